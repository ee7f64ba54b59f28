# SPDX-License-Identifier: Apache-2.0
"""Files between nodes in memory: lost, doubled, cut off, hostile; and a FLASH in the middle."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.lines import Node, Wire, pair, trio
from wasl import limits
from wasl.errors import Code, Misuse, Refused, Unavailable, WaslError
from wasl.line import talk
from wasl.line.attached import State, assemble, states_of
from wasl.line.attaching import Stage, find
from wasl.line.files import Files, count_of
from wasl.line.holds import PutHold, Release
from wasl.line.line import Lost, Reached, Say, Tick, Utterance
from wasl.line.shredding import Shred
from wasl.record.content import Why
from wasl.record.entry import Kind, parse_entry
from wasl.record.rows import Rows
from wasl.sim.forger import Forger, give
from wasl.steps import Space
from wasl.terms import Answer, JournalId, OfficeId, Precedence, Ref, Traffic

PDF = "application/pdf"
FAILURES = ("lost", "done-unreported")
PIECE = limits.CHUNK_BYTES


def file_of(size: int, *, seed: int = 1) -> bytes:
    """Bytes that do not compress, and begin like a PDF."""
    return (b"%PDF-" + random.Random(seed).randbytes(size))[:size]


def attached(data: bytes, name: str = "order.pdf") -> talk.Attached:
    return talk.Attached(hashlib.sha256(data).digest(), len(data), PDF, name)


def stage(node: Node, data: bytes) -> None:
    """Give a node a file, some pieces a step, as its desk does."""
    pieces = [data[at : at + PIECE] for at in range(0, len(data), PIECE)]
    digest = hashlib.sha256(data).digest()
    for first in range(0, len(pieces), 5):
        node.do(Stage(digest, len(data), PDF, first, tuple(pieces[first : first + 5])))


def message(node: Node, *files: talk.Attached, text: str = "see the file") -> talk.Message:
    to = tuple(talk.Office(i, OfficeId("duty")) for i in node.cards if i != node.index)
    return talk.Message("en", OfficeId("duty"), to, (), "", "", text, None, (), None, "", files)


def send(node: Node, *data: bytes, traffic: Traffic = Traffic.OPERATION) -> Ref:
    """Give a node files, and say the message that names them."""
    for one in data:
        stage(node, one)
    body = message(node, *map(attached, data))
    (ref,) = node.do(Say((Utterance(body, traffic=traffic),))).result
    assert isinstance(ref, Ref)
    return ref


def body_at(node: Node, ref: Ref) -> talk.Message:
    state = node.rows.journal(ref.journal)
    assert state is not None
    opening = node.rows.opening(state.number, ref.seq)
    assert opening is not None
    body = talk.parse_body(Kind.MESSAGE, opening[32:])
    assert isinstance(body, talk.Message)
    return body


def states(node: Node, ref: Ref) -> list[State]:
    bound = node.charter.attachment_bytes
    return states_of(node.rows, ref.journal.party, body_at(node, ref), bound=bound)


def whole(node: Node, ref: Ref, place: int = 0) -> bytes:
    body = body_at(node, ref)
    bound = node.charter.attachment_bytes
    return assemble(node.rows, ref.journal.party, body, body.attachments[place], bound=bound)


def fault(node: Node, ref: Ref) -> Code:
    with pytest.raises(WaslError) as raised:
        whole(node, ref)
    return raised.value.code


def chunks(node: Node, author: int) -> list[tuple[int, talk.Chunk]]:
    """All chunks of an author's journal, as (seq, body)."""
    state = node.rows.journal(JournalId(author, 1))
    assert state is not None
    found: list[tuple[int, talk.Chunk]] = []
    for seq, row in node.rows.entries(state.number, 0, 1 << 20):
        opening = node.rows.opening(state.number, seq)
        if not row.void and opening and parse_entry(row.data).kind == Kind.CHUNK:
            body = talk.parse_body(Kind.CHUNK, opening[32:])
            assert isinstance(body, talk.Chunk)
            found.append((seq, body))
    return found


