# SPDX-License-Identifier: Apache-2.0
"""The desk by the keyboard alone, from the link that was handed over to the file that was exported.

Rules:

1. Nothing is clicked. What no key does is come to with Tab.
2. After each press the focus can be seen, and is on something. Esc loses no word that was typed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen

LANGUAGES = pytest.mark.parametrize("language", ["ar", "ru", "en"])
TABS_MOST = 90
NIGHT_S = 30
"""Within this an officer who has never seen the desk has acknowledged a FLASH."""

WORDS = {
    "ar": ("تقرير الليل", "تمرين: هل تسمعوننا؟", "لا نملك القوارب"),
    "ru": ("Ночная сводка", "Учение: слышите нас?", "Нет катеров"),
    "en": ("Night report", "Exercise: do you hear us?", "We have no boats"),
}

REGION = """() => {
    const at = document.activeElement;
    const places = ["header", "nav.rail", "main.log", "section.pane"];
    return places.findIndex(each => at?.closest(each));
}"""
"""In which part of the watch the focus is, in the order in which they are read."""


@dataclass
class Hand:
    """A hand on the keyboard, before a screen."""

    screen: Screen

    def press(self, *keys: str) -> None:
        for key in keys:
            self.screen.page.keyboard.press(key)
            self.screen.until(lambda: not self.screen.look("unfocused"), f"a focus after {key}")

    def type(self, words: str) -> None:
        self.screen.page.keyboard.type(words)

    def reach(self, goal: Locator, *, back: bool = False) -> None:
        """Go on with Tab until it has the focus."""
        expect(goal).to_be_visible()
        for _ in range(TABS_MOST):
            if goal.evaluate("each => each === document.activeElement"):
                assert self.screen.look("unfocused") == []
                return
            self.screen.page.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab never comes to {goal}")

    def layer(self, title: str) -> Locator:
        return self.screen.page.get_by_role("dialog", name=self.screen.t(title))

    def box(self, name: str) -> Locator:
        return self.screen.page.get_by_label(self.screen.t(name), exact=True)


@LANGUAGES
def test_a_night_by_the_keyboard_alone(language: str, sit: Sit, parties: dict[str, Party]) -> None:
    near, far = parties["northland"], parties["sundria"]
    screen = sit("northland", language=language)
    hand = Hand(screen)
    subject, text, reason = WORDS[language]
    flash = far.send("تمرين: قذيفة إنارة", precedence="flash", traffic="exercise")
    asked = far.send("تمرين: أرسلوا القوارب", traffic="exercise", subject=f"boats {language}")

    link = near.link(f"New officer {language}", "duty")
    began = time.monotonic()
    screen.open(link)
    expect(screen.page.locator("main button").first).to_be_visible()
    if screen.page.locator("html").get_attribute("lang") != language:
        name = screen.t(f"lang-{language}")
        hand.reach(screen.page.get_by_role("button", name=name, exact=True))
        hand.press("Enter")
    hand.reach(screen.button("enrol-make"))
    hand.press("Enter")
    expect(screen.button("sound-arm")).to_be_focused()
    hand.press("Enter")
    expect(screen.button("soundstep-yes")).to_be_focused()
    hand.press("Enter")
    alarm = screen.page.get_by_role("alertdialog")
    expect(alarm).to_be_visible()
    expect(alarm.get_by_role("button", name="F9")).to_be_focused()
    hand.press("Escape", "Tab", "Tab", "Tab", "Tab", "Shift+Tab")
    assert alarm.evaluate("each => each.contains(document.activeElement)")
    hand.press("F9")
    expect(alarm).to_have_count(0)
    assert time.monotonic() - began < NIGHT_S
    screen.until(
        lambda: near.entry(flash)["ladder"]["northland"]["acknowledged"], "the FLASH is taken"
    )
    _write(hand, subject, text)
    _refuse(hand, far, asked, reason)
    _look_around(hand, near)


def _write(hand: Hand, subject: str, text: str) -> None:
    """Write, address, leave, go on, look at it, go back, send."""
    screen, page = hand.screen, hand.screen.page
    hand.press("c")
    expect(hand.box("compose-text")).to_be_focused()
    hand.type(text)
    hand.reach(hand.box("compose-subject"), back=True)
    hand.type(subject)
    other = page.get_by_label(f"{screen.t('compose-to')}: ")
    hand.reach(other, back=True)
    hand.type("sundria:duty")
    hand.press("Escape")
    expect(hand.box("compose-text")).to_have_count(0)
    draft = page.get_by_role("region", name=screen.t("drafts-title")).get_by_role(
        "button", name=subject
    )
    hand.reach(draft)
    hand.press("Enter")
    expect(hand.box("compose-text")).to_have_value(text)
    expect(hand.box("compose-subject")).to_have_value(subject)
    expect(page.get_by_role("checkbox", name="Sundria: Duty")).to_be_checked()
    review = screen.button("compose-review")
    hand.reach(review)
    hand.press("Enter")
    signed = hand.layer("compose-signed")
    send = signed.get_by_role("button", name=screen.t("act-send"), exact=True)
    expect(send).to_be_focused()
    hand.press("Escape")
    expect(signed).to_have_count(0)
    expect(review).to_be_focused()
    expect(hand.box("compose-text")).to_have_value(text)
    hand.press("Enter")
    expect(send).to_be_focused()
    hand.press("Enter")
    expect(signed).to_have_count(0)
    expect(page.get_by_role("heading", name=subject, level=3)).to_be_visible()
    assert screen.look("unfocused") == []


def _refuse(hand: Hand, far: Party, asked: str, reason: str) -> None:
    """Find an entry, begin a refusal, leave it, take it up again; then answer at length."""
    screen, page = hand.screen, hand.screen.page
    hand.press("/")
    hand.type("القوارب")
    hand.press("Enter")
    hits = hand.layer("search-title").get_by_role("listbox")
    expect(hits).to_be_focused()
    hand.press("j", "k", "Enter")
    expect(hand.layer("search-title")).to_have_count(0)
    read = page.get_by_role("article")
    expect(read.get_by_role("heading", name="boats")).to_be_visible()
    expect(read.get_by_role("button", name=screen.t("act-acknowledge"))).to_be_visible()
    hand.press("F9")
    why = page.get_by_label(screen.t("answer-reason"))
    for _ in range(2):
        hand.reach(page.get_by_role("radio", name=screen.t("answer-received")), back=True)
        hand.press("ArrowDown", "ArrowDown")
        hand.reach(why)
        if not why.input_value():
            hand.type(reason)
            hand.press("Escape")
            expect(why).to_have_count(0)
            hand.press("F9")
    expect(why).to_have_value(reason)
    hand.press("F9")
    screen.until(
        lambda: (far.entry(asked)["ladder"]["northland"]["answered"] or {}).get("reason") == reason,
        "the reason has come",
    )
    expect(why).to_have_count(0)
    hand.press("F2")
    expect(hand.box("compose-text")).to_be_focused()
    hand.press("Escape")


def _look_around(hand: Hand, near: Party) -> None:
    """The palette, a file, the sheet of keys; each gives the focus back. Then all around."""
    screen, page = hand.screen, hand.screen.page
    hand.press("g", "l")
    line = page.locator(".rail button.line")
    expect(line).to_be_focused()
    hand.press("Control+k")
    hand.type("export")  # in English, whatever the language
    with page.expect_download() as saved:
        hand.press("Enter")
        make = hand.layer("export-title").get_by_role("button", name=screen.t("export-make"))
        hand.reach(make)
        hand.press("Enter")
    assert saved.value.path().stat().st_size > 0
    hand.press("Escape")
    expect(hand.layer("export-title")).to_have_count(0)
    expect(line).to_be_focused()
    for key, title in (
        ("F1", "keys-title"),
        ("Shift+Slash", "keys-title"),
        ("Control+k", "palette-title"),
    ):
        hand.press(key)
        expect(hand.layer(title)).to_be_visible()
        hand.press("Escape")
        expect(hand.layer(title)).to_have_count(0)
        expect(line).to_be_focused()
    hand.press("j")
    expect(page.locator('[role=log] [aria-current="true"]')).to_be_focused()
    hand.reach(page.get_by_role("link", name=screen.t("skip-to-log")))
    regions = []
    for _ in range(TABS_MOST):
        page.keyboard.press("Tab")
        region = page.evaluate(REGION)
        if region < 0:
            break  # the end of the page: no trap
        assert screen.look("unfocused") == []
        regions.append(region)
    else:
        raise AssertionError("Tab never comes to the end of the page")
    assert regions == sorted(regions), "header, lines, log, entry: as they are read"
    assert set(regions) == {0, 1, 2, 3}
