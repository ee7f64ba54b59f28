# SPDX-License-Identifier: Apache-2.0
"""Journals of one party that wait for each other (``docs/spec/05-record.md`` §6, rule 3).

Rules:

1. Entry 0 of a later journal waits for the ends of the older ones. An older one that goes on beside
   it may have seen those who have seen it: what so waits for that entry 0 stands beyond the end.
2. All find the same end: what has its place waits for nothing, and of what has none the first of a
   journal tells for all behind it. Nothing is told through a journal that may yet end before. (If
   two parties tie knots into each other, they may find different ones: spec 05 §5, what remains.)

Only who holds both journals can tie such a knot: a hostile member, or a living node and a thief.
The model is the rule *knot* of ``models/finality.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wasl.record.rows import Rows
from wasl.terms import JournalId


def waits(
    journal: JournalId, target: JournalId, awaited: Callable[[JournalId], Iterable[JournalId]]
) -> bool:
    """Tell whether the next entry of a journal waits for entry 0 of ``target``.

    ``awaited``: for which journals the next entry of a journal waits.
    """
    todo, looked = [journal], set[JournalId]()
    while todo and target not in looked:
        one = todo.pop()
        looked.add(one)
        todo += [other for other in awaited(one) if other not in looked]
    return target in looked


def cut(rows: Rows, journal: JournalId, end: int) -> int:
    """Return where a journal that is closed at ``end`` ends for the order.

    That is below it where a later journal of the same party has its place already.
    """
    for later in rows.journals_of(journal.party):
        state = rows.journal(later)
        if later > journal and state is not None and state.ordered:
            own = rows.journal(journal)
            return min(end, own.ordered if own is not None else 0)
    return end
