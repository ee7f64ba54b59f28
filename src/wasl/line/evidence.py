# SPDX-License-Identifier: Apache-2.0
"""What was refused, and what contradicts: kept within limits, told, and never used to silence
anybody.

Rules:

1. Refused bytes are kept, cut to a bound; the oldest make room. They prove nothing and accuse
   nobody.
2. A fork is kept only as two author signatures that cannot both be true. It is kept for ever, with
   the bytes of the branch that the journal here does not follow.
3. Who finds a fork says so in an entry, with the proof whole, once for a journal: every member
   learns it as it learns all else. What such an entry claims and does not prove accuses nobody.
4. An entry proven ahead of its journal is checked against it as soon as the journal has grown
   there: it must never stand in the journal under a root that does not cover it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wasl import codec, limits
from wasl.errors import Refused, WaslError
from wasl.line import ladder, owed
from wasl.line.inbox import Batch
from wasl.line.work import Standing, Work
from wasl.primitives import sha256
from wasl.record.entry import Fork, Grant, Kind, parse_content, parse_entry
from wasl.record.fork import (
    Branch,
    Evidence,
    ForkEvidence,
    RootFork,
    Statement,
    check_fork,
    check_root_fork,
    find_fork,
    find_root_fork,
    format_fork,
    parse_fork,
)
from wasl.record.merkle import prove_inclusion
from wasl.record.rows import (
    JournalState,
    Rows,
    damaged,
    journal_key,
    place_key,
    read,
    u16,
    u32,
    u64,
)
from wasl.steps import Space
from wasl.terms import JournalId
from wasl.wire.cold import LeftOut

_REFUSED = b"refused"
_FORK = b"fork"
_BRANCH = b"branch"
_WAITING = b"waiting-fork"


def keep_refused(work: Work, party: int | None, envelope: bytes, error: WaslError) -> None:
    """Keep what was refused and why, the newest :data:`limits.EVIDENCE_ROWS`.

    ``party``: who brought it, or None for a bag.
    """
    newest = work.rows.scan_named(Space.EVIDENCE, _REFUSED, limit=1, reverse=True)
    number = int.from_bytes(newest[0][0][len(_REFUSED) :], "big") + 1 if newest else 0
    cut = envelope[: limits.EVIDENCE_BYTES]
    row = codec.format((work.now.utc_ms, party, str(error.code), error.what, cut))
    work.rows.put_named(Space.EVIDENCE, _REFUSED + u64(number), row)
    if number >= limits.EVIDENCE_ROWS:
        work.rows.delete_named(Space.EVIDENCE, _REFUSED + u64(number - limits.EVIDENCE_ROWS))
    by = None if party is None else work.standing.party(party)
    work.tell("refused", party=by, code=str(error.code), why=error.what)


def keep_fork(work: Work, journal: JournalId, leaves: Sequence[bytes], other: Batch) -> None:
    """Keep the proof that a journal has two branches: ours, and ``other`` with its ``leaves``."""
    state = work.rows.journal(journal)
    assert state is not None
    ours = work.rows.leaves(state.number)
    fork = find_fork(
        origin=work.rows.keys(journal).origin,
        held=(state.size, _signature(work, state), ours),
        other=(
            other.first + len(leaves),
            other.signature,
            Branch(ours, other.first, leaves),
        ),
        first=other.first,
    )
    _keep(work, journal, fork, (other.first, tuple(other.entries), tuple(other.openings)))


def keep_contradiction(
    work: Work, journal: JournalId, seq: int, other: Statement, *, branch: codec.Value
) -> None:
    """Keep the proof that a journal's author has signed two leaves at ``seq``.

    One stands in ``other``, which has been verified; the other is held, or proven ahead.
    ``branch``: (first, entries, openings) of the one that the journal here does not follow.
    """
    state = work.rows.journal(journal)
    assert state is not None
    one = _ahead(work, state.number, seq)
    if seq < state.size:
        leaves = work.rows.leaves(state.number)
        proof = prove_inclusion(leaves, seq, state.size, edge=state.frontier)
        leaf = work.rows.leaf(state.number, seq) or b""
        root, signature = state.frontier.root(), _signature(work, state)
        one = Statement(state.size, root, signature, leaf, proof)
    assert one is not None
    index = seq if one.size != other.size else None
    if index is None:
        one, other = (replace(s, leaf=b"", proof=()) for s in (one, other))
    first, second = sorted((one, other), key=lambda s: (s.size, s.root))
    fork = ForkEvidence(work.rows.keys(journal).origin, index, first, second)
    _keep(work, journal, fork, branch)


def keep_root_fork(work: Work, journal: JournalId, other: Batch) -> bool:
    """Keep the proof that a root gave one incarnation to two nodes, if entry 0 of ``other`` is it.

    ``other`` begins at 0, with another entry 0 than the one that is held.
    """
    rows, card = work.rows, work.standing.cards.get(journal.party)
    state = rows.journal(journal)
    held = None if state is None else rows.entry(state.number, 0)
    if held is None or card is None or isinstance(other.entries[0], LeftOut):
        return False
    try:
        one, two = (
            parse_content(Kind.GRANT, parse_entry(data).content)
            for data in (held.data, other.entries[0])
        )
        assert isinstance(one, Grant)
        assert isinstance(two, Grant)
        fork = find_root_fork(one.grant_note, two.grant_note)
        if check_root_fork(fork, root=card.root, party=card.party) != journal.incarnation:
            return False
    except Refused:
        return False
    _keep(work, journal, fork, (0, tuple(other.entries), tuple(other.openings)))
    return True


def _keep(work: Work, journal: JournalId, fork: Evidence, branch: codec.Value) -> None:
    """Keep what was found for ever, with the bytes of the other branch, and let all know."""
    if not has_forked(work.rows, journal):
        work.forks.append(Fork(journal, fork))
    name = _put_fork(work, journal, fork)
    if name is not None:
        work.rows.put_named(Space.EVIDENCE, _BRANCH + name, codec.format(branch))


def _put_fork(work: Work, journal: JournalId, fork: Evidence) -> bytes | None:
    """Keep a proof that has been checked. Return its name, or None if there is no more room."""
    data = format_fork(fork)
    place = journal_key(journal)
    name = place + sha256(data)[:8]
    most = limits.FORKS_KEPT
    work.alarm("fork", journal=journal)
    if len(work.rows.scan_named(Space.EVIDENCE, _FORK + place, limit=most)) >= most:
        return None
    work.rows.put_named(Space.EVIDENCE, _FORK + name, data)
    return name


def has_forked(rows: Rows, journal: JournalId) -> bool:
    """Tell whether the proof of a fork of a journal, or of its root there, is kept."""
    return bool(rows.scan_named(Space.EVIDENCE, _FORK + journal_key(journal), limit=1))


def take_fork(work: Work, author: JournalId, told: Fork) -> None:
    """Keep a fork that a member has told of, if it proves it.

    The proof of a journal that is not known here yet waits until it is.
    """
    journal = told.journal
    if isinstance(told.evidence, ForkEvidence) and work.rows.journal(journal) is None:
        _put_waiting(work, told)
        return
    if is_proven(work.rows, work.standing, told):
        _put_fork(work, journal, told.evidence)
    else:
        party = work.standing.party(author.party)
        work.tell("fork-unproven", party=party, incarnation=journal.incarnation)


def is_proven(rows: Rows, standing: Standing, told: Fork) -> bool:
    """Tell whether what an entry tells of a fork proves it."""
    journal, fork = told.journal, told.evidence
    card = standing.cards.get(journal.party)
    try:
        if isinstance(fork, RootFork):
            if card is None:
                return False
            incarnation = check_root_fork(fork, root=card.root, party=card.party)
            return incarnation == journal.incarnation
        if rows.journal(journal) is None:
            return False
        keys = rows.keys(journal)
        check_fork(fork, public_e=keys.e, public_m=keys.m)
    except Refused:
        return False
    return fork.origin == keys.origin


def _put_waiting(work: Work, told: Fork) -> None:
    """Let a proof wait for its journal: one for each, and only of parties of the line."""
    if told.journal.party in work.standing.members and (
        len(work.rows.scan_named(Space.EVIDENCE, _WAITING, limit=limits.FORKS_KEPT))
        < limits.FORKS_KEPT
    ):
        name = _WAITING + journal_key(told.journal)
        work.rows.put_named(Space.EVIDENCE, name, format_fork(told.evidence))


def take_waiting(work: Work, journal: JournalId) -> None:
    """Look at the proof of a fork that came before its journal did."""
    name = _WAITING + journal_key(journal)
    row = work.rows.named(Space.EVIDENCE, name)
    if row is not None:
        work.rows.delete_named(Space.EVIDENCE, name)
        told = Fork(journal, parse_fork(row))
        if is_proven(work.rows, work.standing, told):
            _put_fork(work, journal, told.evidence)


def branches_of(rows: Rows, journal: JournalId) -> list[tuple[int, list[bytes], list[codec.Value]]]:
    """Return what is held of other branches: (first, entries, openings) of each."""
    found: list[tuple[int, list[bytes], list[codec.Value]]] = []
    name = _BRANCH + journal_key(journal)
    for _, row in rows.scan_named(Space.EVIDENCE, name, limit=limits.FORKS_KEPT):
        match read(row, where="branch"):
            case (int(first), tuple(entries), tuple(openings)):
                data = [one for one in entries if isinstance(one, bytes)]
                found.append((first, data, list(openings)))
            case _:
                raise damaged("branch")
    return found


def forks_of(rows: Rows, party: int) -> list[Evidence]:
    """Return the forks that are kept of a party's journals, for whoever must be shown them."""
    prefix = _FORK + u16(party)
    most = limits.FORKS_KEPT * limits.INCARNATIONS
    return [parse_fork(row) for _, row in rows.scan_named(Space.EVIDENCE, prefix, limit=most)]


