# SPDX-License-Identifier: Apache-2.0
"""A backup: the record, cards, lines and configuration of a home at one moment, in one file.

Rules:

1. It holds no private key: neither the vault, nor the root, nor the escrow; and the database
   without the space of secrets. What is said in it is read with the archive key alone. The officers
   of the desk are in it with their public keys, and the audit trail. The register of contacts and
   the home's directory are in it too, in plain words.
2. A plain tar of fixed names: ``manifest.json``, ``manifest.sha256``, ``manifest.mac``, then what
   the manifest lists, in its order, with size and SHA-256. Any tar reads it; nothing else may be in
   it.
3. It appears whole, by a rename, or not at all; it is never written over another file.
4. Reading checks every byte before anything counts, and names the member that is damaged.
5. The mac is under the archive key. Whoever keeps a backup without that key can put no officer, no
   command and no address of his own into it.

A backup is not signed: the journals in it are. It says what *was*; whoever goes on from it begins a
new incarnation.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import re
import tarfile
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

from wasl import limits
from wasl.errors import Code, Damaged, Misuse
from wasl.home.audit import AuditTrail
from wasl.home.files import explain, read_file, sync_folder
from wasl.home.layout import Home
from wasl.home.register import RegisterLog
from wasl.primitives import hkdf, sha256
from wasl.terms import PartyId, is_name
from wasl.trust.statement import format_instant, parse_instant

FORMAT: Final = 1
DATABASE: Final = "wasl.db"
_MANIFEST: Final = "manifest.json"
_CHECKSUM: Final = "manifest.sha256"
_MAC: Final = "manifest.mac"
_LABEL: Final = b"wasl/v1/backup"
_FILES: Final = ("wasl.toml", "grant.note", "grants.json", "officers.json")
_DIRECTORIES: Final = ("offices.yaml", "offices-imported.yaml")
_LOGS: Final = ("audit.jsonl", "register.jsonl")
_FOLDERS: Final = ("cards", "lines")
_NAME: Final = re.compile(
    rf"(?:{'|'.join(map(re.escape, (DATABASE, *_FILES, *_DIRECTORIES, *_LOGS)))}"
    r"|cards/[a-z0-9][A-Za-z0-9._-]{0,99}|lines/[0-9a-f]{64}/[a-z][A-Za-z0-9._-]{0,99})\Z"
)
_CHUNK: Final = 1 << 20
_WHOLE_BYTES: Final = limits.PROPOSAL_BYTES  # of a file that is read whole

Lines = Sequence[Mapping[str, Any]]
"""For each line ``line``, ``alias`` and ``journals``: ``party``, ``incarnation``, ``size``."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a backup: its size, and its SHA-256 in hex."""

    name: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself. ``time_s``: all that was written before is in it."""

    party: PartyId
    incarnation: int
    time_s: int
    lines: Lines
    members: tuple[Member, ...] = ()


def write_backup(
    path: Path, home: Home, *, database: Path, manifest: Manifest, archive_key: bytes
) -> int:
    """Make a backup of ``home`` with this copy of its database, and return its size.

    The manifest's members are filled in. Raises Misuse (EXISTS, …), Unavailable.
    """
    small = dict(_small_files(home))
    with beside(path, "new") as unfinished, _making(unfinished) as file:
        sources = dict(_large_files(home, database))
        large = [_measure(name, *source) for name, source in sources.items()]
        rest = [_weigh(name, data) for name, data in small.items()]
        text = _format(manifest, [*large, *rest])
        head = {_MANIFEST: text, _CHECKSUM: _checksum(text), _MAC: _mac(text, archive_key)}
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            for name, data in head.items():
                _add(tar, name, io.BytesIO(data), len(data), manifest.time_s)
            for name, (place, size) in sources.items():
                with place.open("rb") as source:
                    _add(tar, name, source, size, manifest.time_s)
            for name, data in small.items():
                _add(tar, name, io.BytesIO(data), len(data), manifest.time_s)
        _put(file, unfinished, path)
    return path.stat().st_size


def unpack_backup(path: Path, home: Home, *, archive_key: bytes) -> Manifest:
    """Write the files of a backup into an empty home, each checked.

    Raises Damaged (BACKUP_DAMAGED) naming the member, Misuse (UNKNOWN_ID; BAD_ARGUMENT: it was not
    made under this archive key, or was altered), Unavailable.
    """
    try:
        with path.open("rb") as file:
            return _unpack(file, home, archive_key)
    except FileNotFoundError:
        raise Misuse(Code.UNKNOWN_ID, "there is no such file", where=str(path)) from None
    except tarfile.TarError as error:
        raise _damaged(f"this is no backup, or it is cut off: {error}", str(path)) from error
    except OSError as error:
        raise explain(error, path) from error


# ── writing ─────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def beside(path: Path, what: str) -> Generator[Path]:
    """A path for something unfinished beside ``path``, and nothing left there afterwards."""
    unfinished = path.with_name(f".{path.name}.{threading.get_native_id()}.{what}")
    try:
        unfinished.unlink(missing_ok=True)
        yield unfinished
    except OSError as error:
        raise explain(error, path) from error
    finally:
        unfinished.unlink(missing_ok=True)


def _making(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")


def _put(file: IO[bytes], unfinished: Path, path: Path) -> None:
    """Give a whole file its name, once it is on the disk."""
    file.flush()
    os.fsync(file.fileno())
    check_vacant(path)
    unfinished.rename(path)
    sync_folder(path.parent)


def check_vacant(path: Path) -> None:
    """Require that a backup can be made at ``path``. Raises Misuse (EXISTS, BAD_ARGUMENT)."""
    try:
        is_there, has_folder = path.exists() or path.is_symlink(), path.parent.is_dir()
    except OSError as error:
        raise explain(error, path) from error
    if is_there:
        what = "this file is already there"
        raise Misuse(Code.EXISTS, what, where=str(path), do="name another file")
    if not has_folder or not path.is_absolute():
        what = "the folder of this file is not there"
        raise Misuse(Code.BAD_ARGUMENT, what, where=str(path), do="make the folder first")


def _large_files(home: Home, database: Path) -> Iterator[tuple[str, tuple[Path, int]]]:
    """What is too large to be read whole, as (name, where it is and how many bytes of it)."""
    yield DATABASE, (database, database.stat().st_size)
    # Others go on writing: what is there now is not changed by it.
    logs = (AuditTrail(home.audit), RegisterLog(home.register))
    for name, path, log in zip(_LOGS, (home.audit, home.register), logs, strict=True):
        if path.exists():
            yield name, (path, log.size())


def _small_files(home: Home) -> Iterator[tuple[str, bytes]]:
    """All else of a home that a backup takes, as (name, content)."""
    paths = [home.path / name for name in (*_FILES, *_DIRECTORIES)]
    for folder in _FOLDERS:
        paths += sorted(each for each in (home.path / folder).rglob("*") if each.is_file())
    for path in paths:
        name = path.relative_to(home.path).as_posix()
        limit = limits.DIRECTORY_BYTES if name in _DIRECTORIES else _WHOLE_BYTES
        data = read_file(path, limit=limit) if _NAME.match(name) else None
        if data is not None:
            yield name, data


def _weigh(name: str, data: bytes) -> Member:
    return Member(name, len(data), sha256(data).hex())


def _measure(name: str, path: Path, size: int) -> Member:
    """Return the member that the first ``size`` bytes of a file are."""
    digest, left = hashlib.sha256(), size
    with path.open("rb") as file:
        while left and (chunk := file.read(min(_CHUNK, left))):
            digest.update(chunk)
            left -= len(chunk)
    return Member(name, size, digest.hexdigest())


def _add(tar: tarfile.TarFile, name: str, source: IO[bytes], size: int, time_s: int) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = size, time_s, 0o600
    tar.addfile(info, source)


def _format(manifest: Manifest, members: Sequence[Member]) -> bytes:
    value = {
        "wasl_backup": FORMAT,
        "party": manifest.party,
        "incarnation": manifest.incarnation,
        "time": format_instant(manifest.time_s),
        "lines": list(manifest.lines),
        "members": [
            {"name": each.name, "size": each.size, "sha256": each.digest} for each in members
        ],
    }
    return json.dumps(value, indent=1).encode() + b"\n"


def _checksum(text: bytes) -> bytes:
    return f"{sha256(text).hex()}\n".encode()


def _mac(text: bytes, archive_key: bytes) -> bytes:
    """Return what only a holder of the archive key can say of a manifest (RFC 5869)."""
    tag = hkdf(archive_key, salt=_LABEL, info=sha256(text), length=32)
    return f"{tag.hex()}\n".encode()


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def _unpack(file: IO[bytes], home: Home, archive_key: bytes) -> Manifest:
    with tarfile.open(fileobj=file, mode="r:") as tar:
        text = _read_small(tar, _MANIFEST)
        if _read_small(tar, _CHECKSUM) != _checksum(text):
            raise _damaged("it is not what its checksum says", _MANIFEST)
        manifest = _parse(text)
        if not hmac.compare_digest(_read_small(tar, _MAC), _mac(text, archive_key)):
            what = "the key in this escrow is not that of this backup, or the backup was altered"
            do = "name the escrow that was made with the lost home, or take another backup"
            raise Misuse(Code.BAD_ARGUMENT, what, where="--escrow", do=do)
        for member in manifest.members:
            path = home.path / member.name
            path.parent.mkdir(mode=0o700, exist_ok=True)
            source = _next(tar, member.name, member.size)
            _copy(source, path, member)
        if tar.next() is not None:
            raise _damaged("there is more in it than its manifest says", _MANIFEST)
    return manifest


def _next(tar: tarfile.TarFile, name: str, size: int) -> IO[bytes]:
    """The next member, which must be this one."""
    info = tar.next()
    source = tar.extractfile(info) if info is not None and info.isreg() else None
    if info is None or source is None or info.name != name or info.size != size:
        raise _damaged("it is missing, damaged, or not in its place", name)
    return source


def _read_small(tar: tarfile.TarFile, name: str) -> bytes:
    info = tar.next()
    source = tar.extractfile(info) if info is not None and info.isreg() else None
    if info is None or source is None or info.name != name or info.size > _WHOLE_BYTES:
        raise _damaged("this is no backup, or its first part is damaged", name)
    return source.read()


def _copy(source: IO[bytes], path: Path, member: Member) -> None:
    digest = hashlib.sha256()
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        try:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                target.write(chunk)
        except tarfile.TarError as error:
            raise _damaged("the file ends in the middle of it", member.name) from error
        target.flush()
        os.fsync(descriptor)
    if digest.hexdigest() != member.digest:
        raise _damaged("it is not what its checksum says", member.name)


def _parse(text: bytes) -> Manifest:
    try:
        value = json.loads(text)
        version = int(value["wasl_backup"])
        manifest = Manifest(
            party=PartyId(str(value["party"])),
            incarnation=int(value["incarnation"]),
            time_s=parse_instant(str(value["time"]), "time"),
            lines=list(value["lines"]),
            members=tuple(
                Member(str(each["name"]), int(each["size"]), str(each["sha256"]))
                for each in value["members"]
            ),
        )
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError, Misuse) as fault:
        raise _damaged("it cannot be read", _MANIFEST) from fault
    names = [each.name for each in manifest.members]
    sound = len(set(names)) == len(names) and all(map(_NAME.match, names))
    if version != FORMAT or not sound or names[:1] != [DATABASE] or not is_name(manifest.party):
        raise _damaged("it lists what no backup of this Wasl holds", _MANIFEST)
    return manifest


def _damaged(what: str, where: str) -> Damaged:
    return Damaged(
        Code.BACKUP_DAMAGED,
        what,
        where=where,
        do="take another copy of this backup, or the one before it",
    )
