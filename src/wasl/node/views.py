# SPDX-License-Identifier: Apache-2.0
"""What is read from the record for people and programs: plain values, ready for JSON.

Rules:

1. Times are RFC 3339 UTC. Nothing is localised, rounded or left out: what is not known is ``null``.
2. An entry's id is ``LINE/PARTY.INCARNATION/SEQ``, LINE being 16 hex digits of the line id.
3. The log is in the computed order; entries that have no place yet come last.

It reads, and never writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wasl.due import late_s
from wasl.errors import Refused
from wasl.line import talk
from wasl.line.ladder import Rung, ladder
from wasl.line.work import Link, Standing
from wasl.node.words import Json, kind_word, utc, utc_ms, words_of
from wasl.record import ends
from wasl.record.entry import SALT_BYTES, Entry, Void, parse_entry
from wasl.record.merkle import leaf_hash
from wasl.record.order import final_prefix
from wasl.record.rows import EntryRow, JournalState, Rows, damaged
from wasl.steps import Past
from wasl.terms import Answer, JournalId, Ref, word

__all__ = ["LINE_DIGITS", "Json", "View", "utc", "utc_ms"]

LINE_DIGITS: Final = 16
_PLACE_END: Final = b"\xff" * 14


@dataclass(frozen=True, slots=True)
class View:
    """One line as it can be read from a past. ``links`` only where a node is running."""

    standing: Standing
    past: Past
    links: Mapping[int, Link]

    @property
    def rows(self) -> Rows:
        """The rows of the line."""
        return Rows(self.past, self.standing.line)

    def entry_id(self, journal: JournalId, seq: int) -> str:
        """Return the id of an entry."""
        party = self._party(journal.party)
        prefix = self.standing.line.hex()[:LINE_DIGITS]
        return f"{prefix}/{party}.{journal.incarnation}/{seq}"

    def ref_id(self, ref: Ref) -> str:
        """Return the id of the entry that is referred to."""
        return self.entry_id(ref.journal, ref.seq)

    def _party(self, index: int) -> str:
        card = self.standing.cards.get(index)
        return card.party if card is not None else f"party-{index}"

    # ── the log ──

    def log(
        self, *, after: bytes = b"", limit: int, reverse: bool = False
    ) -> tuple[list[Json], bytes]:
        """Return entries in order from behind the place ``after``, and the place of the last."""
        if not self.rows.known:
            return [], after
        start, end = (after + b"\x00" if after else b"", _PLACE_END)
        if reverse:
            start, end = b"", after or _PLACE_END
        page = self.rows.order(start, end, limit=limit, reverse=reverse)
        final = final_prefix(self.rows).lamport
        out: list[Json] = []
        for _, journal, number, seq in page:
            row = self.rows.entry(number, seq)
            if row is not None:
                out.append(self._entry(journal, number, seq, row, final))
        cursor = page[-1][0] if page else after
        if len(page) < limit and not reverse:
            out.extend(self._unplaced(limit - len(page), final))
        return out, cursor

    def _unplaced(self, limit: int, final: int) -> Iterator[Json]:
        """Yield entries that are held and have no place yet."""
        for journal in self.rows.journals():
            state = self._state(journal)
            for seq, row in self.rows.entries(state.number, state.ordered, limit):
                yield self._entry(journal, state.number, seq, row, final)

    def _state(self, journal: JournalId) -> JournalState:
        state = self.rows.journal(journal)
        assert state is not None
        return state

    def entry(self, journal: JournalId, seq: int) -> Json | None:
        """Return one entry, or None if it is not held."""
        state = self.rows.journal(journal)
        row = None if state is None else self.rows.entry(state.number, seq)
        if state is None or row is None:
            return None
        return self._entry(journal, state.number, seq, row, final_prefix(self.rows).lamport)

    def _entry(self, journal: JournalId, number: int, seq: int, row: EntryRow, final: int) -> Json:
        if self.rows.leaf(number, seq) not in (None, leaf_hash(row.data)):
            raise damaged(self.entry_id(journal, seq))  # our disk, not its author
        entry = _parse(row)
        opening = self.rows.opening(number, seq)
        body = None if entry is None or opening is None else _body(entry, opening)
        parties = self._addressed(journal, body)
        ladders = {self._party(party): self._ladder(number, seq, party, entry) for party in parties}
        return {
            "id": self.entry_id(journal, seq),
            "line": self.standing.line.hex(),
            "author": self._party(journal.party),
            "incarnation": journal.incarnation,
            "seq": seq,
            "kind": kind_word(entry.kind) if entry else "void",
            "precedence": word(entry.precedence) if entry else None,
            "traffic": word(entry.traffic) if entry else None,
            **words_of(body, party=self._party, ref_id=self.ref_id),
            "time": utc(entry.time_s) if entry else None,
            "final": 0 < row.lamport <= final,
            "orphan": self._is_orphan(journal, seq),
            "void": word(Void(row.void)) if row.void else None,
            "opened": opening is not None,
            "state": self._lowest(ladders, journal, seq, parties),
            "ladder": ladders,
            "wire": {"bytes": row.wire_bytes or None},
        }

    def _is_orphan(self, journal: JournalId, seq: int) -> bool:
        """Tell whether an entry stands beyond where its party closed that journal."""
        newest = self.rows.newest(journal.party)
        if newest is None or journal == newest:
            return False
        found = ends.find_ends(self.rows, [journal, newest])[journal.party]
        return found is not None and seq >= found.get(journal.incarnation, 0)

    def finality(self) -> Json:
        """Return how many entries are final, and whose unclosed journals keep others from it."""
        rows = self.rows
        if not rows.known:
            return {"entries": 0, "suspended": []}
        found = ends.find_ends(rows, rows.journals())
        return {
            "entries": final_prefix(rows).frontier.size,
            "suspended": [self._party(party) for party, each in found.items() if each is None],
        }

    # ── the ladder ──

    def _addressed(self, journal: JournalId, body: talk.Body | None) -> tuple[int, ...]:
        """Return the parties whose steps count: the addressed ones, else all but the author."""
        if isinstance(body, talk.Message):
            named = sorted({o.party for o in (*body.to, *body.info)})
            return tuple(party for party in named if party != journal.party)
        return tuple(party for party in self.standing.members if party != journal.party)

    def _ladder(self, number: int, seq: int, party: int, entry: Entry | None) -> Json:
        steps = ladder(self.past, number, seq, party)
        stored_s = self._stored_s(number, seq, party)
        taken = steps.acknowledged
        late = None
        if taken is not None and taken.stored_s is not None and entry is not None:
            late = late_s(
                stored_s=taken.stored_s,
                acknowledged_s=taken.time_s,
                limit_s=self.standing.limit_s(entry.precedence),
            )
        return {
            "stored": None if stored_s is None else _step(Rung(stored_s, "")),
            "shown": _step(steps.shown),
            "acknowledged": _step(taken),
            "answered": _step(steps.answered),
            "late_s": late,
        }

    def _stored_s(self, number: int, seq: int, party: int) -> int | None:
        """Return since when ``party`` holds an entry, as far as is known here."""
        if party == self.standing.near.party:
            row = self.rows.entry(number, seq)
            return None if row is None else row.kept_ms // 1000
        receipt = self.rows.covering_receipt(number, party, seq)
        if receipt is not None:
            return receipt.time_s
        taken = ladder(self.past, number, seq, party)
        return taken.acknowledged.stored_s if taken.acknowledged else None

    def _lowest(
        self,
        ladders: Mapping[str, Json],
        journal: JournalId,
        seq: int,
        parties: tuple[int, ...],
    ) -> str:
        """Return the step that every addressed party has reached."""
        order = ("answered", "acknowledged", "shown", "stored")
        reached: list[int] = []
        for party in parties:
            steps = ladders[self._party(party)]
            rung = next((i for i, name in enumerate(order) if steps[name] is not None), len(order))
            if rung == len(order):
                link = self.links.get(party)
                handed = link is not None and link.handed_size > seq
                rung += 0 if handed and journal == self.standing.near else 1
            reached.append(rung)
        words = (*order, "handed", "queued")
        return words[max(reached, default=order.index("stored"))]


def _parse(row: EntryRow) -> Entry | None:
    try:
        return parse_entry(row.data)
    except Refused:
        if not row.void:
            raise damaged("entry") from None  # it was one when it was kept
        return None  # void bytes that are no entry at all


def _body(entry: Entry, opening: bytes) -> talk.Body | None:
    try:
        return talk.parse_body(entry.kind, opening[SALT_BYTES:])
    except Refused:
        return None


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
