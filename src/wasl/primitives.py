# SPDX-License-Identifier: Apache-2.0
"""The one door to cryptography: every primitive Wasl uses, each under one name, with one meaning.

Rules:

1. Keys, signatures and seeds are plain bytes. A seed is 32 bytes, and the whole of a private key.
2. What comes from outside (a public key, a signature, a ciphertext) and is wrong in any way raises
   Refused. What only our own code chooses (a seed, a nonce, a length) is asserted.
3. Verify raises or returns None.
4. Ed25519 libraries disagree about odd points. Here: A and R canonical and not of small order,
   S < L, cofactorless equation ("Taming the many EdDSAs", 2020). Nothing else is a signature.
5. Functions below "hidden randomness" draw chance of their own, which the library offers no way to
   pass in. Only ``wasl.home.keyring`` calls them; a test of the architecture holds it to that.

It keeps no key and no state, and it does not wipe memory: Python cannot.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode
from collections.abc import Callable, Iterator
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import (
    MLDSA44PrivateKey,
    MLDSA44PublicKey,
    MLDSA65PrivateKey,
    MLDSA65PublicKey,
)
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from wasl.errors import Code, Damaged, Refused

SEED_SIZE: Final = 32
ED25519_PUBLIC_SIZE: Final = 32
ED25519_SIGNATURE_SIZE: Final = 64
ML_DSA_44_PUBLIC_SIZE: Final = 1312
ML_DSA_44_SIGNATURE_SIZE: Final = 2420
ML_DSA_65_PUBLIC_SIZE: Final = 1952
ML_DSA_65_SIGNATURE_SIZE: Final = 3309
X_WING_PUBLIC_SIZE: Final = 1216
X_WING_ENC_SIZE: Final = 1120
HPKE_OVERHEAD: Final = X_WING_ENC_SIZE + 16
SIV_NONCE_SIZE: Final = 12
SIV_OVERHEAD: Final = 16

_ML_KEM_PUBLIC_SIZE: Final = 1184


# ── hash ────────────────────────────────────────────────────────────────────────────────────────


def sha256(*parts: bytes) -> bytes:
    """SHA-256 of the parts, one after the other. Nothing marks where one ends: labels must."""
    return hashlib.sha256(b"".join(parts)).digest()


# ── Ed25519 (RFC 8032) ──────────────────────────────────────────────────────────────────────────


def odd_points() -> frozenset[bytes]:
    """The 32-byte strings that are no point encoding here: non-canonical, or of small order.

    Non-canonical are y ≥ p (19 values, either sign) and a sign bit on x = 0 (y = ±1); of small
    order are y = 0, y = ±1 and the four points of order 8. RFC 8032 §5.1.3.
    """
    prime = 2**255 - 19
    order_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
    values = {0, 1, prime - 1, order_8, prime - order_8, *range(prime, 2**255)}
    return frozenset((y | sign << 255).to_bytes(32, "little") for y in values for sign in (0, 1))


_ODD_POINTS: Final = odd_points()


def ed25519_public(seed: bytes) -> bytes:
    """Public key of a seed, 32 bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def ed25519_sign(seed: bytes, message: bytes) -> bytes:
    """Signature of 64 bytes; deterministic."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def ed25519_check(public: bytes) -> None:
    """Refuse a public key that :func:`ed25519_verify` would refuse for every signature."""
    if len(public) != ED25519_PUBLIC_SIZE:
        raise Refused(Code.BAD_KEY, f"an Ed25519 public key of {len(public)} bytes, not 32")
    if public in _ODD_POINTS:
        raise Refused(Code.BAD_KEY, "an Ed25519 public key of small order or not canonical")


def ed25519_verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Return if ``signature`` is good by rule 4, else raise Refused."""
    ed25519_check(public)
    if signature[:32] in _ODD_POINTS:
        raise _bad_signature("Ed25519")
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise _bad_signature("Ed25519") from None


# ── ML-DSA (FIPS 204, pure) ─────────────────────────────────────────────────────────────────────


def ml_dsa_44_public(seed: bytes) -> bytes:
    """Public key of a seed, 1312 bytes."""
    return MLDSA44PrivateKey.from_seed_bytes(seed).public_key().public_bytes_raw()


def ml_dsa_65_public(seed: bytes) -> bytes:
    """Public key of a seed, 1952 bytes."""
    return MLDSA65PrivateKey.from_seed_bytes(seed).public_key().public_bytes_raw()


