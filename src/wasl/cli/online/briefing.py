# SPDX-License-Identifier: Apache-2.0
"""``wasl register brief`` and ``wasl register export``: the register on paper, and for others.

A page says of every silence that it is one in this register, and whether the time was declared
complete. A file is made new, never written over another.
"""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from wasl.cli.contacts import contact_line, pair_of
from wasl.cli.files import write_new
from wasl.cli.letters import FSI, PDI, told, visible
from wasl.cli.online.register import difference_lines, load
from wasl.cli.place import our_home, our_party
from wasl.cli.screen import Screen
from wasl.contact.brief import Brief, Promise, make_brief
from wasl.contact.dates import on, parse_when
from wasl.contact.exports.briefs import format_brief, gap_words
from wasl.contact.exports.formats import formats
from wasl.contact.exports.tables import side_words
from wasl.contact.register import Office


def brief(options: Namespace, screen: Screen) -> int:
    """One page to read before a call."""
    home = our_home(options)
    today = datetime.fromtimestamp(time.time(), UTC).date()
    at = on(today) if options.at is None else parse_when(options.at, where="--at")
    ledger = load(options, screen)
    ours, theirs = (
        Office(ledger.sides.get(name, name)) for name in (str(our_party(home)), options.other)
    )
    made = make_brief(ledger.register(), (ours, theirs), at)
    title = f"{told(theirs)}: before a call on {at}"
    text = format_brief(made, show=visible) if options.html else _text(title, _sections(made))
    value = {
        "between": [str(ours), str(theirs)],
        "at": at.text,
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


def _sections(made: Brief) -> Iterator[tuple[str, list[str]]]:
    yield "Silence", list(_silence(made))
    yield "Last contacts", [contact_line(one) for one in made.last] or ["none in this register"]
    yield (
        "Who held which office, as last heard",
        [
            f"{told(side_words(side))}, {contact.when} ({contact.id})"
            for side, contact in made.holders
        ]
        or ["nobody is named in this register"],
    )
    yield "Open commitments", [_promise(one) for one in made.promises] or ["none in this register"]
    rows = [
        f"{id_}: {line.strip()}" if at == 0 else f"    {line.strip()}"
        for id_, one in made.differences
        for at, line in enumerate(difference_lines(one))
    ]
    yield "What accounts differ in", rows or ["nothing, as far as there are accounts"]


def _silence(made: Brief) -> Iterator[str]:
    yield gap_words(made.gap)
    if made.highest is not None:
        level = made.highest.contact.level
        yield f"{made.highest.contact.id} ({level}) was the highest since: " + gap_words(
            made.highest.gap
        )


def _promise(one: Promise) -> str:
    due = ""
    if one.commitment.due is not None:
        due = f", by {one.commitment.due}" + (": that day has passed" if one.is_past else "")
    said = f", says {told(one.commitment.said_by)}" if one.commitment.said_by else ""
    text = f"{told(one.commitment.side)} is to: “{told(one.commitment.text)}”{due}{said}"
    return f"{text} ({one.contact})"


def _text(title: str, sections: Iterable[tuple[str, list[str]]]) -> str:
    rows = [title]
    for name, lines in sections:
        rows += ["", name, *(f"  {line}" for line in lines)]
    return "\n".join(_shown(row) for row in rows) + "\n"


def _shown(text: str) -> str:
    """A line of ours: the isolates around what others wrote stay."""
    return visible(text, keep=FSI + PDI)


# ── export ──────────────────────────────────────────────────────────────────────────────────────


def export(options: Namespace, screen: Screen) -> int:
    """The register as a file."""
    home = our_home(options)
    party = str(our_party(home))
    ledger = load(options, screen)
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
