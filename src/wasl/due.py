# SPDX-License-Identifier: Apache-2.0
"""A deadline, its clock, and what follows from it (``docs/spec/05-record.md`` §9).

Rules:

1. *Late* is a fact of the record and comes from one clock: the acknowledging side's own, between
   the time at which it says it stored the entry and the time at which it acknowledged. Skew drops
   out, and everyone who holds the acknowledgement computes the same.
2. *Overdue* is a local display: from the receipt, on our own clock. It names the last step reached,
   and a message that was never stored is not delivered, never overdue.
3. This module is the only place with deadline arithmetic. Units are in the names.

It has no timers: whoever waits asks :func:`remaining_ms` and waits on its own monotonic tick.
"""

from __future__ import annotations


def late_s(*, stored_s: int, acknowledged_s: int, limit_s: int) -> int:
    """Return by how many seconds an acknowledgement is late; 0 if it is in time.

    Both times are of the acknowledging side's clock, out of its own signed entry.
    """
    return max(0, acknowledged_s - stored_s - limit_s)


def deadline_ms(*, stored_s: int, limit_s: int, clock_offset_ms: int) -> int:
    """Return when the limit runs out, in ms of our own UTC clock.

    ``clock_offset_ms``: the far clock minus ours, as last measured; 0 where it is our own.
    """
    return (stored_s + limit_s) * 1000 - clock_offset_ms


def remaining_ms(*, deadline: int, now_ms: int) -> int:
    """Return the milliseconds left; negative once the deadline has passed."""
    return deadline - now_ms
