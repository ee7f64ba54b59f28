# SPDX-License-Identifier: Apache-2.0
"""What the actors of a sentence have of each other: sides of hosts, of ministries, of places.

Rules:

1. A monarch is of his realm, a host of the place, a minister of the ministry that speaks of him.
2. *Its minister* is of the state named right before; a side inside of a name is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic, pattern
from wasl.contact.press.who.actors import MINISTRIES, OTHER, Actor, with_sides
from wasl.contact.press.who.apposing import apposed
from wasl.contact.press.who.introducing import hosts_of
from wasl.contact.press.who.kin import without_kin
from wasl.contact.press.who.lexicon import Word
from wasl.contact.press.who.places import of_place
from wasl.contact.press.who.possessed import with_possessed
from wasl.contact.press.who.premiers import of_lebanon
from wasl.contact.press.who.ranked import with_forces
from wasl.contact.press.who.sovereigns import with_popes, with_realms
from wasl.contact.press.who.vague import with_vague

_BODIES: Final = {
    "foreign-minister": ("foreign-ministry", fold("الخارجية|دبلوماسي")),
    "defence-minister": ("defence-ministry", fold("الدفاع")),
    "head-of-state": ("presidency", fold("الرئاسة|رئاسي")),
    "deputy-foreign-minister": ("foreign-ministry", fold("الخارجية")),
    "deputy-defence-minister": ("defence-ministry", fold("الدفاع")),
    "chief-of-general-staff": ("armed-forces", fold("الجيش|عسكري")),
    "security-council-secretary": ("security-council", fold("مجلس الأمن")),
}
"""The body of an office, and words of who speaks for it."""
_AGENCY: Final = pattern(r"(?<!\w)(?:و)?(?:أفادت|ذكرت|قالت|أوردت) وكالة (?:ال)?(?:أنباء )?$")
_TELLS: Final = pattern(
    r"(?: الرسمية)?(?: ?\([^)\n]{2,12}\))?,? (?:[^\s]+ ){0,2}?(?:أن|بأن|إن)(?!\w)"
)
_THAT: Final = pattern(r"(?<!\w)(?:أن|بأن|إن)(?!\w)")
_LOWER: Final = frozenset({"aide", OTHER})
"""Who has no ministry of his own: *وزير الدولة للشؤون الخارجية*, *مساعد الوزير*."""
_KOREAS: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:ب)?(?:ال|لل)كوريت(?:ان|ين)(?!\w)",
    r"(?<!\w)(?:two|both|the) koreas(?!\w)",
    r"(?<!\w)(?:обе|две|обеих|двух|двумя|обеими) коре(?:и|й|ями|ям)(?!\w)",
)
_AIDE: Final = "aide"
_ADVISERS: Final = (_AIDE, "national-security-adviser")
_UNIONS: Final = frozenset({"EU", "UN", "NATO", "ECOWAS", "GCC", "OSCE", "IAEA"})
_ITS: Final = re.compile(r"(?<!\w)its\s+$")
_APPOSED: Final = re.compile(r",\s+(?:(?:who\s+is|and|also|the|his|her|[a-z]+n)\s+){0,4}$")
ADVISES: Final = re.compile(r"\s+(?:to|of|for)\s+(?:the\s+)?")
_HEAD: Final = "head-of-state"
_TELLING: Final = frozenset({"spokesman", "presidency", "foreign-ministry", "defence-ministry"})
_HOUSES: Final = {
    "head-of-state": re.compile("президент|акорд|корол|эмир|султан"),
    "head-of-government": re.compile("премьер|правительств|кабинет|канцлер"),
    "foreign-minister": re.compile("мид(?!\\w)|иностранных дел"),
    "defence-minister": re.compile("оборон"),
}
"""By which words the house of an office tells of its holder, in Russian."""
_BESIDES: Final = re.compile(
    r",\s+(?:по\s+совместительству|одновременно|заодно|он\s+же|она\s+же|совмещающ\w+\s+пост)\s+(?:и\s+)?"
)
"""*Премьер X, по совместительству министр*."""
_POSSESSED: Final = ("'s ", "' ")
_NEAR: Final = 40
_DELEGATION: Final = pattern(
    r"(?<!\w)(?:ال)?وفد(?:ا)?(?!\w)[^.;:\n]{0,70}?(?<!\w)(?:برئاسة|بقيادة|يرأسه|ترأسه|يترأسه|يقوده) (?:(?:السيد|الفريق|اللواء|أول|الدكتور) ){0,3}$"
)
_HEADED: Final = re.compile(
    r"(?:'s?)?\s+(?:[\w-]+\s+){0,2}?(?:delegation|team|party|mission|side),?\s+(?:(?:which|that)\s+(?:was|is)\s+)?"
    r"(?:led|headed|chaired)\s+by\s+(?:(?:the|its|his|their)\s+)?"
)
"""*The Kenyan delegation, led by the foreign minister*."""
_SIDE: Final = pattern(r"(?<!\w)(?:و|ف)?(?:ب|ل|ك)?(?:ال|لل)(?:جانب|طرف|وفد) $")
"""*وعن الجانب الكونغولي الأمين العام للخارجية X*: whose he is, stands before him."""
_LED: Final = 100
_AN_AIDE: Final = re.compile(
    r"(?:\w+\s)?(?:aide|adviser|advisor|assistant)s?\s(?:to|of)\s(?:the\s)?\w$"
)
_SAYS: Final = re.compile(r"\s(?:said|says|told|confirmed|added|acknowledged|wrote)(?!\w)")
_SOME: Final = re.compile(r"(?<!\w)(?:an?|one|another)\s(?:\w+\s){0,2}$")
_SENT: Final = re.compile(
    r"\s(?:(?:on|\w+day|has|had|yesterday|also|then|in\sturn)\s){0,3}(?:sent|sends|dispatched|despatched|dispatches)"
    r"\s(?:(?:on|\w+day|yesterday|an?|his|her|its|the|their|own|personal|veteran)\s){0,3}"
)
_COLLEAGUES: Final = re.compile(r"коллег(?:|ам|ами|ах)")
"""*С коллегами* are several, and nobody says of which sides."""
_TWO: Final = 2
_DEPUTY: Final = frozenset({"نايب", "نايبه", "لنايب"})
_DEPUTIES: Final = {
    "foreign-minister": "deputy-foreign-minister",
    "defence-minister": "deputy-defence-minister",
}


def _with_bodies(actors: list[Actor], text: str) -> list[Actor]:
    """Give *the minister X* the side of his ministry or agency, if it speaks before of him."""
    known = {one.side for one in actors if one.can_take_part}
    done: list[Actor] = []
    for one in actors:
        open_ = one.name and one.is_unplaced
        sides = _told_by(one, done, text) if open_ else set[str]()
        own = len(sides) == 1 and not sides & known
        done.append(replace(one, side=sides.pop()) if own else one)
    return done


def _without_aides(actors: list[Actor], text: str) -> list[Actor]:
    """Let *an aide to X said*, who has no name, only speak: X took part, if anybody did."""
    done = list(actors)
    for n, one in enumerate(actors[:-1]):
        open_ = one.office == _AIDE and not (one.name or one.person or one.counterpart)
        some = open_ and _SOME.search(text, max(0, one.start - _NEAR), one.start)
        behind = [each for each in actors[n + 1 : n + 3] if _SAYS.match(text, each.end)]
        if some and behind and _AN_AIDE.match(text, one.start, actors[n + 1].start + 1):
            done[n] = replace(one, body=True)
    return done


def _sided(actors: list[Actor], goes_on: Callable[[Actor, Actor], bool]) -> list[Actor]:
    """Give a name without a side that of the one before, if it goes on with him."""
    done: list[Actor] = []
    for one in actors:
        last = done[-1] if done else None
        if last is not None and last.side and one.is_unplaced and one.name and goes_on(last, one):
            one = replace(one, side=last.side)  # noqa: PLW2901 - the same one, completed
        done.append(one)
    return done


def _are_joined(text: str, last: Actor, one: Actor) -> bool:
    """Whether they are *President X and Prime Minister Y*."""
    named = last.office == _HEAD and (last.name or last.person)
    premier = one.office == "head-of-government"
    return bool(named) and premier and text[last.end : one.start] == " and "


def _is_sent(text: str, last: Actor, one: Actor) -> bool:
    """Whether it is *X sent his envoy, Y*."""
    return _SENT.fullmatch(text, last.end, max(last.end, one.start)) is not None


def _of_ministry(one: Actor, actors: Sequence[Actor], text: str) -> Actor:
    """Give *the minister X* the office of the ministry whose officials speak of him."""
    if not (one.vague and one.name and not one.side):
        return one
    for office, (_, words) in _BODIES.items():
        word = words.partition("|")[0]
        sides = {
            each.side
            for each in actors
            if each.body and each.end <= one.start and word in text[each.start : each.end]
        } - {""}
        if len(sides) == 1:
            return replace(one, side=sides.pop(), office=office, vague=False)
    return one


def _told_by(one: Actor, before: Sequence[Actor], text: str) -> set[str]:
    """Return the sides of those who speak before of somebody for the body that is his."""
    body = _BODIES.get(one.office, ("-", "-"))
    bodies = list(_BODIES.values()) if one.office in _LOWER else [body]
    return {
        each.side
        for each in before
        if each.side and (_is_of_any(each, bodies, one, text) or _is_agency(each, text))
    }


def _is_of_any(one: Actor, bodies: Sequence[tuple[str, str]], whom: Actor, text: str) -> bool:
    """Whether it is the body of somebody's office; of who has none, one that tells of him."""
    own = any(_is_of(one, body, text) for body in bodies)
    told = whom.office not in _LOWER or _THAT.search(text, one.end, whom.start) is not None
    return own and told and (whom.office not in _LOWER or is_arabic(text[whom.start]))


