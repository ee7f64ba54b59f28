# SPDX-License-Identifier: Apache-2.0
"""A hostile party's papers and keys: weak signatures, what is another's, what serves twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.lines import Node, Wire, line_of, pair, trio
from tests.officer import alarms, screen
from wasl import note, primitives
from wasl.errors import Code, Refused
from wasl.line.evidence import forks_of
from wasl.line.line import Arrived, Lost, Reached
from wasl.record.checkpoint import Checkpoint, author_message, receipt_message, verify_author
from wasl.record.entry import Grant, Keys, Kind, commitment, parse_entry
from wasl.record.fork import ForkEvidence, Statement, check_fork
from wasl.sim.forger import SALT, Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA, Party, charter_notes, charter_of
from wasl.steps import Space
from wasl.terms import JournalId, LineId, PartyId, Precedence
from wasl.trust.card import format_card, open_card
from wasl.trust.charter import verify_charter
from wasl.trust.grant import open_grant, open_journal_keys
from wasl.wire import cold, warm
from wasl.wire.epoch import advance, first_chain_key, seed_hash

NORTH, SOUTH, WEST = (JournalId(index, 1) for index in range(3))
ORDER = 2**252 + 27742317777372353535851937790883648493


# ── weak signatures ─────────────────────────────────────────────────────────────────────────────


def weak(seed: bytes, message: bytes) -> bytes:
    """A signature with R the neutral point: good by the equation, and for many a verifier."""
    digest = hashlib.sha512(seed).digest()[:32]
    scalar = int.from_bytes(digest, "little") & ~7 & ~(1 << 255) | 1 << 254
    public = primitives.ed25519_public(seed)
    neutral = (1).to_bytes(32, "little")
    challenge = int.from_bytes(hashlib.sha512(neutral + public + message).digest(), "little")
    signature = neutral + (challenge * scalar % ORDER).to_bytes(32, "little")
    Ed25519PublicKey.from_public_bytes(public).verify(signature, message)  # which it should not
    return signature


def weakly_signed(text: str, seed: bytes, *, by: str) -> str:
    """A note whose Ed25519 line, of key name ``by``, is exchanged for a weak one."""
    parsed = note.parse(text)
    lines = [
        replace(line, raw=weak(seed, parsed.text.encode()))
        if line.name == by and len(line.raw) == 64
        else line
        for line in parsed.signatures
    ]
    assert lines != list(parsed.signatures)
    return note.format(note.Note(parsed.text, tuple(lines)))


def by_root(text: str) -> str:
    return weakly_signed(text, SUNDRIA.seed("root-ed25519"), by=SUNDRIA.root.name)


def weak_card() -> None:
    open_card(by_root(SUNDRIA.card_note()))


def weak_charter() -> None:
    charter = charter_of(NORTHLAND, SUNDRIA)
    ours, theirs = charter_notes(charter, NORTHLAND, SUNDRIA)
    verify_charter([ours, by_root(theirs)], cards=[NORTHLAND.card(), SUNDRIA.card()])


def weak_grant() -> None:
    open_grant(by_root(SUNDRIA.grant_note(1)), root=SUNDRIA.root, party=SUNDRIA.name)


def weak_journal_keys() -> None:
    line = LineId(bytes(32))
    text = SUNDRIA.journal_note(line, 1)
    name = note.parse(text).signatures[0].name
    open_journal_keys(
        SUNDRIA.grant_note(1),
        weakly_signed(text, SUNDRIA.seed("node 1"), by=name),
        root=SUNDRIA.root,
        line_id=line,
        party=SUNDRIA.name,
        incarnation=1,
    )


CHECKPOINT = Checkpoint("wasl/j/" + "00" * 16, 7, bytes(32))


def weak_head() -> None:
    signature = weak(SALT, author_message(CHECKPOINT))
    public = primitives.ed25519_public(SALT)
    verify_author(CHECKPOINT, public_e=public, signature64=signature)


def weak_cosignature() -> None:
    key = note.Verifier("witness.example", note.COSIGN_V1, primitives.ed25519_public(SALT))
    text = f"{CHECKPOINT.origin}\n7\n{'A' * 43}=\n"
    message = note.signed_bytes(key.type, text=text, name=key.name, timestamp=5)
    line = note.signature_from(key.type, key.name, key.public, weak(SALT, message), 5)
    note.verify(note.Note(text, (line,)), key)


def weak_fork() -> None:
    """Nobody is convicted by a signature that not every verifier takes."""
    sides: list[Statement] = []
    for root in (bytes(32), bytes(31) + b"\x01"):
        message = author_message(replace(CHECKPOINT, root=root))
        sides.append(Statement(7, root, weak(SALT, message)))
    evidence = ForkEvidence(CHECKPOINT.origin, None, sides[0], sides[1])
    public = primitives.ed25519_public(SALT)
    check_fork(evidence, public_e=public, public_m=primitives.ml_dsa_44_public(SALT))


@pytest.mark.parametrize(
    "opens",
    [
        weak_card,
        weak_charter,
        weak_grant,
        weak_journal_keys,
        weak_head,
        weak_cosignature,
        weak_fork,
    ],
)
def test_a_weak_signature_is_refused_wherever_it_stands(opens: Callable[[], None]) -> None:
    with pytest.raises(Refused) as caught:
        opens()
    assert caught.value.code == Code.BAD_SIGNATURE


def test_weak_heads_and_receipts_leave_nothing_but_evidence() -> None:
    wire = pair()
    (ref,) = wire[0].say("Confirm.")
    wire.take()
    forger, near = Forger(wire[1]), Forger(wire[0])
    seq = forger.say()
    item = forger.range(seq)
    message = author_message(Checkpoint(forger.origin, forger.size, forger.head().root))
    give(wire[0], 1, replace(item, signature=weak(forger.seed("E"), message)))
    message = receipt_message(Checkpoint(near.origin, near.size, near.head().root), 1_795_000_000)
    receipt = forger.receipt(near.head(), origin=near.origin)
    give(wire[0], 1, replace(receipt, signature=weak(forger.seed("R"), message)))
    assert wire[0].size(1) == seq
    state = wire[0].rows.journal(ref.journal)
    assert state is not None
    assert wire[0].rows.covering_receipt(state.number, 1, ref.seq) is None
    assert len(wire[0].rows.scan_named(Space.EVIDENCE, b"refused", limit=9)) == 2
    assert not alarms(wire[0])


# ── seeds that differ ───────────────────────────────────────────────────────────────────────────


def test_seeds_that_differ_let_nobody_read_another_text() -> None:
    """The record pins one seed. Who was dealt another gets the text from those who can read it."""
    wire = trio()
    forger = Forger(wire[2])
    line, seq = wire[2].line_id, forger.size
    pin = seed_hash(SALT, line=line, journal=WEST, keys_seq=seq)
    forger.say(Kind.KEYS, content=Keys(primitives.x_wing_public(SALT), pin))
    keys = forger.range(seq)
    body = b"\x80"
    charter = wire[2].line.standing.charter_hash
    chain = first_chain_key(SALT, line=line, charter=charter, journal=WEST, keys_seq=seq)
    _, key = advance(chain)
    entry = forger.entry(20, body=body, commit=commitment(key.salt, body))
    forger.append(entry, opening=key.salt + body)
    place = warm.Place(line, charter, WEST, seq + 1, parse_entry(forger.entries[seq]).time_s)
    narrow = warm.Narrow(20, 0, entry.time_s, (), None, body, (), forger.sign())
    sealed = warm.seal(narrow, place=place, key=key, roots=False)
    for reader, seed in ((0, SALT), (1, bytes(32))):
        give(wire[reader], 2, keys, cold.Seed(WEST, seq, seed))
        wire[reader].do(Arrived(2, (sealed,)))
    assert [wire[reader].size(2) for reader in (0, 1)] == [seq + 2, seq + 1]
    wire[2].do(Lost(0))
    for node in wire.nodes[:2]:
        node.say("go on")
    for _ in range(5):  # asked after 4 s, and answered when it is asked again
        wire.settle_without(2)
        wire.tick(5_000)
    openings: list[bytes | None] = []
    for node in wire.nodes[:2]:
        state = node.rows.journal(WEST)
        assert state is not None
        openings.append(node.rows.opening(state.number, seq + 1))
    assert openings == [key.salt + body] * 2
    assert not alarms(wire[0]) | alarms(wire[1])


# ── what is another's ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Copycat(Party):
    """A party with the KEM key of another on its card."""

    def card_note(self, **changes: object) -> str:
        return self.sign_root(format_card(self.card(**changes)))

    def seed(self, use: str) -> bytes:
        return SUNDRIA.seed(use) if use == "kem" else super().seed(use)


def test_who_has_anothers_kem_key_on_its_card_deafens_itself_alone() -> None:
    copycat = Copycat(PartyId("meridia"))
    wire = line_of(NORTHLAND, SUNDRIA, copycat)
    assert wire[2].party.card().kem == wire[1].party.card().kem
    for one, other in ((0, 1), (1, 0)):
        wire[one].do(Reached(other))
    wire.settle_without(2)
    wire[0].say("to all", precedence=Precedence.FLASH)
    wire.settle_without(2)
    assert wire[1].texts(0) == ["to all"]
    assert not alarms(wire[0]) | alarms(wire[1])


# ── what serves twice ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Twin(Party):
    """The same spare in other hands: its node key and grant, and journal keys of its own."""

    def journal_seed(self, key: str, line_id: LineId, incarnation: int) -> bytes:
        key = key if incarnation == 1 else f"another {key}"
        return super().journal_seed(key, line_id, incarnation)


def restored_twice(*, thief_first: bool) -> tuple[Wire, Node, Node]:
    """Sundria's spare begins two nodes, one after the other."""
    wire = trio()
    wire[1].say("before")
    wire.settle()
    copy, lost = wire[1].store.copy(), wire[1]
    true = lost.restored(copy)
    lost.party = Twin(SUNDRIA.name)
    thief = lost.restored(copy)
    first, second = (thief, true) if thief_first else (true, thief)
    assert isinstance(first, Node)
    assert isinstance(second, Node)
    for node, text in ((first, "by the first"), (second, "by the second")):
        wire.nodes[1] = node
        wire.connect()
        for _ in range(3):
            node.say(text)
            wire.settle(rounds=100)
            wire.tick(61_000)
            wire.settle(rounds=100)
    return wire, first, second


