# SPDX-License-Identifier: Apache-2.0
"""Whatever is done to a file for third parties, it is never verified for what it is not.

What may be taken out without making the verdict worse leaves a file that says less: a receipt, a
signature by M. Everything else that is flipped, dropped, doubled, moved or exchanged is found.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.branches import told_twice
from tests.builder import (
    B,
    Files,
    Forger,
    forked,
    granted_twice,
    shown,
    three_once,
    two_once,
    two_parties,
    whole,
)
from wasl.errors import Code, Refused
from wasl.record.audit import audit
from wasl.record.exhibit import exhibit
from wasl.record.verdict import Ruling, Verdict, anchor_card
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK

ANCHORS = [anchor_card(party.card_note()) for party in (NORTHLAND, SUNDRIA, WESTMARK)]
CONSISTENT = (Ruling.VERIFIED, Ruling.UNANCHORED)

FILES: dict[str, Files] = {
    "transcript": whole(two_once()),
    "range": whole(two_once(), from_s=two_once().now_s - 500),
    "transcript of three": whole(three_once()),
    "fork in a transcript of three": told_twice(),
    "exhibit": shown(two_once()),
    "exhibit without answer": exhibit(
        two_once().store, two_once().line, two_once().papers, journal=B, seq=4
    ),
    "fork of one size": forked(two_once(), size=5),
    "fork of two sizes": forked(two_once(), size=9),
    "fork of a root": granted_twice(two_once()),
}
GOOD = {name: Ruling.FORK if name.startswith("fork") else Ruling.VERIFIED for name in FILES}

each_file = pytest.mark.parametrize("name", FILES)
each_member = pytest.mark.parametrize(
    "name",  # one audit a member: with three parties there are many
    [pytest.param(name, marks=pytest.mark.slow if "three" in name else ()) for name in FILES],
)
each_of_two = pytest.mark.parametrize("name", [name for name in FILES if "three" not in name])


def judged(files: Files) -> Verdict | None:
    """The verdict, or None where the file is refused as none of ours."""
    try:
        return audit(files, anchors=ANCHORS)
    except Refused:
        return None


def is_found(files: Files) -> bool:
    """Whether it is refused, or something is told of it that is no fork."""
    verdict = judged(files)
    return verdict is None or (
        verdict.verdict not in CONSISTENT
        and any(problem.code != Code.FORK for problem in verdict.problems)
    )


def spare(name: str) -> bool:
    """Whether a file without this member says less, and nothing else."""
    return name.endswith(("pq.note", "pq.tlog-proof")) or "receipts/" in name


def flip(files: Files, member: int, at: int, bit: int) -> Files:
    name, data = files[member]
    at %= len(data)
    flipped = data[:at] + bytes((data[at] ^ 1 << bit,)) + data[at + 1 :]
    return [*files[:member], (name, flipped), *files[member + 1 :]]


@each_file
def test_as_it_was_made_it_holds(name: str) -> None:
    verdict = judged(FILES[name])
    assert verdict is not None
    assert verdict.verdict == GOOD[name]
    assert audit(FILES[name]).verdict in (Ruling.FORK, Ruling.UNANCHORED)


@each_member
def test_a_flipped_bit_in_any_member_is_found(name: str) -> None:
    files = FILES[name]
    for member, (_, data) in enumerate(files):
        for at, bit in ((len(data) // 3, 5), (len(data) * 4 // 5, 2)):
            if data:
                assert is_found(flip(files, member, at, bit)), (files[member][0], at)


@pytest.mark.slow
@pytest.mark.timeout(1_200)
@each_file
@settings(max_examples=250)
@given(st.data())
def test_a_flipped_bit_anywhere_is_found(name: str, data: st.DataObject) -> None:
    files = FILES[name]
    member = data.draw(st.sampled_from([n for n, one in enumerate(files) if one[1]]))
    at = data.draw(st.integers(0, len(files[member][1]) - 1))
    bit = data.draw(st.integers(0, 7))
    assert is_found(flip(files, member, at, bit))


@each_member
def test_a_dropped_member_is_found(name: str) -> None:
    files = FILES[name]
    whole_verdict = judged(files)
    assert whole_verdict is not None
    for member, (dropped, _) in enumerate(files):
        less = [*files[:member], *files[member + 1 :]]
        verdict = judged(less)
        if not spare(dropped):
            assert is_found(less), dropped
            continue
        assert verdict is not None
        if verdict.verdict == whole_verdict.verdict:
            assert set(verdict.remarks) <= set(whole_verdict.remarks)
            assert verdict.journals == whole_verdict.journals
        else:
            assert is_found(less), dropped


@each_of_two
def test_a_doubled_member_is_found(name: str) -> None:
    files = FILES[name]
    for member in range(len(files)):
        end = member + 1 if member % 2 else len(files)
        assert is_found([*files[:end], files[member], *files[end:]])


@each_of_two
def test_moved_members_are_found(name: str) -> None:
    files = FILES[name]
    for member in range(len(files) - 1):
        moved = [*files[:member], files[member + 1], files[member], *files[member + 2 :]]
        assert is_found(moved)
    assert is_found(files[::-1])


@each_file
@settings(max_examples=15)
@given(st.data())
def test_members_under_each_others_names_are_found(name: str, data: st.DataObject) -> None:
    files = FILES[name]
    one, two = sorted(
        data.draw(st.lists(st.integers(0, len(files) - 1), min_size=2, max_size=2, unique=True))
    )
    if files[one][1] == files[two][1]:
        return
    swapped = files.copy()
    swapped[one], swapped[two] = (files[one][0], files[two][1]), (files[two][0], files[one][1])
    assert is_found(swapped)


@each_file
@settings(max_examples=15)
@given(st.data())
def test_members_of_other_files_are_found(name: str, data: st.DataObject) -> None:
    """A member of the same name from another file of the same parties, and the rest as it was."""
    files = FILES[name]
    other = dict(FILES[data.draw(st.sampled_from(sorted(FILES)))])
    member = data.draw(st.integers(0, len(files) - 1))
    held, content = files[member]
    text, _, _ = content.partition(b"\n\n")
    if other.get(held, content).partition(b"\n\n")[0] == text:
        return  # signed twice, with other chance in the signature: as good as the first
    verdict = judged([*files[:member], (held, other[held]), *files[member + 1 :]])
    assert verdict is None or verdict.verdict != Ruling.VERIFIED


FORGED = {
    "transcript": whole(two_parties(Forger(NORTHLAND.name), Forger(SUNDRIA.name))),
    "exhibit": shown(two_parties(Forger(NORTHLAND.name), Forger(SUNDRIA.name))),
}


@pytest.mark.parametrize("name", FORGED)
@settings(max_examples=20)
@given(st.data())
@example(data=None)
def test_a_forgers_members_never_verify(name: str, data: st.DataObject | None) -> None:
    """Some members by the parties, and some by a forger: at worst all of them."""
    files, forged = FILES[name], dict(FORGED[name])
    mine = [True] * len(files)
    if data is not None:
        mine = data.draw(st.lists(st.booleans(), min_size=len(files), max_size=len(files)))
    mixed = [
        (held, forged[held] if forger else content)
        for (held, content), forger in zip(files, mine, strict=True)
    ]
    if mixed != files:
        verdict = judged(mixed)
        assert verdict is not None
        assert verdict.verdict == Ruling.ALTERED


@settings(max_examples=80)
@given(
    st.sampled_from(sorted(FILES)),
    st.lists(
        st.tuples(
            st.sampled_from(sorted({member for files in FILES.values() for member, _ in files}))
            | st.text(max_size=12),
            st.binary(max_size=60),
        ),
        max_size=4,
    ),
    st.booleans(),
)
def test_whatever_is_in_a_file_only_refused_comes_out(
    name: str, more: Files, replaced: bool
) -> None:
    others = dict(more)
    files = FILES[name]
    if replaced:
        files = [(held, others.get(held, content)) for held, content in files]
    else:
        files = [*files, *more]
    verdict = judged(files)
    if verdict is not None and files != FILES[name]:
        assert verdict.verdict not in CONSISTENT
