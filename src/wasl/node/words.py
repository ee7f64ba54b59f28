# SPDX-License-Identifier: Apache-2.0
"""What an entry says, as plain values ready for JSON.

Rules:

1. Every entry has the same keys; what a kind does not say is ``null`` or empty.
2. What only one kind says stands under ``detail``, whose keys are that kind's own.
3. Times are RFC 3339 UTC.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from wasl.line import talk
from wasl.record.entry import Adopt, Entry, Fork, Kind, Shredded, parse_content
from wasl.terms import Ref, word

Json = dict[str, Any]

_NOTHING: Final[Json] = {
    "lang": None,
    "subject": None,
    "label": None,
    "text": None,
    "from_office": None,
    "to_offices": [],
    "info_offices": [],
    "refs": [],
    "supersedes": None,
    "by": None,
    "answer": None,
    "reason": None,
    "reply_by": None,
    "attachments": [],
    "detail": None,
}


def utc(seconds: int | None) -> str | None:
    """Return RFC 3339 UTC for seconds, or None."""
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_ms(ms: int | None) -> str | None:
    """Return RFC 3339 UTC with milliseconds, or None."""
    if ms is None:
        return None
    moment = datetime.fromtimestamp(ms // 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{ms % 1000:03d}Z"


def time_of_day(seconds: int | None) -> str | None:
    """Return ``06:00Z`` for a second of the UTC day, ``24:00Z`` for its end, or None."""
    if seconds is None:
        return None
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}Z"


def kind_word(kind: int) -> str:
    """Spell a kind; ``kind-99`` for one that this version does not know."""
    try:
        return word(Kind(kind))
    except ValueError:
        return f"kind-{kind}"


def steering_words(entry: Entry | None, party: Callable[[int], str]) -> Json:
    """Return the keys that come from the content of a steering kind; none for most."""
    if entry is None or entry.kind not in (Kind.ADOPT, Kind.FORK, Kind.SHREDDED):
        return {}
    match parse_content(entry.kind, entry.content):
        case Adopt(charter, serial):
            return {"detail": {"serial": serial, "charter": charter.hex()}}
        case Fork(journal, _):
            return {"detail": {"party": party(journal.party), "incarnation": journal.incarnation}}
        case Shredded() as one:
            spans = [
                {
                    "party": party(span.journal.party),
                    "incarnation": span.journal.incarnation,
                    "from": span.first,
                    "to": span.end - 1,
                }
                for span in one.spans
            ]
            told = {"why": word(one.why), "spans": spans}
            return {"reason": one.reason or None, "by": one.by or None, "detail": told}
        case _:
            return {}


def words_of(
    body: talk.Body | None, *, party: Callable[[int], str], ref_id: Callable[[Ref], str]
) -> Json:
    """Return the keys that come from the body. ``party``, ``ref_id``: how those are spelt."""
    if body is None:
        return {**_NOTHING}
    by = None if isinstance(body, talk.Chunk) else body.by or None
    return {**_NOTHING, "by": by, **_said(body, party, ref_id)}


def _said(body: talk.Body, party: Callable[[int], str], ref_id: Callable[[Ref], str]) -> Json:
    match body:
        case talk.Message():
            return _message(body, party, ref_id)
        case talk.Acknowledgement():
            return {
                "refs": [ref_id(body.target)],
                "answer": word(body.answer),
                "reason": body.reason or None,
            }
        case talk.Shown():
            return {"refs": [ref_id(body.target)]}
        case talk.Verified():
            return {"text": body.digits}
        case talk.Check():
            hour = utc(body.hour_s)
            return {"lang": body.lang or None, "text": body.text, "detail": {"hour": hour}}
        case talk.Lapse():
            return {"refs": [ref_id(body.target)], "detail": _lapse(body, party)}
        case talk.Service():
            return {"text": body.text, "detail": _service(body)}
        case talk.Suspension() | talk.Resumption():
            return {"reason": body.reason or None, "detail": _suspension(body, party)}
        case talk.Correction():
            changes = [{"field": c.field, "was": c.was, "now": c.now} for c in body.changes]
            refs = [ref_id(body.target)]
            return {"refs": refs, "reason": body.reason or None, "detail": {"changes": changes}}
        case talk.Cancellation():
            return {"refs": [ref_id(body.target)], "reason": body.reason or None}
        case talk.Chunk():
            part = {"sha256": body.digest.hex(), "index": body.index, "bytes": len(body.data)}
            return {"detail": part}


def _message(body: talk.Message, party: Callable[[int], str], ref_id: Callable[[Ref], str]) -> Json:
    return {
        "lang": body.lang or None,
        "subject": body.subject,
        "label": body.label,
        "text": body.text,
        "from_office": body.from_office,
        "to_offices": [f"{party(o.party)}:{o.office}" for o in body.to],
        "info_offices": [f"{party(o.party)}:{o.office}" for o in body.info],
        "refs": [ref_id(ref) for ref in body.refs],
        "supersedes": ref_id(body.supersedes) if body.supersedes else None,
        "reply_by": utc(body.reply_by_s),
    }


def attachment_words(one: talk.Attached) -> Json:
    """Return what a message says of one of its files."""
    return {"sha256": one.digest.hex(), "bytes": one.size, "media": one.media, "name": one.name}


def _lapse(body: talk.Lapse, party: Callable[[int], str]) -> Json:
    return {
        "party": party(body.party),
        "receipt": utc(body.receipt_s),
        "size": body.size,
        "limit_s": body.limit_s,
    }


def _service(body: talk.Service) -> Json:
    of_day = body.what is talk.Announced.HOURS
    spell = time_of_day if of_day else utc
    return {"what": word(body.what), "from": spell(body.from_s), "to": spell(body.to_s)}


def _suspension(body: talk.Suspension | talk.Resumption, party: Callable[[int], str]) -> Json:
    detail: Json = {"kinds": [kind_word(kind) for kind in body.kinds]}
    if isinstance(body, talk.Resumption):
        detail["arrived"] = [
            {
                "party": party(span.journal.party),
                "incarnation": span.journal.incarnation,
                "from": span.first,
                "to": span.end - 1,
                "count": span.count,
            }
            for span in body.arrived
        ]
    return detail
