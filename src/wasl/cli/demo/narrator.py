# SPDX-License-Identifier: Apache-2.0
"""Who tells the story, and who stops it when something that was promised does not hold.

For a program (``--json``) there is no story: one object for each promise that held.
"""

from __future__ import annotations

import textwrap
from typing import Final

from wasl.cli.demo.script import Saying
from wasl.cli.demo.stage import broken
from wasl.cli.letters import paragraph, told
from wasl.cli.screen import Screen, Style

_WIDTH: Final = 92
_INDENT: Final = 3
_DEEP: Final = 7


class Narrator:
    """Tells chapters, commands, messages, and each promise once it was checked."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._chapter = 0
        self._title = ""
        self.held = 0

    def title(self, *lines: str) -> None:
        """What this is."""
        first, *rest = lines
        self._say(first, style=Style.STRONG)
        self._say(*rest)

    def chapter(self, title: str, text: str = "") -> None:
        """Begin the next chapter."""
        self._chapter += 1
        self._title = title
        self._say("")
        self._say(f"{self._chapter}  {title}", style=Style.STRONG)
        if text:
            self.tell(text)

    def tell(self, text: str) -> None:
        """Tell something, in lines of a readable length."""
        margin = " " * _INDENT
        self._say(*textwrap.wrap(text, _WIDTH, initial_indent=margin, subsequent_indent=margin))

    def command(self, line: str) -> None:
        """Show a command of ours that is carried out."""
        self.shell(f"wasl {line}")

    def shell(self, line: str) -> None:
        """Show what is done, as it would be typed."""
        self._say(" " * _INDENT + f"$ {line}", style=Style.QUIET)

    def show(self, *lines: str) -> None:
        """Show what came of it."""
        self._say(*(" " * _DEEP + line for line in lines))

    def message(self, saying: Saying, *, cost: str) -> None:
        """Show a message, its gloss, and what it cost to send."""
        kind = f"{saying.precedence.upper()} · {saying.traffic.upper()}"
        self._say(f"{' ' * _INDENT}{saying.party}  {kind}  {told(saying.subject)}  ({cost})")
        rows = textwrap.wrap(saying.text, _WIDTH - _DEEP)
        self._say(*paragraph("\n".join(rows), indent=_DEEP))
        if saying.gloss:
            gloss = textwrap.wrap(f"“{saying.gloss}”", _WIDTH - _DEEP)
            self._say(*(" " * _DEEP + row for row in gloss), style=Style.QUIET)

    def promise(self, what: str, *, kept: bool, detail: object = "") -> None:
        """State what holds. Raises Misuse (PROMISE_BROKEN) if it does not: ``detail`` says why."""
        if not kept:
            raise broken(f"{what} — {detail}" if detail else what, where=self._title)
        self.held += 1
        if self._screen.json:
            self._screen.program({"chapter": self._title, "promise": what, "held": True})
        else:
            lines = textwrap.wrap(what, _WIDTH - 2, subsequent_indent=" " * (_INDENT + 2))
            self._say("   ✓ " + lines[0], *lines[1:], style=Style.GOOD)

    def _say(self, *lines: str, style: Style = Style.PLAIN) -> None:
        if not self._screen.json:
            self._screen.say(*lines, style=style)
