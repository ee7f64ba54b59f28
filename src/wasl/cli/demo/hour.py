# SPDX-License-Identifier: Apache-2.0
"""``wasl demo --desks``: an hour at the desks of both parties, in five minutes.

Rules:

1. What happens is done by the nodes and shown by the desks. The terminal says only what to open,
   and names what happens.
2. Whoever sits at a desk may act at any time: the officers of the play take nothing that somebody
   has taken already.
3. With ``--once`` nobody waits for eyes. Two followers stand for the screens, and everything that
   was said must have reached both.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from wasl.cli.demo.ceremony import OTHER, PARTIES
from wasl.cli.demo.desks import DeskOf, Follower, follow, until_told
from wasl.cli.demo.exchange import say
from wasl.cli.demo.play import Play
from wasl.cli.demo.script import (
    LIMIT_S,
    NORTHLAND,
    OFFICERS,
    ROUNDS,
    SUNDRIA,
    UNANSWERED,
    WHILE_DOWN,
    Saying,
)
from wasl.cli.demo.stage import PATIENCE_S

OPEN_S: Final = 30.0
"""Time to open both links before the play begins."""


@dataclass(slots=True)
class Hour:
    """The play, its desks, and what was said in it."""

    play: Play
    desks: dict[str, DeskOf]
    paced: bool
    followers: dict[str, Follower] = field(default_factory=dict[str, Follower])
    said: list[str] = field(default_factory=list[str])

    def pause(self, seconds: float) -> None:
        """Leave time to look, where anybody looks."""
        if self.paced:
            time.sleep(seconds)

    def say(self, saying: Saying) -> str:
        """Say something, and wait until it is stored on the other side."""
        name = str(say(self.play, saying).answer["id"])
        self.said.append(name)
        return name

    def take(self, party: str, name: str, answer: str) -> None:
        """An officer takes a message, unless somebody at the desk has."""
        if not self.taken(OTHER[party], name):
            words = ["ack", name, "--answer", answer, "--as", OFFICERS[party]]
            self.play.run(party, *words, shown=False)
        self.play.stage.until(
            lambda: self.taken(OTHER[party], name), "the acknowledgement is back at its sender"
        )

    def taken(self, asker: str, name: str) -> bool:
        """Tell whether a person of the other side has acknowledged it."""
        steps = self.play.stage.entry(asker, name)["ladder"][OTHER[asker]]
        return bool(steps["acknowledged"])


def show_hour(play: Play, desks: dict[str, DeskOf], *, paced: bool) -> None:
    """Play the hour from its beginning to its end. Raises Misuse (PROMISE_BROKEN)."""
    hour = Hour(play, desks, paced)
    hour.followers = follow(desks)
    try:
        _open(hour)
        _talk(hour)
        _ring(hour)
        _overdue(hour)
        _recover(hour)
        _everything_arrived(hour)
    finally:
        for each in hour.followers.values():
            each.stop()


def _open(hour: Hour) -> None:
    hour.play.narrator.chapter(
        "Open both desks",
        "Side by side, in two windows of a browser. Each link signs in once.",
    )
    if hour.paced:
        hour.play.narrator.show(*(desk.link() for desk in hour.desks.values()))
        hour.play.narrator.tell(f"It begins in {OPEN_S:g} seconds.")
    hour.pause(OPEN_S)


def _talk(hour: Hour) -> None:
    hour.play.narrator.chapter("Messages there and back")
    for both in ROUNDS[:-1]:
        for saying in both:
            name = hour.say(saying)
            hour.pause(8)
            hour.take(OTHER[saying.party], name, "received")
            hour.pause(4)


def _ring(hour: Hour) -> None:
    hour.play.narrator.chapter("A FLASH", "It rings at the desk until a person takes it: F9.")
    for saying in ROUNDS[-1]:
        name = hour.say(saying)
        _rings(hour, OTHER[saying.party], name)
        _wait_for_person(hour, saying.party, name, seconds=20)
        hour.take(OTHER[saying.party], name, "received")
        hour.pause(6)


def _overdue(hour: Hour) -> None:
    hour.play.narrator.chapter(
        "Overdue",
        f"The charter gives a FLASH {LIMIT_S} seconds here. Nobody takes this one.",
    )
    name = hour.say(UNANSWERED)
    late = hour.followers[NORTHLAND].overdue
    hour.play.stage.until(
        lambda: name in late or hour.taken(NORTHLAND, name), "Northland's desk shows it as overdue"
    )
    if name in late:
        hour.play.narrator.promise("Northland's desk shows it as overdue.", kept=True)
    _wait_for_person(hour, NORTHLAND, name, seconds=30)
    hour.take(SUNDRIA, name, "received")
    hour.pause(6)


def _recover(hour: Hour) -> None:
    play = hour.play
    play.narrator.chapter(
        "A node dies, and comes back",
        "Sundria's node is killed without warning, and with it all that its desk heard from.",
    )
    signed_in = hour.followers[SUNDRIA].signed_in
    play.stage.kill(SUNDRIA)
    waits = str(say(play, WHILE_DOWN, cost="not sent yet").answer["id"])
    hour.said.append(waits)
    hour.pause(25)
    play.stage.start(SUNDRIA)
    _until(
        hour,
        lambda: hour.followers[SUNDRIA].signed_in > signed_in,
        "Sundria's desk is back, and takes a new sign-in: a session ends with its node.",
    )
    if hour.paced:
        play.narrator.tell("Sundria's desk, anew:")
        play.narrator.show(hour.desks[SUNDRIA].link())
    _rings(hour, SUNDRIA, waits)
    _wait_for_person(hour, NORTHLAND, waits, seconds=40)
    hour.take(SUNDRIA, waits, "received")
    hour.pause(6)


def _everything_arrived(hour: Hour) -> None:
    log = {party: hour.play.log(party, OTHER[party]) for party in PARTIES}
    names = sorted({str(each["id"]) for entries in log.values() for each in entries})
    missing = until_told(hour.followers, names, patience_s=PATIENCE_S)
    hour.play.narrator.promise(
        f"Each of the {len(names)} entries of this hour has reached both desks.",
        kept=set(hour.said) <= set(names) and not any(missing.values()),
        detail=missing,
    )
    told = hour.followers[NORTHLAND].told
    hour.play.narrator.promise(
        f"Northland's desk told the {len(hour.said)} messages by itself, unasked.",
        kept=set(hour.said) <= told,
        detail=sorted(set(hour.said) - told),
    )


def _rings(hour: Hour, party: str, name: str) -> None:
    rang = hour.followers[party].rang
    _until(hour, lambda: name in rang, f"It rings at the desk of {party}.")


def _until(hour: Hour, true: Callable[[], bool], promise: str) -> None:
    """Wait until a desk says so, and tell that it does. Raises Misuse (PROMISE_BROKEN)."""
    hour.play.stage.until(true, promise)
    hour.play.narrator.promise(promise, kept=true())


def _wait_for_person(hour: Hour, asker: str, name: str, *, seconds: float) -> None:
    """Leave time for whoever sits at a desk to take it."""
    end = time.monotonic() + seconds
    while hour.paced and time.monotonic() < end and not hour.taken(asker, name):
        time.sleep(0.5)
