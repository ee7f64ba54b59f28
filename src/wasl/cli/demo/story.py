# SPDX-License-Identifier: Apache-2.0
"""``wasl demo``: the story from its beginning to its end, and what is left to play with.

Rules:

1. When it ends, by itself or by Ctrl-C, no process of its is left. With ``--once`` no file is
   either.
2. Exit code 0 says that every promise on the screen was checked and held.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
import time
from argparse import Namespace
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Final

from wasl.cli.demo.carrying import carry
from wasl.cli.demo.ceremony import (
    OTHER,
    PARTIES,
    agree_on_line,
    compare_fingerprints,
    make_homes,
    start_nodes,
)
from wasl.cli.demo.desks import DeskOf, furnish
from wasl.cli.demo.exchange import crash, take, talk
from wasl.cli.demo.hour import show_hour
from wasl.cli.demo.losing import lose
from wasl.cli.demo.narrator import Narrator
from wasl.cli.demo.play import Play
from wasl.cli.demo.proof import forge, prove
from wasl.cli.demo.reading import read_papers
from wasl.cli.demo.script import NORTHLAND, ROUNDS, SUNDRIA
from wasl.cli.demo.silence import check, run_out, suspend
from wasl.cli.demo.stage import Stage
from wasl.cli.screen import Screen

_VERIFY: Final = "wasl verify record.wasl-transcript --card northland.card --card sundria.card"


def demonstrate(options: Namespace, screen: Screen) -> int:
    """Tell the story that was asked for; without ``--once``, what it made stays to play with."""
    folder = Path(tempfile.mkdtemp(prefix="wasl-demo-"))
    stage = Stage(folder)
    narrator = Narrator(screen)
    try:
        with _ending_on_sigterm():
            play, once = Play(stage, narrator), bool(options.once)
            if options.press:
                _read(play, once=once)
            else:
                desks = _sit(play, once=once) if options.desks else {}
                if not options.desks:
                    _tell(play, once=once)
                if not once:
                    _stay(narrator, folder, *(desk.link() for desk in desks.values()))
    finally:
        stage.clear()
        if options.once:
            shutil.rmtree(folder, ignore_errors=True)
    if not options.once:
        narrator.title("", f"Nothing runs any more. What was made is in {folder}.")
    return 0


def _tell(play: Play, *, once: bool) -> None:
    began = time.monotonic()
    play.narrator.title(
        "Wasl: a line between two parties who do not trust each other",
        "",
        "Northland speaks Arabic and Sundria Russian; both are invented. Their nodes are real",
        "programs on this machine and speak TLS 1.3 over 127.0.0.1. Every message is an exercise,",
        "a simulation or a test. What has a ✓ was checked just before it was printed.",
    )
    make_homes(play)
    compare_fingerprints(play)
    agree_on_line(play)
    start_nodes(play)
    said = talk(play)
    take(play, said)
    run_out(play, said)
    check(play)
    suspend(play, said)
    crash(play, said)
    carry(play, said)
    lose(play, said)
    flash = said.rounds[NORTHLAND, len(ROUNDS) - 1]
    prove(play, flash)
    forge(play, flash)
    read_papers(play)
    if once:
        play.narrator.chapter("The end", "Both nodes are asked to end.")
        codes = {party: play.stage.stop(party) for party in PARTIES}
        play.narrator.promise("Both end in order.", kept=set(codes.values()) == {0}, detail=codes)
    seconds = round(time.monotonic() - began)
    play.narrator.title(
        "", f"{play.narrator.held} promises were checked, and all of them held ({seconds} s)."
    )


def _sit(play: Play, *, once: bool) -> dict[str, DeskOf]:
    """The hour at the desks. Return them."""
    play.narrator.title(
        "Wasl: the desks of two parties who do not trust each other",
        "",
        "Northland speaks Arabic and Sundria Russian; both are invented. Their nodes and desks are",
        "real programs on this machine. Every message is an exercise, a simulation or a test.",
    )
    make_homes(play)
    compare_fingerprints(play)
    agree_on_line(play)
    desks = furnish(play.stage)
    start_nodes(play)
    read_papers(play)
    play.narrator.tell(
        "At the desk of Northland, once open, G R shows this register, and G N reads other reports."
    )
    show_hour(play, desks, paced=not once)
    if once:
        codes = {party: play.stage.stop(party) for party in PARTIES}
        play.narrator.promise("Both end in order.", kept=set(codes.values()) == {0}, detail=codes)
    play.narrator.title("", f"{play.narrator.held} promises were checked, and all of them held.")
    return desks


def _read(play: Play, *, once: bool) -> None:
    """Read the papers, without a line and without a node."""
    play.narrator.title(
        "Wasl: what the press tells of contacts, and what a register makes of it",
        "",
        "Northland and Sundria, their ministers and these reports are invented.",
    )
    play.stage.cast(NORTHLAND)
    play.run(NORTHLAND, "init", NORTHLAND, "--party", NORTHLAND, shown=False)
    read_papers(play)
    held = play.narrator.held
    play.narrator.title("", f"{held} promises were checked, and all of them held.")
    if not once:
        play.narrator.chapter("Now you")
        play.narrator.show(
            f"cd {play.stage.folder}",
            f"wasl --home {NORTHLAND} register list",
            f"wasl --home {NORTHLAND} register brief --with XS --html --out brief.html",
            "wasl press read YOURS.txt --published 2024-06-25",
        )


def _stay(narrator: Narrator, folder: Path, *links: str) -> None:
    """Keep the nodes up until Ctrl-C. ``links`` sign in at the desks, once more."""
    narrator.chapter(
        "Now you",
        "Both nodes stay up until you press Ctrl-C. In another terminal, try:",
    )
    narrator.show(
        *links,
        f"cd {folder}",
        f"wasl --home {NORTHLAND} status",
        f"wasl --home {SUNDRIA} log {OTHER[SUNDRIA]} --follow",
        f"wasl --home {NORTHLAND} send {SUNDRIA} 'Hello' --from-office duty --to-office duty \\",
        "     --traffic test --precedence flash --wait stored",
        f"wasl --home {SUNDRIA} ack ENTRY --answer received --as 'Lieutenant Orlova'",
        f"wasl --home {NORTHLAND} alarm list --all",
        *(() if links else (_VERIFY,)),
    )
    narrator.tell("The homes stay in that folder afterwards; remove it when you are done.")
    with suppress(KeyboardInterrupt):
        while True:
            signal.pause()


@contextmanager
def _ending_on_sigterm() -> Generator[None]:
    """Let SIGTERM end the story as Ctrl-C does, so that nothing is left running."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
