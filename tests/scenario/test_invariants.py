# SPDX-License-Identifier: Apache-2.0
"""The invariants of the house, each under its own name, as far as the line machine goes.

*sealed-below-the-node* and *rehearsal-is-signed* have their other halves at bearers and surfaces.
"""

from __future__ import annotations

import random

import pytest

from tests.lines import Node, Wire, line_of, pair, trio
from tests.storms import Watched, check_honour, storm
from wasl import limits, primitives
from wasl.errors import Contradiction, Unavailable
from wasl.line import talk
from wasl.line.inbox import Waiting
from wasl.line.ladder import Ladder, ladder
from wasl.line.line import Arrived, Line, Reached, Say, SignHead, Tick, Utterance
from wasl.line.work import Standing
from wasl.record.entry import parse_entry
from wasl.sim.forger import Forger, give, newest_kem
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.steps import AskAuthor, Space
from wasl.store.memory import MemoryStore
from wasl.terms import Answer, JournalId, OfficeId, Precedence, Traffic
from wasl.wire import cold

NORTH = JournalId(0, 1)


def message(text: str) -> talk.Message:
    to = (talk.Office(1, OfficeId("duty")),)
    return talk.Message("en", OfficeId("duty"), to, (), "", "", text, None, (), None, "officer")


def signature_ends(store: MemoryStore, node: Node) -> list[int]:
    """The sizes at which a store holds the author's signature of the node's own journal."""
    rows = node.rows
    state = rows.journal(node.line.standing.near)
    assert state is not None
    prefix = state.number.to_bytes(4, "big") + b"\x00"
    found = store.scan(Space.HEAD, prefix, prefix + b"\xff" * 9, limit=1_000)
    return [int.from_bytes(key[5:], "big") for key, _ in found]


def test_stored_before_sent() -> None:
    """All that leaves with a step stands in its commit; a failed commit lets nothing leave."""
    wire = pair()
    before = wire[0].store.copy()
    outcome = wire[0].run(Say((Utterance(message("one")), Utterance(message("two")))))
    assert outcome.sends
    assert outcome.commit is not None
    assert max(send.own_size for send in outcome.sends) > wire[0].size(0), "not stored by itself"
    before.apply(outcome.commit)
    after = Node(NORTHLAND, 0, wire[0].charter, wire[0].cards, wire.clock, store=before)
    assert max(send.own_size for send in outcome.sends) == after.size(0)
    assert after.size(0) in signature_ends(before, after), "what is signed is stored"

    wire = pair()
    wire[0].store.fail_next("lost")
    with pytest.raises(Unavailable):
        wire[0].say("never")
    assert not wire.take()
    wire[0].restart()
    wire[0].say("said")
    wire.settle()
    assert wire[1].texts(0) == ["said"]


def test_one_position_one_signature() -> None:
    """Two writers of one store: the second to commit is told so, and its outcome is thrown away."""
    wire = pair()
    first = wire[0]
    second = Node(NORTHLAND, 0, first.charter, first.cards, wire.clock, store=first.store)
    one = first.run(Say((Utterance(message("one")),)))
    other = second.run(Say((Utterance(message("other")),)))
    assert one.commit is not None
    assert other.commit is not None
    first.store.apply(one.commit)
    with pytest.raises(Contradiction):
        first.store.apply(other.commit)
    assert first.texts(0) == ["one"]


@pytest.mark.parametrize("seed", range(3))
def test_far_bytes_never_raise(seed: int) -> None:
    """Noise, mutated envelopes and mutated items: a step ends with an outcome, and no record."""
    wire = pair()
    rng = random.Random(seed)
    wire[0].say("one", "two", precedence=Precedence.FLASH)
    good = [send.envelope for _, send in wire.take()]
    forger = Forger(wire[0])
    plain = cold.format_items([forger.range(0), cold.Heads(1, ((NORTH, 3),)), forger.proven(2)])
    held = wire[1].size(0)
    for _ in range(60):
        noise = rng.randbytes(rng.choice((0, 3, 4, 5, 40, 1_300)))
        wounded = bytearray(rng.choice(good))
        wounded[rng.randrange(len(wounded))] ^= 1 << rng.randrange(8)
        items = bytearray(plain)
        for _ in range(rng.choice((1, 3))):
            items[rng.randrange(5, len(items))] = rng.randrange(256)
        public = newest_kem(wire[1])
        info = cold.info(wire[1].line_id, public)
        sealed = primitives.hpke_seal(public, bytes(items), info)
        envelope = cold.hint(wire[1].line_id, public) + sealed
        wire[1].do(Arrived(0, (noise, bytes(wounded), envelope)))
    assert wire[1].size(0) in (held, forger.size), "only what is signed is kept"
    assert wire[1].rows.scan_named(Space.EVIDENCE, b"refused", limit=10)
    wire[1].do(Arrived(0, tuple(good)))
    wire.settle()
    wire.tick(61_000)
    wire.connect()
    assert wire[1].texts(0) == ["one", "two"]


