# SPDX-License-Identifier: Apache-2.0
"""Holds: entries whose texts are not to be shredded here, or a whole line of them.

Rules:

1. A hold has a reason and a name, and lasts until a person releases it. It is this home's own:
   nothing of it is on the record.
2. A hold of the line covers all of it, what comes later too; one of a message its files.

Rows: LINE, ``hold`` for the line, or with journal and sequence number for one entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wasl import codec, limits
from wasl.errors import Code, Misuse
from wasl.line.work import Work
from wasl.record.rows import Rows, damaged, journal_key, read, read_journal_key, u64
from wasl.steps import Space
from wasl.terms import JournalId

_HOLD: Final = b"hold"


@dataclass(frozen=True, slots=True)
class Hold:
    """What is held: an entry, or the whole line where ``journal`` is None."""

    journal: JournalId | None
    seq: int
    reason: str
    by: str
    since_ms: int


@dataclass(frozen=True, slots=True)
class PutHold:
    """A person holds an entry, or the whole line."""

    journal: JournalId | None
    seq: int
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Release:
    """A person releases what was held."""

    journal: JournalId | None
    seq: int
    by: str


def is_held(rows: Rows, journal: JournalId, seq: int) -> bool:
    """Tell whether the text of an entry is held."""
    names = (_name(None, 0), _name(journal, seq))
    return any(rows.named(Space.LINE, name) is not None for name in names)


def holds(rows: Rows) -> list[Hold]:
    """Return what is held on a line."""
    found: list[Hold] = []
    for name, row in rows.scan_named(Space.LINE, _HOLD, limit=limits.HOLDS):
        place = name[len(_HOLD) :]
        journal = read_journal_key(place[:-8]) if place else None
        found.append(_read(journal, int.from_bytes(place[-8:], "big"), row))
    return found


def _read(journal: JournalId | None, seq: int, row: bytes) -> Hold:
    match read(row, where="hold"):
        case (str(reason), str(by), int(since_ms)):
            return Hold(journal, seq, reason, by, since_ms)
        case _:
            raise damaged("hold")


def hold_of(rows: Rows, journal: JournalId | None, seq: int) -> Hold | None:
    """Return the hold of an entry itself, or of the line itself, or None."""
    row = rows.named(Space.LINE, _name(journal, seq))
    return None if row is None else _read(journal, seq, row)


def put(work: Work, event: PutHold) -> None:
    """Hold an entry or the line. Raises Misuse if it is held already, or too many are."""
    if len(holds(work.rows)) >= limits.HOLDS:
        what = f"there are {limits.HOLDS} holds on this line already"
        raise Misuse(Code.NOT_ALLOWED, what, where="hold", do="hold the whole line")
    name = _name(event.journal, event.seq)
    if work.rows.named(Space.LINE, name) is not None:
        what, do = "this is under a hold already", "see “wasl hold list”"
        raise Misuse(Code.NOT_ALLOWED, what, where="hold", do=do)
    row = codec.format((event.reason, event.by, work.now.utc_ms))
    work.rows.put_named(Space.LINE, name, row)
    _tell(work, "held", event)


def release(work: Work, event: Release) -> None:
    """Release a hold. Raises Misuse if there is none."""
    name = _name(event.journal, event.seq)
    if work.rows.named(Space.LINE, name) is None:
        do = "see “wasl hold list”"
        raise Misuse(Code.UNKNOWN_ID, "there is no such hold", where="hold", do=do)
    work.rows.delete_named(Space.LINE, name)
    _tell(work, "released", event)


def _tell(work: Work, what: str, event: PutHold | Release) -> None:
    journal = event.journal
    party = None if journal is None else work.standing.party(journal.party)
    incarnation, seq = (None, None) if journal is None else (journal.incarnation, event.seq)
    work.tell(what, party=party, incarnation=incarnation, seq=seq, by=event.by)


def _name(journal: JournalId | None, seq: int) -> bytes:
    return _HOLD if journal is None else _HOLD + journal_key(journal) + u64(seq)
