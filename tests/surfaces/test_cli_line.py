# SPDX-License-Identifier: Apache-2.0
"""``wasl line propose | sign | open``: nobody is on a line who has not signed what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.surfaces.command import Camp, hold
from wasl.home.archive import pack, unpack
from wasl.home.layout import Home
from wasl.home.lines import LineBox
from wasl.home.proposal import parse_proposal

TERMS = """
ack_within = { flash = "10s", immediate = 60, priority = "1h" }
check_every = "30m"
languages = ["ru", "ar"]
two_person = ["message"]
retention = "30d"
expires = 2099-01-01
presence = "hours"
padding = [1024, 256]
kem_max_age = "2d"
"""


def propose(north: Camp, *more: str | Path) -> Path:
    file = north.folder / "duty.wasl-line"
    words = ("line", "propose", "--with", "sundria", "--title", "خط Duty", "--out", file)
    north.ask(*words, *more).fits("line-proposal")
    return file


def warnings(text: str) -> list[str]:
    objects = [json.loads(line) for line in text.splitlines()]
    for each in objects:
        hold(each, "warning")
    return [each["warning"]["what"] for each in objects]


def test_line_opens_when_all_have_signed_and_not_before(friends: tuple[Camp, Camp]) -> None:
    north, south = friends
    file = propose(north)
    early = north.ask("line", "open", file)
    assert (early.code, early.error["code"]) == (1, "WASL-1011")
    assert early.error["where"] == "sundria"
    assert LineBox(Home(north.home).lines).list() == []
    signed = south.ask("line", "sign", file).fits("line-proposal").object
    assert (signed["signed"], signed["missing"]) == (["northland", "sundria"], [])
    assert all(each["verified"] for each in signed["members"] if each["party"] != "sundria")
    ours = north.ask("line", "open", file).fits("line-open").object
    theirs = south.ask("line", "open", file).fits("line-open").object
    assert ours["line"] == theirs["line"] == signed["line"]
    assert (ours["alias"], theirs["alias"]) == ("sundria", "northland")
    again = north.ask("line", "open", file)
    assert (again.code, again.error["code"]) == (2, "WASL-1005")


def test_signer_sees_what_it_signs_before_it_signs(friends: tuple[Camp, Camp]) -> None:
    north, south = friends
    (north.folder / "terms.toml").write_text(TERMS, encoding="utf-8")
    file = propose(north, "--terms", north.folder / "terms.toml")
    shown = south.wasl("line", "sign", file).out
    before, _, after = shown.partition("Signed. Our signature is in")
    assert after
    for part in (
        "خط Duty",
        "northland (\u2068نورثلاند\u2069): signed; verified 20",
        "sundria (Сандрия): has not signed; we",
        "FLASH 10 s, IMMEDIATE 1 min, PRIORITY 1 h, ROUTINE 6 h",
        "every 30 min",
        "message",
        "30 days",
        "256 bytes, 1024 bytes",
        "hours",
        "2099-01-01T00:00:00Z",
        "ar ru",
    ):
        assert part in before, part
    again = south.wasl("line", "sign", file)
    assert again.code == 0
    assert "signed this already" in again.out


def test_unverified_member_is_a_warning_at_each_step(camps: tuple[Camp, Camp]) -> None:
    north, south = camps
    north.must("card", "add", south.card)
    file = north.folder / "f"
    words = ("line", "propose", "--with", "sundria", "--title", "T", "--out", file)
    done = north.ask(*words)
    assert done.code == 0
    assert "sundria" in warnings(done.err)[0]
    signed = south.ask("line", "sign", file)
    assert "northland" in warnings(signed.err)[0], "its card was never held here"
    opened = south.ask("line", "open", file)
    assert "northland" in warnings(opened.err)[0]
    digits = north.must("card", "fingerprint")["digits"]
    assert south.ask("card", "verify", "northland", digits).code == 0, "opening keeps the card"


def test_three_parties(friends: tuple[Camp, Camp], west: Camp) -> None:
    north, south = friends
    file = north.folder / "three.wasl-line"
    words = ("line", "propose", "--with", "westmark", "sundria", "--title", "Line of three")
    north.must(*words, "--out", file)
    west.must("line", "sign", file)
    done = west.ask("line", "open", file)
    assert (done.code, done.error["where"]) == (1, "sundria")
    south.must("line", "sign", file)
    assert west.must("line", "open", file)["alias"] == "line-of-three"
    members = parse_proposal(file.read_bytes()).charter.members
    assert [each.party for each in members] == ["northland", "westmark", "sundria"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--with", "northland", "--title", "T"], "WASL-1001"),
        (["--with", "sundria", "sundria", "--title", "T"], "WASL-1001"),
        (["--with", "eastmark", "--title", "T"], "WASL-1003"),
        (["--with", "sundria", "--title", ""], "WASL-1010"),
        (["--with", "sundria", "--title", "a\u202eb"], "WASL-1010"),
        (["--with", "sundria", "--title", "x" * 500], "WASL-1009"),
        (["--with", "sundria", "--title", "T", "--terms", "missing.toml"], "WASL-1003"),
        (["--with", "sundria", "--title", "T", "--root", "missing"], "WASL-1003"),
        (["--title", "T"], "WASL-1001"),
    ],
)
def test_what_cannot_be_proposed(friends: tuple[Camp, Camp], words: list[str], code: str) -> None:
    north, _ = friends
    out = north.folder / "out"
    done = north.ask("line", "propose", *words, "--out", out)
    assert (done.code, done.error["code"]) == (2, code)
    assert not out.exists()


def test_wrong_root_signs_nothing(friends: tuple[Camp, Camp], proposed: Path) -> None:
    north, south = friends
    before = proposed.read_bytes()
    wrong = north.folder / "wrong"
    wrong.write_text("not the passphrase", encoding="utf-8")
    done = south.ask("line", "sign", proposed, "--passphrase-file", wrong)
    assert (done.code, done.error["code"]) == (2, "WASL-1007")
    done = south.ask("line", "sign", proposed, "--root", north.home / "root.wasl-root")
    assert (done.code, done.error["code"]) == (2, "WASL-1001")
    assert proposed.read_bytes() == before


def test_root_that_is_elsewhere_is_looked_for_there(
    friends: tuple[Camp, Camp], proposed: Path
) -> None:
    south = friends[1]
    root = south.home / "root.wasl-root"
    stick = root.rename(south.folder / "stick")
    root.symlink_to(south.folder / "not-plugged-in")
    done = south.ask("line", "sign", proposed)
    assert (done.code, done.error["code"]) == (2, "WASL-1003")
    assert "not-plugged-in" in done.error["where"]
    assert south.ask("line", "sign", proposed, "--root", stick).code == 0


def test_stranger_neither_signs_nor_opens(west: Camp, agreed: Path) -> None:
    for word in ("sign", "open"):
        done = west.ask("line", word, agreed)
        assert (done.code, done.error["code"]) == (2, "WASL-1003")


def test_file_with_another_root_for_a_known_party_is_refused(
    friends: tuple[Camp, Camp], impostors: tuple[Camp, Camp]
) -> None:
    """Somebody in the middle proposes the line under Northland's name."""
    south, impostor = friends[1], impostors[0]
    impostor.must("card", "add", south.card)
    file = impostor.folder / "false.wasl-line"
    impostor.must("line", "propose", "--with", "sundria", "--title", "Duty", "--out", file)
    before = file.read_bytes()
    done = south.ask("line", "sign", file)
    assert (done.code, done.error["code"]) == (2, "WASL-2007")
    assert file.read_bytes() == before


