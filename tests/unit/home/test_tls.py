# SPDX-License-Identifier: Apache-2.0
"""A TLS certificate names nobody, outlives wrong clocks, and is trusted for itself alone."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.x509.oid import ExtensionOID

from wasl.errors import Code, Damaged
from wasl.home.tls import TlsIdentity, make_identity, read_dates
from wasl.sim.parties import NORTHLAND
from wasl.trust.card import format_card, parse_card

ONE, TWO, SAME_NAME = make_identity("aa" * 16), make_identity("bb" * 16), make_identity("bb" * 16)


def context(folder: Path, own: TlsIdentity, peer: TlsIdentity, *, listens: bool) -> ssl.SSLContext:
    """As Python 3.13 makes it: strict, and every certificate in the store an anchor."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if listens else ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_3
    made.check_hostname = False
    made.verify_mode = ssl.CERT_REQUIRED
    made.verify_flags |= ssl.VERIFY_X509_STRICT | ssl.VERIFY_X509_PARTIAL_CHAIN
    made.load_verify_locations(cadata=peer.certificate)
    path = folder / "identity.pem"
    key = serialization.load_der_private_key(own.key, None)
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + ssl.DER_cert_to_PEM_cert(own.certificate).encode()
    )
    made.load_cert_chain(path)
    return made


def shake(dials: ssl.SSLContext, listens: ssl.SSLContext) -> tuple[bytes | None, bytes | None]:
    """Shake hands in memory; the certificates that each side saw."""
    to_dialler, to_listener = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = (
        dials.wrap_bio(to_dialler, to_listener),
        listens.wrap_bio(to_listener, to_dialler, server_side=True),
    )
    for _ in range(4):
        for end in ends:
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue
    return ends[0].getpeercert(binary_form=True), ends[1].getpeercert(binary_form=True)


def test_two_sides_shake_hands_over_pinned_certificates(tmp_path: Path) -> None:
    seen = shake(
        context(tmp_path, ONE, TWO, listens=False), context(tmp_path, TWO, ONE, listens=True)
    )
    assert seen == (TWO.certificate, ONE.certificate)


def test_another_certificate_of_the_same_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        shake(
            context(tmp_path, ONE, SAME_NAME, listens=False),
            context(tmp_path, TWO, ONE, listens=True),
        )


def test_it_names_nobody_and_ends_never() -> None:
    certificate = x509.load_der_x509_certificate(ONE.certificate)
    assert certificate.subject.rfc4514_string() == f"CN={'aa' * 16}"
    assert certificate.issuer == certificate.subject
    assert certificate.not_valid_before_utc.year == 2000
    assert certificate.not_valid_after_utc.year == 9999
    kinds = {each.oid for each in certificate.extensions}
    assert kinds == {ExtensionOID.BASIC_CONSTRAINTS, ExtensionOID.SUBJECT_KEY_IDENTIFIER}


def test_it_can_sign_no_other() -> None:
    certificate = x509.load_der_x509_certificate(ONE.certificate)
    assert not certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_it_fits_a_card() -> None:
    card = NORTHLAND.card(tls_certificate=ONE.certificate)
    assert parse_card(format_card(card)).tls_certificate == ONE.certificate


def test_the_key_is_not_printed() -> None:
    assert repr(ONE.key) not in repr(ONE)


def test_dates_are_told_and_what_is_no_certificate_is_damaged() -> None:
    made = make_identity("00").certificate
    start, end = read_dates(made)
    assert (start.year, end.year) == (2000, 9999)
    for data in (b"", made[:-1], b"\x30\x00"):
        with pytest.raises(Damaged) as caught:
            read_dates(data)
        assert caught.value.code == Code.VAULT_DAMAGED
