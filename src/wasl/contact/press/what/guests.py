# SPDX-License-Identifier: Apache-2.0
"""English acts of hosts and guests: *saw X*, *after welcoming X*, *held their annual summit*.

Rules:

1. Whoever sees, welcomes, hosts or greets somebody has met him, if that one stands right behind and
   not for what he said: *welcomed X's remarks*, *saw X as a threat*.
2. *His chat with X*: a noun of talk with somebody who can take part, whoever's it is.
3. *X and Y hold a summit*: two joined before it; one *with X* behind it is told of elsewhere.
4. *She received him*: he is whom the sentence before was on.
5. *Where the pair discussed …*: two of two sides are named before in the sentence, or in the one
   before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import ACTING, Act
from wasl.contact.press.who.actors import Actor

_OWN: Final = rf"(?:(?:the|his|her|its|their|visiting|{ACTING}|mr|mrs|ms) ){{0,3}}"
_VERB: Final = re.compile(
    spaced(
        r"(?<!\w)(?:saw|seen|seeing|(?<=to\s)see|(?<=will\s)see|(?<=would\s)see|welcom(?:ed|es|ing)|greet(?:ed|s|ing)|host(?:ed|s|ing)|receiv(?:ed|es|ing)|entertain(?:ed|s|ing)|visited"
        r"|(?:was|were|been) (?:\w+ly )?(?:welcomed|greeted|hosted|entertained|seen|met) by) "
        rf"{_OWN}"
    )
)
_MET_THERE: Final = re.compile(
    spaced(
        r"\s*(?:$|[.;,]|(?:,? who (?:is|was|had|arrived|flew|came|landed|paid)|at|in|on|to|for|with|from|yesterday|today|earlier|last|this|late|there|again|and|before|after|during|over|outside)(?!\w))"
    )
)
_NOT_SEEN: Final = re.compile(
    spaced(r"\s*(?:,|in|at|on)? ?(?:as|being|\w+ing(?! room))(?!\w)|\s*'s?\s")
)
_NOUN: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:chats?|tete-a-tetes?|sit-downs?|huddles?|parleys?|pull-asides?|head-to-heads?|summit|session) (?:\w+ly )?with {_OWN}"
    )
)
_SUMMIT: Final = re.compile(
    spaced(
        r",? (?:\w+ ){0,2}?(?P<act>(?:hold|holds|held|have held|had|have|convened?|concluded?|opened?|wrapped up|are holding|were holding) (?:(?:a|an|their|its|the) )?(?:[\w-]+ ){0,3}?(?:summit|dialogue|consultations)(?! of))(?!\w)"
    )
)
_AND: Final = re.compile(spaced(rf",?\s+and {_OWN}"))
_PAIR: Final = re.compile(
    spaced(
        r"(?<!\w)(?:the (?:pair|two)(?: (?!sides|countries|nations|states|governments)\w+)?|both (?:men|women|leaders|ministers|presidents)|the (?:leaders|ministers|presidents|premiers)) (?:also |then |later |had |have |privately |briefly ){0,2}?"
        r"(?P<act>discussed|reviewed|explored|examined|conferred|exchanged views|went over|talked (?:about|over|through)|shook hands|dined|lunched)(?!\w)"
    )
)
_HE_AND: Final = re.compile(spaced(rf"(?<!\w)(?:he|she) and {_OWN}$"))
_HIM: Final = re.compile(
    spaced(
        r",? (?:(?:who|had|has|also|then|later|warmly|in turn) ){0,2}(?P<act>received|hosted|welcomed|greeted|met|saw|entertained|called|feted|lunched|dined) (?:him|her)"
        r"(?=[.,;]| (?:in|at|on|for|over|there|again|with|before|after|by|from|to|last|this|yesterday|today|late|early|and)(?!\w)|\s*$)"
    )
)
_RECEIVED_BY: Final = re.compile(
    spaced(
        r",? (?:[\w-]+ ){0,2}?(?P<act>(?:was|were|been|being|is) (?:\w+ly )?(?:received|hosted|welcomed|greeted|entertained|feted|granted an audience))"
        rf"(?: (?!(?:and|who|which|that|but|while|said|says|after|before|with)(?!\w))[^\s;:\"]+){{0,12}}? by {_OWN}"
    )
)
_THEY_HAD: Final = re.compile(
    spaced(
        r"(?<!\w)(?:they|the (?:two|pair)(?: (?:ministers|leaders|presidents|premiers|men|women|diplomats|officials|generals|envoys))?|both (?:men|women|leaders|ministers|presidents)|the (?:leaders|ministers|presidents|premiers)) had "
        r"(?:(?:already|also|first|previously|last|both|briefly) ){0,2}(?P<act>discussed|taken up|gone over|talked over|talked about|touched on|(?:raised|addressed)(?= (?:(?:the|this|that) (?:matter|issue|subject|question|topic|case)|it)(?!\w))|dined|shaken hands|seen (?:each other|one another))(?!\w)"
    )
)
_HOST_WAS: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:his|her) (?P<act>(?:host|hostess|interlocutor|partner in talks)(?: there| in [\w'-]+)? was) {_OWN}"
    )
)
_CHEAP: Final = re.compile(r"\w(?:ing|aw|ee|en|ed|es|ts|ns|by)\s+(?:\w+\s+){0,3}$")
_TITLE: Final = re.compile(r",\s[^,;.\n]{3,50},(?=\s)")
_RANK: Final = 20
_HOST: Final = 40
_TWO: Final = 2


def find_guests(text: str, actors: Sequence[Actor], *, start: int, end: int) -> list[Act]:
    """Return the acts of hosts and guests in a sentence."""
    able = [one for one in actors if one.can_take_part]
    had = [Act(*one.span("act")) for one in few(_THEY_HAD, text, start, end)]
    if not able or not text[able[0].start].isascii():
        return had
    return [
        *had,
        *_seen(text, able, start, end),
        *_talk(text, actors, start, end),
        *_pair(text, able, start, end),
        *_him(text, able, start, end),
        *_received_by(text, able),
    ]


def _seen(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for whom in able:
        begin = max(start, whom.start - _HOST)
        if not _CHEAP.search(text, begin, whom.start):
            continue
        for verb in few(_VERB, text, begin, whom.start):
            if verb.end() != whom.start or _NOT_SEEN.match(text, whom.end, end):
                continue
            if _MET_THERE.match(text, whom.end, end):
                yield Act(verb.start(), verb.end() - 1)


def _talk(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for noun in few(_NOUN, text, start, end):
        at = next((n for n, one in enumerate(actors) if one.start == noun.end()), len(actors))
        whom = actors[at : at + 2]
        if whom and whom[0].bare and len(whom) > 1 and whom[1].start - whom[0].end <= 1:
            whom = whom[1:]  # *with Botswana counterpart X*
        if whom and whom[0].can_take_part:
            yield Act(noun.start(), noun.end() - 1)


def _pair(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    last, first = able[-1], able[-2] if len(able) > 1 else None
    behind = _SUMMIT.match(text, last.end, end)
    joined = first is not None and _AND.fullmatch(text, first.end, max(first.end, last.start))
    if behind and (joined or _HE_AND.search(text, max(start, last.start - _HOST), last.start)):
        yield Act(*behind.span("act"))
    sides = {one.side for one in able} - {""}
    if len(sides) == _TWO and (pair := _PAIR.search(text, last.end, end)):
        yield Act(*pair.span("act"))


def _him(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    aside = _TITLE.match(text, able[0].end, end)
    found = _HIM.match(text, able[0].end, end)
    found = found or (_HIM.match(text, aside.end(), end) if aside else None)
    if found is not None:
        yield Act(*found.span("act"))
    for host in few(_HOST_WAS, text, start, end):
        if any(0 <= one.start - host.end() <= _RANK for one in able):
            yield Act(*host.span("act"))


def _received_by(text: str, able: Sequence[Actor]) -> Iterator[Act]:
    for one, other in pairwise(able):
        if " by " not in text[one.end : other.start]:
            continue
        found = _RECEIVED_BY.fullmatch(text, one.end, other.start)
        if found is not None:
            yield Act(found.start("act") + found["act"].index(" ") + 1, found.end("act"))
