# SPDX-License-Identifier: Apache-2.0
"""Which contact that has no day of its own is of the day told before it.

Rules:

1. *Also*, *separately*, *in the evening*, without a day, is of the day told last of a contact.
2. So is what *he* did who *arrived on Monday* in the sentence before.
3. Behind *spoke on Monday*: that after which he *was speaking*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.press.drafts import Draft
from wasl.contact.press.proposal import Day, Kind, Role
from wasl.contact.press.reaching import without_calling_off
from wasl.contact.press.remembering import Frame, Read, State
from wasl.contact.press.shadow import Shadow, fold, is_arabic, pattern, spaced
from wasl.contact.press.timing import Timed, Use, announced_day, day_of, timed
from wasl.contact.press.what import treaties, turns
from wasl.contact.press.what.linking import he_at_talks
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.counting import is_day, last_day
from wasl.contact.press.when.dated import THAT_DAY, Dated
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.when.resolving import How, resolve
from wasl.contact.press.who.actors import Actor, only_two

_HAPPENED: Final = (Kind.CONTACT, Kind.ATTEMPT)
_NEAR: Final = 90
_ASKED_ON: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:هذا )?(?:الطلب|طلبه|طلبها),? (?:كان )?(?:قد )?(?:قدم|سلم|أرسل|وجه|رفع|نقل|صدر|أحيل|جاء|وصل|ورد|قدمته|قدمه|سلمته|أرسلته)(?!\w)",
    r"(?<!\w)(?:the|this|its|that) request (?:was|had been|has been|came) (?:\w+ )?(?:made|submitted|sent|put in|lodged|delivered|conveyed|passed on)?(?!\w)",
    r"(?<!\w)(?:запрос|просьба) (?:был[ао]? )?(?:направлен|передан|подан|отправлен|поступил)[ао]?(?!\w)",
)
_ASKED_APART: Final = re.compile(
    fold(r"[.;:]|,\s*و|(?<!\w)(?:رفض|رفضت|refused|declined|отказ\w*)(?!\w)")
)
_HIM: Final = 12
_PAIR: Final = 2
_FRAMED: Final = 3
_NOT_OWN: Final = (Use.OTHER, Use.SINCE)
_DAY_CHARS: Final = 10
_ALSO: Final = pattern(
    r"(?<!\w)(?:also|separate(?:ly)?|too|in the (?:morning|afternoon|evening)|that (?:morning|afternoon|evening|night)|(?:earlier|later) (?:in the day|that day)|"
    r"(?:the|that) same (?:day|evening|morning|afternoon)|afterwards?|beforehand|(?:before|prior to|after) that|(?<!days\s)(?<!weeks\s)(?<!months\s)(?<!years\s)(?<!day\s)(?<!week\s)earlier(?! (?:this|in|last|on|that|than)(?!\w))|(?<!days\s)(?<!weeks\s)(?<!months\s)(?<!years\s)(?<!day\s)(?<!week\s)later(?! (?:this|in|on|that|than)(?!\w))|in another (?:call|meeting|conversation)|from there|(?:moved|drove|walked) on(?= (?:to|from)(?!\w))|(?:next|then) came|then(?= (?:met|saw|called(?! (?:on|for|off))|phoned|telephoned|rang|received|hosted|held|spoke|sat|had|briefed|conferred|paid|drove|crossed)(?!\w))|(?:his|her) (?:day|visit|trip|tour|programme|(?:first|next|last|second) stop) (?:started|began|opened|ended|was|took)|(?:he|she) (?:began|started|opened|ended) (?:in|at|with|his|her))(?!\w)",
    r"(?<!\w)(?:و)?(?:(?:في )?(?:المساء|الصباح)|(?:قبل|بعد) (?:الظهر|ظهر اليوم (?:نفسه|ذاته))|مساء(?! (?:ال|أمس|يوم|اليوم|غد))|صباحا|في وقت لاحق(?! (?:من|هذا) (?:ال)?(?:شهر|أسبوع|عام|سنة))|في لقاء (?:آخر|منفصل|ثان)|لاحقا|أيضا|كذلك|بدوره|بدورها)(?!\w)",
    r"(?<!\w)(?:также|отдельно|в тот же день|в этот же день|вечером|утром|днем|под вечер|с утра|там же|там|на не[йм]|перед (?:тем|этим)|до (?:того|этого)|после (?:того|этого|чего)|затем|потом|часом (?:позже|раньше)|"
    r"(?:после|до|по окончании|по завершении) (?:церемонии|открытия|закрытия|парада|подписания|заседания|пленарного|осмотра|приема|обеда|ужина|молебна|службы|матча|концерта|возложения)|"
    r"перед (?:церемонией|открытием|парадом|подписанием|заседанием|приемом|обедом|ужином|отлетом|отъездом)|за (?:ужином|обедом|завтраком|чаем|кофе))(?!\w)",
    r"(?<!\w)(?:أيضا|كذلك|لاحقا|في وقت لاحق|بعد ذلك|بعدها|عقب ذلك|إثر ذلك)(?!\w)",
)
_THEN: Final = re.compile(r"(?<!\w)(?:i|he|she|we)\s+then\s+\w+$")
_OFTEN: Final = pattern(
    r"(?<!\w)(?:(?:has|have)(?= (?:\w+ ){0,2}?(?:met|spoken|talked|held|visited|received|hosted|had|been in)(?!\w))|often|regularly|repeatedly|frequently|twice|(?:several|many|\w+) times)(?!\w)",
    r"(?<!\w)(?:неоднократно|регулярно|часто|дважды|раз)(?!\w)",
)
_CAME: Final = pattern(
    r"(?<!\w)(?:shuttled|toured|(?:did|made) the rounds|arrived|landed|touched down|(?:was|were) (?:back )?in(?= (?!talks|favou?r|charge|office|contact|touch|custody|hospital|doubt|power|place|line|danger|trouble|need|turn|part|fact|a(?!\w)|an(?!\w)|the(?! (?:\w+ )?(?:capital|hague|city))|his|her|its|\w*ing(?!\w)|\d))|(?:was|were) on an? (?:[\w-]+ ){0,3}?(?:visit|trip) to|flew (?:in)?to|flown to|came (?:to|in|for)|came(?=,? [\w-]+ [\w-]+,)|travell?ed to|visited|beg[au]n (?:an?|his|her) (?:[\w-]+ ){0,3}(?:visit|trip|tour)|"
    r"(?:paid|made) an? (?:[\w-]+ ){0,2}(?:visit|trip)|(?:was|were) (?:\w+ )?(?:ushered|shown|led|escorted|whisked) into|had (?:his|her|its|their) (?:[\w-]+ ){0,2}(?:visitor|guest))(?!\w)",
    r"(?<!\w)(?:прибыл|прилетел|приехал|посетил|побывал|заехал)(?:а|и)?(?!\w)",
    r"(?<!\w)(?:побывать в|(?:начал|начала|начался|началось|провел|провела) (?:[\w-]+ ){0,2}?(?:визит|поездк|турне|в )|(?:был|была|посвятил|посвятила) (?:уже )?(?:в )?\w+)",
    r"(?<!\w)(?:و)?(?:وصل|وصلت|زار|زارت|حل|حلت|حط|حطت|هبط|هبطت|قدم إلى|قدمت إلى|يزور|تزور|(?:استهل|استهلت|بدأ|بدأت|(?:قام|قامت|يقوم|تقوم) ب|(?:في|خلال|ضمن)(?: (?:أول|ثاني|ثالث|أحدث|آخر))?) ?(?:زيارة|زيارته|زيارتها|جولة|جولته|جولتها))(?!\w)(?! (?:سابقة|مقبلة|مرتقبة|قادمة|مماثلة))",
)
_TURN: Final = re.compile(spaced(r"(?<!\w)(?:it was|(?:next|then) came) the turn of(?!\w)"))
_GOES_ON: Final = pattern(
    r"\s*\"?(?:و)?(?:قام (?:\w+ )?بتسليم|قامت بتسليم|سلم|سلمت|نقل|نقلت|حمل|حملت) (?:هذه )?الرسالة(?!\w)",
    r"\s*\"?(?:كما |ثم |و)(?:التقى|التقت|استقبل|استقبلت|اجتمع|اجتمعت|أجرى|أجرت|عقد|عقدت|بحث|بحثت|ناقش|ناقشت|استقبله|استقبلها|تلقى|تلقت|هاتف|هاتفت|اتصل|اتصلت|تحدث|تحدثت|تسلم|تسلمت|تباحث|تباحثت|استعرض|استعرضت|ودع|ودعت|استدعى|استدعت|شهد)(?!\w)",
    r"\s*\"?(?:و)?(?:قبيل|قبل|عقب|بعد|على هامش|قبيل انعقاد|خلال|في ختام|إثر)(?: (?:اختتام|انتهاء|ختام|انعقاد|افتتاح|أعمال)){0,2} (?:ال)(?:قمة|اجتماع|لقاء|جلسة|مؤتمر|استقبال|مباحثات|محادثات|افتتاح|مراسم|زيارة)(?!\w)",
    r"\s*\"?(?:و)?(?:في|ضمن) (?:(?:ذات|نفس) (?:السياق|الإطار)|(?:السياق|الإطار) (?:ذاته|نفسه))(?!\w)",
    r"\s*\"?(?:و)?(?:في|خلال) (?:\w+ ){1,3}?(?:آخر|أخرى|ثان|ثانية|ثالث|ثالثة|منفصل|منفصلة|مماثل|مماثلة)(?!\w)",
)
"""What opens an Arabic sentence that goes on with what was told, at no other time."""
_SAID_ON: Final = pattern(
    r"(?<!\w)(?:said|says|told \w+) (?:on )?(?:\w+day|today)(?!\w)",
    r"(?<!\w)(?:و)?(?:قال|قالت|صرح|صرحت|أعلن|أعلنت|أكد|أكدت|أوضح|أوضحت|شدد|شددت|دعا|دعت|حذر|حذرت) [^.\n]{0,90}?(?<!\w)(?:اليوم|أمس|يوم|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)(?!\w)",
)
_SET_FOR: Final = re.compile(
    spaced(
        r"(?<!\w)(?:set|due|scheduled|planned|slated|fixed|expected|to (?:begin|start|take place|arrive))(?: (?:to \w+|for|on|in))?\s"
    )
)
_MEETING_SET: Final = re.compile(
    spaced(
        r"(?<!\w)(?:meeting|talks|summit|visit|trip|call)(?!\w)[^.;\n]{0,60}? (?:set|due|scheduled|planned|slated) (?:for|on)(?!\w)"
    )
)
_SPEAKING: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و)?كان(?:ت)? (?:[^\s.,]+ ){1,4}?(?:ي|ت)(?:تحدث|دلي|تكلم|رد)(?!\w)[^.\n]{0,90}?(?<!\w)(?:عقب|بعد|إثر|خلال|في ختام|في أعقاب|لدى|أثناء)(?!\w)|"
        r"(?<!\w)(?:made|was making|gave) (?:the|his|her|these|those) (?:remarks?|comments?|announcement|statement)s? (?:[\w-]+ ){0,3}?(?:after|following|during|at|alongside|beside)(?!\w)|"
        r"(?<!\w)(?:was|were) (?:speaking|talking)(?: to [\w ]{3,30}?)?,? (?:\w+ )?(?:after|following|during|at|at the end of)(?!\w)"
    )
)
"""*He was speaking after talks with X*: they were on the day of his words."""
_AT_IT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:presid(?:ed|ing) over|(?:co-?)?chair(?:ed|ing)|opened|closed|led|conducted) (?:the|this|that) (?:\w+ )?(?:sessions?|meetings?|talks|round|sitting|consultations|discussions?)(?!\w)"
    )
)
"""*The council of Cuba and the EU met on Friday. X and Y presided over the session*."""
_HOURS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:one|half|single)-day|day-?long|day trip|(?:a )?(?:few|couple of|several|\w+) hours|hours-long|brief|short|whirlwind|lightning|flying|surprise|unannounced|stopover)(?!\w)"
    )
)
_LEFT: Final = re.compile(
    spaced(r"(?<!\w)(?:left|departed|flew out of|took off from|was in)(?!\w)")
)
_VISIT_HAD: Final = re.compile(spaced(turns.VISIT_HAD))
"""*Left on Saturday after a stay of a few hours. The visit included talks with X*."""
_THERE: Final = pattern(
    r"\s*\"?(?:و)?(?:جاء|جاءت|كان|ورد|وردت|أتى|أتت) (?:ذلك|هذا|هذه|تصريحات\w*|كلام\w*|التصريح\w*|الإعلان|الاتفاق|الموقف|التأكيد|مواقف\w*)(?!\w)[^.\n]{0,60}?(?<!\w)(?:خلال|في|لدى|عقب|إثر|بعد|أثناء|على هامش)\s",
)
_SO: Final = re.compile(
    spaced(
        r"\s*\"?(?:(?:he|she|they|the \w+|(?:mr|mrs|ms) [\w'-]+) (?:did|said|put|made|told|gave|was|were|had been)(?: \w+)? (?:so|this|that|it|speaking|the (?:\w+ )?(?:remarks?|comments?|statement|pledge|promise|offer|appeal|announcement|point|request))"
        r"|(?:the|his|her|this|that|these|those)(?: same)? (?:\w+ )?(?:remarks?|comments?|words?|messages?|assurances?|appeal|pledge|offer|statement|promise|warning|announcement|thanks|invitation|request|praise|congratulations|condolences) (?:came|was made|were made|was given|was conveyed|were conveyed))"
        r" (?:\w+ )?(?:in|during|at|on|over|by|when|while|as|after|following)(?!\w)"
    )
)
"""*He did so in a call with X*: that was on the day of the sentence before."""
_SOMEWHEN: Final = re.compile(r"(?<!\w)(?:поз(?:же|днее)|ран(?:ее|ьше)|потом|прежде)\s[^,;]*$")
"""*А позднее принял X*: on that day, or on another."""
_LAST_SAID: Final = 500
_HE: Final = pattern(
    r"(?<!\w)(?:he|she|they)(?!\w)",
    r"(?<!\w)(?:он|она|они|с ним|с ней|его|ее|ему|гост(?:ь|я|ю|ем))(?!\w)",
)


def frames(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence may have the day of what the next ones tell."""
    own = comes(text, start, end) or _SAID_ON.search(text, start, end) is not None
    return own or treaties.signs(text, start, end) or _stays_hours(text, start, end)


