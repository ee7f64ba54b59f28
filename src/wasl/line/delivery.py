# SPDX-License-Identifier: Apache-2.0
"""Getting entries to where they are not: cold envelopes, resending, comparing heads.

Rules (``docs/spec/04-envelopes.md`` §7):

1. What a far party still lacks is derived: our head minus its newest receipt. There is no outbox.
2. A range ends at a size that its author signed. Our own journal can be signed at any earlier size.
3. Sending again is harmless; waiting doubles from one sending to the next, within bounds.
4. Any member may pass on another's entries; it does so when asked by a ``Heads`` that shows the
   lack. Who cannot hear a member asks those whom it can hear; receipts come back the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl import limits
from wasl.line import epochs, evidence, kems, moving
from wasl.line.checkpoints import sign_size
from wasl.line.work import Asking, Work
from wasl.record.entry import parse_entry
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
    for public in kems.kem_publics(work, party):
        sealed = yield AskSeal(public, cold.info(line, public), plain)
        envelope = cold.hint(line, public) + sealed
        work.sends.append(Send(line, party, envelope, precedence, own_size=own_size))


def send_own(
    work: Work, party: int, *, first: int, precedence: Precedence = Precedence.ROUTINE
) -> Asking[int]:
    """Send our own entries from ``first`` on, as many as one envelope carries. Return where it
    ended.
    """
    end = moving.own_end_for(work, party)
    items, end = yield from own_items(work, party, first=first, end=end)
    yield from send_items(work, party, items, precedence=precedence, own_size=end)
    note_sent(work, party, end)
    return end


def own_items(
    work: Work, party: int, *, first: int, end: int
) -> Asking[tuple[list[cold.Item], int]]:
    """Return our own entries from ``first`` on, as many as one envelope carries below ``end``.

    With them the seed of our epoch, if its KEYS entry is there; and where they end.
    """
    data, openings = _read_range(work, (party, work.standing.near), first, end)
    end = first + len(data)
    signature = yield from sign_size(work, end)
    items: list[cold.Item] = [
        cold.Range(work.standing.near, first, tuple(data), tuple(openings), signature)
    ]
    epoch = epochs.sending(work)
    is_member = party in work.standing.others  # by the charter that our epoch is bound to
    if is_member and epoch is not None and epoch.seed and first <= epoch.keys_seq < end:
        items.append(cold.Seed(work.standing.near, epoch.keys_seq, epoch.seed))
    return items, end


def send_proven(work: Work, seq: int, precedence: Precedence) -> Asking[None]:
    """Send an urgent entry cold and with a proof to whoever could not open or join it else.

    That is who lacks more before it than a gap can name, and who may still lack the seed of the
    epoch in which it is sealed: that may stand behind what is not urgent, or have been lost. Only
    its receipt tells; that something later was handed over does not, for a FLASH overtakes.
    """
    keys_seq = work.near_state().keys_seq
    item: cold.Proven | None = None
    for party in work.standing.others:
        first = lacks(work, party)
        if first == 0 or (first > keys_seq and is_nameable(first, seq)):
            continue
        item = item or (yield from own_proven(work, seq))
        yield from send_items(work, party, [item], precedence=precedence)


def is_nameable(first: int, seq: int) -> bool:
    """Tell whether a gap names all entries from ``first`` to before ``seq``."""
    return seq - first <= limits.GAP_HASHES


def own_proven(work: Work, seq: int) -> Asking[cold.Proven]:
    """Return one of our own entries with its proof under our newest head."""
    state = work.near_state()
    row = work.rows.entry(state.number, seq)
    assert row is not None
    return cold.Proven(
        Head(work.standing.near, state.size, state.frontier.root()),
        (yield from sign_size(work, state.size)),
        seq,
        row.data,
        work.rows.opening(state.number, seq),
        prove_inclusion(work.rows.leaves(state.number), seq, state.size, edge=state.frontier),
    )


def send_urgent(work: Work, party: int, *, first: int) -> Asking[None]:
    """Send our urgent entries from ``first`` on that ``party`` has given no receipt for.

    Each with its proof: a long backlog of what is not urgent must not stand before them. To who
    has left nothing is urgent any more, and to who joins nothing that it may not open.
    """
    if moving.own_end_for(work, party) < work.near_state().size:
        return
    room = limits.RESYNC_BYTES
    items: list[cold.Item] = []
    for seq in _urgent(work, party, max(first, lacks(work, party))):
        item = yield from own_proven(work, seq)
        room -= len(item.entry) + len(item.opening or b"")
        if room < 0:
            break
        items.append(item)
    if items:
        yield from send_items(work, party, items, precedence=Precedence.FLASH)


def overtake(work: Work, party: int) -> Asking[None]:
    """Send what is urgent of a backlog that one envelope does not carry, before all of it."""
    first = lacks(work, party)
    if first and work.near_state().size - first > limits.RESYNC_ENTRIES:
        yield from send_urgent(work, party, first=first + limits.RESYNC_ENTRIES)


def _urgent(work: Work, party: int, first: int) -> list[int]:
    """Return the urgent entries of our own that ``party`` may open, among the newest from ``first``
    on: the most urgent first, then the newest.
    """
    state, near = work.near_state(), work.standing.near
    first = max(first, state.size - limits.URGENT_SEARCH)
    found: list[tuple[Precedence, int]] = []
    for seq, row in work.entries(state.number, first, state.size):
        precedence = parse_entry(row.data).precedence
        if precedence.urgent and moving.may_open(work, party, near, seq):
            found.append((precedence, seq))
    found.sort(reverse=True)
    return [seq for _, seq in found[: limits.URGENT_FIRST]]


def note_sent(work: Work, party: int, size: int) -> None:
    """Note that our entries below ``size`` were given to a bearer just now.

    The wait for a receipt begins with the first entry that lacks one; later ones must not put it
    off, or steady traffic would never let what was lost be sent again.
    """
    link = work.links[party]
    if link.sent_first is None:
        link.sent_first = lacks(work, party)
    if link.sent_size <= link.stored_size:
        link.resend_tick_ms = work.now.tick_ms + limits.RESEND_AFTER_MS
    link.sent_size = max(link.sent_size, size)


def note_stored(work: Work, party: int, size: int) -> None:
    """Note that a receipt of ``party`` has moved on to ``size``: the wait begins anew."""
    link = work.links[party]
    link.stored_size = size
    link.wait_anew(work.now.tick_ms)


def pass_on(work: Work, party: int, journal: JournalId, *, first: int) -> Asking[int]:
    """Send entries of somebody else's journal, up to a size that its author signed.

    Of a journal that a later one follows what stands behind a gap goes too, with leaf hashes in the
    place of what is not held: nobody may ever hold that.
    """
    state = work.rows.journal(journal)
    end = 0 if state is None else end_to_pass(work, party, journal, state)
    item = far_range(work, party, journal, first=first, end=end)
    if item is None:
        return first
    yield from send_items(work, party, [item])
    return item.size


def far_range(
    work: Work, party: int, journal: JournalId, *, first: int, end: int
) -> cold.Range | None:
    """Return entries of somebody else's journal up to a size below ``end`` that was signed."""
    state = work.rows.journal(journal)
    if state is None or first >= end:
        return None
    data, openings = _read_range(work, (party, journal), first, min(end, state.held))
    signed = work.rows.head_below(state.number, first + len(data))
    whole = end_to_pass(work, party, journal, state)
    if (signed is None or signed[0] <= first) and whole > state.held:
        data, openings = _read_around_gaps(work, (party, journal), first)
        signed = work.rows.head_below(state.number, first + len(data))
    if signed is None or signed[0] <= first:
        return None
    count = signed[0] - first
    return cold.Range(journal, first, tuple(data[:count]), tuple(openings[:count]), signed[1])


