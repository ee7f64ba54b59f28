# SPDX-License-Identifier: Apache-2.0
"""The ladder: how far an entry has come with each addressed party.

Rules:

1. *Stored* is the far machine's word and stands in its receipt; *shown*, *acknowledged* and
   *answered* are entries. None implies another, except that who has taken an entry has it stored.
2. The first of each counts. Later ones stay in the record and change nothing here.
3. A message by an addressed party that refers to the entry answers it; so does an acknowledgement
   that says more than *received*.
4. A reference may come before what it refers to, from a third party above all. It is parked, and
   moves the ladder when that comes. Room is bounded for each author apart: a flood of one takes
   none of another's.

Rows: LADDER, by the journal's local number, sequence number and party; LINE, ``parked`` by the
place that is referred to, and the place of the reference; ``parking`` by author: how many.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from wasl import codec, due, limits
from wasl.line import talk
from wasl.line.work import Work
from wasl.record.entry import CannotOpen, Entry
from wasl.record.merkle import leaf_hash
from wasl.record.rows import (
    Rows,
    damaged,
    journal_key,
    place_key,
    read,
    read_journal_key,
    u16,
    u32,
    u64,
)
from wasl.steps import Past, Space
from wasl.terms import Answer, JournalId, Ref

_PARKED = b"parked"
_PARKING = b"parking"


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
    here. ``unopened``: it said that it cannot open the entry.
    """

    shown: Rung | None = None
    acknowledged: Rung | None = None
    answered: Rung | None = None
    unopened: Rung | None = None


_NOTHING: Final = Ladder()


def ladder(past: Past, number: int, seq: int, party: int) -> Ladder:
    """Return the ladder of an entry towards ``party``."""
    row = past.get(Space.LADDER, place_key(number, seq) + u16(party))
    return _NOTHING if row is None else _read(row)


@lru_cache(maxsize=1024)
def _read(row: bytes) -> Ladder:
    return _parse(read(row, where="ladder"))


def _parse(value: codec.Value) -> Ladder:
    match value:
        case (shown, acknowledged, answered, unopened):
            return Ladder(*map(_rung, (shown, acknowledged, answered, unopened)))
        case _:
            raise damaged("ladder")


def _format(steps: Ladder) -> codec.Value:
    rungs = (steps.shown, steps.acknowledged, steps.answered, steps.unopened)
    return tuple(map(_values, rungs))


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


def forget_words(work: Work, target: Ref, party: int, place: tuple[int, int]) -> None:
    """Forget the words of the entry of ``party`` at ``place``; that it took the step stays."""
    state = work.rows.journal(target.journal)
    if state is None:
        return
    old = ladder(work.rows.draft, state.number, target.seq, party)
    rungs = (
        replace(rung, by="", reason="") if rung is not None and rung.entry == place else rung
        for rung in (old.shown, old.acknowledged, old.answered, old.unopened)
    )
    new = Ladder(*rungs)
    if new != old:
        key = place_key(state.number, target.seq) + u16(party)
        work.rows.draft.put(Space.LADDER, key, codec.format(_format(new)))


def take_unopened(work: Work, author: JournalId, entry: Entry, content: CannotOpen) -> None:
    """Note that ``author`` has said in ``entry`` that it cannot open an entry."""
    rung = Rung(entry.time_s, "", entry=(author.incarnation, entry.seq))
    target = Ref(content.journal, content.seq, content.leaf)
    _climb(work, author, target, Ladder(unopened=rung))


def _climb(work: Work, author: JournalId, target: Ref, taken: Ladder) -> None:
    """Add what is new. A reference to an entry that is not held waits for it; one to other bytes
    moves nothing.
    """
    if target.journal.party == author.party:
        return
    state = work.rows.journal(target.journal)
    row = None if state is None else work.rows.entry(state.number, target.seq)
    if state is None or row is None:
        work.tell("reference-not-held", author=work.standing.party(author.party))
        _park(work, author, target, taken)
        return
    if leaf_hash(row.data) != target.leaf:
        work.tell("reference-not-held", author=work.standing.party(author.party))
        return
    old = ladder(work.rows.draft, state.number, target.seq, author.party)
    new = Ladder(
        _earlier(old.shown, taken.shown),
        _earlier(old.acknowledged, taken.acknowledged),
        _earlier(old.answered, taken.answered),
        _earlier(old.unopened, taken.unopened),
    )
    if new == old:
        return
    key = place_key(state.number, target.seq) + u16(author.party)
    work.rows.draft.put(Space.LADDER, key, codec.format(_format(new)))
    work.climbed.append((state.number, target.seq, author.party))
    check_times(work, state.number, target.seq, author.party)


