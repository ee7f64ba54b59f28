# SPDX-License-Identifier: Apache-2.0
"""``wasl sim``: try a line out in memory, from seeds, and show what broke.

Rules:

1. It needs no home, opens no socket, and writes nothing but the file that it is told to.
2. A seed tells everything: the same seed on the same version gives the same bytes.
3. Something broke: exit 1, and the shortest run that could be found is shown.
"""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from wasl import limits
from wasl.cli.failure import DONE, NEGATIVE
from wasl.cli.files import read_named, write_new
from wasl.cli.letters import columns
from wasl.cli.screen import Screen, Style
from wasl.sim import trials
from wasl.sim.deeds import format_deed
from wasl.sim.mutants import MUTANTS
from wasl.sim.run import Run, Settings, Violation
from wasl.sim.trials import Bench

SHRUNK = 3
"""So many violations of one command are shrunk: it takes hundreds of runs."""


def simulate(options: Namespace, screen: Screen) -> int:
    """Run seeds, or a file of deeds, and tell what broke."""
    if options.list_mutants:
        return _list_mutants(screen)
    settings = Settings(options.parties, options.steps)
    bench = Bench(real_crypto=options.real_crypto, mutant=options.mutant)
    began = time.monotonic()
    if options.replay is not None:
        text = read_named(Path(options.replay), limit=limits.ARCHIVE_BYTES).decode(
            "utf-8", "replace"
        )
        deeds, settings = trials.parse_run(text)
        found = [trials.replay(deeds, settings, bench)]
    else:
        seeds = range(options.first, options.first + options.seeds)
        jobs = min(options.jobs or os.cpu_count() or 1, options.seeds)
        found = list(_told(trials.runs(seeds, settings, bench, jobs=jobs), screen))
    steps_per_s = sum(run.steps for run in found) / (time.monotonic() - began)
    broken = [run for run in found if run.violation is not None]
    if options.replay is None:
        shrunk = [trials.shrink(run, settings, bench) for run in broken[:SHRUNK]]
    else:
        shrunk = [run.violation for run in broken if run.violation is not None]
    if shrunk and options.out is not None:
        text = trials.format_run(shrunk[0].deeds, settings.of(broken[0].seed))
        write_new(Path(options.out), text.encode())
    _show(found, shrunk, steps_per_s, options, screen)
    return NEGATIVE if broken else DONE


def _told(runs: Iterator[Run], screen: Screen) -> Iterator[Run]:
    """Tell of each run that broke as soon as it did: a long command is not silent."""
    for run in runs:
        if run.violation is not None and not screen.json:
            what = f"seed {run.seed}, step {run.violation.step}: {run.violation.invariant}"
            screen.say(what, style=Style.BAD)
        yield run


def _show(
    found: list[Run],
    shrunk: list[Violation],
    steps_per_s: float,
    options: Namespace,
    screen: Screen,
) -> None:
    broken = [run for run in found if run.violation is not None]
    value: dict[str, object] = {
        "seed": options.first,
        "seeds": len(found),
        "parties": options.parties,
        "steps": sum(run.steps for run in found),
        "steps_per_s": round(steps_per_s),
        "mutant": options.mutant or None,
        "real_crypto": options.real_crypto,
        "suspended": sum(run.calm is not None and run.calm.suspended for run in found),
        "digest": found[0].digest,
        "violations": [_value(run, shrunk[at : at + 1]) for at, run in enumerate(broken)],
    }
    screen.give(value, _lines(value, shrunk))


def _value(run: Run, shrunk: list[Violation]) -> dict[str, object]:
    assert run.violation is not None
    return {
        "seed": run.seed,
        "step": run.violation.step,
        "invariant": run.violation.invariant,
        "detail": run.violation.detail,
        "deeds": [format_deed(deed) for one in shrunk for deed in one.deeds],
    }


def _lines(value: dict[str, object], shrunk: list[Violation]) -> Iterator[str]:
    for one in shrunk:
        yield f"{one.invariant}: {one.detail}"
        yield from (f"  {deed}" for deed in one.deeds)
    yield f"{value['seeds']} runs of {value['parties']} parties from seed {value['seed']}"
    yield f"{value['steps']} steps, {value['steps_per_s']} a second"
    if value["suspended"]:
        yield f"in {value['suspended']} of them finality waits for what is lost for good"
    yield "nothing broke" if not value["violations"] else "it broke"


def _list_mutants(screen: Screen) -> int:
    names = [[name, mutant.does] for name, mutant in MUTANTS.items()]
    screen.give({"mutants": [{"name": name, "does": does} for name, does in names]}, columns(names))
    return DONE
