# SPDX-License-Identifier: Apache-2.0
"""What a file for third parties takes out of the record: keys, signed checkpoints, proofs,
openings.

Rules:

1. Only what is held, joined to its journal and under its author's signature is taken.
2. The parties' names are read from what they signed themselves, not from the exporter's files.
3. A receipt is taken only over the root that is held here.

It chooses nothing: ``transcript`` and ``exhibit`` do.
"""

from __future__ import annotations

from collections.abc import Iterator

from wasl import note
from wasl.errors import Code, Misuse, Refused
from wasl.record.checkpoint import (
    Checkpoint,
    author_line,
    format_tlog_proof,
    receipt_line,
    to_note,
)
from wasl.record.cosignature import Cosignature, to_line
from wasl.record.cosigned import Cosigned, anchor_before, cosigned_above, cosigned_below
from wasl.record.entry import SALT_BYTES, Grant, Kind, commitment, parse_content, parse_entry
from wasl.record.layout import (
    BODY,
    ENTRY,
    GRANT_NOTE,
    JOURNAL_NOTE,
    PQ_PROOF,
    PROOF,
    SALT,
    Part,
)
from wasl.record.merkle import Frontier, frontier_at, prove_inclusion
from wasl.record.papers import journal_part
from wasl.record.rows import EntryRow, JournalKeys, JournalState, ReceiptRow, Rows, damaged
from wasl.record.signed import author_note
from wasl.steps import Past
from wasl.terms import JournalId, LineId, PartyId
from wasl.trust.grant import parse_journal_keys

_PAGE = 512
_COSIGNED_MOST = 64
"""Most cosignatures shown of one size: a note has its bounds. Leaving some out says less."""


