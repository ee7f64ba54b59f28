# SPDX-License-Identifier: Apache-2.0
"""``wasl witness``: its home, the logs that it knows; running it is in ``tests/interop``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.surfaces.command import wasl as call
from tests.witnesses import NAME, Log
from wasl.note import format_vkey, parse_vkey
from wasl.witness.box import open_witness


@pytest.fixture
def home(tmp_path: Path) -> Path:
    place = tmp_path / "witness"
    made = call("witness", "init", place, NAME, "--json").fits("witness-init").object
    assert [parse_vkey(text).type for text in made["vkeys"]] == [4, 6]
    assert {parse_vkey(text).name for text in made["vkeys"]} == {NAME}
    assert (place / "witness.key").stat().st_mode & 0o077 == 0
    return place


def test_it_knows_what_was_added(home: Path) -> None:
    log = Log().grow(3)
    added = call("--home", home, "witness", "add", log.vkey, "--json").fits("witness-log").object
    assert (added["origin"], added["size"]) == (log.origin, 0)
    box = open_witness(home)
    box.take(log.submit(0, 3), clock=lambda: 1_800_000_000)
    box.close()
    second = Log(seed=bytes(32))
    again = call("--home", home, "witness", "add", second.vkey, "--json").object
    assert (again["vkeys"], again["size"]) == ([log.vkey, second.vkey], 3), "nothing is forgotten"
    shown = call("--home", home, "witness", "show", "--json").fits("witness-show").object
    assert shown["logs"][0]["root"] == log.root(3).hex()
    said = call("--home", home, "witness", "show").out
    assert f"{log.origin}: 2 keys, size 3" in said


@pytest.mark.parametrize("name", ["wasl/j/00", "", "two words", "a+b"])
def test_a_name_that_none_can_bear(tmp_path: Path, name: str) -> None:
    assert call("witness", "init", tmp_path / "w", name).code == 2
    assert not (tmp_path / "w").exists()


def test_what_is_refused(home: Path, tmp_path: Path) -> None:
    witness_key = format_vkey(open_witness(home).keys.verifiers[0])
    for words in (
        ("witness", "add", witness_key),
        ("witness", "add", "no key"),
        ("witness", "add", Log().vkey, Log("other").vkey),
        ("witness", "run", "--listen", "0.0.0.0:0"),
        ("witness", "run", "--listen", "127.0.0.1:0", "--tls-key", "key.pem"),
    ):
        assert call("--home", home, *words).code == 2, words
    for words in (("witness", "show"), ("witness", "run", "--listen", "127.0.0.1:0")):
        assert call("--home", tmp_path, *words, "--json").error["code"] == "WASL-1001"
    assert call("witness", "show", "--json").error["code"] == "WASL-1001"
    assert call("witness", "init", home, NAME, "--json").error["code"] == "WASL-1005"
