# SPDX-License-Identifier: Apache-2.0
"""Where a command writes its answer: for people, or one JSON object a line.

Rules:

1. An answer goes to standard output, at once and whole; a warning or a failure to standard error.
2. JSON is ``snake_case``, times are RFC 3339 UTC, and no word in it is ever translated. Characters
   that a terminal would obey, or that some programs take for the end of a line, are escaped.
3. Colour is for terminals alone, and ``NO_COLOR`` is respected. No line of ours can carry an escape
   sequence from elsewhere: all but our own whole-line styles are shown as numbers.

It does not know what it writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TextIO

from wasl.cli.letters import FSI, PDI, visible
from wasl.errors import WaslError

_RESET: Final = "\x1b[0m"
_OF_NO_REPORT: Final[Mapping[str, object]] = {"kind": None, "values": {}, "span": None}
_ACTING: Final = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


class Style(StrEnum):
    """How a whole line looks on a terminal that shows colour."""

    PLAIN = ""
    STRONG = "\x1b[1m"
    QUIET = "\x1b[2m"
    GOOD = "\x1b[32m"
    BAD = "\x1b[31m"


def format_json(value: object) -> str:
    """One JSON value on one line; what a terminal would obey is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _ACTING.sub(lambda found: json.dumps(found[0])[1:-1], text)


class Screen:
    """Standard output and standard error of one command. ``json``: it answers a program."""

    def __init__(
        self, *, json: bool, out: TextIO, err: TextIO, environment: Mapping[str, str]
    ) -> None:
        self.json = json
        self._out = out
        self._err = err
        plain = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
        self._colour = not plain and out.isatty()

    def give(self, value: Mapping[str, object], lines: Iterable[str]) -> None:
        """Answer: ``value`` for a program, ``lines`` for people."""
        if self.json:
            self.program(value)
        else:
            self.say(*lines)

    def program(self, value: Mapping[str, object]) -> None:
        """Write one JSON object."""
        print(format_json(value), file=self._out, flush=True)

    def say(self, *lines: str, style: Style = Style.PLAIN) -> None:
        """Write lines for people."""
        for line in lines:
            shown = visible(line, keep=FSI + PDI)
            if self._colour and style and shown:
                shown = f"{style}{shown}{_RESET}"
            print(shown, file=self._out)
        self._out.flush()

    def warn(self, what: str, *, do: str = "", of: Mapping[str, object] = _OF_NO_REPORT) -> None:
        """Write something that a person should know and that stops nothing. ``of``: for a program,
        its kind and values, and the words of a report that it is of.
        """
        if self.json:
            self._complain(format_json({"warning": {"what": what, "do": do, **of}}))
        else:
            self._complain(f"warning: {what}", *([f"  do: {do}"] if do else []))

    def fail(self, fault: WaslError) -> None:
        """Write why the command did not do what was asked."""
        if self.json:
            error = {"code": fault.code, "what": fault.what, "where": fault.where, "do": fault.do}
            self._complain(format_json({"error": error}))
            return
        place = "" if fault.where in fault.what else f" ({fault.where})"
        remedy = [f"  do: {fault.do}"] if fault.do else []
        self._complain(f"error {fault.code}: {fault.what}{place}", *remedy)

    def _complain(self, *lines: str) -> None:
        for line in lines:
            rows = [line] if self.json else line.split("\n")
            for row in rows:
                print(visible(row, keep=FSI + PDI), file=self._err, flush=True)
