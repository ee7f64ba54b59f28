# SPDX-License-Identifier: Apache-2.0
"""The strict text form: one value has one text, and free text can be seen."""

from __future__ import annotations

import pytest

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.trust import statement

FIRST = "wasl/example/v1"


def read(text: str) -> tuple[str, tuple[str, ...], str]:
    with statement.reading(text, FIRST, Code.BAD_CARD) as lines:
        return lines.take("one"), lines.take_all("many"), lines.take("last")


def test_lines_are_taken_in_their_order() -> None:
    fields = [("one", "a b"), ("many", "1"), ("many", "2"), ("last", "z")]
    text = statement.format_statement(FIRST, fields)
    assert text == f"{FIRST}\none a b\nmany 1\nmany 2\nlast z\n"
    assert read(text) == ("a b", ("1", "2"), "z")
    assert read(f"{FIRST}\none a\nlast z\n") == ("a", (), "z")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "line 1"),
        (f"{FIRST}", "last line"),
        ("\n", "line 1"),
        (f"\ufeff{FIRST}\none a\nlast z\n", "line 1"),
        (f"{FIRST} \none a\nlast z\n", "line 1"),
        (f"{FIRST}\n", "line 2"),
        (f"{FIRST}\n\none a\nlast z\n", "line 2"),
        (f"{FIRST}\nlast z\none a\n", "line 2"),
        (f"{FIRST}\none\nlast z\n", "line 2"),
        (f"{FIRST}\none a\nlast z\nmany 1\n", "line 4"),
        (f"{FIRST}\none a\nmany 1\nlast z\nmany 2\n", "line 5"),
    ],
)
def test_a_text_from_outside_is_refused_at_the_line_where_it_is_wrong(
    text: str, where: str
) -> None:
    with pytest.raises(Refused) as raised:
        read(text)
    assert (raised.value.code, raised.value.where) == (Code.BAD_CARD, where)
    assert raised.value.do


def test_other_unicode_line_ends_are_not_line_ends() -> None:
    value, _, _ = read(f"{FIRST}\none a\u2028last z\x0b\x85\nlast z\n")
    assert value == "a\u2028last z\x0b\x85"


def test_a_text_past_the_limit_is_refused_before_it_is_split() -> None:
    with pytest.raises(Refused) as raised:
        read("\n" * (limits.NOTE_BYTES + 1))
    assert raised.value.where == "text"


@pytest.mark.parametrize("value", [0, 9, 10, statement.U64_MOST, 10**20 - 1])
def test_numbers(value: int) -> None:
    assert statement.parse_number(str(value), "n") == value


@pytest.mark.parametrize("text", ["", "-1", "+1", "01", "00", "1 ", " 1", "1\n", "1_0", "٣", "1.0"])
def test_a_number_has_one_spelling(text: str) -> None:
    with pytest.raises(Misuse):
        statement.parse_number(text, "n")


def test_a_number_is_bounded_before_it_is_converted() -> None:
    with pytest.raises(Misuse):
        statement.parse_number("9" * 1_000_000, "n")


def test_octets_in_base64_have_one_spelling() -> None:
    assert statement.format_octets(b"\xfb\xff") == "+/8="
    assert statement.parse_octets("+/8=", "key") == b"\xfb\xff"
    for text in ("-_8=", "+/9=", "+/8", "+/8=\n", "+ /8=", "+/8==", "é", "=", "\ud800"):
        with pytest.raises(Misuse):
            statement.parse_octets(text, "key")


def test_hashes_are_lower_case_hex() -> None:
    assert statement.parse_hash("00ff", "hash") == b"\x00\xff"
    for text in ("00FF", "0ff", "0x00", "00 ff", "00ff\n", "٠٠"):
        with pytest.raises(Misuse):
            statement.parse_hash(text, "hash")


@pytest.mark.parametrize(
    ("value_s", "text"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (1_795_358_100, "2026-11-22T14:35:00Z"),
        (statement.INSTANT_MOST_S, "9999-12-31T23:59:59Z"),
    ],
)
def test_instants(value_s: int, text: str) -> None:
    assert statement.format_instant(value_s) == text
    assert statement.parse_instant(text, "t") == value_s


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22 14:35:00Z",
        "2026-11-22T14:35:00z",
        "2026-11-22T14:35:00",
        "2026-11-22T14:35Z",
        "2026-11-22T24:00:00Z",
        "2026-02-29T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2026-11-22T14:35:00Z\n",
        "٢٠٢٦-11-22T14:35:00Z",
    ],
)
def test_an_instant_has_one_spelling(text: str) -> None:
    with pytest.raises(Misuse):
        statement.parse_instant(text, "t")


@pytest.mark.parametrize(
    "text",
    [
        "Northland",
        "الشمال — مكتب المناوبة (٢٤)",
        "Министерство обороны, дежурный №\u20091".replace("\u2009", " "),
        "می\u200cخواهم",  # ZWNJ between Arabic letters
        "مُ\u200cم",  # the mark on the letter before it does not count
        "Ålesund",
        "مُدِيرٌ",
        "a",
        "x" * 120,
    ],
)
def test_text_that_can_be_read_is_accepted(text: str) -> None:
    statement.check_text(text, "title", most_chars=120)


def test_an_invisible_control_is_named_with_its_place() -> None:
    with pytest.raises(Misuse) as raised:
        statement.check_text("Line \u202eeno", "title", most_chars=120)
    assert raised.value.code == Code.BAD_TEXT
    assert raised.value.what.startswith("U+202E RIGHT-TO-LEFT OVERRIDE at character 6 ")
    assert raised.value.where == "title"
    assert raised.value.do


def test_a_space_of_another_kind_is_named() -> None:
    with pytest.raises(Misuse, match=r"U\+00A0 .* at character 5 is not the ordinary space"):
        statement.check_text("line\u00a0one", "title", most_chars=120)


@pytest.mark.parametrize("point", [0x34F, 0x180F, 0xFE00, 0xFE0F, 0xE0001, 0xE0100, 0xE01EF])
def test_what_prints_as_nothing_is_refused(point: int) -> None:
    with pytest.raises(Misuse, match="cannot be seen"):
        statement.check_text(f"a{chr(point)}b", "title", most_chars=120)


def test_the_first_bad_character_is_the_one_named() -> None:
    with pytest.raises(Misuse, match=r"U\+200B ZERO WIDTH SPACE at character 2 "):
        statement.check_text("a\u200b\u202e", "title", most_chars=120)


@pytest.mark.parametrize(
    "text",
    [
        "\u200cم",
        "م\u200c",
        "م\u200cx",
        "x\u200cم",
        "م\u200c\u200cم",
        "م \u200cم",
        "\u0301\u200cم",
        "م\u200c\u0301م",
    ],
)
def test_a_joiner_that_joins_nothing_is_refused(text: str) -> None:
    with pytest.raises(Misuse):
        statement.check_text(text, "title", most_chars=120)


def test_too_long_is_said_apart_from_too_strange() -> None:
    with pytest.raises(Misuse) as raised:
        statement.check_text("x" * 121, "title", most_chars=120)
    assert raised.value.code == Code.TOO_LONG
    assert "121" in raised.value.what
    assert "120" in raised.value.what
