# SPDX-License-Identifier: Apache-2.0
"""Clashes of two sides, and what is none: wars, teams, laws; days of denials; who is told of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Kind, Proposal
from wasl.contact.press.reading import read


def _read(text: str) -> list[Proposal]:
    return list(read(text, published=[date(2025, 3, 5)], directory=starter()).proposals)


def _sides(one: Proposal) -> set[str]:
    return {party.side for party in one.sides}


@pytest.mark.parametrize(
    ("text", "sides", "day"),
    [
        (
            "أنقرة - أسقط الجيش التركي، الثلاثاء، طائرة مسيرة روسية قرب الحدود.",
            {"TR", "RU"},
            "2025-03-04",
        ),
        (
            "HELSINKI - Two Russian fighter jets crossed into Finnish airspace on Monday.",
            {"RU", "FI"},
            "2025-03-03",
        ),
        (
            "Военнослужащие Киргизии и Таджикистана обстреляли друг друга во вторник на границе.",
            {"KG", "TJ"},
            "2025-03-04",
        ),
        (
            "An Iraqi drone strayed into Jordan on Monday and was hit by Jordanian air defences.",
            {"IQ", "JO"},
            "2025-03-03",
        ),
        (
            "Белорусский вертолёт во вторник углубился на три километра в Литву.",
            {"BY", "LT"},
            "2025-03-04",
        ),
        (
            "أسرت قوات سودانية جنديين إثيوبيين، الثلاثاء، قرب الحدود.",
            {"SD", "ET"},
            "2025-03-04",
        ),
        (
            "Six Sudanese soldiers were killed on Monday in an attack by Ethiopian troops.",
            {"SD", "ET"},
            "2025-03-03",
        ),
        (
            "Two Armenian soldiers were wounded by Azerbaijani fire on Monday, Yerevan said.",
            {"AM", "AZ"},
            "2025-03-03",
        ),
    ],
)
def test_a_clash_has_two_sides_and_a_day(text: str, sides: set[str], day: str) -> None:
    (one,) = _read(text)
    assert (one.kind, one.date.value, _sides(one)) == (Kind.INCIDENT, day, sides)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv - Ukraine's air force said it shot down 61 of 70 Russian drones overnight.",
        "French troops landed in Mali on Monday for a mission.",
        "A Russian missile entered Ukrainian airspace on Monday.",
        "Российские войска вошли во вторник в Казахстан по просьбе президента.",
        "هبطت طائرة عسكرية مصرية، الثلاثاء، في السودان تحمل مساعدات.",
        "Madrid - Spain clashed with Italy on Tuesday as fans, guarded by soldiers, sang.",
        "The EU said Poland violated its rules when border guards pushed people to Belarus.",
        "بغداد - اشتبكت القوات العراقية مع عناصر داعش قرب الحدود السورية.",
        "واعترض نواب على ما وصفوه بالإملاءات الأميركية، وقال وزير إسرائيلي إن الجيش مستعد.",
        "الرياض - فاز المنتخب السعودي على نظيره العراقي بهدفين دون رد في لقاء ودي الثلاثاء.",
        "عمان - قال وزير الطاقة السعودي إنه على تواصل مع نظيره الروسي بشأن الإنتاج.",
        "قال الرئيس الجزائري عبد المجيد تبون، في لقاء مع وسائل إعلام، إن الرئيس ماكرون مرجع.",
        "Nine Turkish soldiers were killed on Monday in an attack by Kurdish militants in Iraq.",
        "Last month a Panama-flagged carrier struck a mine, and two sailors were hurt.",
        "واشنطن - قال مسؤول إن الرئيس ترامب يفكر في لقاء الرئيس الإيراني مسعود بزشكيان.",
    ],
)
def test_wars_teams_laws_and_thoughts_are_neither_clash_nor_contact(text: str) -> None:
    assert _read(text) == []


def test_an_incident_is_told_once_in_a_report() -> None:
    text = (
        "بيروت - خرق زورقان حربيان إسرائيليان، الثلاثاء، المياه الإقليمية اللبنانية.\n\n"
        "وأوضح الجيش أن الخرق يتابع بالتنسيق مع قوات الأمم المتحدة المؤقتة في لبنان."
    )
    (one,) = _read(text)
    assert (one.kind, _sides(one)) == (Kind.INCIDENT, {"IL", "LB"})


@pytest.mark.parametrize(
    "text",
    [
        (
            "نفت وزارة الخارجية الليبية، الثلاثاء، ما نشر عن اتصال هاتفي بين وزير الخارجية "
            "الليبي محمد سيالة ووزير الخارجية القبرصي نيكوس خريستودوليديس."
        ),
        (
            "Algeria's foreign ministry on Tuesday dismissed a report that Foreign Minister "
            "Ahmed Attaf had met his Moroccan counterpart Nasser Bourita."
        ),
    ],
)
def test_the_day_of_a_denial_is_none_of_what_is_denied(text: str) -> None:
    (one,) = _read(text)
    assert (one.kind, one.date.value) == (Kind.DENIED, None)


def test_its_president_is_that_of_the_place_and_two_heads_are_two() -> None:
    text = (
        "دمشق - زار الرئيس السوري أحمد الشرع الإمارات الأحد، حيث التقى رئيسها الشيخ محمد بن زايد."
    )
    (one,) = _read(text)
    assert {(each.side, each.office) for each in one.sides} == {
        ("SY", "head-of-state"),
        ("AE", "head-of-state"),
    }
    called = (
        "بوغوتا - حاول الرئيس غوستافو بيترو، الاثنين، الاتصال برئيسة هندوراس زيومارا كاسترو "
        "من دون أن يلقى ردا."
    )
    (tried,) = _read(called)
    assert "غوستافو بيترو" not in {each.holder for each in tried.sides if each.side == "HN"}
