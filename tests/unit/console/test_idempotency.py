# SPDX-License-Identifier: Apache-2.0
"""The same key, the same answer: once, for whoever waits, and bounded."""

from __future__ import annotations

import asyncio

import pytest
from starlette.responses import Response

from wasl import limits
from wasl.console.answers import Denied, answer
from wasl.console.idempotency import Answers, check_key
from wasl.errors import Code, Misuse

PLACE = ("session", "key-0001")


class Deed:
    """Something that must be done once; ``gate`` holds it up."""

    def __init__(self, *, fails: bool = False) -> None:
        self.done = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self.fails = fails

    async def __call__(self) -> Response:
        self.done += 1
        await self.gate.wait()
        if self.fails:
            raise Misuse(Code.BAD_ARGUMENT, "no")
        return answer({"done": self.done})


@pytest.mark.parametrize("key", ["abcdefgh", "A-_9" * 16])
def test_a_key(key: str) -> None:
    assert check_key(key) == key


@pytest.mark.parametrize(
    "key", [None, "", "abcdefg", "a" * 65, "abcdefg\n", "abcdefgé", "a b c d e"]
)
def test_no_key(key: str | None) -> None:
    with pytest.raises(Misuse):
        check_key(key)


def test_it_is_done_once() -> None:
    async def story() -> None:
        answers, deed = Answers(), Deed()
        told = [await answers.once(PLACE, b"r", deed) for _ in range(3)]
        assert deed.done == 1
        assert {bytes(each.body) for each in told} == {b'{"done":1}'}
        assert len({id(each) for each in told}) == 3, "each may be sent once"

    asyncio.run(story())


def test_who_comes_meanwhile_waits() -> None:
    async def story() -> None:
        answers, deed = Answers(), Deed()
        deed.gate.clear()
        tasks = [asyncio.create_task(answers.once(PLACE, b"r", deed)) for _ in range(5)]
        await asyncio.sleep(0)
        assert not any(each.done() for each in tasks)
        deed.gate.set()
        await asyncio.gather(*tasks)
        assert deed.done == 1

    asyncio.run(story())


def test_it_is_carried_to_its_end_when_nobody_waits() -> None:
    async def story() -> None:
        answers, deed = Answers(), Deed()
        deed.gate.clear()
        task = asyncio.create_task(answers.once(PLACE, b"r", deed))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        deed.gate.set()
        told = await answers.once(PLACE, b"r", deed)
        assert (deed.done, told.status_code) == (1, 200)

    asyncio.run(story())


def test_other_words_under_the_same_key_are_refused() -> None:
    async def story() -> None:
        answers, deed = Answers(), Deed()
        await answers.once(PLACE, b"r", deed)
        with pytest.raises(Denied) as caught:
            await answers.once(PLACE, b"other", deed)
        assert caught.value.status == 409
        await answers.once(("another session", PLACE[1]), b"other", deed)
        assert deed.done == 2

    asyncio.run(story())


def test_what_was_refused_may_be_asked_again() -> None:
    async def story() -> None:
        answers, deed = Answers(), Deed(fails=True)
        for _ in range(2):
            with pytest.raises(Misuse):
                await answers.once(PLACE, b"r", deed)
        deed.fails = False
        assert (await answers.once(PLACE, b"mended", deed)).status_code == 200
        assert deed.done == 3

    asyncio.run(story())


def test_answers_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "KEPT_ANSWERS", 3)

    async def story() -> None:
        answers, deed = Answers(), Deed()
        for n in range(10):
            await answers.once(("session", f"key-{n}"), b"r", deed)
        await answers.once(("session", "key-9"), b"r", deed)
        assert deed.done == 10, "the newest is kept"
        await answers.once(("session", "key-0"), b"r", deed)
        assert deed.done == 11, "the oldest made room"
        answers.forget("session")
        await answers.once(("session", "key-9"), b"r", deed)
        assert deed.done == 12

    asyncio.run(story())
