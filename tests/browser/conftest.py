# SPDX-License-Identifier: Apache-2.0
"""Desks in a real browser: two parties with running nodes, and officers with passkeys.

``parties`` is one pair of running nodes; for a module that says ``PLANTED``, a pair of its own with
that planted. ``sit`` opens a screen of an officer. After a test each screen is held to this: no
console error, no violated policy, no request to anybody but the desk; and nothing waits any more.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.architecture.tree import ROOT
from tests.browser.homes import Party, found
from tests.browser.planted import planted
from tests.browser.screen import Screen
from tests.homes import Process
from tests.lives import fresh


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(300))


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Start the machine's own Chromium: ``launch("--a-setting")``."""
    where = subprocess.run(
        ["sh", ROOT / "scripts/browser.sh"], check=True, capture_output=True, text=True
    ).stdout.strip()
    subprocess.run(["sh", ROOT / "scripts/web.sh"], check=True, capture_output=True)
    usual = ("--no-sandbox", "--autoplay-policy=user-gesture-required")
    with sync_playwright() as playwright:
        started: list[Browser] = []

        def start(*settings: str) -> Browser:
            args = [*usual, *settings]
            started.append(playwright.chromium.launch(executable_path=where, args=args))
            return started[-1]

        yield start
        for one in started:
            one.close()


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Browser:
    """The browser that most officers have."""
    return launch()


@contextmanager
def running(
    folder: Path, plants: Mapping[str, tuple[str, ...]] = MappingProxyType({})
) -> Iterator[dict[str, Party]]:
    """Northland (Arabic) and Sundria (Russian), with running nodes that hear each other."""
    ports = found(folder)
    begin = {party: planted(*what) for party, what in plants.items()}
    nodes = {party: Process(folder / party, begin=begin.get(party, fresh)) for party in ports}
    try:
        for node in nodes.values():
            node.start()
        made = {party: Party(party, node, ports[party]) for party, node in nodes.items()}
        for party in made.values():
            party.node.until(lambda party=party: _met(party), "the nodes hear each other")
        yield made
    finally:
        for node in nodes.values():
            node.stop()


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Party]]:
    """Northland (Arabic) and Sundria (Russian), with running nodes that hear each other."""
    with running(tmp_path_factory.mktemp("desks")) as made:
        yield made


@pytest.fixture(scope="module")
def parties(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[dict[str, Party]]:
    """The same two; for a module that plants something in its nodes, a pair of its own."""
    plants: dict[str, tuple[str, ...]] = getattr(request.module, "PLANTED", {})
    if not plants:
        yield request.getfixturevalue("usual")
        return
    with running(tmp_path_factory.mktemp("planted"), plants) as made:
        yield made


def _met(party: Party) -> bool:
    (state,) = party.node.call("status")
    return all(bearer["reachable"] for peer in state["peers"] for bearer in peer["bearers"])


Sit = Callable[..., Screen]


@pytest.fixture
def sit(browser: Browser, parties: dict[str, Party]) -> Iterator[Sit]:
    """Let an officer sit down: ``sit("northland", "Salim", "duty")``."""
    screens: list[Screen] = []

    def sit_down(party: str, officer: str = "", *roles: str, **more: object) -> Screen:
        screen = Screen(browser, parties[party], **more)
        screens.append(screen)
        if officer:
            screen.enrol(officer, *(roles or ("duty",)))
        return screen

    yield sit_down
    faults = [fault for screen in screens for fault in screen.unexpected()]
    foreign = [url for screen in screens for url in screen.foreign()]
    for screen in screens:
        screen.close()
    for party in parties.values():
        party.tidy()
    assert faults == []
    assert foreign == []
