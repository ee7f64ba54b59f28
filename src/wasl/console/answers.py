# SPDX-License-Identifier: Apache-2.0
"""What the desk answers: JSON, and errors in the form that the control socket gives them."""

from __future__ import annotations

import json
from typing import Any, Final, TypeAlias

from starlette.responses import Response

from wasl.errors import WaslError
from wasl.node.desk import error_json, status_of

Json: TypeAlias = dict[str, Any]

DENIALS: Final = {
    "NOT_SIGNED_IN": 401,
    "NOT_ALLOWED": 403,
    "OTHER_OFFICE": 403,
    "FOREIGN_ORIGIN": 403,
    "PASSKEY_REFUSED": 403,
    "RELEASE_NEEDED": 403,
    "NOT_FOUND": 404,
    "WRONG_METHOD": 405,
    "KEY_REUSED": 409,
    "SAME_CONTACT": 409,
    "JUDGED_ALREADY": 409,
    "TOO_LARGE": 413,
    "WRONG_HOST": 421,
    "DESK_LOCKED": 423,
    "TOO_MANY_TRIES": 429,
    "HEAD_TOO_LARGE": 431,
}
"""Codes that only the desk has, each with its status."""


class Denied(Exception):
    """What the desk itself refuses, before any command reaches the node."""

    def __init__(self, status: int, code: str, what: str, *, where: str = "", do: str = "") -> None:
        super().__init__(what)
        assert DENIALS[code] == status
        self.status = status
        self.code = code
        self.what = what
        self.where = where
        self.do = do


def answer(value: object, *, status: int = 200) -> Response:
    """Return JSON in UTF-8."""
    try:
        data = _spell(value, ensure_ascii=False)
    except UnicodeEncodeError:  # a lone surrogate, which only an escape can carry
        data = _spell(value, ensure_ascii=True)
    return Response(data, status_code=status, media_type="application/json")


def _spell(value: object, *, ensure_ascii: bool) -> bytes:
    spelt = json.dumps(value, ensure_ascii=ensure_ascii, allow_nan=False, separators=(",", ":"))
    return spelt.encode()


def error_answer(error: WaslError | Denied) -> Response:
    """Return an error as JSON, with its status: as the control socket has it."""
    status = error.status if isinstance(error, Denied) else status_of(error)
    return answer(error_json(error), status=status)
