# SPDX-License-Identifier: Apache-2.0
"""Whatever a far side says, in whatever order: every step ends, and all of it can be shown."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.architecture.tree import ROOT
from tests.keeping import entries, entry, line_of_node, peer, utter
from tests.lines import Wire, trio
from tests.surfaces.command import hold
from wasl import limits
from wasl.line import talk
from wasl.line.line import Tick
from wasl.line.shape import Change, Span
from wasl.terms import Answer, JournalId, OfficeId, Precedence, Ref

times = st.integers(0, limits.TIME_S - 1)
day_times = st.integers(0, 100_000)
maybe_times = st.none() | times | day_times | st.integers(1_794_990_000, 1_795_010_000)
texts = st.sampled_from(("", "x", "a\u202eb", "2027-01-01T00:00:00Z", "سطر\nآخر"))
kinds = st.lists(st.integers(16, 65_535) | st.integers(16, 28), max_size=4).map(tuple)
journals = st.builds(JournalId, st.integers(0, 65_535), st.integers(1, (1 << 32) - 1))
numbers = st.integers(0, limits.SIZE_MOST - 1)
strange = st.builds(Ref, journals, numbers, st.just(bytes(32)))
spans = st.lists(st.builds(Span, journals, numbers, numbers, numbers), max_size=3).map(tuple)
fields = st.sampled_from(("text", "subject", "label", "reply-by", "colour", ""))
changes = st.lists(st.builds(Change, fields, texts, texts), min_size=1, max_size=4).map(tuple)
DUTY = OfficeId("duty")


def bodies(refs: st.SearchStrategy[Ref]) -> st.SearchStrategy[talk.Body]:
    to = st.just((talk.Office(0, DUTY), talk.Office(1, DUTY)))
    none = st.just(())
    return st.one_of(
        st.builds(
            talk.Message,
            *(st.just(""), st.just(DUTY), to, none, texts, texts, texts, maybe_times),
            *(none, st.none() | refs, texts),
        ),
        st.builds(
            talk.Acknowledgement, refs, st.sampled_from(Answer), texts, times, maybe_times, texts
        ),
        st.builds(talk.Shown, refs, times, texts),
        st.builds(talk.Check, maybe_times, st.just("ar"), texts, texts),
        st.builds(
            talk.Service, st.sampled_from(talk.Announced), maybe_times, maybe_times, texts, texts
        ),
        st.builds(talk.Suspension, kinds.filter(bool), texts, texts),
        st.builds(talk.Resumption, kinds.filter(bool), texts, spans, texts),
        st.builds(talk.Correction, refs, changes, texts, texts),
        st.builds(talk.Cancellation, refs, texts, texts),
        st.builds(talk.Lapse, refs, st.integers(0, 65_535), numbers, times, times, texts),
    )


def look(wire: Wire) -> None:
    """Show everything at every node, as the schemas want it."""
    schema = json.loads((ROOT / "docs/reference/schemas/line-state.json").read_text("utf-8"))
    of_peer = set(schema["properties"]["peers"]["items"]["properties"])
    for node in wire.nodes:
        node.do(Tick())
        for party in node.line.standing.others:
            assert set(peer(node, party)) <= of_peer
            for counts in (peer(node, party)["checks"], peer(node, party)["checks"]["by_us"]):
                for kind in ("scheduled", "surprise"):
                    assert min(counts[kind].values()) >= 0
        assert set(line_of_node(node)) <= set(schema["properties"])
        for author in range(3):
            for _, ref in entries(node, author):
                hold(entry(node, ref), "entry")


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.data())
def test_anything_may_be_said_and_everything_can_be_shown(data: st.DataObject) -> None:
    wire = trio()
    said = [wire[index].say("first")[0] for index in range(3)]
    wire.settle()
    for _ in range(data.draw(st.integers(1, 12))):
        node = wire[data.draw(st.integers(0, 2))]
        body = data.draw(bodies(st.sampled_from(said) | strange))
        said.append(utter(node, body, data.draw(st.sampled_from(Precedence))))
        if data.draw(st.booleans()):
            wire.settle()
        wire.clock.utc_ms += data.draw(st.sampled_from((0, 1_000, 3_600_000, -7_200_000)))
    wire.settle()
    wire.tick(120_000)  # what waits for its turn is sent as time passes
    wire.settle()
    look(wire)
    states = [[entry(node, ref)["amended"] for ref in said] for node in wire.nodes]
    assert states[0] == states[1] == states[2], "what became of an entry, all see alike"
    suspended = [line_of_node(node)["suspended"] for node in wire.nodes]
    assert suspended[0] == suspended[1] == suspended[2]