def ml_dsa_44_verify(
    public: bytes, message: bytes, signature: bytes, *, context: bytes = b""
) -> None:
    """Return if ``signature`` is good, else raise Refused."""
    if len(public) != ML_DSA_44_PUBLIC_SIZE:
        raise Refused(Code.BAD_KEY, f"an ML-DSA-44 public key of {len(public)} bytes, not 1312")
    try:
        MLDSA44PublicKey.from_public_bytes(public).verify(signature, message, context)
    except (InvalidSignature, ValueError):
        raise _bad_signature("ML-DSA-44") from None


def ml_dsa_65_verify(
    public: bytes, message: bytes, signature: bytes, *, context: bytes = b""
) -> None:
    """Return if ``signature`` is good, else raise Refused."""
    if len(public) != ML_DSA_65_PUBLIC_SIZE:
        raise Refused(Code.BAD_KEY, f"an ML-DSA-65 public key of {len(public)} bytes, not 1952")
    try:
        MLDSA65PublicKey.from_public_bytes(public).verify(signature, message, context)
    except (InvalidSignature, ValueError):
        raise _bad_signature("ML-DSA-65") from None


def _bad_signature(kind: str) -> Refused:
    return Refused(Code.BAD_SIGNATURE, f"the {kind} signature does not fit the key and the text")


# ── keys from secrets ───────────────────────────────────────────────────────────────────────────


