# SPDX-License-Identifier: Apache-2.0
"""How the fields of a body are spelt: for each, a strict pair of to-value and from-value.

Rules:

1. A field reads only what it writes; anything else raises :class:`Unfit`, and the body is not
   understood.
2. CBOR's true and false are no numbers here, whatever Python thinks of them.

It knows no kinds: :mod:`wasl.line.talk` says which fields a body has.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from wasl import codec, limits
from wasl.terms import Answer, JournalId, OfficeId, Ref, is_name

_E = TypeVar("_E")
_LANGUAGES: Final = ("ar", "ru", "en", "")
_JOURNAL_LIMIT: Final = 1 << 16
_INCARNATION_LIMIT: Final = 1 << 32


class Unfit(Exception):
    """A value is not what its field asks for."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a party, by the party's index in the charter."""

    party: int
    office: OfficeId


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that belongs to a message. ``digest``: SHA-256 of its bytes; ``media``: its type."""

    digest: bytes
    size: int
    media: str
    name: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a message as it was and as it shall read."""

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Span:
    """``count`` entries of a journal, all within ``first`` ≤ seq < ``end``."""

    journal: JournalId
    first: int
    end: int
    count: int


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its value as CBOR, and back. ``read`` raises :class:`Unfit`."""

    write: Callable[[Any], codec.Value]
    read: Callable[[codec.Value], Any]


def number(low: int, high: int) -> Field:
    """A number with ``low`` ≤ value < ``high``."""

    def read(value: codec.Value) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value < high:
            raise Unfit
        return value

    return Field(int, read)


def octets(least: int, most: int) -> Field:
    """Bytes, ``least`` to ``most`` of them."""

    def read(value: codec.Value) -> bytes:
        if not isinstance(value, bytes) or not least <= len(value) <= most:
            raise Unfit
        return value

    return Field(bytes, read)


def choice(kind: Callable[[int], _E]) -> Field:
    """One value of an enumeration, by its number."""

    def read(value: codec.Value) -> _E:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Unfit
        try:
            return kind(value)
        except ValueError:
            raise Unfit from None

    return Field(int, read)


def maybe(field: Field) -> Field:
    """The field, or null."""
    return Field(
        lambda value: None if value is None else field.write(value),
        lambda value: None if value is None else field.read(value),
    )


def many(field: Field, *, most: int, least: int = 0) -> Field:
    """A list of the field."""

    def read(value: codec.Value) -> tuple[Any, ...]:
        if not isinstance(value, tuple) or not least <= len(value) <= most:
            raise Unfit
        return tuple(field.read(item) for item in value)

    return Field(lambda value: tuple(field.write(item) for item in value), read)


def record(
    make: Callable[..., Any], take: Callable[[Any], tuple[Any, ...]], *parts: Field
) -> Field:
    """A list of fixed parts. ``take`` returns them out of what ``make`` makes of them."""

    def write(value: Any) -> codec.Value:  # noqa: ANN401 -- whatever `make` makes
        return tuple(part.write(one) for part, one in zip(parts, take(value), strict=True))

    def read(value: codec.Value) -> Any:  # noqa: ANN401 -- the same
        if not isinstance(value, tuple) or len(value) != len(parts):
            raise Unfit
        return make(*(part.read(one) for part, one in zip(parts, value, strict=True)))

    return Field(write, read)


def _read_text(value: codec.Value) -> str:
    if not isinstance(value, str):
        raise Unfit
    return value


def _read_lang(value: codec.Value) -> str:
    if not isinstance(value, str) or value not in _LANGUAGES:
        raise Unfit
    return value


def _read_name(value: codec.Value) -> OfficeId:
    if not isinstance(value, str) or not is_name(value):
        raise Unfit
    return OfficeId(value)


def _make_ref(party: int, incarnation: int, seq: int, leaf: bytes) -> Ref:
    return Ref(JournalId(party, incarnation), seq, leaf)


def _make_span(party: int, incarnation: int, first: int, end: int, count: int) -> Span:
    return Span(JournalId(party, incarnation), first, end, count)


TEXT: Final = Field(str, _read_text)
LANG: Final = Field(str, _read_lang)
NAME: Final = Field(str, _read_name)
TIME: Final = number(0, limits.TIME_S)
COUNT: Final = number(0, limits.SIZE_MOST)
PARTY: Final = number(0, _JOURNAL_LIMIT)
DIGEST: Final = octets(32, 32)
ANSWER: Final = choice(Answer)
_INCARNATION: Final = number(1, _INCARNATION_LIMIT)
REF: Final = record(
    _make_ref,
    lambda ref: (ref.journal.party, ref.journal.incarnation, ref.seq, ref.leaf),
    PARTY,
    _INCARNATION,
    COUNT,
    DIGEST,
)
OFFICE: Final = record(Office, lambda one: (one.party, one.office), PARTY, NAME)
ATTACHED: Final = record(
    Attached, lambda one: (one.digest, one.size, one.media, one.name), DIGEST, COUNT, TEXT, TEXT
)
CHANGE: Final = record(Change, lambda one: (one.field, one.was, one.now), TEXT, TEXT, TEXT)
SPAN: Final = record(
    _make_span,
    lambda one: (one.journal.party, one.journal.incarnation, one.first, one.end, one.count),
    PARTY,
    _INCARNATION,
    COUNT,
    COUNT,
    COUNT,
)
