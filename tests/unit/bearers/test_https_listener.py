# SPDX-License-Identifier: Apache-2.0
"""The side that is dialled, spoken to by hand: every status, every bound, and plain garbage."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from random import Random

import pytest
from structlog.testing import capture_logs

from tests.bearing import (
    BRISK,
    HttpsWorld,
    Node,
    Recorder,
    identity,
    parcel,
    parcels,
    story,
)
from wasl import limits
from wasl.bearers.bearer import Peer
from wasl.bearers.bundle import format_bundle, parse_bundle
from wasl.bearers.https import HttpsBearer, Pace
from wasl.bearers.https_tls import client_context
from wasl.errors import Code, Misuse, Unavailable
from wasl.terms import Precedence

PATH = "/wasl/1/envelopes"
PATIENT = replace(BRISK, poll_s=60)
SHORT = replace(BRISK, stall_s=0.3)  # a handshake has to be done in it, too


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire:
    """A connection to the listener of ``b``, with nothing of ours but the handshake."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    async def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        words = {"Host": "x", "Content-Length": str(len(body))}
        words |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in words.items())
        self.writer.write(f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
        return await self.answer(method)

    async def push(self, *envelopes: bytes) -> Answer:
        return await self.ask("POST", PATH, format_bundle(envelopes))

    async def poll(self, lane: str = "calm", hold: str = "0", taken: str = "") -> Answer:
        return await self.ask("POST", PATH, Wasl_Poll=hold, Wasl_Lane=lane, Wasl_Answer=taken)

    async def answer(self, method: str = "POST") -> Answer:
        async with asyncio.timeout(5):
            head = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {k.lower(): v.strip() for k, v in (x.split(":", 1) for x in head[1:] if x)}
            size = 0 if method == "HEAD" else int(headers["content-length"])
            return Answer(int(head[0].split()[1]), headers, await self.reader.readexactly(size))

    async def rest(self) -> bytes:
        """Whatever comes until the far side closes the connection."""
        async with asyncio.timeout(5):
            try:
                return await self.reader.read()
            except (ConnectionError, ssl.SSLError):
                return b""

    async def close(self) -> None:
        self.writer.transport.abort()
        with suppress(ConnectionError, ssl.SSLError):
            await self.writer.wait_closed()


class ListenerWorld(HttpsWorld):
    """``b`` listens and knows ``a``, who is played by the test."""

    def __init__(self, pace: Pace = BRISK) -> None:
        super().__init__(pace=pace)
        self.wires: list[Wire] = []

    async def begin(self) -> Node:
        b = await self.up("b")
        b.bearer.set_peers([self.peer("a")])
        return b

    async def dial(self, party: str = "a") -> Wire:
        return await self.wire(client_context(identity(party), identity("b").certificate_der))

    async def stranger(self) -> Wire:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return await self.wire(context)

    async def wire(self, context: ssl.SSLContext | None) -> Wire:
        wire = Wire(*await asyncio.open_connection("127.0.0.1", self.port("b"), ssl=context))
        self.wires.append(wire)
        return wire

    async def down(self, party: str) -> Node:
        for wire in self.wires:
            await wire.close()
        self.wires.clear()
        return await super().down(party)


# ── who is calling ──────────────────────────────────────────────────────────────────────────────


@story
async def test_a_push_is_stored_before_it_is_answered() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        wire = await w.dial()
        may_store = asyncio.Event()

        async def slowly(_: list[bytes]) -> None:
            await may_store.wait()

        b.driver.before = slowly
        answering = asyncio.create_task(wire.push(b"one", b"two"))
        await w.a_while()
        assert not answering.done()
        may_store.set()
        answer = await answering
        assert (answer.status, answer.body) == (200, b"")
        assert b.driver.got == [("a", b"one"), ("a", b"two")]
        assert (await wire.push()).status == 200  # and the connection serves on
        assert "wasl-answer" not in answer.headers


@story
async def test_a_stranger_learns_nothing_but_that_we_live() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        with capture_logs() as lines:
            answer = await (await w.stranger()).push(b"envelope")
        assert (answer.status, answer.body) == (403, b"")
        assert answer.headers["connection"] == "close"
        assert "aiohttp" not in answer.headers["server"]
        assert [line["event"] for line in lines] == ["stranger_refused"]
        assert (lines[0]["code"], lines[0]["address"]) == ("WASL-2015", "127.0.0.1")
        assert b.driver.got == []
        assert b.driver.transitions == []
        assert (await (await w.stranger()).poll()).status == 403


@story
async def test_an_unknown_certificate_ends_in_the_handshake_and_in_the_log() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        with capture_logs() as lines:
            wire = await w.dial("c")
            wire.writer.write(b"POST / HTTP/1.1\r\n\r\n")
            assert await wire.rest() == b""
            await w.until(lambda: bool(lines))
        assert lines[0]["event"] == "handshake_failed"
        assert "certificate" in str(lines[0]["why"]).lower()
        assert b.driver.transitions == []


@story
async def test_a_pin_taken_away_counts_on_open_connections() -> None:
    async with ListenerWorld(PATIENT) as w:
        b = await w.begin()
        wire, other = await w.dial(), await w.dial()
        assert (await wire.push(b"one")).status == 200
        waiting = asyncio.create_task(other.poll(hold="50"))
        await w.until(lambda: b.bearer.state("a").reachable)
        await w.a_while()
        # The party stays and has a new certificate: who has the old one is nobody.
        b.bearer.set_peers([w.peer("a", certificate_of="c")])
        assert (await waiting).body == b""
        b.bearer.offer("a", [parcel("for the new one only")])
        assert (await wire.push(b"two")).status == 403
        assert (await (await w.dial()).push(b"three")).status == 403
        assert b.driver.got == [("a", b"one")]
        answer = await (await w.dial("c")).poll()
        assert parse_bundle(answer.body) == [b"for the new one only"]


@story
async def test_who_copies_the_certificate_of_another_is_nobody() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        here = f"https://127.0.0.1:{w.port('b')}"
        b.bearer.set_peers(
            [
                w.peer("a"),
                w.peer("copycat", certificate_of="a"),
                Peer("mirror", (here,), identity("b").certificate_der),  # us, at our own address
            ]
        )
        assert (await (await w.dial()).push(b"one")).status == 200
        assert (await (await w.dial("b")).push(b"two")).status == 403
        assert b.driver.got == [("a", b"one")]
        for party in ("copycat", "mirror"):
            b.bearer.offer(party, [parcel("for nobody")])
            await w.a_while()
            assert b.bearer.queue(party) == 1
            assert not b.bearer.state(party).reachable
        assert {party for _, party in b.driver.transitions} == {"a"}
        b.bearer.set_peers([w.peer("copycat", certificate_of="a"), w.peer("a")])
        assert (await (await w.dial()).push(b"three")).status == 200
        assert b.driver.got[-1] == ("a", b"three"), "whoever had it first keeps it"


@story
async def test_a_peer_whose_certificate_is_none_harms_nobody() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        b.bearer.set_peers([w.peer("a"), replace(w.peer("c"), certificate_der=b"garbage")])
        assert (await (await w.dial()).push(b"one")).status == 200
        assert not b.bearer.state("c").reachable


# ── health, and everything else ─────────────────────────────────────────────────────────────────


@story
async def test_health_is_told_to_anybody() -> None:
    told: dict[str, object] = {"status": "ok", "since": 5}
    async with ListenerWorld() as w:
        bearer = HttpsBearer(
            Recorder(), identity("b"), listen=("127.0.0.1", 0), pace=BRISK, health=lambda: told
        )
        await bearer.start()
        w.nodes["b"] = Node(bearer, Recorder())
        w._ports["b"] = bearer.port  # noqa: SLF001  (this one was not made by the world)
        bearer.set_peers([w.peer("a")])
        for who in (w.stranger, w.dial):
            answer = await (await who()).ask("GET", "/healthz")
            assert answer.status == 200
            assert json.loads(answer.body) == told
        assert (await (await w.stranger()).ask("HEAD", "/healthz")).status == 200
        told["status"] = "no disk"
        answer = await (await w.stranger()).ask("GET", "/healthz")
        assert answer.status == 503
        assert json.loads(answer.body)["status"] == "no disk"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", PATH),
        ("PUT", PATH),
        ("POST", PATH + "/"),
        ("POST", "/wasl/2/envelopes"),
        ("POST", "/healthz"),
        ("OPTIONS", "*"),
        ("GET", "/../etc/passwd"),
        ("GET", "/%ff%00"),
    ],
)
@story
async def test_anything_else_is_not_there(method: str, path: str) -> None:
    async with ListenerWorld() as w:
        await w.begin()
        for who in (w.stranger, w.dial):
            answer = await (await who()).ask(method, path)
            assert (answer.status, answer.body) == (404, b"")


