# SPDX-License-Identifier: Apache-2.0
"""A far side that says what it likes, stolen sessions, and what a page may never do.

Sundria's node is its own party's work here: it sends whatever it is told to.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Json, Party
from tests.browser.screen import Screen
from tests.browser.test_messages import release
from wasl.cli.online.desk import running
from wasl.errors import Misuse
from wasl.home.layout import Home

PLANTED = {"northland": ("quick",), "sundria": ("liar", "quick")}
SCRIPT = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>javascript:pwned()'
BIDI = "transfer \u202e0001\u202c to \u2066A\u2069\u200b\u00ad end"
TAGS = "at dawn" + "".join(chr(0xE0000 + ord(each)) for each in "run")
OURS = "ACKNOWLEDGED by Salim (duty) 08:00Z"
"""What our own desk might say, as a far side's words."""

HOSTILE: dict[str, Json] = {
    "script": {"subject": SCRIPT, "text": SCRIPT, "label": "<b>x</b>", "by": "<i>Ivan</i> (duty)"},
    "bidi": {"subject": BIDI, "text": f"{BIDI}\n{BIDI}", "label": "\u202egnp", "by": "\u202enI"},
    "tags": {"subject": TAGS, "text": f"\ufeff{TAGS}\u3164\u034f\ufe0f\x07\x1b[2J"},
    "long": {"subject": "ж" * 10_000, "text": "x" * 10_000, "label": "ش" * 900, "by": "W" * 5_000},
    "ours": {"subject": OURS, "text": f"{OURS}\n{OURS}", "label": "VERIFIED", "by": f"{OURS}\nand"},
    "marks": {"subject": "\u0489" * 400, "text": ("e" + "\u0301" * 60) * 40, "by": "\u0489" * 90},
    "nothing": {"subject": "\u2800\u3164", "text": "\u200b", "by": "\u2800"},
}
"""What no node of ours would let its officers say."""

FILES = (
    *("../../etc/passwd", "report\u202efdp.exe", "con.txt", "n" * 255, "", "one\ntwo.txt"),
    *('"; filename="evil.exe', "<img src=x onerror=window.pwned=1>"),
)


def lie(parties: dict[str, Party], command: str, **body: object) -> Json:
    """Let the far side say something, past every rule of ours for those who write."""
    made = parties["sundria"].node.call(command, **body)
    assert made is not None
    return made


def told(parties: dict[str, Party], **more: object) -> str:
    body = {"line": "northland", "from_office": "duty", "to_offices": ["duty"], **more}
    return str(lie(parties, "send", **{"traffic": "test", **body})["id"])


def opened(screen: Screen, entry: str) -> Locator:
    """Open an entry by its row in the log. Returns the pane that shows it."""
    row = screen.page.locator(f'[role=log] [data-entry="{entry}"]')
    row.dispatch_event("click")  # what comes meanwhile moves the rows below a pointer
    pane = screen.page.get_by_role("region", name=screen.t("entry-id"), exact=True)
    expect(pane.get_by_role("article")).to_be_visible()
    expect(pane).to_contain_text(entry.partition("/")[2])
    return pane


def harmless(screen: Screen, what: str) -> None:
    """Hold the page to this: nothing obeyed, nothing unseen, nothing covered or pushed aside."""
    page = screen.page
    assert page.evaluate("() => window.pwned") is None, what
    assert page.locator("main, section").locator("img, script, iframe, object").count() == 0, what
    for look in (("unseen",), ("outside", OURS), ("wide",), ("covered",)):
        assert screen.look(*look) == [], what


def test_whatever_a_far_side_says_is_drawn_and_never_obeyed(
    sit: Sit, parties: dict[str, Party]
) -> None:
    screen = sit("northland", "Salim")
    sent = {what: told(parties, **said) for what, said in HOSTILE.items()}
    for what, entry in sent.items():
        opened(screen, entry)
        harmless(screen, what)
        screen.shot(f"hostile-{what}")
    assert screen.look("headless") == []
    boxes = opened(screen, sent["bidi"]).locator(".box")
    expect(boxes.filter(has_text="U+202E RLO")).not_to_have_count(0)
    expect(boxes.filter(has_text="U+2066 LRI")).not_to_have_count(0)
    expect(opened(screen, sent["tags"]).locator(".box").filter(has_text="TAG")).not_to_have_count(0)
    for language in ("ru", "en"):
        screen.switch(language)
        for what in ("bidi", "long", "ours"):
            opened(screen, sent[what])
            harmless(screen, f"{what} in {language}")
    screen.page.keyboard.press("Slash")
    screen.page.keyboard.type("transfer")
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator("li[role=option]").first).to_be_visible()
    harmless(screen, "found")


