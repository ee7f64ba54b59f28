# SPDX-License-Identifier: Apache-2.0
"""Rows are found by the beginning of their names: no name may be the beginning of another."""

from __future__ import annotations

import ast
import re

from tests.architecture.tree import modules, parsed, short

ROW_NAME = re.compile(rb"[a-z][a-z-]+")
KEPT_IN = ("src/wasl/line/", "src/wasl/record/")


def row_names() -> dict[bytes, str]:
    """The constants of the packages that write named rows, and where they stand."""
    found: dict[bytes, str] = {}
    for path in modules():
        if not short(path).startswith(KEPT_IN):
            continue
        for node in parsed(path).body:
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            values = value.elts if isinstance(value, ast.Tuple) else [value]
            for one in values:
                name = one.value if isinstance(one, ast.Constant) else None
                if isinstance(name, bytes) and ROW_NAME.fullmatch(name):
                    found[name] = f"{short(path)}:{node.lineno}"
    return found


def test_no_name_of_rows_is_the_beginning_of_another() -> None:
    names = row_names()
    assert len(names) > 30
    clash = [
        (where, names[other])
        for name, where in names.items()
        for other in names
        if other != name and other.startswith(name)
    ]
    assert not clash
