# SPDX-License-Identifier: Apache-2.0
"""How a line and its parties fare: checks, presence, outages, suspensions, and the charter's end.

Plain values for ``status`` (see ``docs/reference/json.md``). It reads, and judges by the clock that
it is given.
"""

from __future__ import annotations

from itertools import groupby

from wasl import limits
from wasl.line import expiry, presence, shredding, suspension
from wasl.line.holds import holds
from wasl.line.tally import Tally, tally
from wasl.node.views import View
from wasl.node.words import Json, kind_word, time_of_day, utc
from wasl.note import format_vkey
from wasl.record.checkpoint import author_key
from wasl.record.cosigned import cosigned_below
from wasl.terms import JournalId
from wasl.trust.charter import DAY_S, Presence


def of_party(view: View, party: int, *, now_s: int) -> Json:
    """Return what is known of a far party besides its bearers."""
    near = view.standing.near.party
    return {
        "checks": {
            **_checks(view, answering=party, asking=near, now_s=now_s),
            "by_us": _checks(view, answering=near, asking=party, now_s=now_s),
        },
        "presence": _presence(view, party, now_s),
        "outage": _outage(view, party, now_s),
        "missing": _missing(view, party),
    }


def _missing(view: View, party: int) -> int:
    """Return how many entries of a party are known to be signed, and are not held here."""
    rows, found = view.rows, 0
    for journal in rows.journals() if rows.known else ():
        state = rows.journal(journal)
        if journal.party == party and state is not None and state.held < state.size:
            behind = rows.entries(state.number, state.held, limits.AHEAD_ENTRIES)
            found += state.size - state.held - sum(seq < state.size for seq, _ in behind)
    return found


def of_line(view: View, *, now_s: int) -> Json:
    """Return what is known of the line as a whole."""
    left = expiry.days_left(expires_s=view.standing.charter.expires_s, now_s=now_s)
    return {
        "expires_in_days": left,
        "suspended": _suspended(view),
        "witness": _witness(view),
        "texts": _texts(view),
        "holds": [view.hold(one) for one in holds(view.rows)] if view.rows.known else [],
    }


def _texts(view: View) -> Json:
    """Return for how long texts are kept, and what was shredded here."""
    count, last_s = shredding.count_of(view.rows, view.standing.near.party)
    days = view.standing.charter.retention_days
    return {"retention_days": days, "shredded": count, "last": utc(last_s)}


# ── witnesses ───────────────────────────────────────────────────────────────────────────────────


def _witness(view: View) -> Json:
    """Return our journal's key, which a witness must know, and what each has cosigned of it."""
    rows, standing = view.rows, view.standing
    begun = rows.known and rows.journal(standing.near) is not None
    keys = rows.keys(standing.near) if begun else None
    key = None if keys is None else format_vkey(author_key(keys.origin, keys.e))
    newest = cosigned_below(rows, standing.near, 1, limits.SIZE_MOST) if begun else []
    policy = standing.charter.witness
    told: list[Json] = []
    for witness in () if policy is None else policy.witnesses:
        one = next((each for each in newest if each.cosignature.is_by(witness.key)), None)
        size, time_s = (None, None) if one is None else (one.size, one.cosignature.time_s)
        told.append({"witness": witness.name, "size": size, "time": utc(time_s)})
    return {"key": key, "cosigned": told}


# ── checks ──────────────────────────────────────────────────────────────────────────────────────


def _checks(view: View, *, answering: int, asking: int, now_s: int) -> Json:
    tallies = {
        word: tally(view.rows, answering, asking, scheduled=word == "scheduled")
        for word in ("scheduled", "surprise")
    }
    last = max((one.last_s for one in tallies.values() if one.last_s is not None), default=None)
    return {
        **{word: _counts(one) for word, one in tallies.items()},
        "trend": {word: _trend(one, now_s) for word, one in tallies.items()},
        "last_answered": utc(last),
    }


def _counts(one: Tally) -> Json:
    return {"asked": one.asked, "answered": one.answered, "late": one.late, "open": one.open}


def _trend(one: Tally, now_s: int) -> list[Json]:
    """Return the newest days up to today, also those without a check."""
    known = {day.day: day for day in one.days}
    today = now_s // DAY_S
    out: list[Json] = []
    for number in range(today - limits.CHECK_DAYS + 1, today + 1):
        day = known.get(number)
        out.append(
            {
                "day": (utc(number * DAY_S) or "")[:10],
                "asked": day.asked if day is not None else 0,
                "answered": day.answered if day is not None else 0,
            }
        )
    return out


# ── presence and outages ────────────────────────────────────────────────────────────────────────


def _presence(view: View, party: int, now_s: int) -> Json:
    charter = view.standing.charter.presence
    said = presence.presence_of(view.rows, party)
    state, since_s = "unknown", None
    if charter is Presence.LIVE and said.present is not None:
        state, since_s = "present" if said.present else "away", said.since_s
    elif charter is not Presence.NONE and said.hours is not None:
        state = "present" if presence.in_hours(said.hours, now_s) else "off-hours"
    hours = None if charter is Presence.NONE or said.hours is None else said.hours
    return {
        "charter": charter.value,
        "state": state,
        "since": utc(since_s),
        "hours": None
        if hours is None
        else {"from": time_of_day(hours[0]), "to": time_of_day(hours[1])},
    }


def _outage(view: View, party: int, now_s: int) -> Json | None:
    """Return the outage in force, else the next one."""
    coming = [one for one in presence.outages(view.rows, party) if now_s < one.to_s]
    if not coming:
        return None
    one = coming[0]
    entry = view.entry(one.journal, one.seq)
    return {
        "from": utc(one.from_s),
        "to": utc(one.to_s),
        "text": entry["text"] if entry is not None else None,
    }


# ── suspensions ─────────────────────────────────────────────────────────────────────────────────


def _suspended(view: View) -> list[Json]:
    """Return what each party has suspended, by the entry that did it."""
    found = suspension.in_force(view.rows)
    found.sort(key=lambda one: (one.party, one.begun or (0, 0), one.kind))
    out: list[Json] = []
    for (party, begun), group in groupby(found, key=lambda one: (one.party, one.begun)):
        some = list(group)
        incarnation, seq = begun or (1, 0)
        entry = view.entry(JournalId(party, incarnation), seq)
        out.append(
            {
                "party": view.standing.party(party),
                "kinds": [kind_word(one.kind) for one in some],
                "since": utc(some[0].since_s),
                "reason": entry["reason"] if entry is not None else None,
            }
        )
    return out
