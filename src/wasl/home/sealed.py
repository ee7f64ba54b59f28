# SPDX-License-Identifier: Apache-2.0
"""A store whose secrets and bodies lie sealed on the disk.

Rules:

1. BODY, LADDER, EVIDENCE and FILE, which quote what people said, are sealed under the archive key,
   which is escrowed; SECRET under the storage key, which is not and dies with the vault. All other
   spaces pass through.
2. Each row has a key of its own, HKDF-Expand of the space's key over space and row key (RFC 5869
   §2.3: both are uniform). AES-256-GCM-SIV, a random nonce before the sealed bytes, space and row
   key as AAD: a row moved to another place does not open.
3. An expectation about a sealed row is compared in plain, and handed down as the sealed bytes that
   were compared: the store below still decides.

It does not hide that a row exists, its key, or its length.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from typing import Final, Protocol

from wasl.errors import Code, Contradiction, Damaged, Refused
from wasl.home.keyring import draw
from wasl.home.vault import Secrets
from wasl.primitives import SIV_NONCE_SIZE, SIV_OVERHEAD, hkdf_expand, siv_open, siv_seal
from wasl.steps import Commit, Past, Row, Space

_LABEL: Final = b"wasl/row/v1"


class _Reader(Past, Protocol):
    def snapshot(self) -> AbstractContextManager[Past]: ...

    def close(self) -> None: ...


class _Store(Past, Protocol):
    """What :class:`wasl.store.Store` promises; home and store do not know each other."""

    def apply(self, commit: Commit) -> None: ...

    def reader(self) -> _Reader: ...

    def close(self) -> None: ...


class _Seals:
    """The keys of the sealed spaces."""

    def __init__(self, secrets: Secrets) -> None:
        self.keys = {
            Space.BODY: secrets.archive_key,
            Space.LADDER: secrets.archive_key,
            Space.EVIDENCE: secrets.archive_key,
            Space.FILE: secrets.archive_key,
            Space.SECRET: secrets.storage_key,
        }

    def seal(self, space: Space, key: bytes, value: bytes) -> bytes:
        place = _place(space, key)
        nonce = draw(SIV_NONCE_SIZE)
        row_key = hkdf_expand(self.keys[space], info=_LABEL + place, length=32)
        return nonce + siv_seal(row_key, nonce, value, place)

    def open(self, space: Space, key: bytes, sealed: bytes) -> bytes:
        place = _place(space, key)
        row_key = hkdf_expand(self.keys[space], info=_LABEL + place, length=32)
        if len(sealed) < SIV_NONCE_SIZE + SIV_OVERHEAD:
            raise _damaged(space, key)
        try:
            return siv_open(row_key, sealed[:SIV_NONCE_SIZE], sealed[SIV_NONCE_SIZE:], place)
        except Refused:
            raise _damaged(space, key) from None


class _SealedPast:
    """A past read through its seals."""

    def __init__(self, past: Past, seals: _Seals) -> None:
        self._past = past
        self._seals = seals

    def get(self, space: Space, key: bytes, /) -> bytes | None:
        """Return the value at ``key``, or None."""
        value = self._past.get(space, key)
        if value is None or space not in self._seals.keys:
            return value
        return self._seals.open(space, key, value)

    def scan(
        self, space: Space, low: bytes, high: bytes, /, *, limit: int, reverse: bool = False
    ) -> list[tuple[bytes, bytes]]:
        """Return up to ``limit`` rows with ``low`` ≤ key < ``high``, in key order or against it."""
        rows = self._past.scan(space, low, high, limit=limit, reverse=reverse)
        if space not in self._seals.keys:
            return rows
        return [(key, self._seals.open(space, key, value)) for key, value in rows]


class SealedReader(_SealedPast):
    """A reader through the seals."""

    def __init__(self, reader: _Reader, seals: _Seals) -> None:
        super().__init__(reader, seals)
        self._reader = reader

    @contextmanager
    def snapshot(self) -> Generator[Past]:
        """Hold the store still for a long reading."""
        with self._reader.snapshot() as past:
            yield _SealedPast(past, self._seals)

    def close(self) -> None:
        """Let go of the reader below."""
        self._reader.close()


class SealedStore(_SealedPast):
    """A store that seals what the store below must not show."""

    def __init__(self, store: _Store, secrets: Secrets) -> None:
        super().__init__(store, _Seals(secrets))
        self._store = store

    def apply(self, commit: Commit) -> None:
        """Seal and write all or nothing. Raises as the store below."""
        expect = tuple(self._as_held(row) for row in commit.expect)
        writes = tuple(self._sealed(row) for row in commit.writes)
        self._store.apply(Commit(expect=expect, writes=writes))

    def reader(self) -> SealedReader:
        """A reader for another thread, or for a long reading."""
        return SealedReader(self._store.reader(), self._seals)

    def close(self) -> None:
        """Let go of the store below."""
        self._store.close()

    def _sealed(self, row: Row) -> Row:
        space, key, value = row
        if value is None or space not in self._seals.keys:
            return row
        return space, key, self._seals.seal(space, key, value)

    def _as_held(self, row: Row) -> Row:
        """Turn an expectation in plain into one about the bytes that are held."""
        space, key, value = row
        if value is None or space not in self._seals.keys:
            return row
        held = self._store.get(space, key)
        if held is None or self._seals.open(space, key, held) != value:
            raise Contradiction(
                Code.HEAD_MOVED,
                "a sealed row is no longer what this step began from: somebody else wrote",
                where=f"{space.name.lower()} {key.hex()}",
                do="throw the step away with its signatures, and begin it again",
            )
        return space, key, held


def _damaged(space: Space, key: bytes) -> Damaged:
    return Damaged(
        Code.STORE_DAMAGED,
        "a sealed row does not open: it was altered, or sealed by another vault",
        where=f"{space.name.lower()} {key.hex()}",
        do="put back the database and the vault that belong together",
    )


def _place(space: Space, key: bytes) -> bytes:
    return bytes((space,)) + key
