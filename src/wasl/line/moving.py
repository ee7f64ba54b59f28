# SPDX-License-Identifier: Apache-2.0
"""Parties that join and leave: what changes for us with our own ADOPT (``docs/spec/06-delivery.md``
§10).

Rules:

1. An officer is told by an alarm who reads along from now on, and who does not any more.
2. Who has left owes nothing any more, and is dealt no epoch. It is still handed what was said for
   it: of each journal everything up to the ADOPT by which it left. Of a charter that is not open
   here nobody knows who has left by it: what is said under it is passed on to nobody. Nor what may
   be: behind a gap an ADOPT may stand that nobody here holds.
3. Who joins gets all entries. What is in those that their author wrote before adopting the charter
   by which it joins, it gets only if that charter says ``history all``; it then asks for what it
   cannot open as everybody does.
"""

from __future__ import annotations

from wasl import limits
from wasl.line import owed
from wasl.line.work import Standing, Work
from wasl.record.adoptions import adoptions_before, all_adoptions, serial_at
from wasl.record.ends import left_at
from wasl.record.roll import is_held
from wasl.record.rows import JournalState
from wasl.terms import JournalId
from wasl.trust.charter import History


def release(work: Work) -> None:
    """Let the clocks of all go who have left by the charter that we have adopted."""
    for party in work.standing.departed:
        owed.forget_party(work, party)


def tell(work: Work, before: Standing) -> None:
    """Say who has come and gone since the charter that we stood under before."""
    now = work.standing
    newest = work.standing.chain[-1].charter
    gone = [party for party in before.others if party not in now.members]
    if now.near.party in {one.index for one in newest.left}:
        gone.append(now.near.party)
    for party in gone:
        _tell(work, "member-left", party, newest.serial)
    for party in now.others:
        if party not in before.members:
            _tell(work, "member-joined", party, newest.serial)


def _tell(work: Work, what: str, party: int, serial: int) -> None:
    work.tell(what, party=work.standing.party(party), serial=serial)
    work.alarm(what, journal=JournalId(party, 1), detail=f"by charter {serial}")


def end_for(work: Work, party: int, journal: JournalId, state: JournalState) -> int:
    """Return up to where a party may be handed a journal: all of it, or to the ADOPT without it."""
    end = _end_without(work, party, journal)
    if end is None:
        behind = state.held < state.size and _may_have_left(work, party, journal)
        return state.held if behind else state.size
    return end


def own_end_for(work: Work, party: int) -> int:
    """Return up to where a party may be handed our own journal."""
    return end_for(work, party, work.standing.near, work.near_state())


def may_hold(work: Work, party: int, journal: JournalId, state: JournalState, *, seq: int) -> bool:
    """Tell whether a party may be handed an entry, though it be proven ahead of its journal."""
    end = _end_without(work, party, journal)
    if end is None:
        return seq < state.held or not _may_have_left(work, party, journal)
    return seq < end


def _may_have_left(work: Work, party: int, journal: JournalId) -> bool:
    """Tell whether a party may have left by an ADOPT of this journal that is not held here.

    It has left by a charter that is open here, or somebody has adopted one that is not.
    """
    roll, rows = work.standing.roll, work.rows
    if party == journal.party:
        return False
    if roll.left_by(party) is not None:
        return True
    newest = (adoptions_before(rows, one, limits.SIZE_MOST, limit=1) for one in rows.journals())
    return any(not roll.knows(one) for found in newest for one in found)


def _end_without(work: Work, party: int, journal: JournalId) -> int | None:
    """Return where a journal has adopted a charter without a party that was its member.

    Or one that is not open here, unless the journal is ours: nobody here can know who left by it.
    """
    roll, near = work.standing.roll, work.standing.near
    serial = roll.left_by(party)
    if party == journal.party or (serial is None and journal == near):
        return None
    for one in all_adoptions(work.rows, journal):
        left = serial is not None and one.serial >= serial
        if left or (journal != near and not roll.knows(one)):
            return one.seq + 1
    return None


def is_lacking(work: Work) -> bool:
    """Tell whether something is not held that who has left said before its end."""
    ends = {party: left_at(work.rows, party) for party in work.standing.departed}
    return any(end is None or not is_held(work.rows, party, end) for party, end in ends.items())


def may_open(work: Work, party: int, journal: JournalId, seq: int) -> bool:
    """Tell whether a party may be given what is in an entry."""
    serial = _since(work, party)
    return serial is None or serial_at(work.rows, journal, seq) >= serial


def is_kept_from_us(work: Work, state: JournalState) -> bool:
    """Tell whether what is in the next entry of a journal was said before our time, not for us."""
    near = work.standing.near.party
    return work.standing.roll.is_before_us(state) and _since(work, near) is not None


def _since(work: Work, party: int) -> int | None:
    """Return by which charter a party joined that is not told what was said before; or None."""
    serial = work.standing.roll.joined_by(party)
    agreed = None if serial is None else work.standing.agreed(serial)
    told = agreed is not None and agreed.charter.history is History.ALL
    return None if told else serial
