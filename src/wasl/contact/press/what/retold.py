# SPDX-License-Identifier: Apache-2.0
"""Sentences that say who told what the one before tells, and when: *об этом сообщил X*."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import spaced

_CALL_ITSELF: Final = re.compile(
    spaced(
        r"\s*\"?(?:как (?:сообщ|рассказ|уточн|отме|заяв|поясн|добав|переда)\w+ [^.;\n]{3,80}?, (?:\w+ )?(?:разговор|звонок|беседа|встреча|переговоры|он|она|они) (?:\w+ ){0,2}?(?:состоял|прош|длил|был)\w*|"
        r"(?:разговор|звонок|беседа|встреча|переговоры),? (?:по (?:словам|данным|сообщению|информации|сведениям)|как (?:сообщ|рассказ|уточн|отме|заяв)\w+)(?!\w)|"
        r"(?:the|this|their) (?:\w+ )?(?:conversation|call|meeting|talks|request|letter|offer|proposal|invitation)(?:, [^,;\n]{3,60},)? (?:was|were|has been|had been) (?:\w+ )?(?:disclosed|announced|made (?:public|known)|reported|revealed|confirmed) (?:on )?(?:\w+day )?by(?!\w))"
    )
)
"""*Как сообщили в МИД, разговор состоялся в среду*: they told of it, and its day stands there."""


def is_of_call(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says who told of the call before, and when that was."""
    return _CALL_ITSELF.match(text, start, end) is not None


_HELD: Final = re.compile(
    r",\s+(?:состоя|проше|проход|прове|имевш|котор|происход|случивш|дливш|произошед|устроенн|организованн)"
)
OF_BEFORE: Final = re.compile(
    spaced(
        r"\s*\"?(?:как (?:переда|сообща|пиш|отмеча)\w+ [^,.;:\n]{2,40}, )?(?:(?:об этом|это|эту информацию|(?:информаци|новост|сведени|известие|весть|сообщени|данны)\w* (?:об этом|о (?:встрече|разговоре|беседе|звонке|переговорах|контакте|письме|послании|визите))|(?:с )?(?:так|соответствующ|эт)\w+ (?:информаци|сообщени|заявлени|новост|сведени)\w*|(?:о|об) (?:сво[ей]м |\w+ )?(?:разговоре|встрече|беседе|звонке|переговорах|контакте|отказе|визите|контактах|решении|отмене|переносе|приглашении|просьбе|письме|послании|обращении))(?!\w)|"
        r"(?:this|that|(?:the )?(?:news|information|announcement)) (?:was|were|came|has been) |"
        r"(?:(?:the|an?) )?(?:news|information|announcement|statement|readout|report|account|summary|word|photographs?|pictures?)(?: (?:of|on|about) (?:the|this|their|his|her) (?:\w+ )?(?:call|meeting|talks|conversation|letter|visit|encounter|exchange))? (?:(?:was|were|has been|have been) (?:\w+ )?(?:released|published|issued|posted|circulated|put out|made (?:public|known))|appeared|emerged|came) |"
        r"(?:the|his|her) (?:[\w']+ )?(?:ministry|office|presidency|embassy|palace|department|service|government|army) (?:published|released|issued|posted|put out) (?:an?|the|its|no more than an?) (?:[\w-]+ )?(?:statement|readout|account|photographs?|pictures?|notice|summary|communique)(?!\w)|"
        r"(?:و|ف)?(?:جاء|جاءت|ورد|أعلن|أعلنت|أكد|أكدت|أفاد|أفادت) ذلك(?!\w))"
    )
)


def is_of_telling(text: str, start: int, at: int) -> bool:
    """Tell whether a word of contact is what a sentence says somebody told of: *о встрече в среду сообщил X*."""
    found = OF_BEFORE.match(text, start)
    return found is not None and at < found.end() and not _HELD.match(text, found.end())


def tells_of_before(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence says who told what stands in the one before."""
    return OF_BEFORE.match(text, start, end) is not None or is_of_call(text, start, end)
