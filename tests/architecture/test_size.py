# SPDX-License-Identifier: Apache-2.0
"""A module is one noun and fits into a head: short files, short functions, a word on top."""

from __future__ import annotations

import ast

from tests.architecture.tree import kept_files, modules, parsed, short

MODULE_LINES = 400
TABLES = {"src/wasl/limits.py": 750}
"""What is looked up and not read through: one page of all bounds is worth more than two."""
BODY_LINES = 50
SUMMARY_CHARS = 20

LICENCE = "# SPDX-License-Identifier: Apache-2.0"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def body_lines(function: Function) -> int:
    """Lines from the first statement to the last, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if not body:
        return 0
    last = body[-1].end_lineno
    assert last is not None
    return last - body[0].lineno + 1


def test_modules_fit_into_a_head() -> None:
    lines = {short(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    long = {name: n for name, n in lines.items() if n > TABLES.get(name, MODULE_LINES)}
    assert not long, f"{MODULE_LINES} lines are the most"


def test_functions_fit_on_a_screen() -> None:
    long = [
        f"{short(path)}:{node.lineno} {node.name}: {body_lines(node)} lines"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, Function) and body_lines(node) > BODY_LINES
    ]
    assert not long, f"{BODY_LINES} lines are the most"


def test_modules_say_what_they_are() -> None:
    silent = [
        short(path)
        for path in modules()
        if len(ast.get_docstring(parsed(path)) or "") < SUMMARY_CHARS
    ]
    assert not silent


def test_every_source_file_begins_with_its_licence() -> None:
    without: list[str] = []
    for path in kept_files():
        if path.suffix in {".py", ".sh"} or path.name in {"Makefile", "run"}:
            lines = path.read_text(encoding="utf-8").splitlines()
            if lines and lines[0].startswith("#!"):
                lines = lines[1:]
            if not lines or lines[0] != LICENCE:
                without.append(short(path))
    assert not without, f"the first line must be “{LICENCE}”: {without}"
