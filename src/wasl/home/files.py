# SPDX-License-Identifier: Apache-2.0
"""Files that are either as before or as written, whatever stops the machine in between.

Rules:

1. Write beside, sync, rename, sync the folder. Files are for their owner alone.
2. What a dead process left beside is swept away by :func:`sweep`: it may hold secrets.
3. A file of our own making ends in the SHA-256 of all before it, so that a damaged one is told
   from a wrong key.

It does not lock: two processes that write one file leave one of the two, whole.
"""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import Final

from wasl import codec
from wasl.errors import Code, Damaged, Misuse, Refused, Unavailable, WaslError
from wasl.primitives import sha256

_HASH_BYTES: Final = 32
_BESIDE: Final = ".new"


def write_file(path: Path, data: bytes, *, mode: int = 0o600) -> None:
    """Put ``data`` at ``path``, whole and synced. Raises Unavailable, Misuse (NOT_ALLOWED)."""
    # A thread id is a process id too, and no other living writer has it.
    beside = path.with_name(f".{path.name}.{threading.get_native_id()}{_BESIDE}")
    try:
        beside.unlink(missing_ok=True)
        try:
            _write_new(beside, data, mode)
            beside.rename(path)
        finally:
            beside.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise explain(error, path) from error


def read_file(path: Path, *, limit: int) -> bytes | None:
    """Read at most ``limit`` bytes, or None if there is no such file.

    Raises Unavailable, Misuse (NOT_ALLOWED), Damaged if it is longer.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise explain(error, path) from error
    if len(data) > limit:
        what = f"this file is longer than the {limit} bytes it may have"
        raise Damaged(Code.STORE_DAMAGED, what, where=str(path))
    return data


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what a process that died while writing left. Only its lock's holder may call this."""
    try:
        for left in folder.glob(f".*{_BESIDE}"):
            left.unlink(missing_ok=True)
    except OSError as error:
        raise explain(error, folder) from error


def format_checked(value: codec.Value) -> bytes:
    """Encode a value of ours, and its checksum after it."""
    data = codec.format(value)
    return data + sha256(data)


def parse_checked(data: bytes, *, where: Path) -> codec.Value:
    """Decode what :func:`format_checked` wrote. Raises Damaged (VAULT_DAMAGED)."""
    body, checksum = data[:-_HASH_BYTES], data[-_HASH_BYTES:]
    if sha256(body) != checksum:
        raise damaged("the checksum of this file does not fit", where)
    try:
        return codec.parse(body)
    except Refused as fault:
        raise damaged(fault.what, where) from fault


def damaged(what: str, where: Path) -> Damaged:
    """The error for a file of keys that is not what we wrote."""
    return Damaged(
        Code.VAULT_DAMAGED,
        what,
        where=str(where),
        do="keep the file as it is, and put a good copy of it in its place",
    )


def explain(error: OSError, path: Path) -> WaslError:
    """Tell an operating system's error by whose fault it is and what helps."""
    place = str(path)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        what = "the disk is full"
        return Unavailable(Code.DISK_FULL, what, where=place, do="make room, then again")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        what = f"the file cannot be used: {error.strerror}"
        remedy = "run Wasl as the user who owns this directory"
        return Misuse(Code.NOT_ALLOWED, what, where=place, do=remedy)
    if error.errno in {errno.ENAMETOOLONG, errno.ELOOP}:
        what = f"this cannot be a path: {error.strerror}"
        return Misuse(Code.BAD_ARGUMENT, what, do="name a shorter one")
    what = f"the file cannot be used: {error.strerror}"
    return Unavailable(Code.STORE_FAILED, what, where=place, do="look at the path and the disk")


def _write_new(path: Path, data: bytes, mode: int) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(descriptor)
