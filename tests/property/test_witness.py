# SPDX-License-Identifier: Apache-2.0
"""A witness never cosigns two trees that cannot both be true: whatever is asked, whatever fails.

Its disk fails in both ways (*lost*, and *done but unreported*), and it dies between any two
submissions. What it has cosigned is compared with the logs that were asked for.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.witnesses import NAME, Log
from wasl.errors import Unavailable
from wasl.home.layout import Home
from wasl.record.cosignature import verify_cosignature
from wasl.record.witness import Declined, Status
from wasl.store.memory import Failure, MemoryStore
from wasl.witness.box import WitnessBox, WitnessKeys

SIZES = st.integers(0, 12)
KEYS = WitnessKeys(NAME, bytes(31) + b"\x01", bytes(31) + b"\x02")


class WitnessMachine(RuleBasedStateMachine):
    """One log that forks: every branch is signed by the log's own key."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = MemoryStore()
        self.box = self.opened()
        honest = Log().grow(12)
        self.branches = [
            honest,
            *(honest.branch(at, 12, word) for at, word in ((0, "a"), (3, "b"), (8, "c"), (4, "b"))),
        ]
        self.box.add(honest.origin, (honest.key,))
        self.cosigned: list[tuple[Log, int]] = []
        self.now_s = 1_800_000_000

    def opened(self) -> WitnessBox:
        return WitnessBox(Home(Path("nowhere")), KEYS, self.disk)

    @rule(
        branch=st.integers(0, 4),
        old=SIZES,
        size=SIZES,
        failure=st.sampled_from([None, None, "lost", "done-unreported"]),
    )
    def submit(self, branch: int, old: int, size: int, failure: Failure | None) -> None:
        log = self.branches[branch]
        before = self.disk.copy()
        if failure is None:
            self.take(log, old, size)
            return
        self.disk.fail_next(failure)
        with contextlib.suppress(Unavailable):
            self.take(log, old, size)
            self.disk = before  # it was declined, and the failure still waits: another disk
        self.box = self.opened()

    @rule(branch=st.integers(0, 4), size=SIZES)
    def submit_from_where_it_stands(self, branch: int, size: int) -> None:
        """As the asker does after a 409."""
        log = self.branches[branch]
        answer = self.box.take(log.submit(0, size), clock=lambda: self.now_s)
        if isinstance(answer, Declined) and answer.size is not None and answer.size <= size:
            self.take(log, answer.size, size)

    def take(self, log: Log, old: int, size: int) -> None:
        answer = self.box.take(log.submit(old, size), clock=lambda: self.now_s)
        if isinstance(answer, Declined):
            assert answer.status in {Status.BAD, Status.OTHER_SIZE, Status.NO_PROOF}
            return
        for cosignature, key in zip(answer, KEYS.verifiers, strict=True):
            verify_cosignature(cosignature, log.checkpoint(size), key)
        self.cosigned.append((log, size))

    @rule()
    def die(self) -> None:
        self.box = self.opened()

    @invariant()
    def all_is_one_tree(self) -> None:
        if not self.cosigned:
            return
        log, most = max(self.cosigned, key=lambda one: one[1])
        for other, size in self.cosigned:
            assert other.leaves[:size] == log.leaves[:size], (size, most)
        sizes = [size for _, size in self.cosigned]
        assert sizes == sorted(sizes), "it never goes back"


TestWitness = WitnessMachine.TestCase
TestWitness.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
