# SPDX-License-Identifier: Apache-2.0
"""The register on the desk: filed by hand, asked, put right and printed, in three languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen
from tests.browser.test_accessible import at_ease, in_each_theme
from tests.browser.test_screens import accessible, layer, press

SAID = {
    "ar": ("وزير الدفاع", "تلقى الوزير اتصالا هاتفيا من نظيره", "الجريدة"),
    "ru": ("Министр обороны", "Министр провёл телефонный разговор", "Газета"),
    "en": ("Minister Hale", "a telephone call at our initiative", "Gazette"),
}
SIDES = {"ar": ("A1", "A2"), "ru": ("R1", "R2"), "en": ("E1", "E2")}
"""Each language has sides of its own: the register of the node is one for all tests."""


def register(screen: Screen) -> Locator:
    press(screen, "g", "r")
    found = layer(screen, "register-title")
    expect(found).to_be_visible()
    return found


def view(screen: Screen, name: str) -> None:
    screen.button(f"register-view-{name}").click()


def file(screen: Screen, day: str, *, status: str = "held", shot: bool = False) -> Locator:
    """Report a contact of two ministers by hand."""
    holder, words, source = SAID[screen.language]
    screen.button("register-add").click()
    form = screen.page.get_by_role("form", name=screen.t("register-add"))
    form.get_by_label(screen.t("register-field-when"), exact=True).fill(day)
    box(form, screen.t("register-field-status")).select_option(status)
    for at, side in enumerate(SIDES[screen.language]):
        form.get_by_label(screen.t("register-side"), exact=True).nth(at).fill(side)
        form.get_by_label(screen.t("register-office"), exact=True).nth(at).fill("minister")
    form.get_by_label(screen.t("register-holder"), exact=True).first.fill(holder)
    box(form, screen.t("register-field-level")).select_option("minister")
    box(form, screen.t("register-field-medium")).select_option("telephone")
    form.get_by_label(screen.t("register-source"), exact=True).fill(source)
    form.get_by_label(screen.t("register-exact-words"), exact=True).fill(words)
    if shot:
        screen.shot("register-form")
        accessible(screen)
    form.get_by_role("button", name=screen.t("register-file")).click()
    expect(form).to_have_count(0)
    pane = screen.page.get_by_role("region", name=screen.t("register-contact"))
    expect(pane.get_by_text(words)).not_to_have_count(0)
    return pane


def account(screen: Screen, pane: Locator, side: str, speaker: str, *, wish: str) -> None:
    pane.get_by_role("button", name=screen.t("register-act-account")).click()
    form = screen.page.get_by_role("form", name=screen.t("register-act-account"))
    box(form, screen.t("register-side")).select_option(side)
    form.get_by_label(screen.t("register-speaker"), exact=True).fill(speaker)
    form.get_by_label(screen.t("register-exact-words"), exact=True).fill(f"{speaker}: …")
    box(form, screen.t("register-field-initiators")).select_option(wish)
    form.get_by_role("button", name=screen.t("register-file")).click()
    expect(form).to_have_count(0)


def box(place: Locator, name: str) -> Locator:
    return place.get_by_role("combobox", name=name, exact=True)


def rows(screen: Screen) -> Locator:
    return screen.page.get_by_role("listbox").get_by_role("option")


def own_rows(screen: Screen) -> Locator:
    """The contacts of this language's sides: others have spoken over the line meanwhile."""
    one, other = SIDES[screen.language]
    return rows(screen).filter(has_text=one).filter(has_text=other)


