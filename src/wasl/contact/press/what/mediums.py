# SPDX-License-Identifier: Apache-2.0
"""By what means a contact was: the words for calls, meetings, video and hotlines."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.contact import Medium
from wasl.contact.press.shadow import fold, pattern, spaced
from wasl.contact.press.what.vain import is_left

TELEPHONE: Final = pattern(
    r"(?:هاتف|مكالم)",
    r"(?:اتصال|اتصل|يتصل|تتصل)",
    r"(?:телефон|звон)",
    r"phone",
    r"\b(?:call|r[au]ng\b|dial)",
)
VIDEO: Final = pattern(
    r"(?:الفيديو|(?:ال)?اتصال (?:ال)?مرئي)",
    r"(?<!\w)(?:видео|онлайн|дистанционн|виртуальн\w+ (?:встреч|саммит|бесед|переговор))",
    r"\b(?:video|(?:virtual|online) (?:meeting|talks|summit|call|conference|conversation))",
)
HOTLINE: Final = pattern(r"الخط الساخن", r"по горячей линии", r"over the hotline")
MEETING: Final = pattern(
    r"لقا[ءؤ]",
    r"اجتم",
    r"(?:يل|تل|ال)تق",
    r"قمة",
    r"استقبل",
    r"встре",
    r"принял",
    r"видел(?:ся|ась|ись)",
    r"meet",
    r"\bmet\b",
)
MEDIA: Final = {
    Medium.VIDEO: VIDEO,
    Medium.HOTLINE: HOTLINE,
    Medium.TELEPHONE: TELEPHONE,
    Medium.MEETING: MEETING,
}
NOT_TAKEN: Final = r"(?<!\w)(?:دون|بدون|غير) أن (?:ي|ت)(?:رد|جيب|جيبه|جيبها|رفع|ستجيب|تلقى ردا?|تلقى جوابا|لقى ردا?|لقى جوابا)(?!\w)(?! (?:\w+ ){0,2}?(?:على|عن|من|ل)(?!يه|يها)(?! (?:ال)?(?:اتصال|مكالم|هاتف)))"
NOT_REACHED: Final = r"(?<!\w)(?:و|ف)?(?:(?:دون|بدون|غير) أن|لم) (?:ي|ت)(?:تسنى|تسن|تمكن|تمكنا|تيسر|نجح|فلح|وفق|ستطع|ستطيع|ظفر) (?:\w+ ){0,4}?(?:(?:ب|في |من )?(?:ال|لل)(?:حديث|تحدث|تواصل|تكلم|كلام|وصول) (?:إليه|إليها|معه|معها|هاتفيا)|(?:ب|في |من )?(?:محادثته|محادثتها|مكالمته|مكالمتها|بلوغه|بلوغها|ربط (?:ال)?اتصال))(?!\w)"
"""*Without being able to speak to him*: nobody took the call."""
BY_WHOM: Final = r"(?:rung|called|contacted)(?= (?:up )?(?:(?:by (?:tele)?phone|(?:late |early |earlier )?(?:on )?(?:\w+day|yesterday|today)(?: (?:morning|afternoon|evening|night))?|late|earlier|again|last night) ){0,2}by (?!(?:tele)?phone))"
IS_CALLED: Final = re.compile(spaced(BY_WHOM))
"""*Was called on Tuesday by X*: no name that one is called."""


_AGREED: Final = pattern(r"(?:و|ف)?(?:اتفق|توافق)", r"(?:услов|(?:с)?договор|соглас)", r"agree")
_SEEN: Final = frozenset({Medium.VIDEO, Medium.MEETING, Medium.TELEPHONE})


def are_apart(one: Medium | None, other: Medium | None) -> bool:
    """Tell whether two tellings are of two contacts: one over video is called a talk and a meeting too."""
    same = None in (one, other) or one is other
    return not (same or ({one, other} <= _SEEN and Medium.VIDEO in (one, other)))


def medium_of(text: str, *, first: int, last: int, begin: int, until: int) -> Medium | None:
    """Return by what means, as the word of contact says, or those around it."""
    until = last if _AGREED.match(text, first, last) else until  # *условились встретиться*
    for area in ((first, last), (max(begin, first - 30), until)):
        for medium, words in MEDIA.items():
            if words.search(text, *area):
                return medium
    return None


def names_medium(words: str, medium: Medium) -> bool:
    """Tell whether words of a text name the medium."""
    return medium in MEDIA and MEDIA[medium].search(fold(words)) is not None


_MESSAGE: Final = re.compile(
    spaced(
        r"[^.;\n]{0,120}?(?<!\w)(?:(?:and|but|only) (?:\w+ ){0,3}?(?:left|leave|leaving|got|reached) |,? (?:leaving|getting|reaching) (?:only )?)(?:an? |his |her |the |several |two |only )?(?:\w+ )?(?:messages?|voice\s?mails?|answering machine|busy (?:signal|tone)|dial tone)(?! (?:of|saying|that))(?!\w)"
    )
)
_DIALS: Final = re.compile(
    r"(?:dial\w*|call\w*|phoned|r[au]ng|telephoned|to (?:reach|call|ring|phone|telephone))"
)


def rings_out(text: str, first: int, last: int, end: int) -> bool:
    """Tell whether nobody took a call: *dialled the number, and left a message*."""
    if is_left(text, first, last):
        return True
    dials = _DIALS.fullmatch(text, first, last)
    return dials is not None and _MESSAGE.match(text, last, end) is not None
