# SPDX-License-Identifier: Apache-2.0
"""What a desk reads of a line whose charter changed: lateness, state, exports."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.lines import Node, Wire, later, pair, trio
from wasl.home.archive import unpack
from wasl.home.cards import CardBox
from wasl.home.lines import HeldLine
from wasl.home.proposal import Proposal, add_signature, make_proposal
from wasl.line.work import Agreed
from wasl.node.reading import Span, Wanted, export_line, line_state
from wasl.node.views import View
from wasl.record.audit import audit
from wasl.record.verdict import Ruling, Verdict, anchor_card
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.terms import JournalId, Ref
from wasl.trust.charter import AckWithin, Charter, format_charter

PARTIES = (NORTHLAND, SUNDRIA)
STRICT = AckWithin(routine=600)


def view(node: Node) -> View:
    return View(node.line.standing, node.store, node.line.links, node.clock.now())


def late_s(node: Node, ref: Ref, party: str) -> object:
    entry = view(node).entry(ref.journal, ref.seq)
    assert entry is not None
    return entry["ladder"][party]["late_s"]


def test_late_is_counted_by_the_authors_charter_at_the_entry() -> None:
    wire = pair()
    charter = later(wire, ack_within_s=STRICT)
    (before,) = wire[0].say("before")
    wire[0].adopt(charter)
    (after,) = wire[0].say("after")
    wire.settle()
    wire[1].adopt(charter)
    (theirs,) = wire[1].say("theirs")
    wire.settle()
    wire.clock.pass_ms(1_000_000)
    for node, ref in ((wire[1], before), (wire[1], after), (wire[0], theirs)):
        node.acknowledge(ref)
        wire.settle()
    for node in wire.nodes:
        assert late_s(node, before, "sundria") == 0, "6 h were agreed when it was said"
        assert late_s(node, after, "sundria") == 400
        assert late_s(node, theirs, "northland") == 400


def test_what_we_have_adopted_does_not_judge_what_they_say_under_the_older_one() -> None:
    wire = pair()
    wire[0].adopt(later(wire, ack_within_s=STRICT))
    wire.settle()
    (theirs,) = wire[1].say("still under the first")
    wire.settle()
    wire.clock.pass_ms(1_000_000)
    wire[0].acknowledge(theirs)
    wire.settle()
    for node in wire.nodes:
        assert late_s(node, theirs, "northland") == 0


def test_the_state_of_a_line_says_who_is_under_which_charter(tmp_path: Path) -> None:
    wire = trio()
    charter = later(wire, expires_s=1_950_000_000)
    wire[0].adopt(charter)
    wire[2].open_charter(charter)
    wire[2].restart()
    wire.settle()

    def state(node: Node) -> tuple[object, object]:
        found = line_state(view(node), alias="line", cards=CardBox(tmp_path), bearers={})
        return found["charter"], found["expires"]

    adopted = {"northland": 2, "sundria": 1, "westmark": 1}
    first, second = "2030-01-01T00:00:00Z", "2031-10-17T10:40:00Z"
    within = {"flash": 600, "immediate": 1_800, "priority": 10_800, "routine": 21_600}
    ours = {"serial": 2, "open": 2, "adopted": adopted, "left": [], "expires": second}
    ours |= {"ack_within_s": within, "attachment_bytes": 10 << 20}
    assert state(wire[0]) == (ours, second)
    assert state(wire[1]) == ({**ours, "serial": 1, "open": 1, "expires": first}, first)
    assert state(wire[2]) == ({**ours, "serial": 1, "expires": first}, first)


def test_an_adopt_says_what_it_adopts() -> None:
    wire = pair()
    charter = later(wire)
    seq = wire[0].size(0)
    wire[0].adopt(charter)
    wire.settle()
    for node in wire.nodes:
        entry = view(node).entry(JournalId(0, 1), seq)
        assert entry is not None
        assert entry["kind"] == "adopt"
        assert entry["detail"] == {"serial": 2, "charter": charter.digest.hex()}


# ── exports ─────────────────────────────────────────────────────────────────────────────────────


def proposal(charter: Charter, serials: dict[int, int]) -> Proposal:
    text = format_charter(charter)
    cards = [one.card_note(serial=serials.get(i, 1)).encode() for i, one in enumerate(PARTIES)]
    notes = [party.sign_root(text).encode() for party in PARTIES]
    return add_signature(make_proposal(cards, notes[0]), notes[1])


def held(wire: Wire, *charters: Agreed) -> HeldLine:
    chain = [proposal(one.charter, {i: c.serial for i, c in one.cards.items()}) for one in charters]
    return HeldLine("northland", proposal(wire[0].charter, {}), tuple(chain))


def exported(node: Node, line: HeldLine, wanted: Wanted) -> Verdict:
    made = export_line(node.store, node.line.standing, line, wanted)
    anchors = [anchor_card(party.card_note()) for party in PARTIES]
    return audit(unpack(base64.b64decode(made["data_b64"])), anchors=anchors)


def changed(wire: Wire) -> tuple[Agreed, Agreed, Ref]:
    """Two changes, the second with a renewed card; something said under it and acknowledged."""
    second = later(wire, ack_within_s=STRICT)
    for node in wire.nodes:
        node.adopt(second)
        wire.settle()
    third = later(wire, serials={1: 2})
    for node in wire.nodes:
        node.adopt(third)
        wire.settle()
    (ref,) = wire[0].say("under the third")
    wire.settle()
    wire[1].acknowledge(ref)
    wire.settle()
    return second, third, ref


@pytest.mark.parametrize("whole", [True, False])
def test_exports_carry_every_charter_and_card(*, whole: bool) -> None:
    wire = pair()
    second, third, ref = changed(wire)
    for node in wire.nodes:
        verdict = exported(node, held(wire, second, third), Span(None, None) if whole else ref)
        assert (verdict.verdict, verdict.problems) == (Ruling.VERIFIED, ())


def test_an_export_without_an_adopted_charter_says_what_is_missing() -> None:
    wire = pair()
    second, _, _ = changed(wire)
    verdict = exported(wire[1], held(wire, second), Span(None, None))
    assert verdict.verdict == Ruling.INCOMPLETE
    assert any("adopts charter 3" in problem.detail for problem in verdict.problems)
