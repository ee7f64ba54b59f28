# SPDX-License-Identifier: Apache-2.0
"""A part of a grid: titles, their order and the name's case, in frames of a contact.

Each language has a table of titles with their office ("" where no list has it). The states, the
orders and the frames go round, so that each title meets several of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import cycle
from typing import Final

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

RU_STATES: Final = {"JP": "Японии", "ZA": "ЮАР", "BA": "Боснии и Герцеговины"}
RU_FRAMES: Final = (
    ("nom", "{} в среду встретился с премьер-министром Мальты Робертом Абелой."),
    ("gen", "Встреча {} с премьер-министром Мальты Робертом Абелой прошла 1 июня."),
    ("ins", "Премьер-министр Мальты Роберт Абела в среду обсудил по телефону с {} торговлю."),
)
RU_NAME: Final = {"nom": "Марк Ковалски", "gen": "Марка Ковалски", "ins": "Марком Ковалски"}
RU_CHIEF: Final = "начальник начальника начальником"
RU_HEAD: Final = "глава главы главой"
RU_TITLES: Final = (
    ("и.~о. и.~о. и.~о.", "министра обороны", "defence-minister"),
    ("замглавы замглавы замглавы", "МИД", "deputy-foreign-minister"),
    ("первый первого первым", "замминистра обороны", "deputy-defence-minister"),
    ("врио врио врио", "президента", "head-of-state"),
    ("исполняющий исполняющего исполняющим", "обязанности главы МИД", "foreign-minister"),
    (RU_HEAD, "МВД", ""),
    (RU_HEAD, "переходного правительства", "head-of-government"),
    (RU_HEAD, "внешнеполитического ведомства", "foreign-minister"),
    (RU_HEAD, "Совета национальной безопасности", "security-council-secretary"),
    (RU_CHIEF, "Генерального штаба национальной обороны", "chief-of-general-staff"),
    (RU_CHIEF, "Объединённого штаба Сил самообороны", "chief-of-general-staff"),
    (RU_CHIEF, "оперативного управления Генштаба", "military-leaders"),
    (
        "командующий командующего командующим",
        "Тихоокеанским флотом",
        "military-leaders",
    ),
    (
        "директор директора директором",
        "Национального разведывательного управления",
        "intelligence-chief",
    ),
    ("генеральный~прокурор генерального~прокурора генеральным~прокурором", "", ""),
)


def russian() -> list[tuple[str, str, str, str]]:
    """Return sentences with the side, the office and the name in them."""
    cells = []
    for n, (heads, of, office) in enumerate(RU_TITLES):
        for m, ((case, frame), head) in enumerate(zip(RU_FRAMES, heads.split(), strict=True)):
            side, state = list(RU_STATES.items())[(n + m) % len(RU_STATES)]
            said = " ".join(f"{head} {of} {state}".replace("~", " ").split())
            name = RU_NAME[case]
            text = frame.format(f"{said} {name}" if (n + m) % 2 == 0 else f"{name}, {said},")
            cells.append((text[0].upper() + text[1:], side, office, RU_NAME["nom"]))
    return cells


EN_TITLES: Final = [
    ("foreign-minister", "{adj} minister of foreign affairs, trade and worship"),
    ("foreign-minister", "{own} deputy prime minister and foreign minister"),
    ("defence-minister", "{adj} minister of defence and military veterans"),
    ("chief-of-general-staff", "{adj} armed forces chief"),
    ("chief-of-general-staff", "{adj} joint chiefs of staff chairman"),
    ("chief-of-general-staff", "Chief of the Defense Staff of {state}"),
    ("military-leaders", "{adj} vice chief of staff"),
    ("military-leaders", "{own} northern command chief"),
    ("intelligence-chief", "{adj} military intelligence director"),
    ("intelligence-chief", "ISI chief"),
    ("security-council-secretary", "{own} national security council secretary"),
    ("deputy-foreign-minister", "{adj} senior deputy foreign minister"),
    ("aide", "{adj} special envoy for the Horn of Africa"),
    ("aide", "{own} special representative for the Western Balkans"),
    ("aide", "{adj} presidential adviser"),
    ("national-security-adviser", "White House national security adviser"),
    ("", "{adj} foreign ministry director general"),
    ("", "{own} secretary-general of the foreign ministry"),
    ("", "{adj} second vice president"),
    ("", "Chairman of the Foreign Affairs Committee of {state}"),
    ("", "{adj} coast guard commander"),
    ("", "{own} minister of industry and advanced technology"),
    ("", "UN refugee chief"),
    ("", "UN Under-Secretary-General for Political Affairs"),
    ("", "European Commissioner for Home Affairs"),
    ("foreign-minister", "High Representative of the European Union for Foreign Affairs"),
]
EN_STATES: Final = {
    "GR": {"state": "Greece", "own": "Greece's", "adj": "Greek"},
    "AE": {"state": "the United Arab Emirates", "own": "the UAE's", "adj": "UAE"},
    "NZ": {"state": "New Zealand", "own": "New Zealand's", "adj": "New Zealand"},
}
EN_OWN: Final = {"ISI": "PK", "White": "US", "UN": "UN", "European": "EU", "High": "EU"}
"""The sides of titles that have one in them."""
EN_FRAMES: Final = [
    "Maltese Prime Minister Robert Abela received a phone call on Wednesday from {who}.",
    "On Wednesday, Maltese Prime Minister Robert Abela hosted {who} for talks.",
    "Maltese Prime Minister Robert Abela met {who} on Wednesday.",
]


AR_TITLES: Final = [
    ("head-of-state", "رئيس الدولة في {state}"),
    ("head-of-government", "رئيس حكومة تصريف الأعمال {fem}"),
    ("foreign-minister", "وزير الشؤون الخارجية في {state}"),
    ("foreign-minister", "وزير الخارجية وشؤون المغتربين {masc}"),
    ("chief-of-general-staff", "رئيس هيئة الأركان العامة للدفاع {fem}"),
    ("chief-of-general-staff", "رئيس هيئة الأركان في القوات المسلحة {fem}"),
    ("military-leaders", "قائد القيادة العسكرية {fem} لإفريقيا"),
    ("intelligence-chief", "مدير جهاز المخابرات في {state}"),
    ("intelligence-chief", "رئيس جهاز الأمن القومي {masc}"),
    ("national-security-adviser", "مستشار الرئيس {masc} للأمن القومي"),
    ("", "وزير داخلية {state}"),
    ("", "المفوض السامي للأمم المتحدة لشؤون اللاجئين"),
    ("", "مفوض الاتحاد الأوروبي للشؤون الداخلية"),
    ("aide", "المبعوث الأوروبي"),
]
AR_STATES: Final = {
    "GR": {"state": "اليونان", "masc": "اليوناني", "fem": "اليونانية"},
    "LS": {"state": "ليسوتو", "masc": "الليسوتي", "fem": "الليسوتية"},
    "ZA": {"state": "جنوب أفريقيا", "masc": "الجنوب أفريقي", "fem": "الجنوب أفريقية"},
}
AR_OWN: Final = {"المفوض": "UN", "مفوض": "EU", "المبعوث": "EU"}
AR_FRAMES: Final = [
    "التقى رئيس الوزراء المالطي روبرت أبيلا، أمس الأربعاء، {who} لبحث التعاون.",
    "تلقى رئيس الوزراء المالطي روبرت أبيلا، أمس الأربعاء، اتصالاً هاتفياً من {who}.",
    "ناقش رئيس الوزراء المالطي روبرت أبيلا، الأربعاء، مع {who}، آخر المستجدات.",
]


ENGLISH: Final = (EN_TITLES, EN_STATES, EN_FRAMES, EN_OWN, "Helga Kostis", ",")
ARABIC: Final = (AR_TITLES, AR_STATES, AR_FRAMES, AR_OWN, "أندرياس كوستيس", "،")


def dealt(
    titles: Sequence[tuple[str, str]],
    states: Mapping[str, Mapping[str, str]],
    frames: Sequence[str],
    own: Mapping[str, str],
    name: str,
    comma: str,
) -> Iterator[tuple[str, str, str, str]]:
    """Give sentences with the side, the office and the name in them; the frames go round."""
    places = cycle((frame, side, forms) for side, forms in states.items() for frame in frames)
    for office, title in titles:
        for order in ("{0} {1}", f"{{1}}{comma} {{0}}{comma}"):
            frame, side, forms = next(places)
            text = frame.format(who=order.format(title.format(**forms), name))
            text = text.replace(f"{comma}.", ".").replace(comma * 2, comma)
            yield text, own.get(title.split()[0], side), office, name


@pytest.mark.parametrize(
    ("text", "side", "office", "name"), [*russian(), *dealt(*ENGLISH), *dealt(*ARABIC)]
)
def test_titles(text: str, side: str, office: str, name: str) -> None:
    (one,) = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    found = {each.side: (each.office, each.holder) for each in one.sides}
    assert found.pop(side) == (office, name)
    assert list(found) == ["MT"]
    assert one.date.value == "2022-06-01"


RU_TWO: Final = (
    ("{A} и {B} в среду провели рабочий завтрак.", None),
    ("{A} и {B} 1 июня подписали в Женеве соглашение о торговле.", None),
    ("{A} в среду ответил на звонок премьер-министра Греции Никоса Мариса.", "GR"),
    ("В среду главе МВД Мальты Марку Ковалски позвонил {B}.", "GR"),
    ("{A} в среду обратился с письмом к премьер-министру Греции Никосу Марису.", "MT"),
    ("{B} 1 июня принял в Риге Марка Ковалски, главу МВД Мальты.", None),
    ("Встретившись в среду с греческим премьером Никосом Марисом, {A} обсудил торговлю.", None),
)  # fmt: skip


@pytest.mark.parametrize(("frame", "caller"), RU_TWO)
def test_russian_frames(frame: str, caller: str | None) -> None:
    text = frame.format(A="Глава МВД Мальты Марк Ковалски", B="премьер-министр Греции Никос Марис")
    text = text[0].upper() + text[1:]
    (one,) = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    assert {each.side: (each.office, each.holder) for each in one.sides} == {
        "MT": ("", "Марк Ковалски"),
        "GR": ("head-of-government", "Никос Марис"),
    }
    assert one.date.value == "2022-06-01"
    assert (one.initiator and one.initiator.side) == caller


@pytest.mark.parametrize(
    "said",
    [
        "с Ли Хо, вице-премьером, министром обороны Чили,",
        "с вице-премьером и министром обороны Чили Ли Хо",
        "с Ли Хо, первым вице-премьером и министром обороны Чили,",
    ],
)
def test_two_russian_titles_of_one(said: str) -> None:
    text = f"Премьер-министр Мальты Роберт Абела в среду обсудил {said} торговлю."
    (one,) = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    assert {each.side: (each.office, each.holder) for each in one.sides}["CL"] == (
        "defence-minister",
        "Ли Хо",
    )


@pytest.mark.parametrize(
    "frame",
    [
        "{} в среду обратился с открытым письмом к президенту Чили.",
        "{} в среду дал рабочий обед для журналистов.",
        "{} не созванивался с президентом Чили.",
        "{} 1 июня принял в Риге студентов, хозяев стадиона.",
    ],
)
def test_russian_near_misses(frame: str) -> None:
    text = frame.format("Глава МВД Мальты Марк Ковалски")
    assert not read(text, published=[date(2022, 6, 2)], directory=starter()).proposals


EN_TWO: Final = (
    "The Greek and Kenyan foreign ministers, {0} and {1}, held a phone call on Wednesday, June 1.",
    "The call between {0} and {1}, the Greek and Kenyan foreign ministers, came on Wednesday.",
    "Greek and Kenyan foreign ministers {0} and {1} met on June 1.",
    "A Greek delegation led by Foreign Minister {0} met Kenyan Foreign Minister {1} on Wednesday.",
    "The Greek foreign minister, {0}, met on June 1 a Kenyan team, headed by Foreign Minister {1}.",
    "{0}, Greek foreign minister, and {1}, Kenyan foreign minister, on June 1 signed an accord.",
    "{0}, Greece's foreign minister, sat down on Wednesday, June 1 with {1}, his Kenyan peer.",
    "Greek Foreign Minister {0} called on Wednesday, June 1 on Kenyan Foreign Minister {1}.",
    'Greek Foreign Minister {0} "had a frank exchange" on June 1 with his Kenyan counterpart {1}.',
    '"Done," Greek Foreign Minister {0} said after talks on June 1 with his Kenyan peer {1}.',
)


@pytest.mark.parametrize("frame", EN_TWO)
def test_frames_of_two(frame: str) -> None:
    text = frame.format("Helga van Dalen", "Kofi Ansah")
    (one,) = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    assert {each.side: (each.office, each.holder) for each in one.sides} == {
        "GR": ("foreign-minister", "Helga van Dalen"),
        "KE": ("foreign-minister", "Kofi Ansah"),
    }
    assert one.date.value == "2022-06-01"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("At his own request, Greek President A B spoke by phone with Kenyan President C D.", "GR"),
        ("Greek President A B was telephoned on Friday, June 1 by Kenyan President C D.", "KE"),
        ("Greek President A B placed a call on Friday to Kenyan President C D.", "GR"),
        ("Greek President A B called on Kenyan President C D on Friday, June 1 to resign.", None),
    ],
)
def test_who_called(text: str, side: str | None) -> None:
    text = text.replace("A B", "Helga van Dalen").replace("C D", "Kofi Ansah")
    found = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    assert [one.initiator and one.initiator.side for one in found] == ([side] if side else [])


EN_SEVERAL: Final = (
    ("met {0} on Tuesday and {1} on Wednesday", "2022-05-31", "2022-06-01"),
    ("received on Wednesday {0} and later {1}", "2022-06-01", "2022-06-01"),
    ("phoned {0} and {1} on Wednesday", "2022-06-01", "2022-06-01"),
    (
        "met {0} on Monday, a day before he flew to Lima for talks with {1}",
        "2022-05-30",
        "2022-05-31",
    ),
    ("met {0} on Monday, and {1} was not there", "2022-05-30", ""),
)


@pytest.mark.parametrize(("told", "first", "second"), EN_SEVERAL)
def test_one_verb_with_several(told: str, first: str, second: str) -> None:
    both = "Maltese Foreign Minister Ivan Borgas", "Peruvian Foreign Minister Juan Prado"
    text = f"Kenyan Foreign Minister Kofi Ansah {told.format(*both)}."
    found = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    sides = [({each.side for each in one.sides}, one.date.value) for one in found]
    assert sides == [({"KE", "MT"}, first), ({"KE", "PE"}, second)][: 2 if second else 1]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("H.E. {}, the Kenyan defence minister,", "Kofi Ansah"),
        ("Kenyan Defence Minister Brig. Gen. {}", "Kofi Ansah"),
        ("Kenyan Defence Minister Air Chief Marshal {}", "Kofi Ansah"),
        ("the Kenyan defence minister, General (Retd) {},", "Kofi Ansah"),
        ("Hon. {}, the Kenyan defence minister,", "Kofi Ansah"),
        ("{}, the Kenyan defence minister,", "Siti binti Ahmad"),
        ("Kenyan Defence Minister {}", "María de los Ángeles Ruiz"),
    ],
)
def test_names_and_what_stands_before_them(title: str, name: str) -> None:
    text = f"Maltese President George Vella received {title.format(name)} on Wednesday."
    (one,) = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    assert {each.side: (each.office, each.holder) for each in one.sides}["KE"] == (
        "defence-minister",
        name,
    )


AR_BEHIND: Final = """
آخر أوجه آفاق مجمل جملة إزاء حيال بهدف بحضور بناء ردا تعقيبا تمهيدا بوصفه نيابة تتعلق تتناول
قادما حاملا معبرا قائلا شاكرا توتر مطولا شخصيا أخيرا طويلا جولته زيارته سبل ملف تداعيات
هاتفيا وبحثا الذي والوفد
"""


@pytest.mark.parametrize("word", AR_BEHIND.split())
def test_an_arabic_name_ends_before_what_is_said_of_it(word: str) -> None:
    text = (
        f"بحث رئيس الوزراء المالطي روبرت أبيلا مع وزير الدفاع الكيني أندرياس كوستيس {word} كثيرة."
    )
    (one,) = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    assert {each.side: each.holder for each in one.sides}["KE"] == "أندرياس كوستيس"


EN_OWN_MINISTERS: Final = (
    ("met Interior Minister Juan Prado on Wednesday to discuss the Thai border.", ""),
    ("held talks with Defence Minister Juan Prado on Wednesday on aid for Ukraine.", ""),
    ("met Foreign Minister Juan Prado on Wednesday. They discussed the border with Laos.", ""),
    ("met Foreign Minister Juan Prado on Wednesday in Bangkok.", "TH"),
    ("flew to Lima and met Foreign Minister Juan Prado on Wednesday.", "PE"),
)


@pytest.mark.parametrize(("told", "side"), EN_OWN_MINISTERS)
def test_what_was_talked_of_says_not_whose_a_minister_is(told: str, side: str) -> None:
    text = f"Kenyan Prime Minister Kofi Ansah {told}"
    found = read(text, published=[date(2022, 6, 2)], directory=starter()).proposals
    assert [{each.side for each in one.sides} for one in found] == ([{"KE", side}] if side else [])


GOES_ON: Final = {
    "Greek Foreign Minister Nikos Kostis met his Kenyan counterpart Kofi Ansah on Tuesday.": (
        ("The minister also spoke by phone with {}.", "Maltese Foreign Minister Ivan Borgas"),
        ("On Wednesday Kostis held talks with {}.", "Maltese Foreign Minister Ivan Borgas"),
        ("Athens' top diplomat then flew to Valletta and met {}.", "Maltese premier Ivan Borgas"),
    ),
    "Министр иностранных дел Греции Никос Костис встретился во вторник с кенийским коллегой "
    "Кофи Ансой.": (
        ("Отдельно министр побеседовал с {}.", "главой МИД Мальты Иваном Боргасом"),
        ("В среду он провел переговоры с {}.", "главой МИД Мальты Иваном Боргасом"),
    ),
    "التقى وزير الخارجية اليوناني نيكوس كوستيس، الثلاثاء، نظيره الكيني كوفي أنسا في أثينا.": (
        ("كما أجرى اتصالا هاتفيا مع {}.", "وزير الخارجية المالطي إيفان بورغاس"),
        ("وأعلن الوزير أنه تحدث الأربعاء هاتفيا مع {}.", "وزير الخارجية المالطي إيفان بورغاس"),
    ),
}


@pytest.mark.parametrize(
    ("lead", "more"),
    [(lead, told.format(whom)) for lead, more in GOES_ON.items() for told, whom in more],
)
def test_who_goes_on_met_another(lead: str, more: str) -> None:
    found = read(f"{lead} {more}", published=[date(2022, 6, 2)], directory=starter()).proposals
    assert [{each.side for each in one.sides} for one in found] == [{"GR", "KE"}, {"GR", "MT"}]
    assert found[0].date.value == "2022-05-31"