def _is_of(one: Actor, body: tuple[str, str], text: str) -> bool:
    office, words = body
    said = text[one.start : one.end]
    return one.body and (one.office == office or any(word in said for word in words.split("|")))


def _is_agency(one: Actor, text: str) -> bool:
    """Whether a side is that of an agency that tells: *أفادت وكالة الأنباء القطرية بأن*."""
    told = one.bare and _AGENCY.search(text, max(0, one.start - _NEAR), one.start)
    return bool(told) and _TELLS.match(text, one.end) is not None


def _without_parts(actors: list[Actor]) -> list[Actor]:
    """Leave out sides that are part of a name: *ألباريس* is not Paris."""
    named = [one for one in actors if one.name and is_arabic(one.name)]
    return [
        each
        for each in actors
        if not (each.bare and any(one.start < each.start < one.end for one in named))
    ]


def _of_masters(actors: list[Actor], text: str) -> list[Actor]:
    """Give *an adviser to the Serbian president* the side of whom he advises."""
    done = list(actors)
    for n, (one, master) in enumerate(pairwise(actors)):
        open_ = one.office in _ADVISERS and one.is_unplaced
        if open_ and master.side and ADVISES.fullmatch(text, one.end, max(one.end, master.start)):
            done[n] = replace(one, side=master.side)
    return done


