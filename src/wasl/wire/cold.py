# SPDX-License-Identifier: Apache-2.0
"""The cold envelope: any list of items, sealed once to one recipient (``docs/spec/04-envelopes.md``
§2).

::

    envelope = hint (4) ‖ HPKE-base(MLKEM768-X25519, HKDF-SHA256, AES-256-GCM)(plain)
    hint     = SHA-256("wasl/cold-hint/v1" ‖ line_id ‖ KEM public key)[:4]
    info     = "wasl/cold/v1" ‖ line_id ‖ SHA-256(KEM public key)
    plain    = coding u8 ‖ length u32 ‖ coded items ‖ zeros up to a bucket
    items    = canonical CBOR array of items, each an array that begins with its number

Rules:

1. It needs no sender's name: every item proves itself, by a signature or by a commitment that is
   already signed. Replaying it is harmless.
2. An item with an unknown number is passed over: a later version may add items.
3. In a :class:`Range`, an array of one hash in the place of an entry is the leaf hash of one left
   out.

It serves first contact, resync, receipts, couriers, and whatever a warm envelope could not carry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from wasl import codec, limits
from wasl.errors import Code, Refused
from wasl.primitives import sha256
from wasl.terms import Head, JournalId, LineId
from wasl.wire import text

HINT_BYTES: Final = 4
_HINT_LABEL: Final = b"wasl/cold-hint/v1"
_INFO_LABEL: Final = b"wasl/cold/v1"
_PROOF_HASHES: Final = 64


class LeftOut(bytes):
    """In the place of an entry: the 32-byte leaf hash of one that was left out."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Range:
    """One or more entries of a journal from ``first`` on, ending at a size that its author signed.

    ``entries``: entry bytes, or :class:`LeftOut`. ``openings``: as many, salt ‖
    body or None. ``signature``: E over the checkpoint at size ``first + len(entries)``.
    """

    journal: JournalId
    first: int
    entries: tuple[bytes, ...]
    openings: tuple[bytes | None, ...]
    signature: bytes

    @property
    def size(self) -> int:
        """The signed size at which the range ends."""
        return self.first + len(self.entries)


@dataclass(frozen=True, slots=True)
class Proven:
    """One entry far ahead of what the receiver holds, proven by a checkpoint and an inclusion
    proof.
    """

    head: Head
    signature: bytes
    seq: int
    entry: bytes
    opening: bytes | None
    proof: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Salt ‖ body of an entry that the receiver could not open."""

    journal: JournalId
    seq: int
    opening: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """``holder`` holds all entries of ``head.journal`` below ``head.size``, since ``time_s`` at
    latest.
    """

    head: Head
    holder: JournalId
    time_s: int
    signature: bytes


@dataclass(frozen=True, slots=True)
class Seed:
    """The seed of an epoch, pinned by the KEYS entry at ``keys_seq``."""

    journal: JournalId
    keys_seq: int
    seed: bytes


@dataclass(frozen=True, slots=True)
class Heads:
    """What the sender holds of each journal (a hint, not a proof), and its clock in ms UTC."""

    clock_ms: int
    held: tuple[tuple[JournalId, int], ...]


@dataclass(frozen=True, slots=True)
class AuthorPq:
    """The author's post-quantum signature (ML-DSA-44) on its own head."""

    head: Head
    signature: bytes


Item: TypeAlias = Range | Proven | Opening | Receipt | Seed | Heads | AuthorPq


def weight(item: Item) -> int:
    """Return how many bytes of entries and openings an item carries."""
    match item:
        case Range():
            return sum(map(len, item.entries)) + sum(len(one or b"") for one in item.openings)
        case Proven():
            return len(item.entry) + len(item.opening or b"")
        case Opening():
            return len(item.opening)
        case _:
            return 0


@lru_cache(maxsize=1 << 8)
def hint(line: LineId, kem_public: bytes) -> bytes:
    """Return the 4 clear bytes by which a receiver finds the key."""
    return sha256(_HINT_LABEL, line, kem_public)[:HINT_BYTES]


@lru_cache(maxsize=1 << 8)
def info(line: LineId, kem_public: bytes) -> bytes:
    """Return the HPKE ``info`` that binds an envelope to its line and key."""
    return _INFO_LABEL + line + sha256(kem_public)


def format_items(items: Sequence[Item], *, buckets: Sequence[int] = ()) -> bytes:
    """Return the plain text of an envelope."""
    data = codec.format(tuple(_format_item(item) for item in items))
    coding, coded = text.pack(data)
    plain = bytes((coding,)) + len(coded).to_bytes(4, "big") + coded
    bucket = next((size for size in buckets if size >= len(plain)), len(plain))
    return plain + bytes(bucket - len(plain))


def parse_items(plain: bytes) -> tuple[Item, ...]:
    """Read the plain text of an envelope. Raises Refused; unknown items are left out."""
    length = int.from_bytes(plain[1:5], "big")
    if len(plain) < 5 or length > len(plain) - 5 or any(plain[5 + length :]):
        raise Refused(Code.BAD_ENVELOPE, "length and padding do not fit", where="cold envelope")
    data = text.unpack(plain[0], plain[5 : 5 + length], limit=limits.OPENED_BYTES)
    value = codec.parse(data, limit=limits.OPENED_BYTES)
    if not isinstance(value, tuple):
        raise Refused(Code.BAD_ITEM, "not a list of items", where="cold envelope")
    items = (_parse_item(item) for item in value)
    return tuple(item for item in items if item is not None)


