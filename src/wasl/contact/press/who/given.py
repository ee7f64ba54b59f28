# SPDX-License-Identifier: Apache-2.0
"""Given names whose Russian cases their endings alone do not tell: *Илье*, *Паулу*, *Энрике*, *Наташи*.

Rules:

1. A name in *-а* or *-я* is known by its cases. A case of two of them is of none.
2. A name that has no cases is known as it is: *Паулу*, *Калле*, *Пенни*.
"""

from __future__ import annotations

import re
from typing import Final

_HERS: Final = (
    "Агата Агнешка Ада Адриана Азиза Аида Айша Алена Алина Алиса Алисия Алия Алла Альба Альмира Амалия Амелия Амина Амира Ана Анастасия Ангела Ангелина Анджела Анета Анита Анна Аннализа Анналена Анника Антония Аня Ариана Арина Асма Аурелия "
    "Байба Барбара Беата Беатриса Берта Борьяна Бригитта Валентина Валерия Ванда Ванесса Варвара Вера Вероника Весна Виктория Вильма Виола Виолета Вирджиния Вьоса Габриэла Габриэлла Галина Гордана Грета Даниела Даниэла Дарья Джамила Джанайна Джасинда Джессика Джоанна Джорджа Джорджина Джулия Диана Дина Доминика Донна Дорота Драгана Дубравка "
    "Ева Евгения Екатерина Елена Елизавета Желька Жозефина Жанна Зара Зинаида Злата Зузана Ивана Иванка Ивета Ивонна Илона Ильва Инга Ингрида Инара Инна Ирена Ирина Ирма Исабела Изабелла Йоанна Камала Камила Камилла Камина Карина Карла Каролина Катажина Катарина Катя Кая Клара Клаудиа Клаудия Констанца Корина Кристина Кристалина Ксения Лаура Лариса Латифа Лейла Леся Лидия Лилия Лина Линда Лола Луиза Луиса Луминица Людмила "
    "Магда Магдалена Мака Малика Маргарита Мариана Марина Мария Марта Майя Мелита Милена Милица Мина Мирела Мирьяна Михаэла Мия Моника Надежда Надия Наджла Надя Наира Наталия Наталья Наташа Нина Нора Оана Оксана Олена Олеся Ольга Оля Оппа Памела Патрисия Паула Пенелопа Полина Рада Радмила Раиса Рания Ребека Ребекка Рената Рима Рита Роберта Роза Роксана "
    "Сабина Самира Самия Сандра Санна Сара Светлана Селинда Силвия Сильвия Симона Сиомара Снежана Соня София Софья Стелла Стефания Сузана Сусана Тамара Тандинома Таня Татьяна Тереза Тереса Тина Ульрика Урсула Фатима Федерика Филомена Флавия Ханна Хасина Хелена Хельга Хильда Христина Христя Цветана Шарлотта Эвика Элеонора Элина Элиза Элизабетта Эльвира Эмилия Эмма Эрика Юлия Яна"
)
_HIS: Final = "Абдалла Абдулла Бола Василя Джеремайя Джошуа Данила Ивица Илья Илия Исса Коста Кузьма Лука Мамука Мика Мирза Муса Мусса Мустафа Нана Нарендра Насрулла Никита Никола Осама Пушпа Савва Салва Сеттха Синиша Тома Усама Фома Халифа Хамза Хаваджа Шанана Яхья Анура Дума Диалла"
_STAY: Final = (
    "Абду Алекси Амаду Анатолие Андре Андри Антониу Арне Асими Атле Беате Бассиру Вашку Венди Вики Гарри Генри Георге Данте Даниеле Демеке Денни Джедже Джерри Джимми Джоди Джонни Джуди Довиле Дороти Жозе Зое Инге Ионе "
    "Каку Калле Кирсти Кимберли Кэти Ларри Лене Луиджи Люси Мамаду Мамади Манассе Маргрете Мауру Мелани Мерете Метте Минору Нэнси Паскуале Пенни Рене Рози Рэнди Салли Салифу Саломе Самуэле Секу Селсу Серже Сигне Сигэру Стине Такэси Тедди Тете Тимоти Трине Уве Фади Феличе Фелипе Филипе Фиаме Хаге Хакаинде Ханке Ханне Харви Хенрике Хилари Хиллари Хосе Хью Чезаре Чарли Ширли Эмили Энджи Энрике Энди Эндрю Энтони Эшли Яманду Мэтью Мэттью Мэтю Сью Эди Мехди Махди Хади Али Оливье Ксавье"
)

_IN_U: Final = "Адолфу Артуру Аугусту Бернарду Густаву Леонарду Рикарду Усману Умару Фернанду Эдуарду Рабиу Марселу Мариу Родригу Паулу Педру Роберту Жералду Карлу Аналду"


def _of(names: str, ends: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Return the nominative of each case of names; "" where two have it. ``ends``: of *-а*, *-я*."""
    found: dict[str, str] = {}
    for name in names.split():
        stem, soft = name[:-1], name[-1] == "я"
        for hard_end, soft_end in ends:
            end = soft_end if soft else hard_end
            if (end == "ы" and stem[-1] in "гкхжчш") or (end == "е" and soft and stem[-1] == "и"):
                end = "и"
            found[stem.lower() + end] = "" if stem.lower() + end in found else name
    return found


_ENDS: Final = {"gen": (("ы", "и"), ("у", "ю")), "dat": (("е", "е"),)}
_OF_HER: Final = {case: _of(_HERS, ends) for case, ends in _ENDS.items()}
_OF_HIM: Final = {case: _of(_HIS, ends) for case, ends in _ENDS.items()}
STAYS: Final = frozenset(one.lower() for one in _STAY.split())
"""Given names that have no cases."""
STAY_IN_U: Final = frozenset(one.lower() for one in _IN_U.split())
"""Those of Lusophones and others in *-у*, which could be a dative elsewhere."""


def given_of(word: str, case: str) -> tuple[str, bool]:
    """Return the nominative of a given name in *-а* or *-я*, and whether it is a woman's; or ""."""
    low = word.lower().replace("ё", "е")
    if low in STAYS:
        return "", False
    hers, his = _OF_HER.get(case, {}).get(low, ""), _OF_HIM.get(case, {}).get(low, "")
    return ("", False) if hers and his else (hers or his, bool(hers))


END_SOFTLY: Final = frozenset(["CN", "KP", "KR", "TW", "VN"])
"""Where a name may end in *-нь*, and none in *-ню*: *Фам Минь Тиню* is a dative."""
_OF_JAPAN: Final = re.compile(r"[бвгдзкмнпрст]у$|[аио][юи]$")
_HISPANIC: Final = frozenset(
    [
        "AR",
        "BO",
        "CL",
        "CO",
        "CR",
        "CU",
        "DO",
        "EC",
        "ES",
        "GT",
        "HN",
        "MX",
        "NI",
        "PA",
        "PE",
        "PY",
        "SV",
        "UY",
        "VE",
    ]
)


def end_there(low: str, side: str) -> str | None:
    """Return how a family name ends in the nominative by its state: *Камикаву*, *Иваю*, *Нобоу*.

    "" where it is not sure, None where nothing is known.
    """
    if side == "JP" and _OF_JAPAN.search(low):
        return {"и": "", "у": "а", "ю": "я"}[low[-1]]
    return "а" if side in _HISPANIC and low.endswith("оу") else None