def pass_on_proven(work: Work, party: int, journal: JournalId) -> Asking[None]:
    """Send what was proven ahead in a journal that a later one follows: it may never be joined."""
    state = work.rows.journal(journal)
    assert state is not None
    items: list[cold.Item] = []
    for seq, one in evidence.all_ahead(work, state.number):
        row = work.rows.entry(state.number, seq)
        if row is not None and moving.may_hold(work, party, journal, state, seq=seq):
            opening = _opening(work, (party, journal), state.number, seq)
            head = Head(journal, one.size, one.root)
            items.append(cold.Proven(head, one.signature, seq, row.data, opening, one.proof))
    for first in range(0, len(items), _PROVEN_AT_ONCE):
        yield from send_items(work, party, items[first : first + _PROVEN_AT_ONCE])


def end_to_pass(work: Work, party: int, journal: JournalId, state: JournalState) -> int:
    """Return up to where a journal is passed on to ``party``."""
    end = state.held if journal == work.rows.newest(journal.party) else state.size
    return min(end, moving.end_for(work, party, journal, state))


_For = tuple[int, JournalId]
"""Whom something is read for, and of which journal."""


def _opening(work: Work, to: _For, number: int, seq: int) -> bytes | None:
    """Return what is in an entry, if the party may be given it."""
    return work.rows.opening(number, seq) if moving.may_open(work, *to, seq) else None


