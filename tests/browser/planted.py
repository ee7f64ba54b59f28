# SPDX-License-Identifier: Apache-2.0
"""Nodes in which something is planted, as processes of their own: ``python -m tests.browser.planted
WHAT,… run --home HOME``.

``liar``   says whatever it is told to, as a party may that wrote its own node: our rules for the
           writer hold it back no more.
``quick``  what only waits, waits for seconds: the stages of a ring, and the look at who is let in.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import ROOT
from tests.lives import Begin, Running, Words
from wasl import codec, limits
from wasl.cli.main import main
from wasl.line import media, wording

STAGE_S = 2
"""How long a stage of a FLASH lasts at a quick node."""


def planted(*what: str) -> Begin:
    """Begin ``wasl`` with this planted."""

    def begin(words: Words, log: Path) -> Running:
        command = [sys.executable, "-m", "tests.browser.planted", ",".join(what), *words]
        with log.open("ab") as out:
            return subprocess.Popen(command, stdout=out, stderr=out, cwd=ROOT)

    return begin


def _lie() -> None:
    wording.check_message = lambda *_: None
    wording.check_text = lambda *_, **__: None
    media.check_name = lambda *_: None
    codec._utf8 = lambda text: text.encode("utf-8", "surrogatepass")  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


def _hurry() -> None:
    stages = tuple(STAGE_S * 1000 * stage for stage in range(4))
    setattr(limits, "RING_STAGES_MS", {**limits.RING_STAGES_MS, "flash": stages})  # noqa: B010 -- a Final
    setattr(limits, "PING_S", 1)  # noqa: B010 -- the same


PLANTS = {"liar": _lie, "quick": _hurry}

if __name__ == "__main__":
    for each in sys.argv[1].split(","):
        PLANTS[each]()
    sys.exit(main(sys.argv[2:]))
