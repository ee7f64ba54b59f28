# SPDX-License-Identifier: Apache-2.0
"""The canonical encoding as a whole: one spelling for every value, held against cbor2."""

from __future__ import annotations

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl import codec, limits
from wasl.errors import Refused

EDGES = [0, 23, 24, 255, 256, 65_535, 65_536, 2**32 - 1, 2**32, 2**63, 2**64 - 1]

integers = (
    st.integers(-(2**64), 2**64 - 1)
    | st.sampled_from(EDGES)
    | st.sampled_from(EDGES).map(lambda edge: -1 - edge)
)
texts = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.none() | st.booleans() | integers | st.binary(max_size=300) | texts


def arrays(depth: int) -> st.SearchStrategy[codec.Value]:
    """Values of at most ``depth`` arrays in one another."""
    if depth == 0:
        return plain
    items = st.lists(arrays(depth - 1), max_size=4).map(tuple)
    return plain | items if depth < limits.CBOR_DEPTH else items


values = arrays(limits.CBOR_DEPTH)
# Bytes of which a good part are heads that mean something.
telling = st.sampled_from([0x00, 0x17, 0x18, 0x19, 0x1B, 0x20, 0x38, 0x41, 0x58, 0x61, 0x80, 0x81])
noise = st.lists(telling | st.integers(0, 255), max_size=40).map(bytes)


def same(one: object, other: object) -> bool:
    """Equal, and of equal types all through: True is not 1, a list is not a tuple."""
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def tuples(value: object) -> object:
    return tuple(tuples(item) for item in value) if isinstance(value, list | tuple) else value


@given(values)
def test_parse_undoes_format(value: codec.Value) -> None:
    assert same(codec.parse(codec.format(value)), value)


@given(values)
def test_the_encoding_is_that_of_rfc_8949(value: codec.Value) -> None:
    data = codec.format(value)
    assert data == cbor2.dumps(value)
    assert same(tuples(cbor2.loads(data)), value)


@given(noise)
def test_what_is_read_is_written_back(data: bytes) -> None:
    try:
        value = codec.parse(data)
    except Refused:
        return
    assert codec.format(value) == data
    assert same(tuples(cbor2.loads(data)), value)


@given(values, st.data())
def test_one_byte_changed_is_refused_or_says_something_else(
    value: codec.Value, data: st.DataObject
) -> None:
    encoded = bytearray(codec.format(value))
    at = data.draw(st.integers(0, len(encoded) - 1))
    encoded[at] ^= data.draw(st.integers(1, 255))
    try:
        other = codec.parse(bytes(encoded))
    except Refused:
        return
    assert not same(other, value)


@given(values, st.data())
def test_cut_or_lengthened_is_refused(value: codec.Value, data: st.DataObject) -> None:
    encoded = codec.format(value)
    at = data.draw(st.integers(0, len(encoded) - 1))
    for altered in (encoded[:at], encoded + encoded[: at + 1]):
        with pytest.raises(Refused):
            codec.parse(altered)