def run_on(wire: Wire, *, until: Callable[[], bool], rounds: int = 200) -> None:
    """Let time pass and everything arrive until something is so."""
    for _ in range(rounds):
        if until():
            return
        wire.tick(1_000)
        wire.settle(rounds=400)
    raise AssertionError("it never comes to that")


def is_whole(node: Node, ref: Ref) -> bool:
    return node.size(ref.journal.party) > ref.seq and states(node, ref)[0].complete


def ready(wire: Wire) -> Wire:
    for node in wire.nodes:
        node.say("ready")
        wire.settle()
    return wire


@pytest.fixture
def wire() -> Wire:
    return ready(pair())


# ── the way of a file ───────────────────────────────────────────────────────────────────────────


def test_a_file_arrives_byte_for_byte(wire: Wire) -> None:
    data = file_of(700_001)
    ref = send(wire[0], data, traffic=Traffic.EXERCISE)
    wire.deliver(wire.take())
    assert states(wire[1], ref) == [State(0, complete=False, too_large=False)]
    assert fault(wire[1], ref) == Code.NOT_YET_HELD
    run_on(wire, until=lambda: is_whole(wire[1], ref))
    assert whole(wire[1], ref) == whole(wire[0], ref) == data
    own = chunks(wire[0], 0)
    assert [chunk.index for _, chunk in own] == list(range(count_of(len(data))))
    rows = wire[1].rows
    state = rows.journal(JournalId(0, 1))
    assert state is not None
    for seq, _ in own:
        row = rows.entry(state.number, seq)
        assert row is not None
        entry = parse_entry(row.data)
        assert (entry.precedence, entry.traffic) == (Precedence.ROUTINE, Traffic.EXERCISE)
    assert not any(name[:1] in b"wpq" for name, _ in rows_of_files(wire[0])), "nothing waits"


def rows_of_files(node: Node) -> list[tuple[bytes, bytes]]:
    return node.rows.scan_named(Space.FILE, b"", limit=1 << 20)


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1])
def test_sizes_about_a_chunk(wire: Wire, size: int) -> None:
    data = file_of(size)
    ref = send(wire[0], data)
    run_on(wire, until=lambda: is_whole(wire[1], ref))
    assert whole(wire[1], ref) == data
    assert len(chunks(wire[1], 0)) == count_of(size)


def test_nothing_is_appended_while_nobody_is_heard(wire: Wire) -> None:
    wire.cut()
    ref = send(wire[0], file_of(500_000))
    for _ in range(30):
        wire.tick(1_000)
    assert not chunks(wire[0], 0)
    wire.take()
    wire[0].restart()
    wire[0].do(Reached(1))
    wire[0].do(Tick())
    assert not chunks(wire[0], 0), "it was not heard since the start"
    wire.connect()
    run_on(wire, until=lambda: is_whole(wire[1], ref))


def test_a_window_bounds_what_is_on_its_way(wire: Wire) -> None:
    send(wire[0], file_of(2_000_000))
    for _ in range(50):
        wire.tick(1_000)
        wire.take()  # nothing arrives
    assert len(chunks(wire[0], 0)) == limits.CHUNKS_AHEAD


def test_a_silent_third_party_holds_up_nobody() -> None:
    wire = ready(trio())
    ref = send(wire[0], file_of(1_000_000))
    for _ in range(100):
        wire.tick(1_000)
        for _ in range(6):
            wire.deliver([(sender, one) for sender, one in wire.take() if one.party != 2])
    assert is_whole(wire[1], ref)
    assert not is_whole(wire[2], ref)
    run_on(wire, until=lambda: is_whole(wire[2], ref))
    assert whole(wire[2], ref) == whole(wire[1], ref)