@pytest.mark.parametrize("language", SAID)
def test_a_contact_is_filed_asked_about_and_printed(language: str, sit: Sit) -> None:
    screen = sit("northland", f"Registrar {language}", "duty", language=language)
    page = screen.page
    found = register(screen)
    expect(found.get_by_role("button", name=screen.t("register-view-contacts"))).to_be_focused()
    one, other = SIDES[language]
    screen.shot("register-empty")
    file(screen, "2023-03-15", shot=True)
    file(screen, "2024-01-10", status="refused")
    pane = file(screen, "2024-06-25")
    expect(pane).to_contain_text(screen.raw("register-days", count=468))
    expect(pane).to_contain_text(screen.t("register-not-said"))
    expect(own_rows(screen).first).to_contain_text("2024-06-25")
    expect(own_rows(screen).first).to_contain_text(screen.t("contact-status-held"))
    expect(own_rows(screen).first).to_contain_text(screen.t("register-origin-reported"))
    account(screen, pane, one, "spokesman", wish=other)
    account(screen, pane, other, "ministry", wish=one)
    expect(pane.get_by_role("article")).to_have_count(2)
    expect(pane).to_contain_text(screen.t("register-kind-initiative"))
    expect(own_rows(screen).first).to_contain_text(screen.raw("register-differ", count=1))
    expect(pane).to_contain_text(screen.t("register-deed-account"))
    expect(pane).to_contain_text(f"Registrar {language}")
    found.locator("..").evaluate("veil => veil.scrollTo(0, 0)")
    screen.shot("register-contact")
    accessible(screen)

    view(screen, "silence")
    found.get_by_label(screen.t("register-between"), exact=True).fill(f"{one}:minister")
    found.get_by_label(screen.t("register-and"), exact=True).fill(f"{other}:minister")
    found.get_by_label(screen.t("register-on-day"), exact=True).fill("2024-06-25")
    found.get_by_role("button", name=screen.t("register-ask"), exact=True).click()
    answer = found.locator(".answer")
    expect(answer).to_contain_text(screen.raw("register-days", count=468))
    expect(answer).to_contain_text("2023-03-15")
    expect(answer).to_contain_text(screen.t("register-complete-no"))
    screen.shot("register-silence")
    accessible(screen)
    screen.button("register-declare").click()
    form = page.get_by_role("form", name=screen.t("register-declare"))
    form.get_by_label(screen.t("search-from"), exact=True).fill("2023")
    form.get_by_label(screen.t("search-to"), exact=True).fill("2024-06")
    form.get_by_role("button", name=screen.t("register-declare-do"), exact=True).click()
    expect(answer).to_contain_text(screen.t("register-complete-yes"))

    view(screen, "counts")
    found.get_by_label(screen.t("register-between"), exact=True).fill(one)
    found.get_by_label(screen.t("register-and"), exact=True).fill(other)
    screen.button("register-narrow").click()
    expect(found.get_by_role("img")).to_have_accessible_name(
        screen.raw("register-chart", **{"from": "2023-03", "to": "2024-06", "most": 1})
    )
    expect(found.locator(".chart rect")).to_have_count(2)
    found.locator("summary", has_text=screen.t("register-as-table")).click()
    expect(found.get_by_role("row")).to_have_count(3)
    screen.shot("register-counts")
    accessible(screen)

    view(screen, "brief")
    found.locator("summary", has_text=screen.t("register-parties")).click()
    page.get_by_role("button", name=f"{screen.t('register-name-side')}: Northland").click()
    form = page.get_by_role("form", name=f"{screen.t('register-name-side')}: Northland")
    form.get_by_label(screen.t("register-side"), exact=True).fill(one)
    form.get_by_role("button", name=screen.t("act-save"), exact=True).click()
    expect(form).to_have_count(0)
    box(found, screen.t("register-with")).select_option(other)
    article = found.get_by_role("article")
    expect(article).to_contain_text("2024-06-25")
    expect(article).to_contain_text(screen.t("register-kind-initiative"))
    expect(article).to_contain_text(SAID[language][0])
    screen.shot("register-brief")
    accessible(screen)
    with page.expect_download() as saved:
        found.get_by_role("link", name=screen.t("register-save-page")).click()
    way = "rtl" if language == "ar" else "ltr"
    paper = saved.value.path().read_text("utf-8")
    assert f'<html lang="{language}" dir="{way}">' in paper
    assert f"<h2>{screen.t('register-brief-holders')}</h2>" in paper
    assert SAID[language][0] in paper
    page.emulate_media(media="print")
    expect(article).to_be_visible()
    expect(screen.button("register-print")).to_be_hidden()
    expect(page.get_by_role("banner")).to_be_hidden()
    screen.shot("register-print")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1, "it is one page"
    page.emulate_media(media="screen")

    press(screen, "Escape")
    expect(found).to_have_count(0)
    register(screen)
    view(screen, "contacts")
    expect(pane).to_contain_text(SAID[language][1])  # where one was, one is again


