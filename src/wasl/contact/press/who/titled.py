# SPDX-License-Identifier: Apache-2.0
"""What hangs on Arabic titles and names, and is neither side nor name.

Rules:

1. The rest of a ministry's field (*والتعاون الدولي*), what an army or a council is called (*الوطني
   الشعبي*), where an envoy is sent (*إلى اليمن*), fathers (*بن عبد العزيز*) and blessings are
   skipped: what stands behind them belongs to the title.
2. A minister of whatever is one of no list, and so is who heads a chamber.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.press.phrases import Words
from wasl.contact.press.shadow import fold, is_arabic, pattern
from wasl.contact.press.who.actors import ANONYMOUS, OTHER
from wasl.contact.press.who.arabic_words import GIVEN, is_no_name
from wasl.contact.press.who.joining import Group
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Word, gap_before

HONOURS: Final = frozenset(
    fold(
        "السيد السيدة السيدين الدكتور الدكتورة المهندس الأستاذ الشيخ الأمير معالي سعادة فخامة جلالة سمو السمو الجلالة الفخامة المعالي السعادة دولة سيادة عطوفة "
        "الجنرال الفريق اللواء المشير الماريشال الأدميرال الأميرال العماد العميد العقيد الركن أول المستشار الداتو سري البروفيسور البروفسور الأستاذة القاضي المحامي مهندس دكتور طيار بحري جوي ركن المقدم الرائد النقيب المطران الكاردينال البطريرك المونسنيور الأسقف القس"
    ).split()
)
"""What stands right before a name."""
_FATHERS: Final = frozenset({"ولد", "عبد", "بن", "ابن", "ال", "بنت"})

_TITLED: Final = pattern(
    r"(?:\s+(?:و|)(?:"
    r"(?:ال)?(?:شؤون|شئون)(?: ال\w+){1,2}|(?:ال)?(?:تعاون|تنمية|تكامل|اندماج)(?: ال(?:دولي|إقليمي|إفريقي|أفريقي|إقليمية|اقتصادي|اقتصادية|دولية|إفريقية))?|"
    r"ال(?:هجرة|تجارة|تجارة الخارجية|فرنكوفونية|فرانكوفونية|كومنولث|عدل|دستور|إعلام|تعليم|شتات|ثقافة|سياحة|طاقة|صناعة|مالية|اقتصاد|إنتاج الحربي|إنتاج الدفاعي|طيران(?: المدني)?|داخلية|شؤون البرلمانية)|"
    r"ال(?:جالية|جاليات)(?: ال\w+)?|ال(?:مغتربين|مهاجرين|لاجئين|شؤون الأوروبية)|(?<=و)الاتحاد الأوروبي|"
    r"ال\w{3,10}(?: المقيمين| العاملين| المقيمة)?(?= (?:ب|في )(?:ال)(?:خارج|مهجر))|"
    r"(?:المقيمين |المقيمة |العاملين )?(?:ب|في )(?:ال)(?:خارج|مهجر)|"
    r"(?:ب|في )(?:ال)?حكومة(?: (?:الوحدة|الوفاق|الوطنية|الوطني|الانتقالية|المؤقتة|المؤقت|الاتحادية|الشرعية|الجديدة|الائتلافية|تصريف|الأعمال|الإنقاذ|الثورة|المكلفة|المنتخبة|المعترف بها دوليا)){0,3}|(?:ل)?تصريف الأعمال|"
    r"باسم (?:ال)?(?:حكومة|رئاسة|مجلس الوزراء|مجلس القيادة)|لل(?:حكومة|رئاسة|خارجية)(?=\s+ال)|التابع(?:ة)? ل(?:ل)?حكومة(?: (?:الوحدة|الوفاق|الوطنية|الوطني)){0,2}|"
    r"(?:ب|في )(?:ال)?(?:جمهورية|دولة|مملكة|سلطنة|إمارة)|الحكومة(?: الانتقالية| المؤقتة)?|الوحدة(?: الوطنية)?|الوفاق(?: الوطني)?|الأوروبية|الأفريقية|الإفريقية|الإقليمية|الدولية|"
    r"(?:ال)(?:وطني|وطنية|شعبي|شعبية|اتحادي|اتحادية|انتقالي|انتقالية|رئاسي|عام|عامة|مشتركة|مسلحة|عراقية المسلحة|مؤقت|مؤقتة|مكلف|مكلفة|مفوض|مفوضة|منتخب|معظم|مفدى|أعلى|ثاني|ثانية|ملكي|ملكية|"
    r"صديقة|صديق|شقيقة|شقيق|إسلامية|ديمقراطية|ديموقراطية|فيدرالية|فدرالية|هاشمية|جديد|جديدة|حالي|فخري|دائم|دائمة|خاص|خاصة|مقيم|مقيمة|مستقيل|مستقيلة|شخصي|شخصية|رفيع)"
    r")(?!\w))+"
)
_IN_STATE: Final = pattern(r"\s+في\s+(?:جمهورية\s+|دولة\s+)?")
_TRANSIT: Final = 24
_OF_TRANSIT: Final = pattern(
    r"(?:الانتقالي|الانتقالية|الانتقال|العسكري|السيادة|المؤقتة|الوطنية|الرئاسي|الثاني|الثانية)$"
)
_FROM: Final = pattern(r"\s+(?:من|في)\s+")
_FIELD: Final = (
    r"(?:\s+ال(?:عام|عامة|وطني|وطنية|عالي|مدني|مدنية|محلي|محلية|ديني|دينية|داخلي|داخلية|مائي|مائية|معدنية|اجتماعي|اجتماعية|حربي|دولي|دولية|إفريقي|أفريقي|إفريقية|أفريقية|إقليمي|إقليمية|خارجي|خارجية|"
    r"بشري|بشرية|زراعي|زراعية|صناعي|صناعية|رقمي|رقمية|مستدامة|بحري|بحرية|ريفي|ريفية|عمراني|عمرانية|حضرية|أساسي|مهني|مهنية|تقني|تقنية|علمي|سيبراني|دوائي|غذائي|طبيعية|جوي|جوية|اقتصادي|اقتصادية|متجددة|إنمائي|إنمائية|تقليدية|نسوية|أسرية))?"
)
"""What a field of a ministry is called by: *الدولية* of development, *المائية* of resources."""
_FIELDS: Final = frozenset(
    fold(
        "التنمية التعاون الإنمائي الدولي الدولية الأمن العمل الإعلام التجارة الاستثمار الاقتصاد المالية التخطيط الثقافة الصحة البيئة النقل الهجرة السياحة الشؤون العلاقات التضامن الموارد الإسكان الأشغال الشباب المصالحة السلام الاتصال الاتصالات الطوارئ الدولة"
    ).split()
)
"""What is no name of anybody, and what a ministry is of."""
_MINISTER: Final = pattern(
    r"(?:و|ف)?(?:ب|ك|ل)?(?:ال)?وزير(?:ة|ه|ا|ي)?(?:\s+(?:دولة|الدولة)(?:\s+(?:لل|ب|في\s+|ل)\w+(?:\s+مجلس\s+ال\w+)?(?:\s+ال\w+){0,3})?|"
    rf"\s+ال(?:\w{{3,}}|ري){_FIELD}(?:\s+وال\w{{2,}}{_FIELD}|\s+و(?:شؤون|الموارد)(?:\s+ال\w+)?){{0,3}}"
    r"|\s+(?:داخلية|مالية|تجارة|طاقة|نفط|بترول|عدل|صحة|تعليم|زراعة|نقل|اقتصاد|إعلام|ثقافة|سياحة|صناعة|تخطيط|عمل|بيئة|استثمار|شباب|رياضة|أشغال|إسكان|كهرباء|تنمية|اتصالات|طيران|أوقاف|ري|أمن)(?=\s))(?!\w)"
)
_OF_UN: Final = pattern(r"\s+(?:لحقوق الإنسان|لشؤون اللاجئين|للاجئين)(?!\w)")
_OF_EU: Final = pattern(
    r"\s+ال(?:أوروبي|أوروبية)(?!\w)(?:\s+(?:لل\w+|ل(?:شؤون|سياسة|سياسات)\s+ال\w+)(?:\s+و?ال\w+){0,3})?"
)
"""*المفوض الأوروبي لسياسة الجوار*."""
_SOURCE: Final = pattern(
    r"(?:\s+(?:ال)?(?:عسكري|أمني|دبلوماسي|حكومي|رسمي|رئاسي|كبير|رفيع|استخباراتي|استخباري|مطلع|مسؤول|سياسي)(?:ة|ا|ون|ين)?(?:\s+المستوى)?)+(?=\s+\w+[يةن])(?!\w)"
)
"""What a source is: its state stands behind it."""
_THE_MINISTER: Final = re.compile(r"[وف]?(?:[بك]?ال|لل)وزير")
_SPEAKER: Final = pattern(
    r"(?:و|ف)?(?:ب|ك|ل)?رئيس(?:ة|ه|ا|ي)?\s+(?:مجلس\s+(?:النواب|الشورى|الأمة|الشعب|الشيوخ|المستشارين|الدولة|العموم|اللوردات|الأعيان|الاتحاد|الولايات|العلماء|الجمهورية)|(?:البرلمان|الجمعية)\s+(?:الوطني|الوطنية|التشريعية|الاتحادية|الفيدرالية|الشعبية)|البرلمان|الدوما|الكنيست|البوندستاغ|المجلس\s+(?:الأعلى\s+للدولة|الوطني|الشعبي\s+الوطني|التشريعي|النيابي)|المفوضية\s+الأوروبية|المجلس\s+الأوروبي)(?!\w)",
    r"(?:و|ف)?(?:ب|ك|ل)?(?:ال)?أمين(?:ة)?\s+(?:ال)?عام(?:ة)?\s+(?:(?:ل)?وزارة\s+(?:الشؤون\s+)?ال\w+|للخارجية|للحكومة|لرئاسة\s+\w+|للرئاسة|لمجلس\s+الوزراء)(?!\w)",
    r"(?:و|ف)?(?:ب|ك|ل)?المفوض(?:ة|ه)?\s+(?:السامي(?:ة|ه)?|العام(?:ة|ه)?)(?!\w)",
    r"(?:و|ف)?(?:ب|ك|ل)?(?:ال)?مفوض(?:ة|ه)?(?=\s+(?:الاتحاد|الأوروبي|الأوروبية|الأفريقي|الإفريقي|شؤون)(?!\w))",
    r"(?:و|ف)?(?:ب|ك|ل)?رئيس(?:ة)?\s+(?:منظمة|هيئة|وكالة|لجنة)\s+الطاقة\s+(?:الذرية|النووية)(?!\w)",
    r"(?:و|ف)?(?:ب|ك|ل)?(?:ال)?(?:مدير|مديرة)\s+(?:ال)?(?:عام|عامة)(?!\w)",
    r"(?:و|ف)?(?:ب|ك|ل)?(?:ال)?ملحق(?:ة)?\s+(?:ال)?(?:عسكري|عسكرية|دفاع|دفاعي|دفاعية)(?!\w)",
    r"(?:و|ف)?(?:ب|ك|ل)?مدير(?:ة|ه)?(?=\s+(?:الوكالة\s+الدولية|وكالة\s+الطاقة|منظمة\s+الصحة|برنامج\s+الأغذية|صندوق\s+النقد)(?!\w))",
)
_ADVISER: Final = pattern(
    r"(?:و|ف)?(?:ب|ك|ل)?مستشار(?:ة|ا)?\s+(?:ال)?(?:رئيس|رئيسة|ملك|أمير|سلطان|مستشار)(?:\s+\w+){0,3}?\s+ل(?:شؤون\s+ال|ل)أمن\s+ال(?:قومي|وطني)(?!\w)"
)
_ABROAD: Final = frozenset({"بالخارج", "الخارج", "بالمهجر", "المهجر"})
_GOVERNMENT: Final = frozenset(fold("حكومة الحكومة بحكومة بالحكومة لحكومة").split())
_REALMS: Final = frozenset(
    fold("المملكة الجمهورية دولة جمهورية مملكة سلطنة العربية الإسلامية الهاشمية").split()
)
_OF_STATE: Final = frozenset({"دوله", "الدوله"})
_SENT: Final = pattern(
    r",?\s+(?:المعتمد(?:ة)? |المقيم(?:ة)? |المكلف(?:ة)? )?(?:(?:لدى|في|إلى|عند|لشؤون|للشؤون|بشؤون|بشأن|في شأن|لمنطقة)\s+|ل(?=[إأا]فريقيا|أوروبا|آسيا|ل(?!رئيس|رئاسة|حكومة|وزير|وزارة|أمين|أمم|اتحاد|ملك|مستشار|جامعة|منظمة|خارجية|دفاع|عاهل|مجلس|حلف|ناتو)\w{3,})|ب(?=ال|بلاد|دمشق|عمان|بيروت|بغداد|مسقط|طهران|موسكو|تونس|لبنان))"
)  # fmt: skip
_AT_HIM: Final = pattern(r"\s+لدي(?:ها|ه|هم|نا)(?!\w)")
"""*سفير غانا لديها X*: at whom who tells of it is."""
_AFFAIRS: Final = pattern(
    r"(?:\s+(?:المقيم|الخاص|الدائم|الشخصي)(?:ة)?(?!\w))?(?:,?\s+(?:ل|ب)(?:ل)?شؤون\s+(?:(?:شرق|غرب|شمال|جنوب|وسط)\s+\w+(?:\s+ال\w+)?|ال\w+(?:\s+ال\w+){0,2})(?:\s+و(?:شؤون\s+)?(?:ال\w+(?:\s+ال\w+)?|(?:شرق|غرب|شمال|جنوب|وسط)\s+\w+|إعادة\s+ال\w+))*(?!\w))?"
)
"""*الألماني للشؤون الخارجية*, *الأمم المتحدة المقيمة*: what a deputy or an envoy is for, behind his side."""
_SENT_TO: Final = pattern(
    r"(?:بلاده|بلادها|بلادنا|الدولة|المملكة|عمان|[إأا]فريقيا|أوروبا|آسيا|(?:ال|(?<=ل)ل)\w+(?:\s+ال\w+){0,2})(?!\w)(?:\s*[\"(]\s*(?:أفريكوم|إفريكوم|سنتكوم|يوكوم)\s*[\")])?"
)
_BORN: Final = pattern(r"(?:\s+بن\s+(?:عبد\s+)?\w+)*(?:\s+آل\s+\w+)?")
_BLESSED: Final = pattern(
    r"(?:\s*[-,(]?\s*(?:المعظم|المفدى|حفظه الله(?: (?:تعالى )?ورعاه)?|يحفظه الله|أيده الله|نصره الله|رعاه الله)(?!\w)\s*[-)]?)+"
)


def is_honour(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is what stands before a name, and no part of one: *ولد الشيخ أحمد*."""
    word = words[at].text
    if at and words[at - 1].text in _FATHERS:
        return False
    return word in HONOURS or bool({word[1:], "ا" + word[1:]} & HONOURS and word[0] in "وبلك")


