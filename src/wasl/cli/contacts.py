# SPDX-License-Identifier: Apache-2.0
"""Contacts on the command line: read out of its options, and told to people.

What is known of a contact is one line; of a silence too. What is not said is left out, and never
filled in.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from wasl import limits
from wasl.cli.files import read_text
from wasl.cli.letters import told
from wasl.cli.screen import Screen
from wasl.contact.contact import Contact, Origin
from wasl.contact.deeds import Act, new_contact, word_of
from wasl.contact.exports.tables import side_words
from wasl.contact.ledger import check
from wasl.contact.register import Pair, parse_office
from wasl.errors import Code, Misuse

Json = dict[str, Any]

_SEVERAL = "several"


# ── read ────────────────────────────────────────────────────────────────────────────────────────


def values_of(options: Namespace) -> Json:
    """The values that the options give, as the JSON of a contact has them. Raises Misuse."""
    given: Json = {
        "when": options.date,
        "status": options.status,
        "medium": options.medium,
        "level": options.level,
        "track": options.track,
        "topics": options.topics,
        "duration_s": options.duration_s,
    }
    told = {name: value for name, value in given.items() if value is not None}
    if options.offices:
        told["sides"] = _sides(options.offices, options.holders)
    elif options.holders:
        raise _misuse("a holder holds an office of a side", "--holder", "give --office too")
    if options.initiator:
        told["initiators"] = [{"side": options.initiator, "said_by": options.said_by}]
    elif options.said_by:
        raise _misuse("it does not say at whose wish", "--said-by", "give --initiator too")
    if options.publicity:
        told["publicity"] = [{"public": options.publicity, "asked_by": options.publicity_by}]
    if options.attempts is not None:
        told["attempts"] = _attempts(options.attempts)
    return told


def proofs_of(told: Iterable[str], options: Namespace) -> list[Json]:
    """One proof for each value that was given."""
    return [
        {"field": name, "source": options.source, "words": options.words} for name in sorted(told)
    ]


def _sides(offices: Sequence[str], holders: Sequence[str]) -> list[Json]:
    named: dict[str, Json] = {}
    for each in offices:
        side, _, office = each.partition("=")
        if side in named:
            raise _misuse(f"the side {side} is named twice", "--office", "name each side once")
        named[side] = {"side": side, "office": office, "holder": ""}
    for each in holders:
        side, _, holder = each.partition("=")
        if side not in named:
            raise _misuse(f"no --office is of the side {side}", "--holder", "name its side first")
        named[side]["holder"] = holder
    return list(named.values())


def _attempts(text: str) -> int | None:
    if text == _SEVERAL:
        return None
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise _misuse(f"“{text}” is no number", "--attempts", "write a number, or several")
    return int(text)


def pair_of(options: Namespace, sides: dict[str, str]) -> Pair | None:
    """The two that --between names; a party of ours counts as its side."""
    if options.between is None:
        return None
    one, other = (parse_office(each) for each in cast("list[str]", options.between))
    return (
        one._replace(side=sides.get(one.side, one.side)),
        other._replace(side=sides.get(other.side, other.side)),
    )


def _misuse(what: str, where: str, do: str) -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, what, where=where, do=do)


def read_contacts(name: str) -> list[Contact]:
    """Contacts out of a file, one a line. Raises Misuse with the line of what is wrong."""
    found: list[Contact] = []
    text = read_text(name, limit=limits.REGISTER_IMPORT_BYTES)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            value: object = json.loads(line)
        except (ValueError, RecursionError) as error:
            what = "this line is not JSON"
            raise _misuse(what, where, "write one contact a line, as in the reference") from error
        contact = new_contact(value, where=where)
        check(contact, where=where)
        found.append(contact)
    return found


# ── told ────────────────────────────────────────────────────────────────────────────────────────


def tell_done(screen: Screen, act: Act, ids: Sequence[str], lines: Iterable[str]) -> None:
    """Say what was done, and to which contacts."""
    screen.give({"what": word_of(act), "ids": list(ids)}, lines)


def contact_line(contact: Contact) -> str:
    """A contact on one line."""
    cells = [contact.id, contact.when.text, str(contact.status)]
    cells += [str(each) for each in (contact.medium, contact.level) if each]
    if contact.attempts != 1:
        cells.append("several times" if contact.attempts is None else f"{contact.attempts} times")
    if contact.origin is Origin.WITNESSED:
        cells.append("witnessed")
    cells.append(" – ".join(side_words(side) for side in contact.sides))
    return "  ".join(told(cell) for cell in cells)


def contact_page(contact: Contact) -> Iterator[str]:
    """All that is known of a contact."""
    yield contact_line(contact)
    for each in contact.initiators:
        said = f", says {told(each.said_by)}" if each.said_by else ""
        yield f"  at the wish of {told(each.side)}{said}"
    for each in contact.publicity:
        asked = f", as {told(each.asked_by)} asked" if each.asked_by else ""
        yield f"  {each.public}{asked}"
    if contact.topics:
        yield "  on " + "; ".join(told(topic) for topic in contact.topics)
    if contact.duration_s is not None:
        yield f"  it took {contact.duration_s} s"
    for account in contact.accounts:
        who = ", ".join(
            told(each) for each in (account.speaker, account.side, account.channel) if each
        )
        yield (
            f"  account of {who}: “{told(account.text)}”" if account.text else f"  account of {who}"
        )
        for about, value in (account.numbers or {}).items():
            yield f"    {told(about)}: {told(value)}"
    for one in contact.commitments:
        due = f", by {one.due}" if one.due else ""
        yield f"  {told(one.side)} is to: “{told(one.text)}”{due}"
    for (source, words), names in _sources(contact).items():
        said = f": “{told(words)}”" if words else ""
        yield f"  from {told(source)}{said} ({', '.join(told(name) for name in names)})"
    if contact.entries:
        yield "  on the record: " + ", ".join(told(entry) for entry in contact.entries)


def _sources(contact: Contact) -> dict[tuple[str, str], list[str]]:
    """Sources and words, each with the values that it speaks for."""
    found: dict[tuple[str, str], list[str]] = {}
    for proof in contact.proofs:
        found.setdefault((proof.source, proof.words), []).append(proof.field)
    return found
