# SPDX-License-Identifier: Apache-2.0
"""Whatever honest nodes have let out, and however it is put together: it convicts none of them.

The histories are those that look worst: crashes on either side of commits, several restores from
copies of any age while bags travel, a disk put back, spares that are all stolen, FORK and SHREDDED
entries, members that joined and left, a witness that signs whatever it is asked. Whoever judges has
the true cards. The hostile party may convict itself, and does.

The cryptography is a stand-in, but for the slow form: what counts is which text is whose.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from contextlib import nullcontext, suppress
from dataclasses import astuple
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.accusing import HONEST, Accuser, Case, Overheard, accused, case_of, honest
from tests.exports import put
from tests.lines import Node, Wire, line_of
from tests.moves import change, joined, meet, rest
from tests.restores import Loss, restore
from tests.storms import PARTIES
from tests.witnessed import LATE_S, cosign, line, talked
from wasl.errors import Code, Refused
from wasl.line.line import Arrived, Reached
from wasl.line.shredding import Shred
from wasl.record import fork as forks
from wasl.record.checkpoint import Checkpoint, format_tlog_proof, to_note
from wasl.record.content import Why
from wasl.record.exhibit import exhibit
from wasl.record.fork import RootFork
from wasl.record.merkle import prove_inclusion
from wasl.record.papers import Papers
from wasl.record.rows import JournalKeys, Rows
from wasl.sim import standin
from wasl.sim.forger import Forger, seal_to
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, Party
from wasl.store.memory import MemoryStore
from wasl.terms import Answer, JournalId, PartyId
from wasl.trust.charter import format_charter
from wasl.trust.grant import open_grant
from wasl.trust.keys import RootPublic

EASTLAND = Party(PartyId("eastland"))
TEN_MINUTES_MS = 600_000


# ── histories ───────────────────────────────────────────────────────────────────────────────────


def papers_of(wire: Wire) -> Papers:
    """All charters of a line, each signed by all of its members."""
    parties = {node.party.name: node.party for node in wire.nodes}
    charters = [wire[0].charter, *(agreed.charter for agreed in wire[0].later)]
    notes = [
        {m.party: parties[m.party].sign_root(format_charter(one)) for m in one.members}
        for one in charters
    ]
    return Papers(notes, [party.card_note() for party in parties.values()])


def gather(wire: Wire, dead: Sequence[Node] = (), copies: Sequence[MemoryStore] = ()) -> Case:
    nodes = [node for node in (*wire.nodes, *dead) if isinstance(node, Overheard)]
    return case_of(
        wire[0].line_id,
        papers_of(wire),
        [node.party for node in wire.nodes],
        [*(node.store for node in nodes), *copies],
        nodes=nodes,
    )


def fork(wire: Wire) -> None:
    """The hostile party shows two records to two members."""
    one = Forger(wire[2], wire[2].incarnation)
    two, first = one.branch(one.size), one.size
    for branch, texts, reader in ((one, (b"to one",), 0), (two, (b"to two", b"more"), 1)):
        for text in texts:
            branch.say(body=text)
        for node in (wire[reader], wire[1 - reader]):
            kem = node.party.card().kem
            node.do(Arrived(2, (seal_to(node.line_id, kem, branch.range(first)),)))


def stormy(seed: int) -> Case:
    """Crashes, restores from any copy, envelopes and bags that come late."""
    wire = line_of(*PARTIES[:3], node=Overheard)
    loss = Loss(wire, random.Random(seed), {index: [] for index in range(3)})
    loss.run(60)
    loss.mend_losses(rounds=3)
    fork(wire)
    copies = [copy for some in loss.copies.values() for copy in some]
    return gather(wire, loss.dead, copies[:2])


def told_and_changed() -> Case:
    """Forks are told, texts shredded, a node restored; then one member joins and another leaves."""
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK, node=Overheard)
    wire.connect()
    (ref,) = wire[0].say("ready")
    wire.settle()
    for node in wire.nodes[1:]:
        node.acknowledge(ref, Answer.WILL_COMPLY)
        wire.settle()
    copy = wire[0].store.copy()
    for _ in range(2):
        wire[0].say("one", "two")
        wire.tick(TEN_MINUTES_MS)
        wire.settle()
    fork(wire)
    wire.settle_without(2)
    wire[0].do(Shred(ref, Why.BY_HAND, "no reason", "officer"))
    wire.settle_without(2)
    lost = wire[0]
    restore(wire, 0, copy)
    meet(wire)
    for _ in range(3):
        for index in (0, 1):
            wire[index].say("and on")
            wire.settle()
        wire.tick(TEN_MINUTES_MS)
    agreed = change(wire, leave=[2], join=[EASTLAND])
    for index in (0, 1):
        wire[index].adopt(agreed)
    joined(wire, EASTLAND, agreed)
    meet(wire)
    rest(wire, rounds=2)
    return gather(wire, [lost], [copy])


def put_back() -> Case:
    """A disk is put back under a node, which hears the others before it speaks again."""
    wire = line_of(NORTHLAND, SUNDRIA, WESTMARK, node=Overheard)
    wire.connect()
    wire[0].say("one")
    wire.settle()
    copy = wire[0].store.copy()
    wire[0].say("two", "three")
    wire.settle()
    whole = wire[0].store
    wire[0].store = copy
    wire[0].restart()
    wire.connect()
    wire.tick(TEN_MINUTES_MS)
    wire.settle()
    wire[0].do(Reached(1))
    fork(wire)
    return gather(wire, copies=[whole])


def witnessed() -> Case:
    """A witness of the charter signs any root that it is asked to sign."""
    record = talked(anchored=True)
    record.cosign(5, un=LATE_S)
    shown = exhibit(record.store, record.line, record.papers, journal=JournalId(0, 1), seq=3)
    more = [shown]
    for root in (bytes(32), record.checkpoint(JournalId(0, 1), 4).root):
        checkpoint = Checkpoint(record.keys(JournalId(0, 1)).origin, 5, root)
        lie = to_note(checkpoint, [line(cosign("un", checkpoint, LATE_S))])
        hashes = prove_inclusion(record.leaves(JournalId(0, 1)), 3, 5)
        more.append(
            put(shown, "witnesses/5.tlog-proof", format_tlog_proof(3, hashes, lie).encode())
        )
    return case_of(record.line, record.papers, [NORTHLAND, SUNDRIA], [record.store], more=more)


HISTORIES = {
    "told and changed": told_and_changed,
    "put back": put_back,
    "witnessed": witnessed,
    "a storm": lambda: stormy(3),
}
SLOW = {f"storm {seed}": lambda seed=seed: stormy(seed) for seed in range(20, 26)}


@cache
def case(name: str, *, real: bool) -> Case:
    with nullcontext() if real else standin.unsafe_installed():
        return {**HISTORIES, **SLOW}[name]()


# ── accusing ────────────────────────────────────────────────────────────────────────────────────


def accuser(found: Case, seed: int) -> Accuser:
    rng = random.Random(seed)
    return Accuser(found, lambda options: options[rng.randrange(len(options))])


def judge(found: Case, seed: int, *, times: int) -> None:
    """Accusations to the face of whoever judges proofs: of a journal, and of a root."""
    accusing = accuser(found, seed)
    for _ in range(times):
        origin, evidence = accusing.evidence()
        keys = keys_of(found, found.journals[origin])
        with pytest.raises(Refused):
            forks.check_fork(evidence, public_e=keys.e, public_m=keys.m)
    for _ in range(times // 10):
        twice = accusing.root_fork()
        for party in found.parties[:HONEST]:
            with pytest.raises(Refused):
                forks.check_root_fork(twice, root=party.root, party=party.name)


def verify(found: Case, seed: int) -> None:
    """Files for whoever has the true cards."""
    accusing = accuser(found, seed)
    for files in (
        accusing.fork_of(*accusing.evidence()),
        accusing.fork_of_root(accusing.root_fork()),
        accusing.spliced(),
        accusing.spliced(),
    ):
        assert not accused(found, files) & honest(found)


def keys_of(found: Case, journal: JournalId) -> JournalKeys:
    for store in found.stores:
        rows = Rows(store, found.line)
        if rows.known and journal in rows.journals():
            return rows.keys(journal)
    raise LookupError(journal)


@pytest.mark.parametrize("name", HISTORIES)
@settings(max_examples=8)
@given(st.integers(0, 1 << 32))
def test_nothing_that_honest_nodes_let_out_convicts_one(name: str, seed: int) -> None:
    with standin.unsafe_installed():
        found = case(name, real=False)
        judge(found, seed, times=60)
        verify(found, seed)


@pytest.mark.slow
@pytest.mark.timeout(1_200)
@pytest.mark.parametrize("name", [*HISTORIES, *SLOW])
@settings(max_examples=60)
@given(st.integers(0, 1 << 32))
def test_nothing_at_all_convicts_one(name: str, seed: int) -> None:
    found = case(name, real=True)
    judge(found, seed, times=60)
    verify(found, seed)


@pytest.mark.parametrize("name", [name for name in HISTORIES if name != "witnessed"])
def test_the_same_judge_convicts_who_has_forked(name: str) -> None:
    with standin.unsafe_installed():
        found = case(name, real=False)
        shown = [files for files in found.files if files[-1][0].startswith("fork/")]
        convicted = [accused(found, files) for files in shown]
    assert {"westmark"} in convicted
    assert not honest(found) & set().union(*convicted)


def _any_incarnation(evidence: RootFork, *, root: RootPublic, party: PartyId) -> int:
    one, two = (open_grant(text, root=root, party=party) for text in astuple(evidence))
    if one.node_public == two.node_public:
        raise Refused(Code.BAD_PROOF, "one node")
    return one.incarnation


BLIND = {
    "whether a leaf is in a tree": (forks, "verify_inclusion", lambda *_: None),
    "who has signed": (forks, "verify_author", lambda *_, **__: None),
    "which incarnation": (forks, "check_root_fork", _any_incarnation),
}


@pytest.mark.parametrize("fault", BLIND)
def test_a_judge_who_does_not_look_would_convict(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the accusations are not idle."""
    module, name, blind = BLIND[fault]
    monkeypatch.setattr(module, name, blind)
    with standin.unsafe_installed():
        found = case("put back", real=False)
        accusing = accuser(found, 1)
        for _ in range(400):
            origin, evidence = accusing.evidence()
            keys = keys_of(found, found.journals[origin])
            with suppress(Refused):
                forks.check_fork(evidence, public_e=keys.e, public_m=keys.m)
                return
            twice = accusing.root_fork()
            root = NORTHLAND.root
            with suppress(Refused):
                forks.check_root_fork(twice, root=root, party=NORTHLAND.name)
                return
    raise AssertionError("nobody is convicted")
