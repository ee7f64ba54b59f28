# SPDX-License-Identifier: Apache-2.0
"""What a look at a node finds: a check, how it stands, what is so, and what to do.

Rules:

1. A *fault* keeps the node from doing its work, or endangers its keys or its record. A *warning*
   will, or may. Everything else is *ok*, and says what was seen.
2. A check that fails is a finding: looking never ends with an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from wasl import limits
from wasl.errors import WaslError
from wasl.node.views import Json
from wasl.node.words import utc
from wasl.trust.charter import DAY_S


class State(StrEnum):
    """How a check stands."""

    OK = "ok"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. ``do`` is empty where there is nothing to do."""

    check: str
    state: State
    what: str
    do: str = ""

    def json(self) -> Json:
        """Return it as programs read it."""
        return {
            "check": self.check,
            "state": str(self.state),
            "what": self.what,
            "do": self.do or None,
        }


def ok(check: str, what: str) -> Finding:
    """Return that nothing is wrong, and what was seen."""
    return Finding(check, State.OK, what)


def warning(check: str, what: str, do: str) -> Finding:
    """Return what may become wrong."""
    return Finding(check, State.WARNING, what, do)


def fault(check: str, what: str, do: str) -> Finding:
    """Return what is wrong."""
    return Finding(check, State.FAULT, what, do)


def of_error(check: str, error: WaslError) -> Finding:
    """Return an error as a finding."""
    place = "" if not error.where or error.where in error.what else f" ({error.where})"
    do = error.do or "see docs/reference/errors.md"
    return fault(check, f"{error.code} {error.what}{place}", do)


def look(check: str, work: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """Return what a check finds; if it fails, that it fails."""
    try:
        return list(work())
    except WaslError as error:
        return [of_error(check, error)]


def worst_first(found: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order in which they matter; equals stay as they are."""
    rank = {State.FAULT: 0, State.WARNING: 1, State.OK: 2}
    return sorted(found, key=lambda each: rank[each.state])


def expiry(
    check: str,
    thing: str,
    ends_s: int,
    now_s: int,
    *,
    do: str,
    warned_s: int = limits.EXPIRY_WARNED_S[0],
) -> Finding:
    """Return how far the end of a thing is: a warning some time before, a fault after it."""
    left_s = ends_s - now_s
    day = (utc(ends_s) or "")[:10]
    if left_s <= 0:
        return fault(check, f"{thing} has ended on {day}", do)
    if left_s <= warned_s:
        soon = "very soon: " if left_s <= limits.EXPIRY_WARNED_S[1] else ""
        return warning(check, f"{thing} ends {soon}on {day}, in {left_s // DAY_S} days", do)
    return ok(check, f"{thing} holds until {day}")


def at_most(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first :data:`limits.FINDINGS`, and how many more there are."""
    every = list(found)
    yield from every[: limits.FINDINGS]
    if len(every) > limits.FINDINGS:
        first = every[limits.FINDINGS]
        more = len(every) - limits.FINDINGS
        yield Finding(first.check, first.state, f"{more} more like these", "look at those first")
