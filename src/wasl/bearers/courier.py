# SPDX-License-Identifier: Apache-2.0
"""The courier: sealed envelopes as files in a folder, a bag (``docs/spec/07-bearers.md`` §2).

::

    file = "wasl/bag/v1" LF ‖ u32 length ‖ bundle (length bytes) ‖ zeros ‖ SHA-256 of all before

Rules:

1. A file's size is one of :data:`SIZES` and its name is random: neither tells who, how many or how
   urgent. Only the 4-byte hints of the envelopes are in the clear.
2. A file is written beside, synced, renamed, and the folder synced. What does not end in its own
   SHA-256 is half-written or damaged, and never taken in part.
3. Reading changes nothing and follows no link: regular files of this very folder, one in memory at
   a time. What is no file of a bag is passed over.

It is no bearer like the others: nobody is reached by it, and it does not know for whom a file is.
"""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Final

from wasl import limits
from wasl.bearers.bundle import FRAME_BYTES, format_bundle, parse_bundle
from wasl.errors import Code, Misuse, Refused, Unavailable, WaslError

MAGIC: Final = b"wasl/bag/v1\n"
SUFFIX: Final = ".wasl"
BESIDE: Final = ".part"
SIZES: Final = tuple(4096 << 2 * power for power in range(6))
"""4 KiB to 4 MiB, each four times the one before."""

_LENGTH: Final = 4
_HASH: Final = 32
_FRAME: Final = len(MAGIC) + _LENGTH + _HASH
_NAME_BYTES: Final = 16


class Trouble(Enum):
    """Why a file of a folder was not taken."""

    FOREIGN = "foreign"  # no file of a bag
    HALF_WRITTEN = "half-written"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Found:
    """One name in the folder of a bag: its envelopes, or why there are none."""

    name: str
    envelopes: tuple[bytes, ...] = ()
    trouble: Trouble | None = None


def format_file(envelopes: Sequence[bytes]) -> bytes:
    """Return the bytes of one file. The caller has kept within :data:`SIZES`."""
    bundle = format_bundle(envelopes)
    size = _size_for(len(bundle))
    assert size, "more than a file holds"
    data = MAGIC + len(bundle).to_bytes(_LENGTH, "big") + bundle
    data += bytes(size - _HASH - len(data))
    return data + hashlib.sha256(data).digest()


def parse_file(data: bytes) -> list[bytes]:
    """Return the envelopes of one file. Raises Refused."""
    if len(data) not in SIZES:
        raise Refused(Code.BAD_BAG, "no file of a bag has this size", where="bag")
    if hashlib.sha256(data[:-_HASH]).digest() != data[-_HASH:]:
        raise Refused(Code.BAD_BAG, "the checksum of this file does not fit", where="bag")
    start = len(MAGIC) + _LENGTH
    end = start + int.from_bytes(data[len(MAGIC) : start], "big")
    fits = data[: len(MAGIC)] == MAGIC and len(data) == _size_for(end - start)
    if not fits or any(data[end:-_HASH]):
        raise Refused(Code.BAD_BAG, "length and padding do not fit", where="bag")
    return parse_bundle(data[start:end])


def _size_for(bundle_bytes: int) -> int:
    return next((size for size in SIZES if size >= _FRAME + bundle_bytes), 0)


def split(envelopes: Sequence[bytes]) -> Iterator[tuple[bytes, ...]]:
    """Divide envelopes among files, in their order."""
    some: list[bytes] = []
    room = limits.BAG_FULL_BYTES
    for envelope in envelopes:
        if some and room < len(envelope) + FRAME_BYTES:
            yield tuple(some)
            some, room = [], limits.BAG_FULL_BYTES
        some.append(envelope)
        room -= len(envelope) + FRAME_BYTES
    if some:
        yield tuple(some)


def open_folder(folder: Path) -> None:
    """Make the folder of a bag if only it is missing. Raises Misuse, Unavailable."""
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise _no_folder(folder) from None
    except OSError as error:
        raise _explain(error, folder) from error


