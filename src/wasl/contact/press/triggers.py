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
from dataclasses import dataclass
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.actors import Actor
from wasl.contact.press.dates import Dated, find_dates
from wasl.contact.press.shadow import fold
from wasl.contact.press.shadow import pattern as _pattern

_AHEAD: Final = 90
_BEHIND: Final = 40
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


_W: Final = r"(?<!\w)"
_TELEPHONE: Final = _pattern(
    r"هاتف",
    r"مكالم",
    r"اتصال",
    r"(?:اتصل|يتصل|تتصل)",
    r"телефон",
    r"звон",
    r"созвон",
    r"phone",
    r"\bcall",
    r"\brang\b",
    r"\bdial",
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
    r"مشاورات|لقاءات|لقاء|اجتماعات|اجتماع|اتصالين|اتصالان|مكالمتين|مكالمتان|محادثتين|لقاءين|تشاور|تباحث)ا?(?:هما|ه|ها)?(?!\w)",
    _W
    + r"(?:و|ف)?(?:ب)?(?:ال)?جلسة (?:\w+ ){0,2}?(?:(?:ال)?(?:مغلقة|ثنائية|مطولة)|مباحثات|محادثات|مشاورات|عمل|جمعت|ضمت)(?!\w)",
    _W
    + r"(?:و|ف|س|وس)?(?:تبادل|تبادلت|يتبادل|تتبادل)(?:ا|ان)? (?:\w+ ){0,12}?(?:وجهات النظر|الآراء|الرأي|الحديث)(?!\w)",
    _W
    + r"(?:و|ف|س|وس)?(?:استضاف|استضافت|يستضيف|تستضيف)(?!\w)(?= (?:\w+,? ){0,8}?(?:نظير|وزير|الرئيس|رئيس|المستشار|ملك|ولي))",
    _W + r"(?:و|ف)?(?:ب|ل|ك)?(?:لقائ|لقاؤ|مكالمت|محادثت)(?:ه|ها|هما|هم)(?!\w)",
    _W + r"(?:وجها لوجه|لل(?:تحدث|حديث|تشاور|تباحث) (?:\w+ )?(?:مع|إلى))(?!\w)",
    _W + r"(?:و|ف|س|وس)?(?:تواصل|تواصلت|يتواصل|تتواصل|تحاور|تحاورا|تحاورت) (?:\w+ ){0,3}?مع(?!\w)",
    _W + r"(?:حديثا? هاتفيا?|مهاتفة|(?:بال|عبر ال|على ال)هاتف|تليفونيا|تلفونيا)(?!\w)",
    _W + r"س?(?:يجتمعان|يلتقيان|يتحدثان|تلتقيان|تجتمعان)(?!\w)",
    _W + r"قمة(?= (?:ثنائية|بين|افتراضية|تجمع|جمعت|مع|مرتقبة بين)(?!\w))",
    _W
    + r"(?:و|ف|س|ل|وس)?(?:عقد|عقدت|عقدا|يعقد|تعقد|يعقدان|لعقد|تجمع|جمعت) قمة(?! (?:ال|مجموعة|دول|ثلاثية|رباعية))",
    _W + r"(?:و|ف)?(?:تحدثا|التقيا|اجتمعا|تحادثا)(?!\w)",
    _W
    + r"(?:و|ف|س|وس)?(?:تحدث|يتحدث|تتحدث|تحادث|التحادث|التحدث|تحدثا)(?:ت|ا|وا|ان)?\s+(?:\w+\s+){0,3}?"
    r"(?:هاتفيا|مع|الى)",
    _W + r"(?:و|ف|س|وس)?(?:اتصل|يتصل|اتصلت|تتصل)\s+(?:\w+,?\s+){0,12}?ب\w+",
    _W
    + r"(?:و|ف|س|وس)?(?:هاتف|هاتفت|يهاتف|تهاتف|تهاتفا|تباحث|تباحثت|تباحثا|يتباحث|تتباحث|تشاورت|تشاورا|قابلت)(?!\w)(?! (?:محمول|ذكي|خلوي))",
    _W
    + r"(?:و|ف|س|وس)?(?:التقى|التقت|التقيا|يلتقي|تلتقي|يلتقيان|اجتمع|اجتمعت|اجتمعا|يجتمع|استقبل|استقبلت)(?!\w)",
    _W + r"(?:و|ف|س|وس)?(?:بحث|بحثا|بحثت|ناقش|ناقشا|ناقشت)\s+هاتفيا",
    _W + r"(?:و|ف|س|وس)?(?:بحث|بحثت|بحثا|ناقش|ناقشت|ناقشا)\s+(?:\w+\s+){0,9}?مع(?!\w)",
    _W + r"هاتفيا(?!\w)",
    # Russian
    _W
    + r"(?:разговор|беседу|беседа|беседы|беседе|беседой|переговор|звонок|звонк|встреч|консультаци|созвон)\w*",
    _W
    + r"(?:поговор|переговор|созвон|созванива|(?:по)?звон|встрет|встреча|пообща|побеседо|беседо|разговарива|обща|говор)"
    r"(?:ил|ит|ят|л|ет|ют|вал|ть|ить|вать)(?:а|о|и)?(?:ся|сь)?(?!\w)",
    _W + r"(?:принял|принимал|принимает|received|receives|hosted|hosts|welcomed)(?:а|и)?(?!\w)",
    _W + r"(?:обсудил|обсудила|обсудили|обсудит|обсудят) (?:\w+ ){0,4}?со? (?=\w)",
    _W + r"(?:(?:был|была|были) принят(?:а|ы)?|увидел(?:ись|ся|ась)|телефонн\w+ контакт\w*)(?!\w)",
    _W + r"по телефону",
    _W + r"обменя\w+ (?:\w+ ){0,3}?(?:мнени|взгляд|оценк)\w*",
    _W + r"сверил\w* (?:часы|позиции)",
    _W
    + r"(?:(?:дозвони|дозванива|связа|достуча)(?:л|ть)(?:а|и|о)?(?:ся|сь)(?!\w)|(?:снял|взял|поднял|снима|брал|бер|поднима)\w* трубк\w+)",
    _W + r"контакт(?:а|у|ом|е)?(?!\w)(?= (?:глав|министр|президент|между|с (?!\w+ми линиями)))",
    # English
    _W + r"(?:phone|telephone|video) (?:call|conversation|talk|discussion)s?",
    _W
    + r"(?:calls?|conversations?|talks|meetings?|consultations|discussions|negotiations|encounters?|summit(?= (?:with|between)))(?!\w)"
    r"(?! (?:for|on (?:\w+ )?to)\b)",
    _W
    + r"(?:spoke|spoken|speak|speaks|speaking|talked|talk|talking|met|meet|meets|meeting|(?:sat|sits?) down(?= with)|(?:got|gets) through(?= to)|reached out(?= to)|phoned|telephoned|rang|conferred)(?!\w)",
    _W + r"(?:dial(?:l)?ed(?= )|exchanges?(?= (?:with|between)(?!\w)))",
    _W + r"called(?= )(?! (?:on|for|upon|off|to|in|it)(?!\w))",
    _W + r"discuss(?:ed|es)? (?:\w+ ){1,8}?with(?!\w)",
    _W + r"exchang(?:ed|es?|ing) (?:\w+ ){0,2}?(?:words|views|opinions|assessments)(?!\w)",
    _W
    + r"(?:by|over|on) (?:(?:the |a secure )?(?:tele)?phone(?! line)|a (?:secure|direct|military) (?:\w+ )?line)",
    _W
    + r"(?:(?:to|at) (?:reach(?:ing)?|contact(?:ing)?|call(?:ing)?|phone|ring|telephone|get (?:through|hold))(?!\w)|pick(?:ed|ing)? up(?= (?:the |his |her )?(?:phone|telephone|receiver|when)))",
)
_NOT_CONTACT: Final = _pattern(
    r"(?:خطوط|خط|قنوات|قناة|وسائل|شبكات|وزير|وزارة|شركة|هيئة|مواقع|جهات|أجهزة|سبل|استمرار|نقطة) (?:ال|لل)?(?:اتصالات|اتصال|تواصل)",
    r"(?:lines?|channels?|means) of (?:communications?)",
    r"(?:news|security council|cabinet|government|emergency|annual|ministerial) (?:meeting|conference)",
    r"(?:meeting|summit|session) of (?:the )?(?:\w+ )?(?:g\d+|council|cabinet|government|parliament|alliance|nato|leaders)",
    r"peace talks|talks (?:process|format)|calls? (?:on|for|upon|to (?!his|her|\w+ counterpart))|calls? \w+ing",
    r"министерск\w+ (?:встреч|переговор)\w*|встречн\w+|встречающ\w+",
    r"(?:محادثات|مفاوضات|مباحثات) (?:ال)?سلام",
    r"(?:لقاء|اتصال|اجتماع)\w* (?:ال)?(?:تلفزيون|صحف|صحاف|إعلام|إذاع|مفتوح)\w*",
    r"(?:ال)?اجتماع(?:ات|ا)?(?:هم|ها)? (?:ال)?(?:دوري|سنوي|وزاري|طارئ|أسبوعي)\w*",
    r"(?:ظل|بقي|رن|يرن|سماعة|رقم|جهاز) (?:ال)?هاتف(?!\w)",
    r"هاتف\w* (?:محمول|ذكي|خلوي|نقال)\w*",
    r"(?:ال)?اجتماع(?:ات|ا)? (?:ل)?(?:ل?مجلس|الجمعية|مجموعة|وزراء|اللجنة|لجنة|حلف|الحكومة|طارئ|دول)",
)
_PREVIOUS: Final = _pattern(
    r"(?:آخر|أحدث) (?:اتصال|مكالمة|محادثة|محادثات|لقاء|اجتماع|مرة)",
    r"(?:المكالمة|الاتصال|المحادثة|اللقاء|الاجتماع|المحادثات)\s+(?:\w+\s+)?(?:الأخيرة?|السابقة?)",
    r"(?:последн|предыдущ|прошл)\w+ (?:\w+ ){0,3}(?:разговор|бесед|звонок|звонк|встреч|переговор|контакт)\w*",
    r"(?:последний|прошлый|предыдущий) раз",
    r"(?:last|previous|most recent|latest known) (?:\w+ ){0,3}(?:call|conversation|contact|talks|meeting|encounter|discussion)s?(?!\w)",
    r"(?:had )?(?:last|most recently|previously) (?:spoke|spoken|talked|met|been (?:on the phone|in (?:touch|contact)))(?!\w)",
    r"(?:spoke|spoken|talked|met) (?:\w+ ){0,6}last (?:on|in) ",
    r"last time (?:\w+ ){0,8}(?:spoke|spoken|talked|met)(?!\w)",
)
_FIRST: Final = _pattern(
    r"(?<!\w)(?:ال)?(?:أول|أولى)(?!\w)", r"(?<!\w)ال(?:أول|أولى)(?!\w)",
    r"(?<!\w)перв(?:ый|ая|ые|ое|ым|ого|ой)(?!\w)", r"(?<!\w)впервые(?!\w)", r"(?<!\w)first(?!\w)",
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
    r"(?<!\w)(?:و|ف|ل|ب)?(?:ت|ي)?رفض(?:ت|وا|ا|ون|ه|ها)?(?!\w)(?! (?:\w+ ){0,3}?(?:تقديم|الإفصاح|الكشف|التعليق|تأكيد|الإدلاء|التعقيب|تحديد|الخوض|الرد على|نفي))", r"لم (?:ي|ت)قبل", r"لا (?:ي|ت)قبل", r"(?:امتنع|يمتنع|تمتنع)",
    r"отказ(?:ал|ыва|ы)\w* (?:от(?!\w)|(?:\w+ ){0,5}?в (?:\w+ )?(?:разговор|встреч|бесед|переговор|звонк|контакт)|(?:\w+ )?(?:говор|поговор|встре|разговар|общат|пообщ|прин|взят|брат|отве|пров|обсу|созв|перегов))\w*", r"отклон(?:ил|я|ен)\w*", r"отверг\w*(?! (?:сообщени|слух|утвержден|обвинен))", r"(?<!\w)не принял\w*(?! участ)", r"(?:ответил|отреагировал)\w* (?:\w+ )?отказом",
    r"(?<!\w)не (?:стал|пожела|захоте|хоте|хоч)\w* (?:\w+ ){0,2}(?:говорить|разговар|встреч|общаться|принима|брать|обсуждать)\w*", r"(?<!\w)не (?:под|с|в)ош\w+ к телефону", r"проигнорир\w+",
    r"(?:refus(?:e[ds]?|al|als|ing)|declin(?:e[ds]?|ing)) (?:to (?:meet|speak|talk|take|accept|hold|answer (?:\w+ ){0,3}call|return|receive|see|pick|engage|attend|call|have)|(?:[\w.']+ ){0,4}?(?:request|calls?|invitation|offer|proposal|meeting|talks|conversation|overture|bid|appeal|approach)s?)(?!\w)",
    r"turn(?:ed|s|ing) down", r"rejected(?! (?:(?:a|the|any|all) )?(?:\w+ )?(?:report|rumou?r|claim|allegation|suggestion|accusation|account)s?)",
    r"اعتذر\w* (?:\w+ ){0,8}?عن (?:عدم )?(?:لقاء|استقبال|تلبية|اجتماع|استقبال|اتصال|مكالم)\w*", r"(?:would|will|did|does) not (?:take|accept)", r"won't (?:take|accept)", r"(?:rebuff|snubb|spurn)ed", r"ignored", r"unwilling to",
)  # fmt: skip
_UNANSWERED: Final = _pattern(
    r"(?:لم|لا) (?:ي|ت)رد", r"(?:لم|لا) (?:ي|ت)ج(?:ب|يب)", r"(?:بلا|دون|بدون|من غير) (?:أن (?:ي|ت)(?:تلقى|حصل على|لقى) )?(?:\w+ )?(?:رد|جواب|إجابة|تجاوب|استجابة)\w*", r"غير مهتم\w*", r"(?<!\w)لا (?:رد|جواب|إجابة|استجابة)(?!\w)", r"لم يتلق \w* ?رد\w*",
    r"(?<!\w)не (?:ответил|отвеча|отозва|отреагирова)\w*(?! на (?:\w+ )?(?:вопрос|запрос|просьб))", r"(?<!\w)не (?:удалось|удава|смог|сумел)\w* (?:\w+ ){0,5}?(?:дозвон|связ|достуч)\w*", r"(?<!\w)без ответа", r"безуспешно", r"тщетно", r"безрезультатно", r"ответа (?:\w+ ){0,2}не (?:получ|последова|дожда|был)\w*", r"(?<!\w)не (?:получил|дождал)\w* ответа", r"never heard back", r"heard nothing back",
    r"(?<!\w)не (?:вышл\w+|вышел|выходи\w+) на связь", r"(?<!\w)не (?:снял|взял|поднял|снима|брал|бер|поднима)\w* (?:телефонную )?трубк\w+",
    r"unanswered", r"unreturned", r"(?:did not|didn't|had not|has not|have not|hadn't|hasn't|haven't|never|not|nobody|no one) (?:been )?(?:answer|respond|repl|return|pick)\w*(?! to (?:\w+ ){0,6}?(?:comment|question|journalist|reporter|request|email|inquir))",
    r"no (?:answer|reply|response)", r"(?:rang|rung) (?:out|off)", r"(?:failed|unable|not able) to (?:reach|get|contact)", r"(?:could|cannot|can) (?:not )?be reached", r"could not reach",
    r"(?:in vain|without success|unsuccessful\w*|to no avail|fruitless\w*)", r"تجاهل\w*", r"عبثا", r"دون جدوى", r"تعذر\w*(?! (?:عقد|انعقاد|إجراء|إتمام|(?:ال)?(?:لقاء|اجتماع)))",
)  # fmt: skip
_IN_VAIN: Final = _pattern(
    r"(?<!\w)(?:but|yet|only) (?:\w+ ){0,5}?(?:unanswered|unreturned|never (?:heard back|answered|returned|called back)|(?:got|received|had|was|there was) no (?:answer|reply|response)|rang (?:out|off)|to no avail|in vain|nobody (?:answered|picked up)|(?:did not|didn't) (?:pick up|call back|return))",
    r"(?<!\w)(?:но|однако|а) (?:\w+ ){0,5}?(?:без ответа|не (?:снял|взял|поднял)\w* (?:\w+ )?трубк\w+|не (?:ответил|отвечал|перезвонил|дождал|получил ответ)\w*(?! на (?:\w+ )?вопрос)|(?:безуспешно|тщетно|безрезультатно))",
    r"(?<!\w)(?:و)?(?:لكن|لكنه|غير أن|إلا أن|بيد أن)(?:ه|ها)? (?:\w+ ){0,5}?(?:(?:بلا|دون|بدون) (?:\w+ )?(?:رد|جواب|إجابة|استجابة)|لم (?:ي|ت)(?:رد|جب|لق|تلق|حظ)(?! على (?:\w+ )?(?:سؤال|أسئلة|طلب)))",
)  # fmt: skip
"""What says behind a call that nobody took it."""
_TRIED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:حاول|يحاول|تحاول|محاول|سعى)\w*", r"(?:по)?пыта(?:л|ет|ют)\w*", r"попыт\w+", r"безуспешно", r"тщетно", r"(?<!\w)не (?:удалось|смог\w*|сумел\w*)(?= (?:\w+ ){0,5}(?:дозвон|связ|достуч|поговор))",
    r"(?<!\w)tr(?:ied|ies)(?!\w)", r"attempt\w*", r"(?:sought|seeking) to", r"trying to", r"effort\w* to", r"(?:failed|unable|not able) to (?=reach|get|contact|speak)", r"could not (?=reach)",
)  # fmt: skip
_SEVERAL: Final = _pattern(
    r"عدة مرات", r"مرات عدة", r"مرارا", r"أكثر من مرة", r"مكالمات", r"مرات", r"несколько раз", r"неоднократно",
    r"попытки", r"several times", r"repeatedly", r"(?:repeated|several) (?:\w+ )?(?:attempts|calls)", r"calls from",
)  # fmt: skip
_NUMBERS: Final = {
    fold(word): str(number)
    for number, words in (
        (2, "дважды два twice two مرتين"), (3, "трижды три three ثلاث"), (4, "четырежды четыре four أربع"),
        (5, "пять five خمس"), (6, "шесть six ست"), (7, "семь seven سبع"), (8, "восемь eight ثماني"),
        (9, "девять nine تسع"), (10, "десять ten عشر"),
    )
    for word in words.split()
}  # fmt: skip
_TIMES: Final = re.compile(
    r"(?<!\w)(?:(?P<number>\d{1,3}|"
    + "|".join(_NUMBERS)
    + r")\s+(?:раза?|times|مرات|attempts|попыт\w+)"
    r"|(?P<once>" + "|".join(map(fold, ("дважды", "трижды", "twice", "مرتين"))) + r"))(?!\w)"
)
_DENIED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:نفى|نفت|ينفي|تنفي|نفيا|نفي|كذب|كذبت|يكذب|تكذب|فند|فندت|دحض|دحضت)(?!\w)", r"لا صحة ل\w+", r"опроверг\w*", r"отриц\w+",
    r"(?<!\w)(?:denied|denies|denying|denial)(?!\w)",
    r"(?<!\w)(?:dismissed|dismisses|rejected|rejects|refuted|refutes|rebutted|rubbished|disputed|brand(?:ed|s)|called|described) (?:(?:a|the|as|any|all|media|press|newspaper|false|untrue) )*(?:\w+ ){0,2}(?:report|rumou?r|claim|suggestion|account|stor(?:y|ie))s?(?!\w)",
    r"отверг\w* (?:сообщени|слух|утвержден)\w*", r"(?<!\w)не (?:соответству\w+ действительности)",
)  # fmt: skip
_REPORTS: Final = _pattern(
    r"(?<!\w)(?:reports?|rumou?rs?|claims?|suggestions?|allegations?|stor(?:y|ies)|news)(?!\w)", r"(?<!\w)(?:сообщени|слух|утверждени|информаци|публикаци|новост)\w*",
    r"(?<!\w)(?:و|ف)?(?:ال)?(?:أنباء|تقارير|شائعات|مزاعم|معلومات)(?!\w)", r"(?<!\w)ما (?:تردد|نشر|تداول|أورد|أثير|ذكر|قيل)\w*",
)  # fmt: skip
_FALSE: Final = _pattern(
    r"(?<!\w)(?:false|untrue|nonsense|fake|fakes|fiction|fabricat\w+|baseless|unfounded|not true|incorrect|inaccurate|a lie|lies|rubbish|invented|invention|groundless)(?!\w)",
    r"(?<!\w)не соответству\w+", r"(?<!\w)(?:лож\w+|фейк\w*|вымысл\w*|вымысел|выдумк\w+|утк(?:а|ой)|недостоверн\w+|неправд\w+|беспочвенн\w+|чепух\w+)(?!\w)",
    r"(?:عار|عارية) (?:تماما )?(?:عن|من) الصحة", r"غير صحيح\w*", r"(?<!\w)(?:خيال|اختلاق|كذب|زائف\w*|كاذب\w*|ملفق\w*|مفبرك\w*|مختلق\w*|باطل\w*)(?!\w)", r"لا أساس",
)  # fmt: skip
_PLANNED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?س(?:ي|ت)(?:جري|لتقي|بحث|ناقش|عقد|تحدث|تصل|جتمع|زور|ستقبل|ستضيف|تم|حضر|شارك|توجه|كون)(?:ان|ون)?(?!\w)", r"من المقرر", r"(?<!\w)مقررا? أن(?!\w)", r"من المتوقع", r"من المنتظر", r"(?:ي|ت)عتزم", r"(?<!\w)(?:(?:ي|ت)توقع|توقعت?|(?:ي|ت)نوي|(?:ي|ت)رجح)(?!\w)", r"(?<!\w)اتفق\w* (?:\w+ ){0,12}?على (?:ال)?(?:لقاء|التقاء|اجتماع|عقد|إجراء|تحدث|أن (?:ي|ت)(?:لتق|جتمع|عقد|تحدث))", r"(?<!\w)تقرر(?!\w)", r"حدد\w* (?:\w+ )?موعد", r"مرتقب", r"محتمل",
    r"مزمع", r"(?:ي|ت)ستعد", r"(?:ي|ت)خطط", r"على عقد", r"(?:ال)?مقبلة?(?= (?:بين|مع))",
    r"(?<!\w)(?:поговор|переговор|встрет|созвон|позвон|пообща|побеседу|обсуд)(?:ит|ет|ят|ют|ут)(?:ся)?(?!\w)", r"провед(?:ет|ут)", r"пройд(?:ет|ут)(?!\w)",
    r"(?<!\w)(?:примет|примут)(?!\w)", r"(?<!\w)(?:будет|будут)(?!\w)", r"планиру\w+", r"намерен\w*", r"(?:на|за)планирован\w*", r"намечен\w*", r"назначен\w* на",
    r"состо(?:ит|ят)ся", r"предсто(?:ит|ят|ящ\w+)(?!\w)", r"ожида(?:ется|ются)", r"собира(?:ется|ются)", r"(?:договорил|условил)ись (?:о|провести|встретиться|созвониться|поговорить)",
    r"должн\w+ (?:был\w* )?(?:состояться|пройти|встретиться|поговорить|провести|созвониться)",
    r"(?<!\w)(?:will|would|shall)(?!\w)", r"(?:is|are|was|were|be|been) (?:\w+ )?(?:set|due|expected|scheduled|slated|planning|to) ", r"plan(?:s|ning)? to", r"planned",
    r"upcoming", r"forthcoming", r"agreed (?:to (?:meet|speak|hold|talk)|on a (?:meeting|call))", r"intend(?:s|ed)? to", r"scheduled",
)  # fmt: skip
_CANCELLED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ألغى|ألغت|ألغي|ألغيت|إلغاء|تأجيل|أرجأ|أرجأت|أرجئ|أرجئت|تأجل|تأجلت|إرجاء|أجل|أجلت)(?!\w)", r"отмен\w+", r"отлож\w+",
    r"перенес\w+", r"перенос\w*", r"сорвал(?:ся|ась|ись)", r"сдвину\w+", r"cancel\w+", r"postpon\w+", r"(?:called|calls|calling) off", r"put (?:back|off)", r"(?:pushed|moved) back",
    r"تعذر\w* (?:عقد|انعقاد|إجراء|إتمام|(?:ال)?(?:لقاء|اجتماع))", r"reschedul\w+", r"scrapp?ed", r"shelved", r"aborted", r"brought forward", r"delayed(?= (?:until|till|to|by|for))",
)  # fmt: skip
_OFF: Final = _pattern(
    r"(?:was|were|been|be|is|are) (?:\w+ )?(?:postponed|cancelled|canceled|called off|put (?:back|off)|rescheduled|moved (?:back )?(?:to|from)|pushed back|scrapped|brought forward|delayed)",
    r"(?<!\w)(?:fell|fallen|falls) (?:through|apart)(?!\w)", r"(?:отменен|отложен|перенесен|сдвинут)\w*(?!\w)", r"(?<!\w)сорвал(?:ся|ась|ись|ось)(?!\w)", r"(?:не|так и не) состоится",
    r"(?<!\w)(?:و|ف)?(?:ألغيت|أرجئت|تأجلت|ألغي|أرجئ|تأجل)(?!\w)",
)  # fmt: skip
_REQUESTED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:طلب|طلبت|يطلب|اقترح|اقترحت) (?:\w+ ){0,6}?(?:إجراء|عقد|ترتيب|اتصالا|لقاء|(?:ال)?(?:تحدث|تواصل|حديث|اجتماع|التقاء))",
    r"(?:запросил|предложил|попросил)\w* (?:\w+ ){0,5}?(?:разговор|встреч|переговор|провести)\w*",
    r"(?:requested|proposed|asked for|sought) (?:a|an|talks) ?(?:\w+ )?(?:call|conversation|meeting|talks)?",
)  # fmt: skip
_NOTHING: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:لم|لن) (?:ي|ت)\w+", r"(?<!\w)(?:و|ف)?لا (?:توجد|يوجد|خطط|نية|موعد|اتصال\w*|لقاء\w*|اجتماع\w*|مكالم\w*|محادث\w*|مباحث\w*|قمة)(?!\w)", r"(?<!\w)(?:ليس|ليست) (?:هناك|ثمة)", r"(?<!\w)(?:ربما|لعل|هل|ليت|عسى)(?!\w)", r"ما إذا", r"(?<!\w)(?:ي|ت)سعى إلى", r"(?<!\w)(?:و|ف)?لا (?:ي|ت)(?:عتزم|نوي|خطط|ريد|رغب|فكر|توقع|نتظر)\w*", r"(?<!\w)(?:ي|ت)أمل(?!\w)", r"(?:لم|لا) (?:ي|ت)ستبعد", r"(?<!\w)(?:حث|حثت|ناشد|ناشدت|طالب|طالبت|يحث|تحث|يدعو|تدعو)(?!\w)", r"تكهنات", r"شائعات", r"(?<!\w)(?:و|ف)?(?:شارك|شاركت|يشارك|تشارك|حضر|حضرت|يحضر|تحضر)(?!\w)", r"(?<!\w)(?:attend(?:s|ed|ing)?|took part|taking part)(?!\w)", r"(?<!\w)(?:участв|присутств)\w*",
    r"(?<!\w)(?:و|ف)?(?:ال)?(?:تقارير|أنباء) (?:\w+ ){0,4}?عن(?!\w)", r"(?<!\w)reports? (?:of|that|about)(?!\w)", r"لا معلومات", r"لا علم", r"(?:ال)?استعداد\w*", r"مستعد\w*",
    r"إمكانية", r"احتمال(?!\w)", r"ضرورة", r"أهمية", r"(?<!\w)(?:ي|ت)أمل(?!\w)", r"(?<!\w)(?:ي|ت)رغب", r"(?<!\w)رغب(?:ة|ت|ته|تها|تهما)?(?!\w)", r"(?:غير|من غير) (?:ال)?(?:مرجح|محتمل|وارد|ممكن)", r"مستبعد\w*", r"(?<!\w)(?:ي|ت)ريد(?!\w)", r"(?<!\w)يمكن",
    r"(?<!\w)لو(?!\w)", r"(?<!\w)إذا(?!\w)", r"(?<!\w)(?:و|ف)?(?:دعا|دعت) (?:\w+ ){0,8}?(?:إلى|ل\w+)", r"دعوة (?:\w+ ){0,3}?إلى", r"مقترح", r"وسط دعوات", r"بدلا من", r"دون (?:إجراء|عقد|أن (?:ي|ت)(?:لتق|جتمع|تحدث|عقد|جر|بحث|قابل|ستقبل|تصل|تواصل)\w*)", r"(?<!\w)(?:ي|ت)ملك معلومات",
    r"нет информации", r"(?<!\w)не располага\w+", r"(?<!\w)не (?:подтверд|подтвержда|коммент)\w+", r"(?:подтвердить|комментировать)(?!\w)", r"ничего не (?:знают|знает|известно)", r"неизвестно", r"готов\w*", r"возможност\w+", r"возможн\w+", r"(?:хотел|мог)\w* бы", r"(?<!\w)не исключ\w+", r"исключил\w*",
    r"важност\w+", r"необходимост\w+", r"необходимо", r"(?<!\w)(?:если|ли|может|могут|хочет|хотят|нужн\w+|надо|следует|якобы|вряд|никак\w+)(?!\w)", r"призва(?:л|в)\w*", r"призыва\w+",
    r"(?<!\w)не (?:было |будет )?(?:провод|проводи|провел|говор|было|будет|состоя|планиру|обсужда|обсуд|встреча|встрет|звон|созван|созвон|общал|разговар|беседов|контакт|намерен|собира|предусм|получа|поступа)\w*",
    r"слух\w*", r"желани\w+", r"стремлени\w+", r"вероятн\w+", r"(?:добива|доби)\w+ся", r"(?<!\w)проси(?:т|л)\w*", r"вместо", r"(?<!\w)без (?:\w+ )?(?:встреч|разговор|переговор|контакт)\w*", r"(?<!\w)ни (?:разу|одного|одной)",
    r"(?:ready|prepared|able) to", r"(?:knows?|knew) nothing", r"unaware", r"no knowledge", r"readiness", r"willing\w*", r"would (?:\w+ )?(?:like|love|prefer|welcome|agree|need|have to|use|be (?:\w+ )?(?:ready|willing|happy|prepared|open|glad|useful|possible|premature|wrong|welcome|pointless))",
    r"whether", r"unless", r"(?:neither|nor)(?!\w)", r"rul(?:e|es|ed|ing) out", r"(?<!\w)(?:must|ought|cannot|can't|won't|wouldn't|don't|doesn't|isn't|wasn't|weren't|hasn't|haven't|hadn't)(?!\w)",
    r"(?:do|does|is|are|was|were|be|will|would|can|could) not", r"want(?:s|ed|ing)? (?:to|a|his|her)", r"wish(?:es|ed)? (?:to|for)", r"seek(?:s|ing)? (?:to|a)", r"consider(?:s|ed|ing)?(?!\w)", r"(?:mull|weigh|float|debat|imagin|speculat|rumou?r)\w*",
    r"offer(?:s|ed)? to", r"unlikely", r"likely to", r"(?:prospect|chance|possibility|idea|hope)s? (?:of|for|that)", r"yet to", r"without (?:a|any|having)?", r"no (?:such |further |direct |phone |telephone |formal |bilateral )*(?:call|conversation|meeting|talks|contact)s?(?!\w)",
    r"push(?:es|ed|ing)? for", r"press(?:es|ed|ing)? for", r"(?:plea|appeal|demand|wait)\w* (?:for|to)", r"to (?:say|confirm|disclose|reveal|specify)", r"invit(?:e|ed|es|ing|ation)(?!\w)",
    r"(?<!\w)could(?!\w)", r"(?<!\w)(?:may|might|can)(?= (?:\w+ ){0,2}(?:speak\w*|spoken|talk\w*|meet\w*|met|call\w*|hold\w*|have|be)(?!\w))", r"(?<!\w)قد (?:ي\w+|ت(?:لتقي|جري|عقد|بحث|زور|جتمع))", r"(?<!\w)should(?!\w)", r"(?<!\w)if(?!\w)",
    r"urged", r"importance of", r"need (?:for|to)", r"(?<!\w)(?:no|any) (?:\w+ )?(?:information|plans|record|preparations|intention|word|decision|request)s?(?!\w)", r"for any (?:talks|meeting|call|contact)", r"(?:did|has|have|had) (?:\w+ )?not", r"didn't",
    r"(?<!\w)never(?!\w)", r"possib\w+", r"hop(?:e|es|ed|ing) (?:to|for)", r"open to", r"instead of", r"called for",
)  # fmt: skip
_THAT_HE: Final = _pattern(
    r"(?<!\w)(?!قبل|قبيل|استطاع|تمكن|سبق)\w+ (?:من )?أن (?:ي|ت)(?:جري|لتق|عقد|جتمع|بحث|ستقبل|تحدث|قابل|هاتف|تصل|تواصل|ناقش)\w*",
)
"""*That he meet*: nobody says that he did. *Before he met* he did."""
_BEING_REFUSED: Final = _pattern(r"لم (?:ي|ت)رد", r"لم (?:ي|ت)قبل", r"لم (?:ي|ت)جب", r"لم يتلق")
_RECEIVES: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:تلقى|تلقت|تلقيت|يتلقى|تتلقى|يتلق) (?:[^\s.]+ ){0,24}?(?:اتصال|مكالم)\w*",
    r"(?:принял|получил)\w* (?:\w+ ){0,4}?звонок", r"ответил\w* на (?:\w+ ){0,4}?звонок", r"(?:received|took|takes|takes|got|gets|receives|answered) (?:a|an|the) (?:\w+ ){0,3}?call",
)  # fmt: skip
_CALLS: Final = _pattern(
    r"(?<!\w)(?:و|ف|س)?(?:اتصل|اتصلت|يتصل|تتصل)\s+(?:\w+,?\s+){0,12}?ب\w+", r"(?<!\w)(?:و|ف|س)?(?:هاتف|هاتفت|يهاتف|تهاتف)(?!\w)", r"позвонил\w*", r"(?<!\w)(?:phoned|telephoned|rang|dial(?:l)?ed)(?!\w)",
    r"(?:made|placed|put in) (?:a|the) (?:\w+ ){0,2}call to", r"(?:got|gets) through to", r"reached out to", r"дозвонил\w*",
)  # fmt: skip


