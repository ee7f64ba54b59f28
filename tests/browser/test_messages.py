# SPDX-License-Identifier: Apache-2.0
"""Messages there and back, what becomes of them, and what is written and not yet sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.writing import release, write

EACH = pytest.mark.parametrize("party", ["northland", "sundria"])
WORDS = {
    "northland": ("فحص الخط", "تمرين: هل تسمعوننا؟ الإحداثيات 34°31'N."),
    "sundria": ("Проверка связи", "Учение: слышим вас хорошо, высота 900 м."),
}


def test_messages_go_there_and_back_side_by_side(sit: Sit) -> None:
    officers = {"northland": "Officer of the north", "sundria": "Officer of the south"}
    screens = {party: sit(party, officer) for party, officer in officers.items()}
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
        took = f"{officers[party]} ({far.t('role-duty')})"
        expect(far.page.get_by_text(took).first).to_be_visible()


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


def test_a_choice_that_fails_late_undoes_no_later_one(sit: Sit) -> None:
    screen = sit("northland", "Undecided officer")
    screen.provoked += ["Failed to load resource", "ERR_FAILED"]
    held: list[Route] = []
    late: list[Route] = []

    def fail(route: Route) -> None:
        """The first choice fails after the second one has."""
        if "ru" not in (route.request.post_data or ""):
            route.abort()
        elif not held:
            held.append(route)
        else:
            late.append(route)
            route.abort()

    screen.page.route(re.compile(r"/looks$"), fail)
    screen.switch("ru")
    screen.until(lambda: held, "the first choice is on its way")
    screen.switch("en")
    expect(screen.page).to_have_url(re.compile("lang=en"))
    held[0].abort()
    screen.until(lambda: len(late) == 3, "it has been tried for the last time")
    screen.page.wait_for_timeout(200)
    screen.page.reload()
    expect(screen.button("sound-arm")).to_be_visible()
    expect(screen.page.locator("html")).to_have_attribute("lang", "en")


def test_what_comes_while_the_desk_loads_is_not_undone(sit: Sit, parties: dict[str, Party]) -> None:
    """An answer of the node that is older than what was heard since."""
    screen = sit("northland", "Early officer")
    colleague = sit("northland", "Colleague of the early one")
    late: list[Route] = []

    def hold(route: Route) -> None:
        if late or route.request.method != "GET":
            route.fallback()
            return
        late.append(route)

    screen.page.route(re.compile(r"/api/drafts$"), hold)
    screen.page.reload()
    screen.until(lambda: late, "drafts are asked for")
    cookie = late[0].request.all_headers()["cookie"]
    status, old = parties["northland"].ask("GET", "/api/drafts", Cookie=cookie)
    write(colleague, "a draft meanwhile", "text")
    heard = screen.page.get_by_role("button", name="a draft meanwhile")
    screen.past_sound()
    expect(heard).to_be_visible()
    late[0].fulfill(status=status, json=old)
    expect(screen.page.get_by_role("navigation", name=screen.t("lines-title"))).to_contain_text(
        "A line of tests"
    )
    expect(heard).to_be_visible()
    late.clear()
    screen.page.reload()  # and once more, with a draft that no list knows
    screen.until(lambda: late, "drafts are asked for again")
    screen.past_sound()
    screen.button("act-write").first.click()
    box = screen.page.get_by_label(screen.t("compose-text"), exact=True)
    expect(box).to_be_focused()
    late[0].fulfill(status=status, json=old)
    expect(screen.page.get_by_role("log").get_by_role("button").first).to_be_visible()
    expect(box).to_be_focused()


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
