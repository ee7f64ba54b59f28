# SPDX-License-Identifier: Apache-2.0
"""A hostile signer: every void code, unknown kinds, forks, lying receipts, keys that are none."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from tests.lines import Node, Wire, pair, trio
from wasl import codec, limits
from wasl.line.line import Arrived
from wasl.record.entry import (
    Adopt,
    CannotOpen,
    Close,
    End,
    Entry,
    Keys,
    Kind,
    Void,
    format_entry,
    parse_entry,
)
from wasl.record.fork import check_fork, parse_fork
from wasl.record.merkle import leaf_hash
from wasl.sim.forger import SALT, Forger, give, seal
from wasl.steps import Space
from wasl.terms import Head, JournalId, LineId, Precedence
from wasl.wire import cold

NORTH = JournalId(0, 1)
SOUTH = JournalId(1, 1)


def fields(forger: Forger) -> list[codec.Value]:
    """The ten items of the entry that would come next."""
    value = codec.parse(format_entry(forger.entry()))
    assert isinstance(value, tuple)
    return list(value)


def changed(forger: Forger, index: int, value: codec.Value) -> bytes:
    items = fields(forger)
    items[index] = value
    return codec.format(tuple(items))


def still_works(wire: Wire) -> None:
    """Party 1 hears what party 0's own node cannot say any more, and can speak itself."""
    before = len(wire[0].texts(1))
    wire[1].say("we can still talk", precedence=Precedence.FLASH)
    wire.settle()
    assert len(wire[0].texts(1)) == before + 1


VOIDS: dict[str, tuple[Void, Callable[[Forger], bytes | Entry]]] = {
    "empty": (Void.NOT_CANONICAL, lambda f: b""),
    "noise": (Void.NOT_CANONICAL, lambda f: b"\xff" * 40),
    "not shortest": (Void.NOT_CANONICAL, lambda f: b"\x8a\x18\x01" + format_entry(f.entry())[2:]),
    "nine items": (Void.BAD_SHAPE, lambda f: codec.format(tuple(fields(f)[:9]))),
    "true is no version": (Void.OTHER_VERSION, lambda f: changed(f, 0, value=True)),
    "true is no party": (Void.BAD_SHAPE, lambda f: changed(f, 2, (False, 1))),
    "incarnation 0": (Void.BAD_SHAPE, lambda f: changed(f, 2, (0, 0))),
    "time before 1970": (Void.BAD_SHAPE, lambda f: changed(f, 6, -1)),
    "short commitment": (Void.BAD_SHAPE, lambda f: changed(f, 8, bytes(31))),
    "too many heads": (
        Void.BAD_SHAPE,
        lambda f: changed(f, 7, tuple((1, n, 1, bytes(32)) for n in range(1, 257))),
    ),
    "version 2": (Void.OTHER_VERSION, lambda f: changed(f, 0, 2)),
    "another line": (Void.OTHER_LINE, lambda f: f.entry(line=LineId(bytes(32)))),
    "another party": (Void.OTHER_JOURNAL, lambda f: f.entry(journal=SOUTH)),
    "another incarnation": (Void.OTHER_JOURNAL, lambda f: f.entry(journal=JournalId(0, 2))),
    "another seq": (Void.OTHER_SEQ, lambda f: f.entry(seq=f.size + 1)),
    "reserved flag": (Void.RESERVED_FLAGS, lambda f: changed(f, 5, 32)),
    "a second grant": (Void.MISPLACED_GRANT, lambda f: f.entry(Kind.GRANT, content=("a", "b"))),
    "a message with content": (Void.BAD_CONTENT, lambda f: f.entry(content=(1,))),
    "keys without a key": (Void.BAD_CONTENT, lambda f: f.entry(Kind.KEYS, content=(b"", b""))),
    "keys without content": (Void.BAD_CONTENT, lambda f: f.entry(Kind.KEYS)),
    "a close of incarnation 2⁴⁰": (
        Void.BAD_CONTENT,
        lambda f: f.entry(Kind.CLOSE, content=Close((End(1 << 40, 1, bytes(32)),))),
    ),
    "cannot open in incarnation 2⁴⁰": (
        Void.BAD_CONTENT,
        lambda f: f.entry(Kind.CANNOT_OPEN, content=CannotOpen(JournalId(1, 1 << 40), 1, SALT)),
    ),
    "cannot open at true": (
        Void.BAD_CONTENT,
        lambda f: f.entry(Kind.CANNOT_OPEN, content=(1, 1, True, SALT)),
    ),
    "seen itself": (Void.BAD_SEEN, lambda f: f.entry(seen=(Head(NORTH, 1, SALT),))),
    "seen twice": (Void.BAD_SEEN, lambda f: f.entry(seen=(Head(SOUTH, 1, SALT),) * 2)),
    "seen nothing of it": (Void.BAD_SEEN, lambda f: f.entry(seen=(Head(SOUTH, 0, SALT),))),
    "seen at true": (Void.BAD_SEEN, lambda f: changed(f, 7, ((1, 1, True, SALT),))),
    "seen by true": (Void.BAD_SEEN, lambda f: changed(f, 7, ((True, 1, 1, SALT),))),
}


