# SPDX-License-Identifier: Apache-2.0
"""Far journals: taking in entries, and never believing a byte before its author's signature does.

Rules (``docs/spec/05-record.md`` §3 to §5):

1. Before the signature verifies, refuse; after it verifies, keep. What is wrong with kept bytes is
   a void mark, and nobody can wedge the line with one.
2. Leaf hashes may come before their entries. They are pinned by the verified root: an entry that
   comes later must match, and a receipt never covers it until it has come.
3. Two signed checkpoints that cannot both be true are kept as evidence, with both branches. They
   alarm; they never silence.
4. A body is believed only if it fits the commitment. What cannot be opened is kept, and said.
"""

from __future__ import annotations

from collections.abc import Sequence

from wasl import limits
from wasl.errors import Code, Refused
from wasl.line import evidence, kems, near, shredding
from wasl.line.inbox import Batch
from wasl.line.work import Work
from wasl.record.checkpoint import (
    Checkpoint,
    verify_author,
    verify_author_pq,
)
from wasl.record.entry import (
    SALT_BYTES,
    CannotOpen,
    Grant,
    Void,
    commitment,
    judge,
    parse_content,
)
from wasl.record.fork import Statement
from wasl.record.merkle import Frontier, extend, frontier_at, leaf_hash, verify_inclusion
from wasl.record.rows import EntryRow, JournalKeys, JournalState, Rows, journal_key
from wasl.steps import Space
from wasl.terms import JournalId
from wasl.trust.grant import open_journal_keys
from wasl.wire import cold


def absorb(work: Work, batch: Batch) -> bool:
    """Take in a batch. Return False if it begins beyond what is held here.

    Raises Refused, having kept nothing, if the signature does not verify or entry 0 does not hold
    up.
    """
    journal = batch.journal
    state = work.rows.journal(journal)
    assert batch.entries
    if batch.first > (state.size if state is not None else 0):
        return False
    leaves = [leaf_of(data) for data in batch.entries]
    if state is not None and _is_known(work, state, batch.first, leaves):
        _fill(work, journal, state.number, batch)
        return True
    parted = state is not None and not batch.first and not _is_known(work, state, 0, leaves[:1])
    if parted and evidence.keep_root_fork(work, journal, batch):
        return True
    keys = work.rows.keys(journal) if state is not None else _keys_of_new(work, batch)
    frontier = extend(_frontier_before(work, state, batch.first), leaves)
    checkpoint = Checkpoint(keys.origin, frontier.size, frontier.root())
    verify_author(checkpoint, public_e=keys.e, signature64=batch.signature)
    if state is None:
        state = work.rows.new_journal(journal, keys)
        evidence.take_waiting(work, journal)
        _greet(work, journal)
    if not _is_known(work, state, batch.first, leaves, overlap=True):
        evidence.keep_fork(work, journal, leaves, batch)
        return True
    work.rows.put_head(state.number, frontier.size, batch.signature)
    if frontier.size > state.size:
        new = leaves[state.size - batch.first :]
        grown = work.rows.append_leaves(state.number, state.frontier, new)
        work.rows.put_journal(journal, state._replace(frontier=grown))
        evidence.check_ahead(work, journal)
        if is_revoked(work.rows, journal):
            work.alarm("revoked-node", journal=journal, detail=f"from entry {state.size} on")
    _fill(work, journal, state.number, batch)
    return True


def note_revoked(work: Work, journal: JournalId) -> None:
    """Note that whatever still comes in this journal raises an alarm. It is kept all the same."""
    if not is_revoked(work.rows, journal):
        work.rows.put_named(Space.LINE, _revoked_name(journal), b"")
        party = work.standing.party(journal.party)
        work.tell("revoked", party=party, incarnation=journal.incarnation)


def is_revoked(rows: Rows, journal: JournalId) -> bool:
    """Tell whether the grant of a journal's node is known to be taken back."""
    return rows.named(Space.LINE, _revoked_name(journal)) is not None


def _revoked_name(journal: JournalId) -> bytes:
    return b"revoked" + journal_key(journal)


def find_rollback(work: Work, batch: Batch) -> None:
    """See whether the far side holds more of our own journal than we do, signed by our own key.

    Then this node was restored from an older copy. To go on here would sign positions twice; so
    nothing more is said in this journal. Raises Refused if the signature is not ours.
    """
    state = work.near_state()
    if batch.size <= state.size or batch.first > state.size:
        return
    leaves = [leaf_of(data) for data in batch.entries]
    frontier = extend(_frontier_before(work, state, batch.first), leaves)
    keys = work.rows.keys(work.standing.near)
    checkpoint = Checkpoint(keys.origin, frontier.size, frontier.root())
    verify_author(checkpoint, public_e=keys.e, signature64=batch.signature)
    _forbid(work, state.size, frontier.size)


