# SPDX-License-Identifier: Apache-2.0
"""What is asked of a register of 100,000 contacts, against looking at each of them once.

The plain pass is the bound: one loop over the same list that keeps what was held between the two
offices. Dates are as in the press: one in ten is no exact day.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from wasl.contact.brief import make_brief
from wasl.contact.contact import Contact, Initiator, Level, Origin, Proof, Side, Status
from wasl.contact.dates import parse_when
from wasl.contact.finding import Names
from wasl.contact.register import Office, Pair, Register
from wasl.contact.shape import to_json
from wasl.home.offices import starter_directory

BOUNDS: Final = {
    "silence": 0.2,
    "silence_of_none": 0.2,
    "first": 1.0,
    "highest": 1.0,
    "months": 1.0,
    "rates": 1.0,
    "between": 1.0,
    "brief": 1.0,
    "timeline": 3.0,
    "named": 1.0,
}
"""Each query as a ratio to one plain pass."""

_SIDES: Final = ("AA", "BB", "CC", "DD")
_OFFICES: Final = ("head", "minister", "chief", "adviser")
_FORMS: Final = ("{}~", "{:.7}", "{:.4}", "{}/..")
_HOLDERS: Final = ("Petrov", "Петров", "بيتروف", "", *(f"P{n}" for n in range(36)))
_DAYS: Final = 20_000


def measure(*, quick: bool) -> dict[str, object]:
    """Return CPU in ms of each query, and the ratio to a plain pass in the same run."""
    contacts = make_contacts(10_000 if quick else 100_000)
    began = time.process_time()
    register = Register(contacts)
    built_ms = (time.process_time() - began) * 1e3
    names = Names(contacts, starter_directory())
    at = parse_when((date(1970, 1, 1) + timedelta(days=_DAYS // 2)).isoformat())
    offices: Pair = (Office("AA", "minister"), Office("BB", "minister"))
    sides: Pair = (Office("AA"), Office("BB"))
    queries: dict[str, Callable[[], object]] = {
        "silence": lambda: register.silence(sides, at),
        "silence_of_none": lambda: register.silence((Office("AA"), Office("ZZ")), at),
        "first": lambda: register.firsts(at, sides),
        "highest": lambda: register.highest(at, sides),
        "months": register.by_month,
        "rates": register.answer_rates,
        "between": lambda: list(register.between(sides)),
        "brief": lambda: make_brief(register, offices, at),
        "timeline": lambda: list(register.between()),
        "named": lambda: names.find("Петров"),
    }
    plain_ms = _cpu_ms(lambda: plain_pass(contacts, *offices))
    figures = {name: _cpu_ms(query) for name, query in queries.items()}
    return {
        "contacts": len(contacts),
        "plain_pass_ms": round(plain_ms, 2),
        "built": {"ms": round(built_ms), "ratio": round(built_ms / plain_ms, 1)},
        "page_of_json_ms": round(_cpu_ms(lambda: [to_json(one) for one in contacts[:500]]), 2),
        "ms": {name: round(value, 3) for name, value in figures.items()},
        "ratios": {name: round(value / plain_ms, 3) for name, value in figures.items()},
        "bounds": BOUNDS,
    }


def make_contacts(count: int) -> list[Contact]:
    """Return contacts of four sides over 55 years."""
    chance = random.Random(8)
    return [_contact(chance, number) for number in range(count)]


def _contact(chance: random.Random, number: int) -> Contact:
    day = (date(1970, 1, 1) + timedelta(days=chance.randrange(_DAYS))).isoformat()
    form = "{}" if chance.random() < 0.9 else chance.choice(_FORMS)
    office = chance.choice(_OFFICES)
    one, other = chance.sample(_SIDES, 2)
    return Contact(
        id=f"r{number}",
        origin=Origin.REPORTED,
        status=chance.choice([Status.HELD, Status.HELD, Status.REFUSED, Status.UNANSWERED]),
        when=parse_when(form.format(day)),
        sides=tuple(Side(side, office, chance.choice(_HOLDERS)) for side in (one, other)),
        level=chance.choice(list(Level)),
        initiators=(Initiator(one, other),),
        proofs=(Proof("when", "gazette", "words"),),
    )


def plain_pass(contacts: list[Contact], one: Office, other: Office) -> list[Contact]:
    """Look at each contact once: was it held between the two?"""
    return [
        each
        for each in contacts
        if each.status is Status.HELD
        and any(side.side == one.side and side.office == one.office for side in each.sides)
        and any(side.side == other.side and side.office == other.office for side in each.sides)
    ]


def _cpu_ms(work: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(5):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return statistics.median(times) * 1e3
