# SPDX-License-Identifier: Apache-2.0
"""Charters: their text, their defaults, and that all members must sign."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.sim.parties import (
    NORTHLAND,
    SUNDRIA,
    WESTMARK,
    YEAR_2030_S,
    charter_notes,
    charter_of,
    members,
)
from wasl.terms import Precedence
from wasl.trust import charter as trust
from wasl.trust.card import card_hash

TWO = charter_of(NORTHLAND, SUNDRIA)
THREE = charter_of(NORTHLAND, SUNDRIA, WESTMARK)
CARDS = [party.card() for party in (NORTHLAND, SUNDRIA, WESTMARK)]


def test_the_defaults_of_the_product() -> None:
    assert trust.format_charter(TWO) == (
        "wasl/charter/v1\nline none\nserial 1\npredecessor none\n"
        f"nonce {TWO.nonce.hex()}\ntitle Line of the tests\n"
        f"member 0 northland {card_hash(NORTHLAND.card()).hex()}\n"
        f"member 1 sundria {card_hash(SUNDRIA.card()).hex()}\n"
        "languages ar ru en\nack-within flash 600\nack-within immediate 1800\n"
        "ack-within priority 10800\nack-within routine 21600\ncheck-every 3600\n"
        "two-person none\nretention-days 3650\npadding none\nwitness none\n"
        "kem-max-age 2592000\npresence live\nexpires 2030-01-01T00:00:00Z\n"
    )


def test_limits_by_precedence() -> None:
    within = trust.AckWithin(flash=1, immediate=2, priority=3, routine=4)
    found = [within.of(precedence) for precedence in Precedence]
    assert found == [4, 3, 2, 1]
    with pytest.raises(Misuse) as raised:
        trust.AckWithin(priority=0)
    assert raised.value.where == "ack-within priority"


def test_line_id_is_the_hash_of_the_first_text() -> None:
    text = trust.format_charter(TWO).encode()
    assert trust.line_id_of(TWO) == trust.charter_hash(TWO) == hashlib.sha256(text).digest()


def test_members_and_indices() -> None:
    assert THREE.member(SUNDRIA.name).index == 1
    assert THREE.party(2) == "westmark"
    with pytest.raises(Misuse) as raised:
        TWO.member(WESTMARK.name)
    assert raised.value.code == Code.UNKNOWN_ID
    with pytest.raises(Misuse):
        TWO.party(2)


def test_all_must_sign() -> None:
    notes = charter_notes(THREE, WESTMARK, NORTHLAND, SUNDRIA)
    assert trust.verify_charter(notes, cards=CARDS) == THREE
    assert trust.missing_signatures(notes, cards=CARDS) == ()
    with pytest.raises(Misuse) as raised:
        trust.verify_charter(notes[1:2], cards=CARDS)
    assert raised.value.code == Code.NOT_SIGNED_BY_ALL
    assert raised.value.where == "sundria, westmark"


def test_one_note_may_carry_the_lines_of_several() -> None:
    text = trust.format_charter(TWO)
    lines = [note.split("\n\n")[1] for note in charter_notes(TWO, NORTHLAND, SUNDRIA)]
    assert trust.verify_charter([f"{text}\n{''.join(lines)}"], cards=CARDS) == TWO


def test_the_cards_are_those_the_charter_names() -> None:
    notes = charter_notes(TWO, NORTHLAND, SUNDRIA)
    with pytest.raises(Refused) as raised:
        trust.verify_charter(notes, cards=[CARDS[0], SUNDRIA.card(serial=2)])
    assert raised.value.where == "sundria"
    assert raised.value.do


def test_a_card_given_to_another_party_is_refused() -> None:
    swapped = charter_of(
        NORTHLAND,
        SUNDRIA,
        members=(
            trust.Member(0, NORTHLAND.name, card_hash(SUNDRIA.card())),
            trust.Member(1, SUNDRIA.name, card_hash(NORTHLAND.card())),
        ),
    )
    with pytest.raises(Refused) as raised:
        trust.verify_charter(charter_notes(swapped, NORTHLAND, SUNDRIA), cards=CARDS)
    assert raised.value.code == Code.BAD_CHARTER


def test_one_root_is_not_two_members() -> None:
    double = SUNDRIA.card(root=NORTHLAND.root)
    charter = charter_of(
        NORTHLAND,
        SUNDRIA,
        members=(members(NORTHLAND)[0], trust.Member(1, SUNDRIA.name, card_hash(double))),
    )
    with pytest.raises(Refused, match="same root"):
        trust.verify_charter(charter_notes(charter, NORTHLAND), cards=[CARDS[0], double])


def test_notes_over_texts_that_differ_in_one_word_are_refused() -> None:
    other = charter_of(NORTHLAND, SUNDRIA, title="Line of the text")
    notes = charter_notes(TWO, NORTHLAND) + charter_notes(other, SUNDRIA)
    with pytest.raises(Refused, match="same text"):
        trust.verify_charter(notes, cards=CARDS)


def test_a_charter_without_a_note_is_refused() -> None:
    with pytest.raises(Refused, match="nobody has signed"):
        trust.verify_charter([], cards=CARDS)


def test_a_note_by_a_stranger_is_refused() -> None:
    notes = charter_notes(TWO, NORTHLAND, SUNDRIA, WESTMARK)
    with pytest.raises(Refused, match="no member"):
        trust.verify_charter(notes, cards=CARDS)


def test_a_bad_signature_names_its_party() -> None:
    good = charter_notes(TWO, NORTHLAND, SUNDRIA)
    head, _, last = good[1].rpartition("\n\u2014 ")
    with pytest.raises(Refused) as raised:
        trust.verify_charter([good[0], f"{head}\n"], cards=CARDS)
    assert last
    assert raised.value.where == "sundria"
    assert "sundria" in raised.value.do


def test_more_notes_than_members_can_be_are_not_verified() -> None:
    with pytest.raises(Refused) as raised:
        trust.verify_charter([b"rubbish"] * (limits.PARTIES + 1), cards=CARDS)
    assert raised.value.code == Code.TOO_MANY


@pytest.mark.parametrize(
    "changes",
    [
        {"title": ""},
        {"title": "Line\nmember 2 westmark"},
        {"title": "\u202eeniL"},
        {"title": "x" * (limits.TITLE_CHARS + 1)},
        {"nonce": bytes(31)},
        {"members": members(NORTHLAND)},
        {"members": members(NORTHLAND, NORTHLAND)},
        {"members": tuple(reversed(members(NORTHLAND, SUNDRIA)))},
        {"members": members(NORTHLAND, SUNDRIA, WESTMARK)[1:]},
        {"serial": 2},
        {"line_id": bytes(32)},
        {"predecessor": bytes(32)},
        {"serial": 2, "line_id": bytes(32), "predecessor": bytes(31)},
        {"languages": ()},
        {"languages": ("ru", "ar")},
        {"languages": ("en", "en")},
        {"check_every_s": 0},
        {"check_every_s": limits.CHECK_EVERY_MOST_S + 1},
        {"two_person": ("b", "a")},
        {"two_person": ("none",)},
        {"two_person": ("A",)},
        {"two_person": tuple(f"k{n:03}" for n in range(limits.TWO_PERSON_KINDS + 1))},
        {"retention_days": 0},
        {"padding": (256, 256)},
        {"padding": (0,)},
        {"padding": tuple(range(1, limits.PADDING_BUCKETS + 2))},
        {"kem_max_age_s": 0},
        {"attachment_bytes": -1},
        {"attachment_bytes": limits.ATTACHMENT_BYTES_MOST + 1},
        {"expires_s": -1},
        {"left": (trust.Left(2, WESTMARK.name, ()),)},
    ],
    ids=str,
)
def test_a_charter_that_could_not_be_read_cannot_be_made(changes: dict[str, Any]) -> None:
    with pytest.raises(Misuse):
        charter_of(NORTHLAND, SUNDRIA, **changes)


def test_what_an_operator_typed_wrongly_is_named() -> None:
    with pytest.raises(Misuse) as raised:
        charter_of(NORTHLAND, SUNDRIA, title="Line\u200e A")
    assert raised.value.code == Code.BAD_TEXT
    assert "U+200E LEFT-TO-RIGHT MARK at character 5" in raised.value.what
    assert raised.value.where == "title"


def test_seconds_are_legal_and_every_presence() -> None:
    for presence in trust.Presence:
        made = charter_of(
            NORTHLAND,
            SUNDRIA,
            ack_within_s=trust.AckWithin(flash=1, immediate=1, priority=1, routine=1),
            check_every_s=1,
            presence=presence,
            expires_s=YEAR_2030_S,
        )
        assert trust.parse_charter(trust.format_charter(made)) == made


def test_the_bound_of_attachments_stands_only_where_it_is_not_the_usual() -> None:
    usual = trust.format_charter(TWO)
    assert "attachment-bytes" not in usual
    for size in (0, 1, limits.ATTACHMENT_BYTES_MOST):
        made = charter_of(NORTHLAND, SUNDRIA, attachment_bytes=size)
        text = trust.format_charter(made)
        assert text == usual.replace("expires", f"attachment-bytes {size}\nexpires")
        assert trust.parse_charter(text) == made
        with pytest.raises(Refused) as raised:
            trust.parse_charter(text.replace("expires", f"attachment-bytes {size}\nexpires"))
        assert raised.value.code == Code.BAD_CHARTER
    stated = usual.replace("expires", f"attachment-bytes {trust.ATTACHMENT_BYTES}\nexpires")
    with pytest.raises(Refused):
        trust.parse_charter(stated)
