# SPDX-License-Identifier: Apache-2.0
"""What must hold of a decoder and an input, besides that only ``Refused`` comes out.

Rules:

1. What a decoder accepts, its twin writes again, byte for byte (:data:`AGAIN`).
2. A second opinion agrees (:data:`SECOND`): cbor2 on the encoding, zlib on coded text. It may
   accept more, where one of our rules says so and the rule can be computed.
3. What comes out is bounded by what went in.
"""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Callable
from typing import Any

import cbor2

from tests.fuzz.decoders import DECODERS
from wasl import codec, note
from wasl.bearers import bundle, courier
from wasl.errors import Misuse, Refused
from wasl.home import archive, grants, passphrase, vault
from wasl.line import talk
from wasl.record import checkpoint, entry, fork, layout, merkle, witness
from wasl.trust import grant
from wasl.wire import text

OUT_BYTES = 20_000
OUT_TIMES = 100
TEXT_LIMIT = 5_000
"""As the table of decoders says it."""


def weight(value: object) -> int:
    """Roughly how many bytes a value takes."""
    match value:
        case bytes() | str():
            return 40 + len(value)
        case tuple() | list() | set() | frozenset():
            return 60 + sum(map(weight, value))
        case dict():
            return 60 + sum(weight(key) + weight(each) for key, each in value.items())
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return 60 + sum(weight(getattr(value, f.name)) for f in dataclasses.fields(value))
        case _:
            return 30


# ── written again ───────────────────────────────────────────────────────────────────────────────


def _by_kind(again: Callable[[Any], bytes]) -> Callable[[Any, bytes], bytes]:
    return lambda value, data: data[:1] + again(value)


def _plain(again: Callable[[Any], bytes | str]) -> Callable[[Any, bytes], bytes]:
    def write(value: object, _data: bytes) -> bytes:
        out = again(value)
        return out.encode("utf-8", "surrogateescape") if isinstance(out, str) else out

    return write


AGAIN: dict[str, Callable[[Any, bytes], bytes]] = {
    "codec.parse": _plain(codec.format),
    "note.parse": _plain(note.format),
    "note.parse of text": _plain(note.format),
    "note.parse_vkey": _plain(note.format_vkey),
    "grant.parse_grant": _plain(grant.format_grant),
    "grant.parse_journal_keys": _plain(grant.format_journal_keys),
    "grant.parse_revoke": _plain(grant.format_revoke),
    "merkle.parse_frontier": _plain(merkle.format_frontier),
    "checkpoint.parse_checkpoint": _plain(checkpoint.format_checkpoint),
    "archive.unpack": _plain(archive.pack),
    "courier.parse_file": _plain(lambda value: courier.format_file(value)[:-32]),
    "vault.parse_secrets": _plain(lambda value: vault.format_secrets(value)[:-32]),
    "passphrase.parse_sealed": _plain(lambda value: passphrase.format_sealed(value)[:-32]),
    "layout.parse_entries": _plain(layout.format_entries),
    "layout.parse_openings": _plain(layout.format_openings),
    "fork.parse_fork": _plain(fork.format_fork),
    "entry.parse_entry": _plain(entry.format_entry),
    "entry.parse_content": _by_kind(lambda value: codec.format(entry.format_content(value))),
    "talk.parse_body": _by_kind(talk.format_body),
    "bundle.parse_bundle": _plain(bundle.format_bundle),
    "witness.parse_submission": _plain(witness.format_submission),
}
VALUE_AGAIN: dict[str, Callable[[Any], bytes]] = {"grants.parse_ledger": grants.format_ledger}
"""What people may write in more than one way: written again, it is read as the same value."""


# ── second opinions ─────────────────────────────────────────────────────────────────────────────


def _tuples(value: Any) -> Any:  # noqa: ANN401 -- whatever cbor2 knows
    return tuple(map(_tuples, value)) if isinstance(value, list | tuple) else value


def _same(one: Any, other: Any) -> bool:  # noqa: ANN401 -- the same
    """Equal in kind too: 1 is not True."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other


def _cbor(data: bytes, value: object, *, accepted: bool) -> None:
    """What we accept, cbor2 reads as the same. What it reads and we refuse is not in the profile,
    too deep, or could be written shorter: in each case we would not write these bytes.
    """
    try:
        other = _tuples(cbor2.loads(data))
    except Exception:  # noqa: BLE001 -- its errors are its own affair
        assert not accepted, "cbor2 refuses it"
        return
    if accepted:
        assert _same(value, other), f"cbor2 reads {other!r}"
        return
    try:
        written = codec.format(other)
    except (AssertionError, Misuse, RecursionError):
        return  # not a value of the profile
    assert written != data, "refused, though we would write it so"


def _inflate(data: bytes, value: object, *, accepted: bool) -> None:
    if data[:1] != bytes((text.DEFLATE,)):
        return
    machine = zlib.decompressobj(-15, text.WORDS)
    try:
        body = machine.decompress(data[1:], 1 << 22)
    except zlib.error:
        assert not accepted, "zlib refuses it"
        return
    whole = machine.eof and not machine.unused_data and len(body) <= TEXT_LIMIT
    assert accepted == whole, "zlib sees it otherwise"
    assert not accepted or value == body


SECOND: dict[str, Callable[..., None]] = {"codec.parse": _cbor, "text.unpack": _inflate}


def judge(name: str, data: bytes) -> bool:
    """Decode, and hold the decoder to everything. Return whether it accepts the input."""
    decoder, _ = DECODERS[name]
    try:
        value, accepted = decoder(data), True
    except Refused:
        value, accepted = None, False
    if accepted:
        assert weight(value) <= OUT_BYTES + OUT_TIMES * len(data), "much out of little"
    if accepted and name in AGAIN:
        written = AGAIN[name](value, data)
        assert written == data, f"written again it is {written.hex()}"
    if accepted and name in VALUE_AGAIN:
        assert decoder(VALUE_AGAIN[name](value)) == value, "written and read again it is another"
    if name in SECOND:
        SECOND[name](data, value, accepted=accepted)
    return accepted
