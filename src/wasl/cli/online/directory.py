# SPDX-License-Identifier: Apache-2.0
"""``wasl register directory check``: of which offices nobody is known to hold them on a day."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime

from wasl.cli.letters import told
from wasl.cli.online.register import load
from wasl.cli.place import our_home
from wasl.cli.screen import Screen
from wasl.contact.dates import on, parse_when
from wasl.contact.directory import Directory
from wasl.contact.missing import Missing, Why, missing
from wasl.home.offices import home_directory


def check(options: Namespace, screen: Screen) -> int:
    """Offices of the register and of the directory without one holder."""
    today = datetime.fromtimestamp(time.time(), UTC).date()
    at = on(today) if options.at is None else parse_when(options.at, where="--at")
    directory = home_directory(our_home(options)).whole
    contacts = load(options, screen).contacts.values()
    found = list(missing(directory, contacts, at=at))
    if not found and not screen.json:
        screen.say(f"Each office has one holder on {at}.")
    for one in found:
        value = {
            "side": one.side,
            "office": one.office,
            "why": str(one.why),
            "holders": [directory.name_of(each) for each in one.holders],
            "last": one.last
            and {"holder": directory.name_of(one.last.person), "until": str(one.last.until)},
            "contacts": one.contacts,
        }
        screen.give(value, [", ".join(_words(one, directory))])
    return 0


def _words(one: Missing, directory: Directory) -> Iterator[str]:
    match one.why:
        case Why.NOBODY:
            why = "nobody"
        case Why.SEVERAL:
            names = (told(directory.name_of(each)) for each in one.holders)
            why = " or ".join(names)
        case Why.UNKNOWN:
            why = "not in the directory"
    yield f"{told(one.side)}:{told(one.office)}: {why}"
    if one.last is not None:
        yield f"last {told(directory.name_of(one.last.person))} until {one.last.until}"
    if one.contacts:
        yield "in 1 contact" if one.contacts == 1 else f"in {one.contacts} contacts"
