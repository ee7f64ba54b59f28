# SPDX-License-Identifier: Apache-2.0
"""What a node exports is what a third party finds in it."""

from __future__ import annotations

import base64

import pytest

from tests.lines import Wire, pair
from wasl.errors import Code, Misuse
from wasl.home.archive import unpack
from wasl.home.lines import HeldLine
from wasl.home.proposal import add_signature, make_proposal
from wasl.node.reading import ForkOf, Span, Wanted, export_line
from wasl.record.audit import audit
from wasl.record.verdict import Verdict, anchor_card
from wasl.sim.forger import Forger, give
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.trust.charter import format_charter

PARTIES = (NORTHLAND, SUNDRIA)


def exported(wire: Wire, wanted: Wanted) -> tuple[str, Verdict]:
    """Export from Sundria's node; the kind, and the verdict of whoever has both cards."""
    text = format_charter(wire[1].charter)
    notes = [party.sign_root(text).encode() for party in PARTIES]
    agreed = make_proposal([party.card_note().encode() for party in PARTIES], notes[0])
    held = HeldLine("northland", add_signature(agreed, notes[1]))
    made = export_line(wire[1].store, wire[1].line.standing, held, wanted)
    files = unpack(base64.b64decode(made["data_b64"]))
    anchors = [anchor_card(party.card_note()) for party in PARTIES]
    return made["kind"], audit(files, anchors=anchors)


def test_a_transcript_and_an_exhibit_are_verified() -> None:
    wire = pair()
    (ref,) = wire[0].say("Confirm the position of the convoy.")
    wire.settle()
    wire[1].acknowledge(ref)
    wire.settle()
    kinds = [exported(wire, wanted) for wanted in (Span(None, None), ref)]
    assert [(kind, verdict.verdict) for kind, verdict in kinds] == [
        ("transcript", "verified"),
        ("exhibit", "verified"),
    ]


def test_a_fork_is_exported_and_proves_itself() -> None:
    wire = pair()
    one = Forger(wire[0])
    two = one.branch(one.size)
    first = one.size
    one.say(body=b"we agree")
    two.say(body=b"we do not agree")
    give(wire[1], 0, one.range(first))
    give(wire[1], 0, two.range(first))
    kind, verdict = exported(wire, ForkOf(0))
    assert (kind, verdict.verdict) == ("fork", "fork")


def test_who_has_not_forked_is_not_accused() -> None:
    with pytest.raises(Misuse) as fault:
        exported(pair(), ForkOf(0))
    assert fault.value.code == Code.UNKNOWN_ID
