# SPDX-License-Identifier: Apache-2.0
"""Which kinds a party acts on no more, since when, and what came meanwhile
(``docs/spec/06-delivery.md`` §6).

Rules:

1. A suspension holds for its author from that entry on, until its author names the kind again.
   Twice is once. FLASH is never suspended; nor is what answers, shows, suspends or resumes.
2. It stops clocks, never delivery; with the resumption they begin anew. Each pause is kept with its
   author's times, so that no lapse is counted over it.
3. What comes of a kind that we suspended is counted as it comes. Our resumption lists it, in the
   same step that ends the count: nothing can come in between.

Rows: LINE, ``suspend`` by party and kind; ``meanwhile`` by kind and far journal.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from wasl import codec, limits
from wasl.line import talk
from wasl.line.work import Work
from wasl.record.entry import STEERING_BELOW, Entry, Kind
from wasl.record.rows import Named, Rows, damaged, journal_key, read, read_journal_key, u16
from wasl.steps import Space
from wasl.terms import JournalId, Precedence

_NEVER: Final = (Kind.ACKNOWLEDGEMENT, Kind.SHOWN, Kind.SUSPENSION, Kind.RESUMPTION)
SUSPENDABLE: Final = frozenset(
    kind for kind in Kind if kind >= STEERING_BELOW and kind not in _NEVER
)
"""The kinds that a suspension may name; others that it names count for nothing."""

_SUSPEND: Final = b"suspend"
_MEANWHILE: Final = b"meanwhile"
_ROWS_MOST: Final = limits.PARTIES * len(Kind)

Place = tuple[int, int]
"""(incarnation, sequence number) of an entry in its author's own journals."""


@dataclass(frozen=True, slots=True)
class Suspended:
    """What a party has said of one kind.

    ``newest``: the last entry that spoke of it. ``begun``: the suspension in force, with its time
    by its author's clock, or None. ``pauses``: from and to in seconds of its author's clock, oldest
    first; the last one is open while the kind is suspended.
    """

    party: int
    kind: int
    newest: Place
    begun: Place | None = None
    since_s: int = 0
    pauses: tuple[tuple[int, int | None], ...] = ()


def suspended(rows: Rows, party: int, kind: int) -> Suspended | None:
    """Return the suspension of a kind that is in force for its author ``party``, or None."""
    found = _read(rows, party, kind)
    return found if found is not None and found.begun is not None else None


def acting_no_more(rows: Rows, party: int, entry: Entry) -> Suspended | None:
    """Return the suspension by which ``party`` does not act on an entry just now, or None."""
    if entry.precedence is Precedence.FLASH:
        return None
    return suspended(rows, party, entry.kind)


def in_force(rows: Rows) -> list[Suspended]:
    """Return every suspension that is in force, by party and kind."""
    if not rows.known:
        return []
    found = rows.scan_named(Space.LINE, _SUSPEND, limit=_ROWS_MOST)
    every = [_parse(name, row) for name, row in found]
    return [one for one in every if one.begun is not None]


def was_paused(rows: Rows, party: int, entry: Entry, *, from_s: int, to_s: int) -> bool:
    """Tell whether ``party`` had suspended an entry's kind at any time from ``from_s`` to ``to_s``.

    All times are by its own clock, so that everyone who holds its journal says the same.
    """
    found = None if entry.precedence is Precedence.FLASH else _read(rows, party, entry.kind)
    return any(
        begun_s <= to_s and (ended_s is None or ended_s >= from_s)
        for begun_s, ended_s in (found.pauses if found is not None else ())
    )


def resumed_s(rows: Rows, party: int, entry: Entry, *, until_s: int) -> int | None:
    """Return from when ``party`` acted on an entry's kind again, by its own clock.

    The last time before ``until_s``; that itself, if the kind was suspended then. None: it was not
    suspended before.
    """
    found = None if entry.precedence is Precedence.FLASH else _read(rows, party, entry.kind)
    begun = [one for one in (found.pauses if found is not None else ()) if one[0] <= until_s]
    if not begun:
        return None
    ended_s = begun[-1][1]
    return until_s if ended_s is None else min(ended_s, until_s)


# ── taking effect ───────────────────────────────────────────────────────────────────────────────


