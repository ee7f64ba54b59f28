# SPDX-License-Identifier: Apache-2.0
"""Later in the story: no wire reaches the other side, and a courier carries files."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from wasl.cli.demo.exchange import Said, compare, say
from wasl.cli.demo.play import Play
from wasl.cli.demo.script import BY_COURIER, NORTHLAND, SIDES, SUNDRIA, TITLE

_BAG: Final = "bag"
_FIRST: Final = "first-file"
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
    files = _files(play, _BAG)
    for file in files:
        play.narrator.show(f"{file.name}  {file.stat().st_size} bytes")
    words = _words_of(play)
    read = [file.name.encode() + file.read_bytes() for file in files]
    play.narrator.promise(
        "No name, no title, no text is in any of these files, nor in their names: whoever finds "
        "the stick does not even learn whose it is.",
        kept=bool(files) and not any(word in data for word in words for data in read),
    )
    _take(play, files[0], flash)
    _answer(play, [routine, flash])
    play.narrator.command(f"--home {SUNDRIA} run &")
    play.stage.start(SUNDRIA)
    compare(play, until=lambda: True)


def _take(play: Play, first: Path, flash: str) -> None:
    """Sundria takes the first file alone, and then the whole bag."""
    alone = play.stage.folder / _FIRST
    alone.mkdir()
    shutil.copy(first, alone)
    play.narrator.tell("Sundria's courier brings the first file before the others.")
    taken = play.run(SUNDRIA, "unpack", _FIRST).answer
    play.narrator.promise(
        "The FLASH is in the first file already. Sundria reads it with its node switched off.",
        kept=taken["urgent"] == [flash],
        detail=taken,
    )
    taken = play.run(SUNDRIA, "unpack", _BAG).answer
    play.narrator.promise(
        "The whole bag is taken; what came before is held once, and the stick may be wiped.",
        kept=taken["wipe"] is True and not taken["problems"] and taken["held"] > 0,
        detail=taken,
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


def _files(play: Play, bag: str) -> list[Path]:
    """The files of a bag, in the order in which they were made."""
    return sorted((play.stage.folder / bag).iterdir(), key=lambda each: each.stat().st_mtime_ns)


def _words_of(play: Play) -> list[bytes]:
    """What would give the parties away."""
    (state,) = play.stage.status(NORTHLAND)
    names = [word for side in SIDES for word in (side.party, side.party.title(), side.name)]
    texts = [word for each in BY_COURIER for word in (each.text, each.subject)]
    words = [*names, *texts, TITLE, str(state["line"])[:16]]
    return [*(word.encode() for word in words), bytes.fromhex(str(state["line"]))[:8]]
