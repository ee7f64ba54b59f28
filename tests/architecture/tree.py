# SPDX-License-Identifier: Apache-2.0
"""The repository as the tests of its own shape see it: files, syntax trees, settings."""

from __future__ import annotations

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "wasl"

TEXT = {".py", ".md", ".toml", ".txt", ".in", ".sh", ".json", ".cddl", ".yml", ".yaml", ".cfg", ""}
"""Suffixes of files that people read; what has none is a Makefile, a licence or a dot file."""


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the package."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """The dotted name of a module: ``wasl.record.merkle``."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def short(path: Path) -> str:
    """A path as a message shows it."""
    return path.relative_to(ROOT).as_posix()


@cache
def kept_files() -> tuple[Path, ...]:
    """What is in the repository or about to be: all that Git does not ignore."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        names = listed.stdout.decode().split("\0")
        return tuple(sorted(ROOT / name for name in names if name and (ROOT / name).is_file()))
    seen = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(sorted(path for path in seen if not _is_by_product(path)))


def _is_by_product(path: Path) -> bool:
    made = {"__pycache__", "build", "dist"}
    return any(
        part in made
        or (part.startswith(".") and part not in {".ci", ".gitattributes", ".gitignore"})
        for part in path.relative_to(ROOT).parts
    )


def kept_texts() -> Iterator[tuple[Path, str]]:
    """Every file that people read, with its text."""
    for path in kept_files():
        if path.suffix in TEXT:
            yield path, path.read_text(encoding="utf-8")


@cache
def settings() -> dict[str, Any]:
    """``pyproject.toml``."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def floors() -> list[list[str]]:
    """The floors of the house, top first, as the import contract lists them."""
    contracts = settings()["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["id"] == "floors")
    return [[name.strip() for name in layer.split("|")] for layer in layers]


def ground_floor() -> list[str]:
    """The names of what lies below the hands: the part that does no I/O."""
    names = floors()
    hands = next(index for index, layer in enumerate(names) if "store" in layer)
    return [name for layer in names[hands + 1 :] for name in layer]


def is_ground(path: Path) -> bool:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py") in ground_floor()
