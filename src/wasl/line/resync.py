# SPDX-License-Identifier: Apache-2.0
"""Comparing what two parties hold, and asking for what is missing.

Rules (``docs/spec/04-envelopes.md`` §7):

1. *Heads* are hints: nothing is believed because of them, and answering them is harmless.
2. We ask a party again only for what is new, and those we hear for those we do not hear; and who
   names what we do not hold, for that: its author may keep it from us alone.
3. Any member may pass on another's entries, receipts and all. One who hears their author does so
   once it is shown the same lack a second time: most often they have come meanwhile.
4. A text that its author may have lost is asked of everybody: of who has left, and of our own older
   journals. Nobody may have it, and each answer brings all from there on: so by few of the *heads*.
"""

from __future__ import annotations

from collections.abc import Mapping

from wasl import limits
from wasl.line import delivery, epochs, moving, quarrels
from wasl.line.work import Asking, Link, Work
from wasl.terms import Head, JournalId, Precedence
from wasl.wire import cold


def send_heads(
    work: Work, party: int, *, precedence: Precedence = Precedence.IMMEDIATE
) -> Asking[None]:
    """Tell a far party what we hold, at most every ``ASK_AGAIN_MS``: it sends what we lack."""
    link = work.links[party]
    if work.now.tick_ms - link.asked_tick_ms < limits.ASK_AGAIN_MS:
        return
    link.asked_tick_ms = work.now.tick_ms
    link.ask_due = False
    texts = _are_due(work, link)
    heads = heads_for(work, party, texts=texts)
    yield from delivery.send_items(work, party, [heads], precedence=precedence)
    quarrels.note_asked(work, party)
    if texts:
        link.texts_tick_ms = work.now.tick_ms + link.texts_wait_ms
        link.texts_wait_ms *= 2


def heads_for(work: Work, party: int, *, texts: bool = False) -> cold.Heads:
    """Return what we hold, as it is told to ``party``; ``texts``: it is asked for texts, too."""
    held: list[tuple[JournalId, int]] = []
    anew = quarrels.asked(work, party)
    for journal in work.rows.journals():
        state = work.rows.journal(journal)
        if state is None:
            continue
        size = min(state.held, anew.get(journal, state.held))
        asked = journal.party == party or (texts and _may_be_lost(work, journal))
        if asked:  # sent again from what could not be opened
            size = min(size, work.rows.first_unopened(journal, below=size))
        if journal.party == party and epochs.is_deaf(work, journal):
            size = min(size, state.keys_seq)
        held.append((journal, size))
    return cold.Heads(work.now.utc_ms, tuple(held[-limits.SEEN_ITEMS :]))


def ask_others(work: Work) -> Asking[None]:
    """Ask those whom we hear for what those have said whom we do not hear."""
    links = {party: work.links[party] for party in work.standing.others}
    if all(link.reachable for link in links.values()) and not moving.is_lacking(work):
        return
    for party, link in links.items():
        if link.reachable and work.now.tick_ms >= link.others_tick_ms:
            # A standing question: on a slow bearer it stands behind everything else.
            yield from send_heads(work, party, precedence=Precedence.ROUTINE)
            link.others_tick_ms = work.now.tick_ms + link.others_wait_ms
            link.others_wait_ms = min(2 * link.others_wait_ms, limits.ASK_OTHERS_MOST_MS)


def ask_namers(work: Work) -> Asking[None]:
    """Ask who names what we do not hold for it: its author may keep it from us alone. And everybody
    for texts that nobody else is asked for.

    Each wait is twice the last, without end: what nobody has is asked for ever more rarely.
    """
    namers = _namers(work)
    for party in work.standing.others:
        link = work.links[party]
        if party not in namers:
            link.names_tick_ms, link.names_asked = None, 0
        elif link.names_tick_ms is None:
            link.names_tick_ms = work.now.tick_ms
        texts = _are_due(work, link)
        if not link.reachable:
            continue
        if link.names_tick_ms is not None:
            wait_ms = limits.RESEND_AFTER_MS << link.names_asked
            if work.now.tick_ms - link.names_tick_ms >= wait_ms:
                link.names_asked += 1
                texts = True
        if texts:
            yield from send_heads(work, party, precedence=Precedence.ROUTINE)


def _namers(work: Work) -> set[int]:
    """Return the members whose next entry without a place names what is not held here."""
    found: set[int] = set()
    for journal in work.rows.journals():
        state = work.rows.journal(journal)
        if journal.party in found or state is None or state.ordered >= state.held:
            continue
        entry = work.entry(state.number, state.ordered)
        if entry is not None and any(_is_beyond(work, head) for head in entry.seen):
            found.add(journal.party)
    return found


def _may_be_lost(work: Work, journal: JournalId) -> bool:
    """Tell whether the texts of a journal may be lost to its author: it has left, or it is we."""
    near = work.standing.near
    return journal.party in work.standing.departed or near.party == journal.party != near


