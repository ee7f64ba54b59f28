# SPDX-License-Identifier: Apache-2.0
"""Where the accounts of one contact differ: told by kind, and never decided.

Rules:

1. Everything stays as it was said, with who said it. No figure is averaged, none is chosen.
2. What an account does not say contradicts nothing; but a topic that one side names and the other,
   which names some, does not, is a difference. So is the initiative, if one side says whose it was
   and the other, which has something to say, passes it over, and a side of which there is no
   account.
3. Two accounts of one side that cannot both be so are *itself*: one side against itself.
4. Spelling is no difference: marks, case, the form of digits and what groups them are passed over.
   *About* and *over* are: what is said is compared, not the figure in it.
5. What the record shows is compared with what is said of it: the day, and who began.
6. Names for things that two sides call otherwise, and promises in other words, are *wording*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from wasl.contact.contact import Account, Contact, Origin
from wasl.contact.dates import can_be_one, parse_when
from wasl.contact.names import folded

RECORD: Final = "record"
REGISTER: Final = "register"
"""Who speaks, where it is the contact itself: as the record shows it, or as it was filed."""
_GROUPING: Final = re.compile(r"(?<=\d)[ ,'\u00a0\u066c\u2009\u202f](?=\d{3}(?!\d))")
_SPACE: Final = re.compile(r"\s+")


class Kind(StrEnum):
    """In what they differ."""

    INITIATIVE = "initiative"
    TOPICS = "topics"
    DATE = "date"
    NUMBERS = "numbers"
    WORDING = "wording"
    SILENT = "silent"
    ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker says. ``value`` "": says nothing of it."""

    side: str
    speaker: str
    value: str

    @property
    def whose(self) -> str:
        """Whose account it is: the side's, or the speaker's who is of none."""
        return self.side or self.speaker


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that they differ in. ``about``: which topic, figure or side."""

    kind: Kind
    about: str
    said: tuple[Said, ...]


def differences(contact: Contact) -> list[Difference]:
    """Return in what the accounts of a contact differ."""
    return [
        *_initiatives(contact),
        *_compared(Kind.DATE, "", _dates(contact), are_one=_may_be_one_day),
        *_numbers(contact),
        *_promises(contact),
        *_topics(contact),
        *_silent(contact),
    ]


def _compared(
    kind: Kind,
    about: str,
    said: Sequence[Said],
    *,
    are_one: Callable[[str, str], bool] = lambda one, other: plain(one) == plain(other),
) -> Iterator[Difference]:
    """Give where one side contradicts itself, and where two contradict each other."""
    clash = [
        (one, other)
        for one, other in combinations(dict.fromkeys(said), 2)
        if not are_one(one.value, other.value)
    ]
    for whose in dict.fromkeys(one.whose for one in said):
        own = [each for pair in clash for each in pair if {one.whose for one in pair} == {whose}]
        if whose and own:
            what = f"{kind}: {about}" if about else str(kind)
            yield Difference(Kind.ITSELF, what, tuple(dict.fromkeys(own)))
    between = [each for pair in clash for each in pair if pair[0].whose != pair[1].whose]
    if between:
        yield Difference(kind, about, tuple(one for one in dict.fromkeys(said) if one in between))


def _initiatives(contact: Contact) -> Iterator[Difference]:
    """Give claims that differ; else, who claims it and who passes it over."""
    said = _initiators(contact)
    found = list(_compared(Kind.INITIATIVE, "", said))
    yield from found
    if all(one.kind is Kind.ITSELF for one in found):
        sides = {side.side for side in contact.sides}
        claimed = [one for one in dict.fromkeys(said) if one.side in sides]
        claiming = {one.side for one in claimed}
        passed = {
            one.side: Said(one.side, one.speaker, "")
            for one in reversed(contact.accounts)
            if one.side in sides - claiming and _says_something(one)
        }
        if claimed and passed:
            yield Difference(Kind.INITIATIVE, "", (*claimed, *reversed(passed.values())))


def _says_something(one: Account) -> bool:
    return bool(one.text or one.topics or one.numbers or one.when)


def _initiators(contact: Contact) -> list[Said]:
    sides = {side.side for side in contact.sides}
    witnessed = contact.origin is Origin.WITNESSED
    found = [
        Said(one.said_by if one.said_by in sides else "", one.said_by, one.side)
        for one in contact.initiators
    ]
    if witnessed:
        found = [Said("", RECORD, one.side) for one in contact.initiators]
    told = [Said(one.side, one.speaker, one.initiator) for one in contact.accounts if one.initiator]
    known = {(one.whose, one.value) for one in told} | {(one.speaker, one.value) for one in told}
    return [one for one in found if (one.whose, one.value) not in known] + told


def _dates(contact: Contact) -> list[Said]:
    """Return the days that are told, and the contact's own where one of them cannot be it."""
    told = [one for one in contact.accounts if one.when is not None]
    said = [Said(one.side, one.speaker, str(one.when)) for one in told]
    if all(one.when is None or can_be_one(one.when, contact.when) for one in told):
        return said
    whose = RECORD if contact.origin is Origin.WITNESSED else REGISTER
    return [Said("", whose, contact.when.text), *said]


