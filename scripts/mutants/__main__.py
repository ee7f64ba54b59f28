# SPDX-License-Identifier: Apache-2.0
"""Mutation testing of what a verdict hangs on: ``python -m scripts.mutants [MODULE …]``.

Without a module: all of them, one after the other; what is known of all is then written to
``docs/reference/mutants.md``. ``--sample N``: N mutants of each module, always the same, and
nothing is written. It ends with 1 if a mutant survives that ``explained.toml`` does not explain.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from random import Random

import pytest

from scripts.mutants.hunting import KILLED, Hunt
from scripts.mutants.planting import Mutant, mutants
from scripts.mutants.telling import MODULES, Tally, explained, keep, write_page

FAILED = 2  # the tests could not be run


def hunt(module: str, chosen: Sequence[Mutant]) -> dict[str, str]:
    """Run the tests of a module against mutants of it; the outcomes by name."""
    found = Hunt(chosen)
    words = ["-q", "-n", "0", "-p", "no:cacheprovider", "-m", "", *MODULES[module]]
    code = pytest.main(words, plugins=[found])
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED) or not found.outcomes:
        print(f"the tests of {module} could not be run: {code}")
        raise SystemExit(FAILED)
    return found.outcomes


def sampled(module: str, count: int | None) -> list[Mutant]:
    """All mutants of a module, or some of them: the same ones for the same code."""
    every = list(mutants(module))
    if count is None or count >= len(every):
        return every
    return Random(f"wasl mutants of {module}").sample(every, count)


def main() -> int:
    parser = argparse.ArgumentParser(prog="mutants")
    parser.add_argument("modules", nargs="*", choices=[[], *MODULES], metavar="MODULE")
    parser.add_argument("--sample", type=int, metavar="N")
    options = parser.parse_args()
    modules: list[str] = options.modules or list(MODULES)
    if len(modules) > 1:
        return _each(modules, options.sample)
    (module,) = modules
    outcomes = hunt(module, sampled(module, options.sample))
    alive = [name for name, outcome in outcomes.items() if outcome != KILLED]
    print(f"{module}: {len(outcomes)} mutants, {len(alive)} survived")
    if options.sample is None:
        keep(Tally(module, len(outcomes), tuple(alive)))
    new = [name for name in alive if name not in explained()]
    for name in new:
        print(f"not explained: {name}")
    return 1 if new else 0


def _each(modules: Sequence[str], sample: int | None) -> int:
    """Each module in a process of its own, so that none is warm from another's tests."""
    command = [sys.executable, "-m", "scripts.mutants"]
    more = [] if sample is None else ["--sample", str(sample)]
    codes = [subprocess.run([*command, one, *more], check=False).returncode for one in modules]
    if sample is None and max(codes) < FAILED:
        write_page()
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