def _are_due(work: Work, link: Link) -> bool:
    """Tell whether to ask a party for such texts by now. Once others are lacking than before, the
    wait begins anew.
    """
    lost = _lost(work)
    if link.lost != lost:
        link.lost = lost
        link.texts_tick_ms = work.now.tick_ms + limits.RESEND_AFTER_MS
        link.texts_wait_ms = 2 * limits.RESEND_AFTER_MS
    return bool(lost) and work.now.tick_ms >= link.texts_tick_ms


def _lost(work: Work) -> frozenset[tuple[JournalId, int, int]]:
    """Return the journals that lack such texts: the first of these, and how much is held."""
    found: list[tuple[JournalId, int, int]] = []
    for party in (*work.standing.departed, work.standing.near.party):
        for journal in work.rows.journals_of(party):
            state = work.rows.journal(journal)
            if state is None or not _may_be_lost(work, journal):
                continue
            first = work.rows.first_unopened(journal, below=state.held)
            if first < state.held:
                found.append((journal, first, state.held))
    return frozenset(found)


def _is_beyond(work: Work, head: Head) -> bool:
    state = work.rows.journal(head.journal)
    return head.journal != work.standing.near and (state is None or state.held < head.size)


def receipts_of_others(work: Work, party: int) -> list[cold.Item]:
    """Return the newest receipts that others gave for journals of ``party``."""
    found: list[cold.Item] = []
    for journal in work.rows.journals():
        state = work.rows.journal(journal)
        if state is None or journal.party != party:
            continue
        for holder in work.standing.everybody:
            if holder == work.standing.near.party:
                continue
            row = work.rows.newest_receipt(state.number, holder) if holder != party else None
            if row is not None:
                head = Head(journal, row.size, row.root)
                by = JournalId(holder, row.incarnation)
                found.append(cold.Receipt(head, by, row.time_s, row.signature))
    return found[-limits.SEEN_ITEMS :]


def answer_heads(work: Work, party: int, heads: cold.Heads) -> Asking[None]:
    """Send what the other's ``Heads`` shows it lacks, and ask for what it has and we lack."""
    told = dict(heads.held)
    near = work.standing.near
    link = work.links[party]
    link.told_size = told.get(near, 0)
    before, link.shown = link.shown, dict(told)
    sent = 0
    journals = work.rows.journals()
    own = max((j for j in (*journals, *told) if j.party == party), default=None)
    for journal in journals:
        if journal != near and journal != work.rows.newest(journal.party):
            yield from delivery.pass_on_proven(work, party, journal)
        state = work.rows.journal(journal)
        begun = journal in told
        first = told.pop(journal, 0)
        passed = 0 if state is None else delivery.end_to_pass(work, party, journal, state)
        if state is None or first >= passed or (journal == own and not begun):
            if state is not None and first > state.held:
                told[journal] = first
            continue
        if journal == near:
            yield from _answer_own(work, party, first)
            continue
        shown_before = before is not None and first <= before.get(journal, 0)
        if _is_served(work, party, journal) and not shown_before:
            continue
        while sent < limits.RESYNC_ENVELOPES:
            end = yield from delivery.pass_on(work, party, journal, first=first)
            sent += 1
            if end in (first, passed):
                break
            first = end
    if told:
        yield from _ask_for(work, party, told)
    receipts = receipts_of_others(work, party)
    if receipts:
        yield from delivery.send_items(work, party, receipts, precedence=Precedence.FLASH)


def _is_served(work: Work, party: int, journal: JournalId) -> bool:
    """Tell whether a party should get a journal from its author: we hear that, and so may it.

    What its author may have lost, nobody waits for. If all who hold a journal answered at once,
    whoever comes back to a line of many parties would get it from each of them.
    """
    if journal.party == party or journal != work.rows.newest(journal.party):
        return False
    author = work.links.get(journal.party)
    return author is not None and author.reachable


def _ask_for(work: Work, party: int, told: Mapping[JournalId, int]) -> Asking[None]:
    """Ask for what a far party has and we lack; a little later, if we have asked it just now.

    Later only for what is new: two that cannot help each other fall silent.
    """
    link = work.links[party]
    states = {journal: work.rows.journal(journal) for journal in told}
    lack = frozenset((j, told[j], state.held if state else 0) for j, state in states.items())
    link.ask_due = link.ask_due or lack != link.lack
    link.lack = lack
    yield from send_heads(work, party)


def _answer_own(work: Work, party: int, first: int) -> Asking[None]:
    """Send what the other lost after it gave a receipt for it; the rest follows receipts, not
    hints. Before its first receipt we begin where it tells that its own knowledge ends.
    """
    state = work.near_state()
    receipt = work.rows.newest_receipt(state.number, party)
    if receipt is not None:
        epochs.renew(work, held=first)
        if receipt.size <= first or first >= moving.own_end_for(work, party):
            return
        epoch = epochs.sending(work)
        if epoch is not None and first == epoch.keys_seq:  # it lacks nothing but the seed
            if epoch.seed:
                items, _ = yield from delivery.own_items(work, party, first=first, end=first + 1)
                yield from delivery.send_items(work, party, items)
            return
    end = moving.own_end_for(work, party)
    for _ in range(limits.RESYNC_ENVELOPES):
        if first >= end:
            break
        first = yield from delivery.send_own(work, party, first=first)
