# SPDX-License-Identifier: Apache-2.0
"""Keys that live and die with the record: our own epoch, far epochs, our KEM keys.

Rules (``docs/spec/04-envelopes.md`` §3, §6):

1. A message key is deleted in the transaction that keeps the verified entry, never earlier.
2. The seed of our epoch is kept until every member's receipt covers its KEYS entry, then deleted.
3. The KEM key of a KEYS entry is deleted once every member has, in an entry that we hold, seen its
   successor; at the charter's age limit all the same. The card's stays: a restored node that has
   lost the record knows no other way to us.
4. An overtaken envelope's key waits among the skipped keys, at most a whole epoch of them.

All rows are in the SECRET space, which is sealed at rest and overwritten on deletion.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wasl import codec, limits
from wasl.errors import Code, Refused
from wasl.line.work import Work
from wasl.primitives import hpke_open, x_wing_public
from wasl.record.adoptions import charter_hash_at
from wasl.record.entry import Keys, parse_content, parse_entry
from wasl.record.rows import damaged, read, u32, u64
from wasl.steps import Space
from wasl.terms import JournalId
from wasl.wire import cold
from wasl.wire.epoch import MessageKey, advance, first_chain_key, seed_hash

_SENDING = b"send"
_RECEIVING = b"recv"
_KEM = b"kem"
_SEEN_BY = b"seen-by"
_OUTDATED = b"kem-outdated"
_CARD = -1  # in the place of the KEYS seq: the key of our card


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
    row = work.rows.named(Space.SECRET, _SENDING)
    if row is None:
        return None
    match read(row, where="own epoch"):
        case (int(seq), int(time_s), int(index), bytes(chain), bytes(seed), bool(card), bytes(by)):
            return Sending(seq, time_s, index, chain, seed, card, by)
        case _:
            raise damaged("own epoch")


def put_sending(work: Work, epoch: Sending) -> None:
    """Write our epoch."""
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
    card's.
    """
    if epoch.index > limits.EPOCH_MESSAGES or work.near_state().awaits_keys:
        return True
    if not 0 <= work.now.seconds - epoch.keys_time_s <= limits.EPOCH_AGE_S:
        return True
    return epoch.under_charter and all(
        bool(work.rows.kems(party)) for party in work.standing.others
    )


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


def put_kem_seed(work: Work, keys_seq: int, seed: bytes) -> bytes:
    """Keep the private half of our KEM key of a KEYS entry (−1: the card's). Return the public
    half.
    """
    public = x_wing_public(seed)
    work.rows.put_named(Space.SECRET, _KEM + u64(keys_seq + 1), seed + public)
    return public


def kem_seeds(work: Work) -> list[tuple[int, bytes, bytes]]:
    """Return our KEM keys, newest first, as (KEYS seq, seed, public)."""
    rows = work.rows.scan_named(Space.SECRET, _KEM, limit=limits.EPOCHS_KEPT * 64, reverse=True)
    return [(int.from_bytes(name[3:], "big") - 1, row[:32], row[32:]) for name, row in rows]


def drop_kem_seeds(work: Work) -> None:
    """Delete each KEM key whose successor every member has seen, but for the card's."""
    seeds = kem_seeds(work)
    if len(seeds) < 2:
        return
    seen = [seen_by(work, party) for party in work.standing.others]
    least = min(seen, default=0)
    for (newer, _, _), (older, _, _) in itertools.pairwise(seeds):
        if least > newer and older != _CARD:
            work.rows.delete_named(Space.SECRET, _KEM + u64(older + 1))


def drop_old_kem_seeds(work: Work) -> None:
    """Delete KEM keys older than the charter lets them get.

    But for the card's, and for the newest that every member is known to hold: a line that was cut
    for longer than that must come back by itself.
    """
    state = work.near_state()
    oldest_s = work.now.seconds - work.standing.charter.kem_max_age_s
    held = min((_held_by(work, party) for party in work.standing.others), default=0)
    seqs = [keys_seq for keys_seq, _, _ in kem_seeds(work)]
    needed = max((keys_seq for keys_seq in seqs if keys_seq < held), default=_CARD)
    for keys_seq in seqs:
        if keys_seq >= needed:
            continue
        entry = work.entry(state.number, keys_seq) if keys_seq != _CARD else None
        if entry is not None and entry.time_s < oldest_s:
            work.rows.delete_named(Space.SECRET, _KEM + u64(keys_seq + 1))


def _held_by(work: Work, party: int) -> int:
    """Return the size of our journal that ``party`` is known to hold, by its word or receipt."""
    receipt = work.rows.newest_receipt(work.near_state().number, party)
    return max(seen_by(work, party), receipt.size if receipt is not None else 0)


def seen_by(work: Work, party: int, journal: JournalId | None = None) -> int:
    """Return the largest size of a journal, else of ours, that ``party`` says it has seen."""
    row = work.rows.named(Space.LINE, _seen_name(party, journal or work.standing.near))
    return int.from_bytes(row, "big") if row else 0


def note_seen_by(work: Work, party: int, journal: JournalId, size: int) -> None:
    """Note that an entry of ``party`` has seen a journal up to ``size``."""
    if size > seen_by(work, party, journal):
        work.rows.put_named(Space.LINE, _seen_name(party, journal), u64(size))


