# SPDX-License-Identifier: Apache-2.0
"""What the papers say: reports are read, a person judges, and the register answers.

Rules:

1. The papers lie beside this (``papers``), each with the day on which it came out. They, the
   persons in them and both sides are invented.
2. What is checked is what the commands answer; the story knows no more than a reader of the papers.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from importlib import resources
from typing import Final, NamedTuple, cast

from wasl.cli.demo.play import Play
from wasl.cli.demo.script import NORTH_OFFICER, NORTHLAND
from wasl.cli.demo.stage import Json
from wasl.cli.letters import told

FOLDER: Final = "papers"
_DIRECTORY: Final = "offices.yaml"
_MINISTERS: Final = ("XN:defence-minister", "XS:defence-minister")


class Paper(NamedTuple):
    """A report: its file, when it came out, and in which outlet."""

    file: str
    published: str
    outlet: str

    @property
    def words(self) -> list[str]:
        """The options that say so."""
        return ["--published", self.published, "--outlet", self.outlet]


_BEFORE: Final = Paper(f"{FOLDER}/1-the-last-call.txt", "2024-02-05", "Northland Harbour")
_REFUSED: Final = Paper(f"{FOLDER}/2-not-answered.txt", "2024-09-12", "Northland Harbour")
_NORTH: Final = Paper(f"{FOLDER}/3-what-northland-says.txt", "2025-07-12", "Northland Harbour")
_SOUTH: Final = Paper(f"{FOLDER}/4-what-sundria-says.txt", "2025-07-11", "Сандрийский вестник")
_DAYS: Final = ("2024-02-04", "2025-07-11")
"""The last call, and the one after it: what a reader of the papers counts between."""


def read_papers(play: Play) -> None:
    """Read four reports, file what is right, and ask how long the two were silent."""
    play.narrator.chapter(
        "What the papers say",
        "Most contacts go over no line of ours. Northland reads four reports in three languages: "
        "each value is proposed with the words that it was taken from, and a person judges.",
    )
    _lay_out(play)
    spans = [
        span for paper in (_BEFORE, _REFUSED, _NORTH, _SOUTH) for span in _spans(_read(play, paper))
    ]
    play.narrator.promise(
        f"All {len(spans)} quotations stand in the reports, letter for letter.",
        kept=bool(spans) and all(_stands(play, span) for span in spans),
    )
    play.narrator.promise("Nothing was filed by itself.", kept=not _register(play, "list"))
    _judge(play)
    _ask(play)


def _lay_out(play: Play) -> None:
    """Put the papers where the story plays, and who is who into Northland's home."""
    (play.stage.folder / FOLDER).mkdir()
    for each in resources.files("wasl.cli.demo").joinpath(FOLDER).iterdir():
        (play.stage.folder / FOLDER / each.name).write_bytes(each.read_bytes())
    home = play.stage.actors[NORTHLAND].home
    play.narrator.shell(f"cp {FOLDER}/{_DIRECTORY} {NORTHLAND}/{home.offices.name}")
    shutil.copy(play.stage.folder / FOLDER / _DIRECTORY, home.offices)


def _read(play: Play, paper: Paper) -> list[Json]:
    done = play.run(NORTHLAND, "press", "read", paper.file, *paper.words)
    for proposal in done.answers:
        play.narrator.show(_line(proposal))
    return list(done.answers)


def _line(proposal: Json) -> str:
    """A proposal on one line, in the words of the report."""
    when, sides, wish = proposal["date"], proposal["sides"], proposal["initiator"]
    who = " – ".join(told(side["holder"] or side["side"]) for side in sides)
    day = when["value"] or "day not said"
    quoted = f" “{told(when['span']['text'])}”" if when["span"] else ""
    asked = f"; at the wish of {wish['side']}, says {wish['said_by'] or 'it'}" if wish else ""
    return f"{proposal['status'] or proposal['kind']}  {day}{quoted}  {who}{asked}"


def _spans(value: object) -> Iterator[Json]:
    """Every quotation in what was proposed."""
    if isinstance(value, dict):
        told = cast("Json", value)
        if "start" in told:
            yield told
        value = list(told.values())
    if isinstance(value, list):
        for each in cast("list[object]", value):
            yield from _spans(each)


def _stands(play: Play, span: Json) -> bool:
    text = (play.stage.folder / span["file"]).read_bytes().decode()
    return bool(text[span["start"] : span["end"]] == span["text"])


def _judge(play: Play) -> None:
    play.narrator.tell("The officer looks at the words, and takes what is right by its number.")
    for paper in (_BEFORE, _REFUSED, _NORTH):
        _take(play, paper)
    into = str(_register(play, "list", "--from", _DAYS[1])[0]["id"])
    twice = _take(play, _SOUTH, expect=2)
    play.narrator.promise(
        "The fourth tells of the call that the third tells of: which it is, is asked.",
        kept=into in str(twice),
        detail=twice,
    )
    _take(play, _SOUTH, "--into", into)
    (wish,) = (
        each for each in _register(play, "differences", into) if each["kind"] == "initiative"
    )
    for said in wish["said"]:
        who = told(said["speaker"] or _NORTH.outlet)
        play.narrator.show(f"{who}: at the wish of {said['value']}")
    play.narrator.promise(
        "Both accounts stand, each with who says so: the two differ in who had called.",
        kept={said["value"] for said in wish["said"]} == {"XN", "XS"},
        detail=wish,
    )


def _take(play: Play, paper: Paper, *more: str, expect: int = 0) -> Json:
    words = ["press", "take", paper.file, "1", *paper.words, "--as", NORTH_OFFICER, *more]
    done = play.run(NORTHLAND, *words, expect=expect)
    return done.answer or done.error


def _ask(play: Play) -> None:
    before, day = map(date.fromisoformat, _DAYS)
    play.narrator.tell("How long had the two ministers been silent?")
    (gap,) = _register(play, "silence", "--between", *_MINISTERS, "--at", str(day), shown=True)
    play.narrator.promise(
        f"{gap['days']} days, in this register: from {gap['from']} to {gap['to']}. That nobody "
        "took the calls in between ended nothing.",
        kept=gap["days"] == (day - before).days and gap["complete_known"] is False,
        detail=gap,
    )
    (first,) = _register(play, "first", "--at", str(day), shown=True)
    new = {str(each) for each in first["first_for"]}
    play.narrator.promise(
        "It is the first since then, and the first ever for the new minister.",
        kept=first["days"] == gap["days"] and any("Sedova" in each for each in new),
        detail=first,
    )


def _register(play: Play, *words: str, shown: bool = False) -> list[Json]:
    return list(play.run(NORTHLAND, "register", *words, shown=shown).answers)
