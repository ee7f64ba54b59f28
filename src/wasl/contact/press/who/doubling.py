# SPDX-License-Identifier: Apache-2.0
"""Titles of two, and two titles of one.

Rules:

1. *Chief of the General Staff - first deputy minister of defence*: of two titles of one the higher
   counts; a dash joins any, a comma those of whom one is a deputy or of no list.
2. *The ministers of X and Y, A and B*: the names are those of the sides, in their order; of a person
   of the directory the side is known, and the other name is of the other side.
3. *The ambassador of X in Y, A*: the name may stand behind the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from wasl.contact.press.shadow import Shadow, fold
from wasl.contact.press.who.actors import OTHER
from wasl.contact.press.who.joining import Group
from wasl.contact.press.who.led import begun
from wasl.contact.press.who.lexicon import Found, Kind, Word
from wasl.contact.press.who.names import name_after

_BEHIND_NAME: Final = re.compile(r"\s*,\s*(?:(?:the|his|her|its|their)\s+)?")
"""What stands between *Lavrov* and *his counterpart*, *the foreign minister*."""
_HONOURED: Final = re.compile(r",?\s+")
_OWNED: Final = re.compile(r"'s?\s+(?:(?!(?:and|to|for|with|of)(?!\w))[a-z-]+\s+){0,3}")
_LOWER: Final = frozenset({"aide", "deputy-foreign-minister", "deputy-defence-minister", OTHER})
_SENT: Final = ("aide", "deputy-foreign-minister")
"""*السفير* is a rank before these: *السفير X مساعد الوزير*."""
_ONE: Final = (
    {"head-of-state"},
    {"head-of-state", "defence-minister"},
    {"head-of-state", "chief-of-general-staff"},
    {"defence-minister", "chief-of-general-staff"},
    {"head-of-government", "chief-of-general-staff"},
)
_DOUBLED: Final = frozenset({"foreign-minister", "defence-minister", OTHER})
_MET: Final = frozenset(
    fold(
        "استقبل التقى استدعى هاتف زار ودع يستقبل يلتقي واستقبل والتقى تستقبل تلتقي استقبلت التقت"
    ).split()
)
_OF_STATE: Final = fold("ووزير الدولة").split()
_COMMANDS: Final = fold("القائد")
"""*The prime minister, commander-in-chief*, as Iraq calls its own."""
_TITLE: Final = 7
"""Words of *النائب الأول لرئيس مجلس الوزراء الكويتي* before the next title."""
_DEPUTY: Final = re.compile(
    fold(r"(?<!\w)(?:و|ب|ل)?(?:ال)?نائب (?:\w+ ){1,3}?(?:مجلس )?الوزراء (?:\w+ )?وزير")
)
_DASH: Final = re.compile(fold(r"\s-\s(?:перв\w+\s)?"))
_COMMA: Final = re.compile(fold(r",?\s(?:перв\w+\s|по совместительству |and )?| & |/"))
_ALSO_RUSSIAN: Final = re.compile(r",?\s(?:и\s|-\s|перв\w+\s)?")
_ALSO: Final = re.compile(r"\s(?:and|&)\s|/")
_AND_RUSSIAN: Final = " и "
_AND: Final = frozenset(map(fold, ("и", "and")))
_POSTED: Final = frozenset(map(fold, ("в", "во", "на", "при", "in", "to", "at", "for")))
_BOTH: Final = frozenset(
    [
        "head-of-state",
        "head-of-government",
        "defence-minister",
        "foreign-minister",
        "chief-of-general-staff",
        "national-security-adviser",
    ]
)
_COUNTRIES: Final = frozenset(
    map(
        fold,
        ("стран", "государств", "республик", "сторон", "держав", "countries", "states", "nations"),
    )
)
_OTHERS: Final = frozenset(
    map(
        fold,
        [
            "стран",
            "государств",
            "членов",
            "ряда",
            "более",
            "нескольких",
            "всех",
            "многих",
            "трех",
            "четырех",
            "пяти",
            "шести",
            "семи",
            "восьми",
            "и",
            "of",
            "from",
            "the",
            "and",
        ],
    )
)
_MAY_BE_ONE: Final = re.compile(fold(r"мид|минобороны|генштаб|ведомств"))
"""*Главы МИД* are two, or one in the genitive."""


class Named(NamedTuple):
    """A name behind a title: of a person of the directory, or the words of one that it has not."""

    person: str
    name: Word | None
    last: int
    first: int = 0


def join_double(
    groups: list[Group], words: Sequence[Word], shadow: Shadow, own_side: Callable[[str], str]
) -> None:
    """Put two titles of one together. ``own_side``: the side of a person of the directory."""
    for at in range(len(groups) - 1, 0, -1):
        first, second = groups[at - 1], groups[at]
        if _is_owned(first, second, words, shadow):
            kept = first.persons if _is_apposed(first, words, shadow) else second.persons
            if first.persons:  # *Erdogan's chief adviser*
                first.sides = [(own_side(first.persons[0]), first.first, first.last)]
            first.office = second.office  # *the US president's special envoy, Steve Witkoff*
            first.persons, first.last, first.reach = kept, second.last, second.reach
            del groups[at]
            continue
        if not (_is_plain(first) and _is_plain(second)):
            continue
        if first.persons:
            _put_behind(groups, at, words, shadow, own_side(first.persons[0]))
            continue
        if first.side and second.side not in ("", first.side):
            continue
        gap = shadow.text[words[first.reach - 1].end : words[second.first].start]
        lower = first.office in _LOWER or second.office in _LOWER
        if words[second.first].text >= "\u0600":
            lower = _are_one(first, second, words)
        # *Poland's top diplomat, Foreign Minister X*
        twice = first.office == second.office and first.side and words[second.first].text.isascii()
        named = bool(second.persons) or name_after(shadow, words, second.reach) is not None
        named = named or _is_behind_name(first, words, shadow)
        plain = first.office == OTHER and not first.side and gap == _AND_RUSSIAN
        also = named and (
            _ALSO.fullmatch(gap) or plain
        )  # *Prime Minister and Foreign Minister Ishaq Dar*
        honour = named and _is_honour(second, words) and _HONOURED.fullmatch(gap)
        if not (
            also
            or honour
            or _DASH.fullmatch(gap)
            or ((lower or (twice and named)) and _COMMA.fullmatch(gap))
        ):
            continue
        first.premier = _both_foreign(first, second)
        lower = first.office in _LOWER or first.premier
        if lower and not honour and second.office not in ("aide", OTHER):
            first.office = second.office
        first.sides = first.sides or second.sides
        first.persons, first.last, first.reach = second.persons, second.last, second.reach
        del groups[at]


def _is_honour(one: Group, words: Sequence[Word]) -> bool:
    """Whether it is what a minister is called: *the foreign minister, Ambassador Mauro Vieira*."""
    plain = one.office == "ambassador" and not (one.sides or one.post)
    return plain and words[one.first].text == "ambassador"


def _is_owned(first: Group, second: Group, words: Sequence[Word], shadow: Shadow) -> bool:
    """Whether a title is one of somebody under another: *the president's adviser*."""
    gap = shadow.text[words[first.last - 1].end : words[second.first].start]
    if not (_is_plain(second) and _OWNED.fullmatch(gap)) or second.side not in ("", first.side):
        return False
    known = len(first.persons) == 1 and second.office == "aide" and not first.counterpart
    own = not first.persons or _is_apposed(first, words, shadow)
    return known or (_is_plain(first) and own)