# ── polls ───────────────────────────────────────────────────────────────────────────────────────


@story
async def test_a_poll_is_held_until_there_is_something() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        wire = await w.dial()
        waiting = asyncio.create_task(wire.poll(hold="20"))
        await w.until(lambda: b.bearer.state("a").reachable)
        await asyncio.sleep(0.01)
        assert not waiting.done()
        b.bearer.offer("a", [parcel("one"), parcel("two")])
        answer = await waiting
        assert answer.status == 200
        assert answer.headers["content-type"] == "application/octet-stream"
        assert parse_bundle(answer.body) == [b"one", b"two"]
        token = answer.headers["wasl-answer"]
        assert 1 <= len(token) <= 32
        assert token.isalnum()
        assert b.driver.handed_over == []  # written is not stored
        assert (await wire.poll(taken=token)).body == b""
        assert b.driver.handed_over == [("a", "one"), ("a", "two")]


@story
async def test_a_poll_gets_one_lane_and_the_urgent_one_goes_first() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        wire = await w.dial()
        b.bearer.offer("a", [parcel("later"), parcel("flash", Precedence.FLASH)])
        assert (await wire.poll("calm")).body == b""
        urgent = await wire.poll("urgent")
        assert parse_bundle(urgent.body) == [b"flash"]
        assert (await wire.poll("calm")).body == b""  # not before the flash has arrived
        await wire.poll("urgent", taken=urgent.headers["wasl-answer"])
        assert parse_bundle((await wire.poll("calm")).body) == [b"later"]


