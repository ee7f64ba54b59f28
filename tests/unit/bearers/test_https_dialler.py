# SPDX-License-Identifier: Apache-2.0
"""The side that dials, against far nodes that behave in every way but the right one."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from structlog.testing import capture_logs

from tests.bearing import BRISK, HttpsWorld, Node, identity, parcel, parcels, story
from wasl import limits
from wasl.bearers.bearer import Peer
from wasl.bearers.bundle import format_bundle, parse_bundle
from wasl.bearers.https_tls import Identity, admit, server_context
from wasl.terms import Precedence

Behaviour = Callable[[web.BaseRequest, "Far"], Awaitable[web.StreamResponse]]


@dataclass
class Far:
    """A far node played by the test: it answers as ``behave`` says, and remembers the requests."""

    behave: Behaviour
    port: int = 0
    requests: list[web.BaseRequest] = field(default_factory=list)
    pushed: list[bytes] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def kinds(self) -> list[str]:
        return [request.headers.get("Wasl-Lane", "push") for request in self.requests]

    async def begin(self, *, shows: Identity | None = None, accepts: str = "a") -> None:
        context = server_context(shows or identity("b"))
        admit(context, identity(accepts).certificate_der)
        context.sni_callback = lambda _socket, name, _context: self.names.append(name)
        self._app = web.Server(self._handle, access_log=None)
        self._server = await asyncio.get_running_loop().create_server(
            self._app, "127.0.0.1", self.port, ssl=context
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def end(self) -> None:
        self._server.close()
        self._app.pre_shutdown()
        await self._app.shutdown(0.01)

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        self.requests.append(request)
        body = bytearray()
        with suppress(ConnectionError, web.RequestPayloadError):
            async for piece in request.content.iter_any():
                body += piece
            self.pushed += parse_bundle(bytes(body))
        return await self.behave(request, self)


async def hold(request: web.BaseRequest, _far: Far) -> web.StreamResponse:
    """Do as a good node does that has nothing for us."""
    if "Wasl-Poll" in request.headers:
        await asyncio.sleep(0.2)
    return web.Response()


class DiallerWorld(HttpsWorld):
    """``a`` dials, and nobody else is real."""

    def __init__(self, **pace: float) -> None:
        super().__init__("nobody", pace=replace(BRISK, **pace))
        self.fars: list[Far] = []

    async def far(
        self, behave: Behaviour, *, shows: Identity | None = None, accepts: str = "a"
    ) -> Far:
        far = Far(behave)
        await far.begin(shows=shows, accepts=accepts)
        self.fars.append(far)
        return far

    async def begin(self, *urls: str) -> Node:
        a = await self.up("a")
        a.bearer.set_peers([Peer("b", urls, identity("b").certificate_der)])
        return a

    async def end(self) -> None:
        for far in self.fars:
            await far.end()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:  # of the far nodes: aiohttp leaves some behind
            task.cancel()
        if rest:
            await asyncio.wait(rest)


# ── what is said ────────────────────────────────────────────────────────────────────────────────


@story
async def test_what_a_visit_looks_like() -> None:
    async with DiallerWorld() as w:
        far = await w.far(hold)
        a = await w.begin(far.url)
        await w.until(lambda: len(far.requests) >= 3)
        a.bearer.offer("b", [parcel("one"), parcel("flash", Precedence.FLASH)])
        await w.until(lambda: len(a.driver.handed_over) == 2)
        assert far.kinds()[0] == "push"
        assert sorted(far.kinds()[1:3]) == ["calm", "urgent"]
        assert far.pushed == [b"flash", b"one"]
        assert a.driver.transitions == [("reached", "b")]
        for request in far.requests:
            assert (request.method, request.path_qs) == ("POST", "/wasl/1/envelopes")
            assert request.content_length is not None
            told = {name.lower() for name in request.headers}
            assert told <= {"host", "content-length", "wasl-poll", "wasl-lane", "wasl-answer"}
            if "Wasl-Poll" in request.headers:
                assert request.headers["Wasl-Poll"] == str(math.ceil(BRISK.poll_s))
        assert set(far.names) == {None}  # no name of anybody in the clear


@story
async def test_a_token_is_said_back_once_what_came_is_stored() -> None:
    given = asyncio.Event()

    async def give(request: web.BaseRequest, far: Far) -> web.StreamResponse:
        if request.headers.get("Wasl-Lane") == "calm" and not given.is_set():
            given.set()
            return web.Response(body=format_bundle([b"x", b"y"]), headers={"Wasl-Answer": "t17"})
        return await hold(request, far)

    async with DiallerWorld() as w:
        far = await w.far(give)
        a = await w.begin()
        may_store = asyncio.Event()

        async def slowly(_: list[bytes]) -> None:
            await may_store.wait()

        a.driver.before = slowly
        a.bearer.set_peers([Peer("b", (far.url,), identity("b").certificate_der)])
        await given.wait()
        await w.a_while()
        assert far.kinds().count("calm") == 1
        may_store.set()
        await w.until(lambda: far.kinds().count("calm") == 2)
        polls = [r for r in far.requests if r.headers.get("Wasl-Lane") == "calm"]
        assert [poll.headers["Wasl-Answer"] for poll in polls] == ["", "t17"]
        assert a.driver.got == [("b", b"x"), ("b", b"y")]


@story
async def test_a_large_bundle_goes_in_pieces() -> None:
    async with DiallerWorld(stall_s=20) as w:
        far = await w.far(hold)
        a = await w.begin(far.url)
        sent = [bytes((i,)) * limits.ENVELOPE_BYTES for i in range(10)]
        a.bearer.offer("b", [parcel(each) for each in sent])
        await w.until(lambda: len(a.driver.handed_over) == 10)
        assert far.pushed == sent
        sizes = [r.content_length or 0 for r in far.requests if "Wasl-Poll" not in r.headers]
        assert max(sizes) == 7 * (limits.ENVELOPE_BYTES + 4)


# ── who is there ────────────────────────────────────────────────────────────────────────────────


@story
async def test_nothing_is_said_to_an_impostor() -> None:
    async with DiallerWorld() as w:
        far = await w.far(hold, shows=identity("c"))
        a = await w.begin(far.url)
        a.bearer.offer("b", [parcel("secret", Precedence.FLASH)])
        await w.until(lambda: len(far.names) > 3)  # it has tried, and tries again
        assert far.requests == []
        assert a.driver.transitions == []
        assert a.bearer.state("b").trouble == "it does not show the pinned certificate"
        assert a.bearer.queue("b") == 1


@story
async def test_a_certificate_below_the_pinned_one_is_not_the_pinned_one() -> None:
    # What an authority signs passes a check of the chain; only the exact comparison refuses it.
    authority, child = authority_and_child()
    async with DiallerWorld() as w:
        far = await w.far(hold, shows=child)
        a = await w.up("a")
        a.bearer.set_peers([Peer("b", (far.url,), authority.certificate_der)])
        await w.until(lambda: len(far.names) > 2)
        assert far.requests == []
        assert a.bearer.state("b").trouble == "it does not show the pinned certificate"


def authority_and_child() -> tuple[Identity, Identity]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "authority")])

    def certify(subject: ec.EllipticCurvePrivateKey, *, ca: bool) -> Identity:
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name if ca else x509.Name([]))
            .issuer_name(name)
            .public_key(subject.public_key())
            .serial_number(1 + ca)
            .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        return Identity(
            certificate.public_bytes(serialization.Encoding.DER),
            subject.private_bytes(
                serialization.Encoding.DER,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            ),
        )

    return certify(key, ca=True), certify(ec.generate_private_key(ec.SECP256R1()), ca=False)


@story
async def test_who_does_not_know_us_is_not_reached() -> None:
    async def deny(_request: web.BaseRequest, _far: Far) -> web.StreamResponse:
        return web.Response(status=403)

    async with DiallerWorld() as w:
        far = await w.far(deny)
        a = await w.begin(far.url)
        await w.until(lambda: len(far.requests) > 1)
        assert a.driver.transitions == []
        assert "403" in a.bearer.state("b").trouble

    async with DiallerWorld() as w:
        far = await w.far(hold, accepts="c")
        a = await w.begin(far.url)
        await w.until(lambda: len(far.names) > 2)
        assert a.driver.transitions == []
        assert far.requests == []
        assert a.bearer.state("b").trouble


# ── answers that are none ───────────────────────────────────────────────────────────────────────


async def redirect(_request: web.BaseRequest, far: Far) -> web.StreamResponse:
    return web.Response(status=307, headers={"Location": far.url + "/elsewhere"})


async def fail(_request: web.BaseRequest, _far: Far) -> web.StreamResponse:
    return web.Response(status=500, text="no")


async def hang(_request: web.BaseRequest, _far: Far) -> web.StreamResponse:
    await asyncio.sleep(1)
    return web.Response()


async def break_off(request: web.BaseRequest, _far: Far) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@pytest.mark.parametrize("behave", [redirect, fail, hang, break_off])
@story
async def test_no_answer_but_200_makes_a_peer_reached(behave: Behaviour) -> None:
    async with DiallerWorld(stall_s=0.1) as w:
        far = await w.far(behave)
        a = await w.begin(far.url)
        a.bearer.offer("b", [parcel("x")])
        await w.until(lambda: len(far.requests) > 2)
        assert a.driver.transitions == []
        assert a.driver.handed_over == []
        assert a.bearer.queue("b") == 1
        assert a.bearer.state("b").trouble
        assert {request.path for request in far.requests} == {"/wasl/1/envelopes"}


def to_polls(answer: Callable[[], web.StreamResponse]) -> Behaviour:
    async def behave(request: web.BaseRequest, _far: Far) -> web.StreamResponse:
        return answer() if "Wasl-Poll" in request.headers else web.Response()

    return behave


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (lambda: web.Response(body=b"\0\0\0\5abc"), "within an envelope"),
        (lambda: web.Response(body=b"\0\0\0\0"), "no bytes"),
        (lambda: web.Response(body=bytes(limits.BUNDLE_BYTES + 1)), "larger than a bundle"),
        (lambda: web.Response(status=400), "400"),
        (lambda: web.Response(status=204), "204"),
        (lambda: web.Response(body=b"x", headers={"Content-Encoding": "gzip"}), "within an"),
    ],
)
@story
async def test_a_bad_answer_to_a_poll(answer: Callable[[], web.StreamResponse], why: str) -> None:
    async with DiallerWorld(stall_s=20) as w:
        far = await w.far(to_polls(answer))
        a = await w.begin(far.url)
        await w.until(lambda: len(a.driver.reasons) >= 2)  # tried again, and lost again
        assert why in a.driver.reasons[0]
        assert a.driver.got == []


@story
async def test_an_answer_is_not_unpacked_kept_or_echoed() -> None:
    def answer() -> web.StreamResponse:
        return web.Response(
            headers={"Set-Cookie": "id=5", "Wasl-Answer": "not a token!", "Connection": "close"}
        )

    async with DiallerWorld() as w:
        far = await w.far(to_polls(answer))
        await w.begin(far.url)
        await w.until(lambda: len(far.requests) > 6)
        for request in far.requests:
            assert "Cookie" not in request.headers
            assert request.headers.get("Wasl-Answer", "") == ""


@story
async def test_an_answer_that_drips_is_read_and_one_that_stops_is_not_waited_for() -> None:
    async def drip(request: web.BaseRequest, far: Far) -> web.StreamResponse:
        if request.headers.get("Wasl-Lane") != "calm":
            await asyncio.sleep(0.05)
            return web.Response()
        first = far.kinds().count("calm") == 1
        body = format_bundle([b"abcdefgh"])
        response = web.StreamResponse(headers={"Wasl-Answer": "t"})
        response.content_length = len(body)
        await response.prepare(request)
        for at in range(len(body)):
            await response.write(body[at : at + 1])
            await asyncio.sleep(0.06 if first else 2)
        return response

    async with DiallerWorld(stall_s=0.5, poll_s=0.05) as w:
        far = await w.far(drip)
        a = await w.begin(far.url)
        await w.until(lambda: a.driver.transitions[-1:] == [("lost", "b")])
        assert a.driver.got == [("b", b"abcdefgh")]  # in all longer than any single wait
        assert a.driver.reasons[0] == "no answer in time"


@story
async def test_what_is_rejected_is_dropped_and_the_rest_goes_through() -> None:
    async def picky(request: web.BaseRequest, far: Far) -> web.StreamResponse:
        if far.pushed and b"poison" in far.pushed:
            far.pushed.clear()
            return web.Response(status=400)
        return await hold(request, far)

    async with DiallerWorld() as w:
        far = await w.far(picky)
        a = await w.begin(far.url)
        good = parcels(6, 2_500)
        a.bearer.offer("b", [*good[:3], parcel(b"poison", Precedence.ROUTINE), *good[3:]])
        await w.until(lambda: not a.bearer.queue("b"))
        assert [ticket for _, ticket in a.driver.handed_over] == [each.ticket for each in good]
        assert a.bearer.state("b").dropped == 1


@story
async def test_a_push_whose_connection_breaks_is_pushed_again_in_order() -> None:
    async def flaky(request: web.BaseRequest, far: Far) -> web.StreamResponse:
        if request.content_length and len(far.pushed) < 40:
            return await break_off(request, far)
        return await hold(request, far)

    async with DiallerWorld() as w:
        far = await w.far(flaky)
        a = await w.begin(far.url)
        sent = parcels(16, 300)
        a.bearer.offer("b", sent)
        await w.until(lambda: not a.bearer.queue("b"))
        assert a.driver.handed_over == [("b", each.ticket) for each in sent]
        assert far.pushed[:16] == far.pushed[16:32] == [each.envelope for each in sent]


# ── where and when ──────────────────────────────────────────────────────────────────────────────


@story
async def test_addresses_are_tried_in_turn() -> None:
    async with DiallerWorld() as w:
        bad = await w.far(fail)
        good = await w.far(hold)
        a = await w.begin("https://127.0.0.1:1", "https://no such host", bad.url, good.url)
        await w.until(lambda: a.bearer.state("b").reachable)
        assert len(good.requests) >= 1
        assert len(bad.requests) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}",
        "https://127.0.0.1:{port}/path",
        "https://user:secret@127.0.0.1:{port}",
        "https://127.0.0.1:{port}?query",
        "ftp://127.0.0.1:{port}",
        "127.0.0.1:{port}",
        "https://",
        "",
        "https://[::1",
        "https://127.0.0.1:99999",
        "https://" + "a" * 70 + ".example:{port}",
        "https://.:{port}",
        "https://127.0.0.1:{port}\r\nX-Injected: yes",
        "https://\u202e:{port}",
    ],
)
@story
async def test_an_address_that_is_none_is_never_dialled(url: str) -> None:
    async with DiallerWorld() as w:
        far = await w.far(hold)
        a = await w.begin(url.format(port=far.port))
        await w.until(lambda: bool(a.bearer.state("b").trouble))
        assert far.names == []
        assert "address" in a.bearer.state("b").trouble


@story
async def test_a_new_parcel_ends_the_wait_but_never_makes_a_storm() -> None:
    async with DiallerWorld(redial_first_s=0.02, redial_most_s=1_000.0) as w:
        far = Far(hold)
        await far.begin()
        await far.end()  # its port is known now, and nobody is there
        a = await w.begin(far.url)
        tally = a.bearer.tally
        await w.until(lambda: tally.count("dial_failed", party="b") >= 4)
        tries = tally.count("dial_failed", party="b")
        await asyncio.sleep(0.1)
        assert tally.count("dial_failed", party="b") <= tries + 1  # waits are long by now
        tries = tally.count("dial_failed", party="b")
        clock = asyncio.get_running_loop().time
        since_s = clock()
        for _ in range(200):  # 0.2 s and more of constant offering
            a.bearer.offer("b", [parcel("x", Precedence.FLASH)])
            await asyncio.sleep(0.001)
        storm = tally.count("dial_failed", party="b") - tries
        assert 2 <= storm <= (clock() - since_s) / 0.02 + 2
        await far.begin()
        w.fars.append(far)
        a.bearer.offer("b", [parcel("now")])
        await w.until(lambda: not a.bearer.queue("b"))


@story
async def test_who_answers_and_breaks_off_is_not_dialled_without_pause() -> None:
    async def only_hello(request: web.BaseRequest, far: Far) -> web.StreamResponse:
        return await (fail if "Wasl-Poll" in request.headers else hold)(request, far)

    async with DiallerWorld(redial_first_s=0.002, redial_most_s=1_000.0) as w:
        far = await w.far(only_hello)
        a = await w.begin(far.url)
        await w.until(lambda: len(a.driver.reasons) >= 8)
        hellos = far.kinds().count("push")
        await asyncio.sleep(0.25)  # less than the wait by now
        assert far.kinds().count("push") <= hellos + 1


@story
async def test_a_changed_address_is_taken_up_and_the_queue_kept() -> None:
    async with DiallerWorld(silence_s=5) as w:
        old = await w.far(hold)
        new = await w.far(hold)
        a = await w.begin(old.url)
        await w.until(lambda: a.bearer.state("b").reachable)
        a.bearer.set_peers([Peer("b", (), identity("b").certificate_der)])
        a.bearer.offer("b", [parcel("x")])
        await w.a_while()
        asked = len(old.requests)
        a.bearer.set_peers([Peer("b", (new.url,), identity("b").certificate_der)])
        await w.until(lambda: new.pushed == [b"x"])
        assert len(old.requests) == asked
        assert a.driver.transitions == [("reached", "b")]  # it was away for a moment only


@story
async def test_a_peer_without_address_is_lost_after_a_while() -> None:
    async with DiallerWorld() as w:
        far = await w.far(hold)
        a = await w.begin(far.url)
        await w.until(lambda: a.bearer.state("b").reachable)
        a.bearer.set_peers([Peer("b", (), identity("b").certificate_der)])
        await w.until(lambda: not a.bearer.state("b").reachable)
        assert a.driver.transitions == [("reached", "b"), ("lost", "b")]


@story
async def test_a_fault_of_our_driver_costs_one_visit_and_is_told() -> None:
    def answer() -> web.StreamResponse:
        return web.Response(body=format_bundle([b"x"]), headers={"Wasl-Answer": "t"})

    async with DiallerWorld() as w:
        far = await w.far(to_polls(answer))
        a = await w.begin()

        async def stumble(_: list[bytes]) -> None:
            raise RuntimeError("a bug")

        a.driver.before = stumble
        with capture_logs() as lines:
            a.bearer.set_peers([Peer("b", (far.url,), identity("b").certificate_der)])
            await w.until(lambda: bool(a.driver.reasons))
        told = [line for line in lines if line["event"] == "visit_failed"]
        assert told
        assert told[0]["log_level"] == "error"
        assert a.driver.reasons[0] == "a fault on our side"
        a.driver.before = None
        await w.until(lambda: bool(a.driver.got))


# ── urgent traffic ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("listening", [("a", "b"), ("a",), ("b",)])
@story
async def test_a_flash_passes_a_bundle_that_is_stuck(listening: tuple[str, ...]) -> None:
    async with HttpsWorld(*listening, pace=replace(BRISK, stall_s=20)) as w:
        a, b = await w.pair()
        free = asyncio.Event()

        async def stuck(envelopes: list[bytes]) -> None:
            if envelopes[0].startswith(b"bulk"):
                await free.wait()

        b.driver.before = stuck
        a.bearer.offer("b", parcels(50, 300, "bulk"))
        await w.a_while()
        a.bearer.offer("b", [parcel("flash", Precedence.FLASH), parcel("later")])
        await w.until(lambda: b.driver.texts() == ["flash"])
        a.bearer.offer("b", [parcel("flash again", Precedence.FLASH)])
        await w.until(lambda: b.driver.texts() == ["flash", "flash again"])
        free.set()
        await w.until(lambda: not a.bearer.queue("b"))
        assert b.driver.texts()[-1] == "later"
        assert len(b.driver.got) == 53


@story
async def test_the_far_side_may_vanish_without_a_word() -> None:
    # A connection that is alive and carries nothing any more: as after a cut cable.
    async def mute(request: web.BaseRequest, far: Far) -> web.StreamResponse:
        if "Wasl-Poll" in request.headers or far.pushed:
            await asyncio.sleep(1)
        return web.Response()

    async with DiallerWorld(stall_s=0.1, poll_s=0.1) as w:
        far = await w.far(mute)
        a = await w.begin(far.url)
        await w.until(lambda: a.bearer.state("b").reachable)
        a.bearer.offer("b", [parcel("x", Precedence.FLASH)])
        await w.until(lambda: ("lost", "b") in a.driver.transitions)
        assert a.driver.reasons == ["no answer in time"]
        assert a.bearer.queue("b") == 1