def comes(text: str, start: int, end: int) -> bool:
    """Tell whether somebody arrives in a sentence: its day is that of what he does there."""
    return _CAME.search(text, start, end) is not None


def framed(shadow: Shadow, read: Read, target: Draft | None, state: State) -> Frame | None:
    """Return the day of which *also* is in the sentences that follow."""
    text, one = shadow.text, read.line.sentence
    if one.heading:
        return state.frame
    if target is not None and target.kind in _HAPPENED and _is_day(target.day):
        came = is_arabic(text[one.start]) and comes(text, one.start, one.end)
        if came or target.kind is Kind.CONTACT:
            asked = target.kind is Kind.ATTEMPT  # *asked, on a visit, to see him*
            return Frame(target.day, state.bodies, came=asked)
    said = [each.dated for each in read.times if each.use is Use.ANNOUNCED]
    if len(said) == 1 and target is None and (state.frame is None or state.frame.said):
        day = day_of(said[0], shadow, published=state.published)
        return Frame(day, state.bodies, came=False, said=True) if _is_day(day) else state.frame
    came = comes(text, one.start, one.end) or _stays_hours(text, one.start, one.end)
    turn = _TURN.search(text, one.start, one.end) is not None
    came = came or (turn and not any(each.is_party for each in read.line.actors))
    if came and target is None and not read.times and state.frame and not state.frame.said:
        # *had a visitor on Friday. X was ushered into the palace*
        return state.frame._replace(came=True, at=max(state.frame.at, state.bodies - 1))
    held = any(each.status is Status.HELD and not each.previous for each in read.found)
    times, russian = read.times, turns.is_russian(text, one.start, one.end)
    if russian and not times:
        times = timed(text, read.told, start=one.start, end=one.end, opens=True)
    free = [each.dated for each in times if each.use is Use.FREE]
    both = len(only_two(read.line.actors)) > 1 or treaties.signs(text, one.start, one.end)
    both = both or _of_states(read)
    if len(free) == 1 and target is None:
        day = day_of(free[0], shadow, published=state.published)
        if _is_day(day) and (came or held or both or russian):
            return Frame(
                day, state.bodies if came or held or both else state.bodies - _FRAMED + 1, came=came
            )
    return state.frame


