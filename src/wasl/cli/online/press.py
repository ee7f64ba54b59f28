# SPDX-License-Identifier: Apache-2.0
"""``wasl press take``: what a person has confirmed goes into the register.

Rules:

1. Of several proposals all are taken, or none. What was judged before is not taken twice.
2. Where the register has what can be the same contact, a person says which: it is merged into a
   reported one, and attached to a witnessed one as accounts; or it is new.
"""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from wasl.cli.contacts import contact_line, tell_done
from wasl.cli.failure import DONE
from wasl.cli.online.register import find, load
from wasl.cli.place import our_home
from wasl.cli.reports import chosen, directory_of, read_reports, refuse_if_judged, why_words
from wasl.cli.screen import Screen
from wasl.contact.contact import Contact
from wasl.contact.dates import When, parse_when
from wasl.contact.deeds import Act, Deed, Judged, Merged
from wasl.contact.ledger import Ledger, check
from wasl.contact.press.judged.comparing import day_in_year
from wasl.contact.press.judged.filing import contact_of
from wasl.contact.press.judged.judging import all_taken
from wasl.contact.press.judged.matching import Match, find_matches
from wasl.contact.press.proposal import Proposal
from wasl.errors import Code, Misuse
from wasl.home.register import RegisterLog

_SHOWN: Final = 5


def take_press(options: Namespace, screen: Screen) -> int:
    """Take proposals that a person has confirmed into the register."""
    directory = directory_of(options)
    (report,) = read_reports(options, [options.file], directory, screen)
    numbers = list(dict.fromkeys(options.numbers))
    proposals = chosen(report, numbers)
    ledger = load(options, screen)
    if not options.again:
        refuse_if_judged(numbers, [key for _, key in proposals], ledger)
    when = None if options.date is None else parse_when(options.date, where="--date")
    into = None if options.into is None else find(ledger, options.into)
    if into is None and not options.new:
        register = ledger.register()
        for number, (proposal, _) in zip(numbers, proposals, strict=True):
            found = find_matches(proposal, register, directory=directory, when=when)
            _refuse_if_known(number, found, ledger)
    decisions: list[tuple[Contact, str, Contact | None]] = []
    for number, (proposal, key) in zip(numbers, proposals, strict=True):
        source = options.outlet or options.file
        day = when or (None if into is None else _day_of(proposal, into))
        contact = contact_of(proposal, source=source, directory=directory, when=day)
        check(contact, where=f"proposal {number}")
        _require_sides(contact, into)
        decisions.append((contact, key, into))
    acts = _do(decisions, ledger, options)
    ids = list(dict.fromkeys(act.ids[0] for act in acts if isinstance(act, Judged)))
    lines = [contact_line(ledger.contacts[id_]) for id_ in ids]
    tell_done(screen, _what(acts), ids, lines)
    return DONE


def _do(
    decisions: list[tuple[Contact, str, Contact | None]], ledger: Ledger, options: Namespace
) -> list[Act]:
    """Try it on the register as it is, then write it."""
    done: list[Act] = []

    def acts(first: int) -> list[Act]:
        done[:] = all_taken(decisions, first)
        for n, act in enumerate(done, start=first):
            ledger.apply(Deed(n, "", options.by, act))
        return done

    RegisterLog(our_home(options).register).append(acts, by=options.by)
    return done


def _what(acts: list[Act]) -> Act:
    """What was done, in one word."""
    return next((act for act in acts if isinstance(act, Merged)), acts[0])


def _day_of(proposal: Proposal, into: Contact) -> When | None:
    """The day of a report that tells none, or no year: as that of what it is of."""
    if proposal.date.value is not None:
        return None
    return day_in_year(proposal, into.when) or into.when


def _refuse_if_known(number: int, found: list[Match], ledger: Ledger) -> None:
    if not found:
        return
    rows = [
        f"{contact_line(ledger.contacts[one.id])} ({one.likeness}: {why_words(one.why)})"
        for one in found[:_SHOWN]
    ]
    more = [f"and {len(found) - _SHOWN} more"] if len(found) > _SHOWN else []
    what = f"proposal {number} can be of a contact that is in the register:"
    do = f"say which: --into {found[0].id}; or that it is another: --new"
    raise Misuse(Code.EXISTS, "\n  ".join([what, *rows, *more]), where="NUMBER", do=do)


def _require_sides(contact: Contact, into: Contact | None) -> None:
    if into is None:
        return
    told, held = (sorted({side.side for side in one.sides}) for one in (contact, into))
    if told != held:
        what = f"the report is of {' and '.join(told)}, this contact of {' and '.join(held)}"
        do = "name another; or say as which side a party counts: wasl register side"
        raise Misuse(Code.NOT_ALLOWED, what, where=into.id, do=do)
