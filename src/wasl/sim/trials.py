# SPDX-License-Identifier: Apache-2.0
"""Many runs, one after another in as many processes as there are cores; and a run as a file.

Rules:

1. Real cryptography only if it is asked for: else the stand-in, which takes its place in this
   process or in its children, and nowhere else.
2. What was found is told in the order of the seeds, however the runs were shared out.
3. A run as a file is its settings and its deeds: :func:`parse_run` refuses what
   :func:`format_run` would not write.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from wasl.errors import Code, Misuse
from wasl.sim import run as one
from wasl.sim.again import remembering
from wasl.sim.chance import Weather
from wasl.sim.deeds import Deed, format_deed, parse_deed
from wasl.sim.mutants import planted
from wasl.sim.run import Run, Settings, Violation
from wasl.sim.standin import unsafe_installed


@dataclass(frozen=True, slots=True)
class Bench:
    """What stands in for the real thing: ``mutant``: the name of a planted fault, or empty."""

    real_crypto: bool = False
    mutant: str = ""

    @contextmanager
    def prepared(self) -> Generator[None]:
        """Let it stand in this process, meanwhile. Raises Misuse."""
        with ExitStack() as stack:
            if not self.real_crypto:
                stack.enter_context(unsafe_installed())
            stack.enter_context(remembering())
            if self.mutant:
                stack.enter_context(planted(self.mutant))
            stack.enter_context(_seldom_collected())
            yield


@contextmanager
def _seldom_collected() -> Generator[None]:
    """Look for cycles seldom: a run makes none to speak of, and many objects."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def runs(seeds: Iterable[int], settings: Settings, bench: Bench, *, jobs: int) -> Iterator[Run]:
    """Yield the runs of these seeds, in their order."""
    with bench.prepared():
        if jobs <= 1:
            yield from (_run(seed, settings) for seed in seeds)
            return
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            yield from pool.imap(partial(_run, settings=settings), seeds)


def _run(seed: int, settings: Settings) -> Run:
    """One run, without its deeds if nothing broke: there may be millions, and nobody asks."""
    run = one.run(seed, settings)
    return run if run.violation is not None else replace(run, deeds=())


def shrink(found: Run, settings: Settings, bench: Bench) -> Violation:
    """Return the shortest run that could be found to break the same invariant."""
    assert found.violation is not None
    with bench.prepared():
        return one.shrink(found.violation, settings.of(found.seed))


def replay(deeds: list[Deed], settings: Settings, bench: Bench) -> Run:
    """Carry out deeds again."""
    with bench.prepared():
        return one.replay(deeds, settings)


# ── a run as a file ─────────────────────────────────────────────────────────────────────────────


def format_run(deeds: Iterable[Deed], settings: Settings) -> str:
    """Return a run as JSON: a line with its settings, and a line for each deed."""
    lines = [asdict(settings), *map(format_deed, deeds)]
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def parse_run(text: str) -> tuple[list[Deed], Settings]:
    """Read what :func:`format_run` wrote. Raises Misuse."""
    try:
        first, *rest = [json.loads(line) for line in text.splitlines()]
        settings = _settings(first)
    except (ValueError, TypeError, KeyError) as error:
        raise Misuse(Code.BAD_ARGUMENT, f"no simulated run: {error}", where="run") from error
    return [parse_deed(line) for line in rest], settings


def _settings(value: dict[str, Any]) -> Settings:
    weather = value["weather"]
    return Settings(value["parties"], value["steps"], Weather(**weather) if weather else None)
