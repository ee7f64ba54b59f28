# SPDX-License-Identifier: Apache-2.0
"""What a person makes of a proposal: its values as they would be filed, and what reads otherwise.

Rules:

1. A value that a person corrects is the person's: its proof names who says so. The words of the
   report stay beside it, whatever they say.
2. What is no contact, a promise or a warning, is said of one: by its speakers, or by the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeAlias

from wasl.contact.contact import Account, Commitment, Contact, Proof
from wasl.contact.dates import When, on, parse_when
from wasl.contact.deeds import Told
from wasl.contact.directory import Directory
from wasl.contact.press.judged.filing import contact_of
from wasl.contact.press.proposal import Kind, Proposal
from wasl.contact.shape import from_json, to_json
from wasl.errors import Code, Misuse

Json: TypeAlias = dict[str, Any]

VALUES: Final = (
    "status",
    "when",
    "sides",
    "medium",
    "level",
    "track",
    "initiators",
    "publicity",
    "topics",
    "attempts",
)
"""What a person may correct of a proposal, as the JSON of a contact has it."""

FILED: Final = (Kind.CONTACT, Kind.ATTEMPT, Kind.PLANNED, Kind.DENIED)
"""Kinds that become contacts."""

_ANY: Final = on(date(2000, 1, 1))


def values_of(proposal: Proposal, *, directory: Directory) -> Json | None:
    """Return the values that would be filed; ``when`` is empty where the text does not say it.

    None: it proposes no contact.
    """
    if proposal.kind not in FILED:
        return None
    is_open = proposal.date.value is None
    contact = contact_of(proposal, source="-", directory=directory, when=_ANY if is_open else None)
    told = to_json(contact)
    return {name: told[name] for name in VALUES} | ({"when": ""} if is_open else {})


def day_of(changes: Mapping[str, Any]) -> When | None:
    """Return the day that a person gives, if one is given. Raises Misuse (BAD_ARGUMENT)."""
    text = changes.get("when")
    if text is None:
        return None
    if not isinstance(text, str):
        raise Misuse(Code.BAD_ARGUMENT, "this is no text", where="when")
    return parse_when(text, where="when")


def correct(contact: Contact, changes: Mapping[str, Any], *, by: str) -> Contact:
    """Return a contact with what a person says otherwise. Raises Misuse (BAD_ARGUMENT)."""
    if unknown := sorted(set(changes) - set(VALUES)):
        what = f"“{unknown[0]}” is not corrected here"
        raise Misuse(Code.BAD_ARGUMENT, what, where=unknown[0])
    told = to_json(contact)
    new = {name: value for name, value in changes.items() if value != told[name]}
    made = from_json(told | new, where="contact")
    own = tuple(Proof(name, by) for name in VALUES if name in new)
    return replace(made, proofs=(*made.proofs, *own))


def said_of(id_: str, proposal: Proposal, *, source: str, directory: Directory) -> list[Told]:
    """Return what a proposal that is no contact says of one."""
    as_contact = replace(proposal, kind=Kind.CONTACT, status=None)
    told = contact_of(as_contact, source=source, directory=directory, when=_ANY).accounts
    value = proposal.date.value
    own = Account(
        source,
        text=proposal.words.text,
        source=source,
        topics=tuple(span.text for span in proposal.topics),
        when=None if value is None else parse_when(value),
    )
    accounts = told or (own,)
    promises = tuple(_promises(proposal))
    return [Told(id_, each, promises if n == 0 else ()) for n, each in enumerate(accounts)]


def _promises(proposal: Proposal) -> Iterator[Commitment]:
    if proposal.kind is not Kind.COMMITMENT or not proposal.sides:
        return
    value = proposal.date.value
    due = None if value is None else parse_when(value)
    side = proposal.sides[0].side
    for one in proposal.accounts:
        yield Commitment(side, one.span.text, due, one.speaker)
    if not proposal.accounts:
        yield Commitment(side, "; ".join(span.text for span in proposal.topics), due)
