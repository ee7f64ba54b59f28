# SPDX-License-Identifier: Apache-2.0
"""What was said takes effect: the same for our own entries and for those that came.

Each body goes to the one module that knows what follows from it. It is called once for an entry,
when everything below it is held; an entry that is void is never given here.
"""

from __future__ import annotations

from wasl.line import amendments, attached, checks, ladder, presence, suspension, talk
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
        case talk.Suspension() | talk.Resumption():
            suspension.take(work, author, entry, body)
        case talk.Correction() | talk.Cancellation() | talk.Message():
            amendments.take(work, author, entry.seq, body)
        case talk.Chunk():
            attached.take(work, author, entry.seq, body)
        case talk.Shown() | talk.Verified() | talk.Lapse():
            pass
