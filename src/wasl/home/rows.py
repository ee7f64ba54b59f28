# SPDX-License-Identifier: Apache-2.0
"""Rows out of a file, as the query service of Wikidata gives them (read: ``contact/wikidata``).

Rules:

1. CSV, its JSON results (``results.bindings``), its plain JSON list, and one JSON object a line are
   one: a text for each column, in lower case.
2. A row that lacks a column lacks its value. A file without the columns that are needed is refused.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, Final, cast

from wasl.errors import Code, Misuse

_NEEDED: Final = ("person", "position", "start")


def parse_rows(text: str, *, where: str) -> list[dict[str, str]]:
    """Return the rows of CSV, JSON results, a JSON list, or one object a line. Raises Misuse."""
    head = text.lstrip()[:1]
    rows = _json_rows(text, where) if head in ("{", "[") else _csv_rows(text, where)
    columns = {column for row in rows for column in row}
    for needed in _NEEDED:
        if rows and not any(column.startswith(needed) for column in columns):
            raise _misuse(f"no column is called {needed}", where)
    return rows


def _csv_rows(text: str, where: str) -> list[dict[str, str]]:
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), restkey="", restval=""))
    except csv.Error as error:
        raise _misuse(f"this is no CSV: {error}", where) from error
    return [_plain(cast("dict[str, Any]", row)) for row in rows]


def _json_rows(text: str, where: str) -> list[dict[str, str]]:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        try:
            value = [json.loads(line) for line in text.split("\n") if line.strip()]
        except (ValueError, RecursionError):
            raise _misuse(f"this is no JSON: {error}", where) from error
    if isinstance(value, dict):
        results: Any = cast("dict[str, Any]", value).get("results", {})
        bindings = cast("dict[str, Any]", results) if isinstance(results, dict) else {}
        value = bindings.get("bindings", [cast("Any", value)])
    rows = cast("list[object]", value) if isinstance(value, list) else [None]
    if not all(isinstance(row, dict) for row in rows):
        raise _misuse("there are no rows in it", where)
    return [_plain(row) for row in cast("list[dict[str, Any]]", rows)]


def _plain(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the values of a row as text; those of JSON results are objects."""
    plain: dict[str, str] = {}
    for name, value in row.items():
        told = cast("Any", value).get("value", "") if isinstance(value, dict) else value
        plain[str(name).strip().lstrip("?").lower()] = "" if told is None else str(told).strip()
    return plain


def _misuse(what: str, where: str) -> Misuse:
    do = "see docs/guides/register.md, Rows of Wikidata"
    return Misuse(Code.BAD_ARGUMENT, what, where=where, do=do)
