# SPDX-License-Identifier: Apache-2.0
"""Russian acts of informing: *X рассказал президенту Y о положении*, *X заверил премьера Y, что*.

Rules:

1. It is a contact if both can take part: who tells stands in the nominative before the verb, and whom
   in the case that the verb asks for, with nobody between. Who tells the press has no partner.
2. *Сказал*, *заявил* are one only with *что*: else they open what is said for all to hear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import Act
from wasl.contact.press.what.russian import can_do
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.cases import Case, case_of

_TOLD: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?P<to>рассказал|сообщил|доложил|поведал|изложил|разъяснил|объяснил|признался|призналась|пожаловался|пожаловалась|описал)|(?P<that>сказал|заявил)|(?P<of>(?:по)?интересовал(?:ся|ась)|осведомил(?:ся|ась)|справил(?:ся|ась)|спросил|узнал)|"
        r"(?P<whom>(?:про|по)?информировал|заверил|ознакомил|вв[её]л в курс|поставил в известность))(?:а|и)?(?!\w)"
    )
)
_WHO: Final = re.compile(r"(?:,[^,;:\n\"]{3,70},)?(?:\s[\w-]+){0,5}?\s+")
"""Between who tells and the verb: a day, what he had done before."""
_ALOUD: Final = re.compile(
    spaced(
        r"(?<!\w)(?:что|чтобы|котор\w+|публично|в (?:эфире|интервью|соцсет\w+|твиттере|обращении|выступлении|ролике)|на (?:митинге|пресс-конференции|брифинге)|журналист\w*)(?!\w)"
    )
)
_WHAT: Final = re.compile(r"(?:\s[\w-]+){0,7}?\s+")
_THAT: Final = re.compile(spaced(r"(?:,? (?:во? )?\w+){0,3}, что(?!\w)"))
WHOM_HE_MET: Final = re.compile(
    spaced(
        r"(?: (?!(?:об?|обо|про)(?!\w))[\w-]+){1,9}, (?:со? котор(?:ым|ой)|котор(?:ого|ую)|когда) (?:[\w-]+ ){0,3}?(?:виделся|виделась|встрет\w+|встречал\w+|(?:по)?беседовал\w*|(?:пере|по)?говорил\w*|созвонил\w+|принял\w*|принимал\w*)(?!\w)[^,;.\n\"]*$"
    )
)
"""*Рассказал Y, с которым виделся в понедельник*: the day is that of the telling."""
_SOON: Final = re.compile(r"\s+(?:(?:во?|утром|днем|вечером|ночью|поздно)\s+){0,3}")
_AT_WHOM: Final = re.compile(r"(?<!\w)у\s+$")
_WORD: Final = re.compile(r"[\w-]+")
_DATIVE: Final = re.compile(r"(?:[ую]|[ое]му)$")
_WHOM: Final = re.compile(r"(?:[ая]|[ое]го)$")


def find_told(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give the verbs by which one tells another something."""
    able = [one for one in actors if one.is_party]
    if len({one.side for one in able}) < len("xy"):
        return
    for verb in few(_TOLD, text, start, end):
        who = next((one for one in reversed(able) if one.end <= verb.start()), None)
        whom = next((one for one in able if one.start >= verb.end()), None)
        if who is None or whom is None or who.side == whom.side or not can_do(text, who):
            continue
        near = _WHO.fullmatch(text, who.end, verb.start()) and _WHAT.fullmatch(
            text, verb.end(), whom.start
        )
        if not near or _ALOUD.search(text, who.end, whom.start) or not _is_told(text, verb, whom):
            continue
        that = _THAT.match(text, whom.end, end)
        if verb["that"] is None or (that and not _ALOUD.search(that[0][: -len("что")])):
            yield Act(*verb.span(), told=True)


def is_of_words(text: str, at: tuple[int, int], day: int) -> bool:
    """Tell whether a day is of what was told, and not of when: *сообщил Y, что 5 мая*."""
    behind = text[at[0]] > "z" and day >= at[1]
    if not behind or WHOM_HE_MET.match(text, at[1], day):
        return False
    return _SOON.fullmatch(text, at[1], day) is None


def _is_told(text: str, verb: re.Match[str], whom: Actor) -> bool:
    """Whether somebody stands in the case of whom a verb tells something."""
    words = _WORD.findall(text, whom.start, whom.end)
    if verb["of"] and not _AT_WHOM.search(text, verb.end(), whom.start):
        return False
    case = Case.DATIVE if verb["to"] or verb["that"] else Case.GENITIVE
    if whom.office:
        return case_of(words) is case
    if not (verb["to"] or verb["that"]):
        return verb[0].endswith("л") and _WHOM.search(words[-1]) is not None
    return _DATIVE.search(words[-1]) is not None
