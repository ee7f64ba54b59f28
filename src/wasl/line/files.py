# SPDX-License-Identifier: Apache-2.0
"""The rows of attached files: what waits in this home to be sent, and where the chunks stand.

Rules:

1. All rows are in the FILE space, sealed at rest. Their keys name a file by a keyed hash of its
   SHA-256: a bare one would tell whoever finds the disk which known file it is.
2. Pieces wait until their chunk is appended, and are deleted in that very transaction: what is left
   is what must still be sent.
3. A chunk's place is the first of its author that says so, by incarnation and sequence number,
   whichever came here first. Places are of a party: a file may go on in its next journal.
4. A file is named for as long as a text that names it is kept. Its chunks go no sooner.

::

    "key"                       random, drawn when our journal begins
    "f" ‖ file                  (size, media) of a file whose pieces were all taken
    "w" ‖ file                  since when it waits for a message that names it, ms UTC
    "p" ‖ file ‖ u32 index      a piece
    "q" ‖ u64 seq ‖ u8 n        (SHA-256, size, next index, traffic): the n-th file of our message
    "ahead"                     (incarnation, seq…): where our newest chunks stand
    "c" ‖ file ‖ u16 party ‖ u32 index     incarnation u32 ‖ seq u64 ‖ bytes u32
    "s" ‖ file ‖ u16 party                 chunks held without a gap from 0 u32 ‖ their bytes u64
    "n" ‖ file ‖ u16 party ‖ incarnation u32 ‖ seq u64      a message of the party names the file
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from wasl import codec, limits
from wasl.primitives import hkdf_expand
from wasl.record.rows import Rows, damaged, read, u16, u32, u64
from wasl.steps import Space
from wasl.terms import JournalId, Traffic

KEY_BYTES: Final = 32
_NAME_BYTES: Final = 16
_LABEL: Final = b"wasl/file/v1"
_KEY: Final = b"key"
_AHEAD: Final = b"ahead"


@dataclass(frozen=True, slots=True)
class Queued:
    """A file of our message at ``seq`` that is being sent. ``index``: of the next chunk."""

    seq: int
    place: int
    digest: bytes
    size: int
    index: int
    traffic: Traffic

    @property
    def count(self) -> int:
        """How many chunks it has."""
        return count_of(self.size)


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a file: chunks without a gap from the first, and their bytes."""

    chunks: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chunk stands, and how many bytes it carries."""

    incarnation: int
    seq: int
    size: int


def count_of(size: int) -> int:
    """Return how many chunks a file of ``size`` bytes has."""
    return -(-size // limits.CHUNK_BYTES)


class Files:
    """The rows of one line's files, over the rows of the line."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    @staticmethod
    def begin(rows: Rows, key: bytes) -> None:
        """Keep the key by which this line's files are named."""
        rows.put_named(Space.FILE, _KEY, key)

    @staticmethod
    def begun(rows: Rows) -> bool:
        """Tell whether this line's files have their key: it outlives an incarnation."""
        return rows.named(Space.FILE, _KEY) is not None

    def _name(self, digest: bytes) -> bytes:
        key = self._rows.named(Space.FILE, _KEY)
        if not key:
            raise damaged("file key")
        return hkdf_expand(key, info=_LABEL + digest, length=_NAME_BYTES)

    # ── waiting to be said ──

    def known(self, digest: bytes) -> tuple[int, str] | None:
        """Return (size, media) of a file that was given to this home whole, or None."""
        row = self._rows.named(Space.FILE, b"f" + self._name(digest))
        if row is None:
            return None
        match read(row, where="file"):
            case (int(size), str(media)):
                return size, media
            case _:
                raise damaged("file")

    def put_known(self, digest: bytes, size: int, media: str) -> None:
        """Note that all pieces of a file are here."""
        self._rows.put_named(Space.FILE, b"f" + self._name(digest), codec.format((size, media)))

    def unsaid_ms(self, digest: bytes) -> int | None:
        """Return since when a file waits for a message that names it, or None if it does not."""
        row = self._rows.named(Space.FILE, b"w" + self._name(digest))
        return None if row is None else int.from_bytes(row, "big")

    def put_unsaid(self, digest: bytes, at_ms: int) -> None:
        """Note that a file waits for a message that names it."""
        self._rows.put_named(Space.FILE, b"w" + self._name(digest), u64(at_ms))

    def forget(self, digest: bytes) -> None:
        """Note that a file is on the record no more: it must be given to this home again."""
        self._rows.delete_named(Space.FILE, b"f" + self._name(digest))

    def delete_unsaid(self, digest: bytes) -> None:
        """Note that a message has named the file."""
        self._rows.delete_named(Space.FILE, b"w" + self._name(digest))

    def waiting(self) -> int:
        """Return how many files wait to be said or sent, at most one more than may."""
        most = limits.FILES_WAITING + 1
        rows = (self._rows.scan_named(Space.FILE, name, limit=most) for name in (b"w", b"q"))
        return sum(len(found) for found in rows)

    def sweep(self, before_ms: int) -> None:
        """Let go of files that have waited since before ``before_ms`` and were never named."""
        for name, row in self._rows.scan_named(Space.FILE, b"w", limit=limits.FILES_WAITING):
            if int.from_bytes(row, "big") < before_ms:
                file = name[1:]
                most = count_of(limits.ATTACHMENT_BYTES_MOST)
                for piece, _ in self._rows.scan_named(Space.FILE, b"p" + file, limit=most):
                    self._rows.delete_named(Space.FILE, piece)
                self._rows.delete_named(Space.FILE, b"f" + file)
                self._rows.delete_named(Space.FILE, name)

    def put_piece(self, digest: bytes, index: int, data: bytes) -> None:
        """Keep a piece until its chunk is appended."""
        self._rows.put_named(Space.FILE, b"p" + self._name(digest) + u32(index), data)

    def take_piece(self, digest: bytes, index: int) -> bytes:
        """Return a piece and delete it: its chunk is appended in this step."""
        name = b"p" + self._name(digest) + u32(index)
        data = self._rows.named(Space.FILE, name)
        if data is None:
            raise damaged("file piece")
        self._rows.delete_named(Space.FILE, name)
        return data

    # ── being sent ──

    def queue(self, *, limit: int) -> list[Queued]:
        """Return the files that are being sent, in their order."""
        out: list[Queued] = []
        for name, row in self._rows.scan_named(Space.FILE, b"q", limit=limit):
            match read(row, where="file queue"):
                case (bytes(digest), int(size), int(index), int(traffic)):
                    seq = int.from_bytes(name[1:9], "big")
                    out.append(Queued(seq, name[9], digest, size, index, Traffic(traffic)))
                case _:
                    raise damaged("file queue")
        return out

    def put_queued(self, queued: Queued) -> None:
        """Write how far a file has been sent; once it is whole, that it is no more to be sent."""
        name = b"q" + u64(queued.seq) + bytes((queued.place,))
        if queued.index == queued.count:
            self._rows.delete_named(Space.FILE, name)
            return
        value = codec.format((queued.digest, queued.size, queued.index, int(queued.traffic)))
        self._rows.put_named(Space.FILE, name, value)

    def ahead(self, near: JournalId) -> tuple[int, ...]:
        """Return where our newest chunks stand in our journal."""
        row = self._rows.named(Space.FILE, _AHEAD)
        if row is None:
            return ()
        incarnation, *seqs = read(row, where="chunks ahead")
        if incarnation != near.incarnation:
            return ()  # those of a former journal are behind us
        return tuple(seq for seq in seqs if isinstance(seq, int))

    def put_ahead(self, near: JournalId, seqs: tuple[int, ...]) -> None:
        """Note where our newest chunks stand."""
        value = codec.format((near.incarnation, *seqs[-limits.CHUNKS_AHEAD :]))
        self._rows.put_named(Space.FILE, _AHEAD, value)

    # ── where chunks stand ──

    def held(self, party: int, digest: bytes) -> Held:
        """Return how much of a party's file is held."""
        row = self._rows.named(Space.FILE, b"s" + self._name(digest) + u16(party))
        if row is None:
            return Held()
        return Held(int.from_bytes(row[:4], "big"), int.from_bytes(row[4:], "big"))

    def places(self, party: int, digest: bytes, *, count: int) -> list[Place]:
        """Return where the first ``count`` chunks stand, as far as they are held without a gap."""
        prefix = b"c" + self._name(digest) + u16(party)
        rows = self._rows.scan_named(Space.FILE, prefix, limit=count)
        held = [(name[-4:], _place(row)) for name, row in rows]
        return [place for index, (name, place) in enumerate(held) if name == u32(index)]

    def put_place(self, journal: JournalId, seq: int, digest: bytes, index: int, size: int) -> None:
        """Note where a chunk stands, unless an earlier entry of its author says the same part."""
        end = self._name(digest) + u16(journal.party)
        name = b"c" + end + u32(index)
        row = self._rows.named(Space.FILE, name)
        place, former = Place(journal.incarnation, seq, size), None if row is None else _place(row)
        if former is not None and (former.incarnation, former.seq) <= (place.incarnation, seq):
            return
        self._rows.put_named(Space.FILE, name, u32(place.incarnation) + u64(seq) + u32(size))
        held = self.held(journal.party, digest)
        if index < held.chunks and former is not None:
            held = replace(held, size=held.size + size - former.size)
        elif index == held.chunks:
            held = self._extend(held, place, b"c" + end)
        self._rows.put_named(Space.FILE, b"s" + end, u32(held.chunks) + u64(held.size))

    def forget_place(self, journal: JournalId, seq: int, digest: bytes, index: int) -> None:
        """Note that a chunk is not held any more."""
        end = self._name(digest) + u16(journal.party)
        name = b"c" + end + u32(index)
        row = self._rows.named(Space.FILE, name)
        if row is None or _place(row) != Place(journal.incarnation, seq, _place(row).size):
            return  # an earlier one of its author counts
        self._rows.delete_named(Space.FILE, name)
        if index < self.held(journal.party, digest).chunks:
            size = sum(one.size for one in self.places(journal.party, digest, count=index))
            self._rows.put_named(Space.FILE, b"s" + end, u32(index) + u64(size))

    # ── who names them ──

    def _naming(self, journal: JournalId, seq: int, digest: bytes) -> tuple[bytes, bytes]:
        prefix = b"n" + self._name(digest) + u16(journal.party)
        return prefix, u32(journal.incarnation) + u64(seq)

    def put_naming(self, journal: JournalId, seq: int, digest: bytes) -> None:
        """Note that a message names a file of its author."""
        self._rows.put_named(Space.FILE, b"".join(self._naming(journal, seq, digest)), b"")

    def delete_naming(self, journal: JournalId, seq: int, digest: bytes) -> None:
        """Note that what a message says is kept no more."""
        self._rows.delete_named(Space.FILE, b"".join(self._naming(journal, seq, digest)))

    def is_named(self, journal: JournalId, seq: int, digest: bytes) -> bool:
        """Tell whether an entry of the author of this one, and another one, names a file."""
        prefix, own = self._naming(journal, seq, digest)
        found = self._rows.scan_named(Space.FILE, prefix, limit=2)
        return any(name != prefix + own for name, _ in found)

    def _extend(self, held: Held, place: Place, prefix: bytes) -> Held:
        """Count the next chunk, and those behind it that came before it."""
        while True:
            held = Held(held.chunks + 1, held.size + place.size)
            row = self._rows.named(Space.FILE, prefix + u32(held.chunks))
            if row is None:
                return held
            place = _place(row)


def _place(row: bytes) -> Place:
    return Place(
        int.from_bytes(row[:4], "big"),
        int.from_bytes(row[4:12], "big"),
        int.from_bytes(row[12:], "big"),
    )
