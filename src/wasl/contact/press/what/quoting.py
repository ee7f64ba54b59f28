# SPDX-License-Identifier: Apache-2.0
"""What is said in several sentences: whose words they are is named at their end, or before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.parts import Line
from wasl.contact.press.remembering import Quote, State
from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.what import speech
from wasl.contact.press.what.attributed import is_placed
from wasl.contact.press.what.channels import account_of
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.who.actors import Actor

_OPENS: Final = 12
_IN: Final = re.compile(spaced(r" (?:in|во?|на|في) (?:the )?"))
_DANGLING: Final = re.compile(
    fold(r"[\s,]+(?:لكن|لكنه|بينما|فيما|و|но|а|but|while|and|an?|the|وفي المقابل|في حين)$")
)
_QUOTED: Final = 12
"""Sentences of a quote that are looked through for its end."""
_BEHIND: Final = 60
_FAR: Final = 2


_HE_SAYS: Final = re.compile(
    fold(
        r"(?<!\w)(?:(?:сказал|заявил|написал|рассказал|пояснил|добавил|отметил|подчеркнул|сообщил|уточнил)а?\s+(?:он|она)|(?:он|она)\s+(?:сказал|заявил|написал|рассказал|пояснил|добавил|отметил|подчеркнул|сообщил|уточнил)а?)(?!\w)"
    )
)


def speaks(text: str, one: Sentence, state: State) -> Actor | None:
    """Return who goes on to speak: who did last, or of whom a text tells that says *сказал он*."""
    if state.speaker is not None or state.silent > _FAR:
        return state.speaker
    return state.subject if _HE_SAYS.search(text, one.start, one.end) else None


def look_ahead(text: str, lines: Sequence[Line], n: int, state: State) -> None:
    """Look ahead to the end of a quote that a sentence opens: who speaks is named there."""
    one = lines[n].sentence
    if state.quote is not None and one.start < state.quote.end:
        return
    state.quote = None
    if text.count('"', one.start, one.end) % 2 == 0:
        return
    for other in lines[n + 1 : n + 1 + _QUOTED]:
        last = other.sentence
        if last.paragraph != one.paragraph:
            return
        if (close := text.find('"', last.start, last.end)) < 0:
            continue
        told = speech.sayings(
            text, other.actors, start=last.start, end=last.end, last=speaks(text, last, state)
        )
        saying = next((each for each in told if close <= each.told[0] <= close + _BEHIND), None)
        speaker = saying.speaker if saying else None
        state.quote = Quote(close, speaker, saying.channel if saying else "")
        return


def in_quote(told: list[Saying], line: Line, state: State) -> list[Saying]:
    """Give the words of a quote of several sentences to whoever speaks in it."""
    quote, one = state.quote, line.sentence
    if quote is None or one.start >= quote.end:
        return told
    if told and told[-1].speaker is not None and one.end <= quote.end:
        state.quote = quote = quote._replace(speaker=quote.speaker or told[-1].speaker)
    if told or quote.speaker is None or one.end > quote.end:
        return told
    return [Saying(one.start, one.start, one.end, quote.speaker, quote.channel, (0, 0))]


def spoke_last(text: str, line: Line, told: Sequence[Saying], state: State) -> Actor | None:
    """Return who spoke last: who says something, or whose account a sentence is on."""
    spoke = (
        None if told else _opening(text, line),
        account_of(text, line.actors),
        *(each.speaker for each in told),
    )
    who = [state.speaker, *filter(None, spoke)][-1]
    place = line.actors[0] if line.actors else None
    lost = who is not None and who.body and not who.side and line.sentence.start <= who.start
    if (
        who is not None
        and place is not None
        and lost
        and is_placed(text, place, line.sentence.start)
    ):
        return replace(who, side=place.side)  # *in Madrid, the ministry said*
    return who


def _opening(text: str, line: Line) -> Actor | None:
    """Return the house that opens a sentence: *the palace made no mention of it. It added that*."""
    first, place = (*line.actors[:2], None, None)[:2]
    if first is None or not first.body or first.start - line.sentence.start > _OPENS:
        return None
    placed = place is not None and _IN.fullmatch(text, first.end, place.start)
    return replace(first, side=place.side) if placed and place else first


def quoted(text: str, saying: Saying) -> tuple[int, int]:
    """Return the words that are said: those in quotes, or all of them."""
    stop = speech.STOPS.search(text, saying.begins, saying.end)
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
