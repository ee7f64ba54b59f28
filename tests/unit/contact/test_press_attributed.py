# SPDX-License-Identifier: Apache-2.0
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
