# SPDX-License-Identifier: Apache-2.0
"""The door to cryptography: sizes, round trips, refusals, and the odd points of Ed25519.

Held against published vectors in tests/vectors.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import cryptography_vectors
import pytest

from wasl import primitives
from wasl.errors import Code, Damaged, Refused

SEED = bytes(range(32))
OTHER = bytes(range(1, 33))
KNOWN = Path(cryptography_vectors.__file__).parent


# ── hash ────────────────────────────────────────────────────────────────────────────────────────


def test_sha256_is_over_the_parts_in_order() -> None:
    assert primitives.sha256(b"ab", b"", b"c") == hashlib.sha256(b"abc").digest()
    assert primitives.sha256() == hashlib.sha256(b"").digest()


# ── Ed25519 ─────────────────────────────────────────────────────────────────────────────────────

PRIME = 2**255 - 19
D = -121665 * pow(121666, -1, PRIME) % PRIME
ORDER = 2**252 + 27742317777372353535851937790883648493
Point = tuple[int, int]


def add(p: Point, q: Point) -> Point:
    """Addition on the twisted Edwards curve, RFC 8032 §5.1.4 in affine coordinates."""
    (x1, y1), (x2, y2) = p, q
    k = D * x1 * x2 * y1 * y2
    x = (x1 * y2 + x2 * y1) * pow(1 + k, -1, PRIME)
    y = (y1 * y2 + x1 * x2) * pow(1 - k, -1, PRIME)
    return x % PRIME, y % PRIME


def times(n: int, p: Point) -> Point:
    total: Point = (0, 1)
    for bit in f"{n:b}":
        total = add(total, total)
        total = add(total, p) if bit == "1" else total
    return total


def root(square: int) -> int | None:
    x = pow(square, (PRIME + 3) // 8, PRIME)
    for candidate in (x, x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME):
        if candidate * candidate % PRIME == square % PRIME:
            return candidate
    return None


def small_points() -> set[Point]:
    """The eight points of small order: L times any point is one, and they are all multiples."""
    for y in range(2, 100):
        x = root((y * y - 1) * pow(D * y * y + 1, -1, PRIME))
        if x is not None:
            torsion = times(ORDER, (x, y))
            if times(4, torsion) != (0, 1):
                return {times(n, torsion) for n in range(8)}
    raise AssertionError


def odd_encodings() -> Iterator[bytes]:
    small = small_points()
    assert len(small) == 8
    for _, y in small:
        for sign in (0, 1):
            yield (y | sign << 255).to_bytes(32, "little")
    for y in range(PRIME, 2**255):
        for sign in (0, 1):
            yield (y | sign << 255).to_bytes(32, "little")


def test_odd_points_are_refused_as_keys_and_in_signatures() -> None:
    public, signature = primitives.ed25519_public(SEED), primitives.ed25519_sign(SEED, b"m")
    for point in odd_encodings():
        with pytest.raises(Refused) as refused:
            primitives.ed25519_check(point)
        assert refused.value.code == Code.BAD_KEY
        with pytest.raises(Refused) as refused:
            primitives.ed25519_verify(point, b"m", signature)
        assert refused.value.code == Code.BAD_KEY
        with pytest.raises(Refused) as refused:
            primitives.ed25519_verify(public, b"m", point + signature[32:])
        assert refused.value.code == Code.BAD_SIGNATURE


def test_a_signature_that_any_message_fits_is_refused() -> None:
    """A = R = the neutral point and S = 0 satisfy the equation for every message."""
    neutral = (1).to_bytes(32, "little")
    with pytest.raises(Refused):
        primitives.ed25519_verify(neutral, b"anything", neutral + bytes(32))


def test_good_keys_are_let_be() -> None:
    for first in range(256):
        primitives.ed25519_check(primitives.ed25519_public(bytes([first]) + bytes(31)))


@pytest.mark.parametrize("size", [0, 31, 33])
def test_ed25519_key_of_another_size_is_refused(size: int) -> None:
    with pytest.raises(Refused) as refused:
        primitives.ed25519_check(bytes([9]) * size)
    assert refused.value.code == Code.BAD_KEY


@pytest.mark.parametrize("size", [0, 32, 63, 65])
def test_ed25519_signature_of_another_size_is_refused(size: int) -> None:
    signature = (primitives.ed25519_sign(SEED, b"m") + b"\0")[:size]
    with pytest.raises(Refused) as refused:
        primitives.ed25519_verify(primitives.ed25519_public(SEED), b"m", signature)
    assert refused.value.code == Code.BAD_SIGNATURE


def test_ed25519_round_trip() -> None:
    public, signature = primitives.ed25519_public(SEED), primitives.ed25519_sign(SEED, b"m")
    assert len(public) == primitives.ED25519_PUBLIC_SIZE
    assert len(signature) == primitives.ED25519_SIGNATURE_SIZE
    primitives.ed25519_verify(public, b"m", signature)
    assert primitives.ed25519_sign(SEED, b"m") == signature
    for key, message in ((public, b"n"), (primitives.ed25519_public(OTHER), b"m")):
        with pytest.raises(Refused):
            primitives.ed25519_verify(key, message, signature)


# ── ML-DSA ──────────────────────────────────────────────────────────────────────────────────────

ML_DSA = pytest.mark.parametrize(
    ("public_of", "sign", "verify", "public_size", "signature_size"),
    [
        (
            primitives.ml_dsa_44_public,
            primitives.ml_dsa_44_sign,
            primitives.ml_dsa_44_verify,
            primitives.ML_DSA_44_PUBLIC_SIZE,
            primitives.ML_DSA_44_SIGNATURE_SIZE,
        ),
        (
            primitives.ml_dsa_65_public,
            primitives.ml_dsa_65_sign,
            primitives.ml_dsa_65_verify,
            primitives.ML_DSA_65_PUBLIC_SIZE,
            primitives.ML_DSA_65_SIGNATURE_SIZE,
        ),
    ],
    ids=["44", "65"],
)


@ML_DSA
def test_ml_dsa_round_trip(
    public_of: Callable[[bytes], bytes],
    sign: Callable[..., bytes],
    verify: Callable[..., None],
    public_size: int,
    signature_size: int,
) -> None:
    public, signature = public_of(SEED), sign(SEED, b"m", context=b"c")
    assert (len(public), len(signature)) == (public_size, signature_size)
    verify(public, b"m", signature, context=b"c")
    assert sign(SEED, b"m", context=b"c") != signature, "signing is hedged"
    wrong = [
        (public, b"n", signature, b"c"),
        (public, b"m", signature, b""),
        (public, b"m", signature, bytes(256)),
        (public, b"m", signature[:-1], b"c"),
        (public, b"m", signature + b"\0", b"c"),
        (public, b"m", b"", b"c"),
        (public_of(OTHER), b"m", signature, b"c"),
    ]
    for key, message, altered, context in wrong:
        with pytest.raises(Refused) as refused:
            verify(key, message, altered, context=context)
        assert refused.value.code == Code.BAD_SIGNATURE
    for key in (public[:-1], public + b"\0", b""):
        with pytest.raises(Refused) as refused:
            verify(key, b"m", signature, context=b"c")
        assert refused.value.code == Code.BAD_KEY


# ── keys from secrets ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("length", [0, -1, 255 * 32 + 1])
def test_hkdf_lengths_outside_the_rfc_are_our_own_bug(length: int) -> None:
    with pytest.raises(AssertionError):
        primitives.hkdf(b"s", salt=b"", info=b"", length=length)
    with pytest.raises(AssertionError):
        primitives.hkdf_expand(SEED, info=b"", length=length)


def known(path: str) -> list[dict[str, str]]:
    """Rows of `name = value`, one dictionary per COUNT."""
    rows: list[dict[str, str]] = []
    for row in (KNOWN / path).read_text().splitlines():
        field, equals, value = row.partition(" =")
        if field == "COUNT":
            rows.append({})
        elif equals and rows:
            rows[-1][field] = value.strip()
    return rows


def test_argon2id_known_answers() -> None:
    rows = [
        row
        for row in known("KDF/argon2id.txt")
        if len(row["salt"]) == 32 and not {"secret", "ad"} & row.keys()
    ]
    assert rows
    for row in rows:
        derived = primitives.argon2id(
            bytes.fromhex(row["pass"]),
            salt16=bytes.fromhex(row["salt"]),
            memory_kib=int(row["memcost"]),
            iterations=int(row["iter"]),
            lanes=int(row["lanes"]),
            length=int(row["length"]),
        )
        assert derived.hex() == row["output"]


# ── sealing ─────────────────────────────────────────────────────────────────────────────────────


def test_gcm_siv_known_answers() -> None:
    """RFC 8452 appendix C.2, as OpenSSL carries it; rows of 32-byte keys."""
    rows = [row for row in known("ciphers/AES/GCM-SIV/openssl.txt") if len(row["Key"]) == 64]
    assert len(rows) > 20
    for row in rows:
        key, nonce, aad, plaintext = (
            bytes.fromhex(row.get(name, "")) for name in ("Key", "IV", "AAD", "Plaintext")
        )
        sealed = bytes.fromhex(row["Ciphertext"] + row["Tag"])
        assert primitives.siv_seal(key, nonce, plaintext, aad) == sealed
        assert primitives.siv_open(key, nonce, sealed, aad) == plaintext


def test_siv_opens_nothing_but_what_was_sealed() -> None:
    nonce = bytes(primitives.SIV_NONCE_SIZE)
    sealed = primitives.siv_seal(SEED, nonce, b"text", b"aad")
    assert len(sealed) == 4 + primitives.SIV_OVERHEAD
    assert primitives.siv_open(SEED, nonce, sealed, b"aad") == b"text"
    assert primitives.siv_open(SEED, nonce, primitives.siv_seal(SEED, nonce, b"", b""), b"") == b""
    wrong = [
        (OTHER, nonce, sealed, b"aad"),
        (SEED, nonce[1:] + b"\1", sealed, b"aad"),
        (SEED, nonce, sealed, b""),
        (SEED, nonce, sealed[:-1], b"aad"),
        (SEED, nonce, sealed + b"\0", b"aad"),
        (SEED, nonce, b"", b"aad"),
        (SEED, nonce, bytes([sealed[0] ^ 1]) + sealed[1:], b"aad"),
    ]
    for arguments in wrong:
        with pytest.raises(Refused) as refused:
            primitives.siv_open(*arguments)
        assert refused.value.code == Code.CANNOT_OPEN


def test_hpke_round_trip() -> None:
    public = primitives.x_wing_public(SEED)
    assert len(public) == primitives.X_WING_PUBLIC_SIZE
    sealed = primitives.hpke_seal(public, b"text", b"info")
    assert len(sealed) == 4 + primitives.HPKE_OVERHEAD
    assert primitives.hpke_seal(public, b"text", b"info") != sealed, "every sealing is fresh"
    assert primitives.hpke_open(SEED, sealed, b"info") == b"text"
    wrong = [
        (OTHER, sealed, b"info"),
        (SEED, sealed, b"other info"),
        (SEED, sealed[:-1], b"info"),
        (SEED, sealed[: primitives.X_WING_ENC_SIZE], b"info"),
        (SEED, b"", b"info"),
        (SEED, sealed[:1088] + bytes(32) + sealed[1120:], b"info"),  # X25519 of small order
    ]
    for arguments in wrong:
        with pytest.raises(Refused) as refused:
            primitives.hpke_open(*arguments)
        assert refused.value.code == Code.CANNOT_OPEN


def test_a_key_that_cannot_be_sealed_to_is_refused() -> None:
    public = primitives.x_wing_public(SEED)
    wrong = [
        b"",
        public[:-1],
        public + b"\0",
        b"\xff" * 1184 + public[1184:],  # ML-KEM coefficients past the modulus
        public[:1184] + bytes(32),  # X25519 of small order
    ]
    for key in wrong:
        with pytest.raises(Refused) as refused:
            primitives.hpke_seal(key, b"text", b"info")
        assert refused.value.code == Code.BAD_KEY


# ── self-test ───────────────────────────────────────────────────────────────────────────────────


def test_self_test_passes() -> None:
    primitives.self_test()


def accept(*_arguments: bytes, **_context: bytes) -> None:
    """A verifier that takes everything."""


def refuse(*_arguments: bytes, **_context: bytes) -> None:
    raise Refused(Code.BAD_SIGNATURE, "nothing is good enough")


def answer(*_arguments: bytes, **_context: bytes) -> bytes:
    return bytes(64)


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("ed25519_sign", answer),
        ("ed25519_verify", accept),
        ("siv_seal", answer),
        ("siv_open", answer),
        ("ml_dsa_44_public", answer),
        ("ml_dsa_44_verify", accept),
        ("ml_dsa_44_verify", refuse),
        ("ml_dsa_65_public", answer),
        ("ml_dsa_65_verify", refuse),
        ("x_wing_public", answer),
        ("hpke_open", answer),
        ("hpke_open", refuse),
    ],
)
def test_self_test_sees_what_is_broken(
    name: str, broken: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(primitives, name, broken)
    with pytest.raises(Damaged) as damaged:
        primitives.self_test()
    assert damaged.value.code == Code.SELF_TEST_FAILED
