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
from dataclasses import dataclass
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.shadow import fold

_AHEAD: Final = 90
_BEHIND: Final = 40
_MOST: Final = 12
"""Words of contact of one sentence that are looked at; no honest one has more."""


def _pattern(*parts: str) -> re.Pattern[str]:
    """One pattern of several, folded as a shadow is. A space is any white space."""
    return re.compile("|".join(f"(?:{_folded(part)})" for part in parts))


def _folded(part: str) -> str:
    return fold(part).replace(" ", r"\s+")


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
    several: tuple[int, int] | None = None


_W: Final = r"(?<!\w)"
_TELEPHONE: Final = _pattern(
    r"هاتف", r"مكالم", r"اتصال", r"اتصل", r"телефон", r"звон", r"созвон", r"phone", r"\bcall"
)
_VIDEO: Final = _pattern(r"الفيديو", r"видео", r"video")
_HOTLINE: Final = _pattern(r"الخط الساخن", r"по горячей линии", r"over the hotline")
_MEETING: Final = _pattern(
    r"لقاء",
    r"لقاؤ",
    r"اجتم",
    r"التق",
    r"يلتق",
    r"تلتق",
    r"قمة",
    r"استقبل",
    r"встре",
    r"принял",
    r"meet",
    r"\bmet\b",
)
_MEDIA: Final = {
    Medium.VIDEO: _VIDEO,
    Medium.HOTLINE: _HOTLINE,
    Medium.TELEPHONE: _TELEPHONE,
    Medium.MEETING: _MEETING,
}
_CONTACT: Final = _pattern(
    # Arabic
    _W + r"(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?(?:اتصالات|اتصال|مكالمات|مكالمة|محادثات|محادثة|مباحثات|"
    r"مشاورات|لقاءات|لقاء|اجتماعات|اجتماع)ا?(?:هما|ه|ها)?(?!\w)",
    _W + r"قمة(?= (?:ثنائية|ثلاثية|بين|افتراضية|تجمع|جمعت|مع)(?!\w))",
    _W
    + r"(?:و|ف|س|وس)?(?:تحدث|يتحدث|تتحدث|تحادث|التحادث|التحدث|تحدثا)(?:ت|ا|وا|ان)?\s+(?:\w+\s+){0,3}?"
    r"(?:هاتفيا|مع|الى)",
    _W + r"(?:و|ف|س|وس)?(?:اتصل|يتصل|اتصلت)\s+(?:\w+\s+){0,7}?ب\w+",
    _W
    + r"(?:و|ف|س|وس)?(?:التقى|التقت|التقيا|يلتقي|تلتقي|يلتقيان|اجتمع|اجتمعت|اجتمعا|يجتمع|استقبل|استقبلت)(?!\w)",
    _W + r"(?:و|ف|س|وس)?(?:بحث|بحثا|بحثت|ناقش|ناقشا|ناقشت)\s+هاتفيا",
    _W + r"(?:و|ف|س|وس)?(?:بحث|بحثت|بحثا|ناقش|ناقشت|ناقشا)\s+(?:\w+\s+){0,9}?مع(?!\w)",
    _W + r"هاتفيا(?!\w)",
    # Russian
    _W
    + r"(?:разговор|беседу|беседа|беседы|беседе|беседой|переговор|звонок|звонк|встреч|консультаци|созвон)\w*",
    _W
    + r"(?:поговорил|переговорил|побеседовал|созвонил|позвонил|встретил(?:ся|ись|ась)|говорил|беседовал|"
    r"поговорит|встретится|встретятся|созвонится|созвонятся)\w*",
    _W + r"(?:обсудил|обсудила|обсудили) (?:\w+ ){0,2}?со? (?=\w)",
    _W + r"по телефону",
    # English
    _W + r"(?:phone|telephone|video) (?:call|conversation|talk|discussion)s?",
    _W
    + r"(?:calls?|conversations?|talks|meetings?|consultations|summit(?= (?:with|between)))(?!\w)(?! (?:for|on (?:\w+ )?to)\b)",
    _W + r"(?:spoke|spoken|speak|speaks|talked|talk|met|meet|meets|phoned|telephoned)(?!\w)",
    _W + r"called (?:his|her|its|\w+ (?:\w+ ){0,2}counterpart)",
    _W + r"discussed (?:\w+ ){1,8}?with(?!\w)",
    _W + r"by (?:tele)?phone",
)
_NOT_CONTACT: Final = _pattern(
    r"(?:خطوط|خط|قنوات|قناة|وسائل|شبكات|وزير|وزارة|شركة|هيئة|مواقع|جهات|أجهزة|سبل|استمرار|نقطة) (?:ال|لل)?(?:اتصالات|اتصال|تواصل)",
    r"(?:lines?|channels?|means) of (?:communications?)",
    r"(?:news|security council|cabinet|government) (?:meeting|conference)",
    r"peace talks|talks (?:process|format)|calls? (?:on|for|to)\b",
    r"(?:ال)?اجتماع(?:ات|ا)? (?:ل)?(?:ل?مجلس|الجمعية|مجموعة|وزراء|اللجنة|لجنة|حلف|الحكومة|طارئ|دول)",
)
_PREVIOUS: Final = _pattern(
    r"(?:آخر|أحدث) (?:اتصال|مكالمة|محادثة|محادثات|لقاء|اجتماع|مرة)",
    r"(?:المكالمة|الاتصال|المحادثة|اللقاء|الاجتماع|المحادثات)\s+(?:\w+\s+)?(?:الأخيرة?|السابقة?)",
    r"(?:последн|предыдущ)\w+ (?:\w+ ){0,2}(?:разговор|беседа|беседу|бесед|звонок|встреч|переговор|контакт)\w*",
    r"последний раз",
    r"(?:last|previous|most recent) (?:\w+ ){0,2}(?:call|conversation|contact|talks|meeting)",
    r"(?:had )?last (?:spoke|spoken|talked|met)\b",
    r"(?:spoke|spoken|talked|met) (?:\w+ ){0,6}last (?:on|in) ",
)
_FIRST: Final = _pattern(
    r"(?<!\w)(?:ال)?(?:أول|أولى)(?!\w)", r"(?<!\w)ال(?:أول|أولى)(?!\w)",
    r"(?<!\w)перв(?:ый|ая|ые|ое|ым|ого|ой)(?!\w)", r"(?<!\w)first(?!\w)",
)  # fmt: skip
_DEFINITE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?ال(?:اتصال|مكالمة|محادثة|محادثات|مباحثات|لقاء|اجتماع)(?!\w)",
    r"(?<!\w)لل(?:اتصال|مكالمة|محادثة|لقاء)", r"(?:هذا|هذه) ال(?:اتصال|مكالمة|محادثة|لقاء)",
    r"(?<!\w)(?:разговор|беседа|звонок|встреча|переговоры)\w* (?:\w+ )?(?:состоял|прош|длил|продолжал|был|произош|начал)\w*",
    r"(?:этот|этого|этом|эта|эту|данн\w+|ходе|время|инициатор\w*|итогам|темой) (?:\w+ )?(?:разговор|бесед|звонк|звонок|встреч|переговор)\w*",
    r"(?<!\w)the (?:\w+ ){0,2}(?:call|conversation|talks|meeting)(?!\w)",
    r"(?:this|that) (?:\w+ )?(?:call|conversation|meeting)",
)  # fmt: skip

