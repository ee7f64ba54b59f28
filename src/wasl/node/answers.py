# SPDX-License-Identifier: Apache-2.0
"""How the control socket tells an error."""

from __future__ import annotations

from wasl.errors import Misuse, Unavailable, WaslError
from wasl.node.words import Json


def error_json(error: WaslError) -> Json:
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
