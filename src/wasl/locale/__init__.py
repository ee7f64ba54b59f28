# SPDX-License-Identifier: Apache-2.0
"""The words on screens in Arabic, Russian and English: one source for Python and the browser.

Rules:

1. A text is asked for by its id, ``ID`` or ``ID.ATTRIBUTE``, and by a language. The files beside
   this module are the only place where words of screens stand.
2. What is put into a text is isolated (U+2068 … U+2069): a name in another script turns nothing.
3. A missing text is a fault of ours. Under :func:`strict`, as in tests, it raises; else the English
   one is given, then the id. A person at a desk never sees a fault of a catalogue.
4. Digits are Western in every language.

It formats no times and no values of the record: those are typed, and drawn by whoever shows them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Pattern

LANGUAGES: Final = ("ar", "ru", "en")
"""What a desk speaks."""

FALLBACK: Final = "en"

_strict = False


class MissingTextError(LookupError):
    """A catalogue has no such text, or cannot put it together."""


def strict(*, on: bool = True) -> None:
    """Let a missing text raise :class:`MissingTextError` from now on, or no more."""
    global _strict  # noqa: PLW0603 - one switch for one process, as tests want it
    _strict = on


def source(lang: str) -> str:
    """Return the catalogue of a language as it is written."""
    if lang not in LANGUAGES:
        raise MissingTextError(f"no language “{lang}”")
    return files(__name__).joinpath(f"{lang}.ftl").read_text(encoding="utf-8")


@cache
def bundle(lang: str) -> FluentBundle:
    """Return the catalogue of a language, ready to be asked."""
    # A command that says nothing of a catalogue starts without it, in two thirds of the time.
    from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415

    made = FluentBundle([lang], use_isolating=True)
    made.add_resource(FluentResource(source(lang)))
    return made


def has(lang: str, name: str) -> bool:
    """Tell whether a language has a text."""
    return _pattern(lang, name) is not None


def text(lang: str, name: str, /, **args: str | float) -> str:
    """Return a text in a language. Raises MissingTextError under :func:`strict` alone."""
    for each in dict.fromkeys((lang, FALLBACK)):
        found = _format(each, name, args)
        if found is not None:
            return found
        if _strict:
            raise MissingTextError(f"{each}: {name}")
    return name


def _format(lang: str, name: str, args: dict[str, str | float]) -> str | None:
    pattern = _pattern(lang, name)
    if pattern is None:
        return None
    said, errors = bundle(lang).format_pattern(pattern, args)
    if errors and _strict:
        raise MissingTextError(f"{lang}: {name}: {errors[0]}")
    return str(said)


def _pattern(lang: str, name: str) -> Pattern | None:
    if lang not in LANGUAGES:
        return None
    held = bundle(lang)
    message, _, attribute = name.partition(".")
    if not held.has_message(message):
        return None
    found = held.get_message(message)
    return found.attributes.get(attribute) if attribute else found.value
