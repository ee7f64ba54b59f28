# SPDX-License-Identifier: Apache-2.0
"""Checking a file for third parties: a transcript, an exhibit, or the evidence of a fork.

Rules:

1. Everything is derived again, from what was signed. Nothing is taken from a name, from the order
   of the members, or from the README; but the members must be named, ordered and worded as we write
   them, so that there is nothing in a file that its checker does not see.
2. The verdict is *verified* only with an anchor for every author in the file
   (:mod:`wasl.record.verdict`).
3. What is not a file of ours at all raises Refused; everything else ends in a verdict.
4. What may be left out of a file without making its verdict worse says less, and never something
   else: a text in a transcript, an M signature, a receipt, an acknowledgement in an exhibit.

Layouts: :mod:`wasl.record.layout`. What each kind must show: :mod:`wasl.record.audit_transcript`,
:mod:`wasl.record.audit_exhibit`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from wasl.errors import Code, Refused
from wasl.record.audit_exhibit import ExhibitAudit
from wasl.record.audit_transcript import TranscriptAudit
from wasl.record.layout import README, FileKind, Part, Section, parse_name
from wasl.record.papers import open_journals, open_papers
from wasl.record.readme import VERSION, readme
from wasl.record.verdict import Anchor, Findings, Verdict, check_anchors

_FIRST_LINE: Final = re.compile(r"wasl (transcript|exhibit|fork) v([0-9]{1,9})")


def audit(files: Sequence[tuple[str, bytes]], *, anchors: Sequence[Anchor] = ()) -> Verdict:
    """Check the members of a file, and come to a verdict.

    Raises Refused (BAD_EXPORT) if the file is none of ours, or of a later version.
    """
    kind = _kind_of(files)
    findings = Findings()
    members = _take_members(files, kind, findings)
    membership = open_papers(members, findings)
    if membership is None:
        return findings.conclude(kind, anchored=False, line_id=None, journals=())
    keys = open_journals(members, membership, findings)
    if kind == FileKind.TRANSCRIPT:
        journals = TranscriptAudit(
            members, membership=membership, keys=keys, findings=findings
        ).run()
    else:
        journals = ExhibitAudit(members, membership=membership, keys=keys, findings=findings).run(
            kind
        )
    anchored = check_anchors(
        tuple(anchors),
        cards=membership.cards,
        authors={part.party for part in members if part.section == Section.JOURNAL}
        | {one.party for one in journals},
        findings=findings,
    )
    return findings.conclude(kind, anchored=anchored, line_id=membership.line, journals=journals)


def _kind_of(files: Sequence[tuple[str, bytes]]) -> FileKind:
    """What the file is, by the sections it has."""
    parts = [parse_name(name) for name, _ in files]
    sections = {part.section for part in parts if part is not None}
    first = next((data for name, data in files if name == README), b"").partition(b"\n")[0]
    match = _FIRST_LINE.fullmatch(first.decode("utf-8", "replace"))
    if match is not None and int(match[2]) > VERSION:
        raise Refused(
            Code.BAD_EXPORT,
            f"this {match[1]} is of version {match[2]}; this program reads version {VERSION}",
            where=README,
            do="check it with a newer wasl",
        )
    if Section.FORK in sections:
        return FileKind.FORK
    if Section.ENTRY in sections:
        return FileKind.EXHIBIT
    if match is None and not {Section.CHARTER, Section.JOURNAL} <= sections:
        what = "this is not a transcript, an exhibit or a fork made by wasl"
        raise Refused(Code.BAD_EXPORT, what)
    return FileKind(match[1]) if match is not None else FileKind.TRANSCRIPT


def _take_members(
    files: Sequence[tuple[str, bytes]], kind: FileKind, findings: Findings
) -> Mapping[Part, bytes]:
    """Take the members by their names, and require that they stand as we write them."""
    members: dict[Part, bytes] = {}
    for name, data in files:
        part = parse_name(name)
        if part is None or not part.fits(kind):
            findings.altered(Code.BAD_EXPORT, name, f"a {kind} has no such member")
        elif part in members:
            findings.altered(Code.BAD_EXPORT, name, "there are two members of this name")
        else:
            members[part] = data
    places = [part.place for part in members]
    if places != sorted(places):
        findings.altered(Code.BAD_EXPORT, "", "the members are not in their order")
    if members.get(Part(section=Section.README)) != readme(kind).encode():
        what = "it is not here, or not as wasl writes it; do not follow what it says"
        findings.altered(Code.BAD_EXPORT, README, what)
    return members
