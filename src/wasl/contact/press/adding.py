# SPDX-License-Identifier: Apache-2.0
"""One more who took part in what was told before: *The meeting was also attended by C's minister*.

Rules:

1. He stands right behind such words, or before them, and is of a side of his own. Who only looked on
   did not take part; *both meetings* are no single one.
2. What the sentence says of *the meeting* is no other contact.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from wasl.contact.press.parts import Line
from wasl.contact.press.proposal import Kind
from wasl.contact.press.remembering import State
from wasl.contact.press.shadow import is_arabic, pattern
from wasl.contact.press.what.acts import HONOURED
from wasl.contact.press.what.triggers import Trigger, find_contacts
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.presiding import RULED
from wasl.contact.press.who.rows import row_from
from wasl.contact.press.who.thirds import OBSERVES, can_join

_TWO, _FRESH = 2, 2
_REACH: Final = 140
_MET: Final = r"(?:meeting|talks|call|conversation|discussions?|session|dinner|lunch|summit|negotiations|encounter)"
_IN_IT: Final = r"(?:встрече|беседе|переговорах|разговоре|консультациях|ужине|саммите)"
_ALSO: Final = pattern(
    rf"(?<!\w)(?:و|ف)?(?:حضر|حضرت|شارك|شاركت|انضم|انضمت) (?:(?:أيضا|كذلك|في|إلى|بدوره|لاحقا) ){{0,3}}(?:ال|لل)(?:لقاء|اجتماع|محادثات|مباحثات|قمة|جلسة|اتصال|مكالمة|مشاورات)(?: (?:الثلاثي|الثلاثية|أيضا|كذلك|لاحقا))*,? {HONOURED}$",
    rf"(?<!\w)(?:و|ف)?(?:انضم|انضمت|شارك|شاركت) (?:(?:أيضا|كذلك|لاحقا) )?(?:إلي|في)(?:ه|ها|هما|هم) (?:(?:أيضا|كذلك|لاحقا) )?{HONOURED}$",
    rf"(?<!\w)(?:the|their) (?:\w+ )?{_MET} (?:was|were) (?:also |later )?(?:attended|joined) (?:also )?by {RULED}$",
    rf"(?<!\w)(?:also|those) (?:attending|present|taking part|at the table|in attendance|in the room) (?:(?:in|at) the {_MET} )?(?:was|were|included) {RULED}$",
    rf"(?<!\w)(?:they|the two) were (?:also |later )?joined by {RULED}$",
    rf"(?<!\w)(?:во?|на) (?:этой |самой )?{_IN_IT} (?:также |тоже )?(?:участвовал[аи]?|присутствовал[аи]?|принял[аи]? участие|был[аи]?) (?:также |и )?{RULED}$",
    rf"(?<!\w)к (?:ним|обоим|беседе|разговору|переговорам|встрече) (?:[\w-]+ ){{0,2}}?присоединил(?:ся|ась|ись) {RULED}$",
)
"""What tells, right before him, of one more who sat with those of the sentence before."""
_TOO: Final = pattern(
    r",?\s(?:also|later) (?:attended|joined|took part in|participated in|sat in on) (?:the|their|them)(?: (?:meeting|talks|call|conversation|discussions?|session|dinner|lunch|negotiations))?(?=\s*(?:[.,;]|$|\s(?:at|in|by|as)\s))",
    r"\s(?:joined (?:them|the (?:two|pair|talks|meeting|call))|attended the (?:meeting|talks)|took part in the (?:meeting|talks|call))(?=\s*(?:[.,;]|$))",
    rf"\s(?:(?:также|тоже) )?(?:участвовал[аи]? (?:во? {_IN_IT})|присутствовал[аи]? (?:на|при) {_IN_IT}|принял[аи]? участие (?:во? {_IN_IT}))(?=\s*(?:[.,;]|$))",
    r"\sفي (?:ال)?(?:لقاء|اجتماع|محادثات|مباحثات|اتصال|قمة)(?=\s*(?:[.,;]|$))",
)
"""What tells it right behind him."""
_DID: Final = pattern(rf"(?<!\w)(?:و|ف)?(?:شارك|شاركت) (?:(?:أيضا|كذلك|بدوره) )?{HONOURED}$")


def contacts_in(text: str, line: Line, state: State) -> list[Trigger]:
    """Return the words of contact of a sentence. Who *also attended* is put to the contact before."""
    draft, one = state.focus, line.sentence
    found = find_contacts(text, line.actors, start=one.start, end=one.end)
    if draft is None or state.age > _FRESH or draft.kind not in (Kind.CONTACT, Kind.PLANNED):
        return found
    able = [each for each in line.actors if can_join(each)]
    at = next((n for n, each in enumerate(able) if _is_joined(text, each, one.start, one.end)), -1)
    row = row_from(text, able, at) if at >= 0 and len(draft.sides) >= _TWO else []
    if not row or OBSERVES.match(text, row[-1].end):
        return found
    for each in row:
        if each.side not in draft.sides:
            draft.parties = [*draft.parties, replace(each, counterpart=False)]
    first, last = row[0].start - _REACH, row[-1].end + _REACH
    return [each for each in found if not first <= each.start <= last]


def _is_joined(text: str, who: Actor, start: int, end: int) -> bool:
    before = (max(start, who.start - _REACH), who.start)
    if _ALSO.search(text, *before):
        return True
    if _TOO.match(text, who.end, end) is None:
        return False
    return not is_arabic(text[who.start]) or _DID.search(text, *before) is not None
