# SPDX-License-Identifier: Apache-2.0
"""The wordings of what is no contact itself: summonses, warnings, exercises, promises, incidents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import pattern as _pattern
from wasl.contact.press.what import wordings
from wasl.contact.press.who.actors import Actor

_AHEAD: Final = 90
_BEHIND: Final = 40

SUMMONS: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:استدعت|استدعى|تستدعي|استدعاء|استدعي|استدعيت)(?!\w)(?! (?:سفير|سفراء|مبعوث|سفيرت|سفيري)(?:ها|ه|هما)(?!\w))",
    r"вызва(?:л|н|в)\w*",
    r"вызыва(?:ет|ют|ли|ла)\w*",
    r"(?<!\w)во? (?:мид|министерств\w+|внешнеполитическ\w+)[^.,;\n]{0,60}?(?<!\w)приглас\w+",
    r"пригла[шс]\w+(?= (?:\w+ ){0,6}?в (?:мид|министерств|внешнеполитическ|госдеп|форин|смоленск))",
    r"summon(?:ed|s|ing)",
    r"(?<!\w)(?:asked|told|ordered|instructed|requested)(?= (?:[\w'.,-]+ ){1,9}?to (?:come (?:in(?: for)?|(?:to|round to) (?:his|her|the|its) (?:\w+ )?(?:office|ministry|department))|(?:appear|present (?:himself|herself)) at (?:the |his |her )?(?:\w+ )?(?:ministry|office)|report to (?:the |his |her )?(?:\w+ )?(?:ministry|office))(?!\w))",
    r"(?<!\w)(?:called|calls|hauled|brought) in(?!\w)",
    r"(?<!\w)(?:called|invited) to (?:the )?(?:\w+ )?(?:foreign|external)(?!\w)",
    r"(?<!\w)(?:lodged|lodges|delivered|delivers|handed|hands|issued|issues|conveyed|conveys|presented|gave) (?:[\w']+ ){0,9}?(?:protest|demarche)",
    r"(?<!\w)(?:handed|delivered|presented|sent) (?:over )?(?:an?|the|its) (?:[\w-]+ ){0,2}?note(?: verbale)?(?= (?:of protest )?to (?:the )?(?:[\w'-]+ ){0,4}?(?:embassy|ambassador|envoy|charge|consul))",
    r"(?<!\w)(?:was|were|been) (?:handed|given|delivered) (?:[\w']+ ){0,4}?(?:protest|demarche)",
    r"(?:выразил|выражен|заявил|заявлен|вручил|вручен|направил|направлен)\w* (?:[\w-]+ ){0,9}?(?:протест|нот\w+ протеста)\w*",
    r"(?:вручил|вручен|передал|передан)\w* (?:[\w-]+ ){0,6}?нот[аыу](?!\w)",
    r"(?<!\w)(?:و|ف)?(?:سلم|سلمت|وجه|وجهت|قدم|قدمت|أرسلت|سلمته|تسلم) (?:\w+,? ){0,12}?(?:مذكرة|رسالة|مذكرتي) (?:\w+ ){0,2}?احتجاج",
    r"(?<!\w)(?:و|ف)?(?:أبلغ|أبلغت|سلمت|سلم) (?:\w+,? ){1,9}?(?:احتجاجا?|احتجاجها|احتجاجه|استنكارها|إدانتها)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:ل)?(?:أبلغ|يبلغ|تبلغ|أبلغت|أسمع|أسمعت|سمع)(?:ه|ها|ته|تها)? (?:\w+,? ){0,5}?(?:احتجاج\w*|استنكار\w*)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:طلب|طلبت) (?:من )?(?:\w+,? ){1,9}?(?:الحضور|المثول|القدوم) (?=(?:\w+,? ){0,3}?(?:إلى|أمام|في)(?!\w))",
    r"(?<!\w)(?:و|ف)?(?:دعت|دعا|دعي|دعته|دعتها)(?= (?:\w+,? ){0,12}?(?:إلى|ل) (?:مقر |مبنى |مقرها )?(?:ال)?(?:وزارة|خارجية)(?!\w))(?= [^.\n]{0,160}?(?<!\w)(?:و|ف)?(?:ل)?(?:احتجاج|ال?مذكرة|تحتج|أسمعت|سمع|سلم))",
    r"нот[аыу],? (?:которую (?:[\w-]+,? ){0,9}?(?:вручил|передал|направил)|(?:вручен|передан|направлен)н)\w*",
    r"(?<!\w)вызов(?= (?:[\w-]+ ){0,3}?(?:посл|поверенн|консул|диплом)\w+)",
    r"выслуша\w+ (?:[\w-]+ ){0,3}?протест",
    r"(?<!\w)(?:высказа|вырази|выраже|заяви)\w* (?:[\w-]+ ){0,5}?(?:неудовольстви|недовольств|возмущени)\w*",
    r"пригла[шс]\w+ (?=(?:[\w-]+ ){0,6}?в (?:[\w-]+ ){1,2}(?:мид|министерств|внешнеполитическ)\w*)",
    r"(?<!\w)had (?=(?:[\w'-]+ ){0,6}?(?:ambassador|envoy|charge d'affaires|consul)(?: [\w. -]{2,30}?)? in (?:on|for|to|yesterday|today)(?!\w))",
    r"(?<!\w)(?:invited|asked|called)(?= (?:[\w'-]+ ){1,8}?to the (?:\w+ )?ministry(?!\w)[^.;\n]{0,80}?(?<!\w)(?:note|protest|demarche|complain|objection))",
    r"(?<!\w)sen(?:t|ds) for(?!\w)",
    r"(?<!\w)(?:reprimanded|carpeted|rebuked|dressed down|upbraided|admonished)(?= [^.\n]{0,60}?(?:ambassador|envoy|charge|commissioner|consul))",
    r"(?<!\w)(?:handed|given|read|gave|hands) (?:(?:him|her) |(?:[\w',-]+ ){1,8}?)(?:an? |the |its )(?:[\w-]+ ){0,3}?(?:protest|demarche|note verbale|note(?= (?:demanding|protesting|objecting|condemning|calling)))(?!\w)",
    r"(?<!\w)(?:protest|demarche|note) (?:(?:that|which) (?:[\w'-]+ ){1,6}?)?(?:handed|delivered|read out|conveyed|presented)(?: \w+day| on \w+| yesterday| today)? to (?=(?:the )?(?:[\w'-]+ ){0,4}?(?:embassy|ambassador|envoy|charge|consul))",
)
POSTED: Final = _pattern(r"^[^,.;]{0,60}? (?:in|to|в|في|لدى) (?:the )?$")
_NOTICE_OF: Final = (
    (
        r"(?:(?:will|would|planned to|plans to|intends? to|intended to|was going to|is going to|was about to|were about to) (?:be )?(?:fir(?:e|ing)|launch(?:ed|ing)?|test(?:ed|ing)?|shoot|hold|conduct(?:ed)?|open(?:ed|ing)?|releas(?:e|ed|ing)|discharg(?:e|ed|ing)|clos(?:e|ed|ing)|shut|cut|spill(?:ed|ing)?|flush(?:ed|ing)?|empty|divert(?:ed|ing)?|impound|reduce|raise|increase|halve|lower|fill(?:ed)?|drain|seize|treat|board|carry out|block|flood)|"
        r"(?:live[ -]fire|firings?|drills?|exercises?|manoeuvres|maneuvers|missiles?|satellite|rocket|launch(?:es)?|missile test|closures?|closing|no-fly|naval training|shooting|floods?|flooding|(?:flood|sluice|spill)?gates|(?:(?:emergency|planned|controlled|sudden) )?(?:release|discharge)s? (?:of (?:\w+ )?(?:water|floodwaters?)|from)|water releases?|filling|outflow|spillways?|air ?space|blasting|high (?:water|flow)))"
    ),
    r"(?:запуск|пуск|орбит|учени|маневр|испытани|стрельб|стрелять|закрыт|закроет|закроют|перекро|намерени|сброс|сбрас|попуск|спуск\w* вод|паводк|шлюз|затвор|ракет|спутник|взрывн|водосброс|уровн\w* воды)",
    r"(?:ب|ل|إلى |من )?(?:ال)?(?:سد|منسوب|مناسيب|تصريف|المنصرفة|فيضان\w*|بوابات|إغلاق|تغلق|س(?:ي|ت)(?:غلق|فتح|زيد|جري|بدأ|خفض|طلق|نفذ|صرف|فرغ|رفع|قطع|حظر)|رماية|رمايات|تجربة|تجارب|صاروخ\w*|صواريخ|إطلاق|ستطلق|تطلق|مناور\w*|تدريبات|تمرين\w*|اختبار|ذخيرة|حظر جوي|قمرا?|سيحتجز|ستحتجز|ستوقف|سترد|سيرد|ستدافع|إنذار|ستبعد|تفجيرات|سيول)(?!\w)",
)
"""Of what one state gives another notice."""
_REST: Final = r"[^.\n]{0,140}?(?<!\w)"
WARNS: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:حذر|حذرت|يحذر|تحذر|هدد|هددت|توعد|توعدت|يتوعد|تتوعد|أنذر|أنذرت)(?!\w)",
    rf"(?<!\w)(?:уведоми|извести|оповести|(?:про)?информирова|сообщи)(?:л|ла|ли|ло)(?!\w)(?= {_REST}{_NOTICE_OF[1]})",
    r"(?<!\w)(?:уведоми|извести|оповести)(?:л|ла|ли|ло)(?!\w)(?= (?:[\w-]+ ){0,4}?[\w-]+(?:: |, что |,? )(?:если|люб|кажд|ответ))",
    r"(?<!\w)(?:предупредил|предупреждает|предупредят|пригрозил|предостерег)\w*",
    r"(?<!\w)(?:و|ف)?(?:وجه|وجهت|أصدر|أصدرت|أرسل|أرسلت|سلم|سلمت) (?=(?:\w+ ){1,9}?(?:تحذير|إنذار|إخطار|إشعار)ا?(?!\w))",
    r"(?<!\w)(?:ال)?(?:تحذير|إنذار|إخطار|إشعار)\w* (?:\w+ ){0,4}?(?:وجه|أرسل|سلم|بعث)(?:ت)?ه(?:ا)?(?!\w)",
    rf"(?<!\w)(?:و|ف)?(?:نبه|أعلم|أخطر|أشعر|أبلغ|أحاط|ذكر|يخطر|تخطر)(?:ت)?(?:ها|ه)?(?!\w)(?=,? {_REST}{_NOTICE_OF[2]})",
    r"(?<!\w)(?:warned|warns|threatened|cautioned|cautions)(?!\w)", r"(?<!\w)issued (?:a|an) (?:\w+ )?warning to(?!\w)",
    r"(?<!\w)gave(?!\w)(?= (?:[\w'-]+ ){1,5}(?:(?:advance|prior|due|formal|written) ){1,2}(?:notice|notification|warning)(?!\w)| (?:[\w'-]+ ){1,4}(?:notice|notification|warning) (?:of|about) (?:an? |the |its )?(?:[\w-]+ ){0,3}(?:launch|test|drill|exercise|firing|closure|manoeuvre|maneuver)(?:es|s)?(?!\w))", r"(?<!\w)(?:notified|alerted)(?!\w)(?= (?:[\w'-]+ ){1,5}(?:in advance|beforehand|of (?:an? |the |its )?(?:\w+ ){0,3}(?:launch|test|drill|exercise|firing)(?:es|s)?)(?!\w))",
    rf"(?<!\w)(?:informed|informs|told|notified|notifies|alerted|advised)(?= {_REST}{_NOTICE_OF[0]}(?!\w))",
    r"(?<!\w)notified(?= (?:[\w'-]+ ){1,3}?on \w+day,)", r"(?<!\w)put(?= (?:[\w'-]+ ){1,3}on notice(?!\w))", r"(?<!\w)(?:served notice on|(?:gave|given|handed|issued|delivered|sent) (?:an? |the )?(?:[\w-]+ ){0,3}?(?:warning|ultimatum) to|in an? (?:[\w-]+ ){0,2}?(?:warning|ultimatum) to)(?!\w)", r"(?<!\w)gave(?= (?:[\w'-]+ ){1,3}an? (?:[\w-]+ ){0,2}?ultimatum(?!\w))",
    r"(?<!\w)let(?= (?:[\w'-]+ ){1,3}know that [^.\n]{0,120}?(?:would|will) be (?:fired|shot|seized|boarded|treated|met|sunk|detained)(?!\w))",
    r"(?<!\w)дов(?:ел|ела|ели) до сведения(?= [^.\n]{0,120}?(?:пуск|ракет|стрельб|если|ответ))",
    r"(?<!\w)(?:переда|направи|присла|вручи|адресова)(?:л|ла|ли) (?=(?:[\w-]+,? ){0,7}?(?:предупреждение|предостережение|ультиматум)(?!\w))",
    r"(?<!\w)(?:предупреждение|предостережение|ультиматум),? (?:которое |который )?(?=(?:[\w-]+ ){1,4}?(?:передал|направил|прислал|вручил|адресовал)[аи]?(?!\w))",
)  # fmt: skip
RECEIVED: Final = _pattern(
    rf"(?<!\w)(?:was|were|been) (?:\w+ly )?(?:notified|informed|told|alerted|warned)(?= {_REST}{_NOTICE_OF[0]}(?!\w))",
    r"(?<!\w)(?:received|got|was given|were given|was handed) (?=(?:[\w'-]+ ){0,5}?(?:notice|notification|warning|advisory|ultimatum)(?!\w))",
    r"(?<!\w)получил\w*(?= (?:[\w-]+ ){0,9}?(?:(?:уведомлени|предупреждени|извещени|оповещени)\w+ об? |предупреждение|предостережение|ультиматум))",
    r"(?<!\w)(?:و|ف)?(?:وصل|ورد)(?:ت|ها|ه)?(?= (?:\w+,? ){0,9}?(?:إخطار|إشعار|تحذير|إنذار|بلاغ|مذكرة إخطار)(?!\w))",
    r"(?<!\w)(?:و|ف)?(?:تلقى|تلقت|تسلم|تسلمت)(?= (?:\w+ ){0,9}?(?:إخطارا|إشعارا|تحذيرا|إنذارا|بلاغا|مذكرة إخطار)(?!\w))",
)  # fmt: skip
"""*Received notice from Pyongyang of a launch*: who is warned stands before."""
FROM: Final = _pattern(
    r"(?<!\w)(?:from|by) (?:the )?(?:\w+ )?$",
    r"(?<!\w)от (?:\w+ )?$",
    r"(?<!\w)من (?:ال)?(?:\w+ )?$",
)
NOTIFIES: Final = _pattern(
    *(rf"(?<!\w){one}" for one in (rf"{_NOTICE_OF[0]}(?!\w)", _NOTICE_OF[1], _NOTICE_OF[2])),
    r"(?<!\w)(?:test|drill|launch)\w*",
)
"""What a notice is of: a speech that warns is of something else."""
EXERCISE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:ال)?(?:مناورات|مناورة|مناوراتها|مناوراته|تدريبات|تدريباتها|تمرينا?|تمارين|تدريبا?(?= (?:ال)?(?:بحري|جوي|عسكري|مشترك|بري|تكتيكي)|(?= ال\w+ي ال\w+ي(?!\w))))(?!\w)", r"(?<!\w)(?:учени(?:е|я|ю|ем|и|й|ях|ям|ями)|маневр(?:ы|ов|ах|ами)|учебн\w+ стрельб\w*|(?:совместн|двусторонн|антитеррористическ|военн)\w+ (?:\w+ )?тренировк\w+|(?:провел|провед|начал|начн|законч|заверш)\w* (?:[\w-]+ ){0,3}?тренировк[уи]|тренир\w+ (?:[\w-]+ ){0,2}?(?:вместе|совместно)|(?:вместе|совместно) (?:[\w-]+ ){0,2}?(?:тренир|отрабат|отработал)\w+)(?!\w)",
    r"(?<!\w)(?:(?:military|naval|joint|live-fire|nuclear|annual|air|large-scale|missile|command-post|snap|winter|autumn|spring|summer) (?:\w+ ){0,2}?"
    r"(?:exercise|drill|manoeuvre|maneuver)s?|joint (?:[\w-]+ ){0,2}?training(?! (?:cent|program|course|school|institut))|practi[cs](?:ed|ing|es) (?:[\w-]+ ){1,6}?(?:together|jointly)|(?:soldiers|troops|sailors|marines|paratroopers|commandos|forces|navies|armies|militaries) (?:are |were |will |to |have been |had been )?(?:practi[cs](?:ing|ed|e)|rehears(?:ing|ed|e)|drill(?:ing|ed))|exercise(?= \"[a-z])|(?:train(?:s|ed|ing)?|exercis(?:e|es|ed|ing)|drill(?:ed|ing)?)(?= (?:together|jointly|side by side)(?!\w))|drills|(?:held|began|begin|begun|started|start|opened|launched|joint|the|this|concluded|completed|in|(?:hold|holds|holding|stage[ds]?|staging|starts|begins|ends|conduct(?:s|ed|ing)?|wraps? up|wrapped up)(?: an?| the| their| its)?(?: (?!fire |flood |avalanche |emergency |lifeboat |earthquake |evacuation |oil |school |tsunami |safety )[\w-]+){0,3}?|(?:an?|their|its) (?:[\w-]+ ){0,2}?(?:\w+-day|week-long|\w+-week|counter-?terrorism|anti-?terrorist|anti-?terror|anti-?piracy|field|maritime|amphibious|table-?top|search-and-rescue|firing|bilateral|trilateral|multinational|combined|biennial|tri-service)) drill(?! (?:sergeant|instructor|ship|bit|rig|hole|press|down))|(?:the|an?|their|its) (?:[\w-]+ ){1,3}?exercise(?! of(?!\w))(?! in (?:futility|democracy|restraint|power|patience|self|public|how|what|diplomacy|cynicism)(?!\w))|(?:(?:conduct|hold|host|stage|run|start|launch|open|join|conclud|complet)\w*|held|began|begin|begun|during|(?:the|this) [a-z]+ of|as part of) exercise(?= \w)|(?:the|this|their|annual) exercise(?! of(?!\w))(?! in (?:futility|democracy|restraint|power|patience|self|public|how|what|diplomacy|cynicism)(?!\w))|(?:take|takes|took|taking) part in an exercise|(?:hold|held|holding|conduct(?:ed|ing|s)?|stage[ds]?|begin|begins|began|start(?:s|ed)?|launch(?:ed|es)?|wrap(?:s|ped)? up|conclud(?:es|ed)|end(?:s|ed)) (?:an?|the|their|its) (?:[\w-]+ ){0,4}?exercise(?= (?:in|of|on|at|off|near|from|with|this|next|to|called|code\w*)(?! (?:futility|democracy|restraint|power))(?!\w))|war ?games?|manoeuvres|maneuvers|exercises)(?!\w)",
    r"(?<!\w)(?:train|trains|trained|training|exercising|drilling|practi[cs]ing) (?:[\w-]+ ){0,3}?(?:with|alongside)(?= (?:[\w'-]+ ){1,4}?(?:troops|soldiers|forces|army|navy|marines|paratroopers|sailors|airmen|military|crews)(?!\w))",
)  # fmt: skip
HOTLINE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?خط(?:ا)? (?:(?:ال)?اتصال\w* )?(?:ال)?ساخن(?:ا)?(?!\w)", r"خط اتصال مباشر", r"(?:تشغيل|فتح|إنشاء|استئناف) خطوط (?:ال)?(?:اتصال|اتصالات)(?!\w)", r"(?<!\w)(?:ب|ل)?(?:ال)?خطوط (?:(?:ال)?(?:اتصال|اتصالات|هاتف\w*) )?(?:ال)?(?:مباشرة|ساخنة|عسكرية)(?!\w)", r"(?<!\w)(?:ب|ل)?(?:ال)?خطا? (?:ال)?(?:هاتفيا? )?(?:ال)?(?:مباشرا?|آمنا?|مؤمنا?)(?= (?:\w+ ){0,4}?(?:بين|مع)(?!\w))", r"(?:قناة|خط) (?:ال)?اتصال (?:ال)?(?:عسكري|مباشر)\w*", r"горяч\w+ лини\w+", r"лини\w+ (?:прямой|экстренной|аварийной|закрытой) связи", r"прям\w+ (?:\w+ )?лини\w+(?: связи)?", r"защищенн\w+ (?:\w+ )?лини\w+", r"лини\w+ телефонной связи", r"(?:телефонн|закрыт|спец)\w* (?:лини|канал)\w+ (?:связи )?(?=между)", r"канал\w* (?:прямой|экстренной|военной|закрытой) связи (?=между)",
    r"(?<!\w)(?:hotlines?|hot lines?|(?:tele)?phone (?:line|link|connection)(?= (?:[\w-]+ ){0,4}?between)|(?:deconfliction|direct|secure|emergency|military|dedicated|crisis|cross-border|inter-korean) (?:(?:military|communications?|telephone|phone|telephonic|radio|secure|naval|and|border|video|maritime) ){0,4}(?:lines?|(?:link|channel)(?= (?:[\w-]+ ){0,4}?between)))(?! of(?!\w))(?!\w)",
)  # fmt: skip
LOOSE_LINE: Final = _pattern(
    r"(?<!\w)(?:red (?:tele)?phone|liaison (?:line|channel|link)s?|(?:communications?|telephone|phone|radio) (?:lines?|links?|channels?)|military (?:tele)?phones?|(?:line|channel|telephone|wire)(?= (?:between|through which|that (?:joined|joins|links?|linked|connects?|connected))(?!\w)))(?!\w)",
    r"(?<!\w)(?:прям\w+ (?:провод|телефон|связ)\w*|телефонн\w+ связ\w+|лини\w+ (?:\w+ )?связи|канал\w* (?:\w+ )?связи|красн\w+ телефон\w*|круглосуточн\w+ (?:лини|канал)\w*|межкорейск\w+ (?:телефон|лини|канал)\w*|лини\w+ (?:экстренн|аварийн|спасательн)\w+ (?:оповещени|связи)\w*)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?(?:هاتف (?:ال)?أحمر|خط(?:ا)? (?:ال)?(?:هاتفي|عسكري)\w*|(?:قناة|قنوات|خطوط|خط) (?:ال)?(?:اتصال|اتصالات|تواصل|تنسيق)\w*)(?!\w)",
)  # fmt: skip
"""What is a line of two states where a sentence tells that it was opened, or cut."""
CHANGED_LINE: Final = _pattern(
    r"(?<!\w)(?:went|goes|go) (?:live|dead|silent|into (?:operation|service))(?!\w)", r"(?<!\w)(?:opened|reopened|inaugurated|launched|activated|restored|established|tested|checked|tried out|switched (?:on|off)|set up|installed|cut|cuts|severed|suspended|disconnected|no longer (?:picks? up|answer\w*)|gone silent|unanswered since|pulled the plug)(?!\w)",
    r"(?<!\w)открыт(?:а|о|ы)?(?!\w)", r"(?<!\w)(?:прерва|оборва|отключ|разорва|заблокир|приостанов|возобнов|восстанов|ожил|заработа|связал|запусти|запуще|открыл|введен|ввел|налаж|налади|установи|установл)\w*",
    r"(?<!\w)(?:و|ف)?(?:قطع(?:ت|تها|ته|ها)?|علق(?:ت)?|أوقف(?:ت)?|صامت|عاد|عادت|وصل|أحيي|أعيد|شغل|دشن(?:ت)?|افتتح(?:ت)?|استأنف(?:ت)?|استئناف|تشغيل|فتح(?:ت)?|أطلق(?:ت)?|أنشئ|أنشأ(?:ت)?)(?!\w)",
)  # fmt: skip
NO_LINE: Final = _pattern(
    r"(?<!\w)(?:ought to|should (?:have|open|set up)|a dream|want(?:s|ed)? an?|plans? an?|propos(?:es|ed) an?|would like|need(?:s|ed)? an?|lacks?|lacking|whether|mused|if only|called for an?|there is no|have no|has no)(?!\w)",
    r"(?<!\w)(?:could|might|would) (?:have )?(?:help|prevent|avert|avoid|calm|save|spare|defuse|ease|make)\w*(?!\w)", r"(?<!\w)(?:могл?[аи]? бы|помогл?[аи]? бы|позволил[аио]? бы)(?!\w)", r"(?<!\w)(?:قد|كان) (?:ي|ت)(?:منع|جنب|سهم|ساعد|خفف|قي|حول)(?!\w)",
    r"(?<!\w)(?:rarely|seldom|less often|rail(?:way)?s?|ferry|banks?|customer|clients?|shops?|patients|(?<!radar.)stations|passengers?|bus|trains?|villagers|customers|consumers|victims|tourists|travell?ers|traders|callers|counselling|helpline|women|migrants)(?!\w)",
    r"(?<!\w)(?:реже(?!\w)|чаще(?!\w)|редко(?!\w)|железнодорожн|паром|автобус|пассажир|потребител|клиент|банк|туристов|жертв|мечта|следовало бы|хорошо бы|нуждается в)\w*",
    r"(?<!\w)(?:ال|لل)?(?:عملاء|مصرف|بنك|سكك|قطار|قطارات|ركاب|مسافرين|مواطنين|ضحايا|مستهلكين|حلم|ينبغي|ليت)(?!\w)",
)  # fmt: skip
"""A line that is only wished for, or that is for passengers and customers."""
OF_PASSENGERS: Final = _pattern(
    r"(?<!\w)flights?(?!\w)", r"(?<!\w)(?:авиа|рейс)\w*", r"(?<!\w)(?:ال|لل)?رحلات(?!\w)"
)
"""Lines on which people travel."""
ARMIES: Final = _pattern(
    r" (?:\w+ ){0,3}?بين (?:\w+ )?(?:ال)?(?:جيش|قوات|رئاستي أركان|رئاستي الأركان|قائدي|هيئتي|رئاستي|أركان)\w*",
)  # fmt: skip
OF_ARMIES: Final = _pattern(
    r"(?<!\w)(?:the two|both|their) (?:armies|militaries|navies|air forces|general staffs|(?:military|naval|army) (?:commands|headquarters))(?!\w)", r"(?<!\w)(?:army|navy|military|defen[cs]e) (?:chiefs|heads|commanders)(?!\w)", r"(?<!\w)chiefs of (?:the )?(?:general |defen[cs]e )?staff", r"(?<!\w)(?:начальник|командующ|главнокомандующ)(?:ами|ими|ов|их)(?!\w)", r"(?<!\w)(?:ب|ل)?(?:قائدي|رئيسي|قائدا|رئيسا) (?:ال)?(?:جيش|أركان|قوات|بحرية)\w*", r"(?<!\w)(?:двумя|обеими|двух|обеих) (?:арми[йя]|армиями|генштаб\w+|штаб\w+)", r"(?<!\w)(?:ب|ل)?(?:ال)?(?:جيشين|بحريتين)(?!\w)", r"(?<!\w)(?:و|ف|ب|ل)?(?:جيشي|جيشا|بحريتي|بحريتا|هيئتي|رئاستي|قيادتي) (?:أركان )?(?:ال)?(?:بلدين|دولتين|جانبين|جارتين|جيشين)(?!\w)",
    r"(?<!\w)(?:armed forces|armies|navies|militaries|air forces|general staffs|defen[cs]e forces|coast ?guards|border guards|army commands|commanders) of(?!\w)", r"(?<!\w)(?:theat(?:er|re) command|(?:naval|military) (?:region|command|district)s?|general staffs|fleets)(?!\w)",
    r"(?<!\w)между (?:[\w-]+ ){0,2}?(?:командован|командир|бригад|генштаб|генеральн\w+ штаб|арми|вооруженн|военно-морск|вмс|ввс|военными(?! ведомств)|пограничник|штаб)\w*",
)  # fmt: skip
OF_MINISTRIES: Final = _pattern(
    r"(?<!\w)(?:defen[cs]e ministries|ministries of defen[cs]e|defen[cs]e departments|ministries of (?:national )?defen[cs]e)(?!\w)",
    r"(?<!\w)(?:оборонн|военн)\w+ ведомств(?:ами|а|ах)?(?!\w)", r"(?<!\w)министерств(?:ами|а) обороны(?!\w)", r"(?<!\w)между минобороны",
    r"(?<!\w)(?:ب|ل)?(?:وزارتي|وزارتا) (?:ال)?دفاع(?!\w)",
)  # fmt: skip
KOREAS: Final = _pattern(
    r"(?<!\w)(?:two|both|the) koreas(?!\w)", r"(?<!\w)(?:дв(?:е|ух|умя)|об(?:е|еих|еими)) коре[ияйюе]\w*", r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:ال|لل)كوريت(?:ان|ين)(?!\w)",
)  # fmt: skip
OPENED: Final = _pattern(
    r"(?<!\w)(?:went|goes|go|put|came|entered|brought) (?:into|in) (?:operation|service|use|effect)(?!\w)", r"(?<!\w)(?:opened|inaugurated|launched|activated|restored|reopened|established|switched on|set up|tested|installed|completed|began (?:working|operating|operations)|became operational|is operational|was (?:first )?used)(?!\w)",
    r"(?<!\w)(?:заработал|установлен|установил|открыт|открыл|запущен|запустил|введен|включен|восстановлен|начал\w* работ|проверен|испытан|создан|налажен|учрежден|опробован|согласован|подписан(?=\w* (?:\w+ )?\d)|подписали)\w*",
    r"(?<!\w)(?:و|ف)?(?:تشغيل|افتتاح|افتتح|افتتحت|دشن|دشنت|تدشين|أعيد|فتح|إطلاق|أطلق|دخل|بدأ العمل|أنشئ|أنجز|تفعيل|فعل|فعلت|استئناف|جرب|اختبر)(?!\w)",
)  # fmt: skip
THE_LINE: Final = _pattern(
    r"(?<!\w)(?:the|this) (?:[\w-]+ ){0,2}?(?:line|link|hotline|channel)(?!\w)", r"(?<!\w)it(?= (?:was|has been|had been|went|came) )",
    r"(?<!\w)(?:связь|лини[яиюей]+|канал\w*)(?!\w)", r"(?<!\w)(?:соглашение|меморандум|протокол|договоренность) о \w+", r"(?<!\w)(?:ال|لل)خط(?!\w)",
)  # fmt: skip
_GIVES: Final = r"(?:переда(?:ст|дут)|представ(?:ит|ят)|предостав(?:ит|ят)|направ(?:ит|ят)|пришл(?:ет|ют)|вруч(?:ит|ат))"
_PAPERS: Final = r"(?:сведения|данные|отчет|доклад|ответ|информацию|списки?|карты|материалы|документы|результаты)"
PROMISE: Final = _pattern(
    r"(?<!\w)س(?:ي|ت)سلم (?:\w+,? ){1,14}?(?:(?:في )?(?:موعد|أجل|مدة|مهلة) أقصاها?|موعد لا يتجاوز|قبل نهاية|بحلول|قبل حلول)(?!\w)",
    r"(?<!\w)(?:و|ف)?س(?:ي|ت)(?:رد|جيب|بلغ|وضح)(?= (?:\w+,? ){0,9}?(?:كتابة|كتابيا|خطيا)(?!\w))", r"(?<!\w)(?:ب|ل)?(?:ال)?(?:رد|ردود|جواب|أجوب|إجاب)\w{0,4}[^\w]{1,3}(?:ال)?(?:خطي|مكتوب)\w*", r"(?:التفصيل|تفصيل) المكتوب", r"موقفها كتابة",
    r"(?<!\w)(?:و|ف)?(?:تعهد|تعهدت) (?:(?:ل|أمام|إلى)(?=\w)|(?=(?:\w+ ){0,8}?(?:(?:ب|ل)?(?:ال)?رد|جواب|كتابة)))", r"письменн\w+ (?:\w+ )?(?:ответ|реакци|объяснени|разъяснени|пояснени|отчет|заверени)\w*", r"в письменн(?:ом|ой) (?:виде|форме)", r"письменно (?:[\w-]+ )?(?:ответ|извест|уведом|сообщ|проинформиру|разъясн|поясн|подтверд)(?:ит|ят|ет|ют)(?!\w)", r"(?<!\w)(?:ответ|извест|уведом|сообщ|проинформиру|разъясн|поясн|подтверд)(?:ит|ят|ет|ют)(?= (?:[\w-]+ ){0,5}?письменно)", r"(?<!\w)(?:обязал|пообещал)\w*",
    rf"(?<!\w)(?:до|к|не позднее) \d{{1,2}} [а-я]+ {_GIVES} (?:[\w-]+ ){{0,4}}?{_PAPERS}",
    rf"(?<!\w)(?<!не\s){_GIVES}(?= (?:[\w-]+ ){{0,4}}?{_PAPERS}[^.;\n]{{0,60}}? (?:до|к|не позднее) (?:\d|конца|начала))",
    r"written (?:\w+ )?(?:response|repl|answer|account|explanation|clarification|statement of|assurance)\w*", r"(?:in writing)", r"(?<!\w)(?:pledged|promised|undertook) to(?= (?:\w+ly )?(?:reply|respond|answer|send|give|deliver|hand|submit|provide|supply|transmit|share|return|inform|notify|report|explain|clarify|present|pass|convey|write|investigate|refrain|stop|withdraw|release|halt|allow|open|keep|help|support|lift)(?!\w))",
)  # fmt: skip
PLEDGES: Final = _pattern(
    r"(?<!\w)(?:pledge[ds]|promise[ds]|undertook|undertaken|vowed|committed (?:itself|himself|herself)|assure[ds]|guaranteed)(?!\w)",
    r"(?<!\w)(?:по)?обещал[аио]?(?!\w)", r"(?<!\w)(?:обязал(?:ся|ась|ись|ось)|обязу[юе]тся|заверил[аио]?|взял[аио]? (?:на себя )?обязательств[оа]|гарантировал[аио]?)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:(?:وعد|تعهد|التزم)(?:ت|وا)?|(?:ت|ي)(?:تعهد|لتزم))(?!\w)",
)  # fmt: skip
"""Verbs of promising, whatever is promised."""
_TOLD_THINGS: Final = (
    r"(?:answer|repl(?:y|ies)|response|explanation|clarification|data|information|report|list|document|map|detail|record|finding|figure)s?",
    r"(?:ответ|сведени|данны|разъяснени|пояснени|документ|карт|спис|отчет|доклад|материал|информаци|заключени)\w*",
    r"(?:ال)?(?:رد|ردا|ردها|رده|جواب|جوابا|معلومات|بيانات|تقرير|تقريرا|قائمة|وثائق|خرائط|خريطة|توضيح|توضيحات|إيضاحات|تفاصيل|كشوف|كشوفات|نتائج|نتيجة|لائحة)",
)
GIVES: Final = _pattern(
    r"(?<!\w)(?:will|would) (?:inform|tell|notify|brief|update)(?= (?:the )?(?:[\w'-]+ ){1,4}?(?:of|about|on) (?:(?:the|its|any) )?(?:[\w-]+ ){0,2}?(?:findings?|outcome|results?|conclusions?|reasons?|progress|decision|inquiry|investigation)(?!\w))",
    rf"(?<!\w)(?:will|would) let(?= (?:[\w'-]+ ){{1,3}}?have (?:[\w'-]+ ){{0,4}}?{_TOLD_THINGS[0]}(?!\w))",
    rf"(?<!\w)(?:will|would|must|is to|are to|to),? (?:by [\w ]{{3,24}},? )?(?:give|send|hand|hand over|deliver|provide|submit|supply|pass|present|share|transmit)(?= (?:[\w'-]+ ){{0,6}}?{_TOLD_THINGS[0]}(?!\w))",
    r"(?<!\w)(?:pledged|promised|undertook|undertaken|vowed|committed itself|agreed) to (?=(?:\w+ly )?(?:tell|reply|respond|answer|inform|notify|report|explain|clarify)(?!\w))",
    rf"(?<!\w)(?:передаст|передадут|предоставит|предоставят|направит|направят|представит|представят|вручит|пришлет|пришлют|даст|дадут)(?= (?:[\w-]+ ){{0,5}}?{_TOLD_THINGS[1]})",
    rf"(?<!\w)обеща(?:л|ла|ли|ет|ют)(?= (?:[\w-]+ ){{0,8}}?{_TOLD_THINGS[1]})", r"(?<!\w)обеща(?:л|ла|ли|ет|ют)(?= (?:[\w-]+ ){0,6}?(?:ответить|сообщить|разъяснить|объяснить))",
    rf"(?<!\w)(?:و|ف)?(?:ستسلم|سيسلم|ستقدم|سيقدم|ستزود|سيزود|ستبلغ|سيبلغ|ستطلع|سيطلع|ستوافي|ستبعث|سيبعث|سترسل|سيرسل|سترد|سيرد|وعد|وعدت|تعهد|تعهدت)(?= (?:\w+ ){{0,9}}?(?:ب|ل)?{_TOLD_THINGS[2]}(?!\w))",
    r"(?<!\w)(?:و|ف)?(?:وعد|وعدت|تعهد|تعهدت)(?= (?:\w+ ){0,6}?(?:ب(?:ال)?رد|ب?أن (?:ت|ي)(?:رد|جيب)|ب?إبلاغ)(?!\w))",
)  # fmt: skip
"""Information that one side will give another: promised, if by a day."""
TOLD_THING: Final = _pattern(
    rf"(?<!\w){_TOLD_THINGS[0]}(?!\w)",
    rf"(?<!\w){_TOLD_THINGS[1]}",
    rf"(?<!\w)(?:ب|ل)?{_TOLD_THINGS[2]}(?!\w)",
)
TO_WHOM: Final = _pattern(r"(?<!\w)to (?:the )?$", r"(?<!\w)(?:إلى|ل|لل)(?:ال)?\s?$")
_BUT: Final = _pattern(r"(?<!\w)(?:إذ|بل|حيث|فقد|وإنما)(?!\w)", r"[:;]")
"""*The answer was not long in coming, for Algiers summoned …*"""
_OWN_ENVOY: Final = _pattern(r" (?:بلاده|بلادها|بلادنا|دولته|حكومته)(?!\w)")
_RECALLED: Final = _pattern(
    r"[^,;.\n]{0,60}?(?<!\w)(?:للتشاور|for consultations|для консультаций)",
)  # fmt: skip
THAT_HE: Final = _pattern(
    r"(?<!\w)(?:أنه|أنها|بأنه|بأنها|إنه|إنها|(?:أن|إن|بأن) (?:بلاده|بلادها|بلادنا|حكومته|حكومتها|حكومة بلاده|حكومة بلادها|وزارته|وزارتها))(?:\s+سوف)?\s+$"
)
"""*That it will hand Namibia*: who promises stands before."""
SAID_IT: Final = _pattern(
    r"[^\w]*(?:(?:on|late|early|that|yesterday|today|\w+day|in a statement|earlier),? ){0,4}(?:it|he|she|they|(?:his|her|its) (?:country|government|ministry|side)) (?:will|would|is going to|was going to)(?!\w)",
    r"[^\w]*(?:что )?(?:он|она|оно|они|(?:его|ее) (?:страна|правительство)|страна)(?!\w)",
)
"""*Said it would answer*: who says so will."""
_HANDED: Final = _pattern(
    r"(?<!\w)(?:handed|delivered|gave|given|sent|received|submitted|passed|presented|got)(?!\w)", r"(?<!\w)(?:вручил|передал|получил|направил|представил|вручен|передан|получен|направлен)\w*",
    r"(?<!\w)(?:و|ف)?(?:سلم|سلمت|تسلم|تسلمت|استلم|استلمت|أرسلت|أرسل|تلقت|تلقى|قدمت|قدم)(?!\w)",
)  # fmt: skip
_TO_COME: Final = _pattern(
    r"(?<!\w)(?:will|would|shall|next|soon|promis\w*|pledg\w*|agreed|vow\w*|undert\w+|due|to (?:send|give|deliver|hand|submit|provide|reply|respond))(?!\w)",
    r"(?<!\w)(?:обеща|пообеща|обяз|наме|будет|будут|след|до конца|в ближайш)\w*", r"(?<!\w)(?:передаст|вручит|направит|представит|пришлет|даст|ответит|передадут|дадут|пришлют|направят)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:س(?:ي|ت|ن)(?:سلم|رد|بعث|رسل|قدم|تقدم|وجه|جيب|زود|وافي|منح|عيد|عطي|بلغ|كون|تم|جري|نقل|صدر|رفع|عرض|نشر|دفع|سدد|فتح)\w*|سوف|تعهد\w*|وعد\w*|تعتزم|يعتزم|المقبل\w*|القادم\w*)(?!\w)",
)  # fmt: skip
TAKES_PART: Final = _pattern(
    r"(?<!\w)(?:detected|tracked|spotted|counted)(?!\w)", r"(?<!\w)(?:зафиксир|обнаруж|засек)\w*", r"(?<!\w)(?:و|ف)?(?:رصد|رصدت)(?!\w)",
    r"(?:take|takes|took|taking) part", r"(?:are|is|were|will be) (?:practi[cs]|train|exercis|drill|rehears)ing", r"have taken part", r"will (?:practi[cs]e|train|rehearse|exercise|drill|sail|fire)", r"(?:participat|involv|deploy)\w*", r"(?:задейств|привле|участ|насчитыва|откомандир)\w*", r"(?<!\w)(?:выставил|выделил|направил|направ(?:ит|ят)|выделит|состав(?:ит|ляет|ил|ила)|включа(?:ет|ют)|вход(?:ит|ят)|вош(?:ел|ла|ли)|состоит|представл\w+)(?!\w)", r"(?<!\w)(?:занят[оыа]?|занимаются|прибыл[иао]?|отрабатыва\w+)(?!\w)", r"(?<!\w)(?:join|joins|joined|come|came|arrived|sent|sends|contribut\w+|brings? together|comprise?s?)(?!\w)",
    r"(?:ي|ت)?شارك\w*", r"مشاركة", r"بمشاركة", r"قوامه?ا?(?!\w)",
)  # fmt: skip
BEGUN: Final = _pattern(
    r"(?<!\w)(?:exercises?|drills?|manoeuvres|maneuvers|war games|training|it|they|which|phase)(?=(?:,[^,.;\n]{3,50},)? (?:[\w'-]+ ){0,4}?(?:beg[aiu]ns?|start\w*|got|kick\w*|open\w*|run|runs|ran|last|lasts|will|end|ends|ended|conclud\w*|finish\w*|wrap\w*|continu\w*|go|goes|due|scheduled|set|take|takes|took)(?!\w))",
    r"(?<!\w)(?:учени|маневр|тренировк)\w*(?= (?:[\w-]+ ){0,4}?(?:начал|начн|старт|продл|заверш|законч|пройд|проход|прош|заплан|продолж)\w*)", r"(?<!\w)(?:продл|заверш|законч|начал|начн|пройд|прош|проход)\w+ (?:они|оно)(?!\w)", r"(?<!\w)(?:они|оно|которые|которое)(?= (?:начал|начн|старт|продл|заверш|законч|пройд|проход|прош)\w*)", r"(?<!\w)(?:начал|начн|старт|продл|заверш|законч)\w*(?= (?:[\w-]+ ){0,2}?(?:учени|маневр)\w*)",
    r"(?<!\w)(?:و|ف)?(?:يستمر|تستمر|تتواصل|يتواصل|انطلق|انطلقت|تنطلق|ينطلق|بدأ|بدأت|تبدأ|يبدأ|تختتم|يختتم|اختتم|اختتمت|تنتهي|ينتهي|ستستمر|سيستمر)(?!\w)",
)  # fmt: skip
PROMISES: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:وعد|وعدت|تعهد|تعهدت|س(?:ي|ت)(?:قدم|سلم|رد|بعث|وجه|رسل|جيب|عرض|عطي|بلغ|زود|وافي|عيد|نشر))(?!\w)", r"(?<!\w)(?:will|would|promised|pledged|promises|pledges|undertook|undertaken|vowed|agreed)(?!\w)", r"(?<!\w)to (?:answer|reply|respond)(?!\w)",
    r"(?<!\w)(?:обеща|пообеща|обяза|направ(?:ит|ят)|представ(?:ит|ят)|вруч(?:ит|ат)|предостав(?:ит|ят)|переда(?:ст|дут)|да(?:ст|дут)|пришл(?:ет|ют)|ответ(?:ит|ят))\w*",
)  # fmt: skip
WRITTEN: Final = _pattern(
    r"مكتوب", r"خطي", r"كتابة", r"كتابي", r"письменн", r"written", r"in writing"
)
INCIDENT: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?(?:هجوم|هجمات|ضربة|ضربات|قصف|(?:حادث|حادثة)(?!(?:ا|ي)? (?:ال)?(?:سير|مرور\w*|سيارة|حافلة|قطار|عمل|حريق|غرق|تدافع|دهس))|غارة|غارات|انفجار|تصادم|اعتراض|كمين)(?:ا|ي)?(?!\w)",
    r"(?<!\w)(?:удар|атак|обстрел|инцидент|столкновени|взрыв|перехват)\w*",
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?(?:استهداف|اشتباك|اشتباكات|تفجير|صواريخ|صاروخ)(?!\w)",
    r"(?<!\w)(?:attack|strike|shelling|incident|collision|explosion|interception|raid|blast|bombardment|clash|clashe)s?(?!\w)",
    r"(?<!\w)(?:struck(?! (?:an? |one |the )?(?:\w+ )?(?:mines?|rocks?|reef|iceberg|deal|accord|balance|chord|tone|on its)(?!\w))|shelled|bombed|attacked)(?!\w)",
)  # fmt: skip


_STRIKES_BACK: Final = _pattern(
    r"[^,;.\n]{0,20}?(?<!\w)(?:ответить|ответят|отомстить|наказать|ударить|удар\w*|уничтожить|защи\w+|(?:respond|retaliat|reveng|strike|punish|destroy|defend|protect)\w*)(?!\w)(?! (?:\w+ ){0,6}?(?:in writing|письменно|на (?:\w+ )?(?:нот|запрос|письм|вопрос)\w*|(?:до|к|не позднее) \d|(?:by|before) (?:\w+ )?\d|to (?:the |its |his )?(?:note|letter|query|questions)))",
)  # fmt: skip
ENCOUNTER: Final = _pattern(
    r"(?<!\w)(?:(?:shot|killed|wounded)(?= (?:[\w'-]+ ){1,4}?(?:soldiers?|servicemen|guards?|fisherm[ae]n|shepherds?|herders?|villagers?|farmers?)(?!\w))|(?:escorted|driven|chased|shepherded|forced) (?:out of|away from|from) (?:[\w'-]+ ){0,3}?(?:airspace|waters|zone)|cut off (?:[\w-]+ ){0,6}?by|(?:was|were|been) (?:hurt|injured|killed|wounded) (?:[\w-]+ ){0,4}?in (?:an?|the) (?:[\w-]+ ){0,2}?(?:scuffle|clash|skirmish|brawl|shoot-?out|firefight|gun ?fight|exchange of fire|face-?off|melee)|(?:stopped|halted|held up|surrounded|encircled|obstructed|confronted|sprayed|doused|warned off|drove away|repelled)(?= (?:[\w'-]+ ){0,6}?(?:boats?|vessels?|ships?|patrols?|trawlers?|cutters?|soldiers|troops|guards|aircraft|jets?|planes?|helicopters?|frigates?|destroyers?|submarines?)(?!\w))|(?:detained|captured|seized|arrested|abducted)(?= (?:[\w'-]+ ){1,4}?(?:shepherds?|herders?|herdsm[ae]n|villagers?|farmers?|hunters?|woodcutters?|labou?rers?)(?!\w))|fired (?:over|across|towards?|in the direction of)|(?:threw|hurled|pelted) (?:[\w-]+ ){0,3}?(?:stones|rocks|punches|bottles)|fired (?:[\w-]+ ){1,4}?(?:shots|rounds|bullets)|accus(?:ed|es|ing) (?:[\w'.-]+ ){1,12}?of (?:\w+ly )?(?:ramming|colliding|firing|shelling|shooting|pointing|shining|aiming|blocking|harassing|intercepting|violating|entering|crossing|intruding|breaching|penetrating|straying|abducting|kidnapping|seizing|boarding|attacking|ambushing|bombing|killing|capturing|detaining|opening fire|using (?:a )?water cannons?)|"
    r"clash(?:es)? (?:between|with|involving)|(?:face-?offs?|fist ?fights?|mel[eé]es?|hand-to-hand (?:combat|fighting)) (?:[\w'-]+ ){0,3}?(?:between|with)|(?:used|turned on|activated|pinged) (?:its|their|an?) (?:[\w-]+ ){0,2}?sonar|sideswiped|swerved (?:[\w-]+ ){0,4}?(?:into|in front of|across)|exchanges of (?:gun)?fire|(?:shoot-?outs?|gun ?fights?|fire ?fights?|gun battles?|skirmish(?:es)?|brawls?|scuffles?|shooting) (?:[\w'-]+ ){0,3}?(?:between|with)|brawled|scuffled|came to blows|traded (?:shots|blows|gunfire|artillery \w+|mortar \w+)|shot at|brought down|(?:came|flew|passed|got|manoeuvred|maneuvered) (?:dangerously |unsafely )?(?:close to|within [\w,. -]{1,25}? of)(?! (?:(?:an?|the|any|all-out|open|full) ){0,3}(?:\w+ )?(?:deal|agreement|accord|pact|peace|war|truce|ceasefire|breakthrough|compromise|settlement|consensus|collapse|blows|conflict|understanding)(?!\w))|(?:boarding|seizure|ramming|detention|capture|abduction|killing|shooting(?: down)?|downing|interception|shelling|harassment) of (?:[\w'-]+ ){1,8}?by|sailed (?:dangerously close to|within [\w,. -]{1,25}? of)|"
    r"attacked (?:[\w'-]+ ){0,4}?(?:border )?(?:posts?|patrols?|outposts?|checkpoints?)|fire from|"
    r"exchanged (?:shots|warning shots)|warning shots (?:were |had been )?(?:fired|exchanged)|opened up on|(?:was|were) (?:shot dead|killed|wounded|hit|downed|captured|detained) (?:[\w-]+ ){0,4}?by|locked on to|shot dead|chased|pursued|drove off|turned back|(?:detained|captured|seized|arrested)(?= (?:[\w'-]+ ){0,5}?(?:soldiers?|troops|guards?|sailors?|servicemen|crew|boat|vessel|patrol|ship|marines)(?!\w))|"
    r"(?:crossed|strayed|drifted|intruded|flew|drove|wandered|blundered|sailed|ventured) (?:[\w,.-]+ ){0,5}?(?:into|inside)|(?:crashed|landed|came down|put down|touched down|fell|set down|ended up) (?:[\w-]+ ){0,4}?(?:in|inside)|"
    r"collided|intercepted|intercepts|shot down|shoots down|downed|exchanged (?:gun)?fire|exchange of fire|traded fire|opened fire|clash(?:ed)?|skirmish(?:ed)?|fighting with|by fire from|fire[ds] (?:at|on|warning shots)|dumped fuel|(?:shone|pointed|aimed|directed|flashed) (?:[\w-]+ ){0,3}?lasers?|an encounter with|rammed|escorted|blocked|harassed|boarded|hemmed in|buzzed|cut across|water cannons?|(?:released|fired|dropped) flares|unsafe (?:and unprofessional )?(?:interaction|manoeuv\w+|maneuv\w+|encounter)|had an (?:\w+ )?interaction with|locked \w+ radar|"
    r"(?:entered|enters|crossed into|violated|breached|flew (?:into|over|through|in)|strayed into|intruded (?:into|on)|penetrated|remained in|stayed in|(?:was|were|spent [^.;]{3,40}?) (?:briefly )?(?:in|inside)) (?:[\w'-]+ ){0,4}?(?:airspace|(?:territorial |national )?waters|territory|border|economic zone|identification zone)|"
    r"(?:crossed|strayed|intruded|trespassed|wandered) into|fired from|(?:shells?|mortars?|rounds|rockets?|bullets?) (?:[\w'-]+ ){0,10}?(?:landed|fell|exploded|hit|struck)|(?:an? |the )?(?:attack|ambush|raid) (?:[\w-]+ ){0,3}?by|shelled|bombed|strafed|ambushed|gunfire from|(?:seized|detained|captured|impounded|arrested|boarded|sank)(?= (?:[\w'-]+ ){0,5}?(?:trawlers?|canoes?|pirogues?|dhows?|skiffs?|barges?|yachts?|schooners?|boats?|vessels?|ships?|tankers?|launch|fishermen))|"
    r"violation of (?:[\w'-]+ ){0,3}?(?:airspace|territorial waters) by|"
    r"(?:killed|wounded|injured|hurt|shot(?: dead)?|captured|abducted) (?:[\w'-]+ ){0,5}?(?:by|from)(?= (?:the )?(?:[\w-]+ ){1,3}?(?:fire|gunfire|bullets|troops|soldiers|forces|(?:border )?guards?|snipers?|army|patrol)(?!\w)))(?!\w)",
    r"(?<!\w)(?:(?:дал|выпустил)[аи]? (?:[\w-]+ ){0,2}?очеред(?:ь|и|ью|ями)(?!\w)|(?:застрелил|подстрелил|убил|ранил|избил)[аи]?(?= (?:[\w-]+ ){0,5}?(?:рыбак|пастух|жител|солдат|военнослуж|пограничник|крестьян|чабан|охотник)\w*)|(?:ослепл|слепил|светил)\w* (?:[\w-]+ ){0,3}?лазер\w*|лазер\w+ (?:[\w-]+ ){0,3}?(?:ослепл|слепил|светил)\w*|(?:подошел|подошл[аи]|подлетел[аи]?) (?:[\w-]+ ){0,3}?на (?:[\w-]+ ){1,4}?(?:метр|километр|фут|ярд|мил)\w* к|(?:пролетел[аи]?|промчал\w+|пронес\w+|прошел(?= [^.;\n]{0,90}?(?:катер|кораб|судн|самол|истребит|эсмин|фрегат|лодк|танкер))|прошл[аи](?= [^.;\n]{0,90}?(?:катер|кораб|судн|самол|истребит|эсмин|фрегат|лодк|танкер))) (?:[\w-]+ ){0,3}?(?:(?:в|на) (?:[\w-]+ ){1,4}?(?:метр|километр|фут|ярд|мил)\w* от|вблизи|рядом с|мимо)|(?:остановил|(?:за)?блокировал|окружил|оттеснил|выгнал|преследовал|вынудил|заставил|принудил|облил)[аи]?(?= (?:[\w-]+ ){0,4}?(?:катер|кораб|судн|самолет|вертолет|патрул|траулер|сейнер|лодк|баркас|солдат|военнослуж|пограничник|истребител)\w*)|подверг\w+ (?:[\w-]+ ){0,3}?обстрелу|обстрелу (?:[\w-]+ ){0,6}?подверг\w+|обвин(?:ил[аио]?|яет|яют) (?:[\w«»\"-]+ ){1,9}?в (?:[\w-]+ ){0,2}?(?:обстреле|таране|захвате|задержании|нападении|убийстве|похищении|вторжении|перехвате|нарушении (?:[\w-]+ ){0,4}?(?:границ\w*|пространства|вод))|"
    r"схлестнул(?:ся|ись)|(?:погиб|убит|ранен|застрелен|подстрелен)\w* (?:[\w-]+ ){0,4}?(?:выстрел\w*|огнем|пул\w+|снайпером) (?:[\w-]+ ){0,2}?(?:с|со|из)(?= )|(?:вели|открывали|начали) (?:[\w-]+ ){0,2}?огонь|(?:задержал|захватил|потопил)[аи]?(?= (?:[\w-]+ ){0,4}?(?:пастух|чабан|крестьян|жител|охотник|лесоруб|рыбак|сейнер|траулер|танкер|баркас|лодк|шхун)\w*)|(?:атаковал|напал)[аи]?(?= (?:[\w-]+ ){0,4}?(?:пост|застав|патрул|позици|блокпост|военн|солдат)\w*)|(?:снаряд|мина|мины|пул[яи])\w*,? (?:[\w-]+,? ){0,7}?(?:упал|попал|разорвал|угодил)[аи]?(?:сь|ся)?|вступил[аи]? в (?:бой|перестрелку|столкновени\w+|схватку|огневой контакт)|(?:вели|завязали) (?:бой|перестрелку)|водомет\w*|открыва?л[аи]? (?:[\w-]+ ){1,4}?огонь|(?:дал|сделал|произвел)[аи]? (?:[\w-]+ ){0,3}?предупредительн\w+ (?:выстрел|огонь)\w*|предупредительн\w+ (?:выстрел|огонь)\w*|попал[аи]? под (?:огонь|обстрел)|обменял\w+ (?:[\w-]+ ){1,4}?(?:огнем|выстрелами)|(?:был[аи]? )?сбит[аы]?|"
    r"выдворил[аи]?|вытеснил[аи]?|отогнал[аи]?|прогнал[аи]?|задел[аи]? бортом|(?:задержал|захватил|взял\w* в плен)[аи]?(?= (?:[\w-]+ ){0,4}?(?:солдат|военн|пограничник|моряк|экипаж|катер|кораб|судн|патрул)\w*)|(?:рухнул|упал|сел|приземлил|залетел|углубил|вторг|заехал|забрел|заплыл|проник)(?:[аои]|ся|ась|ись|лась|лся)? (?:[\w-]+ ){0,7}?(?:в(?! (?:\w+ник|сред|четверг|пятниц|суббот|воскресен|воздушн|территориальн))|на(?! (?:[\w-]+ ){0,2}?(?:километр|метр|мил|км|минут|час)))|"
    r"(?:погиб|убит|ранен)\w* (?:[\w-]+ ){0,6}?(?:в результате|при|от|в ходе|во время) (?:[\w-]+ )?(?:нападени|атак|обстрел|засад|огн|перестрелк)\w*|столкнул(?:ся|ись|ась|ось)|подрал(?:ся|ись)|схватил(?:ся|ись)|сошлись|сцепились|стычк\w+|потасовк\w+|рукопашн\w+|боестолкновени\w+|столкновени\w+ (?:[\w-]+ ){0,2}?между|бо[ийяюев]+ между|обменял\w+ (?:\w+ ){0,2}?(?:огнем|выстрелами|ударами)|стрелял[аи]? друг в друга|сопроводил[аи]?|перехватил[аи]?|сбил[аи]?|обстрелял[аи]?|открыл[аи]? огонь|перестрелк\w+|(?:про)?таранил[аи]?|(?:с|при)близил(?:ся|ись|ась) (?:с|к)|сближени\w+|"
    r"(?:нарушил|вторг|углубил|залетел|вошел|вошл|зашел|зашл|проник|пересек|перешел|перешл)\w* (?:[\w-]+ ){0,4}?(?:границ\w*|воздушн\w*|территориальн\w*|воды|акваторию|территори[юи]|опознавания|экономическ\w+|[\w-]*демаркационн\w* лини\w+|лини\w+ (?:контроля|разграничения|прекращения огня)))(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:إطلاق (?:\w+ ){1,4}?النار (?:على|صوب|باتجاه|نحو)|(?:بعد|إثر|عقب|على خلفية|بسبب) (?:احتجاز|اعتراض|صدم|قصف|مهاجمة|توقيف|اختراق|انتهاك|دخول|توغل|تسلل)(?= (?:\w+ ){1,7}?(?:ال)?(?:قوات|جيش|جنود|بحرية|خفر|حرس|دورية|زورق|زوارق|سفينة|سفن|طائر\w+|مقاتل\w+|مروحي\w+)(?!\w))|(?:حاصر|طوق|أجبر|أرغم|عرقل|لاحق)(?:ت|وا)?(?= (?:\w+ ){0,5}?(?:زورق\w*|زوارق|سفينة|سفن|سفينتين|قارب\w*|دورية|طائرة|مقاتلة|مروحية|جنود\w*)(?!\w))|أسقطته(?:ا|ما)?|اعترضت(?:ا|ه|ها|هما)|اعترضا|احتك(?:ت|ا)?|رشق(?:ت|وا)?|طاردت?|طرد(?:ت|وا)?|طردت (?:من )?|اقترب(?:ت|ا)? (?:[^\s.]+ ){0,4}?(?:إلى )?مسافة|(?:احتجز|أسر|اعتقل)(?:ت|وا)?(?= (?:[^\s.,]+ ){0,6}?(?:جندي\w*|جنود|عسكري\w*|بحار\w*|طاقم|سفين\w*|سفن|زورق\w*|زوارق|دورية)(?!\w))|(?:دخل|تسلل|توغل|حلق|تحطم|هبط|سقط|عبر)(?:ت|ا|تا|وا)? (?:[^\s.]+ ){0,7}?(?:داخل|إلى|في|فوق)|"
    r"أسقط|أسقطت|اعترضت|اعترض|(?:هجوم|هجوما|غارة|قصف) (?:\w+ ){0,2}?(?:شن|نفذ)(?:ت)?(?:ه|ها)?|(?:احتجز|أوقف|صادر|اعتقل)(?:ت|وا)?(?= (?:[^\s.]+ ){0,6}?(?:قارب|قاربا|قوارب|قاربين|زورق\w*|سفين\w*|صيادين|صيادا|راعي\w*|رعاة|مزارع\w*|حطاب\w*|ناقل\w*)(?!\w))|اصطدم|اصطدمت|اشتبك|اشتبكت|اشتباك|اشتباكات|هاجم(?:ت|وا)?|ب(?:قتل|خطف|قصف|صدم|احتجاز|اعتراض|إسقاط|مهاجمة|محاصرة|انتهاك|خرق|اختراق|إطلاق (?:ال)?(?:نار|نيران|رصاص))|(?:أصيب|قتل|مقتل|إصابة) (?:[^\s.,]+ ){0,3}?(?:جندي\w*|جنود\w*|ضابط\w*|عسكري\w*|عناصر|صياد\w*|مدني\w*|مزارع\w*|شخص\w*|أشخاص|راعي\w*|رعاة|شرطي\w*|طفل\w*|أطفال|امرأة|قروي\w*) (?:[^\s.,]+,? ){0,6}?(?:بنيران|برصاص|بقذائف)|(?:جنود\w*|عسكريي\w*|ضباط\w*) (?:أصيبوا|قتلوا),? (?:[^\s.,]+,? ){0,3}?(?:بنيران|برصاص|بقذائف)|إسقاط|تصادم|كمين|كمينا|الكمين|تبادل(?:ت|ا)? (?:ل)?إطلاق (?:ال)?نار|تبادلت? (?:\w+ ){1,5}?إطلاق (?:ال)?نار|تعارك(?:وا|ت)?|عراك|ب?(?:ال)?(?:اشتباكات?|معارك|مواجهات|مناوشات|قتال) (?:\w+ ){0,3}?بين|صدم(?:ت|ا|تا)?|إطلاق (?:ال)?نار من|أطلق(?:ت|ا|وا)? (?:\w+ ){0,4}?(?:النار|طلقات|أعيرة|نيران)|"
    r"(?:خرق|اخترق|انتهك|دخل|اجتاز|تجاوز|تخطى|عبر)(?:ت|ا|تا|وا)? (?:\w+ ){0,5}?(?:السياج|الخط الأزرق|خط الانسحاب|الشريط الحدودي|المجال|الأجواء|أجواء|المياه|الحدود|مجالها))(?!\w)",
)  # fmt: skip
GOT_OVER: Final = _pattern(
    r"(?<!\w)(?:crossed|strayed|drifted|flew|drove|wandered|entered|violated|landed in|fell in|crashed in|came down in)(?!\w)",
    r"(?<!\w)(?:залетел|вторг|углубил|вошел|вошла|нарушил|пролетел|упал|рухнул)\w*",
    r"(?<!\w)(?:و|ف)?(?:دخل|اخترق|انتهك|سقط|عبر|حلق|تحطم)(?:ت|ا|تا)?(?!\w)",
)  # fmt: skip
"""What got over a border, by itself."""
AGAIN_CLASH: Final = _pattern(
    r"(?<!\w)(?:fighting|clash(?:es)?|shooting|shoot-?out|fire ?fight|gun ?fight|gun battle|skirmish(?:es)?|incident|exchange|encounter|violence|brawl|firing)(?= (?:[\w'-]+ ){0,3}?(?:erupted|broke out|began|begun|started|flared|took place|happened|occurred|came|lasted|continued|ended|died down)(?!\w))", r"(?<!\w)it (?:happened|occurred|took place)(?!\w)",
    r"(?<!\w)(?:перестрелк|столкновени|инцидент|стычк|стрельб|драк|потасовк|случивше|происшестви)\w*(?= (?:[\w-]+ ){0,3}?(?:произош|случил|начал|вспыхнул|продолжал|возник|прекратил)\w*)", r"(?<!\w)(?:произош|случил|вспыхнул)\w*(?= (?:[\w-]+ ){0,3}?(?:перестрелк|столкновени|инцидент|стычк|драк|бой|это))", r"(?<!\w)(?:все|это) (?:произош|случил)\w*",
    r"(?<!\w)(?:و|ف)?(?:اندلع|اندلعت|وقع|وقعت|بدأ|بدأت|حدث|حدثت|دار|دارت|جرت)(?= (?:\w+ ){0,2}?(?:ال)?(?:اشتباك|اشتباكات|معارك|مواجهات|مواجهة|حادث|حادثة|مناوشات|قتال|إطلاق|تبادل)(?!\w))",
)  # fmt: skip
"""*The fighting flared on Thursday*: the day of a clash that the sentence before tells of."""
TWO_ARMIES: Final = _pattern(
    r"(?<!\w)(?:troops|soldiers|forces|patrols|guards|armies|navies) (?:of|from) (?:the two|both) (?:sides|countries|states|neighbou?rs|nations|armies)(?!\w)", r"(?<!\w)(?:between|by) (?:the |both )?(?:two )?(?:armies|forces|troops|militaries|sides' (?:armies|forces|troops))(?! of)(?!\w)", r"(?<!\w)(?:the two|both) (?:armies|militaries|sides' (?:forces|troops))(?! of(?!\w))(?!\w)",
    r"(?<!\w)(?:войск\w*|арми\w+|военн(?:ые|ых|ыми)|военнослужащ\w+|пограничник\w*) (?:двух|обеих) (?:стран|государств|сторон)", r"(?<!\w)(?:двух|обеих) арми[йя]",
    r"(?<!\w)(?:و|ف|ب|ل)?(?:جيشي|جيشا|بحريتي|بحريتا|قوات|حرس حدود|جنود) (?:ال)?(?:بلدين|دولتين|جانبين|طرفين|جارتين)(?!\w)",
)  # fmt: skip
"""*Between the two armies*: those of whom the sentence before tells."""
_CHARGED: Final = _pattern(
    r"(?<!\w)(?:ال)?مسؤول(?:ة|ية|يته|يتها)? (?:كاملة |مباشرة )?عن(?!\w)", r"(?<!\w)(?:و|ف)?(?:حمل|حملت|يحمل|تحمل|اتهم|اتهمت|تتهم|يتهم)(?!\w)",
    r"(?<!\w)(?:responsib\w+ for|blam(?:ed|es|ing)|accus(?:ed|es|ing)|(?:is|was|were|are) behind)(?!\w)", r"(?<!\w)(?:ответствен\w+|обвин\w+|возлож\w+)(?!\w)",
)  # fmt: skip
HELD_EXERCISE: Final = _pattern(
    r"(?:hold|held|conduct|launch|start|began|begin|begun|stage|staging|kick|carry|carried|run|running|end|conclud|complet|plan|schedul|take|took|open|wrap|resum|continu|taking place|unfold|inaugurat|draw|will|due)\w*", r"(?<!\w)(?:got|is|are|was|were) under ?way(?!\w)", r"(?<!\w)(?:finish(?:ed|es)|wound up|winds? up|trains?|trained|exercised|drilled|rehearsed|practi[cs]ed|(?:is|are|were|to) train(?:ing)?|joins|joined|sail(?:s|ed|ing)?)(?!\w)", r"(?<!\w)(?:got|is|are|was|were) (?:being )?(?:on|held)(?!\w)",
    r"(?:тренир|законч|отработа|отрабатыва|провед|провел|провод|начал|начн|начин|пройд|прош|проход|стартова|старту|откры(?:л|т)|заверш|состо|планир|будут|будет|участву|участвова|участи)\w*", r"(?<!\w)(?:و|ف|س)?(?:س)?(?:باشر|أتم|شرع|واصل|شارك|يشارك|تشارك|يشترك|تشترك|تتشارك|أجر|يجر|تجر|بدأ|تبدأ|يبدأ|أطلق|تطلق|انطلق|تنطلق|انطلاق|تنفيذ|تنفذ|نفذ|بدء|إجراء|اختتم|تختتم|أنه|تستمر|كشف|أعلن|خطط|تعتزم|تقام|ستقام|استضاف|تستضيف|ستستضيف)\w*",
)  # fmt: skip


_THOUGHT_OF: Final = _pattern(
    r"(?<!\w)(?:لن|لم|لا) $",
    r"(?<!\w)(?:و|ف)?(?:أوصى|أوصت|(?:ت|ي)وصي|اقترح|اقترحت|طالب|طالبت|(?:ت|ي)?فكر|(?:ت|ي)درس|(?:ت|ي)عتزم)(?!\w)[^.;:,\n]{0,60}$",
    r"(?<!\w)(?:urged|calls? (?:on|for)|called for|demanded that|recommend(?:ed|s)|consider(?:s|ing)|weigh(?:s|ing)|mull(?:s|ing)|threaten(?:ed|s)|should|would have) [^.;:,\n]{0,60}$",
    r"(?<!\w)(?:рекоменд|предложи|призва|потребова|обдумыва|рассматрива|грози|угрожа)\w* [^.;:,\n]{0,60}$",
)
"""A summons that somebody only thinks of, or wants."""


def is_denied(text: str, *, start: int, at: int) -> bool:
    """Tell whether what stands at a place is denied, or said not to be."""
    first = max(start, at - _AHEAD)
    before = text[max((one.end() for one in _BUT.finditer(text, first, at)), default=first) : at]
    words = (wordings.DENIED, wordings.NOTHING, _THOUGHT_OF)
    return any(each.search(before) for each in words)


_OF_COURT: Final = _pattern(
    r"[^,;.\n]{0,60}?(?<!\w)(?:by|before|to) (?:(?:an?|the) )?(?:[\w'-]+ ){0,3}?(?:committee|commission of inquiry|court|parliament|prosecutors?|senate|congress|police|judge|lawmakers|panel|magistrate)(?!\w)",
    r"[^,;.\n]{0,60}?(?<!\w)в (?:суд|парламент|прокуратуру|комитет|комиссию|полицию|сенат|конгресс)(?!\w)",
    r"[^,;.\n]{0,40}?(?<!\w)(?:أمام|إلى|لجنة|محكمة|النيابة) ?(?:ال|لل)?(?:لجنة|محكمة|نيابة|برلمان|قضاء|شرطة|الشؤون)(?!\w)",
)
_COURT: Final = _pattern(
    r"(?<!\w)(?:committee|court|parliament|prosecutors?|senate|congress|police|judge|lawmakers|panel)(?: (?:has|have|had|also|in \w+|on \w+day))* $",
    r"(?<!\w)(?:суд|парламент|прокуратура|комитет|комиссия|полиция|сенат|конгресс)(?: [\w-]+){0,3} $",
)
"""Who calls in for evidence, and for no protest."""


_SO_OFTEN: Final = _pattern(
    r"[^.;\n]{0,60}?(?<!\w)(?:\w+|several|many|a dozen) times(?!\w)",
    r"[^.;\n]{0,60}?(?<!ий.)(?<!ой.)(?<!\w)раз(?!\w)",
    r"[^.;\n]{0,60}?(?<!\w)مرات(?!\w)",
)


def is_of_court(text: str, start: int, at: tuple[int, int], end: int) -> bool:
    """Tell whether somebody is called in by a court or the police, or so often that no day is meant."""
    often = _SO_OFTEN.match(text, at[1], end)
    return bool(often or _OF_COURT.match(text, at[1], end) or _COURT.search(text, start, at[0]))


def is_recall(text: str, at: int, end: int) -> bool:
    """Tell whether an envoy is called home: what is summoned is one's own."""
    return _RECALLED.match(text, at, end) is not None or _OWN_ENVOY.match(text, at, end) is not None


