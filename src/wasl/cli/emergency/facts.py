# SPDX-License-Identifier: Apache-2.0
"""What an emergency card says of one line: gathered from the home, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from wasl.cli.letters import moment
from wasl.errors import Misuse
from wasl.home.cards import CardBox
from wasl.home.config import Config
from wasl.home.lines import HeldLine
from wasl.terms import Precedence
from wasl.trust.card import Card
from wasl.trust.fingerprint import fingerprint, format_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One party. ``digits`` is None if nobody compared them."""

    ours: bool
    party: str
    names: tuple[str, ...]
    offices: tuple[str, ...]
    addresses: tuple[str, ...]
    digits: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One card. ``within``: h:mm:ss for flash, immediate, priority, routine."""

    line: str
    alias: str
    title: str
    languages: tuple[str, ...]
    sides: tuple[Side, ...]
    numbers: tuple[str, ...]
    within: tuple[str, ...]
    ends: str
    printed: str


def gather(held: HeldLine, config: Config, cards: CardBox, *, now_s: int) -> Facts:
    """Return what the card of a line says. Raises Misuse, Damaged."""
    charter = held.charter
    parties = [config.party, *(m.party for m in charter.members if m.party != config.party)]
    languages = charter.languages or ("en",)
    return Facts(
        line=held.line_id.hex(),
        alias=held.alias,
        title=charter.title,
        languages=languages,
        sides=tuple(
            _side(held.agreed.card(party), cards, languages, ours=party == config.party)
            for party in parties
        ),
        numbers=config.emergency,
        within=tuple(_clock(charter.ack_within_s.of(each)) for each in reversed(Precedence)),
        ends=moment(charter.expires_s),
        printed=moment(now_s),
    )


def _side(agreed: Card, cards: CardBox, languages: tuple[str, ...], *, ours: bool) -> Side:
    """A party as its newest card says that we hold, if it is by the same root."""
    try:
        held = cards.get(agreed.party)
    except Misuse:
        held = None
    same = held is not None and held.card.root == agreed.root
    card = held.card if held is not None and same else agreed
    compared = ours or (held is not None and same and held.verified_s is not None)
    return Side(
        ours=ours,
        party=card.party,
        names=tuple(name for language, name in card.names if language in languages),
        offices=tuple(f"{office} ({title})" for office, title in card.offices),
        addresses=card.urls,
        digits=format_digits(fingerprint(card)) if compared else None,
    )


def _clock(seconds: int) -> str:
    return f"{seconds // 3_600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
