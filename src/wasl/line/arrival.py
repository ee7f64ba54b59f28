# SPDX-License-Identifier: Apache-2.0
"""Envelopes that a bearer brought: opening them, and giving each part to whom it concerns.

The receiving order (``docs/spec/04-envelopes.md`` §8): key by tag → open → rebuild the header →
salt and commitment → entry bytes → canonical → leaf → root → signature → keep → marks → screen. One
bundle is one step: its entries are kept in one commit, and answered with one receipt for each
journal, to its author and to whoever else brought it.

A bag (``docs/spec/07-bearers.md`` §2) brings bundles whose carrier nobody knows, weeks after they
were sealed: no party is reached by it, no clock is compared, and whoever is heard is asked for what
it shows to be lacking.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.line import (
    answering,
    delivery,
    epochs,
    evidence,
    far,
    kems,
    ladder,
    near,
    quarrels,
    receipts,
    resync,
    steering,
)
from wasl.line.inbox import Waiting
from wasl.line.windows import Found, Windows
from wasl.line.work import Asking, Work
from wasl.record.entry import Entry, Kind, commitment, format_entry
from wasl.record.rows import Rows, u16, u64
from wasl.steps import Space
from wasl.terms import Head, JournalId, Precedence, Traffic
from wasl.wire import cold, warm

_HEARD: Final = b"heard-by-courier"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a bundle brought. ``opened``, ``refused``: positions of envelopes; all others have no
    key here, or no room. ``new``: entries now kept. ``held``: entries that were there already.
    """

    opened: tuple[int, ...]
    refused: tuple[int, ...]
    new: int
    held: int