_CALLED_SO: Final = _pattern(
    r"\s*(?:$|[.,;:!?)\n-]|(?:on|in|to(?! be)|at|by|from|about|over|after|before|earlier|late|later|early|this|that|last|yesterday|today|again|and|for|shortly|"
    r"amid|during|twice|separately|directly|personally|while|who|first|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w))"
)
"""What stands behind somebody who was called, and not called something."""
_RECEIVED: Final = re.compile(
    r"(?:принял|принимал|принимает|received|receives|hosted|hosts|welcomed)(?:а|и)?|(?:был|была|были) принят(?:а|ы)?"
)
_GUEST: Final = 40
_GUEST_PLACE: Final = re.compile(
    r"\s+(?:by\s+)?(?:(?:в|на|in|at)\s+\w+\s+)?(?:(?:во?|on)\s+\w+\s+)?(?:\w+(?:ого|его)\s+)?(?:the\s+)?"
)
_EVENT: Final = _pattern(
    r"(?:call|conversation|talks|meeting|summit|consultations|discussions|negotiations|encounter|contact)s?$",
    r"(?:разговор|бесед|переговор|звон(?:ок|к)|встреч|консультаци|контакт|созвон)\w{0,3}$", r"(?:اتصال|مكالمة|محادثة|محادثات|مباحثات|لقاء|اجتماع|قمة|مشاورات)ا?$",
)  # fmt: skip
_PREDICATE_END: Final = _pattern(
    r"(?<!\w)(?:said|says|told|but|while|но|а|قال|قالت|أعلن|أعلنت|لكن|بحسب|وفق)(?!\w)", r"(?<!\w)(?:сообщ|заяв|рассказ|отмет)\w*", r"[;:]",
)  # fmt: skip
_PLANNED_BEHIND: Final = _pattern(
    r"(?<!\w)(?:will|would|shall) (?:\w+ )?(?:be held|take place|happen|go ahead|begin|start|be|focus|last)(?!\w)", r"(?:is|are|was|were|had been|has been) (?:\w+ )?(?:set|due|expected|scheduled|slated|planned|pencilled|to (?:be held|take|happen|begin))(?!\w)",
    r"состо(?:ит|ят)ся", r"пройд(?:ет|ут)(?!\w)", r"(?:за)?планиру(?:ет|ют)ся", r"(?:за|на)планирован\w*", r"намечен\w*", r"назначен\w*", r"ожида(?:ет|ют)ся", r"предсто(?:ит|ят)(?!\w)", r"готов(?:ит|ят)ся",
    r"(?<!\w)س(?:ي|ت)(?:عقد|جري|تم|كون|نعقد)\w*", r"من المقرر", r"(?<!\w)مقرر\w*", r"(?<!\w)سوف(?!\w)",
)  # fmt: skip
_NOT_BEHIND: Final = _pattern(
    r"(?<!\w)(?:(?:did|does|do|has|have|had|is|are|was|were|will|would|could) not|didn't|hasn't|won't|isn't|aren't|wasn't|weren't|never) (?:yet )?(?:take|taken|took|happen|happened|occur|occurred|be|been|go|planned|scheduled|on|materiali[sz]ed?|held|agreed|discussed|expected)(?!\w)", r"(?<!\w)(?:may|might|could|should|can) (?:\w+ )?(?:be|take|happen|follow)",
    r"(?:possible|unlikely|off the table|out of the question|not on the agenda)",
    r"(?<!\w)не (?:будет|было|был|была|были|состо\w+|прош\w+|провод\w+|планир\w+|заплан\w+|обсужд\w+|предполаг\w+|предусм\w+|ожида\w+|намеч\w+|предвид\w+|случил\w+)", r"(?<!\w)(?:возмож(?:ен|на|ны|но)|невозмож\w+|может|могут|маловероят\w+)(?!\w)", r"пока нет(?!\w)",
    r"(?<!\w)(?:لم|لن) (?:ي|ت)(?:عقد|نعقد|جر|تم|حصل|حدث|قع|ستكمل|كتمل)\w*", r"(?<!\w)(?:مقطوع|منقطع|متوقف|معلق|مجمد)\w*", r"غير (?:مقرر|مطروح|وارد)\w*", r"ليس\w* (?:مقرر|مطروح|وارد)\w*", r"(?<!\w)قد (?:ي|ت)(?:عقد|تم|جري)\w*",
)  # fmt: skip
_CLAUSES: Final = tuple(
    map(
        fold,
        (
            ", لكن",
            ", но",
            ", but",
            "; ",
            ", а ",
            ", и ",
            ", and ",
            ", while ",
            ", однако",
            ", after ",
            ", when ",
        ),
    )
)
_INFINITIVE: Final = _pattern(
    r"\w+(?:ть|ться)$", r"(?<!\w)to (?:\w+ly )?(?:speak|talk|meet|call|phone|ring|telephone)$"
)
_MANAGED: Final = _pattern(
    r"manag(?:ed|es)",
    r"(?:was|were|is) able",
    r"(?<!не\s)удалось",
    r"(?<!не\s)(?:смог|сумел|успел)\w*",
)
_REACH: Final = _pattern(
    r"(?:reach|reaching|contact|contacting|get through|get hold|pick(?:ed|ing)? up)$", r"(?:дозвони|дозванива|связа|достуча)ть\w*$", r"трубк\w+$",
)  # fmt: skip
_NEGATED: Final = _pattern(
    r"(?:will|would) (?:not|no longer)(?!\w)", r"(?<!\w)won't(?!\w)", r"(?<!\w)(?:و|ف)?(?:لن|لم) (?:ي|ت)(?:لتقي|عقد|جتمع|جري|تم|تحدث)\w*", r"(?<!\w)не (?:состо|встрет|будет|будут|провед)\w*",
)  # fmt: skip
_NEITHER: Final = _pattern(
    r"(?:confirm\w*|confirmed) (?:or|nor) (?:deny|denied)",
    r"(?<!\w)не подтверд\w+ и не опроверг\w+",
    r"neither confirm\w* nor",
    r"لم (?:ي|ت)ؤكد ولم (?:ي|ت)نف",
)
_MOVED: Final = _pattern(
    r"(?:postponed|put (?:back|off)|pushed back|moved|rescheduled|delayed|brought forward|shifted)(?!\w)", r"(?:перенес|перенос|перенос|отлож|сдвин)\w*",
    r"(?<!\w)(?:و|ف)?(?:تأجيل|أرجأ|أرجأت|أرجئ|أرجئت|تأجل|تأجلت|إرجاء|أجل|أجلت|نقل|نقلت|تأجيله|تأجيلها)(?!\w)",
)  # fmt: skip
_TO_DAY: Final = _pattern(r"(?<!\w)(?:until|till|to|for|на|إلى|حتى)(?: (?:the|يوم|next))?\s*$")
_WAS_DUE: Final = _pattern(
    r"(?:was|were|had been) (?:\w+ )?(?:to|due|set|scheduled|planned|supposed|expected)(?!\w)", r"долж(?:ен|на|но|ны) был\w*", r"планировал\w*", r"(?<!\w)(?:за)?(?:планированн|намеченн|назначенн)\w*", r"(?<!\w)(?:planned|scheduled) (?:\w+ )?(?:call|meeting|talks|conversation|summit|visit)(?!\w)", r"كان(?:ت|ا)? (?:من )?(?:ال)?(?:مقرر|متوقع|مفترض|منتظر)", r"(?<!\w)ال(?:مقرر|مرتقب|مزمع)(?:ة)?(?!\w)",
    r"(?:announced|said) (?:\w+ ){0,3}would",
)  # fmt: skip
_TO: Final = 5


