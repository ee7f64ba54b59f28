# SPDX-License-Identifier: Apache-2.0
"""Two who share a title: *the Greek and Maltese foreign ministers, X and Y*.

Rules:

1. Two names joined right behind the title, or right before it with a comma, are theirs: by their sides,
   where these are known, else in their order.
2. *The heads of the Greek and Maltese secret services* are two as well.
3. *Presidents X of Greece and Y of Malta* has each name before its side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.actors import OTHER, Actor
from wasl.contact.press.who.capitals import OPENERS
from wasl.contact.press.who.counterparts import in_order
from wasl.contact.press.who.doubling import Named, two_names
from wasl.contact.press.who.heading import BODIES, INSIDE, office_of_body
from wasl.contact.press.who.lexicon import Found, Kind, Word, gap_before
from wasl.contact.press.who.names import PARTS
from wasl.contact.press.who.owned import with_owned
from wasl.contact.press.who.ranked import of_states

_AND: Final = re.compile(r"\s+and\s+(?:the\s+)?")
_PLURAL: Final = re.compile(
    r"[a-z][^\n]*(?:s|chiefs? of [a-z ]+|heads of [a-z ]+|ministers of [a-z ]+)"
)
_FEW, _MOST = 2, 4
_HEADS: Final = re.compile(
    r"(?<!\w)(?:(?:army|military|spy|security) )?(?:chiefs|heads|directors|commanders|bosses)(?: of staff)? of (?:the )?$|(?<!\w)who (?:jointly )?(?:head|lead|run|command)s? (?:the )?$"
)
_BODIES: Final = frozenset(
    f"{one.rstrip('s')}{end}" for one in BODIES.split() for end in ("", "s")
) | {"agencies", "armies", "police"}
_GENERALS: Final = frozenset({"generals", "admirals", "colonels", "marshals"})
_WHO: Final = re.compile(r", who (?:jointly )?(?:head|lead|run|command) ")
_LEADERS: Final = re.compile(r"(?<!\w)leaders(?!\w)")
_COMMANDS: Final = "military-leaders"
_REACH: Final = 60
_LONGEST: Final = 5
_WHOSE: Final = re.compile(r"[\w .-]+?'s ")
_COMMA: Final = re.compile(
    r"(?: of (?:the )?(?:two|both|three) (?:countries|nations|states|neighbou?rs|sides|armies))?, "
)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?")
_OF_MANY: Final = re.compile(
    r"(?<!\w)(?:ministers|presidents|premiers|chiefs|leaders|heads|secretaries|advisers|advisors|commanders|envoys|ambassadors|chancellors|speakers)(?!\w)"
)


def with_both(
    actors: Sequence[Actor],
    shadow: Shadow,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    side_of: Callable[[str], str],
) -> list[Actor]:
    """Give two who share a title their names. ``side_of``: that of a person of the directory."""
    actors = _each_of(_of_bodies(actors, shadow, words, find), shadow, words, find)
    done = list(actors)
    for one, other in pairwise(actors):
        if not _share(one, other, shadow.text):
            continue
        behind = _title_end(other)
        end = next((n for n, word in enumerate(words) if word.start >= behind), len(words))
        named = two_names(shadow, words, end, find)
        first = next(
            n for n, word in enumerate(words) if word.end > _title_start(one, other, shadow.text)
        )
        start, until = one.start, other.end
        if named is not None:
            until = words[named[1].last - 1].end
        elif not other.name or one.start == other.start:
            named = _before(shadow, words, first, find)
            start = words[named[0].first].start if named else start
        if named is None:
            continue
        pair = in_order((one, other), named, side_of)
        if one.office == OTHER and _LEADERS.search(shadow.text, one.start, other.end):
            pair = [replace(each, office="") for each in pair]  # whom the text or a list knows
        both = one.start == other.start or _WHO.search(shadow.text, start, one.end)
        pair = [replace(pair[0], start=start), replace(pair[1], start=start) if both else pair[1]]
        done = [
            each for each in done
            if each in (one, other) or not start <= each.start < until
        ]  # fmt: skip
        at = done.index(one)
        done[at : at + 2] = pair
    return with_owned(of_states(done, shadow, words), shadow, words)


def _title_end(one: Actor) -> int:
    """Return where a title ends, whose first name may have been taken in."""
    return one.end - len(one.name)


def _share(one: Actor, other: Actor, text: str) -> bool:
    same = one.start == other.start  # *the ministers of Greece and Malta*
    named = one.person or one.name or other.person
    shared = other.office == one.office and other.office and one.side and other.side
    if not shared or one.side == other.side or other.two or other.body or one.counterpart:
        return False
    if same:
        return not (named and (other.person or other.name) and (one.person or one.name))
    plural = _PLURAL.fullmatch(text[other.start : _title_end(other)].rstrip(" ,"))
    plural = plural or _OF_MANY.match(text, one.start)
    joined = _AND.fullmatch(text, one.end, max(one.end, other.start))
    return bool(plural and joined and not named)


def _title_start(one: Actor, other: Actor, text: str) -> int:
    """Return where the title of two begins, before which names of them may have been taken in."""
    many = _OF_MANY.search(text, one.start, one.end) if one.start == other.start else None
    behind = text.rfind(",", one.start, many.start()) if many else -1
    return max(one.start, behind + 1)


def _of_bodies(
    actors: Sequence[Actor],
    shadow: Shadow,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
) -> list[Actor]:
    """Give *the heads of the X and Y secret services* their office."""
    done, text = list(actors), shadow.text
    for n, (one, last) in enumerate(pairwise(actors)):
        other = last
        if one.side == other.side or not text[one.start].isascii():
            continue
        if one.start == other.start and one.office == other.office == _COMMANDS:
            body = _body_of(other, shadow, words, find)
            office = office_of_body(words, 0, body, one.side) if body else one.office
            done[n : n + 2] = (replace(each, office=office) for each in (one, other))
        if other.office == "armed-forces" and not other.name:
            other = _without_army(other, words, find)  # *the Rwandan military intelligence*
        if not (one.bare and other.bare):
            continue
        head = _HEADS.search(text, max(0, one.start - _REACH), one.start)
        if head is None:
            continue
        own, both = (_body_of(each, shadow, words, find) for each in (one, other))
        end = words[own[1] - 1].end if own is not None else one.end
        if both is None or _AND.fullmatch(text, end, max(end, other.start)) is None:
            continue
        at = next(k for k, word in enumerate(words) if word.start >= head.start())
        first, second = (office_of_body(words, at, each, one.side) for each in (own or both, both))
        done[n] = replace(one, start=head.start(), end=end, office=first)
        done[n + 1] = replace(other, end=words[both[1] - 1].end, office=second)
    return done


def _without_army(one: Actor, words: Sequence[Word], find: Callable[[int], Found | None]) -> Actor:
    """Return the side alone of *the Rwandan military*, if it stands first."""
    at = next((k for k, word in enumerate(words) if word.start >= one.start), len(words))
    side = find(at) if at < len(words) else None
    if side is None or side.entry.kind not in (Kind.ADJECTIVE, Kind.NOUN):
        return one
    return replace(one, end=words[side.last - 1].end, office="", body=False)


def _body_of(
    one: Actor, shadow: Shadow, words: Sequence[Word], find: Callable[[int], Found | None]
) -> tuple[int, int] | None:
    """Return the words of a body right behind a side."""
    first = next((k for k, word in enumerate(words) if word.start >= one.end), len(words))
    first += first < len(words) and words[first].text == "s"
    last = first
    while last < min(len(words), first + _LONGEST) and (
        last == first or gap_before(shadow.text, words, last) in (" ", "-")
    ):
        found = find(last)
        inside = words[last].text in INSIDE | _BODIES and words[last].text != "and"
        if not (inside or (found is not None and found.entry.kind is Kind.OFFICE)):
            break
        last += 1
    while last > first and words[last - 1].text not in _BODIES:
        last -= 1
    return (first, last) if last > first else None


def _each_of(
    actors: Sequence[Actor],
    shadow: Shadow,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
) -> list[Actor]:
    """Put *Presidents X of Greece and Y of Malta* together: each name, and its side behind it."""
    done, text = list(actors), shadow.text
    for title in actors:
        many = _OF_MANY.search(text, title.start, title.end) if title.office else None
        if many is None or title.counterpart:
            continue
        row: list[Actor] = []
        at = next((k for k, word in enumerate(words) if word.start >= many.end()), len(words))
        named = title.name or title.person
        behind = _COMMA.match(text, title.end)
        if not named and (title.side or behind is None):
            continue
        if not named and behind:
            at = next((k for k, word in enumerate(words) if word.start >= behind.end()), len(words))
        while at < len(words) and (one := _of_side(title, at, shadow, words, find, actors)):
            row.append(replace(one, start=title.start) if not row else one)
            at = next((k for k, word in enumerate(words) if word.start >= one.end), len(words))
            if at >= len(words) or gap_before(text, words, at).strip() not in ("", ","):
                break
            at += words[at].text == "and"
        if len({one.side for one in row}) < _FEW or title.side not in ("", row[0].side):
            continue
        first, end = title.start, row[-1].end
        done = [one for one in done if one.end <= first or one.start >= end] + row
    return sorted(done, key=lambda one: one.start)


def _of_side(
    title: Actor,
    at: int,
    shadow: Shadow,
    words: Sequence[Word],
    find: Callable[[int], Found | None],
    actors: Sequence[Actor],
) -> Actor | None:
    """Return one of several under a title who stands at a word: *X of Greece*, *Greece's X*."""
    text = shadow.text
    owner = next((one for one in actors if one.side and one.start == words[at].start), None)
    if owner is not None and not owner.bare and _WHOSE.match(text, owner.start, owner.end):
        plain = owner.office in ("", OTHER) and not owner.body
        return replace(owner, office=title.office) if plain else None
    if owner is not None and owner.bare and _WHOSE.match(text, owner.start, owner.end + 3):
        at = next((k for k, word in enumerate(words) if word.start > owner.end + 1), len(words))
        named = _name_at(at, shadow, words, find)
        if named is None:
            return None
        return replace(owner, end=named[1], office=title.office, person=named[2], name=named[3])
    named = _name_at(at, shadow, words, find)
    if named is None:
        return None
    first, last, person, name = named
    begin = (one.start for one in words if one.start >= last and one.text not in ("of", "the"))
    place = next(begin, last)
    side = next((one for one in actors if one.side and one.start <= place < one.end), None)
    known = side is not None and (side.bare or side.start <= first)
    if side is None or not known or _OF.fullmatch(text, last, place) is None:
        return None
    return replace(
        title, start=first, end=side.end, side=side.side, person=person, name=name, two=False
    )