_DEMANDED: Final = _pattern(
    r"(?<!\w)(?:demand(?:ed|s|ing)?|request(?:ed|s|ing)?|ask(?:ed|s|ing)? for|sought|seeks?|seeking|call(?:ed|s) for|await(?:s|ed|ing)?|wait(?:s|ed|ing) for) (?:[\w-]+ ){0,2}?$",
    r"(?<!\w)(?:потребова|требу|запроси|запраш|ждет|ждут|ожида)\w* (?:[\w-]+ ){0,2}?$",
    r"(?<!\w)(?:و|ف)?(?:طالب|طالبت|طلب|طلبت|تنتظر|ينتظر)ه?ا? (?:\w+ ){0,2}?$",
)
"""*Demanded a written explanation*: he gets none yet."""


def is_handed_over(text: str, *, start: int, end: int, at: int) -> bool:
    """Tell whether what is promised in a sentence was handed over by then, or is only demanded."""
    if _DEMANDED.search(text, max(start, at - _BEHIND), at):
        return True
    if WRITTEN.search(text, at, min(end, at + _BEHIND)) is None:
        return False
    return bool(_HANDED.search(text, start, end)) and not _TO_COME.search(text, start, end)


def is_threat(text: str, at: int, end: int) -> bool:
    """Tell whether what is promised is revenge: *promised to respond to Iran*."""
    return _STRIKES_BACK.match(text, at, min(end, at + _BEHIND)) is not None


