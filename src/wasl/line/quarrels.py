# SPDX-License-Identifier: Apache-2.0
"""Heads that contradict what is held here: asking whoever named one to show the signatures
(``docs/spec/05-record.md`` §7).

Rules:

1. Who names another head of a journal than ours was shown another branch by its author, or errs.
   The alarm accuses nobody. We ask that party for the journal anew, from the last place at which it
   is known to hold the same as we: what it passes on is signed by the author, and proves the fork.
2. It is asked a few times for each head that contradicts, and for each range that it passes on and
   no signature fits; and again after each answer that brings us further. Who names a head that
   nobody signed cannot make us ask for ever.
3. Once the fork is proven it says all: the alarm about whoever was shown the other branch ends.

Rows: LINE, ``quarrel`` by the journal that names the head, and the journal that it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl import codec, limits
from wasl.line import evidence
from wasl.line.alarms import open_alarms
from wasl.line.work import Work
from wasl.record.rows import Named, damaged, journal_key, read, read_journal_key
from wasl.steps import Space
from wasl.terms import Head, JournalId

_QUARREL: Final = b"quarrel"
_CODE: Final = "head-contradicts"


def note(work: Work, author: JournalId, head: Head) -> None:
    """Note that ``author`` names another head than the one held here. A proven fork explains it."""
    if evidence.has_forked(work.rows, head.journal):
        return
    work.alarm(_CODE, journal=author, detail=f"{_about(work, head.journal)}{head.size}")
    _ask(work, author, head.journal)


def doubt(work: Work, party: int, journal: JournalId) -> None:
    """Note that ``party`` passed on a range of another's journal that fits no signature here.

    Most often it is junk; where the two hold different branches it begins above the parting.
    """
    newest = work.rows.newest(party)
    if newest is not None and journal.party not in (party, work.standing.near.party):
        _ask(work, newest, journal)


def _ask(work: Work, author: JournalId, journal: JournalId) -> None:
    name = _QUARREL + journal_key(author) + journal_key(journal)
    state = work.rows.journal(journal)
    known = state is not None and work.rows.named(Space.LINE, name) is not None
    if (
        state is None
        or known
        or journal == work.standing.near
        or evidence.has_forked(work.rows, journal)
    ):
        return
    given = work.rows.largest_receipt(state.number, author)
    _put(work, name, 0 if given is None else given.size, limits.QUARREL_TRIES)


def asked(work: Work, party: int) -> dict[JournalId, int]:
    """Return the journals that ``party`` is asked for anew, and from where on."""
    return {about: first for _, about, first, _ in _of(work, party)}


def note_asked(work: Work, party: int) -> None:
    """Note that ``party`` was asked once more."""
    for name, _, first, tries in _of(work, party):
        if tries > 1:
            _put(work, name, first, tries - 1)
        else:
            work.rows.delete_named(Space.LINE, name)


def note_same(work: Work, party: int, journal: JournalId, size: int) -> None:
    """Note that ``party`` has shown a journal up to ``size``: as ours is, or a fork by now."""
    for name, about, first, _ in _of(work, party):
        if about == journal and size > first:
            _put(work, name, size, limits.QUARREL_TRIES)


def settle(work: Work) -> None:
    """Let go of what a proven fork explains, and of the alarms about who was shown it."""
    for name, _, about, first, _ in _all(work):
        state = work.rows.journal(about)
        shown = state is not None and first >= state.size  # all of it, and the same
        if shown or evidence.has_forked(work.rows, about):
            work.rows.delete_named(Space.LINE, name)
    told = open_alarms(work.rows, _CODE)
    if not told:
        return
    journals = work.rows.journals()
    forked = [
        _about(work, journal) for journal in journals if evidence.has_forked(work.rows, journal)
    ]
    for journal in journals:
        details = [one.detail for one in told if one.party == work.standing.party(journal.party)]
        if details and all(detail.startswith(tuple(forked)) for detail in details):
            work.end_alarm(_CODE, journal=journal)


def _about(work: Work, journal: JournalId) -> str:
    return f"{work.standing.party(journal.party)} at "


def _of(work: Work, party: int) -> list[tuple[bytes, JournalId, int, int]]:
    return [
        (name, about, first, tries)
        for name, author, about, first, tries in _all(work)
        if author.party == party
    ]


_Quarrel = tuple[bytes, JournalId, JournalId, int, int]
"""Its name, who names another head, of which journal, shown up to where, tries left."""


def _all(work: Work) -> Sequence[_Quarrel]:
    return work.rows.few(Space.LINE, _QUARREL, read=_read_all, limit=1 << 8)


def _read_all(rows: Named) -> Sequence[_Quarrel]:
    return tuple((name, *_places(name), *_read(row)) for name, row in rows)


def _places(name: bytes) -> tuple[JournalId, JournalId]:
    at = len(_QUARREL)
    return read_journal_key(name[at : at + 6]), read_journal_key(name[at + 6 : at + 12])


def _put(work: Work, name: bytes, first: int, tries: int) -> None:
    work.rows.put_named(Space.LINE, name, codec.format((first, tries)))


def _read(row: bytes) -> tuple[int, int]:
    match read(row, where="quarrel"):
        case (int(first), int(tries)):
            return first, tries
        case _:
            raise damaged("quarrel")
