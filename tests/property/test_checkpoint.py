# SPDX-License-Identifier: Apache-2.0
"""Checkpoints and proofs as text: what is read is what would be written; the rest is refused."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.trees import leaf_of
from wasl import note, primitives
from wasl.errors import Refused
from wasl.record import checkpoint as cp
from wasl.record.checkpoint import Checkpoint, TlogProof
from wasl.record.merkle import SIZE_MOST

ORIGIN = "wasl/j/000102030405060708090a0b0c0d0e0f"
SEED = bytes(31) + b"\x01"
PUBLIC = primitives.ed25519_public(SEED)
HEAD = Checkpoint(ORIGIN, 7, leaf_of(7))
NOTE = cp.to_note(HEAD, [note.sign_ed25519(cp.format_checkpoint(HEAD), name=ORIGIN, seed=SEED)])
PROOF = cp.format_tlog_proof(2, [leaf_of(n) for n in range(3)], NOTE)

hashes = st.binary(min_size=32, max_size=32)
origins = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="+"), min_size=1)
checkpoints = st.builds(Checkpoint, origins, st.integers(1, SIZE_MOST), hashes)


def altered(text: str) -> st.SearchStrategy[str]:
    """``text`` with one character changed, left out or put in."""
    at = st.integers(0, len(text) - 1)
    some = st.sampled_from(sorted(set(text) | set("\n =+A0é\0")))
    return st.one_of(
        st.builds(lambda n, c: text[:n] + c + text[n + 1 :], at, some),
        st.builds(lambda n: text[:n] + text[n + 1 :], at),
        st.builds(lambda n, c: text[:n] + c + text[n:], at, some),
    )


@given(checkpoints)
def test_a_checkpoint_survives_its_text(checkpoint: Checkpoint) -> None:
    text = cp.format_checkpoint(checkpoint)
    assert cp.parse_checkpoint(text) == checkpoint
    assert cp.parse_checkpoint(text, foreign=True) == checkpoint


@given(st.one_of(altered(cp.format_checkpoint(HEAD)), st.text()))
def test_a_text_is_the_one_spelling_of_a_checkpoint_or_refused(text: str) -> None:
    try:
        checkpoint = cp.parse_checkpoint(text)
    except Refused:
        return
    assert cp.format_checkpoint(checkpoint) == text


@given(st.integers(0, SIZE_MOST - 1), st.lists(hashes, max_size=64))
def test_a_proof_survives_its_text(index: int, proof: list[bytes]) -> None:
    text = cp.format_tlog_proof(index, proof, NOTE)
    assert cp.parse_tlog_proof(text) == TlogProof(index, tuple(proof), NOTE)
    assert cp.parse_tlog_proof(text.encode()) == TlogProof(index, tuple(proof), NOTE)


@given(st.one_of(altered(PROOF), st.text()))
def test_a_text_is_the_one_spelling_of_a_proof_or_refused(text: str) -> None:
    try:
        read = cp.parse_tlog_proof(text)
    except Refused:
        return
    assert cp.format_tlog_proof(read.index, read.hashes, read.checkpoint_note) == text


@given(altered(NOTE))
def test_an_altered_note_does_not_open(text: str) -> None:
    assume(text != NOTE)
    with pytest.raises(Refused):
        cp.open_checkpoint(text, origin=ORIGIN, public_e=PUBLIC)
