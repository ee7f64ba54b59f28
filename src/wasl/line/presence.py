# SPDX-License-Identifier: Apache-2.0
"""What a party has announced of itself: who is at its desk, and when its node will not be reached
(``docs/spec/06-delivery.md`` §9).

Rules:

1. The newest of an author's journal counts; an outage that its author has cancelled does not.
2. An outage explains silence, and excuses nothing else.
3. Times are its author's, UTC: compared with our own clock, for display and for alarms of ours.
   Nothing of it is a fact about anybody's lateness.

Rows: LINE, ``presence``, ``hours`` and ``outages`` by party.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wasl import codec, limits
from wasl.line import amendments, talk
from wasl.line.talk import Announced
from wasl.line.work import Work
from wasl.record.entry import Entry
from wasl.record.rows import Rows, damaged, read, u16
from wasl.steps import Space
from wasl.terms import JournalId
from wasl.trust.charter import DAY_S

_PRESENCE: Final = b"presence"
_HOURS: Final = b"hours"
_OUTAGES: Final = b"outages"


@dataclass(frozen=True, slots=True)
class Outage:
    """From when to when a node will not be reached, seconds UTC; and the entry that says so."""

    from_s: int
    to_s: int
    journal: JournalId
    seq: int


@dataclass(frozen=True, slots=True)
class Presence:
    """What a party says of its desk.

    ``present``: whether somebody is there, None if it never said; ``since_s``: of that, by its own
    clock. ``hours``: from and to, seconds of the UTC day, or None.
    """

    present: bool | None = None
    since_s: int | None = None
    hours: tuple[int, int] | None = None


def in_hours(hours: tuple[int, int], now_s: int) -> bool:
    """Tell whether a moment lies in the hours of a day; they may go past midnight."""
    begin, end = hours[0] % DAY_S, hours[1]  # from 24:00 is from 00:00
    second = now_s % DAY_S
    if begin < end:
        return begin <= second < end
    return second >= begin or second < end


def presence_of(rows: Rows, party: int) -> Presence:
    """Return what a party says of its desk."""
    said = _newest(rows, _PRESENCE, party)
    hours = _newest(rows, _HOURS, party)
    return Presence(
        None if said is None else said[2] == Announced.PRESENT,
        None if said is None else said[3],
        None if hours is None else (hours[2], hours[3]),
    )


def outage_at(rows: Rows, party: int, now_s: int) -> Outage | None:
    """Return the outage of a party that is in force at a moment, or None."""
    return next((one for one in outages(rows, party) if one.from_s <= now_s < one.to_s), None)


def outages(rows: Rows, party: int) -> list[Outage]:
    """Return the outages that a party has announced and not cancelled, the earliest first."""
    found = [
        Outage(from_s, to_s, JournalId(party, incarnation), seq)
        for incarnation, seq, from_s, to_s in _outages(rows, party)
    ]
    return sorted(
        (one for one in found if not amendments.amended(rows, one.journal, one.seq).withdrawn),
        key=lambda one: one.from_s,
    )


def take(work: Work, author: JournalId, entry: Entry, body: talk.Service) -> None:
    """Let an announcement take effect. One whose times make no sense stays on the record only."""
    place = (author.incarnation, entry.seq)
    first, last = body.from_s, body.to_s
    match body.what:
        case Announced.PRESENT | Announced.AWAY:
            _put_newest(work, _PRESENCE, author.party, (*place, int(body.what), entry.time_s))
        case Announced.HOURS if first is not None and last is not None:
            if max(first, last) <= DAY_S:
                _put_newest(work, _HOURS, author.party, (*place, first, last))
        case Announced.OUTAGE if first is not None and last is not None:
            if 0 < last - first <= limits.OUTAGE_MOST_S:
                known = sorted({*_outages(work.rows, author.party), (*place, first, last)})
                row = codec.format(tuple(known[-limits.OUTAGES :]))
                work.rows.put_named(Space.LINE, _name(_OUTAGES, author.party), row)
        case _:
            pass  # a note; or times that are none


# ── rows ────────────────────────────────────────────────────────────────────────────────────────

_Row = tuple[int, int, int, int]
"""(incarnation, seq) of the entry, and two numbers that it says."""


def _name(prefix: bytes, party: int) -> bytes:
    return prefix + u16(party)


def _newest(rows: Rows, prefix: bytes, party: int) -> _Row | None:
    row = rows.named(Space.LINE, _name(prefix, party)) if rows.known else None
    return None if row is None else _four(read(row, where="presence"))


def _put_newest(work: Work, prefix: bytes, party: int, new: _Row) -> None:
    old = _newest(work.rows, prefix, party)
    if old is None or old[:2] < new[:2]:
        work.rows.put_named(Space.LINE, _name(prefix, party), codec.format(new))


def _outages(rows: Rows, party: int) -> list[_Row]:
    row = rows.named(Space.LINE, _name(_OUTAGES, party)) if rows.known else None
    return [] if row is None else [_four(one) for one in read(row, where="outages")]


def _four(value: codec.Value) -> _Row:
    match value:
        case (int(incarnation), int(seq), int(one), int(other)):
            return incarnation, seq, one, other
        case _:
            raise damaged("presence")
