# SPDX-License-Identifier: Apache-2.0
"""Russian words by which somebody is named after his people: *британец беседовал*, *её принял турок*.

Rules:

1. *Британец* is whoever of that side was named last.
2. Where nobody of that side was named, *норвежец* is whoever of an organisation was told of last: where
   he is from, a text need not say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from wasl.contact.press.shadow import fold
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.titles import BODIES

_MEN: Final = {
    "турок": "TR", "грек": "GR", "финн": "FI", "румын": "RO", "болгарин": "BG", "голландец": "NL", "нидерландец": "NL",
    "албанец": "AL", "македонец": "MK", "словак": "SK", "черногорец": "ME", "латыш": "LV", "белорус": "BY", "грузин": "GE",
    "армянин": "AM", "казах": "KZ", "узбек": "UZ", "киргиз": "KG", "таджик": "TJ", "туркмен": "TM", "монгол": "MN",
    "эфиоп": "ET", "саудовец": "SA", "киприот": "CY", "англичанин": "GB", "шотландец": "GB", "ирландец": "IE", "датчанин": "DK",
    "швед": "SE", "серб": "RS", "хорват": "HR", "венгр": "HU", "чех": "CZ", "поляк": "PL", "немец": "DE", "француз": "FR",
    "молдаванин": "MD", "израильтянин": "IL", "египтянин": "EG", "россиянин": "RU", "южнокореец": "KR", "канадец": "CA",
    "исландец": "IS", "норвежец": "NO", "бельгиец": "BE", "люксембуржец": "LU", "австриец": "AT", "швейцарец": "CH",
    "португалец": "PT", "испанец": "ES", "итальянец": "IT", "британец": "GB", "американец": "US", "бразилец": "BR",
    "мексиканец": "MX", "японец": "JP", "новозеландец": "NZ", "австралиец": "AU", "литовец": "LT", "эстонец": "EE", "словенец": "SI",
    "чадец": "TD", "кениец": "KE", "эквадорец": "EC", "кубинец": "CU", "колумбиец": "CO", "ганец": "GH", "нигериец": "NG",
}  # fmt: skip
_WOMEN: Final = {
    "немка": "DE", "француженка": "FR", "британка": "GB", "англичанка": "GB", "американка": "US", "канадка": "CA", "шведка": "SE",
    "финка": "FI", "норвежка": "NO", "датчанка": "DK", "исландка": "IS", "ирландка": "IE", "голландка": "NL", "бельгийка": "BE",
    "полька": "PL", "чешка": "CZ", "словачка": "SK", "словенка": "SI", "венгерка": "HU", "румынка": "RO", "болгарка": "BG",
    "сербка": "RS", "хорватка": "HR", "албанка": "AL", "гречанка": "GR", "турчанка": "TR", "итальянка": "IT", "испанка": "ES",
    "португалка": "PT", "швейцарка": "CH", "австрийка": "AT", "эстонка": "EE", "латышка": "LV", "литовка": "LT", "молдаванка": "MD",
    "украинка": "UA", "грузинка": "GE", "японка": "JP", "китаянка": "CN", "австралийка": "AU", "новозеландка": "NZ",
    "бразильянка": "BR", "мексиканка": "MX", "аргентинка": "AR", "чилийка": "CL", "перуанка": "PE", "колумбийка": "CO",
    "гондураска": "HN", "ливийка": "LY", "намибийка": "NA", "танзанийка": "TZ", "южноафриканка": "ZA", "либерийка": "LR",
    "израильтянка": "IL", "индонезийка": "ID", "филиппинка": "PH", "кенийка": "KE", "сенегалка": "SN", "россиянка": "RU",
}  # fmt: skip
_MOST: Final = 8
"""Words of a sentence that are looked at."""
_IN_K: Final = re.compile(r"(?:[её]ц|ок)$")


def _cases(word: str) -> list[str]:
    """Return the cases of a word in the singular."""
    if word.endswith("ка"):
        return [word[:-1] + end for end in ("а", "и", "е", "у", "ой")]
    if word.endswith(("иец", "аец", "еец")):
        return [word, *(word[:-2] + end for end in ("йца", "йцу", "йцем", "йце"))]
    stem = word
    if _IN_K.search(word):
        stem = word[:-2] + word[-1]
        stem = word[:-2] + "ь" + word[-1] if word.endswith("лец") else stem
    by = "ем" if word[-1] == "ц" else "ом"
    return [word, *(stem + end for end in ("а", "у", by, "е"))]


_SIDES: Final = {
    fold(case): side for word, side in (*_MEN.items(), *_WOMEN.items()) for case in _cases(word)
}
_WORD: Final = re.compile("[а-я]{3,}")


def _of_body(last: Mapping[str, Actor], subject: Actor | None) -> Actor | None:
    """Return the one of an organisation whom a text is on, or the only one whom it names."""
    if subject is not None and subject.side in BODIES:
        return subject
    named = [one for side, one in last.items() if side in BODIES and (one.name or one.person)]
    return named[0] if len(named) == 1 else None


def by_demonym(
    text: str,
    actors: Sequence[Actor],
    area: tuple[int, int],
    *,
    last: Mapping[str, Actor],
    subject: Actor | None,
) -> list[Actor]:
    """Put those among the actors who are called after their people.

    ``last``: who was named last of each side; ``subject``: whom the text told of last.
    """
    done = list(actors)
    named_so = (one for one in _WORD.finditer(text, *area) if one[0] in _SIDES)
    for found in islice(named_so, _MOST):
        first, end = found.span()
        here = next((n for n, one in enumerate(done) if one.start <= first < one.end), None)
        if here is not None and not done[here].bare:
            continue
        who = last.get(_SIDES[found[0]])
        if who is None:
            who = _of_body(last, subject)
        named = who is not None and who.is_party and (who.name or who.person)
        if (
            who is None
            or not named
            or any(one.start >= area[0] and one.side == who.side and not one.bare for one in done)
        ):
            continue
        if here is not None:
            del done[here]
        done.append(replace(who, start=first, end=end, counterpart=False))
    return sorted(done, key=lambda one: one.start)
