# SPDX-License-Identifier: Apache-2.0
"""The canonical encoding: what `format` will not write, and what a refusal says.

What is read and what is refused stands case by case in docs/spec/vectors/codec.json.
"""

from __future__ import annotations

from enum import IntEnum
from typing import cast

import pytest

from wasl import codec, limits
from wasl.errors import Code, Misuse, Refused


class Number(IntEnum):
    SEVEN = 7


def nested(depth: int) -> codec.Value:
    value: codec.Value = ()
    for _ in range(depth - 1):
        value = (value,)
    return value


def test_lists_are_written_as_arrays_and_come_back_as_tuples() -> None:
    assert codec.format([1, [2, (3,)]]) == bytes.fromhex("8201820281" + "03")
    assert codec.parse(bytes.fromhex("820182028103")) == (1, (2, (3,)))


def test_an_enumeration_is_written_as_its_number() -> None:
    assert codec.format((Number.SEVEN,)) == bytes.fromhex("8107")


def test_true_is_not_one() -> None:
    assert codec.format((True, 1, False, 0)) == bytes.fromhex("84f501f400")
    values = codec.parse(bytes.fromhex("84f501f400"))
    assert isinstance(values, tuple)
    assert [type(value) for value in values] == [bool, int, bool, int]


@pytest.mark.parametrize("value", [2**64, -(2**64) - 1, (2**100,)])
def test_integers_of_more_than_64_bits_are_misuse(value: codec.Value) -> None:
    with pytest.raises(Misuse) as misuse:
        codec.format(value)
    assert misuse.value.code == Code.BAD_ARGUMENT


def test_half_a_surrogate_pair_is_misuse() -> None:
    with pytest.raises(Misuse) as misuse:
        codec.format("\ud800")
    assert misuse.value.code == Code.BAD_TEXT


def test_depth_is_the_same_for_both() -> None:
    deepest = nested(limits.CBOR_DEPTH)
    assert codec.parse(codec.format(deepest)) == deepest
    with pytest.raises(Misuse):
        codec.format((deepest,))
    with pytest.raises(Refused):
        codec.parse(b"\x81" + codec.format(deepest))


@pytest.mark.parametrize("value", [1.0, {1: 2}, {1}, object(), bytearray(b"a")])
def test_what_has_no_place_in_the_profile_is_our_own_bug(value: object) -> None:
    wrong = cast("codec.Value", value)
    for spelt in (wrong, (wrong,)):
        with pytest.raises(AssertionError):
            codec.format(spelt)


def test_limit_is_a_number_of_bytes() -> None:
    data = codec.format(bytes(10))
    assert codec.parse(data, limit=11) == bytes(10)
    with pytest.raises(Refused) as refused:
        codec.parse(data, limit=10)
    assert refused.value.code == Code.TOO_LARGE


def test_limit_holds_without_being_asked_for() -> None:
    with pytest.raises(Refused) as refused:
        codec.parse(bytes(limits.CBOR_BYTES + 1))
    assert refused.value.code == Code.TOO_LARGE


@pytest.mark.parametrize(
    ("encoded", "where"),
    [
        ("83010218", "byte 4"),  # ends early
        ("80ff", "byte 1"),  # left over
        ("8301a0", "byte 2"),  # a map
        ("821801", "byte 1"),  # not shortest
        ("9fff", "byte 0"),  # indefinite
        ("8162c328", "byte 2"),  # not UTF-8
    ],
)
def test_a_refusal_names_the_byte(encoded: str, where: str) -> None:
    with pytest.raises(Refused) as refused:
        codec.parse(bytes.fromhex(encoded))
    assert refused.value.code == Code.NOT_CANONICAL
    assert refused.value.where == where


@pytest.mark.parametrize("head", ["9b", "5b", "7b"])
def test_a_length_that_nobody_sent_costs_nothing(head: str) -> None:
    with pytest.raises(Refused):
        codec.parse(bytes.fromhex(head + "7fffffffffffffff"))
