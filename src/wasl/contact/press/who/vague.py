# SPDX-License-Identifier: Apache-2.0
"""Whom a bare title means: *الوزير الأميركي*, and *الوزير* alone.

Rules:

1. *The American minister* is the minister of that side who was named last. *The minister* is he of the
   ministry that the sentence names before; else the only one who was named, or the only one whose
   side the sentence does not name otherwise.
2. *The president* is no king. *The Turkish leader* is the head of that state or its government who was named last.
3. Where that is not clear, a side remains, or nobody.
4. *Its president X*, said by a council that is a presidency, is the head of that state.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic
from wasl.contact.press.who.actors import LEADER, OTHER, Actor
from wasl.contact.press.who.joining import HEADS
from wasl.contact.press.who.lexicon import Word
from wasl.contact.press.who.posts import VAGUE
from wasl.contact.press.who.sovereigns import REALMS

LEADERS: Final = frozenset({"head-of-state", "head-of-government"})
MINISTERS: Final = frozenset({"foreign-minister", "defence-minister", OTHER})
CHANCELLORS: Final = frozenset({"DE", "AT"})
_ACTING: Final = frozenset({"президент", "премьер", "премьер-министр", "канцлер", "король", "эмир"})
"""Titles that are of whoever acted last, if several hold such an office."""
_PRESIDENT: Final = re.compile(fold(r"[وفبلك]?(?:ال|لل)رئيسة?$|президент|(?:the )?president$"))
_CROWNED: Final = frozenset({side for sides in REALMS.values() for side in sides} | {"JP"})
"""Where *the president* is nobody: the head of these states is a monarch."""
_MINISTRIES: Final = frozenset({"foreign-ministry", "defence-ministry"})
_ITS: Final = frozenset({"رييسه", "رييسها"})
_TITLES: Final = frozenset(
    fold("الوزير والوزير للوزير بالوزير الوزيرة والوزيرة للوزيرة بالوزيرة").split()
)
_NOBODY: Final = frozenset({"leader", "diplomat"})
_OF_NO_STATE: Final = frozenset(
    {
        "opposition",
        "party",
        "rebel",
        "militia",
        "militant",
        "group",
        "union",
        "tribal",
        "religious",
        "youth",
    }
)
_OPPOSED: Final = frozenset({"opposition", "rebel", "separatist", "guerrilla", "militia", "party"})
_PARTISAN: Final = frozenset({"leader", "aide", "secretary-general", OTHER})
_PARTY: Final = (
    "party parties greens socialist socialists social christian democrats democratic conservatives "
    "liberals labour republicans nationalists"
)
_PARTIES: Final = frozenset(_PARTY.split())
"""*The secretary general of the Austrian party* is of no state."""
_OWNED: Final = 3
_TWO_TOPS: Final = frozenset({"CN", "VN", "EU"})
"""Sides of which a party's man or a commissioner is called the top diplomat as well."""
_POSTED: Final = frozenset({"in", "at", "to", "for", "on", "there", "and", "or"})
"""*The top American diplomat in Kabul* is no minister."""
_RUSSIAN: Final = frozenset({"министр", "министра", "министру", "министром"})
_RUSSIAN_TWO: Final = frozenset({"министры", "министров", "министрам", "министрами"})
_ADJECTIVE: Final = re.compile(fold(r"\w+(?:ий|ый|его|ого|ему|ому|им|ым|ем|ом)"))
_NOT_BEHIND: Final = frozenset(
    fold(
        "стран государств ес евросоюза нато членов трех четырех пяти шести семи восьми ряда всех юстиции"
    ).split()
)


def with_vague(
    actors: list[Actor], words: Sequence[Word], named: Callable[[Actor, int], Actor]
) -> list[Actor]:
    """Put bare titles among the actors of a sentence. ``named``: one with the name at a word."""
    actors = [_english(one, words) for one in actors]
    done = _with_russian(list(actors), words, named)
    for n, title in enumerate(words[:-1]):
        its = title.text in _ITS
        if not its and title.text not in _TITLES:
            continue
        if any(one.start <= title.start < one.end for one in done):
            continue
        behind = words[n + 1]
        beside = next((at for at, one in enumerate(done) if one.start == behind.start), None)
        if its:
            done += _of_council(title, n, done, named)
        elif beside is None:
            done.append(named(Actor(start=title.start, end=title.end, vague=True), n + 1))
        elif done[beside].bare:
            done[beside] = replace(done[beside], start=title.start, vague=True)
    return sorted(done, key=lambda one: one.start)


def _english(one: Actor, words: Sequence[Word]) -> Actor:
    """Return *the Omani minister* as a bare title; *Minister Safadi* has the office of his own."""
    if _is_of_no_state(one, words):
        return replace(one, office="", name="", person="", side="")
    if one.office not in VAGUE:
        return one
    if one.office in _NOBODY and not (one.side or one.person):
        return replace(one, office="", name="")  # of Hamas, of the opposition
    words_before = [word.text for word in words if word.end < one.start][-1:]
    if one.office == "diplomat" and words_before == ["top"] and _is_top(one, words):
        return replace(one, office="foreign-minister")
    if one.office == "diplomat" and words_before != ["the"]:
        return replace(one, office="", name="")
    if one.office == "leader" and set(words_before) & _OF_NO_STATE:
        return replace(one, office="", name="", person="", side="")
    if one.person or one.name or one.counterpart:
        return replace(one, office="" if one.person else OTHER)
    before = next((word.text for word in reversed(words) if word.end < one.start), "")
    if not one.side and before != "the":
        return replace(one, office=OTHER)
    if one.office == "diplomat" and one.two:
        return replace(one, office="")
    return replace(one, office="leader" if one.office == "leader" else "", vague=True)


