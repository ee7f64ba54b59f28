# SPDX-License-Identifier: Apache-2.0
"""Grants, journal keys and revocations: from root to node to journal, and nothing moved over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wasl.errors import Code, Contradiction, Misuse, Refused
from wasl.primitives import ed25519_public
from wasl.sim.parties import NORTHLAND, SUNDRIA, YEAR_2026_S
from wasl.terms import LineId, PartyId
from wasl.trust import grant
from wasl.trust.keys import RootPublic

LINE = LineId(bytes(range(32)))
OTHER = LineId(bytes(32))


def open_zero(grant_note: str, journal_note: str, incarnation: int = 1) -> grant.JournalKeys:
    return grant.open_journal_keys(
        grant_note,
        journal_note,
        root=NORTHLAND.root,
        line_id=LINE,
        party=NORTHLAND.name,
        incarnation=incarnation,
    )


def test_root_to_node_to_journal() -> None:
    keys = open_zero(NORTHLAND.grant_note(1), NORTHLAND.journal_note(LINE, 1))
    assert keys == NORTHLAND.journal_keys(LINE, 1)
    assert keys.former is None


def test_a_restored_node_names_the_head_it_knows() -> None:
    former = grant.Former(incarnation=1, size=41, root=bytes(32))
    note = NORTHLAND.journal_note(LINE, 2, former=former)
    assert open_zero(NORTHLAND.grant_note(2), note, 2).former == former
    # A node that lost everything knows of none, and must be able to start all the same.
    assert open_zero(NORTHLAND.grant_note(2), NORTHLAND.journal_note(LINE, 2), 2).former is None


def test_one_grant_serves_every_line_and_its_journals_do_not_mix() -> None:
    with pytest.raises(Refused, match="another line"):
        open_zero(NORTHLAND.grant_note(1), NORTHLAND.journal_note(OTHER, 1))


def test_a_grant_by_another_root_is_refused() -> None:
    theirs = replace(SUNDRIA.grant(1), party=NORTHLAND.name)
    forged = SUNDRIA.sign_root(grant.format_grant(theirs))
    keys = NORTHLAND.journal_keys(LINE, 1)
    note = SUNDRIA.sign_node(grant.format_journal_keys(keys), 1)
    with pytest.raises(Refused) as raised:
        open_zero(forged, note)
    assert raised.value.code == Code.BAD_SIGNATURE


def test_a_root_cannot_grant_for_another_party() -> None:
    with pytest.raises(Refused, match="not for sundria"):
        grant.open_grant(NORTHLAND.grant_note(1), root=NORTHLAND.root, party=SUNDRIA.name)


def test_journal_keys_by_a_node_that_was_not_granted_are_refused() -> None:
    text = grant.format_journal_keys(NORTHLAND.journal_keys(LINE, 1))
    with pytest.raises(Refused) as raised:
        open_zero(NORTHLAND.grant_note(1), NORTHLAND.sign_node(text, 2))
    assert raised.value.code == Code.BAD_SIGNATURE


def test_a_node_names_no_keys_for_another_journal() -> None:
    theirs = grant.format_journal_keys(SUNDRIA.journal_keys(LINE, 1))
    with pytest.raises(Refused, match="for sundria, not for northland"):
        open_zero(NORTHLAND.grant_note(1), NORTHLAND.sign_node(theirs, 1))
    later = grant.format_journal_keys(NORTHLAND.journal_keys(LINE, 2))
    with pytest.raises(Refused, match="another incarnation"):
        open_zero(NORTHLAND.grant_note(1), NORTHLAND.sign_node(later, 1))


def test_no_key_serves_twice() -> None:
    root = NORTHLAND.root
    node = NORTHLAND.grant(1).node_public
    good = NORTHLAND.journal_keys(LINE, 1)
    with pytest.raises(Misuse):
        replace(good, e=good.r)
    for bad in (replace(good, e=node), replace(good, r=node), replace(good, r=root.ed25519)):
        note = NORTHLAND.sign_node(grant.format_journal_keys(bad), 1)
        with pytest.raises(Refused) as raised:
            open_zero(NORTHLAND.grant_note(1), note)
        assert raised.value.code == Code.BAD_GRANT
    root_as_node = replace(NORTHLAND.grant(1), node_public=root.ed25519)
    note = NORTHLAND.sign_root(grant.format_grant(root_as_node))
    with pytest.raises(Refused, match="root key"):
        grant.open_grant(note, root=root, party=NORTHLAND.name)


def test_an_origin_is_derived_from_line_party_and_incarnation() -> None:
    origins = {
        grant.derive_origin(line, party, number)
        for line in (LINE, OTHER)
        for party in (NORTHLAND.name, SUNDRIA.name)
        for number in (1, 2, 256)
    }
    assert len(origins) == 12
    with pytest.raises(Misuse, match="derived"):
        replace(
            NORTHLAND.journal_keys(LINE, 1), origin=grant.derive_origin(OTHER, NORTHLAND.name, 1)
        )


def test_two_node_keys_for_one_incarnation_are_a_fork_of_the_root() -> None:
    first = NORTHLAND.grant(1)
    grant.check_regrant(first, first)
    grant.check_regrant(first, NORTHLAND.grant(2))
    grant.check_regrant(first, replace(first, valid_from_s=YEAR_2026_S + 1))
    with pytest.raises(Contradiction) as raised:
        grant.check_regrant(first, replace(NORTHLAND.grant(2), incarnation=1))
    assert raised.value.code == Code.ROOT_FORK


def test_a_revocation_is_by_the_partys_own_root() -> None:
    revoke = grant.Revoke(party=NORTHLAND.name, incarnation=3, reason="украден узел")
    text = grant.format_revoke(revoke)
    opened = grant.open_revoke(NORTHLAND.sign_root(text), root=NORTHLAND.root, party=NORTHLAND.name)
    assert opened == revoke
    with pytest.raises(Refused):
        grant.open_revoke(SUNDRIA.sign_root(text), root=NORTHLAND.root, party=NORTHLAND.name)
    with pytest.raises(Refused, match="not of sundria"):
        grant.open_revoke(NORTHLAND.sign_root(text), root=NORTHLAND.root, party=SUNDRIA.name)
    with pytest.raises(Misuse):
        replace(revoke, reason="lost\u2029incarnation 4")


@pytest.mark.parametrize("incarnation", [0, -1, 2**32])
def test_incarnations_are_counted_from_one(incarnation: int) -> None:
    with pytest.raises(Misuse):
        replace(NORTHLAND.grant(1), incarnation=incarnation)


def test_small_order_keys_are_never_journal_keys() -> None:
    good = NORTHLAND.journal_keys(LINE, 1)
    for key in (bytes(32), b"\x01" + bytes(31)):
        with pytest.raises(Misuse):
            replace(good, e=key)
        with pytest.raises(Misuse):
            replace(good, r=key)
    assert RootPublic(ed25519_public(bytes(32)), NORTHLAND.root.ml_dsa_65)
    assert PartyId("northland") == NORTHLAND.name
