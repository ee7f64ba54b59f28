# SPDX-License-Identifier: Apache-2.0
"""The desk's checklist: every line of ASVS 5.0, levels 1 and 2, and tests that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tests.architecture.tree import ROOT

# How many lines of levels 1 and 2 each section has; they are numbered from 1.
_SECTIONS: Final = """
1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1
4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2
7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2
10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5
14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3 17.1:1 17.2:4 17.3:2
"""
_PAGE: Final = (ROOT / "docs/reference/asvs.md").read_text("utf-8")


def _lines(section: str, first: int, last: int) -> list[str]:
    return [f"{section}.{number}" for number in range(first, last + 1)]


def _told() -> Iterator[str]:
    """The lines that stand in the first column of a table: alone, or as "2.1.1 to 2.1.4"."""
    for cell in re.findall(r"^\| (\d[^|]*) \|", _PAGE, re.MULTILINE):
        for part in cell.split(", "):
            first, _, last = part.partition(" to ")
            section, number = first.rsplit(".", 1)
            yield from _lines(section, int(number), int((last or first).rsplit(".", 1)[1]))


def test_the_checklist_has_every_line() -> None:
    wanted = [
        line
        for section, _, count in (one.partition(":") for one in _SECTIONS.split())
        for line in _lines(section, 1, int(count))
    ]
    told = list(_told())
    assert len(wanted) == 253
    assert [line for line in wanted if line not in told] == []
    assert [line for line in told if line not in wanted] == []


def test_the_checklist_names_tests_that_exist() -> None:
    named = set(re.findall(r"`(?:tests/[\w/.]+::)?(test_\w+)`", _PAGE))
    there = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert named
    assert [name for name in sorted(named) if f"def {name}(" not in there] == []
