# SPDX-License-Identifier: Apache-2.0
"""Snippets are parts of the original, and marks stand where the query was found."""

from __future__ import annotations

from wasl.console.folding import words
from wasl.console.snippets import snippet


def marked(text: str, query: str) -> list[str]:
    return [part for part, is_marked in snippet([text], sorted(words(query))) if is_marked]


def test_marks_stand_in_the_original() -> None:
    assert marked("قال مُحَمَّد لأحمد", "محمد احمد") == ["مُحَمَّد"]
    assert marked("قال أحمد", "احم") == ["أحم"]
    assert marked("Артём и АРТЕМ", "артём") == ["Артём", "АРТЕМ"]
    assert marked("Straße", "stras") == ["Straß"]


def test_the_pieces_are_the_original_letter_for_letter() -> None:
    text = "<b>& \u202eevil\u202c \ud800</b> " + "слово " * 100 + "цель здесь " + "ещё " * 100
    cut = snippet([text], ["цель"])
    whole = "".join(part for part, _ in cut)
    assert whole.strip("…") in text
    assert ("цель", True) in cut
    assert len(whole) < 250
    assert cut[0] == cut[-1] == ("…", False)


def test_the_first_text_with_a_match_is_cut() -> None:
    assert snippet(["a subject", "the body"], ["body"])[-1] == ("body", True)
    assert snippet(["", "nothing of it"], ["x"]) == [("nothing of it", False)]
    assert snippet([], ["x"]) == []
