# SPDX-License-Identifier: Apache-2.0
"""Each row of the page of attacks names a test, a rule and an alarm that exist."""

from __future__ import annotations

import re

from tests.architecture.tree import ROOT
from wasl.node.alarms import ALARMS

ROW = re.compile(
    r"^\| [^|]+ \| (?:(\d\d) §([\d.]+)|ADR (\d{4})) \| `([\w/]+\.py)::(\w+)` \| ([^|]+) \|$",
    re.MULTILINE,
)
FIELDS = {"missing", "finality"}
"""Words in code that are fields of the status, and no alarms."""


def test_every_row_names_what_exists() -> None:
    text = (ROOT / "docs" / "reference" / "attacks.md").read_text("utf-8")
    rows = ROW.findall(text)
    assert len(rows) == text.count("::") > 100
    for page, paragraph, decision, file, test, sees in rows:
        folder, number = ("adr", decision) if decision else ("spec", page)
        (rules,) = (ROOT / "docs" / folder).glob(f"{number}-*.md")
        heading = r"^# " if decision else rf"^##+ {re.escape(paragraph)}\.? "
        assert re.search(heading, rules.read_text("utf-8"), re.MULTILINE), paragraph
        source = (ROOT / "tests" / file).read_text("utf-8")
        assert re.search(rf"(?m)^(async )?def {test}\(", source), test
        named = set(re.findall(r"`([a-z-]+)`", sees)) - FIELDS
        assert named <= set(ALARMS), named
