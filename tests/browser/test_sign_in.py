# SPDX-License-Identifier: Apache-2.0
"""Signing in: by a link and a passkey, by the passkey again, and not otherwise."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen
from tests.browser.test_screens import accessible

EACH = pytest.mark.parametrize("party", ["northland", "sundria"])


@EACH
def test_an_officer_enrols_and_signs_in_again(party: str, sit: Sit) -> None:
    screen = sit(party, f"Officer of {party}")
    expect(screen.page.get_by_role("log")).to_be_visible()
    expect(screen.page.locator("html")).to_have_attribute(
        "dir", "rtl" if screen.language == "ar" else "ltr"
    )
    assert "/enrol/" not in screen.page.url
    screen.shot("watch")
    screen.context.clear_cookies()
    screen.provoked.append("401")
    screen.open()
    screen.button("signin-passkey").click()
    screen.past_sound()
    expect(screen.page.get_by_role("log")).to_be_visible()


def test_a_link_works_once(sit: Sit, parties: dict[str, Party]) -> None:
    link = parties["northland"].link("Once", "duty", once=True)
    first, second = sit("northland"), sit("northland")
    first.open(link)
    first.speak()
    first.button("signin-title").click()
    first.past_sound()
    second.provoked.append("status of 4")
    second.open(link)
    second.speak()
    second.button("signin-title").click()
    expect(second.page.get_by_role("alert")).to_contain_text(second.t("enrol-expired"))


@EACH
def test_a_further_passkey_lets_in_and_the_lost_one_is_removed(party: str, sit: Sit) -> None:
    screen = sit(party, f"Two keys of {party}")
    mine = open_mine(screen)
    keys = mine.get_by_role("region", name=screen.t("mine-passkeys"))
    expect(keys.get_by_role("listitem")).to_contain_text([screen.t("mine-passkey-here")])
    screen.new_authenticator()  # the first key is at home
    keys.get_by_role("textbox", name=screen.t("mine-label")).fill("Spare 2")
    keys.get_by_role("button", name=screen.t("mine-add")).click()
    expect(keys.get_by_role("listitem")).to_contain_text([screen.t("mine-unnamed"), "Spare 2"])
    screen.shot("mine")
    accessible(screen)
    screen.context.clear_cookies()
    screen.provoked.append("401")
    screen.open()
    screen.button("signin-passkey").click()
    screen.past_sound()
    mine = open_mine(screen)
    keys = mine.get_by_role("region", name=screen.t("mine-passkeys"))
    first = keys.get_by_role("listitem").filter(has_text=screen.t("mine-unnamed"))
    first.get_by_role("button", name=screen.t("mine-remove")).click()
    screen.shot("mine-remove")
    first.get_by_role("group").get_by_role("button", name=screen.t("mine-remove")).click()
    expect(keys.get_by_role("listitem")).to_contain_text(["Spare 2"])
    sessions = mine.get_by_role("region", name=screen.t("mine-sessions"))
    expect(sessions.get_by_role("listitem")).to_contain_text([screen.t("mine-session-here")])


def test_ending_a_session_closes_its_screen(sit: Sit, parties: dict[str, Party]) -> None:
    """And the officer who was let in without a passkey is asked for one first."""
    here = sit("northland", "Ends sessions")
    there = sit("northland")
    there.open(parties["northland"].link("Ends sessions", once=True))
    there.speak()
    there.button("signin-title").click()
    there.past_sound()
    there.provoked += ["401", "WebSocket"]
    sessions = open_mine(here).get_by_role("region", name=here.t("mine-sessions"))
    expect(sessions.get_by_role("listitem")).to_have_count(2)
    here.shot("mine-sessions")
    sessions.get_by_role("button", name=here.t("mine-end-others")).click()
    expect(sessions.get_by_role("listitem")).to_have_count(1)
    expect(there.page.get_by_text(there.t("signin-ended"))).to_be_visible()


def test_an_administrators_screen_asks_for_nothing_that_it_may_not(sit: Sit) -> None:
    screen = sit("northland", "Only administers", "administrator")
    screen.page.keyboard.press("g")
    screen.page.keyboard.press("u")
    audit = screen.page.get_by_role("dialog", name=screen.t("audit-title"))
    mine = audit.get_by_role("row").filter(has_text="Only administers")
    expect(mine.filter(has_text=screen.t("audit-event-signed-in"))).to_have_count(1)
    expect(mine.filter(has_text=screen.t("audit-event-refused"))).to_have_count(0)


def open_mine(screen: Screen) -> Locator:
    """Open the officer's own page, by the menu in which the name stands."""
    screen.button("nav-label").click()
    screen.button("nav-mine").click()
    return screen.page.get_by_role("dialog", name=screen.t("nav-mine"))


def test_nobody_sees_anything_without_signing_in(sit: Sit) -> None:
    screen = sit("northland")
    screen.open()
    screen.speak()
    expect(screen.button("signin-passkey")).to_be_visible()
    assert screen.page.get_by_role("log").count() == 0
    for path in ("lines", "alarms", "people", "audit", "drafts", "search?q=a"):
        status, answer = screen.party.ask("GET", f"/api/{path}")
        assert (status, answer["error"]["code"]) == (401, "NOT_SIGNED_IN"), path


def test_language_and_theme_come_along_to_another_desk(sit: Sit, parties: dict[str, Party]) -> None:
    first = sit("sundria", "Who moves", "duty")
    first.switch("ar")
    for theme in ("light", "dim"):
        with first.page.expect_response("**/api/looks"):
            first.page.get_by_role("button", name=first.t("theme")).click()
        expect(first.page.locator("html")).to_have_attribute("data-theme", theme)
    assert "lang" not in first.page.url

    second = sit("sundria")
    second.open(parties["sundria"].link("Who moves", once=True))
    expect(second.page.locator("html")).to_have_attribute("lang", "ru")
    second.button("signin-title").click()
    expect(second.page.locator("html")).to_have_attribute("lang", "ar")  # before the sound
    expect(second.page.locator("html")).to_have_attribute("data-theme", "dim")
    second.language = "ar"
    second.past_sound()
    second.open(f"{second.party.origin}/#/watch?lang=en&theme=light")  # the address comes first
    second.page.reload()
    second.language = "en"
    second.past_sound()
    expect(second.page.locator("html")).to_have_attribute("data-theme", "light")
    second.open()
    second.page.reload()
    expect(second.page.locator("html")).to_have_attribute("lang", "ar")
    expect(second.page.locator("html")).to_have_attribute("data-theme", "dim")
