# SPDX-License-Identifier: Apache-2.0
"""Many reports are shared among processes: the outcome is that of one."""

from __future__ import annotations

import os
import signal
from datetime import date

import pytest

from wasl.contact.directory import Directory
from wasl.contact.press.proposal import Reading
from wasl.home import reports
from wasl.home.offices import starter_directory
from wasl.home.reports import Paper, read_many, read_report

DAY = date(2024, 6, 26)
PAPERS = [
    Paper(
        f"On {n + 1} June 2024 Norwegian Foreign Minister Espen Barth Eide spoke by phone with "
        "his Chilean counterpart Alberto van Klaveren.",
        [DAY],
        name=f"{n}.txt",
    )
    for n in range(25)
] * 2


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_many_reports_read_as_each_alone() -> None:
    directory = starter_directory()
    together = list(read_many(PAPERS, directory=directory))
    assert together == [read_report(one, directory=directory) for one in PAPERS]
    days = [one.proposals[0].date.value for one in together[:25]]
    assert days == [f"2024-06-{n + 1:02}" for n in range(25)]


def test_a_helper_that_is_killed_leaves_none_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    directory, ours, usual = starter_directory(), os.getpid(), read_report

    def dying(paper: Paper, *, directory: Directory) -> Reading:
        if os.getpid() != ours and paper.name == "20.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return usual(paper, directory=directory)

    monkeypatch.setattr(reports, "read_report", dying)
    together = list(read_many(PAPERS, directory=directory))
    assert together == [usual(one, directory=directory) for one in PAPERS]
