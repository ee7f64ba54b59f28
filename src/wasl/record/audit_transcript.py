# SPDX-License-Identifier: Apache-2.0
"""Checking a transcript: every leaf, root and signature again, and the journals against one
another.

Rules:

1. A range counts if its leaves, behind the frontier it begins with, lead to the root that its
   author signed at its end. Where it begins at 0, its entry 0 must say the notes that name its
   keys.
2. Every head that is named in the file (seen, closed, former) must be the root of what is in the
   file. If a journal ends below such a head, or is not there at all, the file is incomplete.
3. Every opening must fit its commitment. An entry without one is told, and speaks against nobody.
4. Every member of the newest charter must have a journal in the file.
5. Void entries are told. They have no effect here either.

It does not compute the order again, does not judge accords, and cannot know whether an `adopt`
before the range still awaits its KEYS.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from wasl.errors import Code, Refused
from wasl.record.checkpoint import Checkpoint, author_key, author_pq_key, receipt_key
from wasl.record.entry import (
    SALT_BYTES,
    STEERING_BELOW,
    Accord,
    Adopt,
    Anchor,
    CannotOpen,
    Close,
    Entry,
    Grant,
    Keys,
    Void,
    commitment,
    judge,
    parse_content,
    parse_entry,
)
from wasl.record.layout import (
    BEFORE,
    CHECKPOINT,
    ENTRIES,
    GRANT_NOTE,
    JOURNAL_NOTE,
    OPENINGS,
    PQ_NOTE,
    RECEIPTS,
    Part,
    Section,
    format_name,
    parse_entries,
    parse_openings,
)
from wasl.record.merkle import Frontier, extend, leaf_hash, parse_frontier
from wasl.record.papers import Membership, charter_hashes, journal_part
from wasl.record.quote import read_quote
from wasl.record.signed import open_signed
from wasl.record.verdict import Findings, Stretch, format_stated
from wasl.terms import Head, JournalId, Ref
from wasl.trust.grant import JournalKeys

_RANGE_FILES: Final = (BEFORE, ENTRIES, OPENINGS, CHECKPOINT)


@dataclass(slots=True)
class _Range:
    """One journal's range. ``roots``: by size, where asked for; none if the range fails."""

    journal: JournalId
    before: Frontier
    end: Checkpoint
    leaves: list[bytes] = field(default_factory=list[bytes])
    roots: dict[int, bytes] = field(default_factory=dict[int, bytes])
    head_time_s: int | None = None

    @property
    def first(self) -> int:
        return self.before.size


@dataclass(frozen=True, slots=True)
class _Statement:
    """M's line of the author (``holder`` None), or a receipt, on a checkpoint of ``journal``."""

    name: str
    journal: JournalId
    checkpoint: Checkpoint
    holder: JournalId | None
    time_s: int