def find_contacts(text: str, actors: Sequence[Actor], *, start: int, end: int) -> list[Trigger]:
    """Return the words of contact in a sentence; several close together are one."""
    skip = [one.span() for one in _NOT_CONTACT.finditer(text, start, end)]
    found: list[Trigger] = []
    for match in _CONTACT.finditer(text, start, end):
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
    return found


def _is_called(text: str, actors: Sequence[Actor], match: re.Match[str], end: int) -> bool | None:
    """Whether *called* has somebody behind it, who is not called something; None: it is a noun."""
    if _RECEIVED.fullmatch(match[0]):
        whom = next((one for one in actors if one.start >= match.end() and not one.bare), None)
        if whom is None or not whom.can_take_part or whom.start - match.end() > _GUEST:
            return False
        return None if _GUEST_PLACE.fullmatch(text, match.end(), whom.start) else False
    at, verb = match.end(), match[0] == "called"
    if not verb and match[0] != "calls":
        return None
    whom = next((one for one in actors if at <= one.start <= at + _TO), None)
    if not verb and (whom is None or not any(0 <= match.start() - one.end <= 1 for one in actors)):
        return None
    if whom is None or not whom.can_take_part:
        return False
    return _CALLED_SO.match(text, whom.end, end) is not None


def _judged(
    text: str,
    actors: Sequence[Actor],
    *,
    start: int,
    end: int,
    first: int,
    last: int,
    called: bool,
) -> Trigger | None:
    names = sum(one.end - one.start for one in actors if first - 2 * _AHEAD < one.start < first)
    begin = max(start, first - _AHEAD - min(names, _AHEAD))
    until = min(end, last + _BEHIND)
    before = text[begin:last]
    for stop in _CLAUSES:
        before = before.rpartition(stop)[2]
    around = before + text[last:until]
    previous = _PREVIOUS.search(text, max(start, first - 25), min(end, last + 25)) is not None
    moved = _moved_to(text, start, end)
    status = Status.HELD if previous else _status(before, around, sentence=text[start:end])
    if status is Status.HELD and not previous and _EVENT.search(before):
        status = _status_behind(text, actors, last, end)
        if status is None and _WAS_DUE.search(text, start, end):
            status = Status.CANCELLED
    if status is Status.HELD and _INFINITIVE.search(before) and not _MANAGED.search(before):
        # *Lavrov to meet Blinken* is a headline; whoever *flew in to meet him* may have.
        near = any(0 <= first - one.end <= _TO and not one.bare for one in actors)
        status = Status.PLANNED if near and before.split()[-2:-1] == ["to"] else None
    if status is Status.HELD and _IN_VAIN.search(text, last, end):
        status = Status.UNANSWERED
    if status is None:
        return None
    if status is Status.CANCELLED and moved is not None:
        status = Status.PLANNED
    definite = _DEFINITE.search(text, max(start, first - 25), min(end, last + 25)) is not None
    if status is Status.REQUESTED and definite and not _TRIED.search(before):
        status = Status.HELD  # who asked for *the* call: it came about
    return Trigger(
        start=first,
        end=last,
        status=status,
        medium=Medium.TELEPHONE
        if called
        else _medium(text, first=first, last=last, begin=begin, until=until),
        definite=definite,
        previous=previous,
        receives=_RECEIVES.search(text, max(start, first - 160), last) is not None,
        calls=(
            called
            or _CALLS.search(text, max(start, first - 20), until) is not None
            or (status in (Status.REQUESTED, Status.UNANSWERED) and bool(_TRIED.search(before)))
        ),
        several=_several(text, start, end),
        moved=moved,
        was_due=_WAS_DUE.search(before) is not None,
    )


