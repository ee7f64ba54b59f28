# SPDX-License-Identifier: Apache-2.0
"""Files that a running node and a command beside it both change: one at a time.

The lock is the kernel's and ends with who holds it. It is on a file of its own beside the other,
which is never removed.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from wasl.home.files import explain


@contextmanager
def alone(path: Path) -> Generator[None]:
    """Be the only one who changes ``path``; wait for who does. Raises Unavailable, Misuse."""
    beside = path.with_name(f"{path.name}.lock")
    try:
        descriptor = os.open(beside, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise explain(error, beside) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
