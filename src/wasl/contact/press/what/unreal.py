# SPDX-License-Identifier: Apache-2.0
"""Words of contact that tell of none: in a play, on a stage, to a crowd, about a neighbour.

Rules:

1. What a mural shows, a novel tells or a prankster plays was no contact.
2. Who *speaks at a conference* has an audience. Who *talks to their televisions*, to somebody of no
   side, has no partner of those named elsewhere.
3. *Discussed relations with Armenia*: the side is what was discussed. An interview is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import pattern, spaced
from wasl.contact.press.who.actors import Actor

TEAMS: Final = pattern(
    r"(?<!\w)(?:و)?(?:ال|لل|ل|ب)?(?:منتخب|منتخبا|منتخبان|منتخبين|منتخبي|منتخبه|فريقين|فريقان)(?!\w)", r"(?<!\w)(?:сборн(?:ая|ой|ую|ые|ых)|матч\w*)(?!\w)", r"(?<!\w)(?:national team|midfielder|striker|goalkeeper|kick-off)(?!\w)",
)  # fmt: skip
"""Who plays against each other."""
_WORKS: Final = (
    "murals?|cartoons?|caricatures?|paintings?|posters?|frescos?|frescoes|graffiti|statues?|waxworks?|novels?|plays?|films?|movies?|"
    "comed(?:y|ies)|sketch(?:es)?|operas?|musicals?|satires?|memes?|collages?|montages?|photomontages?|drawings?|video games?|comics?|sitcoms?|dramas?|thrillers?"
)
_MADE_UP: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:(?:{_WORKS})(?: \w+){{0,5}}? (?:shows?|showing|depicts?|depicting|portrays?|portraying|imagines?|imagining|pictures|features|in which|where)(?!\w)"
        r"|in (?:the|his|her|this) (?:(?!the(?!\w))\w+ )?(?:play|film|movie|novel|opera|musical|sketch|comedy|sitcom|thriller|cartoon)(?!\w)"
        r"|in (?:an?|the) (?:[\w-]+ ){0,3}(?:match|semi-?final|quarter-?final|tournament|derby|play-off)(?!\w)"
        r"|in wax(?!\w)|pranksters?(?!\w)|impersonat\w+|look-?alikes?(?!\w)|deep-?fakes?(?!\w)|fictional|fictitious)"
    )
)
_SPEAK: Final = re.compile(r"(?:sp[eo]aks?|spoken?|speaking|talk(?:s|ed|ing)?)")
_WHEN_I: Final = re.compile(r"(?<!\w)(?:when(?:ever)?|while|let|hear)\s+(?:i|me|you|we|us)\s+$")
"""*Look at me when I speak*: whenever that is."""
_STAGE: Final = re.compile(
    spaced(
        r"(?: (?!(?:with|to|sidelines|margins|by)(?!\w))[\w'-]+){0,3}? (?:at|before|in|from) (?:(?!sidelines|margins|fringes)[\w'-]+ ){0,5}?(?:conference|forum|panel|rally|assembly|parliament|congress|senate|bundestag|council|debate|"
        r"ceremony|convention|seminar|symposium|university|lectern|podium|rostrum|stage|session|opening|funeral|commemoration|parade)(?!\w)(?![^.;\n]{0,60}(?<!\w)(?:with|to each|to one)(?!\w))"
    )
)
_TO_OTHERS: Final = re.compile(
    spaced(
        r" to (?:the|their|his|her|our|my|your|an?|some|many) (?!counterpart|colleague|peer)[a-z]"
    )
)
_INVERTED: Final = re.compile(
    spaced(
        r"\s*\"?(?:were|should|had) [^.;\n]{3,120}?, [^.;\n]{0,80}?(?<!\w)(?:would|could|might)(?!\w)"
    )
)
"""*Were X to call Y, nobody would pick up*."""
_TO_PRESS: Final = re.compile(
    spaced(
        r"(?: (?:to|with))? (?:to|with) (?:[\w.'&-]+ ){0,5}?(?:newspapers?|magazine|daily|weekly|tv|television|radio|broadcasters?|channel|news agency|network|podcast|website|talk show|show|programme|program|interviewers?|bbc|cnn|reuters|al jazeera|fox news|tass|the press|media)(?!\w)"
    )
)
_IN_PLAY: Final = pattern(
    r"(?<!\w)во? (?:\w+ ){0,2}?(?:фильме|кинофильме|мультфильме|романе|пьесе|спектакле|сериале|комедии|драме|опере|скетче|мюзикле|триллере|фарсе|видеоигре|анекдоте|карикатуре|памфлете|клипе|ролике|пародии)(?!\w)(?= [^,;.\n]{3,90}(?<!\w)(?:звонит|встречает|говорит|беседует|пьет|зовет|принимает|ссорится|пишет|обсуждает)(?!\w)|[^.\n]{0,60}(?:актер|режиссер|сыгра|зрител))",
    r"(?<!\w)(?:карикатур|мурал|картин|граффити|плакат|фреск|фотомонтаж|коллаж)\w* (?:\w+ ){0,6}?(?:изобража|показыва|запечатлел)\w*",
    r"(?<!\w)(?:пранкер|двойник|пародист|имитатор)\w*(?!\w)",
    r"(?<!\w)(?:актер|актриса)\w* (?:\w+ ){0,6}?(?:сыгра|игра)\w*",
)
_REGULAR: Final = re.compile(
    spaced(
        r"(?<!\w)(?:to|will|would|shall|should) (?:hold|have|start|begin|establish|launch|institute|continue|resume) (?:an? )?(?:yearly|annual|regular|monthly|weekly|quarterly|periodic|biannual|biennial) (?:[\w-]+ ){0,2}$"
    )
)
"""*Agreed that they would hold yearly consultations*: which of them, is not said."""
_INVITED: Final = pattern(
    r"(?<!\w)(?:و|ف)?س?(?:دعا|دعت|يدعو|تدعو|ندعو) [^.;\n]{3,200} إلى (?:(?:عقد|حضور|المشاركة في) )?$",
    r"(?<!\w)invit(?:ed|es|ing) [^.;\n]{3,160} to (?:(?:an?|the|hold|attend|join|further|direct|new|peace) ){0,3}$",
    r"(?<!\w)(?:whether|if) there (?:is|are|was|were|might be|may be|could be|can be|would be) [^,;.\n]{0,60}?(?:for|to) (?:(?:an?|the|any|more|new|fresh|further|formal|direct|another|\w+) ){0,3}$",
    r"(?<!\w)(?:calling|calls|appealed|appealing|pushing|pressing) for (?:(?:an?|the|new|urgent|direct|further) ){0,3}$",
    r"(?<!\w)(?:пригласил|приглашает|позвал|зовет)[аи]? [^.;\n]{3,160} на (?:[\w-]+ )?$",
)
"""Who is asked to come has not met anybody."""
_WOULD: Final = re.compile(
    spaced(r"(?: (?!и(?!\w)|на(?!\w))[\w-]+){0,7}? (?:\w{2,}л[аои]?|мог(?:ла|ло|ли)?) бы(?!\w)")
)
"""*Разговор с X ничего не дал бы*."""
_AS_IF: Final = re.compile(spaced(r"(?<!\w)(?:будто|якобы)(?: бы)?(?:,? [\w-]+){0,14} $"))
"""*Сайт написал, будто министры виделись*."""
_REACH: Final = 45
_DISCUSSED: Final = re.compile(r"discuss(?:ed|es)?\s")
_INTERVIEW: Final = re.compile(
    spaced(r"(?<!\w)(?:interview|podcast|phone-in|question-and-answer session)(?!\w)")
)


def _is_rumour(text: str, start: int, at: int) -> bool:
    """Tell whether a Russian word of contact is what somebody only claims: *будто X и Y виделись*."""
    return _AS_IF.search(text, max(start, at - 4 * _REACH), at) is not None


def is_unreal(
    text: str, actors: Sequence[Actor], area: tuple[int, int], at: tuple[int, int], *, held: bool
) -> bool:
    """Tell whether a word of contact in a sentence, in English or Russian, tells of none."""
    (start, end), (first, last) = area, at
    if _REGULAR.search(text, max(start, first - _REACH), first):
        return True
    if _INVITED.search(text, start, first):
        return True
    if not text[first].isascii():
        would = _WOULD.match(text, last, end) is not None
        would |= held and _is_rumour(text, start, first)
        return would or _IN_PLAY.search(text, start, end) is not None
    if _MADE_UP.search(text, start, end) or _INVERTED.match(text, start, end):
        return True
    press = _TO_PRESS.match(text, last, end)
    if press is not None:
        return not any(last <= one.start < press.end() and one.can_take_part for one in actors)
    if _SPEAK.fullmatch(text, first, last):
        now = text[first:last] in ("speak", "talk")
        if now and _WHEN_I.search(text, max(start, first - _REACH), first):
            return True
        if _STAGE.match(text, last, end):
            return True
        if _TO_OTHERS.match(text, last, end):
            return not any(last <= one.start < last + _REACH for one in actors)
    if not _DISCUSSED.match(text, first):
        return False
    if _INTERVIEW.search(text, first, last):
        return True
    whom = next((one for one in actors if last <= one.start <= last + 1), None)
    return whom is not None and whom.bare
