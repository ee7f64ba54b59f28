# SPDX-License-Identifier: Apache-2.0
"""Keys that are born and die with the record: epochs, message keys, KEM keys, seeds."""

from __future__ import annotations

import pytest

from tests.lines import Node, Wire, pair, trio
from wasl import limits
from wasl.errors import Unavailable
from wasl.line import epochs, kems, near, windows
from wasl.line.line import Arrived, Tick
from wasl.line.work import Work
from wasl.primitives import hpke_seal, x_wing_public
from wasl.record.entry import Adopt, Keys, Kind, commitment, parse_entry
from wasl.record.rows import Rows
from wasl.sim.forger import SALT, Forger, give, newest_kem
from wasl.steps import Draft, Space
from wasl.terms import JournalId, Precedence
from wasl.wire import cold, warm
from wasl.wire.epoch import MessageKey, advance, first_chain_key, seed_hash

NORTH = JournalId(0, 1)
SOUTH = JournalId(1, 1)


def spoken(wire: Wire) -> Wire:
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    return wire


def work_of(node: Node) -> Work:
    draft = Draft(node.store)
    return Work(
        node.line.standing, Rows(draft, node.line_id), node.clock.now(), dict(node.line.links)
    )


def keys_entries(node: Node, author: int) -> list[int]:
    state = node.rows.journal(JournalId(author, 1))
    assert state is not None
    rows = node.rows.entries(state.number, 0, 1 << 16)
    return [seq for seq, row in rows if parse_entry(row.data).kind == Kind.KEYS]


def secrets(node: Node, prefix: bytes) -> list[bytes]:
    return [name for name, _ in node.rows.scan_named(Space.SECRET, prefix, limit=1_000)]


def receiving(node: Node) -> tuple[epochs.Receiving, ...]:
    state = node.rows.journal(NORTH)
    assert state is not None
    return epochs.receiving(work_of(node), state.number)


# ── when an epoch begins ────────────────────────────────────────────────────────────────────────


def test_an_epoch_ends_after_its_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EPOCH_MESSAGES", 5)
    wire = spoken(pair())
    first = keys_entries(wire[0], 0)[-1]
    for number in range(12):
        wire[0].say(f"{number}")
        wire.settle()
    assert keys_entries(wire[1], 0)[-2:] == [first + 6, first + 12]
    assert wire[1].texts(0)[1:] == [f"{n}" for n in range(12)]


def test_an_epoch_ends_within_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EPOCH_MESSAGES", 5)
    wire = spoken(pair())
    wire[0].say(*(f"{n}" for n in range(17)))
    wire.settle()
    assert wire[1].texts(0)[1:] == [f"{n}" for n in range(17)]
    assert all(
        b - a <= 6
        for a, b in zip(keys_entries(wire[1], 0)[1:], keys_entries(wire[1], 0)[2:], strict=False)
    )


@pytest.mark.parametrize(
    ("passed_ms", "renewed"), [(86_400_000, False), (86_401_000, True), (-5_000, True), (0, False)]
)
def test_an_epoch_ends_with_age_and_when_the_clock_goes_back(passed_ms: int, renewed: bool) -> None:
    wire = spoken(pair())
    before = len(keys_entries(wire[0], 0))
    wire.clock.utc_ms += passed_ms
    wire[0].say("now")
    assert len(keys_entries(wire[0], 0)) - before == renewed
    wire.settle()
    assert wire[1].texts(0)[-1] == "now"


def test_an_adopt_is_followed_by_keys() -> None:
    wire = spoken(pair())
    work = work_of(wire[0])
    step = near.append(
        work, [near.Plain(Kind.ADOPT, content=Adopt(SALT, 2)), near.Plain(Kind.MESSAGE)]
    )
    try:
        ask = next(step)
        while True:
            ask = step.send(wire[0].answer(ask))
    except StopIteration as done:
        refs = done.value
    assert refs[1].seq == refs[0].seq + 2, "KEYS stands between them"
    entry = work.entry(work.near_state().number, refs[0].seq + 1)
    assert entry is not None
    assert entry.kind == Kind.KEYS