def _signature(work: Work, state: JournalState) -> bytes:
    signature = work.rows.head(state.number, state.size)
    assert signature is not None
    return signature


# ── ahead ───────────────────────────────────────────────────────────────────────────────────────


def leaf_at(work: Work, journal: JournalId, seq: int) -> bytes | None:
    """Return the leaf hash at ``seq`` that the author has signed: held, pinned, or proven ahead."""
    state = work.rows.journal(journal)
    assert state is not None
    if seq < state.size:
        return work.rows.leaf(state.number, seq)
    ahead = _ahead(work, state.number, seq)
    return ahead.leaf if ahead is not None else None


def keep_ahead(work: Work, number: int, seq: int, statement: Statement) -> bool:
    """Note what proves an entry beyond what is held. Return False when there is no room."""
    low, high = u32(number), u32(number + 1)
    draft = work.rows.draft
    if len(draft.scan(Space.AHEAD, low, high, limit=limits.AHEAD_ENTRIES)) >= limits.AHEAD_ENTRIES:
        return False
    row = (statement.size, statement.root, statement.signature, statement.leaf, statement.proof)
    draft.put(Space.AHEAD, low + u64(seq), codec.format(row))
    return True


def all_ahead(work: Work, number: int) -> list[tuple[int, Statement]]:
    """Return what is kept that was proven beyond what is held, as (seq, statement)."""
    low, high = u32(number), u32(number + 1)
    rows = work.rows.draft.scan(Space.AHEAD, low, high, limit=limits.AHEAD_ENTRIES)
    return [(int.from_bytes(key[4:], "big"), _statement(row)) for key, row in rows]


