# SPDX-License-Identifier: Apache-2.0
"""States that share an adjective: *Congolese* is of Kinshasa, unless the text is on Brazzaville."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import fold
from wasl.contact.press.who.actors import Actor

_SHARED: Final = {
    "CD": ("CG", ("congolese", fold("كونغولي"), fold("الكونغولي"))),
    "DO": ("DM", ("dominican",)),
    "GN": ("GW", ("guinean",)),
}  # fmt: skip
"""A state, who shares its adjective, and how that begins."""


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
    return not one.person and text.startswith(tuple(words), one.start)
