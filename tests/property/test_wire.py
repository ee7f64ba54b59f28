# SPDX-License-Identifier: Apache-2.0
"""Entries and envelopes: round trips, and the narrow form rebuilds the same entry bytes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasl import codec, limits
from wasl.errors import Refused
from wasl.record.entry import Entry, Void, commitment, format_entry, judge, parse_entry
from wasl.terms import Head, JournalId, LineId, Precedence, Traffic
from wasl.wire import cold, warm
from wasl.wire.epoch import advance

LINE = LineId(bytes(range(32)))
HASH = st.binary(min_size=32, max_size=32)
JOURNAL = st.builds(JournalId, st.integers(0, 2**16 - 1), st.integers(1, 2**32 - 1) | st.just(1))
SIZE = st.integers(1, 2**62 - 1)
TIME = st.integers(0, limits.TIME_S - 1)
HEAD = st.builds(Head, JOURNAL, SIZE, HASH)
HEADS = st.lists(HEAD, max_size=4, unique_by=lambda head: head.journal).map(
    lambda heads: tuple(sorted(heads, key=lambda head: head.journal))
)
OPENING = st.binary(min_size=32, max_size=80)
SIGNATURE = st.binary(min_size=64, max_size=64)
ENTRY = st.builds(
    Entry,
    st.just(LINE),
    JOURNAL,
    st.integers(1, 2**62 - 1),
    st.integers(16, 2**16 - 1),
    st.sampled_from(Precedence),
    st.sampled_from(Traffic),
    st.booleans(),
    TIME,
    HEADS,
    HASH,
)
ITEM: st.SearchStrategy[cold.Item] = st.one_of(
    st.lists(
        st.tuples(st.binary(max_size=60) | HASH.map(cold.LeftOut), st.none() | OPENING),
        min_size=1,
        max_size=3,
    ).flatmap(
        lambda rows: st.builds(
            cold.Range,
            JOURNAL,
            st.integers(0, 2**62 - 1),
            st.just(tuple(row[0] for row in rows)),
            st.just(tuple(row[1] for row in rows)),
            SIGNATURE,
        )
    ),
    st.builds(
        cold.Proven,
        HEAD,
        SIGNATURE,
        SIZE,
        st.binary(max_size=60),
        st.none() | OPENING,
        st.lists(HASH, max_size=4).map(tuple),
    ),
    st.builds(cold.Opening, JOURNAL, SIZE, OPENING),
    st.builds(cold.Receipt, HEAD, JOURNAL, TIME, SIGNATURE),
    st.builds(cold.Seed, JOURNAL, SIZE, HASH),
    st.builds(cold.Heads, SIZE, st.lists(st.tuples(JOURNAL, SIZE), max_size=3).map(tuple)),
    st.builds(cold.AuthorPq, HEAD, st.binary(min_size=2_420, max_size=2_420)),
)


@given(entry=ENTRY)
def test_entries_come_back(entry: Entry) -> None:
    data = format_entry(entry)
    assert parse_entry(data) == entry
    seen = {head.journal for head in entry.seen}
    judged = judge(data, line=LINE, journal=entry.journal, seq=entry.seq)
    assert judged == (Void.BAD_SEEN if entry.journal in seen else entry)


@given(entry=ENTRY, at=st.integers(0), bit=st.integers(0, 7))
def test_a_changed_bit_is_another_entry_or_none(entry: Entry, at: int, bit: int) -> None:
    data = bytearray(format_entry(entry))
    data[at % len(data)] ^= 1 << bit
    try:
        other = parse_entry(bytes(data))
    except Refused:
        return
    assert other != entry
    assert format_entry(other) == bytes(data)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_judged(data: bytes) -> None:
    judged = judge(data, line=LINE, journal=JournalId(0, 1), seq=1)
    assert isinstance(judged, Void)


@settings(max_examples=60)
@given(items=st.lists(ITEM, max_size=4), buckets=st.sampled_from([(), (512,), (64, 8_192)]))
def test_cold_items_come_back(items: list[cold.Item], buckets: tuple[int, ...]) -> None:
    assert cold.parse_items(cold.format_items(items, buckets=buckets)) == tuple(items)


@pytest.mark.parametrize("roots", [True, False])
@given(
    entry=ENTRY,
    body=st.binary(max_size=200),
    gap=st.lists(HASH, max_size=8).map(tuple),
    signed=st.booleans(),
    buckets=st.sampled_from([(), (256, 1_024)]),
    keys_time_s=TIME,
)
def test_the_narrow_form_rebuilds_the_same_entry(
    *,
    roots: bool,
    entry: Entry,
    body: bytes,
    gap: tuple[bytes, ...],
    signed: bool,
    buckets: tuple[int, ...],
    keys_time_s: int,
) -> None:
    key = advance(bytes(32))[1]
    entry = replace(entry, commit=commitment(key.salt, body))
    place = warm.Place(LINE, bytes(32), entry.journal, entry.seq, keys_time_s)
    flags = entry.precedence | entry.traffic << 2 | entry.sent_alone << 4
    signature = b"\x03" * 64 if signed else b""
    narrow = warm.Narrow(
        entry.kind, flags, entry.time_s, entry.seen, entry.content, body, gap, signature
    )
    envelope = warm.seal(narrow, place=place, key=key, roots=roots, buckets=buckets)
    read = warm.open_warm(envelope, place=place, key=key)
    held = {head.journal: head.root for head in entry.seen}
    seen = tuple(Head(h.journal, h.size, h.root or held[h.journal]) for h in read.seen)
    rebuilt = Entry(
        place.line,
        place.journal,
        place.seq,
        read.kind,
        Precedence(read.flags & 3),
        Traffic(read.flags >> 2 & 3),
        bool(read.flags & 16),
        read.time_s,
        seen,
        commitment(key.salt, read.body),
        read.content,
    )
    assert format_entry(rebuilt) == format_entry(entry)
    assert (read.gap, read.signature) == (gap, signature)
    assert codec.parse(format_entry(rebuilt))
