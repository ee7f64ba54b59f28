# SPDX-License-Identifier: Apache-2.0
"""Commands that delete texts, and that keep them from being deleted.

Rules:

1. A person shreds, holds and releases, by name and with a reason. What was shredded, and by whom,
   stands on the record; a hold is this home's own.
2. What may not go is refused with why, and nothing of it is deleted.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line.holds import Hold, PutHold, Release, hold_of, holds
from wasl.line.shredding import Shred, told_of
from wasl.node.driver import HostedLine
from wasl.node.fields import Fields, check_length
from wasl.node.finding import Finder
from wasl.node.views import Json, View
from wasl.node.words import utc
from wasl.record.content import Why
from wasl.record.entry import STEERING_BELOW
from wasl.terms import JournalId, Ref


class Shredding:
    """The commands ``shred``, ``hold``, ``release`` and ``holds``."""

    def __init__(self, find: Finder) -> None:
        self._find = find

    @property
    def commands(self) -> Mapping[str, Callable[[Fields], Awaitable[object]]]:
        """Return each command by its name."""
        return {
            "shred": self._shred,
            "hold": self._hold,
            "release": self._release,
            "holds": self._holds,
        }

    async def _shred(self, fields: Fields) -> Json:
        line, ref = self._find.entry(fields.text("entry"))
        why = Why.ORDER if fields.flag("order") else Why.BY_HAND
        reason, by = _reason(fields), fields.person()
        fields.done()
        _check_has_text(self._find.view(line), ref)
        done = await line.append(Shred(ref, why, reason, by))
        said = [one for one in done.result if isinstance(one, Ref)]
        view = self._find.view(line)
        entries = [view.entry(one.journal, one.seq) for one in said]
        spans = [span for one in entries if one is not None for span in one["detail"]["spans"]]
        return {**self._find.brief(line, said[0]), "spans": spans}

    async def _hold(self, fields: Fields) -> Json:
        line, place = self._what(fields.text("what"))
        reason, by = _reason(fields), fields.person()
        fields.done()
        await line.run(PutHold(*place, reason, by))
        held = hold_of(self._find.view(line).rows, *place)
        assert held is not None
        return self._json(line, held)

    async def _release(self, fields: Fields) -> Json:
        line, place = self._what(fields.text("what"))
        by = fields.person()
        fields.done()
        held = hold_of(self._find.view(line).rows, *place)
        await line.run(Release(*place, by))
        assert held is not None, "else the step had refused it"
        return self._json(line, held)

    async def _holds(self, fields: Fields) -> list[Json]:
        name = fields.maybe("line")
        fields.done()
        return [one for view, alias in self._find.listed(name) for one in hold_list(view, alias)]

    def _what(self, text: str) -> tuple[HostedLine, tuple[JournalId | None, int]]:
        """Find what is to be held or released: an entry that has a text here, or a whole line."""
        if "/" not in text:
            return self._find.line(text), (None, 0)
        line, ref = self._find.entry(text)
        _check_has_text(self._find.view(line), ref)
        return line, (ref.journal, ref.seq)

    def _json(self, line: HostedLine, held: Hold) -> Json:
        return hold_json(self._find.view(line), self._find.alias(line), held)


def _reason(fields: Fields) -> str:
    reason = fields.reason()
    check_length(reason, limits.ALARM_NOTE_CHARS, where="reason")
    return reason


def _check_has_text(view: View, ref: Ref) -> None:
    """Refuse what has no text here, and say why. Raises Misuse."""
    told = told_of(view.rows, view.standing.near.party, ref.journal, ref.seq)
    if told is not None:
        what = f"the text of this entry was shredded here at {utc(told.time_s)}"
        raise Misuse(Code.NOT_ALLOWED, what, where="entry", do="see “wasl show ENTRY”")
    entry, _ = view.said(ref)
    if entry is None or entry.kind < STEERING_BELOW:
        raise Misuse(Code.NOT_ALLOWED, "this entry has no text", where="entry")


def hold_list(view: View, alias: str) -> list[Json]:
    """Return the holds of a line, with the line."""
    return [hold_json(view, alias, one) for one in holds(view.rows)] if view.rows.known else []


def hold_json(view: View, alias: str, held: Hold) -> Json:
    """Return a hold as every listing gives it."""
    return {"line": view.standing.line.hex(), "alias": alias, **view.hold(held)}
