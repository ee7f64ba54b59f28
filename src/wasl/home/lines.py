# SPDX-License-Identifier: Apache-2.0
"""The lines of a party: for each the files by which it was agreed, and our own name for it.

::

    lines/LINE_ID/  agreed.wasl-line      the first charter
                    agreed-2.wasl-line    the charter that follows it, and so on
                    signed-2              hashes of the charters 2 that we signed, one a line
                    alias

Rules:

1. A line's folder is named by its line id and appears whole (by a rename). Later charters are put
   beside the first, each whole; what is there is not changed.
2. A charter is kept only if every member has signed it and it may follow the one before it. All of
   it is verified again each time it is read.
3. An alias is for people on this node: the other party's id or the title's words; never sent.
4. A line is named by its alias, or by 8 or more hex digits of its id that fit no other.

It keeps no entry: the store does.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wasl import limits
from wasl.errors import Code, Contradiction, Damaged, Misuse, Refused
from wasl.home.files import explain, read_file, sync_folder, write_file
from wasl.home.proposal import Proposal, format_proposal, parse_proposal
from wasl.terms import LineId, PartyId
from wasl.trust.card import card_hash
from wasl.trust.charter import Charter, charter_hash
from wasl.trust.succession import check_succession

_AGREED: Final = "agreed.wasl-line"
_LATER: Final = "agreed-{}.wasl-line"
_SIGNED: Final = "signed-{}"
_SIGNED_KEPT: Final = 99
_FILE_BYTES: Final = limits.PROPOSAL_BYTES
_ALIAS: Final = "alias"
_ALIAS_CHARS: Final = 32
_ID: Final = re.compile(r"[0-9a-f]{64}\Z")
_PREFIX: Final = re.compile(r"[0-9a-f]{8,64}\Z")


@dataclass(frozen=True, slots=True)
class HeldLine:
    """A line that all its members have signed, and our alias for it."""

    alias: str
    agreed: Proposal
    later: tuple[Proposal, ...] = ()

    @property
    def line_id(self) -> LineId:
        return self.agreed.line_id

    @property
    def chain(self) -> tuple[Proposal, ...]:
        """All charters that are open here, from the first on."""
        return (self.agreed, *self.later)

    @property
    def charter(self) -> Charter:
        """The newest charter that is open here; which one we have adopted, the record says."""
        return self.chain[-1].charter


class LineBox:
    """The folder of lines."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, agreed: Proposal, *, own: PartyId, later: Sequence[Proposal] = ()) -> HeldLine:
        """Keep a line, or a later charter of one. ``own``: our party.

        ``later``: the charters that follow a first one, for a party that joins by the last of them.
        A later charter that is open already changes nothing. Raises Misuse (NOT_SIGNED_BY_ALL,
        EXISTS, UNKNOWN_ID if we are no member), Unavailable; and as :meth:`continued`.
        """
        newest = [agreed, *later][-1].charter
        if own not in {one.party for one in newest.left}:
            newest.member(own)
        chain: list[Proposal] = []
        for one in (agreed, *later):
            _check_signed(one)
            if chain:
                _check_place(chain, one)
            chain.append(one)
        if agreed.charter.serial > 1:
            return self._add_later(agreed)
        held = self.list()
        if any(each.line_id == agreed.line_id for each in held):
            raise Misuse(Code.EXISTS, "this line is already open", where=agreed.line_id.hex())
        alias = _make_alias(newest, own, taken={each.alias for each in held})
        line = HeldLine(alias, agreed, tuple(later))
        try:
            self._write(line)
        except OSError as error:
            raise explain(error, self._folder) from error
        return line

    def continued(self, later: Proposal) -> HeldLine:
        """The line that a later charter is of: it is the next one there, or it is open already.

        Raises Misuse (UNKNOWN_ID, NOT_ALLOWED), Refused (BAD_CHARTER), Contradiction
        (CHARTER_FORK, ROOT_FORK).
        """
        held = next((each for each in self.list() if each.line_id == later.line_id), None)
        if held is None:
            raise Misuse(
                Code.UNKNOWN_ID,
                "this is a later charter of a line that is not open here",
                where=later.line_id.hex(),
                do="open the line first, with the file of its first charter, then those after it",
            )
        _check_place(held.chain, later)
        return held

    def note_signed(self, later: Proposal) -> bool:
        """Note that we sign a later charter. Tell whether we signed another one in its place."""
        path = self._folder / later.line_id.hex() / _SIGNED.format(later.charter.serial)
        before = (read_file(path, limit=limits.CONFIG_BYTES) or b"").decode("ascii", "replace")
        digest = charter_hash(later.charter).hex()
        signed = [each for each in before.split() if each != digest][-_SIGNED_KEPT:]
        write_file(path, "".join(f"{each}\n" for each in (*signed, digest)).encode())
        return bool(signed)

    def _add_later(self, agreed: Proposal) -> HeldLine:
        held = self.continued(agreed)
        serial = agreed.charter.serial
        if serial <= len(held.chain):
            return held
        folder = self._folder / held.line_id.hex()
        write_file(folder / _LATER.format(serial), format_proposal(agreed))
        return replace(held, later=(*held.later, agreed))

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

    def _write(self, line: HeldLine) -> None:
        folder = self._folder / line.line_id.hex()
        beside = self._folder / f".{folder.name}.new"
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(mode=0o700)
        write_file(beside / _AGREED, format_proposal(line.agreed))
        for one in line.later:
            write_file(beside / _LATER.format(one.charter.serial), format_proposal(one))
        write_file(beside / _ALIAS, f"{line.alias}\n".encode())
        beside.rename(folder)
        sync_folder(self._folder)


