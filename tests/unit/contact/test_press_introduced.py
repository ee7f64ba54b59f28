# SPDX-License-Identifier: Apache-2.0
"""Whom a text introduces, and English phrasings whose words stand apart."""

from __future__ import annotations

from datetime import date

import pytest

from tests.press.scoring import starter
from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read

_DAY = date(2024, 6, 19)  # a Wednesday


def _read(text: str) -> tuple[Proposal, ...]:
    return read(text, published=[_DAY], directory=starter()).proposals


def _told(one: Proposal) -> tuple[str, set[tuple[str, str]], str | None]:
    return str(one.status), {(side.side, side.holder) for side in one.sides}, one.date.value


_CONTACTS = {
    # a side from the place of the report, and a name behind two titles
    "AMMAN - Deputy Prime Minister and Minister of Foreign Affairs and Expatriates Omar Haddad "
    "discussed with his Irish counterpart Sean Walsh, over the phone, aid to Gaza on Sunday.": (
        "held", {("JO", "Omar Haddad"), ("IE", "Sean Walsh")}, "2024-06-16"),
    # a name before its title
    "Pavel Novak, the Czech foreign minister, met his Kenyan counterpart in Nairobi on Monday.": (
        "held", {("CZ", "Pavel Novak"), ("KE", "")}, "2024-06-17"),
    # what was said in a call was not refused by it
    "Polish Prime Minister Jan Kowal refused in a phone call with Latvian President Juris Berzins "
    "on Monday to change the plan.": (
        "held", {("PL", "Jan Kowal"), ("LV", "Juris Berzins")}, "2024-06-17"),
    # *Kuwaiti for-* is no waiting
    "Kuwaiti Foreign Minister Ali Saleh received a written message from his Omani counterpart "
    "Said Nasser on Sunday.": ("held", {("KW", "Ali Saleh"), ("OM", "Said Nasser")}, "/2024-06-16"),
    "Finnish President Kaarlo Lahti told Swiss President Urs Keller on Friday that he agreed.": (
        "held", {("FI", "Kaarlo Lahti"), ("CH", "Urs Keller")}, "2024-06-14"),
    "Chilean President Ana Soto said on Monday that she had met Peruvian President Luis Vega a "
    "day earlier.": ("held", {("CL", "Ana Soto"), ("PE", "Luis Vega")}, "2024-06-16"),
    # a name behind a state, and nothing else
    "Malian President Issa Keita met Bolivia's Rosa Quispe at the forum on Monday.": (
        "held", {("ML", "Issa Keita"), ("BO", "Rosa Quispe")}, "2024-06-17"),
    "Malian President Issa Keita told Qatar's Hamad bin Nasser on Monday that he was ready.": (
        "held", {("ML", "Issa Keita"), ("QA", "Hamad bin Nasser")}, "2024-06-17"),
    # three, each behind his state
    "Mali's Issa Keita, Peru's Luis Vega and Bolivia's Rosa Quispe met in Lima on Monday.": (
        "held", {("ML", "Issa Keita"), ("PE", "Luis Vega"), ("BO", "Rosa Quispe")}, "2024-06-17"),
    "Malian President Issa Keita gave a dinner for Laos' Boun Thammavong on Monday.": (
        "held", {("ML", "Issa Keita"), ("LA", "Boun Thammavong")}, "2024-06-17"),
    # a Kenyan minister, an excellency
    "Kenya's Interior CS Joseph Matiang'i met Peru's Ambassador, HE Rosa Quispe Vega, on Monday.": (
        "held", {("KE", "Joseph Matiang'i"), ("PE", "Rosa Quispe Vega")}, "2024-06-17"),
    # whom somebody sent
    "Malian President Issa Keita sent his special envoy, Moussa Traore, to Lima on Monday, where "
    "he was received by Peruvian President Luis Vega.": (
        "held", {("ML", "Moussa Traore"), ("PE", "Luis Vega")}, "2024-06-17"),
    "The foreign ministers of Estonia, Latvia and Lithuania met in Riga on Tuesday.": (
        "held", {("EE", ""), ("LV", ""), ("LT", "")}, "2024-06-18"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), _CONTACTS.items())
def test_a_contact_of_persons_whom_nobody_knows(
    text: str, wanted: tuple[str, set[tuple[str, str]], str]
) -> None:
    (one,) = _read(text)
    assert _told(one) == wanted


def test_who_was_introduced_is_known_by_the_family_name_and_the_title() -> None:
    found = _read(
        "Angolan Foreign Minister Paulo Neto met Chilean Foreign Minister Ana Soto in Luanda on "
        "Monday.\n\nThe Angolan minister also held talks with Peruvian President Luis Vega.\n\n"
        "Neto and Soto will meet again on Friday."
    )
    assert [_told(one) for one in found] == [
        ("held", {("AO", "Paulo Neto"), ("CL", "Ana Soto")}, "2024-06-17"),
        ("held", {("AO", "Paulo Neto"), ("PE", "Luis Vega")}, "2024-06-17"),
        ("planned", {("AO", "Paulo Neto"), ("CL", "Ana Soto")}, "2024-06-21"),
    ]


