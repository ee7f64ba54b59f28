# SPDX-License-Identifier: Apache-2.0
"""Whether those who are told of in a row sat at one table, or each was met for himself.

Rules:

1. *Each*, *separately*, *in two meetings*: every one for himself.
2. *A trilateral meeting*, *a joint call*, *in the Normandy format*, *the three ministers agreed*,
   in the sentence, behind it, or in the title: at one table, if they are as many.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.phrases import Phrases
from wasl.contact.press.shadow import fold, pattern, spaced
from wasl.contact.press.who.actors import Actor

_THREE: Final = 3
_SOON: Final = 260
_NEAR: Final = 60
_TITLE: Final = 240
_LEAD: Final = 900
APIECE: Final = pattern(
    r"(?<!\w)(?:each|separate(?:ly)?|individually|one by one|back-to-back|one after (?:the other|another))(?!\w)",
    r"(?<!\w)(?:по отдельности|раздельно|отдельно|порознь|поочередно|по очереди|один за другим|кажд\w+|(?:затем|потом|после чего) со?(?= ))(?!\w)",
    r"(?<!\w)(?:كلا? على حدة|منفصل\w*|تباعا|على انفراد مع كل)(?!\w)",
)
_NO_TALKS: Final = r"(?! (?:cooperation|partnership|alliance|ties|relations|trade|agreement|pact|accord|mechanism|project|sanctions))"
_OF_THREE: Final = pattern(
    r"(?<!تعاون\sال)(?<!شراكة\sال)(?<!\w)(?:ال)?ثلاثي(?:ة|ا)?(?!\w)",
    rf"(?<!\w)(?:trilateral|three-way|tripartite|as a (?:threesome|trio))(?!\w){_NO_TALKS}",
    r"(?<!\w)втроем(?!\w)",
    r"(?<!\w)трехсторонн\w+(?! (?:сотрудничеств|партнерств|сою|соглашени|договор|отношени))",
)
_OF_FOUR: Final = pattern(
    r"(?<!\w)(?:ال)?رباعي(?:ة|ا)?(?!\w)",
    rf"(?<!\w)(?:quadrilateral|four-way)(?!\w){_NO_TALKS}",
    r"(?<!\w)вчетвером(?!\w)",
    r"(?<!\w)четырехсторонн\w+(?! (?:сотрудничеств|соглашени|договор))",
)
_OF_FIVE: Final = pattern(
    r"(?<!\w)(?:ال)?خماسي(?:ة|ا)?(?!\w)",
    rf"(?<!\w)five-way(?!\w){_NO_TALKS}",
    r"(?<!\w)пятисторонн\w+",
)
SIZES: Final = (_OF_THREE, _OF_FOUR, _OF_FIVE)
_JOINT: Final = pattern(
    r"(?<!\w)(?:ب|في |ل)?(?:اتصالا?|مكالمة|لقاء|اجتماعا?|جلسة|محادثة)(?: (?:هاتفي|مرئي)\w*)? (?:مشترك|جماعي)\w*",
    r"(?<!\w)(?:joint (?:\w+ )?(?:call|meeting|conversation|session|videoconference|lunch|dinner|breakfast)|conference call)(?!\w)",
    r"(?<!\w)(?:совместн\w+ (?:[\w-]+ )?(?:разговор|встреч|звон|бесед|созвон|видеоконференц)\w*)",
)
"""*A joint call with X and Y* is one, and no press conference."""
_FOR_TALKS: Final = re.compile(
    spaced(
        r"\s*,? for (?:[\w-]+ ){0,3}?(?:talks|negotiations|a meeting|consultations|a summit)(?!\w)"
    )
)
"""*Hosted X and Y for talks*."""
_HOSTED: Final = re.compile(r"(?:hosted|hosts|received|receives|welcomed|convened)(?:\s+\w+)?")
_FOR_IT: Final = re.compile(
    spaced(
        r"(?: (?!(?:to|about|on (?!\w+day)|and|before|after|ahead|plans?)(?!\w))[\w.-]+){0,8}?\s*,? (?:for|to|in|at) (?:an?|their|his|her|annual) (?:\w+ ){0,2}"
    )
)
"""*Hosted X and Y for a trilateral summit*."""
_FORMAT: Final = pattern(
    r"(?<!\w)(?:in|under) (?:the|an?) (?:so-called )?(?:weimar|normandy|astana|visegrad|quad|aukus|contact group|tripartite|trilateral|four-way|three-way)(?: (?:triangle|group))? (?:format|configuration)(?!\w)",
    r"(?<!\w)(?:in|under|for|as|of) (?:the )?(?:weimar|lublin) triangle(?!\w)",
    r"(?<!\w)for (?:aukus|quad|e3|astana|weimar|normandy|visegrad|benelux) (?:\w+ )?(?:talks|meetings?|summit|consultations)(?!\w)",
    r"(?<!\w)в (?:нормандск|астанинск|веймарск|трехсторонн|четырехсторонн|вышеградск)\w+ формате",
    r"(?<!\w)в (?:формате|рамках) \"?(?:(?:веймарск|люблинск)\w+ треугольник|вышеградск\w+ четверк|астан|норманд|тройк)\w*",
    r"(?<!\w)(?:صيغة|بصيغة|формате|format|the|in|в) \"?\d\+\d",
    r"(?<!\w)(?:صيغة|بصيغة|مثلث|مسار) (?:أستانا|أستانة|نورماندي|النورماندي|فايمار|لوبلين)(?!\w)",
)
"""*In the Normandy format*: of as many as are told of."""
_ONE_TABLE: Final = pattern(
    r"(?<!\w)(?:at|around|to|round) (?:the same|one|a single) (?:\w+ )?table(?!\w)",
    r"(?<!\w)за (?:один|одним|общ\w+) стол(?:ом)?(?!\w)",
    r"(?<!\w)(?:طاولة|مائدة) واحدة(?!\w)",
)
_TOGETHER: Final = pattern(
    r",? together(?!\w)",
    r",? معا(?!\w)",
    r",? вместе(?!\w)",
)
"""Right behind those whom somebody met."""
_MEN: Final = r"(?:ministers|leaders|presidents|premiers|chiefs|diplomats|men|women|officials|sides|parties|heads of \w+|envoys|delegations)"
_THEY: Final = r"(?:had|have|agreed|discussed|issued|signed|announced|pledged|condemned|reaffirmed|vowed|emerged|posed|talked|were|are|will|said|also|then|decided|reviewed|called)"
_VERB_OF: Final = r"(?:و|ف)?(?:أعلن|أكد|اتفق|بحث|ناقش|تعهد|شدد|دعا|قرر|أشاد|أعرب|وقع|زار|تناول|أدان|جدد|عقد|أجرى|أصدر|أبدى|رحب|التقى|اجتمع|استعرض|تبادل|طالب|عبر|تطرق|ظهر|خرج|استنكر|حث|يعقد|يوقع|سيوقع)"
_MEN_OF: Final = (
    r"ال(?:وزراء|رؤساء|قادة|زعماء|مسؤولون|مسؤولين|أطراف|مبعوثون|مبعوثين|دبلوماسيون|دبلوماسيين)"
)


def _they(english: str, russian: str, arabic: str) -> Phrases:
    """Return the words for as many as sat together. ``russian``: adverb, collective, number."""
    together, they, number = russian.split()
    return pattern(
        rf"(?<!\w)(?:the|all) {english} (?:\w+ )?{_MEN}(?!\w)",
        rf"(?<!\w)(?:the|all) {english} {_THEY}(?!\w)",
        rf"(?<!\w)(?:meeting|talks|summit|session|encounter) (?:of|between|among|by) (?:the |all )?{english}(?!\w)",
        rf"(?<!\w)(?:встреч|переговор|саммит|бесед)\w* {number}х(?!\w)(?! (?:час|дн|раз))",
        rf"(?<!\w)the {english} (?:countries|states|nations) (?:\w+ )?(?:agreed|signed|issued|pledged)(?!\w)",
        rf"(?<!\w){together}(?!\w)",
        rf"(?<!\w)(?:все )?{they} (?:\w+ )?(?:министр|лидер|президент|премьер|политик|дипломат|глав|\w+ли(?!\w))",
        rf"(?<!\w)все {they}(?!\w)",
        rf"(?<!\w){number} (?:министр|лидер|президент|премьер|сторон[ыа]?(?!\w)|глав|руководител)",
        rf"(?<!\w)(?:лидер|президент|министр|глав|премьер)\w* {number}х (?:стран|государств|республик)",
        rf"(?<!\w)(?:{_VERB_OF} |(?:و|ف)?(?:ب|ل)?{_MEN_OF} ){arabic}(?!\w)",
    )


_THESE: Final = (
    _they("three", "втроем трое тр[еи]", "الثلاثة"),
    _they("four", "вчетвером четверо четыре", "الأربعة"),
    _they("five", "впятером пятеро пят[ьи]", "الخمسة"),
)
"""*X met Y and Z, and the three ministers signed an accord*: at one table."""
_AS_NOW: Final = pattern(
    r"(?<!\w)(?:в (?:таком|этом|том же) составе|встреча в (?:таком|этом) формате)(?!\w)"
)
_MEETING_OF: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)(?:اجتماع|لقاء|محادثات|مباحثات|مشاورات|قمة|جلسة) ال(?:ثلاثي|رباعي|خماسي)ة?(?!\w)(?! (?:المقبل|القادم|السابق|الماضي))",
    r"(?<!\w)(?:the|their|this) (?:\w+ )?(?:trilateral|three-way|tripartite|quadrilateral|four-way|five-way)(?: \w+)? (?:meeting|talks|summit|call|session|gathering)(?!\w)",
    r"(?<!\w)(?:трехсторонн|четырехсторонн|пятисторонн)\w+ (?:встреч|переговор|саммит|бесед|консультаци|разговор)\w*",
)
"""*The trilateral meeting*, of which the next sentence tells."""
OTHER_TIME: Final = pattern(
    r"(?<!\w)(?:قبل|قبيل|بعد|عقب|تمهيدا|تحضيرا|استعدادا|بحثا?|بحثوا|ناقشا?|يسبق|تسبق|سبق|إلى|نتائج|مخرجات|قرارات|توصيات|متابعة|مقررات|غداة) (?:\w+ ){0,4}$",
    r"(?<!\w)(?:before|after|ahead|following|discuss\w*|prepar\w*|plan\w*|propos\w*|next|upcoming|future|sidelines|of a|for a|for the) (?:\w+ ){0,3}$",
    r"(?<!\w)(?:до|перед|после|накануне|обсу\w+|подготов\w+|план\w+|предстоящ\w+|будущ\w+|полях|итог\w*) (?:[\w-]+ ){0,3}$",
)
_NOT_HELD: Final = pattern(
    r"(?<!\w)(?:не (?:было|состо\w+|планир\w+|прош\w+|будет)|отмен\w+|сорвал\w+)",
    r"(?<!\w)(?:did not|will not|was (?:cancelled|canceled|postponed|called off)|fell through|never)(?!\w)",
    r"(?<!\w)(?:لم|لن|ألغي|تأجل)(?!\w)",
)
_THEN: Final = pattern(
    r"(?<!\w)(?:بعد|عقب|إثر|خلال|في) (?:\w+ ){0,2}$",
    r"(?<!\w)(?:after|following) (?:the |their )?(?:\w+ )?$",
    r"(?<!\w)(?:по итогам|по результатам|после) (?:\w+ )?$",
)
"""Behind a meeting that was told, what came *after the trilateral talks* came after these."""
_TITLE_OF_TWO: Final = re.compile(
    fold(
        r"(?:ب|ل|و)?(?:ال)?(?:نظير[يا]|ضيف[يا]|زميل[يا]|وزير[يا]|رئيس[يا]|سفير[يا]|نظرائ|نظراء|وزراء|رؤساء|قادة|زعماء|زعيمي|مبعوثي|قائدي|أميني|مديري|مستشاري)\w*(?!\w)"
    )
)
_TITLES_OF_TWO: Final = pattern(
    r"(?<!\w)(?:counterparts|colleagues|homologues|ministers|presidents|premiers|leaders|chiefs|envoys)(?!\w)",
    r"(?<!\w)(?:коллегами|министрами|президентами|премьерами|премьер-министрами|лидерами|главами|руководителями|секретарями|советниками|визави|коллег|министров|президентов)(?!\w)",
)
_MEETINGS: Final = pattern(
    r"(?<!\w)(?:و|ف|ب|في )?(?:ال)?(?:اتصالين|اتصالان|لقاءين|لقاءان|اجتماعين|اجتماعان|مكالمتين|مكالمتان|جلستين|جلستان|اتصالات|لقاءات|اجتماعات|مكالمات|لقاء (?:آخر|منفصل|ثان)|اتصال (?:آخر|منفصل|ثان)|اجتماع (?:آخر|منفصل|ثان)|لقاءه مع|لقائه مع|لقائها مع)(?!\w)",
    r"(?<!\w)(?:meetings|calls|encounters|conversations|one-on-ones|bilaterals|in turn|another meeting|second meeting)(?!\w)",
    r"(?<!\w)(?:встречи|встреч|разговоры|беседы|звонки|отдельн\w+|другая встреча|двусторонн\w+)(?!\w)",
)
"""What says that one met each of two for himself."""
_A_MEETING: Final = pattern(
    r".?\s?(?:اجتماعا|لقاء|اجتماع|جلسة \w+(?: \w+)?)",
    r"a meeting",
    r".?\sвстречу",
)
_EACH_OF: Final = pattern(
    r"(?<!\w)(?:كل من|كلا من) ",
    r"(?<!\w)(?:both|each of) ",
    r"(?<!\w)как с ",
)
_BRIEF: Final = 30


def share_title(text: str, partners: Sequence[Actor], one: Sentence) -> bool:
    """Tell whether those whom somebody met share a title, and it is not said that he met each."""
    first, last = partners[0].start, partners[-1].end
    shared = _TITLE_OF_TWO.match(text, first) or _TITLES_OF_TWO.search(
        text, max(one.start, first - _BRIEF), last
    )
    until = min(len(text), one.end + _SOON)
    apart = APIECE.search(text, one.start, one.end) or _MEETINGS.search(text, one.start, until)
    return shared is not None and apart is None


def is_one_meeting(text: str, start: int, end: int, one: Sentence, first: int) -> bool:
    """Tell whether a word of contact is *a meeting*, one, and not *with each of*."""
    if _A_MEETING.fullmatch(text, max(one.start, start - 2), end) is None:
        return False
    if _EACH_OF.search(text, max(end, first - _BRIEF), first):
        return False
    until = min(len(text), one.end + _SOON)
    return not (APIECE.search(text, one.start, one.end) or _MEETINGS.search(text, end, until))


def are_hosted(text: str, start: int, end: int, last: int) -> bool:
    """Tell whether somebody *hosted X and Y for talks*: with himself, and with each other."""
    hosted = _HOSTED.fullmatch(text, start, end) is not None
    return hosted and _FOR_TALKS.match(text, last) is not None


def size_of(count: int) -> Phrases | None:
    """Return the words for a meeting of as many sides."""
    return SIZES[count - _THREE] if 0 <= count - _THREE < len(SIZES) else None


def are_together(text: str, one: Sentence, last: int, count: int) -> bool:
    """Tell whether those whom a sentence lists met at one table: *in a trilateral meeting*.

    ``last``: where the last of them ends; ``count``: how many they are.
    """
    size = size_of(count)
    if size is None or APIECE.search(text, one.start, one.end):
        return False
    here = (one.start, one.end)
    if any(words.search(text, *here) for words in (_JOINT, _ONE_TABLE)):
        return True
    if _TOGETHER.match(text, last) or _is_format(text, one):
        return True
    if (own := size.search(text, *here)) is not None:
        if not is_real(text, last, own.span()):
            return False
        if _FOR_IT.fullmatch(text, last, max(last, own.start())):
            return True
        return not OTHER_TIME.search(text, max(one.start, own.start() - _NEAR), own.start())
    return _is_told_then(text, one, last, size, _THESE[count - _THREE]) or _is_titled(
        text, one, size
    )


def is_real(text: str, last: int, at: tuple[int, int]) -> bool:
    """Tell whether what is called of three is of those named before, and took place."""
    near = text[at[1] : at[1] + _NEAR]
    return ";" not in text[last : at[0]] and _NOT_HELD.search(near) is None


def _is_format(text: str, one: Sentence) -> bool:
    found = _FORMAT.search(text, one.start, one.end)
    return found is not None and not OTHER_TIME.search(
        text, max(one.start, found.start() - _NEAR), found.start()
    )


def _is_told_then(text: str, one: Sentence, last: int, size: Phrases, these: Phrases) -> bool:
    """Whether what stands behind says that they were together: *the three ministers agreed*."""
    until = min(len(text), one.end + _SOON)
    them = these.search(text, last, until) or _AS_NOW.search(text, last, until)
    if them is not None:
        return APIECE.search(text, last, them.start()) is None
    then = _MEETING_OF.search(text, last, until)
    if then is None or not size.search(text, *then.span()):
        return False
    before = (max(last, then.start() - _NEAR), then.start())
    other = OTHER_TIME.search(text, *before) and not _THEN.search(text, *before)
    return not other


def _is_titled(text: str, one: Sentence, size: Phrases) -> bool:
    """Whether the title of a text says so: *A trilateral summit in Cairo*."""
    title = text.find("\n", 0, _TITLE)
    if not 0 < title < one.start < _LEAD:
        return False
    own = size.search(text, 0, title)
    return own is not None and not OTHER_TIME.search(text, max(0, own.start() - _NEAR), own.start())
