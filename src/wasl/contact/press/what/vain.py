# SPDX-License-Identifier: Apache-2.0
"""Calls that were made and not taken, by what stands behind them: *and the call went to voicemail*.

Rules:

1. Who *left a message for* somebody has called in vain, and so has whose call rang out, in the same
   sentence or in the one behind.
2. Who was called back has spoken after all.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import pattern, spaced

LEFT_RU: Final = r"(?:оставил[аи]? (?:\w+ ){0,2}?(?:голосов\w+ )?сообщени[ея](?= (?:для|на автоответчик\w*|на голосовой почте)(?!\w)))"
LEFT_AR: Final = r"(?:رسالة|رسالتين|رسائل) صوتي(?:ة|تين)(?= (?:\w+ ){0,2}?(?:ل|على|في))"
_LEFT: Final = re.compile(spaced(r"(?<!\w)(?:و|ف)?(?:ترك|تركت|خلف|خلفت)(?!\w)"))
LEFT_FOR: Final = r"(?:left|leaving) (?:(?:an?|two|three|several|repeated|his|her|only) )?(?:\w+ )?(?:messages?|voice\s?mails?)"
"""*Left two messages for her counterpart*."""
_LEFT_FOR: Final = pattern(LEFT_FOR, LEFT_RU, LEFT_AR)
VAIN_BEHIND: Final = (
    r"(?:[;,]| and| but| only)(?: that)? (?:[\w'-]+ ){0,4}?(?:did(?: not|n't) (?:pick up|(?:call|ring|phone) back|take (?:it|the call)|come to the (?:tele)?phone|answer (?:it|the (?:tele)?phone))|never (?:picked up|called back|rang back|came to the (?:tele)?phone)|(?:nobody|no one) (?:came (?:to|on) the (?:line|(?:tele)?phone)|was on the line|picked up|answered)|(?:was|were) not (?:put through|picked up)|(?:went|allowed to go|go|going|sent|diverted|left to go) (?:straight )?to voice\s?mail|let (?:it|the (?:tele)?phone) ring|(?:the )?(?:tele)?phone (?:just )?(?:rang on|kept ringing)|(?:got|reached|heard) (?:only )?(?:his|her|the|an?) (?:voice\s?mail|answering machine|(?:dialling|dial|busy|engaged) tone)|(?:was|were) (?:left )?(?:hanging|holding) on the line)(?!\w)",
    r"(?<!\w)without (?:getting through|being put through|reaching (?:him|her)|(?:an?|any) (?:answer|reply|response)|luck)(?!\w)",
    r"(?<!\w)(?:و|ف)لم (?:ي|ت)(?:رد|جب|جبه|جبها|رفع السماعة|عاود (?:ال)?اتصال|هاتفه|هاتفها)(?!\w)(?! (?:في|ذكر|أي|أية|تفاصيل|معلومات|أنباء)(?!\w))(?! (?:\w+ ){0,3}?(?:حتى (?:الآن|اللحظة|الساعة)|بعد)(?!\w))(?! (?:\w+ ){0,4}?على (?:\w+ ){0,3}?(?:سؤال|أسئلة|طلب|اتهام|تصريح|انتقاد|دعو|مقترح|استفسار))",
    r"(?<!\w)(?:ال)?هاتف\w* (?:\w+ ){0,2}?(?:يرن|مغلقا|صامتا|خارج الخدمة)(?!\w)",
    r"(?<!\w)(?:إلى|على) (?:ال)?(?:بريد الصوتي|مجيب الآلي)",
    r"(?<!\w)(?:و|ف)?(?:الذي|التي) لم (?:ي|ت)(?:رد|جب|عاود (?:ال)?اتصال)(?!\w)(?! على (?:\w+ )?(?:سؤال|أسئلة|طلب))",
    r"(?<!\w)(?:لا|لم) (?:ي|ت)(?:رد|جيب|جب) (?:علي|علينا|عليه|عليها)(?!\w)",
    r"(?<!\w)(?:,|и|а|но|однако|тот|та) (?:[\w-]+ ){0,8}?(?:не перезвонил|не подош\w+ к (?:телефону|аппарату)|не (?:взял|снял|поднял)[аи]? трубк)\w*",
)
"""*Rang Y, and nobody came to the telephone*."""
NO_WORD: Final = (
    r"(?<!\w)(?:من )?(?:دون|بدون|بلا|غير) (?:مجيب|طائل|جدوى)(?!\w)",
    r"(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:صله|صلها|صلهم|أته|أتها|أت|صل) (?:\w+ ){0,2}?(?:رد|جواب|إجابة)(?!\w)",
    r"(?<!\w)(?:قوبل|قوبلت|ووجه|ووجهت) (?:\w+ ){0,4}?ب(?:ال)?(?:تجاهل|صمت)(?!\w)",
    r"(?<!\w)(?:оставил[аи]?|остал\w+) (?:\w+ )?без (?:\w+ )?(?:внимания|реакции)(?!\w)",
    r"(?<!\w)ответа (?:[\w-]+ ){0,2}?нет(?!\w)",
)
"""*Nobody answered*, of whatever was asked for."""
TOLD_NO: Final = (
    r"(?<!\w)(?:و|ف)?(?:قيل|أبلغ|أبلغوه|أبلغوها|أخبر|أبلغت) (?:\w+ ){0,4}?(?:إن|أن|بأن)(?:ه|ها)? (?:\w+ ){0,2}?(?:مشغول|منشغل|غير متاح|لا وقت|مسافر|غير موجود|نائم)\w*"
    r"|(?<!\w)(?:متذرع|متعلل|متحجج)(?:ا|ة) ب\w+|(?<!\w)(?:تذرع|تعلل|تحجج)(?:ت)? ب(?:ال)?(?:انشغال|ضيق|جدول|ازدحام|ارتباط|التزام)\w*|(?<!\w)(?:بحجة|بداعي|بدعوى|بذريعة) (?:ال)?(?:انشغال|ضيق|جدول|ازدحام|ارتباط|التزام)\w*"
    r"|(?<!\w)(?:ему|ей|им|тому|той|там) (?:\w+ ){0,2}?(?:ответили|сказали|передали|сообщили|объяснили|заявили),? (?:что )?(?:[\w-]+ ){0,4}?(?:занят(?:а|ы)?(?!\w)|отсутству|уехал|недоступ|в отъезде|на совещании|нет времени|не сможет|не до(?!\w))\w*"
)
"""*Was told that he was busy*: who asked was refused."""
_TO_MEET: Final = pattern(
    r"(?<!\w)ل(?:لقاء|لقائه|لقائها|قاء|لاجتماع|مقابلة|لالتقاء|يلتقي|تلتقي|مباحثات|محادثات)$",
    r"(?<!\w)(?:на|для|ради) (?:\w+ )?(?:встреч|переговор|бесед|аудиенци)\w*$",
)
"""*Flew in to meet Y*."""
_NOT_LET: Final = pattern(
    r"(?<!\w)(?:من )?(?:دون|غير|بدون) أن (?:ي|ت)(?:ستقبل|ستقبله|ستقبلها|لتقيه|لتقيها|ؤذن|سمح|قابله|قابلها|راه)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:عاد|غادر|غادرت|عادت|قفل|رجع|انصرف) (?:\w+ ){0,3}?(?:أدراجه|أدراجها|خالي الوفاض|خائبا|بخفي حنين)(?!\w)",
    r"(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:ستقبل|ستقبله|ستقبلها|سمح له|سمح لها|ؤذن له)(?!\w)",
    r"(?<!\w)(?:принимать (?:его |ее |их )?не стали|(?:его|ее|их) (?:\w+ )?не (?:приняли|пустили|допустили)|не (?:был|была|были) (?:принят|допущен)\w*|(?:улетел|уехал|вернул)\w* (?:\w+ )?(?:ни с чем|несолоно хлебавши))(?!\w)",
)


def is_not_let_in(before: str, behind: str) -> bool:
    """Tell whether who came to meet somebody was not received."""
    return _TO_MEET.search(before) is not None and _NOT_LET.search(behind) is not None


SENT_BACK: Final = (
    r"(?<!\w)(?:sent|turned) (?:back|away)(?= (?:an?|the|his|her|its|their) (?:[\w'.-]+ ){0,4}?(?:envoys?|emissar(?:y|ies)|delegations?|mediators?|messengers?|missions?)(?!\w)[^.;\n]{0,140}?(?:airport|runway|tarmac|border|crossing|frontier|without (?:seeing|being|a hearing)|empty-handed|refus|could not receive|would not receive))",
    r"(?<!\w)(?:развернул|завернул|не (?:пустил|впустил|пропустил|принял))[аи]?(?= [^.;\n]{0,90}?(?:делегаци|посланни|посланц|спецпосланник|эмиссар|миссию|посредник))",
    r"(?<!\w)(?:و|ف)?(?:أعاد|أعادت|رد|ردت|منع|منعت|طرد|طردت)(?= (?:\w+ ){0,9}?(?:وفد|وفدا|مبعوث|مبعوثا|موفد|موفدا|وسيط|رسول)(?!\w)[^.;\n]{0,120}?(?:من (?:ال)?مطار|على أعقاب|من حيث|من الدخول|عند (?:ال)?(?:معبر|حدود)|استقباله|أدراج))",
)
"""*Sent back the delegation at the airport*: those who came were not received."""
_SENT_BACK: Final = pattern(*SENT_BACK)
LEAVES: Final = (
    r"(?<!\w)наб(?:ра|ира)л[аи]? (?:\w+ )?номер(?!\w)",
    LEFT_FOR + r" (?:[\w-]+ ){0,3}?for(?!\w)",
    LEFT_RU,
    LEFT_AR,
)
_ONE_TABLE: Final = (
    r"(?<!\w)(?:ال)?(?:جلوس|جلس|جلست|يجلس|تجلس) (?:إلى|على|حول) (?:ال)?(?:طاولة|مائدة) (?:واحدة|نفسها|ذاتها)(?= (?:\w+ )?مع(?!\w))",
    r"(?<!\w)с(?:есть|ел|ела|ели|ядет|ядут|идел|идела|идели) за (?:один|одним|общий) стол(?:ом)?(?= со? )",
)
VAIN_CONTACT: Final = (*_ONE_TABLE, *SENT_BACK, rf"(?<!\w){LEFT_RU}", rf"(?<!\w){LEFT_AR}")
DOOR_SHUT: Final = (
    r"(?<!\w)(?:slam(?:s|med)|shut(?:s)?|clos(?:es|ed)) (?:the|its|his|her) doors? (?:on|to) (?:[\w'.-]+ ){0,5}?(?:requests?|proposals?|offers?|bid|talks|meeting|call|overtures?|summit)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:أوصد|أوصدت|أغلق|أغلقت) (?:\w+ ){0,6}?(?:ال)?باب (?:\w+ ){0,2}?(?:أمام|في وجه|بوجه) (?:\w+ ){0,3}?(?:طلب|عرض|دعوة|لقاء|محاولة|اقتراح|مبادرة)",
    r"(?<!\w)захлопнул[аи]? дверь перед(?!\w)",
    r"(?<!\w)(?:сбросил|отклонил|сбрасывал)[аи]? (?:\w+ )?(?:звонок|вызов|звонки)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:أغلق|أغلقت|أقفل|أقفلت) (?:\w+ ){0,6}?(?:ال)?(?:هاتف|سماعة|خط)(?:ه|ها)? (?:في وجه|بوجه)(?!\w)",
    r"(?<!\w)не (?:стал|пожелал|захотел)[аи]? (?:\w+ )?(?:подходить к (?:телефону|аппарату)|перезванивать)(?!\w)",
)
"""*Slammed the door on a request*."""


def sends_back(text: str, start: int) -> bool:
    """Tell whether words of contact are *sent back*."""
    return _SENT_BACK.match(text, start) is not None


def leaves(text: str, start: int, end: int, before: str) -> bool | None:
    """Tell whether a message was left, where words of contact are of one: a voice message may be any."""
    if not is_left(text, start, end):
        return None
    return text[start] < "z" or "а" <= text[start] <= "я" or _LEFT.search(before) is not None


_CALLED_BACK: Final = pattern(
    r"(?<!\w)(?<!nobody\s)(?<!one\s)(?<!never\s)(?<!not\s)(?:called|rang|phoned|telephoned) (?:(?:him|her|them) )?back(?!\w)",
    r"(?<!\w)(?:(?:returned|returning) (?:the|his|her|their) (?:\w+ )?calls?|at first|the first time|at the second)(?!\w)",
    r"(?<!не\s)(?<!\w)перезвонил",
    r"(?<!\w)(?:عاود|عاودت|أعاد|أعادت) (?:\w+ ){0,3}?(?:ال)?اتصال(?!\w)",
)


def is_called_back(text: str, start: int, end: int) -> bool:
    """Tell whether who did not take a call rang back: then they spoke."""
    return _CALLED_BACK.search(text, start, end) is not None


VAIN_THEN: Final = pattern(
    r"\s*\"?(?:but )?(?:nobody|no one|neither|none)(?: [\w'-]+){0,4}? (?:pick(?:ed)? up|answered|(?:rang|called|phoned) back|came to the (?:tele)?phone)(?!\w)",
    r"\s*\"?(?:but )?(?:he|she|the (?:\w+ )?(?:call|phone|telephone|line|minister|president|premier|chancellor|leader|side)|it|(?:his|her) (?:\w+ )?phone)(?: [\w'-]+){0,4}? (?:(?:did not|didn't|never) (?:pick(?:ed)? up|answer(?:ed)?(?=[.,;]| the (?:tele)?phone| it)|(?:call|ring|phone|rang|called|phoned)(?:ed)? back|come to the (?:tele)?phone|t[ao]{1,2}ke? it)|rang (?:out|on)|(?:went|was sent|was left|remained) (?:unanswered|unreturned|(?:straight )?to voice\s?mail)|was (?:not|never) (?:answered|taken|returned|put through|picked up)|was engaged)(?!\w)",
    r"\s*\"?(?:he|she|they) (?:(?:does not|doesn't|did not|didn't|do not|don't) (?:want to (?:talk|speak) (?:to|with) (?:me|us|him|her)|pick up|answer (?:my|our|his|her) calls|take (?:my|our|his|her) calls)|(?:is|are) not (?:taking|answering) (?:my|our) calls)(?!\w)",
    r"\s*\"?(?:но |однако )?(?:[\w-]+ ){0,4}?(?:не (?:взял|снял|поднял|бер[её]т|снимает|поднимает)[аи]? (?:\w+ )?трубк|не хочет (?:(?:со мной|с нами) )?(?:говорить|разговаривать)|не отвечает на (?:мои |наши )?звонк|трубк\w+ (?:[\w-]+ ){0,2}?не (?:взял|снял|поднял)|никто не (?:ответил|подош|взял|снял)|ответа (?:\w+ ){0,2}?не (?:последовал|был|дожд)|звонок (?:\w+ )?остал\w+ без ответа|не перезвонил|к телефону (?:\w+ ){0,2}?не подош|не подош\w+ к телефону|телефон (?:\w+ ){0,2}?(?:молчал|не ответил|не отвечал))\w*",
    r"\s*\"?(?:و|ف)?(?:لكن(?:ه|ها)? |غير أن(?:ه|ها)? |إلا أن(?:ه|ها)? )?(?:\w+ ){0,3}?(?:لم (?:ي|ت)(?:رد|جب|رفع السماعة)(?!\w)(?! على (?:\w+ )?(?:سؤال|أسئلة|طلب))|(?:ظل|بقي|رن) (?:الاتصال|الهاتف) (?:\w+ )?(?:دون|بلا|بدون|يرن)|لم (?:ي|ت)(?:لق|تلق) (?:\w+ )?(?:رد|ردا|جواب|جوابا)(?!\w))",
)
"""*The call went to voicemail*: what a sentence behind says of a call that was made."""


def is_left(text: str, start: int, end: int) -> bool:
    """Tell whether words of contact are *left a message*."""
    return _LEFT_FOR.fullmatch(text, start, end) is not None
