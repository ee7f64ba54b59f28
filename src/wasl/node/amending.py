# SPDX-License-Identifier: Apache-2.0
"""Correcting and withdrawing what one has said: what is allowed, and what it changes.

Rules:

1. Only the author amends, and only what still stands: a message that was cancelled or superseded is
   left as it is.
2. A corrected message must be one that could have been sent.

What a far side does otherwise is on the record, and counts for nothing: see
:mod:`wasl.line.amendments`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from wasl.due import has_passed
from wasl.errors import Code, Misuse
from wasl.line import amendments, talk, wording
from wasl.line.amendments import Amended
from wasl.node.names import parse_time
from wasl.node.views import View
from wasl.node.words import utc
from wasl.terms import JournalId, Now, Ref

_WHY: Final = {
    "not-own": "this entry is not ours: only its author may change what became of it",
    "other-kind": "an entry of this kind cannot be amended so",
    "void": "this entry is void: it has no effect, and nothing to amend",
    "not-held": "this entry is not held here",
}


def check_may_amend(view: View, body: amendments.Amending) -> None:
    """Refuse what would count for nothing, and what was withdrawn before. Raises Misuse."""
    ref = amendments.target_of(body)
    if ref is None:
        return
    why = amendments.why_not(view.rows, view.standing.near.party, body, ref)
    if why:
        do = "say in a message of your own what you think of it" if why == "not-own" else ""
        raise Misuse(Code.NOT_ALLOWED, _WHY[why], where="entry", do=do)
    now = amendments.amended(view.rows, ref.journal, ref.seq)
    place = now.cancelled or now.superseded
    if place is not None:
        word = "cancelled" if now.cancelled is not None else "superseded"
        by = view.entry_id(JournalId(ref.journal.party, place[0]), place[1])
        raise Misuse(
            Code.NOT_ALLOWED,
            f"this entry was {word} by {by}",
            where="entry",
            do="amend the newest one, or send a new message",
        )


def changes_of(view: View, ref: Ref, settings: list[str], *, now: Now) -> tuple[talk.Change, ...]:
    """Read ``FIELD=VALUE`` into changes of a message of ours. Raises Misuse."""
    entry, body = view.said(ref)
    if entry is None or not isinstance(body, talk.Message):
        raise Misuse(Code.NOT_ALLOWED, _WHY["other-kind"], where="entry")
    old = _as_corrected(body, amendments.amended(view.rows, ref.journal, ref.seq))
    new = old
    changes: list[talk.Change] = []
    for setting in settings:
        field, equals, value = setting.partition("=")
        if not equals or field not in amendments.FIELDS:
            known = ", ".join(amendments.FIELDS)
            raise Misuse(
                Code.BAD_ARGUMENT,
                f"“{setting}” is not FIELD=VALUE",
                where="set",
                do=f"the fields are {known}",
            )
        if field in [one.field for one in changes]:
            raise Misuse(Code.BAD_ARGUMENT, f"“{field}” is given twice", where="set")
        new = _with(new, field, value)
        changes.append(talk.Change(field, _value(old, field), _value(new, field)))
    if new == old:
        raise Misuse(Code.BAD_ARGUMENT, "nothing would change", where="set", do="see “wasl show”")
    wording.check_message(new, entry.precedence)
    if new.reply_by_s != old.reply_by_s:
        check_reply_by(new.reply_by_s, now=now)
    return tuple(changes)


def check_reply_by(reply_by_s: int | None, *, now: Now) -> None:
    """Refuse a time to reply by that has passed. Raises Misuse."""
    if reply_by_s is not None and has_passed(reply_by_s, now):
        raise Misuse(
            Code.BAD_ARGUMENT,
            "the time to reply by has passed",
            where="reply_by",
            do="name a time in the future",
        )


def _as_corrected(body: talk.Message, now: Amended) -> talk.Message:
    for field, value, _ in now.corrected:
        body = _with(body, field, value)
    return body


def _with(body: talk.Message, field: str, value: str) -> talk.Message:
    match field:
        case amendments.TEXT:
            return replace(body, text=value)
        case amendments.SUBJECT:
            return replace(body, subject=value)
        case amendments.LABEL:
            return replace(body, label=value)
        case _:
            reply_by = parse_time(value, where="reply-by") if value else None
            return replace(body, reply_by_s=reply_by)


def _value(body: talk.Message, field: str) -> str:
    match field:
        case amendments.TEXT:
            return body.text
        case amendments.SUBJECT:
            return body.subject
        case amendments.LABEL:
            return body.label
        case _:
            return utc(body.reply_by_s) or ""
