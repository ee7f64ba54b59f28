# SPDX-License-Identifier: Apache-2.0
"""Files for third parties out of what the nodes of a real line hold."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable

import pytest

from tests.exports import papers_of
from tests.lines import Node, Wire, pair, trio
from tests.restores import chat, restore
from wasl import limits
from wasl.line import talk
from wasl.line.attached import assemble
from wasl.line.attaching import Stage
from wasl.line.line import Arrived, Say, Utterance
from wasl.record.audit import audit
from wasl.record.exhibit import exhibit
from wasl.record.transcript import transcript
from wasl.record.verdict import Ruling, Verdict, anchor_card
from wasl.terms import OfficeId, Precedence, Ref


def talked(wire: Wire) -> tuple[Ref, Ref]:
    """Something said, and its acknowledgement."""
    wire[0].say("Прекратите огонь.", precedence=Precedence.FLASH)
    wire.settle()
    (said,) = wire[1].say("تم الاستلام.")
    wire.settle()
    answer = wire[0].acknowledge(said)
    wire.settle()
    wire.tick(700_000)  # M's signatures follow
    wire.settle()
    return said, answer


def judged(wire: Wire, node: Node, said: Ref | None = None, *answers: Ref) -> Verdict:
    papers = papers_of(wire)
    if said is None:
        files = transcript(node.store, node.line_id, papers)
    else:
        files = exhibit(
            node.store,
            node.line_id,
            papers,
            journal=said.journal,
            seq=said.seq,
            answers=[(answer.journal, answer.seq) for answer in answers],
        )
    return audit(files, anchors=[anchor_card(card) for card in papers.cards])


@pytest.mark.parametrize("make", [pair, trio])
def test_every_node_of_a_line_can_prove_it(make: Callable[[], Wire]) -> None:
    wire = make()
    said, answer = talked(wire)
    sizes = [wire[0].size(index) for index in range(len(wire.nodes))]
    for node in wire.nodes:
        verdict = judged(wire, node)
        assert (verdict.verdict, verdict.problems) == (Ruling.VERIFIED, ())
        assert [one.end for one in verdict.journals] == sizes
        assert {one.code for one in verdict.remarks} == {"receipt"}
        verdict = judged(wire, node, said, answer)
        assert (verdict.verdict, verdict.problems) == (Ruling.VERIFIED, ())
        assert "answer" in {one.code for one in verdict.remarks}


def test_a_line_proves_what_it_can_while_the_far_side_is_out_of_reach() -> None:
    wire = pair()
    talked(wire)
    wire.cut()
    wire[0].say("Nobody hears this.")
    wire.take()
    near, far = judged(wire, wire[0]), judged(wire, wire[1])
    assert near.verdict == far.verdict == Ruling.VERIFIED
    assert near.journals[0].end == far.journals[0].end + 1


def test_a_transcript_with_a_file_and_an_exhibit_of_its_message_hold() -> None:
    wire = pair()
    data = b"%PDF-" + random.Random(3).randbytes(3 * limits.CHUNK_BYTES)
    digest = hashlib.sha256(data).digest()
    size = limits.CHUNK_BYTES
    pieces = tuple(data[at : at + size] for at in range(0, len(data), size))
    wire[0].do(Stage(digest, len(data), "application/pdf", 0, pieces))
    file = talk.Attached(digest, len(data), "application/pdf", "map.pdf")
    duty = OfficeId("duty")
    to = (talk.Office(1, duty),)
    body = talk.Message("", duty, to, (), "", "", "see the map", None, (), None, "", (file,))
    (said,) = wire[0].do(Say((Utterance(body),))).result
    assert isinstance(said, Ref)
    wire.settle()
    wire.tick(700_000)
    wire.settle()
    for node in wire.nodes:
        bound = len(data)
        assert assemble(node.rows, 0, body, file, bound=bound) == data
        for verdict in (judged(wire, node), judged(wire, node, said)):
            assert (verdict.verdict, verdict.problems) == (Ruling.VERIFIED, ())


def test_a_line_of_several_incarnations_can_be_proven() -> None:
    """Journals that were closed, orphans behind them, and receipts by a node that is lost."""
    wire = trio()
    chat(wire)
    disk = wire[0].store.copy()
    chat(wire)
    wire[0].say("an orphan", precedence=Precedence.FLASH)
    bag = [send for send in wire[0].sent if send.party == 1]
    restore(wire, 0, disk)
    wire.connect()
    chat(wire, rounds=3)
    wire[1].do(Arrived(0, tuple(send.envelope for send in bag)))
    wire.connect()
    chat(wire)
    for node in wire.nodes:
        verdict = judged(wire, node)
        assert verdict.verdict == Ruling.VERIFIED, verdict.findings
        assert {(one.party, one.incarnation) for one in verdict.journals} >= {
            (wire[0].party.name, 1),
            (wire[0].party.name, 2),
        }
    (said,) = wire[0].say("by the second life")
    wire.settle()
    assert judged(wire, wire[1], said).verdict == Ruling.VERIFIED
