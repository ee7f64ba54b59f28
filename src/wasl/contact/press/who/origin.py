# SPDX-License-Identifier: Apache-2.0
"""Whose an English report is, where no place opens it.

Rules:

1. A ministry signs with its place, or with its name and its state's, above or below what it says.
2. Some houses stand in one state: who is received there is received by its minister.
3. Else it is of the side that is named beside the guests: the only one, or by far the most often.
   Sides whose titles the report tells are the guests.
4. The minister of a report that a ministry signs is that ministry's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import Shadow
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.joining import HEADS

_LAST: Final = 6
_FIRST: Final = 4
_STATE: Final = 2
"""Letters of the code of a state."""
_MOST: Final = 2
"""How much more often than any other the side of a report is named, at least."""
_BODIES: Final = frozenset({"UN", "NATO", "LAS", "OIC", "OSCE", "GCC"})
"""Which have a secretary-general."""
_OF_UN: Final = re.compile(
    r"(?<!\w)(?:readouts? of the secretary-general|general assembly|peacekeep(?:ers|ing mission)|sustainable development goals|"
    r"minusca|minusma|monusco|minujusth|minustah|unmiss|unifil|unamid|unisfa|unsom|unsmil|unama|unami|unmik|undof|unficyp|minurso|ohchr|unhcr|unrwa)(?!\w)"
)
_COURTS: Final = frozenset({"BH", "JO", "KW", "MA", "OM", "QA", "SA"})
"""Whose courts speak by no other name."""
_OWN: Final = frozenset(
    {"head-of-state", "head-of-government", "foreign-minister", "defence-minister"}
)
_SEATS: Final = frozenset({"ET", "BE", "CH", "AT"})
"""From whose towns unions report, too: the presidency there may be of anybody."""
_BYLINE: Final = re.compile(
    r"(?:from|by)\s+(?:our|a|the)\s+(?:\w+\s+){0,4}?(?:correspondents?|reporters?|staff|bureau)(?!\w)"
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_REST: Final = 1
"""Words that a line of a place may have besides: of an agency, of a day."""
_SIGNED: Final = re.compile(
    r"(?<!\w)(?:(?P<foreign>ministry (?:of|for) foreign|department of (?:foreign|external)|foreign (?:ministry|office)|mfa|dfat|dfa|mea|mofa)"
    r"|(?P<defence>(?:ministry|department) of (?:national )?defen[cs]e|defen[cs]e ministry|mod|mnd|dnd|ispr))(?!\w)"
)
_HOUSES: Final = {
    house: side
    for side, houses in {
        "AE": ("qasr al watan", "qasr al shati"), "AR": ("casa rosada", "palacio san martin", "san martin palace", "quinta de olivos"), "BO": ("palacio quemado",), "CA": ("rideau hall",), "CZ": ("prague castle", "cernin palace", "czernin palace"), "DE": ("bellevue palace", "schloss bellevue"), "DK": ("christiansborg", "amalienborg"), "EC": ("carondelet",), "FI": ("kesaranta",), "HU": ("carmelite monastery", "sandor palace"), "NZ": ("beehive",), "PL": ("belweder", "belvedere palace"), "PY": ("palacio de lopez", "lopez palace"), "RO": ("cotroceni", "victoria palace"), "SE": ("sagerska", "rosenbad"), "UY": ("suarez residence", "torre ejecutiva"), "BR": ("itamaraty", "planalto"),
        "CL": ("la moneda",), "CN": ("diaoyutai", "zhongnanhai", "great hall of the people"), "CO": ("casa de narino", "palacio de san carlos"),
        "ES": ("moncloa", "zarzuela", "palacio de santa cruz"), "FR": ("elysee", "quai d'orsay", "matignon"),
        "GB": ("downing street", "chequers", "lancaster house"), "GR": ("maximos mansion",), "ID": ("merdeka palace", "bogor palace"),
        "IE": ("iveagh house", "aras an uachtarain"), "IN": ("hyderabad house", "rashtrapati bhavan", "south block"),
        "IT": ("palazzo chigi", "farnesina", "quirinale", "villa madama", "quirinal palace"), "JO": ("al husseiniya palace", "basman palace"), "JP": ("kantei", "iikura"),
        "KH": ("peace palace",), "KR": ("blue house", "cheong wa dae"), "KW": ("bayan palace", "seif palace"), "KZ": ("akorda",),
        "LB": ("baabda", "grand serail"), "MX": ("los pinos",), "MY": ("istana negara", "seri perdana", "wisma putra"),
        "NG": ("aso villa", "aso rock"), "OM": ("al alam palace", "al baraka palace"), "PE": ("torre tagle",), "PH": ("malacanang", "malacanan"),
        "PK": ("ghq", "general headquarters", "aiwan e sadr"), "PS": ("muqata",), "PT": ("palacio das necessidades", "sao bento"),
        "QA": ("lusail palace", "amiri diwan"), "RU": ("kremlin",), "SA": ("al yamamah palace", "al salam palace"), "TH": ("government house in bangkok",),
        "TR": ("dolmabahce", "presidential complex in ankara", "vahdettin"), "UA": ("mariinsky palace", "bankova"), "US": ("white house", "blair house", "pentagon", "foggy bottom"),
        "UZ": ("kuksaroy",), "VE": ("miraflores", "casa amarilla"), "ZA": ("union buildings", "or tambo building", "tuynhuys"),
    }.items()
    for house in houses
}  # fmt: skip
_MATTER: Final = re.compile(
    r"(?<!\w)(?:on|about|over|regarding|concerning|for|discuss\w*|with|between|against|review\w*)(?!\s+\w+day)\s+(?:(?!(?:in|at|to|from|near|while|when|where|as)\s)[\w'-]+\s+){0,4}?$"
)
"""What was talked of, and no place: *on aid for Ukraine*, *the border with Thailand*."""
_LIVES: Final = re.compile(
    r"(?:-(?:born|speaking|built|made|style|owned|language))?\s(?:\w+\s)?(?:communit(?:y|ies)|minorit(?:y|ies)|diaspora|(?:im|e)?migrants?|expatriates?|settlers?|restaurants?|school|tourists?|composer|songs?|marches|cuisine|club|company|engineers?)(?!\w)"
)
"""*The city's German community*: who lives there, and not whose the place is."""
_HOUSE: Final = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_HOUSES, key=len, reverse=True))})(?!\w)")


