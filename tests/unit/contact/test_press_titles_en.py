# SPDX-License-Identifier: Apache-2.0
"""English titles, honorifics and guests: who is meant by them, and who called."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.reading import read

_ROWS = [
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
