# SPDX-License-Identifier: Apache-2.0
"""Who does an Arabic act: the one behind its verb, whom a sentence names before, or whom *who* is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic, spaced
from wasl.contact.press.what.acts import HONOURED, forms
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.thirds import sits_by

_HIM: Final = 60
_SENDS: Final = re.compile(spaced(rf"(?<!\w)(?:و|ف)?(?:أوفد|أرسل|ابتعث|بعث)(?:ت)? {HONOURED}$"))
_WHERE: Final = re.compile(
    spaced(r",? (?:[^\s.;:]+ ){0,3}?إلى [^.;:\n]{2,60}?,? (?:حيث|ل(?=ي|ت)|الذي )")
)
_OPENING: Final = re.compile(
    spaced(
        r"\s*(?:و|ف)?(?:بعد|عقب|قبل|قبيل|غداة|عشية|إثر|خلال|في ختام|على هامش|في أعقاب|بالتزامن مع)(?!\w)[^;:\n]{0,160}?, (?=(?:ي|ت)?(?:\w+) )"
    )
)
"""*بعد يوم من لقائه X، توجه Y إلى باريس حيث عقد*: whom he met before does not do it."""
_THE_LATTER: Final = re.compile(spaced(r"\w+,? (?:هذا |هذه )?(?:الأخير|الأخيرة)(?!\w)"))
THAT: Final = re.compile(
    fold(r"(?<!قبل\s)(?<!قبيل\s)(?<!بعد\s)(?<!منذ\s)(?<!\w)(?:أن|إن|بأن)(?!\w)")
)
_LIGHT: Final = re.compile(
    spaced(
        forms(
            "توجه", "طار", "سافر", "انتقل/نتقل", "انطلق/نطلق", "أجرى/جري", "أجر/جري", "عقد", "تلقى", "تلق/تلق", "أنهى/نهي", "اختتم/ختتم", "بدأ", "واصل",
            "استأنف/ستأنف", "سبق ذلك", "أعقب ذلك", "(?:سبقت?|تلت?|أعقبت?|تبعت?|تلا)ه", "كان ل\\w+", "كانت ل\\w+", "شهد",
        )
    )
)  # fmt: skip
_ACT: Final = re.compile(
    spaced(
        forms(
            "التقى/لتقي", "التق", "استقبل/ستقبل", "اجتمع/جتمع", "هاتف", "قابل", "اتصل/تصل",
            "بحث", "ناقش", "استعرض/ستعرض", "تناول", "عرض", "تدارس", "تشاور", "تباحث", "تحادث",
            "تحدث", "تواصل", "تحاور", "تبادل", "جلس", "اختلى/ختلي", "انفرد/نفرد",
        )
    )
)  # fmt: skip
_THEN_DID: Final = re.compile(fold(r"(?<!\w)ثم\s+$"))
_NEXT: Final = re.compile(
    spaced(r"(?:,\s*و?|\s+و|,?\s+(?:كما|ثم)\s+)(?:أجرى|أجرت|التقى|التقت|استقبل|استقبلت|عقد|عقدت|بحث|بحثت|ناقش|ناقشت|تلقى|تلقت|هاتف|تحدث|تحدثت|اتصل|اتصلت|اجتمع|اجتمعت|زار|زارت)(?!\w)")
)  # fmt: skip
"""Another verb of the same one."""
_PREPOSED: Final = re.compile(spaced(rf"(?<!\w)(?:مع|من|إلى|عن|على|بـ?) {HONOURED}$"))
_OBJECT_END: Final = re.compile(
    spaced(
        r"\s*(?:$|[.,;]|(?:في|خلال|اليوم|أمس|يوم|مساء|صباح|ظهر|عصر|ليل|نهار|الذي|التي|بصحبة|برفقة|يرافقه|ترافقه|بمناسبة|بمكتبه|بديوان|ضمن|لدى|أثناء|حاملا|ناقلا|على|لبحث|لمناقشة|بمقر|بقصر|بحضور|و\w+|حيث|قبل|بعد|عقب|الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت)(?!\w))"
    )
)
_LIGHT_REACH: Final = 110
_DID_IT: Final = re.compile(
    spaced(
        r"(?:\s+\w+){0,2}\s*,?\s*(?:(?:تلقا|تلقت|أجرا|أجرت|عقد|عقدت)(?:ه|ها|هما)|(?:جمع|ضم)ت?(?:ه|ها)(?= (?:[^\s.;]+ ){0,6}?(?:ب|مع |إلى )))(?!\w)"
    )
)
_TWO_DO: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و|ف)?س?(?:يعقدا|يعقدان|عقدا|أجريا|يجريا|يجريان|بحثا|يبحثا|ناقشا|تباحثا|التقيا|يلتقيا|اجتمعا|يجتمعا|تحادثا)(?!\w)"
    )
)


def brought_him(text: str, last: int, end: int) -> bool:
    """Tell whether it is said by a verb alone who took part: *مكالمة جمعته بـ*."""
    did = _DID_IT.match(text, last, end)
    return did is not None and did[0].rstrip("اه").endswith(("جمع", "جمعت", "ضم", "ضمت"))


def of_both(text: str, start: int, first: int, last: int) -> bool:
    """Tell whether the verb of an act is of two, who may be named apart: *before they held talks*."""
    return _TWO_DO.search(text, max(start, first - _LIGHT_REACH), last) is not None


def drops_subject(
    text: str, actors: Sequence[Actor], *, start: int, first: int, last: int, end: int
) -> bool:
    """Tell whether the verb of an act names nobody who does it: *كما أجرى محادثات مع X*."""
    if not is_arabic(text[first]):
        return False
    did = _DID_IT.match(text, last, end)
    if did is not None:
        whom = next((one for one in actors if one.start >= did.end() - 1 and one.side), None)
        return whom is not None and is_preposed(text, whom)
    verb = _ACT.match(text, first, end)
    own = verb is not None
    if verb is None:
        light = list(_LIGHT.finditer(text, max(start, first - _LIGHT_REACH), first))
        if not light:
            return False
        verb = light[-1]
    until = max(last, first) if not own else end
    behind = [one for one in actors if verb.end() - 1 <= one.start < until]
    named = [one for one in behind if not (one.bare and not one.office) and not sits_by(text, one)]
    if not own:
        return not any(not is_preposed(text, one) for one in named)
    more = _NEXT.search(text, verb.end(), end)
    able = [one for one in named if one.can_take_part and (not more or one.start < more.start())]
    if not able or able[0].start - verb.end() > _HIM:
        return False
    if able[0].counterpart or is_preposed(text, able[0]):
        return True
    near = able[0].start - verb.end() <= 1
    if near and _THEN_DID.search(text, start, first):
        return True  # *then met the ambassador*
    if len(able) != 1:
        return False
    return _OBJECT_END.match(text, able[0].end, end) is not None


_WHO_HAD: Final = re.compile(spaced(r",? (?:الذي|التي)(?: (?:كان|كانت))?(?: قد)?,? "))
"""*X, who had met Z*: it is X who had."""


def subject_of(text: str, actors: Sequence[Actor], start: int, first: int) -> Actor | None:
    """Return who does what a sentence tells before: *X met Y, and also received Z*.

    *X sent his minister to Kigali, where he met Z*: the minister did, and so did *the latter*.
    """
    since = max((one.end() for one in THAT.finditer(text, start, first)), default=start)
    before = [one for one in actors if one.is_party and one.end <= first]
    if before and _WHO_HAD.fullmatch(text, before[-1].end, first):
        return before[-1]
    own = [one for one in before if one.start >= since and not is_preposed(text, one)]
    if (opening := _OPENING.match(text, start, first)) is not None:
        own = [one for one in own if one.start >= opening.end()] or own
    if len(own) > 1 and own[0].side == own[1].side and own[1].office != own[0].office:
        sent = _SENDS.search(text, max(start, own[0].start - _HIM), own[0].start)
        if sent and _WHERE.match(text, own[1].end, first):
            return own[1]
    if own and _THE_LATTER.match(text, first):
        return own[-1]
    return own[0] if own else None


def is_preposed(text: str, one: Actor) -> bool:
    """Whether a preposition stands before somebody, or is written onto the name."""
    word = text[one.start : one.start + 2]
    return (
        word in ("با", "بو", "بن", "لل")
        or _PREPOSED.search(text, max(0, one.start - 40), one.start) is not None
    )
