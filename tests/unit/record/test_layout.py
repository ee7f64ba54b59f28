# SPDX-License-Identifier: Apache-2.0
"""Names, order and bundles of files for third parties."""

from __future__ import annotations

from itertools import product

import pytest

from wasl.errors import Refused
from wasl.record import layout
from wasl.record.layout import FileKind

NAMES = [
    "README.txt",
    "charter/1.northland.note",
    "charter/1.sundria.note",
    "charter/2.northland.note",
    "charter/10.northland.note",
    "cards/northland.1.note",
    "cards/northland.10.note",
    "cards/sundria-2.2.note",
    "journals/northland.2/grant.note",
    "journals/northland.2/journal.note",
    "journals/northland.2/before",
    "journals/northland.2/entries",
    "journals/northland.2/openings",
    "journals/northland.2/checkpoint.note",
    "journals/northland.2/pq.note",
    "journals/northland.2/receipts/sundria.9.note",
    "journals/northland.2/receipts/sundria.10.note",
    "journals/northland.10/grant.note",
    "journals/sundria.1/grant.note",
    "entry/entry",
    "entry/entry.tlog-proof",
    "entry/pq.tlog-proof",
    "entry/salt",
    "entry/body",
    "receipts/sundria.1.tlog-proof",
    "answers/sundria.1.0/entry",
    "answers/sundria.1.9/entry",
    "answers/sundria.1.10/entry",
    "fork/a.note",
    "fork/a.tlog-proof",
    "fork/a.leaf",
    "fork/b.note",
]
"""In the one order that there is."""


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_and_written(name: str) -> None:
    part = layout.parse_name(name)
    assert part is not None
    assert layout.format_name(part) == name


def test_members_stand_in_one_order() -> None:
    members = {part: b"" for name in reversed(NAMES) if (part := layout.parse_name(name))}
    assert [name for name, _ in layout.arrange(members)] == NAMES


@pytest.mark.parametrize(
    "name",
    [
        "",
        "readme.txt",
        "README.txt/",
        "/README.txt",
        "charter/01.northland.note",
        "charter/0.northland.note",
        "charter/1.Northland.note",
        "charter/1..note",
        "charter/11111111111.northland.note",
        "cards/northland.note",
        "cards/northland.1.note\n",
        "journals/northland.1/",
        "journals/northland.1/receipts",
        "journals/northland.1/receipts/sundria.note",
        "journals/northland.1/../northland.1/before",
        "entry/entry2",
        "entry/../README.txt",
        "answers/sundria.1/entry",
        "answers/sundria.1.01/entry",
        "answers/sundria.1.٣/entry",
        "fork/c.note",
        "manifest.json",
    ],
)
def test_no_member_is_called_otherwise(name: str) -> None:
    assert layout.parse_name(name) is None


def test_each_kind_has_its_own_members() -> None:
    kinds = {
        name: "".join(
            kind[0] for kind in FileKind if (p := layout.parse_name(name)) and p.fits(kind)
        )
        for name in NAMES
    }
    assert kinds["README.txt"] == kinds["charter/1.sundria.note"] == "tef"
    assert kinds["journals/sundria.1/grant.note"] == "tef"
    assert kinds["journals/northland.2/entries"] == "t"
    assert kinds["journals/northland.2/receipts/sundria.9.note"] == "t"
    assert kinds["entry/body"] == kinds["receipts/sundria.1.tlog-proof"] == "e"
    assert kinds["answers/sundria.1.9/entry"] == "e"
    assert kinds["fork/a.leaf"] == "f"


def test_a_file_says_its_kind_by_its_suffix() -> None:
    assert [kind.suffix for kind in FileKind] == [
        ".wasl-transcript",
        ".wasl-exhibit",
        ".wasl-fork",
    ]


@pytest.mark.parametrize("entries", [[], [b""], [b"one", b"", b"x" * 65_535], [b"\0\1"] * 3])
def test_entries_are_an_entry_bundle(entries: list[bytes]) -> None:
    data = layout.format_entries(entries)
    assert data == b"".join(len(one).to_bytes(2, "big") + one for one in entries)
    assert layout.parse_entries(data) == entries


def test_openings_are_read_and_written() -> None:
    openings = [bytes(32), None, b"s" * 32 + b"body", None]
    data = layout.format_openings(openings)
    assert data[:4] == b"\0\0\0\x20"
    assert data[36:40] == b"\xff\xff\xff\xff"
    assert layout.parse_openings(data) == openings


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_cut_bundle_is_refused(cut: int) -> None:
    entries = layout.format_entries([b"one", b"three"])
    openings = layout.format_openings([None, bytes(35)])
    with pytest.raises(Refused):
        layout.parse_entries(entries[: -min(cut, 6)])
    with pytest.raises(Refused):
        layout.parse_openings(openings[:-cut])


@pytest.mark.parametrize("size", [0, 31, 60_033, 0xFFFF_FFFE])
def test_an_opening_has_a_salt_and_fits(size: int) -> None:
    with pytest.raises(Refused):
        layout.parse_openings(size.to_bytes(4, "big") + bytes(min(size, 70_000)))


def test_every_bundle_that_is_read_is_written_so() -> None:
    for data in map(bytes, product((0, 1, 2, 255), repeat=5)):
        for parse, write in (
            (layout.parse_entries, layout.format_entries),
            (layout.parse_openings, layout.format_openings),
        ):
            try:
                found = parse(data)
            except Refused:
                continue
            assert write(found) == data  # type: ignore[operator]
