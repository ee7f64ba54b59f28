# SPDX-License-Identifier: Apache-2.0
"""``wasl export``, ``wasl verify`` and ``wasl note verify``: what a third party can find out."""

from __future__ import annotations

import io
import json
import random
import time
import zipfile
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.foreign import VECTORS, needs_vectors
from tests.surfaces.command import Answer, Camp, ask, wasl
from wasl import note
from wasl.home.archive import pack, unpack
from wasl.trust.card import open_card
from wasl.trust.fingerprint import fingerprint, format_digits

DUTY = ("--from-office", "duty", "--to-office", "duty")


@dataclass(frozen=True)
class Case:
    """What a mediator was given."""

    transcript: Path
    exhibit: Path
    cards: tuple[Path, Path]
    north: Camp
    entry: str
    time: str

    def verify(self, file: Path, *more: str | Path) -> Answer:
        words = (word for card in self.cards for word in ("--card", card))
        return ask("verify", file, *words, *more).fits("verify")


@pytest.fixture(scope="module")
def case(nodes: tuple[Camp, Camp], tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("case")
    north, south = nodes
    began = max(each["time"] for each in north.ask("log", "sundria").objects)
    while datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") <= began:
        time.sleep(0.05)  # a range that begins with what is said now leaves the beginning out
    words = ("send", "sundria", "تمرين: عند الساعة 14:00Z", *DUTY, "--precedence", "flash")
    said = north.ask(*words, "--wait", "stored", "--timeout", "60").object
    assert south.ask("ack", said["id"], "--answer", "will-comply").code == 0
    again = ("send", "northland", "Второй текст", *DUTY, "--wait", "stored", "--timeout", "60")
    assert south.ask(*again).code == 0
    transcript, exhibit = folder / "record.wasl-transcript", folder / "one.wasl-exhibit"
    north.ask("export", "sundria", "--out", transcript).fits("export")
    north.ask("export", "sundria", "--entry", said["id"], "--out", exhibit).fits("export")
    said_at = north.ask("show", said["id"]).object["time"]
    return Case(transcript, exhibit, (north.card, south.card), north, said["id"], said_at)


# ── verdicts ────────────────────────────────────────────────────────────────────────────────────


def test_verified_needs_an_anchor_for_every_author(case: Case, tmp_path: Path) -> None:
    for file in (case.transcript, case.exhibit):
        bare = ask("verify", file).fits("verify")
        assert (bare.code, bare.object["verdict"]) == (1, "unanchored")
        half = ask("verify", file, "--card", case.cards[0]).fits("verify")
        assert (half.code, half.object["verdict"], half.object["anchored"]) == (
            1,
            "unanchored",
            False,
        )
        full = case.verify(file)
        assert (full.code, full.object["verdict"], full.object["anchored"]) == (0, "verified", True)
        assert full.object["problems"] == []
        assert {one["party"] for one in full.object["journals"]} == {"northland", "sundria"}


def test_transcript_is_contiguous_and_says_until_when(case: Case) -> None:
    verdict = case.verify(case.transcript).object
    log = case.north.ask("log", "sundria").objects
    for one in verdict["journals"]:
        mine = [each for each in log if each["author"] == one["party"]]
        assert one["from"] == 0
        assert one["to"] <= mine[-1]["seq"]
        assert mine[one["to"]]["time"] == one["head_time"]
    assert verdict["line_id"] == log[0]["line"]


def test_fingerprints_serve_as_well_as_cards(case: Case) -> None:
    digits = [fingerprint(open_card(card.read_bytes())) for card in case.cards]
    words = [
        *("--fingerprint", f"northland={format_digits(digits[0])}"),
        *("--fingerprint", f"sundria={digits[1]}"),
    ]
    assert ask("verify", case.transcript, *words).object["verdict"] == "verified"
    swapped = ["--fingerprint", f"northland={digits[1]}", "--card", case.cards[1]]
    done = ask("verify", case.transcript, *swapped).fits("verify")
    assert (done.code, done.object["verdict"]) == (1, "altered")
    assert done.object["problems"][0]["code"] == "WASL-1012"
    for value, code, exit_code in (
        ("northland", "WASL-1001", 2),
        ("northland=123", "WASL-1001", 2),
        (f"North={digits[0]}", "WASL-1001", 2),
        (f"northland={int(digits[0][0]) ^ 1}{digits[0][1:]}", "WASL-1012", 1),
    ):
        done = ask("verify", case.transcript, "--fingerprint", value)
        assert (done.code, done.error["code"]) == (exit_code, code), value


def test_card_of_an_impostor_anchors_nothing(case: Case, impostors: tuple[Camp, Camp]) -> None:
    words = ("--card", impostors[0].card, "--card", case.cards[1])
    done = ask("verify", case.transcript, *words).fits("verify")
    assert (done.code, done.object["verdict"]) == (1, "altered")


def test_people_read_the_verdict(case: Case) -> None:
    words = [word for card in case.cards for word in ("--card", card)]
    done = wasl("verify", case.transcript, *words)
    assert done.out.startswith("verified: everything in this transcript holds")
    assert "complete from entry 0" in done.out
    bare = wasl("verify", case.transcript)
    assert bare.out.startswith("unanchored: this transcript is consistent, keys not checked")


# ── forgeries ───────────────────────────────────────────────────────────────────────────────────


def _repacked(file: Path, change: Callable[[str, bytes], bytes | None]) -> bytes:
    members = [(name, change(name, data)) for name, data in unpack(file.read_bytes())]
    return pack([(name, data) for name, data in members if data is not None])


def test_changed_text_names_its_entry(case: Case, tmp_path: Path) -> None:
    forged = tmp_path / "forged"
    data = _repacked(case.transcript, lambda _, data: data.replace(b" 14:00Z", b" 15:00Z"))
    forged.write_bytes(data)
    done = case.verify(forged)
    assert (done.code, done.object["verdict"]) == (1, "altered")
    tail = case.entry.partition("/")[2]
    assert any(each["id"].endswith(tail) for each in done.object["problems"])


@pytest.mark.parametrize("kind", ["transcript", "exhibit"])
def test_any_changed_member_is_found(case: Case, tmp_path: Path, kind: str) -> None:
    """One byte in the middle of each member, packed again as we pack."""
    file = case.transcript if kind == "transcript" else case.exhibit
    forged = tmp_path / "forged"
    for name, data in unpack(file.read_bytes()):
        at = len(data) // 2

        def change(other: str, data: bytes, name: str = name, at: int = at) -> bytes:
            return data if other != name else data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]

        forged.write_bytes(_repacked(file, change))
        done = case.verify(forged)
        assert (done.code, done.object["verdict"]) == (1, "altered"), name


