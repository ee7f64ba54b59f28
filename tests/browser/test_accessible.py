# SPDX-License-Identifier: Apache-2.0
"""For everybody: what a screen reader is told, what a finger hits, what a weak eye reads.

Rules:

1. axe-core finds nothing, in no theme, on the watch, a FLASH, the lock, and every layer.
2. Targets have 44 px at least; nothing scrolls sideways, is cut off or covered: on a desk, on a
   phone, at 320 px, and with type of twice the size.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen
from tests.browser.test_screens import accessible, layer, press

THEMES = ("dark", "light", "dim")
LAYERS = {
    "Control+k": "palette-title",
    "F1": "keys-title",
    "Slash": "search-title",
    "g r": "register-title",
    "g v": "verify-title",
    "g p": "people-title",
    "g u": "audit-title",
}
TARGET_PX = 44
SIZES = {"desk": (1280, 800), "phone": (390, 844), "narrow": (320, 640)}

WATCH = """
- banner:
  - link "{skip-to-log}"
  - heading "Northland" [level=1]
  - button "{nav-search}"
  - combobox "{language}"
  - button "{nav-label}"
  - button "{lock}"
- navigation "{lines-title}":
  - heading "{lines-title}" [level=2]
  - list:
    - listitem:
      - button /A line of tests/
  - region "{alarms-title}"
- main "{log-title}":
  - group "{filter}":
    - button [pressed]
  - log "{log-title}"
- region "{entry-id}"
"""
"""What a screen reader finds on the watch, in this order; more may stand between."""

FLASH = """
- alertdialog:
  - banner:
    - paragraph: {precedence-flash}
  - alert:
    - heading /Sundria/ [level=2]
    - heading "Lys" [level=3]
    - text: "Exercise: a flare by mistake."
  - complementary
  - button "F9 {act-acknowledge}"
  - button "F2 {act-answer}"
  - button "F8 {act-silence}"
