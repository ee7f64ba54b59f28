# SPDX-License-Identifier: Apache-2.0
"""What rings, how it grows, and what ends it."""

from __future__ import annotations

from typing import Any

import pytest

from wasl import limits
from wasl.console.ringing import Ringing, ended, stage_at

Json = dict[str, Any]


def waiting(entry: str, precedence: str = "flash", since_ms: int = 0) -> Json:
    return {"entry": entry, "precedence": precedence, "since_ms": since_ms, "since": "T"}


@pytest.mark.parametrize(
    ("precedence", "waited_s", "stage"),
    [
        ("flash", 0, 0),
        ("flash", 14.999, 0),
        ("flash", 15, 1),
        ("flash", 30, 2),
        ("flash", 59.9, 2),
        ("flash", 60, 3),
        ("flash", 86_400, 3),
        ("immediate", 29, 0),
        ("immediate", 30, 1),
        ("immediate", 60, 2),
        ("immediate", 120, 3),
        ("priority", 86_400, 0),
        ("routine", 86_400, 0),
        ("kind-9", 86_400, 0),
    ],
)
def test_the_table(precedence: str, waited_s: float, stage: int) -> None:
    assert stage_at(precedence, waited_ms=int(waited_s * 1000)) == stage


def test_a_ring_is_told_at_each_stage_once() -> None:
    ringing = Ringing()
    stages: list[int] = []
    for tick_ms in range(1_000, 90_000, 1_000):
        louder, gone = ringing.look([waiting("a", since_ms=1_000)], tick_ms=tick_ms)
        assert not gone
        stages += [ring.stage for ring in louder]
    assert stages == [0, 1, 2, 3]


def test_what_was_slept_through_rings_at_its_stage() -> None:
    louder, _ = Ringing().look([waiting("a")], tick_ms=3_600_000)
    assert [ring.stage for ring in louder] == [3]


def test_routine_rings_once() -> None:
    ringing = Ringing()
    assert ringing.look([waiting("a", "routine")], tick_ms=0)[0]
    assert not ringing.look([waiting("a", "routine")], tick_ms=3_600_000)[0]


def test_silence_is_of_one_desk_one_entry_and_one_stage() -> None:
    ringing = Ringing()
    both = ["north", "south"]
    ringing.look([waiting("a"), waiting("b")], tick_ms=0)
    assert ringing.silence("a", "north")
    assert not ringing.silence("a", "north"), "it is already"
    assert not ringing.silence("of nobody", "north")
    told = {one["entry"]: one["unsilenced_desks"] for one in ringing.told(both)}
    assert told == {"a": ["south"], "b": both}
    louder, _ = ringing.look([waiting("a"), waiting("b")], tick_ms=15_000)
    assert [ring.told(both)["unsilenced_desks"] for ring in louder] == [both, both]
    assert ringing.silence("a", "north"), "the next stage is to be silenced anew"


def test_the_next_role_hears_it_at_the_third_stage() -> None:
    ringing = Ringing()
    roles = [
        ringing.look([waiting("a")], tick_ms=tick_ms)[0][0].told([])["roles"]
        for tick_ms in (0, 15_000, 30_000, 60_000)
    ]
    assert roles == [["duty"], ["duty"], ["duty", "releaser"], ["duty", "releaser"]]


def test_what_waits_no_more_rings_no_more() -> None:
    ringing = Ringing()
    ringing.look([waiting("a"), waiting("b")], tick_ms=0)
    assert ringing.look([waiting("b")], tick_ms=1) == ([], ["a"])
    assert "a" not in ringing
    assert "b" in ringing


def test_a_flood_crowds_out_no_flash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RINGS", 3)
    flood = [waiting(f"r{n}", "routine", since_ms=n) for n in range(50)]
    ringing = Ringing()
    ringing.look([*flood, waiting("a", "flash", since_ms=99)], tick_ms=100)
    assert [one["entry"] for one in ringing.told([])] == ["a", "r0", "r1"]


def test_why_a_ring_has_ended() -> None:
    step = {"time": "T", "by": "Orlov (duty)", "answer": "received", "reason": None}
    amended = {"by": [], "corrected": None, "cancelled": None, "superseded_by": None}
    entry: Json = {"author": "sundria", "ladder": {"northland": {"acknowledged": step}}}
    entry["amended"] = amended
    why = ended(entry, party="northland")
    assert why == {"why": "acknowledged", "by": "Orlov (duty)", "time": "T"}
    entry["ladder"] = {"northland": {"acknowledged": None}}
    entry["amended"] = {**amended, "cancelled": "x"}
    assert ended(entry, party="northland") == {"why": "cancelled", "by": "sundria", "time": None}
    assert ended(None, party="northland")["why"] == "withdrawn"
