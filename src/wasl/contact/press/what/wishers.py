# SPDX-License-Identifier: Apache-2.0
"""Who asked for what did not come about: *a Greek proposal*, *Y, who had asked for talks*.

Rules:

1. Who stands right before *request*, *proposal* or *offer*, or behind *by* and *from*, has made it.
2. *Its request* is of who stands first; *who had asked* of whom it stands behind.
3. *Tuvalu asked for a meeting with X*: a side that opens the sentence asks, and X does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.parts import Line
from wasl.contact.press.shadow import spaced
from wasl.contact.press.what.attributes import Place
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.what.vain import sends_back
from wasl.contact.press.who.actors import Actor

_WISH: Final = r"(?:requests?|proposals?|offers?|pleas?|bids?|overtures?|appeals?|applications?|invitations?|approach(?:es)?|suggestions?)"
_OWN: Final = re.compile(
    spaced(
        rf"(?:'s?)? (?:(?:latest|repeated|official|formal|urgent|new|fresh|second|renewed|earlier) )?{_WISH}(?!\w)(?! (?:of|from|by) (?:his|her|its|the|a)(?!\w))"
    )
)
_BY: Final = re.compile(
    spaced(
        rf"(?<!\w){_WISH}(?:,? (?:made|lodged|put|submitted|sent|filed)(?: on \w+day| \w+day)?)? (?:by|from) (?:(?:the|his|her|its) )?$"
        r"|(?<!\w)(?:просьб|запрос|предложени|обращени)\w* (?:[\w-]+ ){0,3}?от (?:\w+ой )?$|(?<!\w)получил[аи]? (?:[\w-]+ ){0,4}?от $|, об? котор\w+ [^,;.]{0,50}?(?:по)?просил[аи]? (?:\w+ ){0,2}$"
        r"|(?<!\w)(?:طلبا?|عرضا?|اقتراحا?) (?:\w+,? ){0,3}?من $|(?<!\w)(?:отверг|отклонил|проигнорировал|не принял|(?:ответил|отозвал|откликнул)\w* отказом на|отказал\w* (?:в|от|принять))\w* (?:\w+ ){0,2}?(?:просьб[уы]|запрос[а]?|предложени[ея]|обращени[ея]|приглашени[ея]) $"
        r"|(?<!\w)(?:و|ف)?(?:رفض|رفضت|تجاهل|تجاهلت|قوبل|قوبلت|لقي|لقيت|تلبية|قبول|ردت?|يرفض|ترفض) (?:\w+,? ){0,8}?(?:طلب|دعوة|عرض|اقتراح|مبادرة|التماس)ا? (?:من )?$"
        r"|(?<!\w)(?:طلبا?|عرضا?) (?:تقدم|تقدمت|قدمه|قدمته|وجهه|وجهته|قدمها) (?:به |بها )?(?:\w+ ){0,3}?$"
    )
)
_ITS: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:no|any|an?|without) (?:\w+ )?(?:answer|reply|response) to (?:its|his|her|their) (?:\w+ )?{_WISH}(?!\w)"
        r"|(?<!\w)(?:не (?:получ|дожд)\w+|без) (?:\w+ )?ответа на (?:свою |свои |его |ее |их )?(?:\w+ )?(?:просьб|запрос|предложени|обращени)\w*"
        r"|(?<!\w)не (?:ответил|отреагировал|откликнул)[аи]?(?:сь|ся)? на (?:его|ее|их) (?:\w+ )?(?:просьб|запрос|предложени|обращени|приглашени)\w*"
    )
)
_WHO_ASKED: Final = re.compile(
    spaced(
        r",? (?:who|which) (?:(?:had|has|have|on \w+day) ){0,2}(?:asked|requested|sought|proposed|suggested|offered|wanted|hoped|tried)(?!\w)"
        r"|,? (?:котор(?:ый|ая|ое) (?:[\w-]+ ){0,3}?(?:(?:по)?просил|предлагал|предложил|звонил|запросил|добивал)\w*|(?:просивш|звонивш|предлагавш|запросивш|добивавш|предложивш)\w+)|,? (?:الذي|التي) (?:كان(?:ت)? )?(?:قد )?(?:طلب|طلبت|اقترح|اقترحت|عرض|عرضت)(?!\w)"
    )
)
_HAS_ASKED: Final = re.compile(
    spaced(
        r",? (?:(?:has|had|have|again|also|officially|formally|repeatedly|on \w+day|this week|last week|yesterday) ){0,3}(?:asked|asks|requested|requests|sought|seeks|proposed|proposes|suggested|offered|applied|submitted|made|sent|lodged|filed|put in)(?!\w)"
    )
)
_TRIED: Final = re.compile(
    spaced(
        r",? (?:(?:has|had|have|also|on \w+day|repeatedly|twice) ){0,2}(?:tried|attempted|sought|endeavou?red) (?:\w+ly )?to (?:get|raise|put|connect|patch)(?!\w)"
    )
)
"""*The Pentagon tried to get Wei on the telephone for Austin*."""
_REFUSED_HIM: Final = re.compile(spaced(r"(?<!\w)отказали(?: [\w-]+){0,3} во? (?:\w+ ){0,2}$"))
"""*Министру X отказали во встрече*: he had asked."""
_BEFORE: Final = 60


def wisher(text: str, line: Line, trigger: Trigger, parties: Sequence[Actor]) -> Place | None:
    """Return whose wish was not granted, if the sentence says so."""
    one = line.sentence
    sides = {each.side for each in parties}
    for each in line.actors:
        if each.side not in sides:
            continue
        own = _OWN.match(text, each.end, one.end) or _WHO_ASKED.match(text, each.end, one.end)
        own = own or _TRIED.match(text, each.end, one.end)
        if own is not None and not (own.start() < trigger.start < own.end()):
            return Place(each.side, each.start, own.end())
        by = _BY.search(text, max(one.start, each.start - _BEFORE), each.start)
        if by is not None:
            return Place(each.side, by.start(), each.end)
    if sends_back(text, trigger.start) and len(parties) > 1:
        came = max(parties, key=lambda one: one.start)
        return Place(came.side, came.start, came.end)
    him = _REFUSED_HIM.search(text, max(one.start, trigger.start - _BEFORE), trigger.start)
    whom = next((each for each in parties if him and each.end <= him.start()), None)
    if him is not None and whom is not None:
        return Place(whom.side, whom.start, him.end())
    its = _ITS.search(text, one.start, one.end)
    first = next((each for each in line.actors if each.side in sides), None)
    if its is not None and first is not None and first.end <= its.start():
        return Place(first.side, *its.span())
    if not trigger.calls or any(each.start < trigger.start for each in parties):
        return None
    asks = (each for each in line.actors if _HAS_ASKED.match(text, each.end, trigger.end))
    who = next((each for each in asks if each.side in sides), None)
    return None if who is None else Place(who.side, who.start, who.end)
