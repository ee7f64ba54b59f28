# SPDX-License-Identifier: Apache-2.0
"""``wasl register``: the contacts, those that were reported and those that the record shows.

Rules:

1. The record is read at the node's desk, or from the home itself where no node runs.
2. What is not well with the log of the register is a warning, and hides nothing else.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from itertools import combinations
from typing import TypeAlias, cast

from wasl.cli.contacts import (
    Json,
    contact_line,
    contact_page,
    pair_of,
    proofs_of,
    read_contacts,
    tell_done,
    values_of,
)
from wasl.cli.letters import clock, told
from wasl.cli.online.desk import reading_desk
from wasl.cli.online.reading import entries_of
from wasl.cli.place import our_home
from wasl.cli.screen import Screen, Style
from wasl.contact.contact import Account, Commitment, Contact, Origin
from wasl.contact.dates import Span, When, can_be_one, parse_when
from wasl.contact.deeds import (
    Act,
    Amended,
    Deed,
    Merged,
    Rejected,
    Split,
    Told,
    word_of,
)
from wasl.contact.differences import Difference, differences
from wasl.contact.exchanges import witnessed
from wasl.contact.finding import Names
from wasl.contact.ledger import Ledger, fold, sides_of
from wasl.contact.shape import to_json
from wasl.contact.telling import deed_json, difference_json
from wasl.errors import Code, Misuse
from wasl.home.layout import Home
from wasl.home.offices import home_directory
from wasl.home.register import RegisterLog, making_many
from wasl.home.register_index import Wanted

Choose: TypeAlias = Callable[[dict[str, str], list[Json]], Wanted | None]
"""What of the register a command needs, given how parties count and the record; None: all."""


def load(options: Namespace, screen: Screen, choose: Choose | None = None) -> Ledger:
    """The register of a home, or at least what is chosen of it. Raises WaslError."""
    home = our_home(options)
    log = RegisterLog(home.register)
    entries = list(_messages(home))
    if choose is None:
        kept = log.read()
    else:
        kept = log.read_wanted(lambda deeds: choose(sides_of(deeds), entries))
    with making_many():
        ledger = fold(kept.deeds, witnessed(entries, sides_of(kept.deeds)))
    log.keep_index(kept, ledger.problems)
    undone = sorted([*kept.problems, *ledger.problems])
    problems = [f"line {n} is not done: {what}" for n, what in undone]
    for trouble in (*kept.troubles, *problems):
        screen.warn(f"in the log of the register {trouble}")
    return ledger


def between(options: Namespace, span: Span | None = None) -> Choose:
    """What is between the two that --between names, if it does, in a time."""

    def choose(sides: dict[str, str], _entries: list[Json]) -> Wanted | None:
        pair = pair_of(options, sides)
        if pair is None:
            return None if span is None else Wanted(span=span)
        return Wanted(pair=(pair[0].side, pair[1].side), span=span)

    return choose


def on_day(options: Namespace, at: When) -> Choose:
    """What is between the two that --between names; else between any with a contact that day."""

    def choose(sides: dict[str, str], entries: list[Json]) -> Wanted | None:
        if options.between is not None:
            return between(options)(sides, entries)
        near = [
            (one.side, other.side)
            for contact in witnessed(entries, sides)
            if can_be_one(contact.when, at)
            for one, other in combinations(contact.sides, 2)
        ]
        return Wanted(span=at.span, around=near)

    return choose


def of_ids(*ids: str) -> Choose:
    """These contacts, and what became of them."""
    return lambda _sides, _entries: Wanted(ids=ids)


def _messages(home: Home) -> Iterator[Json]:
    with reading_desk(home) as desk:
        for state in cast("list[Json]", desk.call("lines", {})):
            for entry in entries_of(desk, str(state["line"])):
                if entry["kind"] == "message":
                    yield entry


def list_contacts(options: Namespace, screen: Screen) -> int:
    """Contacts by their days."""
    first, last = (_days(options, name) for name in ("begins", "ends"))
    span = Span(first.first, last.last)
    ledger = load(options, screen, between(options, None if span == (None, None) else span))
    pair = pair_of(options, ledger.sides)
    contacts = [
        one
        for one in ledger.register().between(pair, span)
        if (not options.statuses or one.status in options.statuses)
        and (not options.origin or one.origin == options.origin)
    ]
    if options.name is not None:
        sides = {office.side for office in pair or ()}
        named = Names(contacts, home_directory(our_home(options)).whole).find(
            options.name, sides=sides
        )
        contacts = [one for one in contacts if one.id in named]
    for contact in contacts:
        if screen.json:
            screen.program(to_json(contact))
        else:
            strong = contact.origin is Origin.WITNESSED
            screen.say(contact_line(contact), style=Style.STRONG if strong else Style.PLAIN)
    return 0


def _days(options: Namespace, name: str) -> Span:
    """The days of an option; no bound where it is left out."""
    text: str | None = getattr(options, name)
    if text is None:
        return Span(None, None)
    return parse_when(text, where="--from" if name == "begins" else "--to").span


def show(options: Namespace, screen: Screen) -> int:
    """One contact, and what was done to it."""
    ledger = load(options, screen, of_ids(options.id))
    history = ledger.history.get(options.id, [])
    contact = ledger.contacts.get(options.id)
    if contact is None and options.id not in ledger.became:
        find(ledger, options.id)
    became = ledger.became.get(options.id, ())
    value = {
        "contact": None if contact is None else to_json(contact),
        "became": list(became),
        "history": [deed_json(deed) for deed in history],
    }
    lines = [*contact_page(contact)] if contact else [_ended(options.id, became)]
    screen.give(value, [*lines, *(f"  {_deed_line(deed)}" for deed in history)])
    return 0


def _ended(id_: str, became: tuple[str, ...]) -> str:
    return f"{told(id_)} became {', '.join(became)}." if became else f"{told(id_)} was rejected."


def _deed_line(deed: Deed) -> str:
    by = f" by {told(deed.by)}" if deed.by else ""
    return f"{clock(deed.time)}  {word_of(deed.act)}{by}"


def find(ledger: Ledger, id_: str) -> Contact:
    """A contact by its id. Raises Misuse (UNKNOWN_ID)."""
    contact = ledger.contacts.get(id_)
    if contact is None:
        what = "there is no such contact in the register"
        raise Misuse(Code.UNKNOWN_ID, what, where=id_, do="see “wasl register list”")
    return contact


def show_differences(options: Namespace, screen: Screen) -> int:
    """In what the accounts of a contact differ."""
    contact = find(load(options, screen, of_ids(options.id)), options.id)
    found = differences(contact)
    if not found and not screen.json:
        screen.say(f"No accounts of {told(contact.id)} differ.")
    for one in found:
        screen.give({"contact": contact.id, **difference_json(one)}, difference_lines(one))
    return 0


def difference_lines(one: Difference) -> Iterator[str]:
    """A difference for people."""
    yield f"{one.kind}: {told(one.about)}" if one.about else str(one.kind)
    for each in one.said:
        who = ", ".join(told(name) for name in (each.side, each.speaker) if name)
        yield f"  {who}: “{told(each.value)}”" if each.value else f"  {who}: nothing"


# ── what is done to contacts that are there ─────────────────────────────────────────────────────


def amend(options: Namespace, screen: Screen) -> int:
    """Let values of a contact read otherwise from now on."""
    changes = values_of(options)
    if not changes:
        what = "nothing is to read otherwise"
        raise Misuse(Code.BAD_ARGUMENT, what, where=options.id, do="give it a value")
    ledger = load(options, screen, of_ids(options.id))
    if options.source:
        before = cast("list[Json]", to_json(find(ledger, options.id))["proofs"])
        changes["proofs"] = [*before, *proofs_of(changes, options)]
    return _do(ledger, options, screen, Amended(options.id, changes))


def account(options: Namespace, screen: Screen) -> int:
    """Add what one speaker says of a contact."""
    when = None if options.date is None else parse_when(options.date, where="--date")
    due = None if options.due is None else parse_when(options.due, where="--due")
    said = Account(
        speaker=options.speaker,
        side=options.side,
        channel=options.channel,
        text=options.text,
        source=options.source,
        topics=tuple(options.topics or ()),
        initiator=options.initiator,
        numbers=dict(_number(each) for each in options.numbers) or None,
        when=when,
    )
    promised: tuple[Commitment, ...] = ()
    if options.commitment:
        if not options.side:
            what = "it does not say whose commitment it is"
            raise Misuse(Code.BAD_ARGUMENT, what, where="--commitment", do="give --side too")
        promised = (Commitment(options.side, options.commitment, due, options.speaker),)
    act = Told(options.id, said, promised)
    return _do(load(options, screen, of_ids(options.id)), options, screen, act)


def _number(text: str) -> tuple[str, str]:
    about, found, value = text.partition("=")
    if not found or not about:
        what = f"“{text}” does not say what it is a number of"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--number", do="write ships=140")
    return about, value


def merge_contacts(options: Namespace, screen: Screen) -> int:
    """Reports that are of one contact."""
    act = Merged(options.id, tuple(options.others))
    ids = of_ids(options.id, *options.others)
    return _do(load(options, screen, ids), options, screen, act)


def split(options: Namespace, screen: Screen) -> int:
    """One report that was of several contacts."""
    act = Split(options.id, tuple(read_contacts(options.file)))
    return _do(load(options, screen, of_ids(options.id)), options, screen, act)


def reject(options: Namespace, screen: Screen) -> int:
    """A contact that was none, or that we do not believe."""
    act = Rejected(options.id, options.reason)
    return _do(load(options, screen, of_ids(options.id)), options, screen, act)


def _do(ledger: Ledger, options: Namespace, screen: Screen, act: Act) -> int:
    """Try it on the register as it is, then write it."""
    id_: str = options.id
    ledger.apply(Deed(0, "", options.by, act))
    (n,) = RegisterLog(our_home(options).register).append([act], by=options.by)
    parts = tuple(f"r{n}-{at}" for at in range(1, len(ledger.became.get(id_, ())) + 1))
    contact = ledger.contacts.get(id_)
    lines = contact_page(contact) if contact else [_ended(id_, parts)]
    tell_done(screen, act, parts or (id_,), lines)
    return 0
