# SPDX-License-Identifier: Apache-2.0
"""At whose wish a contact came about, what was made public of it, and what it was about.

Rules:

1. *Received a call from* reverses the caller: who is named behind it has called.
2. A request beside *not to announce* is about the silence, and says nothing of who called.
3. Topics are words of the text, at most a dozen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from wasl.contact.press.phrases import Words
from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.shadow import pattern as _pattern
from wasl.contact.press.what.hush import EMBARGO, MUTE, UNTOLD
from wasl.contact.press.what.russian import can_do
from wasl.contact.press.who.actors import Actor

_REACH: Final = 28
_TOPIC_WORDS: Final = 14
_TOPIC_REACH: Final = 90


_TALK: Final = r"(?:calls?|conversations?|meetings?|meet|talks?|talking|contacts?|speak|discussions?|visits?|encounters?|exchanges?|confer|dialogue|phone|summit|consultations?)(?!\w)"
_NEXT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:следующ|нов|очередн|втор)(?:ую|ий|ой|ый|ие|ые) (?:\w+ )?(?:встреч|разговор|бесед|переговор|раунд|консультаци|саммит)[^.;\n]{0,60}?(?<!\w)(?:пред|по)(?:лож|лаг|прос)"
    )
)
"""*Следующую встречу X предложил провести у себя*: that is another one."""
_AT_WISH: Final = _pattern(
    r"بمبادرة(?! (?:منه|منها|منهما|ذاتية|شخصية|خاصة))(?: من)?", r"مبادرة من", r"(?:(?:تلقا|تلقت)(?:ه|ها|هما)|ورده|وردها|وردته) (?:[^\s.;]+ ){0,14}?من", r"(?:تقدم|تقدمت) ب(?:ه|ها)", r"بادر(?:ت)? (?:به|إليه|بها|إليها)", r"(?:المبادرة|الطلب) (?:جاء|جاءت|أتى|أتت|صدر|صدرت) من",
    r"по (?:инициативе|предложению)", r"(?:звонок|разговор|беседа|встреча|переговоры) (?:\w+ ){0,2}?(?:сделан|организован|инициирован|запрошен|предложен)\w*", r"по (?=(?!своей|своему|собственн|личн|их|его|ее)\w+ (?:инициативе|предложению)(?!\w))", r"инициатор\w*(?:, [^,.;\n]{3,60},)? (?:\w+ ){0,3}(?:стал|выступил|был|явля)\w*", r"(?:инициатива|просьба|предложение|запрос)(?! об? (?!(?:\w+ )?(?:разговор|встреч|бесед|переговор|созвон|контакт|звонк|н[еи]м|этом))),? (?:(?:по словам|по данным|как)[^,.\n]{2,50}, )?(?:\w+ ){0,2}(?:исход|поступ|приш|была? от|был от)\w* (?:от|из)?",
    r"(?<!\w)(?:это|то) (?:была|было) (?:\w+ )?(?:инициатива|просьба|предложение|пожелание)", r"по настоянию", r"(?<!\w)(?:разговора|встречи|беседы|контакта|переговоров|звонка) (?:\w+ ){0,2}?(?:добивал|просил|попросил|хотел|искал)\w*(?: именно)?(?! (?:\w+ ){0,2}?не )", r"инициативу (?:\w+ )?(?:проявил|взял)\w*(?: на себя)?", r"(?:предложил|инициировал|запросил|попросил|затеял)[аи]? (?:об? )?(?:их|его|ее|не[йм]|них|эту встречу|этот разговор|эти переговоры|эту беседу) (?=\w+ая сторона)", r"инициатива(?: (?:разговора|встречи|беседы|звонка|переговоров|контакта))?(?: об? [\w-]+)?(?:, [^,;\n]{3,60},)? (?:\w+ ){0,2}?(?:принадлеж\w+|была за|исходила (?:именно )?от)(?= \w)",
    r"(?:звонок|инициатива|просьба),? (?:[^.;\n]{2,60}, )?(?:последовал|исходил|поступил|была?(?: сделан[ао]?)?|раздался|пришел|пришла)\w* (?:(?:с|со|от|из)(?= \w+ сторон)|от|из)", r"(?:попросил|просил)\w* об? (?:не[йм]|этом|этой)(?!\w)",
    r"(?<!\w)об? (?:\w+ ){0,2}(?:разговор|контакт|встреч|бесед|звонк|переговор)\w*(?:, [^,;.\n]{3,60},)? (?:\w+ ){0,2}?(?:попросил|просил)\w*(?! (?:\w+ ){0,2}?не )",
    r"(?<!\w)(?:позвонить|созвониться|встретиться|поговорить|увидеться|встречу|разговор|беседу|переговоры)(?:, [^,;.\n]{3,60},)? (?:(?:первым|сам[аи]?|лично|тогда|сначала) )?(?:попросил|просил|предложил|предлагал)[аи]?(?: (?:провести|организовать|устроить))?(?! (?:\w+ ){0,2}?не )",
    r"(?<!\w)(?:разговор|контакт|встречу|беседу|переговоры|звонок) (?:\w+ ){0,2}?(?:инициировал|запросил|предложил|запрошен|инициирован|предложен)\w*",
    r"(?:at|on|upon) the (?:initiative|suggestion|behest|instance|instigation|prompting|urging|wish) of", r"initiated by",
    r"(?:call|conversation|meeting|talks?|contact|discussion|encounter|exchange|it)(?:, [^,;\n\"]{3,70}? (?:said|says|added|noted|stressed|recalled|reported|stated)(?: on \w+day)?,)? (?:was |were |had been |has been )?(?:first )?(?:requested|proposed|sought|suggested|arranged|asked for|placed|made|instigated|set up|put in) by",
    rf"(?:initiative|request|suggestion|proposal|approach|overture|idea|wish|impulse|call)(?: (?:to|for) (?:(?:the|an?|this) )?(?:[\w-]+ ){{0,2}}?{_TALK})? (?:had |has )?(?:first )?(?:come|came|originated|stemmed|emanated|issued) (?:directly |first )?from",
    r"(?:initiative|request|suggestion|proposal|idea|invitation)(?: (?:to (?:talk|speak|meet|call|confer)|(?:for|of) (?:the |a |an |this )?(?:\w+ )?(?:call|talks|meeting|conversation|contact)))? (?:had )?(?:come|came|originated|stemmed|was|had been)(?: made)? (?:from|by|with)",
)  # fmt: skip
_AT_REQUEST: Final = _pattern(
    r"بطلب(?! (?:ل|عقد|إجراء|لقاء|ترتيب|رسمي|بذلك|منه|منها|منهم))(?: من)?", r"(?:بناء على|نزولا عند|تلبية ل) ?(?:طلب|رغبة)(?: من)?", r"по (?:настоятельной )?(?:просьбе|запросу)", r"по (?=\w+ (?:просьбе|запросу)(?!\w))", r"at the (?:\w+ )?request of",
)  # fmt: skip
_WHO_WISHED: Final = _pattern(
    r"(?:هي|هو) (?:من|التي|الذي) (?:طلبت|طلب|بادرت|بادر|اتصلت|اتصل|أجرت|أجرى|اقترحت|اقترح|سعت|سعى)(?: (?:إجراء )?ال\w+)?",
)
_BEFORE_WISH: Final = _pattern(
    r"(?<!\w)طلبت? (?:إجراء )?(?:هذه |هذا )?(?:ال)(?:مكالمة|اتصال|محادثة|لقاء|تحدث|تواصل|حديث)(?!\w)",
    r"сторон\w+ (?:инициирова|запросил|предложил|попросил)\w*", r"(?:инициировал|запросил|предложил)\w* (?:эт\w+ |телефонн\w+ )?(?:разговор|звонок|беседу|встречу|переговоры|контакт)(?!\w)",
    r"(?:попросил|просил)\w* (?:(?!не )[\w-]+ ){0,2}?об? (?:\w+ ){0,2}(?:разговор|контакт|встреч|бесед|звонк|переговор)\w*", r"обратил\w* (?:[\w-]+ ){0,9}?с (?:\w+ )?(?:просьб|предложени|запрос|инициатив)\w+", r"(?:попросил|запросил|предложил|предлагал)\w* (?:[\w-]+ ){0,3}?(?:(?:организовать|провести)(?= (?:[\w-]+ ){0,2}?(?:переговор|встреч|разговор|бесед|консультац|созвон|саммит|контакт|диалог)| (?:во?|на|до|там|уже)(?!\w)|[.,;])|созвониться(?!\w)|встретиться(?!\w)|поговорить(?!\w))", r"направил\w* (?:[\w-]+ ){0,3}?(?:предложение|запрос|просьбу|приглашение)(?!\w)", r"(?:выступил|стал|был)\w* инициатор\w+", r"(?:проявил|взял)\w* (?:на себя )?инициативу(?!\w)", r"(?:добивал|искал|(?:по)?просил)\w* (?:эт\w+ |личн\w+ |скор\w+ )?(?:встречи|разговора|беседы|контакта)(?!\w)",
    r"(?:(?:that|who|which) )?(?:had |has )?(?:initiated|requested|asked for|sought|proposed|suggested|set up|placed|made|instigated|put in) (?:(?:the|this|that|their|a|an|\w+day's) (?:\w+ )?(?:call|conversation|meeting|talks?|contact|discussion|encounter|exchange|teleconference)|it)(?!\w)",
    r"(?:(?:that|who) )(?:had )?(?:called|rang|rung|phoned|telephoned|dialled|dialed|reached out|picked up the (?:phone|receiver)|got in touch|made (?:the )?contact)(?: up| first)?(?!\w)(?! (?:for|on|off|\w+ an?)(?!\w))", r"(?:was|had been|were) the (?:one|first|side|party|caller)s? (?:to (?:call|phone|ring|telephone|dial|ask|propose|suggest|seek|initiate|reach out|pick up the phone|make (?:the|contact))|(?:who|that) (?:had )?(?:called|phoned|rang|rung|telephoned|asked|proposed|sought|initiated|reached out))(?!\w)",
    r"(?:had )?(?:reached out first|made the (?:first move|approach)|placed the call)(?!\w)", r"сам\w* позвонил\w*", r"звонил\w* (?:сам|первы)\w*(?!\w)",
    r"(?:сам\w* |первы\w+ )?(?:попросил|просил|запросил|предложил)\w* об? (?:них|ней|нем|этом|этой|этих)(?!\w)", r"(?:его|ее|их|эту встречу|этот разговор|эти переговоры) (?:сам\w* )?(?:попросил|запросил|предложил|инициировал)\w*(?!\w)",
)  # fmt: skip
_POSSESSIVE_WISH: Final = _pattern(
    rf"'s? (?:\w+ )?(?:initiative|request|invitation|suggestion|behest|instigation|prompting|urging|idea(?=[,.]| and)|proposal(?= (?:for|to (?:hold|meet|talk|speak))))(?!\w)(?! (?:for|on|of|about) (?!(?:(?:the|an?|this|that|such|their) )?(?:\w+ ){{0,2}}?{_TALK}))",
    r"(?<!\w)(?:initiative|request|suggestion|behest)(?!\w)(?! (?:of|for comment))",
)
_VERB_WISH: Final = _pattern(r"(?<!\w)(?:و)?طلبت (?=\w)", r"(?<!\w)(?:و)?طلب (?=\w)")
_CALL_WORD: Final = _pattern(
    r"\s+(?:إجراء )?(?:ال)(?:مكالمة|اتصال|محادثة)(?!\w)",
    r"\s+(?:إجراء|عقد) (?:ال)?(?:مكالمة|اتصال|محادثة|لقاء|اجتماع)",
    r"\s+(?:هذا )?ال(?:لقاء|اجتماع)(?!\w)(?! (?:ب|مع ))",
)
_TRIES: Final = _pattern(r"(?<!\w)(?:و)?(?:حاول|حاولت|أراد|أرادت|اعتزم|اعتزمت) (?=\w)")
_STARTS: Final = _pattern(r"(?<!\w)(?:و)?(?:بادر|بادرت) (?=\w)")
_TO_CALL: Final = _pattern(
    r",? (?:(?:هو|هي) )?(?:إلى|ب) ?(?:طلب )?(?:إجراء |عقد )?(?:ال)?(?:اتصال|مهاتفة|مكالمة|لقاء|اجتماع|محادثة|تحدث)\w*",
)
"""*Took the step to call X*."""
_TO_MAKE: Final = _pattern(r",? (?:إجراءها|إجراءه|إجراؤها|عقدها|عقده)(?!\w)")
_LATTER: Final = re.compile(
    spaced(
        r"(?:(?:at|on|upon) (?:the )?(?P<which>latter|former)'s? (?:own )?(?:initiative|request|suggestion|behest|proposal|wish|instigation)"
        r"|(?:at|on) the (?:initiative|request|suggestion|behest|proposal|instigation) of the (?P<whose>latter|former)"
        r"|(?:بمبادرة|بطلب|بناء على (?:طلب|رغبة)|بإيعاز) (?:من )?(?:هذا |هذه )?ال(?:أخيرة?|ثاني|أول|أولى)"
        r"|(?:أن|بأن|كان|كانت) (?:هذا |هذه )?ال(?:أخيرة?|ثاني|أول|أولى) (?:كان |كانت )?(?:(?:هو|هي) )?(?:(?:من|الذي|التي) )?(?:بادر|طلب|اتصل|أجرى|أجر|اقترح)ت?(?: (?:إلى|ب)?(?:إجراء )?(?:ال)?(?:اتصال|مكالمة|لقاء|تحدث)\w*)?)(?!\w)"
    )
)
_SECOND: Final = ("latter", *map(fold, ("الأخير", "الثاني")))
_AT_HIS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:at|on|upon) (?P<his>his|her) (?:own )?(?:initiative|request|suggestion|behest|instigation|invitation)(?!\w)"
    )
)
_OWN_WISH: Final = re.compile(
    spaced(
        r"(?<!\w)(?:по (?:своей|собственной|личной) (?:собственной |личной )?(?:инициативе|просьбе|воле)|بمبادرة (?:منه|منها|ذاتية|شخصية|خاصة))(?!\w)"
    )
)
_RANG: Final = re.compile(
    spaced(
        r"[\s\"-]*(?:первы\w+ |сам\w* |именно |при этом )?(?:(?:по)?звонил[аи]?|(?:телефонную )?трубку (?:снял|поднял)[аи]?|номер набрал[аи]?|(?:снял|поднял)[аи]? (?:телефонную )?трубку)(?:, [^,;\n]{3,70},)? (?:первы\w+ |сам\w* |именно )?"
    )
)
_WHOM: Final = re.compile(r"\s+[\w-]+(?:у|ю|ому|ему)(?!\w)")
_HE: Final = re.compile(r"(?<!\w)(?:he|his|him)(?!\w)")
_SHE: Final = re.compile(r"(?<!\w)(?:she|her)(?!\w)")
_TWO: Final = 2
_OF_WISH: Final = _pattern(
    r"(?<!\w)(?:просьб|запрос|предложени)\w+ (?=\w)",
    r"(?<!\w)(?:ب|ل)?(?:ال)?(?:طلبا?|دعوة|عرضا?) (?:من )?(?=\w)",
    r"(?:request|proposal|appeal|overture|approach|invitation|offer|bid)(?:es|s)? (?:from|by) (?:(?:the|his|her|its|their) )?",
    r"(?<!\w)(?:following|after|upon|in response to|answering|acting on|granting) an? (?:\w+ )?request (?:from|by) (?:the )?",
    r"(?:call|conversation|meeting|talks|contact|encounter|discussion|exchange),? (?:which|that)(?: had been)? (?:the )?",
)
_OWN_GOVERNMENT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:request|proposal|appeal|overture|approach|invitation|offer|bid)(?:es|s)? (?:(?:from|by|of) )?(?:his|her|our|their) (?:own )?(?:government|country|ministry|side|capital|cabinet|administration)(?!\w)"
    )
)
_WISHED: Final = _pattern(
    r"(?: сторон\w+)? (?:об?|на|про) (?:\w+ ){0,2}(?:разговор|контакт|встреч|бесед|звонк|звонок|переговор)\w*",
    r"(?: сторон\w+)? (?:провести|организовать|поговорить|встретиться)(?!\w)",
    r" (?:إلى |على )?(?:ب|ل)?(?:إجراء|عقد|لقاء|اتصال|مكالمة|محادثة)\w*(?!\w)",
    r", [^,;.]{4,200}?(?<!\w)(?:received|met|spoke|called|phoned|telephoned|talked|held|conferred)(?!\w)",
    r"(?: (?:side|had|has|itself|also))* (?:requested|sought|asked for|initiated|proposed|suggested|arranged|placed|set up|instigated)(?!\w)",
    r"(?: side)?(?: (?:on|late|early|last|this|earlier) (?:\w+ )?\w+| \w+day| yesterday)?,? (?:for|to) (?:\w+ ){0,3}(?:call|conversation|meeting|talks|speak|talk|meet)(?!\w)",
)
_SENT_WISH: Final = re.compile(
    spaced(
        r"(?<!\w)(?:sen[dt]|submitted|made|put in|conveyed|filed|lodged|issued|delivered|transmitted) an? (?:\w+ )?(?:request|proposal|suggestion)(?!\w)"
    )
)
"""*Sent a request for talks*: who sent it asks."""
_HIS_WISH: Final = re.compile(
    spaced(
        r"(?<!\w)(?:request|proposal|offer|invitation|appeal|overture|suggestion|approach)(?:es|s)? (?:by|from|of) (?:his|her|their) (?:own )?(?:government|country|ministry|side|office|capital|administration)(?!\w)"
    )
)
"""*That Caracas had refused a proposal by his government*."""
_FROM: Final = _pattern(r"(?<!\w)من(?!\w)", r"(?<!\w)от(?!\w)", r"(?<!\w)from(?!\w)")
_TOPIC_BEHIND: Final = _pattern(
    r"(?<!\w)(?:لمناقشة|لبحث|بشأن)(?!\w)", r"(?<!\w)(?:discussing|about|regarding)(?!\w)"
)
_TOPIC: Final = _pattern(
    r"(?<!\w)(?:ناقشا|ناقش|بحثا|تناولت|تناول|تمت مناقشة|بحث|استعرضا|تركزت على|تطرقت (?:أيضا )?إلى|تبادلا وجهات النظر بشأن)(?!\w)(?! (?:هاتفيا|مع))",
    r"(?<!\w)(?:обсудили|обсудил|обсуждались|обсуждалась|обсуждены|речь шла о|посвящен\w*|касал\w+)(?!\w)",
    r"(?<!\w)(?:discussed|discuss|discussing|focused on|centred on|centered on)(?!\w)",
)  # fmt: skip
_TOPIC_END: Final = re.compile(
    spaced(
        r"[,.;:!?\n\"()]|(?<!\w)(?:في اتصال|خلال اتصال|في مكالمة|وسط|مع نظير\w*|فيما|حيث|وذلك|وأضاف|وقال|بحسب|по телефону|в ходе|"
        r"во время|с коллегой|with (?:his|her)|by phone|in a (?:phone )?call|during|amid)(?!\w)"
    )
)


ASIDE: Final = re.compile(
    spaced(
        r", (?:(?:по (?:словам|данным|утверждению|версии|информации|сведениям|выражению)|со слов|как (?:сообщил|заявил|уточнил|пояснил|рассказал|утвержда|отметил|призна|говор|сказа)\w*)(?!\w)[^,;\n]{3,110}"
        r"|по (?:их|его|ее|этим|тем же|некоторым|ее же|его же) (?:словам|данным|утверждению|версии|информации|сведениям)|как (?:говорят|утверждают|стало известно|выяснилось)), "
        r"|, [^,;\n\"]{3,70}? (?:said|says|added|adds|went on|continued|noted|stressed|recalled|reported|stated)(?: on \w+day)?, "
    )
)
"""Who only says it, between commas: *гость, по словам министра X, сам попросил о встрече*."""


_HELD: Final = re.compile(
    spaced(
        r"(?<!\w)(?:made|held|arranged|organi[sz]ed|initiated|placed|(?:took|taken) place|came(?: about)?|come about|call|meeting|talks|conversation|visit|contact|состоял\w+|прош\w+|провед\w+|организован\w*|разговор\w*|встреч\w*|бесед\w*|звон\w+|приехал\w*|прибыл\w*|"
        r"جرى|جرت|تم|تمت|عقد|أجري|أجريت|جاء|جاءت|حصل|(?:ال)?(?:اتصال|مكالمة|لقاء|اجتماع|زيارة|محادثة))(?: (?:on \w+|last \w+|во? \w+|يوم \w+|هاتفيا))?,? (?:(?:at|on|upon) (?:the )?)?$"
    )
)
"""What came about at somebody's request, be it silence or not."""
_BACK: Final = 50
_CLAUSE: Final = re.compile(r"[^,.;:\n]*")


