# SPDX-License-Identifier: Apache-2.0
"""English titles, honorifics and guests: who is meant by them, and who called."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_ROWS = [
    (
        ("Tajik Defence Minister Said Mirzo met Commander of the Central Military District of "
        "Russia Colonel General Ivan Lapin on Sunday."),
        {"TJ": "Said Mirzo", "RU": "Ivan Lapin"},
        None,
    ),
    (
        ("Peru's Foreign Minister Juan Prado told reporters that Greek Foreign Minister Nikos "
        "Stavrou had called him on Sunday."),
        {"PE": "Juan Prado", "GR": "Nikos Stavrou"},
        "GR",
    ),
    (
        ("Cameroon's Minister Delegate at the Presidency in charge of Defence Joseph Manga "
        "accepted a call from Chad's Defence Minister Ali Issa on Sunday."),
        {"CM": "Joseph Manga", "TD": "Ali Issa"},
        "TD",
    ),
    (
        ("The Chief of General Staff of the Ivorian Armies, General Sekou Bamba, held a VTC on "
        "Monday with Brazilian Defence Minister Fernando Souza e Silva."),
        {"CI": "Sekou Bamba", "BR": "Fernando Souza e Silva"},
        None,
    ),
    (
        ("Pakistan's Defence Secretary Hamood uz Zaman met AMISOM Force Commander Lieutenant "
        "General Tigabu Yilma on Monday."),
        {"PK": "Hamood uz Zaman", "AFU": "Tigabu Yilma"},
        None,
    ),
    (
        ("Nigeria's Foreign Minister Ade Bello on Tuesday received in Abuja the Ambassador of "
        "Brazil to Nigeria, Mr Ricardo Guerra."),
        {"NG": "Ade Bello", "BR": "Ricardo Guerra"},
        None,
    ),
    (
        ("Peru's Foreign Minister Juan Prado met U.S. Assistant Secretary of State for European "
        "and Eurasian Affairs Karen Dole on Tuesday."),
        {"PE": "Juan Prado", "US": "Karen Dole"},
        None,
    ),
    (
        ("Georgia's Defence Minister Irakli Beria met the Commander of US Army Europe and Africa, "
        "General Chris Dole, on Tuesday."),
        {"GE": "Irakli Beria", "US": "Chris Dole"},
        None,
    ),
    (
        ("Chile's President Ana Rojas said after talks with Greek President Nikos Stavrou on "
        "Monday that she had a good day."),
        {"CL": "Ana Rojas", "GR": "Nikos Stavrou"},
        None,
    ),
    (
        ("Poland's top diplomat, Foreign Minister Jan Kowalik, was called late on Monday by "
        "Spain's Foreign Minister Ana Rojas."),
        {"PL": "Jan Kowalik", "ES": "Ana Rojas"},
        "ES",
    ),
    (
        ("Vietnam's Permanent Deputy Foreign Minister Nguyen Van Ha phoned UNIFIL commander "
        "General Luis Sola on Monday. The call was held at the request of the UN side."),
        {"VN": "Nguyen Van Ha", "UN": "Luis Sola"},
        "UN",
    ),
    (
        ("Peru's foreign minister, Juan Prado, met the Minister of Defence of Rwanda Maj. Gen. "
        "Kwame Banobi on Friday."),
        {"PE": "Juan Prado", "RW": "Kwame Banobi"},
        None,
    ),
    (
        ('India\'s Foreign Minister Smt. Uma Rao met Poland\'s army chief, Gen. (ret.) Jan '
        '"Janek" Kowalik, on Friday.'),
        {"IN": "Uma Rao", "PL": "Jan Kowalik"},
        None,
    ),
    (
        ("NAIROBI - Defence Minister Lt. Gen. Koffi Abalo met Ugandan President H.E. "
        "William Karori on Tuesday."),
        {"KE": "Koffi Abalo", "UG": "William Karori"},
        None,
    ),
    (
        ("The US president's special envoy, Kurt Alder, met Peru's Foreign Minister "
        "Juan Prado on Monday."),
        {"US": "Kurt Alder", "PE": "Juan Prado"},
        None,
    ),
    (
        ("Zambian President Jane Mumba was yesterday telephoned by the President of "
        "Burundi, Jean Ndaye."),
        {"ZM": "Jane Mumba", "BI": "Jean Ndaye"},
        "BI",
    ),
    (
        ("Chilean Foreign Minister Ana Rojas phoned Peru's Foreign Minister Juan "
        "Prado at the latter's request."),
        {"CL": "Ana Rojas", "PE": "Juan Prado"},
        "PE",
    ),
    (
        ("Peru's foreign minister, Juan Prado, was received for lunch on Friday, May "
        "31, by Chilean President Ana Rojas."),
        {"PE": "Juan Prado", "CL": "Ana Rojas"},
        None,
    ),
    (
        ("The Foreign Minister of the Republic of the Congo, Jean Mabiala, met "
        "Peru's Foreign Minister Juan Prado."),
        {"CG": "Jean Mabiala", "PE": "Juan Prado"},
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "holders", "caller"), _ROWS, ids=[str(n) for n in range(len(_ROWS))]
)
def test_who_is_meant_and_who_called(
    text: str, holders: dict[str, str], caller: str | None
) -> None:
    (found,) = read(text, published=[date(2024, 6, 4)], directory=starter()).proposals
    assert {one.side: one.holder for one in found.sides} == holders
    assert (found.initiator.side if found.initiator else None) == caller


_HEADS = [
    (
        (
            "The chief of the Kenyan Defence Staff, General Abel Otieno, met General Jan "
            "Novak, chief of staff of the Czech armed forces, on Tuesday."
        ),
        {
            "KE": ("chief-of-general-staff", "Abel Otieno"),
            "CZ": ("chief-of-general-staff", "Jan Novak"),
        },
    ),
    (
        (
            "The head of the Egyptian General Intelligence Service, Hassan Amin, met the "
            "director general of the International Atomic Energy Agency, Luis Prado."
        ),
        {
            "EG": ("intelligence-chief", "Hassan Amin"),
            "IAEA": ("", "Luis Prado"),
        },
    ),
    (
        (
            "High Representative/Vice-President Josep Borrell spoke with Jane Mumba, the "
            "commander of the Zambian Navy."
        ),
        {
            "EU": ("foreign-minister", "Josep Borrell"),
            "ZM": ("military-leaders", "Jane Mumba"),
        },
    ),
    (
        (
            "Foreign Minister Juan Prado of Peru told reporters of grain. His Bolivian "
            "colleague, Luis Mamani, met Mr. Prado in Lima on Monday."
        ),
        {
            "PE": ("foreign-minister", "Juan Prado"),
            "BO": ("foreign-minister", "Luis Mamani"),
        },
    ),
    (
        (
            "An adviser to Zambian President Jane Mumba met Peru's Foreign Minister Juan "
            "Prado on Monday."
        ),
        {
            "ZM": ("aide", ""),
            "PE": ("foreign-minister", "Juan Prado"),
        },
    ),
    (
        (
            "Readout of the Secretary-General's meeting\n\nThe Secretary-General met Zambian "
            "President Jane Mumba on Monday, and spoke of the peacekeepers."
        ),
        {
            "UN": ("secretary-general", "Antonio Guterres"),
            "ZM": ("head-of-state", "Jane Mumba"),
        },
    ),
    (
        "US Secretary of the Army Dan Katz met Indian Foreign Secretary Anil Rao on Monday.",
        {"US": ("", "Dan Katz"), "IN": ("deputy-foreign-minister", "Anil Rao")},
    ),
    (
        "European Council President Antonio Costa met Bulgaria's defence chief Admiral Jan Petrov.",
        {"EU": ("", "Antonio Costa"), "BG": ("chief-of-general-staff", "Jan Petrov")},
    ),
    (
        "Peru's Juan Prado, the foreign minister, met South Africa's Ramaphosa on Monday.",
        {"PE": ("foreign-minister", "Juan Prado"), "ZA": ("head-of-state", "Ramaphosa")},
    ),
    (
        (
            "General Adam Nowak, Chief of General Staff, Royal Saudi Armed Forces, met General "
            "Milan Horak, Pakistan's Chief of Army Staff (COAS), at GHQ."
        ),
        {
            "SA": ("chief-of-general-staff", "Adam Nowak"),
            "PK": ("chief-of-general-staff", "Milan Horak"),
        },
    ),
    (
        "Peru's Foreign Minister Juan Prado met Jan Novak, the US envoy for the Horn of Africa.",
        {"PE": ("foreign-minister", "Juan Prado"), "US": ("aide", "Jan Novak")},
    ),
    (
        (
            "PRESIDENT KENYATTA HOSTS PRESIDENT SALVA KIIR\n\nNAIROBI - President Uhuru Kenyatta "
            "hosted South Sudan President Salva Kiir."
        ),
        {"KE": ("head-of-state", "Uhuru Kenyatta"), "SS": ("head-of-state", "Salva Kiir")},
    ),
    (
        (
            "Foreign Minister Juan Prado of Peru met Fiji's ambassador to Chile, His Excellency "
            "Jan Novak."
        ),
        {"PE": ("foreign-minister", "Juan Prado"), "FJ": ("ambassador", "Jan Novak")},
    ),
    (
        "The top Spanish diplomat met Peru's Foreign Minister Juan Prado in Lima on Monday.",
        {"ES": ("foreign-minister", ""), "PE": ("foreign-minister", "Juan Prado")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sides"), _HEADS, ids=[str(n) for n in range(len(_HEADS))])
def test_what_somebody_heads(text: str, sides: dict[str, tuple[str, str]]) -> None:
    (found,) = read(text, published=[date(2024, 6, 4)], directory=starter()).proposals
    assert {one.side: (one.office, one.holder) for one in found.sides} == sides


@pytest.mark.parametrize(
    "text",
    [
        "The director of the British Museum, Jan Novak, met Peru's Foreign Minister Juan Prado.",
        "The leader of the German Greens, Jan Novak, met Peru's Foreign Minister Juan Prado.",
        "Peru's Foreign Minister Juan Prado met the secretary general of the Austrian party.",
        "Former chief of the Israeli army Dan Katz met Peru's Foreign Minister Juan Prado.",
    ],
)
def test_whose_house_is_of_no_state_takes_no_part(text: str) -> None:
    assert not read(text, published=[date(2024, 6, 4)], directory=starter()).proposals


@pytest.mark.parametrize(
    ("text", "side", "name"),
    [
        ("Ali Hajiyev, foreign policy adviser to Azerbaijan's president,", "AZ", "Ali Hajiyev"),
        ("Johnnie Carson, special adviser to the US president,", "US", "Johnnie Carson"),
        ("Kurt Tong, an adviser to President Joe Biden of the United States,", "US", "Kurt Tong"),
        ("A senior adviser to the US president", "US", ""),
    ],
)  # fmt: skip
def test_an_adviser_is_not_whom_he_advises(text: str, side: str, name: str) -> None:
    met = f"{text} met Kenyan President William Ruto on Monday."
    (one,) = read(met, published=[date(2024, 6, 5)], directory=starter()).proposals
    (who,) = [each for each in one.sides if each.side == side]
    assert (who.office, who.holder) == ("aide", name)


def test_his_is_no_is() -> None:
    met = "On his visit to Nairobi, Olaf Scholz of Germany met William Ruto of Kenya on Monday."
    (one,) = read(met, published=[date(2024, 6, 5)], directory=starter()).proposals
    assert one.status == "held"
