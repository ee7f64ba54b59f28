# SPDX-License-Identifier: Apache-2.0
"""Audits as decoders of one member each: the rest of the file is good, and its papers are opened.

A verdict other than *altered* counts as accepted, and *altered* as Refused, so that the harness can
see whether its damage did any.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.builder import A, Files, forked, shown, two_once, whole
from wasl.errors import Code, Refused
from wasl.record.audit_exhibit import ExhibitAudit
from wasl.record.audit_transcript import TranscriptAudit
from wasl.record.layout import RECEIPTS, FileKind, Part, Section, parse_name
from wasl.record.papers import open_journals, open_papers
from wasl.record.verdict import Findings, Ruling


def _members(files: Files, *, without: tuple[str, ...] = ()) -> dict[Part, bytes]:
    """The members of a file by their names taken apart, but for what costs time to verify."""
    found: dict[Part, bytes] = {}
    for name, data in files:
        part = parse_name(name)
        if part is not None and not name.startswith(without) and "pq." not in name:
            found[part] = data
    return found


MEMBERS = {
    FileKind.TRANSCRIPT: _members(whole(two_once()), without=("journals/sundria",)),
    FileKind.EXHIBIT: _members(shown(two_once()), without=("answers",)),
    FileKind.FORK: _members(forked(two_once(), size=9)),
}
_OPENED = open_papers(MEMBERS[FileKind.EXHIBIT], Findings())
assert _OPENED is not None
_MEMBERSHIP = _OPENED
_KEYS = open_journals(MEMBERS[FileKind.EXHIBIT], _MEMBERSHIP, Findings())


def _part(name: str) -> Part:
    part = parse_name(name)
    assert part is not None
    return part


def of_member(kind: FileKind, name: str) -> tuple[Callable[[bytes], object], list[bytes]]:
    """The audit of a file of this kind as a decoder of one member, and what that member is."""
    part = _part(name)
    with_sundria = part.section in (Section.RECEIPT, Section.JOURNAL) and (
        kind == FileKind.EXHIBIT or part.file == RECEIPTS
    )
    keys = _KEYS if with_sundria else {A: _KEYS[A]}

    def decode(data: bytes) -> object:
        findings = Findings()
        members = {**MEMBERS[kind], part: data}
        if not with_sundria:
            members = {
                one: held
                for one, held in members.items()
                if one.section != Section.RECEIPT and one.file != RECEIPTS
            }
        if kind == FileKind.TRANSCRIPT:
            found = TranscriptAudit(
                members, membership=_MEMBERSHIP, keys=keys, findings=findings
            ).run()
        else:
            found = ExhibitAudit(members, membership=_MEMBERSHIP, keys=keys, findings=findings).run(
                kind
            )
        verdict = findings.conclude(kind, anchored=False, line_id=None, journals=found)
        if verdict.verdict == Ruling.ALTERED:
            raise Refused(Code.BAD_EXPORT, "altered")
        return verdict

    return decode, [MEMBERS[kind][part]]
