# SPDX-License-Identifier: Apache-2.0
"""A line goes round as one file until all have signed, and is then kept whole."""

from __future__ import annotations

import hashlib
import random
import re
from pathlib import Path

import pytest

from wasl.errors import Code, Contradiction, Damaged, Misuse, Refused
from wasl.home.archive import Member, pack, unpack
from wasl.home.lines import LineBox
from wasl.home.proposal import (
    Proposal,
    add_signature,
    format_proposal,
    make_proposal,
    parse_proposal,
)
from wasl.sim.parties import (
    NORTHLAND,
    SUNDRIA,
    WESTMARK,
    Party,
    charter_notes,
    charter_of,
)
from wasl.terms import PartyId
from wasl.trust.charter import Charter, charter_hash, line_id_of

PAIR = (NORTHLAND, SUNDRIA)
ALL = (NORTHLAND, SUNDRIA, WESTMARK)


def notes_of(*parties: Party) -> list[bytes]:
    return [party.card_note().encode() for party in parties]


def sign(charter: Charter, party: Party) -> bytes:
    return charter_notes(charter, party)[0].encode()


def proposed(*parties: Party, **changes: object) -> Proposal:
    """A proposal by the first of the parties."""
    charter = charter_of(*parties, **changes)
    return make_proposal(notes_of(*parties), sign(charter, parties[0]))


def agreed(*parties: Party, **changes: object) -> Proposal:
    proposal = proposed(*parties, **changes)
    for party in parties[1:]:
        proposal = add_signature(proposal, sign(proposal.charter, party))
    return proposal


def another(number: int) -> dict[str, object]:
    """What makes a charter another line's."""
    return {"nonce": hashlib.sha256(bytes((number,))).digest()}


# ── the file ────────────────────────────────────────────────────────────────────────────────────


def test_a_proposal_goes_round_until_all_have_signed() -> None:
    proposal = proposed(*ALL)
    missing = [proposal.missing]
    for party in (WESTMARK, SUNDRIA):
        proposal = parse_proposal(format_proposal(proposal))
        proposal = add_signature(proposal, sign(proposal.charter, party))
        missing.append(proposal.missing)
    assert missing == [("sundria", "westmark"), ("sundria",), ()]
    assert proposal.charter == charter_of(*ALL)
    assert proposal.line_id == line_id_of(charter_of(*ALL))
    assert proposal.card(SUNDRIA.name) == SUNDRIA.card()
    with pytest.raises(Misuse):
        proposal.card(PartyId("nobody"))


@pytest.mark.parametrize("parties", [PAIR, ALL])
def test_a_proposal_comes_back_byte_for_byte(parties: tuple[Party, ...]) -> None:
    for proposal in (proposed(*parties), agreed(*parties)):
        data = format_proposal(proposal)
        assert parse_proposal(data) == proposal
        assert format_proposal(parse_proposal(data)) == data


def test_names_stand_in_a_fixed_order_whoever_signs_first() -> None:
    charter = charter_of(*ALL)
    proposal = make_proposal(reversed(notes_of(*ALL)), sign(charter, WESTMARK))
    proposal = add_signature(proposal, sign(charter, NORTHLAND))
    assert [name for name, _ in unpack(format_proposal(proposal))] == [
        "README.txt",
        "cards/northland.note",
        "cards/sundria.note",
        "cards/westmark.note",
        "charter/northland.note",
        "charter/westmark.note",
    ]


def test_the_readme_says_what_it_is_and_who_is_missing() -> None:
    readme = dict(unpack(format_proposal(proposed(*ALL, title="خط — линия"))))[
        "README.txt"
    ].decode()
    assert "خط — линия" in readme
    assert "signed   northland\n" in readme
    assert "missing  sundria, westmark\n" in readme


def test_signing_twice_changes_nothing_but_the_note() -> None:
    proposal = agreed(*PAIR)
    note = sign(proposal.charter, SUNDRIA)
    again = add_signature(proposal, note)
    assert again.missing == ()
    assert dict(again.charter_notes)[SUNDRIA.name] == note


