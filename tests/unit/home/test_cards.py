# SPDX-License-Identifier: Apache-2.0
"""Cards are taken once as they come, renewed by their own root alone, and verified by voice."""

from __future__ import annotations

from pathlib import Path

import pytest

from wasl.errors import Code, Contradiction, Damaged, Misuse, Refused
from wasl.home.cards import CardBox
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK, YEAR_2026_S, Party
from wasl.terms import PartyId
from wasl.trust.card import format_card
from wasl.trust.fingerprint import fingerprint, format_digits

FIRST = SUNDRIA.card_note().encode()
SECOND = SUNDRIA.card_note(serial=2, urls=("https://127.0.0.1:7444",)).encode()


@pytest.fixture
def box(tmp_path: Path) -> CardBox:
    return CardBox(tmp_path)


def digits_of(party: Party) -> str:
    return format_digits(fingerprint(party.card()))


def forged(**changes: object) -> bytes:
    """A card that says it is Sundria's, by another root."""
    card = SUNDRIA.card(root=WESTMARK.root, **changes)
    return WESTMARK.sign_root(format_card(card)).encode()


def test_a_card_is_kept_as_it_came(box: CardBox) -> None:
    added = box.add(FIRST)
    assert added == box.get(SUNDRIA.name)
    assert (added.card, added.note, added.verified_s) == (SUNDRIA.card(), FIRST, None)


def test_cards_are_listed_by_party(box: CardBox, tmp_path: Path) -> None:
    assert box.list() == []
    for party in (WESTMARK, NORTHLAND, SUNDRIA):
        box.add(party.card_note().encode())
    box.verify(SUNDRIA.name, digits_of(SUNDRIA), now_s=YEAR_2026_S)
    (tmp_path / ".x.card").write_bytes(b"of nobody")
    assert [each.card.party for each in box.list()] == ["northland", "sundria", "westmark"]


def test_a_renewal_takes_the_place_and_keeps_what_was_compared(box: CardBox) -> None:
    box.add(FIRST)
    box.verify(SUNDRIA.name, digits_of(SUNDRIA), now_s=YEAR_2026_S)
    renewed = box.add(SECOND)
    assert renewed == box.get(SUNDRIA.name)
    assert (renewed.card.serial, renewed.verified_s) == (2, YEAR_2026_S)


def test_nobody_takes_the_certificate_of_another(box: CardBox) -> None:
    """It would be taken for the other, and the other for nobody."""
    box.add(FIRST)
    copied = {"tls_certificate": SUNDRIA.card().tls_certificate}
    with pytest.raises(Refused) as caught:
        box.add(WESTMARK.card_note(**copied).encode())
    assert caught.value.code == Code.BAD_CARD
    assert "sundria" in caught.value.what
    assert [each.card.party for each in box.list()] == ["sundria"]
    box.add(WESTMARK.card_note().encode())
    with pytest.raises(Refused):
        box.add(WESTMARK.card_note(serial=2, **copied).encode())
    assert box.get(WESTMARK.name).card.serial == 1


def test_the_same_card_again_changes_nothing(box: CardBox) -> None:
    box.add(FIRST)
    again = SUNDRIA.card_note().encode()
    assert again != FIRST
    assert box.add(again).note == FIRST


@pytest.mark.parametrize("note", [FIRST, forged(serial=3), SECOND.replace(b"7444", b"7445")])
def test_what_may_not_take_the_place_is_refused(box: CardBox, note: bytes) -> None:
    box.add(SECOND)
    with pytest.raises(Refused):
        box.add(note)
    assert box.get(SUNDRIA.name).note == SECOND


def test_two_cards_of_one_serial_are_both_kept_and_told(box: CardBox, tmp_path: Path) -> None:
    box.add(FIRST)
    other = SUNDRIA.card_note(names=(("en", "Other"),)).encode()
    with pytest.raises(Contradiction) as caught:
        box.add(other)
    assert caught.value.code == Code.ROOT_FORK
    assert Path(caught.value.where).read_bytes() == other
    assert Path(caught.value.where).parent == tmp_path
    assert [each.note for each in box.list()] == [FIRST]


def test_what_is_no_card_is_refused_and_not_kept(box: CardBox, tmp_path: Path) -> None:
    for note in (b"", b"\xff", FIRST[:-10], NORTHLAND.grant_note(1).encode()):
        with pytest.raises(Refused):
            box.add(note)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("party", ["westmark", "", "..", "../cards/sundria", "Sundria"])
def test_an_unknown_party_is_told_with_the_known(box: CardBox, party: str) -> None:
    box.add(FIRST)
    with pytest.raises(Misuse) as caught:
        box.get(PartyId(party))
    assert caught.value.code == Code.UNKNOWN_ID
    assert "sundria" in caught.value.do


def test_the_digits_heard_are_compared(box: CardBox) -> None:
    box.add(FIRST)
    with pytest.raises(Misuse) as caught:
        box.verify(SUNDRIA.name, digits_of(NORTHLAND), now_s=YEAR_2026_S)
    assert caught.value.code == Code.DIGITS_DIFFER
    assert box.get(SUNDRIA.name).verified_s is None
    arabic = digits_of(SUNDRIA).translate({0x30 + n: 0x660 + n for n in range(10)})
    assert box.verify(SUNDRIA.name, arabic, now_s=YEAR_2026_S).verified_s == YEAR_2026_S
    assert box.get(SUNDRIA.name).verified_s == YEAR_2026_S


def test_verified_belongs_to_the_digits(box: CardBox, tmp_path: Path) -> None:
    """A mark that lies beside another party's card, or another root's, counts for nothing."""
    box.add(FIRST)
    box.verify(SUNDRIA.name, digits_of(SUNDRIA), now_s=YEAR_2026_S)
    (tmp_path / "sundria.card").write_bytes(forged())
    assert box.get(SUNDRIA.name).verified_s is None


@pytest.mark.parametrize(
    "mark",
    [b"", b"[]", b"{}", b"\xff", b'{"digits": 1, "time": "now"}', b"[" * 60_000, b'{"time": null}'],
)
def test_a_mark_that_cannot_be_read_is_damaged(box: CardBox, tmp_path: Path, mark: bytes) -> None:
    box.add(FIRST)
    (tmp_path / "sundria.verified").write_bytes(mark)
    with pytest.raises(Damaged):
        box.get(SUNDRIA.name)


def test_a_card_altered_on_our_disk_is_damaged(box: CardBox, tmp_path: Path) -> None:
    box.add(FIRST)
    for note in (FIRST.replace(b"7443", b"7444"), NORTHLAND.card_note().encode()):
        (tmp_path / "sundria.card").write_bytes(note)
        with pytest.raises(Damaged) as caught:
            box.get(SUNDRIA.name)
        assert caught.value.code == Code.STORE_DAMAGED
