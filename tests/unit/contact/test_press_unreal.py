# SPDX-License-Identifier: Apache-2.0
"""What sounds like a contact and is none; who met, and who only tells of another."""

from __future__ import annotations

from datetime import date

import pytest

from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read
from wasl.home.offices import starter_directory

PUBLISHED = date(2024, 3, 12)


def proposals(text: str) -> tuple[Proposal, ...]:
    return read(text, published=[PUBLISHED], directory=starter_directory()).proposals


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov said that Blinken talks one way and acts another.",
        "Raisi accused Mohammed bin Salman of talking to Israel.",
        "Xi Jinping distrusts Vladimir Putin, and each speaks of the other as a friend.",
        "Muttaqi said that Pakistan's Khawaja Asif was meeting the truth with bombs.",
        "A mural in Vilnius shows Putin meeting Trump with a kiss.",
        "Macron, Sunak and Scholz met on a stage in London, in wax, on Tuesday.",
        "Hakan Fidan and Giorgos Gerapetritis are to speak at a conference on Friday.",
        "Jordan's King Abdullah discussed Gaza in an interview with CNN about Netanyahu.",
        "Putin met a council to discuss relations with Armenia after Pashinyan's speech.",
        "Asked when he would next talk to Rishi Sunak, Leo Varadkar of Ireland shrugged.",
        "Most people want President Tsai Ing-wen to meet President Xi Jinping.",
        "In a post addressed to Kim Jong-un, Donald Trump hoped that the two would meet.",
        "William Ruto met a banker on Tuesday, days after Uganda's Yoweri Museveni left.",
        "Andrzej Duda and Donald Tusk met on Tuesday before the trip to Joe Biden.",
        "Olaf Scholz met the leader of Venezuela's opposition, Maria Machado, on Tuesday.",
        "Annalena Baerbock called Vladimir Putin's offer of talks cynical on Tuesday.",
        "Dmytro Kuleba spoke to Germany's Bild newspaper about Olaf Scholz.",
        "Erdogan, in a phone call to a television show, criticised Kyriakos Mitsotakis.",
        "Nobody answered when asked whether Joe Biden had spoken to Vladimir Putin.",
        "Ministers demanded that Joe Biden speak to Vladimir Putin.",
        "Were Vladimir Putin to call Olaf Scholz, nobody in Berlin would pick up.",
        "Ignazio Cassis told parliament he saw no point in talks with Sergei Lavrov.",
        "A meeting between Donald Trump and Kim Jong-un would send a signal.",
        "Nabih Berri of Lebanon met a banker to discuss French envoy Le Drian's proposal.",
        "Imran Khan and Narendra Modi gave speeches. They talk to their televisions.",
    ],
)
def test_what_only_sounds_like_a_contact_is_none(text: str) -> None:
    assert proposals(text) == ()


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Lavrov and Blinken spoke on the sidelines of a forum on Monday.", "RU US"),
        ("Xi Jinping thanked Vladimir Putin for gas when they spoke on Monday.", "CN RU"),
        ("Hakan Fidan said that he and Marco Rubio had talked on Monday.", "TR US"),
        ("After President Zelensky landed, Andrzej Duda met him on Monday.", "UA PL"),
        ("Sisi discussed ties with Israel with Jordan's King Abdullah on Monday.", "EG JO"),
        ("Macron and Scholz met on Monday together with the emir of Qatar.", "FR DE QA"),
    ],
)
def test_who_is_taken_up_met(text: str, sides: str) -> None:
    (one,) = proposals(text)
    assert {party.side for party in one.sides} == set(sides.split())
    assert one.date.value == "2024-03-11"


@pytest.mark.parametrize(
    ("title", "name", "office"),
    [
        ("The chief of staff of the Algerian army", "Said Chanegriha", "chief-of-general-staff"),
        ("The director of Israel's Shin Bet", "Ronen Bar", "intelligence-chief"),
        ("The head of Egyptian General Intelligence", "Abbas Kamel", "intelligence-chief"),
        ("The head of Sudan's army and Sovereign Council", "Abdel Fattah", "head-of-state"),
    ],
)
def test_a_title_is_told_by_what_somebody_heads(title: str, name: str, office: str) -> None:
    text = f"{title}, {name}, met Emmanuel Macron in Paris on Monday and said it went well."
    (one,) = proposals(text)
    assert (one.sides[0].office, one.sides[0].holder) == (office, name)
    assert one.date.value == "2024-03-11"


def test_counterparts_of_several_sides_have_their_names() -> None:
    text = (
        "Lavrov spoke on Monday with his Kenyan and Thai counterparts, Musa Mudavadi and Ann Lee."
    )
    held = {one.sides[1].side: one.sides[1].holder for one in proposals(text)}
    assert held == {"KE": "Musa Mudavadi", "TH": "Ann Lee"}


def test_who_tells_of_a_meeting_after_it_took_no_part() -> None:
    text = (
        "Vladimir Putin met Emmanuel Macron in Moscow on Monday. Briefing reporters after the "
        "meeting, Sergei Lavrov said the two presidents had discussed Ukraine with French caution."
    )
    (one,) = proposals(text)
    assert {party.holder for party in one.sides} == {"Vladimir Putin", "Emmanuel Macron"}


def test_a_ministry_that_asks_its_counterpart_is_the_side() -> None:
    text = (
        "The Kenyan foreign ministry said on Monday it had asked its Somali counterpart for a call."
    )
    (one,) = proposals(text)
    assert {party.office for party in one.sides} == {"foreign-ministry"}
    assert one.initiator is not None
    assert (one.initiator.side, one.initiator.said_by) == ("KE", "KE")