def last_told(read: Read, state: State) -> tuple[date, int] | None:
    """Return the day of which something was told last: *fire was exchanged on Wednesday*."""
    free = [one.dated for one in read.times if one.use is Use.FREE and is_day(one.dated)]
    if len(free) != 1 or read.line.sentence.heading or free[0].unit == THAT_DAY:
        return state.day
    told = resolve(free[0], published=state.published).text
    exact = told is not None and len(told) == _DAY_CHARS
    return (date.fromisoformat(told), state.bodies) if told and exact else state.day


def _said_there(text: str, trigger: Trigger, read: Read) -> Dated | None:
    """Return the day of the sentence before *This came in a meeting with X*."""
    one = read.line.sentence
    so = _THERE.match(text, one.start, trigger.start + 1)
    own = bool(read.times)
    if so is None and (so := _SO.match(text, one.start, trigger.start + 1)) is not None:
        own = any(each.use is not Use.ANNOUNCED for each in read.times)
    if so is None or trigger.status is not Status.HELD or trigger.previous or own:
        return None
    return last_day(text, max(read.since, one.start - _LAST_SAID), one.start)


def _was_set_for(shadow: Shadow, start: int, end: int, state: State) -> Day | None:
    """Return for which day a visit was *set*, that the sentences before say is off."""
    text = shadow.text
    off = turns.is_off(text, start, end) or _MEETING_SET.search(text, start, end)
    due = _SET_FOR.search(text, start, end) if off else None
    if due is None:
        return None
    first = next(iter(find_dates(text, start=due.end(), end=min(end, due.end() + _NEAR))), None)
    if first is None or first.start - due.end() > _HIM:
        return None
    value = resolve(first, published=state.published, future=True)
    return Day(value.text, Role.CONTACT, value.how, shadow.span(first.start, first.end))