def _is_top(one: Actor, words: Sequence[Word]) -> bool:
    """Whether *the top Russian diplomat* is the minister: nobody of a place, nor a Chinese one."""
    behind = next((word.text for word in words if word.start >= one.end), "")
    plain = one.side not in ("", *_TWO_TOPS) and not (one.person or one.name or one.two)
    return plain and behind not in _POSTED


def _is_of_no_state(one: Actor, words: Sequence[Word]) -> bool:
    """Whether somebody is of those who are no state: *opposition envoy*, *leader of Japan's opposition*."""
    if one.office not in _PARTISAN or not words[0].text.isascii():
        return False
    if one.name and one.name.lower().split()[0] in _PARTIES:
        return True  # *the leader of the German Greens*
    before = [word.text for word in words if word.end < one.start][-1:]
    behind = [word.text for word in words if word.start >= one.end][:_OWNED]
    if behind[:1] and behind[0] in _PARTIES and not one.person:
        return True
    owned = behind[:1] == ["s"] and not _OPPOSED.isdisjoint(behind)
    return owned or not _OPPOSED.isdisjoint(before)


def _with_russian(
    actors: list[Actor], words: Sequence[Word], named_at: Callable[[Actor, int], Actor]
) -> list[Actor]:
    """Put *министр*, *российский министр* and *министры* among the actors."""
    done = actors
    for n, (title, behind) in enumerate(pairwise(words)):
        two = title.text in _RUSSIAN_TWO
        if not two and title.text not in _RUSSIAN:
            continue
        taken = any(one.start <= title.start < one.end for one in done)
        named = next((one for one in done if one.start == behind.start and not one.bare), None)
        if named is not None and not (taken or two):
            done = _with_title(done, named, title.start)
        if taken or named or behind.text in _NOT_BEHIND:
            continue
        if two:
            done += [Actor(start=title.start, end=title.end, two=True)] * 2
            continue
        side = n > 0 and _ADJECTIVE.fullmatch(words[n - 1].text)  # *в Душанбе министр* is none
        beside = next(
            (k for k, one in enumerate(done) if side and one.end == title.start - 1), None
        )
        if beside is None:
            done.append(named_at(Actor(start=title.start, end=title.end, vague=True), n + 1))
        elif done[beside].bare:
            own = replace(done[beside], start=title.start, end=title.end, office=OTHER)
            own = named_at(own, n + 1)  # *узбекский министр Бахром Норкулов*
            own = own if own.name else replace(own, office="", vague=True)
            done[beside] = replace(own, start=done[beside].start)
    return sorted(done, key=lambda one: one.start)


def _with_title(actors: Sequence[Actor], one: Actor, at: int) -> list[Actor]:
    """Let *узбекский министр X*, whom the text knows, begin where his side does."""
    own = next((each for each in actors if each.bare and each.end == at - 1), None)
    if own is None or own.side != one.side:
        return list(actors)
    done = [each for each in actors if each is not own]
    return [replace(each, start=own.start) if each is one else each for each in done]


def _of_council(
    title: Word, at: int, actors: Sequence[Actor], named: Callable[[Actor, int], Actor]
) -> list[Actor]:
    councils = {
        one.side for one in actors if one.office == "presidency" and one.end < title.start
    } - {""}
    one = named(Actor(start=title.start, end=title.end, office="head-of-state"), at + 1)
    if not councils:  # *زار الإمارات، حيث التقى رئيسها X*
        councils = set([each.side for each in actors if each.bare and each.end < title.start][-1:])
    return [replace(one, side=councils.pop())] if one.name and len(councils) == 1 else []


def of_title(
    title: str, holders: AbstractSet[tuple[str, str]], subject: Actor | None
) -> set[tuple[str, str]]:
    """Return those of several holders whom a Russian title can mean. ``subject``: who acted last."""
    found = set(holders)
    if title.startswith("канцлер"):
        found = {each for each in found if each[0] in CHANCELLORS}
    if _PRESIDENT.match(title):
        found = {each for each in found if each[0] not in _CROWNED}
    if len(found) > 1 and subject is not None and title in _ACTING:
        found = {each for each in found if each[0] == subject.side}
    return found


def may_be_host(one: Actor, side: str, subject: Actor | None, text: str) -> bool:
    """Tell whether an Arabic *the president* may be him who acted last, with his own premier by."""
    own = subject is not None and subject.office == one.office and subject.side != side
    return bool(own) and is_arabic(text[one.start])


def made_clear(
    one: Actor,
    here: Sequence[Actor],
    ministers: Mapping[str, Actor],
    subject: Actor | None = None,
) -> Actor | None:
    """Return who is meant; None if nobody is. ``ministers``: the last one named of each side.

    ``subject``: who acted last, and is meant if several could be.
    """
    ministries = {
        (each.side, HEADS[each.office])
        for each in here
        if each.office in _MINISTRIES and each.side and each.end < one.start
    }
    if not one.side and len(ministries) == 1:
        ((side, office),) = ministries
        return replace(one, side=side, office=office, vague=False)
    if one.name:
        return None
    if one.side:
        known = ministers.get(f"{one.office} {one.side}" if one.office else one.side)
    else:
        others = {each.side for each in here if each.can_take_part}
        open_ = [each for key, each in ministers.items() if key not in others and " " not in key]
        if len(open_) > 1 and subject is not None:
            open_ = [each for each in open_ if each.side == subject.side]
        known = open_[0] if len(open_) == 1 else None
    if known is None:
        office = one.office if one.office == LEADER else OTHER if one.office else ""
        return replace(one, office=office, vague=False) if one.side else None
    return replace(known, start=one.start, end=one.end, counterpart=False)
