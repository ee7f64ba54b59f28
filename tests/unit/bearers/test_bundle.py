# SPDX-License-Identifier: Apache-2.0
"""A bundle: what goes in comes out, and nothing else is taken for one."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl import limits
from wasl.bearers.bundle import format_bundle, parse_bundle
from wasl.errors import Code, Refused

envelopes = st.lists(st.binary(min_size=1, max_size=40), max_size=12)


def test_example_bytes() -> None:
    body = bytes.fromhex("00000003 616263 00000001 ff".replace(" ", ""))
    assert format_bundle([b"abc", b"\xff"]) == body
    assert parse_bundle(body) == [b"abc", b"\xff"]
    assert parse_bundle(b"") == []


@given(envelopes)
def test_round_trip(each: list[bytes]) -> None:
    assert parse_bundle(format_bundle(each)) == each


@given(st.binary(max_size=60))
def test_whatever_is_taken_is_written_the_same(body: bytes) -> None:
    try:
        taken = parse_bundle(body)
    except Refused:
        return
    assert format_bundle(taken) == body


@given(envelopes.filter(bool), st.data())
def test_every_cut_within_an_envelope_is_refused(each: list[bytes], data: st.DataObject) -> None:
    body = format_bundle(each)
    whole = {len(format_bundle(each[:n])) for n in range(len(each) + 1)}
    cut = data.draw(st.sampled_from([n for n in range(len(body)) if n not in whole]))
    with pytest.raises(Refused) as refused:
        parse_bundle(body[:cut])
    assert refused.value.code is Code.BAD_ENVELOPE


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"\0\0\0\0", Code.BAD_ENVELOPE),
        (b"\0\0\0\x01a\0\0\0\0", Code.BAD_ENVELOPE),
        (b"\0\0\0\x02a", Code.BAD_ENVELOPE),
        (b"\0\0", Code.BAD_ENVELOPE),
        (b"\xff\xff\xff\xff", Code.TOO_LARGE),
        ((limits.ENVELOPE_BYTES + 1).to_bytes(4, "big") + b"x", Code.TOO_LARGE),
        (b"\0\0\0\x01a" * (limits.BUNDLE_ENVELOPES + 1), Code.TOO_MANY),
        (bytes(limits.BUNDLE_BYTES + 1), Code.TOO_LARGE),
    ],
)
def test_refused(body: bytes, code: Code) -> None:
    with pytest.raises(Refused) as refused:
        parse_bundle(body)
    assert refused.value.code is code


def test_the_bounds_themselves_are_allowed() -> None:
    largest = bytes(limits.ENVELOPE_BYTES)
    assert parse_bundle(format_bundle([largest])) == [largest]
    many = [b"a"] * limits.BUNDLE_ENVELOPES
    assert parse_bundle(format_bundle(many)) == many
    rest = limits.BUNDLE_BYTES - 7 * (limits.ENVELOPE_BYTES + 4) - 4
    full = [largest] * 7 + [bytes(rest)]
    assert len(format_bundle(full)) == limits.BUNDLE_BYTES
    assert parse_bundle(format_bundle(full)) == full


def fuzz(rounds: int) -> None:
    chance, codes = Random(7), set[Code]()
    for _ in range(rounds):
        body = bytearray(
            format_bundle(
                chance.randbytes(chance.randint(1, 30)) for _ in range(chance.randint(0, 6))
            )
        )
        for _ in range(chance.randint(0, 3)):
            if body:
                body[chance.randrange(len(body))] = chance.choice(
                    (0, 1, 4, 255, chance.randrange(256))
                )
        del body[chance.randint(0, len(body)) :]
        try:
            assert format_bundle(parse_bundle(bytes(body))) == body
        except Refused as error:
            codes.add(error.code)
    assert codes == {Code.BAD_ENVELOPE, Code.TOO_LARGE}


def test_fuzz() -> None:
    fuzz(3_000)


@pytest.mark.slow
def test_fuzz_for_longer() -> None:
    fuzz(100_000)
