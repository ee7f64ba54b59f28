# SPDX-License-Identifier: Apache-2.0
"""What did not happen, in plain words that accuse nobody.

Rules:

1. Each sentence names the last step that is known to have happened, and since when the next one is
   missing. Why it is missing nobody knows here.
2. What was never stored is *not delivered*: that is the line, and never silence.
3. A lapse is told with its state: *open* is a claim, *proven* is what the record says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from wasl.cli.letters import clock, told
from wasl.cli.online.desk import Json

_WORDS: Final = {
    "not-stored": "not delivered: line down",
    "stored-not-shown": "stored{stored}, not shown: nobody at their desk?",
    "shown-not-acknowledged": "shown{shown}, not acknowledged yet",
    "acknowledged-not-answered": "acknowledged{acknowledged}; the time to reply by has passed",
}
_LAPSES: Final = {
    "open": "said to have lapsed; not proven",
    "proven": "lapsed: their own clock has passed the limit without an acknowledgement",
    "answered": "was said to have lapsed, and was acknowledged",
    "void": "said to have lapsed, which counts for nothing",
}


def silences(entry: Json) -> Iterator[str]:
    """For each party, what is overdue of an entry; then its lapses."""
    ladder = cast("dict[str, Json]", entry["ladder"])
    for one in cast("list[Json]", entry["overdue"]):
        steps = ladder.get(one["party"], {})
        times = {name: _at(steps.get(name)) for name in ("stored", "shown", "acknowledged")}
        said = _WORDS.get(one["step"], told(one["step"])).format(**times)
        yield f"OVERDUE {told(one['party'])}: {said} (since {clock(one['since'])})"
    for one in cast("list[Json]", entry["lapses"]):
        said = _LAPSES.get(one["state"], told(one["state"]))
        yield f"{told(one['party'])}: {said} ({told(one['id'])})"


def _at(step: object) -> str:
    if not isinstance(step, dict):
        return ""
    return f" {clock(cast('Json', step)['time'])[11:]}"