def replay(node: Node, standing: Standing | None = None) -> MemoryStore:
    """Run what a node recorded against an empty store, with the recorded answers."""
    store = MemoryStore()
    standing = standing or node.line.standing
    line = Line(Standing(*(getattr(standing, f) for f in STANDING)))
    for event, now, answers in node.events:
        step = line.handle(event, now, store)
        given = iter(answers)
        try:
            next(step)
            while True:
                step.send(next(given))
        except StopIteration as done:
            if done.value.commit is not None:
                store.apply(done.value.commit)
    return store


STANDING = ("line", "charter", "charter_hash", "near", "cards")


def rows_of(store: MemoryStore) -> list[tuple[Space, bytes, bytes]]:
    return [
        (space, key, value)
        for space in Space
        for key, value in store.scan(space, b"", b"\xff" * 64, limit=1 << 20)
    ]


def test_replayable() -> None:
    """The same events, times and answers give the same bytes."""
    wire = trio()
    ref = wire[0].say("one", "two", precedence=Precedence.FLASH)[0]
    wire.settle()
    wire[1].acknowledge(ref, Answer.WILL_COMPLY)
    wire.storm(random.Random(3), loss=0.3, twice=0.2, damage=0.05)
    wire.tick(700_000)
    wire.settle()
    wire[2].do(SignHead())
    wire.connect()
    for node in wire.nodes:
        assert rows_of(replay(node)) == rows_of(node.store)


def test_sealed_below_the_node() -> None:
    """Nothing that leaves holds a word, an office, a key, a signature or an origin to be read."""
    wire = pair()
    wire[0].say("ready")
    wire.settle()
    text = "the convoy leaves at dawn"
    wire[0].say(text, text, precedence=Precedence.FLASH)
    envelopes = [send.envelope for _, send in wire.take()]
    wire[0].do(Tick())
    wire.tick(61_000)
    envelopes += [send.envelope for _, send in wire.take()]
    keys = wire[0].rows.keys(NORTH)
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    readable = [
        text.encode(),
        text[4:20].encode(),
        b"duty",
        b"officer",
        keys.origin.encode(),
        wire[0].line_id,
        keys.e,
        *(row.data for _, row in wire[0].rows.entries(state.number, 0, 100)),
    ]
    signatures = [wire[0].rows.head(state.number, n) for n in range(1, state.size + 1)]
    readable += [signature for signature in signatures if signature is not None]
    assert envelopes
    for envelope in envelopes:
        assert not [one for one in readable if one in envelope]
    assert len({envelope[:4] for envelope in envelopes[:2]}) == 2, "a tag is used once"


def test_receipt_is_not_acknowledgement() -> None:
    """Stored is a machine's word; nothing of it moves the ladder, and no ack makes a receipt."""
    wire = pair()
    (ref,) = wire[0].say("understood?")
    wire.settle()
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    receipt = wire[0].rows.newest_receipt(state.number, 1)
    assert receipt is not None
    assert receipt.size > ref.seq
    assert ladder(wire[0].store, state.number, ref.seq, 1) == Ladder()

    wire[0].say("routine")
    wire.take()
    (urgent,) = wire[0].say("and this?", precedence=Precedence.FLASH)
    wire.deliver(wire.take())
    wire.take()
    wire[1].acknowledge(urgent)
    wire.deliver(wire.take())
    rungs = ladder(wire[0].store, state.number, urgent.seq, 1)
    assert rungs.acknowledged is not None
    assert rungs.answered is None, "received is no answer"
    newest = wire[0].rows.newest_receipt(state.number, 1)
    assert newest is not None
    assert newest.size <= urgent.seq, "an ack is no receipt"


def test_evidence_never_silences() -> None:
    """After a fork, a bad proof and a quarrel of clocks, all can still talk."""
    wire = trio()
    forger = Forger(wire[0])
    other = forger.branch(forger.size)
    forger.say(20, body=b"one")
    other.say(20, body=b"two")
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(forger.size - 1))
        give(node, 0, other.range(other.size - 1))
        give(node, 0, cold.Heads(0, ()))
        assert "fork" in node.alarms()
    forger.say(16, body=talk.format_body(message("still here")))
    for node in wire.nodes[1:]:
        give(node, 0, forger.range(forger.size - 1))
        assert node.texts(0)[-1] == "still here"
    wire[1].say("and we answer", precedence=Precedence.FLASH)
    wire.settle()
    assert wire[0].texts(1) == wire[2].texts(1) == ["and we answer"]


