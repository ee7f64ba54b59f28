# SPDX-License-Identifier: Apache-2.0
"""What stands in a file for third parties, under which name, and in which order.

There are three kinds: a *transcript* (ranges of all journals of a line), an *exhibit* (one entry)
and a *fork* (two checkpoints, or two grants, that cannot both be true). Each is a list of named
members, in this order::

    README.txt                             what the file is, and the steps for standard tools
    charter/SERIAL.PARTY.note              each charter of the line, once for each party that signed
    it cards/PARTY.SERIAL.note                the cards that those charters name
    journals/PARTY.INCARNATION/grant.note      the root's grant of the node key
                              /journal.note    the node's naming of this journal's keys
                              /before          T  the frontier where the range begins
                              /entries         T  the entries of the range
                              /openings        T  salt and body of each of them
                              /checkpoint.note T  signed by E, at the size where the range ends
                              /pq.note         T? signed by M, at a size within the range
                              /receipts/PARTY.INCARNATION.note   T? signed by that holder's R
    entry/entry                            X  the bytes of the entry
         /entry.tlog-proof                 X  its place under a checkpoint signed by E
         /pq.tlog-proof                    X? the same, signed by M
         /salt, /body                      X  the opening: 32 bytes, and the rest
    receipts/PARTY.INCARNATION.tlog-proof  X? its place under a checkpoint signed by that holder's R
    answers/PARTY.INCARNATION.SEQ/…        X? an acknowledgement of it: the same files as entry/
    witnesses/SIZE.tlog-proof              X? its place under the checkpoint of that size, cosigned
             /PARTY.INCARNATION.SIZE.tlog-proof   T? the same, of the last entry below that size
    anchor/entry, entry.tlog-proof         X? an anchor below it, under the same checkpoint
          /PARTY.INCARNATION/entry, …      T? the same, of an anchor below the range
    fork/a.note, b.note                    F  one size, two roots; or
        /a.tlog-proof, a.leaf, b.…         F  two sizes, and two leaves at one index; or
        /a.grant.note, b.grant.note        F  two grants of one incarnation, to two node keys

T, X and F: in that kind of file alone. "?": left out where nothing is held.

Rules:

1. Names are derived from what the members say; nothing in a name has to be believed. Parts are
   sorted by section, then by their numbers as numbers and their parties as text, then as listed
   above.
2. ``entries`` is the entry bundle of c2sp.org/tlog-tiles: for each entry, u16 length ‖ bytes.
3. ``openings`` has one record for each entry: u32 length ‖ salt ‖ body, or the length 0xffffffff
   alone where the exporter cannot or will not open the entry.
4. ``before`` is u64 size ‖ the hashes of the full subtrees of the first ``size`` leaves, largest
   first.
5. ``*.leaf`` is a leaf hash in base64, and a newline.
6. Every checkpoint here has exactly one signature line, but for those below ``witnesses/``.

It does not know ZIP, which is how the members become one file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from wasl import limits
from wasl.errors import Code, Refused
from wasl.record.entry import SALT_BYTES
from wasl.terms import PartyId

README: Final = "README.txt"


class FileKind(StrEnum):
    """What a file for third parties is."""

    TRANSCRIPT = "transcript"
    EXHIBIT = "exhibit"
    FORK = "fork"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""
        return f".wasl-{self}"


class Section(IntEnum):
    """The sections of a file, in their order."""

    README = 0
    CHARTER = 1
    CARD = 2
    JOURNAL = 3
    ENTRY = 4
    RECEIPT = 5
    ANSWER = 6
    WITNESS = 7
    ANCHOR = 8
    FORK = 9


_SECTIONS: Final = {
    FileKind.TRANSCRIPT: frozenset({Section.JOURNAL, Section.WITNESS, Section.ANCHOR}),
    FileKind.EXHIBIT: frozenset(
        {
            *(Section.JOURNAL, Section.ENTRY, Section.RECEIPT, Section.ANSWER),
            *(Section.WITNESS, Section.ANCHOR),
        }
    ),
    FileKind.FORK: frozenset({Section.JOURNAL, Section.FORK}),
}
_EVERYWHERE: Final = frozenset({Section.README, Section.CHARTER, Section.CARD})

GRANT_NOTE: Final = "grant.note"
JOURNAL_NOTE: Final = "journal.note"
BEFORE: Final = "before"
ENTRIES: Final = "entries"
OPENINGS: Final = "openings"
CHECKPOINT: Final = "checkpoint.note"
PQ_NOTE: Final = "pq.note"
RECEIPTS: Final = "receipts"
ENTRY: Final = "entry"
PROOF: Final = "entry.tlog-proof"
PQ_PROOF: Final = "pq.tlog-proof"
SALT: Final = "salt"
BODY: Final = "body"

_KEY_FILES: Final = (GRANT_NOTE, JOURNAL_NOTE)
_RANGE_FILES: Final = (BEFORE, ENTRIES, OPENINGS, CHECKPOINT)
_PROOF_FILES: Final = (ENTRY, PROOF, PQ_PROOF, SALT, BODY)
_ANCHOR_FILES: Final = (ENTRY, PROOF)
_FORK_FILES: Final = (
    *("a.note", "a.tlog-proof", "a.leaf", "a.grant.note"),
    *("b.note", "b.tlog-proof", "b.leaf", "b.grant.note"),
)
_FILES: Final[dict[Section, tuple[str, ...]]] = {
    Section.README: ("",),
    Section.CHARTER: ("",),
    Section.CARD: ("",),
    Section.JOURNAL: (*_KEY_FILES, *_RANGE_FILES, PQ_NOTE, RECEIPTS),
    Section.ENTRY: _PROOF_FILES,
    Section.RECEIPT: ("",),
    Section.ANSWER: _PROOF_FILES,
    Section.WITNESS: ("",),
    Section.ANCHOR: _ANCHOR_FILES,
    Section.FORK: _FORK_FILES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The name of a member, taken apart. What a section has no use for stays empty.

    ``serial`` is a charter's; ``number`` a journal's incarnation, or a card's serial; ``seq`` an
    entry's number, or the size that witnesses cosigned; ``holder`` and ``holder_number`` name the
    journal of whoever gave a receipt in a transcript. What dates the one entry of an exhibit names
    no journal.
    """

    section: Section
    serial: int = 0
    party: PartyId = PartyId("")
    number: int = 0
    seq: int = 0
    file: str = ""
    holder: PartyId = PartyId("")
    holder_number: int = 0

    @property
    def place(self) -> tuple[int, int, str, int, int, int, str, int]:
        """What members are sorted by."""
        rank = _FILES[self.section].index(self.file)
        where = (self.section, self.serial, self.party, self.number, self.seq)
        return (*where, rank, self.holder, self.holder_number)

    def fits(self, kind: FileKind) -> bool:
        """Whether a file of this kind may have such a member."""
        if self.section == Section.JOURNAL and kind != FileKind.TRANSCRIPT:
            return self.file in _KEY_FILES
        dating = self.section in (Section.WITNESS, Section.ANCHOR)
        if dating and bool(self.party) != (kind == FileKind.TRANSCRIPT):
            return False
        return self.section in _EVERYWHERE or self.section in _SECTIONS[kind]


