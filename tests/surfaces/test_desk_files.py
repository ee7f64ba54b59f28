# SPDX-License-Identifier: Apache-2.0
"""The built files of the desk: small, without anything a strict page policy would refuse."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

STATIC = ROOT / "src/wasl/console/static"
FIRST_LOAD_BYTES = 200_000
pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    subprocess.run(["sh", ROOT / "scripts/web.sh"], check=True, capture_output=True)


def files(*endings: str) -> list[Path]:
    return [path for path in sorted(STATIC.rglob("*")) if path.suffix in endings]


def test_the_first_load_is_small() -> None:
    """All pages, scripts and styles together, also those that are fetched later; fonts aside."""
    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 9, mtime=0))
        for path in files(".html", ".js", ".css", ".svg", ".ftl")
    }
    assert sizes
    assert sum(sizes.values()) < FIRST_LOAD_BYTES, sizes


def test_a_font_comes_once_and_as_woff2() -> None:
    fonts = files(".woff", ".woff2", ".ttf", ".otf")
    assert all(path.suffix == ".woff2" for path in fonts), fonts


def test_the_page_holds_no_script_and_no_style() -> None:
    page = (STATIC / "index.html").read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL)
    assert scripts
    for attributes, content in scripts:
        assert re.search(r'src="/assets/[^"]+"', attributes)
        assert not content.strip()


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in files(".css", ".html"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:|//|data:)", path.read_text("utf-8")), path
        assert "@import" not in path.read_text("utf-8"), path
    page = (STATIC / "index.html").read_text("utf-8")
    assert all(link.startswith("/") for link in re.findall(r'(?:src|href)="([^"]+)"', page))


def test_no_script_makes_code_out_of_text() -> None:
    for path in files(".js"):
        assert not re.search(r"\beval\(|new Function\(", path.read_text("utf-8")), path
