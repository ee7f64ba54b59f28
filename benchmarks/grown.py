# SPDX-License-Identifier: Apache-2.0
"""A large record, written as rows: what a node would hold that has said or received it all.

Rules:

1. It writes the rows of the record as real steps do, through the same
   :class:`~wasl.record.rows.Rows`: entries, openings, leaf hashes with their tiles, places, the
   author's signature at the end of each batch, the holder's receipt for it, and where the journal
   stands. ``tests/unit/test_grown.py`` holds it to the rows of real steps.
2. The final prefix is not moved: as on a line whose other side has said nothing for long.
3. It writes no keys of epochs, and nothing that is owed: its messages ask nobody to act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from benchmarks import TEXT
from wasl import primitives
from wasl.line import talk
from wasl.record.checkpoint import Checkpoint, author_message, receipt_message
from wasl.record.entry import Entry, commitment, format_entry
from wasl.record.merkle import leaf_hash
from wasl.record.rows import EntryRow, ReceiptRow, Rows, u64
from wasl.sim.node import Node
from wasl.steps import Draft
from wasl.terms import JournalId, OfficeId, Precedence, Traffic

_CHUNK = 20_000
TO_NOBODY = talk.Message("en", OfficeId("duty"), (), (), "", "", TEXT, None, (), None, "")
"""A message that asks nobody to act."""


@dataclass(frozen=True, slots=True)
class Said:
    """An entry and its opening, as the author has them."""

    entry: bytes
    opening: bytes
    wire_bytes: int = 0


def messages(node: Node, journal: JournalId, *, first: int, end: int) -> Iterator[Said]:
    """Yield messages that ask nobody to act, from place ``first`` to before ``end``."""
    body = talk.format_body(TO_NOBODY)
    for seq in range(first, end):
        salt = primitives.sha256(u64(seq))
        entry = Entry(
            line=node.line_id,
            journal=journal,
            seq=seq,
            kind=int(talk.Kind.MESSAGE),
            precedence=Precedence.ROUTINE,
            traffic=Traffic.OPERATION,
            sent_alone=False,
            time_s=node.clock.utc_ms // 1000,
            seen=(),
            commit=commitment(salt, body),
        )
        yield Said(format_entry(entry), salt + body)


def grow(
    node: Node, journal: JournalId, said: Iterable[Said], *, author: Node, holder: Node, batch: int
) -> None:
    """Write entries into the store of ``node``, signed by ``author`` and received by ``holder``
    after each ``batch``. The lamports follow from the entries before: nothing is seen in these.
    """
    waiting = iter(said)
    while chunk := list(islice(waiting, max(batch, _CHUNK - _CHUNK % batch))):
        draft = Draft(node.store)
        rows = Rows(draft, node.line_id)
        for at in range(0, len(chunk), batch):
            _append(node, rows, journal, chunk[at : at + batch])
            _sign(node, rows, journal, author=author, holder=holder)
        rows.flush()
        commit = draft.commit()
        assert commit is not None
        node.store.apply(commit)
    node.restart()


def _append(node: Node, rows: Rows, journal: JournalId, said: list[Said]) -> None:
    state = rows.journal(journal)
    assert state is not None
    frontier = rows.append_leaves(
        state.number, state.frontier, [leaf_hash(one.entry) for one in said]
    )
    lamport = state.lamport
    for seq, one in enumerate(said, start=state.size):
        lamport += 1
        row = EntryRow(one.entry, 0, lamport, node.clock.utc_ms, one.wire_bytes)
        rows.put_entry(state.number, seq, row)
        rows.put_opening(state.number, seq, one.opening)
        rows.put_order(lamport, journal, state.number, seq)
    held = frontier.size
    moved = state._replace(frontier=frontier, held=held, ordered=held, lamport=lamport)
    rows.put_journal(journal, moved)


def _sign(node: Node, rows: Rows, journal: JournalId, *, author: Node, holder: Node) -> None:
    state = rows.journal(journal)
    assert state is not None
    checkpoint = Checkpoint(rows.keys(journal).origin, state.size, state.frontier.root())
    seed = author.party.journal_seed("E", node.line_id, journal.incarnation)
    signature = primitives.ed25519_sign(seed, author_message(checkpoint))
    rows.put_head(state.number, state.size, signature)
    time_s = node.clock.utc_ms // 1000
    seed = holder.party.journal_seed("R", node.line_id, holder.incarnation)
    signature = primitives.ed25519_sign(seed, receipt_message(checkpoint, time_s))
    row = ReceiptRow(state.size, checkpoint.root, holder.incarnation, time_s, signature)
    rows.put_receipt(state.number, holder.index, row)