@story
async def test_a_poll_may_bring_envelopes_too() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        b.bearer.offer("a", [parcel("there")])
        wire = await w.dial()
        body = format_bundle([b"here"])
        answer = await wire.ask("POST", PATH, body, Wasl_Poll="0", Wasl_Lane="calm")
        assert parse_bundle(answer.body) == [b"there"]
        assert b.driver.got == [("a", b"here")]


@story
async def test_a_poll_nobody_has_anything_for_ends_empty() -> None:
    async with ListenerWorld() as w:
        await w.begin()
        wire = await w.dial()
        answer = await wire.poll(hold="9999")  # the listener's own bound is shorter
        assert (answer.status, answer.body) == (200, b"")


@story
async def test_a_new_poll_sends_the_old_one_home() -> None:
    async with ListenerWorld(PATIENT) as w:
        b = await w.begin()
        old, new = await w.dial(), await w.dial()
        waiting = asyncio.create_task(old.poll(hold="20"))
        await w.until(lambda: b.bearer.state("a").reachable)
        b.bearer.offer("a", [])
        newer = asyncio.create_task(new.poll(hold="20"))
        assert (await waiting).body == b""
        b.bearer.offer("a", [parcel("one")])
        assert parse_bundle((await newer).body) == [b"one"]


@story
async def test_a_poll_whose_connection_broke_gets_nothing() -> None:
    async with ListenerWorld(PATIENT) as w:
        b = await w.begin()
        old = await w.dial()
        waiting = asyncio.create_task(old.poll(hold="20"))
        await w.until(lambda: b.bearer.state("a").reachable)
        old.writer.transport.abort()
        with pytest.raises(asyncio.IncompleteReadError):
            await waiting
        await w.until(lambda: not b.bearer.state("a").reachable)
        b.bearer.offer("a", [parcel("one")])
        await w.a_while()
        assert b.driver.transitions == [("reached", "a"), ("lost", "a")]
        assert parse_bundle((await (await w.dial()).poll()).body) == [b"one"]


