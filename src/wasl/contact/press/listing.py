# SPDX-License-Identifier: Apache-2.0
"""The day of one of several whom a sentence lists, each with his own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wasl.contact.press.remembering import Read
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.who.actors import Actor


def at_own(text: str, trigger: Trigger, partners: Sequence[Actor], n: int, read: Read) -> Trigger:
    """Return a word of contact as it stands by the day of one of those listed: *а в среду - с Y*."""
    for before, one in reversed(list(pairwise(partners[: n + 1]))):
        between = (each.dated for each in read.times if before.end <= each.dated.start < one.start)
        if (dated := next(between, None)) is not None and "\u0430" <= text[one.start] <= "\u044f":
            return replace(trigger, start=dated.end, end=one.start, definite=False)
    return trigger
