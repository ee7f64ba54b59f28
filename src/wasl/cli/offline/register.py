# SPDX-License-Identifier: Apache-2.0
"""``wasl register``: what people report. Neither a node nor the record is needed for it.

What cannot be taken is refused before anything is written: of several contacts all are taken, or
none.
"""

from __future__ import annotations

import json
from argparse import Namespace
from dataclasses import replace

from wasl.cli.contacts import (
    contact_line,
    pair_of,
    proofs_of,
    read_contacts,
    tell_done,
    values_of,
)
from wasl.cli.letters import told
from wasl.cli.place import our_home
from wasl.cli.screen import Screen
from wasl.contact.contact import Contact
from wasl.contact.dates import When, parse_when
from wasl.contact.deeds import Added, Declared, Named, new_contact
from wasl.contact.ledger import check, sides_of
from wasl.contact.shape import to_json
from wasl.errors import Code, Misuse
from wasl.home.register import RegisterLog


def add(options: Namespace, screen: Screen) -> int:
    """Report a contact."""
    values = values_of(options)
    values["proofs"] = proofs_of(values, options)
    contact = new_contact(values, where="contact")
    check(contact, where="contact")
    act = Added(contact)
    (n,) = RegisterLog(our_home(options).register).append([act], by=options.by)
    contact = replace(contact, id=f"r{n}")
    tell_done(screen, act, [contact.id], [contact_line(contact)])
    return 0


def take(options: Namespace, screen: Screen) -> int:
    """Report the contacts of a file: those that were not reported before, in the same words."""
    contacts = read_contacts(options.file)
    log = RegisterLog(our_home(options).register)
    known = {_key(deed.act.contact) for deed in log.read().deeds if isinstance(deed.act, Added)}
    new: list[Contact] = []
    for contact in contacts:
        if _key(contact) not in known:
            known.add(_key(contact))
            new.append(contact)
    numbers = log.append([Added(one) for one in new], by=options.by) if new else range(0)
    value = {
        "file": options.file,
        "ids": [f"r{n}" for n in numbers],
        "held": len(contacts) - len(new),
    }
    held = f"; {value['held']} were held already" if value["held"] else ""
    screen.give(value, [f"{len(new)} contacts were taken from {told(options.file)}{held}."])
    return 0


def complete(options: Namespace, screen: Screen) -> int:
    """Say that no contact is missing between two in a time."""
    begins, ends = (
        parse_when(getattr(options, name), where=f"--{at}")
        for name, at in (("begins", "from"), ("ends", "to"))
    )
    log = RegisterLog(our_home(options).register)
    pair = pair_of(options, sides_of(log.read().deeds))
    assert pair is not None
    act = Declared(pair, _from_to(begins, ends))
    log.append([act], by=options.by)
    one, other = pair
    line = f"{told(one)} and {told(other)}, {act.when}: declared complete."
    tell_done(screen, act, [], [line])
    return 0


def name_side(options: Namespace, screen: Screen) -> int:
    """As which side a party of our lines counts."""
    act = Named(options.party, options.side)
    RegisterLog(our_home(options).register).append([act], by=options.by)
    line = f"What {told(act.party)} does on our lines counts as {told(act.side)}."
    tell_done(screen, act, [], [line])
    return 0


def _key(contact: Contact) -> str:
    return json.dumps(to_json(replace(contact, id="")), sort_keys=True)


def _from_to(begins: When, ends: When) -> When:
    first, last = begins.span.first, ends.span.last
    if first is None or last is None:
        what = "a time that is declared complete has a first and a last day"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--from", do="give both")
    return parse_when(f"{first}/{last}", where="--to")
