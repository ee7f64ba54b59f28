# SPDX-License-Identifier: Apache-2.0
"""Which desks really watch."""

from __future__ import annotations

from wasl import limits
from wasl.due import Watchfulness
from wasl.node.desks import Desks

AFTERS_S = (1_200, 1_500, 1_800, 2_400)


def test_a_desk_watches_while_it_says_so_and_somebody_touches_it() -> None:
    desks = Desks()
    desks.beat("north wall", "Haddad", input_age_s=10, tick_ms=50_000)
    assert desks.watching(AFTERS_S, tick_ms=50_000) == {"north wall": "Haddad"}
    assert desks.is_there("north wall", tick_ms=50_000 + limits.DESK_BEAT_MS)
    assert not desks.is_there("north wall", tick_ms=50_001 + limits.DESK_BEAT_MS)
    assert desks.watching(AFTERS_S, tick_ms=50_001 + limits.DESK_BEAT_MS) == {}
    assert not desks.is_there("south wall", tick_ms=50_000)


def test_a_screen_in_an_empty_room_does_not_watch() -> None:
    desks = Desks()
    for minute in range(41):
        desks.beat("d", "", input_age_s=minute * 60, tick_ms=minute * 60_000)
    now_ms = 40 * 60_000
    assert desks.watchfulness("d", AFTERS_S, tick_ms=now_ms) is Watchfulness.SECOND_PATH
    assert desks.watching(AFTERS_S, tick_ms=now_ms) == {}
    assert desks.alive("d", tick_ms=now_ms)
    assert desks.watchfulness("d", AFTERS_S, tick_ms=now_ms) is Watchfulness.AWAKE
    desks.beat("d", "", input_age_s=9_999, tick_ms=now_ms + 1)
    assert desks.watching(AFTERS_S, tick_ms=now_ms + 1) == {"d": ""}, "the answer counts as a hand"
    assert not desks.alive("of nobody", tick_ms=now_ms)


def test_nobody_is_missed_before_somebody_came_and_not_for_a_change_of_shift() -> None:
    desks = Desks()
    assert not desks.is_unwatched(AFTERS_S, tick_ms=1 << 40)
    desks.beat("d", "", input_age_s=0, tick_ms=0)
    assert not desks.is_unwatched(AFTERS_S, tick_ms=0)
    assert not desks.is_unwatched(AFTERS_S, tick_ms=limits.UNWATCHED_MS)
    assert desks.is_unwatched(AFTERS_S, tick_ms=limits.UNWATCHED_MS + 1)
    desks.beat("e", "", input_age_s=0, tick_ms=limits.UNWATCHED_MS + 2)
    assert not desks.is_unwatched(AFTERS_S, tick_ms=limits.UNWATCHED_MS + 3)


def test_desks_are_bounded() -> None:
    desks = Desks()
    for number in range(limits.DESKS + 3):
        desks.beat(f"d{number}", "", input_age_s=0, tick_ms=number)
    assert not desks.is_there("d2", tick_ms=5)
    assert len(desks.watching(AFTERS_S, tick_ms=100)) == limits.DESKS