# ── message keys ────────────────────────────────────────────────────────────────────────────────


def test_a_message_key_dies_in_the_commit_that_keeps_the_entry() -> None:
    wire = spoken(pair())
    (epoch,) = receiving(wire[1])
    wire[0].say("one")
    ((_, send),) = wire.take()
    outcome = wire[1].run(Arrived(0, (send.envelope,)))
    assert outcome.commit is not None
    written = {(space, key) for space, key, _ in outcome.commit.writes}
    assert {space for space, _ in written} >= {Space.ENTRY, Space.BODY, Space.SECRET}
    wire[1].restart()
    assert receiving(wire[1]) == (epoch,), "nothing has died before the commit"
    wire[1].do(Arrived(0, (send.envelope,)))
    (after,) = receiving(wire[1])
    assert after.base == epoch.base + 1
    chain, key = advance(epoch.chain_key)
    assert after.chain_key == chain
    kept = b"".join(
        value for _, value in wire[1].store.scan(Space.SECRET, b"", b"\xff" * 40, limit=99)
    )
    for gone in (key.key, key.salt, epoch.chain_key):
        assert gone not in kept


@pytest.mark.parametrize("failure", ["lost", "done-unreported"])
def test_a_crash_at_the_commit_costs_no_entry(failure: str) -> None:
    wire = spoken(pair())
    wire[0].say("one")
    ((_, send),) = wire.take()
    wire[1].store.fail_next("lost" if failure == "lost" else "done-unreported")
    with pytest.raises(Unavailable):
        wire[1].do(Arrived(0, (send.envelope,)))
    wire[1].restart()
    wire[1].do(Arrived(0, (send.envelope,)))
    assert wire[1].texts(0) == ["ready", "one"]


def test_the_process_forgets_a_used_key_too() -> None:
    wire = spoken(pair())
    wire[0].say("one")
    ((_, send),) = wire.take()
    wire[1].do(Arrived(0, (send.envelope,)))
    wire[1].facts.clear()
    wire[1].do(Arrived(0, (send.envelope,)))
    assert [fact.what for fact in wire[1].facts] == ["no-key"]
    assert wire[1].texts(0) == ["ready", "one"]


def test_overtaken_keys_wait_and_die_one_by_one() -> None:
    wire = spoken(pair())
    wire[0].say("one")
    wire[0].say("two")
    wire[0].say("three", precedence=Precedence.FLASH)
    first, second, third = (send for _, send in wire.take())
    wire[1].do(Arrived(0, (third.envelope,)))
    assert wire[1].texts(0) == ["ready", "three"]
    (epoch,) = receiving(wire[1])
    assert [index for index, _ in epoch.skipped] == [2, 3]
    wire[1].restart()
    wire[1].do(Arrived(0, (second.envelope,)))
    assert wire[1].texts(0) == ["ready", "two", "three"]
    (epoch,) = receiving(wire[1])
    assert [index for index, _ in epoch.skipped] == [2]
    wire[1].do(Arrived(0, (first.envelope,)))
    assert wire[1].texts(0) == ["ready", "one", "two", "three"]
    (epoch,) = receiving(wire[1])
    assert epoch.skipped == ()


def sealed_by(forger: Forger, seed: bytes, keys_seq: int, entries: int) -> list[bytes]:
    """Warm envelopes of the first entries of an epoch, signed one by one."""
    node = forger.node
    keys_time_s = parse_entry(forger.entries[keys_seq]).time_s
    chain = first_chain_key(
        seed,
        line=node.line_id,
        charter=node.line.standing.charter_hash,
        journal=forger.journal,
        keys_seq=keys_seq,
    )
    out: list[bytes] = []
    for seq in range(keys_seq + 1, keys_seq + 1 + entries):
        chain, key = advance(chain)
        forger.append(
            forger.entry(20, body=b"", commit=commitment(key.salt, b"")), opening=key.salt
        )
        place = warm.Place(
            node.line_id, node.line.standing.charter_hash, forger.journal, seq, keys_time_s
        )
        narrow = warm.Narrow(20, 0, node.clock.now().seconds, (), None, b"", (), forger.sign())
        out.append(warm.seal(narrow, place=place, key=key, roots=False))
    return out


