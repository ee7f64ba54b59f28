# SPDX-License-Identifier: Apache-2.0
"""Russian verbs that are a contact by who stands beside them: *виделся с X*, *у X побывал Y*, *X и Y сели за стол*.

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
from wasl.contact.press.what.russian import WHEN, WITH_ONE, can_do
from wasl.contact.press.what.visits import is_of_matter
from wasl.contact.press.who.actors import Actor

_BACK: Final = 80
_NEAR: Final = 60
_REACH: Final = 110
_TWO: Final = 2
_PAST: Final = r"(?:а|и)?(?:ся|сь)?(?!\w)"
_TOGETHER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:у|с)?видел(?=ся|ась|ись)|(?:по)?советовал|(?:по)?совещал|объяснял|(?:по|про)?спорил|(?:торговал|занимал|повидал)(?=ся|ась|ись)|(?:об|от|по)обедал|обедал|"
        r"(?:по)?ужинал|(?:по)?завтракал|(?:про)?гулял|уединил|уединял|(?:по)?толковал|свер[ия]л|договаривал|(?:условил|договорил|сговорил)(?!(?:ся|ась|ись) (?:[\w-]+ ){0,2}?(?:встретиться|созвониться|увидеться|поговорить)(?!\w))|обменял|"
        r"об(?:судил|суждал|говорил|говаривал)|рассмотрел|согласовал|подписал|обнял(?=ся|ась|ись)|обсудил|(?:пере|по)общал|перемолвил|пере(?:броси|кину)л|сош[ле]л|разговаривал|беседовал|проговорил|просидел|дискутировал)"
        rf"{_PAST}"
    )
)
_BY_TWO: Final = re.compile(
    r"(?:сверил|толковал|обсудил|обсуждал|обговорил|рассмотрел|согласовал|условил|договорил|сговорил|уединил|спорил|поспорил|разговаривал|беседовал|проговорил|совещал|видел|увидел|свидел|повидал|общал|пообщал|перемолвил|обедал|пообедал|ужинал|поужинал|завтракал)и?(?:сь)?"
)
_MEETING: Final = re.compile(
    r"(?:у|с)?видел(?:ся|ась|ись)|(?:по)?совещал(?:ся|ась|ись)|(?:от|по)обедал[аи]?|(?:по)?ужинал[аи]?|(?:по)?завтракал[аи]?|"
    r"(?:пере|по)общал(?:ся|ась|ись)|разговаривал[аи]?|беседовал[аи]?|проговорил[аи]?|уединил(?:ся|ась|ись)|повидал(?:ся|ась|ись)"
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
        r"(?<!\w)(?:собеседни(?:ком|цей|ками)|хозяином|хозяйкой|визави) (?:[\w-]+ ){0,6}?(?:был|стал|оказал|выступил)(?:а|и|ся|ась|ись)?(?!\w)"
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
        r"(?<!\w)(?:побывал|был|гостил|заехал|заглянул|наведал|съездил|побывать|заехать|погостить)(?:а|и|ся|ась)?(?:,? (?:во?|на) [\w-]+(?: [\w-]+)?)?,? (?:в гостях )?у (?=\w)|"
        r"(?<!\w)набра(?:л|ла) (?:\w+ )?номер (?=\w)"
    )
)
_OWN: Final = r"(?:(?:своему|своей|своего|его|ее|новому|новой|тогдашнему|местному|тамошнему|старому|давнему) ){0,2}"
_PLACE: Final = r"(?:,? (?:(?:туда|сюда|лично|сам|сама|тайно|ненадолго|на (?:день|час|сутки)|с визитом|\d{1,2} \w+)|(?:во?|на) [\w-]+(?: [\w-]+)?)){0,3}"
_CAME_TO: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:(?:приезжа|приеха|езди|лета|прилета|прилете|наведыва|наведа|заезжа|заеха|заходи|приходи|явля|яви|загляну|пожалова)л[аи]?(?:с[ья])?|(?:при|за)ш(?:ел|ла|ли)){_PLACE} ко? {_OWN}(?=\w)|"
        rf"(?<!\w)нан(?:ес|есла|если|осил|осила)(?:,? (?:во?|на) [\w-]+)? (?:\w+ ){{0,2}}?визит(?: вежливости)? {_OWN}(?=\w)|"
        rf"(?<!\w)(?:получи|име|удостои|доби)л[аи]?(?:с[ья])? (?:\w+ )?аудиенци\w+ у {_OWN}(?=\w)|(?<!\w)(?:был|была|побывал|побывала) на (?:аудиенции|приеме) у {_OWN}(?=\w)|(?<!\w)(?:навести|проведа|посети)л[аи]? (?:(?:\d{{1,2}} \w+|сегодня|вчера|накануне|во? [\w-]+) ){{0,2}}{_OWN}(?=\w)|"
        rf"(?<!\w)(?:да|устрои)л[аи]? (?:\w+ ){{0,3}}?(?:обед|ужин|завтрак|прием) в честь {_OWN}(?=\w)|"
        rf"(?<!\w)(?:да|предостави)л[аи]? (?:\w+ )?аудиенци\w+ {_OWN}(?=\w)|"
        rf"(?<!\w)прин(?:ял[аи]?|имал[аи]?) (?:копи[июя] )?верительн\w+ грамот\w* (?:у|от) {_OWN}(?=\w)|"
        rf"(?<!\w)вручи(?:л|ла) (?:(?:свои|копии (?:своих )?) ?)?верительн\w+ грамот\w* {_OWN}(?=\w)"
    )
)
"""*Приезжал в Берген к коллеге X*, *нанес визит президенту X*."""
_CAME: Final = re.compile("навест|провед|посети")
_HEARD: Final = re.compile(
    spaced(
        r"(?<!\w)(?:услышал[аи]?|(?:получил|добил|заручил)[аи]?(?:с[ья])? (?:[\w-]+ ){0,2}?(?:заверени\w+|гаранти\w+|ответа?|согласи[ея]|обещани[ея]|отказ|обещани\w+))(?: (?:лично|во? \w+|вчера|накануне|\d{1,2} \w+)){0,2} (?:от|у) (?=\w)"
    )
)
"""*Такой ответ услышал от премьера X посланник Y*."""
_WAS_AT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:побывал|гостил|наведал|приезжал|прилетал|приходил|заезжал|летал)[аи]?(?:с[ья])?(?:,? (?:во?|на) [\w-]+(?: [\w-]+)?| \d{1,2} \w+)? (?=\w)"
    )
)
_AT_WHOM: Final = re.compile(spaced(r", (?:у|к) котор(?:ого|ой|ому)(?: [\w-]+){0,5} "))
_AT_HIM: Final = re.compile(spaced(r"(?<!\w)(?:у|к) $"))
"""*У президента X побывал Y*."""
_TABLE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:се(?:л|ла|ли)|сад(?:ился|илась|ились)|усе(?:лся|лась|лись)|сош(?:лись|елся)|собрал(?:ись|ся)|оказал(?:ись|ся)|сидел[аи]?) (?:\w+ ){0,2}?(?:(?:друг )?(?:против|напротив) друга|лицом к лицу|за (?:одн(?:им|ой|ого) |один |общ(?:им|ий) |кругл(?:ым|ый) )?стол(?:ом|ы)?(?: переговоров)?)(?!\w)"
    )
)
"""*Сели за один стол X и Y*."""
_BROUGHT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:держал|удержал|усадил|посадил|собрал|свел)[аи]?(?: [\w-]+){0,3}? за (?:один|одним|общ\w+|кругл\w+) стол(?:ом)?(?: переговоров)?(?!\w)"
    )
)
"""*Усадил за один стол X и Y*."""
_SPENT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:прове(?:л|ла|ли)|просиде(?:л|ла|ли)|сиде(?:л|ла|ли)|пил[аи]?|вел[аи]? (?:торг|дискусси\w+)|се(?:л|ла|ли)|игра(?:л|ла|ли) в)(?!\w)(?: [\w-]+){0,4}? "
        r"(?:час|часа|часов|минут\w*|вечер|ночь|день|утро|чай|чая|кофе|столом?|стола|переговоров|гольф|теннис|шахматы)(?= (?:[\w-]+ ){0,3}?со? )"
    )
)
"""*Провел два часа с X*, *пил чай с X*."""
_WHEN_DONE: Final = re.compile(r"(?:\s(?!(?:со?|у|к|ко|что|чтобы)\s)[\w-]+){0,9}?\s+")
_AND: Final = re.compile(
    spaced(r",? (?:и|а также|вместе со?) (?:(?:его|ее|их) )?(?:\w+(?:им|ым|ей|ой) )?")
)
_THEY: Final = re.compile(
    spaced(
        r"(?:,? \w+(?:ли|лись)(?: [\w-]+){1,4} и)?(?:(?:, (?:по|как|со слов) [^,;:\n\"]{3,60},)?,? (?:\w+ ){0,3}| - )"
    )
)
_APART: Final = re.compile(
    spaced(r"[;:\n\"]|\. |(?<!\w)(?:котор\w+|что|чтобы|но|если|ли|сообщил\w*|заявил\w*)(?!\w)")
)
_TALK: Final = re.compile(r"(?:разговор|встреч|бесед|переговор|звонк|звонок|консультаци)[а-я]*")
_OF_WHOM: Final = re.compile(r"\s+")
_AND_WITH: Final = re.compile(
    spaced(
        rf"(?: {WHEN}| (?:во?|на) [\w-]+){{0,3}} (?:и|со?) (?:(?:его|ее|своим|своей) )?(?:\w+(?:им|ым|ей|ой) )?"
    )
)
_TOPIC: Final = re.compile(spaced(r"(?<!\w)об? (?:(?:\w+(?:ых|их|ой|ом|ем|ей)|их|ее|его) ){0,2}$"))
_HIM: Final = re.compile(spaced(r"(?<!\w)со? (?:ним|ней|ними|нею)(?!\w)"))
_HIS: Final = 12
_RIGHT: Final = 2


def told_of(text: str, able: Sequence[Actor], start: int, end: int) -> list[Actor] | None:
    """Return who took part in *разговор X с Y*, of which somebody tells; [] in *говорил о встрече*.

    None: the words do not say so.
    """
    if _TALK.fullmatch(text, start, end) is None:
        return brought(text, able, start, end) or None
    behind = [one for one in able if one.start >= end]
    if len(behind) > 1 and _OF_WHOM.fullmatch(text, end, behind[0].start):
        first, second = behind[0], behind[1]
        joined = _AND_WITH.fullmatch(text, first.end, max(first.end, second.start))
        if joined and first.side != second.side:
            return [first, second]
    topic = _TOPIC.search(text, max(0, start - _BACK), start)
    near = any(one.start - end <= _REACH for one in behind) or _HIM.search(text, end, end + _BACK)
    return [] if topic and not near else None


def find_russian(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Iterator[Act]:
    """Return the acts of a sentence whose words stand apart."""
    able = [one for one in actors if one.is_party]
    if not able or not "\u0430" <= text[able[0].start] <= "\u044f":
        return
    for verb in few(_TOGETHER, text, start, end):
        if (
            _is_with(text, able, verb.end(), end)
            or _with_him(text, able, verb)
            or (_BY_TWO.fullmatch(verb[0]) and _is_of_two(text, able, verb))
            or (_BY_TWO.fullmatch(verb[0]) and _are_behind(text, able, verb))
            or (_MEETING.fullmatch(verb[0]) and _with_before(text, able, verb))
        ):
            yield Act(*verb.span())
    for verb in few(_DIALOGUE, text, start, end):
        before = any(one.end <= verb.start() for one in able)
        if before and (_is_with(text, able, verb.end(), end) or _with_before(text, able, verb)):
            yield Act(*verb.span())
    yield from _beside(text, able, start, end)


def _beside(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give what is a contact if somebody stands right behind it: *нанес визит X*."""
    for verb in few(_WAS_HOST, text, start, end):
        before = any(one.end <= verb.end() for one in able)
        if before and any(0 <= one.start - verb.end() <= _RIGHT for one in able):
            yield Act(*verb.span())
    for words, meets in ((_AT, False), (_CAME_TO, True)):
        for verb in few(words, text, start, end):
            if _CAME.match(verb[0]) and not any(one.end <= verb.start() for one in able):
                continue  # *матч посетили X и Y*
            if any(0 <= one.start - verb.end() <= 1 for one in able):
                yield Act(verb.start(), verb.end(), meets=meets)
    for verb in few(_SPENT, text, start, end):
        if _is_with(text, able, verb.end(), end):
            yield Act(*verb.span())
    for verb in few(_HEARD, text, start, end):
        whom = next((one for one in able if one.start == verb.end()), None)
        others = [one for one in able if whom and one.side != whom.side and can_do(text, one)]
        if whom and any(
            0 <= verb.start() - one.end <= _NEAR or 0 <= one.start - whom.end <= 1 for one in others
        ):
            yield Act(*verb.span())
    yield from _at_table(text, able, start, end)


