# SPDX-License-Identifier: Apache-2.0
"""Our own journal: appending entries, signing what they add up to, sealing them for the others.

Rules:

1. Entries of one step are appended, signed and committed together; nothing of them leaves before.
2. One signature ends a batch. FLASH and IMMEDIATE always end one.
3. ``seen`` names only heads that changed and whose author's signature we hold. With the first head
   of a later journal of a party it names the older ones (:mod:`wasl.line.closing`). Entry 0 names
   none.
4. A new epoch's KEYS entry comes before the first message that needs it. GRANT, ADOPT and KEYS
   travel cold, all else warm; what does not arrive is sent again cold by
   :mod:`wasl.line.delivery`.
5. A later charter is adopted once, the newest that is open here, with KEYS in the same step; by
   one that we leave by, nothing. The ADOPT names what is held of the journals of who leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wasl import codec, limits
from wasl.line import adoption, closing, delivery, epochs, kems, moving
from wasl.line.checkpoints import sign_size
from wasl.line.work import Asking, Standing, Work
from wasl.record import ends
from wasl.record.entry import (
    Adopt,
    Content,
    Entry,
    Keys,
    Kind,
    commitment,
    format_content,
    format_entry,
    pack_flags,
    parse_entry,
)
from wasl.record.merkle import leaf_hash
from wasl.record.rows import EntryRow, JournalState, Rows, damaged, read, u32
from wasl.steps import AskRandom, Send, Space
from wasl.terms import Head, JournalId, Precedence, Ref, Traffic
from wasl.wire import warm
from wasl.wire.epoch import MessageKey, advance, seed_hash

_SEEN = b"seen"
_ROLLED_BACK = b"rolled-back"
_COLD = (Kind.GRANT, Kind.KEYS, Kind.ADOPT)


@dataclass(frozen=True, slots=True)
class Plain:
    """An entry to be appended: everything that is not decided by its place."""

    kind: Kind
    precedence: Precedence = Precedence.ROUTINE
    traffic: Traffic = Traffic.OPERATION
    sent_alone: bool = False
    body: bytes = b""
    content: Content | None = None
    seen: tuple[Head, ...] = ()
    """Heads that it names besides those that changed."""


@dataclass(frozen=True, slots=True)
class _Fresh:
    """An entry that is appended and not yet signed."""

    entry: Entry
    data: bytes
    body: bytes
    key: MessageKey | None
    epoch: epochs.Sending | None


def is_rolled_back(rows: Rows, standing: Standing) -> bool:
    """Tell whether the far side has shown that this journal went on further than we know."""
    return rows.named(Space.LINE, _own_name(standing, _ROLLED_BACK)) is not None


def forbid(work: Work, size: int) -> None:
    """Note that this journal must not go on: it is known to have had ``size`` entries."""
    work.rows.put_named(Space.LINE, _own_name(work.standing, _ROLLED_BACK), size.to_bytes(8, "big"))


def _own_name(standing: Standing, name: bytes) -> bytes:
    """Return the name of a row that belongs to our journal alone, and not to our older ones."""
    return name + u32(standing.near.incarnation)


def append(work: Work, plains: Sequence[Plain]) -> Asking[list[Ref]]:
    """Append entries in order. Return a reference to each of ``plains``."""
    refs: list[Ref] = []
    batch: list[_Fresh] = []
    most = max((plain.precedence for plain in plains), default=Precedence.ROUTINE)
    for plain in plains:
        if plain.kind not in _COLD:
            yield from _renew_epoch(work, batch, most)
        fresh, leaf = yield from _append_one(work, plain)
        batch.append(fresh)
        refs.append(Ref(work.standing.near, fresh.entry.seq, leaf))
        if plain.precedence.urgent or len(batch) == limits.BATCH_ENTRIES:
            yield from _end_batch(work, batch)
    yield from _end_batch(work, batch)
    return refs


def _renew_epoch(work: Work, batch: list[_Fresh], precedence: Precedence) -> Asking[None]:
    epoch = epochs.sending(work)
    if epoch is not None and not epochs.is_due(work, epoch):
        return
    yield from _end_batch(work, batch)
    yield from begin_epoch(work, precedence)


def begin_epoch(work: Work, precedence: Precedence) -> Asking[None]:
    """Append a KEYS entry and deal the new epoch's seed to every member, cold."""
    kem_seed = yield AskRandom(32)
    seed = yield AskRandom(32)
    near = work.standing.near
    keys_seq = work.near_state().size
    public = kems.put_kem_seed(work, (near.incarnation, keys_seq), kem_seed)
    pinned = seed_hash(seed, line=work.standing.line, journal=near, keys_seq=keys_seq)
    plain = Plain(Kind.KEYS, precedence, content=Keys(public, pinned))
    fresh, _ = yield from _append_one(work, plain)
    epochs.start_sending(work, keys_seq=keys_seq, seed=seed)
    work.rows.put_journal(near, work.near_state()._replace(keys_seq=keys_seq, awaits_keys=False))
    yield from _end_batch(work, [fresh])
    for party in work.standing.others:
        lacking = delivery.lacks(work, party)
        first = lacking if keys_seq - lacking < limits.RESYNC_ENTRIES else keys_seq
        yield from delivery.send_own(work, party, first=first, precedence=precedence)