_OTHERWISE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ألغى|ألغت|ألغي|ألغيت|إلغاء|تأجيل|أرجئ|تأجل|تأجلت|إرجاء|تمديد|تقديم موعد)(?!\w)", r"(?<!\w)(?:отмен|отлож|перенес|перенос|сократ|прод(?:лен|лил))\w*",
    r"(?<!\w)(?:cancel\w*|postpon\w*|called off|put off|resched\w*|cut short|extended|scrapped|shelved)(?!\w)",
)  # fmt: skip
"""At whose wish it was put off, and not at whose it came about."""


class Place(NamedTuple):
    """A side, and the words that say so. ``other``: it is the side that met this one.

    ``pronoun``: the side is not said by its name, but as that of the other, or of who speaks.
    """

    side: str
    start: int
    end: int
    other: bool = False
    pronoun: str = ""


def initiator(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Place | None:
    """Return the side at whose wish a sentence says that it came about."""
    if _OTHERWISE.search(text, start, end) or _NEXT.search(text, start, end):
        return None
    if (aside := ASIDE.search(text, start, end)) is not None:
        actors = [one for one in actors if not aside.start() < one.start < aside.end()]
        actors = [drawn(one, aside) for one in actors]
    if (meant := _of_two(text, actors, (start, end))) is not None:
        return meant
    if (other := _of_other(text, actors, (start, end))) is not None:
        return other
    if (his := _HIS_WISH.search(text, start, end)) is not None:
        who = [one for one in actors if one.is_party and one.end <= his.start()]
        return Place(who[0].side, *his.span()) if len({one.side for one in who}) == 1 else None
    place = _behind(_AT_WISH.finditer(text, start, end), actors)
    place = place or _ahead(_BEFORE_WISH.finditer(text, start, end), actors)
    place = place or _ahead(_WHO_WISHED.finditer(text, start, end), actors, reach=2)
    if place is not None:
        return place
    if EMBARGO.search(text, start, end) or UNTOLD.search(text, start, end):
        place = at_request(text, actors, start=start, end=end)
        return place if place is not None and is_held_at(text, place) else None
    return (
        _rang(text, actors, start, end)
        or _of_own_government(text, actors, start, end)
        or _wished(_OF_WISH, _WISHED, text, actors, (start, end))
        or at_request(text, actors, start=start, end=end)
        or _wished(_VERB_WISH, _CALL_WORD, text, actors, (start, end))
        or _wished(_TRIES, _TO_MAKE, text, actors, (start, end))
        or _wished(_STARTS, _TO_CALL, text, actors, (start, end))
    )


def drawn(one: Actor, aside: re.Match[str]) -> Actor:
    """Let somebody before an aside reach over it."""
    return replace(one, end=aside.end() - 1) if one.end == aside.start() else one


def _of_two(text: str, actors: Sequence[Actor], area: tuple[int, int]) -> Place | None:
    """Return the one of two who is meant by *at the latter's request*."""
    found = _LATTER.search(text, *area)
    if found is None:
        return None
    pair = [one for one in actors if one.is_party and one.end <= found.start()][-_TWO:]
    if len({one.side for one in pair}) != _TWO:
        return None
    one = pair[any(word in found[0] for word in _SECOND)]
    return Place(one.side, *found.span())


def _of_other(text: str, actors: Sequence[Actor], area: tuple[int, int]) -> Place | None:
    """Return whose wish it was by *he* and *she*: *she spoke with Katz at his request*."""
    found = _AT_HIS.search(text, *area)
    if found is None:
        return _of_himself(text, actors, area)
    pair = [one for one in actors if one.is_party and one.end <= found.start()][-_TWO:]
    if "own" in found[0].split():  # *at his own request*: of who does it
        who = pair or [one for one in actors if one.is_party][:1]
        return Place(who[0].side, *found.span()) if who else None
    two = len({one.side for one in pair}) == _TWO
    others = _SHE if found["his"] == "his" else _HE
    behind = pair[0].end if two else found.start()
    she = others.search(text, behind, found.start()) is not None
    return Place(pair[1].side, *found.span()) if two and she else None


def _of_himself(text: str, actors: Sequence[Actor], area: tuple[int, int]) -> Place | None:
    """Return who does by himself what a sentence tells: *по своей инициативе*, *بمبادرة منه*."""
    found = _OWN_WISH.search(text, *area)
    able = [one for one in actors if one.is_party and can_do(text, one)] if found else []
    before = [one for one in able if found and one.end <= found.start()]
    who = next(iter(before or able), None)
    return None if found is None or who is None else Place(who.side, *found.span())


def own_government(text: str, start: int, end: int) -> re.Match[str] | None:
    """Find *a proposal by his government* in a sentence."""
    return _OWN_GOVERNMENT.search(text, start, end)


def _rang(text: str, actors: Sequence[Actor], start: int, end: int) -> Place | None:
    """Return who alone is said to have called: *звонил, как уточнили в канцелярии, Орпо*."""
    found = _RANG.match(text, start, end)
    one = None if found is None else right_behind(actors, found.end(), reach=1)
    alone = one is not None and can_do(text, one) and not _WHOM.match(text, one.end, end)
    return Place(one.side, start, one.end) if one is not None and alone else None


def _of_own_government(text: str, actors: Sequence[Actor], start: int, end: int) -> Place | None:
    """Return whose government *his* is: of who stands first, and tells of it."""
    found = own_government(text, start, end)
    if found is None:
        return None
    who = next((one for one in actors if one.is_party and one.end <= found.start()), None)
    return None if who is None else Place(who.side, *found.span())


def at_request(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Place | None:
    return _behind(_AT_REQUEST.finditer(text, start, end), actors) or _ahead(
        _POSSESSIVE_WISH.finditer(text, start, end), actors, reach=2
    )


def is_held_at(text: str, place: Place) -> bool:
    """Whether it is a contact that was *held* or *made* at somebody's request."""
    held = _HELD.search(text, max(0, place.start - _BACK), place.start)
    if held is None:
        return False
    before = max(0, held.start() - _BACK), held.end()
    return not any(  # *agreed not to disclose the call at X's request*
        _CLAUSE.fullmatch(text, one.end(), max(one.end(), held.start())) is not None
        for words in (EMBARGO, UNTOLD, MUTE)
        for one in words.finditer(text, *before)
    )


def _wished(
    verb: Words,
    what: Words,
    text: str,
    actors: Sequence[Actor],
    area: tuple[int, int],
) -> Place | None:
    """Return who stands between a word of wishing and what is wished for."""
    for found in verb.finditer(text, *area):
        one = right_behind(actors, found.end(), reach=2)
        if one is not None and what.match(text, one.end, area[1]):
            return Place(one.side, found.start(), one.end)
    return None


def _behind(
    words: Iterable[re.Match[str]], actors: Sequence[Actor], *, reach: int = _REACH
) -> Place | None:
    for found in words:
        if (one := right_behind(actors, found.end(), reach=reach)) is not None:
            return Place(one.side, found.start(), one.end)
    return None


def _ahead(
    words: Iterable[re.Match[str]], actors: Sequence[Actor], *, reach: int = _REACH
) -> Place | None:
    for found in words:
        if (one := right_before(actors, found.start(), reach=reach)) is not None:
            return Place(one.side, one.start, found.end())
    return None


def names_wish(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says at whose wish it was, if not of a side that is known."""
    sent = _SENT_WISH.search(text, start, end)
    quiet = EMBARGO.search(text, start, end) or UNTOLD.search(text, start, end)
    # *was not announced at X's request*
    words = (_AT_WISH,) if quiet else (_AT_WISH, _AT_REQUEST, _POSSESSIVE_WISH)
    found = (one.search(text, start, end) for one in words)
    return any(one and not (sent and sent.start() <= one.start() < sent.end()) for one in found)


def caller(text: str, actors: Sequence[Actor], *, at: int, end: int) -> Place | None:
    """Return who has called, behind *received a call from*."""
    return _behind(_FROM.finditer(text, at, end), actors, reach=2 * _REACH)


def topics(text: str, *, start: int, end: int, behind: Sequence[int]) -> list[tuple[int, int]]:
    """Return what a sentence says that it was about. ``behind``: ends of words of contact."""
    found: list[tuple[int, int]] = []
    verbs = [
        *_TOPIC.finditer(text, start, end),
        *(
            verb
            for verb in _TOPIC_BEHIND.finditer(text, start, end)
            if any(0 <= verb.start() - at <= _TOPIC_REACH for at in behind)
        ),
    ]
    for verb in sorted(verbs, key=lambda one: one.start()):
        if found and verb.start() < found[-1][1]:
            continue
        first = verb.end()
        stop = _TOPIC_END.search(text, first, end)
        last = stop.start() if stop else end
        words = list(re.finditer(r"\w+", text[first:last]))[:_TOPIC_WORDS]
        if len(words) > 1:
            found.append((first + words[0].start(), first + words[-1].end()))
    return found


def right_behind(actors: Sequence[Actor], at: int, *, reach: int = _REACH) -> Actor | None:
    return next((one for one in actors if one.side and at - 1 <= one.start <= at + reach), None)


def right_before(actors: Sequence[Actor], at: int, *, reach: int = _REACH) -> Actor | None:
    near = [one for one in actors if one.side and at - reach <= one.end <= at + 1]
    near = [one for one in near if not any(each.has_inside(one) for each in near)]
    return near[-1] if near else None
