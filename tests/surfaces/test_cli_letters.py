# SPDX-License-Identifier: Apache-2.0
"""Text of others on our terminal, and in our JSON: it can be read, and can do nothing else."""

from __future__ import annotations

import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.cli.letters import (
    FSI,
    PDI,
    clock,
    columns,
    isolate,
    paragraph,
    span,
    told,
    visible,
    width,
)
from wasl.cli.screen import Screen, Style, format_json
from wasl.errors import Code, Misuse

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANY = st.text(st.characters(exclude_categories=[]), max_size=60)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x1b[2J", "⟨U+001B⟩[2J"),
        ("a\rb", "a⟨U+000D⟩b"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("\u202eksa", "⟨U+202E⟩ksa"),
        ("a\u2028b", "a⟨U+2028⟩b"),
        ("a\ufeffb\U000e0041", "a⟨U+FEFF⟩b⟨U+E0041⟩"),
        ("\udc80", "⟨U+DC80⟩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("٣\u200f%", "٣\u200f%"),
        ("Ёж, naïve, 漢字, 😀, ۝", "Ёж, naïve, 漢字, 😀, ۝"),
    ],
)
def test_what_would_act_is_shown_by_its_number(text: str, seen: str) -> None:
    assert visible(text) == seen


@given(ANY)
def test_nothing_that_acts_is_ever_printed(text: str) -> None:
    seen = visible(text)
    assert not set(seen) & set(TURNING)
    assert all(unicodedata.category(each) not in {"Cc", "Cs", "Zl", "Zp"} for each in seen)


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=40))
def test_honest_text_is_not_touched(text: str) -> None:
    assert visible(text) == text


@given(ANY, ANY)
def test_isolation_never_leaks(text: str, other: str) -> None:
    shown = told(text) + told(other)
    depth = 0
    for each in shown:
        depth += (each == FSI) - (each == PDI)
        assert depth in {0, 1}
    assert depth == 0


def test_text_keeps_its_direction_and_leaves_columns_alone() -> None:
    assert isolate("Северная земля 14:00Z") == "Северная земля 14:00Z"
    assert isolate("عند 14:00Z") == f"{FSI}عند 14:00Z{PDI}"
    assert isolate("ש") == f"{FSI}ש{PDI}"
    assert paragraph("أ\n\nb\tc", indent=2) == [f"  {FSI}أ{PDI}", "", "  b    c"]


def test_columns_are_counted_in_cells() -> None:
    assert width("مَرْحَبًا") == 5
    assert width("漢字") == 4
    assert width(told("أ")) == 1
    rows = [["漢字", "x"], ["a", "y"], [told("أب"), "z"]]
    assert columns(rows, indent=1) == [" 漢字  x", " a     y", f" {told('أب')}    z"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59, "59 s"), (600, "10 min"), (10_800, "3 h"), (172_800, "2 d")],
)
def test_spans_lose_nothing(seconds: int, words: str) -> None:
    assert span(seconds) == words


def test_times_are_utc() -> None:
    assert clock("2026-11-22T14:35:07.123Z") == "2026-11-22 14:35:07Z"
    assert clock(None) == "—"


# ── JSON ────────────────────────────────────────────────────────────────────────────────────────


@given(st.recursive(ANY | st.integers() | st.none(), lambda more: st.lists(more, max_size=3)))
def test_json_is_one_line_that_means_the_same(value: object) -> None:
    line = format_json(value)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == value
    assert not set(line) & set(TURNING)


def test_json_keeps_letters_readable() -> None:
    assert format_json({"text": "تمرين Учение \u202e\u0085"}) == (
        '{"text": "تمرين Учение \\u202e\\u0085"}'
    )


# ── the screen ──────────────────────────────────────────────────────────────────────────────────


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def screen(out: io.StringIO, err: io.StringIO | None = None, **environment: str) -> Screen:
    return Screen(json=False, out=out, err=err or io.StringIO(), environment=environment)


def test_colour_is_for_terminals_that_want_it() -> None:
    for out, environment, coloured in (
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ):
        screen(out, **environment).say("good", style=Style.GOOD)
        assert ("\x1b" in out.getvalue()) is coloured


def test_no_line_carries_an_escape_of_others() -> None:
    out = Terminal()
    screen(out).say("\x1b[31mred", "\u202eturned", style=Style.GOOD)
    assert out.getvalue().count("\x1b") == 4, "ours around each line, and no other"
    assert "\u202e" not in out.getvalue()


def test_failure_for_people() -> None:
    err = io.StringIO()
    fault = Misuse(Code.UNKNOWN_ID, "no line “x\x1b”", where="line", do="open one\nfirst")
    screen(io.StringIO(), err).fail(fault)
    assert err.getvalue() == (
        "error WASL-1003: no line “x⟨U+001B⟩” (line)\n  do: open one\nfirst\n"
    ).replace(" (line)", "")
    err = io.StringIO()
    screen(io.StringIO(), err).fail(Misuse(Code.BAD_ARGUMENT, "not so", where="--home"))
    assert err.getvalue() == "error WASL-1001: not so (--home)\n"
