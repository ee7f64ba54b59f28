# SPDX-License-Identifier: Apache-2.0
"""The name of somebody whom the directory has not: what follows *title + side*.

Rules:

1. In Latin and Cyrillic it is one to three words with capitals.
2. Arabic has none: it is two words that are no verb or preposition we know, and only if a sign or
   such a word follows. Else the name is open: a wrong one is worse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.lexicon import Word
from wasl.contact.press.shadow import Shadow, fold

_WORDS: Final = (
    "في من إلى على عن مع بين أن إن قد لم لن لا ما هو هي هذا هذه ذلك تلك الذي التي خلال منذ "
    "بعد قبل حول بشأن عبر أجرى أجرت أجريا بحث ناقش تحدث قال قالت أعلن أعلنت أكد أكدت تلقى "
    "تلقت التقى التقت يلتقي يبحث يجري يزور سيلتقي سيبحث سيجري رفض طلب حذر هدد دعا عقد وصل "
    "زار اتفق اتصل هاتف هاتفيا اتصالا مكالمة لقاء اجتماع محادثات مباحثات أمس اليوم غدا يوم "
    "حيث كما لكن بل أو ثم كان كانت يكون وقال وأعلن السابق الجديد أمام ضد لبحث لمناقشة نظيره "
    "نظيرها ونظيره إنه أنه إنها بأن عقب إثر ضمن شدد صرح أضاف ذكر أفاد نفى اجتماعا جلسة "
    "زيارة ضرورة"
)
_ADVERBS: Final = "قريبا حاليا لاحقا سرا فيما بينما حيث مؤخرا سابقا رسميا مباشرة ثنائيا علنا"
_SMALL: Final = frozenset(map(fold, f"{_WORDS} {_ADVERBS}".split()))
_PARTS: Final = frozenset({"bin", "al", "el", "de", "von", "van", "бен", "аль", "ибн", "фон"})
_CONTACT: Final = re.compile(r"встреч|переговор|разговор|бесед|звонок|контакт|саммит")
_TITLED: Final = "secretary minister ministers president presidents chancellor premier messrs"
_TITLES: Final = frozenset(_TITLED.split())
_NOT: Final = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december the on in at armed forces staff council ministry office service committee security national "
    "general state defence defense foreign affairs interior republic federation kingdom union government"
)
_NO_NAMES: Final = frozenset(_NOT.split())


def name_after(shadow: Shadow, words: Sequence[Word], at: int) -> Word | None:
    """Return the words of a name that begins with a word, as they stand in the text."""
    if at >= len(words) or not _stands_on(shadow, words, at):
        return None
    if "\u0600" <= words[at].text[0] <= "\u06ff":
        return _arabic(shadow, words, at)
    last = at
    while last < len(words) and last < at + 3 and _stands_on(shadow, words, last):
        word = words[last]
        capital = shadow.source[shadow.at(word.start)].isupper()
        if word.text in _NO_NAMES or not (capital or (last > at and word.text in _PARTS)):
            break
        last += 1
    return _told(shadow, words, at, last) if last > at else None


def is_initial(shadow: Shadow, word: Word) -> bool:
    """Tell whether a word is the first letter of a name: *С.В. Лавров*."""
    one = len(word.text) == 1 and shadow.text.startswith(".", word.end)
    return one and shadow.source[shadow.at(word.start)].isupper()


def stands_alone(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Tell whether no given name can stand before a family name."""
    while at and is_initial(shadow, words[at - 1]):
        at -= 1
    if at == 0 or not _stands_on(shadow, words, at) or "," in _gap(shadow, words, at):
        return True
    before = words[at - 1].text
    if "\u0600" <= before[0] <= "\u06ff":
        return words[at].text[0] == "و" or before in _SMALL or before.removeprefix("و") in _SMALL
    if (at == 1 and _CONTACT.match(before)) or before in _TITLES:
        return True  # *Встреча Лаврова и Рубио*, *Secretary Austin*
    return not shadow.source[shadow.at(words[at - 1].start)].isupper()


def _gap(shadow: Shadow, words: Sequence[Word], at: int) -> str:
    return shadow.text[words[at - 1].end : words[at].start]


def _arabic(shadow: Shadow, words: Sequence[Word], at: int) -> Word | None:
    if at + 1 >= len(words) or not _stands_on(shadow, words, at + 1):
        return None
    if "," in shadow.text[words[at].end : words[at + 1].start]:
        return None
    if any(_is_no_name(word.text) for word in words[at : at + 2]):
        return None
    end = words[at + 1].end
    after = words[at + 2] if at + 2 < len(words) else None
    sign = shadow.text[end : after.start if after else end].strip()
    if after is None or sign or after.text in _SMALL or after.text.removeprefix("و") in _SMALL:
        return _told(shadow, words, at, at + 2)
    return None


def _is_no_name(word: str) -> bool:
    return (
        len(word) < 3
        or word in _SMALL
        or word.startswith(("ال", "وال", "بال", "لل"))
        or any(sign.isdigit() for sign in word)
    )


def _stands_on(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a word follows the one before with nothing but a space, a comma first."""
    gap = shadow.text[words[at - 1].end : words[at].start] if at else ""
    return "\n" not in gap and not gap.strip(" ,-") and len(gap) < 4


def _told(shadow: Shadow, words: Sequence[Word], at: int, last: int) -> Word:
    start, end = words[at].start, words[last - 1].end
    return Word(start, end, shadow.span(start, end).text)
