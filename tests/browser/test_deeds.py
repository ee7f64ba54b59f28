# SPDX-License-Identifier: Apache-2.0
"""What officers do with what is there: amend, state a lapse, take a draft over, close an alarm."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen
from tests.browser.writing import release, write
from tests.surfaces.command import Camp
from tests.surfaces.test_cli_watching import strike


def pane(screen: Screen) -> Locator:
    return screen.page.get_by_role("region", name=screen.t("entry-id"), exact=True)


def dialog(screen: Screen, title: str) -> Locator:
    return screen.page.get_by_role("dialog", name=screen.t(title))


def opened(screen: Screen, entry: str) -> Locator:
    """Choose an entry in the log."""
    screen.page.locator(f'[data-entry="{entry}"]').click()
    return pane(screen)


def test_a_message_is_corrected_in_plain_sight(sit: Sit, parties: dict[str, Party]) -> None:
    near, far = sit("northland", "Releaser", "releaser"), sit("sundria", "Читающий")
    entry = parties["northland"].send("at 14:20Z", traffic="exercise", subject="boats")
    opened(near, entry).get_by_role("button", name=near.t("act-correct")).click()
    layer = dialog(near, "act-correct")
    send = layer.get_by_role("button", name=near.t("act-correct"))
    layer.get_by_label(near.t("compose-text")).fill("at 15:20Z")
    expect(send).to_be_disabled()  # not without a reason
    layer.get_by_label(near.t("answer-reason")).fill("the wrong hour")
    near.shot("correct")
    send.click()
    expect(layer).to_have_count(0)
    for screen in (near, far):
        read = opened(screen, entry)
        expect(read).to_contain_text("at 14:20Z")
        expect(read).to_contain_text("at 15:20Z")
        screen.shot("corrected")
    told = parties["sundria"].entry(entry)["amended"]
    assert told["corrected"] == {"text": "at 15:20Z"}
    (by,) = told["by"]
    assert parties["sundria"].entry(by)["by"] == "Releaser (releaser)"
    assert parties["sundria"].entry(by)["reason"] == "the wrong hour"


def test_a_correction_undoes_no_other_unseen(sit: Sit, parties: dict[str, Party]) -> None:
    node, screen = parties["northland"].node, sit("northland", "Slow releaser", "releaser")
    entry = parties["northland"].send("at 14:20Z", traffic="exercise", subject="boats", label="L")
    name = screen.t("act-correct")
    opened(screen, entry).get_by_role("button", name=name, exact=True).click()
    layer = dialog(screen, "act-correct")
    text = layer.get_by_label(screen.t("compose-text"))
    text.fill("at 15:20Z")
    layer.get_by_label(screen.t("answer-reason")).fill("the wrong hour")
    setting = ["subject=ships", "label=", "text=at 16:20Z"]
    other = {"entry": entry, "set": setting, "reason": "no boats", "by": "Quick (releaser)"}
    by = node.call("correct", **other)["id"]
    expect(layer.get_by_label(screen.t("compose-subject"))).to_have_value("ships")
    expect(layer.get_by_label(screen.t("compose-label"))).to_have_value("")
    expect(text).to_have_value("at 15:20Z")
    warned = layer.get_by_role("alert")
    expect(warned).to_contain_text(screen.raw("entry-corrected", id=by.partition("/")[2]))
    expect(warned).to_contain_text("at 16:20Z")
    screen.shot("corrected-meanwhile")
    layer.get_by_role("button", name=name, exact=True).click()
    expect(layer).to_have_count(0)
    amended = parties["northland"].entry(entry)["amended"]["corrected"]
    assert amended == {"subject": "ships", "label": None, "text": "at 15:20Z"}


def test_a_message_is_cancelled_and_stays_to_be_read(sit: Sit, parties: dict[str, Party]) -> None:
    near, far = sit("northland", "Second releaser", "releaser"), sit("sundria", "Второй")
    entry = parties["northland"].send("boats leave", traffic="exercise", subject="boats")
    opened(near, entry).get_by_role("button", name=near.t("act-cancel")).click()
    layer = dialog(near, "act-cancel")
    layer.get_by_label(near.t("compose-cancel-reason")).fill("they stay")
    layer.get_by_role("button", name=near.t("act-cancel")).click()
    expect(layer).to_have_count(0)
    for screen in (near, far):
        read = opened(screen, entry)
        expect(read.get_by_role("heading", name="boats")).to_have_css(
            "text-decoration-line", "line-through"
        )
        expect(read).to_contain_text("boats leave")
    expect(pane(near).get_by_role("button", name=near.t("act-cancel"))).to_have_count(0)
    by = parties["sundria"].entry(entry)["amended"]["cancelled"]
    assert parties["sundria"].entry(by)["reason"] == "they stay"


def test_a_duty_officer_is_not_offered_to_amend(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Duty alone", "duty")
    entry = parties["northland"].send("as it was", traffic="exercise", subject="amend")
    read = opened(screen, entry)
    expect(read.get_by_role("button", name=screen.t("act-answer"))).to_be_visible()
    for name in ("act-correct", "act-cancel"):
        expect(read.get_by_role("button", name=screen.t(name))).to_have_count(0)


def test_a_lapse_is_stated_once_its_time_has_passed(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Waiting officer")
    entry = parties["northland"].send(
        "do you hear?", precedence="immediate", traffic="exercise", subject="lapse"
    )
    read = opened(screen, entry)
    lapse = read.get_by_role("button", name=screen.t("act-lapse"))
    expect(lapse).to_have_count(0)  # its time has not passed
    expect(lapse).to_be_visible(timeout=30_000)
    lapse.click()
    expect(lapse).to_have_count(0)
    (told,) = parties["northland"].entry(entry)["lapses"]
    expect(read).to_contain_text(screen.raw(f"lapse-{told['state']}", party="Sundria"))
    screen.shot("lapse")
    assert (told["party"], told["by"]) == ("sundria", "Waiting officer (duty)")


def test_another_officer_goes_on_writing(sit: Sit, parties: dict[str, Party]) -> None:
    one, other = sit("northland", "First writer"), sit("northland", "Second writer")
    write(one, "handed over", "begun by one")
    text = one.page.get_by_label(one.t("compose-text"), exact=True)
    other.page.get_by_role("button", name="handed over").click()
    theirs = other.page.get_by_label(other.t("compose-text"), exact=True)
    expect(theirs).to_have_value("begun by one")
    expect(theirs).to_be_disabled()
    other.shot("draft-of-another")
    other.button("draft-take").click()
    theirs.fill("ended by the other")
    expect(text).to_be_disabled()
    expect(text).to_have_value("ended by the other")
    expect(one.button("draft-take")).to_be_visible()
    release(other)
    expect(one.page.get_by_text(one.t("drafts-none"))).to_be_visible()
    (sent,) = [
        each
        for each in parties["northland"].node.log("sundria")
        if each["subject"] == "handed over"
    ]
    assert (sent["text"], sent["by"]) == ("ended by the other", "Second writer (duty)")


def test_an_alarm_is_closed_with_a_note(sit: Sit, parties: dict[str, Party]) -> None:
    home = parties["northland"].node.home
    strike(Camp("northland", home.parent), "void-entry")
    screen, other = sit("northland", "Looking officer"), sit("northland", "Colleague")
    alarms = screen.page.get_by_role("region", name=screen.t("alarms-title"))
    alarms.get_by_text(screen.t("alarm-void-entry")).click()
    alarms.get_by_role("button", name=screen.t("alarm-close")).click()
    layer = dialog(screen, "alarm-close")
    close = layer.get_by_role("button", name=screen.t("alarm-close"))
    expect(close).to_be_disabled()  # not without a note
    layer.get_by_label(screen.t("alarm-close-note")).fill("they were told by telephone")
    screen.shot("alarm-close")
    close.click()
    expect(layer).to_have_count(0)
    for each in (screen, other):
        expect(each.page.get_by_text(each.t("alarm-void-entry"))).to_have_count(0)
    (closed,) = [
        each["closed"]
        for each in parties["northland"].node.call("alarms", line="sundria", closed=True)
        if each["code"] == "void-entry"
    ]
    assert closed["by"] == "Looking officer (duty)"
    assert closed["note"] == "they were told by telephone"


def test_an_entry_that_is_not_there_covers_no_other(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Follower of links")
    entry = parties["northland"].send("it is there", traffic="exercise", subject="there")
    screen.provoked += ["400"]
    screen.page.evaluate("(id) => (location.hash = `#/watch?entry=${id}`)", f"{entry}999")
    expect(pane(screen).get_by_role("alert")).to_be_visible()
    expect(opened(screen, entry)).to_contain_text("it is there")
    expect(pane(screen).get_by_role("alert")).to_have_count(0)
