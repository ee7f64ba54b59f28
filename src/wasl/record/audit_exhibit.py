# SPDX-License-Identifier: Apache-2.0
"""Checking an exhibit, and the file that shows a fork.

Rules:

1. An entry counts if its leaf is proven under a checkpoint that its journal's author signed. Its
   number and its journal are those of the proof, not those of a name.
2. An exhibit shows a text: without salt and body it is incomplete.
3. A receipt counts if the same leaf is proven, at the same number, under the checkpoint that the
   holder signed. An acknowledgement counts if its body quotes that leaf.
4. Two things by one author in one file that cannot both be true are a fork, whatever the file is
   for.
5. The evidence of a fork counts as :func:`wasl.record.fork.check_fork` says, and in its one form.

What does not serve the entry or the fork has no place in the file.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from wasl import note
from wasl.errors import Code, Refused
from wasl.record.audit_forks import fork_words
from wasl.record.audit_witness import Dated, Dating
from wasl.record.bracket import Bracket
from wasl.record.checkpoint import (
    Checkpoint,
    TlogProof,
    author_key,
    author_pq_key,
    receipt_key,
)
from wasl.record.entry import SALT_BYTES, Void, commitment, judge
from wasl.record.exhibit import format_evidence
from wasl.record.fork import ForkEvidence, RootFork, Statement, check_fork, check_root_fork
from wasl.record.layout import (
    BODY,
    ENTRY,
    GRANT_NOTE,
    PQ_PROOF,
    PROOF,
    SALT,
    FileKind,
    Part,
    Section,
    format_name,
)
from wasl.record.merkle import HASH_BYTES, leaf_hash, verify_inclusion
from wasl.record.papers import Membership
from wasl.record.quote import read_quote
from wasl.record.signed import open_author, open_signed, read_proof
from wasl.record.verdict import Findings, Stretch, format_stated
from wasl.terms import JournalId, Ref
from wasl.trust.grant import JournalKeys, parse_grant


@dataclass(frozen=True, slots=True)
class _Shown:
    """An entry as it was proven: where it stands, and what it says."""

    ref: Ref
    kind: int
    time_s: int
    body: bytes


class ExhibitAudit:
    """One audit of the ``members`` of an exhibit or a fork; its journals have these ``keys``."""

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
        self._origins = {one.origin: journal for journal, one in keys.items()}
        self._used: set[JournalId] = set()
        # What authors signed: roots by (journal, size), and leaves by (journal, number).
        self._roots: dict[tuple[JournalId, int], bytes] = {}
        self._leaves: dict[tuple[JournalId, int], bytes] = {}

    def run(self, kind: FileKind) -> tuple[Stretch, ...]:
        """Check everything, and return what the file holds of each journal."""
        found = self._run_fork() if kind == FileKind.FORK else self._run_exhibit()
        for journal in self._keys:
            if found and journal not in self._used:
                what = "nothing in this file is by this journal"
                place = f"journals/{self._membership.name(journal)}"
                self._findings.altered(Code.BAD_EXPORT, place, what)
        return found

    # ── an exhibit ──

    def _run_exhibit(self) -> tuple[Stretch, ...]:
        place = Part(section=Section.ENTRY)
        shown = self._open_group(place)
        if shown is None:
            return ()
        bracket = self._date(shown, read_proof(self._members[replace(place, file=PROOF)]))
        for part in self._members:
            if part.section == Section.RECEIPT:
                with self._findings.reading(format_name(part)):
                    self._check_receipt(part, shown)
        places = {
            replace(part, file="") for part in self._members if part.section == Section.ANSWER
        }
        answers = [self._open_answer(place, shown) for place in sorted(places, key=_by_place)]
        every = [shown, *(answer for answer in answers if answer is not None)]
        first, *rest = (self._stretch(one.ref, one.time_s) for one in every)
        return (replace(first, bracket=bracket), *rest)

    def _date(self, shown: _Shown, proof: TlogProof) -> Bracket | None:
        ref = shown.ref
        return Dating(
            self._members,
            self._membership,
            self._keys[ref.journal],
            Dated(ref.journal, ref.seq, (ref.leaf,), proof.checkpoint_note, {}),
            Part(section=Section.WITNESS),
            self._membership.entry_id(ref.journal, ref.seq),
            partial(self._note_signed, ref.journal),
            self._findings,
        ).run()

    def _open_group(self, place: Part) -> _Shown | None:
        """Verify one entry with its proofs and its opening."""
        name = format_name(replace(place, file=ENTRY)).removesuffix(f"/{ENTRY}")
        data, proof, salt, body = (
            self._members.get(replace(place, file=file)) for file in (ENTRY, PROOF, SALT, BODY)
        )
        if data is None or proof is None or salt is None or body is None:
            what = "of entry, entry.tlog-proof, salt and body, one is not in this file"
            self._findings.missing(Code.BAD_EXPORT, name, what)
            return None
        with self._findings.reading(name):
            ref = self._prove(data, proof, pq=False)
            pq_proof = self._members.get(replace(place, file=PQ_PROOF))
            if pq_proof is not None and self._prove(data, pq_proof, pq=True) != ref:
                raise Refused(Code.BAD_PROOF, "its two proofs are of two places")
            return self._read_entry(ref, data, salt, body)
        return None

    def _read_entry(self, ref: Ref, data: bytes, salt: bytes, body: bytes) -> _Shown:
        entry = judge(data, line=self._membership.line, journal=ref.journal, seq=ref.seq)
        if isinstance(entry, Void):
            why = entry.name.lower().replace("_", " ")
            raise Refused(Code.BAD_ENTRY, f"the entry is void, and shows nothing: {why}")
        if len(salt) != SALT_BYTES or commitment(salt, body) != entry.commit:
            raise Refused(Code.BAD_BODY, "the text is not the one that the entry commits to")
        return _Shown(ref, entry.kind, entry.time_s, body)

    def _prove(self, data: bytes, proof: bytes, *, pq: bool) -> Ref:
        """Verify a leaf under its author's checkpoint, by E or by M."""
        found = read_proof(proof)
        journal, keys = self._author(found)
        verifier = author_pq_key(keys.origin, keys.m) if pq else author_key(keys.origin, keys.e)
        checkpoint, time_s = open_signed(found.checkpoint_note, verifier)
        if time_s:
            raise Refused(Code.BAD_NOTE, "the author's M line has a time in it")
        leaf = leaf_hash(data)
        verify_inclusion(leaf, found.index, checkpoint.size, found.hashes, checkpoint.root)
        self._note_signed(journal, checkpoint, found.index, leaf)
        return Ref(journal, found.index, leaf)

    def _author(self, proof: TlogProof) -> tuple[JournalId, JournalKeys]:
        """The journal whose origin stands in a proof; the signature is not looked at."""
        journal = self._origins.get(proof.checkpoint_note.partition("\n")[0])
        if journal is None:
            raise Refused(Code.BAD_GRANT, "the keys of the journal it is of are not in this file")
        self._used.add(journal)
        return journal, self._keys[journal]

    def _note_signed(
        self, journal: JournalId, checkpoint: Checkpoint, index: int, leaf: bytes
    ) -> None:
        """Hold what an author signed against what the same author signed elsewhere in the file."""
        root = self._roots.setdefault((journal, checkpoint.size), checkpoint.root)
        other = self._leaves.setdefault((journal, index), leaf)
        if root != checkpoint.root or other != leaf:
            what = f"its author signed two records that differ below size {checkpoint.size}"
            self._findings.forked(self._membership.name(journal), what)

    def _check_receipt(self, part: Part, shown: _Shown) -> None:
        holder = self._named(part)
        found = read_proof(self._members[part])
        journal, _ = self._author(found)
        if holder.party == journal.party:
            raise Refused(Code.BAD_EXPORT, "a receipt by the author of the journal")
        keys = self._keys[holder]
        verifier = receipt_key(keys.origin, keys.r)
        checkpoint, time_s = open_signed(found.checkpoint_note, verifier)
        leaf, seq = shown.ref.leaf, shown.ref.seq
        if (journal, found.index) != (shown.ref.journal, seq):
            raise Refused(Code.BAD_EXPORT, "the receipt is for another entry")
        verify_inclusion(leaf, seq, checkpoint.size, found.hashes, checkpoint.root)
        named = self._membership.entry_id(journal, seq)
        what = f"{self._membership.name(holder)} stated that it holds it, at "
        self._findings.remark("receipt", named, what + format_stated(time_s or 0))

    def _open_answer(self, place: Part, shown: _Shown) -> _Shown | None:
        answer = self._open_group(place)
        if answer is None:
            return None
        name = format_name(replace(place, file=ENTRY)).removesuffix(f"/{ENTRY}")
        with self._findings.reading(name):
            if (answer.ref.journal, answer.ref.seq) != (self._named(place), place.seq):
                raise Refused(Code.BAD_EXPORT, "it is another entry than its name says")
            if read_quote(answer.kind, answer.body) != shown.ref:
                raise Refused(Code.BAD_EXPORT, "it is no acknowledgement of the entry shown")
            named = self._membership.entry_id(answer.ref.journal, answer.ref.seq)
            quoted = self._membership.entry_id(shown.ref.journal, shown.ref.seq)
            self._findings.remark("answer", named, f"it acknowledges {quoted}")
        return answer

    def _named(self, part: Part) -> JournalId:
        """The journal that a member is named after."""
        index = self._membership.index(part.party)
        journal = JournalId(-1 if index is None else index, part.number)
        if journal not in self._keys:
            raise Refused(Code.BAD_GRANT, "the keys of the journal it names are not in this file")
        self._used.add(journal)
        return journal

    def _stretch(self, ref: Ref, time_s: int) -> Stretch:
        party = self._membership.parties[ref.journal.party]
        return Stretch(party, ref.journal.incarnation, ref.seq, ref.seq + 1, time_s)

    # ── a fork ──

    def _run_fork(self) -> tuple[Stretch, ...]:
        files = {
            part.file: one for part, one in self._members.items() if part.section == Section.FORK
        }
        with self._findings.reading("fork"):
            if any(file.endswith(GRANT_NOTE) for file in files):
                return self._run_root_fork(files)
            if len(self._keys) != 1:
                raise Refused(Code.BAD_EXPORT, "a fork is of one journal")
            ((journal, keys),) = self._keys.items()
            evidence = _read_evidence(files, keys)
            check_fork(evidence, public_e=keys.e, public_m=keys.m)
            again = format_evidence(evidence, public_e=keys.e, public_m=keys.m)
            if {part.file: data for part, data in again.items()} != files:
                raise Refused(Code.NOT_CANONICAL, "the evidence is not written in its one form")
            self._used.add(journal)
            name = self._membership.name(journal)
            index, party = evidence.index, self._membership.parties[journal.party]
            self._findings.forked(name, fork_words(evidence, journal.incarnation))
            if index is None:
                return (Stretch(party, journal.incarnation, 0, evidence.first.size, None),)
            return (Stretch(party, journal.incarnation, index, index + 1, None),)
        return ()

    def _run_root_fork(self, files: Mapping[str, bytes]) -> tuple[Stretch, ...]:
        """Two grants of one root: of the party that both name, and of no journal."""
        names = (f"a.{GRANT_NOTE}", f"b.{GRANT_NOTE}")
        journals = any(part.section == Section.JOURNAL for part in self._members)
        if tuple(files) != names or journals:
            raise Refused(Code.BAD_EXPORT, "a fork of a root has its two grants, and no journal")
        evidence = RootFork(*(_decoded(files[name]) for name in names))
        party = parse_grant(note.parse(evidence.first).text).party
        card = self._membership.cards.get(party)
        if card is None:
            raise Refused(Code.BAD_EXPORT, "grants of a party that is not on the line")
        incarnation = check_root_fork(evidence, root=card.root, party=party)
        self._findings.forked(f"{party}.{incarnation}", fork_words(evidence, incarnation))
        return (Stretch(party, incarnation, 0, 0, None),)


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Refused(Code.BAD_NOTE, "not a signed note") from None


