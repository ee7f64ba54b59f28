# SPDX-License-Identifier: Apache-2.0
"""The second half of the story: both sides talk, and one node is killed in the middle of a sentence."""

from __future__ import annotations

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
from wasl.cli.demo.stage import Json
from wasl.cli.letters import told
from wasl.errors import WaslError

_DRILLS: Final = 24
_KILL_AFTER: Final = 7


@dataclass(slots=True)
class Said:
    """The ids of what was confirmed, by party and round, and of the drill messages."""

    rounds: dict[tuple[str, int], str] = field(default_factory=dict[tuple[str, int], str])
    drills: dict[str, list[str]] = field(default_factory=lambda: {each: [] for each in PARTIES})
    while_down: str = ""

    @property
    def all(self) -> list[str]:
        """Every id that a node has confirmed."""
        return [*self.rounds.values(), *self.drills[NORTHLAND], *self.drills[SUNDRIA]]


def talk(play: Play) -> Said:
    """Both sides at every precedence, in Arabic, Russian and English."""
    play.narrator.chapter(
        "Both sides talk",
        "Each in its own language, at every precedence. “Stored” is the other node's signed word that "
        "it holds the message; it does not say that anybody has read it.",
    )
    said = Said()
    for number, sayings in enumerate(ROUNDS):
        done = play.both({each.party: _words(each, wait=True) for each in sayings}, shown=False)
        for each in sayings:
            answer = done[each.party].answer
            said.rounds[each.party, number] = str(answer["id"])
            entry = play.stage.entry(each.party, str(answer["id"]))
            play.narrator.message(each, wire=entry["wire"]["bytes"])
    words = {
        (each.party, number): each.text for number, both in enumerate(ROUNDS) for each in both
    }
    far = {
        key: play.stage.entry(OTHER[key[0]], name)["text"] for key, name in said.rounds.items()
    }
    play.narrator.promise(
        "All eight messages are stored on the other side, and say there what was written here.",
        kept=far == words,
    )
    return said


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
    steps = play.stage.entry(party, said.rounds[party, number])["ladder"][OTHER[party]]
    answered = cast("Json | None", steps["answered"])
    return "" if answered is None else str(answered["answer"])


# ── the crash ───────────────────────────────────────────────────────────────────────────────────


def crash(play: Play, said: Said) -> None:
    """Both send in numbers; Sundria's node is killed meanwhile, and comes back."""
    play.narrator.chapter(
        "A node dies in mid-sentence",
        f"Both sides send {_DRILLS} numbered messages as fast as they can. Sundria's node is killed "
        "(SIGKILL: no warning, no tidying up) while both are at it.",
    )
    enough = Event()
    with ThreadPoolExecutor(2) as threads:
        south = threads.submit(_drill, play, SUNDRIA, said, 1, enough)
        north = threads.submit(_drill, play, NORTHLAND, said, 1, Event())
        enough.wait(60)
        play.stage.kill(SUNDRIA)
        confirmed = south.result()
        north.result()
    play.narrator.show(
        f"Sundria's node had confirmed {confirmed} of {_DRILLS} when it died; Northland's went on."
    )
    play.narrator.message(WHILE_DOWN, wire="not sent yet:")
    down = play.run(NORTHLAND, *_words(WHILE_DOWN, wait=False), shown=False)
    said.while_down = str(down.answer["id"])
    play.narrator.promise(
        "A FLASH sent meanwhile is “queued”: not delivered. Nobody is accused of silence.",
        kept=down.answer["state"] in {"queued", "handed"},
        detail=down.answer,
    )
    play.narrator.command(f"--home {SUNDRIA} run &")
    play.stage.start(SUNDRIA)
    known = numbers_of(play.log(SUNDRIA, NORTHLAND), SUNDRIA, DRILL[SUNDRIA])
    play.narrator.promise(
        f"Sundria's node is back with all {confirmed} messages that it had confirmed"
        + (", and with the one it was killed over." if len(known) > confirmed else "."),
        kept=known == list(range(1, len(known) + 1)) and 0 <= len(known) - confirmed <= 1,
        detail=known,
    )
    _drill(play, SUNDRIA, said, len(known) + 1, Event())
    last = [said.while_down, said.drills[NORTHLAND][-1]]
    for name in last:
        play.run(NORTHLAND, "show", name, shown=False)
    _settle(play, said)


def _drill(play: Play, party: str, said: Said, first: int, enough: Event) -> int:
    """Send numbered messages until the last, or until the node is gone. Return how many by now."""
    desk = play.stage.desk(party)
    for number in range(first, _DRILLS + 1):
        body: Json = {
            "line": OTHER[party],
            "text": DRILL[party].format(number=number),
            "from_office": "duty",
            "to_offices": ["duty"],
            "traffic": "test",
            "precedence": "priority",
        }
        try:
            answer = cast("Json", desk.call("send", body))
        except WaslError:
            break
        said.drills[party].append(str(answer["id"]))
        if number == _KILL_AFTER:
            enough.set()
    enough.set()
    return len(said.drills[party])


def _settle(play: Play, said: Said) -> None:
    """Wait until both hold the same, and compare."""
    logs: dict[str, list[Json]] = {}
    for _ in count():
        logs = {party: play.log(party, OTHER[party]) for party in PARTIES}
        if not difference(logs[NORTHLAND], logs[SUNDRIA]):
            break
        play.stage.check_patience()
    north, south = logs[NORTHLAND], logs[SUNDRIA]
    play.narrator.promise(
        f"One record: {len(north)} entries, the same on both sides and in the same order.",
        kept=not difference(north, south),
        detail=difference(north, south),
    )
    confirmed = [*said.all, said.while_down]
    fault = breach(north) or lost_or_doubled(north, confirmed)
    play.narrator.promise(
        f"Nothing is lost and nothing doubled: {len(confirmed)} confirmed messages, each there once.",
        kept=not fault,
        detail=fault,
    )
    for party in PARTIES:
        numbers = numbers_of(north, party, DRILL[party])
        play.narrator.promise(
            f"{party.capitalize()}'s {_DRILLS} numbered messages stand in the order they were sent.",
            kept=numbers == list(range(1, _DRILLS + 1)),
            detail=numbers,
        )
    state = play.stage.entry(NORTHLAND, said.while_down)["state"]
    play.narrator.promise(
        f"The FLASH that had waited is {told(state)} now.", kept=state != "queued", detail=state
    )
