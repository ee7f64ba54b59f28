# SPDX-License-Identifier: Apache-2.0
"""Drafts: what officers of a party are writing, seen by all of its desks, and kept nowhere.

Rules:

1. In memory alone, bounded in number and size. They end with the node, and when they are sent.
2. One officer writes a draft. Another takes it over, in plain sight, and then writes it.
3. A draft is not checked as a message is: half a sentence is allowed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from wasl import limits
from wasl.console.answers import Json
from wasl.errors import Code, Misuse

_ID: Final = re.compile(r"[A-Za-z0-9_-]{8,64}")


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft. ``updated``: RFC 3339 UTC."""

    id: str
    line: str
    officer: str
    updated: str
    fields: Json

    def told(self) -> Json:
        """Return it as desks are told of it."""
        return {
            "id": self.id,
            "line": self.line,
            "officer": self.officer,
            "updated": self.updated,
            "fields": self.fields,
        }


class Drafts:
    """The drafts of a party. ``tell``: told ``draft`` and ``draft-gone``."""

    def __init__(self, tell: Callable[[str, Json], None], *, now: Callable[[], str]) -> None:
        self._tell = tell
        self._now = now
        self._held: dict[str, Draft] = {}

    def list(self) -> list[Json]:
        """All drafts, as desks are told of them."""
        return [draft.told() for draft in self._held.values()]

    def put(self, id_: str, *, line: str, fields: Json, officer: str) -> Json:
        """Write a draft. Raises Misuse (NOT_ALLOWED): another officer writes it."""
        if not _ID.fullmatch(id_):
            do = "8 to 64 letters, digits, - and _"
            raise Misuse(Code.BAD_ARGUMENT, "this is no id of a draft", where="id", do=do)
        held = self._held.get(id_)
        if held is None and len(self._held) >= limits.DRAFTS:
            what, do = f"there are {limits.DRAFTS} drafts", "send or delete some of them"
            raise Misuse(Code.NOT_ALLOWED, what, where="drafts", do=do)
        self._check_owner(held, officer)
        size = len(json.dumps(fields))
        if size > limits.DRAFT_BYTES:
            what = f"this draft has {size} bytes, more than {limits.DRAFT_BYTES}"
            raise Misuse(Code.BAD_ARGUMENT, what, where="fields", do="write less")
        return self._keep(Draft(id_, line, officer, self._now(), fields))

    def take(self, id_: str, officer: str) -> Json:
        """Let another officer go on writing. Raises Misuse (UNKNOWN_ID)."""
        held = self._of(id_)
        return self._keep(Draft(id_, held.line, officer, self._now(), held.fields))

    def delete(self, id_: str, officer: str) -> None:
        """Throw a draft away. Raises Misuse (UNKNOWN_ID; NOT_ALLOWED: another writes it)."""
        self._check_owner(self._of(id_), officer)
        self.sent(id_)

    def sent(self, id_: str) -> None:
        """A draft has been sent, whoever sent it. One that is not there is gone already."""
        if self._held.pop(id_, None) is not None:
            self._tell("draft-gone", {"id": id_})

    def _of(self, id_: str) -> Draft:
        held = self._held.get(id_)
        if held is None:
            do = "it was sent or deleted; see the list"
            raise Misuse(Code.UNKNOWN_ID, "there is no such draft", where="id", do=do)
        return held

    def _check_owner(self, held: Draft | None, officer: str) -> None:
        if held is not None and held.officer != officer:
            what = f"{held.officer} is writing this draft"
            raise Misuse(Code.NOT_ALLOWED, what, where="id", do="take it over first")

    def _keep(self, draft: Draft) -> Json:
        self._held[draft.id] = draft
        self._tell("draft", {"draft": draft.told()})
        return draft.told()