def test_what_is_wrong_is_put_right(sit: Sit) -> None:
    screen = sit("sundria", "Corrector", "analyst", language="en")
    register(screen)
    first = file(screen, "2022-05-13")
    file(screen, "2022-05")
    first.get_by_role("button", name=screen.t("register-act-merge")).click()
    form = screen.page.get_by_role("form", name=screen.t("register-act-merge"))
    form.get_by_role("checkbox").check()
    accessible(screen)
    form.get_by_role("button", name=screen.t("register-merge"), exact=True).click()
    expect(own_rows(screen)).to_have_count(1)
    expect(first.get_by_role("heading", level=3)).to_contain_text("2022-05-13")
    screen.button("register-act-amend").click()
    form = screen.page.get_by_role("form")
    form = form.filter(has_text=screen.t("register-form-how"))
    box(form, screen.t("register-field-status")).select_option("refused")
    form.get_by_label(screen.t("register-source"), exact=True).fill("Radio")
    form.get_by_role("button", name=screen.t("act-save"), exact=True).click()
    expect(first).to_contain_text("Radio")
    screen.button("register-act-split").click()
    form = screen.page.get_by_role("form", name=screen.t("register-act-split"))
    form.get_by_label(screen.t("register-field-when"), exact=True).last.fill("2022-05-40")
    screen.provoked.append("status of 400")
    form.get_by_role("button", name=screen.t("register-split"), exact=True).click()
    expect(form.get_by_role("alert")).to_be_visible()
    form.get_by_label(screen.t("register-field-when"), exact=True).last.fill("2022-05-14")
    form.get_by_role("button", name=screen.t("register-split"), exact=True).click()
    expect(own_rows(screen)).to_have_count(2)
    screen.button("register-act-reject").click()
    form = screen.page.get_by_role("form", name=screen.t("register-act-reject"))
    form.get_by_role("button", name=screen.t("register-reject"), exact=True).click()
    expect(form).to_contain_text(screen.t("register-reason-needed"))
    form.get_by_label(screen.t("register-reason"), exact=True).fill("a line check")
    form.get_by_role("button", name=screen.t("register-reject"), exact=True).click()
    expect(own_rows(screen)).to_have_count(1)
    expect(first).to_contain_text(screen.t("register-rejected"))
    expect(first).to_contain_text("a line check")


def test_the_record_and_reports_are_not_drawn_alike(sit: Sit, parties: dict[str, Party]) -> None:
    entry = parties["sundria"].send("أين سفنكم؟", subject="السفن")
    parties["northland"].node.until(lambda: parties["northland"].entry(entry), "it came")
    parties["northland"].tidy()
    screen = sit("northland", "Reader of both", "readonly")
    found = register(screen)
    filters = found.locator("summary", has_text=screen.t("filter"))
    filters.click()
    box(found, screen.t("register-origin")).select_option("witnessed")
    screen.button("register-narrow").click()
    expect(rows(screen)).not_to_have_count(0)
    expect(rows(screen).first).to_contain_text(screen.t("register-origin-witnessed"))
    found.get_by_role("listbox").focus()
    press(screen, "j")
    pane = screen.page.get_by_role("region", name=screen.t("register-contact"))
    expect(pane).to_contain_text("السفن")
    expect(screen.button("register-add")).to_have_count(0)
    expect(pane.get_by_role("button", name=screen.t("register-act-account"))).to_have_count(0)
    pane.get_by_role("button", name="sundria.").first.click()
    expect(found).to_have_count(0)
    expect(screen.page.get_by_role("article")).to_be_visible()


