# SPDX-License-Identifier: Apache-2.0
"""``wasl press``: what press reports tell of contacts, proposed with their exact words.

Rules:

1. ``read`` reads files and answers; nothing is filed, sent or looked up. ``take`` files what a
   person has confirmed by its number, all of it or nothing.
2. Places are counted in characters of the file as it was decoded: ``text[start:end]`` are the
   words.
3. A file that is not what its encoding says is a misuse; with ``--encoding`` given, what does not
   fit is read as U+FFFD, and told.
4. What the text does not say is shown as *not said*.
"""

from __future__ import annotations

import codecs
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from wasl import limits
from wasl.cli.contacts import contact_line, tell_done
from wasl.cli.failure import DONE
from wasl.cli.files import read_named
from wasl.cli.letters import fields, told
from wasl.cli.place import our_home
from wasl.cli.screen import Screen, Style
from wasl.contact.contact import Contact
from wasl.contact.dates import parse_when
from wasl.contact.deeds import Added
from wasl.contact.directory import Directory
from wasl.contact.ledger import check
from wasl.contact.press.filing import contact_of
from wasl.contact.press.proposal import Day, Kind, Proposal, Reading, Warned, to_json
from wasl.contact.press.reading import read
from wasl.contact.press.shadow import Span
from wasl.errors import Code, Misuse
from wasl.home.offices import parse_directory, starter_directory
from wasl.home.register import RegisterLog
from wasl.home.russian import name_holders

_NOT_SAID: Final = "not said"
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HOW: Final = {
    "explicit": "as it stands there",
    "relative": "counted from the publication",
    "year_inferred": "the year follows from the publication",
    "open": "cannot be told",
}
_WORDS_CHARS: Final = 160


class Report(NamedTuple):
    """A file as it was read."""

    name: str
    text: str
    reading: Reading
    directory: Directory


def read_press(options: Namespace, screen: Screen) -> int:
    """Read each file, and tell what it proposes."""
    for report in reports(options, screen):
        give(report, screen)
    return DONE


def reports(options: Namespace, screen: Screen) -> Iterator[Report]:
    """Read the files that a command names, one after the other."""
    directory = _directory(options.directory)
    for name in options.files:
        yield _read(options, name, directory, screen)


def give(report: Report, screen: Screen) -> None:
    """Tell what a file proposes."""
    proposals = report.reading.proposals
    if not screen.json:
        screen.say(f"{told(report.name)}: {len(proposals)} proposed", style=Style.STRONG)
    for number, proposal in enumerate(proposals, start=1):
        lines = (f"{number}. {_head(proposal)}", *fields(_fields(proposal), indent=3))
        screen.give(to_json(proposal), lines)
    warn_of(report.reading.warnings, report.name, screen)


def warn_of(warnings: Iterable[Warned], name: str, screen: Screen) -> None:
    """Tell what in a file contradicts itself."""
    for warning in warnings:
        words = told(_short(warning.span.text))
        place = f"{name}, characters {warning.span.start} to {warning.span.end}"
        screen.warn(f"{warning.what}: “{words}” ({place})", do="look at these words")


def take_press(options: Namespace, screen: Screen) -> int:
    """File proposals that a person has confirmed as contacts of the register."""
    directory = _directory(options.directory)
    proposals = _read(options, options.file, directory, screen).reading.proposals
    when = None if options.date is None else parse_when(options.date, where="--date")
    taken: list[Contact] = []
    numbers: list[int] = options.numbers
    for number in numbers:
        if not 0 < number <= len(proposals):
            what = f"there is no proposal {number}: {len(proposals)} are proposed"
            do = f"see them: wasl press read {options.file}"
            raise Misuse(Code.BAD_ARGUMENT, what, where="NUMBER", do=do)
        source = options.outlet or options.file
        contact = contact_of(proposals[number - 1], source=source, directory=directory, when=when)
        check(contact, where=f"proposal {number}")
        taken.append(contact)
    acts = [Added(one) for one in taken]
    ids = RegisterLog(our_home(options).register).append(acts, by=options.by)
    filed = [replace(one, id=f"r{n}") for n, one in zip(ids, taken, strict=True)]
    tell_done(screen, acts[0], [one.id for one in filed], map(contact_line, filed))
    return DONE


