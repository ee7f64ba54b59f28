# SPDX-License-Identifier: Apache-2.0
"""TLS as the HTTPS bearer uses it: two sides, two pinned certificates, and nobody else.

Rules:

1. TLS 1.3 and nothing else. No resumption: every connection proves both sides anew.
2. A certificate is trusted because its SHA-256 stands in a card, and for no other reason. No
   authority, no host name and no date in it is looked at: the card has its own term, and a clock
   that is wrong by years must not silence a line.
3. The dialling side trusts one certificate per connection, so that the handshake ends before our
   own certificate goes to a stranger. It names no host in the clear (no SNI), because names tell
   who talks.
4. Pins can be added while listening. They cannot be taken out of OpenSSL's store again; so the
   listener compares each peer's certificate with the pins of the moment, and that comparison
   decides.

It does not make certificates, and it does not keep the key: OpenSSL does.
"""

from __future__ import annotations

import base64
import hashlib
import os
import ssl
from dataclasses import dataclass, field
from typing import Final

from wasl.errors import Code, Damaged, Refused

_NO_CHECK_TIME: Final = 0x200000  # X509_V_FLAG_NO_CHECK_TIME; the ssl module has no name for it

NO_SNI: Final = "127.0.0.1"
"""Given as server name: for an address OpenSSL sends no name at all, and we check none."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Our own TLS certificate (DER) and its private key (PKCS #8 DER, not encrypted)."""

    certificate_der: bytes
    key_der: bytes = field(repr=False)


def pin(certificate_der: bytes) -> bytes:
    """What a certificate is known by: SHA-256 of its DER."""
    return hashlib.sha256(certificate_der).digest()


def server_context(identity: Identity) -> ssl.SSLContext:
    """What the listener speaks: it asks for a certificate; who has none will be told no."""
    context = _context(ssl.PROTOCOL_TLS_SERVER, identity)
    context.verify_mode = ssl.CERT_OPTIONAL
    context.num_tickets = 0
    return context


def client_context(identity: Identity, pinned_der: bytes) -> ssl.SSLContext:
    """What a dialler speaks to the one node that has this certificate. Raises as `admit` does."""
    context = _context(ssl.PROTOCOL_TLS_CLIENT, identity)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    admit(context, pinned_der)
    return context


def admit(context: ssl.SSLContext, certificate_der: bytes) -> None:
    """Let handshakes with this certificate through, from now on. Raises Refused if it is none."""
    try:
        context.load_verify_locations(cadata=certificate_der)
    except (ssl.SSLError, ValueError) as error:
        raise Refused(Code.BAD_KEY, "not an X.509 certificate in DER") from error


def _context(protocol: int, identity: Identity) -> ssl.SSLContext:
    context = ssl.SSLContext(protocol)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.maximum_version = ssl.TLSVersion.TLSv1_3
    context.options |= ssl.OP_NO_TICKET
    # A pinned certificate is an end of the chain, whoever may have signed it.
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN | ssl.VerifyFlags(_NO_CHECK_TIME)
    context.set_alpn_protocols(["http/1.1"])
    _load(context, identity)
    return context


def _load(context: ssl.SSLContext, identity: Identity) -> None:
    """Give OpenSSL our key. It reads paths only; the file is in memory and gone afterwards."""
    key = base64.encodebytes(identity.key_der)
    chain = b"".join(
        (
            ssl.DER_cert_to_PEM_cert(identity.certificate_der).encode(),
            b"-----BEGIN PRIVATE KEY-----\n%b-----END PRIVATE KEY-----\n" % key,
        )
    )
    handle = os.memfd_create("wasl-tls", os.MFD_CLOEXEC)
    try:
        with open(handle, "wb", closefd=False) as file:
            file.write(chain)
        # With a password given OpenSSL never asks for one on the terminal.
        context.load_cert_chain(f"/proc/self/fd/{handle}", password=b"")
    except ssl.SSLError as error:
        raise Damaged(
            Code.VAULT_DAMAGED,
            "our TLS certificate and its key do not belong together",
            do="restore the vault from its backup",
        ) from error
    finally:
        os.close(handle)
