# SPDX-License-Identifier: Apache-2.0
"""Our published vectors of identity: the code agrees with them, and they are what is made.

The script that makes them spells texts and hashes out by itself, so that agreement is between two
writings of docs/spec/03-identity.md. What that page shows as an example is looked for in it.
"""

from __future__ import annotations

import hashlib
import json
import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wasl.errors import Contradiction, Misuse, Refused, WaslError
from wasl.primitives import ed25519_public, ml_dsa_65_public
from wasl.terms import LineId, PartyId
from wasl.trust import card, charter, fingerprint, grant, succession

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docs/spec/vectors/identity.json"
TEXT = FILE.read_text(encoding="utf-8")
ALL: dict[str, Any] = json.loads(TEXT)
TEXTS: dict[str, str] = ALL["texts"]
NOTES: dict[str, str] = ALL["notes"]

Case = dict[str, Any]

PAIRS: dict[str, tuple[Callable[[str], Any], Callable[[Any], str]]] = {
    "card": (card.parse_card, card.format_card),
    "charter": (charter.parse_charter, charter.format_charter),
    "grant": (grant.parse_grant, grant.format_grant),
    "journal": (grant.parse_journal_keys, grant.format_journal_keys),
    "revoke": (grant.parse_revoke, grant.format_revoke),
}


def cases(group: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{number}-{case.get('fault', case['expect'])}")
        for number, case in enumerate(ALL[group])
    ]


def changed(whole: str, case: Case) -> str:
    if "replace" in case:
        old, new = case["replace"]
        assert whole.count(old) == 1
        return whole.replace(old, new)
    if "drop_line" in case:
        rows = whole.split("\n")
        del rows[case["drop_line"]]
        return "\n".join(rows)
    return whole


def check(case: Case, act: Callable[[], Any], *families: type[WaslError]) -> None:
    """Run one case: it returns, or raises the code that the case names, in one of the families."""
    if case["expect"] == "accept":
        act()
        return
    with pytest.raises(families) as raised:
        act()
    assert raised.value.code == case["code"]


def card_of(case_id: str) -> card.Card:
    return card.parse_card(TEXTS[case_id])


@pytest.mark.parametrize("case", cases("text_cases"))
def test_texts(case: Case) -> None:
    parse, format_again = PAIRS[case["kind"]]
    text = changed(TEXTS[case["of"]], case)
    check(case, lambda: parse(text), Refused)
    if case["expect"] == "accept":
        assert format_again(parse(text)) == text
        assert hashlib.sha256(text.encode()).hexdigest() == case["sha256"]


@pytest.mark.parametrize("case", cases("card_notes"))
def test_card_notes(case: Case) -> None:
    whole = changed(NOTES[case["of"]], case)
    check(case, lambda: card.open_card(whole.encode()), Refused)
    if case["expect"] == "accept":
        opened = card.open_card(whole.encode())
        assert card.card_hash(opened) == hashlib.sha256(TEXTS[case["of"]].encode()).digest()


@pytest.mark.parametrize("case", cases("entry_zero"))
def test_entry_zero(case: Case) -> None:
    def act() -> grant.JournalKeys:
        return grant.open_journal_keys(
            NOTES[case["grant"]],
            NOTES[case["journal"]],
            root=card_of(case["card"]).root,
            line_id=LineId(bytes.fromhex(case["line"])),
            party=PartyId(case["party"]),
            incarnation=case["incarnation"],
        )

    check(case, act, Refused)
    if case["expect"] == "accept":
        assert act() == grant.parse_journal_keys(TEXTS[case["journal"]])


def test_revocation() -> None:
    root = card_of("card-northland").root
    opened = grant.open_revoke(NOTES["revoke-1"], root=root, party=PartyId("northland"))
    assert (opened.incarnation, opened.reason) == (1, "سُرق الجهاز")


@pytest.mark.parametrize("case", cases("ratifications"))
def test_ratifications(case: Case) -> None:
    notes = [NOTES[case_id] for case_id in case["notes"]]
    if notes:
        notes[-1] = changed(notes[-1], case)
    cards = [card_of(case_id) for case_id in case["cards"]]
    check(case, lambda: charter.verify_charter(notes, cards=cards), Refused, Misuse)
    if case["expect"] == "accept" or case["missing"]:
        assert list(charter.missing_signatures(notes, cards=cards)) == case["missing"]
    if case["missing"]:
        with pytest.raises(Misuse) as raised:
            charter.verify_charter(notes, cards=cards)
        assert raised.value.where == ", ".join(case["missing"])


@pytest.mark.parametrize("case", cases("successions"))
def test_successions(case: Case) -> None:
    old = charter.parse_charter(TEXTS[case["old"]])
    new = charter.parse_charter(changed(TEXTS[case["new"]], case))
    cards = [card_of(case_id) for case_id in case["cards"]]
    check(case, lambda: succession.check_succession(old, new, cards=cards), Refused)