def take(
    work: Work, author: JournalId, entry: Entry, body: talk.Suspension | talk.Resumption
) -> None:
    """Let a suspension or a resumption take effect, kind by kind."""
    place = (author.incarnation, entry.seq)
    for kind in sorted(SUSPENDABLE.intersection(body.kinds)):
        old = _read(work.rows, author.party, kind) or Suspended(author.party, kind, (0, 0))
        if place < old.newest:
            continue  # opened late: a later entry of the author has spoken already
        new = replace(old, newest=place)
        if isinstance(body, talk.Suspension) and old.begun is None:
            pauses = (*old.pauses, (entry.time_s, None))[-limits.PAUSES :]
            new = replace(new, begun=place, since_s=entry.time_s, pauses=pauses)
        elif isinstance(body, talk.Resumption) and old.begun is not None:
            new = replace(new, begun=None, pauses=_ended(old.pauses, entry.time_s))
        _put(work, new)
        if isinstance(body, talk.Resumption) and author.party == work.standing.near.party:
            for name, _ in _meanwhile(work.rows, kind):
                work.rows.delete_named(Space.LINE, name)


def _ended(
    pauses: tuple[tuple[int, int | None], ...], ended_s: int
) -> tuple[tuple[int, int | None], ...]:
    begun_s = pauses[-1][0]
    return (*pauses[:-1], (begun_s, max(begun_s, ended_s)))


def note_arrived(work: Work, author: JournalId, entry: Entry) -> None:
    """Count an entry of a far journal, if it is of a kind that we have suspended."""
    near = work.standing.near.party
    if author.party == near or acting_no_more(work.rows, near, entry) is None:
        return
    name = _MEANWHILE + u16(entry.kind) + journal_key(author)
    row = work.rows.named(Space.LINE, name)
    first, end, count = _span(row) if row is not None else (entry.seq, entry.seq, 0)
    span = (min(first, entry.seq), max(end, entry.seq + 1), count + 1)
    work.rows.put_named(Space.LINE, name, codec.format(span))


def report(rows: Rows, body: talk.Body) -> talk.Body:
    """Return a resumption of ours with what came meanwhile; any other body as it is."""
    if not isinstance(body, talk.Resumption):
        return body
    spans: dict[JournalId, tuple[int, int, int]] = {}
    for kind in body.kinds:
        for name, row in _meanwhile(rows, kind):
            place = name[len(_MEANWHILE) + 2 :]
            journal = read_journal_key(place)
            first, end, count = _span(row)
            low, high, before = spans.get(journal, (first, end, 0))
            spans[journal] = (min(low, first), max(high, end), before + count)
    arrived = tuple(talk.Span(journal, *span) for journal, span in sorted(spans.items()))
    return replace(body, arrived=arrived[: limits.SPANS])


# ── rows ────────────────────────────────────────────────────────────────────────────────────────


def _meanwhile(rows: Rows, kind: int) -> list[tuple[bytes, bytes]]:
    prefix = _MEANWHILE + u16(kind)
    return rows.scan_named(Space.LINE, prefix, limit=limits.PARTIES * limits.INCARNATIONS)


def _span(row: bytes) -> tuple[int, int, int]:
    match read(row, where="meanwhile"):
        case (int(first), int(end), int(count)):
            return first, end, count
        case _:
            raise damaged("meanwhile")


def _name(party: int, kind: int) -> bytes:
    return _SUSPEND + u16(party) + u16(kind)


def _put(work: Work, one: Suspended) -> None:
    row = codec.format((one.newest, one.begun, one.since_s, one.pauses))
    work.rows.put_named(Space.LINE, _name(one.party, one.kind), row)


def _read(rows: Rows, party: int, kind: int) -> Suspended | None:
    place = u16(party) + u16(kind)
    return rows.few(Space.LINE, _SUSPEND, place, read=_read_one, limit=1)


def _read_one(rows: Named) -> Suspended | None:
    return _parse(*rows[0]) if rows else None


def _parse(name: bytes, row: bytes) -> Suspended:
    party, kind = (int.from_bytes(part, "big") for part in (name[-4:-2], name[-2:]))
    match read(row, where="suspension"):
        case ((int(incarnation), int(seq)), begun, int(since_s), tuple(pauses)):
            return Suspended(
                party,
                kind,
                (incarnation, seq),
                _place(begun),
                since_s,
                tuple(_pause(one) for one in pauses),
            )
        case _:
            raise damaged("suspension")


def _place(value: codec.Value) -> Place | None:
    match value:
        case None:
            return None
        case (int(incarnation), int(seq)):
            return incarnation, seq
        case _:
            raise damaged("suspension")


def _pause(value: codec.Value) -> tuple[int, int | None]:
    match value:
        case (int(begun_s), None):
            return begun_s, None
        case (int(begun_s), int(ended_s)):
            return begun_s, ended_s
        case _:
            raise damaged("suspension")
