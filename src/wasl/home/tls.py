# SPDX-License-Identifier: Apache-2.0
"""A node's TLS certificate: self-signed, and trusted for its SHA-256 alone; and that of its desk,
which others have signed.

Rules:

1. It names nobody: the certificate passes in the open, and a party's name would pass with it.
2. It is valid from 2000 to 9999 (RFC 5280 §4.1.2.5: "no well-defined expiration"): a clock that is
   a year off must not cut a crisis line. A certificate ends when a new card names another.
3. It is no CA: whoever holds its key can make no other certificate that we would trust.
4. No extended key usage: the same certificate dials and listens.

The rules are of the first. It builds no TLS context: bearers and the desk's listener do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from wasl.errors import Code, Damaged, Misuse

_NOT_BEFORE: Final = datetime(2000, 1, 1, tzinfo=UTC)
_NOT_AFTER: Final = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
_UNREADABLE: Final = (ValueError, TypeError, UnsupportedAlgorithm)  # TypeError: a passphrase


@dataclass(frozen=True, slots=True)
class TlsIdentity:
    """A private key (ECDSA P-256, PKCS #8 DER) and its certificate (DER)."""

    key: bytes = field(repr=False)
    certificate: bytes


def make_identity(common_name: str) -> TlsIdentity:
    """Make a key and its certificate. ``common_name`` says nothing: random hex."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_NOT_BEFORE)
        .not_valid_after(_NOT_AFTER)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return TlsIdentity(
        key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        certificate.public_bytes(serialization.Encoding.DER),
    )


def read_dates(certificate: bytes) -> tuple[datetime, datetime]:
    """Return from when until when a certificate says that it is valid. Nothing here trusts it.

    Raises Damaged (VAULT_DAMAGED) if it is no certificate.
    """
    try:
        read = x509.load_der_x509_certificate(certificate)
        return read.not_valid_before_utc, read.not_valid_after_utc
    except (ValueError, TypeError) as fault:
        what = f"our TLS certificate cannot be read: {fault}"
        do = "keep the vault as it is, and put a good copy of it in its place"
        raise Damaged(Code.VAULT_DAMAGED, what, where="vault", do=do) from fault


def read_pair(certificate: bytes, key: bytes) -> tuple[datetime, datetime]:
    """Return from when until when a certificate holds, having seen that the key is its own.

    Both are PEM, the first of a chain counts. Raises Misuse (BAD_CONFIG).
    """
    try:
        read = x509.load_pem_x509_certificates(certificate)[0]
        theirs = read.public_key()
    except _UNREADABLE as fault:
        raise _unusable(f"the desk's certificate cannot be read: {fault}") from fault
    try:
        ours = serialization.load_pem_private_key(key, None).public_key()
    except _UNREADABLE as fault:
        raise _unusable(f"the key of the desk's certificate cannot be read: {fault}") from fault
    if ours != theirs:
        raise _unusable("the desk's certificate and its key do not belong together")
    return read.not_valid_before_utc, read.not_valid_after_utc


def _unusable(what: str) -> Misuse:
    do = "see that both are PEM files without a passphrase, and belong together"
    return Misuse(Code.BAD_CONFIG, what, where="[desk]", do=do)
