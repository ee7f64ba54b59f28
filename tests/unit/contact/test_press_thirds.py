# SPDX-License-Identifier: Apache-2.0
"""Contacts of three sides and more: who sat by, who joined later, who brought them together."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

DAY = date(2023, 5, 18)

_TOGETHER = [
    (  # in the presence of, in any order
        (
            "أجرى وزيرا خارجية أرمينيا أرارات ميرزويان وأذربيجان جيهون بيراموف محادثات في واشنطن، "
            "الأربعاء، بحضور وزير الخارجية الأمريكي أنتوني بلينكن."
        ),
        [{"AM", "AZ", "US"}],
    ),
    (  # told in the next sentence
        (
            "التقى وزير الخارجية الأردني أيمن الصفدي نظيره السوري فيصل المقداد في عمان، الاثنين. "
            "وحضر اللقاء المبعوث الأممي غير بيدرسون."
        ),
        [{"JO", "SY", "UN"}],
    ),
    (  # an observer is none of them
        (
            "اجتمع وزير الخارجية العراقي فؤاد حسين بنظيره الإيراني في بغداد. وحضر اللقاء ممثل "
            "الأمم المتحدة بصفة مراقب."
        ),
        [{"IQ", "IR"}],
    ),
    (  # he is of the summit that they spoke of
        (
            "التقى وزير الخارجية المصري سامح شكري نظيره التركي في القاهرة لبحث القمة المرتقبة "
            "بمشاركة الرئيس الروسي فلاديمير بوتين."
        ),
        [{"EG", "TR"}],
    ),
    (  # peers of one title, at one table
        (
            "بحث وزير الخارجية العراقي فؤاد حسين، أمس، مع نظيريه السعودي فيصل بن فرحان والأردني "
            "أيمن الصفدي، التحضيرات لمؤتمر بغداد."
        ),
        [{"IQ", "SA", "JO"}],
    ),
    (
        (
            "بحث وزير الخارجية السعودي الأمير فيصل بن فرحان مع نظيريه التركي والأردني في لقاءين "
            "منفصلين أوضاع المنطقة."
        ),
        [{"SA", "TR"}, {"SA", "JO"}],
    ),
    (
        (
            "جمع الرئيس الروسي فلاديمير بوتين في سوتشي، أمس الأربعاء، رئيس الوزراء الأرميني نيكول "
            "باشينيان والرئيس الأذربيجاني إلهام علييف على طاولة واحدة."
        ),
        [{"RU", "AM", "AZ"}],
    ),
    (  # two who stand joined, and with whom they met
        (
            "تباحث الرئيس الفرنسي إيمانويل ماكرون والمستشار الألماني أولاف شولتس مع الرئيس "
            "الأوكراني فولوديمير زيلينسكي عبر الفيديو لمدة ساعة، الثلاثاء."
        ),
        [{"FR", "DE", "UA"}],
    ),
    (  # a line may begin with *took part*, which is also *share this*
        (
            "شارك وزير الخارجية اللبناني عبد الله بو حبيب في اجتماع ثلاثي بنيقوسيا مع نظيريه "
            "القبرصي كونستانتينوس كومبوس واليوناني نيكوس دندياس."
        ),
        [{"LB", "CY", "GR"}],
    ),
    (  # who is invited has not come
        (
            "دعا الرئيس الفرنسي إيمانويل ماكرون رئيس الوزراء اللبناني نجيب ميقاتي والرئيس "
            "القبرصي نيكوس خريستودوليدس إلى اجتماع في باريس."
        ),
        [],
    ),
    (
        (
            "عقد رؤساء أركان جيوش مالي والنيجر وبوركينا فاسو اجتماعا في نيامي، الأربعاء، "
            "لتشكيل قوة مشتركة."
        ),
        [{"ML", "NE", "BF"}],
    ),
    (  # two contacts, each with its verb
        (
            "اجتمع وزير الخارجية السوداني علي الصادق بنظيره المصري سامح شكري في القاهرة، واجتمع "
            "وزير خارجية جنوب السودان دينق داو بنظيره الكيني ألفريد موتوا في نيروبي."
        ),
        [{"SD", "EG"}, {"SS", "KE"}],
    ),
    (  # who they were is told again
        (
            "بحث وزراء خارجية مصر والأردن والعراق في عمان اليوم الربط الكهربائي. وضم الاجتماع "
            "سامح شكري وأيمن الصفدي وفؤاد حسين."
        ),
        [{"EG", "JO", "IQ"}],
    ),
    (
        (
            "Turkish President Recep Tayyip Erdogan said on Monday he had met his Iranian and "
            "Russian counterparts, Ebrahim Raisi and Vladimir Putin, in Tehran."
        ),
        [{"TR", "IR", "RU"}],
    ),
    (
        (
            "Kenyan President William Ruto hosted Ethiopian Prime Minister Abiy Ahmed and Somali "
            "President Hassan Sheikh Mohamud for a trilateral summit in Nairobi on Tuesday."
        ),
        [{"KE", "ET", "SO"}],
    ),
    (
        (
            "Верховный представитель ЕС Жозеп Боррель в понедельник собрал за одним столом "
            "президента Сербии Александра Вучича и косовского премьера Альбина Курти."
        ),
        [{"EU", "RS", "XK"}],
    ),
    (  # the sentence opens with it
        (
            "بعد لقاء ثلاثي استضافه رئيس الوزراء الماليزي أنور إبراهيم، الاثنين، أعلن رئيس الوزراء "
            "الكمبودي هون مانيت ورئيس الوزراء التايلاندي فومتام ويتشاياتشاي موافقتهما على الهدنة."
        ),
        [{"MY", "KH", "TH"}],
    ),
    (  # who sat at the head
        (
            "ترأس وزير الخارجية القطري محمد بن عبد الرحمن آل ثاني أمس اجتماعا بين "
            "وزيرة خارجية الكونغو الديمقراطية تيريز فاغنر ونظيرها الرواندي أوليفييه ندوهونغيريهي."
        ),
        [{"QA", "CD", "RW"}],
    ),
    (  # who welcomed it was not there
        (
            "رحب وزير الخارجية القطري محمد بن عبد الرحمن آل ثاني بالاجتماع الذي عقد أمس بين الرئيس "
            "الكونغولي فيليكس تشيسكيدي والرئيس الرواندي بول كاغامي."
        ),
        [{"CD", "RW"}],
    ),
    (  # the three had met before
        (
            "التقى وزراء خارجية رواندا أوليفييه ندوهونغيريهي وأنغولا تيتي أنطونيو وبوروندي ألبرت "
            "شينغيرو الثلاثاء في لواندا. وكان الوزراء الثلاثة اجتمعوا في كيغالي في 3 مايو."
        ),
        [{"RW", "AO", "BI"}, {"RW", "AO", "BI"}],
    ),
    (  # the verb, two, and with whom
        (
            "اجتمع في القاهرة الأحد وزير الخارجية اليوناني جورجيوس جيرابيتريتيس ونظيره القبرصي "
            "كونستانتينوس كومبوس مع وزير الخارجية المصري بدر عبد العاطي."
        ),
        [{"GR", "CY", "EG"}],
    ),
    (  # told in the next sentence, or called by the format
        (
            "U.S. President Joe Biden met Japanese Prime Minister Fumio Kishida and South Korean "
            "President Yoon Suk Yeol in Hiroshima on Sunday. The three leaders issued a statement."
        ),
        [{"US", "JP", "KR"}],
    ),
    (
        (
            "Глава МИД КНР Цинь Ган встретился в Исламабаде с коллегой из Пакистана Билавалом "
            "Бхутто-Зардари и главой МИД Афганистана Амир Ханом Моттаки. Все трое подписали "
            "протокол."
        ),
        [{"CN", "PK", "AF"}],
    ),
    (
        (
            "التقى الرئيس القبرصي نيكوس خريستودوليدس رئيس الوزراء اليوناني كيرياكوس ميتسوتاكيس "
            "والملك عبد الله الثاني، كلا على حدة، وبحث معهما الهجرة."
        ),
        [{"CY", "GR"}, {"CY", "JO"}],
    ),
    (  # at the head of the talks of two
        (
            "Qatar's Emir Sheikh Tamim bin Hamad al-Thani on Tuesday mediated a meeting in Doha "
            "between Congolese President Felix Tshisekedi and Rwandan President Paul Kagame."
        ),
        [{"QA", "CD", "RW"}],
    ),
    (
        (
            "Estonian Prime Minister Kaja Kallas and Latvian Prime Minister Evika Silina spoke on "
            "Monday with Lithuanian President Gitanas Nauseda also on the line."
        ),
        [{"EE", "LV", "LT"}],
    ),
    (
        (
            "حضر وزير الخارجية العماني بدر البوسعيدي اللقاء الذي جمع وزير الخارجية الإيراني حسين "
            "أمير عبد اللهيان ونظيره المصري سامح شكري في مسقط."
        ),
        [{"OM", "IR", "EG"}],
    ),
    (  # who gathered in a row
        (
            "الاجتماع الذي ضم، الأربعاء، الرئيس الأنغولي جواو لورينسو وضيفيه الكونغولي فيليكس "
            "تشيسكيدي والرواندي بول كاغامي انتهى إلى خريطة طريق."
        ),
        [{"AO", "CD", "RW"}],
    ),
    (
        (
            "Президент Египта Абдель Фаттах ас-Сиси, король Иордании Абдалла II и премьер-министр "
            "Ирака Мухаммед ас-Судани собрались в Каире на трехсторонний саммит."
        ),
        [{"EG", "JO", "IQ"}],
    ),
    (  # of whose meeting with a third they only spoke
        (
            "Премьер Армении Никол Пашинян и президент Франции Эмманюэль Макрон обсудили в Париже "
            "итоги трехсторонней встречи в Вашингтоне с участием президента США Джо Байдена."
        ),
        [{"AM", "FR"}],
    ),
    (
        (
            "انتهى اجتماع لواندا الذي ترأسه وزير الخارجية الأنغولي تيتي أنطونيو وضم نظيريه "
            "الكونغولية تيريز فاغنر والرواندي أوليفييه ندوهونغيريهي دون اتفاق."
        ),
        [{"AO", "CD", "RW"}],
    ),
    (  # whom he thanked he did not meet then
        (
            "شكر رئيس الوزراء الباكستاني شهباز شريف خلال لقائه ولي العهد السعودي الأمير محمد بن "
            "سلمان في جدة كلا من الرئيس الأمريكي جو بايدن والرئيس التركي رجب طيب أردوغان."
        ),
        [{"PK", "SA"}],
    ),
    (  # it was his guest who had met the third
        (
            "استقبل وزير الخارجية الصيني تشين غانغ نظيره السعودي فيصل بن فرحان، الذي كان قد التقى "
            "قبل ذلك في طوكيو رئيس الوزراء الياباني فوميو كيشيدا."
        ),
        [{"CN", "SA"}, {"SA", "JP"}],
    ),
    (  # of three, of whom one is not known
        (
            "التقى وزير الخارجية الإيراني حسين أمير عبد اللهيان نظيره الأرميني أرارات ميرزويان، "
            "وسيعقد لقاء ثلاثي مع جورجيا لاحقا."
        ),
        [{"IR", "AM"}],
    ),
    (  # a summit that they only prepare, or that was not
        (
            "German Chancellor Olaf Scholz and Polish Prime Minister Mateusz Morawiecki met in "
            "Warsaw on Wednesday to prepare a trilateral summit with French President Emmanuel "
            "Macron."
        ),
        [{"DE", "PL"}],
    ),
    (
        (
            "Глава дипломатии ЕС Жозеп Боррель встретился с президентом Сербии Александром "
            "Вучичем, а затем с премьером Косова Альбином Курти; трехсторонней встречи не было."
        ),
        [{"EU", "RS"}, {"EU", "XK"}],
    ),
    (  # each on his day
        (
            "Kenyan President William Ruto held talks with Ugandan Foreign Minister Jeje Odongo in "
            "Nairobi on Monday and with Tanzanian Foreign Minister Stergomena Tax in Mombasa on "
            "Tuesday."
        ),
        [{"KE", "UG"}, {"KE", "TZ"}],
    ),
    (
        (
            "استقبل رئيس الإمارات الشيخ محمد بن زايد رئيس الوزراء الإثيوبي آبي أحمد، الأحد، "
            "والرئيس الإريتري أسياس أفورقي، الاثنين."
        ),
        [{"AE", "ET"}, {"AE", "ER"}],
    ),
    (  # who says that he met two is not left out
        (
            "قال رئيس بنين باتريس تالون إنه التقى الرئيس الغاني نانا أكوفو أدو والرئيس "
            "السيراليوني جوليوس مادا بيو في أبوجا."
        ),
        [{"BJ", "GH"}, {"BJ", "SL"}],
    ),
    (  # each behind one title, with his side
        (
            "Министры иностранных дел Казахстана Мурат Нуртлеу, Узбекистана Бахтиёр Саидов и "
            "Таджикистана Сироджиддин Мухриддин встретились в Астане во вторник."
        ),
        [{"KZ", "UZ", "TJ"}],
    ),
    (
        "Президенты России, Азербайджана и премьер Армении встретились в Сочи во вторник.",
        [{"RU", "AZ", "AM"}],
    ),
    (
        "The presidents of Kenya and Uganda and the prime minister of Ethiopia met on Tuesday.",
        [{"KE", "UG", "ET"}],
    ),
    (  # a meeting of three that was not, and two things that one did
        (
            "استقبلت رئيسة الوزراء الإيطالية جورجا ميلوني الرئيس الجزائري عبد المجيد تبون في روما. "
            "ولم يعقد اللقاء الثلاثي الذي كان مقررا مع الرئيس التونسي قيس سعيد."
        ),
        [{"IT", "DZ"}],
    ),
    (
        (
            "التقى وزير الدولة القطري محمد الخليفي المبعوث الأمريكي روبرت مالي في الدوحة وتحدث "
            "هاتفيا مع وزير الخارجية الإيراني حسين أمير عبد اللهيان."
        ),
        [{"QA", "IR"}, {"QA", "US"}],
    ),
]


@pytest.mark.parametrize(("text", "sides"), _TOGETHER)
def test_who_sat_together(text: str, sides: list[set[str]]) -> None:
    told = read(text, published=[DAY], directory=starter(), file="x").proposals
    assert [{party.side for party in one.sides} for one in told] == sides
