# SPDX-License-Identifier: Apache-2.0
"""The keyring answers what the ground floor asks, each with its own key."""

from __future__ import annotations

from pathlib import Path

import pytest

from wasl import note, primitives
from wasl.errors import Code, Misuse, Refused
from wasl.home.keyring import Keyring, draw, make_vault
from wasl.home.vault import open_vault
from wasl.steps import AskAuthor, AskAuthorPq, AskRandom, AskReceipt, AskSeal
from wasl.terms import LineId, PartyId
from wasl.trust.grant import JournalKeys, derive_origin, format_journal_keys
from wasl.trust.keys import check_kem, verify_node_note

LINE = LineId(b"L" * 32)
OTHER = LineId(b"O" * 32)
MESSAGE = b"message"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def keyring(path: Path) -> Keyring:
    return Keyring(make_vault(path, party=PartyId("northland"), incarnation=3))


def test_randomness_has_the_size_asked_for_and_does_not_repeat(keyring: Keyring) -> None:
    answers = [keyring.answer(AskRandom(size)) for size in (0, 1, 32, 32, 1_000)]
    assert [len(each) for each in answers] == [0, 1, 32, 32, 1_000]
    assert answers[2] != answers[3]
    assert draw(16) != draw(16)


def test_each_signature_is_by_its_own_key(keyring: Keyring) -> None:
    public = keyring.make_journal_keys(LINE)
    author = keyring.answer(AskAuthor(LINE, MESSAGE))
    author_pq = keyring.answer(AskAuthorPq(LINE, MESSAGE))
    receipt = keyring.answer(AskReceipt(LINE, MESSAGE))
    primitives.ed25519_verify(public.e, MESSAGE, author)
    primitives.ml_dsa_44_verify(public.m, MESSAGE, author_pq)
    primitives.ed25519_verify(public.r, MESSAGE, receipt)
    with pytest.raises(Refused):
        primitives.ed25519_verify(public.e, MESSAGE, receipt)


def test_a_sealed_text_opens_with_the_key_it_was_sealed_to(keyring: Keyring) -> None:
    sealed = keyring.answer(AskSeal(keyring.kem_public, b"info", b"plain"))
    assert primitives.hpke_open(keyring.kem_seed, sealed, b"info") == b"plain"
    check_kem(keyring.kem_public, "kem")


def test_journal_keys_are_drawn_once_per_line_and_kept(path: Path, keyring: Keyring) -> None:
    first, other = keyring.make_journal_keys(LINE), keyring.make_journal_keys(OTHER)
    assert keyring.make_journal_keys(LINE) == first
    keys = {first.e, first.m, first.r, other.e, other.m, other.r, keyring.node_public}
    assert len(keys) == 7
    again = Keyring(open_vault(path))
    assert again.make_journal_keys(LINE) == first
    assert again.make_journal_keys(OTHER) == other
    again.answer(AskAuthor(LINE, MESSAGE))


def test_the_public_keys_are_those_a_journal_note_names(keyring: Keyring) -> None:
    public = keyring.make_journal_keys(LINE)
    party = PartyId("northland")
    keys = JournalKeys(
        line_id=LINE,
        party=party,
        incarnation=keyring.incarnation,
        origin=derive_origin(LINE, party, keyring.incarnation),
        e=public.e,
        m=public.m,
        r=public.r,
        former=None,
    )
    text = format_journal_keys(keys)
    signed = keyring.node_sign(text)
    assert verify_node_note(signed, keyring.node_public, first_line="wasl/journal/v1") == text
    assert len(note.parse(signed).signatures) == 1


@pytest.mark.parametrize("ask", [AskAuthor, AskAuthorPq, AskReceipt])
def test_a_line_without_keys_is_told(
    keyring: Keyring, ask: type[AskAuthor | AskAuthorPq | AskReceipt]
) -> None:
    with pytest.raises(Misuse) as caught:
        keyring.answer(ask(OTHER, MESSAGE))
    assert caught.value.code == Code.UNKNOWN_ID
    assert caught.value.where == OTHER.hex()
