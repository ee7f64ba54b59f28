# SPDX-License-Identifier: Apache-2.0
"""What rings: a FLASH takes the screen, one key takes it, and silence takes nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Json, Party
from tests.browser.screen import Screen

PLANTED = {"northland": ("quick",)}
EACH = pytest.mark.parametrize("party", ["northland", "sundria"])
TEXT = {
    "northland": "Учение: сигнальная ракета по ошибке.",
    "sundria": "تمرين: أُطلقت قذيفة إنارة بالخطأ.",
}


def flash(party: Party, **more: object) -> str:
    return party.send(TEXT[party.far], **{"precedence": "flash", "traffic": "exercise", **more})


def step(asker: Party, entry: str, name: str) -> Json | None:
    """How far it has come on the other side, as the sender knows."""
    return asker.entry(entry)["ladder"][asker.far][name]


def alarm(screen: Screen) -> Locator:
    return screen.page.get_by_role("alertdialog")


@EACH
def test_one_key_acknowledges_a_flash(party: str, sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit(party, f"Night officer of {party}")
    sender = parties[screen.party.far]
    entry = flash(sender)
    expect(alarm(screen)).to_be_visible()
    expect(alarm(screen)).to_contain_text(TEXT[party])
    expect(alarm(screen).get_by_role("alert")).to_be_visible()
    screen.shot("flash")
    screen.until(lambda: step(sender, entry, "shown"), "the sender knows that it was shown")
    assert step(sender, entry, "acknowledged") is None, "being shown is no acknowledgement"
    screen.page.keyboard.press("F9")
    expect(alarm(screen)).to_have_count(0)
    screen.until(lambda: step(sender, entry, "acknowledged"), "the sender knows who took it")
    taken = step(sender, entry, "acknowledged")
    assert taken is not None
    assert taken["by"] == f"Night officer of {party} (duty)"


def test_silence_is_no_acknowledgement_and_esc_destroys_nothing(
    sit: Sit, parties: dict[str, Party]
) -> None:
    screen = sit("northland", "Quiet officer")
    entry = flash(parties["sundria"])
    expect(alarm(screen)).to_be_visible()
    screen.page.keyboard.press("F8")
    screen.page.keyboard.press("Escape")
    screen.page.wait_for_timeout(1_000)
    expect(alarm(screen)).to_be_visible()
    assert step(parties["sundria"], entry, "acknowledged") is None
    screen.page.keyboard.press("F9")
    expect(alarm(screen)).to_have_count(0)


def test_it_grows_until_somebody_takes_it(sit: Sit, parties: dict[str, Party]) -> None:
    """Stage by stage, by the node's clock: louder, the next role, the second way."""
    duty = sit("northland", "Slow officer")
    next_role = sit("northland", "Releasing officer", "releaser", language="ru")
    reader = sit("northland", "Reading officer", "readonly", language="en")
    entry = flash(parties["sundria"])
    expect(alarm(duty)).to_be_visible()
    for screen in (next_role, reader):
        expect(screen.page.locator(f'[role=log] [data-entry="{entry}"]')).to_be_visible()
        expect(alarm(screen)).to_have_count(0)
    duty.page.keyboard.press("F8")
    silence = alarm(duty).get_by_role("button", name="F8")
    expect(silence).to_be_disabled()
    expect(silence).to_contain_text(duty.t("flash-silenced"))
    expect(alarm(duty)).to_contain_text(duty.t("ring-stage-louder"))
    expect(silence).to_be_enabled()  # to silence is for one stage: it sounds again
    duty.shot("flash-louder")
    expect(alarm(next_role)).to_be_visible()
    for screen in (duty, next_role):
        expect(alarm(screen)).to_contain_text(screen.t("ring-stage-next"))
        expect(alarm(screen)).to_contain_text(screen.t("role-releaser"))
    for screen in (duty, next_role):
        expect(alarm(screen)).to_contain_text(screen.t("ring-stage-second"))
    duty.shot("flash-second-way")
    expect(alarm(reader)).to_have_count(0)
    next_role.page.keyboard.press("F9")
    for screen in (duty, next_role):
        expect(alarm(screen)).to_have_count(0)
        expect(screen.page.get_by_role("banner")).to_contain_text("Releasing officer")
    duty.until(lambda: step(parties["sundria"], entry, "acknowledged"), "the sender knows")


