# SPDX-License-Identifier: Apache-2.0
"""Records to test against: lines of two and three parties, written row by row with real keys.

It does what the nodes of a line do, without their rules: whoever uses it can also write what no honest
node would. All seeds come from names, so that two records of one name have the same keys; ML-DSA
signatures differ all the same, because they are hedged.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from wasl import primitives
from wasl.line import talk
from wasl.note import sign_ed25519
from wasl.record.checkpoint import (
    Checkpoint,
    author_message,
    origin_of,
    pq_message,
    receipt_message,
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
from wasl.record.merkle import extend, leaf_hash, root_at
from wasl.record.papers import Papers
from wasl.record.rows import EntryRow, JournalKeys, ReceiptRow, Rows
from wasl.steps import Draft, Space
from wasl.terms import (
    Answer,
    Head,
    JournalId,
    LineId,
    OfficeId,
    PartyId,
    Precedence,
    Ref,
    Traffic,
)
from wasl.trust import card as cards
from wasl.trust import charter as charters
from wasl.trust import grant as grants
from wasl.trust.keys import RootPublic, assemble_node_note, assemble_root_note, node_verifier
from wasl.trust.member import Member

START_S = 1_764_000_000
"""When a record begins, seconds UTC."""


def seed(*words: object) -> bytes:
    """32 bytes that belong to these words."""
    return hashlib.sha256(" ".join(map(str, words)).encode()).digest()


class DictPast:
    """Rows in dictionaries."""

    def __init__(self) -> None:
        self.rows: dict[Space, dict[bytes, bytes]] = {space: {} for space in Space}
        self._sorted: dict[Space, list[bytes]] = {}

    def get(self, space: Space, key: bytes, /) -> bytes | None:
        return self.rows[space].get(key)

    def scan(
        self, space: Space, low: bytes, high: bytes, /, *, limit: int, reverse: bool = False
    ) -> list[tuple[bytes, bytes]]:
        rows = self.rows[space]
        if space not in self._sorted:
            self._sorted[space] = sorted(rows)
        keys = self._sorted[space]
        first, end = bisect_left(keys, low), bisect_left(keys, high)
        if reverse:
            return [(key, rows[key]) for key in keys[max(first, end - limit) : end][::-1]]
        return [(key, rows[key]) for key in keys[first : min(end, first + limit)]]

    def apply(self, draft: Draft) -> None:
        commit = draft.commit()
        for space, key, value in commit.writes if commit else ():
            if value is None:
                self.rows[space].pop(key, None)
            else:
                self.rows[space][key] = value
            self._sorted.pop(space, None)


@dataclass
class Party:
    """A party with all its seeds. ``house``: whoever really made it; a forger has another."""

    party: PartyId
    house: str
    card: cards.Card = field(init=False)
    card_note: str = field(init=False)

    def __post_init__(self) -> None:
        self.card = cards.Card(
            party=self.party,
            serial=1,
            names=(("en", self.party.title()),),
            offices=((OfficeId("duty"), "Duty office"),),
            root=self.root,
            kem=primitives.x_wing_public(self.seed("kem")),
            tls_certificate=b"\x30\x03\x02\x01\x01",
            urls=(),
            valid_from_s=START_S,
            valid_until_s=START_S + 10**8,
        )
        self.card_note = self.sign_root(cards.format_card(self.card))

    def seed(self, *words: object) -> bytes:
        return seed(self.house, self.party, *words)

    @property
    def root(self) -> RootPublic:
        return RootPublic(
            primitives.ed25519_public(self.seed("root")),
            primitives.ml_dsa_65_public(self.seed("root-pq")),
        )

    def sign_root(self, text: str) -> str:
        message = text.encode()
        return assemble_root_note(
            text,
            self.root,
            ed25519_signature=primitives.ed25519_sign(self.seed("root"), message),
            ml_dsa_65_signature=primitives.ml_dsa_65_sign(
                self.seed("root-pq"), message, context=b"wasl/note/v1"
            ),
        )

    def renew(self) -> None:
        """Make a card with the next serial."""
        self.card = replace(self.card, serial=self.card.serial + 1)
        self.card_note = self.sign_root(cards.format_card(self.card))


class Record:
    """A line and its record, as one store holds it. Parties are named by their index."""

    def __init__(self, *names: str, house: str = "house", now_s: int = START_S) -> None:
        self.parties = [Party(PartyId(name), house) for name in names]
        self.past = DictPast()
        self.now_s = now_s
        self._seen: dict[tuple[JournalId, JournalId], int] = {}
        self._openings = 0
        self.charter = charters.Charter(
            title="Test",
            nonce=seed(house, "nonce"),
            members=self._members(),
            expires_s=START_S + 10**8,
        )
        self.charters: list[dict[PartyId, str]] = []
        self.card_notes: dict[str, None] = {}
        self._ratify()
        self.line: LineId = charters.line_id_of(self.charter)
        draft = Draft(self.past)
        Rows(draft, self.line).begin(self.line)
        self.past.apply(draft)
        for index in range(len(names)):
            self.open_journal(index)

    # ── papers ──

    def _members(self) -> tuple[Member, ...]:
        return tuple(
            Member(index, party.party, cards.card_hash(party.card))
            for index, party in enumerate(self.parties)
        )

    def _ratify(self) -> None:
        text = charters.format_charter(self.charter)
        self.charters.append({one.party: one.sign_root(text) for one in self.parties})
        self.card_notes |= dict.fromkeys(party.card_note for party in self.parties)

    def next_charter(self, **changes: object) -> None:
        """Make and sign a charter that follows the one in force."""
        self.charter = replace(
            self.charter,
            serial=self.charter.serial + 1,
            line_id=self.line,
            predecessor=charters.charter_hash(self.charter),
            members=self._members(),
            **changes,  # type: ignore[arg-type]
        )
        self._ratify()

    @property
    def papers(self) -> Papers:
        return Papers(tuple(self.charters), tuple(self.card_notes))

    # ── journals ──

    def key_seed(self, journal: JournalId, which: str) -> bytes:
        return self.parties[journal.party].seed(which, journal.incarnation)

    def open_journal(
        self, index: int, incarnation: int = 1, *, former: Head | None = None
    ) -> JournalId:
        """Open a journal with its entry 0, and sign it."""
        party, journal = self.parties[index], JournalId(index, incarnation)
        node = primitives.ed25519_public(self.key_seed(journal, "node"))
        grant = grants.Grant(
            party=party.party, incarnation=incarnation, node_public=node, valid_from_s=START_S
        )
        origin = origin_of(self.line, party.party, incarnation)
        keys = grants.JournalKeys(
            line_id=self.line,
            party=party.party,
            incarnation=incarnation,
            origin=origin,
            e=primitives.ed25519_public(self.key_seed(journal, "e")),
            m=primitives.ml_dsa_44_public(self.key_seed(journal, "m")),
            r=primitives.ed25519_public(self.key_seed(journal, "r")),
            former=former
            and grants.Former(
                incarnation=former.journal.incarnation, size=former.size, root=former.root
            ),
        )
        text = grants.format_journal_keys(keys)
        line = sign_ed25519(
            text, name=node_verifier(node).name, seed=self.key_seed(journal, "node")
        )
        journal_note = assemble_node_note(text, node, signature=line.raw)
        draft = Draft(self.past)
        Rows(draft, self.line).new_journal(journal, JournalKeys(origin, keys.e, keys.m, keys.r))
        self.past.apply(draft)
        content = Grant(party.sign_root(grants.format_grant(grant)), journal_note)
        self.write(journal, Kind.GRANT, content=content, seen=())
        self.sign(journal)
        return journal

    def size(self, journal: JournalId) -> int:
        state = Rows(self.past, self.line).journal(journal)
        assert state is not None
        return state.size

    def root(self, journal: JournalId, size: int) -> bytes:
        return root_at(self.leaves(journal), size)

    def leaves(self, journal: JournalId):  # noqa: ANN201 - a source of tiles
        rows = Rows(self.past, self.line)
        state = rows.journal(journal)
        assert state is not None
        return rows.leaves(state.number)

    def head(self, journal: JournalId, size: int | None = None) -> Head:
        size = self.size(journal) if size is None else size
        return Head(journal, size, self.root(journal, size))

    def leaf(self, journal: JournalId, seq: int) -> bytes:
        return self.leaves(journal).tile(0, seq // 256)[seq % 256]

    def ref(self, journal: JournalId, seq: int) -> Ref:
        return Ref(journal, seq, self.leaf(journal, seq))

    # ── writing ──

    def news(self, journal: JournalId) -> tuple[Head, ...]:
        """The heads of the others that have grown since this journal last saw them."""
        rows = Rows(self.past, self.line)
        heads: list[Head] = []
        for other in rows.journals():
            state = rows.journal(other)
            assert state is not None
            signed = rows.head_below(state.number, state.size)
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
        self._openings += 1
        self.now_s += 60
        salt = seed(self.parties[0].house, "salt", self._openings)
        entry = Entry(
            self.line,
            journal,
            self.size(journal),
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
        draft = Draft(self.past)
        rows = Rows(draft, self.line)
        state = rows.journal(journal)
        assert state is not None
        seq = state.size
        judged = judge(data, line=self.line, journal=journal, seq=seq)
        void = int(judged) if isinstance(judged, Void) else 0
        grown = rows.append_leaves(state.number, state.frontier, [leaf_hash(data)])
        rows.put_journal(journal, replace(state, frontier=grown, held=seq + 1))
        rows.put_entry(state.number, seq, EntryRow(data, void, 0, self.now_s * 1000))
        if opening is not None:
            rows.put_opening(state.number, seq, opening)
        rows.flush()
        self.past.apply(draft)
        return seq

    def checkpoint(self, journal: JournalId, size: int | None = None) -> Checkpoint:
        head = self.head(journal, size)
        origin = Rows(self.past, self.line).keys(journal).origin
        return Checkpoint(origin, head.size, head.root)

    def sign_checkpoint(self, journal: JournalId, checkpoint: Checkpoint, *, pq: bool) -> bytes:
        """The author's signature on any checkpoint."""
        if pq:
            message = pq_message(checkpoint, checkpoint.origin, 0)
            return primitives.ml_dsa_44_sign(self.key_seed(journal, "m"), message)
        return primitives.ed25519_sign(self.key_seed(journal, "e"), author_message(checkpoint))

    def sign(self, journal: JournalId, *, pq: bool = False) -> None:
        """End a batch: sign the journal as it is, with E and perhaps with M."""
        checkpoint = self.checkpoint(journal)
        draft = Draft(self.past)
        rows = Rows(draft, self.line)
        state = rows.journal(journal)
        assert state is not None
        for by_m in (False, True) if pq else (False,):
            signature = self.sign_checkpoint(journal, checkpoint, pq=by_m)
            rows.put_head(state.number, checkpoint.size, signature, pq=by_m)
        self.past.apply(draft)

    def receive(
        self, holder: JournalId, journal: JournalId, size: int | None = None
    ) -> ReceiptRow:
        """Let ``holder`` give a receipt on a journal."""
        checkpoint = self.checkpoint(journal, size)
        self.now_s += 1
        signature = primitives.ed25519_sign(
            self.key_seed(holder, "r"), receipt_message(checkpoint, self.now_s)
        )
        row = ReceiptRow(
            checkpoint.size, checkpoint.root, holder.incarnation, self.now_s, signature
        )
        draft = Draft(self.past)
        rows = Rows(draft, self.line)
        state = rows.journal(journal)
        assert state is not None
        rows.put_receipt(state.number, holder.party, row)
        self.past.apply(draft)
        return row

    def say(self, journal: JournalId, text: str, *, opened: bool = True) -> int:
        """Append a message to the office of the next party."""
        to = (journal.party + 1) % len(self.parties)
        message = talk.Message(
            lang="en",
            from_office=OfficeId("duty"),
            to=(talk.Office(to, OfficeId("duty")),),
            info=(),
            subject="",
            label="",
            text=text,
            reply_by_s=None,
            refs=(),
            supersedes=None,
            by="",
        )
        return self.write(journal, Kind.MESSAGE, talk.format_body(message), opened=opened)

    def acknowledge(self, journal: JournalId, target: Ref) -> int:
        """Append an acknowledgement."""
        body = talk.Acknowledgement(target, Answer.RECEIVED, "", self.now_s, None, "officer")
        return self.write(journal, Kind.ACKNOWLEDGEMENT, talk.format_body(body))


A, B, C = JournalId(0, 1), JournalId(1, 1), JournalId(2, 1)


def two_parties(house: str = "house", *, first_words: str = "Hold your fire.") -> Record:
    """Two parties: batches, acknowledgements, receipts, an unopened and a void entry, M signatures."""
    record = Record("northland", "sundria", house=house)
    record.receive(B, A)
    record.receive(A, B)
    first = record.say(A, first_words)
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


def three_parties(house: str = "house") -> Record:
    """Three parties, one of which had to open a second journal; and a second charter."""
    record = Record("northland", "sundria", "westmark", house=house)
    for number in range(3):
        for journal in (A, B, C):
            record.say(journal, f"Message {number}")
            record.sign(journal)
    record.parties[1].renew()
    record.next_charter(title="Test, renewed")
    again = record.open_journal(2, 2, former=record.head(C, 3))
    target = record.ref(again, record.say(again, "We are back."))
    record.sign(again, pq=True)
    record.acknowledge(A, target)
    record.sign(A)
    record.receive(A, again)
    record.receive(B, again)
    return record
