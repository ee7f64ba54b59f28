# SPDX-License-Identifier: Apache-2.0
"""The computed order: whoever holds the same reads the same, and what is final stays."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.histories import Reader, chatter, read_somehow
from wasl.record.entry import parse_entry
from wasl.record.merkle import Frontier, extend, leaf_hash


@pytest.mark.parametrize("parties", [2, 3, 5])
@settings(max_examples=12)
@given(seed=st.integers(0, 2**32), entries=st.integers(0, 40))
def test_all_readers_converge(parties: int, seed: int, entries: int) -> None:
    rng = random.Random(seed)
    history = chatter(rng, parties, entries)
    readers = [read_somehow(rng, history, range(parties)) for _ in range(3)]
    first = readers[0][0]
    assert len(first.places()) == entries + parties
    for reader, _ in readers:
        assert reader.places() == first.places()
        assert reader.final() == first.final()
    whole = first.places()
    for _, finals in readers:
        for before, after in itertools.pairwise(finals):
            assert after[: len(before)] == before, "a final prefix has changed"
        for final in finals:
            assert whole[: len(final)] == final, "final and wrong"


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), entries=st.integers(0, 30))
def test_places_obey_the_formula(seed: int, entries: int) -> None:
    """Straight from 05 §6, by another road: recursion over the entries themselves."""
    history = chatter(random.Random(seed), 3, entries)
    reader, _ = read_somehow(random.Random(seed), history, range(3))
    lamports = {(journal, seq): lamport for lamport, journal, seq in reader.places()}
    for (journal, seq), lamport in lamports.items():
        before = [lamports[journal, seq - 1]] if seq else [0]
        if (journal, seq) not in history.void:
            seen = parse_entry(history.journals[journal][seq]).seen
            before += [lamports[head.journal, head.size - 1] for head in seen]
        assert lamport == 1 + max(before)
    assert [p[0] for p in reader.places()] == sorted(p[0] for p in reader.places())


@settings(max_examples=15)
@given(seed=st.integers(0, 2**32), entries=st.integers(5, 30))
def test_the_final_root_is_that_of_the_final_entries(seed: int, entries: int) -> None:
    history = chatter(random.Random(seed), 2, entries)
    reader, _ = read_somehow(random.Random(seed), history, range(2))
    newest = [
        max(lamport for lamport, journal, _ in reader.places() if journal.party == party)
        for party in range(2)
    ]
    assert reader.final().lamport == min(newest)
    leaves = [
        leaf_hash(leaf_hash(history.journals[journal][seq]))
        for _, journal, seq in reader.final_places()
    ]
    assert reader.final().frontier == extend(Frontier(), leaves)


def test_nothing_is_final_while_a_member_has_no_journal() -> None:
    history = chatter(random.Random(1), 2, 10)
    reader = Reader(history, range(3))
    for journal, entries in history.journals.items():
        reader.hold(journal, len(entries))
    assert reader.final().frontier.size == 0
    assert len(reader.places()) == 12
