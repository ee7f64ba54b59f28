# SPDX-License-Identifier: Apache-2.0
# Words of the desk in Arabic. Ids, variables and attributes are the same in all three files.

## Header

app-title = وصل
nav-label = أقسام المكتب
nav-watch = المناوبة
nav-search = بحث
nav-people = الأشخاص
nav-audit = سجل التدقيق
nav-mine = مفاتيح مروري وجلساتي
nav-verify = التحقق من ملف
skip-to-log = انتقل إلى السجل
watch-nobody = لا أحد في المناوبة
watch-you = أنت في المناوبة
watch-others = في المناوبة: { $names }
sound-armed = الصوت يعمل
sound-off = الصوت متوقف
sound-suspended = أوقف المتصفح الصوت
sound-arm = شغّل الصوت
sound-test = نغمة اختبار
sound-off-explain = لن تسمع رسالة «برق». شغّل الصوت.
language = اللغة
lang-ar = العربية
lang-ru = Русский
lang-en = English
theme = المظهر
theme-dark = داكن
theme-light = فاتح
theme-dim = ليلي خافت
lock = قفل
sign-out = خروج
signed-in-as = الضابط: { $name }

## Lines

lines-title = الخطوط
lines-none = لا يوجد خط بعد.
line-verified = خط متحقَّق منه مع { $party }، آخر فحص { $time }.
line-verified-unchecked = خط متحقَّق منه مع { $party }، لم يُجب عن أي فحص بعد.
line-not-verified = الخط مع { $party } غير متحقَّق منه: قد يكون في الطرف الآخر من لا نعرفه.
line-not-verified-by-them = تحققنا من { $party }، ولم يتحقق منّا بعد.
line-not-reached = لا سبيل إلى { $party } الآن، آخر ما سُمع منه { $time }.
line-never-reached = لم يتم الوصول إلى { $party } قط.
line-suspended = علّق { $party } العمل ببعض أنواع القيود.
line-forked = وقّع { $party } سجلّين لا يمكن أن يصحّا معًا. يبقى التخاطب ممكنًا.
line-expired = انتهى ميثاق الخط مع { $party }. يبقى التخاطب ممكنًا.
line-left = انسحب { $party } من هذا الخط.
line-rolled-back = لا تتكلم عقدتنا على هذا الخط: شُغّلت من نسخة أقدم.
heard-at = { $bearer }: آخر ما سُمع { $time }
heard-never = { $bearer }: لم يُسمع شيء قط
heard-waiting =
    { $count ->
        [zero] لا ظروف في الانتظار
        [one] ظرف واحد في الانتظار
        [two] ظرفان في الانتظار
        [few] { $count } ظروف في الانتظار
        [many] { $count } ظرفًا في الانتظار
       *[other] { $count } ظرف في الانتظار
    }
bearer-https = الشبكة
bearer-courier = حامل الحقيبة
bearer-relay = المُرحّل
bearer-radio = اللاسلكي
bearer-mail = البريد الإلكتروني
bearer-none = عقدتنا لا تعمل
checks-scheduled = الفحوص المجدولة: أُجيب عن { $answered } من { $asked }
checks-surprise = الفحوص المفاجئة: أُجيب عن { $answered } من { $asked }
checks-none = لم يُطلب أي فحص بعد
checks-late = أُجيب عن { $count } بعد المهلة
check-send = افحص الخط الآن
check-sent = سُجّل طلب الفحص، والجواب منتظر.
clock-same = ساعتهم مطابقة لساعتنا.
clock-ahead = ساعتهم متقدمة على ساعتنا { $time }.
clock-behind = ساعتهم متأخرة عن ساعتنا { $time }.
clock-unknown = ساعتهم غير معروفة.
charter-days =
    { $count ->
        [zero] ينتهي ميثاق الخط اليوم
        [one] ينتهي ميثاق الخط بعد يوم واحد
        [two] ينتهي ميثاق الخط بعد يومين
        [few] ينتهي ميثاق الخط بعد { $count } أيام
        [many] ينتهي ميثاق الخط بعد { $count } يومًا
       *[other] ينتهي ميثاق الخط بعد { $count } يوم
    }
charter-over =
    { $count ->
        [zero] انتهى ميثاق الخط اليوم
        [one] انتهى ميثاق الخط قبل يوم واحد
        [two] انتهى ميثاق الخط قبل يومين
        [few] انتهى ميثاق الخط قبل { $count } أيام
        [many] انتهى ميثاق الخط قبل { $count } يومًا
       *[other] انتهى ميثاق الخط قبل { $count } يوم
    }
missing-entries =
    { $count ->
        [zero] لا قيود في الطريق
        [one] قيد واحد في الطريق
        [two] قيدان في الطريق
        [few] { $count } قيود في الطريق
        [many] { $count } قيدًا في الطريق
       *[other] { $count } قيد في الطريق
    }
overdue-count =
    { $count ->
        [zero] لا شيء متأخّر
        [one] متأخّر واحد
        [two] متأخّران
        [few] { $count } متأخّرات
        [many] { $count } متأخّرًا
       *[other] { $count } متأخّر
    }
presence-present = يفيدون بوجود مناوب في مكتبهم.
presence-away = يفيدون بخلوّ مكتبهم.
presence-unknown = لا يُعرف شيء عن مكتبهم.
presence-off-hours = خارج ساعات عمل مكتبهم.
outage-now = انقطاع معلن حتى { $to }.
outage-next = انقطاع معلن من { $from } إلى { $to }.

## Alarms

alarms-title = الإنذارات المفتوحة
alarms-none = لا إنذار مفتوح.
alarm-since = منذ { $time }
alarm-todo = ما يجب عمله
alarm-close = أغلق الإنذار
alarm-close-note = ماذا فحصت، وماذا وجدت
alarm-close-explain = يُغلق الإنذار بعد أن ينظر فيه شخص، لا لإخفائه. ولا يُبلَّغ الجانب الآخر.
alarm-unknown = إنذار لا تعرف هذه النسخة من المكتب شرحه: { $code }.
    .do = اتصل بمدير النظام.
alarm-fork = وقّع ذلك الطرف سجلّين لا يمكن أن يصحّا معًا.
    .do = لا تتّهم. اسأل هاتفيًا هل استُعيد شيء من نسخة احتياطية، وصدّر السجل، وراجع دليل الإجراءات alarm-fork.
alarm-receipt-differs = يؤكد ذلك الطرف سجلًا لدفترنا غير الذي لدينا.
    .do = أوقف العقدة، وتبيّن هل استُعيدت عقدتنا أو نُسخت؛ وراجع دليل الإجراءات alarm-fork، باب «التشعّب من جانبنا».
alarm-rolled-back = شُغّلت عقدتنا من نسخة أقدم، فلا تقول شيئًا بعد على هذا الخط.
    .do = اتصل بمدير النظام ليعيد أحدث خزنة مفاتيح وقاعدة بيانات؛ وراجع دليل الإجراءات alarm-fork، باب «التشعّب من جانبنا».
alarm-head-contradicts = يذكر قيدٌ لذلك الطرف حالةَ دفترٍ غير التي لدينا.
    .do = احفظ كل شيء، وصدّر السجل، واتصل بمدير النظام.
alarm-unexplained-checkpoint = حالة موقَّعة لدفتر ذلك الطرف لا تنطبق، وليست دليلًا على تشعّب.
    .do = اطلب منهم هاتفيًا تفسيرها. لا تسمّها تشعّبًا.
alarm-new-incarnation = عقدة جديدة تتكلم باسم ذلك الطرف.
    .do = اسأل هاتفيًا: هل استبدلوا عقدتهم؟ إن لم يفعلوا فراجع دليل الإجراءات key-suspected-stolen.
alarm-own-successor = عقدة أخرى تتكلم باسم طرفنا، بتفويض أحدث من مفتاحنا الجذري.
    .do = إن كنّا قد استبدلنا هذه العقدة فأوقفها نهائيًا. وإلا فقد يكون مفتاحنا الجذري في يد غيرنا: راجع دليل الإجراءات key-suspected-stolen.
alarm-void-entry = كتب ذلك الطرف قيدًا موقَّعًا لا أثر له.
    .do = أبلغهم: قد يكون في برنامجهم خلل.
alarm-close-contradicts = أقفل ذلك الطرف دفترًا قديمًا له عند حالة ليست لدينا.
    .do = احفظ كل شيء، واتصل بمدير النظام.
alarm-kem-key-unusable = أعلن ذلك الطرف مفتاحًا لا يمكن الختم له، فيُستعمل المفتاح السابق.
    .do = أبلغهم: قد يكون في برنامجهم خلل.
alarm-times-contradict = أوقات ذلك الطرف يناقض بعضها بعضًا، فلا يُحسب منها أي تأخر.
    .do = أبلغهم: غُيّرت ساعتهم أو فيها خلل. القيدان محفوظان.
alarm-alarm-path-failed = تعذّر استعمال إحدى طرق تنبيه الأشخاص عندنا.
    .do = جرّبها يدويًا وأصلحها، وليراقب أحدهم الشاشة في هذه الأثناء.
alarm-nobody-watching = أمرٌ ينتظر ضابطًا هنا، ولم يستعمل أحد مكتبنا.
    .do = أرسل من يجلس إلى المكتب الآن.
alarm-check-unanswered = خُزّن فحص خط عند ذلك الطرف ولم يُجب عنه في المهلة.
    .do = اتصل بهم هاتفيًا: عقدتهم تعمل ولم يُجب أحد.
alarm-line-silent = لم يُسمع شيء من ذلك الطرف مدةً تزيد على ما يسمح به الميثاق.
    .do = اتصل بهم هاتفيًا، وراجع دليل الإجراءات peer-not-reached. قد تكون العلّة في الطريق لا في الأشخاص.
alarm-charter-expires = يقترب انتهاء ميثاق هذا الخط.
    .do = اتفق مع جميع الأعضاء على ميثاق جديد قبل ذلك اليوم. لا يتوقف شيء من تلقاء نفسه.
alarm-charter-expired = انتهى ميثاق هذا الخط. يبقى التخاطب ممكنًا.
    .do = اتفق مع جميع الأعضاء على ميثاق جديد الآن.
alarm-charter-unknown = يكتب ذلك الطرف بموجب ميثاق لاحق لم يُفتح هنا، وقد تختلف مهله.
    .do = خذ الملف منهم وليفتحه مدير النظام، فينتهي الإنذار.