def refused(proposal: Proposal, members: list[Member]) -> None:
    assert members != unpack(format_proposal(proposal))
    with pytest.raises(Refused):
        parse_proposal(pack(members))


def test_whatever_is_in_the_file_besides_is_refused() -> None:
    proposal = agreed(*PAIR)
    members = unpack(format_proposal(proposal))
    rows = dict(members)
    readme, north_card, south_card, north, south = members
    refused(proposal, members[1:])
    refused(proposal, [*members[1:], readme])
    refused(proposal, [*members, ("extra", b"")])
    refused(proposal, [*members, ("cards/westmark.note", notes_of(WESTMARK)[0])])
    refused(proposal, [readme, south_card, north_card, north, south])
    refused(proposal, [readme, north_card, south_card])
    refused(proposal, [readme, north_card, north, south])
    refused(proposal, [])
    swapped = {"charter/northland.note": south[1], "charter/sundria.note": north[1]}
    refused(proposal, list({**rows, **swapped}.items()))
    swapped = {"cards/northland.note": south_card[1], "cards/sundria.note": north_card[1]}
    refused(proposal, list({**rows, **swapped}.items()))
    other = sign(charter_of(*PAIR, title="Another"), SUNDRIA)
    refused(proposal, list({**rows, "charter/sundria.note": other}.items()))
    renewed = SUNDRIA.card_note(serial=2).encode()
    refused(proposal, list({**rows, "cards/sundria.note": renewed}.items()))


def test_a_stranger_cannot_sign() -> None:
    proposal = proposed(*PAIR)
    with pytest.raises(Refused):
        add_signature(proposal, sign(proposal.charter, WESTMARK))
    with pytest.raises(Refused):
        make_proposal(notes_of(*PAIR), sign(proposal.charter, WESTMARK))


def test_a_proposal_needs_the_cards_of_its_members_each_once() -> None:
    charter = charter_of(*PAIR)
    for cards in (notes_of(NORTHLAND), notes_of(*ALL), notes_of(NORTHLAND, *PAIR)):
        with pytest.raises(Refused):
            make_proposal(cards, sign(charter, NORTHLAND))


def test_a_damaged_file_is_refused() -> None:
    data = format_proposal(proposed(*PAIR))
    dice = random.Random(5)
    for _ in range(200):
        at = dice.randrange(len(data))
        with pytest.raises(Refused):
            parse_proposal(data[:at] + bytes((data[at] ^ 1,)) + data[at + 1 :])


# ── the folder ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def box(tmp_path: Path) -> LineBox:
    return LineBox(tmp_path)


def test_a_line_is_kept_and_found(box: LineBox, tmp_path: Path) -> None:
    added = box.add(agreed(*PAIR), own=NORTHLAND.name)
    digits = added.line_id.hex()
    assert added.alias == "sundria"
    for name in ("sundria", digits, digits[:8], digits[:8].upper()):
        assert box.find(name) == added
    assert [each.name for each in tmp_path.iterdir()] == [digits]
    assert box.list() == [added]
    assert added.charter == charter_of(*PAIR)


def test_a_line_not_signed_by_all_is_not_kept(box: LineBox, tmp_path: Path) -> None:
    with pytest.raises(Misuse) as caught:
        box.add(proposed(*ALL), own=NORTHLAND.name)
    assert caught.value.code == Code.NOT_SIGNED_BY_ALL
    assert caught.value.where == "sundria, westmark"
    assert list(tmp_path.iterdir()) == []


def test_the_line_of_others_is_not_kept(box: LineBox) -> None:
    with pytest.raises(Misuse) as caught:
        box.add(agreed(*PAIR), own=WESTMARK.name)
    assert caught.value.code == Code.UNKNOWN_ID


def test_a_line_is_opened_once(box: LineBox) -> None:
    box.add(agreed(*PAIR), own=NORTHLAND.name)
    with pytest.raises(Misuse) as caught:
        box.add(agreed(*PAIR), own=NORTHLAND.name)
    assert caught.value.code == Code.EXISTS


