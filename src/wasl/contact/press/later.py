# SPDX-License-Identifier: Apache-2.0
"""Days that a later sentence tells of what was told before.

Rules:

1. *The letter was handed over on Monday*, *the refusal came on Friday*: the day of the letter, or of
   the attempt.
2. *He wrote of it on Friday. "We spoke yesterday"*: yesterday counts from the day of the words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.cutting import Sentence
from wasl.contact.press.days import was_first
from wasl.contact.press.drafts import Draft, when_of
from wasl.contact.press.handing import handed_over
from wasl.contact.press.proposal import Kind, Role
from wasl.contact.press.remembering import Read, State
from wasl.contact.press.shadow import pattern, spaced
from wasl.contact.press.timing import Use, timed
from wasl.contact.press.what import retold
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.counting import is_day, last_day
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.when.present import is_due
from wasl.contact.press.when.resolving import resolve

_SOON: Final = 24
_AHEAD: Final = (Status.PLANNED, Status.CANCELLED)
_HALF_A_YEAR: Final = 183

_HANDED: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:قام (?:\w+ )?ب)?(?:تسليم|تسلم|تسلمت|سلم|سلمت|استلم|نقل|نقلت) (?:\w+ ){0,3}?(?:هذه )?الرسالة(?!\w)",
    r"(?<!\w)(?:документ|письмо|послание|текст|конверт|его|ее) (?:\w+ ){0,3}?(?:передан|вручен|доставлен|отправлен|направлен|вручил|передал|доставил|отправил)\w*",
    r"(?<!\w)(?:письм|послани|телеграмм)\w*,? (?:датирован|подписан|отправлен|направлен|вручен|передан)\w*(?!\w)",
    r"(?<!\w)(?:письм|послани|телеграмм)\w* от (?=\d)",
    r"(?<!\w)(?:письмо|послание|телеграмма|конверт|депеша) (?:\w+ ){0,2}?(?:ушло|ушла|ушел|пришло|пришла|пришел|поступил[ао]?|дошл[ао]|легло|легла|датиру[её]тся|помечен[оа]|отослан[оа]|подписал)(?!\w)",
    r"(?<!\w)(?:датировано|датирована|помечено|помечена|подписано|отправлено|передано|вручено|отослано|ушло|ушла|пришло|поступило) (?:само |это |\w+ское )?(?:письмо|послание|оно|она|телеграмма)(?!\w)",
    r"(?<!\w)(?:оно|она) (?:было |была )?(?:датирован|помечен|подписан|отправлен|передан|вручен|отослан|доставлен)[оа](?!\w)",
    r"(?<!\w)(?:дата|число|датой) (?:на |под )?(?:письм|послани|документ)\w*",
    r"(?<!\w)(?:передан|вручен|доставлен|отправлен|вручил|передал|доставил|отправил)(?:а|о|ы|и)? (?:[\w-]+ ){0,4}?(?:документ|письмо|послание|конверт)(?!\w)",
)
_ANSWERED: Final = pattern(
    r"(?<!\w)(?:отказ|ответ|запрос|просьба|просьбу|предложение|приглашение)(?:, [^,;.\n]{3,60},)? (?:\w+ ){0,3}?(?:поступил|пришел|пришла|пришло|переда(?:н|л)|направ(?:лен|ил)|отправ(?:лен|ил)|отклон(?:ен|ил)|последовал|получ(?:ен|ил)|вруч(?:ен|ил)|достав(?:лен|ил)|огласил|озвучил|привез|прислал|дали)\w*",
    r"(?<!\w)(?:мы|я|он|она|они) (?:\w+ ){0,2}?(?:звонил|позвонил|набирал|дозванивал)\w*",
)
_WE_SPOKE: Final = re.compile(
    spaced(
        r"\s*\"(?:мы |я |только что |вчера |сегодня )?(?:[\w-]+ ){0,2}?(?:(?:по|пере)?говорил|встретил|виделся|увидел|обсудил|созвонил|(?:по)?беседовал)(?:и|а)?(?:сь|ся)?(?!\w)[^\"]*?(?:вчера|сегодня|позавчера)(?!\w)"
        r"|\s*\"(?:вчера|сегодня|позавчера) (?:[\w-]+ ){0,4}?(?:(?:по|пере)говорил|встретил|обсудил|созвонил|побеседовал)"
    )
)
_AS_IF: Final = re.compile(
    spaced(
        r"(?<!\w)(?:будто|якобы|о том, что|утвержда\w+,? что|(?:на)?писал[аи]?,? что|сообщил[аи]?,? что)(?: бы)? [^.;\n]{0,90}?(?:видел(?:ись|ся)|встре(?:тил|чал)(?:ись|ся)|беседовал|(?:по)?говорил|созвонил|встреча|разговор|переговоры|беседа)"
    )
)
_HANDED_EN: Final = re.compile(
    spaced(
        r"(?<!\w)(?:the|this|his|her) (?:[\w'-]+ )?(?:letter|message|note|cable|telegram|missive)(?:,? which)? "
        r"(?:is|was|were|has been|had been) (?:\w+ly )?(?:handed|delivered|dated|given|passed|presented|conveyed|transmitted|sent|received|submitted)(?!\w)"
        r"|(?<!\w)it (?:was|has been|had been) (?:\w+ly )?(?:handed|delivered)(?!\w)"
    )
)


_THAT_WAS: Final = pattern(
    r"\s*\"?(?:and )?(?:that|this|it|all this) (?:was|had been|happened|occurred|took place|came about) (?:back |late |early |already |as early as )?(?:on )?",
    r"\s*\"?(?:это|все это|дело|было это|случилось это|произошло это|было то)(?: (?:было|происходило|произошло|случилось|состоялось))?(?: (?:еще|уже|как раз))?(?: во?)? ",
    r"\s*\"?(?:و)?(?:كان|حدث|جرى|حصل|تم) ذلك (?:يوم |في |مساء |صباح |ليل )?",
)
"""*They spoke by telephone. That was on Monday*."""
_THE_WAS: Final = re.compile(
    spaced(
        r"\s*\"?(?:(?P<all>both|all (?:two|three|four|of them))|the|their|this|that|his|her) (?:\w+ )?(?P<what>visit|trip|stopover|meeting|conversation|call|talk|encounter|exchange|audience|discussion|session|lunch|dinner|line|hotline|link|request)s?"
        r",? (?:(?:was|were|had been|has been|took place|happened|occurred|came(?: about)?|had taken place|went (?:live|into (?:service|operation))|became operational|opened|held|requested|made|lodged|put through|placed) ){1,2}"
        r"(?:through (?:[\w'-]+ ){1,7}?)?(?:in (?:[\w'-]+ ){1,2})?(?:(?:back|late|early|already|only) ){0,2}(?:on )?(?=\w+day(?!\w)|yesterday|today|\d|(?:jan|feb|march|april|may|june|july|aug|sept?|oct|nov|dec)\w*\.? \d)"
        r"|\s*\"?(?:(?:этот|эта|это|их|сам|сама|само|телефонный|онлайн) ){0,2}(?:контакт|общение|аудиенция|прием|сеанс(?: (?:видео)?связи)?|мероприятие|диалог|обмен мнениями|визит|поездка|обед|ужин|завтрак)"
        r"(?: (?:двух|обоих|министров|президентов|премьеров|сторон|лидеров|политиков|дипломатов|коллег|собеседников|по телефону|по видеосвязи)){0,2}"
        r" (?:(?:прошел|прошла|прошло|имел место|имело место|имела место|был|была|было) |состоял(?:ся|ась|ось) )(?:(?:еще|уже|утром|днем|вечером|ночью|поздно|рано|там же) ){0,2}(?:во? )?(?=\w)"
    )
)
"""*Held talks in Niamey. The visit took place on Wednesday*."""
_LINES: Final = frozenset({"line", "hotline", "link"})
_ASKED: Final = frozenset({"request", "call"})


def _the_was(text: str, one: Sentence, state: State) -> list[tuple[Draft, Dated]]:
    """Return what was told before, with the day that a sentence on it alone says it was on."""
    said = _THE_WAS.match(text, one.start, one.end)
    if said is None:
        return []
    near = find_dates(text, start=said.end(), end=min(one.end, said.end() + _SOON))
    day = next(iter(near), None)
    if day is None or day.start - said.end() > 1 or not is_day(day):
        return []
    if said["all"]:
        last = any(each is state.before for each in state.listed)
        return [(each, day) for each in state.listed if last and _has_no_day(each)]
    before = state.before
    if before is None and said["what"] in _LINES:
        before = state.line
    if before is None:
        return []
    kinds = {Kind.LINE: _LINES, Kind.ATTEMPT: _ASKED}
    mine = said["what"] in kinds.get(before.kind, frozenset())
    held = before.kind is Kind.CONTACT and said["what"] not in _LINES
    return [(before, day)] if (mine or held) and _has_no_day(before) else []


def _has_no_day(draft: Draft) -> bool:
    """Whether no day of its own was told of it yet."""
    return draft.day.span is None or draft.day.role is Role.ON_OR_BEFORE


def _that_was(text: str, one: Sentence, before: Draft | None) -> list[tuple[Draft, Dated]]:
    """Return the contact of the sentence before with the day that this one says it was on."""
    said = _THAT_WAS.match(text, one.start, one.end) if before is not None else None
    if said is None or before is None or before.kind is not Kind.CONTACT:
        return []
    day = next(iter(find_dates(text, start=said.end(), end=min(one.end, said.end() + _SOON))), None)
    near = day is not None and day.start - said.end() <= 1 and is_day(day)
    return [(before, day)] if day is not None and near else []


def tells_of(text: str, one: Sentence, before: Draft) -> bool:
    """Tell whether a sentence says who told of what the one before tells: *the refusal came, X said*."""
    if retold.tells_of_before(text, start=one.start, end=one.end):
        return True
    answered = before.kind is Kind.ATTEMPT and _ANSWERED.search(text, one.start, one.end)
    return bool(answered)


def _denied_day(text: str, read: Read, state: State) -> list[tuple[Draft, Dated]]:
    """*Встречи не было. Сайт написал, будто министры виделись 14 января*: the day of what is denied."""
    draft, one = state.focus, read.line.sentence
    if draft is None or draft.kind is not Kind.DENIED or draft.day.value or state.age > 1:
        return []
    as_if = _AS_IF.search(text, one.start, one.end)
    if as_if is None or any(
        each.is_party and each.side not in draft.sides for each in read.line.actors
    ):
        return []
    days = [each for each in find_dates(text, start=as_if.end(), end=one.end) if is_day(each)]
    return [(draft, days[0])] if len(days) == 1 else []


def told_later(text: str, read: Read, state: State) -> list[tuple[Draft, Dated]]:
    """Return what was told before and has its day here: *the letter was handed over*, *the refusal came*."""
    one, letter = read.line.sentence, state.focus
    found: list[tuple[Draft, Dated]] = []
    for draft, words in ((letter, _HANDED), (state.attempt, _ANSWERED)):
        if draft is None or (draft is letter and draft.medium is not Medium.LETTER):
            continue
        said = words.search(text, one.start, one.end)
        if draft is letter and (said or _HANDED_EN.search(text, one.start, one.end)):
            handed = last_day(text, one.start, one.end)
            found += [(draft, handed)] if handed is not None else []
        if draft is letter or said is None:
            continue
        times = timed(text, read.told, start=one.start, end=one.end, opens=False)
        if len(times) == 1 and times[0].use is Use.FREE and is_day(times[0].dated):
            found.append((draft, times[0].dated))
    for draft in (letter, state.before):  # *the letter*, *the request*, in English
        if (
            draft
            and (day := handed_over(text, draft, one, read.told, since=read.since)) is not None
        ):
            found.append((draft, day))
    quoted = [
        *_quoted_day(text, read, state),
        *_that_was(text, one, state.before),
        *_the_was(text, one, state),
    ]
    return [*found, *quoted, *_denied_day(text, read, state)]


def _quoted_day(text: str, read: Read, state: State) -> list[tuple[Draft, Dated]]:
    """*Об этом он написал в пятницу. "Поговорили вчера"*: the day before that of his words."""
    draft, one = state.focus, read.line.sentence
    told = when_of(draft.day) if draft is not None else None
    last = told.span[1] if told is not None else None
    if draft is None or last is None or state.published is None or draft.day.span is None:
        return []
    if draft.day.role is not Role.ON_OR_BEFORE or not _WE_SPOKE.match(text, one.start, one.end):
        return []
    days = [each for each in find_dates(text, start=one.start, end=one.end) if each.unit == "day"]
    if len(days) != 1 or days[0].ago is None:
        return []
    return [(draft, replace(days[0], ago=days[0].ago + (state.published - last).days))]


_THAT_DAY: Final = re.compile(
    r"(?<!\w)(?:later\s+(?:in\s+the|that|the\s+same)|(?:on\s+)?the\s+same)\s+day(?!\w)"
)
"""*Said on Tuesday that they would speak later in the day*: on that Tuesday."""


def is_to_come(
    text: str, draft: Draft, trigger: Trigger, dated: Dated, published: date | None
) -> bool:
    """Tell whether a day is looked for ahead: of a plan, or of a present that is to come."""
    planned = draft.status in _AHEAD and not was_first(text, dated.start)
    planned = planned and not (draft.status is Status.CANCELLED and _did_not(text, trigger, dated))
    around = min(trigger.start, dated.start), max(trigger.end, dated.end) + _CLOSE
    planned = planned and not (dated.weekday is not None and _THAT_DAY.search(text, *around))
    planned = planned and not (trigger.was_due and _is_gone(draft, dated, published))
    planned = planned and not _is_nearer_back(text, draft, trigger, dated, published)
    return planned or is_due(text, (trigger.start, trigger.end), dated, published)


_DID_NOT: Final = pattern(
    r"(?<!\w)(?:(?:did not|didn't|failed to) (?:take place|happen|come about|materiali[sz]e)|fell (?:through|apart)|collapsed|came to nothing)(?!\w)",
    r"(?<!\w)(?:так и )?не (?:состоял(?:ся|ась|ись|ось)|прош(?:ел|ла|ло|ли)|прове(?:л|ла|ли))(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:تعذر (?:عقد|انعقاد|إجراء)|لم (?:ي|ت)(?:عقد|نعقد|لتق|جتمع))(?!\w)",
)


def _did_not(text: str, trigger: Trigger, dated: Dated) -> bool:
    """Whether what was due *did not take place*: its weekday is the one that is gone."""
    first, last = min(trigger.start, dated.start), max(trigger.end, dated.end)
    found = _DID_NOT.search(text, max(0, first - 2 * _CLOSE), last + 2 * _CLOSE)
    return found is not None and "." not in text[min(found.start(), last) : max(found.end(), first)]


_WAS_TO_HAVE: Final = re.compile(
    r"(?<!\w)(?:(?:was|were)\s(?:\w+\s)?(?:to\shave|(?:due|scheduled|supposed|expected|set)\sto)|had\sbeen\s(?:\w+\s)?(?:expected|due|scheduled|set|to))(?!\w)[^,;.\n]*$"
)
_WAS_SET: Final = pattern(
    r"(?<!\w)كان(?:ت|ا)? (?:من )?(?:ال)?(?:مقرر|مقررا|مقررة|منتظر|منتظرا|متوقع|متوقعا|مفترض|محدد)(?!\w)[^,;.\n]*$",
    r"(?<!\w)(?:был[аи]? (?:назначен|намечен|запланирован)|(?:должн[аы]|должен) был[аи]?)\w*(?!\w)[^,;.\n]*$",
    r"(?<!\w)(?:was|were|had been) (?:\w+ )?(?:to|due|set|scheduled|planned|supposed|expected)(?!\w)[^,;.\n]*$",
)
"""*Called off a meeting that was set for Tuesday*, on a Wednesday: for yesterday."""
_WEEK, _CLOSE, _JUST = 7, 60, 1


def _is_nearer_back(
    text: str, draft: Draft, trigger: Trigger, dated: Dated, published: date | None
) -> bool:
    """Whether *were to have met on Monday* is rather of the Monday that is gone: the nearer one."""
    plain = dated.weekday is not None and not (dated.day or dated.shift or dated.month)
    if draft.status is not Status.CANCELLED or published is None or not plain:
        return False
    ahead = ((dated.weekday or 0) - published.weekday()) % _WEEK
    due = max(0, dated.start - _CLOSE), dated.start
    if ahead >= _WEEK - _JUST and _WAS_SET.search(text, *due):
        return True
    if not _WAS_TO_HAVE.search(text, max(0, trigger.start - _CLOSE), trigger.start):
        return False
    return ahead > _WEEK - ahead


def _is_gone(draft: Draft, dated: Dated, published: date | None) -> bool:
    """Whether what was called off was due last December, and not next: *كان مقررا في 15 ديسمبر*."""
    alone = dated.month and dated.day and not (dated.year or dated.shift or dated.of_year)
    if draft.status is not Status.CANCELLED or not alone or published is None:
        return False
    day = resolve(dated, published=published, future=True).text
    return day is not None and day > str(published + timedelta(days=_HALF_A_YEAR))