def test_the_first_of_two_families_is_the_name() -> None:
    found = _read(
        "Chilean Foreign Minister Ana Soto received Panamanian Foreign Minister Rosa Tewaney "
        "Mencomo on Monday.\n\nTewaney then had lunch with Peruvian President Luis Vega."
    )
    assert _told(found[1])[1] == {("PA", "Rosa Tewaney Mencomo"), ("PE", "Luis Vega")}


def test_two_of_one_side_are_met_separately() -> None:
    found = _read(
        "Malian Foreign Minister Issa Keita met Peruvian President Luis Vega and Prime Minister "
        "Ana Soto separately in Lima on Monday."
    )
    assert [_told(one)[1] for one in found] == [
        {("ML", "Issa Keita"), ("PE", "Luis Vega")},
        {("ML", "Issa Keita"), ("PE", "Ana Soto")},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peru's Luis Vega and Mali's Issa Keita were each received by Chile's President Ana Soto.",
        (
            "Chile's new president, Ana Soto, took calls as head of state on Monday: from Peru's "
            "Luis Vega and Mali's Issa Keita."
        ),
    ],
)
def test_each_of_two_is_a_contact_of_his_own(text: str) -> None:
    found = [{side.side for side in one.sides} for one in _read(text)]
    assert found == [{"CL", "PE"}, {"CL", "ML"}]


def test_who_opens_a_sentence_behind_his_state_is_known_in_the_next() -> None:
    (one,) = _read(
        "India's Ravi Doval flew to Lima on Monday. He met Peruvian President Luis Vega there."
    )
    assert _told(one)[1] == {("IN", "Ravi Doval"), ("PE", "Luis Vega")}


def test_what_fell_through_on_monday_is_not_of_the_next() -> None:
    (one,) = _read(
        "A planned call between the foreign ministers of Peru and Mali fell through on Monday."
    )
    assert (str(one.status), one.date.value) == ("cancelled", "2024-06-17")


def test_two_others_rang_whoever_tells_of_it() -> None:
    found = _read(
        "Chilean President Ana Soto said Peruvian President Luis Vega and Malian President Issa "
        "Keita rang her on Monday."
    )
    assert [{side.side for side in one.sides} for one in found] == [{"CL", "PE"}, {"CL", "ML"}]


def test_the_two_will_speak_again() -> None:
    found = _read(
        "Indian Defence Minister Ravi Rao spoke with his Omani counterpart Said Nasser on Monday."
        "\n\nThe two ministers will speak again on Thursday, Rao said."
    )
    assert [str(one.status) for one in found] == ["held", "planned"]
    assert found[1].date.value == "2024-06-20"


@pytest.mark.parametrize(
    "text",
    [
        "Malian President Issa Keita told Swiss television that talks with Chad were possible.",
        "Malian President Issa Keita held talks with India's Bharat Steel on Monday.",
        "Malian President Issa Keita met tourists from Peru's Machu Picchu on Monday.",
        "Malian President Issa Keita sent Moussa Traore to Lima, where he met President Luis Vega.",
        "The lawmaker received messages from Peru's Luis Vega and Mali's Issa Keita on Monday.",
        "The minister sat down with Peru's Luis Vega and, separately, with Mali's Issa Keita.",
        "Malian President Issa Keita and Peru's Luis Vega Soto exchanged insults on Monday.",
        "WHO Director General Anna Holm met Foreign Minister Paulo Neto in Luanda on Monday.",
        "Swiss President Urs Keller told Malian President Issa Keita in a post on X to step down.",
        "Former Chilean President Ana Soto met Peruvian President Luis Vega at a fair on Monday.",
        "Moldovan President Ion Rusu accused the Swiss president of meddling in talks with Gagauz.",
        "Swiss President Urs Keller said he would talk to Malian President Keita if it helped.",
    ],
)
def test_what_has_no_partner_is_no_contact(text: str) -> None:
    assert not _read(text)


def test_he_called_me_tells_who_called() -> None:
    (one,) = _read(
        "Chilean President Ana Soto and Peruvian President Luis Vega spoke by phone on Monday."
        '\n\n"He called me. It was a good talk," Soto told reporters.'
    )
    assert one.initiator is not None
    assert (one.initiator.side, one.initiator.said_by) == ("PE", "CL")


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            (
                "Wieslaw Kukula, the foreign minister of Poland, and his Czech colleague Karel "
                "Rehka met on Monday."
            ),
            {"Wieslaw Kukula", "Karel Rehka"},
        ),
        (
            (
                "Gen. Koji Yamazaki, chief of Japan's Joint Staff, and his South Korean "
                "counterpart, Adm. Kim Myung-soo, spoke by phone on Monday."
            ),
            {"Koji Yamazaki", "Kim Myung-soo"},
        ),
        (
            (
                "Jordan's army chief Yousef Huneiti met the Iraqi army's chief of staff, Lt. "
                "Gen. Abdul Amir Yarallah, on Monday."
            ),
            {"Yousef Huneiti", "Abdul Amir Yarallah"},
        ),
    ],
)
def test_a_name_before_a_title_and_his_colleague(text: str, holders: set[str]) -> None:
    (one,) = _read(text)
    assert {side.holder for side in one.sides} == holders