def _forbid(work: Work, held: int, shown: int) -> None:
    near.forbid(work, shown)
    work.alarm("rolled-back", journal=work.standing.near, detail=f"{held} of {shown} entries")


def _frontier_before(work: Work, state: JournalState | None, first: int) -> Frontier:
    if state is None or first == 0:
        return Frontier()
    if first == state.size:
        return state.frontier
    return frontier_at(work.rows.leaves(state.number), first)


def leaf_of(data: bytes) -> bytes:
    """Return the leaf hash of an entry, or the hash that stands in its place."""
    return bytes(data) if isinstance(data, cold.LeftOut) else leaf_hash(data)


def _is_known(
    work: Work,
    state: JournalState,
    first: int,
    leaves: Sequence[bytes],
    *,
    overlap: bool = False,
) -> bool:
    """Tell whether all leaves are the ones held here; with ``overlap``: all that lie below our
    size.
    """
    end = min(first + len(leaves), state.size) if overlap else first + len(leaves)
    return end <= state.size and all(
        work.rows.leaf(state.number, seq) == leaves[seq - first] for seq in range(first, end)
    )


def _keys_of_new(work: Work, batch: Batch) -> JournalKeys:
    """Return the keys that entry 0 of a journal not known here names, all its signatures
    verified.
    """
    journal = batch.journal
    card = work.standing.everybody.get(journal.party)
    if card is None or journal == work.standing.near:
        raise Refused(Code.BAD_GRANT, "a journal of no member", where="entry 0")
    if len(work.rows.journals_of(journal.party)) >= limits.INCARNATIONS:
        raise Refused(Code.TOO_MANY, "more journals of one party than we keep", where="entry 0")
    entry = judge(batch.entries[0], line=work.standing.line, journal=journal, seq=0)
    if isinstance(entry, Void):
        raise Refused(Code.BAD_GRANT, f"entry 0 is void: {entry.name.lower()}", where="entry 0")
    content = parse_content(entry.kind, entry.content)
    assert isinstance(content, Grant)
    keys = open_journal_keys(
        content.grant_note,
        content.journal_note,
        root=card.root,
        line_id=work.standing.line,
        party=card.party,
        incarnation=journal.incarnation,
    )
    return JournalKeys(keys.origin, keys.e, keys.m, keys.r)


def _greet(work: Work, journal: JournalId) -> None:
    """Say that a journal has appeared.

    A later incarnation is an alarm, for it replaces a node; if it is in our own name, it replaces
    us. What was known of the way to the replaced node does not hold for the new one.
    """
    party = work.standing.party(journal.party)
    work.tell("journal-opened", party=party, incarnation=journal.incarnation)
    known = work.rows.journals_of(journal.party)
    near = journal.party == work.standing.near.party
    if not near and known[-1] == journal:
        work.links[journal.party].wait_anew(work.now.tick_ms)  # it let go what came before it began
    if len(known) == 1 or known[-1] == work.standing.near:
        return
    work.alarm("own-successor" if near else "new-incarnation", journal=known[-1])
    if not near and known[-1] == journal:
        # What we asked of its former node, this one never got: it may hold what we lack.
        work.links[journal.party].forget_sent()
        work.links[journal.party].asked_tick_ms = work.now.tick_ms - limits.ASK_AGAIN_MS
        work.lacking.add(journal.party)


# ── keeping ─────────────────────────────────────────────────────────────────────────────────────


def _fill(work: Work, journal: JournalId, number: int, batch: Batch) -> None:
    """Keep entries and openings that were not here yet: all of them stand under a verified root."""
    work.kept.setdefault(journal, [])  # what came ahead may now be held, though nothing is new
    held = dict(work.rows.entries(number, batch.first, len(batch.entries)))
    for offset, data in enumerate(batch.entries):
        if isinstance(data, cold.LeftOut):
            continue
        seq = batch.first + offset
        row = held.get(seq)
        if row is None:
            keep(work, journal, seq, data, batch.openings[offset], wire_bytes=batch.wire[offset])
        elif row.void == 0 and work.rows.opening(number, seq) is None:
            open_late(work, journal, seq, batch.openings[offset])


def keep(
    work: Work,
    journal: JournalId,
    seq: int,
    data: bytes,
    opening: bytes | None,
    *,
    wire_bytes: int,
) -> None:
    """Keep one entry for ever, with its mark, and its body if it opens."""
    state = work.rows.journal(journal)
    assert state is not None
    judged = judge(data, line=work.standing.line, journal=journal, seq=seq)
    void = int(judged) if isinstance(judged, Void) else 0
    row = EntryRow(data, void, 0, work.now.utc_ms, wire_bytes)
    work.rows.put_entry(state.number, seq, row)
    work.kept.setdefault(journal, []).append(seq)
    if isinstance(judged, Void):
        work.alarm("void-entry", journal=journal, detail=f"{seq}: {judged.name.lower()}")
        return
    work.parsed[state.number, seq] = judged
    for head in judged.seen:
        kems.note_seen_by(work, journal.party, head.journal, head.size)
    if not take_opening(work, journal, seq, opening) and not _is_shredded(work, journal, seq):
        work.rows.put_unopened(journal, seq)


