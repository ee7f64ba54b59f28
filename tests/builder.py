# SPDX-License-Identifier: Apache-2.0
"""Records to test against: lines of two and three parties, written row by row with real keys.

It does what the nodes of a line do, without their rules, so that a test can also write what no
honest node would. What a store holds of such a line is all in one place: nobody is near or far.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache

from tests.trees import leaf_of
from wasl import primitives
from wasl.line import talk
from wasl.record.checkpoint import (
    Checkpoint,
    author_line,
    author_message,
    pq_message,
    receipt_message,
    to_note,
)
from wasl.record.entry import (
    Content,
    Entry,
    Grant,
    Kind,
    Void,
    commitment,
    format_content,
    format_entry,
    judge,
)
from wasl.record.exhibit import exhibit, fork_file
from wasl.record.fork import Branch, ForkEvidence, RootFork, find_fork, find_root_fork
from wasl.record.merkle import leaf_hash, root_at
from wasl.record.papers import Papers
from wasl.record.rows import EntryRow, JournalKeys, JournalState, Leaves, ReceiptRow, Rows
from wasl.record.transcript import transcript
from wasl.sim.parties import (
    NORTHLAND,
    SUNDRIA,
    WESTMARK,
    YEAR_2026_S,
    Party,
    charter_of,
)
from wasl.steps import Draft
from wasl.store.memory import MemoryStore
from wasl.terms import Answer, Head, JournalId, OfficeId, PartyId, Precedence, Ref, Traffic
from wasl.trust.card import card_hash, format_card
from wasl.trust.charter import Charter, History, charter_hash, format_charter, line_id_of
from wasl.trust.grant import Former, format_grant
from wasl.trust.member import Left, Member

Files = list[tuple[str, bytes]]
A, B, C = JournalId(0, 1), JournalId(1, 1), JournalId(2, 1)


@dataclass(frozen=True)
class Forger(Party):
    """Somebody who calls itself by another's name, and has keys of its own."""

    def seed(self, use: str) -> bytes:
        return hashlib.sha256(f"wasl tests: forger of {self.name} {use}".encode()).digest()


