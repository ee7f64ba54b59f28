# SPDX-License-Identifier: Apache-2.0
"""How far an entry has come with each party, what is overdue, and what has lapsed: as plain values.

Rules (``docs/spec/06-delivery.md`` §1 to §4):

1. *Queued* and *handed* are our own, of our own entries; *stored* is a receipt's; all else is an
   entry's. What is not known is ``null``.
2. Lateness and lapses come from the record. *Overdue* is ours alone, on our own tick.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from wasl import due
from wasl.line.adoption import limit_of
from wasl.line.ladder import Ladder, Rung, ladder, own_receipt_s
from wasl.line.lapses import lapses
from wasl.line.owed import owed
from wasl.line.suspension import resumed_s
from wasl.line.work import Link, Standing
from wasl.node.words import Json, utc
from wasl.record.entry import Entry
from wasl.record.rows import EntryRow, Rows
from wasl.steps import Past
from wasl.terms import Answer, JournalId, Now, word

_ORDER: Final = ("answered", "acknowledged", "shown", "stored")


@dataclass(frozen=True, slots=True)
class Said:
    """An entry, and whom it concerns. ``parties``: addressed; ``owing``: those asked to act."""

    journal: JournalId
    number: int
    seq: int
    row: EntryRow
    entry: Entry | None
    parties: tuple[int, ...]
    owing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ladders:
    """What is known of one entry. ``party``, ``entry_id``: how those are spelt."""

    standing: Standing
    past: Past
    links: Mapping[int, Link]
    now: Now | None
    said: Said
    party: Callable[[int], str]
    entry_id: Callable[[JournalId, int], str]

    @property
    def _rows(self) -> Rows:
        return Rows(self.past, self.standing.line)

    @property
    def _is_ours(self) -> bool:
        return self.said.journal == self.standing.near

    # ── the ladder ──

    def steps(self) -> Json:
        """Return the ladder of each addressed party."""
        return {self.party(party): self._steps(party) for party in self.said.parties}

    def _steps(self, party: int) -> Json:
        said = self.said
        taken = ladder(self.past, said.number, said.seq, party)
        receipt = self._rows.covering_receipt(said.number, party, said.seq)
        receipt_s = None if receipt is None else receipt.time_s
        return {
            "queued": _step(Rung(said.row.kept_ms // 1000, "")) if self._is_ours else None,
            "handed": self._handed(party),
            "stored": self._stored(party, receipt_s, taken),
            "shown": _step(taken.shown),
            "acknowledged": _step(taken.acknowledged),
            "answered": _step(taken.answered),
            **self._times(party, taken),
        }

    def _handed(self, party: int) -> Json | None:
        link = self.links.get(party)
        mark = link.handed(self.said.seq) if link is not None and self._is_ours else None
        if mark is None:
            return None
        step = _step(Rung(mark.utc_ms // 1000, ""))
        return None if step is None else {**step, "bearer": mark.bearer or None}

    def _stored(self, party: int, receipt_s: int | None, taken: Ladder) -> Json | None:
        """Return since when ``party`` holds an entry, as far as is known here."""
        if party == self.standing.near.party:
            stored_s: int | None = self.said.row.kept_ms // 1000
        elif receipt_s is not None:
            stored_s = receipt_s
        else:
            stored_s = taken.acknowledged.stored_s if taken.acknowledged else None
        return None if stored_s is None else _step(Rung(stored_s, ""))

    def _times(self, party: int, taken: Ladder) -> Json:
        """Return how late an acknowledgement is, and whether its times contradict a receipt."""
        rung, entry, said = taken.acknowledged, self.said.entry, self.said
        if rung is None or rung.stored_s is None or entry is None:
            return {"late_s": None, "contradicts": False}
        receipt_s = own_receipt_s(self._rows, said.number, said.seq, party, rung)
        late_s = due.late_s(
            stored_s=rung.stored_s,
            acknowledged_s=rung.time_s,
            limit_s=limit_of(self.standing, self._rows, entry),
            receipt_s=receipt_s,
            unopened_s=None if taken.unopened is None else taken.unopened.time_s,
            resumed_s=resumed_s(self._rows, party, entry, until_s=rung.time_s),
        )
        return {
            "late_s": late_s if party in said.owing else None,
            "contradicts": due.contradicts(stored_s=rung.stored_s, receipt_s=receipt_s),
        }

    def state(self, ladders: Json) -> str:
        """Return the step that every addressed party has reached, out of :meth:`steps`."""
        reached: list[int] = []
        for party in self.said.parties:
            steps = ladders[self.party(party)]
            rung = next((i for i, name in enumerate(_ORDER) if steps[name] is not None), None)
            if rung is None:
                link = self.links.get(party)
                handed = link is not None and link.handed_size > self.said.seq
                rung = len(_ORDER) + (0 if handed and self._is_ours else 1)
            reached.append(rung)
        words = (*_ORDER, "handed", "queued")
        return words[max(reached, default=_ORDER.index("stored"))]

    # ── overdue and lapsed ──

    def overdue(self) -> list[Json]:
        """Return what is overdue, by us or by the others, on our own tick."""
        found: list[Json] = []
        if self.now is None:
            return found
        for party in self.said.owing:
            one = owed(self._rows, party, self.said.number, self.said.seq)
            late = None if one is None else one.overdue(self.now.tick_ms)
            if late is not None:
                since_s = due.utc_of_tick(late.since_ms, self.now) // 1000
                found.append(
                    {"party": self.party(party), "step": str(late.step), "since": utc(since_s)}
                )
        return found

    def lapses(self) -> list[Json]:
        """Return the lapses that were written of this entry, and what became of them."""
        said = self.said
        return [
            {
                "id": self.entry_id(one.author, one.seq),
                "party": self.party(one.body.party),
                "by": one.body.by or None,
                "state": str(one.state),
                "time": utc(one.time_s),
            }
            for one in lapses(self.past, self.standing, said.journal, said.seq)
        ]


def _step(rung: Rung | None) -> Json | None:
    if rung is None:
        return None
    answer = None if rung.answer is None else word(Answer(rung.answer))
    return {
        "time": utc(rung.time_s),
        "by": rung.by or None,
        "answer": answer,
        "reason": rung.reason or None,
    }
