# SPDX-License-Identifier: Apache-2.0
"""A thread is read from its beginning, even where clocks disagree."""

from __future__ import annotations

from typing import Any

from wasl.console.search import in_order


def said(id_: str, time: str, *refs: str) -> dict[str, Any]:
    return {"id": id_, "time": time, "refs": list(refs), "supersedes": None}


def ids(*entries: dict[str, Any]) -> str:
    return "".join(entry["id"] for entry in in_order(list(entries)))


def test_an_answer_stands_behind_what_it_answers() -> None:
    assert ids(said("c", "3", "b"), said("b", "2", "a"), said("a", "1")) == "abc"
    assert ids(said("b", "1", "a"), said("a", "9"), said("x", "5")) == "xab"
    assert ids(said("b", "1", "not here"), said("a", "0", "b")) == "ba"


def test_nothing_is_left_out() -> None:
    assert sorted(ids(said("a", "1", "b"), said("b", "2", "a"), said("c", "3"))) == ["a", "b", "c"]
