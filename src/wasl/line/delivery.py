# SPDX-License-Identifier: Apache-2.0
"""Getting entries to where they are not: cold envelopes, resending, comparing heads.

Rules (``docs/spec/04-envelopes.md`` §7):

1. What a far party still lacks is derived: our head minus its newest receipt. There is no outbox.
2. A range ends at a size that its author signed. Our own journal can be signed at any earlier size.
3. Sending again is harmless; waiting doubles from one sending to the next, within bounds.
4. Any member may pass on another's entries; it does so when asked by a ``Heads`` that shows the
   lack.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl import limits
from wasl.line import epochs, evidence
from wasl.line.checkpoints import sign_size
from wasl.line.work import Asking, Work
from wasl.record.merkle import prove_inclusion
from wasl.record.rows import JournalState
from wasl.steps import AskSeal, Send
from wasl.terms import Head, JournalId, Precedence
from wasl.wire import cold

_PROVEN_AT_ONCE: Final = 4
"""Proven entries in one envelope: each may have the largest size of an entry."""


def send_items(
    work: Work,
    party: int,
    items: Sequence[cold.Item],
    *,
    precedence: Precedence = Precedence.ROUTINE,
    own_size: int = 0,
) -> Asking[None]:
    """Seal items to one far party and send them."""
    line = work.standing.line
    plain = cold.format_items(items, buckets=work.standing.charter.padding)
    for public in epochs.kem_publics(work, party):
        sealed = yield AskSeal(public, cold.info(line, public), plain)
        envelope = cold.hint(line, public) + sealed
        work.sends.append(Send(line, party, envelope, precedence, own_size=own_size))


def send_own(
    work: Work, party: int, *, first: int, precedence: Precedence = Precedence.ROUTINE
) -> Asking[int]:
    """Send our own entries from ``first`` on, as many as one envelope carries. Return where it
    ended.
    """
    state = work.near_state()
    data, openings = _read_range(work, state, first, state.size)
    end = first + len(data)
    signature = yield from sign_size(work, end)
    items: list[cold.Item] = [
        cold.Range(work.standing.near, first, tuple(data), tuple(openings), signature)
    ]
    epoch = epochs.sending(work)
    if epoch is not None and epoch.seed and first <= epoch.keys_seq < end:
        items.append(cold.Seed(work.standing.near, epoch.keys_seq, epoch.seed))
    yield from send_items(work, party, items, precedence=precedence, own_size=end)
    note_sent(work, party, end)
    return end


def send_proven(work: Work, seq: int, precedence: Precedence) -> Asking[None]:
    """Send an urgent entry with a proof to whoever lacks more before it than a gap can name."""
    near = work.standing.near
    state = work.near_state()
    row = work.rows.entry(state.number, seq)
    assert row is not None
    for party in work.standing.others:
        first = on_the_way(work, party)
        if first == 0 or seq - first <= limits.GAP_HASHES:
            continue
        proof = prove_inclusion(
            work.rows.leaves(state.number), seq, state.size, edge=state.frontier
        )
        item = cold.Proven(
            Head(near, state.size, state.frontier.root()),
            (yield from sign_size(work, state.size)),
            seq,
            row.data,
            work.rows.opening(state.number, seq),
            proof,
        )
        yield from send_items(work, party, [item], precedence=precedence)


def on_the_way(work: Work, party: int) -> int:
    """Return the size of our journal below which nothing is waiting to leave for ``party``."""
    return max(lacks(work, party), work.links[party].handed_size)


def note_sent(work: Work, party: int, size: int) -> None:
    """Note that our entries below ``size`` were given to a bearer just now.

    The wait for a receipt begins with the first entry that lacks one; later ones must not put it
    off, or steady traffic would never let what was lost be sent again.
    """
    link = work.links[party]
    if link.sent_size <= link.stored_size:
        link.resend_tick_ms = work.now.tick_ms + limits.RESEND_AFTER_MS
    link.sent_size = max(link.sent_size, size)


def note_stored(work: Work, party: int, size: int) -> None:
    """Note that a receipt of ``party`` has moved on to ``size``: the wait begins anew."""
    link = work.links[party]
    link.stored_size = size
    link.resend_wait_ms = limits.RESEND_AFTER_MS
    link.resend_tick_ms = work.now.tick_ms + limits.RESEND_AFTER_MS


def pass_on(work: Work, party: int, journal: JournalId, *, first: int) -> Asking[int]:
    """Send entries of somebody else's journal, up to a size that its author signed.

    Of a journal that a later one follows what stands behind a gap goes too, with leaf hashes in the
    place of what is not held: nobody may ever hold that.
    """
    state = work.rows.journal(journal)
    if state is None or first >= end_to_pass(work, journal, state):
        return first
    data, openings = _read_range(work, state, first, state.held)
    signed = work.rows.head_below(state.number, first + len(data))
    if (signed is None or signed[0] <= first) and end_to_pass(work, journal, state) > state.held:
        data, openings = _read_around_gaps(work, state, first)
        signed = work.rows.head_below(state.number, first + len(data))
    if signed is None or signed[0] <= first:
        return first
    count = signed[0] - first
    item = cold.Range(journal, first, tuple(data[:count]), tuple(openings[:count]), signed[1])
    yield from send_items(work, party, [item])
    return signed[0]


def pass_on_proven(work: Work, party: int, journal: JournalId) -> Asking[None]:
    """Send what was proven ahead in a journal that a later one follows: it may never be joined."""
    state = work.rows.journal(journal)
    assert state is not None
    items: list[cold.Item] = []
    for seq, one in evidence.all_ahead(work, state.number):
        row = work.rows.entry(state.number, seq)
        if row is not None:
            opening = work.rows.opening(state.number, seq)
            head = Head(journal, one.size, one.root)
            items.append(cold.Proven(head, one.signature, seq, row.data, opening, one.proof))
    for first in range(0, len(items), _PROVEN_AT_ONCE):
        yield from send_items(work, party, items[first : first + _PROVEN_AT_ONCE])


def end_to_pass(work: Work, journal: JournalId, state: JournalState) -> int:
    """Return up to where a journal is passed on."""
    return state.held if journal == work.rows.newest(journal.party) else state.size


def _read_around_gaps(
    work: Work, state: JournalState, first: int
) -> tuple[list[bytes], list[bytes | None]]:
    data: list[bytes] = []
    openings: list[bytes | None] = []
    room = limits.RESYNC_BYTES
    for seq in range(first, min(state.size, first + limits.RESYNC_ENTRIES)):
        row = work.rows.entry(state.number, seq)
        leaf = work.rows.leaf(state.number, seq)
        assert leaf is not None
        opening = None if row is None else work.rows.opening(state.number, seq)
        room -= len(leaf if row is None else row.data) + len(opening or b"")
        if room < 0 and data:
            break
        data.append(cold.LeftOut(leaf) if row is None else row.data)
        openings.append(opening)
    return data, openings


def _read_range(
    work: Work, state: JournalState, first: int, end: int
) -> tuple[list[bytes], list[bytes | None]]:
    data: list[bytes] = []
    openings: list[bytes | None] = []
    room = limits.RESYNC_BYTES
    count = max(0, min(end - first, limits.RESYNC_ENTRIES))
    for seq, row in work.rows.entries(state.number, first, count):
        opening = work.rows.opening(state.number, seq)
        room -= len(row.data) + len(opening or b"")
        if seq != first + len(data) or (room < 0 and data):
            break
        data.append(row.data)
        openings.append(opening)
    return data, openings


def send_heads(work: Work, party: int) -> Asking[None]:
    """Tell a far party what we hold, at most every ``ASK_AGAIN_MS``: it sends what we lack."""
    link = work.links[party]
    if work.now.tick_ms - link.asked_tick_ms < limits.ASK_AGAIN_MS:
        return
    link.asked_tick_ms = work.now.tick_ms
    held: list[tuple[JournalId, int]] = []
    for journal in work.rows.journals():
        state = work.rows.journal(journal)
        if state is None:
            continue
        size = state.held
        if journal.party == party:  # the author sends again from what could not be opened
            size = min(size, work.rows.first_unopened(journal, below=size))
            if epochs.is_deaf(work, journal):
                size = min(size, state.keys_seq)
        held.append((journal, size))
    item = cold.Heads(work.now.utc_ms, tuple(held[-limits.SEEN_ITEMS :]))
    yield from send_items(work, party, [item], precedence=Precedence.IMMEDIATE)


def lacks(work: Work, party: int) -> int:
    """Return the first of our entries that the newest journal of ``party`` gave no receipt for.

    Before its first receipt we begin where it told that its own knowledge ends.
    """
    receipt = work.rows.newest_receipt(work.near_state().number, party)
    if receipt is not None:
        return receipt.size
    return min(work.links[party].told_size, work.near_state().size)


def is_answered(work: Work, party: int) -> bool:
    """Tell whether everything we sent has its receipt, and more is waiting to be sent."""
    first = lacks(work, party)
    return work.links[party].sent_size <= first < work.near_state().size


def resend(work: Work, party: int, *, at_once: bool = False) -> Asking[None]:
    """Send again what has no receipt, if its time has come."""
    link = work.links[party]
    size = work.near_state().size
    first = lacks(work, party)
    if first >= size:
        link.resend_wait_ms = limits.RESEND_AFTER_MS
        return
    if not link.reachable or (work.now.tick_ms < link.resend_tick_ms and not at_once):
        return
    for _ in range(limits.RESYNC_ENVELOPES):
        first = yield from send_own(work, party, first=first)
        if first >= size:
            break
    link.resend_tick_ms = work.now.tick_ms + link.resend_wait_ms
    link.resend_wait_ms = min(2 * link.resend_wait_ms, limits.RESEND_MOST_MS)


def answer_heads(work: Work, party: int, heads: cold.Heads) -> Asking[None]:
    """Send what the other's ``Heads`` shows it lacks, and ask for what it has and we lack."""
    told = dict(heads.held)
    near = work.standing.near
    work.links[party].told_size = told.get(near, 0)
    sent = 0
    journals = work.rows.journals()
    own = max((j for j in (*journals, *told) if j.party == party), default=None)
    for journal in journals:
        if journal != near and journal != work.rows.newest(journal.party):
            yield from pass_on_proven(work, party, journal)
        state = work.rows.journal(journal)
        begun = journal in told
        first = told.pop(journal, 0)
        passed = 0 if state is None else end_to_pass(work, journal, state)
        if state is None or first >= passed or (journal == own and not begun):
            if state is not None and first > state.held:
                told[journal] = first
            continue
        receipt = work.rows.newest_receipt(state.number, party)
        if journal == near and receipt is not None:
            epochs.renew(work, held=first)
        if journal == near and receipt is not None and receipt.size <= first:
            continue  # our own entries follow receipts, not hints; unless it lost what it had
        while sent < limits.RESYNC_ENVELOPES:
            if journal == near:
                end = yield from send_own(work, party, first=first)
            else:
                end = yield from pass_on(work, party, journal, first=first)
            sent += 1
            if end in (first, passed):
                break
            first = end
    if told:
        yield from send_heads(work, party)
