# SPDX-License-Identifier: Apache-2.0
"""Who says what in a sentence, and through what.

Rules:

1. A verb of saying has its speaker beside it: behind it in Arabic, before it in Russian and
   English first. Where nobody stands there, the one who spoke last goes on.
2. What is said reaches to the next verb of saying or to the end of the sentence.
3. An agency that carries the words of a ministry is the channel; the ministry speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from wasl.contact.press.mentions import Actor
from wasl.contact.press.shadow import fold

_SAYS: Final = re.compile(
    fold(
        r"(?<!\w)(?:(?P<quoted>(?:و|ف)?نقلت? [^\n.]{1,70}? عن)"
        r"|(?P<by>وفقا ل|وفق|بحسب|حسب|according to|по словам|по данным|по информации|как сообщил\w* в)"
        r"|(?P<ar>(?:و|ف)?(?:قال|قالت|قالا|يقول|تقول|القول|أعلن|أعلنت|أفاد|أفادت|ذكر|ذكرت|أضاف|أضافت|أكد|أكدت|صرح|صرحت|"
        r"أوضح|أوضحت|أشار|أشارت|كشف|كشفت|شدد|شددت|كتب|كتبت|نشرت|لفت|لفتت|تحدثت|ادعت|زعمت|نفى|نفت|وصف|اتهم|اتهمت|بيان))"
        r"|(?P<ru>(?:сообщ(?:ил|ает|или)|заяв(?:ил|ляет|или)|сказал|отмет(?:ил|или)|подчеркн|объяв(?:ил|или)|рассказал|"
        r"уточн(?:ил|или)|добав(?:ил|или)|переда(?:л|ет|ли)|утвержда|опроверг|назвал|указал)\w*|говорится в)"
        r"|(?P<en>said|says|told|announced|stated|added|noted|reported|confirmed|denied|claimed|claims|wrote|described))(?!\w)"
    ).replace(" ", r"\s+").replace(r"(?p<", "(?P<")
)
_CHANNELS: Final = tuple(
    (re.compile(fold(words).replace(" ", r"\s+")), name)
    for words, name in (
        (r"مؤتمر صحفي|مؤتمر صحافي|пресс-конференци|брифинг|news conference|press conference|briefing", "press-conference"),
        (r"تليجرام|تيليغرام|تلغرام|telegram|телеграм", "telegram"),
        (r"تويتر|منصة إكس|twitter|on x(?!\w)|твиттер", "twitter"),
        (r"(?<!\w)تاس(?!\w)|(?<!\w)тасс(?!\w)|(?<!\w)tass(?!\w)", "tass"),
        (r"(?<!\w)بيان|заявлени|коммюнике|statement|readout", "statement"),
        (r"مقابلة|интервью|interview", "interview"),
    )
)  # fmt: skip
_STOPS: Final = re.compile(fold(r"(?<!\w)(?:إن|أن|أنه|إنه|أنها|إنها|что|that)(?!\w)|:"))
_NEAR: Final = 30
_BY_SIDE: Final = 12
_CHANNEL_CHARS: Final = 130


class Saying(NamedTuple):
    """A verb of saying: from ``start``; what is said from ``begins`` to ``end``."""

    start: int
    begins: int
    end: int
    speaker: Actor | None
    channel: str


def sayings(
    text: str, actors: Sequence[Actor], *, start: int, end: int, last: Actor | None
) -> list[Saying]:
    """Return what is said in a sentence, and by whom. ``last``: who spoke before."""
    found: list[tuple[int, int, Actor | None]] = []
    for verb in _SAYS.finditer(text, start, end):
        speaker = _speaker(text, actors, verb)
        if speaker is None:
            if verb["by"] or verb["ar"] in ("بيان", "وبيان"):
                continue
            speaker = found[-1][2] if found else last
        first = verb.start() if speaker is None else min(verb.start(), max(start, speaker.start))
        if speaker is not None and speaker.end < start:
            first = verb.start()
        begins = verb.end()
        if speaker is not None and verb.end() <= speaker.start < verb.end() + _NEAR:
            begins = speaker.end
        found.append((first, begins, speaker))
    told: list[Saying] = []
    for n, (first, begins, speaker) in enumerate(found):
        until = max(found[n + 1][0], begins) if n + 1 < len(found) else end
        told.append(
            Saying(first, begins, until, speaker, channel_of(text, start=first, end=until))
        )
    return told


def _speaker(text: str, actors: Sequence[Actor], verb: re.Match[str]) -> Actor | None:
    after = _after(text, actors, verb)
    if verb["quoted"] or verb["by"] or verb["ar"]:
        if after is not None:
            return after
    if not (verb["quoted"] or verb["by"]):
        before = [
            one
            for one in actors
            if one.end <= verb.start() and verb.start() - one.end <= _NEAR
            and not re.search(r"[.;\n]", text[one.end : verb.start()])
        ]
        if before:
            return before[-1]
    return after


def _after(text: str, actors: Sequence[Actor], verb: re.Match[str]) -> Actor | None:
    near = _NEAR if verb["ar"] else _BY_SIDE
    for one in actors:
        if one.start >= verb.end() - 1:
            between = text[verb.end() : one.start]
            if len(between) <= near and not _STOPS.search(between):
                return one
            return None
    return None


def channel_of(text: str, *, start: int, end: int) -> str:
    """Return what something was said through, if it is named."""
    for pattern, name in _CHANNELS:
        if pattern.search(text, start, min(end, start + _CHANNEL_CHARS)):
            return name
    return ""


def is_announced(text: str, saying: Saying, at: int) -> bool:
    """Tell whether a date stands between a verb of saying and what is said: it dates the saying."""
    stop = _STOPS.search(text, saying.begins, saying.end)
    return stop is not None and saying.start <= at < stop.start()


def quoted(text: str, saying: Saying) -> tuple[int, int]:
    """Return the words that are said: those in quotes, or all of them."""
    first = text.find('"', saying.begins, saying.end)
    last = text.rfind('"', saying.begins, saying.end)
    if 0 <= first < last - 20:
        return first + 1, last
    stop = _STOPS.search(text, saying.begins, saying.end)
    begin = stop.end() if stop else saying.begins
    while begin < saying.end and text[begin] in " ,:-\"()\n":
        begin += 1
    end = saying.end
    while end > begin and text[end - 1] in " ,.;:-\"()\n":
        end -= 1
    return begin, end
