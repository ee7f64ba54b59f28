# SPDX-License-Identifier: Apache-2.0
"""What people say on a line: the bodies of entries (``docs/spec/05-record.md`` §8).

Rules:

1. A body is one canonical CBOR array that begins with its version. What this version cannot read is
   kept and shown as not understood; it is never guessed at.
2. The original text is authoritative and untouched; it must only be text.
3. A body has no power over the record: a bad one harms nobody but its reader's patience.
4. One table says which fields each kind has, in which order; reading and writing come from it.

It does not check who may say what: the charter's rules are the line's and the desk's affair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import Any, Final, TypeAlias, cast

from wasl import codec, limits
from wasl.errors import Code, Misuse, Refused
from wasl.line import shape
from wasl.line.shape import Attached, Change, Field, Office, Span
from wasl.record.entry import STEERING_BELOW, Kind
from wasl.terms import Answer, OfficeId, Ref

__all__ = ["Attached", "Change", "Office", "Span"]


class Announced(IntEnum):
    """What a service message announces, so that silence is not misread."""

    NOTE = 0  # of the line itself: a path, a shift, a key to be changed
    OUTAGE = 1  # from a time to a time, our node will not be reached
    PRESENT = 2  # somebody is at our desk
    AWAY = 3  # nobody is
    HOURS = 4  # our desk is manned each day between two times, seconds of the UTC day


@dataclass(frozen=True, slots=True)
class Message:
    """Text from one office to others. ``reply_by_s``: seconds UTC. ``by``: who wrote, or ``""``."""

    lang: str
    from_office: OfficeId
    to: tuple[Office, ...]
    info: tuple[Office, ...]
    subject: str
    label: str
    text: str
    reply_by_s: int | None
    refs: tuple[Ref, ...]
    supersedes: Ref | None
    by: str
    attachments: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An officer took the entry. Both times are the acknowledging node's own clock, seconds UTC."""

    target: Ref
    answer: Answer
    reason: str
    stored_s: int
    shown_s: int | None
    by: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A desk with recent input has drawn the entry."""

    target: Ref
    shown_s: int
    by: str


@dataclass(frozen=True, slots=True)
class Verified:
    """We compared the fingerprint of ``party`` over another channel. ``digits``: the 40 digits."""

    party: int
    digits: str
    by: str


@dataclass(frozen=True, slots=True)
class Check:
    """A line check. ``hour_s``: the hour for which it was due; None: a surprise check."""

    hour_s: int | None
    lang: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Lapse:
    """``party`` let ``target`` go unacknowledged: counted from its receipt at ``size``, of
    ``receipt_s`` by its own clock, for ``limit_s`` seconds.
    """

    target: Ref
    party: int
    size: int
    receipt_s: int
    limit_s: int
    by: str


@dataclass(frozen=True, slots=True)
class Service:
    """Of the line itself. ``from_s``, ``to_s``: seconds UTC of an outage; of HOURS, seconds of the
    UTC day; else None.
    """

    what: Announced
    from_s: int | None
    to_s: int | None
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Suspension:
    """The author acts on these kinds no more until it resumes. FLASH is never suspended."""

    kinds: tuple[int, ...]
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Resumption:
    """The author acts on these kinds again. ``arrived``: what came meanwhile and was kept."""

    kinds: tuple[int, ...]
    reason: str
    arrived: tuple[Span, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Some fields of an own message shall read otherwise; the message stays as it was."""

    target: Ref
    changes: tuple[Change, ...]
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Cancellation:
    """An own message is to be acted on no more; it stays as it was."""

    target: Ref
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of an attached file: of the file with this SHA-256 the ``index``-th part, from 0."""

    digest: bytes
    index: int
    data: bytes


Body: TypeAlias = (
    Message
    | Acknowledgement
    | Shown
    | Verified
    | Check
    | Lapse
    | Service
    | Suspension
    | Resumption
    | Correction
    | Cancellation
    | Chunk
)

_REFS: Final = shape.many(shape.REF, most=limits.REFS)
_KINDS: Final = shape.many(shape.number(STEERING_BELOW, 1 << 16), most=limits.KINDS, least=1)
_MESSAGE: Final = (
    shape.LANG,
    shape.NAME,
    shape.many(shape.OFFICE, most=limits.ADDRESSEES, least=1),
    shape.many(shape.OFFICE, most=limits.ADDRESSEES),
    shape.TEXT,
    shape.TEXT,
    shape.TEXT,
    shape.maybe(shape.TIME),
    _REFS,
    shape.maybe(shape.REF),
    shape.TEXT,
)
_ATTACHED: Final = shape.many(shape.ATTACHED, most=limits.ATTACHMENTS, least=1)
_TIME_OR_NONE: Final = shape.maybe(shape.TIME)

_SHAPES: Final[Mapping[tuple[Kind, int], tuple[type[Any], tuple[Field, ...]]]] = {
    (Kind.MESSAGE, 1): (Message, _MESSAGE),
    (Kind.MESSAGE, 2): (Message, (*_MESSAGE, _ATTACHED)),
    (Kind.ACKNOWLEDGEMENT, 1): (
        Acknowledgement,
        (shape.REF, shape.ANSWER, shape.TEXT, shape.TIME, _TIME_OR_NONE, shape.TEXT),
    ),
    (Kind.SHOWN, 1): (Shown, (shape.REF, shape.TIME, shape.TEXT)),
    (Kind.VERIFIED, 1): (Verified, (shape.PARTY, shape.TEXT, shape.TEXT)),
    (Kind.CHECK, 1): (Check, (_TIME_OR_NONE, shape.LANG, shape.TEXT, shape.TEXT)),
    (Kind.LAPSE, 1): (
        Lapse,
        (shape.REF, shape.PARTY, shape.COUNT, shape.TIME, shape.TIME, shape.TEXT),
    ),
    (Kind.SERVICE, 1): (
        Service,
        (shape.choice(Announced), _TIME_OR_NONE, _TIME_OR_NONE, shape.TEXT, shape.TEXT),
    ),
    (Kind.SUSPENSION, 1): (Suspension, (_KINDS, shape.TEXT, shape.TEXT)),
    (Kind.RESUMPTION, 1): (
        Resumption,
        (_KINDS, shape.TEXT, shape.many(shape.SPAN, most=limits.SPANS), shape.TEXT),
    ),
    (Kind.CORRECTION, 1): (
        Correction,
        (shape.REF, shape.many(shape.CHANGE, most=limits.CHANGES, least=1), shape.TEXT, shape.TEXT),
    ),
    (Kind.CANCELLATION, 1): (Cancellation, (shape.REF, shape.TEXT, shape.TEXT)),
    (Kind.CHUNK, 1): (
        Chunk,
        (shape.DIGEST, shape.COUNT, shape.octets(1, limits.CHUNK_BYTES)),
    ),
}
_KIND_OF: Final = {made: kind for (kind, _), (made, _) in _SHAPES.items()}
_FIELDS: Final = {made: tuple(one.name for one in fields(made)) for made in _KIND_OF}
AWAITS: Final = frozenset(
    (
        Kind.MESSAGE,
        Kind.CHECK,
        Kind.SERVICE,
        Kind.SUSPENSION,
        Kind.RESUMPTION,
        Kind.CORRECTION,
        Kind.CANCELLATION,
    )
)
"""The kinds that a person must acknowledge."""


def kind_of(body: Body) -> Kind:
    """Return the kind of entry that carries ``body``."""
    return _KIND_OF[type(body)]


def format_body(body: Body) -> bytes:
    """Return the canonical bytes. Raises Misuse (TOO_LONG) over the largest body."""
    version = 2 if isinstance(body, Message) and body.attachments else 1
    _, shapes = _SHAPES[kind_of(body), version]
    names = _FIELDS[type(body)][: len(shapes)]
    written = tuple(one.write(getattr(body, name)) for one, name in zip(shapes, names, strict=True))
    data = codec.format((version, *written))
    if len(data) > limits.BODY_BYTES:
        raise Misuse(
            Code.TOO_LONG,
            f"the body has {len(data)} bytes; {limits.BODY_BYTES} is the most",
            where="text",
            do="send it in parts",
        )
    return data


def parse_body(kind: int, data: bytes) -> Body:
    """Read a body. Raises Refused (BAD_BODY, NOT_CANONICAL): keep the entry, show "not
    understood".
    """
    body = _read(kind, codec.parse(data, limit=limits.BODY_BYTES))
    if body is None:
        raise Refused(Code.BAD_BODY, f"a body that does not fit kind {kind}", where="body")
    return body


def _read(kind: int, value: codec.Value) -> Body | None:
    match value:
        case (bool(), *_):
            return None  # true equals 1 in Python, and is no version
        case (int(version), *rest):
            pass
        case _:
            return None
    known = _SHAPES.get((cast("Kind", kind), version))
    if known is None or len(rest) != len(known[1]):
        return None
    made, shapes = known
    try:
        return made(*(one.read(item) for one, item in zip(shapes, rest, strict=True)))
    except shape.Unfit:
        return None