@pytest.mark.parametrize("kind", ["transcript", "exhibit"])
def test_any_flipped_bit_of_the_file_is_found(case: Case, tmp_path: Path, kind: str) -> None:
    whole = (case.transcript if kind == "transcript" else case.exhibit).read_bytes()
    forged = tmp_path / "forged"
    chance = random.Random(20261122)
    for at in [0, 29, 45, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(25))]:
        forged.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        done = ask("verify", forged, "--card", case.cards[0], "--card", case.cards[1])
        assert done.code in {1, 2}, at
        if done.code == 1:
            assert done.fits("verify").object["verdict"] == "altered"
        else:
            assert done.error["code"] == "WASL-2016"
            assert at < 45, "a file that begins as ours gets a verdict"


def test_left_out_member_is_found(case: Case, tmp_path: Path) -> None:
    cut = tmp_path / "cut"
    for name, _ in unpack(case.transcript.read_bytes()):
        if name.endswith("pq.note") or "/receipts/" in name:
            continue  # these may be left out: the file then says less, and nothing else
        cut.write_bytes(_repacked(case.transcript, lambda o, d, n=name: None if o == n else d))
        words = [word for card in case.cards for word in ("--card", card)]
        done = ask("verify", cut, *words)
        assert done.code in {1, 2}, name
        assert '"verified"' not in done.out, name