@pytest.mark.parametrize(
    ("parties", "title", "aliases"),
    [
        (PAIR, "Anything", ["sundria", "sundria-2", "sundria-3"]),
        (ALL, "Sea & Air — 2026!", ["sea-air-2026", "sea-air-2026-2", "sea-air-2026-3"]),
        (ALL, "خط ساخن", ["line", "line-2", "line-3"]),
        (ALL, "x" * 120, ["x" * 32, "x" * 32 + "-2", "x" * 32 + "-3"]),
    ],
)
def test_aliases_are_unique(
    box: LineBox, parties: tuple[Party, ...], title: str, aliases: list[str]
) -> None:
    for number in range(3):
        box.add(agreed(*parties, title=title, **another(number)), own=NORTHLAND.name)
    assert [each.alias for each in box.list()] == aliases
    assert {box.find(alias).alias for alias in aliases} == set(aliases)


def test_an_unknown_line_is_told_with_the_known(box: LineBox) -> None:
    with pytest.raises(Misuse) as caught:
        box.find("sundria")
    assert caught.value.code == Code.UNKNOWN_ID
    assert "wasl line open" in caught.value.do
    held = box.add(agreed(*PAIR), own=NORTHLAND.name)
    digits = held.line_id.hex()
    wrong = digits[:7] + ("0" if digits[7] != "0" else "1")
    for name in ("sund", "", digits[:7], wrong, digits + "0", "..", "Sundria"):
        with pytest.raises(Misuse) as caught:
            box.find(name)
        assert caught.value.code == Code.UNKNOWN_ID
        assert "sundria" in caught.value.do


def test_digits_that_fit_two_lines_are_told(box: LineBox, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2):
        box.add(agreed(*PAIR, **another(number)), own=NORTHLAND.name)
    monkeypatch.setattr("wasl.home.lines._PREFIX", re.compile(""))
    with pytest.raises(Misuse) as caught:
        box.find("")
    assert caught.value.code == Code.AMBIGUOUS_ID
    assert "sundria-2" in caught.value.do


