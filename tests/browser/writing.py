# SPDX-License-Identifier: Apache-2.0
"""Writing and sending a message on a screen."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.screen import Screen


def write(screen: Screen, subject: str, text: str, *, traffic: str = "exercise") -> None:
    """Write a message, by the keyboard where there is a key for it."""
    page = screen.page
    page.get_by_role("log").click(position={"x": 5, "y": 5})
    page.keyboard.press("c")
    box = page.get_by_label(screen.t("compose-text"), exact=True)
    expect(box).to_be_focused()
    box.fill(text)
    page.get_by_label(screen.t("compose-subject"), exact=True).fill(subject)
    other = page.get_by_label(f"{screen.t('compose-to')}: ")
    other.fill(f"{screen.party.far}:duty")
    other.press("Enter")
    choose(screen, "traffic", traffic)
    choose(screen, "compose-from", "duty")


def choose(screen: Screen, name: str, value: str) -> None:
    """Choose among what stands under “more”, which may have closed by itself."""
    box = screen.page.get_by_role("combobox", name=screen.t(name), exact=True)
    if not box.is_visible():
        screen.page.locator("details summary", has_text=screen.t("compose-more")).click()
    box.select_option(value)


def release(screen: Screen) -> None:
    screen.button("compose-review").click()
    layer = screen.page.get_by_role("dialog")
    expect(layer).to_be_visible()
    layer.get_by_role("button", name=screen.t("act-send"), exact=True).click()
    expect(layer).to_have_count(0)
