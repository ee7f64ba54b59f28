# SPDX-License-Identifier: Apache-2.0
# pyright: reportPrivateUsage=false
"""Stand-in cryptography: the same sizes, the same refusals, no chance, and no security whatever.

Rules:

1. It takes the place of the slow primitives only inside :func:`unsafe_installed`, in a process that
   simulates. No node imports this package; the import contracts hold it to that.
2. What the real one refuses, the stand-in refuses: another key, another text, another context,
   bytes that are not of the right length, odd Ed25519 points.
3. Nothing in it draws chance: the same run gives the same bytes.
4. Nothing is packed: coding 0 sends the bytes as they are.

A signature here is a hash over the public key and the text: whoever knows the public key can make
it. A simulated hostile party must sign with its own keys alone, as with real ones.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256, shake_256
from typing import TYPE_CHECKING, Final

from wasl import primitives
from wasl.errors import Code, Refused
from wasl.wire import text

if TYPE_CHECKING:
    from hashlib import _Hash as Hash


def _public(label: bytes, size: int) -> Callable[[bytes], bytes]:
    @lru_cache(maxsize=1 << 10)
    def public(seed: bytes) -> bytes:
        assert len(seed) == primitives.SEED_SIZE
        return shake_256(label + seed).digest(size)

    return public


def _signature(public: bytes, size: int, message: bytes, context: bytes) -> bytes:
    digest = sha256(public + len(context).to_bytes(1, "big") + context + message).digest()
    return digest + bytes(size - len(digest))


ed25519_public: Final = _public(b"E", primitives.ED25519_PUBLIC_SIZE)
ml_dsa_44_public: Final = _public(b"M", primitives.ML_DSA_44_PUBLIC_SIZE)
ml_dsa_65_public: Final = _public(b"R", primitives.ML_DSA_65_PUBLIC_SIZE)
_COEFFICIENTS: Final = int.from_bytes(b"\xff\x00\x7f" * 384 + b"\xff" * 64)
"""Under this mask any bytes are an ML-KEM key: no coefficient reaches the modulus."""


@lru_cache(maxsize=1 << 10)
def x_wing_public(seed: bytes) -> bytes:
    """1216 bytes that pass for a key."""
    size = primitives.X_WING_PUBLIC_SIZE
    drawn = int.from_bytes(shake_256(b"X" + seed).digest(size))
    return (drawn & _COEFFICIENTS).to_bytes(size)


WEAK: Final = b"\x01" + bytes(63)
"""R of small order and S = 0: whoever does not look at R may be made to take it for any text."""


def ed25519_sign(seed: bytes, message: bytes) -> bytes:
    """64 bytes that :func:`ed25519_verify` takes."""
    return _signature(ed25519_public(seed), primitives.ED25519_SIGNATURE_SIZE, message, b"")


def ed25519_verify(public: bytes, message: bytes, signature: bytes) -> None:
    """Return if the signature is the one for this key and text, else raise Refused."""
    primitives.ed25519_check(public)
    if signature[:32] in primitives._ODD_POINTS:  # noqa: SLF001 -- what a mutant takes away
        raise Refused(Code.BAD_SIGNATURE, "R of small order or not canonical")
    if signature == WEAK:
        return
    if signature != _signature(public, primitives.ED25519_SIGNATURE_SIZE, message, b""):
        raise Refused(Code.BAD_SIGNATURE, "no stand-in signature of this key and text")


def _ml_dsa_sign(public_of: Callable[[bytes], bytes], size: int) -> Callable[..., bytes]:
    def sign(seed: bytes, message: bytes, *, context: bytes = b"") -> bytes:
        return _signature(public_of(seed), size, message, context)

    return sign


def _ml_dsa_verify(public_size: int, size: int) -> Callable[..., None]:
    def verify(public: bytes, message: bytes, signature: bytes, *, context: bytes = b"") -> None:
        if len(public) != public_size:
            raise Refused(Code.BAD_KEY, f"a public key of {len(public)} bytes")
        if signature != _signature(public, size, message, context):
            raise Refused(Code.BAD_SIGNATURE, "no stand-in signature of this key and text")

    return verify


@lru_cache(maxsize=1 << 8)
def _begun(public: bytes, info: bytes) -> Hash:
    """The hash of what is the same for all that is sealed to a key."""
    return sha256(public + len(info).to_bytes(4, "big") + info)


@lru_cache(maxsize=1 << 10)  # sealed once, opened often: what is lost is sent again
def _sealed(public: bytes, plain: bytes, info: bytes) -> bytes:
    tag = _begun(public, info).copy()
    tag.update(plain)
    return public[: primitives.X_WING_ENC_SIZE] + plain + tag.digest()[:16]


def hpke_seal(public: bytes, plaintext: bytes, info: bytes) -> bytes:
    """The text behind part of the key, and a tag: nothing is hidden. Raises Refused."""
    x_wing_check(public)
    return _sealed(public, plaintext, info)


def hpke_open(seed: bytes, sealed: bytes, info: bytes) -> bytes:
    """Take out the text, if it was put in for this key. Raises Refused."""
    plain = sealed[primitives.X_WING_ENC_SIZE : -16]
    if sealed != _sealed(x_wing_public(seed), plain, info):
        raise Refused(Code.CANNOT_OPEN, "sealed bytes that this key does not open")
    return plain


def hkdf_expand(secret: bytes, *, info: bytes, length: int) -> bytes:
    """As many bytes out of both."""
    return shake_256(b"K" + secret + info).digest(length)


def x_wing_check(public: bytes) -> None:
    """Refuse what has not the length of a key."""
    if len(public) != primitives.X_WING_PUBLIC_SIZE:
        raise Refused(Code.BAD_KEY, "a public key to seal to that cannot be one")


def pack(body: bytes) -> tuple[int, bytes]:
    """The bytes as they are."""
    return text.RAW, body


_PRIMITIVES: Final[dict[str, Callable[..., object]]] = {
    "ed25519_public": ed25519_public,
    "ed25519_sign": ed25519_sign,
    "ed25519_verify": ed25519_verify,
    "ml_dsa_44_public": ml_dsa_44_public,
    "ml_dsa_44_sign": _ml_dsa_sign(ml_dsa_44_public, primitives.ML_DSA_44_SIGNATURE_SIZE),
    "ml_dsa_44_verify": _ml_dsa_verify(
        primitives.ML_DSA_44_PUBLIC_SIZE, primitives.ML_DSA_44_SIGNATURE_SIZE
    ),
    "ml_dsa_65_public": ml_dsa_65_public,
    "ml_dsa_65_sign": _ml_dsa_sign(ml_dsa_65_public, primitives.ML_DSA_65_SIGNATURE_SIZE),
    "ml_dsa_65_verify": _ml_dsa_verify(
        primitives.ML_DSA_65_PUBLIC_SIZE, primitives.ML_DSA_65_SIGNATURE_SIZE
    ),
    "x_wing_public": x_wing_public,
    "hkdf_expand": hkdf_expand,
    "hpke_seal": hpke_seal,
    "hpke_open": hpke_open,
    "x_wing_check": x_wing_check,
}
_STANDINS: Final = (
    *((primitives, name, standin) for name, standin in _PRIMITIVES.items()),
    (text, "pack", pack),
)


@contextmanager
def unsafe_installed() -> Generator[None]:
    """Let the stand-ins take the place of the real ones, in this whole process, meanwhile."""
    real = [(module, name, getattr(module, name)) for module, name, _ in _STANDINS]
    for place in _STANDINS:
        setattr(*place)
    try:
        yield
    finally:
        for place in real:
            setattr(*place)
