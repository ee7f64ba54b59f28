# SPDX-License-Identifier: Apache-2.0
"""Line checks: whose turn it is, how they were answered, and silence (``docs/spec/06-delivery.md``
§5).

Rules:

1. Each span of the charter's ``check-every`` is one party's turn. A check is written for the span
   that goes on, once; never for one that has passed; and not while the last one is stored nowhere.
2. Scheduled and surprise checks are counted apart, as things happen, in a small row for each pair
   and kind. A check that calls itself scheduled out of its turn is a surprise.
3. *Asked* is what the other side stored, in its span if it is a scheduled one, and had not
   suspended. *Answered* is what it acknowledged within the time for FLASH by its own clock.
4. Alarms wait on our monotonic tick alone: no clock can raise or hide one. An outage that was
   announced, and a suspension of checks, stop the wait.

Rows: LINE, ``check-…``; see the end of this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl import codec, limits
from wasl.due import has_run_out, late_s
from wasl.line import adoption, presence, suspension, talk
from wasl.line.near import is_rolled_back
from wasl.line.tally import add_answered, add_asked, put_tally, tally
from wasl.line.work import Link, Standing, Work
from wasl.record.entry import Entry, Kind
from wasl.record.merkle import leaf_hash
from wasl.record.rows import Rows, damaged, journal_key, read, u16, u64
from wasl.steps import Space
from wasl.terms import JournalId, Now, Precedence
from wasl.trust.charter import DAY_S

PRECEDENCE: Final = Precedence.PRIORITY
"""How a check travels. It is answered within the time for FLASH."""

_HOURS: Final = b"check-hours"
_SENT: Final = b"check-sent"
_DUE: Final = b"check-due"
_OPEN: Final = b"check-open"


# ── the schedule ────────────────────────────────────────────────────────────────────────────────


def turn(now_s: int, *, party: int, members: Sequence[int], every_s: int) -> int | None:
    """Return when the span that goes on began, in seconds, if it is this party's; or None.

    The span *h* since 1970 is the turn of the party at place *h* mod N.
    """
    span = now_s // every_s
    order = sorted(members)
    return span * every_s if order[span % len(order)] == party else None


def due(rows: Rows, standing: Standing, now: Now) -> int | None:
    """Return the hour for which we owe a check that is not written yet, or None."""
    if not rows.known or is_rolled_back(rows, standing):
        return None
    near, every_s = standing.near, standing.charter.check_every_s
    hour_s = turn(now.seconds, party=near.party, members=standing.members, every_s=every_s)
    if hour_s is None or hour_s in _hours(rows, near.party):
        return None
    asked = [p for p in standing.others if not suspension.suspended(rows, p, Kind.CHECK)]
    waits = [bool(_scan(rows, _SENT, party, near, most=1)) for party in asked]
    return None if all(waits) else hour_s


def silent_after_s(standing: Standing) -> int:
    """Return after how long nothing heard is silence: two intervals, or a round of all parties."""
    return max(2, len(standing.members)) * standing.charter.check_every_s


# ── what is said ────────────────────────────────────────────────────────────────────────────────


def take(work: Work, author: JournalId, entry: Entry, body: talk.Check) -> None:
    """Let a check count: one of ours once it is stored, one that came at once."""
    near = work.standing.near.party
    hour_s = _scheduled(work, author.party, entry, body)
    if hour_s is not None:
        known = (*_hours(work.rows, author.party), hour_s)[-limits.CHECK_HOURS :]
        work.rows.put_named(Space.LINE, _HOURS + u16(author.party), codec.format(known))
    if author.party == near:
        for party in work.standing.others:
            _put(work, _SENT, party, author, entry.seq, hour_s, work.now.seconds)
    elif author.party in work.standing.others:
        _ask(work, _OPEN, near, author, entry.seq, hour_s, work.now.seconds)


def _scheduled(work: Work, party: int, entry: Entry, body: talk.Check) -> int | None:
    """Return the hour of a check that is what it says: a scheduled one, in its turn, the first."""
    standing = work.standing
    charter = adoption.agreed_at(standing, work.rows, entry.journal, entry.seq).charter
    members = [member.index for member in charter.members]
    hour_s = turn(entry.time_s, party=party, members=members, every_s=charter.check_every_s)
    if body.hour_s is None or body.hour_s != hour_s or hour_s in _hours(work.rows, party):
        return None
    return hour_s


def note_stored(work: Work, party: int, size: int) -> None:
    """Note that ``party`` has stored our journal up to ``size``: so much it was asked."""
    near = work.standing.near
    for name, seq in _scan(work.rows, _SENT, party, near, most=limits.CHECKS_A_STEP):
        if seq >= size:
            break
        hour_s, day = _parse(work.rows.named(Space.LINE, name))
        work.rows.delete_named(Space.LINE, name)
        _ask(work, _DUE, party, near, seq, hour_s, day * DAY_S)


def _ask(
    work: Work,
    state: bytes,
    answering: int,
    asking: JournalId,
    seq: int,
    hour_s: int | None,
    at_s: int,
) -> None:
    """Count a check that is stored, unless it came after its span, or checks are suspended."""
    every_s = work.standing.charter.check_every_s
    if hour_s is not None and work.now.seconds >= hour_s + every_s:
        return
    if suspension.suspended(work.rows, answering, Kind.CHECK) is not None:
        return
    _put(work, state, answering, asking, seq, hour_s, at_s)
    pair = (answering, asking.party)
    scheduled = hour_s is not None
    now = tally(work.rows, *pair, scheduled=scheduled)
    put_tally(work.rows, *pair, add_asked(now, at_s // DAY_S), scheduled=scheduled)


def take_answer(work: Work, author: JournalId, entry: Entry, body: talk.Acknowledgement) -> None:
    """Let an acknowledgement answer a check: the first one of each party."""
    asking, seq = body.target.journal, body.target.seq
    state = next(
        (s for s in (_SENT, _DUE, _OPEN) if _row(work.rows, s, author.party, asking, seq)), None
    )
    if state is None or not _is_held(work, body):
        return
    hour_s, day = _parse(_row(work.rows, state, author.party, asking, seq))
    work.rows.delete_named(Space.LINE, _name(state, author.party, asking, seq))
    scheduled = hour_s is not None
    now = tally(work.rows, author.party, asking.party, scheduled=scheduled)
    if state == _SENT:  # who has taken it has it stored
        now = add_asked(now, day)
    asked = _asked(work, asking, seq)
    late = late_s(
        stored_s=body.stored_s,
        acknowledged_s=entry.time_s,
        limit_s=adoption.limit_of(work.standing, work.rows, asked),
        resumed_s=suspension.resumed_s(work.rows, author.party, asked, until_s=entry.time_s),
    )
    now = add_answered(now, day, time_s=entry.time_s, late=bool(late))
    put_tally(work.rows, author.party, asking.party, now, scheduled=scheduled)


def _asked(work: Work, asking: JournalId, seq: int) -> Entry:
    state = work.rows.journal(asking)
    asked = None if state is None else work.entry(state.number, seq)
    assert asked is not None
    return asked


def _is_held(work: Work, body: talk.Acknowledgement) -> bool:
    row = work.rows.entry_of(body.target.journal, body.target.seq)
    return row is not None and leaf_hash(row.data) == body.target.leaf


# ── what is not said ────────────────────────────────────────────────────────────────────────────


def watch(work: Work) -> None:
    """Raise an alarm for each party that lets a check go unanswered, or is not heard at all."""
    for party in work.standing.others:
        link = work.links[party]
        excused = (
            presence.outage_at(work.rows, party, work.now.seconds) is not None
            or suspension.suspended(work.rows, party, Kind.CHECK) is not None
        )
        _watch_answers(work, party, link, excused=excused)
        _watch_silence(work, party, link, excused=excused)


def _watch_answers(work: Work, party: int, link: Link, *, excused: bool) -> None:
    near, now_ms = work.standing.near, work.now.tick_ms
    limit_s = work.standing.limit_s(Precedence.FLASH)
    waiting = _scan(work.rows, _DUE, party, near, most=limits.CHECKS_A_STEP)
    known = {} if excused else link.check_ticks
    link.check_ticks = {seq: known.get(seq, now_ms) for _, seq in waiting}
    for name, seq in waiting:
        if not has_run_out(link.check_ticks[seq], limit_s=limit_s, tick_ms=now_ms):
            continue
        row = work.rows.named(Space.LINE, name)
        assert row is not None
        work.rows.delete_named(Space.LINE, name)
        work.rows.put_named(Space.LINE, _name(_OPEN, party, near, seq), row)
        kind = "surprise" if _parse(row)[0] is None else "scheduled"
        detail = f"{kind}, our entry {seq}"
        work.alarm("check-unanswered", journal=work.rows.newest(party), detail=detail)


def _watch_silence(work: Work, party: int, link: Link, *, excused: bool) -> None:
    if link.heard_tick_ms is None or excused:
        link.heard_tick_ms = work.now.tick_ms
    silent_ms = work.now.tick_ms - link.heard_tick_ms
    if link.silence_told or silent_ms <= silent_after_s(work.standing) * 1000:
        return
    journal = work.rows.newest(party)
    if journal is not None:  # else it was never heard: nobody has fallen silent
        link.silence_told = True
        work.alarm("line-silent", journal=journal, detail=f"for {silent_ms // 60_000} minutes")


# ── rows ────────────────────────────────────────────────────────────────────────────────────────
#
# check-hours by party: the newest hours for which it has asked.
# check-sent, check-due, check-open by answering party, asking journal, sequence number: a check
# that is not stored yet; that is stored, with our clock running; that nobody waits for any more.


def _hours(rows: Rows, party: int) -> tuple[int, ...]:
    row = rows.named(Space.LINE, _HOURS + u16(party))
    values = read(row, where="hours of checks") if row is not None else ()
    return tuple(hour for hour in values if isinstance(hour, int))


def _prefix(state: bytes, answering: int, asking: JournalId) -> bytes:
    return state + u16(answering) + journal_key(asking)


def _name(state: bytes, answering: int, asking: JournalId, seq: int) -> bytes:
    return _prefix(state, answering, asking) + u64(seq)


def _row(rows: Rows, state: bytes, answering: int, asking: JournalId, seq: int) -> bytes | None:
    return rows.named(Space.LINE, _name(state, answering, asking, seq))


def _put(
    work: Work,
    state: bytes,
    answering: int,
    asking: JournalId,
    seq: int,
    hour_s: int | None,
    at_s: int,
) -> None:
    row = codec.format((hour_s, at_s // DAY_S))
    work.rows.put_named(Space.LINE, _name(state, answering, asking, seq), row)


def _scan(
    rows: Rows, state: bytes, answering: int, asking: JournalId, *, most: int
) -> list[tuple[bytes, int]]:
    """Return (name, sequence number) of the first rows of a state."""
    found = rows.scan_named(Space.LINE, _prefix(state, answering, asking), limit=most)
    return [(name, int.from_bytes(name[-8:], "big")) for name, _ in found]


def _parse(row: bytes | None) -> tuple[int | None, int]:
    match read(row or b"", where="check"):
        case (None, int(day)):
            return None, day
        case (int(hour_s), int(day)):
            return hour_s, day
        case _:
            raise damaged("check")