def _of_houses(actors: list[Actor], text: str) -> list[Actor]:
    """Give *глава государства* the side of the house that tells of him: *пресс-служба президента Кипра*."""
    sides = {one.side for one in actors if one.body and one.side}
    houses = [one for one in actors if one.body and one.side and one.office in _TELLING]
    taken = {one.side for one in actors if one.is_party}
    if len(sides) != 1 or not houses or sides & taken:
        return actors
    said = " ".join(text[one.start : one.end] for one in houses)
    done = list(actors)
    for n, one in enumerate(actors):
        own = one.is_unplaced and not (one.name or one.person or one.two)
        if own and (house := _HOUSES.get(one.office)) and house.search(said):
            held = houses[0] if one.office == _HEAD else one
            own_side = next(iter(sides))
            done[n] = replace(one, side=own_side, person=held.person, name=held.name)
            break
    return done


def _owned(actors: list[Actor], text: str) -> list[Actor]:
    """Put *Peru's* and *Juan Prado, the foreign minister* together."""
    done: list[Actor] = []
    for one in actors:
        before = done[-1] if done else None
        own = before is not None and before.bare and text[before.end : one.start] in _POSSESSED
        if before is not None and own and one.name and (one.is_unplaced or one.counterpart):
            done[-1] = replace(one, side=before.side, start=before.start)
        else:
            done.append(one)
    return done


def _of_delegations(actors: list[Actor], text: str) -> list[Actor]:
    """Give who leads *a Russian delegation* its side."""
    done: list[Actor] = []
    for one in actors:
        open_ = one.office and one.is_unplaced
        led = _DELEGATION.search(text, max(0, one.start - _LED), one.start) if open_ else None
        sides = {each.side for each in done if each.bare and led and each.start > led.start()}
        own = done[-1] if done and done[-1].bare and open_ else None
        if own is not None and _HEADED.fullmatch(text, own.end, max(own.end, one.start)):
            sides = {own.side}
            done.pop()
            one = replace(one, start=own.start)  # noqa: PLW2901
        if own is not None and _SIDE.search(text, max(0, own.start - _NEAR), own.start):
            sides = {own.side} if text[own.end : one.start] == " " else sides
        done.append(replace(one, side=sides.pop()) if len(sides) == 1 else one)
    return done


