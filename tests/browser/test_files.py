# SPDX-License-Identifier: Apache-2.0
"""Files: an export that is dropped on the desk is checked, and an altered one is told."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Sit
from tests.browser.homes import Party
from tests.browser.screen import Screen
from tests.homes import wasl

EACH = pytest.mark.parametrize(
    ("party", "language"), [("northland", "ar"), ("sundria", "ru"), ("northland", "en")]
)

DROP = """(each, said) => {
    const data = new DataTransfer();
    const bytes = Uint8Array.from(atob(said.bytes), c => c.charCodeAt(0));
    data.items.add(new File([bytes], said.name));
    const how = {dataTransfer: data, bubbles: true, cancelable: true};
    for (const type of ["dragenter", "dragover", "drop"])
        each.dispatchEvent(new DragEvent(type, how));
}"""


def drop(screen: Screen, file: Path) -> Locator:
    """Drop a file on the page. Returns where the verdict stands."""
    said = {"name": file.name, "bytes": base64.b64encode(file.read_bytes()).decode()}
    screen.page.locator("body").evaluate(DROP, said)
    return screen.page.get_by_role("status", name=screen.t("verify-verdict"))


@EACH
def test_an_export_is_checked_and_an_altered_one_told(
    party: str, language: str, sit: Sit, parties: dict[str, Party], tmp_path: Path
) -> None:
    near = parties[party]
    near.send("проверка تحقق", traffic="test")
    good, bad = tmp_path / "good.wasl-transcript", tmp_path / "bad.wasl-transcript"
    wasl("export", near.far, "--out", good, home=near.node.home)
    data = bytearray(good.read_bytes())
    data[len(data) // 2] ^= 1
    bad.write_bytes(data)
    screen = sit(party, f"Analyst who reads {language}", "analyst", language=language)
    expect(drop(screen, good)).to_contain_text(screen.t("verdict-verified"))
    screen.shot("verified")
    expect(drop(screen, bad)).to_contain_text(screen.t("verdict-altered"))
    findings = screen.page.get_by_role("listitem").filter(has_text="WASL-2016")
    expect(findings).to_contain_text(screen.t("finding-WASL-2016"))
    screen.shot("altered")
