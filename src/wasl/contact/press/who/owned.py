# SPDX-License-Identifier: Apache-2.0
"""Whom English reports name by the state alone, and no list knows: *met India's Ajit Doval*.

Rules:

1. Two words and more with capitals behind a possessive are a name where somebody stands: right behind
   *met*, *with*, *by* and the like, or before a verb of who speaks and meets.
2. A firm, a party, a team, a place or a paper is none. Somebody of another side is named beside him.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import Shadow, spaced
from wasl.contact.press.who.actors import OTHER, Actor
from wasl.contact.press.who.heading import INSIDE
from wasl.contact.press.who.lexicon import Word
from wasl.contact.press.who.names import name_after

_NOT: Final = (
    "acting admiral adviser advisor agency airlines airport airways allah alliance ambassador arabiya armed "
    "assembly attorney bank bay belt bridge broadcasting brotherhood bundestag cabinet canal cape cathedral "
    "center central centre chair chairman chairperson championship chancellor channel chief church city club "
    "coalition college colonel commander commissioner communist company congress conservative corp corporation "
    "councillor counsellor court crown cup daily day defence defense democratic deputy desert director dome "
    "duma east eastern economic electric emir energy envoy executive fc festival finance first foreign former "
    "foundation front fund gas gazette gen general governor great group guardian gulf hamas harbour head "
    "helmets herald hezbollah high holding holdings hospital hotel house inc industries institute interim "
    "interior islamic island islands jazeera justice king knesset labour lady lake lawmakers leader league "
    "liberation lower ltd marshal mayor members minister mobile mosque motors mount mountains movement museum "
    "national new news north northern observer ocean officer oil old opposition palace parliament party "
    "peninsula people permanent petroleum port post power premier president prince princess province queen "
    "radio region representative republic republican resistance revolution river road sea secretary security "
    "senate senator sheikh sheikha socialist south southern speaker special spiegel spokesman spokeswoman "
    "square stadium state steel strait street sultan supreme taliban technologies telecom telecoms television "
    "temple times town triangle tribune trust tv union united university upper valley valleys vice wall war "
    "week west western consultancy corriere consulting"
)
_ARTICLES: Final = frozenset(["al", "el", "la", "le", "les", "il", "der", "die", "das"])
_NO_PERSON: Final = frozenset(_NOT.split())
_WHOM: Final = re.compile(
    spaced(
        r"(?<!\w)(?:met|meets?|meeting|with|by|and|between|receiv(?:ed|es?|ing)|host(?:ed|s|ing)?|call(?:ed|s|ing)|(?:tele)?phon(?:ed|es|ing)|rang|welcom(?:ed|es|ing)|saw|see|beside|alongside|when|where|that|whom|including|told|tells|assured|informed|briefed|asked|urged|reminded|thanked|congratulated|invited) (?:both )?$"
        r"|(?<!\w)(?:dinner|lunch|luncheon|banquet|breakfast|reception|talks) for $"
        r"|(?<!\w)(?:aide|adviser|advisor|spokes\w+)s? (?:to|for|of) $"
        r"|(?<!\w)(?:calls?|letters?|messages?|notes?|visits?|requests?|delegations?|heard|invitations?|received|condolences|greetings)(?: [\w'-]+){0,5} from $"
        r"|(?<!\w)(?:sp[eo]aks?|spoken?|speaking|talk(?:s|ed|ing)?|calls?|letters?|messages?|notes?|wrote|written|audience|next|listen(?:s|ed)|letters|delivered|handed|conveyed|said|phone|line)(?: [\w'-]+){0,5} to $"
    )
)
_OPENS: Final = re.compile(r"\s*\"?(?:[^.;:\n]{0,60}?(?:\s-+\s|\u2014\s?|\)\s+|:\s+|,\s+))?")
_ENDS: Final = re.compile(
    spaced(
        r"\s*(?:[.,;:)]|$)| (?:in|on|at|for|to|over|about|by|who|whom|during|after|before|and|as|late|early|yesterday|today|tonight|earlier|last|this|that|when|while|via|from|with|near|ahead|amid|following|separately|alone|"
        r"also|had|has|have|was|were|is|would|will|then|met|meet|held|spoke|talked|conferred|received|hosted|said|told|called|telephoned|phoned|rang|flew|sat|discussed|agreed|dined|lunched|exchanged|welcomed|wrote|sent|arrived|asked|refused|declined|turned|signed|chaired|paid|visited|took|saw|came|left|made|went|\w{2,}ed)(?!\w)"
    )
)
_DID: Final = re.compile(
    spaced(
        r",?(?: (?:also|had|has|have|was|then|later|on \w+day|yesterday|today|himself|herself)){0,3} (?:met|meets?|held|holds|spoke|talked|conferred|received|hosted|told|called|telephoned|phoned|rang|flew|sat|discussed|dined|lunched|exchanged|welcomed|wrote|sent|asked|refused|declined|turned|chaired|paid|and|took|saw|came|left|made|went|said|says|spent|(?:was|is|had been) (?:due|to|expected|scheduled|set|received|hosted|welcomed|in)|will|would|\w{2,}ed)(?!\w)"
    )
)
_BESIDE: Final = re.compile(r",?\s(?:and\s)?")
_TWO: Final = 2


def with_owned(actors: Sequence[Actor], shadow: Shadow, words: Sequence[Word]) -> list[Actor]:
    """Give *India's* the name behind it, where somebody stands."""
    start = words[0].start if words else 0
    named = [_named(one, shadow, words) if one.bare else one for one in actors]
    fresh = [n for n, (one, other) in enumerate(zip(actors, named, strict=True)) if one != other]
    if not fresh:
        return list(actors)
    sure = {n for n in fresh if _stands(named[n], actors[n].start, shadow.text, start)}
    for n in (*fresh, *reversed(fresh)):  # *Nauru's X, Tuvalu's Y and Fiji's Z met*
        for other in (n - 1, n + 1):
            known = 0 <= other < len(named) and (
                other in sure or (other not in fresh and named[other].is_party)
            )
            if (
                known
                and n not in sure
                and _are_beside(
                    shadow.text, *sorted((named[n], named[other]), key=lambda one: one.start)
                )
            ):
                sure.add(n)
    done = [named[n] if n in sure else one for n, one in enumerate(actors)]
    alone = any(n in sure and _opens(named[n], actors[n].start, shadow.text, start) for n in fresh)
    two = len({one.side for one in done if one.is_party}) >= _TWO
    return done if two or alone else list(actors)


