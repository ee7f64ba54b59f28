# SPDX-License-Identifier: Apache-2.0
"""What was refused, and what contradicts: kept within limits, told, and never used to silence
anybody.

Rules:

1. Refused bytes are kept, cut to a bound; the oldest make room. They prove nothing and accuse
   nobody.
2. A fork is kept only as two author signatures that cannot both be true. It is kept for ever.
3. An entry proven ahead of its journal is checked against it as soon as the journal has grown
   there.
"""

from __future__ import annotations

from collections.abc import Sequence

from wasl import codec, limits
from wasl.errors import WaslError
from wasl.line.work import Work
from wasl.primitives import sha256
from wasl.record.fork import Branch, find_fork, format_fork
from wasl.record.merkle import leaf_hash
from wasl.record.rows import damaged, read, u32, u64
from wasl.steps import Space
from wasl.terms import Head, JournalId

_REFUSED = b"refused"
_FORK = b"fork"


def keep_refused(work: Work, party: int, envelope: bytes, error: WaslError) -> None:
    """Keep what was refused and why, the newest :data:`limits.EVIDENCE_ROWS`."""
    newest = work.rows.scan_named(Space.EVIDENCE, _REFUSED, limit=1, reverse=True)
    number = int.from_bytes(newest[0][0][len(_REFUSED) :], "big") + 1 if newest else 0
    cut = envelope[: limits.EVIDENCE_BYTES]
    row = codec.format((work.now.utc_ms, party, str(error.code), error.what, cut))
    work.rows.put_named(Space.EVIDENCE, _REFUSED + u64(number), row)
    if number >= limits.EVIDENCE_ROWS:
        work.rows.delete_named(Space.EVIDENCE, _REFUSED + u64(number - limits.EVIDENCE_ROWS))
    work.tell("refused", party=work.standing.party(party), code=str(error.code), why=error.what)


def keep_fork(
    work: Work, journal: JournalId, first: int, leaves: Sequence[bytes], signature: bytes
) -> None:
    """Keep the proof that a journal has two branches: ours, and ``leaves`` from ``first`` on."""
    state = work.rows.journal(journal)
    assert state is not None
    ours = work.rows.leaves(state.number)
    signed = work.rows.head_below(state.number, state.size)
    assert signed is not None
    fork = find_fork(
        origin=work.rows.keys(journal).origin,
        held=(signed[0], signed[1], ours),
        other=(first + len(leaves), signature, Branch(ours, first, leaves)),
        first=first,
    )
    data = format_fork(fork)
    name = _FORK + journal.party.to_bytes(2, "big") + u32(journal.incarnation) + sha256(data)[:8]
    work.rows.put_named(Space.EVIDENCE, name, data)
    work.alarm("fork", journal=journal)


def keep_ahead(work: Work, number: int, seq: int, head: Head, signature: bytes) -> bool:
    """Note the checkpoint that proves an entry beyond what is held. Return False when there is no
    room.
    """
    low, high = u32(number), u32(number + 1)
    draft = work.rows.draft
    if len(draft.scan(Space.AHEAD, low, high, limit=limits.AHEAD_ENTRIES)) >= limits.AHEAD_ENTRIES:
        return False
    draft.put(Space.AHEAD, low + u64(seq), codec.format((head.size, head.root, signature)))
    return True


def check_ahead(work: Work, journal: JournalId, size: int) -> None:
    """Hold checkpoints that came ahead against the journal, now that it reaches them."""
    state = work.rows.journal(journal)
    assert state is not None
    low, high = u32(state.number), u32(state.number + 1)
    rows = work.rows.draft.scan(Space.AHEAD, low, high, limit=limits.AHEAD_ENTRIES)
    for key, row in rows:
        match read(row, where="ahead"):
            case (int(proven), bytes(root), bytes(signature)):
                pass
            case _:
                raise damaged("ahead")
        if proven > size:
            continue
        work.rows.draft.delete(Space.AHEAD, key)
        if work.root(journal, proven) == root:
            continue
        seq = int.from_bytes(key[4:], "big")
        row_ahead = work.rows.entry(state.number, seq)
        data = row_ahead.data if row_ahead is not None else b""
        detail = codec.format((proven, root, signature, data))
        work.rows.put_named(Space.EVIDENCE, b"ahead" + key, detail)
        if work.rows.leaf(state.number, seq) != leaf_hash(data):
            work.rows.draft.delete(Space.ENTRY, key)
            work.rows.draft.delete(Space.BODY, key)
        work.alarm("unexplained-checkpoint", journal=journal, detail=f"size {proven}")
