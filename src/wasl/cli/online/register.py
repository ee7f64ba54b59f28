# SPDX-License-Identifier: Apache-2.0
"""``wasl register``: the contacts, those that were reported and those that the record shows.

Rules:

1. The record is read at the node's desk, or from the home itself where no node runs.
2. What is not well with the log of the register is a warning, and hides nothing else.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import cast

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
from wasl.contact.dates import Span, parse_when
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
from wasl.contact.ledger import Ledger, fold, sides_of
from wasl.contact.shape import to_json
from wasl.contact.telling import deed_json, difference_json
from wasl.errors import Code, Misuse
from wasl.home.layout import Home
from wasl.home.register import RegisterLog


def load(options: Namespace, screen: Screen) -> Ledger:
    """The register of a home. Raises WaslError."""
    home = our_home(options)
    kept = RegisterLog(home.register).read()
    ledger = fold(kept.deeds, witnessed(_messages(home), sides_of(kept.deeds)))
    problems = [f"line {n} is not done: {what}" for n, what in ledger.problems]
    for trouble in (*kept.troubles, *problems):
        screen.warn(f"in the log of the register {trouble}")
    return ledger


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
    ledger = load(options, screen)
    for contact in ledger.register().between(pair_of(options, ledger.sides), span):
        if options.statuses and contact.status not in options.statuses:
            continue
        if options.origin and contact.origin != options.origin:
            continue
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
    ledger = load(options, screen)
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
    contact = find(load(options, screen), options.id)
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
    ledger = load(options, screen)
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
    return _do(load(options, screen), options, screen, act)


def _number(text: str) -> tuple[str, str]:
    about, found, value = text.partition("=")
    if not found or not about:
        what = f"“{text}” does not say what it is a number of"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--number", do="write ships=140")
    return about, value


def merge_contacts(options: Namespace, screen: Screen) -> int:
    """Reports that are of one contact."""
    act = Merged(options.id, tuple(options.others))
    return _do(load(options, screen), options, screen, act)


def split(options: Namespace, screen: Screen) -> int:
    """One report that was of several contacts."""
    act = Split(options.id, tuple(read_contacts(options.file)))
    return _do(load(options, screen), options, screen, act)


def reject(options: Namespace, screen: Screen) -> int:
    """A contact that was none, or that we do not believe."""
    act = Rejected(options.id, options.reason)
    return _do(load(options, screen), options, screen, act)


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