def inherited(shadow: Shadow, trigger: Trigger, read: Read, state: State) -> Day | None:
    """Return the day of a contact that has none of its own, if it is that of those before."""
    text = shadow.text
    frame, one = state.frame, read.line.sentence
    held = trigger.status is Status.HELD and not trigger.previous
    if state.stamp is not None and held and not (state.bodies or one.heading or read.times):
        return state.stamp
    if (said := _said_there(text, trigger, read)) is not None:
        return day_of(said, shadow, published=state.published)
    if trigger.status is Status.CANCELLED and not without_calling_off(text, read.times, trigger):
        return _was_set_for(shadow, min(read.since, one.start), one.start, state)
    if frame is None or one.heading or not held:
        return None
    then = _THEN.search(text, one.start, trigger.end)  # *"I then called Y," he wrote on Monday*
    not_own = (*_NOT_OWN, Use.ANNOUNCED) if then else _NOT_OWN
    if state.bodies - frame.at > _FRAMED or any(each.use not in not_own for each in read.times):
        return None
    speaking = _SPEAKING.search(text, one.start, one.end) if frame.said else None
    if frame.said and speaking is None:
        return None
    also = _GOES_ON.match(text, one.start, one.end)
    also = also or speaking
    also = also or _ALSO.search(text, one.start, min(one.end, trigger.end + _NEAR))
    place = also.span() if also else _who_came(text, trigger, read, state)
    place = place or _those_two(text, trigger, read, state)
    if place is None and state.bodies - frame.at <= 1 and not frame.said:
        there = treaties.of_paper(text, one.start, one.end)
        there = there or _AT_IT.search(text, one.start, one.end)
        if there is None and _stays_hours(text, min(read.since, one.start), one.start):
            there = _VISIT_HAD.search(text, one.start, trigger.start)
        place = there and there.span()
    if place is None:
        return None
    around = ((one.start, place[0]), (place[1], one.end))
    if _OFTEN.search(text, one.start, one.end):
        return None
    if any(turns.is_some_time(text, start=first, end=last) for first, last in around):
        return None
    return frame.day


