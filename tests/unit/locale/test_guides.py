# SPDX-License-Identifier: Apache-2.0
"""The guides of the desk name what stands on the screen, and are one guide in three languages."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.architecture.tree import ROOT
from tests.unit.locale.catalogues import texts
from wasl.locale import LANGUAGES

NAMES = {"en": "desk.md", "ar": "desk.ar.md", "ru": "desk.ru.md"}
ABOUT_BOLD = {"bold", "بخط عريض", "жирным"}
GUIDES = ROOT / "docs" / "guides"
MIN_PICTURES = 5
MIN_ALT_CHARS = 30
MOST_PICTURE_BYTES = 100_000
JPEG = b"\xff\xd8\xff"


@cache
def guide(lang: str) -> str:
    return (GUIDES / NAMES[lang]).read_text(encoding="utf-8")


def patterns(lang: str) -> list[re.Pattern[str]]:
    """Each text of a language, with anything in the place of what is put in."""
    return [
        re.compile(".+".join(re.escape(part) for part in re.split(r"\{[^{}]*\}", each.written)))
        for each in texts(lang).values()
        if not each.forms
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_bold_stands_on_the_screen(lang: str) -> None:
    said = {" ".join(each.split()) for each in re.findall(r"\*\*(.+?)\*\*", guide(lang), re.DOTALL)}
    known = patterns(lang)
    missing = [
        each
        for each in sorted(said - ABOUT_BOLD)
        if not any(one.fullmatch(each) or one.fullmatch(f"{each}.") for one in known)
    ]
    assert not missing
    assert len(said) > 60


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_the_guides_have_the_same_parts(lang: str) -> None:
    def shape(text: str) -> list[str]:
        lines = text.splitlines()
        return [re.sub(r"[^#|1-9-].*", "", line) for line in lines if line[:1] in {"#", "|"}]

    assert shape(guide(lang)) == shape(guide("en"))


def pictures(lang: str) -> list[tuple[str, str]]:
    """What each picture of a guide shows, and where it is."""
    return re.findall(r"(?m)^!\[([^\]]*)\]\(([^)]+)\)$", guide(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_picture_of_a_guide_is_there_and_told_in_words(lang: str) -> None:
    assert len(pictures(lang)) >= MIN_PICTURES
    for said, name in pictures(lang):
        assert len(said) >= MIN_ALT_CHARS
        assert name.startswith(f"screens/{lang}-"), "in the language of the guide"
        data = (GUIDES / name).read_bytes()
        assert data.startswith(JPEG)
        assert len(data) <= MOST_PICTURE_BYTES


def test_every_picture_stands_in_its_guide() -> None:
    shown = [GUIDES / name for lang in LANGUAGES for _, name in pictures(lang)]
    assert sorted(shown) == sorted((GUIDES / "screens").iterdir())


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_the_guides_show_the_same_screens(lang: str) -> None:
    def screens(of: str) -> list[str]:
        return [name.removeprefix(f"screens/{of}-") for _, name in pictures(of)]

    assert screens(lang) == screens("en")


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_the_guides_name_the_same_keys_and_pages(lang: str) -> None:
    for pattern in (r"\bF\d\b|Ctrl\+\S+|\bEsc\b", r"\]\((\.\./[^)]+)\)"):
        assert re.findall(pattern, guide(lang)) == re.findall(pattern, guide("en"))
