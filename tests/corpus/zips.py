# SPDX-License-Identifier: Apache-2.0
"""ZIP files as others would write them: any field of any header can be set to something else."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Any

from tests.builder import Files

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")

Fields = Mapping[str, Any]


def _common(name: bytes, data: bytes) -> dict[str, Any]:
    return {
        "needed": 10,
        "flags": 0,
        "method": 0,
        "time": 0,
        "date": 0x21,
        "crc": zlib.crc32(data),
        "stored": len(data),
        "size": len(data),
        "name_size": len(name),
        "extra_size": 0,
    }


def local(name: str | bytes, data: bytes, fields: Fields | None = None) -> bytes:
    """A local header with its name (and ``extra``), without the content."""
    raw = name if isinstance(name, bytes) else name.encode()
    given = {"signature": b"PK\x03\x04", **_common(raw, data), "extra": b"", **(fields or {})}
    extra = given.pop("extra")
    return _LOCAL.pack(*given.values()) + raw + extra


def central(name: str | bytes, data: bytes, offset: int, fields: Fields | None = None) -> bytes:
    """A central header with its name (and ``extra``)."""
    raw = name if isinstance(name, bytes) else name.encode()
    given = {
        "signature": b"PK\x01\x02",
        "made_by": 0x030A,
        **_common(raw, data),
        "comment_size": 0,
        "disk": 0,
        "internal": 0,
        "external": 0x81A40000,
        "offset": offset,
        "extra": b"",
        **(fields or {}),
    }
    extra = given.pop("extra")
    return _CENTRAL.pack(*given.values()) + raw + extra


def end(count: int, size: int, offset: int, fields: Fields | None = None) -> bytes:
    """The end record (with ``comment``)."""
    given = {
        "signature": b"PK\x05\x06",
        "disk": 0,
        "start": 0,
        "here": count,
        "count": count,
        "size": size,
        "offset": offset,
        "comment_size": 0,
        "comment": b"",
        **(fields or {}),
    }
    comment = given.pop("comment")
    return _END.pack(*given.values()) + comment


def zipped(
    files: Files | list[tuple[bytes, bytes]],
    *,
    at: int = 0,
    both: Fields | None = None,
    in_local: Fields | None = None,
    in_central: Fields | None = None,
    at_end: Fields | None = None,
    instead: bytes | None = None,
) -> bytes:
    """A ZIP of ``files``. The fields given are those of member ``at`` and of the end record;
    ``instead`` stands there in place of its content.
    """
    out: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for number, (name, data) in enumerate(files):
        here = number == at
        mine = {**(both or {}), **(in_local or {})} if here else None
        theirs = {**(both or {}), **(in_central or {})} if here else None
        piece = local(name, data, mine) + (instead if here and instead is not None else data)
        directory.append(central(name, data, offset, theirs))
        out.append(piece)
        offset += len(piece)
    size = sum(map(len, directory))
    return b"".join((*out, *directory, end(len(directory), size, offset, at_end)))
