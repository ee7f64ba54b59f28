# SPDX-License-Identifier: Apache-2.0
"""A whole log that somebody else has made: that of transparency-dev/tessera, with 15 entries."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.foreign import VECTORS, needs_vectors
from wasl import note
from wasl.errors import Refused
from wasl.record import merkle
from wasl.record.checkpoint import (
    Checkpoint,
    format_checkpoint,
    format_tlog_proof,
    parse_checkpoint,
    parse_tlog_proof,
)
from wasl.record.merkle import Frontier

pytestmark = needs_vectors

SIZES = range(16)
LAST = SIZES[-1]


def _folder() -> Path:
    assert VECTORS is not None
    return VECTORS / "tessera-log"


def _entries() -> list[bytes]:
    about = json.loads((_folder() / "log.json").read_text())
    return [entry.encode() for entry in about["entries_in_order"]]


def _open(data: bytes) -> Checkpoint:
    about = json.loads((_folder() / "log.json").read_text())
    opened = note.open_note(data, [note.parse_vkey(about["public_key"])], require="all")
    checkpoint = parse_checkpoint(opened.text, foreign=True)
    assert checkpoint.origin == about["origin"]
    assert format_checkpoint(checkpoint) == opened.text
    return checkpoint


def _checkpoint(size: int) -> Checkpoint:
    return _open((_folder() / f"log/checkpoint.{size}").read_bytes())


def _read_tile(data: bytes) -> list[bytes]:
    return [data[at : at + 32] for at in range(0, len(data), 32)]


def _read_bundle(data: bytes) -> list[bytes]:
    """Entries of a bundle (C2SP tlog-tiles): a length of two bytes before each."""
    entries: list[bytes] = []
    while data:
        end = 2 + int.from_bytes(data[:2])
        if end > len(data):
            raise ValueError(end)
        entries.append(data[2:end])
        data = data[end:]
    return entries


class Files:
    """The folder as a source of tiles: the widest one there is."""

    def tile(self, level: int, index: int) -> Sequence[bytes]:
        assert (level, index) == (0, 0), "fifteen leaves are one tile"
        return _read_tile((_folder() / f"log/tile/0/000.p/{LAST}").read_bytes())


@pytest.mark.parametrize("size", SIZES)
def test_every_signature_and_root(size: int) -> None:
    checkpoint = _checkpoint(size)
    assert checkpoint.size == size
    assert merkle.root_at(Files(), size) == checkpoint.root
    leaves = [merkle.leaf_hash(entry) for entry in _entries()[:size]]
    assert merkle.extend(Frontier(), leaves).root() == checkpoint.root


def test_the_newest_checkpoint_is_the_last() -> None:
    assert _open((_folder() / "log/checkpoint").read_bytes()) == _checkpoint(LAST)


@pytest.mark.parametrize("size", SIZES[1:])
def test_every_tile_and_leaf(size: int) -> None:
    tile = _read_tile((_folder() / f"log/tile/0/000.p/{size}").read_bytes())
    entries = _read_bundle((_folder() / f"log/tile/entries/000.p/{size}").read_bytes())
    assert entries == _entries()[:size]
    assert tile == [merkle.leaf_hash(entry) for entry in entries]
    assert tile == list(Files().tile(0, 0)[:size])


@pytest.mark.parametrize("size", SIZES[1:])
def test_every_entry_is_included_at_every_size(size: int) -> None:
    checkpoint = _checkpoint(size)
    data = (_folder() / f"log/checkpoint.{size}").read_text()
    for index, entry in enumerate(_entries()[:size]):
        proof = merkle.prove_inclusion(Files(), index, size)
        read = parse_tlog_proof(format_tlog_proof(index, proof, data))
        assert _open(read.checkpoint_note.encode()) == checkpoint
        leaf = merkle.leaf_hash(entry)
        merkle.verify_inclusion(leaf, read.index, size, read.hashes, checkpoint.root)


@pytest.mark.parametrize("new", SIZES[1:])
def test_every_pair_of_sizes_is_consistent(new: int) -> None:
    after = _checkpoint(new)
    for old in range(1, new + 1):
        before = _checkpoint(old)
        proof = merkle.prove_consistency(Files(), old, new)
        merkle.verify_consistency(old, before.root, new, after.root, proof)
    # From size 0 there is nothing to prove: test_foreign_merkle.py says why it is refused.
    with pytest.raises(Refused):
        merkle.verify_consistency(0, merkle.EMPTY_ROOT, new, after.root, ())


@pytest.mark.parametrize("size", SIZES)
def test_no_byte_of_a_checkpoint_can_change(size: int) -> None:
    data = (_folder() / f"log/checkpoint.{size}").read_bytes()
    for at in range(len(data)):
        with pytest.raises(Refused):
            _open(_flip(data, at))


@pytest.mark.parametrize("size", SIZES[1:])
def test_no_byte_of_a_tile_can_change(size: int) -> None:
    data = (_folder() / f"log/tile/0/000.p/{size}").read_bytes()
    root = _checkpoint(size).root
    assert merkle.extend(Frontier(), _read_tile(data)).root() == root
    for at in range(len(data)):
        assert merkle.extend(Frontier(), _read_tile(_flip(data, at))).root() != root


@pytest.mark.parametrize("size", SIZES[1:])
def test_no_byte_of_a_bundle_can_change(size: int) -> None:
    data = (_folder() / f"log/tile/entries/000.p/{size}").read_bytes()
    root = _checkpoint(size).root
    assert _leads_to(root, data)
    for at in range(len(data)):
        assert not _leads_to(root, _flip(data, at))


def _leads_to(root: bytes, bundle: bytes) -> bool:
    try:
        entries = _read_bundle(bundle)
    except ValueError:
        return False
    return merkle.extend(Frontier(), map(merkle.leaf_hash, entries)).root() == root


def _flip(data: bytes, at: int) -> bytes:
    """``data`` with one bit of byte ``at`` the other way; which one changes from byte to byte."""
    return data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :]
