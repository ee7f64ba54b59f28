# SPDX-License-Identifier: Apache-2.0
"""A transcript: a range of every journal of a line, for third parties.

Rules (names, order and bytes: :mod:`wasl.record.layout`):

1. It has a range of **every** journal of which something signed is held, each contiguous, and each
   ending at a size that its author signed. The default is all of it.
2. Times choose by each author's own clock, which may be wrong. They choose a first and a last
   entry; nothing between two chosen entries is left out.
3. Whatever head an entry of the transcript has seen, the transcript reaches it if it is held here.
   So a reader can tell that the end of a journal was not cut off below what the others had seen of
   it.
4. An entry that cannot be opened here, or whose text was shredded, stands there without it.
5. What witnesses cosigned above a range, or else within it, is shown, and the newest anchor below
   it: they say between which times its entries were put into their journal.

It signs nothing and judges nothing: ``audit`` checks what it makes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wasl.errors import Code, Misuse, Refused
from wasl.record.entry import parse_entry
from wasl.record.extract import Extract
from wasl.record.layout import (
    BEFORE,
    CHECKPOINT,
    ENTRIES,
    OPENINGS,
    PQ_NOTE,
    RECEIPTS,
    FileKind,
    Part,
    Section,
    arrange,
    format_entries,
    format_openings,
)
from wasl.record.merkle import format_frontier
from wasl.record.papers import Papers, format_papers, journal_part
from wasl.record.readme import readme
from wasl.steps import Past
from wasl.terms import JournalId, LineId

_EVER = 1 << 62


@dataclass(frozen=True, slots=True)
class _Range:
    """Entries from ``first`` to before ``end``, which is a signed size."""

    first: int
    end: int


def transcript(
    past: Past,
    line: LineId,
    papers: Papers,
    *,
    from_s: int | None = None,
    to_s: int | None = None,
) -> list[tuple[str, bytes]]:
    """Return the members of a transcript, in their order.

    ``from_s``, ``to_s``: seconds UTC, both included; None: no bound. ``past`` gives openings in the
    clear. Raises Misuse if the line is not known, or nothing on it is signed.
    """
    extract = Extract(past, line)
    if not extract.journals:
        what = "there is nothing signed on this line yet"
        raise Misuse(Code.BAD_ARGUMENT, what, where="line", do="wait for the first entries")
    ranges = {
        journal: _Range(0, extract.signed_below(journal, _EVER)) for journal in extract.journals
    }
    if from_s is not None or to_s is not None:
        low, high = from_s or 0, _EVER if to_s is None else to_s
        ranges = {
            journal: _between(extract, journal, whole.end, low, high)
            for journal, whole in ranges.items()
        }
        _reach_seen(extract, ranges)
    members = {Part(section=Section.README): readme(FileKind.TRANSCRIPT).encode()}
    members |= format_papers(papers)
    for journal, one in ranges.items():
        members |= extract.key_members(journal)
        members |= _range_members(extract, journal, one)
        if one.first < one.end:
            members |= _dating_members(extract, journal, one)
    return arrange(members)


def _between(extract: Extract, journal: JournalId, end: int, low: int, high: int) -> _Range:
    """The range that covers what was written in a time; an empty one where it fell between two."""
    chosen: list[int] = []
    before = 0
    for seq, row in extract.entries(journal, 0, end):
        try:
            time_s = parse_entry(row.data).time_s
        except Refused:
            continue
        if low <= time_s <= high:
            chosen = [*chosen[:1], seq]
        elif time_s < low:
            before = seq + 1
    if chosen:
        return _Range(chosen[0], extract.signed_from(journal, chosen[-1] + 1))
    size = extract.signed_below(journal, before) or extract.signed_from(journal, before)
    return _Range(size, size)


def _reach_seen(extract: Extract, ranges: dict[JournalId, _Range]) -> None:
    """Widen ranges at their ends until they reach all heads that their entries have seen."""
    read = {journal: one.first for journal, one in ranges.items()}
    while behind := [journal for journal, one in ranges.items() if read[journal] < one.end]:
        for journal in behind:
            end = ranges[journal].end
            for _, row in extract.entries(journal, read[journal], end):
                try:
                    seen = parse_entry(row.data).seen
                except Refused:
                    continue
                for head in seen:
                    other = ranges.get(head.journal)
                    if other is not None and head.size > other.end:
                        reached = extract.signed_from(head.journal, head.size)
                        ranges[head.journal] = _Range(other.first, max(other.end, reached))
            read[journal] = end


def _range_members(extract: Extract, journal: JournalId, one: _Range) -> dict[Part, bytes]:
    entries: list[bytes] = []
    openings: list[bytes | None] = []
    for seq, row in extract.entries(journal, one.first, one.end):
        entries.append(row.data)
        openings.append(extract.opening(journal, seq, row))
    files = {
        BEFORE: format_frontier(extract.frontier(journal, one.first)),
        ENTRIES: format_entries(entries),
        OPENINGS: format_openings(openings),
        CHECKPOINT: extract.author_note(journal, one.end).encode(),
    }
    pq_note = extract.pq_note(journal, max(one.first, 1), one.end)
    if pq_note is not None:
        files[PQ_NOTE] = pq_note.encode()
    party = extract.party(journal)
    members = {journal_part(party, journal.incarnation, file): data for file, data in files.items()}
    for holder, receipt in extract.newest_receipts(journal, max(one.first, 1), one.end):
        part = Part(
            section=Section.JOURNAL,
            party=party,
            number=journal.incarnation,
            file=RECEIPTS,
            holder=extract.party(holder),
            holder_number=holder.incarnation,
        )
        members[part] = extract.receipt_note(journal, holder, receipt).encode()
    return members


def _dating_members(extract: Extract, journal: JournalId, one: _Range) -> dict[Part, bytes]:
    """What dates a range: cosignatures on its entries, and an anchor below it."""
    cosigned = Part(
        section=Section.WITNESS, party=extract.party(journal), number=journal.incarnation
    )
    proofs = extract.cosigned_proofs(journal, one.first, one.end)
    members = {replace(cosigned, seq=size): proof for size, proof in proofs.items()}
    anchor = replace(cosigned, section=Section.ANCHOR)
    files = extract.anchor_files(journal, one.first, one.end)
    return members | {replace(anchor, file=file): data for file, data in files.items()}
