# SPDX-License-Identifier: Apache-2.0
"""Who is at a desk, which outages are announced, and when a charter ends: as it was said."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.keeping import HOUR_MS, line_of_node, peer, utter
from tests.lines import START_MS, Wire, pair
from wasl import limits
from wasl.line import presence, talk
from wasl.line.line import Tick
from wasl.line.talk import Announced
from wasl.trust.charter import Presence

DAY_S = 86_400
NOW_S = START_MS // 1000  # 11:06:40Z


def tell(wire: Wire, what: Announced, *times: int | None, text: str = "") -> None:
    first, last = times or (None, None)
    utter(wire[1], talk.Service(what, first, last, text, ""))
    wire.settle()


def state(wire: Wire) -> tuple[str, str, str | None]:
    found = peer(wire[0], 1)["presence"]
    return found["charter"], found["state"], found["since"]


# ── presence ────────────────────────────────────────────────────────────────────────────────────


def test_live_presence_is_what_was_said_last() -> None:
    wire = pair()
    assert state(wire) == ("live", "unknown", None)
    tell(wire, Announced.PRESENT)
    assert state(wire) == ("live", "present", "2026-11-18T11:06:40Z")
    wire.clock.pass_ms(HOUR_MS)
    tell(wire, Announced.AWAY)
    assert state(wire) == ("live", "away", "2026-11-18T12:06:40Z")
    tell(wire, Announced.NOTE, text="Shift of Petrova.")
    assert state(wire)[1] == "away"
    assert peer(wire[1], 0)["presence"]["state"] == "unknown", "that is the other side"


def test_hours_say_when_a_desk_is_manned() -> None:
    wire = pair(presence=Presence.HOURS)
    tell(wire, Announced.HOURS, 6 * 3_600, 12 * 3_600)
    assert state(wire) == ("hours", "present", None)
    assert peer(wire[0], 1)["presence"]["hours"] == {"from": "06:00Z", "to": "12:00Z"}
    wire.clock.pass_ms(HOUR_MS)
    assert state(wire)[1] == "off-hours"
    tell(wire, Announced.PRESENT)
    assert state(wire)[1] == "off-hours", "the charter says: hours alone"


def test_charter_without_presence_shows_none() -> None:
    wire = pair(presence=Presence.NONE)
    tell(wire, Announced.PRESENT)
    tell(wire, Announced.HOURS, 0, DAY_S)
    assert state(wire) == ("none", "unknown", None)
    assert peer(wire[0], 1)["presence"]["hours"] is None


@example(DAY_S, 0, 0)
@given(st.integers(0, DAY_S), st.integers(0, DAY_S), st.integers(0, 1 << 33))
def test_hours_and_their_complement_make_a_day(begin: int, end: int, now_s: int) -> None:
    inside = presence.in_hours((begin, end), now_s)
    if begin % DAY_S == end % DAY_S:
        assert inside
    else:
        assert inside != presence.in_hours((end, begin), now_s)


@pytest.mark.parametrize("times", [(None, None), (5, None), (0, DAY_S + 1)])
def test_times_that_are_none_change_nothing(times: tuple[int | None, int | None]) -> None:
    wire = pair()
    tell(wire, Announced.HOURS, *times)
    assert peer(wire[0], 1)["presence"]["hours"] is None


# ── outages ─────────────────────────────────────────────────────────────────────────────────────


def test_outage_in_force_is_shown_else_the_next() -> None:
    wire = pair()
    assert peer(wire[0], 1)["outage"] is None
    tell(wire, Announced.OUTAGE, NOW_S + 7_200, NOW_S + 10_800, text="Second.")
    tell(wire, Announced.OUTAGE, NOW_S + 60, NOW_S + 3_600, text="First.")
    assert peer(wire[0], 1)["outage"] == {
        "from": "2026-11-18T11:07:40Z",
        "to": "2026-11-18T12:06:40Z",
        "text": "First.",
    }
    assert presence.outage_at(wire[0].rows, 1, NOW_S) is None
    assert presence.outage_at(wire[0].rows, 1, NOW_S + 60) is not None
    assert presence.outage_at(wire[0].rows, 1, NOW_S + 3_600) is None
    assert presence.outage_at(wire[0].rows, 0, NOW_S + 60) is None, "of its author alone"
    wire.clock.pass_ms(HOUR_MS)
    assert peer(wire[0], 1)["outage"]["text"] == "Second."
    wire.clock.pass_ms(3 * HOUR_MS)
    assert peer(wire[0], 1)["outage"] is None


@pytest.mark.parametrize(
    "times",
    [(None, None), (NOW_S, None), (NOW_S, NOW_S), (NOW_S, NOW_S + limits.OUTAGE_MOST_S + 1)],
)
def test_outage_that_is_none_explains_nothing(times: tuple[int | None, int | None]) -> None:
    wire = pair()
    tell(wire, Announced.OUTAGE, *times)
    assert presence.outages(wire[0].rows, 1) == []


def test_outages_kept_are_bounded() -> None:
    wire = pair()
    for number in range(limits.OUTAGES + 5):
        tell(wire, Announced.OUTAGE, NOW_S + number, NOW_S + number + 100)
    found = presence.outages(wire[0].rows, 1)
    assert [one.from_s for one in found] == [NOW_S + n for n in range(5, limits.OUTAGES + 5)]


# ── the end of the charter ──────────────────────────────────────────────────────────────────────


def warned(wire: Wire) -> list[object]:
    wire[0].do(Tick())
    found = [f for f in wire[0].facts if f.what in ("charter-expires", "alarm")]
    out = [dict(f.detail).get("days") or dict(f.detail).get("code") for f in found]
    wire[0].facts.clear()
    return [one for one in out if one != "line-silent"]


def test_charter_warns_at_90_and_30_days_and_alarms_at_its_end_once_each() -> None:
    wire = pair(expires_s=NOW_S + 100 * DAY_S)
    assert warned(wire) == []
    assert line_of_node(wire[0])["expires_in_days"] == 100
    wire.clock.pass_ms(9 * DAY_S * 1000)
    assert warned(wire) == []
    wire.clock.pass_ms(DAY_S * 1000)
    assert warned(wire) == [90, "charter-expires"]
    assert warned(wire) == []
    wire[0].restart()
    assert warned(wire) == []
    wire.clock.pass_ms(60 * DAY_S * 1000)
    assert warned(wire) == [30], "the alarm of then is still open"
    wire.clock.pass_ms(30 * DAY_S * 1000)
    assert warned(wire) == ["charter-expired"]
    wire.clock.pass_ms(DAY_S * 1000)
    assert warned(wire) == []
    assert line_of_node(wire[0])["expires_in_days"] == -1
    wire[0].say("People can still talk.")
    wire.settle()
    assert wire[1].texts(0) == ["People can still talk."]


def test_clock_that_was_wrong_warns_once_all_the_same() -> None:
    wire = pair(expires_s=NOW_S + 100 * DAY_S)
    wire.clock.utc_ms += 200 * DAY_S * 1000
    assert warned(wire) == ["charter-expired"]
    wire.clock.utc_ms -= 200 * DAY_S * 1000
    assert warned(wire) == []
    wire.clock.pass_ms(80 * DAY_S * 1000)
    assert warned(wire) == [20, "charter-expires"]
    wire.clock.pass_ms(30 * DAY_S * 1000)
    assert warned(wire) == [], "its end was told"
