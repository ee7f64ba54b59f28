# SPDX-License-Identifier: Apache-2.0
"""The register as a calendar (iCalendar, RFC 5545).

Rules:

1. A contact is an event of whole days (§3.6.1): from the first day that it can have been to the
   last; ``DTEND`` is the day after. What has an open end stands on the day that is known.
2. Text is escaped (§3.3.11), a line is folded at 75 octets and never within a character (§3.1).
3. The same contact has the same ``UID`` in every export of one party's register.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from wasl.contact.contact import Contact, Status
from wasl.contact.exports.tables import side_words

_END: Final = "\r\n"
_OCTETS: Final = 75
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_STATUS: Final = {
    Status.HELD: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.REQUESTED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}


def format_calendar(contacts: Iterable[Contact], *, of: str, now_s: int) -> str:
    """Return a calendar. ``of``: whose register it is; ``now_s``: when it is made."""
    stamp = datetime.fromtimestamp(now_s, UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wasl//Register//EN", "CALSCALE:GREGORIAN"]
    for contact in contacts:
        lines += _event(contact, of, stamp)
    lines.append("END:VCALENDAR")
    return "".join(_folded(line) + _END for line in lines)


def _event(contact: Contact, of: str, stamp: str) -> Iterator[str]:
    first, last = contact.when.span
    begin, end = first or last, last or first
    assert begin is not None
    assert end is not None
    yield "BEGIN:VEVENT"
    yield f"UID:{contact.id}@{of}.register.wasl"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(begin)}"
    if end < date.max:
        yield f"DTEND;VALUE=DATE:{_day(end + timedelta(days=1))}"
    sides = " – ".join(side_words(side) for side in contact.sides)
    what = ", ".join(str(each) for each in (contact.status, contact.medium, contact.level) if each)
    yield f"SUMMARY:{_escaped(f'{sides}: {what}')}"
    yield f"DESCRIPTION:{_escaped(_description(contact))}"
    words = [str(each) for each in (contact.origin, contact.status, contact.level) if each]
    yield f"CATEGORIES:{','.join(_escaped(word) for word in words)}"
    if contact.status in _STATUS:
        yield f"STATUS:{_STATUS[contact.status]}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(contact: Contact) -> str:
    rows = [f"{contact.origin}, {contact.when.text}"]
    if contact.topics:
        rows.append("; ".join(contact.topics))
    rows += [f"{one.speaker}: {one.text}" for one in contact.accounts if one.text]
    rows += dict.fromkeys(one.source for one in contact.proofs)
    return "\n".join(rows)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    clean = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    for letter in "\\;,":
        clean = clean.replace(letter, "\\" + letter)
    return clean.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Fold a line: at most 75 octets, and a space before what goes on."""
    rows: list[str] = []
    row, octets = "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _OCTETS:
            rows.append(row)
            row, octets = " ", 1
        row += letter
        octets += size
    return _END.join((*rows, row))