@pytest.mark.parametrize("traffic", list(Traffic))
def test_rehearsal_is_signed(traffic: Traffic) -> None:
    """What kind of traffic it is stands in the signed bytes, and arrives with them."""
    wire = pair()
    (ref,) = wire[0].say("fire in sector two", traffic=traffic)
    wire.settle()
    for node in wire.nodes:
        state = node.rows.journal(NORTH)
        assert state is not None
        row = node.rows.entry(state.number, ref.seq)
        assert row is not None
        assert parse_entry(row.data).traffic == traffic


def test_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for its signature has a bound; beyond it entries come again, cold."""
    monkeypatch.setattr(limits, "PENDING_ENTRIES", 3)
    wire = pair()
    wire[0].say("warm up")
    wire.settle()
    wire[0].say(*(f"{n}" for n in range(10)))
    *unsigned, last = wire.take()
    wire.deliver(unsigned)
    waiting = [one for one in _waiting(wire[1]).values() if not one.empty]
    assert [len(one.entries) for one in waiting] == [3]
    wire.deliver([last])
    assert wire[1].texts(0) == ["warm up"]
    wire.tick(5_000)
    wire.settle()
    assert wire[1].texts(0)[1:] == [f"{n}" for n in range(10)]

    waiting_one = Waiting()
    monkeypatch.setattr(limits, "PENDING_BYTES", 1_000)
    for seq in range(3):
        waiting_one.add(seq, bytes(600), bytes(600), 0)
    assert waiting_one.size_bytes <= 1_000 + 1_200

    for _ in range(40):
        wire[0].do(Reached(1))
    wire.clock.pass_ms(100)
    assert len([t for t in wire.take() if t[1].own_size == 0]) <= 1, "asked at most every 2 s"


def _waiting(node: Node) -> dict[JournalId, Waiting]:
    return node.line._waiting  # noqa: SLF001 -- no surface shows what is not yet believed


def test_no_honest_node_is_ever_provable_as_a_forker() -> None:
    """Through crashes on either side of a commit, damage and doubles: one size, one root."""
    for seed in (11, 12, 13):
        blown = storm(seed, 2, steps=80)
        check_honour(blown)
        blown.mend()
        check_honour(blown)


def test_a_node_that_signs_one_position_twice_would_be_caught() -> None:
    """The watch over invariant 10 bites: a node rolled back to a copy of its disk forks."""
    wire = line_of(NORTHLAND, SUNDRIA, node=Watched)
    wire.connect()
    node = wire[0]
    assert isinstance(node, Watched)
    backup = node.store.copy()
    node.say("one")
    node.store, node.line = backup, node.new_line()
    wire.clock.pass_ms(5_000)
    node.say("two")
    assert any(len(roots) > 1 for roots in node.signed.values())


def test_clocks_a_year_off_order_nothing() -> None:
    """A clock set forth and back changes times and epochs, and neither order nor delivery."""
    wire: Wire = pair()
    year = 365 * 86_400_000
    for step in (year, -2 * year, year):
        wire.clock.utc_ms += step
        wire[0].say(f"at {step}")
        wire[1].say(f"too at {step}", precedence=Precedence.FLASH)
        wire.settle()
        wire.tick(1_000)
        wire.settle()
    assert len(wire[1].texts(0)) == len(wire[0].texts(1)) == 3
    assert wire[0].places() == wire[1].places()
    assert not wire[0].alarms() | wire[1].alarms()


def test_asking_for_a_signature_names_nothing_but_the_checkpoint() -> None:
    """The keyring is asked for E over a checkpoint text of our own origin, and nothing else."""
    wire = pair()
    step = wire[0].line.handle(Say((Utterance(message("x")),)), wire.clock.now(), wire[0].store)
    asks = []
    try:
        ask = next(step)
        while True:
            asks.append(ask)
            ask = step.send(wire[0].answer(ask))
    except StopIteration:
        pass
    texts = [ask.text for ask in asks if isinstance(ask, AskAuthor)]
    origin = wire[0].rows.keys(NORTH).origin.encode()
    assert texts
    assert all(text.startswith(origin + b"\n") for text in texts)
