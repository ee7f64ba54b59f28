# SPDX-License-Identifier: Apache-2.0
"""What a node holds is true: looked at entry by entry, at the end of a simulated run.

=================  ============================================================================
leaf-is-of-entry   each entry that is kept has the leaf hash that stands in its journal's tree
opening-fits       each text that is kept fits its commitment
signed-for-anyone  the newest head of each journal is signed by its author, by the strict rules
stands-after       an entry stands in the order after all that it counts as having seen
void-waits-not     a void entry has its place, where any has: it has seen nothing
ladder-is-said     an acknowledgement on a ladder names that very entry
stays-shredded     what this party has said to have shredded is not here, whoever sent it again
keys-die           of a message that is kept and open, the key is gone
=================  ============================================================================
"""

from __future__ import annotations

from typing import Final

from wasl import primitives
from wasl.errors import Code, Refused
from wasl.line import epochs, talk
from wasl.line.ladder import ladder
from wasl.line.shredding import told_of
from wasl.line.work import Work
from wasl.record import ends
from wasl.record.checkpoint import Checkpoint, author_message
from wasl.record.entry import SALT_BYTES, commitment
from wasl.record.merkle import leaf_hash
from wasl.record.roll import counted_heads
from wasl.record.rows import EntryRow, JournalState, Rows
from wasl.sim.broken import Broken
from wasl.sim.node import Node, entry_of
from wasl.terms import JournalId

_ODD_POINTS: Final = primitives.odd_points()
_MOST: Final = 1 << 16


def check(node: Node) -> None:
    """Look at everything that a node holds. Raises Broken."""
    rows = node.rows
    place = {at: number for number, at in enumerate(node.places())}
    closed = ends.find_ends(rows, rows.journals())
    for journal in rows.journals():
        state = rows.journal(journal)
        assert state is not None
        for seq, row in rows.entries(state.number, 0, _MOST):
            _check_entry(node, journal, state, seq, row)
            _check_order(node, journal, seq, row, place)
        _check_signature(rows, journal, state)
        open_ended = closed[journal.party] is None or closed[node.index] is None
        if journal == rows.newest(journal.party) and not open_ended:
            _check_void(rows, state)
        if journal.party != node.index and not node.line.waiting_bytes:
            _check_keys(node, journal, state)


def _check_entry(
    node: Node, journal: JournalId, state: JournalState, seq: int, row: EntryRow
) -> None:
    rows = node.rows
    if rows.leaf(state.number, seq) not in (None, leaf_hash(row.data)):
        raise Broken("leaf-is-of-entry", f"{journal} {seq} at {node.party.name}")
    opening = rows.opening(state.number, seq)
    if opening is not None and told_of(rows, node.index, journal, seq):
        raise Broken("stays-shredded", f"{journal} {seq} at {node.party.name}")
    if row.void or opening is None:
        return
    salt, body = opening[:SALT_BYTES], opening[SALT_BYTES:]
    if commitment(salt, body) != entry_of(row.data).commit:
        raise Broken("opening-fits", f"{journal} {seq} at {node.party.name}")
    for party in node.line.standing.members:
        rung = ladder(node.store, state.number, seq, party).acknowledged
        if rung is not None and rung.entry is not None:
            _check_ladder(rows, JournalId(party, rung.entry[0]), rung.entry[1], row)


def _check_ladder(rows: Rows, author: JournalId, seq: int, row: EntryRow) -> None:
    state = rows.journal(author)
    said = rows.entry_of(author, seq)
    assert state is not None
    assert said is not None
    opening = rows.opening(state.number, seq)
    assert opening is not None
    body = talk.parse_body(entry_of(said.data).kind, opening[SALT_BYTES:])
    if not isinstance(body, talk.Acknowledgement) or body.target.leaf != leaf_hash(row.data):
        raise Broken("ladder-is-said", f"{author} {seq}")


def _check_order(
    node: Node, journal: JournalId, seq: int, row: EntryRow, place: dict[tuple[JournalId, int], int]
) -> None:
    rows = node.rows
    mine = place.get((journal, seq))
    if mine is None or row.void:
        return
    for head in counted_heads(rows, node.line.standing.roll, entry_of(row.data)):
        state = rows.journal(head.journal)
        theirs = place.get((head.journal, head.size - 1))
        if state is None or theirs is None or theirs < mine:
            continue
        if rows.root(head.journal, head.size) == head.root:  # else it counts for nothing
            raise Broken("stands-after", f"{journal} {seq} before {head.journal} {head.size}")


def _check_signature(rows: Rows, journal: JournalId, state: JournalState) -> None:
    signed = rows.head_below(state.number, state.size)
    if signed is None:
        return
    size, signature = signed
    keys = rows.keys(journal)
    root = rows.root(journal, size)
    assert root is not None
    message = author_message(Checkpoint(keys.origin, size, root))
    try:
        if signature[:32] in _ODD_POINTS:
            raise Refused(Code.BAD_SIGNATURE, "of small order")
        primitives.ed25519_verify(keys.e, message, signature)
    except Refused as error:
        raise Broken("signed-for-anyone", f"{journal} at {size}: {error.what}") from error


def _check_void(rows: Rows, state: JournalState) -> None:
    row = rows.entry(state.number, state.ordered)
    if row is not None and row.void and state.ordered < state.held:
        raise Broken("void-waits-not", f"entry {state.ordered} of journal {state.number}")


def _check_keys(node: Node, journal: JournalId, state: JournalState) -> None:
    work = Work(node.line.standing, node.rows, node.clock.now(), {})
    for one in epochs.receiving(work, state.number):
        kept = [one.keys_seq + index for index, _ in one.skipped]
        if one.keys_seq == state.keys_seq:
            kept += range(one.keys_seq + one.base, state.held)
        for seq in kept:
            if seq < state.held and node.rows.opening(state.number, seq) is not None:
                raise Broken("keys-die", f"{node.party.name} keeps the key of {journal} {seq}")
