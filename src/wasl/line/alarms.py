# SPDX-License-Identifier: Apache-2.0
"""Alarms: facts that an officer is shown until a person closes them.

Rules:

1. An alarm is open once per (code, journal), for at most :data:`limits.ALARMS_ALIKE` journals of a
   party: what occurs again while it is open adds nothing. So no party can fill the list.
2. A person closes it, with a name. Closing is kept with its time, and silences nothing: what occurs
   again afterwards is raised again.
3. Closed alarms are history: the newest :data:`limits.ALARMS_CLOSED` are kept.

It does not know what an alarm means to people: ``wasl.node.alarms`` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wasl import codec, limits
from wasl.record.rows import Rows, damaged, read, u64
from wasl.steps import Space
from wasl.terms import JournalId

_OPEN: Final = b"open/"
_CLOSED: Final = b"closed/"


@dataclass(frozen=True, slots=True)
class Alarm:
    """What was raised: a stable code, the party it is about (or ""), and since when."""

    code: str
    party: str
    detail: str
    since_ms: int


@dataclass(frozen=True, slots=True)
class Closed:
    """An alarm that a person has closed: who, when, and what they wrote."""

    alarm: Alarm
    at_ms: int
    by: str
    note: str


def raise_alarm(rows: Rows, alarm: Alarm, *, journal: JournalId | None) -> bool:
    """Keep an alarm. Return False if it is open already, or as many like it as are kept."""
    name = _name(alarm.code, alarm.party, journal)
    if rows.named(Space.ALARM, name) is not None:
        return False
    most = limits.ALARMS_ALIKE
    alike = rows.scan_named(Space.ALARM, _alike(alarm.code, alarm.party), limit=most)
    if len(alike) == most:
        return False
    rows.put_named(Space.ALARM, name, codec.format(_values(alarm)))
    return True


def end_alarm(rows: Rows, code: str, party: str, *, journal: JournalId) -> None:
    """Take back an alarm whose cause is gone."""
    rows.delete_named(Space.ALARM, _name(code, party, journal))


def open_alarms(rows: Rows, code: str = "") -> list[Alarm]:
    """Return what is open, by code and party; or what is open of one code."""
    return [alarm for _, alarm in _open(rows, code)]


def closed_alarms(rows: Rows) -> list[Closed]:
    """Return what was closed, the newest first."""
    most = limits.ALARMS_CLOSED
    found = rows.scan_named(Space.ALARM, _CLOSED, limit=most, reverse=True)
    return [_parse_closed(row) for _, row in found]


def close_alarms(rows: Rows, code: str, party: str, *, by: str, note: str, at_ms: int) -> int:
    """Close what is open of this code about this party. Return how many that were."""
    found = [(name, alarm) for name, alarm in _open(rows, code) if alarm.party == party]
    newest = rows.scan_named(Space.ALARM, _CLOSED, limit=1, reverse=True)
    number = int.from_bytes(newest[0][0][len(_CLOSED) :], "big") + 1 if newest else 0
    for name, alarm in found:
        rows.delete_named(Space.ALARM, name)
        row = codec.format((*_values(alarm), at_ms, by, note))
        rows.put_named(Space.ALARM, _CLOSED + u64(number), row)
        if number >= limits.ALARMS_CLOSED:
            rows.delete_named(Space.ALARM, _CLOSED + u64(number - limits.ALARMS_CLOSED))
        number += 1
    return len(found)


def _name(code: str, party: str, journal: JournalId | None) -> bytes:
    incarnation = journal.incarnation if journal is not None else 0
    return _alike(code, party) + str(incarnation).encode()


def _alike(code: str, party: str) -> bytes:
    return _OPEN + f"{code}/{party}.".encode()


def _open(rows: Rows, code: str = "") -> list[tuple[bytes, Alarm]]:
    prefix = _OPEN + f"{code}/".encode() if code else _OPEN
    found = rows.scan_named(Space.ALARM, prefix, limit=limits.ALARMS)
    return [(name, _parse(row)) for name, row in found]


def _values(alarm: Alarm) -> tuple[str, str, str, int]:
    return (alarm.code, alarm.party, alarm.detail, alarm.since_ms)


def _parse(row: bytes) -> Alarm:
    match read(row, where="alarm"):
        case (str(code), str(party), str(detail), int(since_ms)):
            return Alarm(code, party, detail, since_ms)
        case _:
            raise damaged("alarm")


def _parse_closed(row: bytes) -> Closed:
    match read(row, where="alarm"):
        case (str(code), str(party), str(detail), int(since_ms), int(at_ms), str(by), str(note)):
            return Closed(Alarm(code, party, detail, since_ms), at_ms, by, note)
        case _:
            raise damaged("alarm")
