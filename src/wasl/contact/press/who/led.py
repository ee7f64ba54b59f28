# SPDX-License-Identifier: Apache-2.0
"""The office of a *лидер*, of a *high representative*: that of the person, or that which leads his side."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import Shadow, fold
from wasl.contact.press.who.cases import Case, case_of
from wasl.contact.press.who.joining import Group
from wasl.contact.press.who.lexicon import Found, Word
from wasl.contact.press.who.names import is_behind_name

WAS: Final = frozenset({"former", "ex"}) | frozenset(
    fold(
        "مقتل وفاة رحيل اغتيال عزل خلع إسقاط سقوط الراحل الراحلة سلفه سلفها جنازة "
        "экс бывший бывшего бывшему бывшим бывшая бывшей бывшую покойный покойного свергнутый"
    ).split()
)
"""Before a title: who holds it no more."""
_HEAD: Final = "head-of-state"
_AIDE: Final = "aide"
_UNION: Final = "EU"
_NATIONS: Final = "UN"
_COMMISSIONER: Final = re.compile("верховн").match
"""*Верховный комиссар ООН* is nobody's ambassador."""
_SECRETARIES: Final = frozenset({"BD", "BT", "IN", "LK", "MV", "NP", "PK"})
_UNDER: Final = {
    "foreign-minister": ("deputy-foreign-minister", ("foreign",)),
    "defence-minister": ("deputy-defence-minister", ("defence", "defense")),
}
_SECRETARY: Final = "secretary"
_CANCILLER: Final = "AR BO CL CO CR CU DO EC GT HN MX NI PA PE PY SV UY VE"
_CHANCELLORS: Final = frozenset(_CANCILLER.split())
"""Where the foreign minister is called chancellor."""
"""Who heads the service there, and is no minister."""
_RANKED: Final = "admiral adm general gen lieutenant lt major marshal vice air"
_RANKS: Final = frozenset(_RANKED.split())
_DEFENCE: Final = frozenset({"defence", "defense"})
_HIGH: Final = ["high", "representative"]
"""Who is the foreign minister of the Union, and of others an envoy."""
_AND, _FOR = "и", "о"  # *и. о. министра*
_BEFORE: Final = re.compile(
    fold(
        r"исполняющ\w+|обязанности|врио|(?:перв|старш|нов|временн|переходн|действующ|нынешн|избранн|"
        r"федеральн|государственн|специальн|личн|генеральн|чрезвычайн|полномочн)(?:[иы]й|[ое]го|[ое]му|[иы]м|ая|ой|ую)"
    )
)
_SHOWS: Final = re.compile(fold(r"\w+(?:[иы]й|[ое]го|[ое]му|[иы]м|ая|ой|ую)"))
_UNBENT: Final = re.compile(r"замглав|замминистр")
_BY: Final = {
    "с": Case.INSTRUMENTAL, "со": Case.INSTRUMENTAL, "между": Case.INSTRUMENTAL, "к": Case.DATIVE, "ко": Case.DATIVE,
    "от": Case.GENITIVE, "у": Case.GENITIVE, "для": Case.GENITIVE,
}  # fmt: skip
_WHOSE: Final = re.compile(
    r"(?:встреч|переговор|бесед|разговор|звон(?:о?к)|визит|поездк|слов(?:ам|а)?$|письм)"
)
_LEADER: Final = "лидер"
_PREMIERS: Final = "DE GB IT IL IN JP ES NL SE NO DK GR CA AU NZ HU PK IQ"
_LED_BY_PREMIERS: Final = frozenset(_PREMIERS.split())


def office_of(group: Group, side: str, person: str, words: Sequence[Word]) -> str:
    """Return an office; that of a *leader* is his own, or that which leads his side."""
    if group.office == _AIDE and side == _UNION:
        said = [one.text for one in words[group.first : group.last]]
        return "foreign-minister" if said[:2] == _HIGH else group.office
    if group.office == "ambassador" and side == _NATIONS:
        said = (one.text for one in words[group.first : group.last])
        return _AIDE if any(map(_COMMISSIONER, said)) else group.office
    if group.office == "defence-minister" and _is_soldier(group, words):
        return "chief-of-general-staff"
    if group.office == "head-of-government" and side in _CHANCELLORS:
        said = [one.text for one in words[group.first : group.last]]
        return "foreign-minister" if "chancellor" in said else group.office
    if group.office in _UNDER and side in _SECRETARIES:
        said, (under, of) = words[group.first : group.last], _UNDER[group.office]
        second = any(one.text in of and two.text == _SECRETARY for one, two in pairwise(said))
        return under if second else group.office
    leads = group.office == _HEAD and not group.counterpart
    if not leads or not any(
        one.text.startswith(_LEADER) for one in words[group.first : group.last]
    ):
        return group.office
    if person or not side:
        return ""
    return "head-of-government" if side in _LED_BY_PREMIERS else _HEAD


def _is_soldier(group: Group, words: Sequence[Word]) -> bool:
    """Whether *defence chief* is said of one with a rank: *defence chief Admiral X*."""
    said = [one.text for one in words[group.first : group.last + 1]]
    chief = next((n for n, one in enumerate(said[:-1]) if one == "chief"), 0)
    return said[chief - 1] in _DEFENCE and said[chief + 1] in _RANKS if chief else False


def serves(group: Group, words: Sequence[Word]) -> bool:
    """Whether somebody serves under a title: *руководитель бюро при президенте X*."""
    known = any(not one.startswith("=") for one in group.persons)
    office = group.office and not (group.body or known or group.two)
    return bool(office) and words[max(0, group.first - 1)].text == "при"


def is_of_body(
    shadow: Shadow, words: Sequence[Word], group: Group, known: Callable[[int], Found | None]
) -> bool:
    """Tell whether a title is of a body that nobody knows: *WHO Director General*."""
    return is_behind_name(shadow, words, group.first) and known(group.first - 1) is None


def begun(words: Sequence[Word], first: int) -> int:
    """Return where a title begins with *исполняющий обязанности*, *и. о.*, *первый* before it."""
    while first:
        if words[first - 1].text == _FOR and first > 1 and words[first - 2].text == _AND:
            first -= 2
        elif _BEFORE.fullmatch(words[first - 1].text):
            first -= 1
        else:
            break
    return first


def _bent_by(
    shadow: Shadow, words: Sequence[Word], first: int, title: Sequence[Word]
) -> Case | None:
    """Return the case of a name behind a title that shows another, or none: *с и. о. министра*."""
    start = begun(words, first)
    shows = next((one for one in words[start:first] if _SHOWS.fullmatch(one.text)), None)
    if shows is not None:
        return case_of([shadow.span(shows.start, shows.end).text])
    if start < first or _UNBENT.match(title[0].text):
        return case_behind(words, start)
    return None


def case_behind(words: Sequence[Word], at: int) -> Case:
    """Return the case that what stands before a word asks for: *с*, *к*, *встреча*."""
    before = words[at - 1].text if at else ""
    return Case.GENITIVE if _WHOSE.match(before) else _BY.get(before, Case.OPEN)


def case_of_title(shadow: Shadow, words: Sequence[Word], group: Group) -> Case:
    """Return the case of a title, by its words in the text itself."""
    title = [
        one for one in words[group.first : group.last]
        if not shadow.text.startswith("-", one.end)  # *премьер-министра*
    ]  # fmt: skip
    told = [shadow.span(one.start, one.end).text for one in title]
    bent = _bent_by(shadow, words, group.first, title) if title else None
    if bent is not None:
        return bent
    several = group.two and len(group.sides) != 1
    return case_of(told, several=several)
