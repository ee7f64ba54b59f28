# SPDX-License-Identifier: Apache-2.0
"""Words of saying, and the small ones between who speaks and what is said."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import fold, spaced

SAYS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?P<quoted>(?:و|ف)?نقلت? [^\n.]{1,70}? عن)"
        r"|(?P<by>(?:و|ف)?(?:وفقا ل(?!ما)|وفق(?! ما)|بحسب(?! ما)|حسب(?! ما))|according to|по словам|по данным|по информации|по сообщени\w+|"
        r"как сообщил\w* в|как (?:следует|явствует) из)"
        r"|(?P<on>adding|saying|noting|добавив|отметив|уточнив|подчеркнув|مضيفا|مضيفة|مؤكدا|مؤكدة|موضحا|موضحة|مشيرا|مشيرة)"
        r"|(?P<ar>(?:و|ف)?(?:(?:جاء|ورد) في (?:ال)?بيان|قال|قالت|قالا|يقول|تقول|القول|أعلن|أعلنت|إعلان|أفاد|أفادت|ذكر|ذكرت|أضاف|أضافت|أكد|أكدت|صرح|صرحت|"
        r"أوضح|أوضحت|أشار|أشارت|كشف|كشفت|شدد|شددت|كتب|كتبت|نشرت|(?<=أن\s)(?:يؤكد|تؤكد|يعلن|تعلن)|لفت|لفتت|تحدثت(?! هاتفيا)(?! (?:[^\s.]+ ){0,12}?(?:مع|إلى)(?!\w))|ادعت|زعمت|نفى|نفت|وصف|وصفت|وصفه|وصفها|وصفته|وصفتها|اتهم|اتهمت|(?<!قصر\s)(?<!بقصر\s)بيان))"
        r"|(?P<ru>(?:сообщ(?:ил|ает|али|или|ают)|заяв(?:ил|ляет|или|ляли)|сказал|отмет(?:ил|или)|отмеча(?:ет|ют)|подчеркн|подчеркива|"
        r"объяв(?:ил|или)|рассказ(?:ал|ыва)|уточн(?:ил|или|яет|яют)|добав(?:ил|или|ляет|ляют)|переда(?:л|ет|ли|ют)(?![^.,;\n]{0,140}? (?:послани|письм|приглашени|нот[уы]|привет|соболезновани|копи|спис[ок]|карт[уы]|документ|конверт|экземпляр|просьб|предложени|отказ(?!\w*ал)|благодарност|пожелани|поздравлени|слова|ответ)\w*)|утвержда|опроверг|"
        r"назвал|призна(?:л(?:и|а)?(?= в \w|,? что(?!\w))|л(?:ся|ась|ись)(?=,? (?:\w+, )?что(?!\w)))|указ(?:ал|ыва)|пояс(?:нил|ня)|информир|проинформир|написал(?![^.,;\n]{0,120}? (?:письмо|послание|обращение)(?!\w))(?![аи]? (?:[\w-]+ ){0,3}?(?:президент|премьер|корол|канцлер|министр|генсек|генеральному секретар|главе|коллеге|госсекретар|эмир|султан|председател)[а-я-]*[уюе](?!\w))|пиш(?:ет|ут)|подтверд(?:ил|или)|поведал|извеща(?:ет|ют)|извести(?:л|ли)|призна(?:лся|лась|лись|ется))\w*|"
        r"(?:говорится|сообщается|отмечается|указывается|подчеркивается|сказано|написано) (?:в|на)|(?:стало|стали) известн[оы]|следует из)"
        r"|(?<!not\s)(?<!never\s)(?<!not\sbeen\s)(?P<en>said|says|(?<!to\s)say|told(?! that)(?! each other)(?! one another)|tells|announced|announces|stated|added|noted|reported|(?<!after\s)(?<!amid\s)(?<!over\s)(?<!following\s)(?<!despite\s)(?:reports|claims)|confirmed|denied|claimed|wrote(?! (?:(?:on|last|this|in) \w+ |again |back |jointly |yesterday )?to(?!\w))|"
        r"(?:defend(?:s|ed)|hail(?:s|ed)|prais(?:es|ed)|condemn(?:s|ed)|criti[cs]i[sz](?:es|ed)|denounc(?:es|ed)|applaud(?:s|ed)|slamm?(?:s|ed)|played down|regrett?(?:s|ed)|recall(?:s|ed)|remembered|complain(?:s|ed)(?: on \w+day)? about|mocked|derided|thank(?:s|ed) [^.,;\n]{2,50} for|spoke(?: on \w+day)? (?:about|of)|(?:briefed|informed|updated) (?:his |her |the )?(?:cabinet|parliament|deputies|lawmakers|mps|senators|senate|government|nation)(?: on \w+day)? (?:on|of|about))(?= (?:his|her|the|an?|their|its) (?:\w+ ){0,2}?(?:meeting|call|talks|conversation|encounter)(?!\w))|"
        r"described|disclosed|revealed|(?:recall(?:s|ed)|inform(?:s|ed)|indicat(?:es|ed)|mention(?:s|ed)|declar(?:es|ed)|comment(?:s|ed)|recounted|admitt?(?:s|ed)|conceded|observed|hinted|related|underlin(?:es|ed)|stress(?:es|ed)|emphasi[sz](?:es|ed))(?=\s*(?:$|[.,;\"])| that(?!\w)| (?:on|late on|in a statement)(?!\w))|(?:went on|goes on|continue[sd])(?=\s*[.,;\"]| that(?!\w)| to say(?!\w))|pointed out|divulged|informs|let it be known|(?<=it\s)(?:notes|adds|states|specifies)|remarked|insisted|acknowledged|explained|emerged|transpired|tweeted|posted|specified|clarified|(?:(?<=statement\s)|(?<=readout\s)|(?<=report\s)|(?<=release\s)|(?<=message\s))reads?))(?!\w)"
    )
)
OF_ITS: Final = re.compile(
    r"\s(?:этого\s|того\s+же\s)?(?:ведомств[ао]|министерств[ао]|пресс-службы|канцелярии|посольства)(?=\s*[,.;\"])"
)
"""*По данным ведомства*: of the one that spoke before."""
SMALL: Final = frozenset(
    fold(
        "part other hand turn meanwhile however on in at to of the a an by for from its his her their this that and late early earlier later afterwards morning afternoon evening "
        "night today reporters journalists newspaper agency agencies news statement statements briefing post telegram x twitter website "
        "speaking commenting answering asked interview readout media television separately also as after following without giving details elaborating further "
        "в во на о об с со и из для по при это этом этого журналистам агентству утром днем вечером ночью позже ранее также сообщении "
        "конференции прессой прессе корреспондентами журналистами твиттере фейсбуке соцсети соцсетях инстаграме телеграме телеграм блоге странице своем своей заявлении пресс релизе сайте канале telegram брифинге интервью тасс риа новости интерфакс агентство со ссылкой выступая отвечая комментируя сам сама сами лично ван фон "
        "في من على الى عن مساء صباح يوم بيان لها له ليل ان وفي وقت لاحق سابق تحديث منشور جديد تغريدة مؤتمر صحفي صحافي مقتضب رسمي "
        "ليلة نهار ساعة متأخرة وقت فجر حساب حسابه حسابها منصة موقع مقابلة تصريح تصريحات حديث كلمة قبل بعد ظهر فجر"
    ).split()
)
