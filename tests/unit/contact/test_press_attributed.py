# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: E501 - a text is a row of a table
"""Whose words it is at whose wish a contact came about: a ministry's, an office's, nobody's."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_DAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (
            (
                "Defense Minister Yoav Gallant called US Secretary of Defense Lloyd Austin on "
                "Monday, the minister's bureau said Thursday."
            ),
            ("IL", "IL"),
        ),
        (
            (
                "Ukrainian President Volodymyr Zelensky spoke with French President Emmanuel "
                "Macron on Monday, the presidential office said. The call took place at the "
                "request of the French side."
            ),
            ("FR", "UA"),
        ),
        (
            (
                "President Bola Tinubu spoke on Monday with British Prime Minister Keir Starmer, "
                "who telephoned him, the presidential spokesman Bayo Onanuga said."
            ),
            ("GB", "NG"),
        ),
        (
            (
                "ATHENS - Turkish Foreign Minister Hakan Fidan phoned his Greek counterpart George "
                "Gerapetritis on Monday, the Foreign Ministry said."
            ),
            ("TR", "GR"),
        ),
        (
            (
                "Президент Киргизии Садыр Жапаров в понедельник поговорил по телефону с "
                "президентом Узбекистана Шавкатом Мирзиёевым. Об этом сообщает пресс-служба "
                "президента.\n\n"
                "Разговор состоялся по инициативе узбекской стороны."
            ),
            ("UZ", "KG"),
        ),
        (
            (
                "أجرى وزير الخارجية المصري بدر عبد العاطي اتصالا هاتفيا بنظيره التركي هاكان فيدان "
                "يوم الاثنين، وفق بيان للوزارة."
            ),
            ("EG", "EG"),
        ),
        (  # the interior ministry is neither's
            (
                "Swiss Foreign Minister Ignazio Cassis phoned his Iranian counterpart Hossein "
                "Amir-Abdollahian on Monday, after the interior ministry said a man had been held."
            ),
            ("CH", ""),
        ),
        (
            (
                "Japanese Foreign Minister Yoko Kamikawa telephoned South Korean Foreign Minister "
                "Cho Tae-yul on Monday, Kyodo reported, citing people familiar with the matter."
            ),
            ("JP", ""),
        ),
    ],
)
def test_wish_is_told_by_a_house_of_one_of_the_two(text: str, wish: tuple[str, str]) -> None:
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert one.initiator is not None
    assert (one.initiator.side, one.initiator.said_by) == wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ('Mauritian Prime Minister Navin Ramgoolam told the National Assembly that his British counterpart, Keir Starmer, telephoned him on Monday. "He rang me, I didn\'t ring him," Ramgoolam said to laughter.', ("GB", "MU")),
        ("NATO Secretary General Jens Stoltenberg took a telephone call from Norwegian Prime Minister Jonas Gahr Store on Monday, an Alliance spokesperson said.", ("NO", "NATO")),
        ("Algerian President Abdelmadjid Tebboune and French President Emmanuel Macron spoke by telephone on Monday. The call, which was made at the request of the French side, was not announced by the Elysee, the Algerian presidency said.", ("FR", "DZ")),
        ("French President Emmanuel Macron and his counterpart in the Republic of Congo, Denis Sassou Nguesso, spoke by telephone on Monday.\nThe presidency in Brazzaville made no mention of prisoners. Its statement said the pair spoke about forests. The call had been made at the French side's request, it added.", ("FR", "CG")),
        ("Президент Бразилии Луис Инасиу Лула да Силва, как сообщила его канцелярия, сам позвонил 9 мая венесуэльскому лидеру Николасу Мадуро.", ("BR", "BR")),
        ("Во вторник глава МИД Венгрии Петер Сийярто по своей инициативе связался по телефону с главой МИД Киргизии Жээнбеком Кулубаевым, отметили в киргизском ведомстве.", ("HU", "KG")),
        ("Премьер-министр Эстонии Кая Каллас в понедельник говорила по телефону с премьер-министром Финляндии Петтери Орпо. Звонил, как уточнили в эстонском МИД, Орпо.", ("FI", "EE")),
        ("German Defence Minister Boris Pistorius told reporters that his Polish colleague Wladyslaw Kosiniak-Kamysz had rung him on Monday.", ("PL", "DE")),
        ("قال وزير الخارجية التونسي نبيل عمار إن نظيره الليبي الطاهر الباعور اتصل به، أمس، هاتفيا.", ("LY", "TN")),
        ("اتصل وزير الخارجية الروسي سيرغي لافروف، أمس، بمبادرة منه بنظيره التركي هاكان فيدان.", ("RU", "")),
    ],
)  # fmt: skip
def test_who_called_and_who_tells_of_it(text: str, wish: tuple[str, str]) -> None:
    """A house is of whom it serves: of an organisation, of who is *his*, of where it stands."""
    (one,) = read(text, published=[_DAY], directory=starter()).proposals
    assert one.initiator is not None
    assert (one.initiator.side, one.initiator.said_by) == wish
