# SPDX-License-Identifier: Apache-2.0
"""Signed notes: limits, what `format` will not write, and how lines and keys are matched.

What is read and what is refused stands case by case in docs/spec/vectors/notes.json.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from wasl import limits, note, primitives
from wasl.errors import Code, Misuse, Refused

SEED, OTHER_SEED = bytes(range(32)), bytes(range(1, 33))
NAME = "example.com/log"
KEY = note.Verifier(NAME, note.ED25519, primitives.ed25519_public(SEED))
OTHER = note.Verifier("example.com/other", note.ED25519, primitives.ed25519_public(OTHER_SEED))
WITNESS = note.Verifier("example.com/w", note.COSIGN_V1, primitives.ed25519_public(SEED))
TEXT = f"{NAME}\n41\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
LINE = note.sign_ed25519(TEXT, name=NAME, seed=SEED)
OTHER_LINE = note.sign_ed25519(TEXT, name=OTHER.name, seed=OTHER_SEED)
BROKEN = replace(LINE, raw=bytes(64))


def cosigned(time: int, text: str = TEXT) -> note.Signature:
    message = note.signed_bytes(note.COSIGN_V1, text=text, name=WITNESS.name, timestamp=time)
    raw = primitives.ed25519_sign(SEED, message)
    return note.signature_from(note.COSIGN_V1, WITNESS.name, WITNESS.public, raw, time)


# ── parse and format ────────────────────────────────────────────────────────────────────────────


def test_note_is_the_same_as_bytes_and_as_text() -> None:
    written = note.format(note.Note(TEXT, (LINE,)))
    assert note.parse(written) == note.parse(written.encode()) == note.Note(TEXT, (LINE,))


def test_the_last_empty_line_divides() -> None:
    text = "a\n\n— not a signature\n\n\n"
    whole = note.Note(text, (note.sign_ed25519(text, name=NAME, seed=SEED),))
    assert note.parse(note.format(whole)) == whole


def test_a_hundred_signatures_and_no_more() -> None:
    most = note.Note(TEXT, (LINE,) * limits.NOTE_SIGNATURES)
    assert note.parse(note.format(most)) == most
    more = replace(most, signatures=(*most.signatures, LINE))
    with pytest.raises(Misuse):
        note.format(more)
    written = note.format(most)
    last = written.splitlines(keepends=True)[-1]
    with pytest.raises(Refused) as refused:
        note.parse(written + last)
    assert refused.value.code == Code.TOO_MANY


def test_size_is_limited_in_bytes() -> None:
    room = limits.NOTE_BYTES - len(note.format(note.Note("\n", (LINE,))).encode())
    fits = note.Note("я" * (room // 2) + "x" * (room % 2) + "\n", (LINE,))
    written = note.format(fits)
    assert len(written.encode()) == limits.NOTE_BYTES
    assert note.parse(written) == fits
    with pytest.raises(Refused) as refused:
        note.parse("x" + written)
    assert refused.value.code == Code.TOO_LARGE
    with pytest.raises(Misuse):
        note.format(replace(fits, text="x" + fits.text))


@pytest.mark.parametrize(
    "wrong",
    [
        note.Note("", (LINE,)),
        note.Note("no newline", (LINE,)),
        note.Note("a\tb\n", (LINE,)),
        note.Note("a\rb\n", (LINE,)),
        note.Note("\x00\n", (LINE,)),
        note.Note("\ud800\n", (LINE,)),
        note.Note(TEXT, ()),
        note.Note(TEXT, (replace(LINE, name=""),)),
        note.Note(TEXT, (replace(LINE, name="a b"),)),
        note.Note(TEXT, (replace(LINE, name="a\nb"),)),
        note.Note(TEXT, (replace(LINE, name="a+b"),)),
        note.Note(TEXT, (replace(LINE, name="a\u2003b"),)),
        note.Note(TEXT, (replace(LINE, name="a\x7f\x01"),)),
        note.Note(TEXT, (replace(LINE, name="\udfff"),)),
        note.Note(TEXT, (replace(LINE, key_id=b"123"),)),
        note.Note(TEXT, (replace(LINE, key_id=b"12345"),)),
        note.Note(TEXT, (replace(LINE, raw=b""),)),
    ],
)
def test_what_cannot_be_read_is_not_written(wrong: note.Note) -> None:
    with pytest.raises(Misuse) as misuse:
        note.format(wrong)
    assert misuse.value.code == Code.BAD_TEXT


@pytest.mark.parametrize(
    "data",
    [
        *("", b"", "\n", "\n\n", "\ud800\n\n— a b\n", b"\xed\xa0\x80\n\n"),
        note.format_lines([LINE]),
        "\n" + note.format_lines([LINE]),
    ],
)
def test_what_is_no_note_is_refused(data: str | bytes) -> None:
    with pytest.raises(Refused) as refused:
        note.parse(data)
    assert refused.value.code == Code.BAD_NOTE


# ── keys ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\u00a0b", "\ud800"])
def test_no_key_bears_a_name_that_no_line_can(name: str) -> None:
    with pytest.raises(Refused) as refused:
        note.Verifier(name, note.ED25519, KEY.public)
    assert refused.value.code == Code.BAD_KEY


def test_a_name_is_told_from_what_is_none() -> None:
    assert all(map(note.is_key_name, ("a", "example.com/w1", "пример/وصل")))
    assert not any(map(note.is_key_name, ("", "a b", "a+b", "a\n", "\ud800")))


def test_names_need_not_be_ascii() -> None:
    key = note.Verifier("пример/وصل", note.ED25519, KEY.public)
    assert note.parse_vkey(note.format_vkey(key)) == key


@pytest.mark.parametrize("kind", list(note.Type))
@pytest.mark.parametrize("size", [0, 31, 33, 1311, 1313, 1951, 1953])
def test_no_key_has_the_size_of_no_type(kind: note.Type, size: int) -> None:
    with pytest.raises(Refused) as refused:
        note.Verifier(NAME, kind, bytes([9]) * size)
    assert refused.value.code == Code.BAD_KEY


def test_one_public_key_has_another_id_for_each_type_and_name() -> None:
    ids = {
        note.key_id(name, kind, KEY.public)
        for name in (NAME, NAME + "/r")
        for kind in (note.ED25519, note.COSIGN_V1)
    }
    assert len(ids) == 4


# ── verify ──────────────────────────────────────────────────────────────────────────────────────


def test_every_line_of_a_key_must_be_good() -> None:
    note.verify(note.Note(TEXT, (LINE, LINE)), KEY)
    for lines in ((LINE, BROKEN), (BROKEN, LINE)):
        with pytest.raises(Refused) as refused:
            note.verify(note.Note(TEXT, lines), KEY)
        assert refused.value.code == Code.BAD_SIGNATURE
        assert refused.value.where == NAME


def test_lines_of_others_do_not_matter() -> None:
    strangers = (replace(BROKEN, name="example.com/x"), replace(BROKEN, key_id=b"\0\0\0\0"))
    assert note.verify(note.Note(TEXT, (*strangers, LINE)), KEY) is None


def test_a_key_that_has_not_signed_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        note.verify(note.Note(TEXT, (LINE,)), OTHER)
    assert refused.value.code == Code.BAD_SIGNATURE
    assert refused.value.where == OTHER.name


@pytest.mark.parametrize("times", [(5, 9, 7), (9, 5), (0,), (2**63 - 1,)])
def test_the_newest_time_of_a_witness_counts(times: tuple[int, ...]) -> None:
    lines = tuple(cosigned(time) for time in times)
    assert note.verify(note.Note(TEXT, lines), WITNESS) == max(times)


@pytest.mark.parametrize("time", [-1, 2**63])
@pytest.mark.parametrize("kind", [note.COSIGN_V1, note.ML_DSA_44])
def test_times_are_63_bits(kind: note.Type, time: int) -> None:
    with pytest.raises(Refused):
        note.signed_bytes(kind, text=TEXT, name=NAME, timestamp=time)


@pytest.mark.parametrize(
    "text",
    [
        "free text\n",
        TEXT[:-1],
        TEXT + "\n",
        TEXT + "extension\n\nextension\n",
        TEXT + "extension without an end",
        TEXT.replace("\n41\n", "\n-1\n"),
        TEXT.replace("\n41\n", "\n+1\n"),
        TEXT.replace("\n41\n", "\n٤١\n"),
        TEXT.replace("\n41\n", "\n00\n"),
        TEXT.replace("\n41\n", "\n\n"),
        TEXT.replace("AAEC", "AAE"),
        TEXT.replace("Hh8=", "Hh9="),
        TEXT.replace("=", ""),
    ],
)
@pytest.mark.parametrize("kind", [note.COSIGN_V1, note.ML_DSA_44])
def test_only_checkpoints_are_cosigned(kind: note.Type, text: str) -> None:
    with pytest.raises(Refused) as refused:
        note.signed_bytes(kind, text=text, name=NAME)
    assert refused.value.code == Code.BAD_NOTE


@pytest.mark.parametrize("size", [0, 1, 2**63, 2**64 - 1])
def test_any_size_of_64_bits_is_cosigned(size: int) -> None:
    text = TEXT.replace("\n41\n", f"\n{size}\n")
    assert size.to_bytes(8) in note.signed_bytes(note.ML_DSA_44, text=text, name=NAME)


@pytest.mark.parametrize("name", ["w", "w" * 255])
def test_cosigned_names_may_be_short(name: str) -> None:
    message = note.signed_bytes(note.ML_DSA_44, text=TEXT, name=name)
    assert message[12:14] == bytes((len(name),)) + b"w"


def test_cosigned_names_are_not_empty() -> None:
    with pytest.raises(Refused):
        note.signed_bytes(note.ML_DSA_44, text=TEXT, name="")


def test_cosigned_names_have_at_most_255_bytes() -> None:
    note.signed_bytes(note.ML_DSA_44, text=TEXT, name="я" * 127 + "a")
    with pytest.raises(Refused):
        note.signed_bytes(note.ML_DSA_44, text=TEXT, name="я" * 128)


# ── open ────────────────────────────────────────────────────────────────────────────────────────


def test_all_or_any() -> None:
    one, both = (note.format(note.Note(TEXT, lines)) for lines in ((LINE,), (LINE, OTHER_LINE)))
    assert note.open_note(both, (KEY, OTHER), require="all").text == TEXT
    assert note.open_note(one, (KEY, OTHER), require="any").text == TEXT
    with pytest.raises(Refused):
        note.open_note(one, (KEY, OTHER), require="all")


def test_a_bad_line_of_a_known_key_spoils_the_note() -> None:
    spoilt = note.format(note.Note(TEXT, (OTHER_LINE, BROKEN)))
    for require in ("all", "any"):
        with pytest.raises(Refused):
            note.open_note(spoilt, (KEY, OTHER), require=require)
    assert note.open_note(spoilt, (OTHER,), require="all").text == TEXT


@pytest.mark.parametrize("require", ["all", "any"])
def test_without_keys_nothing_is_verified(require: str) -> None:
    whole = note.format(note.Note(TEXT, (LINE,)))
    with pytest.raises(Misuse):
        note.open_note(whole, (), require="all" if require == "all" else "any")


def test_two_keys_of_one_name_and_id_must_both_fit() -> None:
    """A collision of 32 bits is easily made: it may spoil a note, and never helps one."""

    class Twin(note.Verifier):
        __slots__ = ()

        @property
        def key_id(self) -> bytes:
            return KEY.key_id

    twin = Twin(NAME, note.ED25519, OTHER.public)
    whole = note.format(note.Note(TEXT, (LINE,)))
    with pytest.raises(Refused):
        note.open_note(whole, (KEY, twin), require="any")


@pytest.mark.parametrize(
    ("size", "code"), [(5, Code.BAD_NOTE), (7, Code.BAD_NOTE), (8, Code.BAD_SIGNATURE)]
)
def test_a_cosignature_begins_with_its_time(size: int, code: Code) -> None:
    text = "origin\n1\n" + "A" * 43 + "=\n"
    key = note.Verifier(NAME, note.COSIGN_V1, KEY.public)
    line = note.Signature(NAME, key.key_id, bytes(size))
    with pytest.raises(Refused) as refused:
        note.verify(note.Note(text, (line,)), key)
    assert refused.value.code == code
