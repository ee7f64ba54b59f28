# SPDX-License-Identifier: Apache-2.0
"""An exhibit of one entry, and the file that shows a fork: for third parties.

Rules (names, order and bytes: :mod:`wasl.record.layout`):

1. An exhibit shows one entry with its text, the receipts that cover it, and the acknowledgements of
   it that are asked for: no other text. What stands in the open in an entry (journal, number, kind,
   flags, time, heads seen) is shown of these entries, and the sizes and roots of the checkpoints
   above them.
2. Each is proven by itself, under the smallest checkpoint held that covers it.
3. A fork file has nothing but the two checkpoints, and what proves that they differ; or nothing but
   two grants.
4. What witnesses cosigned above the entry is shown, and the newest anchor below it: they say
   between which times it came to be.
5. Both stand alone: charters, cards, grants and journal keys are in them. Whose keys these are,
   only an anchor from elsewhere can say.

It signs nothing and judges nothing: ``audit`` checks what it makes.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace

from wasl.errors import Code, Misuse
from wasl.record.checkpoint import Checkpoint, format_tlog_proof
from wasl.record.extract import Extract
from wasl.record.fork import Evidence, ForkEvidence, RootFork
from wasl.record.layout import GRANT_NOTE, FileKind, Part, Section, arrange
from wasl.record.papers import Papers, format_papers
from wasl.record.readme import readme
from wasl.record.signed import author_note
from wasl.steps import Past
from wasl.terms import JournalId, LineId


def exhibit(
    past: Past,
    line: LineId,
    papers: Papers,
    *,
    journal: JournalId,
    seq: int,
    answers: Sequence[tuple[JournalId, int]] = (),
) -> list[tuple[str, bytes]]:
    """Return the members of an exhibit of one entry, in their order.

    ``answers``: the entries that acknowledge it, as (journal, seq). ``past`` gives openings in the
    clear. Raises Misuse if the line, one of the entries, or its text is not held here.
    """
    extract = Extract(past, line)
    members = _begin(FileKind.EXHIBIT, papers)
    members |= _group(extract, Part(section=Section.ENTRY), journal, seq)
    for holder, receipt in extract.covering_receipts(journal, seq):
        text = extract.receipt_note(journal, holder, receipt)
        part = _journal(extract, Section.RECEIPT, holder)
        members[part] = extract.inclusion(journal, seq, text, size=receipt.size)
        members |= extract.key_members(holder)
    for size, proof in extract.cosigned_proofs(journal, seq, seq + 1).items():
        members[Part(section=Section.WITNESS, seq=size)] = proof
    end = extract.signed_from(journal, seq + 1)
    for file, data in extract.anchor_files(journal, seq, end).items():
        members[Part(section=Section.ANCHOR, file=file)] = data
    for answer, answer_seq in answers:
        place = replace(_journal(extract, Section.ANSWER, answer), seq=answer_seq)
        members |= _group(extract, place, answer, answer_seq)
    return arrange(members)


def fork_file(
    past: Past, line: LineId, papers: Papers, evidence: Evidence
) -> list[tuple[str, bytes]]:
    """Return the members of the file that shows a fork, in their order.

    Raises Misuse if the line does not know the journal.
    """
    if isinstance(evidence, RootFork):
        return arrange(_begin(FileKind.FORK, papers) | format_grants(evidence))
    extract = Extract(past, line)
    for journal in extract.journals:
        keys = extract.keys(journal)
        if keys.origin == evidence.origin:
            members = _begin(FileKind.FORK, papers)
            members |= extract.key_members(journal)
            members |= format_evidence(evidence, public_e=keys.e, public_m=keys.m)
            return arrange(members)
    raise Misuse(Code.UNKNOWN_ID, "no journal of this line has that origin", where=evidence.origin)


def format_evidence(
    evidence: ForkEvidence, *, public_e: bytes, public_m: bytes
) -> dict[Part, bytes]:
    """Write the evidence of a fork as members of a file."""
    files: dict[str, str] = {}
    for side, one in (("a", evidence.first), ("b", evidence.second)):
        checkpoint = Checkpoint(evidence.origin, one.size, one.root)
        text = author_note(checkpoint, one.signature, public_e=public_e, public_m=public_m)
        if evidence.index is None:
            files[f"{side}.note"] = text
        else:
            files[f"{side}.tlog-proof"] = format_tlog_proof(evidence.index, one.proof, text)
            files[f"{side}.leaf"] = f"{b64encode(one.leaf).decode()}\n"
    return {Part(section=Section.FORK, file=file): text.encode() for file, text in files.items()}


def format_grants(evidence: RootFork) -> dict[Part, bytes]:
    """Write two grants that cannot both be true as members of a file."""
    sides = (("a", evidence.first), ("b", evidence.second))
    return {
        Part(section=Section.FORK, file=f"{side}.{GRANT_NOTE}"): text.encode()
        for side, text in sides
    }


def _begin(kind: FileKind, papers: Papers) -> dict[Part, bytes]:
    return {Part(section=Section.README): readme(kind).encode(), **format_papers(papers)}


def _journal(extract: Extract, section: Section, journal: JournalId) -> Part:
    return Part(section=section, party=extract.party(journal), number=journal.incarnation)


def _group(extract: Extract, place: Part, journal: JournalId, seq: int) -> dict[Part, bytes]:
    """The files that show one entry, and the keys of its journal."""
    files = extract.proof_files(journal, seq)
    members = {replace(place, file=file): data for file, data in files.items()}
    return members | extract.key_members(journal)
