# SPDX-License-Identifier: Apache-2.0
"""A passkey in software: what a browser and its authenticator answer, as JSON (WebAuthn Level 3).

It is honest by default. What a test sets otherwise, it does otherwise: another origin, no user
verification, a count that stands still.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

Json = dict[str, Any]


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class Passkey:
    """One key on one authenticator."""

    origin: str
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    credential: bytes = field(default_factory=lambda: os.urandom(32))
    count: int = 0
    verified: bool = True
    crossed: bool = False
    rp_id: str | None = None
    user: str | None = None

    def make(self, options: Json) -> Json:
        """What ``navigator.credentials.create()`` gives, as ``toJSON()`` tells it."""
        self.user = options["user"]["id"]
        attested = bytes(16) + struct.pack(">H", len(self.credential)) + self.credential
        attested += cbor2.dumps(self._cose())
        data = self._authenticator_data(options["rp"]["id"], attested)
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        said = self._client_data("webauthn.create", options["challenge"])
        return self._told({"clientDataJSON": b64(said), "attestationObject": b64(attestation)})

    def answer(self, options: Json) -> Json:
        """What ``navigator.credentials.get()`` gives, as ``toJSON()`` tells it."""
        self.count += 1
        data = self._authenticator_data(options["rpId"])
        said = self._client_data("webauthn.get", options["challenge"])
        signed = data + hashlib.sha256(said).digest()
        return self._told(
            {
                "clientDataJSON": b64(said),
                "authenticatorData": b64(data),
                "signature": b64(self.key.sign(signed, ec.ECDSA(hashes.SHA256()))),
                "userHandle": self.user,
            }
        )

    def _told(self, response: Json) -> Json:
        return {
            "id": b64(self.credential),
            "rawId": b64(self.credential),
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
            "authenticatorAttachment": "cross-platform",
        }

    def _authenticator_data(self, rp_id: str, attested: bytes = b"") -> bytes:
        flags = 0x01 | (0x04 if self.verified else 0) | (0x40 if attested else 0)
        place = hashlib.sha256((self.rp_id or rp_id).encode()).digest()
        return place + struct.pack(">BI", flags, self.count) + attested

    def _client_data(self, kind: str, challenge: str) -> bytes:
        return json.dumps(
            {
                "type": kind,
                "challenge": challenge,
                "origin": self.origin,
                "crossOrigin": self.crossed,
            }
        ).encode()

    def _cose(self) -> dict[int, int | bytes]:
        numbers = self.key.public_key().public_numbers()
        x, y = (each.to_bytes(32, "big") for each in (numbers.x, numbers.y))
        return {1: 2, 3: -7, -1: 1, -2: x, -3: y}  # ES256 on P-256 (RFC 9053)
