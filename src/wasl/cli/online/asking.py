# SPDX-License-Identifier: Apache-2.0
"""``wasl register``: how long it was silent, what is the first and the highest, and how many.

Every answer speaks of this register, says which contacts it rests on, and whether the time was
declared complete.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from wasl.cli.contacts import contact_line, pair_of
from wasl.cli.letters import columns, told
from wasl.cli.online.register import between, load, on_day
from wasl.cli.screen import Screen
from wasl.contact.contact import Level
from wasl.contact.dates import parse_when
from wasl.contact.exports.briefs import gap_words
from wasl.contact.exports.tables import side_words
from wasl.contact.register import First, Gap, Pair
from wasl.contact.telling import first_json, gap_json, month_json, rate_json
from wasl.locale.letters import lean
from wasl.locale.tongue import ENGLISH


def silence(options: Namespace, screen: Screen) -> int:
    """How long nothing had been held between two."""
    at = parse_when(options.at, where="--at")
    ledger = load(options, screen, between(options))
    pair = pair_of(options, ledger.sides)
    assert pair is not None
    gap = ledger.register().silence(pair, at)
    lines = [f"{_names(pair)}:", f"  {_gap(gap)}"]
    lines += [f"  {contact_line(ledger.contacts[id_])}" for id_ in gap.basis]
    screen.give({"between": [str(each) for each in pair], "at": at.text, **gap_json(gap)}, lines)
    return 0


def first(options: Namespace, screen: Screen) -> int:
    """Since when a contact of a day is the first between its offices."""
    at = parse_when(options.at, where="--at")
    ledger = load(options, screen, on_day(options, at))
    found = ledger.register().firsts(at, pair_of(options, ledger.sides))
    return _give(found, screen, "the first since")


def highest(options: Namespace, screen: Screen) -> int:
    """Since when a contact of a day is the highest between its sides."""
    at = parse_when(options.at, where="--at")
    ledger = load(options, screen, on_day(options, at))
    found = ledger.register().highest(at, pair_of(options, ledger.sides))
    return _give(found, screen, "the highest since")


def _give(found: Sequence[First], screen: Screen, what: str) -> int:
    if not found and not screen.json:
        screen.say("Nothing was held on that day, in this register.")
    for one in found:
        lines = [contact_line(one.contact), f"  {_names(one.pair)}: {what}: {_gap(one.gap)}"]
        if one.gap.previous is not None:
            lines.append(f"  {contact_line(one.gap.previous)}")
        new = (told(side_words(side)) for side in one.first_for)
        lines.extend(f"  the first for {name}, in this register" for name in new)
        screen.give(first_json(one), lines)
    return 0


def _gap(gap: Gap) -> str:
    return lean(gap_words(gap, ENGLISH))


def _names(pair: Pair) -> str:
    return " and ".join(told(each) for each in pair)


def months(options: Namespace, screen: Screen) -> int:
    """Held contacts of each month, by level."""
    ledger = load(options, screen, between(options))
    found = ledger.register().by_month(pair_of(options, ledger.sides))
    names = [*(str(level) for level in Level), ""]
    if screen.json:
        for one in found:
            screen.program(month_json(one))
        return 0
    rows = [["month", *(name or "not said" for name in names)]]
    for one in found:
        counts = [str(one.by_level.get(name, "·")) for name in names]
        rows.append([one.month or "not said", *counts])
    screen.say(*columns(rows))
    return 0


def rates(options: Namespace, screen: Screen) -> int:
    """What became of what each side was asked for."""
    ledger = load(options, screen, between(options))
    for one in ledger.register().answer_rates(pair_of(options, ledger.sides)):
        became = ", ".join(f"{count} {status}" for status, count in sorted(one.by_status.items()))
        times = "once" if one.asked == 1 else f"{one.asked} times"
        screen.give(rate_json(one), [f"{told(one.side)} was asked {times}: {became}"])
    return 0
