# SPDX-License-Identifier: Apache-2.0
"""Calls that were made and not taken, by what stands behind them: *and the call went to voicemail*.

Rules:

1. Who *left a message for* somebody has called in vain, and so has whose call rang out, in the same
   sentence or in the one behind.
2. Who was called back has spoken after all.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import pattern, spaced

LEFT_FOR: Final = r"(?:left|leaving) (?:(?:an?|two|three|several|repeated|his|her|only) )?(?:\w+ )?(?:messages?|voice\s?mails?)"
"""*Left two messages for her counterpart*."""
_LEFT_FOR: Final = re.compile(spaced(LEFT_FOR))
VAIN_BEHIND: Final = (
    r"(?:[;,]| and| but| only)(?: that)? (?:[\w'-]+ ){0,4}?(?:did(?: not|n't) (?:pick up|(?:call|ring|phone) back|take (?:it|the call)|come to the (?:tele)?phone|answer (?:it|the (?:tele)?phone))|never (?:picked up|called back|rang back|came to the (?:tele)?phone)|(?:was|were) not (?:put through|picked up)|(?:went|allowed to go|go|going|sent|diverted|left to go) (?:straight )?to voice\s?mail|let (?:it|the (?:tele)?phone) ring|(?:the )?(?:tele)?phone (?:just )?(?:rang on|kept ringing)|(?:got|reached|heard) (?:only )?(?:his|her|the|an?) (?:voice\s?mail|answering machine|(?:dialling|dial|busy|engaged) tone)|(?:was|were) (?:left )?(?:hanging|holding) on the line)(?!\w)",
)
"""*Rang Y, and nobody came to the telephone*."""
_CALLED_BACK: Final = pattern(
    r"(?<!\w)(?<!nobody\s)(?<!one\s)(?<!never\s)(?<!not\s)(?:called|rang|phoned|telephoned) (?:(?:him|her|them) )?back(?!\w)",
    r"(?<!\w)(?:(?:returned|returning) (?:the|his|her|their) (?:\w+ )?calls?|at first|the first time|at the second)(?!\w)",
    r"(?<!не\s)(?<!\w)перезвонил",
    r"(?<!\w)(?:عاود|عاودت|أعاد|أعادت) (?:\w+ ){0,3}?(?:ال)?اتصال(?!\w)",
)


def is_called_back(text: str, start: int, end: int) -> bool:
    """Tell whether who did not take a call rang back: then they spoke."""
    return _CALLED_BACK.search(text, start, end) is not None


VAIN_THEN: Final = pattern(
    r"\s*\"?(?:but )?(?:nobody|no one|neither|none)(?: [\w'-]+){0,4}? (?:pick(?:ed)? up|answered|(?:rang|called|phoned) back|came to the (?:tele)?phone)(?!\w)",
    r"\s*\"?(?:but )?(?:he|she|the (?:\w+ )?(?:call|phone|telephone|line|minister|president|premier|chancellor|leader|side)|it|(?:his|her) (?:\w+ )?phone)(?: [\w'-]+){0,4}? (?:(?:did not|didn't|never) (?:pick(?:ed)? up|answer(?:ed)?(?=[.,;]| the (?:tele)?phone| it)|(?:call|ring|phone|rang|called|phoned)(?:ed)? back|come to the (?:tele)?phone|t[ao]{1,2}ke? it)|rang (?:out|on)|(?:went|was sent|was left|remained) (?:unanswered|unreturned|(?:straight )?to voice\s?mail)|was (?:not|never) (?:answered|taken|returned|put through|picked up)|was engaged)(?!\w)",
    r"\s*\"?(?:но |однако )?(?:[\w-]+ ){0,4}?(?:не (?:взял|снял|поднял)[аи]? (?:\w+ )?трубк|трубк\w+ (?:[\w-]+ ){0,2}?не (?:взял|снял|поднял)|никто не (?:ответил|подош|взял|снял)|ответа (?:\w+ ){0,2}?не (?:последовал|был|дожд)|звонок (?:\w+ )?остал\w+ без ответа|не перезвонил|к телефону (?:\w+ ){0,2}?не подош|не подош\w+ к телефону|телефон (?:\w+ ){0,2}?(?:молчал|не ответил|не отвечал))\w*",
    r"\s*\"?(?:و|ف)?(?:لكن(?:ه|ها)? |غير أن(?:ه|ها)? |إلا أن(?:ه|ها)? )?(?:\w+ ){0,3}?(?:لم (?:ي|ت)(?:رد|جب|رفع السماعة)(?!\w)(?! على (?:\w+ )?(?:سؤال|أسئلة|طلب))|(?:ظل|بقي|رن) (?:الاتصال|الهاتف) (?:\w+ )?(?:دون|بلا|بدون|يرن)|لم (?:ي|ت)(?:لق|تلق) (?:\w+ )?(?:رد|ردا|جواب|جوابا)(?!\w))",
)
"""*The call went to voicemail*: what a sentence behind says of a call that was made."""


def is_left(text: str, start: int, end: int) -> bool:
    """Tell whether words of contact are *left a message*."""
    return _LEFT_FOR.fullmatch(text, start, end) is not None