_REFUSED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ت|ي)?رفض(?:ت|وا|ا|ون|ه|ها)?(?!\w)", r"لم (?:ي|ت)قبل", r"لا (?:ي|ت)قبل", r"(?:امتنع|يمتنع|تمتنع)",
    r"отказ(?:ал|ыва|ы)\w*", r"отклон(?:ил|я)\w*", r"не принял\w*", r"refus\w+", r"declin\w+", r"turned down",
    r"rejected", r"would not take",
)  # fmt: skip
_UNANSWERED: Final = _pattern(
    r"لم (?:ي|ت)رد", r"لم (?:ي|ت)جب", r"(?:بلا|دون|بدون) (?:رد|جواب|إجابة)", r"غير مهتم\w*", r"لم يتلق \w* ?رد\w*",
    r"не (?:ответил|отвеча)\w*", r"без ответа", r"не вышл\w+ на связь", r"не вышел на связь",
    r"unanswered", r"(?:did not|didn't|has not|have not|never) (?:answer|respond|return|pick)\w*", r"no (?:answer|reply|response)",
)  # fmt: skip
_TRIED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:حاول|يحاول|تحاول|محاول|سعى)\w*", r"пыта(?:л|ет|ют)\w*", r"попыт\w+", r"безуспешно",
    r"(?<!\w)tried(?!\w)", r"attempt\w*", r"sought to", r"trying to",
)  # fmt: skip
_SEVERAL: Final = _pattern(
    r"عدة مرات", r"مرات عدة", r"مرارا", r"أكثر من مرة", r"مكالمات", r"مرات", r"несколько раз", r"неоднократно",
    r"попытки", r"several times", r"repeatedly", r"(?:repeated|several) (?:\w+ )?(?:attempts|calls)", r"calls from",
)  # fmt: skip
_DENIED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:نفى|نفت|ينفي|تنفي|نفيا|نفي)(?!\w)", r"لا صحة ل\w+", r"опроверг\w*", r"отриц\w+",
    r"(?<!\w)(?:denied|denies|denying)(?!\w)", r"dismissed reports",
)  # fmt: skip
_PLANNED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?س(?:ي|ت)(?:جري|لتقي|بحث|ناقش|عقد|تحدث|تصل|جتمع|زور|ستقبل|ستضيف|تم|حضر|شارك|توجه|كون)(?:ان|ون)?(?!\w)", r"من المقرر", r"من المتوقع", r"من المنتظر", r"(?:ي|ت)عتزم", r"مرتقب", r"محتمل",
    r"مزمع", r"(?:ي|ت)ستعد", r"(?:ي|ت)خطط", r"على عقد", r"(?:ال)?مقبلة?(?= (?:بين|مع))",
    r"поговорит(?!\w)", r"встретится", r"встретятся", r"созвонятся", r"созвонится", r"проведет", r"проведут",
    r"планиру\w+", r"намерен\w*", r"запланирован\w*", r"состоится", r"состоятся", r"предстоящ\w+", r"ожидается",
    r"собирается", r"договорились (?:о|провести)",
    r"(?<!\w)will(?!\w)", r"(?:is|are) (?:set|due|expected|scheduled|planning|to) ", r"plans? to", r"planned",
    r"upcoming", r"agreed to (?:meet|speak|hold|talk)",
)  # fmt: skip
_CANCELLED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ألغى|ألغت|ألغي|ألغيت|إلغاء|تأجيل|أرجأ|أرجئ|تأجل|تأجلت|إرجاء)(?!\w)", r"отмен\w+", r"отлож\w+",
    r"перенес\w+", r"cancel\w+", r"postpon\w+", r"called off",
)  # fmt: skip
_OFF: Final = _pattern(
    r"(?:was|were|been) (?:\w+ )?(?:postponed|cancelled|canceled|called off)", r"(?:отменен|отложен|перенесен)\w*(?!\w)",
)  # fmt: skip
_REQUESTED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:طلب|طلبت|يطلب|اقترح|اقترحت) (?:\w+ ){0,6}?(?:إجراء|عقد|ترتيب|اتصالا|لقاء)",
    r"(?:запросил|предложил|попросил)\w* (?:\w+ ){0,5}?(?:разговор|встреч|переговор|провести)\w*",
    r"(?:requested|proposed|asked for|sought) (?:a|an|talks) ?(?:\w+ )?(?:call|conversation|meeting|talks)?",
)  # fmt: skip
_NOTHING: Final = _pattern(
    r"(?<!\w)(?:لم|لن) (?:ي|ت)\w+", r"لا توجد", r"لا (?:ي|ت)وجد", r"لا معلومات", r"لا علم", r"(?:ال)?استعداد\w*", r"مستعد\w*",
    r"إمكانية", r"احتمال(?!\w)", r"ضرورة", r"أهمية", r"(?<!\w)(?:ي|ت)أمل(?!\w)", r"(?<!\w)(?:ي|ت)رغب", r"رغب(?:ة|ته|تها|تهما)", r"(?<!\w)(?:ي|ت)ريد(?!\w)", r"(?<!\w)يمكن",
    r"(?<!\w)لو(?!\w)", r"(?<!\w)إذا(?!\w)", r"دعا إلى", r"دعت إلى", r"دعوة إلى", r"مقترح", r"وسط دعوات", r"بدلا من", r"دون (?:إجراء|عقد)",
    r"нет информации", r"не располага\w+", r"готов\w*", r"возможност\w+", r"возможн\w+", r"хотел\w* бы", r"не исключ\w+",
    r"важност\w+", r"необходимост\w+", r"(?<!\w)если(?!\w)", r"призвал\w*", r"не (?:провод|говор|было|состоя|планиру|обсужда|встреча)\w*",
    r"вместо", r"без встреч\w*",
    r"ready to", r"readiness", r"willing\w*", r"would (?:like|be)", r"(?<!\w)could(?!\w)", r"(?<!\w)(?:may|might|can)(?= (?:\w+ )?(?:speak|talk|meet|call|hold)(?!\w))", r"(?<!\w)قد (?:ي\w+|ت(?:لتقي|جري|عقد|بحث|زور|جتمع))", r"(?<!\w)should(?!\w)", r"(?<!\w)if(?!\w)",
    r"urged", r"importance of", r"need (?:for|to)", r"(?:no|any) (?:information|plans|record)", r"(?:did|has|have|had) not", r"didn't",
    r"never", r"possib\w+", r"hop(?:e|es|ed|ing) (?:to|for)", r"open to", r"instead of", r"called for",
)  # fmt: skip
_BEING_REFUSED: Final = _pattern(r"لم (?:ي|ت)رد", r"لم (?:ي|ت)قبل", r"لم (?:ي|ت)جب", r"لم يتلق")
_RECEIVES: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:تلقى|تلقت|تلقيت|يتلقى) (?:\w+ ){0,7}?(?:اتصال|مكالم)\w*",
    r"принял\w* (?:\w+ ){0,4}?звонок", r"(?:received|took|got) (?:a|the) (?:\w+ ){0,2}?call",
)  # fmt: skip
_CALLS: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:اتصل|اتصلت)\s+(?:\w+\s+){0,7}?ب\w+", r"позвонил\w*", r"(?<!\w)(?:phoned|telephoned)(?!\w)",
    r"called (?:his|her|\w+ (?:\w+ ){0,2}counterpart)",
)  # fmt: skip