def _several(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Return where it is said how often somebody tried, and the number, or *several*."""
    counted = _TIMES.search(text, start, end)
    if counted is not None:
        word = counted["number"] or counted["once"]
        return (*counted.span(), _NUMBERS.get(word, word))
    several = _SEVERAL.search(text, start, end)
    return (*several.span(), "several") if several else None


def _status_behind(text: str, actors: Sequence[Actor], at: int, end: int) -> Status | None:
    """Return what a predicate behind *the talks of X and Y* makes of them."""
    names = sum(one.end - one.start for one in actors if at < one.start < at + 2 * _AHEAD)
    stop = min(end, at + _AHEAD + min(names, 2 * _AHEAD))
    edge = _PREDICATE_END.search(text, at, stop)
    behind = text[at : edge.start() if edge else stop]
    if _NOT_BEHIND.search(behind):
        return None
    return Status.PLANNED if _PLANNED_BEHIND.search(behind) else Status.HELD


def _moved_to(text: str, start: int, end: int) -> Dated | None:
    """Return the new day of what was moved."""
    moved = _MOVED.search(text, start, end)
    if moved is None:
        return None
    for one in find_dates(text, start=moved.end(), end=end):
        if _TO_DAY.search(text, max(moved.start(), one.start - 14), one.start):
            return one
    return None


def _status(before: str, around: str, *, sentence: str) -> Status | None:
    if _NEITHER.search(before):
        return None
    if _REFUSED.search(before):
        return Status.REFUSED
    if _TRIED.search(before):
        return Status.UNANSWERED if _UNANSWERED.search(sentence) else Status.REQUESTED
    if _DENIED.search(before) or (_REPORTS.search(before) and _FALSE.search(sentence)):
        return Status.DENIED
    if _UNANSWERED.search(around):
        return Status.UNANSWERED
    if _REACH.search(before):
        return None
    if _CANCELLED.search(around) or _OFF.search(sentence):
        return Status.CANCELLED
    if _NOTHING.search(before) and not _BEING_REFUSED.search(before):
        if _NEGATED.search(before) and _WAS_DUE.search(sentence):
            return Status.CANCELLED
        false = _REPORTS.search(sentence) and _FALSE.search(sentence)
        return Status.DENIED if false else None
    if _PLANNED.search(before):
        return Status.PLANNED
    if _REQUESTED.search(before):
        return Status.REQUESTED
    return None if _THAT_HE.search(before) else Status.HELD


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


_SOME_TIME: Final = _pattern(
    r"(?<!\w)(?:earlier|recent|recently|lately|last|previous|previously|ago|once|the (?:same|next|following|other) (?:day|week|month)|(?:day|week|month|hour)s? (?:before|later)|secretly)(?!\w)",
    r"(?<!\w)(?:ранее|накануне|недавно|на днях|прошл\w+|давно|назад|тайно|в (?:тот|этот) же|позднее|спустя)(?!\w)",
    r"(?<!\w)(?:مؤخرا|أخيرا|سابقا|الماضي\w*|السابق\w*|سرا|في وقت سابق|قبل (?:أيام|أسبوع\w*|شهر\w*|يوم\w*|ساعات)|نفسه|ذاته|اليوم التالي|حديثا)(?!\w)",
)  # fmt: skip


def is_some_time(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence says of a time that it was, but not which."""
    return _SOME_TIME.search(text, start, end) is not None


THEY: Final = _pattern(
    r"(?<!\w)(?:they|the two|the pair|both)(?!\w)", r"(?<!\w)(?:они|оба|обе)(?!\w)", r"(?<!\w)(?:هما|كلاهما|الاثنان)(?!\w)",
)  # fmt: skip
_DURING: Final = re.compile(
    fold(
        r"(?<!\w)(?:خلال|أثناء|في|during|at|in|на|в ходе|во время)\s+(?:(?:a|an|the|their|his|her)\s+)?(?:\w+\s+)?$"
    ).replace(" ", r"\s+")
)


def is_during(text: str, at: int) -> bool:
    """Tell whether a word of contact is the occasion: *said during a call on Monday that*."""
    return _DURING.search(text, max(0, at - 30), at) is not None


_WHOM: Final = re.compile(fold(r"(?<!\w)(?:مع|من|со?)\s+(?:\w+\s+){0,2}$"))


def is_whom(text: str, start: int, at: int, *, counterpart: bool) -> bool:
    """Tell whether somebody is the one spoken to, and not who speaks: *وبحث مع X*."""
    if at < start:
        return False
    return counterpart or text[at] == "ب" or _WHOM.search(text, start, at) is not None


_ARTICLE: Final = re.compile(r"(?<!\w)the\s+$")


def is_definite(text: str, at: int) -> bool:
    """Tell whether a title means somebody who is known: *the chancellor*."""
    if "a" <= text[at] <= "z":
        return _ARTICLE.search(text, max(0, at - 6), at) is not None
    return not "\u0600" <= text[at] <= "\u06ff" or text.startswith("ال", at)


IMPERFECT: Final = _pattern(
    r"\s*\"?(?:و)?(?:يعقد|تعقد|يعقدان|يلتقي|تلتقي|يلتقيان|يجتمع|تجتمع|يجري|تجري|يجريان|يستقبل|تستقبل|يستضيف|تستضيف)(?!\w)"
)
"""What opens an Arabic sentence on what is to come; a heading tells so of what was."""
WHO_GOES_ON: Final = _pattern(
    r"\s*\"?(?:كما |ثم |كذلك |و)(?:قد )?(?:أجرى|أجرت|يجري|سيجري|بحث|بحثت|تلقى|تلقت|التقى|التقت|سيلتقي|ناقش|ناقشت|تحدث|تحدثت|اتصل|اتصلت|استقبل|استقبلت|عقد|عقدت|هاتف|هاتفت)(?!\w)",
    r"\s*\"?(?:و)?في (?:\w+ ){1,4}?(?:آخر|أخرى|منفصل|منفصلة|مماثل|مماثلة),? (?:أجرى|أجرت|بحث|بحثت|تلقى|تلقت|التقى|التقت|ناقش|ناقشت|تحدث|تحدثت)(?!\w)",
    r"\s*\"?(?:также|кроме того,|помимо этого,|ранее|позже|позднее|затем|в тот же день|в этот же день) (?:\w+ ){0,3}?(?:провел|поговорил|переговорил|созвонился|встретился|обсудил|побеседовал|позвонил|принял)(?:а)?(?!\w)",
)
"""What opens a sentence that does not name again who does it."""
HIM: Final = _pattern(r"(?<!\w)(?:him|her|ним|ней|нему|ему|его|ее)(?!\w)")
HE: Final = _pattern(r"(?<!\w)(?:he|she|он|она|هو|هي)(?!\w)")
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
    r"вызва(?:л|н|в)\w*",
    r"вызыва(?:ет|ют|ли|ла)\w*",
    r"summon(?:ed|s|ing)",
    r"(?<!\w)(?:called|calls|hauled|brought) in(?!\w)",
    r"(?<!\w)(?:lodged|lodges|delivered|handed|issued) (?:\w+ ){0,4}?protest",
    r"(?:выразил|выражен|заявил|заявлен|вручил|вручен|направил|направлен)\w* (?:\w+ ){0,4}?(?:протест|нот\w+ протеста|нот\w+)\w*",
    r"(?<!\w)(?:و|ف)?(?:سلم|سلمت) (?:\w+ ){0,4}?مذكرة احتجاج",
)
POSTED: Final = _pattern(r"^[^,.;]{0,60}? (?:in|to|в|في|لدى) (?:the )?$")
WARNS: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:حذر|حذرت|يحذر|تحذر|هدد|هددت|توعد|توعدت|يتوعد|تتوعد|أنذر|أنذرت)(?!\w)", r"(?<!\w)(?:предупредил|предупреждает|предупредят|пригрозил|предостерег)\w*",
    r"(?<!\w)(?:و|ف)?(?:وجه|وجهت|أصدر|أصدرت) (?=(?:\w+ ){1,9}?تحذيرا?(?!\w))",
    r"(?<!\w)(?:warned|warns|threatened|cautioned|cautions)(?!\w)", r"(?<!\w)issued (?:a|an) (?:\w+ )?warning to(?!\w)",
)  # fmt: skip
EXERCISE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:ال)?(?:مناورات|مناورة|مناوراتها|مناوراته|تدريبات|تدريباتها|تمرينا?|تمارين)(?!\w)", r"(?<!\w)(?:учени(?:я|й|ях|ям|ями)|маневр(?:ы|ов|ах|ами))(?!\w)",
    r"(?<!\w)(?:(?:military|naval|joint|live-fire|nuclear|annual|air|large-scale|missile|command-post|snap|winter|autumn|spring|summer) (?:\w+ ){0,2}?"
    r"(?:exercise|drill|manoeuvre|maneuver)s?|drills|(?:the|an?) (?:[\w-]+ ){1,3}?exercise(?! (?:of|in)(?!\w))|war ?games|manoeuvres|maneuvers|exercises)(?!\w)",
)  # fmt: skip
HOTLINE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?خط(?:ا)? (?:(?:ال)?اتصال\w* )?(?:ال)?ساخن(?:ا)?(?!\w)", r"خط اتصال مباشر", r"(?:قناة|خط) (?:ال)?اتصال (?:ال)?(?:عسكري|مباشر)\w*", r"горяч\w+ лини\w+", r"лини\w+ прямой связи", r"прям\w+ лини\w+ связи",
    r"(?<!\w)(?:hotlines?|hot lines?|(?:deconfliction|direct military|direct communication|direct) line)(?!\w)",
)  # fmt: skip
PROMISE: Final = _pattern(
    r"(?<!\w)(?:ب|ل)?(?:ال)?(?:رد|ردود|جواب|أجوب|إجاب)\w{0,4}[^\w]{1,3}(?:ال)?(?:خطي|مكتوب)\w*", r"(?:التفصيل|تفصيل) المكتوب", r"موقفها كتابة",
    r"(?<!\w)(?:و|ف)?(?:تعهد|تعهدت)(?!\w)", r"письменн\w+ (?:\w+ )?(?:ответ|реакци)\w*", r"(?<!\w)(?:обязал|пообещал)\w*",
    r"written (?:\w+ )?(?:response|repl|answer)\w*", r"(?:in writing)", r"(?<!\w)(?:pledged|promised|undertook) to",
)  # fmt: skip
_HANDED: Final = _pattern(
    r"(?<!\w)(?:handed|delivered|gave|given|sent|received|submitted|passed|presented|got)(?!\w)", r"(?<!\w)(?:вручил|передал|получил|направил|представил|вручен|передан|получен|направлен)\w*",
    r"(?<!\w)(?:و|ف)?(?:سلم|سلمت|تسلم|تسلمت|استلم|استلمت|أرسلت|أرسل|تلقت|تلقى|قدمت|قدم)(?!\w)",
)  # fmt: skip
_TO_COME: Final = _pattern(
    r"(?<!\w)(?:will|would|shall|next|soon|promis\w*|pledg\w*|agreed|vow\w*|undert\w+|due|to (?:send|give|deliver|hand|submit|provide|reply|respond))(?!\w)",
    r"(?<!\w)(?:обеща|пообеща|обяз|наме|будет|будут|след|до конца|в ближайш)\w*", r"(?<!\w)(?:передаст|вручит|направит|представит|пришлет|даст|ответит|передадут|дадут|пришлют|направят)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:س(?:ي|ت|ن)\w+|سوف|تعهد\w*|وعد\w*|تعتزم|يعتزم|المقبل\w*|القادم\w*)(?!\w)",
)  # fmt: skip
TAKES_PART: Final = _pattern(
    r"(?:take|takes|took|taking) part", r"(?:participat|involv|deploy)\w*", r"(?:задейств|привле|участ)\w*",
    r"(?:ي|ت)?شارك\w*", r"مشاركة", r"بمشاركة",
)  # fmt: skip
PROMISES: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:وعد|وعدت|تعهد|تعهدت|س(?:ي|ت)(?:قدم|سلم|رد|بعث|وجه|رسل|جيب))(?!\w)", r"(?<!\w)(?:will|would|promised|pledged|promises|pledges|undertook|agreed)(?!\w)",
    r"(?<!\w)(?:обеща|пообеща|обяза|направ(?:ит|ят)|предостав(?:ит|ят)|переда(?:ст|дут)|да(?:ст|дут)|пришл(?:ет|ют)|ответ(?:ит|ят))\w*",
)  # fmt: skip
WRITTEN: Final = _pattern(r"مكتوب", r"خطي", r"كتابة", r"письменн", r"written", r"in writing")
INCIDENT: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?(?:هجوم|هجمات|ضربة|ضربات|قصف|حادث|حادثة|غارة|غارات|انفجار|تصادم|اعتراض)(?:ا|ي)?(?!\w)",
    r"(?<!\w)(?:удар|атак|обстрел|инцидент|столкновени|взрыв|перехват)\w*",
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?(?:استهداف|اشتباك|اشتباكات|تفجير|صواريخ|صاروخ)(?!\w)",
    r"(?<!\w)(?:attack|strike|shelling|incident|collision|explosion|interception|raid|blast|bombardment|clash|clashe)s?(?!\w)",
    r"(?<!\w)(?:struck|shelled|bombed|attacked)(?!\w)",
)  # fmt: skip


