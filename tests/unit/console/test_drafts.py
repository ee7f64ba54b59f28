# SPDX-License-Identifier: Apache-2.0
"""Drafts: written by one, seen by all, taken over in plain sight."""

from __future__ import annotations

from typing import Any

import pytest

from wasl import limits
from wasl.console.drafts import Drafts
from wasl.errors import Code, Misuse

Json = dict[str, Any]
FIRST = "draft-01"


class Told:
    def __init__(self) -> None:
        self.events: list[tuple[str, Json]] = []
        self.drafts = Drafts(lambda what, body: self.events.append((what, body)), now=lambda: "T")

    def put(self, officer: str = "Haddad", id_: str = FIRST, **fields: object) -> Json:
        return self.drafts.put(id_, line="sundria", fields=fields, officer=officer)


def test_a_draft_is_seen_by_all_desks_and_may_be_half_a_sentence() -> None:
    told = Told()
    draft = told.put(text="our patr", subject="")
    assert draft == {
        "id": FIRST,
        "line": "sundria",
        "officer": "Haddad",
        "updated": "T",
        "fields": {"text": "our patr", "subject": ""},
    }
    told.put(text="our patrol")
    assert [body["draft"]["fields"]["text"] for _, body in told.events] == [
        "our patr",
        "our patrol",
    ]
    assert [one["fields"]["text"] for one in told.drafts.list()] == ["our patrol"]


def test_another_officer_takes_it_over_before_writing() -> None:
    told = Told()
    told.put(text="one")
    for wrong in (lambda: told.put("Saleh"), lambda: told.drafts.delete(FIRST, "Saleh")):
        with pytest.raises(Misuse) as fault:
            wrong()
        assert fault.value.code == Code.NOT_ALLOWED
        assert "Haddad" in fault.value.what
    assert told.drafts.take(FIRST, "Saleh")["officer"] == "Saleh"
    assert told.put("Saleh", text="two")["fields"] == {"text": "two"}
    with pytest.raises(Misuse):
        told.put("Haddad", text="three")


def test_it_ends_when_it_is_sent_or_thrown_away() -> None:
    told = Told()
    told.put()
    told.drafts.delete(FIRST, "Haddad")
    told.put()
    told.drafts.sent(FIRST)
    told.drafts.sent(FIRST)
    assert [what for what, _ in told.events] == ["draft", "draft-gone", "draft", "draft-gone"]
    assert told.drafts.list() == []
    for wrong in (told.drafts.take, told.drafts.delete):
        with pytest.raises(Misuse) as fault:
            wrong(FIRST, "Haddad")
        assert fault.value.code == Code.UNKNOWN_ID


def test_drafts_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "DRAFTS", 2)
    told = Told()
    told.put(text="x" * (limits.DRAFT_BYTES - 100))
    with pytest.raises(Misuse):
        told.put(text="x" * limits.DRAFT_BYTES)
    told.put(id_="draft-02")
    with pytest.raises(Misuse):
        told.put(id_="draft-03")
    told.put(text="the first one may still be written")


@pytest.mark.parametrize("id_", ["", "short", "x" * 65, "with space", "../../etc"])
def test_an_id_is_an_id(id_: str) -> None:
    with pytest.raises(Misuse):
        Told().put(id_=id_)


def test_a_lone_surrogate_does_no_harm() -> None:
    told = Told()
    told.put(text="\ud800")
    assert told.drafts.list()[0]["fields"]["text"] == "\ud800"
