# SPDX-License-Identifier: Apache-2.0
"""The fields of a command, read one by one; what is missing, wrong or left over is told by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line import wording


class Fields:
    """The JSON object that came with a command."""

    def __init__(self, body: Mapping[str, object]) -> None:
        self._body = body
        self._read: set[str] = set()

    def _take(self, name: str) -> object:
        self._read.add(name)
        return self._body.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text in NFC. Raises Misuse if it is missing and has no default."""
        value = self.maybe(name)
        if value is None:
            if default is None:
                raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is missing", where=name)
            return default
        return value

    def maybe(self, name: str) -> str | None:
        """Return a text in NFC, or None if it is missing or null."""
        value = self._take(name)
        if value is None:
            return None
        if not isinstance(value, str):
            raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not text", where=name)
        return unicodedata.normalize("NFC", value)

    def by(self) -> str:
        """Return who says it: one line, empty if nobody is named. Raises Misuse."""
        by = self.text("by", "")
        wording.check_text(by, where="by", one_line=True)
        return by

    def person(self) -> str:
        """Return the person who says it: one line, not empty. Raises Misuse."""
        by = self.by()
        if not by.strip():
            raise Misuse(Code.BAD_ARGUMENT, "a person does this", where="by", do="say who")
        check_length(by, limits.NAME_CHARS, where="by")
        return by

    def reason(self, *, needed: bool = True) -> str:
        """Return why it is done, in a few words. Raises Misuse."""
        reason = self.text("reason", "")
        wording.check_text(reason, where="reason")
        if needed and not reason.strip():
            do = "say in a few words why"
            raise Misuse(Code.BAD_ARGUMENT, "a reason is missing", where="reason", do=do)
        return reason

    def path(self, name: str) -> Path:
        """Return an absolute path, byte for byte as it came. Raises Misuse."""
        value = self._take(name)
        if not isinstance(value, str) or "\0" in value or not Path(value).is_absolute():
            raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not an absolute path", where=name)
        return Path(value)

    def texts(self, name: str) -> list[str]:
        """Return a list of texts; empty if it is missing."""
        return [unicodedata.normalize("NFC", each) for each in self._list(name, str, "texts")]

    def objects(self, name: str) -> list[Fields]:
        """Return a list of objects, each to be read like this one; empty if it is missing."""
        return [Fields(each) for each in self._list(name, dict, "objects")]

    def _list(self, name: str, kind: type, said: str) -> list[Any]:
        """Return a list of values of one JSON kind; empty if it is missing."""
        value = self._take(name)
        if value is None:
            return []
        items = cast("list[object]", value) if isinstance(value, list) else [None]
        if not all(isinstance(each, kind) for each in items):
            raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not a list of {said}", where=name)
        return items

    def flag(self, name: str) -> bool:
        """Return a truth value; false if it is missing."""
        value = self._take(name)
        if value is None:
            return False
        if not isinstance(value, bool):
            raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is neither true nor false", where=name)
        return value

    def number(self, name: str, *, most: float, default: float | None = None) -> float:
        """Return a number from 0 to ``most``."""
        value = self._take(name)
        if value is None and default is not None:
            return default
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= most:
            return float(value)
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not 0 to {most:g}", where=name)

    def done(self) -> None:
        """Raise Misuse if a field was not read: a misspelt field must not pass in silence."""
        left = sorted(set(self._body) - self._read)
        if left:
            raise Misuse(Code.BAD_ARGUMENT, f"unknown field “{left[0]}”", where=left[0])


def check_length(text: str, most: int, *, where: str) -> None:
    """Raise Misuse if a text has too many characters."""
    if len(text) > most:
        what = f"this has over {most} characters"
        raise Misuse(Code.TOO_LONG, what, where=where)
