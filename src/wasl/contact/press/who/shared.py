# SPDX-License-Identifier: Apache-2.0
"""A title of several, behind which each stands with his side: *главы МИД России X, Турции Y и Ирана Z*.

Rules:

1. Who stands in its row, a side with or without a name, has the title of the first; an *and* stands
   before the last, or before one with a title of his own: *the presidents of X, Y and the premier of Z*.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import spaced
from wasl.contact.press.who.actors import Actor

_PLURAL: Final = re.compile(
    spaced(
        r"(?<!\w)(?:ministers|presidents|premiers|chiefs|heads|leaders|secretaries|advisers)(?!\w)|"
        r"(?<!\w)(?:зам|вице-|премьер-)?(?:глав(?:ы|ам|ами)?(?= )|(?:министр|президент|премьер|лидер|руководител|начальник|секретар|советник|спецпосланник)(?:ы|и|ов|ей|ам|ям|ами|ями)(?!\w))"
    )
)
_NEXT: Final = re.compile(
    spaced(r"\s*(?P<comma>,)?\s*(?P<and>(?:and|и|а также) )?(?:of )?(?:the )?")
)
_SEVERAL: Final = 3
_CLOSE: Final = 2


def with_shared_title(actors: list[Actor], text: str) -> list[Actor]:
    """Give those who stand in a row behind a title of several that title, and their names."""
    done = actors
    for n, one in enumerate(actors):
        if not (one.side and one.office) or one.counterpart or one.body or one.many:
            continue
        if _PLURAL.search(text, one.start, one.end) is None:
            continue
        row, at, ended = _row(actors, n, text)
        whole = {each.side for each in row}
        if not ended and at < len(actors) and actors[at].office and row[-1].end <= actors[at].start:
            last = _NEXT.fullmatch(text, row[-1].end, actors[at].start)
            ended = last is not None and last["and"] is not None
            whole.add(actors[at].side)
        if ended and len(row) > 1 and len(whole) >= _SEVERAL:
            first, end = row[0].start, row[-1].end
            done = [each for each in done if each.end <= first or each.start >= end] + row
    return sorted(done, key=lambda each: each.start) if done is not actors else actors


def _row(actors: Sequence[Actor], n: int, text: str) -> tuple[list[Actor], int, bool]:
    """Return the row behind a title, where it ends, and whether an *and* stands before its last."""
    row, at, ended = [actors[n]], n + 1, False
    while at < len(actors) and not ended:
        side, end = actors[at], row[-1].end
        gap = _NEXT.fullmatch(text, end, side.start) if end <= side.start else None
        if gap is None or not (gap["comma"] or gap["and"]) or not (side.bare and side.side):
            break
        behind = actors[at + 1] if at + 1 < len(actors) else None
        own = behind is not None and 0 <= behind.start - side.end <= _CLOSE and not behind.office
        if behind is not None and own and behind.side == side.side and not behind.bare:
            side = replace(side, person=behind.person, name=behind.name, end=behind.end)
            at += 1
        row.append(replace(side, office=row[0].office))
        ended, at = gap["and"] is not None, at + 1
    return row, at, ended
