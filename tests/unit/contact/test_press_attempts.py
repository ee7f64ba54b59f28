# SPDX-License-Identifier: Apache-2.0
"""What somebody wanted, and what came of it: refused, unanswered, failed, called off, denied."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_PUBLISHED = [date(2023, 7, 12)]
_TOLD = {
    (
        "A request by Latvian President Egils Levits for a phone call with Alexander "
        "Lukashenko was turned down by Minsk on 10 July, Riga said."
    ): ("refused", {"LV", "BY"}, "2023-07-10", "LV"),
    (
        "Colombian Foreign Minister Alvaro Leyva proposed talks with his Venezuelan "
        "counterpart Yvan Gil on Friday, but Caracas refused, Bogota said."
    ): ("refused", {"CO", "VE"}, "2023-07-07", "CO"),
    (
        "North Korea on Monday rejected a Japanese proposal for a summit between leader "
        "Kim Jong Un and Prime Minister Fumio Kishida."
    ): ("refused", {"KP", "JP"}, "2023-07-10", "JP"),
    (
        "Cameroonian Foreign Minister Lejeune Mbella Mbella travelled to Malabo on "
        "Saturday to meet Equatorial Guinea's foreign minister, Simeon Oyono Esono, but "
        "was not received."
    ): ("refused", {"CM", "GQ"}, "2023-07-08", "CM"),
    (
        "Kenya has asked for talks with Ugandan President Yoweri Museveni, Foreign "
        "Minister Alfred Mutua said on Tuesday."
    ): ("requested", {"KE", "UG"}, "/2023-07-11", "KE"),
    (
        "Serbian President Aleksandar Vucic wants to speak with Hungarian Prime Minister "
        "Viktor Orban and submitted a request on Monday."
    ): ("requested", {"RS", "HU"}, "2023-07-10", "RS"),
    (
        "Bahamian Prime Minister Philip Davis called Haitian Prime Minister Ariel Henry "
        "several times on Sunday but got no answer."
    ): ("unanswered", {"BS", "HT"}, "2023-07-09", "BS"),
    (
        "Ankara has yet to respond to a request by Swedish Foreign Minister Tobias "
        "Billstrom for a meeting with his Turkish counterpart Hakan Fidan, the Swedish "
        "ministry said on Tuesday."
    ): ("unanswered", {"SE", "TR"}, "/2023-07-11", "SE"),
    (
        "Georgian Prime Minister Irakli Garibashvili tried to call Kazakh Prime Minister "
        "Alikhan Smailov on Tuesday, but the line was cut before they could speak."
    ): ("failed", {"GE", "KZ"}, "2023-07-11", "GE"),
    (
        "A letter sent on Friday by Togolese President Faure Gnassingbe to Ghanaian "
        "President Nana Akufo-Addo never arrived, Lome said."
    ): ("undelivered", {"TG", "GH"}, "2023-07-07", "TG"),
    (
        "Turkish Foreign Minister Hakan Fidan pulled out of talks with his Swedish "
        "counterpart Tobias Billstrom that were due to take place in Brussels on Friday."
    ): ("cancelled", {"SE", "TR"}, "2023-07-14", None),
    (
        "Illness has forced Swedish Foreign Minister Tobias Billstrom to cancel Friday's "
        "meeting with his Turkish counterpart Hakan Fidan."
    ): ("cancelled", {"SE", "TR"}, "2023-07-14", None),
    (
        "Turkish Foreign Minister Hakan Fidan will host his Swedish counterpart Tobias "
        "Billstrom in Ankara on Friday."
    ): ("planned", {"SE", "TR"}, "2023-07-14", None),
    (
        "Swedish Foreign Minister Tobias Billstrom arrives in Ankara on Friday to meet "
        "his Turkish counterpart Hakan Fidan."
    ): ("planned", {"SE", "TR"}, "2023-07-14", None),
    (
        "No meeting took place between Swedish Foreign Minister Tobias Billstrom and his "
        "Turkish counterpart Hakan Fidan on Friday, Ankara said on Monday, rejecting "
        "media reports."
    ): ("reported-and-denied", {"SE", "TR"}, "2023-07-07", None),
    (
        "Swedish Foreign Minister Tobias Billstrom spoke by phone with his Turkish "
        "counterpart Hakan Fidan on Tuesday, but the line was cut after ten minutes."
    ): ("held", {"SE", "TR"}, "2023-07-11", None),
    (
        "Swedish Foreign Minister Tobias Billstrom agreed to a request by his Turkish "
        "counterpart Hakan Fidan for a call, and the two spoke on Tuesday."
    ): ("held", {"SE", "TR"}, "2023-07-11", "TR"),
}


@pytest.mark.parametrize(("text", "wanted"), _TOLD.items())
def test_what_came_of_it_is_read(text: str, wanted: tuple[str, set[str], str, str | None]) -> None:
    (one,) = read(text, published=_PUBLISHED, directory=starter()).proposals
    found = (str(one.status), {party.side for party in one.sides}, one.date.value)
    assert (*found, one.initiator and one.initiator.side) == wanted


@pytest.mark.parametrize(
    "text",
    [
        ("A Swedish company asked for a meeting with the Turkish trade ministry on Monday."),
        (
            "Turkish families in Sweden have asked for a meeting with President Recep Tayyip "
            "Erdogan."
        ),
        (
            "No meeting took place between Swedish Foreign Minister Tobias Billstrom and his "
            "Turkish counterpart Hakan Fidan at the summit in Vilnius."
        ),
        (
            "Swedish Foreign Minister Tobias Billstrom said he would like to meet his Turkish"
            " counterpart Hakan Fidan before the summit."
        ),
    ],
)
def test_what_no_state_asked_for_is_none(text: str) -> None:
    assert not read(text, published=_PUBLISHED, directory=starter()).proposals
