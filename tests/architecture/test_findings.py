# SPDX-License-Identifier: Apache-2.0
"""Every finding of a checked file has words in the catalogues: by its code, and by its verdict."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, modules, parsed
from tests.unit.locale.catalogues import texts
from wasl.errors import Code

CHECKERS = ("codec.py", "home/archive.py", "note.py", "record/", "terms.py", "trust/")
"""What reads a file for third parties: a refusal of theirs becomes a finding."""

WRITERS = ("record/exhibit.py", "record/extract.py", "record/transcript.py")
"""What makes such a file; what it refuses is told to who asked for one."""

FOUND = {"Refused", "Misuse", "Contradiction", "Problem", "altered", "missing"}


def checkers() -> Iterator[Path]:
    for path in modules():
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith(CHECKERS) and name not in WRITERS:
            yield path


def found() -> set[Code]:
    """Each code that a finding can have."""
    codes: set[Code] = set()
    for path in checkers():
        for node in ast.walk(parsed(path)):
            match node:
                case ast.Call(
                    func=ast.Name(id=name) | ast.Attribute(attr=name),
                    args=[ast.Attribute(value=ast.Name(id="Code"), attr=code), *_],
                ) if name in FOUND:
                    codes.add(Code[code])
                case _:
                    pass
    return codes


def specified() -> set[tuple[str, str]]:
    """Code and verdict of each finding, as the specification lists them."""
    page = (ROOT / "docs" / "spec" / "08-exports.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| (WASL[^|]+) \| (\S+) \|", page.split("## 6. Codes")[1])
    return {(code, verdict) for codes, verdict in rows for code in codes.split(", ")}


def test_every_code_of_a_finding_has_words() -> None:
    codes = {code.value for code in found()} | {code for code, _ in specified()}
    assert len(codes) > 20
    assert not {f"finding-{code}" for code in codes} - texts("en").keys()


def test_what_is_missing_is_told_apart_from_what_is_altered() -> None:
    both = {code for code, verdict in specified() if verdict == "altered"}
    wanted = {f"finding-{code}.incomplete" for code, v in specified() if v == "incomplete"}
    wanted = {name for name in wanted if name.split(".")[0].removeprefix("finding-") in both}
    wanted |= {f"finding-{code}.none" for code, verdict in specified() if verdict == "–"}
    assert len(wanted) > 4
    assert not wanted - texts("en").keys()


def test_no_words_for_what_is_no_finding() -> None:
    codes = {code.value for code in found()} | {code for code, _ in specified()}
    told = {name.split(".")[0] for name in texts("en") if name.startswith("finding-")}
    assert told == {f"finding-{code}" for code in codes}
