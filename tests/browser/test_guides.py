# SPDX-License-Identifier: Apache-2.0
"""The pictures of the guides: one watch in each language, drawn into ``build/guides``.

``make guide-screens`` puts them where the guides show them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.architecture.tree import ROOT
from tests.browser.conftest import Sit, running
from tests.browser.homes import Party
from tests.browser.screen import Screen
from tests.browser.writing import write

PICTURES = ROOT / "build" / "guides"
MOST_BYTES = 80_000
QUALITY = 65
PANE = ".decks > .pane"


@dataclass(frozen=True)
class Watch:
    """What is said during the watch, and by whom."""

    party: str
    officer: str
    far_officer: str
    said: tuple[str, str]
    heard: tuple[str, str]
    written: tuple[str, str]
    flash: tuple[str, str]
    overdue: tuple[str, str]


WATCHES = {
    "ar": Watch(
        "northland",
        "الرائد حداد",
        "Капитан Орлов",
        ("دورية بحرية", "تمرّ دوريتنا عند 34°30'N 035°12'E بين 15:00Z و15:40Z. نرجو إبلاغ زوارقكم."),
        (
            "Учебные стрельбы",
            "23 ноября с 06:00Z до 09:00Z в квадрате G-14 пройдут учебные стрельбы.",
        ),
        ("تأجيل الدورية", "تتأجل الدورية إلى الساعة 16:20Z بسبب الأحوال الجوية."),
        (
            "Самолёт без связи",
            "Наш Ан-26 потерял связь в 14:52Z, курс 270. Просим не открывать огонь.",
        ),
        (
            "قارب صيد",
            "قارب صيد معطّل عند 34°41'N 035°02'E وعلى متنه 6 أشخاص. من يستطيع الوصول إليه؟",
        ),
    ),
    "ru": Watch(
        "sundria",
        "Капитан Орлов",
        "الرائد حداد",
        (
            "Учебные стрельбы",
            "23 ноября с 06:00Z до 09:00Z в квадрате G-14 пройдут учебные стрельбы.",
        ),
        ("دورية بحرية", "تمرّ دوريتنا عند 34°30'N 035°12'E بين 15:00Z و15:40Z. نرجو إبلاغ زوارقكم."),
        (
            "Стрельбы перенесены",
            "Стрельбы в квадрате G-14 переносятся на 24 ноября, время прежнее.",
        ),
        (
            "طائرة بلا اتصال",
            "فقدت طائرتنا الاتصال في الساعة 14:52Z، اتجاهها 090. نرجو عدم إطلاق النار.",
        ),
        (
            "Рыболовное судно",
            "Судно без хода в точке 34°41'N 035°02'E, 6 человек. Кто может подойти?",
        ),
    ),
    "en": Watch(
        "northland",
        "Lt. Carter",
        "Капитан Орлов",
        (
            "Sea patrol",
            "Our patrol passes 34°30'N 035°12'E between 15:00Z and 15:40Z. Please tell your boats.",
        ),
        (
            "Учебные стрельбы",
            "23 ноября с 06:00Z до 09:00Z в квадрате G-14 пройдут учебные стрельбы.",
        ),
        ("Patrol postponed", "The patrol is postponed to 16:20Z because of the weather."),
        (
            "Aircraft without radio",
            "Our An-26 lost radio contact at 14:52Z, heading 270. Do not open fire.",
        ),
        (
            "Fishing boat",
            "A fishing boat drifts at 34°41'N 035°02'E with 6 people. Who can reach it?",
        ),
    ),
}


@pytest.fixture
def parties(tmp_path: Path) -> Iterator[dict[str, Party]]:
    """Two parties who have said nothing yet."""
    with running(tmp_path) as made:
        yield made


def picture(screen: Screen, name: str, *, of: str = "body") -> None:
    """Draw a part of the screen as it is, and small enough to stand in a guide."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{screen.language}-{name}.jpg"
    screen.shot(f"guide-{name}")
    screen.page.locator(of).screenshot(path=path, type="jpeg", quality=QUALITY)
    assert path.stat().st_size <= MOST_BYTES


def shown(screen: Screen, entry: str) -> None:
    """Choose an entry of the log."""
    row = screen.page.locator(f'[data-entry="{entry}"]').first
    expect(row).to_be_visible()
    row.click()


@pytest.mark.parametrize("language", WATCHES)
def test_the_pictures_of_a_guide(language: str, sit: Sit, parties: dict[str, Party]) -> None:
    told = WATCHES[language]
    near = parties[told.party]
    far = parties[near.far]
    screen = sit(told.party, language=language)
    page = screen.page
    page.set_viewport_size({"width": 1280, "height": 720})
    screen.open()
    screen.speak()
    expect(screen.button("signin-passkey")).to_be_visible()
    picture(screen, "sign-in")
    screen.enrol(told.officer, "duty")

    said = near.send(told.said[1], subject=told.said[0], precedence="priority")
    by = f"{told.far_officer} (duty)"
    far.node.until(lambda: far.entry(said), "it has come")
    far.node.call("ack", entry=said, answer="will-comply", by=by)
    far.send(told.heard[1], subject=told.heard[0], precedence="priority", by=by)
    expect(page.get_by_role("button", name=told.heard[0]).first).to_be_visible()
    expect(page.get_by_text(screen.t("answer-will-comply")).first).to_be_visible()
    expect(page.get_by_text(screen.t("watch-you"))).to_be_visible()
    picture(screen, "watch")
    page.set_viewport_size({"width": 1280, "height": 1000})
    shown(screen, said)
    expect(page.get_by_text(told.far_officer).first).to_be_visible()
    picture(screen, "entry", of=PANE)

    write(screen, *told.written, traffic="operation")
    page.locator(PANE).get_by_role("radio").first.scroll_into_view_if_needed()
    picture(screen, "compose", of=PANE)
    page.keyboard.press("Escape")

    late = near.send(told.overdue[1], subject=told.overdue[0], precedence="immediate")
    shown(screen, late)
    passed = screen.raw("overdue-stored-not-shown", party=near.far.title())
    expect(page.get_by_text(passed).first).to_be_visible(timeout=20_000)
    picture(screen, "overdue", of=PANE)

    page.set_viewport_size({"width": 1280, "height": 720})
    urgent = far.send(told.flash[1], subject=told.flash[0], precedence="flash", by=by)
    alarm = page.get_by_role("alertdialog")
    expect(alarm).to_contain_text(told.flash[0])
    picture(screen, "flash")
    page.keyboard.press("F9")
    far.node.until(lambda: far.entry(urgent)["ladder"][told.party]["acknowledged"], "it is taken")
