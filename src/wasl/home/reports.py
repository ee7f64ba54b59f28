# SPDX-License-Identifier: Apache-2.0
"""A press report as every surface reads it: by the rules, and by name in Russian texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wasl.contact.directory import Directory
from wasl.contact.press.proposal import Reading
from wasl.contact.press.reading import read
from wasl.home.russian import name_holders


def read_report(
    text: str, *, published: Sequence[date], outlet: str, directory: Directory, file: str
) -> Reading:
    """Return what a text proposes; nothing is filed."""
    reading = read(text, published=published, outlet=outlet, directory=directory, file=file)
    return name_holders(reading, text, directory=directory)