def _read(options: Namespace, name: str, directory: Directory, screen: Screen) -> Report:
    data = read_named(Path(name), limit=limits.PRESS_BYTES)
    text = _decoded(data, name, options.encoding, screen)
    reading = read(
        text,
        published=options.published,
        outlet=options.outlet,
        directory=directory,
        file=name,
    )
    return Report(name, text, name_holders(reading, text, directory=directory), directory)


def _directory(name: str | None) -> Directory:
    if name is None:
        return starter_directory()
    data = read_named(Path(name), limit=limits.DIRECTORY_BYTES)
    try:
        return parse_directory(data.decode("utf-8-sig"), where=name)
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise Misuse(Code.BAD_TEXT, what, where=name, do="save it as UTF-8") from error


def _decoded(data: bytes, name: str, encoding: str | None, screen: Screen) -> str:
    if encoding is not None:
        text = data.decode(encoding, "replace")
        if (lost := text.count("\ufffd")) > 0:
            screen.warn(f"{lost} places of {name} are not {encoding}", do="is it another encoding?")
        return text
    known = next((coding for bom, coding in _BOMS if data.startswith(bom)), "utf-8")
    try:
        return data.decode(known)
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not {known.removesuffix('-sig').upper()}"
        do = "say how it is written: --encoding windows-1256, windows-1251 …"
        raise Misuse(Code.BAD_TEXT, what, where=name, do=do) from error


# ── for people ──────────────────────────────────────────────────────────────────────────────────


def proposal_lines(proposal: Proposal) -> Iterator[str]:
    """Return a proposal for people."""
    yield _head(proposal)
    yield from fields(_fields(proposal))


def _head(proposal: Proposal) -> str:
    status = f", {proposal.status}" if proposal.status else ""
    return f"{proposal.kind}{status} ({proposal.level})"


def _fields(proposal: Proposal) -> Iterator[tuple[str, str]]:
    yield "when", _day(proposal.date)
    for side in proposal.sides:
        office = side.office or f"office {_NOT_SAID}"
        holder = told(side.holder) if side.holder else f"holder {_NOT_SAID}"
        yield "side", f"{side.side}, {office}, {holder}{_quoted(side.span)}"
    if not proposal.sides:
        yield "side", _NOT_SAID
    wish, silence = proposal.initiator, proposal.publicity
    if wish is None:
        yield "asked by", _NOT_SAID
    else:
        says = told(wish.said_by) if wish.said_by else "the text itself"
        yield "asked by", f"{wish.side}, says {says}{_quoted(wish.span)}"
    if silence is None:
        yield "publicity", _NOT_SAID
    else:
        asked = silence.asked_by or _NOT_SAID
        yield "publicity", f"{silence.public}, asked by {asked}{_quoted(silence.span)}"
    for span in proposal.topics:
        yield "topic", _quoted(span).strip()
    for one in proposal.accounts:
        channel = f", {one.channel}" if one.channel else ""
        yield (
            "account",
            f"{told(one.speaker)} ({one.side or _NOT_SAID}{channel}){_quoted(one.span)}",
        )
    heard = {one.side for one in proposal.accounts}
    for side in dict.fromkeys(one.side for one in proposal.sides):
        if side not in heard and proposal.kind is Kind.CONTACT:
            yield "account", f"of {side}: {_NOT_SAID}"
    for one in proposal.claims:
        speaker = told(one.speaker) if one.speaker else "the text itself"
        yield "claim", f"{one.what} {told(one.number)}, says {speaker}{_quoted(one.span)}"


def _day(day: Day) -> str:
    words = _quoted(day.span)
    if day.value is None:
        return f"{_NOT_SAID}{words}"
    role = "" if day.role == "contact" else f" ({day.role.replace('_', ' ')})"
    return f"{day.value}{role}, {_HOW[day.how]}{words}"


def _quoted(span: Span | None) -> str:
    return "" if span is None else f" “{told(_short(span.text))}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WORDS_CHARS else line[:_WORDS_CHARS] + "…"