@pytest.mark.parametrize("name", VOIDS)
def test_what_is_void_keeps_its_index_and_wedges_nothing(name: str) -> None:
    code, make = VOIDS[name]
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.append(make(forger))
    forger.say(17, body=b"after")
    give(wire[1], 0, forger.range(seq))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    row = wire[1].rows.entry(state.number, seq)
    assert row is not None
    assert row.void == code
    assert row.data == forger.entries[seq]
    assert wire[1].rows.opening(state.number, seq) is None
    assert state.held == state.size == forger.size
    assert state.ordered == forger.size, "what comes after it has its place"
    assert (NORTH, seq) in wire[1].places(), "and so has the void entry"
    assert "void-entry" in wire[1].alarms()
    still_works(wire)


def test_content_before_keys_is_void() -> None:
    wire = pair()
    forger = Forger(wire[0])
    first = forger.say(Kind.ADOPT, content=Adopt(SALT, 2))
    forger.say(body=b"too early")
    keys = parse_entry(forger.entries[1]).content
    forger.say(Kind.KEYS, content=keys)
    forger.say(body=b"in time")
    give(wire[1], 0, forger.range(first))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    marks = [row.void for _, row in wire[1].rows.entries(state.number, first, 4)]
    assert marks == [0, Void.BEFORE_KEYS, 0, 0]
    assert state.charter == 2
    still_works(wire)


@pytest.mark.parametrize("kind", [9, 15, 28, 65_535])
def test_unknown_kinds_are_kept_ordered_and_not_understood(kind: int) -> None:
    wire = pair()
    forger = Forger(wire[0])
    content = (1, "later") if kind < 16 else None
    seq = forger.say(kind, body=b"what is this", content=content)
    give(wire[1], 0, forger.range(seq))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    row = wire[1].rows.entry(state.number, seq)
    assert row is not None
    assert row.void == 0
    assert (NORTH, seq) in wire[1].places()
    told = [dict(fact.detail) for fact in wire[1].facts if fact.what == "not-understood"]
    assert [one["kind"] for one in told] == ([kind] if kind >= 16 else [])
    assert not wire[1].alarms()
    still_works(wire)


# ── forks ───────────────────────────────────────────────────────────────────────────────────────


def forks(node: Node) -> list[bytes]:
    return [row for _, row in node.rows.scan_named(Space.EVIDENCE, b"fork", limit=1_000)]


def branches(node: Node) -> list[codec.Value]:
    rows = node.rows.scan_named(Space.EVIDENCE, b"branch", limit=1_000)
    return [codec.parse(row) for _, row in rows]


@pytest.mark.parametrize("sizes", [(1, 1), (1, 4), (4, 1), (300, 2), (2, 300)])
def test_a_fork_is_proven_kept_and_silences_nobody(sizes: tuple[int, int]) -> None:
    wire = pair()
    one = Forger(wire[0])
    first = one.size
    two = one.branch(first)
    for number in range(sizes[0]):
        one.say(body=b"one %d" % number)
    for number in range(sizes[1]):
        two.say(body=b"two %d" % number)
    give(wire[1], 0, one.range(first))
    give(wire[1], 0, two.range(first))

    assert wire[1].alarms() == {"fork"}
    (evidence,) = forks(wire[1])
    keys = wire[1].rows.keys(NORTH)
    check_fork(parse_fork(evidence), public_e=keys.e, public_m=keys.m)
    (branch,) = branches(wire[1])
    assert branch == (first, tuple(two.entries[first:]), tuple(two.openings[first:]))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert state.size == first + sizes[0], "the branch that came first goes on"
    one.say(body=b"and on")
    give(wire[1], 0, one.range(one.size - 1))
    assert wire[1].size(0) == one.size
    still_works(wire)