def tail(
    text: str,
    words: Sequence[Word],
    found: Found,
    *,
    sent: bool,
    lower: bool,
    known: Callable[[int], Found | None],
) -> int:
    """Return the word behind what hangs on a title or a name.

    ``sent``: it is of one who is sent somewhere; ``lower``: of one, or of a deputy. ``known``: what
    the directory has at a word.
    """
    end = words[found.last - 1].end
    if not is_arabic(text[end - 1]):
        return found.last
    if found.entry.kind is Kind.OFFICE:
        end = _behind(_TITLED, text, end)
    elif found.entry.kind is Kind.PERSON and not found.entry.weak:
        return _word_at(words, found.last, _behind(_BLESSED, text, _behind(_BORN, text, end)))
    if found.entry.office == ANONYMOUS:
        end = _behind(_SOURCE, text, end)
    last = _word_at(words, found.last, end)
    if found.entry.kind is Kind.COUNTERPART:  # *نظيرته من أفريقيا الوسطى*
        at = _word_at(words, last, _behind(_FROM, text, end))
        state = known(at) if last < at < len(words) or _FROM.match(text, end) else None
        return at if state is not None and state.entry.kind is Kind.NOUN else last
    if found.entry.kind is Kind.OFFICE and (inside := _IN_STATE.match(text, end)):
        state = text[max(0, end - _TRANSIT) : end]
        at = _word_at(words, last, inside.end())
        held = known(at) if _OF_TRANSIT.search(state) and at < len(words) else None
        if held is not None and held.entry.kind in (Kind.NOUN, Kind.ADJECTIVE):
            return at  # *رئيس المرحلة الانتقالية في مالي*
    if sent and (here := _AT_HIM.match(text, end)):
        return _word_at(words, last, here.end())
    if lower and found.entry.kind in (Kind.NOUN, Kind.ADJECTIVE):
        end = _behind(_AFFAIRS, text, end)
        last = _without_given(words, found.last, _word_at(words, found.last, end))
    place = _behind(_SENT, text, end) if sent else end
    return last if place == end else _place_end(text, words, last, place, known)


