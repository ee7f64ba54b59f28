# SPDX-License-Identifier: Apache-2.0
"""Russian words that go back to somebody: *с ним*, *его принял*, *он и президент*, *гость*.

Rules:

1. They count only beside a word of contact and somebody of another side: who *he* is that merely
   said something is of no use here.
2. *He* is whoever is named first in the sentence, in a clause before; else who was told of last.
3. *The Russian guest*, *the Israeli* is whoever of that side was named last.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.demonyms import by_demonym
from wasl.contact.press.peoples import by_people
from wasl.contact.press.pronouns import by_pronoun
from wasl.contact.press.shadow import few, fold, spaced
from wasl.contact.press.visiting import by_visit
from wasl.contact.press.what.turns import is_russian
from wasl.contact.press.what.wordings import CONTACT
from wasl.contact.press.who.actors import Actor

_MET: Final = r"(?:принял|принимал|принимает|примет|встретил|встречал|встречает|выслушал|приветствовал|ждал|ждет)"
_TALKS: Final = r"(?:встреч|переговор|бесед|разговор|собеседник|хозяин|хозяев|визави|партнер)"
_GUEST: Final = r"(?:гост(?:ь|я|ю|ем|е|ья|ьи|ье|ью|ьеи)|визитер(?:|а|у|ом))"
_WHERE: Final = r"(?:во?|на|со?|у|по|и|за|для|как|затем|потом|поз[жд]\w+|лично|сам[аи]?|сегодня|вчера|накануне|утром|днем|вечером|ночью|наедине|отдельно|там|здесь|сразу|уже|также|тут|тепло|дважды|\d{1,2})"
"""What stands behind *принял его*, and not *его условия*."""
_HIM: Final = re.compile(
    spaced(
        r"(?<!\w)(?:со? (ним|неи|нею)|между (ним|неи) и|(его|ее) (?:\w+ ){0,4}?"
        rf"(?:{_MET}[аи]?|{_TALKS}\w*)|{_MET}[аи]? (его|ее)(?=\s*[.,;\"]|\s*$| {_WHERE}(?!\w))|(он|она)(?: сама?)? и|"
        rf"и (он|она)(?: сама?)? \w+л[аи]?|, (он|она) сама? и|({_GUEST})|рассказывал[аи]? (ему|еи)|(ему|еи)(?= (?:\w+ ){{0,2}}?предсто)|"
        rf"у (него|нее)(?= (?:[\w-]+ ){{0,2}}?(?:был[аио]?|состоял|прош|запланирован|намечен|назначен)\w*(?: [\w-]+){{0,2}} {_TALKS}))(?!\w)"
    )
)
_THAT_ONE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:тот|та)(?=,? (?:к слову|в свою очередь|(?:уже|сам[аи]?|затем|потом|позже|накануне|вчера|днем|ранее|тогда|во?|на|за|\d{1,2}|дважды)(?!\w)|"
        r"(?:по)?(?:говорил|беседовал|звонил|совещал)|разговаривал|встречал|встретил|видел|созвонил|созванивал|принимал|принял|побывал|набрал))"
    )
)
"""*Тот накануне беседовал с Z*: whom the words before named last."""
_RETURNED: Final = re.compile(
    spaced(
        r'\s*"?(?:по (?:возвращении|прибытии|пути)|вернувшись|возвращаясь|прибыв|прилетев|приехав|побывав|после (?:возвращения|визита|поездки)|накануне|до (?:этого|того))(?!\w)'
    )
)
_NEAR: Final = 40
_OPENS_SO: Final = re.compile(r"(?:;|,\s(?:а|и|но|причем))\s$")
_IS_GUEST: Final = re.compile(_GUEST)
_WHO: Final = re.compile(fold(rf"\s+{_GUEST}(?!\w)|\s+лидер(?:|а|у|ом)(?!\w)"))
_ONE_OF: Final = re.compile(
    fold(
        r"\w+(?:ец|ца|цу|цем|нин|нина|нину|нином|француз(?:|а|у|ом)|немец|поляк(?:|а|у|ом)|чех(?:|а|у|ом)|серб(?:|а|у|ом)|хорват(?:|а|у|ом)|швед(?:|а|у|ом)|венгр(?:|а|у|ом))"
    )
)
_HE: Final = re.compile(r"(?<!\w)(?:он|она)(?!\w)")
_CLAUSE: Final = re.compile(r"[,;:]")


def with_meant(
    text: str,
    actors: Sequence[Actor],
    area: tuple[int, int],
    *,
    subject: Actor | None,
    other: Actor | None,
    last: Mapping[str, Actor],
    guest: Actor | None = None,
) -> list[Actor]:
    """Put those among the actors of a sentence who are meant and not named.

    ``subject``, ``other``: whom the text told of last; ``last``: who was named last of each side;
    ``guest``: who was received.
    """
    if text[area[0] : area[1]].isascii():
        return by_pronoun(text, by_people(text, actors, area, last), area, subject)
    done = [_named_by_side(text, one, last) for one in actors]
    if not any(one.is_party for one in done) or not is_russian(text, *area):
        return by_visit(text, done, last)
    if CONTACT.search(text, *area) is None and _HIM.search(text, *area) is None:
        return list(actors)
    done = by_demonym(text, done, area, last=last, subject=subject)
    for found in few(_HIM, text, *area):
        first, end = found.span(found.lastindex or 0)
        if any(one.start <= first < one.end for one in done):
            continue
        taken = {one.side for one in _in_clause(text, done, area, first)}
        himself = found[0].startswith(",")  # *Керри, она сама и министр*: of the sentence before
        earlier = (
            []
            if himself
            else [one for one in done if one.is_party and one.end <= _opens(text, area, first)]
        )
        if earlier and _HE.search(text, area[0], earlier[0].start):
            earlier = []  # *он беседовал с X, а в среду его принял Y*
        near = (subject, other)
        if guest is not None and _IS_GUEST.fullmatch(text, first, end):
            near = (guest, None)
        who = next(
            (each for each in (*earlier[:1], *near) if each and each.side not in taken),
            None,
        )
        who = who or _behind(text, done, area, end, taken)
        if who is not None:
            done.append(replace(who, start=first, end=end, counterpart=False))
    done += _that_one(text, done, area, other)
    return sorted(done, key=lambda one: one.start)


def _behind(
    text: str, actors: Sequence[Actor], area: tuple[int, int], at: int, taken: set[str]
) -> Actor | None:
    """Return who is *he* of *Вернувшись из Каира, где его принял X, Y …*: Y, behind that clause."""
    if _RETURNED.match(text, *area) is None:
        return None
    stop = text.find(",", at, area[1])
    behind = (one for one in actors if one.is_party and one.start > stop > 0)
    who = next((one for one in behind if one.side not in taken), None)
    return who if who is not None and who.start - stop <= _NEAR else None


def _that_one(
    text: str, actors: Sequence[Actor], area: tuple[int, int], other: Actor | None
) -> list[Actor]:
    """Return who *тот* is that opens a clause: whom the words before named last."""
    found = next(few(_THAT_ONE, text, *area), None)
    if found is None:
        return []
    begins = not text[area[0] : found.start()].strip(' "-')
    if not begins and not _OPENS_SO.search(text, area[0], found.start()):
        return []
    before = [one for one in actors if one.is_party and one.end <= found.start()]
    who = before[-1] if before else other if begins else None
    if who is None or who.start == found.start():
        return []
    return [replace(who, start=found.start(), end=found.end(), counterpart=False)]


def _opens(text: str, area: tuple[int, int], at: int) -> int:
    """Return where the clause begins in which a word stands."""
    marks = [one.end() for one in _CLAUSE.finditer(text, area[0], at)]
    return marks[-1] if marks else area[0]


def _in_clause(text: str, actors: Sequence[Actor], area: tuple[int, int], at: int) -> list[Actor]:
    """Return who is named in the clause in which a word stands."""
    begin, end = _opens(text, area, at), _CLAUSE.search(text, at, area[1])
    stop = end.start() if end else area[1]
    return [one for one in actors if one.is_party and begin <= one.start < stop]


def _named_by_side(text: str, one: Actor, last: Mapping[str, Actor]) -> Actor:
    """Return who *российский гость*, *израильтянин* is, if one of that side was named."""
    if not one.bare or one.side not in last:
        return one
    guest = _WHO.match(text, one.end)
    if guest is None and not _ONE_OF.fullmatch(text, one.start, one.end):
        return one
    end = guest.end() if guest else one.end
    return replace(last[one.side], start=one.start, end=end, counterpart=False)


def with_offices(partners: Sequence[Actor], who: Actor | None) -> list[Actor]:
    """Give *his colleagues* his office."""
    office = who.office if who is not None else ""
    return [
        replace(one, office=office) if one.counterpart and not one.office else one
        for one in partners
    ]
