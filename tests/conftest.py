# SPDX-License-Identifier: Apache-2.0
"""What holds for every test.

1. Hypothesis is repeatable: the same examples each run, so that a red run is red for everyone;
   ``make test-all`` takes more of them. To hunt for new ones:
   ``make test PYTEST_ARGS=--hypothesis-profile=hunt``.
2. Nothing of the developer's own surroundings leaks in: no home, no passphrase, UTC, the C locale.
3. A passphrase is stretched once a process for each salt, at its full cost: what a test sealed here
   is opened here by the same bytes, from memory.
"""

from __future__ import annotations

import os
import signal
import time
from functools import cache

from hypothesis import HealthCheck, settings

from wasl import primitives

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background of a script: what we start would then be deaf to Ctrl-C, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


for _profile, _examples in (("wasl", 40), ("thorough", 100)):
    settings.register_profile(
        _profile,
        max_examples=_examples,
        deadline=None,  # a slow machine is no bug; pytest-timeout catches what hangs
        derandomize=True,
        database=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.register_profile(
    "hunt", deadline=None, max_examples=5_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("wasl")


for _name in ("WASL_HOME", "WASL_PASSPHRASE_FILE"):
    os.environ.pop(_name, None)
os.environ.update(TZ="UTC", LC_ALL="C.UTF-8")
time.tzset()

primitives.argon2id = cache(primitives.argon2id)
