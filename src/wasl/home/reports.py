# SPDX-License-Identifier: Apache-2.0
"""A press report as every surface reads it: by the rules, and by name in Russian texts.

Rules:

1. Many reports are shared among the processors: each is read by itself, so that the outcome is the
   same, in the same order. Should a process be killed, the rest is read by this one.
2. What speaks with other processes is loaded for that alone: it brings sockets with it, and a few
   reports are read where nothing of a network is loaded.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from wasl.contact.directory import Directory
from wasl.contact.press.proposal import Reading
from wasl.contact.press.reading import read
from wasl.home.russian import name_holders

_SHARED: Final = 32
"""Fewer reports are read sooner than others could begin to help."""
_AT_ONCE: Final = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """A text, the days on which its parts were published, by whom, and what it is called."""

    text: str
    published: Sequence[date] = ()
    outlet: str = ""
    name: str = ""

    @property
    def source(self) -> str:
        """Who published it, or what it is called."""
        return self.outlet or self.name


def read_report(paper: Paper, *, directory: Directory) -> Reading:
    """Return what a text proposes; nothing is filed."""
    reading = read(
        paper.text,
        published=paper.published,
        outlet=paper.outlet,
        directory=directory,
        file=paper.name,
    )
    return name_holders(reading, paper.text, directory=directory)


def read_many(papers: Sequence[Paper], *, directory: Directory) -> Iterator[Reading]:
    """Yield what each text proposes, in their order."""
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if jobs == 1 or len(papers) < _SHARED:
        yield from (read_report(paper, directory=directory) for paper in papers)
        return
    yield from _together(papers, directory, jobs)


def _together(papers: Sequence[Paper], directory: Directory, jobs: int) -> Iterator[Reading]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 -- rule 2
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    fork, done = get_context("fork"), 0
    try:
        with ProcessPoolExecutor(jobs, fork, _Helper.begin, (directory,)) as helpers:
            for reading in helpers.map(_Helper.read, papers, chunksize=_AT_ONCE):
                yield reading
                done += 1
    except BrokenProcessPool:
        yield from (read_report(paper, directory=directory) for paper in papers[done:])


class _Helper:
    """A process that reads for another: its directory is the same for all reports."""

    directory: Directory

    @classmethod
    def begin(cls, directory: Directory) -> None:
        cls.directory = directory

    @classmethod
    def read(cls, paper: Paper) -> Reading:
        return read_report(paper, directory=cls.directory)
