# SPDX-License-Identifier: Apache-2.0
"""Files sealed under a passphrase: the root, and the escrow of the archive key."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from wasl import codec
from wasl.errors import Code, Damaged, Misuse, Refused
from wasl.home import passphrase as files
from wasl.home.escrow import keep_archive_key, recover_archive_key
from wasl.home.files import format_checked
from wasl.home.keyring import make_vault
from wasl.home.passphrase import Sealed, format_sealed, open_file, parse_sealed, seal_file
from wasl.home.root import create_root, open_root
from wasl.sim.parties import NORTHLAND
from wasl.terms import PartyId
from wasl.trust.card import card_hash, format_card, open_card
from wasl.trust.keys import verify_root_note

WORDS = "صافرة القطار — гудок поезда"
WHERE = Path("file")
SEALED = Sealed("root", b"s" * 16, b"n" * 12, b"sealed")


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id that costs nothing, for tests of everything else."""
    monkeypatch.setattr(files, "_MEMORY_KIB", 64)
    monkeypatch.setattr(files, "_ITERATIONS", 1)
    monkeypatch.setattr(files, "_COST", (64, 1, 4))


def test_a_root_opens_with_its_passphrase_and_signs(tmp_path: Path) -> None:
    """With what it truly costs."""
    path = tmp_path / "root.wasl-root"
    root = create_root(path, WORDS)
    again = open_root(path, WORDS)
    assert again.public == root.public
    card = NORTHLAND.card(root=root.public)
    note = again.sign_note(format_card(card))
    assert card_hash(open_card(note)) == card_hash(card)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Misuse) as caught:
        open_root(path, WORDS + "!")
    assert caught.value.code == Code.WRONG_PASSPHRASE


def test_the_cost_is_the_second_recommendation_of_rfc_9106(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def argon2id(_: bytes, **cost: object) -> bytes:
        asked.append((cost["memory_kib"], cost["iterations"], cost["lanes"]))
        return bytes(32)

    monkeypatch.setattr(files.primitives, "argon2id", argon2id)
    seal_file(tmp_path / "file", b"secret", purpose="root", passphrase="p")
    assert asked == [(65_536, 3, 4)]


@pytest.mark.usefixtures("cheap")
def test_two_roots_are_two(tmp_path: Path) -> None:
    one, two = (create_root(tmp_path / name, WORDS) for name in "ab")
    assert one.public.ed25519 != two.public.ed25519
    assert one.public.ml_dsa_65 != two.public.ml_dsa_65
    text = format_card(NORTHLAND.card())
    with pytest.raises(Refused):
        verify_root_note(one.sign_note(text), two.public, first_line="wasl/card/v1")


@pytest.mark.usefixtures("cheap")
def test_the_archive_key_is_recovered_from_its_escrow(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault", party=PartyId("northland"))
    escrow = tmp_path / "archive-key.escrow"
    keep_archive_key(escrow, vault, passphrase=WORDS)
    assert recover_archive_key(escrow, passphrase=WORDS) == vault.secrets.archive_key
    with pytest.raises(Misuse) as caught:
        recover_archive_key(escrow, passphrase="other")
    assert caught.value.code == Code.WRONG_PASSPHRASE


@pytest.mark.usefixtures("cheap")
def test_one_secret_does_not_pass_for_another(tmp_path: Path) -> None:
    seal_file(tmp_path / "root", bytes(64), purpose="root", passphrase=WORDS)
    with pytest.raises(Misuse) as caught:
        recover_archive_key(tmp_path / "root", passphrase=WORDS)
    assert caught.value.code == Code.BAD_ARGUMENT
    held = parse_sealed((tmp_path / "root").read_bytes(), where=WHERE)
    (tmp_path / "forged").write_bytes(format_sealed(replace(held, purpose="archive-key")))
    with pytest.raises(Misuse) as caught:
        recover_archive_key(tmp_path / "forged", passphrase=WORDS)
    assert caught.value.code == Code.WRONG_PASSPHRASE


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("size", [0, 31, 63, 65])
def test_a_sealed_file_of_the_wrong_size_is_damaged(tmp_path: Path, size: int) -> None:
    for purpose in ("root", "archive-key"):
        seal_file(tmp_path / purpose, bytes(size), purpose=purpose, passphrase="p")
    with pytest.raises(Damaged):
        open_root(tmp_path / "root", "p")
    with pytest.raises(Damaged):
        recover_archive_key(tmp_path / "archive-key", passphrase="p")


@pytest.mark.usefixtures("cheap")
def test_letters_are_what_counts_not_how_a_keyboard_composes_them(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "ёлка café أمن") for form in ("NFC", "NFD"))
    assert composed != apart
    seal_file(tmp_path / "file", b"secret", purpose="root", passphrase=composed)
    assert open_file(tmp_path / "file", purpose="root", passphrase=apart) == b"secret"


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize(
    ("passphrase", "code"),
    [("", Code.NO_PASSPHRASE), ("x" * 1_025, Code.TOO_LONG), ("\udcff", Code.BAD_TEXT)],
)
def test_what_cannot_be_a_passphrase_is_told(tmp_path: Path, passphrase: str, code: Code) -> None:
    with pytest.raises(Misuse) as caught:
        seal_file(tmp_path / "file", b"secret", purpose="root", passphrase=passphrase)
    assert caught.value.code == code
    assert not (tmp_path / "file").exists()


@pytest.mark.usefixtures("cheap")
def test_a_root_is_never_written_over(tmp_path: Path) -> None:
    root = create_root(tmp_path / "root", WORDS)
    with pytest.raises(Misuse) as caught:
        create_root(tmp_path / "root", WORDS)
    assert caught.value.code == Code.EXISTS
    assert open_root(tmp_path / "root", WORDS).public == root.public


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Misuse) as caught:
        open_root(tmp_path / "root", WORDS)
    assert caught.value.code == Code.UNKNOWN_ID


def test_the_head_comes_back_and_every_wound_is_found() -> None:
    data = format_sealed(SEALED)
    assert parse_sealed(data, where=WHERE) == SEALED
    for at in range(len(data)):
        for bad in (data[:at], data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :]):
            with pytest.raises(Damaged):
                parse_sealed(bad, where=WHERE)


@pytest.mark.parametrize(
    "value",
    [
        None,
        (),
        ("wasl/sealed/v1", "root"),
        ("wasl/sealed/v2", *SEALED.head[1:], b""),
        (*SEALED.head[:3], 1 << 30, 3, 4, b"n" * 12, b""),
        (*SEALED.head[:3], 65_536, 2, 4, b"n" * 12, b""),
        (*SEALED.head[:2], b"s" * 15, *SEALED.head[3:], b""),
        (*SEALED.head[:-1], b"n" * 11, b""),
        (*SEALED.head, b"", b""),
    ],
)
def test_what_we_would_not_write_is_refused_before_it_costs(value: codec.Value) -> None:
    with pytest.raises(Damaged) as caught:
        parse_sealed(format_checked(value), where=WHERE)
    assert caught.value.code == Code.VAULT_DAMAGED