def _is_shredded(work: Work, journal: JournalId, seq: int) -> bool:
    """Tell whether a text was shredded: here, or by its author, who cannot send it any more."""
    parties = (work.standing.near.party, journal.party)
    return any(shredding.told_of(work.rows, party, journal, seq) for party in parties)


def open_late(work: Work, journal: JournalId, seq: int, opening: bytes | None) -> None:
    """Keep the body of an entry that could not be opened when it came."""
    if take_opening(work, journal, seq, opening):
        work.rows.delete_unopened(journal, seq)


def take_opening(work: Work, journal: JournalId, seq: int, opening: bytes | None) -> bool:
    """Keep a body if it fits the commitment, and let it take effect. Return whether it did."""
    state = work.rows.journal(journal)
    assert state is not None
    entry = work.entry(state.number, seq)
    if entry is None or opening is None:
        return False
    if shredding.told_of(work.rows, work.standing.near.party, journal, seq):
        return False  # whoever sends it again: it stays shredded
    if commitment(opening[:SALT_BYTES], opening[SALT_BYTES:]) != entry.commit:
        return False
    work.rows.put_opening(state.number, seq, opening)
    work.opened.append((journal, seq))
    return True


# ── items that prove themselves ─────────────────────────────────────────────────────────────────


def take_proven(work: Work, item: cold.Proven) -> None:
    """Keep an urgent entry that came ahead of what is held before it. Raises Refused."""
    journal = item.head.journal
    state = work.rows.journal(journal)
    if state is None:
        return
    if journal == work.standing.near:
        _find_rollback_by(work, item)
        return
    leaf = leaf_hash(item.entry)
    known = evidence.leaf_at(work, journal, item.seq)
    if known == leaf and work.rows.entry(state.number, item.seq) is not None:
        _open_held(work, journal, item.seq, item.opening)  # who brought it may have lacked the text
        return
    verify_author(
        work.checkpoint(item.head),
        public_e=work.rows.keys(journal).e,
        signature64=item.signature,
    )
    verify_inclusion(leaf, item.seq, item.head.size, item.proof, item.head.root)
    statement = Statement(item.head.size, item.head.root, item.signature, leaf, item.proof)
    if known not in (None, leaf):
        branch = (item.seq, (item.entry,), (item.opening,))
        evidence.keep_contradiction(work, journal, item.seq, statement, branch=branch)
        return
    if known is None and not evidence.keep_ahead(work, state.number, item.seq, statement):
        return
    keep(work, journal, item.seq, item.entry, item.opening, wire_bytes=0)
    work.tell("arrived-ahead", party=work.standing.party(journal.party), seq=item.seq)


def _find_rollback_by(work: Work, item: cold.Proven) -> None:
    """As :func:`find_rollback`, where only a signed head of our own journal came."""
    size = work.near_state().size
    if item.head.size <= size:
        return
    keys = work.rows.keys(work.standing.near)
    verify_author(work.checkpoint(item.head), public_e=keys.e, signature64=item.signature)
    _forbid(work, size, item.head.size)


def take_opening_item(work: Work, item: cold.Opening) -> None:
    """Keep the body of an entry that could not be opened before."""
    _open_held(work, item.journal, item.seq, item.opening)


def _open_held(work: Work, journal: JournalId, seq: int, opening: bytes | None) -> None:
    state = work.rows.journal(journal)
    if state is not None and work.rows.opening(state.number, seq) is None:
        open_late(work, journal, seq, opening)


def take_pq(work: Work, item: cold.AuthorPq) -> None:
    """Keep a far author's post-quantum signature on a head that is held here. Raises Refused."""
    journal = item.head.journal
    if journal == work.standing.near or work.root(journal, item.head.size) != item.head.root:
        return
    state = work.rows.journal(journal)
    assert state is not None
    public = work.rows.keys(journal).m
    verify_author_pq(work.checkpoint(item.head), public_m=public, signature2420=item.signature)
    work.rows.put_head(state.number, item.head.size, item.signature, pq=True)


# ── receipts ────────────────────────────────────────────────────────────────────────────────────


def unopened(work: Work, journal: JournalId) -> list[CannotOpen]:
    """Return what is to be said of entries of a journal that cannot be opened here, and was not.

    A few at a time: a receipt ends before the first of which its author was not told.
    """
    state = work.rows.journal(journal)
    assert state is not None
    found: list[CannotOpen] = []
    for seq in work.rows.unsaid(journal, limit=limits.CANNOT_OPEN_A_STEP):
        row = work.rows.entry(state.number, seq)
        if row is not None and seq < state.held:
            found.append(CannotOpen(journal, seq, leaf_hash(row.data)))
            work.rows.delete_unsaid(journal, seq)
    return found
