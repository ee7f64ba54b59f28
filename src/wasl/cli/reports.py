# SPDX-License-Identifier: Apache-2.0
"""Press reports on the command line: read from files, and told to people.

Rules:

1. Places are counted in characters of the file as it was decoded: ``text[start:end]`` are the
   words.
2. A file that is not what its encoding says is a misuse; with ``--encoding`` given, what does not
   fit is read as U+FFFD, and told.
3. What the text does not say is shown as *not said*.
"""

from __future__ import annotations

import codecs
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from wasl import limits
from wasl.cli.files import read_named
from wasl.cli.letters import clock, fields, told
from wasl.cli.place import home_if_named
from wasl.cli.screen import Screen
from wasl.contact.deeds import Deed, Judged, Verdict
from wasl.contact.directory import Directory
from wasl.contact.ledger import Ledger
from wasl.contact.press.judged.comparing import Why
from wasl.contact.press.judged.judging import keys_of
from wasl.contact.press.proposal import Day, Kind, Proposal, Reading, Warned, warned_json
from wasl.contact.press.shadow import Span
from wasl.errors import Code, Misuse
from wasl.home.offices import home_directory, parse_directory, starter_directory
from wasl.home.reports import Paper, read_many
from wasl.locale.letters import lean
from wasl.locale.tongue import ENGLISH

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
_WHY: Final = {
    Why.DAY: "the same day",
    Why.WITHIN: "one tells the day, the other a time with it inside",
    Why.NO_YEAR: "the same day and month",
    Why.NO_DATE: "a day is not said",
    Why.VAGUE: "the days can be one",
    Why.DAY_APART: "the days are one day apart",
    Why.MONTH_APART: "the days are one month apart",
    Why.YEAR_APART: "the days are one year apart",
    Why.OFFICE_ALONE: "one names no holder",
    Why.OFFICE_UNLIKE: "the offices are called otherwise",
    Why.STATUS: "what became of it is told otherwise",
    Why.SEVERAL: "it is the same as several that differ",
}
_INTO: Final = {Verdict.FILED: "as", Verdict.MERGED: "into", Verdict.ATTACHED: "to"}
_WORDS_CHARS: Final = 160


@dataclass(frozen=True, slots=True)
class Report:
    """A file as it was read. ``keys``: those of its proposals."""

    name: str
    text: str
    reading: Reading
    keys: Sequence[str]


def read_reports(
    options: Namespace, names: Iterable[str], directory: Directory, screen: Screen
) -> list[Report]:
    """Read files, each once. Raises Misuse."""
    once = list(dict.fromkeys(names))
    days: list[tuple[str, date]] = options.published
    for file, _ in days:
        if file and file not in once:
            what = f"no report is called {file}"
            raise Misuse(Code.BAD_ARGUMENT, what, where="--published", do="name it as FILE does")
    papers = [_paper(options, name, screen) for name in once]
    return [
        Report(paper.name, paper.text, reading, keys_of(paper.text, reading.proposals))
        for paper, reading in zip(papers, read_many(papers, directory=directory), strict=True)
    ]


def _paper(options: Namespace, name: str, screen: Screen) -> Paper:
    data = read_named(Path(name), limit=limits.PRESS_BYTES)
    text = _decoded(data, name, options.encoding, screen)
    return Paper(text, days_of(options, name), options.outlet, name)


def days_of(options: Namespace, name: str) -> list[date]:
    """When the parts of a file were published, as the command says."""
    days: list[tuple[str, date]] = options.published
    return [day for file, day in days if file in ("", name)]


def chosen(report: Report, numbers: Sequence[int]) -> list[tuple[Proposal, str]]:
    """Proposals by their numbers, each with its key. Raises Misuse."""
    proposals = report.reading.proposals
    for number in numbers:
        if not 0 < number <= len(proposals):
            what = f"there is no proposal {number}: {len(proposals)} are proposed"
            do = f"see them: wasl press read {report.name}"
            raise Misuse(Code.BAD_ARGUMENT, what, where="NUMBER", do=do)
    return [(proposals[number - 1], report.keys[number - 1]) for number in numbers]


def refuse_if_judged(numbers: Sequence[int], keys: Sequence[str], ledger: Ledger) -> None:
    """Refuse what somebody has judged already. Raises Misuse (EXISTS)."""
    for number, key in zip(numbers, keys, strict=True):
        if judged := ledger.judged.get(key):
            what = f"proposal {number} was judged before: {judged_words(judged[-1], ledger)}"
            do = "look at it: wasl register show; to judge it anew: --again"
            raise Misuse(Code.EXISTS, what, where="NUMBER", do=do)