def test_who_opens_a_sentence_by_rank_is_the_officer_before() -> None:
    text = (
        "A visit to Kampala by Kenya's army chief, set for Friday, has been postponed. "
        "General Charles Kahariri was due to meet Ugandan President Yoweri Museveni."
    )
    (one,) = proposals(text)
    assert (str(one.status), one.date.value) == ("cancelled", "2024-03-15")
    assert one.sides[0].holder == "Charles Kahariri"


def test_a_longer_name_is_nobody_of_a_shorter_one() -> None:
    text = "Hulusi Akar, Ali Mahmoud Abbas and Sergei Shoigu met on Monday."
    assert all(party.side != "PS" for one in proposals(text) for party in one.sides)


def test_who_signs_a_statement_says_i() -> None:
    text = (
        "Statement by Minister of Foreign Affairs Melanie Joly\n\nOttawa, March 11, 2024\n\n"
        "I spoke today with my Indian counterpart, Subrahmanyam Jaishankar.\n"
    )
    (one,) = read(text, published=[date(2024, 3, 11)], directory=starter_directory()).proposals
    assert [party.side for party in one.sides] == ["CA", "IN"]
    assert one.sides[1].office == "foreign-minister"


def test_a_letter_that_he_sent_has_a_sender_and_a_day() -> None:
    text = (
        "Greek Prime Minister Kyriakos Mitsotakis offered planes in a letter that he sent to "
        "Turkey's foreign minister Hakan Fidan on Monday."
    )
    (one,) = proposals(text)
    assert one.date.value == "2024-03-11"
    assert one.initiator is not None
    assert one.initiator.side == "GR"


@pytest.mark.parametrize(
    "text",
    [
        (
            'Iran\'s deputy ambassador told his Dutch colleague to "look at me when I speak" '
            "on Friday in a Security Council session."
        ),
        (
            "Iran's envoy told his Saudi colleague during a General Assembly debate on "
            "Monday that he lied."
        ),
        (
            "Rwandan Foreign Minister Vincent Biruta had proposed to receive his Burundian "
            "colleague Albert Shingiro in Huye."
        ),
        (
            "Kenyan President William Ruto has suggested hosting Sudan's army chief Abdel "
            "Fattah al-Burhan in Nairobi."
        ),
        (
            "Niger's Prime Minister Lamine Zeine left without conferring with Benin's "
            "President Patrice Talon on Tuesday."
        ),
    ],
)
def test_speeches_and_offers_are_no_contact(text: str) -> None:
    assert not proposals(text)


def test_a_call_to_a_state_that_went_unanswered_is_no_appeal() -> None:
    text = "Seoul's call to Pyongyang over the liaison line went unanswered on Monday morning."
    (one,) = proposals(text)
    assert (str(one.status), one.date.value) == ("unanswered", "2024-03-11")
    assert one.initiator is not None
    assert one.initiator.side == "KR"
    assert not proposals("Norway's calls to Russia to release the crew went unanswered.")


def test_a_queen_behind_her_king_is_of_his_state() -> None:
    text = (
        "Belgium's King Philippe and Queen Mathilde were received by Chilean President "
        "Gabriel Boric at La Moneda on Monday."
    )
    (one,) = proposals(text)
    assert [party.holder for party in one.sides] == ["Philippe", "Gabriel Boric"]


def test_what_i_did_is_of_whom_the_text_told() -> None:
    text = (
        "Kenyan President William Ruto opened a dam on Monday. "
        '"I phoned President Yoweri Museveni of Uganda on Sunday with an offer," he said.'
    )
    (one,) = proposals(text)
    assert ([party.side for party in one.sides], one.date.value) == (["KE", "UG"], "2024-03-10")
    assert not proposals(text.replace("phoned", "would have phoned"))


def test_the_day_of_a_protest_is_not_that_of_what_it_is_over() -> None:
    text = (
        "Poland summoned Russia's charge d'affaires on Monday over a Russian drone that crossed "
        "into Polish airspace."
    )
    assert [str(one.kind) for one in proposals(text)] == ["protest"]


def test_what_came_then_was_on_the_day_of_what_came_before() -> None:
    text = (
        "Malaysian Prime Minister Anwar Ibrahim telephoned Cambodian Prime Minister Hun Manet on "
        'Sunday. "I then called Thai Prime Minister Srettha Thavisin," he wrote on Monday.'
    )
    assert [one.date.value for one in proposals(text)] == ["2024-03-10", "2024-03-10"]


def test_later_in_the_day_is_of_the_day_on_which_it_was_said() -> None:
    text = "The Kremlin said on Monday that Vladimir Putin would call Xi Jinping later in the day."
    (one,) = proposals(text)
    assert (str(one.status), one.date.value) == ("planned", "2024-03-11")


def test_reports_that_others_made_do_not_date_a_meeting() -> None:
    text = (
        "Danish Foreign Minister Lars Lokke Rasmussen met US envoy Mark Stroh on Monday after "
        "reports of meddling in Greenland."
    )
    (one,) = proposals(text)
    assert one.date.value == "2024-03-11"


def test_a_line_that_is_to_be_opened_has_a_day_to_come() -> None:
    (one,) = proposals("Laos and Vietnam are to open a hotline between their armies on July 1.")
    assert (str(one.kind), one.date.value) == ("line", "2024-07-01")


@pytest.mark.parametrize(
    "verb",
    [
        "defended",
        "hailed",
        "recalled",
        "thanked Sweden for",
        "spoke on Monday about",
        "briefed the cabinet on Monday on",
    ],
)
def test_who_defends_a_meeting_does_not_date_it(verb: str) -> None:
    text = f"Finnish President Alexander Stubb {verb} his meeting with President Xi Jinping."
    said = "" if "Monday" in verb else "On Monday "
    (one,) = proposals(said + text)
    assert one.date.value == "/2024-03-11"
