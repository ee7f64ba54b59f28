# SPDX-License-Identifier: Apache-2.0
"""An entry: one signed item of the record (``docs/spec/05-record.md`` §2).

Rules:

1. Entry bytes are one canonical CBOR array of ten items: version, line, journal, sequence number,
   kind, flags, time, seen, commitment, content. They say nothing about how they travel.
2. Every entry has a salted commitment to its body, also when the body is empty: a bare hash of a
   short answer could be guessed.
3. Kinds that steer the record carry their content inside the entry bytes, so that whoever holds the
   bytes can judge them, opened or not. All other kinds have the content ``null``.
4. :func:`judge` is a pure function of the bytes and of where they stand. Bytes under a verified
   checkpoint are never dropped: what is wrong with them is a :class:`Void` mark.
5. A kind that this version does not know is not void. It is kept, shown as not understood, and
   ordered.

It does not verify signatures, does not open bodies, and knows nothing of charters.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from wasl import codec, limits
from wasl.errors import Code, Refused
from wasl.primitives import sha256
from wasl.record.anchor import Anchor, format_anchor, parse_anchor
from wasl.terms import Head, JournalId, LineId, Precedence, Traffic

VERSION: Final = 1
SALT_BYTES: Final = 32
_COMMIT_LABEL: Final = b"wasl/commit/v1"
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


STEERING_BELOW: Final = 16
"""Kinds below this number steer the record; all of them carry content, known or not."""


class Void(IntEnum):
    """Why an entry has no effect. The entry keeps its index, its leaf and its proof."""

    NOT_CANONICAL = 1
    BAD_SHAPE = 2
    OTHER_VERSION = 3
    OTHER_LINE = 4
    OTHER_JOURNAL = 5
    OTHER_SEQ = 6
    RESERVED_FLAGS = 7
    MISPLACED_GRANT = 8
    BAD_CONTENT = 9
    BAD_SEEN = 10
    BEFORE_KEYS = 11


@dataclass(frozen=True, slots=True)
class Entry:
    """The visible part of one item of the record. ``kind`` stays a number: it may be unknown here.

    ``time_s`` is the author's own clock in seconds UTC: a claim. ``content`` is None, or the tuple
    that the kind prescribes.
    """

    line: LineId
    journal: JournalId
    seq: int
    kind: int
    precedence: Precedence
    traffic: Traffic
    sent_alone: bool
    time_s: int
    seen: tuple[Head, ...]
    commit: bytes
    content: codec.Value = None


def commitment(salt: bytes, body: bytes) -> bytes:
    """Return the 32-byte commitment to a body: SHA-256(label ‖ salt ‖ body)."""
    assert len(salt) == SALT_BYTES
    return sha256(_COMMIT_LABEL, salt, body)


def pack_flags(precedence: Precedence, traffic: Traffic, *, sent_alone: bool) -> int:
    """Return the flags byte: bits 0–1 precedence, 2–3 traffic, 4 sent alone, 5–7 zero."""
    return precedence | traffic << 2 | sent_alone << 4


def format_entry(entry: Entry) -> bytes:
    """Return the entry's canonical bytes. Raises Refused if they exceed the largest entry."""
    data = codec.format(
        (
            VERSION,
            entry.line,
            (entry.journal.party, entry.journal.incarnation),
            entry.seq,
            entry.kind,
            pack_flags(entry.precedence, entry.traffic, sent_alone=entry.sent_alone),
            entry.time_s,
            tuple((h.journal.party, h.journal.incarnation, h.size, h.root) for h in entry.seen),
            entry.commit,
            entry.content,
        )
    )
    if len(data) > limits.ENTRY_BYTES:
        raise Refused(Code.TOO_LARGE, f"an entry of {len(data)} bytes", where="entry")
    return data


def parse_entry(data: bytes) -> Entry:
    """Read entry bytes. Raises Refused (BAD_ENTRY); see :func:`judge` for what is kept all the
    same.
    """
    entry = _read(data)
    if isinstance(entry, Void):
        raise Refused(Code.BAD_ENTRY, f"not an entry: {entry.name.lower()}", where="entry")
    return entry


def judge(data: bytes, *, line: LineId, journal: JournalId, seq: int) -> Entry | Void:
    """Read entry bytes that stand at ``seq`` of ``journal``; return the entry, or why it is void.

    Only what the bytes and their place say is judged here. What depends on earlier entries of the
    same journal (``BEFORE_KEYS``, shrinking ``seen``) is judged where those are known.
    """
    entry = _read(data)
    if isinstance(entry, Void):
        return entry
    if entry.line != line:
        return Void.OTHER_LINE
    if entry.journal != journal:
        return Void.OTHER_JOURNAL
    if entry.seq != seq:
        return Void.OTHER_SEQ
    if (entry.kind == Kind.GRANT) != (seq == 0):
        return Void.MISPLACED_GRANT
    if not _content_fits(entry.kind, entry.content, seq):
        return Void.BAD_CONTENT
    journals = [head.journal for head in entry.seen]
    if journal in journals or sorted(set(journals)) != journals:
        return Void.BAD_SEEN
    return entry


