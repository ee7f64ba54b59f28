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

from wasl.contact.press.actors import Actor
from wasl.contact.press.calendar import WEEKDAYS
from wasl.contact.press.shadow import fold

_SAYS: Final = re.compile(
    fold(
        r"(?<!\w)(?:(?P<quoted>(?:و|ف)?نقلت? [^\n.]{1,70}? عن)"
        r"|(?P<by>وفقا ل|وفق|بحسب|حسب|according to|по словам|по данным|по информации|как сообщил\w* в)"
        r"|(?P<ar>(?:و|ف)?(?:قال|قالت|قالا|يقول|تقول|القول|أعلن|أعلنت|إعلان|أفاد|أفادت|ذكر|ذكرت|أضاف|أضافت|أكد|أكدت|صرح|صرحت|"
        r"أوضح|أوضحت|أشار|أشارت|كشف|كشفت|شدد|شددت|كتب|كتبت|نشرت|لفت|لفتت|تحدثت|ادعت|زعمت|نفى|نفت|وصف|اتهم|اتهمت|بيان))"
        r"|(?P<ru>(?:сообщ(?:ил|ает|или)|заяв(?:ил|ляет|или)|сказал|отмет(?:ил|или)|подчеркн|объяв(?:ил|или)|рассказал|"
        r"уточн(?:ил|или)|добав(?:ил|или)|переда(?:л|ет|ли)|утвержда|опроверг|назвал|указал)\w*|говорится в)"
        r"|(?P<en>said|says|told|announced|stated|added|noted|reported|confirmed|denied|claimed|claims|wrote|described))(?!\w)"
    )
    .replace(" ", r"\s+")
    .replace(r"(?p<", "(?P<")
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
_COMPLEMENT: Final = re.compile(fold(r"(?<!\w)(?:إن|أن|that|что)[\s,\"]{1,4}$"))
_PRONOUN: Final = re.compile(
    fold(
        r"(?<!\w)(?:he|she|they|он|она|они|هو|هي|أيضا|كذلك|خلال|في|على|للصحفيين|عبر|в ведомстве|в министерстве|там же)(?!\w)"
    )
)
_ADVERB: Final = re.compile(
    fold(r"[,(\"]|\s(?:لاحقا|أيضا|أمس|اليوم|يوم|مساء|صباح|في|عبر|خلال|من|على)(?!\w)")
)
_STOPS: Final = re.compile(
    fold(r"(?<!\w)(?:إن|أن|أنه|إنه|أنها|إنها|بأن|بأنه|بأنها|что|that)(?!\w)|:")
)
_DANGLING: Final = re.compile(
    fold(r"[\s,]+(?:لكن|لكنه|بينما|فيما|و|но|а|but|while|and|an?|the|وفي المقابل|في حين)$")
)
_CONTENT: Final = re.compile(r"\w{2,}")
_DAY: Final = r"\s+(?:(?:on|в|во)\s+)?(?:" + "|".join(map(re.escape, WEEKDAYS)) + r")\s*\.?\s*$"
_PLACE: Final = re.compile(
    rf"\s+(?:in a statement|in a briefing|on telegram|в заявлении|в telegram)|{_DAY}"
)
_BEFORE_CHARS: Final = 15
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
        if found and _is_nested(text, found[-1][1], verb.start()):
            continue
        speaker = _speaker(text, actors, verb)
        if speaker is None:
            if verb["by"] or verb["ar"] in ("بيان", "وبيان"):
                continue
            speaker = _unnamed(text, verb, end=end, last=found[-1][2] if found else last)
        elif found and _COMPLEMENT.search(text, max(start, speaker.start - 12), speaker.start):
            continue  # what one says that another said
        first = verb.start() if speaker is None else min(verb.start(), max(start, speaker.start))
        if speaker is not None and speaker.end < start:
            first = verb.start()
        begins = verb.end()
        if speaker is not None and verb.end() <= speaker.start < verb.end() + _NEAR:
            begins = speaker.end
        found.append((first, begins, speaker))
    return [_saying(text, found, n, start=start, end=end) for n in range(len(found))]


def _saying(
    text: str, found: Sequence[tuple[int, int, Actor | None]], n: int, *, start: int, end: int
) -> Saying:
    first, begins, speaker = found[n]
    until = max(found[n + 1][0], begins) if n + 1 < len(found) else end
    before = found[n - 1][1] if n else start
    channel = channel_of(text, start=first, end=until)
    behind = len(_CONTENT.findall(text, begins, until))
    if first - before > _BEFORE_CHARS and (behind < 2 or _PLACE.match(text, begins)):
        # What is said stands before *the ministry said*.
        return Saying(before, before, first, speaker, channel)
    return Saying(first, begins, until, speaker, channel)


def _is_nested(text: str, begins: int, at: int) -> bool:
    """Whether a verb stands inside of the quotes of what is said before it."""
    return text.count('"', begins, at) % 2 == 1


def _unnamed(text: str, verb: re.Match[str], *, end: int, last: Actor | None) -> Actor | None:
    """Who speaks where nobody known is named: the one before, or the words that stand there."""
    if verb["quoted"]:
        return None
    if not verb["ar"]:
        return last if _PRONOUN.search(text, max(0, verb.start() - 12), verb.end() + 14) else None
    stop = _STOPS.search(text, verb.end(), min(end, verb.end() + 120))
    words = text[verb.end() : stop.start() if stop else verb.end()].strip()
    if stop is None or not words or _PRONOUN.match(words):
        return last
    first = text.index(words, verb.end())
    size = len(_ADVERB.split(words)[0].rstrip())
    return Actor(start=first, end=first + size, name=words[:size], body=True) if size else last


def _speaker(text: str, actors: Sequence[Actor], verb: re.Match[str]) -> Actor | None:
    after = _after(text, actors, verb)
    if after is not None and (verb["quoted"] or verb["by"] or verb["ar"]):
        return after
    # In Arabic a verb behind *and* opens a clause: who stands before it is of another.
    if not (verb["quoted"] or verb["by"] or (verb["ar"] or "").startswith("و")):
        before = [
            one
            for one in actors
            if one.end <= verb.start()
            and verb.start() - one.end <= _NEAR
            and not re.search(r"[.;\n]", text[one.end : verb.start()])
        ]
        # *…, the ministry said* and *…, said the ministry*: whoever stands before a comma is of
        # what is said, if somebody stands behind the verb.
        comma = bool(before) and text[before[-1].end : verb.start()].rstrip().endswith(",")
        behind = after is not None or _PRONOUN.match(text, verb.end() + 1) is not None
        if before and not (comma and behind):
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
    if saying.start == saying.begins and at >= saying.end:  # *…, the ministry said on Monday*
        return at - saying.end < _CHANNEL_CHARS
    stop = _STOPS.search(text, saying.begins, saying.end)
    return stop is not None and saying.start <= at < min(stop.start(), saying.end)


def quoted(text: str, saying: Saying) -> tuple[int, int]:
    """Return the words that are said: those in quotes, or all of them."""
    stop = _STOPS.search(text, saying.begins, saying.end)
    begin = stop.end() if stop else saying.begins
    while begin < saying.end and text[begin] in " ,:-()\n":
        begin += 1
    end = saying.end
    while end > begin and text[end - 1] in " ,.;:-()\n":
        end -= 1
        if (rest := _DANGLING.search(text, begin, end)) is not None:
            end = rest.start()
    if text.count('"', begin, end) == 1:
        begin, end = begin + (text[begin] == '"'), end - (text[end - 1] == '"')
    first = text.find('"', begin, end)
    last = text.rfind('"', begin, end)
    whole = text.count('"', begin, end) == 2 and (last - first) * 2 > end - begin
    if whole and first <= begin + 25:
        return first + 1, last
    return begin, end