def _place_end(
    text: str,
    words: Sequence[Word],
    last: int,
    place: int,
    known: Callable[[int], Found | None],
) -> int:
    """Return the word behind a place where somebody is sent; ``last`` if there is none."""
    at = last
    while at < len(words) and words[at].end <= place:
        at += 1
    state = known(at) if at < len(words) else None
    while state is not None and state.entry.kind is Kind.RANK and words[at].text in _REALMS:
        at, state = state.last, known(state.last) if state.last < len(words) else None
        if state is None or state.entry.kind not in (Kind.NOUN, Kind.RANK):
            return at
    if state is not None and state.entry.kind is Kind.NOUN:
        return _word_at(words, state.last, _behind(_TITLED, text, words[state.last - 1].end))
    if state is not None or not _SENT_TO.match(text, place):
        return last
    return _without_given(words, at + 1, _word_at(words, at, _behind(_SENT_TO, text, place)))


def _without_given(words: Sequence[Word], first: int, last: int) -> int:
    """Return where a place ends that a given name stands behind: *إلى القرن الأفريقي أليسون X*."""
    while last > first and words[last - 1].text in GIVEN:
        last -= 1
    return last


def in_state(
    text: str,
    words: Sequence[Word],
    title: Found,
    last: int,
    names: Callable[[str], Sequence[str]],
    known: Callable[[int], Found | None],
) -> int:
    """Return the word of the state in *وزير الأمن العام في لاوس X*, if a name stands beside.

    ``last``: the word behind the title. ``names``: how a side is called, its state first: *the minister in Cairo* is only there.
    """
    inside = _IN_STATE.match(text, words[last - 1].end)
    at = _word_at(words, last, inside.end()) if inside else len(words)
    state = known(at) if at < len(words) else None
    if state is None or state.entry.kind is not Kind.NOUN:
        return last
    called = text[words[at].start : words[state.last - 1].end]
    own = next((one for one in names(state.entry.side) if is_arabic(one)), "")
    named = _is_named(text, words, state.last, known) or _is_apposed(text, words, title, state)
    return at if fold(own) == called and named else last