class Extract:
    """One line, for reading. Raises Misuse (UNKNOWN_ID) if the store does not know it."""

    def __init__(self, past: Past, line: LineId) -> None:
        self._rows = Rows(past, line)
        if not self._rows.known:
            raise Misuse(Code.UNKNOWN_ID, "this line is not known here", where=line.hex())
        self._states: dict[JournalId, JournalState] = {}
        self._grants: dict[JournalId, Grant] = {}
        self._parties: dict[JournalId, PartyId] = {}
        for journal in self._rows.journals():
            state = self._rows.journal(journal)
            assert state is not None
            if self._rows.head_below(state.number, state.held) is not None:
                self._states[journal] = state
                self._grants[journal] = grant = self._read_grant(state)
                text = note.parse(grant.journal_note).text
                self._parties[journal] = parse_journal_keys(text).party

    def _read_grant(self, state: JournalState) -> Grant:
        row = self._rows.entry(state.number, 0)
        if row is None:
            raise damaged("entry 0")
        content = parse_content(Kind.GRANT, parse_entry(row.data).content)
        assert isinstance(content, Grant)
        return content

    @property
    def journals(self) -> tuple[JournalId, ...]:
        """The journals of which something signed is held."""
        return tuple(self._states)

    def party(self, journal: JournalId) -> PartyId:
        """Whose journal it is."""
        if journal not in self._parties:
            what = "this journal is not held here"
            raise Misuse(Code.UNKNOWN_ID, what, where=f"journal {journal}")
        return self._parties[journal]

    def keys(self, journal: JournalId) -> JournalKeys:
        """The public keys of a journal."""
        return self._rows.keys(journal)

    def key_members(self, journal: JournalId) -> dict[Part, bytes]:
        """The notes that name the keys of a journal, as members of a file."""
        party, grant = self._parties[journal], self._grants[journal]
        return {
            journal_part(party, journal.incarnation, GRANT_NOTE): grant.grant_note.encode(),
            journal_part(party, journal.incarnation, JOURNAL_NOTE): grant.journal_note.encode(),
        }

    # ── ranges ──

    def signed_below(self, journal: JournalId, size: int) -> int:
        """The largest signed size of what is held, not above ``size``; 0 if there is none."""
        state = self._states[journal]
        head = self._rows.head_below(state.number, min(size, state.held))
        return head[0] if head else 0

    def signed_from(self, journal: JournalId, size: int) -> int:
        """The smallest signed size of what is held, not below ``size``; else the largest."""
        state = self._states[journal]
        head = self._rows.head_from(state.number, size)
        fits = head is not None and head[0] <= state.held
        return head[0] if head and fits else self.signed_below(journal, state.held)

    def entries(self, journal: JournalId, first: int, end: int) -> Iterator[tuple[int, EntryRow]]:
        """The entries from ``first`` to before ``end``, without a gap."""
        number = self._states[journal].number
        while first < end:
            page = self._rows.entries(number, first, min(_PAGE, end - first))
            if [seq for seq, _ in page] != list(range(first, first + len(page))) or not page:
                raise damaged("entries")
            yield from page
            first += len(page)

    def opening(self, journal: JournalId, seq: int, row: EntryRow) -> bytes | None:
        """Salt ‖ body of an entry, if it is held and fits."""
        opening = self._rows.opening(self._states[journal].number, seq)
        if opening is None or not row.void:
            return opening
        try:
            commit = parse_entry(row.data).commit
        except Refused:
            return None
        return opening if commitment(opening[:SALT_BYTES], opening[SALT_BYTES:]) == commit else None

    def frontier(self, journal: JournalId, size: int) -> Frontier:
        """The frontier of the first ``size`` leaves of a journal."""
        return frontier_at(self._rows.leaves(self._states[journal].number), size)

    # ── checkpoints ──

    def checkpoint(self, journal: JournalId, size: int) -> Checkpoint:
        """The checkpoint of a journal at a size."""
        return Checkpoint(self.keys(journal).origin, size, self.frontier(journal, size).root())

    def author_note(self, journal: JournalId, size: int) -> str:
        """The checkpoint at a signed size, with E's line."""
        signature = self._rows.head(self._states[journal].number, size)
        if signature is None:
            raise damaged("head")
        return self._author_note(self.checkpoint(journal, size), signature, journal)

    def _author_note(self, checkpoint: Checkpoint, signature: bytes, journal: JournalId) -> str:
        keys = self.keys(journal)
        return author_note(checkpoint, signature, public_e=keys.e, public_m=keys.m)

    def pq_note(self, journal: JournalId, first: int, end: int) -> str | None:
        """The newest checkpoint with M's line from size ``first`` to ``end``, or None."""
        head = self._rows.head_below(self._states[journal].number, end, pq=True)
        if head is None or head[0] < first:
            return None
        return self._author_note(self.checkpoint(journal, head[0]), head[1], journal)

    def receipt_note(self, journal: JournalId, holder: JournalId, receipt: ReceiptRow) -> str:
        """The checkpoint that a holder gave a receipt on, with its R's line."""
        keys = self.keys(holder)
        line = receipt_line(
            keys.origin, public_r=keys.r, timestamp=receipt.time_s, signature64=receipt.signature
        )
        return to_note(self.checkpoint(journal, receipt.size), [line])

    def newest_receipts(
        self, journal: JournalId, first: int, end: int
    ) -> Iterator[tuple[JournalId, ReceiptRow]]:
        """For each journal of others, its newest receipt at a size from ``first`` to ``end``."""
        number = self._states[journal].number
        for holder in self._states:
            if holder.party == journal.party:
                continue
            newest = self._rows.largest_receipt(number, holder)
            if newest is not None and newest.size > end:
                newest = self._rows.covering_receipt(
                    number, holder.party, end - 1, incarnation=holder.incarnation
                )
            if newest is not None and first <= newest.size <= end:
                yield from self._usable(journal, holder.party, newest)

    def covering_receipts(
        self, journal: JournalId, seq: int
    ) -> Iterator[tuple[JournalId, ReceiptRow]]:
        """For each other party, its first receipt that covers an entry, if any."""
        for party in self._others(journal):
            receipt = self._rows.covering_receipt(self._states[journal].number, party, seq)
            if receipt is not None and receipt.size <= self._states[journal].size:
                yield from self._usable(journal, party, receipt)

    def _others(self, journal: JournalId) -> list[int]:
        return sorted({other.party for other in self._states} - {journal.party})

    def _usable(
        self, journal: JournalId, party: int, receipt: ReceiptRow
    ) -> Iterator[tuple[JournalId, ReceiptRow]]:
        holder = JournalId(party, receipt.incarnation)
        if holder in self._states and self.checkpoint(journal, receipt.size).root == receipt.root:
            yield holder, receipt

    # ── one entry ──

    def proof_files(self, journal: JournalId, seq: int) -> dict[str, bytes]:
        """The files that show one entry: bytes, proofs, opening. Raises Misuse if not held."""
        state = self._states.get(journal)
        row = None if state is None else self._rows.entry(state.number, seq)
        if state is None or row is None or seq >= state.size:
            raise Misuse(Code.UNKNOWN_ID, "this entry is not held here", where=f"entry {seq}")
        if row.void:
            what = "this entry is void: it has no effect, and nothing to show"
            raise Misuse(Code.NOT_ALLOWED, what, where=f"entry {seq}", do="export a transcript")
        opening = self.opening(journal, seq, row)
        if opening is None:
            raise Misuse(
                Code.UNKNOWN_ID,
                "the text of this entry is not held here, and an exhibit shows a text",
                where=f"entry {seq}",
                do="export a transcript; or wait for the text, if it is still to come",
            )
        files = {ENTRY: row.data, SALT: opening[:SALT_BYTES], BODY: opening[SALT_BYTES:]}
        for file, pq in ((PROOF, False), (PQ_PROOF, True)):
            head = self._rows.head_from(state.number, seq + 1, pq=pq)
            if head is not None:
                checkpoint = self.checkpoint(journal, head[0])
                text = self._author_note(checkpoint, head[1], journal)
                files[file] = self.inclusion(journal, seq, text, size=head[0])
        return files

    # ── witnesses ──

    def cosigned_proofs(self, journal: JournalId, first: int, end: int) -> dict[int, bytes]:
        """By size: a tlog-proof of the last entry that a witness's checkpoint has of a range.

        Of each key, what it cosigned at the smallest size from ``end`` on; else at the largest
        within the range.
        """
        state, keys = self._states[journal], self.keys(journal)
        below = cosigned_below(self._rows, journal, first + 1, end)
        above = cosigned_above(self._rows, journal, end - 1)
        chosen: dict[tuple[str, bytes], Cosigned] = {}
        for one in (*below, *(one for one in above if one.size <= state.size)):
            chosen[one.cosignature.name, one.cosignature.key_id] = one
        by_size: dict[int, list[Cosignature]] = {}
        for _, one in sorted(chosen.items()):
            by_size.setdefault(one.size, []).append(one.cosignature)
        found: dict[int, bytes] = {}
        for size, given in by_size.items():
            checkpoint = self.checkpoint(journal, size)
            lines = [to_line(one) for one in given[:_COSIGNED_MOST]]
            signature = self._rows.head(state.number, size)
            if signature is not None:
                line = author_line(checkpoint, public_e=keys.e, signature64=signature)
                lines.insert(0, line)
            last = min(size, end) - 1
            found[size] = self.inclusion(journal, last, to_note(checkpoint, lines), size=size)
        return found

    def anchor_files(self, journal: JournalId, seq: int, end: int) -> dict[str, bytes]:
        """The newest anchor below an entry, under the checkpoint of a signed size; or none."""
        below = anchor_before(self._rows, journal, seq)
        row = None if below is None else self._rows.entry(self._states[journal].number, below)
        if below is None or row is None:
            return {}
        text = self.author_note(journal, end)
        return {ENTRY: row.data, PROOF: self.inclusion(journal, below, text, size=end)}

    def inclusion(self, journal: JournalId, seq: int, text: str, *, size: int) -> bytes:
        """The tlog-proof of an entry under the checkpoint note ``text``, of this ``size``."""
        leaves = self._rows.leaves(self._states[journal].number)
        return format_tlog_proof(seq, prove_inclusion(leaves, seq, size), text).encode()
