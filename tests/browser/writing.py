# SPDX-License-Identifier: Apache-2.0
"""Writing on the desk, as officers do."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.browser.screen import Screen


def write(screen: Screen, subject: str, text: str, *, traffic: str = "exercise") -> None:
    """Write a message, by the keyboard where there is a key for it."""
    page = screen.page
    expect(page).to_have_url(re.compile("[?&]line="))  # before, there is nobody to write to
    page.get_by_role("log").click(position={"x": 5, "y": 5})
    page.keyboard.press("c")
    box = page.get_by_label(screen.t("compose-text"), exact=True)
    expect(box).to_be_focused()
    box.fill(text)
    page.get_by_label(screen.t("compose-subject"), exact=True).fill(subject)
    other = page.get_by_label(f"{screen.t('compose-to')}: ")
    other.fill(f"{screen.party.far}:duty")
    other.press("Enter")
    open_more(screen)
    choose(screen, "traffic", traffic)
    choose(screen, "compose-from", "duty")


def more(screen: Screen) -> Locator:
    """What is rarely needed, folded away."""
    return screen.page.locator("details", has_text=screen.t("compose-more"))


def open_more(screen: Screen) -> None:
    more(screen).locator("summary").click()


def box(screen: Screen, name: str) -> Locator:
    return screen.page.get_by_role("combobox", name=screen.t(name), exact=True)


def choose(screen: Screen, name: str, value: str) -> None:
    """Choose among what stands under “more”."""
    box(screen, name).select_option(value)


def review(screen: Screen) -> Locator:
    """Look at what will be signed."""
    screen.button("compose-review").click()
    layer = screen.page.get_by_role("dialog")
    expect(layer).to_be_visible()
    return layer


def release(screen: Screen) -> None:
    layer = review(screen)
    layer.get_by_role("button", name=screen.t("act-send"), exact=True).click()
    expect(layer).to_have_count(0)
