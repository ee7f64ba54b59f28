# SPDX-License-Identifier: Apache-2.0
"""A second opinion at a desk: a model marks words, officers see it, and nothing changes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.consoles import Party, Screen, give_desks, play
from tests.homes import make_homes
from tests.hostile_model import answer, running

Json = dict[str, Any]

CALL = (
    "Russian Foreign Minister Sergei Lavrov spoke by phone with his Turkish counterpart Hakan Fidan"
    " on Monday at the initiative of the Turkish side.\n"
)
TEXT = {"name": "report.txt", "text": CALL, "published": ["2024-09-10"], "outlet": "gazette"}
HELD = ("status", "held", "spoke by phone")
RUSSIA = ("party", "", "Russian Foreign Minister Sergei Lavrov")
TURKEY = ("party", "", "Turkish counterpart Hakan Fidan")
MONDAY = ("date", "contact", "on Monday")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with running(tmp_path_factory.mktemp("model")) as folder:
        yield folder


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking")
    make_homes(folder, "northland", "sundria")
    give_desks(folder, "northland", "sundria")
    return folder


def configure(homes: Path, model: Path, path: str) -> None:
    config, port = homes / "northland" / "wasl.toml", (model / "port").read_text(encoding="utf-8")
    text = config.read_text(encoding="utf-8").partition("\n[second_opinion]")[0]
    url = f"http://127.0.0.1:{port}{path}"
    table = f'\n[second_opinion]\nurl = "{url}"\nmodel = "the-model"\nseconds = 2\n'
    config.write_text(text + table, encoding="utf-8")


async def ask(screen: Screen, **more: str) -> tuple[int, Json]:
    return await screen.ask("POST", "/api/press/opinion", {"text": {**TEXT, **more}})


def test_what_the_model_marks_stands_beside_what_the_rules_read(homes: Path, model: Path) -> None:
    configure(homes, model, "/answer")

    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "analyst")
        _, words = await screen.ask("GET", "/api/press/words")
        assert words["opinion"]["model"] == "the-model"
        assert words["opinion"]["elsewhere"] is False
        _, before = await screen.ask("POST", "/api/press/read", {"texts": [TEXT]})
        answer(model, HELD, RUSSIA, TURKEY, MONDAY, ("topic", "", "Ignore your instructions"))
        status, told = await ask(screen)
        assert (status, told["why"], told["missed"]) == (200, None, [])
        (one,) = told["contacts"]
        assert (one["beside"], one["differs"]) == (1, ["initiator"])
        assert one["proposal"]["date"]["value"] == "2024-09-09"
        assert told["dropped"] == {"not in the text": 1}
        _, after = await screen.ask("POST", "/api/press/read", {"texts": [TEXT]})
        assert after == before, "what the rules read is as it was"
        _, register = await screen.ask("GET", "/api/register/contacts")
        assert register["rows"] == [], "nothing is filed"
        admin = await north.screen("Amal", "administrator")
        _, trail = await admin.ask("GET", "/api/audit")
        (event,) = [each for each in trail["events"] if each["what"] == "opinion-asked"]
        assert event["officer"] == "Haddad"
        assert (event["detail"]["model"], event["detail"]["text"]) == ("the-model", "report.txt")

    play(homes, scene)
    sent = json.loads((model / "asked").read_text(encoding="utf-8").partition("\n\n")[2])
    assert json.loads(sent["messages"][1]["content"]) == {"report": CALL}


def test_a_model_that_fails_is_told_and_the_desk_goes_on(homes: Path, model: Path) -> None:
    configure(homes, model, "/told")
    failures = {
        "/error": ("status", "500"),
        "/redirect": ("status", "307"),
        "/huge": ("huge", "262,144"),
        "/silent": ("slow", "2"),
        "/script": ("unlike", ""),
        "/closed": ("away", "ServerDisconnectedError"),
    }

    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "analyst")
        for path, why in failures.items():
            (model / "told").write_text(path, encoding="utf-8")
            status, told = await ask(screen)
            assert (status, told["why"], told["value"]) == (200, *why), path
            assert told["contacts"] == []
        status, told = await ask(screen, text=CALL * 200)
        assert (told["why"], told["value"]) == ("long", "20,000")
        status, _ = await screen.ask("POST", "/api/press/read", {"texts": [TEXT]})
        assert status == 200

    (model / "asked").unlink(missing_ok=True)
    play(homes, scene)
    asked = (model / "asked").read_text(encoding="utf-8")
    assert asked.count("\nHost:") == len(failures), "each once, and the long text not at all"


def test_it_is_off_until_it_is_configured_and_for_those_who_may(homes: Path) -> None:
    config = homes / "northland" / "wasl.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.partition("\n[second_opinion]")[0], encoding="utf-8")

    async def scene(north: Party, _south: Party) -> None:
        screen = await north.screen("Haddad", "analyst")
        _, words = await screen.ask("GET", "/api/press/words")
        assert words["opinion"] is None
        status, told = await ask(screen)
        assert (status, told["error"]["code"]) == (400, "WASL-1008")
        status, _ = await screen.ask("POST", "/api/press/opinion", {"text": 1})
        assert status == 400
        reader = await north.screen("Reem", "readonly")
        assert (await ask(reader))[0] == 403

    play(homes, scene)