alarm-charter-differs = يكتب ذلك الطرف بموجب ميثاق غير المفتوح هنا بالرقم نفسه.
    .do = اتصل بمدير النظام. يقارن الجانبان ملفيهما قبل الاعتماد على الشروط.
alarm-member-left = انسحب ذلك الطرف من هذا الخط. ما نقوله عليه من الآن لا يصل إليه.
    .do = أبلغ كل من في المكتب. ما كان عليه لنا سقط.
alarm-member-joined = انضم ذلك الطرف إلى هذا الخط. يقرأ كل ما يقال من الآن.
    .do = أبلغ كل من في المكتب قبل كتابة أي شيء آخر.
alarm-restored = استُعيدت عقدتنا من نسخة احتياطية: ما كتبناه بعدها ولم يصل إلى أحد مفقود.
    .do = اقرأ آخر السجل، وأعد قول ما نقص.
alarm-witness-contradicts = رأى شاهدٌ تاريخًا لدفترنا غير الذي لدينا.
    .do = أوقف العقدة، وتبيّن هل أُعيدت من نسخة أقدم أم يوقّع غيرنا بمفتاحها؛ وراجع دليل الإجراءات witness-disagrees.
alarm-witness-forgot = لم يعد شاهدٌ يذكر ما شهد عليه من دفترنا.
    .do = اتصل هاتفيًا بمن يشغّله: الشاهد الذي فقد ذاكرته يُستبدل؛ وراجع دليل الإجراءات witness-disagrees.
alarm-witness-refuses = شاهدٌ على هذا الخط لا يشهد لنا، أو يجيب بما لا يُنتفع به.
    .do = أبلغ من يشغّله مفتاح دفترنا، وقارنا الساعتين؛ وراجع دليل الإجراءات witness-disagrees.
alarm-witness-silent = لم يُسمع شاهدٌ على هذا الخط منذ أكثر من يوم.
    .do = افحص شبكتنا أولًا، ثم اتصل هاتفيًا بمن يشغّله.
alarm-anchor-contradicts = في دفتر ذلك الطرف توقيعُ شاهدٍ لا ينطبق على هذا الدفتر.
    .do = احفظ كل شيء، وصدّر السجل، واسأل الشاهد عمّا رأى من ذلك الدفتر.
alarm-revoked-node = ورد قيد من عقدة ألغى طرفُها تفويضَها.
    .do = لا تتصرف بناءً عليه. اتصل بذلك الطرف على رقم معروف لديك من قبل.

## Kinds of entries

kind-message = رسالة
kind-acknowledgement = إقرار
kind-shown = عرض
kind-verified = تحقّق
kind-check = فحص الخط
kind-lapse = فوات المهلة
kind-service = إفادة خدمة
kind-suspension = تعليق
kind-resumption = استئناف
kind-correction = تصحيح
kind-cancellation = إلغاء
kind-chunk = جزء من مرفق
kind-grant = تفويض عقدة
kind-keys = مفاتيح
kind-adopt = اعتماد الميثاق
kind-close = إقفال الدفاتر السابقة
kind-accord = اتفاق على السجل
kind-cannot-open = تعذّر الفتح
kind-anchor = توقيع شاهد
kind-fork = دليل تشعّب
kind-shredded = إتلاف نصوص
kind-void = باطل
kind-unknown = غير معروف لهذه النسخة ({ $code })

## Precedence, traffic, answers

precedence = الأسبقية
precedence-flash = برق
    .letter = ب
precedence-immediate = فوري
    .letter = ف
precedence-priority = مستعجل
    .letter = م
precedence-routine = عادي
    .letter = ع
traffic = نوع المراسلة
traffic-operation = عمليات
traffic-exercise = تمرين
    .band = تمرين. ليس حقيقيًا.
traffic-simulation = محاكاة
    .band = محاكاة. ليست حقيقية.
traffic-test = اختبار
    .band = اختبار. ليس حقيقيًا.
answer-received = استُلمت
answer-will-comply = سننفّذ
answer-cannot-comply = يتعذّر التنفيذ
answer-have-complied = نفّذنا
answer-cannot-process = تتعذّر المعالجة
answer-reason = السبب
answer-reason-needed = الرفض يحتاج إلى سبب: فالرفض بلا سبب يُقرأ رسالةً في ذاته.

## The ladder

ladder-title = إلى أين وصلت
step-queued = في الانتظار هنا
    .sentence = تنتظر في عقدتنا.
step-handed = في الطريق
    .sentence = سُلّمت إلى: { $bearer }.
step-stored = خُزّنت
    .sentence = هي محفوظة على قرص عقدة { $party }. لم يقل شخص شيئًا.
step-shown = عُرضت
    .sentence = ظهرت على شاشة مراقَبة لدى { $party }.
step-acknowledged = أُقرّ بها
    .sentence = تسلّمها { $by } عن { $party }.
step-answered = أُجيب عنها
    .sentence = أجاب { $party }.
step-not-yet = ليس بعد
step-late = بعد المهلة بـ { $time }، بحسب ساعتهم
step-contradicts = أوقاتهم متناقضة: لا يُحسب منها تأخر.
overdue = متأخّر
overdue-not-stored = لم تُخزَّن لدى { $party }. العلّة في الطريق، وليس هذا صمتًا.
overdue-stored-not-shown = خُزّنت لدى { $party } ولم تُعرض: لا أحد في مكتبهم.
overdue-shown-not-acknowledged = عُرضت لدى { $party } ولم يُقرّ بها: صمت.
overdue-acknowledged-not-answered = أقرّ بها { $party } ولم يُجب.
lapse-open = دُوّن فوات المهلة: خزّنها { $party } وترك مهلتها تفوت.
lapse-proven = فوات المهلة ثابت في السجل.
lapse-answered = أُجيب بعد فوات المهلة.
lapse-void = تدوين فوات المهلة لا أثر له.
unit-d = { $n } ي
unit-h = { $n } س
unit-min = { $n } د
unit-s = { $n } ث
unit-bytes =
    { $count ->
        [zero] 0 بايت
        [one] بايت واحد
        [two] بايتان
        [few] { $count } بايتات
        [many] { $count } بايتًا
       *[other] { $count } بايت
    }
unit-kb = { $n } ك.ب
unit-mb = { $n } م.ب

## The log and the entry

log-title = السجل
log-empty = لم يُقل شيء على هذا الخط بعد.
log-incoming = في انتظارنا
filter = تصفية
entry-none = اختر قيدًا.
entry-to = للتنفيذ
entry-info = للعلم
entry-subject = الموضوع
entry-no-subject = بلا موضوع
entry-label = التصنيف
entry-id = القيد
entry-refs = المراجع
entry-thread = القيود المتصلة
entry-reply-by = الجواب مطلوب قبل
entry-attachments = المرفقات
entry-attachment-partial = وصل { $held } من { $all }
entry-attachment-too-large = أكبر مما يسمح به الميثاق
entry-sent-alone = أُرسلت بضابط واحد
entry-language = اللغة
entry-final = موضعه في الترتيب نهائي.
entry-not-final = قد يتغير موضعه في الترتيب.
entry-void = موقَّع ولا أثر له.
entry-orphan = قيد يتيم: ورد متأخّرًا من عقدة مفقودة، ولا يدخل الترتيب أبدًا.
entry-corrected = صُحّح بالقيد { $id }
entry-cancelled = أُلغي بالقيد { $id }
entry-superseded = حلّ محله القيد { $id }
entry-amends = يعدّل القيد { $id }
entry-not-held = النص غير محفوظ هنا.
entry-not-opened = لا يمكن فتحه هنا.
entry-shredded = أتلف { $party } النص، { $time }.
entry-no-text = بلا نص

## Actions

act-acknowledge = إقرار
act-answer = جواب
act-silence = إسكات
act-forward = إحالة
act-correct = تصحيح
act-cancel = إلغاء الرسالة
act-lapse = تدوين فوات المهلة
act-export = تصدير
act-write = تحرير
act-send = إرسال
act-save = حفظ
act-close = إغلاق
act-copy = نسخ
act-copied = نُسخ
act-retry = إعادة المحاولة
act-back = رجوع
act-discard = حذف المسودة
act-stop = تراجُع
act-open = فتح
act-remove = إزالة
acknowledged-done = تم الإقرار، { $time }.

## FLASH

flash-from = { $precedence } من { $party }
flash-how = مفتاح واحد للإقرار: F9.
flash-silence-note = الإسكات يوقف الصوت هنا، ولا يُعدّ إقرارًا.
flash-count =
    { $count ->
        [zero] لا غيرها في الانتظار
        [one] وأخرى في الانتظار
        [two] واثنتان أخريان في الانتظار
        [few] و{ $count } أخرى في الانتظار
        [many] و{ $count } أخرى في الانتظار
       *[other] و{ $count } أخرى في الانتظار
    }
ring-stage-louder = لم يُقرّ أحد: رُفع الصوت.
ring-stage-next = أُبلغت الجهة التالية في المناوبة.
ring-stage-second = أُبلغ بالطريق الثاني.
ring-ended-acknowledged = أقرّ به { $by }.
ring-ended-cancelled = ألغاه { $by }.

## Dead-man check

deadman-ask = هل أنت هنا؟
deadman-louder = أجب الآن، وإلا أُبلغت الجهة التالية.
deadman-next-role = أُبلغت الجهة التالية بأنه لا مجيب هنا.
deadman-second-path = أُبلغ بالطريق الثاني: لا مجيب هنا.
deadman-alive = أنا هنا

## Signing in, locking

signin-title = تسجيل الدخول
signin-passkey = ادخل بمفتاح المرور
signin-waiting = المس مفتاح الأمان، أو أكّد على هذا الجهاز.
signin-no-webauthn = هذا المتصفح لا يدعم مفاتيح المرور، أو أن العنوان ليس اسمًا. اتصل بمدير النظام.
signin-ended = انتهت جلستك. سجّل الدخول من جديد.
enrol-title = التسجيل
enrol-hello = أهلًا { $name }.
enrol-explain = أنشئ مفتاح مرور على هذا الجهاز أو على مفتاح الأمان. به تدخل وبه تُجيز الرسائل، ولا يستطيع غيرك استعماله.
enrol-make = أنشئ مفتاح مرور
enrol-expired = استُعمل هذا الرابط أو انتهت مدته. اطلب غيره من مدير النظام.
locked-title = مقفل
locked-explain = يبقى الإقرار ممكنًا: F9. ولكل ما عداه افتح القفل.
unlock = فتح القفل

