# SPDX-License-Identifier: Apache-2.0
"""The second half of the story: both sides talk, and one node is killed in mid-sentence."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from threading import Event
from typing import Final, cast

from wasl.cli.demo.ceremony import OTHER, PARTIES
from wasl.cli.demo.comparing import breach, difference, lost_or_doubled, numbers_of
from wasl.cli.demo.play import Play
from wasl.cli.demo.script import (
    DRILL,
    NORTHLAND,
    ROUNDS,
    SUNDRIA,
    TAKINGS,
    WHILE_DOWN,
    Saying,
)
from wasl.cli.demo.stage import PATIENCE_S, Done, Json
from wasl.cli.online.desk import NodeDesk
from wasl.errors import WaslError

_BEFORE: Final = 7
"""Drill messages of each side before the kill, at the least."""

_AFTERWARDS: Final = 5
"""Drill messages after it: of Northland while Sundria is down, of Sundria once it is back."""


@dataclass(slots=True)
class Said:
    """The ids of what was confirmed, by party and round, and of the drill messages."""

    rounds: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    drills: dict[str, list[str]] = field(default_factory=lambda: {each: [] for each in PARTIES})
    others: list[str] = field(default_factory=list[str])
    """What was said outside rounds and drills, and is stored."""

    @property
    def confirmed(self) -> list[str]:
        """Everything that a node has confirmed."""
        return [*self.rounds.values(), *self.drills[NORTHLAND], *self.drills[SUNDRIA], *self.others]


def talk(play: Play) -> Said:
    """Both sides at every precedence, in Arabic, Russian and English."""
    play.narrator.chapter(
        "Both sides talk",
        "Each in its own language, at every precedence. “Stored” is the other node's signed word "
        "that it holds the message; it does not say that anybody has read it.",
    )
    said = Said()
    for number, sayings in enumerate(ROUNDS):
        done = play.both({each.party: _words(each, wait=True) for each in sayings}, shown=False)
        for each in sayings:
            answer = done[each.party].answer
            said.rounds[each.party, number] = str(answer["id"])
            entry = play.stage.entry(each.party, str(answer["id"]))
            play.narrator.message(each, cost=f"{entry['wire']['bytes']} bytes on the wire")
    words = {(each.party, number): each.text for number, both in enumerate(ROUNDS) for each in both}
    far = {key: play.stage.entry(OTHER[key[0]], name)["text"] for key, name in said.rounds.items()}
    play.narrator.promise(
        "All eight messages are stored on the other side, and say there what was written here.",
        kept=far == words,
    )
    return said


def say(play: Play, saying: Saying, *, cost: str = "") -> Done:
    """Say something, and wait until it is stored; with a ``cost``, do not wait."""
    done = play.run(saying.party, *_words(saying, wait=not cost), shown=False)
    play.narrator.message(saying, cost=cost or "stored")
    return done


def _words(saying: Saying, *, wait: bool) -> list[str]:
    """The command that says it."""
    return [
        *("send", OTHER[saying.party], saying.text),
        *("--from-office", "duty", "--to-office", saying.to_office),
        *("--subject", saying.subject, "--lang", saying.lang),
        *("--precedence", saying.precedence, "--traffic", saying.traffic),
        *(("--wait", "stored", "--timeout", "45") if wait else ()),
    ]


def take(play: Play, said: Said) -> None:
    """Officers take what was sent to them, and answer."""
    play.narrator.chapter(
        "Officers answer",
        "Only a person acknowledges. The answer is one of five words, so that it reads the same in "
        "every language; “cannot” needs a reason.",
    )
    for taking in TAKINGS:
        name = said.rounds[OTHER[taking.party], taking.round]
        words = ["ack", name, "--answer", taking.answer, "--as", taking.by]
        play.run(taking.party, *words, *(["--reason", taking.reason] if taking.reason else []))
        play.narrator.show(f"({taking.gloss})")

    def answered() -> bool:
        return all(
            _answer(play, OTHER[taking.party], said, taking.round) == taking.answer
            for taking in TAKINGS
        )

    play.stage.until(answered, "each answer is known to the side that asked")
    play.narrator.promise("Each answer is on the record of the side that asked.", kept=answered())
    unread = play.stage.entry(NORTHLAND, said.rounds[NORTHLAND, 0])
    steps = unread["ladder"][SUNDRIA]
    play.narrator.promise(
        "What nobody has taken is shown as stored and not acknowledged: a machine is no reader.",
        kept=steps["stored"] is not None and steps["acknowledged"] is None,
        detail=steps,
    )


def _answer(play: Play, party: str, said: Said, number: int) -> str:
    """How the far side has taken a message, as the side that sent it knows."""
    steps = play.stage.entry(party, said.rounds[party, number])["ladder"][OTHER[party]]
    taken = cast("Json | None", steps["answered"] or steps["acknowledged"])
    return "" if taken is None else str(taken["answer"])


# ── the crash ───────────────────────────────────────────────────────────────────────────────────


def crash(play: Play, said: Said) -> None:
    """Both send in numbers; Sundria's node is killed meanwhile, and comes back."""
    play.narrator.chapter(
        "A node dies in mid-sentence",
        "Both sides send numbered messages as fast as they can. Sundria's node is killed (SIGKILL: "
        "no warning, no tidying up) while both are at it.",
    )
    _kill_while_talking(play, said)
    confirmed = len(said.drills[SUNDRIA])
    play.narrator.show(
        f"Sundria's node had confirmed {confirmed} when it died; Northland's went on."
    )
    down = say(play, WHILE_DOWN, cost="not sent yet")
    waits = str(down.answer["id"])
    play.narrator.promise(
        "A FLASH sent meanwhile is “queued”: not delivered. Nobody is accused of silence.",
        kept=down.answer["state"] == "queued",
        detail=down.answer,
    )
    play.narrator.command(f"--home {SUNDRIA} run &")
    play.stage.start(SUNDRIA)
    known = numbers_of(play.log(SUNDRIA, NORTHLAND), SUNDRIA, DRILL[SUNDRIA])
    play.narrator.promise(
        f"Sundria's node is back with all {confirmed} messages that it had confirmed"
        + (", and the one over which it died." if len(known) > confirmed else "."),
        kept=known == list(range(1, len(known) + 1)) and 0 <= len(known) - confirmed <= 1,
        detail=known,
    )
    for number in range(len(known) + 1, len(known) + 1 + _AFTERWARDS):
        said.drills[SUNDRIA].append(_drill(play.stage.desk(SUNDRIA), SUNDRIA, number))
    _compare(play, said, waits)


