# SPDX-License-Identifier: Apache-2.0
"""Which date of a sentence is that of a contact.

Rules:

1. The nearest free one; a new day of what was moved before all. *Today* in a quote is of the quote.
2. *On the same day* is the day told last, there or in the sentence before.
3. *Said during a call on Monday that*: the day among the words of saying is that of the call.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.drafts import Draft, is_again, when_of
from wasl.contact.press.lodging import day_of_wish, is_of_wish
from wasl.contact.press.reaching import (
    is_counted,
    is_one_clause,
    is_planned_after,
    of_place,
    sharper,
    since_said,
    that_morning,
    without_aside,
    without_calling_off,
    without_due,
    without_first,
    without_first_plan,
    without_quoted,
)
from wasl.contact.press.remembering import Read, State
from wasl.contact.press.shadow import is_arabic, pattern, spaced
from wasl.contact.press.timing import Timed, Use, is_far_year, nearest
from wasl.contact.press.what import linking, turns, visits
from wasl.contact.press.what.pairing import TRIED
from wasl.contact.press.what.posted import as_given
from wasl.contact.press.what.told import teller
from wasl.contact.press.what.told_russian import WHOM_HE_MET, is_of_words
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.when.adjectives import day_of_event
from wasl.contact.press.when.counting import BESIDE, day_beside, days_before, same_day
from wasl.contact.press.when.dated import THAT_DAY, Dated
from wasl.contact.press.when.eves import day_apart
from wasl.contact.press.who.actors import Actor, are_others

_NEAR, _FIRST, _BESIDE = 90, 5, 2
_SAME_DAY: Final = 5  # sentences back to the day that is meant by *в тот же день*
_TOLD_THERE: Final = pattern(
    r"(?:\")",
    r"(?<!\w)(?:что|чтобы|о том|после|перед|если|когда|that|after|before|following|ahead of|if|when|since|while|said|says)(?!\w)",
)
_OPENING_ASIDE: Final = re.compile(
    spaced(
        r",? (?:(?:(?:an?|one|two|three|four|five|some) )?(?:hours?|days?|weeks?|months?) (?:before|after) [^;.\n\"]{3,160}|(?:спустя|через|уже|всего|ровно|вскоре|сразу|день|сутки|неделю|накануне) [^,;.\n\"]{2,60}?|после [^,;.\n\"]{2,70})(?:, (?:как|что) [^,;.\n\"]{3,110})?,"
    )
)
"""*Во вторник, спустя сутки после того, как …, министр беседовал*."""
_FIRST_FOR: Final = re.compile(r"(?<!\w)(?:originally|initially)(?!\w)[^,.;]{0,40}$")
_ASIDE: Final = re.compile(r",\s*(?:who|whose|which)(?!\w)[^,;\n]*$")
_AFTER_DAY: Final = re.compile(
    spaced(
        r",? (?:(?:at|in|during) (?:an?|the|their) (?:[\w-]+ ){0,3}?(?:conference|briefing|appearance|statements?|ceremony) )?"
        r"(?:(?:as (?:he|she|they) (?:emerged|came out|walked out|left)|(?:on )?(?:emerging|coming out)) )?"
        r"(?:(?:shortly|right|immediately|just|minutes|hours) )?(?:after|following|from|at the (?:end|close|start|outset|conclusion) of) (?:(?:an?|his|her|the|their) )?(?:[\w-]+ ){0,2}?"
    )
)
"""*Said on Friday after talks with X*: news of the day."""
_RIGHT_AFTER: Final = re.compile(
    r",?\s+(?:сразу\s+)?(?:после|по\s+(?:итогам|окончании|завершении))\s+(?:[\w-]+\s+){0,2}"
)
"""*Объявили во вторник после четырехчасовой встречи*."""
_WHEN_MET: Final = re.compile(
    spaced(
        r"(?<!\w)(?:when|as|while) (?:he|she|they|the (?:two|pair)(?: \w+)?) (?:\w+ ){0,2}?"
        r"(?:met|spoke|talked|received|hosted|welcomed|visited|saw|sat|dined|lunched|called)(?!\w)[^,;.\n\"]*$"
    )
)
_OCCASION: Final = re.compile(
    spaced(
        r"\s*,?\s*(?:(?:في|ب)\s?\w+,?\s)?(?:خلال|أثناء|لدى|في مستهل|في ختام|على هامش|عقب|إثر|بعد)\s(?:\w+\s)?"
    )
)
_SAID: Final = re.compile(r"(?<!\w)(?:said|says|that)(?!\w)")
_TOLD: Final = re.compile(r"\)?\s+(?:[\w-]+\s+){0,2}?[а-я]{4,}л[аи]?\s+")
"""*В пятницу сказал по телефону*: the day is that of the call."""
_PRESS: Final = pattern(
    r"(?<!\w)(?:مؤتمر|ندوة|إحاطة) (?:صحفي|صحافي|صحفية|صحافية)[^.;\n]{0,90}?(?<!\w)(?:عقب|بعد|أعقب|أعقبت|تلا|تلت|إثر|في ختام|في أعقاب)\s$",
)
_CARRIED: Final = re.compile(
    r"(?<!\w)(?:to\s+whom|and)\s+(?:\w+\s+){0,2}?(?:handed|delivered|conveyed|gave|presented|passed)(?!\w)[^.;]{0,40}$"
)
_IN_THE_DAY: Final = re.compile(
    spaced(
        r"(?<!\w)(?:took place|was held|were held|happened|came|occurred) (?:\w+ )?(?:in the (?:early |late )?(?:morning|afternoon|evening)|this (?:morning|afternoon|evening)|earlier (?:today|in the day)|at (?:noon|midday))(?!\w)"
    )
)
_AND_THEY: Final = re.compile(
    spaced(r"(?:,|;)? (?:and|but) (?:then )?(?:the (?:two|pair)|they|both)(?: \w+){1,3} ?$")
)
_ASKED: Final = (Status.REFUSED, Status.REQUESTED, Status.UNANSWERED)
_AGREED: Final = re.compile(
    r"(?<!\w)(?:agreed|promised|decided|announced|confirmed)\s+(?:(?:late|early)\s+)?(?:on\s+)?$"
)
"""*Agreed on Monday to meet*: the day is that of agreeing."""
_DISCUSSED: Final = re.compile(r"(?:обсуди|обговори|рассмотре)л[аи]?")
_OF_MATTER: Final = re.compile(
    r"(?:\s\w+){2}(?![^;.\n]*(?:разговор|встреч|переговор|бесед|телефон))[^;.\n]*"
)


def day_of_contact(text: str, trigger: Trigger, read: Read) -> Dated | None:
    """Return the date of a sentence that is that of a word of contact."""
    said = day_of_event(text, read.line.sentence.start, trigger.start)
    said = said or day_of_wish(text, trigger, read, last=True)
    return since_said(said or _day_beside(text, trigger, read), read) or day_of_wish(
        text, trigger, read
    )


def _day_beside(text: str, trigger: Trigger, read: Read) -> Dated | None:
    """Return the date of a sentence that is of a word of contact by where it stands."""
    others = [one.start for one in read.found if one.previous is not trigger.previous]
    at, start = (trigger.start, trigger.end), read.line.sentence.start
    sentence = (start, read.line.sentence.end)
    counted = days_before(text, sentence, at)
    if counted is not None and not any(counted[0] <= each.start < at[0] for each in read.found):
        return counted[1]
    words = [one.start for one in read.found]
    if (eve := day_apart(text, sentence, at[0], words, min(read.since, start))) is not None:
        return eve[0]
    times = _times_for(text, trigger, read)
    found = nearest(text, times, read.line.actors, at=at, others=others)
    found = trigger.moved or sharper(text, found, times)
    if found is None and trigger.told:
        found = _of_meeting(text, times, at[1])
    beside = _beside(text, read, at)
    if beside is not None and is_counted(text, beside, found, at, read):
        return beside
    free = [each.dated for each in times if each.use is Use.FREE]
    if found is None and len(free) == 1 and _opens(text, free[0], start, trigger):
        found = free[0]
    if found is None and len(free) == 1 and is_one_clause(text, free[0], trigger, read):
        found = free[0]
    if found is None and len(free) == 1 and trigger.medium is Medium.LETTER:
        handed = _CARRIED.search(text, max(start, at[0] - _NEAR), at[0])
        found = free[0] if handed else None  # *met X on Monday, to whom he handed a letter from Y*
    if (
        found is None
        and len(free) == 1
        and len(read.found) == 1
        and (turns.is_during(text, trigger.start) or _is_press(text, free[0], trigger))
    ):
        found = free[0]  # *handed him on Monday the answer of …, in a meeting*
    if found is not None and found.unit != THAT_DAY:
        return found
    one = read.line.sentence
    morning = that_morning(text, read, at)
    return morning or same_day(text, at, (one.start, one.end), read.since) or found


def _times_for(text: str, trigger: Trigger, read: Read) -> list[Timed]:
    """Return the dates of a sentence that may be of a word of contact, by what stands between."""
    at, start = (trigger.start, trigger.end), read.line.sentence.start
    times = without_quoted(text, read)
    times = [one for one in times if not _of_next(text, one.dated, trigger, read)]
    if trigger.medium is Medium.LETTER:
        times = [as_given(text, one) for one in times]
    if trigger.status in TRIED and any(_is_before(one, trigger) for one in times):
        # *turned down on Tuesday a request for a meeting this month*
        times = [one for one in times if one.use is not Use.FREE or _is_before(one, trigger)]
    times = [one for one in times if not visits.is_left_after(text, one.dated.end, at[0])]
    after = turns.is_after(text, trigger.start)
    if _DISCUSSED.fullmatch(text, *at):  # *обсудили итоги саммита, прошедшего 3 мая*
        times = [
            one for one in times
            if not _OF_MATTER.fullmatch(text, at[1], max(at[1], one.dated.start))
            or any(0 < one.dated.start - each.end <= _BESIDE for each in read.line.actors)
        ]  # fmt: skip
    if trigger.told:
        who = teller(text, read.line.actors, start, at[0])  # *will open in May, X told Y*
        times = [one for one in times if not is_of_words(text, at, one.dated.start)]
        times = [_of_telling(text, one, at) for one in times if one.dated.start >= who]
    if after or turns.is_during(text, trigger.start):
        occasion = [each.told for each in read.told if _is_within(at, each.told)]
        own = any(_is_own(text, one, trigger) for one in times)
        times = [
            replace(one, use=Use.FREE)
            if one.use is Use.ANNOUNCED
            and (
                not own and _is_right_after(text, one.dated, trigger, start)
                if after and (one.dated.start < trigger.end or not occasion)
                else any(
                    _is_within((one.dated.start, one.dated.start + 1), each) for each in occasion
                )
            )
            else one
            for one in times
        ]
    times = without_calling_off(text, times, trigger)
    times = without_first_plan(text, times, trigger, start)
    times = without_aside(text, without_due(text, times, trigger, read), start)
    if trigger.status is Status.PLANNED:
        times = [
            one for one in times if not _AGREED.search(text, start, min(one.dated.start, at[0]))
        ]
    if trigger.status in _ASKED:
        times = [one for one in times if not is_of_wish(text, one, at, start)]
    if after:
        times = [_right_after(text, one, trigger.start) for one in times]
    times = of_place(text, without_first(text, times, trigger, read), trigger)
    return [_of_occasion(text, one, trigger.start) for one in times]


def _is_own(text: str, one: Timed, trigger: Trigger) -> bool:
    """Whether a day behind a word of contact may be its own: *this year* far behind is not."""
    free = one.use is Use.FREE and one.dated.start >= trigger.end
    return free and not is_far_year(text, one.dated, (trigger.start, trigger.end))


def _is_right_after(text: str, dated: Dated, trigger: Trigger, start: int) -> bool:
    """*Said in Vilnius on Monday, after talks with X*, *After talks with X, said on Monday*: one day."""
    if dated.start >= trigger.end:
        return linking.opens_after(text, start, trigger.start)
    return _AFTER_DAY.fullmatch(text, dated.end, max(dated.end, trigger.start)) is not None


def _is_before(one: Timed, trigger: Trigger) -> bool:
    return one.use is Use.FREE and one.dated.end <= trigger.start


def _of_next(text: str, dated: Dated, trigger: Trigger, read: Read) -> bool:
    """Whether a date is of the next word of contact: *беседовал X, днем ранее его встречал Y*."""
    behind = dated.unit == THAT_DAY and trigger.end <= dated.start
    return (
        behind
        and text.startswith(", ", max(0, dated.start - 2))
        and any(dated.end < each.start for each in read.found)
    )


def _opens(text: str, dated: Dated, start: int, trigger: Trigger) -> bool:
    """Whether a date opens a sentence, all of which is then of that day: not in Arabic."""
    here = dated.start - start <= _FIRST and not is_arabic(text[trigger.start])
    aside = _OPENING_ASIDE.match(text, dated.end, max(dated.end, trigger.start))
    since = aside.end() if aside else dated.end
    return here and not _TOLD_THERE.search(text, since, max(since, trigger.start))


def _of_meeting(text: str, times: Sequence[Timed], at: int) -> Dated | None:
    """*Told X that …, when they met on Wednesday*: the day behind it is that of the telling."""
    for one in times:
        words = at, max(at, one.dated.start)
        met = _WHEN_MET.search(text, *words) or WHOM_HE_MET.match(text, *words)
        if met is not None and one.use in (Use.FREE, Use.ANNOUNCED):
            return one.dated
    return None


def _is_press(text: str, dated: Dated, trigger: Trigger) -> bool:
    """*Said on Monday at a joint news conference after talks*: one day."""
    return _PRESS.search(text, dated.end, max(dated.end, trigger.start)) is not None


def _of_telling(text: str, one: Timed, at: tuple[int, int]) -> Timed:
    """*Putin on Friday told X*, *told X on Friday that*: the day is that of the contact."""
    begin, end = one.dated.start, one.dated.end
    behind = 0 <= begin - at[1] <= _NEAR and not _SAID.search(text, at[1], begin)
    before = 0 <= at[0] - end <= _NEAR // 2 and not _SAID.search(text, end, at[0])
    free = one.use is Use.ANNOUNCED and (behind or before)
    return replace(one, use=Use.FREE) if free else one


def _right_after(text: str, one: Timed, at: int) -> Timed:
    """*Announced on Tuesday after the meeting*, in Russian: the day is that of the meeting."""
    said = one.use is Use.ANNOUNCED and one.dated.end < at
    right = said and _RIGHT_AFTER.fullmatch(text, one.dated.end, at)
    return replace(one, use=Use.FREE) if right else one


def _of_occasion(text: str, one: Timed, at: int) -> Timed:
    """*Said on Thursday, while receiving X*: the day is that of the occasion."""
    said = one.use is Use.ANNOUNCED and one.dated.end < at
    during = said and _OCCASION.fullmatch(text, one.dated.end, at)
    during = during or (
        said and text.startswith("по телефону", at) and _TOLD.fullmatch(text, one.dated.end, at)
    )
    return replace(one, use=Use.FREE) if during else one


def _beside(text: str, read: Read, at: tuple[int, int]) -> Dated | None:
    """Return the day of *a day earlier*, counted from the day told before."""
    one = read.line.sentence
    around = max(one.start, at[0] - _NEAR), min(one.end, at[1] + 2 * _NEAR)
    found = BESIDE.search(text, *around)
    if found is None:
        return None
    aside = found.end() <= at[0] and "," in text[found.end() : at[0]]
    if aside and _ASIDE.search(text, one.start, found.start()):
        return None  # *Orban, whose country had taken over four days before, met X*
    return day_beside(text, (min(read.since, one.start), one.start), around)


def to_come(text: str, trigger: Trigger, read: Read) -> Trigger:
    """*Lavrov meets Fidan next Friday*: what is dated ahead of the report is planned."""
    dated = day_of_contact(text, trigger, read)
    one = read.line.sentence
    if trigger.status is Status.PLANNED and trigger.was_due:
        off = turns.is_off(text, min(read.since, one.start), trigger.start)
        return replace(trigger, status=Status.CANCELLED) if off else trigger
    if trigger.status is not Status.HELD or trigger.previous:
        return trigger
    if dated is not None and dated.off < 0 and is_planned_after(read, dated, trigger):
        return replace(trigger, status=Status.PLANNED)
    at = (trigger.start, trigger.end)
    ahead = not one.heading and turns.is_ahead(text, one.start, at)
    if ahead or visits.is_of_visit(text, one.start, at):
        return replace(trigger, status=Status.PLANNED)
    if dated is None or dated.unit == THAT_DAY:
        return trigger
    ahead = "next" in (dated.shift, dated.of_year) or (dated.ago or 0) < 0
    return replace(trigger, status=Status.PLANNED) if ahead else trigger


def counted(dated: Dated, state: State) -> tuple[Dated, date | None]:
    """Return a date, and the day that it is counted from: that of the contact before, or of the report."""
    if dated.unit != THAT_DAY:
        return dated, state.published
    before = when_of(state.focus.day) if state.focus is not None else None
    near = _SAME_DAY if dated.ago == 0 else 1
    if before is None and state.frame is not None and state.bodies - state.frame.at <= near:
        before = when_of(state.frame.day)
    if before is None and dated.ago == 0 and state.day and state.bodies - state.day[1] <= _SAME_DAY:
        return replace(dated, unit="day", shift=""), state.day[0]
    eve = state.published if dated.shift else None  # *накануне*: the day before the report
    given = before.span[0] if before is not None and before.exact else eve
    return replace(dated, unit="day", shift=""), given


def of_the_news(draft: Draft | None, dated: Dated | None, text: str, read: Read) -> None:
    """Give what *took place in the morning*, on no day that is said, the day on which it was told."""
    one = read.line.sentence
    if draft is not None and dated is None and _IN_THE_DAY.search(text, one.start, one.end):
        draft.on_its_day()


def is_dated(text: str, read: Read) -> bool:
    """Whether a sentence has words of time that may be those of the contact."""
    one = read.line.sentence
    own = any(map(is_past, read.times))
    return own or turns.is_some_time(text, start=one.start, end=one.end)


def is_same(
    parties: Sequence[Actor], known: Draft | None, trigger: Trigger, read: Read, text: str
) -> bool:
    """Tell whether a sentence goes on with the contact of two whom it told of before."""
    return (
        is_again(parties, known)
        and not (known and are_others(parties, known.parties))
        and not _is_another(text, trigger, read)
    )


def _is_another(text: str, trigger: Trigger, read: Read) -> bool:
    """Tell whether *and the two held talks on Monday* has a day of its own: another contact."""
    they = _AND_THEY.search(text, read.line.sentence.start, trigger.start)
    before = [one for one in read.found if they and one.end <= they.start()]
    if they is None or not before:
        return False
    own, other = day_of_contact(text, trigger, read), day_of_contact(text, before[-1], read)
    return (
        own is not None
        and other is not None
        and own.start > they.start() > other.start
        and None not in (own.day or own.weekday, other.day or other.weekday)
    )


def was_first(text: str, at: int) -> bool:
    """Tell whether a date is that for which something was *originally scheduled*."""
    return _FIRST_FOR.search(text, max(0, at - 50), at) is not None


def is_past(one: Timed) -> bool:
    """Whether a date can be that of what was held."""
    return one.use is Use.FREE and "next" not in (one.dated.shift, one.dated.of_year)


def _is_within(place: tuple[int, int], area: tuple[int, int]) -> bool:
    return area[0] <= place[0] <= place[1] <= area[1]
