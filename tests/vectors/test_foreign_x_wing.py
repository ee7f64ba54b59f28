# SPDX-License-Identifier: Apache-2.0
"""X-Wing and HPKE against the vectors of draft-ietf-hpke-pq.

They are published for ChaCha20-Poly1305; our door knows AES-256-GCM alone. So the key schedule of
RFC 9180 §5.1 is written out here, shown right by the published keys, and run from the published
shared secret for our suite: what it seals behind the published encapsulation must open.
"""

from __future__ import annotations

import hmac
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from tests.foreign import VECTORS, needs_vectors
from wasl import primitives
from wasl.errors import Code, Refused

Case = dict[str, Any]

X_WING = 0x647A
HKDF_SHA256 = 1
OUR_SUITE = bytes.fromhex("48504b45" + "647a" + "0001" + "0002")


def cases(kdf: int | None = None) -> list[Case]:
    if VECTORS is None:
        return []
    listed = json.loads((VECTORS / "hpke-pq" / "test-vectors.json").read_text())
    return [c for c in listed if c["kem_id"] == X_WING and kdf in (None, c["kdf_id"])]


def extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + secret, "sha256")


def expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2) + b"HPKE-v1" + suite + label + info
    return hmac.digest(key, labelled + b"\1", "sha256")[:length]


def schedule(suite: bytes, shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    """Key and nonce of the first message, base mode (RFC 9180 §5.1)."""
    context = b"\0" + extract(suite, b"", b"psk_id_hash", b"")
    context += extract(suite, b"", b"info_hash", info)
    secret = extract(suite, shared, b"secret", b"")
    key = expand(suite, secret, b"key", context, 32)
    return key, expand(suite, secret, b"base_nonce", context, 12)


def fields(case: Case, *names: str) -> list[bytes]:
    return [bytes.fromhex(case[name]) for name in names]


@needs_vectors
def test_the_table_is_whole() -> None:
    assert len(cases()) == 2
    assert len(cases(HKDF_SHA256)) == 1


@needs_vectors
@pytest.mark.parametrize("case", cases(), ids=lambda case: f"kdf {case['kdf_id']}")
def test_public_key_of_a_seed(case: Case) -> None:
    seed, public = fields(case, "skRm", "pkRm")
    assert primitives.x_wing_public(seed) == public


@needs_vectors
@pytest.mark.parametrize("case", cases(HKDF_SHA256), ids=lambda case: f"kdf {case['kdf_id']}")
def test_the_schedule_here_is_the_published_one(case: Case) -> None:
    suite, shared, info = fields(case, "suite_id", "shared_secret", "info")
    key, nonce = schedule(suite, shared, info)
    assert [key, nonce] == fields(case, "key", "base_nonce")
    aad, ct, pt = fields(case["encryptions"][0], "aad", "ct", "pt")
    assert ChaCha20Poly1305(key).decrypt(nonce, ct, aad) == pt


@needs_vectors
@pytest.mark.parametrize("case", cases(), ids=lambda case: f"kdf {case['kdf_id']}")
def test_the_published_encapsulation_opens(case: Case) -> None:
    seed, enc, shared, info = fields(case, "skRm", "enc", "shared_secret", "info")
    key, nonce = schedule(OUR_SUITE, shared, info)
    sealed = enc + AESGCM(key).encrypt(nonce, b"text", b"")
    assert primitives.hpke_open(seed, sealed, info) == b"text"


@needs_vectors
@pytest.mark.parametrize("at", [0, 1087, 1088, 1119, 1120, 1123, 1124, 1139])
def test_any_changed_byte_fails(at: int) -> None:
    (case,) = cases(HKDF_SHA256)
    seed, enc, shared, info = fields(case, "skRm", "enc", "shared_secret", "info")
    key, nonce = schedule(OUR_SUITE, shared, info)
    sealed = bytearray(enc + AESGCM(key).encrypt(nonce, b"text", b""))
    sealed[at] ^= 1
    with pytest.raises(Refused):
        primitives.hpke_open(seed, bytes(sealed), info)
    sealed[at] ^= 1
    with pytest.raises(Refused):
        primitives.hpke_open(seed, bytes(sealed), info + b"\0")


# The halves of an X-Wing key, by Wycheproof: our door takes public keys, and no half's secret.

PUBLIC = primitives.x_wing_public(bytes(32))
ML_KEM, X25519 = PUBLIC[:1184], PUBLIC[1184:]


def wycheproof(name: str) -> list[Case]:
    assert VECTORS is not None
    groups = json.loads((VECTORS / "wycheproof" / name).read_text())["testGroups"]
    return [test for group in groups for test in group["tests"]]


@needs_vectors
def test_x25519_keys_of_small_order_are_not_sealed_to() -> None:
    listed = wycheproof("x25519_test.json")
    small = {c["public"] for c in listed if "ZeroSharedSecret" in c["flags"]}
    other = {c["public"] for c in listed} - small
    assert len(small) > 10
    for public in small:
        with pytest.raises(Refused) as refused:
            primitives.hpke_seal(ML_KEM + bytes.fromhex(public), b"text", b"")
        assert refused.value.code == Code.BAD_KEY
    for public in other:
        primitives.hpke_seal(ML_KEM + bytes.fromhex(public), b"text", b"")


@needs_vectors
def test_ml_kem_keys_are_sealed_to() -> None:
    keys = {c["ek"] for c in wycheproof("mlkem_768_test.json") if c["result"] == "valid"}
    assert len(keys) > 100
    for public in keys:
        primitives.hpke_seal(bytes.fromhex(public) + X25519, b"text", b"")