HELD_EXERCISE: Final = _pattern(
    r"(?:hold|held|conduct|launch|start|began|begin|begun|stage|staging|kick|carry|carried|run|running|end|conclud|complet|plan|schedul|take|took|open|will|due)\w*",
    r"(?:провед|провел|провод|начал|начн|начин|пройд|прош|проход|стартова|старту|заверш|состо|планир|будут|будет)\w*", r"(?<!\w)(?:و|ف|س)?(?:س)?(?:أجر|يجر|تجر|بدأ|تبدأ|يبدأ|أطلق|تطلق|انطلق|تنطلق|انطلاق|تنفيذ|تنفذ|نفذ|بدء|إجراء|اختتم|تختتم|أنه|تستمر|كشف|أعلن|خطط|تعتزم|تقام|ستقام|استضاف|تستضيف|ستستضيف)\w*",
)  # fmt: skip


def is_denied(text: str, *, start: int, at: int) -> bool:
    """Tell whether what stands at a place is denied, or said not to be."""
    before = text[max(start, at - _AHEAD) : at]
    return _DENIED.search(before) is not None or _NOTHING.search(before) is not None


def is_handed_over(text: str, *, start: int, end: int, at: int) -> bool:
    """Tell whether what is promised in a sentence was handed over by then."""
    if WRITTEN.search(text, at, min(end, at + _BEHIND)) is None:
        return False
    return bool(_HANDED.search(text, start, end)) and not _TO_COME.search(text, start, end)


_ASIDES: Final = (SUMMONS, WARNS, EXERCISE, HOTLINE, PROMISE, INCIDENT)


def is_aside(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence has a word of what is no contact and has a day."""
    return any(one.search(text, start, end) for one in _ASIDES)