## People

people-title = الأشخاص
people-name = الاسم
people-roles = المهام
people-offices = المناصب
people-enrolled = مسجَّل
people-not-enrolled = لم يُسجَّل بعد
people-disabled = موقوف
people-watching = في المناوبة
people-add = إضافة ضابط
people-disable = إيقاف
people-enable = إعادة تفعيل
people-recover = رابط تسجيل جديد
people-link = رابط التسجيل
people-link-explain = سلّمه إلى هذا الشخص بيدك. يعمل مرة واحدة.
people-none = لا أحد بعد.
people-count =
    { $count ->
        [zero] لا ضباط
        [one] ضابط واحد
        [two] ضابطان
        [few] { $count } ضباط
        [many] { $count } ضابطًا
       *[other] { $count } ضابط
    }
role-duty = ضابط مناوب
role-drafter = محرِّر
role-releaser = مُجيز الإرسال
role-interpreter = مترجم
role-press = ضابط إعلام
role-analyst = محلّل
role-administrator = مدير النظام
role-readonly = قارئ

## Audit

audit-title = سجل التدقيق
audit-time = الوقت
audit-officer = الضابط
audit-what = الفعل
audit-detail = التفصيل
audit-whole = سلسلة التدقيق سليمة.
audit-broken = سلسلة التدقيق منقطعة: عُدّل شيء أو حُذف.
audit-older = أقدم
audit-none = لا شيء بعد.

## Search

search-title = بحث
search-words = الكلمات
search-run = ابحث
search-count =
    { $count ->
        [zero] لم يُعثر على شيء
        [one] عُثر على قيد واحد
        [two] عُثر على قيدين
        [few] عُثر على { $count } قيود
        [many] عُثر على { $count } قيدًا
       *[other] عُثر على { $count } قيد
    }
search-more = يوجد المزيد: ضيّق البحث.
search-line = الخط
search-author = الكاتب
search-kind = النوع
search-precedence = الأسبقية
search-from = من
search-to = إلى
search-all = الكل

## Checking a file

verify-title = التحقق من ملف
verify-choose = اختر محضرًا أو بيّنة أو ملف تشعّب
verify-running = جارٍ التحقق…
verify-explain = يُفحص الملف حسابيًا في عقدتنا، ولا يخرج منها شيء.
verify-verdict = النتيجة
verdict-verified = متحقَّق منه
    .means = كل توقيع وكل بصمة مطابقان، والمفاتيح هي التي تثق بها.
verdict-unanchored = متّسق وغير مُسنَد
    .means = كل شيء متوافق، لكن لا شيء هنا يثبت لمن هذه المفاتيح. قارن البصمة صوتيًا.
verdict-altered = معدَّل
    .means = في الملف شيء غير ما وُقّع.
verdict-incomplete = ناقص
    .means = الموجود مطابق، وينقص الملف شيء منه.
verdict-fork = تشعّب مثبَت
    .means = يثبت الملف أن كاتبًا وقّع سجلّين لا يمكن أن يصحّا معًا.
verify-problems =
    { $count ->
        [zero] لا ملاحظات
        [one] ملاحظة واحدة
        [two] ملاحظتان
        [few] { $count } ملاحظات
        [many] { $count } ملاحظة
       *[other] { $count } ملاحظة
    }
verify-journal = { $party }: القيود من { $from } إلى { $to }
verify-journal-none = { $party }: لا قيود
verify-head-time = آخر وقت ذكره كاتبه: { $time }
verify-before = كان موجودًا قبل { $time }، بشهادة شاهد
verify-after = لم يكن قبل { $time }، بشهادة شاهد

## Writing

compose-title = تحرير رسالة
compose-line = الخط
compose-from = من منصبنا
compose-to = للتنفيذ
compose-info = للعلم
compose-subject = الموضوع
compose-label = التصنيف
compose-text = النص
compose-lang = لغة النص
compose-reply-by = الجواب قبل
compose-refs = المراجع
compose-words =
    { $count ->
        [zero] 0 كلمة
        [one] كلمة واحدة
        [two] كلمتان
        [few] { $count } كلمات
        [many] { $count } كلمة
       *[other] { $count } كلمة
    }
compose-words-of = { $count } من { $most } كلمة
compose-review = مراجعة
compose-signed = هذا ما سيُوقَّع
compose-sent = أُدرجت في السجل: { $id }
compose-no-recall = ما دخل السجل لا يُمحى.
compose-error-empty = لا نص.
compose-error-words =
    { $count ->
        [zero] عدد الكلمات في الحد.
        [one] كلمة واحدة زائدة: الحد لهذه الأسبقية 200 كلمة.
        [two] كلمتان زائدتان: الحد لهذه الأسبقية 200 كلمة.
        [few] { $count } كلمات زائدة: الحد لهذه الأسبقية 200 كلمة.
        [many] { $count } كلمة زائدة: الحد لهذه الأسبقية 200 كلمة.
       *[other] { $count } كلمة زائدة: الحد لهذه الأسبقية 200 كلمة.
    }
compose-error-control = المحرف { $code } يقلب نصًا آخر أو يخفيه. احذفه: الموضع { $place }.
compose-error-from = اختر المنصب المتكلم.
compose-error-to = اختر منصبًا واحدًا على الأقل للتنفيذ.
compose-error-reply-by = وقت الجواب المطلوب قد مضى.
compose-error-time = هذا ليس وقتًا: اكتبه هكذا 2026-11-22T18:00Z.
compose-cancel-reason = سبب الإلغاء
compose-correct-fields = ما الذي يُصحَّح
compose-alone = أرسل هذه الرسالة وحدي، ولم يُجزها ضابط ثانٍ. ويَثبُت ذلك في ما يُوقَّع.
compose-attach = إرفاق ملفات
compose-files-bounds = PDF أو PNG أو JPEG أو GeoJSON أو نص خالص. عددها { $most } على الأكثر، وحجمها معًا { $size } على الأكثر.
compose-files-drop = ويمكن إفلاتها هنا أيضًا.
compose-file-renamed = تغيّر اسمه، ففي اسمه الأصلي ما يُخفي شيئًا أو يشير إلى مكان آخر:
compose-file-sending = في الطريق إلى عقدتنا
compose-file-kind = لم يُقبل: محتواه ليس PDF ولا PNG ولا JPEG ولا GeoJSON ولا نصًا خالصًا، أو هو فارغ.
compose-file-most = لم يُقبل: عدد مرفقات الرسالة الواحدة { $most } على الأكثر.
compose-file-room = لم يُقبل: تصير مرفقات الرسالة أكبر مما يسمح به الميثاق، وهو { $size } معًا.
compose-error-files-going = انتظر وصول الملفات، أو أزلها من القائمة.
compose-error-files-old = أُرفق { $name } قبل أكثر من ساعة، وربما لم تعد عقدتنا تحفظه. أزله ثم أرفقه من جديد.
drafts-title = المسودات
drafts-none = لا مسودات.
draft-by = { $name } يكتب
draft-take = تابع كتابتها
draft-kept = محفوظة في الذاكرة فقط، وتراها كل مكاتب طرفنا.
draft-updated = عُدّلت { $time }

## Export

export-title = تصدير
export-explain = ملف يستطيع طرف ثالث التحقق منه من دوننا.
export-line = الخط كله
export-range = مدة من الزمن
export-entry = قيد واحد
export-from = من
export-to = إلى
export-make = أنشئ الملف
export-done = { $name }، { $size }

## Palette and keys

palette-title = الأوامر
palette-type = اكتب أمرًا
palette-none = لا يوجد أمر كهذا.
keys-title = المفاتيح
keys-explain = مفتاح Esc يغلق ما في الأعلى، ولا يمحو شيئًا أبدًا.
key-next = القيد التالي
key-previous = القيد السابق
key-search = بحث
key-close = إغلاق ما في الأعلى
keyname-esc = Esc
keyname-enter = Enter
keyname-ctrl = Ctrl
keyname-shift = Shift

## Offline

offline-since = لا اتصال بالعقدة منذ { $time }
offline-trying = تُعاد المحاولة تلقائيًا.
offline-no-ack = لا يمكن الإقرار بشيء حتى تعود العقدة. استعمل الهاتف.
loading = جارٍ التحميل…

## Text and names

text-hidden =
    { $count ->
        [zero] لا محارف خفية.
        [one] محرف خفي واحد يظهر في مربع. لا أثر له هنا.
        [two] محرفان خفيان يظهران في مربعين. لا أثر لهما هنا.
        [few] { $count } محارف خفية تظهر في مربعات. لا أثر لها هنا.
        [many] { $count } محرفًا خفيًا تظهر في مربعات. لا أثر لها هنا.
       *[other] { $count } محرف خفي تظهر في مربعات. لا أثر لها هنا.
    }
text-more = أظهر الباقي ({ $count } محرف)
name-confusable = قد يلتبس هذا الاسم بالاسم { $name }.
name-mixed = في هذا الاسم أكثر من أبجدية.

## Errors, by their stable codes

error-unknown = لم يتم ذلك ({ $code }).
    .do = أعد المحاولة، فإن تكرر فاتصل بمدير النظام.
error-where = الموضع: { $where }
error-detail = ما قالته العقدة
error-OFFLINE = العقدة لا تجيب.
    .do = انتظر: يعيد المكتب المحاولة تلقائيًا. فإن طال الأمر فاستعمل الهاتف.
error-NOT_SIGNED_IN = لم تسجّل الدخول.
    .do = سجّل الدخول.
error-NOT_ALLOWED = مهمتك لا تسمح بهذا.
    .do = اطلبه من ضابط تسمح له مهمته.
error-DESK_LOCKED = المكتب مقفل.
    .do = افتح القفل. أما الإقرار فممكن الآن.
error-WASL-1001 = في أحد الحقول ما لا يصح.
    .do = صحّح الحقل المذكور.
error-WASL-1002 = في الإعدادات مفتاح أو قيمة لا تصح.
    .do = ليصحّح مدير النظام المفتاح المذكور.
