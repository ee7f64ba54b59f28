# SPDX-License-Identifier: Apache-2.0
"""With an index or without, the answers are the same; and the log alone is believed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.contact.reports import report
from wasl import limits
from wasl.contact.contact import Account, Contact, Origin, Side
from wasl.contact.dates import Span, can_be_one, parse_when
from wasl.contact.deeds import (
    Act,
    Added,
    Amended,
    Declared,
    Deed,
    Merged,
    Named,
    Rejected,
    Split,
    Told,
)
from wasl.contact.ledger import Ledger, fold
from wasl.contact.register import Office
from wasl.home.register import Kept, RegisterLog
from wasl.home.register_index import Wanted

SIDES = ("AA", "BB", "CC", "DD", "EE", "FF", "GG")
DAYS = ("2022-01-05", "2022-03", "2023-06-01/2023-06-30", "2024-02-01~", "../2021", "2024-02-02")


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "REGISTER_INDEX_LINES", 3)


def contact(one: str, other: str, when: str, *more: str) -> Contact:
    return report(when, sides=tuple(Side(each, "minister") for each in (one, other, *more)))


WITNESSED = [
    report(
        "2022-03-03",
        id=f"w{n:012}",
        sides=(Side("AA"), Side("BB")),
        origin=Origin.WITNESSED,
        proofs=(),
    )
    for n in range(2)
]


def filled(folder: Path, acts: Sequence[Act]) -> RegisterLog:
    log = RegisterLog(folder / "register.jsonl")
    log.append(acts, by="A")
    index(log)
    return log


def index(log: RegisterLog) -> None:
    kept = log.read()
    log.keep_index(kept, fold(kept.deeds, WITNESSED).problems)


def of(log: RegisterLog, wanted: Wanted | None) -> Kept:
    return log.read_wanted(lambda _deeds: wanted)


MANY = [Added(contact(one, other, "2023-03-15")) for one, other in combinations(SIDES, 2)]


def test_a_question_reads_what_it_needs(tmp_path: Path) -> None:
    log = filled(tmp_path, [*MANY, Named("northland", "AA"), Amended("r3", {"topics": ["grain"]})])
    kept = of(log, Wanted(pair=("EE", "AA")))
    assert [deed.n for deed in kept.deeds] == [4, 22]
    assert [deed.n for deed in of(log, Wanted(ids=("r3", "r99", "w1"))).deeds] == [3, 22, 23]
    assert len(of(log, None).deeds) == 23
    seen: list[Sequence[Deed]] = []
    log.read_wanted(seen.append)
    assert [deed.n for deed in seen[0]] == [22], "how parties count is known before it is asked"


def test_what_came_later_is_read_too(tmp_path: Path) -> None:
    log = filled(tmp_path, MANY)
    log.append([Added(contact("AA", "BB", "2024-02-02")), Amended("r9", {"topics": []})], by="B")
    kept = of(log, Wanted(pair=("GG", "FF")))
    assert [deed.n for deed in kept.deeds] == [9, 21, 22, 23]
    assert kept.troubles == ()
    log.append(MANY, by="B")
    assert len(of(log, Wanted(pair=("GG", "FF"))).deeds) == 44, "too many: all are read"
    index(log)
    assert len(of(log, Wanted(pair=("GG", "FF"))).deeds) == 2


@pytest.mark.parametrize("at", [0.1, 0.5, 0.9])
def test_a_log_that_was_changed_is_read_whole_and_told(tmp_path: Path, at: float) -> None:
    log = filled(tmp_path, MANY)
    file = tmp_path / "register.jsonl"
    data = file.read_bytes()
    place = data.index(b"gazette", int(len(data) * at))
    file.write_bytes(data[:place] + b"G" + data[place + 1 :])
    kept = of(log, Wanted(pair=("EE", "AA")))
    assert len(kept.deeds) == len(MANY)
    assert len(kept.troubles) == 1
    file.write_bytes(data[: data.rindex(b"\n", 0, len(data) // 2) + 1])
    assert len(of(log, Wanted(pair=("EE", "AA"))).deeds) < len(MANY)


def test_a_damaged_index_is_none(tmp_path: Path) -> None:
    log = filled(tmp_path, MANY)
    kept = tmp_path / "register.index"
    whole = kept.read_bytes()
    for data in (b"", whole[:-5], whole.replace(b"1", b"2", 1), b"nonsense\n{}", b"\xff" * 99):
        kept.write_bytes(data)
        assert len(of(log, Wanted(pair=("EE", "AA"))).deeds) == len(MANY)
    index(log)
    assert kept.read_bytes() == whole


def test_a_log_that_is_not_well_has_none(tmp_path: Path) -> None:
    file = tmp_path / "register.jsonl"
    RegisterLog(file).append(MANY, by="A")
    file.write_bytes(file.read_bytes() + b"nonsense\n")
    index(RegisterLog(file))
    assert not (tmp_path / "register.index").exists()


def test_what_could_not_be_done_is_told_of_lines_that_are_left_out(tmp_path: Path) -> None:
    log = filled(
        tmp_path, [*MANY, Rejected("r1", "no"), Rejected("r1", "no"), Rejected("w9", "no")]
    )
    kept = of(log, Wanted(pair=("EE", "FF")))
    assert [n for n, _ in kept.problems] == [23]
    assert [n for n, _ in fold(kept.deeds, WITNESSED).problems] == [24]


def test_contacts_that_are_no_one_are_found_by_the_days_of_each(tmp_path: Path) -> None:
    both = [Added(contact("AA", "BB", day)) for day in ("2022-01-05", "2024-02-02")]
    log = filled(tmp_path, [*MANY, *both, Merged("r22", ("r23",))])
    for day in ("2022-01-05", "2024-02-02"):
        kept = of(log, Wanted(span=parse_when(day).span))
        assert [deed.n for deed in kept.deeds] == [22, 23, 24]


def test_one_that_was_just_merged_is_between_all_of_its_sides(tmp_path: Path) -> None:
    both = [Added(contact("AA", "BB", "2024-02-02")), Added(contact("AA", "CC", "2024-02"))]
    log = filled(tmp_path, [*MANY, *both])
    log.append([Merged("r22", ("r23",))], by="B")
    at = parse_when("2024-02-02")
    found = fold(of(log, Wanted(span=at.span, around=())).deeds).register().firsts(at)
    assert found == fold(log.read().deeds).register().firsts(at)
    assert sorted(one.gap.basis[0] for one in found) == ["r1", "r2", "r7"]


IDS = st.sampled_from(
    [*(f"r{n}" for n in range(1, 30)), "r7-1", "r8-2", WITNESSED[0].id, "w9", "x"]
)
CONTACTS = st.builds(
    contact, st.sampled_from(SIDES), st.sampled_from(SIDES), st.sampled_from(DAYS)
) | st.builds(contact, *[st.sampled_from(SIDES)] * 2, st.sampled_from(DAYS), st.sampled_from(SIDES))
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "when": st.sampled_from([*DAYS, "soon", None]),
        "sides": st.lists(
            st.builds(lambda side: {"side": side}, st.sampled_from(SIDES)), max_size=3
        )
        | st.just(7),
    },
)
ACTS = (
    st.builds(Added, CONTACTS)
    | st.builds(Amended, IDS, CHANGES)
    | st.builds(Told, IDS, st.just(Account("speaker")))
    | st.builds(Merged, IDS, st.lists(IDS, min_size=1, max_size=2).map(tuple))
    | st.builds(Split, IDS, st.lists(CONTACTS, min_size=2, max_size=2).map(tuple))
    | st.builds(Rejected, IDS, st.just("no"))
    | st.builds(Declared, st.just((Office("AA"), Office("BB"))), st.just(parse_when("2022/2024")))
)


PAIRS = st.tuples(st.sampled_from(SIDES), st.sampled_from(SIDES))
EXACT = st.sampled_from([day for day in DAYS if day.startswith("2")])


@given(st.lists(ACTS, max_size=25), st.lists(ACTS, max_size=3), PAIRS, EXACT)
def test_answers_are_the_same_with_it(
    acts: list[Act], later: list[Act], pair: tuple[str, str], day: str
) -> None:
    at = parse_when(day)
    offices = (Office(pair[0]), Office(pair[1]))
    with TemporaryDirectory() as folder:
        log = filled(Path(folder), [*MANY, *acts])
        log.append(later, by="B")
        whole = fold(log.read().deeds, WITNESSED)

        def asked(wanted: Wanted) -> Ledger:
            kept = of(log, wanted)
            found = fold(kept.deeds, WITNESSED)
            assert sorted([*found.problems, *kept.problems]) == sorted(whole.problems)
            return found

        some = asked(Wanted(pair=pair)).register()
        assert list(some.between(offices)) == list(whole.register().between(offices))
        assert some.silence(offices, at) == whole.register().silence(offices, at)
        some = asked(Wanted(pair=pair, span=at.span)).register()
        span = Span(at.span.first, at.span.last)
        assert list(some.between(offices, span)) == list(whole.register().between(offices, span))
        near = [("AA", "BB") for one in WITNESSED if can_be_one(one.when, at)]
        some = asked(Wanted(span=at.span, around=near)).register()
        assert some.firsts(at) == whole.register().firsts(at)
        assert some.highest(at) == whole.register().highest(at)
        for id_ in ("r1", "r25", "r7-1", WITNESSED[0].id):
            found = asked(Wanted(ids=(id_,)))
            assert found.contacts.get(id_) == whole.contacts.get(id_)
            assert found.became.get(id_) == whole.became.get(id_)
            assert found.history.get(id_) == whole.history.get(id_)