def test_an_entry_proven_elsewhere_is_a_fork_too() -> None:
    wire = pair()
    one = Forger(wire[0])
    two = one.branch(one.size)
    for _ in range(3):
        one.say(body=b"one")
        two.say(body=b"two")
    two.say(body=b"more")
    give(wire[1], 0, one.range(one.size - 3))
    give(wire[1], 0, two.proven(two.size - 3))
    assert wire[1].alarms() == {"fork"}
    (evidence,) = forks(wire[1])
    keys = wire[1].rows.keys(NORTH)
    check_fork(parse_fork(evidence), public_e=keys.e, public_m=keys.m)


def test_two_entries_proven_ahead_at_one_place_are_a_fork() -> None:
    wire = pair()
    one = Forger(wire[0])
    two = one.branch(one.size)
    for _ in range(20):
        one.say(body=b"one")
        two.say(body=b"two")
    two.say(body=b"more")
    seq = one.size - 2
    give(wire[1], 0, one.proven(seq))
    give(wire[1], 0, two.proven(seq))
    (evidence,) = forks(wire[1])
    keys = wire[1].rows.keys(NORTH)
    check_fork(parse_fork(evidence), public_e=keys.e, public_m=keys.m)


def test_forks_are_kept_within_a_bound() -> None:
    wire = pair()
    one = Forger(wire[0])
    base = one.size
    one.say(body=b"held")
    give(wire[1], 0, one.range(base))
    for number in range(limits.FORKS_KEPT + 5):
        other = one.branch(base)
        other.say(body=b"%d" % number)
        give(wire[1], 0, other.range(base))
    assert len(forks(wire[1])) == len(branches(wire[1])) == limits.FORKS_KEPT


def test_a_checkpoint_that_fits_no_leaf_is_unexplained_and_never_called_a_fork() -> None:
    wire = pair()
    forger = Forger(wire[0])
    first = forger.size
    for number in range(12):
        forger.say(body=b"%d" % number)
    other = forger.branch(forger.size)
    other.entries[first] = other.entries[first + 1]
    seq = first + 9
    give(wire[1], 0, other.proven(seq))
    give(wire[1], 0, forger.range(first))
    assert wire[1].alarms() == {"unexplained-checkpoint"}
    assert not forks(wire[1])
    assert wire[1].size(0) == forger.size
    still_works(wire)


# ── receipts ────────────────────────────────────────────────────────────────────────────────────


def test_receipts_only_rise() -> None:
    wire = pair()
    wire[0].say("one")
    wire.settle()
    forger, near = Forger(wire[1]), Forger(wire[0])
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    before = wire[0].rows.newest_receipt(state.number, 1)
    assert before is not None
    assert before.size == near.size
    give(wire[0], 1, forger.receipt(near.head(1), origin=near.origin, time_s=1_999_999_999))
    assert wire[0].rows.newest_receipt(state.number, 1) == before


@pytest.mark.parametrize("size", [2, 40])
def test_a_receipt_over_another_root_alarms_and_counts_for_nothing(size: int) -> None:
    wire = pair()
    forger, near = Forger(wire[1]), Forger(wire[0])
    give(wire[0], 1, forger.receipt(Head(NORTH, size, SALT), origin=near.origin))
    assert wire[0].alarms() == {"receipt-differs"}
    state = wire[0].rows.journal(NORTH)
    assert state is not None
    newest = wire[0].rows.newest_receipt(state.number, 1)
    assert newest is not None
    assert newest.root != SALT
    still_works(wire)


def test_a_receipt_in_our_own_name_is_refused() -> None:
    wire = pair()
    near = Forger(wire[0])
    give(wire[0], 1, near.receipt(near.head(), origin=near.origin))
    assert [fact.what for fact in wire[0].facts if fact.what == "refused"] == ["refused"]


