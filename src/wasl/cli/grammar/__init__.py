# SPDX-License-Identifier: Apache-2.0
"""The commands, their arguments and their options; and which function carries each of them out.

Rules:

1. ``--home``, ``--json`` and ``--passphrase-file`` may stand before or after a command.
2. A function is named, not imported: what a command does not need is never loaded.
3. A wrong argument is :class:`~wasl.errors.Misuse`, told like every other failure.

``docs/reference/cli.md`` explains each of them; a test compares.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from wasl import __version__
from wasl.cli.grammar.attaching import add_attaching
from wasl.cli.grammar.carrying import add_carrying
from wasl.cli.grammar.keeping import add_keeping
from wasl.cli.grammar.officers import add_officers
from wasl.cli.grammar.parser import Commands, Parser, common
from wasl.cli.grammar.proving import add_proving
from wasl.cli.grammar.reading_press import add_reading_press
from wasl.cli.grammar.registering import add_registering
from wasl.cli.grammar.restoring import add_restoring
from wasl.cli.grammar.running import add_running
from wasl.cli.grammar.setting_up import add_setting_up
from wasl.cli.grammar.shredding import add_shredding
from wasl.cli.grammar.silence import add_silence
from wasl.cli.grammar.simulating import add_simulating
from wasl.cli.grammar.talking import add_talking
from wasl.cli.grammar.watching import add_watching
from wasl.cli.grammar.witnessing import add_witnessing

if TYPE_CHECKING:
    from wasl.cli.screen import Screen

Run = Callable[[argparse.Namespace, "Screen"], int]
"""What carries a command out: it answers on the screen and returns the exit code."""

_DEFAULTS: Final[dict[str, Any]] = {"home": None, "json": False, "passphrase_file": None}


@cache
def make_parser() -> Parser:
    """All of the grammar: built once, and never changed by what it reads."""
    top = Parser(
        prog="wasl",
        description="A crisis line for parties who do not trust each other.",
        parents=[common()],
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"wasl {__version__}")
    commands = Commands(top, title="commands")
    add_setting_up(commands)
    add_running(commands)
    add_restoring(commands)
    add_talking(commands)
    add_attaching(commands)
    add_keeping(commands)
    add_shredding(commands)
    add_carrying(commands)
    add_proving(commands)
    add_watching(commands)
    add_silence(commands)
    add_officers(commands)
    add_registering(commands)
    add_witnessing(commands)
    add_reading_press(commands)
    add_simulating(commands)
    return top


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the arguments of a command. Raises Misuse (BAD_ARGUMENT); SystemExit after --help."""
    parser = make_parser()
    options, left = parser.parse_known_args(arguments)
    if left:
        _take_text(options, left, parser)
    for name, value in _DEFAULTS.items():
        if not hasattr(options, name):
            setattr(options, name, value)
    return options


def _take_text(options: argparse.Namespace, left: list[str], parser: Parser) -> None:
    """Take a text that stands after the options: argparse has given it up by then."""
    words = left[1:] if left[0] == "--" else left
    is_text = len(words) == 1 and (words[0] == "-" or not words[0].startswith("-") or words != left)
    if not is_text or getattr(options, "text", "") is not None:
        parser.error("unrecognized arguments: " + " ".join(left))
    options.text = words[0]


def load(options: argparse.Namespace) -> Run:
    """The function that carries the command out. Only now is anything of it imported."""
    module, _, name = cast("str", options.run).partition(":")
    return cast("Run", getattr(importlib.import_module(f"wasl.cli.{module}"), name))
