# SPDX-License-Identifier: Apache-2.0
"""``wasl press``: what press reports tell of contacts, proposed with their exact words.

Rules:

1. Files are read and answered; nothing is filed, sent or looked up. Where a home is named, what was
   made of a proposal before is told with it.
2. What several files tell of one contact is shown as one, with the files; where that is in doubt,
   it is asked. For programs each proposal names the others.
3. Who rejects a proposal writes so into the log; nothing else changes.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from wasl.cli.failure import DONE
from wasl.cli.letters import told
from wasl.cli.place import home_if_named, our_home
from wasl.cli.reports import (
    Report,
    block,
    chosen,
    day_words,
    directory_of,
    headline,
    judged_words,
    proposal_fields,
    read_reports,
    refuse_if_judged,
    warn_of,
    why_words,
)
from wasl.cli.screen import Screen, Style
from wasl.contact.deeds import Deed, Judged
from wasl.contact.ledger import Ledger, fold
from wasl.contact.press.judged.judging import rejected
from wasl.contact.press.judged.matching import Alike, Alikes, Item, find_alikes
from wasl.contact.press.judged.together import as_one
from wasl.contact.press.proposal import to_json
from wasl.home.register import RegisterLog

_Place: TypeAlias = tuple[str, int]
_Json: TypeAlias = dict[str, Any]


def read_press(options: Namespace, screen: Screen) -> int:
    """Read each file, and tell what it proposes."""
    tell_reports(options, screen)
    return DONE


def tell_reports(options: Namespace, screen: Screen) -> list[Report]:
    """Read each file, and tell what it proposes. Return the files as they were read."""
    directory = directory_of(options)
    home = home_if_named(options)
    ledger = Ledger() if home is None else _ledger(RegisterLog(home.register), screen)
    names: list[str] = options.files
    reports = read_reports(options, names, directory, screen)
    items = [
        Item(report.name, number, proposal)
        for report in reports
        for number, proposal in enumerate(report.reading.proposals, start=1)
    ]
    alikes = find_alikes(items, directory=directory)
    if alikes.passed_over and len(reports) > 1:
        what = f"{alikes.passed_over} proposals were not compared with others"
        screen.warn(what, do="read fewer reports at once")
    pages = _Pages(alikes, ledger)
    for report in reports:
        pages.tell(report, screen)
    if not screen.json:
        screen.say(*pages.questions())
    return reports


def reject_press(options: Namespace, screen: Screen) -> int:
    """Say of proposals that they are no contacts, or are not believed."""
    (report,) = read_reports(options, [options.file], directory_of(options), screen)
    log = RegisterLog(our_home(options).register)
    numbers = list(dict.fromkeys(options.numbers))
    keys = [key for _, key in chosen(report, numbers)]
    if not options.again:
        refuse_if_judged(numbers, keys, _ledger(log, screen))
    log.append([rejected(key, options.reason) for key in keys], by=options.by)
    line = f"{told(report.name)} {', '.join(map(str, numbers))}: rejected."
    screen.give({"what": "rejected", "ids": []}, [line])
    return DONE


def _ledger(log: RegisterLog, screen: Screen) -> Ledger:
    """What was reported and judged; what the record shows is not looked up for it."""
    kept = log.read()
    for trouble in kept.troubles:
        screen.warn(f"in the log of the register {trouble}")
    return fold(kept.deeds)


class _Pages:
    """What is told of several files."""

    def __init__(self, alikes: Alikes, ledger: Ledger) -> None:
        self._ledger = ledger
        self._ask = alikes.ask
        self._same = {_place(item): alike.of for alike in alikes.same for item in alike.of}
        self._asked: dict[_Place, list[tuple[Item, Alike]]] = {}
        for alike in alikes.ask:
            one, other = alike.of
            self._asked.setdefault(_place(one), []).append((other, alike))
            self._asked.setdefault(_place(other), []).append((one, alike))
        self._shown: dict[_Place, Item] = {}

    def tell(self, report: Report, screen: Screen) -> None:
        """Tell what one file proposes."""
        if not screen.json:
            count = len(report.reading.proposals)
            screen.say(f"{told(report.name)}: {count} proposed", style=Style.STRONG)
        for number, proposal in enumerate(report.reading.proposals, start=1):
            item = Item(report.name, number, proposal)
            judged = self._ledger.judged.get(report.keys[number - 1], [])
            screen.give(self._json(item, judged), self._lines(item, judged))
        warn_of(report.reading.warnings, report.name, screen)

    def _json(self, item: Item, judged: Sequence[Deed]) -> _Json:
        here = _place(item)
        same, asked = self._same.get(here, ()), self._asked.get(here, [])
        return {
            **to_json(item.proposal),
            "same": [_named(one) for one in same if _place(one) != here],
            "ask": [{**_named(other), "why": list(each.why)} for other, each in asked],
            "judged": [_judged(deed) for deed in judged],
        }

    def _lines(self, item: Item, judged: Sequence[Deed]) -> Iterator[str]:
        same = self._same.get(_place(item), (item,))
        first = self._shown.setdefault(_place(same[0]), item)
        if first is not item:
            yield f"{_headline(item)}: the same contact as {_words(first)}"
            yield from block(("judged", judged_words(deed, self._ledger)) for deed in judged)
            return
        yield _headline(item)
        one = as_one([each.proposal for each in same])
        pairs = list(proposal_fields(one, name=item.text))
        pairs += [("told by", _words(each)) for each in same if _place(each) != _place(item)]
        pairs += [("judged", judged_words(deed, self._ledger)) for deed in judged]
        yield from block(pairs)

    def questions(self) -> Iterator[str]:
        """Ask which pairs are of one contact."""
        for alike in self._ask:
            one, other = alike.of
            yield f"same contact? {_words(one)} and {_words(other)}: {why_words(alike.why)}"
            yield from block((_words(each), day_words(each.proposal.date)) for each in alike.of)


def _headline(item: Item) -> str:
    return f"{item.number}. {headline(item.proposal)}"


def _place(item: Item) -> _Place:
    return item.text, item.number


def _words(item: Item) -> str:
    return f"{told(item.text)} {item.number}"


def _named(item: Item) -> _Json:
    return {"file": item.text, "number": item.number}


def _judged(deed: Deed) -> _Json:
    act = deed.act
    assert isinstance(act, Judged)
    return {
        "time": deed.time,
        "by": deed.by or None,
        "verdict": str(act.verdict),
        "ids": list(act.ids),
        "reason": act.reason or None,
    }
