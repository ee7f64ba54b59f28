# SPDX-License-Identifier: Apache-2.0
"""With whom one had a contact each: *in calls with X, Y and Z*."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.parts import Line
from wasl.contact.press.shadow import fold, is_arabic, spaced
from wasl.contact.press.what import russian
from wasl.contact.press.what.acts import HONOURED, ON_DAY, is_and
from wasl.contact.press.what.companions import WITH
from wasl.contact.press.what.gathering import gathers
from wasl.contact.press.what.informed import without_informed
from wasl.contact.press.what.pairing import in_clause
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.what.visits import is_place
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.thirds import are_by, sits_by

_APIECE: Final = re.compile(r"(?<!\w)(?:each|separate(?:ly)?)(?!\w)")
_EACH: Final = re.compile(spaced(rf"(?<!\w)(?:ب|ل)?(?:كلا|كل) من {HONOURED}$"))
_FROM: Final = re.compile(fold(r"(?:\s+هاتفي\w*)?(?:(?:,?\s+\w+){0,3}?,?\s+من\s+(?:كل\s+من\s+)?|(?:,?\s+\w+){0,7}?[,:]?\s+from\s+(?:(?:both|the|his|her|its)\s+){0,2})"))  # fmt: skip
_AND: Final = re.compile(fold(r"\s*,?\s*(?:and|и|و)\s*(?:(?:the|his|her|its)\s+)?"))
_LISTED: Final = re.compile(
    fold(
        r"(?:\s+(?:on\s+\w+day(?:\s+(?:morning|afternoon|evening|night))?(?:,\s\w+\s\d{1,2})?|on\s\w+\s\d{1,2}|in\s+(?:the\s+)?[\w-]+(?:\s+(?!on\s|and\s)\w+)?|by\s+phone|earlier|later|yesterday|today)){0,3}\s*,?\s*(?:and|as\s+well\s+as|и|а\s+также|так\s+и|وكذلك|ثم|ومن\s+ثم|ثم\s+لاحقا|وبعده|إضافة\s+إلى|فضلا\s+عن|إلى\s+جانب|و(?:الثاني(?:ة)?|الثالث(?:ة)?|الآخر|الأخرى)(?=\s+مع)|و)?\s*"
        r"(?:,?\s*(?:then|(?:later|earlier)(?:\s+(?:(?:in|on)\s+)?(?:that|the|the\s+same)\s+(?:same\s+)?(?:day|morning|afternoon|evening)|\s+on\s+\w+day)?|separately|afterwards|in\s+the\s+\w+|(?:on\s+)?the\s+(?:following|next|same|previous)\s+(?:day|morning|afternoon|evening)|in\s+an?\s+(?:\w+\s+)?(?:call|meeting|conversation|talk)\s+of\s+(?:its|their)\s+own|(?:late\s+|early\s+)?on\s+\w+day(?:\s+(?:morning|afternoon|evening|night))?|in\s+an?\s+(?:separate|different|second|later|earlier|further)\s+(?:\w+\s+)?(?:call|meeting|conversation|talk|phone\s+call))\s*,?\s+){0,2}(?:with\s+|to\s+|from\s+|مع\s+|من\s+)?(?:the\s+|his\s+|her\s+|со?\s+)?"
    )
)
_ARABIC_LISTED: Final = re.compile(
    spaced(
        r",? و(?:آخر|أخرى|ثان|ثانيا|ثانية|مثله|مثلها) (?:\w+ )?(?:مع )?|"
        r"(?:,? (?:(?:يوم|مساء|صباح) )?(?:ال(?:أحد|اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)|أمس|اليوم)(?: الماضي)?|,? في \w+(?: (?!ال)\w+)?){1,3}\s*,? و"
    )
)
"""*التقى X في كابل الأحد، وY في إسلام آباد الاثنين*."""
_MEETS: Final = re.compile(
    fold(r"(?:و|ف|س|وس)?(?:(?:الت|يلت|تلت)ق\w+|[يتا]?ستقبلت?|[يت]?قابلت?)(?!\w)")
)
_SITS: Final = re.compile(fold(r"(?:و|ف|س|وس)?(?:جلس|يجلس|تجلس|اجتمع|يجتمع)ت?"))
_NO_OBJECT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:مع|من|عن|حول|بشأن|بعد|قبل|قبيل|عقب|إلى|أن|الذي|التي|بحضور|بمشاركة|برفقة|رفقة|لدى|خلال|كلا?(?! على حدة))(?!\w)|[.;:\n\"]| و $"
    )
)
"""What parts who meets from whom: *التقى X، الاثنين، في وارسو Y وZ*, and no *التقى X بحضور Y*."""
_AS_WELL: Final = re.compile(r"\w+day\s*,\s*with\s")  # *met X on Monday, with Y as host*
_OPENS_WITH_WAW: Final = re.compile(fold(r"(?:وزير|وكيل|وفد|والي|ولي)"))
"""Titles that begin with the letter of *and*."""
_EACH_BEHIND: Final = re.compile(spaced(rf"(?<!\w)(?:كل|كلا) من {HONOURED}$"))
_WITH_BOTH: Final = re.compile(
    spaced(
        rf"(?: (?!(?:إن|أن|بعد|قبل|عن|حول|بشأن|من|كما|ثم)(?!\w))[^\s.;]+){{0,8}}? مع (?:كل من |كلا من )?{HONOURED}"
    )
)
"""*جلس X إلى طاولة واحدة مع Y وZ*."""
_HIS_TALKS: Final = re.compile(
    spaced(r"(?:لقائ|لقاؤ|لقاء|اجتماع|محادثات|مباحثات|استقبال|اتصال|زيارت)(?:ه|ها|هما)$")
)
_THAT_HE: Final = re.compile(spaced(r"(?<!\w)(?:ب|و)?[إأ]ن(?:ه|ها)(?: (?:كان|كانت))?(?: قد)? $"))
_HAD: Final = "قد"
_RIGHT_BEHIND, _REACH = 30, 80
_AT_TWO: Final = re.compile(fold(r"ب(?:ال)?(?:نظيري|وزيري|رئيسي|سفيري|نظرائ|وزراء|رؤساء)\w*(?!\w)"))
"""*اجتمع بوزيري خارجية X وY*."""
_MET: Final = re.compile(
    r"(?:met|meets|received|receives|hosted|hosts|welcomed|welcomes|phoned|phones|telephoned|called|calls|rang)(?:\s+(?:the|his|her|its|visiting))?"
)
_WHOM: Final = re.compile(
    spaced(
        rf" (?:{ON_DAY} )?(?:(?:the|his|her|its|visiting|both|new|a) ){{0,3}}(?:(?:in|at) \w+ )?"
    )
)
_ENDS: Final = re.compile(
    spaced(
        r"\.?\s*$|[,.;\n]|\s(?:on|in|at|to|for|during|over|about|by|as|while|before|after|this|last|yesterday|today|tonight|earlier|later|late|early|"
        r"separately|respectively|together|jointly|around|who|where|with|here|via|near|ahead|amid|following|individually|and then)(?!\w)"
    )
)
"""What stands behind the last of those whom somebody met, and does nothing himself."""
_SENT: Final = ("ambassador", "aide")
_SOME_DAY: Final = re.compile(
    r"\s(?:\w+\s(?:days?|hours|weeks?)\s(?:later|earlier|before|after)|the\s(?:next|following|previous)\sday)(?!\w)"
)
_COMMA_AND: Final = re.compile(r"\s*,\s+and\s[^,]*")
_BY: Final = re.compile(r"(?:\s(?:in|at|on)\s[\w-]+){0,2}\sby\s(?:the\s)?")
_SEPARATELY: Final = re.compile(
    r",?\s+(?:separately|in\s+separate\s+(?:meetings|calls|talks|sessions)|in\s+turn)(?!\w)"
)
_IS_WITH: Final = re.compile(fold(r"(?<!\w)(?:with|со?|مع)\s*$"))


def partners_of(text: str, line: Line, trigger: Trigger) -> tuple[Actor | None, list[Actor]]:
    """Return who spoke *with X, Y and Z*, and these: each of them is another contact."""
    actors = without_informed(text, in_clause(text, line, trigger), trigger.start, trigger.end)
    if (told := _rang_him(text, actors, trigger)) is not None:
        return told, [one for one in actors if one.is_party and one.end <= trigger.start][-2:]
    after = [one for one in actors if one.start >= trigger.end and one.side]
    after = [one for one in after if not (one.bare and _is_place(text, one))]
    first = _first_listed(text, actors, after, trigger)
    met = first is None and _is_met(text, actors, after, trigger)
    first = 0 if met else first
    if first is None or russian.is_not_with(text, after[first]):
        return None, []
    found, apart = after[first : first + 1], True
    for one in after[first + 1 :]:
        if sits_by(text, one):
            break
        if one.bare and (met or found[-1].office in _SENT):
            break  # *met the ambassador to Chile*
        listed, beside = _is_listed(text, found[-1].end, one.start)
        then = not listed and russian.goes_on_with(text, found[-1].end, one.start)
        listed, apart = listed or then, apart and then
        if beside or (
            not listed and not (text[one.start] == "و" and one.start - found[-1].end <= 1)
        ):
            break
        if one.side == found[-1].side and not (one.name or one.person):
            # *X, her counterpart from Azerbaijan*
            found[-1] = replace(found[-1], office=found[-1].office or one.office)
            continue
        found.append(replace(one, office=found[0].office) if one.bare else one)
    found = [one for one in found if one.can_take_part]
    found = _as_told(text, found)
    if (
        is_arabic(text[trigger.start]) and not apart
    ):  # *received the minister and the adviser of X, and the minister of Y*
        found = [
            one for n, one in enumerate(found) if one.side not in {it.side for it in found[:n]}
        ]
    apart = apart or _are_met_apart(text, found)
    if met and not _all_met(text, found):
        return None, []
    sides = {one.side for one in found}
    until = max(trigger.end, after[first].start)
    before = [one for one in actors if one.is_party and one.end <= until]
    if len(found) == 1 and len(before) > 1 and _are_joined(text, before[-2], before[-1], found[0]):
        return found[0], before[-2:]  # *X and Y each held talks with Z*
    who = before[-1] if before and before[-1].side not in sides else None
    own = len(sides) == len(found) or apart  # *on Monday with X, on Tuesday with Y* of one side
    return who, found if len(found) > 1 and own else []


_RANG_HIM: Final = re.compile(
    spaced(
        r" (?:him|her|me)(?=[.,;\"]|$| (?:on|in|at|to|within|last|this|late|early|yesterday|over|after|before|and|about|during|with|by|from|separately|soon|shortly)(?!\w))"
    )
)
_SAID: Final = re.compile(
    spaced(
        r",? (?:(?:has|had|also|later|on \w+day) ){0,2}(?:said|says|confirmed|added|disclosed|revealed|told (?:[\w'-]+ ){1,4}?)(?: (?:on )?\w+day)?(?: that)? (?:both )?(?:the )?"
    )
)


def _rang_him(text: str, actors: Sequence[Actor], trigger: Trigger) -> Actor | None:
    """Return who tells that two others rang him: *X said A and B rang him*."""
    before = [one for one in actors if one.is_party and one.end <= trigger.start]
    if len(before) <= len("xy") or _RANG_HIM.match(text, trigger.end) is None:
        return None
    who, one, other = before[-3:]
    if trigger.start - other.end > _RIGHT_BEHIND or len({who.side, one.side, other.side}) < len(
        "xyz"
    ):
        return None
    joined = _AND.fullmatch(text, one.end, other.start)
    said = _SAID.fullmatch(text, who.end, max(who.end, one.start))
    return who if joined and said else None


def _are_met_apart(text: str, found: Sequence[Actor]) -> bool:
    """Whether each was met for himself: *met A and B separately*."""
    own = len({one.start for one in found}) == len(found) > 0
    return own and _SEPARATELY.match(text, found[-1].end) is not None


def _as_told(text: str, found: list[Actor]) -> list[Actor]:
    """Leave those out of whom what stands behind says that they were met otherwise."""
    if len(found) > 1 and are_by(text, found[-1]):
        return []  # *X and Y spoke, with Z and W also on the line*
    later = len(found) > 1 and _SOME_DAY.match(text, found[-1].end)
    return found[:1] if later else found  # *met X on Sunday and Y a day later*, of no day known


def _is_listed(text: str, last: int, start: int) -> tuple[bool, bool]:
    """Return whether another of those listed stands there, and whether as *X as well, with Y*."""
    until = max(last, start)
    listed = _LISTED.fullmatch(text, last, until) is not None
    beside = listed and _AS_WELL.search(text, last, start) is not None
    listed = listed or is_and(text, last, start)
    return listed or _ARABIC_LISTED.fullmatch(text, last, until) is not None, beside


def _are_joined(text: str, one: Actor, other: Actor, whom: Actor) -> bool:
    """Whether two stand together, and each of them for himself with a third."""
    apart = len({one.side, other.side, whom.side}) == 3
    joined = _AND.fullmatch(text, one.end, max(one.end, other.start))
    return bool(apart and joined and _APIECE.search(text, other.end, whom.start))


def _first_listed(
    text: str, actors: Sequence[Actor], after: Sequence[Actor], trigger: Trigger
) -> int | None:
    """Return which one stands right behind *with*, *from* of a call, or *each of*."""
    if after and (
        WITH.fullmatch(text, _at_with(text, trigger), after[0].start)
        or (trigger.receives and _FROM.fullmatch(text, trigger.end, after[0].start))
    ):
        return 0
    by = after and _BY.fullmatch(text, trigger.end, after[0].start)
    each = by and _APIECE.search(text, max(0, trigger.start - _RIGHT_BEHIND), trigger.start)
    if each or _has_peers(text, after, trigger):
        return 0  # *X and Y were each received by Z*
    if (met := _object_at(text, after, trigger)) is not None:
        return met
    if _has_met(text, actors, after, trigger):
        return 0
    if after and gathers(text, trigger.start, trigger.end):
        return 0
    at_two = (n for n, one in enumerate(after[:4]) if _AT_TWO.match(text, one.start))
    if (two := next(at_two, None)) is not None:
        return two
    own = max(trigger.start, trigger.end - len("بكلا"))  # *اتصل X بكل من*: the word ends with it
    each = (n for n, one in enumerate(after[:4]) if _EACH.search(text, own, one.start))
    at = next(each, None)
    if (
        at
        and _HIS_TALKS.search(text, trigger.start, trigger.end)
        and after[0].start - own <= _REACH
    ):
        at = None  # *thanked, when he met X, both Y and Z*
    return russian.received_at(text, after, trigger.start, trigger.end) if at is None else at


def _is_met(text: str, actors: Sequence[Actor], after: Sequence[Actor], trigger: Trigger) -> bool:
    """Whether an English verb has those behind it as its objects: *met X and Y*."""
    if len(after) <= 1 or _MET.fullmatch(text, trigger.start, trigger.end) is None:
        return False
    before = [one for one in actors if one.is_party and one.end <= trigger.start][-2:]
    joined = len(before) > 1 and _AND.fullmatch(text, before[0].end, before[1].start)
    whom = _WHOM.fullmatch(text, trigger.end, max(trigger.end, after[0].start))
    return bool(before and whom and not joined)


def _all_met(text: str, found: Sequence[Actor]) -> bool:
    """Whether all are objects of one verb, and the last does nothing himself."""
    if len(found) <= 1 or _ENDS.match(text, found[-1].end) is None:
        return False
    first, last = found[-2:]
    two = len(found) == len("xy") and last.start >= first.end
    return not (two and _COMMA_AND.match(text, first.end, last.start))


def _is_place(text: str, one: Actor) -> bool:
    return russian.is_place(text, one) or is_place(text, one)


def _object_at(text: str, after: Sequence[Actor], trigger: Trigger) -> int | None:
    """Return which one is met first behind *التقى X*, if another one is right behind him."""
    at = (trigger.start, trigger.end)
    if (
        len(after) <= len("xy")
        or not is_arabic(text[trigger.start])
        or not (_MEETS.fullmatch(text, *at) or _SITS.fullmatch(text, *at) or gathers(text, *at))
    ):
        return None
    who, one = after[:2]
    right = who.start - trigger.end <= 1 and who.is_party
    if right and _WITH_BOTH.fullmatch(text, who.end, max(who.end, one.start)):
        return 1
    if _SITS.fullmatch(text, *at):
        return None
    other = next((each for each in after[2:] if each.side != one.side), after[2])
    if who.start - trigger.end > _RIGHT_BEHIND or len({who.side, one.side, other.side}) <= len(
        "xy"
    ):
        return None
    joined = text[one.start] == "و" and not _OPENS_WITH_WAW.match(text, one.start)
    near = one.start - who.end <= _REACH and not joined
    each = _EACH_BEHIND.search(text, who.end, one.start)
    until = each.start() if each else one.start
    return 1 if near and not _NO_OBJECT.search(text, who.end, until) else None


def _has_peers(text: str, after: Sequence[Actor], trigger: Trigger) -> bool:
    """Whether *his two counterparts*, or whom he met, stand right behind the verb.

    *حيث التقى نظيريه X وY*; *قال إنه التقى X وY*.
    """
    if len(after) < len("xy") or not _MEETS.fullmatch(text, trigger.start, trigger.end):
        return False
    one, other = after[:2]
    peers = one.counterpart and other.counterpart
    his = _THAT_HE.search(text, max(0, trigger.start - _RIGHT_BEHIND), trigger.start) is not None
    if one.start - trigger.end > 1 or not (peers or his):
        return False
    return text[one.end : other.start].strip(" ,") in ("و", "")


def _has_met(text: str, actors: Sequence[Actor], after: Sequence[Actor], trigger: Trigger) -> bool:
    """Whether who met somebody stands right before the verb: *وكان X التقى، الثلاثاء، Y وZ*."""
    before = [one for one in actors if one.end <= trigger.start]
    if len(after) < len("xy") or not before or not before[-1].is_party:
        return False
    if _MEETS.fullmatch(text, trigger.start, trigger.end) is None:
        return False
    own = text[before[-1].end : trigger.start].strip() in ("", _HAD)
    near = after[0].start - trigger.end <= _REACH
    return own and near and not _NO_OBJECT.search(text, trigger.end, after[0].start)


def _at_with(text: str, trigger: Trigger) -> int:
    """Return where *with* begins, also if the word of contact ends with it."""
    own = _IS_WITH.search(text, trigger.start, trigger.end)
    return own.start() - 1 if own else trigger.end
