# SPDX-License-Identifier: Apache-2.0
"""A member of a line, as a charter names it; and a member that left.

Rules (``docs/spec/03-identity.md`` §6.2):

1. A member is an index, a party and the hash of its card.
2. An index is given once and never again: it is how entries name the party. A party that left does
   not come back to the line, because the origins of its journals are spent.
3. Whoever ever left stays listed, with the (size, root) at which each of its journals is closed.

It does not compare two charters: ``charter`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.terms import Head, JournalId, PartyId
from wasl.trust.keys import HASH_BYTES
from wasl.trust.statement import (
    U32_MOST,
    U64_MOST,
    Lines,
    check_ascending,
    check_distinct,
    check_name,
    check_number,
    check_octets,
    parse_hash,
    parse_number,
    split_words,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A party on the line: its index, its id, the SHA-256 of its card's text."""

    index: int
    party: PartyId
    card_hash: bytes

    def __post_init__(self) -> None:
        _check_index(self.index)
        check_name(self.party, "member")
        check_octets(self.card_hash, "member", size=HASH_BYTES)


@dataclass(frozen=True, slots=True)
class Left:
    """A party that left, and the heads at which its journals on this line are closed."""

    index: int
    party: PartyId
    closed: tuple[Head, ...]

    def __post_init__(self) -> None:
        _check_index(self.index)
        check_name(self.party, "left")
        for head in self.closed:
            if head.journal.party != self.index:
                what = "a closed journal is another party's"
                raise Misuse(Code.BAD_ARGUMENT, what, where="closed")
            check_number(head.journal.incarnation, "closed", low=1, high=U32_MOST)
            check_number(head.size, "closed", low=1, high=U64_MOST)
            check_octets(head.root, "closed", size=HASH_BYTES)
        check_ascending([head.journal.incarnation for head in self.closed], "closed")


def member_fields(members: tuple[Member, ...], left: tuple[Left, ...]) -> Iterator[tuple[str, str]]:
    """The lines of a charter that name its members, and those that left."""
    for member in members:
        yield "member", f"{member.index} {member.party} {member.card_hash.hex()}"
    for one in left:
        yield "left", f"{one.index} {one.party}"
        for head in one.closed:
            yield "closed", f"{head.journal.incarnation} {head.size} {head.root.hex()}"


def take_members(lines: Lines) -> tuple[Member, ...]:
    """Read the lines ``member``. Raises Misuse."""
    return tuple(_parse_member(value) for value in lines.take_all("member"))


def take_left(lines: Lines) -> tuple[Left, ...]:
    """Read the lines ``left``, each with its lines ``closed``. Raises Misuse."""
    found: list[Left] = []
    while values := lines.take_all("left"):
        found += [_parse_left(value, ()) for value in values[:-1]]  # nothing stands between these
        found.append(_parse_left(values[-1], lines.take_all("closed")))
    return tuple(found)


def check_members(members: tuple[Member, ...], left: tuple[Left, ...], *, first: bool) -> None:
    """Require members that one charter can have, or a line's ``first`` charter. Raises Misuse."""
    check_number(len(members), "number of members", low=2, high=limits.PARTIES)
    check_distinct([one.index for one in (*members, *left)], "index")
    check_distinct([one.party for one in (*members, *left)], "member")
    check_distinct([member.card_hash for member in members], "member")
    check_ascending([member.index for member in members], "member")
    check_ascending([one.index for one in left], "left")
    if first and (left or members[-1].index != len(members) - 1):
        what = "in a first charter nobody has left, and members are numbered from 0"
        raise Misuse(Code.BAD_ARGUMENT, what, where="member")


def _parse_member(value: str) -> Member:
    index, party, digest = split_words(value, "member", count=3)
    return Member(parse_number(index, "member"), PartyId(party), parse_hash(digest, "member"))


def _parse_left(value: str, closed: tuple[str, ...]) -> Left:
    word, party = split_words(value, "left", count=2)
    index = parse_number(word, "left")
    heads: list[Head] = []
    for line in closed:
        incarnation, size, root = split_words(line, "closed", count=3)
        journal = JournalId(index, parse_number(incarnation, "closed"))
        heads.append(Head(journal, parse_number(size, "closed"), parse_hash(root, "closed")))
    return Left(index, PartyId(party), tuple(heads))


def _check_index(value: int) -> None:
    check_number(value, "index", low=0, high=limits.MEMBERS_EVER - 1)
