# SPDX-License-Identifier: Apache-2.0
"""Openings for whoever has written *cannot-open* (``docs/spec/05-record.md`` §4).

Rules:

1. What a step was asked for is answered once for each entry and asker, the most urgent first, in
   one envelope for each asker. What finds no room in it comes when the asker tells what it holds:
   its *heads* end before what it cannot open.
2. Only an entry that is held here is opened, by its leaf hash. Any member may answer. Whoever lost
   its disk may ask for its own words, in the journals that it had before.
3. Nobody is given what it may not have: who joined, the texts of before; who left, those of after
   (:mod:`wasl.line.moving`). Asking is not refused, it is not answered.

So a storm of *cannot-open* costs one envelope, however many entries are in it.
"""

from __future__ import annotations

from wasl import limits
from wasl.line import delivery, moving, packing
from wasl.line.work import Asking, Work
from wasl.record.entry import CannotOpen
from wasl.record.merkle import leaf_hash
from wasl.terms import Precedence
from wasl.wire import cold


def answer(work: Work) -> Asking[None]:
    """Send the openings that this step was asked for, as far as we have them."""
    asked = dict.fromkeys(work.cannot_open)
    for party in sorted({party for party, _ in asked}):
        found = [_opening(work, party, content) for by, content in asked if by == party]
        items = sorted((one for one in found if one is not None), key=lambda one: -one[0])
        room = limits.RESYNC_BYTES
        sent: list[cold.Item] = []
        for _, item in items[: limits.OPENINGS]:
            room -= len(item.opening)
            if room < 0:
                break
            sent.append(item)
        if sent:
            yield from delivery.send_items(work, party, sent, precedence=items[0][0])


def _opening(work: Work, party: int, content: CannotOpen) -> tuple[Precedence, cold.Opening] | None:
    """Return the opening that ``party`` lacks, with its entry's precedence, if it is held here."""
    state = work.rows.journal(content.journal)
    if state is None or content.journal == work.rows.newest(party):
        return None
    end = moving.end_for(work, party, content.journal, state)
    if content.seq >= end or not moving.may_open(work, party, content.journal, content.seq):
        return None
    row = work.rows.entry(state.number, content.seq)
    entry = work.entry(state.number, content.seq)
    opening = work.rows.opening(state.number, content.seq)
    if row is None or entry is None or opening is None or leaf_hash(row.data) != content.leaf:
        return None
    if content.journal == work.standing.near:
        packing.owe_opening(work, party, content.seq)
    return entry.precedence, cold.Opening(content.journal, content.seq, opening)
