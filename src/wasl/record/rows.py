# SPDX-License-Identifier: Apache-2.0
"""The record as rows: what each space of the store holds, and under which key.

Rules:

1. This is the only module that knows the keys and values of the record's rows. A row never changes
   its meaning; a new meaning gets a new space or a new suffix.
2. Numbers in keys are big-endian, so the order of bytes is the order of things.
3. A line and a journal have small local numbers, given once by this store; they never leave it.
4. Nothing here walks the record: every read is a key, or a short scan that begins at one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl import codec, limits
from wasl.record.merkle import Frontier, new_tile_hashes
from wasl.record.named import Named, NamedRows
from wasl.record.state import (
    EntryRow,
    JournalKeys,
    JournalState,
    Leaves,
    ReceiptRow,
    Remembered,
    after,
    damaged,
    format_entry_row,
    format_journal_row,
    journal_key,
    place_key,
    read,
    read_entry_row,
    read_journal_key,
    read_journal_row,
    read_keys_row,
    read_receipt_row,
    u16,
    u32,
    u64,
)
from wasl.steps import Past, Space
from wasl.terms import JournalId, LineId

__all__ = [
    "EntryRow",
    "JournalKeys",
    "JournalState",
    "Leaves",
    "Named",
    "ReceiptRow",
    "Remembered",
    "Rows",
    "after",
    "damaged",
    "journal_key",
    "place_key",
    "read",
    "read_journal_key",
    "u16",
    "u32",
    "u64",
]

_U32: Final = 4
_U64: Final = 8
_STATE, _KEYS, _KEM = b"\x00", b"\x01", b"\x02"
_NUMBERS: Final = b"numbers"
_UNOPENED, _UNSAID = b"unopened", b"unsaid"


class Rows(NamedRows):
    """Typed rows of one line over a step's draft, or read-only over a past."""

    __slots__ = ("_changed", "_moved", "_receipted", "_states")

    def __init__(self, past: Past, line: LineId, *, remembered: Remembered | None = None) -> None:
        super().__init__(past, line, remembered=remembered)
        self._states: dict[JournalId, JournalState] = {}
        self._moved: set[int] = set()
        self._changed: set[JournalId] = set()
        self._receipted: set[tuple[int, JournalId]] = set()

    def begin(self, line: LineId) -> None:
        """Give the line its local number."""
        assert not self._line
        self._line = u32(self._next_number())
        self.draft.put(Space.LINE, line, self._line)

    def _next_number(self) -> int:
        row = self.draft.get(Space.META, _NUMBERS)
        number = 1 + (int.from_bytes(row, "big") if row else 0)
        self.draft.put(Space.META, _NUMBERS, u64(number))
        return number

    @property
    def moved(self) -> list[JournalId]:
        """The journals that this step has moved, or kept a signature on."""
        return [one for one, state in self._states.items() if state.number in self._moved]

    # ── journals ──

    def _journal_key(self, journal: JournalId) -> bytes:
        return self._line + journal_key(journal)

    def journals(self) -> tuple[JournalId, ...]:
        """Return all journals of the line, by party and incarnation."""
        found = self._remembered.every
        if found is None:
            found = tuple(journal for journal, _ in self._of(b"", _STATE, limit=1 << 16))
            if self._draft is not None:
                self._remembered.every = found
        return found

    def by_number(self) -> dict[int, JournalId]:
        """Return all journals of the line by their local numbers."""
        states = ((journal, self.journal(journal)) for journal in self.journals())
        return {state.number: journal for journal, state in states if state is not None}

    def journals_of(self, party: int) -> tuple[JournalId, ...]:
        """Return the journals of a party, by incarnation."""
        found = self._remembered.by_party.get(party)
        if found is None:
            found = tuple(journal for journal, _ in self._of(u16(party), _STATE))
            if self._draft is not None:
                self._remembered.by_party[party] = found
        return found

    def _of(self, key: bytes, part: bytes, *, limit: int = 256) -> list[tuple[JournalId, bytes]]:
        low = self._line + key
        rows = self._past.scan(Space.JOURNAL, low, after(low), limit=limit)
        return [(read_journal_key(key[_U32:]), row) for key, row in rows if key[10:] == part]

    def newest(self, party: int) -> JournalId | None:
        """Return a party's newest journal."""
        known = self.journals_of(party)
        return known[-1] if known else None

    def journal(self, journal: JournalId) -> JournalState | None:
        """Return where a journal stands, or None if the store does not know it."""
        state = self._states.get(journal)
        if state is None:
            state = self._read_journal(journal)
            if state is not None and self._draft is not None:
                self._states[journal] = state
        return state

    def _read_journal(self, journal: JournalId) -> JournalState | None:
        key = self._journal_key(journal) + _STATE
        row = self._past.get(Space.JOURNAL, key)
        if self._draft is not None:
            self._draft.expect(Space.JOURNAL, key)  # what this step begins from
        return None if row is None else read_journal_row(row)

    def new_journal(self, journal: JournalId, keys: JournalKeys) -> JournalState:
        """Give a journal its local number and write its keys."""
        self.draft.expect(Space.JOURNAL, self._journal_key(journal) + _STATE)
        state = JournalState(self._next_number(), Frontier(0, ()))
        value = codec.format((keys.origin, keys.e, keys.m, keys.r))
        self.draft.put(Space.JOURNAL, self._journal_key(journal) + _KEYS, value)
        self.put_journal(journal, state)
        self.flush()
        self._remembered.note_begun(journal.party)
        return state

    def put_journal(self, journal: JournalId, state: JournalState) -> None:
        """Say where a journal stands now. It is written by :meth:`flush`, once a step."""
        if self._states.get(journal) == state:
            return
        self._states[journal] = state
        self._changed.add(journal)
        self._moved.add(state.number)

    def flush(self) -> None:
        """Write the journals that moved; the commit fails if somebody else moved them meanwhile."""
        for journal in sorted(self._changed):
            key = self._journal_key(journal) + _STATE
            self.draft.put(Space.JOURNAL, key, format_journal_row(self._states[journal]))
        self._changed.clear()

    def keys(self, journal: JournalId) -> JournalKeys:
        """Return the public keys of a journal that the store knows."""
        row = self._past.get(Space.JOURNAL, self._journal_key(journal) + _KEYS)
        return read_keys_row(row or b"")

    def kems(self, party: int) -> Sequence[tuple[JournalId, bytes]]:
        """Return (journal, X-Wing public key) for each journal of a party that announced one."""
        found = self._remembered.kems.get(party)
        if found is None:
            found = [(journal, row[_U64:]) for journal, row in self._of(u16(party), _KEM)]
            if self._draft is not None:
                self._remembered.kems[party] = found
        return found

    def put_kem(self, journal: JournalId, keys_seq: int, public: bytes) -> None:
        """Note the newest KEM key that a journal announces."""
        self._remembered.kems.pop(journal.party, None)
        self.draft.put(Space.JOURNAL, self._journal_key(journal) + _KEM, u64(keys_seq) + public)

    # ── entries ──

    def entry(self, number: int, seq: int) -> EntryRow | None:
        """Return an entry's row by the journal's local number, or None if it is not held."""
        row = self._past.get(Space.ENTRY, place_key(number, seq))
        return None if row is None else read_entry_row(row)

    def entry_of(self, journal: JournalId, seq: int) -> EntryRow | None:
        """Return the row of an entry, or None if it is not held, or its journal not known."""
        state = self.journal(journal)
        return None if state is None else self.entry(state.number, seq)

    def entries(self, number: int, first: int, limit: int) -> list[tuple[int, EntryRow]]:
        """Return up to ``limit`` held entries from ``first`` on, as (seq, row)."""
        rows = self._past.scan(Space.ENTRY, place_key(number, first), u32(number + 1), limit=limit)
        return [(int.from_bytes(key[_U32:], "big"), read_entry_row(row)) for key, row in rows]

    def put_entry(self, number: int, seq: int, row: EntryRow) -> None:
        """Write an entry's row. Entry bytes, once written, never change."""
        self.draft.put(Space.ENTRY, place_key(number, seq), format_entry_row(row))

    def opening(self, number: int, seq: int) -> bytes | None:
        """Return salt ‖ body, or None if it could not be opened or was shredded."""
        return self._past.get(Space.BODY, place_key(number, seq))

    def put_opening(self, number: int, seq: int, opening: bytes) -> None:
        """Write salt ‖ body, checked against the commitment by the caller."""
        self.draft.put(Space.BODY, place_key(number, seq), opening)

    def delete_entry(self, number: int, seq: int) -> None:
        """Delete an entry that turned out not to stand there, and its body."""
        self.draft.delete(Space.ENTRY, place_key(number, seq))
        self.delete_opening(number, seq)

    def delete_opening(self, number: int, seq: int) -> None:
        """Delete salt and body: the text is shredded."""
        self.draft.delete(Space.BODY, place_key(number, seq))

    def put_unopened(self, journal: JournalId, seq: int) -> None:
        """Note that the entry at ``seq`` is held and could not be opened; nobody was told yet."""
        self.put_named(Space.LINE, _UNOPENED + journal_key(journal) + u64(seq), b"")
        self.put_named(Space.LINE, _UNSAID + journal_key(journal) + u64(seq), b"")

    def delete_unsaid(self, journal: JournalId, seq: int) -> None:
        """Note that its author is told that it could not be opened."""
        self.delete_named(Space.LINE, _UNSAID + journal_key(journal) + u64(seq))

    def unsaid(self, journal: JournalId, *, limit: int) -> list[int]:
        """Return the first entries that could not be opened and of which nobody was told."""
        name = journal_key(journal)
        if not self.has_any(Space.LINE, _UNSAID, name):
            return []  # as nearly always
        rows = self.scan_named(Space.LINE, _UNSAID + name, limit=limit)
        return [int.from_bytes(name[-_U64:], "big") for name, _ in rows]

    def delete_unopened(self, journal: JournalId, seq: int) -> None:
        """Note that it has been opened."""
        self.delete_named(Space.LINE, _UNOPENED + journal_key(journal) + u64(seq))
        self.delete_unsaid(journal, seq)

    def first_unopened(self, journal: JournalId, *, below: int, first: int = 0) -> int:
        """Return the first entry from ``first`` that could not be opened; ``below`` if none is."""
        if not self.has_any(Space.LINE, _UNOPENED, journal_key(journal)):
            return below  # as nearly always
        name = _UNOPENED + journal_key(journal)
        rows = self.scan_named(Space.LINE, name + u64(first), end=name + u64(below), limit=1)
        return int.from_bytes(rows[0][0][-_U64:], "big") if rows else below

    # ── leaves, heads, receipts ──

    def leaves(self, number: int) -> Leaves:
        """Return the tiles of a journal."""
        return Leaves(self._past, number)

    def root(self, journal: JournalId, size: int) -> bytes | None:
        """Return the root of a journal at ``size``, or None if it is not that long here."""
        state = self.journal(journal)
        if state is None or not 1 <= size <= state.size:
            return None
        return self._remembered.root(self.leaves(state.number), state, size)

    def leaf(self, number: int, seq: int) -> bytes | None:
        """Return the leaf hash at ``seq``, held or only pinned; None at or above the size."""
        return self._past.get(Space.LEAF, u32(number) + b"\x00" + u64(seq))

    def append_leaves(self, number: int, frontier: Frontier, leaves: Sequence[bytes]) -> Frontier:
        """Write leaf hashes behind ``frontier``, with the tile hashes they complete."""
        for leaf in leaves:
            for level, index, value in new_tile_hashes(frontier, leaf):
                self.draft.put(Space.LEAF, u32(number) + bytes((level,)) + u64(index), value)
            frontier = frontier.append(leaf)
        return frontier

    def put_head(self, number: int, size: int, signature: bytes, *, pq: bool = False) -> None:
        """Write an author's signature on the checkpoint at ``size``: E, or M with ``pq``."""
        self.draft.put(Space.HEAD, u32(number) + bytes((pq,)) + u64(size), signature)
        self._moved.add(number)

    def head(self, number: int, size: int, *, pq: bool = False) -> bytes | None:
        """Return the author's signature at exactly ``size``, or None."""
        return self._past.get(Space.HEAD, u32(number) + bytes((pq,)) + u64(size))

    def head_from(self, number: int, size: int, *, pq: bool = False) -> tuple[int, bytes] | None:
        """Return (size, signature): the smallest signed size not below ``size``, or None."""
        prefix = u32(number) + bytes((pq,))
        rows = self._past.scan(Space.HEAD, prefix + u64(size), after(prefix), limit=1)
        return (int.from_bytes(rows[0][0][5:], "big"), rows[0][1]) if rows else None

    def head_below(self, number: int, size: int, *, pq: bool = False) -> tuple[int, bytes] | None:
        """Return (size, signature): the largest signed size not above ``size``, or None."""
        prefix = u32(number) + bytes((pq,))
        rows = self._past.scan(Space.HEAD, prefix, prefix + u64(size + 1), limit=1, reverse=True)
        return (int.from_bytes(rows[0][0][5:], "big"), rows[0][1]) if rows else None

    def put_receipt(self, number: int, party: int, row: ReceiptRow) -> None:
        """Write a receipt by ``party`` for the journal with this local number."""
        holder = JournalId(party, row.incarnation)
        self._receipted.add((number, holder))
        self._remembered.receipts.pop((number, holder), None)
        key = u32(number) + u16(party) + u32(row.incarnation) + u64(row.size)
        self.draft.put(Space.RECEIPT, key, row.root + u64(row.time_s) + row.signature)

    def newest_receipt(self, number: int, party: int) -> ReceiptRow | None:
        """Return the largest receipt by the newest journal of ``party``: what it holds *now*."""
        newest = self.newest(party)
        return None if newest is None else self.largest_receipt(number, newest)

    def largest_receipt(self, number: int, holder: JournalId) -> ReceiptRow | None:
        """Return the largest receipt by one journal, or None."""
        known, name = self._remembered.receipts, (number, holder)
        if name in known:
            return known[name]
        prefix = u32(number) + journal_key(holder)
        rows = self._past.scan(Space.RECEIPT, prefix, after(prefix), limit=1, reverse=True)
        found = read_receipt_row(*rows[0]) if rows else None
        if self._draft is not None and name not in self._receipted:
            if len(known) >= limits.RECEIPTS_KNOWN:
                known.clear()
            known[name] = found
        return found

    def covering_receipt(
        self, number: int, party: int, seq: int, *, incarnation: int = 0
    ) -> ReceiptRow | None:
        """Return the smallest receipt that covers the entry at ``seq``, or None.

        By the first journal of ``party``, from ``incarnation`` on. If :meth:`newest_receipt` does
        not cover it, it was lost in a restore since.
        """
        prefix = u32(number) + u16(party)
        while True:
            low = prefix + u32(incarnation) + u64(seq + 1)
            rows = self._past.scan(Space.RECEIPT, low, after(prefix), limit=1)
            found = read_receipt_row(*rows[0]) if rows else None
            if found is None or found.size > seq:
                return found
            incarnation = found.incarnation

    # ── order ──

    def put_order(self, lamport: int, journal: JournalId, number: int, seq: int) -> None:
        """Write an entry's place in the computed order."""
        place = self._line + u64(lamport) + journal_key(journal)
        self.draft.put(Space.ORDER, place, place_key(number, seq))

    def delete_order(self, place: bytes) -> None:
        """Delete a place (see :meth:`order`)."""
        self.draft.delete(Space.ORDER, self._line + place)

    def order(
        self, start: bytes, end: bytes, *, limit: int, reverse: bool = False
    ) -> list[tuple[bytes, JournalId, int, int]]:
        """Return (place, journal, local number, seq) for places from ``start`` to before ``end``.

        A place is u64 lamport ‖ u16 party ‖ u32 incarnation, 14 bytes.
        """
        low, high = self._line + start, self._line + end
        rows = self._past.scan(Space.ORDER, low, high, limit=limit, reverse=reverse)
        return [
            (
                key[4:],
                read_journal_key(key[12:]),
                int.from_bytes(value[:4], "big"),
                int.from_bytes(value[4:], "big"),
            )
            for key, value in rows
        ]