def _are_beside(text: str, one: Actor, other: Actor) -> bool:
    return _BESIDE.fullmatch(text, one.end, max(one.end, other.start)) is not None


def _stands(one: Actor, at: int, text: str, start: int) -> bool:
    """Whether somebody stands there: right behind *met* or *with*, or before a verb."""
    return _WHOM.search(text, start, at) is not None or _opens(one, at, text, start)


def _opens(one: Actor, at: int, text: str, start: int) -> bool:
    """Whether he opens a sentence, and does something: *India's X flew to Male*."""
    return bool(_OPENS.fullmatch(text, start, at) and _DID.match(text, one.end))


def _named(one: Actor, shadow: Shadow, words: Sequence[Word]) -> Actor:
    """Return a side with the name that it owns."""
    text = shadow.text
    whose = text[one.end : one.end + 3] == "'s " or (
        text[one.end - 1] == "s" and text[one.end : one.end + 2] == "' "
    )
    if not whose:
        return one
    at = next((k for k, word in enumerate(words) if word.start > one.end + 1), len(words))
    name = name_after(shadow, words, at)
    if name is None or " " not in name.text or _ENDS.match(text, name.end) is None:
        return one
    inside = [word.text for word in words[at:] if word.end <= name.end]
    article = not _ARTICLES.isdisjoint(inside[:1])  # *Lebanon's Al Mayadeen*
    if article or any(word in INSIDE or word in _NO_PERSON for word in inside):
        return one
    return replace(one, end=name.end, name=name.text, office=OTHER)