def _is_apposed(group: Group, words: Sequence[Word], shadow: Shadow) -> bool:
    """Whether a title stands behind a name and a comma: *X, the Cypriot president's* envoy."""
    start, end = words[group.first].start, words[group.last - 1].end
    return len(group.persons) == 1 and ", " in shadow.text[start:end]


def _are_one(first: Group, second: Group, words: Sequence[Word]) -> bool:
    """Whether two Arabic titles can be of one: whom somebody received stands behind him, too."""
    if first.joined:
        return False  # *أمير البلاد، وفخامة الرئيس*
    named = first.named[1] > 0 and first.office == "head-of-government"
    of_state = [word.text for word in words[second.first : second.first + 2]] == _OF_STATE
    if second.clitic and of_state and second.office == OTHER and first.office in _DOUBLED:
        return True  # *minister of foreign affairs and of state for …*
    if second.clitic:
        lower = first.office in _LOWER and second.office != "ambassador"
        return lower or (named and second.office in _DOUBLED)
    whole = " ".join(word.text for word in words[max(0, first.first - _TITLE) : first.reach])
    third = first.office in _DOUBLED - {OTHER} and second.office == OTHER and not second.side
    if third and _DEPUTY.search(whole):  # *نائب رئيس الوزراء وزير الدفاع وزير الداخلية*
        return True
    met = first.first > 0 and words[first.first - 1].text in _MET
    if first.office == OTHER and not second.side:  # *وزير الدولة وزير الخارجية*
        return second.office in _DOUBLED
    opens = not first.first and not second.side  # a heading: *رئيس الوزراء وزير الخارجية يلتقي …*
    named = named or (second.honoured and not met and second.office in _DOUBLED)
    if first.office == "head-of-government" and (second.side or named or opens):
        return second.office in _DOUBLED and (named or not met)
    if first.office == "aide":
        deputy = any(word.text == "الوزراء" for word in words[first.first : first.reach])
        return second.office in _DOUBLED and (deputy or not (met and second.side))
    if words[second.first].text == _COMMANDS and first.office == "head-of-government":
        return not second.side
    return not second.side and {first.office, second.office} in _ONE