def test_a_crash_while_a_line_is_written_leaves_none(
    box: LineBox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposal = agreed(*PAIR)
    rename = Path.rename

    def crash(beside: Path, target: Path) -> Path:
        if beside.is_dir():
            raise KeyboardInterrupt
        return rename(beside, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", crash)
        with pytest.raises(KeyboardInterrupt):
            box.add(proposal, own=NORTHLAND.name)
    assert box.list() == []
    assert box.add(proposal, own=NORTHLAND.name) == box.find("sundria")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_line_altered_on_our_disk_is_damaged(box: LineBox, tmp_path: Path) -> None:
    held = box.add(agreed(*PAIR), own=NORTHLAND.name)
    file = tmp_path / held.line_id.hex() / "agreed.wasl-line"
    whole = file.read_bytes()
    for data in (
        whole[:-1],
        format_proposal(proposed(*PAIR)),
        format_proposal(agreed(*PAIR, **another(1))),
    ):
        file.write_bytes(data)
        with pytest.raises(Damaged) as caught:
            box.find("sundria")
        assert caught.value.code == Code.STORE_DAMAGED
    file.unlink()
    with pytest.raises(Damaged):
        box.list()


# ── later charters ──────────────────────────────────────────────────────────────────────────────


def next_of(before: Proposal, *parties: Party, **changes: object) -> Proposal:
    """The charter that follows another, signed by all."""
    fields: dict[str, object] = {
        "serial": before.charter.serial + 1,
        "line_id": before.line_id,
        "predecessor": charter_hash(before.charter),
    }
    return agreed(*parties, **{**fields, **changes})


@pytest.fixture
def chain() -> list[Proposal]:
    found = [agreed(*PAIR)]
    for title in ("Second", "Third"):
        found.append(next_of(found[-1], *PAIR, title=title))
    return found


def test_later_charters_are_kept_beside_the_first(box: LineBox, chain: list[Proposal]) -> None:
    for count, one in enumerate(chain, start=1):
        held = box.add(one, own=NORTHLAND.name)
        assert held == box.find("sundria")
        assert held.chain == tuple(chain[:count])
        assert held.charter == one.charter
        assert (held.agreed, held.alias) == (chain[0], "sundria"), "a line keeps its name"


def test_a_later_charter_that_is_open_changes_nothing(
    box: LineBox, chain: list[Proposal], tmp_path: Path
) -> None:
    for one in chain:
        box.add(one, own=NORTHLAND.name)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert box.add(chain[1], own=NORTHLAND.name).chain == tuple(chain)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_later_charter_has_its_place(box: LineBox, chain: list[Proposal]) -> None:
    with pytest.raises(Misuse) as caught:
        box.add(chain[1], own=NORTHLAND.name)
    assert caught.value.code == Code.UNKNOWN_ID
    box.add(chain[0], own=NORTHLAND.name)
    with pytest.raises(Misuse) as caught:
        box.add(chain[2], own=NORTHLAND.name)
    assert caught.value.code == Code.UNKNOWN_ID
    for changes in ({"predecessor": bytes(32)}, {"nonce": bytes(32)}):
        with pytest.raises(Refused) as refused_:
            box.add(next_of(chain[0], *PAIR, **changes), own=NORTHLAND.name)
        assert refused_.value.code == Code.BAD_CHARTER
    assert box.list()[0].chain == (chain[0],)
    joined = next_of(chain[0], *ALL)
    assert box.add(joined, own=NORTHLAND.name).chain == (chain[0], joined)


def test_two_charters_with_one_serial_contradict_each_other(
    box: LineBox, chain: list[Proposal]
) -> None:
    for one in chain[:2]:
        box.add(one, own=NORTHLAND.name)
    with pytest.raises(Contradiction) as caught:
        box.add(next_of(chain[0], *PAIR, title="Other"), own=NORTHLAND.name)
    assert caught.value.code == Code.CHARTER_FORK
    assert box.list()[0].chain == tuple(chain[:2])


def test_a_later_charter_altered_or_lost_on_our_disk_is_damage(
    box: LineBox, chain: list[Proposal], tmp_path: Path
) -> None:
    for one in chain:
        box.add(one, own=NORTHLAND.name)
    file = tmp_path / chain[0].line_id.hex() / "agreed-2.wasl-line"
    whole = file.read_bytes()
    others = [chain[0], chain[2], next_of(chain[0], *PAIR, title="Other"), agreed(*ALL)]
    for data in (b"", whole[:-1], *map(format_proposal, others)):
        file.write_bytes(data)
        with pytest.raises(Damaged) as caught:
            box.list()
        assert caught.value.code == Code.STORE_DAMAGED
    file.unlink()
    with pytest.raises(Damaged):
        box.list()
    file.write_bytes(whole)
    assert box.list()[0].chain == tuple(chain)


def test_a_crash_while_a_later_charter_is_written_leaves_none(
    box: LineBox, chain: list[Proposal], monkeypatch: pytest.MonkeyPatch
) -> None:
    box.add(chain[0], own=NORTHLAND.name)

    def crash(_beside: Path, _target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", crash)
        with pytest.raises(KeyboardInterrupt):
            box.add(chain[1], own=NORTHLAND.name)
    assert box.list()[0].chain == (chain[0],)
    assert box.add(chain[1], own=NORTHLAND.name).chain == tuple(chain[:2])


def test_signing_a_second_draft_is_noted(box: LineBox, chain: list[Proposal]) -> None:
    box.add(chain[0], own=NORTHLAND.name)
    other = next_of(chain[0], *PAIR, title="Other")
    noted = [box.note_signed(one) for one in (chain[1], chain[1], other, chain[1], chain[2])]
    assert noted == [False, False, True, True, False]
