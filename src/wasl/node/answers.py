# SPDX-License-Identifier: Apache-2.0
"""How the control socket and the desk tell an error."""

from __future__ import annotations

from typing import Protocol

from wasl.errors import Misuse, Unavailable, WaslError
from wasl.node.words import Json


class Fault(Protocol):
    """What went wrong, as every error says it; see :mod:`wasl.errors`."""

    what: str
    where: str
    do: str

    @property
    def code(self) -> str:
        """The stable code."""
        ...


def error_json(error: Fault) -> Json:
    """Return an error as surfaces and programs are told of it."""
    return {
        "error": {
            "code": str(error.code),
            "what": error.what,
            "where": error.where or None,
            "do": error.do or None,
        }
    }


def status_of(error: WaslError) -> int:
    """Return the HTTP status that goes with an error."""
    match error:
        case Misuse():
            return 400
        case Unavailable():
            return 503
        case _:
            return 422
