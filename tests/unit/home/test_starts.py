# SPDX-License-Identifier: Apache-2.0
"""A crash while a start is counted heals; a restored file is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from wasl.errors import Code, Contradiction, Damaged, Unavailable
from wasl.home.keyring import make_vault
from wasl.home.starts import begin_starts, begin_starts_anew, count_start, restored_from
from wasl.home.vault import Vault, open_vault
from wasl.steps import Space
from wasl.store.memory import MemoryStore
from wasl.terms import PartyId


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def vault(path: Path) -> Vault:
    return make_vault(path, party=PartyId("northland"))


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    begin_starts(store)
    return store


def told(path: Path, store: MemoryStore) -> str:
    """The refusal to start, with nothing changed by it."""
    before, rows = path.read_bytes(), store.get(Space.META, b"starts")
    with pytest.raises(Damaged) as caught:
        count_start(open_vault(path), store)
    assert caught.value.code == Code.STARTS_DISAGREE
    assert (path.read_bytes(), store.get(Space.META, b"starts")) == (before, rows)
    return str(caught.value)


def test_starts_are_counted_in_both(path: Path, vault: Vault, store: MemoryStore) -> None:
    assert [count_start(vault, store) for _ in range(3)] == [1, 2, 3]
    assert count_start(open_vault(path), store) == 4
    secrets = open_vault(path).secrets
    assert (secrets.starts, secrets.starting) == (4, False)
    assert store.get(Space.META, b"starts") == (4).to_bytes(8)


def test_the_counter_begins_once(store: MemoryStore) -> None:
    with pytest.raises(Contradiction):
        begin_starts(store)


@pytest.mark.parametrize("failure", ["lost", "done-unreported"])
@pytest.mark.parametrize("starts", [0, 1, 5])
@pytest.mark.parametrize("crashes", [1, 3])
def test_a_crash_at_the_database_heals(
    path: Path, vault: Vault, store: MemoryStore, failure: str, starts: int, crashes: int
) -> None:
    for _ in range(starts):
        count_start(vault, store)
    for _ in range(crashes):
        store.fail_next(failure)  # type: ignore[arg-type]
        with pytest.raises(Unavailable):
            count_start(open_vault(path), store)
    assert count_start(open_vault(path), store) > starts
    assert not open_vault(path).secrets.starting


@pytest.mark.parametrize("write", [1, 2])
def test_a_crash_at_the_vault_heals(
    path: Path, vault: Vault, store: MemoryStore, write: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    count_start(vault, store)
    left = write
    keep = Vault.keep

    def crash(self: Vault, secrets: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt
        keep(self, secrets)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Vault, "keep", crash)
        with pytest.raises(KeyboardInterrupt):
            count_start(open_vault(path), store)
    assert count_start(open_vault(path), store) >= 2
    assert store.get(Space.META, b"starts") == open_vault(path).secrets.starts.to_bytes(8)


@pytest.mark.parametrize("behind", [1, 2, 5])
def test_an_older_database_is_told(
    path: Path, vault: Vault, store: MemoryStore, behind: int
) -> None:
    """Also when it is older by one start alone, which a crash could look like."""
    count_start(vault, store)
    backup = store.copy()
    for _ in range(behind):
        count_start(vault, store)
    assert "the database is an older copy" in told(path, backup)


@pytest.mark.parametrize("behind", [1, 2, 5])
def test_an_older_vault_is_told(path: Path, vault: Vault, store: MemoryStore, behind: int) -> None:
    count_start(vault, store)
    shutil.copy2(path, path.with_suffix(".backup"))
    for _ in range(behind):
        count_start(vault, store)
    shutil.copy2(path.with_suffix(".backup"), path)
    assert "the vault is an older copy" in told(path, store)


@pytest.mark.parametrize("starts", [0, 1, 5])
def test_an_empty_database_beside_a_vault_is_told(
    path: Path, vault: Vault, store: MemoryStore, starts: int
) -> None:
    for _ in range(starts):
        count_start(vault, store)
    assert "not the one of this vault" in told(path, MemoryStore())
    if starts:
        begun = MemoryStore()
        begin_starts(begun)
        told(path, begun)


def test_a_restored_database_begins_again_with_its_new_vault(
    vault: Vault, store: MemoryStore, tmp_path: Path
) -> None:
    for _ in range(3):
        count_start(vault, store)
    assert restored_from(store) is None
    new = make_vault(tmp_path / "new", party=PartyId("northland"), incarnation=2)
    begin_starts_anew(store, restored_s=1_795_000_000)
    assert restored_from(store) == 1_795_000_000
    assert [count_start(new, store) for _ in range(2)] == [1, 2]
    with pytest.raises(Damaged):
        count_start(vault, store)  # the lost node's vault is not the one of this database
