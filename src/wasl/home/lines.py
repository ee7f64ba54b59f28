# SPDX-License-Identifier: Apache-2.0
"""The lines of a party: for each the file by which it was agreed, and our own name for it.

Rules:

1. A line's folder is named by its line id, appears whole (by a rename), and is not changed after.
2. A line is kept only if every member has signed, and is verified again each time it is read.
3. An alias is for people on this node: the other party's id or the title's words; never sent.
4. A line is named by its alias, or by 8 or more hex digits of its id that fit no other.

It keeps no entry: the store does.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wasl import limits
from wasl.errors import Code, Damaged, Misuse, Refused
from wasl.home.files import explain, read_file, sync_folder, write_file
from wasl.home.proposal import Proposal, format_proposal, parse_proposal
from wasl.terms import LineId, PartyId
from wasl.trust.charter import Charter

_AGREED: Final = "agreed.wasl-line"
_ALIAS: Final = "alias"
_ALIAS_CHARS: Final = 32
_ID: Final = re.compile(r"[0-9a-f]{64}\Z")
_PREFIX: Final = re.compile(r"[0-9a-f]{8,64}\Z")


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A line that all its members have signed, and our alias for it."""

    alias: str
    agreed: Proposal

    @property
    def line_id(self) -> LineId:
        return self.agreed.line_id

    @property
    def charter(self) -> Charter:
        return self.agreed.charter


class LineBox:
    """The folder of lines."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, agreed: Proposal, *, own: PartyId) -> HeldLine:
        """Keep a line. ``own``: our party.

        Raises Misuse (NOT_SIGNED_BY_ALL, EXISTS, UNKNOWN_ID if we are no member), Unavailable.
        """
        agreed.charter.member(own)
        if agreed.missing:
            raise Misuse(
                Code.NOT_SIGNED_BY_ALL,
                "the charter is not signed by all of its members",
                where=", ".join(agreed.missing),
                do="send the file to those named, and have each of them sign it",
            )
        held = self.list()
        if any(each.line_id == agreed.line_id for each in held):
            raise Misuse(Code.EXISTS, "this line is already open", where=agreed.line_id.hex())
        alias = _make_alias(agreed.charter, own, taken={each.alias for each in held})
        try:
            self._write(agreed, alias)
        except OSError as error:
            raise explain(error, self._folder) from error
        return HeldLine(alias, agreed)

    def list(self) -> list[HeldLine]:
        """All lines, by alias. Raises Damaged."""
        try:
            folders = [each for each in self._folder.iterdir() if _ID.match(each.name)]
        except OSError as error:
            raise explain(error, self._folder) from error
        return sorted((_read(each) for each in folders), key=lambda each: each.alias)

    def find(self, name: str) -> HeldLine:
        """The line of this alias, or of these first hex digits.

        Raises Misuse (UNKNOWN_ID, AMBIGUOUS_ID) listing what there is.
        """
        held = self.list()
        digits = name.lower()
        found = [each for each in held if each.alias == name]
        if not found and _PREFIX.match(digits):
            found = [each for each in held if each.line_id.hex().startswith(digits)]
        if len(found) == 1:
            return found[0]
        known = ", ".join(f"{each.alias} ({each.line_id.hex()[:8]})" for each in found or held)
        if found:
            do = f"write more digits, or an alias: {known}"
            raise Misuse(
                Code.AMBIGUOUS_ID, f"“{name}” fits more than one line", where="line", do=do
            )
        do = f"the lines are: {known}" if held else "open one with “wasl line open”"
        raise Misuse(Code.UNKNOWN_ID, f"there is no line “{name}”", where="line", do=do)

    def _write(self, agreed: Proposal, alias: str) -> None:
        folder = self._folder / agreed.line_id.hex()
        beside = self._folder / f".{folder.name}.new"
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(mode=0o700)
        write_file(beside / _AGREED, format_proposal(agreed))
        write_file(beside / _ALIAS, f"{alias}\n".encode())
        beside.rename(folder)
        sync_folder(self._folder)


def _read(folder: Path) -> HeldLine:
    data = read_file(folder / _AGREED, limit=limits.PROPOSAL_BYTES)
    alias = read_file(folder / _ALIAS, limit=limits.CONFIG_BYTES)
    if data is None or alias is None:
        raise _damaged("a file of this line is missing", folder)
    try:
        agreed = parse_proposal(data)
        name = alias.decode("ascii").strip()
    except (Refused, UnicodeDecodeError) as fault:
        raise _damaged(f"this line cannot be read: {fault}", folder) from fault
    if agreed.missing or agreed.line_id.hex() != folder.name:
        raise _damaged("this is not the line that its folder says, signed by all", folder)
    return HeldLine(name, agreed)


def _make_alias(charter: Charter, own: PartyId, *, taken: Collection[str]) -> str:
    others = [each.party for each in charter.members if each.party != own]
    title = re.sub(r"[^a-z0-9]+", "-", charter.title.lower())[:_ALIAS_CHARS].strip("-")
    base = others[0] if len(others) == 1 else title or "line"
    alias, number = base, 1
    while alias in taken:
        number += 1
        alias = f"{base}-{number}"
    return alias


def _damaged(what: str, folder: Path) -> Damaged:
    remedy = "keep the folder as it is, and open the line again from its .wasl-line file"
    return Damaged(Code.STORE_DAMAGED, what, where=str(folder), do=remedy)
