# SPDX-License-Identifier: Apache-2.0
"""Keeping a line: checks, service messages, suspension, and amending what one has said."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, Parser, add_as, add_entry, add_line


def add_keeping(commands: Commands) -> None:
    check = commands.add("check", "online.keeping:check", "ask now whether anybody is there")
    add_line(check)
    check.add_argument("text", metavar="TEXT", nargs="?", help="a few words; - reads from input")
    add_as(check)
    _add_service(commands.add("service", "online.keeping:serve", "say something of the line"))
    suspend = commands.add("suspend", "online.keeping:suspend", "act on some kinds no more")
    resume = commands.add("resume", "online.keeping:resume", "act on them again, and see what came")
    for each in (suspend, resume):
        add_line(each)
        each.add_argument(
            "--kind", dest="kinds", metavar="KIND", action="append", required=True, help="which"
        )
        each.add_argument("--reason", required=each is suspend, default="", help="why")
        add_as(each)
    correct = commands.add("correct", "online.keeping:correct", "correct a message of ours")
    add_entry(correct)
    correct.add_argument(
        "--set",
        dest="changes",
        metavar="FIELD=VALUE",
        action="append",
        required=True,
        help="text, subject, label or reply-by, and how it shall read",
    )
    cancel = commands.add("cancel", "online.keeping:cancel", "take a message of ours back")
    add_entry(cancel)
    for each in (correct, cancel):
        each.add_argument("--reason", required=True, help="why")
        add_as(each)


def _add_service(service: Parser) -> None:
    add_line(service)
    service.add_argument("text", metavar="TEXT", nargs="?", help="what it is; - reads from input")
    what = service.add_mutually_exclusive_group()
    what.add_argument(
        "--outage",
        metavar=("FROM", "TO"),
        nargs=2,
        help="from when to when our node will not be reached",
    )
    what.add_argument("--hours", metavar="06:00Z-18:00Z", help="when our desk is manned each day")
    what.add_argument("--present", action="store_true", help="somebody is at our desk")
    what.add_argument("--away", action="store_true", help="nobody is at our desk")
    add_as(service)
