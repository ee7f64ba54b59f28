# SPDX-License-Identifier: Apache-2.0
"""Warm envelopes: what they cost, what they hide, and what binds them to their place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wasl.errors import Refused
from wasl.terms import Head, JournalId, LineId
from wasl.wire import text, warm
from wasl.wire.epoch import MessageKey, advance

LINE = LineId(bytes(range(32)))
FAR = JournalId(1, 1)
KEY = advance(b"\x07" * 32)[1]
PLACE = warm.Place(LINE, b"\x09" * 32, JournalId(0, 1), 400, 1_795_000_000)
SIGNED = warm.Narrow(16, 0, 1_795_000_100, (), None, b"", (), b"\x03" * 64)


def cost(narrow: warm.Narrow) -> int:
    """Bytes over the coded body."""
    envelope = warm.seal(narrow, place=PLACE, key=KEY, roots=False)
    return len(envelope) - len(text.pack(narrow.body)[1])


@pytest.mark.parametrize("size", [1, 127, 128, 16_384, 100_000, 1_000_000, 2_097_151])
@pytest.mark.parametrize("party", [0, 1])
@pytest.mark.parametrize("age_s", [0, 63, 64, 8_192, 86_400])
@pytest.mark.parametrize("body", [b"", b"x", "تم الاستلام".encode(), b"confirm " * 500])
def test_a_message_of_a_line_of_two_costs_96_bytes_at_most(
    size: int, party: int, age_s: int, body: bytes
) -> None:
    head = Head(JournalId(party, 1), size, b"")
    narrow = replace(SIGNED, seen=(head,), time_s=PLACE.keys_time_s + age_s, body=body)
    assert cost(narrow) <= 95


def test_the_cost_does_not_grow_with_the_record() -> None:
    costs = {cost(replace(SIGNED, seen=(Head(FAR, size, b""),))) for size in (1_000, 100_000)}
    assert max(costs) - min(costs) <= 1


def test_inside_a_batch_the_signature_is_spared() -> None:
    assert cost(SIGNED) - cost(replace(SIGNED, signature=b"")) == 64


@pytest.mark.parametrize("length", [0, 10, 100, 140, 150, 200, 900, 1_000])
def test_padding_hides_the_length_up_to_a_bucket(length: int) -> None:
    buckets = (256, 1_024)
    body = bytes(n * 7 % 256 for n in range(length))
    narrow = replace(SIGNED, body=body)
    envelope = warm.seal(narrow, place=PLACE, key=KEY, roots=False, buckets=buckets)
    bare = len(warm.seal(narrow, place=PLACE, key=KEY, roots=False))
    expected = next((bucket for bucket in buckets if bucket > bare), bare)
    assert len(envelope) == expected
    assert warm.open_warm(envelope, place=PLACE, key=KEY) == narrow


@pytest.mark.parametrize("body", [b"\x80", b"\x00", b"\x80\x00\x00", b"\x00" * 9, b"text\x80"])
def test_padding_is_told_from_the_body(body: bytes) -> None:
    narrow = replace(SIGNED, body=body)
    envelope = warm.seal(narrow, place=PLACE, key=KEY, roots=False, buckets=(256,))
    assert warm.open_warm(envelope, place=PLACE, key=KEY).body == body


def test_the_tag_is_all_that_can_be_read() -> None:
    one = warm.seal(SIGNED, place=PLACE, key=KEY, roots=False)
    other = warm.seal(replace(SIGNED, flags=31), place=PLACE, key=KEY, roots=False)
    assert one[:4] == other[:4] == KEY.tag
    assert len(one) == len(other), "precedence does not show in the length"
    assert SIGNED.signature not in one


@pytest.mark.parametrize(
    "other",
    [
        replace(PLACE, line=LineId(bytes(32))),
        replace(PLACE, charter=bytes(32)),
        replace(PLACE, journal=JournalId(1, 1)),
        replace(PLACE, journal=JournalId(0, 2)),
        replace(PLACE, seq=401),
    ],
)
def test_an_envelope_opens_at_its_own_place_alone(other: warm.Place) -> None:
    envelope = warm.seal(SIGNED, place=PLACE, key=KEY, roots=False)
    with pytest.raises(Refused):
        warm.open_warm(envelope, place=other, key=KEY)
    with pytest.raises(Refused):
        warm.open_warm(envelope, place=PLACE, key=MessageKey(bytes(32), KEY.salt, KEY.tag))
