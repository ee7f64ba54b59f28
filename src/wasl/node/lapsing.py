# SPDX-License-Identifier: Apache-2.0
"""Whether we may say that a party let an entry of ours go (``docs/spec/06-delivery.md`` §3).

Only of what it owes and has stored, once our own tick has counted the whole limit since its receipt
came, and once. What may not be said is told with when it may.
"""

from __future__ import annotations

from wasl import due
from wasl.errors import Code, Misuse
from wasl.line import talk
from wasl.line.lapses import is_said
from wasl.line.owed import Owed, owed
from wasl.node.names import party_index
from wasl.node.views import View, utc
from wasl.terms import Ref


def write_lapse(view: View, ref: Ref, *, party: str | None = None, by: str = "") -> talk.Lapse:
    """Return a lapse of an entry of ours by ``party``, or by the one that still owes it. Raises
    Misuse.
    """
    standing, rows = view.standing, view.rows
    if ref.journal != standing.near:
        raise Misuse(
            Code.NOT_ALLOWED,
            "a lapse is written by whoever asked: this entry is not ours",
            where="entry",
        )
    state = rows.journal(ref.journal)
    assert state is not None
    indexes = standing.others if party is None else (party_index(standing, party),)
    open_ = [one for index in indexes if (one := owed(rows, index, state.number, ref.seq))]
    waiting = [one for one in open_ if not one.waiting.acknowledged]
    if not waiting:
        raise Misuse(
            Code.NOT_ALLOWED,
            "nobody owes this entry an acknowledgement, or nobody any more",
            where="entry",
            do="see “wasl show ENTRY”",
        )
    if len(waiting) > 1:
        names = ", ".join(standing.party(one.party) for one in waiting)
        raise Misuse(Code.BAD_ARGUMENT, f"which party: {names}?", where="party", do="name one")
    one = waiting[0]
    receipt = rows.covering_receipt(state.number, one.party, ref.seq)
    _check_time(view, one, held=receipt is not None)
    if is_said(view.past, standing, ref, one.party):
        raise Misuse(Code.NOT_ALLOWED, "we have written this lapse already", where="entry")
    assert receipt is not None
    return talk.Lapse(ref, one.party, receipt.size, receipt.time_s, one.limit_s, by)


def _check_time(view: View, one: Owed, *, held: bool) -> None:
    """Refuse a lapse before its time, and say when that comes."""
    name = view.standing.party(one.party)
    assert view.now is not None
    left_ms = due.may_lapse_in_ms(
        one.waiting,
        limit_s=one.limit_s,
        tick_ms=view.now.tick_ms,
        pause=one.pause,
    )
    if one.waiting.stopped:
        raise Misuse(
            Code.NOT_ALLOWED,
            f"{name} has said that it cannot open this entry: its clock stands still",
            where="entry",
        )
    if one.pause.paused:
        raise Misuse(Code.NOT_ALLOWED, f"{name} has suspended this kind of entry", where="entry")
    if not held or left_ms is None:
        raise Misuse(
            Code.NOT_ALLOWED,
            f"{name} has not stored this entry: it is not delivered, and nothing has lapsed",
            where="entry",
            do="look at the line: “wasl status”",
        )
    if left_ms > 0:
        raise Misuse(
            Code.NOT_ALLOWED,
            f"{name} still has {due.whole_s(left_ms)} s",
            where="entry",
            do=f"a lapse may be written from {utc(due.utc_after_s(left_ms, view.now))} on",
        )