_PARTY: Final = "[a-z][a-z0-9-]{0,31}"
_FROM_1: Final = "[1-9][0-9]{0,9}"
_SIZE: Final = "[1-9][0-9]{0,18}"
_FROM_0: Final = "0|[1-9][0-9]{0,18}"
_JOURNAL: Final = rf"(?P<party>{_PARTY})\.(?P<number>{_FROM_1})"
_HOLDER: Final = rf"(?P<holder>{_PARTY})\.(?P<holder_number>{_FROM_1})"


def _one_of(files: Iterable[str]) -> str:
    return "|".join(map(re.escape, files))


_FORMS: Final[dict[Section, re.Pattern[str]]] = {
    Section.README: re.compile(re.escape(README)),
    Section.CHARTER: re.compile(rf"charter/(?P<serial>{_FROM_1})\.(?P<party>{_PARTY})\.note"),
    Section.CARD: re.compile(rf"cards/{_JOURNAL}\.note"),
    Section.JOURNAL: re.compile(
        rf"journals/{_JOURNAL}/"
        rf"(?:(?P<file>{_one_of(_FILES[Section.JOURNAL][:-1])})|{RECEIPTS}/{_HOLDER}\.note)"
    ),
    Section.ENTRY: re.compile(rf"entry/(?P<file>{_one_of(_PROOF_FILES)})"),
    Section.RECEIPT: re.compile(rf"receipts/{_JOURNAL}\.tlog-proof"),
    Section.ANSWER: re.compile(
        rf"answers/{_JOURNAL}\.(?P<seq>{_FROM_0})/(?P<file>{_one_of(_PROOF_FILES)})"
    ),
    Section.WITNESS: re.compile(rf"witnesses/(?:{_JOURNAL}\.)?(?P<seq>{_SIZE})\.tlog-proof"),
    Section.ANCHOR: re.compile(rf"anchor/(?:{_JOURNAL}/)?(?P<file>{_one_of(_ANCHOR_FILES)})"),
    Section.FORK: re.compile(rf"fork/(?P<file>{_one_of(_FORK_FILES)})"),
}


