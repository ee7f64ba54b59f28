# SPDX-License-Identifier: Apache-2.0
"""``wasl verify`` and ``wasl note verify``: what anybody can check, with public keys and no
network.

Rules:

1. *Verified* needs an anchor for every author: a card or a fingerprint that came some other way.
2. A file that is ours and not as it was written is *altered*, even where only its wrapping differs.
   What is no file of ours at all is unreadable: that is no verdict.
3. A note is verified if every key that was given has signed it well; what other keys signed is
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
from wasl.home.archive import unpack
from wasl.record.audit import audit
from wasl.record.bracket import Bracket
from wasl.record.layout import README, FileKind
from wasl.record.verdict import (
    Anchor,
    Findings,
    Ruling,
    Verdict,
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
    verdict = _check(read_named(path, limit=limits.ARCHIVE_BYTES), path, anchors)
    good = verdict.verdict == Ruling.VERIFIED
    if screen.json:
        screen.program(_value(verdict))
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


def _check(data: bytes, path: Path, anchors: Sequence[Anchor]) -> Verdict:
    try:
        members = unpack(data)
    except Refused as fault:
        if not _looks_like_ours(data):
            raise Refused(fault.code, fault.what, where=str(path), do=fault.do) from fault
        findings = Findings()
        findings.altered(fault.code, "", f"{fault.what} ({fault.where})")
        return findings.conclude(_kind(path), anchored=False, line_id=None, journals=())
    return audit(members, anchors=anchors)


def _looks_like_ours(data: bytes) -> bool:
    """Whether a file that cannot be unpacked begins as ours do: a ZIP, and README.txt first."""
    return data.startswith(b"PK\x03\x04") and data[30:].startswith(README.encode())


def _kind(path: Path) -> FileKind:
    """What a file claims to be by its name: for words alone, no verdict hangs on it."""
    return next((kind for kind in FileKind if path.suffix == kind.suffix), FileKind.TRANSCRIPT)


def _value(verdict: Verdict) -> dict[str, object]:
    return {
        "verdict": verdict.verdict,
        "anchored": verdict.anchored,
        "line_id": None if verdict.line_id is None else verdict.line_id.hex(),
        "journals": [
            {
                "party": one.party,
                "incarnation": one.incarnation,
                "from": one.first,
                "to": one.end - 1,
                "head_time": None if one.head_time_s is None else moment(one.head_time_s),
                "bracket": None if one.bracket is None else _bracket(one.bracket),
            }
            for one in verdict.journals
        ],
        "problems": [
            {"code": one.code, "id": one.id, "detail": one.detail} for one in verdict.problems
        ],
    }


def _bracket(bracket: Bracket) -> dict[str, object]:
    before, after = bracket.before, bracket.after
    return {
        "before": before
        and {
            "time": moment(before.time_s),
            "to": before.end - 1,
            "witnesses": list(before.witnesses),
            "among": before.among,
            "charter": before.serial,
            "quorum": before.quorum,
        },
        "after": after
        and {"time": moment(after.time_s), "witness": after.witness, "entry": after.seq},
    }


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
