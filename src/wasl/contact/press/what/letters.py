# SPDX-License-Identifier: Apache-2.0
"""Russian acts whose words stand apart: *направил … послание X*, *X и Y обсудили*.

Rules:

1. A letter, a message, a telegram is one if whom it goes to, or comes from, can take part; whoever
   sends it began it. He stands right behind it, or between the verb and it.
2. Two of two sides who stand joined before *обсудили* spoke with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import HONOURED, INTO, Act, forms
from wasl.contact.press.who.actors import Actor

_MOST: Final = 8
_REACH: Final = 120
_TO_ONE: Final = r"(?:[а-я-]+(?:ому|ему|ой|ей) ){0,2}(?:президент|премьер|король|корол|канцлер|министр|ген|госсекретар|глав|коллег|эмир|султан|председател|визави|послу|верховн)[а-я-]*(?:у|ю|е)(?!\w)"
"""Titles to whom one writes, in the dative."""
_SENT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:направ|отправ|вруч|достав)ил|(?:посла|присла|переда|адресова|(?:на)?писа)л)(?:а|и)?(?!\w)"
    )
)
_GOT: Final = re.compile(spaced(r"(?<!\w)получил(?:а|и)?(?!\w)"))
_LETTER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:послани[ея]|письм[оа]|телеграмм[уы]|соболезновани[ея])(?!\w)(?! с (?:просьбой|требованием))"
    )
)
_IN_LETTER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:в (?:(?!открыт)\w+ ){0,2}?(?:письме|послании|телеграмме)(?: от \d{1,2} \w+)?|ответил[аи]? на (?:(?!открыт)\w+ ){0,2}?(?:письмо|послание)) (?:(?:своему|своей|своего|его|ее) )?(?=\w)"
    )
)
_WROTE: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:на)?писал[аи]? (?:(?:\d{{1,2}} \w+|во? \w+|накануне|вчера|лично|сам[аи]?|снова|еще) ){{0,3}}(?:(?:своему|своей|его|ее) )?(?={_TO_ONE})"
    )
)
_SAYS_IT: Final = re.compile(
    spaced(
        r"(?: (?:\d{1,2} \w+|во? \w+|накануне|вчера)){0,2}(?:,? (?:что|чтобы|о том|об?|из-за|после|в связи)(?!\w)|:|\.|;|, (?:прос|предлаг|требу|обеща|жалу)\w+)"
    )
)
_PUBLIC: Final = re.compile(
    spaced(
        r"(?<!\w)(?:твиттер|twitter|соцсет|facebook|фейсбук|telegram|телеграм|инстаграм|instagram|открыт\w+ письм|блог|в сети|колонк|газет|стать|пост)\w*"
    )
)
"""*Написал президенту X, что*: but not in a network, for all to read."""
_ARABIC: Final = re.compile(
    spaced(
        rf"(?<!\w)في (?:رسالة|برقية|خطاب|مذكرة)(?: (?:خطية|تهنئة|تعزية|رسمية|شفوية|شكر)){{0,2}}(?:,? (?:بعث|أرسل|وجه)(?:ت)?(?: ب)?(?:ها|ه)(?:,? (?!إلى)\w+,?){{0,3}})? إلى {HONOURED}"
    )
)
"""*В письме президенту X*, *ответил на письмо X*, *قال في برقية إلى X*: who stands before it wrote."""
_HE_WROTE: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:و|ف|ب|ل)?(?:ال)?(?:رسالة|برقية|خطاب|مذكرة)(?: (?:خطية|شفوية|تهنئة|تعزية|الخطية|الشفوية))?(?: (?:التي|الذي))? (?:بعث|أرسل|وجه|كتب)(?:ت)?(?: ب)?(?:ها|ه) {HONOURED}"
    )
)
_GREETS: Final = re.compile(
    spaced(forms("هنأ/هنئ", "عزى/عزي", "عز", "واسى/واسي", "واس", "دعا/دعو", "دع", "شكر"))
)
_BY_CABLE: Final = re.compile(
    spaced(
        r"[^.;:\n\"]{0,120}?(?<!\w)(?:(?:في|عبر|ضمن|خلال|بموجب) |ب)(?:ال)?(?:برقية|برقيتي|رسالة|خطاب)(?!\w)(?! (?:مفتوحة|مصورة|متلفزة|متلفز|مسجلة|فيديو|إلى الشعب|على|عبر|أمام|ألقاه))"
    )
)
_TURNED: Final = re.compile(
    spaced(
        r"(?<!\w)обратил(?:ся|ась|ись) (?:\w+ ){0,2}?с (?!открыт)(?:\w+ )?(?:письмом|посланием) к (?:(?:своему|своей|его|ее) )?(?=\w)"
    )
)
_TURNED_TO: Final = re.compile(spaced(r"(?<!\w)обратил(?:ся|ась|ись) (?:\w+ ){0,3}?к (?=\w)"))
_WITH_LETTER: Final = re.compile(
    spaced(r" (?:\w+ ){0,3}?с (?!открыт)(?:\w+ )?(?:письмом|посланием)(?!\w)")
)
_FROM: Final = re.compile(spaced(r"(?<!\w)от (?:(?:своего|своей|его|ее) )?"))
_OWN: Final = re.compile(spaced(r"\s*(?:\w+ ){0,3}"))
_BY_TWO: Final = re.compile(
    spaced(
        r",?\s(?:(?!не )\w+ ){0,3}?(?:обсудили|(?:договорились|условились)(?! (?:[\w-]+ ){0,2}?(?:встретиться|созвониться|увидеться|поговорить)(?!\w))|согласовали|обговорили|рассмотрели|"
        r"подписали(?= (?:[\w-]+ ){0,5}?(?:соглаш|меморандум|договор(?!ил)|декларац|протокол|совместн)))(?!\w)"
    )
)
_AND: Final = re.compile(spaced(r"\s+(?:и|с)\s+(?:его |ее )?"))
_APART: Final = re.compile(spaced(r"[;:\n\"]|\. |, (?:а|но|и|однако) "))


def find_letters(text: str, actors: Sequence[Actor], *, start: int, end: int) -> list[Act]:
    """Return the acts of a sentence whose words stand apart."""
    able = [one for one in actors if one.is_party]
    found = chain(
        _sent(text, able, start, end),
        _in(text, able, start, end),
        _got(text, able, start, end),
        _turned(text, able, start, end),
        _by_two(text, able, end),
        _wrote(text, able, start, end),
    )
    return list(islice(found, _MOST)) if able else []


def _wrote(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give *написал королю X, что*."""
    by_start = {one.start: one for one in able}
    for verb in few(_WROTE, text, start, end):
        whom = by_start.get(verb.end())
        if whom is None or not _SAYS_IT.match(text, whom.end) or _PUBLIC.search(text, start, end):
            continue
        yield Act(*verb.span(), letter=True, sends=True)