def parse_name(name: str) -> Part | None:
    """Take a name apart; None if no member of ours is called so."""
    for section, form in _FORMS.items():
        match = form.fullmatch(name)
        if match is None:
            continue
        words = match.groupdict()
        holder = words.get("holder") or ""
        return Part(
            section=section,
            serial=int(words.get("serial") or 0),
            party=PartyId(words.get("party") or ""),
            number=int(words.get("number") or 0),
            seq=int(words.get("seq") or 0),
            file=RECEIPTS if holder else words.get("file") or "",
            holder=PartyId(holder),
            holder_number=int(words.get("holder_number") or 0),
        )
    return None


def format_name(part: Part) -> str:
    """Write the name of a member."""
    journal = f"{part.party}.{part.number}"
    match part.section:
        case Section.README:
            return README
        case Section.CHARTER:
            return f"charter/{part.serial}.{part.party}.note"
        case Section.CARD:
            return f"cards/{journal}.note"
        case Section.JOURNAL if part.file == RECEIPTS:
            return f"journals/{journal}/{RECEIPTS}/{part.holder}.{part.holder_number}.note"
        case Section.JOURNAL:
            return f"journals/{journal}/{part.file}"
        case Section.ENTRY:
            return f"entry/{part.file}"
        case Section.RECEIPT:
            return f"receipts/{journal}.tlog-proof"
        case Section.ANSWER:
            return f"answers/{journal}.{part.seq}/{part.file}"
        case Section.WITNESS:
            return f"witnesses/{f'{journal}.' if part.party else ''}{part.seq}.tlog-proof"
        case Section.ANCHOR:
            return f"anchor/{f'{journal}/' if part.party else ''}{part.file}"
        case Section.FORK:
            return f"fork/{part.file}"


def arrange(members: dict[Part, bytes]) -> list[tuple[str, bytes]]:
    """Write members in their order."""
    ordered = sorted(members.items(), key=lambda item: item[0].place)
    return [(format_name(part), data) for part, data in ordered]


# ── entries and openings ────────────────────────────────────────────────────────────────────────

_ABSENT: Final = 0xFFFF_FFFF
_OPENING_MOST: Final = SALT_BYTES + limits.BODY_BYTES


def format_entries(entries: Iterable[bytes]) -> bytes:
    """Write an entry bundle."""
    return b"".join(len(data).to_bytes(2) + data for data in entries)


def parse_entries(data: bytes) -> list[bytes]:
    """Read an entry bundle. Raises Refused."""
    entries: list[bytes] = []
    at, end = 0, len(data)
    while at < end:
        start = at + 2
        at = start + int.from_bytes(data[at:start])
        entries.append(data[start:at])
    if at != end:
        raise Refused(Code.NOT_CANONICAL, "the last entry is cut off", where=ENTRIES)
    return entries


def format_openings(openings: Iterable[bytes | None]) -> bytes:
    """Write openings, each salt ‖ body or None."""
    out: list[bytes] = []
    for opening in openings:
        out.append((_ABSENT if opening is None else len(opening)).to_bytes(4))
        out.append(opening or b"")
    return b"".join(out)


def parse_openings(data: bytes) -> Sequence[bytes | None]:
    """Read openings. Raises Refused."""
    openings: list[bytes | None] = []
    at, end = 0, len(data)
    while at < end:
        start = at + 4
        size = int.from_bytes(data[at:start])
        if size == _ABSENT and start <= end:
            openings.append(None)
            at = start
            continue
        at = start + size
        if not SALT_BYTES <= size <= _OPENING_MOST or at > end:
            what = "an opening is cut off, or has a size that none can have"
            raise Refused(Code.NOT_CANONICAL, what, where=OPENINGS)
        openings.append(data[start:at])
    return openings