def test_what_another_files_is_there_and_found_by_name(sit: Sit) -> None:
    screen = sit("northland", "Looker", "duty", language="en")
    found = register(screen)
    expect(found.get_by_role("searchbox")).to_be_visible()
    other = sit("northland", "Filer", "duty", language="ar")
    register(other)
    other.button("register-add").click()
    form = other.page.get_by_role("form", name=other.t("register-add"))
    form.get_by_label(other.t("register-field-when"), exact=True).fill("2031-05-13")
    sides = (("TR", "defence-minister", ""), ("E1", "minister", "Gerasimov"))
    for at, (side, office, holder) in enumerate(sides):
        form.get_by_label(other.t("register-side"), exact=True).nth(at).fill(side)
        form.get_by_label(other.t("register-office"), exact=True).nth(at).fill(office)
        form.get_by_label(other.t("register-holder"), exact=True).nth(at).fill(holder)
    form.get_by_label(other.t("register-source"), exact=True).fill("Gazette")
    form.get_by_label(other.t("register-exact-words"), exact=True).fill("…")
    form.get_by_role("button", name=other.t("register-file")).click()
    expect(form).to_have_count(0)
    row = rows(screen).first
    expect(row).to_contain_text("2031-05-13")
    expect(row).to_contain_text("Türkiye")
    expect(row).to_contain_text(screen.t("contact-office-defence-minister"))
    expect(rows(other).first).to_contain_text("تركيا")
    found.get_by_role("searchbox").fill("جيراسيموف")
    found.get_by_role("searchbox").press("Enter")
    expect(rows(screen)).to_have_count(1)
    expect(row).to_contain_text("Gerasimov")


HOSTILE = "Minister \u202egnp.exe <img src=x onerror=alert(1)>"


def test_words_of_others_do_nothing(sit: Sit) -> None:
    screen = sit("sundria", "Careful", "press", language="ar")
    register(screen)
    screen.button("register-add").click()
    form = screen.page.get_by_role("form", name=screen.t("register-add"))
    form.get_by_role("button", name=screen.t("register-file")).click()
    expect(form).to_contain_text(screen.t("register-sides-needed"))
    expect(form).to_contain_text(screen.t("register-source-needed"))
    form.get_by_role("button", name=screen.t("act-back")).click()
    screen.button("register-add").click()
    form.get_by_label(screen.t("register-field-when"), exact=True).fill("2022-05-13")
    for at, side in enumerate(("H1", "H2")):
        form.get_by_label(screen.t("register-side"), exact=True).nth(at).fill(side)
    form.get_by_label(screen.t("register-holder"), exact=True).first.fill(HOSTILE)
    form.get_by_label(screen.t("register-source"), exact=True).fill(HOSTILE)
    form.get_by_label(screen.t("register-exact-words"), exact=True).fill(HOSTILE)
    form.get_by_role("button", name=screen.t("register-file")).click()
    expect(form).to_have_count(0)
    expect(screen.page.locator("img")).to_have_count(0)
    assert screen.look("unseen") == []
    pane = screen.page.get_by_role("region", name=screen.t("register-contact"))
    expect(pane).to_contain_text("U+202E")
    item = rows(screen).first.bounding_box()
    beside = pane.bounding_box()
    assert item is not None
    assert beside is not None
    assert item["x"] > beside["x"], "in Arabic the list is on the right"
    screen.shot("register-hostile")


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_it_fits_a_hand_and_an_eye(width: int, sit: Sit) -> None:
    screen = sit("northland", f"Hand of {width}", "duty")
    screen.page.set_viewport_size({"width": width, "height": 800})
    register(screen)
    at_ease(screen, "timeline")
    pane = file(screen, f"2020-01-0{width % 9 + 1}")
    at_ease(screen, "a contact")
    for deed in ("account", "merge", "split", "reject"):
        pane.get_by_role("button", name=screen.t(f"register-act-{deed}")).click()
        at_ease(screen, deed)
    for name in ("silence", "counts", "brief"):
        view(screen, name)
        at_ease(screen, name)
    screen.shot(f"register-{width}")
    if width == 1280:
        for name in ("contacts", "silence", "counts", "brief"):
            view(screen, name)
            in_each_theme(screen)
