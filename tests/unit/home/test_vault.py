# SPDX-License-Identifier: Apache-2.0
"""The vault keeps keys, and is refused when it may have been read or was not left so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl import codec
from wasl.errors import Code, Damaged, Misuse, Unavailable
from wasl.home.files import format_checked
from wasl.home.keyring import make_vault
from wasl.home.vault import (
    JournalSeeds,
    Secrets,
    Vault,
    create_vault,
    format_secrets,
    open_vault,
    parse_secrets,
)
from wasl.terms import LineId, PartyId

WHERE = Path("vault")


def secrets(**changes: object) -> Secrets:
    """Secrets with plain keys, some of their fields changed."""
    plain = Secrets(
        party=PartyId("northland"),
        incarnation=1,
        node_seed=b"n" * 32,
        tls_key=b"key",
        tls_certificate=b"certificate",
        storage_key=b"s" * 32,
        archive_key=b"a" * 32,
        kem_seed=b"k" * 32,
        starts=7,
        journals=(JournalSeeds(LineId(b"L" * 32), b"e" * 32, b"m" * 32, b"r" * 32),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


seeds = st.binary(min_size=32, max_size=32)


@given(
    keys=st.lists(seeds, min_size=10, max_size=10, unique=True),
    lines=st.lists(seeds, max_size=2, unique=True),
    incarnation=st.integers(1, 2**32 - 1),
    starts=st.integers(0, 2**64 - 1),
    starting=st.booleans(),
    tls=st.tuples(st.binary(), st.binary()),
)
def test_secrets_come_back(
    keys: list[bytes],
    lines: list[bytes],
    incarnation: int,
    starts: int,
    starting: bool,
    tls: tuple[bytes, bytes],
) -> None:
    rows = [keys[4:7], keys[7:10]]
    whole = secrets(
        incarnation=incarnation,
        node_seed=keys[0],
        storage_key=keys[1],
        archive_key=keys[2],
        kem_seed=keys[3],
        tls_key=tls[0],
        tls_certificate=tls[1],
        starts=starts,
        starting=starting,
        journals=tuple(
            JournalSeeds(LineId(line), *row) for line, row in zip(lines, rows, strict=False)
        ),
    )
    assert parse_secrets(format_secrets(whole), where=WHERE) == whole


def test_a_vault_is_there_after_opening_anew(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    vault = create_vault(path, secrets())
    assert open_vault(path).secrets == secrets()
    vault.keep(secrets(starts=8, starting=True))
    assert vault.secrets == open_vault(path).secrets == secrets(starts=8, starting=True)


def test_a_vault_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    vault = create_vault(path, secrets())
    assert path.stat().st_mode & 0o777 == 0o600
    for mode in (0o640, 0o604, 0o610, 0o601, 0o620):
        path.chmod(mode)
        with pytest.raises(Misuse) as caught:
            open_vault(path)
        assert caught.value.code == Code.NOT_ALLOWED
        assert f"chmod 600 {path}" in caught.value.do
    path.chmod(0o400)
    assert open_vault(path).secrets == vault.secrets


def test_keys_are_never_replaced_by_making_a_vault(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    create_vault(path, secrets())
    with pytest.raises(Misuse) as caught:
        create_vault(path, secrets(starts=0))
    assert caught.value.code == Code.EXISTS
    assert open_vault(path).secrets == secrets()


def test_a_change_that_could_not_be_written_did_not_happen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault"
    vault = create_vault(path, secrets())

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wasl.home.files.os.fsync", fail)
    with pytest.raises(Unavailable) as caught:
        vault.keep(secrets(starts=8))
    assert caught.value.code == Code.DISK_FULL
    assert vault.secrets == open_vault(path).secrets == secrets()


def test_a_lost_vault_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(Damaged) as caught:
        open_vault(tmp_path / "vault")
    assert caught.value.code == Code.VAULT_DAMAGED


def test_every_wound_is_found() -> None:
    data = format_secrets(secrets())
    for at in range(len(data)):
        for bad in (data[:at], data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]):
            with pytest.raises(Damaged) as caught:
                parse_secrets(bad, where=WHERE)
            assert caught.value.code == Code.VAULT_DAMAGED


SECOND = JournalSeeds(LineId(b"L" * 32), b"1" * 32, b"2" * 32, b"3" * 32)


@pytest.mark.parametrize(
    "changes",
    [
        {"incarnation": 0},
        {"incarnation": 2**32},
        {"incarnation": True},
        {"starts": -1},
        {"starts": True},
        {"party": "North"},
        {"node_seed": b"n" * 31},
        {"storage_key": b""},
        {"archive_key": b"s" * 32},
        {"kem_seed": b"e" * 32},
        {"journals": (*secrets().journals, SECOND)},
        {"journals": (replace(SECOND, line=LineId(b"short")),)},
        {"journals": (replace(SECOND, m=b"short"),)},
        {"journals": (replace(SECOND, m=SECOND.r),)},
    ],
)
def test_what_no_vault_can_hold_is_damaged(changes: dict[str, object]) -> None:
    with pytest.raises(Damaged) as caught:
        parse_secrets(format_secrets(secrets(**changes)), where=WHERE)
    assert caught.value.code == Code.VAULT_DAMAGED


@pytest.mark.parametrize("value", [None, 1, "wasl/vault/v1", (), ("wasl/vault/v1",), (1,) * 12])
def test_another_checked_file_is_no_vault(value: codec.Value) -> None:
    with pytest.raises(Damaged):
        parse_secrets(format_checked(value), where=WHERE)


def test_keys_are_not_printed() -> None:
    shown = repr(make_shown := secrets())
    for field in fields(Secrets):
        value = getattr(make_shown, field.name)
        if isinstance(value, bytes) and field.name != "tls_certificate":
            assert repr(value)[2:-1] not in shown
    for letter in "emr":
        assert letter * 32 not in shown


def test_a_new_vault_draws_every_key(tmp_path: Path) -> None:
    made: list[Vault] = [
        make_vault(tmp_path / name, party=PartyId("northland")) for name in ("a", "b")
    ]
    drawn: Callable[[Secrets], list[bytes]] = lambda held: [  # noqa: E731
        held.node_seed,
        held.storage_key,
        held.archive_key,
        held.kem_seed,
        held.tls_key,
        held.tls_certificate,
    ]
    keys = [key for vault in made for key in drawn(vault.secrets)]
    assert len(set(keys)) == 12
    first = made[0].secrets
    assert (first.incarnation, first.starts, first.starting, first.journals) == (1, 0, False, ())
    assert open_vault(tmp_path / "a").secrets == first
