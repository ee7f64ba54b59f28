# SPDX-License-Identifier: Apache-2.0
"""What all the parties of a line work out alike, worked out once for all of them.

In a simulation they share one process: each entry is read and hashed by every one of them, and
again after each loss. The functions named here are remembered meanwhile.

Rules:

1. A function is here only if its answer hangs on its arguments alone, and nobody can change it.
2. A refusal is not remembered. Nothing is, from one :func:`remembering` to the next: a planted
   fault finds nothing of what was answered without it.
3. The answers are those of the product. Where nothing is remembered, a run gives the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import lru_cache
from typing import Final

from wasl.line import talk
from wasl.record import entry, merkle, state
from wasl.wire import cold, epoch

MOST: Final = 1 << 13
"""So many answers of each function: what is worked on at one time."""

PURE: Final[tuple[Callable[..., object], ...]] = (
    cold.parse_items,
    entry.commitment,
    entry.parse_entry,
    epoch.advance,
    merkle.leaf_hash,
    merkle.node_hash,
    merkle.parse_frontier,
    state.read,
    state.read_entry_row,
    talk.parse_body,
)


@contextmanager
def remembering() -> Generator[None]:
    """Let these functions be remembered in this whole process, meanwhile."""
    modules = [module for name, module in sys.modules.items() if name.startswith("wasl.")]
    known = {function: lru_cache(MOST)(function) for function in PURE}
    places = [
        (module, name, value, known[function])
        for module in modules
        for name, value in vars(module).items()
        for function in PURE
        if value is function or getattr(value, "__wrapped__", None) is function
    ]
    for module, name, _, remembered in places:
        setattr(module, name, remembered)
    try:
        yield
    finally:
        for module, name, before, _ in places:
            setattr(module, name, before)
