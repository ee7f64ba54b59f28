# SPDX-License-Identifier: Apache-2.0
"""Acts whose words stand apart, in whichever script a sentence has."""

from __future__ import annotations

from collections.abc import Sequence

from wasl.contact.press.phrases import ARABIC, CYRILLIC, LATIN, scripts_of
from wasl.contact.press.what import (
    acts,
    guests,
    idioms,
    informing,
    letters,
    summits,
    treaties,
    visits,
)
from wasl.contact.press.what.gathering import find_gathered
from wasl.contact.press.what.joint import find_joint
from wasl.contact.press.what.posted import find_posted
from wasl.contact.press.who.actors import Actor


def find_apart(
    text: str, actors: Sequence[Actor], area: tuple[int, int], skip: Sequence[tuple[int, int]]
) -> list[acts.Act]:
    """Return the acts of a sentence whose words stand apart. ``skip``: what is no contact."""
    start, end = area
    scripts = scripts_of(text, start, end)
    found: list[acts.Act] = []
    found += find_gathered(text, actors, start, end)
    found += find_joint(text, actors, start, end)
    if ARABIC in scripts:
        found += acts.find_acts(text, actors, start=start, end=end)
        found += visits.find_visits(text, actors, start=start, end=end)
        found += informing.find_informed(text, actors, start, end)
        found += letters.find_written(text, actors, start, end)
        found += treaties.find_signed_arabic(text, actors, start, end)
        found += summits.find_summits(text, actors, start, end)
        found += summits.find_banquets(text, actors, start, end)
    if CYRILLIC in scripts:
        found += letters.find_letters(text, actors, start=start, end=end)
        found += find_posted(text, actors, start, end)
    if LATIN in scripts:
        found += idioms.find_idioms(text, actors, start=start, end=end)
        found += guests.find_guests(text, actors, start=start, end=end)
        able = [one for one in actors if one.can_take_part]
        found += treaties.find_signed(text, able, start, end)
    return [act for act in found if not any(first <= act.start < until for first, until in skip)]
