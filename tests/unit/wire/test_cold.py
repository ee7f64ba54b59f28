# SPDX-License-Identifier: Apache-2.0
"""Cold envelopes: items, padding, bounds. What must be refused stands in the published vectors."""

from __future__ import annotations

import pytest

from wasl import codec, limits
from wasl.errors import Refused
from wasl.terms import JournalId, LineId
from wasl.wire import cold

HEADS = cold.Heads(1_795_000_000_000, ((JournalId(0, 1), 7),))


@pytest.mark.parametrize("buckets", [(), (64,), (64, 4_096), (16,)])
def test_padding_is_zeros_up_to_a_bucket(buckets: tuple[int, ...]) -> None:
    bare = cold.format_items([HEADS])
    plain = cold.format_items([HEADS], buckets=buckets)
    assert len(plain) == next((size for size in buckets if size >= len(bare)), len(bare))
    assert plain[: len(bare)] == bare
    assert not any(plain[len(bare) :])
    assert cold.parse_items(plain) == (HEADS,)


def test_the_hint_and_the_info_are_of_one_line_and_one_key() -> None:
    line, other = LineId(bytes(32)), LineId(b"\x01" * 32)
    key = bytes(1_216)
    assert len(cold.hint(line, key)) == cold.HINT_BYTES
    assert len({cold.hint(line, key), cold.hint(other, key), cold.hint(line, key[1:])}) == 3
    assert len({cold.info(line, key), cold.info(other, key), cold.info(line, key[1:])}) == 3


def test_what_unpacks_to_more_than_its_bound_is_refused() -> None:
    heads = cold.Opening(JournalId(0, 1), 1, bytes(limits.BODY_BYTES))
    plain = cold.format_items([heads] * 80)
    assert len(plain) < 60_000, "it is small while it travels"
    with pytest.raises(Refused):
        cold.parse_items(plain)


def test_an_entry_over_its_bound_is_refused() -> None:
    for size, good in ((limits.ENTRY_BYTES, True), (limits.ENTRY_BYTES + 1, False)):
        item = cold.Range(JournalId(0, 1), 0, (bytes(size),), (None,), bytes(64))
        plain = cold.format_items([item])
        if good:
            assert cold.parse_items(plain) == (item,)
        else:
            with pytest.raises(Refused):
                cold.parse_items(plain)


def test_32_bytes_are_an_entry_and_a_hash_left_out_is_not() -> None:
    leaf = bytes(range(32))
    item = cold.Range(JournalId(0, 1), 0, (leaf, cold.LeftOut(leaf)), (None, None), bytes(64))
    (read,) = cold.parse_items(cold.format_items([item]))
    assert isinstance(read, cold.Range)
    assert [isinstance(entry, cold.LeftOut) for entry in read.entries] == [False, True]


def test_unknown_items_are_passed_over_and_others_take_effect() -> None:
    data = codec.format(((9, "later"), (6, 5, ()), (1 << 40,)))
    plain = b"\x00" + len(data).to_bytes(4, "big") + data
    assert cold.parse_items(plain) == (cold.Heads(5, ()),)
