# SPDX-License-Identifier: Apache-2.0
"""What can contradict itself in a report, each kind by a word that stays.

The words for people are ``press-clash-KIND`` of the catalogues (``wasl.locale``).
"""

from __future__ import annotations

from enum import StrEnum


class Clash(StrEnum):
    """What contradicts itself, or the directory; after it the names of its values."""

    NO_SUCH_DAY = "no-such-day"
    WEEKDAY = "weekday"
    TWO_MONTHS = "two-months"
    DAY_OR_MONTH = "day-or-month"
    BACKWARDS = "backwards"
    DATES_DIFFER = "dates-differ"
    HIJRI = "hijri"
    PUBLISHED = "published"  # day
    NOT_IN_OFFICE = "not-in-office"  # holder
