# SPDX-License-Identifier: Apache-2.0
"""That there was no contact: *никакой встречи X с Y не было, заявили в министерстве*.

In English, and of *did not meet*, a report must be there that is denied: else there only was none.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import by_script, pattern, spaced

_NO_SUCH: Final = by_script(
    r"(?<!\w)(?:никак(?:ой|их|ого)|ни) (?:\w+ )?(?:встреч(?:и|а)?|переговоров|разговор(?:а|ов)?|бесед(?:ы)?|звонк(?:а|ов)|контакт(?:а|ов)|консультаций|визит(?:а|ов)?|письм(?:а|о)|послани[яй])(?!\w)[^.;\n]{0,220}? не (?:был[ои]|велось|велся|состоялось|проводилось|происходило|существует|существовало|планировалось)(?!\w)[^.;\n]{0,60}?"
    r"(?:заяви|сообщи|подчеркну|отвеча|ответи|сказа|говорится|утвержда|настаива|отреза|уверя|завери|отрица|опроверг)"
)
"""*Никакой встречи X с Y не было, заявили в министерстве*."""
NO_KNOWLEDGE: Final = (
    r"(?<!\w)(?:نفى|نفت|ينفي) (?:\w+ ){0,6}?(?:علمه|علمها|علمهم|معرفته|معرفتها|وجود (?:أي |أية )?(?:خطط|ترتيبات|تحضيرات|نية))(?!\w)",
    r"(?<!\w)den(?:y|ies|ied|ying) (?:all |any |having )?(?:any )?(?:knowledge|plans)(?!\w)",
    r"отрица\w+,? что (?:\w+ )?(?:знает|знал|известно|осведомлен)\w*",
)
"""*Denied any knowledge of a meeting*: whether there was one, is not told."""
ANY_REQUEST: Final = pattern(
    r"(?<!\w)أي (?:طلب|عرض|اقتراح|دعوة)(?!\w)",
    r"(?<!\w)any (?:[\w-]+ )?(?:requests?|offers?|proposals?|invitations?) (?:for|to|of)(?!\w)",
    r"(?<!\w)любо\w{1,3} (?:\w+ )?(?:просьб|запрос|предложени|приглашени)\w*",
)
"""*Rejected any request for a meeting*: whether there was one, is not told."""
_NO: Final = by_script(r"(?<!\w)(?:никак(?:ой|их|ого)|ни) (?:\w+ )?\w+$")


_NOT_MET: Final = by_script(
    r"(?<!\w)(?:no(?: such)? (?:[\w-]+ ){0,2}?(?:meetings?|calls?|conversations?|talks|contacts?|encounters?|visits?|discussions?|exchange)|"
    r"(?:never|(?:did|had|has|have) (?:not|never)|didn't|hadn't) (?:\w+ly |ever )?(?:met|meet|sp[eo]ak|spoken|spoke|talk(?:ed)?|call(?:ed)?|phoned?|telephoned?|r[aiu]ng|h[eo]ld|seen|see|received?|hosted|visit(?:ed)?|had|have|been|sat|sit|discussed)(?: (?:any )?[\w-]+){0,4})$"
    r"|(?<!\w)никак(?:ой|их|ого) (?:\w+ )?\w+$|(?<!\w)(?:ни с кем [^,.;\n]{0,40})?не (?:встреча|говори|бесед|созван|звони|разговари|обща|виде|принима|приезжа|прилета|навеща|проводи)\w*(?: (?:[\w-]+ ){0,3}?(?:встреч|переговор|бесед|по телефону)\w*)?$"
    r"|(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:لتق|جتمع|ستقبل|تحدث|هاتف|جر|عقد|قابل|تصل|تواصل)\w*(?: (?:\w+,? ){0,8}?(?:اتصال|مكالم|لقاء|اجتماع|محادث)\w*)?$"
)
_REPORTED: Final = by_script(
    r"(?<!\w)(?:(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed|ing)|reject(?:s|ed|ing)|rebut\w*|refut(?:es|ed|ing)|rubbish(?:es|ed|ing)|contradict\w*|knock(?:ed|ing) down|brush(?:ed|ing) (?:off|aside)|call(?:ed|ing)|brand(?:ed|ing)|contrary to|despite|whatever|in response to|responding to|commenting on|reacting to) [^.;\n\"]{0,70}?(?:reports?|rumou?rs?|claims?|stor(?:y|ies)|suggestions?|allegations?|account|article|coverage|reported|claimed|wrote|written|said|alleged|(?:might|may|will|would) (?:say|write|claim|report))"
    r"|(?:as|like) (?:[\w'-]+ ){1,5}?(?:had |have |has )?(?:claimed|reported|alleged|asserted|wrote|written)|(?:reports?|claims?|stor(?:y|ies)|rumou?rs?|allegations?) (?:\w+ ){0,4}?(?:false|untrue|fabricat\w+|baseless|unfounded|invented|fake|groundless|nonsense)|formal denial)(?!\w)"
    r"|(?<!\w)(?:опроверг\w*|(?:отверг|отрица)\w* (?:\w+ )?(?:сообщени|слух|утвержд|публикаци)\w*|как (?:[\w-]+ ){0,2}?(?:писал|сообщал|утвержда|уверя|передавал)\w*|назва\w+ (?:\w+ ){0,4}?\"?(?:\w+ )?(?:измышл|инсинуац|выдумк|лож|фейк|вымысл|домысл|утк|небылиц)\w*|вопреки (?:\w+ )?(?:сообщени|утвержд|слух|публикаци)\w*|коммент\w+ (?:\w+ )?(?:сообщени|утвержд|слух|утечк|публикаци)\w*|не соответству\w+ действительности|об? котор(?:ых|ой|ом) (?:[\w-]+ ){0,3}?(?:на)?(?:писал|сообщал|сообщил|рассказал)\w*)"
    r"|(?<!\w)(?:و|ف)?(?:مفند|نافي|مكذب|داحض)(?:ا|ة)(?!\w)|(?<!\w)(?:خلافا|ردا على|تعليقا على) ?(?:ل)?(?:ما|أنباء|تقارير)(?!\w)|(?<!\w)(?:كما|مثلما) (?:زعم|ادع|أورد|ذكر|نشر)\w*"
)

_REPORTED_BEHIND: Final = re.compile(
    spaced(
        r"[\s.:\"]*(?:(?:a|an|the|some|several|local|earlier|israeli|media|reports?|on \w+day|[\w'-]+) ){1,7}?(?:(?:had|have|has) (?:earlier |previously )?(?:reported|claimed|written|alleged|said|published|carried)|(?:reported|claimed|alleged) (?:earlier|on \w+day|that))(?!\w)[^.\n]{0,120}?(?<!\w)(?:met|meeting|spoke|spoken|talks|call|visit\w*|received|contacts?|conversation)(?!\w)"
        r"|[\s.:\"]*(?:ранее|накануне|до этого|днем ран(?:ее|ьше)) [^.\n]{0,90}?(?:сообщ|писал|написал|утвержд)\w*|[\s.:\"]*(?:[\w-]+ ){0,3}(?:газет|телеканал|издани|сайт|портал|агентств|сми|радиостанци)\w* (?:[\w-]+ ){0,3}?(?:ранее |накануне )?(?:сообщал|сообщил|писал|написал|утвержд)\w*"
        r"|[\s.:\"]*так (?:[\w-]+ ){0,6}?(?:отреагировал|ответил|откликнул|прокомментировал)\w* (?:[\w-]+ ){0,4}?(?:сообщени|публикаци|слух|пост|утвержд|стать|утечк)\w*"
        r"|[\s.:\"]*(?:و)?(?:كانت|كان) (?:\w+,? ){1,8}?(?:قد )?(?:ذكرت|ذكر|زعمت|زعم|أوردت|أورد|نشرت|نشر|أفادت|أفاد|ادعت|ادعى|قالت|تحدثت)(?!\w)"
    )
)
"""*A newspaper had reported that they met*, says the sentence behind."""


def reported_behind(text: str, at: int) -> re.Match[str] | None:
    """Find behind a sentence that somebody had reported it."""
    return _REPORTED_BEHIND.match(text, at)


def denies(before: str, sentence: str, *, reported: bool) -> bool:
    """Tell whether it is said that there was none of what is reported: *rejecting media reports*."""
    return _NOT_MET.search(before) is not None and (
        reported or _REPORTED.search(sentence) is not None
    )


def is_none(before: str, sentence: str) -> bool:
    """Tell whether it is said of a contact that there was none: *никакой встречи не было*."""
    return _NO.search(before) is not None and _NO_SUCH.search(sentence) is not None
