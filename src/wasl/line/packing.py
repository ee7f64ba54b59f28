# SPDX-License-Identifier: Apache-2.0
"""What goes into a bag for one far party (``docs/spec/07-bearers.md`` §2).

Rules:

1. It is derived, like everything that is sent: our journal above the party's newest receipt, and
   others' journals above what it has signed to hold. Packing twice gives the same content.
2. The first part is enough for what is urgent: FLASH before IMMEDIATE, the newest first, each with
   its proof. The other parts are ranges, a part for each step, up to where the first one saw ends.
3. Everything is cold, to the newest KEM key of the party that is held here: a bag may lie for
   weeks, and no answer to it may ever come.
4. A bag is no way to a party: nothing is noted as sent, and nobody is reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wasl import limits
from wasl.line import delivery, moving, quarrels, receipts, resync
from wasl.line.checkpoints import sign_pq
from wasl.line.work import Asking, Work
from wasl.record.merkle import prove_inclusion
from wasl.record.rows import u16, u64
from wasl.steps import Space
from wasl.terms import Head, JournalId
from wasl.wire import cold

COURIER: Final = "courier"
_OWED: Final = b"bag-opening"


@dataclass(frozen=True, slots=True)
class Span:
    """Entries of one journal that are still to be packed: ``first`` ≤ seq < ``end``."""

    journal: JournalId
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Pack:
    """Make the next part of a bag. ``spans``: what the part before left, None for the first."""

    party: int
    spans: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Packed:
    """One part: its envelopes, what is left for the next, and what it carries.

    ``own_size``: our entries end there in this part; 0: none is in it.
    """

    envelopes: tuple[bytes, ...]
    spans: tuple[Span, ...]
    entries: int
    own_size: int


def pack(work: Work, event: Pack) -> Asking[Packed]:
    """Make one part of a bag. Its envelopes are the result, and not sent."""
    party = event.party
    spans = _spans(work, party) if event.spans is None else event.spans
    entries = own_size = 0
    is_last = not spans
    if spans:
        span, *rest = spans
        items, end = yield from _range(work, party, span)
        entries = end - span.first
        if span.journal == work.standing.near:
            own_size = end
        if items:
            yield from delivery.send_items(work, party, items)
        if items and end < span.end:
            rest.insert(0, Span(span.journal, end, span.end))
        spans = tuple(rest)
    if event.spans is None:  # behind the range: with entry 0 it brings the keys that prove these
        yield from _pack_news(work, party, is_last=is_last)
        yield from delivery.send_urgent(work, party, first=own_size)
    envelopes = tuple(send.envelope for send in work.sends)
    work.sends.clear()
    return Packed(envelopes, spans, entries, own_size)


def _spans(work: Work, party: int) -> tuple[Span, ...]:
    """Return what ``party`` is not known to hold, our own journal first."""
    near = work.standing.near
    size = moving.own_end_for(work, party)
    own = Span(near, delivery.lacks(work, party), size)
    found, anew = [own], quarrels.asked(work, party)
    for journal in work.rows.journals():
        state = work.rows.journal(journal)
        if state is not None and journal.party not in (party, near.party):
            first = delivery.held_by(work, party, journal)
            end = min(state.held, moving.end_for(work, party, journal, state))
            found.append(Span(journal, min(first, anew.get(journal, first)), end))
    return tuple(span for span in found if span.first < span.end)


def _range(work: Work, party: int, span: Span) -> Asking[tuple[list[cold.Item], int]]:
    if span.journal != work.standing.near:
        item = delivery.far_range(work, party, span.journal, first=span.first, end=span.end)
        return ([], span.first) if item is None else ([item], item.size)
    items, end = yield from delivery.own_items(work, party, first=span.first, end=span.end)
    if end == span.end:
        items += yield from _pq(work)
    return items, end


def _pack_news(work: Work, party: int, *, is_last: bool) -> Asking[None]:
    """Pack what we hold, what was confirmed, and what the party could not open."""
    shown = [item for journal in work.rows.journals() for item in _shown_head(work, party, journal)]
    if shown:
        yield from delivery.send_items(work, party, shown)
    items: list[cold.Item] = [resync.heads_for(work, party)]
    quarrels.note_asked(work, party)
    for journal in work.rows.journals():
        if journal.party != work.standing.near.party:
            receipt = yield from receipts.give_receipt(work, journal)
            items += [] if receipt is None else [receipt]
    items += resync.receipts_of_others(work, party)
    items += _owed_openings(work, party)
    if is_last:
        items += yield from _pq(work)
    yield from delivery.send_items(work, party, items)


def _pq(work: Work) -> Asking[list[cold.Item]]:
    """Return our post-quantum signature on our newest head."""
    yield from sign_pq(work)
    state = work.near_state()
    signature = work.rows.head(state.number, state.size, pq=True)
    assert signature is not None
    return [cold.AuthorPq(Head(work.standing.near, state.size, state.frontier.root()), signature)]


def _shown_head(work: Work, party: int, journal: JournalId) -> list[cold.Item]:
    """Return the newest head of the party's own journal, with its last entry.

    A node that was restored from an older copy learns by it that it must not go on.
    """
    state = work.rows.journal(journal)
    if journal.party != party or state is None:
        return []
    row = work.rows.entry(state.number, state.size - 1)
    signature = work.rows.head(state.number, state.size)
    if row is None or signature is None:
        return []
    head = Head(journal, state.size, state.frontier.root())
    leaves = work.rows.leaves(state.number)
    proof = prove_inclusion(leaves, state.size - 1, state.size, edge=state.frontier)
    return [cold.Proven(head, signature, state.size - 1, row.data, None, proof)]


# ── what could not be opened ────────────────────────────────────────────────────────────────────


def owe_opening(work: Work, party: int, seq: int) -> None:
    """Note that ``party`` cannot open an entry of ours: each bag carries its opening.

    It never says that it can by now, so the newest few are kept for good.
    """
    prefix = _OWED + u16(party)
    work.rows.put_named(Space.LINE, prefix + u64(seq), b"")
    rows = work.rows.scan_named(Space.LINE, prefix, limit=limits.OPENINGS + 1)
    if len(rows) > limits.OPENINGS:
        work.rows.delete_named(Space.LINE, rows[0][0])


def _owed_openings(work: Work, party: int) -> list[cold.Item]:
    near = work.standing.near
    number = work.near_state().number
    prefix = _OWED + u16(party)
    found: list[cold.Item] = []
    room = limits.RESYNC_BYTES
    rows = work.rows.scan_named(Space.LINE, prefix, limit=limits.OPENINGS, reverse=True)
    for name, _ in rows:
        seq = int.from_bytes(name[len(prefix) :], "big")
        opening = work.rows.opening(number, seq)
        room -= len(opening or b"")
        if opening is not None and room >= 0:
            found.append(cold.Opening(near, seq, opening))
    return found
