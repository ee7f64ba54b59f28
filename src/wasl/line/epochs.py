# SPDX-License-Identifier: Apache-2.0
"""Keys that live and die with the record: our own epoch, and those of the others.

Rules (``docs/spec/04-envelopes.md`` §3, §6):

1. A message key is deleted in the transaction that keeps the verified entry, never earlier.
2. The seed of our epoch is kept until every member's receipt covers its KEYS entry, then deleted.
3. An overtaken envelope's key waits among the skipped keys, at most a whole epoch of them.

All rows are in the SECRET space, which is sealed at rest and overwritten on deletion.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wasl import codec, limits
from wasl.errors import Code, Refused
from wasl.line.work import Work
from wasl.record.adoptions import charter_hash_at
from wasl.record.entry import Keys, parse_content, parse_entry
from wasl.record.rows import Named, damaged, place_key, read, u32
from wasl.steps import Space
from wasl.terms import JournalId
from wasl.wire import cold
from wasl.wire.epoch import MessageKey, advance, first_chain_key, seed_hash

_SENDING = b"send"
_RECEIVING = b"recv"


@dataclass(frozen=True, slots=True)
class Sending:
    """Our own epoch. ``index``: of the next message. ``seed``: empty once nobody needs it any
    more.
    """

    keys_seq: int
    keys_time_s: int
    index: int
    chain_key: bytes
    seed: bytes
    under_charter: bool
    charter: bytes


@dataclass(frozen=True, slots=True)
class Receiving:
    """A far epoch. ``base``: first message whose key was not yet used; ``skipped``: earlier ones
    left. ``charter``: hash of the one in force for the author at its KEYS entry.
    """

    keys_seq: int
    keys_time_s: int
    base: int
    chain_key: bytes
    skipped: tuple[tuple[int, MessageKey], ...]
    charter: bytes


# ── our own epoch ───────────────────────────────────────────────────────────────────────────────


def sending(work: Work) -> Sending | None:
    """Return our epoch, or None before the first."""
    return work.sending or work.rows.few(Space.SECRET, _SENDING, read=_read_sending, limit=1)


def _read_sending(rows: Named) -> Sending | None:
    if not rows:
        return None
    match read(rows[0][1], where="own epoch"):
        case (int(seq), int(time_s), int(index), bytes(chain), bytes(seed), bool(card), bytes(by)):
            return Sending(seq, time_s, index, chain, seed, card, by)
        case _:
            raise damaged("own epoch")


def put_sending(work: Work, epoch: Sending) -> None:
    """Let our epoch be this one. It is written by :func:`flush`, once a step."""
    work.sending = epoch


def flush(work: Work) -> None:
    """Write our epoch, if this step has moved it."""
    epoch = work.sending
    if epoch is None:
        return
    value = codec.format(
        (
            epoch.keys_seq,
            epoch.keys_time_s,
            epoch.index,
            epoch.chain_key,
            epoch.seed,
            epoch.under_charter,
            epoch.charter,
        )
    )
    work.rows.put_named(Space.SECRET, _SENDING, value)


def start_sending(work: Work, *, keys_seq: int, seed: bytes) -> None:
    """Begin our epoch at the KEYS entry that has just been appended."""
    standing = work.standing
    charter = charter_hash_at(work.rows, standing.line, standing.near, keys_seq)
    chain = first_chain_key(
        seed, line=standing.line, charter=charter, journal=standing.near, keys_seq=keys_seq
    )
    under_charter = any(not work.rows.kems(party) for party in standing.others)
    put_sending(work, Sending(keys_seq, work.now.seconds, 1, chain, seed, under_charter, charter))


def is_due(work: Work, epoch: Sending) -> bool:
    """Tell whether a new epoch must begin before the next message.

    By count, by age, after an adopt, and as soon as every member has announced a key newer than its
    card's, or that of a journal which a later one follows.
    """
    if epoch.index > limits.EPOCH_MESSAGES or work.near_state().awaits_keys:
        return True
    if not 0 <= work.now.seconds - epoch.keys_time_s <= limits.EPOCH_AGE_S:
        return True
    return epoch.under_charter and all(
        bool(work.rows.kems(party)) for party in work.standing.others
    )


def renew(work: Work, *, held: int = 0) -> None:
    """Begin a new epoch with our next words, for one who holds our journal up to ``held`` and was
    restored since, or holds the KEYS entry without its seed: it knows no key of ours.
    """
    epoch = sending(work)
    if epoch is not None and not epoch.seed and held <= epoch.keys_seq:
        put_sending(work, replace(epoch, under_charter=True))


def forget_seed(work: Work) -> None:
    """Delete our epoch's seed once every member's receipt covers its KEYS entry."""
    epoch = sending(work)
    if epoch is None or not epoch.seed:
        return
    number = work.near_state().number
    for party in work.standing.others:
        receipt = work.rows.newest_receipt(number, party)
        if receipt is None or receipt.size <= epoch.keys_seq:
            return
    put_sending(work, replace(epoch, seed=b""))


# ── KEM keys ────────────────────────────────────────────────────────────────────────────────────


# ── far epochs ──────────────────────────────────────────────────────────────────────────────────


def _receiving_name(number: int, keys_seq: int) -> bytes:
    return _RECEIVING + place_key(number, keys_seq)


def receiving(work: Work, number: int) -> tuple[Receiving, ...]:
    """Return the epochs that we can still open of a far journal, newest first."""
    most = 2 * limits.EPOCHS_KEPT  # the oldest is forgotten only after one more is written
    found = work.rows.few(Space.SECRET, _RECEIVING, u32(number), read=_read_receiving, limit=most)
    return found[: limits.EPOCHS_KEPT]


def _read_receiving(rows: Named) -> tuple[Receiving, ...]:
    out: list[Receiving] = []
    for _, row in reversed(rows):
        match read(row, where="far epoch"):
            case (int(seq), int(time_s), int(base), bytes(chain), tuple(skipped), bytes(charter)):
                left = tuple(map(_skipped, skipped))
                out.append(Receiving(seq, time_s, base, chain, left, charter))
            case _:
                raise damaged("far epoch")
    return tuple(out)


def _skipped(value: codec.Value) -> tuple[int, MessageKey]:
    match value:
        case (int(index), bytes(key), bytes(salt), bytes(tag)):
            return index, MessageKey(key, salt, tag)
        case _:
            raise damaged("far epoch")


def put_receiving(work: Work, journal: JournalId, number: int, epoch: Receiving) -> None:
    """Write a far epoch."""
    skipped = tuple((index, key.key, key.salt, key.tag) for index, key in epoch.skipped)
    value = codec.format(
        (
            epoch.keys_seq,
            epoch.keys_time_s,
            epoch.base,
            epoch.chain_key,
            skipped,
            epoch.charter,
        )
    )
    work.rows.put_named(Space.SECRET, _receiving_name(number, epoch.keys_seq), value)
    work.rekeyed.add(journal)


def is_deaf(work: Work, journal: JournalId) -> bool:
    """Tell whether the newest KEYS entry of a far journal is held, and its seed was never dealt."""
    state = work.rows.journal(journal)
    if state is None or state.keys_seq < 0 or work.standing.roll.is_before_us(state):
        return False
    if state.held - state.keys_seq > limits.EPOCH_MESSAGES:
        return False  # it has ended: the author begins another with its next message
    name = _receiving_name(state.number, state.keys_seq)
    return work.rows.named(Space.SECRET, name) is None


def take_seed(work: Work, item: cold.Seed) -> bool:
    """Begin a far epoch from a dealt seed. Return whether it is new.

    A seed that the KEYS entry does not pin is passed over: the author's own will come. So is one of
    an epoch that has ended: all that it could open is held.
    """
    state = work.rows.journal(item.journal)
    if state is None or item.journal == work.standing.near or item.keys_seq < state.keys_seq:
        return False
    row = work.rows.entry(state.number, item.keys_seq)
    name = _receiving_name(state.number, item.keys_seq)
    if row is None or row.void or work.rows.named(Space.SECRET, name) is not None:
        return False
    entry = parse_entry(row.data)
    try:
        content = parse_content(entry.kind, entry.content)
    except Refused:
        return False
    pinned = seed_hash(
        item.seed, line=work.standing.line, journal=item.journal, keys_seq=item.keys_seq
    )
    if not isinstance(content, Keys) or content.seed_hash != pinned:
        return False
    line = work.standing.line
    charter = charter_hash_at(work.rows, line, item.journal, item.keys_seq)
    chain = first_chain_key(
        item.seed, line=line, charter=charter, journal=item.journal, keys_seq=item.keys_seq
    )
    base = max(1, state.held - item.keys_seq)
    if base > limits.EPOCH_MESSAGES + 1:
        return False
    for _ in range(1, base):
        chain, _ = advance(chain)
    epoch = Receiving(item.keys_seq, entry.time_s, base, chain, (), charter)
    put_receiving(work, item.journal, state.number, epoch)
    _forget_oldest(work, state.number)
    return True


def drop_misread(work: Work, journal: JournalId, *, seq: int, charter: bytes) -> None:
    """Delete epochs begun behind the ADOPT at ``seq``, before it was held, under another charter.

    What they would have opened comes again, cold.
    """
    state = work.rows.journal(journal)
    assert state is not None
    for epoch in receiving(work, state.number):
        if epoch.keys_seq > seq and epoch.charter != charter:
            _delete_receiving(work, journal, state.number, epoch.keys_seq)


def _delete_receiving(work: Work, journal: JournalId, number: int, keys_seq: int) -> None:
    work.rows.delete_named(Space.SECRET, _receiving_name(number, keys_seq))
    work.rekeyed.add(journal)


def _forget_oldest(work: Work, number: int) -> None:
    rows = work.rows.scan_named(
        Space.SECRET, _RECEIVING + u32(number), limit=limits.EPOCHS_KEPT + 1, reverse=True
    )
    for name, _ in rows[limits.EPOCHS_KEPT :]:
        work.rows.delete_named(Space.SECRET, name)


def use_keys(work: Work, journal: JournalId, seqs: Iterable[int]) -> None:
    """Delete the message keys of entries that this step keeps, and epochs that have ended."""
    state = work.rows.journal(journal)
    if state is None:
        return
    kept = set(seqs)
    for epoch in receiving(work, state.number):
        if epoch.keys_seq < state.keys_seq and state.held > state.keys_seq:
            _delete_receiving(work, journal, state.number, epoch.keys_seq)
            continue
        left = _without(epoch, kept, state.held)
        if left != epoch:
            put_receiving(work, journal, state.number, left)


def _without(epoch: Receiving, kept: set[int], held: int) -> Receiving:
    """Return the epoch without the keys of ``kept`` and of everything below ``held``."""
    used = {seq - epoch.keys_seq for seq in kept}
    done = held - epoch.keys_seq
    skipped = {i: key for i, key in epoch.skipped if i not in used and i >= done}
    top = min(max([*used, done - 1, epoch.base - 1]), limits.EPOCH_MESSAGES)
    base, chain = epoch.base, epoch.chain_key
    while base <= top:
        chain, key = advance(chain)
        if base not in used and base >= done:
            skipped[base] = key
        base += 1
    left = tuple(sorted(skipped.items()))[-limits.SKIPPED_KEYS :]
    return replace(epoch, base=base, chain_key=chain, skipped=left)


def no_key() -> Refused:
    """Return the error for an envelope whose tag fits no key held here."""
    return Refused(
        Code.CANNOT_OPEN,
        "no key here fits this envelope",
        where="envelope tag",
        do="nothing: its author will send the entries again, sealed to our KEM key",
    )
