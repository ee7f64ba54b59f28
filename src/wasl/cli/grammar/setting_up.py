# SPDX-License-Identifier: Apache-2.0
"""Setting up: homes, cards, lines."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, add_line, add_root


def add_setting_up(commands: Commands) -> None:
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
    add_root(init)
    init.add_argument(
        "--spares", metavar="DIR", help="make two spares of the node in this folder, for two safes"
    )

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
    emergency = card.add(
        "emergency", "offline.emergency:print_card", "the page to print, for when nothing works"
    )
    add_line(emergency)
    emergency.add_argument("--out", metavar="FILE", help="the file to make (default: the screen)")
    emergency.add_argument("--html", action="store_true", help="a page for a browser to print")
    _add_lines(commands)


def _add_lines(commands: Commands) -> None:
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
    add_root(propose)
    sign = line.add("sign", "offline.lines:sign", "read a proposed line and add our signature")
    sign.add_argument("file", metavar="FILE")
    sign.add_argument("--joining", action="store_true", help="we join by it: nothing to compare")
    add_root(sign)
    open_ = line.add(
        "open", "offline.lines:open_line", "open a line that all members signed", tells_node=True
    )
    open_.add_argument("file", metavar="FILE", nargs="+")
    renew = line.add("renew", "offline.renewing:renew", "draft a line's next charter and sign it")
    add_line(renew)
    renew.add_argument("--title", help="another title")
    renew.add_argument("--terms", metavar="TERMS.toml", help="terms that change")
    renew.add_argument("--join", metavar="PARTY", action="append", default=[], help="who joins")
    renew.add_argument("--leave", metavar="PARTY", action="append", default=[], help="who leaves")
    renew.add_argument("--out", metavar="FILE", required=True, help="the file to pass round")
    add_root(renew)
    line.add("list", "online.lines:list_lines", "all lines of this home")
    show = line.add(
        "show", "online.lines:show_line", "one line: its terms, its parties, their state"
    )
    add_line(show)
