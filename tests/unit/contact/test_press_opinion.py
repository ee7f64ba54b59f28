# SPDX-License-Identifier: Apache-2.0
"""What of a model's answer counts: words of the text, read by our grammar and directory."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.press.scoring import starter, texts
from tests.unit.contact.test_press_reading import spans
from wasl.contact.contact import Public, Status
from wasl.contact.press.judged.opinion import Opinion, Said, ask, judge, opinion_json, parse_answer
from wasl.contact.press.proposal import Proposal
from wasl.contact.press.reading import read

FIRST = "US Secretary of State Antony Blinken met Turkish Foreign Minister Hakan Fidan on Monday."
SECOND = (
    "Russian Defence Minister Sergei Shoigu spoke with French Defence Minister Sebastien Lecornu"
    " on Tuesday."
)
PAGE = f"Blinken in Ankara\n{FIRST}\nMoscow and Paris\n{SECOND}\n"
DAYS = (date(2024, 1, 10), date(2024, 4, 4))


def second(*published: date) -> Proposal:
    said = [
        Said(1, "status", "held", "spoke with"),
        Said(1, "party", "", "Russian Defence Minister Sergei Shoigu"),
        Said(1, "party", "", "French Defence Minister Sebastien Lecornu"),
        Said(1, "date", "contact", "on Tuesday"),
    ]
    (one,) = judge(said, PAGE, rules=(), directory=starter(), published=published).contacts
    return one.proposal


def test_a_day_is_counted_from_the_publication_of_its_own_article() -> None:
    assert second(*DAYS).date.value == "2024-04-02"
    assert second(DAYS[0]).date.value is None, "and never from that of another"


def test_a_day_on_which_it_was_told_is_a_bound() -> None:
    said = [
        Said(1, "status", "held", "met"),
        Said(1, "party", "", "Turkish Foreign Minister Hakan Fidan"),
        Said(1, "date", "announced", "on Monday"),
    ]
    (one,) = judge(said, PAGE, rules=(), directory=starter(), published=DAYS).contacts
    assert (one.proposal.date.value, one.proposal.date.role) == ("/2024-01-08", "on_or_before")


def test_it_stands_beside_the_rules_by_its_sides() -> None:
    rules = read(PAGE, published=DAYS, directory=starter()).proposals
    said = [
        Said(7, "status", "refused", "spoke with"),
        Said(7, "party", "", "Russian Defence Minister Sergei Shoigu"),
        Said(7, "party", "", "French Defence Minister Sebastien Lecornu"),
        Said(7, "date", "contact", "on Tuesday"),
    ]
    opinion = judge(said, PAGE, rules=rules, directory=starter(), published=DAYS)
    assert [(one.number, one.differs) for one in opinion.contacts] == [(2, ("status",))]
    assert opinion.missed == (1,)


def test_what_is_asked_is_the_text_and_the_same_words_each_time() -> None:
    one, other = ask(FIRST, model="m"), ask(f"<p>{SECOND}</p><script>x()</script>", model="m")
    assert one["messages"][0] == other["messages"][0]
    assert json.loads(one["messages"][1]["content"]) == {"report": FIRST}
    assert json.loads(other["messages"][1]["content"])["report"].strip() == SECOND


@pytest.mark.parametrize(
    "content",
    [
        '{"spans": []}',
        '```json\n{"spans": []}\n```',
        'Here you are: {"spans": []} I hope that helps!',
    ],
)
def test_an_answer_may_have_words_around_it(content: str) -> None:
    data = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    assert parse_answer(data) == []


@given(st.binary(max_size=200) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["choices", "message", "content", "spans", "x"]), inner),
    max_leaves=8,
).map(lambda value: json.dumps(value).encode()))  # fmt: skip
def test_any_answer_is_taken_apart(data: bytes) -> None:
    parse_answer(data)
    content = data.decode("utf-8", "replace")
    parse_answer(json.dumps({"choices": [{"message": {"content": content}}]}).encode())


TEXTS = [text for name, text, _ in texts() if name in ("ar-composite", "ru-call", "en-html")]
KINDS = st.sampled_from(["", "contact", "announced", *Status, *Public])
FIELDS = st.sampled_from(["status", "date", "party", "initiator", "publicity", "topic"])


@given(st.data())
def test_whatever_is_said_only_words_of_the_text_are_told(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    place = st.tuples(st.integers(0, len(text)), st.integers(2, 60))
    quote = place.map(lambda at: text[at[0] : sum(at)].strip()) | st.text(max_size=9)
    row = st.fixed_dictionaries(
        {"contact": st.integers(1, 2), "field": FIELDS, "kind": KINDS, "quote": quote}
    )
    spans_said = {"spans": data.draw(st.lists(row, max_size=12))}
    content = {"choices": [{"message": {"content": json.dumps(spans_said)}}]}
    said = parse_answer(json.dumps(content).encode())
    assert said is not None
    opinion: Opinion = judge(said, text, rules=(), directory=starter(), published=DAYS)
    for span in spans(opinion_json(opinion)):
        assert text[span["start"] : span["end"]] == span["text"]
