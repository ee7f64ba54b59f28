# SPDX-License-Identifier: Apache-2.0
"""Arabic visits: asked for and refused, to come, and with whom nobody knows.

Rules:

1. *Refused a request of X to visit it* is a contact that was asked for and refused.
2. *Begins a visit in which he meets X*, *travels to Y to meet X*: what is told in the present of a
   visit is to come.
3. *X visited his counterpart Y*, *paid a visit to the minister Y* is a meeting; of a place, it is none.
4. Whoever meets journalists, deputies, a community or troops, or *holds a meeting with* whom nobody
   knows, meets nobody else who is named behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wasl.contact.press.shadow import few, fold, is_arabic, pattern, spaced
from wasl.contact.press.what.acts import HONOURED, Act, forms
from wasl.contact.press.who.actors import Actor

_MOST: Final = 6
_REACH: Final = 150
_NEAR: Final = 45
_BACK: Final = 160
_REFUSED: Final = re.compile(
    spaced(r"(?<!\w)(?:و|ف|ل|ب)?(?:ت|ي)?رفض(?:ت|وا)? (?:\w+ ){0,2}?طلب(?:ا|ه|ها)?(?!\w)")
)
_TO_VISIT: Final = re.compile(
    spaced(r"[^.;:\n]*?(?<!\w)(?:ل|ب)?(?:زيارته|زيارتها|زيارتهم|زيارة (?=\w))(?!\w)")
)
_OF_OTHERS: Final = re.compile(
    spaced(r"(?<!\w)(?:محكمة|قاض|قاضي|سجن|إدارة|موقوف|معتقل|سجين|محتجز|أسير|مستشفى|موقع|مواقع)\w*")
)
_GOES: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و|س|وس)?(?:يبدأ|تبدأ|يستهل|تستهل|يزور|تزور|يتوجه|تتوجه|يصل|تصل|يقوم|تقوم|يغادر|تغادر|يسافر|تسافر|يحل|تحل)(?!\w)"
    )
)
_THERE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و)?(?:يبحث|تبحث|يناقش|تناقش|يعقد|تعقد|يلتقي|تلتقي|يجتمع|تجتمع|يجري|تجري|يستقبل|تستقبل|يتباحث|يقابل|تقابل)(?:ان)? (?:\w+ )?(?:خلالها|خلاله|أثناءها|فيها)(?!\w)|"
        r"(?<!\w)ل(?:لقاء|لقائه|لقائها|لبحث|مناقشة|إجراء|عقد|اجتماع|لتباحث|محادثات|مباحثات)(?!\w)"
    )
)
_UNKNOWN: Final = re.compile(
    spaced(
        r"(?:(?:ب|ال|لل)?(?:ممثلي|ممثلين|أعضاء|صحفيين|صحافيين|صحفيون|إعلاميين|وسائل|رؤساء تحرير|طلاب|طلبة|جنودا?|ضباطا?|أبناء|الجالية|جالية|رجال|مستثمرين|"
        r"وفدا?(?= (?:من|عن|شعبيا|برلمانيا|إعلاميا|طلابيا|نسائيا|اقتصاديا|كنسيا|عشائريا|شعبي|برلماني|إعلامي)(?!\w))|نواب|برلمانيين|عائلات|أسر|ذوي|مواطنين|شبابا?|علماء|صحيفة|مجلة|قناة|تلفزيون|إذاعة|برنامج|شبكة|وكالة|موقع|محطة|قنوات|صحف)(?!\w))"
    )
)
_AMONG: Final = re.compile(
    spaced(r"(?<!\w)(?:برئاسة|يرأسه|يرأسهم|بقيادة|بينهم|بينها|ضم|يضم|بحضور|يتقدمهم|مع)(?!\w)")
)
_MATTER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و|ل|ب)?(?:تصريحات|تصريح|كلام|موقف|مواقف|قرار|قرارات|سياسة|سياسات|اتهامات|انتقادات|مقترح|خطة|تهديدات|تغريدة|مزاعم|إعلان|فوز|وفاة|مقتل|اغتيال|استقالة|إقالة|تعيين|انتخاب|إعادة انتخاب) "
        r"(?:(?:السيد|فخامة|معالي|سمو|الملك|الشيخ|الأمير) ){0,2}$|"
        r"(?<!\w)(?:(?:до|перед|накануне) (?:\w+(?:ого|его|ым|им) )?(?:приезд|отъезд|прибыти|визит|отлет|прилет)\w*|(?:после|из-за|ввиду|на фоне|в день|о|об) (?:отставк|назначени|избрани|смерт|гибел|арест|инаугураци|побед|переизбрани|болезн|покушени)\w*(?: на)?) $"
    )
)
_WITH: Final = re.compile(spaced(r"(?: (?:\w+)){0,3}? (?:مع|مع كل من|ب) "))
_MEETS: Final = re.compile(
    spaced(r"(?:و|ف|س|وس)?(?:التقى|التقت|يلتقي|تلتقي|استقبل|استقبلت|يستقبل|تستقبل|قابل|قابلت)")
)

_CALLS: Final = re.compile(
    spaced(
        forms("زار/زور")
        + r"|(?<!\w)(?:بزيارة(?: رسمية| قصيرة)?|ب?زيارة (?:مجاملة|وداعية|بروتوكولية|تعارف|تهنئة|وداع))"
        r"(?: إلى(?= (?:وزير|نظير|رئيس|قائد|الرئيس))| (?=ل))"
    )
)
_BETWEEN: Final = re.compile(
    spaced(
        rf"\s*,?\s*(?:(?:اليوم|أمس|صباح|مساء|ظهر|عصر|يوم|قبل ظهر|بعد ظهر|ال(?:أحد|اثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت)|في مكتبه|في مقره|في اليرزة|في السراي|الماضي)\s*,?\s*){{0,4}}{HONOURED}"
    )
)
"""What stands between who visits and whom."""


def find_visits(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Iterator[Act]:
    """Return the requests to come that were refused, and who was visited by whom."""
    yield from _called_on(text, actors, start, end)
    for asked in few(_REFUSED, text, start, end, most=_MOST):
        visit = _TO_VISIT.match(text, asked.end(), min(end, asked.end() + _REACH))
        if visit is None or _OF_OTHERS.search(text, start, visit.end()):
            continue
        if any(one.can_take_part and asked.end() <= one.start < visit.end() for one in actors):
            yield Act(asked.start(), asked.end())


def _called_on(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    persons = [one for one in actors if one.is_party and not (one.bare or one.body)]
    for verb in few(_CALLS, text, start, end, most=_MOST):
        behind = [one for one in persons if one.start >= verb.end()][:2]
        who = next((one for one in reversed(persons) if one.end <= verb.start()), None)
        at = verb.end()
        for whom in behind:
            own = whom.start - (text[whom.start - 1] == "ل")
            if _BETWEEN.fullmatch(text, at, own) is None:
                break
            if who is not None and who.side != whom.side:
                yield Act(*verb.span(), meets=True)
                break
            who, at = whom, whom.end


def is_of_visit(text: str, start: int, at: tuple[int, int]) -> bool:
    """Tell whether something is to happen on a visit that is told of in the present."""
    there = _THERE.search(text, max(start, at[0] - _NEAR), at[1] + _NEAR)
    if there is None or not (there.start() <= at[1] and at[0] <= there.end() + 1):
        return False
    return _GOES.search(text, max(start, there.start() - _BACK), there.start()) is not None


def is_of_matter(text: str, at: int) -> bool:
    """Tell whether somebody only owns what is spoken of: *تصريحات الرئيس الفرنسي*."""
    return _MATTER.search(text, max(0, at - _NEAR), at) is not None


def is_with_unknown(text: str, actors: Sequence[Actor], at: tuple[int, int], end: int) -> bool:
    """Tell whether somebody met those who are of no side: journalists, a community."""
    if not is_arabic(text[at[0]]):
        return False
    whom = _WITH.match(text, at[1], end)
    place = whom.end() if whom else None
    if whom is None and _MEETS.fullmatch(text, *at):
        who = next((one for one in actors if at[1] <= one.start <= at[1] + _NEAR), None)
        place = (who.end if who else at[1]) + 1
    unknown = _UNKNOWN.match(text, place, end) if place is not None else None
    return unknown is not None and not _AMONG.search(
        text, unknown.end(), min(end, unknown.end() + _NEAR)
    )


_VISIT_OVER: Final = pattern(
    r"(?<!\w)(?:بعد|عقب|إثر|مختتما|منهيا|في ختام) (?:زيارة|جولة|زيارته|زيارتها|جولته|جولتها)(?!\w)[^.;\n]{0,60}?$",
)
"""*Left on Wednesday after a visit on which he met X*: the day is that of leaving."""
_ONE_DAY: Final = pattern(
    r"(?<!\w)(?:(?:استغرقت|دامت|استمرت) (?:يوما(?: واحدا)?|ساعات|(?:بضع|عدة) ساعات)|(?:ل)?يوم واحد|(?:ل)?(?:بضع|عدة) ساعات|خاطفة)(?!\w)(?! و)",
)
"""A visit that ends on the day on which it began."""


def is_left_after(text: str, first: int, at: int) -> bool:
    """Tell whether a day is that of leaving after a visit of several days on which they met."""
    over = _VISIT_OVER.search(text, first, max(first, at))
    return over is not None and _ONE_DAY.search(text, first, at) is None


_PLACE: Final = re.compile(
    fold(r"(?<!\w)(?:في|قمة|مؤتمر|منتدى|قرب|خارج|داخل|بمدينة|مدينة|عاصمة|العاصمة|во?|in|at)\s+$")
)
_DATELINE: Final = re.compile(r"\s*(?:,[^\n.:;()-]{3,20})?(?:\([^)\n]{2,30}\)\s*)?(?:-|:)+\s")


def is_place(text: str, one: Actor) -> bool:
    """Whether a side is only where something is: *on the margins of the summit of Kampala*."""
    opens = one.start == 0 or text[one.start - 1] == "\n"
    headed = opens and _DATELINE.match(text, one.end) is not None
    return headed or _PLACE.search(text, max(0, one.start - 24), one.start) is not None
