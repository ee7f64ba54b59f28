# SPDX-License-Identifier: Apache-2.0
"""What the code lists, the documents explain: error codes, bounds, targets of make."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.tree import PACKAGE, ROOT, kept_texts, modules, parsed, short
from wasl.errors import Code

FAMILIES = {"Misuse": "1", "Refused": "2", "Contradiction": "3", "Unavailable": "4", "Damaged": "5"}
REASON_CHARS = 15


def used_codes() -> dict[str, list[str]]:
    """Each name of a code, with the places in the package that use it."""
    places: dict[str, list[str]] = {}
    for path in modules():
        if path == PACKAGE / "errors.py":
            continue
        for node in ast.walk(parsed(path)):
            match node:
                case ast.Attribute(value=ast.Name(id="Code"), attr=name):
                    places.setdefault(name, []).append(f"{short(path)}:{node.lineno}")
                case _:
                    pass
    return places


def test_codes_are_well_formed_and_unique() -> None:
    written = [code.value for code in Code.__members__.values()]
    assert len(set(written)) == len(Code.__members__), "a code has two names"
    for value in written:
        assert re.fullmatch(r"WASL-[1-5]\d{3}", value)


def test_every_code_is_explained() -> None:
    text = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    silent = [f"{code.value} {code.name}" for code in Code if code.value not in text]
    assert not silent, "docs/reference/errors.md does not explain them"


def test_documents_name_only_codes_that_exist() -> None:
    known = {code.value for code in Code}
    unknown = [
        f"{short(path)}: {named}"
        for path, text in kept_texts()
        if path.suffix == ".md"
        for named in re.findall(r"WASL-\d{4}", text)
        if named not in known
    ]
    assert not unknown


def test_every_code_is_used() -> None:
    unused = sorted(set(Code.__members__) - set(used_codes()))
    assert not unused, f"a code that nothing raises is a promise that nothing keeps: {unused}"


def test_an_error_is_raised_in_the_family_of_its_code() -> None:
    wrong: list[str] = []
    for path in modules():
        for node in ast.walk(parsed(path)):
            match node:
                case ast.Call(
                    func=ast.Name(id=family),
                    args=[ast.Attribute(value=ast.Name(id="Code"), attr=name), *_],
                ) if family in FAMILIES:
                    if not Code[name].value.startswith(f"WASL-{FAMILIES[family]}"):
                        wrong.append(f"{short(path)}:{node.lineno}: {family}(Code.{name})")
                case _:
                    pass
    assert not wrong, wrong


def test_every_bound_has_its_reason() -> None:
    """A constant of ``limits.py`` is followed by a string that says why it is what it is."""
    body = parsed(PACKAGE / "limits.py").body
    seen = 0
    for index, node in enumerate(body):
        match node:
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                seen += 1
            case _:
                continue
        after = body[index + 1] if index + 1 < len(body) else None
        match after:
            case ast.Expr(value=ast.Constant(value=str(reason))):
                assert len(reason) >= REASON_CHARS, f"limits.{name}: “{reason}” is no reason"
            case _:
                pytest.fail(f"limits.{name} has no reason under it")
    assert seen > 10


def test_every_bound_is_used() -> None:
    bounds = PACKAGE / "limits.py"
    named = {
        node.target.id
        for node in parsed(bounds).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
    }
    used = {
        word
        for path in modules()
        for line in path.read_text(encoding="utf-8").splitlines()
        # A bound may also be what another one in the same file is made of.
        for word in re.findall(
            r"[A-Z][A-Z0-9_]+", line if path != bounds else line.partition("=")[2]
        )
    }
    unused = sorted(named - used)
    assert not unused, f"a bound that nothing observes bounds nothing: {unused}"


def test_make_targets_in_the_documents_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):", makefile))
    unknown = [
        f"{short(path)}: make {named}"
        for path, text in kept_texts()
        if path.suffix == ".md"
        for named in re.findall(r"(?:`|^\s{4,}|\$ )make ([a-z-]+)", text, re.MULTILINE)
        if named not in targets
    ]
    assert not unknown


def test_make_demo_and_test_open_the_readme() -> None:
    top = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:40]
    assert any("make demo" in line for line in top)
    assert any("make test" in line for line in top)
