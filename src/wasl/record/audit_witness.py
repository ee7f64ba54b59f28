# SPDX-License-Identifier: Apache-2.0
"""Checking what witnesses say in an exhibit about when its entry came to be.

Rules (docs/spec/08-exports.md §5.5, 8 to 10):

1. Keys that count are those of the witnesses in any charter of the file. A line of one of them, or
   of the author's E, must verify; all other lines are passed over.
2. A cosignature counts for the leaf that is proven under its own checkpoint.
3. An anchor counts if it stands below the entry in one tree with it, under one signed checkpoint.
4. What does not hold up is altered. What is not there, or too little for a quorum, is not worse.

It does not judge how many witnesses are enough: the charter's policy does (``bracket``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from wasl import note
from wasl.errors import Code, Refused
from wasl.note import Verifier
from wasl.record.anchor import Anchor, verify_anchor
from wasl.record.bracket import After, Bracket, before, named_witness
from wasl.record.checkpoint import Checkpoint, TlogProof, author_key, parse_checkpoint
from wasl.record.entry import Kind, Void, judge, parse_content
from wasl.record.layout import ENTRY, PROOF, Part, Section, format_name
from wasl.record.merkle import leaf_hash, verify_inclusion
from wasl.record.papers import Membership
from wasl.record.signed import read_proof
from wasl.record.verdict import Findings, format_stated
from wasl.terms import Ref
from wasl.trust.grant import JournalKeys
from wasl.trust.statement import INSTANT_MOST_S

NoteSigned: TypeAlias = Callable[[Checkpoint, int, bytes], None]
"""Take up that the author signed this checkpoint, with this leaf at this index."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The entry of an exhibit, proven as ``proof``, and all that it takes to date it."""

    members: Mapping[Part, bytes]
    membership: Membership
    keys: JournalKeys
    ref: Ref
    proof: TlogProof
    note_signed: NoteSigned
    findings: Findings

    def run(self) -> Bracket | None:
        """Check it all, tell it in remarks, and return it; None if nothing is said."""
        times: dict[Verifier, int] = {}
        for part in self.members:
            if part.section == Section.WITNESS:
                with self.findings.reading(format_name(part)):
                    for key, time_s in self._read_cosigned(part).items():
                        times[key] = min(time_s, times.get(key, time_s))
        told = before(self.membership.charters, times)
        after = None
        if any(part.section == Section.ANCHOR for part in self.members):
            with self.findings.reading("anchor"):
                after = self._read_anchor()
        if told is None and after is None:
            return None
        bracket = Bracket(told, after)
        self._tell(bracket)
        return bracket

    def _witness_keys(self) -> list[Verifier]:
        policies = (charter.witness for charter in self.membership.charters)
        keys = (one.key for policy in policies if policy is not None for one in policy.witnesses)
        return list(dict.fromkeys(keys))

    def _read_cosigned(self, part: Part) -> dict[Verifier, int]:
        """The times at which witnesses cosigned the checkpoint of a member. Raises Refused."""
        found = read_proof(self.members[part])
        given = note.parse(found.checkpoint_note)
        checkpoint = parse_checkpoint(given.text)
        place = (found.index, checkpoint.origin, checkpoint.size)
        if place != (self.ref.seq, self.keys.origin, part.seq):
            raise Refused(Code.BAD_EXPORT, "of another place, journal or size than it must be")
        leaf = self.ref.leaf
        verify_inclusion(leaf, found.index, checkpoint.size, found.hashes, checkpoint.root)
        named = {(line.name, line.key_id) for line in given.signatures}
        author = author_key(self.keys.origin, self.keys.e)
        if (author.name, author.key_id) in named:
            note.verify(given, author)
            self.note_signed(checkpoint, found.index, leaf)
        keys = [key for key in self._witness_keys() if (key.name, key.key_id) in named]
        times = {key: note.verify(given, key) or 0 for key in keys}
        dated = {key: time_s for key, time_s in times.items() if _dates(time_s)}
        if not dated:
            raise Refused(Code.BAD_SIGNATURE, "no witness of the line has cosigned it")
        return dated

    def _read_anchor(self) -> After | None:
        data, proof = (
            self.members.get(Part(section=Section.ANCHOR, file=file)) for file in (ENTRY, PROOF)
        )
        if data is None or proof is None:
            what = "of entry and entry.tlog-proof, one is not in this file"
            self.findings.missing(Code.BAD_EXPORT, "anchor", what)
            return None
        found, leaf = read_proof(proof), leaf_hash(data)
        if found.checkpoint_note != self.proof.checkpoint_note or found.index >= self.ref.seq:
            raise Refused(Code.BAD_EXPORT, "it does not stand below the entry, in one tree with it")
        checkpoint = parse_checkpoint(note.parse(found.checkpoint_note).text)
        verify_inclusion(leaf, found.index, checkpoint.size, found.hashes, checkpoint.root)
        self.note_signed(checkpoint, found.index, leaf)
        return self._open_anchor(data, found.index)

    def _open_anchor(self, data: bytes, seq: int) -> After | None:
        """Read the anchor of a proven entry, and verify the cosignature in it. Raises Refused."""
        line, journal = self.membership.line, self.ref.journal
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
        named = self.membership.entry_id(self.ref.journal, self.ref.seq)
        if (one := bracket.before) is not None:
            quorum = "reached" if one.quorum else "not reached"
            what = f"it existed before {format_stated(one.time_s)}, by {len(one.witnesses)} of "
            what += f"{one.among} witnesses of charter {one.serial} ({', '.join(one.witnesses)}); "
            self.findings.remark("existed-before", named, what + f"its quorum is {quorum}")
        if (one := bracket.after) is not None:
            what = f"it was put into its journal after {format_stated(one.time_s)}, by the word of "
            what += f"witness {one.witness} in entry {one.seq}"
            self.findings.remark("made-after", named, what)


def _dates(time_s: int) -> bool:
    """Whether a cosignature with this time dates anything: a calendar has it, and it is not 0."""
    return 0 < time_s <= INSTANT_MOST_S
