# SPDX-License-Identifier: Apache-2.0
"""``wasl demo``: its checks would notice, its texts can be sent, and it leaves nothing behind."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from tests.surfaces.command import Answer
from wasl import limits
from wasl.cli.demo import script
from wasl.cli.demo.comparing import breach, difference, lost_or_doubled, numbers_of
from wasl.cli.demo.narrator import Narrator
from wasl.cli.offline.terms_file import parse_terms
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse
from wasl.line.wording import check_text
from wasl.terms import Precedence

Json = dict[str, Any]


def entries(*places: tuple[str, int]) -> list[Json]:
    """A log with these authors and numbers."""
    return [
        {
            "id": f"line/{author}.1/{seq}",
            "author": author,
            "incarnation": 1,
            "seq": seq,
            "kind": "message",
            "text": script.DRILL[author].format(number=seq),
            "state": "stored",
            "ladder": {},
            "overdue": [],
            "lapses": [],
            "wire": {},
            "final": True,
        }
        for author, seq in places
    ]


N, S = script.NORTHLAND, script.SUNDRIA
WHOLE = entries((N, 0), (S, 0), (N, 1), (S, 1), (N, 2))


def test_one_record_is_one_record() -> None:
    other = [{**each, "state": "queued", "overdue": [{}], "final": False} for each in WHOLE]
    assert difference(WHOLE, other) == ""
    assert breach(WHOLE) == ""
    assert lost_or_doubled(WHOLE, [each["id"] for each in WHOLE]) == ""


@pytest.mark.parametrize(
    "other",
    [
        WHOLE[:-1],
        [*WHOLE, WHOLE[0]],
        [WHOLE[1], WHOLE[0], *WHOLE[2:]],
        [{**WHOLE[0], "text": "another"}, *WHOLE[1:]],
        [{**WHOLE[0], "time": "later"}, *WHOLE[1:]],
        [{**WHOLE[0], "lapses": [{"state": "open"}]}, *WHOLE[1:]],
    ],
)
def test_any_difference_is_noticed(other: list[Json]) -> None:
    assert difference(WHOLE, other)
    assert difference(other, WHOLE)


def test_losses_and_doubles_are_noticed() -> None:
    assert breach(entries((N, 0), (N, 2)))
    assert breach(entries((N, 0), (N, 0)))
    assert breach(entries((N, 1), (N, 0)))
    assert breach(entries((N, 1)))
    assert lost_or_doubled(WHOLE, ["line/northland.1/9"])
    assert lost_or_doubled([*WHOLE, WHOLE[0]], [WHOLE[0]["id"]])


def test_numbers_are_read_back_in_the_order_of_the_log() -> None:
    log = entries((N, 3), (S, 1), (N, 1))
    assert numbers_of(log, N, script.DRILL[N]) == [3, 1]
    assert numbers_of(log, S, script.DRILL[S]) == [1]


def test_broken_promise_ends_the_story_and_is_named() -> None:
    screen = Screen(json=False, out=io.StringIO(), err=io.StringIO(), environment={})
    narrator = Narrator(screen)
    narrator.chapter("A chapter")
    narrator.promise("One holds.", kept=True)
    with pytest.raises(Misuse) as fault:
        narrator.promise("Another does not.", kept=False, detail="7 is not 8")
    assert fault.value.code == Code.PROMISE_BROKEN
    assert "Another does not." in fault.value.what
    assert "7 is not 8" in fault.value.what
    assert narrator.held == 1


def test_programs_are_told_each_promise_and_no_story() -> None:
    out = io.StringIO()
    narrator = Narrator(Screen(json=True, out=out, err=io.StringIO(), environment={}))
    narrator.chapter("A chapter", "A story.")
    narrator.message(script.WHILE_DOWN, cost="nothing")
    narrator.promise("One holds.", kept=True)
    answer = Answer(0, out.getvalue(), "").fits("demo")
    assert answer.object == {"chapter": "A chapter", "promise": "One holds.", "held": True}


def test_texts_can_be_sent_and_are_practice() -> None:
    sayings = [each for both in script.ROUNDS for each in both]
    assert {(each.party, each.precedence) for each in sayings} == {
        (party, precedence)
        for party in (N, S)
        for precedence in ("routine", "priority", "immediate", "flash")
    }
    assert {each.lang for each in sayings} == {"ar", "ru", "en"}
    for each in (*sayings, *script.LATER):
        check_text(each.text, where="text")
        check_text(each.subject, where="subject", one_line=True)
        assert len(each.text.split()) <= limits.URGENT_WORDS
        assert each.traffic in {"exercise", "simulation", "test"}
        assert bool(each.gloss) is (each.lang != "en")
    flash = script.ROUNDS[-1][0]
    others = [each.text for each in (*sayings, *script.LATER) if each != flash]
    assert script.FORGED_FROM in flash.text
    assert not any(script.FORGED_FROM in text for text in others)
    assert script.UNANSWERED.precedence == script.WHILE_SUSPENDED[1].precedence == "flash"
    for words in (script.SUSPENDED_BECAUSE, script.AGREED_BY_PHONE):
        check_text(words, where="reason", one_line=True)


def test_terms_are_as_short_as_the_story_says() -> None:
    within = parse_terms(script.TERMS, now_s=0, where="terms").ack_within_s
    assert within.of(Precedence.FLASH) == within.of(Precedence.IMMEDIATE) == script.LIMIT_S


CHAPTERS = [
    "Keys and cards",
    "Forty digits, read aloud",
    "A charter, signed by both",
    "Two nodes",
    "Both sides talk",
    "Officers answer",
    "A deadline runs out",
    "A surprise check, unanswered",
    "Suspended, and resumed",
    "A node dies in mid-sentence",
    "Every wire is dead: a courier",
    "A node is lost, and replaced at night",
    "A mediator checks it",
    "A forger changes one hour",
    "What the papers say",
    "The end",
]


# ── the story itself ────────────────────────────────────────────────────────────────────────────


def demo(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start the demonstration, with everything temporary in ``folder``."""
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "wasl", *words],
        env={**os.environ, "TMPDIR": str(folder), "WASL_HOME": "/nowhere"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def processes_of(folder: Path) -> list[str]:
    """What still runs in a folder."""
    found: list[str] = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if (each / "cwd").readlink().is_relative_to(folder):
                found.append((each / "cmdline").read_text())
        except OSError:
            continue
    return found


@pytest.fixture
def tmp_path() -> Generator[Path]:
    """A short path: a control socket whose path is too long lives elsewhere, outside the homes."""
    with tempfile.TemporaryDirectory(prefix="w") as folder:
        yield Path(folder)


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_hour_reaches_both_desks_and_leaves_nothing_behind(tmp_path: Path) -> None:
    process = demo(tmp_path, "demo", "--desks", "--once", "--json")
    out, err = process.communicate(timeout=280)
    assert (process.returncode, err) == (0, ""), err
    promises = [each["promise"] for each in Answer(0, out, err).fits("demo").objects]
    assert f"It rings at the desk of {N}." in promises
    assert f"It rings at the desk of {S}." in promises
    assert "Northland's desk shows it as overdue." in promises
    assert any("has reached both desks" in each for each in promises)
    assert list(tmp_path.iterdir()) == []
    assert processes_of(tmp_path) == []


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_papers_are_read_and_judged_and_the_silence_is_told(tmp_path: Path) -> None:
    process = demo(tmp_path, "demo", "--press", "--once", "--json")
    out, err = process.communicate(timeout=280)
    assert (process.returncode, err) == (0, ""), err
    promises = [each["promise"] for each in Answer(0, out, err).fits("demo").objects]
    assert "Nothing was filed by itself." in promises
    assert any(each.startswith("523 days, in this register") for each in promises)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_story_holds_and_its_nodes_stay_up_until_they_are_told(tmp_path: Path) -> None:
    process = demo(tmp_path, "demo")
    assert process.stdout is not None
    told = ""
    while "The homes stay" not in told:
        line = process.stdout.readline()
        assert line, process.communicate()[1]
        told += line
    assert re.findall(r"^\d+  (.+)$", told, re.MULTILINE) == [
        *CHAPTERS[:-1],
        "Now you",
    ]
    assert told.count("✓") >= 45
    assert "nothing doubled" in told
    (folder,) = tmp_path.iterdir()
    for party in (N, S):
        status = subprocess.run(
            [sys.executable, "-m", "wasl", "--home", party, "status"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        assert "verified on both sides" in status.stdout
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert "Nothing runs any more." in out
    assert processes_of(tmp_path) == []
    assert (folder / N / "wasl.db").exists(), "the homes stay"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_story_that_is_interrupted_leaves_nothing_behind(tmp_path: Path) -> None:
    process = demo(tmp_path, "demo", "--once")
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("5  "):
            break
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them at once
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")
    assert list(tmp_path.iterdir()) == []
    assert processes_of(tmp_path) == []