def _is_named(
    text: str, words: Sequence[Word], at: int, known: Callable[[int], Found | None]
) -> bool:
    """Whether a name can begin at a word behind a title."""
    if at >= len(words) or text[words[at - 1].end : words[at].start].strip(" ,"):
        return False
    name = known(at)
    if name is not None:
        return name.entry.kind in (Kind.PERSON, Kind.RANK)
    return not is_no_name(words[at].text)


def _is_apposed(text: str, words: Sequence[Word], title: Found, state: Found) -> bool:
    """Whether a title and its state stand between signs, behind what can be a name."""
    before, end = title.first - 1, words[state.last - 1].end
    closed = text[end : end + 1] in (",", ".", ")", "")
    if not closed or before < 1 or gap_before(text, words, title.first).strip(" (") != ",":
        return False
    return not is_no_name(words[before].text)


def minister_of(
    text: str, words: Sequence[Word], at: int, known: Callable[[int], Found | None]
) -> Found | None:
    """Return the title of a minister of whatever, or of who heads a chamber."""
    speaker = _SPEAKER.match(text, words[at].start)
    if speaker is not None:
        last = _word_at(words, at, speaker.end())
        of_un = _OF_UN.match(text, speaker.end())
        if of_un is not None:
            last = _word_at(words, last, of_un.end())
        side = "UN" if of_un is not None else ""
        of_eu = _OF_EU.match(text, speaker.end())
        if of_eu is not None:
            last, side = _without_given(words, last, _word_at(words, last, of_eu.end())), "EU"
        return Found(at, last, Entry(Kind.OFFICE, side=side, office=OTHER))
    found = _MINISTER.match(text, words[at].start)
    if found is None:
        return None
    last = at + 1
    of_state = last < len(words) and words[last].text in _OF_STATE
    if _THE_MINISTER.match(words[at].text) and not of_state:
        return None  # *الوزير ألبرت شينغيرو* is no minister of anything
    while last < len(words) and words[last].start < found.end():
        word, state = words[last].text, known(last)
        field = state is not None and (not of_state or state.entry.kind is Kind.ADJECTIVE)
        strange = not of_state and is_no_name(word) and word.removeprefix("و") not in _FIELDS
        if (field and word.startswith(("ال", "وال"))) or strange:
            break
        last += 1
    return Found(at, last, Entry(Kind.OFFICE, office=OTHER)) if last > at + 1 else None


