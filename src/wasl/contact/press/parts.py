# SPDX-License-Identifier: Apache-2.0
"""The parts of a page: articles that were glued together, and the day of each.

Rules:

1. A section that names nobody of those before begins another part, and another article.
2. The day of a part is that of its line of dates, or of the place and day that open an agency's
   report. A line whose dates differ gives none, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from wasl.contact.press.cutting import Section, Sentence
from wasl.contact.press.proposal import Day, Warned
from wasl.contact.press.proposal import Role as DayRole
from wasl.contact.press.shadow import Shadow
from wasl.contact.press.timing import Use, timed
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.when.resolving import dateline, resolve
from wasl.contact.press.who.actors import Actor, with_offices_before
from wasl.contact.press.who.arabic_leaders import arabic_leaders_of
from wasl.contact.press.who.introducing import (
    Home,
    agency_of,
    home_of,
    palace_of,
    persons_of,
    signed_by,
    visited_of,
)
from wasl.contact.press.who.leaders import leaders_of
from wasl.contact.press.who.lexicon import words_of
from wasl.contact.press.who.memory import Asked
from wasl.contact.press.who.mentions import Mentions
from wasl.contact.press.who.namesakes import told_apart
from wasl.contact.press.who.origin import at_home, body_of, held_by, ministry_of, origin_of
from wasl.contact.press.who.russian_leaders import russian_leaders_of

_HEAD: Final = 6
_BEFORE: Final = 3
_DAY_CHARS: Final = 10
_NO_STATE: Final = ("", "secretary-general")
"""Offices that our state has not."""
_OPENING: Final = 3
_PLACED: Final = re.compile(
    r"(?:\s+года)?,?\s+\d{1,2}:\d\d,?\s+(?!(?:gmt|utc|[ap]m|[a-z]{0,2}[sd]t|мск|updated|local)(?!\w))[^\W\d_][^\d\n:|]{2,40}"
)
_SIGNED: Final = re.compile(r"(?:senator\s+)?the\s+(?:rt\.?\s+|right\s+)?hon(?:ourable|\.)?\s")
"""*The Hon X MP, Minister for Defence*: a head that introduces who signs."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with who is named in it."""

    sentence: Sentence
    actors: tuple[Actor, ...]


def parts_of(
    sections: Sequence[Section],
    mentions: Mentions,
    shadow: Shadow,
    *,
    own_side: str,
    year: int | None = None,
) -> list[list[Line]]:
    """Put sections together that name the same persons. ``own_side``: of *our minister*."""
    words = words_of(shadow.text, start=0, end=len(shadow.text))
    named = (leaders_of, arabic_leaders_of, russian_leaders_of)
    if leaders := [one for of in named for one in of(shadow, words, mentions.directory, year=year)]:
        mentions.introduce(leaders)
    read: dict[int, list[Actor]] = {}
    asked: dict[int, Asked] = {}
    again: list[Sentence] = []
    sentences = [each for section in sections for each in section.sentences]
    for one in sentences:
        read[one.start] = mentions.read(one.start, one.end)
        asked[one.start] = mentions.memory.asked
        if mentions.passed_over:
            again.append(one)
    with_offices_before(read, shadow.text)
    homes = _homes(sections, read, shadow, own_side=own_side, outlets=mentions.directory.outlets)
    bodies = [
        one for one in sentences
        if not one.heading or _SIGNED.match(shadow.text, one.start)
    ]  # fmt: skip
    introduced = persons_of(
        [read[one.start] for one in bodies], [homes[one.start] for one in bodies], year=year
    )
    if introduced:
        mentions.introduce(introduced)
    for one in sentences if introduced else again:  # who is named in full is known everywhere
        if not mentions.memory.stays(asked[one.start], shadow.text[one.start : one.end]):
            read[one.start] = mentions.read(one.start, one.end)
    with_offices_before(read, shadow.text)
    read = told_apart(read, shadow.text)
    parts: list[list[Line]] = []
    persons: set[str] = set()
    held = held_by(one for each in read.values() for one in each)
    for section in sections:
        lines = [
            Line(
                one,
                tuple(_named(_known(one, read[one.start]), homes[one.start], held, shadow.text)),
            )
            for one in section.sentences
        ]
        here = {actor.person for line in lines for actor in line.actors if actor.person}
        apart = section.begins_with_heading and here and persons and not here & persons
        title = len(parts) == 1 == len(parts[0]) and not _is_stopped(shadow, parts[0][0])
        if not parts or (apart and not title):  # a long title, and below it a line of the agency
            parts.append([])
            persons = set()
        parts[-1] += lines
        persons |= here
    return parts


def _is_stopped(shadow: Shadow, line: Line) -> bool:
    """Whether a line ends as a sentence does: a title, however long, does not."""
    return shadow.text[: line.sentence.end].rstrip("\")' ")[-1:] in ".!?…"


