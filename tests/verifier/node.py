# SPDX-License-Identifier: Apache-2.0
"""Node, and the verifier made ready once: what the tests of this folder share."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERIFIER = ROOT / "verifier"


@cache
def node() -> str:
    """Node as the lock has it, with the verifier's own dependencies installed."""
    subprocess.run(["sh", ROOT / "scripts" / "verifier.sh"], check=True, capture_output=True)
    return str(Path(sys.executable).with_name("node"))


def run(*words: str | Path) -> str:
    """What Node says; a failure shows all of it."""
    command = [node(), *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
