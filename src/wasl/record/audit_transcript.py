# SPDX-License-Identifier: Apache-2.0
"""Checking a transcript: every leaf, root and signature again, and the journals against one
another.

Rules:

1. A range counts if its leaves, behind the frontier it begins with, lead to the root that its
   author signed at its end. Where it begins at 0, its entry 0 must say the notes that name its
   keys.
2. Every head that is named in the file (seen, closed, former) must be the root of what is in the
   file. If a journal ends below such a head, or is not there at all, the file is incomplete; but
   for what one who has left holds of those that stayed (:mod:`wasl.record.parting`). Of a journal
   whose fork the file proves, it may be another root (:mod:`wasl.record.audit_forks`).
3. Every opening must fit its commitment. An entry without one is told, and speaks against nobody.
4. Every member of the newest charter must have a journal in the file.
5. Void entries are told. They have no effect here either.

It does not compute the order again, does not judge accords, and cannot know whether an `adopt`
before the range still awaits its KEYS.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from wasl.errors import Code, Refused
from wasl.record.audit_forks import ForkAudit
from wasl.record.audit_receipts import check_statement, read_statements
from wasl.record.audit_witness import Dated, Dating
from wasl.record.bracket import Bracket
from wasl.record.checkpoint import Checkpoint, author_key
from wasl.record.entry import (
    SALT_BYTES,
    STEERING_BELOW,
    Accord,
    Adopt,
    Anchor,
    CannotOpen,
    Close,
    Entry,
    Fork,
    Grant,
    Keys,
    Shredded,
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
    Part,
    Section,
    format_name,
    parse_entries,
    parse_openings,
)
from wasl.record.merkle import Frontier, extend, leaf_hash, parse_frontier
from wasl.record.papers import Membership, charter_hashes, journal_part
from wasl.record.parting import Parting
from wasl.record.quote import read_quote
from wasl.record.signed import open_signed
from wasl.record.verdict import Findings, Stretch, list_numbers
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
        self._statements = read_statements(members, membership, keys=keys, findings=findings)
        # What is said of journals, by who says it (a journal, or a paper by its name) and of which:
        # heads as (size, root), and quoted entries as (seq, leaf); with the entry that says so.
        self._heads: dict[JournalId | str, dict[JournalId, dict[tuple[int, bytes], int]]] = {}
        self._quotes: dict[JournalId, dict[JournalId, list[tuple[int, bytes, int]]]] = {}
        self._parting = Parting(membership.charters)
        self._forks = ForkAudit(membership, keys=keys, findings=findings)

    def run(self) -> tuple[Stretch, ...]:
        """Check everything, and return what the file holds of each journal."""
        for journal in self._keys:
            with self._findings.reading(self._place(journal)):
                self._read_range(journal)
        self._gather_stated_heads()
        for journal, found in self._ranges.items():
            self._find_roots(journal, found)
        for statement in self._statements:
            one = self._ranges.get(statement.journal)
            if one is not None and one.roots:
                check_statement(statement, one.roots, self._membership, findings=self._findings)
        for source, said in self._heads.items():
            for journal, heads in said.items():
                self._check_heads(journal, heads, source)
        for source, quoted in self._quotes.items():
            for journal, quotes in quoted.items():
                self._check_quotes(journal, quotes, source)
        self._check_members()
        self._check_dating()
        return tuple(
            Stretch(
                self._membership.parties[journal.party],
                journal.incarnation,
                found.first,
                found.end.size,
                found.head_time_s,
                self._date(journal, found) if found.roots else None,
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
                    self._quote(quote, journal, seq)
            for head in entry.seen:
                self._state(head, journal, seq)
        if unopened:
            what = f"without their text: {list_numbers(unopened)}"
            self._findings.remark("not-opened", self._membership.name(journal), what)

    def _steer(self, entry: Entry, *, awaits_keys: bool) -> bool:
        """Take what an entry of a steering kind says; tell whether KEYS must come next."""
        try:
            content = parse_content(entry.kind, entry.content)
        except Refused:
            return awaits_keys  # of a later version: kept, not understood
        journal, seq = entry.journal, entry.seq
        match content:
            case Grant():
                self._check_grant(journal, content)
            case Keys():
                return False
            case Adopt():
                if content.charter not in self._charters:
                    what = f"it adopts charter {content.serial}, which is not in this file"
                    self._findings.missing(Code.BAD_CHARTER, self._named(journal, seq), what)
                self._parting.note(journal, seq, content)
                return True
            case Close():
                for end in content.ends:
                    closed = JournalId(journal.party, end.incarnation)
                    self._state(Head(closed, end.size, end.root), journal, seq)
            case CannotOpen():
                self._quote(Ref(content.journal, content.seq, content.leaf), journal, seq)
            case Shredded():
                what = self._membership.shredding(journal.party, content)
                self._findings.remark("shredded", self._named(journal, seq), what)
            case Fork():
                self._forks.take(content, self._named(journal, seq))
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
            self._findings.altered(Code.BAD_BODY, self._named(journal, seq), what)

    def _find_roots(self, journal: JournalId, one: _Range) -> None:
        """Compute the roots at the sizes asked for, if the range leads to its checkpoint."""
        short = one.end.size - one.first - len(one.leaves)
        if short > 0:
            what = f"the last {short} of its entries are not in this file"
            self._findings.missing(Code.NOT_IN_ORDER, self._place(journal), what)
            return
        asked = {size for said in self._heads.values() for size, _ in said.get(journal, ())}
        asked |= {one.checkpoint.size for one in self._statements if one.journal == journal}
        asked |= {part.seq for part in self._members if part.section == Section.WITNESS}
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

    def _state(self, head: Head, source: JournalId | str, seq: int = 0) -> None:
        heads = self._heads.setdefault(source, {}).setdefault(head.journal, {})
        heads.setdefault((head.size, head.root), seq)

    def _quote(self, quote: Ref, source: JournalId, seq: int) -> None:
        quotes = self._quotes.setdefault(source, {}).setdefault(quote.journal, [])
        quotes.append((quote.seq, quote.leaf, seq))

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
        heads: Mapping[tuple[int, bytes], int],
        source: JournalId | str,
    ) -> None:
        """Hold the heads of a journal that are named against the journal as it is in this file."""
        one = self._ranges.get(journal)
        name = self._membership.name(journal)
        (most, _), seq = max(heads.items(), key=lambda item: item[0][0])
        if one is None:
            if journal not in self._keys:
                what = f"{self._named(source, seq)} names it, and it is not in this file"
                self._findings.missing(Code.UNKNOWN_ID, name, what)
            return
        if most > one.end.size:
            sizes = {each: found.end.size for each, found in self._ranges.items()}
            if not self._parting.is_left_off(journal, sizes):
                what = f"it ends at size {one.end.size} in this file, and "
                what += f"{self._named(source, seq)} names size {most} of it"
                self._findings.missing(Code.NOT_IN_ORDER, name, what)
        for (size, root), seq in heads.items():
            if one.roots.get(size, root) != root:
                what = f"it names another root of {name} at size {size} than that in this file"
                self._forks.contradicted(journal, self._named(source, seq), what)

    def _check_quotes(
        self, journal: JournalId, quotes: Sequence[tuple[int, bytes, int]], source: JournalId
    ) -> None:
        """Hold the entries that are quoted against those in this file."""
        one = self._ranges.get(journal)
        first, leaves = (one.first, one.leaves) if one is not None else (0, [])
        for quoted, leaf, seq in quotes:
            if 0 <= quoted - first < len(leaves) and leaves[quoted - first] != leaf:
                about = self._membership.entry_id(journal, quoted)
                what = f"it quotes another entry {about} than that in this file"
                self._forks.contradicted(journal, self._named(source, seq), what)

    # ── what witnesses say ──

    def _check_dating(self) -> None:
        """What dates a journal must be of one in this file, and of a range with entries."""
        here = {(p.party, p.number) for p in self._members if p.section == Section.JOURNAL}
        empty = {self._membership.name(at) for at, one in self._ranges.items() if not one.leaves}
        for part in self._members:
            name = f"{part.party}.{part.number}"
            serves = (part.party, part.number) in here and name not in empty
            if part.section in (Section.WITNESS, Section.ANCHOR) and not serves:
                what = "it dates no entry of this file"
                self._findings.altered(Code.BAD_EXPORT, format_name(part), what)

    def _date(self, journal: JournalId, one: _Range) -> Bracket | None:
        checkpoint = self._member(journal, CHECKPOINT)
        assert checkpoint is not None
        return Dating(
            self._members,
            self._membership,
            self._keys[journal],
            Dated(journal, one.first, one.leaves, checkpoint.decode(), one.roots),
            replace(self._part(journal, ""), section=Section.WITNESS),
            self._membership.name(journal),
            lambda _checkpoint, _index, _leaf: None,  # the roots are compared
            self._findings,
        ).run()

    # ── what must be there ──

    def _check_members(self) -> None:
        written = {journal.party for journal in self._keys}
        for member in self._membership.charters[-1].members:
            if member.index not in written:
                what = "there is no journal of this member in this file"
                self._findings.missing(Code.UNKNOWN_ID, member.party, what)

    # ── small things ──

    def _part(self, journal: JournalId, file: str) -> Part:
        party = self._membership.parties[journal.party]
        return journal_part(party, journal.incarnation, file)

    def _member(self, journal: JournalId, file: str) -> bytes | None:
        return self._members.get(self._part(journal, file))

    def _place(self, journal: JournalId) -> str:
        return f"journals/{self._membership.name(journal)}"

    def _named(self, source: JournalId | str, seq: int) -> str:
        return source if isinstance(source, str) else self._membership.entry_id(source, seq)

    def _tell_void(self, journal: JournalId, seq: int, void: Void) -> None:
        why = void.name.lower().replace("_", " ")
        self._findings.remark("void", self._named(journal, seq), f"it has no effect: {why}")


def _commit_of(data: bytes) -> bytes | None:
    """The commitment in a void entry, if it can be read."""
    try:
        return parse_entry(data).commit
    except Refused:
        return None
