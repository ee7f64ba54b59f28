# SPDX-License-Identifier: Apache-2.0
"""Protests that no envoy is called in for: *Japan lodged a protest with China*, *احتجت كرواتيا لدى صربيا*.

Rules:

1. Whom it goes to stands right behind *to*, *with*, *لدى* or the verb, and is a side, its ministry or
   its embassy: not its federation of football.
2. Who protests is named right before the verb, or, in Arabic, right behind it; of what was *handed to*
   somebody, behind *by*.
3. It is done: what one will lodge, or is urged to, is no protest yet; *repeated protests* are none of a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import by_script, few, fold, spaced
from wasl.contact.press.what import matters
from wasl.contact.press.what.russian import can_get
from wasl.contact.press.who.actors import OTHER, Actor, actor_at

_NOTE: Final = (
    r"(?:(?:diplomatic |formal |official |written |verbal )*(?:protest(?: (?:note|letter))?|note verbale|d[eé]marche)|"
    r"diplomatic note|notes? of protest|letter of protest|(?:stern|solemn|serious|strong) representations)"
)
_GAVE: Final = (
    r"(?:lodge[sd]|file[sd]|made|makes|register(?:ed|s)|submitted|submits|deliver(?:ed|s)|sent|sends|hand(?:ed|s)|dispatched|fired off|"
    r"conveyed|presented|issued|issues|addressed|served|forwarded|transmitted)"
)
_WORDS: Final = r"(?:[\w'-]+,? )"
_RU_GAVE: Final = r"(?:направи|предъяви|переда|вручи|заяви|вырази|посла|отправи|присла|выс[лк]а|адресова)(?:л[аио]?|вш\w{2,3})"
_RU_NOTE: Final = r"(?:нот[уа](?: протеста)?|протест|письмо протеста|представление)"
_AR_GAVE: Final = r"(?:و|ف)?(?:سلم|وجه|قدم|أرسل|بعث|رفع|سجل|نقل)(?:ت|ا|وا)?"
_AR_NOTE: Final = r"(?:ب)?(?:(?:مذكرة|رسالة|برقية|خطاب) (?:دبلوماسية |رسمية |شديدة اللهجة )?(?:احتجاج|تحتج|تشجب|تستنكر|تندد)|احتجاج(?:ا|ها|ه|هما)?(?! على))"
_WORDS_OF_IT: Final = tuple(
    map(
        fold,
        (
            "protest",
            "complain",
            "note",
            "marche",
            "representations",
            "протест",
            "ноту",
            "нота",
            "представлени",
            "حتج",
            "تشجب",
            "تستنكر",
            "تندد",
        ),
    )
)
_TO: Final = tuple(
    by_script(rf"(?<!\w){one}")
    for one in (
        rf"(?P<verb>{_GAVE}) (?:over )?{_WORDS}{{0,6}}?{_NOTE}(?!s?\w) (?:[^.;:\"\n]{{0,40}}? )??(?:to|with|against)(?: the)? (?P<whom>)",
        rf"(?P<verb>(?:protested|protests|complained)) (?:{_WORDS}{{0,4}}?)(?:to|with)(?: the| its)? (?P<whom>)",
        rf"(?P<verb>(?:sent|handed|gave|issued|served|presented|slapped)) (?:the )?(?P<whom>)(?:[\w'-]+ ){{1,6}}?(?:with )?an? {_WORDS}{{0,4}}?{_NOTE}(?!\w)",
        rf"(?P<verb>{_RU_GAVE}) (?:[\w-]+ ){{0,5}}?{_RU_NOTE} (?:в (?:адрес )?)?(?P<whom>)",
        rf"(?P<verb>{_RU_GAVE}) (?:[\w-]+ ){{0,3}}?(?:в )?(?P<whom>)(?:[\w-]+ ){{1,7}}?{_RU_NOTE}(?!\w)",
        rf"(?P<verb>{_AR_GAVE}) (?:[^\s]+ ){{0,9}}?{_AR_NOTE} (?:[^\s]+ ){{0,4}}?(?:إلى|لدى) (?P<whom>)",
        rf"(?P<verb>{_AR_GAVE}) (?:[^\s]+ ){{1,9}}?(?:إلى|لدى) (?P<whom>)(?:[^\s]+ ){{1,7}}?{_AR_NOTE}",
        r"(?P<verb>(?:و|ف)?(?:احتج|احتجت|تحتج|يحتج)) (?:[^\s]+ ){0,7}?(?:لدى|إلى) (?P<whom>)",
    )
)
_BY: Final = by_script(
    rf"(?<!\w){_NOTE}(?!\w) (?:[^.;:\"\n]{{0,50}}? )??(?:was|were|had been) (?:[\w-]+ ){{0,3}}?(?:handed|delivered|sent|conveyed|presented|given)(?: over)? (?:[\w-]+ ){{0,2}}?to (?:the )?(?P<whom>)"
)
_BY_WHOM: Final = re.compile(spaced(r"[^.;:\"\n]{0,60}?(?<!\w)by (?:the )?"))
_OWN: Final = frozenset({"", "foreign-ministry", "embassy", "defence-ministry"})
_TAKES: Final = _OWN | {"ambassador", "foreign-minister"}
_GIVES: Final = _OWN | {"foreign-minister", "deputy-foreign-minister"}
HIS: Final = re.compile(spaced(r"'s? (?!(?:foreign|external|embassy|government|ambassador|authorities|mission|consulate|ministry|high commission|army|navy|military|forces|armed|defen[cs]e|coast|border|side)(?!\w))\w"))  # fmt: skip
_A_WORD: Final = re.compile(spaced(r",? (?P<word>[a-z][\w-]+)"))
_GOES_ON: Final = re.compile(
    r"over|for|on|about|after|at|in|that|through|via|and|against|this|yesterday|today|to|saying|calling|demanding|because|regarding|concerning|following|earlier|last|late|early|citing|when|as|before|by|during|government|authorities|side|officials|embassy|of|which|formally|again|while|but|with|objecting|condemning|counterpart|counterparts"
)
"""What goes on behind a side that is itself meant: *Chinese vessels* are not China."""
_NOT_YET: Final = re.compile(
    spaced(
        r"(?<!\w)(?:will|would|may|might|could|should|to|not|never|repeatedly|бы|не|неоднократно|если|لم|لن|قد|مرارا|أن) (?:[\w-]+ )?$"
    )
)
_OFTEN: Final = re.compile(spaced(r"(?<!\w)(?:repeatedly|regularly|every|dozens|неоднократно|регулярно|مرارا|باستمرار)(?!\w)"))  # fmt: skip
_APART: Final = re.compile(spaced(r"[;\"]|(?<!\w)(?:that|who|whose|что|который|أن|إن)(?!\w)"))
_NEAR: Final = 70
_BESIDE: Final = 12
_ARABIC: Final = "\u0600"
_HIGH: Final = re.compile(fold("(?:لل|ال)مفوضة? السامي"))
_WORLD: Final = frozenset({"UN", "ICC", "ICJ", "FIFA", "WTO"})


def with_high_commissioners(text: str, actors: Sequence[Actor]) -> list[Actor]:
    """Make those of states ambassadors: *المفوض السامي الباكستاني*, of the Commonwealth."""
    return [
        replace(each, office="ambassador")
        if each.office == OTHER and each.side not in _WORLD and _HIGH.match(text, each.start)
        else each
        for each in actors
    ]


def find_protests(
    text: str, one: Sentence, actors: Sequence[Actor]
) -> Iterator[tuple[Actor, Actor, tuple[int, int]]]:
    """Give who protested, to whom, and where the words of it stand."""
    sided = [each for each in actors if each.side and each.side not in _WORLD]
    said = text[one.start : one.end]
    if len({each.side for each in sided}) < 2 or not any(word in said for word in _WORDS_OF_IT):
        return
    for pattern in (*_TO, _BY):
        for match in few(pattern, text, one.start, one.end):
            whom = actor_at(sided, match.start("whom"), 0)
            if whom is None or not _is_meant(text, whom, match):
                continue
            who = _giver(text, whom, match, sided, one)
            if who is not None:
                yield who, whom, (match.start(), max(match.end(), whom.end))
                return


def _is_meant(text: str, whom: Actor, match: re.Match[str]) -> bool:
    """Whether a side itself is protested to, and not what belongs to it."""
    if whom.office not in _TAKES or HIS.match(text, whom.end):
        return False
    word = text[whom.start : whom.end].split(maxsplit=1)[0]
    before = text[max(0, whom.start - _BESIDE) : whom.start].rstrip()
    if "а" <= word[0] <= "я" and not before.endswith((" в", " адрес")):
        return can_get(word)
    follows = _A_WORD.match(text, whom.end) if whom.bare and word.isascii() else None
    if follows is None or match.end() != whom.start or follows[0].startswith(","):
        return True
    return _GOES_ON.fullmatch(follows["word"]) is not None


def _giver(
    text: str, whom: Actor, match: re.Match[str], sided: Sequence[Actor], one: Sentence
) -> Actor | None:
    """Return who protests: before the verb, or behind an Arabic one."""
    others = [each for each in sided if each.side != whom.side and each.office in _GIVES]
    if "verb" not in match.re.groupindex:
        by = _BY_WHOM.match(text, whom.end, one.end)
        return None if by is None else actor_at(others, by.end(), 0)
    verb = match.start("verb")
    if _NOT_YET.search(text, one.start, verb) or _OFTEN.search(text, one.start, match.end()):
        return None
    if matters.is_denied(text, start=one.start, at=verb):
        return None
    within = [each for each in others if match.end("verb") < each.start < whom.start]
    if not match["verb"].isascii() and match["verb"][0] >= _ARABIC and within:
        return within[0]
    before = [each for each in sided if each.end <= verb and verb - each.end <= _NEAR]
    if not before or before[-1] not in others:
        return None
    return None if _APART.search(text, before[-1].end, verb) else before[-1]
