# SPDX-License-Identifier: Apache-2.0
"""Processes of ``wasl``: fresh interpreters, or forks of one that has loaded everything already.

Rules:

1. A fork is a process of its own: its own lock, database, sockets and threads, and SIGKILL ends it
   as it ends any other. What it is spared is the second that a fresh interpreter takes to load.
2. It is forked while its parent has one thread, no event loop, and nothing of a home open.
3. What is planted in a fork is planted there alone; the parent and other lives stay as they are.
"""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import wasl

_LOOK_S = 0.002


class Running(Protocol):
    """What may be asked of a process: as :class:`subprocess.Popen`, which is one."""

    @property
    def pid(self) -> int: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def kill(self) -> None: ...
    def terminate(self) -> None: ...


Words = Sequence[str]
Begin = Callable[[Words, Path], Running]
"""Begin ``wasl`` with these words, and with this file for what it prints."""


def fresh(words: Words, log: Path) -> Running:
    """Begin a new interpreter."""
    with log.open("ab") as out:
        return subprocess.Popen([sys.executable, "-m", "wasl", *words], stdout=out, stderr=out)


def load() -> None:
    """Load all of Wasl, so that forks need not."""
    for module in pkgutil.walk_packages(wasl.__path__, "wasl."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    gc.freeze()


class Fork:
    """One life in a fork of this process."""

    def __init__(
        self, words: Words, log: Path, *, planted: Callable[[], None] | None = None
    ) -> None:
        assert threading.active_count() == 1, "a fork takes one thread along, and locks of all"
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        self._code: int | None = None
        if self.pid == 0:
            _live(words, log, planted)

    def poll(self) -> int | None:
        """The exit code, or minus the signal; None while it runs."""
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end. Raises subprocess.TimeoutExpired."""
        end = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if end is not None and time.monotonic() >= end:
                raise subprocess.TimeoutExpired("wasl", timeout or 0)
            time.sleep(_LOOK_S)
        return code

    def kill(self) -> None:
        """SIGKILL, if it still runs."""
        self._send(signal.SIGKILL)

    def terminate(self) -> None:
        """SIGTERM, if it still runs."""
        self._send(signal.SIGTERM)

    def _send(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)


def _live(words: Words, log: Path, planted: Callable[[], None] | None) -> None:
    """Be ``wasl`` from here to the end of the process."""
    code = 70
    try:
        out = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        for stream in (1, 2):
            os.dup2(out, stream)
        from wasl.cli.main import main

        if planted is not None:
            planted()
        code = main(list(words))
    finally:
        sys.stdout.flush()
        os._exit(code)
