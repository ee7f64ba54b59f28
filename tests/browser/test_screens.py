# SPDX-License-Identifier: Apache-2.0
"""The screens beside the watch: people, audit, search, export and checking, palette and keys.

All of it is done with the keyboard, and a layer that was closed gives the focus back.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Route, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen

AXE = Path(__file__).parents[2] / "web/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def layer(screen: Screen, title: str) -> Locator:
    return screen.page.get_by_role("dialog", name=screen.t(title))


def press(screen: Screen, *keys: str) -> None:
    for key in keys:
        screen.page.keyboard.press(key)


def accessible(screen: Screen, rules: list[str] = RULES) -> None:
    """Hold the page as it is to the rules of accessibility."""
    if not screen.page.evaluate("() => 'axe' in window"):
        screen.cdp.send("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
    found = screen.page.evaluate(
        "async (rules) => (await axe.run(document, {runOnly: rules})).violations"
        ".map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))])",
        rules,
    )
    assert found == []


def test_an_administrator_adds_an_officer_who_enrols(sit: Sit) -> None:
    screen = sit("northland", "Admin", "administrator")
    page = screen.page
    press(screen, "g", "p")
    people = layer(screen, "people-title")
    people.get_by_role("button", name=screen.t("people-add")).click()
    people.get_by_role("textbox", name=screen.t("people-name")).fill("سلمى حداد")
    people.get_by_role("checkbox", name=screen.t("role-duty")).check()
    screen.shot("people-form")
    accessible(screen)
    press(screen, "Escape")
    expect(people).to_have_count(0)
    press(screen, "g", "p")  # what was begun is there again
    expect(people.get_by_role("textbox", name=screen.t("people-name"))).to_have_value("سلمى حداد")
    people.get_by_role("button", name=screen.t("people-add")).last.click()
    link = people.get_by_role("textbox", name=screen.t("people-link"), exact=True).input_value()
    expect(people.get_by_role("listitem").filter(has_text="سلمى حداد")).to_be_visible()
    screen.shot("people-link")
    people.get_by_role("button", name=screen.t("people-link-given")).click()
    assert link not in page.content()

    other = sit("northland")
    other.open(link)
    other.speak()
    expect(other.page.get_by_role("heading", level=1)).to_contain_text("سلمى حداد")
    other.shot("enrol")
    accessible(other)
    other.button("enrol-make").click()
    other.past_sound()

    press(screen, "Escape", "g", "u")
    audit = layer(screen, "audit-title")
    expect(audit).to_contain_text(screen.t("audit-whole"))
    expect(
        audit.get_by_role("row").filter(has_text=screen.t("audit-event-enrolled"))
    ).not_to_have_count(0)
    expect(audit).to_contain_text(screen.t("audit-how-enrolment"))
    expect(audit).to_contain_text(screen.t("audit-command-line"))
    expect(audit).not_to_contain_text("command line")
    screen.shot("audit")
    accessible(screen)


def test_an_officer_without_the_right_is_offered_nothing_of_it(sit: Sit) -> None:
    screen = sit("northland", "Reader", "readonly")
    press(screen, "g", "p", "g", "u", "g", "v")
    expect(screen.page.get_by_role("dialog")).to_have_count(0)
    press(screen, "Control+k")
    palette = layer(screen, "palette-title")
    expect(palette.get_by_role("option", name=screen.t("nav-search"))).to_be_visible()
    expect(palette.get_by_role("option", name=screen.t("nav-people"))).to_have_count(0)


def test_search_finds_folded_spelling_and_opens_the_entry(
    sit: Sit, parties: dict[str, Party]
) -> None:
    parties["northland"].send("إلى المَدرسة قبل الغروب", subject="عبور")
    screen = sit("northland", "Seeker", "duty")
    screen.page.keyboard.press("/")
    search = layer(screen, "search-title")
    screen.page.keyboard.type("المدرسه")
    press(screen, "Enter")
    hit = search.locator("li[role=option]")
    expect(hit).to_have_count(1)
    expect(hit.locator("mark")).to_have_text("المَدرسة")
    screen.shot("search")
    accessible(screen)
    press(screen, "Enter")
    expect(search).to_have_count(0)
    expect(screen.page.locator("body")).to_contain_text("إلى المَدرسة قبل الغروب")


def test_what_is_exported_is_verified_and_what_is_changed_is_not(
    sit: Sit, parties: dict[str, Party]
) -> None:
    parties["northland"].send("ما يُصدَّر")
    screen = sit("northland")
    page = screen.page
    slow: list[Route] = []

    def hold(route: Route) -> None:
        slow.append(route)

    page.route(re.compile(r"/assets/en-[^/]+\.js$"), hold)
    screen.enrol("Analyst", "analyst")
    press(screen, "Control+k")
    page.keyboard.type("export")  # in English, whatever the language, and before it has come
    press(screen, "Enter")
    screen.until(lambda: slow, "English is asked for")
    for route in slow:
        route.continue_()
    export = layer(screen, "export-title")
    with page.expect_download() as saved:
        export.get_by_role("button", name=screen.t("export-make")).click()
    screen.shot("export")
    accessible(screen)
    data = saved.value.path().read_bytes()
    press(screen, "Escape", "g", "v")
    verify = layer(screen, "verify-title")
    file = verify.locator("input[type=file]")
    file.set_input_files({"name": "line.wasl", "mimeType": "x/x", "buffer": data})
    expect(verify.locator(".verdict")).to_contain_text(screen.t("verdict-verified"))
    expect(verify).to_contain_text(screen.t("verify-not-safe"))
    screen.shot("verify-verified")
    accessible(screen)
    middle = len(data) // 2
    changed = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    file.set_input_files({"name": "changed.wasl", "mimeType": "x/x", "buffer": changed})
    expect(verify).to_contain_text("changed.wasl")
    screen.provoked.append("status of 4")
    screen.until(lambda: not verify.get_by_text(screen.t("verify-running")).is_visible(), "checked")
    expect(verify.get_by_text(screen.t("verdict-verified"), exact=True)).to_have_count(0)
    screen.shot("verify-changed")


def test_a_layer_gives_the_focus_back(sit: Sit) -> None:
    screen = sit("sundria", "Keys", "duty")
    menu = screen.button("nav-label")
    menu.focus()
    for keys, title in (("Shift+Slash", "keys-title"), ("Control+k", "palette-title")):
        press(screen, keys)
        expect(layer(screen, title)).to_be_visible()
        screen.shot(title)
        accessible(screen)
        press(screen, "Escape")
        expect(layer(screen, title)).to_have_count(0)
        expect(menu).to_be_focused()


def test_a_locked_desk_hides_what_was_said_and_still_acknowledges(
    sit: Sit, parties: dict[str, Party]
) -> None:
    screen = sit("sundria", "Locked", "duty")
    press(screen, "Control+Alt+l")
    expect(screen.page.get_by_role("heading", name=screen.t("locked-title"))).to_be_visible()
    sent = parties["northland"].send("سرّ لا يُعرض", precedence="flash")
    flash = screen.page.get_by_role("alert")
    expect(flash).to_contain_text(screen.t("precedence-flash"))  # before a line check that waits
    expect(flash).to_contain_text(screen.t("locked-ringing"))
    assert "سرّ لا يُعرض" not in screen.page.content()
    screen.shot("locked")
    accessible(screen)
    press(screen, "F9")
    screen.until(
        lambda: parties["sundria"].entry(sent)["ladder"]["sundria"]["acknowledged"],
        "acknowledged while locked",
    )
    screen.button("unlock").click()
    screen.past_sound()