class TranscriptAudit:
    """One audit of the ``members`` of a transcript, whose journals have these ``keys``."""

    def __init__(
        self,
        members: Mapping[Part, bytes],
        *,
        membership: Membership,
        keys: Mapping[JournalId, JournalKeys],
        findings: Findings,
    ) -> None:
        self._members = members
        self._membership = membership
        self._keys = keys
        self._findings = findings
        self._charters = charter_hashes(membership)
        self._ranges: dict[JournalId, _Range] = {}
        self._statements: list[_Statement] = []
        # Who says what of others, by journal: an entry as (journal, seq), or a member by its name.
        self._heads: dict[JournalId, dict[tuple[int, bytes], tuple[JournalId, int] | str]] = {}
        self._quotes: list[tuple[Ref, tuple[JournalId, int]]] = []

    def run(self) -> tuple[Stretch, ...]:
        """Check everything, and return what the file holds of each journal."""
        for journal in self._keys:
            with self._findings.reading(self._place(journal)):
                self._read_range(journal)
        self._read_statements()
        self._gather_stated_heads()
        for journal, found in self._ranges.items():
            self._find_roots(journal, found)
        for statement in self._statements:
            self._check_statement(statement)
        for journal, heads in self._heads.items():
            self._check_heads(journal, heads)
        self._check_quotes()
        self._check_members()
        return tuple(
            Stretch(
                self._membership.parties[journal.party],
                journal.incarnation,
                found.first,
                found.end.size,
                found.head_time_s,
            )
            for journal, found in self._ranges.items()
        )

    # ── one journal ──

    def _read_range(self, journal: JournalId) -> None:
        keys = self._keys[journal]
        found = {file: self._member(journal, file) for file in _RANGE_FILES}
        for file, data in found.items():
            if data is None:
                what = f"the {file} of this journal is not in this file"
                self._findings.missing(Code.BAD_EXPORT, self._place(journal), what)
        before, entries, openings, end = found.values()
        if before is None or entries is None or openings is None or end is None:
            return
        checkpoint, _ = open_signed(end, author_key(keys.origin, keys.e))
        if checkpoint.origin != keys.origin:
            raise Refused(Code.BAD_NOTE, "the checkpoint is of another journal")
        one = _Range(journal, parse_frontier(before), checkpoint)
        self._read_entries(one, parse_entries(entries), parse_openings(openings))
        self._ranges[journal] = one

    def _read_entries(
        self, one: _Range, entries: Sequence[bytes], openings: Sequence[bytes | None]
    ) -> None:
        """Take the leaves, check the openings, and note what the entries say of others."""
        if len(openings) != len(entries):
            raise Refused(Code.BAD_EXPORT, "there are not as many openings as entries")
        line, journal = self._membership.line, one.journal
        awaits_keys = False
        unopened: list[int] = []
        for seq, data in enumerate(entries, start=one.first):
            opening = openings[seq - one.first]
            one.leaves.append(leaf_hash(data))
            entry = judge(data, line=line, journal=journal, seq=seq)
            if isinstance(entry, Void):
                self._tell_void(journal, seq, entry)
                self._check_opening(journal, seq, _commit_of(data), opening)
                continue
            one.head_time_s = entry.time_s
            if opening is None:
                unopened.append(seq)
            else:
                self._check_opening(journal, seq, entry.commit, opening)
            if entry.kind < STEERING_BELOW:
                awaits_keys = self._steer(entry, awaits_keys=awaits_keys)
            elif awaits_keys:
                self._tell_void(journal, seq, Void.BEFORE_KEYS)
                continue
            elif opening is not None:
                quote = read_quote(entry.kind, opening[SALT_BYTES:])
                if quote is not None:
                    self._quotes.append((quote, (journal, seq)))
            for head in entry.seen:
                self._state(head, (journal, seq))
        if unopened:
            what = f"without their text: {_numbers(unopened)}"
            self._findings.remark("not-opened", self._membership.name(journal), what)

    def _steer(self, entry: Entry, *, awaits_keys: bool) -> bool:
        """Take what an entry of a steering kind says; tell whether KEYS must come next."""
        try:
            content = parse_content(entry.kind, entry.content)
        except Refused:
            return awaits_keys  # of a later version: kept, not understood
        by = (entry.journal, entry.seq)
        match content:
            case Grant():
                self._check_grant(entry.journal, content)
            case Keys():
                return False
            case Adopt():
                if content.charter not in self._charters:
                    what = f"it adopts charter {content.serial}, which is not in this file"
                    self._findings.missing(Code.BAD_CHARTER, self._named(by), what)
                return True
            case Close():
                closed = JournalId(entry.journal.party, content.incarnation)
                self._state(Head(closed, content.size, content.root), by)
            case CannotOpen():
                self._quotes.append((Ref(content.journal, content.seq, content.leaf), by))
            case Accord() | Anchor():
                pass
        return awaits_keys

    def _check_grant(self, journal: JournalId, grant: Grant) -> None:
        """Entry 0 says the notes that were verified."""
        for file, text in ((GRANT_NOTE, grant.grant_note), (JOURNAL_NOTE, grant.journal_note)):
            if self._member(journal, file) != text.encode():
                what = f"the {file} in this file is not the one in the journal's entry 0"
                self._findings.altered(Code.BAD_GRANT, self._place(journal), what)

    def _check_opening(
        self, journal: JournalId, seq: int, commit: bytes | None, opening: bytes | None
    ) -> None:
        if opening is None:
            return
        if commitment(opening[:SALT_BYTES], opening[SALT_BYTES:]) != commit:
            what = "the text in this file is not the one that the entry commits to"
            self._findings.altered(Code.BAD_BODY, self._named((journal, seq)), what)

    def _find_roots(self, journal: JournalId, one: _Range) -> None:
        """Compute the roots at the sizes asked for, if the range leads to its checkpoint."""
        short = one.end.size - one.first - len(one.leaves)
        if short > 0:
            what = f"the last {short} of its entries are not in this file"
            self._findings.missing(Code.NOT_IN_ORDER, self._place(journal), what)
            return
        asked = {size for size, _ in self._heads.get(journal, ())}
        asked |= {one.checkpoint.size for one in self._statements if one.journal == journal}
        sizes = sorted({size for size in asked if one.first <= size < one.end.size})
        frontier, roots = one.before, dict[int, bytes]()
        for size in (*sizes, one.first + len(one.leaves)):
            frontier = extend(frontier, one.leaves[frontier.size - one.first : size - one.first])
            roots[size] = frontier.root()
        if short < 0 or roots[one.end.size] != one.end.root:
            what = "its entries do not lead to the checkpoint that its author signed"
            self._findings.altered(Code.BAD_PROOF, self._place(journal), what)
            return
        one.roots = roots

    # ── what is said of journals ──

    def _state(self, head: Head, by: tuple[JournalId, int] | str) -> None:
        self._heads.setdefault(head.journal, {}).setdefault((head.size, head.root), by)

    def _gather_stated_heads(self) -> None:
        """Take the heads that papers name: of former journals, and of parties that left."""
        for journal, keys in self._keys.items():
            if keys.former is not None:
                former = JournalId(journal.party, keys.former.incarnation)
                name = format_name(self._part(journal, JOURNAL_NOTE))
                self._state(Head(former, keys.former.size, keys.former.root), name)
        for charter in self._membership.charters:
            for head in (head for left in charter.left for head in left.closed):
                self._state(head, f"charter/{charter.serial}")

    def _check_heads(
        self,
        journal: JournalId,
        heads: Mapping[tuple[int, bytes], tuple[JournalId, int] | str],
    ) -> None:
        """Hold every head that is named against the journal as it is in this file."""
        one = self._ranges.get(journal)
        name = self._membership.name(journal)
        if one is None:
            if journal not in self._keys:
                by = self._named(next(iter(heads.values())))
                self._findings.missing(Code.UNKNOWN_ID, name, f"{by} names it; it is not here")
            return
        (size, _), by = max(heads.items(), key=lambda item: item[0][0])
        if size > one.end.size:
            what = f"it ends at size {one.end.size} here; {self._named(by)} names size {size} of it"
            self._findings.missing(Code.NOT_IN_ORDER, name, what)
        for (size, root), by in heads.items():
            if one.roots.get(size, root) != root:
                what = f"it names another root of {name} at size {size} than that in this file"
                self._findings.altered(Code.UNEXPLAINED_CHECKPOINT, self._named(by), what)

    def _check_quotes(self) -> None:
        for quote, by in self._quotes:
            one = self._ranges.get(quote.journal)
            if one is None or not 0 <= quote.seq - one.first < len(one.leaves):
                continue
            if one.leaves[quote.seq - one.first] != quote.leaf:
                quoted = self._membership.entry_id(quote.journal, quote.seq)
                what = f"it quotes another entry {quoted} than that in this file"
                self._findings.altered(Code.UNEXPLAINED_CHECKPOINT, self._named(by), what)

    def _check_members(self) -> None:
        written = {journal.party for journal in self._keys}
        for member in self._membership.charters[-1].members:
            if member.index not in written:
                what = "there is no journal of this member in this file"
                self._findings.missing(Code.UNKNOWN_ID, member.party, what)

    # ── M's lines and receipts ──

    def _read_statements(self) -> None:
        journals = {self._membership.name(journal): journal for journal in self._keys}
        for part, data in self._members.items():
            journal = journals.get(f"{part.party}.{part.number}")
            if part.section != Section.JOURNAL or journal is None:
                continue
            name = format_name(part)
            if part.file == PQ_NOTE:
                with self._findings.reading(name):
                    keys = self._keys[journal]
                    end, time_s = open_signed(data, author_pq_key(keys.origin, keys.m))
                    if time_s:
                        raise Refused(Code.BAD_NOTE, "the author's M line has a time in it")
                    self._statements.append(_Statement(name, journal, end, None, 0))
            elif part.file == RECEIPTS:
                holder = journals.get(f"{part.holder}.{part.holder_number}")
                if holder is None or holder.party == journal.party:
                    what = "a receipt by a journal that is not in this file, or of the same party"
                    self._findings.altered(Code.BAD_EXPORT, name, what)
                    continue
                with self._findings.reading(name):
                    keys = self._keys[holder]
                    end, time_s = open_signed(data, receipt_key(keys.origin, keys.r))
                    self._statements.append(_Statement(name, journal, end, holder, time_s or 0))

    def _check_statement(self, one: _Statement) -> None:
        journal = self._ranges.get(one.journal)
        if journal is None or not journal.roots:
            return
        size = one.checkpoint.size
        if one.checkpoint.origin != journal.end.origin or size not in journal.roots:
            what = "a checkpoint of another journal, or of a size outside the range"
            self._findings.altered(Code.BAD_EXPORT, one.name, what)
        elif one.checkpoint.root == journal.roots[size]:
            if one.holder is not None:
                what = f"{self._membership.name(one.holder)} stated that it holds it up to size "
                what += f"{size}, at {format_stated(one.time_s)}"
                self._findings.remark("receipt", self._membership.name(one.journal), what)
        elif one.holder is None:
            what = f"its author's E and M signed two records that differ below size {size}"
            self._findings.forked(self._membership.name(one.journal), what)
        else:
            what = f"the receipt is for another record of {self._membership.name(one.journal)}"
            self._findings.altered(Code.RECEIPT_DIFFERS, one.name, what)

    # ── small things ──

    def _part(self, journal: JournalId, file: str) -> Part:
        party = self._membership.parties[journal.party]
        return journal_part(party, journal.incarnation, file)

    def _member(self, journal: JournalId, file: str) -> bytes | None:
        return self._members.get(self._part(journal, file))

    def _place(self, journal: JournalId) -> str:
        return f"journals/{self._membership.name(journal)}"

    def _named(self, by: tuple[JournalId, int] | str) -> str:
        return by if isinstance(by, str) else self._membership.entry_id(*by)

    def _tell_void(self, journal: JournalId, seq: int, void: Void) -> None:
        why = void.name.lower().replace("_", " ")
        self._findings.remark("void", self._named((journal, seq)), f"it has no effect: {why}")


def _commit_of(data: bytes) -> bytes | None:
    """The commitment in a void entry, if it can be read."""
    try:
        return parse_entry(data).commit
    except Refused:
        return None


def _numbers(seqs: Sequence[int]) -> str:
    """Write ascending numbers: ``3, 7 to 9``; at most a few stretches of them."""
    spans: list[str] = []
    for _, group in groupby(enumerate(seqs), key=lambda pair: pair[1] - pair[0]):
        numbers = [seq for _, seq in group]
        spans.append(f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}")
    told = spans[:20]
    return ", ".join(told) + (" and more" if len(spans) > len(told) else "")
