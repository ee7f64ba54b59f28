# SPDX-License-Identifier: Apache-2.0
"""Challenges are for one place, once, in time, and bounded; failures are counted and bounded."""

from __future__ import annotations

import pytest

from wasl import limits
from wasl.console.answers import Denied
from wasl.console.passkeys import Challenges, credential_id, verify_assertion
from wasl.console.tries import Tries
from wasl.home.address import Address
from wasl.home.console import DeskSettings
from wasl.home.roster import Officer, Passkey

SETTINGS = DeskSettings(listen=Address("127.0.0.1", 8480), host="northland.localhost")
KEY = Passkey(b"c", b"k", 0, 1)
OFFICER = Officer("a" * 16, "Lt. Haddad", ("duty",), (), False, 1, (KEY,))


class Clock:
    now_s = 10.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_a_challenge_is_answered_once_in_its_place(clock: Clock) -> None:
    held = Challenges(clock=clock)
    state, challenge = held.make("session", "@here")
    assert len(challenge) == 32
    assert held.take(state, "session", ["@there", "@here"]) == challenge
    with pytest.raises(Denied):
        held.take(state, "session", ["@here"])


@pytest.mark.parametrize(("purpose", "place"), [("release", "@here"), ("session", "@there")])
def test_a_challenge_for_something_else_is_spent(clock: Clock, purpose: str, place: str) -> None:
    held = Challenges(clock=clock)
    state, _ = held.make("session", "@here")
    with pytest.raises(Denied):
        held.take(state, purpose, [place])
    with pytest.raises(Denied):
        held.take(state, "session", ["@here"])


def test_a_challenge_is_over_in_time(clock: Clock) -> None:
    held = Challenges(clock=clock)
    state, _ = held.make("session", "@here")
    clock.now_s += limits.CHALLENGE_S
    with pytest.raises(Denied):
        held.take(state, "session", ["@here"])


def test_who_asks_for_many_makes_void_his_own(clock: Clock) -> None:
    held = Challenges(clock=clock)
    ours, _ = held.make("session", "@officer")
    states = [held.make("session", "@stranger")[0] for _ in range(limits.CHALLENGES)]
    assert held.take(ours, "session", ["@officer"])
    assert held.take(states[-1], "session", ["@stranger"])
    with pytest.raises(Denied):
        held.take(states[0], "session", ["@stranger"])


@pytest.mark.parametrize(
    "credential",
    [
        {},
        {"rawId": 7},
        {"rawId": "é"},
        {"rawId": "AA", "response": None},
        {"rawId": "AA", "response": {"clientDataJSON": "AA"}},
        {"rawId": "AA", "response": {"clientDataJSON": "W10"}},
        {"rawId": "AA", "id": "AA", "type": "public-key", "response": {"clientDataJSON": "e30"}},
    ],
    ids=range(7),
)
def test_what_is_no_answer_of_a_passkey_is_refused(credential: dict[str, object]) -> None:
    def prove() -> None:
        credential_id(credential)
        verify_assertion(
            SETTINGS,
            credential,
            challenge=b"x" * 32,
            origin="http://northland.localhost:8480",
            officer=OFFICER,
            passkey=KEY,
        )

    with pytest.raises(Denied) as caught:
        prove()
    assert caught.value.status == 403


def test_failures_are_told_until_there_are_too_many(clock: Clock) -> None:
    tries = Tries(clock=clock)
    told = [tries.fail("a") for _ in range(limits.TRIES + 5)]
    assert told == [True] * limits.TRIES + [False] * 5
    assert tries.fail("b"), "another address is not held responsible"
    clock.now_s += limits.TRIES_S + 1
    assert tries.fail("a")


def test_failures_from_everywhere_are_counted_together(clock: Clock) -> None:
    tries = Tries(clock=clock)
    for n in range(limits.TRIES_IN_ALL):
        tries.fail(f"address {n}")
    assert not tries.fail("one more")


def test_addresses_are_bounded(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TRY_ADDRESSES", 3)
    tries = Tries(clock=clock)
    for n in range(100):
        tries.fail(f"address {n}")
    assert tries.remembered() == 3
