# SPDX-License-Identifier: Apache-2.0
"""The canonical encoding: a strict profile of CBOR (RFC 8949), one spelling for every value.

Rules (docs/spec/02):

1. A value is an integer from -2^64 to 2^64-1, a byte string, a text string of valid UTF-8, null,
   true, false, or an array of values. No maps, floats, tags or other simple values.
2. Every head is in its shortest form and of definite length (RFC 8949 §4.2.1).
3. :func:`parse` refuses whatever :func:`format` would not write: ``format(parse(data)) == data``
   and ``parse(format(value)) == value``. It is strict by construction and encodes nothing again.
4. The whole input is one item; a byte left over is refused. Nesting ends at ``limits.CBOR_DEPTH``.
5. Arrays come back as tuples.

It does not know what a value means, does not normalise text (NFC is a rule of those who write
texts), and keeps no partial results.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from wasl import limits
from wasl.errors import Code, Misuse, Refused

Value: TypeAlias = "int | bytes | str | bool | tuple[Value, ...] | list[Value] | None"
"""What can be encoded. Parsed values never contain a list."""

_UINT: Final = 0x00
_NINT: Final = 0x20
_BYTES: Final = 0x40
_TEXT: Final = 0x60
_ARRAY: Final = 0x80
_TAG: Final = 0xC0
_SIMPLE: Final[dict[int, bool | None]] = {0xF4: False, 0xF5: True, 0xF6: None}
_SIMPLE_HEAD: Final = {value: bytes((head,)) for head, value in _SIMPLE.items()}

_EARLY: Final = "the item ends too early"


def format(value: Value) -> bytes:  # noqa: A001 - parse and format are the pair of the house
    """Encode ``value``. Raises Misuse for what the profile cannot say."""
    out: list[bytes] = []
    _write(out, (value,), 0)
    return b"".join(out)


def parse(data: bytes, *, limit: int = limits.CBOR_BYTES) -> Value:
    """Decode the one item that ``data`` holds, at most ``limit`` bytes. Raises Refused alone.

    A value may take some twenty times the room of its bytes: say a lower limit where one is known.
    """
    if len(data) > limit:
        raise Refused(Code.TOO_LARGE, f"an encoded item of {len(data)} bytes, {limit} are allowed")
    try:
        values, end = _read(data, 0, 1, 0)
    except IndexError:
        raise _refusal(_EARLY, len(data)) from None
    if end > len(data):
        raise _refusal(_EARLY, len(data))
    if end < len(data):
        raise _refusal("bytes are left over after the item", end)
    return values[0]


# The two loops below are the path of every entry of every journal: one loop per array, no call for
# a plain item.


def _write(out: list[bytes], values: tuple[Value, ...] | list[Value], depth: int) -> None:
    """Append the encodings of ``values``, which lie ``depth`` arrays deep."""
    for value in values:
        if type(value) is int and 0 <= value < 24:  # as most of them
            out.append(_HEADS[value])
        elif isinstance(value, bytes):
            size = len(value)
            out.append(_HEADS[_BYTES + size] if size < 24 else _head(_BYTES, size))
            out.append(value)
        elif isinstance(value, (tuple, list)):
            if depth == limits.CBOR_DEPTH:
                raise Misuse(Code.BAD_ARGUMENT, f"more than {depth} arrays in one another")
            size = len(value)
            out.append(_HEADS[_ARRAY + size] if size < 24 else _head(_ARRAY, size))
            _write(out, value, depth + 1)
        elif value is None or isinstance(value, bool):
            out.append(_SIMPLE_HEAD[value])
        elif isinstance(value, int):
            out.append(_head(_UINT, value) if value >= 0 else _head(_NINT, -1 - value))
        else:
            assert isinstance(value, str), f"{type(value).__name__} is not in the profile"
            text = _utf8(value)
            out.append(_head(_TEXT, len(text)))
            out.append(text)


_HEADS: Final = tuple(bytes((head,)) for head in range(0x100))


def _head(major: int, argument: int) -> bytes:
    """Shortest head for a major type and its argument (RFC 8949 §3)."""
    if argument < 24:
        return _HEADS[major + argument]
    if argument < 1 << 8:
        return _HEADS[major + 24] + _HEADS[argument]
    if argument < 1 << 16:
        return _HEADS[major + 25] + argument.to_bytes(2)
    if argument < 1 << 32:
        return _HEADS[major + 26] + argument.to_bytes(4)
    if argument < 1 << 64:
        return _HEADS[major + 27] + argument.to_bytes(8)
    raise Misuse(Code.BAD_ARGUMENT, "an integer of more than 64 bits has no encoding")


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Misuse(Code.BAD_TEXT, "a text with half a surrogate pair has no encoding") from None


def _read(data: bytes, at: int, count: int, depth: int) -> tuple[tuple[Value, ...], int]:
    """Read ``count`` items from ``at``, ``depth`` arrays deep. Returns them and where they end.

    Past the end, one byte raises IndexError, and a slice comes out short without a word; but then
    the end returned lies past the end of ``data``, and :func:`parse` refuses either.
    """
    values: list[Value] = []
    for _ in range(count):
        head = data[at]
        at += 1
        if head < 24:
            values.append(head)
            continue
        argument = head & 0x1F
        if argument >= 24 and head < _TAG:
            if argument == 24 and data[at] >= 24:
                argument = data[at]
                at += 1
            else:
                argument, at = _argument(data, at, argument)
        if head < _BYTES:
            values.append(argument if head < _NINT else -1 - argument)
        elif head < _ARRAY:
            end = at + argument
            values.append(data[at:end] if head < _TEXT else _text(data, at, end))
            at = end
        elif head < _ARRAY + 0x20:
            if depth == limits.CBOR_DEPTH:
                raise _refusal(f"more than {depth} arrays in one another", at - 1)
            inner, at = _read(data, at, argument, depth + 1)
            values.append(inner)
        elif head in _SIMPLE:
            values.append(_SIMPLE[head])
        else:
            raise _refusal(f"a kind of item that is not used here (0x{head:02x})", at - 1)
    return tuple(values), at


def _argument(data: bytes, at: int, size: int) -> tuple[int, int]:
    """Read an argument that follows its head. ``size``: the head's low five bits, 24 or more."""
    if size == 24:
        argument, end, least = data[at], at + 1, 24
    elif size <= 27:
        width = 1 << (size - 24)
        end = at + width
        argument, least = int.from_bytes(data[at:end]), 1 << (4 * width)
    else:
        raise _refusal("a length that is indefinite or reserved", at - 1)
    if argument < least:
        raise _refusal("an integer or a length that is not in its shortest form", at - 1)
    return argument, end


def _text(data: bytes, at: int, end: int) -> str:
    try:
        return data[at:end].decode()
    except UnicodeDecodeError as error:
        raise _refusal("text that is not UTF-8", at + error.start) from None


def _refusal(what: str, at: int) -> Refused:
    return Refused(Code.NOT_CANONICAL, what, where=f"byte {at}")
