# SPDX-License-Identifier: Apache-2.0
"""The rows of a record that benchmarks write are those of real steps."""

from __future__ import annotations

from benchmarks.grown import Said, grow, messages
from tests.lines import Node, pair
from wasl import limits, primitives
from wasl.line import talk
from wasl.line.line import Arrived, Say, Utterance
from wasl.record.checkpoint import Checkpoint, author_message
from wasl.record.merkle import extend, leaf_hash
from wasl.steps import Space
from wasl.terms import JournalId, OfficeId
from wasl.wire import cold

_BATCH = 250
_NORTHLAND = JournalId(0, 1)
_RECORD = (
    Space.JOURNAL,
    Space.ENTRY,
    Space.BODY,
    Space.LEAF,
    Space.ORDER,
    Space.RECEIPT,
    Space.HEAD,
)


def _rows(node: Node, space: Space) -> dict[bytes, bytes]:
    return dict(node.store.scan(space, b"", b"\xff" * 64, limit=1 << 20))


def test_a_received_record_of_1000_entries_is_written_as_steps_write_it() -> None:
    wire = pair()
    real, grown = wire[1], wire[1].store.copy()
    state = real.rows.journal(_NORTHLAND)
    assert state is not None
    said = list(messages(wire[0], _NORTHLAND, first=state.size, end=state.size + 1_000))
    origin = wire[0].rows.keys(_NORTHLAND).origin
    seed = wire[0].party.journal_seed("E", wire[0].line_id, 1)
    frontier = state.frontier
    for at in range(0, len(said), _BATCH):
        part = said[at : at + _BATCH]
        frontier = extend(frontier, [leaf_hash(one.entry) for one in part])
        message = author_message(Checkpoint(origin, frontier.size, frontier.root()))
        item = cold.Range(
            _NORTHLAND,
            state.size + at,
            tuple(one.entry for one in part),
            tuple(one.opening for one in part),
            primitives.ed25519_sign(seed, message),
        )
        public = wire[1].party.card().kem
        plain = cold.format_items([item], buckets=real.charter.padding)
        info = cold.info(real.line_id, public)
        sealed = primitives.hpke_seal(public, plain, info)
        real.do(Arrived(0, (cold.hint(real.line_id, public) + sealed,)))
    assert real.size(0) == state.size + 1_000
    built = wire[1]
    kept = {space: _rows(real, space) for space in Space}
    built.store = grown
    grow(built, _NORTHLAND, said, author=wire[0], holder=wire[1], batch=_BATCH)
    for space in set(Space) - {Space.SECRET}:  # the chain of the epoch has moved on
        assert _rows(built, space) == kept[space], space


def test_an_own_record_is_written_as_steps_write_it() -> None:
    """Within one epoch: KEYS entries, which begin the next, are not the builder's affair."""
    wire = pair()
    wire[0].say("the first words begin an epoch under announced keys")
    wire.settle()
    state = wire[0].rows.journal(_NORTHLAND)
    assert state is not None
    begun = wire[0].store.copy()
    duty = OfficeId("duty")
    body = talk.Message("en", duty, (), (), "", "", "to nobody", None, (), None, "")
    assert limits.EPOCH_MESSAGES > 400
    for _ in range(4):
        wire[0].do(Say((Utterance(body),) * 100))
        wire.settle()
    rows = wire[0].rows
    said = [
        Said(row.data, rows.opening(state.number, seq) or b"", row.wire_bytes)
        for seq, row in rows.entries(state.number, state.size, 1_000)
    ]
    assert len(said) == 400
    kept = {space: _rows(wire[0], space) for space in _RECORD}
    wire[0].store = begun
    grow(wire[0], _NORTHLAND, said, author=wire[0], holder=wire[1], batch=100)
    for space in _RECORD:
        assert _rows(wire[0], space) == kept[space], space
