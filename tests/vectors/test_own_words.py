# SPDX-License-Identifier: Apache-2.0
"""Our published vectors for encoding and notes: the code obeys them, and the script writes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts import make_vectors_words
from wasl import codec, note
from wasl.errors import Refused

Case = dict[str, Any]

VECTORS = Path(__file__).resolve().parents[2] / "docs" / "spec" / "vectors"
CODEC: Case = json.loads((VECTORS / "codec.json").read_text())
NOTES: Case = json.loads((VECTORS / "notes.json").read_text())


def cases(listed: list[Case], expect: str | None = None) -> pytest.MarkDecorator:
    chosen = [case for case in listed if expect is None or case["expect"] == expect]
    return pytest.mark.parametrize("case", chosen, ids=lambda case: case["name"])


def value_of(neutral: Case) -> codec.Value:
    ((kind, content),) = neutral.items()
    match kind:
        case "int":
            return int(content)
        case "bytes":
            return bytes.fromhex(content)
        case "null":
            return None
        case "array":
            return tuple(value_of(item) for item in content)
        case _:
            return content


def note_of(case: Case) -> str | bytes:
    return bytes.fromhex(case["note_hex"]) if "note_hex" in case else case["note"]


def keys_of(case: Case) -> list[note.Verifier]:
    return [note.parse_vkey(NOTES["keys"][label]["vkey"]) for label in case["keys"]]


def test_files_are_what_the_script_writes() -> None:
    written = make_vectors_words.render(make_vectors_words.codec_vectors())
    assert (VECTORS / "codec.json").read_text() == written
    written = make_vectors_words.render(make_vectors_words.note_vectors(NOTES))
    assert (VECTORS / "notes.json").read_text() == written


@pytest.mark.parametrize("listed", [CODEC["cases"], NOTES["notes"], NOTES["vkeys"]])
def test_names_are_unique(listed: list[Case]) -> None:
    names = [case["name"] for case in listed]
    assert len(names) == len(set(names))


@cases(CODEC["cases"], "accept")
def test_codec_accepts(case: Case) -> None:
    data, value = bytes.fromhex(case["hex"]), value_of(case["value"])
    read = codec.parse(data)
    assert read == value
    assert type(read) is type(value)
    assert codec.format(value) == data


@cases(CODEC["cases"], "refuse")
def test_codec_refuses(case: Case) -> None:
    with pytest.raises(Refused) as refused:
        codec.parse(bytes.fromhex(case["hex"]))
    assert refused.value.code == case["code"]


@cases(NOTES["signed"])
def test_signed_bytes(case: Case) -> None:
    key = note.parse_vkey(NOTES["keys"][case["key"]]["vkey"])
    message = note.signed_bytes(key.type, text=case["text"], name=key.name, timestamp=case["time"])
    assert message.hex() == case["hex"]


@cases(NOTES["vkeys"], "accept")
def test_vkey_accepted(case: Case) -> None:
    key = note.parse_vkey(case["vkey"])
    assert (key.type, key.public.hex()) == (case["type"], case["public"])
    assert key.key_id.hex() == case["key_id"]
    assert note.format_vkey(key) == case["vkey"]


@cases(NOTES["vkeys"], "refuse")
def test_vkey_refused(case: Case) -> None:
    with pytest.raises(Refused) as refused:
        note.parse_vkey(case["vkey"])
    assert refused.value.code == case["code"]


@cases(NOTES["notes"], "accept")
def test_note_accepted(case: Case) -> None:
    keys = keys_of(case)
    opened = note.open_note(case["note"], keys, require=case["require"])
    assert note.format(opened) == case["note"]
    signers = {(line.name, line.key_id) for line in opened.signatures}
    times = [
        note.verify(opened, key) if (key.name, key.key_id) in signers else None for key in keys
    ]
    assert times == case["times"]


@cases(NOTES["notes"], "refuse")
def test_note_refused(case: Case) -> None:
    with pytest.raises(Refused) as refused:
        note.open_note(note_of(case), keys_of(case), require=case["require"])
    assert refused.value.code == case["code"]
