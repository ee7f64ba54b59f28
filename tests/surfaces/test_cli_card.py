# SPDX-License-Identifier: Apache-2.0
"""``wasl card``: what passes between two parties before there is a line."""

from __future__ import annotations

import pytest

from tests.surfaces.command import Camp, wasl
from wasl.trust.fingerprint import format_digits


def test_card_is_a_signed_text_without_secrets(camps: tuple[Camp, Camp]) -> None:
    north, _ = camps
    other = north.folder / "again.card"
    north.ask("card", "export", other).fits("card-export")
    assert other.read_bytes() == north.card.read_bytes()
    assert other.read_text("utf-8").startswith("wasl/card/v1\nparty northland\n")
    again = north.ask("card", "export", other)
    assert (again.code, again.error["code"]) == (2, "WASL-1005")
    nowhere = north.ask("card", "export", north.folder / "no" / "card")
    assert (nowhere.code, nowhere.error["code"]) == (2, "WASL-1001")


def test_card_is_taken_unverified_until_digits_are_compared(camps: tuple[Camp, Camp]) -> None:
    north, south = camps
    added = north.ask("card", "add", south.card).fits("card-add")
    assert added.object["verified"] is None
    assert "NOT VERIFIED" in north.wasl("card", "add", south.card).out
    digits = south.ask("card", "fingerprint").fits("card-fingerprint").object["digits"]
    north.ask("card", "verify", "sundria", digits).fits("card-verify")
    assert north.must("card", "add", south.card)["verified"] is not None


def test_digits_are_typed_as_they_are_heard(camps: tuple[Camp, Camp]) -> None:
    north, south = camps
    north.must("card", "add", south.card)
    groups = format_digits(south.must("card", "fingerprint")["digits"]).split(" ")
    assert north.ask("card", "verify", "sundria", *groups).code == 0
    arabic = "".join(chr(0x660 + int(digit)) for digit in "".join(groups))
    assert north.ask("card", "verify", "sundria", arabic).code == 0
    assert north.ask("card", "verify", "sundria", "-".join(groups)).code == 0


def test_own_digits_are_shown_in_groups_to_read_aloud(camps: tuple[Camp, Camp]) -> None:
    north, _ = camps
    digits = north.must("card", "fingerprint")["digits"]
    shown = north.wasl("card", "fingerprint").out
    assert "".join(shown.split())[-40:] == digits


def test_misheard_digits_are_a_negative_verdict_that_names_the_group(
    camps: tuple[Camp, Camp],
) -> None:
    north, south = camps
    north.must("card", "add", south.card)
    digits = south.must("card", "fingerprint")["digits"]
    misheard = digits[:6] + str((int(digits[6]) + 1) % 10) + digits[7:]
    done = north.ask("card", "verify", "sundria", misheard)
    assert (done.code, done.error["code"], done.error["where"]) == (1, "WASL-1012", "group 2")
    assert "misheard" in done.error["what"]
    assert north.must("card", "add", south.card)["verified"] is None


def test_digits_of_another_key_are_told_from_misheard_ones(camps: tuple[Camp, Camp]) -> None:
    north, south = camps
    north.must("card", "add", south.card)
    done = north.ask("card", "verify", "sundria", north.must("card", "fingerprint")["digits"])
    assert (done.code, done.error["code"]) == (1, "WASL-1012")
    assert "not the speaker's card" in done.error["do"]


@pytest.mark.parametrize(
    ("party", "digits", "code"),
    [
        ("sundria", "12345", "WASL-1001"),
        ("sundria", "x" * 40, "WASL-1001"),
        ("nobody", "1" * 40, "WASL-1003"),
        ("../sundria", "1" * 40, "WASL-1003"),
        ("northland", "1" * 40, "WASL-1001"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    camps: tuple[Camp, Camp], party: str, digits: str, code: str
) -> None:
    north, south = camps
    north.must("card", "add", south.card)
    done = north.ask("card", "verify", party, digits)
    assert (done.code, done.error["code"]) == (2, code)


def test_altered_card_is_refused_and_not_kept(camps: tuple[Camp, Camp]) -> None:
    north, south = camps
    text = south.card.read_text("utf-8")
    for altered in (
        text.replace("Дежурный", "Дежурная"),
        text[: len(text) // 2],
        "",
        "\x00\x1b[2J",
        text.replace("party sundria", "party northland"),
    ):
        south.card.write_text(altered, encoding="utf-8")
        done = north.ask("card", "add", south.card)
        assert (done.code, done.error["code"][:6]) == (2, "WASL-2"), altered[:40]
    assert not (north.home / "cards" / "sundria.card").exists()


def test_impostor_cannot_take_a_card_s_place(
    friends: tuple[Camp, Camp], impostors: tuple[Camp, Camp]
) -> None:
    north, south = friends
    done = north.ask("card", "add", impostors[1].card)
    assert (done.code, done.error["code"]) == (2, "WASL-2007")
    assert north.must("card", "add", south.card)["verified"] is not None


def test_file_that_is_no_file(camps: tuple[Camp, Camp]) -> None:
    north, _ = camps
    for name, code in ((north.home, "WASL-1001"), (north.folder / "missing", "WASL-1003")):
        done = north.ask("card", "add", name)
        assert (done.code, done.error["code"], done.error["where"]) == (2, code, str(name))


def test_far_text_cannot_act_on_our_terminal(camps: tuple[Camp, Camp]) -> None:
    north, _ = camps
    evil = north.folder / "\x1b[31mevil\u202e.card"
    done = wasl("--home", north.home, "card", "add", evil, terminal=True)
    assert "\x1b" not in done.err
    assert "⟨U+001B⟩" in done.err
    assert "⟨U+202E⟩" in done.err
