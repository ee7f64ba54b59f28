# SPDX-License-Identifier: Apache-2.0
"""Public keys that sign statements, and the notes that carry their signatures.

Rules (``docs/spec/03-identity.md`` §2):

1. A party's root is two keys, Ed25519 and ML-DSA-65. A root note counts only if **both** lines
   verify; that it takes both is fixed here and is nobody's setting.
2. Signature names are derived from the keys and say nothing about who holds them.
3. A root signs only texts whose first line is one of ours; a node key signs only
   ``wasl/journal/v1``. Every caller says which first line it expects.
4. A note is checked when it is put together: a signature by the wrong key never leaves a ceremony.

It holds no secret key and does not sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from wasl import note, primitives
from wasl.errors import Code, Misuse, Refused
from wasl.primitives import sha256
from wasl.trust.statement import check_octets

ED25519_BYTES: Final = 32
ML_DSA_44_BYTES: Final = 1312
ML_DSA_65_BYTES: Final = 1952
KEM_BYTES: Final = 1216
HASH_BYTES: Final = 32

_SPOKEN: Final = {note.ED25519: "Ed25519", note.ML_DSA_65: "ML-DSA-65"}
_ML_KEM_MODULUS: Final = 3329
_ML_KEM_COEFFICIENT_BYTES: Final = 1152


@dataclass(frozen=True, slots=True)
class RootPublic:
    """A party's root: its Ed25519 (32 bytes) and ML-DSA-65 (1952 bytes) public keys."""

    ed25519: bytes
    ml_dsa_65: bytes

    def __post_init__(self) -> None:
        check_ed25519(self.ed25519, "root-ed25519")
        check_octets(self.ml_dsa_65, "root-ml-dsa-65", size=ML_DSA_65_BYTES)

    @property
    def name(self) -> str:
        """The name of both signature lines: ``wasl/r/`` and 32 hex digits."""
        return "wasl/r/" + sha256(b"wasl/root/v1", self.ed25519, self.ml_dsa_65)[:16].hex()

    def verifiers(self) -> tuple[note.Verifier, note.Verifier]:
        """The two keys as note verifiers, Ed25519 first."""
        name = self.name
        return (
            note.Verifier(name, note.ED25519, self.ed25519),
            note.Verifier(name, note.ML_DSA_65, self.ml_dsa_65),
        )


def node_verifier(node_public: bytes) -> note.Verifier:
    """A node's Ed25519 key as a note verifier, under its derived name. Raises Misuse."""
    check_ed25519(node_public, "node")
    name = "wasl/n/" + sha256(b"wasl/node/v1", node_public)[:16].hex()
    return note.Verifier(name, note.ED25519, node_public)


def verify_root_note(data: bytes | str, root: RootPublic, *, first_line: str) -> str:
    """Verify both root lines of a note and return its text. Raises Refused."""
    return _verify(data, root.verifiers(), first_line=first_line)


def verify_node_note(data: bytes | str, node_public: bytes, *, first_line: str) -> str:
    """Verify a node key's line of a note and return its text. Raises Refused."""
    return _verify(data, (node_verifier(node_public),), first_line=first_line)


def assemble_root_note(
    text: str, root: RootPublic, *, ed25519_signature: bytes, ml_dsa_65_signature: bytes
) -> str:
    """Put a text and the root's two signatures together as a note.

    Raises Refused if either does not fit.
    """
    raws = (ed25519_signature, ml_dsa_65_signature)
    return _assemble(text, tuple(zip(root.verifiers(), raws, strict=True)))


def assemble_node_note(text: str, node_public: bytes, *, signature: bytes) -> str:
    """Put a text and a node key's signature together as a note.

    Raises Refused if it does not fit.
    """
    return _assemble(text, ((node_verifier(node_public), signature),))


def check_ed25519(public: bytes, field: str) -> None:
    """Require an Ed25519 public key that can verify something: canonical, not of small order.

    Raises Misuse.
    """
    check_octets(public, field, size=ED25519_BYTES)
    try:
        primitives.ed25519_check(public)
    except Refused as fault:
        raise Misuse(Code.BAD_ARGUMENT, f"this is {fault.what}", where=field) from fault


def check_kem(public: bytes, field: str) -> None:
    """Require an X-Wing public key that can be sealed to: 1216 bytes, FIPS 203 §7.2 modulus check.

    A key that fails only when the first message is sealed would fail at night. Raises Misuse.
    """
    check_octets(public, field, size=KEM_BYTES)
    for at in range(0, _ML_KEM_COEFFICIENT_BYTES, 3):
        pair = int.from_bytes(public[at : at + 3], "little")
        if pair & 0xFFF >= _ML_KEM_MODULUS or pair >> 12 >= _ML_KEM_MODULUS:
            raise Misuse(Code.BAD_ARGUMENT, "this is not an X-Wing public key", where=field)


def _verify(data: bytes | str, verifiers: tuple[note.Verifier, ...], *, first_line: str) -> str:
    parsed = note.parse(data)
    if not parsed.text.startswith(f"{first_line}\n"):
        raise Refused(
            Code.BAD_NOTE, f"this note does not begin with “{first_line}”", where="line 1"
        )
    for verifier in verifiers:
        try:
            note.verify(parsed, verifier)
        except Refused as fault:
            raise Refused(
                fault.code,
                f"the {_SPOKEN[verifier.type]} signature is missing or does not fit the text",
                where=verifier.name,
                do="do not use this file; get it again from its party",
            ) from fault
    return parsed.text


def _assemble(text: str, signed: tuple[tuple[note.Verifier, bytes], ...]) -> str:
    lines = tuple(
        note.signature_from(key.type, key.name, public=key.public, raw_sig=raw)
        for key, raw in signed
    )
    written = note.format(note.Note(text, lines))
    _verify(written, tuple(key for key, _ in signed), first_line=text.partition("\n")[0])
    return written