error-WASL-1003 = لا يوجد طرف أو منصب أو خط أو قيد أو ملف بهذا الاسم.
    .do = اختر من القائمة.
error-WASL-1004 = هذا ينطبق على أكثر من خط.
    .do = سمِّ الخط باسمه القصير.
error-WASL-1005 = هذا موجود من قبل، ولا يُكتب فوق شيء أبدًا.
    .do = اختر اسمًا آخر.
error-WASL-1006 = تلزم عبارة المرور.
    .do = أدخلها أو اتصل بمدير النظام.
error-WASL-1007 = عبارة المرور غير صحيحة.
    .do = اكتبها ثانيةً وانتبه إلى لغة لوحة المفاتيح.
error-WASL-1008 = هذا غير مسموح.
    .do = السبب مذكور بجانبه.
error-WASL-1009 = أطول مما يجوز.
    .do = اختصره أو أرسله على أجزاء.
error-WASL-1010 = في النص محرف يخفي نصًا آخر أو يقلبه، أو أن النص فارغ.
    .do = احذف المحرف المذكور.
error-WASL-1011 = لم يوقّع الميثاق جميع الأعضاء.
    .do = يرسل مدير النظام الملف إلى من لم يوقّع.
error-WASL-1012 = الأرقام المسموعة غير أرقام البطاقة.
    .do = اطلب إعادة المجموعات المذكورة.
error-WASL-1013 = لم يتم ذلك لدى الجانب الآخر في المهلة.
    .do = لا تفعل شيئًا: الرسالة في السجل وتمضي من تلقاء نفسها.
error-WASL-1014 = تبيّن أن شيئًا مما يتعهد به «وصل» لا يصح.
    .do = احتفظ بالشاشة كما هي وأبلغ عنها.
error-WASL-2001 = البايتات ليست بالترميز الوحيد المسموح.
    .do = اسأل صاحب الملف.
error-WASL-2002 = أكبر من أي شيء سليم من نوعه.
    .do = اسأل صاحبه.
error-WASL-2003 = ليس هذا مستندًا موقَّعًا، أو ليس من النوع المنتظر.
    .do = تأكد من أنه الملف المقصود.
error-WASL-2004 = توقيع ناقص أو غير مطابق.
    .do = لا تستعمله، واطلبه ثانيةً ممّن وقّعه.
error-WASL-2005 = مفتاح غير سليم.
    .do = اطلب المفتاح ثانيةً.
error-WASL-2006 = البرهان لا يصل القيد بالجذر الموقَّع.
    .do = اطلبه ثانيةً، وعُدّ القيد غير مثبَت.
error-WASL-2007 = البطاقة غير سليمة أو منتهية أو أقدم من التي لدينا أو لجذر آخر.
    .do = اطلب من الطرف أحدث بطاقة، وقارن البصمة قبل أي شيء.
error-WASL-2008 = الميثاق غير سليم أو لا يصح.
    .do = لا توقّعه، واطلب ميثاقًا مصحَّحًا.
error-WASL-2009 = تفويض أو مفاتيح دفتر أو إلغاء لا ينطبق.
    .do = على الطرف أن يفوّض عقدته من جديد.
error-WASL-2010 = ظرف مختوم غير سليم. حُفظ دليلًا.
    .do = لا شيء: ما لم يُستلم يُرسل ثانيةً.
error-WASL-2011 = لا مفتاح لدينا يفتح هذا.
    .do = لا شيء: يعيد صاحبه إرساله.
error-WASL-2012 = قيد غير سليم في السجل.
    .do = أبلغ صاحبه.
error-WASL-2013 = في الظرف ما لا يصح أن يكون فيه.
    .do = أبلغ صاحبه.
error-WASL-2014 = إحالة إلى ما ليس في موضعه من الدفتر.
    .do = اطلب المدى كله.
error-WASL-2015 = تكلّم من ليس على أي من خطوطنا.
    .do = لا شيء؛ أو ليُضف مدير النظام البطاقة.
error-WASL-2016 = ليس هذا محضرًا ولا بيّنة ولا ملف تشعّب كما يكتبها «وصل».
    .do = اطلب الملف ثانيةً.
error-WASL-2017 = نص القيد غير ما التزم به، أو لا يُقرأ.
    .do = إن كان في ملف لطرف ثالث فقد عُدّل.
error-WASL-2018 = عدد العناصر أكبر من أي عدد سليم.
    .do = اسأل صاحبه. وفي النتيجة: لا تُسرد بقية الملاحظات.
error-WASL-2019 = نص مضغوط لا ينفكّ إلى ما يجب.
    .do = لا شيء: يُطلب ثانيةً.
error-WASL-2020 = أجزاء المرفق تؤلّف ملفًا غير الذي تسمّيه الرسالة.
    .do = اطلب من صاحبها إرفاق الملف من جديد.
error-WASL-2031 = ملف في الحقيبة البريدية ناقص أو تالف.
    .do = انسخه ثانيةً من مصدره أو اطلب حقيبة جديدة.
error-WASL-3001 = كتب غيرنا في المخزن في هذه الأثناء.
    .do = لا شيء: تبدأ العقدة من جديد. فإن تكرر فاتصل بمدير النظام.
error-WASL-3002 = وقّع كاتبٌ سجلّين لا يمكن أن يصحّا معًا.
    .do = صدّره، واسأل صاحبه بطريق آخر. يبقى التخاطب ممكنًا.
error-WASL-3003 = نقطة تثبيت لا تنطبق ولا تفسير لها بعد. لا تُسمّى تشعّبًا.
    .do = اطلب من صاحبها تفسيرها.
error-WASL-3004 = إيصال على سجل غير سجلنا.
    .do = قارن السجلين.
error-WASL-3005 = وقّع جذر واحد شيئين لا يجتمعان.
    .do = اسأل الطرف بطريق آخر أيهما له.
error-WASL-3006 = استُعيدت عقدتنا من نسخة أقدم، فلا تقول شيئًا بعد على هذا الخط.
    .do = اتصل بمدير النظام، واتصل بالجانب الآخر هاتفيًا.
error-WASL-3007 = وقّع جميع الأعضاء ميثاقين مختلفين برقم واحد.
    .do = اسأل كل عضو صوتيًا أيهما لديه.
error-WASL-4001 = عقدتنا لا تعمل.
    .do = اتصل بمدير النظام.
error-WASL-4002 = عملية أخرى تشغّل هذا المجلد.
    .do = اتصل بمدير النظام.
error-WASL-4003 = امتلأ القرص. ما أُكّد من قبل محفوظ.
    .do = اتصل بمدير النظام لإفساح مكان.
error-WASL-4004 = لا سبيل إلى العقدة الأخرى الآن.
    .do = انتظر: تعيد العقدة المحاولة تلقائيًا.
error-WASL-4005 = برنامج آخر يستعمل عنوان العقدة.
    .do = اتصل بمدير النظام.
error-WASL-4006 = تعذّر استعمال ملف أو قاعدة البيانات.
    .do = اتصل بمدير النظام. ما أُكّد من قبل محفوظ.
error-WASL-4007 = العقدة لا تجيب في الوقت المناسب.
    .do = انتظر ثم أعد المحاولة.
error-WASL-4008 = لم تصل أجزاء الملف كلها.
    .do = انتظر؛ مقدار ما وصل مذكور بجانب الملف.
error-WASL-5001 = ملف مفاتيح مفقود أو معدَّل.
    .do = اتصل بمدير النظام ولا تغيّر شيئًا.
error-WASL-5002 = قاعدة البيانات أو بطاقة أو خط على القرص غير ما كُتب.
    .do = اتصل بمدير النظام ولا تغيّر شيئًا.
error-WASL-5003 = الخزنة وقاعدة البيانات ليستا من لحظة واحدة.
    .do = اتصل بمدير النظام ولا تشغّل العقدة ثانيةً.
error-WASL-5004 = كتبت نسخة أحدث قاعدة البيانات هذه.
    .do = اتصل بمدير النظام لتشغيل تلك النسخة.
error-WASL-5005 = مكتبة التعمية تعطي أجوبة خاطئة.
    .do = اتصل بمدير النظام ولا تستعمل هذه العقدة.
error-WASL-5006 = صادف «وصل» ما لا يتوقعه: خلل فيه هو.
    .do = أعد المحاولة، فإن تكرر فأبلغ عنه.
error-WASL-5007 = النسخة الاحتياطية مبتورة أو معدَّلة. لم يُستعد شيء.
    .do = خذ نسخة أخرى منها أو التي قبلها.

## Parts of the screens

author-us = نحن
entry-acknowledge-within = الإقرار خلال
mark-void = باطل
mark-cancelled = أُلغي
mark-superseded = حلّ غيره محلّه
mark-corrected = صُحّح
mark-lost = لم يُفتح
mark-not-stored = متأخّرة: لم تُخزَّن
mark-stored-not-shown = متأخّرة: لم تُعرض
mark-shown-not-acknowledged = متأخّرة: بلا إقرار
mark-acknowledged-not-answered = متأخّرة: بلا جواب
filter-log-words = ما قيل
filter-log-messages = الرسائل
filter-log-overdue = المتأخّر
filter-log-all = السجل كله
log-arrived = جديد: { $precedence } من { $party }
log-none-of-these = لا قيد من هذا النوع بين ما حُمّل.
waiting-fewer = عرض أقل
key-urgent = إلى الأعجل
key-top = إلى الأحدث
keys-or = أو
keys-group-urgent = عند ورود شيء
keys-group-move = التنقّل
keys-group-line = الخط
keys-group-entry = القيد
keys-group-go = الانتقال إلى
keys-group-desk = المكتب
compose-more = المنصب ونوع المراسلة والموعد والتصنيف والنسخ
compose-letters = حرفًا حرفًا
compose-other-office = منصب آخر على صورة party:office
draft-not-kept = المسودة غير محفوظة في العقدة: هي على هذه الشاشة وحدها.
locked-ringing = ينتظر الإقرار. نصّه محجوب إلى أن تفتح القفل.

## Signing in, step by step

