# SPDX-License-Identifier: Apache-2.0
"""The register in the words of PLOVER, the event ontology of POLECAT: JSON lines.

Rules:

1. *Held* is CONSULT: ``phone`` by telephone, hotline or video, ``multilateral`` between more than
   two. Where two met is not known here, so a meeting has no mode (``visit``, ``host`` and
   ``third-party`` would say it). A summons is ACCUSE, ``disapprove``.
2. *Planned* is AGREE; *requested* and *unanswered* are REQUEST, ``meet``; *refused* is REJECT,
   ``meet``, by who was asked. The other statuses have no word there, and are left out.
3. Who began it is the actor; where nobody says so, all sides are on both ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from wasl.contact.contact import Contact, Medium, Side, Status, Track

_CALLS: Final = frozenset({Medium.TELEPHONE, Medium.HOTLINE, Medium.VIDEO})
_BY_STATUS: Final = {
    Status.PLANNED: ("AGREE", None),
    Status.REQUESTED: ("REQUEST", "meet"),
    Status.UNANSWERED: ("REQUEST", "meet"),
    Status.REFUSED: ("REJECT", "meet"),
}
_CONTEXTS: Final = {
    Track.MILITARY: "military",
    Track.DIPLOMATIC: "diplomatic",
    Track.HUMANITARIAN: "humanitarian",
}


def format_plover(contacts: Iterable[Contact]) -> str:
    """Return one event a line; what PLOVER has no word for is left out."""
    events = (_event(one) for one in contacts)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in events if one)


def _event(contact: Contact) -> dict[str, object] | None:
    coded = _BY_STATUS.get(contact.status)
    if contact.status is Status.HELD:
        coded = _held(contact)
    if coded is None:
        return None
    actors, recipients = _ends(contact)
    if contact.status is Status.REFUSED:
        actors, recipients = recipients, actors
    return {
        "id": contact.id,
        "date": contact.when.text,
        "event_type": coded[0],
        "event_mode": coded[1],
        "context": _CONTEXTS.get(contact.track) if contact.track else None,
        "actors": [_actor(side) for side in actors],
        "recipients": [_actor(side) for side in recipients],
        "sources": list(dict.fromkeys(one.source for one in contact.proofs)),
    }


def _held(contact: Contact) -> tuple[str, str | None]:
    if contact.medium is Medium.SUMMONS:
        return "ACCUSE", "disapprove"
    if len(contact.sides) > 2:
        return "CONSULT", "multilateral"
    return "CONSULT", "phone" if contact.medium in _CALLS else None


def _ends(contact: Contact) -> tuple[list[Side], list[Side]]:
    """Return who began it and with whom; all on both ends if that is not known."""
    askers = {one.side for one in contact.initiators}
    began = [side for side in contact.sides if side.side in askers]
    others = [side for side in contact.sides if side.side not in askers]
    if len(askers) != 1 or not began or not others:
        return list(contact.sides), list(contact.sides)
    return began, others


def _actor(side: Side) -> dict[str, str | None]:
    return {"actor": side.side, "office": side.office or None, "name": side.holder or None}
