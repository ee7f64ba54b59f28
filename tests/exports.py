# SPDX-License-Identifier: Apache-2.0
"""Files for third parties as tests change them: members put, taken, left out; and what the keys of
a :class:`~tests.builder.Record` sign of checkpoints that no honest node would have.
"""

from __future__ import annotations

from tests.builder import A, B, Files, Record
from tests.lines import Wire
from wasl import note, primitives
from wasl.record.checkpoint import (
    Checkpoint,
    format_tlog_proof,
    pq_message,
    receipt_line,
    receipt_message,
    to_note,
)
from wasl.record.layout import parse_name
from wasl.record.merkle import LeafSource, prove_inclusion
from wasl.record.papers import Papers
from wasl.sim.parties import charter_notes
from wasl.terms import JournalId

FAR_FUTURE_S = 1 << 50


def papers_of(wire: Wire) -> Papers:
    """The papers of a line under its first charter."""
    parties = [node.party for node in wire.nodes]
    notes = charter_notes(wire[0].charter, *parties)
    named = {party.name: text for party, text in zip(parties, notes, strict=True)}
    return Papers((named,), tuple(party.card_note() for party in parties))


def put(files: Files, name: str, data: bytes) -> Files:
    """The files with one member replaced."""
    assert name in dict(files)
    return [(one, data if one == name else held) for one, held in files]


def take(files: Files, other: Files, *prefixes: str) -> Files:
    """The files with members taken from another file of the same names."""
    others = dict(other)
    return [(n, others[n] if n.startswith(prefixes) else held) for n, held in files]


def without(files: Files, *prefixes: str) -> Files:
    return [(name, data) for name, data in files if not name.startswith(prefixes)]


def sorted_in(files: Files) -> Files:
    """The files in the order in which we would write them; what we would not, at the end."""

    def place(member: tuple[str, bytes]) -> tuple[int, ...]:
        part = parse_name(member[0])
        return (99,) if part is None else part.place  # type: ignore[return-value]

    return sorted(files, key=place)


def receipt_of(
    record: Record, checkpoint: Checkpoint, holder: JournalId = B, *, time_s: int = FAR_FUTURE_S
) -> bytes:
    """A receipt on any checkpoint, as a note."""
    seed = record.parties[holder.party].journal_seed("R", record.line, holder.incarnation)
    signature = primitives.ed25519_sign(seed, receipt_message(checkpoint, time_s))
    keys = record.keys(holder)
    line = receipt_line(keys.origin, public_r=keys.r, timestamp=time_s, signature64=signature)
    return to_note(checkpoint, [line]).encode()


def timed_m(record: Record, checkpoint: Checkpoint) -> str:
    """What Northland's M says of its own journal as a holder would, not as its author."""
    origin, public = record.keys(A).origin, record.keys(A).m
    seed = record.parties[0].journal_seed("M", record.line, 1)
    signature = primitives.ml_dsa_44_sign(seed, pq_message(checkpoint, origin, 1 << 30))
    line = note.signature_from(note.ML_DSA_44, origin, public, signature, 1 << 30)
    return to_note(checkpoint, [line])


def proof_of(
    record: Record,
    journal: JournalId,
    seq: int,
    text: bytes | str,
    *,
    tree: LeafSource | None = None,
) -> bytes:
    """The tlog-proof of an entry under a checkpoint note of the whole journal."""
    source = record.leaves(journal) if tree is None else tree
    hashes = prove_inclusion(source, seq, record.state(journal).size)
    written = text if isinstance(text, str) else text.decode()
    return format_tlog_proof(seq, hashes, written).encode()