def _seen_name(party: int, journal: JournalId) -> bytes:
    place = journal.party.to_bytes(2, "big") + u32(journal.incarnation)
    return b"seen-by" + party.to_bytes(2, "big") + place


def kem_publics(work: Work, party: int) -> list[bytes]:
    """Return the keys to seal to for ``party``: of its newest held KEYS entry, else of its card.

    More than one while an older journal of it is not closed: a new incarnation, which may be a
    thief's, must not make the living node deaf. And more than one while what we hold of it is from
    a backup: it may have deleted that key since, and it keeps the card's.
    """
    held = work.rows.kems(party)
    found = [public for journal, public in held if not _is_closed(work, journal)]
    if not found or work.rows.named(Space.LINE, _OUTDATED + party.to_bytes(2, "big")) is not None:
        found.append(work.standing.cards[party].kem)
    return found


def take_kem(work: Work, journal: JournalId, keys_seq: int, public: bytes) -> None:
    """Seal to this key of a KEYS entry from now on.

    With the first of a restored party we begin an epoch of our own: it has lost the seed of ours.
    """
    known = {each for each, _ in work.rows.kems(journal.party)}
    if known and journal > max(known):
        work.rows.put_journal(work.standing.near, replace(work.near_state(), awaits_keys=True))
    work.rows.put_kem(journal, keys_seq, public)
    work.rows.delete_named(Space.LINE, _OUTDATED + journal.party.to_bytes(2, "big"))


def begin_anew(work: Work) -> None:
    """Begin our keys anew, in a restored node: nobody has seen any of them."""
    for party in work.standing.others:
        index = party.to_bytes(2, "big")
        work.rows.delete_named(Space.LINE, _SEEN_BY + index)
        if work.rows.kems(party):
            work.rows.put_named(Space.LINE, _OUTDATED + index, b"")


def _is_closed(work: Work, journal: JournalId) -> bool:
    state = work.rows.journal(journal)
    return state is not None and state.closing is not None


def open_cold(work: Work, envelope: bytes) -> tuple[cold.Item, ...] | None:
    """Open a cold envelope with one of our KEM keys, or return None if its hint fits none.

    Raises Refused if a hint fits and the envelope does not open.
    """
    line = work.standing.line
    failed: Refused | None = None
    for _, seed, public in kem_seeds(work):
        if cold.hint(line, public) == envelope[: cold.HINT_BYTES]:
            try:
                plain = hpke_open(seed, envelope[cold.HINT_BYTES :], cold.info(line, public))
            except Refused as error:
                failed = error
                continue
            return cold.parse_items(plain)
    if failed is not None:
        raise failed
    return None


# ── far epochs ──────────────────────────────────────────────────────────────────────────────────


def _receiving_name(number: int, keys_seq: int) -> bytes:
    return _RECEIVING + u32(number) + u64(keys_seq)


def receiving(work: Work, number: int) -> list[Receiving]:
    """Return the epochs that we can still open of a far journal, newest first."""
    rows = work.rows.scan_named(
        Space.SECRET, _RECEIVING + u32(number), limit=limits.EPOCHS_KEPT, reverse=True
    )
    out: list[Receiving] = []
    for _, row in rows:
        match read(row, where="far epoch"):
            case (int(seq), int(time_s), int(base), bytes(chain), tuple(skipped), bytes(charter)):
                left = tuple(map(_skipped, skipped))
                out.append(Receiving(seq, time_s, base, chain, left, charter))
            case _:
                raise damaged("far epoch")
    return out


def _skipped(value: codec.Value) -> tuple[int, MessageKey]:
    match value:
        case (int(index), bytes(key), bytes(salt), bytes(tag)):
            return index, MessageKey(key, salt, tag)
        case _:
            raise damaged("far epoch")


def put_receiving(work: Work, number: int, epoch: Receiving) -> None:
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
    put_receiving(work, state.number, epoch)
    _forget_oldest(work, state.number)
    return True


def drop_misread(work: Work, number: int, seq: int, charter: bytes) -> None:
    """Delete epochs begun behind the ADOPT at ``seq``, before it was held, under another charter.

    What they would have opened comes again, cold.
    """
    for epoch in receiving(work, number):
        if epoch.keys_seq > seq and epoch.charter != charter:
            work.rows.delete_named(Space.SECRET, _receiving_name(number, epoch.keys_seq))


def first_seedless(work: Work, journal: JournalId, *, below: int) -> int:
    """Return the newest KEYS entry of a far journal if its seed never came, else ``below``.

    Who passed the entry on had no seed to pass on with it: only its author deals one.
    """
    state = work.rows.journal(journal)
    if state is None or state.keys_seq < 0:
        return below
    name = _receiving_name(state.number, state.keys_seq)
    ended = state.held - state.keys_seq > limits.EPOCH_MESSAGES
    if ended or work.rows.named(Space.SECRET, name) is not None:
        return below
    return min(below, state.keys_seq)


def end_sending(work: Work) -> None:
    """Let the next message begin a new epoch: a member has no seed of this one, nor have we."""
    epoch = sending(work)
    if epoch is not None:
        put_sending(work, replace(epoch, index=limits.EPOCH_MESSAGES + 1))


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
            name = _receiving_name(state.number, epoch.keys_seq)
            work.rows.delete_named(Space.SECRET, name)
            continue
        put_receiving(work, state.number, _without(epoch, kept, state.held))


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