def _may_be_one_day(one: str, other: str) -> bool:
    return can_be_one(parse_when(one), parse_when(other))


def _numbers(contact: Contact) -> Iterator[Difference]:
    """Give figures that differ, and names for things: a name has no digit in it."""
    found: dict[str, list[Said]] = {}
    names: dict[str, str] = {}
    for one in contact.accounts:
        for about, value in (one.numbers or {}).items():
            key = plain(about)
            names.setdefault(key, about)
            found.setdefault(key, []).append(Said(one.side, one.speaker, value))
    for key, said in found.items():
        has_figures = any(letter.isdigit() for one in said for letter in one.value)
        yield from _compared(Kind.NUMBERS if has_figures else Kind.WORDING, names[key], said)


def _promises(contact: Contact) -> Iterator[Difference]:
    """Give promises of one side that are told in other words by others."""
    by_side: dict[str, list[Said]] = {}
    sides = {one.speaker: one.side for one in contact.accounts}
    sides |= {side.side: side.side for side in contact.sides}
    for one in contact.commitments:
        if one.said_by:
            said = Said(sides.get(one.said_by, ""), one.said_by, one.text)
            by_side.setdefault(one.side, []).append(said)
    for side, said in by_side.items():
        speakers = {one.speaker for one in said}
        texts = {
            speaker: {plain(o.value) for o in said if o.speaker == speaker} for speaker in speakers
        }
        if len({frozenset(each) for each in texts.values()}) > 1:
            yield Difference(Kind.WORDING, side, tuple(said))


def _topics(contact: Contact) -> Iterator[Difference]:
    """Give topics that one names and another, who names some, does not."""
    named: dict[str, dict[str, Said]] = {}
    silent: dict[str, Said] = {}
    for one in contact.accounts:
        mine = named.setdefault(one.side or one.speaker, {}) if one.topics else {}
        for topic in one.topics:
            mine.setdefault(plain(topic), Said(one.side, one.speaker, topic))
            silent.setdefault(one.side or one.speaker, Said(one.side, one.speaker, ""))
    for topic in dict.fromkeys(key for each in named.values() for key in each):
        said = [each.get(topic, silent[whose]) for whose, each in named.items()]
        if not all(one.value for one in said):
            about = next(one.value for one in said if one.value)
            yield Difference(Kind.TOPICS, about, tuple(said))


def _silent(contact: Contact) -> Iterator[Difference]:
    """Give sides of which there is no account, where there is one of another."""
    heard = {one.side for one in contact.accounts}
    if heard:
        for side in dict.fromkeys(one.side for one in contact.sides):
            if side not in heard:
                yield Difference(Kind.SILENT, side, (Said(side, "", ""),))


def plain(text: str) -> str:
    """Return a text without what is no difference: marks, case, spaces, the form of digits."""
    digits = "".join(str(unicodedata.digit(one, one)) for one in text)
    return _SPACE.sub(" ", folded(_GROUPING.sub("", digits))).strip()