def is_state(side: str) -> bool:
    """Tell whether a side is a state, with ministers and presidents of its own."""
    return len(side) == _STATE and side not in ("EU", "UN")


def ministry_of(shadow: Shadow, sentences: Sequence[Sentence]) -> str:
    """Return the office of the minister whose ministry signs a report."""
    edges = [*sentences[:_FIRST], *sentences[_FIRST:][-_LAST:]]
    found = [
        signed
        for one in edges
        if one.heading and (signed := _SIGNED.search(shadow.text, one.start, one.end))
    ]
    offices = {HEADS["foreign-ministry" if one["foreign"] else "defence-ministry"] for one in found}
    return offices.pop() if len(offices) == 1 else ""


def body_of(read: Mapping[int, Sequence[Actor]], text: str) -> str:
    """Return the only organisation that a report names, or whose missions and meetings it tells of."""
    bodies = {one.side for each in read.values() for one in each if one.side in _BODIES}
    if not bodies and _OF_UN.search(text):
        return "UN"
    return bodies.pop() if len(bodies) == 1 else ""


def held_by(actors: Iterable[Actor]) -> dict[str, set[str]]:
    """Return of which sides a text names who holds an office."""
    held: dict[str, set[str]] = {}
    for one in actors:
        if one.side and one.office and not one.body:
            held.setdefault(one.office, set()).add(one.side)
    return held


def at_home(
    one: Actor, place: str, body: str, held: Mapping[str, set[str]], *, guessed: bool
) -> Actor:
    """Return *the PM* of an English report as that of its place, if the text names no other one.

    ``guessed``: no place opens it; of two presidents nobody knows then whose office speaks.
    """
    heads = held.get("head-of-state", set()) - _SEATS
    known = place in heads and not (guessed and len(heads) > 1)
    if one.office == "presidency" and not one.side and (place in _COURTS or known):
        return replace(one, side=place)  # *State House announces*
    ministry = HEADS.get(one.office, "") if one.body and not one.side else ""
    if ministry in _OWN and place in held.get(ministry, set()) and not guessed:
        return replace(one, side=place)  # *the foreign ministry said*
    if not one.is_unplaced or one.name or one.two or one.vague:
        return one
    if one.office == "secretary-general":
        return replace(one, side=body)
    if one.office in _OWN and is_state(place) and held.get(one.office, set()) <= {place}:
        return replace(one, side=place)
    return one


