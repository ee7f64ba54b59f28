# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: SLF001 -- faults are planted inside
# pyright: reportPrivateUsage=false, reportUnknownLambdaType=false, reportUnknownArgumentType=false
"""Planted faults: what a node would be with one rule broken. A simulation that is worth anything
catches them.

Rules:

1. A mutant is planted into this whole process, while :func:`planted` is open, and is gone after it.
2. Each is one fault that somebody could make, and that compiles and passes a happy day.
3. ``wasl sim --mutant NAME`` runs with one of them; ``tests/scenario/test_mutants.py`` has a short
   story for each, and says which of them the simulation itself finds.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from wasl import limits, primitives
from wasl.errors import Code, Misuse
from wasl.line import (
    arrival,
    closing,
    delivery,
    epochs,
    evidence,
    far,
    kems,
    ladder,
    line,
    moving,
    receipts,
    shredding,
    windows,
)
from wasl.line.work import Work
from wasl.node import ladders
from wasl.record import ends, final, order
from wasl.record.entry import parse_entry
from wasl.record.merkle import Frontier
from wasl.record.rows import JournalState, Rows
from wasl.sim.node import Node
from wasl.steps import Draft, Outcome
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId, Ref


@dataclass
class Patch:
    """Attributes that were replaced, and what they were."""

    _replaced: list[tuple[Any, str, Any]] = field(default_factory=list[tuple[Any, str, Any]])

    def put(self, target: object, name: str, value: object) -> None:
        """Replace an attribute, or add one."""
        self._replaced.append((target, name, vars(target).get(name, _ABSENT)))
        setattr(target, name, value)

    def swallow(self, target: object, name: str) -> None:
        """Let a check that raises or returns None always pass."""
        self.put(target, name, lambda *_, **__: None)

    def undo(self) -> None:
        """Put back what was there."""
        while self._replaced:
            target, name, value = self._replaced.pop()
            if value is _ABSENT:
                delattr(target, name)
            else:
                setattr(target, name, value)


_ABSENT: Final = object()
Plant = Callable[[Patch], None]


@contextmanager
def planted(name: str) -> Generator[None]:
    """Let one fault be there, meanwhile. Raises Misuse if there is none of that name."""
    if name not in MUTANTS:
        what = f"no planted fault is called “{name}”"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--mutant", do="see wasl sim --list-mutants")
    patch = Patch()
    try:
        MUTANTS[name].plant(patch)
        yield
    finally:
        patch.undo()


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: what a node with it does, and how it is planted."""

    does: str
    plant: Plant


class _Any(bytes):
    """32 bytes that are equal to everything."""

    __hash__ = bytes.__hash__

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False


def _sends_before_commit(patch: Patch) -> None:
    def do(self: Node, event: Any) -> Outcome:  # noqa: ANN401 -- any event
        outcome = self.run(event)
        self.sent.extend(outcome.sends)
        if outcome.commit is not None:
            self.store.apply(outcome.commit)
        self.facts.extend(outcome.facts)
        return outcome

    patch.put(Node, "do", do)


def _lamport_too_low(patch: Patch) -> None:
    whole = order._Placing._seen_lamport

    def off(*args: Any) -> int | None:  # noqa: ANN401 -- passed on
        found = whole(*args)
        return found - 1 if found else found

    patch.put(order._Placing, "_seen_lamport", off)


def _max_for_min(patch: Patch) -> None:
    whole = final.move

    def move(*args: Any) -> Any:  # noqa: ANN401 -- passed on
        inner = Patch()
        inner.put(final, "min", max)
        try:
            return whole(*args)
        finally:
            inner.undo()

    patch.put(final, "move", move)


def _orders_unseen(patch: Patch) -> None:
    whole = order._Placing._seen_lamport
    patch.put(order._Placing, "_seen_lamport", lambda *args: whole(*args) or 0)


def _forgets_skipped_keys(patch: Patch) -> None:
    whole = epochs._without
    patch.put(epochs, "_without", lambda *args: dataclasses.replace(whole(*args), skipped=()))


def _receipt_over_gap(patch: Patch) -> None:
    whole = receipts.give_receipt

    def give(work: Work, journal: JournalId) -> Generator[Any, bytes, Any]:
        state = work.rows.journal(journal)
        assert state is not None
        work.rows._states[journal] = state._replace(held=state.size)
        receipt = yield from whole(work, journal)
        work.rows._states[journal] = state
        return receipt

    patch.put(receipts, "give_receipt", give)


def _void_waits(patch: Patch) -> None:
    patch.put(far, "judge", lambda data, **_: parse_entry(data))


