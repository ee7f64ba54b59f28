# SPDX-License-Identifier: Apache-2.0
"""Two who share an English title: whose each of them is, and his name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_TWO = [
    (
        "Defence Ministers Elin Berg of Norway and Carlos Rojas of Chile met in Oslo on Tuesday.",
        {"NO": ("defence-minister", "Elin Berg"), "CL": ("defence-minister", "Carlos Rojas")},
    ),
    (
        (
            "When Azamat Toktogulov and Rustam Nazarov, the chiefs of the Kyrgyz and Tajik "
            "security services, met in Batken on Tuesday, they announced a deal."
        ),
        {
            "KG": ("intelligence-chief", "Azamat Toktogulov"),
            "TJ": ("intelligence-chief", "Rustam Nazarov"),
        },
    ),
    (
        "Elin Berg and Carlos Rojas, the foreign ministers of Norway and Chile, spoke on Tuesday.",
        {"NO": ("foreign-minister", "Elin Berg"), "CL": ("foreign-minister", "Carlos Rojas")},
    ),
    (
        (
            "The heads of Israel's Shin Bet and Egypt's General Intelligence, Dan Katz and Hany "
            "Fikry, met in Cairo on Tuesday."
        ),
        {"IL": ("intelligence-chief", "Dan Katz"), "EG": ("intelligence-chief", "Hany Fikry")},
    ),
    (
        (
            "Generals Somchai Prasert and Sok Vanna, commanders of the Thai and Cambodian armies, "
            "met in Surin on Tuesday."
        ),
        {
            "TH": ("chief-of-general-staff", "Somchai Prasert"),
            "KH": ("chief-of-general-staff", "Sok Vanna"),
        },
    ),
]


@pytest.mark.parametrize(("text", "sides"), _TWO, ids=[str(n) for n in range(len(_TWO))])
def test_each_of_two_has_his_side_and_name(text: str, sides: dict[str, tuple[str, str]]) -> None:
    (found,) = read(text, published=[date(2024, 6, 5)], directory=starter()).proposals
    assert {one.side: (one.office, one.holder) for one in found.sides} == sides
    assert found.date.value == "2024-06-04"


@pytest.mark.parametrize(
    "text",
    [
        "Former foreign ministers Elin Berg of Norway and Carlos Rojas of Chile met on Tuesday.",
        "The heads of the Greek and Maltese football federations met in Athens on Tuesday.",
        "Bishops John Smith of Oxford and Peter Brown of Cork met in Rome on Tuesday.",
    ],
)
def test_who_holds_no_office_takes_no_part(text: str) -> None:
    assert not read(text, published=[date(2024, 6, 5)], directory=starter()).proposals


_OFFICERS = [
    (
        "Kenya's President Ali Omar met the European Commission's president, Ida Braun, Tuesday.",
        {"KE": ("head-of-state", "Ali Omar"), "EU": ("", "Ida Braun")},
    ),
    (
        (
            "Admiral John Doyle, the head of US Indo-Pacific Command, and General Wu Liang, "
            "commander of the southern theatre of the PLA, talked by video on Tuesday."
        ),
        {"US": ("military-leaders", "John Doyle"), "CN": ("military-leaders", "Wu Liang")},
    ),
    (
        (
            "A Saudi plane landed. Out of it stepped General Fahad al-Amri, the "
            "kingdom's chief of general staff, who met Jordanian Chief of Staff Major General Ali "
            "Shdeifat on Tuesday."
        ),
        {
            "SA": ("chief-of-general-staff", "Fahad al-Amri"),
            "JO": ("chief-of-general-staff", "Ali Shdeifat"),
        },
    ),
    (
        (
            "The two army chiefs, Brazil's General Tomas Prado and Paraguay's General Cesar "
            "Duarte, met in Asuncion on Tuesday."
        ),
        {
            "BR": ("chief-of-general-staff", "Tomas Prado"),
            "PY": ("chief-of-general-staff", "Cesar Duarte"),
        },
    ),
    (
        (
            "The national security adviser to Iraq's prime minister, Ali Hamdan, met the chief of "
            "Ukraine's military intelligence, Taras Bondar, on Tuesday."
        ),
        {"IQ": ("national-security-adviser", ""), "UA": ("intelligence-chief", "Taras Bondar")},
    ),
    (
        (
            "Israel's alternate prime minister and defence minister, Dan Katz, was the guest on "
            "Tuesday of his Cypriot counterpart, Andreas Petrou."
        ),
        {"IL": ("defence-minister", "Dan Katz"), "CY": ("defence-minister", "Andreas Petrou")},
    ),
    (
        (
            "The commander of the Turkish Third Army, General Veli Demir, met General Reza Karimi, "
            "who heads Iran's border guard, in Van on Tuesday."
        ),
        {"TR": ("military-leaders", "Veli Demir"), "IR": ("", "Reza Karimi")},
    ),
]


@pytest.mark.parametrize(("text", "sides"), _OFFICERS, ids=[str(n) for n in range(len(_OFFICERS))])
def test_officers_have_their_commands(text: str, sides: dict[str, tuple[str, str]]) -> None:
    (found,) = read(text, published=[date(2024, 6, 5)], directory=starter()).proposals
    assert {one.side: (one.office, one.holder) for one in found.sides} == sides
    assert found.date.value == "2024-06-04"