def hkdf(secret: bytes, *, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA-256, extract and expand (RFC 5869)."""
    assert 0 < length <= 255 * 32, "RFC 5869 §2.3"
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def hkdf_expand(secret: bytes, *, info: bytes, length: int) -> bytes:
    """HKDF-SHA-256, expand alone: ``secret`` is already uniform (RFC 5869 §3.3)."""
    assert 0 < length <= 255 * 32, "RFC 5869 §2.3"
    return HKDFExpand(hashes.SHA256(), length, info).derive(secret)


def argon2id(
    passphrase: bytes,
    *,
    salt16: bytes,
    memory_kib: int,
    iterations: int,
    lanes: int,
    length: int = 32,
) -> bytes:
    """Argon2id (RFC 9106) of a passphrase. A file names its parameters: the caller bounds them."""
    assert len(salt16) == 16, "RFC 9106 §3.1 recommends 16 bytes"
    return Argon2id(
        salt=salt16, length=length, iterations=iterations, lanes=lanes, memory_cost=memory_kib
    ).derive(passphrase)


# ── AES-256-GCM-SIV (RFC 8452) ──────────────────────────────────────────────────────────────────


def siv_seal(key32: bytes, nonce12: bytes, plaintext: bytes, aad: bytes) -> bytes:
    """Seal; 16 bytes longer than ``plaintext``. A repeated nonce shows which texts are equal."""
    assert len(key32) == 32, "AES-256"
    return AESGCMSIV(key32).encrypt(nonce12, plaintext, aad)


def siv_open(key32: bytes, nonce12: bytes, sealed: bytes, aad: bytes) -> bytes:
    """Open what :func:`siv_seal` made with the same key, nonce and ``aad``. Raises Refused."""
    assert len(key32) == 32, "AES-256"
    try:
        return AESGCMSIV(key32).decrypt(nonce12, sealed, aad)
    except InvalidTag:
        raise Refused(Code.CANNOT_OPEN, "sealed bytes that this key does not open") from None


# ── HPKE (RFC 9180) with X-Wing: MLKEM768-X25519 0x647A, HKDF-SHA256, AES-256-GCM ───────────────

_SUITE: Final = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def _x_wing_private(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    """Expand a seed: SHAKE256 to an ML-KEM seed of 64 bytes and an X25519 key of 32."""
    assert len(seed) == SEED_SIZE, "X-Wing: a seed has 32 bytes"
    expanded = hashlib.shake_256(seed).digest(96)
    return (
        MLKEM768PrivateKey.from_seed_bytes(expanded[:64]),
        X25519PrivateKey.from_private_bytes(expanded[64:]),
    )


def x_wing_public(seed: bytes) -> bytes:
    """Public key of a seed, 1216 bytes: ML-KEM-768 (1184) then X25519 (32)."""
    ml_kem, x25519 = _x_wing_private(seed)
    return ml_kem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()


def hpke_open(seed: bytes, sealed: bytes, info: bytes) -> bytes:
    """Open what :func:`hpke_seal` sealed to the public key of ``seed``. Raises Refused.

    ``sealed`` is the encapsulation (1120 bytes) and the ciphertext. Base mode, one message, no AAD:
    it says nothing about who sealed.
    """
    try:
        return _SUITE.decrypt(sealed, hpke.MLKEM768X25519PrivateKey(*_x_wing_private(seed)), info)
    except InvalidTag:
        raise Refused(Code.CANNOT_OPEN, "sealed bytes that this key does not open") from None


# ── hidden randomness: called by wasl.home.keyring alone ────────────────────────────────────────


def ml_dsa_44_sign(seed: bytes, message: bytes, *, context: bytes = b"") -> bytes:
    """Signature of 2420 bytes; hedged, so two signatures of one message differ."""
    return MLDSA44PrivateKey.from_seed_bytes(seed).sign(message, context)


def ml_dsa_65_sign(seed: bytes, message: bytes, *, context: bytes = b"") -> bytes:
    """Signature of 3309 bytes; hedged, so two signatures of one message differ."""
    return MLDSA65PrivateKey.from_seed_bytes(seed).sign(message, context)


def hpke_seal(public: bytes, plaintext: bytes, info: bytes) -> bytes:
    """Seal to an X-Wing public key of 1216 bytes; 1136 bytes longer than ``plaintext``.

    Raises Refused for a public key that cannot be one.
    """
    try:
        key = hpke.MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public[:_ML_KEM_PUBLIC_SIZE]),
            X25519PublicKey.from_public_bytes(public[_ML_KEM_PUBLIC_SIZE:]),
        )
        return _SUITE.encrypt(plaintext, key, info)
    except ValueError:
        raise Refused(Code.BAD_KEY, "a public key to seal to that cannot be one") from None


def x_wing_check(public: bytes) -> None:
    """Refuse a public key that :func:`hpke_seal` would refuse. It seals nothing to it, unseen."""
    hpke_seal(public, b"", b"")


# ── self-test ───────────────────────────────────────────────────────────────────────────────────


def self_test() -> None:
    """Run the known answers below, as a node does before it starts. Raises Damaged.

    Libraries have disagreed about X-Wing and about odd Ed25519 points, and a build of the library
    may lack ML-DSA: better not to start than to be the one who cannot be understood.
    """
    try:
        wrong = [name for name, good in _known_answers() if not good]
    except (Refused, UnsupportedAlgorithm) as error:
        wrong = [str(error)]
    if wrong:
        what = f"the cryptography library gives wrong answers: {', '.join(wrong)}"
        raise Damaged(Code.SELF_TEST_FAILED, what, do="install the version the project names")


def _known_answers() -> Iterator[tuple[str, bool]]:
    # RFC 8032 §7.1, test 2; and its signature with L added to S, which is no signature.
    seed = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    signature = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    order = 2**252 + 27742317777372353535851937790883648493
    shifted = int.from_bytes(signature[32:], "little") + order
    malleable = signature[:32] + shifted.to_bytes(32, "little")
    yield "Ed25519", ed25519_sign(seed, b"\x72") == signature
    yield "Ed25519", not _accepts(ed25519_verify, ed25519_public(seed), b"\x72", malleable)
    # RFC 8452 appendix C.2: key 01, nonce 03, plaintext 02, additional data 01.
    key, nonce = b"\x01" + bytes(31), b"\x03" + bytes(11)
    sealed = bytes.fromhex("1de22967237a813291213f267e3b452f02d01ae33e4ec854")
    yield "AES-256-GCM-SIV", siv_seal(key, nonce, b"\x02" + bytes(7), b"\x01") == sealed
    yield "AES-256-GCM-SIV", not _accepts(siv_open, key, nonce, sealed, b"\x02")
    # FIPS 204 known answers: the first of kat_MLDSA_44_det_pure.rsp; for 65, Wycheproof's seed.
    public = ml_dsa_44_public(_ML_DSA_44_SEED)
    signature = b64decode(_ML_DSA_44_SIGNATURE)
    message, context = _ML_DSA_44_MESSAGE, _ML_DSA_44_CONTEXT
    ml_dsa_44_verify(public, message, signature, context=context)
    yield "ML-DSA-44", not _accepts(ml_dsa_44_verify, public, message, signature)
    public = ml_dsa_65_public(b"\x2a" * 32)
    yield "ML-DSA-65", sha256(public).hex() == _ML_DSA_65_PUBLIC_HASH
    ml_dsa_65_verify(public, message, ml_dsa_65_sign(b"\x2a" * 32, message))
    # The first X-Wing vector of draft-ietf-hpke-pq: its seed, key and encapsulation. The ciphertext
    # is ours, by RFC 9180 §5.1 from its shared secret: it is published for another AEAD alone.
    sealed, info = b64decode(_X_WING_SEALED), b"wasl/self-test/v1"
    yield "X-Wing", sha256(x_wing_public(_X_WING_SEED)).hex() == _X_WING_PUBLIC_HASH
    yield "X-Wing", hpke_open(_X_WING_SEED, sealed, info) == "وصل".encode()
    yield "X-Wing", not _accepts(hpke_open, _X_WING_SEED, sealed, b"")


def _accepts(check: Callable[..., object], *arguments: bytes) -> bool:
    try:
        check(*arguments)
    except Refused:
        return False
    return True


_ML_DSA_44_SEED: Final = bytes.fromhex(
    "f696484048ec21f96cf50a56d0759c448f3779752f0383d37449690694cf7a68"
)
_ML_DSA_44_MESSAGE: Final = bytes.fromhex("6dbbc4375136df3b07f7c70e639e223e")
_ML_DSA_44_CONTEXT: Final = bytes.fromhex("480c658c0cb3e040bde084345cef0df7")
_ML_DSA_44_SIGNATURE: Final = (
    "58gvyjFVc++MxxYM6V2S+nmsIVIVI94OZwB2ggfpt7n66cvb+Pl7Btee1PXqRRMIbEsGXOkpauDNmxM/ZcMU/O9tU3sd"
    "LXB353m+JMFJ2ChMgvSTewgV1lbkBK1K2H143bxJPGrOeiqrlEYkPzfGTXxEEhIwfQej++JXMZTAt17VXDmKLGM5hP05"
    "clIyD+/9ediS3Qq2yctmHkf+jW52oP9Og6vtWuo/7/kS98WgZzcMoDfYgmD95VsOsyINRKEqOVeLiRznlI2z84mw69py"
    "HWZOF5DEC5uBZ8DZygPjWdpKtnWrARsMV6ftVc/YwlDluJBHHB5YHTs+s6bzx5Ijrg6IGIb0/rKFRChV4QYHCl70Cnp0"
    "telb/TFtD9z0ZLOy9wiy2dzWzFZdC1SwfjGe5BOi5DC72FXHTpR3/Abrvc7snHoqwK+HW94BbGF0LGL0K71Io6UQibMP"
    "1aYr93CR7aKc1yJ2XiTvJpO/NGZcsRjZ4H6EbDcDRhAVzxw3/eraBWrZHmfMdxOcjCfFxsAIlaSKjz1bsLNxntrbm7Zm"
    "tlXiGIVenRn6x48Xm/WY994kNzBWkapbjsV/Izen4tHwB9kgCQ6/dluYz3hPJNpPGQidH437A+Xr5naJjUBnxfxRI4sv"
    "ysz63UeV2WiZtFEJfSdZWSjQ+wtk+xkHOaUdf+Bjzg3ZmnRRDwgMHvT2HNEdmFnk7VUPbx5Osj8WTeHVr48FD1bqvaFe"
    "HVR2bD+9ww9Dz9gXTjyMpidIZe18en0aQQq1FUm1tzbgyC7Zr4JBrYomY3jKoGJlMoPnkIUTS024kX98jU2O6UtaQqqB"
    "SLafH3GarZ+zFaRnjpH0tLEmjZblCSHHpo1IMu4QGLzayEpGqlICHqGuzny4XstXu3BiMd9GtvjVjz0ogLybXUeK+C6v"
    "uGG2oPfiZvP/Z8MJK6Mm5tgn529aNMUruCyaBqgmUMngYmw9vhoKdIv4m8FN/eMxhbBjqSR8WZfi4I6EBKvBjP330v2I"
    "cOuNlk/dl8MyW+C7saduwiCqaLQA7OjpWrzZTtwBczmNL2ut0j4zsnvygnbXZXaB1+X8nxt0FKqw9FuLMUn86JwgAZ5w"
    "3gf8MSnf7jXdAZNqtCXD+N7Z1UEqplnCCCG0jPzXsq3SUa9B3iqJyUFH2Y3pvAwcy4DL0iArHGE082w+S5UzdfQFVBmH"
    "wEyAnN9+5CZF8Q6gLxk1Re2Lc7SMdJZQg0AaCdzRw5Nmqp8b9SDRkHQZnzuELOmsvFtj6sizg8vfxoUT7zsFxwHC6GzV"
    "ObQzIRbAHZnPOh5lIoFP648+EGamPebEgqaEv3bcdnOsd1NC+6WElP07M/42blqmzSb1iT4Oe7SjdtSKTwjcHyOlidnE"
    "VXp2/XiCos7Z9YiyJ5vX6WB1JaFtGwcH8EQjdSGho4o6lWFTuZ32T9OEt61R061/yr2GyNH1PPf7rSepM97Q//53lVM4"
    "KGxjToi7Gk7vhKXVZSwBiV/Qwac93kIAzhHcNW+HZkLmGgo4KvZgxnfWvL6pxaFM7oiV/05ahcPfwKcjbqK2gKfA5FoX"
    "4Wp2UMjp/WvBXBKS4o8OXk6oi4Urb9GdBWTvaZY8cH0jb1G/inscrtkWVJ4Jx3vhU5jAf6bvoHpZNtvWxJgm3ghtfZ85"
    "QWn/TZiN67MuGnYhwM8NZeJcQZXJ4QkgvRQDcZeOdDM1OxAjnt97O0vOh5nlaDmXBupMPgIej1tYAHtOj5Km9icjTuwm"
    "19YrKKwgjtWt87fcCHv6zBWAAGlyayTlE4HouT2+KnevHoEXqqcTTG7i1BVzXM7WldCZPvGu9G7d4wdA9a5Vuq8gt3Pg"
    "W8LWqTZVy642eU3AmklzWSNtBc5l/YLaFzBqUfXE+X1jWBEJupQOflYLC42SJXa+4GhUgexTi+bq4jZ2gE174bJ3VAO8"
    "WBat0l7z1IwVqw66OZEPQpRWbghkNh2XRJw/H0m9jIrK/itbiqSBC80Ria8/v0HHxXKBWL8AuMuTPRVGmpgp68BYw7dj"
    "iVUuFWqFfSQo9gQLOgWw1V8WvrQm3vWwLh2XdBy9DeEWliO1l+oNxvKv2KJZ0prjPmwglA15BsCZkTjKczO0f/JT6rr5"
    "EhU9ylK7IB4R6YqmCyU+fwP8CEVTiF/vioeQlLUsRt4iXxMVpUZOC45sq9XcT+fX/iX1Abf7Ep4U72dTE1pL44hZFDk1"
    "BOmRWYZvWvPm/k3rjZZenqAGQTmOxDF/PKhAPP2EQtiIlKLkEoRkv1fAkxmMaumEAkoXXdrtyzG1xTIBn+pPj9LT09zG"
    "KD+1LKdTg6RmR3esyj/RWLTQgONUao7DPOP6eUd3wDeDiXh2u1Fm3FR0VHBD1i2QrG+BjrtFnRxhRrtXdpMn8rXzZu4H"
    "Bh9JxdnVkUrKeQAWKqoar4/ZynK6cqVrGkzkAGUZde3JwgbtTB5YiE5vJGgLZL4aamEUg6cqfPt//4XINl6ogGh7RoSE"
    "Ax8Gq0Gedv4+tr+USDFdeBpGuHqz69SQ5r4X94BIgaD2xTVHaY1T1k2HY/NajopFOS9DsaHbzPjnkq33nRGG864dXZ4S"
    "EgSxmMweSOqFW5cV2KrUh9wZcIaR9BBItzvtDG9kRoilf553cMfQpSxpQOLY65r3EB7V2X9et/IuJd12EXU4/CwI/d/G"
    "F4ELdkbzTHOPKctj1vrwga7+NLpE3bVhe879Y9CN3UjEPVY9KeYYBHn55dPrDTwG5wDvVTWxqKwu7FZTgqs15imOoQH/"
    "1Kiv1F1kKzJtH7RzKdFsWCCTXO3dYzoB8LWYhD9GFPoN/7gtmvRcaXAaE43UAIxruoThyx4JQ6yQ+PDmZc/hoVegdaHZ"
    "peLxDPFdAbjFV4zAIFavfIh72TYAhYHPhSKQESKmPB/yQE3DGNWjvUB/iTUcY6Q7Euq5vy+Wmr2Q32o0flkY9qWtyxyX"
    "nm2BDkwzTqHd2qNlEg3AxcivFCyzoVeBiMbXW44+2nFan4VH3W5PFHQIBTLibmturG1YNSDj4f8yNEq57LUFwQNWn+gn"
    "a8M9H2rCgLG1rAlUm4ywYYD9H68cfxb4GLHrgVEjDe4QoQjf0YlaGuH7vmsItZxSbqaZKa6NyGNaXqkQGXaOnby/2foK"
    "FxsgKElOcXqWx9bj/QYlUFFSd4KOj8vV6er5/gcSISUqPEZQYniMrLi7vdHd4OHw+gAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAkXJjs="
)
_ML_DSA_65_PUBLIC_HASH: Final = "b7acce2ddb11f8cc1aa46e2bafac6eacfa2b732ef192bd636ad8d3a56d649c66"
_X_WING_SEED: Final = bytes.fromhex(
    "3ec47fa82dd5689d27c6190e724c74ec8f608df3331ce331929e37b829676630"
)
_X_WING_PUBLIC_HASH: Final = "ad8aaf3f00d8a39bfeec2947a7d5dde68be08bba19bd301a348a45dc5fcc8341"
_X_WING_SEALED: Final = (
    "JnWceyKSPqXMnHjj4UyPxi3LCmbOREYJZpeKf+loXgxtIpmdmaPxEsMHptWy5jWR9B6KNRa6YpCDdtZkVXIG5pauhwMF"
    "/2uggSUma8B2VnK+ypD9XG2uDT3a0VBgZanU8pfgw+cLtEGWHfJtehnXnR734qxeU7MqPHtOB/KvKuZYMKPo0csqwZMv"
    "wZ7FQ0MDtiydAQZFz5WkdZE9pdd6KCuIQC5Kd6sXsJVZ3OipbGeie+qPZTzqyj0ni27RUP6TbdoosXJmZclGyrMDY++J"
    "64eP/MdMqid6XasZlBk6Z5ZxJevVCYbcFpl7j3SE19DifHn/S2ggHBtBAvWnMyL9Palr9lXZDJseYwXgGrGzRJ6j9Fiw"
    "6Y4fLRYyglw7MAGLte77zID3Z9C55/n3MeGVgIOHnrzBtbsGHokwLERKhe7tFpsQ0lIP1HtqERkU872i8x0E8lBSK6lR"
    "ASpin6LNIZJYPMmr110Ct6Ef0YBWxBS48OCTZTW/m2N8fmFKGum56Qf+nRQkPxNiXskql1meqkkbnakYtYbifTTHJ5IF"
    "3XbPDs2/YLWupM+53KQQafPi/I83GnzzsInqRp2EF72jFJFZmSOZzNW693ag+JZtR0LL7a6sEx3ehTyx+7e4aaTAHOqK"
    "SHouUudXv0387COZXl8IiATSz5nILwh0VBRMxYaEXXz4EknnrZGeobBgAa0TUB2hGO4ZhZWVAVtLGHKRLdLU9d2FTxRK"
    "4HA4vYuytJj47csccMIQKvdo1QihtCNyOMDG40qcgZsOvyj0lQXTdAlbK1jHqBDPHoBss8ea87yEyLZXeHgE43TfK0m+"
    "asUQ1DAk5l/QMVQKfNRck0itn1URuWm+b5xNhJwUKPYRIlsNmjrjQWabpkW6qHfNw0w59ZdfSZGnf4bsosJevuY6BpKM"
    "G7yVE/NVR2Reg1VEweSo8z1/KcHPveZCX6Ba7/afNzqoooHJKBfL5b6TBXlTVO/HGolGLofOg5GdZ53L/e2I9//5F39L"
    "SeipWdmqeLY/65n6VnNd8PT8JTZTqRd/dnswe7Kp5+TZBC8izGxPF324Dvrr/vijuqbxQjM1yDAwjCSWEYJj8L02HZP4"
    "tOdafLqUwq9y3RPuiSZSTP6d8U95Flo0mLn9Yxy7h00lsRMV+ay0QlElYc99xgmKCIdPzHBM3V6E5XgRpJ54+9VuWo52"
    "dhcyHClQlVleorD0qsow3Th0mrg1Mr4b3PTDKhGeA1VYu0J9vbgGtOFc6o3zwJhyjCteQCCcUThTHbG2YHd1ROagFEd6"
    "fRuT6w8kX+nnBTmXwQUE72kvIWOchtiSbdzmiG0MOet8WTV+5U+BhxAZWTcT9KbfN79wAzWGlM/1mvmHLKAr92LiBJki"
    "fbovVSIDRZ3MaXgO8I2bq0FA2W4cR48Gtjtgyb+xDZDjHUdXDqlJq46bmdtuwviip33LJcw2tzPfwJuCmanXsZ5owJrY"
    "JwP5tH000aPLr+Qsc/V9Ds34SH4QUOIJuK0RkVAjYXVGVB7HBzs="
)
