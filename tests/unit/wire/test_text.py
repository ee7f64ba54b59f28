# SPDX-License-Identifier: Apache-2.0
"""Coding of bodies: never longer, never dependent on another message, never a bomb."""

from __future__ import annotations

import zlib

import pytest

from tests.foreign import SAMPLES, needs_samples
from wasl.errors import Code, Refused
from wasl.wire import text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"x",
        bytes(range(256)),
        b"a" * 60_000,
        "نطلب تأكيد موقع القافلة فورا".encode(),
        "Просим подтвердить место колонны.".encode(),
        b"Confirm position of the convoy.",
    ],
)
def test_a_body_comes_back_and_never_grows(body: bytes) -> None:
    coding, coded = text.pack(body)
    assert len(coded) <= len(body)
    assert text.unpack(coding, coded, limit=60_000) == body


def test_words_of_the_field_shrink_in_three_languages() -> None:
    for words in (
        "نطلب التأكيد فورا: موقع القافلة",
        "Просим немедленно подтвердить место колонны",
        "please confirm position of the convoy immediately",
    ):
        body = words.encode()
        assert len(text.pack(body)[1]) < 0.7 * len(body)


@needs_samples
def test_long_arabic_shrinks_to_a_third() -> None:
    assert SAMPLES is not None
    whole = max(SAMPLES.rglob("*.txt"), key=lambda path: path.stat().st_size)
    body = whole.read_bytes()[:50_000]
    coding, coded = text.pack(body)
    assert len(coded) < len(body) / 2
    assert text.unpack(coding, coded, limit=60_000) == body


@pytest.mark.parametrize(("coding", "limit"), [(0, 9), (1, 9)])
def test_the_limit_is_exact(coding: int, limit: int) -> None:
    for body in (b"a" * limit, b"a" * (limit + 1)):
        machine = zlib.compressobj(9, zlib.DEFLATED, -15)
        coded = body if coding == 0 else machine.compress(body) + machine.flush()
        if len(body) == limit:
            assert text.unpack(coding, coded, limit=limit) == body
        else:
            with pytest.raises(Refused) as refused:
                text.unpack(coding, coded, limit=limit)
            assert refused.value.code == Code.TOO_LARGE


def test_a_bomb_is_stopped_at_the_limit() -> None:
    coded = text.pack(bytes(50_000_000))[1]
    with pytest.raises(Refused) as refused:
        text.unpack(text.DEFLATE, coded, limit=60_000)
    assert refused.value.code == Code.TOO_LARGE
