# SPDX-License-Identifier: Apache-2.0
"""Contacts that went over a line, out of what the record tells (``docs/reference/register.md``).

Rules:

1. The entries are those of ``wasl log --json``. The same entries give the same contacts, in
   whatever order they come.
2. Messages between two offices on one day (UTC, by their authors' clocks) are one *held* contact,
   if a person took them: acknowledged them, or wrote back about them (the ladder's *answered*).
   Whose message refers to none of the others and is the earliest began it.
3. What a person declined (*cannot comply*, *cannot process*) is *refused*. What nobody took before
   its time ran out, or what was said to have lapsed, is *unanswered*; what was not stored is
   *undelivered*; what its author cancelled before, *cancelled*; the rest is *requested* as yet.
   These are attempts of one side: a contact for each day, with their number.
4. Practice (exercise, simulation, test), line checks, service messages, void entries and offices
   that are only informed are no contacts.
5. Of a text that is not held here only the parties are known, and only where there are two.

Calls will join as a kind of their own: what they tell becomes a :class:`Trace` too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeAlias, cast

from wasl.contact.contact import Contact, Initiator, Medium, Origin, Side, Status
from wasl.contact.dates import on
from wasl.primitives import sha256

Json: TypeAlias = Mapping[str, Any]

_DECLINED: Final = ("cannot-comply", "cannot-process")
_ID_DIGITS: Final = 12
_NOT_STORED: Final = "not-stored"
_TAKEN: Final = "acknowledged-not-answered"


@dataclass(frozen=True, slots=True)
class Trace:
    """What an entry shows of a contact: who began it with whom, when, and what became of it.

    Its sides are parties: an id must not change with the word by which a party is called.
    """

    entry: str
    line: str
    time: str
    author: Side
    other: Side
    status: Status
    topic: str
    refs: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What is one contact: both ways if it was held, else the attempts of one side."""
        ways = (self.author, self.other)
        pair = sorted((one.side, one.office) for one in ways)
        if self.status is Status.HELD:
            what = ("held", "")
        else:
            what = (str(self.status), f"{self.author.side}:{self.author.office}")
        return (self.line, self.time[:10], *pair[0], *pair[1], *what)


def witnessed(entries: Iterable[Json], sides: Mapping[str, str] | None = None) -> list[Contact]:
    """Return the contacts that entries show, by their days. ``sides``: as which side a party
    counts, where not under its own name.
    """
    once = {str(entry["id"]): entry for entry in entries}
    return gathered((each for entry in once.values() for each in traces(entry)), sides)


def gathered(traces: Iterable[Trace], sides: Mapping[str, str] | None = None) -> list[Contact]:
    """Return the contacts of traces, by their days: the same for whoever keeps only these."""
    groups: dict[tuple[str, ...], list[Trace]] = {}
    for trace in traces:
        groups.setdefault(trace.key, []).append(trace)
    ordered = sorted(groups, key=lambda key: (key[1], key))
    return [_contact(key, groups[key], sides or {}) for key in ordered]


def _counts(entry: Json) -> bool:
    return (
        entry["kind"] == "message"
        and entry["traffic"] == "operation"
        and not entry["void"]
        and not entry["orphan"]
    )


def traces(entry: Json) -> Iterator[Trace]:
    """Give what an entry shows of contacts, with each party that it asks to act."""
    if not _counts(entry):
        return
    author = str(entry["author"])
    for party, office in _addressed(entry):
        if party == author:
            continue
        yield Trace(
            entry=str(entry["id"]),
            line=str(entry["line"]),
            time=str(entry["time"]),
            author=Side(author, str(entry["from_office"] or "")),
            other=Side(party, office),
            status=_status(entry, party),
            topic=_subject(entry),
            refs=tuple(cast("list[str]", entry["refs"])),
        )


def _subject(entry: Json) -> str:
    """Return the subject as it reads now."""
    corrected: Json = entry["amended"]["corrected"] or {}
    return str(corrected.get("subject", entry["subject"]) or "")


def _addressed(entry: Json) -> Iterator[tuple[str, str]]:
    """Give party and office of each that was asked to act."""
    if entry["opened"]:
        for each in cast("list[str]", entry["to_offices"]):
            party, _, office = each.partition(":")
            yield party, office
    elif len(parties := list(cast("Json", entry["ladder"]))) == 1:
        yield parties[0], ""


def _status(entry: Json, party: str) -> Status:
    steps = cast("Json", entry["ladder"].get(party) or {})
    taken = [cast("Json", steps[name]) for name in ("answered", "acknowledged") if steps.get(name)]
    answer = next((one["answer"] for one in taken if one["answer"]), None)
    if answer in _DECLINED:
        return Status.REFUSED
    if taken:
        return Status.HELD
    if entry["amended"]["cancelled"]:
        return Status.CANCELLED
    overdue = {one["step"] for one in entry["overdue"] if one["party"] == party} - {_TAKEN}
    lapsed = any(one["party"] == party and one["state"] != "void" for one in entry["lapses"])
    if lapsed or overdue - {_NOT_STORED}:
        return Status.UNANSWERED
    return Status.REQUESTED if steps.get("stored") or steps.get("shown") else Status.UNDELIVERED


def _contact(key: tuple[str, ...], traces: list[Trace], sides: Mapping[str, str]) -> Contact:
    traces = sorted(traces, key=lambda one: (one.time, one.entry))
    inside = {one.entry for one in traces}
    # A clock that is behind lets an answer seem the first; what it refers to was there before.
    first = next((one for one in traces if not inside & set(one.refs)), traces[0])
    entries = tuple(dict.fromkeys(one.entry for one in traces))
    # What was tried keeps its id while it waits, is overdue, and lapses.
    own = str(Status.HELD) if first.status is Status.HELD else entries[0]
    return Contact(
        id="w" + sha256("\n".join((*key[:6], own)).encode()).hex()[:_ID_DIGITS],
        origin=Origin.WITNESSED,
        status=first.status,
        when=on(date.fromisoformat(key[1])),
        sides=tuple(Side(sides.get(key[at], key[at]), key[at + 1]) for at in (2, 4)),
        medium=Medium.LINE,
        initiators=(Initiator(sides.get(first.author.side, first.author.side)),),
        topics=tuple(dict.fromkeys(one.topic for one in traces if one.topic)),
        attempts=1 if first.status is Status.HELD else len(entries),
        entries=entries,
    )
