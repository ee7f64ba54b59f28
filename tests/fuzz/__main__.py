# SPDX-License-Identifier: Apache-2.0
"""``python -m tests.fuzz``, for ``make fuzz``: hunts for inputs that break a decoder.

Rules:

1. Each decoder of :mod:`tests.fuzz.decoders` is a harness; Atheris guides it by what is covered in
   ``wasl`` alone. Everything is loaded once, and each harness is a fork.
2. A hunt begins with the table's inputs, the kept corpus and what earlier hunts have left in
   ``build/fuzz``. What breaks goes there too, with the command that repeats it.
3. Where there is no Atheris, the tests' own mutator hunts instead, without guidance, and that is
   said.
4. The exit code is 1 if anything broke.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import os
import random
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

atheris: Any = None
with contextlib.suppress(ModuleNotFoundError):
    atheris = importlib.import_module("atheris")

with (
    contextlib.redirect_stderr(io.StringIO()),  # it names each module
    atheris.instrument_imports(include=["wasl"]) if atheris else contextlib.nullcontext(),
):
    from tests.fuzz import corpus, oracles
    from tests.fuzz.decoders import DECODERS
    from tests.fuzz.mutator import damage

BUILD = Path("build/fuzz")
INPUT_BYTES = 8_192
SLOW_S = 10
MEMORY_MIB = 2_048


def main(arguments: Sequence[str] | None = None) -> int:
    """Hunt, repeat, list or keep."""
    options = _options(arguments)
    unknown = [name for name in options.names if name not in DECODERS]
    if unknown:
        sys.stderr.write(f"no decoder {unknown[0]!r}; see --list\n")
        return 2
    names = options.names or list(DECODERS)
    if options.list:
        sys.stdout.write("".join(f"{name}\n" for name in names))
        return 0
    if options.replay:
        accepted = oracles.judge(names[0], options.replay.read_bytes())
        sys.stdout.write(f"{names[0]}: {'accepted' if accepted else 'refused'}, as it should be\n")
        return 0
    if options.keep:
        _keep(names)
        return 0
    if atheris is None:
        sys.stdout.write("atheris is not here: hunting without guidance, by the tests' mutator\n")
    broken = _hunt_all(names, seconds=options.seconds, jobs=options.jobs)
    sys.stdout.write(f"{len(names)} harnesses, {options.seconds} s each: {len(broken)} broke\n")
    return 1 if broken else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("names", nargs="*", metavar="DECODER", help="all, if none is named")
    parser.add_argument("--list", action="store_true", help="name the decoders")
    parser.add_argument("--seconds", type=int, default=120, help="for each decoder")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--replay", type=Path, metavar="FILE", help="judge this one input")
    parser.add_argument("--keep", action="store_true", help="choose the kept corpus anew")
    return parser.parse_args(arguments)


# ── hunting ─────────────────────────────────────────────────────────────────────────────────────


def _hunt_all(names: Sequence[str], *, seconds: int, jobs: int) -> list[str]:
    """Hunt in so many forks at once. Return the names that broke."""
    waiting, running, broken = list(names), dict[int, str](), list[str]()
    while waiting or running:
        while waiting and len(running) < jobs:
            name = waiting.pop(0)
            running[_fork(name, seconds)] = name
        pid, status = os.wait()
        name = running.pop(pid)
        if os.waitstatus_to_exitcode(status):
            broken.append(name)
            _tell(name)
    return broken


def _fork(name: str, seconds: int) -> int:
    folder = BUILD / corpus.slug(name)
    found = folder / "found"
    found.mkdir(parents=True, exist_ok=True)
    for data in (*DECODERS[name][1], *(path.read_bytes() for path in corpus.kept(name))):
        (found / sha256(data).hexdigest()[:16]).write_bytes(data)
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 70
        try:
            log = os.open(folder / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(log, 1)
            os.dup2(log, 2)
            code = _guided(name, folder, seconds) if atheris else _unguided(name, folder, seconds)
        finally:
            os._exit(code)
    return pid


def _guided(name: str, folder: Path, seconds: int) -> int:
    def one(data: bytes) -> None:
        try:
            oracles.judge(name, data)
        except BaseException:
            (folder / f"crash-{sha256(data).hexdigest()[:16]}").write_bytes(data)
            raise

    words = (
        f"-max_total_time={seconds}", f"-max_len={INPUT_BYTES}", f"-timeout={SLOW_S}",
        f"-rss_limit_mb={MEMORY_MIB}", f"-artifact_prefix={folder}/", "-print_final_stats=1",
    )  # fmt: skip
    atheris.Setup([sys.argv[0], *words, str(folder / "found")], one)
    atheris.Fuzz()
    return 0


def _unguided(name: str, folder: Path, seconds: int) -> int:
    rng, end = random.Random(f"{name} {time.time_ns()}"), time.monotonic() + seconds
    while time.monotonic() < end:
        data = damage(rng, DECODERS[name][1])
        try:
            oracles.judge(name, data)
        except BaseException:  # noqa: BLE001 -- whatever it is, it is what we hunt
            (folder / f"crash-{sha256(data).hexdigest()[:16]}").write_bytes(data)
            traceback.print_exc()
            return 1
    return 0


def _broken(name: str) -> Iterator[Path]:
    for kind in ("crash-*", "timeout-*", "oom-*", "slow-unit-*"):
        yield from (BUILD / corpus.slug(name)).glob(kind)


def _tell(name: str) -> None:
    log = (BUILD / corpus.slug(name) / "log").read_text(encoding="utf-8", errors="replace")
    rows = [row for row in log.splitlines() if "Error" in row or "Traceback" in row]
    sys.stdout.write(f"{name} broke: {' '.join(rows[-1:])[:300]}\n")
    for path in _broken(name):
        sys.stdout.write(f"    .venv/bin/python -m tests.fuzz '{name}' --replay {path}\n")


# ── keeping ─────────────────────────────────────────────────────────────────────────────────────


def _keep(names: Sequence[str]) -> None:
    """Keep what hunts have found, each for what it alone covered then: within the bounds, of all
    sizes alike.
    """
    for name in names:
        sized = sorted(
            (path.stat().st_size, path.name, path)
            for path in (BUILD / corpus.slug(name) / "found").glob("*")
        )
        found = [path for size, _, path in sized if size <= corpus.KEPT_BYTES]
        target = corpus.FOLDER / corpus.slug(name)
        target.mkdir(parents=True, exist_ok=True)
        for old in corpus.kept(name):
            if not old.name.startswith("crash-") and found:
                old.unlink()
        for path in found[:: -(-len(found) // corpus.KEPT_FILES) or 1]:
            data = path.read_bytes()
            (target / f"{sha256(data).hexdigest()[:16]}.bin").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