def adviser_of(
    text: str, words: Sequence[Word], at: int, known: Callable[[int], Found | None]
) -> Found | None:
    """Return *مستشار الرئيس الفرنسي لشؤون الأمن القومي*, with the side that it says."""
    found = _ADVISER.match(text, words[at].start)
    if found is None:
        return None
    last = _word_at(words, at, found.end())
    kinds = (Kind.ADJECTIVE, Kind.NOUN)
    sides = (
        one.entry.side for n in range(at, last) if (one := known(n)) and one.entry.kind in kinds
    )
    entry = Entry(Kind.OFFICE, side=next(sides, ""), office="national-security-adviser")
    return Found(at, last, entry)


def _word_at(words: Sequence[Word], at: int, place: int) -> int:
    """Return the first word from one on that begins at a place or behind it."""
    while at < len(words) and words[at].start < place:
        at += 1
    return at


def _behind(words: Words, text: str, at: int) -> int:
    found = words.match(text, at)
    return found.end() if found else at


def glosses(text: str, words: Sequence[Word], found: Found, group: Group) -> bool:
    """Take in *(COAS)* behind *the chief of army staff*, *(NATO)* behind the alliance: the same in letters."""
    entry, first, last = found.entry, words[found.first], words[found.last - 1]
    same = entry.kind is Kind.OFFICE and entry.office == group.office and not entry.two
    same = same or (entry.kind is Kind.NOUN and entry.side == group.side)
    inside = text[first.start - 1 : first.start] == "(" and text.startswith(")", last.end)
    if not (same and inside and group.reach == found.first):
        return False
    group.last = group.reach = found.last
    return True


def put_place(
    found: Found, group: Group, words: Sequence[Word], known: Callable[[int], Found | None]
) -> None:
    """Take in where an ambassador is; whose *Tunisians abroad* or *Libyan government* a minister has."""
    abroad = words[found.last - 1].text in _ABROAD or any(
        one.text in _GOVERNMENT for one in words[found.first : found.last]
    )
    if not (abroad or group.office == "ambassador"):
        return
    for at in range(found.first, found.last):
        one = known(at)
        if one is None:
            continue
        if abroad and one.entry.kind is Kind.ADJECTIVE and not group.sides:
            group.sides = [(one.entry.side, one.first, one.last)]
        elif not abroad and one.entry.kind is Kind.NOUN:
            group.post = one.entry.side
