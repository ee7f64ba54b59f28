# SPDX-License-Identifier: Apache-2.0
"""The start counter, in the vault and in the database: tells a restored file from the one we left.

Rules:

1. The vault says "starting" and the new number, then the database says the number, then the vault
   says "started". A crash in between leaves the vault one ahead and starting: the next one heals.
2. Any other difference means that one of the two files is an older copy. A node that went on from
   it would sign one position twice, and so be convicted of a fork: it must not start.
3. The database has the counter from set-up on: one without it is not the one we left. A restored
   one begins again at 0, with the vault that was made for it, and keeps the backup's time.

It cannot see a snapshot of the whole machine, nor both files restored from one moment: hence the
``unconfirmed start``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from wasl.errors import Code, Damaged
from wasl.home.vault import Vault
from wasl.steps import Commit, Past, Space

_KEY: Final = b"starts"
_RESTORED: Final = b"restored"


class _Rows(Past, Protocol):
    def apply(self, commit: Commit) -> None: ...


class Counted(Protocol):
    """What a file of keys says of its starts."""

    @property
    def starts(self) -> int: ...
    @property
    def starting(self) -> bool: ...


def begin_starts(store: _Rows) -> None:
    """Put the counter into a database that was just made. Raises Contradiction, Unavailable."""
    _write(store, None, 0)


def begin_starts_anew(store: _Rows, *, restored_s: int) -> None:
    """Set the counter of a restored database back to that of a vault that was just made.

    ``restored_s``: when the backup was made. Raises Contradiction, Unavailable.
    """
    _write(store, store.get(Space.META, _KEY), 0)
    row = (Space.META, _RESTORED, restored_s.to_bytes(8))
    store.apply(Commit(writes=(row,)))


def restored_from(store: _Rows) -> int | None:
    """Return when the backup was made that this database comes from, or None."""
    held = store.get(Space.META, _RESTORED)
    return None if held is None else int.from_bytes(held)


def count_start(vault: Vault, store: _Rows) -> int:
    """Count a start, and return its number. Raises Damaged (STARTS_DISAGREE), Unavailable."""
    secrets = vault.secrets

    def keep(number: int, starting: bool) -> None:  # noqa: FBT001 - as it stands in the vault
        vault.keep(replace(secrets, starts=number, starting=starting))

    return count(secrets, store, keep)


def count(counted: Counted, store: _Rows, keep: Callable[[int, bool], None]) -> int:
    """Count a start in a file of keys and its database. Raises Damaged, Unavailable.

    ``keep``: keep these ``starts`` and ``starting`` in the file, durably.
    """
    held = store.get(Space.META, _KEY)
    # After a crash the file says so already, however often it is tried.
    number = check_starts(counted, store) + 1
    keep(number, True)  # noqa: FBT003 - as it stands in the file
    _write(store, held, number)
    keep(number, False)  # noqa: FBT003
    return number


def check_starts(secrets: Counted, store: Past) -> int:
    """Return how many starts the database counts. Raises Damaged (STARTS_DISAGREE)."""
    held = store.get(Space.META, _KEY)
    if held is None:
        raise _disagree("the database counts no starts: it is not the one of this vault")
    counted = int.from_bytes(held)
    crashed = secrets.starting and counted == secrets.starts - 1
    if counted != secrets.starts and not crashed:
        older = "database" if counted < secrets.starts else "vault"
        raise _disagree(
            f"the vault counts {secrets.starts} starts and the database {counted}: "
            f"the {older} is an older copy that somebody restored"
        )
    return counted


def _write(store: _Rows, held: bytes | None, number: int) -> None:
    row = (Space.META, _KEY, number.to_bytes(8))
    store.apply(Commit(expect=((Space.META, _KEY, held),), writes=(row,)))


def _disagree(what: str) -> Damaged:
    return Damaged(
        Code.STARTS_DISAGREE,
        what,
        do="put back the newest copy of both files; if there is none, begin a new incarnation: "
        "a node that went on from here could be convicted of a fork",
    )
