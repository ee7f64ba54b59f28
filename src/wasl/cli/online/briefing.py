# SPDX-License-Identifier: Apache-2.0
"""``wasl register brief`` and ``wasl register export``: the register on paper, and for others.

A page says of every silence that it is one in this register, and whether the time was declared
complete. A file is made new, never written over another.
"""

from __future__ import annotations

import time
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from wasl.cli.contacts import Json, pair_of
from wasl.cli.files import write_new
from wasl.cli.letters import told, visible
from wasl.cli.online.register import between, load
from wasl.cli.place import our_home, our_party
from wasl.cli.screen import Screen
from wasl.contact.brief import Brief, make_brief
from wasl.contact.dates import on, parse_when
from wasl.contact.exports.briefs import format_brief, sections, title
from wasl.contact.exports.formats import formats
from wasl.contact.register import Office
from wasl.home.register_index import Wanted
from wasl.locale.letters import lean
from wasl.locale.tongue import Tongue


def brief(options: Namespace, screen: Screen) -> int:
    """One page to read before a call."""
    home = our_home(options)
    today = datetime.fromtimestamp(time.time(), UTC).date()
    at = on(today) if options.at is None else parse_when(options.at, where="--at")
    names = (str(our_party(home)), str(options.other))

    def of_both(sides: dict[str, str], _entries: list[Json]) -> Wanted:
        one, other = (sides.get(name, name) for name in names)
        return Wanted(pair=(one, other))

    ledger = load(options, screen, of_both)
    ours, theirs = (Office(ledger.sides.get(name, name)) for name in names)
    made = make_brief(ledger.register(), (ours, theirs), at)
    tongue = Tongue(options.lang)
    text = format_brief(made, tongue) if options.html else _text(made, tongue)
    value = {
        "between": [str(ours), str(theirs)],
        "at": at.text,
        "lang": tongue.lang,
        "format": "html" if options.html else "text",
        "file": options.out,
        "text": text if options.out is None else None,
    }
    if options.out is None:
        screen.give(value, text.splitlines())
        return 0
    path = Path(options.out)
    write_new(path, text.encode())
    screen.give(value, [f"The brief for {told(theirs)} is in {told(path)}."])
    return 0


def _text(made: Brief, tongue: Tongue) -> str:
    rows = [title(made, tongue)]
    for name, lines in sections(made, tongue):
        rows += ["", name, *(f"  {line}" for line in lines)]
    return "\n".join(lean(row) for row in rows) + "\n"


# ── export ──────────────────────────────────────────────────────────────────────────────────────


def export(options: Namespace, screen: Screen) -> int:
    """The register as a file."""
    home = our_home(options)
    party = str(our_party(home))
    ledger = load(options, screen, between(options))
    contacts = list(ledger.register().between(pair_of(options, ledger.sides)))
    data = formats(party, now_s=int(time.time()), show=visible)[options.format](contacts).encode()
    path = Path(options.file)
    write_new(path, data)
    value = {
        "file": str(path),
        "format": options.format,
        "contacts": len(contacts),
        "bytes": len(data),
    }
    line = f"{len(contacts)} contacts are in {told(path)} ({len(data)} bytes)."
    screen.give(value, [line])
    return 0