def is_charged(text: str, start: int, at: int) -> bool:
    """Tell whether somebody is called responsible for what stands at a place."""
    return _CHARGED.search(text, start, at) is not None


_SCENE_REACH: Final = 16
_ASIDES: Final = (
    SUMMONS, WARNS, EXERCISE, HOTLINE, LOOSE_LINE, PROMISE, PLEDGES, GIVES, RECEIVED, INCIDENT, ENCOUNTER
)  # fmt: skip


def is_aside(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence has a word of what is no contact and has a day."""
    return any(one.search(text, start, end) for one in _ASIDES)


_SCENE: Final = _pattern(
    r"(?<!\w)(?:outside|near|in front of|at|on|against|inside|stormed|attacked) (?:the )?$",
    r"(?<!\w)(?:перед|возле|около|у|на|близ|рядом с|напротив) $",
    r"(?<!\w)(?:أمام|قرب|قبالة|خارج|داخل|محيط|على|اقتحام|مبنى|مقر|باحة|استهداف) $",
)


def without_scenes(text: str, actors: Sequence[Actor]) -> list[Actor]:
    """Leave out embassies where something was done: *burnt a flag outside the embassy*."""
    return [
        one
        for one in actors
        if one.office != "embassy"
        or _SCENE.search(text, max(0, one.start - _SCENE_REACH), one.start) is None
    ]