def _at_table(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give where two met: *сели за стол*, *у X побывал Y*."""
    for verb in few(_WAS_AT, text, start, end):
        if _is_at_him(text, able, verb):
            yield Act(*verb.span(), meets=True)
    for verb in few(_TABLE, text, start, end):
        with_one = _is_with(text, able, verb.end(), end) or _is_of_two(text, able, verb)
        if with_one or _two_behind(text, able, verb.end()):
            yield Act(*verb.span(), meets=True)
    for verb in few(_BROUGHT, text, start, end):
        if brought(text, able, *verb.span()):
            yield Act(*verb.span(), meets=True)


def _is_at_him(text: str, able: Sequence[Actor], verb: re.Match[str]) -> bool:
    """Whether a host stands behind *у* before a verb, and right behind it his guest."""
    host = next((one for one in reversed(able) if one.end <= verb.start()), None)
    guest = next((one for one in able if one.start == verb.end()), None)
    if host is None or guest is None or verb.start() - host.end > _NEAR:
        return False
    at_him = _AT_HIM.search(text, max(0, host.start - 4), host.start) is not None
    at_him = at_him or _AT_WHOM.fullmatch(text, host.end, verb.start()) is not None
    return at_him and host.side != guest.side and can_do(text, guest)


def _two_behind(text: str, able: Sequence[Actor], at: int) -> list[Actor]:
    """Return two of two sides who stand joined right behind a word: *сели за стол X и Y*."""
    behind = [one for one in able if one.start >= at][:_TWO]
    if len(behind) < _TWO or behind[0].side == behind[1].side or behind[0].start - at > _HIS:
        return []
    joined = _AND.fullmatch(text, behind[0].end, max(behind[0].end, behind[1].start))
    return behind if joined else []


def _are_behind(text: str, able: Sequence[Actor], verb: re.Match[str]) -> bool:
    """Whether two who did it stand joined behind a verb: *об этом договорились во вторник X и Y*."""
    before = any(
        one.end <= verb.start() and can_do(text, one) and not is_of_matter(text, one.start)
        for one in able
    )
    if not verb[0].endswith(("ли", "лись")) or before:
        return False
    first = next((one for one in able if one.start >= verb.end()), None)
    if first is None or not _WHEN_DONE.fullmatch(text, verb.end(), first.start):
        return False
    pair = _two_behind(text, able, first.start)
    return len(pair) == _TWO and all(can_do(text, one) for one in pair)


def brought(text: str, able: Sequence[Actor], start: int, end: int) -> list[Actor]:
    """Return the three of *X усадил за один стол Y и Z*, or []."""
    if _BROUGHT.fullmatch(text, start, end) is None:
        return []
    pair = _two_behind(text, able, end)
    who = next((one for one in reversed(able) if one.end <= start), None)
    if not pair or who is None or start - who.end > _NEAR or not can_do(text, who):
        return []
    return [who, *pair] if who.side not in {one.side for one in pair} else []


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


def _with_him(text: str, able: Sequence[Actor], verb: re.Match[str]) -> bool:
    """Whether *с ним* stands right before a verb, and behind it who did it: *с ним обедал X*."""
    him = any(
        0 <= verb.start() - one.end <= _HIS
        and WITH_ONE.search(text, max(0, one.start - 5), one.start)
        for one in able
    )
    return him and any(0 <= one.start - verb.end() <= _HIS for one in able)


def _with_before(text: str, able: Sequence[Actor], verb: re.Match[str]) -> bool:
    """Whether somebody stands behind *с* before a verb: *с министром X он открыл диалог*."""
    found = next(few(_WITH, text, max(0, verb.start() - 2 * _REACH), verb.start()), None)
    return found is not None and any(one.start == found.end() for one in able)


def _is_of_two(text: str, able: Sequence[Actor], verb: re.Match[str]) -> bool:
    """Whether two of two sides stand joined before a verb: *X и Y спорили*."""
    for one, other in pairwise(able):
        both = one.start == other.start  # *премьеры X и Y*
        both = both or _AND.fullmatch(text, one.end, max(one.end, other.start)) is not None
        if both and one.side != other.side and 0 <= verb.start() - other.end <= _REACH:
            return _THEY.fullmatch(text, other.end, verb.start()) is not None
    return False
