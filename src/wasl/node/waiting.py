# SPDX-License-Identifier: Apache-2.0
"""What waits for an officer of ours: entries that came in and are not acknowledged here.

The rows are those by which escalation counts (:mod:`wasl.line.owed`): what is acknowledged,
cancelled, superseded or suspended is not among them.
"""

from __future__ import annotations

from wasl import due
from wasl.line.ladder import ladder
from wasl.line.owed import all_owed
from wasl.node.driver import HostedLine
from wasl.node.finding import Finder
from wasl.node.views import Json, utc_ms
from wasl.terms import Answer, JournalId, word


def waiting(find: Finder, line: HostedLine) -> list[Json]:
    """Return ``{entry, line, precedence, since_ms, since}`` of each; the tick, and UTC."""
    view = find.view(line)
    rows, standing = view.rows, line.standing
    if not rows.known or view.now is None:
        return []
    owed = [one for one in all_owed(rows, standing.near.party) if not one.waiting.acknowledged]
    if not owed:
        return []
    journals = rows.by_number()
    found: list[Json] = []
    for one in owed:
        since_ms = due.chain_from_ms(one.waiting, pause=one.pause)
        if since_ms is not None:
            found.append(
                {
                    "entry": view.entry_id(journals[one.number], one.seq),
                    "line": standing.line.hex(),
                    "precedence": word(one.precedence),
                    "since_ms": since_ms,
                    "since": utc_ms(due.utc_of_tick(since_ms, view.now)),
                }
            )
    return found


def taken(find: Finder, name: str) -> Json | None:
    """Return our own first acknowledgement of an entry: ``{id, state, by, time, answer}``, or None.

    Raises Misuse if there is no such entry.
    """
    line, ref = find.entry(name)
    view, near = find.view(line), line.standing.near.party
    state = view.rows.journal(ref.journal)
    assert state is not None
    said = ladder(view.past, state.number, ref.seq, near).acknowledged
    if said is None or said.entry is None or said.answer is None:
        return None
    incarnation, seq = said.entry
    entry = view.entry(JournalId(near, incarnation), seq)
    return (
        None
        if entry is None
        else {
            "id": entry["id"],
            "state": entry["state"],
            "by": said.by or None,
            "time": entry["time"],
            "answer": word(Answer(said.answer)),
        }
    )
