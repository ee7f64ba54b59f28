# SPDX-License-Identifier: Apache-2.0
"""The register as a table (CSV, RFC 4180) and as JSON lines.

Rules:

1. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, *CSV
   Injection*): whoever wrote the words must not act on the reader's machine.
2. Every cell is quoted; a line break within one becomes a space. The file begins with a byte order
   mark: else some programs read Arabic as Latin-1.
3. JSON lines are what ``wasl register import`` reads.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from wasl.contact.contact import Contact, Side
from wasl.contact.shape import to_json

_MARK: Final = "\ufeff"
_END: Final = "\r\n"
_FORMULA: Final = re.compile(
    r"[\s\x00-\x20\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]"
)
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

COLUMNS: Final = (
    "id", "origin", "status", "date", "first_day", "last_day", "sides", "medium", "level", "track",
    "initiators", "publicity", "topics", "duration_s", "attempts", "accounts", "commitments",
    "sources", "entries",
)  # fmt: skip


def format_csv(contacts: Iterable[Contact]) -> str:
    """Return a table with one contact a line."""
    rows = [COLUMNS, *(tuple(_cells(one)) for one in contacts)]
    return _MARK + "".join(",".join(map(_quoted, row)) + _END for row in rows)


def format_json(contacts: Iterable[Contact]) -> str:
    """Return one JSON object a line."""
    return "".join(json.dumps(to_json(one), ensure_ascii=False) + "\n" for one in contacts)


def side_words(side: Side) -> str:
    """Return a side, its office, and who held it, in one text."""
    name = f"{side.side}:{side.office}" if side.office else side.side
    return f"{name} ({side.holder})" if side.holder else name


def _cells(contact: Contact) -> Iterator[str]:
    first, last = contact.when.span
    yield from (contact.id, contact.origin, contact.status, contact.when.text)
    yield from (str(first or ""), str(last or ""), _listed(map(side_words, contact.sides)))
    yield from (contact.medium or "", contact.level or "", contact.track or "")
    yield _listed(_by(one.side, one.said_by) for one in contact.initiators)
    yield _listed(_by(one.public, one.asked_by) for one in contact.publicity)
    yield _listed(contact.topics)
    yield "" if contact.duration_s is None else str(contact.duration_s)
    yield "several" if contact.attempts is None else str(contact.attempts)
    yield _listed(
        f"{_by(one.speaker, one.side)}: {one.text}" for one in contact.accounts if one.text
    )
    yield _listed(
        f"{one.side}: {one.text}" + (f" ({one.due})" if one.due else "")
        for one in contact.commitments
    )
    yield _listed(dict.fromkeys(one.source for one in contact.proofs))
    yield _listed(contact.entries)


def _listed(values: Iterable[str]) -> str:
    return "; ".join(value for value in values if value)


def _by(value: str, who: str) -> str:
    return f"{value} ({who})" if who else value


def _quoted(cell: str) -> str:
    plain = _CONTROL.sub(" ", cell)
    if _FORMULA.match(plain):
        plain = "'" + plain
    return '"' + plain.replace('"', '""') + '"'
