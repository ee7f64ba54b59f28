# SPDX-License-Identifier: Apache-2.0
"""What the kinds that steer the record carry inside the entry (``docs/spec/05-record.md`` §4).

Rules:

1. Content is read strictly: what does not fit makes its entry void, the same for everyone.
2. A fork is told by its evidence, whole: whoever holds the entry can check it. What the evidence
   is worth is not judged here.
3. What was shredded is told in spans of journals, ascending and apart.

It knows nothing of where an entry stands, and of no body.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final

from wasl import codec, limits
from wasl.errors import Code, Refused
from wasl.record.anchor import Anchor, format_anchor, parse_anchor
from wasl.record.fork import Evidence, fork_value, read_fork
from wasl.terms import JournalId

_INDEX_LIMIT: Final = 1 << 16
_SIZE_LIMIT: Final = 1 << 62
_INCARNATION_LIMIT: Final = 1 << 32


class Kind(IntEnum):
    """What an entry is. Below 16: kinds that steer the record itself."""

    GRANT = 0
    KEYS = 1
    ADOPT = 2
    CLOSE = 3
    ACCORD = 4
    CANNOT_OPEN = 5
    ANCHOR = 6
    FORK = 7
    SHREDDED = 8
    MESSAGE = 16
    ACKNOWLEDGEMENT = 17
    SHOWN = 18
    VERIFIED = 19
    CHECK = 20
    LAPSE = 21
    SERVICE = 22
    SUSPENSION = 23
    RESUMPTION = 24
    CORRECTION = 25
    CANCELLATION = 26
    CHUNK = 27


@dataclass(frozen=True, slots=True)
class Grant:
    """Entry 0: the root's grant of the node key, and the node's naming of this journal's keys."""

    grant_note: str
    journal_note: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The author's next X-Wing public key (1,216 bytes), and the hash that pins the dealt seed."""

    kem_public: bytes
    seed_hash: bytes


@dataclass(frozen=True, slots=True)
class Adopt:
    """From here on this journal is judged by the charter with this hash and serial."""

    charter: bytes
    serial: int


@dataclass(frozen=True, slots=True)
class End:
    """An older journal of the same party ends here."""

    incarnation: int
    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class Close:
    """Where the older journals of the same party end; those that are not in it end at 0."""

    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Accord:
    """Agreement on the record: size and root of the final prefix."""

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class CannotOpen:
    """The author of this entry holds that entry and cannot open it."""

    journal: JournalId
    seq: int
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Fork:
    """The author shows that this journal, or the root of its party, has forked."""

    journal: JournalId
    evidence: Evidence


class Why(IntEnum):
    """Why texts were shredded."""

    RETENTION = 0
    ORDER = 1
    BY_HAND = 2


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Entries of one journal: ``first`` ≤ seq < ``end``."""

    journal: JournalId
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Shredded:
    """The author's party no longer holds the texts of these entries."""

    why: Why
    reason: str
    by: str
    spans: tuple[Span, ...]


Content = Grant | Keys | Adopt | Close | Accord | CannotOpen | Anchor | Fork | Shredded
KEM_PUBLIC_BYTES: Final = 1_216


def format_content(content: Content) -> codec.Value:
    """Return the value that stands in the entry."""
    match content:
        case Grant():
            return (content.grant_note, content.journal_note)
        case Keys():
            return (content.kem_public, content.seed_hash)
        case Adopt():
            return (content.charter, content.serial)
        case Close():
            return tuple((end.incarnation, end.size, end.root) for end in content.ends)
        case Accord():
            return (content.size, content.root)
        case CannotOpen():
            j = content.journal
            return (j.party, j.incarnation, content.seq, content.leaf)
        case Anchor():
            return format_anchor(content)
        case Fork():
            j = content.journal
            return (j.party, j.incarnation, fork_value(content.evidence))
        case Shredded():
            spans = tuple(
                (one.journal.party, one.journal.incarnation, one.first, one.end)
                for one in content.spans
            )
            return (int(content.why), content.reason, content.by, spans)