def _puts_off_what_was_lost(patch: Patch) -> None:
    def note_sent(work: Work, party: int, size: int) -> None:
        link = work.links[party]
        link.sent_size = max(link.sent_size, size)
        link.resend_tick_ms = work.now.tick_ms + limits.RESEND_AFTER_MS

    patch.put(delivery, "note_sent", note_sent)
    patch.swallow(delivery, "note_stored")


def _believes_unsigned(patch: Patch) -> None:
    """Believe a run without the signature that ends it."""
    whole = arrival.Arrival._take_warm

    def take(self: arrival.Arrival, found: windows.Found, envelope: bytes) -> None:
        whole(self, found, envelope)
        self._waiting[found.journal].signed(found.seq + 1, bytes(64))

    patch.swallow(far, "verify_author")
    patch.put(arrival.Arrival, "_take_warm", take)


def _flat_tree(patch: Patch) -> None:
    def _first_hash(self: Frontier) -> bytes:
        return self.hashes[0] if self.hashes else b"\x5a" * 32

    patch.put(Frontier, "root", _first_hash)


def _old_journal_grows(patch: Patch) -> None:
    """Go on placing an older journal while it is not closed."""
    whole = order._Placing._limit

    def limit(self: order._Placing, journal: JournalId, state: Any) -> int:  # noqa: ANN401
        return state.held if self.own(journal.party).ends is None else whole(self, journal, state)

    patch.put(order._Placing, "_limit", limit)


def _signs_twice(patch: Patch) -> None:
    """Start again from the disk as it was before the last words: what has left is said anew."""
    disks: dict[int, MemoryStore] = {}
    whole = Node.messages

    def restart(self: Node) -> None:
        self.store = disks.get(id(self), self.store)
        self.line = self.new_line()

    def messages(self: Node, *texts: str, **how: Any) -> Any:  # noqa: ANN401 -- passed on
        disks[id(self)] = self.store.copy()
        return whole(self, *texts, **how)

    patch.put(Node, "restart", restart)
    patch.put(Node, "messages", messages)


def _kem_keys_die_early(patch: Patch) -> None:
    """Delete a KEM key as soon as there is a newer one, whether anybody knows of that or not."""

    def newest(_work: Work, places: list[kems.KemPlace], _size: int) -> kems.KemPlace:
        return max(places)

    patch.put(kems, "_newest_below", newest)