def test_a_hostile_flash_is_read_taken_and_answered(sit: Sit, parties: dict[str, Party]) -> None:
    screen = sit("northland", "Night officer")
    page = screen.page
    for what in ("bidi", "long", "script"):
        said = {**HOSTILE[what], "text": str(HOSTILE[what]["text"])[:3_000]}
        entry = told(parties, **said, precedence="flash", traffic="exercise")
        expect(page.get_by_role("alertdialog")).to_be_visible()
        expect(page.locator("#flash-text .prose")).to_be_visible()
        harmless(screen, f"a FLASH: {what}")
        screen.shot(f"hostile-flash-{what}")
        page.keyboard.press("F2")  # its subject is taken over, without what hides or turns
        box = page.get_by_label(screen.t("compose-text"), exact=True)
        expect(box).to_be_focused()
        harmless(screen, f"an answer to it: {what}")
        page.keyboard.type("تمرين: استلمنا.")
        release(screen)
        harmless(screen, f"answered: {what}")
        page.keyboard.press("F9")
        screen.until(
            lambda entry=entry: parties["northland"].entry(entry)["ladder"]["northland"][
                "acknowledged"
            ],
            "it is taken",
        )


def test_what_a_far_side_amends_answers_and_calls_itself(
    sit: Sit, parties: dict[str, Party]
) -> None:
    screen = sit("northland", "Salim Haddad")
    entry = told(parties, text="as it was", subject="amended", by="Ivan (duty)")
    set_ = [f"subject={BIDI}", f"text={SCRIPT}{TAGS}"]
    lie(parties, "correct", entry=entry, reason=BIDI, set=set_, by="I\u200bvan (duty)")
    pane = opened(screen, entry)
    expect(pane.locator(".note .box").filter(has_text="U+202E RLO")).not_to_have_count(0)
    harmless(screen, "a correction")
    asked = parties["northland"].send("do you hear?", traffic="test", by="Salim Haddad (duty)")
    south = parties["sundria"]
    south.node.until(lambda: south.entry(asked), "it has come")
    refusal = {"answer": "cannot-comply", "reason": f"{BIDI}{SCRIPT}"}
    lie(parties, "ack", entry=asked, by=f"{OURS} (duty)", **refusal)
    pane = opened(screen, asked)
    expect(pane.locator(".reason .box")).not_to_have_count(0)
    harmless(screen, "a refusal")
    twin = told(parties, text="who is this?", subject="twin", by="S\u0430lim Haddad (duty)")
    pane = opened(screen, twin)
    flag = screen.raw("name-confusable", name="Salim Haddad")
    expect(pane.get_by_role("img", name=flag)).to_be_visible()


def test_half_a_character_is_no_text_and_breaks_nothing(
    sit: Sit, parties: dict[str, Party]
) -> None:
    screen = sit("northland", "Surrogate officer")
    entry = told(parties, text="half \ud800 of a pair", subject="\udc00")
    after = told(parties, text="and whole again", subject="after it")
    expect(screen.page.locator(f'[role=log] [data-entry="{after}"]')).to_be_visible()
    screen.page.get_by_role("button", name=screen.t("filter-log-all"), exact=True).click()
    pane = opened(screen, entry)
    harmless(screen, "half a pair")
    screen.shot("hostile-surrogate")
    assert "half" not in pane.inner_text()
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


def test_a_file_is_saved_under_a_name_that_does_nothing(
    sit: Sit, parties: dict[str, Party]
) -> None:
    screen = sit("northland", "Careful officer")
    page = screen.page
    desk = running(Home(parties["sundria"].node.home))
    assert desk is not None
    expect_boxes = {"report": "U+202E RLO", "one": "U+000A LINE FEED"}
    for some in (FILES[:4], FILES[4:]):
        given = [desk.upload("northland", f"{name}!".encode()) for name in some]
        named = [
            {"sha256": one["sha256"], "name": name} for one, name in zip(given, some, strict=True)
        ]
        entry = told(parties, text="files", subject="files", attachments=named)
        pane = opened(screen, entry)
        save = pane.get_by_role("link", name=screen.t("act-save"))
        expect(save).to_have_count(len(some))
        harmless(screen, "files")
        screen.shot("hostile-files")
        for name, box in expect_boxes.items():
            if any(each.startswith(name) for each in some):
                row = pane.get_by_role("listitem").filter(has_text=name)
                expect(row.locator(".box").first).to_have_text(box)
        for number, name in enumerate(some):
            with page.expect_download() as saved:
                save.nth(number).click()
            offered = saved.value.suggested_filename
            assert re.fullmatch(r"attachment-[0-9a-f]{16}\.txt", offered), (name, offered)
            assert saved.value.path().read_bytes() == f"{name}!".encode()
    assert page.evaluate("() => window.pwned") is None


def test_what_turns_text_is_refused_where_it_is_written(
    sit: Sit, parties: dict[str, Party]
) -> None:
    with pytest.raises(Misuse, match=r"U\+202E"):
        parties["northland"].send(BIDI, traffic="test")
    screen = sit("northland", "Pasting officer")
    screen.page.keyboard.press("c")
    box = screen.page.get_by_label(screen.t("compose-text"), exact=True)
    box.fill(BIDI)
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(screen.page.get_by_role("alert").first).to_be_visible()


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
