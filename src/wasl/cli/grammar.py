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
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

from wasl import __version__, limits
from wasl.errors import Code, Misuse
from wasl.terms import Answer, Precedence, Traffic, word

if TYPE_CHECKING:
    from wasl.cli.screen import Screen

Run = Callable[[argparse.Namespace, "Screen"], int]
"""What carries a command out: it answers on the screen and returns the exit code."""

_DEFAULTS: Final[dict[str, Any]] = {"home": None, "json": False, "passphrase_file": None}


class Parser(argparse.ArgumentParser):
    """An argument parser whose faults are ours."""

    def error(self, message: str) -> NoReturn:
        """Raise Misuse instead of leaving the process."""
        raise Misuse(Code.BAD_ARGUMENT, message, where=self.prog, do=f"see {self.prog} --help")


@cache
def make_parser() -> Parser:
    """All of the grammar: built once, and never changed by what it reads."""
    top = Parser(
        prog="wasl",
        description="A crisis line for parties who do not trust each other.",
        parents=[_common()],
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"wasl {__version__}")
    commands = _Commands(top, title="commands")
    _add_setting_up(commands)
    _add_node(commands)
    _add_talking(commands)
    _add_proving(commands)
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


@cache
def _common() -> Parser:
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    every = common.add_argument_group("options of every command")
    every.add_argument("--home", metavar="DIR", help="the home of our node (or: WASL_HOME)")
    every.add_argument("--json", action="store_true", help="one JSON object a line")
    every.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="a file with the passphrase, where one is needed (or: WASL_PASSPHRASE_FILE)",
    )
    return common


class _Commands:
    """The commands below one word."""

    def __init__(self, parser: Parser, *, title: str) -> None:
        self._group = parser.add_subparsers(
            title=title, metavar="COMMAND", required=True, parser_class=Parser
        )

    def add(self, name: str, run: str, summary: str, *, tells_node: bool = False) -> Parser:
        """A command. ``tells_node``: it changes what a running node should look at again."""
        parser = self._group.add_parser(
            name, help=summary, description=summary, parents=[_common()], allow_abbrev=False
        )
        parser.set_defaults(run=run, tells_node=tells_node)
        return parser

    def below(self, name: str, summary: str) -> _Commands:
        """A word with commands of its own."""
        parser = self._group.add_parser(
            name, help=summary, description=summary, parents=[_common()], allow_abbrev=False
        )
        return _Commands(parser, title=f"commands of wasl {name}")


# ── setting up ──────────────────────────────────────────────────────────────────────────────────


def _add_setting_up(commands: _Commands) -> None:
    init = commands.add(
        "init", "offline.founding:found", "make the home of a party's node, with its keys"
    )
    init.add_argument("new_home", metavar="HOME", help="a directory that does not exist yet")
    init.add_argument("--party", metavar="ID", required=True, help="our short name, for good")
    init.add_argument(
        "--name", metavar="LANG=NAME", action="append", default=[], help="our name in ar, ru or en"
    )
    init.add_argument(
        "--office",
        metavar="ID=TITLE",
        action="append",
        default=[],
        help="an office of ours, the main desk first (default: duty=Duty desk)",
    )
    init.add_argument("--listen", metavar="HOST:PORT", help="where our node listens")
    init.add_argument(
        "--url",
        metavar="https://HOST:PORT",
        action="append",
        default=[],
        help="where others can dial us",
    )
    _add_root(init)

    card = commands.below("card", "cards: who a party is, and how its keys are checked")
    export = card.add("export", "offline.cards:export_card", "write our card to a file")
    export.add_argument("file", metavar="FILE")
    add = card.add(
        "add", "offline.cards:add_card", "keep the card of another party", tells_node=True
    )
    add.add_argument("file", metavar="FILE")
    card.add("fingerprint", "offline.cards:show_fingerprint", "our 40 digits, to be read aloud")
    verify = card.add(
        "verify", "offline.cards:verify_card", "compare digits heard with a card", tells_node=True
    )
    verify.add_argument("party", metavar="PARTY")
    verify.add_argument("digits", metavar="DIGITS", nargs="+", help="the 40 digits as heard")
    _add_lines(commands)


def _add_root(parser: Parser) -> None:
    parser.add_argument(
        "--root", metavar="FILE", help="where the root's sealed keys are (default: in the home)"
    )


def _add_lines(commands: _Commands) -> None:
    line = commands.below("line", "lines: propose, sign, open, look")
    propose = line.add("propose", "offline.lines:propose", "draw up a line's charter and sign it")
    propose.add_argument(
        "--with",
        dest="others",
        metavar="PARTY",
        nargs="+",
        action="extend",
        required=True,
        help="the other members; their cards must be held",
    )
    propose.add_argument("--title", required=True, help="what the line is called")
    propose.add_argument("--terms", metavar="TERMS.toml", help="terms other than the usual ones")
    propose.add_argument("--out", metavar="FILE", required=True, help="the file to pass round")
    _add_root(propose)
    sign = line.add("sign", "offline.lines:sign", "read a proposed line and add our signature")
    sign.add_argument("file", metavar="FILE")
    _add_root(sign)
    open_ = line.add(
        "open", "offline.lines:open_line", "open a line that all members signed", tells_node=True
    )
    open_.add_argument("file", metavar="FILE")
    line.add("list", "online.lines:list_lines", "all lines of this home")
    show = line.add(
        "show", "online.lines:show_line", "one line: its terms, its parties, their state"
    )
    _add_line(show)


