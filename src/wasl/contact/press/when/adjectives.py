# SPDX-License-Identifier: Apache-2.0
"""Days that Russian says of an event by an adjective: *вчерашняя беседа*, *понедельничные переговоры*.

Rules:

1. They are dates only of what is named right behind: *на сегодняшний день* says nothing of a day.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import spaced
from wasl.contact.press.when.dated import Dated

_EVENT: Final = (
    r"(?:встреч|бесед|разговор|переговор|звонк|звонок|консультаци|созвон|контакт|диалог|аудиенци|саммит|заседани|прием|раунд|"
    r"обед|ужин|завтрак|визит|поездк|телефонн|видеоконференц|инцидент|перестрелк|столкновени|нот|протест|отказ|письм|послани|собеседник|собеседниц|гость|гостя|гостем|гостю|гость[яи]|визитер)"
)
_DAYS: Final = {"позавчерашн": 2, "вчерашн": 1, "сегодняшн": 0, "завтрашн": -1}
_WEEKDAYS: Final = {
    "понедельничн": 0,
    "вторничн": 1,
    "четвергов": 3,
    "пятничн": 4,
    "субботн": 5,
    "воскресн": 6,
}
ADJECTIVE: Final = re.compile(
    spaced(
        rf"(?<!\w)(?P<said>(?P<day>{'|'.join((*_DAYS, *_WEEKDAYS))})[а-я]{{1,3}})"
        rf"(?: [\w-]+(?:ый|ий|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ой|ей|ую|юю|ое|ее|ые|ие|ых|их|ыми|ими)){{0,3}} {_EVENT}"
    )
)
_BETWEEN: Final = re.compile(r"(?:\s[\w-]+){0,3}\s")
_NEAR: Final = 70
NEEDS: Final = (tuple(one[:5] for one in (*_DAYS, *_WEEKDAYS)),)


def adjective(match: re.Match[str]) -> Dated:
    """Return the day that an adjective says."""
    begin, end = match.span("said")
    if (ago := _DAYS.get(match["day"])) is not None:
        return Dated(start=begin, end=end, ago=ago, unit="day")
    return Dated(start=begin, end=end, weekday=_WEEKDAYS[match["day"]])


def day_of_event(text: str, start: int, at: int) -> Dated | None:
    """Return the day that an adjective says of the event that stands at a place, whatever else is said."""
    for found in ADJECTIVE.finditer(text, max(start, at - _NEAR), at + _NEAR):
        end = found.end("said")
        if _BETWEEN.fullmatch(text, end, max(end, at)):
            return adjective(found)
    return None
