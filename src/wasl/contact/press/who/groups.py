# SPDX-License-Identifier: Apache-2.0
"""Phrases of a sentence that are of one: a title, a side, a name."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Group:
    """Phrases of one: words ``first`` to ``last``; what belongs to it goes to ``reach``.

    ``honoured``: an honorific stands behind them; ``whose``: it is said whose aide it is; ``post``: where an ambassador is; ``named``: the words of the name before them;
    ``premier``: a foreign minister who heads his government as well.
    """

    first: int
    last: int
    office: str = ""
    sides: list[tuple[str, int, int]] = field(default_factory=list)
    persons: tuple[str, ...] = ()
    two: bool = False
    counterpart: bool = False
    body: bool = False
    former: bool = False
    noun: bool = False
    joined: bool = False
    reach: int = 0
    clitic: bool = False
    honoured: bool = False
    whose: bool = False
    arabic: bool = False
    post: str = ""
    premier: bool = False
    named: tuple[int, int] = (0, 0)

    @property
    def side(self) -> str:
        return self.sides[0][0] if self.sides else ""

    @property
    def only_side(self) -> bool:
        return bool(self.sides) and not (self.office or self.counterpart or self.persons)
