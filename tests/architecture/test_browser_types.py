# SPDX-License-Identifier: Apache-2.0
"""The browser reads what the server tells: both name the same keys.

``web/src/state/types.ts`` is written by hand. Each of its shapes that has a schema is held to it,
key by key; a key that only one side knows fails here, and not at three in the morning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

import pytest

from tests.architecture.tree import ROOT
from wasl.console import schemas

_TYPES = ROOT / "web" / "src" / "state" / "types.ts"


def _keys_of(schema: Mapping[str, object]) -> set[str]:
    return set(cast("Mapping[str, Any]", schema["properties"]))


def _hit() -> Mapping[str, object]:
    found = cast("Any", schemas.FOUND)
    return cast("Mapping[str, object]", found["properties"]["hits"]["items"])


def _told(interface: str) -> set[str]:
    """The keys that an interface names itself, whatever stands within them."""
    text = _TYPES.read_text("utf-8")
    head = re.search(rf"^export interface {interface}(?: extends (\w+))? \{{$", text, re.MULTILINE)
    assert head is not None, f"types.ts has no interface {interface}"
    body = text[head.end() : text.index("\n}", head.end())]
    keys = set(re.findall(r"^  (\w+)\??:", body, re.MULTILINE))
    return keys | (_told(head[1]) if head[1] else set())


@pytest.mark.parametrize(
    ("interface", "schema"),
    [
        ("Officer", schemas.OFFICER),
        ("Looks", schemas.LOOKS),
        ("SessionInfo", schemas.SESSION),
        ("Person", schemas.PERSON),
        ("AuditEvent", schemas.EVENT),
        ("LogPage", schemas.LOG),
        ("Draft", schemas.DRAFT),
        ("Hit", _hit()),
        ("Hits", schemas.FOUND),
        ("ExportWanted", schemas.EXPORT),
        ("Entry", schemas.load_shared("entry")),
        ("LineState", schemas.load_shared("line-state")),
        ("Alarm", schemas.load_shared("alarm")),
        ("Verified", schemas.load_shared("verify")),
    ],
)
def test_the_browser_and_the_server_name_the_same_keys(
    interface: str, schema: Mapping[str, object]
) -> None:
    assert _told(interface) == _keys_of(schema)


def test_the_browser_knows_every_role() -> None:
    text = _TYPES.read_text("utf-8")
    roles = text[text.index("export type Role") : text.index("export type Sound")]
    assert re.findall(r'"([a-z]+)"', roles) == list(schemas.ROLES)