def test_file_with_another_card_of_ours_is_refused(
    proposed: Path, impostors: tuple[Camp, Camp]
) -> None:
    done = impostors[1].ask("line", "sign", proposed)
    assert (done.code, done.error["code"]) == (2, "WASL-2008")
    assert "another card" in done.error["what"]


def test_altered_file_is_refused(friends: tuple[Camp, Camp], proposed: Path) -> None:
    south, file = friends[1], proposed
    members = unpack(file.read_bytes())
    charter = {name: data for name, data in members if name.startswith("charter/")}
    (name,) = charter
    for altered in (
        b"",
        b"PK\x03\x04",
        file.read_bytes()[:-1],
        pack([(n, d.replace(b"flash 600", b"flash 900")) for n, d in members]),
        pack([(n, d) for n, d in members if n != name]),
        pack([(n, d) for n, d in members if not n.startswith("cards/north")]),
        pack([*members, ("extra", b"")]),
    ):
        file.write_bytes(altered)
        for word in ("sign", "open"):
            done = south.ask("line", word, file)
            assert (done.code, done.error["code"][:6]) == (2, "WASL-2"), altered[:60]
        assert file.read_bytes() == altered


def test_lines_are_seen_without_a_node(friends: tuple[Camp, Camp], agreed: Path) -> None:
    north = friends[0]
    assert north.ask("line", "list").out == ""
    assert "No line yet" in north.wasl("line", "list").out
    north.must("line", "open", agreed)
    listed = north.ask("line", "list").fits("line-state").object
    assert listed == north.ask("line", "show", "sundria").fits("line-state").object
    assert listed == north.ask("line", "show", listed["line"][:8]).object
    assert listed["verified"] is False, "the other side has not said so on the record"
    shown = north.wasl("line", "show", "sundria").out
    assert "NOT YET BY THEM" in shown
    assert "our node does not run" in shown
    assert "FLASH 10 min" in shown
    for name in ("nobody", listed["line"][:7], "ffffffff"):
        done = north.ask("line", "show", name)
        assert (done.code, done.error["code"]) == (2, "WASL-1003")
