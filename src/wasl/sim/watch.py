# SPDX-License-Identifier: Apache-2.0
"""What must hold after every step of a simulated line, and is looked at after every one.

========================  =====================================================================
one-root-for-a-size       a node never keeps two roots that it signed for one size of a journal:
                          no honest node can be convicted
nobody-honest-accused     no alarm speaks of an honest party but those that tell of a lost disk,
                          of silence, of a clock that was set
stored-is-held            what a receipt covers is held, without a gap, by whoever gave it
final-stays               a final prefix only grows
final-agrees              of any two nodes' final prefixes one begins the other
late-is-one-number        nobody computes another lateness for an acknowledgement than others do
bounded                   what waits in memory, and what is kept as evidence, stays in its limits
shredded-is-said          after a text was to be shredded it is whole, or gone and said to be gone
flash-leaves              FLASH and IMMEDIATE leave in the very step in which they are said
========================  =====================================================================

With them, what one who joined or left must not open (:mod:`wasl.sim.openings`).
What cannot hold at every step (that all reaches all) is looked at in ``wasl.sim.calm``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from wasl import limits
from wasl.line import talk
from wasl.line.ladder import ladder
from wasl.line.line import Arrived, Event, Say, Unpacked
from wasl.line.shredding import Shred, told_of
from wasl.node.views import View
from wasl.record import ends
from wasl.record.checkpoint import parse_checkpoint
from wasl.record.entry import Kind
from wasl.record.final import final_prefix
from wasl.sim.broken import Broken
from wasl.sim.node import Node, entry_of
from wasl.sim.openings import Openings
from wasl.steps import Outcome, Space
from wasl.terms import JournalId, Precedence

TOLD: Final = frozenset(
    {
        "new-incarnation",
        "restored",
        "line-silent",
        "check-unanswered",
        "charter-expires",
        "charter-expired",
        "charter-unknown",
        "member-joined",
        "member-left",
    }
)
"""Alarms that may speak of an honest party."""

Place = tuple[JournalId, int]


@dataclass
class Watch:
    """What was seen so far. ``nodes``: those that live now."""

    nodes: Callable[[], Sequence[Node]] = list[Node]
    hostile: Collection[int] = ()
    departed: Collection[int] = ()
    """Who has left: what counts for the others no longer counts for it."""
    openings: Openings = field(default_factory=Openings)
    steps: int = 0
    signed: dict[tuple[JournalId, int], bytes] = field(
        default_factory=dict[tuple[JournalId, int], bytes]
    )
    finals: dict[JournalId, list[Place]] = field(default_factory=dict[JournalId, list[Place]])
    """By the journal of a node: its final prefix in this life."""
    lamports: dict[JournalId, int] = field(default_factory=dict[JournalId, int])
    late: dict[tuple[JournalId, int, int], int] = field(
        default_factory=dict[tuple[JournalId, int, int], int]
    )

    def __call__(self, node: Node, event: Event, outcome: Outcome | None) -> None:
        """Look at one step of one node; ``outcome`` None: its commit has failed."""
        self.steps += 1
        if node.index in self.hostile:
            return
        self._signed(node)
        if isinstance(event, Shred):
            self._shredded(node, event)
        if outcome is None:
            return
        self._accused(node, outcome)
        self._final(node)
        self.openings.look(node, outcome)
        if isinstance(event, Arrived | Unpacked):
            self._stored(node)
        if isinstance(event, Say):
            self._urgent(node, event, outcome)
        if self.steps % 64 == 0:
            self._bounded(node)

    # ── one by one ──

    def _shredded(self, node: Node, event: Shred) -> None:
        """The text was here before this step, or it had been refused."""
        ref = event.ref
        state = node.rows.journal(ref.journal)
        assert state is not None
        gone = node.rows.opening(state.number, ref.seq) is None
        if gone != (told_of(node.rows, node.index, ref.journal, ref.seq) is not None):
            raise Broken("shredded-is-said", f"{ref.journal} {ref.seq} at {node.party.name}")

    def _signed(self, node: Node) -> None:
        """Compare what was signed in this step, if it was kept, with all that was before."""
        near = node.line.standing.near
        texts, node.signing = node.signing, []
        if not texts:
            return
        state = node.rows.journal(near)
        for text in texts:
            checkpoint = parse_checkpoint(text.decode())
            if state is None or checkpoint.size > state.size:
                continue  # lost with its commit
            root = self.signed.setdefault((near, checkpoint.size), checkpoint.root)
            if root != checkpoint.root:
                raise Broken("one-root-for-a-size", f"{near} at {checkpoint.size}")

    def _accused(self, node: Node, outcome: Outcome) -> None:
        party_of = node.line.standing.party
        wicked = {str(party_of(index)) for index in self.hostile}
        for fact in outcome.facts:
            detail = dict(fact.detail)
            if fact.what != "alarm" or detail["code"] in TOLD or detail["party"] in wicked:
                continue
            if detail["code"] == "times-contradict" and self._was_set(str(detail["party"])):
                continue
            about = str(detail["detail"]).split(" ")[0]
            if detail["code"] == "head-contradicts" and about in wicked:
                continue  # one of two is wrong: it says who saw what, and of whose journal
            raise Broken("nobody-honest-accused", f"{node.party.name} raises {detail}")

    def _was_set(self, party: str) -> bool:
        """Tell whether a party's clock was ever set."""
        return any(each.clock.was_set for each in self.nodes() if str(each.party.name) == party)

    def _stored(self, node: Node) -> None:
        near = node.line.standing.near
        state = node.rows.journal(near)
        assert state is not None
        for other in self.nodes():
            if other.index in (near.party, *self.hostile):
                continue
            receipt = node.rows.newest_receipt(state.number, other.index)
            if receipt is None or receipt.incarnation != other.incarnation:
                continue
            theirs = other.rows.journal(near)
            held = 0 if theirs is None else theirs.held
            if held < receipt.size:
                detail = f"{other.party.name} holds {held} of {near}, its receipt {receipt.size}"
                raise Broken("stored-is-held", detail)

    def _final(self, node: Node) -> None:
        near = node.line.standing.near
        rows = node.rows
        if near.party in self.departed:
            return
        if rows.named(Space.LINE, ends.ANEW) is not None:
            return  # what is there is what its copy had: it counts nothing final yet in this life
        prefix = final_prefix(rows)
        mine = self.finals.setdefault(near, [])
        size = prefix.frontier.size
        if size < len(mine):
            raise Broken("final-stays", f"{near} had {len(mine)} final entries, and has {size}")
        if size == len(mine):
            return
        low = (self.lamports.get(near, 0) + 1).to_bytes(8, "big")
        high = (prefix.lamport + 1).to_bytes(8, "big")
        first = len(mine)
        mine += [(journal, seq) for _, journal, _, seq in rows.order(low, high, limit=1 << 20)]
        self.lamports[near] = prefix.lamport
        if len(mine) != size:
            raise Broken("final-stays", f"{near} has {len(mine)} places in {size} final entries")
        for other in self.nodes():
            theirs = self.finals.get(other.line.standing.near, [])
            if (
                other.index in (*self.hostile, *self.departed)
                or theirs[first:size] == mine[first : len(theirs)]
            ):
                continue
            if not any(branches_differ(node, other, journal) for journal in rows.journals()):
                raise Broken("final-agrees", f"{node.party.name} and {other.party.name}")

    def _urgent(self, node: Node, event: Say, outcome: Outcome) -> None:
        if any(one.precedence < Precedence.IMMEDIATE for one in event.utterances):
            return
        if any(not isinstance(one.body, talk.Message) for one in event.utterances):
            return
        reached = {party for party, link in node.line.links.items() if link.reachable}
        urgent = {s.party for s in outcome.sends if s.precedence >= Precedence.IMMEDIATE}
        reached &= {*node.line.standing.others}
        if reached - urgent:
            raise Broken("flash-leaves", f"{node.party.name} sends nothing to {reached - urgent}")

    def _bounded(self, node: Node) -> None:
        rows = node.store.scan(Space.EVIDENCE, b"", b"\xff" * 40, limit=1 << 20)
        if len(rows) > 2 * limits.EVIDENCE_ROWS:
            raise Broken("bounded", f"{len(rows)} rows of evidence at {node.party.name}")
        if node.line.waiting_bytes > 2 * limits.PENDING_BYTES:
            raise Broken("bounded", f"{node.line.waiting_bytes} bytes wait at {node.party.name}")

    # ── at rare moments ──

    def look_at_lateness(self, node: Node) -> None:
        """Compare every lateness that a node computes with what others have computed."""
        if node.index in self.hostile:
            return
        view = View(node.line.standing, node.store, {})
        for journal in node.rows.journals():
            state = node.rows.journal(journal)
            assert state is not None
            for seq, row in node.rows.entries(state.number, 0, 1 << 16):
                if row.void or entry_of(row.data).kind != Kind.MESSAGE:
                    continue
                if any(
                    ladder(node.store, state.number, seq, each.index).acknowledged
                    for each in self.nodes()
                ):
                    self._lateness(view, node, journal, seq)

    def _lateness(self, view: View, node: Node, journal: JournalId, seq: int) -> None:
        shown = view.entry(journal, seq)
        assert shown is not None
        indexes = {str(each.party.name): each.index for each in self.nodes()}
        for name, steps in shown["ladder"].items():
            late_s = steps["late_s"]
            if late_s is None:
                continue
            party = indexes[name]
            first = self.late.setdefault((journal, seq, party), late_s)
            if first != late_s:
                detail = f"{node.party.name}: {journal} {seq} by {name}: {late_s}"
                raise Broken("late-is-one-number", f"{detail}, not {first}")


def branches_differ(one: Node, other: Node, journal: JournalId) -> bool:
    """Tell whether two nodes hold different entries at one place of a journal."""
    size = min(node.size(journal.party, journal.incarnation) for node in (one, other))
    return one.rows.root(journal, size) != other.rows.root(journal, size)
