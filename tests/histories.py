# SPDX-License-Identifier: Apache-2.0
"""Histories of a line for the computed order: who wrote what after seeing what, without any keys.

A :class:`History` is what its authors wrote. A :class:`Reader` holds a growing part of it, in any
order of arrival, and computes places and the final prefix as a node does.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wasl.record import ends, order
from wasl.record.adoptions import Adoption, put_adoption
from wasl.record.entry import (
    Adopt,
    Close,
    End,
    Entry,
    Kind,
    commitment,
    format_content,
    format_entry,
    parse_content,
    parse_entry,
)
from wasl.record.final import FinalPrefix, final_prefix
from wasl.record.merkle import Frontier, extend, leaf_hash
from wasl.record.roll import Charted, Roll
from wasl.record.rows import EntryRow, JournalKeys, JournalState, Rows
from wasl.steps import Draft, Space
from wasl.store.memory import MemoryStore
from wasl.terms import Head, JournalId, LineId, Precedence, Traffic

LINE = LineId(b"\x07" * 32)


def charter_of(serial: int) -> bytes:
    """What stands for the hash of a charter."""
    return bytes((serial,)) * 32


NO_KEYS = JournalKeys("origin", bytes(32), bytes(1_312), bytes(32))


@dataclass
class History:
    """Entry bytes of each journal, and which of them are void."""

    journals: dict[JournalId, list[bytes]] = field(default_factory=dict[JournalId, list[bytes]])
    void: set[tuple[JournalId, int]] = field(default_factory=set[tuple[JournalId, int]])

    def head(self, journal: JournalId, size: int) -> Head:
        leaves = [leaf_hash(data) for data in self.journals[journal][:size]]
        return Head(journal, size, extend(Frontier(), leaves).root())

    def write(
        self,
        journal: JournalId,
        seen: Mapping[JournalId, int],
        *,
        close: Mapping[int, int] | None = None,
        adopt: int = 0,
        void: bool = False,
    ) -> int:
        """Append an entry that has seen these sizes; a close by incarnation, an ADOPT by serial.

        Return its number.
        """
        entries = self.journals.setdefault(journal, [])
        heads = [self.head(j, size) for j, size in sorted(seen.items())]
        kind, content = Kind.MESSAGE, None
        if close is not None:
            ends_at = [self.head(JournalId(journal.party, i), n) for i, n in close.items()]
            ended = tuple(End(h.journal.incarnation, h.size, h.root) for h in ends_at)
            kind, content = Kind.CLOSE, Close(ended)
        elif adopt:
            kind, content = Kind.ADOPT, Adopt(charter_of(adopt), adopt)
        entry = Entry(
            LINE,
            journal,
            len(entries),
            Kind.GRANT if not entries else kind,
            Precedence.ROUTINE,
            Traffic.OPERATION,
            False,
            0,
            tuple(heads),
            commitment(bytes(32), b""),
            None if content is None else format_content(content),
        )
        entries.append(format_entry(entry))
        if void:
            self.void.add((journal, len(entries) - 1))
        return len(entries) - 1


class Reader:
    """Somebody who holds part of a history.

    ``progress``: what the last step has left, for the next one; ``done``: whether it left nothing.
    """

    def __init__(self, history: History, members: Sequence[int]) -> None:
        self.history = history
        self.roll = Roll((Charted(b"", tuple(members), {}),))
        self.store = MemoryStore()
        self.decided: list[tuple[JournalId, bool]] = []
        self.progress: order.Progress | None = None
        self.done = True
        draft = Draft(self.store)
        Rows(draft, LINE).begin(LINE)
        self._commit(draft)

    def _commit(self, draft: Draft) -> None:
        commit = draft.commit()
        if commit is not None:
            self.store.apply(commit)

    def hold(self, journal: JournalId, size: int) -> list[tuple[JournalId, Head]]:
        """Hold a journal up to ``size``, and compute the order. Return what contradicts."""
        draft = Draft(self.store)
        rows = Rows(draft, LINE)
        state = rows.journal(journal) or rows.new_journal(journal, NO_KEYS)
        for seq in range(state.size, size):
            data = self.history.journals[journal][seq]
            void = 2 if (journal, seq) in self.history.void else 0
            rows.put_entry(state.number, seq, EntryRow(data, void, 0, 0))
            frontier = rows.append_leaves(state.number, state.frontier, (leaf_hash(data),))
            state = state._replace(frontier=frontier, held=frontier.size)
            if not void:
                state = self._note(rows, parse_entry(data), state)
        rows.put_journal(journal, state)
        return self._order(draft, rows)

    def _note(self, rows: Rows, entry: Entry, state: JournalState) -> JournalState:
        ends.note(rows, entry)
        adopt = parse_content(entry.kind, entry.content) if entry.kind == Kind.ADOPT else None
        if not isinstance(adopt, Adopt) or adopt.serial <= max(state.charter, 1):
            return state
        put_adoption(rows, entry.journal, Adoption(entry.seq, adopt.serial, adopt.charter))
        return state._replace(charter=adopt.serial)

    def step(self) -> list[tuple[JournalId, Head]]:
        """Go on with the order. Return what contradicts."""
        draft = Draft(self.store)
        return self._order(draft, Rows(draft, LINE))

    def _order(self, draft: Draft, rows: Rows) -> list[tuple[JournalId, Head]]:
        decided = ends.decide(rows, self.roll.members_by, lambda _: False)
        self.decided += decided.closes
        since = None if decided.closes else self.progress
        advanced = order.advance(rows, self.roll, parsed={}, since=since)
        self.done, self.progress = advanced.done, advanced.progress
        rows.flush()
        self._commit(draft)
        return decided.quarrels + advanced.quarrels

    def keep_ahead(self, journal: JournalId, seq: int) -> None:
        """Keep an entry that was proven ahead of what is held before it."""
        draft = Draft(self.store)
        rows = Rows(draft, LINE)
        state = rows.journal(journal)
        assert state is not None
        rows.put_entry(state.number, seq, EntryRow(self.history.journals[journal][seq], 0, 0, 0))
        self._commit(draft)

    def begin_anew(self) -> None:
        """Let the next step order anew."""
        draft = Draft(self.store)
        order.begin_anew(Rows(draft, LINE))
        self._commit(draft)

    @property
    def rows(self) -> Rows:
        """What it holds."""
        return Rows(self.store, LINE)

    @property
    def is_behind(self) -> bool:
        """Whether it has yet to order anew."""
        return self.rows.named(Space.LINE, ends.ANEW) is not None

    def places(self) -> list[tuple[int, JournalId, int]]:
        """All places, in order, as (lamport, journal, seq)."""
        found = self.rows.order(b"", b"\xff" * 14, limit=1 << 20)
        return [
            (int.from_bytes(place[:8], "big"), journal, seq) for place, journal, _, seq in found
        ]

    def final(self) -> FinalPrefix:
        return final_prefix(self.rows)

    def final_places(self) -> list[tuple[int, JournalId, int]]:
        bound = self.final().lamport
        return [place for place in self.places() if place[0] <= bound]


def spoken(*sizes: int) -> History:
    """Everybody has spoken, and nobody has heard anybody."""
    history = History()
    for party, size in enumerate(sizes):
        for _ in range(size):
            history.write(JournalId(party, 1), {})
    return history


def chatter(rng: random.Random, parties: int, entries: int) -> History:
    """A random history: everybody writes, having seen some honest part of the others."""
    history = History()
    journals = [JournalId(party, 1) for party in range(parties)]
    known: dict[JournalId, dict[JournalId, int]] = {j: {} for j in journals}
    for journal in journals:
        history.write(journal, {})
    for _ in range(entries):
        journal = rng.choice(journals)
        fresh: dict[JournalId, int] = {}
        for other in journals:
            size = len(history.journals[other])
            low = known[journal].get(other, 0)
            if other != journal and rng.random() < 0.6 and size > low:
                fresh[other] = rng.randint(low + 1, size)
        known[journal].update(fresh)
        history.write(journal, fresh, void=rng.random() < 0.05)
    return history


def read_somehow(
    rng: random.Random, history: History, members: Sequence[int]
) -> tuple[Reader, list[list[tuple[int, JournalId, int]]]]:
    """A reader to whom journals come in random pieces, and the final prefixes on the way."""
    reader = Reader(history, members)
    held = dict.fromkeys(history.journals, 0)
    finals: list[list[tuple[int, JournalId, int]]] = []
    while any(held[j] < len(entries) for j, entries in history.journals.items()):
        journal = rng.choice([j for j in held if held[j] < len(history.journals[j])])
        held[journal] = rng.randint(held[journal] + 1, len(history.journals[journal]))
        reader.hold(journal, held[journal])
        finals.append(reader.final_places())
    return reader, finals