@story
async def test_who_does_not_read_the_answer_is_given_up() -> None:
    async with ListenerWorld(SHORT) as w:
        b = await w.begin()
        wire = await w.dial()
        wire.writer.transport.get_extra_info("socket").setsockopt(
            socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096
        )
        b.bearer.offer("a", [parcel(bytes(limits.ENVELOPE_BYTES))] * 7)
        transport = wire.writer.transport
        assert isinstance(transport, asyncio.Transport)
        transport.pause_reading()
        polling = asyncio.create_task(wire.poll(hold="20"))
        await w.until(lambda: b.bearer.state("a").reachable)
        await w.until(lambda: not b.bearer.state("a").reachable)
        assert b.bearer.queue("a") == 7
        assert b.bearer.tally.count("answer_not_taken", party="a") == 0  # it never got that far
        polling.cancel()
        answer = await (await w.dial()).poll()
        assert 0 < len(parse_bundle(answer.body)) < 7  # and it is tried with less


# ── bounds and bad requests ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"\0\0\0\x05abc", 400),
        (b"\0\0\0\0", 400),
        (b"\xff\xff\xff\xff", 413),
        (b"\0\0\0\x01a" * (limits.BUNDLE_ENVELOPES + 1), 413),
    ],
)
@story
async def test_a_bad_bundle(body: bytes, status: int) -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        wire = await w.dial()
        assert (await wire.ask("POST", PATH, body)).status == status
        assert (await wire.push(b"fine")).status == 200
        assert b.driver.got == [("a", b"fine")]