def _read(data: bytes) -> Entry | Void:
    try:
        value = codec.parse(data, limit=limits.ENTRY_BYTES)
    except Refused:
        return Void.NOT_CANONICAL
    match value:
        case (
            int(version),
            bytes(line),
            (int(party), int(incarnation)),
            int(seq),
            int(kind),
            int(flags),
            int(time_s),
            tuple(seen),
            bytes(commit),
            content,
        ):
            pass
        case _:
            return Void.BAD_SHAPE
    if isinstance(version, bool) or version != VERSION:
        return Void.OTHER_VERSION
    numbers = (party, incarnation, seq, kind, flags, time_s)
    if not _in_range(numbers) or len(line) != 32 or len(commit) != 32:
        return Void.BAD_SHAPE
    if len(seen) > limits.SEEN_ITEMS:
        return Void.BAD_SHAPE
    if flags >= 32:
        return Void.RESERVED_FLAGS
    heads = _read_seen(seen)
    if heads is None:
        return Void.BAD_SEEN
    return Entry(
        LineId(line),
        JournalId(party, incarnation),
        seq,
        kind,
        Precedence(flags & 3),
        Traffic(flags >> 2 & 3),
        bool(flags & 16),
        time_s,
        heads,
        commit,
        content,
    )


def _in_range(numbers: tuple[int, int, int, int, int, int]) -> bool:
    party, incarnation, seq, kind, flags, time_s = numbers
    return (
        _names_journal(party, incarnation)
        and 0 <= seq < _SIZE_LIMIT
        and 0 <= kind < _INDEX_LIMIT
        and 0 <= flags < 256
        and 0 <= time_s < limits.TIME_S
        and not any(isinstance(number, bool) for number in numbers)
    )


def _read_seen(items: tuple[codec.Value, ...]) -> tuple[Head, ...] | None:
    heads: list[Head] = []
    for item in items:
        match item:
            case (int(party), int(incarnation), int(size), bytes(root)) if (
                len(root) == 32 and _names_journal(party, incarnation) and _count(size)
            ):
                heads.append(Head(JournalId(party, incarnation), size, root))
            case _:
                return None
    return tuple(heads)


# ── content of the kinds that steer ─────────────────────────────────────────────────────────────


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


Content = Grant | Keys | Adopt | Close | Accord | CannotOpen | Anchor
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


def parse_content(kind: int, value: codec.Value) -> Content:
    """Read the content of a steering kind. Raises Refused (BAD_ENTRY)."""
    match kind, value:
        case Kind.GRANT, (str(grant_note), str(journal_note)):
            return Grant(grant_note, journal_note)
        case Kind.KEYS, (bytes(public), bytes(digest)) if (
            len(public) == KEM_PUBLIC_BYTES and len(digest) == 32
        ):
            return Keys(public, digest)
        case Kind.ADOPT, (bytes(charter), int(serial)) if len(charter) == 32 and _count(serial):
            return Adopt(charter, serial)
        case Kind.CLOSE, tuple(items):
            return _parse_close(items)
        case Kind.ACCORD, (int(size), bytes(root)) if len(root) == 32 and _count(size):
            return Accord(size, root)
        case Kind.CANNOT_OPEN, (int(party), int(incarnation), int(seq), bytes(leaf)) if (
            len(leaf) == 32
            and _names_journal(party, incarnation)
            and _count(seq + 1)
            and not isinstance(seq, bool)
        ):
            return CannotOpen(JournalId(party, incarnation), seq, leaf)
        case Kind.ANCHOR, _:
            return parse_anchor(value)
        case _:
            raise Refused(Code.BAD_ENTRY, f"content does not fit kind {kind}", where="content")


def _parse_close(items: tuple[codec.Value, ...]) -> Close:
    ends: list[End] = []
    for item in items:
        match item:
            case (int(incarnation), int(size), bytes(root)) if (
                len(root) == 32 and _names_journal(0, incarnation) and _count(size)
            ):
                ends.append(End(incarnation, size, root))
            case _:
                break
    incarnations = sorted({end.incarnation for end in ends})
    if incarnations == [end.incarnation for end in ends] and len(items) == len(ends):
        return Close(tuple(ends))
    raise Refused(Code.BAD_ENTRY, "content does not fit a close", where="content")


def _names_journal(party: int, incarnation: int) -> bool:
    """Tell whether these are the numbers of a journal. CBOR's true and false are no numbers."""
    numbers = not isinstance(party, bool) and not isinstance(incarnation, bool)
    return numbers and 0 <= party < _INDEX_LIMIT and 1 <= incarnation < _INCARNATION_LIMIT


def _count(number: int) -> bool:
    return not isinstance(number, bool) and 1 <= number < _SIZE_LIMIT


def _content_fits(kind: int, value: codec.Value, seq: int) -> bool:
    if kind >= STEERING_BELOW:
        return value is None
    try:
        Kind(kind)
    except ValueError:
        return True  # a steering kind of a later version: kept, not understood
    try:
        content = parse_content(kind, value)
    except Refused:
        return False
    return not isinstance(content, Anchor) or content.size <= seq
