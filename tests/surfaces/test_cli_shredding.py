# SPDX-License-Identifier: Apache-2.0
"""Deleting texts and keeping them from it, on running nodes: what is done, refused and told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.surfaces.command import Camp, wasl
from tests.surfaces.test_cli_keeping import DUTY, STORED, said, shown, until

pytestmark = pytest.mark.timeout(180)

HADDAD = ("--as", "Haddad")
WHY = ("--reason", "order 7", *HADDAD)


def acknowledged(north: Camp, south: Camp, text: str) -> str:
    """A message of Northland that Sundria has taken."""
    name = said(north.ask("send", "sundria", text, *DUTY, *STORED))
    shown(south, name)
    said(south.ask("ack", name, "--answer", "received", "--as", "Петрова"))
    until(lambda: shown(north, name)["state"] == "acknowledged")
    return name


@pytest.fixture
def final(nodes: tuple[Camp, Camp]) -> str:
    """A message of Northland that is final and that nobody waits for."""
    north, south = nodes
    name = acknowledged(north, south, "Hold at the ford.")

    def is_final() -> bool:
        acknowledged(north, south, "Go on.")
        return bool(shown(north, name)["final"])

    until(is_final)
    return name


def test_a_text_is_held_released_shredded_and_still_proven(
    nodes: tuple[Camp, Camp], final: str, tmp_path: Path
) -> None:
    north, south = nodes
    held = north.ask("hold", "put", final, "--reason", "inquiry", *HADDAD).fits("hold")
    assert (held.code, held.object["id"]) == (0, final), held.err
    assert shown(north, final)["held"]
    assert not shown(south, final)["held"], "it is our own"
    assert "yes: it is not shredded here" in north.wasl("show", final).out
    assert [one["id"] for one in north.ask("hold", "list").fits("hold").objects] == [final]
    assert f"HELD  {final}  since 2" in north.wasl("status").out
    for words in (("shred", final, *WHY), ("hold", "put", final, *WHY)):
        refused = north.ask(*words)
        assert (refused.code, refused.error["code"]) == (2, "WASL-1008")
        assert "under a hold" in refused.error["what"]
    assert north.wasl("hold", "release", final, *HADDAD).out.startswith("released  ")
    assert north.wasl("hold", "list", "sundria").out == "Nothing is held.\n"

    done = north.ask("shred", final, "--order", *WHY).fits("shred")
    assert done.code == 0, done.err
    number = int(final.rsplit("/", maxsplit=1)[-1])
    assert [(one["from"], one["to"]) for one in done.object["spans"]] == [(number, number)]
    entry = shown(north, final)
    assert (entry["text"], entry["opened"]) == (None, False)
    (told,) = entry["shredded"]
    assert (told["party"], told["why"], told["id"]) == ("northland", "order", done.object["id"])
    page = north.wasl("show", final).out
    assert f"by northland: by order; {done.object['id']})" in page
    assert "every proof still holds" in page
    (state,) = north.ask("status").fits("line-state").objects
    assert state["texts"]["shredded"] >= 1
    assert "the last at 2" in north.wasl("status").out
    assert "northland has shredded 1 text: by order" in north.wasl("log", "sundria").out
    fact = shown(south, done.object["id"])
    assert (fact["kind"], fact["reason"], fact["by"]) == ("shredded", "order 7", "Haddad")
    assert shown(south, final)["text"] == "Hold at the ford.", "each has its own copy"
    assert "(text shredded 2" in south.wasl("show", final).out
    assert f"shredded: northland.1/{number}" in south.wasl("show", done.object["id"]).out

    again = north.ask("shred", final, *WHY)
    assert (again.code, again.error["code"]) == (2, "WASL-1008")
    assert "was shredded here at 2" in again.error["what"]
    cards = ("--card", north.card, "--card", south.card)
    for camp, other in ((north, "sundria"), (south, "northland")):
        file = tmp_path / f"{camp.party}.wasl-transcript"
        camp.must("export", other, "--out", file)
        verified = wasl("verify", file, *cards)
        assert verified.code == 0
        what = f"northland has shredded texts, order: northland.1/{number}"
        assert f"shredded: {done.object['id']}: {what}\n" in verified.out
        lacks = f"northland.1: without their text: {number}" in verified.out
        assert lacks == (camp is north), "the other side's copy has it"
    file = tmp_path / "entry.wasl-exhibit"
    refused = north.ask("export", "sundria", "--entry", final, "--out", file)
    assert (refused.code, refused.error["code"]) == (2, "WASL-1003"), refused.err
    south.must("export", "northland", "--entry", final, "--out", file)
    assert wasl("verify", file, *cards).code == 0


def test_what_is_not_shredded_and_not_held(nodes: tuple[Camp, Camp], final: str) -> None:
    north, south = nodes
    open_ = said(north.ask("send", "sundria", "Not taken yet.", *DUTY, *STORED))
    shown(south, open_)
    for words, code, what in (
        (("shred", open_, *WHY), "WASL-1008", ""),
        (("shred", "sundria/northland.1/0", *WHY), "WASL-1008", "this entry has no text"),
        (("shred", "sundria/northland.1/99999", *WHY), "WASL-1003", "no entry"),
        (("shred", final, "--reason", " ", *HADDAD), "WASL-1001", "a reason is missing"),
        (("shred", final, "--reason", "x" * 501, *HADDAD), "WASL-1009", "500"),
        (("shred", final, "--reason", "x", "--as", " "), "WASL-1001", "a person"),
        (("hold", "put", "sundria/northland.1/0", *WHY), "WASL-1008", "this entry has no text"),
        (("hold", "put", "nobody", *WHY), "WASL-1003", "no line"),
        (("hold", "release", final, *HADDAD), "WASL-1003", "no such hold"),
        (("hold", "release", "sundria", *HADDAD), "WASL-1003", "no such hold"),
    ):
        done = north.ask(*words)
        assert (done.code, done.error["code"]) == (2, code), words
        assert what in done.error["what"]
    said(south.ask("ack", open_, "--answer", "received", "--as", "Петрова"))


def test_a_whole_line_is_held(nodes: tuple[Camp, Camp], final: str) -> None:
    north, _ = nodes
    held = north.ask("hold", "put", "sundria", *WHY).fits("hold").object
    assert held["id"] is None
    assert "HELD  all texts of sundria" in north.wasl("hold", "list").out
    refused = north.ask("shred", final, *WHY)
    assert (refused.code, refused.error["code"]) == (2, "WASL-1008")
    assert north.ask("hold", "release", "sundria", *HADDAD).code == 0


def test_holds_are_listed_without_a_node(friends: tuple[Camp, Camp], agreed: Path) -> None:
    north = friends[0]
    north.must("line", "open", agreed)
    done = north.wasl("hold", "list")
    assert done.out == "Nothing is held.\n", done.err
    done = north.ask("hold", "put", "sundria", *WHY)
    assert (done.code, done.error["code"]) == (3, "WASL-4001")
