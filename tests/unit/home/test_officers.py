# SPDX-License-Identifier: Apache-2.0
"""Officers are kept whole, links work once and in time, and no two names are taken for one."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl import limits
from wasl.errors import Code, Damaged, Misuse, Refused
from wasl.home.names import check_name, shape
from wasl.home.officers import OfficerBox
from wasl.home.roster import ROLES, Link, Officer, Passkey, Roster, format_roster, parse_roster

KEY = Passkey(b"credential", b"public key", 5, 1_000)


class Clock:
    now_s = 1_000

    def __call__(self) -> int:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def box(tmp_path: Path, clock: Clock) -> OfficerBox:
    return OfficerBox(tmp_path / "officers.json", now_s=clock)


def add(box: OfficerBox, name: str = "Lt. Haddad", *roles: str) -> Officer:
    return box.add(name, roles=roles or ("duty",), offices=("duty",))


def test_what_is_added_is_there_for_the_next_process(box: OfficerBox, tmp_path: Path) -> None:
    made = add(box, "م. حداد", "readonly", "duty")
    assert made.roles == ("duty", "readonly"), "in their own order"
    assert OfficerBox(tmp_path / "officers.json").list() == [made]
    assert (tmp_path / "officers.json").stat().st_mode & 0o777 == 0o600
    assert box.named("م. حداد") == made


def test_two_boxes_of_one_file_see_each_other(box: OfficerBox, tmp_path: Path) -> None:
    """A running desk and a command beside it."""
    other = OfficerBox(tmp_path / "officers.json")
    made = add(box)
    assert other.get(made.id) == made
    other.change(made.id, disabled=True)
    assert box.get(made.id).disabled


def test_nothing_is_lost_when_many_write(tmp_path: Path) -> None:
    def work(n: int) -> None:
        box = OfficerBox(tmp_path / "officers.json")
        for m in range(5):
            add(box, f"Officer {n} {m}")

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(OfficerBox(tmp_path / "officers.json").list()) == 20


# ── names ──


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "…", "a\u202eb", "a\u2066b", "a\u200bb", "a\nb", "a  b", " a", "a ", "x" * 101),
        *("Haddad (duty)", "a\u0000b", "\U000e0041a", "\u3164", "a\u200f", "a\u200d"),
    ],
)
def test_a_name_that_hides_something_is_refused(box: OfficerBox, name: str) -> None:
    with pytest.raises(Misuse) as caught:
        add(box, name)
    assert caught.value.where == "name"
    assert box.list() == []


@pytest.mark.parametrize(
    ("held", "alike"),
    [
        ("Roman Petrov", "Rоmаn Реtrоv"),
        ("Иван Сомов", "Иван Coмoв"),
        ("Lt. Haddad", "lt haddad"),
        ("Lt. Haddad", "Lt. Háddad"),
        ("Ali", "AIi"),
        ("علي", "على"),
        ("كريم", "کريم"),
        ("Officer 1", "Officer l"),
    ],
)
def test_a_name_that_looks_like_another_is_refused(box: OfficerBox, held: str, alike: str) -> None:
    add(box, held)
    with pytest.raises(Misuse) as caught:
        add(box, alike)
    assert caught.value.code is Code.EXISTS
    assert held in caught.value.what


@pytest.mark.parametrize(
    ("one", "other"), [("Lt. Haddad", "Lt. Hadid"), ("علي", "عليا"), ("Иван", "Ивана")]
)
def test_names_that_differ_are_two(box: OfficerBox, one: str, other: str) -> None:
    add(box, one)
    add(box, other)
    assert len(box.list()) == 2


@given(st.text())
def test_any_text_is_a_name_or_refused(text: str) -> None:
    try:
        name = check_name(text)
    except Misuse:
        return
    assert name.isprintable()
    assert shape(name) == shape(check_name(name))


@pytest.mark.parametrize("roles", [(), ("king",), ("duty", "king")])
def test_a_role_that_is_none_is_refused(box: OfficerBox, roles: tuple[str, ...]) -> None:
    with pytest.raises(Misuse):
        box.add("Lt. Haddad", roles=roles, offices=())


# ── links ──


def test_a_link_works_once_and_for_what_it_is(box: OfficerBox) -> None:
    officer = add(box)
    token = box.make_link(officer.id, "once")
    with pytest.raises(Misuse):
        box.look(token, "enrol")
    assert box.use(token, "once") == officer
    with pytest.raises(Misuse):
        box.use(token, "once")


def test_a_link_is_over_in_time(box: OfficerBox, clock: Clock) -> None:
    officer = add(box)
    token = box.make_link(officer.id, "enrol", lasts_s=60)
    clock.now_s += 59
    assert box.look(token, "enrol") == officer
    clock.now_s += 1
    with pytest.raises(Misuse):
        box.look(token, "enrol")


def test_a_new_link_ends_the_one_before(box: OfficerBox) -> None:
    officer = add(box)
    first = box.make_link(officer.id, "enrol")
    box.make_link(officer.id, "once")
    with pytest.raises(Misuse):
        box.look(first, "enrol")


def test_no_token_is_in_the_file(box: OfficerBox, tmp_path: Path) -> None:
    token = box.make_link(add(box).id, "enrol")
    assert token.encode() not in (tmp_path / "officers.json").read_bytes()
    assert len(token) >= 43


def test_links_are_bounded(box: OfficerBox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LINKS", 3)
    tokens = [box.make_link(add(box, f"Officer {n}").id, "enrol") for n in range(2, 7)]
    with pytest.raises(Misuse):
        box.look(tokens[0], "enrol")
    assert box.look(tokens[-1], "enrol")


def test_a_disabled_officer_has_no_link(box: OfficerBox) -> None:
    officer = add(box)
    token = box.make_link(officer.id, "enrol")
    box.change(officer.id, disabled=True)
    with pytest.raises(Misuse):
        box.look(token, "enrol")
    with pytest.raises(Misuse):
        box.make_link(officer.id, "enrol")


# ── passkeys ──


def test_a_new_passkey_replaces_the_old_one(box: OfficerBox) -> None:
    officer = add(box)
    box.enrol(box.make_link(officer.id, "enrol"), KEY)
    other = Passkey(b"another", b"key", 0, 2_000)
    assert box.enrol(box.make_link(officer.id, "enrol"), other).passkeys == (other,)
    assert box.by_credential(b"credential") is None


def test_a_passkey_is_one_officers(box: OfficerBox) -> None:
    one, other = add(box, "Lt. Haddad"), add(box, "Maj. Salem")
    box.enrol(box.make_link(one.id, "enrol"), KEY)
    with pytest.raises(Misuse):
        box.enrol(box.make_link(other.id, "enrol"), KEY)


@pytest.mark.parametrize(("count", "good"), [(6, True), (5, False), (4, False), (0, False)])
def test_a_count_must_rise(box: OfficerBox, count: int, *, good: bool) -> None:
    officer = add(box)
    box.enrol(box.make_link(officer.id, "enrol"), KEY)
    if good:
        box.count(officer.id, KEY.credential, count)
        assert box.get(officer.id).passkeys[0].sign_count == count
    else:
        with pytest.raises(Refused):
            box.count(officer.id, KEY.credential, count)
        assert box.get(officer.id).passkeys[0].sign_count == 5


def test_a_passkey_that_never_counts_is_let_in(box: OfficerBox) -> None:
    officer = add(box)
    box.enrol(box.make_link(officer.id, "enrol"), Passkey(b"c", b"k", 0, 1))
    box.count(officer.id, b"c", 0)


def test_a_further_passkey_proves_the_same_officer(box: OfficerBox) -> None:
    officer = add(box)
    box.enrol(box.make_link(officer.id, "enrol"), KEY)
    spare = Passkey(b"spare", b"key", 0, 2_000, "In the safe")
    box.add_passkey(officer.id, spare)
    assert box.by_credential(b"spare") == (box.get(officer.id), spare)
    box.count(officer.id, b"spare", 1)
    assert [key.used_s is not None for key in box.get(officer.id).passkeys] == [False, True]
    assert box.remove_passkey(officer.id, KEY.id) == KEY
    assert box.by_credential(KEY.credential) is None
    with pytest.raises(Misuse, match="only passkey"):
        box.remove_passkey(officer.id, spare.id)
    with pytest.raises(Misuse, match="no such"):
        box.remove_passkey(officer.id, KEY.id)


def test_a_further_passkey_has_a_name_of_its_own_and_is_new(box: OfficerBox) -> None:
    one, other = add(box, "Lt. Haddad"), add(box, "Maj. Salem")
    box.enrol(box.make_link(one.id, "enrol"), KEY)
    box.add_passkey(one.id, Passkey(b"spare", b"key", 0, 2_000, "Spare"))
    for officer, credential, label in (
        (one, b"third", "ѕраrе"),
        (one, b"third", "two\nlines"),
        (one, b"third", ""),
        (one, b"spare", "Another"),
        (other, b"spare", "Another"),
    ):
        with pytest.raises(Misuse):
            box.add_passkey(officer.id, Passkey(credential, b"key", 0, 2_000, label))
    for n in range(limits.PASSKEYS - 2):
        box.add_passkey(one.id, Passkey(bytes([n]), b"key", 0, 2_000, f"No. {n}"))
    with pytest.raises(Misuse, match="at most"):
        box.add_passkey(one.id, Passkey(b"more", b"key", 0, 2_000, "More"))


# ── the file ──

_texts = st.text(st.characters(codec="utf-8"), max_size=8)
_passkeys = st.builds(
    Passkey,
    st.binary(),
    st.binary(),
    st.integers(0, 2**32),
    st.integers(0),
    _texts,
    st.none() | st.integers(0),
)
_officers = st.builds(
    Officer,
    _texts,
    _texts,
    st.sets(st.sampled_from(ROLES), min_size=1).map(lambda s: tuple(r for r in ROLES if r in s)),
    st.lists(st.sampled_from(["duty", "staff", "coast"]), unique=True).map(tuple),
    st.booleans(),
    st.integers(0),
    st.lists(_passkeys, max_size=2).map(tuple),
)
_links = st.builds(
    Link, _texts, _texts, st.sampled_from(["enrol", "once"]), st.integers(0), st.booleans()
)


@given(
    st.builds(
        Roster,
        st.lists(_officers, max_size=3).map(tuple),
        st.lists(_links, max_size=3).map(tuple),
    )
)
def test_the_file_says_what_was_written(roster: Roster) -> None:
    assert parse_roster(format_roster(roster), where=Path("officers.json")) == roster


@given(st.data())
def test_a_damaged_file_is_told(data: st.DataObject) -> None:
    good = format_roster(Roster((Officer("a" * 16, "Lt. Haddad", ("duty",), (), False, 1),)))
    at = data.draw(st.integers(0, len(good) - 1))
    bad = good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :]
    try:
        read = parse_roster(bad, where=Path("officers.json"))
    except Damaged:
        return
    assert format_roster(read) == bad, "what is taken is what would be written"
