# SPDX-License-Identifier: Apache-2.0
"""What may be attached: told from bytes, under honest names."""

from __future__ import annotations

import pytest

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line import media

POINT = b'{"type":"Point","coordinates":[36.2,33.5]}'


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", media.PDF),
        (b"\x89PNG\r\n\x1a\n\x00\x00", media.PNG),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", media.JPEG),
        (POINT, media.GEOJSON),
        (b" \r\n" + POINT + b"\n", media.GEOJSON),
        (b'{"type":"FeatureCollection","features":[]}', media.GEOJSON),
        ("тихо\tهدوء\nquiet\r\n".encode(), media.TEXT),
        (b'{"type":"Topology"}', media.TEXT),
        (b'{"type":["Point"]}', media.TEXT),
        (b'{"type":"Point","coordinates":[NaN,1]}', media.TEXT),
        (b'[{"type":"Point"}]', media.TEXT),
        (b'{"a":' * 100_000, media.TEXT),
        (b"#!/bin/sh\nrm -rf /\n", media.TEXT),
        (b"<html><script>alert(1)</script>", media.TEXT),
        (b"MZ\x90\x00\x03", None),
        (b"\x7fELF\x02\x01", None),
        (b"PK\x03\x04\x14\x00", None),
        (b"GIF89a\x01\x00", None),
        (b"\x00%PDF-1.7", None),
        (b" %PDF-1.7\n\xff", None),
        (b"\x89PNG\n\x1a\n\x00", None),
        (b"text with \x1b[2J in it", None),
        (b"text with a bare \r in it", None),
        ("C1 \u0085 control".encode(), None),
        ("utf-16".encode("utf-16"), None),
        (b"\xed\xa0\x80", None),
        (b"", None),
    ],
)
def test_media_type_comes_from_the_bytes(data: bytes, found: str | None) -> None:
    assert media.media_of(data) == found


@pytest.mark.parametrize(
    ("data", "what"), [(b"", "the file is empty"), (b"MZ\x90\x00", "these bytes are no PDF")]
)
def test_what_may_not_be_attached_is_told(data: bytes, what: str) -> None:
    with pytest.raises(Misuse, match=what) as raised:
        media.check_media(data)
    assert raised.value.do
    assert media.check_media(POINT) == media.GEOJSON


@pytest.mark.parametrize(
    "name",
    ["order.pdf", "خريطة الجبهة.png", "карта.v2.geojson", "a", "x" * limits.ATTACHMENT_NAME_CHARS],
)
def test_honest_names(name: str) -> None:
    media.check_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", ".", "..", ".hidden", "end.", " front", "back ", "\u3164"),
        *("a/b.pdf", "..\\b.pdf", "C:b.pdf", "two\nlines", "tab\t.txt", "nul\x00.txt"),
        *("invoice\u202efdp.exe", "mark\u200f.txt", "zero\u200bwidth", "soft\u00adhyphen"),
        *("isolate\u2066.txt", "line\u2028.txt", "tag\U000e0041", "private\ue000", "half\ud800"),
        *("e\u0301.txt", "x" * (limits.ATTACHMENT_NAME_CHARS + 1)),
    ],
)
def test_names_that_hide_something_are_refused(name: str) -> None:
    with pytest.raises(Misuse, match="the name of a file") as raised:
        media.check_name(name)
    assert raised.value.code == Code.BAD_TEXT
    assert "rename" in raised.value.do


@pytest.mark.parametrize(
    ("said", "end"),
    [(media.PDF, "pdf"), (media.JPEG, "jpg"), ("text/html", "bin"), ("../x", "bin")],
)
def test_a_file_of_others_is_offered_under_a_harmless_name(said: str, end: str) -> None:
    assert media.harmless_name(bytes(32), said) == f"attachment-0000000000000000.{end}"
