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
from dataclasses import asdict, dataclass
from typing import Final

from wasl import limits
from wasl.errors import Refused
from wasl.line import talk
from wasl.line.adoption import agreed_at
from wasl.line.attached import states_of
from wasl.line.evidence import branches_of
from wasl.line.holds import Hold, is_held
from wasl.line.owed import owing
from wasl.line.shredding import told_of
from wasl.line.work import Link, Standing
from wasl.node import ladders
from wasl.node.amended import amended_words, amends_words
from wasl.node.words import Json, attachment_words, kind_word, steering_words, utc, utc_ms, words_of
from wasl.record import ends
from wasl.record.entry import SALT_BYTES, Entry, Kind, Void, parse_entry
from wasl.record.final import final_prefix
from wasl.record.merkle import leaf_hash
from wasl.record.rows import EntryRow, JournalState, Rows, damaged
from wasl.steps import Past
from wasl.terms import JournalId, Now, Ref, word

__all__ = ["LINE_DIGITS", "Json", "View", "utc", "utc_ms"]

LINE_DIGITS: Final = 16
_PLACE_END: Final = b"\xff" * 14


@dataclass(frozen=True, slots=True)
class View:
    """One line as it can be read from a past. ``links`` only where a node is running."""

    standing: Standing
    past: Past
    links: Mapping[int, Link]
    now: Now | None = None
    """Without it nothing is told to be overdue."""

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
        card = self.standing.everybody.get(index)
        return card.party if card is not None else f"party-{index}"

    # ── the log ──

    def log(
        self, *, after: bytes = b"", limit: int, reverse: bool = False, chunks: bool = True
    ) -> tuple[list[Json], bytes]:
        """Return entries in order from behind the place ``after``, and the place of the last.

        Without ``chunks`` a page may be shorter: a file must not push messages out of a screen.
        """
        if not self.rows.known:
            return [], after
        start, end = (after + b"\x00" if after else b"", _PLACE_END)
        if reverse:
            start, end = b"", after or _PLACE_END
        most = limit if chunks else limit + limits.LOG_PAGE
        page = self.rows.order(start, end, limit=most, reverse=reverse)
        final = final_prefix(self.rows).lamport
        out: list[Json] = []
        cursor = after
        for place, journal, number, seq in page:
            cursor = place
            row = self.rows.entry(number, seq)
            if row is not None and (chunks or not _is_chunk(row)):
                out.append(self._entry(journal, number, seq, row, final))
            if len(out) == limit:
                break
        if len(page) < most and len(out) < limit and not reverse:
            out.extend(self._unplaced(limit - len(out), final))
        return out, cursor

    def words(self, after: bytes, limit: int) -> tuple[list[Json], bytes]:
        """Return what entries say, in order from behind a place, and the place of the last."""
        rows, out = self.rows, list[Json]()
        start = after + b"\x00" if after else b""
        page = rows.order(start, _PLACE_END, limit=limit, reverse=False) if rows.known else []
        for _, journal, _, seq in page:
            entry, body = self.said(Ref(journal, seq, b""))
            if entry is None or entry.kind == Kind.CHUNK:
                continue
            out.append(
                {
                    "id": self.entry_id(journal, seq),
                    "line": self.standing.line.hex(),
                    "author": self._party(journal.party),
                    "kind": kind_word(entry.kind),
                    "precedence": word(entry.precedence),
                    "time": utc(entry.time_s),
                    **words_of(body, party=self._party, ref_id=self.ref_id),
                    "amended": amended_words(self.rows, journal, seq, entry_id=self.entry_id),
                }
            )
        return out, page[-1][0] if page else after

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

    def said(self, ref: Ref) -> tuple[Entry | None, talk.Body | None]:
        """Return an entry that is held and not void, and what it says, as far as is known."""
        state = self.rows.journal(ref.journal)
        row = None if state is None else self.rows.entry(state.number, ref.seq)
        if state is None or row is None or row.void:
            return None, None
        entry = _parse(row)
        opening = self.rows.opening(state.number, ref.seq)
        return entry, None if entry is None or opening is None else body_of(entry, opening)

    def _entry(self, journal: JournalId, number: int, seq: int, row: EntryRow, final: int) -> Json:
        if self.rows.leaf(number, seq) not in (None, leaf_hash(row.data)):
            raise damaged(self.entry_id(journal, seq))  # our disk, not its author
        entry = _parse(row)
        opening = self.rows.opening(number, seq)
        body = None if entry is None or opening is None else body_of(entry, opening)
        asked = owing(self.rows, body, entry, self.standing) if entry else ()
        said = ladders.Said(
            journal, number, seq, row, entry, self._addressed(journal, seq, body), asked
        )
        silence = ladders.Ladders(
            self.standing, self.past, self.links, self.now, said, self._party, self.entry_id
        )
        steps = silence.steps()
        return {
            "id": self.entry_id(journal, seq),
            "line": self.standing.line.hex(),
            "author": self._party(journal.party),
            "incarnation": journal.incarnation,
            "seq": seq,
            "kind": kind_word(entry.kind) if entry else "void",
            "precedence": word(entry.precedence) if entry else None,
            "traffic": word(entry.traffic) if entry else None,
            "sent_alone": entry.sent_alone if entry else None,
            **words_of(body, party=self._party, ref_id=self.ref_id),
            "attachments": self._attachments(journal, body),
            "amended": amended_words(self.rows, journal, seq, entry_id=self.entry_id),
            "amends": amends_words(self.rows, journal.party, body, ref_id=self.ref_id),
            **steering_words(entry if not row.void else None, self._party),
            "time": utc(entry.time_s) if entry else None,
            "final": 0 < row.lamport <= final,
            "orphan": self._is_orphan(journal, seq),
            "void": word(Void(row.void)) if row.void else None,
            "opened": opening is not None,
            "shredded": self._shredded(journal, seq),
            "held": is_held(self.rows, journal, seq),
            "branches": self._branches(journal, seq, row),
            "state": silence.state(steps),
            "ladder": steps,
            "overdue": silence.overdue(),
            "lapses": silence.lapses(),
            "wire": {"bytes": row.wire_bytes or None},
        }

    def _shredded(self, journal: JournalId, seq: int) -> list[Json]:
        """Return who has said to have shredded the text, why and when."""
        told = (told_of(self.rows, party, journal, seq) for party in self.standing.members)
        return [
            {
                "party": self._party(one.party),
                "why": word(one.why),
                "time": utc(one.time_s),
                "id": self.entry_id(JournalId(one.party, one.entry[0]), one.entry[1]),
            }
            for one in told
            if one is not None
        ]

    def hold(self, held: Hold) -> Json:
        """Return a hold: of an entry, or of the whole line."""
        name = None if held.journal is None else self.entry_id(held.journal, held.seq)
        return {"id": name, "reason": held.reason, "by": held.by, "since": utc_ms(held.since_ms)}

    def _branches(self, journal: JournalId, seq: int, row: EntryRow) -> list[Json]:
        """Return what the author has signed at this number in other branches, as far as is held."""
        found: list[Json] = []
        for first, entries, openings in branches_of(self.rows, journal):
            if not first <= seq < first + len(entries) or entries[seq - first] == row.data:
                continue
            try:
                other = parse_entry(entries[seq - first])
            except Refused:
                found.append({"kind": "void", "time": None, "text": None})
                continue
            opening = openings[seq - first]
            body = body_of(other, opening) if isinstance(opening, bytes) else None
            said = words_of(body, party=self._party, ref_id=self.ref_id)
            found.append(
                {"kind": kind_word(other.kind), "time": utc(other.time_s), "text": said["text"]}
            )
        return found

    def _attachments(self, journal: JournalId, body: talk.Body | None) -> list[Json]:
        """Return the files that a message names, and how much of each has come."""
        if not isinstance(body, talk.Message):
            return []
        bound = self.standing.charter.attachment_bytes
        states = states_of(self.rows, journal.party, body, bound=bound)
        return [
            {**attachment_words(one), **asdict(state)}
            for one, state in zip(body.attachments, states, strict=True)
        ]

    def _is_orphan(self, journal: JournalId, seq: int) -> bool:
        """Tell whether an entry stands beyond where its party closed that journal."""
        newest = self.rows.newest(journal.party)
        if newest is None:
            return False
        if journal == newest and ends.left_at(self.rows, journal.party) is None:
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

    def _addressed(self, journal: JournalId, seq: int, body: talk.Body | None) -> tuple[int, ...]:
        """Return the parties whose steps count: the addressed ones, else all but the author."""
        if isinstance(body, talk.Message):
            named = sorted({o.party for o in (*body.to, *body.info)})
            return tuple(party for party in named if party != journal.party)
        if isinstance(body, talk.Correction | talk.Cancellation):
            _, target = self.said(body.target)
            if body.target.journal.party == journal.party and isinstance(target, talk.Message):
                return self._addressed(journal, body.target.seq, target)
        members = agreed_at(self.standing, self.rows, journal, seq).charter.members
        return tuple(one.index for one in members if one.index != journal.party)


def _is_chunk(row: EntryRow) -> bool:
    entry = _parse(row)
    return entry is not None and entry.kind == Kind.CHUNK


def _parse(row: EntryRow) -> Entry | None:
    try:
        return parse_entry(row.data)
    except Refused:
        if not row.void:
            raise damaged("entry") from None  # it was one when it was kept
        return None  # void bytes that are no entry at all


def body_of(entry: Entry, opening: bytes) -> talk.Body | None:
    """Return what an entry says, or None if it is not understood."""
    try:
        return talk.parse_body(entry.kind, opening[SALT_BYTES:])
    except Refused:
        return None
