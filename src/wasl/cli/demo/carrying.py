# SPDX-License-Identifier: Apache-2.0
"""Later in the story: no wire reaches the other side, and a courier carries files."""

from __future__ import annotations

from typing import Final, cast

from wasl.cli.demo.exchange import Said, compare, say
from wasl.cli.demo.play import Play
from wasl.cli.demo.script import BY_COURIER, NORTHLAND, SIDES, SUNDRIA, TITLE
from wasl.cli.demo.stage import Json

_BAG: Final = "bag"
_BACK: Final = "bag-back"


def carry(play: Play, said: Said) -> None:
    """Northland packs a bag; Sundria takes it without a node, and packs one back."""
    play.narrator.chapter(
        "Every wire is dead: a courier",
        "Sundria's node is stopped, and nothing reaches it. Northland goes on writing, and packs "
        "what waits into a bag: files on a stick, which anybody may carry.",
    )
    play.stage.stop(SUNDRIA)
    routine, flash = (str(say(play, each, cost="not sent yet").answer["id"]) for each in BY_COURIER)
    said.others += [routine, flash]
    play.run(NORTHLAND, "pack", SUNDRIA, _BAG)
    files = sorted((play.stage.folder / _BAG).iterdir())
    for file in files:
        play.narrator.show(f"{file.name}  {file.stat().st_size} bytes")
    play.narrator.tell(
        "One file is enough for all that waits. A larger bag has more, and what is urgent stands "
        "in the first."
    )
    words = _words_of(play)
    read = [file.name.encode() + file.read_bytes() for file in files]
    play.narrator.promise(
        "No name, no title, no text is in any of these files, nor in their names: whoever finds "
        "the stick does not even learn whose it is.",
        kept=bool(files) and not any(word in data for word in words for data in read),
    )
    _take(play, flash)
    _wait_in_vain(play, flash)
    _answer(play, [routine, flash])
    play.narrator.command(f"--home {SUNDRIA} run &")
    play.stage.start(SUNDRIA)
    compare(play, until=lambda: True)


def _take(play: Play, flash: str) -> None:
    """Sundria takes the bag, and takes it again."""
    taken = play.run(SUNDRIA, "unpack", _BAG).answer
    play.narrator.promise(
        "Sundria takes it with its node switched off, and is told what is urgent: the FLASH.",
        kept=taken["urgent"] == [flash] and taken["wipe"] is True and not taken["problems"],
        detail=taken,
    )
    again = play.run(SUNDRIA, "unpack", _BAG).answer
    play.narrator.promise(
        "Taken a second time it brings nothing new, and does no harm.",
        kept=again["new"] == 0 and not again["problems"],
        detail=again,
    )


def _wait_in_vain(play: Play, flash: str) -> None:
    """At Northland the time for a FLASH passes, and nothing is held against Sundria."""

    def overdue() -> list[Json]:
        return cast("list[Json]", play.stage.entry(NORTHLAND, flash)["overdue"])

    found = play.stage.until(overdue, "the FLASH is overdue")
    refused = play.run(NORTHLAND, "lapse", flash, expect=2)
    play.narrator.promise(
        "At Northland its six seconds have passed. It is called not delivered, and no lapse may be "
        "written: nobody is accused of silence about what is not known to be stored.",
        kept=[each["step"] for each in found] == ["not-stored"] and bool(refused.error),
        detail=found,
    )


def _answer(play: Play, names: list[str]) -> None:
    """Sundria's bag goes back, with its receipts."""
    play.run(SUNDRIA, "pack", NORTHLAND, _BACK)
    before = {play.stage.entry(NORTHLAND, name)["state"] for name in names}
    play.run(NORTHLAND, "unpack", _BACK)
    after = {play.stage.entry(NORTHLAND, name)["state"] for name in names}
    play.narrator.promise(
        "Both messages are “stored” at Sundria: Northland holds its signed receipt, and it came by "
        "hand.",
        kept="stored" not in before and after == {"stored"},
        detail=(before, after),
    )


def _words_of(play: Play) -> list[bytes]:
    """What would give the parties away."""
    (state,) = play.stage.status(NORTHLAND)
    names = [word for side in SIDES for word in (side.party, side.party.title(), side.name)]
    texts = [word for each in BY_COURIER for word in (each.text, each.subject)]
    words = [*names, *texts, TITLE, str(state["line"])[:16]]
    return [*(word.encode() for word in words), bytes.fromhex(str(state["line"]))[:8]]