def _letter(text: str, at: int, end: int) -> re.Match[str] | None:
    stop = min(end, at + _REACH)
    apart = _APART.search(text, at, stop)
    return _LETTER.search(text, at, apart.start() if apart else stop)


def _sent(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for verb in few(_SENT, text, start, end):
        letter = _letter(text, verb.end(), end)
        if letter is None:
            continue
        whom = [
            one for one in able
            if one.start >= verb.end()
            and (one.end <= letter.start() or _OWN.fullmatch(text, letter.end(), max(letter.end(), one.start)))
        ]  # fmt: skip
        if whom:
            yield Act(verb.start(), verb.end(), sends=True)


def _in(
    text: str, able: Sequence[Actor], start: int, end: int, words: re.Pattern[str] = _IN_LETTER
) -> Iterator[Act]:
    starts = {one.start for one in able}
    for letter in few(words, text, start, end):
        if letter.end() in starts and any(one.end <= letter.start() for one in able):
            yield Act(*letter.span(), letter=True, sends=True)


def find_written(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give the Arabic *قال في برقية إلى X*, *الرسالة التي وجهها X إلى Y*."""
    able = [one for one in actors if one.is_party]
    yield from _in(text, able, start, end, _ARABIC)
    starts = {one.start: one for one in able}
    for letter in few(_HE_WROTE, text, start, end):
        who = starts.get(letter.end())
        to = INTO.search(text, who.end, min(end, who.end + _REACH)) if who is not None else None
        if who is not None and to is not None and to.end() in starts:
            yield Act(*letter.span(), letter=True, sends=True)
    for verb in few(_GREETS, text, start, end):  # *هنأ X نظيره Y … في برقية*
        two = [one for one in able if verb.end() <= one.start][:2]
        if len({one.side for one in two}) > 1 and _BY_CABLE.match(text, two[1].end, end):
            yield Act(*verb.span(), letter=True, sends=True)


def _got(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    starts = {one.start for one in able}
    for verb in few(_GOT, text, start, end):
        letter = _letter(text, verb.end(), end)
        if letter is None:
            continue
        source = _FROM.search(text, verb.end(), min(end, letter.end() + _REACH))
        got = not text.endswith("не ", start, verb.start())
        of_whom = got and letter.end() + 1 in starts  # *получил послание президента X*
        if of_whom or (source is not None and source.end() in starts):
            yield Act(verb.start(), letter.end(), receives=True)


def _turned(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give *обратился с письмом к X*, *обратился к X с письмом*."""
    by_start = {one.start: one for one in able}
    for verb in few(_TURNED, text, start, end):
        if verb.end() in by_start:
            yield Act(*verb.span(), letter=True, sends=True)
    for verb in few(_TURNED_TO, text, start, end):
        whom = by_start.get(verb.end())
        if whom is not None and _WITH_LETTER.match(text, whom.end, end):
            yield Act(*verb.span(), letter=True, sends=True)


def _by_two(text: str, able: Sequence[Actor], end: int) -> Iterator[Act]:
    for n, first in enumerate(able[:-1]):
        second = able[n + 1]
        joined = first.start == second.start or _AND.fullmatch(
            text, first.end, max(first.end, second.start)
        )
        if first.side == second.side or not joined:
            continue
        verb = _BY_TWO.match(text, second.end, end)
        if verb is not None:
            yield Act(verb.end() - len(verb[0].split()[-1]), verb.end())
