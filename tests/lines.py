# SPDX-License-Identifier: Apache-2.0
"""Nodes of a line in memory, and the bearer between them: every byte real, the clock passed in.

A :class:`Node` runs steps as the driver does: ask, commit, and only then let envelopes leave. A
:class:`Wire` holds what left until a test delivers it, loses it, doubles it or damages it.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tests.parties import NORTHLAND, SUNDRIA, WESTMARK, Party, charter_of
from wasl import primitives
from wasl.due import ClockSteps
from wasl.line import talk
from wasl.line.line import (
    Arrived,
    Begin,
    Event,
    Handed,
    Line,
    Lost,
    Reached,
    Renew,
    Say,
    Tick,
    Utterance,
)
from wasl.line.work import Agreed, Standing
from wasl.node.reading import acknowledgement
from wasl.node.views import View
from wasl.record import order
from wasl.record.entry import parse_entry
from wasl.record.rows import JournalKeys, Rows
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
from wasl.trust.card import card_hash
from wasl.trust.charter import Charter, charter_hash, line_id_of
from wasl.trust.grant import Former
from wasl.trust.member import Member

START_MS = 1_795_000_000_000


@dataclass
class Clock:
    """Wall clock and tick of a test; they move only when told to. ``stands``: the wall clock does
    not go on by itself.
    """

    utc_ms: int = START_MS
    tick_ms: int = 0
    stands: bool = False
    steps: ClockSteps | None = None

    def now(self) -> Now:
        begun = self.steps or ClockSteps("tests", self.tick_ms, self.utc_ms, self.tick_ms)
        self.steps = begun.look(utc_ms=self.utc_ms, raw_ms=self.tick_ms)
        return self.steps.now

    def pass_ms(self, ms: int) -> None:
        self.now()  # whatever was set before was set before
        self.utc_ms += 0 if self.stands else ms
        self.tick_ms += ms

    def set_by(self, ms: int) -> None:
        """Set the wall clock, forward or back."""
        self.now()
        self.utc_ms += ms


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
    events: list[tuple[Event, Now, list[bytes]]] = field(
        default_factory=list[tuple[Event, Now, list[bytes]]]
    )

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
                self._first.cards,
                (self._first, *self.later),
            )
        )

    @property
    def _first(self) -> Agreed:
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
        return self.do(Renew((self._first, *self.later)))

    def restart(self) -> None:
        self.line = self.new_line()

    def answer(self, ask: Ask) -> bytes:
        seed = self.party.journal_seed
        match ask:
            case AskRandom():
                self.drawn += 1
                label = f"{self.party.name} {self.incarnation} draw {self.drawn}"
                return hashlib.shake_256(label.encode()).digest(ask.size)
            case AskAuthor():
                return primitives.ed25519_sign(seed("E", ask.line, self.incarnation), ask.text)
            case AskAuthorPq():
                return primitives.ml_dsa_44_sign(seed("M", ask.line, self.incarnation), ask.message)
            case AskReceipt():
                return primitives.ed25519_sign(seed("R", ask.line, self.incarnation), ask.message)
            case AskSeal():
                return primitives.hpke_seal(ask.public, ask.plain, ask.info)

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
            self.events.append((event, now, answers))
            outcome: Outcome = done.value
            return outcome

    def do(self, event: Event) -> Outcome:
        """One step with its commit; what it sends waits in ``sent``."""
        outcome = self.run(event)
        if outcome.commit is not None:
            self.store.apply(outcome.commit)
        self.sent.extend(outcome.sends)
        self.facts.extend(outcome.facts)
        return outcome

    def begin(self, former: Former | None = None) -> None:
        keys = self.party.journal_keys(self.line_id, self.incarnation)
        self.do(
            Begin(
                self.party.grant_note(self.incarnation),
                self.party.journal_note(self.line_id, self.incarnation, former=former),
                JournalKeys(keys.origin, keys.e, keys.m, keys.r),
                self.party.seed("kem"),
            )
        )

    # ── saying and reading ──

    def say(
        self,
        *texts: str,
        precedence: Precedence = Precedence.ROUTINE,
        traffic: Traffic = Traffic.OPERATION,
        refs: Sequence[Ref] = (),
    ) -> list[Ref]:
        """Send messages to the duty desks of all others, in one step."""
        to = tuple(
            talk.Office(index, OfficeId("duty")) for index in self.cards if index != self.index
        )
        bodies = [
            talk.Message(
                "en", OfficeId("duty"), to, (), "", "", text, None, tuple(refs), None, "officer"
            )
            for text in texts
        ]
        said = tuple(Utterance(body, precedence, traffic) for body in bodies)
        return [ref for ref in self.do(Say(said)).result if isinstance(ref, Ref)]

    def acknowledge(self, ref: Ref, answer: Answer = Answer.RECEIVED) -> Ref:
        """Acknowledge an entry that is held here."""
        view = View(self.line.standing, self.store, {}, self.clock.now())
        body = acknowledgement(view, ref, answer=answer, reason="", by="officer")
        (result,) = self.do(Say((Utterance(body),))).result
        assert isinstance(result, Ref)
        return result

    @property
    def rows(self) -> Rows:
        return Rows(self.store, self.line_id)

    def texts(self, author: int, incarnation: int = 1) -> list[str]:
        """What ``author`` said, in the order of its journal, as this node can read it."""
        rows = self.rows
        state = rows.journal(JournalId(author, incarnation))
        if state is None:
            return []
        found: list[str] = []
        for seq, row in rows.entries(state.number, 0, 1 << 20):
            opening = rows.opening(state.number, seq)
            if row.void or opening is None:
                continue
            entry = parse_entry(row.data)
            if entry.kind == talk.Kind.MESSAGE:
                body = talk.parse_body(entry.kind, opening[32:])
                assert isinstance(body, talk.Message)
                found.append(body.text)
        return found

    def size(self, author: int, incarnation: int = 1) -> int:
        state = self.rows.journal(JournalId(author, incarnation))
        return 0 if state is None else state.size

    def final(self) -> order.FinalPrefix:
        return order.final_prefix(self.rows)

    def places(self) -> list[tuple[JournalId, int]]:
        """The computed order, as (journal, seq)."""
        found = self.rows.order(b"", b"\xff" * 14, limit=1 << 20)
        return [(journal, seq) for _, journal, _, seq in found]

    def alarms(self) -> set[object]:
        return {dict(fact.detail)["code"] for fact in self.facts if fact.what == "alarm"}


@dataclass
class Wire:
    """All nodes of a line, and what travels between them."""

    nodes: list[Node]
    clock: Clock

    def __getitem__(self, index: int) -> Node:
        return self.nodes[index]

    def take(self) -> list[tuple[int, Send]]:
        """Take all that has left, as (sender, send)."""
        taken = [(node.index, send) for node in self.nodes for send in node.sent]
        for node in self.nodes:
            node.sent.clear()
        return taken

    def deliver(self, traffic: Sequence[tuple[int, Send]]) -> None:
        """Hand traffic over, one bundle for each pair, urgent first."""
        bundles: dict[tuple[int, int], list[Send]] = {}
        for sender, send in traffic:
            bundles.setdefault((sender, send.party), []).append(send)
        for (sender, receiver), sends in bundles.items():
            sends.sort(key=lambda send: -send.precedence)
            self.nodes[receiver].do(Arrived(sender, tuple(s.envelope for s in sends)))
            size = max(send.own_size for send in sends)
            self.nodes[sender].do(Handed(receiver, size))

    def settle(self, *, rounds: int = 40) -> None:
        """Deliver everything, and all answers to it, until nothing travels any more."""
        for _ in range(rounds):
            traffic = self.take()
            if not traffic:
                return
            self.deliver(traffic)
        raise AssertionError("the nodes never fall silent")

    def settle_without(self, party: int) -> None:
        """Deliver what travels between the others, as if ``party`` were gone."""
        for _ in range(20):
            traffic = [t for t in self.take() if party not in (t[0], t[1].party)]
            if not traffic:
                return
            self.deliver(traffic)

    def connect(self) -> None:
        for node in self.nodes:
            for other in node.line.standing.others:
                node.do(Reached(other))
        self.settle()

    def cut(self) -> None:
        for node in self.nodes:
            for other in node.line.standing.others:
                node.do(Lost(other))

    def pass_ms(self, ms: int) -> None:
        """Let time pass: the same for all, whatever their clocks say."""
        for clock in {id(node.clock): node.clock for node in self.nodes}.values():
            clock.pass_ms(ms)

    def tick(self, ms: int) -> None:
        self.pass_ms(ms)
        for node in self.nodes:
            node.do(Tick())

    def storm(self, rng: random.Random, *, loss: float, twice: float, damage: float) -> None:
        """Deliver what travels one envelope at a time, out of order, with faults."""
        traffic = self.take()
        rng.shuffle(traffic)
        for sender, send in traffic:
            if rng.random() < loss:
                continue
            envelope = send.envelope
            if rng.random() < damage:
                at = rng.randrange(len(envelope))
                envelope = envelope[:at] + bytes((envelope[at] ^ 0x40,)) + envelope[at + 1 :]
            for _ in range(1 + (rng.random() < twice)):
                self.nodes[send.party].do(Arrived(sender, (envelope,)))


def later(wire: Wire, *, serials: dict[int, int] | None = None, **changes: Any) -> Agreed:  # noqa: ANN401
    """A charter that may follow the newest one open at node 0. ``serials``: cards by index."""
    node = wire[0]
    before = node.later[-1].charter if node.later else node.charter
    serial = before.serial + 1
    cards = {
        index: party.card(serial=(serials or {}).get(index, 1))
        for index, party in node.cards.items()
    }
    fields = {
        "serial": serial,
        "line_id": node.line_id,
        "predecessor": charter_hash(before),
        "members": tuple(
            Member(index, card.party, card_hash(card)) for index, card in cards.items()
        ),
    }
    charter = replace(before, **{**fields, **changes})
    return Agreed(charter, charter_hash(charter), cards)


def line_of(
    *parties: Party,
    node: type[Node] = Node,
    clocks: Sequence[Clock] = (),
    **changes: Any,  # noqa: ANN401 -- any field of a charter
) -> Wire:
    """A line that all parties have begun, and nothing delivered yet. ``clocks``: one for each
    party, else one for all.
    """
    charter = charter_of(*parties, **changes)
    clock = clocks[0] if clocks else Clock()
    cards = dict(enumerate(parties))
    nodes = [
        node(party, index, charter, cards, clocks[index] if clocks else clock)
        for index, party in cards.items()
    ]
    for one in nodes:
        one.begin()
    return Wire(nodes, clock)


def pair(**changes: Any) -> Wire:  # noqa: ANN401
    """Northland (0) and Sundria (1), begun and connected."""
    wire = line_of(NORTHLAND, SUNDRIA, **changes)
    wire.connect()
    return wire


def rolled_back() -> Wire:
    """Two nodes, of which the first goes on from an older copy of its disk, and is told so."""
    wire = pair()
    wire[0].say("one")
    wire.settle()
    copy = wire[0].store.copy()
    wire[0].say("two", "three")
    wire.settle()
    wire[0].store = copy
    wire[0].restart()
    wire.connect()
    return wire


def trio(**changes: Any) -> Wire:  # noqa: ANN401
    """Northland (0), Sundria (1) and Westmark (2), begun and connected."""
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK, **changes)
    wire.connect()
    return wire


Check = Callable[[Wire], None]
