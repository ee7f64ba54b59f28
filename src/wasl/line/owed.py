# SPDX-License-Identifier: Apache-2.0
"""Who owes an acknowledgement, and since when: the entries that wait, one row for each party.

Rules (``docs/spec/06-delivery.md`` §4):

1. Only the parties that are asked to act owe. We keep what the others owe our own entries, and what
   we owe theirs; what two others owe one another is their affair.
2. Clocks are ticks of this node: from when an entry was queued, and from when the receipt that
   covers it was kept here. A row goes once the party owes nothing more.
3. Rows are local. They are bounded (:data:`wasl.limits.OWED`), for each journal apart: a party that
   floods takes no clock from what another says. What finds no room has no clock, and is on the
   record all the same.

Rows: LINE, ``owed`` by party, the journal's local number and sequence number; ``owing`` by the
local number: how many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from wasl import codec, due, limits
from wasl.errors import Refused
from wasl.line import adoption, ladder, suspension, talk
from wasl.line.work import Standing, Work
from wasl.record.entry import SALT_BYTES, Entry, parse_entry
from wasl.record.rows import Rows, damaged, place_key, read, u16, u32, u64
from wasl.steps import Space
from wasl.terms import JournalId, Precedence, Ref

_OWED = b"owed"
_COUNT = b"owing"


class Owed(NamedTuple):
    """What one party owes one entry.

    ``limit_s``: the time that its author's charter gives. ``set_ms``: by how much our clock had
    been set when it was kept. ``fired``: the places of the stages that have been told, of the chain
    that runs now. ``pause``: whether its kind is suspended by the party.
    """

    party: int
    number: int
    seq: int
    kind: int
    precedence: Precedence
    limit_s: int
    waiting: due.Waiting
    set_ms: int
    fired: frozenset[int] = frozenset()
    pause: due.Pause = due.RUNNING

    def overdue(self, tick_ms: int) -> due.Overdue | None:
        """Return what is overdue at a tick, or None."""
        return due.overdue(self.waiting, limit_s=self.limit_s, tick_ms=tick_ms, pause=self.pause)


def owing(rows: Rows, body: talk.Body | None, entry: Entry, standing: Standing) -> tuple[int, ...]:
    """Return the parties that owe an entry an acknowledgement: those asked to act.

    A correction and a cancellation ask whom their message asked.
    """
    if body is None or entry.kind not in talk.AWAITS:
        return ()
    if isinstance(body, talk.Correction | talk.Cancellation):
        target = said_at(rows, body.target)
        body = target if isinstance(target, talk.Message) else body
    asked = {office.party for office in body.to} if isinstance(body, talk.Message) else None
    members = adoption.agreed_at(standing, rows, entry.journal, entry.seq).charter.members
    return tuple(
        one.index
        for one in members
        if one.index != entry.journal.party and (asked is None or one.index in asked)
    )


def said_at(rows: Rows, ref: Ref) -> talk.Body | None:
    """Return what an entry says, or None if it is not held, not opened, or not understood."""
    state = rows.journal(ref.journal)
    row = None if state is None else rows.entry(state.number, ref.seq)
    if state is None or row is None or row.void:
        return None
    opening = rows.opening(state.number, ref.seq)
    if opening is None:
        return None
    try:
        return talk.parse_body(parse_entry(row.data).kind, opening[SALT_BYTES:])
    except Refused:
        return None


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def owed(rows: Rows, party: int, number: int, seq: int) -> Owed | None:
    """Return what a party still owes an entry, or None."""
    name = _name(party, number) + u64(seq)
    row = rows.named(Space.LINE, name)
    return None if row is None else _read(name, row)


def _rows_most() -> int:
    return 2 * (2 * limits.OWED + limits.PARTIES * limits.INCARNATIONS * limits.OWED_LEAST)


def all_owed(rows: Rows, party: int | None = None) -> Iterator[Owed]:
    """Yield all that is owed on a line, or by one party."""
    prefix = _OWED if party is None else _OWED + u16(party)
    for name, row in rows.scan_named(Space.LINE, prefix, limit=_rows_most()):
        yield _read(name, row)


def count_overdue(rows: Rows, tick_ms: int) -> int:
    """Return how many acknowledgements and answers are overdue on a line."""
    return sum(one.overdue(tick_ms) is not None for one in all_owed(rows))


# ── what happens ────────────────────────────────────────────────────────────────────────────────


def begin(work: Work, journal: JournalId, entry: Entry, body: talk.Body) -> None:
    """Let the clocks of an entry begin that was said here or has arrived."""
    near = work.standing.near
    ours = journal == near
    if journal.party in work.standing.departed:
        return  # it has left: what it still says, nobody owes an answer
    asked = owing(work.rows, body, entry, work.standing)
    parties = asked if ours else tuple(p for p in asked if p == near.party)
    state = work.rows.journal(journal)
    assert state is not None
    reply_ms = None
    if isinstance(body, talk.Message) and body.reply_by_s is not None:
        reply_ms = due.span_ms(entry.time_s, body.reply_by_s)
    tick_ms = work.now.tick_ms
    waiting = due.Waiting(tick_ms, None if ours else tick_ms, reply_ms=reply_ms)
    for party in parties:
        if _has_room(work, state.number, entry.precedence):
            paused = suspension.acting_no_more(work.rows, party, entry) is not None
            one = Owed(
                party,
                state.number,
                entry.seq,
                entry.kind,
                entry.precedence,
                adoption.limit_of(work.standing, work.rows, entry),
                waiting,
                work.now.set_ms,
                pause=due.Pause(paused),
            )
            climbed = _climbed(work, one)
            if climbed is not None:
                _write(work, climbed)
                _count(work, state.number, 1)


def settle(work: Work) -> None:
    """Bring the rows up to the receipts and the ladders that have moved in this step."""
    for party, first, end in work.covered:
        _note_receipt(work, party, first=first, end=end)
    for number, seq, party in work.climbed:
        _note_ladder(work, number, seq, party)


def _note_receipt(work: Work, party: int, *, first: int, end: int) -> None:
    """Note that the far node has stored our entries from ``first`` to before ``end``."""
    number = work.near_state().number
    name = _name(party, number)
    covered = work.rows.scan_named(
        Space.LINE, name + u64(first), end=name + u64(end), limit=2 * limits.OWED
    )
    for key, row in covered:
        one = _read(key, row)
        if one.waiting.stored_ms is None:
            moved = one.waiting._replace(stored_ms=work.now.tick_ms)
            _write(work, one._replace(waiting=moved))
    _check_times(work, party, number, first, end)


def _check_times(work: Work, party: int, number: int, first: int, end: int) -> None:
    """See whether acknowledgements that came before this receipt contradict it."""
    low, high = place_key(number, first), place_key(number, end)
    for key, _ in work.rows.draft.scan(Space.LADDER, low, high, limit=limits.OWED):
        if int.from_bytes(key[12:14], "big") == party:
            ladder.check_times(work, number, int.from_bytes(key[4:12], "big"), party)


def _note_ladder(work: Work, number: int, seq: int, party: int) -> None:
    """Bring what a party owes up to the steps that are known of it."""
    one = owed(work.rows, party, number, seq)
    if one is None:
        return
    climbed = _climbed(work, one)
    if climbed is None:
        forget(work, number, seq, party)
    elif climbed != one:
        _write(work, climbed)


def _climbed(work: Work, one: Owed) -> Owed | None:
    """Return what is owed with the steps that are known; None if nothing is any more."""
    steps = ladder.ladder(work.rows.draft, one.number, one.seq, one.party)
    taken = steps.acknowledged is not None
    if taken and (steps.answered is not None or one.waiting.reply_ms is None):
        return None
    shown = steps.shown is not None
    stored_ms = one.waiting.stored_ms
    if stored_ms is None and (shown or taken):  # who has taken an entry has it stored
        stored_ms = work.now.tick_ms
    moved = due.Waiting(
        one.waiting.since_ms,
        stored_ms,
        shown,
        taken,
        stopped=steps.unopened is not None and not shown,
        reply_ms=one.waiting.reply_ms,
    )
    if moved == one.waiting:
        return one
    begun_anew = taken and not one.waiting.acknowledged  # another chain: for the answer
    return one._replace(waiting=moved, fired=frozenset() if begun_anew else one.fired)


def fire(work: Work, one: Owed, place: int) -> None:
    """Note that a stage of its chain has been told."""
    now = owed(work.rows, one.party, one.number, one.seq)
    if now is not None and now.waiting.acknowledged == one.waiting.acknowledged:
        _write(work, now._replace(fired=now.fired | {place}))


def pause(work: Work, party: int, kinds: Collection[int]) -> None:
    """Let the clocks of these kinds stand still: the party acts on them no more."""
    _pause(work, party, kinds, due.Pause(paused=True))


def resume(work: Work, party: int, kinds: Collection[int]) -> None:
    """Let the clocks of these kinds begin anew: the party acts on them again."""
    _pause(work, party, kinds, due.Pause(resumed_ms=work.now.tick_ms))


def _pause(work: Work, party: int, kinds: Collection[int], how: due.Pause) -> None:
    for one in list(all_owed(work.rows, party)):
        concerned = one.kind in kinds and one.precedence is not Precedence.FLASH
        if concerned and one.pause.paused != how.paused:
            _write(work, one._replace(pause=how))


def withdraw(work: Work, ref: Ref) -> None:
    """Let the clocks of an entry go: its author has cancelled or superseded it."""
    state = work.rows.journal(ref.journal)
    if state is None:
        return
    for party in work.standing.everybody:
        forget(work, state.number, ref.seq, party)


def forget_party(work: Work, party: int) -> None:
    """Let all clocks of a party go that has left, and those of what it has said."""
    numbers = {
        state.number
        for journal in work.rows.journals_of(party)
        if (state := work.rows.journal(journal)) is not None
    }
    for one in list(all_owed(work.rows)):
        if one.party == party or one.number in numbers:
            forget(work, one.number, one.seq, one.party)


def forget(work: Work, number: int, seq: int, party: int) -> None:
    """Let the clock of one party go."""
    if owed(work.rows, party, number, seq) is not None:
        work.rows.delete_named(Space.LINE, _name(party, number) + u64(seq))
        _count(work, number, -1)


# ── rows ────────────────────────────────────────────────────────────────────────────────────────


def _name(party: int, number: int) -> bytes:
    return _OWED + u16(party) + u32(number)


def _has_room(work: Work, number: int, precedence: Precedence) -> bool:
    """Tell whether another entry of a journal gets a clock. Ours have as many as all others."""
    ours = number == work.near_state().number
    most = limits.OWED if ours else max(limits.OWED // len(work.standing.others), limits.OWED_LEAST)
    return _counted(work, number) < (2 * most if precedence.urgent else most)


def _counted(work: Work, number: int) -> int:
    row = work.rows.named(Space.LINE, _COUNT + u32(number))
    return int.from_bytes(row, "big") if row else 0


def _count(work: Work, number: int, change: int) -> None:
    left = _counted(work, number) + change
    work.rows.put_named(Space.LINE, _COUNT + u32(number), u32(left))


def _write(work: Work, one: Owed) -> None:
    waiting = one.waiting
    value = codec.format(
        (
            one.kind,
            int(one.precedence),
            (waiting.since_ms, waiting.stored_ms, waiting.reply_ms),
            (waiting.shown, waiting.acknowledged, waiting.stopped),
            one.limit_s,
            one.set_ms,
            tuple(sorted(one.fired)),
            (one.pause.paused, one.pause.resumed_ms),
        )
    )
    work.rows.put_named(Space.LINE, _name(one.party, one.number) + u64(one.seq), value)


def _read(name: bytes, row: bytes) -> Owed:
    at = len(_OWED)
    party, number, seq = (
        int.from_bytes(name[start:end], "big")
        for start, end in ((at, at + 2), (at + 2, at + 6), (at + 6, at + 14))
    )
    match read(row, where="owed"):
        case (
            int(kind),
            int(precedence),
            (int(since), stored, reply),
            (bool(shown), bool(taken), bool(stopped)),
            int(limit_s),
            int(set_ms),
            tuple(fired),
            (bool(paused), resumed),
        ):
            waiting = due.Waiting(since, _or_none(stored), shown, taken, stopped, _or_none(reply))
            told = frozenset(place for place in fired if isinstance(place, int))
            return Owed(
                party,
                number,
                seq,
                kind,
                Precedence(precedence),
                limit_s,
                waiting,
                set_ms,
                told,
                due.Pause(paused, _or_none(resumed)),
            )
        case _:
            raise damaged("owed")


def _or_none(value: codec.Value) -> int | None:
    return value if isinstance(value, int) else None
