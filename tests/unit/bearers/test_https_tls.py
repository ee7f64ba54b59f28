# SPDX-License-Identifier: Apache-2.0
"""The handshake: what each side accepts, and what a stranger can see. No sockets."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.x509.oid import NameOID

from tests.bearing import identity
from wasl.bearers.https_tls import NO_SNI, Identity, admit, client_context, pin, server_context
from wasl.errors import Code, Damaged, Refused


class Handshake:
    """Two ends of TLS and the bytes between them."""

    def __init__(self, client: ssl.SSLContext, server: ssl.SSLContext) -> None:
        self._to_client, self._to_server = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.client = client.wrap_bio(self._to_client, self._to_server, server_hostname=NO_SNI)
        self.server = server.wrap_bio(self._to_server, self._to_client, server_side=True)
        self.sent_by_client = b""

    def shake(self) -> None:
        done: set[ssl.SSLObject] = set()
        while len(done) < 2:
            for end in (self.client, self.server):
                try:
                    end.do_handshake()
                    done.add(end)
                except ssl.SSLWantReadError:
                    pass
                finally:
                    if end is self.client:
                        flight = self._to_server.read()
                        self.sent_by_client += flight
                        self._to_server.write(flight)


def custom(
    *, key: ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey, years: tuple[int, int]
) -> Identity:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "node")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(years[0], 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(years[1], 1, 1, tzinfo=UTC))
        .sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else hashes.SHA256())
    )
    return Identity(
        certificate.public_bytes(serialization.Encoding.DER),
        key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )


def both(near: Identity, far: Identity) -> Handshake:
    """``near`` dials ``far``, and each has pinned the other."""
    server = server_context(far)
    admit(server, near.certificate_der)
    return Handshake(client_context(near, far.certificate_der), server)


def test_each_side_learns_the_other_certificate() -> None:
    a, b = identity("a"), identity("b")
    between = both(a, b)
    between.shake()
    assert between.server.getpeercert(binary_form=True) == a.certificate_der
    assert between.client.getpeercert(binary_form=True) == b.certificate_der
    assert between.client.version() == "TLSv1.3"
    assert pin(a.certificate_der) != pin(b.certificate_der)


def test_our_certificate_does_not_go_to_an_impostor() -> None:
    a, b, c = identity("a"), identity("b"), identity("c")
    impostor = server_context(c)
    admit(impostor, a.certificate_der)
    between = Handshake(client_context(a, b.certificate_der), impostor)
    with pytest.raises(ssl.SSLCertVerificationError):
        between.shake()
    honest = both(a, b)
    honest.shake()  # a hello, and what proves us; the impostor had a hello and an alert
    assert len(between.sent_by_client) < len(honest.sent_by_client) - len(a.certificate_der)


def test_who_shows_no_certificate_gets_through_and_is_nobody() -> None:
    bare = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    bare.check_hostname = False
    bare.verify_mode = ssl.CERT_NONE
    between = Handshake(bare, server_context(identity("b")))
    between.shake()
    assert between.server.getpeercert(binary_form=True) is None


def test_who_shows_an_unknown_certificate_does_not() -> None:
    b, c = identity("b"), identity("c")
    server = server_context(b)
    admit(server, identity("a").certificate_der)
    between = Handshake(client_context(c, b.certificate_der), server)
    with pytest.raises(ssl.SSLCertVerificationError):
        between.shake()


def test_a_pin_added_to_a_context_in_use_counts_at_once() -> None:
    a, b = identity("a"), identity("b")
    server = server_context(b)
    with pytest.raises(ssl.SSLError):
        Handshake(client_context(a, b.certificate_der), server).shake()
    admit(server, a.certificate_der)
    admit(server, a.certificate_der)  # twice is once
    Handshake(client_context(a, b.certificate_der), server).shake()


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2])
@pytest.mark.parametrize("old", ["client", "server"])
def test_nothing_but_tls_1_3(version: ssl.TLSVersion, old: str) -> None:
    a, b = identity("a"), identity("b")
    server = server_context(b)
    admit(server, a.certificate_der)
    client = client_context(a, b.certificate_der)
    context = {"client": client, "server": server}[old]
    context.minimum_version = version
    context.maximum_version = version
    with pytest.raises(ssl.SSLError, match=r"(?i)protocol|version"):
        Handshake(client, server).shake()


def test_no_name_in_the_clear() -> None:
    a, b = identity("a"), identity("b")
    seen: list[str | None] = []
    server = server_context(b)
    admit(server, a.certificate_der)
    server.sni_callback = lambda _socket, name, _context: seen.append(name)
    Handshake(client_context(a, b.certificate_der), server).shake()
    assert seen == [None]


def test_no_session_is_resumed() -> None:
    between = both(identity("a"), identity("b"))
    between.shake()
    between.server.write(b"x")
    assert between.client.read(1) == b"x"  # and with it whatever tickets came before
    session = between.client.session
    assert session is None or not session.has_ticket


@pytest.mark.parametrize("years", [(2001, 2002), (2090, 2091)], ids=["expired", "not yet valid"])
def test_the_dates_in_a_certificate_do_not_count(years: tuple[int, int]) -> None:
    odd = custom(key=ec.generate_private_key(ec.SECP256R1()), years=years)
    both(odd, identity("b")).shake()
    both(identity("a"), odd).shake()


def test_other_kinds_of_keys_do() -> None:
    edwards = custom(key=ed25519.Ed25519PrivateKey.generate(), years=(2001, 2100))
    both(edwards, identity("b")).shake()
    both(identity("a"), edwards).shake()


@pytest.mark.parametrize("der", [b"", b"\x30\x03\x02\x01", b"not a certificate", bytes(5_000)])
def test_what_is_no_certificate_is_refused(der: bytes) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: admit(server_context(identity("b")), der),
        lambda: client_context(identity("b"), der),
    ]
    for attempt in attempts:
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.code is Code.BAD_KEY


@pytest.mark.parametrize("key", [identity("b").key_der, b"nothing", b""])
def test_a_key_that_is_not_ours_is_damage(key: bytes) -> None:
    with pytest.raises(Damaged) as damaged:
        server_context(Identity(identity("a").certificate_der, key))
    assert damaged.value.code is Code.VAULT_DAMAGED


def test_the_key_is_not_shown() -> None:
    assert "key" not in repr(identity("a"))