def _kill_while_talking(play: Play, said: Said) -> None:
    """Both sides send without a pause; once both are at it, Sundria's node is killed."""
    desks = {party: play.stage.desk(party) for party in PARTIES}
    at_it = {party: Event() for party in PARTIES}
    killed = Event()

    def south() -> None:
        for number in count(1):
            try:
                said.drills[SUNDRIA].append(_drill(desks[SUNDRIA], SUNDRIA, number))
            except WaslError:
                return  # its node is gone
            if number == _BEFORE:
                at_it[SUNDRIA].set()

    def north() -> None:
        afterwards = 0
        for number in count(1):
            afterwards += killed.is_set()
            said.drills[NORTHLAND].append(_drill(desks[NORTHLAND], NORTHLAND, number))
            if number == _BEFORE:
                at_it[NORTHLAND].set()
            if afterwards == _AFTERWARDS:
                return

    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(south), threads.submit(north)]
        for each in at_it.values():
            each.wait(PATIENCE_S)
        play.stage.kill(SUNDRIA)
        killed.set()
        for each in both:
            each.result()


def _drill(desk: NodeDesk, party: str, number: int) -> str:
    """Send one numbered message, and return its id. Raises WaslError."""
    body: Json = {
        "line": OTHER[party],
        "text": DRILL[party].format(number=number),
        "from_office": "duty",
        "to_offices": ["duty"],
        "traffic": "test",
        "precedence": "priority",
    }
    return str(cast("Json", desk.call("send", body))["id"])


def _compare(play: Play, said: Said, waits: str) -> None:
    """Wait until both hold the same, and look at it closely."""
    said.others.append(waits)
    north = compare(play, until=lambda: play.stage.entry(NORTHLAND, waits)["state"] == "stored")
    fault = breach(north) or lost_or_doubled(north, said.confirmed)
    play.narrator.promise(
        f"Nothing is lost and nothing doubled: {len(said.confirmed)} confirmed messages, each "
        "there once.",
        kept=not fault,
        detail=fault,
    )
    numbers = {party: numbers_of(north, party, DRILL[party]) for party in PARTIES}
    play.narrator.promise(
        "Nothing is reordered: each side's numbered messages stand as they were sent, "
        f"1 to {len(numbers[NORTHLAND])} and 1 to {len(numbers[SUNDRIA])}.",
        kept=all(found == list(range(1, len(found) + 1)) for found in numbers.values()),
        detail=numbers,
    )
    state = play.stage.entry(NORTHLAND, waits)["state"]
    play.narrator.promise("The FLASH that had waited is stored now.", kept=state == "stored")


def compare(play: Play, *, until: Callable[[], bool]) -> list[Json]:
    """Wait for something, and until both hold the same; return the log that both hold."""

    def same() -> tuple[list[Json], list[Json]] | None:
        if not until():
            return None
        north, south = (play.log(party, OTHER[party]) for party in PARTIES)
        return None if difference(north, south) else (north, south)

    north, south = play.stage.until(same, "both sides hold the same record again")
    play.narrator.promise(
        f"One record: {len(north)} entries, the same on both sides and in the same order.",
        kept=not difference(north, south),
    )
    return north
