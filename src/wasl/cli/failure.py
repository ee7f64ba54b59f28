# SPDX-License-Identifier: Apache-2.0
"""What a failure is to whoever called the command: an exit code, and never a traceback.

====  =====================================================================================
0     done
1     a negative verdict: not verified, not signed by all, digits differ, a wait that ran out
2     not as asked: a bad argument or configuration, an unknown id, input that was refused
3     not just now: no node running, home locked, disk full; our own files damaged
====  =====================================================================================

``WASL_DEBUG=1`` lets an unexpected exception through, with its traceback.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final, NoReturn

from wasl.errors import (
    Code,
    Contradiction,
    Damaged,
    Misuse,
    Refused,
    Unavailable,
    WaslError,
)

DONE: Final = 0
NEGATIVE: Final = 1
NOT_AS_ASKED: Final = 2
NOT_JUST_NOW: Final = 3
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

_VERDICTS: Final = frozenset(
    {Code.NOT_SIGNED_BY_ALL, Code.DIGITS_DIFFER, Code.WAIT_RAN_OUT, Code.PROMISE_BROKEN}
)
_OF_OUR_DISK: Final = frozenset({Code.HEAD_MOVED, Code.ROLLED_BACK})
_FAMILIES: Final[dict[str, type[WaslError]]] = {
    "1": Misuse,
    "2": Refused,
    "3": Contradiction,
    "4": Unavailable,
    "5": Damaged,
}


def exit_code(fault: WaslError) -> int:
    """The exit code of a failure."""
    if fault.code in _VERDICTS:
        return NEGATIVE
    if isinstance(fault, (Unavailable, Damaged)) or fault.code in _OF_OUR_DISK:
        return NOT_JUST_NOW
    return NOT_AS_ASKED


def unexpected(error: Exception) -> WaslError:
    """What no command expects, told without its traceback: the system's fault, or our own."""
    if isinstance(error, OSError):
        from wasl.home.files import explain

        return explain(error, Path(error.filename or "output"))
    return Damaged(
        Code.UNEXPECTED,
        f"Wasl met something that it does not expect: {type(error).__name__}: {error}",
        do="report this; WASL_DEBUG=1 and the same command show where it happened",
    )


def raise_code(code: str, what: str, *, where: str, do: str) -> NoReturn:
    """Raise a failure that a node told us, in the family of its code."""
    try:
        known = Code(code)
    except ValueError:
        fault = f"the node says {code}: {what}"
        raise Damaged(Code.UNEXPECTED, fault, where=where, do=do) from None
    raise _FAMILIES[code.removeprefix("WASL-")[:1]](known, what, where=where, do=do)
