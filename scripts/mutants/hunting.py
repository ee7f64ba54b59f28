# SPDX-License-Identifier: Apache-2.0
"""Running tests against mutants: a plugin for pytest that takes the place of its loop.

Rules:

1. All tests run once as they are. What they call tells which tests can notice a mutant.
2. Each mutant lives in a process of its own, forked from one that has imported and collected
   everything. Its tests run shortest first until one fails: then it is killed.
3. A mutant whose test does not end in a multiple of its usual time is killed: whoever waits
   notices.
4. Hypothesis does not shrink what it finds here.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Sequence
from types import FrameType

import pytest
from _pytest.runner import runtestprotocol

from scripts.mutants.planting import Mutant, living

KILLED, SURVIVED, UNREACHED = "killed", "survived", "not reached"
_PATIENCE_S = 3.0
_PASSED = b"."
_EXAMPLES = 15  # of Hypothesis, for a test: enough to reach what it is about


class Hunt:
    """One run over ``mutants``. ``outcomes`` is filled by name."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        self.outcomes: dict[str, str] = {}
        self._mutants = mutants
        self._took_s: dict[str, float] = {}
        self._reaches: dict[tuple[str, str], list[pytest.Item]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Before the tests are imported, and after conftest has chosen its profile."""
        # Imported only now: pytest rewrites it when it loads its plugins.
        from hypothesis import Phase, settings  # noqa: PLC0415

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile(
            "mutants", settings.default, phases=phases, max_examples=_EXAMPLES
        )
        settings.load_profile("mutants")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self._run_as_it_is(session.items)
        for number, mutant in enumerate(self._mutants, 1):
            items = self._reaches.get((mutant.module, mutant.function), [])
            outcome = self._try(mutant, items) if items else UNREACHED
            self.outcomes[mutant.name] = outcome
            if outcome != KILLED:
                print(
                    f"{number}/{len(self._mutants)} {outcome}: {mutant.name}", file=sys.__stderr__
                )
        return True

    def _run_as_it_is(self, items: Sequence[pytest.Item]) -> None:
        """Rule 1. Raises if a test fails without any mutant."""
        places = {(mutant.module, mutant.function) for mutant in self._mutants}
        codes = {living(*place).__code__: place for place in places}
        called: set[tuple[str, str]] = set()

        def note(frame: FrameType, event: str, _: object) -> None:
            if event == "call" and frame.f_code in codes:
                called.add(codes[frame.f_code])

        for item, after in zip(items, [*items[1:], None], strict=True):
            called.clear()
            begun = time.monotonic()
            sys.setprofile(note)
            try:
                reports = runtestprotocol(item, nextitem=after, log=False)
            finally:
                sys.setprofile(None)
            self._took_s[item.nodeid] = time.monotonic() - begun
            if any(report.failed for report in reports):
                pytest.exit(f"{item.nodeid} fails without a mutant", returncode=3)
            for place in called:
                self._reaches.setdefault(place, []).append(item)
        for reached in self._reaches.values():
            reached.sort(key=lambda item: self._took_s[item.nodeid])

    def _try(self, mutant: Mutant, items: Sequence[pytest.Item]) -> str:
        """Rules 2 and 3."""
        alive, told = os.pipe()
        child = os.fork()
        if not child:
            os.close(alive)
            _live(mutant, items, told)
        os.close(told)
        outcome = KILLED
        for item in items:
            bound_s = _PATIENCE_S + 5 * self._took_s[item.nodeid]
            ready, _, _ = select.select([alive], [], [], bound_s)
            if not ready or os.read(alive, 1) != _PASSED:
                break
        else:
            outcome = SURVIVED
        os.close(alive)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return outcome


def _live(mutant: Mutant, items: Sequence[pytest.Item], told: int) -> None:
    """In the child: run the tests, tell each that passed, and end with the first that fails."""
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        mutant.plant()
        for item in items:
            if any(report.failed for report in runtestprotocol(item, nextitem=None, log=False)):
                break
            os.write(told, _PASSED)
    finally:
        os._exit(0)