def _name_at(
    at: int, shadow: Shadow, words: Sequence[Word], find: Callable[[int], Found | None]
) -> tuple[int, int, str, str] | None:
    """Return the place of a name behind its ranks, whose it is in the directory, or else its words."""
    while at < len(words) and (found := find(at)) is not None and found.entry.kind is Kind.RANK:
        at = found.last
    found, last = find(at) if at < len(words) else None, at
    if found is not None and found.entry.kind is Kind.PERSON and len(found.entry.persons) == 1:
        return words[at].start, words[found.last - 1].end, found.entry.persons[0], ""
    while last < min(len(words), at + _LONGEST):
        word, gap = words[last], gap_before(shadow.text, words, last) if last > at else " "
        capital = shadow.is_capital(word.start) or word.text in PARTS
        if not (capital and gap in (" ", "-", ". ", "'")) or word.text in OPENERS:
            break
        last += 1
    if last == at:
        return None
    first, end = words[at].start, words[last - 1].end
    return first, end, "", shadow.span(first, end).text


def _before(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> tuple[Named, Named] | None:
    """Return two names before a title: *X and Y, the Greek and Maltese ministers*."""
    while at and words[at - 1].text == "the":
        at -= 1
    if at < _FEW or gap_before(shadow.text, words, at).strip() != ",":
        return None
    second = _ending(shadow, words, at, find)
    if second is None or second.first == 0 or words[second.first - 1].text != "and":
        return None
    first = _ending(shadow, words, second.first - 1, find)
    return None if first is None else (first, second)


def _ending(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Named | None:
    """Return the name that ends before a word."""
    first = at
    while first and at - first <= _MOST:
        word = words[first - 1]
        close = first == at or gap_before(shadow.text, words, first) in (" ", "-")
        capital = shadow.is_capital(word.start) or (first < at and word.text in PARTS)
        if not (close and capital) or word.text in OPENERS:
            break
        first -= 1
    begin = first
    while (
        first < at
        and (one := find(first)) is not None
        and (one.entry.kind is Kind.RANK or words[first].text in _GENERALS)
    ):
        first = one.last
    known = find(first) if first < at else None
    if known is not None and known.entry.kind is Kind.PERSON and known.last == at:
        return Named(known.entry.persons[0], None, at, begin)
    if at - first < _FEW or any(_is_other(find(n)) for n in range(first, at)):
        return None
    start, end = words[first].start, words[at - 1].end
    return Named("", Word(start, end, shadow.span(start, end).text), at, begin)


def _is_other(found: Found | None) -> bool:
    return found is not None and found.entry.kind in (Kind.NOUN, Kind.OFFICE, Kind.ADJECTIVE)
