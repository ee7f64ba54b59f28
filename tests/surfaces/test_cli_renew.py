# SPDX-License-Identifier: Apache-2.0
"""``wasl line renew``: a line's next charter, from the draft to nodes that stand under it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.homes import Process, make_homes, started, wasl
from tests.surfaces.command import PASSPHRASE, Camp, hold
from wasl.cli.letters import moment
from wasl.home.cards import CardBox
from wasl.home.layout import Home
from wasl.home.lines import LineBox
from wasl.home.proposal import Proposal, add_signature, format_proposal, make_proposal
from wasl.home.root import open_root
from wasl.terms import OfficeId, PartyId
from wasl.trust.card import format_card
from wasl.trust.charter import Charter, charter_hash, format_charter, line_id_of

TERMS = 'ack_within = { routine = "2h" }\npresence = "none"\nkem_max_age = "7d"\n'


@pytest.fixture
def opened(friends: tuple[Camp, Camp], agreed: Path) -> tuple[Camp, Camp]:
    """Northland and Sundria with one line, which both have opened; no node runs."""
    for camp in friends:
        camp.must("line", "open", agreed)
    return friends


def renew(north: Camp, *more: str | Path, name: str = "second") -> Path:
    file = north.folder / f"{name}.wasl-line"
    done = north.ask("line", "renew", "sundria", "--out", file, *more)
    assert done.code == 0, done.err
    done.fits("line-proposal")
    return file


def signed(south: Camp, file: Path) -> Path:
    south.must("line", "sign", file)
    return file


def chain(camp: Camp) -> tuple[Proposal, ...]:
    (held,) = LineBox(Home(camp.home).lines).list()
    return held.chain


def root_of(camp: Camp) -> Any:  # noqa: ANN401 -- a signer
    return open_root(Home(camp.home).root, PASSPHRASE)


def by_all(north: Camp, south: Camp, **changes: object) -> bytes:
    """The file of a later charter that both roots have signed, whatever it says."""
    before = chain(north)[-1]
    fields: dict[str, Any] = {
        "serial": before.charter.serial + 1,
        "line_id": line_id_of(before.charter),
        "predecessor": charter_hash(before.charter),
        **changes,
    }
    charter: Charter = replace(before.charter, **fields)
    text = format_charter(charter)
    named = [each.party for each in charter.members]
    cards = [note for party, note in before.card_notes if party in named]
    cards += [
        CardBox(Home(north.home).cards).get(party).note
        for party in named
        if party not in dict(before.card_notes)
    ]
    made = make_proposal(cards, root_of(north).sign_note(text).encode())
    for camp in (south, Camp("westmark", north.folder)):
        if camp.party in made.missing:
            made = add_signature(made, root_of(camp).sign_note(text).encode())
    return format_proposal(made)


def renewed_card(camp: Camp, title: str = "Harbour master") -> Path:
    """A second card of a party, with an office more, as a file."""
    card = CardBox(Home(camp.home).cards).get(PartyId(camp.party)).card
    offices = (*card.offices, (OfficeId("harbour"), title))
    text = format_card(replace(card, serial=card.serial + 1, offices=offices))
    file = camp.folder / f"{camp.party}-2.card"
    file.write_text(root_of(camp).sign_note(text), encoding="utf-8")
    return file


# ── files only ──────────────────────────────────────────────────────────────────────────────────


def test_what_is_not_named_stays_as_it_is(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    before = chain(north)[0].charter.expires_s
    (north.folder / "t.toml").write_text(TERMS, encoding="utf-8")
    file = renew(north, "--terms", north.folder / "t.toml", "--title", "Duty line 2")
    done = south.ask("line", "sign", file).fits("line-proposal").object
    assert (done["serial"], done["missing"]) == (2, [])
    found = {each["term"]: (each["was"], each["now"]) for each in done["changes"]}
    if done["expires"] != moment(before):  # both may have been drafted within one second
        assert found.pop("expires") == (moment(before), done["expires"])
    assert found == {
        "title": ("Duty line", "Duty line 2"),
        "acknowledge": (
            "FLASH 10 min, IMMEDIATE 30 min, PRIORITY 3 h, ROUTINE 6 h",
            "FLASH 10 min, IMMEDIATE 30 min, PRIORITY 3 h, ROUTINE 2 h",
        ),
        "presence": ("live", "none"),
        "sealing keys": (
            "renewed at the latest after 30 d",
            "renewed at the latest after 7 d",
        ),
    }
    for camp in opened:
        value = camp.ask("line", "open", file).fits("line-open").object
        assert (value["serial"], value["title"]) == (2, "Duty line 2")
    assert [each.charter.serial for each in chain(north)] == [1, 2]
    assert chain(north)[1].charter == replace(
        chain(north)[0].charter,
        title="Duty line 2",
        serial=2,
        line_id=chain(north)[0].line_id,
        predecessor=charter_hash(chain(north)[0].charter),
        ack_within_s=chain(north)[1].charter.ack_within_s,
        presence=chain(north)[1].charter.presence,
        kem_max_age_s=7 * 86_400,
        expires_s=chain(north)[1].charter.expires_s,
    )


def test_signer_reads_what_changes_before_it_signs(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    (north.folder / "t.toml").write_text(TERMS, encoding="utf-8")
    file = renew(north, "--terms", north.folder / "t.toml")
    shown = south.wasl("line", "sign", file).out
    before, _, after = shown.partition("Signed. Our signature is in")
    assert after
    assert "What it changes:" in before
    assert "presence: none" in before
    assert "before: live" in before
    assert "two persons: " not in before.partition("What it changes:")[2]


def test_opening_twice_says_so_and_changes_nothing(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    file = signed(south, renew(north))
    assert (
        "Charter 2 of sundria is open. Our node adopts it" in north.wasl("line", "open", file).out
    )
    before = sorted(Home(north.home).lines.rglob("*"))
    again = north.wasl("line", "open", file)
    assert (again.code, "open already" in again.out) == (0, True)
    assert sorted(Home(north.home).lines.rglob("*")) == before
    state = north.ask("line", "show", "sundria").fits("line-state").object
    assert state["charter"] | {"ack_within_s": {}} == {
        "serial": 1,
        "open": 2,
        "ack_within_s": {},
        "attachment_bytes": 10 << 20,
        "adopted": {},
        "left": [],
        "expires": state["expires"],
    }
    assert "2 is open and not adopted yet" in north.wasl("line", "show", "sundria").out


def test_not_before_all_have_signed(opened: tuple[Camp, Camp]) -> None:
    north, _ = opened
    done = north.ask("line", "open", renew(north))
    assert (done.code, done.error["code"], done.error["where"]) == (1, "WASL-1011", "sundria")
    assert len(chain(north)) == 1


def test_a_charter_whose_predecessor_is_not_here(friends: tuple[Camp, Camp], agreed: Path) -> None:
    north, south = friends
    north.must("line", "open", agreed)
    second = renew(north)
    for word in ("sign", "open"):
        done = south.ask("line", word, second)
        assert (done.code, done.error["code"]) == (2, "WASL-1003")
        assert "open the line first" in done.error["do"]
    south.must("line", "open", agreed)
    north.must("line", "open", signed(south, second))
    third = renew(north, name="third")
    for word in ("sign", "open"):
        done = south.ask("line", word, third)
        assert (done.code, done.error["code"]) == (2, "WASL-1003")
        assert "charter 2 is not open here" in done.error["what"]
    south.must("line", "open", second)
    north.must("line", "open", signed(south, third))
    south.must("line", "open", third)
    assert [each.charter.serial for each in chain(south)] == [1, 2, 3]
    assert south.must("line", "open", second)["serial"] == 2, "that one is open, too"


def test_of_two_successors_the_first_to_be_opened_stands(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    one = signed(south, renew(north, name="one"))
    done = north.ask("line", "renew", "sundria", "--title", "Other", "--out", north.folder / "two")
    (warned,) = [json.loads(line) for line in done.err.splitlines()]
    hold(warned, "warning")
    assert "signed another charter 2" in warned["warning"]["what"]
    again = south.ask("line", "sign", north.folder / "two")
    assert "signed another charter 2" in again.err
    north.must("line", "open", one)
    kept = chain(north)
    for word in ("open", "sign"):
        refused = north.ask("line", word, north.folder / "two")
        assert (refused.code, refused.error["code"]) == (2, "WASL-3007")
    assert chain(north) == kept


def test_signing_the_same_draft_again_warns_of_nothing(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    file = renew(north)
    copy = shutil.copy(file, north.folder / "copy")
    assert south.ask("line", "sign", file).err == ""
    assert south.ask("line", "sign", copy).err == ""


def test_a_charter_that_may_not_follow_is_refused(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    file = north.folder / "wrong"
    for changes in (
        {"nonce": bytes(32)},
        {"predecessor": bytes(32)},
        {"members": tuple(reversed_indices(chain(north)[0].charter))},
    ):
        file.write_bytes(by_all(north, south, **changes))
        for word in ("sign", "open"):
            done = north.ask("line", word, file)
            assert (done.code, done.error["code"]) == (2, "WASL-2008"), changes
    assert len(chain(north)) == 1


def reversed_indices(charter: Charter) -> list[Any]:
    one, two = charter.members
    return [replace(two, index=0), replace(one, index=1)]


def test_one_joins_and_one_leaves(opened: tuple[Camp, Camp], agreed: Path, west: Camp) -> None:
    north, south = opened
    second = north.folder / "with-west.wasl-line"
    words = ("line", "renew", "sundria", "--join", west.party, "--out", second)
    assert north.must(*words)["changes"][-1]["now"] == "joins"
    south.must("line", "sign", second)
    refused = west.ask("line", "sign", second)
    assert (refused.code, refused.error["code"]) == (2, "WASL-1003")
    west.must("line", "sign", second, "--joining")
    for camp in opened:
        camp.must("line", "open", second)
    assert west.ask("line", "open", second).error["code"] == "WASL-1003"
    assert west.must("line", "open", second, agreed)["serial"] == 2
    third = north.folder / "without-south.wasl-line"
    words = ("line", "renew", "sundria", "--leave", south.party, "--out", third)
    assert north.must(*words)["missing"] == [west.party]
    west.must("line", "sign", third)
    for camp in (north, west):
        camp.must("line", "open", third)
    assert "we leave the line" in south.wasl("line", "open", third).out
    charter = chain(west)[-1].charter
    assert [one.party for one in charter.members] == [north.party, west.party]
    assert [one.index for one in charter.members] == [0, 2]
    assert [one.party for one in charter.left] == [south.party]
    for word, party in (("--join", south.party), ("--leave", north.party)):
        done = north.ask("line", "renew", "sundria", word, party, "--out", north.folder / "no")
        assert (done.code, done.error["code"]) == (2, "WASL-1001")


def test_newer_cards_are_taken_up(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    card = renewed_card(south)
    for camp in opened:
        camp.must("card", "add", card)
    file = renew(north)
    done = south.ask("line", "sign", file).object
    found = {each["term"]: each["now"] for each in done["changes"]}
    assert found["card of sundria"] == "2"
    assert "harbour (Harbour master)" in found["card of sundria: offices"]
    assert not any("northland" in term for term in found)
    north.must("line", "open", file)
    assert [each.card(PartyId("sundria")).serial for each in chain(north)] == [1, 2]


def test_a_card_renewed_after_the_signing_keeps_no_charter_closed(
    opened: tuple[Camp, Camp],
) -> None:
    north, south = opened
    file = signed(south, renew(north))
    card = renewed_card(south)
    for camp in opened:
        camp.must("card", "add", card)
        assert camp.must("line", "open", file)["serial"] == 2
        held = CardBox(Home(camp.home).cards).get(PartyId("sundria"))
        assert held.card.serial == 2, "the newer card stays"


def test_a_card_that_contradicts_the_one_held_opens_nothing(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    other = renewed_card(south, "Another title").read_bytes()
    card = renewed_card(south)
    for camp in opened:
        camp.must("card", "add", card)
    file = signed(south, renew(north))
    (Home(north.home).cards / "sundria.card").write_bytes(other)
    done = north.ask("line", "open", file)
    assert (done.code, done.error["code"]) == (2, "WASL-3005")
    assert len(chain(north)) == 1


def test_a_draft_with_another_card_of_ours_is_not_signed(opened: tuple[Camp, Camp]) -> None:
    north, south = opened
    file = renew(north)
    south.must("card", "add", renewed_card(south))
    done = south.ask("line", "sign", file)
    assert (done.code, done.error["code"]) == (2, "WASL-2008")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["nobody"], "WASL-1003"),
        (["sundria", "--title", ""], "WASL-1010"),
        (["sundria", "--terms", "missing.toml"], "WASL-1003"),
        (["sundria", "--root", "missing"], "WASL-1003"),
        (["sundria", "--passphrase-file", "wrong"], "WASL-1007"),
    ],
)
def test_what_cannot_be_renewed(opened: tuple[Camp, Camp], words: list[str], code: str) -> None:
    north, _ = opened
    (north.folder / "wrong").write_text("not the passphrase", encoding="utf-8")
    words = [str(north.folder / each) if each == "wrong" else each for each in words]
    done = north.ask("line", "renew", *words, "--out", north.folder / "out")
    assert (done.code, done.error["code"]) == (2, code)
    assert not (north.folder / "out").exists()


# ── running nodes ───────────────────────────────────────────────────────────────────────────────

PAIR = ("northland", "sundria")


@pytest.fixture(scope="module")
def ceremony(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("renewal")
    make_homes(folder, *PAIR)
    (folder / "terms.toml").write_text(TERMS, encoding="utf-8")
    return folder


@pytest.fixture
def nodes(ceremony: Path, tmp_path: Path) -> Generator[tuple[Process, Process]]:
    """Two running nodes with a line; copies of the homes."""
    shutil.copytree(ceremony, tmp_path, dirs_exist_ok=True)
    with started(tmp_path, PAIR) as running:
        yield running["northland"], running["sundria"]


def agreed_on(folder: Path, name: str = "second") -> Path:
    """The next charter of the line in these homes, signed by both."""
    file, passphrase = folder / f"{name}.wasl-line", folder / "passphrase"
    words = ("line", "renew", "sundria", "--terms", folder / "terms.toml", "--out", file)
    wasl(*words, home=folder / "northland", passphrase=passphrase)
    wasl("line", "sign", file, home=folder / "sundria", passphrase=passphrase)
    return file


def state(node: Process) -> Any:  # noqa: ANN401 -- JSON
    (found,) = node.call("lines")
    hold(found, "line-state")
    return found


def adopted(node: Process) -> dict[str, int]:
    found: dict[str, int] = state(node)["charter"]["adopted"]
    return found


def stored(node: Process, name: str) -> None:
    node.until(lambda: node.call("show", entry=name)["state"] != "queued", "it has left")
    node.call("wait", entry=name, **{"for": "stored", "timeout_s": 60})


@pytest.mark.slow
def test_running_nodes_adopt_and_their_record_is_proven(nodes: tuple[Process, Process]) -> None:
    north, south = nodes
    folder = north.home.parent
    before = north.send("sundria", "before")
    assert before is not None
    stored(north, before)
    file = agreed_on(folder)
    wasl("line", "open", file, home=north.home)
    north.until(lambda: adopted(north) == {"northland": 2, "sundria": 1}, "Northland adopts")
    assert state(north)["charter"]["serial"] == 2
    south.until(lambda: adopted(south)["northland"] == 2, "Sundria sees it")
    assert [each["code"] for each in state(south)["alarms"]] == ["charter-unknown"]
    under_two = north.send("sundria", "the first under charter 2")
    assert under_two is not None
    stored(north, under_two)
    assert south.call("show", entry=under_two)["text"] == "the first under charter 2"
    wasl("line", "open", file, home=south.home)
    for node in nodes:
        node.until(lambda n=node: set(adopted(n).values()) == {2}, "both have adopted")
        assert state(node)["alarms"] == []
    answer = south.send("northland", "and ours")
    assert answer is not None
    stored(south, answer)
    kinds = [entry["kind"] for entry in north.log("sundria")]
    assert kinds.count("adopt") == 2
    shown = wasl("line", "show", "sundria", home=north.home)
    assert "ROUTINE 2 h" in shown
    assert "adopts charter 2" in wasl("log", "sundria", home=north.home)
    for node, far in ((north, "sundria"), (south, "northland")):
        out = folder / f"{far}.wasl-transcript"
        wasl("export", far, "--out", out, home=node.home)
        cards = ("--card", folder / "northland.card", "--card", folder / "sundria.card")
        told = json.loads(wasl("verify", out, *cards, "--json"))
        assert (told["verdict"], told["problems"]) == ("verified", [])
        exhibit = folder / f"{far}.wasl-exhibit"
        wasl("export", far, "--entry", under_two, "--out", exhibit, home=node.home)
        assert json.loads(wasl("verify", exhibit, *cards, "--json"))["verdict"] == "verified"


@pytest.mark.slow
def test_a_node_that_was_killed_adopts_when_it_comes_back(nodes: tuple[Process, Process]) -> None:
    north, south = nodes
    folder = north.home.parent
    file = agreed_on(folder)
    wasl("line", "open", file, home=south.home)
    north.kill()
    wasl("line", "open", file, home=north.home)
    assert "not adopted yet" in wasl("line", "show", "sundria", home=north.home)
    north.start()
    north.until(lambda: adopted(north) == {"northland": 2, "sundria": 2}, "it has adopted")
    third = agreed_on(folder, "third")
    for node in nodes:
        wasl("line", "open", third, home=node.home)
    north.kill()  # before, while or after it adopts
    north.start()
    for node in nodes:
        node.until(lambda n=node: set(adopted(n).values()) == {3}, "both are under the third")
    said = north.send("sundria", "still here")
    assert said is not None
    stored(north, said)
    kinds = [entry["kind"] for entry in south.log("northland") if entry["author"] == "northland"]
    assert kinds.count("adopt") == 2