@story
async def test_too_large_is_said_before_it_is_read() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        wire = await w.dial()
        size = limits.BUNDLE_BYTES + 1
        wire.writer.write(
            f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n".encode()
        )
        assert (await wire.answer()).status == 413

        chunked = await w.dial()
        chunked.writer.write(
            f"POST {PATH} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        piece = b"10000\r\n" + bytes(0x10000) + b"\r\n"
        for _ in range(limits.BUNDLE_BYTES // 0x10000 + 1):
            chunked.writer.write(piece)
            await chunked.writer.drain()
        assert (await chunked.answer()).status == 413
        assert b.driver.got == []


@pytest.mark.parametrize(
    "words",
    [
        {"Wasl_Poll": "soon", "Wasl_Lane": "calm"},
        {"Wasl_Poll": "-1", "Wasl_Lane": "calm"},
        {"Wasl_Poll": "1.5", "Wasl_Lane": "calm"},
        {"Wasl_Poll": "٥", "Wasl_Lane": "calm"},
        {"Wasl_Poll": "", "Wasl_Lane": "calm"},
        {"Wasl_Poll": "99999", "Wasl_Lane": "calm"},
        {"Wasl_Poll": "1", "Wasl_Lane": "CALM"},
        {"Wasl_Poll": "1"},
    ],
)
@story
async def test_a_bad_poll(words: dict[str, str]) -> None:
    async with ListenerWorld() as w:
        await w.begin()
        assert (await (await w.dial()).ask("POST", PATH, **words)).status == 400


@story
async def test_a_peer_with_too_many_requests_is_told_to_wait() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        may_store = asyncio.Event()

        async def slowly(_: list[bytes]) -> None:
            await may_store.wait()

        b.driver.before = slowly
        wires = [await w.dial() for _ in range(limits.PEER_REQUESTS)]
        under_way = [asyncio.create_task(wire.push(b"x")) for wire in wires]
        await w.a_while()
        late = await w.dial()
        answer = await late.push(b"y")
        assert (answer.status, answer.headers["retry-after"]) == (429, "1")
        assert (await (await w.stranger()).ask("GET", "/healthz")).status == 200
        may_store.set()
        assert {answer.status for answer in await asyncio.gather(*under_way)} == {200}
        assert (await late.push(b"y")).status == 200


@story
async def test_what_cannot_be_stored_now_is_not_taken() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        b.driver.refusal = Unavailable(Code.DISK_FULL, "the disk is full")
        wire = await w.dial()
        assert (await wire.push(b"x")).status == 503
        b.driver.refusal = None
        assert (await wire.push(b"x")).status == 200


@story
async def test_a_fault_of_ours_is_answered_without_its_story(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with ListenerWorld() as w:
        b = await w.begin()

        async def stumble(_: list[bytes]) -> None:
            raise RuntimeError("secret")

        b.driver.before = stumble
        answer = await (await w.dial()).push(b"x")
        assert (answer.status, answer.body) == (500, b"")
        assert "secret" in caplog.text  # we want to know
        b.driver.before = None
        assert (await (await w.dial()).push(b"x")).status == 200


@story
async def test_a_body_that_never_ends_is_not_waited_for() -> None:
    async with ListenerWorld(SHORT) as w:
        b = await w.begin()
        wire = await w.dial()
        wire.writer.write(
            f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc".encode()
        )
        assert (await wire.answer()).status == 408
        cut = await w.dial()
        cut.writer.write(
            f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc".encode()
        )
        await cut.writer.drain()
        await cut.close()
        bad = await w.dial()
        bad.writer.write(
            f"POST {PATH} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".encode()
        )
        assert (await bad.answer()).status == 400
        assert b.driver.got == []
        assert (await (await w.dial()).push(b"x")).status == 200


@pytest.mark.parametrize("said", [b"", b"POST /wasl", b"POST / HTTP/1.1\r\nHost: x\r\nX-Slow"])
@story
async def test_a_head_that_never_ends_is_not_waited_for(said: bytes) -> None:
    async with ListenerWorld(SHORT) as w:
        await w.begin()
        for who in (w.stranger, w.dial):
            wire = await who()
            wire.writer.write(said)
            assert await wire.rest() == b""  # comes to an end at all


# ── garbage and floods ──────────────────────────────────────────────────────────────────────────


@story
async def test_garbage_on_the_bare_port() -> None:
    async with ListenerWorld(replace(BRISK, stall_s=1)) as w:
        b = await w.begin()
        chance = Random(3)
        with capture_logs() as lines:
            for said in (
                b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
                b"SSH-2.0-OpenSSH_9.2\r\n",
                b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
                b"\0",
                *(chance.randbytes(chance.randint(1, 2_000)) for _ in range(40)),
            ):
                wire = await w.wire(None)
                wire.writer.write(said)
            for heard in await asyncio.gather(*(wire.rest() for wire in w.wires)):
                assert b"HTTP" not in heard
            old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            old.check_hostname = False
            old.verify_mode = ssl.CERT_NONE
            old.maximum_version = ssl.TLSVersion.TLSv1_2
            with pytest.raises((ssl.SSLError, ConnectionResetError)):
                await w.wire(old)
        assert {line["event"] for line in lines} == {"handshake_failed"}
        assert len(lines) < 10  # one line for each doubling
        assert (await (await w.dial()).push(b"x")).status == 200
        assert b.driver.got == [("a", b"x")]


@story
async def test_garbage_within_tls(caplog: pytest.LogCaptureFixture) -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        chance = Random(4)
        valid = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n\0\0\0\x01a".encode()
        with capture_logs():
            for round_ in range(60):
                said = bytearray(valid if round_ % 2 else chance.randbytes(chance.randint(1, 300)))
                for _ in range(chance.randint(0, 4)):
                    said[chance.randrange(len(said))] = chance.randrange(256)
                wire = await (w.stranger() if round_ % 3 else w.dial())
                wire.writer.write(bytes(said) + b"\r\n\r\n" * (round_ % 4))
                if wire.writer.can_write_eof():
                    wire.writer.write_eof()
                await wire.writer.drain()
                await asyncio.sleep(0)
                await wire.close()
            for said in (b"\0\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"A" * 100_000 + b"\r\n\r\n"):
                wire = await w.dial()
                wire.writer.write(said)
                answer = await wire.rest()
                assert answer == b"" or answer.split()[1] == b"400"
                assert b"Traceback" not in answer
        assert (await (await w.dial()).push(b"x")).status == 200
        assert ("a", b"x") in b.driver.got
        assert "Traceback" not in caplog.text


@story
async def test_idle_strangers_do_not_keep_a_peer_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wasl.limits.HANDSHAKES", 4)
    monkeypatch.setattr("wasl.limits.STRANGERS", 4)
    async with ListenerWorld() as w:
        b = await w.begin()
        bare = [await w.wire(None) for _ in range(12)]
        shaken = [await w.stranger() for _ in range(12)]
        for wire in bare[:4] + shaken[:8]:
            assert await wire.rest() == b""  # the oldest had to go
        assert (await (await w.dial()).push(b"x")).status == 200
        assert (await shaken[-1].ask("GET", "/healthz")).status == 200
        assert b.driver.got == [("a", b"x")]


@story
async def test_a_peer_with_too_many_connections_loses_its_oldest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wasl.bearers.https_listener.PEER_CONNECTIONS", 3)
    async with ListenerWorld() as w:
        b = await w.begin()
        b.bearer.set_peers([w.peer("a"), w.peer("c")])
        other = await w.dial("c")
        assert (await other.push(b"x")).status == 200
        wires = []
        for _ in range(4):
            wires.append(await w.dial())
            assert (await wires[-1].push(b"x")).status == 200
        assert await wires[0].rest() == b""
        for wire in (*wires[1:], other):
            assert (await wire.push(b"y")).status == 200


@story
async def test_without_free_descriptors_it_waits_for_one() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        with socket.socket() as caller:
            caller.setblocking(False)
            before = resource.getrlimit(resource.RLIMIT_NOFILE)
            lowest_free = os.dup(0)
            os.close(lowest_free)
            with capture_logs() as lines:
                try:
                    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest_free, before[1]))
                    await asyncio.get_running_loop().sock_connect(
                        caller, ("127.0.0.1", w.port("b"))
                    )
                    await w.until(lambda: bool(lines))
                finally:
                    resource.setrlimit(resource.RLIMIT_NOFILE, before)
            assert lines[0]["event"] == "accept_failed"
        assert (await (await w.dial()).push(b"x")).status == 200
        assert b.driver.got == [("a", b"x")]


# ── beginning and end ───────────────────────────────────────────────────────────────────────────


@story
async def test_an_address_in_use() -> None:
    async with ListenerWorld() as w:
        await w.begin()
        second = HttpsBearer(Recorder(), identity("b"), listen=("127.0.0.1", w.port("b")))
        with pytest.raises(Unavailable) as refused:
            await second.start()
        assert refused.value.code is Code.ADDRESS_IN_USE
        assert str(w.port("b")) in refused.value.where
        await second.stop()


@pytest.mark.parametrize(
    ("host", "port"), [("203.0.113.1", 0), ("no.such.host.invalid", 0), ("." * 3, 0), ("::1", -1)]
)
@story
async def test_an_address_that_is_not_ours(host: str, port: int) -> None:
    bearer = HttpsBearer(Recorder(), identity("b"), listen=(host, port))
    with pytest.raises(Misuse) as refused:
        await bearer.start()
    assert refused.value.code is Code.BAD_CONFIG


@story
async def test_stops_in_time_with_polls_open_and_a_store_that_hangs() -> None:
    async with ListenerWorld() as w:
        w.pace = PATIENT
        b = await w.begin()

        async def hang(_: list[bytes]) -> None:
            await asyncio.Event().wait()

        b.driver.before = hang
        polls = [
            asyncio.create_task((await w.dial()).poll(lane, "60")) for lane in ("calm", "urgent")
        ]
        push = asyncio.create_task((await w.dial()).push(b"x"))
        gone = await w.dial()
        lost = asyncio.create_task(gone.push(b"y"))
        await w.until(lambda: b.bearer.state("a").reachable)
        await w.a_while()
        await gone.close()  # whoever asked for this is no longer there when it ends
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await lost
        async with asyncio.timeout(2):
            await b.bearer.stop()
        assert [(await poll).body for poll in polls] == [b"", b""]
        with pytest.raises((asyncio.IncompleteReadError, ConnectionError)):
            await push


@story
async def test_stop_is_for_good_and_harmless_twice() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        await b.bearer.stop()
        await b.bearer.stop()
        with pytest.raises(ConnectionError):
            await w.dial()


@story
async def test_five_thousand_by_polls_alone() -> None:
    async with ListenerWorld() as w:
        b = await w.begin()
        b.bearer.offer("a", parcels(5_000, 300))
        wire = await w.dial()
        got: list[bytes] = []
        token = ""
        while len(got) < 5_000:
            answer = await wire.poll(taken=token)
            token = answer.headers["wasl-answer"]
            got += parse_bundle(answer.body)
        assert got == [each.envelope for each in parcels(5_000, 300)]
