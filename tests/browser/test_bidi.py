# SPDX-License-Identifier: Apache-2.0
"""What is read on the screen is what was written: the place of every character, measured.

Rules:

1. A token is right if its characters stand from left to right in the order in which they are
   written, in paragraphs of both directions and in three languages.
2. The same tokens are measured without our tokenizer: those known to be drawn wrong must be wrong,
   or the measurement proves nothing.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.architecture.tree import ROOT
from wasl.locale import LANGUAGES, source, text

WRONG = [
    "-5",
    "33.5138-N",
    "33°30′49″-N",
    "14:00-16:00",
    "14:00–16:00",
    "2026-11-22",
    "21 1435Z NOV",
    "+963-11-222-3333",
    "3412-7",
    "10-A",
    "50%",
    "№ 7-Б",
]
"""What a right-to-left paragraph draws in another order than that in which it is read."""

RIGHT = ["FL230-250", "37SBT1234567890", "A-10", "12/3", "1,234.5", "Кедр-7", "10.0.0.1:8480"]
"""What it happens to draw well, and must go on to."""

MORE = [
    "+12",
    "−3.5",
    "33.5138 N, 36.2765 E",
    "-33.5138, -36.2765",
    "33°30′49″N 36°16′35″E",
    "37SBT 12345 67890",
    "14:00Z – 16:00Z",
    "2026-11-22T14:35:00Z",
    "221435Z NOV 26",
    "9f86 d081 884c 7d65",
    "0123456789abcdef/northland.1/12",
    "300 bit/s",
    "FL 310",
    "011-222-3333",
    "1 234 567",
]

AROUND = {
    "ar": "وصلت القافلة قبل {} إلى النقطة",
    "ru": "Колонна прибыла до {} в точку",
    "en": "The convoy arrived before {} at the point",
}

LEFTS = """([selector, token]) => {
  const place = document.querySelector(selector);
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const spots = [];
  let whole = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) spots.push([node, at]);
    whole += node.data;
  }
  const start = whole.indexOf(token);
  if (start < 0) throw new Error(`not drawn: ${token} in ${whole}`);
  return spots.slice(start, start + token.length).map(([node, at]) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const { left, top } = range.getBoundingClientRect();
    return [Math.round(top), left];
  });
}"""


@pytest.fixture(scope="module")
def script(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The parts of ``web/src/text`` as one script. ``browser`` has put Node where it is called."""
    folder = tmp_path_factory.mktemp("drawing")
    words = [ROOT / ".venv/bin/node", ROOT / "tests/browser/drawing.mjs", folder]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    return (folder / "drawing.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, browser: Browser, script: str) -> Iterator[Page]:
    """A page of the desk's language and direction, with a place to draw in."""
    made = browser.new_page(viewport={"width": 1280, "height": 800})
    made.set_content('<!doctype html><meta charset="utf-8"><main id="place"></main>')
    made.add_script_tag(content=script)
    made.evaluate(
        "([lang, words]) => drawing.speak(lang, words)", [request.param, source(request.param)]
    )
    yield made
    made.close()


def draw(page: Page, part: str, **props: object) -> None:
    page.evaluate("([part, props]) => drawing.draw(part, props)", [part, props])


def stands_in_order(page: Page, token: str) -> bool:
    spots = page.evaluate(LEFTS, ["#place", token])
    assert len(spots) == len(token)
    return spots == sorted(spots)


def language(page: Page) -> str:
    return page.evaluate("document.documentElement.lang")


@pytest.mark.parametrize("written", LANGUAGES)
@pytest.mark.parametrize("token", [*WRONG, *RIGHT, *MORE])
def test_a_token_is_drawn_as_it_is_read(page: Page, token: str, written: str) -> None:
    draw(page, "Prose", text=AROUND[written].format(token), lang=written)
    assert stands_in_order(page, token)


@pytest.mark.parametrize("token", [*WRONG, *RIGHT, *MORE])
def test_a_token_alone_is_drawn_as_it_is_read(page: Page, token: str) -> None:
    draw(page, "Prose", text=token, lang="ar")
    assert stands_in_order(page, token)


@pytest.mark.parametrize("token", WRONG)
def test_without_the_tokenizer_it_is_not(page: Page, token: str) -> None:
    """Else what is measured above would be right without us."""
    page.evaluate(
        "(said) => { const place = document.getElementById('place');"
        " place.replaceChildren(Object.assign(document.createElement('p'),"
        " { dir: 'rtl', textContent: said })); }",
        AROUND["ar"].format(token),
    )
    assert not stands_in_order(page, token)


@pytest.mark.parametrize("token", [*WRONG, *RIGHT, *MORE])
def test_a_subject_is_drawn_as_it_is_read(page: Page, token: str) -> None:
    draw(page, "Said", text=AROUND["ar"].format(token))
    assert stands_in_order(page, token)


@pytest.mark.parametrize(
    ("said", "way"), [("قافلة 10-A", "rtl"), ("convoy 10-A", "ltr"), ("10-A", "ltr")]
)
def test_a_heading_goes_the_way_of_its_words(page: Page, said: str, way: str) -> None:
    draw(page, "Said", text=said)
    page.evaluate("document.getElementById('place').dir = 'auto'")
    assert page.evaluate("getComputedStyle(document.getElementById('place')).direction") == way


def test_lines_go_each_their_own_way(page: Page) -> None:
    draw(page, "Prose", text="العربية أولًا\nEnglish next\n\nи по-русски", lang="ar")
    ways = page.evaluate(
        "[...document.querySelectorAll('.line')].map((line) => getComputedStyle(line).direction)"
    )
    assert ways == ["rtl", "ltr", "ltr", "ltr"]
    assert page.inner_text(".prose").split("\n")[0] == "العربية أولًا"


@pytest.mark.parametrize(
    ("hidden", "box"),
    [
        ("\\u202e", "U+202E RLO"),
        ("\\u2067", "U+2067 RLI"),
        ("\\u200f", "U+200F RLM"),
        ("\\u061c", "U+061C ALM"),
        ("\\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\\u{e0041}", "U+E0041 TAG"),
        ("\\u0007", "U+0007 BELL"),
        ("\\ud800", "U+D800 LONE SURROGATE"),
    ],
)
def test_what_is_not_seen_is_shown_and_not_obeyed(page: Page, hidden: str, box: str) -> None:
    """The text is made in the page: half of a surrogate pair cannot be sent there."""
    page.evaluate(f'drawing.draw("Prose", {{ text: "attack {hidden}at 10-A dawn", lang: "en" }})')
    assert page.inner_text(".box") == box
    assert stands_in_order(page, "at 10-A dawn")
    assert page.inner_text(".warning") == text(language(page), "text-hidden", count=1)


def test_a_word_without_end_stays_inside(page: Page) -> None:
    for word in ("x" * 10_000, "ش" * 10_000, "1-" * 5_000):
        draw(page, "Prose", text=word, lang="en")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert len(page.inner_text(".prose").replace("\n", "")) == 10_000


def test_a_very_long_text_comes_in_parts(page: Page) -> None:
    said = "قافلة 10-A عند 14:00-16:00\n" * 5_000
    draw(page, "Prose", text=said, lang="ar")
    drawn = page.locator(".line").count()
    assert 100 < drawn < 2_000
    page.click("button")
    assert drawn < page.locator(".line").count() <= 2 * drawn + 1
    draw(page, "Prose", text="قصير", lang="ar")
    assert page.locator("button").count() == 0


def test_markup_is_text(page: Page) -> None:
    said = '<img src=x onerror="alert(1)"><b>&amp;</b>'
    draw(page, "Prose", text=said, lang="en")
    assert page.inner_text(".prose").strip() == said
    assert page.locator(".prose img, .prose b").count() == 0


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("dtg", "2026-11-22T14:35:07Z", "221435Z NOV 26"),
        ("zulu", "2026-11-22T14:35:07Z", "14:35Z"),
        ("local", "2026-11-22T14:35:07Z", "17:35 UTC+3"),
        ("position", "33.5138 N, 36.2765 E", "33.5138 N, 36.2765 E"),
        ("callsign", "10-A", "10-A"),
        ("hash", "9f86d081884c7d65", "9f86 d081 884c 7d65"),
        ("number", -1234567, "-1,234,567"),
        ("id", "0123456789abcdef/northland.1/12", "0123456789abcdef/northland.1/12"),
    ],
)
def test_a_typed_value_is_drawn_as_it_is_read(
    page: Page, kind: str, value: str | float, shown: str
) -> None:
    page.evaluate("drawing.setPlace({ zone: 'Asia/Damascus', months: 'levantine' })")
    draw(page, "Value", kind=kind, value=value)
    assert page.inner_text("#place").strip() == shown
    assert stands_in_order(page, shown)


def test_a_subject_obeys_nothing(page: Page) -> None:
    draw(page, "Said", text="order \u202e10-A now")
    assert page.inner_text(".box") == "U+202E RLO"
    assert stands_in_order(page, "10-A now")


def test_what_is_not_known_is_a_dash(page: Page) -> None:
    draw(page, "Value", kind="dtg", value=None)
    assert page.inner_text("#place").strip() == "—"


def test_a_name_that_can_be_mistaken_is_flagged(page: Page) -> None:
    draw(page, "Name", name="Sundri\u0430", roster=["Sundria", "Meridia"])
    said = text(language(page), "name-confusable", name="Sundria")
    assert page.get_attribute(".flag", "aria-label") == said
    draw(page, "Name", name="Sundria", roster=["Sundria", "Meridia"])
    assert page.locator(".flag").count() == 0