def directory_of(options: Namespace) -> Directory:
    """The directory that the command names, else the home's, else the starter. Raises Misuse."""
    name: str | None = options.directory
    if name is None:
        home = home_if_named(options)
        return starter_directory() if home is None else home_directory(home).whole
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


def headline(proposal: Proposal) -> str:
    """What is proposed, on one line."""
    status = f", {proposal.status}" if proposal.status else ""
    return f"{proposal.kind}{status} ({proposal.level})"


def proposal_fields(proposal: Proposal, *, name: str) -> Iterator[tuple[str, str]]:
    """All values of a proposal with their words; those of another file than ``name`` with it."""
    told_by = _Told(name)
    yield "when", told_by.day(proposal.date)
    for side in proposal.sides:
        office = side.office or f"office {_NOT_SAID}"
        holder = told(side.holder) if side.holder else f"holder {_NOT_SAID}"
        yield "side", f"{side.side}, {office}, {holder}{told_by.words(side.span)}"
    if not proposal.sides:
        yield "side", _NOT_SAID
    wish, silence = proposal.initiator, proposal.publicity
    if wish is None:
        yield "asked by", _NOT_SAID
    else:
        says = told(wish.said_by) if wish.said_by else "the text itself"
        yield "asked by", f"{wish.side}, says {says}{told_by.words(wish.span)}"
    if silence is None:
        yield "publicity", _NOT_SAID
    else:
        asked = silence.asked_by or _NOT_SAID
        yield "publicity", f"{silence.public}, asked by {asked}{told_by.words(silence.span)}"
    for span in proposal.topics:
        yield "topic", told_by.words(span).strip()
    for one in proposal.accounts:
        channel = f", {one.channel}" if one.channel else ""
        who = f"{told(one.speaker)} ({one.side or _NOT_SAID}{channel})"
        yield "account", f"{who}{told_by.words(one.span)}"
    heard = {one.side for one in proposal.accounts}
    for side in dict.fromkeys(one.side for one in proposal.sides):
        if side not in heard and proposal.kind is Kind.CONTACT:
            yield "account", f"of {side}: {_NOT_SAID}"
    for one in proposal.claims:
        speaker = told(one.speaker) if one.speaker else "the text itself"
        yield "claim", f"{one.what} {told(one.number)}, says {speaker}{told_by.words(one.span)}"


def day_words(day: Day) -> str:
    """When it was, with the words that say so."""
    return _Told("").day(day)


@dataclass(frozen=True, slots=True)
class _Told:
    """Puts words beside values. ``name``: the file of which it need not be said; "": of all."""

    name: str

    def words(self, span: Span | None) -> str:
        if span is None:
            return ""
        place = f" ({told(span.file)})" if self.name and span.file != self.name else ""
        return f" “{told(short(span.text))}”{place}"

    def day(self, day: Day) -> str:
        words = self.words(day.span)
        if day.value is None:
            return f"{_NOT_SAID}{words}"
        role = "" if day.role == "contact" else f" ({day.role.replace('_', ' ')})"
        return f"{day.value}{role}, {_HOW[day.how]}{words}"


def why_words(why: Sequence[Why]) -> str:
    """Why two are the same, or why it is asked."""
    return "; ".join(_WHY[one] for one in why)


def judged_words(deed: Deed, ledger: Ledger) -> str:
    """What a person made of a proposal, and what became of it since."""
    act = deed.act
    assert isinstance(act, Judged)
    by = f" by {told(deed.by)}" if deed.by else ""
    into = f" {_INTO[act.verdict]} {act.ids[0]}" if act.ids else ""
    reason = f": {told(act.reason)}" if act.reason else ""
    since = ""
    if act.ids and act.ids[0] in ledger.became:
        became = ledger.became[act.ids[0]]
        since = f"; it became {', '.join(became)}" if became else "; it was rejected since"
    return f"{act.verdict}{into}{by}, {clock(deed.time)}{reason}{since}"


def warn_of(warnings: Iterable[Warned], name: str, screen: Screen) -> None:
    """Tell what in a file contradicts itself."""
    for warning in warnings:
        words = told(short(warning.span.text))
        place = f"{name}, characters {warning.span.start} to {warning.span.end}"
        what = lean(ENGLISH.say(f"press-clash-{warning.kind}", **dict(warning.values)))
        of = warned_json(warning)
        screen.warn(f"{what}: “{words}” ({place})", do="look at these words", of=of)


def short(text: str) -> str:
    """Words on one line, cut if there are many."""
    line = " ".join(text.split())
    return line if len(line) <= _WORDS_CHARS else line[:_WORDS_CHARS] + "…"


def block(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """Fields below a headline."""
    return fields(pairs, indent=3)
