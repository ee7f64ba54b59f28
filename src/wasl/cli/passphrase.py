# SPDX-License-Identifier: Apache-2.0
"""The passphrase of a root: from a file, or typed at a terminal.

Rules:

1. ``--passphrase-file``, else ``WASL_PASSPHRASE_FILE``: its first line, without the end of the
   line.
2. Otherwise a prompt, on a terminal alone; a new passphrase is typed twice.
3. Never as an argument or in a variable: other programs of the machine can read those.

It keeps no passphrase.
"""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Final, TypeVar

from wasl import limits
from wasl.cli.files import read_text
from wasl.errors import Code, Misuse

_T = TypeVar("_T")

VARIABLE: Final = "WASL_PASSPHRASE_FILE"


def ask_passphrase(options: Namespace, purpose: str, *, new: bool) -> str:
    """The passphrase for ``purpose``. Raises Misuse (NO_PASSPHRASE, BAD_TEXT, UNKNOWN_ID)."""
    named = options.passphrase_file or os.environ.get(VARIABLE)
    if named:
        return read_passphrase(named)
    if not _at_terminal():
        raise Misuse(
            Code.NO_PASSPHRASE,
            f"the passphrase {purpose} is needed, and there is no terminal to ask for it",
            do=f"name a file that holds it, with --passphrase-file or {VARIABLE}",
        )
    typed = getpass.getpass(f"Passphrase {purpose}: ")
    if new and typed != getpass.getpass("Once more: "):
        what = "the two passphrases are not the same"
        raise Misuse(Code.NO_PASSPHRASE, what, do="type them again")
    return typed


def read_passphrase(named: str) -> str:
    """The passphrase in a file. Raises Misuse (BAD_TEXT, UNKNOWN_ID)."""
    return _first_line(read_text(named, limit=limits.CONFIG_BYTES))


def ask_again(first: str, purpose: str, named: str | None, *, opens: Callable[[str], _T]) -> _T:
    """What a second passphrase opens: ``named`` is its file. One that opens all is enough.

    Without a file the first is tried, and then a terminal is asked. Raises Misuse.
    """
    if named is not None:
        return opens(read_passphrase(named))
    try:
        return opens(first)
    except Misuse as fault:
        if fault.code != Code.WRONG_PASSPHRASE or not _at_terminal():
            raise
    return opens(getpass.getpass(f"Passphrase {purpose}: "))


def _at_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _first_line(text: str) -> str:
    return text.split("\n", 1)[0].removesuffix("\r")
