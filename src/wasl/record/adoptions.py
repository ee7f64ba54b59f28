# SPDX-License-Identifier: Apache-2.0
"""Which charter a journal had adopted at which of its entries (``docs/spec/05-record.md`` §4.1).

Rules:

1. An ADOPT counts from the entry after it on, and only if its serial is higher than that of every
   ADOPT before it. Until the first that counts, it is the line's first charter, whose hash is the
   line's id.
2. This is a function of journal bytes alone: whoever holds a journal knows which charter it names,
   whether that charter is held or not.

Rows: LINE, one for each ADOPT that counts, by journal and sequence number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wasl import limits
from wasl.record.rows import Named, Rows, journal_key, u64
from wasl.steps import Space
from wasl.terms import JournalId, LineId

_NAME: Final = b"adopt"


@dataclass(frozen=True, slots=True)
class Adoption:
    """The ADOPT at ``seq``, the serial of the charter that it names and that charter's hash."""

    seq: int
    serial: int
    digest: bytes


def put_adoption(rows: Rows, journal: JournalId, adoption: Adoption) -> None:
    """Note an ADOPT that counts."""
    value = u64(adoption.serial) + adoption.digest
    rows.put_named(Space.LINE, _NAME + journal_key(journal) + u64(adoption.seq), value)


def adoptions_before(rows: Rows, journal: JournalId, seq: int, *, limit: int) -> Sequence[Adoption]:
    """Return the ADOPTs that count before the entry at ``seq``, newest first."""
    before = [one for one in all_adoptions(rows, journal) if one.seq < seq]
    return before[: -limit - 1 : -1]


def all_adoptions(rows: Rows, journal: JournalId) -> Sequence[Adoption]:
    """Return the ADOPTs of a journal that count, oldest first."""
    place, most = journal_key(journal), limits.ADOPTIONS_EVER
    return rows.few(Space.LINE, _NAME, place, read=_read, limit=most)


def _read(rows: Named) -> Sequence[Adoption]:
    return tuple(
        Adoption(int.from_bytes(name[-8:], "big"), int.from_bytes(value[:8], "big"), value[8:])
        for name, value in rows
    )


def serial_at(rows: Rows, journal: JournalId, seq: int) -> int:
    """Return the serial of the charter in force for the author at ``seq``."""
    found = adoptions_before(rows, journal, seq, limit=1)
    return found[0].serial if found else 1


def charter_hash_at(rows: Rows, line: LineId, journal: JournalId, seq: int) -> bytes:
    """Return the hash of the charter in force for the author at ``seq``."""
    found = adoptions_before(rows, journal, seq, limit=1)
    return found[0].digest if found else bytes(line)
