# SPDX-License-Identifier: Apache-2.0
"""Which desks really watch."""

from __future__ import annotations

from wasl import limits
from wasl.console.watching import Said, Watchers


def said(at_ms: int, *, visible: bool = True, age_s: float = 0, sound: str = "armed") -> Said:
    return Said(visible, age_s, sound, at_ms)


def test_nobody_watches_before_a_page_has_said_so() -> None:
    watchers = Watchers()
    page = watchers.join("a", officer="Haddad", role="duty")
    assert watchers.told(["a"], tick_ms=0) == {"watching": [], "nobody": True}
    assert watchers.desks() == ["a"]
    watchers.say(page, said(0))
    told = watchers.told(["a"], tick_ms=0)
    assert not told["nobody"]
    assert told["watching"] == [
        {"desk": "a", "officer": "Haddad", "role": "duty", "sound": "armed", "visible": True}
    ]


def test_a_hidden_page_an_unmanned_one_and_a_silent_one_do_not_watch() -> None:
    watchers = Watchers()
    page = watchers.join("a", officer="Haddad", role="duty")
    watchers.say(page, said(0, visible=False))
    assert watchers.told(["a"], tick_ms=0)["nobody"]
    watchers.say(page, said(0))
    assert watchers.told([], tick_ms=0)["nobody"], "the node says that nobody is at it"
    most_ms = limits.DESK_STATE_S * 1000
    assert not watchers.told(["a"], tick_ms=most_ms)["nobody"]
    assert watchers.told(["a"], tick_ms=most_ms + 1) == {"watching": [], "nobody": True}


def test_a_page_that_is_gone_watches_no_more() -> None:
    watchers = Watchers()
    page = watchers.join("a", officer="Haddad", role="duty")
    watchers.say(page, said(0))
    watchers.leave(page)
    assert watchers.told(["a"], tick_ms=0) == {"watching": [], "nobody": True}
    watchers.say(page, said(0))
    assert watchers.desks() == []


def test_a_desk_is_as_watchful_as_its_best_page() -> None:
    watchers = Watchers()
    hidden = watchers.join("a", officer="Haddad", role="duty")
    shown = watchers.join("a", officer="Haddad", role="duty")
    watchers.say(hidden, said(0, visible=False, sound="armed"))
    watchers.say(shown, said(0, sound="off", age_s=30))
    (one,) = watchers.told(["a"], tick_ms=0)["watching"]
    assert (one["visible"], one["sound"]) == (True, "armed")
    assert watchers.input_age_s("a", tick_ms=5_000) == 35, "a hidden page has no hand on it"
    assert watchers.input_age_s("b", tick_ms=0) is None


def test_a_screen_whose_officer_may_not_acknowledge_counts_for_nobody() -> None:
    watchers = Watchers()
    wall = watchers.join("w", officer="Wall", role="readonly", officer_id="1", counts=False)
    watchers.say(wall, said(0))
    assert watchers.input_age_s("w", tick_ms=0) is None, "the node is not told of it"
    told = watchers.told([], tick_ms=0)
    assert (len(told["watching"]), told["nobody"]) == (1, True)
    assert watchers.officers(tick_ms=0) == ["1"]
