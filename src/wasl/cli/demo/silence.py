# SPDX-License-Identifier: Apache-2.0
"""The middle of the story: what is said when nobody answers, and when a side acts no more."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Final, cast

from wasl.cli.demo.ceremony import OTHER, PARTIES
from wasl.cli.demo.exchange import Said, say
from wasl.cli.demo.play import Play
from wasl.cli.demo.script import (
    LIMIT_S,
    NEXT_WATCH,
    NORTH_OFFICER,
    NORTHLAND,
    SOUTH_OFFICER,
    SUNDRIA,
    SUSPENDED_BECAUSE,
    UNANSWERED,
    WHILE_SUSPENDED,
)
from wasl.cli.demo.stage import Json

_UNANSWERED: Final = "check-unanswered"


# ── a deadline ──────────────────────────────────────────────────────────────────────────────────


def run_out(play: Play, said: Said) -> None:
    """Nobody takes a FLASH: it is overdue, it lapses, and it is taken late."""
    play.narrator.chapter(
        "A deadline runs out",
        "Northland sends a FLASH. Sundria's node stores it, and nobody at Sundria takes it. "
        "Northland's node counts six seconds from the receipt on, by a tick of its own: no wrong "
        "clock makes anything overdue.",
    )
    began = time.monotonic()
    name = str(say(play, UNANSWERED).answer["id"])
    said.others.append(name)
    early: list[Json] = []

    def overdue() -> list[Json]:
        found = _overdue(play, NORTHLAND, name)
        if time.monotonic() < began + LIMIT_S:
            early.extend(found)
        return found

    found = play.stage.until(overdue, "the FLASH is overdue")
    play.narrator.promise(
        "Before the six seconds had passed, nothing was called overdue.",
        kept=not early,
        detail=early,
    )
    play.narrator.promise(
        "Now it is, and the last step that is known is named: stored at Sundria, shown to nobody.",
        kept=[(each["party"], each["step"]) for each in found] == [(SUNDRIA, "stored-not-shown")],
        detail=found,
    )
    _lapse(play, said, name)
    _take_late(play, name)


def _lapse(play: Play, said: Said, name: str) -> None:
    """Northland writes that the time has passed; Sundria's own journal comes to prove it."""
    play.run(NORTHLAND, "lapse", name, "--as", NORTH_OFFICER)

    def states() -> list[str]:
        return [",".join(_lapses(play, party, name)) for party in PARTIES]

    play.stage.until(lambda: all(states()), "the lapse is on the record of both")
    play.narrator.promise(
        "An officer of Northland has put it on the record. It is “open”: so far only Northland "
        "says so.",
        kept=states() == ["open"] * 2,
        detail=states(),
    )
    said.others.append(str(say(play, NEXT_WATCH).answer["id"]))
    play.stage.until(lambda: states() == ["proven"] * 2, "the lapse is proven on both sides")
    play.narrator.promise(
        "Sundria's next message has seen that, bears a time after the limit, and follows no "
        "acknowledgement: “proven”, by Sundria's own clock and keys, and on both sides.",
        kept=states() == ["proven"] * 2,
    )


def _take_late(play: Play, name: str) -> None:
    """Sundria takes it after all."""
    stored = _steps(play, name, NORTHLAND)["stored"]
    limit = datetime.fromisoformat(str(stored["time"])).timestamp() + LIMIT_S
    play.stage.until(lambda: time.time() > limit + 1, "a whole second has passed since the limit")
    play.run(SUNDRIA, "ack", name, "--answer", "received", "--as", SOUTH_OFFICER)

    def late() -> list[int]:
        found = [_steps(play, name, party)["late_s"] for party in PARTIES]
        return [] if None in found else found

    seconds = play.stage.until(late, "both know that it was taken")
    play.narrator.promise(
        f"Taken after all, {seconds[0]} s late: the same number on both sides, by Sundria's clock "
        "alone.",
        kept=seconds[0] > 0 and seconds[0] == seconds[1],
        detail=seconds,
    )


def _lapses(play: Play, party: str, name: str) -> list[str]:
    return [str(each["state"]) for each in play.stage.entry(party, name)["lapses"]]


def _overdue(play: Play, party: str, name: str) -> list[Json]:
    return cast("list[Json]", play.stage.entry(party, name)["overdue"])


def _steps(play: Play, name: str, party: str) -> Json:
    """The way of an entry to Sundria, as ``party`` knows it."""
    return cast("Json", play.stage.entry(party, name)["ladder"][SUNDRIA])


# ── a line check ────────────────────────────────────────────────────────────────────────────────