def is_apart(text: str, draft: Draft, trigger: Trigger, read: Read, state: State) -> bool:
    """Whether *he had telephoned her on June 27* is not what the sentences before told."""
    told = state.focus
    own = told is not None and told.kind is draft.kind and state.bodies > 1
    own = own and draft.day.span is not None
    return own and turns.has_done(text, read.line.sentence.start, trigger.start)


def with_before(text: str, draft: Draft, trigger: Trigger, before: Draft | None) -> Day:
    """Return the day of a contact: *on Monday met X, and in the evening phoned Y* is of Monday."""
    open_ = draft.day.value is None or draft.day.role is Role.ON_OR_BEFORE
    known = trigger.dropped and before is not None and before.kind is draft.kind is Kind.CONTACT
    if (
        not (open_ and known)
        or before is None
        or not _is_day(before.day)
        or before.day.span is None
    ):
        return draft.day
    own = turns.is_russian(text, trigger.start, trigger.end)
    own = own and not _SOMEWHEN.search(text, max(0, trigger.start - _NEAR), trigger.start)
    return before.day if own and draft.day.span is None else draft.day


def _stays_hours(text: str, start: int, end: int) -> bool:
    """Whether somebody comes or leaves, and stays no longer than a day."""
    if _HOURS.search(text, start, end) is None:
        return False
    return _LEFT.search(text, start, end) is not None or comes(text, start, end)


