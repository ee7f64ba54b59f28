# SPDX-License-Identifier: Apache-2.0
"""A name, however it is spelt: one key for Arabic, Cyrillic and Latin letters.

Rules:

1. The key is of consonants alone. What one script cannot tell apart is one in all: b and p; f, v
   and в; g, j, ج and غ; s, z, ص and ث; sh, ch and تش; h, kh
   and خ. Vowels, w and y fall away.
2. Doubled letters are one, marks and the Arabic article fall away.
3. A key finds candidates and proves nothing: ميلي and مالي have the same. Whoever uses it asks for
   a title, a side or an office beside the name, and for a holder in office on that day.
4. Two scripts that keep different vowels still differ in what they drop; what the key misses is a
   spelling in the directory.
5. In Latin letters w is в for some, and j a vowel (Walerij Gerassimow): who searches asks both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

_GERMAN: Final = str.maketrans("wWjJ", "vVyY")
_ARTICLE: Final = re.compile(r"\bال(?=\w{3})")
_SMALL: Final = 3
"""Letters of an initial or a particle."""
_NOT_WORD: Final = re.compile(r"[^\w]+")

# The longest first. "" falls away.
_SOUNDS: Final = {
    "shch": "x", "tsch": "x", "tch": "x", "sch": "x", "تش": "x", "дж": "g", "dzh": "g", "dj": "g",
    "zh": "g", "ж": "g", "gh": "g", "kh": "h", "sh": "x", "ch": "x", "ph": "f", "th": "t",
    "ck": "k", "ce": "s", "ci": "s", "cy": "s", "dh": "d",
    "ш": "x", "щ": "x", "ч": "x", "ش": "x", "چ": "x",
    "ج": "g", "غ": "g", "گ": "g", "г": "g", "ґ": "g", "g": "g", "j": "g", "ژ": "g",
    "ف": "f", "ڤ": "f", "в": "f", "ф": "f", "f": "f", "v": "f",
    "ب": "b", "پ": "b", "б": "b", "п": "b", "b": "b", "p": "b",
    "ت": "t", "ط": "t", "т": "t", "t": "t", "د": "d", "ض": "d", "д": "d", "d": "d",
    "س": "s", "ص": "s", "ث": "s", "с": "s", "s": "s",
    "ز": "s", "ذ": "s", "ظ": "s", "з": "s", "z": "s", "ц": "ts",
    "ك": "k", "ق": "k", "ک": "k", "к": "k", "k": "k", "q": "k", "c": "k", "x": "ks",
    "ه": "h", "ح": "h", "خ": "h", "х": "h", "h": "h",
    "ل": "l", "л": "l", "l": "l", "م": "m", "м": "m", "m": "m", "ن": "n", "н": "n", "n": "n",
    "ر": "r", "р": "r", "r": "r",
}  # fmt: skip
_SOUND: Final = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)))


def folded(text: str) -> str:
    """Return a text without marks, tatweel and case: what the eye passes over."""
    bare = unicodedata.normalize("NFKD", text.replace("\u0640", ""))
    return "".join(one for one in bare if not unicodedata.category(one).startswith("M")).casefold()


@lru_cache(maxsize=1 << 14)
def key_of(name: str) -> str:
    """Return the key of one word of a name; "" if it has no consonant."""
    bare = _ARTICLE.sub("", folded(name))
    sounds = "".join(_SOUNDS[found] for found in _SOUND.findall(bare))
    return re.sub(r"(.)\1+", r"\1", sounds)


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys of the words of a name, in their order."""
    return tuple(key for word in _NOT_WORD.split(name) if (key := key_of(word)))


def ways_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the keys of a name in each way that it can be read; none, if it has no consonant."""
    ways = dict.fromkeys(map(keys_of, (name, name.translate(_GERMAN))))
    return tuple(keys for keys in ways if keys)


def is_called(names: Collection[str], given: str, between: Iterable[str]) -> bool:
    """Tell whether a name begins with the key of a given name and has what stands behind it.

    *Mohammed Badaru Abubakar* is no Mohammad Bagheri.
    """
    if not given or given not in {key_of(name.split()[0]) for name in names}:
        return False
    strange = [key_of(word) for word in between if len(word) > _SMALL]
    return all(any(key in keys_of(name) for name in names) for key in strange)


def may_be_one(name: str, other: str) -> bool:
    """Tell whether two spellings can be of one name: one's words stand in the other's, in order."""
    few, many = sorted((keys_of(name), keys_of(other)), key=len)
    rest = iter(many)
    return bool(few) and all(key in rest for key in few)
