# SPDX-License-Identifier: Apache-2.0
"""``wasl pack`` and ``wasl unpack``: with a running node, and without one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.surfaces.command import Camp, Json
from wasl.home.layout import Home

DUTY = ("--from-office", "duty", "--to-office", "duty")


@pytest.fixture
def line(friends: tuple[Camp, Camp], agreed: Path) -> tuple[Camp, Camp]:
    """Two homes with a line that no node has run yet."""
    for each in friends:
        each.must("line", "open", agreed)
    return friends


def pack(camp: Camp, other: str, folder: Path, *more: str) -> Json:
    return camp.ask("pack", other, folder, *more).fits("pack").object


def unpack(camp: Camp, folder: Path, *, code: int = 0) -> Json:
    done = camp.ask("unpack", folder)
    assert done.code == code, done.err
    return done.fits("unpack").object


# ── without a node ──────────────────────────────────────────────────────────────────────────────


def test_a_line_begins_by_bags_alone(line: tuple[Camp, Camp], tmp_path: Path) -> None:
    north, south = line
    there, back = tmp_path / "there", tmp_path / "back"
    packed = pack(north, "sundria", there)
    assert packed["parties"] == [{"party": "sundria", "files": 1, "entries": 2}]
    (file,) = there.iterdir()
    taken = unpack(south, there)
    assert (taken["files"], taken["new"], taken["wipe"]) == (1, 2, True)
    again = unpack(south, there)
    assert (again["files"], again["new"], again["held"]) == (1, 0, 2)
    assert file.exists(), "unpacking deletes nothing"
    pack(south, "northland", back)
    assert unpack(north, back)["new"] == 2
    ours = [each for each in north.ask("log", "sundria").objects if each["author"] == "northland"]
    assert all(each["ladder"]["sundria"]["stored"] for each in ours), "the receipt was in the bag"
    assert pack(north, "sundria", there)["parties"][0]["entries"] == 0


def test_people_are_told_in_words(line: tuple[Camp, Camp], tmp_path: Path) -> None:
    north, south = line
    bag = tmp_path / "bag"
    assert "sundria: 1 file, 2 entries" in north.wasl("pack", "sundria", bag).out
    told = south.wasl("unpack", bag).out
    assert "1 file taken: 2 entries new, 0 held already." in told
    assert "may be wiped" in told
    empty = tmp_path / "empty"
    empty.mkdir()
    done = south.wasl("unpack", empty)
    assert done.code == 1
    assert "Nothing here is for us" in done.out


def test_a_bag_for_somebody_else_is_passed_over(line: tuple[Camp, Camp], tmp_path: Path) -> None:
    north, _ = line
    bag = tmp_path / "bag"
    pack(north, "sundria", bag)
    taken = unpack(north, bag, code=1)
    assert (taken["files"], taken["others"], taken["wipe"]) == (0, 1, False)
    assert len(list(bag.iterdir())) == 1


def test_what_is_not_well_is_named_and_safe_to_read(
    line: tuple[Camp, Camp], tmp_path: Path
) -> None:
    north, south = line
    bag = tmp_path / "bag"
    pack(north, "sundria", bag)
    (file,) = bag.iterdir()
    data = file.read_bytes()
    (bag / "\N{RIGHT-TO-LEFT OVERRIDE}cut\n.wasl").write_bytes(data[:500])
    (bag / "wound.wasl").write_bytes(data[:700] + bytes((data[700] ^ 1,)) + data[701:])
    (bag / "photo.jpg").write_bytes(b"\xff\xd8")
    (bag / "away").symlink_to("/etc")
    taken = unpack(south, bag, code=1)
    assert (taken["files"], taken["new"], taken["foreign"], taken["wipe"]) == (1, 2, 2, False)
    troubles = {each["trouble"] for each in taken["problems"]}
    assert troubles == {"half-written", "damaged"}
    told = south.wasl("unpack", bag)
    assert told.code == 1
    assert "HALF-WRITTEN: ⟨U+202E⟩cut⟨U+000A⟩.wasl" in told.out
    assert "Do not wipe" in told.out


def test_a_restored_home_packs_nothing(line: tuple[Camp, Camp], tmp_path: Path) -> None:
    """The start counter sees an older database before anything is signed."""
    north, _ = line
    database = Home(north.home).database
    shutil.copy(database, tmp_path / "older.db")
    pack(north, "sundria", tmp_path / "bag")
    shutil.copy(tmp_path / "older.db", database)
    done = north.ask("pack", "sundria", tmp_path / "more")
    assert done.code == 3
    assert done.error["code"] == "WASL-5003"
    assert not (tmp_path / "more").exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("pack", "sundria", "not-mounted/bag"), "WASL-1003"),
        (("unpack", "not-mounted"), "WASL-1003"),
        (("pack", "nowhere", "bag"), "WASL-1003"),
        (("pack", "sundria", "bag", "--to", "westmark"), "WASL-1003"),
        (("pack", "sundria", "bag", "--to", "northland"), "WASL-1001"),
        (("pack", "sundria", "bag", "--to", "sundria", "--all"), "WASL-1001"),
    ],
)
def test_what_cannot_be_is_told(
    line: tuple[Camp, Camp], tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    folders = [str(tmp_path / word) if "bag" in word or "not-" in word else word for word in words]
    done = line[0].ask(*folders)
    assert done.code == 2
    assert done.error["code"] == code


# ── at running nodes ────────────────────────────────────────────────────────────────────────────


def test_running_nodes_pack_and_take(nodes: tuple[Camp, Camp], tmp_path: Path) -> None:
    north, south = nodes
    north.must("send", "sundria", "Also by courier.", *DUTY, "--precedence", "flash")
    bag = tmp_path / "bag"
    pack(north, "sundria", bag, "--all")
    first = unpack(south, bag)
    assert (first["files"], first["wipe"]) == (1, True)
    assert unpack(south, bag)["new"] == 0
    south.must("send", "northland", "Also back.", *DUTY)
    pack(south, "northland", tmp_path / "back", "--to", "northland")
    assert unpack(north, tmp_path / "back")["files"] == 1
    for camp, other in ((north, "sundria"), (south, "northland")):
        texts = [entry["text"] for entry in camp.ask("log", other).objects]
        assert texts.count("Also by courier.") == texts.count("Also back.") == 1


def test_a_home_that_somebody_else_has_open_is_left_alone(
    line: tuple[Camp, Camp], tmp_path: Path
) -> None:
    from wasl.home.lock import hold

    with hold(Home(line[0].home)):
        done = line[0].ask("pack", "sundria", tmp_path / "bag")
    assert done.code == 3
    assert done.error["code"] == "WASL-4002"
