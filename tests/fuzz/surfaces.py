# SPDX-License-Identifier: Apache-2.0
"""Decoders of what operators, surfaces and bearers hand in: files, words and bundles."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from aiohttp.test_utils import make_mocked_request

from wasl import note, primitives
from wasl.bearers import bundle, https_listener, https_words
from wasl.cli.offline import terms_file
from wasl.errors import Code, Damaged, Misuse, Refused
from wasl.home import archive, backup, grants
from wasl.home.layout import Home
from wasl.node import names, reading
from wasl.node.fields import Fields
from wasl.record import audit
from wasl.terms import PartyId
from wasl.trust import fingerprint, policy

Decoder = Callable[[bytes], object]

_FILE = Path("file")
_NOW_S = 1_795_305_600


def text(decoder: Callable[[str], object]) -> Decoder:
    """A decoder of text, fed with bytes; what is not UTF-8 becomes lone surrogates."""
    return lambda data: decoder(data.decode("utf-8", "surrogateescape"))


def own(decoder: Decoder) -> Decoder:
    """A decoder of our own files and of operators' words: it ends in Damaged or Misuse."""

    def decode(data: bytes) -> object:
        try:
            return decoder(data)
        except Refused as error:
            message = "a file of our own is not refused like a stranger's"
            raise AssertionError(message) from error
        except (Damaged, Misuse) as error:
            raise Refused(Code.NOT_CANONICAL, "our own file") from error

    return decode


# ── backups ─────────────────────────────────────────────────────────────────────────────────────


def _unpack(data: bytes) -> object:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder, "home"))
        (home.path / "lines").mkdir(parents=True)
        file = Path(folder, "backup")
        file.write_bytes(data)
        return backup.unpack_backup(file, home, archive_key=_KEY)


def _tar(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()


_DATABASE = b"not really a database"
_KEY = bytes(range(32))


def _with_manifest(manifest: bytes) -> bytes:
    """A backup whose manifest fits its checksum and mac, whatever it says."""
    digest = hashlib.sha256(manifest).digest()
    mac = primitives.hkdf(_KEY, salt=b"wasl/v1/backup", info=digest, length=32)
    return _tar(
        ("manifest.json", manifest),
        ("manifest.sha256", f"{digest.hex()}\n".encode()),
        ("manifest.mac", f"{mac.hex()}\n".encode()),
        ("wasl.db", _DATABASE),
    )


def _manifest() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder, "home"))
        home.path.mkdir()
        database, file = Path(folder, "database"), Path(folder, "backup")
        database.write_bytes(_DATABASE)
        said = backup.Manifest(
            party=PartyId("northland"), incarnation=1, time_s=_NOW_S, lines=[{"line": "ab"}]
        )
        backup.write_backup(file, home, database=database, manifest=said, archive_key=_KEY)
        with tarfile.open(file) as tar:
            member = tar.extractfile("manifest.json")
            assert member is not None
            return member.read()


# ── the desk ────────────────────────────────────────────────────────────────────────────────────


def _fields(data: bytes) -> object:
    """Every kind of field of a command, out of any JSON object."""
    try:
        body = json.loads(data)
    except (ValueError, RecursionError):
        raise Misuse(Code.BAD_ARGUMENT, "no JSON") from None
    if not isinstance(body, dict):
        raise Misuse(Code.BAD_ARGUMENT, "no object")
    fields = Fields(body)
    page = reading.Page.read(fields)
    found = (
        fields.text("text", ""), fields.maybe("maybe"), fields.by(), fields.texts("texts"),
        fields.number("number", most=10, default=1),
        [(one.text("name", ""), one.done()) for one in fields.objects("objects")],
    )  # fmt: skip
    path = fields.path("path")
    fields.done()
    return page, found, path


_BODY = {
    "after": "00ff", "limit": 3, "reverse": True, "text": "وصل", "maybe": None, "by": "officer",
    "texts": ["a", "b"], "number": 2.5, "objects": [{"name": "x"}], "path": "/a/file",
}  # fmt: skip


def _poll(data: bytes) -> object:
    hold, _, lane = data.decode("latin-1").partition("\n")
    words = {https_words.POLL: hold, https_words.LANE: lane}
    request = make_mocked_request("POST", https_words.PATH, headers=words)
    found = https_listener._what_is_polled(request)  # noqa: SLF001 -- no other way to it in memory
    if not https_words.is_token(hold):
        raise Refused(Code.BAD_ENVELOPE, "no token")
    return found


# ── a witness, files for third parties ──────────────────────────────────────────────────────────


def audit_of(data: bytes) -> object:
    """Unpack a file for third parties, and come to a verdict: whatever it is, it is one."""
    return audit.audit(archive.unpack(data))


_TERMS = b"""ack_within = { flash = "10m", routine = 60 }
check_every = "1h"
languages = ["ar", "en"]
retention = "3650d"
expires = 2027-11-22
presence = "hours"
padding = [256, 1024]
attachments = "512KiB"
"""
_LEDGER = grants.format_ledger((grants.Given(1, _NOW_S, "node"),))
_VKEY = note.format_vkey(
    note.Verifier("w.example/1", note.COSIGN_V1, primitives.ed25519_public(bytes(range(32))))
)
_DIGITS = b"12345 " * 8

SURFACES: dict[str, tuple[Decoder, Sequence[bytes]]] = {
    "bundle.parse_bundle": (
        bundle.parse_bundle,
        [bundle.format_bundle(each) for each in ([], [b"one"], [b"x" * 900, b"\xff"])],
    ),
    "terms_file.parse_terms": (
        own(text(lambda data: terms_file.parse_terms(data, now_s=_NOW_S, where="terms.toml"))),
        [_TERMS, b"", b'expires = "365d"'],
    ),
    "backup.unpack_backup": (own(_unpack), [_with_manifest(_manifest())]),
    "backup.unpack_backup behind the checksum": (
        own(lambda data: _unpack(_with_manifest(data))),
        [_manifest()],
    ),
    "grants.parse_ledger": (
        own(lambda data: grants.parse_ledger(data, where=_FILE)),
        [_LEDGER],
    ),
    "fields of a command": (own(_fields), [json.dumps(_BODY).encode()]),
    "names.split_entry": (own(text(names.split_entry)), [b"sundria/northland.1/12"]),
    "names.parse_time": (
        own(text(lambda data: names.parse_time(data, where="time"))),
        [b"2026-11-22T14:35:00Z", b"2026-11-22 14:35+03:00"],
    ),
    "fingerprint.parse_digits": (
        own(text(fingerprint.parse_digits)),
        [_DIGITS, "١٢٣٤٥ - ".encode() * 8],
    ),
    "words of a poll": (_poll, [b"20\nurgent"]),
    "policy.parse_policy": (
        own(text(policy.parse_policy)),
        [f"# one of two\nwitness one {_VKEY} https://w.example\nquorum one\n".encode()],
    ),
}
