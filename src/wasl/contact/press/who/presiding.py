# SPDX-License-Identifier: Apache-2.0
"""Who brought others together, sat at the head of their talks, or took part in them.

Rules:

1. *X chaired talks between Y and Z*, *the meeting that X chaired, and that brought together Y and Z*:
   he sat with them.
2. So did who took part in the talks that one held with another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic, pattern, spaced
from wasl.contact.press.what.acts import HONOURED
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.rows import row_from, row_of, stands_and

_TWO: Final = 2
_NEAR: Final = 70
_SHORT: Final = 20
RULED: Final = r"(?:(?:the|his|her|visiting|\w+(?:ого|его|ей|ой)) )?"
"""What may stand between such a word and the title."""
PARTED: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:قال|قالت|أكد|أكدت|أعلن|أعلنت|أضاف|أضافت|فيما|بينما|لكن|ثم|كما|قبل|قبيل|بعد|عقب|غداة|تمهيدا|استعدادا|تحضيرا|إلى|وقع|وقعا|افتتح|افتتحا|زار|زارا|دشن|الذي|التي|الذين|اللذين)(?!\w)",
    r"(?<!في\s)(?<!خلال\s)(?<!أثناء\s)(?<!ضمن\s)(?<!\w)(?:و)?(?:ال|ل|لل)?(?:قمة|مؤتمر|اجتماع|اجتماعات|محادثات|مفاوضات|مراسم|حفل|توقيع|دورة|جولة|لقاء|مؤتمرا|حفلا|اجتماعا|اتفاقا|اتفاقية|مذكرة)(?!\w)",
    r"(?<!\w)(?:and|then|while|before|after|ahead|prepare\w*|plan\w*|for|about|on (?:an?|the)|signed|opened|summit|conference|ceremony|who|whose)(?!\w)",
    r"(?<!\w)(?:а|затем|после|перед|до|подготов\w+|подписа\w+|саммит\w*|конференц\w+|церемони\w+|котор\w+|предстоящ\w+|будущ\w+|(?:итог|результат)\w* (?:\w+ )?(?:встреч|переговор)\w+)(?!\w)",
)
"""What is told between two and a third: he was there, and not with them."""
WITH_THEM: Final = pattern(
    rf"(?<!\w)مع {HONOURED}$",
    rf"(?<!\w)со? {RULED}$",
)
_CHAIRS: Final = r"(?:أدار|ترأس|رأس|قاد|رعى|استضاف)ت?"
_WHO_CHAIRED: Final = re.compile(fold(rf",?\s+(?:الذي|التي)\s+{_CHAIRS}\s+(?:\w+\s+){{0,2}}?"))
_CHAIRED: Final = re.compile(fold(rf"(?<!\w)(?:و|ف)?{_CHAIRS}\s+$"))
_CHAIRED_IT: Final = re.compile(
    spaced(rf"(?: [^\s.;]+){{0,5}}? (?:(?:الذي|التي) )?و?{_CHAIRS}(?:ه|ها) {HONOURED}")
)
_BROUGHT: Final = re.compile(
    spaced(
        rf",?(?: [^\s.;,]+){{0,3}}? و?(?:ضم|جمع|يضم|يجمع|شارك في|حضر)(?:ت|ه|ها)? (?:فيه |فيها )?(?:كلا? من )?{HONOURED}"
    )
)
"""*ترأسه X وضم Y وZ*."""
_BETWEEN: Final = re.compile(
    fold(
        r",?\s+(?:\w+,?\s+){0,5}?بين\s+(?:كل\s+من\s+)?|"
        r"\s+(?:(?:(?:in|at|by)\s+(?:the\s+)?\w+|on\s+\w+day|yesterday|earlier|held|here),?\s+){0,3}between\s+(?:(?:the|his|visiting)\s+)?|"
        r"\s+(?:(?:во?|на)\s+\w+\s+){0,2}между\s+"
    )
)
_LED: Final = pattern(
    r"(?: (?:(?:on|in|at|late|early|last) \w+|also|had|has|then|later|personally)){0,3} (?:mediated|moderated|chaired|led|presided over|oversaw|facilitated|hosted|refereed|joined|attended|took part in|participated in|sat in on|dialled into|dialed into) (?:an?|the|his|her|their|direct|rare|face-to-face) ?(?:[\w-]+ ){0,3}",
    r"(?: [\w-]+){0,3} (?:выступ|явля|бы|ста)\w+ посредник\w+ (?:на|в(?:о время| ходе)?) (?:\w+ )?",
    r"(?: (?:(?:во?|на) [\w-]+|лично|также|тоже|накануне)){0,3} (?:председательствова|присутствова|участвова|посреднича|моде?рирова)л[аи]? (?:(?:на|в|во время) )?(?:\w+ )?",
    r"(?: (?:(?:во?|на) [\w-]+|лично|также|тоже|накануне)){0,3} (?:присоединил(?:ся|ась) к|принял[аи]? участие в[о]?|подключил(?:ся|ась) к) (?:\w+ )?",
)
"""Between who sat at the head, or joined, and the word for the talks of two others."""
_TOOK_PART: Final = re.compile(fold(r"(?<!\w)[وف]?[يت]?(?:شارك|حضر)ت?\s+$"))
_WHICH: Final = re.compile(
    spaced(
        rf" (?:[^\s.;]+ ){{0,4}}?(?:(?:(?:الذي|التي) )?(?:جمع|ضم|عقد|أجرا|أجري|ترأس)(?:ت|ه|ها|تها)? (?:(?:في|أمس|اليوم) ?\w* )?|بين )?{HONOURED}"
    )
)
STOPS: Final = re.compile(r"[;:\n]|\.\s")


def row_at(
    text: str, able: Sequence[Actor], at: tuple[int, int], *, his: bool, came: bool
) -> list[Actor]:
    """Return the row that takes part in what stands at a place, or the two behind *between*."""
    row: Sequence[Actor] = ()
    if is_arabic(text[at[0]]):
        row = _with_his(text, able, at) if his else ()
        row = row or _attended(text, able, at) or _headed(text, able, at)
    row = row or row_of(text, able, *at)
    return list(row or (between_two(text, able, at[1]) if came else ()))


def _with_his(text: str, able: Sequence[Actor], at: tuple[int, int]) -> list[Actor]:
    """Return him whom a meeting brought together with two or more: *لقاء جمعه بX وY*."""
    behind = [n for n, one in enumerate(able) if one.start >= at[1]]
    row = row_from(text, able, behind[0]) if behind else []
    sides = {one.side for one in row}
    who = [one for one in able if one.end <= at[0] and one.side not in sides]
    return [who[-1], *row] if who and len(row) == len(sides) > 1 else []


def _attended(text: str, able: Sequence[Actor], at: tuple[int, int]) -> list[Actor]:
    """Return who took part in the talks of two, and these: *شارك X في المحادثات التي أجراها Y مع Z*."""
    before = [one for one in able if one.end <= at[0]][-1:]
    two = [one for one in able if one.start >= at[1]][:_TWO]
    if not before or len({one.side for one in (*before, *two)}) <= _TWO:
        return []
    who, one, other = *before, *two
    took = _TOOK_PART.search(text, max(0, who.start - _SHORT), who.start)
    if took is None or text[who.end : at[0]].strip(" ,") not in ("", "في"):
        return []
    of = _WHICH.fullmatch(text, at[1], one.start)
    both = stands_and(text, one, other) or WITH_THEM.search(text, one.end, other.start)
    return [who, one, other] if of and both and other.start - one.end <= _NEAR else []


def _headed(text: str, able: Sequence[Actor], at: tuple[int, int]) -> list[Actor]:
    """Return who was at the head of a meeting, and whom it brought together.

    *ترأس X لقاء ضم Y وZ*; *اجتماع ترأسه X وضم Y وZ*.
    """
    before = [one for one in able if one.end <= at[0]][-1:]
    behind = [one for one in able if one.start >= at[1]]
    if before and _CHAIRED.search(text, max(0, before[0].start - _SHORT), before[0].start):
        head, last, rest = before[0], at[1], behind
        far = at[0] - head.end > _NEAR or PARTED.search(text, head.end, at[0])
    elif behind:
        head, last, rest = behind[0], behind[0].end, behind[1:]
        far = not _CHAIRED_IT.fullmatch(text, at[1], head.start)
    else:
        return []
    row = row_from(text, rest, 0) if rest and not far else []
    if len(row) < _TWO or not _BROUGHT.fullmatch(text, last, row[0].start):
        return []
    whole = [head, *row]
    return whole if len({one.side for one in whole}) == len(whole) else []


def between_two(text: str, able: Sequence[Actor], end: int) -> list[Actor]:
    """Return the two of *الاجتماع الذي عقد أمس بين X وY*, whoever is named before. ``end``: of the word."""
    two = [one for one in able if one.start >= end][:_TWO]
    if len(two) < _TWO or two[0].side == two[1].side:
        return []
    both = two[0].start == two[1].start or stands_and(text, *two)
    return two if both and _BETWEEN.fullmatch(text, end, max(end, two[0].start)) else []


def _two_behind(text: str, able: Sequence[Actor], end: int) -> list[Actor]:
    """Return the two whose talks a word is: *talks between X and Y*, *встрече X и Y*."""
    two = [one for one in able if one.start >= end][:_TWO]
    right = len(two) == _TWO and two[0].start - end <= 1 and stands_and(text, *two)
    return two if right and two[0].side != two[1].side else between_two(text, able, end)


def chaired(
    text: str, pair: Sequence[Actor], able: Sequence[Actor], at: tuple[int, int]
) -> list[Actor]:
    """Return who sat at the head of *أدار X اجتماعا بين Y وZ*, *X، الذي ترأس الاجتماع بين Y وZ*."""
    sides = {one.side for one in pair}
    if len(pair) != _TWO or {one.side for one in _two_behind(text, able, at[1])} != sides:
        return []
    before = [each for each in able if each.end <= at[0] and at[0] - each.end <= _NEAR]
    if not before or before[-1].side in sides:
        return []
    head = before[-1]
    who = _LED.fullmatch(text, head.end, at[0]) or _WHO_CHAIRED.fullmatch(text, head.end, at[0])
    who = who or (
        _CHAIRED.search(text, max(0, head.start - _SHORT), head.start)
        and not PARTED.search(text, head.end, at[0])
        and not STOPS.search(text, head.end, at[0])
    )
    return [head] if who else []