def test_a_flash_in_the_middle_comes_before_the_end(wire: Wire) -> None:
    ref = send(wire[0], file_of(2 << 20))
    for _ in range(6):
        wire.deliver(wire.take())
    assert 0 < len(chunks(wire[1], 0)) < len(chunks(wire[0], 0)) < 40
    before = chunks(wire[0], 0)
    late = wire.take()
    flash = wire[0].say("hold your fire", precedence=Precedence.FLASH)
    on_the_way = [one for one in wire.take() if one[1].precedence == Precedence.FLASH]
    wire.deliver(on_the_way)
    assert "hold your fire" in wire[1].texts(0), "it overtakes chunks that have not come"
    assert not is_whole(wire[1], ref)
    held = [seq for seq, _ in chunks(wire[1], 0)]
    behind = [seq for seq, _ in before if seq < flash[0].seq and seq not in held]
    assert len(behind) <= limits.CHUNKS_AHEAD
    wire.deliver(late)
    run_on(wire, until=lambda: is_whole(wire[1], ref))


def test_two_files_at_once_and_the_same_file_twice(wire: Wire) -> None:
    one, other = file_of(300_000, seed=1), file_of(300_000, seed=2)
    both = send(wire[0], one, other, one)
    back = send(wire[1], other)
    wire.settle()
    again = send(wire[0], one)  # while it is on its way
    run_on(wire, until=lambda: is_whole(wire[0], back) and is_whole(wire[1], again))
    run_on(wire, until=lambda: all(state.complete for state in states(wire[1], both)))
    assert [whole(wire[1], both, place) for place in range(3)] == [one, other, one]
    assert whole(wire[1], again) == one
    assert whole(wire[0], back) == other
    late = send(wire[0], one)  # when all of it is on the record
    wire.settle()
    assert is_whole(wire[1], late)
    assert len(chunks(wire[0], 0)) == 2 * count_of(300_000), "each part is on the record once"


def test_two_mebibytes_through_a_storm() -> None:
    wire, rng = ready(pair()), random.Random(7)
    data = file_of(2 << 20)
    ref = send(wire[0], data)
    for turn in range(4_000):
        wire.storm(rng, loss=0.15, twice=0.2, damage=0.05)
        wire.tick(500)
        if turn % 40 == 7:
            node = wire[rng.randrange(2)]
            node.sent.clear()
            node.restart()
            node.do(Reached(1 - node.index))
        if is_whole(wire[1], ref):
            break
    assert whole(wire[1], ref) == data
    assert [chunk.index for _, chunk in chunks(wire[0], 0)] == list(range(count_of(len(data))))
    assert not wire[0].alarms() | wire[1].alarms()


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("victim", [0, 1])
def test_a_crash_on_either_side_of_any_commit(failure: str, victim: int) -> None:
    wire, rng = ready(pair()), random.Random(victim)
    data = file_of(600_000)
    ref = send(wire[0], data)
    for _ in range(600):
        wire.clock.pass_ms(1_000)
        for node in wire.nodes:
            failing = node.index == victim and rng.random() < 0.3
            if failing:
                node.store.fail_next(failure)
            try:
                node.do(Tick())
            except Unavailable:
                node.sent.clear()
                node.restart()
                node.do(Reached(1 - victim))
            node.store = node.store.copy()
        for sender, one in wire.take():
            node = wire[one.party]
            if one.party == victim and rng.random() < 0.2:
                node.store.fail_next(failure)
            try:
                wire.deliver([(sender, one)])
            except Unavailable:
                node.sent.clear()
                node.restart()
                node.do(Reached(1 - victim))
            node.store = node.store.copy()
        if is_whole(wire[1], ref):
            break
    assert whole(wire[1], ref) == data
    assert [chunk.index for _, chunk in chunks(wire[0], 0)] == list(range(count_of(len(data))))
    assert wire[0].alarms() | wire[1].alarms() == set()


@pytest.mark.parametrize("failure", FAILURES)
def test_a_crash_while_a_message_names_its_file(wire: Wire, failure: str) -> None:
    data = file_of(200_000)
    stage(wire[0], data)
    wire[0].store.fail_next(failure)
    with pytest.raises(Unavailable):
        wire[0].do(Say((Utterance(message(wire[0], attached(data))),)))
    wire[0].restart()
    assert find(wire[0].rows, attached(data).digest, wire.clock.now()) == (len(data), PDF)
    if failure == "lost":
        assert not Files(wire[0].rows).queue(limit=9)
        wire[0].do(Say((Utterance(message(wire[0], attached(data))),)))
    wire.connect()
    run_on(wire, until=lambda: len(chunks(wire[1], 0)) == count_of(len(data)))


