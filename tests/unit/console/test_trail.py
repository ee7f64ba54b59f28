# SPDX-License-Identifier: Apache-2.0
"""What a role may not do is written once a minute, and counted in between."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from wasl.console.trail import Trail
from wasl.home.audit import AuditTrail, Detail

WHERE = "POST /api/people"


class Clock:
    """Seconds that a test sets."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def audit(tmp_path: Path) -> AuditTrail:
    return AuditTrail(tmp_path / "audit.jsonl")


@pytest.fixture
def trail(audit: AuditTrail, clock: Clock) -> Trail:
    return Trail(audit, clock=clock)


def refuse(trail: Trail, times: int, *, officer: str = "Lt. Haddad", right: str = "people") -> None:
    async def all_at_once() -> None:
        await asyncio.gather(*(trail.refused(officer, right, WHERE) for _ in range(times)))

    asyncio.run(all_at_once())


def told(audit: AuditTrail) -> list[tuple[str, Detail]]:
    return [(event.officer, event.detail) for event in audit.read()[0][::-1]]


def test_many_at_once_are_one_line(trail: Trail, audit: AuditTrail) -> None:
    refuse(trail, 50)
    assert told(audit) == [("Lt. Haddad", {"right": "people", "place": WHERE})]


def test_each_officer_and_right_is_told(trail: Trail, audit: AuditTrail) -> None:
    refuse(trail, 2)
    refuse(trail, 2, officer="Maj. Salem")
    refuse(trail, 2, right="audit")
    assert len(told(audit)) == 3


def test_the_count_comes_before_the_next_of_its_kind(
    trail: Trail, audit: AuditTrail, clock: Clock
) -> None:
    refuse(trail, 8)
    clock.now_s = 61
    refuse(trail, 1)
    first = ("Lt. Haddad", {"right": "people", "place": WHERE})
    assert told(audit) == [first, ("Lt. Haddad", {"right": "people", "count": "7"}), first]


@pytest.mark.parametrize("by", ["note", "read"])
def test_the_count_comes_with_the_next_line_or_reader(
    trail: Trail, audit: AuditTrail, clock: Clock, by: str
) -> None:
    refuse(trail, 8)
    clock.now_s = 59
    asyncio.run(trail.read(limit=9, before=None))
    assert len(told(audit)) == 1, "the minute is not over"
    clock.now_s = 61
    if by == "note":
        asyncio.run(trail.note("Maj. Salem", "signed-in"))
    else:
        events, _ = asyncio.run(trail.read(limit=9, before=None))
        assert len(events) == 2
    assert told(audit)[1] == ("Lt. Haddad", {"right": "people", "count": "7"})


def test_nothing_is_counted_away_at_the_end(trail: Trail, audit: AuditTrail) -> None:
    refuse(trail, 3)
    asyncio.run(trail.end())
    asyncio.run(trail.end())
    assert [detail for _, detail in told(audit)][1:] == [{"right": "people", "count": "2"}]


def test_a_trail_that_cannot_be_written_refuses_all_the_same(tmp_path: Path) -> None:
    trail = Trail(AuditTrail(tmp_path / "missing" / "audit.jsonl"))
    refuse(trail, 2)
    asyncio.run(trail.begin())
    asyncio.run(trail.end())
