# SPDX-License-Identifier: Apache-2.0
"""States by the plural of their people: *катарцы просили*, *the Greeks asked*, *طلب الأتراك*.

Such a plural is whoever speaks for the state only where it is told who wished, or asked for silence:
elsewhere it is a crowd.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import fold
from wasl.contact.press.who.actors import Actor

_PEOPLES: Final = {
    fold(word): side
    for side, words in (
        ("QA", "катарцы катарцев"), ("SA", "саудовцы саудовцев саудиты саудитов"), ("AE", "эмиратцы эмиратцев"),
        ("OM", "оманцы оманцев"), ("IQ", "иракцы иракцев"), ("PK", "пакистанцы пакистанцев"), ("RS", "сербы сербов serbs الصرب"),
        ("PL", "поляки поляков poles"), ("AM", "армяне армян armenians الأرمن"), ("AZ", "азербайджанцы азербайджанцев azeris azerbaijanis"),
        ("GE", "грузины грузин"), ("HU", "венгры венгров"), ("FI", "финны финнов finns"), ("SE", "шведы шведов swedes"),
        ("DZ", "алжирцы алжирцев"), ("MA", "марокканцы марокканцев المغاربة"), ("LY", "ливийцы ливийцев"), ("DE", "немцы немцев الألمان"),
        ("SY", "сирийцы сирийцев السوريون السوريين"), ("LB", "ливанцы ливанцев"), ("JO", "иорданцы иорданцев عمان"), ("KW", "кувейтцы кувейтцев"),
        ("BH", "бахрейнцы бахрейнцев"), ("YE", "йеменцы йеменцев"), ("ET", "эфиопы эфиопов"), ("KE", "кенийцы кенийцев الكينيون الكينيين"),
        ("NG", "нигерийцы нигерийцев"), ("SN", "сенегальцы сенегальцев"), ("VE", "венесуэльцы венесуэльцев"), ("KR", "южнокорейцы южнокорейцев"),
        ("KP", "северокорейцы северокорейцев"), ("VN", "вьетнамцы вьетнамцев"), ("TH", "тайцы тайцев thais"), ("ID", "индонезийцы индонезийцев"),
        ("MY", "малайзийцы малайзийцев"), ("AU", "австралийцы австралийцев"), ("KZ", "казахи казахов казахстанцы казахстанцев kazakhs"),
        ("KG", "киргизы киргизов кыргызы"), ("UZ", "узбеки узбеков uzbeks"), ("TJ", "таджики таджиков tajiks"), ("TM", "туркмены туркмен"),
        ("BY", "белорусы белорусов"), ("MD", "молдаване молдаван"), ("RO", "румыны румын"), ("BG", "болгары болгар"),
        ("GR", "греки греков greeks"), ("CY", "киприоты киприотов cypriots"), ("IT", "итальянцы итальянцев"), ("PT", "португальцы португальцев"),
        ("NL", "голландцы голландцев нидерландцы"), ("BE", "бельгийцы бельгийцев"), ("CZ", "чехи чехов czechs"), ("SK", "словаки словаков slovaks"),
        ("SI", "словенцы словенцев slovenes"), ("HR", "хорваты хорватов croats"), ("BA", "боснийцы боснийцев bosnians"), ("MK", "македонцы македонцев"),
        ("LT", "литовцы литовцев"), ("LV", "латыши латышей"), ("EE", "эстонцы эстонцев"), ("TR", "турки турок turks الأتراك"),
        ("ME", "черногорцы черногорцев"), ("IL", "израильтяне израильтян"), ("EG", "египтяне египтян"), ("DK", "датчане датчан danes"), ("IN", "индийцы индийцев الهنود"),
        ("ES", "الإسبان"), ("RU", "россияне россиян الروس"), ("AF", "taliban"), ("PH", "филиппинцы филиппинцев filipinos"), ("TW", "тайванцы тайванцев"),
    )
    for word in words.split()
}  # fmt: skip
_WORD: Final = re.compile(r"\w+")


def with_peoples(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Sequence[Actor]:
    """Return the actors of a sentence, and the states whose people are named in it."""
    found = [
        Actor(start=one.start(), end=one.end(), side=_PEOPLES[one[0]])
        for one in _WORD.finditer(text, start, end)
        if one[0] in _PEOPLES
    ]
    new = [one for one in found if not any(_meet(one, each) for each in actors)]
    return sorted([*actors, *new], key=lambda one: one.start) if new else actors


def _meet(one: Actor, other: Actor) -> bool:
    return one.start < other.end and other.start < one.end
