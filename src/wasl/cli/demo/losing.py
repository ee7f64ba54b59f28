# SPDX-License-Identifier: Apache-2.0
"""Later still: a node is lost with all that was on it, and another takes its place."""

from __future__ import annotations

from typing import Final

from wasl.cli.demo.ceremony import OTHER, PARTIES, safe
from wasl.cli.demo.comparing import breach, lost_or_doubled
from wasl.cli.demo.exchange import Said, compare, say
from wasl.cli.demo.play import Play
from wasl.cli.demo.script import (
    AFTER_BACKUP,
    AGREED_BY_PHONE,
    BACK,
    GONE,
    NORTH_OFFICER,
    NORTHLAND,
    ROUNDS,
    SUNDRIA,
)
from wasl.cli.demo.stage import Json

_BACKUP: Final = "sundria.wasl-backup"
_ACCUSING: Final = {
    "fork",
    "receipt-differs",
    "rolled-back",
    "head-contradicts",
    "unexplained-checkpoint",
    "close-contradicts",
    "void-entry",
}
"""Alarms that say that somebody's record contradicts itself or another."""


def lose(play: Play, said: Said) -> None:
    """Sundria's node burns after its backup, and is replaced."""
    play.narrator.chapter(
        "A node is lost, and replaced at night",
        "Sundria makes its backup, as it does every day, and both go on talking. Then the machine "
        "burns: the node is killed, and its home is deleted. What is left is the backup, and the "
        "safe with a spare and the escrow.",
    )
    play.run(SUNDRIA, "backup", _BACKUP)
    said.others += [str(say(play, each).answer["id"]) for each in AFTER_BACKUP]
    before = compare(play, until=lambda: True)
    play.narrator.shell(f"kill -9 {play.stage.lose(SUNDRIA)}; rm -r {SUNDRIA}")
    waits = str(say(play, GONE, cost="not sent yet").answer["id"])
    said.others.append(waits)
    _restore(play)
    _return(play, said, waits)
    _compare(play, said, before)


def _restore(play: Play) -> None:
    """The home is made anew, in its old place."""
    words = ["--grant", f"{safe(SUNDRIA)}/{SUNDRIA}-2.wasl-spare"]
    words += ["--escrow", f"{safe(SUNDRIA)}/archive-key.escrow"]
    done = play.run(SUNDRIA, "restore", _BACKUP, SUNDRIA, *words).answer
    play.narrator.command(f"--home {SUNDRIA} run &")
    play.stage.start(SUNDRIA)
    play.narrator.promise(
        "The new node has another number, 2, granted by Sundria's root at the ceremony. It never "
        "goes on with what the lost one began.",
        kept=done["incarnation"] == 2 == play.stage.status(SUNDRIA)[0]["incarnation"],
        detail=done,
    )


def _return(play: Play, said: Said, waits: str) -> None:
    """The new node is heard, and both talk."""
    play.stage.until(
        lambda: "new-incarnation" in play.stage.alarms(NORTHLAND),
        "Northland notices that a new node speaks for Sundria",
    )
    back = str(say(play, BACK).answer["id"])
    said.others.append(back)
    play.narrator.promise(
        "Both talk again, under the address and the card that Northland knows.",
        kept=f"/{SUNDRIA}.2/" in back
        and bool(
            play.stage.until(
                lambda: play.stage.entry(NORTHLAND, waits)["state"] == "stored",
                "what waited is stored at the new node",
            )
        ),
        detail=back,
    )
    alarms = {party: set(play.stage.alarms(party)) for party in PARTIES}
    play.narrator.promise(
        "The alarm “new-incarnation” has Northland's officer telephone. No alarm speaks of a "
        "fork: nobody is called a forger for having had a fire.",
        kept="new-incarnation" in alarms[NORTHLAND]
        and "restored" in alarms[SUNDRIA]
        and not any(alarms[party] & _ACCUSING for party in PARTIES),
        detail=alarms,
    )

    words = ["ack", back, "--answer", "received", "--as", NORTH_OFFICER]
    play.run(NORTHLAND, *words, "--reason", AGREED_BY_PHONE)
    play.narrator.show("(by telephone: it is they)")


def _compare(play: Play, said: Said, before: list[Json]) -> None:
    """What was confirmed is there, the old journal is closed, and what was said can be read."""

    def final() -> bool:
        return all(play.stage.status(party)[0]["finality"]["suspended"] == [] for party in PARTIES)

    log = compare(play, until=final)
    held = [*(str(each["id"]) for each in before), *said.confirmed]
    fault = breach(log) or lost_or_doubled(log, held)
    play.narrator.promise(
        f"All {len(before)} entries from before the fire are there once, on both sides: what came "
        "after the backup has come back from Northland.",
        kept=not fault,
        detail=fault,
    )
    closes = [each for each in log if each["kind"] == "close"]
    play.narrator.promise(
        "Northland's answer names what it holds of the lost node; with that the new one closes the "
        "old journal, at the last entry that anybody holds. No finality is suspended any more.",
        kept=final()
        and [(each["author"], each["incarnation"]) for each in closes] == [(SUNDRIA, 2)],
        detail=closes,
    )
    texts = {str(each["id"]): each["text"] for each in play.log(SUNDRIA, OTHER[SUNDRIA])}
    play.narrator.promise(
        "Sundria reads what was said from the first day on, with the key from its escrow.",
        kept=all(
            texts.get(name) == ROUNDS[number][PARTIES.index(party)].text
            for (party, number), name in said.rounds.items()
        ),
    )