def test_what_no_message_names_is_swept(wire: Wire) -> None:
    data = file_of(200_000)
    digest = attached(data).digest
    wire[0].do(Stage(digest, len(data), PDF, 0, (data[:PIECE],)))  # and the upload breaks off
    assert find(wire[0].rows, digest, wire.clock.now()) is None
    stage(wire[0], data)
    assert find(wire[0].rows, digest, wire.clock.now()) == (len(data), PDF)
    wire.tick(limits.FILE_UNSAID_S * 1000 + 1)
    assert find(wire[0].rows, digest, wire.clock.now()) is None
    assert Files(wire[0].rows).waiting() == 1
    stage(wire[0], data)
    assert find(wire[0].rows, digest, wire.clock.now()) is not None, "given again, it waits anew"
    wire.tick(2 * limits.FILE_UNSAID_S * 1000 + 1)
    assert Files(wire[0].rows).waiting() == 0
    assert not any(name[:1] in b"fp" for name, _ in rows_of_files(wire[0]))


def test_the_disk_does_not_tell_which_file_it_is(wire: Wire) -> None:
    data = file_of(100_000)
    ref = send(wire[0], data)
    run_on(wire, until=lambda: is_whole(wire[1], ref))
    digest = attached(data).digest
    for node in wire.nodes:
        assert not any(digest in name for name, _ in rows_of_files(node))
    names = [{name for name, _ in rows_of_files(node)} for node in wire.nodes]
    assert {n for n in names[0] if n[:1] == b"c"}.isdisjoint(names[1]), "nor that both have it"


# ── hostile files ───────────────────────────────────────────────────────────────────────────────


def hostile(*bodies: talk.Body) -> tuple[Wire, list[int]]:
    """Party 0 writes whatever it likes; party 1 takes it in. Returns where each stands."""
    wire = ready(pair())
    return wire, write(wire[1], Forger(wire[0]), *bodies)


def write(node: Node, forger: Forger, *bodies: talk.Body) -> list[int]:
    """Let a forger go on with these, and a node take them in. Returns where each stands."""
    seqs = [forger.say(kind=talk.kind_of(one), body=talk.format_body(one)) for one in bodies]
    give(node, forger.journal.party, forger.range(seqs[0]))
    return seqs


def ref_of(seq: int) -> Ref:
    return Ref(JournalId(0, 1), seq, bytes(32))


