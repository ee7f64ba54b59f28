# SPDX-License-Identifier: Apache-2.0
"""The calm after a simulated storm: every link works, and what must hold then.

Rules:

1. In the calm nothing is lost: links are mended, and break now and then without loss; bags arrive,
   timers run, everybody speaks. Within :data:`ROUNDS` rounds all nodes hold the same.
2. *lost*: what anybody living held before the calm, everybody holds after it. *doubled* and
   *order*: each message stands once in its author's journal, in the order in which it was said.
3. *same-order*, *same-final*: the computed order and the final prefix are the same for all. Where a
   close waits for what no living disk holds, finality may stay suspended, and all say so. So it may
   where no living disk holds what a charter, or an ADOPT, names of who has left.
4. Who joined or left opens what it may, and nothing else (:mod:`wasl.sim.openings`).
5. *flash-first*: a FLASH that is handed over alone, before all that was said earlier, is readable.
"""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass
from typing import Final

from wasl.line.evidence import forks_of
from wasl.record import ends
from wasl.record.adoptions import all_adoptions
from wasl.record.final import final_prefix
from wasl.sim import deeds, truth
from wasl.sim.broken import Broken
from wasl.sim.node import Node, entry_of
from wasl.sim.watch import Watch, branches_differ
from wasl.sim.world import World
from wasl.terms import JournalId, Precedence

ROUNDS: Final = 24
RECONNECT: Final = 6
TICK_MS: Final = 61_000
SETTLE: Final = 200

Held = frozenset[tuple[JournalId, str]]


@dataclass(frozen=True, slots=True)
class Calm:
    """How it ended. ``suspended``: finality waits for what is lost for good."""

    rounds: int
    suspended: bool


