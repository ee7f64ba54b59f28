# SPDX-License-Identifier: Apache-2.0
"""An author shows two records to two members: however these meet, both hold the proof, and go on.

West is hostile. North and South are honest, and so is Isle, where there is one.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.bags import pack, take
from tests.exports import papers_of
from tests.lines import Node, Wire, line_of
from wasl import primitives
from wasl.errors import Code
from wasl.line.evidence import branches_of, forks_of, has_forked
from wasl.line.line import Reached
from wasl.record.audit import audit
from wasl.record.entry import Fork, Grant, Kind, parse_content, parse_entry
from wasl.record.fork import ForkEvidence, RootFork, check_fork, format_fork
from wasl.record.transcript import transcript
from wasl.record.verdict import Ruling, anchor_card
from wasl.sim.forger import Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party
from wasl.terms import JournalId, PartyId, Precedence
from wasl.trust.grant import derive_origin, format_grant, format_journal_keys

NORTH, SOUTH, WEST = (JournalId(index, 1) for index in range(3))
ISLE = Party(PartyId("isle"))
LENGTHS = [
    (1, 1),
    pytest.param((5, 2), marks=pytest.mark.slow),
    pytest.param((2, 5), marks=pytest.mark.slow),
    (3, 90),
    pytest.param((150, 100), marks=pytest.mark.slow),
]


def parted(lengths: tuple[int, int], *parties: Party) -> Wire:
    """All have spoken; then West shows one branch to North and another to South, and is gone."""
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK, *parties)
    wire.connect()
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    one = Forger(wire[2])
    two = one.branch(one.size)
    first = one.size
    for forger, number, reader in ((one, lengths[0], 0), (two, lengths[1], 1)):
        for each in range(number):
            forger.say(body=b"%d to %d" % (each, reader))
        give(wire[reader], 2, forger.range(first))
    wire.take()
    wire.cut()
    assert not wire[0].alarms()
    assert not wire[1].alarms()
    return wire


def talk(wire: Wire, pairs: Sequence[tuple[int, int]], *, rounds: int = 12) -> None:
    """Let these hear each other, and say something now and then."""
    for one, other in pairs:
        wire[one].do(Reached(other))
        wire[other].do(Reached(one))
    for number in range(rounds):
        for one, other in pairs:
            for node in (wire[one], wire[other]):
                if number < 2:
                    node.say(f"{number} by {node.index}")
        for _ in range(10):
            ways = {*pairs, *((other, one) for one, other in pairs)}
            traffic = [(s, send) for s, send in wire.take() if (s, send.party) in ways]
            wire.deliver(traffic)
        wire.tick(6_000)


def assert_proven(wire: Wire, *readers: int) -> None:
    """These hold the proof, have the alarm, and tell of it at most once each."""
    for reader in readers:
        node = wire[reader]
        assert "fork" in node.alarms()
        for fork in forks_of(node.rows, 2):
            assert isinstance(fork, ForkEvidence)
            keys = node.rows.keys(WEST)
            check_fork(fork, public_e=keys.e, public_m=keys.m)
            assert fork.origin == keys.origin
        assert len(told_by(node, JournalId(reader, 1))) <= 1
        assert not forks_of(node.rows, 0)
        assert not forks_of(node.rows, 1)
    common = [{format_fork(fork) for fork in forks_of(wire[r].rows, 2)} for r in readers]
    assert set.intersection(*common), "the same bytes prove it everywhere"


def told_by(node: Node, journal: JournalId) -> list[Fork]:
    state = node.rows.journal(journal)
    assert state is not None
    entries = (parse_entry(row.data) for _, row in node.rows.entries(state.number, 0, 1 << 16))
    found = [parse_content(e.kind, e.content) for e in entries if e.kind == Kind.FORK]
    return [one for one in found if isinstance(one, Fork)]


@pytest.mark.parametrize("lengths", LENGTHS)
def test_two_who_meet_hold_the_proof(lengths: tuple[int, int]) -> None:
    wire = parted(lengths)
    talk(wire, [(0, 1)])
    assert_proven(wire, 0, 1)
    for reader, said in ((0, lengths[0]), (1, lengths[1])):
        assert wire[reader].size(2) == Forger(wire[2]).size + said, "each keeps what it saw first"
    before = len(wire[1].texts(0))
    wire[0].say("and on", precedence=Precedence.FLASH)
    wire.settle_without(2)
    assert len(wire[1].texts(0)) == before + 1, "a fork silences nobody"
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    receipt = wire[0].rows.newest_receipt(state.number, 1)
    assert receipt is not None
    assert receipt.size == state.size, "and receipts keep coming"


def test_a_flash_behind_the_telling_of_a_fork_is_read_at_once() -> None:
    """What tells of it begins an epoch: on a slow bearer its seed stands behind the FLASH."""
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK)
    wire.connect()
    one = Forger(wire[2])
    two, first = one.branch(one.size), one.size
    one.say(body=b"one")
    two.say(body=b"two")
    for branch in (one, two):
        give(wire[1], 2, branch.range(first))
    assert told_by(wire[1], SOUTH)
    late = wire.take()
    for text in ("hold your fire", "and answer"):
        wire[1].say(text, precedence=Precedence.FLASH)
        urgent = [(s, u) for s, u in wire.take() if u.precedence == Precedence.FLASH]
        wire.deliver(urgent)
    for reader in (0, 2):
        assert wire[reader].texts(1) == ["hold your fire", "and answer"]
    wire.deliver(late)
    wire.settle()
    for reader in (0, 2):
        assert "fork" in wire[reader].alarms()


@pytest.mark.parametrize("lengths", LENGTHS)
def test_a_third_who_hears_both_brings_the_proof(lengths: tuple[int, int]) -> None:
    wire = parted(lengths, ISLE)
    talk(wire, [(0, 3), (1, 3)], rounds=16)
    assert_proven(wire, 0, 1, 3)


@pytest.mark.parametrize("lengths", LENGTHS)
def test_bags_bring_the_proof(lengths: tuple[int, int]) -> None:
    wire = parted(lengths)
    for _ in range(4):
        for author, reader in ((0, 1), (1, 0)):
            wire[author].say("by bag")
            wire.take()
            take(wire[reader], pack(wire[author], reader))
    assert_proven(wire, 0, 1)


def test_transcripts_name_who_has_forked() -> None:
    """Of both branches, by whoever holds one: what was seen of the other accuses nobody."""
    wire = parted((2, 2))
    talk(wire, [(0, 1)])
    papers = papers_of(wire)
    anchors = [anchor_card(card) for card in papers.cards]
    seen: set[str] = set()
    for node in wire.nodes[:2]:
        verdict = audit(transcript(node.store, node.line_id, papers), anchors=anchors)
        assert (verdict.verdict, verdict.anchored) == (Ruling.FORK, True)
        assert {(one.code, one.id) for one in verdict.problems} == {(Code.FORK, "westmark.1")}
        seen |= {one.id for one in verdict.remarks if one.code == "other-branch"}
    assert {one.split("/")[1] for one in seen} == {"northland.1", "sundria.1"}


def test_whoever_finds_a_fork_keeps_the_other_branch() -> None:
    wire = parted((2, 3))
    talk(wire, [(0, 1)])
    branches = [branch for node in wire.nodes[:2] for branch in branches_of(node.rows, WEST)]
    assert branches
    texts = {one[32:] for _, _, some in branches for one in some if isinstance(one, bytes)}
    assert texts & {b"0 to 0", b"0 to 1"}


def test_the_author_learns_of_its_own_fork_and_may_still_speak() -> None:
    wire = parted((1, 1))
    talk(wire, [(0, 1)])
    west = wire[2]
    talk(wire, [(0, 2)])
    assert "fork" in west.alarms()
    assert has_forked(west.rows, WEST)


def test_a_claim_without_proof_accuses_nobody() -> None:
    wire = parted((1, 1))
    talk(wire, [(0, 1)])
    (fork,) = told_by(wire[0], NORTH) or told_by(wire[0], SOUTH)
    assert isinstance(fork.evidence, ForkEvidence)
    honest = line_of(NORTHLAND, SUNDRIA, WESTMARK)
    honest.connect()
    forger = Forger(honest[2])
    first = forger.size
    for claim in (
        Fork(NORTH, fork.evidence),
        Fork(JournalId(0, 2), fork.evidence),
        Fork(JournalId(1, 1), RootFork(NORTHLAND.grant_note(1), NORTHLAND.grant_note(1))),
        Fork(JournalId(1, 1), RootFork("a", "b")),
    ):
        forger.say(Kind.FORK, content=claim)
    give(honest[1], 2, forger.range(first))
    assert "fork" not in honest[1].alarms()
    assert not any(forks_of(honest[1].rows, party) for party in range(3))
    assert [f.what for f in honest[1].facts].count("fork-unproven") == 3  # one waits for a journal
    wire.settle()


# ── of a root ───────────────────────────────────────────────────────────────────────────────────


def test_a_root_that_grants_one_incarnation_to_two_nodes_is_told_of() -> None:
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK)
    wire.connect()
    other = Party(PartyId("other"))
    line = wire[0].line_id
    keys = WESTMARK.journal_keys(line, 1)
    node = other.seed("node 1")
    grant = WESTMARK.grant(1)
    text = format_grant(
        type(grant)(
            party=grant.party,
            incarnation=1,
            node_public=primitives.ed25519_public(node),
            valid_from_s=grant.valid_from_s,
        )
    )
    twin = Forger(wire[2])
    twin.entries.clear()
    twin.openings.clear()
    note = other.sign_node(format_journal_keys(keys), 1)
    assert keys.origin == derive_origin(line, WESTMARK.name, 1)
    twin.say(Kind.GRANT, content=Grant(WESTMARK.sign_root(text), note))
    give(wire[0], 2, twin.range(0))
    wire.settle()
    for node_ in wire.nodes[:2]:
        assert "fork" in node_.alarms()
        (fork,) = forks_of(node_.rows, 2)
        assert isinstance(fork, RootFork)
