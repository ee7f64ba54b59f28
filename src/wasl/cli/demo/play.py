# SPDX-License-Identifier: Apache-2.0
"""A stage with a narrator: commands are shown, carried out, and must end as announced."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from wasl.cli.demo.narrator import Narrator
from wasl.cli.demo.stage import Done, Json, Stage
from wasl.cli.letters import told

_SHOWN_CHARS: Final = 44


@dataclass(frozen=True, slots=True)
class Play:
    """The stage and the narrator, together."""

    stage: Stage
    narrator: Narrator

    def run(self, party: str | None, *arguments: str, expect: int = 0, shown: bool = True) -> Done:
        """Carry out a command as ``party``; its exit code must be ``expect``."""
        return self.both({party: arguments}, expect=expect, shown=shown)[party]

    def both(
        self,
        commands: Mapping[str | None, Sequence[str]],
        *,
        expect: int = 0,
        shown: bool = True,
    ) -> dict[str | None, Done]:
        """Carry out a command of each party, at the same time."""
        waits: dict[str | None, Callable[[], Done]] = {}
        for party, arguments in commands.items():
            words = [*_home_words(party, arguments), *arguments]
            if shown:
                self.narrator.command(_line(words))
            waits[party] = self.stage.begin(*words, party=party)
        ended = {party: wait() for party, wait in waits.items()}
        for party, done in ended.items():
            done.with_code(expect, _line([*_home_words(party, commands[party]), *commands[party]]))
        return ended

    def log(self, party: str, line: str) -> list[Json]:
        """The whole log of a line, as the command line prints it."""
        return list(self.run(party, "log", line, shown=False).answers)


def _home_words(party: str | None, arguments: Sequence[str]) -> list[str]:
    makes_it = arguments[0] in {"init", "restore"}
    return [] if party is None or makes_it else ["--home", party]


def _line(words: Sequence[str]) -> str:
    """A command as it may stand in the story: long words cut short."""
    cut = [word if len(word) <= _SHOWN_CHARS else word[: _SHOWN_CHARS - 1] + "…" for word in words]
    return told(shlex.join(cut)) if all(word.isascii() for word in cut) else _spoken(cut)


def _spoken(words: Sequence[str]) -> str:
    return " ".join(shlex.quote(word) if word.isascii() else f"'{told(word)}'" for word in words)
