# SPDX-License-Identifier: Apache-2.0
"""The warm envelope: one new entry to all who hold the sender's epoch
(``docs/spec/04-envelopes.md`` §4).

::

    envelope = tag (4) ‖ AES-256-GCM-SIV(key, nonce = 0¹², plain, aad)
    aad      = "wasl/warm/v1" ‖ line_id ‖ charter ‖ party u16 ‖ incarnation u32 ‖ seq u64
    plain    = form u8 ‖ kind ‖ flags u8 ‖ time − time of KEYS ‖ heads ‖ [gap] ‖ [signature] ‖
    [content]
               ‖ coded body ‖ [0x80 0x00…]

Rules:

1. The only clear bytes are the tag. It comes from the chain key and is used once.
2. What the receiver can rebuild is left out: line, journal, sequence number, salt, commitment, and,
   on a line of two, the roots of the heads seen. A rebuild that fails is no evidence of anything.
3. The key seals one envelope in its life, hence the fixed nonce.
4. Opening yields a :class:`Narrow`, not an entry: nothing in it is believed before the author's
   signature on a checkpoint above it verifies.

It keeps no state: which key belongs to which tag is the line's affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wasl import codec, limits, primitives
from wasl.errors import Code, Refused
from wasl.terms import Head, JournalId, LineId
from wasl.wire import text
from wasl.wire.epoch import TAG_BYTES, MessageKey, place_bytes

_LABEL: Final = b"wasl/warm/v1"
_NONCE: Final = bytes(12)

_SIGNATURE: Final = 0x01
_GAP: Final = 0x02
_ROOTS: Final = 0x04
_CONTENT: Final = 0x08
_PADDED: Final = 0x10
_CODING_SHIFT: Final = 5
_RESERVED: Final = 0x80


@dataclass(frozen=True, slots=True)
class Place:
    """Where a warm envelope stands: found by its tag, never read from it."""

    line: LineId
    charter: bytes
    journal: JournalId
    seq: int
    keys_time_s: int

    def aad(self) -> bytes:
        """Return the additional data that binds an envelope to this place."""
        return _LABEL + self.line + self.charter + place_bytes(self.journal, self.seq)


@dataclass(frozen=True, slots=True)
class Narrow:
    """What a warm envelope says. ``seen`` holds roots only where they were carried (else ``b""``).

    ``gap`` holds the leaf hashes of the entries directly before this one, oldest first.
    ``signature`` (64 bytes, or ``b""`` inside a batch) is the author's, on the checkpoint that ends
    with this entry.
    """

    kind: int
    flags: int
    time_s: int
    seen: tuple[Head, ...]
    content: codec.Value
    body: bytes
    gap: tuple[bytes, ...]
    signature: bytes


def seal(
    narrow: Narrow,
    *,
    place: Place,
    key: MessageKey,
    roots: bool,
    buckets: Sequence[int] = (),
) -> bytes:
    """Return the envelope for an entry whose salt is ``key.salt``.

    ``roots``: carry the roots of the heads seen. ``buckets``: envelope sizes in bytes, ascending;
    the envelope is padded to the first that fits.
    """
    gap, signature = narrow.gap, narrow.signature
    assert len(gap) <= limits.GAP_HASHES
    coding, coded = text.pack(narrow.body)
    form = coding << _CODING_SHIFT
    parts = [b"", _varint(narrow.kind), bytes((narrow.flags,))]
    parts.append(_varint(_zigzag(narrow.time_s - place.keys_time_s)))
    parts.append(_varint(len(narrow.seen)))
    for head in narrow.seen:
        parts.append(_journal(head.journal) + _varint(head.size))
        if roots:
            parts.append(head.root)
    if roots:
        form |= _ROOTS
    if gap:
        form |= _GAP
        parts.append(bytes((len(gap),)) + b"".join(gap))
    if signature:
        form |= _SIGNATURE
        parts.append(signature)
    if narrow.content is not None:
        form |= _CONTENT
        content = codec.format(narrow.content)
        parts.append(_varint(len(content)) + content)
    parts.append(coded)
    parts[0] = bytes((form,))
    plain = b"".join(parts)
    bare = TAG_BYTES + len(plain) + 16
    bucket = next((size for size in buckets if size > bare), 0)
    if bucket:
        plain = bytes((form | _PADDED,)) + plain[1:] + b"\x80" + bytes(bucket - bare - 1)
    return key.tag + primitives.siv_seal(key.key, _NONCE, plain, place.aad())


def open_warm(envelope: bytes, *, place: Place, key: MessageKey) -> Narrow:
    """Open an envelope. Raises Refused: CANNOT_OPEN (other key or place), BAD_ENVELOPE,
    TOO_LARGE.
    """
    plain = primitives.siv_open(key.key, _NONCE, envelope[TAG_BYTES:], place.aad())
    reader = _Reader(plain)
    form = reader.byte()
    if form & _RESERVED:
        raise Refused(Code.BAD_ENVELOPE, "reserved bit set", where="warm form")
    kind = reader.varint()
    flags = reader.byte()
    if flags >= 32:
        raise Refused(Code.BAD_ENVELOPE, "reserved flag set", where="warm flags")
    time_s = place.keys_time_s + _unzigzag(reader.varint())
    if time_s < 0:
        raise Refused(Code.BAD_ENVELOPE, "a time before time began", where="warm time")
    count = reader.varint()
    if count > limits.SEEN_ITEMS:
        raise Refused(Code.TOO_MANY, f"{count} heads", where="warm heads")
    carried = bool(form & _ROOTS)
    seen = tuple(
        Head(reader.journal(), reader.varint(), reader.take(32) if carried else b"")
        for _ in range(count)
    )
    gap: tuple[bytes, ...] = ()
    if form & _GAP:
        hashes = reader.byte()
        if not 1 <= hashes <= limits.GAP_HASHES:
            raise Refused(Code.TOO_MANY, f"{hashes} gap hashes", where="warm gap")
        gap = tuple(reader.take(32) for _ in range(hashes))
    signature = reader.take(64) if form & _SIGNATURE else b""
    content: codec.Value = None
    if form & _CONTENT:
        content = codec.parse(reader.take(reader.varint()))
    coded = reader.rest()
    if form & _PADDED:
        coded = coded.rstrip(b"\x00")
        if coded[-1:] != b"\x80":
            raise Refused(Code.BAD_ENVELOPE, "padding without its mark", where="warm padding")
        coded = coded[:-1]
    coding = form >> _CODING_SHIFT & 3
    body = text.unpack(coding, coded, limit=limits.BODY_BYTES)
    return Narrow(kind, flags, time_s, seen, content, body, gap, signature)


# ── small numbers ───────────────────────────────────────────────────────────────────────────────


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def _zigzag(number: int) -> int:
    return number << 1 if number >= 0 else (-number << 1) - 1


def _unzigzag(number: int) -> int:
    return number >> 1 if not number & 1 else -((number + 1) >> 1)


def _journal(journal: JournalId) -> bytes:
    """Party in the upper bits; the lowest says that an incarnation other than 1 follows."""
    if journal.incarnation == 1:
        return _varint(journal.party << 1)
    return _varint(journal.party << 1 | 1) + _varint(journal.incarnation)


class _Reader:
    """A cursor over the plain text of an envelope; running out is Refused."""

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        end = self._at + size
        if end > len(self._data):
            raise Refused(Code.BAD_ENVELOPE, "it ends too early", where="warm envelope")
        out = self._data[self._at : end]
        self._at = end
        return out

    def byte(self) -> int:
        return self.take(1)[0]

    def varint(self) -> int:
        number = 0
        for shift in range(0, 63, 7):
            byte = self.byte()
            number |= (byte & 0x7F) << shift
            if byte < 0x80:
                if byte == 0 and shift:
                    break
                return number
        raise Refused(Code.BAD_ENVELOPE, "a number not in its shortest form", where="warm envelope")

    def journal(self) -> JournalId:
        number = self.varint()
        incarnation = self.varint() if number & 1 else 1
        party = number >> 1
        if party >= 1 << 16 or not 1 <= incarnation < 1 << 32:
            raise Refused(Code.BAD_ENVELOPE, "no such journal", where="warm heads")
        return JournalId(party, incarnation)

    def rest(self) -> bytes:
        return self.take(len(self._data) - self._at)