signin-help = لا يعمل
signin-help-key = يجب وصل مفتاح الأمان أو تقريبه من القارئ قبل الضغط على الزر.
signin-help-link = إن كنت جديدًا: افتح على هذا الجهاز الرابط الذي سلّمك إياه مدير النظام.
signin-help-lost = إن فقدت مفتاحك: يصدر مدير النظام رابطًا جديدًا ويغلق الطريق القديم.
once-title = رابط يعمل مرة واحدة
once-explain = تدخل به الآن، ثم لا يعمل بعدها أبدًا.
enrol-step-press = اضغط الزر في الأسفل.
enrol-step-choose = يسأل المتصفح أين يُحفظ مفتاح المرور: اختر مفتاح الأمان أو هذا الجهاز.
enrol-step-confirm = المس المفتاح أو أدخل رمزه السري. هذا كل شيء.
enrol-nothing-leaves = لا تخرج بصمتك ولا وجهك ولا رمزك السري من المفتاح.
soundstep-title = الصوت
soundstep-explain = رسالة «برق» توقظك بصوتها. شغّله الآن واستمع.
soundstep-heard = صدرت نغمة. هل سمعتها؟
soundstep-yes = سمعتها
soundstep-again = أعدها
soundstep-no = لم أسمع شيئًا
soundstep-not-heard = الصوت لا يصل إليك.
soundstep-check-volume = تأكد من أن مكبر الصوت موصول ومشغَّل وصوته كافٍ.
soundstep-check-tab = تأكد من أن المتصفح لم يكتم صوت هذه الصفحة.
soundstep-check-other = إلى أن يُسمع، ليراقب أحدٌ الشاشة.
soundstep-skip = المتابعة من دون صوت
passkey-unsupported = هذا المتصفح لا يدعم مفاتيح المرور، أو أن العنوان ليس اسمًا. اتصل بمدير النظام.
passkey-cancelled = لم يؤكَّد شيء، أو طال الانتظار. أعد المحاولة.
passkey-already = على هذا المفتاح مفتاح مرور لك من قبل. ادخل به، أو استعمل مفتاحًا آخر.
passkey-wrong-address = فُتحت هذه الصفحة من عنوان غير عنوانها. افتحها بالاسم الذي أعطاك إياه مدير النظام.
passkey-failed = لم يستجب مفتاح المرور. انزعه وأعد وصله ثم أعد المحاولة.
offline-page-title = العقدة لا تجيب
offline-page-explain = حُمّلت هذه الصفحة وحدها، ولا يمكن رؤية ما ينتظرك.
offline-page-running = هل العقدة تعمل؟ يرى ذلك من يشغّلها.
offline-page-address = هل هذا المكتب على الشبكة الصحيحة؟
offline-page-telephone = إلى ذلك الحين استعمل الهاتف وبطاقة الطوارئ.

## People, audit, search, export: the rest

people-change = تعديل
people-link-for = رابط { $name }
people-link-given = سلّمته
people-link-once-shown = يظهر الآن فقط: بعد تسليمه لا يبقى له أثر هنا.
people-name-needed = الاسم مطلوب، كما يُراد أن يظهر في السجل.
people-role-needed = اختر مهمة واحدة على الأقل.
people-offices-how = معرّفات مناصبنا، تفصل بينها فواصل: duty, chief.
people-no-right = إدارة الأشخاص لمدير النظام وحده.
people-disable-ask = إيقاف { $name }؟ تنتهي كل جلساته فورًا.
people-recover-ask = إصدار رابط جديد لـ{ $name }؟ يبطل كل رابط سابق.
role-does-duty = يناوب ويُقرّ ويرسل
role-does-drafter = يحرّر المسودات
role-does-releaser = يرسل ويصحّح ويلغي ويُقرّ
role-does-interpreter = يقرأ ويحرّر المسودات
role-does-press = يقرأ ويصدّر ويقيّد الاتصالات
role-does-analyst = يقرأ ويصدّر ويتحقق من الملفات ويقيّد الاتصالات
role-does-administrator = يدير الأشخاص؛ لا يرسل ولا يُقرّ
role-does-readonly = يقرأ
audit-no-right = سجل التدقيق يقرؤه مدير النظام.
audit-broken-do = انسخ الملف جانبًا قبل أي شيء، ثم اعرف من كان يستطيع الكتابة على قرص العقدة.
audit-whole-means = تكشف الحوادث والعبث غير المتقن، ولا تثبت شيئًا لطرف ثالث: السجل المشترك يثبت.
audit-event-signed-in = دخل
audit-event-signed-out = خرج
audit-event-sign-in-refused = رُفض الدخول
audit-event-link-refused = رُفض الرابط
audit-event-locked = قُفل
audit-event-unlocked = فُتح القفل
audit-event-enrolled = سُجّل
audit-event-passkey-copied = ربما نُسخ مفتاح المرور
audit-event-officer-added = أُضيف ضابط
audit-event-officer-changed = عُدّل ضابط
audit-event-link-made = أُصدر رابط
audit-event-acknowledged = إقرار
audit-event-sent = إرسال
audit-event-corrected = تصحيح
audit-event-cancelled = إلغاء
audit-event-exported = صُدّر
audit-event-attachment-saved = حُفظ مرفق
audit-event-file-given = أُرفق ملف
search-clear = امسح المرشّحات
search-filters =
    { $count ->
        [zero] بلا مرشّحات
        [one] مرشّح واحد
        [two] مرشّحان
        [few] { $count } مرشّحات
        [many] { $count } مرشّحًا
       *[other] { $count } مرشّح
    }
search-how = كلمات بأي إملاء وبأي لغة من لغات الخط. إن لم تكتب شيئًا يظهر كل ما تسمح به المرشّحات.
export-no-right = التصدير للضابط المناوب أو المحلّل أو ضابط الإعلام.
export-proof = يثبت ما قيل وبأي ترتيب، ولا يثبت شيئًا عن صحته.
export-what = ماذا
export-last-days =
    { $count ->
        [zero] اليوم
        [one] آخر 24 ساعة
        [two] آخر يومين
        [few] آخر { $count } أيام
        [many] آخر { $count } يومًا
       *[other] آخر { $count } يوم
    }
export-making = يُنشأ الملف…
export-handle = فيه ما قيل من دون ختم. تعامل معه بحسب تصنيفه.
verify-drop = أو أفلته في أي مكان من هذه الصفحة
verify-drop-here = أفلته ليُتحقَّق منه
verify-no-right = التحقق من الملفات للمحلّل.
verify-file = الملف
verify-too-large = الملف أكبر من 64 ميغابايت. تحقق منه بالأمر wasl verify على جهاز آخر.
verify-journals = ما في الملف
verify-line = الخط
verify-proves = ما يثبته هذا
verify-proves-not = ما لا يثبته
verify-proves-words = هذه هي الكلمات التي وقّعتها عُقَد أصحابها، حرفًا بحرف.
verify-proves-order = قيود كل كاتب بالترتيب الذي وُقّعت به.
verify-proves-consistent = أجزاء الملف كلها متوافقة تحت المفاتيح الواردة فيه.
verify-proves-altered = هذا الملف بحاله ليس ما وُقّع.
verify-proves-part = الموجود وُقّع كما هو.
verify-proves-fork = مفتاح واحد وقّع سجلّين لا يمكن أن يصحّا معًا.
verify-not-true = أن ما قيل صحيح.
verify-not-all = أنه لم يُقل شيء آخر، هنا أو في مكان آخر.
verify-not-time = متى قيل، فيما عدا ما يذكره الشهود: فالأوقات أوقات كل كاتب.
verify-not-safe = أن أحدًا في أمان.
verify-not-who = لمن هذه المفاتيح.
verify-not-by-whom = من عدّله، وهل كان ذلك عمدًا.
verify-not-missing = ما يقوله الجزء الناقص.
verify-not-intent = أن ذلك كان عمدًا: فالعقدة المستعادة أو المنسوخة تفعل مثله.

## Errors of the desk itself

error-FOREIGN_ORIGIN = جاء الطلب من صفحة أخرى.
    .do = افتح المكتب من عنوانه.
error-HEAD_TOO_LARGE = رأس الطلب أكبر من المسموح.
    .do = احذف ملفات تعريف الارتباط الخاصة بهذا المكتب من المتصفح، ثم أعد تحميل الصفحة.
error-KEY_REUSED = تكرر الطلب نفسه بمحتوى آخر.
    .do = أعد تحميل الصفحة.
error-NOT_FOUND = لا شيء في هذا العنوان.
    .do = عد إلى المناوبة.
error-OTHER_OFFICE = لا تكتب باسم هذا المنصب.
    .do = اختر أحد مناصبك، أو راجع المسؤول.
error-PASSKEY_REFUSED = مفتاح المرور غير معروف هنا أو غير مطابق.
    .do = أعد المحاولة، وإلا فاطلب رابطًا من مدير النظام.
error-RELEASE_NEEDED = الإجازة تتطلب مفتاح مرورك.
    .do = أكّد بمفتاح المرور.
error-TOO_LARGE = أكبر مما يقبله المكتب.
    .do = صغّره.
error-TOO_MANY_TRIES = محاولات كثيرة.
    .do = انتظر بضع دقائق.
error-WRONG_HOST = عنوان هذه الصفحة غير عنوان المكتب.
    .do = اطلب العنوان الصحيح من مدير النظام.
error-WRONG_METHOD = طلبت الصفحة بطريقة لا تعرفها العقدة.
    .do = أعد تحميل الصفحة.

audit-event-proof-refused = رُفض مفتاح المرور
audit-event-enrolment-refused = رُفض التسجيل

## While it rings

flash-ringing-for = يرنّ منذ
flash-also-watching = في المناوبة أيضًا
flash-only-you = لا أحد غيرك
flash-silenced = صامت هنا

locked-no-passkey = ليس لك مفتاح مرور، فلا يمكنك فتح القفل. اخرج وادخل برابط جديد.
audit-event-checked = طُلب فحص الخط
audit-event-lapse-stated = دُوّن فوات مهلة
audit-event-alarm-closed = أُغلق إنذار
flash-strip = من { $party }

## Screens beside the watch

search-not-whole = ما زال السجل المشترك يُقرأ: لم يشمل البحث كله. أعد البحث بعد دقيقة.

## One's own passkeys and sessions