@pytest.mark.parametrize("case", cases("renewals"))
def test_renewals(case: Case) -> None:
    old = card.parse_card(TEXTS[case["old"]])
    new = card.parse_card(changed(TEXTS[case["new"]], case))
    check(case, lambda: card.check_renewal(old, new), Refused, Contradiction)


@pytest.mark.parametrize("case", cases("heard"))
def test_digits_heard(case: Case) -> None:
    check(case, lambda: fingerprint.compare(case["heard"], case["digits"]), Misuse)
    if case["expect"] != "differ":
        return
    with pytest.raises(Misuse) as raised:
        fingerprint.compare(case["heard"], case["digits"])
    named = case["different"] or case["misheard"]
    assert raised.value.where.split(" ", 1)[1] == ", ".join(map(str, named))
    assert ("check digit" in raised.value.what) == (not case["different"])
    asked = ", ".join(map(str, sorted(case["different"] + case["misheard"])))
    assert f" {asked} " in raised.value.do


def test_derived_values() -> None:
    derived = ALL["derived"]
    line_id = bytes.fromhex(derived["line_id"])
    for case_id in ("charter-1", "charter-2", "charter-3"):
        assert charter.line_id_of(charter.parse_charter(TEXTS[case_id])) == line_id
    for case_id, name in derived["roots"].items():
        assert card_of(case_id).root.name == name
    for case_id, digits in derived["fingerprints"].items():
        assert fingerprint.fingerprint(card_of(case_id)) == digits
    for one in derived["origins"]:
        origin = grant.derive_origin(LineId(line_id), one["party"], one["incarnation"])
        assert origin == one["origin"]


def test_seeds_are_those_of_the_keys() -> None:
    def seed(party: str, use: str) -> bytes:
        return hashlib.sha256(ALL["seeds"][party][use].encode()).digest()

    for party in ("northland", "sundria", "westmark"):
        root = card_of(f"card-{party}").root
        assert root.ed25519 == ed25519_public(seed(party, "root-ed25519"))
        assert root.ml_dsa_65 == ml_dsa_65_public(seed(party, "root-ml-dsa-65"))
    granted = grant.parse_grant(TEXTS["grant-2"])
    assert granted.node_public == ed25519_public(seed("northland", "node 2"))


@pytest.mark.parametrize("group", [key for key in ALL if isinstance(ALL[key], list)])
def test_there_are_good_and_bad_ones_and_each_fault_has_its_name(group: str) -> None:
    bad = [case for case in ALL[group] if case["expect"] == "refuse"]
    faults = {case["fault"] for case in bad}
    assert len(faults) == len(bad) > 0
    assert any(case["expect"] == "accept" for case in ALL[group])


def test_the_page_shows_what_the_vectors_hold() -> None:
    """Every example in docs/spec/03-identity.md is cut out of the vectors."""
    page = (ROOT / "docs/spec/03-identity.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```\n(.+?)^```$", page, flags=re.MULTILINE | re.DOTALL)
    held = "\n".join(TEXTS.values())
    rows = [row for example in examples for row in example.splitlines() if row[0] != " "]
    assert len(rows) > 50
    for row in rows:
        start = f"\n{row.removesuffix('…')}" if row.endswith("…") else f"\n{row}\n"
        assert start in f"\n{held}", row
    derived = ALL["derived"]
    digits = derived["fingerprints"]["card-northland"]
    made = card_of("card-northland")
    digest = hashlib.sha256(
        b"wasl/fingerprint/v1northland\0" + made.root.ed25519 + made.root.ml_dsa_65
    )
    for shown in (
        derived["line_id"],
        derived["roots"]["card-northland"],
        derived["origins"][0]["origin"],
        card.card_hash(made).hex(),
        fingerprint.format_digits(digits),
        digest.hexdigest(),
        str(int(digest.hexdigest(), 16) % 10**32),
        f"{len(TEXTS['card-northland'].encode())} bytes",
        f"{len(TEXTS['charter-1'].encode())} bytes",
    ):
        assert shown in page
    for verifier, line in zip(
        made.root.verifiers(), NOTES["grant-1"].split("\n\n")[1].splitlines(), strict=True
    ):
        assert f"key id {verifier.key_id.hex()}" in page
        assert f"{line.rpartition(' ')[0]} {line.rpartition(' ')[2][:6]}…" in page


def test_the_page_has_the_table_of_check_digits() -> None:
    page = (ROOT / "docs/spec/03-identity.md").read_text(encoding="utf-8")
    rows = re.findall(r"^ (\d) {4}((?:\d ?){10})$", page, flags=re.MULTILINE)
    table = [[int(cell) for cell in cells.split()] for _, cells in rows]
    assert [int(state) for state, _ in rows] == list(range(10))
    for number in range(10_000):
        payload = f"{number:04d}"
        state = 0
        for digit in payload:
            state = table[state][int(digit)]
        assert fingerprint.check_digit(payload) == str(state)


def test_the_file_is_what_the_script_makes() -> None:
    made = runpy.run_path(str(ROOT / "scripts/make_vectors_identity.py"))
    assert made["render"]() == TEXT
