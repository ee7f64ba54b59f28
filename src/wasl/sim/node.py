# SPDX-License-Identifier: Apache-2.0
"""One party's node on one line, in memory: the driver's rules, and nothing of an operating system.

Rules:

1. It runs steps as the real driver does: ask, commit, and only then let envelopes leave. A commit
   that fails throws the outcome away; the node then starts again from its rows.
2. All chance comes from the party's name and a counter, so that the same events give the same
   bytes. (With real cryptography but for what the library draws for itself.)
3. What left waits in ``sent``, in the order in which it left, until somebody takes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from wasl import primitives
from wasl.line import talk
from wasl.line.line import Begin, Event, Line, Renew, Say, Utterance
from wasl.line.work import Agreed, Standing
from wasl.node.reading import acknowledgement
from wasl.node.views import View
from wasl.record.entry import SALT_BYTES, Entry, parse_entry
from wasl.record.final import FinalPrefix, final_prefix
from wasl.record.rows import JournalKeys, Rows
from wasl.sim.clock import Clock
from wasl.sim.parties import Party
from wasl.steps import (
    Ask,
    AskAuthor,
    AskAuthorPq,
    AskRandom,
    AskReceipt,
    AskSeal,
    Fact,
    Outcome,
    Send,
)
from wasl.store.memory import MemoryStore
from wasl.terms import Answer, JournalId, Now, OfficeId, Precedence, Ref, Traffic
from wasl.trust.charter import Charter, charter_hash, line_id_of
from wasl.trust.grant import Former


@lru_cache(maxsize=1 << 14)
def entry_of(data: bytes) -> Entry:
    """An entry, remembered: a run looks at every one again and again."""
    return parse_entry(data)


@lru_cache(maxsize=1 << 14)
def text_of(data: bytes, opening: bytes | None) -> str | None:
    """What a message says, if it is one and can be opened."""
    if opening is None:
        return None
    entry = entry_of(data)
    if entry.kind != talk.Kind.MESSAGE:
        return None
    body = talk.parse_body(entry.kind, opening[SALT_BYTES:])
    assert isinstance(body, talk.Message)
    return body.text


@dataclass
class Node:
    """One party's node on one line."""

    party: Party
    index: int
    charter: Charter
    cards: dict[int, Party]
    clock: Clock
    incarnation: int = 1
    later: list[Agreed] = field(default_factory=list[Agreed])
    store: MemoryStore = field(default_factory=MemoryStore)
    sent: list[Send] = field(default_factory=list[Send])
    facts: list[Fact] = field(default_factory=list[Fact])
    drawn: int = 0
    signing: list[bytes] = field(default_factory=list[bytes])
    """Texts of checkpoints that were signed since somebody looked."""
    _rows: tuple[MemoryStore, Rows] | None = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        self.line_id = line_id_of(self.charter)
        self.line = self.new_line()

    def new_line(self) -> Line:
        """The state machine as after a start: nothing but the rows is known."""
        return Line(
            Standing(
                self.line_id,
                self.charter,
                charter_hash(self.charter),
                JournalId(self.index, self.incarnation),
                self.first.cards,
                self.chain,
            )
        )

    @property
    def chain(self) -> tuple[Agreed, ...]:
        """All charters that are open here."""
        return (self.first, *self.later)

    @cached_property
    def first(self) -> Agreed:
        """The first charter of the line."""
        cards = {index: party.card() for index, party in self.cards.items()}
        return Agreed(self.charter, charter_hash(self.charter), cards)

    def open_charter(self, agreed: Agreed) -> None:
        """Keep a later charter, as ``wasl line open`` does; nobody is told yet."""
        if agreed not in self.later:
            self.later.append(agreed)

    def adopt(self, agreed: Agreed) -> Outcome:
        """Open a later charter and take it up."""
        self.open_charter(agreed)
        return self.renew()

    def renew(self) -> Outcome:
        """Take up the newest charter that is open here."""
        return self.do(Renew(self.chain))

    def restart(self) -> None:
        """Start again from the rows, as after the end of the process."""
        self.line = self.new_line()

    # ── steps ──

    def answer(self, ask: Ask) -> bytes:
        """Answer as the keyring does."""
        match ask:
            case AskRandom():
                self.drawn += 1
                label = f"{self.party.name} {self.incarnation} draw {self.drawn}"
                return hashlib.shake_256(label.encode()).digest(ask.size)
            case AskAuthor():
                self.signing.append(ask.text)
                return primitives.ed25519_sign(self._seed("E", ask), ask.text)
            case AskAuthorPq():
                return primitives.ml_dsa_44_sign(self._seed("M", ask), ask.message)
            case AskReceipt():
                return primitives.ed25519_sign(self._seed("R", ask), ask.message)
            case AskSeal():
                return primitives.hpke_seal(ask.public, ask.plain, ask.info)

    def _seed(self, key: str, ask: AskAuthor | AskAuthorPq | AskReceipt) -> bytes:
        return self.party.journal_seed(key, ask.line, self.incarnation)

    def run(self, event: Event) -> Outcome:
        """One step without its commit."""
        answers: list[bytes] = []
        now = self.clock.now()
        step = self.line.handle(event, now, self.store)
        try:
            ask = next(step)
            while True:
                answers.append(self.answer(ask))
                ask = step.send(answers[-1])
        except StopIteration as done:
            self.note_step(event, now, answers)
            outcome: Outcome = done.value
            return outcome

    def note_step(self, event: Event, now: Now, answers: list[bytes]) -> None:
        """Be told of a step that has come to its end: a flight recorder would keep it."""

    def do(self, event: Event) -> Outcome:
        """One step with its commit; what it sends waits in ``sent``. Raises Unavailable."""
        outcome = self.run(event)
        if outcome.commit is not None:
            self.store.apply(outcome.commit)
        self.sent.extend(outcome.sends)
        self.facts.extend(outcome.facts)
        return outcome

    def begin(self, former: Former | None = None) -> None:
        """Begin the journal of this incarnation."""
        keys = self.party.journal_keys(self.line_id, self.incarnation)
        self.do(
            Begin(
                self.party.grant_note(self.incarnation),
                self.party.journal_note(self.line_id, self.incarnation, former=former),
                JournalKeys(keys.origin, keys.e, keys.m, keys.r),
                self.party.seed("kem"),
            )
        )

    def restored(self, disk: MemoryStore) -> Node:
        """A node of the next incarnation over a copy of ``disk``, its journal begun."""
        node = type(self)(
            self.party,
            self.index,
            self.charter,
            self.cards,
            self.clock,
            incarnation=self.incarnation + 1,
            later=[*self.later],
            store=disk.copy(),
        )
        newest = node.rows.newest(node.index) if node.rows.known else None
        state = None if newest is None else node.rows.journal(newest)
        former = None
        if newest is not None and state is not None and state.size:
            root = state.frontier.root()
            former = Former(incarnation=newest.incarnation, size=state.size, root=root)
        node.begin(former)
        return node

    # ── saying ──

    def messages(
        self,
        *texts: str,
        precedence: Precedence = Precedence.ROUTINE,
        traffic: Traffic = Traffic.OPERATION,
        refs: Sequence[Ref] = (),
    ) -> Say:
        """Messages to the duty desks of all others, to be said in one step."""
        duty = OfficeId("duty")
        to = tuple(talk.Office(index, duty) for index in self.line.standing.others)
        bodies = [
            talk.Message("en", duty, to, (), "", "", text, None, tuple(refs), None, "officer")
            for text in texts
        ]
        return Say(tuple(Utterance(body, precedence, traffic) for body in bodies))

    def say(
        self,
        *texts: str,
        precedence: Precedence = Precedence.ROUTINE,
        traffic: Traffic = Traffic.OPERATION,
        refs: Sequence[Ref] = (),
    ) -> list[Ref]:
        """Send messages to the duty desks of all others, in one step."""
        said = self.messages(*texts, precedence=precedence, traffic=traffic, refs=refs)
        return [ref for ref in self.do(said).result if isinstance(ref, Ref)]

    def acknowledgement(self, ref: Ref, answer: Answer = Answer.RECEIVED) -> Say:
        """The acknowledgement of an entry that is held here, to be said."""
        view = View(self.line.standing, self.store, {}, self.clock.now())
        body = acknowledgement(view, ref, answer=answer, reason="", by="officer")
        return Say((Utterance(body),))

    def acknowledge(self, ref: Ref, answer: Answer = Answer.RECEIVED) -> Ref:
        """Acknowledge an entry that is held here."""
        (result,) = self.do(self.acknowledgement(ref, answer)).result
        assert isinstance(result, Ref)
        return result

    # ── reading ──

    @property
    def rows(self) -> Rows:
        """The rows of the line."""
        rows = self._rows
        if rows is None or rows[0] is not self.store or not rows[1].known:
            rows = self._rows = (self.store, Rows(self.store, self.line_id))
        return rows[1]

    def texts(self, author: int, incarnation: int = 1) -> list[str]:
        """What ``author`` said, in the order of its journal, as this node can read it."""
        rows = self.rows
        state = rows.journal(JournalId(author, incarnation))
        if state is None:
            return []
        read = [
            text_of(row.data, rows.opening(state.number, seq))
            for seq, row in rows.entries(state.number, 0, 1 << 20)
            if not row.void
        ]
        return [text for text in read if text is not None]

    def size(self, author: int, incarnation: int = 1) -> int:
        state = self.rows.journal(JournalId(author, incarnation))
        return 0 if state is None else state.size

    def final(self) -> FinalPrefix:
        return final_prefix(self.rows)

    def places(self) -> list[tuple[JournalId, int]]:
        """The computed order, as (journal, seq)."""
        found = self.rows.order(b"", b"\xff" * 14, limit=1 << 20)
        return [(journal, seq) for _, journal, _, seq in found]