mine-passkeys = مفاتيح مروري
mine-unnamed = بلا اسم
mine-added = أُضيف
mine-used = آخر استعمال
mine-passkey-here = دخلت بهذا
mine-remove = إزالة
mine-remove-ask = إزالة «{ $name }»؟ لا يُدخلك بعدها، وتنتهي فورًا كل جلسة بدأت به.
mine-label = اسم مفتاح مرور آخر
mine-label-how = ما يميّزه عن غيره: «في الخزنة»، «حاسوب المناوبة». مفتاح آخر أو جهاز آخر.
mine-add = إضافة مفتاح مرور
mine-no-passkey = ليس لديك مفتاح مرور. يصدر لك مدير النظام رابطًا.
mine-sessions = أين سجّلت الدخول
mine-began = منذ
mine-seen = آخر نشاط
mine-session-here = هذه الشاشة
mine-locked = مقفلة
mine-end = إنهاء
mine-end-ask = إنهاء هذه الجلسة؟ تُغلق شاشتها فورًا.
mine-end-others = إنهاء كل ما عداها
audit-event-passkey-added = أُضيف مفتاح مرور
audit-event-passkey-removed = أُزيل مفتاح مرور
audit-event-sessions-ended = أُنهيت جلسات الضابط نفسه
audit-event-refused = غير مسموح لهذه المهمة
audit-event-restored = استُعيد من نسخة احتياطية
## Findings in a checked file: code, and what it makes of the file where that differs

finding-WASL-1001 = فيه قيمة على غير ما يجب أن تكون.
finding-WASL-1003 = دفتر مذكور هنا، أو دفتر أحد الأعضاء، ليس في الملف.
finding-WASL-1009 = فيه اسم أو نص أطول من المسموح.
finding-WASL-1010 = في نصه محرف يخفي غيره أو يقلبه، أو هو نص فارغ.
finding-WASL-1011 = مستند يحمل اسم عضو لم يوقّعه.
    .incomplete = توقيع أحد الأعضاء على الميثاق ليس في الملف.
finding-WASL-1012 = أرقام بطاقة هذا الطرف في الملف غير الأرقام التي نعرفها.
finding-WASL-2001 = البايتات ليست بالترميز الوحيد المسموح.
finding-WASL-2002 = هو أكبر من أي شيء سليم من نوعه.
finding-WASL-2003 = ليس هذا مستندًا موقَّعًا، أو ليس من النوع الذي موضعه هنا.
finding-WASL-2004 = توقيع ناقص أو غير مطابق.
finding-WASL-2005 = فيه مفتاح لا يصحّ أن يكون مفتاحًا.
finding-WASL-2006 = لا يصل إلى الجذر الموقَّع.
finding-WASL-2007 = البطاقة لا تصحّ، أو مفاتيحها غير التي نعرفها.
    .incomplete = بطاقة أحد الأعضاء ليست في الملف.
finding-WASL-2008 = ميثاق الخط لا يصحّ.
    .incomplete = ميثاق اعتُمد ليس في الملف.
finding-WASL-2009 = تفويض العقدة أو مفاتيح الدفتر لا تصحّ.
    .incomplete = المستندات التي تسمّي مفاتيح الدفتر ليست في الملف.
finding-WASL-2012 = القيد مختلّ أو بلا أثر، ولا يُثبت شيئًا.
finding-WASL-2014 = قيود موضعها هنا ليست في الملف.
finding-WASL-2016 = في الملف شيء ليس كما يكتبه «وصل».
    .incomplete = شيء يجب أن يكون في الملف ليس فيه.
finding-WASL-2017 = النص غير الذي وُقّع.
finding-WASL-2018 = أجزاؤه أكثر من أي شيء سليم.
    .none = بقية الملاحظات غير مدرجة هنا.
finding-WASL-3002 = وقّع صاحبه سجلّين لا يمكن أن يصحّا معًا.
finding-WASL-3003 = قيل هنا عن دفتر غير ما في الملف.
finding-WASL-3004 = الإيصال لسجل غير الذي في الملف.
finding-WASL-3005 = وقّع جذر واحد أمرين لا يجتمعان.

## What belongs to an event of the audit

audit-event-verified = فُحص ملف
audit-command-line = سطر الأوامر
audit-detail-how = الطريقة
audit-how-link = برابط يُستعمل مرة واحدة
audit-how-passkey = بمفتاح مرور
audit-how-enrolment = عند التسجيل
audit-detail-address = من العنوان
audit-detail-error = السبب
audit-detail-said = ما قالته العقدة
audit-detail-officer = الضابط
audit-detail-roles = المهام
audit-detail-offices = المناصب
audit-detail-state = الحال
audit-state-enabled = مفعَّل
audit-state-disabled = موقوف
audit-detail-purpose = الغرض
audit-purpose-enrol = للتسجيل
audit-purpose-once = للدخول مرة واحدة
audit-detail-id = في السجل
audit-detail-entry = القيد
audit-detail-answer = الجواب
audit-detail-precedence = الأسبقية
audit-detail-line = الخط
audit-detail-party = الطرف
audit-detail-alarm = الإنذار
audit-detail-kind = نوع الملف
audit-kind-transcript = محضر
audit-kind-exhibit = بيّنة
audit-kind-fork = بيّنة تشعّب
audit-detail-file = الملف
audit-detail-sha256 = بصمة SHA-256
audit-detail-verdict = النتيجة
audit-detail-label = مفتاح المرور
audit-detail-count = العدد
audit-detail-right = الصلاحية
audit-detail-place = ما طُلب
audit-detail-backup = النسخة الاحتياطية بتاريخ
audit-detail-incarnation = رقم التجسّد
audit-detail-damaged = تالف، وُضع جانبًا

## The register of contacts

nav-register = سجل الاتصالات
audit-event-registered = تغيير في سجل الاتصالات
audit-event-register-exported = تصدير سجل الاتصالات
audit-detail-deed = ما الذي فُعل
audit-detail-contacts = الاتصالات
audit-detail-format = الصيغة
register-title = سجل الاتصالات
register-views = أقسام سجل الاتصالات
register-view-contacts = الاتصالات
register-view-silence = كم دام الانقطاع؟
register-view-counts = بحسب الشهر
register-view-brief = قبل المكالمة
register-troubles =
    { $count ->
        [one] في ملف سجل الاتصالات خلل
        [two] في ملف سجل الاتصالات خللان
        [few] في ملف سجل الاتصالات { $count } مواضع خلل
        [many] في ملف سجل الاتصالات { $count } موضع خلل
        [zero] لا خلل في ملف سجل الاتصالات
       *[other] في ملف سجل الاتصالات { $count } موضع خلل
    }
register-troubles-do = لم يضِع بسببه شيء آخر. انسخ الملف جانبًا، وابحث عمّن يستطيع الكتابة فيه.
register-not-whole = ما وصل أخيرًا لا يزال قيد الإدخال: هذا ما كان قبيل الآن.
register-timeline = التسلسل الزمني
register-contact = الاتصال المختار
register-choose = اختر اتصالًا.
register-words = أسماء بأي رسم، كلمات، مصادر
register-narrow = اعرض هذه
register-one = طرف أو منصب
register-other = مع
register-office-how = الطرف أو الطرف:المنصب
register-between = بين
register-and = وبين
register-status = الحالة
register-origin = كيف عُرف
register-level = المستوى
register-shown =
    { $count ->
        [zero] لا شيء
        [one] اتصال واحد
        [two] اتصالان
        [few] { $count } اتصالات
        [many] { $count } اتصالًا
       *[other] { $count } اتصال
    }
register-shown-more =
    { $count ->
        [zero] لا شيء
        [one] أحدث اتصال
        [two] أحدث اتصالين
        [few] أحدث { $count } اتصالات
        [many] أحدث { $count } اتصالًا
       *[other] أحدث { $count } اتصال
    }
register-none = لا اتصال في السجل بعد. ما يمر عبر خطوطنا يدخله من تلقاء نفسه، وما عداه يُبلَّغ عنه.
register-none-so = لا اتصال بهذه الصفة.
register-older = الأقدم
register-add = أبلغ عن اتصال
register-file = قيّده
register-save = حفظ
register-take-away = سجل الاتصالات في ملف
register-format-csv = جدول (CSV)
register-format-json = كل ما فيه (JSON)
register-format-ical = تقويم (iCalendar)
register-format-html = صفحة للطباعة (HTML)
register-format-plover = أحداث (PLOVER)
register-format-ftm = كيانات (FollowTheMoney)
register-origin-witnessed = موثّق
register-origin-reported = منقول
contact-status-held = جرى
contact-status-planned = مخطَّط له
contact-status-requested = مطلوب
contact-status-refused = مرفوض
contact-status-unanswered = بلا رد
contact-status-undelivered = لم يصل
contact-status-failed = تعذّر
contact-status-cancelled = ملغى
contact-status-reported-and-denied = منقول ومنفيّ
contact-medium-line = عبر خطنا
contact-medium-telephone = هاتف
contact-medium-video = اتصال مرئي
contact-medium-hotline = خط ساخن
contact-medium-meeting = لقاء
contact-medium-letter = رسالة
contact-medium-summons = استدعاء
contact-medium-other = وسيلة أخرى
contact-level-head = رئيس دولة أو حكومة
contact-level-minister = وزير
contact-level-chief = رئيس أركان
contact-level-senior = مسؤول رفيع
contact-level-working = مستوى العمل
contact-track-military = عسكري
contact-track-diplomatic = دبلوماسي
contact-track-security = أمني
contact-track-political = سياسي
contact-track-humanitarian = إنساني
contact-public-announced = أُعلن
contact-public-announced-later = أُعلن لاحقًا
contact-public-not-announced = لم يُعلن
contact-office-head-of-state = رئيس الدولة
contact-office-head-of-government = رئيس الحكومة
contact-office-defence-minister = وزير الدفاع
contact-office-foreign-minister = وزير الخارجية
contact-office-chief-of-general-staff = رئيس الأركان العامة
contact-office-national-security-adviser = مستشار الأمن القومي
contact-office-security-council-secretary = أمين مجلس الأمن
contact-office-head-of-presidential-office = رئيس مكتب الرئيس
contact-office-secretary-general = الأمين العام
contact-office-deputy-foreign-minister = نائب وزير الخارجية
contact-office-deputy-defence-minister = نائب وزير الدفاع
contact-office-intelligence-chief = رئيس الاستخبارات
contact-office-aide = معاون
contact-office-ambassador = سفير
contact-office-military-leaders = القيادة العسكرية
register-several = عدة مرات
register-times =
    { $count ->
        [zero] ولا مرة
        [one] مرة واحدة
        [two] مرتان
        [few] { $count } مرات
        [many] { $count } مرة
       *[other] { $count } مرة
    }
