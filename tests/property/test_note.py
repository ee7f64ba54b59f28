# SPDX-License-Identifier: Apache-2.0
"""Signed notes as a whole: one spelling for every note, and no byte that does not count."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from wasl import note, primitives
from wasl.errors import Refused

SEED = bytes(range(32))
KEY = note.Verifier("example.com/log", note.ED25519, primitives.ed25519_public(SEED))

characters = st.characters(min_codepoint=32, exclude_categories=["Cs"])
texts = st.lists(st.text(characters, max_size=20), min_size=1, max_size=5).map(
    lambda rows: "".join(f"{row}\n" for row in rows)
)
names = st.text(characters, min_size=1, max_size=20).filter(
    lambda name: "+" not in name and not any(map(str.isspace, name))
)
lines = st.builds(
    note.Signature, names, st.binary(min_size=4, max_size=4), st.binary(min_size=1, max_size=80)
)
notes = st.builds(note.Note, texts, st.lists(lines, min_size=1, max_size=4).map(tuple))


@given(notes)
def test_parse_undoes_format(whole: note.Note) -> None:
    written = note.format(whole)
    assert note.parse(written) == whole
    assert note.parse(written.encode()) == whole


# Pieces of notes in a wrong order are more telling than noise.
pieces = st.sampled_from(
    ["\n", "\n\n", "— ", "a", " ", "AAAAAAA=", "AAAAAAAA", "+", "\t", "é", "-"]
)


@given(st.lists(pieces, max_size=12).map("".join))
@example("a\n\n— a AAAAAAA=\n")
def test_what_is_read_is_written_back(data: str) -> None:
    try:
        whole = note.parse(data)
    except Refused:
        return
    assert note.format(whole) == data


@given(notes, st.data())
def test_every_spelling_is_another_note(whole: note.Note, data: st.DataObject) -> None:
    written = bytearray(note.format(whole).encode())
    at = data.draw(st.integers(0, len(written) - 1))
    written[at] ^= data.draw(st.integers(1, 255))
    try:
        other = note.parse(bytes(written))
    except Refused:
        return
    assert other != whole


@given(texts, texts)
def test_a_signature_is_for_one_text(text: str, other: str) -> None:
    assume(text != other)
    line = note.sign_ed25519(text, name=KEY.name, seed=SEED)
    assert note.verify(note.Note(text, (line,)), KEY) is None
    with pytest.raises(Refused):
        note.verify(note.Note(other, (line,)), KEY)


@given(st.sampled_from([note.ED25519, note.COSIGN_V1]), names, st.binary(min_size=32, max_size=32))
def test_vkeys_round_trip(kind: note.Type, name: str, seed: bytes) -> None:
    key = note.Verifier(name, kind, primitives.ed25519_public(seed))
    assert note.parse_vkey(note.format_vkey(key)) == key