def parts(data: bytes) -> list[talk.Chunk]:
    digest = hashlib.sha256(data).digest()
    return [
        talk.Chunk(digest, at // PIECE, data[at : at + PIECE]) for at in range(0, len(data), PIECE)
    ]


def letter(*files: talk.Attached) -> talk.Message:
    office = talk.Office(1, OfficeId("duty"))
    return talk.Message("", OfficeId("duty"), (office,), (), "", "", "x", None, (), None, "", files)


def test_chunks_before_their_message_doubled_and_out_of_order() -> None:
    data = file_of(3 * PIECE - 5)
    first, second, third = parts(data)
    wire, seqs = hostile(third, first, first, second, third, letter(attached(data)))
    assert whole(wire[1], ref_of(seqs[-1])) == data


def test_of_two_that_say_one_part_the_first_counts() -> None:
    data = file_of(2 * PIECE)
    first, second = parts(data)
    other = talk.Chunk(first.digest, 0, bytes(PIECE))
    wire, seqs = hostile(letter(attached(data)), first, other, second)
    assert whole(wire[1], ref_of(seqs[0])) == data
    wire, seqs = hostile(letter(attached(data)), other, first, second)
    assert states(wire[1], ref_of(seqs[0]))[0].complete
    assert fault(wire[1], ref_of(seqs[0])) == Code.BAD_ATTACHMENT


@pytest.mark.parametrize(
    "change",
    [
        lambda one: talk.Chunk(one.digest, one.index, one.data[:-1]),
        lambda one: talk.Chunk(one.digest, one.index, one.data + b"x"),
        lambda one: talk.Chunk(one.digest, one.index, one.data[:-1] + b"\x00"),
    ],
)
def test_other_bytes_than_named_are_never_given_out(
    change: Callable[[talk.Chunk], talk.Chunk],
) -> None:
    data = b"x" * (PIECE + 100)
    first, last = parts(data)
    wire, seqs = hostile(letter(attached(data)), first, change(last))
    assert fault(wire[1], ref_of(seqs[0])) == Code.BAD_ATTACHMENT


@pytest.mark.parametrize("size", [1, PIECE, PIECE + 99, PIECE + 101, 2 * PIECE + 1])
def test_a_size_that_lies_gives_nothing_out(size: int) -> None:
    data = b"x" * (PIECE + 100)
    wire, seqs = hostile(letter(replace(attached(data), size=size)), *parts(data))
    assert fault(wire[1], ref_of(seqs[0])) in (Code.BAD_ATTACHMENT, Code.NOT_YET_HELD)


def test_who_names_the_file_of_another_has_not_sent_it(wire: Wire) -> None:
    """Its SHA-256 is known to all; the bytes count only in the journal of who names them."""
    data = file_of(PIECE)
    ref = send(wire[0], data)
    run_on(wire, until=lambda: is_whole(wire[1], ref))
    (seq,) = write(wire[0], Forger(wire[1]), letter(attached(data)))
    named = Ref(JournalId(1, 1), seq, bytes(32))
    assert states(wire[0], named) == [State(0, complete=False, too_large=False)]
    assert fault(wire[0], named) == Code.NOT_YET_HELD


def test_parts_that_no_file_has_are_only_kept() -> None:
    data = file_of(PIECE + 1)
    far = [talk.Chunk(parts(data)[0].digest, at, b"x") for at in (2, 5, 1_399, 1 << 40)]
    wire = ready(pair())
    forger = Forger(wire[0])
    seqs = write(wire[1], forger, letter(attached(data)), far[-1], far[-2], parts(data)[0])
    assert states(wire[1], ref_of(seqs[0])) == [State(PIECE, complete=False, too_large=False)]
    write(wire[1], forger, *far[:2], parts(data)[1])
    assert whole(wire[1], ref_of(seqs[0])) == data
    assert len(chunks(wire[1], 0)) == 6


def test_more_than_the_charter_allows_is_kept_and_not_put_together() -> None:
    wire = ready(pair(attachment_bytes=PIECE))
    small, large = file_of(PIECE), file_of(PIECE + 1)
    bodies: list[talk.Body] = [
        letter(attached(large)),
        letter(attached(small), attached(b"x")),
        letter(attached(small)),
        *parts(large),
        *parts(small),
        letter(talk.Attached(bytes(32), (1 << 62) - 1, "x\u202e/../y", "\u202e\n../../x")),
    ]
    seqs = write(wire[1], Forger(wire[0]), *bodies)
    for seq in (seqs[0], seqs[1], seqs[-1]):
        assert all(state.too_large for state in states(wire[1], ref_of(seq)))
        with pytest.raises(Misuse, match="charter") as raised:
            whole(wire[1], ref_of(seq))
        assert raised.value.code == Code.NOT_ALLOWED
    assert whole(wire[1], ref_of(seqs[2])) == small
    assert not wire[1].alarms()


def test_too_many_files_are_not_understood() -> None:
    files = [attached(b"x")] * (limits.ATTACHMENTS + 1)
    with pytest.raises(Refused):
        talk.parse_body(Kind.MESSAGE, talk.format_body(letter(*files)))


def test_a_far_party_says_nothing_of_our_files(wire: Wire) -> None:
    data = file_of(PIECE)
    ref = send(wire[0], data)
    run_on(wire, until=lambda: is_whole(wire[1], ref))
    held = Files(Rows(wire[0].store, wire[0].line_id))
    assert held.held(0, attached(data).digest).size == PIECE
    assert held.held(1, attached(data).digest).size == 0
    wire[1].do(Lost(0))


# ── shredding ───────────────────────────────────────────────────────────────────────────────────


def until_final(wire: Wire) -> None:
    """Take all that is asked, and talk until every file is final."""
    for _ in range(3):
        for node in wire.nodes:
            ref = node.say("go on")[0]
            wire.settle()
            for other in wire.nodes:
                if other is not node:
                    other.acknowledge(ref, Answer.RECEIVED)
            wire.settle()


def sent(wire: Wire, data: bytes) -> Ref:
    """A file that has come, with its message taken, and all of it final."""
    ref = send(wire[0], data)
    run_on(wire, until=lambda: is_whole(wire[1], ref))
    wire[1].acknowledge(ref, Answer.RECEIVED)
    wire.settle()
    until_final(wire)
    return ref


def shred(node: Node, ref: Ref) -> None:
    node.do(Shred(ref, Why.BY_HAND, "", "officer"))


def refused(node: Node, event: Shred) -> str:
    with pytest.raises(Misuse) as fault:
        node.do(event)
    return fault.value.what


def test_a_file_is_shredded_with_the_last_message_that_names_it() -> None:
    data = file_of(2 * PIECE)
    wire = ready(pair())
    first, second = sent(wire, data), sent(wire, data)
    for node in wire.nodes:
        assert len(chunks(node, 0)) == 2, "it is not sent twice"
        seq, _ = chunks(node, 0)[0]
        state = node.rows.journal(JournalId(0, 1))
        assert state is not None
        part = Ref(JournalId(0, 1), seq, node.rows.leaf(state.number, seq) or b"")
        assert "names this file" in refused(node, Shred(part, Why.BY_HAND, "", "officer"))
        shred(node, first)
        assert whole(node, second) == data
        node.do(PutHold(part.journal, part.seq, "inquiry", "officer"))
        said = refused(node, Shred(second, Why.BY_HAND, "", "officer"))
        assert said == "a file of this message is under a hold"
        node.do(Release(part.journal, part.seq, "officer"))
        shred(node, second)
        assert chunks(node, 0) == []
        wire.settle()


def test_a_held_message_keeps_its_file_beyond_the_days() -> None:
    data = file_of(2 * PIECE)
    wire = ready(pair(retention_days=30))
    ref = sent(wire, data)
    wire[1].do(PutHold(ref.journal, ref.seq, "inquiry", "officer"))
    days(wire, 40)
    assert chunks(wire[0], 0) == []
    assert whole(wire[1], ref) == data
    wire[1].do(Release(ref.journal, ref.seq, "officer"))
    days(wire, 1)
    assert chunks(wire[1], 0) == []


def days(wire: Wire, count: int) -> None:
    wire.pass_ms(count * 86_400_000)
    until_final(wire)
    for _ in range(3):
        wire.tick(601_000)
        wire.settle()


@pytest.mark.parametrize("who", [0, 1])
def test_what_a_side_has_shredded_is_sent_again_when_it_is_named_anew(who: int) -> None:
    data = file_of(2 * PIECE)
    wire = ready(pair())
    shred(wire[who], sent(wire, data))
    wire.settle()
    again = sent(wire, data)
    assert whole(wire[0], again) == whole(wire[1], again) == data


def test_a_message_is_not_shredded_while_its_file_is_on_its_way() -> None:
    wire = ready(pair())
    ref = send(wire[0], file_of(60 * PIECE))

    def rounds(count: int) -> None:
        for _ in range(count):
            wire.deliver(wire.take())

    rounds(2)
    wire[1].acknowledge(ref, Answer.RECEIVED)
    for _ in range(2):
        for node in wire.nodes:
            node.say("go on")
            rounds(2)
    assert "still on its way" in refused(wire[0], Shred(ref, Why.BY_HAND, "", "officer"))
    assert not is_whole(wire[1], ref)
