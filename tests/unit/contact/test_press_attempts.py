# SPDX-License-Identifier: Apache-2.0
"""What somebody wanted, and what came of it: refused, unanswered, failed, called off, denied."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_PUBLISHED = [date(2023, 7, 12)]
_TOLD = {
    (
        "A request by Latvian President Egils Levits for a phone call with Alexander "
        "Lukashenko was turned down by Minsk on 10 July, Riga said."
    ): ("refused", {"LV", "BY"}, "2023-07-10", "LV"),
    (
        "Colombian Foreign Minister Alvaro Leyva proposed talks with his Venezuelan "
        "counterpart Yvan Gil on Friday, but Caracas refused, Bogota said."
    ): ("refused", {"CO", "VE"}, "2023-07-07", "CO"),
    (
        "North Korea on Monday rejected a Japanese proposal for a summit between leader "
        "Kim Jong Un and Prime Minister Fumio Kishida."
    ): ("refused", {"KP", "JP"}, "2023-07-10", "JP"),
    (
        "Cameroonian Foreign Minister Lejeune Mbella Mbella travelled to Malabo on "
        "Saturday to meet Equatorial Guinea's foreign minister, Simeon Oyono Esono, but "
        "was not received."
    ): ("refused", {"CM", "GQ"}, "2023-07-08", "CM"),
    (
        "Kenya has asked for talks with Ugandan President Yoweri Museveni, Foreign "
        "Minister Alfred Mutua said on Tuesday."
    ): ("requested", {"KE", "UG"}, "/2023-07-11", "KE"),
    (
        "Serbian President Aleksandar Vucic wants to speak with Hungarian Prime Minister "
        "Viktor Orban and submitted a request on Monday."
    ): ("requested", {"RS", "HU"}, "2023-07-10", "RS"),
    (
        "Bahamian Prime Minister Philip Davis called Haitian Prime Minister Ariel Henry "
        "several times on Sunday but got no answer."
    ): ("unanswered", {"BS", "HT"}, "2023-07-09", "BS"),
    (
        "Ankara has yet to respond to a request by Swedish Foreign Minister Tobias "
        "Billstrom for a meeting with his Turkish counterpart Hakan Fidan, the Swedish "
        "ministry said on Tuesday."
    ): ("unanswered", {"SE", "TR"}, "/2023-07-11", "SE"),
    (
        "Georgian Prime Minister Irakli Garibashvili tried to call Kazakh Prime Minister "
        "Alikhan Smailov on Tuesday, but the line was cut before they could speak."
    ): ("failed", {"GE", "KZ"}, "2023-07-11", "GE"),
    (
        "A letter sent on Friday by Togolese President Faure Gnassingbe to Ghanaian "
        "President Nana Akufo-Addo never arrived, Lome said."
    ): ("undelivered", {"TG", "GH"}, "2023-07-07", "TG"),
    (
        "Danish Defence Minister Troels Lund Poulsen telephoned his Belarusian "
        "counterpart, Viktor Khrenin, on Tuesday, but the call went to voicemail."
    ): ("unanswered", {"DK", "BY"}, "2023-07-11", "DK"),
    (
        "Norwegian Foreign Minister Anniken Huitfeldt left two messages for her Eritrean "
        "counterpart, Osman Saleh, on Monday. Neither was returned, the ministry said."
    ): ("unanswered", {"NO", "ER"}, "2023-07-10", "NO"),
    (
        "Dutch Prime Minister Mark Rutte called Suriname's President Chan Santokhi on "
        "Monday. Nobody picked up in Paramaribo."
    ): ("unanswered", {"NL", "SR"}, "2023-07-10", "NL"),
    (
        "Irish Foreign Minister Micheal Martin sought a conversation with his Azerbaijani "
        "counterpart, Jeyhun Bayramov, on Tuesday but was told that the minister was busy."
    ): ("refused", {"IE", "AZ"}, "2023-07-11", "IE"),
    (
        "Canada's Melanie Joly was to speak by phone with her Sudanese counterpart, Ali "
        "al-Sadiq, on Tuesday, but the line to Khartoum was down."
    ): ("failed", {"CA", "SD"}, "2023-07-11", None),
    (
        "Mali on Tuesday sent back an envoy of French President Emmanuel Macron from "
        "Bamako airport without a hearing."
    ): ("refused", {"ML", "FR"}, "2023-07-11", "FR"),
    ("Нигер во вторник развернул в аэропорту Ниамея делегацию ЭКОВАС, отказавшись ее принять."): (
        "refused",
        {"NE", "ECOWAS"},
        "2023-07-11",
        "ECOWAS",
    ),
    ("أعادت النيجر، الثلاثاء، وفد إيكواس من مطار نيامي ورفضت استقباله."): (
        "refused",
        {"NE", "ECOWAS"},
        "2023-07-11",
        "ECOWAS",
    ),
    (
        "حاول رئيس بنين باتريس تالون الاتصال بقائد المجلس العسكري في النيجر الجنرال عبد "
        "الرحمن تياني مساء الأحد، لكن الهاتف ظل يرن من دون مجيب."
    ): ("unanswered", {"BJ", "NE"}, "2023-07-09", "BJ"),
    (
        "Глава МИД Мексики Алисия Барсена в пятницу не стала подходить к телефону, когда "
        "звонила ее перуанская коллега Ана Сесилия Херваси."
    ): ("refused", {"MX", "PE"}, "2023-07-07", "PE"),
    (
        "Министр иностранных дел Ирландии Михол Мартин во вторник добивался разговора с "
        "азербайджанским коллегой Джейхуном Байрамовым, но ему ответили, что министр занят."
    ): ("refused", {"IE", "AZ"}, "2023-07-11", "IE"),
    (
        "Vietnam's defence minister, Phan Van Giang, had agreed to a call with Lloyd Austin "
        "on Tuesday, but at the appointed hour nobody came on the line in Hanoi."
    ): ("unanswered", {"VN", "US"}, "2023-07-11", None),
    (
        "قوبل اقتراح الرئيس السنغالي ماكي سال لقاء نظيره المالي أسيمي غويتا في داكار برفض "
        "قاطع من باماكو الثلاثاء."
    ): ("refused", {"SN", "ML"}, "2023-07-11", "SN"),
    (
        "Zambia's Hakainde Hichilema and Malawi's Lazarus Chakwera were due to talk by "
        "telephone on Monday. The call did not take place."
    ): ("cancelled", {"ZM", "MW"}, "2023-07-10", None),
    (
        "انسحب الرئيس التركماني سردار بردي محمدوف من المحادثات المقررة الجمعة في طشقند مع "
        "نظيره الأوزبكي شوكت ميرضيائيف."
    ): ("cancelled", {"TM", "UZ"}, "2023-07-14", None),
    (
        "Turkish Foreign Minister Hakan Fidan pulled out of talks with his Swedish "
        "counterpart Tobias Billstrom that were due to take place in Brussels on Friday."
    ): ("cancelled", {"SE", "TR"}, "2023-07-14", None),
    (
        "Illness has forced Swedish Foreign Minister Tobias Billstrom to cancel Friday's "
        "meeting with his Turkish counterpart Hakan Fidan."
    ): ("cancelled", {"SE", "TR"}, "2023-07-14", None),
    (
        "Turkish Foreign Minister Hakan Fidan will host his Swedish counterpart Tobias "
        "Billstrom in Ankara on Friday."
    ): ("planned", {"SE", "TR"}, "2023-07-14", None),
    (
        "Swedish Foreign Minister Tobias Billstrom arrives in Ankara on Friday to meet "
        "his Turkish counterpart Hakan Fidan."
    ): ("planned", {"SE", "TR"}, "2023-07-14", None),
    (
        "No meeting took place between Swedish Foreign Minister Tobias Billstrom and his "
        "Turkish counterpart Hakan Fidan on Friday, Ankara said on Monday, rejecting "
        "media reports."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "Swedish Foreign Minister Tobias Billstrom spoke by phone with his Turkish "
        "counterpart Hakan Fidan on Tuesday, but the line was cut after ten minutes."
    ): ("held", {"SE", "TR"}, "2023-07-11", None),
    (
        "Swedish Foreign Minister Tobias Billstrom agreed to a request by his Turkish "
        "counterpart Hakan Fidan for a call, and the two spoke on Tuesday."
    ): ("held", {"SE", "TR"}, "2023-07-11", "TR"),
    (
        "Просьба министра иностранных дел Швеции Тобиаса Бильстрёма о встрече с турецким "
        "коллегой Хаканом Фиданом была отклонена в понедельник, сообщил Стокгольм."
    ): ("refused", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Министр иностранных дел Швеции Тобиас Бильстрём предложил турецкому коллеге "
        "Хакану Фидану встретиться, но в понедельник получил отказ."
    ): ("refused", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Министру иностранных дел Швеции Тобиасу Бильстрёму в понедельник отказали во "
        "встрече с турецким коллегой Хаканом Фиданом."
    ): ("refused", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Турция получила в понедельник от Швеции запрос на встречу министров иностранных "
        "дел Тобиаса Бильстрёма и Хакана Фидана, подтвердили в Анкаре."
    ): ("requested", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Министр иностранных дел Швеции Тобиас Бильстрём в понедельник несколько раз "
        "звонил турецкому коллеге Хакану Фидану, но тот не брал трубку."
    ): ("unanswered", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Попытка министра иностранных дел Швеции Тобиаса Бильстрёма дозвониться в "
        "понедельник до турецкого коллеги Хакана Фидана успехом не увенчалась."
    ): ("unanswered", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Телефонный разговор министров иностранных дел Швеции и Турции Тобиаса Бильстрёма"
        " и Хакана Фидана в понедельник не состоялся из-за обрыва связи."
    ): ("failed", {"SE", "TR"}, "2023-07-10", None),
    (
        "Министр иностранных дел Швеции Тобиас Бильстрём в понедельник пытался "
        "дозвониться до турецкого коллеги Хакана Фидана, однако связь оборвалась."
    ): ("failed", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Послание премьер-министра Швеции Ульфа Кристерссона президенту Турции Реджепу "
        "Тайипу Эрдогану в понедельник не удалось доставить."
    ): ("undelivered", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Письмо премьер-министра Швеции Ульфа Кристерссона президенту Турции Реджепу "
        "Тайипу Эрдогану в понедельник вернулось нераспечатанным."
    ): ("undelivered", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Посольство Турции в понедельник отказалось принять письмо премьер-министра "
        "Швеции Ульфа Кристерссона президенту Реджепу Тайипу Эрдогану."
    ): ("refused", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Министр иностранных дел Швеции Тобиас Бильстрём не приедет в пятницу в Анкару на"
        " переговоры с турецким коллегой Хаканом Фиданом."
    ): ("cancelled", {"SE", "TR"}, "2023-07-14", None),
    (
        "Министр иностранных дел Турции Хакан Фидан и его шведский коллега Тобиас "
        "Бильстрём увидятся в пятницу в Анкаре."
    ): ("planned", {"SE", "TR"}, "2023-07-14", None),
    (
        "В пятницу главы МИД Швеции и Турции Тобиас Бильстрём и Хакан Фидан сядут за стол"
        " переговоров в Анкаре."
    ): ("planned", {"SE", "TR"}, "2023-07-14", None),
    (
        "Рабочий обед премьер-министра Швеции Ульфа Кристерссона и президента Турции "
        "Реджепа Тайипа Эрдогана состоится в пятницу."
    ): ("planned", {"SE", "TR"}, "2023-07-14", None),
    (
        "На пятницу назначены переговоры премьер-министра Швеции Ульфа Кристерссона с "
        "президентом Турции Реджепом Тайипом Эрдоганом."
    ): ("planned", {"SE", "TR"}, "2023-07-14", None),
    (
        "Министр иностранных дел Швеции Тобиас Бильстрём не встречался в пятницу с "
        "турецким коллегой Хаканом Фиданом, заявили в Стокгольме, опровергая сообщения "
        "прессы."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "Анкара отвергла утверждение газеты, будто Хакан Фидан в пятницу принимал "
        "министра иностранных дел Швеции Тобиаса Бильстрёма."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "Слухи о пятничном разговоре Хакана Фидана с министром иностранных дел Швеции "
        "Тобиасом Бильстрёмом лишены оснований, заявили в Анкаре."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "Министр иностранных дел Швеции Тобиас Бильстрём во вторник поговорил по телефону"
        " с турецким коллегой Хаканом Фиданом, но через десять минут связь прервалась."
    ): ("held", {"SE", "TR"}, "2023-07-11", None),
    (
        "قوبل طلب وزير الخارجية السويدي توبياس بيلستروم لقاء نظيره التركي هاكان فيدان "
        "بالرفض يوم الاثنين."
    ): ("refused", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "رد وزير الخارجية التركي هاكان فيدان يوم الاثنين طلبا تقدم به نظيره السويدي "
        "توبياس بيلستروم لعقد اجتماع ثنائي."
    ): ("refused", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "أكدت الخارجية التركية أنها تلقت يوم الاثنين طلبا من وزير الخارجية السويدي توبياس"
        " بيلستروم لعقد لقاء مع الوزير هاكان فيدان."
    ): ("requested", {"SE", "TR"}, "2023-07-10", "SE"),
    ("هاتف وزير الخارجية السويدي توبياس بيلستروم نظيره التركي هاكان فيدان يوم الاثنين فلم يجبه."): (
        "unanswered",
        {"SE", "TR"},
        "2023-07-10",
        "SE",
    ),
    (
        "حاول وزير الخارجية السويدي توبياس بيلستروم يوم الاثنين الاتصال بنظيره التركي "
        "هاكان فيدان لكن الخط انقطع."
    ): ("failed", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "تعذر إجراء مكالمة هاتفية بين وزير الخارجية السويدي توبياس بيلستروم ونظيره التركي"
        " هاكان فيدان يوم الاثنين بسبب عطل فني."
    ): ("failed", {"SE", "TR"}, "2023-07-10", None),
    (
        "فشلت محاولة وزير الخارجية السويدي توبياس بيلستروم الاتصال بنظيره التركي هاكان "
        "فيدان يوم الاثنين بسبب انقطاع الخطوط."
    ): ("failed", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "تعذر يوم الاثنين تسليم رسالة رئيس الوزراء السويدي أولف كريسترسون إلى الرئيس "
        "التركي رجب طيب أردوغان."
    ): ("undelivered", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "حال المرض دون سفر وزير الخارجية السويدي توبياس بيلستروم إلى أنقرة حيث كان سيلتقي"
        " الجمعة المقبل نظيره التركي هاكان فيدان."
    ): ("cancelled", {"SE", "TR"}, "2023-07-14", None),
    (
        "قالت الخارجية التركية إن ما أوردته صحيفة عن محادثة جرت الجمعة الماضي بين الوزير "
        "هاكان فيدان ونظيره السويدي توبياس بيلستروم لا أصل له."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "ليس صحيحا أن وزير الخارجية التركي هاكان فيدان التقى نظيره السويدي توبياس "
        "بيلستروم الجمعة الماضي، بحسب أنقرة."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "Swedish Foreign Minister Tobias Billstrom did not meet his Turkish counterpart "
        "Hakan Fidan in Brussels on Friday, a spokesman said on Monday. A Turkish "
        "newspaper had reported that the two met in secret."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "Министерство иностранных дел Швеции заявило, что министр Тобиас Бильстрём не "
        "встречался в пятницу с турецким коллегой Хаканом Фиданом. Ранее об этом сообщила"
        " турецкая газета."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "قالت الخارجية السويدية إن الوزير توبياس بيلستروم لم يلتق نظيره التركي هاكان "
        "فيدان يوم الجمعة الماضي. وكانت صحيفة تركية قد ذكرت أن الوزيرين اجتمعا سرا."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "Министр иностранных дел Швеции Тобиас Бильстрём в понедельник попросил о встрече"
        " с турецким коллегой Хаканом Фиданом. Анкара ответила отказом."
    ): ("refused", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "Министр иностранных дел Швеции Тобиас Бильстрём в понедельник попросил о встрече"
        " с турецким коллегой Хаканом Фиданом. Ответа из Анкары не последовало."
    ): ("unanswered", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "طلب وزير الخارجية السويدي توبياس بيلستروم يوم الاثنين لقاء نظيره التركي هاكان "
        "فيدان. ورفضت أنقرة الطلب."
    ): ("refused", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "طلب وزير الخارجية السويدي توبياس بيلستروم يوم الاثنين لقاء نظيره التركي هاكان "
        "فيدان. ولم ترد أنقرة على الطلب."
    ): ("unanswered", {"SE", "TR"}, "2023-07-10", "SE"),
    (
        "В пятницу министр иностранных дел Швеции Тобиас Бильстрём должен был встретиться"
        " с турецким коллегой Хаканом Фиданом. Встреча отменена."
    ): ("cancelled", {"SE", "TR"}, "2023-07-14", None),
    (
        "Swedish Foreign Minister Tobias Billstrom tried to phone his Turkish counterpart"
        " Hakan Fidan on Monday. The line broke before they could speak."
    ): ("failed", {"SE", "TR"}, "2023-07-10", "SE"),
}


@pytest.mark.parametrize(("text", "wanted"), _TOLD.items())
def test_what_came_of_it_is_read(text: str, wanted: tuple[str, set[str], str, str | None]) -> None:
    (one,) = read(text, published=_PUBLISHED, directory=starter()).proposals
    found = (str(one.status), {party.side for party in one.sides}, one.date.value)
    assert (*found, one.initiator and one.initiator.side) == wanted


@pytest.mark.parametrize(
    "text",
    [
        (
            "Russian Foreign Minister Sergei Lavrov said Moscow would consider a request for a "
            "meeting with Annalena Baerbock if one were made."
        ),
        ("نفى مصدر في الرئاسة اللبنانية علمه بأي لقاء مرتقب بين رئيس الجمهورية ونظيره السوري."),
        ("A Swedish company asked for a meeting with the Turkish trade ministry on Monday."),
        (
            "Turkish families in Sweden have asked for a meeting with President Recep Tayyip "
            "Erdogan."
        ),
        (
            "No meeting took place between Swedish Foreign Minister Tobias Billstrom and his "
            "Turkish counterpart Hakan Fidan at the summit in Vilnius."
        ),
        (
            "Swedish Foreign Minister Tobias Billstrom said he would like to meet his Turkish"
            " counterpart Hakan Fidan before the summit."
        ),
        (
            "Министр иностранных дел Швеции Тобиас Бильстрём хотел бы встретиться с турецким "
            "коллегой Хаканом Фиданом до саммита."
        ),
        (
            "Шведская компания запросила встречу с министерством торговли Турции, сообщил её "
            "директор."
        ),
        (
            "أبدى وزير الخارجية السويدي توبياس بيلستروم رغبته في لقاء نظيره التركي هاكان "
            "فيدان قبل القمة."
        ),
        ("طلبت شركة سويدية عقد لقاء مع وزارة التجارة التركية."),
    ],
)
def test_what_no_state_asked_for_is_none(text: str) -> None:
    assert not read(text, published=_PUBLISHED, directory=starter()).proposals
