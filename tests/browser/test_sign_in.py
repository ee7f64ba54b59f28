# SPDX-License-Identifier: Apache-2.0
"""Signing in: by a link and a passkey, by the passkey again, and not otherwise."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party

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
