# SPDX-License-Identifier: Apache-2.0
"""Checking what witnesses say in a file about when entries came to be.

Rules (docs/spec/08-exports.md §5.4, 12 and 13, and §5.5, 8 to 10):

1. Keys that count are those of the witnesses in any charter of the file. A line of one of them, or
   of the author's E, must verify; all other lines are passed over.
2. A cosignature counts for the leaf that is proven under its own checkpoint, and in a transcript
   for all below it: what stands to the left of the leaf must be what stands in the file.
3. An anchor counts if it stands below the entries in one tree with them, under one signed
   checkpoint.
4. What does not hold up is altered. What is not there, or too little for a quorum, is not worse.

It does not judge how many witnesses are enough: the charter's policy does (``bracket``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from wasl import note
from wasl.errors import Code, Refused
from wasl.note import Verifier
from wasl.record.anchor import Anchor, verify_anchor
from wasl.record.bracket import After, Bracket, Said, before, named_witness
from wasl.record.checkpoint import Checkpoint, author_key, parse_checkpoint
from wasl.record.entry import Kind, Void, judge, parse_content
from wasl.record.layout import ENTRY, PROOF, Part, Section, format_name
from wasl.record.merkle import leaf_hash, root_up_to
from wasl.record.papers import Membership
from wasl.record.signed import read_proof
from wasl.record.verdict import Findings, format_stated
from wasl.terms import JournalId
from wasl.trust.grant import JournalKeys
from wasl.trust.statement import INSTANT_MOST_S

NoteSigned: TypeAlias = Callable[[Checkpoint, int, bytes], None]
"""Take up that the author signed this checkpoint, with this leaf at this index."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The entries of a journal that are dated: leaves from number ``first`` on, at least one.

    ``checkpoint_note`` proves them. ``roots``: by size, where the file has all that leads there.
    """

    journal: JournalId
    first: int
    leaves: Sequence[bytes]
    checkpoint_note: str
    roots: Mapping[int, bytes]

    @property
    def end(self) -> int:
        """Before which number they end."""
        return self.first + len(self.leaves)


@dataclass(frozen=True, slots=True)
class Dating:
    """Entries that hold up, and all that it takes to date them.

    ``place``: how the members that do so name their journal; in an exhibit not at all. ``id``: what
    the remarks are about.
    """

    members: Mapping[Part, bytes]
    membership: Membership
    keys: JournalKeys
    dated: Dated
    place: Part
    id: str
    note_signed: NoteSigned
    findings: Findings

    def run(self) -> Bracket | None:
        """Check it all, tell it in remarks, and return it; None if nothing is said."""
        said: list[Said] = []
        for part in self.members:
            if part == replace(self.place, section=Section.WITNESS, seq=part.seq):
                with self.findings.reading(format_name(part)):
                    said += self._read_cosigned(part)
        told = before(self.membership.charters, said)
        after = None
        anchor = replace(self.place, section=Section.ANCHOR)
        if any(part == replace(anchor, file=part.file) for part in self.members):
            name = format_name(replace(anchor, file=ENTRY)).removesuffix(f"/{ENTRY}")
            with self.findings.reading(name):
                after = self._read_anchor(anchor, name)
        if told is None and after is None:
            return None
        bracket = Bracket(told, after)
        self._tell(bracket)
        return bracket

    def _witness_keys(self) -> list[Verifier]:
        policies = (charter.witness for charter in self.membership.charters)
        keys = (one.key for policy in policies if policy is not None for one in policy.witnesses)
        return list(dict.fromkeys(keys))

    def _read_cosigned(self, part: Part) -> list[Said]:
        """What witnesses say who cosigned the checkpoint of a member. Raises Refused."""
        found = read_proof(self.members[part])
        given = note.parse(found.checkpoint_note)
        checkpoint = parse_checkpoint(given.text)
        first, end = self.dated.first, min(part.seq, self.dated.end)
        place = (found.index, checkpoint.origin, checkpoint.size)
        if place != (end - 1, self.keys.origin, part.seq) or end <= first:
            raise Refused(Code.BAD_EXPORT, "of another place, journal or size than it must be")
        leaf = self.dated.leaves[end - 1 - first]
        root = root_up_to(leaf, found.index, checkpoint.size, found.hashes, checkpoint.root)
        named = {(line.name, line.key_id) for line in given.signatures}
        author = author_key(self.keys.origin, self.keys.e)
        by_author = (author.name, author.key_id) in named
        if by_author:
            note.verify(given, author)
            self.note_signed(checkpoint, found.index, leaf)
        if self.dated.roots.get(end, root) != root:
            if not by_author:
                raise Refused(Code.BAD_PROOF, "a witness cosigned another record than this file")
            what = f"its author signed two records that differ below size {checkpoint.size}"
            self.findings.forked(self.membership.name(self.dated.journal), what)
        keys = [key for key in self._witness_keys() if (key.name, key.key_id) in named]
        times = {key: note.verify(given, key) or 0 for key in keys}
        said = [Said(key, time_s, end) for key, time_s in times.items() if _dates(time_s)]
        if not said:
            raise Refused(Code.BAD_SIGNATURE, "no witness of the line has cosigned it")
        return said

    def _read_anchor(self, anchor: Part, name: str) -> After | None:
        data, proof = (self.members.get(replace(anchor, file=file)) for file in (ENTRY, PROOF))
        if data is None or proof is None:
            what = "of entry and entry.tlog-proof, one is not in this file"
            self.findings.missing(Code.BAD_EXPORT, name, what)
            return None
        found, leaf = read_proof(proof), leaf_hash(data)
        if found.checkpoint_note != self.dated.checkpoint_note or found.index >= self.dated.first:
            raise Refused(Code.BAD_EXPORT, "it does not stand below the entry, in one tree with it")
        checkpoint = parse_checkpoint(note.parse(found.checkpoint_note).text)
        root_up_to(leaf, found.index, checkpoint.size, found.hashes, checkpoint.root)
        self.note_signed(checkpoint, found.index, leaf)
        return self._open_anchor(data, found.index)

    def _open_anchor(self, data: bytes, seq: int) -> After | None:
        """Read the anchor of a proven entry, and verify the cosignature in it. Raises Refused."""
        line, journal = self.membership.line, self.dated.journal
        entry = judge(data, line=line, journal=journal, seq=seq)
        if isinstance(entry, Void):
            why = entry.name.lower().replace("_", " ")
            raise Refused(Code.BAD_ENTRY, f"the entry is void, and shows nothing: {why}")
        content = parse_content(Kind.ANCHOR, entry.content) if entry.kind == Kind.ANCHOR else None
        if not isinstance(content, Anchor):
            raise Refused(Code.BAD_EXPORT, "the entry is no anchor")
        keys = [key for key in self._witness_keys() if content.cosignature.is_by(key)]
        if not keys:
            raise Refused(Code.BAD_EXPORT, "an anchor by a witness that no charter names")
        for key in keys:
            verify_anchor(content, origin=self.keys.origin, key=key)
        witness = named_witness(self.membership.charters, keys[0])
        assert witness is not None
        if not _dates(content.cosignature.time_s):
            return None
        return After(content.cosignature.time_s, witness.name, seq)

    def _tell(self, bracket: Bracket) -> None:
        if (one := bracket.before) is not None:
            quorum = "reached" if one.quorum else "not reached"
            what = f"{_entries(self.dated.first, one.end)} existed before "
            what += f"{format_stated(one.time_s)}, by {len(one.witnesses)} of {one.among} witnesses"
            what += f" of charter {one.serial} ({', '.join(one.witnesses)}); its quorum is {quorum}"
            self.findings.remark("existed-before", self.id, what)
        if (one := bracket.after) is not None:
            what = f"{_entries(self.dated.first, self.dated.end)} came into the journal after "
            what += f"{format_stated(one.time_s)}, by the word of witness {one.witness} "
            self.findings.remark("placed-after", self.id, what + f"in entry {one.seq}")


def _entries(first: int, end: int) -> str:
    return f"entry {first}" if end == first + 1 else f"entries {first} to {end - 1}"


def _dates(time_s: int) -> bool:
    """Whether a cosignature with this time dates anything: a calendar has it, and it is not 0."""
    return 0 < time_s <= INSTANT_MOST_S
