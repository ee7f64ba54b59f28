# SPDX-License-Identifier: Apache-2.0
"""Contacts as JSON, out and strictly in (``docs/reference/register.md``).

Rules:

1. What is told is read back as the same.
2. A key or a word that is not known is refused, and so is what is missing, with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any, Final, TypeAlias, TypeVar, cast

from wasl.contact.contact import (
    Account,
    Commitment,
    Contact,
    Initiator,
    Level,
    Medium,
    Origin,
    Proof,
    Public,
    Publicity,
    Side,
    Status,
    Track,
)
from wasl.contact.dates import When, parse_when
from wasl.errors import Code, Misuse

Json: TypeAlias = dict[str, Any]
_Read: TypeAlias = Callable[[object, str], object]
_E = TypeVar("_E", bound=StrEnum)
_HALF: Final = re.compile("[\ud800-\udfff]")


def to_json(contact: Contact) -> Json:
    """Return a contact as JSON; :func:`from_json` reads it back."""
    return cast("Json", _told(contact))


def _told(value: object) -> object:
    if isinstance(value, When):
        return value.text
    if isinstance(value, tuple):
        return [_told(one) for one in cast("tuple[object, ...]", value)]
    if isinstance(value, (StrEnum, str, int)) or value is None:
        return value if value is None or isinstance(value, int) else str(value)
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, str]", value))
    return {one.name: _told(getattr(value, one.name)) for one in fields(cast("Any", value))}


def from_json(told: object, *, where: str = "contact") -> Contact:
    """Read a contact. Raises Misuse (BAD_ARGUMENT) with the place of what is wrong."""
    given = _object(told, where)
    if unknown := sorted(set(given) - set(_READERS)):
        raise _misuse(f"{where}.{unknown[0]}", "this key is not known", f"use {list(_READERS)}")
    read: Json = {}
    for name, value in given.items():
        read[name] = _READERS[name](value, f"{where}.{name}")
    for name in ("id", "origin", "status", "when", "sides"):
        if name not in read:
            raise _misuse(f"{where}.{name}", "this key is missing", "give it a value")
    return Contact(**read)


def account_from_json(told: object, *, where: str = "account") -> Account:
    """Read an account. Raises Misuse (BAD_ARGUMENT) with the place of what is wrong."""
    return cast("Account", _made(Account, _ACCOUNT)(told, where))


def commitment_from_json(told: object, *, where: str = "commitment") -> Commitment:
    """Read a commitment. Raises Misuse (BAD_ARGUMENT) with the place of what is wrong."""
    return cast("Commitment", _made(Commitment, _COMMITMENT)(told, where))


def part_to_json(part: Account | Commitment) -> Json:
    """Return a part of a contact as JSON."""
    return cast("Json", _told(part))


def _misuse(where: str, what: str, do: str) -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, what, where=where, do=do)


def _object(value: object, where: str) -> Json:
    if not isinstance(value, dict):
        raise _misuse(where, "this is no object", "write { … } with known keys")
    return cast("Json", value)


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _misuse(where, "this is no text", "write it in quotes")
    if not value.isascii() and _HALF.search(value):
        raise _misuse(where, "this has half a character in it", "write it in Unicode")
    return value


def _count(value: object, where: str) -> int | None:
    if value is not None and (type(value) is not int or value < 0):
        raise _misuse(where, "this is no number", "write a whole number, or null for several")
    return value


def _when(value: object, where: str) -> When:
    return parse_when(_text(value, where), where=where)


def _due(value: object, where: str) -> When | None:
    return None if value is None else _when(value, where)


def _word(kind: type[_E]) -> Callable[[object, str], _E | None]:
    def read(value: object, where: str) -> _E | None:
        if value is None:
            return None
        try:
            return kind(_text(value, where))
        except ValueError as error:
            words = ", ".join(kind)
            raise _misuse(where, f"{value!r} is not one of its words", f"use {words}") from error

    return read


def _must(read: _Read) -> _Read:
    def sure(value: object, where: str) -> object:
        if value is None:
            raise _misuse(where, "this must have a value", "give it one")
        return read(value, where)

    return sure


def _list(read: _Read) -> _Read:
    def all_of(value: object, where: str) -> object:
        if not isinstance(value, list):
            raise _misuse(where, "this is no list", "write [ … ]")
        items = cast("Sequence[object]", value)
        return tuple(read(one, f"{where}[{n}]") for n, one in enumerate(items))

    return all_of


def _made(kind: type[Any], readers: Mapping[str, _Read]) -> _Read:
    def read(value: object, where: str) -> object:
        given = _object(value, where)
        if unknown := sorted(set(given) - set(readers)):
            raise _misuse(f"{where}.{unknown[0]}", "this key is not known", f"use {list(readers)}")
        try:
            return kind(
                **{name: readers[name](one, f"{where}.{name}") for name, one in given.items()}
            )
        except TypeError as error:
            raise _misuse(where, "a key is missing", f"use {list(readers)}") from error

    return read


def _numbers(value: object, where: str) -> Mapping[str, str] | None:
    if value is None:
        return None
    return {key: _text(one, f"{where}.{key}") for key, one in _object(value, where).items()}


def _place(value: object, where: str) -> int:
    found = _count(value, where)
    if found is None:
        raise _misuse(where, "this must have a value", "write a whole number")
    return found


_TEXTS: Final = _list(_text)
_PUBLIC: Final[dict[str, _Read]] = {"public": _must(_word(Public)), "asked_by": _text}
_ACCOUNT: Final[dict[str, _Read]] = {
    **dict.fromkeys(("speaker", "side", "channel", "text", "source", "initiator"), _text),
    "topics": _TEXTS,
    "numbers": _numbers,
    "when": _due,
}
_COMMITMENT: Final[dict[str, _Read]] = {"side": _text, "text": _text, "due": _due, "said_by": _text}
_PROOF: Final[dict[str, _Read]] = {
    **dict.fromkeys(("field", "source", "words", "file"), _text),
    **dict.fromkeys(("start", "end"), _place),
}
_READERS: Final[dict[str, _Read]] = {
    "id": _text,
    "origin": _must(_word(Origin)),
    "status": _must(_word(Status)),
    "when": _when,
    "sides": _list(_made(Side, dict.fromkeys(("side", "office", "holder"), _text))),
    "medium": _word(Medium),
    "level": _word(Level),
    "track": _word(Track),
    "initiators": _list(_made(Initiator, dict.fromkeys(("side", "said_by"), _text))),
    "publicity": _list(_made(Publicity, _PUBLIC)),
    "topics": _TEXTS,
    "duration_s": _count,
    "attempts": _count,
    "accounts": _list(_made(Account, _ACCOUNT)),
    "commitments": _list(_made(Commitment, _COMMITMENT)),
    "proofs": _list(_made(Proof, _PROOF)),
    "entries": _TEXTS,
}
