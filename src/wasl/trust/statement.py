# SPDX-License-Identifier: Apache-2.0
"""A statement: the strict text form of everything that a root key or a node key signs.

Rules (``docs/spec/03-identity.md`` §1):

1. A statement is its own first line, then lines ``key SP value`` in a fixed order, each ended by
   one line feed. There are no empty lines, no comments and no optional spaces: one value, one text.
2. Keys and certificates are base64, hashes and nonces lower-case hex, numbers plain decimal,
   instants ``YYYY-MM-DDThh:mm:ssZ``. ``none`` stands where a value is absent.
3. Free text is NFC and can be seen: no control, no formatting or bidirectional character, no space
   but U+0020, nothing that prints as nothing. Joiners (U+200C, U+200D) stand only between Arabic
   letters, where they are seen.
4. A fault in a value is :class:`Misuse`, because values are made by our own operator;
   :func:`reading` turns it into :class:`Refused` when the text came from outside.

It does not know what any statement means, and it does not sign or verify.
"""

from __future__ import annotations

import binascii
import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final, TypeVar

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.terms import is_name

NONE: Final = "none"
"""The word that stands where a value is absent."""

U32_MOST: Final = (1 << 32) - 1
U64_MOST: Final = (1 << 64) - 1
INSTANT_MOST_S: Final = 253_402_300_799
"""9999-12-31T23:59:59Z, the last instant that four digits of year can spell."""

_Ordered = TypeVar("_Ordered", int, str)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]{0,19})\Z")
_HEX: Final = re.compile(r"(?:[0-9a-f]{2})*\Z")
_INSTANT: Final = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})Z\Z"
)

_ASK_AGAIN: Final = "do not use this text; ask whoever made it for a corrected one"

_JOINERS: Final = frozenset("\u200c\u200d")
_REFUSED_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
# Letters, marks and symbols that print as nothing: Unicode's default-ignorable code points outside
# category Cf, and the blank Braille pattern.
_BLANK: Final = frozenset(
    chr(point)
    for low, high in (
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xE0100, 0xE01EF),
    )
    for point in range(low, high + 1)
)


# ── whole texts ─────────────────────────────────────────────────────────────────────────────────
def format_statement(first_line: str, fields: Iterable[tuple[str, str]]) -> str:
    """Write a statement: its first line, then ``key SP value`` lines."""
    return f"{first_line}\n" + "".join(f"{key} {value}\n" for key, value in fields)


class Lines:
    """The lines of a statement, taken one by one in their fixed order. Raises Misuse."""

    __slots__ = ("_next", "_rows")

    def __init__(self, text: str, first_line: str) -> None:
        if len(text) > limits.NOTE_BYTES:
            what = f"the text is longer than {limits.NOTE_BYTES} characters"
            raise Misuse(Code.TOO_LONG, what, where="text")
        rows = text.split("\n")
        if rows.pop() != "":
            raise Misuse(Code.BAD_TEXT, "the text does not end with a line feed", where="last line")
        if not rows or rows[0] != first_line:
            what = f"the text does not begin with “{first_line}”"
            raise Misuse(Code.BAD_TEXT, what, where="line 1")
        self._rows = rows
        self._next = 1

    def take(self, key: str) -> str:
        """The value of the next line, which must be the line ``key``."""
        if not self._at(key):
            place = f"line {self._next + 1}"
            what = f"the line “{key} …” is missing or out of place"
            raise Misuse(Code.BAD_TEXT, what, where=place)
        value = self._rows[self._next][len(key) + 1 :]
        self._next += 1
        return value

    def take_all(self, key: str) -> tuple[str, ...]:
        """The values of all lines ``key`` that follow one another here; there may be none."""
        values: list[str] = []
        while self._at(key):
            values.append(self.take(key))
        return tuple(values)

    def end(self) -> None:
        """Require that every line has been taken."""
        if self._next < len(self._rows):
            place = f"line {self._next + 1}"
            raise Misuse(Code.BAD_TEXT, "there is a line that does not belong here", where=place)

    def _at(self, key: str) -> bool:
        return self._next < len(self._rows) and self._rows[self._next].startswith(f"{key} ")


@contextmanager
def reading(text: str, first_line: str, code: Code) -> Generator[Lines]:
    """Read a statement from outside: all lines must be taken, every fault is ``Refused(code)``."""
    try:
        lines = Lines(text, first_line)
        yield lines
        lines.end()
    except Misuse as fault:
        raise Refused(code, fault.what, where=fault.where, do=_ASK_AGAIN) from fault


def require_exact(text: str, again: str, code: Code) -> None:
    """Refuse ``text`` unless it is what we would have written ourselves. Raises Refused."""
    if text != again:
        what = "the text is not written in its one permitted form"
        raise Refused(code, what, where="text", do=_ASK_AGAIN)


# ── values in lines ─────────────────────────────────────────────────────────────────────────────
def parse_number(text: str, field: str) -> int:
    """Read plain decimal of at most 20 digits. Raises Misuse."""
    if _NUMBER.match(text) is None:
        raise Misuse(Code.BAD_TEXT, "this is not a plain decimal number", where=field)
    return int(text)


def format_octets(value: bytes) -> str:
    """Write a key or a certificate: standard base64 with padding."""
    return b64encode(value).decode("ascii")


def parse_octets(text: str, field: str) -> bytes:
    """Read what :func:`format_octets` writes, and nothing else. Raises Misuse."""
    try:
        value = b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        raise Misuse(Code.BAD_TEXT, "this is not base64", where=field) from None
    if format_octets(value) != text:  # stray bits in the last character
        raise Misuse(Code.BAD_TEXT, "this is not base64 in its one permitted form", where=field)
    return value