def adopt_newest(work: Work) -> Asking[bool]:
    """Append an ADOPT of the newest charter, if it is later than ours. KEYS must follow."""
    before, newest = work.standing, work.standing.chain[-1]
    own = before.near.party
    if newest.charter.serial <= max(work.near_state().charter, 1):
        return False
    if own not in newest.cards:
        return False  # we leave: others say where we end
    gone = [one.index for one in newest.charter.left if one.index not in before.departed]
    leaving = [party for party in gone if closing.may_name(work, party)]
    seen = [head for party in leaving for head in closing.name_leaving(work, party)]
    content = Adopt(newest.digest, newest.charter.serial)
    yield from append(work, [Plain(Kind.ADOPT, content=content, seen=tuple(seen))])
    moving.release(work)
    return True


def _append_one(work: Work, plain: Plain) -> Asking[tuple[_Fresh, bytes]]:
    near = work.standing.near
    state = work.near_state()
    epoch = None if plain.kind in _COLD else epochs.sending(work)
    key: MessageKey | None = None
    if epoch is None:
        salt = yield AskRandom(32)
    else:
        chain, key = advance(epoch.chain_key)
        epochs.put_sending(work, replace(epoch, index=epoch.index + 1, chain_key=chain))
        salt = key.salt
    entry = Entry(
        work.standing.line,
        near,
        state.size,
        plain.kind,
        plain.precedence,
        plain.traffic,
        plain.sent_alone,
        work.now.seconds,
        () if plain.kind == Kind.GRANT else _changed_heads(work, plain.seen),
        commitment(salt, plain.body),
        None if plain.content is None else format_content(plain.content),
    )
    data = format_entry(entry)
    leaf = leaf_hash(data)
    frontier = work.rows.append_leaves(state.number, state.frontier, (leaf,))
    moved = state._replace(frontier=frontier, held=frontier.size)
    if isinstance(plain.content, Adopt):
        moved = adoption.take(work, near, moved, seq=entry.seq, adopt=plain.content)
        work.standing = work.standing.under(moved.charter)
    work.rows.put_journal(near, moved)
    work.rows.put_opening(state.number, entry.seq, salt + plain.body)
    work.rows.put_entry(state.number, entry.seq, EntryRow(data, 0, 0, work.now.utc_ms))
    work.parsed[state.number, entry.seq] = entry
    ends.note(work.rows, entry)
    return _Fresh(entry, data, plain.body, key, epoch), leaf


def _changed_heads(work: Work, also: Sequence[Head]) -> tuple[Head, ...]:
    """Return the far heads that moved since our last entry, with ``also``; note them as seen.

    A head is named once every entry below it has its place here: so an author who withholds an
    entry, or names a head that is none, keeps nobody waiting but itself. The first entry of a step
    names them all: far heads do not move while we speak.
    """
    if work.heads_named and not also:
        return ()
    said = _said(work)
    heads = {head.journal: head for head in also}
    for party in () if work.heads_named else work.standing.others:
        journal = work.rows.newest(party)
        if journal is None:
            continue
        if journal.incarnation > 1 and journal not in said:
            found = closing.name_older(work, journal)
        else:
            found = _moved(work, journal, said.get(journal, 0))
        if len(heads) + len(found) <= limits.SEEN_ITEMS:
            heads |= {head.journal: _larger(head, heads.get(head.journal)) for head in found}
    work.heads_named = True
    if heads:
        said |= {head.journal: head.size for head in heads.values()}
        value = codec.format(tuple((j.party, j.incarnation, n) for j, n in sorted(said.items())))
        work.rows.put_named(Space.LINE, _own_name(work.standing, _SEEN), value)
    return tuple(heads[journal] for journal in sorted(heads))