class Record:
    """A line and its record, as one store holds it. A party is named by its index."""

    def __init__(
        self, *parties: Party, title: str = "Line of the tests", charter: Charter | None = None
    ) -> None:
        self.parties = parties
        self.store = MemoryStore()
        self.now_s = YEAR_2026_S
        self.serials = dict.fromkeys(range(len(parties)), 1)
        self.charter = charter or charter_of(*parties, title=title)
        self.charters: list[dict[PartyId, str]] = []
        self.cards: list[str] = []
        self._ratify()
        self.line = line_id_of(self.charter)
        self._seen: dict[tuple[JournalId, JournalId], int] = {}
        rows = self._rows()
        rows.begin(self.line)
        self._keep(rows)
        for index in range(len(parties)):
            self.open_journal(index)

    def copy(self) -> Record:
        """The same record, to write it on in another way."""
        twin = copy(self)
        twin.store = self.store.copy()
        twin.charters, twin.cards = self.charters.copy(), self.cards.copy()
        twin.serials, twin._seen = self.serials.copy(), self._seen.copy()  # noqa: SLF001
        return twin

    def _rows(self) -> Rows:
        return Rows(Draft(self.store), self.line)

    def _keep(self, rows: Rows) -> None:
        rows.flush()
        commit = rows.draft.commit()
        assert commit is not None
        self.store.apply(commit)

    # ── papers ──

    def _ratify(self) -> None:
        text = format_charter(self.charter)
        members = {member.index: self.parties[member.index] for member in self.charter.members}
        self.charters.append({party.name: party.sign_root(text) for party in members.values()})
        for index, party in members.items():
            card = format_card(party.card(serial=self.serials[index]))
            if not any(note.startswith(card) for note in self.cards):
                self.cards.append(party.sign_root(card))

    def next_charter(
        self,
        *,
        title: str,
        renew: int | None = None,
        leave: Sequence[Head] = (),
        join: Sequence[Party] = (),
        history: History = History.NONE,
    ) -> None:
        """Make and sign a charter that follows the one in force.

        ``renew``: a party with a new card. ``leave``: the heads of all journals of a party that
        leaves. ``join``: who comes to the line; ``history``: what is given to them.
        """
        if renew is not None:
            self.serials[renew] += 1
        self.serials |= {len(self.parties) + at: 1 for at in range(len(join))}
        self.parties = (*self.parties, *join)
        leaving = {head.journal.party for head in leave}
        gone = leaving | {left.index for left in self.charter.left}
        members = {i: one for i, one in enumerate(self.parties) if i not in gone}
        self.charter = replace(
            self.charter,
            title=title,
            serial=self.charter.serial + 1,
            line_id=self.line,
            predecessor=charter_hash(self.charter),
            members=tuple(
                Member(index, party.name, card_hash(party.card(serial=self.serials[index])))
                for index, party in members.items()
            ),
            left=(
                *self.charter.left,
                *(Left(index, self.parties[index].name, tuple(leave)) for index in leaving),
            ),
            history=history,
        )
        self._ratify()

    @property
    def papers(self) -> Papers:
        return Papers(tuple(self.charters), tuple(self.cards))

    # ── journals ──

    def open_journal(
        self, index: int, incarnation: int = 1, *, former: Head | None = None
    ) -> JournalId:
        """Open a journal with its entry 0, and sign it."""
        party, journal = self.parties[index], JournalId(index, incarnation)
        before = None
        if former is not None:
            before = Former(
                incarnation=former.journal.incarnation, size=former.size, root=former.root
            )
        keys = party.journal_keys(self.line, incarnation, former=before)
        rows = self._rows()
        rows.new_journal(journal, JournalKeys(keys.origin, keys.e, keys.m, keys.r))
        self._keep(rows)
        content = Grant(
            party.grant_note(incarnation),
            party.journal_note(self.line, incarnation, former=before),
        )
        self.write(journal, Kind.GRANT, content=content, seen=())
        self.sign(journal)
        return journal

    def state(self, journal: JournalId) -> JournalState:
        state = Rows(self.store, self.line).journal(journal)
        assert state is not None
        return state

    def leaves(self, journal: JournalId) -> Leaves:
        return Rows(self.store, self.line).leaves(self.state(journal).number)

    def head(self, journal: JournalId, size: int | None = None) -> Head:
        size = self.state(journal).size if size is None else size
        return Head(journal, size, root_at(self.leaves(journal), size))

    def ref(self, journal: JournalId, seq: int) -> Ref:
        return Ref(journal, seq, self.leaves(journal).tile(0, seq // 256)[seq % 256])

    def keys(self, journal: JournalId) -> JournalKeys:
        return Rows(self.store, self.line).keys(journal)

    # ── writing ──

    def news(self, journal: JournalId) -> tuple[Head, ...]:
        """The signed heads of the others that have grown since this journal last saw them."""
        rows = Rows(self.store, self.line)
        heads: list[Head] = []
        for other in rows.journals():
            signed = rows.head_below(self.state(other).number, self.state(other).size)
            size = signed[0] if signed else 0
            if other.party != journal.party and size > self._seen.get((journal, other), 0):
                self._seen[journal, other] = size
                heads.append(self.head(other, size))
        return tuple(heads)

    def write(
        self,
        journal: JournalId,
        kind: int,
        body: bytes = b"",
        *,
        content: Content | None = None,
        seen: Sequence[Head] | None = None,
        opened: bool = True,
    ) -> int:
        """Append an entry, not signed yet, and return its number."""
        self.now_s += 60
        seq = self.state(journal).size
        salt = hashlib.sha256(f"salt {journal} {seq}".encode()).digest()
        entry = Entry(
            self.line,
            journal,
            seq,
            kind,
            Precedence.ROUTINE,
            Traffic.TEST,
            sent_alone=False,
            time_s=self.now_s,
            seen=tuple(self.news(journal) if seen is None else seen),
            commit=commitment(salt, body),
            content=None if content is None else format_content(content),
        )
        return self.append(journal, format_entry(entry), salt + body if opened else None)

    def append(self, journal: JournalId, data: bytes, opening: bytes | None = None) -> int:
        """Append bytes, whatever they are."""
        rows = self._rows()
        state = rows.journal(journal)
        assert state is not None
        seq = state.size
        judged = judge(data, line=self.line, journal=journal, seq=seq)
        void = int(judged) if isinstance(judged, Void) else 0
        grown = rows.append_leaves(state.number, state.frontier, [leaf_hash(data)])
        rows.put_journal(journal, state._replace(frontier=grown, held=seq + 1))
        rows.put_entry(state.number, seq, EntryRow(data, void, 0, self.now_s * 1000))
        if opening is not None:
            rows.put_opening(state.number, seq, opening)
        self._keep(rows)
        return seq

    def say(self, journal: JournalId, text: str, *, opened: bool = True) -> int:
        """Append a message to the duty desk of the next party."""
        to = talk.Office((journal.party + 1) % len(self.parties), OfficeId("duty"))
        body = talk.Message("en", OfficeId("duty"), (to,), (), "", "", text, None, (), None, "")
        return self.write(journal, Kind.MESSAGE, talk.format_body(body), opened=opened)

    def acknowledge(self, journal: JournalId, target: Ref) -> int:
        """Append an acknowledgement."""
        body = talk.Acknowledgement(target, Answer.RECEIVED, "", self.now_s, None, "officer")
        return self.write(journal, Kind.ACKNOWLEDGEMENT, talk.format_body(body))

    # ── signing ──

    def checkpoint(self, journal: JournalId, size: int | None = None) -> Checkpoint:
        head = self.head(journal, size)
        return Checkpoint(self.keys(journal).origin, head.size, head.root)

    def author_signature(
        self, journal: JournalId, checkpoint: Checkpoint, *, pq: bool = False
    ) -> bytes:
        """The author's signature on any checkpoint, true or not: E's, or M's."""
        party = self.parties[journal.party]
        seed = party.journal_seed("M" if pq else "E", self.line, journal.incarnation)
        if pq:
            return primitives.ml_dsa_44_sign(seed, pq_message(checkpoint, checkpoint.origin, 0))
        return primitives.ed25519_sign(seed, author_message(checkpoint))

    def author_note(self, journal: JournalId) -> str:
        """The journal's checkpoint as it is, with E's line."""
        checkpoint, keys = self.checkpoint(journal), self.keys(journal)
        signature = self.author_signature(journal, checkpoint)
        return to_note(
            checkpoint, [author_line(checkpoint, public_e=keys.e, signature64=signature)]
        )

    def sign(self, journal: JournalId, *, pq: bool = False) -> None:
        """End a batch: sign the journal as it is, with E and perhaps with M."""
        checkpoint = self.checkpoint(journal)
        rows = self._rows()
        for by_m in (False, True) if pq else (False,):
            signature = self.author_signature(journal, checkpoint, pq=by_m)
            rows.put_head(self.state(journal).number, checkpoint.size, signature, pq=by_m)
        self._keep(rows)

    def receive(self, holder: JournalId, journal: JournalId, size: int | None = None) -> None:
        """Let ``holder`` give a receipt on a journal."""
        self.now_s += 1
        self.put_receipt(holder, journal, self.checkpoint(journal, size))

    def put_receipt(self, holder: JournalId, journal: JournalId, checkpoint: Checkpoint) -> None:
        """Keep a receipt on any checkpoint, true or not."""
        seed = self.parties[holder.party].journal_seed("R", self.line, holder.incarnation)
        signature = primitives.ed25519_sign(seed, receipt_message(checkpoint, self.now_s))
        row = ReceiptRow(
            checkpoint.size, checkpoint.root, holder.incarnation, self.now_s, signature
        )
        rows = self._rows()
        rows.put_receipt(self.state(journal).number, holder.party, row)
        self._keep(rows)


def two_parties(*parties: Party) -> Record:
    """Batches, an acknowledgement, receipts, an unopened entry, a void one, M's signatures."""
    record = Record(*(parties or (NORTHLAND, SUNDRIA)))
    record.receive(B, A)
    record.receive(A, B)
    first = record.say(A, "Hold your fire.")
    record.sign(A)
    record.acknowledge(B, record.ref(A, first))
    record.say(B, "Подтвердите получение.")
    record.say(B, "تم الاستلام.")
    record.sign(B, pq=True)
    record.receive(B, A)
    record.say(A, "This one is not opened here.", opened=False)
    record.append(A, b"\xff not an entry")
    record.say(A, "The last words.")
    record.sign(A, pq=True)
    record.receive(B, A)
    record.say(B, "Not signed by M.")
    record.sign(B)
    record.receive(A, B)
    return record


def three_parties() -> Record:
    """A party with a renewed card and a second charter; another with a second journal."""
    record = Record(NORTHLAND, SUNDRIA, WESTMARK)
    for number in range(3):
        for journal in (A, B, C):
            record.say(journal, f"Message {number}")
            record.sign(journal)
    record.next_charter(renew=1, title="Line of the tests, renewed")
    again = record.open_journal(2, 2, former=record.head(C, 3))
    target = record.say(again, "We are back.")
    record.sign(again, pq=True)
    record.acknowledge(A, record.ref(again, target))
    record.sign(A)
    record.receive(A, again)
    record.receive(B, again)
    return record


two_once = cache(two_parties)
"""The same record for all tests that only read it."""

three_once = cache(three_parties)
"""The same record for all tests that only read it."""


def whole(record: Record, *, from_s: int | None = None, to_s: int | None = None) -> Files:
    return transcript(record.store, record.line, record.papers, from_s=from_s, to_s=to_s)


def shown(record: Record) -> Files:
    """The first message of Northland with its acknowledgement."""
    return exhibit(record.store, record.line, record.papers, journal=A, seq=1, answers=[(B, 1)])


def fork_of(record: Record, *, size: int) -> ForkEvidence:
    """Northland's journal parts from itself at entry 1, and is signed at this size too."""
    other = Branch(record.leaves(A), 1, [leaf_of(index) for index in range(size - 1)])
    origin, held = record.keys(A).origin, record.state(A).size
    signature = record.author_signature(A, Checkpoint(origin, size, root_at(other, size)))
    return find_fork(
        origin=origin,
        held=(held, record.author_signature(A, record.checkpoint(A)), record.leaves(A)),
        other=(size, signature, other),
    )


def root_fork(incarnation: int, *, other: str = "other node", by: Party = NORTHLAND) -> RootFork:
    """A root grants one incarnation to two node keys."""
    grant = by.grant(incarnation)
    again = replace(grant, node_public=primitives.ed25519_public(by.seed(other)))
    return find_root_fork(by.grant_note(incarnation), by.sign_root(format_grant(again)))


def granted_twice(record: Record, *, incarnation: int = 2, other: str = "other node") -> Files:
    """The file that shows that Northland's root granted one incarnation to two node keys."""
    fork = root_fork(incarnation, other=other)
    return fork_file(record.store, record.line, record.papers, fork)


def forked(record: Record, *, size: int) -> Files:
    """The file that shows this fork."""
    return fork_file(record.store, record.line, record.papers, fork_of(record, size=size))
