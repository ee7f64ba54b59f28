# SPDX-License-Identifier: Apache-2.0
"""Files that a command is told to read or to write: their faults are the caller's, not the disk's.

Rules:

1. What is not there, is a folder, or is too long is a misuse that names the file.
2. A file that is there is not written over: it may be the only copy of a proof.
3. A file appears whole or not at all. Anybody may read what is made to be passed on; what others
   sent, its owner alone.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from wasl.errors import Code, Misuse
from wasl.home.files import explain, write_file

_PUBLIC: Final = 0o644


def read_named(path: Path, *, limit: int) -> bytes:
    """Read a file of at most ``limit`` bytes. Raises Misuse, Unavailable."""
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        what = "there is no such file"
        raise Misuse(Code.UNKNOWN_ID, what, where=str(path), do="name one that is there") from None
    except (IsADirectoryError, NotADirectoryError):
        what = "this is not a file"
        raise Misuse(Code.BAD_ARGUMENT, what, where=str(path), do="name a file") from None
    except ValueError:
        what = "this cannot be the name of a file"
        raise Misuse(Code.BAD_ARGUMENT, what, do="name a file") from None
    except OSError as error:
        raise explain(error, path) from error
    return _within(data, limit, where=str(path))


def read_text(name: str, *, limit: int) -> str:
    """Read UTF-8 from a file, or from standard input for ``-``. Raises Misuse, Unavailable."""
    data = read_named(Path(name), limit=limit) if name != "-" else _read_input(limit)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise Misuse(Code.BAD_TEXT, what, where=_called(name), do="save it as UTF-8") from error


def _read_input(limit: int) -> bytes:
    return _within(sys.stdin.buffer.read(limit + 1), limit, where=_called("-"))


def _called(name: str) -> str:
    return "standard input" if name == "-" else name


def _within(data: bytes, limit: int, *, where: str) -> bytes:
    if len(data) > limit:
        what = f"this has more than the {limit} bytes that it may have"
        raise Misuse(Code.TOO_LONG, what, where=where, do="is it the right file?")
    return data


def check_new(path: Path) -> None:
    """Require that a file can be made at ``path``. Raises Misuse."""
    try:
        is_there = path.exists() or path.is_symlink()
        has_folder = path.absolute().parent.is_dir()
    except OSError as error:
        raise explain(error, path) from error
    if is_there:
        what = "this file is already there"
        raise Misuse(Code.EXISTS, what, where=str(path), do="name another file, or remove this one")
    if not has_folder:
        what = "the folder of this file is not there"
        raise Misuse(Code.BAD_ARGUMENT, what, where=str(path), do="make the folder first")


def write_new(path: Path, data: bytes, *, mode: int = _PUBLIC) -> None:
    """Make a file. Raises Misuse (EXISTS, …), Unavailable."""
    check_new(path)
    write_file(path.absolute(), data, mode=mode)


def write_again(path: Path, data: bytes) -> None:
    """Put new content into a file that is there. Raises Misuse, Unavailable."""
    write_file(path.absolute(), data, mode=_PUBLIC)
