# SPDX-License-Identifier: Apache-2.0
"""The ladder: how far an entry has come with each addressed party.

Rules:

1. *Stored* is the far machine's word and stands in its receipt; *shown*, *acknowledged* and
   *answered* are entries. None implies another, except that who has taken an entry has it stored.
2. The first of each counts. Later ones stay in the record and change nothing here.
3. A message by an addressed party that refers to the entry answers it; so does an acknowledgement
   that says more than *received*.

Rows: LADDER, by the journal's local number, sequence number and party.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wasl import codec
from wasl.line import talk
from wasl.line.work import Work
from wasl.record.merkle import leaf_hash
from wasl.record.rows import damaged, read, u32, u64
from wasl.steps import Past, Space
from wasl.terms import Answer, JournalId, Ref


@dataclass(frozen=True, slots=True)
class Rung:
    """One step taken. Times are the taker's, seconds UTC; ``entry`` is its entry that says so."""

    time_s: int
    by: str
    answer: int | None = None
    reason: str = ""
    stored_s: int | None = None
    entry: tuple[int, int] | None = None  # (incarnation, seq) in the taker's own journal


@dataclass(frozen=True, slots=True)
class Ladder:
    """What one party has let be known of one entry. ``stored`` comes from receipts, not from
    here.
    """

    shown: Rung | None = None
    acknowledged: Rung | None = None
    answered: Rung | None = None


def ladder(past: Past, number: int, seq: int, party: int) -> Ladder:
    """Return the ladder of an entry towards ``party``."""
    row = past.get(Space.LADDER, u32(number) + u64(seq) + party.to_bytes(2, "big"))
    if row is None:
        return Ladder()
    match read(row, where="ladder"):
        case (shown, acknowledged, answered):
            return Ladder(_rung(shown), _rung(acknowledged), _rung(answered))
        case _:
            raise damaged("ladder")


def take(work: Work, author: JournalId, seq: int, time_s: int, body: talk.Body) -> None:
    """Let the entry at ``seq`` of ``author`` move the ladders of the entries that it speaks of."""
    entry = (author.incarnation, seq)
    match body:
        case talk.Acknowledgement():
            rung = Rung(time_s, body.by, int(body.answer), body.reason, body.stored_s, entry)
            taken = Ladder(acknowledged=rung)
            if body.shown_s is not None:
                taken = replace(taken, shown=Rung(body.shown_s, body.by, entry=entry))
            if body.answer != Answer.RECEIVED:
                taken = replace(taken, answered=rung)
            _climb(work, author, body.target, taken)
        case talk.Shown():
            _climb(
                work, author, body.target, Ladder(shown=Rung(body.shown_s, body.by, entry=entry))
            )
        case talk.Message():
            for ref in body.refs:
                _climb(work, author, ref, Ladder(answered=Rung(time_s, body.by, entry=entry)))
        case (
            talk.Verified()
            | talk.Check()
            | talk.Lapse()
            | talk.Service()
            | talk.Suspension()
            | talk.Resumption()
            | talk.Correction()
            | talk.Cancellation()
            | talk.Chunk()
        ):
            pass


def _climb(work: Work, author: JournalId, target: Ref, taken: Ladder) -> None:
    """Add what is new. A reference to an entry that is not held, or to other bytes, moves
    nothing.
    """
    state = work.rows.journal(target.journal)
    if state is None or target.journal.party == author.party:
        return
    row = work.rows.entry(state.number, target.seq)
    if row is None or leaf_hash(row.data) != target.leaf:
        work.tell("reference-not-held", author=work.standing.party(author.party))
        return
    old = ladder(work.rows.draft, state.number, target.seq, author.party)
    new = Ladder(
        _earlier(old.shown, taken.shown),
        _earlier(old.acknowledged, taken.acknowledged),
        _earlier(old.answered, taken.answered),
    )
    if new == old:
        return
    key = u32(state.number) + u64(target.seq) + author.party.to_bytes(2, "big")
    value = codec.format(tuple(map(_values, (new.shown, new.acknowledged, new.answered))))
    work.rows.draft.put(Space.LADDER, key, value)


def _earlier(one: Rung | None, other: Rung | None) -> Rung | None:
    """Return the rung whose entry stands first in its journal, whichever came here first."""
    if one is None or other is None:
        return one or other
    assert one.entry is not None
    assert other.entry is not None
    return min(one, other, key=lambda rung: rung.entry or (0, 0))


def _values(rung: Rung | None) -> codec.Value:
    if rung is None:
        return None
    return (rung.time_s, rung.by, rung.answer, rung.reason, rung.stored_s, rung.entry)


def _rung(value: codec.Value) -> Rung | None:
    match value:
        case None:
            return None
        case (int(time_s), str(by), answer, str(reason), stored_s, entry):
            return Rung(
                time_s,
                by,
                answer if isinstance(answer, int) else None,
                reason,
                stored_s if isinstance(stored_s, int) else None,
                _place(entry),
            )
        case _:
            raise damaged("ladder")


def _place(value: codec.Value) -> tuple[int, int] | None:
    match value:
        case (int(incarnation), int(seq)):
            return incarnation, seq
        case _:
            return None
