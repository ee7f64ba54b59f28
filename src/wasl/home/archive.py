# SPDX-License-Identifier: Apache-2.0
"""A ZIP that is written in one way and read in one way: the file form of proposals and exports.

Rules:

1. The same members give the same bytes: no times, no compression, no comments, no extra fields.
2. :func:`unpack` refuses whatever :func:`pack` would not write, so there is nothing in the file
   that its reader does not see, and nothing that two tools could read differently.
3. Names are relative paths of plain ASCII; each occurs once. Any common ZIP tool reads the file.

It does not know what the members mean, and writes nothing to disk.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse, Refused

Member = tuple[str, bytes]
"""A name and its content."""

_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*){0,7}\Z")
_NAME_BYTES: Final = 200

# APPNOTE 6.3.10 §4.3.7, §4.3.12, §4.3.16. Version 1.0, no flags, stored, 1980-01-01 00:00.
_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
_VERSION: Final = 10
_UNIX: Final = 3 << 8
_DATE: Final = 0x21
_MODE: Final = 0o100644 << 16


def pack(members: Iterable[Member]) -> bytes:
    """Write a ZIP of ``members``, in their order. Raises Misuse."""
    out: list[bytes] = []
    central: list[bytes] = []
    names = _Names()
    offset = directory = 0
    for name, data in members:
        fault = names.fault_of(name)
        if fault:
            raise Misuse(Code.BAD_ARGUMENT, fault, where=name)
        local, entry = _headers(name, data, offset=offset)
        out += (local, data)
        central.append(entry)
        offset += len(local) + len(data)
        directory += len(entry)
        if offset + directory + _END.size > limits.ARCHIVE_BYTES:
            what = "the file would be larger than a plain ZIP can be"
            raise Misuse(Code.TOO_LONG, what, do="export a shorter range")
    return b"".join((*out, *central, _end(len(central), directory, offset=offset)))


def unpack(data: bytes, *, limit: int = limits.ARCHIVE_BYTES) -> list[Member]:
    """Read the members of a ZIP of at most ``limit`` bytes. Raises Refused (BAD_EXPORT)."""
    if len(data) > limit:
        what = f"this file has {len(data)} bytes; at most {limit} are read"
        raise Refused(Code.BAD_EXPORT, what)
    members: list[Member] = []
    central: list[bytes] = []
    names = _Names()
    at = 0
    while data.startswith(b"PK\x03\x04", at):
        name, content = _read_member(data, at)
        fault = names.fault_of(name)
        if fault:
            raise _bad(fault, at)
        local, entry = _headers(name, content, offset=at)
        if not data.startswith(local, at):
            raise _bad(f"the header of {name} says what Wasl does not write", at)
        members.append((name, content))
        central.append(entry)
        at += len(local) + len(content)
    directory = b"".join(central)
    if data[at:] != directory + _end(len(central), len(directory), offset=at):
        raise _bad("the directory at the end does not fit the files before it", at)
    return members


def _read_member(data: bytes, at: int) -> Member:
    """The name and content that a local header claims; whether it is ours, the caller compares."""
    start = at + _LOCAL.size
    if start > len(data):
        raise _bad("the file ends too early", at)
    *_, stored, size, name_size, extra_size = _LOCAL.unpack_from(data, at)
    end = start + name_size + size
    if stored != size or extra_size or name_size > _NAME_BYTES or end > len(data):
        raise _bad(
            "a file in it is compressed, cut off, or has fields that Wasl does not write", at
        )
    try:
        name = data[start : start + name_size].decode("ascii")
    except UnicodeDecodeError:
        raise _bad("a file in it has a name that is not plain ASCII", at) from None
    return name, data[start + name_size : end]


class _Names:
    """The names so far, and the folders that they imply."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()

    def fault_of(self, name: str) -> str:
        """Say what is wrong with the next name; or say nothing, and remember it."""
        if len(name) > _NAME_BYTES or _NAME.match(name) is None:
            return "a file in a ZIP has a name that is not a plain relative path"
        folders = {name[:at] for at, char in enumerate(name) if char == "/"}
        if name in self._files or name in self._folders or folders & self._files:
            return "two files in a ZIP have one name"
        if len(self._files) == limits.ARCHIVE_MEMBERS:
            return f"more than {limits.ARCHIVE_MEMBERS} files in a ZIP"
        self._files.add(name)
        self._folders |= folders
        return ""


def _headers(name: str, data: bytes, *, offset: int) -> tuple[bytes, bytes]:
    """The header before the file, and its entry in the directory at the end."""
    raw = name.encode("ascii")
    common = (_VERSION, 0, 0, 0, _DATE, zlib.crc32(data), len(data), len(data), len(raw), 0)
    local = _LOCAL.pack(b"PK\x03\x04", *common)
    entry = _CENTRAL.pack(b"PK\x01\x02", _UNIX | _VERSION, *common, 0, 0, 0, _MODE, offset)
    return local + raw, entry + raw


def _end(count: int, size: int, *, offset: int) -> bytes:
    return _END.pack(b"PK\x05\x06", 0, 0, count, count, size, offset, 0)


def _bad(what: str, at: int) -> Refused:
    return Refused(
        Code.BAD_EXPORT, what, where=f"byte {at}", do="ask for the file again; it is not as written"
    )
