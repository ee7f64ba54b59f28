# SPDX-License-Identifier: Apache-2.0
"""Arabic acts whose words stand apart: *discussed … with X*, *sent … a letter to X*.

Rules:

1. A verb of discussing is a contact if the first one named right behind *with* can take part, or if
   two are joined beside it. A letter is one if whom it goes to, or comes from, can take part.
2. The act reaches from the verb to *with*: who does it, the day and the means stand in between.
3. A verb that names nobody who does it is of whoever did what was told before: it *drops* him.
4. *Whom the president received*: the object is who was spoken of, and who is named does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from wasl.contact.press.phrases import Words
from wasl.contact.press.shadow import few, fold, spaced
from wasl.contact.press.who.actors import Actor

_REACH: Final = 280
_MOST, _BESIDE = 12, 12
_HIM: Final = 60


def forms(*stems: str, own: str = "") -> str:
    """Return verbs in their ordinary forms. ``stems``: *past/present*, or *past* alone; ``own``: an object."""
    each: list[str] = []
    for stem in stems:
        past, _, present = stem.partition("/")
        each.append(rf"{past}(?:ت|ا|تا|وا)?")
        each.append(rf"س?(?:ي|ت){present or past}(?:ان|ا|ون)?")
    return rf"(?<!\w)(?:و|ف)?(?:{'|'.join(each)}){own}(?!\w)"


_TITLES: Final = (
    r"(?:كل من|كلا من|السيد|السيدة|معالي|فخامة|سعادة|دولة|سمو|جلالة|حضرة|صاحب|صاحبة|الجلالة|السمو|"
    r"المعالي|السعادة|أخيه|أخيها|شقيقه|ضيفه|الشيخ|الأمير|الدكتور|الدكتورة|المهندس|الأستاذ|السير|الفريق|اللواء|الجنرال|"
    r"المشير|العماد|العميد|العقيد|المقدم|الأدميرال|الأميرال|أول|الركن|ركن|طيار|الطيار|بحري|أركان حرب)"
)
WILL: Final = r"س(?:ي|ت)(?:(?:لتق|لتئم|جتمع|جر|زور|قابل|ستقبل|ستضيف|تحدث|تباحث|تصل|بحث|ناقش|توجه|سافر|شارك|حضر|وفد|غادر|صل|عقد|نعقد|كون|قام|قوم)\w*|تم(?!\w))"
"""A verb to come of who meets: any word with *سي* would be *سيرغي* as well."""
HONOURED: Final = rf"(?:{_TITLES} ){{0,5}}"
ACTING: Final = "interim|acting|transitional|caretaker|outgoing|incoming|new|newly|elected|appointed|re-elected|provisional|current|fellow"
"""What stands before an English title, and is no part of it."""
ON_DAY: Final = (
    r"(?:(?:late |early |earlier |also )?(?:on |last |this )?\w+day(?:,? \w+ \d{1,2}| (?:morning|afternoon|evening|night))?,?|"
    r"on (?:\w+ \d{1,2}|\d{1,2} \w+),?|yesterday|today|tonight|earlier|later)"
)
"""A day between an English verb and what it is joined to."""
_DISCUSS: Final = re.compile(
    spaced(
        forms(
            "بحث", "ناقش", "استعرض/ستعرض", "تناول", "عرض", "تدارس", "تبادل", "تداول", "تشاور",
            "تباحث", "تحادث", "تحدث", "تواصل", "تحاور", "تفاوض", "اختلى/ختلي", "اجتمع/جتمع", "جلس", own="(?:ه|ها|هما)?",
        )
    )
)  # fmt: skip
_EXCHANGED: Final = re.compile(
    spaced(
        r"[^.;\"]{0,160}?(?<!\w)(?:ال|ب|بال)?(?:(?P<talk>وجهات|آراء|رأي|حديث|أطراف|كلمات|مصافحة|معلومات|تقييم|تهاني|تحية|تحيات|رسائل|زيارات)|شتائم|اتهامات|اتهام|انتقادات|تهديدات|إهانات|تهم|إطلاق|نار|نيران|قصف|ضربات|هجمات|أسرى|سجناء|معتقلين|طرد|سفراء|جثامين|جثث|رفات|تصريحات|لوم|مسؤولية|تغريدات|رهائن|محتجزين|لكمات)(?!\w)"
    )
)
"""What two exchange who talk, or who do not: insults, fire, prisoners."""
_BY_TWO: Final = re.compile(
    spaced(forms("بحث", "ناقش", "استعرض/ستعرض", "تدارس", "تباحث", "تحادث", "تشاور", "تبادل"))
)
_MET: Final = re.compile(
    spaced(forms("قابل", "صافح") + r"|(?<!\w)(?:(?:ل|ب)?(?:استقبال|مقابلة)|ضيف(?:ا|ة) على)(?!\w)")
)
_CHAIRED: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و|ف)?(?:ترأس|ترأست|ترأسا|رأس|يترأس|تترأس|يرأس|برئاسة|برئاسة مشتركة من|ترؤس)(?!\w)"
    )
)
_SESSION: Final = re.compile(
    spaced(
        r"(?<!\w)(?:ال|لل|ل|ب)?(?:لجنة|اجتماع|اجتماعا|دورة|جلسة|مباحثات|محادثات|مشاورات|حوار|مجلس|لقاء|جولة|اجتماعات)(?!\w)"
    )
)
_SEND: Final = re.compile(
    spaced(
        forms(
            "بعث", "أرسل/رسل", "وجه", "تلقى", "تلق", "تسلم", "استلم/ستلم", "أبرق/برق", "سلم", "نقل", "حمل",
        )
    )
)  # fmt: skip
_CARRIES: Final = re.compile(spaced(forms("نقل", "حمل", "سلم", "أوصل/وصل")))
INTO: Final = re.compile(spaced(rf"(?<!\w)إلى {HONOURED}"))
_GOT: Final = re.compile(spaced(forms("تلقى", "تلق", "تسلم", "استلم/ستلم")))
_HANDS: Final = re.compile(fold(r"(?:و|ف)?سلم(?:ت|ا)?"))
_LETTER: Final = re.compile(
    spaced(r"(?<!\w)ب?(?:رسالة|رسالتين|رسائل|برقية|برقيتي|برقيات|خطابا?|كتابا|دعوة)(?!\w)")
)
_PAPER: Final = re.compile(spaced(rf"{_LETTER.pattern}|(?<!\w)ب?(?:ال)?(?:تقرير|وثيقة|وثائق|نسخة|مقترح|مبادرة|ورقة|قائمة|خطة|ملف)(?:ا|ه|ها)?(?!\w)"))  # fmt: skip
_IN_SPEECH: Final = re.compile(
    spaced(
        r"(?<!\w)في (?:\w+ )?(?:خطاب|كلمة|كلمته|كلمتها|مقابلة|حديث|تصريح|مؤتمر|مقال|تغريد)\w*|"
        r"(?<!\w)(?:أمام|عن) |(?<!\w)(?:ال)?(?:خلاف|خلافات|أزمة|توتر|صراع|حرب|مقابلة|قطيعة|مواجهة)\s*$"
    )
)
"""What is spoken of, and to no one of another side; what one has *with* somebody one does not meet."""
_WITH: Final = re.compile(spaced(rf"(?<!\w)مع {HONOURED}"))
_WITH_OR_TO: Final = re.compile(spaced(rf"(?<!\w)(?:مع|إلى) {HONOURED}"))
_TO: Final = re.compile(spaced(rf"(?<!\w)(?:إلى |من |ل(?=\w)){HONOURED}"))
_FROM: Final = re.compile(spaced(rf"(?<!\w)من {HONOURED}"))
ALONE: Final = re.compile(spaced(rf" {HONOURED}"))
_AND: Final = re.compile(spaced(rf"\s*,?\s*و\s*{HONOURED}"))
_AND_ENDS: Final = re.compile(spaced(rf"[\s,]و{_TITLES} (?:{_TITLES} )?$"))
_AND_WITH: Final = re.compile(
    spaced(rf"(?: \w+){{0,3}}?\s*,?\s*(?:و\s*|مع |رفقة |برفقة |إلى جانب ){HONOURED}")
)
_APART: Final = re.compile(
    spaced(
        r"[;:\n]|(?<!\w)(?:و|ف)?(?:قال|قالت|أكد|أكدت|أعلن|أعلنت|أضاف|أضافت|أوضح|أوضحت|شدد|شددت|فيما|بينما|لكن)(?!\w)"
    )
)


class Act(NamedTuple):
    """Where an act stands: ``sends``, ``receives``: a ``letter``; ``told``: in words; ``meets``: in person."""

    start: int
    end: int
    sends: bool = False
    receives: bool = False
    letter: bool = False
    told: bool = False
    meets: bool = False


def find_acts(text: str, actors: Sequence[Actor], *, start: int, end: int) -> list[Act]:
    """Return the acts of a sentence whose words stand apart."""
    if not actors:
        return []
    return [
        *_discussed(text, actors, start, end),
        *_of_two(text, actors, start, end),
        *_met(text, actors, start, end),
        *_chaired(text, actors, start, end),
        *_letters(text, actors, start, end),
    ]


def _discussed(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for verb in few(_DISCUSS, text, start, end, most=_MOST):
        stop = min(end, verb.end() + _REACH)
        if "تبادل" in verb[0] and _is_no_talk(text, verb.end(), end):
            continue
        apart = _APART.search(text, verb.end(), stop)
        whom, until = _WITH_OR_TO if "تحدث" in verb[0] else _WITH, apart.start() if apart else stop
        found = _first(whom, text, actors, verb.end(), until)
        if found is None or not found[1].can_take_part:
            continue
        if _IN_SPEECH.search(text, verb.end(), found[0].start()) and not found[1].counterpart:
            continue
        yield Act(verb.start(), found[0].start() + 2)


def _is_no_talk(text: str, at: int, end: int) -> bool:
    """Whether what two exchange are insults, fire, prisoners."""
    what = _EXCHANGED.match(text, at, end)
    return what is not None and what["talk"] is None


def _of_two(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for verb in few(_BY_TWO, text, start, end, most=_MOST):
        if "تبادل" in verb[0] and _is_no_talk(text, verb.end(), end):
            continue
        for one, other in _joined(text, actors):
            at = one.many - 1 if one.many else one.start  # *the ministers of X and Y*
            behind = verb.end() <= at and ALONE.fullmatch(text, verb.end(), at)
            before = other.end <= verb.start() and not text[other.end : verb.start()].strip()
            if behind or before:
                yield Act(*verb.span())
        around = [one for one in actors if one.is_party]
        for one, other in pairwise(around):  # *X discussed, and his counterpart*
            close = one.end <= verb.start() and not text[one.end : verb.start()].strip()
            if close and one.side != other.side and text[verb.end() : other.start].strip() == "و":
                yield Act(*verb.span())


def _chaired(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for verb in few(_CHAIRED, text, start, end, most=_MOST):
        near = (max(start, verb.start() - _HIM * 2), min(end, verb.end() + _REACH))
        if _SESSION.search(text, *near) and any(
            verb.end() <= one.start and ALONE.fullmatch(text, verb.end(), one.start)
            for one, _ in _joined(text, actors, by=_AND_WITH)
        ):
            yield Act(*verb.span())


def _joined(
    text: str, actors: Sequence[Actor], *, by: Words = _AND
) -> Iterator[tuple[Actor, Actor]]:
    """Give those of two sides who stand joined: *X and Y*."""
    for one, other in pairwise(actors):
        able = one.is_party and other.is_party
        if able and one.side != other.side and _are_joined(text, one, other, by):
            yield one, other


def _met(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    starts = {one.start for one in actors if one.can_take_part}
    for verb in few(_MET, text, start, end, most=_MOST):
        alone = ALONE.match(text, verb.end(), end)
        if alone and alone.end() in starts:
            yield Act(*verb.span())


def _letters(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for verb in few(_SEND, text, start, end, most=_MOST):
        stop = min(end, verb.end() + _REACH)
        apart = _APART.search(text, verb.end(), stop)
        stop = apart.start() if apart else stop
        hands = _HANDS.fullmatch(verb[0]) is not None
        letter = (_PAPER if hands else _LETTER).search(text, verb.end(), stop)
        if letter is None:
            continue
        able = [
            one for one in actors
            if one.is_party and verb.end() <= one.start < letter.start()
        ]  # fmt: skip
        if len({one.side for one in able}) < 2 and letter[0].startswith("دعو"):
            continue  # who is only invited
        own = [one for one in actors if one.is_party and one.end <= verb.start()]
        given = hands and own and own[-1].side not in {each.side for each in able}
        if len({one.side for one in able}) > 1 or (able and given):  # handed over
            yield Act(*verb.span())
            continue
        carried = _carried(text, actors, letter, stop) if _CARRIES.fullmatch(verb[0]) else None
        if carried is not None:
            yield carried
            continue
        got = _GOT.fullmatch(verb[0]) is not None
        found = _first(_FROM if got else _TO, text, actors, letter.end(), stop)
        if found is not None and not got and found[0][0].startswith("من"):
            found = _first(_TO, text, actors, found[1].end, stop)  # *carried a letter of X to Y*
        if found is not None and found[1].can_take_part:
            receives = got or found[0][0].startswith("من")
            yield Act(verb.start(), letter.end(), sends=not receives, receives=receives)


def _carried(text: str, actors: Sequence[Actor], letter: re.Match[str], end: int) -> Act | None:
    """Return the letter that one carried *from X to Y*: it is of these two."""
    of = _first(_FROM, text, actors, letter.end(), end)
    to = of and _first(INTO, text, actors, of[1].end, end)
    if of is None or to is None or not (of[1].is_party and to[1].is_party):
        return None
    return Act(letter.start(), of[0].end(), sends=True)


def _first(
    words: Words, text: str, actors: Sequence[Actor], at: int, end: int
) -> tuple[re.Match[str], Actor] | None:
    """Return the first *with* that somebody stands right behind, and who that is."""
    starts = {one.start: one for one in actors}
    for found in few(words, text, at, end, most=_MOST):
        for place in (found.end(), found.end() - 1):
            if place in starts:
                return found, starts[place]
    return None


def is_and(text: str, first: int, last: int) -> bool:
    """Tell whether *and* stands between two, with honorifics: *، والشيخ X*."""
    return _AND.fullmatch(text, first, max(first, last)) is not None


def _are_joined(text: str, one: Actor, other: Actor, by: Words) -> bool:
    if one.start == other.start:
        return True  # *the two ministers of X and Y*
    if text[other.start - 1] == "و":
        return not text[one.end : other.start - 1].strip(" ,")
    near = other.start - one.end <= 1 and one.end < other.start
    if near and _AND_ENDS.search(text, max(one.start, one.end - _BESIDE), other.start):
        return True  # the honorific of the second hangs on the first
    return by.fullmatch(text, one.end, other.start) is not None


_ONE: Final = r"(?:كل من )?(?:ال)?(?:نظير|زميل|ضيف|مضيف|رئيس|وزير|ملك|عاهل|أمير|سلطان|ولي|مستشار|سفير|أمين|مدير|قائد|مبعوث|موفد|مسؤول|وفد|مفاوض)\w*"
"""Whom one meets, in Arabic, as no paper or party is called."""
MEETS_ONE: Final = (
    rf"(?<!\w)(?:و|ف|س|وس)?(?:(?:جلس|يجلس|تجلس)(?:ت|ا)?(?= (?:[^\s.]+ ){{0,14}}?(?:مع|إلى|قبالة|مقابل) {_ONE})|(?:اختلى|اختلت|يختلي|تختلي|انفرد|انفردت)(?= (?:[^\s.]+ ){{0,12}}?ب{_ONE}))",
    r"(?<!\w)(?:و|ف)?(?:توصل|توصلت|توصلا) إلي(?:ه|ها)(?= (?:[^\s.]+ ){0,12}?مع (?:نظير|زميل))",
    r"(?<!\w)(?:و|ف|س|وس)?(?:اتفق|اتفقت|توصل|توصلت|توافق|توافقت|تفاهم|تفاهمت)(?= (?:[^\s.]+ ){0,12}?مع (?:نظير|زميل)\w* (?:[^\s.]+ ){1,12}?(?:على|إلى)(?!\w))",
    rf"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:(?:ال)?(?:حديث|حوار|مفاوضات)ا?(?= (?:\w+,? ){{0,6}}?(?:(?:جمع|ضم|جمعت|ضمت)(?:ه|ها|هما)? |بين {_ONE}))|(?:حديثا?|حوارا?|مفاوضات)(?= (?:\w+,? ){{0,6}}?مع {_ONE}))",
    rf"(?<!\w)(?:و|ف)?(?:ب|ل|ع|م)?ما دار(?=,? (?:\w+,? ){{0,6}}?بين {_ONE})",
)
HIM_VERB: Final = r"(?<!\w)(?:و|ف|س|وس)?(?:استقبل|يستقبل|تستقبل|استقبلت|التقا|يلتقي|تلتقي|التقت|قابل|يقابل|قابلت|هاتف|هاتفت)(?:ه|ها)(?!\w)"
HIM: Final = re.compile(fold(HIM_VERB))