def _read_evidence(files: Mapping[str, bytes], keys: JournalKeys) -> ForkEvidence:
    """Read the evidence of a fork from its files. Raises Refused."""
    indices: set[int | None] = set()
    statements: list[Statement] = []
    for side in ("a", "b"):
        text, leaf, index, proof = files.get(f"{side}.note", b""), b"", None, ()
        if not text:
            found = read_proof(files.get(f"{side}.tlog-proof", b""))
            leaf = _read_leaf(files.get(f"{side}.leaf", b""))
            text, index, proof = found.checkpoint_note.encode(), found.index, found.hashes
        end, signature = open_author(text, origin=keys.origin, public_e=keys.e, public_m=keys.m)
        indices.add(index)
        statements.append(Statement(end.size, end.root, signature, leaf, proof))
    if len(indices) != 1:
        raise Refused(Code.BAD_PROOF, "no proof of a fork: the two sides are of two places")
    return ForkEvidence(keys.origin, indices.pop(), *statements)


def _read_leaf(data: bytes) -> bytes:
    try:
        leaf = b64decode(data.removesuffix(b"\n"), validate=True)
    except ValueError:
        leaf = b""
    if len(leaf) != HASH_BYTES:
        raise Refused(Code.NOT_CANONICAL, "not a leaf hash in base64", where="leaf")
    return leaf


def _by_place(part: Part) -> tuple[str, int, int]:
    return part.party, part.number, part.seq
