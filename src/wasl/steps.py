# SPDX-License-Identifier: Apache-2.0
"""The only words the ground floor speaks to the world: events in, commands out.

A step is one event carried to its end. ``Line.handle`` is a generator: it *asks* (yields an
:data:`Ask`, is sent its answer) for what it must not do itself, and returns one :class:`Outcome`.

Rules:

1. The caller holds the writer's lock from the event to the commit. It commits ``Outcome.commit`` in
   one transaction with full sync, and only then lets ``sends`` leave and ``facts`` be shown.
2. Hidden randomness and private signing keys are behind :data:`Ask`; every answer is recorded with
   its event, so replaying both gives the same bytes.
3. Reads go to a :class:`Past`, which is the store as it was before the step. A step sees its own
   writes through :class:`Draft`.
4. A failed compare-and-swap throws the whole outcome away, signatures included.

It does not know what carries envelopes, where rows are kept, or what time it is.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple, Protocol, TypeAlias

from wasl.terms import LineId, Precedence


class Space(IntEnum):
    """Ordered maps of bytes to bytes. The number and the meaning of a space never change."""

    META = 1  # counters of this store
    LINE = 2  # one row per line, and its final prefix
    JOURNAL = 3  # keys and state of each journal
    ENTRY = 4  # entry bytes, marks, computed place
    BODY = 5  # salt and body, sealed at rest; deleting a row shreds it
    LEAF = 6  # leaf hashes and one hash per full tile
    ORDER = 7  # the computed order
    LADDER = 8  # what is known of each entry's way to each addressed party
    SECRET = 9  # keys that must die in the transaction that ends their use, sealed at rest
    RECEIPT = 10  # far words "stored"
    HEAD = 11  # author signatures on checkpoints
    AHEAD = 12  # entries proven before they could be joined
    EVIDENCE = 13  # what was refused, and what contradicts
    ALARM = 14  # facts an officer must be shown until a person closes them
    FILE = 15  # attached files: what waits to be sent, where chunks stand; sealed at rest
    WITNESS = 16  # a node: cosignatures on checkpoints; a witness: the tree it cosigned last


class Past(Protocol):
    """The store as it stands, for reading."""

    def get(self, space: Space, key: bytes, /) -> bytes | None:
        """Return the value at ``key``, or None."""
        ...

    def scan(
        self, space: Space, low: bytes, high: bytes, /, *, limit: int, reverse: bool = False
    ) -> list[tuple[bytes, bytes]]:
        """Return up to ``limit`` rows with ``low`` ≤ key < ``high``, in key order or against it."""
        ...


Row: TypeAlias = tuple[Space, bytes, bytes | None]
"""(space, key, value); the value None means: no such row, or delete it."""


@dataclass(frozen=True, slots=True)
class Commit:
    """All writes of one step: applied in one transaction if every expectation still holds."""

    expect: tuple[Row, ...] = ()
    writes: tuple[Row, ...] = ()


class Draft:
    """A step's own view: the past, overlaid with what the step has written so far."""

    __slots__ = ("_expect", "_past", "_written")

    def __init__(self, past: Past) -> None:
        self._past = past
        self._written: dict[Space, dict[bytes, bytes | None]] = {}
        self._expect: dict[tuple[Space, bytes], bytes | None] = {}

    def get(self, space: Space, key: bytes, /) -> bytes | None:
        """Return the value at ``key`` as this step sees it."""
        written = self._written.get(space)
        if written is not None and key in written:
            return written[key]
        return self._past.get(space, key)

    def scan(
        self, space: Space, low: bytes, high: bytes, /, *, limit: int, reverse: bool = False
    ) -> list[tuple[bytes, bytes]]:
        """Return rows as this step sees them, bounded by ``limit``."""
        written = self._written.get(space)
        if not written:
            return self._past.scan(space, low, high, limit=limit, reverse=reverse)
        mine = {key: written[key] for key in written if low <= key < high}
        if not mine:
            return self._past.scan(space, low, high, limit=limit, reverse=reverse)
        gone = sum(value is None for value in mine.values())
        rows = self._past.scan(space, low, high, limit=limit + gone, reverse=reverse)
        merged = {**dict(rows), **mine}
        keys = sorted((key for key in merged if merged[key] is not None), reverse=reverse)
        out: list[tuple[bytes, bytes]] = []
        for key in keys[:limit]:
            value = merged[key]
            assert value is not None
            out.append((key, value))
        return out

    def has_written(self, space: Space, low: bytes, high: bytes) -> bool:
        """Tell whether this step has written or deleted a row with ``low`` ≤ key < ``high``."""
        return any(low <= key < high for key in self._written.get(space, ()))

    def put(self, space: Space, key: bytes, value: bytes) -> None:
        """Write a row."""
        self._written.setdefault(space, {})[key] = value

    def delete(self, space: Space, key: bytes) -> None:
        """Delete a row."""
        self._written.setdefault(space, {})[key] = None

    def expect(self, space: Space, key: bytes) -> None:
        """Let the commit fail if the row at ``key`` is no longer what the past holds now."""
        self._expect.setdefault((space, key), self._past.get(space, key))

    def commit(self) -> Commit | None:
        """Return what was written, or None if nothing was."""
        writes = tuple(
            (space, key, value)
            for space, rows in sorted(self._written.items())
            for key, value in rows.items()
        )
        if not writes:
            return None
        expect = tuple((space, key, value) for (space, key), value in self._expect.items())
        return Commit(expect=expect, writes=writes)


# ── asking: what the ground floor must not do itself ────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AskRandom:
    """``size`` random bytes."""

    size: int


@dataclass(frozen=True, slots=True)
class AskAuthor:
    """The E signature of our own journal on a checkpoint text: 64 bytes."""

    line: LineId
    text: bytes


@dataclass(frozen=True, slots=True)
class AskAuthorPq:
    """The M signature (ML-DSA-44, hedged) of our own journal on a cosigned message: 2,420 bytes."""

    line: LineId
    message: bytes


@dataclass(frozen=True, slots=True)
class AskReceipt:
    """The R signature of our own journal on a receipt message: 64 bytes."""

    line: LineId
    message: bytes


@dataclass(frozen=True, slots=True)
class AskSeal:
    """One-shot HPKE of ``plain`` to an X-Wing public key: 1,120 bytes, ciphertext and tag."""

    public: bytes
    info: bytes
    plain: bytes


Ask: TypeAlias = AskRandom | AskAuthor | AskAuthorPq | AskReceipt | AskSeal
"""Everything the keyring door answers, always with bytes."""


# ── outcome: what is to be done ─────────────────────────────────────────────────────────────────


class Send(NamedTuple):
    """A sealed envelope for one far party. Urgent ones go first on every bearer.

    ``own_size``: it carries entries of our own journal, the last of them at ``own_size − 1``; 0:
    none.
    """

    line: LineId
    party: int
    envelope: bytes
    precedence: Precedence
    own_size: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that has become so, for screens and logs. ``what`` is a stable word."""

    what: str
    line: LineId
    detail: tuple[tuple[str, str | int | None], ...] = ()


@dataclass(slots=True)
class Outcome:
    """The end of a step. ``result`` is for whoever caused the event."""

    commit: Commit | None = None
    sends: list[Send] = field(default_factory=list[Send])
    facts: list[Fact] = field(default_factory=list[Fact])
    result: Sequence[object] = ()


Step: TypeAlias = Generator[Ask, bytes, Outcome]
"""What ``handle`` returns: run it, answer what it asks, commit what it returns."""
