# SPDX-License-Identifier: Apache-2.0
"""Who comes at the head of a Russian delegation: *делегация Греции во главе с министром X*.

Rules:

1. Whoever leads it stands for it: received, met or seen off is he, so its words are his.
2. Of whom only the delegation says the side, that is his: *греческая делегация во главе с министром*.
3. *С представителем Евросоюза X* somebody met: he is sent, and does not only speak.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import fold
from wasl.contact.press.who.actors import Actor

_REACH: Final = 130
_HINT: Final = re.compile(r"(?:делегаци|мисси)[яиюе]")
_LED: Final = re.compile(
    fold(
        r"(?<!\w)(?:(?:[\w-]{3,}(?:ую|юю|ая|яя|ой|ей|ую|ые|ых|ыми)\s){0,3})(?:делегаци|мисси)(?:[яию]|еи|ями)"
        r"(?:(?:\s[\w\"-]+){0,7}?),?\s(?:во главе со?|под (?:руководством|началом|председательством)|"
        r"(?:возглавляем|возглавленн|руководим)\w{2,3}|котор(?:ую|ой) (?:возглавля(?:ет|л|ла)|руководит))\s(?:[\w-]+,?\s){0,3}$"
    ).replace(" ", r"\s")
)


_APART: Final = re.compile(r"[.;:\n]|\s(?:[а-я]*л[аи]?(?:с[ья])?|в|на)\s")
_PRESS: Final = re.compile(r"(?:\w+\s)?пресс-(?:служб|секретариат)")
_SENT: Final = re.compile(r"(?<=\s)со?\s(?:постоянным\s|полномочным\s)?$")
_REPRESENTATIVE: Final = re.compile(r"представителем\s(?!мид|министерств|пресс|посольств|госдеп)")


def named_once(actors: list[Actor], text: str) -> list[Actor]:
    """Leave out the names of two that their title has taken: *с министрами Чили и Перу X и Y*."""
    done: list[Actor] = []
    for one in actors:
        titled = [each for each in done if each.office and each.person == one.person != ""]
        own = next((each for each in titled if not one.office and not each.body), None)
        row = [each for each in done if own and each.start == own.start]
        if own is None or len(row) != len("xy") or _APART.search(text, own.end, one.start):
            done.append(one)
            continue
        done = [replace(each, end=one.end) if each in row else each for each in done]
    return done


def without_press(actors: list[Actor], text: str) -> list[Actor]:
    """Take from a press service who stands behind its comma: *как сообщает пресс-служба, X принял*."""
    done: list[Actor] = []
    for one in actors:
        comma = text.find(", ", one.start, one.end)
        if comma < 0 or not (one.person or one.name) or not _PRESS.match(text, one.start):
            done.append(one)
            continue
        done.append(replace(one, end=comma, person="", name=""))
        behind = Actor(start=comma + 2, end=one.end, side=one.side, person=one.person)
        done.append(replace(behind, name=one.name))
    return done


def sent(one: Actor, text: str) -> Actor:
    """Return a representative with a name with whom somebody was as one who takes part."""
    speaks = (
        one.office == "spokesman"
        and one.body
        and (one.name or one.person.startswith("="))
        and one.side
    )
    if not speaks or _REPRESENTATIVE.match(text, one.start) is None:
        return one
    met = _SENT.search(text, max(0, one.start - 20), one.start)
    return replace(one, office="aide", body=False) if met else one


def at_head(actors: list[Actor], text: str, start: int) -> list[Actor]:
    """Put a delegation and whoever leads it together. ``start``: where the sentence begins."""
    actors = [sent(one, text) for one in named_once(without_press(actors, text), text)]
    if not any(_HINT.search(text, max(start, one.start - _REACH), one.start) for one in actors):
        return actors
    done: list[Actor] = []
    for one in actors:
        led = _LED.search(text, max(start, one.start - _REACH), one.start)
        if led is None or not one.can_take_part:
            done.append(one)
            continue
        inside = [each for each in done if each.start >= led.start() and (each.bare or each.body)]
        others = any(each.end > led.start() and each not in inside for each in done)
        sides = {each.side for each in inside if each.side}
        if others or len(sides | {one.side} - {""}) > 1:
            done.append(one)
            continue
        side = one.side or next(iter(sides), "")
        done = [each for each in done if each not in inside]
        done.append(replace(one, start=led.start(), side=side))
    return done
