# SPDX-License-Identifier: Apache-2.0
"""What is asked of a register of 100,000 contacts, against looking at each of them once.

The plain pass is the bound: one loop over the same list that keeps what was held between the two
offices. Dates are as in the press: one in ten is no exact day.

Words are looked for as at the desk, several that most contacts have, and the first page is taken.
What they are found by is read once after a start; its bound is what reading the log costs.

A cold question is a command of its own: its CPU with the whole log read, with the index beside it,
and in a home without a log, which is what starting costs.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from wasl.console.finding import Texts, Wanted, page
from wasl.contact.brief import make_brief
from wasl.contact.contact import Account, Contact, Initiator, Level, Origin, Proof, Side, Status
from wasl.contact.dates import parse_when
from wasl.contact.deeds import Added
from wasl.contact.finding import Names
from wasl.contact.register import Office, Pair, Register
from wasl.contact.shape import to_json
from wasl.home.layout import Home
from wasl.home.offices import starter_directory
from wasl.home.register import RegisterLog

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
    "words": 1.0,
    "of_a_kind": 0.2,
}
"""Each query as a ratio to one plain pass."""

COLD_BOUND: Final = 0.5
"""What a cold question costs beside the start of its command, of what reading all of the log costs
in the same run.
"""

FOUND_BY_BOUND: Final = 1.0
"""What is read before words are found, of what reading all of the log costs in the same run."""

_SIDES: Final = ("AA", "BB", "CC", "DD")
_OFFICES: Final = ("head", "minister", "chief", "adviser")
_FORMS: Final = ("{}~", "{:.7}", "{:.4}", "{}/..")
_HOLDERS: Final = ("Petrov", "Петров", "بيتروف", "", *(f"P{n}" for n in range(36)))
_DAYS: Final = 20_000
_WORDS: Final = 20_000
_SAID: Final = 40
_RARE: Final = Wanted(status=Status.CANCELLED)
"""What no contact here is: whoever looks at each looks at all of them."""
_ASKED: Final = "spokesman gazette minister w1 w2 w3"


def measure(*, quick: bool) -> dict[str, object]:
    """Return CPU in ms of each query, and the ratio to a plain pass in the same run."""
    contacts = make_contacts(10_000 if quick else 100_000)
    began = time.process_time()
    register = Register(contacts)
    built_ms = (time.process_time() - began) * 1e3
    directory, texts = starter_directory(), Texts()
    names = Names(contacts, directory)
    began = time.process_time()
    texts.follow(register.contacts, directory)
    found_by_s = time.process_time() - began
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
        "words": lambda: page(
            register.newest(among=texts.find(_ASKED, register.contacts, directory)),
            Wanted(),
            limit=50,
        ),
        "of_a_kind": lambda: page(
            register.newest(among=texts.find("", register.contacts, directory, wanted=_RARE)),
            _RARE,
            limit=50,
        ),
    }
    plain_ms = _cpu_ms(lambda: plain_pass(contacts, *offices))
    figures = {name: _cpu_ms(query) for name, query in queries.items()}
    found_cold = cold(contacts)
    share = found_by_s / (found_cold["whole_s"] - found_cold["start_s"])
    return {
        "contacts": len(contacts),
        "plain_pass_ms": round(plain_ms, 2),
        "built": {"ms": round(built_ms), "ratio": round(built_ms / plain_ms, 1)},
        "page_of_json_ms": round(_cpu_ms(lambda: [to_json(one) for one in contacts[:500]]), 2),
        "ms": {name: round(value, 3) for name, value in figures.items()},
        "ratios": {name: round(value / plain_ms, 3) for name, value in figures.items()},
        "bounds": BOUNDS,
        "cold": found_cold,
        "found_by": {
            "s": round(found_by_s, 2),
            "share": round(share, 2),
            "bound": FOUND_BY_BOUND,
        },
    }


def cold(contacts: list[Contact]) -> dict[str, float]:
    """Return CPU in s of a cold ``wasl register silence``, and of the index its share of reading
    all.
    """
    question = ("register", "silence", "--between", "AA", "BB", "--at", "2000-01-01")
    with TemporaryDirectory() as folder:
        passphrase = Path(folder) / "passphrase"
        passphrase.write_text("for benchmarks only\n", encoding="utf-8")
        home = Home(Path(folder) / "home")
        words = ("--party", "northland", "--passphrase-file", str(passphrase))
        _run_s("init", str(home.path), *words)
        start_s = min(_run_s(*question, "--home", str(home.path)) for _ in range(2))
        RegisterLog(home.register).append([Added(one) for one in contacts], by="Benchmark")
        whole_s = _run_s(*question, "--home", str(home.path))
        indexed_s = min(_run_s(*question, "--home", str(home.path)) for _ in range(3))
    share = (indexed_s - start_s) / (whole_s - start_s)
    found = {"start_s": start_s, "whole_s": whole_s, "indexed_s": indexed_s, "share": share}
    return {name: round(value, 2) for name, value in found.items()} | {"bound": COLD_BOUND}


def _run_s(*words: str) -> float:
    """Carry out a command in a process of its own, and return its CPU in s."""
    before = os.times()
    command = [sys.executable, "-m", "wasl", *words]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = os.times()
    user_s = after.children_user - before.children_user
    return user_s + after.children_system - before.children_system


def make_contacts(count: int) -> list[Contact]:
    """Return contacts of four sides over 55 years."""
    chance, words = random.Random(8), random.Random(9)
    often = [*accumulate(1 / each for each in range(3, _WORDS + 3))]
    vocabulary = [f"w{n}" for n in range(_WORDS)]
    return [
        _contact(chance, number, " ".join(words.choices(vocabulary, cum_weights=often, k=_SAID)))
        for number in range(count)
    ]


def _contact(chance: random.Random, number: int, said: str) -> Contact:
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
        accounts=(Account("spokesman", one, text=said),),
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
