# SPDX-License-Identifier: Apache-2.0
"""Who does what a Russian verb tells, and with whom it goes on: *X встретился с Y и позвонил Z*.

Rules:

1. The subject is the first who stands in the nominative. *X met Y and phoned Z*: the verb behind *and*
   names nobody who does it, and is of X.
2. *С X, а днем раньше - с Y* are two for the same verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.cases import Case, case_of

_CAN_GET: Final = re.compile(
    r"(?:[уюеи]|ам|ям|ой|ей|сша|кндр|кнр|оаэ|токио|баку|осло|дели|мали|перу|чили)$"
)
_NEAR: Final = 60
_DAYS: Final = r"(?:понедельник|вторник|сред[уы]|четверг|пятницу|субботу|воскресенье)"
WHEN: Final = (
    rf"(?:затем|потом|позже|позднее|далее|также|еще|там|здесь|тогда|сразу|сначала|сперва|вначале|поочередно|отдельно|лично|сегодня|вчера|накануне|утром|днем|вечером|ночью|днем ран(?:ее|ьше)|"
    rf"после (?:того|этого|чего|встречи|разговора|беседы|переговоров)|в тот же (?:день|вечер)|(?:на|в) (?:следующий|тот же) день|(?:уже )?во? {_DAYS}|\d{{1,2}} \w+|по телефону)"
)
_WILL: Final = r"(?:(?:встрет|поговор|позвон|обсуд|навест|посет)(?:ит|ят)(?:ся)?|примет|примут|проведет|проведут|побеседует|пообщается|увидится|созвонится)"
_GOES_ON: Final = re.compile(
    spaced(
        rf"(?:,? (?:и|а|но)|,)(?: (?:{WHEN}|завтра|послезавтра|скоро|вскоре)){{0,3}} (?P<verb>[а-я]+л[аи]?(?:с[ья])?|{_WILL})(?: [\w-]+){{0,4}}?\s*$"
    )
)
_AND_DID: Final = re.compile(
    spaced(
        rf"(?:,? (?:и|а|но)|,)(?: (?:{WHEN}|завтра|послезавтра|скоро|вскоре)){{0,3}} (?:[а-я]{{3,}}л[аи]?(?:с[ья])?|{_WILL})(?!\w)"
    )
)
_RECEIVED: Final = re.compile(r"прин(?:ял[аи]?|имал[аи]?|имает)|встретил[аи]?|(?:по)?звонил[аи]?")
_HIM_BEFORE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:его|ее|их|меня|нас) (?:(?:лично|тепло|там|тут|затем|потом|сам|сама|также|накануне|вчера) )?$"
    )
)
_RANG: Final = re.compile(r"(?:по)?звонил[аи]?")
_TO_WHOM: Final = re.compile(
    r"(?:[а-я-]{3,}(?:ому|ему|ои)\s){0,2}(?:[а-я-]{3,}[ую](?!\w)|(?:глав|коллег|премьерш|королев)е(?!\w))"
)
_OBJECT: Final = re.compile(
    spaced(rf"(?: {WHEN}| (?:во?|на) \w+| (?:\w+(?:ого|его|[иы]х|ую|юю)|свою)){{0,4}} ")
)
_ALSO_WITH: Final = re.compile(
    spaced(
        rf"(?: {WHEN}){{0,2}},? (?:а |и |а также )?(?:также )?(?:(?:{WHEN}|днем раньше|на \w+ день|за день до (?:того|этого)|перед (?:этим|тем)|до (?:этого|того)|(?:через|спустя) (?:\w+ )?(?:день|дня|дней|сутки|час|часа|часов|неделю)|(?:днем|двумя днями|сутками|неделей|часом) (?:позже|позднее|раньше|ранее)|на другой день|(?:\w+ )?(?:дн(?:я|ей|ями|ем)|день|час(?:а|ов|ами|ом)?|недел(?:ю|и|ей|ями)|сутки|минут) (?:спустя|позже|позднее|раньше|ранее)|потом|затем|после него|"
        r"(?:утром|днем|вечером) (?:того же|следующего) дня|следом|под вечер|(?:ближе )?к вечеру|вслед за (?:этим|тем)|(?:во?|на) [\w-]+),? )"
        r"{0,3}(?:- )?(?:и )?(?:(?:с|у|к)о? )?(?:(?:его|ее|своим|своего) )?"
    )
)
_WORD: Final = re.compile(r"[\w-]+")
_BENT_NAME: Final = re.compile(r"[сц]к(?:ого|ому|им|ом)$")
_PREPOSED: Final = re.compile(
    spaced(r"(?<!\w)(?:со?|к|у|от|для|о|об|из|при) (?:[\w-]+(?:им|ым|ом|ей|ой|ого|его) )?$")
)
_THAT: Final = re.compile(spaced(r"(?<!\w)(?:что|чтобы|как|где|после чего) "))
_VERB: Final = re.compile(rf"(?:[а-я]{{3,}}л[аи]?(?:с[ья])?|{_WILL})(?!\w)")
WITH_ONE: Final = re.compile(spaced(r"(?<!\w)со? $"))
_WITH_ONE_HE: Final = re.compile(spaced(r"(?<!\w)со? (?:(?:его|ее|своим|своей) )?$"))
_HE_DID: Final = re.compile(spaced(rf"(?: {WHEN}|,)*? (?:он|она)(?: (?:{WHEN}|\w+)){{0,2}} "))
_AT_WHOM: Final = re.compile(r"[^\n]*\s[ук]о?\s")
_IN: Final = re.compile(spaced(r"(?<!\w)(?:во?|на|из) $"))
_THAT_VERB: Final = re.compile(
    spaced(
        rf"(?:,? что(?: он| она)?|(?<!\w)по словам [^,;:\n]{{3,80}}, (?:он|она))(?:,? (?:{WHEN}|сам|сама|уже|дважды|лично|ранее)){{0,4}},? $"
    )
)
_BY_HIS_WORDS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:по словам|со слов) [^,;:\n]{3,80},(?: (?!(?:он|она)(?!\w))[\w-]+){0,6} (?:он|она)(?: [\w-]+,?){1,6} (?:на|в ходе|во время|в|при|за) $"
    )
)
"""*По словам X, этот вопрос он поднимал на встрече с Y*."""
_NOT_WITH: Final = re.compile(spaced(r"(?<!\w)не (?:со?|к|у) (?:\w{2,4} )?$"))
_BACK: Final = 80


def drops_subject(text: str, actors: Sequence[Actor], *, start: int, first: int, last: int) -> bool:
    """Tell whether a verb behind *and* names nobody who does it: *встретился с X и позвонил Y*."""
    if not "\u0430" <= text[first] <= "\u044f":
        return False
    found = _GOES_ON.search(text, max(start, first - _BACK), first)
    own = _VERB.match(text, first, last)
    if own is not None:
        found = _GOES_ON.search(text, max(start, first - _BACK), own.end())
    if found is None or any(found.start() < one.start < first for one in actors):
        return False
    before = [one for one in actors if one.is_party and one.end <= found.start()]
    return bool(before) and _VERB.search(text, start, found.start()) is not None


def received_at(text: str, behind: Sequence[Actor], start: int, end: int) -> int | None:
    """Return which one somebody received stands right behind: others may be listed with that one."""
    if _HIM_BEFORE.search(text, max(0, start - _BACK), start):
        return None  # *его принимал X*: he is met, and not whom others name behind
    at = next((n for n, one in enumerate(behind) if not one.bare), None)
    if at is not None and behind[at].start == end and _AT_WHOM.fullmatch(text, start, end):
        return at  # *был в Найроби у X, а в среду в Джибути у Y*
    if at is None or behind[at].many or _RECEIVED.fullmatch(text, start, end) is None:
        return None
    rang = _RANG.fullmatch(text, start, end)
    if rang and not all(_TO_WHOM.match(text, one.start) for one in behind[at : at + 2]):
        return None
    return at if _OBJECT.fullmatch(text, end, max(end, behind[at].start)) else None


def told_himself(
    text: str, able: Sequence[Actor], speakers: Sequence[Actor | None], at: tuple[int, int]
) -> list[Actor]:
    """Return the two of *X сообщил, что вчера беседовал с Y*: who tells of it did it himself."""
    that = (
        _THAT_VERB.search(text, max(0, at[0] - _BACK), at[0]) if _VERB.match(text, at[0]) else None
    )
    that = that or _BY_HIS_WORDS.search(text, max(0, at[0] - 2 * _BACK), at[0])
    who = next((one for one in reversed(speakers) if one is not None and one.is_party), None)
    if that is None or who is None or who.end > at[0]:
        return []
    whom = next((one for one in able if one.start >= at[1]), None)
    apart = whom is None or whom.side == who.side or whom.start - at[1] > _NEAR
    near = whom is not None and WITH_ONE.search(text, at[1], whom.start)
    return [] if apart or whom is None or not near else [who, whom]


def he_with(text: str, able: Sequence[Actor], start: int, at: int) -> list[Actor] | None:
    """Return the two of *X …; с Y он виделся*: he is who did what was told before, and no other.

    None: nobody is *he* there.
    """
    whom = next((one for one in reversed(able) if one.end <= at), None)
    if whom is None or not _WITH_ONE_HE.search(text, max(0, whom.start - 12), whom.start):
        return None
    if _HE_DID.fullmatch(text, whom.end, at) is None:
        return None
    who = subject_of(text, able, start, whom.start)
    others = {one.side for one in able if start <= one.start < whom.start} - {whom.side}
    if who is None or who.side == whom.side:
        return [whom] if len(others) > 1 else None
    return [who, whom]


def is_not_with(text: str, one: Actor) -> bool:
    """Tell whether it was somebody else: *говорил не с X, а с Y*."""
    return _NOT_WITH.search(text, max(0, one.start - 12), one.start) is not None


def is_place(text: str, one: Actor) -> bool:
    """Tell whether a side is only where somebody was: *в Джибути*."""
    return _IN.search(text, max(0, one.start - 5), one.start) is not None


def goes_on_with(text: str, at: int, start: int) -> bool:
    """Tell whether another is named for the same verb: *с X, а днем раньше - с Y*."""
    return at < start and _ALSO_WITH.fullmatch(text, at, start) is not None


def another_with(text: str, at: int, start: int) -> bool:
    """Tell whether another stands behind a *с* of his own for the same verb: *с X, в среду - с Y*."""
    with_one = WITH_ONE.search(text, max(at, start - 4), start)
    return with_one is not None and goes_on_with(text, at, start)


def is_of_next(text: str, actors: Sequence[Actor], whom: Actor, at: int) -> bool:
    """Tell whether another verb behind the first one's object is with somebody: *и позвонил X*."""
    found = next(few(_AND_DID, text, at, whom.start), None)
    return found is not None and any(at <= one.start and one.end <= found.start() for one in actors)


def subject_of(text: str, able: Sequence[Actor], start: int, first: int) -> Actor | None:
    """Return who did what a Russian sentence told before: the first in the nominative."""
    since = max((one.end() for one in _THAT.finditer(text, start, first)), default=start)
    before = [one for one in able if since <= one.start and one.end <= first]
    return next((one for one in before if can_do(text, one)), None)


def can_get(word: str) -> bool:
    """Tell whether a state or its adjective can be in the dative: *Дублину*, *Токио*, not *Дублин*."""
    return _CAN_GET.search(word) is not None


def can_do(text: str, one: Actor) -> bool:
    """Whether somebody can be the subject of a verb, by the case of the title."""
    if _PREPOSED.search(text, max(0, one.start - 40), one.start):
        return False
    if not one.office and _BENT_NAME.search(text, one.start, one.end):
        return False
    comma = (
        text.find(", ", one.start, one.end) + 1
    )  # *Анна Новакова, глава МИД*: the title shows it
    said = _WORD.findall(text, max(one.start, comma), one.end)
    case = case_of(said) if one.office else Case.OPEN
    return case in (Case.NOMINATIVE, Case.OPEN)
