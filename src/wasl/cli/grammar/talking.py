# SPDX-License-Identifier: Apache-2.0
"""Talking: what is said on a line, and reading it."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, Parser, add_as, add_entry, add_line, seconds
from wasl.terms import Answer, Precedence, Traffic, word


def add_talking(commands: Commands) -> None:
    _add_send(commands.add("send", "online.talking:send", "say something on a line"))
    log = commands.add("log", "online.reading:show_log", "the record of a line, in its order")
    add_line(log)
    log.add_argument("--follow", action="store_true", help="stay, and show what comes")
    show = commands.add(
        "show", "online.reading:show_entry", "one entry, and what is known of its way"
    )
    add_entry(show)
    ack = commands.add("ack", "online.talking:acknowledge", "take a message, and answer it")
    add_entry(ack)
    ack.add_argument("--answer", required=True, choices=[word(each) for each in Answer])
    ack.add_argument("--reason", default="", help="why, in a few words")
    add_as(ack)


def _add_send(send: Parser) -> None:
    add_line(send)
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
    send.add_argument(
        "--attach",
        metavar="FILE",
        action="append",
        default=[],
        help="a file that goes with it: PDF, PNG, JPEG, GeoJSON or text",
    )
    send.add_argument("--label", default="", help="a mark that both sides file it under")
    send.add_argument("--supersedes", metavar="ENTRY", help="a message of ours that it replaces")
    send.add_argument("--sent-alone", action="store_true", help="the second person signs after")
    send.add_argument("--reply-by", metavar="TIME", help="such as 2026-11-22T14:35:00Z")
    add_as(send)
    send.add_argument("--wait", choices=["stored", "acknowledged"], help="until all have done so")
    send.add_argument("--timeout", metavar="S", type=seconds, default=60.0, help="default: 60")
