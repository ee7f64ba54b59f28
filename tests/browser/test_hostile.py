# SPDX-License-Identifier: Apache-2.0
"""Hostile words, stolen sessions, and what a page may never do."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.architecture.tree import ROOT
from tests.browser.conftest import Sit
from tests.browser.homes import Party
from wasl.errors import Misuse

EACH = pytest.mark.parametrize("party", ["northland", "sundria"])
AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
SCRIPT = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>javascript:pwned()'
BIDI = "transfer \u202e0001\u202c to \u2066A\u2069\u200b\u00ad end"


@EACH
@pytest.mark.parametrize("words", [SCRIPT, "x" * 10_000], ids=["script", "long"])
def test_hostile_words_are_drawn_and_never_obeyed(
    words: str, party: str, sit: Sit, parties: dict[str, Party]
) -> None:
    screen = sit(party, f"Careful officer {len(words)} {party}")
    done = parties[screen.party.far].send(words, traffic="test", subject="hostile")
    row = screen.page.locator(f'[data-entry="{done}"]')
    row.click()
    pane = screen.page.get_by_role("region", name=screen.t("entry-id"), exact=True)
    expect(pane).to_contain_text(words.split(maxsplit=1)[0][:8])
    assert screen.page.evaluate("() => window.pwned") is None
    assert pane.locator("img, script, iframe").count() == 0
    wide = screen.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "the page scrolls sideways"


@EACH
def test_what_turns_text_is_refused_where_it_is_written(
    party: str, sit: Sit, parties: dict[str, Party]
) -> None:
    with pytest.raises(Misuse, match=r"U\+202E"):
        parties[party].send(BIDI, traffic="test")
    screen = sit(party, f"Pasting officer of {party}")
    screen.page.keyboard.press("c")
    box = screen.page.get_by_label(screen.t("compose-text"), exact=True)
    box.fill(BIDI)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(screen.page.get_by_role("alert").first).to_be_visible()


def test_a_lone_surrogate_is_refused_by_name(sit: Sit) -> None:
    screen = sit("northland", "Surrogate officer")
    screen.provoked.append("status of 4")
    done = screen.page.evaluate(
        """async () => {
            const said = '{"line":"sundria","text":"\\\\ud800",' +
                '"from_office":"duty","to_offices":["duty"]}';
            const answer = await fetch("/api/send", {
                method: "POST",
                headers: {"Content-Type": "application/json", "Idempotency-Key": "surrogate"},
                body: said,
            });
            return [answer.status, (await answer.json()).error];
        }"""
    )
    assert 400 <= done[0] < 500, done
    assert done[1]["code"], done
    assert done[1]["what"]


def test_a_stolen_cookie_is_of_no_use_elsewhere(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Robbed officer")
    cookie = dict(screen.context.cookies()[0])
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    assert screen.page.evaluate("() => document.cookie") == ""
    said = f"{cookie['name']}={cookie['value']}"
    north, south = parties["northland"], parties["sundria"]
    assert south.ask("GET", "/api/lines", Cookie=said)[0] == 401
    status, answer = north.ask("GET", "/api/lines", Cookie=said, Host=f"evil.example:{north.port}")
    assert (status, answer["error"]["code"]) == (421, "WRONG_HOST")
    status, answer = north.ask("DELETE", "/api/session", Cookie=said, Origin="https://evil.example")
    assert (status, answer["error"]["code"]) == (403, "FOREIGN_ORIGIN")
    assert north.ask("GET", "/api/lines", Cookie=said)[0] == 200
    screen.button("nav-label").first.click()
    screen.button("sign-out").click()
    expect(screen.button("signin-passkey")).to_be_visible()
    assert north.ask("GET", "/api/lines", Cookie=said)[0] == 401


def test_an_officer_who_is_disabled_is_out_at_once(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("sundria", "Уволенный")
    screen.provoked += ["401", "WebSocket"]
    parties["sundria"].disable("Уволенный")
    expect(screen.button("signin-passkey")).to_be_visible(timeout=30_000)


@EACH
def test_axe_finds_nothing(party: str, sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit(party, f"Officer whom axe follows {party}")
    entry = parties[screen.party.far].send(
        "تمرين قصير", precedence="priority", traffic="exercise", subject="axe"
    )
    screen.page.locator(f'[data-entry="{entry}"]').click()
    found = screen.axe(AXE)
    assert found == []
    sender = parties[screen.party.far]
    sender.send("تمرين", precedence="flash", traffic="exercise", subject="axe")
    expect(screen.page.get_by_role("alertdialog")).to_be_visible()
    assert screen.axe(AXE) == []
    screen.page.keyboard.press("F9")


def test_the_accessibility_tree_has_what_it_must(sit: Sit) -> None:
    screen = sit("sundria", "Слушающий")
    page = screen.page
    expect(page.get_by_role("log", name=screen.t("log-title"))).to_have_count(1)
    for name in ("lock", "nav-search"):
        expect(screen.button(name).first).to_be_visible()
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], input, select, textarea")]
            .filter(each => each.checkVisibility())
            .filter(each => !(each.innerText || each.ariaLabel || each.title))
            .filter(each => !each.labels?.length)
            .map(each => each.outerHTML.slice(0, 90))"""
    )
    assert unnamed == []


def test_a_walk_by_the_keyboard_alone(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Walking officer")
    page = screen.page
    first = parties["sundria"].send("первое", traffic="test", subject="one")
    second = parties["sundria"].send("второе", traffic="test", subject="two")
    for entry in (first, second):
        expect(page.locator(f'[data-entry="{entry}"]')).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator('[data-entry][aria-current="true"]')).to_have_count(1)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("F1")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Slash")
    expect(page.get_by_role("search")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator('[data-entry][aria-current="true"]')).to_have_count(1)


def test_search_finds_other_spellings(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Searching officer")
    parties["sundria"].send(
        "تمرين: إطلاق نار قرب المخفر الأعلى", traffic="exercise", subject="إطلاق"
    )
    screen.page.keyboard.press("Slash")
    box = (
        screen.page.get_by_role("search")
        .get_by_role("textbox")
        .or_(screen.page.get_by_role("search").get_by_role("searchbox"))
    )
    box.first.fill("اطلاق")
    box.first.press("Enter")
    expect(screen.page.get_by_role("dialog").get_by_text("إطلاق").first).to_be_visible()
    screen.shot("search")
