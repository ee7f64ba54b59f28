# SPDX-License-Identifier: Apache-2.0
"""What a transcript says after a fork: who has forked, if it is proven; else it blames nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.branches import Parted, parted
from tests.builder import A, B, C, Files, root_fork
from tests.exports import put, receipt_of
from wasl.errors import Code
from wasl.record.audit import audit
from wasl.record.fork import Evidence
from wasl.record.verdict import Ruling, Verdict, anchor_card
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.terms import JournalId

ANCHORS = [anchor_card(party.card_note()) for party in (NORTHLAND, SUNDRIA, WESTMARK)]
AGAIN = JournalId(0, 2)


def judged(files: Files) -> Verdict:
    return audit(files, anchors=ANCHORS)


def contradicted() -> Parted:
    """Sundria has seen the other branch, and has acknowledged an entry of it."""
    line = parted().see(B)
    line.record.acknowledge(B, line.other.ref(A, 2))
    line.record.sign(B)
    return line


def ids(verdict: Verdict, code: str) -> list[str]:
    return [one.id.partition("/")[2] for one in verdict.remarks if one.code == code]


def assert_blames(verdict: Verdict, *whom: str) -> None:
    """It is a fork, of these journals, and nothing else is wrong with it."""
    assert verdict.verdict == Ruling.FORK
    assert [(one.code, one.id) for one in verdict.problems] == [(Code.FORK, one) for one in whom]


def assert_blames_nobody(verdict: Verdict, *codes: Code) -> None:
    """It is altered, as it would be if nobody had told of a fork."""
    assert verdict.verdict == Ruling.ALTERED
    assert {one.code for one in verdict.problems} == {Code.UNEXPLAINED_CHECKPOINT, *codes}
    assert not ids(verdict, "other-branch")


@pytest.mark.parametrize(("held", "other"), [(4, 4), (3, 4)])
@pytest.mark.parametrize("by", [A, B, C])
def test_a_fork_that_is_proven_is_the_verdict(held: int, other: int, by: JournalId) -> None:
    line = contradicted()
    assert_blames_nobody(judged(line.files()))
    verdict = judged(line.tell(line.evidence(held, other), by=by).files())
    assert_blames(verdict, "northland.1")
    assert verdict.anchored
    assert ids(verdict, "other-branch") == ["sundria.1/1", "sundria.1/2"]
    assert not audit(line.files()).anchored


def test_a_root_that_has_forked_is_the_verdict() -> None:
    verdict = judged(contradicted().tell(root_fork(1)).files())
    assert_blames(verdict, "northland.1")
    assert len(ids(verdict, "other-branch")) == 2


def test_a_fork_is_told_where_nothing_contradicts() -> None:
    line = parted()
    verdict = judged(line.tell(line.evidence()).files())
    assert_blames(verdict, "northland.1")
    assert not ids(verdict, "other-branch")


def test_a_fork_that_is_told_twice_is_found_once() -> None:
    line = contradicted()
    for evidence in (line.evidence(), line.evidence(3, 3)):
        line.tell(evidence)
    assert_blames(judged(line.files()), "northland.1")


def test_what_proves_nothing_is_passed_over() -> None:
    line = contradicted()
    line.tell(replace(line.evidence(), origin="elsewhere"))
    assert_blames_nobody(judged(line.files()))
    assert_blames(judged(line.tell(line.evidence()).files()), "northland.1")


@pytest.mark.parametrize(
    ("of", "evidence"),
    [
        pytest.param(A, lambda line: _side(line, signature=bytes(64)), id="forged"),
        pytest.param(A, lambda line: _side(line, root=bytes([255]) * 32), id="signed by nobody"),
        pytest.param(A, lambda line: replace(line.evidence(), origin="x"), id="of no journal"),
        pytest.param(A, lambda line: line.evidence(origin="x"), id="signed for no journal"),
        pytest.param(B, lambda line: line.evidence(), id="another is named"),
        pytest.param(AGAIN, lambda line: line.evidence(), id="a later one is named"),
        pytest.param(JournalId(9, 1), lambda line: line.evidence(), id="nobody is named"),
        pytest.param(A, lambda _: root_fork(2), id="of a later incarnation"),
        pytest.param(A, lambda _: root_fork(1, by=SUNDRIA), id="by another root"),
        pytest.param(AGAIN, lambda _: root_fork(2), id="of a journal that is not there"),
    ],
)
def test_a_claim_explains_nothing_and_accuses_nobody(
    of: JournalId, evidence: Callable[[Parted], Evidence]
) -> None:
    line = contradicted()
    assert_blames_nobody(judged(line.tell(evidence(line), of).files()))


def _side(line: Parted, **changes: object) -> Evidence:
    evidence = line.evidence()
    return replace(evidence, second=replace(evidence.second, **changes))


def test_a_fork_explains_no_other_journal() -> None:
    line = contradicted()
    line.record.open_journal(0, 2)
    verdict = judged(line.tell(root_fork(2), AGAIN).files())
    assert_blames_nobody(verdict, Code.FORK)


def test_a_fork_explains_no_receipt() -> None:
    line = contradicted()
    line.record.receive(B, A)
    files = line.tell(line.evidence()).files()
    assert_blames(judged(files), "northland.1")
    other = receipt_of(line.record, line.other.checkpoint(A))
    verdict = judged(put(files, "journals/northland.1/receipts/sundria.1.note", other))
    assert verdict.verdict == Ruling.ALTERED
    assert {one.code for one in verdict.problems} == {Code.FORK, Code.RECEIPT_DIFFERS}


def test_a_range_that_ends_before_a_fork_is_told_accuses_nobody() -> None:
    line = contradicted()
    before_s = line.record.now_s
    assert_blames_nobody(judged(line.tell(line.evidence()).files(to_s=before_s)))


def test_an_end_below_what_was_seen_is_told_besides() -> None:
    line = parted(other=9).see(B, 11)
    verdict = judged(line.tell(line.evidence()).files())
    assert verdict.verdict == Ruling.FORK
    assert {one.code for one in verdict.problems} == {Code.FORK, Code.NOT_IN_ORDER}
    assert {one.id for one in verdict.problems} == {"northland.1"}
