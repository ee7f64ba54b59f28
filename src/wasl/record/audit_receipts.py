# SPDX-License-Identifier: Apache-2.0
"""Checking what a transcript has besides the ends of its ranges: M's lines, and receipts.

Rules:

1. Both are checkpoints of a journal in the file, at a size within its range, so that the leaves in
   the file lead to their root.
2. M is the author's. If it signed another root than E's tree has at that size, that is a fork.
3. A receipt is another party's, whose journal is in the file. If it is for another root, the file
   is not the record that its holder saw; a receipt is no evidence of a fork.
4. That there is none speaks against nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wasl.errors import Code, Refused
from wasl.record.checkpoint import Checkpoint, author_pq_key, receipt_key
from wasl.record.layout import PQ_NOTE, RECEIPTS, Part, Section, format_name
from wasl.record.papers import Membership
from wasl.record.signed import open_signed
from wasl.record.verdict import Findings, format_stated
from wasl.terms import JournalId
from wasl.trust.grant import JournalKeys


@dataclass(frozen=True, slots=True)
class Statement:
    """A signed checkpoint of ``journal``: by its author's M (``holder`` None), or a receipt."""

    name: str
    journal: JournalId
    checkpoint: Checkpoint
    holder: JournalId | None
    time_s: int


def read_statements(
    members: Mapping[Part, bytes],
    membership: Membership,
    *,
    keys: Mapping[JournalId, JournalKeys],
    findings: Findings,
) -> list[Statement]:
    """Verify the signatures of all M notes and receipts in a transcript."""
    journals = {membership.name(journal): journal for journal in keys}
    statements: list[Statement] = []
    for part, data in members.items():
        journal = journals.get(f"{part.party}.{part.number}")
        if part.section != Section.JOURNAL or journal is None:
            continue
        name = format_name(part)
        with findings.reading(name):
            if part.file == PQ_NOTE:
                verifier = author_pq_key(keys[journal].origin, keys[journal].m)
                checkpoint, time_s = open_signed(data, verifier)
                if time_s:
                    raise Refused(Code.BAD_NOTE, "the author's M line has a time in it")
                holder = None
            elif part.file == RECEIPTS:
                holder = journals.get(f"{part.holder}.{part.holder_number}")
                if holder is None or holder.party == journal.party:
                    what = "a receipt by no other party's journal in this file"
                    raise Refused(Code.BAD_EXPORT, what)
                verifier = receipt_key(keys[holder].origin, keys[holder].r)
                checkpoint, time_s = open_signed(data, verifier)
            else:
                continue
            if checkpoint.origin != keys[journal].origin:
                raise Refused(Code.BAD_EXPORT, "a checkpoint of another journal")
            statements.append(Statement(name, journal, checkpoint, holder, time_s or 0))
    return statements


def check_statement(
    one: Statement,
    roots: Mapping[int, bytes],
    membership: Membership,
    *,
    findings: Findings,
) -> None:
    """Hold a statement against the roots that the leaves in the file lead to, by size."""
    size, name = one.checkpoint.size, membership.name(one.journal)
    if size not in roots:
        what = "a checkpoint of a size outside the range"
        findings.altered(Code.BAD_EXPORT, one.name, what)
    elif one.checkpoint.root == roots[size]:
        if one.holder is not None:
            what = f"{membership.name(one.holder)} stated that it holds it up to size {size}, at "
            findings.remark("receipt", name, what + format_stated(one.time_s))
    elif one.holder is None:
        what = f"its author's E and M signed two records that differ below size {size}"
        findings.forked(name, what)
    else:
        what = f"the receipt is for another record of {name}"
        findings.altered(Code.RECEIPT_DIFFERS, one.name, what)
