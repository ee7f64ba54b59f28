# SPDX-License-Identifier: Apache-2.0
"""What one reads before a call."""

from __future__ import annotations

from tests.unit.contact.reports import report
from wasl.contact.brief import LAST, make_brief
from wasl.contact.contact import Account, Commitment, Level, Side, Status
from wasl.contact.dates import Days, parse_when
from wasl.contact.register import Office, Register

PAIR = (Office("NO"), Office("SU"))
AT = parse_when("2024-08-01")


def test_a_page_is_of_what_was_before() -> None:
    promised = (
        Commitment("SU", "answer", parse_when("2024-07")),
        Commitment("NO", "look", parse_when("2024-08")),
        Commitment("NO", "some day"),
    )
    accounts = (Account("a", "NO", initiator="NO"), Account("b", "SU", initiator="SU"))
    chiefs = (Side("NO", "chief", "Salem"), Side("SU", "chief"))
    contacts = [
        report("2023-03-15", id="r1"),
        report("2024-06-25", id="r2", commitments=promised, accounts=accounts),
        report("2024-07-20", id="r3", sides=chiefs, level=Level.CHIEF),
        report("2024-07-25", id="r4", status=Status.REFUSED, level=None),
        report("2024-08-02", id="r5"),
        report("2024-07-30", id="r6", sides=(Side("NO"), Side("WE"))),
    ]
    made = make_brief(Register(contacts), PAIR, AT)
    assert [one.id for one in made.last] == ["r4", "r3", "r2", "r1"]
    assert (made.gap.days, made.gap.previous) == (Days(12, 12), contacts[2])
    assert [(side.office, side.holder, one.id) for side, one in made.holders] == [
        ("chief", "Salem", "r3"),
        ("minister", "Haddad", "r4"),
        ("minister", "Orlov", "r4"),
    ]
    assert [(one.commitment.text, one.is_past) for one in made.promises] == [
        ("answer", True),
        ("look", False),
        ("some day", False),
    ]
    assert [(id_, str(one.kind)) for id_, one in made.differences] == [("r2", "initiative")]
    assert made.highest is not None
    assert (made.highest.contact.id, made.highest.gap.previous) == ("r3", contacts[1])


def test_the_highest_is_of_what_was_held() -> None:
    """An attempt that was refused is no contact, however high, and however many there were."""
    refused = [
        report(f"2024-07-{day:02}", id=f"r{day}", status=Status.REFUSED, level=Level.HEAD)
        for day in range(1, LAST + 5)
    ]
    held = report("2024-06-25", id="held", level=Level.CHIEF)
    before = report("2023-03-15", id="before")
    made = make_brief(Register([*refused, held, before]), PAIR, AT)
    assert made.highest is not None
    assert (made.highest.contact, made.highest.gap.previous) == (held, before)
    assert make_brief(Register(refused), PAIR, AT).highest is None


def test_a_page_has_room_for_the_last() -> None:
    many = [report(f"2024-07-{day:02}", id=f"r{day}") for day in range(1, 29)]
    made = make_brief(Register(many), PAIR, AT)
    assert [one.id for one in made.last] == [f"r{day}" for day in range(28, 28 - LAST, -1)]


def test_an_empty_register_has_a_page_too() -> None:
    made = make_brief(Register([]), PAIR, AT)
    assert (made.gap.days, made.highest, made.last) == (None, None, ())
