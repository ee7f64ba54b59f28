# SPDX-License-Identifier: Apache-2.0
"""No incarnation is given out twice; a spare's keys are those of its card and its grant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.errors import Code, Damaged, Misuse
from wasl.home.grants import (
    LEFT_OUT,
    NODE,
    PASSED,
    RESTORE,
    SPARE,
    Given,
    Ledger,
    format_ledger,
    joined,
    keep_ledger,
    next_after_copy,
    next_of,
    parse_ledger,
    read_ledger,
)
from wasl.home.keyring import make_vault
from wasl.home.passphrase import seal_file
from wasl.home.root import RootSigner, create_root
from wasl.home.spare import grant_spare, open_spare, seal_spare
from wasl.home.vault import Secrets
from wasl.primitives import x_wing_public
from wasl.sim.parties import NORTHLAND
from wasl.trust.card import Card, format_card
from wasl.trust.grant import open_grant

NOWHERE = Path("grants.json")
GIVEN = st.builds(
    Given,
    st.integers(1, (1 << 32) - 1),
    st.integers(0, 4_000_000_000),
    st.sampled_from((NODE, SPARE, RESTORE, PASSED)),
)
LEDGERS = st.lists(GIVEN, max_size=9).map(joined)


@given(LEDGERS)
def test_a_ledger_reads_as_it_was_written(ledger: Ledger) -> None:
    assert parse_ledger(format_ledger(ledger), where=NOWHERE) == ledger


@given(LEDGERS, LEDGERS)
def test_ledgers_put_together_know_every_number(one: Ledger, other: Ledger) -> None:
    both = joined(one, other)
    assert joined(other, one) == both
    assert joined(both, one) == both
    numbers = [each.incarnation for each in both]
    assert numbers == sorted(set(numbers))
    assert set(numbers) == {each.incarnation for each in (*one, *other)}


@given(LEDGERS, st.integers(0, 4_000_000_000), st.integers(0, 4_000_000_000))
def test_a_number_is_never_given_twice(ledger: Ledger, copied_s: int, now_s: int) -> None:
    highest = max((each.incarnation for each in ledger), default=0)
    try:
        assert next_of(ledger) == highest + 1
        beyond = next_after_copy(ledger, copied_s=copied_s, now_s=now_s)
    except Misuse:
        assert highest + 1 + LEFT_OUT + max(0, now_s - copied_s) > (1 << 32) - 1
        return
    assert beyond > highest + LEFT_OUT


def test_homes_that_were_restored_from_one_copy_give_no_number_twice() -> None:
    """A root that gives one number to two nodes is proven to have forked, for ever."""
    copied: Ledger = (Given(1, 0, NODE), Given(2, 0, SPARE))
    lost = copied
    numbers: list[int] = []
    for _ in range(LEFT_OUT):  # spares that the lost home has made after the copy
        lost = joined(lost, [Given(next_of(lost), 9, SPARE)])
    numbers += [each.incarnation for each in lost]
    for now_s in (100, 103, 4_000):  # it is restored three times from that copy, by the root
        first = next_after_copy(copied, copied_s=9, now_s=now_s)
        home = joined(copied, [Given(first, now_s, RESTORE)])
        home = joined(home, [Given(next_of(home), now_s, SPARE)])
        numbers += [each.incarnation for each in home if each not in copied]
    assert len(numbers) == len(set(numbers))


def test_a_ledger_that_is_lost_or_altered_is_told(tmp_path: Path) -> None:
    path = tmp_path / "grants.json"
    with pytest.raises(Damaged):
        read_ledger(path)
    ledger = (Given(1, 0, NODE), Given(2, 5, SPARE))
    keep_ledger(path, ledger)
    assert read_ledger(path) == ledger
    whole = path.read_bytes()
    for altered in (
        b"",
        b"[]",
        b'{"grants": 1}',
        whole.replace(b'"incarnation": 2', b'"incarnation": 1'),
        whole.replace(b'"incarnation": 2', b'"incarnation": 0'),
        whole.replace(b'"spare"', b'"gift"'),
        whole.replace(b"1970-01-01T00:00:05Z", b"yesterday"),
    ):
        path.write_bytes(altered)
        with pytest.raises(Damaged) as caught:
            read_ledger(path)
        assert caught.value.code == Code.STORE_DAMAGED


# ── spares ──────────────────────────────────────────────────────────────────────────────────────

PASSPHRASE = "seven words for a safe"


@pytest.fixture
def secrets(tmp_path: Path) -> Secrets:
    return make_vault(tmp_path / "vault", party=NORTHLAND.name).secrets


@pytest.fixture
def root(tmp_path: Path) -> RootSigner:
    return create_root(tmp_path / "root", PASSPHRASE)


def card_of(root: RootSigner, secrets: Secrets) -> Card:
    return replace(
        NORTHLAND.card(),
        root=root.public,
        kem=x_wing_public(secrets.kem_seed),
        tls_certificate=secrets.tls_certificate,
    )


def test_a_spare_holds_what_its_card_and_grant_name(
    root: RootSigner, secrets: Secrets, tmp_path: Path
) -> None:
    number = Given(4, 1_795_000_000, SPARE)
    ledger = (Given(1, 0, NODE), number)
    note = root.sign_note(format_card(card_of(root, secrets))).encode()
    spare = grant_spare(secrets, root, number, card_note=note, ledger=ledger)
    path = tmp_path / "spare"
    seal_spare(path, spare, passphrase=PASSPHRASE)
    again = open_spare(path, passphrase=PASSPHRASE)
    assert again == spare
    assert again.ledger == ledger
    grant = open_grant(again.grant_note, root=root.public, party=NORTHLAND.name)
    assert (grant.incarnation, grant.valid_from_s) == (4, number.time_s)
    assert again.node_seed != secrets.node_seed, "its node key is its own"
    assert again.tls.key == secrets.tls_key
    assert not any(key in path.read_bytes() for key in (spare.node_seed, spare.kem_seed))
    with pytest.raises(Misuse) as caught:
        open_spare(path, passphrase="another one")
    assert caught.value.code == Code.WRONG_PASSPHRASE


def test_a_spare_is_made_of_the_keys_of_our_card_or_not_at_all(
    root: RootSigner, secrets: Secrets
) -> None:
    number = Given(2, 1_795_000_000, SPARE)
    other = replace(secrets, kem_seed=bytes(range(32)))
    note = root.sign_note(format_card(card_of(root, secrets))).encode()
    with pytest.raises(Misuse) as caught:
        grant_spare(other, root, number, card_note=note, ledger=(number,))
    assert caught.value.code == Code.BAD_CONFIG


def test_a_file_that_holds_no_spare_is_told(
    root: RootSigner, secrets: Secrets, tmp_path: Path
) -> None:
    number = Given(2, 1_795_000_000, SPARE)
    note = root.sign_note(format_card(card_of(root, secrets))).encode()
    spare = grant_spare(secrets, root, number, card_note=note, ledger=(number,))
    seal_spare(tmp_path / "mixed", replace(spare, node_seed=bytes(32)), passphrase=PASSPHRASE)
    seal_spare(tmp_path / "unsigned", replace(spare, grant_note=note), passphrase=PASSPHRASE)
    seal_file(tmp_path / "junk", b"\x01", purpose="spare", passphrase=PASSPHRASE)
    seal_file(tmp_path / "no-cbor", b"\xff\xff", purpose="spare", passphrase=PASSPHRASE)
    for name in ("mixed", "unsigned", "junk", "no-cbor"):
        with pytest.raises(Damaged) as caught:
            open_spare(tmp_path / name, passphrase=PASSPHRASE)
        assert caught.value.code == Code.VAULT_DAMAGED
    with pytest.raises(Misuse) as misused:
        open_spare(tmp_path / "root", passphrase=PASSPHRASE)
    assert misused.value.code == Code.BAD_ARGUMENT
