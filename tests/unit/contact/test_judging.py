# SPDX-License-Identifier: Apache-2.0
"""What a person made of a proposal, in the log: with the deeds that it led to, and found again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.press.scoring import reading_of, starter, texts
from tests.unit.contact.proposals import proposal, span
from tests.unit.contact.reports import report
from wasl.contact.contact import Account, Contact, Initiator, Origin
from wasl.contact.deeds import Act, Added, Deed, Judged, Verdict
from wasl.contact.differences import Kind, differences
from wasl.contact.ledger import Ledger, fold
from wasl.contact.press.judged.judging import all_taken, keys_of, rejected, taken
from wasl.contact.press.proposal import Kind as Proposed
from wasl.contact.press.reading import read
from wasl.home.register import RegisterLog

WITNESSED = report("2026-11-22", id="w0", origin=Origin.WITNESSED, asked_by="NO", proofs=())
TOLD = (Account("ministry", "SU", text="they called us", source="gazette"),)
CALL = "The Russian and Turkish foreign ministers spoke by phone on 9 September 2024."


def done(acts: Sequence[Act], witnessed: Sequence[Contact] = (WITNESSED,)) -> Ledger:
    deeds = [Deed(n, "2026-11-22T10:00:00Z", "Salem", act) for n, act in enumerate(acts, start=1)]
    found = fold(deeds, witnessed)
    assert found.problems == []
    return found


def verdicts(ledger: Ledger, key: str) -> list[tuple[Verdict, tuple[str, ...], str]]:
    acts = (deed.act for deed in ledger.judged[key])
    return [(act.verdict, act.ids, act.reason) for act in acts if isinstance(act, Judged)]


def test_what_is_filed_is_judged_in_the_line_behind() -> None:
    found = done(taken(report("2022-05-13"), key="k", n=1))
    assert list(found.contacts) == ["w0", "r1"]
    assert verdicts(found, "k") == [(Verdict.FILED, ("r1",), "")]
    assert found.judged["k"][0].by == "Salem"


def test_a_report_is_merged_and_each_value_keeps_its_source() -> None:
    kept = report("2022-05", topics=("grain",))
    other = report("2022-05-13", source="radio", asked_by="SU", accounts=TOLD)
    acts = [Added(kept), *taken(other, key="k", n=2, into=replace(kept, id="r1"))]
    found = done(acts)
    one = found.contacts["r1"]
    assert (str(one.when), one.topics, one.initiators) == (
        "2022-05-13",
        ("grain",),
        (Initiator("SU"),),
    )
    assert {proof.source for proof in one.proofs} == {"gazette", "radio"}
    assert found.became == {"r2": ("r1",)}
    assert verdicts(found, "k") == [(Verdict.MERGED, ("r1", "r2"), "")]


def test_a_report_that_slips_by_a_day_is_merged_and_the_slip_is_told() -> None:
    kept = report("2022-05-13", accounts=(Account("spokesman", "NO", text="we spoke"),))
    slip = report("2022-05-14", source="radio", accounts=TOLD)
    found = done([Added(kept), *taken(slip, key="k", n=2, into=replace(kept, id="r1"))])
    one = found.contacts["r1"]
    assert str(one.when) == "2022-05-13"
    assert [str(each.when) for each in one.accounts if each.when] == ["2022-05-14"]
    (date_,) = [each for each in differences(one) if each.kind is Kind.DATE]
    assert [(each.speaker, each.value) for each in date_.said] == [
        ("register", "2022-05-13"),
        ("radio", "2022-05-14"),
    ]


def test_a_report_is_attached_to_what_the_record_shows_also_where_it_errs() -> None:
    wrong = report("2026-11-23", asked_by="SU", topics=("grain",), accounts=TOLD)
    found = done(taken(wrong, key="k", n=1, into=WITNESSED))
    one = found.contacts["w0"]
    assert replace(one, accounts=()) == WITNESSED
    assert one.accounts[0] == TOLD[0]
    own = one.accounts[1]
    assert (own.speaker, own.initiator, str(own.when), own.topics) == (
        *("gazette", "SU", "2026-11-23"),
        ("grain",),
    )
    assert verdicts(found, "k") == [(Verdict.ATTACHED, ("w0",), "")]
    kinds = {each.kind: [(o.speaker, o.value) for o in each.said] for each in differences(one)}
    assert kinds[Kind.DATE] == [("record", "2026-11-22"), ("gazette", "2026-11-23")]
    assert kinds[Kind.INITIATIVE] == [("record", "NO"), ("gazette", "SU")]


def test_whoever_says_at_whose_wish_says_it_in_an_account() -> None:
    told = (Initiator("NO", "SU"), Initiator("SU", "a diplomat"))
    wrong = replace(report("2026-11-22"), initiators=told)
    accounts = done(taken(wrong, key="k", n=1, into=WITNESSED)).contacts["w0"].accounts
    assert [(one.speaker, one.side, one.initiator) for one in accounts] == [
        ("SU", "SU", "NO"),
        ("a diplomat", "", "SU"),
        ("gazette", "", ""),
    ]


def test_several_are_taken_together_and_each_knows_its_number() -> None:
    one, other = report("2022-05-13"), report("2022-06-13")
    both: list[tuple[Contact, str, Contact | None]] = [(one, "a", None), (other, "b", None)]
    found = done(all_taken(both, 1))
    assert set(found.contacts) == {"w0", "r1", "r3"}
    assert verdicts(found, "b") == [(Verdict.FILED, ("r3",), "")]


def test_what_is_rejected_files_nothing_and_can_be_judged_again() -> None:
    found = done([rejected("k", "a rumour"), *taken(report("2022-05-13"), key="k", n=2)])
    assert verdicts(found, "k") == [
        (Verdict.REJECTED, (), "a rumour"),
        (Verdict.FILED, ("r2",), ""),
    ]


def test_deeds_that_name_their_numbers_are_appended_together(tmp_path: Path) -> None:
    log = RegisterLog(tmp_path / "register.jsonl")
    log.append([Added(report("2022-05-12"))], by="")
    numbers = log.append(lambda n: taken(report("2022-05-13"), key="k", n=n), by="Salem")
    assert list(numbers) == [2, 3]
    found = fold(log.read().deeds)
    assert (list(found.contacts), found.problems) == (["r1", "r2"], [])
    assert verdicts(found, "k") == [(Verdict.FILED, ("r2",), "")]


def test_a_key_is_of_the_text_the_kind_and_the_place() -> None:
    one = proposal("2024-06-25")
    (key,) = keys_of("text", [one])
    assert keys_of("text", [proposal(None, sides=())]) == [key], "whatever else was read of it"
    others = [
        *keys_of("text.", [one]),
        *keys_of("text", [replace(one, kind=Proposed.WARNING)]),
        *keys_of("text", [replace(one, words=span("spoke", 11))]),
    ]
    assert len({key, *others}) == 4
    assert len(set(keys_of("text", [one, one, one]))) == 3
    assert keys_of("\ud800", [one])


def test_the_same_text_has_the_same_keys_wherever_and_whenever_it_is_read() -> None:
    here = read(CALL, directory=starter(), file="a.txt")
    there = read(CALL, directory=starter(), file="b.txt", published=[date(2024, 9, 10)])
    assert keys_of(CALL, here.proposals) == keys_of(CALL, there.proposals)


def test_no_two_of_all_own_texts_have_one_key() -> None:
    found = [
        key
        for name, text, gold in texts()
        for key in keys_of(text, reading_of(name, text, gold).proposals)
    ]
    assert len(set(found)) == len(found) > 80
