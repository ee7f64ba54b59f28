# SPDX-License-Identifier: Apache-2.0
"""What a person does to the register, and how it is written: one deed a line.

Rules:

1. What is written is read back as the same; what is not known is refused, with its place.
2. A judgement of what a reading proposed is a deed too, and stands right behind those that it led
   to: whoever reads the text again is told.
3. A deed is of reported contacts. Of what the record shows only this may be done: to add what is
   said of it, to merge a report into it, and to say as which side a party counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias, cast

from wasl.contact.contact import Account, Commitment, Contact, Origin, Status
from wasl.contact.dates import When, on, parse_when
from wasl.contact.register import Complete, Pair, parse_office
from wasl.contact.shape import (
    account_from_json,
    commitment_from_json,
    from_json,
    part_to_json,
    to_json,
)
from wasl.errors import Code, Misuse

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Added:
    """A contact that somebody reports. It gets its id from the line that adds it."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class Amended:
    """Values of a contact that read otherwise from now on, as in its JSON."""

    id: str
    changes: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What one speaker says of a contact, and what a side said that it would do."""

    id: str
    account: Account
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """Reports that are of one contact. It keeps the id ``kept``."""

    kept: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One report that was of several contacts: these."""

    id: str
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A contact that was none, or that we do not believe."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Declared:
    """A person's word that nothing is missing between two in a time."""

    pair: Pair
    when: When

    @property
    def complete(self) -> Complete:
        """The same, as the register asks for it."""
        return Complete(self.when.span, self.pair)


@dataclass(frozen=True, slots=True)
class Named:
    """A party of our lines counts as this side: reports call it so."""

    party: str
    side: str


class Verdict(StrEnum):
    """What a person made of a proposal."""

    FILED = "filed"
    MERGED = "merged"
    ATTACHED = "attached"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Judged:
    """A person's verdict on what a reading proposed. ``key``: the proposal, whoever reads the text
    again; ``ids``: the contacts that it went into, the kept one first.
    """

    key: str
    verdict: Verdict
    ids: tuple[str, ...] = ()
    reason: str = ""


Act: TypeAlias = Added | Amended | Told | Merged | Split | Rejected | Declared | Named | Judged


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the log. ``n``: its number; ``by``: who says so."""

    n: int
    time: str
    by: str
    act: Act


WORDS: Final[Mapping[str, type[Act]]] = {
    "added": Added,
    "amended": Amended,
    "account": Told,
    "merged": Merged,
    "split": Split,
    "rejected": Rejected,
    "complete": Declared,
    "side": Named,
    "judged": Judged,
}
_WORD_OF: Final = {kind: word for word, kind in WORDS.items()}


_ALWAYS: Final = ("status", "when", "sides")
_NOTHING: Final = to_json(
    Contact(id="", origin=Origin.REPORTED, status=Status.HELD, when=on(date(2000, 1, 1)), sides=())
)


def word_of(act: Act) -> str:
    """Return what a deed is called."""
    return _WORD_OF[type(act)]


def ids_of(act: Act) -> tuple[str, ...]:
    """Return the contacts that a deed is of; those that it makes have no id yet."""
    match act:
        case Merged():
            return (act.kept, *act.others)
        case Amended() | Told() | Split() | Rejected():
            return (act.id,)
        case Judged():
            return act.ids
        case Added() | Declared() | Named():
            return ()


def format_act(act: Act) -> Json:
    """Return the detail of a deed as JSON; :func:`parse_act` reads it back."""
    match act:
        case Added():
            return _new(act.contact)
        case Amended():
            return {"id": act.id, "changes": dict(act.changes)}
        case Told():
            told = [part_to_json(one) for one in act.commitments]
            return {"id": act.id, "account": part_to_json(act.account), "commitments": told}
        case Merged():
            return {"kept": act.kept, "others": list(act.others)}
        case Split():
            return {"id": act.id, "contacts": [_new(one) for one in act.contacts]}
        case Rejected():
            return {"id": act.id, "reason": act.reason}
        case Declared():
            return {"between": [str(one) for one in act.pair], "when": act.when.text}
        case Named():
            return {"party": act.party, "side": act.side}
        case Judged():
            ids, reason = list(act.ids), act.reason
            return {"key": act.key, "verdict": str(act.verdict), "ids": ids, "reason": reason}


def parse_act(word: str, detail: object, *, where: str) -> Act:
    """Read a deed. Raises Misuse (BAD_ARGUMENT) with the place of what is wrong."""
    try:
        return _parse(word, cast("Json", detail), where)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"this is not written as “{word}” is"
        raise Misuse(Code.BAD_ARGUMENT, what, where=where) from error


def _parse(word: str, detail: Json, where: str) -> Act:
    match word:
        case "added":
            return Added(new_contact(detail, where=where))
        case "amended":
            return Amended(_text(detail["id"]), dict(detail["changes"]))
        case "account":
            account = account_from_json(detail["account"], where=f"{where}.account")
            at = f"{where}.commitments"
            told = (commitment_from_json(one, where=at) for one in detail["commitments"])
            return Told(_text(detail["id"]), account, tuple(told))
        case "merged":
            return Merged(_text(detail["kept"]), tuple(_text(one) for one in detail["others"]))
        case "split":
            parts = (new_contact(one, where=where) for one in detail["contacts"])
            return Split(_text(detail["id"]), tuple(parts))
        case "rejected":
            return Rejected(_text(detail["id"]), _text(detail["reason"]))
        case "complete":
            one, other = detail["between"]
            when = parse_when(_text(detail["when"]), where=where)
            return Declared((parse_office(one), parse_office(other)), when)
        case "side":
            return Named(_text(detail["party"]), _text(detail["side"]))
        case "judged":
            verdict = Verdict(_text(detail["verdict"]))
            ids = tuple(_text(one) for one in detail["ids"])
            return Judged(_text(detail["key"]), verdict, ids, _text(detail["reason"]))
        case _:
            what = f"this version does not know “{word}”"
            raise Misuse(Code.BAD_ARGUMENT, what, where=where)


def new_contact(told: object, *, where: str) -> Contact:
    """Read a reported contact that has no id yet. Raises Misuse (BAD_ARGUMENT)."""
    if isinstance(told, dict):
        fixed: Json = {"id": "", "origin": "reported", "entries": []}
        return from_json(cast("Json", told) | fixed, where=where)
    return from_json(told, where=where)


def _new(contact: Contact) -> Json:
    """What is said of a contact: what is not said takes no room in the log."""
    told = to_json(replace(contact, id="", entries=()))
    given = {name: value for name, value in told.items() if value != _NOTHING[name]}
    return {name: told[name] for name in _ALWAYS} | given


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