def forget(work: Work, number: int, seq: int) -> None:
    """Forget how far an entry came that turned out not to stand there: another will."""
    low = place_key(number, seq)
    for key, _ in work.rows.draft.scan(Space.LADDER, low, low + b"\xff\xff", limit=1 << 16):
        work.rows.draft.delete(Space.LADDER, key)


def own_receipt_s(rows: Rows, number: int, seq: int, party: int, rung: Rung) -> int | None:
    """Return the time of the first receipt for an entry by the very journal that acknowledged it.

    A receipt of an older journal proves nothing against it: a node that lost its disk has stored
    the entry a second time.
    """
    if rung.entry is None:
        return None
    receipt = rows.covering_receipt(number, party, seq, incarnation=rung.entry[0])
    if receipt is None or receipt.incarnation != rung.entry[0]:
        return None
    return receipt.time_s


# ── times that contradict ───────────────────────────────────────────────────────────────────────


def check_times(work: Work, number: int, seq: int, party: int) -> None:
    """Alarm if a far party says that it stored an entry later than its own receipt says.

    The receipt and the acknowledgement stay on the record: whoever holds both can see it.
    """
    taken = ladder(work.rows.draft, number, seq, party).acknowledged
    if party == work.standing.near.party or taken is None:
        return
    if taken.stored_s is None or taken.entry is None:
        return
    receipt_s = own_receipt_s(work.rows, number, seq, party, taken)
    if due.contradicts(stored_s=taken.stored_s, receipt_s=receipt_s):
        detail = f"entry {seq}: stored at {taken.stored_s}, receipt of {receipt_s}"
        journal = JournalId(party, taken.entry[0])
        work.alarm("times-contradict", journal=journal, detail=detail)


# ── parked references ───────────────────────────────────────────────────────────────────────────


def _park(work: Work, author: JournalId, target: Ref, taken: Ladder) -> None:
    count = _parking(work, author.party)
    (place,) = {rung.entry for rung in _rungs(taken)}
    if count >= limits.PARKED or place is None:
        return
    by = u16(author.party) + u32(place[0]) + u64(place[1])
    name = _parked_name(target.journal) + u64(target.seq) + by
    if work.rows.named(Space.LINE, name) is None:
        work.rows.put_named(Space.LINE, _PARKING + u16(author.party), u32(count + 1))
    work.rows.put_named(Space.LINE, name, codec.format((target.leaf, _format(taken))))


def unpark(work: Work, journal: JournalId, seq: int) -> None:
    """Let the references to an entry take effect that came before it."""
    prefix = _parked_name(journal)
    if not work.rows.has_any(Space.LINE, _PARKED, prefix[len(_PARKED) :]):
        return  # as nearly always
    most = limits.PARKED * limits.PARTIES
    found = work.rows.scan_named(Space.LINE, prefix + u64(seq), limit=most)
    for name, value in found:
        work.rows.delete_named(Space.LINE, name)
        by = name[len(prefix) + 8 :]
        author = read_journal_key(by)
        left = _parking(work, author.party) - 1
        work.rows.put_named(Space.LINE, _PARKING + u16(author.party), u32(left))
        match read(value, where="parked"):
            case (bytes(leaf), taken):
                _climb(work, author, Ref(journal, seq, leaf), _parse(taken))
            case _:
                raise damaged("parked")


def _parking(work: Work, author: int) -> int:
    row = work.rows.named(Space.LINE, _PARKING + u16(author))
    return int.from_bytes(row, "big") if row else 0


def _parked_name(journal: JournalId) -> bytes:
    return _PARKED + journal_key(journal)


def _rungs(steps: Ladder) -> list[Rung]:
    rungs = (steps.shown, steps.acknowledged, steps.answered, steps.unopened)
    return [rung for rung in rungs if rung is not None]


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
