# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a text is a row of a table
"""Who asked that nothing be told of a contact, in three languages; near misses."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read


@pytest.mark.parametrize(
    ("text", "asked_by"),
    [
        ("On Monday Taiwanese Foreign Minister Joseph Wu spoke by phone with his Honduran counterpart Eduardo Enrique Reina, but the conversation was kept from the public because Tegucigalpa had asked for it, officials said.", "HN"),
        ('Taiwanese Foreign Minister Joseph Wu spoke by phone with his Honduran counterpart Eduardo Enrique Reina on Monday, Taiwan\'s foreign ministry said. "They requested discretion and we honored it," a ministry official said.', "HN"),
        ("New Zealand Foreign Minister Murray McCully met his Fijian counterpart Inoke Kubuabola in Auckland on Friday. McCully said they had agreed at Suva's request to say nothing about it.", "FJ"),
        ("Директор ЦРУ Уильям Бернс 13 мая встречался в Белграде с президентом Сербии Александром Вучичем.\n«Мы молчали, потому что об этом нас попросили американцы», — объяснил глава государства.", "US"),
        ("Директор израильской разведки Давид Барнеа 6 мая провел беседу с премьер-министром Катара Мухаммедом Аль Тани. По словам собеседника издания, катарцы просили о поездке не рассказывать.", "QA"),
        ("اجتمع مستشار الأمن القومي الهندي أجيت دوفال بنظيره الباكستاني ناصر خان جنجوعة في بانكوك أمس. وقال المسؤول، الذي طلب عدم نشر اسمه، إن الجانب الباكستاني طلب التكتم عليه.", "PK"),
        ("Egyptian intelligence chief Hassan Rashad met Lebanese President Joseph Aoun in Baabda on Monday. Neither side announced the meeting. That was at Beirut's request, an Egyptian source said.", "LB"),
        ("Глава МИД Азербайджана Джейхун Байрамов в воскресенье встретился с главой МИД Туркмении Рашидом Мередовым. О встрече не сообщали. Об этом попросила туркменская сторона.", "TM"),
        ('التقى وزير الخارجية الإيراني حسين أمير عبد اللهيان نظيره البحريني عبد اللطيف الزياني، الأحد، في جنيف. وقال مسؤول إيراني: "تكتمنا على اللقاء لأن البحرينيين طلبوا منا ذلك".', "BH"),
        ("Israeli Foreign Minister Eli Cohen spoke by phone with his Bahraini counterpart Abdullatif al-Zayani last Thursday. Israel sat on the news for a week because Manama had asked it to, an official in Jerusalem said.", "BH"),
        ("Премьер Албании Эди Рама 7 мая принял в Тиране премьера Черногории Милойко Спаича. Визит не анонсировали — такова была просьба черногорцев, пояснили в канцелярии Рамы.", "ME"),
    ],
)  # fmt: skip
def test_who_asked_that_nothing_be_told(text: str, asked_by: str) -> None:
    """A wish for silence is not one for the contact."""
    (one,) = read(text, published=[date(2024, 5, 16)], directory=starter()).proposals
    assert one.initiator is None
    assert one.publicity is not None
    assert one.publicity.asked_by == asked_by


@pytest.mark.parametrize(
    "text",
    [
        "British Foreign Secretary David Lammy met his Chinese counterpart Wang Yi in London on Monday. Lammy asked Beijing not to supply drones to Russia, the Foreign Office said.",
        "Italian Foreign Minister Antonio Tajani spoke by phone with his Tunisian counterpart Nabil Ammar on Monday. Tunis requested money, and said nothing about the boats.",
        "Zambian President Hakainde Hichilema met Malawi's Lazarus Chakwera on Monday. Chakwera's spokesman said the president would say nothing about the loan until Friday.",
        "Премьер-министр Испании Педро Санчес в понедельник принял премьер-министра Ирака Мухаммеда ас-Судани. О чем просил гость, в Мадриде не сообщили.",
        "التقى وزير الخارجية المصري بدر عبد العاطي، أمس، نظيره التركي هاكان فيدان. وطلب عبد العاطي من الجانب التركي عدم نشر قوات في ليبيا.",
    ],
)  # fmt: skip
def test_what_is_asked_of_the_other_is_no_silence(text: str) -> None:
    (one,) = read(text, published=[date(2024, 5, 16)], directory=starter()).proposals
    assert (one.initiator, one.publicity and one.publicity.asked_by) in ((None, None), (None, ""))
