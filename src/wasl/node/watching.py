# SPDX-License-Identifier: Apache-2.0
"""Commands of whoever watches: that a desk is there, that it has drawn an entry, and a lapse.

Rules:

1. *Shown* is written only for a desk that watches and that a hand has touched within minutes. A
   program that lists the record shows nothing to anybody.
2. It is written once for each entry: a second one would say nothing new.
3. A lapse is written by a person, and only once our own tick has counted the whole limit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line import talk, wording
from wasl.line.ladder import Rung, ladder
from wasl.line.line import Utterance
from wasl.node import reading
from wasl.node.driver import HostedLine
from wasl.node.fields import Fields
from wasl.node.finding import Finder
from wasl.node.lapsing import write_lapse
from wasl.node.views import Json, View
from wasl.node.words import kind_word
from wasl.terms import JournalId, Ref

_AWAITING: Final = frozenset(kind_word(kind) for kind in talk.AWAITS)
_AGE_MOST_S: Final = 10 * 365 * 86_400


class Watching:
    """The commands ``watch``, ``alive``, ``shown`` and ``lapse``."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self._one_at_a_time = asyncio.Lock()

    @property
    def commands(self) -> Mapping[str, Callable[[Fields], Awaitable[object]]]:
        """Return each command by its name."""
        return {
            "watch": self._watch,
            "alive": self._alive,
            "shown": self._shown,
            "lapse": self._lapse,
        }

    # ── desks ──

    async def _watch(self, fields: Fields) -> Json:
        """A desk is there; said every half minute. Answers how far its dead-man check has come."""
        desk, officer = fields.text("desk"), fields.text("officer")
        input_age_s = fields.number("input_age_s", most=_AGE_MOST_S)
        fields.done()
        if not desk or len(desk) > limits.NAME_CHARS:
            raise Misuse(Code.BAD_ARGUMENT, "a desk has a name of some letters", where="desk")
        wording.check_text(officer, where="officer", one_line=True)
        tick_ms = self._find.node.clock.now().tick_ms
        self._find.node.desks.beat(desk, officer, input_age_s=input_age_s, tick_ms=tick_ms)
        return self._state(desk)

    async def _alive(self, fields: Fields) -> Json:
        """Somebody has answered the check at a desk."""
        desk = fields.text("desk")
        fields.done()
        tick_ms = self._find.node.clock.now().tick_ms
        if not self._find.node.desks.alive(desk, tick_ms=tick_ms):
            raise _not_watching(desk)
        return self._state(desk)

    def _state(self, desk: str) -> Json:
        node = self._find.node
        tick_ms = node.clock.now().tick_ms
        afters_s = node.config.dead_man.afters_s
        state = node.desks.watchfulness(desk, afters_s, tick_ms=tick_ms)
        watching = sorted(node.desks.watching(afters_s, tick_ms=tick_ms))
        return {"desk": desk, "dead_man": str(state), "watching": watching}

    # ── shown ──

    async def _shown(self, fields: Fields) -> Json:
        line, ref = self._find.entry(fields.text("entry"))
        desk, by = fields.text("desk"), fields.by()
        input_age_s = fields.number("input_age_s", most=_AGE_MOST_S)
        fields.done()
        node = self._find.node
        if input_age_s > limits.SHOWN_INPUT_S:
            raise Misuse(
                Code.NOT_ALLOWED,
                f"nobody has touched this desk for {input_age_s:.0f} s: nobody has seen it",
                where="input_age_s",
                do="draw it again when somebody is there",
            )
        if not node.desks.is_there(desk, tick_ms=node.clock.now().tick_ms):
            raise _not_watching(desk)
        async with self._one_at_a_time:
            return await self._write_shown(line, ref, by)

    async def _write_shown(self, line: HostedLine, ref: Ref, by: str) -> Json:
        view = self._find.view(line)
        precedence, traffic = reading.precedence_of(view, ref)
        near = line.standing.near.party
        entry = view.entry(ref.journal, ref.seq)
        assert entry is not None
        if ref.journal.party == near or line.standing.party(near) not in entry["ladder"]:
            raise Misuse(Code.NOT_ALLOWED, "this entry was not addressed to us", where="entry")
        if entry["kind"] not in _AWAITING:
            raise Misuse(Code.NOT_ALLOWED, "this entry asks for no acknowledgement", where="entry")
        state = view.rows.journal(ref.journal)
        assert state is not None
        steps = ladder(view.past, state.number, ref.seq, near)
        said = steps.shown or steps.acknowledged  # who has taken it need not say that he saw it
        if said is not None:
            return self._find.brief(line, _ref_of(view, said))
        body = talk.Shown(ref, self._find.node.clock.now().seconds, by)
        refs = await line.say(Utterance(body, precedence, traffic))
        return self._find.brief(line, refs[0])

    # ── lapse ──

    async def _lapse(self, fields: Fields) -> Json:
        line, ref = self._find.entry(fields.text("entry"))
        party, by = fields.maybe("party"), fields.by()
        fields.done()
        async with self._one_at_a_time:
            view = self._find.view(line)
            precedence, traffic = reading.precedence_of(view, ref)
            body = write_lapse(view, ref, party=party, by=by)
            refs = await line.say(Utterance(body, precedence, traffic))
        return self._find.brief(line, refs[0])


def _not_watching(desk: str) -> Misuse:
    return Misuse(
        Code.NOT_ALLOWED,
        f"the desk “{desk}” does not watch",
        where="desk",
        do="let it say “watch” first, and again every half minute",
    )


def _ref_of(view: View, rung: Rung) -> Ref:
    """Return the entry of ours that says a step."""
    assert rung.entry is not None
    journal = JournalId(view.standing.near.party, rung.entry[0])
    state = view.rows.journal(journal)
    assert state is not None
    leaf = view.rows.leaf(state.number, rung.entry[1])
    assert leaf is not None
    return Ref(journal, rung.entry[1], leaf)