def test_a_head_that_contradicts_ours_alarms_and_orders_all_the_same() -> None:
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.say(seen=(Head(SOUTH, 1, SALT),))
    give(wire[1], 0, forger.range(seq))
    assert wire[1].alarms() == {"head-contradicts"}
    assert (NORTH, seq) in wire[1].places()
    still_works(wire)


def test_a_head_that_nobody_holds_leaves_its_author_without_a_place() -> None:
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.say(body=b"x", seen=(Head(SOUTH, 1 << 61, SALT),))
    final = wire[1].final()
    give(wire[1], 0, forger.range(seq))
    assert (NORTH, seq) not in wire[1].places()
    assert wire[1].size(0) == forger.size
    still_works(wire)
    assert wire[1].final() == final


# ── keys that are none, signatures that are none ────────────────────────────────────────────────


BAD_KEMS = {
    "no lattice key": lambda key: b"\xff" * 1184 + key[1184:],
    "a point of small order": lambda key: key[:1184] + bytes(32),
    "another point of small order": lambda key: key[:1184] + b"\x01" + bytes(31),
}


@pytest.mark.parametrize("name", BAD_KEMS)
def test_a_kem_key_that_nothing_can_be_sealed_to_silences_nobody(name: str) -> None:
    wire = trio()
    forger = Forger(wire[0])
    content = parse_entry(forger.entries[1]).content
    assert isinstance(content, tuple)
    public = content[0]
    assert isinstance(public, bytes)
    seq = forger.say(Kind.KEYS, content=Keys(BAD_KEMS[name](public), SALT))
    give(wire[1], 0, forger.range(seq))
    assert wire[1].alarms() == {"kem-key-unusable"}
    before = len(wire[2].texts(1))
    wire[1].say("to all", precedence=Precedence.FLASH)
    wire.settle()
    assert len(wire[2].texts(1)) == before + 1
    assert wire[0].texts(1)[-1] == "to all"


SMALL_ORDER = [
    bytes(64),
    b"\x01" + bytes(63),
    b"\xec" + b"\xff" * 30 + b"\x7f" + bytes(32),
    b"\xee" + b"\xff" * 30 + b"\x7f" + bytes(32),
]


def bad_signatures(forger: Forger) -> list[bytes]:
    good = forger.sign()
    order = 2**252 + 27742317777372353535851937790883648493
    shifted = (int.from_bytes(good[32:], "little") + order).to_bytes(32, "little")
    return [*SMALL_ORDER, good[:32] + shifted, good[32:] + good[:32], forger.sign(forger.size - 1)]


def test_signatures_that_are_none_leave_nothing_but_evidence() -> None:
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.say()
    size = wire[1].size(0)
    item = forger.range(seq)
    bad = bad_signatures(forger)
    for signature in bad:
        wrong = cold.Range(item.journal, item.first, item.entries, item.openings, signature)
        give(wire[1], 0, wrong)
    assert wire[1].size(0) == size
    assert len(wire[1].rows.scan_named(Space.EVIDENCE, b"refused", limit=100)) == len(bad)
    assert not wire[1].alarms()
    give(wire[1], 0, item)
    assert wire[1].size(0) == forger.size


# ── far bytes ───────────────────────────────────────────────────────────────────────────────────


def test_an_empty_range_of_an_unknown_journal_is_refused() -> None:
    wire = pair()
    for journal in (JournalId(0, 2), JournalId(1, 2), JournalId(5, 1), NORTH):
        give(wire[1], 0, cold.Range(journal, 0, (), (), bytes(64)))
    assert len(wire[1].rows.scan_named(Space.EVIDENCE, b"refused", limit=100)) == 4


