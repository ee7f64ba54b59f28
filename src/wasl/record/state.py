# SPDX-License-Identifier: Apache-2.0
"""What the record's rows hold: where a journal stands, its keys, an entry, a receipt, leaf hashes.

Values only, and how numbers are spelt in rows. Which row holds what is :mod:`wasl.record.rows`'s
affair alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from struct import Struct
from typing import Final, NamedTuple

from wasl import codec, limits
from wasl.errors import Code, Damaged, Refused
from wasl.record.merkle import Frontier, format_frontier, parse_frontier, root_at
from wasl.steps import Past, Space
from wasl.terms import JournalId

_TILE: Final = 256
_JOURNAL: Final = Struct(">HI")
_PLACE: Final = Struct(">IQ")
_MARKS: Final = Struct(">QQIB")
"""What stands before the bytes of an entry: when it was kept, its place, wire bytes, void."""


class JournalState(NamedTuple):
    """Where a journal stands in this store.

    ``frontier``: all leaves under the newest verified checkpoint. ``held``: entries held without a
    gap from 0. ``ordered``: entries given their place. ``lamport``: place of the last of these.
    ``keys_seq``: newest KEYS entry among the held (−1: none). ``charter``: serial adopted.
    ``awaits_keys``: an adopt without its KEYS yet.
    """

    number: int
    frontier: Frontier
    held: int = 0
    ordered: int = 0
    lamport: int = 0
    keys_seq: int = -1
    charter: int = 0
    awaits_keys: bool = False

    @property
    def size(self) -> int:
        """Leaves under the newest verified checkpoint."""
        return self.frontier.size


@dataclass(frozen=True, slots=True)
class JournalKeys:
    """Public keys of a journal: E 32, M 1,312, R 32 bytes."""

    origin: str
    e: bytes
    m: bytes
    r: bytes


class EntryRow(NamedTuple):
    """An entry as it is kept.

    ``void``: the :class:`~wasl.record.entry.Void` mark or 0. ``lamport``: its place, or 0.
    ``kept_ms``: when this store kept it, UTC. ``wire_bytes``: size of the warm envelope that
    carried it, or 0.
    """

    data: bytes
    void: int
    lamport: int
    kept_ms: int
    wire_bytes: int = 0


class ReceiptRow(NamedTuple):
    """A receipt by ``incarnation`` of its holder at ``size``: signed time in seconds, R
    signature.
    """

    size: int
    root: bytes
    incarnation: int
    time_s: int
    signature: bytes


def u16(number: int) -> bytes:
    """Return two big-endian bytes."""
    return number.to_bytes(2, "big")


def u32(number: int) -> bytes:
    """Return four big-endian bytes."""
    return number.to_bytes(4, "big")


def u64(number: int) -> bytes:
    """Return eight big-endian bytes."""
    return number.to_bytes(8, "big")


def journal_key(journal: JournalId) -> bytes:
    """Return a journal as the six bytes that name it in keys: u16 party ‖ u32 incarnation."""
    return _JOURNAL.pack(*journal)


def read_journal_key(key: bytes) -> JournalId:
    """Return the journal that the first six bytes of ``key`` name."""
    return JournalId(*_JOURNAL.unpack_from(key))


def place_key(number: int, seq: int) -> bytes:
    """Return what names an entry in keys: u32 local number of its journal ‖ u64 seq."""
    return _PLACE.pack(number, seq)


def after(prefix: bytes) -> bytes:
    """Return the first key behind all keys that begin with ``prefix``."""
    return prefix + b"\xff" * 16


def read(data: bytes, *, where: str) -> tuple[codec.Value, ...]:
    """Read a row that we wrote ourselves. Raises Damaged if it is not one."""
    try:
        value = codec.parse(data)
    except Refused as error:
        raise damaged(where) from error
    if not isinstance(value, tuple):
        raise damaged(where)
    return value


def damaged(where: str) -> Damaged:
    """Return the error for a row that is not what we wrote."""
    return Damaged(
        Code.STORE_DAMAGED,
        "a row is not what was written",
        where=where,
        do="stop the node, keep a copy of the home, restore from the newest backup",
    )


class Leaves:
    """Tiles of one journal, for roots and proofs: one scan a tile."""

    __slots__ = ("_number", "_past")

    def __init__(self, past: Past, number: int) -> None:
        self._past = past
        self._number = u32(number)

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        """Return the hashes of one tile (see :class:`wasl.record.merkle.LeafSource`)."""
        low = self._number + bytes((level,)) + u64(index * _TILE)
        high = self._number + bytes((level,)) + u64((index + 1) * _TILE)
        rows = self._past.scan(Space.LEAF, low, high, limit=_TILE)
        return [value for _, value in rows]

    def hashes(self, first: int, count: int) -> Sequence[bytes]:
        """Return up to ``count`` leaf hashes from ``first`` on."""
        prefix = self._number + b"\x00"
        rows = self._past.scan(Space.LEAF, prefix + u64(first), after(prefix), limit=count)
        return [value for _, value in rows]


class Remembered:
    """What was read once and has not changed since: roots, as the leaves under a checkpoint never
    do; which journals were begun, of ``every`` party and by party, and their KEM keys; the newest
    receipts; and sets of rows that are small and seldom written
    (:meth:`wasl.record.rows.Rows.few`).

    For one who reads again and again, as long as each step in which it did so was committed.
    """

    __slots__ = ("_roots", "by_party", "every", "few", "kems", "receipts")

    def __init__(self) -> None:
        self._roots: dict[tuple[int, int], bytes] = {}
        self.few: defaultdict[Space, defaultdict[bytes, dict[bytes, object]]] = defaultdict(
            lambda: defaultdict(dict)
        )
        """What was read of a family of names, by what follows it."""
        self.by_party: dict[int, tuple[JournalId, ...]] = {}
        self.every: tuple[JournalId, ...] | None = None
        self.kems: dict[int, Sequence[tuple[JournalId, bytes]]] = {}
        self.receipts: dict[tuple[int, JournalId], ReceiptRow | None] = {}

    def note_written(self, space: Space, name: bytes) -> None:
        """Be told that a name was written: what was read of its family no longer stands."""
        for family, known in self.few[space].items():
            if known and name.startswith(family):
                known.clear()

    def note_begun(self, party: int) -> None:
        """Be told that a party has begun a journal."""
        self.by_party.pop(party, None)
        self.every = None

    def root(self, leaves: Leaves, state: JournalState, size: int) -> bytes:
        """Return the root of the first ``size`` leaves of a journal."""
        name = (state.number, size)
        found = self._roots.get(name)
        if found is None:
            found = state.frontier.root() if size == state.size else root_at(leaves, size)
            if len(self._roots) >= limits.ROOTS_KEPT:
                self._roots.clear()
            self._roots[name] = found
        return found


@lru_cache(maxsize=1024)  # each step reads the state of several journals; few of them have moved
def read_journal_row(row: bytes) -> JournalState:
    """Read where a journal stands."""
    match read(row, where="journal"):
        case (
            int(number),
            bytes(frontier),
            int(held),
            int(ordered),
            int(lamport),
            int(keys_seq),
            int(charter),
            bool(awaits_keys),
        ):
            tree = parse_frontier(frontier)
        case _:
            raise damaged("journal")
    return JournalState(number, tree, held, ordered, lamport, keys_seq, charter, awaits_keys)


def format_journal_row(state: JournalState) -> bytes:
    """Write where a journal stands."""
    return codec.format(
        (
            state.number,
            format_frontier(state.frontier),
            state.held,
            state.ordered,
            state.lamport,
            state.keys_seq,
            state.charter,
            state.awaits_keys,
        )
    )


@lru_cache(maxsize=256)  # they are as they were from the first entry on
def read_keys_row(row: bytes) -> JournalKeys:
    """Read the public keys of a journal."""
    match read(row, where="journal keys"):
        case (str(origin), bytes(e), bytes(m), bytes(r)):
            return JournalKeys(origin, e, m, r)
        case _:
            raise damaged("journal keys")


def read_entry_row(value: bytes) -> EntryRow:
    """Read the row of an entry."""
    kept_ms, lamport, wire_bytes, void = _MARKS.unpack_from(value)
    return EntryRow(value[_MARKS.size :], void, lamport, kept_ms, wire_bytes)


def format_entry_row(row: EntryRow) -> bytes:
    """Write the row of an entry."""
    return _MARKS.pack(row.kept_ms, row.lamport, row.wire_bytes, row.void) + row.data


def read_receipt_row(key: bytes, value: bytes) -> ReceiptRow:
    """Read the row of a receipt, whose holder and size stand in its key."""
    return ReceiptRow(
        int.from_bytes(key[10:18], "big"),
        value[:32],
        int.from_bytes(key[6:10], "big"),
        int.from_bytes(value[32:40], "big"),
        value[40:],
    )
