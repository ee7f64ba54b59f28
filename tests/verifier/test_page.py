# SPDX-License-Identifier: Apache-2.0
"""The page that checks files: opened from a disk in a real browser, which it asks for nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.verifier.node import ROOT, run

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("page") / "wasl-verifier.html"
    run("verifier/build.mjs", built)
    return built


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, list[Path]]]:
    """The first good and the first altered exhibit, each with its cards."""
    folder = tmp_path_factory.mktemp("corpus")
    command = [sys.executable, "-m", "scripts.make_corpus", folder]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    found: dict[str, tuple[Path, list[Path]]] = {}
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["file"].endswith(".wasl-exhibit") and case["cards"]:
            place = folder / case["file"], [folder / card for card in case["cards"]]
            found.setdefault(case["verdict"], place)
    return found


@pytest.mark.parametrize(
    ("verdict", "language", "direction"), [("verified", "en", "ltr"), ("altered", "ar", "rtl")]
)
def test_the_page_shows_the_verdict(
    verdict: str,
    language: str,
    direction: str,
    page: Path,
    corpus: dict[str, tuple[Path, list[Path]]],
    tmp_path: Path,
) -> None:
    script = ROOT / "scripts" / "browser.sh"
    chromium = subprocess.run(
        ["sh", script], check=True, capture_output=True, text=True
    ).stdout.strip()
    file, cards = corpus[verdict]
    said: dict[str, Any] = json.loads(
        run("tests/verifier/browse.mjs", chromium, page, tmp_path, language, file, *cards)
    )
    assert said["verdict"] == verdict
    assert said["dir"] == direction
    assert not said["errors"]
    assert all(request.startswith("file:") for request in said["requests"])
    assert (tmp_path / "page.png").stat().st_size > 10_000