def test_repacked_by_another_tool_is_altered(case: Case, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in unpack(case.transcript.read_bytes()):
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 22, 0, 0, 0)), data)
    file = tmp_path / "rezipped"
    file.write_bytes(out.getvalue())
    done = case.verify(file)
    assert (done.code, done.object["verdict"], done.object["line_id"]) == (1, "altered", None)
    assert done.object["problems"][0]["code"] == "WASL-2016"
    assert wasl("verify", file).out.startswith("altered: ")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"\x00" * 100,
        b"A letter.",
        pack([("a", b"b")]),
        pack([]),
        pack([("README.txt", b"")]),
    ],
)
def test_what_is_no_such_file_gets_no_verdict(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.wasl-transcript"
    file.write_bytes(data)
    done = ask("verify", file)
    assert (done.code, done.error["code"]) == (2, "WASL-2016")
    assert done.out == ""
    assert wasl("verify", file).err.startswith("error WASL-2016: ")


def test_file_that_is_not_there(tmp_path: Path) -> None:
    done = ask("verify", tmp_path / "missing")
    assert (done.code, done.error["code"]) == (2, "WASL-1003")


# ── exports ─────────────────────────────────────────────────────────────────────────────────────


def test_exhibit_shows_no_other_text(case: Case) -> None:
    data = case.exhibit.read_bytes()
    assert "تمرين: عند الساعة 14:00Z".encode() in data
    assert "Второй текст".encode() not in data
    assert "Второй текст".encode() in case.transcript.read_bytes()


def test_range_is_of_time(case: Case, tmp_path: Path) -> None:
    part = tmp_path / "part"
    words = ("--from", case.time, "--to", "2099-01-01T00:00:00Z", "--out", part)
    case.north.ask("export", "sundria", *words).fits("export")
    verdict = case.verify(part).object
    assert verdict["verdict"] == "verified"
    north = next(one for one in verdict["journals"] if one["party"] == "northland")
    assert 0 < north["from"] <= int(case.entry.rpartition("/")[2]) <= north["to"]


def test_what_cannot_be_exported(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "out"
    early, late = "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z"
    for words, code in (
        (("nobody",), "WASL-1003"),
        (("sundria", "--entry", "sundria/sundria.1/99999"), "WASL-1003"),
        (("sundria", "--entry", "nonsense"), "WASL-1001"),
        (("sundria", "--entry", case.entry, "--from", early), "WASL-1001"),
        (("sundria", "--from", "yesterday"), "WASL-1001"),
        (("sundria", "--to", "2026-01-01T00:00:00"), "WASL-1001"),
        (("sundria", "--from", late, "--to", early), "WASL-1001"),
    ):
        done = case.north.ask("export", *words, "--out", out)
        assert (done.code, done.error["code"]) == (2, code), words
        assert not out.exists()
    done = case.north.ask("export", "sundria", "--out", case.exhibit)
    assert (done.code, done.error["code"]) == (2, "WASL-1005")


# ── notes ───────────────────────────────────────────────────────────────────────────────────────

# C2SP signed-note v1.0.0, "Example".
KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = """\
This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG\
1Yu72IneyaQM=
"""


def test_note_of_c2sp(tmp_path: Path) -> None:
    file = tmp_path / "note"
    file.write_text(NOTE, encoding="utf-8")
    for words in (("--key", KEY, file), (file, "--key", KEY)):
        done = ask("note", "verify", *words).fits("note-verify")
        assert done.code == 0
        assert done.object["signatures"] == [
            {
                "name": "example.com/foo",
                "key_id": "530d903a",
                "type": "ed25519",
                "verdict": "verified",
                "time": None,
            }
        ]
    assert "This is an example message." in wasl("note", "verify", "--key", KEY, file).out
    file.write_text(NOTE.replace("example message", "Example message"), encoding="utf-8")
    done = ask("note", "verify", "--key", KEY, file).fits("note-verify")
    assert (done.code, done.object["verdict"]) == (1, "refused")
    assert done.object["signatures"][0]["verdict"] == "bad"
    shown = wasl("note", "verify", "--key", KEY, file)
    assert (shown.code, "xample message" in shown.out) == (1, False), "no text before it verifies"


def test_card_is_a_note_like_any_other(case: Case) -> None:
    ours, theirs = (open_card(card.read_bytes()).root for card in case.cards)
    keys = [note.format_vkey(key) for key in ours.verifiers()]
    done = ask("note", "verify", "--key", *keys, case.cards[0]).fits("note-verify")
    assert done.code == 0
    assert [each["type"] for each in done.object["signatures"]] == ["ed25519", "ml-dsa-65"]
    half = ask("note", "verify", "--key", keys[0], case.cards[0]).object
    assert (half["verdict"], half["others"]) == ("verified", 1)
    other = note.format_vkey(theirs.verifiers()[0])
    done = ask("note", "verify", "--key", keys[0], "--key", other, case.cards[0])
    assert (done.code, done.fits("note-verify").object["signatures"][1]["verdict"]) == (
        1,
        "missing",
    )


def journal_values(members: dict[str, bytes], journal: str) -> dict[str, str]:
    """What a node's note says of the keys of its journal."""
    text = note.parse(members[f"journals/{journal}/journal.note"]).text
    return dict(line.split(" ", 1) for line in text.splitlines()[1:])


def test_checkpoints_of_an_export_are_notes(case: Case, tmp_path: Path) -> None:
    """The author's post-quantum line is of type 0x06; a receipt is a cosignature, type 0x04."""
    members = dict(unpack(case.transcript.read_bytes()))
    north, south = (journal_values(members, each) for each in ("northland.1", "sundria.1"))
    m, r = b64decode(north["checkpoint-ml-dsa-44"]), b64decode(south["receipt-ed25519"])
    receipts = [name for name in members if name.startswith("journals/northland.1/receipts/")]
    for name, key, kind in (
        ("journals/northland.1/pq.note", note.Verifier(north["origin"], note.ML_DSA_44, m), "ml-"),
        (receipts[0], note.Verifier(south["origin"] + "/r", note.COSIGN_V1, r), "cosignature-v1"),
    ):
        file = tmp_path / "note"
        file.write_bytes(members[name])
        done = ask("note", "verify", "--key", note.format_vkey(key), file).fits("note-verify")
        (line,) = done.object["signatures"]
        assert (done.code, line["verdict"]) == (0, "verified")
        assert line["type"].startswith(kind)
        assert (line["time"] is None) is (kind == "ml-"), "an author's line states no time"


@needs_vectors
def test_checkpoints_of_another_log() -> None:
    assert VECTORS is not None
    log = VECTORS / "tessera-log"
    key = json.loads((log / "log.json").read_text())["public_key"]
    for size in (0, 7, 15):
        file = log / "log" / f"checkpoint.{size}"
        assert ask("note", "verify", "--key", key, file).fits("note-verify").code == 0


def test_what_is_no_note_or_no_key(tmp_path: Path) -> None:
    file = tmp_path / "note"
    file.write_text("no note", encoding="utf-8")
    for words, code in (
        (("--key", KEY, file), "WASL-2003"),
        (("--key", "no-key", file), "WASL-2005"),
        (("--key", KEY), "WASL-1001"),
        ((file,), "WASL-1001"),
        (("--key", KEY, tmp_path / "missing"), "WASL-1003"),
    ):
        if code == "WASL-2005":
            file.write_text(NOTE, encoding="utf-8")
        done = ask("note", "verify", *words)
        assert (done.code, done.error["code"]) == (2, code), words
