# SPDX-License-Identifier: Apache-2.0
"""Wordings of contacts that are easily read as something else."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_CONTACTS = {
    "Foreign Secretary David Lammy chaired talks between the Armenian and Azerbaijani foreign "
    "ministers on 5 February 2025.": ("held", {"AM", "AZ"}, "2025-02-05"),
    "Foreign Minister Ayman Safadi of Jordan spoke with President Donald Trump on 5 February "
    "2025.": ("held", {"JO", "US"}, "2025-02-05"),
    "Secretary of State Rubio said of Sunday's phone call with Foreign Minister Lavrov that it "
    "was good.": ("held", {"US", "RU"}, "2025-06-22"),
    "Запланированная на 10 июня 2024 года встреча Шольца и Зеленского сорвалась.": (
        "cancelled", {"DE", "UA"}, "2024-06-10"),
    "أجرى عباس عراقجي، وزير خارجية إيران، وبدر عبد العاطي، وزير خارجية مصر، اتصالا هاتفيا بعد "
    "ظهر السبت 21 ديسمبر 2024.": ("held", {"IR", "EG"}, "2024-12-21"),
    "اتفق الرئيسان الأميركي دونالد ترامب والصيني شي جين بينغ على اللقاء في 30 أكتوبر 2025.": (
        "planned", {"US", "CN"}, "2025-10-30"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _CONTACTS.items())
def test_a_contact_has_its_own_sides_and_its_own_day(
    text: str, wanted: tuple[str, set[str], str]
) -> None:
    (one,) = read(text, published=[date(2025, 6, 25)], directory=starter()).proposals
    assert (str(one.status), {party.side for party in one.sides}, one.date.value) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin said it knew nothing of a call between Vladimir Putin and Donald Trump.",
        "В Кремле не подтвердили информацию о разговоре Владимира Путина с Дональдом Трампом.",
        "عاد وزير الدفاع الصيني دونغ جون من دون أن يلتقي نظيره الأميركي بيت هيغسيث.",
        "قال بيسكوف إن فلاديمير بوتين لا يعتزم التحدث مع دونالد ترامب.",
    ],
)
def test_what_nobody_says_to_have_been_is_no_contact(text: str) -> None:
    assert not read(text, published=[date(2025, 6, 25)], directory=starter()).proposals
