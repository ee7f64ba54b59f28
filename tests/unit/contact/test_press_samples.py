# SPDX-License-Identifier: Apache-2.0
"""The five reports that this project comes from: all that they tell of contacts is found.

Their sentences do not stand here; what is compared is what was read out of them.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.foreign import SAMPLES, needs_samples
from tests.press.scoring import starter
from tests.unit.contact.test_press_reading import check_spans
from wasl.contact.dates import Span, days_between, parse_when
from wasl.contact.press.judged.comparing import Why
from wasl.contact.press.judged.matching import Item, find_alikes
from wasl.contact.press.judged.together import as_one
from wasl.contact.press.proposal import Kind, Proposal, Reading
from wasl.contact.press.reading import read

pytestmark = needs_samples

PUBLISHED = {
    "000": ["2024-12-05"],
    "001": ["2024-12-05"],
    "002": ["2024-06-26"],
    "003": [],
    "004": ["2024-06-25"],
}
DEFENCE = {("US", "defence-minister", "Lloyd Austin"), ("RU", "defence-minister", "Sergei Shoigu")}
CHIEFS = {
    ("US", "chief-of-general-staff", "Charles Brown"),
    ("RU", "chief-of-general-staff", "Valery Gerasimov"),
}


def sample(number: str, published: list[str] | None = None) -> Reading:
    reading = read_sample(number, published)
    assert not reading.warnings
    return reading


def read_sample(number: str, published: list[str] | None = None) -> Reading:
    assert SAMPLES is not None
    (path,) = SAMPLES.glob(f"{number}_*.txt")
    text = path.read_bytes().decode("utf-8")
    days = PUBLISHED[number] if published is None else published
    reading = read(
        text,
        published=[date.fromisoformat(day) for day in days],
        directory=starter(),
        file=path.name,
    )
    check_spans(text, reading)
    return reading


def of(reading: Reading, kind: Kind, value: str | None = "") -> list[Proposal]:
    return [one for one in reading.proposals if one.kind is kind and value in ("", one.date.value)]


def who(one: Proposal) -> set[tuple[str, str, str]]:
    return {(party.side, party.office, party.holder) for party in one.sides}


def figures(one: Proposal) -> set[tuple[str, str]]:
    return {(claim.what, claim.number) for claim in one.claims}


def outline(reading: Reading) -> list[tuple[str, str | None]]:
    return [(str(one.kind), one.date.value) for one in reading.proposals]


@pytest.mark.parametrize("number", ["000", "001"])
def test_chiefs_of_staff(number: str) -> None:
    (one,) = sample(number).proposals
    assert (one.kind, one.status, one.date.value) == ("contact", "held", "2024-11-27")
    assert (one.date.how, one.date.role) == ("year_inferred", "contact")
    assert who(one) == CHIEFS
    assert one.initiator is not None
    assert (one.initiator.side, one.initiator.said_by) == ("RU", "US")
    assert one.publicity is not None
    assert (one.publicity.public, one.publicity.asked_by) == ("not-announced", "RU")
    assert {account.side for account in one.accounts} == {"US"}
    assert "statement" in {account.channel for account in one.accounts}
    assert one.topics


def test_ministers_of_june_2024_and_the_call_before() -> None:
    reading = sample("002")
    (call,) = of(reading, Kind.CONTACT, "2024-06-25")
    assert call.date.how == "relative"
    assert ("RU", "defence-minister", "Andrei Belousov") in who(call)
    assert call.initiator is not None
    assert (call.initiator.side, call.initiator.said_by) == ("US", "RU")
    channels = {(account.side, account.channel) for account in call.accounts}
    assert {("RU", "telegram"), ("US", "statement")} <= channels
    assert ("months-since", "~16") in figures(call)
    (before,) = of(reading, Kind.CONTACT, "2023-03")
    assert (before.date.role, who(before)) == ("since", DEFENCE)
    assert len(of(reading, Kind.CONTACT)) == 2


def test_the_silence_is_counted_in_days() -> None:
    reading = sample("004")
    now, before = of(reading, Kind.CONTACT)[:2]
    assert (now.date.value, before.date.value) == ("2024-06-25", "2023-03-15")
    assert who(before) == DEFENCE
    ends = [parse_when(str(one.date.value)) for one in (before, now)]
    assert days_between(*ends).least == 468
    assert ends[0].span == Span(date(2023, 3, 15), date(2023, 3, 15))


def test_the_incident_keeps_its_figures_by_speaker() -> None:
    (one,) = of(sample("002"), Kind.INCIDENT)
    by_speaker: dict[str, set[tuple[str, str]]] = {}
    for claim in one.claims:
        by_speaker.setdefault(claim.speaker, set()).add((claim.what, claim.number))
    assert {("killed", ">=5"), ("children", "3"), ("injured", "124")} in [
        each - {("missiles", "5")} for each in by_speaker.values()
    ]
    assert any({("killed", "5"), ("injured", ">100")} <= each for each in by_speaker.values())
    assert {("children", "2")} in by_speaker.values()
    (protest,) = of(sample("002"), Kind.PROTEST)
    assert {(party.side, party.office) for party in protest.sides} == {
        ("RU", "foreign-ministry"),
        ("US", "ambassador"),
    }


def test_ministers_of_may_2022_and_what_was_before() -> None:
    reading = sample("003")
    (call,) = of(reading, Kind.CONTACT, "2022-05-13")
    assert who(call) == DEFENCE
    assert call.initiator is not None
    assert (call.initiator.side, call.initiator.said_by) == ("US", "RU")
    assert {account.side for account in call.accounts} == {"US", "RU"}
    (before,) = of(reading, Kind.CONTACT, "2022-02-18")
    assert (before.date.role, who(before)) == ("since", DEFENCE)
    (advisers,) = of(reading, Kind.CONTACT, "2022-03-15~")
    assert who(advisers) == {
        ("US", "national-security-adviser", "Jake Sullivan"),
        ("RU", "security-council-secretary", "Nikolai Patrushev"),
    }
    assert advisers.initiator is None
    assert len(of(reading, Kind.CONTACT)) == 3


def test_refused_and_repeated_attempts_of_2022() -> None:
    refused, tried = of(sample("003"), Kind.ATTEMPT)
    assert (refused.status, tried.status) == ("refused", "unanswered")
    assert {party.holder for party in refused.sides} == {"", "Lloyd Austin", "Mark Milley"}
    assert who(tried) == DEFENCE
    for one in (refused, tried):
        assert ("attempts", "several") in figures(one)
        assert (one.date.value, one.date.role) == ("/2022-05-13", "on_or_before")
        assert one.initiator is not None
        assert one.initiator.side == "US"


def test_the_hotline() -> None:
    (one,) = of(sample("003"), Kind.LINE)
    assert {party.side for party in one.sides} == {"US", "RU"}


def test_foreign_ministers_in_geneva() -> None:
    (one,) = of(sample("004"), Kind.CONTACT, None)
    assert one.level == "open"
    assert who(one) == {
        ("RU", "foreign-minister", "Sergei Lavrov"),
        ("US", "foreign-minister", "Antony Blinken"),
    }
    assert {account.side for account in one.accounts} == {"US", "RU"}
    about = of(sample("004", ["2024-06-25", "2022-01-21"]), Kind.CONTACT, "/2022-01-21")
    assert len(about) == 1
    assert about[0].date.role == "on_or_before"


def test_the_promised_answers_in_both_wordings() -> None:
    (one,) = of(sample("004"), Kind.COMMITMENT)
    assert [party.side for party in one.sides] == ["US"]
    assert {account.side for account in one.accounts} == {"US", "RU"}
    assert len({account.span.text for account in one.accounts}) == 2
    (dated,) = of(sample("004", ["2024-06-25", "2022-01-21"]), Kind.COMMITMENT)
    assert dated.date.value == "2022-01-22/2022-01-30"


def test_the_manoeuvres() -> None:
    (one,) = of(sample("004"), Kind.EXERCISE)
    assert (one.status, [party.side for party in one.sides]) == ("planned", ["RU"])
    assert figures(one) == {("ships", ">140"), ("aircraft", ">60")}


def test_nothing_else_is_made_of_them() -> None:
    kinds = {number: [kind for kind, _ in outline(sample(number))] for number in PUBLISHED}
    assert kinds["002"] == ["contact", "contact", "protest", "warning", "incident"]
    assert sorted(kinds["003"]) == ["attempt"] * 2 + ["contact"] * 3 + ["line"]
    assert sorted(kinds["004"]) == ["commitment"] + ["contact"] * 3 + ["exercise", "warning"]


def test_what_several_of_them_tell_is_one_contact() -> None:
    items = [
        Item(number, n, one)
        for number in PUBLISHED
        for n, one in enumerate(sample(number).proposals, start=1)
    ]
    found = find_alikes(items, directory=starter())
    told = {
        as_one([item.proposal for item in one.of]).date.value: {item.text for item in one.of}
        for one in found.same
    }
    assert told == {
        "2024-11-27": {"000", "001"},
        "2024-06-25": {"002", "004"},
        "2023-03-15": {"002", "004"},  # a month from one, the day from the other
    }
    assert found.ask == ()
    (call,) = (one for one in found.same if one.of[0].text == "002" and one.why == (Why.DAY,))
    whole = as_one([item.proposal for item in call.of])
    assert who(whole) == {
        ("US", "defence-minister", "Lloyd Austin"),
        ("RU", "defence-minister", "Andrei Belousov"),
    }
    assert whole.initiator is not None
    assert (whole.initiator.side, whole.initiator.said_by) == ("US", "RU")
    assert {account.span.file[:3] for account in whole.accounts} == {"002", "004"}


def test_a_wrong_day_of_publication_makes_a_question_and_no_merge() -> None:
    items = [
        Item(number, n, one)
        for number, day in (("002", "2024-06-25"), ("004", "2024-06-26"))
        for n, one in enumerate(read_sample(number, [day]).proposals, start=1)
    ]
    found = find_alikes(items, directory=starter())
    days = {tuple(item.proposal.date.value for item in asked.of): asked.why for asked in found.ask}
    assert days[None, "2024-06-25"] == (Why.NO_DATE,)
    assert all(item.proposal.date.value != "2024-06-25" for same in found.same for item in same.of)
