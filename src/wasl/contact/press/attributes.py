# SPDX-License-Identifier: Apache-2.0
"""At whose wish a contact came about, what was made public of it, and what it was about.

Rules:

1. *Received a call from* reverses the caller: who is named behind it has called.
2. A request beside *not to announce* is about the silence, and says nothing of who called.
3. Topics are words of the text, at most a dozen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from wasl.contact.press.actors import Actor
from wasl.contact.press.shadow import fold
from wasl.contact.press.shadow import pattern as _pattern

_REACH: Final = 28
_TOPIC_WORDS: Final = 14
_TOPIC_REACH: Final = 90


_AT_WISH: Final = _pattern(
    r"بمبادرة(?: من)?", r"مبادرة من", r"بادر(?:ت)? (?:به|إليه|بها|إليها)", r"по инициативе", r"инициатор\w* (?:\w+ ){0,3}(?:стал|выступил|был)\w*",
    r"at the initiative of", r"on the initiative of", r"initiated by", r"(?:call|conversation|meeting|talks) (?:was |were )?requested by",
)  # fmt: skip
_AT_REQUEST: Final = _pattern(
    r"بناء على طلب(?: من)?", r"بطلب(?: من)?", r"по просьбе", r"по запросу", r"at the request of",
)  # fmt: skip
_BEFORE_WISH: Final = _pattern(
    r"(?:هي|هو) (?:من|التي|الذي) (?:طلبت|طلب|بادرت|بادر|اتصلت|اتصل)(?: (?:إجراء )?ال\w+)?", r"(?<!\w)طلبت? (?:إجراء )?(?:هذه |هذا )?(?:ال)(?:مكالمة|اتصال|محادثة|لقاء)",
    r"сторон\w+ (?:инициирова|запросил)\w*", r"инициирова\w+ (?:разговор|звонок|беседу|встречу)",
    r"(?:initiated|requested|asked for|sought) the (?:\w+ )?(?:call|conversation|meeting|talks)", r"сам\w* позвонил\w*",
)  # fmt: skip
_POSSESSIVE_WISH: Final = _pattern(
    r"'s (?:initiative|request|invitation)", r"(?:initiative|request)(?!\w)(?! of)"
)
_VERB_WISH: Final = _pattern(r"(?<!\w)(?:و)?طلبت (?=\w)", r"(?<!\w)(?:و)?طلب (?=\w)")
_CALL_WORD: Final = _pattern(r"(?:إجراء )?(?:ال)(?:مكالمة|اتصال|محادثة)(?!\w)")
_FROM: Final = _pattern(r"(?<!\w)من(?!\w)", r"(?<!\w)от(?!\w)", r"(?<!\w)from(?!\w)")
_EMBARGO: Final = _pattern(
    r"عدم (?:ال)?(?:إعلان|كشف|إفصاح|نشر|إفشاء)", r"(?:إبقاء|بقاء) (?:\w+ ){0,3}سري\w*", r"دون (?:ال)?إعلان",
    r"не (?:объявлять|сообщать|разглашать|предавать|афишировать|анонсировать|публиковать)\w*",
    r"not to (?:\w+ )?(?:announce|publici[sz]e|disclose|publish|make (?:it |the call )?public)", r"keep (?:it|the call|the conversation) (?:secret|quiet|private|confidential)",
)  # fmt: skip
_TOPIC_BEHIND: Final = _pattern(
    r"(?<!\w)(?:لمناقشة|لبحث|بشأن)(?!\w)", r"(?<!\w)(?:discussing|about|regarding)(?!\w)"
)
_TOPIC: Final = _pattern(
    r"(?<!\w)(?:ناقشا|ناقش|بحثا|تناولت|تناول|تمت مناقشة|بحث|استعرضا|تركزت على|تطرقت (?:أيضا )?إلى|تبادلا وجهات النظر بشأن)(?!\w)(?! (?:هاتفيا|مع))",
    r"(?<!\w)(?:обсудили|обсудил|обсуждались|обсуждалась|обсуждены|речь шла о|посвящен\w*|касал\w+)(?!\w)",
    r"(?<!\w)(?:discussed|discuss|discussing|focused on|centred on|centered on)(?!\w)",
)  # fmt: skip
_TOPIC_END: Final = re.compile(
    fold(
        r"[,.;:!?\n\"()]|(?<!\w)(?:في اتصال|خلال اتصال|في مكالمة|وسط|مع نظير\w*|فيما|حيث|وذلك|وأضاف|وقال|بحسب|по телефону|в ходе|"
        r"во время|с коллегой|with (?:his|her)|by phone|in a (?:phone )?call|during|amid)(?!\w)"
    ).replace(" ", r"\s+")
)


class Place(NamedTuple):
    """A side, and the words that say so."""

    side: str
    start: int
    end: int


def initiator(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Place | None:
    """Return the side at whose wish a sentence says that it came about."""
    embargo = _EMBARGO.search(text, start, end) is not None
    for found in _AT_WISH.finditer(text, start, end):
        if (one := _next(actors, found.end())) is not None:
            return Place(one.side, found.start(), one.end)
    for found in _BEFORE_WISH.finditer(text, start, end):
        if (one := _before(actors, found.start())) is not None:
            return Place(one.side, one.start, found.end())
    if embargo:
        return None
    for found in _AT_REQUEST.finditer(text, start, end):
        if (one := _next(actors, found.end())) is not None:
            return Place(one.side, found.start(), one.end)
    for found in _POSSESSIVE_WISH.finditer(text, start, end):
        if (one := _before(actors, found.start(), reach=2)) is not None:
            return Place(one.side, one.start, found.end())
    for found in _VERB_WISH.finditer(text, start, end):
        one = _next(actors, found.end(), reach=2)
        if one is not None and (call := _CALL_WORD.match(text, one.end + 1)):
            return Place(one.side, found.start(), call.end())
    return None


def caller(text: str, actors: Sequence[Actor], *, at: int, end: int) -> Place | None:
    """Return who has called, behind *received a call from*."""
    for found in _FROM.finditer(text, at, end):
        if (one := _next(actors, found.end(), reach=10)) is not None:
            return Place(one.side, found.start(), one.end)
    return None


def silence(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Place | None:
    """Return who asked that nothing be announced; the side is "" if that is not said."""
    embargo = _EMBARGO.search(text, start, end)
    if embargo is None:
        return None
    for found in _AT_REQUEST.finditer(text, start, end):
        if (one := _next(actors, found.end())) is not None:
            first, last = sorted((found.span(), embargo.span()))
            return Place(one.side, first[0], max(last[1], one.end))
    return Place("", *embargo.span())


def topics(text: str, *, start: int, end: int, behind: Sequence[int]) -> list[tuple[int, int]]:
    """Return what a sentence says that it was about. ``behind``: ends of words of contact."""
    found: list[tuple[int, int]] = []
    verbs = [
        *_TOPIC.finditer(text, start, end),
        *(
            verb
            for verb in _TOPIC_BEHIND.finditer(text, start, end)
            if any(0 <= verb.start() - at <= _TOPIC_REACH for at in behind)
        ),
    ]
    for verb in sorted(verbs, key=lambda one: one.start()):
        if found and verb.start() < found[-1][1]:
            continue
        first = verb.end()
        stop = _TOPIC_END.search(text, first, end)
        last = stop.start() if stop else end
        words = list(re.finditer(r"\w+", text[first:last]))[:_TOPIC_WORDS]
        if len(words) > 1:
            found.append((first + words[0].start(), first + words[-1].end()))
    return found


def _next(actors: Sequence[Actor], at: int, *, reach: int = _REACH) -> Actor | None:
    return next((one for one in actors if one.side and at - 1 <= one.start <= at + reach), None)


def _before(actors: Sequence[Actor], at: int, *, reach: int = _REACH) -> Actor | None:
    near = [one for one in actors if one.side and at - reach <= one.end <= at + 1]
    return near[-1] if near else None
