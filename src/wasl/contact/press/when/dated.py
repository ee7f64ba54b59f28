# SPDX-License-Identifier: Apache-2.0
"""The words of a date, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wasl.contact.press.when.clash import Clash

THAT_DAY: Final = "that day"
"""The unit of a day that is counted from that of the contact before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The words of a date, and what they say.

    ``part``: of a month or year; ``ago``: days back; ``until``: the other end, if there are two;
    ``off``: so many days later.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str = ""
    shift: str = ""
    of_year: str = ""
    unit: str = ""
    ago: int | None = None
    contradiction: Clash | None = None
    uncertain: bool = False
    until: Dated | None = None
    off: int = 0

    @property
    def is_full(self) -> bool:
        """Whether a day, a month and a year stand there."""
        return self.until is None and None not in (self.year, self.month, self.day)