def _late_by_our_clock(patch: Patch) -> None:
    whole = ladders.Ladders._times

    def times(self: ladders.Ladders, party: int, taken: ladder.Ladder) -> ladders.Json:
        rung = taken.acknowledged
        if rung is not None:
            rung = dataclasses.replace(rung, stored_s=self.said.row.kept_ms // 1000)
        return whole(self, party, dataclasses.replace(taken, acknowledged=rung))

    patch.put(ladders.Ladders, "_times", times)


def _accuses_the_restored(patch: Patch) -> None:
    def own_receipt_s(rows: Rows, number: int, seq: int, party: int, _rung: object) -> int | None:
        receipt = rows.covering_receipt(number, party, seq)
        return None if receipt is None else receipt.time_s

    patch.put(ladder, "own_receipt_s", own_receipt_s)


def _flash_waits_for_seed(patch: Patch) -> None:
    def send_proven(*_: object) -> Generator[object, bytes]:
        yield from ()

    patch.put(delivery, "send_proven", send_proven)


def _counts_orphans(patch: Patch) -> None:
    """Place what stands beyond the close of an older journal."""

    def limit(self: order._Placing, journal: JournalId, state: Any) -> int:  # noqa: ANN401
        ended = self.own(journal.party).ends is not None
        return state.held if ended else state.ordered

    patch.put(order._Placing, "_limit", limit)


def _goes_on_after_rollback(patch: Patch) -> None:
    patch.put(line.near, "is_rolled_back", lambda *_: False)


def _shreds_silently(patch: Patch) -> None:
    def say(work: Work, *args: Any) -> Generator[Any, bytes, list[Ref]]:  # noqa: ANN401
        for span in args[-1]:
            shredding._delete_texts(work, span)
        yield from ()
        return []

    patch.put(shredding, "_say", say)


def _signs_before_the_lock(patch: Patch) -> None:
    """Commit whatever the store holds by now: two writers both win."""
    patch.swallow(Draft, "expect")


def _newcomers_build_on_nothing(patch: Patch) -> None:
    """Let the journal of who joins begin below everything, as soon as it is held."""
    patch.put(order, "joined_at", lambda *_: 0)


def _grows_after_its_adopt(patch: Patch) -> None:
    """Go on placing what a party says that leaves, after our own ADOPT has named its end."""
    patch.put(order, "frozen", lambda *_: None)


def _gives_whatever_is_asked(patch: Patch) -> None:
    """Give who has left what was said after it, and who has joined what was said before it."""

    def end_for(_work: Work, _party: int, _journal: JournalId, state: JournalState) -> int:
        return state.size

    patch.put(moving, "end_for", end_for)
    patch.put(moving, "may_open", lambda *_: True)


def _withholds_history(patch: Patch) -> None:
    def since(work: Work, party: int) -> int | None:
        return work.standing.roll.joined_by(party)

    patch.put(moving, "_since", since)


MUTANTS: Final[Mapping[str, Mutant]] = {
    "sends-early": Mutant("sends before it commits", _sends_before_commit),
    "any-signature": Mutant(
        "accepts any author's signature", lambda p: p.swallow(far, "verify_author")
    ),
    "flat-tree": Mutant("takes the first hash for the root", _flat_tree),
    "small-order": Mutant(
        "takes points of small order",
        lambda p: p.put(primitives, "_ODD_POINTS", frozenset[bytes]()),
    ),
    "max-for-min": Mutant("takes max for min in finality", _max_for_min),
    "lamport-low": Mutant("counts lamport one too low", _lamport_too_low),
    "orders-unseen": Mutant("orders before what was seen is held", _orders_unseen),
    "forgets-skipped": Mutant("forgets keys of overtaken messages", _forgets_skipped_keys),
    "keeps-keys": Mutant("never deletes a message key", lambda p: p.swallow(epochs, "use_keys")),
    "kem-keys-early": Mutant("deletes a KEM key too early", _kem_keys_die_early),
    "receipt-over-gap": Mutant("gives receipts over a gap", _receipt_over_gap),
    "no-swap": Mutant("appends without compare-and-swap", _signs_before_the_lock),
    "any-leaf": Mutant(
        "lets an ack of another leaf move the ladder",
        lambda p: p.put(ladder, "leaf_hash", lambda _: _Any(32)),
    ),
    "any-seed": Mutant(
        "takes any seed", lambda p: p.put(epochs, "seed_hash", lambda *_, **__: _Any(32))
    ),
    "any-opening": Mutant(
        "takes any opening", lambda p: p.put(far, "commitment", lambda *_: _Any(32))
    ),
    "any-gap": Mutant(
        "fills a gap with anything", lambda p: p.put(far, "_is_known", lambda *_, **__: True)
    ),
    "ahead-unchecked": Mutant(
        "leaves a wrong entry where it was proven ahead",
        lambda p: p.swallow(evidence, "check_ahead"),
    ),
    "void-waits": Mutant("lets void entries see", _void_waits),
    "any-receipt": Mutant(
        "counts receipts over any root",
        lambda p: p.put(far.Work, "root", lambda *_: _Any(32)),
    ),
    "puts-off": Mutant("puts off what was lost", _puts_off_what_was_lost),
    "unsigned": Mutant("shows what is not signed", _believes_unsigned),
    "one-epoch": Mutant(
        "never begins a new epoch", lambda p: p.put(epochs, "is_due", lambda *_: False)
    ),
    "any-close": Mutant("takes any close", lambda p: p.put(ends, "_counts", lambda *_: True)),
    "old-journal-grows": Mutant("goes on placing an old journal", _old_journal_grows),
    "no-closing": Mutant(
        "begins a journal as if there were none before",
        lambda p: p.put(order._Placing, "_closing_lamport", lambda *_: 0),
    ),
    "closes-low": Mutant("closes at the least that is named", lambda p: p.put(closing, "max", min)),
    "names-nothing": Mutant(
        "names no older journal", lambda p: p.put(closing, "name_older", lambda *_: [])
    ),
    "counts-orphans": Mutant("orders what stands beyond a close", _counts_orphans),
    "signs-twice": Mutant("signs a position twice after a lost answer", _signs_twice),
    "goes-on": Mutant("goes on after a rollback", _goes_on_after_rollback),
    "late-by-our-clock": Mutant("takes lateness from its own clock", _late_by_our_clock),
    "accuses-restored": Mutant("accuses who stored a second time", _accuses_the_restored),
    "shreds-silently": Mutant("shreds a text and does not say so", _shreds_silently),
    "unshreds": Mutant(
        "takes a shredded text again", lambda p: p.put(shredding, "told_of", lambda *_: None)
    ),
    "joins-below": Mutant("lets who joins begin below everything", _newcomers_build_on_nothing),
    "left-grows": Mutant("goes on placing the words of who leaves", _grows_after_its_adopt),
    "tells-all": Mutant("gives texts to who has left, or joined later", _gives_whatever_is_asked),
    "history-to-none": Mutant(
        "gives who joins without the history what was said before",
        lambda p: p.put(moving, "may_open", lambda *_: True),
    ),
    "history-withheld": Mutant("keeps the history from who joins with it", _withholds_history),
    "flash-waits": Mutant("lets a FLASH wait for its epoch's seed", _flash_waits_for_seed),
}
