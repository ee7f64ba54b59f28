# SPDX-License-Identifier: Apache-2.0
"""A file sealed under a passphrase: the root keys, and the escrow of the archive key.

Rules:

1. Argon2id with the second recommended parameters of RFC 9106 §4: 64 MiB, 3 passes, 4 lanes. They
   stand in the file, and a file with others is refused: no file chooses what opening it costs.
2. AES-256-GCM-SIV; everything before the sealed bytes is authenticated with them.
3. A file says what it is for, so that one secret cannot be passed off as another.
4. A checksum over the whole tells a damaged file from a wrong passphrase.

It does not judge how good a passphrase is, and asks nobody for one.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from wasl import codec, limits, primitives
from wasl.errors import Code, Misuse, Refused
from wasl.home.files import damaged, format_checked, parse_checked, read_file, write_file
from wasl.home.keyring import draw

_LABEL: Final = "wasl/sealed/v1"
_MEMORY_KIB: Final = 65_536
_ITERATIONS: Final = 3
_LANES: Final = 4
_SALT_BYTES: Final = 16
_COST: Final = (_MEMORY_KIB, _ITERATIONS, _LANES)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a sealed file says in the open, and its sealed bytes."""

    purpose: str
    salt: bytes
    nonce: bytes
    sealed: bytes

    @property
    def head(self) -> tuple[codec.Value, ...]:
        """All before the sealed bytes."""
        return (_LABEL, self.purpose, self.salt, *_COST, self.nonce)


def seal_file(path: Path, secret: bytes, *, purpose: str, passphrase: str) -> None:
    """Write a secret to a new file. Raises Misuse (EXISTS, NO_PASSPHRASE, …), Unavailable."""
    if path.exists():
        what = "a sealed file is already there"
        raise Misuse(Code.EXISTS, what, where=str(path), do="name another file")
    empty = Sealed(purpose, draw(_SALT_BYTES), draw(primitives.SIV_NONCE_SIZE), b"")
    key, aad = _key(passphrase, empty.salt), codec.format(empty.head)
    sealed = primitives.siv_seal(key, empty.nonce, secret, aad)
    write_file(path, format_sealed(replace(empty, sealed=sealed)))


def open_file(path: Path, *, purpose: str, passphrase: str) -> bytes:
    """Read the secret. Raises Misuse (UNKNOWN_ID, WRONG_PASSPHRASE, …), Damaged (VAULT_DAMAGED)."""
    data = read_file(path, limit=limits.VAULT_BYTES)
    if data is None:
        raise Misuse(Code.UNKNOWN_ID, "there is no such file", where=str(path))
    held = parse_sealed(data, where=path)
    if held.purpose != purpose:
        what = f"this file holds another secret: “{held.purpose}”, not “{purpose}”"
        raise Misuse(Code.BAD_ARGUMENT, what, where=str(path))
    key, aad = _key(passphrase, held.salt), codec.format(held.head)
    try:
        return primitives.siv_open(key, held.nonce, held.sealed, aad)
    except Refused:
        what = "the passphrase does not open this file"
        do = "type it again; mind the keyboard layout"
        raise Misuse(Code.WRONG_PASSPHRASE, what, where=str(path), do=do) from None


def format_sealed(sealed: Sealed) -> bytes:
    """Encode a sealed file."""
    return format_checked((*sealed.head, sealed.sealed))


def parse_sealed(data: bytes, *, where: Path) -> Sealed:
    """Decode a sealed file, without opening it. Raises Damaged (VAULT_DAMAGED)."""
    match parse_checked(data, where=where):
        case (str(label), str(purpose), bytes(salt), *cost, bytes(nonce), bytes(sealed)):
            sizes = (len(salt), len(nonce)) == (_SALT_BYTES, primitives.SIV_NONCE_SIZE)
            if label == _LABEL and tuple(cost) == _COST and sizes:
                return Sealed(purpose, salt, nonce, sealed)
        case _:
            pass
    raise damaged("this file is not sealed in the way that this Wasl seals", where)


def _key(passphrase: str, salt: bytes) -> bytes:
    """The key of a passphrase; NFC, so that two keyboards give one word the same bytes."""
    if not passphrase:
        raise Misuse(Code.NO_PASSPHRASE, "the passphrase is empty", do="give one")
    if len(passphrase) > limits.PASSPHRASE_CHARS:
        what = f"the passphrase has more than {limits.PASSPHRASE_CHARS} characters"
        raise Misuse(Code.TOO_LONG, what, do="is this the right file?")
    try:
        octets = unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError:
        raise Misuse(Code.BAD_TEXT, "the passphrase is not UTF-8", do="type it again") from None
    return primitives.argon2id(
        octets,
        salt16=salt,
        memory_kib=_MEMORY_KIB,
        iterations=_ITERATIONS,
        lanes=_LANES,
    )
