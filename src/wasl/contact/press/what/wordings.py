# SPDX-License-Identifier: Apache-2.0
"""The wordings of contacts: by call and in a meeting, refused and tried, denied, planned, called off.

A space in a pattern is any white space; :mod:`wasl.contact.press.what.triggers` says what each decides.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.shadow import pattern as _pattern
from wasl.contact.press.what import vain
from wasl.contact.press.what.acts import ACTING, HIM_VERB, MEETS_ONE, WILL
from wasl.contact.press.what.denied import NO_KNOWLEDGE
from wasl.contact.press.what.mediums import BY_WHOM, NOT_REACHED, NOT_TAKEN
from wasl.contact.press.who.honours import IN_FRONT

W: Final = r"(?<!\w)"
_PUT_OFF: Final = r"(?<!\w)(?:و|ف)?أجلت?(?= (?:\w+ ){0,9}?(?:ال)?(?:زيار|رحلت|جولت|لقاء|اجتماع|قمة|محادث|مباحث|موعد|مكالم|اتصال|مشاور|مفاوض|جلس)\w*)"
"""*Put off his visit*, which without its object is *a term*, *for the sake of*."""
CONTACT: Final = _pattern(
    # Arabic
    W + r"(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)?(?:اتصالات|اتصال|مكالمات|مكالمة|محادثات|محادثة|مباحثات|"
    r"مشاورات|لقاءات|لقاء|اجتماعات|اجتماع|اتصالين|اتصالان|مكالمتين|مكالمتان|محادثتين|لقاءين|تشاور|تباحث)ا?(?:هما|هم|ه|ها)?(?!\w)",
    W
    + r"(?:و|ف)?(?:ب)?(?:ال)?جلسة (?:\w+ ){0,2}?(?:(?:ال)?(?:مغلقة|ثنائية|مطولة)|مباحثات|محادثات|مشاورات|عمل|جمعت|ضمت)(?!\w)",
    r"(?<!\w)(?:و|ف|س|وس)?(?:تبادل|تبادلت|يتبادل|تتبادل)(?:ا|ان)? (?:\w+ ){0,12}?(?:وجهات النظر|الآراء|الرأي|الحديث)(?!\w)",
    r"(?<!\w)(?:و|ف|س|وس)?(?:استضاف|استضافت|يستضيف|تستضيف)(?!\w)(?! (?:[^\s]+ ){0,6}?(?:قمة|اجتماع|اجتماعا|لقاء|مباحثات|محادثات|مشاورات)(?!\w))(?= (?:\w+,? ){0,8}?(?:نظير|وزير|الرئيس|رئيس|المستشار|ملك|ولي))",
    W + r"(?:و|ف)?(?:ب|ل|ك)?(?:(?:لقائ|لقاؤ|مكالمت|محادثت)(?:ه|ها|هما|هم)|قمت(?:هما|هم))(?!\w)",
    W + r"(?:وجها لوجه|لل(?:تحدث|حديث|تشاور|تباحث) (?:\w+ )?(?:مع|إلى))(?!\w)",
    W + r"(?:و|ف|س|وس)?(?:تواصل|تواصلت|يتواصل|تتواصل|تحاور|تحاورا|تحاورت) (?:\w+ ){0,3}?مع(?!\w)",
    W + r"(?:حديثا? هاتفيا?|مهاتفة|(?:بال|عبر ال|على ال)هاتف|تليفونيا|تلفونيا|هاتفيا)(?!\w)",
    W + r"س?(?:ي|ت)(?:جتمعا|لتقيا|تحدثا|تباحثا)ن?(?!\w)",
    W + r"(?:و)?القمة(?= (?:الثلاثية|الرباعية|الخماسية) (?:\w+ )?(?:بين|ضمت|جمعت)(?!\w))",
    W
    + r"قمة(?= (?:ثنائية|بين|افتراضية|تجمع|جمعت|مع|مرتقبة بين|ثلاثية|رباعية|خماسية|(?:(?:سداسية|مصغرة|تشاورية|طارئة) )?(?:ضمت|تضم))(?!\w))",
    W
    + r"(?:و|ف|س|ل|وس)?(?:عقد|عقدت|عقدا|يعقد|تعقد|يعقدان|لعقد|تجمع|جمعت) قمة(?! (?:ال|مجموعة|دول|ثلاثية|رباعية))",
    W
    + r"(?:(?:و|ف)?(?:تحدثا|التقيا|اجتمعا|تحادثا)|(?<=الثلاثة\s)(?:قد )?(?:اجتمعوا|التقوا))(?!\w)",
    W
    + r"(?:و|ف|س|وس)?(?:تحدث|يتحدث|تتحدث|تحادث|التحادث|التحدث|تحدثا)(?:ت|ا|وا|ان)?\s+(?:\w+\s+){0,3}?"
    r"(?:هاتفيا|مع|الى)",
    W + r"(?:و|ف|س|وس)?(?:اتصل|يتصل|اتصلت|تتصل),?\s+(?:\w+,?\s+){0,12}?ب\w+",
    W
    + r"(?:و|ف|س|وس)?(?:هاتف|هاتفت|يهاتف|تهاتف|تهاتفا|تباحث|تباحثت|تباحثا|يتباحث|تتباحث|تشاورت|تشاورا|قابلت)(?!\w)(?! (?:محمول|ذكي|خلوي))",
    W
    + r"(?:و|ف|س|وس)?(?:التقى|التقت|التقيا|يلتقي|تلتقي|يلتق|تلتق|يلتقيان|اجتمع|اجتمعت|اجتمعا|يجتمع|استقبل|استقبلت|يستقبل|تستقبل)(?!\w)",
    W + r"(?:و|ف|س|وس)?(?:بحث|بحثا|بحثت|ناقش|ناقشا|ناقشت)\s+هاتفيا",
    W
    + r"(?:باستقبال(?= (?:\w+ ){0,2}?من (?:قبل|طرف|لدن|نظير|الرئيس|رئيس|وزير|الملك|الأمير))|(?:ل|خلال |لدى |أثناء |عقب |بعد |قبل |قبيل |غداة |عشية |إثر |(?:يوم|يومين|أيام|ساعات) (?:من|على) )(?:ل)?استقبال(?:ه|ها)?(?!\w))",
    W
    + r"(?:و|ف)?(?:ت|ي)?رفض(?:ت|وا)? (?:\w+,? ){0,3}?(?:طلبا?|عرضا?|اقتراحا?) (?:\w+,? ){0,8}?(?:ب|ل)?(?:زيارة|زيارته|زيارتها|استقباله|استقبالها)(?!\w)",
    *(HIM_VERB, *MEETS_ONE, *vain.VAIN_CONTACT),
    # Russian
    W
    + r"(?:видео|теле|полит)?(?:разговор|беседу|беседа|беседы|беседе|беседой|переговор|звонок|звонк|встреч|консультаци|созвон)\w*",
    W
    + r"(?:(?<!режиме\s)(?<!формате\s)(?<!форме\s)(?:видео|теле)конференци[юяией]+|(?:сеанс\w*|линии) (?:видео)?связи(?= со? )|телемост\w*)(?!\w)",
    W
    + r"(?!говорится)(?:поговор|переговор|созвон|созванива|(?:по)?звон|встрет|встреча|пообща|побеседо|беседо|разговарива|обща|говор)"
    r"(?:ил|ит|ят|л|ет|ют|вал|ть|ить|вать)(?:а|о|и)?(?:ся|сь)?(?!\w)",
    W
    + r"(?:приехать(?!\w)|посетить(?!\w)|(?:встретив|встречав|(?:по)?беседовав|(?:по|пере)говорив|разговаривав|обсудив|обсуждав|(?:по|от)?обедав|(?:по)?ужинав|(?:по)?завтракав|(?:по)?совещав|(?:по)?общав|у?видев|(?:по)?звонив|созвонив|созванивав|говорив)ш\w+|(?:беседу|разговарива)я(?!\w)|(?:встреча|обща|совеща|созванива)ясь(?!\w)|(?:поговор|переговор|позвон)ив(?!\w)|побеседовав(?!\w)|принимая(?!\w)|приняв(?!\w))",
    W
    + r"(?:принял|принимал|принимает|принять|примет|примут|выслушал|выслушивал|received|receives|hosted|hosts|welcomed)(?:а|и)?(?!\w)",
    W + r"(?:обсудил|обсудила|обсудили|обсудит|обсудят) (?:\w+ ){0,4}?со? (?=\w)",
    W
    + r"(?:(?:был|была|были) (?:принят|выслушан|встречен)(?:а|ы)?|принят[аы]?(?= (?:[\w-]+ ){0,8}?(?:президент|премьер|премьер-министр|министр|корол|канцлер|эмир|султан|председател|коллег|глав)(?:ом|ем|ой|ей)(?!\w))|увидел(?:ись|ся|ась)|увид(?:ится|ятся)|увидеться(?= (?:[\w-]+ ){0,3}?со? )|(?:обед|ужин|завтрак)(?:а|у|ом|е)?(?= [^,;.\n]{3,90}? с (?:[\w-]+ ){0,2}?(?:коллег|президент|премьер|министр|глав|корол)\w*)|сойдутся|(?:рабоч|делов|совместн|официальн)\w+ (?:обед|ужин|завтрак)\w{0,2}|телефонн\w+ контакт\w*)(?!\w)",
    W + r"(?:по телефону|(?:рабоч|делов)\w{2,3} (?:ужин|обед|завтрак)(?:а|у|ом|е)?(?!\w))",
    r"(?:(?<=они\s)|(?<=уже\s)|(?<=ранее\s)|(?<=раньше\s)|(?<=прежде\s))(?:виделись|совещались|общались|беседовали)(?!\w)",
    W
    + r"(?:воспользовал(?:ся|ась|ись) (?:[\w-]+ ){0,3}?(?:линией|каналом)(?: связи)?|(?:вышел|вышла|вышли|выходил[аи]?) (?:[\w-]+ ){0,3}?на (?:прямую )?связь со? (?=\w)|на связи со? (?:ним|ней|нею) (?:был[аи]?|оказал(?:ся|ась|ись))(?!\w))",
    W + r"(?:он|она|они|оно) (?:\w+ ){0,1}?(?:состоял(?:ся|ась|ись|ось)|прошл[аи]|прошел)(?!\w)",
    W
    + r"обменя\w+ (?:\w+ ){0,3}?(?:мнени|взгляд|оценк|послани|письм|телеграмм|рукопожати|реплик)\w*",
    W + r"сверил\w* (?:часы|позиции)",
    W
    + r"(?:(?:дозвони|дозванива|связа|достуча)(?:л|ть)(?:а|и|о)?(?:ся|сь)(?!\w)|(?:снял|взял|поднял|снима|брал|бер|поднима)\w* трубк\w+)",
    W
    + r"(?:контакт(?:а|у|ом|е)?|(?<=никаких\s)контактов)(?!\w)(?= (?:глав|министр|президент|между|с (?!\w+ми линиями)))",
    # English
    W
    + r"(?:(?:held|holds|hold|holding) an? (?:[\w-]+ ){0,2}summit(?! of)(?!\w)|(?:first|last|latest) contacts?(?= (?:between|since|with)(?!\w)))",
    W
    + r"(?:(?:video\s?conference|teleconference|videocall|vtc)s?(?!\w)|(?:phone|telephone|video) (?:call|conversation|talk|discussion)s?)",
    W
    + r"(?:calls?|courtesy visits?(?= (?:from|by)(?!\w))|conversations?|talks|meetings?|consultations|discussions|negotiations|encounters?|summit(?= (?:with|between))|(?<=trilateral\s)summit|(?<=three-way\s)summit|audience(?= (?:with|was granted|granted)(?!\w))|tete-a-tetes?|(?:tele)?phon(?:e|ic) exchanges?|(?:sought|seeking|seeks|requested|granted|refused|denied) an audience(?= of(?!\w))|(?:lunch|luncheon|dinner|breakfast|supper)(?= (?:between|with)(?!\w)(?! (?:his|her|its|their) own))|s[iau]t(?:ting|s)?(?: down)? (?:at (?:one|the same|a) table|face to face)(?= with(?!\w))|(?<=no\s)contacts?(?= (?:between|with)(?!\w))|exchange(?= (?:took place|was held)(?!\w))|(?:appointment|rendezvous|audience|session)(?= (?:was|has been|had been) (?:scrapped|cancelled|canceled|called|postponed|put)))(?!\w)"
    r"(?! (?:for|on (?!\w+day )(?:\w+ )?to)\b)",
    W
    + r"(?:spoke|spoken|speak|speaks|speaking|talked|talk|talking|met|meet|meets|meeting|(?:sat|sits?) down(?= (?:with|together))|convened?(?= (?:with|today|yesterday|on|in|at|here|for talks|late|early|last|this|to (?:discuss|review|talk|explore|address))(?!\w))|(?:got|gets|came) together(?= (?:with|on|in|at|for|over|today|yesterday|\w+day)(?!\w))|(?:got|gets) through(?= to)|reached out(?= to)|phoned|telephoned|rang|rung|conferred|(?<=,\s)conferring(?= with(?!\w))|confers?(?= (?:with|in|on \w+day|by|over|about|at|today|tomorrow|next|this|again)(?!\w)))(?!\w)",
    W
    + r"(?:(?:(?:see|saw|seen|seeing) (?:each other|one another)|fac(?:ed|ing) (?:each other|one another)(?= (?:for|across|over|at|in)))(?!\w)|(?:dial(?:l)?ed(?= )|exchanges?(?= (?:with|between)(?!\w))|(?:(?<=to\s)|(?<=will\s)|(?<=day\s))(?:receive|host|welcome)(?!\w)))",
    W
    + rf"(?:called(?= )(?! (?:on|for|upon|off|to|in|it|out|up|back)(?!\w))|{BY_WHOM}|(?:contacted|(?<=will\s)contact|(?<=would\s)contact)(?= (?:his|her) (?:\w+ ){{0,3}}?counterpart(?!\w)))",
    W
    + r"(?:(?:paid|pays|paying) (?:an? |his |her )?(?:\w+ ){0,2}call on|discuss(?:ed|es)? (?:\w+ ){1,8}?with|exchang(?:ed|es?|ing) (?:\w+ ){0,2}?(?:words|views|opinions|assessments))(?!\w)",
    W
    + r"(?:by|over|on) (?:(?:the |a secure )?(?:tele)?phone(?! line)|a (?:secure|direct|military) (?:\w+ )?line)",
    W
    + rf"(?:(?:to|at) (?:reach(?:ing)?(?! (?:(?:an?|the|any|some|such|new|final|its|their|[\w-]+) ){{0,3}}?(?:cease-?fires?|deals?|agreements?|accords?|truces?|settlements?|consensus|peace|understandings?|compromises?|solutions?|goals?|targets?|level)(?!\w))|contact(?:ing)?|call(?:ing)?|phone|ring|telephone|get (?:through|hold)|get(?= (?:[\w.'-]+ ){{1,6}}?on the line(?! of)))(?!\w)|pick(?:ed|ing)? up(?= (?:the |his |her )?(?:phone|telephone|receiver|when))|{vain.LEFT_FOR}(?= (?:[\w-]+ ){{0,3}}?for (?!the (?:press|nation|world|people)(?!\w))))",
)
_LANGUAGES: Final = (
    "english|french|creole|spanish|portuguese|german|russian|ukrainian|arabic|hebrew|turkish|persian|farsi|dari|pashto|urdu|hindi|chinese|mandarin|cantonese|japanese|"
    "korean|italian|polish|czech|slovak|hungarian|romanian|moldovan|serbian|croatian|bosnian|albanian|greek|bulgarian|macedonian|armenian|azeri|georgian|kazakh|uzbek|kyrgyz|tajik|"
    "turkmen|mongolian|finnish|swedish|norwegian|danish|icelandic|dutch|flemish|estonian|latvian|lithuanian|belarusian|amharic|tigrinya|oromo|somali|swahili|hausa|yoruba|afrikaans|zulu|"
    "kurdish|berber|tamazight|malay|indonesian|thai|lao|khmer|vietnamese|burmese|nepali|bengali|sinhala|tamil|tagalog|filipino|catalan|basque|galician|irish|welsh|maltese|kinyarwanda|guarani|quechua"
)
NOT_CONTACT: Final = _pattern(
    r"(?:التقى|يلتقي|التقت|تلتقي|واجه|يواجه) (?:ال)?(?:منتخب|نادي|فريق الأول|فريق الكروي)(?!\w)",
    r"(?:استدع\w+|سحب\w*|عاد\w*|عودة) (?:\w+,? ){0,9}?(?:ل|إلى بلاده ل|لإجراء )(?:ل|ال)?(?:تشاور|مشاورات)(?!\w)(?! مع (?:نظير|وزير|رئيس|ال))|(?:خطوط|خط|قنوات|قناة|وسائل|شبكات|شبكة|أبراج|برج|محطات|قطاع|أقمار|كابلات|وزير|وزارة|شركة|هيئة|مواقع|جهات|أجهزة|سبل|استمرار|نقطة) (?:ال|لل)?(?:اتصالات|اتصال|تواصل)|(?:خط|خطا|خطوط|خطين) (?:ال)?هاتفي\w*",
    r"(?<=told\s)by (?:tele)?phone(?![^.;]{0,60} by )|(?<=informed\s)by (?:tele)?phone(?![^.;]{0,60} by )",
    r"(?:اتصالات|مشاورات|محادثات|مباحثات) (?:\w+ )?(?:جارية|مستمرة|متواصلة|متوقفة)",
    r"(?<!\w)(?:ي|ت)تصل ب(?:ال)?(?:علاق|أوضاع|وضع|تطور|قضاي|قضية|موضوع|شأن|شؤون|أمن|ملف|سبل|مسار|مستجد|دعم|تعزيز|مجال|تعاون|عمل)\w*",
    r"(?<!\w)(?<!ساعات\s)(?<!ساعة\s)(?<!يوم\s)(?<!أيام\s)(?<!يومين\s)(?<!أسبوع\s)(?<!شهر\s)على (?:تواصل|اتصال|تشاور)(?: \w+)? (?:مع|ب)",
    r"(?<!\w)لقاء (?:ودي|تجريبي|كروي)",
    r"(?:(?:lines?|channels?|means) of communications?|(?:news|security council|cabinet|government|emergency|annual|ministerial) (?:meeting|conference))",
    r"(?:met|spoken|talked|spoke) (?:\w+ ){0,3}?(?:(?:\d{2,}|many|countless|dozens of|numerous) times|dozens|often|regularly|frequently)(?!\w)|(?:meeting|summit|session) of (?:the )?(?:\w+ )?(?:g\d+|council|cabinet|government|parliament|alliance|nato|leaders)",
    r"(?<!\w)(?:spoke|speaks?|speaking) for (?:them|him|her|it|our|your|my)sel\w+",
    r"(?<!\w)(?:they|we|you|people|many|some|neighbou?rs|leaders) (?:\w+ )?(?:talk|speak|meet) (?:a lot|too (?:much|often|little)|all the time|every (?:\w+ )?(?:day|week|month|year)|often|regularly|constantly|daily|weekly)(?!\w)",
    r"(?<!\w)(?:they|we|you|people|many|some|critics|residents|locals) call(?! (?:on|up|in)(?!\w))(?!\w)",
    r"sp(?:eaking|oke|oken) (?:on (?:\w+ )?condition|anonymously|to (?:the |local |state |our |foreign |waiting )*(?:press|media|reporters|journalists|newspapers?|television|radio|correspondents|lawmakers|parliament|troops|soldiers|supporters)(?!\w))|(?:peace|accession|membership|entry) (?:talks|negotiations)|talks (?:process|format)|calls? (?:for|upon|to (?!(?:(?!(?:to|for|that|which) )[\w'-]+ ){1,12}?(?:went|gone|going|go|goes|left|remain(?:s|ed)?|stayed|was not|were not|not been) (?:unanswered|unreturned|answered|returned|without)|his|her|\w+ counterpart|(?:the )?(?:[\w'-]+ ){0,3}?(?:president|premier|prime minister|king|emir|chancellor|(?:foreign|defen[cs]e|interior) (?:minister|secretary))(?!\w)))|calls? (?!king(?!\w))\w+ing",
    r"(?<!a\s)(?<!the\s)(?<!their\s)(?<!phone\s)(?<!telephone\s)(?<!video\s)(?<!courtesy\s)calls? on(?! (?:\w+day|the phone|the telephone|\w{3,9}\.? \d))",
    r"(?:встре(?:т|ч)|(?:по|пере)?гово[рв]|разговарива|(?:по)?беседова|(?:по)?обща)\w*(?: [\w-]+){0,4}? со? (?:(?:местн|иностранн|российск|американск|групп|молод|простыми|своими|бывш|представител)\w* )*(?:сми|журналист|пресс|репортер|корреспондент|студент|школьник|избирател|жител|болельщик|предпринимател|бизнесмен|верующ|паств|родственник|родными|семь|ветеран|пострадавш|рабочими|фермер|беженц|соотечественник|диаспор|губернатор|депутат|сенатор|парламентари|сторонник|инвестор|крестьян|шахтер|рыбак|волонтер|активист|правозащитник|учеными|врачами|учител|спортсмен|футболист|артист|писател|художник|священник|епископ|солдатами|военнослужащими|летчик|моряк|однопартийц|профсоюз|промышленник|банкир|экспертами|аналитик|мигрант|демонстрант|протестующими|паломник|мэрами|читател|слушател|зрител|подписчик|бойцами|горожан|прихожан|пассажир|турист|пенсионер|сотрудник|коллектив|персонал|аудитори|прокурор|судь|следовател|адвокат)\w*(?!\w)(?! (?:\w+ ){0,2}?(?:правительств|стран|мид|оппозиции)\w*)(?!,? (?:и|а|а также|потом)(?: (?:вечером|утром|днем|потом|затем|отдельно|также|позже|накануне|(?:во?|на) \w+)){0,3} со? )",
    r"sp(?:eaks?|oke|oken|eaking) (?:(?:neither|no|only|not|any|some|good|fluent|perfect|flawless|broken|passable|halting|in|a little|a few words of|little|enough|both|(?:an?|her|his|their) (?:\w+ )?(?:dialect|form|kind|sort) of) )*"
    rf"(?:{_LANGUAGES})(?!\w)(?! (?:president|prime|foreign|defen[cs]e|counterpart|minister|leader|ambassador|official|envoy|chancellor|king|colleague))",
    r"(?:по)?звонил\w* (?:[\w-]+ ){0,2}?(?:в|на) (?:\w+ )?(?:эфир|студи|редакци|полици|служб|радио|телеканал|горячую лини)\w*",
    r"министерск\w+ (?:встреч|переговор)\w*|встречн\w+|встречающ\w+|говорить(?=, )|встретил[аои]? (?:[\w-]+ ){0,4}?(?:отказ|отпор|сопротивлени|непонимани|поддержк|одобрени|критик|возражени)\w*",
    r"(?:محادثات|مفاوضات|مباحثات|مشاورات) (?:ال)?(?:سلام|انضمام|عضوية|تطبيع|تشكيل|تأليف|توسيع)(?!\w)",
    r"(?:لقاء|اتصال|اجتماع)\w* (?:ال)?(?:تلفزيون|صحف|صحاف|إعلام|إذاع|مفتوح)\w*",
    r"(?:لقاء|اجتماع|حديث|حوار|محادث|اتصال)\w* (?:\w+ ){0,2}?مع (?:(?:ممثلي|عدد من|بعض|مندوبي|رؤساء|كبار|وفد من) )?(?:ال)?(?:وسائل|صحف|صحاف|صحيف|قناة|قنوات|تلفزيون|إذاع|مجلة|إعلامي|طلاب|طلبة|مواطن|ناخب|سكان|أهالي|شباب|رجال|جنود|ضباط)\w*",
    r"(?:meeting|conversation|discussion|talk|call)s? with (?:(?:the|a|some|several|local|state|his|her|foreign|group of|of) ){0,3}(?:media|press|reporters?|journalists?|newspapers?|editors?|students?|voters?|residents|soldiers|troops|businessmen|investors)(?!\w)",
    r"(?:встреч|бесед|разговор|общени)\w* с (?:(?:представител|групп|российск|иностранн|местн)\w+ )*(?:сми|журналист|прессой|редактор|студент|школьник|избирател|жител|военнослужащ|предпринимател)\w*",
    r"(?:ال)?اجتماع(?:ات|ا)?(?:هم|ها)? (?:ال)?(?:دوري|سنوي|وزاري|طارئ|أسبوعي)\w*",
    r"(?:ظل|بقي|رن|يرن|سماعة|رقم|جهاز) (?:ال)?هاتف(?!\w)",
    r"هاتف\w* (?:محمول|ذكي|خلوي|نقال)\w*",
    r"هاتف(?:ه|ها)? (?:في وجه|بوجه)",
    r"حفلة? (?:ال)?استقبال",
    r"(?:(?:ي|ت)تبادلان? )?(?:ال)?(?:اتصالات|لقاءات|مشاورات|اجتماعات) (?:\w+ )?(?:باستمرار|بانتظام|بشكل (?:دائم|منتظم|مستمر|دوري)|(?:ال)?منتظمة|(?:ال)?دورية)(?!\w)",
    r"(?:ال)?اجتماع(?:ات|ا)? (?:ل)?(?:ل?مجلس|الجمعية|مجموعة|(?<=ات\s)وزراء|وزراء(?! (?:ال)?\w+ (?:\w+ ){1,3}و)|اللجنة|لجنة|حلف|الحكومة|طارئ|دول)",
)
FIRST: Final = _pattern(
    r"(?<!\w)(?:ال)?(?:أول|أولى)(?!\w)", r"(?<!\w)ال(?:أول|أولى)(?!\w)",
    r"(?<!\w)перв(?:ый|ая|ые|ое|ым|ого|ой)(?!\w)", r"(?<!\w)впервые(?!\w)", r"(?<!\w)first(?!\w)",
)  # fmt: skip
DEFINITE: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?ال(?:اتصال|مكالمة|محادثة|محادثات|مباحثات|لقاء|اجتماع)(?!\w)",
    r"(?<!\w)لل(?:اتصال|مكالمة|محادثة|لقاء)", r"(?:هذا|هذه) ال(?:اتصال|مكالمة|محادثة|لقاء)",
    r"(?<!\w)(?:разговор|беседа|звонок|встреча|переговоры)\w* (?:\w+ )?(?:состоял|прош|длил|продолжал|был|произош|начал)\w*",
    r"(?<!\w)(?:он|она|они|оно) (?:\w+ ){0,1}?(?:состоял(?:ся|ась|ись|ось)|прошл[аи]|прошел)(?!\w)", r"(?<!\w)(?:разговор|беседа|звонок|встреча|переговоры|визит|поездка) (?:\w+ )?(?:отмен|отлож|перенес|сорвал|не состо)\w*",
    r"(?:этот|этого|этом|эта|эту|данн\w+|ходе|время|инициатор\w*|итогам|темой) (?:\w+ )?(?:разговор|бесед|звонк|звонок|встреч|переговор)\w*",
    r"(?<!\w)the (?:\w+ ){0,2}(?:call|conversation|talks|meeting|appointment|audience|rendezvous|encounter|session)(?!\w)",
    r"(?:this|that) (?:\w+ )?(?:call|conversation|meeting)",
)  # fmt: skip

_WHEN_SAID: Final = r"(?:,? (?:(?:late |early )?(?:on|last|this) \w+(?:day|week|month|morning|evening|night)|yesterday|again|twice|repeatedly|\w+day)){0,2}(?:,[^,.;]{2,40},)?"
"""What stands between a verb and what was refused or agreed: *refused on Monday to*."""
REFUSED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:رد|ردت|قابل|قابلت|قوبل|قوبلت) (?:\w+,? ){0,9}?بالرفض(?!\w)", r"(?<!\w)(?:و|ف)?(?:رد|ردت) (?!على)(?:(?!على )\w+,? ){0,12}?طلبا?(?!\w)", r"(?<!\w)(?:و|ف)?لم (?:ي|ت)ستجب (?:\w+,? ){0,9}?(?:لطلب|لدعوة|لعرض|لاقتراح)(?!\w)",
    r"(?<!\w)(?<!\sأن\s)(?:و|ف|ل|ب)?(?:ت|ي)?رفض(?:ت|وا|ا|ون|ه|ها)?(?!\w)(?! (?:x+ ){0,12}(?:\w+ ){0,3}?(?:تقديم|الإفصاح|الكشف|كشف|(?:ذكر|نشر|إعلان|إيراد) (?:اسم|هويت|أسماء|تفاصيل)\w*|التعليق|تأكيد|الإدلاء|التعقيب|تحديد|الخوض|الرد على(?! (?:\w+ ){0,2}?(?:(?:ال)?اتصال|(?:ال)?مكالم))|نفي))", r"لم (?:ي|ت)قبل", r"لا (?:ي|ت)قبل", r"(?:امتنع|يمتنع|تمتنع)(?:ت|وا)?(?!\w)(?! (?:\w+ ){0,9}?عن (?:ال)?(?:تعليق|تعقيب|إدلاء|إفصاح|كشف|تصويت|قول|تأكيد|نفي|توضيح|إجابة|ذكر|خوض|رد على (?:ال)?(?:سؤال|أسئلة)))",
    r"отказ(?:ал|ыва|ы)\w* (?:от(?!\w)|(?:\w+ ){0,5}?во? (?:\w+ )?(?:разговор|встреч|бесед|переговор|звонк|контакт)|(?:\w+ ){0,3}?(?:говор|поговор|встре|разговар|общат|пообщ|прин|взят|брат|отве|пров|обсу|созв|перегов|сесть|садит))\w*", r"отклон(?:ил|я|ен)\w*", r"отверг\w*(?!\w)(?! (?:сообщени|слух|утвержден|обвинен|публикаци|известие|информаци))", r"(?<!\w)не принял\w*(?!\w)(?! участ)", r"(?:ответил|отреагировал)\w* (?:\w+ )?отказом",
    r"(?<!\w)не (?:стал|пожела|захоте|хоте|хоч)\w* (?:\w+ ){0,2}(?:говорить(?!,)(?! об? )|разговар|встреч|общаться|принима|брать|снимать|отвечать(?= на (?:\w+ ){0,2}(?:звон|предложен|приглашен|просьб))|обсуждать)\w*", r"(?<!\w)не (?:под|с|в)ош\w+ к телефону", *vain.DOOR_SHUT, r"проигнорир\w+",
    r"(?:refus(?:e[ds]?|al|als|ing)|declin(?:e[ds]?|ing))" + _WHEN_SAID + r" (?:to (?:meet|speak|talk|sit|come (?:to the (?:tele)?phone|on the line)|take|accept|hold|answer (?:\w+ ){0,3}call|return|receive|see|pick|engage|attend|call|have)|(?:[\w.']+ ){0,4}?(?:request|calls?|invitation|offer|proposal|meeting|talks|conversation|overture|bid|appeal|approach)s?)(?!\w)",
    r"turn(?:ed|s|ing) down", r"reject(?:s|ed|ing)(?! (?:as [\w-]+ (?:and [\w-]+ )?)?(?:(?:a|the|any|all) )?(?:\w+ )?(?:report|rumou?r|claim|allegation|suggestion|accusation|account)s?)",
    r"اعتذا?ر\w* (?:\w+ ){0,8}?عن (?:عدم )?(?:لقاء|استقبال|تلبية|اجتماع|تلقي|قبول|الرد على (?:اتصال|مكالم)|إجراء|عقد|(?:ال)?(?:حديث|تحدث) (?:مع|إلى)|اتصال|مكالم)\w*", r"(?:would|will|did|does) not (?:take|accept)", r"won't (?:take|accept)", r"(?:rebuff|snub|snubb|spurn)(?:s|ed)(?!\w)", r"ignored", r"unwilling to",
)  # fmt: skip
UNANSWERED: Final = _pattern(
    r"(?:لم|لا) (?:ي|ت)رد", r"(?:لم|لا) (?:ي|ت)ج(?:ب|يب)", r"(?:بلا|دون|بدون|من غير) (?:أن (?:ي|ت)(?:تلقى|حصل على|لقى) )?(?:\w+ )?(?:رد|جواب|إجابة|تجاوب|استجابة)\w*", NOT_TAKEN, NOT_REACHED, r"غير مهتم\w*", r"(?<!\w)لا (?:رد|جواب|إجابة|استجابة)(?!\w)", r"لم (?:ي|ت)تلق (?:\w+ ){0,10}?ردا?(?!\w)",
    r"(?<!\w)не (?:ответил|отвеча|отозва|отреагирова)\w*(?! на (?:\w+ )?(?:вопрос|запрос|просьб))(?!,? (?:состо|будет|когда|что|почему|как|зачем|[\w-]+ ли)(?!\w))(?!, (?:состоит|встрет|поед|намерен|план))", r"(?<!\w)не (?:удалось|удава|смог|сумел)\w* (?:\w+ ){0,5}?(?:дозвон|связ|достуч)\w*", r"(?<!\w)без ответа", r"безуспешно", r"тщетно", r"безрезультатно", r"ответа (?:\w+ ){0,2}не (?:получ|последова|дожда|был)\w*", r"(?<!\w)не (?:может |смог |смогла |сумел )?(?:получил|дождал|дождат)\w* ответа", r"never heard back", r"heard nothing back",
    r"(?<!\w)не (?:вышл\w+|вышел|выходи\w+) на связь", r"(?<!\w)не (?:снял|взял|поднял|снима|брал|бер|поднима)\w* (?:телефонную )?трубк\w+", r"трубк\w+ (?:[\w-]+ ){0,2}?не (?:снял|взял|поднял|снима|брал|бер|поднима)\w*", r"(?<!\w)не перезвонил\w*",
    r"unanswered", r"unreturned", r"(?:has|have|had) yet to (?:answer|return|reply|respond|pick)(?!\w)(?! to (?:\w+ ){0,6}?(?:comment|question|journalist|reporter|email|inquir))", r"(?:did not|didn't|had not|has not|have not|hadn't|hasn't|haven't|never|not|nobody|no one) (?:been )?(?:answer|respond|repl|return|pick)\w*(?! to (?:\w+ ){0,6}?(?:comment|question|journalist|reporter|request|email|inquir))",
    r"no (?:answer|reply|response)", r"(?:rang|rung) (?:out|off)", r"(?:failed|unable|not able) to (?:reach|get|contact)", r"(?:could|cannot|can) (?:not )?be reached", r"could not reach",
    *vain.NO_WORD, r"(?:in vain|without success|unsuccessful\w*|to no avail|fruitless\w*)", r"تجاهل\w*", r"عبثا", r"دون جدوى", r"(?<!سي)(?<!ست)تعذر\w*(?! (?:عقد|انعقاد|إجراء|إتمام|(?:ال)?(?:لقاء|اجتماع)))",
)  # fmt: skip
IF_BEHIND: Final = _pattern(r"[^,;.]{0,60}(?<!\w)(?:if|provided)(?!\w)(?! (?:not|only))", r"[^,;.]{0,80}(?<!\w)(?:إذا|شريطة|بشرط|لو|متى|مرهون|مشروط|مرهونة|مشروطة)(?!\w)")  # fmt: skip
TURNED_DOWN: Final = _pattern(
    r"(?<!\w)(?:but|which|however|only for) (?:[\w.']+ ){0,6}?(?:turned (?:it |the \w+ )?down|rejected|refused|declined|rebuffed)(?!\w)",
)
IN_VAIN: Final = _pattern(
    r"(?<!\w)(?:but|yet|only) (?:(?!question|request)\w+ ){0,5}?(?:unanswered|unreturned|not (?:been )?(?:returned|answered|taken|picked up|put through)|could not (?:be reached|get through|reach)|did not (?:get through|reach)|the line was (?:busy|engaged|dead)|never (?:heard back|answered|returned|called back)|(?:got|received|had|was|there was) no (?:answer|reply|response)|rang (?:out|off)|to no avail|in vain|nobody (?:answered|picked up|called back|rang back)|(?:did not|didn't) (?:pick up|call back|return))", *vain.VAIN_BEHIND,
    r"(?<!\w)(?:но|однако|а) (?:(?!вопрос|запрос)\w+ ){0,5}?(?:без ответа|(?:соединить|застать|дозваться) (?:[\w-]+ ){0,2}?не (?:смогли|удалось|получилось|сумели)|не (?:соединили|дозвони\w+|застал[аи]?)|на месте (?:\w+ )?не (?:было|оказалось|застал\w*)|(?:услышал[аи]? )?(?:лишь|только) (?:длинные )?гудки|автоответчик|телефон (?:[\w-]+ ){0,3}?(?:молчал|не отвечал)|линия (?:\w+ )?(?:молчала|была занята)|не (?:снял|взял|поднял|брал|снимал|поднимал)\w* (?:\w+ )?трубк\w+|не (?:подош|подход)\w+ к (?:телефону|аппарату)|не (?:ответил|отвечал|перезвонил|дождал|получил ответ)\w*(?! на (?:\w+ )?вопрос)|(?:безуспешно|тщетно|безрезультатно))",
    r"(?<!\w)فلم (?:ي|ت)(?:رد|جب|جبه|جبها|رد عليه)(?!\w)", NOT_TAKEN, NOT_REACHED, r"(?<!\w)(?:و)?(?:لكن|لكنه|غير أن|إلا أن|بيد أن)(?:ه|ها)? (?:\w+ ){0,5}?(?:(?:بلا|دون|بدون) (?:\w+ )?(?:رد|جواب|إجابة|استجابة)|لم (?:ي|ت)(?:رد|جب|لق|تلق|حظ)(?! على (?:\w+ )?(?:سؤال|أسئلة|طلب)))",
)  # fmt: skip
"""What says behind a call that nobody took it."""
REFUSED_BEHIND: Final = _pattern(
    r"(?<!\w)(?:و)?(?:لكن|لكنه|لكنها|غير أن|إلا أن|بيد أن)(?:ه|ها)? (?:\w+ ){0,5}?(?:رفض|اعتذر|امتنع|قوبل بالرفض)(?:ت|ه|ها|ته)?(?! (?:\w+ ){0,2}?(?:التعليق|الإفصاح|الكشف|تأكيد|الإدلاء|تحديد))",
)
"""What says behind a request that it was refused."""
TRIED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:حاول|يحاول|تحاول|(?<!في\s)محاول(?!ات(?! (?:x+ ){0,14}(?:\w+ ){0,3}?(?:ال|لل|ل)?(?:ا?تصال|تواصل|تحدث|لقاء|التقاء|لقائه|مكالمة)))|محاولة (?:ال|لل)(?:اتصال|تواصل|تحدث|حديث|وصول)|محاولت(?:ه|ها)|سعى(?!د))\w*", r"(?:по)?пыта(?:л|ет|ют)\w*", r"попыт\w+", r"безуспешно", r"тщетно", r"(?<!\w)не (?:удалось|смог\w*|сумел\w*)(?= (?:\w+ ){0,5}(?:дозвон|связ|достуч|поговор))",
    r"(?<!\w)tr(?:ied|ies)(?!\w)", r"attempt\w*", r"(?:sought|seeking) to (?=\w+ (?:up|to|through)|reach|speak|talk|meet|call|contact|arrange|phone|telephone|hold|see|get|set|secure|persuade|discuss)", r"trying to", r"effort\w* to", r"(?:failed|unable|not able) to (?=reach|get|contact|speak)", r"could not (?=reach)",
)  # fmt: skip
SEVERAL: Final = _pattern(
    r"عدة مرات", r"مرات عدة", r"مرارا", r"أكثر من مرة", r"مكالمات", r"مرات", r"несколько раз", r"неоднократно",
    r"попытки", r"several times", r"repeatedly", r"(?:repeated|several) (?:\w+ )?(?:attempts|calls)", r"calls from",
)  # fmt: skip
NUMBERS: Final = {
    fold(word): str(number)
    for number, words in (
        (2, "дважды два twice two مرتين"), (3, "трижды три three ثلاث"), (4, "четырежды четыре four أربع"),
        (5, "пять five خمس"), (6, "шесть six ست"), (7, "семь seven سبع"), (8, "восемь eight ثماني"),
        (9, "девять nine تسع"), (10, "десять ten عشر"),
    )
    for word in words.split()
}  # fmt: skip
TIMES: Final = re.compile(
    r"(?<!\w)(?:(?P<number>\d{1,3}|"
    + "|".join(NUMBERS)
    + r")\s+(?:раза?|times|مرات|attempts|calls|попыт\w+|звонк\w+|محاولات|مكالمات|اتصالات)"
    r"|(?P<once>" + "|".join(map(fold, ("дважды", "трижды", "twice", "مرتين"))) + r"))(?!\w)"
)
DENIED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:نفى|نفت|ل?ينفي|ل?تنفي|نفيا|نفي|ليفند|لتفند|ليكذب|لتكذب|زيف|ليس صحيحا|ليست صحيحة|كذب|كذبت|يكذب|تكذب|فند|فندت|دحض|دحضت)(?!\w)", r"لا صحة ل\w+", r"опроверг\w*", r"отриц\w+",
    r"(?<!\w)(?:من )?غير (?:ال)?صحيح(?: \w+)?\"? أن(?!\w)", r"(?<!\w)(?:denied|denies|denying|denial|no (?:truth|basis|foundation|substance) (?:whatsoever )?(?:to|in|for))(?!\w)",
    r"(?<!\w)(?:dismissed|dismisses|rejected|rejects|refuted|refutes|rebutted|rubbished|disputed|brand(?:ed|s)|called|described|brush(?:ed|es) (?:aside|off|away)|wav(?:ed|es) (?:aside|away|off)|shot down|laugh(?:ed|s) off|scoff(?:ed|s) at|poured (?:cold water|scorn) on|knock(?:ed|s) down|push(?:ed|es) back (?:on|against)|play(?:ed|s) down|debunk(?:ed|s)|contradict(?:ed|s)|shrugg(?:ed|s) off)(?: (?:\w+ly )?as \"?[\w-]+(?: [\w-]+){0,3}\"?)? (?:(?:a|the|as|any|all|media|press|newspaper|false|untrue) )*(?:\w+ ){0,2}(?:report|rumou?r|claim|suggestion|account|stor(?:y|ie))s?(?!\w)",
    r"(?<!\w)it (?:is|was) (?:\w+ ){0,2}?\"?(?:\w+ )?(?:untrue|false|not true|a lie|incorrect|nonsense|fabricated|wrong)\"?,? (?:to say )?that(?!\w)", r"отверг\w* (?:сообщени|слух|утвержден)\w*", r"(?<!\w)не (?:соответству\w+ действительности)",
)  # fmt: skip
REPORTS: Final = _pattern(
    r"(?<!\w)(?:reports?|rumou?rs?|claims?|suggestions?|allegations?|stor(?:y|ies)|news)(?!\w)", r"(?<!\w)(?:сообщени|слух|утверждени|информаци|публикаци|новост|извести|утечк|домысл)\w*", r"(?<!\w)(?:рассказ|истори|разговор|верси)(?:ы|и|ю|я) о(?!\w)", r"(?<!\w)(?:рассказ|стать|заметк|материал)\w* (?:\w+ )?(?:газет|сайт|телеканал|журнал|издани|прессы|сми)\w*",
    r"(?<!\w)(?:و|ف)?(?:ال)?(?:أنباء|تقارير|شائعات|مزاعم|معلومات|نبأ|خبرا?|تقريرا?|إشاعة)(?!\w)", r"(?<!\w)ما (?:ي)?(?:شاع|روج|تداول|تردد|نشر|تداول|تناقل|أورد|أثير|ذكر|قيل|كتب|أذاع|زعم|ادع|روج|راج|ساق|سرب|أشيع|بث)\w*",
)  # fmt: skip
DENIED_AFTER: Final = _pattern(
    r"(?<!\w)(?:وهو ما|وهي أنباء|وهو أمر|الأمر الذي|وهو خبر|فقد) (?:\w+ )?(?:نفاه|نفته|نفاها|نفتها|نفوه|كذبه|كذبته|كذبها|فنده|فندته|فندها)(?!\w)",
    r"(?<!\w)(?:это|эт(?:о|и|у) (?:сообщени[ея]|информацию|слухи|сведения|публикаци[юи]|новость)|что (?:в \w+ )?) ?(?:\w+ ){0,2}?(?:опроверг\w*|назва\w+ (?:\w+ )?(?:лож|выдумк|вымыс|фейк|неправд|утк|небылиц|фантази)\w*)(?!\w)",
)
FALSE: Final = _pattern(
    r"(?<!\w)(?:there (?:was|were|is|had been|has been) no(?: such)?(?: \w+)? (?:meeting|call|conversation|talks|contact|encounter|chat)|no such (?:meeting|call|conversation|talks|contact|encounter|visit) (?:ever )?(?:took place|happened|was held|occurred)|never (?:happened|took place|met|spoke)|did not (?:happen|take place|meet|speak|talk)|false|untrue|nonsense|fake|fakes|fiction|fabricat\w+|baseless|unfounded|not true|incorrect|inaccurate|a lie|lies|rubbish|invented|invention|groundless)(?!\w)",
    r"(?:никак|таког|такой|таких|этой|этог)\w* (?:\w+ )?(?:разговор|встреч|контакт|переговор|звонк|бесед)\w* (?:\w+ ){0,2}не (?:было|был|была|состо\w+|вел\w*)", r"(?<!\w)не соответству\w+", r"(?<!\w)(?:не име(?:ют|ет) (?:ничего общего|отношения) [ск]о? действительност\w*|далек\w* от (?:действительности|истины|реальности))", r"(?<!\w)(?:лож\w+|измышлени\w+|инсинуаци\w+|спекуляци\w+|сплетн\w+|фейк\w*|вымысл\w*|вымысел|выдумк\w+|утк(?:а|ой)|недостоверн\w+|неправд\w+|беспочвенн\w+|чепух\w+|домысл\w*|небылиц\w*|фантази\w*|лишен\w* (?:\w+ )?основани\w+)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:نفى|نفت|ينفي|تنفي|نافيا|نافية|نفيه|نفيها) (?:[^\s.;]+ ){0,16}?(?:صحة|ما|أن (?:ي|ت)كون)(?!\w)", r"(?:عار|عارية) (?:تماما )?(?:عن|من) الصحة", r"غير صحيح\w*", r"(?<!\w)(?:ب)?(?:ال)?(?:خيال|اختلاق|كذب|زائف\w*|كاذب\w*|ملفق\w*|مفبرك\w*|مختلق\w*|باطل\w*)(?!\w)", r"لا أ(?:ساس|صل) ل", r"(?<!\w)لم (?:ي|ت)(?:كن|حصل|حدث|جر|تم|عقد) (?:هناك |ثمة )?(?:أي |مثل هذا |مثل هذه )?(?:ال)?(?:لقاء|اجتماع|اتصال|مكالمة|محادثة)(?!\w)", r"لا أساس",
)  # fmt: skip
PLANNED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?س(?:ي|ت)(?:جري|لتقي|بحث|ناقش|عقد|تحدث|تصل|جتمع|زور|ستقبل|ستضيف|تم|حضر|شارك|توجه|كون|هاتف|قابل|تباحث)(?:ان|ون|ه|ها|هم|هما)?(?!\w)", r", على أن (?:ي|ت)(?:لتقي|جتمع|عقد|بحث|ستقبل|تباحث|تحدث|جري|قابل)\w*", r"من المقرر", r"(?<!\w)مقررا? أن(?!\w)", r"من المتوقع", r"من المنتظر", r"من المفترض", r"(?<!\w)(?:كان )?يفترض", r"(?:ي|ت)عتزم", r"(?<!\w)(?:جرى|تم) (?:ال)?اتفاق على (?:أن (?:ي|ت)\w+|عقد|إجراء|لقاء)", r"(?<!\w)(?:(?:ي|ت)توقع|توقعت?|(?:ي|ت)نوي|(?:ي|ت)رجح)(?!\w)", r"(?<!\w)اتفق\w* (?:\w+ ){0,12}?على (?:ال)?(?:لقاء|التقاء|اجتماع|عقد|إجراء|تحدث|أن (?:ي|ت)(?:لتق|جتمع|عقد|تحدث))", r"(?<!\w)(?:ي|ت)(?:زور|توجه|صل|غادر|سافر)(?!\w) (?:[\w-]+ ){0,6}?(?:ل|من أجل |بهدف )(?:ال)?(?:لقاء|قاء|اجتماع|محادثات|مباحثات)$", r"(?<!\w)تقرر(?!\w)", r"حدد\w* (?:\w+ )?موعد", r"مرتقب",
    r"مزمع", r"(?:ي|ت)ستعد", r"(?:ي|ت)خطط", r"(?<!\w)(?:و|ف)?(?:ي|ت)(?:نتظر|رتقب|فترض|رجح) (?:\w+,? ){0,6}?أن (?:ي|ت)\w+", r"على عقد", r"(?:ال)?مقبلة?(?= (?:بين|مع))",
    r"(?<!\w)(?:поговор|переговор|встрет|созвон|позвон|пообща|побеседу|обсуд)(?:ит|ет|ят|ют|ут)(?:ся)?(?!\w)", r"провед(?:ет|ут)", r"(?<!\w)(?:возобнов|продолж|начн)(?:ит|ят|ет|ут)(?!\w)", r"(?<!\w)(?:увид|сойд|сяд)(?:ит|ят|ет|ут)(?:ся)?(?!\w)", r"(?<!\w)на (?:\w+ )?(?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье|завтра|послезавтра|\d{1,2} \w+) (?:\w+ )?(?:назначен|намечен|запланирован)\w*", r"пройд(?:ет|ут)(?!\w)",
    r"(?<!\w)(?:примет|примут)(?!\w)", r"(?<!\w)(?:вылетает|вылетит|летит|полетит|отправляется|отправится|едет|поедет|прибывает|прибудет|направляется|прилетает|прилетит|приезжает|приедет) (?:[\w-]+,? ){0,6}?(?:(?:на|для|ради) (?:\w+(?:ую|ие) )?(?:встреч|переговор|бесед|консультаци)\w*|чтобы (?:[\w-]+ ){0,3}?(?:встретиться|поговорить|увидеться|переговорить|обсудить [^,.;]{0,60}))$", r"(?<!\w)(?:ждут|ждет|ожидают) (?:\w+(?:ые|ая|ие) |(?:[\w-]+ ){0,7}?(?:на|для) )?(?:переговор|встреч|бесед|разговор)\w*$", r"(?<!\w)(?:будет|будут)(?!\w)", r"планиру\w+", r"намерен\w*", r"(?:на|за)планирован\w*", r"намечен\w*", r"назначен\w* на(?! (?:пост|должн|мест|эт))",
    r"состо(?:ит|ят)ся", r"предсто(?:ит|ят|ящ\w+|ял[аио]?)(?!\w)", r"ожида(?:ется|ются)", r"собира(?:ется|ются)", r"(?:договорил|условил)(?:ись|ся|ась) (?:о|провести|встретиться|созвониться|поговорить)",
    r"(?<!\w)собирал(?:ся|ась|ись) (?:[\w-]+ ){0,3}?(?:встретиться|поговорить|созвониться|переговорить|увидеться)", r"долж(?:ен|на|но|ны) (?:был\w* )?(?:[\w-]+ ){0,6}?(?:состояться|пройти|встретиться|поговорить|провести|созвониться|увидеться|переговорить|прин(?:ять|имать)$)",
    r"(?<!\w)(?:will|would|shall)(?!\w)", r"(?<!\w)(?:is|are|was|were|be|been) (?:(?!(?:taken|brought|treated|driven|led|flown|shown|introduced|escorted|given|handed|conveyed|delivered|passed|sent|addressed|presented|close|due) )\w+ )?(?:set|due|expected|scheduled|slated|planning|to(?! (?:x{3,} to|have (?:\w+ed|met|spoken|seen|held|sat|rung|been|had|made|taken|flown|given|told|gone|come|begun))(?!\w))) ", r"plan(?:s|ning)? to", r"planned",
    r"upcoming", r"forthcoming", r"pencill?ed in", r"agreed" + _WHEN_SAID + r" (?:to (?:meet|speak|hold|talk|(?:(?:an?|direct|fresh|new|further) )?(?:[\w-]+ )?(?:meeting|call|talks|conversation|summit)$)|on a (?:meeting|call))", r"intend(?:s|ed)? to", r"scheduled",
)  # fmt: skip
CANCELLED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ألغى|ألغت|ألغي|ألغيت|إلغاء|تأجيل|أرجأ|أرجأت|أرجئ|أرجئت|تأجل|تأجلت|إرجاء)(?!\w)", _PUT_OFF, r"отмен\w+", r"отлож\w+", r"(?<!\w)перенес(?:л[аи])?(?= (?:[\w-]+ ){0,2}(?:встреч|переговор|разговор|бесед|визит))",
    r"перенес\w+", r"перенос\w*", r"сорвал(?:ся|ась|ись)", r"сдвину\w+", r"cancel\w*", r"postpon(?!ed)\w+", r"(?<!their\s)(?<!the\s)(?<!a\s)(?<!his\s)(?<!her\s)(?<!its\s)(?<!long-)(?<!twice-)postponed", r"(?:called|calls|calling) off", r"put (?:(?:(?:their|his|her|the|its|a) )?(?:[\w-]+ )?(?:meetings?|talks|visit|trip|call|summit|session) )?(?:back|off)", r"(?:pushed|moved) back",
    r"(?<!\w)(?:و|ف)?(?:ت|ي)?(?:سقط|لغى|طوى|طوت|طوي|طويت|علق(?!ت? (?:\w+ ){0,6}?على(?!\w))|علقت(?! (?:\w+ ){0,6}?على(?!\w)))(?= (?:\w+ ){0,5}?(?:ال)?(?:لقاؤ|لقاء|اجتماع|محادث|مباحث|زيارت|قمة|حوار|مشاور))", r"تعذر\w* (?:عقد|انعقاد|إجراء|إتمام|(?:ال)?(?:لقاء|اجتماع))", r"reschedul\w+", r"(?:pull|back|bow)(?:s|ed|ing)? out of(?!\w)|(?:cry|cries|cried) off(?!\w)", r"withdr[ae]ws?(?= from)", r"(?:scotch|scupper|torpedo|derail)(?:es|ed|s)(?!\w)", r"(?:will|would) (?:no longer|not,? after all,?|not now) (?:be )?(?:travel|fly|go|com|head|visit|host|receiv|welcom|meet|see)(?:ing|e)?(?!\w)", r"scrapp?ed", r"shelved", r"aborted", r"brought forward", r"delayed(?= (?:until|till|to|by|for))",
)  # fmt: skip
OFF: Final = _pattern(
    r"(?<!\w)(?:was|were|been|be|is|are) (?:\w+ )?(?:postponed|cancelled|canceled|called off|put (?:back|off)|rescheduled|moved (?:back )?(?:to|from)|pushed back|scrapped|brought forward|delayed)", r"(?<!\w)(?:is|was|are|were) (?:now |all )?off(?=[,.;]| (?:after|because|until|following|and|as)(?!\w))", r"(?<!\w)(?:fell|fallen|falls?) (?:through|apart)(?!\w)", r"(?<!\w)(?:asked for|requested|sought) (?:a|its|the|his|her) (?:postponement|delay|deferral)(?!\w)", r"(?:отменен|отложен|перенесен|сдвинут)\w*(?!\w)", r"(?<!\w)(?:сорвал|отменил)(?:ся|ась|ись|ось)(?!\w)", r"(?:не|так и не) состоится", r"(?<!\w)не (?:поедет|приедет|полетит|прилетит|прибудет|отправится)(?!\w)[^.;]{0,80}?(?:назначен|намечен|запланирован|планировал|должн)\w*",
    r"(?<!\w)(?:و|ف)?(?:ألغيت|أرجئت|تأجلت|ألغي|أرجئ|تأجل)(?!\w)", r"(?<!\w)(?:تم|جرى|تقرر|جرت|تمت|قبل) (?:\w+ )?(?:تأجيل|إلغاء|إلغاؤ|إرجاء|إرجاؤ)(?:ه|ها|هما)(?!\w)",
)  # fmt: skip
OFF_ELSEWHERE: Final = re.compile(
    r"(?<!\w)(?:that(?! (?:was|were|had been|is|are)(?!\w))|after|because|since|whose|how|why|over|about|as|with)(?: (?!(?:talks|meetings?|calls?|visits?|trips?|conversations?|sessions?|summits?|it|they|this|tours?|journeys?|encounters?|audiences?|consultations|negotiations|which|who)(?!\w))[^\s.,;\"]+){1,14}? "
    r"(?<!\w)(?:was|were|been|be|is|are) (?:\w+ )?(?:postponed|cancell?ed|called off|put (?:back|off)|rescheduled|pushed back|scrapped|delayed)(?!\w)"
)
"""*Voiced dismay that the election has been put off*: no talks were."""
VISIT_OFF: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:ألغى|ألغت|ألغي|أرجأ|أرجأت|أجل|أجلت|تأجيل|إلغاء|إرجاء) (?:\w+ ){0,8}?(?:ال)?(?:زيارة|زيارته|زيارتها|رحلته|جولته|لقاء|اجتماع)", r"(?<!\w)(?:visit|trip|tour|journey|talks|meeting)(?!\w)[^.;\n]{0,120}?(?<!\w)(?:called off|cancell?ed|postponed|put off|scrapped|shelved)(?!\w)", r"(?<!\w)(?:(?:calls?|called|put|puts|calling|putting) off|cancel(?:s|led|ed|ling)?|postpon(?:es?|ed|ing)|scrap(?:s|ped)|shelve[sd]) (?:[\w'-]+ ){0,6}?(?:visit|trip|tour|journey|meeting|talks|summit|call|conversation|session|appointment|audience)(?!\w)",
)  # fmt: skip
ASKED_FOR: Final = _pattern(
    r"(?:обрат|обращ)\w* (?:[\w-]+,? ){0,14}?с (?:\w+ )?(?:просьб|предложени|запрос|инициатив)\w+ (?:[\w-]+ ){0,5}?(?:разговор|бесед|звонок|звонк|встреч|переговор|контакт|диалог|консультаци|провести|организовать|поговорить|переговорить|созвониться|пообщаться|встретиться|побеседовать|связаться|обсудить)\w*",
    r"(?:направил|передал|послал)\w* (?:[\w-]+ ){0,4}?(?:просьбу|предложение|запрос|приглашение) (?:[\w-]+ ){0,5}?(?:разговор|бесед|звонок|звонк|встреч|переговор|контакт|консультаци|провести|организовать|поговорить|переговорить|созвониться|пообщаться|встретиться|побеседовать)\w*",
)
"""Who turned to another with a wish for it."""
REQUESTED: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:طلب|طلبت|يطلب|اقترح|اقترحت|(?:تقدم|تقدمت|قدم|قدمت|وجه|وجهت|أرسل|أرسلت) (?:\w+,? ){0,10}?ب?طلبا?),? (?!عدم(?!\w))(?:\w+,? ){0,12}?ل?(?:إجراء|عقد|ترتيب|اتصالا|لقاء|لقائه|(?:ال)?(?:تحدث|تواصل|حديث|اجتماع|التقاء))",
    r"(?:запросил|предложил|попросил|запрашива|предлага|просил)\w* (?!не |об эт\w+ |эт\w+ )(?:(?!не )[\w-]+ ){0,7}?(?:разговор|бесед|звонок|звонк|встреч|переговор|контакт|провести|поговорить|созвониться|пообщаться|связаться)\w*",
    r"(?<!\w)asked (?:[\w.'-]+ ){1,10}?for (?:an? )?(?:[\w-]+ ){0,2}?(?:call|conversation|meeting|talks)(?!\w)",
    r"(?:asked|requested) (?:(?:twice|again|repeatedly|\w+ times|(?:late |early )?(?:on |last )?\w+day|(?:this|last) \w+|yesterday|in vain) ){0,3}to (?:see|meet|speak|talk)(?!\w)|(?:sen[dt]|sends|submit(?:s|ted)|(?:made|makes|put in|puts in|convey(?:s|ed)|fil(?:es|ed)|lodg(?:es|ed)|issu(?:es|ed)|pass(?:es|ed) on|address(?:es|ed)|deliver(?:s|ed)|transmit(?:s|ted)|extend(?:s|ed))) an? (?:\w+ )?(?:request|proposal|invitation|appeal) (?:for (?:an? )?(?:[\w-]+ ){0,2}?|to hold (?:an? )?(?:[\w-]+ ){0,2}?)(?:talks|meeting|call|conversation|consultations|discussions)(?!\w)|(?:requested|proposed|asked for|sought) (?:a|an|talks) ?(?:\w+ )?(?:call|conversation|meeting|talks)?|(?<!\w)(?:request(?:s|ed)|solicit(?:s|ed)|petition(?:s|ed) for|propos(?:es|ed)|asks for|sought) (?:(?!no )[\w-]+ ){0,3}?(?:calls?|conversation|meeting|talks|summit|audience|session|consultations)$",
)  # fmt: skip
OFF_AND: Final = re.compile(
    spaced(
        r"(?:cancell?ed|postponed|scrapped|put off|called off|cut short|dropped) (?:[\w'-]+ ){0,4}?(?:visit|trip|tour|journey|flight|plans)[^,;]{0,40}? (?:and|but) (?=(?:\w+ ){0,2}?(?:met|spoke|received|hosted|held|talked|phoned|saw|welcomed|conferred)(?!\w))"
    )
)
"""*Cancelled his trip and met X at home*: the meeting was not cancelled."""
HE_ASKS: Final = _pattern(
    r"(?<!\w)(?:(?:و|ف)?(?:طلب|طلبت|اقترح|اقترحت|عرض|عرضت),? (?!(?:من|عدم)(?!\w))|(?<!was\s)(?<!were\s)(?<!been\s)(?:asked|requested) (?:(?:twice|again|repeatedly|\w+ times|(?:late |early )?(?:on |last )?\w+day|(?:this|last) \w+|yesterday|in vain) ){0,3}to (?:see|meet|speak|talk)(?!\w)|(?<!was\s)(?<!were\s)(?<!been\s)(?:(?:asked|applied|pushed|pressed) (?:[\w.'-]+ ){0,10}?for|requested|sought|proposed|suggested) (?:an?|talks)(?!\w)|(?:request(?:s|ed)|solicit(?:s|ed)|petition(?:s|ed) for|propos(?:es|ed)|asks for|sought) (?:(?!no )[\w-]+ ){0,3}?(?:calls?|conversation|meeting|talks|summit|audience|session|consultations)$|(?<!\w)(?:sent|submitted|made|put in|conveyed|filed|lodged|issued|delivered|transmitted) an? (?:\w+ )?(?:request|proposal) (?:for|to hold)(?!\w))",
)
NOTHING: Final = _pattern(
    r"(?<!\w)(?:سيكون|ستكون|سأكون|يكون|تكون|أكون) (?:\w+ )?(?:سعيدا|سعيدة|مسرورا|مسرورة|مستعدا|مستعدة|جاهزا|منفتحا) (?:ب|ل|على )", r"(?<!\w)(?:س)?(?:ي|ت)(?:سعد|سر|شرف)(?:ه|ها|ني|نا) (?:أن )?", r"(?:ال)?ذكرى (?:ال\w+ ){0,3}ل?(?:ال)?(?:لقاء|لقائه|اجتماع|قمة|محادثات|مباحثات|مصافحة|اتصال)(?!\w)", r"مرور (?:\w+ ){1,4}على ل?(?:ال)?(?:لقاء|لقائه|اجتماع|قمة|محادثات|مباحثات|مصافحة|اتصال)(?!\w)", r"(?:anniversary of|years since) (?:(?:the|a|their|his|her) )?(?:\w+ ){0,2}(?:meeting|summit|talks|call|conversation|handshake)(?!\w)", r"(?<!\w)(?:و|ف)?(?:لم|لن) (?:ي|ت)(?!(?:كد|كاد|مض|نقض|مر|سفر|فض|ثمر|كتف|قتصر|خف|خل|دم|ستغرق|ستمر|خرج|نجح|حسم|بدد|منع|توان|تردد|أت|أتي|مس|ذب|بح|غير|حقق)(?!\w)(?! (?:بعد|أي (?:اتصال|لقاء|اجتماع)))|(?:كشف|علن|ذكر|فصح|وضح|عرف|صدر|رشح|تسرب|نشر|دل|شر|تحدث|تطرق)(?!\w)(?= (?:\w+ ){0,6}?(?:عما|تفاصيل|مضمون|فحوى|نتائج|مكان|محتوى|مدة|شيء|بيان)(?!\w)))\w+", r"(?<!\w)(?:و|ف)?لا (?:توجد|يوجد|خطط|نية|موعد|اتصال\w*|لقاء\w*|اجتماع\w*|مكالم\w*|محادث\w*|مباحث\w*|قمة)(?!\w)", r"(?<!\w)(?:ليس|ليست) (?:هناك|ثمة)", r"(?<!\w)(?:ربما|لعل|هل|ليت|عسى)(?!\w)", r"ما إذا", r"(?<!\w)(?:ي|ت)(?:فكر|نظر) في(?!\w)", r"(?<!\w)(?:ي|ت)درس (?:عقد|إجراء|لقاء|ترتيب)", r"(?<!\w)(?:ي|ت)سعى (?:\w+ ){0,10}?(?:إلى|ل\w+)", r"(?<!\w)(?:و|ف)?لا (?:ي|ت)(?:عتزم|نوي|خطط|ريد|رغب|فكر|توقع|نتظر)\w*", r"(?<!\w)(?:ي|ت)أمل(?!\w)", r"(?<!\w)(?:نأمل|آمل|نتمنى|أتمنى|(?:ي|ت)تمنى|ب?ألا)(?!\w)", r"(?<!\w)(?:أمل|أمله|أملها|آماله|رغبته|رغبتها|نيته|نيتها|عزمه|عزمها|استعداده|استعدادها) (?:في|على|ب)", r"(?:لم|لا) (?:ي|ت)ستبعد", r"(?<!\w)(?:حث|حثت|ناشد|ناشدت|طالب|طالبت|يحث|تحث|يدعو|تدعو)(?!\w)", r"(?<!\w)أي (?:لقاء|اتصال|اجتماع|مكالمة|محادثات|محادثة|قمة|تواصل)(?!\w)", r"(?<!\w)(?:ب|ل|في )?السعي (?:\w+ ){0,3}?(?:إلى|ل\w+)", r"(?<!\w)كانت? (?:ي|ت)(?:لتقي|تصل|هاتف|تحدث|جتمع|تواصل|ستقبل)(?!\w)", r"(?<!\w)(?:و|ف)?(?:ي|ت)?(?:توقع|رجح)(?:ت|وا)? (?:\w+ ){0,1}?(?:ال)?(?:محلل|خبراء|خبير|مراقب|باحث)\w*", r"تكهنات", r"شائعات", r"(?<!\w)(?:و|ف)?(?:شارك|شاركت|يشارك|تشارك|حضر|حضرت|يحضر|تحضر)(?!\w)(?! (?:\w+ ){0,9}?مع (?:نظير|قرين))", r"(?<!\w)(?:attend(?:s|ed|ing)?|took part|taking part)(?!\w)", r"(?<!\w)(?:участв|присутств)\w*",
    r"(?<!\w)(?:و|ف)?(?:ال)?(?:تقارير|أنباء) (?:\w+ ){0,4}?عن(?!\w)", r"(?<!\w)(?:reports?|rumou?rs?|claims?) (?:(?:in|by|from|on) (?:\w+ ){1,4}?)?(?:said |saying |suggesting |claiming )?(?:of|that|about)(?!\w)", r"لا معلومات", r"لا علم", r"(?:ال)?استعداد\w*", r"مستعد\w*",
    r"إمكانية", r"احتمال(?!\w)", r"(?<!\w)(?:(?:ي|ت)?ستبعد|استبعد)\w*", r"(?<!\w)(?:ل|ال)?(?:ترتيب|تحضير|تمهيد|إعداد|تهيئة)(?:ا|ات)? (?:\w+ ){0,2}?(?:ل|(?:ال)?(?:لقاء|اجتماع|قمة|زيارة))\w*", r"(?:ال)?محتمل\w*", r"ضرورة", r"أهمية", r"(?<!\w)(?:ي|ت)أمل(?!\w)", r"(?<!\w)(?:ي|ت)رغب", r"(?<!\w)رغب(?:ة|ت|ته|تها|تهما)?(?!\w)", r"(?:غير|من غير) (?:ال)?(?:مرجح|محتمل|وارد|ممكن)", r"مستبعد\w*", r"(?<!\w)(?:ي|ت)ريد(?!\w)", r"(?<!\w)يمكن",
    r"(?<!\w)لو(?!\w)", r"(?<!\w)إذا(?!\w)", r"(?<!\w)(?:و|ف)?(?:دعا|دعت) (?:\w+ ){0,8}?(?:إلى|ل\w+)", r"دعوة (?:\w+ ){0,3}?إلى", r"مقترح", r"وسط دعوات", r"بدلا من", r"دون (?:إجراء|عقد|أن (?:ي|ت)(?:لتق|جتمع|تحدث|عقد|جر|بحث|قابل|ستقبل|تصل|تواصل)\w*)", r"(?<!\w)(?:ي|ت)ملك معلومات",
    r"нет информации", r"(?<!\w)не (?:явил|приехал|прилетел|прибыл|приш[её]л|пришл|появил)\w* (?:[\w-]+ ){0,3}?на (?:\w+ )?(?:встреч|переговор|бесед)", r"(?<!\w)не (?:смог|сумел|удалось|стал|захотел|решил)\w* (?:\w+ )?(?:вылететь|приехать|прилететь|прибыть|явиться|поехать|прийти|добраться|лететь|ехать)(?!\w)", r"(?<!\w)(?:و|ف)?(?:غاب|غابت|تغيب|تغيبت|تخلف|تخلفت) (?:\w+ ){0,9}?عن (?:حضور )?(?:ال)?(?:لقاء|اجتماع|محادث)", r"(?<!\w)(?:рассчитыва(?:ет|ют|ем|ю)|наде(?:ется|ются|емся|юсь)),? что(?!\w)", r"(?<!\w)не располага\w+", r"(?<!\w)не (?:подтверд|подтвержда|коммент)\w+", r"(?:подтвердить|комментировать)(?!\w)", r"ничего не (?:знают|знает|известно)", r"неизвестно", r"готов\w*", r"возможност\w+", r"возможн\w+", r"(?:хотел|мог)\w* бы", r"(?<!\w)(?<!если\s)(?<!как\s)бы (?:[\w-]+ ){0,3}?[\w-]+$", r"(?<!\w)не исключ\w+", r"исключил\w*",
    r"важност\w+", r"необходимост\w+", r"необходимо", r"(?<!\w)(?:если|ли|может|могут|хочет|хотят|нужн\w+|надо|следует|якобы|вряд|никак\w+)(?!\w)", r"призва(?:л|в)\w*", r"призыва\w+",
    r"(?<!\w)не (?:было |будет )?(?:провод|проводи|провел|говор|было|будет|состоя|планиру|обсужда|обсуд|встреча|встрет|звон|созван|созвон|общал|разговар|беседов|контакт|намерен|собира|предусм|получа|поступа)\w*",
    r"(?<!\w)(?:ждал|ожидал)[аио]? (?:\w+(?:ые|ая|ие) )?(?:переговор|встреч|бесед|разговор)\w*$", r"(?:сообщени(?:й|я|ям|ями|ях)|слух\w*) об? (?:\w+ ){0,2}(?:встреч|переговор|разговор|бесед|контакт|звонк)\w*$",
    r"(?:слова?|словам|словами|высказывани\w+|утверждени\w+|тезис\w*|призыв\w*|иде[яиею]\w*|тем[аыуе]|вопрос\w*|предложени\w+|обещани\w+) (?:[\w.-]+ ){0,6}?об? (?:\w+ )?(?:встреч|переговор|разговор|бесед|контакт|звонк)\w*$", r"(?:срыв|провал|саботаж|затягивани|уклонени|бойкот|прекращени|перспектив|шанс|угроз|отсутстви|целесообразност|нежелани|неготовност|видимост|имитаци)\w* (?:[\w-]+(?:ых|их|ого|его|ой) ){0,2}(?:переговор|встреч|разговор|бесед|контакт|консультаци)\w*$", r"(?:накануне(?! (?:\w+ ){0,2}(?:встречу|беседу)(?!\w))|в преддверии|в ожидании|подготов\w+(?: к)?) (?:\w+(?:ых|их|ой|ей|ого|его|ому|ему|ым|ом) ){0,2}(?:встреч[иеу]|переговор(?:ов|ам)|разговор[ау]|бесед[ыеу]|звонк[ау])$", r"(?<!\w)не (?:значит|числит|стоит|предвидит)\w*", r"слух\w*", r"желани\w+", r"стремлени\w+", r"вероятн\w+", r"(?<!\w)гада(?:ет|ют|ли|ть|я)(?!\w)", r"(?:добива|доби)\w+ся", r"(?<!\w)проси(?:т|л)\w*", r"вместо", r"(?<!\w)без (?:\w+ )?(?:встреч|разговор|переговор|контакт)\w*", r"(?<!\w)ни (?:разу|одного|одной)",
    r"(?:ready|prepared|able) to", r"not something", r"(?<!\w)miss(?:ed|es|ing) (?:[\w',-]+ ){0,8}?(?:meeting|lunch|dinner|talks|appointment|summit|session|audience)(?: with)?$", r"(?<!\w)(?:дат|срок)(?:а|ы|е|у|ах|ов)? (?:\w+(?:ей|ой|их|ого) )?(?:встреч|переговор|бесед|разговор)\w*$", r"(?:knows?|knew) nothing", r"unaware", r"no knowledge", r"readiness", r"willing\w*", r"would (?:\w+ )?(?:like|love|prefer|welcome|agree|need|have to|use|be (?:\w+ )?(?:ready|willing|happy|prepared|open|glad|useful|possible|premature|wrong|welcome|pointless))",
    r"whether", r"unless", r"(?:neither|nor)(?!\w)", r"rul(?:e|es|ed|ing) out", r"(?<!\w)(?:must|ought|cannot|can't|won't|wouldn't|don't|doesn't|isn't|wasn't|weren't|hasn't|haven't|hadn't)(?!\w)",
    r"(?:do|does|is|are|was|were|be|will|would|can|could) not", r"want(?:s|ed|ing)? (?:to|a|his|her)", r"wish(?:es|ed)? (?:to|for)", r"seek(?:s|ing)? (?:to|a)", r"(?<!\w)(?:seeks|wants|demands|eyes|urges|awaits) (?:\w+ ){0,3}?(?:meeting|talks|call|summit|dialogue|encounter|conversation)$", r"consider(?:s|ed|ing)?(?!\w)", r"(?:mull|weigh|float|debat|imagin|speculat|rumou?r)\w*",
    r"(?:offer|volunteer)(?:s|ed)? to", r"(?:propos|suggest)(?:es|ed|s)? (?:to (?:receive|meet|host|see|visit|welcome)(?!\w)|(?:receiving|hosting|welcoming|visiting|seeing)(?!\w))", r"unlikely", r"likely to", r"(?:prospect|chance|possibility|idea|hope)s? (?:of|for|that)", r"yet to", r"without (?:a|any|having)?", r"no (?:such |further |direct |phone |telephone |formal |bilateral )*(?:call|conversation|meeting|talks|contact)s?(?!\w)",
    r"push(?:es|ed|ing)? for", r"press(?:es|ed|ing)? for", r"\b(?:plea|appeal|demand|(?<!kept\s)(?<!left\s)wait)\w* (?:for|to)\b", r"to (?:say|confirm|disclose|reveal|specify)", r"invit(?:e|ed|es|ing|ation)(?!\w)",
    r"(?<!\w)could(?!\w)", r"(?<!\w)(?:may|might|can)(?= (?:\w+ ){0,2}(?:speak\w*|spoken|talk\w*|meet\w*|met|call\w*|hold\w*|have|be)(?!\w))", r"(?<!\w)قد (?:ي\w+|ت(?:لتقي|جري|عقد|بحث|زور|جتمع))", r"(?<!\w)should(?!\w)", r"(?<!\w)if(?!\w)",
    r"(?:fail(?:ed|s)?" + _WHEN_SAID + r" to|did not|didn't) (?:turn|show) up", r"(?:stayed away|boycott\w*|skipp?(?:ed|s))(?= (?:from )?(?:an? |the |his |her )?(?:\w+ )?(?:meeting|talks|summit))", r"urged", r"(?:will|would) (?:\w+ ){0,2}?have to", r"sooner or later", r"importance of", r"need (?:for|to)", r"(?<!\w)(?:no|any) (?:\w+ )?(?:information|plans|record|preparations|intention|word|decision|request)s?(?!\w)", r"for any (?:talks|meeting|call|contact)", r"(?:did|has|have|had) (?:\w+ )?not", r"didn't",
    r"hop(?:e|es|ed|ing)(?: that)? (?:[\w'.-]+ ){0,6}?(?:will|would|can|could|might|may)(?!\w)", r"want(?:s|ed|ing)? (?:[\w'.-]+ ){1,7}?to (?=\w)", r"(?<!\w)asked (?:[\w']+ ){0,4}?(?:when|if|why|how (?:soon|often)) (?:[\w'.-]+ ){0,4}?(?:will|would|might|could|should|did not|had not)(?!\w)",
    r"(?:order|instruct|beg|encourag|forb[aio]d|authori[sz]|told|tell)\w* (?:[\w'.-]+ ){1,6}?to (?:speak|talk|meet|call|phone|ring|see|receive|host|hold (?:[\w-]+ ){0,3}\w+)$", r"(?:demand|insist|urg|recommend|suggest|propos|request|ask)\w* that (?:[\w'.-]+ ){1,7}?(?:speak|talk|meet|call|phone|hold|see)$", r"(?<!\w)(?:offer|proposal|idea|suggestion|promise|rumour|rumor|lack|absence|fear|talk)s? of (?:\w+ ){0,2}(?:talks?|meetings?|call|summit|negotiations|dialogue)$", r"(?<!\w)no (?:point|sense|use|reason|need|purpose|basis|alternative|interest|appetite) (?:in|for|of|to)(?!\w)", r"(?<!\w)(?:never|whenever|(?:each|every) time)(?!\w)", r"possib\w+", r"hop(?:e|es|ed|ing) (?:to|for)", r"open to", r"instead of", r"called for",
)  # fmt: skip
THAT_HE: Final = _pattern(
    r"(?<!\w)(?!قبل|قبيل|استطاع|تمكن|سبق)\w+ (?:من )?أن (?:ي|ت)(?:جري|لتق|عقد|جتمع|بحث|ستقبل|تحدث|قابل|هاتف|تصل|تواصل|ناقش)\w*",
)
"""*That he meet*: nobody says that he did. *Before he met* he did."""
BEING_REFUSED: Final = _pattern(r"لم (?:ي|ت)رد", r"لم (?:ي|ت)قبل", r"لم (?:ي|ت)جب", r"لم يتلق")
RECEIVES: Final = _pattern(
    r"(?<!\w)(?:و|ف)?(?:تلقى|تلقت|تلقيت|يتلقى|تتلقى|يتلق|ورد|ورده|وردها),? (?:[^\s.]+ ){0,24}?(?:اتصال|مكالم)\w*",
    r"(?:принял|получил)\w* (?:\w+ ){0,4}?звонок", r"ответил\w* на (?:\w+ ){0,4}?звонок", r"(?<!\w)(?:received|accepted|fielded|took|takes|got|gets|receives|answered|taken|taking|receiving) (?:[\w,]+ ){0,5}?(?:(?:a|an|the|another) (?!(?:\w+ ){0,2}courtesy)(?:\w+ ){0,4}?call|(?:\w+ ){0,4}?calls(?! (?:for|on|to)(?!\w)))",
)  # fmt: skip
CALLS: Final = _pattern(
    r"(?:اتصالا?|مكالمة|اتصالين|اتصالات|مكالمتين) (?:هاتفيا?|هاتفية|هاتفيين|هاتفيتين)?(?: \w+)? ?ب(?!ين|شأن|خصوص|سبب|مناسبة|طلب|مبادرة|هدف|حضور|واسطة|عد)\w+", r"(?<!\w)(?:اتصالا?|اتصالين|مكالمة)(?: \w+)? ب(?:كل من )?(?:ال)?(?:نظير|وزير|رئيس|مستشار|أمير|ملك|ولي|عاهل|سيد|أخي|شقيق|سفير|قائد|أمين|مبعوث)\w*",
    r"(?<!\w)(?:و|ف|س)?(?:اتصل|اتصلت|يتصل|تتصل),?\s+(?:\w+,?\s+){0,12}?ب\w+", r"(?<!\w)(?:و|ف|س)?(?:هاتف|هاتفت|يهاتف|تهاتف)(?!\w)", r"(?<!\w)(?:по)?звонил\w*", r"(?<!\w)(?:phoned|telephoned|rang|rung(?! (?:of|on|out|in|alarm)(?!\w))|dial(?:l)?ed)(?!\w)",
    r"(?:made|placed|put in) (?:a|the) (?:\w+ ){0,2}call to", r"(?:got|gets) through to", r"reached out to", *vain.LEAVES, r"дозвонил\w*", r"(?<!\w)called (?:him|her)(?!\w)", r"(?<!\w)called (?:me|us)(?= (?:on|in|at|from|late|early|earlier|later|yesterday|today|this|last|again|back|to|about|over|first|after|before|monday|tuesday|wednesday|thursday|friday|saturday|sunday|by)(?!\w))",
)  # fmt: skip
CALLED_SO: Final = _pattern(
    r"\s*(?:$|[.,;:!?)\n-]|(?:on|in|to(?! be)|at|by|from|about|over|after|before|earlier|late|later|early|this|that|last|yesterday|today|again|and|for|shortly|"
    r"with (?:the|an?|his|her|this|that) (?:\w+ )?(?:plea|message|offer|request|appeal|proposal|warning|idea|news|question|demand|complaint)|amid|during|twice|thrice|several|many|repeatedly|(?:three|four|five|six|seven|ten) times|separately|directly|personally|while|who|first|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?!\w))"
)
"""What stands behind somebody who was called, and not called something."""
RECEIVED: Final = re.compile(
    r"(?:встре(?:тил|чал|чает)|принимая|приняв|принял|принимал|принимает|принять|примет|примут|выслушал|выслушивал|received|receives?|hosted|hosts?|welcomed?)(?:а|и)?|(?:(?:был|была|были) )?(?:принят|выслушан|встречен)(?:а|ы)?"
)
GUEST: Final = 60
_WHEN: Final = (
    r"yesterday|today|(?:this|yesterday|sunday|monday|tuesday|wednesday|thursday|friday|saturday)\s+(?:morning|afternoon|evening)|last\s+night|(?:on\s+)?\w{3,6}day|(?:on\s+)?(?:\d{1,2}\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+\d{1,2})?"
    r"|in\s+(?:the\s+)?(?:(?:interim|temporary|de\s+facto|federal|administrative|summer)\s+)?(?:capital|city|town|port|resort)(?:\s+of)?,?\s+[\w'-]+(?:\s+[\w'-]+)?|(?:in|at)\s+(?:the\s+)?(?:(?!(?:of|with|for|from|by|and|a|an)(?!\w))[\w'-]+\s+){0,2}?[\w'-]+(?:\s+(?:palace|house|office|residence|castle|hall|ministry))?"
)
GUEST_PLACE: Final = re.compile(
    rf"(?:\s*,?\s+(?:{_WHEN})){{1,4}},?\s+(?:(?:the|his|her|its|visiting)\s+){{0,2}}|"
    r"\s+(?:(?:the\s+same\s+(?:day|evening|morning|afternoon)|earlier|later|separately|warmly|there|in\s+audience|in\s+private\s+audience)\s+)?(?:by\s+)?(?:(?:(?:во?|на|с|in|at|on)\s+(?:[\w-]+\s+){0,2}?[\w\"-]+|у\s+себя|сначала|сперва|вначале|поочередно|затем|потом|следом|сегодня|вчера|накануне|утром|днем|вечером|лично|также|отдельно|today|yesterday|\d{1,2}\s+\w+)\s+){0,3}"
    rf"(?:(?:прибывш|находивш|находящ|посещающ|приехавш|прилетевш)\w+\s+(?:[\w-]+\s+){{1,5}}?)?(?:(?:\w+(?:ого|его|[иы]х|ую|юю)|свою|двух|тр[её]х|четырех|[а-я]{{3,}}(?:ца|ина|[ая]ка|еха|ата|рба|[знй]ку))\s+){{0,2}}(?:(?:the|his|her|its|visiting|{ACTING})\s+){{0,3}}"
    rf"(?:(?:(?:the\s+)?(?:{IN_FRONT}|ambassador|vice|air|h\.e|h\.r\.h|his\s+excellency|her\s+excellency|(?:his|her)\s+(?:royal\s+)?highness)(?:\s+\((?:retd|rtd|ret|pilot|staff)\.?\))?)\.?\s+){{0,5}}"
)
EVENT: Final = _pattern(
    r"(?:call|conversation|talks|meeting|summit|consultations|discussions|negotiations|encounter|contact|lunch|dinner|breakfast)s?$",
    r"(?:разговор|бесед|переговор|звон(?:ок|к)|встреч|консультаци|контакт|созвон|обед|ужин|завтрак)\w{0,3}$", r"(?:اتصال|مكالمة|محادثة|محادثات|مباحثات|لقاء|اجتماع|قمة|مشاورات)ا?$",
)  # fmt: skip
DONE: Final = re.compile(
    r"(?<!\w)(?:held|hosted|conducted|concluded|completed|attended)\s(?:[\w-]+\s){0,3}\w+$"
)
"""*Held talks on a border that has never been drawn*: what stands behind says nothing of the talks."""
PREDICATE_END: Final = _pattern(
    r"(?<!\w)(?:said|says|told|but|while|но|а|قال|قالت|أعلن|أعلنت|لكن|بحسب|وفق)(?!\w)", r"(?<!\w)(?:сообщ|заяв|рассказ|отмет)\w*", r", что(?!\w)",
)  # fmt: skip
PLANNED_BEHIND: Final = _pattern(
    r"(?<!\w)(?:will|would|shall) (?:\w+ )?(?:be held|take place|happen|go ahead|begin|start|be|focus|last)(?!\w)", r"(?<!\w)(?:is|are|was|were|had been|has been) (?:\w+ )?(?:set|due|expected|scheduled|slated|planned|pencilled|(?:arranged|fixed|agreed|booked|confirmed)(?= for)|being (?:prepared|planned|arranged|organi[sz]ed|worked (?:on|out)|set up|scheduled|agreed)|in the works|in preparation|to (?:be held|take|happen|begin))(?!\w)",
    r"состо(?:ит|ят)ся", r"пройд(?:ет|ут)(?!\w)", r"(?<!\w)(?:провед|начн|продолж|возобнов)(?:ет|ут|ит|ят)(?:ся)?(?!\w)", r"(?:за)?планиру(?:ет|ют)ся", r"(?:за|на)планирован\w*", r"намечен\w*", r"(?<!\w)(?:(?:планировал|намечал|предполагал|ожидал)(?:ся|ась|ись)|планировал[аио]? (?:\w+ )?на)(?!\w)", r"(?:намечавш|планировавш)\w+", r"назначен(?!и)\w*", r"ожида(?:ет|ют)ся", r"предсто(?:ит|ят)(?!\w)", r"готов(?:ят|(?:ит|ят)ся)(?!\w)",
    r"(?<!\w)س(?:ي|ت)(?:عقد|جري|تم|كون|نعقد)\w*", r"من المقرر", r"(?<!\w)مقرر\w*", r"(?<!\w)(?:و)?كان(?:ت)? (?:\w+ ){0,6}?(?:(?:ي|ت)(?:عتزم|نوي)|" + WILL + r")(?!\w)", r"(?<!\w)سوف(?!\w)", r"^ ال(?:مرتقب|مزمع|منتظر)ة?(?!\w)",
)  # fmt: skip
NOT_BEHIND: Final = _pattern(
    r"(?<!\w)(?:(?:did|does|do|has|have|had|is|are|was|were|will|would|could) not|didn't|hasn't|won't|isn't|aren't|wasn't|weren't|never) (?:yet )?(?:c[ao]me (?:off|about)|got off the ground|went ahead|take|taken|took|happen|happened|occur|occurred|be|been|go|planned|scheduled|on|materiali[sz]ed?|held|agreed|discussed|expected)(?!\w)", r"(?<!\w)(?:may|might|could|should|can) (?:\w+ )?(?:be|take|happen|follow)",
    r"(?<!\w)would (?!(?:\w+ )?(?:be held|take place|happen|go ahead|begin|start|focus|last|continue|resume|follow|come|be (?:the|their|his|on|in|at))(?!\w))(?:not |also )?(?:send|be|help|mean|make|require|need|show|give|serve|do|lead|prove|legitimi[sz]e|harm|undermine|cross|have)(?!\w)", r"(?:possible|unlikely|off the table|out of the question|not on the agenda|not something|not (?:even |yet |currently )?(?:under|being|in (?:the offing|prospect)|on the (?:cards|table|horizon)))",
    r"(?<!\w)не (?:будет|было|был|была|были|состо\w+|прош\w+|провод\w+|планир\w+|заплан\w+|обсужд\w+|предполаг\w+|предусм\w+|ожида\w+|намеч\w+|предвид\w+|случил\w+)", r"(?<!\w)(?:мог(?:ла|ло|ли)? бы|возмож(?:ен|на|ны|но)|невозмож\w+|может|могут|маловероят\w+|под вопросом|не за горами|(?:называ|счита)\w+ (?:\w+ )?(?:вопросом времени|возможн|невозможн|преждевременн|неизбежн)\w*)(?!\w)", r"пока нет(?!\w)",
    r"(?<!\w)(?:لم|لن) (?:ي|ت)(?:عقد|نعقد|جر|تم|حصل|حدث|قع|ستكمل|كتمل)\w*", r"(?<!\w)(?:مقطوع|منقطع|متوقف|معلق|مجمد)\w*", r"^ قيل إن(?:ه|ها)(?!\w)", r"غير (?:مقرر|مطروح|وارد|محدد)\w*", r"(?<!\w)لم (?:ي|ت)حدد", r"ليس\w* (?:مقرر|مطروح|وارد)\w*", r"(?<!\w)قد (?:ي|ت)(?:عقد|تم|جري)\w*", r"(?<!وقت\s)(?<!قدر\s)(?<!حد\s)(?<!\w)(?:(?:ممكن|مستحيل)(?:ا|ة)?|سابق لأوانه|وارد)(?!\w)",
)  # fmt: skip
CLAUSES: Final = tuple(
    fold(
        ", لكن|, بينما |, فيما |, في حين |, بعد |, عقب |, إثر |, غداة |, وذلك |: فقد |, فقد |, إذ سبق |, إذ كان |, إذ أجرى |, إذ التقى |, но|, but|; |, а |, и |, and |, while |, однако|, saying |, adding |, after |, when |, where | and where | said after |shortly after |hours after |days after |day after |week after |weeks after |month after |months after "
    ).split("|")
)
OCCASION: Final = _pattern(
    r"(?<!\w)(?:in|during|at|over|after|following)(?: (?:an?|the|their|his|her|its|another|two|separate|joint))?"
    r"(?: (?!(?:for|with|to|of|and|or|that|before|on|than|from)(?!\w))[\w'-]+){0,3} $", r"(?<!\w)(?:و)?(?:خلال|أثناء|لدى|عقب|في ختام) (?:إجرائه |إجرائها )?$"
)  # fmt: skip
AHEAD: Final = _pattern(
    r"(?<!\w)(?:will|would|shall|(?<!\d\s)may(?!\s\d)|might|could|can|should|must|if|whether|unless|ready|readiness|prepared|willing\w*|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|"
    r"expect\w*|likely|possib\w+|want\w*|intend\w*|due|scheduled|set|be|going to|next|upcoming|no|not|never|without|nobody|cannot|interest\w*|role|"
    r"part|participa\w+|attend\w*|involv\w+|engag\w+|den(?:y|ies|ied|ial)|rumou?r\w*|claim\w*|reports? (?:of|that|about)|false|tried|trying|seek\w*|sought|"
    r"asked|request\w*|postpon\w+|cancel\w*|called off|progress|breakthrough|pick\w* up|unanswered)(?!\w)",
    r"n't(?!\w)", r"(?<!\w)(?:و|ف)?(?:س(?:ي|ت)\w+|(?:ال)?(?:مقرر|مرتقب|متوقع|منتظر|محتمل)\w*|لم|لن|لا|قد (?:ي|ت)\w+|يمكن|(?:ي|ت)(?:توقع|نتظر|عتزم|أمل|نوي)|حاول\w*|محاول\w*|نفى|نفت|إمكانية|احتمال|إذا|لو|ألغى|ألغي|تأجيل|إلغاء|عدم)(?!\w)",
)  # fmt: skip
"""*In a call with X* something was said; what may be said there is still to come."""
INFINITIVE: Final = _pattern(
    r"\w+(?:ть|ться)$", r"(?<!\w)to (?:\w+ly )?(?:speak|talk|meet|see|call|phone|ring|telephone)$"
)
MANAGED: Final = _pattern(
    r"manag(?:ed|es)", r"(?:was|were|is) able", r"(?:had|has|have) been (?:back |over |across |down |up )?(?:in|to) (?:[\w-]+ ){1,3}?to (?:see|meet)(?!\w)",
    r"(?<!не\s)удалось",
    r"(?<!не\s)(?:смог|сумел|успел)\w*",
)  # fmt: skip
REACH: Final = _pattern(
    r"(?:reach|reaching|(?<!first\s)(?<!last\s)(?<!latest\s)contact|contacting|get through|get hold|pick(?:ed|ing)? up)$", r"(?:дозвони|дозванива|связа|достуча)ть\w*$", r"трубк\w+$",
)  # fmt: skip
NEGATED: Final = _pattern(
    r"(?:will|would) (?:not|no longer)(?! (?:comment|confirm|say|discuss|deny|elaborate|answer|be drawn|speculate))(?!\w)", r"(?<!\w)won't(?!\w)", r"(?<!\w)(?:و|ف)?(?:لن|لم) (?:ي|ت)(?:لتقي|عقد|جتمع|جري|تم|تحدث)\w*", r"(?<!\w)не (?:состо|встрет|будет|будут|провед|явил|смог|приехал|прилетел|прибыл)\w*", r"(?<!\w)(?:و|ف)?(?:غاب|غابت|تغيب|تغيبت|تخلف|تخلفت)(?!\w)",
)  # fmt: skip
NEITHER: Final = _pattern(
    r"(?:ask|question|wonder|enquir|inquir)\w* (?:\w+ ){0,3}?(?:whether|if)(?!\w)",
    r"(?:confirm\w*|confirmed) (?:or|nor) (?:deny|denied)", r"(?<!\w)не подтверд\w+ и не опроверг\w+",
    r"neither confirm\w* nor", *NO_KNOWLEDGE, r"لم (?:ي|ت)ؤكد ولم (?:ي|ت)نف",
)  # fmt: skip
MOVED: Final = _pattern(
    r"(?:postponed|put (?:(?:(?:their|his|her|the|its|a) )?(?:[\w-]+ )?(?:meetings?|talks|visit|trip|call|summit|session) )?(?:back|off)|pushed back|pushed to|moved|rescheduled|delayed|brought forward|shifted)(?!\w)", r"(?:перенес|перенос|перенос|отлож|сдвин)\w*",
    r"(?<!\w)(?:و|ف)?(?:تأجيل|أرجأ|أرجأت|أرجئ|أرجئت|تأجل|تأجلت|إرجاء|نقل|نقلت|تأجيله|تأجيلها)(?!\w)", _PUT_OFF,
)  # fmt: skip
TO_DAY: Final = _pattern(r"(?<!\w)(?:until|till|to|for|на|إلى|حتى)(?: (?:the|يوم|next))?\s*$")
WAS_DUE: Final = _pattern(
    r"(?:was|were|had been) (?:\w+ )?(?:to|due|set|scheduled|planned|supposed|expected)(?!\w)", r"долж(?:ен|на|но|ны) был\w*", r"планировал\w*", r"(?<!\w)(?:(?:за)?(?:планирован|намечен|намечал|намечав)\w*|назначен\w*(?= на (?!пост|должн|мест|эт)))", r"(?<!\w)(?:planned|scheduled) (?:\w+ )?(?:call|meeting|talks|conversation|summit|visit)(?!\w)", r"كان(?:ت|ا)? (?:من )?(?:ال)?(?:مقرر|متوقع|مفترض|منتظر)", r"(?<!\w)ال(?:مقرر|مرتقب|مزمع)(?:ة)?(?!\w)",
    r"(?:announced|said) (?:\w+ ){0,3}would", r"(?<!\w)as (?:had been |was |were |initially |previously |originally |first )*(?:planned|scheduled|announced|expected|foreseen|due)(?!\w)",
)  # fmt: skip
TO: Final = 5
