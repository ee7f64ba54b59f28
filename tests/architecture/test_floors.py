# SPDX-License-Identifier: Apache-2.0
"""The floors of the house, beyond what the import contracts of ``make check`` can say.

The contracts list what is forbidden; here stands what is allowed, because a clock, a disk or a coin
can come in by a module that nobody thought to forbid.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

from tests.architecture.tree import (
    PACKAGE,
    floors,
    ground_floor,
    is_ground,
    modules,
    name_of,
    parsed,
    settings,
    short,
)

PURE = {
    "__future__",
    "abc",
    "base64",
    "binascii",
    "bisect",
    "collections",
    "collections.abc",
    "contextlib",
    "dataclasses",
    "datetime",
    "enum",
    "functools",
    "hashlib",
    "heapq",
    "html",
    "hmac",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "string",
    "struct",
    "types",
    "typing",
    "unicodedata",
    "urllib.parse",
    "zlib",
}
"""What the ground floor may take from the standard library: nothing that looks outside."""

STRANGERS = {"hijridate"}
"""Packages of others that only compute: the tables of a calendar."""

LEAKS = {
    "breakpoint": "it stops the node",
    "eval": "it runs what it reads",
    "exec": "it runs what it reads",
    "getrandom": "randomness is passed in",
    "hash": "it differs from run to run",
    "id": "it differs from run to run",
    "input": "there is no terminal here",
    "now": "time is passed in",
    "open": "there is no disk here",
    "print": "the ground floor returns facts",
    "today": "time is passed in",
    "urandom": "randomness is passed in",
    "utcnow": "time is passed in",
}
"""Calls that look outside, and why the ground floor makes none of them."""

LEAKING_METHODS = {"now", "today", "urandom", "utcnow"}
"""Those of them that are methods: ``datetime.now()``. A field called ``now`` is no call."""

HEDGED = {"hpke_seal", "ml_dsa_44_sign", "ml_dsa_65_sign"}
"""The primitives that draw their own randomness."""

HEDGED_DOOR = {"wasl.home.keyring", "wasl.primitives"}
"""In a node. The simulation plays the keyrings of its parties; no node imports it."""


def imports(tree: ast.Module) -> Iterator[str]:
    """The names of all modules that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are not used"
            assert node.module is not None
            yield node.module


def test_every_package_has_a_floor_and_every_floor_is_there() -> None:
    named = {name for layer in floors() for name in layer}
    there = {
        path.name.removesuffix(".py")
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert there - {"__init__"} == named


def test_the_contracts_speak_of_the_whole_ground_floor() -> None:
    contracts = {
        contract["id"]: contract for contract in settings()["tool"]["importlinter"]["contracts"]
    }
    everything = {f"wasl.{name}" for layer in floors() for name in layer} - {"wasl.__main__"}
    assert set(contracts["ground"]["source_modules"]) == {f"wasl.{n}" for n in ground_floor()}
    assert set(contracts["one-door"]["source_modules"]) == everything - {
        "wasl.primitives",
        "wasl.home",
    }


def test_ground_floor_imports_only_what_computes() -> None:
    ours = {f"wasl.{name}" for name in ground_floor()} | {"wasl"}
    strangers = [
        f"{short(path)} imports {name}"
        for path in modules()
        if is_ground(path)
        for name in imports(parsed(path))
        if name not in PURE | STRANGERS
        and ".".join(name.split(".")[:2]) not in ours
        and not (name.split(".")[0] == "cryptography" and name_of(path) == "wasl.primitives")
    ]
    assert not strangers, "the ground floor does no I/O"


def outside_call(node: ast.AST) -> str | None:
    """What a call on the ground floor must not be, if it is that."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if name in LEAKS:
            return name
        case ast.Call(func=ast.Attribute(attr=name)) if name in LEAKING_METHODS:
            return name
        case _:
            return None


def test_ground_floor_asks_neither_clock_nor_chance() -> None:
    leaks = [
        f"{short(path)}:{getattr(node, 'lineno', 0)}: {name}(): {LEAKS[name]}"
        for path in modules()
        if is_ground(path)
        for node in ast.walk(parsed(path))
        if (name := outside_call(node)) is not None
    ]
    assert not leaks


def test_hidden_randomness_goes_through_one_door() -> None:
    beside = [
        f"{short(path)}: {name}"
        for path in modules()
        if name_of(path) not in HEDGED_DOOR and not name_of(path).startswith("wasl.sim.")
        for node in ast.walk(parsed(path))
        for field in ("attr", "id", "name")  # an attribute, a name, an imported name
        if (name := getattr(node, field, None)) in HEDGED
    ]
    assert not beside, f"they are for {HEDGED_DOOR} alone"


def test_offline_commands_load_no_network() -> None:
    """Not only what they import: what is loaded once they are."""
    program = (
        "import importlib, pkgutil, sys, wasl.cli.offline\n"
        "for found in pkgutil.walk_packages(wasl.cli.offline.__path__, 'wasl.cli.offline.'):\n"
        "    importlib.import_module(found.name)\n"
        "loaded = {'asyncio', 'aiohttp', 'ssl', 'wasl.node', 'wasl.bearers'}\n"
        "sys.exit(' '.join(sorted(loaded & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