def parse_hash(text: str, field: str) -> bytes:
    """Read lower-case hex. Raises Misuse."""
    if _HEX.match(text) is None:
        raise Misuse(Code.BAD_TEXT, "this is not lower-case hexadecimal", where=field)
    return bytes.fromhex(text)


def format_instant(value_s: int) -> str:
    """Write seconds UTC as ``YYYY-MM-DDThh:mm:ssZ``."""
    return (_EPOCH + timedelta(seconds=value_s)).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_instant(text: str, field: str) -> int:
    """Read what :func:`format_instant` writes, from 1970 on. Raises Misuse."""
    match = _INSTANT.match(text)
    try:
        if match is None:
            raise ValueError
        year, month, day, hour, minute, second = (int(part) for part in match.groups())
        instant = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        if instant < _EPOCH:
            raise ValueError
    except ValueError:
        form = "this is not a time of the form 2026-11-22T14:35:00Z"
        raise Misuse(Code.BAD_TEXT, form, where=field) from None
    return (instant - _EPOCH) // timedelta(seconds=1)


def split_words(text: str, field: str, *, count: int) -> list[str]:
    """Split a value at single spaces into exactly ``count`` words. Raises Misuse."""
    words = text.split(" ", count - 1)
    if len(words) != count:
        raise Misuse(Code.BAD_TEXT, f"{count} words are expected here", where=field)
    return words


# ── checks of values ────────────────────────────────────────────────────────────────────────────
def check_number(value: int, field: str, *, low: int, high: int) -> None:
    """Require ``low <= value <= high``. Raises Misuse."""
    if not low <= value <= high:
        raise Misuse(Code.BAD_ARGUMENT, f"{value} is not between {low} and {high}", where=field)


def check_octets(value: bytes, field: str, *, size: int) -> None:
    """Require exactly ``size`` bytes. Raises Misuse."""
    if len(value) != size:
        what = f"{size} bytes are expected here, not {len(value)}"
        raise Misuse(Code.BAD_ARGUMENT, what, where=field)


def check_instant(value_s: int, field: str) -> None:
    """Require seconds that an instant can spell. Raises Misuse."""
    check_number(value_s, field, low=0, high=INSTANT_MOST_S)


def check_name(value: str, field: str) -> None:
    """Require a party id, office id or kind: ``[a-z][a-z0-9-]{0,31}``. Raises Misuse."""
    if not is_name(value):
        raise Misuse(
            Code.BAD_ARGUMENT,
            "a name here has 1 to 32 characters: a letter a to z, then letters, digits and hyphens",
            where=field,
        )


def check_distinct(values: Iterable[object], field: str) -> None:
    """Require that nothing is listed twice. Raises Misuse."""
    listed = list(values)
    if len(set(listed)) != len(listed):
        raise Misuse(Code.BAD_ARGUMENT, "something is listed twice", where=field)


def check_ascending(values: Sequence[_Ordered], field: str) -> None:
    """Require ascending order, each value once. Raises Misuse."""
    if any(not before < after for before, after in pairwise(values)):
        raise Misuse(Code.BAD_ARGUMENT, "these are not in ascending order, each once", where=field)


def check_text(value: str, field: str, *, most_chars: int) -> None:
    """Require free text that reads as what it is (rule 3). Raises Misuse naming the code point."""
    if not value:
        raise Misuse(Code.BAD_TEXT, "this text is empty", where=field, do="write something here")
    if len(value) > most_chars:
        what = f"this text has {len(value)} characters; at most {most_chars} are allowed"
        raise Misuse(Code.TOO_LONG, what, where=field, do="shorten it")
    for position, char in enumerate(value, start=1):
        reason = _reason_to_refuse(value, position - 1)
        if reason:
            name = unicodedata.name(char, "a character without a name")
            what = f"U+{ord(char):04X} {name} at character {position} {reason}"
            raise Misuse(Code.BAD_TEXT, what, where=field, do="remove that character and try again")
    if not unicodedata.is_normalized("NFC", value):
        raise Misuse(
            Code.BAD_TEXT,
            "this text is not in Unicode normal form NFC, so equal words could have unequal bytes",
            where=field,
            do="normalise it to NFC and try again",
        )


def _reason_to_refuse(text: str, at: int) -> str:
    """Why the character at index ``at`` may not stand there; empty if it may."""
    char = text[at]
    if " " < char <= "~":
        return ""
    if char == " ":
        edge = at == 0 or at == len(text) - 1 or text[at + 1] == " "
        return "is a space too many" if edge else ""
    if char in _JOINERS:
        return "" if _joins(text, at) else "is not between Arabic letters, so it cannot be seen"
    category = unicodedata.category(char)
    if category == "Zs":
        return "is not the ordinary space U+0020"
    if category in _REFUSED_CATEGORIES or char in _BLANK:
        return "cannot be seen, or changes how other text is seen"
    if category.startswith("M") and (at == 0 or text[at - 1] == " "):
        return "is a mark with no letter under it"
    return ""


def _joins(text: str, at: int) -> bool:
    """Tell whether a joiner at ``at`` stands between two Arabic letters, marks on them aside."""
    before = at - 1
    while before >= 0 and unicodedata.bidirectional(text[before]) == "NSM":
        before -= 1
    return (
        before >= 0
        and at + 1 < len(text)
        and unicodedata.bidirectional(text[before]) == "AL"
        and unicodedata.bidirectional(text[at + 1]) == "AL"
    )
