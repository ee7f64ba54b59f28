# SPDX-License-Identifier: Apache-2.0
"""The final prefix of the record: nothing can come before it any more
(``docs/spec/05-record.md`` §6).

Rules:

1. An entry is final once every member's newest journal has a place at or above its own.
2. Who left holds it no more once all below its ends has its place; who joined holds it from where
   its journal begins.
3. A step makes at most ``limits.PLACES`` places final; the next one goes on.

It gives nothing a place (:mod:`wasl.record.order`). The models are ``models/finality.py`` and
``models/members.py``.

Row: LINE, ``final``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wasl import codec, limits
from wasl.record.ends import left_at
from wasl.record.knots import cut
from wasl.record.merkle import Frontier, extend, format_frontier, leaf_hash, parse_frontier
from wasl.record.roll import Roll, joined_at, may_build_on
from wasl.record.rows import Rows, damaged, read, u64
from wasl.steps import Space
from wasl.terms import JournalId

_FINAL: Final = b"final"


@dataclass(frozen=True, slots=True)
class FinalPrefix:
    """The final prefix: places up to ``lamport`` are final; ``frontier`` has one leaf for each."""

    lamport: int
    frontier: Frontier


def final_prefix(rows: Rows) -> FinalPrefix:
    """Return the final prefix of the line as this store has computed it."""
    row = rows.named(Space.LINE, _FINAL)
    if row is None:
        return FinalPrefix(0, Frontier())
    match read(row, where="final prefix"):
        case (int(lamport), bytes(frontier)):
            return FinalPrefix(lamport, parse_frontier(frontier))
        case _:
            raise damaged("final prefix")


def forget(rows: Rows) -> None:
    """Call nothing final: the order is computed anew."""
    rows.delete_named(Space.LINE, _FINAL)


def move(rows: Rows, roll: Roll) -> tuple[int | None, bool]:
    """Move the final prefix as far as everybody who holds it allows.

    Return who allows least, and whether it is there.
    """
    bound: int | None = None
    slowest: int | None = None
    for party in roll.everybody:
        held, least = _holds(rows, roll, party)
        if not held:
            continue
        if least is None:
            return party, True
        bound = least if bound is None else min(bound, least)
        slowest = party if bound == least else slowest
    before = final_prefix(rows)
    if bound is None or bound <= before.lamport:
        return slowest, True
    page = rows.order(u64(before.lamport + 1), u64(bound + 1), limit=limits.PLACES)
    done = len(page) < limits.PLACES
    if not done:  # with one lamport all that stand there, or none
        bound = int.from_bytes(page[-1][0][:8], "big") - 1
        page = [one for one in page if int.from_bytes(one[0][:8], "big") <= bound]
    value = codec.format((bound, format_frontier(extend(before.frontier, _leaves(rows, page)))))
    rows.put_named(Space.LINE, _FINAL, value)
    return slowest, done


def _leaves(rows: Rows, page: Sequence[tuple[bytes, JournalId, int, int]]) -> list[bytes]:
    """Return the leaf of each place. Those of one journal stand without a gap in a page."""
    seqs: dict[int, list[int]] = {}
    for _, _, number, seq in page:
        seqs.setdefault(number, []).append(seq)
    found = {
        number: iter(rows.leaves(number).hashes(each[0], len(each)))
        for number, each in seqs.items()
    }
    return [leaf_hash(next(found[number])) for _, _, number, _ in page]


def _holds(rows: Rows, roll: Roll, party: int) -> tuple[bool, int | None]:
    """Return whether a party holds finality, and up to which lamport; None: from all."""
    known = ((journal, rows.journal(journal)) for journal in rows.journals_of(party))
    own = {journal.incarnation: state for journal, state in known if state is not None}
    left = left_at(rows, party) if roll.left_by(party) is not None else None
    joined = joined_at(rows, party) if roll.joined_by(party) is not None else None
    if left is not None:
        ends = {i: cut(rows, JournalId(party, i), end) for i, end in left.items()}
        placed = {i: own[i].ordered if i in own else 0 for i in ends}
        waiting = [i for i, end in ends.items() if placed[i] < end]
        lamports = [own[i].lamport if placed[i] else joined for i in waiting]
        least = [lamport for lamport in lamports if lamport is not None]
        return bool(waiting), min(least) if least and len(least) == len(lamports) else None
    serial = roll.joined_by(party)
    if serial is not None and joined is None:
        base = may_build_on(rows, roll, serial)  # before all have adopted it, it begins above that
        return base is not None, base
    newest = own[max(own)] if own else None
    return True, joined if newest is None or not newest.ordered else newest.lamport