def _read_around_gaps(work: Work, to: _For, first: int) -> tuple[list[bytes], list[bytes | None]]:
    state = work.rows.journal(to[1])
    assert state is not None
    data: list[bytes] = []
    openings: list[bytes | None] = []
    room = limits.RESYNC_BYTES
    for seq in range(first, min(state.size, first + limits.RESYNC_ENTRIES)):
        row = work.rows.entry(state.number, seq)
        leaf = work.rows.leaf(state.number, seq)
        assert leaf is not None
        opening = None if row is None else _opening(work, to, state.number, seq)
        room -= len(leaf if row is None else row.data) + len(opening or b"")
        if room < 0 and data:
            break
        data.append(cold.LeftOut(leaf) if row is None else row.data)
        openings.append(opening)
    return data, openings


def _read_range(
    work: Work, to: _For, first: int, end: int
) -> tuple[list[bytes], list[bytes | None]]:
    state = work.rows.journal(to[1])
    assert state is not None
    data: list[bytes] = []
    openings: list[bytes | None] = []
    room = limits.RESYNC_BYTES
    count = max(0, min(end - first, limits.RESYNC_ENTRIES))
    for seq, row in work.rows.entries(state.number, first, count):
        opening = _opening(work, to, state.number, seq)
        room -= len(row.data) + len(opening or b"")
        if seq != first + len(data) or (room < 0 and data):
            break
        data.append(row.data)
        openings.append(opening)
    return data, openings


def held_by(work: Work, party: int, journal: JournalId) -> int:
    """Return the size of a journal that ``party`` has signed to hold: in ``seen``, or a
    receipt.
    """
    state = work.rows.journal(journal)
    receipt = work.rows.newest_receipt(state.number, party) if state is not None else None
    return max(kems.seen_by(work, party, journal), receipt.size if receipt is not None else 0)


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
    end = moving.own_end_for(work, party)
    return work.links[party].sent_size <= first < end


def resend(work: Work, party: int, *, at_once: bool = False) -> Asking[None]:
    """Send again what has no receipt, if its time has come.

    Of what the party tells to hold, and gave no receipt for, the last entry: that brings one.
    """
    link = work.links[party]
    size = moving.own_end_for(work, party)
    receipt = work.rows.newest_receipt(work.near_state().number, party)
    if receipt is not None and receipt.size >= size:
        link.resend_wait_ms = limits.RESEND_AFTER_MS
        return
    first = min(link.told_size if receipt is None else receipt.size, size - 1)
    if not link.reachable or (work.now.tick_ms < link.resend_tick_ms and not at_once):
        return
    if at_once:
        link.resend_wait_ms = limits.RESEND_AFTER_MS
    for _ in range(limits.RESYNC_ENVELOPES):
        first = yield from send_own(work, party, first=first)
        if first >= size:
            break
    link.resend_tick_ms = work.now.tick_ms + link.resend_wait_ms
    link.resend_wait_ms = min(2 * link.resend_wait_ms, limits.RESEND_MOST_MS)
