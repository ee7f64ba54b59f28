# SPDX-License-Identifier: Apache-2.0
"""What was said takes effect: the same for our own entries and for those that came.

Each body goes to the one module that knows what follows from it. It is called once for an entry,
when everything below it is held; an entry that is void is never given here.
"""

from __future__ import annotations

from wasl.line import amendments, attached, checks, ladder, lapses, owed, presence, suspension, talk
from wasl.line.work import Work
from wasl.record.entry import Entry
from wasl.terms import JournalId


def take(work: Work, author: JournalId, entry: Entry, body: talk.Body) -> None:
    """Let what an entry says take effect in the rows."""
    ladder.take(work, author, entry.seq, entry.time_s, body)
    suspension.note_arrived(work, author, entry)
    match body:
        case talk.Acknowledgement():
            checks.take_answer(work, author, entry, body)
        case talk.Check():
            checks.take(work, author, entry, body)
        case talk.Service():
            presence.take(work, author, entry, body)
        case talk.Suspension():
            suspension.take(work, author, entry, body)
            owed.pause(work, author.party, body.kinds)
        case talk.Resumption():
            suspension.take(work, author, entry, body)
            owed.resume(work, author.party, body.kinds)
        case talk.Correction() | talk.Cancellation() | talk.Message():
            amendments.take(work, author, entry.seq, body)
            _withdraw(work, body)
            attached.take(work, author, entry.seq, body)
        case talk.Lapse():
            lapses.take(work, author, entry.seq, body)
        case talk.Chunk():
            attached.take(work, author, entry.seq, body)
        case talk.Shown() | talk.Verified():
            pass


def _withdraw(work: Work, body: talk.Correction | talk.Cancellation | talk.Message) -> None:
    """Let nobody wait for what its author has taken back."""
    target = body.supersedes if isinstance(body, talk.Message) else body.target
    if target is not None and amendments.is_withdrawn(work.rows, target):
        owed.withdraw(work, target)
