# SPDX-License-Identifier: Apache-2.0
"""Three catalogues, one desk: whatever it says, it can say in Arabic, Russian and English."""

from __future__ import annotations

import re
import unicodedata

import pytest
from fluent.syntax import ast

from tests.architecture.tree import ROOT
from tests.unit.locale.catalogues import asked, begun, entries, named, screens, texts
from wasl.console.answers import DENIALS
from wasl.contact.press.when.clash import Clash
from wasl.errors import Code
from wasl.home.audit import EVENTS
from wasl.home.roster import PURPOSES
from wasl.line import talk
from wasl.locale import LANGUAGES
from wasl.node.alarms import ALARMS
from wasl.node.words import kind_word
from wasl.record.layout import FileKind
from wasl.record.verdict import Ruling
from wasl.terms import Answer, Precedence, Traffic, word

SAME = {
    "lang-ar",
    "lang-ru",
    "lang-en",
    "keyname-esc",
    "keyname-enter",
    "keyname-ctrl",
    "keyname-shift",
}
"""The same in every language: names of languages, and of keys as they are printed on them."""

SAME_IN = {"ru": {"app-title"}, "ar": set[str]()}
"""The product keeps its Latin name in Russian."""

FORMS = {
    "ar": {"zero", "one", "two", "few", "many", "other"},
    "ru": {"one", "few", "many", "other"},
    "en": {"one", "other"},
}
LETTERS = {"ar": "ARABIC", "ru": "CYRILLIC", "en": "LATIN"}
TURNING = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b-\u200d\ufeff]")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_catalogue_is_well_formed(lang: str) -> None:
    junk = [entry.content for entry in entries(lang) if isinstance(entry, ast.Junk)]
    assert not junk
    assert len(texts(lang)) > 400


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_every_text_is_in_every_language_with_the_same_variables(lang: str) -> None:
    own, english = texts(lang), texts("en")
    assert own.keys() == english.keys()
    differ = [name for name in english if own[name].variables != english[name].variables]
    assert not differ


@pytest.mark.parametrize("lang", ["ar", "ru"])
def test_every_text_is_translated(lang: str) -> None:
    own, english = texts(lang), texts("en")
    same = {name for name in english if own[name].written == english[name].written}
    bare = {name for name in same if not _letters(english[name].written)}
    assert same - bare == SAME | SAME_IN[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_in_the_letters_of_its_language(lang: str) -> None:
    foreign = [
        name
        for name, text in texts(lang).items()
        if name not in SAME
        and name not in SAME_IN.get(lang, set())
        and _letters(text.written)
        and not any(LETTERS[lang] in unicodedata.name(each, "") for each in text.written)
    ]
    assert not foreign


def _letters(written: str) -> str:
    """The letters of a text, without its variables."""
    return "".join(re.findall(r"[^\W\d_]", re.sub(r"\{[^{}]*\}", "", written)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plurals_have_the_forms_of_their_language(lang: str) -> None:
    """Numbers beside them, as [0], are exceptions: they replace no form."""
    wrong = {
        name: sorted(forms)
        for name, text in texts(lang).items()
        for forms in text.forms
        if {each for each in forms if not each.isdigit()} != FORMS[lang]
    }
    assert not wrong


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_turns_what_stands_around_it(lang: str) -> None:
    turning = [name for name, text in texts(lang).items() if TURNING.search(text.written)]
    assert not turning


def test_no_source_of_the_desk_holds_what_turns_text() -> None:
    turning = [path.relative_to(ROOT) for path, text in screens() if TURNING.search(text)]
    assert not turning


# ── what the product can say ──


@pytest.mark.parametrize("code", ALARMS)
def test_an_alarm_has_its_meaning_and_its_deed(code: str) -> None:
    assert {f"alarm-{code}", f"alarm-{code}.do"} <= texts("en").keys()


@pytest.mark.parametrize("code", [code.value for code in Code])
def test_an_error_has_its_meaning_and_its_remedy(code: str) -> None:
    assert {f"error-{code}", f"error-{code}.do"} <= texts("en").keys()


def test_no_words_for_what_is_no_alarm_and_no_error() -> None:
    codes = {name.removeprefix("error-") for name in texts("en") if name.startswith("error-WASL-")}
    assert {code.split(".")[0] for code in codes} == {code.value for code in Code}


def test_every_kind_and_word_of_the_record_has_a_name() -> None:
    wanted = {f"kind-{kind_word(kind)}" for kind in talk.Kind}
    wanted |= {f"precedence-{word(each)}" for each in Precedence}
    wanted |= {f"precedence-{word(each)}.letter" for each in Precedence}
    wanted |= {f"traffic-{word(each)}" for each in Traffic}
    wanted |= {f"traffic-{word(each)}.band" for each in Traffic if each is not Traffic.OPERATION}
    wanted |= {f"answer-{word(each)}" for each in Answer}
    assert not wanted - texts("en").keys()


def test_every_event_of_the_audit_and_its_details_have_names() -> None:
    wanted = {f"audit-event-{what}" for what in EVENTS}
    wanted |= {f"audit-detail-{name}" for names in EVENTS.values() for name in names}
    wanted |= {f"audit-purpose-{each}" for each in PURPOSES}
    wanted |= {f"audit-kind-{each}" for each in FileKind}
    wanted |= {f"verdict-{each}" for each in Ruling}
    wanted |= {f"error-{code}" for code in DENIALS}
    beginnings = ("audit-event-", "audit-detail-")
    assert {name for name in wanted if name.startswith(beginnings)} == {
        name for name in texts("en") if name.startswith(beginnings)
    }
    assert not wanted - texts("en").keys()


def test_every_clash_in_a_report_has_words_and_no_other() -> None:
    told = {name for name in texts("en") if name.startswith("press-clash-")}
    assert told == {f"press-clash-{each}" for each in Clash}


# ── what the screens ask for ──


def test_every_text_that_is_asked_for_exists() -> None:
    missing = {name: where for name, where in asked().items() if name not in texts("en")}
    assert not missing
    assert len(asked()) > 20


def test_every_beginning_that_is_asked_for_has_texts() -> None:
    empty = {each for each in begun() if not any(name.startswith(each) for name in texts("en"))}
    assert not empty


def test_every_text_is_asked_for() -> None:
    unused = [
        name
        for name in texts("en")
        if "." not in name
        and name not in named()
        and not any(name.startswith(each) for each in begun())
    ]
    assert not unused