def check(play: Play) -> None:
    """Northland asks without warning, and nobody answers."""
    play.narrator.chapter(
        "A surprise check, unanswered",
        "That the other node stores things is no proof that anybody is there. So each side may ask "
        "at any moment; a person must answer within the time for FLASH.",
    )
    if _UNANSWERED in play.stage.alarms(NORTHLAND):  # the first check was answered too slowly
        _close(play)
    before = _asked(play)
    play.run(NORTHLAND, "check", SUNDRIA, "--as", NORTH_OFFICER)
    play.stage.until(
        lambda: _UNANSWERED in play.stage.alarms(NORTHLAND), "the check goes unanswered"
    )
    counts = _asked(play)
    surprise = counts["surprise"]
    play.narrator.promise(
        "Surprise checks are counted by themselves: asked 1, answered 0. The scheduled ones stand "
        "as they stood.",
        kept=(surprise["asked"], surprise["answered"], surprise["late"]) == (1, 0, 0)
        and counts["scheduled"] == before["scheduled"],
        detail=counts,
    )
    play.narrator.promise(
        f"The alarm “{_UNANSWERED}” is open at Northland, until a person closes it.",
        kept=_UNANSWERED in play.stage.alarms(NORTHLAND),
    )
    closed = _close(play)
    play.narrator.promise(
        "It is closed by name, and the name and the note are kept.",
        kept=_UNANSWERED not in play.stage.alarms(NORTHLAND)
        and closed["closed"]["by"] == NORTH_OFFICER,
        detail=closed,
    )


def _asked(play: Play) -> Json:
    """How Sundria answers Northland's checks."""
    (peer,) = play.stage.status(NORTHLAND)[0]["peers"]
    return cast("Json", peer["checks"])


def _close(play: Play) -> Json:
    words = ["alarm", "close", SUNDRIA, _UNANSWERED, "--as", NORTH_OFFICER]
    return play.run(NORTHLAND, *words, "--note", "Called by telephone: all is well").answer


# ── a suspension ────────────────────────────────────────────────────────────────────────────────


def suspend(play: Play, said: Said) -> None:
    """Sundria acts on messages no more, and says so; then it does again."""
    play.narrator.chapter(
        "Suspended, and resumed",
        "Sundria will not act on messages for a while. It says so, and why (the duty shift is "
        "moving house), instead of just falling silent. What comes is delivered and kept all the "
        "same; and FLASH cannot be suspended.",
    )
    words = ["--kind", "message", "--reason", SUSPENDED_BECAUSE, "--as", SOUTH_OFFICER]
    stop = str(play.run(SUNDRIA, "suspend", NORTHLAND, *words).answer["id"])
    play.stage.until(lambda: _suspended(play, NORTHLAND), "Northland knows of the suspension")
    done = [say(play, each) for each in WHILE_SUSPENDED]
    names = [str(each.answer["id"]) for each in done]
    said.others += names
    told = " ".join(done[0].warnings)
    play.narrator.show(f"(warning to Northland: {told})")
    play.narrator.promise(
        "Northland is warned as it sends the IMMEDIATE, and it is stored all the same.",
        kept=SUNDRIA in told and "suspended" in told and done[0].answer["state"] == "stored",
        detail=told,
    )
    play.stage.until(lambda: _overdue(play, NORTHLAND, names[1]), "the FLASH is overdue")
    quiet = [_overdue(play, party, names[0]) for party in PARTIES]
    play.narrator.promise(
        "After six seconds the FLASH is overdue, and the IMMEDIATE before it is not: its clock "
        "stands still, on both sides.",
        kept=quiet == [[], []],
        detail=quiet,
    )
    _resume(play, stop, names)


def _resume(play: Play, stop: str, names: list[str]) -> None:
    done = play.run(SUNDRIA, "resume", NORTHLAND, "--kind", "message", "--as", SOUTH_OFFICER)
    came = done.answer["arrived"]
    seq = int(names[0].rpartition("/")[2])
    play.narrator.promise(
        f"The resumption lists what came meanwhile: one entry of Northland, number {seq}, the "
        "IMMEDIATE. Nothing slips through.",
        kept=[(each["party"], each["from"], each["to"], each["count"]) for each in came]
        == [(NORTHLAND, seq, seq, 1)],
        detail=came,
    )
    for name in names:
        play.run(SUNDRIA, "ack", name, "--answer", "received", "--as", SOUTH_OFFICER)
    both = {stop, str(done.answer["id"])}

    def logged() -> bool:
        return all(
            both <= {str(each["id"]) for each in play.log(party, OTHER[party])} for party in PARTIES
        )

    play.stage.until(logged, "suspension and resumption are on both logs")
    play.stage.until(lambda: not _suspended(play, NORTHLAND), "Northland knows of the resumption")
    play.narrator.promise(
        "Suspension and resumption stand on both logs, and nothing is suspended any more.",
        kept=logged() and not any(_suspended(play, party) for party in PARTIES),
    )


def _suspended(play: Play, party: str) -> list[Json]:
    return cast("list[Json]", play.stage.status(party)[0]["suspended"])