def owes_naming(work: Work) -> bool:
    """Tell whether a party has begun a later journal that our own has not named yet.

    Its close waits for our word, and must not wait until a person here has something to say. First
    the restored node gets back what it lacks of ours.
    """
    size = work.near_state().size
    for party in work.standing.others:
        newest = work.rows.newest(party)
        if newest is None or newest.incarnation == 1 or newest in _said(work):
            continue
        if delivery.lacks(work, party) >= size and closing.name_older(work, newest):
            return True
    return False


def _said(work: Work) -> dict[JournalId, int]:
    """Return the largest size of each journal that our own has named."""
    row = work.rows.named(Space.LINE, _own_name(work.standing, _SEEN))
    said: dict[JournalId, int] = {}
    for item in read(row, where="heads seen") if row else ():
        match item:
            case (int(party), int(incarnation), int(size)):
                said[JournalId(party, incarnation)] = size
            case _:
                raise damaged("heads seen")
    return said


def _moved(work: Work, journal: JournalId, said: int) -> list[Head]:
    """Return the newest head that its author signed with every entry below it placed here."""
    state = work.rows.journal(journal)
    assert state is not None
    size = state.ordered
    if size < state.size:
        signed = work.rows.head_below(state.number, size)
        size = signed[0] if signed is not None else 0
    root = work.root(journal, size) if size > said else None
    return [] if root is None else [Head(journal, size, root)]


def _larger(head: Head, other: Head | None) -> Head:
    return head if other is None or head.size >= other.size else other


def _end_batch(work: Work, batch: list[_Fresh]) -> Asking[None]:
    """Sign what the batch adds up to, and seal each entry for those who hold the epoch."""
    if not batch:
        return
    state = work.near_state()
    signature = yield from sign_size(work, state.size)
    for fresh in batch:
        last = fresh is batch[-1]
        _send_warm(work, state, fresh, signature if last else b"")
        if last and fresh.entry.precedence.urgent:
            yield from delivery.send_proven(work, fresh.entry.seq, fresh.entry.precedence)
    batch.clear()


def _send_warm(work: Work, state: JournalState, fresh: _Fresh, signature: bytes) -> None:
    if fresh.key is None or fresh.epoch is None:
        return
    entry, standing = fresh.entry, work.standing
    place = warm.Place(
        standing.line, fresh.epoch.charter, standing.near, entry.seq, fresh.epoch.keys_time_s
    )
    narrow = warm.Narrow(
        entry.kind,
        pack_flags(entry.precedence, entry.traffic, sent_alone=entry.sent_alone),
        entry.time_s,
        entry.seen,
        entry.content,
        fresh.body,
        _gap(work, entry) if signature else (),
        signature,
    )
    envelope = warm.seal(
        narrow,
        place=place,
        key=fresh.key,
        roots=len(standing.members) > 2 or len(entry.seen) > 1,
        buckets=standing.charter.padding,
    )
    row = EntryRow(fresh.data, 0, 0, work.now.utc_ms, len(envelope))
    work.rows.put_entry(state.number, entry.seq, row)
    for party in standing.others:
        size = entry.seq + 1
        work.sends.append(Send(standing.line, party, envelope, entry.precedence, own_size=size))
        delivery.note_sent(work, party, size)


def _gap(work: Work, entry: Entry) -> tuple[bytes, ...]:
    """Return the leaf hashes that let an urgent entry overtake what has no receipt yet.

    Who lacks more than a gap can name gets a proof, and must not keep the others from theirs.
    """
    if not entry.precedence.urgent:
        return ()
    lacking = (delivery.lacks(work, party) for party in work.standing.others)
    near = (first for first in lacking if delivery.is_nameable(first, entry.seq))
    first = min(near, default=entry.seq)
    if first >= entry.seq:
        return ()  # nothing waits; or somebody says to hold more than there was
    number = work.near_state().number
    waiting = [row for _, row in work.rows.entries(number, first, entry.seq - first)]
    if all(parse_entry(row.data).precedence >= entry.precedence for row in waiting):
        return ()  # nothing is overtaken: they leave first
    return tuple(leaf_hash(row.data) for row in waiting)
