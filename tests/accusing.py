# SPDX-License-Identifier: Apache-2.0
"""An accuser: it holds all that honest nodes have ever let out, and tries to make a proof of it.

A :class:`Case` is one line at the end of its history. It has whatever was signed in a step that was
kept, by any incarnation, living or dead; all entries, trees, notes and grants, spares among them;
and every file for third parties that can be made of any disk. The last party is hostile, and forks.

An :class:`Accuser` puts together what it likes of that: two statements as a fork, members of files
under other names, notes with the lines of other notes, proofs with other checkpoints, ranges that
end or part elsewhere. ``draw`` chooses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tests.restores import Mortal
from tests.trees import Leaves
from wasl import note
from wasl.errors import Code, Misuse, Refused, Unavailable
from wasl.line.evidence import forks_of
from wasl.line.line import Event
from wasl.record.audit import audit
from wasl.record.checkpoint import format_tlog_proof, parse_checkpoint, parse_tlog_proof
from wasl.record.exhibit import exhibit, fork_file, format_evidence, format_grants
from wasl.record.fork import ForkEvidence, RootFork, Statement
from wasl.record.layout import FileKind, Part, Section, format_name, parse_name
from wasl.record.merkle import leaf_hash
from wasl.record.papers import Papers
from wasl.record.readme import readme
from wasl.record.rows import Rows
from wasl.record.transcript import transcript
from wasl.record.verdict import Anchor, Ruling, anchor_card
from wasl.sim.parties import Party
from wasl.steps import Ask, AskAuthor, AskReceipt, Outcome
from wasl.store.memory import MemoryStore
from wasl.terms import JournalId, LineId

T = TypeVar("T")
Draw = Callable[[Sequence[T]], T]
Files = list[tuple[str, bytes]]

HONEST = 2
"""Parties 0 and 1 are honest in every case; the next one is not."""


@dataclass
class Overheard(Mortal):
    """A node of which everything is kept that it signed in a step that was kept."""

    spoken: list[tuple[Ask, bytes]] = field(default_factory=list[tuple[Ask, bytes]])
    answered: list[tuple[Ask, bytes]] = field(default_factory=list[tuple[Ask, bytes]])

    def answer(self, ask: Ask) -> bytes:
        given = super().answer(ask)
        self.answered.append((ask, given))
        return given

    def do(self, event: Event) -> Outcome:
        self.answered.clear()
        size = self.size(self.index, self.incarnation)
        try:
            outcome = super().do(event)
        except Unavailable:
            if self.size(self.index, self.incarnation) > size:
                self.spoken += self.answered  # done, and not reported
            raise
        self.spoken += self.answered
        return outcome


@dataclass(frozen=True)
class Case:
    """A line at the end of its history, and all that anybody has of it."""

    line: LineId
    papers: Papers
    parties: tuple[Party, ...]
    stores: tuple[MemoryStore, ...]
    statements: tuple[tuple[str, Statement], ...]
    """(origin, size with root and signature), whoever signed and whatever it meant by it."""
    trees: dict[str, Leaves]
    journals: dict[str, JournalId]
    notes: tuple[str, ...]
    anchors: tuple[Anchor, ...]
    files: tuple[Files, ...] = ()
    lines: tuple[note.Signature, ...] = ()
    """All signature lines in notes and files."""


def case_of(
    line: LineId,
    papers: Papers,
    parties: Sequence[Party],
    stores: Sequence[MemoryStore],
    *,
    nodes: Sequence[Overheard] = (),
    more: Sequence[Files] = (),
) -> Case:
    """Gather all that there is of a line. ``more``: files that somebody has made by hand."""
    trees: dict[str, Leaves] = {}
    journals: dict[str, JournalId] = {}
    spoken = [said for node in nodes for said in node.spoken]
    statements = dict.fromkeys(one for one in (_statement(*said) for said in spoken) if one)
    for store in stores:
        rows = Rows(store, line)
        for journal in rows.journals() if rows.known else ():
            state = rows.journal(journal)
            assert state is not None
            origin = rows.keys(journal).origin
            journals[origin] = journal
            leaves = [leaf_hash(row.data) for _, row in rows.entries(state.number, 0, state.held)]
            if origin not in trees or len(leaves) > len(trees[origin].leaves):
                trees[origin] = Leaves(leaves)
            statements |= dict.fromkeys(_kept(rows, journal, origin))
    notes = [text for each in papers.charters for text in each.values()] + [*papers.cards]
    for party in parties:
        notes += [party.grant_note(number) for number in range(1, 6)]  # all of its spares, too
        notes += [party.journal_note(line, number) for number in range(1, 4)]
    plain = Case(
        line,
        papers,
        tuple(parties),
        tuple(stores),
        tuple(statements),
        trees,
        journals,
        tuple(notes),
        tuple(anchor_card(party.card_note()) for party in parties),
    )
    files = (*_files(plain), *more)
    return replace(plain, files=files, lines=tuple(_lines(notes, files)))


def _lines(notes: Sequence[str], files: Sequence[Files]) -> list[note.Signature]:
    texts = dict.fromkeys(notes)
    for name, data in (member for one in files for member in one):
        if name.endswith(".note"):
            texts[data.decode()] = None
        elif name.endswith(".tlog-proof"):
            texts[parse_tlog_proof(data).checkpoint_note] = None
    lines = (line for text in texts for line in note.parse(text).signatures)
    return list(dict.fromkeys(lines))


def _statement(ask: Ask, given: bytes) -> tuple[str, Statement] | None:
    """What was signed as text. What M signs has no text in it: that comes from the rows."""
    match ask:
        case AskAuthor():
            checkpoint = parse_checkpoint(ask.text.decode())
        case AskReceipt():
            checkpoint = parse_checkpoint(ask.message.decode().split("\n", 2)[2])
        case _:
            return None
    return checkpoint.origin, Statement(checkpoint.size, checkpoint.root, given)


def _kept(rows: Rows, journal: JournalId, origin: str) -> list[tuple[str, Statement]]:
    """What a disk has of the heads of a journal, by E and by M."""
    state = rows.journal(journal)
    assert state is not None
    found: list[tuple[str, Statement]] = []
    for pq in (False, True):
        head = rows.head_from(state.number, 1, pq=pq)
        while head is not None:
            root = rows.root(journal, head[0])
            if root is not None:
                found.append((origin, Statement(head[0], root, head[1])))
            head = rows.head_from(state.number, head[0] + 1, pq=pq)
    return found


def _files(case: Case) -> list[Files]:
    """Every kind of file, from every disk."""
    made: list[Files] = []
    for store in case.stores:
        rows = Rows(store, case.line)
        if not rows.known:
            continue
        made.append(transcript(store, case.line, case.papers))
        for journal in rows.journals():
            for seq in (2, 4):
                with suppress(Misuse):  # it has no text, or is not held here
                    made.append(exhibit(store, case.line, case.papers, journal=journal, seq=seq))
        for party in range(len(case.parties)):
            made += [fork_file(store, case.line, case.papers, one) for one in forks_of(rows, party)]
    return made


# ── judging ─────────────────────────────────────────────────────────────────────────────────────


def accused(case: Case, files: Files) -> set[str]:
    """The parties that a file convicts in the eyes of who has the true cards of all."""
    try:
        verdict = audit(files, anchors=case.anchors)
    except Refused:
        return set()
    if verdict.verdict != Ruling.FORK:
        return set()
    return {one.id.split(".")[0] for one in verdict.problems if one.code == Code.FORK}


def honest(case: Case) -> set[str]:
    """Whom nothing may convict."""
    return {str(party.name) for party in case.parties[:HONEST]}


# ── accusing ────────────────────────────────────────────────────────────────────────────────────


class Accuser:
    """Puts together accusations out of a case. ``draw`` chooses one of a sequence."""

    def __init__(self, case: Case, draw: Draw) -> None:
        self.case = case
        self.draw = draw

    # ── forks of a journal ──

    def evidence(self) -> tuple[str, ForkEvidence]:
        """Two statements by anybody about anything, as if they were an honest journal's."""
        origins = sorted(
            origin for origin, journal in self.case.journals.items() if journal.party < HONEST
        )
        origin = self.draw(origins)
        index = self.draw((None, 0, 1, 2, 5))
        one, two = (self._side(origin, index) for _ in range(2))
        if index is None and self.draw((True, False)):
            two = replace(two, size=one.size)
        if (two.size, two.root) < (one.size, one.root):
            one, two = two, one
        return origin, ForkEvidence(origin, index, one, two)

    def _side(self, origin: str, index: int | None) -> Statement:
        mine = [said for said in self.case.statements if said[0] == origin]
        named, said = self.draw(self.draw((mine, mine, mine, self.case.statements)))
        size = max(1, said.size + self.draw((0, 0, 0, 0, -1, 1)))
        tree = self.case.trees.get(named) or self.case.trees[origin]
        statement = replace(said, size=size)
        if self.draw((False, False, True)):
            statement = replace(statement, root=self._root(origin, size) or said.root)
        if index is None:
            return statement
        at = min(index, len(tree.leaves) - 1)
        proof = tuple(tree.inclusion(at, min(size, len(tree.leaves)))) if at < size else ()
        cut = proof[: max(0, len(proof) - 1)]
        proof = self.draw((proof, proof, proof, cut, (*proof, bytes(32)), proof[::-1]))
        leaves = (tree.leaf(at), tree.leaf(at), tree.leaf(at - 1), bytes(32), *proof[:1])
        return replace(statement, leaf=self.draw(leaves), proof=proof)

    def _root(self, origin: str, size: int) -> bytes | None:
        tree = self.case.trees[origin]
        return tree.root(size) if 1 <= size <= len(tree.leaves) else None

    def fork_of(self, origin: str, evidence: ForkEvidence) -> Files:
        """The file that would show it."""
        case = self.case
        journal = case.journals[origin]
        rows = next(
            rows
            for rows in (Rows(store, case.line) for store in case.stores)
            if rows.known and journal in rows.journals()
        )
        keys = rows.keys(journal)
        template = transcript_members(case, journal)
        members = format_evidence(evidence, public_e=keys.e, public_m=keys.m)
        return _arranged(template, {format_name(part): data for part, data in members.items()})

    # ── forks of a root ──

    def root_fork(self) -> RootFork:
        """Two notes, with any lines."""
        one, two = self.restitched(self.draw(self.case.notes)), self.draw(self.case.notes)
        return RootFork(one, two) if self.draw((True, False)) else RootFork(two, one)

    def fork_of_root(self, evidence: RootFork) -> Files:
        members = format_grants(evidence)
        papers = [one for one in self.case.files[0] if one[0].startswith(("charter/", "cards/"))]
        return _arranged(papers, {format_name(part): data for part, data in members.items()})

    # ── files ──

    def spliced(self) -> Files:
        """A file that was honest, or the truth about the hostile party, with parts of others."""
        files = self.draw(self.case.files)
        for _ in range(self.draw((1, 1, 2, 3, 4))):
            deeds = (self._exchanged, self._proven, self._renamed, self._stitched, self._cut)
            deed = self.draw((*deeds, self._put))
            files = deed(files)
        return files

    def _exchanged(self, files: Files) -> Files:
        at = self.draw(range(len(files)))
        name = files[at][0]
        end = name.rpartition("/")[2]
        others = [
            data
            for other in self.case.files
            for held, data in other
            if held.rpartition("/")[2] == end
        ]
        return [*files[:at], (name, self.draw(others or [b""])), *files[at + 1 :]]

    def _renamed(self, files: Files) -> Files:
        one, two = (self.draw(self.case.parties).name for _ in range(2))
        some = self.draw(("fork/", "journals/", "entry/", "receipts/", "answers/", "cards/", ""))
        renamed = [
            (name.replace(one, two) if name.startswith(some) else name, data)
            for name, data in files
        ]
        return _sorted(renamed)

    def _proven(self, files: Files) -> Files:
        """A proof with another number, other hashes, or under another checkpoint."""
        proofs = [at for at, (name, _) in enumerate(files) if name.endswith(".tlog-proof")]
        if not proofs:
            return files
        at = self.draw(proofs)
        try:
            one = parse_tlog_proof(files[at][1])
        except Refused:  # an earlier deed has put something else there
            return files
        name, data = self.draw([m for some in self.case.files for m in some])
        other = parse_tlog_proof(data) if name.endswith(".tlog-proof") else one
        index = self.draw((one.index, one.index, other.index, one.index + 1))
        hashes = self.draw((one.hashes, one.hashes, other.hashes, one.hashes[:-1]))
        text = self.draw((one.checkpoint_note, other.checkpoint_note))
        try:
            proof = format_tlog_proof(index, hashes, text).encode()
        except Misuse:
            return files
        return [*files[:at], (files[at][0], proof), *files[at + 1 :]]

    def _stitched(self, files: Files) -> Files:
        """A note with other lines, in itself or in a proof."""
        at = self.draw(range(len(files)))
        name, data = files[at]
        try:
            if name.endswith(".tlog-proof"):
                found = parse_tlog_proof(data)
                text = self.restitched(found.checkpoint_note)
                text = format_tlog_proof(found.index, found.hashes, text)
            else:
                text = self.restitched(data.decode())
        except (Refused, Misuse, UnicodeDecodeError):
            return files
        return [*files[:at], (name, text.encode()), *files[at + 1 :]]

    def restitched(self, text: str) -> str:
        """The text of one note with lines of others."""
        own = note.parse(text)
        names = {own.text.partition("\n")[0], *(line.name for line in own.signatures)}
        fitting = [line for line in self.case.lines if line.name in names]
        lines = self.draw((fitting or self.case.lines, self.case.lines))
        chosen = tuple(self.draw(lines) for _ in range(self.draw((0, 1, 1, 2))))
        kept = own.signatures if self.draw((True, False)) else ()
        return note.format(note.Note(own.text, (kept + chosen) or own.signatures))

    def _cut(self, files: Files) -> Files:
        at = self.draw(range(len(files)))
        name, data = files[at]
        end = self.draw((0, len(data) // 2, max(0, len(data) - 1), len(data)))
        if self.draw((True, False)):
            return [*files[:at], *files[at + 1 :]]
        return [*files[:at], (name, data[:end]), *files[at + 1 :]]

    def _put(self, files: Files) -> Files:
        """Members of another file beside its own."""
        more = dict(self.draw(self.case.files))
        some = self.draw(("fork/", "journals/", "entry/", "receipts/", "witnesses/", "anchor/"))
        return _sorted([*files, *((n, d) for n, d in more.items() if n.startswith(some))])


def transcript_members(case: Case, journal: JournalId) -> Files:
    """The papers, and the notes that name the keys of a journal, out of a file that has them."""
    name = f"journals/{case.parties[journal.party].name}.{journal.incarnation}/"
    keys = (f"{name}grant.note", f"{name}journal.note")
    for files in case.files:
        if keys[0] in dict(files):
            return [one for one in files if one[0].startswith(("charter/", "cards/", *keys))]
    raise LookupError(name)


def _arranged(template: Files, members: dict[str, bytes]) -> Files:
    """A file of a fork, as we would write it."""
    plain = [("README.txt", readme(FileKind.FORK).encode())]
    return _sorted([*plain, *template, *members.items()])


def _sorted(files: Files) -> Files:
    def place(member: tuple[str, bytes]) -> tuple[object, ...]:
        part: Part | None = parse_name(member[0])
        return (Section.FORK + 1,) if part is None else part.place

    return sorted(files, key=place)


__all__ = ["HONEST", "Accuser", "Case", "Overheard", "accused", "case_of", "honest"]
