# SPDX-License-Identifier: Apache-2.0
"""The register of contacts: what is reported to it, and what is asked of it."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, Parser, add_as
from wasl.contact.contact import Level, Medium, Origin, Public, Status, Track
from wasl.locale import FALLBACK, LANGUAGES

_FORMATS = ("csv", "json", "ical", "html", "plover", "ftm")


def add_registering(commands: Commands) -> None:
    register = commands.below("register", "who spoke to whom, when, and what each said of it")
    _add_reporting(register)
    _add_changing(register)
    _add_looking(register)
    _add_asking(register)
    _add_papers(register)
    _add_directory(register.below("directory", "who held which office, and when"))


def _add_reporting(register: Commands) -> None:
    add = register.add("add", "offline.register:add", "report a contact")
    _add_values(add, needed=True)
    add.add_argument("--source", metavar="SOURCE", required=True, help="from where this is known")
    _add_words(add)
    load = register.add("import", "offline.register:take", "report the contacts of a file")
    load.add_argument(
        "file", metavar="FILE", help="one contact a line, as JSON; - reads from input"
    )
    add_as(load)
    account = register.add("account", "online.register:account", "add what one speaker says of it")
    _add_id(account)
    account.add_argument("--speaker", metavar="NAME", required=True, help="who says so")
    account.add_argument("--side", metavar="SIDE", default="", help="for which side")
    account.add_argument("--channel", metavar="BODY", default="", help="through which body")
    account.add_argument("--text", metavar="WORDS", default="", help="in which words")
    account.add_argument("--source", metavar="SOURCE", default="", help="where it stands")
    account.add_argument("--date", metavar="DATE", help="when it was, as this speaker has it")
    account.add_argument("--initiator", metavar="SIDE", default="", help="who wished it")
    _add_topics(account)
    account.add_argument(
        "--number",
        dest="numbers",
        metavar="WHAT=VALUE",
        action="append",
        default=[],
        help="a figure, or a name for a thing, as it was said; may be given again",
    )
    account.add_argument("--commitment", metavar="WORDS", help="what --side said it would do")
    account.add_argument("--due", metavar="DATE", help="by when it said so")
    add_as(account)


def _add_values(parser: Parser, *, needed: bool) -> None:
    """The values of a contact. ``needed``: those that it cannot be without must be given."""
    parser.add_argument(
        "--date", metavar="DATE", required=needed, help="when: 2022-03-15~, 2022-05"
    )
    parser.add_argument("--status", choices=list(Status), required=needed)
    parser.add_argument("--medium", choices=list(Medium))
    parser.add_argument("--level", choices=list(Level))
    parser.add_argument("--track", choices=list(Track))
    parser.add_argument(
        "--office",
        dest="offices",
        metavar="SIDE[=OFFICE]",
        action="append",
        required=needed,
        help="who took part; given at least twice",
    )
    parser.add_argument(
        "--holder",
        dest="holders",
        metavar="SIDE=NAME",
        action="append",
        default=[],
        help="who held the office of a side then; may be given again",
    )
    parser.add_argument("--initiator", metavar="SIDE", help="at whose wish")
    parser.add_argument("--said-by", metavar="WHO", default="", help="who says at whose wish")
    parser.add_argument("--publicity", choices=list(Public))
    parser.add_argument(
        "--publicity-by", metavar="SIDE", default="", help="who asked for that publicity"
    )
    _add_topics(parser)
    parser.add_argument("--duration-s", metavar="S", type=int, help="how many seconds it took")
    parser.add_argument("--attempts", metavar="N", help="how often it was tried, or several")


def _add_words(parser: Parser) -> None:
    parser.add_argument("--words", metavar="WORDS", default="", help="the exact words there")
    add_as(parser)


def _add_topics(parser: Parser) -> None:
    parser.add_argument(
        "--topic", dest="topics", metavar="TOPIC", action="append", help="may be given again"
    )


def _add_changing(register: Commands) -> None:
    amend = register.add("amend", "online.register:amend", "let values read otherwise from now on")
    _add_id(amend)
    _add_values(amend, needed=False)
    amend.add_argument("--source", metavar="SOURCE", default="", help="from where this is known")
    _add_words(amend)
    merge = register.add("merge", "online.register:merge_contacts", "reports of one contact")
    merge.add_argument("id", metavar="ID", help="the contact that is kept")
    merge.add_argument("others", metavar="OTHER", nargs="+", help="what becomes part of it")
    add_as(merge)
    split = register.add("split", "online.register:split", "one report that was of several")
    _add_id(split)
    split.add_argument("file", metavar="FILE", help="the contacts that it was of, as JSON lines")
    add_as(split)
    reject = register.add("reject", "online.register:reject", "a contact that was none")
    _add_id(reject)
    reject.add_argument("--reason", metavar="WHY", required=True)
    add_as(reject)
    complete = register.add("complete", "offline.register:complete", "say that nothing is missing")
    _add_between(complete, needed=True)
    complete.add_argument("--from", dest="begins", metavar="DATE", required=True)
    complete.add_argument("--to", dest="ends", metavar="DATE", required=True)
    add_as(complete)
    side = register.add("side", "offline.register:name_side", "as which side a party counts")
    side.add_argument("party", metavar="PARTY", help="a party of our lines")
    side.add_argument("side", metavar="SIDE", help="as reports call it")
    add_as(side)


def _add_looking(register: Commands) -> None:
    listed = register.add("list", "online.register:list_contacts", "contacts by their days")
    _add_between(listed)
    listed.add_argument("--from", dest="begins", metavar="DATE", help="the first day")
    listed.add_argument("--to", dest="ends", metavar="DATE", help="the last day")
    listed.add_argument(
        "--status", dest="statuses", choices=list(Status), action="append", help="only these"
    )
    listed.add_argument("--origin", choices=list(Origin), help="only these")
    listed.add_argument("--name", metavar="NAME", help="only those with somebody, however spelt")
    show = register.add("show", "online.register:show", "one contact, and what was done to it")
    _add_id(show)
    differ = register.add(
        "differences",
        "online.register:show_differences",
        "in what the accounts of a contact differ",
    )
    _add_id(differ)


def _add_asking(register: Commands) -> None:
    silence = register.add("silence", "online.asking:silence", "how long nothing was held")
    _add_between(silence, needed=True)
    silence.add_argument("--at", metavar="DATE", required=True, help="counted until this day")
    for name, summary in (
        ("first", "since when a contact of a day is the first"),
        ("highest", "since when it is the highest"),
    ):
        asked = register.add(name, f"online.asking:{name}", summary)
        asked.add_argument("--at", metavar="DATE", required=True, help="the day of the contact")
        _add_between(asked)
    for name, summary in (
        ("months", "held contacts of each month, by level"),
        ("rates", "what became of what a side was asked for"),
    ):
        _add_between(register.add(name, f"online.asking:{name}", summary))


def _add_papers(register: Commands) -> None:
    brief = register.add("brief", "online.briefing:brief", "one page to read before a call")
    brief.add_argument("--with", dest="other", metavar="PARTY", required=True)
    brief.add_argument("--at", metavar="DATE", help="for which day (default: today, UTC)")
    brief.add_argument("--html", action="store_true", help="a page for a browser to print")
    brief.add_argument("--lang", choices=LANGUAGES, default=FALLBACK, help="who reads it speaks")
    brief.add_argument("--out", metavar="FILE", help="the file to make (default: the screen)")
    export = register.add("export", "online.briefing:export", "the register as a file")
    export.add_argument("--format", choices=_FORMATS, required=True)
    _add_between(export)
    export.add_argument("file", metavar="FILE", help="the file to make")


def _add_directory(directory: Commands) -> None:
    load = directory.add("import", "offline.directory:take", "take rows of Wikidata")
    load.add_argument("file", metavar="FILE", help="CSV or JSON; - reads from input")
    check = directory.add("check", "online.directory:check", "offices without one holder")
    check.add_argument("--at", metavar="DATE", help="on which day (default: today, UTC)")


def _add_id(parser: Parser) -> None:
    parser.add_argument("id", metavar="ID", help="a contact, as it is listed")


def _add_between(parser: Parser, *, needed: bool = False) -> None:
    parser.add_argument(
        "--between",
        metavar=("A", "B"),
        nargs=2,
        required=needed,
        help="two sides, each SIDE or SIDE:OFFICE",
    )
