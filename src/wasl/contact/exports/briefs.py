# SPDX-License-Identifier: Apache-2.0
"""The page before a call, as HTML to print; and a silence in words.

Rules:

1. It says of every silence that it is one in this register, and whether the time was declared
   complete.
2. Words of others are escaped, and each has a direction of its own (:mod:`.pages`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from wasl.contact.brief import Brief, Promise
from wasl.contact.contact import Contact
from wasl.contact.dates import Days
from wasl.contact.differences import Difference
from wasl.contact.exports.pages import Show, page, words
from wasl.contact.exports.tables import side_words
from wasl.contact.register import Gap

_Parts: TypeAlias = list[str]


def format_brief(made: Brief, *, show: Show) -> str:
    """Return the page."""
    body = "".join(
        f"<h2>{name}</h2>\n" + "".join(words(parts, show) + "\n" for parts in lines)
        for name, lines in _sections(made)
    )
    return page(f"{made.pair[1]}: before a call on {made.at}", body, show)


def _sections(made: Brief) -> Iterator[tuple[str, Iterable[_Parts]]]:
    yield "Silence", _silence(made)
    yield "Last contacts", list(map(_contact, made.last)) or [["none in this register"]]
    yield (
        "Who held which office, as last heard",
        [["", side_words(side), f", {one.when} ({one.id})"] for side, one in made.holders]
        or [["nobody is named in this register"]],
    )
    yield "Open commitments", list(map(_promise, made.promises)) or [["none in this register"]]
    yield (
        "What accounts differ in",
        [parts for id_, one in made.differences for parts in _difference(id_, one)]
        or [["nothing, as far as there are accounts"]],
    )


def _silence(made: Brief) -> Iterator[_Parts]:
    yield [gap_words(made.gap)]
    if made.highest is not None:
        one = made.highest.contact
        yield [f"{one.id} ({one.level}) was the highest since: {gap_words(made.highest.gap)}"]


def _contact(one: Contact) -> _Parts:
    facts = [
        one.id,
        one.when.text,
        *(str(each) for each in (one.status, one.medium, one.level) if each),
    ]
    sides: _Parts = []
    for side in one.sides:
        sides += [" – ", side_words(side)] if sides else [side_words(side)]
    return [f"{', '.join(facts)} ({one.origin}): ", *sides]


def _promise(one: Promise) -> _Parts:
    due = ""
    if one.commitment.due is not None:
        due = f", by {one.commitment.due}" + (": that day has passed" if one.is_past else "")
    said = [", says ", one.commitment.said_by] if one.commitment.said_by else []
    return [
        "",
        one.commitment.side,
        " is to: ",
        one.commitment.text,
        due,
        *said,
        f" ({one.contact})",
    ]


def _difference(id_: str, one: Difference) -> Iterator[_Parts]:
    yield [f"{id_}: {one.kind}", *([": ", one.about] if one.about else [])]
    for each in one.said:
        who = ", ".join(name for name in (each.side, each.speaker) if name)
        yield ["– ", who, ": ", each.value or "nothing"]


def gap_words(gap: Gap) -> str:
    """How long nothing was held, and how far that may be relied on."""
    known = "declared complete" if gap.complete_known else "not declared complete"
    if gap.days is None:
        maybe = f"; perhaps {', '.join(gap.basis)}" if gap.basis else ""
        return f"none before {gap.ends}, in this register{maybe}; {known}"
    return f"{days_words(gap.days)} ({gap.begins} to {gap.ends}), in this register; {known}"


def days_words(days: Days) -> str:
    """A number of days as exactly as it is known."""
    if days.most is None:
        return f"at least {days.least} days"
    if days.least == days.most:
        return "1 day" if days.most == 1 else f"{days.most} days"
    return f"between {days.least} and {days.most} days"
