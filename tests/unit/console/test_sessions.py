# SPDX-License-Identifier: Apache-2.0
"""Sessions end in time, are bounded, and tell who follows them."""

from __future__ import annotations

from pathlib import Path

import pytest

from wasl import limits
from wasl.console.sessions import Session, Sessions, cookie_name


class Clock:
    now_s = 10.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(clock: Clock) -> Sessions:
    return Sessions(Path("/home/northland"), clock=clock)


def test_a_cookie_is_named_after_its_home() -> None:
    one, other = (cookie_name(Path(each)) for each in ("/home/northland", "/home/sundria"))
    assert one != other
    assert one.startswith("wasl-")
    assert len(one) == len("wasl-") + 8


def test_a_session_is_found_by_its_token_alone(sessions: Sessions) -> None:
    token, session = sessions.begin("a")
    assert sessions.find(token) is session
    assert token not in repr(session)
    for wrong in (None, "", session.id, token[:-1], token + "A"):
        assert sessions.find(wrong) is None


def test_it_ends_when_nobody_asks(sessions: Sessions, clock: Clock) -> None:
    token, session = sessions.begin("a")
    clock.now_s += limits.SIGNED_IN_IDLE_S
    assert sessions.find(token) is session
    sessions.touch(session)
    clock.now_s += limits.SIGNED_IN_IDLE_S
    assert sessions.find(token) is session
    clock.now_s += 1
    assert not sessions.is_on(session)
    assert sessions.find(token) is None


def test_it_ends_in_any_case(sessions: Sessions, clock: Clock) -> None:
    token, session = sessions.begin("a")
    for _ in range(limits.SIGNED_IN_WHOLE_S // 3_600):
        clock.now_s += 3_600
        sessions.touch(session)
    assert sessions.find(token) is session
    clock.now_s += 1
    assert sessions.find(token) is None


def test_it_tells_that_it_is_locked_and_ended(sessions: Sessions) -> None:
    _, session = sessions.begin("a")
    told: list[str] = []
    leave = sessions.watch(session, told.append)
    sessions.lock(session)
    sessions.unlock(session, b"passkey")
    sessions.end(session)
    sessions.end(session)
    assert told == ["locked", "unlocked", "ended"]
    leave()
    leave()


def test_however_one_ends_it_is_told_once(clock: Clock) -> None:
    told: list[Session] = []
    sessions = Sessions(Path("/home/northland"), ended=told.append, clock=clock)
    (_, first), (_, second), (_, third) = (sessions.begin("a") for _ in range(3))
    sessions.end(first)
    sessions.end(first)
    assert told == [first]
    sessions.end_all("a")
    assert told == [first, second, third]
    token, late = sessions.begin("a")
    clock.now_s += limits.SIGNED_IN_IDLE_S + 1
    assert sessions.find(token) is None
    assert told[3:] == [late]


def test_all_of_an_officer_end(sessions: Sessions) -> None:
    mine = [sessions.begin("a")[0] for _ in range(3)]
    other = sessions.begin("b")[0]
    sessions.end_all("a")
    assert [sessions.find(each) for each in mine] == [None] * 3
    assert sessions.find(other) is not None


def test_the_one_that_was_silent_for_longest_makes_room(
    sessions: Sessions, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SESSIONS", 2)
    first, session = sessions.begin("a")
    clock.now_s += 1
    second, _ = sessions.begin("b")
    clock.now_s += 1
    sessions.touch(session)
    sessions.begin("c")
    assert sessions.find(first) is not None
    assert sessions.find(second) is None


def test_a_proof_is_fresh_for_minutes(sessions: Sessions, clock: Clock) -> None:
    _, session = sessions.begin("a", passkey=b"key")
    clock.now_s += limits.RELEASE_FRESH_S
    assert sessions.is_fresh(session)
    clock.now_s += 1
    assert not sessions.is_fresh(session)
    sessions.prove(session, b"passkey")
    assert sessions.is_fresh(session)


def test_a_link_proves_nobody(sessions: Sessions) -> None:
    _, session = sessions.begin("a")
    assert not sessions.is_fresh(session)
