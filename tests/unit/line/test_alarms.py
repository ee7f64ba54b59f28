# SPDX-License-Identifier: Apache-2.0
"""An alarm is open once, until a person closes it; and raised again when it occurs again."""

from __future__ import annotations

import pytest

from tests.lines import Node, pair
from wasl import limits
from wasl.line.alarms import Alarm, close_alarms, closed_alarms, open_alarms, raise_alarm
from wasl.line.line import CloseAlarm
from wasl.record.rows import Rows
from wasl.steps import Draft
from wasl.terms import JournalId


@pytest.fixture
def node() -> Node:
    return pair().nodes[0]


def rows_of(node: Node) -> Rows:
    return Rows(node.store, node.line_id)


def strike(node: Node, code: str, party: str = "sundria", *, incarnation: int = 1) -> bool:
    """Raise an alarm as a step does, and commit it."""
    draft = Draft(node.store)
    alarm = Alarm(code, party, "why", node.clock.utc_ms)
    new = raise_alarm(Rows(draft, node.line_id), alarm, journal=JournalId(1, incarnation))
    commit = draft.commit()
    if commit is not None:
        node.store.apply(commit)
    return new


def test_an_alarm_is_open_once(node: Node) -> None:
    assert strike(node, "void-entry")
    assert not strike(node, "void-entry")
    assert strike(node, "fork")
    assert [alarm.code for alarm in open_alarms(rows_of(node))] == ["fork", "void-entry"]


def test_closing_is_kept_and_silences_nothing(node: Node) -> None:
    strike(node, "void-entry")
    node.clock.pass_ms(60_000)
    node.do(CloseAlarm("void-entry", "sundria", "سالم", "asked them"))
    assert open_alarms(rows_of(node)) == []
    (closed,) = closed_alarms(rows_of(node))
    assert (closed.by, closed.note, closed.alarm.code) == ("سالم", "asked them", "void-entry")
    assert closed.at_ms - closed.alarm.since_ms == 60_000
    assert [fact.what for fact in node.facts[-1:]] == ["alarm-closed"]
    node.restart()
    assert strike(node, "void-entry"), "what occurs again is raised again"
    assert len(open_alarms(rows_of(node))) == len(closed_alarms(rows_of(node))) == 1


def test_only_what_is_named_is_closed(node: Node) -> None:
    strike(node, "fork")
    strike(node, "fork", incarnation=2)
    strike(node, "fork", "westmark")
    strike(node, "void-entry")
    node.do(CloseAlarm("fork", "sundria", "Ivanov"))
    left = [(alarm.code, alarm.party) for alarm in open_alarms(rows_of(node))]
    assert left == [("fork", "westmark"), ("void-entry", "sundria")]
    assert len(closed_alarms(rows_of(node))) == 2, "of both journals of that party"
    before = len(node.facts)
    node.do(CloseAlarm("fork", "sundria", "Ivanov"))
    assert len(node.facts) == before, "nothing was open any more"


def test_history_is_bounded(node: Node) -> None:
    draft = Draft(node.store)
    rows = Rows(draft, node.line_id)
    for number in range(limits.ALARMS_CLOSED + 3):
        raise_alarm(rows, Alarm("fork", "sundria", str(number), 0), journal=None)
        close_alarms(rows, "fork", "sundria", by="x", note="", at_ms=number)
    kept = closed_alarms(rows)
    assert len(kept) == limits.ALARMS_CLOSED
    assert [kept[0].alarm.detail, kept[-1].alarm.detail] == [str(limits.ALARMS_CLOSED + 2), "3"]