def _deputies(actors: list[Actor], words: Sequence[Word]) -> list[Actor]:
    """Give *نائب الوزير* his office, if a minister stands right before him."""
    done: list[Actor] = []
    for one in actors:
        before = done[-1] if done else None
        office = _DEPUTIES.get(before.office, "") if before is not None else ""
        first = next((word.text for word in words if word.start >= one.start), "")
        same = before is not None and len({one.side, before.side} - {""}) < _TWO
        named = bool(office) and same and one.office == "aide" and first in _DEPUTY
        done.append(replace(one, office=office) if named else one)
    return done


def _of_ministries(actors: list[Actor], text: str) -> list[Actor]:
    """Give the counterpart of a ministry its office: *the ministry asked its Azerbaijani counterpart*."""
    office, done = "", list[Actor]()
    for one in actors:
        if one.office in MINISTRIES and one.side:
            office = one.office
        its = (
            one.counterpart
            and not one.office
            and _ITS.search(text, max(0, one.start - 5), one.start)
        )
        done.append(replace(one, office=office) if its else one)
    return done


def completed(actors: list[Actor], text: str, start: int, end: int) -> list[Actor]:
    """Give the actors of a sentence the sides that others in it tell."""
    actors = _with_koreas(with_popes(actors, text, start, end), text, start, end)
    actors = [
        one for one in actors if one.side or not _COLLEAGUES.fullmatch(text, one.start, one.end)
    ]
    actors = of_place(text, start, end, apposed(hosts_of(text, start, actors), text))
    actors = _of_houses(without_kin(with_forces(actors, text), text), text)
    actors = [_of_union(one) for one in actors]
    actors = _owned(_of_masters(_of_ministries(actors, text), text), text)
    actors = of_lebanon(with_realms(actors), text)
    return with_sides(_of_delegations(_with_bodies(actors, text), text))


def _of_union(one: Actor) -> Actor:
    """Give the president of a commission, a council or a bank no state: *the EU's president*."""
    headed = one.office == "head-of-state" and (one.name or one.person[:1] == "=")
    return replace(one, office=OTHER) if headed and one.side in _UNIONS else one


def _with_koreas(actors: list[Actor], text: str, start: int, end: int) -> list[Actor]:
    """Put both states of *the two Koreas* among the actors."""
    both = [
        Actor(start=found.start(), end=found.end(), side=side)
        for found in _KOREAS.finditer(text, start, end)
        for side in ("KR", "KP")
    ]
    return sorted([*actors, *both], key=lambda one: one.start) if both else actors


def _without_apposed(actors: list[Actor], text: str) -> list[Actor]:
    """Leave out *the president's envoy* behind him who is that besides his office."""
    done: list[Actor] = []
    for one in actors:
        before = done[-1] if done else None
        also = one.office == _AIDE and not (one.name or one.person)
        besides = one.office and not (one.name or one.person or one.body) and before is not None
        if before is not None and besides and _BESIDES.fullmatch(text, before.end, one.start):
            continue
        if also and before is not None and before.office not in ("", _AIDE) and not before.body:
            named = (before.name or before.person) and one.side in ("", before.side)
            if named and _APPOSED.search(text, before.start, one.start):
                continue
        done.append(one)
    return done


def with_bare_titles(
    actors: list[Actor], text: str, words: Sequence[Word], named: Callable[[Actor, int], Actor]
) -> list[Actor]:
    """Put *the minister* and *its minister* among the actors. ``named``: one with the name there."""
    actors = [_of_ministry(one, actors, text) for one in with_vague(actors, words, named)]
    actors = with_possessed(actors, words, named)
    actors = _sided(actors, partial(_is_sent, text))
    actors = _without_aides(_sided(actors, partial(_are_joined, text)), text)
    actors = _deputies(_without_apposed(_without_parts(actors), text), words)
    return with_sides(actors)


def of_pair(actors: list[Actor], pair: AbstractSet[str]) -> list[Actor]:
    """Give X of *minister X met his Italian counterpart* the other side of the two told of last."""
    done = list(actors)
    for n, (one, other) in enumerate(pairwise(actors)):
        open_ = one.is_unplaced and one.office and one.name and other.counterpart
        if open_ and other.side in pair and len(pair) == _TWO:
            done[n] = replace(one, side=next(iter(pair - {other.side})))
    return done
