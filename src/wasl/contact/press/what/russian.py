# SPDX-License-Identifier: Apache-2.0
"""Russian acts whose words stand apart: *виделся с*, *спорили*, *его собеседником был*, *побывал у*.

Rules:

1. A verb of being together, talking or eating is a contact if the first one named right behind its
   *с* can take part, or if two of two sides are joined before or behind it.
2. *His host was X*, *was at X's* are contacts if X can take part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import Act
from wasl.contact.press.who.actors import Actor

_REACH: Final = 110
_NEAR: Final = 60
_TWO: Final = 2
_PAST: Final = r"(?:а|и)?(?:ся|сь)?(?!\w)"
_TOGETHER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:у|с)?видел(?=ся|ась|ись)|(?:по)?советовал|(?:по)?совещал|объяснял|(?:по|про)?спорил|(?:торговал|занимал|повидал)(?=ся|ась|ись)|(?:об|от|по)обедал|обедал|"
        r"(?:по)?ужинал|(?:по)?завтракал|(?:про)?гулял|уединил|уединял|(?:по)?толковал|сверял|договаривал|условил|договорил|сговорил|обменял|"
        r"об(?:судил|суждал|говорил|говаривал)|рассмотрел|согласовал|подписал|обсудил|(?:пере|по)общал|сош[ле]л|разговаривал|беседовал|дискутировал)"
        rf"{_PAST}"
    )
)
_BY_TWO: Final = re.compile(
    r"(?:обсудил|обсуждал|обговорил|рассмотрел|согласовал|условил|договорил|сговорил|уединил|спорил|поспорил|разговаривал|беседовал|совещал|виделис|увиделис|обедал|пообедал|ужинал|поужинал|завтракал)и?(?:сь)?"
)
_MEETING: Final = re.compile(
    r"(?:у|с)?видел(?:ся|ась|ись)|(?:по)?совещал(?:ся|ась|ись)|(?:от|по)обедал[аи]?|(?:по)?ужинал[аи]?|(?:по)?завтракал[аи]?|"
    r"(?:пере|по)общал(?:ся|ась|ись)|разговаривал[аи]?|беседовал[аи]?|уединил(?:ся|ась|ись)|повидал(?:ся|ась|ись)"
)
"""*С X он виделся накануне*."""
_DIALOGUE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:провел|провела|вел|вела|открыл|открыла|начал|начала|продолжил|продолжила|возобновил)(?!\w)[^;.\n]{0,40}?(?<!\w)диалог(?!\w)"
    )
)
_WITH: Final = re.compile(spaced(r"(?<!\w)со? (?:(?:своим|своей|его|ее|новым|новой) )?"))
_WAS_HOST: Final = re.compile(
    spaced(
        r"(?<!\w)(?:собеседни(?:ком|цей|ками)|хозяином|хозяйкой|визави) (?:\w+ ){0,2}?(?:был|стал|оказал|выступил)(?:а|и|ся|ась|ись)?(?!\w)"
    )
)
_GUEST: Final = re.compile(r"(?:[а-я-]+(?:ого|его) )?(?:[а-я-]{2,}[аяу])(?!\w)")
_TAKEN_FOR: Final = re.compile(
    spaced(
        r" (?:за (?!завтрак|обед|ужин|чаем|кофе|закрыт)|участие|решение|закон|меры|извинения|к сведению)"
    )
)
_TURNED: Final = re.compile(r"(?: [^\s,;:.\"]+){0,4} ")
_AT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:побывал|был|гостил|заехал|заглянул|наведал|съездил|побывать|заехать|погостить)(?:а|и|ся|ась)?(?:,? (?:во?|на) [\w-]+(?: [\w-]+)?)?,? (?:в гостях )?у (?=\w)"
    )
)
_AND: Final = re.compile(spaced(r",? (?:и|а также|вместе со?) (?:\w+(?:им|ым|ей|ой) )?"))
_THEY: Final = re.compile(spaced(r"(?:,? (?:\w+ ){0,3}| - )"))
_APART: Final = re.compile(
    spaced(r"[;:\n\"]|\. |(?<!\w)(?:котор\w+|что|чтобы|но|если|сообщил\w*|заявил\w*)(?!\w)")
)


def find_russian(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Iterator[Act]:
    """Return the acts of a sentence whose words stand apart."""
    able = [one for one in actors if one.is_party]
    if not able or not "\u0430" <= text[able[0].start] <= "\u044f":
        return
    for verb in few(_TOGETHER, text, start, end):
        if (
            _is_with(text, able, verb.end(), end)
            or (_BY_TWO.fullmatch(verb[0]) and _is_of_two(text, able, verb))
            or (_MEETING.fullmatch(verb[0]) and _with_before(text, able, verb))
        ):
            yield Act(*verb.span())
    for verb in few(_DIALOGUE, text, start, end):
        before = any(one.end <= verb.start() for one in able)
        if before and (_is_with(text, able, verb.end(), end) or _with_before(text, able, verb)):
            yield Act(*verb.span())
    for verb in few(_WAS_HOST, text, start, end):
        if any(0 <= one.start - verb.end() <= 2 for one in able) and any(
            one.end <= verb.start() for one in able
        ):
            yield Act(*verb.span())
    for verb in few(_AT, text, start, end):
        if any(0 <= one.start - verb.end() <= 1 for one in able):
            yield Act(*verb.span())


def is_turned(text: str, actors: Sequence[Actor], verb: tuple[int, int]) -> bool:
    """Tell whether a guest and his host stand before *принял*: *министра X Белоусов принял в среду*."""
    at = verb[0]
    before = [one for one in actors if one.is_party and one.end <= at][-2:]
    if len(before) != _TWO or before[0].side == before[1].side:
        return False
    guest, host = before
    between = text[guest.end : host.start]
    return bool(
        _GUEST.match(text, guest.start, guest.end)
        and not _GUEST.match(text, host.start, host.end)
        and _TURNED.fullmatch(between)
        and _TURNED.fullmatch(text, host.end, at)
        and not _TAKEN_FOR.match(text, verb[1])
    )


def _is_with(text: str, able: Sequence[Actor], at: int, end: int) -> bool:
    """Whether the first *с* behind a verb is with somebody."""
    stop = min(end, at + _REACH)
    apart = _APART.search(text, at, stop)
    stop = apart.start() if apart else stop
    starts = {one.start for one in able}
    found = _WITH.search(text, at, stop)
    return found is not None and found.end() in starts


def _with_before(text: str, able: Sequence[Actor], verb: re.Match[str]) -> bool:
    """Whether somebody stands behind *с* before a verb: *с министром X он открыл диалог*."""
    found = next(few(_WITH, text, max(0, verb.start() - 2 * _REACH), verb.start()), None)
    return found is not None and any(one.start == found.end() for one in able)


def _is_of_two(text: str, able: Sequence[Actor], verb: re.Match[str]) -> bool:
    """Whether two of two sides stand joined before a verb: *X и Y спорили*."""
    for one, other in pairwise(able):
        joined = one.side != other.side and _AND.fullmatch(text, one.end, max(one.end, other.start))
        if joined and 0 <= verb.start() - other.end <= _NEAR:
            return _THEY.fullmatch(text, other.end, verb.start()) is not None
    return False