def odd_items(rng: random.Random, forger: Forger) -> cold.Item:
    """An item that is well formed and makes no sense."""
    journal = rng.choice((NORTH, SOUTH, JournalId(0, 2), JournalId(9, 1), JournalId(1, 2**32 - 1)))
    size = rng.choice((0, 1, 2, forger.size, 2**62 - 1))
    noise = rng.randbytes(rng.choice((32, 33, 90)))
    head = Head(journal, max(size, 1), rng.choice((SALT, forger.head().root)))
    signature = rng.choice((bytes(64), forger.sign()))
    match rng.randrange(7):
        case 0:
            entries = (noise, forger.entries[0], SALT)
            return cold.Range(journal, size, entries, (None, SALT, None), signature)
        case 1:
            proof = (SALT,) * rng.randrange(64)
            return cold.Proven(head, signature, size, noise, None, proof)
        case 2:
            return cold.Opening(journal, size, SALT + noise)
        case 3:
            holder = rng.choice((NORTH, SOUTH, JournalId(7, 7)))
            return cold.Receipt(head, holder, size, signature)
        case 4:
            return cold.Seed(journal, size, SALT)
        case 5:
            return cold.Heads(size, ((journal, size), (NORTH, 0), (SOUTH, 0)))
        case _:
            return cold.AuthorPq(head, bytes(2420))


def test_whatever_comes_is_answered_with_an_outcome() -> None:
    wire = pair()
    wire[0].say("something")
    forger, rng = Forger(wire[0]), random.Random(2026)
    for _ in range(120):
        items = [odd_items(rng, forger) for _ in range(rng.choice((1, 2, 5)))]
        give(wire[1], 0, *items)
    assert wire[1].size(0) == 2, "nothing of it was kept"
    wire.settle()
    still_works(wire)


def test_damaged_envelopes_are_answered_with_an_outcome() -> None:
    wire = pair()
    wire[0].say("one", precedence=Precedence.FLASH)
    wire[0].say("two", "three")
    warm = [send.envelope for _, send in wire.take()]
    cold_one = seal(wire[1], Forger(wire[0]).range(2, 4))
    rng = random.Random(7)
    for _ in range(300):
        envelope = bytearray(rng.choice((*warm, cold_one)))
        envelope[rng.choice((0, rng.randrange(len(envelope))))] ^= 1 << rng.randrange(8)
        cut = rng.choice((len(envelope), len(envelope), rng.randrange(40)))
        wire[1].do(Arrived(0, (bytes(envelope[:cut]),)))
    assert wire[1].texts(0) == []
    wire[1].do(Arrived(0, tuple(warm)))
    assert wire[1].texts(0) == ["one", "two", "three"]


def test_a_flood_of_heads_is_answered_once() -> None:
    wire = pair()
    wire[0].say(*(f"{n}" for n in range(40)))
    wire.settle()
    heads = cold.Heads(0, ((NORTH, 0), (SOUTH, 0)))
    outcome = give(wire[0], 1, *[heads] * 500)
    assert len(outcome.sends) <= limits.RESYNC_ENVELOPES


def test_refused_envelopes_are_kept_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EVIDENCE_ROWS", 20)
    wire = pair()
    good = seal(wire[1], cold.Heads(0, ()))
    wounds: Sequence[bytes] = [good + bytes((n,)) * 9_000 for n in range(30)]
    for wound in wounds:
        wire[1].do(Arrived(0, (wound,)))
    rows = wire[1].rows.scan_named(Space.EVIDENCE, b"refused", limit=100)
    assert len(rows) == 20
    assert all(len(row) < limits.EVIDENCE_BYTES + 200 for _, row in rows)
    last = codec.parse(rows[-1][1])
    assert isinstance(last, tuple)
    assert last[4] == wounds[-1][: limits.EVIDENCE_BYTES], "the oldest made room"


def test_what_waits_ahead_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "AHEAD_ENTRIES", 3)
    wire = pair()
    forger = Forger(wire[0])
    first = forger.size
    for number in range(20):
        forger.say(body=b"%d" % number)
    for seq in range(first + 10, first + 16):
        give(wire[1], 0, forger.proven(seq))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert len(wire[1].rows.entries(state.number, first, 100)) == 3
    give(wire[1], 0, forger.range(first))
    assert len(wire[1].rows.entries(state.number, first, 100)) == 20
    assert not wire[1].store.scan(Space.AHEAD, b"", b"\xff" * 20, limit=10)


def test_leaf_hashes_pin_what_stands_there() -> None:
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.say(body=b"x")
    give(wire[1], 0, forger.range(seq))
    state = wire[1].rows.journal(NORTH)
    assert state is not None
    assert wire[1].rows.leaf(state.number, seq) == leaf_hash(forger.entries[seq])
