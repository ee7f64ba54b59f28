# SPDX-License-Identifier: Apache-2.0
"""What may be attached to a message: a few kinds of file, told from their bytes, by honest names.

Rules (``docs/spec/06-delivery.md`` §7):

1. The media type comes from the bytes, never from a name. What is none of the types is not sent.
2. A name is one line that shows what it is: nothing hidden, nothing that turns text, no folders.
3. These are rules for the writer. A far side's names are only ever displayed; a file of theirs is
   offered under :func:`harmless_name`.

It opens no file format: that a PDF begins like one is all that is known of it.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse

PDF: Final = "application/pdf"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
GEOJSON: Final = "application/geo+json"
TEXT: Final = "text/plain"

_ENDINGS: Final = {PDF: "pdf", PNG: "png", JPEG: "jpg", GEOJSON: "geojson", TEXT: "txt"}
_MAGIC: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
)
_GEOJSON_TYPES: Final = (  # RFC 7946 §1.4
    *("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"),
    *("GeometryCollection", "Feature", "FeatureCollection"),
)
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # letters and signs that show nothing
_SEPARATORS: Final = frozenset("/\\:")  # of folders and drives, somewhere


def media_of(data: bytes) -> str | None:
    """Return the media type of a file by its bytes, or None if it is none that may be attached."""
    for magic, media in _MAGIC:
        if data.startswith(magic):
            return media
    if not data or not _is_text(data):
        return None
    return GEOJSON if _is_geojson(data) else TEXT


def _is_text(data: bytes) -> bool:
    """UTF-8 without control characters but tab and line ends."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    used = set(text.replace("\r\n", "\n")) - {"\t", "\n"}
    return not any(unicodedata.category(character) == "Cc" for character in used)


def _is_geojson(data: bytes) -> bool:
    if not data.lstrip(b" \t\r\n").startswith(b"{"):
        return False
    try:
        value: object = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and value.get("type") in _GEOJSON_TYPES  # pyright: ignore[reportUnknownMemberType] -- JSON


def _refuse(constant: str) -> object:
    raise ValueError(constant)  # NaN and Infinity are no JSON


def check_media(data: bytes) -> str:
    """Return the media type of a file that is to be attached. Raises Misuse."""
    if not data:
        raise Misuse(
            Code.BAD_ARGUMENT, "the file is empty", where="attach", do="attach a file with content"
        )
    media = media_of(data)
    if media is None:
        raise Misuse(
            Code.BAD_ARGUMENT,
            "these bytes are no PDF, PNG, JPEG, GeoJSON or plain UTF-8 text",
            where="attach",
            do="save it as one of these; what a file is called does not count",
        )
    return media


def check_name(name: str) -> None:
    """Check the name that a file shall be shown by. Raises Misuse that says what to do."""
    fault = _fault_of(name)
    if fault:
        raise Misuse(
            Code.BAD_TEXT,
            f"the name of a file {fault}",
            where="attach",
            do="rename a copy of the file, and attach that",
        )


def _fault_of(name: str) -> str:
    if not unicodedata.is_normalized("NFC", name):
        return "is not in Unicode NFC form"
    if len(name) > limits.ATTACHMENT_NAME_CHARS:
        return f"has over {limits.ATTACHMENT_NAME_CHARS} characters"
    for position, character in enumerate(name, start=1):
        category = unicodedata.category(character)
        if category[0] == "C" or category in ("Zl", "Zp") or character in _BLANK:
            spelt = unicodedata.name(character, "CONTROL")
            return f"has U+{ord(character):04X} {spelt} at character {position}"
        if character in _SEPARATORS:
            return f"has “{character}” at character {position}"
    if not name.strip() or name != name.strip() or name.startswith(".") or name.endswith("."):
        return "is empty, or begins or ends with a space or a full stop"
    return ""


def harmless_name(digest: bytes, media: str) -> str:
    """Return a name for a far side's file that can do nothing, whatever they called it."""
    return f"attachment-{digest.hex()[:16]}.{_ENDINGS.get(media, 'bin')}"