def _both_foreign(first: Group, second: Group) -> bool:
    """Whether a premier is his own foreign minister: as that he meets others of the kind."""
    return (first.office, second.office) == ("head-of-government", "foreign-minister")


def _is_behind_name(group: Group, words: Sequence[Word], shadow: Shadow) -> bool:
    """Whether a name stands before two titles: *X, deputy premier and minister of defence*."""
    at = begun(words, group.first)  # *X, первый вице-премьер и министр обороны*
    if not at or words[at].text >= "\u0600":
        return False
    before = words[at - 1]
    gap = shadow.text[before.end : words[at].start]
    return gap.strip() == "," and shadow.is_capital(before.start)


def _put_behind(
    groups: list[Group], at: int, words: Sequence[Word], shadow: Shadow, side: str
) -> None:
    """Put *ولي العهد رئيس مجلس الوزراء السعودي* to him who is named before, with his side."""
    first, second = groups[at - 1], groups[at]
    gap = shadow.text[words[first.reach - 1].end : words[second.first].start]
    arabic = words[second.first].text >= "\u0600"
    lower = first.office in _LOWER or _both_foreign(first, second)
    same = second.side == side or (
        not second.side and (lower or second.office in (first.office, "aide"))
    )
    one = _COMMA.fullmatch(gap) if arabic else _ALSO.fullmatch(gap) and lower
    if "а" <= words[second.first].text[0] <= "я":  # *X, вице-премьер, министр обороны Чили*
        one = _ALSO_RUSSIAN.fullmatch(gap) if lower else None
    named = not arabic and name_after(shadow, words, second.reach) is not None
    if one and same and not second.persons and not named:
        lower = lower or (arabic and first.office == "ambassador" and second.office in _SENT)
        first.office = second.office if lower else first.office
        first.last, first.reach = second.last, second.reach
        del groups[at]


_MISTERS: Final = frozenset({"mr", "mrs", "ms", "dr", "sir", "dame", "general", "gen"})


def _is_plain(group: Group) -> bool:
    return bool(group.office) and not (group.body or group.two or group.counterpart)


