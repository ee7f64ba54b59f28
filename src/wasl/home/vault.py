# SPDX-License-Identifier: Apache-2.0
"""The vault: the private keys of one node, in one file apart from the database.

Rules:

1. Only its owner may read it. A vault open to others is refused: its keys may be known already.
2. It is written whole at every change (:mod:`wasl.home.files`) and ends in a checksum.
3. A damaged vault is never repaired or made anew by itself: a node with other keys is another
   incarnation, which takes the root's grant.
4. It is never copied back from a backup beside a newer database, nor the reverse
   (:mod:`wasl.home.starts`).

It draws no keys (:mod:`wasl.home.keyring` does), and it cannot wipe memory: Python cannot.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from wasl import codec, limits
from wasl.errors import Code, Misuse
from wasl.home.files import damaged, explain, format_checked, parse_checked, read_file, write_file
from wasl.terms import LineId, PartyId, is_name

_LABEL: Final = "wasl/vault/v1"
_OTHERS: Final = 0o077
_U32_MOST: Final = (1 << 32) - 1


@dataclass(frozen=True, slots=True)
class JournalSeeds:
    """Seeds of the keys E, M and R of our journal on one line: 32 bytes each."""

    line: LineId
    e: bytes = field(repr=False)
    m: bytes = field(repr=False)
    r: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """What the vault holds.

    ``node_seed`` (Ed25519) and ``kem_seed`` (X-Wing, the first KEM key, on our card): 32 bytes
    each. ``tls_key`` (PKCS #8) and ``tls_certificate``: DER. ``storage_key`` seals what must die,
    ``archive_key`` seals bodies: 32 bytes each. ``starts`` counts the starts of this node;
    ``starting`` is true while one is being counted (:mod:`wasl.home.starts`).
    """

    party: PartyId
    incarnation: int
    node_seed: bytes = field(repr=False)
    tls_key: bytes = field(repr=False)
    tls_certificate: bytes
    storage_key: bytes = field(repr=False)
    archive_key: bytes = field(repr=False)
    kem_seed: bytes = field(repr=False)
    starts: int = 0
    starting: bool = False
    journals: tuple[JournalSeeds, ...] = ()


class Vault:
    """An opened vault: what it holds, and how that is changed."""

    def __init__(self, path: Path, secrets: Secrets) -> None:
        self._path = path
        self._secrets = secrets

    @property
    def secrets(self) -> Secrets:
        """What it holds."""
        return self._secrets

    def keep(self, secrets: Secrets) -> None:
        """Hold these secrets from now on; durably, before it returns. Raises Unavailable."""
        write_file(self._path, format_secrets(secrets))
        self._secrets = secrets


def create_vault(path: Path, secrets: Secrets) -> Vault:
    """Keep the secrets of a new node. Raises Misuse (EXISTS), Unavailable."""
    if path.exists():
        what = "a vault is already there"
        raise Misuse(Code.EXISTS, what, where=str(path), do="never replace the keys of a node")
    write_file(path, format_secrets(secrets))
    return Vault(path, secrets)


def open_vault(path: Path) -> Vault:
    """Open a vault. Raises Damaged (VAULT_DAMAGED), Misuse (NOT_ALLOWED), Unavailable."""
    data = read_file(path, limit=limits.VAULT_BYTES)
    if data is None:
        raise damaged("the vault is not there", path)
    require_private(path, do="restore this node with new keys")
    return Vault(path, parse_secrets(data, where=path))


def require_private(path: Path, *, do: str) -> None:
    """Require that only its owner may read a file of keys. Raises Misuse (NOT_ALLOWED).

    ``do``: what helps if somebody did read it.
    """
    try:
        open_to = path.stat().st_mode & _OTHERS
    except OSError as error:
        raise explain(error, path) from error
    if open_to:
        raise Misuse(
            Code.NOT_ALLOWED,
            f"others than its owner may read the {path.name}: its keys may be known already",
            where=str(path),
            do=f"chmod 600 {path}; if anyone did read it, {do}",
        )


def format_secrets(secrets: Secrets) -> bytes:
    """Encode the secrets."""
    return format_checked(
        (
            _LABEL,
            secrets.party,
            secrets.incarnation,
            secrets.node_seed,
            secrets.tls_key,
            secrets.tls_certificate,
            secrets.storage_key,
            secrets.archive_key,
            secrets.kem_seed,
            secrets.starts,
            secrets.starting,
            tuple((each.line, each.e, each.m, each.r) for each in secrets.journals),
        )
    )


def parse_secrets(data: bytes, *, where: Path) -> Secrets:
    """Decode the secrets. Raises Damaged (VAULT_DAMAGED)."""
    match parse_checked(data, where=where):
        case (
            str(label),
            str(party),
            int(incarnation),
            bytes(node_seed),
            bytes(tls_key),
            bytes(tls_certificate),
            bytes(storage_key),
            bytes(archive_key),
            bytes(kem_seed),
            int(starts),
            bool(starting),
            tuple(rows),
        ) if label == _LABEL:
            secrets = Secrets(
                party=PartyId(party),
                incarnation=incarnation,
                node_seed=node_seed,
                tls_key=tls_key,
                tls_certificate=tls_certificate,
                storage_key=storage_key,
                archive_key=archive_key,
                kem_seed=kem_seed,
                starts=starts,
                starting=starting,
                journals=tuple(_parse_journal(row, where) for row in rows),
            )
        case _:
            raise damaged("this file is not a vault", where)
    _check(secrets, where)
    return secrets


def _parse_journal(row: codec.Value, where: Path) -> JournalSeeds:
    match row:
        case (bytes(line), bytes(e), bytes(m), bytes(r)) if len(line) == 32:
            return JournalSeeds(LineId(line), e, m, r)
        case _:
            raise damaged("the vault's keys of a journal cannot be read", where)


def _check(secrets: Secrets, where: Path) -> None:
    """Refuse what no vault of ours can hold."""
    keys = [secrets.node_seed, secrets.storage_key, secrets.archive_key, secrets.kem_seed]
    for each in secrets.journals:
        keys += (each.e, each.m, each.r)
    whole = all(len(key) == 32 for key in keys) and len(set(keys)) == len(keys)
    lines = {each.line for each in secrets.journals}
    counted = 1 <= secrets.incarnation <= _U32_MOST and secrets.starts >= 0
    counted = counted and bool not in {type(secrets.incarnation), type(secrets.starts)}
    if not (whole and counted and is_name(secrets.party) and len(lines) == len(secrets.journals)):
        raise damaged("the vault holds what no vault can hold", where)
