# SPDX-License-Identifier: Apache-2.0
"""What waits for its signature: runs, gaps, late ones, and room."""

from __future__ import annotations

import pytest

from wasl import limits
from wasl.line.inbox import Waiting
from wasl.terms import JournalId
from wasl.wire.cold import LeftOut

NORTH = JournalId(0, 1)
SIGNED = b"\x03" * 64


def waiting(*seqs: int) -> Waiting:
    found = Waiting()
    for seq in seqs:
        found.add(seq, b"entry %d" % seq, b"opening %d" % seq, 100 + seq)
    return found


def test_nothing_is_taken_before_a_signature() -> None:
    found = waiting(5, 6)
    assert found.next_run(NORTH, 5) is None
    found.signed(7, SIGNED)
    batch = found.next_run(NORTH, 5)
    assert batch is not None
    assert (batch.first, batch.size, batch.signature) == (5, 7, SIGNED)
    assert batch.entries == [b"entry 5", b"entry 6"]
    assert batch.wire == [105, 106]
    found.forget(batch.size)
    assert found.empty
    assert found.size_bytes == 0


def test_a_run_ends_at_its_last_signature() -> None:
    found = waiting(5, 6, 7)
    found.signed(6, b"a")
    found.signed(7, SIGNED)
    batch = found.next_run(NORTH, 5)
    assert batch is not None
    assert batch.size == 7
    found.forget(batch.size)
    assert list(found.entries) == [7]
    assert found.next_run(NORTH, 7) is None


def test_a_hole_stops_a_run_and_a_named_gap_does_not() -> None:
    found = waiting(5, 8)
    found.signed(9, SIGNED)
    assert found.next_run(NORTH, 5) is None
    found.name_gap(8, (b"\x06" * 32, b"\x07" * 32))
    batch = found.next_run(NORTH, 5)
    assert batch is not None
    assert [isinstance(data, LeftOut) for data in batch.entries] == [False, True, True, False]
    assert batch.openings[1:3] == [None, None]


def test_late_ones_come_out_one_by_one() -> None:
    found = waiting(3, 4, 9)
    found.signed(4, SIGNED)
    batches = found.take_old(NORTH, 5)
    assert [(batch.first, batch.signature) for batch in batches] == [(3, SIGNED), (4, bytes(64))]
    assert list(found.entries) == [9]


def test_the_newest_at_a_place_stands_there() -> None:
    found = waiting(5)
    found.add(5, b"another", b"", 1)
    assert found.entries[5][0] == b"another"
    assert found.size_bytes == len(b"another")
    found.forget(6)
    assert found.empty
    assert found.size_bytes == 0


def test_a_signature_that_does_not_hold_takes_its_own_entry_alone() -> None:
    found = waiting(5, 6, 7)
    found.signed(6, SIGNED)
    found.signed(8, b"junk")
    found.distrust(8)
    assert sorted(found.entries) == [5, 6]
    batch = found.next_run(NORTH, 5)
    assert batch is not None
    assert (batch.size, batch.signature) == (6, SIGNED)


def test_what_stands_furthest_ahead_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PENDING_ENTRIES", 2)
    found = waiting(9, 8, 5)
    assert sorted(found.entries) == [5, 8]
    found.add(10, b"too far", b"", 1)
    assert sorted(found.entries) == [5, 8]
    monkeypatch.setattr(limits, "PENDING_BYTES", 20)
    found.add(6, b"entry 6", b"", 1)
    assert sorted(found.entries) == [5]
