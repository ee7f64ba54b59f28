# SPDX-License-Identifier: Apache-2.0
"""Watching: alarms, and what is wrong with our own node."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, add_line


def add_watching(commands: Commands) -> None:
    alarm = commands.below("alarm", "alarms: facts that stay until a person closes them")
    listed = alarm.add("list", "online.alarms:list_alarms", "open alarms, and what to do")
    listed.add_argument("line", metavar="LINE", nargs="?", help="of this line alone")
    listed.add_argument("--all", action="store_true", help="those too that were closed")
    close = alarm.add("close", "online.alarms:close_alarm", "close an alarm, by name")
    add_line(close)
    close.add_argument("code", metavar="CODE", help="as it is listed, such as void-entry")
    close.add_argument("--party", metavar="PARTY", help="the party it is about")
    close.add_argument("--as", dest="by", metavar="PERSON", required=True, help="who closes it")
    close.add_argument("--note", metavar="NOTE", default="", help="what was found out, or done")
    commands.add("doctor", "online.doctor:examine", "what is wrong with our node, and what to do")
