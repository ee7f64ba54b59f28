# SPDX-License-Identifier: Apache-2.0
"""A charter: the terms of a line, signed by the root of every member.

Rules (``docs/spec/03-identity.md`` §6):

1. ``line_id`` is the SHA-256 of the **first** charter's text, for the life of the line. Signature
   lines are not part of it: ML-DSA is randomised, and lines may stand in any order.
2. One note per signing member, over the same bytes. A charter is in force only with all of them.
3. Members, present and former, are as :mod:`wasl.trust.member` says.
4. A later charter names the line, its predecessor and a serial; whether it may follow,
   :mod:`wasl.trust.succession` says.

It does not parse an operator's file of terms and looks at no clock. When a charter begins to count
for an author, the record says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from wasl import limits, note
from wasl.errors import Code, Misuse, Refused
from wasl.primitives import sha256
from wasl.terms import LineId, PartyId, Precedence
from wasl.trust.card import Card, card_hash, check_languages
from wasl.trust.keys import HASH_BYTES, verify_root_note
from wasl.trust.member import (
    Left,
    Member,
    check_members,
    member_fields,
    take_left,
    take_members,
)
from wasl.trust.policy import Policy, policy_fields, take_policy
from wasl.trust.statement import (
    NONE,
    U32_MOST,
    Lines,
    check_ascending,
    check_instant,
    check_name,
    check_number,
    check_octets,
    check_text,
    format_instant,
    format_statement,
    parse_hash,
    parse_instant,
    parse_number,
    reading,
    require_exact,
    split_words,
)

FIRST_LINE: Final = "wasl/charter/v1"

DAY_S: Final = 86_400

ATTACHMENT_BYTES: Final = 10 << 20
"""The usual bound of what is attached to one message, bytes: a scanned order, a map, a photo."""


class Presence(StrEnum):
    """What the members tell one another about who is at their desks."""

    NONE = "none"
    HOURS = "hours"
    LIVE = "live"


class History(StrEnum):
    """What a party that joins by this charter is given of what was said before."""

    NONE = "none"
    """Every entry, and the text of none that its author wrote before adopting the charter."""
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class AckWithin:
    """Seconds within which a message is to be acknowledged, by precedence. Raises Misuse."""

    flash: int = 600
    immediate: int = 1_800
    priority: int = 10_800
    routine: int = 21_600

    def __post_init__(self) -> None:
        for precedence in Precedence:
            name = f"ack-within {precedence.name.lower()}"
            check_number(self.of(precedence), name, low=1, high=limits.ACK_WITHIN_MOST_S)

    def of(self, precedence: Precedence) -> int:
        """The limit of one precedence, seconds."""
        return (self.routine, self.priority, self.immediate, self.flash)[precedence]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter:
    """The terms of a line. Defaults are the product's; a charter may override each of them.

    ``line_id`` and ``predecessor`` are None in a line's first charter, and only there. Raises
    Misuse.
    """

    title: str
    nonce: bytes
    members: tuple[Member, ...]
    expires_s: int
    serial: int = 1
    line_id: LineId | None = None
    predecessor: bytes | None = None
    left: tuple[Left, ...] = ()
    languages: tuple[str, ...] = ("ar", "ru", "en")
    ack_within_s: AckWithin = field(default_factory=AckWithin)
    check_every_s: int = 3_600
    two_person: tuple[str, ...] = ()
    retention_days: int = 3_650
    padding: tuple[int, ...] = ()
    witness: Policy | None = None
    kem_max_age_s: int = 30 * DAY_S
    presence: Presence = Presence.LIVE
    attachment_bytes: int = ATTACHMENT_BYTES
    history: History = History.NONE

    def __post_init__(self) -> None:
        check_text(self.title, "title", most_chars=limits.TITLE_CHARS)
        check_octets(self.nonce, "nonce", size=HASH_BYTES)
        _check_place(self)
        check_members(self.members, self.left, first=self.serial == 1)
        _check_terms(self)

    def member(self, party: PartyId) -> Member:
        """The member with this party id. Raises Misuse (UNKNOWN_ID)."""
        for member in self.members:
            if member.party == party:
                return member
        known = ", ".join(member.party for member in self.members)
        what = f"{party} is not a member of this line"
        raise Misuse(Code.UNKNOWN_ID, what, where="party", do=f"its members are {known}")

    def party(self, index: int) -> PartyId:
        """The party that has or had an index. Raises Misuse (UNKNOWN_ID)."""
        for one in (*self.members, *self.left):
            if one.index == index:
                return one.party
        raise Misuse(Code.UNKNOWN_ID, f"no party on this line has index {index}", where="party")


# ── the text ────────────────────────────────────────────────────────────────────────────────────
def format_charter(charter: Charter) -> str:
    """Write the text of a charter."""
    return format_statement(FIRST_LINE, _fields(charter))


def parse_charter(text: str) -> Charter:
    """Read the text of a charter. Raises Refused (BAD_CHARTER). No signature is looked at."""
    with reading(text, FIRST_LINE, Code.BAD_CHARTER) as lines:
        charter = _take(lines)
    require_exact(text, format_charter(charter), Code.BAD_CHARTER)
    return charter


def charter_hash(charter: Charter) -> bytes:
    """The SHA-256 of a charter's text."""
    return sha256(format_charter(charter).encode())


