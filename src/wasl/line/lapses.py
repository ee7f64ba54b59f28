# SPDX-License-Identifier: Apache-2.0
"""Lapses: that a party has stored an entry and let it go unacknowledged, and what proves it.

Rules (``docs/spec/06-delivery.md`` §3):

1. A lapse is proven by an entry of the party itself: one that has seen the lapse and bears a time
   beyond the limit, with no acknowledgement before it in that journal. Its author waited for the
   limit by its own tick, and the party's own clock says the same: one wrong clock makes no lapse.
2. A receipt proves none. It does not say what stands in the party's journal, so an acknowledgement
   that is on its way, or was hidden, could not be told from one that was never made.
3. The state of a lapse comes from the record alone: whoever holds the same entries and the receipt
   computes the same.
4. Of open lapses a step looks at a bounded number, in equal shares of the journals that said them;
   where one has said more than its share, at others of them each second. So who says many that are
   never proven keeps none of another's from being so.

Rows: LINE, ``lapse`` by entry, party and lapse: whether it is proven; ``open-lapse`` by lapse:
those that wait for their proof, and how far the party's journal was looked through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wasl import codec, due, limits
from wasl.line import adoption, amendments, owed, suspension, talk
from wasl.line.ladder import ladder
from wasl.line.work import Standing, Work
from wasl.record.entry import Entry, Kind, parse_entry
from wasl.record.rows import (
    JournalState,
    Rows,
    after,
    damaged,
    journal_key,
    place_key,
    read,
    read_journal_key,
    u16,
    u64,
)
from wasl.steps import Past, Space
from wasl.terms import JournalId, Ref

_LAPSE = b"lapse/"
_OPEN = b"open-lapse"


@dataclass(frozen=True, slots=True)
class Lapsed:
    """A lapse of an entry, as the record has it. ``author``, ``seq``: where it stands."""

    author: JournalId
    seq: int
    time_s: int
    body: talk.Lapse
    state: due.LapseState


# ── taking ──────────────────────────────────────────────────────────────────────────────────────


def take(work: Work, journal: JournalId, seq: int, body: talk.Lapse) -> None:
    """Let a lapse be known of the entry that it speaks of, and wait for its proof."""
    target = work.rows.journal(body.target.journal)
    own = work.rows.journal(journal)
    assert own is not None
    if target is None or work.rows.leaf(target.number, body.target.seq) != body.target.leaf:
        work.tell("reference-not-held", author=work.standing.party(journal.party))
        return
    place = journal_key(journal) + u64(seq)
    prefix = _name(target.number, body.target.seq) + u16(body.party)
    others = work.rows.scan_named(Space.LINE, prefix, limit=limits.LAPSES_SHOWN)
    name = prefix + place
    work.rows.put_named(Space.LINE, name, b"\x00")
    if len(others) >= limits.LAPSES_SHOWN or not _counts(work.rows, work.standing, journal, body):
        return
    opened = _Open(_open_name(journal) + u64(seq), name, body.party, journal, seq, {})
    work.rows.put_named(Space.LINE, opened.name, _format_open(opened))


def _counts(rows: Rows, standing: Standing, author: JournalId, body: talk.Lapse) -> bool:
    """Tell whether it is one at all: whoever asked says so, of a party that owes, by its terms."""
    ref = body.target
    said = owed.said_at(rows, ref)
    if said is None or author.party != ref.journal.party or amendments.is_withdrawn(rows, ref):
        return False
    entry = _entry_at(rows, ref)
    if body.party not in owed.owing(rows, said, entry, standing):
        return False
    limit_s = adoption.limit_of(standing, rows, entry)
    return body.limit_s == limit_s and body.size > ref.seq and not _was_paused(rows, entry, body)


def _was_paused(rows: Rows, entry: Entry, body: talk.Lapse) -> bool:
    """Tell whether the party had suspended the kind while its time ran, by its own clock."""
    to_s = due.ends_s(receipt_s=body.receipt_s, limit_s=body.limit_s)
    return suspension.was_paused(rows, body.party, entry, from_s=body.receipt_s, to_s=to_s)


def _entry_at(rows: Rows, ref: Ref) -> Entry:
    row = rows.entry_of(ref.journal, ref.seq)
    assert row is not None
    return parse_entry(row.data)


# ── proving ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class _Open:
    """A lapse of ``party`` that waits for its proof. ``name``, ``proof``: its rows.

    ``looked``: how far the journal of each incarnation of the party was looked through; a negative
    number: the lapse was seen below it.
    """

    name: bytes
    proof: bytes
    party: int
    author: JournalId
    seq: int
    looked: dict[int, int]


def settle(work: Work) -> None:
    """Look for the proof of open lapses in what the parties have said since."""
    for name, row in _turn(work):
        one = _read_open(name, row)
        held = {
            journal.incarnation: state
            for journal in work.rows.journals()
            if journal.party == one.party and (state := work.rows.journal(journal)) is not None
        }
        if all(abs(one.looked.get(inc, -1)) == state.held for inc, state in held.items()):
            continue  # as nearly always: they have said nothing since
        if _is_settled(work, one, held):
            work.rows.delete_named(Space.LINE, name)
        else:
            work.rows.put_named(Space.LINE, name, _format_open(one))


def _turn(work: Work) -> list[tuple[bytes, bytes]]:
    """Return the open lapses that this step looks at."""
    authors = list(_authors(work.rows))
    found: list[tuple[bytes, bytes]] = []
    for author in authors:
        share, prefix = max(1, limits.LAPSES_OPEN // len(authors)), _open_name(author)
        some = work.rows.scan_named(Space.LINE, prefix, limit=share + 1)
        state = work.rows.journal(author)
        if len(some) > share and state is not None:
            first = work.now.tick_ms // 1_000 * share % state.size
            end = after(prefix)
            some = work.rows.scan_named(Space.LINE, prefix + u64(first), limit=share, end=end)
        found += some[:share]
    return found


def _authors(rows: Rows) -> Iterator[JournalId]:
    """Yield the journals that have said lapses which are open."""
    if not rows.has_any(Space.LINE, _OPEN):
        return  # as nearly always
    low = _OPEN
    while found := rows.scan_named(Space.LINE, low, limit=1, end=after(_OPEN)):
        author = read_journal_key(found[0][0][len(_OPEN) :][:6])
        yield author
        low = after(_open_name(author))


def _is_settled(work: Work, one: _Open, held: Mapping[int, JournalState]) -> bool:
    """Look through the journals of the party from where we were. Return whether it is settled."""
    state = work.rows.journal(one.author)
    assert state is not None
    body = _lapse_at(work.rows, one.author, one.seq)
    assert isinstance(body, talk.Lapse)
    target = work.rows.journal(body.target.journal)
    assert target is not None
    if ladder(work.rows.draft, target.number, body.target.seq, one.party).acknowledged is not None:
        return True  # it is answered, whatever comes
    for incarnation, journal in held.items():
        if _proves(work, one, body, incarnation, journal):
            work.rows.put_named(Space.LINE, one.proof, b"\x01")
            name = work.standing.party(one.party)
            work.tell("lapse-proven", party=name, seq=body.target.seq)
            return True
    return False


def _proves(
    work: Work, one: _Open, body: talk.Lapse, incarnation: int, journal: JournalState
) -> bool:
    """Tell whether an entry of this journal proves the lapse, and note how far it was read."""
    at = one.looked.get(incarnation, max(0, journal.held - limits.LAPSE_LOOKS))
    seen, first = at < 0, abs(at)
    for place in range(first, min(journal.held, first + limits.LAPSE_LOOKS)):
        entry = work.entry(journal.number, place)
        if entry is not None:
            hidden = entry.kind == Kind.ACKNOWLEDGEMENT
            if hidden and work.rows.opening(journal.number, place) is None:
                return False  # it may be the acknowledgement: wait until it opens
            seen = seen or any(h.journal == one.author and h.size > one.seq for h in entry.seen)
            if seen and due.proves_lapse(
                receipt_s=body.receipt_s, limit_s=body.limit_s, time_s=entry.time_s
            ):
                return True
        one.looked[incarnation] = -(place + 1) if seen else place + 1
    return False


def _format_open(one: _Open) -> bytes:
    looked = tuple(sorted(one.looked.items()))
    return codec.format((one.proof, one.party, looked))


def _read_open(name: bytes, row: bytes) -> _Open:
    match read(row, where="open lapse"):
        case (bytes(proof), int(party), tuple(looked)):
            author = read_journal_key(name[len(_OPEN) :][:6])
            seq = int.from_bytes(name[-8:], "big")
            return _Open(name, proof, party, author, seq, dict(map(_pair, looked)))
        case _:
            raise damaged("open lapse")


def _pair(value: codec.Value) -> tuple[int, int]:
    match value:
        case (int(incarnation), int(at)):
            return incarnation, at
        case _:
            raise damaged("open lapse")


def _lapse_at(rows: Rows, author: JournalId, seq: int) -> talk.Body | None:
    return owed.said_at(rows, Ref(author, seq, b""))


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def lapses(past: Past, standing: Standing, journal: JournalId, seq: int) -> Iterator[Lapsed]:
    """Yield the lapses of an entry, with what the record makes of them."""
    rows = Rows(past, standing.line)
    state = rows.journal(journal)
    assert state is not None
    prefix = _name(state.number, seq)
    for name, row in rows.scan_named(Space.LINE, prefix, limit=limits.LAPSES_SHOWN):
        place = name[len(prefix) + 2 :]
        author = read_journal_key(place)
        at = int.from_bytes(place[6:14], "big")
        held = rows.entry_of(author, at)
        body = _lapse_at(rows, author, at)
        if held is not None and isinstance(body, talk.Lapse):
            found = _state(rows, past, standing, author, body, proven=row == b"\x01")
            yield Lapsed(author, at, parse_entry(held.data).time_s, body, found)


def _state(
    rows: Rows, past: Past, standing: Standing, author: JournalId, body: talk.Lapse, *, proven: bool
) -> due.LapseState:
    ref = body.target
    state = rows.journal(ref.journal)
    assert state is not None
    steps = ladder(past, state.number, ref.seq, body.party)
    unopened_s = None if steps.unopened is None else steps.unopened.time_s
    given = rows.covering_receipt(state.number, body.party, body.size - 1) if body.size else None
    held = given is not None and (given.size, given.time_s) == (body.size, body.receipt_s)
    concerned = standing.near.party in (ref.journal.party, body.party)
    return due.lapse_state(
        counts=(held or not concerned)
        and _counts(rows, standing, author, body)
        and due.outlasts(receipt_s=body.receipt_s, limit_s=body.limit_s, unopened_s=unopened_s),
        acknowledged=steps.acknowledged is not None,
        proven=proven and held,  # a third party holds no receipt: for it, it stays open
    )


def is_said(past: Past, standing: Standing, ref: Ref, party: int) -> bool:
    """Tell whether we have written a lapse of this entry and party already."""
    near = standing.near.party
    return any(
        one.author.party == near and one.body.party == party
        for one in lapses(past, standing, ref.journal, ref.seq)
    )


def _name(number: int, seq: int) -> bytes:
    return _LAPSE + place_key(number, seq)


def _open_name(author: JournalId) -> bytes:
    return _OPEN + journal_key(author)
