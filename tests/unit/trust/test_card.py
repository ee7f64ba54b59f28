# SPDX-License-Identifier: Apache-2.0
"""Cards: self-signed, renewed by the same root, impossible to make badly."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from wasl import limits
from wasl.errors import Code, Contradiction, Misuse, Refused
from wasl.sim.parties import NORTHLAND, SUNDRIA, YEAR_2026_S, YEAR_2030_S
from wasl.trust import card


def test_a_card_is_opened_by_the_root_in_it() -> None:
    opened = card.open_card(NORTHLAND.card_note())
    assert opened == NORTHLAND.card()
    text = card.format_card(opened)
    assert card.card_hash(opened) == hashlib.sha256(text.encode()).digest()


def test_signature_lines_are_not_part_of_what_names_a_card() -> None:
    first, second = NORTHLAND.card_note(), NORTHLAND.card_note()
    assert first != second  # ML-DSA is randomised
    assert card.card_hash(card.open_card(first)) == card.card_hash(card.open_card(second))


def test_a_card_with_one_party_signing_for_another_is_refused() -> None:
    forged = SUNDRIA.sign_root(card.format_card(NORTHLAND.card()))
    with pytest.raises(Refused) as raised:
        card.open_card(forged)
    assert raised.value.code == Code.BAD_SIGNATURE


def test_names_fall_back_to_the_party_id() -> None:
    named = NORTHLAND.card(names=(("ar", "الشمال"), ("en", "Northland")))
    assert named.name("ar") == "الشمال"
    assert named.name("ru") == "northland"


def test_the_pin_is_the_hash_of_the_whole_certificate() -> None:
    made = NORTHLAND.card()
    assert made.tls_pin == hashlib.sha256(made.tls_certificate).digest()


@pytest.mark.parametrize(
    "changes",
    [
        {"party": "North"},
        {"serial": 0},
        {"names": (("en", "North\u202eland"),)},
        {"names": (("en", "A"), ("ar", "ب"))},
        {"names": (("fr", "Nord"),)},
        {"offices": ()},
        {"offices": (("Duty", "Duty desk"),)},
        {"offices": tuple((f"o{number}", "x") for number in range(limits.OFFICES + 1))},
        {"kem": bytes(1215)},
        {"tls_certificate": b""},
        {"tls_certificate": b"\x30"},
        {"tls_certificate": b"\x31\x00"},
        {"tls_certificate": b"\x30\x80\x00\x00"},
        {"tls_certificate": b"\x30\x84\x00\x00\x00\x01\x00"},
        {"tls_certificate": b"\x30\x82\x20\x01" + bytes(limits.TLS_CERTIFICATE_BYTES + 1)},
        {"urls": tuple(f"https://a:{port}" for port in range(limits.CARD_URLS + 1))},
        {"urls": ("https://a:1", "https://a:1")},
        {"urls": ("https://a:1\nparty x",)},
        {"valid_from_s": -1},
        {"valid_until_s": YEAR_2026_S},
        {"valid_until_s": 10**15},
    ],
    ids=str,
)
def test_a_card_that_could_not_be_read_cannot_be_made(changes: dict[str, Any]) -> None:
    with pytest.raises(Misuse):
        NORTHLAND.card(**changes)


@pytest.mark.parametrize("length", [0, 1, 127, 128, 255, 256, 8_188])
def test_certificates_of_any_size_in_der(length: int) -> None:
    size = length.to_bytes(2, "big")
    header = (
        bytes((0x30, length))
        if length < 128
        else b"\x30\x81" + size[1:]
        if length < 256
        else b"\x30\x82" + size
    )
    made = NORTHLAND.card(tls_certificate=header + bytes(length))
    assert card.parse_card(card.format_card(made)) == made


def test_a_renewal_has_the_same_root_and_a_higher_serial() -> None:
    old = NORTHLAND.card()
    new = NORTHLAND.card(serial=2, kem=SUNDRIA.card().kem, urls=())
    card.check_renewal(old, new)
    card.check_renewal(old, old)
    for bad in (
        SUNDRIA.card(serial=2),
        NORTHLAND.card(serial=2, root=SUNDRIA.root),
        NORTHLAND.card(serial=2, party="southland"),
    ):
        with pytest.raises(Refused) as raised:
            card.check_renewal(old, bad)
        assert raised.value.where == "root"
    with pytest.raises(Refused) as raised:
        card.check_renewal(new, old)
    assert raised.value.where == "serial"


def test_two_cards_with_one_serial_are_a_fork_of_the_root() -> None:
    with pytest.raises(Contradiction) as raised:
        card.check_renewal(NORTHLAND.card(), NORTHLAND.card(urls=()))
    assert raised.value.code == Code.ROOT_FORK


def test_a_card_is_valid_from_its_first_second_to_before_its_last() -> None:
    made = NORTHLAND.card()
    card.check_validity(made, YEAR_2026_S)
    card.check_validity(made, YEAR_2030_S - 1)
    for now_s in (YEAR_2026_S - 1, YEAR_2030_S):
        with pytest.raises(Refused) as raised:
            card.check_validity(made, now_s)
        assert "2026-01-01T00:00:00Z to 2030-01-01T00:00:00Z" in raised.value.what