def calm(world: World, watch: Watch) -> Calm:
    """Let the line recover, and look whether all is as it must be. Raises Broken."""
    before = frozenset[tuple[JournalId, str]]().union(
        *(held(node, apart(world), world.gone) for node in honest(world))
    )
    for node in honest(world):
        if world.agreed:
            world.do(deeds.Renew(node.index, len(world.agreed)))
    for bag in list(world.bags):
        for node in honest(world):
            world.do(deeds.Unpack(bag, node.index))
    for number in range(1, ROUNDS + 1):
        if number % RECONNECT == 1:
            _connect(world)
        _round(world)
        if not _same(world) or watch.openings.missing(elders(world), world.gone):
            continue
        lost = _is_lost(world)
        waits = lost or any(_suspended(node) for node in honest(world))
        lost = lost or all(ends.undecided(node.rows) for node in honest(world))
        lost = lost or world.hostile is not None  # it need never close what it began
        if not waits or (number > ROUNDS // 2 and lost):
            _check(world, watch, before, suspended=waits)
            return Calm(number, waits)
    watch.openings.look_at_all(elders(world), world.gone)
    raise Broken("recovers", _differences(world))


def apart(world: World) -> frozenset[int]:
    """The parties of which the others cannot be sure to hold the same."""
    return frozenset(world.departed if world.hostile is None else {*world.departed, world.hostile})


def honest(world: World) -> list[Node]:
    """The nodes that play by the rules, and are on the line."""
    return [node for node in world.nodes if node.index not in apart(world)]


def elders(world: World) -> list[Node]:
    """Those of them who were there from the first."""
    return [node for node in honest(world) if node.index in node.first.cards]


def held(node: Node, without: Collection[int], gone: Container[str]) -> Held:
    """What was said in each journal, as far as this node can read it; but of some parties, and
    but for what somebody was to shred.
    """
    return frozenset(
        (journal, text)
        for journal in node.rows.journals()
        if journal.party not in without
        for text in node.texts(journal.party, journal.incarnation)
        if text not in gone
    )


# ── letting it recover ──


def _connect(world: World) -> None:
    """Let everybody be heard again: what stands beyond a close is passed on only then."""
    for node in world.nodes:
        for other in node.line.standing.others:
            if other > node.index:
                world.do(deeds.Reach(node.index, other))


def _round(world: World) -> None:
    """Everybody speaks, and all that travels arrives."""
    for node in honest(world):
        world.do(deeds.Say(node.index, 1, int(Precedence.ROUTINE)))
        settle(world)
    world.do(deeds.Pass(TICK_MS))
    for node in world.nodes:
        world.do(deeds.Tick(node.index))
    settle(world)


def settle(world: World) -> None:
    """Deliver everything, and all answers to it, until nothing travels."""
    for _ in range(SETTLE):
        loaded = [(key, list(link)) for key, link in world.links.items() if link]
        if not loaded:
            return
        for (sender, receiver), numbers in loaded:
            fates = tuple((number, 1, -1) for number in numbers)
            world.do(deeds.Carry(sender, receiver, fates, told=True))
    raise Broken("falls-silent", "the nodes answer one another for ever")


# ── what must hold ──


def _same(world: World) -> bool:
    first, *others = honest(world)
    without, old, gone = apart(world), {*first.cards}, world.gone
    return all(
        _sizes(node, without) == _sizes(first, without)
        and _ended(node, world) == _ended(first, world)
        and (node.index not in old or held(node, without, gone) == held(first, without, gone))
        for node in others
    )


def _ended(node: Node, world: World) -> list[tuple[JournalId, int]]:
    """How much is held of what those who left have said before their ends."""
    found: list[tuple[JournalId, int]] = []
    for journal in node.rows.journals():
        state = node.rows.journal(journal)
        left = ends.left_at(node.rows, journal.party) if journal.party in world.departed else None
        if state is not None and left is not None:
            found.append((journal, min(state.held, left.get(journal.incarnation, 0))))
    return found


def _sizes(node: Node, without: Collection[int]) -> list[tuple[JournalId, int, int]]:
    """How much is held of each journal, but of some parties."""
    journals = [journal for journal in node.rows.journals() if journal.party not in without]
    states = ((journal, node.rows.journal(journal)) for journal in journals)
    return [(journal, state.held, state.size) for journal, state in states if state is not None]


def _suspended(node: Node) -> bool:
    found = ends.find_ends(node.rows, node.rows.journals())
    return any(each is None for each in found.values())


def _is_lost(world: World) -> bool:
    """Tell whether no living disk holds what a charter, or an ADOPT, names of who has left."""
    named = [head for one in world.agreed for left in one.charter.left for head in left.closed]
    for node in honest(world):
        for journal in node.rows.journals():
            for one in all_adoptions(node.rows, journal):
                row = node.rows.entry_of(journal, one.seq)
                assert row is not None
                named += entry_of(row.data).seen
    for head in named:
        states = (node.rows.journal(head.journal) for node in world.nodes)
        held = max(0 if state is None else state.held for state in states)
        if head.journal.party in world.departed and held < head.size:
            return True
    return False


def _differences(world: World) -> str:
    told = [
        f"{node.party.name}: {_sizes(node, apart(world))}, {len(held(node, (), ()))} texts"
        + (", finality suspended" if _suspended(node) else "")
        for node in honest(world)
    ]
    return "; ".join(told)


def _check(world: World, watch: Watch, before: Held, *, suspended: bool) -> None:
    nodes = honest(world)
    forked = _check_forks(world)
    missing = before - held(nodes[0], apart(world), world.gone)
    if missing:
        raise Broken("lost", f"what somebody living held: {sorted(missing)[:3]}")
    _check_said(world, nodes[0])
    places = [node.places() for node in nodes]
    if not (suspended or forked) and any(each != places[0] for each in places):
        raise Broken("same-order", "the orders differ")
    finals = [final_prefix(node.rows) for node in nodes]
    if not (suspended or forked) and any(each != finals[0] for each in finals):
        raise Broken("same-final", "the final prefixes differ")
    if not (suspended or forked) and finals[0].frontier.size == 0:
        raise Broken("same-final", "nothing is final")
    for node in nodes:
        watch.look_at_lateness(node)
        truth.check(node)
    watch.openings.look_at_all(elders(world), world.gone)
    _check_flash(world)


def _check_forks(world: World) -> bool:
    """Where two hold different branches of a journal, the proof of it must be there as well."""
    nodes = honest(world)
    parted = [
        journal
        for journal in nodes[0].rows.journals()
        for node in nodes[1:]
        if branches_differ(nodes[0], node, journal)
    ]
    for journal in parted:
        for node in nodes:
            if not forks_of(node.rows, journal.party):
                raise Broken("fork-exposed", f"{node.party.name} has no proof about {journal}")
    return bool(parted)


def _check_said(world: World, reader: Node) -> None:
    """Each message stands once, in the order in which its author's people were told it is said."""
    for node in honest(world):
        for incarnation in range(1, node.incarnation + 1):
            journal = JournalId(node.index, incarnation)
            gone = world.gone
            texts = [text for text in reader.texts(node.index, incarnation) if text not in gone]
            if len(set(texts)) != len(texts):
                raise Broken("doubled", f"in {journal}")
            said = [
                one.text
                for one in world.said[node.index]
                if one.ref.journal == journal and one.text not in gone
            ]
            there = set(texts)
            kept = [text for text in said if text in there]
            if [text for text in texts if text in set(said)] != kept:
                raise Broken("order", f"in {journal}")
            if incarnation == node.incarnation and kept != said:
                raise Broken("lost", f"said in {journal} and nowhere: {set(said) - there}")


def _check_flash(world: World) -> None:
    """What is said in ROUTINE stays behind; a FLASH after it comes first, and is read."""
    sender, receiver = honest(world)[:2]
    settle(world)
    world.do(deeds.Say(sender.index, 3, int(Precedence.ROUTINE)))
    key = (sender.index, receiver.index)
    before = world.counts[sender.index]
    world.do(deeds.Say(sender.index, 1, int(Precedence.FLASH)))
    urgent = [
        (number, 1, -1)
        for number, send in world.links[key].items()
        if number > before and send.precedence == Precedence.FLASH
    ]
    world.do(deeds.Carry(*key, tuple(urgent)))
    text = world.said[sender.index][-1].text
    if text not in receiver.texts(sender.index, sender.incarnation):
        raise Broken("flash-first", f"{receiver.party.name} cannot read it")
    settle(world)
