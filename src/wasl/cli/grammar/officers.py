# SPDX-License-Identifier: Apache-2.0
"""Officers of our desk: who may use it."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, Parser


def add_officers(commands: Commands) -> None:
    officer = commands.below("officer", "officers of our desk, and what proves them")
    add = officer.add("add", "offline.officers:add_officer", "add an officer, and make a link")
    _add_name(add)
    add.add_argument(
        "--role",
        metavar="ROLE",
        dest="roles",
        action="append",
        required=True,
        help="what the officer may do: duty, drafter, releaser, interpreter, press, analyst, "
        "administrator or readonly; may be given again",
    )
    add.add_argument(
        "--office",
        metavar="OFFICE",
        dest="offices",
        action="append",
        default=[],
        help="an office of ours that the officer fills; may be given again",
    )
    officer.add("list", "offline.officers:list_officers", "the officers of our desk")
    link = officer.add("link", "offline.officers:make_link", "make a one-time link for an officer")
    _add_name(link)
    link.add_argument(
        "--once", action="store_true", help="to sign in once, within ten minutes, without a passkey"
    )
    for name, summary in (
        ("disable", "let an officer in no more"),
        ("enable", "let a disabled officer in again"),
    ):
        _add_name(officer.add(name, f"offline.officers:{name}_officer", summary))


def _add_name(parser: Parser) -> None:
    parser.add_argument("name", metavar="NAME", help="the officer's name, as it is listed")
