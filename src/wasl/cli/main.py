# SPDX-License-Identifier: Apache-2.0
"""The command ``wasl``: from arguments to an exit code.

Rules:

1. Nothing but the grammar is loaded before the command is known.
2. Every failure becomes a code, a sentence and an exit code; a broken pipe and Ctrl-C become
   silence.
3. No traceback reaches anybody who did not ask for it with ``WASL_DEBUG=1``.

It carries out no command itself.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from wasl.cli import failure, grammar
from wasl.cli.screen import Screen
from wasl.errors import WaslError


def main(
    arguments: Sequence[str] | None = None,
    *,
    load: Callable[[Namespace], grammar.Run] = grammar.load,
) -> int:
    """Carry out one command, and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    screen = _make_screen(given)
    try:
        return _carry_out(given, screen, load)
    except WaslError as fault:
        screen.fail(fault)
        return failure.exit_code(fault)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else failure.DONE
    except KeyboardInterrupt:
        return failure.INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return failure.PIPE_CLOSED
    except Exception as error:
        if os.environ.get("WASL_DEBUG") == "1":
            raise
        fault = failure.unexpected(error)
        screen.fail(fault)
        if isinstance(error, OSError):
            _forget_output()
        return failure.exit_code(fault)


def _carry_out(given: list[str], screen: Screen, load: Callable[[Namespace], grammar.Run]) -> int:
    options = grammar.parse(given)
    code = load(options)(options, screen)
    if options.tells_node and code == failure.DONE:
        from wasl.cli.online.running import refresh

        refresh(options, screen)
    return code


def _make_screen(given: list[str]) -> Screen:
    """The screen, before the arguments are known to be good: their faults are told on it too."""
    ours = given[: given.index("--")] if "--" in given else given
    as_json = "--json" in ours
    out, err = (stream or _nowhere() for stream in (sys.stdout, sys.stderr))
    for stream in (out, err):
        if isinstance(stream, TextIOWrapper):
            encoding = "utf-8" if as_json else stream.encoding
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    return Screen(json=as_json, out=out, err=err, environment=os.environ)


def _nowhere() -> TextIO:
    """In the place of a stream that was closed before we began, as services do."""
    return Path(os.devnull).open("w", encoding="utf-8")  # open as long as the process


def _forget_output() -> None:
    """Nobody can take our output any more: let the last flush at the end go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
