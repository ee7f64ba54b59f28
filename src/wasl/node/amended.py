# SPDX-License-Identifier: Apache-2.0
"""What became of an entry, and what an entry does to another, as plain values ready for JSON."""

from __future__ import annotations

from collections.abc import Callable

from wasl.line import amendments, talk
from wasl.line.amendments import Place
from wasl.node.words import Json
from wasl.record.rows import Rows
from wasl.terms import JournalId, Ref


def amended_words(
    rows: Rows, journal: JournalId, seq: int, *, entry_id: Callable[[JournalId, int], str]
) -> Json:
    """Return what became of an entry."""

    def name(place: Place | None) -> str | None:
        return None if place is None else entry_id(JournalId(journal.party, place[0]), place[1])

    now = amendments.amended(rows, journal, seq)
    corrected = {field.replace("-", "_"): value or None for field, value, _ in now.corrected}
    return {
        "by": [name(place) for place in now.by],
        "corrected": corrected or None,
        "cancelled": name(now.cancelled),
        "superseded_by": name(now.superseded),
    }


def amends_words(
    rows: Rows, author: int, body: talk.Body | None, *, ref_id: Callable[[Ref], str]
) -> Json | None:
    """Return which entry an entry amends, and whether that counts."""
    if not isinstance(body, amendments.Amending):
        return None
    ref = amendments.target_of(body)
    if ref is None:
        return None
    why = amendments.why_not(rows, author, body, ref)
    return {"id": ref_id(ref), "counts": not why, "why_not": why or None}