register-differ =
    { $count ->
        [zero] لا تختلف الروايات
        [one] تختلف الروايات في أمر واحد
        [two] تختلف الروايات في أمرين
        [few] تختلف الروايات في { $count } أمور
        [many] تختلف الروايات في { $count } أمرًا
       *[other] تختلف الروايات في { $count } أمر
    }
register-not-said = لم يُذكر
register-says = بحسب
register-asked = بطلب من
register-became = أُدخل هذا الاتصال في غيره:
register-rejected = رُفض هذا الاتصال.
register-deeds = ما يمكن فعله
register-deed-added = أُبلغ عنه
register-deed-amended = عُدّل
register-deed-account = أُضيفت رواية
register-deed-merged = دُمج
register-deed-split = قُسم
register-deed-rejected = رُفض
register-deed-complete = أُعلن اكتمال مدة
register-deed-side = سُمّي طرف
register-act-account = أضف رواية
register-act-amend = تعديل
register-act-merge = هو نفسه …
register-act-split = كانت عدة اتصالات
register-act-reject = لم يكن اتصالًا
register-accounts = ما يقوله كل طرف
register-accounts-none = لا رواية بعد.
register-values = ما يُعرف، ومن أين
register-sources = المصادر ونصها الحرفي
register-field-when = التاريخ
register-field-status = الحالة
register-field-sides = بين
register-field-medium = الوسيلة
register-field-level = المستوى
register-field-track = المسار
register-field-initiators = بمبادرة من
register-field-publicity = الإعلان عنه
register-field-topics = المواضيع
register-field-attempts = كم مرة
register-field-duration_s = المدة
register-field-accounts = الروايات
register-field-commitments = التعهدات
register-commitments = التعهدات
register-by-when = قبل
register-on-record = في السجل المشترك
register-history = ما فُعل به
register-differences = ما تختلف فيه الروايات
register-differences-none = لا شيء، بقدر ما يوجد من روايات.
register-kind-initiative = بمبادرة من
register-kind-topics = موضوع
register-kind-date = التاريخ
register-kind-numbers = رقم
register-kind-wording = الصياغة
register-kind-silent = لا رواية لهذا الطرف
register-kind-itself = طرف يناقض نفسه
register-says-nothing = لا يقول عنه شيئًا
register-amend-title = تعديل { $id }
register-form-how = اكتب ما يقوله المصدر. ما تتركه فارغًا يبقى «لم يُذكر».
register-date-how = بقدر ما يُعرف من الدقة:
register-side-n = الطرف { $n }
register-side = الطرف
register-office = المنصب
register-holder = شاغله
register-side-more = طرف آخر
register-sides-needed = الاتصال يكون بين طرفين على الأقل.
register-said-by = من يقول ذلك
register-asked-by = من طلب ذلك
register-minutes = الدقائق
register-one-a-line = واحد في كل سطر
register-source = المصدر
register-source-needed = اذكر من أين عُرف هذا.
register-exact-words = النص الحرفي
register-no-side = لا يتبع طرفًا
register-speaker = المتحدث
register-speaker-needed = اذكر من يتحدث.
register-channel = عبر أي قناة
register-account-when = التاريخ الذي يذكره
register-numbers = أرقام وتسميات
register-numbers-how = السفن = أكثر من 140، واحد في كل سطر
register-commitment = ما سيفعله الطرف
register-commitment-side = اختر صاحب التعهد.
register-due = قبل متى
register-merge = دمج
register-merge-how = يبقى هذا الاتصال بقيمه، ويؤخذ من غيره ما لم يُذكر فيه. يُعرض ما قد يكون في اليوم نفسه وبين الطرفين نفسيهما.
register-merge-none = لا تقرير آخر قد يكون عن هذا الاتصال.
register-merge-choose = اختر واحدًا على الأقل.
register-split = قسّم
register-split-how = يحتفظ كل جزء بكل ما يقوله التقرير، إلا ما تغيّره هنا.
register-part-n = الجزء { $n }
register-part-more = جزء آخر
register-reject = ارفض
register-reason = السبب
register-reason-needed = اذكر سببًا: يبقى ظاهرًا.
register-on-day = في يوم (اليوم إن تُرك فارغًا)
register-ask = اسأل
register-two-needed = سمِّ الاثنين.
register-silence-how = لا ينهي الانقطاع إلا اتصال جرى. المرفوض وما بلا رد والمخطط له لا ينهيه.
register-days =
    { $count ->
        [zero] 0 يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
register-days-between =
    { $count ->
        [zero] بين { $least } و{ $count } يوم
        [one] بين { $least } و{ $count } يوم
        [two] بين { $least } و{ $count } يوم
        [few] بين { $least } و{ $count } أيام
        [many] بين { $least } و{ $count } يومًا
       *[other] بين { $least } و{ $count } يوم
    }
register-days-least =
    { $count ->
        [zero] 0 يوم على الأقل
        [one] يوم واحد على الأقل
        [two] يومان على الأقل
        [few] { $count } أيام على الأقل
        [many] { $count } يومًا على الأقل
       *[other] { $count } يوم على الأقل
    }
register-gap = { $days } (من { $from } إلى { $to })، في هذا السجل؛ { $known }.
register-gap-none = لا شيء قبل { $to }، في هذا السجل؛ { $known }.
register-complete-yes = أُعلن اكتمال هذه المدة
register-complete-no = لم يُعلن اكتمال هذه المدة
register-first-since = الأول بين { $one } و{ $other } منذ { $from } ({ $days })، في هذا السجل.
register-first-ever = الأول بين { $one } و{ $other } في هذا السجل.
register-highest-since = الأعلى مستوى بين { $one } و{ $other } منذ { $from } ({ $days })، في هذا السجل.
register-highest-ever = الأعلى مستوى بين { $one } و{ $other } في هذا السجل.
register-basis = ما يستند إليه الجواب
register-special = ما تميّز به ذلك اليوم
register-first-for = الأول في عهد
register-declare = أعلن اكتمال مدة
register-declare-do = أعلن
register-declare-how = تشهد باسمك: لا ينقص أي اتصال جرى بين هذين من اليوم الأول إلى الأخير.
register-months = الاتصالات التي جرت بحسب المستوى
register-months-none = لم يجرِ شيء، في هذا السجل.
register-months-apart =
    { $count ->
        [zero] لا شيء غيرها.
        [one] واحد آخر لا يُعرف شهره.
        [two] اثنان آخران لا يُعرف شهرهما.
        [few] { $count } أخرى لا يُعرف شهرها.
        [many] { $count } أخرى لا يُعرف شهرها.
       *[other] { $count } أخرى لا يُعرف شهرها.
    }
register-chart = الاتصالات التي جرت من { $from } إلى { $to }، وأكثرها في عمود واحد { $most }. وهي أدناه في جدول.
register-as-table = في جدول
register-month = الشهر
register-rates = مصير ما طُلب
register-rates-how = من الاتصالات التي ذُكر من طلبها، وطلبها طرف واحد.
register-asked-times =
    { $count ->
        [zero] لم يُطلب منه
        [one] طُلب منه مرة واحدة
        [two] طُلب منه مرتين
        [few] طُلب منه { $count } مرات
        [many] طُلب منه { $count } مرة
       *[other] طُلب منه { $count } مرة
    }
register-with = مع من
register-choose-side = اختر
register-brief-make = أعدّ الصفحة
register-brief-how = صفحة واحدة: كم دام الانقطاع، آخر الاتصالات، من شغل أي منصب، ما وُعد به، وما تختلف فيه الروايات.
register-brief-title = { $side }: قبل المكالمة، { $day }
register-brief-silence = مدة الانقطاع
register-brief-last = آخر الاتصالات
register-brief-holders = من شغل أي منصب، بحسب آخر ما عُرف
register-brief-promises = تعهدات مفتوحة
register-brief-none = لا شيء في هذا السجل.
register-brief-nobody = لم يُسمَّ أحد في هذا السجل.
register-parties = أي طرف هو كل طرف من أطراف خطوطنا
register-parties-how = لأطراف الخط أسماؤها، والتقارير تسمّي الدول برموزها. قل مرة واحدة أيها أي.
register-name-side = يُحسب على أنه …
register-is-past = مضى ذلك اليوم
register-print = اطبع
register-save-page = احفظ صفحةً

## Press reports
nav-press = تقارير الصحافة
press-explain = الصق تقريرًا أو أفلت ملفات. تُقرأ على عقدتنا وحدها: لا يخرج منها شيء، ولا يُقيَّد شيء حتى تقول أنت.
press-text = نص التقرير
press-text-number = النص { $number }
press-outlet = الوسيلة الإعلامية
press-published = يوم النشر
press-published-how = اترك اليوم مفتوحًا إن لم تعرفه: لا تُخمَّن سنة. لصفحة فيها عدة مقالات اكتب يوم كل منها على التوالي.
press-published-on = نُشر في { $days }
press-published-open = يوم النشر غير معروف
press-encoding = هذه البايتات ليست UTF-8. بأي ترميز كُتب؟
press-read = اقرأ
press-reading = تجري القراءة…
press-another = نص آخر
press-files = اختر ملفات
press-others = نصوص أخرى
press-refused-empty = لا نص هنا.
press-refused-day = ليس هذا يومًا. اكتبه هكذا 2024-06-25 أو اتركه مفتوحًا.
press-refused-encoding = حدّد ترميز هذا الملف.
press-refused-large = هذا أكثر مما يُقرأ دفعة واحدة: الحد { $size }. أعطِ نصوصًا أقل أو اقتطع الصفحة.
press-refused-many = لا يُقرأ معًا أكثر من { $count } نصًا.
press-refused-twice = نص واحد مكرر، أو لملفين اسم واحد.
press-count =
    { $count ->
        [zero] لا يُقترح شيء.
        [one] اقتراح واحد.
        [two] اقتراحان.
        [few] { $count } اقتراحات.
        [many] { $count } اقتراحًا.
       *[other] { $count } اقتراح.
    }
press-left =
    { $count ->
        [zero] بُتّ فيها كلها.
        [one] واحد ينتظرك.
        [two] اثنان ينتظرانك.
        [few] { $count } تنتظرك.
        [many] { $count } تنتظرك.
       *[other] { $count } تنتظرك.
    }
press-report = التقرير
press-as-given = اعرضه كما أُعطي، بوسومه
press-proposals = ما يُقترح
press-none = لا يُقترح شيء
press-none-why = يعرف القارئ بضع مئات من العبارات. وما قيل بغيرها لا يراه: قيّده بيدك.
press-warned = انظر في هذه الكلمات: فيها ما يناقض بعضه.
press-clash-weekday = اسم اليوم لا يوافق تاريخه
press-clash-two-months = ذُكر شهران مختلفان
press-clash-no-such-day = لا يوجد يوم كهذا
press-clash-day-or-month = قد يكون اليوم والشهر معكوسين
press-clash-backwards = تنتهي المدة قبل أن تبدأ
press-clash-dates-differ = تواريخ السطر مختلفة
press-clash-hijri = اليوم الهجري واليوم الميلادي مختلفان
press-clash-published = يقول النص إنه بتاريخ { $day }
press-clash-not-in-office = لم يكن هذا المنصب حينها بيد { $holder }
press-not-said = لم يُذكر
press-when = متى
press-when-how = يوم، أو بقدر ما هو معروف: 2024-06 أو ~2024-06-25 (نحو) أو 2024-06-10/2024-06-20 أو /2024-06-25 (حتى).
press-status = ما آل إليه
press-sides = مَن
press-sides-open = الطرفان لم يُذكرا
press-side = الطرف
press-side-number = الطرف { $number }
press-side-add = طرف آخر
press-office = المنصب
press-office-not-said = المنصب لم يُذكر
press-holder = شاغل المنصب
press-holder-not-said = الاسم لم يُذكر
press-initiator = بطلب مَن
press-said-by = مَن يقول ذلك
press-says = بحسب { $speaker }
press-says-text = بحسب النص نفسه
press-wish-says = { $side }، بحسب { $speaker }
press-wish-text = { $side }، بحسب النص نفسه
press-publicity = الإعلان
press-asked-by = بطلب من { $side }
press-topics = الموضوع
press-topics-how = موضوع في كل سطر.
press-accounts = الروايات
press-silent = { $side }: لا رواية
press-claims = أرقام وأقوال
press-medium = الوسيلة
press-level = المستوى
press-track = المسار
press-several = عدة
press-number-over = أكثر من { $n }
press-number-least = { $n } على الأقل
press-number-under = أقل من { $n }
press-number-most = { $n } على الأكثر
press-number-about = نحو { $n }
press-day-until = { $day } أو قبله
press-day-from = { $day } أو بعده
press-day-between = بين { $first } و{ $last }
press-day-about = نحو { $day }
press-kind-contact = اتصال
press-kind-attempt = محاولة اتصال
press-kind-planned = اتصال مقرر
press-kind-denied = اتصال منفي
press-kind-commitment = تعهد
press-kind-protest = احتجاج
press-kind-warning = تحذير
press-kind-exercise = مناورات
press-kind-incident = حادث
press-kind-line = خط ساخن
press-role-since = للاتصال السابق
press-role-announced = يوم الإعلان
press-role-on_or_before = في ذلك اليوم أو قبله
press-how-explicit = كما ورد
press-how-relative = محسوب من يوم النشر
press-how-year_inferred = السنة مستنتجة من يوم النشر
press-how-open = لا يمكن تحديده
press-channel-statement = بيان
press-channel-press-conference = مؤتمر صحفي
press-channel-telegram = تليغرام
press-channel-twitter = تويتر
press-channel-interview = مقابلة
press-channel-tass = تاس
press-claim-ships = سفن
press-claim-aircraft = طائرات
press-claim-drones = مسيّرات
press-claim-missiles = صواريخ
press-claim-troops = جنود
press-claim-killed = قتلى
press-claim-injured = جرحى
press-claim-children = أطفال
press-claim-minutes = دقائق
press-claim-hours = ساعات
press-claim-months-since = أشهر منذ السابق
press-claim-attempts = محاولات
press-claim-initiator = بطلب من
press-read-read = كله وارد في النص
press-read-inferred = بعضه مستنتج
press-read-open = فيه ما هو مفتوح
press-verdict-filed = قُيّد
press-verdict-merged = أُضيف إلى اتصال
press-verdict-attached = أُلحق رواية
press-verdict-rejected = رُفض
press-judged-filed = قيّده { $officer } بالرقم { $ids }.
press-judged-merged = أضافه { $officer } إلى اتصال: { $ids }.
press-judged-attached = ألحقه { $officer } رواية عن { $ids }.
press-judged-rejected = رفضه { $officer }:
press-judge = حكمك
press-confirm = أكّد كما هو
press-correct = صحّح
press-correct-how = ما تكتبه بخلاف النص يكون لك وباسمك، وتبقى كلمات التقرير بجانبه.
press-split = اقسم إلى اثنين
press-split-how = يروي التقرير اتصالين: بيّن كلًّا منهما.
press-part = الاتصال { $number }
press-file = قيّد كما صُحّح
press-file-two = قيّدهما اثنين
press-merge = ادمج مع اقتراح آخر
press-merge-how = هذه تروي الاتصال نفسه:
press-merge-when = متى جرى، إن اختلفت التقارير
press-file-merged = قيّدها واحدًا
press-same = موجود في السجل…
press-same-title = أهو الاتصال نفسه؟
press-same-now = هو نفسه: أضفه إلى { $id }
press-another-contact = غيره: قيّده وحده
press-attach = ألحقه باتصال…
press-attach-title = عن أي اتصال قيل هذا؟
press-attach-now = ألحقه رواية عن { $id }
press-reject = ارفض
press-reject-now = ارفضه
press-reason = السبب
press-anew = أعد الحكم فيه
press-known =
    { $count ->
        [zero] ليس في السجل ما قد يكون هو.
        [one] في السجل اتصال قد يكون هو نفسه.
        [two] في السجل اتصالان قد يكون أحدهما هو.
        [few] في السجل { $count } اتصالات قد يكون أحدها هو.
        [many] في السجل { $count } اتصالًا قد يكون أحدها هو.
       *[other] في السجل { $count } اتصال قد يكون أحدها هو.
    }
press-told-twice = الاقتراح { $number } يروي الاتصال نفسه: ادمجهما.
press-told-twice-maybe = قد يروي الاقتراح { $number } الاتصال نفسه.
press-register-empty = لا اتصال في السجل بعد.
press-which = اتصال في السجل
press-likely = قد يكون هو
press-all-others = غيرها
press-here = التقرير
press-there = السجل
press-sources = المصدر
press-the-record = سجل الخط
press-witnessed = جرى على خطنا: يبقى ما يثبته السجل، ويُلحق التقرير رواية، حتى حيث يخطئ.
press-why-day = اليوم نفسه
press-why-day-within = اليوم ضمن مدة الآخر
press-why-day-without-year = اليوم نفسه والسنة ناقصة
press-why-date-missing = التاريخ ناقص
press-why-date-vague = التاريخ غير محدد
press-why-day-apart = بينهما يوم
press-why-month-apart = بينهما شهر
press-why-year-apart = بينهما سنة
press-why-office-alone = منصب ذُكر بلا شاغله
press-why-office-unlike = المنصب مسمّى باسم آخر
press-why-status = المآل مختلف
press-why-several = ينطبق على عدة
press-show = اعرض { $id } في السجل
press-done-filed = قُيّد: { $ids }.
press-done-rejected = رُفض.
press-opinion = رأي ثانٍ
press-opinion-how = يُعلّم نموذج لغوي كلمات في التقرير، وتقرؤها قواعدنا ودليلنا. اتفاقهما ليس دليلاً، وحيث يختلفان انظر بنفسك. لا يُقيَّد شيء من ذلك.
press-opinion-elsewhere = عند السؤال يُرسَل النص إلى جهاز آخر: { $to }.
press-opinion-ask = اسأل { $model }
press-opinion-ask-of = اسأل { $model } عن { $text }
press-opinion-asking = السؤال قيد الإرسال…
press-opinion-same = المقترح { $number }: الشيء نفسه
press-opinion-differs = المقترح { $number } يُقرأ قراءة أخرى: { $fields }
press-opinion-alone = ليس لدى القواعد شيء من هذا:
press-opinion-missed = المقترح { $number }: لم يُعلَّم
press-opinion-nothing = لا يُعلّم أي اتصال.
press-no-opinion-long = لا رأي ثانياً: النص أطول من { $value } حرف. أعطِ الجزء المقصود وحده.
press-no-opinion-huge = لا رأي ثانياً: الجواب أطول من { $value } بايت.
press-no-opinion-slow = لا رأي ثانياً: لم يصل جواب كامل خلال { $value } ثانية.
press-no-opinion-status = لا رأي ثانياً: خادم النموذج يجيب بالرمز { $value }.
press-no-opinion-away = لا رأي ثانياً: يتعذر الوصول إلى النموذج ({ $value }).
press-no-opinion-unlike = لا رأي ثانياً: الجواب ليس ما طُلب.
press-dropped-not-what-was-asked = أُسقط لأنه ليس ما طُلب: { $count }
press-dropped-not-in-the-text = أُسقط لأنه ليس في النص: { $count }
press-dropped-too-many = أُسقط لكثرته: { $count }
press-dropped-of-a-contact-without-a-status = أُسقط إذ لم يُعلَّم ما آل إليه الأمر: { $count }
press-dropped-of-a-contact-without-a-side = أُسقط إذ لم يُعلَّم طرف: { $count }
press-dropped-of-no-side-that-takes-part = أُسقط لأنه ليس عن طرف مشارك: { $count }
press-dropped-of-nobody-whom-the-directory-knows = أُسقط لأن الدليل لا يعرف صاحبه: { $count }
audit-event-press-filed = قُيّد تقرير صحفي
audit-event-press-rejected = رُفض تقرير صحفي
audit-event-opinion-asked = سُئل نموذج لغوي عن تقرير
audit-detail-ids = الاتصالات
audit-detail-proposals = الاقتراحات
audit-detail-text = التقرير
audit-detail-model = النموذج
audit-detail-to = أُرسل إلى
error-SAME_CONTACT = في السجل اتصال قد يكون هو نفسه.
    .do = قل أهو نفسه أم غيره.
error-JUDGED_ALREADY = قيّد أحدهم هذا من قبل.
    .do = أعد قراءة النصوص لترى ما آل إليه.
