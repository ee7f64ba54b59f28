# SPDX-License-Identifier: Apache-2.0
"""Each phrase of the reader of the press has a letter that must stand there."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from re import _constants as ops
from re import _parser as parser
from typing import Any

import pytest

from wasl.contact import press
from wasl.contact.press.phrases import Phrases, scripts_of

_REPEATED = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})


def named() -> Iterator[tuple[str, Phrases]]:
    """All phrases that modules have under a name."""
    for module in walk_packages(press.__path__, f"{press.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, Phrases) and name.isupper():
                yield f"{module.name}.{name}", value


ALL = dict(named())


def has_letter(part: str) -> bool:
    """Whether all that a pattern finds has a letter of a script that the pattern has."""
    return any(map(_must, parser.parse(part)))


def _must(node: tuple[Any, Any]) -> bool:
    kind, what = node
    if kind is ops.LITERAL:
        return bool(scripts_of(chr(what), 0, 1)) and chr(what).isalpha()
    if kind is ops.IN:
        return all(map(_must, what))
    if kind is ops.SUBPATTERN:
        return any(map(_must, what[-1]))
    if kind is ops.BRANCH:
        return all(any(map(_must, each)) for each in what[1])
    if kind in _REPEATED:
        return what[0] > 0 and any(map(_must, what[2]))
    return False


@pytest.mark.parametrize("name", ALL)
def test_each_phrase_that_is_sought_has_a_letter_that_must_stand_there(name: str) -> None:
    if ALL[name].match("") is None:  # else it is asked of one place alone: it would be everywhere
        assert [part for part, own in ALL[name].parts if own and not has_letter(part)] == []


@pytest.mark.parametrize(
    ("part", "must"),
    [
        (r"(?<!\w)(?:met|встретил(?:ся)?)(?!\w)", True),
        (r"\w+ (?:at|in) \d+", True),
        (r"[аб]?(?:в|г)+", True),
        (r"\w+(?! met)", False),
        (r"(?:met|\d) ?", False),
        (r"(?:met)? [.;]", False),
        (r"[^a]", False),
    ],
)
def test_what_must_stand_there_is_told_from_what_can(part: str, *, must: bool) -> None:
    assert has_letter(part) is must


def test_there_are_phrases_to_ask() -> None:
    assert len(ALL) > 100