def reach_posts(groups: list[Group], words: Sequence[Word], own_side: Callable[[str], str]) -> None:
    """Let an ambassador reach over the place where he is. ``own_side``: that of a person."""
    for group, place in pairwise(tuple(groups)):
        if (
            group.office not in ("ambassador", "aide")
            or group.persons
            or group.two
            or not group.side
        ):
            continue
        between = words[group.reach : place.first]
        sent = between or words[max(0, group.reach - 1) : group.reach]  # *the envoy for Syria*
        if not (place.only_side and len(sent) == 1 and sent[0].text in _POSTED):
            continue
        group.reach = place.reach
        while group.reach < len(words) and words[group.reach].text in _MISTERS:
            group.reach += 1  # *the High Commissioner to Nigeria, Mr Bobby Moroe*
        name = next((one for one in groups if one.first == group.reach), None)
        alone = name is not None and len(name.persons) == 1 and not name.office
        if name is not None and alone and own_side(name.persons[0]) == group.side:
            group.persons, group.last, group.reach = name.persons, name.last, name.reach
            groups.remove(name)


_OWNERS: Final = frozenset(
    {"countries", "nations", "states", "neighbours", "neighbors", "sides", "armies"}
)
_EITHER: Final = frozenset({"two", "both"})


def are_both(group: Group, words: Sequence[Word], shadow: Shadow) -> bool:
    """Tell whether a title of two without sides is of two who are known: *the ministers met*."""
    at = group.reach
    joined = group.first > 0 and words[group.first - 1].text in _AND
    owners = {word.text for word in words[max(0, group.first - 3) : group.first]}
    if group.two and not joined and owners & _OWNERS and owners & _EITHER:
        return True  # *the two countries' military commanders*
    if not group.two or group.office not in _BOTH or joined:
        return False
    if words[at - 1].text in _COUNTRIES:
        return True
    if _MAY_BE_ONE.match(words[at - 1].text) or at >= len(words):
        return False
    capital = shadow.is_capital(words[at].start)
    return not capital and words[at].text not in _OTHERS


def two_names(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> tuple[Named, Named] | None:
    """Return the names of two that stand behind a title of two."""
    first = _named(shadow, words, at, find)
    if first is None or first.last >= len(words) or words[first.last].text not in _AND:
        return None
    second = _named(shadow, words, first.last + 1, find)
    return None if second is None else (first, second)


def _named(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Named | None:
    found = find(at) if at < len(words) else None
    while found is not None and found.entry.kind is Kind.RANK and found.last < len(words):
        at = found.last
        found = find(at)
    if found is not None:
        known = found.entry.kind is Kind.PERSON and len(found.entry.persons) == 1
        return Named(found.entry.persons[0], None, found.last) if known else None
    name = name_after(shadow, words, at, listed=True)
    if name is None:
        return None
    last = next((n for n in range(at, len(words)) if words[n].start >= name.end), len(words))
    return Named("", name, last)


def appose(
    groups: list[Group], words: Sequence[Word], shadow: Shadow, own_side: Callable[[str], str]
) -> None:
    """Put *Lavrov* and *Russia's foreign minister* behind a comma together."""
    for at in range(len(groups) - 1, 0, -1):
        name, title = groups[at - 1], groups[at]
        gap = shadow.text[words[name.last - 1].end : words[title.first].start]
        plain = len(name.persons) == 1 and not name.office and not name.counterpart
        titled = (title.office or title.counterpart) and not (
            title.body or title.persons or title.two
        )
        if not (plain and titled and _BEHIND_NAME.fullmatch(gap)):
            continue
        if title.side in ("", own_side(name.persons[0])):
            name.office, name.sides, name.last = title.office, title.sides, title.last
            name.counterpart, name.reach = title.counterpart, max(name.reach, title.reach)
            del groups[at]


def appose_two(groups: list[Group], words: Sequence[Word]) -> None:
    """Put *Fidan* to *and Lavrov, the foreign ministers of Turkey and Russia*."""
    for at in range(len(groups) - 1, 0, -1):
        one, both = groups[at - 1], groups[at]
        two = both.two and len(both.sides) > 1 and len(both.persons) == 1
        plain = len(one.persons) == 1 and not (one.office or one.counterpart)
        if not (two and plain) or words[both.first - 1].text != "and":
            continue
        if words[both.first - 1 : both.first] == words[one.reach : both.first]:
            both.persons, both.first = one.persons + both.persons, one.first
            del groups[at - 1]
