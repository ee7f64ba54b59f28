# SPDX-License-Identifier: Apache-2.0
"""The clock of a node goes on over its restarts, and never counts what it has not seen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from wasl.errors import Code, Damaged
from wasl.node.clock import NodeClock, read_boot, read_clocks
from wasl.steps import Commit, Space
from wasl.store.memory import MemoryStore


@dataclass
class Machine:
    """The clocks of a machine, and what it keeps."""

    utc_ms: int = 1_795_000_000_000
    raw_ms: int = 40_000
    boot: str = "first"

    def __post_init__(self) -> None:
        self.store = MemoryStore()

    def start(self) -> NodeClock:
        return NodeClock(self.store, boot=self.boot, read_both=lambda: (self.utc_ms, self.raw_ms))

    def pass_ms(self, ms: int) -> None:
        self.utc_ms += ms
        self.raw_ms += ms


def test_the_tick_goes_on_while_no_process_runs() -> None:
    machine = Machine()
    clock = machine.start()
    assert clock.now().tick_ms == 0
    machine.store.apply(clock.commit())
    machine.pass_ms(7_000)
    assert clock.now().tick_ms == 7_000  # and then the process is killed
    machine.pass_ms(3_000)
    assert machine.start().now().tick_ms == 10_000


def test_another_start_of_the_machine_counts_on_from_what_was_kept() -> None:
    machine = Machine()
    clock = machine.start()
    machine.pass_ms(60_000)
    machine.store.apply(clock.commit())
    machine.pass_ms(5_000)
    machine.boot, machine.raw_ms = "second", 90_000_000
    machine.utc_ms += 86_400_000
    clock = machine.start()
    assert clock.now().tick_ms == 60_000, "the day that it was off is not counted"
    assert clock.now().set_ms == 0, "and nobody has set its clock, as far as it knows"
    machine.pass_ms(1_000)
    assert clock.now().tick_ms == 61_000


@pytest.mark.parametrize("jump_ms", [31_622_400_000, -31_622_400_000])
def test_a_clock_that_is_set_between_two_processes_is_measured(jump_ms: int) -> None:
    machine = Machine()
    machine.store.apply(machine.start().commit())
    machine.pass_ms(1_000)
    machine.utc_ms += jump_ms
    now = machine.start().now()
    assert (now.tick_ms, now.set_ms) == (1_000, jump_ms)


def test_a_kept_clock_that_is_none_is_damage() -> None:
    machine = Machine()
    machine.store.apply(Commit(writes=((Space.META, b"clock", b"\x80"),)))
    with pytest.raises(Damaged) as caught:
        machine.start()
    assert caught.value.code == Code.STORE_DAMAGED


def test_this_machine_has_clocks() -> None:
    utc_ms, raw_ms = read_clocks()
    assert utc_ms > 1_700_000_000_000
    assert raw_ms > 0
    assert read_boot() == read_boot()
