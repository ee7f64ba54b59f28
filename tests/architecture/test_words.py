# SPDX-License-Identifier: Apache-2.0
"""One word for one thing: the names in the code are those of ``GLOSSARY.md``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, modules, parsed, short

INSTEAD = {
    "channel": "line",
    "client": "near or far",
    "conflict": "overlap, or contradiction",
    "conversation": "line",
    "room": "line",
    "server": "node",
    "session": "line",
    "user": "party or officer",
}
"""Words of other systems that would come in by habit, and ours."""

OF_HTTP = {"client", "conversation", "server", "session"}
"""What HTTP, TLS and their libraries call their own things: what speaks them may too."""

ALLOWED = {"bearers": OF_HTTP, "console": OF_HTTP, "contact": {"channel"}}
"""By package. A channel is what a speaker's account went out by, as the press calls it."""

GLOSSARY_TERMS = [
    "party",
    "office",
    "line",
    "charter",
    "card",
    "officer",
    "node",
    "near",
    "far",
    "entry",
    "envelope",
    "seal",
    "open",
    "bearer",
    "precedence",
    "receipt",
    "acknowledgement",
    "journal",
    "record",
    "checkpoint",
    "witness",
    "fork",
    "exhibit",
    "transcript",
    "alarm",
]


def parts(name: str) -> list[str]:
    """``FarSession`` and ``far_session`` are both ``far session``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().strip("_").split("_")


def given_names(path: Path) -> Iterator[tuple[int, str]]:
    """The names that a module gives: itself, classes, functions, parameters, fields, constants."""
    yield 1, path.stem
    for node in ast.walk(parsed(path)):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.lineno, node.name
            case ast.arg():
                yield node.lineno, node.arg
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield node.lineno, name
            case _:
                pass


def allowed(path: Path) -> set[str]:
    return ALLOWED.get(path.relative_to(PACKAGE).parts[0], set())


def test_public_names_are_of_the_glossary() -> None:
    wrong = [
        f"{short(path)}:{line} {name}: say {INSTEAD[part]}"
        for path in modules()
        for line, name in given_names(path)
        if not name.startswith("_")
        for part in parts(name)
        if part in INSTEAD.keys() - allowed(path)
    ]
    assert not wrong, "\n".join(wrong)


def test_glossary_has_the_words_in_three_languages() -> None:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]
    for term in GLOSSARY_TERMS:
        row = next((row for row in rows if re.search(rf"\b{term}\b", row.split("|")[1])), None)
        assert row is not None, f"GLOSSARY.md has no row for “{term}”"
        assert re.search(r"[\u0600-\u06ff]", row), f"“{term}” has no Arabic word"
        assert re.search(r"[\u0400-\u04ff]", row), f"“{term}” has no Russian word"
