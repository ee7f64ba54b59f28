# SPDX-License-Identifier: Apache-2.0
"""Envelopes that a bearer brought: opening them, and giving each part to whom it concerns.

The receiving order (``docs/spec/04-envelopes.md`` §8): key by tag → open → rebuild the header →
salt and commitment → entry bytes → canonical → leaf → root → signature → keep → marks → screen. One
bundle is one step: its entries are kept in one commit, and answered with one receipt for each
journal.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import assert_never

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.line import delivery, epochs, evidence, far, near, steering
from wasl.line.inbox import Waiting
from wasl.line.windows import Found, Windows
from wasl.line.work import Asking, Work
from wasl.record.entry import CannotOpen, Entry, Kind, commitment, format_entry, parse_entry
from wasl.record.merkle import leaf_hash
from wasl.terms import Head, JournalId, Precedence, Traffic
from wasl.wire import cold, warm


class Arrival:
    """The taking in of one bundle from one far party."""

    __slots__ = ("_heads", "_party", "_receipts", "_seeds", "_waiting", "_windows", "_work")

    def __init__(
        self,
        work: Work,
        party: int,
        windows: Windows,
        waiting: MutableMapping[JournalId, Waiting],
    ) -> None:
        self._work = work
        self._party = party
        self._windows = windows
        self._waiting = waiting
        self._seeds: list[cold.Seed] = []
        self._receipts: set[JournalId] = set()
        self._heads: cold.Heads | None = None

    def take(self, envelopes: Sequence[bytes]) -> Asking[None]:
        """Take in a bundle. What is refused of it is kept as evidence; the rest takes effect."""
        work = self._work
        link = work.links[self._party]
        link.reachable = True
        link.last_heard_ms = work.now.utc_ms
        self._windows.refresh(work)
        for envelope in envelopes:
            try:
                yield from self._take_one(envelope)
            except Refused as error:
                evidence.keep_refused(work, self._party, envelope, error)
        self._join_waiting()
        steering.settle(work)
        yield from self._answer()

    def _take_one(self, envelope: bytes) -> Asking[None]:
        found = self._windows.find(envelope[: cold.HINT_BYTES])
        failed: Refused | None = None
        for one in found:
            try:
                self._take_warm(one, envelope)
            except Refused as error:
                failed = error
            else:
                return
        items = epochs.open_cold(self._work, envelope)
        if items is None:
            if failed is not None:
                raise failed
            # Most often a second copy of what is already kept: no evidence, only a fact.
            self._work.tell("no-key", party=self._work.standing.party(self._party))
            newest = self._work.rows.newest(self._party)
            if newest is not None and epochs.is_deaf(self._work, newest):
                self._work.lacking.add(self._party)
            return
        for item in items:
            yield from self._take_item(item)
        self._deal_seeds()

    def _take_warm(self, found: Found, envelope: bytes) -> None:
        standing = self._work.standing
        place = warm.Place(
            standing.line, standing.charter_hash, found.journal, found.seq, found.keys_time_s
        )
        narrow = warm.open_warm(envelope, place=place, key=found.key)
        data = self._rebuild(narrow, place, found.key.salt)
        self._windows.used(found)
        waiting = self._waiting.setdefault(found.journal, Waiting())
        waiting.add(found.seq, data, found.key.salt + narrow.body, len(envelope))
        if narrow.gap:
            waiting.name_gap(found.seq, narrow.gap)
        if narrow.signature:
            waiting.signed(found.seq + 1, narrow.signature)

    def _rebuild(self, narrow: warm.Narrow, place: warm.Place, salt: bytes) -> bytes:
        """Return the entry bytes that the author must have signed; Refused if a head is not
        held.
        """
        seen: list[Head] = []
        for head in narrow.seen:
            root = head.root or self._work.root(head.journal, head.size)
            if root is None:
                raise epochs.no_key()
            seen.append(Head(head.journal, head.size, root))
        entry = Entry(
            place.line,
            place.journal,
            place.seq,
            narrow.kind,
            Precedence(narrow.flags & 3),
            Traffic(narrow.flags >> 2 & 3),
            bool(narrow.flags & 16),
            narrow.time_s,
            tuple(seen),
            commitment(salt, narrow.body),
            narrow.content,
        )
        try:
            return format_entry(entry)
        except Misuse as error:  # content that no entry could carry: the far side's fault, not ours
            raise Refused(Code.BAD_ENVELOPE, error.what, where="warm content") from error

    def _take_item(self, item: cold.Item) -> Asking[None]:
        work = self._work
        match item:
            case cold.Range():
                batch = far.Batch(
                    item.journal,
                    item.first,
                    item.entries,
                    item.openings,
                    item.signature,
                    [0] * len(item.entries),
                )
                if item.journal == work.standing.near:
                    far.find_rollback(work, batch)
                    return
                self._absorb(batch)
                steering.advance_kept(work)
            case cold.Proven():
                far.take_proven(work, item)
            case cold.Opening():
                far.take_opening_item(work, item)
            case cold.Receipt():
                far.take_receipt(work, item)
                if delivery.is_answered(work, self._party):
                    yield from delivery.resend(work, self._party, at_once=True)
            case cold.Seed():
                self._seeds.append(item)
            case cold.Heads():
                self._compare_clocks(item.clock_ms)
                self._heads = item  # one answer for a bundle, however many it holds
            case cold.AuthorPq():
                far.take_pq(work, item)
            case _:
                assert_never(item)

    def _compare_clocks(self, far_ms: int) -> None:
        """Note by how much the far clock differs. A quarrel alarms; it changes nothing else."""
        offset_ms = far_ms - self._work.now.utc_ms
        self._work.links[self._party].clock_offset_ms = offset_ms
        if abs(offset_ms) > limits.CLOCK_QUARREL_S * 1000:
            party = self._work.standing.party(self._party)
            self._work.tell("clock-quarrel", party=party, offset_ms=offset_ms)

    def _absorb(self, batch: far.Batch) -> None:
        if far.absorb(self._work, batch):
            self._receipts.add(batch.journal)
        else:
            self._work.lacking.add(self._party)  # it holds what we lack, whoever wrote it

    def _deal_seeds(self) -> None:
        """Begin far epochs whose KEYS entry is held by now; later warm envelopes need them at
        once.
        """
        fresh = [epochs.take_seed(self._work, item) for item in self._seeds]
        self._seeds.clear()
        if any(fresh):
            self._windows.refresh(self._work)

    def _join_waiting(self) -> None:
        work = self._work
        for journal, waiting in self._waiting.items():
            state = work.rows.journal(journal)
            size = state.size if state is not None else 0
            batches = waiting.take_old(journal, size)
            following = waiting.take_next(journal, size)
            if following is not None:
                batches.append(following)
            for batch in batches:
                try:
                    self._absorb(batch)
                except Refused as error:
                    evidence.keep_refused(work, journal.party, b"".join(batch.entries), error)

    def _answer(self) -> Asking[None]:
        """Say what we hold now, what we cannot open, and what we lack."""
        work = self._work
        if not near.is_rolled_back(work):
            lost = [
                one for journal in sorted(self._receipts) for one in far.unopened(work, journal)
            ]
            plains = [near.Plain(Kind.CANNOT_OPEN, content=one) for one in lost]
            yield from near.append(work, plains)
        for party, content in work.cannot_open:
            yield from self._open_for(party, content)
        for journal in sorted(self._receipts):
            if journal.party not in work.standing.others:
                continue
            receipt = yield from far.give_receipt(work, journal)
            if receipt is not None:
                yield from delivery.send_items(
                    work, journal.party, [receipt], precedence=Precedence.FLASH
                )
        if self._heads is not None:
            yield from delivery.answer_heads(work, self._party, self._heads)
        for party in sorted(work.lacking):
            yield from delivery.send_heads(work, party)

    def _open_for(self, party: int, content: CannotOpen) -> Asking[None]:
        """Send the opening of an entry that ``party`` cannot open, if we have it."""
        work = self._work
        state = work.rows.journal(content.journal)
        if state is None or content.journal.party == party:
            return
        row = work.rows.entry(state.number, content.seq)
        opening = work.rows.opening(state.number, content.seq)
        if row is None or opening is None or leaf_hash(row.data) != content.leaf:
            return
        item = cold.Opening(content.journal, content.seq, opening)
        precedence = parse_entry(row.data).precedence
        yield from delivery.send_items(work, party, [item], precedence=precedence)