def find_contacts(text: str, *, start: int, end: int) -> list[Trigger]:
    """Return the words of contact in a sentence; several close together are one."""
    skip = [one.span() for one in _NOT_CONTACT.finditer(text, start, end)]
    found: list[Trigger] = []
    for match in _CONTACT.finditer(text, start, end):
        first, last = match.span()
        if any(begin <= first < until for begin, until in skip):
            continue
        trigger = _judged(text, start=start, end=end, first=first, last=last)
        if trigger is not None:
            found.append(trigger)
        if len(found) == _MOST:
            break
    return found


def _judged(text: str, *, start: int, end: int, first: int, last: int) -> Trigger | None:
    begin = max(start, first - _AHEAD)
    until = min(end, last + _BEHIND)
    before = text[begin:last]
    for stop in (", لكن", ", но", ", but", "; ", ", а "):
        before = before.rpartition(stop)[2]
    around = before + text[last:until]
    previous = _PREVIOUS.search(text, max(start, first - 25), min(end, last + 25)) is not None
    status = Status.HELD if previous else _status(before, around, sentence=text[start:end])
    if status is None:
        return None
    definite = _DEFINITE.search(text, max(start, first - 25), min(end, last + 25)) is not None
    if status is Status.REQUESTED and definite:
        status = Status.HELD  # who asked for *the* call: it came about
    several = _SEVERAL.search(text, start, end)
    return Trigger(
        start=first,
        end=last,
        status=status,
        medium=_medium(text, first=first, last=last, begin=begin, until=until),
        definite=definite,
        previous=previous,
        receives=_RECEIVES.search(text, max(start, first - 60), last) is not None,
        calls=(
            _CALLS.search(text, max(start, first - 20), until) is not None
            or (status in (Status.REQUESTED, Status.UNANSWERED) and bool(_TRIED.search(before)))
        ),
        several=several.span() if several else None,
    )


