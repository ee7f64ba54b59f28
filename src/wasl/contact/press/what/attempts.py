# SPDX-License-Identifier: Apache-2.0
"""What came of a contact that somebody wanted: asked for, refused, unanswered, failed, undelivered.

Rules:

1. *A request from X for a call with Y* is one, if no word says that it was granted.
2. Behind it stands what became of it: *was turned down*, *but X refused*, *before the line broke*.
3. A letter that never came, or came back, is undelivered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.press.shadow import by_script, few, fold, pattern, spaced
from wasl.contact.press.what import wordings
from wasl.contact.press.what.acts import WILL, Act
from wasl.contact.press.what.vain import NO_WORD, TOLD_NO, is_not_let_in
from wasl.contact.press.who.actors import Actor

_WISH: Final = r"(?:requests?|pleas?|appeals?|bid|applications?|proposals?|overtures?)"
_TALK: Final = (
    r"(?:call|conversation|talks?|meeting|audience|summit|consultations|discussions?|contact|chat)"
)
_ASKED: Final = by_script(
    rf"(?<!\w){_WISH}(?!\w)[^;.\n\"]{{0,150}}? (?:for|to (?:hold|have|arrange|organi[sz]e|set up|schedule)) (?:(?!and |who |which |that |said )[\w'-]+ ){{0,5}}?{_TALK}s?$"
    r"|(?<!\w)(?:requests?|asked|asking|applied|appl(?:y|ies)) (?:[\w.'-]+ ){0,3}?for (?:an? |fresh |urgent |direct )?(?:[\w-]+ ){0,2}?(?:call|conversation|talks|meeting|audience|appointment|summit)$"
    rf"|(?<!\w){_WISH}(?!\w)[^;.\n\"]{{0,150}}? to (?:meet|speak|talk|see|be received|be put through(?: to)?|be connected(?: to)?)$"
    r"|(?<!\w)offer(?:s|ed)? to (?:travel|come|fly|go|visit)(?!\w)[^;.\n\"]{0,80}? for (?:[\w-]+ ){0,2}?(?:talks|consultations|discussions|a meeting)$"
    r"|(?<!\w)(?:sought|seeks|requested|requests|proposed|proposes|offered|suggested|asked for) (?!no(?!\w))(?:(?:on|late|early|last|this) (?:\w+ )?\w+ )?(?:an? |fresh |urgent |direct |crisis )?(?:[\w-]+ ){0,2}?(?:meeting|talks|audience|call|conversation|summit|appointment)$"
    r"|(?<!\w)(?:просьб|запрос|предложени|обращени|ходатайств)\w* [^;.\n\"]{0,150}?(?<!\w)(?:об?|на|провести|организовать|устроить|про) (?:[\w-]+ ){0,3}?(?:встреч|разговор|бесед|переговор|звонк|звонок|аудиенци|консультаци|контакт|созвон)\w*$"
    r"|(?<!\w)(?:و|ف)?(?:قوبل|قوبلت|لقي|لقيت|ووجه|ووجهت) (?:اقتراح|طلب|عرض|دعوة|مبادرة) (?:\w+,? ){0,9}?(?:ل|ب|ل?عقد |ل?إجراء )?(?:ال)?(?:لقاء|اجتماع|محادثات|مكالمة|قمة|تحدث)(?: \w+)?$"
    r"|(?<!\w)(?:просьб|предложени|запрос|приглашени)\w* [^;.:\n\"]{0,110}?(?:встретиться|увидеться|поговорить|созвониться|переговорить|пообщаться)$"
    r"|(?<!\w)(?:предложил|предлага|попросил|просил)\w* [^;.:\n\"]{0,110}?(?:встретиться|увидеться|поговорить|созвониться|пообщаться|переговорить)$"
    r"|(?<!\w)(?:التمس|التمست|(?:عرض|عرضت) [^.;\n]{0,110}?على) [^.;\n]{0,110}?(?<!\w)(?:ال)?(?:لقاء|اجتماع|مكالمة|محادثة|محادثات|مباحثات|اتصال|قمة|مشاورات|موعد)(?:ا|ه|ها)?$"
    r"|(?<!\w)(?:و|ف)?(?:تلقى|تلقت|تسلم|تسلمت|ورد|وردها|قدم|قدمت|تقدم|تقدمت|وجه|وجهت) [^.;\n]{0,110}?ب?طلبا? [^.;\n]{0,110}?ل?(?:عقد|إجراء|ترتيب|تنظيم|لقاء|لتحدث|لحديث|لتواصل|لاجتماع|لتشاور|لالتقاء)(?: \w+){0,3}$"
)
"""*Their request, lodged on Friday, for a call*: what stands before the word of contact."""
_AGREED: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:accept(?:s|ed)|agree(?:s|d) to|welcom(?:es|ed)|approv(?:es|ed)) (?:(?:an?|the|his|her|its|their) )?(?:[\w'-]+ ){{0,3}}?{_WISH}(?!\w)"
    )
)
_ASKS: Final = re.compile(
    spaced(
        rf"(?<!\w)(?<!was\s)(?<!were\s)(?<!been\s)(?:offered to (?:travel|come|fly|go|visit)|(?:offered|proposed|suggested|sought|requested) (?:(?:on|late|early|last|this) (?:\w+ )?\w+ )?(?:(?:an?|fresh|urgent|direct|crisis|\w+) ){{0,3}}?{_TALK}s?|asked (?:(?:twice|again|repeatedly|\w+ times|(?:late |early )?(?:on |last )?\w+day|(?:this|last) \w+|yesterday|in vain) ){0, 3}(?:for|to (?:see|meet|speak|talk)))(?!\w)|(?<!\w)(?:his|her|its|their) (?:\w+ ){{0,2}}(?:calls?|messages?)$|(?<!\w)(?:wants|wanted|would like|wishes) to (?:meet|speak|talk|see)$"
        r"|(?<!\w)(?:прилетел|приехал|прибыл|прибывш|прилетевш|приехавш|летел|ехал)\w* (?:[^;.\n\"]{0,90} )?(?:на|для) (?:\w+ )?(?:встреч|переговор|бесед|аудиенци)\w*$|(?<!\w)(?:و|ف)?(?:وصل|وصلت|سافر|سافرت|توجه|توجهت|قدم|قدمت|جاء|جاءت|حضر|حضرت) (?:[^.;\n]{0,110} )?ل(?:لقاء|قاء|اجتماع|مقابلة|التقاء|لاجتماع|يلتقي)\w*$"
        r"|(?<!\w)(?:travell?ed|flew|came|went|arrived|drove|had flown|had travell?ed) (?:[^;.\n\"]{0,90} )?to (?:meet|see|speak|talk)$"
        r"|(?<!\w)(?:хочет|хотел[аи]?|желает|намерен\w*) (?:[\w-]+ ){0,2}?(?:поговорить|встретиться|созвониться|пообщаться|увидеться)$|(?<!\w)(?:его|ее|их|свою|своей) (?:\w+ ){0,2}?(?:просьб|запрос|предложени|обращени)\w* [^;.\n]{0,80}$|(?<!\w)(?:обращал|обратил)\w* [^;.\n]{0,110}?с (?:\w+ )?(?:просьб|предложени|запрос)\w*"
        r"|(?<!\w)(?:و|ف)?(?:التمس|التمست|استجدى|استجدت|(?:تقدم|تقدمت|قدم|قدمت|وجه|وجهت|أرسل|أرسلت) [^.;\n]{0,120}?ب?طلبا?|(?:أبدى|أبدت|أعرب|أعربت) [^.;\n]{0,120}?رغب\w*|(?:عرض|عرضت) [^.;\n]{0,110}?على|لم (?:ي|ت)(?:وفق|تمكن|ستطع|فلح)|(?:تعذر|استحال|لم يتسن|لم يتيسر) على|جرب|جربت)(?!\w)"
        r"|(?<!\w)(?:sent|submitted|made|put in|conveyed|filed|lodged|issued|delivered|transmitted) an? (?:\w+ )?request(?!\w)|(?<!\w)(?:asked|asks|requested|applied) to be (?:received|seen|heard)(?: by(?: (?:the|his|her))?)?$"
    )
)
"""Who stands before it asks: *he proposed talks*, *said that his calls to Y*."""
_ANY_REQUEST: Final = re.compile(
    spaced(
        r"(?<!\w)(?:would|will|might|may|could) (?:\w+ )?(?:consider|study|examine|weigh|welcome|entertain|receive|answer|look (?:at|into)) (?:an?|any|such an?) (?:\w+ )?(?:request|proposal|offer|bid|appeal)(?!\w)"
        r"|(?<!\w)рассмотр(?:ит|ят|ел[аи]? бы) (?:\w+ )?(?:просьб|предложени|запрос)\w*"
    )
)
"""*Would consider a request for a meeting*: nobody has made one."""
_GRANTED: Final = by_script(
    rf"(?<!\w)(?:(?:at|on|upon|following|after|grant(?:s|ed)|accept(?:s|ed)|agreed to|approved|answering|heeding|honou?red|in (?:response|reply) to|respond(?:ed|ing) to|acting on|thanks to) (?:(?:an?|the|his|her|its|their|this|x+'s) )?(?:[\w'-]+ ){{0,3}}?{_WISH})(?!\w)"
    r"|(?<!\w)(?:was|were|has been|had been|been) (?:\w+ )?(?:granted|accepted|approved|agreed)(?!\w)|(?<!\w)(?:and|which|who) (?:[\w.'-]+ ){0,4}?(?:agreed|accepted|granted|obliged|consented)(?!\w)"
    r"|(?<!\w)по (?:[\w-]+ )?(?:просьбе|предложению|запросу|приглашению|ходатайству)(?!\w)|(?<!\w)(?<!не\s)(?:удовлетвори|согласи|одобри|откликну|пошел навстречу|пошла навстречу)\w*|(?<!\w)принял[аи]? (?:\w+ )?(?:предложени|приглашени)\w*"
    r"|(?<!\w)(?:بناء على|بطلب من|تلبية ل|استجابة ل|نزولا عند)|(?<!\w)(?:و|ف)?(?:استجاب|استجابت|وافق|وافقت|قبل|قبلت|لبى|لبت) (?:\w+ ){0,4}?(?:على )?(?:ال)?(?:طلب|عرض|دعوة|اقتراح)"
)
"""What was asked for and came about is no attempt."""
_REFUSED_THEN: Final = by_script(
    r"(?<!\w)(?:was|were|been|being|is) (?:(?:\w+ly|again|also|flatly|at once|promptly) )?(?:turned (?:down|away)|brushed (?:off|aside)|waved (?:away|aside)|rejected|refused|declined|rebuffed|dismissed|spurned|snubbed|denied|not (?:received|granted|accepted|admitted))(?!\w)"
    r"|(?<!\w)(?:but|yet|though|although|which|whose|only (?:for|to)|however|and|while) (?:[\w.',-]+ ){0,6}?(?:turned (?:it|him|her|them|the \w+|that|\w+ \w+) (?:down|away)|turned down|rejected|refused|declined|rebuffed|spurned|snubbed|said no|would not (?:see|receive|meet|take|speak|come|hear)|wouldn't (?:see|receive|meet|take|speak|come|hear))(?!\w)(?! to (?:comment|say|confirm|give|elaborate))"
    r"|(?<!\w)(?:got|received|met with|was met with|drew|earned) (?:only )?an? (?:\w+ )?(?:refusal|rejection|rebuff|no)(?!\w)|(?<!\w)(?:was|were|been) told (?:[^,;.\n\"]{0,40}? )?(?:no|that (?:the|this) (?:time|timing|moment|date) (?:is|was)|that (?:he|she|the \w+(?: \w+)?) (?:was|is|had|would) (?:\w+ )?(?:busy|unavailable|not available|indisposed|resting|asleep|away|travelling|traveling|tied up|occupied|engaged|in (?:an? )?(?:\w+ )?meetings?|no (?:time|slot)|be (?:busy|away|unavailable|travell?ing))|there (?:was|is) nothing)(?!\w)"
    r"|(?<!\w)(?:but|and) (?:[\w.'-]+ ){0,5}?(?:cited|pleaded|pleading|citing|blamed) (?:(?:an?|his|her|the|its) )?(?:\w+ ){0,2}?(?:schedules?|scheduling|diar(?:y|ies)|calendar|engagements?|commitments|lack of time)(?!\w)"
    r"|(?<!\w)(?:был[аои]?) (?:\w+ )?(?:отклонен|отвергнут)\w*|(?<!\w)(?:получ|встрет)ил[аио]? (?:[\w-]+ ){0,3}?отказ(?!\w)|(?<!\w)(?:последовал|пришел|поступил) (?:\w+ )?отказ(?!\w)|отказ (?:\w+ ){0,2}?(?:пришел|последовал|поступил)(?!\w)|(?<!\w)пришл[оа] (?:\w+ )?\"?нет\"?(?!\w)"
    r"|(?<!\w)(?:но|однако|а|та|тот|те) (?:[\w-]+,? ){0,6}?(?:отказал|отклонил|отверг|ответил[аи]? (?:\w+ )?отказом)(?:ся|ась|ись|а|и|ла|ли)?(?!\w)(?! (?:от комментар|коммент))|(?<!\w)(?:ему|ей|им) (?:\w+ ){0,2}?отказали(?!\w)|сослал(?:ся|ась|ись) на (?:занятость|график)"
    rf"|(?<!\w)برفض(?: \w+)?(?!\w)|{TOLD_NO}|(?<!\w)(?:saw|sees|see|found) (?:no|little) (?:need|reason|point|sense|purpose)(?!\w)|(?<!\w)не вид(?:ит|ят|ел|ели)\w* (?:\w+ ){{0,3}}?(?:смысла|необходимости|причин|нужды|повода)(?!\w)|(?<!\w)لا (?:ي|ت)رى (?:\w+ ){{0,2}}?(?:ضرورة|حاجة|جدوى|مبررا|داعيا|سببا)|(?<!\w)(?:was|were) (?:\w+ ){{0,2}}?(?:not (?:wanted|welcome|desired)|unwelcome)(?!\w)|بالرفض(?!\w)|(?<!\w)(?:و|ف)?(?:لكن|لكنه|لكنها|غير أن|إلا أن|بيد أن)(?:ه|ها)? (?:\w+ ){{0,5}}?(?:رفض|رفضت|اعتذر|اعتذرت|امتنع|امتنعت)(?:ه|ها|ته)?(?!\w)|(?<!\w)فرفض(?:ه|ها|ت|ته)?(?!\w)"
)
_UNANSWERED_THEN: Final = by_script(
    r"(?<!\w)(?:has|have|had|is|are) yet to (?:answer|respond|reply|react)(?!\w)(?! to (?:\w+ ){0,6}?(?:comment|question))|(?<!\w)no (?:reply|answer|response) (?:to|has|had|came|was)(?!\w)"
    r"|(?<!\w)(?:got|received|had|drew|met|there was|there has been) (?:so far )?(?:no|neither) (?:\w+ )?(?:answer|reply|response)(?!\w)|(?<!\w)(?:was|were|has been|have been) not (?:been )?(?:returned|answered)(?!\w)"
    r"|(?<!\w)(?:went|gone|going|remain(?:s|ed)?|left|stay(?:s|ed)) (?:\w+ )?(?:unanswered|unreturned|without (?:an? )?(?:answer|reply|response))(?!\w)|(?<!\w)(?:nobody|no one|none) (?:ever )?(?:picked up|answered|replied|responded|rang back|called back)(?!\w)"
    r"|(?<!\w)(?:stayed|kept|remained|has been|have been) (?:silent|mute)(?!\w)|(?<!\w)met (?:only )?(?:with|by) silence(?!\w)|(?<!\w)(?:ignored|left unanswered)(?!\w)"
    r"|(?<!\w)без (?:\w+ )?ответа(?!\w)|успехом не увенчал\w*|не (?:увенчал\w* успехом|принес\w* (?:\w+ )?(?:результат|успех)\w*)|безрезультатн\w*|ответа (?:\w+ ){0,3}?не (?:последовал|получ|поступ|дожд|был)\w*|не (?:получил|дождал)\w* (?:\w+ )?ответа|(?<!\w)отмалчива\w+|(?<!\w)не (?:откликнул|отреагировал)\w*(?! на (?:\w+ )?вопрос)|хран\w+ молчание|(?<!\w)никто не (?:снял|взял|ответил|подош|перезвон)\w*|не (?:снял|взял|поднял|снимал|брал)\w* (?:\w+ )?трубк\w*|(?<!\w)не (?:подош|подход)\w+ к (?:телефону|аппарату)"
    r"|(?<!\w)(?:بلا|دون|بدون) (?:\w+ ){0,2}?(?:رد|ردا|جواب|إجابة)(?!\w)|(?<!\w)(?:و|ف)?(?:لم|لا) (?:ي|ت)(?:رد|جب|جيب|جبه|جبها)(?!\w)|(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:لق|تلق|حظ) (?:\w+ ){0,3}?(?:رد|ردا|جواب|جوابا)(?!\w)|(?<!\w)(?:و|ف)?لم (?:ي|ت)ستجب(?!\w)"
    rf"|{'|'.join(NO_WORD)}"
)
_SUBMITS: Final = re.compile(
    spaced(
        r"[^;.\n\"]{0,120}?(?:,| and) (?:(?:has|had|have|his|her|their|its|\w+'s) ){0,2}(?:(?:staff|office|aides|embassy|ministry|diplomats) )?(?:has |had |have )?(?:submit(?:s|ted)?|put in|fil(?:es|ed)|lodg(?:es|ed)|sent|sends|made|convey(?:s|ed)|pass(?:es|ed) on|handed in|forwarded) (?:an?|the|his|her|its|that|such an?) (?:\w+ )?request(?!\w)"
        r"|[^.\n]{0,140}?(?:[,;:]| и) (?:[\w-]+ ){0,4}?(?:запрос|просьба|обращение|ходатайство),? (?:[^.;\n]{0,60}? )?(?:направлен|отправлен|передан|подан|поступил|ушел|ушла|внесен)\w*|[^.\n]{0,140}?(?:,| и) (?:[\w-]+ ){0,3}?(?:направил|передал|подал|отправил)\w* (?:[\w-]+ ){0,3}?(?:запрос|просьбу|обращение)(?!\w)"
        r"|[^.\n]{0,140}?(?<!\w)و(?:قدم|قدمت|تقدم|تقدمت|وجه|وجهت|أرسل|أرسلت) (?:\w+,? ){0,8}?ب?طلبا?(?!\w)"
    )
)
"""*Wants to speak with Y and submitted a request*."""
_NOT_SEEN: Final = by_script(
    r"(?<!\w)(?:was|were) (?:not (?:received|admitted|let in|allowed in)|turned (?:away|back)|sent away|refused (?:entry|admission|an audience))(?!\w)|(?<!\w)(?:left|went (?:home|away|back)|flew (?:home|back|out)|returned(?: home)?) (?:without (?:being received|seeing|having seen|meeting)|unreceived|empty-handed)(?!\w)"
)
"""*Flew in to meet Y, but was not received*."""
_SOUGHT: Final = by_script(
    r"(?<!\w)(?:want(?:s|ed)|wish(?:es|ed)|hop(?:es|ed|ing)|meant|intended)(?!\w)|(?<!\w)(?:добивал(?:ся|ась|ись)|хотел[аи]?|надеял(?:ся|ась|ись)|рассчитывал[аи]?|искал[аи]?|стремил(?:ся|ась|ись))(?!\w)"
    r"|(?<!\w)(?:و|ف)?(?:أراد|أرادت|رغب|رغبت|سعى|سعت|أمل|أملت|يريد|تريد|يأمل|تأمل|يرغب|ترغب|ينوي)(?!\w)"
)
_TOLD_NO: Final = by_script(
    rf"{TOLD_NO}|(?<!\w)(?:was|were|been) told (?:[^,;.\n\"]{{0,40}}? )?that (?:he|she|the \w+(?: \w+)?) (?:was|is|had|would) (?:\w+ )?(?:busy|unavailable|not available|indisposed|away|travell?ing|tied up|occupied|in meetings|no time)(?!\w)|(?<!\w)(?:was|were) (?:turned (?:away|back)|refused|rebuffed)(?!\w)"
    r"|(?<!\w)(?:ему|ей|им) (?:\w+ ){0,2}?отказали(?!\w)"
)
"""*Wanted to meet Y but was told that he was busy*."""
_LINE: Final = r"(?:line|lines|connection|link|signal|phones|network|communications?)"
_ASKED_TO_BE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:asked|asks|requested|applied) to be (?:received|seen|heard)(?: by(?: (?:the|his|her))?)?$"
    )
)
_OFFER_OF: Final = re.compile(
    spaced(rf"(?<!\w)(?:offers?|proposals?) of (?:[\w-]+ ){{0,2}}?{_TALK}s?$")
)
_YET: Final = by_script(
    r"(?<!\w)(?:حتى (?:الآن|اللحظة|الساعة)|yet|so far|until now|as of|пока|до сих пор|на данный момент)(?!\w)"
)
"""Who *has asked*, and has no answer yet, has asked."""
_BROKEN: Final = r"(?:cut(?: off| out)?|broken(?: off| down)?|broke(?: off| down| up)?|dropped|down|dead|went (?:dead|down)|gone dead|failed|collapsed|lost|interrupted|jammed|severed|disrupted|fell away)"
_FAILED_THEN: Final = by_script(
    rf"(?<!\w){_LINE} (?:(?:to|with|from|into) (?:[\w'-]+ ){{1,3}}?)?(?:(?:was|were|is|had been|has been|had|kept|being|between them) ){{0,2}}(?:\w+ly )?{_BROKEN}(?!\w)"
    r"|(?<!\w)(?:technical|communications?) (?:[\w-]+ )?(?:faults?|problems?|glitch(?:es)?|failures?|difficult(?:y|ies)|reasons?|breakdowns?|hitch(?:es)?|trouble|issues?)(?!\w)|(?<!\w)power (?:cut|outage|failure)(?!\w)|(?<!\w)(?:could|would) not be (?:connected|put through|established)(?!\w)|(?<!\w)faulty (?:line|connection|link)(?!\w)"
    r"|(?<!\w)(?:связь|линия|соединение|сигнал) (?:[\w-]+ ){0,3}?(?:оборвал|прервал|пропал|нарушил|оборвана|прервана|занята|не работал|плох|неустойчив)\w*|(?:оборвал|прервал|пропал|нарушил)\w* (?:\w+ )?(?:связь|линия|соединение|свет|электричество)|(?:обрыв|авари|поломк|неисправност)\w* (?:связи|линии|кабел\w*|на линии|на кабел\w*)|(?<!\w)связи (?:со? [\w-]+ )?(?:\w+ )?не (?:было|оказалось)|(?:из-за|по|вследствие) техническ\w+|техническ\w+ (?:\w+ )?(?:непол|сбо|проблем|неисправ)\w*|сбо\w+ (?:связи|на линии|в системе связи)|(?:проблем|неполад|перебо)\w* (?:со|с) связью"
    r"|(?<!\w)(?:ال|ف?ال)?(?:خط|خطوط|شبكة|اتصالات) (?:\w+ ){0,3}?(?:انقطع|تعطل|مقطوع|معطل)\w*|(?:انقطع|انقطعت|تعطل|تعطلت) (?:ال)?(?:خط|خطوط|شبكة|اتصال|اتصالات|كهرباء)(?!\w)|(?:انقطاع|تعطل) (?:ال)?(?:خط|خطوط|شبكة|اتصال|اتصالات|كهرباء)(?!\w)|(?:عطل|خلل|أعطال|مشكلة|مشاكل) (?:ال)?(?:فني|تقني)\w*|(?:رداءة|سوء|ضعف) (?:ال)?(?:اتصال|اتصالات|شبكة|خط)(?!\w)|(?:عطل|خلل|أعطال|مشكلة|مشاكل|انقطاع) (?:\w+ )?(?:في|على|ب)\s?(?:\w+ )?(?:ال)?(?:شبكة|خط|خطوط|اتصالات|كابل)(?!\w)|أسباب (?:فنية|تقنية)"
)
_NOT_MADE: Final = by_script(
    r"(?<!\w)(?:failed(?! (?:state|coup|bid))|did not (?:take place|go through|happen|come (?:about|off)|go ahead|materiali[sz]e)|fell through|never (?:took place|happened|got through|came about|went through)|could not (?:take place|be (?:held|connected|put through|completed)|go ahead|get through)|had to be (?:abandoned|given up|broken off)|was (?:aborted|abandoned))(?!\w)"
    r"|(?<!\w)before (?:(?:they|either|the two|any|anything|a word|he|she|the \w+|x+) ){1,3}(?:\w+ ){0,3}?(?:could|was|were|had been|spoke|said|say|exchange)(?!\w)|(?<!\w)(?:unable|not able|failed|could not|couldn't|cannot) (?:to )?(?:reach|get through|speak|connect|contact|talk)(?!\w)"
    r"|(?<!\w)не (?:состоял|получил(?:ось|ся|ась)|прош[её]л|удалось|смог|сумел)\w*|сорвал(?:ся|ась|ись|ось)(?!\w)|прервал(?:ся|ась|ись) (?:[\w-]+ ){0,2}?через (?:\w+ )?(?:секунд|мгновени)\w*|на перво[мй] же (?:слове|минуте|фразе)"
    r"|(?<!\w)(?:و|ف)?(?:تعذر|تعذرت|فشل|فشلت|أخفق|أخفقت)(?!\w)|(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:تم|جر|جري|تمكن|وفق|ستطع|كتمل|فلح)(?!\w)|(?<!\w)باءت? (?:\w+ )?بالفشل|قبل أن (?:ي|ت)تبادلا"
)
"""*The call failed*, *before they could speak*: it did not come about."""
_LOST: Final = by_script(
    r"(?<!\w)(?:could not|couldn't|cannot|can not|has not been able to|was not able to) be (?:\w+ )?(?:delivered|handed over|passed on|served|forwarded)(?!\w)|(?<!\w)(?:has |have |had )?never (?:arrived|reached|made it|got (?:to|there)|been delivered|delivered)(?!\w)|(?<!\w)(?:did not|didn't|has not|had not|failed to) (?:reach|arrive|get (?:to|there|through))(?!\w)(?![^.;\n]{0,120}?(?<!\w)(?:until|before|for (?:days|weeks|a week|two weeks|months))(?!\w))"
    r"|(?<!\w)(?:courier|messenger|envoy|emissary|diplomat|bearer)(?!\w)[^.;\n]{0,160}?(?<!\w)(?:was|were) (?:turned|sent) (?:back|away)(?!\w)"
    r"|(?<!\w)(?:was|were|came|been|is) (?:\w+ )?(?:returned|sent back|handed back|back)(?: to (?:the )?sender)?(?: unopened| undelivered| unread)?(?=[,.;]| (?:unopened|undelivered|unread|because|with|on|after|by|from|to|marked|the)(?!\w))|(?<!\w)(?:remained|went|was|were|is) undelivered(?!\w)|(?<!\w)(?:was|were|got|been) lost (?:in|on|en|at|between|somewhere)(?!\w)|(?<!\w)(?:was|were|has|had) not (?:been )?(?:delivered|handed over)(?!\w)"
    r"|(?<!\w)не (?:дош[ёл]|дошл|доставлен|вручен|попал|достигл)\w*|(?<!\w)не (?:удалось|удал|смог|сумел)\w* (?:\w+ ){0,2}?(?:доставить|вручить|передать)(?!\w)|верну(?:л|ли|лось|лся|лась)\w* (?:\w+ ){0,2}?(?:нераспечатанн|невскрыт|непрочитанн|отправител|обратно|назад)\w*|недоставленн\w*|(?<!\w)(?:за|по)терял(?:ось|ся|ась)(?!\w)"
    r"|(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:صل|سلم|بلغ)(?!\w)(?![^.;\n]{0,200}?(?<!\w)(?:إلا|سوى) (?:بعد|في|يوم|صباح|مساء|أمس|اليوم))|(?<!\w)(?:و|ف)?تعذر\w* (?:\w+,? ){0,4}?(?:تسليم|إيصال|إبلاغ)\w*|(?<!\w)(?:و|ف)?(?:أعيدت|أعيد|ردت|عادت) (?:[^\s.]+ ){0,24}?(?:دون|مختومة|مغلقة|مرسل\w*|أدراج\w*)(?!\w)|(?<!\w)(?:ضاعت|فقدت)(?!\w)"
)
"""A letter that did not come to whom it was for."""


ARRIVES: Final = re.compile(
    spaced(
        r"(?<!\w)(?:arrives|flies|travels|heads|goes|comes|lands|sets off|(?:is|are) (?:flying|travelling|traveling|heading|coming)) (?:(?:back|to|in|for|into) )?(?:[\w'-]+ ){0,3}?(?:(?:on|next|this|tomorrow) )(?:[\w-]+ )?[^;.\n\"]{0,60}?to (?:meet|see|speak|talk)$"
    )
)
"""*Arrives in Ankara on Friday to meet X*: he is to."""


_APART: Final = by_script(
    r"(?<!\w)(?:call|phone|telephone|video|line|conversation|teleconference)s?(?!\w)|телефон|звон|видео|созвон|соедин|разговор|هاتف|مكالم|اتصال|فيديو|مهاتف|مخاطب"
)
"""What is done over a line: who does not come for *technical reasons* has called off."""
_OF_A_DAY: Final = re.compile(
    r"(?<!\w)(?:понедельничн|вторничн|пятничн|субботн|воскресн|завтрашн|сегодняшн|предстоящ)\w+\s(?:\w+\s)?\w+$"
)
_GIVES_UP: Final = re.compile(spaced(r"(?<!\w)отказал(?:ся|ась|ись) от(?!\w)"))
_DOES_NOT_COME: Final = by_script(
    r"(?<!\w)не (?:при|по|в|вы)?(?:едет|летит|будет|будут|едут|летят|прибудет|прибудут|отправится) (?:в|на|к)(?!\w)|(?<!\w)не явил(?:ся|ась|ись) на(?!\w)"
    r"|(?<!\w)(?:و|ف)?(?:انسحب|انسحبت|ينسحب|تنسحب) (?:\w+,? ){0,9}?من(?!\w)|(?<!\w)(?:و|ف)?(?:غاب|غابت|تغيب|تغيبت|تخلف|تخلفت) (?:\w+,? ){0,9}?عن(?!\w)"
)
_PREVENTS: Final = by_script(
    r"(?<!\w)(?:و)?(?:حال|حالت|يحول|تحول) (?:\w+,? ){0,6}?دون(?!\w)|(?<!\w)(?:помешал|сорвал|воспрепятствовал)[аио]?(?!\w)|(?<!\w)(?:but|until|when) (?:[\w'-]+ ){1,6}?(?:prevented|stopped|kept) (?:him|her|them|it|that)(?!\w)"
)
"""*Was expected to meet Y, but a storm prevented it*."""
_WAS_TO: Final = re.compile(spaced(rf"(?<!\w)(?:و|ف)?كان(?:ت|ا)? (?:\w+,? ){{0,12}}?{WILL}$"))
_BUT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و)?(?:لكن|لكنه|لكنها|غير أن|إلا أن|بيد أن)(?!\w)|(?<!\w)(?:حال|حالت) (?:\w+,? ){0,8}?دون(?!\w)|(?<!\w)(?:و|ف)?(?:ألغي|ألغيت|أرجئ|أرجئت|تأجل|تأجلت|شطب|شطبت|أجلت|إلغاء|تأجيل|إرجاء)(?!\w)"
    )
)
_OF_IT: Final = re.compile(
    spaced(r"(?<!\w)об? (?:[\w-]+ ){0,3}?(?:встреч|бесед|разговор|аудиенци|переговор)\w*$")
)
_PLEADS: Final = re.compile(
    spaced(
        r"[^.;:\n]{0,110}?(?<!\w)(?:ходатайствует|ходатайствовал\w*|просит|просят|хлопочет)(?!\w)"
    )
)
"""*О встрече с X просит Y*."""
_WHO_ASKED: Final = re.compile(
    spaced(
        r", (?:who|which) (?:(?:had|has|have) )?(?:asked|requested|sought|proposed|suggested|offered|wanted|hoped)(?!\w)|, котор(?:ый|ая|ое|ые) (?:[\w-]+ ){0,3}?(?:по)?просил[аи]?(?!\w)"
    )
)


def who_asked(text: str, start: int, end: int) -> bool:
    """Tell whether *who had asked for* stands among some words."""
    return _WHO_ASKED.search(text, start, end) is not None


_LETTER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:letter|message|cable|telegram|note)(?= (?:that|which|from)(?!\w))|(?<!\w)(?:письм(?:о|а|ом)|послани(?:е|я|ем)|телеграмм(?:а|у|ы)|пакет\w* с (?:\w+ )?(?:послани|письм)\w*)(?!\w)|(?<!\w)(?:رسالة|برقية|مذكرة|خطاب)(?!\w)"
    )
)
_NOT_TAKEN: Final = by_script(
    r"(?<!\w)отказа\w+ (?:\w+ )?принять(?!\w)|(?<!\w)(?:و|ف)?رفض\w* (?:\w+,? ){0,8}?(?:تسلم|استلام|قبول)(?!\w)"
)
_LETTERS: Final = tuple(
    map(
        fold,
        (
            "letter",
            "note ",
            "message",
            "cable",
            "telegram",
            "письм",
            "послан",
            "телеграмм",
            "пакет",
            "رسال",
            "برقي",
            "مذكر",
            "خطاب",
        ),
    )
)
_BY_HIM: Final = re.compile(
    spaced(
        r" (?:that|which|from)(?: the)? | (?:(?:بعث|بعثت|أرسل|أرسلت|وجه|وجهت|كتب|كتبت|حمل)(?:ه|ها)? (?:به |بها )?)?(?:من )?"
    )
)
_REACH: Final = 70


_BY_PHONE: Final = re.compile(
    spaced(
        r"(?:by|over|on) (?:[\w-]+ ){0,3}?(?:phone|telephone|line)|по телефону|هاتفيا|بالهاتف|عبر الهاتف"
    )
)


def rings(text: str, start: int, end: int) -> bool:
    """Tell whether words of contact only say by what means: *by phone*."""
    return _BY_PHONE.fullmatch(text, start, end) is not None


def undelivered(text: str, start: int, end: int) -> bool:
    """Tell whether it is said beside a letter that it did not arrive."""
    return _LOST.search(text, start, end) is not None


def find_lost(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Iterator[Act]:
    """Give the letters of X to Y that did not come, or were not taken: no verb need say who sent them."""
    if not any(word in text[start:end] for word in _LETTERS):
        return
    if not (undelivered(text, start, end) or _NOT_TAKEN.search(text, start, end)):
        return
    able = [one for one in actors if one.is_party]
    for letter in few(_LETTER, text, start, end):
        pair = [one for one in able if one.start >= letter.end()][:2]
        sent = len(pair) == 2 and pair[0].side != pair[1].side
        near = sent and _BY_HIM.fullmatch(text, letter.end(), pair[0].start)
        if near and pair[1].start - pair[0].end <= _REACH:
            yield Act(*letter.span(), letter=True, sends=True)


_SETTLED: Final = (
    (
        Status.REFUSED,
        re.compile(
            spaced(
                r"(?<!\w)(?:ответил[аи]? (?:\w+ )?отказом|отказал[аи]?(?:сь|ся)?(?! (?:от комментар|коммент))|отклонил[аи]? (?:его|ее|эту|эту|это|эти|такую|просьбу|предложение|запрос)|(?:просьба|предложение|запрос|обращение) (?:\w+ )?(?:был[аои]? )?(?:отклонен|отвергнут)\w*|(?:последовал|пришел|поступил) (?:\w+ )?отказ|получил[аи]? (?:\w+ )?отказ|(?:ему|ей|им|в этом) (?:\w+ ){0,2}?отказали)(?!\w)"
                r"|(?<!\w)(?:و|ف)?(?:لكن |غير أن |إلا أن )?(?:رفض|رفضت|رفضه|رفضته) (?:\w+,? ){0,4}?(?:الطلب|العرض|طلبه|طلبها|الأخير|ذلك|الاقتراح)(?!\w)|(?<!\w)(?:و|ف)?(?:قوبل|قوبلت) (?:\w+ ){0,3}?بالرفض|(?<!\w)(?:و|ف)?(?:لكن|غير أن|إلا أن) (?:\w+ ){1,4}?(?:رفض|رفضت)(?:ه|ها|ته)?(?!\w)"
            )
        ),
    ),
    (
        Status.UNANSWERED,
        re.compile(
            spaced(
                r"(?<!\w)ответа (?:[\w-]+ ){0,4}?не (?:последовал|получ|поступ|дожд|был)\w*|(?<!\w)(?:просьба|запрос|обращение|предложение|звонки) (?:\w+ ){0,2}?остал\w+ без ответа|(?<!\w)не (?:ответил|откликнул|отреагировал)[аи]?(?:сь|ся)?(?!\w)(?! на (?:\w+ )?вопрос)|(?<!\w)(?:никто|там) не (?:ответил|снял|перезвонил)\w*|(?<!\w)(?:просьб|запрос|обращени|предложени|письм|звонк)\w* (?:\w+ ){0,2}?(?:оставил[аи]?|остал\w+|проигнорировал\w*|проигнорирован\w*)(?!\w)|(?<!\w)ответа (?:[\w-]+ ){0,2}?нет(?!\w)"
                r"|(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:رد|جب|ستجب|صدر)(?!\w)(?! على (?:\w+ )?(?:سؤال|أسئلة))|(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:لق|تلق) (?:\w+ ){0,3}?(?:رد|ردا|جواب|جوابا)(?!\w)|(?<!\w)(?:و|ف)?(?:قوبل|قوبلت|ووجه) (?:\w+ ){0,4}?ب(?:ال)?(?:تجاهل|صمت)(?!\w)|(?<!\w)(?:و|ف)?لم (?:ي|ت)(?:صله|صلها|أته|أتها|أت|صل) (?:\w+ ){0,2}?(?:رد|جواب)(?!\w)|(?<!\w)(?:و)?(?:بقي|ظل) (?:\w+ )?(?:الطلب|طلبه|طلبها) (?:\w+ )?(?:بلا|دون|بدون) (?:رد|جواب)(?!\w)"
            )
        ),
    ),
    (Status.FAILED, _FAILED_THEN),
)
_OPENING: Final = 100


def settled(text: str, start: int, end: int) -> tuple[Status, int] | None:
    """Return what a sentence says became of what was asked for in the one before, and where."""
    stop = min(end, start + _OPENING)
    for status, words in _SETTLED:
        found = words.search(text, start, stop)
        if found is not None and not _YET.search(text, start, end):
            return status, found.start()
    return None


def asks(before: str) -> re.Match[str] | None:
    """Find before a word of contact that who stands there asks for it."""
    return _ASKS.search(before)


def fate(
    text: str, before: str, status: Status | None, *, start: int, last: int, end: int
) -> Status | None:
    """Return what became of what somebody asked for, by what stands around a word of contact."""
    behind = text[last:end]
    asked = _ASKED.search(before) is not None
    if asked and _ANY_REQUEST.search(before):
        return None
    if asked and status is Status.HELD and _AGREED.search(before):
        return None  # it is agreed to, and still to come
    if status is None and _SUBMITS.match(text, last, end):
        status = Status.REQUESTED
    if _ASKED_TO_BE.search(before):
        status = Status.REQUESTED
    if status is None and _OFFER_OF.search(before) and _REFUSED_THEN.search(behind):
        return Status.REFUSED
    if _is_turned_away(before, behind, status):
        return Status.REFUSED
    if asked and status in (None, Status.HELD) and not _GRANTED.search(text, start, end):
        status = Status.REQUESTED
    if status is Status.REQUESTED and _REFUSED_THEN.search(behind):
        return Status.REFUSED
    if status is None and _OF_IT.search(before) and _PLEADS.match(text, last, end):
        status = Status.REQUESTED
    open_ = not asked and _YET.search(text, start, end) is not None
    if status is Status.REQUESTED and not open_ and _UNANSWERED_THEN.search(text, start, end):
        return Status.UNANSWERED
    if _is_broken(text, status, before + behind, start=start, end=end):
        return Status.FAILED
    return Status.CANCELLED if _is_off(text, before, status, start=start, end=end) else status


def _is_turned_away(before: str, behind: str, status: Status | None) -> bool:
    """Whether who came, or wished, to meet somebody was not received."""
    if status is None and _NOT_SEEN.search(behind):
        return True
    if status in (None, Status.HELD) and is_not_let_in(before, behind):
        return True
    wished = status is None and _SOUGHT.search(before) is not None
    return wished and _TOLD_NO.search(behind) is not None


def _is_broken(text: str, status: Status | None, around: str, *, start: int, end: int) -> bool:
    """Whether it did not come about because the line broke."""
    if status not in (Status.REQUESTED, Status.UNANSWERED):
        open_ = status in (None, Status.HELD, Status.PLANNED, Status.CANCELLED)
        due = status is Status.PLANNED and _WAS_DUE_TO.search(around) is not None
        made = not due and _NOT_MADE.search(around) is None
        if not open_ or made or not _APART.search(text, start, end):
            return False
    return _FAILED_THEN.search(text, start, end) is not None


def _is_off(text: str, before: str, status: Status | None, *, start: int, end: int) -> bool:
    """Whether what was due is not to be: *refused the meeting that was set for Friday*."""
    if status is Status.REFUSED:
        given_up = _GIVES_UP.search(before)
        due = wordings.WAS_DUE.search(text, start, end) or _OF_A_DAY.search(before)
        return given_up is not None and due is not None
    if status is not Status.PLANNED:
        return False
    was_to = _WAS_TO.search(before) is not None and _BUT.search(text, start, end) is not None
    was_due = _WAS_DUE_TO.search(before) is not None
    was_to = was_to or (was_due and _is_trip_off(text, start, end))
    was_to = was_to or (was_due and _PREVENTS.search(text, start, end) is not None)
    return was_to or _DOES_NOT_COME.search(before) is not None


_WAS_DUE_TO: Final = pattern(
    r"(?<!\w)(?:كان(?:ت)? (?:من )?(?:ال)?(?:مقرر|مفترض|منتظر|متوقع|مزمع|مرتقب)ا?|كان(?:ت)? (?:ي|ت)(?:عتزم|نوي|فترض))(?!\w)",
    r"(?<!\w)(?:was|were|had been) (?:\w+ )?(?:to|due|scheduled|supposed|set|expected|slated)(?!\w)",
    r"(?<!\w)(?:должн?(?:ен|на|ны|о) (?:был[аои]?)|(?:был[аои]? )?должн?(?:ен|на|ны) (?:был[аои]?)|предстоял[аои]?|(?:за)?планировал[аи]?(?:сь|ся)?|собирал(?:ся|ась|ись)|намеревал(?:ся|ась|ись)|намечал[аи]?(?:сь|ся)?|рассчитывал[аи]?)(?!\w)",
)
_TRIP_OFF: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:ألغى|ألغت|أرجأ|أرجأت|أجل|أجلت|إلغاء|إرجاء|تأجيل|ألغيت|تأجلت|أرجئت) (?:[^.;\n]{0,60} )?(?:زيارت?ه?ا?|جولت?ه?ا?|سفره|رحلته|زيارة|جولة|رحلة)(?!\w)",
    r"(?<!\w)(?:called off|cancel(?:l?ed|s|ling)|calls off|scrapped|scraps|postpone[ds]|put off|dropped|abandoned|will not make|has shelved|shelved) (?:[\w'-]+ ){0,5}?(?:trip|visit|tour|journey|flight)(?!\w)",
    r"(?<!\w)(?:trip|visit|tour|journey) (?:[^.;\n]{0,180} )?(?:was|has been|is|had been) (?:\w+ )?(?:called off|cancel(?:l?ed)|scrapped|shelved|postponed|put off|off)(?!\w)",
    r"(?<!\w)(?:will not|would not|won't|is not) (?:be )?(?:travel|fly|go|com|visit)(?:ling|ing)?(?!\w)",
    r"(?<!\w)(?:отменил|отложил|перенес|сорвал|отменяет|откладывает|отказал(?:ся|ась) от)[аи]? (?:[\w-]+ ){0,4}?(?:поездк|визит|турне|вылет|командировк)\w*",
    r"(?<!\w)(?:поездк|визит|турне|вылет)\w* (?:[^.;\n]{0,90} )?(?:отменен|отложен|сорвал(?:ся|ась|ось)|не состоится|не состоялся|не состоялась|отменяется|откладывается|отменили|отложили)(?!\w)",
    r"(?<!\w)не (?:полетит|поедет|приедет|прилетит|прибудет|отправится|посетит|поехал|полетел|приехал)[аи]?(?!\w)",
)
_BEFORE: Final = 260


def _is_trip_off(text: str, start: int, end: int) -> bool:
    """Whether the sentence before says that the trip is off: *X отменил поездку. Он должен был встретиться с Y*."""
    begin = text.rfind("\n", max(0, start - _BEFORE), max(0, start - 1)) + 1
    ends = text.rfind(". ", begin, max(begin, start - 2))
    begin = ends + 1 if ends >= 0 else max(begin, start - _BEFORE)
    return _TRIP_OFF.search(text, begin, end) is not None