def test_junk_under_a_members_key_costs_no_entry() -> None:
    """Another member seals junk under the author's next key: the true entry comes all the same."""
    wire = pair()
    forger = Forger(wire[0])
    keys_seq = forger.size
    pinned = seed_hash(SALT, line=wire[0].line_id, journal=NORTH, keys_seq=keys_seq)
    forger.say(Kind.KEYS, content=Keys(x_wing_public(SALT), pinned))
    give(wire[1], 0, forger.range(keys_seq), cold.Seed(NORTH, keys_seq, SALT))
    (good,) = sealed_by(forger, SALT, keys_seq, 1)
    chain = first_chain_key(
        SALT,
        line=wire[0].line_id,
        charter=wire[0].line.standing.charter_hash,
        journal=NORTH,
        keys_seq=keys_seq,
    )
    _, key = advance(chain)
    place = warm.Place(
        wire[0].line_id,
        wire[0].line.standing.charter_hash,
        NORTH,
        keys_seq + 1,
        parse_entry(forger.entries[keys_seq]).time_s,
    )
    narrow = warm.Narrow(20, 0, 1, (), None, b"junk", (), bytes(64))
    bad = warm.seal(narrow, place=place, key=key, roots=False)
    wire[1].do(Arrived(0, (bad,)))
    assert wire[1].size(0) == keys_seq + 1
    assert [fact.what for fact in wire[1].facts][-1] == "refused"
    wire[1].do(Arrived(0, (good,)))
    assert wire[1].size(0) == keys_seq + 2
    assert not wire[1].alarms()


def test_two_keys_that_share_a_tag_are_both_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def same_tag(chain_key: bytes) -> tuple[bytes, MessageKey]:
        chain, key = advance(chain_key)
        return chain, MessageKey(key.key, key.salt, b"same")

    for module in (epochs, near, windows):
        monkeypatch.setattr(module, "advance", same_tag)
    wire = spoken(trio())
    for number in range(3):
        for node in wire.nodes:
            node.say(f"{number}")
    sends = wire.take()
    assert {send.envelope[:4] for _, send in sends} == {b"same"}
    wire.deliver(sends)
    for node in wire.nodes:
        for author in range(3):
            assert node.texts(author) == ["ready", "0", "1", "2"]
        assert not [fact for fact in node.facts if fact.what == "refused"]


# ── epochs of others ────────────────────────────────────────────────────────────────────────────


def test_epochs_and_seeds_kept_are_bounded() -> None:
    """Beyond a gap nothing advances: still no author makes us keep more than eight epochs."""
    wire = pair()
    forger = Forger(wire[0])
    first = forger.say(20, body=b"never sent")
    items: list[cold.Item] = []
    for number in range(limits.EPOCHS_KEPT + 6):
        seed = bytes((number,)) * 32
        seq = forger.size
        pinned = seed_hash(seed, line=wire[0].line_id, journal=NORTH, keys_seq=seq)
        forger.say(Kind.KEYS, content=Keys(x_wing_public(SALT), pinned))
        items.append(cold.Seed(NORTH, seq, seed))
    give(wire[1], 0, forger.range(first, hide=[first]), *items)
    assert len(secrets(wire[1], b"recv")) == limits.EPOCHS_KEPT
    give(wire[1], 0, forger.range(first))
    assert len(secrets(wire[1], b"recv")) == 1


# ── seeds and KEM keys ──────────────────────────────────────────────────────────────────────────


def own_seed(node: Node) -> bytes:
    epoch = epochs.sending(work_of(node))
    assert epoch is not None
    return epoch.seed


