# SPDX-License-Identifier: Apache-2.0
"""The index: every word as a prefix, newest first, and nothing of what was shredded."""

from __future__ import annotations

import random

import pytest

from wasl import limits
from wasl.console.folding import words
from wasl.console.index import Filter, Index, Known


def known(n: int, **more: str) -> Known:
    told = {
        "id": f"l/northland.1/{n}",
        "line": "l",
        "author": "northland",
        "kind": "message",
        "precedence": "routine",
        "time": f"2026-11-22T{n // 60:02}:{n % 60:02}:00Z",
        **more,
    }
    return Known(**told)


def filled(*texts: str) -> Index:
    index = Index()
    for n, text in enumerate(texts):
        index.put(known(n), [text])
    return index


def found(index: Index, query: str, **wanted: str) -> list[int]:
    hits, total = index.find(words(query), Filter(**wanted), limit=100)
    assert total == len(hits)
    return [int(hit.id.rpartition("/")[2]) for hit in hits]


def test_every_word_begins_one_of_the_entry_s_newest_first() -> None:
    index = filled("our patrol turns back", "patrols on the river", "the river is high", "قارب")
    assert found(index, "patrol") == [1, 0]
    assert found(index, "riv patr") == [1]
    assert found(index, "THE RIVER") == [2, 1]
    assert found(index, "atrol") == []
    assert found(index, "قا") == [3]
    assert found(index, "") == [3, 2, 1, 0]


def test_filters() -> None:
    index = Index()
    index.put(known(0, author="sundria", precedence="flash"), ["ships"])
    index.put(known(1, kind="acknowledgement"), ["ships"])
    index.put(known(2, line="m"), ["ships"])
    assert found(index, "ships", author="sundria") == [0]
    assert found(index, "ships", precedence="flash", author="northland") == []
    assert found(index, "ships", kind="message") == [2, 0]
    assert found(index, "ships", line="l") == [1, 0]
    assert found(index, "ships", start="2026-11-22T00:01:00Z") == [2, 1]
    assert found(index, "ships", end="2026-11-22T00:01:00Z") == [0]


def test_what_was_shredded_leaves_nothing_behind() -> None:
    index = filled("a secret rendezvous", "a meeting")
    assert "rendezvous" in set(index)
    index.put(known(0), [])
    assert found(index, "secret") == []
    assert set(index) == {"a", "meeting"}
    assert found(index, "") == [1, 0], "that there was an entry stays known"
    index.remove(known(1).id)
    index.remove("of nobody")
    assert set(index) == set()
    assert len(index) == 1


def test_a_text_that_changes_is_found_by_what_it_is_now() -> None:
    index = filled("forty ships", "later")
    index.put(known(0), ["fourteen ships"])
    assert found(index, "forty") == []
    assert found(index, "fourteen") == [0]
    assert found(index, "ships") == [0]


def test_it_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(most=3)
    for n in range(10):
        index.put(known(n), [f"word{n}"])
    assert found(index, "word") == [9, 8, 7]
    assert set(index) == {"word7", "word8", "word9"}
    monkeypatch.setattr(limits, "INDEX_WORDS", 5)
    index.put(known(11), [" ".join(f"w{n}" for n in range(100))])
    assert sum(word.startswith("w") and word[1:].isdigit() for word in index) == 5


def test_a_limit_keeps_the_newest_and_tells_how_many_there_are() -> None:
    hits, total = filled(*["ships"] * 50).find(["ships"], Filter(), limit=2)
    assert [hit.id.rpartition("/")[2] for hit in hits] == ["49", "48"]
    assert total == 50


def test_against_looking_through_everything() -> None:
    rng = random.Random(7)
    letters = "аб"
    index, model = Index(), dict[int, set[str]]()
    for _ in range(2_000):
        n = rng.randrange(60)
        if rng.random() < 0.2:
            index.remove(known(n).id)
            model.pop(n, None)
        else:
            texts = ["".join(rng.choices(letters, k=rng.randint(1, 4))) for _ in range(3)]
            index.put(known(n), texts)
            model[n] = set(texts)
        prefix = "".join(rng.choices(letters, k=2))
        expected = [
            n for n in sorted(model, reverse=True) if any(w.startswith(prefix) for w in model[n])
        ]
        assert found(index, prefix) == expected
    assert set(index) == set().union(*model.values())
