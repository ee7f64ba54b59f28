# SPDX-License-Identifier: Apache-2.0
"""Real nodes as real processes: killed at any moment, they lose, double and reorder nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.homes import Json, Process, make_homes, started, wasl

PAIR = ("northland", "sundria")


@pytest.fixture(scope="module")
def ceremony(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both homes after the ceremony; Sundria can only dial."""
    folder = tmp_path_factory.mktemp("ceremony")
    make_homes(folder, *PAIR, deaf=("sundria",))
    return folder


@pytest.fixture
def pair(ceremony: Path, tmp_path: Path) -> Generator[dict[str, Process]]:
    """Two nodes that begin their line: copies of the homes, which nobody has run yet."""
    shutil.copytree(ceremony, tmp_path, dirs_exist_ok=True)
    with started(tmp_path, PAIR) as nodes:
        yield nodes


def other_of(party: str) -> str:
    return PAIR[1 - PAIR.index(party)]


def is_quiet(nodes: dict[str, Process]) -> bool:
    """Both hold the same entries, and everything said is stored on the far side."""
    logs = {party: node.log(other_of(party)) for party, node in nodes.items()}
    ids = [[entry["id"] for entry in log] for log in logs.values()]
    stored = all(
        entry["state"] not in ("queued", "handed")
        for party, log in logs.items()
        for entry in log
        if entry["author"] == party
    )
    return ids[0] == ids[1] and stored


def texts(log: list[Json], author: str) -> list[str]:
    return [e["text"] for e in log if e["author"] == author and e["kind"] == "message"]


def torment(pair: dict[str, Process], *, seed: int, kills: int, between: int) -> None:
    """Let both talk while nodes are killed; then compare the records."""
    rng = random.Random(seed)
    confirmed: dict[str, list[str]] = {party: [] for party in PAIR}
    tried: dict[str, list[str]] = {party: [] for party in PAIR}
    number = 0
    for _ in range(kills):
        for _ in range(between):
            party = rng.choice(PAIR)
            number += 1
            text = f"{number} " + rng.choice(("تم الاستلام", "принято", "understood"))
            precedence = rng.choice(("routine", "priority", "immediate", "flash"))
            tried[party].append(text)
            if pair[party].send(other_of(party), text, precedence=precedence):
                confirmed[party].append(text)
        victim = pair[rng.choice(PAIR)]
        victim.kill()
        victim.start()
    node = pair["northland"]
    node.until(lambda: is_quiet(pair), "the records are the same")
    for party in PAIR:
        said = texts(node.log("sundria"), party)
        assert [text for text in said if text in confirmed[party]] == confirmed[party]
        assert len(set(said)) == len(said)
        assert set(said) <= set(tried[party])


def test_a_line_has_begun_before_anybody_is_reached(pair: dict[str, Process]) -> None:
    """What comes before that is let go, though its sender is told that it was taken."""
    for node in pair.values():
        node.until(lambda node=node: '"reached"' in node.log_file.read_text(), "they meet")
        told = node.log_file.read_text()
        assert told.index('"line-begun"') < told.index('"reached"')


def test_killed_nodes_lose_nothing(pair: dict[str, Process], tmp_path: Path) -> None:
    torment(pair, seed=1, kills=2, between=6)
    file = tmp_path / "all.wasl-transcript"
    wasl("export", "sundria", "--out", file, home=pair["northland"].home)
    cards = [word for party in PAIR for word in ("--card", tmp_path / f"{party}.card")]
    wasl("verify", file, *cards)
    assert all(node.stop() == 0 for node in pair.values())
    wasl("export", "northland", "--out", tmp_path / "other", home=pair["sundria"].home)
    wasl("verify", tmp_path / "other", *cards)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_nodes_lose_nothing_for_long(pair: dict[str, Process]) -> None:
    torment(pair, seed=0, kills=12, between=15)


@pytest.mark.slow
def test_what_one_acknowledges_the_other_sees(pair: dict[str, Process]) -> None:
    north, south = pair["northland"], pair["sundria"]
    entry = north.send("sundria", "Confirm the position of the convoy.", precedence="flash")
    assert entry is not None
    south.until(lambda: south.call("show", entry=entry), "it has arrived")
    south.call("ack", entry=entry, answer="will-comply", by="Duty officer")
    seen = north.call("wait", entry=entry, timeout_s=20, **{"for": "acknowledged"})
    steps = seen["ladder"]["sundria"]
    assert steps["acknowledged"]["by"] == "Duty officer"
    assert steps["answered"]["answer"] == "will-comply"
    assert steps["late_s"] == 0
