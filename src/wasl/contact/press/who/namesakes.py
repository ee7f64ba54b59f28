# SPDX-License-Identifier: Apache-2.0
"""States that share an adjective: *Congolese* is of Kinshasa, unless the text is on Brazzaville.

Who was of two sides in his time is of that which he was of when it was told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.dates import on
from wasl.contact.directory import Directory
from wasl.contact.press.shadow import fold, is_arabic
from wasl.contact.press.who.actors import LEADER, OTHER, Actor
from wasl.contact.press.who.arabic_words import GIVEN
from wasl.contact.press.who.lexicon import Found, Word

_SHARED: Final = {
    "CD": ("CG", ("congolese", fold("كونغولي"), fold("الكونغولي"))),
    "DO": ("DM", ("dominican",)),
    "GN": ("GW", ("guinean",)),
}  # fmt: skip
"""A state, who shares its adjective, and how that begins."""
_SURE: Final = 2
"""Letters that a name has in each of its cases."""


def told_apart(read: Mapping[int, Sequence[Actor]], text: str) -> dict[int, list[Actor]]:
    """Give an adjective that two states share to the one that a text names otherwise."""
    done = {at: list(actors) for at, actors in read.items()}
    for side, (other, words) in _SHARED.items():
        named = [one for actors in done.values() for one in actors if one.side == other]
        own = [
            one
            for actors in done.values()
            for one in actors
            if one.side == side and not _is_by(one, words, text)
        ]
        if named and not own:
            for at, actors in done.items():
                done[at] = [replace(one, side=other) if one.side == side else one for one in actors]
    return done


def _is_by(one: Actor, words: Sequence[str], text: str) -> bool:
    """Whether only the shared adjective says of which side somebody is."""
    named = text[one.start : one.end]
    return not one.person and any(word in named for word in words)


def is_namesake(text: str, found: Found, words: Sequence[Word], directory: Directory) -> bool:
    """Tell whether an Arabic family name stands behind a given name that is another's."""
    at = found.first
    if not (at and is_arabic(words[at].text)) or words[at - 1].text not in GIVEN:
        return False
    if text[words[at - 1].end : words[at].start] != " ":
        return False
    given = words[at - 1].text
    names = (name for one in found.entry.persons for name in directory.persons[one].names)
    return not any(given in fold(name).split() for name in names)


def of_day(one: Actor, directory: Directory, day: date | None) -> Actor:
    """Return one with the side that he was of when it was told: *Rutte*, of two in his time."""
    if one.side or not one.person or one.former or day is None:
        return one
    sides = {term.side for term in directory.offices_of(one.person, on=on(day))}
    return replace(one, side=sides.pop()) if len(sides) == 1 else one


def may_be_called(called: str, names: Iterable[str]) -> bool:
    """Tell whether a name that is not sure can be of who holds an office: *Карлоса Мендосу* is none.

    ``called``: the name as it stands; "" if there is none.
    """
    first = called[:_SURE].lower()
    return not first or any(name[:_SURE].lower() == first for name in names)


def called_by(one: Actor, directory: Directory, text: str) -> str:
    """Return the name of a person: in the script of the text for an office that no directory has of him."""
    if not one.person:
        return ""
    person = directory.persons[one.person]
    held = one.office in ("", OTHER, LEADER) or any(
        each.office == one.office for each in person.terms
    )
    script = text[one.start]
    if held or script.isascii():
        return person.names[0]
    arabic = is_arabic(script)
    own = (name for name in person.names if is_arabic(fold(name)) is arabic and not name.isascii())
    return next(own, person.names[0])