def _of_states(read: Read) -> bool:
    """Whether a sentence has a word of contact and two states, and nobody of them."""
    bare = {one.side for one in read.line.actors if one.side}
    return len(bare) == _PAIR and bool(read.found) and all(one.bare for one in read.line.actors)


def _who_came(text: str, trigger: Trigger, read: Read, state: State) -> tuple[int, int] | None:
    """Return where a sentence has him who came in the one before: *he*, *received him*, his name."""
    frame, one = state.frame, read.line.sentence
    if frame is None or not frame.came or state.bodies - frame.at > 1:
        return None
    if (talks := he_at_talks(text, one.start, trigger.start, trigger.end)) is not None:
        return talks
    he = _HE.search(text, one.start, trigger.start)
    he = he or _whose_turn(text, trigger, read, state)
    he = he or turns.HIM.search(text, trigger.end, min(one.end, trigger.end + _HIM))
    if he is not None:
        return he.span()
    named = (each.start for each in read.line.actors if _is_he(each, state.subject))
    return next(((at, at + 1) for at in named if at < trigger.start), None)


def _whose_turn(text: str, trigger: Trigger, read: Read, state: State) -> re.Match[str] | None:
    """Find *it was the turn of Nairobi* right before a sentence on one of those told of last."""
    focus, start = state.focus, read.line.sentence.start
    known = focus is not None and any(
        one.is_party and one.end <= trigger.start and focus.has_person(one.person)
        for one in read.line.actors
    )
    return _TURN.search(text, min(read.since, start), start) if known else None


def _is_he(one: Actor, subject: Actor | None) -> bool:
    """Whether somebody is who was told of: by his name, or as *Brazil's president*, who now has one."""
    if subject is None or one.bare or one.side != subject.side:
        return False
    if subject.person or subject.name:
        return bool(subject.person) and one.person == subject.person
    return bool(subject.office) and one.office in ("", subject.office) and one.is_party


def _those_two(text: str, trigger: Trigger, read: Read, state: State) -> tuple[int, int] | None:
    """Return *the presidents* of a sentence right behind one that has these two and a day."""
    frame, one = state.frame, read.line.sentence
    if frame is None or frame.said or len(state.pair) != _PAIR or state.bodies - frame.at > 1:
        return None
    two = turns.is_both(text, one.start, trigger.start)
    return two.span() if two is not None and two.start() - one.start <= 1 else None


def _is_day(day: Day) -> bool:
    return day.role is Role.CONTACT and day.value is not None and len(day.value) == _DAY_CHARS


def asked_on(text: str, start: int, end: int) -> Dated | None:
    """Return the day on which a sentence says that *the request* was made."""
    asked = _ASKED_ON.search(text, start, end)
    days = find_dates(text, start=asked.end(), end=min(end, asked.end() + _NEAR)) if asked else ()
    near = [one for one in days if asked and not _ASKED_APART.search(text, asked.end(), one.start)]
    return near[0] if near else None


def on_or_before(draft: Draft, times: Sequence[Timed], shadow: Shadow, state: State) -> None:
    """Give what happened, on no day that is said, that on or before which it was told."""
    if draft.kind not in _HAPPENED:
        return
    day = announced_day(times, shadow, published=state.published)
    if day is not None:
        draft.day = day
    elif draft.kind is Kind.ATTEMPT and state.published is not None:
        draft.day = Day(f"/{state.published}", Role.ON_OR_BEFORE, How.RELATIVE, None)