"""


def tree(screen: Screen, shape: str) -> str:
    return re.sub(r"\{([a-z-]+)\}", lambda name: screen.t(name[1]), shape)


def at_ease(screen: Screen, what: str, *, target_px: int = TARGET_PX) -> None:
    """Hold the page as it is to what a hand and an eye need."""
    for look in (("wide",), ("covered",), ("small", target_px), ("cut",)):
        assert screen.look(*look) == [], (what, look)


def in_each_theme(screen: Screen) -> None:
    for theme in THEMES:
        screen.page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        accessible(screen, *([["color-contrast"]] if theme != THEMES[0] else []))


def test_axe_finds_nothing_in_any_theme(sit: Sit, parties: dict[str, Party]) -> None:
    far = parties["sundria"]
    entry = far.send("تمرين قصير", precedence="priority", traffic="exercise", subject="axe")
    screen = sit("northland", "Officer whom axe follows", "duty", "administrator")
    page = screen.page
    in_each_theme(screen)
    page.locator(f'[role=log] [data-entry="{entry}"]').click()
    in_each_theme(screen)
    press(screen, "F9")
    in_each_theme(screen)
    press(screen, "Escape", "c")
    expect(page.get_by_label(screen.t("compose-text"), exact=True)).to_be_focused()
    page.locator("details summary", has_text=screen.t("compose-more")).click()
    in_each_theme(screen)
    press(screen, "Escape")
    for keys, title in LAYERS.items():
        press(screen, *keys.split(" "))
        expect(layer(screen, title)).to_be_visible()
        page.wait_for_function("() => !document.querySelector('[role=dialog] [disabled]')")
        in_each_theme(screen)
        press(screen, "Escape")
        expect(layer(screen, title)).to_have_count(0)
    screen.button("nav-label").click()
    in_each_theme(screen)
    press(screen, "Escape")
    far.send("تمرين", precedence="flash", traffic="exercise", subject="axe")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    in_each_theme(screen)
    press(screen, "F2")
    in_each_theme(screen)
    press(screen, "Control+Alt+l")
    expect(page.get_by_role("alert")).to_contain_text(screen.t("locked-ringing"))
    in_each_theme(screen)
    press(screen, "F9")


def test_a_screen_reader_is_told_what_is_where(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Listening officer")
    page = screen.page
    for language in ("ar", "ru", "en"):
        screen.switch(language)
        expect(page.locator("body")).to_match_aria_snapshot(tree(screen, WATCH))
    said = {"text": "Exercise: a flare by mistake.", "subject": "Lys", "traffic": "exercise"}
    for language in ("ar", "ru", "en"):
        screen.switch(language)
        parties["sundria"].send(**said, precedence="flash")
        alarm = page.get_by_role("alertdialog")
        expect(alarm).to_match_aria_snapshot(tree(screen, FLASH))
        press(screen, "F9")
        expect(alarm).to_have_count(0)


@pytest.fixture(scope="module")
def large_type(launch: Callable[..., Browser]) -> Browser:
    """A browser of somebody who has set type of twice the size."""
    return launch("--blink-settings=defaultFontSize=32,defaultFixedFontSize=26")


def walk(screen: Screen, entry: str, far: Party, *, target_px: int = TARGET_PX) -> None:
    """Hold every screen to it, from the front to the lock."""
    page = screen.page
    for deck in ("rail", "log", "pane"):
        page.evaluate("deck => { location.hash = `#/watch?deck=${deck}`; }", deck)
        page.wait_for_timeout(150)
        at_ease(screen, deck, target_px=target_px)
    page.evaluate("entry => { location.hash = `#/watch?entry=${entry}&deck=pane`; }", entry)
    expect(page.get_by_role("article")).to_be_visible()
    at_ease(screen, "an entry", target_px=target_px)
    press(screen, "F9")
    at_ease(screen, "acknowledging", target_px=target_px)
    press(screen, "Escape", "c")
    page.locator("details summary", has_text=screen.t("compose-more")).click()
    at_ease(screen, "writing", target_px=target_px)
    press(screen, "Escape")
    for keys, title in LAYERS.items():
        press(screen, *keys.split(" "))
        expect(layer(screen, title)).to_be_visible()
        at_ease(screen, title, target_px=target_px)
        press(screen, "Escape")
        expect(layer(screen, title)).to_have_count(0)
    flash = far.send("تمرين: قذيفة إنارة", precedence="flash", traffic="exercise", subject="نور")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    at_ease(screen, "a FLASH", target_px=target_px)
    expect(page.locator("#flash-text .line").first).to_be_in_viewport(ratio=0.9)
    assert page.locator("#flash-text").evaluate(
        "each => each.scrollHeight <= each.clientHeight + 1"
    )
    screen.shot(f"flash-{page.evaluate('innerWidth')}")
    page.get_by_role("alertdialog").get_by_role("button", name="F9").click()
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    assert flash


@pytest.mark.parametrize("size", SIZES)
def test_it_fits_a_hand_and_an_eye(size: str, sit: Sit, parties: dict[str, Party]) -> None:
    far = parties["sundria"]
    entry = far.send("تمرين قصير", precedence="priority", traffic="exercise", subject=size)
    width, height = SIZES[size]
    screen = sit("northland", f"Officer with a {size}", "duty", "administrator")
    screen.page.set_viewport_size({"width": width, "height": height})
    walk(screen, entry, far)
    screen.switch("ru")
    at_ease(screen, "the longest words")
    press(screen, "Control+Alt+l")
    expect(screen.button("unlock")).to_be_visible()
    at_ease(screen, "locked")


def test_it_can_be_read_with_type_of_twice_the_size(
    large_type: Browser, parties: dict[str, Party]
) -> None:
    far = parties["sundria"]
    entry = far.send("تمرين قصير", precedence="priority", traffic="exercise", subject="large")
    screen = Screen(large_type, parties["northland"])
    screen.enrol("Officer with large type", "duty", "administrator")
    try:
        walk(screen, entry, far)
        row = screen.page.locator(f'[role=log] [data-entry="{entry}"]')
        expect(row).to_have_count(1)
        assert row.evaluate("each => each.scrollHeight <= each.clientHeight + 2"), "a row is cut"
        screen.shot("large-type")
    finally:
        screen.close()