@pytest.mark.parametrize("thief_first", [True, False])
def test_a_spare_that_serves_twice_is_heard_once_and_convicts_nobody(*, thief_first: bool) -> None:
    wire, first, second = restored_twice(thief_first=thief_first)
    for node in (wire[0], wire[2]):
        assert set(node.texts(1, 2)) == {"by the first"}
        assert alarms(node) == {("new-incarnation", "sundria")}
    assert alarms(second) == {("head-contradicts", "northland"), ("head-contradicts", "westmark")}
    assert "names a state of a" in screen(second)
    for node in (wire[0], wire[2], first, second):
        assert not forks_of(node.rows, 1), "there is one grant, and no fork"
    wire[0].say("hello?", precedence=Precedence.FLASH)
    wire.settle(rounds=100)
    assert "hello?" in second.texts(0)


def test_a_stolen_grant_without_its_key_is_good_for_nothing() -> None:
    """Grants are read by all. Who has one needs the node key that it names."""
    wire = pair()
    line = wire[0].line_id
    thief = Forger(wire[1], incarnation=2)
    text = note.parse(SUNDRIA.journal_note(line, 2)).text
    for by in (SUNDRIA.sign_node(text, 1), NORTHLAND.sign_node(text, 2)):
        forged = thief.branch(0)
        forged.say(Kind.GRANT, content=Grant(SUNDRIA.grant_note(2), by))
        give(wire[0], 1, forged.range(0))
    assert wire[0].rows.journals() == (NORTH, SOUTH)
    assert not alarms(wire[0])
    assert len(wire[0].rows.scan_named(Space.EVIDENCE, b"refused", limit=9)) == 2
