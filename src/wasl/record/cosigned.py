# SPDX-License-Identifier: Apache-2.0
"""The rows of what witnesses have cosigned: on which heads, and which entries are anchors.

Rules:

1. Of one key and one head the first cosignature is kept: the earliest time says the most.
2. Nothing is kept here that did not verify, by a key of a charter, over the root that stands at
   that size in the journal as it is held.
3. Every read is a key, or a short scan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wasl import codec
from wasl.primitives import sha256
from wasl.record.cosignature import Cosignature
from wasl.record.rows import Rows, damaged, journal_key, read, u64
from wasl.steps import Space
from wasl.terms import JournalId

_HEAD: Final = b"head"
_ANCHOR: Final = b"anchor"
_LOOKED: Final = 256


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A cosignature, and the size of the journal that it is on."""

    size: int
    cosignature: Cosignature


def keep_cosignature(rows: Rows, journal: JournalId, size: int, one: Cosignature) -> None:
    """Keep a cosignature that has been verified."""
    whose = sha256(one.name.encode(), b"\n", one.key_id)[:8]
    name = _HEAD + journal_key(journal) + u64(size) + whose
    if rows.named(Space.WITNESS, name) is None:
        row = codec.format((one.name, one.key_id, one.time_s, one.signature))
        rows.put_named(Space.WITNESS, name, row)


def cosigned_above(rows: Rows, journal: JournalId, seq: int) -> list[Cosigned]:
    """For each key, what it cosigned at the smallest size that covers the entry at ``seq``."""
    prefix = _HEAD + journal_key(journal)
    start, end = prefix + u64(seq + 1), prefix + b"\xff" * 16
    return _first_of_each(rows.scan_named(Space.WITNESS, start, limit=_LOOKED, end=end))


def cosigned_below(rows: Rows, journal: JournalId, first: int, end: int) -> list[Cosigned]:
    """For each key, what it cosigned at the largest size from ``first`` to ``end``."""
    prefix = _HEAD + journal_key(journal)
    low, high = prefix + u64(first), prefix + u64(end + 1)
    found = rows.scan_named(Space.WITNESS, low, limit=_LOOKED, reverse=True, end=high)
    return _first_of_each(found)


def note_anchor(rows: Rows, journal: JournalId, seq: int) -> None:
    """Note that the entry at ``seq`` is an anchor that counts."""
    rows.put_named(Space.WITNESS, _ANCHOR + journal_key(journal) + u64(seq), b"")


def anchor_before(rows: Rows, journal: JournalId, seq: int) -> int | None:
    """Return the newest anchor that counts before the entry at ``seq``, or None."""
    prefix = _ANCHOR + journal_key(journal)
    high = prefix + u64(seq)
    found = rows.scan_named(Space.WITNESS, prefix, limit=1, reverse=True, end=high)
    return int.from_bytes(found[0][0][len(prefix) :]) if found else None


def _first_of_each(found: list[tuple[bytes, bytes]]) -> list[Cosigned]:
    kept: dict[tuple[str, bytes], Cosigned] = {}
    for name, row in found:
        size = int.from_bytes(name[-16:-8])
        one = _parse(row)
        kept.setdefault((one.name, one.key_id), Cosigned(size, one))
    return [kept[key] for key in sorted(kept)]


def _parse(row: bytes) -> Cosignature:
    match read(row, where="cosignature"):
        case (str(name), bytes(key_id), int(time_s), bytes(signature)):
            return Cosignature(name, key_id, time_s, signature)
        case _:
            raise damaged("cosignature")