def write_file(folder: Path, envelopes: Sequence[bytes]) -> str:
    """Put envelopes into a new file, durably, and return its name. Raises Misuse, Unavailable."""
    name = secrets.token_hex(_NAME_BYTES) + SUFFIX
    beside = folder / (name + BESIDE)
    try:
        try:
            with beside.open("xb") as file:
                file.write(format_file(envelopes))
                file.flush()
                os.fsync(file.fileno())
            beside.rename(folder / name)
        finally:
            beside.unlink(missing_ok=True)
        _sync(folder)
    except OSError as error:
        raise _explain(error, folder) from error
    return name


def read_bag(folder: Path) -> Iterator[Found]:
    """Read a folder name by name, oldest file first. Raises Misuse, Unavailable."""
    for name in _names(folder):
        yield _read(folder, name)


def _names(folder: Path) -> list[str]:
    """Return the names of a folder; files that were written earlier come first."""
    names: list[tuple[int, str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(names) == limits.BAG_FILES:
                    what = f"more than {limits.BAG_FILES} names are in this folder"
                    do = "take the files of the bag into a folder of their own"
                    raise Misuse(Code.TOO_LONG, what, where=str(folder), do=do)
                names.append((_written(entry), entry.name))
    except (FileNotFoundError, NotADirectoryError):
        raise _no_folder(folder) from None
    except OSError as error:
        raise _explain(error, folder) from error
    return [name for _, name in sorted(names)]


def _written(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_mtime_ns
    except OSError:
        return 0


def _read(folder: Path, name: str) -> Found:
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(folder / name, flags)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Found(name, trouble=Trouble.FOREIGN)
            data = file.read(len(MAGIC))
            if data == MAGIC:
                data += file.read(limits.BAG_FILE_BYTES - len(MAGIC) + 1)
    except OSError as error:
        is_other = error.errno in {errno.ELOOP, errno.EISDIR, errno.ENXIO}  # link, folder, socket
        return Found(name, trouble=Trouble.FOREIGN if is_other else Trouble.UNREADABLE)
    return _judge(name, data)


def _judge(name: str, data: bytes) -> Found:
    ours = name.endswith((SUFFIX, SUFFIX + BESIDE))
    if name.endswith(SUFFIX + BESIDE) or (ours and len(data) < len(MAGIC)):
        return Found(name, trouble=Trouble.HALF_WRITTEN)
    if data[: len(MAGIC)] != MAGIC:
        return Found(name, trouble=Trouble.DAMAGED if ours else Trouble.FOREIGN)
    try:
        return Found(name, tuple(parse_file(data)))
    except Refused:
        short = len(data) not in SIZES and len(data) <= limits.BAG_FILE_BYTES
        return Found(name, trouble=Trouble.HALF_WRITTEN if short else Trouble.DAMAGED)


def _sync(folder: Path) -> None:
    """Make the names in a folder durable, where its file system can."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _no_folder(folder: Path) -> Misuse:
    return Misuse(
        Code.UNKNOWN_ID,
        "there is no such folder",
        where=str(folder),
        do="is the medium mounted? Name a folder on it",
    )


def _explain(error: OSError, folder: Path) -> WaslError:
    place = str(folder)
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        what = "the medium is full"
        return Unavailable(Code.DISK_FULL, what, where=place, do="take another one; pack again")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        what = f"the folder cannot be used: {error.strerror}"
        do = "let the user who runs Wasl read and write there"
        return Misuse(Code.NOT_ALLOWED, what, where=place, do=do)
    if error.errno in {errno.EEXIST, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP}:
        what = f"this is no folder: {error.strerror}"
        return Misuse(Code.BAD_ARGUMENT, what, where=place, do="name a folder")
    what = f"the medium fails: {error.strerror}"
    return Unavailable(Code.STORE_FAILED, what, where=place, do="take another medium")
