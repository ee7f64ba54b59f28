# SPDX-License-Identifier: Apache-2.0
"""Several who share a title: *وزراء خارجية العراق فؤاد حسين ومصر سامح شكري والأردن أيمن الصفدي*.

Rules:

1. Behind a title of many come sides, each with a name or without, joined by *and* or a comma.
2. They take part together: it is one contact of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.who.actors import LEADER, OTHER, Actor
from wasl.contact.press.who.lexicon import Found, Kind, Word, gap_before
from wasl.contact.press.who.respective import with_respective
from wasl.contact.press.who.shared import with_shared_title

_TITLES: Final = tuple(
    (re.compile(spaced(rf"[وف]?[بل]?(?:ال)?{title}(?!\w)")), office)
    for title, office in (
        (
            r"(?:نواب|مساعد[يو]|وكلاء) (?:وزراء|وزارات) (?:ال)?(?:شؤون )?(?:ال)?خارجية",
            "deputy-foreign-minister",
        ),
        (r"(?:نواب|مساعد[يو]|وكلاء) (?:وزراء|وزارات) (?:ال)?دفاع", "deputy-defence-minister"),
        (r"قادة جيوش", "chief-of-general-staff"),
        (r"وزراء (?:ال)?(?:شؤون )?(?:ال)?خارجية", "foreign-minister"),
        (r"وزراء (?:ال)?دفاع", "defence-minister"),
        (
            r"رؤساء (?:هيئات )?(?:ال)?أركان(?: (?:العامة|(?:ال)?جيوش|القوات المسلحة))*",
            "chief-of-general-staff",
        ),
        (r"رؤساء (?:ال)?(?:وزراء|حكومات)", "head-of-government"),
        (
            r"(?:رؤساء|قادة|مديري) (?:(?:أجهزة|وكالات|هيئات) )?(?:ال)?(?:استخبارات|مخابرات)",
            "intelligence-chief",
        ),
        (r"مستشار[يو] (?:ال)?أمن (?:ال)?(?:قومي|وطني)", "national-security-adviser"),
        (r"رؤساء", "head-of-state"),
        (r"(?:قادة|زعماء)", LEADER),
        (r"وزراء (?:ال)?\w{3,}", OTHER),
        (r"سفراء", "ambassador"),
        (r"(?:مبعوثي|مبعوثو|مبعوثون|مبعوثين)(?: (?:ال)?خاص\w+)?", "aide"),
        (r"(?:نظرائ|نظراؤ|نظراء)(?:ه|ها|هم|هما)", ""),
    )
)
_TWO: Final = tuple(
    (re.compile(spaced(rf"[وف]?[بل]?(?:ال)?{title}(?!\w)")), office)
    for title, office in (
        (r"(?:وزيري|وزيرا|وزيرين|وزيران) (?:ال)?(?:شؤون )?(?:ال)?خارجية", "foreign-minister"),
        (r"(?:وزيري|وزيرا|وزيرين|وزيران) (?:ال)?دفاع", "defence-minister"),
        (r"(?:رئيسي|رئيسا) (?:هيئة |هيئتي )?(?:ال)?أركان(?: العامة)?", "chief-of-general-staff"),
        (r"(?:رئيسي|رئيسا) (?:مجلس ال|ال)?(?:وزراء|حكومة|حكومتي)", "head-of-government"),
        (
            r"(?:رئيسي|رئيسا|مديري|مديرا) (?:(?:جهازي|وكالتي|هيئتي|جهاز|وكالة) )?(?:ال)?(?:استخبارات|مخابرات)",
            "intelligence-chief",
        ),
        (
            r"(?:مستشاري|مستشارا|مستشارين|مستشاران) (?:ال)?أمن (?:ال)?(?:قومي|وطني)",
            "national-security-adviser",
        ),
        (r"(?:قائدي|قائدا) (?:ال)?(?:جيش|جيشين|قوات المسلحة)", "chief-of-general-staff"),
        (
            r"(?:مبعوثين|مبعوثان|مبعوثي|مبعوثا|موفدين|موفدان|موفدي|موفدا)(?: (?:ال)?خاص\w+)?",
            "aide",
        ),
        (r"(?:رئيسين|رئيسان|رئيسي|رئيسا|عاهلين|عاهلان|عاهلي)", "head-of-state"),
        (r"(?:سفيري|سفيرا|سفيرين|سفيران)", "ambassador"),
        (r"(?:وزيري|وزيرا) ال(?!خارجية|دفاع)\w{2,}", OTHER),
        (r"(?:نظيري|نظيرا|زميلي|زميلا|قريني|قرينا|ضيفي|ضيفا|مضيفي|شقيقي|أخوي)(?:ه|ها)", ""),
    )
)
_TWO_ENDS: Final = tuple(
    map(fold, ["رئيسين", "رئيسان", "رئيسي", "رئيسا", "وزيري", "وزيرا", "وزيرين", "وزيران", "سفيري", "سفيرا", "سفيرين", "سفيران", "نظيريه", "نظيريها", "نظيراه", "نظيراها", "مديري", "مديرا", "مستشاري", "مستشارا", "مستشارين", "مستشاران", "قائدي", "قائدا", "مبعوثين", "مبعوثان", "مبعوثي", "مبعوثا", "موفدين", "موفدان", "موفدي", "موفدا", "عاهلين", "عاهلان", "عاهلي", "زميليه", "زميلاه", "زميليها", "قرينيه", "قرينيها", "ضيفيه", "ضيفيها", "ضيفاه", "مضيفيه", "شقيقيه", "أخويه"])
)  # fmt: skip
_PEERS: Final = tuple(
    fold("نظرائه نظرائها نظرائهم نظرائهما نظراءه نظراءها نظراءهم نظراؤه نظراؤها").split()
)
_FIRST: Final = re.compile(
    rf"[وف]?[بل]?(?:ال)?(?:وزراء|نواب|وكلاء|مساعد[يو]|روساء|قاده|زعماء|سفراء|مبعوث(?:ي|و|ون|ين)|مديري|مستشار[يو]|{'|'.join(_PEERS)})"
)
_ENDS: Final = (
    *fold(
        "وزراء نواب وكلاء مساعدي مساعدو رؤساء قادة زعماء سفراء مبعوثي مبعوثو مبعوثون مبعوثين مديري مستشاري مستشارو"
    ).split(),
    *_PEERS,
)
_EACH: Final = frozenset({"كل", "من", "في", "دول", "الدول"})
_GAP: Final = re.compile(r"\s*,?\s*")
_OPENS: Final = re.compile(r"\s*(?:[,(]|-+)\s*")
_GAP_AND: Final = re.compile(r"\s*,?\s*(?:and\s+)?")
_ANDS: Final = ("and",)
_WHOSE: Final = re.compile(r"'s\s")
_BESIDE_AND: Final = re.compile(r"\s*,?\s*and\s+")
_MOST: Final = 8
_RANKS: Final = 5
_SEVERAL: Final = 3
_PAIR: Final = 2
_BEHIND: Final = 90
"""How far behind a row of sides the names of their holders stand."""
_PLURAL: Final = re.compile(
    fold(
        r"(?<!\w)(?:ministers|chiefs|presidents|premiers|leaders|heads|secretaries|advisers|envoys|ambassadors|"
        r"глав|коллег(?:ам|ами)?|(?:зам|вице-)?(?:министр|президент|премьер|лидер|глав|руководител|начальник|секретар|посл|советник|представител|посланник)"
        r"(?:ы|и|ов|ей|ам|ям|ами|ями|ах|ях))(?!\w)"
    )
)
_COUNTERPARTS: Final = re.compile(
    fold(
        r"(?<!\w)(?:counterparts|colleagues|homologues|opposite\s+numbers|коллегами|коллегам|коллег|визави|контрпартнерами)$"
    )
)
_BESIDE: Final = re.compile(fold(r"\s*,?\s*(?:(?:and|и)\s+)?(?:the\s+)?"))
_LAST: Final = re.compile(fold(r"(?<!\w)(?:and|и)(?!\w)"))


def with_several(
    actors: list[Actor],
    text: str,
    words: Sequence[Word],
    *,
    find: Callable[[int], Found | None],
    name_in: Callable[[Sequence[Word], Actor, int], Actor],
    side_of: Callable[[str], str],
) -> list[Actor]:
    """Put those who share a title in the place of what was read there.

    ``find``: what the directory has at a word; ``name_in``: one with the name that begins there;
    ``side_of``: the only side of a person.
    """
    named = partial(name_in, words)
    done, until = actors, 0
    for n, word in enumerate(words):
        if (
            word.start < until
            or not word.text.endswith(_ENDS)
            or _FIRST.fullmatch(word.text) is None
        ):
            continue
        title, office = next(
            ((found, office) for one, office in _TITLES if (found := one.match(text, word.start))),
            (None, ""),
        )
        listed = [] if title is None else _listed(office, n, title.end(), words, find, named, text)
        if listed and not office:
            listed = [replace(one, many=0, counterpart=True) for one in listed]
            listed[0] = replace(listed[0], start=word.start + (word.text[0] == "و"))
        if len({one.side for one in listed}) > 1 and title is not None:
            end, until = listed[-1].end, title.end()  # *نواب وزراء* are no ministers
            done = [one for one in done if one.end <= word.start or one.start >= end] + listed
    done = with_respective(done, text, words, find=find, name_in=name_in, side_of=side_of)
    done = _with_two(done, text, words, find, named)
    done = _with_one_title(sorted(done, key=lambda one: one.start), text)
    done = _with_names_behind(done, text, words, find, named)
    done = _with_counterparts(_with_neighbours(done, text, words, named), text)
    return with_shared_title(done, text)


def _with_names_behind(
    actors: list[Actor],
    text: str,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    named: Callable[[Actor, int], Actor],
) -> list[Actor]:
    """Give *the ministers of X, Y and Z - A, B and C -* the names in their order."""
    rows: dict[int, list[Actor]] = {}
    for one in actors:
        if one.many and text[one.start].isascii():
            rows.setdefault(one.many, []).append(one)
    for row in rows.values():
        names = _names_behind(sorted(row, key=lambda one: one.start), text, words, find, named)
        if len(names) != len(row):
            continue
        first, last = names[0].start, names[-1].end
        kept = [one for one in actors if one not in row and not first <= one.start < last]
        whole = [
            replace(one, person=name.person, name=name.name)
            for one, name in zip(sorted(row, key=lambda one: one.start), names, strict=True)
        ]
        actors = sorted([*kept, *whole], key=lambda one: one.start)
    return actors


def _names_behind(
    row: Sequence[Actor],
    text: str,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    named: Callable[[Actor, int], Actor],
) -> list[Actor]:
    """Return as many names as stand in a row, behind a comma or a dash, in their order."""
    end, found = row[-1].end, list[Actor]()
    at = next((n for n, word in enumerate(words) if word.start >= end), len(words))
    for one in row:
        at += at < len(words) and words[at].text in _ANDS and bool(found)
        gap = _GAP_AND if found else _OPENS
        if at >= len(words) or gap.fullmatch(text, end, words[at].start) is None:
            return []
        known = find(at)
        if known is not None and known.entry.kind is Kind.PERSON:
            persons = known.entry.persons
            if len(persons) != 1:
                return []
            end = words[known.last - 1].end
            found.append(replace(one, person=persons[0], name="", start=words[at].start, end=end))
        else:
            name = named(replace(one, person="", name="", end=end), at)
            end = words[at].start + len(fold(name.name))
            if not name.name or not text.startswith(fold(name.name), words[at].start):
                return []
            found.append(replace(name, start=words[at].start, end=end))
        at = next((n for n, word in enumerate(words) if word.start >= end), len(words))
    return found


def _with_neighbours(
    actors: list[Actor], text: str, words: Sequence[Word], named: Callable[[Actor, int], Actor]
) -> list[Actor]:
    """Give *Bulgaria's* his name, beside *Romania's X*, of whom the name is known."""
    done = list(actors)
    for n, one in enumerate(actors):
        if not (one.bare and _WHOSE.match(text, one.end)):
            continue
        for first, last in ((n - 1, n), (n, n + 1)):
            if not 0 <= first < last < len(actors):
                continue
            other = actors[first] if first != n else actors[last]
            whose = "'s " in text[other.start : other.end] and bool(other.person or other.name)
            end = _end_of_name(one, words, named) if n == first else other.end
            if whose and end and _BESIDE_AND.fullmatch(text, end, actors[last].start):
                at = next((k for k, word in enumerate(words) if word.start > one.end + 1), None)
                name = named(one, at) if at is not None else one
                if at is not None and " " in name.name:
                    done[n] = replace(name, end=words[at].start + len(fold(name.name)))
                break
    return done


def _end_of_name(one: Actor, words: Sequence[Word], named: Callable[[Actor, int], Actor]) -> int:
    """Return where somebody of a row ends, with the name that is not yet his."""
    at = next((k for k, word in enumerate(words) if word.start > one.end + 1), None)
    name = named(one, at).name if at is not None else ""
    return words[at].start + len(fold(name)) if at is not None and name else 0


def _with_counterparts(actors: list[Actor], text: str) -> list[Actor]:
    """Give *his British and French counterparts, A and B* each a side and a name."""
    done = list(actors)
    for n, one in enumerate(actors):
        if not one.counterpart or not _COUNTERPARTS.search(text, one.start, one.end):
            continue
        row = [one]
        for each in reversed(actors[:n]):
            if not each.bare or not _BESIDE.fullmatch(text, each.end, row[0].start):
                break
            row.insert(0, each)
        if len({each.side for each in row}) < _PAIR:
            continue
        for each in row:
            named = _named_behind(each, row, actors)
            done = [other for other in done if other is not named]
            own = named if named and not (each.person or each.name) else each
            place = next(k for k, other in enumerate(done) if other is each)
            done[place] = replace(each, counterpart=True, person=own.person, name=own.name)
    return done


def _with_two(
    actors: list[Actor],
    text: str,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    named: Callable[[Actor, int], Actor],
) -> list[Actor]:
    """Put two who share a title, each with a name, in the place of what was read there."""
    done = actors
    for n, word in enumerate(words):
        if not word.text.endswith(_TWO_ENDS):
            continue
        title, office = next(
            ((found, office) for one, office in _TWO if (found := one.match(text, word.start))),
            (None, ""),
        )
        two = [] if title is None else _listed(office, n, title.end(), words, find, named, text)
        if len(two) != _PAIR or two[0].side == two[1].side or not (two[0].name or two[0].person):
            continue
        two = [replace(one, many=0, counterpart=not office) for one in two]
        two[0] = replace(two[0], start=word.start + (word.text[0] == "و" and word.text[:2] != "وز"))
        done = [one for one in done if one.end <= word.start or one.start >= two[1].end] + two
    return done


def _with_one_title(actors: list[Actor], text: str) -> list[Actor]:
    """Give *the ministers of X, Y and Z*, *X, Y and Z ministers* their one title."""
    done = list(actors)
    for n, one in enumerate(actors):
        plural = _PLURAL.search(text, one.start, one.end)
        if plural is None or not one.is_party or one.name or one.person:
            continue
        ahead = _row(actors[n:], text) if text[plural.end() : one.end].strip() else []
        row = ahead or _row(actors[n::-1], text)
        if len({each.side for each in row}) < _SEVERAL:
            continue
        for each in row:
            place = next(k for k, other in enumerate(done) if other is each)
            named = _named_behind(each, row, actors)
            done = [other for other in done if other is not named]
            person = named.person if named else ""
            many = replace(each, office=one.office, person=person, many=one.start + 1)
            done[place] = replace(many, counterpart=one.counterpart)
    return done


def _named_behind(one: Actor, row: Sequence[Actor], actors: Sequence[Actor]) -> Actor | None:
    """Return who is named for a side behind its row: *the presidents of X, Y and Z, A, B and C*."""
    end = max(each.end for each in row)
    near = (each for each in actors if end <= each.start <= end + _BEHIND and not each.office)
    return next((each for each in near if each.person and each.side == one.side), None)


def _row(actors: Sequence[Actor], text: str) -> list[Actor]:
    """Return who stands in one row with the first: sides and no more, an *and* before the last."""
    row = [actors[0]]
    for one in actors[1:_MOST]:
        first, last = sorted((row[-1], one), key=lambda each: each.start)
        plain = one.bare or (one.office == row[0].office and not (one.name or one.person))
        if not plain or not one.side or _BESIDE.fullmatch(text, first.end, last.start) is None:
            break
        row.append(one)
    start, end = min(one.start for one in row), max(one.end for one in row)
    return row if _LAST.search(text, start, end) else []


def _listed(
    office: str,
    first: int,
    end: int,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    named: Callable[[Actor, int], Actor],
    text: str,
) -> list[Actor]:
    at = first
    while at < len(words) and (
        words[at].start < end or (at - first < _MOST and words[at].text in _EACH)
    ):
        at += 1
    listed: list[Actor] = []
    while at < len(words) and len(listed) < _MOST:
        place = find(at)
        gap = gap_before(text, words, at)
        joined = not listed or words[at].text.startswith("و")
        side = place is not None and place.entry.kind in (Kind.NOUN, Kind.ADJECTIVE)
        if place is None or not side or not joined or _GAP.fullmatch(gap) is None:
            break
        clitic = int(bool(listed))
        one = Actor(
            start=words[at].start + clitic,
            end=words[place.last - 1].end,
            side=place.entry.side,
            office=office,
            many=words[first].start + 1,
        )
        at = place.last
        stop = min(len(words), at + _RANKS)
        while at < stop and (found := find(at)) and found.entry.kind is Kind.RANK:
            at = found.last
        found = find(at) if at < len(words) else None
        if listed and not (listed[0].name or listed[0].person):
            pass  # whose name stands behind all of them, is told by the order
        elif (
            found is not None and found.entry.kind is Kind.PERSON and len(found.entry.persons) == 1
        ):
            one = replace(one, person=found.entry.persons[0], end=words[found.last - 1].end)
        elif found is None and at < len(words):
            one = named(one, at)
        while at < len(words) and words[at].start < one.end:
            at += 1
        listed.append(one)
    return listed
