# SPDX-License-Identifier: Apache-2.0
"""Secrets and bodies lie sealed on the disk; all else is in `contracts/test_store.py`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from wasl.errors import Code, Contradiction, Damaged
from wasl.home.keyring import make_vault
from wasl.home.sealed import SealedStore
from wasl.home.vault import Secrets
from wasl.steps import Commit, Space
from wasl.store.memory import MemoryStore
from wasl.terms import PartyId

SEALED = frozenset((Space.BODY, Space.LADDER, Space.EVIDENCE, Space.FILE, Space.SECRET))
PLAIN = b"the text of a message"


@pytest.fixture
def secrets(tmp_path: Path) -> Secrets:
    return make_vault(tmp_path / "vault", party=PartyId("northland")).secrets


@pytest.fixture
def disk() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def store(disk: MemoryStore, secrets: Secrets) -> SealedStore:
    store = SealedStore(disk, secrets)
    store.apply(Commit(writes=tuple((space, b"key", PLAIN) for space in Space)))
    return store


def test_only_secrets_and_what_people_said_are_sealed(
    disk: MemoryStore, store: SealedStore
) -> None:
    for space in Space:
        held = disk.get(space, b"key")
        assert held is not None
        if space in SEALED:
            assert PLAIN not in held
            assert len(held) == len(PLAIN) + 28
        else:
            assert held == PLAIN
        assert store.get(space, b"key") == PLAIN


@pytest.mark.parametrize("space", SEALED)
def test_equal_values_do_not_look_equal(
    disk: MemoryStore, store: SealedStore, space: Space
) -> None:
    first = disk.get(space, b"key")
    store.apply(Commit(writes=((space, b"key", PLAIN), (space, b"other", PLAIN))))
    assert len({first, disk.get(space, b"key"), disk.get(space, b"other")}) == 3


@pytest.mark.parametrize("space", SEALED)
def test_a_row_opens_only_where_it_was_sealed(
    disk: MemoryStore, store: SealedStore, space: Space
) -> None:
    held = disk.get(space, b"key")
    assert held is not None
    elsewhere = Space.SECRET if space is Space.BODY else Space.BODY
    disk.apply(Commit(writes=((space, b"other", held), (elsewhere, b"key", held))))
    for place in ((space, b"other"), (elsewhere, b"key")):
        with pytest.raises(Damaged) as caught:
            store.get(*place)
        assert caught.value.code == Code.STORE_DAMAGED


def test_a_row_does_not_open_in_another_space_under_the_same_key(
    disk: MemoryStore, secrets: Secrets
) -> None:
    store = SealedStore(disk, replace(secrets, storage_key=secrets.archive_key))
    store.apply(Commit(writes=((Space.BODY, b"key", PLAIN),)))
    held = disk.get(Space.BODY, b"key")
    disk.apply(Commit(writes=((Space.SECRET, b"key", held),)))
    with pytest.raises(Damaged):
        store.get(Space.SECRET, b"key")


@pytest.mark.parametrize("space", SEALED)
def test_every_wound_is_found(disk: MemoryStore, store: SealedStore, space: Space) -> None:
    held = disk.get(space, b"key")
    assert held is not None
    for at in range(len(held)):
        for bad in (held[:at], held[:at] + bytes((held[at] ^ 1,)) + held[at + 1 :]):
            disk.apply(Commit(writes=((space, b"key", bad),)))
            with pytest.raises(Damaged) as caught:
                store.scan(space, b"", b"z", limit=9)
            assert caught.value.code == Code.STORE_DAMAGED


def test_bodies_open_with_the_archive_key_and_secrets_with_the_storage_key(
    disk: MemoryStore, store: SealedStore, secrets: Secrets
) -> None:
    recovered = SealedStore(disk, replace(secrets, storage_key=bytes(32)))
    assert recovered.get(Space.BODY, b"key") == PLAIN
    with pytest.raises(Damaged):
        recovered.get(Space.SECRET, b"key")
    other = SealedStore(disk, replace(secrets, archive_key=bytes(32)))
    assert other.get(Space.SECRET, b"key") == PLAIN
    with pytest.raises(Damaged):
        other.get(Space.BODY, b"key")


@pytest.mark.parametrize("space", SEALED)
def test_the_store_below_decides_about_a_sealed_expectation(
    disk: MemoryStore, store: SealedStore, space: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody writes after the plain comparison and before the commit."""
    apply = disk.apply

    def race(commit: Commit) -> None:
        apply(Commit(writes=((space, b"key", b"sealed by somebody else: " + PLAIN),)))
        apply(commit)

    monkeypatch.setattr(disk, "apply", race)
    with pytest.raises(Contradiction):
        store.apply(Commit(expect=((space, b"key", PLAIN),), writes=((space, b"key", b"new"),)))
