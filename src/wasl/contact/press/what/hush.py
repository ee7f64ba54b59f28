# SPDX-License-Identifier: Apache-2.0
"""Words of what is not to be told, in three languages.

Rules:

1. *Not to announce*, *to keep it secret* are an embargo, whoever asked for it.
2. *Was not announced* tells of one only with somebody at whose wish it was so.
3. *To say nothing*, *молчать* are said of much else, and are one only right behind who asks for it.
"""

from __future__ import annotations

from typing import Final

from wasl.contact.press.shadow import pattern

EMBARGO: Final = pattern(
    r"عدم (?:ال)?(?:إعلان|كشف|إفصاح|نشر(?! (?:أي |مزيد من |ال)*(?:قوات|جنود|أسلحة|صواريخ|وحدات|أنظمة|منظومات|دبابات|طائرات|مزيد|سفن|قوة|مقاتلين|عسكريين))|إفشاء|إذاعة|إشهار|تسريب)(?! (?:عن )?(?:ال)?(?:هويت|هوي|اسم|أسماء|مصدر|شخص|أعداد|أرقام|تفاصيل|مضمون|فحوى|محتوى|بنود|قيمة|حجم|مكان|موعد|مواقع|نتائج))", r"(?:إبقاء(?:ه|ها|هما)?|بقاء(?:ه|ها)?|يبقى|تبقى|بقي|بقيت|يظل|تظل|ظل|ظلت) (?:\w+,? ){0,24}?(?:سري\w*|سرا|طي الكتمان|بعيدا عن)", r"(?:دون|بدون) (?:ال)?إعلان", r"(?:ألا|أن لا|لا) (?:ي|ت|ن)(?:علن|نشر|كشف|فصح|ذيع|ذاع|تسرب)(?! (?:عن )?(?:هويت|اسم|أسماء|مصدر))",
    r"(?<!\w)(?:رغب|رغبت|طلب|طلبت|أصر|أصرت|شدد|شددت|اشترط|اشترطت|ألح|ألحت|حرص|حرصت) (?:في |على )?(?:ال)?(?:سرية|تكتم|كتمان|تعتيم)(?!\w)",
    r"(?:إرجاء|تأجيل|تأخير|أرجئ|تأجل|أجل|تأخر) (?:ال)?(?:إعلان|كشف|إفصاح|نشر)(?!\w)", r"(?:ال)?(?:إعلان|كشف|إفصاح|نشر)(?:ه|ها)? (?:عن (?:\w+ ){1,3}?)?(?:أرجئ|تأجل|تأخر|أخر)(?!\w)",
    r"(?<!\w)(?:про|у)молч\w+", r"(?<!\w)не (?:объявлять|сообщать|разглашать|предавать|афишировать|анонсировать|публиковать|обнародовать|рекламировать|раскрывать(?= (?:факт|сам|\w+ ){0,2}(?:встреч|бесед|разговор|визит|поездк|переговор))|освещать|упоминать|писать об?(?= (?:\w+ )?(?:встреч|бесед|разговор|визит|поездк|переговор))|придавать (?:\w+ ){0,2}оглас\w+|давать (?:\w+ ){0,2}оглас\w+|выносить (?:\w+ ){0,2}на публику)\w*",
    r"(?:не (?:подлеж|должн)\w*|без) (?:\w+ )?(?:оглас|публичн|анонс|объявлен)\w*", r"(?:в|втайне|держать|сохранить) (?:\w+ ){0,3}(?:тайне|секрете)", r"(?<!\w)не (?:\w+ )?(?:объявля|разглаша|афиширова|анонсирова|предава|публикова|сообща)\w+ (?:\w+ )?(?:об?|гласности)",
    r"not (?:to be|to|be) (?:\w+ )?(?:announced?|publici[sz]ed?|disclosed?|published?|revealed?|reported|ma[dk]e (?:\w+ ){0,3}public)(?!\w)",
    r"(?:keep|kept|keeping|stay|stays|remain|remained) (?:(?!details|specifics)\w+ ){0,5}?(?:secret|quiet|private|confidential|under wraps|off the record|out of the (?:news|press|papers|public eye))(?!\w)",
    r"(?:no|without (?:a|any)?) ?(?:public )?(?:announcement|publicity|readout)(?!\w)",
    r"(?:ask|request|insist|demand|plea|want|press|push|prefer|wish|call|seek|sought)\w* (?:\w+ ){0,3}?(?:discretion|confidentiality|secrecy|silence|a low profile|no publicity)(?!\w)",
)  # fmt: skip
UNTOLD: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:لم|لن) (?:ي|ت)(?:كشف|علن|فصح|نشر|ذع)(?!\w)(?! (?:\w+ ){0,3}?(?:ما إذا|إن كان|موقف))", r"(?:did|had|would|was|were|has|have) not (?:been )?(?:announced?|disclosed?|revealed?|publici[sz]ed?|made public)(?!\w)",
    r"(?<!\w)(?:neither|nor|no one|nobody|no) (?:(?:side|government|capital|country|ministry|office|party|of \w+|the \w+) ){0,2}(?:had |has |ever )?(?:announced|publici[sz]ed|disclosed|mentioned|reported|revealed)(?!\w)",
    r"(?<!\w)не (?:объявл|афиширов|разглаша|раскрыва|сообщал|информировал|анонсиров)\w+",
)  # fmt: skip
"""What is not told: at the wish of somebody, it is told why."""
_IT: Final = (
    r"(?= (?:anything|a word|about (?:it|the|this|their|his|her)|of (?:it|the (?:meeting|call|visit|talks|trip|contact))|it(?!\w)|"
    r"(?:the|this|their|his|her|any|an?) (?:\w+ )?(?:meeting|call|visit|talks?|contact|conversation|trip|encounter|exchange|news|readout|statement|word|communique|announcement)(?!\w)|"
    r"public\w*|to (?:the )?(?:press|media|reporters|journalists|anyone|anybody)|(?:reporters|journalists|the (?:press|media))(?!\w)|until|before|while|for (?:a|the|some)|ahead)|[.,;\"]|$)"
)
_RU_TALK: Final = r"(?:н[еи]м|ней|этом|них|том|\w*встреч|разговор|поездк|визит|бесед|контакт|приезд|переговор|звонк|созвон|свидани|консультаци|прилет)\w*"
_RU_IT: Final = rf"(?= (?:\w+ )?(?:об? (?:\w+ )?{_RU_TALK}|ничего|лишнего|ни слова|никому|прессе|журналист\w+|публично|заранее|раньше|до|пока|оглас\w+|вслух|наружу|на публику|в (?:прессу|печать|сми|газет\w+)|эту|этот|эти)(?!\w)|[.,;\"]|$)"
_RU_TELL: Final = r"(?:рассказ(?:ыв)?ать|сказать|говорить|распространять|шуметь|поднимать|упоминать|упомянуть|писать|светить|выносить|оповещать|показывать|извещать|трубить|выкладывать|объявлять|объявить|сообщать|сообщить|разглашать|разгласить|анонсировать|афишировать|публиковать|обнародовать|раскрывать|опубликовать|информировать|освещать|придавать|предавать|обсуждать|комментировать)"
_AR_TALK: Final = (
    r"(?:لقاء|اجتماع|اتصال|زيارة|مكالمة|محادثة|محادثات|مباحثات|أمر|موضوع|مهاتفة|رسالة|جولة)"
)
_AR_IT: Final = rf"(?= (?:\w+ )?(?:شيئا|شيء|بشيء|عنه|عنها|به|بها|(?:عن |إلى |ب)?(?:هذا |هذه )?(?:ال){_AR_TALK}|ذلك|علنا|علانية|(?:ل|لل|إلى )(?:ال)?(?:إعلام|صحافة|علن|صحفيين|صحافيين|رأي)|أمام|حتى|قبل|مسبقا)(?!\w)|[.,;\"]|$)"
MUTE: Final = pattern(
    r"(?<!\w)(?:say|saying|said|says|tell|telling|told) (?:the (?:press|media|public) )?(?:nothing|not a word|no word)(?!\w)",
    r"(?<!\w)(?:nothing|no (?:word|news|photo\w*|picture\w*|image\w*|statement|communique|readout|mention)) (?:(?:of (?:it|the \w+)|about (?:it|the \w+)) )?(?:to |should |would |must |was |were )?(?:be |been )?(?:made public|said|announced|published|disclosed|released|revealed|issued|reported|taken|leak\w*|get out|come out|appear)(?!\w)",
    r"(?<!\w)(?:keep|kept|keeping|hold|held|stay\w*|remain\w*|be|been|was) (?:\w+ ){0,4}?(?:silent|quiet|mum|under the radar|a low profile|confidential|private|secret|hushed|discreet|tight-lipped|to (?:themselves|ourselves|itself|himself|myself)|low-key|(?:from|away from|out of) the (?:\w+ )?(?:public|press|media|cameras|papers|newspapers|news|headlines|spotlight|limelight|public eye))(?!\w)",
    rf"(?<!\w)(?:not to|n't|not) (?:to )?(?:mention|speak|talk|say|tell|publici[sz]e|publish|advertise|broadcast|go|inform|report|write|discuss|leak|disclose|reveal|announce|release|issue|brief|trumpet|alert|invite|admit|acknowledge)(?!\w){_IT}",
    r"(?<!\w)want(?:ed)? (?:it|this|that|anyone|anybody|the \w+|people|no one|nobody) (?:to (?:know|hear|find out|leak|be known|come out|get out|be seen)|known|kept|public)(?!\w)",
    r"(?<!\w)(?:left|leave|leaving|kept|keep|omitted) (?:it |this |the \w+ )?(?:off|out of|from) (?:the |his |her |its |their )?(?:\w+ ){0,2}(?:schedule|agenda|diary|calendar|programme|program)(?!\w)",
    r"(?<!\w)(?:away from|out of|far from|without) (?:the )?(?:cameras|press|media|public eye|spotlight|limelight|journalists|reporters|photographers|fanfare)(?!\w)", r"(?<!\w)(?:issued|published|released|gave|put out) no (?:\w+ )?(?:statement|readout|communique|announcement|photo\w*)(?!\w)",
    r"(?<!\w)made (?:discretion|secrecy|silence|confidentiality)(?!\w)", r"(?<!\w)(?:publish|release|disclose|write|report|print|announce|reveal)\w* nothing(?!\w)",
    r"(?<!\w)(?:go|went|gone|remain\w*|stay\w*|pass\w*|be) (?:unreported|unannounced|unpublici[sz]ed|unmentioned|unnoticed|unrecorded)(?!\w)",
    r"(?<!\w)(?:withh[eo]ld\w*|held back|kept back|sat on|sit on|sitting on|delayed|postponed) (?:\w+ ){0,2}?(?:news|announcement|statement|readout|word|story)(?!\w)",
    r"(?<!\w)no (?:cameras?|photographers?|press|journalists?|reporters?|media) (?:\w+ ){0,2}?(?:let in|allowed|admitted|present|invited|permitted)(?!\w)",
    r"(?<!\w)ни слова (?:в прессу|прессе|журналист|в печать|никому)\w*",
    r"(?<!\w)(?:و|ف)?(?:تجنب|تفاد|امتنع|أحجم|تحاش|حجب)\w* (?:\w+ ){0,3}?(?:ال)?(?:إعلان|كشف|نشر|إفصاح|إشارة|حديث|خبر)(?!\w)",
    r"(?<!\w)(?:hush(?:ed)? up|wait\w* (?:\w+ ){0,3}?before (?:announcing|going public|saying)|delay\w* (?:\w+ ){0,3}?(?:announcement|disclosure|statement)|(?:held|hold) (?:back|off) (?:\w+ ){0,3}?(?:announcement|announcing|news|statement)|refrain\w* from (?:announcing|publici[sz]ing|disclosing|mentioning|publishing))(?!\w)",
    r"(?<!\w)(?:the|such|its|this|of|for|on|with|under|in) (?:\w+ )?(?:discretion|secrecy|confidentiality|silence)(?!\w)",
    r"(?<!\w)(?<!не\s)(?:про|по|у)?молча\w+", r"(?<!\w)(?:помалкива\w+|отмалчива\w+|втайне|(?:хранить|сохран\w+|соблю\w+|соблюсти) (?:\w+ )?(?:молчани|тишин|конфиденциальност|секретност|тайн|режим)\w*)",
    r"(?<!\w)об? (?:\w+ )?(?:конфиденциальност|тишин|молчани|неразглашени|секретност|скрытност)\w*(?!\w)", r"(?<!\w)на (?:\w+ )?(?:конфиденциальност|неразглашени|секретност)\w*(?!\w)",
    r"(?<!\w)чтобы (?:\w+ ){0,4}?не (?:\w+ )?(?:освещал|объявлял|сообщал|разглашал|афишировал|анонсировал|публиковал|раскрывал|попал|просочил|знал|писал|фигурировал|упоминал|рассказывал|говорил|было (?:\w+ )?(?:сказано|объявлено|известно|сообщени|прессы|журналист|камер))\w*",
    r"(?<!\w)не (?:выпус[кт]|опубликовал|публиковал|давал|дал[аи]? )\w* ?(?:\w+ ){0,2}?(?:заявлени|сообщени|коммюнике|пресс-релиз)\w*", r"(?<!\w)(?:заявлени|сообщени|коммюнике|пресс-релиз|анонс)\w* (?:\w+ ){0,4}?не (?:было|последовало|публиковали|выпускали|давали|делали|появилось)(?!\w)",
    rf"(?<!\w)не (?:\w+ )?{_RU_TELL}{_RU_IT}", rf"(?<!\w)об? (?:\w+ )?{_RU_TALK} (?:\w+ ){{0,2}}?не (?:\w+ )?{_RU_TELL}",
    r"(?<!\w)(?:журналист|репортер|пресс|камер|фотограф)\w* (?:\w+ ){0,4}?не (?:звали|приглашали|позвали|пригласили|пускали|пустили|допустили|было)(?!\w)", rf"(?<!\w)об? (?:\w+ )?{_RU_TALK} (?:\w+ ){{0,2}}?не (?:\w+ )?(?:писали|рассказывали|говорили|упоминали|сообщали|объявляли)(?!\w)",
    r"(?<!\w)не (?:хотел|желал|хочет|хотят)\w*,? чтобы (?:\w+ ){0,5}?(?:узнал|знал|стало известно|просочил|попал|писал|говорил|увидел)\w*",
    r"(?<!\w)(?:لم|لا) (?:ت|ي)(?:رد|رغب|ريد)(?:وا)? (?:في )?(?:\w+ ){0,4}?(?:يعلم|يعرف|تعلم|تعرف|يتسرب|تتسرب|ينكشف|(?:ال)?إعلان|(?:ال)?كشف)(?!\w)",
    r"(?<!\w)не (?:\w+ )?(?:давать|выкладывать|публиковать|показывать|распространять|делать|снимать) (?:\w+ )?(?:фото|снимк|кадр|на камеру)\w*", r"(?<!\w)(?:объявил|сообщил|рассказал)\w* (?:\w+ ){0,2}?(?:только|лишь) (?:через|спустя|после|на|в)(?!\w)",
    r"(?<!\w)(?:announced|disclosed|made public|revealed|reported|released) (?:\w+ )?only (?:after|on|once|when|a|two|three|in)(?!\w)", r"(?<!\w)only (?:announced|disclosed|made public|revealed) (?:after|on|once|when|a|two|three|in)(?!\w)",
    r"(?<!\w)بعيدا? ?عن (?:ال)?(?:أضواء|إعلام|أنظار|صحافة|كاميرات|عدسات|وسائل|ضجيج)(?!\w)",
    r"(?<!\w)не (?:поднимать|делать|создавать|устраивать) (?:\w+ )?(?:шум|ажиотаж|сенсаци|огласк|реклам)\w*",
    r"(?<!\w)(?:без|избежать|подальше от|вдали от|скры\w+ от|держать вдали от) (?:лишн\w+ |всяк\w+ )?(?:пресс|журналист|шум|камер|объявлени|огласк|публик|заявлени|сообщени|анонс|прессы|общественност)\w*",
    r"(?<!\w)(?:держ\w+|оста\w+|остав\w+|сохран\w+) (?:\w+ ){0,3}?(?:в тайне|в секрете|тайн\w+|секретн\w+|закрыт\w+|за кадром)(?!\w)",
    r"(?<!\w)(?:و|ف|ب)?(?:التزم\w*|التزام|لزم\w*|بلزوم|لزوم) (?:ال)?(?:صمت|كتمان|سرية|تكتم|تحفظ)(?!\w)(?! (?:(?:ال)?انتخابي|حيال|إزاء|تجاه))", r"(?<!\w)(?:ب|على |في )?(?:ال)?(?:تكتم|كتمان|سرية|تستر|صمت|سكوت)(?: (?:عليه|عليها|على|حوله|حولها|حول|بشأنه?ا?|عنه|عنها|عن|التام|التامة|المطلق))?(?!\w)(?! (?:(?:ال)?انتخابي|حيال|إزاء|تجاه))",
    rf"(?<!\w)(?:عدم|دون|بدون|بلا|تجنب|تفادي) (?:أي )?(?:ال)?(?:حديث|تحدث|تطرق|إشارة|ذكر|تداول){_AR_IT}",
    r"(?<!\w)(?:عدم|دون|بدون|بلا|تجنب|تفادي) (?:أي )?(?:ال)?(?:تصوير|صور|ضجيج|ضجة|ضوضاء|تغطية|دعوة (?:ال)?(?:صحفيين|صحافيين|صحافة)|إصدار (?:أي )?بيان\w*|بيان|بيانات|كاميرات|إعلام|إعلان|أضواء|إبلاغ (?:ال)?(?:صحافة|صحفيين|إعلام))(?!\w)",
    r"(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:صدر|نشر|ذع|بث) (?:\w+ ){0,2}?(?:بيان|بيانا|إعلان|إعلانا|صور|صورا|خبر)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:سكتنا|صمتنا|كتمنا|تكتمنا|سكت|صمت|تكتم|تكتمت|نسكت|نصمت|نتكتم|يسكت|يصمت|يتكتم|تتكتم)(?!\w)",
    rf"(?<!\w)(?:ألا|أن لا|لا|لم) (?:ي|ت|ن|أ)(?:تحدث|ذكر|قول|قل|نشر|خرج|علم|تسرب|تطرق|علن|كشف|فصح|خبر|بلغ)\w*{_AR_IT}",
    r"(?<!\w)(?:إبقاء(?:ه|ها|هما)?|بقاء(?:ه|ها)?|يبقى|تبقى|نبقي|يبقي|تبقي|نبقيه|نبقيها|أبقي|أبقيت|أبقينا\w*|بقي|بقيت|يظل|تظل) (?:\w+,? ){0,6}?(?:سري\w*|سرا|طي الكتمان|غير معلن\w*|بعيدا عن|بعيدة عن|مكتوم\w*|مغلق\w*)(?!\w)",
)  # fmt: skip
"""What is asked of the other, said of much else too."""