def _homes(
    sections: Sequence[Section],
    read: Mapping[int, Sequence[Actor]],
    shadow: Shadow,
    *,
    own_side: str,
    outlets: Mapping[str, str],
) -> dict[int, Home]:
    """Return where each sentence is from: as the opening of its section says, or of one before."""
    found: dict[int, Home] = {}
    home = Home(own_side, own_side)
    for section in sections:
        opening = section.sentences[:_OPENING]
        agencies = (agency_of(shadow.text, one.start, one.end, outlets) for one in opening)
        signed = (
            signed_by(shadow, one.start, one.end, read[one.start])
            for one in opening
            if any(each.body for each in read[one.start])
        )
        own = own_side or next(filter(None, (*agencies, *signed)), "")
        places = (home_of(shadow, one.start, one.end, read[one.start]) for one in opening)
        visited = (visited_of(shadow, one.start, read[one.start]) for one in opening)
        posts = (each.post for one in opening for each in read[one.start])
        palaces = (palace_of(shadow.text, one.start, one.end) for one in opening)
        place = own or next(filter(None, (*posts, *places, *visited, *palaces)), "")
        home = Home(own, place) if place else home
        if place and not any(one.place for one in found.values()):
            found = dict.fromkeys(found, home)  # a heading above the line that tells it
        found |= dict.fromkeys((one.start for one in section.sentences), home)
    sentences = [one for section in sections for one in section.sentences]
    if sentences and not any(one.place for one in found.values()):
        origin, guessed = origin_of(shadow, sentences, read)
        found = dict.fromkeys(found, Home("", origin, guessed=guessed))
    ministry, body = ministry_of(shadow, sentences), body_of(read, shadow.text)
    return {at: one._replace(ministry=ministry, body=body) for at, one in found.items()}


def _known(one: Sentence, actors: Sequence[Actor]) -> Sequence[Actor]:
    """Leave out what headings call nobody else: *PM Plays Down Encounter* is no name."""
    return [replace(each, name="") for each in actors] if one.heading else actors


def _of_islamabad(one: Actor, place: str, text: str) -> Actor:
    """Return *the Foreign Office* of a report from Pakistan as that of Pakistan."""
    own = place == "PK" and one.body and text[one.start : one.end] == "foreign office"
    return replace(one, side=place) if own else one


def _named(
    actors: Sequence[Actor], home: Home, held: Mapping[str, set[str]], text: str
) -> list[Actor]:
    posts = {each.post for each in actors if each.post}
    own = home.own or (posts.pop() if len(posts) == 1 else "")  # whom an ambassador there meets
    actors = [_of_islamabad(each, home.place, text) for each in actors]
    actors = [at_home(each, home.place, home.body, held, guessed=home.guessed) for each in actors]
    actors = _with_envoy(actors, held.get("ambassador", set()))
    return [
        replace(each, side=own)
        if own and each.office not in _NO_STATE and not (each.side or each.counterpart)
        else each
        for each in actors
    ]


def _with_envoy(actors: list[Actor], sides: AbstractSet[str]) -> list[Actor]:
    """Give *the ambassador* the only side whose ambassador is named: he is the guest, not ours."""
    if len(sides) != 1:
        return actors
    envoy = next(iter(sides))
    return [
        replace(each, side=envoy)
        if each.office == "ambassador" and each.is_unplaced and not each.two
        else each
        for each in actors
    ]


def reported(shadow: Shadow, lines: Sequence[Line], published: date | None) -> date | None:
    """Return the day from which a report counts: its own, if that is right before publication."""
    for line in lines[:_HEAD]:
        one = line.sentence
        for each in timed(shadow.text, (), start=one.start, end=one.end, opens=True):
            if published is None or each.use is not Use.DATELINE:
                continue
            told = resolve(each.dated, published=published).text
            day = date.fromisoformat(told) if told and len(told) == _DAY_CHARS else published
            return day if 0 <= (published - day).days <= _BEFORE else published
    return published


def stamp_of(shadow: Shadow, lines: Sequence[Line]) -> Day | None:
    """Return the day of a head that says when and where it was: *September 4, 2017, 19:30, Xiamen*."""
    for line in lines[:_HEAD]:
        one = line.sentence
        for dated in find_dates(shadow.text, start=one.start, end=one.end):
            stamped = dated.is_full and dated.start == one.start
            if stamped and _PLACED.fullmatch(shadow.text, dated.end, one.end):
                value = resolve(dated, published=None)
                span = shadow.span(dated.start, dated.end)
                return Day(value.text, DayRole.CONTACT, value.how, span) if value.text else None
    return None


def is_title(shadow: Shadow, lines: Sequence[Line], n: int) -> bool:
    """Tell whether a line that opens a part is its title, however long: it has no stop."""
    one = lines[n].sentence
    alone = n + 1 == len(lines) or lines[n + 1].sentence.paragraph != one.paragraph
    return n == 0 and alone and shadow.text[one.end - 1].isalnum()


def day_of(shadow: Shadow, lines: Sequence[Line]) -> tuple[date | None, list[Warned]]:
    """Return the day that stands at the head of a part, and what contradicts itself there."""
    warnings: list[Warned] = []
    for line in lines[:_HEAD]:
        one = line.sentence
        dated, warning = dateline(shadow.text, start=one.start, end=one.end)
        if warning:
            warnings.append(Warned(warning, shadow.span(one.start, one.end)))
        opening = timed(shadow.text, (), start=one.start, end=one.end, opens=True)
        heads = [each.dated for each in opening if each.use is Use.DATELINE]
        for each in heads if dated is None else [dated]:
            if each.is_full:
                value = resolve(replace(each, uncertain=False), published=None)
                if value.warning:
                    words = shadow.span(each.start, each.end)
                    warnings.append(Warned(value.warning, words))
                known = None if value.text is None else date.fromisoformat(value.text)
                return known, warnings
    return None, warnings
