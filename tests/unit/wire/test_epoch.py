# SPDX-License-Identifier: Apache-2.0
"""Epochs: every input that names one changes all its keys, and the chain only runs forward."""

from __future__ import annotations

from typing import Any

from wasl.terms import JournalId, LineId
from wasl.wire import epoch

PLACE: dict[str, Any] = {"line": LineId(bytes(32)), "journal": JournalId(1, 1), "keys_seq": 5}
OTHERS: list[dict[str, Any]] = [
    {**PLACE, "line": LineId(b"\x01" * 32)},
    {**PLACE, "journal": JournalId(2, 1)},
    {**PLACE, "journal": JournalId(1, 2)},
    {**PLACE, "keys_seq": 6},
]


def test_all_that_names_an_epoch_is_in_its_secret() -> None:
    secrets = {
        epoch.first_chain_key(b"s" * 32, charter=bytes(32), **one) for one in (PLACE, *OTHERS)
    }
    secrets.add(epoch.first_chain_key(b"s" * 32, charter=b"\x01" * 32, **PLACE))
    secrets.add(epoch.first_chain_key(b"t" * 32, charter=bytes(32), **PLACE))
    assert len(secrets) == 7


def test_all_that_names_an_epoch_is_in_its_pin() -> None:
    pins = {epoch.seed_hash(b"s" * 32, **one) for one in (PLACE, *OTHERS)}
    pins.add(epoch.seed_hash(b"t" * 32, **PLACE))
    assert len(pins) == 6


def test_no_two_outputs_of_a_chain_are_the_same() -> None:
    chain, seen = bytes(32), set[bytes]()
    for _ in range(500):
        chain, key = epoch.advance(chain)
        seen |= {chain, key.key, key.salt}
        assert len(key.tag) == epoch.TAG_BYTES
    assert len(seen) == 1_500


def test_places_take_fourteen_bytes() -> None:
    assert epoch.place_bytes(JournalId(1, 2), 3) == bytes.fromhex("0001000000020000000000000003")
