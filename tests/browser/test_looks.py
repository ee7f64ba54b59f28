# SPDX-License-Identifier: Apache-2.0
"""No words are cut off, no screen scrolls sideways: in each language and theme, and on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen

WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
TEXT = {
    "ar": ("مرور قافلة", "تمرّ قافلة إنسانية من 6 شاحنات عند الجسر الشمالي في الساعة 15:20Z."),
    "ru": ("Проход колонны", "Гуманитарная колонна, 6 машин, пройдёт северный мост в 15:20Z."),
    "en": (
        "Passage of a convoy",
        "A humanitarian convoy of 6 lorries passes the north bridge at 15:20Z.",
    ),
}
UNTIDY = """() => {
    const found = [];
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) found.push(`the page is ${wide} px too wide`);
    const told = "button, a, label, summary, legend, th, h1, h2, h3, dt, dd, p, li, select";
    for (const each of document.querySelectorAll(told)) {
        if (!each.checkVisibility() || each.closest(".unseen")) continue;
        const style = getComputedStyle(each);
        const says = `${each.tagName} ${each.textContent.trim().slice(0, 60)}`;
        if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0
            && style.display !== "inline" && style.textOverflow !== "ellipsis")
            found.push(`cut off: ${says}`);
        const box = each.getBoundingClientRect();
        const scrolls = each.closest("[tabindex='0'][role=region], .scroll");
        if (box.width && !scrolls && (box.left < -1 || box.right > innerWidth + 1))
            found.push(`outside: ${says}`);
    }
    return [...new Set(found)];
}"""


def look(screen: Screen, name: str) -> list[str]:
    """Draw the screen, and return what is untidy on it."""
    screen.page.wait_for_timeout(150)  # what moves has come to rest
    screen.shot(name)
    return [f"{name}: {each}" for each in screen.page.evaluate(UNTIDY)]


def in_themes(screen: Screen, name: str) -> list[str]:
    """The same, in each theme and on a phone."""
    found: list[str] = []
    for theme in ("light", "dim", "dark"):
        screen.page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
        found += look(screen, f"{name}-{theme}")
    return found + on_phone(screen, name)


def on_phone(screen: Screen, name: str) -> list[str]:
    screen.page.set_viewport_size(PHONE)
    found = look(screen, f"{name}-phone")
    screen.page.set_viewport_size(WIDE)
    return found


@pytest.mark.parametrize("language", TEXT)
def test_every_screen_is_tidy(language: str, sit: Sit, parties: dict[str, Party]) -> None:
    near, far = parties["northland"], parties["sundria"]
    screen = sit("northland", language=language)
    page, keys = screen.page, screen.page.keyboard
    screen.open()
    screen.speak()
    found = look(screen, "look-sign-in") + on_phone(screen, "look-sign-in")
    screen.open(near.link(f"Officer {language}", "duty", "releaser", "administrator"))
    screen.speak()
    screen.button("enrol-make").wait_for()
    found += look(screen, "look-enrol") + on_phone(screen, "look-enrol")
    screen.button("enrol-make").click()
    screen.button("sound-arm").wait_for()
    found += look(screen, "look-sound")
    screen.past_sound()

    subject, text = TEXT[language]
    heard = far.send(text, subject=subject, precedence="priority", traffic="exercise")
    row = page.locator(f'[data-entry="{heard}"]').first
    expect(row).to_be_visible()
    found += in_themes(screen, "look-watch")
    row.click()
    found += in_themes(screen, "look-entry")
    keys.press("c")
    page.get_by_label(screen.t("compose-text"), exact=True).fill(text)
    page.locator("details summary", has_text=screen.t("compose-more")).click()
    found += in_themes(screen, "look-compose")
    page.get_by_label(f"{screen.t('compose-to')}: ").fill("sundria:duty")
    keys.press("Enter")
    screen.button("compose-review").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    found += look(screen, "look-review") + on_phone(screen, "look-review")
    keys.press("Escape")
    keys.press("Escape")
    row.click()
    keys.press("F9")
    found += look(screen, "look-taking") + on_phone(screen, "look-taking")
    keys.press("Escape")
    layers = {"search": "/", "palette": "Control+k", "keys": "Shift+Slash"}
    for name, key in layers.items():
        page.locator("h1").first.click()
        keys.press(key)
        expect(page.get_by_role("dialog")).to_be_visible()
        for more in page.get_by_role("dialog").locator("summary").all():
            more.click()
        found += look(screen, f"look-{name}") + on_phone(screen, f"look-{name}")
        keys.press("Escape")
    for name, second in {"people": "p", "audit": "u", "verify": "v"}.items():
        page.locator("h1").first.click()
        keys.press("g")
        keys.press(second)
        expect(page.get_by_role("dialog")).to_be_visible()
        found += look(screen, f"look-{name}") + on_phone(screen, f"look-{name}")
        keys.press("Escape")
    page.locator(".pane").get_by_role("button", name=screen.t("act-export"), exact=True).click()
    found += look(screen, "look-export") + on_phone(screen, "look-export")
    keys.press("Escape")
    screen.button("nav-label").click()
    found += look(screen, "look-menu") + on_phone(screen, "look-menu")
    keys.press("Escape")
    flash = far.send(text, subject=subject, precedence="flash")
    expect(page.get_by_role("alertdialog")).to_be_visible()
    found += in_themes(screen, "look-flash")
    keys.press("F9")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    keys.press("Control+Alt+l")
    expect(page.get_by_role("heading", name=screen.t("locked-title"))).to_be_visible()
    found += in_themes(screen, "look-locked")
    assert flash
    assert found == []
