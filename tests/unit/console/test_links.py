# SPDX-License-Identifier: Apache-2.0
"""What hangs together with an entry."""

from __future__ import annotations

from typing import Any

from wasl.console.links import Links


def said(id_: str, *refs: str, supersedes: str | None = None) -> dict[str, Any]:
    return {"id": id_, "refs": list(refs), "supersedes": supersedes}


def test_a_thread_is_found_from_any_of_its_entries() -> None:
    links = Links()
    for one in (said("a"), said("b", "a"), said("c", "b"), said("d", supersedes="a"), said("x")):
        links.put(one)
        links.put(one)
    for start in "abcd":
        assert set(links.thread(start)) == set("abcd")
    assert links.thread("x") == ["x"]
    assert links.thread("of nobody") == ["of nobody"]
    assert links.thread("a")[0] == "a"


def test_circles_and_crowds_are_bounded() -> None:
    links = Links()
    for n in range(1_000):
        links.put(said(f"ack{n}", "a"))
    links.put(said("a", "ack0"))
    assert len(links.thread("a")) == 200
    assert len(links.thread("a", most=5)) == 5


def test_the_oldest_links_go_first() -> None:
    links = Links(most=2)
    for n in range(4):
        links.put(said(f"ack{n}", "a"))
    assert set(links.thread("a")) == {"a", "ack2", "ack3"}
