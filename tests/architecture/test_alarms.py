# SPDX-License-Identifier: Apache-2.0
"""Every alarm that can be raised is explained: in words beside it, and on a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import ROOT, modules, parsed, short
from wasl.node.alarms import ALARMS, meaning

PAGE = ROOT / "docs" / "reference" / "alarms.md"
CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")


def constants(path: Path) -> dict[str, ast.expr]:
    """What the module itself gives a name to."""
    return {
        node.target.id: node.value
        for node in parsed(path).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value
    }


def codes_in(argument: ast.expr, names: dict[str, ast.expr]) -> Iterator[str]:
    for node in ast.walk(argument):
        match node:
            case ast.Constant(value=str(code)):
                yield code
            case ast.Name(id=name) if name in names:
                yield from codes_in(names[name], {})
            case _:
                pass


def raised() -> dict[str, str]:
    """Each code that is raised anywhere, and where."""
    found: dict[str, str] = {}
    for path in modules():
        for node in ast.walk(parsed(path)):
            match node:
                case (
                    ast.Call(func=ast.Attribute(attr="alarm"), args=[code, *_])
                    | ast.Call(func=ast.Name(id="Alarm"), args=[code, _, *_])
                ):
                    for each in codes_in(code, constants(path)):
                        found[each] = f"{short(path)}:{node.lineno}"
                case _:
                    pass
    return found


def test_every_alarm_that_is_raised_has_words() -> None:
    codes = raised()
    assert len(codes) >= 9
    assert all(CODE.fullmatch(code) for code in codes)
    silent = {code: place for code, place in codes.items() if code not in ALARMS}
    assert not silent, "wasl/node/alarms.py says nothing of them"


def test_every_alarm_has_its_paragraph() -> None:
    text = PAGE.read_text("utf-8")
    titles = re.findall(r"(?m)^## (.+)$", text)
    assert titles == list(ALARMS), "one heading for each code, in the order of the table"
    flat = " ".join(text.split())
    for code, told in ALARMS.items():
        assert f"*{told.means}*" in flat, code
        assert f"**Do:** {told.do}" in flat, code


def test_words_of_an_alarm_are_sentences() -> None:
    for told in (*ALARMS.values(), meaning("an-alarm-of-the-next-version")):
        for text in (told.means, told.do):
            assert text[0].isupper()
            assert text.endswith(".")


def test_every_alarm_is_raised_by_a_test() -> None:
    """That honest nodes raise none, every storm looks at: ``tests/storms.py``."""
    texts = [
        path.read_text("utf-8")
        for path in (ROOT / "tests").rglob("test_*.py")
        if path.name != "test_alarms.py"
    ]
    untested = [code for code in ALARMS if not any(f'"{code}' in text for text in texts)]
    assert not untested
