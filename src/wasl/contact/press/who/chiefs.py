# SPDX-License-Identifier: Apache-2.0
"""English titles that end with the head: *Central Command chief*, *foreign ministry director general*.

Rules:

1. Words of departments, forces or bodies go before the head; a side stands right before them, or *of* and
   a side right behind: no *security chief* of a club.
2. Who heads armed forces, an arm of them, or a service that spies has the office that he has in
   *head of …*; an adviser or envoy is an aide; whoever else is of no list, and needs a name beside.
3. *For the Horn of Africa*, *for political affairs* hang on an envoy, or on who is of no list: a name
   may stand behind them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.actors import OTHER
from wasl.contact.press.who.heading import (
    BETWEEN,
    BODIES,
    is_named,
    office_of_body,
    side_before,
    side_beside,
)
from wasl.contact.press.who.joining import LOWER
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Word, gap_before
from wasl.contact.press.who.posts import DEPARTMENTS

_HEADED: Final = (
    "chief", "director", "commander", "head", "boss", "chairman", "chairwoman", "chairperson", "chair", "president", "speaker",
    "commissioner", "governor", "commandant", "inspector general", "director general", "secretary general", "secretary",
    "executive director", "political director", "chief of staff", "chief executive", "administrator", "negotiator", "permanent secretary",
    "commander in chief", "deputy chief", "deputy director", "deputy commander", "deputy head", "deputy speaker", "vice president",
    "undersecretary", "under secretary", "coordinator", "deputy chairman", "deputy chairperson",
)  # fmt: skip
_AIDES: Final = ("adviser", "advisor", "envoy", "representative", "aide", "assistant")
_ENDS: Final = frozenset(tuple(one.split()) for one in (*_HEADED, *_AIDES))
_LAST: Final = frozenset(one[0] for one in _ENDS)
_LONGEST: Final = max(map(len, _ENDS))
_MORE: Final = (
    "staff coast joint gendarmerie police carabinieri refugee refugees aid relief humanitarian peacekeeping peacebuilding peace rights human political "
    "policy drug drugs counter narcotics customs border cyber cybersecurity enlargement neighbourhood budget competition central northern southern "
    "eastern western european africa asia pacific operations operational special parliamentary presidential royal state house bundestag duma "
    "knesset majlis rada seimas sejm riksdag storting verkhovna ministry office department prime foreign climate amiri emiri court diwan "
    "protocol diplomatic economic counterterrorism terrorism counter hostage migration missile missiles rocket strategic ballistic unification "
    "reconciliation nuclear watchdog atomic population children trade bank monetary quds revolutionary republican presidential national homeland "
    "resident first deputy senior delegation mission monitoring"
)
_WORDS: Final = frozenset((*DEPARTMENTS, *BETWEEN.split(), *BODIES.split(), *_MORE.split()))
_NEVER_FIRST: Final = frozenset(["the", "and", "of", "for", "chiefs", "s", "people", "local"])
_NOT_LAST: Final = frozenset({"the", "and", "of", "for", "first", "s", "deputy", "senior"})
_LONE: Final = frozenset({"president", "speaker", "secretary", "governor", "assistant", "vice"})
_CHAMBER: Final = re.compile(
    r"(?:parliament|assembly|senate|house|bundestag|duma|knesset|majlis|rada|council|commission|court|bank|committee|sejm|seimas|riksdag|storting)$"
)
"""Of what somebody is president, speaker or governor: a *trade president* is none."""
_MOST: Final = 7
_WHERE: Final = frozenset({"to", "for", "on"})
_GAPS: Final = frozenset({" ", "-", "'"})
_SENT: Final = frozenset({"aide", OTHER, "ambassador", *LOWER})
_REGION: Final = (
    r"sahel|(?:greater )?horn of africa|(?:african )?great lakes(?: region)?|western balkans|balkans|(?:middle|near|far) east(?: peace)?(?: process)?|central asia|"
    r"(?:south|southern) caucasus|caucasus|(?:north|west|east|southern|central|sub-saharan) africa|africa|(?:south|southeast|east|west) asia|asia|arctic|"
    r"indo-pacific|asia-pacific|pacific(?: islands)?|red sea|black sea|mediterranean|(?:persian |arab )?gulf|maghreb|levant|europe|latin america|"
    r"americas|caribbean|eurasia|sahara|western sahara|eastern neighbou?rhood|southern neighbou?rhood|transatlantic|taiwan strait|korean peninsula|darfur"
)
_MATTER: Final = (
    r"(?:special |global |international |regional |national |presidential |strategic )?(?:"
    + "|".join(
        sorted(
            {*DEPARTMENTS, *["political", "policy", "peace", "process", "peacekeeping", "peacebuilding", "operations", "human", "rights", "refugees", "climate", "change", "children", "conflict", "sexual", "violence", "antisemitism", "freedom", "belief", "hostage", "hostages", "drugs", "issues", "reconstruction", "recovery", "sanctions", "disarmament", "non-proliferation", "nonproliferation", "counterterrorism", "counter-terrorism", "arms", "control", "cyber", "cyberspace", "cybersecurity", "genocide", "ocean", "oceans", "biodiversity", "stabilisation", "stabilization", "missing", "persons", "reform", "relations", "coordination", "response", "crisis", "conflicts", "partnership", "partnerships", "enlargement", "neighbourhood", "economic"]} - {"and"},
            key=len,
            reverse=True,
        )
    )
    + r")"
)  # fmt: skip
_TAIL: Final = re.compile(
    rf" (?:(?:for|on|to) (?:the )?(?:{_REGION})(?: affairs)?|(?:for|on) (?:the )?{_MATTER}(?:(?: and| of| the| in|,){{0,2}}[ -]{_MATTER}){{0,6}})(?!\w)"
)


def ended(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Found | None:
    """Return the title of who heads what is said before. ``find``: what the directory has at a word."""
    if words[at].text not in _WORDS or words[at].text in _NEVER_FIRST:
        return None
    last = at + 1
    while last < min(len(words), at + _MOST) and gap_before(shadow.text, words, last) in _GAPS:
        end = _end(shadow, words, last) if words[last].text in _LAST else 0
        if end and not _goes_on(shadow, words, end):
            return _title(shadow, words, (at, last, end), find)
        if words[last].text not in _WORDS:
            return None
        last += 1
    return None


def _end(shadow: Shadow, words: Sequence[Word], at: int) -> int:
    """Return the word behind the longest head that begins at a word; 0 if there is none."""
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        close = all(gap_before(shadow.text, words, n) in _GAPS for n in range(at + 1, at + size))
        if close and tuple(one.text for one in words[at : at + size]) in _ENDS:
            return at + size
    return 0


def _goes_on(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a head stands behind that is the title's own: *house speaker*, *chief negotiator*."""
    return (
        at < len(words)
        and gap_before(shadow.text, words, at) in _GAPS
        and (words[at].text in _LAST and not shadow.is_capital(words[at].start))
    )


