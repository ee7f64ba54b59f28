# SPDX-License-Identifier: Apache-2.0
"""KEM keys: ours, that open what is sealed cold to us, and theirs, to which we seal.

Rules (``docs/spec/04-envelopes.md`` §2, §3.4):

1. The KEM key of a KEYS entry is deleted once every member has, in an entry that we hold, seen its
   successor; at the charter's age limit all the same. The card's stays: a restored node that has
   lost the record knows no other way to us.
2. We seal to the newest key that is held of a party; to more than one while it is not certain which
   node of it lives.
"""

from __future__ import annotations

from collections.abc import Sequence

from wasl import limits, primitives
from wasl.errors import Refused
from wasl.line import closing
from wasl.line.work import Work
from wasl.record.rows import Named, journal_key, u16, u32, u64
from wasl.steps import Space
from wasl.terms import JournalId
from wasl.wire import cold

_KEM = b"kem"


KemPlace = tuple[int, int]
"""Which KEM key of ours: (incarnation, seq of its KEYS entry), or :data:`CARD`."""


CARD: KemPlace = (0, -1)
"""The key of our card."""


def put_kem_seed(work: Work, place: KemPlace, seed: bytes) -> bytes:
    """Keep the private half of our KEM key of a KEYS entry, or of our card. Return the public
    half.
    """
    public = primitives.x_wing_public(seed)
    work.rows.put_named(Space.SECRET, _kem_name(place), seed + public)
    return public


def _kem_name(place: KemPlace) -> bytes:
    return _KEM + u32(place[0]) + u64(place[1] + 1)


def kem_seeds(work: Work) -> Sequence[tuple[KemPlace, bytes, bytes]]:
    """Return our KEM keys, newest first, as (place, seed, public)."""
    return work.rows.few(Space.SECRET, _KEM, read=_read_seeds, limit=limits.EPOCHS_KEPT * 64)


def _read_seeds(rows: Named) -> Sequence[tuple[KemPlace, bytes, bytes]]:
    return tuple((_kem_place(name), row[:32], row[32:]) for name, row in reversed(rows))


def _kem_place(name: bytes) -> KemPlace:
    return int.from_bytes(name[3:7], "big"), int.from_bytes(name[7:], "big") - 1


def drop_kem_seeds(work: Work) -> None:
    """Delete each KEM key whose successor every member has seen, but for the card's."""
    places = [place for place, _, _ in kem_seeds(work)]
    if len(places) < 2 + (CARD in places):
        return  # as nearly always: there is none but the newest
    least = min((seen_by(work, party) for party in work.standing.others), default=0)
    newest = _newest_below(work, places, least)
    for place in places:
        if place < newest and place != CARD:
            work.rows.delete_named(Space.SECRET, _kem_name(place))


def drop_old_kem_seeds(work: Work) -> None:
    """Delete KEM keys older than the charter lets them get, but for the card's.

    And for the newest that every member is known to hold: a line that was cut must come back.
    """
    oldest_s = work.now.seconds - work.standing.charter.kem_max_age_s
    held = min((_held_by(work, party) for party in work.standing.others), default=0)
    places = [place for place, _, _ in kem_seeds(work)]
    needed = _newest_below(work, places, held)
    for place in places:
        if place >= needed or place == CARD:
            continue
        state = work.rows.journal(JournalId(work.standing.near.party, place[0]))
        entry = None if state is None else work.entry(state.number, place[1])
        if entry is not None and entry.time_s < oldest_s:
            work.rows.delete_named(Space.SECRET, _kem_name(place))


def _newest_below(work: Work, places: list[KemPlace], size: int) -> KemPlace:
    """Return the newest of our KEM keys whose KEYS entry stands below ``size`` of our journal."""
    end = (work.standing.near.incarnation, size)
    return max((place for place in places if place < end), default=CARD)


def _held_by(work: Work, party: int) -> int:
    """Return the size of our journal that ``party`` is known to hold, by its word or receipt."""
    receipt = work.rows.newest_receipt(work.near_state().number, party)
    return max(seen_by(work, party), receipt.size if receipt is not None else 0)


def seen_by(work: Work, party: int, journal: JournalId | None = None) -> int:
    """Return the largest size of a journal, else of ours, that ``party`` says it has seen."""
    row = work.rows.named(Space.LINE, _seen_name(party, journal or work.standing.near))
    return int.from_bytes(row, "big") if row else 0


def note_seen_by(work: Work, party: int, journal: JournalId, size: int) -> None:
    """Note that an entry of ``party`` has seen a journal up to ``size``."""
    if size > seen_by(work, party, journal):
        work.rows.put_named(Space.LINE, _seen_name(party, journal), u64(size))


def _seen_name(party: int, journal: JournalId) -> bytes:
    place = journal_key(journal)
    return b"seen-by" + u16(party) + place


def kem_publics(work: Work, party: int) -> list[bytes]:
    """Return the keys to seal to for ``party``: of its newest held KEYS entry; and of its card,
    where its newest journal has none here: the older ones may be lost to it.

    More than one while an older journal of it is not closed: a new incarnation, which may be a
    thief's, must not make the living node deaf. A restored node seals to the card's too, until its
    own are closed: the newer key that it knows may be one that is long deleted.
    """
    held = work.rows.kems(party)
    publics = [public for _, public in (held if closing.is_suspended(work, party) else held[-1:])]
    untold = not held or held[-1][0] != work.rows.newest(party)
    if untold or closing.is_suspended(work, work.standing.near.party):
        publics.append(work.standing.everybody[party].kem)
    return publics


def open_cold(work: Work, envelope: bytes) -> tuple[cold.Item, ...] | None:
    """Open a cold envelope with one of our KEM keys, or return None if its hint fits none.

    Raises Refused if a hint fits and the envelope does not open.
    """
    line = work.standing.line
    failed: Refused | None = None
    for _, seed, public in kem_seeds(work):
        if cold.hint(line, public) == envelope[: cold.HINT_BYTES]:
            try:
                plain = primitives.hpke_open(
                    seed, envelope[cold.HINT_BYTES :], cold.info(line, public)
                )
            except Refused as error:
                failed = error
                continue
            return cold.parse_items(plain)
    if failed is not None:
        raise failed
    return None