def origin_of(
    shadow: Shadow, sentences: Sequence[Sentence], read: Mapping[int, Sequence[Actor]]
) -> tuple[str, bool]:
    """Return whose an English report is, or "", and whether that is only guessed.

    ``read``: who is named in each sentence.
    """
    first = next((one for each in read.values() for one in each), None)
    if first is None or not shadow.text[first.start].isascii():
        return "", True
    signed = {
        side
        for n, one in enumerate(sentences)
        if one.heading and (n < _FIRST or n >= len(sentences) - _LAST)
        if (side := _signed(shadow, one, read[one.start]))
    }
    if len(signed) == 1:
        return signed.pop(), False
    houses = {_HOUSES[one[0]] for one in _HOUSE.finditer(shadow.text, sentences[0].start)}
    if len(houses) == 1:
        return houses.pop(), False
    return _named_most([one for each in read.values() for one in each], shadow.text), True


def _is_office(one: Sentence, actor: Actor) -> bool:
    """Whether a line is an office and no more: *President of the Republic of Finland*."""
    named = actor.person or actor.name or actor.counterpart or actor.former
    whole = actor.start - one.start <= len("the ") and one.end - actor.end <= 1
    return actor.can_take_part and not named and whole


def _signed(shadow: Shadow, one: Sentence, actors: Sequence[Actor]) -> str:
    """Return the side of a line that is its place or its body, and hardly more."""
    if len(actors) == 1 and _is_office(one, actors[0]):
        return actors[0].side if is_state(actors[0].side) else ""
    sides = {each.side for each in actors if each.side}
    if len(sides) != 1 or any(each.can_take_part and not _heads(each, one) for each in actors):
        return ""
    taken = [(each.start, each.end) for each in actors]
    taken += [
        (each.start, each.end) for each in find_dates(shadow.text, start=one.start, end=one.end)
    ]
    rest = sum(
        not any(first <= word.start() < last for first, last in taken)
        for word in _WORD.finditer(shadow.text, one.start, one.end)
    )
    body = any((each.body or each.can_take_part) and each.side for each in actors)
    ends = any(each.end >= one.end - 1 for each in actors)
    place = rest <= _REST or (ends and shadow.text[one.start : one.end].count(",") > 1)
    place = place or (ends and _BYLINE.match(shadow.text, one.start, one.end) is not None)
    side = sides.pop()
    return side if (body or place) and is_state(side) else ""


def _heads(one: Actor, line: Sentence) -> bool:
    """Whether a title without a name is all of a line: *President of the Republic of Finland*."""
    title = one.office in _OWN and not (one.name or one.person or one.counterpart)
    return title and one.start - line.start <= _REST and line.end - one.end <= _REST


def _named_most(actors: Sequence[Actor], text: str) -> str:
    """Return the side that is named beside those of the guests, alone or by far the most.

    Named once, it is where somebody is: what was talked of says not whose a minister is.
    """
    guests = {
        one.side
        for one in actors
        if one.is_party
        and (one.office or one.counterpart)
        and (not one.person or one.person.startswith("="))
    }
    counted = Counter(
        one.side
        for one in actors
        if one.side and one.side not in guests and is_state(one.side)
        if not (one.bare and _LIVES.match(text, one.end))
    )
    first, *others = [*counted.most_common(2), ("", 0)][:2]
    second = others[0][1] if others else 0
    alone = second == 0 or (first[1] >= _MOST and first[1] >= _MOST * second)
    only = [one for one in actors if one.side == first[0]] if first[1] == 1 else []
    if any(one.bare and _MATTER.search(text, 0, one.start) for one in only):
        return ""  # *met the interior minister to discuss the Thai border*
    return first[0] if guests and alone else ""
