# SPDX-License-Identifier: Apache-2.0
"""The language of one who reads, for whoever writes a page and knows no catalogue.

What others wrote is put in as :mod:`.letters` shows it, and isolated: it turns nothing around it.
States have the names that the desk has for them, those of Unicode CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from babel import Locale

from wasl.locale import FALLBACK, has, text
from wasl.locale.letters import FSI, PDI, visible

_FROM_THE_RIGHT: Final = frozenset({"ar"})
_STATE: Final = re.compile(r"(?!AA|Q[M-Z]|X[A-JL-Z]|ZZ)[A-Z]{2}")
"""No code that ISO 3166 leaves to whoever uses it, but for Kosovo: such a one names nobody."""


class _Text(str):
    """A text of ours: it goes into another one as it stands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Tongue:
    """One of :data:`wasl.locale.LANGUAGES`."""

    lang: str

    @property
    def dir(self) -> str:
        """Its direction, as HTML has it."""
        return "rtl" if self.lang in _FROM_THE_RIGHT else "ltr"

    def has(self, name: str) -> bool:
        """Tell whether it has a text."""
        return has(self.lang, name)

    def say(self, name: str, /, **args: str | float) -> str:
        """Return a text."""
        return _Text(text(self.lang, name, **{key: _shown(arg) for key, arg in args.items()}))

    def side(self, code: str) -> str:
        """Return what a side is called: a state by its name, whoever else as it is written."""
        if _STATE.fullmatch(code) is None:
            return code
        names = cast("Mapping[str, str]", Locale.parse(self.lang).territories)
        return names.get(code, code)

    def quote(self, words: str) -> str:
        """Return what others wrote, as it may stand beside a text."""
        return f"{FSI}{visible(words)}{PDI}"


def _shown(arg: str | float) -> str | float:
    return visible(arg) if isinstance(arg, str) and not isinstance(arg, _Text) else arg


ENGLISH: Final = Tongue(FALLBACK)