def test_a_seed_is_kept_until_every_member_has_stored_its_keys_entry() -> None:
    wire = spoken(trio())
    wire.clock.pass_ms(90_000_000)
    wire[0].say("new epoch")
    seed = own_seed(wire[0])
    assert len(seed) == 32
    traffic = wire.take()
    wire.deliver([t for t in traffic if t[1].party == 1])
    wire.deliver([t for t in wire.take() if t[1].party == 0])
    assert own_seed(wire[0]) == seed, "the third has not stored it"
    wire.deliver([t for t in traffic if t[1].party == 2])
    wire.deliver([t for t in wire.take() if t[1].party == 0])
    assert own_seed(wire[0]) == b""
    rows = wire[0].store.scan(Space.SECRET, b"", b"\xff" * 40, limit=99)
    assert not [value for _, value in rows if seed in value]


def test_a_kem_key_dies_when_every_member_has_seen_its_successor() -> None:
    wire = spoken(trio())
    wire.clock.pass_ms(90_000_000)
    wire[0].say("the first to die")
    wire.settle()
    old_seed = kems.kem_seeds(work_of(wire[0]))[0][1]
    for _ in range(2):
        wire.clock.pass_ms(90_000_000)
        for node in wire.nodes:
            node.say("a day later")
            wire.settle()
    names = secrets(wire[0], b"kem")
    rows = wire[0].store.scan(Space.SECRET, b"", b"\xff" * 40, limit=99)
    assert not [value for _, value in rows if old_seed in value]
    keys = keys_entries(wire[0], 0)
    assert int.from_bytes(names[-1][7:], "big") - 1 == keys[-1]
    assert len(names) <= 3
    assert names[0] == b"kem" + bytes(12), "the card's stays"

    wire.clock.pass_ms(90_000_000)
    wire[0].say("and again")
    wire.take()
    assert len(secrets(wire[0], b"kem")) == len(names) + 1, "nobody has seen the new one"


def test_a_kem_key_dies_of_age_though_nobody_says_that_he_has_seen_its_successor() -> None:
    wire = spoken(pair())
    wire.clock.pass_ms(90_000_000)
    wire[0].say("stored, and never answered")
    wire.settle()
    kept = secrets(wire[0], b"kem")
    assert len(kept) >= 3
    age_ms = wire[0].charter.kem_max_age_s * 1_000
    wire.clock.pass_ms(age_ms - 95_000_000)
    wire[0].do(Tick())
    assert secrets(wire[0], b"kem") == kept
    wire.clock.pass_ms(10_000_000)
    wire[0].do(Tick())
    assert secrets(wire[0], b"kem") == [kept[0], kept[-1]], "the card's stays, and the newest"


def test_a_line_that_was_cut_for_longer_than_keys_live_comes_back_by_itself() -> None:
    wire = spoken(pair())
    for _ in range(3):
        wire.clock.pass_ms(90_000_000)
        for node in wire.nodes:
            node.say("nobody hears this")
        wire.take()
    wire.clock.pass_ms(2 * wire[0].charter.kem_max_age_s * 1_000)
    for node in wire.nodes:
        node.do(Tick())
    wire.take()
    wire.connect()
    wire.tick(61_000)
    wire.settle()
    assert wire[1].texts(0)[1:] == wire[0].texts(1)[1:] == ["nobody hears this"] * 3


def test_cold_envelopes_open_under_any_key_still_held() -> None:
    wire = pair()
    forger = Forger(wire[0])
    seq = forger.say(20)
    public = x_wing_public(wire[1].party.seed("kem"))
    assert public != newest_kem(wire[1])
    info = cold.info(wire[1].line_id, public)
    sealed = hpke_seal(public, cold.format_items([forger.range(seq)]), info)
    wire[1].do(Arrived(0, (cold.hint(wire[1].line_id, public) + sealed,)))
    assert wire[1].size(0) == forger.size