def line_id_of(charter: Charter) -> LineId:
    """The line that a charter belongs to: in a first charter its own hash."""
    return LineId(charter_hash(charter)) if charter.line_id is None else charter.line_id


# ── signatures ──────────────────────────────────────────────────────────────────────────────────
def missing_signatures(
    notes: Sequence[bytes | str], *, cards: Sequence[Card]
) -> tuple[PartyId, ...]:
    """The members that none of the notes is signed by, in index order.

    ``cards`` holds at least the card of each member. Raises Refused if the notes are not all over
    one charter text, a signature is bad, a note is by no member, or a card is absent.
    """
    return _ratify(notes, cards)[1]


def verify_charter(notes: Sequence[bytes | str], *, cards: Sequence[Card]) -> Charter:
    """Verify that every member has signed, and return the charter.

    Raises Refused as :func:`missing_signatures`; Misuse (NOT_SIGNED_BY_ALL) with the parties that
    have not signed in ``where``. Whether the cards are the parties' own, fingerprints decide.
    """
    charter, missing = _ratify(notes, cards)
    if missing:
        raise Misuse(
            Code.NOT_SIGNED_BY_ALL,
            "the charter is not signed by all of its members",
            where=", ".join(missing),
            do="send the file to those named, and have each of them sign it",
        )
    return charter


def _ratify(
    notes: Sequence[bytes | str], cards: Sequence[Card]
) -> tuple[Charter, tuple[PartyId, ...]]:
    if not notes:
        raise unfit_charter("nobody has signed it", "signature")
    if len(notes) > limits.PARTIES:
        what = f"{len(notes)} notes; a line has at most {limits.PARTIES} members"
        raise Refused(Code.TOO_MANY, what)
    parsed = [note.parse(data) for data in notes]
    texts = {one.text for one in parsed}
    if len(texts) != 1:
        raise unfit_charter("its notes are not all over the same text", "text")
    charter = parse_charter(texts.pop())
    roots = {party: card.root for party, card in cards_of(charter, cards).items()}
    signed: set[PartyId] = set()
    for data, one in zip(notes, parsed, strict=True):
        names = {line.name for line in one.signatures}
        signers = [party for party, root in roots.items() if root.name in names]
        if not signers:
            raise unfit_charter("one of its notes is signed by no member", "signature")
        for party in signers:
            try:
                verify_root_note(data, roots[party], first_line=FIRST_LINE)
            except Refused as fault:
                do = f"ask {party} to sign the charter again"
                raise Refused(fault.code, fault.what, where=party, do=do) from fault
        signed.update(signers)
    return charter, tuple(one.party for one in charter.members if one.party not in signed)


def cards_of(charter: Charter, cards: Sequence[Card]) -> Mapping[PartyId, Card]:
    """Each member's card, found by the hash in the charter. Raises Refused."""
    by_hash = {card_hash(card): card for card in cards}
    found: dict[PartyId, Card] = {}
    for member in charter.members:
        card = by_hash.get(member.card_hash)
        if card is None:
            raise Refused(
                Code.BAD_CHARTER,
                f"the card of {member.party} that this charter names is not here",
                where=member.party,
                do=f"get this card of {member.party} and add it first",
            )
        if card.party != member.party:
            raise unfit_charter(f"it names a card of {card.party} for {member.party}", member.party)
        found[member.party] = card
    roots = {card.root.name for card in found.values()}
    if len(roots) != len(found):
        raise unfit_charter("two of its members have the same root", "member")
    return found


def unfit_charter(what: str, where: str) -> Refused:
    """The refusal of a charter that reads well and cannot stand."""
    do = "do not sign it; ask its drafter for a corrected charter"
    return Refused(Code.BAD_CHARTER, f"this charter cannot stand: {what}", where=where, do=do)


# ── fields ──────────────────────────────────────────────────────────────────────────────────────
def _fields(charter: Charter) -> Iterator[tuple[str, str]]:
    yield "line", _hex_or_none(charter.line_id)
    yield "serial", str(charter.serial)
    yield "predecessor", _hex_or_none(charter.predecessor)
    yield "nonce", charter.nonce.hex()
    yield "title", charter.title
    yield from member_fields(charter.members, charter.left)
    yield "languages", " ".join(charter.languages)
    for precedence in reversed(Precedence):
        yield "ack-within", f"{precedence.name.lower()} {charter.ack_within_s.of(precedence)}"
    yield "check-every", str(charter.check_every_s)
    yield "two-person", " ".join(charter.two_person) or NONE
    yield "retention-days", str(charter.retention_days)
    yield "padding", " ".join(map(str, charter.padding)) or NONE
    yield from policy_fields(charter.witness)
    yield "kem-max-age", str(charter.kem_max_age_s)
    yield "presence", charter.presence
    if charter.attachment_bytes != ATTACHMENT_BYTES:  # the usual is not written
        yield "attachment-bytes", str(charter.attachment_bytes)
    if charter.history is not History.NONE:
        yield "history", charter.history
    yield "expires", format_instant(charter.expires_s)


