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
from functools import lru_cache
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
_Read: TypeAlias = Callable[[object], object]
_E = TypeVar("_E", bound=StrEnum)
_HALF: Final = re.compile("[\ud800-\udfff]")


def to_json(contact: Contact) -> Json:
    """Return a contact as JSON; :func:`from_json` reads it back."""
    return cast("Json", _told(contact))


def _told(value: object) -> object:
    if value is None or type(value) in (str, int):
        return value
    if isinstance(value, tuple):
        return [_told(one) for one in cast("tuple[object, ...]", value)]
    if isinstance(value, (StrEnum, When)):
        return str(value)
    if isinstance(value, dict):
        return dict(cast("dict[str, str]", value))
    return {name: _told(getattr(value, name)) for name in _names(type(value))}


@lru_cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def from_json(told: object, *, where: str = "contact") -> Contact:
    """Read a contact. Raises Misuse (BAD_ARGUMENT) with the place of what is wrong."""
    return cast("Contact", _at(where, _CONTACT, told))


def account_from_json(told: object, *, where: str = "account") -> Account:
    """Read an account. Raises Misuse (BAD_ARGUMENT) with the place of what is wrong."""
    return cast("Account", _at(where, _made(Account, _ACCOUNT, ["speaker"]), told))


def commitment_from_json(told: object, *, where: str = "commitment") -> Commitment:
    """Read a commitment. Raises Misuse (BAD_ARGUMENT) with the place of what is wrong."""
    return cast("Commitment", _at(where, _made(Commitment, _COMMITMENT, ["side", "text"]), told))


def part_to_json(part: Account | Commitment) -> Json:
    """Return a part of a contact as JSON."""
    return cast("Json", _told(part))


def _at(where: str, read: _Read, told: object) -> object:
    try:
        return read(told)
    except Misuse as fault:
        raise _within(fault, where) from fault


# A reader does not know where it reads: whoever called it puts the place before that of the fault,
# on its way out. What is well, and that is nearly all, costs no place.


def _within(fault: Misuse, place: str) -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, fault.what, where=place + fault.where, do=fault.do)


def _misuse(what: str, do: str, *, where: str = "") -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, what, where=where, do=do)


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise _misuse("this is no object", "write { … } with known keys")
    return cast("Json", value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _misuse("this is no text", "write it in quotes")
    if not value.isascii() and _HALF.search(value):
        raise _misuse("this has half a character in it", "write it in Unicode")
    return value


def _count(value: object) -> int | None:
    if value is not None and (type(value) is not int or value < 0):
        raise _misuse("this is no number", "write a whole number, or null for several")
    return value


@lru_cache(maxsize=1 << 14)
def _day(text: str) -> When:
    return parse_when(text, where="")


def _when(value: object) -> When:
    return _day(_text(value))


def _due(value: object) -> When | None:
    return None if value is None else _when(value)


def _word(kind: type[_E]) -> Callable[[object], _E | None]:
    def read(value: object) -> _E | None:
        if value is None:
            return None
        try:
            return kind(_text(value))
        except ValueError as error:
            words = ", ".join(kind)
            raise _misuse(f"{value!r} is not one of its words", f"use {words}") from error

    return read


def _must(read: _Read) -> _Read:
    def sure(value: object) -> object:
        if value is None:
            raise _misuse("this must have a value", "give it one")
        return read(value)

    return sure


def _list(read: _Read) -> _Read:
    def all_of(value: object) -> object:
        if not isinstance(value, list):
            raise _misuse("this is no list", "write [ … ]")
        found: list[object] = []
        try:
            for one in cast("list[object]", value):
                found.append(read(one))  # noqa: PERF401 - how many there are is the place
        except Misuse as fault:
            raise _within(fault, f"[{len(found)}]") from fault
        return tuple(found)

    return all_of


def _made(kind: type[Any], readers: Mapping[str, _Read], needed: Sequence[str] = ()) -> _Read:
    def read(value: object) -> object:
        given = _object(value)
        made: Json = {}
        name = ""
        try:
            for name, one in given.items():
                made[name] = readers[name](one)
        except KeyError as error:
            known = f"use {list(readers)}"
            raise _misuse("this key is not known", known, where=f".{name}") from error
        except Misuse as fault:
            raise _within(fault, f".{name}") from fault
        for name in needed:
            if name not in made:
                raise _misuse("this key is missing", "give it a value", where=f".{name}")
        return kind(**made)

    return read


def _numbers(value: object) -> Mapping[str, str] | None:
    if value is None:
        return None
    return {_text(key): _text(one) for key, one in _object(value).items()}


def _place(value: object) -> int:
    found = _count(value)
    if found is None:
        raise _misuse("this must have a value", "write a whole number")
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
    "sides": _list(_made(Side, dict.fromkeys(("side", "office", "holder"), _text), ["side"])),
    "medium": _word(Medium),
    "level": _word(Level),
    "track": _word(Track),
    "initiators": _list(_made(Initiator, dict.fromkeys(("side", "said_by"), _text), ["side"])),
    "publicity": _list(_made(Publicity, _PUBLIC, ["public"])),
    "topics": _TEXTS,
    "duration_s": _count,
    "attempts": _count,
    "accounts": _list(_made(Account, _ACCOUNT, ["speaker"])),
    "commitments": _list(_made(Commitment, _COMMITMENT, ["side", "text"])),
    "proofs": _list(_made(Proof, _PROOF, ["field", "source"])),
    "entries": _TEXTS,
}
_CONTACT: Final = _made(Contact, _READERS, ["id", "origin", "status", "when", "sides"])