# ── the node ────────────────────────────────────────────────────────────────────────────────────


def _add_node(commands: _Commands) -> None:
    commands.add("run", "online.running:run_node", "run our node until it is told to end")
    commands.add("status", "online.lines:show_status", "how the running node fares, line by line")
    demo = commands.add(
        "demo", "demo.story:demonstrate", "two parties, one line, a crash and a forgery"
    )
    demo.add_argument("--once", action="store_true", help="end after the story, and clean up")


# ── talking ─────────────────────────────────────────────────────────────────────────────────────


def _add_line(parser: Parser) -> None:
    parser.add_argument("line", metavar="LINE", help="an alias, or 8 or more digits of a line's id")


def _add_entry(parser: Parser) -> None:
    parser.add_argument("entry", metavar="ENTRY", help="LINE/PARTY.INCARNATION/SEQ")


def _add_as(parser: Parser) -> None:
    parser.add_argument("--as", dest="by", metavar="PERSON", default="", help="who says this")


def _add_talking(commands: _Commands) -> None:
    _add_send(commands.add("send", "online.talking:send", "say something on a line"))
    log = commands.add("log", "online.reading:show_log", "the record of a line, in its order")
    _add_line(log)
    log.add_argument("--follow", action="store_true", help="stay, and show what comes")
    show = commands.add(
        "show", "online.reading:show_entry", "one entry, and what is known of its way"
    )
    _add_entry(show)
    ack = commands.add("ack", "online.talking:acknowledge", "take a message, and answer it")
    _add_entry(ack)
    ack.add_argument("--answer", required=True, choices=[word(each) for each in Answer])
    ack.add_argument("--reason", default="", help="why, in a few words")
    _add_as(ack)


def _add_send(send: Parser) -> None:
    _add_line(send)
    send.add_argument("text", metavar="TEXT", nargs="?", help="what to say; - reads it from input")
    send.add_argument("--file", metavar="FILE", help="read the text from a file")
    send.add_argument("--from-office", metavar="OFFICE", required=True, help="an office of ours")
    send.add_argument(
        "--to-office",
        dest="to_offices",
        metavar="[PARTY:]OFFICE",
        action="append",
        required=True,
        help="whom it asks to act",
    )
    send.add_argument(
        "--info-office",
        dest="info_offices",
        metavar="[PARTY:]OFFICE",
        action="append",
        default=[],
        help="who is to know",
    )
    send.add_argument("--subject", default="")
    precedences = [word(each) for each in Precedence]
    send.add_argument("--precedence", choices=precedences, default=word(Precedence.ROUTINE))
    traffic = [word(each) for each in Traffic]
    send.add_argument("--traffic", choices=traffic, default=word(Traffic.OPERATION))
    send.add_argument("--lang", choices=["ar", "ru", "en"], default="", help="of the text")
    send.add_argument(
        "--ref", dest="refs", metavar="ENTRY", action="append", default=[], help="it is about"
    )
    send.add_argument("--reply-by", metavar="TIME", help="such as 2026-11-22T14:35:00Z")
    _add_as(send)
    send.add_argument("--wait", choices=["stored", "acknowledged"], help="until all have done so")
    send.add_argument("--timeout", metavar="S", type=_seconds, default=60.0, help="default: 60")


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= limits.WAIT_S:
        raise argparse.ArgumentTypeError(f"“{text}” is not 0 to {limits.WAIT_S} seconds")
    return value


# ── proving ─────────────────────────────────────────────────────────────────────────────────────


def _add_proving(commands: _Commands) -> None:
    export = commands.add(
        "export", "online.reading:export", "write a transcript, an exhibit, or the proof of a fork"
    )
    _add_line(export)
    one = export.add_mutually_exclusive_group()
    one.add_argument("--entry", metavar="ID", help="an exhibit of this entry alone")
    one.add_argument("--fork", metavar="PARTY", help="the proof that this party forked")
    export.add_argument("--from", dest="from_time", metavar="TIME", help="a transcript from here")
    export.add_argument("--to", dest="to_time", metavar="TIME", help="a transcript up to here")
    export.add_argument("--out", metavar="FILE", required=True, help="the file to make")

    verify = commands.add(
        "verify", "offline.checking:verify_file", "check a transcript, exhibit or fork"
    )
    verify.add_argument("file", metavar="FILE")
    verify.add_argument(
        "--card", dest="cards", metavar="CARD", action="append", default=[], help="a party's card"
    )
    verify.add_argument(
        "--fingerprint",
        dest="fingerprints",
        metavar="PARTY=DIGITS",
        action="append",
        default=[],
        help="a party's 40 digits",
    )

    note = commands.below("note", "signed notes of any origin (c2sp.org/signed-note)")
    check = note.add("verify", "offline.checking:verify_note", "check a note against keys")
    check.add_argument(
        "--key",
        dest="keys",
        metavar="VKEY",
        nargs="+",
        action="extend",
        required=True,
        help="a verifier key: name+key id+base64",
    )
    check.add_argument("file", metavar="FILE", nargs="?")
