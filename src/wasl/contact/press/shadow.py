# SPDX-License-Identifier: Apache-2.0
"""A text and its shadow: what is compared, and where each character of it stands in the text.

Rules:

1. The text itself is never changed: every place that is told is one of the untouched text, and
   ``text[start:end]`` are the words.
2. In the shadow marks, tatweel and characters that cannot be seen are gone; letters that the press
   writes in several ways, quotes, dashes and digits are one each, and case is gone.
3. Of HTML only what is read stays: tags, scripts, styles and comments are gone.
4. All is linear in the length of the text: nothing is searched for twice from one place.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, islice
from typing import Final, NamedTuple

from wasl.contact.press.phrases import Phrases, Words, alternatives

_DROPPED: Final = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_IS_HTML: Final = re.compile(
    r"<(?:!doctype|html|head|body|p|div|br|span|script|article)\b", re.IGNORECASE
)
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})|<[!?]")
_ENTITY: Final = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));")
_TAG_CHARS: Final = 4_096
_UNREAD: Final = ("script", "style", "noscript", "template", "svg")
_INLINE: Final = frozenset({"a", "b", "i", "em", "strong", "span", "u", "mark", "small", "font"})
_NAMED: Final = {
    "nbsp": " ", "quot": '"', "amp": "&", "lt": "<", "gt": ">", "laquo": '"', "raquo": '"',
    "ldquo": '"', "rdquo": '"', "lsquo": "'", "rsquo": "'", "apos": "'", "mdash": "-",
    "ndash": "-", "hellip": "…", "zwnj": "", "zwj": "", "lrm": "", "rlm": "", "shy": "",
}  # fmt: skip
_ALIKE: Final = {
    **dict.fromkeys("أإآٱ", "ا"), **dict.fromkeys("ىئیے", "ي"), "ة": "ه", "ؤ": "و", "ک": "ك",
    "ھ": "ه", "ہ": "ه", "،": ",", "؛": ";", "؟": "?", "٬": ",", "٫": ".",
    **dict.fromkeys("“”«»„‟〝〞″", '"'), **dict.fromkeys("‘’‚‛ʼ′", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\t", " "),
    **dict.fromkeys("\u2028\u2029\u0085\r\v\f", "\n"), "ё": "е", "й": "и", "ł": "l", "ø": "o", "đ": "d", "ı": "i",
}  # fmt: skip


class Edit(NamedTuple):
    """A place in the untouched text that is read otherwise than it stands there."""

    start: int
    end: int
    instead: str


class Span(NamedTuple):
    """A place in the untouched text, and its words."""

    file: str
    start: int
    end: int
    text: str


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(bare) == 1:
            table[code] = _ALIKE.get(bare, bare)
    for code in range(0xFB50, 0xFEFD):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = _ALIKE.get(plain, plain)
    for zero in (0x660, 0x6F0):
        table |= {zero + n: str(n) for n in range(10)}
    return table | {ord(one): other for one, other in _ALIKE.items()}


def fold(text: str) -> str:
    """Return a word as it stands in a shadow."""
    return _DROPPED.sub("", text).translate(_table())


_WORD_BEGINS: Final = r"(?<!\w)"
_INNER: Final = re.compile(r"\\.|\[[^]]*\]|\([^()]*\)")


def is_arabic(word: str) -> bool:
    """Tell whether a word of a shadow is in Arabic letters."""
    return "\u0600" <= word[0] <= "\u06ff"


def few(words: Words, text: str, start: int, end: int, *, most: int = 8) -> Iterator[re.Match[str]]:
    """Give the first places of a pattern: no honest sentence has more, and no other one costs more."""
    return islice(words.finditer(text, start, end), most)


def spaced(words: str) -> str:
    """Return words of a pattern, folded: its named groups stay. A space is any white space."""
    return fold(words).replace(" ", r"\s+").replace("(?p<", "(?P<")


def pattern(*parts: str) -> Phrases:
    """Return one pattern of several, folded. A space is any white space.

    Each has a word that must stand there. That a word begins is asked once for all that stand
    together: where none does, none is tried. Their choices are in brackets.
    """
    return Phrases([spaced(_with_commas(part)) for part in parts], _joined)


def by_script(words: str) -> Phrases:
    """Return one pattern, folded, whose alternatives are tried only where their script is.

    Each has a word that must stand there, and stands in no brackets with the others.
    """
    return Phrases([spaced(one) for one in alternatives(words)], "|".join)


def _joined(parts: Sequence[str]) -> str:
    runs = groupby(parts, key=lambda part: part.startswith(_WORD_BEGINS))
    return "|".join(_run(list(run), _WORD_BEGINS * begins) for begins, run in runs)


def _with_commas(part: str) -> str:
    """In Arabic the day and the place stand between commas in the midst of a phrase."""
    if not any(map(is_arabic, part)):
        return part
    part = part.replace(r"(?:\w+ ){", r"(?:\w+,? ){")
    return part.replace(r") (?:\w+,? ){", r"),? (?:\w+,? ){")


def _run(parts: Sequence[str], prefix: str) -> str:
    assert not prefix or "|" not in "".join(map(_outside, parts))
    return f"{prefix}(?:{'|'.join(f'(?:{part.removeprefix(prefix)})' for part in parts)})"


def _outside(part: str) -> str:
    """What of a part is in no brackets."""
    found = 1
    while found:
        part, found = _INNER.subn("", part)
    return part


@dataclass(frozen=True, slots=True)
class Shadow:
    """``text``: the shadow. ``_begins`` and ``_places``: where its pieces stand in both."""

    file: str
    source: str
    text: str
    _begins: tuple[int, ...]
    _places: tuple[int, ...]

    def seen(self) -> str:
        """Return what is read of the text in its own letters, each where its shadow stands."""
        ends = (*self._begins[1:], len(self.text))
        pieces: list[str] = []
        for begin, end, place in zip(self._begins, ends, self._places, strict=True):
            own, shadow = self.source[place : place + end - begin], self.text[begin:end]
            pieces.append(own if own.translate(_table()) == shadow else shadow)
        return "".join(pieces)

    def at(self, index: int) -> int:
        """Return where a character of the shadow stands in the text."""
        piece = bisect_right(self._begins, index) - 1
        return self._places[piece] + index - self._begins[piece]

    def is_capital(self, index: int) -> bool:
        """Tell whether a character of the shadow is a capital in the text."""
        return self.source[self.at(index)].isupper()

    def span(self, start: int, end: int) -> Span:
        """Return the place in the text of a part of the shadow."""
        first = self.at(start)
        last = min(self.at(end - 1) + 1, len(self.source)) if end > start else first
        while last < len(self.source) and unicodedata.category(self.source[last]) == "Mn":
            last += 1
        return Span(self.file, first, last, self.source[first:last])


def cast_shadow(source: str, *, file: str = "") -> Shadow:
    """Return the shadow of a text."""
    pieces: list[str] = []
    begins: list[int] = []
    places: list[int] = []
    length = 0
    for place, kept in _kept(source):
        begins.append(length)
        places.append(place)
        pieces.append(kept.translate(_table()))
        length += len(kept)
    return Shadow(file, source, "".join(pieces), tuple(begins) or (0,), tuple(places) or (0,))


def edits_of(source: str) -> list[Edit]:
    """Return what HTML has beside its words, and what is read in its place; of plain text nothing.

    They are in order, and none lies within another.
    """
    return [Edit(*each) for each in _edits(source)]


def _kept(source: str) -> Iterator[tuple[int, str]]:
    """Give the pieces of a text that are read, each with its place."""
    at = 0
    for start, end, instead in _edits(source):
        if start > at:
            yield from _seen(source, at, start)
        if instead:
            yield start, instead
        at = max(at, end)
    yield from _seen(source, at, len(source))


def _seen(source: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    at = start
    for found in _DROPPED.finditer(source, start, end):
        if found.start() > at:
            yield at, source[at : found.start()]
        at = found.end()
    if end > at:
        yield at, source[at:end]


def _edits(source: str) -> Iterator[tuple[int, int, str]]:
    """Give what HTML has beside its words: from, to, and what is read instead."""
    if _IS_HTML.search(source) is None:
        return
    lower = source.lower() if source.isascii() else source.translate(_ASCII_LOWER)
    at = 0
    tag = entity = -1
    while True:
        # Each is looked for again only once it has been passed.
        tag = _next(source, "<", at) if tag < at else tag
        entity = _next(source, "&", at) if entity < at else entity
        start = min(tag, entity)
        if start == len(source):
            return
        end, instead = _tag_end(source, lower, start) if start == tag else _entity(source, start)
        if end > start:
            yield start, end, instead
        at = max(end, start + 1)


def _next(source: str, sign: str, at: int) -> int:
    found = source.find(sign, at)
    return len(source) if found < 0 else found


_ASCII_LOWER: Final = {code: chr(code + 32) for code in range(0x41, 0x5B)}


def _tag_end(source: str, lower: str, start: int) -> tuple[int, str]:
    found = _TAG.match(source, start)
    if found is None:
        return start, ""
    if lower.startswith("<!--", start):
        end = source.find("-->", start)
        return (len(source) if end < 0 else end + 3), ""
    name = (found[2] or "").lower()
    if name in _UNREAD and not found[1]:
        close = lower.find(f"</{name}", start)
        start = len(source) if close < 0 else close
        return start, "\n"
    end = source.find(">", start, start + _TAG_CHARS)
    return (start if end < 0 else end + 1), "" if name in _INLINE else "\n"


def _entity(source: str, start: int) -> tuple[int, str]:
    found = _ENTITY.match(source, start)
    if found is None:
        return start, ""
    if found[3]:
        instead = _NAMED.get(found[3])
        return (start, "") if instead is None else (found.end(), instead)
    code = int(found[1]) if found[1] else int(found[2], 16)
    character = chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else " "
    return found.end(), "" if _DROPPED.match(character) else character
