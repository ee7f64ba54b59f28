# SPDX-License-Identifier: Apache-2.0
"""Fingerprints: what they stand for, and misheard told apart from different."""

from __future__ import annotations

import pytest

from wasl.errors import Code, Misuse
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.trust.fingerprint import (
    check_digit,
    compare,
    fingerprint,
    format_digits,
    parse_digits,
)

OWN = fingerprint(NORTHLAND.card())


def test_forty_digits_in_eight_groups() -> None:
    assert len(OWN) == 40
    groups = format_digits(OWN).split(" ")
    assert [len(group) for group in groups] == [5] * 8
    assert all(check_digit(group[:4]) == group[4] for group in groups)
    assert parse_digits(format_digits(OWN)) == OWN


def test_the_check_digit_is_damms() -> None:
    assert check_digit("572") == "4"  # the example of the literature
    assert check_digit("5724") == "0"


def test_it_stands_for_the_party_and_both_root_keys_and_nothing_else() -> None:
    made = NORTHLAND.card()
    north, south = made.root, SUNDRIA.root
    renewed = NORTHLAND.card(serial=7, urls=(), kem=SUNDRIA.card().kem)
    assert fingerprint(renewed) == OWN
    others = {
        fingerprint(SUNDRIA.card(root=north)),
        fingerprint(NORTHLAND.card(root=type(north)(south.ed25519, north.ml_dsa_65))),
        fingerprint(NORTHLAND.card(root=type(north)(north.ed25519, south.ml_dsa_65))),
    }
    assert len(others | {OWN}) == 4


def test_a_small_number_keeps_its_zeros() -> None:
    found = [fingerprint(NORTHLAND.card(party=f"p{number}")) for number in range(60)]
    assert any(digits.startswith("0") for digits in found)
    assert {len(digits) for digits in found} == {40}


def test_the_party_cannot_run_into_the_key() -> None:
    # "ab" and a key that begins with "c" is not "abc": a zero byte stands between.
    first = fingerprint(NORTHLAND.card(party="north"))
    assert first != fingerprint(NORTHLAND.card(party="northl"))


def test_misheard_and_different_are_told_apart() -> None:
    groups = format_digits(OWN).split(" ")
    misheard = groups[4][:4] + str((int(groups[4][4]) + 5) % 10)
    with pytest.raises(Misuse) as raised:
        compare(" ".join([*groups[:4], misheard, *groups[5:]]), OWN)
    assert raised.value.code == Code.DIGITS_DIFFER
    assert raised.value.where == "group 5"
    assert "check digit" in raised.value.what
    assert raised.value.do == "ask for group 5 again"
    with pytest.raises(Misuse) as raised:
        compare(fingerprint(SUNDRIA.card()), OWN)
    assert raised.value.code == Code.DIGITS_DIFFER
    assert "do not open a line" in raised.value.do


def test_one_misheard_group_does_not_hide_a_different_one() -> None:
    groups = format_digits(OWN).split(" ")
    misheard = groups[0][:4] + str((int(groups[0][4]) + 1) % 10)
    theirs = format_digits(fingerprint(SUNDRIA.card())).split(" ")
    with pytest.raises(Misuse) as raised:
        compare(" ".join([misheard, *groups[1:7], theirs[7]]), OWN)
    assert raised.value.where == "group 8"


@pytest.mark.parametrize("typed", ["", "1" * 39, "1" * 41, "x" * 40, "１" * 40, "१" * 40, "²" * 40])
def test_what_is_not_forty_digits_is_not_compared(typed: str) -> None:
    with pytest.raises(Misuse) as raised:
        compare(typed, OWN)
    assert raised.value.code == Code.BAD_ARGUMENT
    assert raised.value.do
