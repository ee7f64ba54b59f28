# SPDX-License-Identifier: Apache-2.0
"""Which Arabic words are the Latin name of somebody: *باتريس تالون* is Patrice Talon.

Rules:

1. A Latin word has a key for each way that it can sound: *c* is k, s or ch; *j* is that of Jean, of
   José or of Jens; what ends a French name may be mute. An Arabic word has one key.
2. A name is found if each of its words is, in their order; a vowel that opens one opens the other.
   Names of few consonants are left out: they may be any words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

from wasl.contact.names import key_of
from wasl.contact.press.shadow import fold
from wasl.contact.press.who.arabic_words import NO_NAMES, is_owned

_WAYS: Final = {
    "shch": ["x"], "szcz": ["x"], "tsh": ["x"], "drz": ["g", "ds"], "rz": ["g", "rs", "s"], "tsch": ["x"], "tch": ["x"], "sch": ["x", "sk"], "dzh": ["g"], "sz": ["x", "s"], "cz": ["x", "s"],
    "zh": ["g", "s"], "gh": ["g", "k", ""], "kh": ["h", "k"], "sh": ["x", "s"], "ch": ["x", "k", "h", "s"], "ph": ["f"],
    "th": ["t", "s"], "dh": ["d", "s"], "dj": ["g"], "ck": ["k"], "cc": ["k", "x"], "gn": ["n", "gn"], "gu": ["g", "k"], "qu": ["k"],
    "tz": ["ts", "s"], "ts": ["ts", "s"], "ll": ["l", ""], "ng": ["ng", "nk", "n"], "dz": ["ds", "d", "s"], "ss": ["s"],
    "b": ["b"], "c": ["k", "s", "x", "ts"], "d": ["d"], "f": ["f"], "g": ["g", "k", "h"], "h": ["h", ""], "j": ["g", "h", ""],
    "k": ["k"], "l": ["l"], "m": ["m"], "n": ["n"], "p": ["b"], "q": ["k"], "r": ["r"], "s": ["s", "x"], "t": ["t", "d"],
    "v": ["f"], "w": ["", "f"], "x": ["ks", "s", "x", "h"], "z": ["s", "ts", "x", "g"],
}  # fmt: skip
_SOUND: Final = re.compile("|".join(sorted(_WAYS, key=len, reverse=True)))
_MUTE: Final = re.compile(r"[sdtxhz]$")
"""What may not be heard at the end of a French name."""
_SERVANT: Final = re.compile(r"(?<!\w)abd(?:e|u|a|ou)l-?(?=\w{3})")
_ARTICLES: Final = frozenset({"al", "el", "ul"})
_VOWELS: Final = frozenset("aeiou")
_OPEN: Final = frozenset("اعوي")
_EITHER: Final = frozenset("hjwy")
"""Latin letters behind which an Arabic name may begin with a vowel."""
_ENDS: Final = frozenset("aeiouyj")
"""Latin letters at the end of what can end with an *i* in Arabic."""
_OPEN_ENDS: Final = frozenset("aeiouyht")
"""Latin letters at the end of what can end with a *ة* in Arabic."""
_MOST: Final = 256
_FEW: Final = 4
"""Consonants that a whole name has, at least."""


@lru_cache(maxsize=1 << 13)
def keys_of_latin(word: str) -> frozenset[str]:
    """Return the keys by which a Latin word, folded, can be written in Arabic."""
    ways = [_WAYS[one] for one in _SOUND.findall(word)]
    if len(ways) > 1 and _MUTE.search(word):
        ways[-1] = [*ways[-1], ""]
    size = 1
    for n, each in enumerate(ways):
        size *= len(each)
        ways[n] = each if size <= _MOST else each[:1]
    return frozenset(re.sub(r"(.)\1+", r"\1", "".join(each)) for each in product(*ways))


def latin_words(name: str) -> list[str]:
    """Return the words of a Latin name as Arabic writes them: *Abdelmadjid* is two."""
    words = re.findall(r"[^\W\d_]+", _SERVANT.sub("abd ", fold(name)))
    return [word for word in words if word not in _ARTICLES]


@lru_cache(maxsize=1 << 14)
def arabic_key(word: str, *, article: bool = True) -> str:
    """Return the key of an Arabic word; "" if it is no name. ``article``: it can have one."""
    if word in NO_NAMES or is_owned(word):
        return ""
    bare = word if article else word.removeprefix("ا")
    return key_of(bare.removesuffix("ه"))


def sounds_alike(latin: str, arabic: str) -> bool:
    """Tell whether two words begin both with a vowel, or both with none, and end alike."""
    if arabic[-1] == "ي" and latin[-1] not in _ENDS:
        return False
    if arabic[-1] == "ه" and latin[-1] not in _OPEN_ENDS:
        return False  # *مهمة* is no Mahmud
    if latin[0] in _EITHER:
        return True
    bare = arabic.removeprefix("ال") if len(arabic) > 4 else arabic
    return (latin[0] in _VOWELS) == (bare[0] in _OPEN)


def is_long(keys: list[str]) -> bool:
    """Tell whether the keys of a name are enough to know it by."""
    return sum(map(len, keys)) >= _FEW and len(keys[-1]) > 1
