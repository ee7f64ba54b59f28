# SPDX-License-Identifier: Apache-2.0
"""One process per home.

Rules:

1. The lock is the kernel's (flock): it ends with the process that holds it, however that ends.
2. The number in the file is for people. It is true while the lock is held, and means nothing after.
3. The file is never removed: two processes could else hold two files of one name.

It does not reach over a network: a home is on a local disk.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager

from wasl.errors import Code, Unavailable
from wasl.home.files import explain, sweep
from wasl.home.layout import Home


@contextmanager
def hold(home: Home) -> Generator[None]:
    """Be the one process of this home. Raises Unavailable (HOME_LOCKED) naming the other."""
    try:
        descriptor = os.open(home.lock, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise explain(error, home.lock) from error
    try:
        _lock(home, descriptor)
        sweep(home.path)
        yield
    finally:
        os.close(descriptor)


def _lock(home: Home, descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
    except BlockingIOError:
        holder = os.pread(descriptor, 20, 0).decode(errors="replace").strip()
        raise Unavailable(
            Code.HOME_LOCKED,
            f"process {holder or '(unknown)'} is running this home",
            where=str(home.path),
            do=f"end it first: kill {holder}" if holder else "end it first",
        ) from None
    except OSError as error:
        raise explain(error, home.lock) from error
