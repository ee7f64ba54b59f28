# SPDX-License-Identifier: Apache-2.0
"""The register as FollowTheMoney entities: JSON lines.

Rules:

1. A contact is an ``Event`` with those involved; a call of which it is known who called whom is a
   ``Call`` besides. Sides are ``Organization``, offices ``Position``, holders ``Person``, and that
   one held an office on a day is an ``Occupancy`` of that day.
2. The same thing has the same id in every export: a digest of what it is, not of where it stands.
3. Dates are as exact as they are known: a day, a month, a year, or the first and the last day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from wasl.contact.contact import Contact, Medium, Side, Status
from wasl.contact.exports.tables import side_words
from wasl.primitives import sha256

_Entity: TypeAlias = dict[str, Any]
_ID_DIGITS: Final = 40
_CALLS: Final = frozenset({Medium.TELEPHONE, Medium.HOTLINE, Medium.VIDEO})


def format_entities(contacts: Iterable[Contact]) -> str:
    """Return one entity a line, each once."""
    found: dict[str, _Entity] = {}
    for contact in contacts:
        for entity in _entities(contact):
            found.setdefault(str(entity["id"]), entity)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in found.values())


def _entities(contact: Contact) -> Iterator[_Entity]:
    involved: list[str] = []
    dates = _dates(contact)
    for side in contact.sides:
        body = _body(side)
        yield body
        involved.append(body["id"])
        post = _post(side, body["id"])
        if post is not None:
            yield post
        if side.holder:
            person = _entity("Person", ("person", side.side, side.holder), name=side.holder)
            yield person
            involved.append(person["id"])
            if post is not None:
                key = ("occupancy", post["id"], person["id"], contact.when.text)
                yield _entity("Occupancy", key, holder=person["id"], post=post["id"], **dates)
    sides = " – ".join(side_words(side) for side in contact.sides)
    what = ", ".join(str(each) for each in (contact.status, contact.medium, contact.level) if each)
    yield _entity(
        "Event",
        ("contact", contact.id),
        name=f"{contact.when.text} {sides}",
        summary=what,
        keywords=contact.topics,
        involved=involved,
        recordId=contact.id,
        publisher=tuple(dict.fromkeys(one.source for one in contact.proofs)),
        **dates,
    )
    yield from _call(contact, dates)


def _call(contact: Contact, dates: dict[str, str]) -> Iterator[_Entity]:
    askers = {one.side for one in contact.initiators}
    if contact.status is not Status.HELD or contact.medium not in _CALLS:
        return
    if len(askers) != 1 or len(contact.sides) != 2:
        return
    ends = {side.side in askers: _person_or_body(side) for side in contact.sides}
    if len(ends) == 2:
        duration = "" if contact.duration_s is None else str(contact.duration_s)
        key = ("call", contact.id)
        yield _entity(
            "Call", key, caller=ends[True], receiver=ends[False], duration=duration, **dates
        )


def _person_or_body(side: Side) -> str:
    if side.holder:
        return _id("person", side.side, side.holder)
    return _id("side", side.side)


def _body(side: Side) -> _Entity:
    country = side.side.lower() if len(side.side) == 2 and side.side.isupper() else ""
    return _entity("Organization", ("side", side.side), name=side.side, country=country)


def _post(side: Side, body: str) -> _Entity | None:
    if not side.office:
        return None
    name = f"{side.side}: {side.office}"
    return _entity("Position", ("office", side.side, side.office), name=name, organization=body)


def _dates(contact: Contact) -> dict[str, str]:
    """Return the date if it is one that FollowTheMoney can write, else the days that it can be."""
    text, (first, last) = contact.when.text, contact.when.span
    if all(letter.isdigit() or letter == "-" for letter in text):
        return {"date": text}
    ends = {"startDate": first, "endDate": last}
    return {name: day.isoformat() for name, day in ends.items() if day is not None}


def _entity(
    schema: str, key: tuple[str, ...], **values: str | tuple[str, ...] | list[str]
) -> _Entity:
    properties = {
        name: [value] if isinstance(value, str) else list(value)
        for name, value in values.items()
        if value
    }
    return {"id": _id(*key), "schema": schema, "properties": properties}


def _id(*key: str) -> str:
    return "wasl-" + sha256("\n".join(key).encode()).hex()[:_ID_DIGITS]
