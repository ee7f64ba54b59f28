# SPDX-License-Identifier: Apache-2.0
"""Commands that keep a line: checks, service messages, suspension, and amendments of one's own
words.

Everything is checked before it is appended: what is on the record stays on the record.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line import checks, suspension, talk, wording
from wasl.line.line import Utterance
from wasl.line.talk import Announced
from wasl.node import reading
from wasl.node.amending import changes_of, check_may_amend
from wasl.node.driver import HostedLine
from wasl.node.fields import Fields
from wasl.node.finding import Finder
from wasl.node.names import parse_time
from wasl.node.views import Json
from wasl.node.words import kind_word, utc
from wasl.terms import Ref, from_word, word
from wasl.trust.charter import DAY_S, Presence

_TIME_OF_DAY: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])Z|24:00Z")
_KINDS: Final = {kind_word(kind): int(kind) for kind in sorted(suspension.SUSPENDABLE)}


class Keeping:
    """The commands ``check``, ``service``, ``suspend``, ``resume``, ``correct`` and ``cancel``."""

    def __init__(self, find: Finder) -> None:
        self._find = find

    @property
    def commands(self) -> Mapping[str, Callable[[Fields], Awaitable[object]]]:
        """Return each command by its name."""
        return {
            "check": self._check,
            "service": self._service,
            "suspend": self._suspend,
            "resume": self._resume,
            "correct": self._correct,
            "cancel": self._cancel,
        }

    # ── checks and service ──

    async def _check(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        body = talk.Check(None, "", fields.text("text", ""), fields.by())
        fields.done()
        wording.check_text(body.text, where="text")
        return await self._say(line, Utterance(body, checks.PRECEDENCE))

    async def _service(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        what = from_word(Announced, fields.text("what", word(Announced.NOTE)))
        times = (fields.maybe("from"), fields.maybe("to"))
        text, by = fields.text("text", ""), fields.by()
        fields.done()
        wording.check_text(text, where="text")
        charter = line.standing.charter.presence
        allowed = _ALLOWED[charter]
        if what in _OF_PRESENCE and what not in allowed:
            do = ", ".join(word(one) for one in allowed) or "send it as a message, if it matters"
            raise Misuse(
                Code.NOT_ALLOWED,
                f"the charter says “{charter.value}” of presence: “{word(what)}” is not told",
                where="what",
                do=do,
            )
        if what is Announced.NOTE and not text.strip():
            raise Misuse(Code.BAD_TEXT, "the text is empty", where="text", do="write what it is")
        body = talk.Service(
            what, *_times(what, *times, now_s=self._find.node.clock.now().seconds), text, by
        )
        return await self._say(line, Utterance(body))

    # ── suspension ──

    async def _suspend(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        kinds, reason, by = _kinds(fields), fields.reason(), fields.by()
        fields.done()
        near, rows = line.standing.near.party, self._find.view(line).rows
        if all(suspension.suspended(rows, near, kind) for kind in kinds):
            raise Misuse(Code.NOT_ALLOWED, "we have suspended that already", where="kinds")
        return await self._say(line, Utterance(talk.Suspension(kinds, reason, by)))

    async def _resume(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        kinds, reason, by = _kinds(fields), fields.reason(needed=False), fields.by()
        fields.done()
        near, rows = line.standing.near.party, self._find.view(line).rows
        for kind in kinds:
            if suspension.suspended(rows, near, kind) is None:
                what = f"we have not suspended “{kind_word(kind)}”"
                raise Misuse(Code.NOT_ALLOWED, what, where="kinds", do="see “wasl status”")
        (ref,) = await line.say(Utterance(talk.Resumption(kinds, reason, (), by)))
        entry = self._find.view(line).entry(ref.journal, ref.seq)
        assert entry is not None
        return {**said(self._find, line, ref), "arrived": entry["detail"]["arrived"]}

    # ── amendments ──

    async def _correct(self, fields: Fields) -> Json:
        line, ref = self._find.entry(fields.text("entry"))
        settings, reason, by = fields.texts("set"), fields.reason(), fields.by()
        fields.done()
        view = self._find.view(line)
        empty = talk.Correction(ref, (), reason, by)
        check_may_amend(view, empty)  # whose it is comes before what it says
        changes = changes_of(view, ref, settings, now=self._find.node.clock.now())
        precedence, traffic = reading.precedence_of(view, ref)
        body = talk.Correction(ref, changes, reason, by)
        return await self._say(line, Utterance(body, precedence, traffic))

    async def _cancel(self, fields: Fields) -> Json:
        line, ref = self._find.entry(fields.text("entry"))
        body = talk.Cancellation(ref, fields.reason(), fields.by())
        fields.done()
        view = self._find.view(line)
        check_may_amend(view, body)
        return await self._say(line, Utterance(body, *reading.precedence_of(view, ref)))

    async def _say(self, line: HostedLine, utterance: Utterance) -> Json:
        (ref,) = await line.say(utterance)
        return said(self._find, line, ref)


def said(find: Finder, line: HostedLine, ref: Ref) -> Json:
    """Return ``{id, state, warnings}`` of what was just said. Who acts on it no more is named."""
    view = find.view(line)
    entry = view.entry(ref.journal, ref.seq)
    assert entry is not None
    parsed, _ = view.said(ref)
    warnings: list[str] = []
    for party in line.standing.others:
        name = line.standing.party(party)
        if parsed is None or name not in entry["ladder"]:
            continue
        found = suspension.acting_no_more(view.rows, party, parsed)
        if found is not None:
            warnings.append(
                f"{name} has suspended “{entry['kind']}” since {utc(found.since_s)}:"
                " this is kept there, and no clock runs"
            )
    return {"id": entry["id"], "state": entry["state"], "warnings": warnings}


# ── fields ──────────────────────────────────────────────────────────────────────────────────────

_OF_PRESENCE: Final = (Announced.PRESENT, Announced.AWAY, Announced.HOURS)
_ALLOWED: Final[Mapping[Presence, tuple[Announced, ...]]] = {
    Presence.NONE: (),
    Presence.HOURS: (Announced.HOURS,),
    Presence.LIVE: _OF_PRESENCE,
}


def _kinds(fields: Fields) -> tuple[int, ...]:
    words = fields.texts("kinds")
    for one in words:
        if one not in _KINDS:
            do = f"one of {', '.join(_KINDS)}"
            what = f"“{one}” is no kind that can be suspended"
            raise Misuse(Code.BAD_ARGUMENT, what, where="kinds", do=do)
    if not words:
        raise Misuse(Code.BAD_ARGUMENT, "no kind is named", where="kinds")
    return tuple(sorted({_KINDS[one] for one in words}))


def _times(
    what: Announced, begin: str | None, end: str | None, *, now_s: int
) -> tuple[int | None, int | None]:
    """Read from when to when. Raises Misuse."""
    if what not in (Announced.OUTAGE, Announced.HOURS):
        if begin is not None or end is not None:
            raise Misuse(Code.BAD_ARGUMENT, f"“{word(what)}” has no times", where="from")
        return None, None
    if begin is None or end is None:
        what_is = f"“{word(what)}” needs two times: from and to"
        raise Misuse(Code.BAD_ARGUMENT, what_is, where="from")
    if what is Announced.HOURS:
        return _time_of_day(begin), _time_of_day(end)
    from_s, to_s = parse_time(begin, where="from"), parse_time(end, where="to")
    if not max(from_s, now_s) < to_s:
        raise Misuse(Code.BAD_ARGUMENT, "the outage ends before it begins, or now", where="to")
    if to_s - from_s > limits.OUTAGE_MOST_S:
        days = limits.OUTAGE_MOST_S // DAY_S
        what_is = f"an outage of more than {days} days is none"
        raise Misuse(Code.BAD_ARGUMENT, what_is, where="to", do="suspend what you cannot act on")
    return from_s, to_s


def _time_of_day(text: str) -> int:
    found = _TIME_OF_DAY.fullmatch(text)
    if found is None:
        raise Misuse(
            Code.BAD_ARGUMENT,
            f"“{text}” is no time of the UTC day",
            where="from",
            do="write it as 06:00Z",
        )
    if found[1] is None:
        return DAY_S
    return int(found[1]) * 3_600 + int(found[2]) * 60
