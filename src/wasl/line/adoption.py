# SPDX-License-Identifier: Apache-2.0
"""Taking up a later charter, and knowing which one counts where (``docs/spec/06-delivery.md`` §10).

Rules:

1. Each author adopts a charter by an ADOPT in its own journal, with KEYS in the same step. Entries
   are judged by the charter that their own journal had adopted at their position.
2. A far ADOPT takes effect whether we hold that charter or not: its epochs are bound to the hash it
   names. What a charter that is not open here says, nobody here can know: the newest before it
   stands in, and an alarm asks for the file.
3. An ADOPT that names another charter than ours of that serial changes no terms here, and alarms.
"""

from __future__ import annotations

from wasl import limits
from wasl.line import epochs
from wasl.line.work import Agreed, Standing, Work
from wasl.record.adoptions import Adoption, adoptions_before, put_adoption
from wasl.record.entry import Adopt, Entry, Kind
from wasl.record.rows import JournalState, Rows
from wasl.terms import JournalId, Precedence


def standing_in(standing: Standing, rows: Rows) -> Standing:
    """Return who we are by the charter that our own journal has adopted."""
    state = rows.journal(standing.near) if rows.known else None
    return standing.under(state.charter if state is not None else 0)


def agreed_at(standing: Standing, rows: Rows, journal: JournalId, seq: int) -> Agreed:
    """Return the charter by which the entry at ``seq`` of a journal is judged here."""
    first, *later = standing.chain
    adopted = adoptions_before(rows, journal, seq, limit=limits.ADOPTIONS) if later else ()
    for one in adopted:
        found = standing.agreed(one.serial)
        if found is not None and found.digest == one.digest:
            return found
    return first


def limit_of(standing: Standing, rows: Rows, entry: Entry) -> int:
    """Return within how many seconds an entry is to be acknowledged: a check as if it were FLASH.

    By the charter that its author had adopted where it stands.
    """
    charter = agreed_at(standing, rows, entry.journal, entry.seq).charter
    return charter.ack_within_s.of(
        Precedence.FLASH if entry.kind == Kind.CHECK else entry.precedence
    )


def take(
    work: Work, journal: JournalId, state: JournalState, *, seq: int, adopt: Adopt
) -> JournalState:
    """Let the ADOPT at ``seq`` of a journal take effect. Return where the journal stands then."""
    state = state._replace(awaits_keys=True)
    if adopt.serial > max(state.charter, 1):
        put_adoption(work.rows, journal, Adoption(seq, adopt.serial, adopt.charter))
        epochs.drop_misread(work, journal, seq=seq, charter=adopt.charter)
        party = work.standing.party(journal.party)
        work.tell("charter-adopted", party=party, serial=adopt.serial)
        state = state._replace(charter=adopt.serial)
    _compare(work, journal, adopt.serial, adopt.charter)
    return state


def look_again(work: Work) -> None:
    """Hold what far journals have adopted against the charters that have been opened since."""
    for journal in work.rows.journals():
        for one in adoptions_before(work.rows, journal, limits.SIZE_MOST, limit=1):
            work.end_alarm("charter-unknown", journal=journal)  # or it may name an older charter
            _compare(work, journal, one.serial, one.digest)


def check_own(work: Work) -> None:
    """Alarm if the charter that we have adopted ourselves is not open here any more."""
    serial = work.near_state().charter
    if serial > work.standing.chain[-1].charter.serial:
        _compare(work, work.standing.near, serial, b"")


def _compare(work: Work, journal: JournalId, serial: int, digest: bytes) -> None:
    ours = work.standing.agreed(serial)
    if ours is None:
        detail = f"charter {serial} is not open here: get its file, then “wasl line open FILE”"
        work.alarm("charter-unknown", journal=journal, detail=detail)
    elif ours.digest != digest:
        detail = f"it names another charter {serial} than the one that is open here"
        work.alarm("charter-differs", journal=journal, detail=detail)