def check_ahead(work: Work, journal: JournalId) -> None:
    """Hold what was proven ahead against the journal, as far as that has grown."""
    state = work.rows.journal(journal)
    assert state is not None
    low, high = u32(state.number), place_key(state.number, state.size)
    for key, row in work.rows.draft.scan(Space.AHEAD, low, high, limit=limits.AHEAD_ENTRIES):
        ahead = _statement(row)
        seq = int.from_bytes(key[4:], "big")
        if work.rows.leaf(state.number, seq) != ahead.leaf:
            held = work.rows.entry(state.number, seq)
            assert held is not None
            opening = work.rows.opening(state.number, seq)
            branch = (seq, (held.data,), (opening,))
            keep_contradiction(work, journal, seq, ahead, branch=branch)
            work.drop_entry(journal, state.number, seq)
            owed.forget(work, state.number, seq, work.standing.near.party)
            ladder.forget(work, state.number, seq)
        elif ahead.size > state.size:
            continue
        elif work.root(journal, ahead.size) != ahead.root:
            work.rows.put_named(Space.EVIDENCE, b"ahead" + key, row)
            work.alarm("unexplained-checkpoint", journal=journal, detail=f"size {ahead.size}")
        work.rows.draft.delete(Space.AHEAD, key)


def _ahead(work: Work, number: int, seq: int) -> Statement | None:
    row = work.rows.draft.get(Space.AHEAD, place_key(number, seq))
    return None if row is None else _statement(row)


def _statement(row: bytes) -> Statement:
    match read(row, where="ahead"):
        case (int(size), bytes(root), bytes(signature), bytes(leaf), tuple(proof)):
            hashes = tuple(node for node in proof if isinstance(node, bytes))
            return Statement(size, root, signature, leaf, hashes)
        case _:
            raise damaged("ahead")
