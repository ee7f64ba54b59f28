# SPDX-License-Identifier: Apache-2.0
"""A witness policy: one spelling, and when it is reached."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl import limits, primitives
from wasl.errors import Misuse
from wasl.note import COSIGN_V1, ED25519, ML_DSA_44, Type, Verifier, format_vkey
from wasl.sim.parties import NORTHLAND, SUNDRIA, charter_of
from wasl.trust.charter import format_charter, parse_charter
from wasl.trust.policy import Group, Policy, Witness, describe_policy, format_policy, parse_policy


def key(number: int, kind: Type = COSIGN_V1, name: str = "witness.example") -> Verifier:
    seed = number.to_bytes(32)
    public = primitives.ml_dsa_44_public if kind == ML_DSA_44 else primitives.ed25519_public
    return Verifier(name, kind, public(seed))


UN, MISSION, CAPITAL = (
    Witness("un", key(1), "https://witness.example/un"),
    Witness("mission", key(2)),
    Witness("capital", key(3)),
)
TWO_OF_THREE = Policy(
    (UN, MISSION, CAPITAL), (Group("enough", 2, ("un", "mission", "capital")),), "enough"
)


def test_two_of_three() -> None:
    names = ("un", "mission", "capital")
    for count in range(4):
        for some in itertools.combinations(names, count):
            assert TWO_OF_THREE.reached_by(some) == (count >= 2)
    assert not TWO_OF_THREE.reached_by(["enough", "stranger"])


def test_both_keys_of_one_witness_count_once() -> None:
    pq = Witness("un-pq", key(1, ML_DSA_44))
    policy = Policy(
        (UN, pq, MISSION),
        (Group("either", 1, ("un", "un-pq")), Group("all", 2, ("either", "mission"))),
        "all",
    )
    assert not policy.reached_by(["un", "un-pq"])
    assert policy.reached_by(["un-pq", "mission"])


def test_a_charter_holds_it_and_it_can_be_cut_out() -> None:
    text = format_charter(charter_of(NORTHLAND, SUNDRIA, witness=TWO_OF_THREE))
    assert parse_charter(text).witness == TWO_OF_THREE
    rows = [row for row in text.splitlines() if row.split()[0] in {"witness", "group", "quorum"}]
    assert "\n".join([*rows, ""]) == format_policy(TWO_OF_THREE)
    assert rows[0] == f"witness un {format_vkey(UN.key)} https://witness.example/un"
    assert rows[-2:] == ["group enough 2 un mission capital", "quorum enough"]
    assert parse_policy("# who\n\n" + "\n".join(rows).replace(" ", " \t ")) == TWO_OF_THREE
    assert parse_charter(format_charter(charter_of(NORTHLAND, SUNDRIA))).witness is None
    assert "2 of un, mission, capital" in describe_policy(TWO_OF_THREE)


@pytest.mark.parametrize(
    "broken",
    [
        {"quorum": "nobody"},
        {"quorum": "none"},
        {"groups": (Group("enough", 0, ("un",)),)},
        {"groups": (Group("enough", 2, ("un",)),)},
        {"groups": (Group("enough", 1, ("un", "un")),)},
        {"groups": (Group("un", 1, ("un",)),)},
        {"groups": (Group("enough", 1, ("later",)), Group("later", 1, ("un",)))},
        {"groups": (Group("enough", 1, ("un",)), Group("other", 1, ("un",)))},
        {"groups": (Group("enough", 1, ("none",)),)},
        {"groups": (Group("Enough", 1, ("un",)),)},
        {"witnesses": (UN, MISSION, replace(UN, name="capital"))},
        {"witnesses": tuple(Witness(f"w{n}", key(n + 9)) for n in range(limits.WITNESSES + 1))},
    ],
    ids=str,
)
def test_what_could_not_be_kept_cannot_be_made(broken: dict[str, object]) -> None:
    with pytest.raises(Misuse):
        replace(TWO_OF_THREE, **broken)  # type: ignore[arg-type]


def test_who_can_be_no_witness() -> None:
    with pytest.raises(Misuse):
        Witness("un", key(1, ED25519))
    with pytest.raises(Misuse):
        Witness("un", key(1, name="wasl/j/" + "0" * 32 + "/r"))
    for url in ("ftp://witness.example", "https://", "https://a b", "https://" + "a" * 400):
        with pytest.raises(Misuse):
            Witness("un", key(1), url)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quorum un\n",
        "witness none\nquorum none\n",
        "witness un\nquorum un\n",
        f"witness un {format_vkey(UN.key)}\n",
        f"witness un {format_vkey(UN.key)} https://a more\nquorum un\n",
        f"witness un {format_vkey(UN.key)}\nquorum un\nquorum un\n",
        f"witness un {format_vkey(UN.key)}\ngroup g all un\nquorum g\n",
        f"witness un {format_vkey(UN.key)}\ngroup g 01 un\nquorum g\n",
        f"witness un {format_vkey(key(1, ED25519))}\nquorum un\n",
        f"log {format_vkey(key(1, ED25519))}\nwitness un {format_vkey(UN.key)}\nquorum un\n",
    ],
)
def test_what_is_no_policy(text: str) -> None:
    with pytest.raises(Misuse):
        parse_policy(text)


@given(st.sets(st.sampled_from(["un", "mission", "capital"])), st.integers(1, 3))
def test_more_witnesses_never_take_a_quorum_away(some: set[str], least: int) -> None:
    policy = replace(TWO_OF_THREE, groups=(Group("enough", least, ("un", "mission", "capital")),))
    for more in ("un", "mission", "capital"):
        assert policy.reached_by(some) <= policy.reached_by(some | {more})
