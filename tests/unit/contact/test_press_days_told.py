# SPDX-License-Identifier: Apache-2.0
"""Days that stand in another sentence, are counted from another, or are of what was offered."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_RU = "Президент Чили Габриэль Борич"
_EN, _EN_2 = "Chilean President Gabriel Boric", "Peruvian President Dina Boluarte"
_AR, _AR_2 = "الرئيس التشيلي غابرييل بوريتش", "رئيسة بيرو دينا بولوارتي"
_WED = "2024-06-05"


def _days(text: str) -> list[str | None]:
    found = read(text, published=[date(2024, 6, 7)], directory=starter()).proposals
    return [one.date.value for one in found]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            (f"{_RU} направил президенту Перу Дине Болуарте письмо. Датировано послание 3 "
            "июня."),
            ["2024-06-03"],
        ),
        (f"{_RU} направил президенту Перу Дине Болуарте письмо. Ушло оно в среду.", [_WED]),
        (f"{_RU} поговорил с президентом Перу Диной Болуарте. Было это в среду.", [_WED]),
        (f"{_EN} and {_EN_2} talked by phone. That was on Wednesday, aides said.", [_WED]),
        (f"استقبل {_AR} الأربعاء {_AR_2} التي بدأت الثلاثاء زيارة.", [_WED]),
        (f"تحادث {_AR} هاتفيا مع {_AR_2}. وكان ذلك يوم الأربعاء.", [_WED]),
        (f"{_EN} hosted {_EN_2}. The visit took place on Wednesday, aides said.", [_WED]),
        (
            (f"{_EN} had talks with {_EN_2} and, in a meeting of its own, with Bolivia's Luis "
            "Arce. Both meetings were on Wednesday."),
            [_WED, _WED],
        ),
        (
            (f"{_EN} met {_EN_2}. They went over the deal on lithium signed in Lima in May, aides "
            "said."),
            ["/2024-06-07"],
        ),
        (
            (f"HOW IT CAME ABOUT\n\nMay 28: {_EN} meets {_EN_2}.\n\nJune 3: {_EN_2} and Brazil's "
            "Lula da Silva talk by phone."),
            ["2024-05-28", "2024-06-03"],
        ),
        (
            (f"May 28 - {_EN} meets {_EN_2}.\n\nJune 3 - {_EN_2} and Brazil's Lula da Silva talk "
            "by phone."),
            ["2024-05-28", "2024-06-03"],
        ),
        (f"LIMA, June 6: {_EN} and {_EN_2} talked on Wednesday.", [_WED]),
        (f"{_EN} hosted {_EN_2}. The next visit is on Wednesday, aides said.", [None]),
        (f"{_EN} sent a letter to {_EN_2}. It bears the date of June 3.", ["2024-06-03"]),
        (
            (f"{_EN} sent a letter to {_EN_2}. Aides said on Thursday that the letter had "
            "been handed over on Wednesday."),
            [_WED],
        ),
        (
            (f"بعث {_AR} برسالة إلى {_AR_2}. وقال المتحدث الخميس إن الرسالة أرسلت يوم "
            "الأربعاء."),
            [_WED],
        ),
        (
            (f"{_RU} поговорил по телефону с президентом Перу Диной Болуарте. О беседе, "
            "происходившей в среду, рассказал его пресс-секретарь."),
            [_WED],
        ),
        (
            (f"{_EN} spoke by phone with {_EN_2}. The call, which took place on Wednesday, "
            "lasted an hour."),
            [_WED],
        ),
        (
            (f"{_RU} встретился с президентом Перу Диной Болуарте. Сообщение о встрече "
            "появилось в среду на сайте."),
            [f"/{_WED}"],
        ),
        (f"{_EN} has met {_EN_2}. A readout of the meeting was posted on Wednesday.", [f"/{_WED}"]),
    ],
)  # fmt: skip
def test_the_next_sentence_tells_the_day(text: str, days: list[str]) -> None:
    assert _days(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            (f"{_RU} в среду принял президента Перу Дину Болуарте. Двумя днями ранее он "
            "говорил по телефону с президентом Парагвая Сантьяго Пеньей."),
            [_WED, "2024-06-03"],
        ),
        (
            (f"استقبل {_AR} الأربعاء {_AR_2}. وقبل ذلك بيومين، كان قد اجتمع مع رئيس باراغواي "
            "سانتياغو بينيا."),
            [_WED, "2024-06-03"],
        ),
        (
            (f"استقبل {_AR} الأربعاء {_AR_2}. وبعد الظهر جلس مع رئيس باراغواي سانتياغو "
            "بينيا."),
            [_WED, _WED],
        ),
        (f"{_AR} التقى {_AR_2} قبل ثمانية أيام، في 30 مايو.", ["2024-05-30"]),
        (
            (f"{_EN} went to Lima in May, where on the 20th he was received by {_EN_2}."),
            ["2024-05-20"],
        ),
        (
            (f"{_RU} в мае летал в Лиму: 20-го числа там его приняла президент Перу Дина "
            "Болуарте."),
            ["2024-05-20"],
        ),
        (
            (f"{_EN} flew to Lima a week later and was received there on May 20 by {_EN_2}."),
            ["2024-05-20"],
        ),
        (
            (f"{_EN} flew in from Lima, where he had met Peru's president, Dina Boluarte, on "
            "Wednesday, his office said."),
            [_WED],
        ),
    ],
)  # fmt: skip
def test_a_day_is_counted_from_another(text: str, days: list[str]) -> None:
    assert _days(text) == days


@pytest.mark.parametrize(
    "text",
    [
        f"{_EN} declined an invitation from {_EN_2} to meet on Wednesday.",
        f"{_RU} отклонил приглашение президента Перу Дины Болуарте встретиться в среду.",
        f"رفض {_AR} عرضا من {_AR_2} لعقد لقاء يوم الأربعاء.",
    ],
)
def test_the_day_of_what_is_offered_is_not_that_of_the_answer(text: str) -> None:
    assert _days(text) == ["/2024-06-07"]


@pytest.mark.parametrize(
    "text",
    [
        f"{_EN} has met {_EN_2}, according to a statement released on Wednesday.",
        f"{_EN} met {_EN_2}, a photograph published on Wednesday showed.",
        f"{_RU} принял президента Перу Дину Болуарте, как сообщалось в среду.",
        f"استقبل {_AR} {_AR_2}، بحسب بيان صدر الأربعاء.",
    ],
)
def test_the_day_of_what_was_published_is_not_that_of_the_contact(text: str) -> None:
    assert _days(text) == [f"/{_WED}"]


@pytest.mark.parametrize(
    "text",
    [
        f"{_EN} and {_EN_2}, whose talks were first planned for June 10, will meet on June 20.",
        f"The meeting of {_EN} and {_EN_2} has been put off from June 10 to June 20.",
        (
            f"{_RU} и президент Перу Дина Болуарте, чья встреча намечалась на 9 июня, "
            "увидятся 20 июня."
        ),
        f"ستعقد المحادثات بين {_AR} و{_AR_2}، التي كانت مقررة في 10 يونيو، في 20 يونيو.",
    ],
)
def test_a_plan_has_its_last_day(text: str) -> None:
    assert _days(text) == ["2024-06-20"]


def test_he_who_met_one_met_the_other() -> None:
    text = (
        f"{_EN} met {_EN_2} on Monday, and on Wednesday he met Brazilian President Lula da Silva."
    )
    found = read(text, published=[date(2024, 6, 7)], directory=starter()).proposals
    assert [{x.side for x in one.sides} for one in found] == [{"CL", "PE"}, {"CL", "BR"}]
    assert [one.date.value for one in found] == ["2024-06-03", _WED]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            f"{_EN} said on Thursday he had raised it with {_EN_2} in a call two days before.",
            ["2024-06-04"],
        ),
        (f"Last week's call of {_EN} with {_EN_2}, on May 30, cleared the air.", ["2024-05-30"]),
        (f"وصل {_AR} إلى ليما مساء الثلاثاء، واستقبلته {_AR_2} ظهر الأربعاء.", [_WED]),
        (f"{_EN} met {_EN_2} on Wednesday, ahead of drills due to start on June 16.", [_WED]),
        (
            (
                f"{_RU} и президент Перу Дина Болуарте говорили по телефону о выборах, "
                "назначенных на 28 июля. Беседа состоялась в среду."
            ),
            [_WED],
        ),
        (f"كشفت مصادر الخميس أن {_AR} التقى قبل يومين {_AR_2}.", ["2024-06-04"]),
        (
            (
                f"{_RU}, побывавший 29 мая в Лиме, где его приняла президент Перу Дина Болуарте, "
                "в среду принимал президента Парагвая Сантьяго Пенью."
            ),
            ["2024-05-29", _WED],
        ),
    ],
)
def test_the_day_that_counts_is_that_of_its_own_clause(text: str, days: list[str]) -> None:
    assert sorted(map(str, _days(text))) == days


def test_what_was_shot_and_said_the_same_day() -> None:
    text = (
        "Soldiers of Thailand and Cambodia exchanged fire on Wednesday. It lasted ten minutes. "
        "Schools were closed.\n\nThai Prime Minister Srettha Thavisin spoke the same day by phone "
        "with his Cambodian counterpart Hun Manet."
    )
    assert _days(text) == [_WED, _WED]


def test_a_promise_is_for_the_day_by_which_it_is_to_be_kept() -> None:
    text = (
        "Malaysia will by June 30 send Singapore a written account of the pollution that shut "
        "down the waterworks this week, Foreign Minister Mohamad Hasan promised on Thursday."
    )
    assert _days(text) == ["/2024-06-30"]
