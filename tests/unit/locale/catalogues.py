# SPDX-License-Identifier: Apache-2.0
"""The catalogues as trees, and the ids that the desk asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from tests.architecture.tree import ROOT
from wasl.locale import source

SCREENS = ROOT / "web" / "src"
ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9_]+)*(?:\.[a-z]+)?")
QUOTED = re.compile(rf"""(?<![\w$])(["'`])({ID.pattern})\1""")
BEGUN = re.compile(r"`([A-Za-z]+(?:-[A-Za-z]+)*-)\$\{")
ASKED = re.compile(rf"""(?<![\w.])(?:t|english)\(\s*(?:[\w.]+\s*\?\s*)?(["'`])({ID.pattern})\1""")


class _Names(Visitor):
    """The variables of a part of a tree, and the forms that it chooses from."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.forms: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - its name
        self.variables.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - the same
        self.forms.append({_key(variant.key) for variant in node.variants})
        self.generic_visit(node)


def _key(key: ast.Identifier | ast.NumberLiteral) -> str:
    return key.name if isinstance(key, ast.Identifier) else str(key.value)


@dataclass(frozen=True)
class Text:
    """One message or attribute: ``ID`` or ``ID.ATTRIBUTE``."""

    variables: frozenset[str]
    forms: tuple[frozenset[str], ...]
    written: str


@cache
def entries(lang: str) -> tuple[ast.EntryType, ...]:
    return tuple(FluentParser(with_spans=True).parse(source(lang)).body)


@cache
def texts(lang: str) -> dict[str, Text]:
    """Every text of a language, by its name."""
    found: dict[str, Text] = {}
    for entry in entries(lang):
        if not isinstance(entry, ast.Message):
            continue
        for name, pattern in _patterns(entry):
            assert name not in found, f"{lang}: {name} stands there twice"
            found[name] = _text_of(lang, pattern)
    return found


def _patterns(message: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    assert message.value is not None, message.id.name
    yield message.id.name, message.value
    for attribute in message.attributes:
        yield f"{message.id.name}.{attribute.id.name}", attribute.value


def _text_of(lang: str, pattern: ast.Pattern) -> Text:
    names = _Names()
    names.visit(pattern)
    assert pattern.span is not None
    written = source(lang)[pattern.span.start : pattern.span.end]
    forms = tuple(frozenset(each) for each in names.forms)
    return Text(frozenset(names.variables), forms, written)


@cache
def screens() -> tuple[tuple[Path, str], ...]:
    """Every file of the browser's side that may ask for a text, but for its tests."""
    files = sorted(path for path in SCREENS.rglob("*") if path.suffix in {".ts", ".svelte"})
    return tuple((path, path.read_text("utf-8")) for path in files if ".test." not in path.name)


@cache
def asked() -> dict[str, str]:
    """Each name that a screen asks for as it stands, and where."""
    return {
        name: path.relative_to(ROOT).as_posix()
        for path, text in screens()
        for _, name in ASKED.findall(text)
    }


@cache
def named() -> frozenset[str]:
    """Every word in quotes that may be an id."""
    return frozenset(name for _, text in screens() for _, name in QUOTED.findall(text))


@cache
def begun() -> frozenset[str]:
    """Beginnings of ids that a screen puts together; locales for dates begin as ``en-``."""
    found = {each for _, text in screens() for each in BEGUN.findall(text)}
    return frozenset(each for each in found if not each.startswith("en-"))
