# SPDX-License-Identifier: Apache-2.0
"""The words by which the press says that somebody spoke, tried to, refused, warned or agreed.

Rules:

1. A word of contact is one only outside of *lines of communication*, *social media* and the like.
2. What goes before it decides what it was: refused, unanswered, tried, denied, planned, called off.
   What is only possible, wished or negated is nothing.
3. *The last call* and what follows *first since* are of the contact before.
4. ``definite``: it can go back to the contact that was told of before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.phrases import LATIN, scripts_of
from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.what import acts, doing, russian, together, told, turns, wordings
from wasl.contact.press.what.apart import find_apart
from wasl.contact.press.what.attempts import asks, find_lost, rings, undelivered, who_asked
from wasl.contact.press.what.fates import ASIDE, became
from wasl.contact.press.what.mediums import IS_CALLED, medium_of
from wasl.contact.press.what.previous import is_previous
from wasl.contact.press.what.told_russian import find_told
from wasl.contact.press.what.unreal import TEAMS, is_unreal
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.who.actors import Actor

_AHEAD: Final = 90
_BEHIND: Final = 40
_LETTER: Final = re.compile(r"\w")
_WORD: Final = re.compile(r"\w+")
_SAID_AFTER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:said|told \w+|announced|stated|declared|added)(?:,? (?:on )?\w+day)?(?: in \w+)?(?:,? (?:on )?\w+day)?,? (?:shortly |right )?(?:after|following) (?:(?:an?|the|his|her|their) )?(?:[\w-]+ )?$"
    )
)
"""*Said after talks that a fund would be set up*: the talks were."""
_DUE: Final = re.compile(
    r"(?<!\w)(?:намечавш|намеченн|запланированн|планировавш|назначенн)\w+\s(?:\w+\s){0,2}на\s$|(?<!now\s)(?<!is\s)(?<!are\s)(?<!and\s)(?<!\w)(?:planned|scheduled|set|due|slated|fixed)\s(?:for|on)\s$"
)
"""*Отложил встречу, намеченную на вторник*: she was due then, and is not moved there."""
_RECEIVED_IT: Final = re.compile(
    spaced(r"(?: هاتفي\w*)?,? (?:(?:الذي|التي) )?(?:تلقا|تلقت)(?:ه|ها|هما)(?!\w)")
)
"""*In two calls that he received from X and Y*."""
_WHOM: Final = re.compile(r",\s+whom\s+(?:the\s+)?$")
_WHOM_NEAR: Final = 20
_TO_EACH: Final = re.compile(
    spaced(
        r"(?<!\w)since (?:they|the two(?: \w+)?|both|the pair|x[x ]*) (?:had |last |first )*$|"
        r"(?<!\w)(?:was|were|been) (?:asked|told|ordered|forced|obliged|allowed|persuaded) to \w+(?: [\w-]+){0,4} (?:after|following) (?:(?:an?|the|his|her|their) )?(?:[\w-]+ )?$|"
        r"(?<!\w)(?:had|have|has|was|were) (?:\w+ly )?(?:said|told|promised|discussed|agreed|passed|exchanged)(?: to| between| with| by)? (?:each other|one another|them)(?: [\w-]+){0,4} $"
    )
)
"""*Nobody would say what they had said to each other on the telephone*, *was asked to go after a talk*: they had."""
_HER_ATTEMPTS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:his|her|their|its) (?:\w+ )?(?:attempts?|efforts?|tries) to (?:reach|call|contact|phone|ring|speak|talk)(?!\w)"
    )
)
_BY_PARLIAMENT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:parliament|lawmakers|opposition|senate|assembly|party|voters) (?:(?:has|have|had|on \w+day) ){0,2}(?:rejected|refused|declined|turned down)(?!\w)"
        r"|(?<!\w)(?:парламент|оппозиция|партия|сенат|депутаты) (?:[\w-]+ ){0,2}?(?:отверг|отклонил|отказал)\w*|(?<!\w)(?:و|ف)?رفضت? (?:ال)?(?:برلمان|معارضة|مجلس النواب|حزب)(?!\w)"
    )
)
_CALL_WENT: Final = re.compile(
    fold(r"(?:звонок|вызов)\s+(?:\w+\s+)?(?:уш[ел]|остал|не|сброс|отклон|так и|перевел|перенаправ)")
)
"""*Однако звонок ушел на автоответчик*."""
_NO_SUCH: Final = re.compile(
    spaced(
        r"(?<!\w)(?:no such|there (?:was|were|has been|had been) no)(?: [\w-]+)? $|(?<!\w)(?:никак(?:ой|их|ого)|такой|такого) (?:[\w-]+ )?$|(?<!\w)لم (?:ي|ت)(?:حصل|جر|عقد|تم|حدث) (?:أي |مثل )?(?:هذا )?(?:ال)?$"
    )
)
_WANTED: Final = (Status.REQUESTED, Status.UNANSWERED, Status.REFUSED, Status.FAILED)
_VAIN: Final = (Status.UNANSWERED, Status.REFUSED, Status.FAILED)
_SENT: Final = (None, Status.HELD, Status.REQUESTED, Status.UNANSWERED)
_MOST: Final = 12
"""Words of contact of one sentence that are looked at; no honest one has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word of contact in a sentence, and what it was."""

    start: int
    end: int
    status: Status | None
    medium: Medium | None = None
    definite: bool = False
    previous: bool = False
    receives: bool = False
    calls: bool = False
    several: tuple[int, int, str] | None = None
    moved: Dated | None = None
    was_due: bool = False
    dropped: bool = False
    of_both: bool = False
    told: bool = False
    of_him: bool = False


def find_contacts(text: str, actors: Sequence[Actor], *, start: int, end: int) -> list[Trigger]:
    """Return the words of contact in a sentence; several close together are one."""
    if TEAMS.search(text, start, end) and not any(one.office for one in actors):
        return []  # they play against each other
    skip = [one.span() for one in wordings.NOT_CONTACT.finditer(text, start, end)]
    found: list[Trigger] = []
    apart = find_apart(text, actors, (start, end), skip)
    apart += find_lost(text, actors, start=start, end=end)
    for act in apart:
        trigger = _judged(
            text, actors, start=start, end=end, first=act.start, last=act.end, letter=_is_sent(act)
        )
        if trigger is not None:
            found.append(_as_letter(trigger, act))
    english = LATIN in scripts_of(text, start, end)
    in_words = told.find_told(text, actors, start=start, end=end) if english else ()
    of_russian = together.find_russian(text, actors, start=start, end=end)
    for act in (*in_words, *of_russian, *find_told(text, actors, start, end)):
        if not act.told and any(begin <= act.start < until for begin, until in skip):
            continue
        verb = _WORD.match(text, act.start)
        last = verb.end() if verb else act.end
        begin = told.teller(text, actors, start, act.start) if act.told else start
        until = last if act.told and text[act.start] > "z" else end  # what is told decides nothing
        trigger = _judged(
            text, actors, start=begin, end=until, first=act.start, last=last, letter=_is_sent(act)
        )
        apart.append(act)
        if trigger is not None:
            trigger = replace(trigger, end=act.end, told=act.told)
            trigger = replace(trigger, medium=Medium.MEETING) if act.meets else trigger
            found.append(_as_letter(trigger, act))
    skip += [(act.start, act.end) for act in apart]
    for match in wordings.CONTACT.finditer(text, start, end):
        first, last = match.span()
        if any(begin <= first < until for begin, until in skip):
            continue
        called = _is_called(text, actors, match, end)
        if called is False:
            continue
        trigger = _judged(
            text, actors, start=start, end=end, first=first, last=last, called=bool(called)
        )
        if trigger is not None:
            found.append(trigger)
        if len(found) == _MOST:
            break
    return _kept(text, actors, found, (start, end))


def _kept(
    text: str, actors: Sequence[Actor], found: list[Trigger], area: tuple[int, int]
) -> list[Trigger]:
    """Return those that tell of a contact: none that only says what for, or why."""
    found.sort(key=lambda one: one.start if text[one.start].isascii() else 0)
    found.sort(key=lambda one: one.medium is Medium.LETTER)  # who hands it over comes first
    return [
        one
        for one in found
        if not _is_purpose(text, actors, one, found)
        and not _is_why(text, one, found)
        and not _is_no_such(text, one, found)
        and not _is_in_vain(text, one, found, area)
        and not is_unreal(text, actors, area, (one.start, one.end), held=one.status is Status.HELD)
    ]


def _is_purpose(text: str, actors: Sequence[Actor], one: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether an infinitive only says what for others met: *called Y to talk about fish*."""
    if one.status is not Status.PLANNED or text[max(0, one.start - 4) : one.start] != " to ":
        return False
    done = (Status.HELD, *_WANTED)
    held = any(each.status in done and each.end < one.start for each in found)
    return held and not any(0 <= each.start - one.end <= _BEHIND for each in actors)