def _read(folder: Path) -> HeldLine:
    data = read_file(folder / _AGREED, limit=_FILE_BYTES)
    alias = read_file(folder / _ALIAS, limit=limits.CONFIG_BYTES)
    if data is None or alias is None:
        raise _damaged("a file of this line is missing", folder)
    try:
        chain = [_signed_by_all(data, folder)]
        name = alias.decode("ascii").strip()
        for serial in range(2, 2 + len(list(folder.glob(_LATER.format("*"))))):
            data = read_file(folder / _LATER.format(serial), limit=_FILE_BYTES)
            if data is None:
                raise _damaged(f"charter {serial} of this line is missing", folder)
            later = _signed_by_all(data, folder)
            _check_next(chain[-1], later)
            chain.append(later)
    except (Refused, Contradiction, UnicodeDecodeError) as fault:
        raise _damaged(f"this line cannot be read: {fault}", folder) from fault
    return HeldLine(name, chain[0], tuple(chain[1:]))


def _signed_by_all(data: bytes, folder: Path) -> Proposal:
    agreed = parse_proposal(data)
    if agreed.missing or agreed.line_id.hex() != folder.name:
        raise _damaged("this is not the line that its folder says, signed by all", folder)
    return agreed


def _check_place(chain: Sequence[Proposal], later: Proposal) -> None:
    """Require that a charter is the next of a line, or the one that is open there already."""
    serial = later.charter.serial
    if serial > len(chain) + 1:
        raise Misuse(
            Code.UNKNOWN_ID,
            f"this is charter {serial} of the line, and charter {len(chain) + 1} is not open here",
            where=later.line_id.hex(),
            do="ask a member for the file of that charter, and open it first",
        )
    if serial == len(chain) + 1:
        _check_next(chain[-1], later)
    elif chain[serial - 1].charter != later.charter:
        raise Contradiction(
            Code.CHARTER_FORK,
            f"another charter {serial} of this line is open here",
            where=later.line_id.hex(),
            do="ask every member by voice which of the two it has opened",
        )


def _check_next(before: Proposal, later: Proposal) -> None:
    cards = {card_hash(card): card for card in (*before.cards, *later.cards)}
    check_succession(before.charter, later.charter, cards=list(cards.values()))


def _check_signed(agreed: Proposal) -> None:
    if agreed.missing:
        raise Misuse(
            Code.NOT_SIGNED_BY_ALL,
            "the charter is not signed by all of its members",
            where=", ".join(agreed.missing),
            do="send the file to those named, and have each of them sign it",
        )


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
