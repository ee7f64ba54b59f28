# SPDX-License-Identifier: Apache-2.0
"""What stands in a message beside its text: files, the office that speaks, who sent it alone."""

from __future__ import annotations

import base64
import re

from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen
from tests.browser.test_files import DROP
from tests.browser.test_screens import accessible
from tests.browser.writing import box, choose, more, open_more, review, write

MAP = b'{"type": "Point", "coordinates": [36.27, 33.51]}\n'
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n" + bytes(range(256)) * 700
NASTY = "../\u202efdp.redro\u200b.pdf"


def payload(name: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": "x/x", "buffer": data}


def files(screen: Screen) -> Locator:
    return screen.page.get_by_role("group", name=screen.t("entry-attachments"))


def attach(screen: Screen, *some: FilePayload) -> None:
    files(screen).locator("input[type=file]").set_input_files(list(some))


def test_two_files_go_there_and_are_what_they_were(sit: Sit, parties: dict[str, Party]) -> None:
    near, far = sit("northland", "Officer with files"), sit("sundria", "Получатель")
    write(near, "files", "two files")
    expect(files(near)).to_contain_text("16")  # the bounds are told before
    attach(near, payload("خريطة.geojson", MAP))
    near.page.locator("form").evaluate(
        DROP, {"name": NASTY, "bytes": base64.b64encode(PDF).decode()}
    )
    rows = files(near).get_by_role("listitem")
    expect(rows).to_have_count(2)
    expect(files(near).get_by_role("progressbar")).to_have_count(0)
    expect(rows.nth(1)).to_contain_text("fdp.redro.pdf")
    expect(rows.nth(1)).to_contain_text("U+202E RLO")
    expect(rows.nth(1)).to_contain_text(near.t("compose-file-renamed"))
    expect(near.page.get_by_role("dialog")).to_have_count(0)  # it is not checked as an export
    near.shot("compose-files")
    accessible(near)

    near.page.reload()
    near.past_sound()
    expect(rows).to_have_count(2)
    other = sit("northland", "Colleague who sees files")
    other.page.get_by_role("button", name="Officer with files").first.click()
    expect(files(other)).to_contain_text("fdp.redro.pdf")

    layer = review(near)
    expect(layer.get_by_role("listitem")).to_have_text(
        [re.compile("خريطة.geojson"), re.compile("^fdp.redro.pdf")]
    )
    near.shot("review-files")
    layer.get_by_role("button", name=near.t("act-send"), exact=True).click()
    expect(layer).to_have_count(0)

    far.page.get_by_role("log").get_by_role("button", name="files").first.click()
    came = far.page.get_by_role("region", name=far.t("entry-attachments"), exact=True)
    expect(came).to_contain_text("fdp.redro.pdf")
    save = came.get_by_role("link", name=far.t("act-save"))
    expect(save).to_have_count(2)
    far.shot("entry-files")
    for n, (data, ending) in enumerate([(MAP, "geojson"), (PDF, "pdf")]):
        with far.page.expect_download() as saved:
            save.nth(n).click()
        assert saved.value.path().read_bytes() == data
        assert re.fullmatch(rf"attachment-[0-9a-f]{{16}}\.{ending}", saved.value.suggested_filename)


def test_what_cannot_go_is_told_and_holds_the_message_up(sit: Sit) -> None:
    screen = sit("northland", "Hasty officer")
    screen.provoked.append("status of 4")
    write(screen, "no files", "text")
    attach(screen, payload("tool.exe", b"MZ\x00\x01"), payload("empty.txt", b""))
    expect(files(screen).get_by_text(screen.t("compose-file-kind"))).to_have_count(2)
    screen.button("compose-review").click()
    told = screen.page.locator("form").get_by_text(screen.t("compose-error-files-going"))
    expect(told).to_be_in_viewport()
    assert screen.page.evaluate("() => scrollY + document.body.scrollTop") == 0  # the form alone
    screen.shot("compose-no-files")
    for _ in range(2):
        button = files(screen).get_by_role("button", name=screen.t("act-remove")).first
        button.focus()
        screen.page.keyboard.press("Enter")
    attach(screen, *(payload(f"{n}.txt", b"%d" % n) for n in range(17)))
    expect(files(screen).get_by_text(screen.raw("compose-file-most", most=16))).to_have_count(1)
    files(screen).get_by_role("button", name=screen.t("act-remove")).last.click()
    expect(files(screen).get_by_role("listitem")).to_have_count(16)
    expect(told).to_have_count(0)


def test_a_file_that_is_too_large_is_not_sent_at_all(sit: Sit) -> None:
    screen = sit("northland", "Officer with a film")
    write(screen, "large", "text")
    attach(screen, payload("film.png", bytes((10 << 20) + 1)))
    size = screen.raw("unit-mb", n=10.5)
    expect(files(screen)).to_contain_text(screen.raw("compose-file-room", size=size))
    assert not [url for url in screen.requests if "/api/attachment" in url]


def test_what_is_folded_out_stays_so_until_it_is_folded_in(sit: Sit) -> None:
    screen = sit("northland", "Choosing officer")
    write(screen, "one", "text")
    for name, value in (("compose-lang", "ar"), ("traffic", "test"), ("compose-lang", "")):
        choose(screen, name, value)
        screen.page.wait_for_timeout(1_200)  # the draft is kept, and comes back from the node
        expect(more(screen)).to_have_attribute("open", "")
    screen.page.reload()  # what was chosen there is seen
    screen.past_sound()
    expect(box(screen, "traffic")).to_have_value("test")
    expect(more(screen)).to_have_attribute("open", "")
    open_more(screen)
    screen.page.get_by_label(screen.t("compose-subject"), exact=True).fill("another")
    screen.page.wait_for_timeout(1_200)
    expect(more(screen)).not_to_have_attribute("open", "")


def test_who_sends_alone_says_so_in_what_is_signed(sit: Sit, parties: dict[str, Party]) -> None:
    near, far = sit("northland", "Officer alone"), sit("sundria", "Дежурный")
    write(near, "alone", "at three in the night")
    layer = review(near)
    alone = layer.get_by_role("checkbox", name=near.t("compose-alone"))
    expect(alone).to_have_count(0)  # the urgent form alone
    near.page.keyboard.press("Escape")
    near.page.locator("label", has_text=near.t("precedence-immediate")).click()
    review(near)
    expect(alone).not_to_be_checked()
    alone.focus()
    near.page.keyboard.press("Space")
    expect(layer.get_by_text(near.t("entry-sent-alone"), exact=True)).to_be_visible()
    near.shot("review-alone")
    layer.get_by_role("button", name=near.t("act-send"), exact=True).click()
    expect(layer).to_have_count(0)
    for screen in (near, far):
        row = screen.page.get_by_role("log").get_by_role("button", name="alone").first
        expect(row).to_contain_text(screen.t("entry-sent-alone"))
        row.click()
        pane = screen.page.get_by_role("region", name=screen.t("entry-id"), exact=True)
        expect(pane.get_by_text(screen.t("entry-sent-alone"), exact=True)).to_be_visible()
        screen.shot("sent-alone")
    (sent,) = [each for each in parties["sundria"].node.log("northland") if each["sent_alone"]]
    assert sent["subject"] == "alone"


def test_only_the_own_offices_are_offered(sit: Sit) -> None:
    screen, other = sit("northland", "Officer of the duty desk"), sit("northland")
    write(screen, "for whom one writes", "text")
    offered = box(screen, "compose-from").locator("option")
    expect(offered).to_have_text(["—", "Duty"])
    other.enrol("Officer of the staff", "duty", office="staff")
    other.page.get_by_role("button", name="for whom one writes").click()
    other.button("draft-take").click()
    other.button("compose-review").click()  # it was begun for an office that is not theirs
    expect(other.page.get_by_text(other.t("compose-error-from"))).to_be_visible()
    expect(box(other, "compose-from").locator("option")).to_have_text(["—", "Staff"])
    expect(other.page.get_by_role("dialog")).to_have_count(0)