def _is_why(text: str, one: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether it only says why: *refused to meet X, who had asked for talks on Libya*."""
    if one.status is Status.HELD and rings(
        text, one.start, one.end
    ):  # *turned down a talk by phone*
        return any(each.status in _WANTED and 0 < one.start - each.end <= _AHEAD for each in found)
    near = who_asked(text, max(0, one.start - _BEHIND), one.start)
    near = near or one.status is Status.REQUESTED
    return near and any(each.status in _VAIN and each.end < one.start for each in found)


def _is_in_vain(text: str, one: Trigger, found: Sequence[Trigger], area: tuple[int, int]) -> bool:
    """Whether it is one of those attempts of which a sentence tells: *"I rang," X said of her attempts to reach Y*.

    Nor is what a parliament turns down anybody's to have.
    """
    if one.status is Status.REFUSED:
        return _BY_PARLIAMENT.search(text, *area) is not None
    if (
        one.status is Status.HELD
        and (one.definite or _CALL_WENT.match(text, one.start))
        and any(
            each.status is Status.UNANSWERED and 0 < one.start - each.end <= _AHEAD
            for each in found
        )
    ):
        return True  # *rang Y, and the call went to voicemail*
    tried = _HER_ATTEMPTS.search(text, *area)
    return (
        one.status is Status.HELD
        and tried is not None
        and not tried.start() <= one.start < tried.end()
    )


def _is_no_such(text: str, one: Trigger, found: Sequence[Trigger]) -> bool:
    """Whether it only denies what is told behind: *"There was no such meeting," X said of a report that …*."""
    denied = _NO_SUCH.search(text, max(0, one.start - _BEHIND), one.start) is not None
    return denied and any(each.start > one.end and each.status is Status.DENIED for each in found)


def _is_sent(act: acts.Act) -> bool:
    return act.sends or act.receives or act.letter


def _as_letter(trigger: Trigger, act: acts.Act) -> Trigger:
    if not _is_sent(act):
        return trigger
    return replace(
        trigger, medium=Medium.LETTER, calls=act.sends, receives=act.receives, dropped=False
    )


def _is_called(text: str, actors: Sequence[Actor], match: re.Match[str], end: int) -> bool | None:
    """Whether *called* has somebody behind it, who is not called something; None: it is a noun."""
    if wordings.RECEIVED.fullmatch(match[0]):
        if _is_whom(text, actors, match.start()):
            return None
        whom = next((one for one in actors if one.start >= match.end() and one.can_take_part), None)
        passive = match[0].startswith("принят")  # *принята в Пекине главой*, and no law
        if passive and not any(one.is_party and one.end <= match.start() for one in actors):
            return False
        if whom is None or whom.start - match.end() > wordings.GUEST:
            return None if together.is_turned(text, actors, match.span()) else False
        return None if wordings.GUEST_PLACE.fullmatch(text, match.end(), whom.start) else False
    at, verb = match.end(), match[0] == "called"
    if IS_CALLED.match(text, match.start()):
        return True
    if not verb and match[0] != "calls":
        return None
    whom = next((one for one in actors if at <= one.start <= at + wordings.TO), None)
    if verb and whom is None and turns.ME.match(text, at):
        return any(0 <= match.start() - one.end <= wordings.TO for one in actors)
    if not verb and (whom is None or not any(0 <= match.start() - one.end <= 1 for one in actors)):
        return None
    if whom is None or not whom.can_take_part or turns.is_summoned(text, whom):
        return False
    return wordings.CALLED_SO.match(text, whom.end, end) is not None


def _is_whom(text: str, actors: Sequence[Actor], at: int) -> bool:
    """Whether who was received stands before: *X, whom Y received on Monday*."""
    who = next((one for one in reversed(actors) if one.is_party and one.end <= at), None)
    close = who is not None and at - who.end <= _WHOM_NEAR
    return close and who is not None and _WHOM.search(text, 0, who.start) is not None


def _judged(
    text: str,
    actors: Sequence[Actor],
    *,
    start: int,
    end: int,
    first: int,
    last: int,
    called: bool = False,
    letter: bool = False,
) -> Trigger | None:
    start = max(start, told.main_clause(text, actors, start, first))
    begin = _begin(text, actors, start, first)
    until = min(end, last + _BEHIND)
    before = _without_names(text, actors, begin, first) + text[first:last]
    held = _SAID_AFTER.search(before, 0, len(before) - (last - first)) is not None
    held = held or _TO_EACH.search(before, 0, len(before) - (last - first)) is not None
    before = told.last_clause(before, text[first:last])
    around = before + text[last:until]
    near = (max(start, first - 25), min(end, last + 25))
    previous = is_previous(text, near, end)
    moved = _moved_to(text, start, end, first)
    at, area, off = (first, last), (start, end), moved is not None
    fate = became(text, actors, area, at, before, around, moved=off)
    status = Status.HELD if previous or held else fate
    if letter and status in _SENT and undelivered(text, start, end):
        status = Status.UNDELIVERED
    if status is None:
        return None
    definite = wordings.DEFINITE.search(text, *near) is not None
    if status is Status.REQUESTED and definite and not wordings.TRIED.search(before):
        status = Status.HELD  # who asked for *the* call: it came about
    stop = text.find(";", last, until)
    medium = medium_of(text, first=first, last=last, begin=begin, until=until if stop < 0 else stop)
    return Trigger(
        start=first,
        end=last,
        status=status,
        medium=Medium.TELEPHONE if called else medium,
        definite=definite,
        previous=previous,
        receives=wordings.RECEIVES.search(text, max(start, first - 160), last) is not None
        or _RECEIVED_IT.match(text, last, end) is not None,
        calls=called
        or _is_turned_down(text, status, last, end)
        or wordings.CALLS.search(text, max(start, first - 20), until) is not None
        or _is_asked(status, before),
        several=_several(text, start, end),
        moved=moved,
        was_due=wordings.WAS_DUE.search(before + text[last : min(end, last + 25)]) is not None,
        dropped=doing.drops_subject(text, actors, start=start, first=first, last=last, end=end)
        or russian.drops_subject(text, actors, start=start, first=first, last=last),
        of_both=doing.of_both(text, start, first, last),
        of_him=acts.HIM.fullmatch(text, first, last) is not None,
    )


def _begin(text: str, actors: Sequence[Actor], start: int, first: int) -> int:
    """Return from which word on is read what stands before: half of one is none."""
    names = sum(one.end - one.start for one in actors if first - 2 * _AHEAD < one.start < first)
    at = first - _AHEAD - min(names, _AHEAD)
    while start < at and text[at - 1].isalnum():
        at += 1  # *عالم* is no *لم*
    return max(start, at)


def _without_names(text: str, actors: Sequence[Actor], start: int, end: int) -> str:
    """Return words without those of names and titles: *Kuwaiti* waits for nobody, nor *may* May."""
    parts: list[str] = []
    at = start
    for one in actors:
        first, last = max(at, one.start), min(one.end, end)
        if first < last:
            parts += (text[at:first], _LETTER.sub("x", text[first:last]))
            at = last
    return ASIDE.sub(",", "".join((*parts, text[at:end])))


def _is_turned_down(text: str, status: Status, last: int, end: int) -> bool:
    return status is Status.REFUSED and wordings.TURNED_DOWN.search(text, last, end) is not None


def _is_asked(status: Status, before: str) -> bool:
    """Whether who stands before a call that did not come about has asked for it."""
    if status not in _WANTED:
        return False
    first = status is not Status.REFUSED or wordings.REFUSED.search(before) is None
    tried = first and (wordings.TRIED.search(before) or asks(before)) is not None
    return tried or wordings.HE_ASKS.search(before) is not None


def _several(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return where it is said how often somebody tried, and the number, or *several*."""
    counted = wordings.TIMES.search(text, start, end)
    if counted is not None:
        word = counted["number"] or counted["once"]
        return (*counted.span(), wordings.NUMBERS.get(word, word))
    several = wordings.SEVERAL.search(text, start, end)
    return (*several.span(), "several") if several else None


_FROM: Final = frozenset({"from", "с", "со", "من"})
_WAS_SET: Final = re.compile(
    r"(?<!\w)(?:scheduled|set|due|planned|slated|намечен|назначен|запланирован|مقرر|المقرر)"
)
_SHORT: Final = 8


def _moved_to(text: str, start: int, end: int, at: int) -> Dated | None:
    """Return the new day of what was moved."""
    moved = wordings.MOVED.search(text, start, end)
    if moved is None or any(
        one.start() <= moved.start() < one.end() and not one.start() <= at < one.end()
        for one in ASIDE.finditer(text, start, end)
    ):
        return None
    for one in find_dates(text, start=moved.end(), end=end):
        due = _DUE.search(text, max(moved.start(), one.start - 40), one.start)
        before = text[max(0, one.start - _SHORT) : one.start].split()[-1:]
        range_ = one.until is not None and before and before[0] in _FROM
        if range_ and _WAS_SET.search(text, moved.end(), one.start) is None:
            return one.until  # *put off from June 10 to June 20*
        if due is None and wordings.TO_DAY.search(
            text, max(moved.start(), one.start - 14), one.start
        ):
            return one
    return None
