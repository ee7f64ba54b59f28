# SPDX-License-Identifier: Apache-2.0
"""All formats of the register, by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from wasl.contact.contact import Contact
from wasl.contact.exports.calendars import format_calendar
from wasl.contact.exports.entities import format_entities
from wasl.contact.exports.pages import Show, format_page
from wasl.contact.exports.plover import format_plover
from wasl.contact.exports.tables import format_csv, format_json

ENDINGS: Final[Mapping[str, str]] = {
    "csv": "csv",
    "json": "jsonl",
    "ical": "ics",
    "html": "html",
    "plover": "plover.jsonl",
    "ftm": "ftm.jsonl",
}
"""How a file of each ends."""


def formats(
    party: str, *, now_s: int, show: Show
) -> Mapping[str, Callable[[Iterable[Contact]], str]]:
    """Return what writes each format, for the register of a party."""
    title = f"The register of contacts of {party}"
    return {
        "csv": format_csv,
        "json": format_json,
        "ical": lambda contacts: format_calendar(contacts, of=party, now_s=now_s),
        "html": lambda contacts: format_page(contacts, title=title, show=show),
        "plover": format_plover,
        "ftm": format_entities,
    }