def parse_content(kind: int, value: codec.Value) -> Content:
    """Read the content of a steering kind. Raises Refused (BAD_ENTRY)."""
    match kind, value:
        case Kind.GRANT, (str(grant_note), str(journal_note)):
            return Grant(grant_note, journal_note)
        case Kind.KEYS, (bytes(public), bytes(digest)) if (
            len(public) == KEM_PUBLIC_BYTES and len(digest) == 32
        ):
            return Keys(public, digest)
        case Kind.ADOPT, (bytes(charter), int(serial)) if len(charter) == 32 and is_count(serial):
            return Adopt(charter, serial)
        case Kind.CLOSE, tuple(items):
            return _parse_close(items)
        case Kind.ACCORD, (int(size), bytes(root)) if len(root) == 32 and is_count(size):
            return Accord(size, root)
        case Kind.CANNOT_OPEN, (int(party), int(incarnation), int(seq), bytes(leaf)) if (
            len(leaf) == 32
            and names_journal(party, incarnation)
            and is_count(seq + 1)
            and not isinstance(seq, bool)
        ):
            return CannotOpen(JournalId(party, incarnation), seq, leaf)
        case Kind.ANCHOR, _:
            return parse_anchor(value)
        case Kind.FORK, (int(party), int(incarnation), tuple(evidence)) if names_journal(
            party, incarnation
        ):
            return Fork(JournalId(party, incarnation), _parse_evidence(evidence))
        case Kind.SHREDDED, (int(why), str(reason), str(by), tuple(spans)) if (
            not isinstance(why, bool)
            and why in tuple(Why)
            and 0 < len(spans) <= limits.SHREDDED_SPANS
        ):
            return Shredded(Why(why), reason, by, _parse_spans(spans))
        case _:
            raise Refused(Code.BAD_ENTRY, f"content does not fit kind {kind}", where="content")


def _parse_evidence(value: tuple[codec.Value, ...]) -> Evidence:
    try:
        return read_fork(value)
    except Refused as error:
        raise Refused(Code.BAD_ENTRY, error.what, where="content") from error


def _parse_spans(items: tuple[codec.Value, ...]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for item in items:
        match item:
            case (int(party), int(incarnation), int(first), int(end)) if (
                names_journal(party, incarnation)
                and not isinstance(first, bool)
                and is_count(end)
                and 0 <= first < end
            ):
                spans.append(Span(JournalId(party, incarnation), first, end))
            case _:
                break
    apart = all(
        one.journal < two.journal or (one.journal == two.journal and one.end < two.first)
        for one, two in pairwise(spans)
    )
    if apart and len(spans) == len(items):
        return tuple(spans)
    raise Refused(Code.BAD_ENTRY, "the spans do not ascend", where="content")


def _parse_close(items: tuple[codec.Value, ...]) -> Close:
    ends: list[End] = []
    for item in items:
        match item:
            case (int(incarnation), int(size), bytes(root)) if (
                len(root) == 32 and names_journal(0, incarnation) and is_count(size)
            ):
                ends.append(End(incarnation, size, root))
            case _:
                break
    incarnations = sorted({end.incarnation for end in ends})
    if incarnations == [end.incarnation for end in ends] and len(items) == len(ends):
        return Close(tuple(ends))
    raise Refused(Code.BAD_ENTRY, "content does not fit a close", where="content")


def names_journal(party: int, incarnation: int) -> bool:
    """Tell whether these are the numbers of a journal. CBOR's true and false are no numbers."""
    numbers = not isinstance(party, bool) and not isinstance(incarnation, bool)
    return numbers and 0 <= party < _INDEX_LIMIT and 1 <= incarnation < _INCARNATION_LIMIT


def is_count(number: int) -> bool:
    """Tell whether this is a number from 1 on."""
    return not isinstance(number, bool) and 1 <= number < _SIZE_LIMIT
