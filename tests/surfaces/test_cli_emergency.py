# SPDX-License-Identifier: Apache-2.0
"""The emergency card: all that is agreed on one page, nothing that was not compared, no promise."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.surfaces.command import Camp
from wasl.cli.emergency.words import WORDS
from wasl.trust.fingerprint import format_digits

SAFE = re.compile(r"\bsafe|secure|guarant|безопасн|гаранти|آمن|مضمون", re.IGNORECASE)


@pytest.fixture
def north(friends: tuple[Camp, Camp], agreed: Path) -> Camp:
    """Northland, with the line open and numbers in its configuration."""
    camp = friends[0]
    camp.must("line", "open", agreed)
    config = camp.home / "wasl.toml"
    text = config.read_text("utf-8").split("[emergency]")[0]
    numbers = '["duty desk +000 11", "مناوب <b>&</b> ٠٠٠"]'
    config.write_text(f"{text}[emergency]\nnumbers = {numbers}\n", "utf-8")
    return camp


def digits_of(camp: Camp) -> str:
    return format_digits(camp.must("card", "fingerprint")["digits"])


def test_the_page_says_all_that_is_needed(north: Camp, friends: tuple[Camp, Camp]) -> None:
    done = north.ask("card", "emergency", "sundria").fits("card-emergency")
    assert (done.code, done.err) == (0, "")
    text = done.object["text"]
    for camp in friends:
        assert digits_of(camp) in text
        assert f"    {camp.party}" in text
    assert "نورثلاند" in text
    assert "Сандрия" in text
    assert "coast (Coast guard)" in text
    assert "https://127.0.0.1:" in text
    assert "duty desk +000 11" in text
    assert re.search(r"FLASH .*0:10:00", text)
    assert re.search(r"ROUTINE .*6:00:00", text)
    assert done.object["line"] in text
    for words in WORDS.values():
        assert words.title in text
    assert text.index(WORDS["ar"].steps_title) < text.index(WORDS["en"].steps_title)


def test_right_to_left_lines_are_isolated(north: Camp) -> None:
    out = north.wasl("card", "emergency", "sundria").out
    for row in out.splitlines():
        assert row.count("\u2068") == row.count("\u2069")
        if re.search("[\u0600-\u06ff]", row):
            assert "\u2068" in row


def test_digits_that_nobody_compared_are_not_printed(
    north: Camp, friends: tuple[Camp, Camp]
) -> None:
    (north.home / "cards" / "sundria.verified").unlink()
    done = north.ask("card", "emergency", "sundria")
    assert digits_of(friends[1]) not in done.object["text"]
    assert WORDS["en"].unverified in done.object["text"]
    assert "sundria is not verified" in done.err


def test_missing_numbers_are_warned_of(north: Camp) -> None:
    config = north.home / "wasl.toml"
    config.write_text(config.read_text("utf-8").split("[emergency]")[0], "utf-8")
    done = north.ask("card", "emergency", "sundria")
    assert done.code == 0
    assert "no telephone number" in done.err
    assert WORDS["ru"].no_numbers in done.object["text"]


class Page(HTMLParser):
    """What a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_html_page_loads_nothing_and_has_its_directions(north: Camp) -> None:
    file = north.folder / "card.html"
    done = north.ask("card", "emergency", "sundria", "--html", "--out", file)
    assert done.fits("card-emergency").object["text"] is None
    page = Page()
    data = file.read_text("utf-8")
    page.feed(data)
    assert not [tag for tag, _ in page.tags if tag in {"script", "link", "img", "iframe", "a"}]
    assert not re.search(r"url\(|@import|src=|href=", data)
    assert "default-src 'none'" in data
    sections = [attrs for tag, attrs in page.tags if tag == "section"]
    assert sections == [
        {"lang": "ar", "dir": "rtl"},
        {"lang": "ru", "dir": "ltr"},
        {"lang": "en", "dir": "ltr"},
    ]
    assert "مناوب <b>&</b> ٠٠٠" in page.text, "text of others is text"
    assert "@page" in data
    again = north.ask("card", "emergency", "sundria", "--out", file)
    assert (again.code, again.error["code"]) == (2, "WASL-1005")


def test_it_promises_nothing(north: Camp) -> None:
    text = north.ask("card", "emergency", "sundria").object["text"]
    assert not SAFE.search(text)
    for words in WORDS.values():
        assert words.warning.split(":")[0] in " ".join(re.sub("[\u2068\u2069]", "", text).split())


def test_no_such_line(north: Camp) -> None:
    done = north.ask("card", "emergency", "eastmark")
    assert (done.code, done.error["code"]) == (2, "WASL-1003")
