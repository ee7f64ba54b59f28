# SPDX-License-Identifier: Apache-2.0
"""The terms of a charter, one by one, as people read them before they sign and afterwards; and what
a later charter says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wasl.cli.letters import moment, span, told
from wasl.home.proposal import Proposal
from wasl.primitives import sha256
from wasl.terms import Precedence
from wasl.trust.card import Card
from wasl.trust.charter import Charter
from wasl.trust.policy import describe_policy


@dataclass(frozen=True, slots=True)
class Change:
    """A term, as it is, and as a later charter says it."""

    term: str
    was: str
    now: str


def changes(old: Proposal, new: Proposal) -> list[Change]:
    """What a later charter says otherwise than the one before it: its terms, then its cards."""
    pairs = [
        (("title", old.charter.title), ("title", new.charter.title)),
        *zip(charter_rows(old.charter), charter_rows(new.charter), strict=True),
    ]
    known = {one.party for one in old.charter.members}
    stay = [member for member in new.charter.members if member.party in known]
    now = {one.party for one in new.charter.members}
    gone = [one.party for one in old.charter.members if one.party not in now]
    come = [one.party for one in new.charter.members if one.party not in known]
    pairs += [((f"member {party}", "a member"), ("", "leaves")) for party in gone]
    pairs += [((f"member {party}", "no member"), ("", "joins")) for party in come]
    for member in stay:
        before, after = old.card(member.party), new.card(member.party)
        pairs += zip(_card_rows(before), _card_rows(after), strict=True)
    return [Change(term, was, now) for (term, was), (_, now) in pairs if was != now]


def change_lines(found: list[Change]) -> Iterator[str]:
    """What changes, for people."""
    yield "What it changes:" if found else "It changes nothing."
    for each in found:
        yield f"  {each.term}: {told(each.now)}"
        yield f"  {' ' * len(each.term)}  before: {told(each.was)}"


def _card_rows(card: Card) -> Iterator[tuple[str, str]]:
    who = f"card of {card.party}"
    yield who, str(card.serial)
    yield f"{who}: names", "; ".join(name for _, name in card.names)
    yield f"{who}: offices", ", ".join(f"{office} ({title})" for office, title in card.offices)
    yield f"{who}: addresses", ", ".join(card.urls) or "none"
    yield f"{who}: certificate", sha256(card.tls_certificate).hex()[:16]
    yield f"{who}: key", sha256(card.kem).hex()[:16]
    yield f"{who}: valid", f"{moment(card.valid_from_s)} to {moment(card.valid_until_s)}"


def charter_rows(charter: Charter) -> Iterator[tuple[str, str]]:
    """The terms of a charter, for people."""
    yield "languages", " ".join(charter.languages)
    yield (
        "acknowledge",
        ", ".join(
            f"{each.name} {span(charter.ack_within_s.of(each))}" for each in reversed(Precedence)
        ),
    )
    yield "line check", f"every {span(charter.check_every_s)}"
    yield "two persons", ", ".join(charter.two_person) or "for no kind of message"
    yield "retention", f"{charter.retention_days} days"
    yield "padding", ", ".join(f"{size} bytes" for size in charter.padding) or "none"
    yield "sealing keys", f"renewed at the latest after {span(charter.kem_max_age_s)}"
    yield "presence", charter.presence
    yield "history for who joins", charter.history
    yield "attachments", f"at most {charter.attachment_bytes} bytes to one message"
    yield "witness", describe_policy(charter.witness)
    yield "expires", moment(charter.expires_s)
