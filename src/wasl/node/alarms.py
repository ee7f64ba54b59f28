# SPDX-License-Identifier: Apache-2.0
"""Alarms in words: what each means, and what a person does about it.

Rules:

1. Every code that anything here raises stands in :data:`ALARMS`, and in
   ``docs/reference/alarms.md``; a test compares. A code of a newer program is told as such.
2. An alarm says what is so, and accuses nobody: why it is so, only people can find out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from wasl.line.alarms import Alarm, Closed, closed_alarms, open_alarms
from wasl.node.views import Json, View, utc_ms


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an alarm says, and what a person does about it: a sentence each."""

    means: str
    do: str


ALARMS: Final[Mapping[str, Meaning]] = {
    "fork": Meaning(
        "That party signed two records that cannot both be true.",
        "Do not accuse: ask by telephone whether something was restored; export the record; see "
        "the runbook alarm-fork.",
    ),
    "receipt-differs": Meaning(
        "That party confirms another record of our own journal than the one we hold.",
        "Stop the node and find out whether ours was restored or copied; see the runbook "
        "alarm-fork, “The fork is ours”.",
    ),
    "rolled-back": Meaning(
        "Our own node was started from an older copy. It says nothing more on this line.",
        "Call the administrator: put back the newest vault and database; see the runbook "
        "alarm-fork, “The fork is ours”.",
    ),
    "head-contradicts": Meaning(
        "An entry of that party names a state of a journal that is not the one we hold.",
        "Keep everything, export the record, and call the administrator.",
    ),
    "unexplained-checkpoint": Meaning(
        "A signed state of that party's journal does not fit, and is no proof of a fork.",
        "Ask them by telephone to explain it. Do not call it a fork.",
    ),
    "new-incarnation": Meaning(
        "A new node speaks for that party.",
        "Telephone: did they replace their node? If not, see the runbook key-suspected-stolen.",
    ),
    "own-successor": Meaning(
        "Another node speaks for our own party, with a newer grant of our root.",
        "If we replaced this node, stop it for good. If not, our root may be in other hands: see "
        "the runbook key-suspected-stolen.",
    ),
    "void-entry": Meaning(
        "That party wrote something that is signed and has no effect.",
        "Tell them: their program may be faulty.",
    ),
    "close-contradicts": Meaning(
        "That party closed an old journal of its own at a state that we do not have.",
        "Keep everything, and call the administrator.",
    ),
    "kem-key-unusable": Meaning(
        "That party announced a key that nothing can be sealed to; the one before is used.",
        "Tell them: their program may be faulty.",
    ),
    "times-contradict": Meaning(
        "That party's own times contradict one another, so no lateness is computed from them.",
        "Tell them: their clock was set, or is faulty. Both entries are kept.",
    ),
    "alarm-path-failed": Meaning(
        "A way by which people are to be told here could not be used.",
        "Try it by hand, mend it, and have somebody watch the screen meanwhile.",
    ),
    "nobody-watching": Meaning(
        "Something waits for an officer here, and nobody has used our desk.",
        "Send somebody to the desk now.",
    ),
    "check-unanswered": Meaning(
        "A line check was stored by that party and not answered in time.",
        "Call them by telephone: their node works, and nobody answered.",
    ),
    "line-silent": Meaning(
        "Nothing was heard from that party for longer than the charter allows.",
        "Call them by telephone; see the runbook peer-not-reached. It may be the way and not the "
        "people.",
    ),
    "charter-expires": Meaning(
        "The charter of this line ends soon.",
        "Agree a new one with all members before that day. Nothing stops by itself.",
    ),
    "charter-expired": Meaning(
        "The charter of this line has ended. People can still talk.",
        "Agree a new one with all members now.",
    ),
    "charter-unknown": Meaning(
        "That party writes under a later charter that is not open here; its times may be others.",
        "Get the file from them, and open it with “wasl line open FILE”: the alarm then ends.",
    ),
    "charter-differs": Meaning(
        "That party writes under another charter than the one that is open here by that number.",
        "Call the administrator. Both sides compare their files before they rely on the terms.",
    ),
    "member-left": Meaning(
        "That party has left this line. What we say from now on it is not given.",
        "Say so to everybody at the desk. What it still owed us is owed no more.",
    ),
    "member-joined": Meaning(
        "That party has joined this line. It reads all that is said from now on.",
        "Say so to everybody at the desk, before anything else is written.",
    ),
    "restored": Meaning(
        "Our own node was restored from a backup: what we wrote after it and nobody got is lost.",
        "Read the end of the record, and say again what is missing.",
    ),
    "witness-contradicts": Meaning(
        "A witness has seen another history of our own journal than the one we hold.",
        "Stop the node and find out whether it was put back from an older copy, or whether "
        "somebody else signs with its key; see the runbook witness-disagrees.",
    ),
    "witness-forgot": Meaning(
        "A witness no longer remembers what it has cosigned of our journal.",
        "Telephone whoever runs it: a witness that lost its memory is to be retired; see the "
        "runbook witness-disagrees.",
    ),
    "witness-refuses": Meaning(
        "A witness of this line does not cosign for us, or answers what cannot be used.",
        "Tell whoever runs it our journal's key, and compare the clocks; see the runbook "
        "witness-disagrees.",
    ),
    "witness-silent": Meaning(
        "A witness of this line was not heard for more than a day.",
        "Look at our own network first, then telephone whoever runs it.",
    ),
    "anchor-contradicts": Meaning(
        "That party's journal holds a witness's cosignature that does not fit this journal.",
        "Keep everything, export the record, and ask the witness what it has seen of that journal.",
    ),
    "revoked-node": Meaning(
        "An entry came by a node that its own party has revoked.",
        "Do not act on it. Telephone that party, at a number that you had before.",
    ),
}

_UNKNOWN: Final = Meaning(
    "This version of Wasl does not know this alarm: a newer one raised it.",
    "See the reference of the newer version.",
)


def meaning(code: str) -> Meaning:
    """Return what an alarm means and what to do."""
    return ALARMS.get(code, _UNKNOWN)


def alarm_json(alarm: Alarm) -> Json:
    """Return an open alarm as every listing gives it."""
    told = meaning(alarm.code)
    return {
        "code": alarm.code,
        "party": alarm.party or None,
        "detail": alarm.detail or None,
        "since": utc_ms(alarm.since_ms),
        "means": told.means,
        "do": told.do,
    }


def alarms_of(view: View) -> list[Json]:
    """Return the open alarms of a line."""
    return [alarm_json(alarm) for alarm in open_alarms(view.rows)] if view.rows.known else []


def alarm_list(view: View, alias: str, *, closed: bool) -> list[Json]:
    """Return alarms with their line: the open ones, and behind them those that were closed."""
    if not view.rows.known:
        return []
    place = {"line": view.standing.line.hex(), "alias": alias}
    found = [{**place, **alarm_json(alarm), "closed": None} for alarm in open_alarms(view.rows)]
    if closed:
        found.extend(
            {**place, **alarm_json(each.alarm), "closed": closing_json(each)}
            for each in closed_alarms(view.rows)
        )
    return found


def closing_json(closed: Closed) -> Json:
    """Return who closed an alarm, when, and what they wrote."""
    return {"at": utc_ms(closed.at_ms), "by": closed.by, "note": closed.note or None}
