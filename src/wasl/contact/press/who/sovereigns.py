# SPDX-License-Identifier: Apache-2.0
"""Whose the monarchs are whom Arabic reports name without their state: *الملك عبدالله الثاني*.

*The kingdom*, in English, is the only one that the text names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import Shadow, fold, pattern
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.lexicon import Found, Word, words_of

_SIDES: Final = {
    fold(name).replace(" ", ""): side
    for name, side in {
        "عبد الله الثاني": "JO", "محمد السادس": "MA", "حمد بن عيسى": "BH", "تميم بن حمد": "QA",
        "هيثم بن طارق": "OM", "قابوس بن سعيد": "OM", "مشعل الأحمد": "KW", "نواف الأحمد": "KW",
        "صباح الأحمد": "KW", "سلمان بن عبد العزيز": "SA", "فيليبي السادس": "ES", "فيليب السادس": "ES", "خوان كارلوس": "ES", "تشارلز الثالث": "GB", "شارل الثالث": "GB", "إليزابيث الثانية": "GB",
        "ويليم ألكسندر": "NL", "فيليم ألكسندر": "NL", "وليام ألكسندر": "NL", "ماكسيما": "NL", "هارالد": "NO", "كارل السادس عشر": "SE", "كارل غوستاف": "SE", "فريدريك العاشر": "DK", "مارغريت الثانية": "DK", "مارغريتا الثانية": "DK",
        "مها فاجيرالونغكورن": "TH", "ماها فاجيرالونكورن": "TH", "نورودوم سيهاموني": "KH", "جيغمي": "BT", "مسواتي": "SZ", "ليتسي": "LS", "توبو السادس": "TO", "حسن البلقية": "BN", "ناروهيتو": "JP", "أكيهيتو": "JP", "محمد بن زايد": "AE", "خليفة بن زايد": "AE",
        "Nawaf Al-Ahmad": "KW", "Meshal Al-Ahmad": "KW", "Mishal Al-Ahmad": "KW", "Sabah Al-Ahmad": "KW", "Tamim bin Hamad": "QA",
        "Haitham bin Tarik": "OM", "Haitham bin Tariq": "OM", "Qaboos bin Said": "OM", "Hamad bin Isa": "BH", "Salman bin Abdulaziz": "SA",
        "Mohamed bin Zayed": "AE", "Mohammed bin Zayed": "AE", "Abdullah II": "JO", "Mohammed VI": "MA", "Felipe VI": "ES", "Letsie III": "LS",
        "Mswati III": "SZ", "Hassanal Bolkiah": "BN", "Norodom Sihamoni": "KH", "Maha Vajiralongkorn": "TH", "Charles III": "GB",
        "Абдалла II": "JO", "Абдулла II": "JO", "Мухаммед VI": "MA", "Мохаммед VI": "MA", "Мухаммад VI": "MA", "Мохамед VI": "MA", "Филипп VI": "ES", "Фелипе VI": "ES",
        "Карл III": "GB", "Чарльз III": "GB", "Елизавета II": "GB", "Карл XVI": "SE", "Харальд V": "NO", "Маргрете II": "DK", "Фредерик X": "DK", "Виллем-Александр": "NL",
        "Летсие III": "LS", "Мсвати III": "SZ", "Тупоу VI": "TO", "Тамим бен Хамад": "QA", "Хейсам бен Тарек": "OM", "Хейсам бен Тарик": "OM", "Кабус бен Саид": "OM", "Хамад бен Иса": "BH",
        "Мишаль аль-Ахмед": "KW", "Наваф аль-Ахмед": "KW", "Сабах аль-Ахмед": "KW", "Сальман бен Абдель Азиз": "SA", "Мухаммед бен Заид": "AE", "Мохаммед бен Заид": "AE", "Хассанал Болкиах": "BN",
    }.items()
}  # fmt: skip


_POPE: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:ب|ل)?(?:ال|لل)?بابا (?:الفاتيكان,? )?(?:(?:ال)?راحل )?((?:فرنسيس|فرانسيس|فرنسوا|فرنشيسكو|لاون|لاوون|ليون|ليو|بنديكت|بنديكتوس|بندكتس|يوحنا بولس)(?: (?:الثاني|الرابع عشر|السادس عشر))?)(?!\w)",
)
"""The popes of Rome; those of Alexandria are called otherwise."""


def with_popes(actors: Sequence[Actor], text: str, start: int, end: int) -> list[Actor]:
    """Put *البابا فرنسيس* among the actors of a sentence, whose name is no place."""
    done = list(actors)
    for found in _POPE.finditer(text, start, end):
        first = found.start() + (text[found.start()] in "وف")
        done = [one for one in done if one.end <= first or one.start >= found.end()]
        name = found[1]
        done.append(
            Actor(start=first, end=found.end(), side="VA", office="head-of-state", name=name)
        )
    return sorted(done, key=lambda one: one.start)


_GIVEN: Final = frozenset(fold("خوانكارلوس هارالد جيغمي ليتسي مسواتي ماكسيما").split())
"""Given names as well: *الرئيس خوان كارلوس فاريلا* is no king."""


def with_realms(actors: Iterable[Actor]) -> list[Actor]:
    """Give monarchs without a side that of their realm."""
    return [
        replace(one, side=_side_of(one.name)) if one.name and _is_open(one) else one
        for one in actors
    ]


def _is_open(one: Actor) -> bool:
    return one.office == "head-of-state" and not (one.side or one.person or one.counterpart)


def _side_of(name: str) -> str:
    plain = fold(name).replace(" ", "")
    known = (one for one in _SIDES if plain == one or (plain.startswith(one) and one not in _GIVEN))
    return _SIDES.get(next(known, ""), "")


_LONG: Final = 20_000
REALMS: Final = {
    "kingdom": frozenset(
        [
            "SA",
            "JO",
            "MA",
            "BH",
            "GB",
            "TH",
            "BT",
            "KH",
            "TO",
            "SZ",
            "LS",
            "NO",
            "SE",
            "DK",
            "NL",
            "BE",
            "ES",
        ]
    ),
    "sultanate": frozenset({"OM", "BN"}),
    "emirate": frozenset({"QA", "KW"}),
}


def realms_of(
    word: str, shadow: Shadow, find: Callable[[Sequence[Word], int], Found | None]
) -> list[tuple[int, str]]:
    """Return where a text names what is a kingdom, and which one it is."""
    words = words_of(shadow.text, start=0, end=min(len(shadow.text), _LONG))
    found = (
        (words[at].start, one.entry.side) for at in range(len(words)) if (one := find(words, at))
    )
    return [each for each in found if each[1] in REALMS[word]]


def realm_at(place: int, named: Sequence[tuple[int, str]]) -> str:
    """Return which one *the kingdom* is at a place: the only one that was named before it."""
    sides = {side for at, side in named if at < place}
    return sides.pop() if len(sides) == 1 else ""
