# SPDX-License-Identifier: Apache-2.0
"""Each row of the page of attacks names a test, a paragraph and an alarm that exist."""

from __future__ import annotations

import re

from tests.architecture.tree import ROOT
from wasl.node.alarms import ALARMS

ROW = re.compile(
    r"^\| [^|]+ \| (\d\d) §([\d.]+) \| `([\w/]+\.py)::(\w+)` \| ([^|]+) \|$", re.MULTILINE
)
FIELDS = {"missing", "finality"}
"""Words in code that are fields of the status, and no alarms."""


def test_every_row_names_what_exists() -> None:
    text = (ROOT / "docs" / "reference" / "attacks.md").read_text("utf-8")
    rows = ROW.findall(text)
    assert len(rows) == text.count("::") > 100
    for page, paragraph, file, test, sees in rows:
        (spec,) = (ROOT / "docs" / "spec").glob(f"{page}-*.md")
        assert re.search(rf"(?m)^##+ {re.escape(paragraph)}\.? ", spec.read_text("utf-8")), (
            paragraph
        )
        source = (ROOT / "tests" / file).read_text("utf-8")
        assert re.search(rf"(?m)^(async )?def {test}\(", source), test
        named = set(re.findall(r"`([a-z-]+)`", sees)) - FIELDS
        assert named <= set(ALARMS), named
