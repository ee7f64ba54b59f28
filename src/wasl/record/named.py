# SPDX-License-Identifier: Apache-2.0
"""Rows of a line kept under a name, and what is remembered of those that are seldom written.

Each module that keeps such rows has names of its own, which begin with a word that says of what.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias, TypeVar, cast

from wasl.record.state import Remembered, after
from wasl.steps import Draft, Past, Space
from wasl.terms import LineId

_T = TypeVar("_T")
Named: TypeAlias = list[tuple[bytes, bytes]]
"""Rows of a line, as (name, value)."""

_U32: Final = 4


class NamedRows:
    """Rows of one line over a step's draft, or read-only over a past."""

    __slots__ = ("_draft", "_line", "_past", "_remembered")

    def __init__(self, past: Past, line: LineId, *, remembered: Remembered | None = None) -> None:
        self._past = past
        self._remembered = remembered or Remembered()
        self._draft = past if isinstance(past, Draft) else None
        found = past.get(Space.LINE, line)
        self._line = found[:_U32] if found is not None else b""

    @property
    def draft(self) -> Draft:
        """The draft that this step writes to."""
        assert self._draft is not None
        return self._draft

    @property
    def known(self) -> bool:
        """Whether this store knows the line."""
        return bool(self._line)

    def named(self, space: Space, name: bytes) -> bytes | None:
        """Return a row of this line kept under a name."""
        return self._past.get(space, self._line + name)

    def put_named(self, space: Space, name: bytes, value: bytes) -> None:
        """Write a row of this line under a name."""
        self._remembered.note_written(space, name)
        self.draft.put(space, self._line + name, value)

    def delete_named(self, space: Space, name: bytes) -> None:
        """Delete a row of this line."""
        self._remembered.note_written(space, name)
        self.draft.delete(space, self._line + name)

    def few(
        self,
        space: Space,
        family: bytes,
        rest: bytes = b"",
        *,
        read: Callable[[Named], _T],
        limit: int,
    ) -> _T:
        """Return what ``read`` makes of the rows whose names begin with ``family`` and ``rest``.

        For sets that are small, seldom written and asked for at every step: what comes of it is
        remembered until a name of the family is written. One family, one ``read`` and ``limit``.
        """
        known = self._remembered.few[space][family]
        if rest in known:
            return cast("_T", known[rest])
        prefix = family + rest
        found = read(self.scan_named(space, prefix, limit=limit))
        low = self._line + prefix
        if self._draft is not None and not self._draft.has_written(space, low, after(low)):
            known[rest] = found
        return found

    def has_any(self, space: Space, family: bytes, rest: bytes = b"") -> bool:
        """Tell whether a name begins with ``family`` and ``rest``; remembered, as :meth:`few` is.

        For a family of which there is nearly always nothing: it spares the search in it.
        """
        return self.few(space, family, rest, read=bool, limit=1)

    def scan_named(
        self,
        space: Space,
        prefix: bytes,
        *,
        limit: int,
        reverse: bool = False,
        end: bytes | None = None,
    ) -> list[tuple[bytes, bytes]]:
        """Return rows whose name begins with ``prefix`` and is below ``end``, as (name, value)."""
        low = self._line + prefix
        high = after(low) if end is None else self._line + end
        rows = self._past.scan(space, low, high, limit=limit, reverse=reverse)
        return [(key[_U32:], value) for key, value in rows]
