# SPDX-License-Identifier: Apache-2.0
"""Snippets: the part of a text where a query was found, cut in pieces, marked or not.

The pieces joined are a part of the original, letter for letter; nothing is folded or escaped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl.console.folding import tokens

Snippet = list[tuple[str, bool]]
_BEFORE: Final = 48
_AFTER: Final = 160


def spans(text: str, prefixes: Sequence[str]) -> list[tuple[int, int]]:
    """Return where prefixes stand in a text, as (start, end) of the original."""
    found: list[tuple[int, int]] = []
    for token in tokens(text):
        lengths = [len(prefix) for prefix in prefixes if token.word.startswith(prefix)]
        if lengths:
            found.append((token.start, token.ends[max(lengths) - 1]))
    return found


def snippet(texts: Sequence[str], prefixes: Sequence[str]) -> Snippet:
    """Return a snippet of the first text with a match; without one, the beginning of the first."""
    for text in texts:
        found = spans(text, prefixes)
        if found:
            return _cut(text, found)
    return _cut(next((text for text in texts if text.strip()), ""), [])


def _cut(text: str, found: list[tuple[int, int]]) -> Snippet:
    first = found[0][0] if found else 0
    start = _word_start(text, max(0, first - _BEFORE))
    end = min(len(text), start + _BEFORE + _AFTER)
    out: Snippet = [("…", False)] if start else []
    at = start
    for low, high in found:
        if high > end:
            break
        if low > at:
            out.append((text[at:low], False))
        out.append((text[low:high], True))
        at = high
    if at < end:
        out.append((text[at:end], False))
    if end < len(text):
        out.append(("…", False))
    return out


def _word_start(text: str, at: int) -> int:
    """Return the beginning of a word at or behind a place, if one is near."""
    if at == 0:
        return 0
    space = text.find(" ", at, at + _BEFORE // 2)
    return at if space < 0 else space + 1