def test_two_desks_take_one_flash_at_once(sit: Sit, parties: dict[str, Party]) -> None:
    one, two = sit("northland", "First officer"), sit("northland", "Second officer")
    for screen in (one, two):
        screen.provoked.append("status of 4")  # the later of the two may be told that it is late
    entry = flash(parties["sundria"])
    expect(alarm(one)).to_be_visible()
    expect(alarm(two)).to_be_visible()
    one.page.keyboard.press("F9")
    two.page.keyboard.press("F9")
    expect(alarm(one)).to_have_count(0)
    expect(alarm(two)).to_have_count(0)
    one.until(lambda: step(parties["sundria"], entry, "acknowledged"), "it is taken")
    acks = [
        each
        for each in parties["sundria"].node.log("northland")
        if each["kind"] == "acknowledgement" and entry in str(each)
    ]
    assert 1 <= len(acks) <= 2


def test_pressed_twice_takes_nothing_unread(sit: Sit, parties: dict[str, Party]) -> None:
    """What lay below the FLASH is not asked for by its second press; once opened, it is at once."""
    screen = sit("northland", "Quick officer")
    below = parties["sundria"].send("يبقى حتى يُقرأ")
    waiting = screen.page.locator(f'[data-entry="{below}"]').first
    expect(waiting).to_be_visible()
    flash(parties["sundria"])
    expect(alarm(screen)).to_be_visible()
    screen.page.keyboard.press("F9")
    screen.page.keyboard.press("F9")
    expect(alarm(screen)).to_have_count(0)
    chosen = screen.page.get_by_role("radio", name=screen.t("answer-received"))
    expect(chosen).to_have_count(0)
    waiting.click()
    read = screen.page.get_by_role("article")
    expect(read.get_by_role("button", name=screen.t("act-acknowledge"))).to_be_visible()
    screen.page.keyboard.press("F9")
    expect(chosen).to_be_visible()


LATE = """() => {
  const soon = window.fetch;
  window.fetch = async (what, how) => {
    const answer = await soon(what, how);
    const ack = String(what.url ?? what).endsWith("/ack");
    if (ack) await new Promise((then) => setTimeout(then, 1200));
    return answer;
  };
}"""
"""An acknowledgement is answered late; what it changes is told at once."""


def test_a_press_before_the_answer_takes_nothing_unread(
    sit: Sit, parties: dict[str, Party]
) -> None:
    """That the FLASH is taken may be told to the desk before it is answered to who took it."""
    screen = sit("northland", "Quicker officer")
    below = parties["sundria"].send("يبقى حتى يُقرأ")
    expect(screen.page.locator(f'[data-entry="{below}"]').first).to_be_visible()
    screen.page.evaluate(LATE)
    flash(parties["sundria"])
    expect(alarm(screen)).to_be_visible()
    screen.page.keyboard.press("F9")
    expect(alarm(screen)).to_have_count(0)
    screen.page.keyboard.press("F9")
    screen.page.wait_for_timeout(500)
    expect(screen.page.get_by_role("radio", name=screen.t("answer-received"))).to_have_count(0)


def test_what_one_desk_takes_ends_at_the_other(sit: Sit, parties: dict[str, Party]) -> None:
    one, two = sit("sundria", "Третий"), sit("sundria", "Четвёртый")
    flash(parties["northland"])
    expect(alarm(one)).to_be_visible()
    expect(alarm(two)).to_be_visible()
    one.page.keyboard.press("F9")
    expect(alarm(two)).to_have_count(0, timeout=30_000)  # it says for a while who took it


def test_a_locked_desk_still_acknowledges(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Locked officer")
    screen.page.keyboard.press("Control+Alt+KeyL")
    expect(screen.page.get_by_text(screen.t("locked-explain"))).to_be_visible()
    entry = flash(parties["sundria"])
    expect(screen.button("act-acknowledge")).to_be_visible()
    assert TEXT["northland"] not in screen.page.content(), "what was said is not drawn"
    screen.shot("locked")
    screen.page.keyboard.press("F9")
    screen.until(lambda: step(parties["sundria"], entry, "acknowledged"), "it is taken")


def test_a_reader_cannot_take_it(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Reader", "readonly")
    entry = flash(parties["sundria"])
    expect(screen.page.locator(f'[data-entry="{entry}"]')).to_have_count(1)
    screen.page.keyboard.press("F9")
    screen.page.wait_for_timeout(1_000)
    assert step(parties["sundria"], entry, "acknowledged") is None
    screen.provoked.append("403")
    done = screen.page.evaluate(
        """async entry => {
            const answer = await fetch("/api/ack", {
                method: "POST",
                headers: {"Content-Type": "application/json", "Idempotency-Key": "key-of-a-reader"},
                body: JSON.stringify({entry, answer: "received"}),
            });
            return [answer.status, (await answer.json()).error.code];
        }""",
        entry,
    )
    assert done == [403, "NOT_ALLOWED"]
    assert step(parties["sundria"], entry, "acknowledged") is None
    parties["northland"].node.call("ack", entry=entry, answer="received", by="tidying up")
