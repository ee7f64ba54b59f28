# SPDX-License-Identifier: Apache-2.0
"""Messages there and back, what becomes of them, and what is written and not yet sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen

EACH = pytest.mark.parametrize("party", ["northland", "sundria"])
WORDS = {
    "northland": ("فحص الخط", "تمرين: هل تسمعوننا؟ الإحداثيات 34°31'N."),
    "sundria": ("Проверка связи", "Учение: слышим вас хорошо, высота 900 м."),
}


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


def test_messages_go_there_and_back_side_by_side(sit: Sit) -> None:
    screens = {
        "northland": sit("northland", "Officer of the north"),
        "sundria": sit("sundria", "Officer of the south"),
    }
    for party, screen in screens.items():
        far = screens[screen.party.far]
        subject, text = WORDS[party]
        write(screen, subject, text)
        release(screen)
        row = far.page.get_by_role("log").get_by_role("button", name=subject)
        expect(row).to_be_visible()
        row.click()
        expect(far.page.get_by_text(text.split(".")[0][:20]).first).to_be_visible()
        expect(far.page.locator("strong").first).to_be_visible()
    for party, screen in screens.items():
        screen.shot("side-by-side")
        subject = WORDS[screen.party.far][0]
        screen.page.get_by_role("log").get_by_role("button", name=subject).click()
        screen.page.keyboard.press("F9")
        screen.page.keyboard.press("F9")
        far = screens[screen.party.far]
        far.page.get_by_role("log").get_by_role("button", name=subject).click()
        expect(far.page.get_by_text(screen_officer(party)).first).to_be_visible()


def screen_officer(party: str) -> str:
    return {"northland": "Officer of the north (duty)", "sundria": "Officer of the south (duty)"}[
        party
    ]


@EACH
def test_practice_is_unmistakable(party: str, sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit(party, f"Watcher of {party}")
    for traffic in ("exercise", "simulation", "test"):
        entry = parties[screen.party.far].send(f"{traffic} 1", traffic=traffic, subject=traffic)
        row = screen.page.locator(f'[data-entry="{entry}"]')
        expect(row).to_contain_text(screen.t(f"traffic-{traffic}"))
        stripes = row.evaluate("each => getComputedStyle(each).backgroundImage")
        assert "repeating-linear-gradient" in stripes
        row.click()
        expect(screen.page.get_by_text(screen.t(f"traffic-{traffic}.band")).first).to_be_visible()
    real = parties[screen.party.far].send("no practice", traffic="operation", subject="operation")
    row = screen.page.locator(f'[data-entry="{real}"]')
    expect(row).to_be_visible()
    assert row.evaluate("each => getComputedStyle(each).backgroundImage") == "none"


@EACH
def test_overdue_names_the_last_step(party: str, sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit(party, f"Waiting officer of {party}")
    entry = parties[party].send("تمرين", precedence="immediate", traffic="exercise", subject="due")
    row = screen.page.locator(f'[data-entry="{entry}"]')
    expect(row).to_be_visible()
    row.click()
    name = screen.party.far.title()
    told = screen.raw("overdue-stored-not-shown", party=name)
    expect(screen.page.get_by_text(told).first).to_be_visible(timeout=20_000)
    screen.shot("overdue")


def test_a_draft_outlives_the_node_and_the_language(sit: Sit, parties: dict[str, Party]) -> None:
    """The node dies while somebody writes: what was typed stays, and what is so is said."""
    screen = sit("northland", "Writing officer")
    page = screen.page
    subject, text = "قبل الانقطاع", WORDS["northland"][1]
    write(screen, subject, text)
    box = page.get_by_label(screen.t("compose-text"), exact=True)
    expect(page.get_by_role("form").or_(page.locator("form"))).to_contain_text(
        screen.t("draft-kept")
    )
    screen.provoked += ["ERR_CONNECTION", "WebSocket", "401", "Failed to load resource"]
    parties["northland"].node.kill()
    for number, language in enumerate(("ru", "en", "ar"), start=1):
        screen.switch(language)
        lost = page.get_by_role("alert").filter(has_text=screen.t("offline-no-ack"))
        expect(lost).to_contain_text(screen.t("offline-trying"))
        box = page.get_by_label(screen.t("compose-text"), exact=True)
        expect(box).to_have_value(text)
        box.press("End")
        text += f" {number}"
        box.press_sequentially(f" {number}")
        expect(page.locator("form")).to_contain_text(screen.t("draft-not-kept"))
        screen.shot("no-node")
    page.keyboard.press("Escape")
    draft = page.get_by_role("region", name=screen.t("drafts-title")).get_by_role(
        "button", name=subject
    )
    draft.click()
    expect(box).to_have_value(text)
    parties["northland"].node.start()
    signed_out = screen.button("signin-passkey")
    expect(signed_out).to_be_visible(timeout=40_000)
    signed_out.click()
    screen.past_sound()
    expect(box).to_have_value(text)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("form")).to_contain_text(screen.t("draft-kept"))
    screen.shot("draft-after-kill")
    release(screen)
    expect(page.get_by_role("article")).to_contain_text(text)


@EACH
def test_the_language_changes_and_the_draft_stays(party: str, sit: Sit) -> None:
    screen = sit(party, f"Polyglot of {party}")
    subject, text = WORDS[party]
    write(screen, subject, text)
    for language in ("en", "ru", "ar"):
        screen.switch(language)
        box = screen.page.get_by_label(screen.t("compose-text"), exact=True)
        expect(box).to_have_value(text)
        expect(screen.page.locator("html")).to_have_attribute(
            "dir", "rtl" if language == "ar" else "ltr"
        )
