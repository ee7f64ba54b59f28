# SPDX-License-Identifier: Apache-2.0
"""``wasl verify`` and ``wasl note verify``: what anybody can check, with public keys and no
network.

Rules:

1. What a file is worth is :mod:`wasl.home.verifying`'s to say; here it is told to people.
2. A note is verified if every key that was given has signed it well; what other keys signed is
   counted, and proves nothing here.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from wasl import limits, note
from wasl.cli.failure import DONE, NEGATIVE
from wasl.cli.files import read_named
from wasl.cli.letters import columns, moment, paragraph, told
from wasl.cli.screen import Screen, Style
from wasl.errors import Code, Misuse, Refused
from wasl.home.verifying import check_file, verdict_json
from wasl.record.verdict import (
    Anchor,
    Ruling,
    anchor_card,
    anchor_digits,
    describe,
)

_TYPES: Final = {
    note.ED25519: "ed25519",
    note.COSIGN_V1: "cosignature-v1",
    note.ML_DSA_44: "ml-dsa-44",
    note.ML_DSA_65: "ml-dsa-65",
}


# ── wasl verify ─────────────────────────────────────────────────────────────────────────────────


def verify_file(options: Namespace, screen: Screen) -> int:
    """Check a transcript, an exhibit or the evidence of a fork."""
    path = Path(options.file)
    anchors = [*_cards(options.cards), *_fingerprints(options.fingerprints)]
    data = read_named(path, limit=limits.ARCHIVE_BYTES)
    verdict = check_file(data, name=str(path), anchors=anchors)
    good = verdict.verdict == Ruling.VERIFIED
    if screen.json:
        screen.program(verdict_json(verdict))
    else:
        first, *rest = describe(verdict)
        screen.say(first, style=Style.GOOD if good else Style.BAD)
        screen.say(*rest)
    return DONE if good else NEGATIVE


def _cards(files: Sequence[str]) -> list[Anchor]:
    return [anchor_card(read_named(Path(file), limit=limits.NOTE_BYTES)) for file in files]


def _fingerprints(values: Sequence[str]) -> list[Anchor]:
    anchors: list[Anchor] = []
    for value in values:
        party, sign, digits = value.partition("=")
        if not sign:
            what = f"“{value}” is not PARTY=DIGITS"
            raise Misuse(Code.BAD_ARGUMENT, what, where="--fingerprint", do="write PARTY=DIGITS")
        anchors.append(anchor_digits(party.strip(), digits))
    return anchors


# ── wasl note verify ────────────────────────────────────────────────────────────────────────────


def verify_note(options: Namespace, screen: Screen) -> int:
    """Check a signed note of any origin against the keys given."""
    keys, file = _keys_and_file(options)
    data = read_named(Path(file), limit=limits.NOTE_BYTES)
    parsed = note.parse(data)
    verifiers = [note.parse_vkey(key) for key in keys]
    found = [_check_key(parsed, verifier) for verifier in verifiers]
    good = all(one["verdict"] == "verified" for one in found)
    given = {(verifier.name, verifier.key_id) for verifier in verifiers}
    others = sum((line.name, line.key_id) not in given for line in parsed.signatures)
    value: dict[str, object] = {
        "verdict": "verified" if good else "refused",
        "signatures": found,
        "others": others,
    }
    if screen.json:
        screen.program(value)
    else:
        _tell_note(parsed, found, others, screen)
    return DONE if good else NEGATIVE


def _keys_and_file(options: Namespace) -> tuple[list[str], str]:
    """``--key A B FILE`` reads as three keys: the last of them is the file."""
    keys: list[str] = options.keys
    file: str | None = options.file
    if file is None and len(keys) > 1:
        return keys[:-1], keys[-1]
    if file is None:
        raise Misuse(Code.BAD_ARGUMENT, "no file is named", where="FILE", do="name a note's file")
    return keys, file


def _check_key(parsed: note.Note, verifier: note.Verifier) -> dict[str, object]:
    """What one key has to do with a note: it signed it well, badly, or not at all."""
    signed = any(
        (line.name, line.key_id) == (verifier.name, verifier.key_id) for line in parsed.signatures
    )
    time_s: int | None = None
    ruling = "missing"
    if signed:
        try:
            time_s = note.verify(parsed, verifier) or None
            ruling = "verified"
        except Refused:
            ruling = "bad"
    return {
        "name": verifier.name,
        "key_id": verifier.key_id.hex(),
        "type": _TYPES[verifier.type],
        "verdict": ruling,
        "time": _time(time_s),
    }


def _time(seconds: int | None) -> str | None:
    """The time of a cosignature. It may be beyond what a calendar spells."""
    if seconds is None:
        return None
    try:
        return moment(seconds)
    except (ValueError, OverflowError, OSError):
        return None


def _tell_note(
    parsed: note.Note, found: Sequence[dict[str, object]], others: int, screen: Screen
) -> None:
    good = all(one["verdict"] == "verified" for one in found)
    rows = [
        [
            str(one["verdict"]),
            str(one["type"]),
            told(one["name"]),
            str(one["key_id"]),
            str(one["time"] or ""),
        ]
        for one in found
    ]
    heading = "verified: every key given has signed this text" if good else "refused"
    screen.say(heading, style=Style.GOOD if good else Style.BAD)
    screen.say(*columns(rows, indent=2))
    if others:
        screen.say(f"  {others} more by keys that were not given")
    if good:
        screen.say("", *paragraph(parsed.text.removesuffix("\n"), indent=2))
