# SPDX-License-Identifier: Apache-2.0
"""``wasl card emergency``: the page to be printed, and pinned where nobody needs a machine to read
it.
"""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path

from wasl.cli.emergency.facts import gather
from wasl.cli.emergency.layout import html, plain
from wasl.cli.files import write_new
from wasl.cli.letters import FSI, PDI, told, visible
from wasl.cli.place import our_home
from wasl.cli.screen import Screen
from wasl.home.cards import CardBox
from wasl.home.config import load_config
from wasl.home.lines import LineBox


def print_card(options: Namespace, screen: Screen) -> int:
    """Write the emergency card of a line."""
    home = our_home(options)
    held = LineBox(home.lines).find(options.line)
    facts = gather(held, load_config(home.config), CardBox(home.cards), now_s=int(time.time()))
    text = html(facts) if options.html else "\n".join(plain(facts)) + "\n"
    value = {
        "line": facts.line,
        "alias": facts.alias,
        "format": "html" if options.html else "text",
        "file": options.out,
        "text": text if options.out is None else None,
    }
    if options.out is None:
        screen.give(value, text.splitlines())
    else:
        path = Path(options.out)
        write_new(path, visible(text, keep=FSI + PDI + "\n").encode())
        lines = [f"The emergency card of {told(facts.alias)} is in {told(path)}.", "Print it now."]
        screen.give(value, lines)
    for side in facts.sides:
        if side.digits is None:
            what = f"{side.party} is not verified: its fingerprint is not on the card"
            screen.warn(what, do=f"wasl card verify {side.party} DIGITS, then print it again")
    if not facts.numbers:
        do = "put them into wasl.toml under [emergency], or write them on the paper"
        screen.warn("no telephone number is on the card", do=do)
    return 0
