# SPDX-License-Identifier: Apache-2.0
"""Whom a text introduces: persons with a title, whom the directory has not.

Rules:

1. Who is named in full with a title and a side is known in the rest of the text by the name alone,
   by the family name, and as the holder of that office.
2. Of a title without a side it is the side that has the office in the text, named by nobody; else
   that of the place in the line that opens the report. Where both are not clear, it stays open.
3. Headings introduce nobody: there every word may have a capital.
4. A state's own agency means its own ministers: *عمان (بترا)-*. It is named in brackets, or beside the
   dash that opens a report; Arabic ones alone, for those are written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from wasl.contact.dates import parse_when
from wasl.contact.directory import Person, Term
from wasl.contact.press.shadow import Shadow, fold, is_arabic, pattern, spaced
from wasl.contact.press.who.actors import OTHER, Actor
from wasl.contact.press.who.arabic_leaders import arabic_side_of
from wasl.contact.press.who.families import runs_on
from wasl.contact.press.who.leaders import called, side_of
from wasl.contact.press.who.surnames import first_family

_EVER: Final = parse_when("1900")
_DATELINE: Final = re.compile(
    r"\s*[^\n.:;()]{2,40}?(?:,\s+\w{3,9}\.?\s+\d{1,2})?\s*(?:\([^)\n]{2,30}\)\s*)?(?:\s[-/\u2022]+\s|--|\([^)\n]{2,30}\))"
)
_DAY: Final = r"(?:[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?)(?:\s*[,/]?\s*\d{4})?"
_TOWN: Final = (
    r"\s*(?:\([^)\n]{2,12}\)\s*-\s*)?[a-z][a-z' .-]{2,25}(?:\s*(?:,\s*[a-z' ]{3,20}|\[[a-z' ]+\]))?"
)
_OF_AGENCY: Final = re.compile(
    rf"{_TOWN}(?:,\s*(?:[a-z]{{6,9}}day,?\s+)?{_DAY},?\.?)?\s*(?:\([^)\n]{{2,20}}\)|/[^/\n]{{2,20}}/)\s*(?:\.?\s*-+|:|\.(?=\s))"
    rf"|{_TOWN},\s*{_DAY}[,.]?\s*(?:\([^)\n]{{2,20}}\)\s|(?:[,.]\s*)?[a-z]{{3,12}}\s*(?:-+|\.)\s|\s*-+\s)"
    rf"|{_TOWN},\s*[a-z]{{2,12}}\s+-+\s"
)
"""*Amman, April 24 (Petra) --*: however its letters are, the place is that of the report."""
_PLAIN: Final = re.compile(r"\s*[a-z][a-z' ]{2,20}\s-+\s(?=[a-z])")
"""*Rabat - The minister*: a long sentence alone opens so."""
_CAPITALS: Final = re.compile(r"\s*[a-z' ]{4,25}:\s")
_QUOTED: Final = pattern(r"(?<!\w)(?:وكالة|الوكالة|نقلا|نقلت|ذكرت|أفادت|قالت)(?!\w)")
_COLON: Final = re.compile(r"\s*[\u0600-\u06ff -]{3,30}:\s*(?:\"|[^\n]{0,40}$)")
_VISIT: Final = pattern(
    r"(?<!\w)(?:و)?(?:وصل|وصلت|يصل|تصل|زار|زارت|يزور|تزور|ب?زيارة|زيارته|زيارتها|توجه|توجهت|حل|حلت)(?!\w)[^\n.]{0,90}?(?:(?<!\w)(?:إلى|على|في)\s+|(?<!\w)[بل]?)(?:العاصمة\s+)?$",
    r"(?<!\w)من\s+$",
    r"(?<!\w)(?:прибыл|прилетел|приехал|посетил|посеща|вылетел|отправил|находи|визит|поездк|направля)\w*(?!\w)[^\n.;]{0,60}?(?:(?<!\w)(?:во?|на)\s+(?:столицу\s+)?)?$",
)
_ONLY_COLON: Final = re.compile(r"\s*[\u0600-\u06ff ]{3,20}:")
_CITIES: Final = {
    fold(city): side
    for city, side in {
        "عمان": "JO", "عدن": "YE", "جدة": "SA", "رام الله": "PS", "دبي": "AE", "بورتسودان": "SD",
        "بنغازي": "LY", "إسطنبول": "TR", "أربيل": "IQ", "شرم الشيخ": "EG", "الدار البيضاء": "MA",
    }.items()
}  # fmt: skip
"""Where reports come from beside capitals; *عمان* alone is Amman."""
_LINE_DAY: Final = re.compile(
    spaced(
        r"[\s,/-]*(?:في )?(?:(?:يوم )?(?:الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت),? )?\d{1,2}(?:[\s/-]+\w+){1,2}(?:[\s/-]+\d{4})?(?: م)?(?!\w)|\s/\s?\w{2,6}\s?/"
    )
)
"""The day of a line that is hardly more than a place, and the letters of an agency."""
_CITY: Final = re.compile(rf"\s*({'|'.join(_CITIES)})\s*(?:\(|:|,|-|\s\d)")
_DENIES: Final = re.compile(
    r"(?:\s+(?:on\s+)?\w+day)?\s+(?:(?:has|have|on\s+\w+day|also)\s+)?(?:denied|denies|rejected|dismissed|refuted)(?!\w)"
    r"|\s+(?:said\s+(?:that\s+)?(?:it|she)\s+)?(?:(?:has|have|had|on\s+\w+day|also|abruptly)\s+){0,2}(?:called\s+off|cancel(?:l?ed|s)|postponed?|put\s+off|scrapped|shelved|delayed|calls\s+off|scraps|postpones)(?!\w)"
    r"|(?:\s+[\w-]+){0,3}?\s+(?:опроверг|отверг|отрица|назва)\w*(?!\w)[^.;]{0,60}?(?:\s|,)что\s"
)
_MARKS: Final = re.compile("[\u064b-\u0652\u0670]")
_PALACES: Final = {
    fold(palace): side
    for palace, side in {
        "قصر بعبدا": "LB", "السراي الحكومي": "LB", "السراي الكبير": "LB", "عين التينة": "LB", "قصر المرادية": "DZ",
        "قصر قرطاج": "TN", "قصر القصبة": "TN", "قصر الاتحادية": "EG", "قصر الشعب بدمشق": "SY", "قصر اليمامة": "SA",
        "قصر بيان": "KW", "قصر السيف": "KW", "قصر لوسيل": "QA", "قصر الشاطئ": "AE", "قصر الحسينية": "JO", "قصر بسمان": "JO",
        "قصر العلم": "OM", "قصر البركة": "OM", "قصر الصخير": "BH",
    }.items()
}  # fmt: skip
_PALACE: Final = re.compile(rf"(?<!\w)[بل]?({'|'.join(_PALACES)})(?!\w)")
_AIDE: Final = "aide"
_HEADING: Final = 75
_OPENING: Final = 90
_HOSTS: Final = frozenset(
    [
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "defence-minister",
        "chief-of-general-staff",
        "security-council-secretary",
        "national-security-adviser",
        "deputy-foreign-minister",
        "deputy-defence-minister",
        OTHER,
    ]
)
_LONG: Final = 3
"""Parts of a name that newspapers shorten."""
_PARTICLES: Final = frozenset({"بن", "ابن", "بنت", "عبد", "آل", "أبو", "ولد"})
_MINISTER: Final = len("minister ")
_FIELD: Final = 5
"""Words that the name of a ministry has behind *وزارة الخارجية* at most."""


class Home(NamedTuple):
    """Where a report is from: ``own``, whose the ministers are; ``place``, by its place at least.

    ``ministry``: the office of the minister whose ministry signs it; ``body``: the only organisation
    in it, which is that of *the secretary-general*; ``guessed``: no place opens it.
    """

    own: str
    place: str
    ministry: str = ""
    body: str = ""
    guessed: bool = False


def persons_of(
    read: Sequence[Sequence[Actor]], homes: Sequence[Home], *, year: int | None = None
) -> list[Person]:
    """Return whom sentences introduce. ``homes``: for each, whose the report is."""
    at_home = [
        (one, home, n)
        for n, (actors, home) in enumerate(zip(read, homes, strict=True))
        for one in actors
        if one.name and one.office and not one.former
    ]
    named = [one for one, *_ in at_home]
    known = {one.name: one.side for one in named if one.side}
    names = dict.fromkeys((one.name for one in named), "") | known
    at_home = [each for each in at_home if not runs_on(each[0].name, names)]
    taken = {(one.side, one.office) for one in named if one.side}
    unnamed: dict[str, set[str]] = {}
    ours: set[int] = set()
    for one in (each for actors in read for each in actors):
        if one.person and not one.former:
            taken.add((one.side, one.office))
        elif one.side and one.office and not (one.name or one.body or one.counterpart):
            unnamed.setdefault(one.office, set()).add(one.side)
    made: dict[str, Person] = {}
    for one, home, n in at_home:
        if (whole := _whole(one, made)) is not None:
            made[whole.names[0]] = replace(whole, names=(*whole.names, one.name))
            continue
        side = one.side or known.get(one.name, "")
        sounds = arabic_side_of if is_arabic(one.name) else side_of
        side = side or sounds(one.name, one.office, year=year)
        if not side and not one.counterpart and not _is_of_teller(one, home, read[n]):
            beside = {each.side for each in read[n] if each.office == one.office and not each.name}
            open_ = {
                each
                for each in unnamed.get(one.office, set()) - beside
                if (each, one.office) not in taken
            }
            own, place = (
                each
                if (each, one.office) not in taken and one.office != "secretary-general"
                else ""
                for each in home[:2]
            )
            if n in ours:  # *NAIROBI (WAM) - our minister met X, minister of tourism*
                abroad = read[n][0].bare and read[n][0].side not in ("", home.own)
                own, place = "", read[n][0].side if abroad else ""
            side = own or (next(iter(open_)) if len(open_) == 1 else place)
            if own:
                ours.add(n)
        if side and (one.name not in made or _is_vaguer(made[one.name], one, side)):
            bare = one.office == OTHER and one.end - one.start <= len(one.name) + _MINISTER
            ours_too = bare and home.ministry and side in (home.own, home.place)
            made[one.name] = _person(replace(one, office=home.ministry) if ours_too else one, side)
    return _without_short(made.values())


def _is_vaguer(known: Person, one: Actor, side: str) -> bool:
    """Whether *the Uzbek minister X* was introduced, and is the foreign minister now."""
    (term,) = known.terms
    return term.office == OTHER != one.office and term.side == side


def _is_of_teller(one: Actor, home: Home, actors: Sequence[Actor]) -> bool:
    """Whether an envoy may be of those who tell of him: *a UN official said the envoy X met …*."""
    return one.office == _AIDE and any(
        not each.bare and each.end <= one.start and each.side not in ("", home.own, home.place)
        for each in actors
    )


def _whole(one: Actor, made: Mapping[str, Person]) -> Person | None:
    """Return him who is known by his whole name: *President Tinubu*, *Minister Rodríguez Parrilla*."""
    found = [
        each
        for name, each in made.items()
        if (
            name.endswith(f" {one.name}")
            or (one.name.isascii() and " " in one.name and name.startswith(f"{one.name} "))
        )
        and one.side in ("", each.terms[0].side)
        and one.office in (OTHER, each.terms[0].office)
    ]
    return found[0] if len(found) == 1 else None


def _person(one: Actor, side: str) -> Person:
    id_ = f"={one.name}"
    offices = (one.office, "head-of-government") if one.premier else (one.office,)
    terms = tuple(Term(id_, side, office, _EVER, None) for office in offices)
    names = dict.fromkeys(
        [one.name, _MARKS.sub("", one.name), *_shorter(one.name), *called(one.name)]
    )
    return Person(id_, (*names, *first_family(one.name, side)), terms)


def _shorter(name: str) -> list[str]:
    """Return an Arab's long name without its last part, and the first part with the last.

    Elsewhere what stands last: *Мохаммад Тухид Хоссейн* is *Тухид Хоссейн* in a heading.
    """
    words = name.split()
    if len(words) == _LONG and not is_arabic(name) and words[1][0].isupper():
        return [" ".join(words[1:])]
    if len(words) < _LONG or not is_arabic(name) or not words[-1].startswith("ال"):
        return []
    short = [*words[:1], words[-1]] if words[1] not in _PARTICLES else []
    without = words[:-1] if len(words) > _LONG and words[-2] not in _PARTICLES else []
    return [" ".join(each) for each in (short, without) if each]


def _without_short(persons: Iterable[Person]) -> list[Person]:
    """Leave out *Minister Safadi* where *Ayman Safadi* is known."""
    longer = [one for one in persons if " " in one.names[0]]
    lasts = {(one.names[0].split()[-1], one.terms[0].side) for one in longer}
    return longer + [
        one
        for one in persons
        if " " not in one.names[0] and (one.names[0], one.terms[0].side) not in lasts
    ]


def agency_of(text: str, start: int, end: int, outlets: Mapping[str, str]) -> str:
    """Return the side whose own agency opens a report."""
    names, arabic, latin = _agencies(frozenset(outlets.items()))
    until = min(end, start + _OPENING)
    found = arabic.search(text, start, until)
    if found is not None and not _QUOTED.search(text, start, found.start()):
        return names[" ".join(found[1].split())]
    found = latin.match(text, start, until)
    return names[" ".join((found[1] or found[2]).split())] if found else ""


@lru_cache(maxsize=4)
def _agencies(
    outlets: frozenset[tuple[str, str]],
) -> tuple[Mapping[str, str], re.Pattern[str], re.Pattern[str]]:
    """Return agencies, and what finds them: a sign stands behind an Arabic name, around a Latin one."""
    names = {fold(name): side for name, side in outlets}
    arabic, latin = (
        "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if of(name))
        for of in (is_arabic, str.isascii)
    )
    return (
        names,
        re.compile(rf"(?<!\w)({arabic or '(?!)'})(?!\w)(?=\s*(?:[-:)/]|\"?\s*$))"),
        re.compile(
            rf"[^\n:;\"]{{0,60}}?(?:[(/]\s*({latin or '(?!)'})\s*[)/]|[,.]\s({latin or '(?!)'})\s*(?:-|\.\s|:))"
        ),
    )


def home_of(shadow: Shadow, start: int, end: int, actors: Sequence[Actor]) -> str:
    """Return the side of the place that opens a report: *AMMAN - …*."""
    opening = _DATELINE.match(shadow.text, start, min(end, start + _OPENING)) or _COLON.match(
        shadow.text, start, end
    )
    city = _CITY.match(shadow.text, start, min(end, start + _OPENING))
    if city is not None:
        return _CITIES[city[1]]
    if opening is None and end - start > _HEADING:  # *الجزائر: استقبل …*
        opening = _ONLY_COLON.match(shadow.text, start, end)
    agency = _OF_AGENCY.match(shadow.text, start, min(end, start + _OPENING))
    if agency is None and end - start > _HEADING:
        agency = _PLAIN.match(shadow.text, start, min(end, start + _OPENING))
    opening = opening or agency or _CAPITALS.match(shadow.text, start, end)
    if opening is None:
        return signed_by(shadow, start, end, actors)
    colon = shadow.text.find(":", start, opening.end())
    until = opening.end() if colon < 0 else colon + 1  # *X from New York: Vietnamese plants*
    places = [one for one in actors if one.bare and one.end <= until]
    first = shadow.span(places[0].start, places[0].end).text if places else ""
    sides = {one.side for one in places}
    loud = (
        agency is not None
        or first.partition(",")[0].isupper()
        or "\u0600" <= first[:1] <= "\u06ff"
        or (end - start > _HEADING and first.isascii() and places[:1] == list(actors[:1]))
    )
    return sides.pop() if len(sides) == 1 and loud else ""


def signed_by(shadow: Shadow, start: int, end: int, actors: Sequence[Actor]) -> str:
    """Return the side of an Arabic line that is its place, or its ministry, and hardly more."""
    sides = {one.side for one in actors if one.side}
    line = end - start <= _HEADING and len(sides) == 1 and is_arabic(shadow.text[start])
    if not line or any(one.can_take_part for one in actors):
        return ""
    rest = shadow.text[start : actors[0].start] + shadow.text[actors[-1].end : end]
    rest = _LINE_DAY.sub(" ", rest)  # *المنامة في 27 نوفمبر 2023*
    body = actors[0].body and actors[0].start == start
    return sides.pop() if len(rest.split()) <= (_FIELD if body else 0) else ""


def palace_of(text: str, start: int, end: int) -> str:
    """Return whose the palace is where somebody is received: its reports name no place."""
    found = _PALACE.search(text, start, end)
    return "" if found is None else _PALACES[found[1]]


def visited_of(shadow: Shadow, start: int, actors: Sequence[Actor]) -> str:
    """Return the side to which one of another comes: *وصل أوستن إلى بغداد*, *أوستن من بغداد:*."""
    place = _place_of(shadow.text, start, actors)
    return "" if place is None else place.side


def hosts_of(text: str, start: int, actors: Sequence[Actor]) -> list[Actor]:
    """Give titles behind *прибыл в Баку, где встретился с* the side of the place."""
    actors = _denied_of(text, start, actors)
    place = _place_of(text, start, actors) if any(_is_open(one) for one in actors) else None
    if place is None or text[place.start].isascii():
        return list(actors)
    return [
        replace(one, side=place.side) if _is_open(one) and one.start > place.end else one
        for one in actors
    ]


def _denied_of(text: str, start: int, actors: Sequence[Actor]) -> list[Actor]:
    """Give the first title in *Damascus denied reports that the minister met …* the side."""
    early = (one for one in actors if one.side and one.end <= start + _HEADING)
    who = next((one for one in early if _DENIES.match(text, one.end)), None)
    if who is None:
        return list(actors)
    first = next((n for n, one in enumerate(actors) if one.start > who.end and not one.bare), None)
    aide = first is not None and actors[first].office == _AIDE and actors[first].is_unplaced
    if first is None or not (aide or _is_open(actors[first])):
        return list(actors)
    done = list(actors)
    done[first] = replace(done[first], side=who.side)
    return done


def _is_open(one: Actor) -> bool:
    return one.office in _HOSTS and one.is_unplaced and not one.two


def _place_of(text: str, start: int, actors: Sequence[Actor]) -> Actor | None:
    guests = [one for one in actors if one.is_party]
    for one in actors:
        if not one.bare or text[one.start].isascii():
            continue
        if not any(each.side != one.side and each.start < one.start for each in guests):
            continue
        begin = max(start, one.start - _OPENING)
        came = _VISIT.search(text, begin, one.start + (text[one.start] in "بل"))
        if came is None:
            continue
        if came[0].lstrip().startswith("من") and not text.startswith(":", one.end):
            continue
        return one
    return None