def _take(lines: Lines) -> Charter:
    line_id = _parse_hex_or_none(lines.take("line"), "line")
    return Charter(
        line_id=None if line_id is None else LineId(line_id),
        serial=parse_number(lines.take("serial"), "serial"),
        predecessor=_parse_hex_or_none(lines.take("predecessor"), "predecessor"),
        nonce=parse_hash(lines.take("nonce"), "nonce"),
        title=lines.take("title"),
        members=take_members(lines),
        left=take_left(lines),
        languages=tuple(lines.take("languages").split(" ")),
        ack_within_s=_take_ack_within(lines),
        check_every_s=parse_number(lines.take("check-every"), "check-every"),
        two_person=_words_or_none(lines.take("two-person")),
        retention_days=parse_number(lines.take("retention-days"), "retention-days"),
        padding=tuple(
            parse_number(word, "padding") for word in _words_or_none(lines.take("padding"))
        ),
        witness=take_policy(lines),
        kem_max_age_s=parse_number(lines.take("kem-max-age"), "kem-max-age"),
        presence=_parse_presence(lines.take("presence")),
        attachment_bytes=_take_attachment_bytes(lines),
        history=_take_history(lines),
        expires_s=parse_instant(lines.take("expires"), "expires"),
    )


def _take_ack_within(lines: Lines) -> AckWithin:
    seconds: dict[str, int] = {}
    for precedence in reversed(Precedence):
        name, value = split_words(lines.take("ack-within"), "ack-within", count=2)
        if name != precedence.name.lower():
            raise Misuse(Code.BAD_TEXT, "the precedences are out of order", where="ack-within")
        seconds[name] = parse_number(value, f"ack-within {name}")
    return AckWithin(**seconds)


def _parse_presence(value: str) -> Presence:
    try:
        return Presence(value)
    except ValueError:
        known = ", ".join(Presence)
        raise Misuse(Code.BAD_ARGUMENT, f"this is not one of {known}", where="presence") from None


def _take_history(lines: Lines) -> History:
    values = lines.take_all("history")
    if len(values) > 1 or values not in ((), (History.ALL,)):
        raise Misuse(Code.BAD_TEXT, "this line says “all”, once, or is not there", where="history")
    return History.ALL if values else History.NONE


def _take_attachment_bytes(lines: Lines) -> int:
    values = lines.take_all("attachment-bytes")
    if len(values) > 1:
        raise Misuse(Code.BAD_TEXT, "this line may stand once", where="attachment-bytes")
    return parse_number(values[0], "attachment-bytes") if values else ATTACHMENT_BYTES


def _words_or_none(value: str) -> tuple[str, ...]:
    return () if value == NONE else tuple(value.split(" "))


def _hex_or_none(value: bytes | None) -> str:
    return NONE if value is None else value.hex()


def _parse_hex_or_none(value: str, name: str) -> bytes | None:
    return None if value == NONE else parse_hash(value, name)


# ── checks ──────────────────────────────────────────────────────────────────────────────────────
def _check_place(charter: Charter) -> None:
    check_number(charter.serial, "serial", low=1, high=U32_MOST)
    first = charter.serial == 1
    for name, value in (("line", charter.line_id), ("predecessor", charter.predecessor)):
        if first != (value is None):
            what = "serial 1, line none and predecessor none belong together"
            raise Misuse(Code.BAD_ARGUMENT, what, where=name)
        if value is not None:
            check_octets(value, name, size=HASH_BYTES)


def _check_terms(charter: Charter) -> None:
    if not charter.languages:
        raise Misuse(Code.BAD_ARGUMENT, "the line has no language", where="languages")
    check_languages(charter.languages, "languages")
    check_number(charter.check_every_s, "check-every", low=1, high=limits.CHECK_EVERY_MOST_S)
    for kind in charter.two_person:
        check_name(kind, "two-person")
        if kind == NONE:
            raise Misuse(Code.BAD_ARGUMENT, "“none” is not a kind of message", where="two-person")
    check_ascending(charter.two_person, "two-person")
    check_number(len(charter.two_person), "number of kinds", low=0, high=limits.TWO_PERSON_KINDS)
    check_number(charter.retention_days, "retention-days", low=1, high=limits.RETENTION_MOST_DAYS)
    for bucket in charter.padding:
        check_number(bucket, "padding", low=1, high=limits.ENVELOPE_BYTES)
    check_ascending(charter.padding, "padding")
    check_number(len(charter.padding), "number of buckets", low=0, high=limits.PADDING_BUCKETS)
    check_number(charter.kem_max_age_s, "kem-max-age", low=1, high=limits.KEM_AGE_MOST_S)
    most = limits.ATTACHMENT_BYTES_MOST
    check_number(charter.attachment_bytes, "attachment-bytes", low=0, high=most)
    check_instant(charter.expires_s, "expires")