def _status(before: str, around: str, *, sentence: str) -> Status | None:
    if _REFUSED.search(before):
        return Status.REFUSED
    if _TRIED.search(before):
        return Status.UNANSWERED if _UNANSWERED.search(sentence) else Status.REQUESTED
    if _DENIED.search(before):
        return Status.DENIED
    if _UNANSWERED.search(around):
        return Status.UNANSWERED
    if _CANCELLED.search(around) or _OFF.search(sentence):
        return Status.CANCELLED
    if _NOTHING.search(before) and not _BEING_REFUSED.search(before):
        return None
    if _PLANNED.search(before):
        return Status.PLANNED
    if _REQUESTED.search(before):
        return Status.REQUESTED
    return Status.HELD


def _medium(text: str, *, first: int, last: int, begin: int, until: int) -> Medium | None:
    for area in ((first, last), (max(begin, first - 30), until)):
        for medium, pattern in _MEDIA.items():
            if pattern.search(text, *area):
                return medium
    return None


def names_medium(words: str, medium: Medium) -> bool:
    """Tell whether words of a text name the medium."""
    return medium in _MEDIA and _MEDIA[medium].search(fold(words)) is not None


def is_first(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence says that something was the first."""
    return _FIRST.search(text, start, end) is not None


_BEFORE: Final = _pattern(
    r"(?<!\w)(?:و)?كان(?:ت|ا)?(?!\w)[^.\n]{0,120}?(?<!\w)قد (?:أجر|التق|تحدث|بحث|عقد|ناقش|تلق)", r"سبق أن", r"في وقت سابق",
    r"(?<!\w)(?:ранее|до этого|прежде)(?!\w)", r"(?<!\w)(?:earlier|previously|had (?:last )?(?:spoken|met|held|talked))(?!\w)",
)  # fmt: skip


def is_before(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence tells of what had been before."""
    return _BEFORE.search(text, start, end) is not None


# ── what is no contact ──────────────────────────────────────────────────────────────────────────

SUMMONS: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:استدعت|استدعى|تستدعي|استدعاء|استدعي|استدعيت)(?!\w)",
    r"вызва(?:л|н)\w*",
    r"summon(?:ed|s)",
)
WARNS: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:حذر|حذرت|هدد|هددت|توعد|توعدت)(?!\w)", r"(?<!\w)(?:предупредил|пригрозил|предостерег)\w*",
    r"(?<!\w)(?:warned|threatened)(?!\w)",
)  # fmt: skip
EXERCISE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:ال)?(?:مناورات|مناورة|تدريبات)(?!\w)", r"(?<!\w)(?:учени(?:я|й|ях|ям)|маневр(?:ы|ов|ах))(?!\w)",
    r"(?<!\w)(?:(?:military|naval|joint|live-fire) (?:\w+ )?(?:exercise|drill)s?|drills|war games|manoeuvres|maneuvers|exercises)(?!\w)",
)  # fmt: skip
HOTLINE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ال)?خط(?:ا)? (?:ال)?ساخن(?:ا)?(?!\w)", r"خط اتصال مباشر", r"горяч\w+ лини\w+", r"лини\w+ прямой связи",
    r"(?<!\w)(?:hotline|hot line|deconfliction line)(?!\w)",
)  # fmt: skip
PROMISE: Final = _pattern(
    r"(?:رد|ردود|ردودا|ردا|جواب|إجابات)[^\w]{1,3}(?:خطي|مكتوب)\w*", r"(?:التفصيل|تفصيل) المكتوب", r"موقفها كتابة",
    r"(?<!\w)(?:و|ف)?(?:تعهد|تعهدت)(?!\w)", r"письменн\w+ (?:\w+ )?(?:ответ|реакци)\w*", r"(?<!\w)(?:обязал|пообещал)\w*",
    r"written (?:\w+ )?(?:response|repl|answer)\w*", r"(?:in writing)", r"(?<!\w)(?:pledged|promised|undertook) to",
)  # fmt: skip
WRITTEN: Final = _pattern(r"مكتوب", r"خطي", r"كتابة", r"письменн", r"written", r"in writing")
INCIDENT: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?(?:هجوم|هجمات|ضربة|ضربات|قصف|حادث|حادثة|غارة|غارات|انفجار|تصادم|اعتراض)(?:ا|ي)?(?!\w)",
    r"(?<!\w)(?:удар|атак|обстрел|инцидент|столкновени|взрыв|перехват)\w*",
    r"(?<!\w)(?:attack|strike|shelling|incident|collision|explosion|interception)s?(?!\w)",
)  # fmt: skip


_ASIDES: Final = re.compile(
    "|".join(one.pattern for one in (SUMMONS, WARNS, EXERCISE, HOTLINE, PROMISE))
)


def is_aside(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence has a word of what is no contact and has a day."""
    return _ASIDES.search(text, start, end) is not None