def _title(
    shadow: Shadow,
    words: Sequence[Word],
    area: tuple[int, int, int],
    find: Callable[[int], Found | None],
) -> Found | None:
    at, head, end = area
    said = [one.text for one in words[at:head]]
    first = side_beside(words, (at, end), find)
    if said[-1] in _NOT_LAST or first is None:
        return None
    if words[head].text in _LONE and end == head + 1 and not _CHAMBER.search(said[-1]):
        return None
    if words[end - 1].text in _AIDES:
        return Found(at, end, Entry(Kind.OFFICE, office="aide"))
    office = office_of_body(words, head, (at, head), "")
    if "deputy" in (*said, words[head].text) or "vice" in said or words[head].text == "vice":
        office = OTHER
    if office == OTHER and not is_named(shadow, words, (first, end), find):
        return None
    return Found(at, end, Entry(Kind.OFFICE, office=office))


def tail(
    shadow: Shadow, words: Sequence[Word], found: Found, find: Callable[[int], Found | None]
) -> int:
    """Return the word behind *for the Sahel*, *for political affairs*, that hangs on a title."""
    of_union = found.entry.side == "EU"  # *EU High Representative for Foreign Affairs*
    if not (found.entry.office in _SENT or of_union) or not words[found.last - 1].text.isascii():
        return found.last
    hangs, last = _TAIL.match(shadow.text, words[found.last - 1].end), found.last
    if found.entry.office == "aide" and last + 1 < len(words) and words[last].text in _WHERE:
        to = last + 1 + (words[last + 1].text == "the")
        state = find(to) if to < len(words) else None
        sent = state is not None and state.entry.kind is Kind.NOUN
        if sent and side_before(words, found.first, find) is not None:
            return state.last if state else last  # *the Greek envoy to Sudan*
    while hangs and last < len(words) and words[last].start < hangs.end():
        last += 1
    return last
