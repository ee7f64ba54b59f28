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
from functools import lru_cache
from typing import Final

from wasl import codec, limits
from wasl.errors import Code, Refused
from wasl.primitives import sha256
from wasl.record.anchor import Anchor
from wasl.record.content import (
    Accord,
    Adopt,
    CannotOpen,
    Close,
    Content,
    End,
    Fork,
    Grant,
    Keys,
    Kind,
    Shredded,
    format_content,
    is_count,
    names_journal,
    parse_content,
)
from wasl.terms import Head, JournalId, LineId, Precedence, Traffic

__all__ = [
    "SALT_BYTES",
    "STEERING_BELOW",
    "VERSION",
    "Accord",
    "Adopt",
    "Anchor",
    "CannotOpen",
    "Close",
    "Content",
    "End",
    "Entry",
    "Fork",
    "Grant",
    "Keys",
    "Kind",
    "Shredded",
    "Void",
    "commitment",
    "format_content",
    "format_entry",
    "judge",
    "pack_flags",
    "parse_content",
    "parse_entry",
]

VERSION: Final = 1
SALT_BYTES: Final = 32
_COMMIT_LABEL: Final = b"wasl/commit/v1"
_INDEX_LIMIT: Final = 1 << 16
_SIZE_LIMIT: Final = 1 << 62


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


@lru_cache(maxsize=512)  # one entry is read for its order, for who is owed, to be sent again
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
    if len(seen) > limits.SEEN_ITEMS or not isinstance(content, tuple | None):
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
        names_journal(party, incarnation)
        and 0 <= seq < _SIZE_LIMIT
        and 0 <= kind < _INDEX_LIMIT
        and 0 <= flags < 256
        and 0 <= time_s < limits.TIME_S
        and bool not in map(type, numbers)
    )


def _read_seen(items: tuple[codec.Value, ...]) -> tuple[Head, ...] | None:
    heads: list[Head] = []
    for item in items:
        match item:
            case (int(party), int(incarnation), int(size), bytes(root)) if (
                len(root) == 32 and names_journal(party, incarnation) and is_count(size)
            ):
                heads.append(Head(JournalId(party, incarnation), size, root))
            case _:
                return None
    return tuple(heads)


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
