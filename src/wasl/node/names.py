# SPDX-License-Identifier: Apache-2.0
"""Reading the names that people write: lines, entries, offices, times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line import talk
from wasl.line.work import Standing
from wasl.record.merkle import leaf_hash
from wasl.record.rows import Rows
from wasl.steps import Past
from wasl.terms import JournalId, LineId, OfficeId, Ref, is_name

_ENTRY: Final = re.compile(
    r"(?P<line>[^/]+)/(?P<party>[a-z][a-z0-9-]{0,31})\.(?P<incarnation>[1-9][0-9]{0,9})"
    r"/(?P<seq>0|[1-9][0-9]{0,17})"
)
_DIGITS: Final = re.compile(r"[0-9a-f]{8,64}")


def split_entry(text: str) -> tuple[str, str, int, int]:
    """Return (line, party, incarnation, seq) out of an entry id. Raises Misuse."""
    found = _ENTRY.fullmatch(text)
    if found is None:
        raise Misuse(
            Code.BAD_ARGUMENT,
            f"“{text}” is not an entry",
            where="entry",
            do="write LINE/PARTY.INCARNATION/SEQ, as every listing prints it",
        )
    incarnation = int(found["incarnation"])
    if incarnation >= 1 << 32:
        raise Misuse(Code.UNKNOWN_ID, f"no node was ever the {incarnation}th", where="entry")
    return found["line"], found["party"], incarnation, int(found["seq"])


def find_line(text: str, lines: Iterable[tuple[LineId, str]]) -> LineId:
    """Return the line with this alias or these first digits. Raises Misuse."""
    known = list(lines)
    by_alias = [line for line, alias in known if alias == text]
    if by_alias:
        return by_alias[0]
    if _DIGITS.fullmatch(text.lower()) is None:
        found = []
    else:
        found = [line for line, _ in known if line.hex().startswith(text.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        raise Misuse(
            Code.AMBIGUOUS_ID, f"“{text}” fits {len(found)} lines", where="line", do="more digits"
        )
    names = ", ".join(alias for _, alias in known) or "none yet"
    raise Misuse(Code.UNKNOWN_ID, f"no line “{text}”", where="line", do=f"lines here: {names}")


def party_index(standing: Standing, party: str) -> int:
    """Return the index of a party on the line. Raises Misuse."""
    for index in standing.members:
        if standing.party(index) == party:
            return index
    members = ", ".join(standing.party(index) for index in standing.members)
    raise Misuse(
        Code.UNKNOWN_ID,
        f"“{party}” is no party of this line",
        where="party",
        do=f"one of {members}",
    )


def find_ref(standing: Standing, past: Past, journal: JournalId, seq: int, *, name: str) -> Ref:
    """Return the reference to an entry that is held. Raises Misuse."""
    rows = Rows(past, standing.line)
    row = rows.entry_of(journal, seq) if rows.known else None
    if row is None:
        raise Misuse(
            Code.UNKNOWN_ID,
            f"there is no entry {name} here",
            where="entry",
            do="see “wasl log LINE” for the entries that are held",
        )
    return Ref(journal, seq, leaf_hash(row.data))


def office_of(standing: Standing, text: str, *, where: str) -> talk.Office:
    """Read ``PARTY:OFFICE``, or ``OFFICE`` of the one far party. Raises Misuse."""
    party, colon, office = text.rpartition(":")
    if not colon:
        if len(standing.others) != 1:
            raise Misuse(
                Code.BAD_ARGUMENT,
                f"“{text}”: which party's office?",
                where=where,
                do="write PARTY:OFFICE",
            )
        index = standing.others[0]
    else:
        index = party_index(standing, party)
    return talk.Office(index, check_office(standing, index, office, where=where))


def check_office(standing: Standing, index: int, office: str, *, where: str) -> OfficeId:
    """Return an office that the party's card names. Raises Misuse listing those it does."""
    card = standing.cards[index]
    known = [name for name, _ in card.offices]
    if not is_name(office) or office not in known:
        raise Misuse(
            Code.UNKNOWN_ID,
            f"“{office}” is no office of {card.party}",
            where=where,
            do="its offices: " + ", ".join(known),
        )
    return OfficeId(office)


def parse_time(text: str, *, where: str) -> int:
    """Read an RFC 3339 time with its zone as seconds UTC. Raises Misuse."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    seconds = _seconds(moment)
    if seconds is None:
        raise Misuse(
            Code.BAD_ARGUMENT,
            f"“{text}” is not a time from 1970 to 9999 with its zone",
            where=where,
            do="write it as 2026-11-22T14:35:00Z",
        )
    return seconds


def _seconds(moment: datetime | None) -> int | None:
    """Return seconds UTC; None if there is no zone, or the time is one that nobody can sign."""
    if moment is None or moment.tzinfo is None:
        return None
    try:
        seconds = int(moment.astimezone(UTC).timestamp())
    except OverflowError:
        return None
    return seconds if 0 <= seconds < limits.TIME_S else None