class Arrival:
    """The taking in of one bundle: from one far party, or out of a bag (None)."""

    __slots__ = (
        "_brought",
        "_heads",
        "_party",
        "_receipts",
        "_room",
        "_seeds",
        "_waiting",
        "_windows",
        "_work",
    )

    def __init__(
        self,
        work: Work,
        party: int | None,
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
        self._brought = 0
        self._room = limits.UNPACKED_A_STEP

    def take(self, envelopes: Sequence[bytes]) -> Asking[Taken]:
        """Take in a bundle. What is refused of it is kept as evidence; the rest takes effect."""
        work = self._work
        if self._party is not None:
            link = work.links[self._party]
            link.reachable = True
            link.last_heard_ms = work.now.utc_ms
            link.heard_tick_ms = work.now.tick_ms
            link.silence_told = False
        self._windows.refresh(work)
        opened, keyless = list[int](), 0
        refused: list[int] = []
        for at, envelope in enumerate(envelopes):
            if self._room < 0:
                work.tell("let-go", count=len(envelopes) - at)
                break
            try:
                if (yield from self._take_one(envelope)):
                    opened.append(at)
                else:
                    keyless += 1
            except Refused as error:
                refused.append(at)
                evidence.keep_refused(work, self._party, envelope, error)
        if keyless and self._party is not None:
            # Most often second copies of what is already kept: no evidence, only a fact.
            work.tell("no-key", party=work.standing.party(self._party), count=keyless)
        self._join_waiting()
        new = sum(map(len, work.kept.values()))
        steering.settle(work)
        yield from self._answer()
        if self._party is None:
            self._note_heard()
        return Taken(tuple(opened), tuple(refused), new, max(0, self._brought - new))

    def _note_heard(self) -> None:
        """Note whose signed words a bag brought that were not here."""
        work = self._work
        parties = {journal.party for journal, seqs in work.kept.items() if seqs}
        parties |= {item.holder.party for item in work.receipts}
        for party in sorted(parties):
            name = _HEARD + u16(party)
            work.rows.put_named(Space.LINE, name, u64(work.now.utc_ms))
            if party in work.links:
                work.links[party].heard_tick_ms = work.now.tick_ms
                work.links[party].silence_told = False

    def _take_one(self, envelope: bytes) -> Asking[bool]:
        """Take one envelope. Return whether it opened."""
        found = self._windows.find(envelope[: cold.HINT_BYTES])
        failed: Refused | None = None
        for one in found:
            try:
                self._take_warm(one, envelope)
            except Refused as error:
                failed = error
            else:
                return True
        items = kems.open_cold(self._work, envelope)
        if items is None:
            if failed is not None:
                raise failed
            self._notice_deafness()
            return False
        for item in items:
            self._room -= cold.weight(item)
            yield from self._take_item(item)
        self._deal_seeds()
        return True

    def _notice_deafness(self) -> None:
        """Ask the author if this may be under an epoch whose seed never came."""
        newest = None if self._party is None else self._work.rows.newest(self._party)
        if newest is not None and epochs.is_deaf(self._work, newest):
            self._work.lacking.add(newest.party)

    def _take_warm(self, found: Found, envelope: bytes) -> None:
        standing = self._work.standing
        place = warm.Place(
            standing.line, found.charter, found.journal, found.seq, found.keys_time_s
        )
        narrow = warm.open_warm(envelope, place=place, key=found.key)
        data = self._rebuild(narrow, place, found.key.salt)
        self._room -= len(narrow.body)
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
                self._brought += len(item.entries)
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
                try:
                    self._absorb(batch)
                except Refused as error:
                    if error.code is Code.BAD_SIGNATURE and self._party is not None:
                        quarrels.doubt(work, self._party, item.journal)
                    raise
                steering.advance_kept(work)
            case cold.Proven():
                far.take_proven(work, item)
            case cold.Opening():
                far.take_opening_item(work, item)
            case cold.Receipt():
                receipts.take_receipt(work, item)
                party = item.holder.party
                if party in work.links and delivery.is_answered(work, party):
                    yield from delivery.resend(work, party, at_once=True)
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
        if self._party is None:
            return  # it tells when the bag was packed
        offset_ms = far_ms - self._work.now.utc_ms
        self._work.links[self._party].clock_offset_ms = offset_ms
        if abs(offset_ms) > limits.CLOCK_QUARREL_S * 1000:
            party = self._work.standing.party(self._party)
            self._work.tell("clock-quarrel", party=party, offset_ms=offset_ms)

    def _absorb(self, batch: far.Batch) -> None:
        work = self._work
        before = work.rows.journal(batch.journal)
        if not far.absorb(work, batch):
            self._ask_for_more()  # whoever brought it holds what we lack, whoever wrote it
            return
        self._receipts.add(batch.journal)
        if self._party is not None:
            quarrels.note_same(work, self._party, batch.journal, batch.size)
        if self._party in (None, batch.journal.party):
            return
        after = work.rows.journal(batch.journal)
        if after is not None and (before is None or before.size < after.size):
            link = work.links[self._party]  # one who is not heard: there may be more of it
            link.others_wait_ms = limits.RESEND_AFTER_MS
            link.others_tick_ms = work.now.tick_ms
            work.lacking.add(self._party)

    def _ask_for_more(self) -> None:
        if self._party is not None:
            self._work.lacking.add(self._party)
            return
        self._work.lacking.update(p for p, link in self._work.links.items() if link.reachable)

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
        for journal, waiting in [*self._waiting.items()]:
            state = work.rows.journal(journal)
            size = state.size if state is not None else 0
            for batch in waiting.take_old(journal, size):
                self._try(batch)
            while (run := waiting.next_run(journal, size)) is not None:
                if self._try(run):
                    waiting.forget(run.size)
                    break
                waiting.distrust(run.size)
            if waiting.spent:
                del self._waiting[journal]

    def _try(self, batch: far.Batch) -> bool:
        """Take in what has waited. Return whether it is kept: else it is evidence."""
        try:
            self._absorb(batch)
        except Refused as error:
            evidence.keep_refused(self._work, self._party, b"".join(batch.entries), error)
            return False
        return True

    def _answer(self) -> Asking[None]:
        """Say what we hold now, what we cannot open, and what we lack."""
        work = self._work
        if not near.is_rolled_back(work.rows, work.standing):
            lost = [
                one for journal in sorted(self._receipts) for one in far.unopened(work, journal)
            ]
            plains = [near.Plain(Kind.FORK, content=one) for one in work.forks]
            plains += [near.Plain(Kind.CANNOT_OPEN, content=one) for one in lost]
            refs = yield from near.append(work, plains)
            for one, ref in zip(lost, refs[len(work.forks) :], strict=True):
                entry = work.entry(work.near_state().number, ref.seq)
                assert entry is not None
                ladder.take_unopened(work, ref.journal, entry, one)
        yield from answering.answer(work)
        self._receipts |= self._receipts_again()
        for journal in sorted(self._receipts):
            if journal.party not in work.links:
                continue
            receipt = yield from receipts.give_receipt(work, journal)
            if receipt is None:
                continue
            brought_by = journal.party if self._party is None else self._party
            for party in sorted({journal.party, brought_by}):
                yield from delivery.send_items(work, party, [receipt], precedence=Precedence.FLASH)
        yield from self._pass_on_receipts()
        if self._heads is not None and self._party is not None:
            yield from resync.answer_heads(work, self._party, self._heads)
            yield from self._confirm_former(self._party, self._heads)
        elif self._heads is not None and _shows_more(work, self._heads):
            self._ask_for_more()
        for party in sorted(work.lacking):
            yield from resync.send_heads(work, party)

    def _receipts_again(self) -> set[JournalId]:
        """Return the journals of parties whose first receipt has come: now they know our journal,
        and what we gave them before, they could not check.
        """
        begun = (party for party, first, _ in self._work.covered if first == 0)
        newest = (self._work.rows.newest(party) for party in begun)
        return {journal for journal in newest if journal is not None}

    def _confirm_former(self, party: int, heads: cold.Heads) -> Asking[None]:
        """Give a restored party a receipt for its former journals: it has lost those it had."""
        own = sorted(journal for journal, _ in heads.held if journal.party == party)
        for journal in own[:-1]:
            receipt = yield from receipts.give_receipt(self._work, journal)
            if receipt is not None:  # behind what it lacks of that journal, never before it
                yield from delivery.send_items(self._work, party, [receipt])

    def _pass_on_receipts(self) -> Asking[None]:
        """Let receipts for others' journals go on to their authors."""
        work = self._work
        for item in work.receipts:
            party = item.head.journal.party
            link = work.links.get(party)
            if link is not None and link.reachable and party != self._party:
                yield from delivery.send_items(work, party, [item], precedence=Precedence.FLASH)


def _shows_more(work: Work, heads: cold.Heads) -> bool:
    """Tell whether somebody holds more of a journal than is held here."""
    for journal, size in heads.held:
        state = work.rows.journal(journal)
        if size > (state.held if state is not None else 0):
            return True
    return False


def heard_by_courier_ms(rows: Rows, party: int) -> int | None:
    """Return when a bag last brought signed words of a party that were not held, UTC."""
    row = rows.named(Space.LINE, _HEARD + u16(party))
    return None if row is None else int.from_bytes(row, "big")