def _pair(journal: JournalId) -> tuple[int, int]:
    return (journal.party, journal.incarnation)


def _format_item(item: Item) -> codec.Value:
    match item:
        case Range():
            return (
                1,
                _pair(item.journal),
                item.first,
                tuple((bytes(e),) if isinstance(e, LeftOut) else e for e in item.entries),
                item.openings,
                item.signature,
            )
        case Proven():
            head = (_pair(item.head.journal), item.head.size, item.head.root)
            return (2, head, item.signature, item.seq, item.entry, item.opening, item.proof)
        case Opening():
            return (3, _pair(item.journal), item.seq, item.opening)
        case Receipt():
            head = (_pair(item.head.journal), item.head.size, item.head.root)
            return (4, head, _pair(item.holder), item.time_s, item.signature)
        case Seed():
            return (5, _pair(item.journal), item.keys_seq, item.seed)
        case Heads():
            return (6, item.clock_ms, tuple((_pair(journal), size) for journal, size in item.held))
        case AuthorPq():
            head = (_pair(item.head.journal), item.head.size, item.head.root)
            return (7, head, item.signature)


def _parse_item(value: codec.Value) -> Item | None:
    match value:
        case (bool(), *_):
            raise _no_shape()
        case (1, journal, int(first), tuple(entries), tuple(openings), bytes(signature)) if (
            0 < len(entries) <= limits.RESYNC_ENTRIES
        ):
            return Range(
                _journal(journal),
                _size(first),
                tuple(map(_entry, entries)),
                _openings(openings, len(entries)),
                _bytes(signature, size=64),
            )
        case (2, head, bytes(signature), int(seq), bytes(entry), opening, tuple(proof)) if (
            len(proof) <= _PROOF_HASHES
        ):
            return Proven(
                _head(head),
                _bytes(signature, size=64),
                _size(seq),
                _bytes(entry, most=limits.ENTRY_BYTES),
                _openings((opening,), 1)[0],
                tuple(_bytes(node, size=32) for node in proof),
            )
        case (3, journal, int(seq), bytes(opening)):
            found = _openings((opening,), 1)[0]
            assert found is not None
            return Opening(_journal(journal), _size(seq), found)
        case (4, head, holder, int(time_s), bytes(signature)):
            return Receipt(_head(head), _journal(holder), _time(time_s), _bytes(signature, size=64))
        case (5, journal, int(keys_seq), bytes(seed)):
            return Seed(_journal(journal), _size(keys_seq), _bytes(seed, size=32))
        case (6, int(clock_ms), tuple(held)) if len(held) <= limits.SEEN_ITEMS:
            return Heads(_size(clock_ms), tuple(_held(pair) for pair in held))
        case (7, head, bytes(signature)):
            return AuthorPq(_head(head), _bytes(signature, size=2420))
        case (int(number), *_) if number > 7:
            return None
        case _:
            raise _no_shape()


def _no_shape() -> Refused:
    return Refused(Code.BAD_ITEM, "an item of no known shape", where="cold envelope")


def _journal(value: codec.Value) -> JournalId:
    match value:
        case (bool(), _) | (_, bool()):
            raise Refused(Code.BAD_ITEM, "no journal", where="cold item")
        case (int(party), int(incarnation)) if 0 <= party < 1 << 16 and 1 <= incarnation < 1 << 32:
            return JournalId(party, incarnation)
        case _:
            raise Refused(Code.BAD_ITEM, "no journal", where="cold item")


def _head(value: codec.Value) -> Head:
    match value:
        case (journal, int(size), bytes(root)) if len(root) == 32 and size >= 1:
            return Head(_journal(journal), _size(size), root)
        case _:
            raise Refused(Code.BAD_ITEM, "no head", where="cold item")


def _held(value: codec.Value) -> tuple[JournalId, int]:
    match value:
        case (journal, int(size)):
            return _journal(journal), _size(size)
        case _:
            raise Refused(Code.BAD_ITEM, "no held size", where="cold item")


def _entry(value: codec.Value) -> bytes:
    match value:
        case (bytes(leaf),) if len(leaf) == 32:
            return LeftOut(leaf)
        case _:
            return _bytes(value, most=limits.ENTRY_BYTES)


def _time(seconds: int) -> int:
    if isinstance(seconds, bool) or not 0 <= seconds < limits.TIME_S:
        raise Refused(Code.BAD_ITEM, "a time after the year 9999", where="cold item")
    return seconds


def _size(number: int) -> int:
    if isinstance(number, bool) or not 0 <= number < 1 << 62:
        raise Refused(Code.BAD_ITEM, "a number out of range", where="cold item")
    return number


def _bytes(value: codec.Value, *, size: int | None = None, most: int = 0) -> bytes:
    if isinstance(value, bytes) and (
        len(value) == size if size is not None else len(value) <= most
    ):
        return value
    raise Refused(Code.BAD_ITEM, "bytes of the wrong length", where="cold item")


def _openings(values: tuple[codec.Value, ...], count: int) -> tuple[bytes | None, ...]:
    if len(values) != count:
        raise Refused(Code.BAD_ITEM, "openings do not match entries", where="cold item")
    out: list[bytes | None] = []
    for value in values:
        if value is None:
            out.append(None)
            continue
        opening = _bytes(value, most=limits.BODY_BYTES + 32)
        if len(opening) < 32:
            raise Refused(Code.BAD_ITEM, "an opening without its salt", where="cold item")
        out.append(opening)
    return tuple(out)
