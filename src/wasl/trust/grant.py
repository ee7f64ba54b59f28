# SPDX-License-Identifier: Apache-2.0
"""A grant, the journal keys under it, and a revocation: whose node may write, with which keys.

Rules (``docs/spec/03-identity.md`` §5):

1. A grant is a root's word that one node key is the party's incarnation n. It names no line and
   no journal key, so it can be signed ahead, and replacing a node needs nobody else's consent.
2. The node key signs one note per line that names that journal's own keys and the last head known
   of the former journal. Both notes are in entry 0.
3. A journal's origin is derived from line, party and incarnation; it is never chosen.
4. No key serves twice: node, root and journal keys are all different.

It does not decide which incarnation is in force: the record does, from entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wasl import limits
from wasl.errors import Code, Contradiction, Misuse, Refused
from wasl.primitives import sha256
from wasl.terms import LineId, PartyId
from wasl.trust.keys import (
    HASH_BYTES,
    ML_DSA_44_BYTES,
    RootPublic,
    check_ed25519,
    verify_node_note,
    verify_root_note,
)
from wasl.trust.statement import (
    NONE,
    U32_MOST,
    U64_MOST,
    Lines,
    check_distinct,
    check_instant,
    check_name,
    check_number,
    check_octets,
    check_text,
    format_instant,
    format_octets,
    format_statement,
    parse_hash,
    parse_instant,
    parse_number,
    parse_octets,
    reading,
    require_exact,
    split_words,
)

GRANT_LINE: Final = "wasl/grant/v1"
JOURNAL_LINE: Final = "wasl/journal/v1"
REVOKE_LINE: Final = "wasl/revoke/v1"


def derive_origin(line_id: LineId, party: PartyId, incarnation: int) -> str:
    """The origin of a journal's checkpoints: ``wasl/j/`` and 32 hex digits."""
    digest = sha256(b"wasl/origin/v1", line_id, party.encode(), incarnation.to_bytes(4, "big"))
    return "wasl/j/" + digest[:16].hex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """A root's word: ``node_public`` (Ed25519, 32 bytes) is this incarnation. Raises Misuse."""

    party: PartyId
    incarnation: int
    node_public: bytes
    valid_from_s: int

    def __post_init__(self) -> None:
        check_name(self.party, "party")
        check_incarnation(self.incarnation)
        check_ed25519(self.node_public, "node")
        check_instant(self.valid_from_s, "valid-from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """The last head that a new journal's writer knows of the party's journal before it."""

    incarnation: int
    size: int
    root: bytes

    def __post_init__(self) -> None:
        check_incarnation(self.incarnation)
        check_number(self.size, "size", low=1, high=U64_MOST)
        check_octets(self.root, "root", size=HASH_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalKeys:
    """The keys of one journal: Ed25519 ``e`` and ML-DSA-44 ``m`` for checkpoints, Ed25519 ``r`` for
    receipts.

    ``former`` is None for a party's first incarnation, and where nothing of the former journal is
    known. Raises Misuse.
    """

    line_id: LineId
    party: PartyId
    incarnation: int
    origin: str
    e: bytes
    m: bytes
    r: bytes
    former: Former | None

    def __post_init__(self) -> None:
        check_octets(self.line_id, "line", size=HASH_BYTES)
        check_name(self.party, "party")
        check_incarnation(self.incarnation)
        if self.origin != derive_origin(self.line_id, self.party, self.incarnation):
            what = "the origin is not the one derived from line, party and incarnation"
            raise Misuse(Code.BAD_ARGUMENT, what, where="origin")
        check_ed25519(self.e, "checkpoint-ed25519")
        check_octets(self.m, "checkpoint-ml-dsa-44", size=ML_DSA_44_BYTES)
        check_ed25519(self.r, "receipt-ed25519")
        check_distinct((self.e, self.r), "journal keys")
        if self.former is not None and self.former.incarnation >= self.incarnation:
            what = "the former journal is not of an earlier incarnation"
            raise Misuse(Code.BAD_ARGUMENT, what, where="former")


@dataclass(frozen=True, slots=True, kw_only=True)
class Revoke:
    """A root's word that an incarnation's node key is to be used no more. Raises Misuse."""

    party: PartyId
    incarnation: int
    reason: str

    def __post_init__(self) -> None:
        check_name(self.party, "party")
        check_incarnation(self.incarnation)
        check_text(self.reason, "reason", most_chars=limits.REASON_CHARS)


def format_grant(grant: Grant) -> str:
    """Write the text of a grant."""
    fields = (
        ("party", grant.party),
        ("incarnation", str(grant.incarnation)),
        ("node", format_octets(grant.node_public)),
        ("valid-from", format_instant(grant.valid_from_s)),
    )
    return format_statement(GRANT_LINE, fields)


def parse_grant(text: str) -> Grant:
    """Read the text of a grant. Raises Refused (BAD_GRANT). No signature is looked at."""
    with reading(text, GRANT_LINE, Code.BAD_GRANT) as lines:
        grant = Grant(
            party=PartyId(lines.take("party")),
            incarnation=parse_number(lines.take("incarnation"), "incarnation"),
            node_public=parse_octets(lines.take("node"), "node"),
            valid_from_s=parse_instant(lines.take("valid-from"), "valid-from"),
        )
    require_exact(text, format_grant(grant), Code.BAD_GRANT)
    return grant


def format_journal_keys(keys: JournalKeys) -> str:
    """Write the text that names a journal's keys."""
    return format_statement(JOURNAL_LINE, _journal_fields(keys))


def parse_journal_keys(text: str) -> JournalKeys:
    """Read the text that names a journal's keys, no signature. Raises Refused (BAD_GRANT)."""
    with reading(text, JOURNAL_LINE, Code.BAD_GRANT) as lines:
        keys = JournalKeys(
            line_id=LineId(parse_hash(lines.take("line"), "line")),
            party=PartyId(lines.take("party")),
            incarnation=parse_number(lines.take("incarnation"), "incarnation"),
            origin=lines.take("origin"),
            e=parse_octets(lines.take("checkpoint-ed25519"), "checkpoint-ed25519"),
            m=parse_octets(lines.take("checkpoint-ml-dsa-44"), "checkpoint-ml-dsa-44"),
            r=parse_octets(lines.take("receipt-ed25519"), "receipt-ed25519"),
            former=_take_former(lines),
        )
    require_exact(text, format_journal_keys(keys), Code.BAD_GRANT)
    return keys


def format_revoke(revoke: Revoke) -> str:
    """Write the text of a revocation."""
    fields = (
        ("party", revoke.party),
        ("incarnation", str(revoke.incarnation)),
        ("reason", revoke.reason),
    )
    return format_statement(REVOKE_LINE, fields)


def parse_revoke(text: str) -> Revoke:
    """Read the text of a revocation. Raises Refused (BAD_GRANT). No signature is looked at."""
    with reading(text, REVOKE_LINE, Code.BAD_GRANT) as lines:
        revoke = Revoke(
            party=PartyId(lines.take("party")),
            incarnation=parse_number(lines.take("incarnation"), "incarnation"),
            reason=lines.take("reason"),
        )
    require_exact(text, format_revoke(revoke), Code.BAD_GRANT)
    return revoke


def open_grant(data: bytes | str, *, root: RootPublic, party: PartyId) -> Grant:
    """Verify a grant note by the party's root. Raises Refused."""
    grant = parse_grant(verify_root_note(data, root, first_line=GRANT_LINE))
    if grant.party != party:
        raise _unfit(f"this grant is for {grant.party}, not for {party}")
    if grant.node_public == root.ed25519:
        raise _unfit("the node key is the root key")
    return grant


def open_revoke(data: bytes | str, *, root: RootPublic, party: PartyId) -> Revoke:
    """Verify a revocation note by the party's root. Raises Refused."""
    revoke = parse_revoke(verify_root_note(data, root, first_line=REVOKE_LINE))
    if revoke.party != party:
        raise _unfit(f"this revocation is of {revoke.party}, not of {party}")
    return revoke


def check_regrant(held: Grant, other: Grant) -> None:
    """Require that two opened grants of one root can both be true.

    Raises Contradiction (ROOT_FORK) if they give one incarnation to two node keys.
    """
    same_place = (held.party, held.incarnation) == (other.party, other.incarnation)
    if same_place and held.node_public != other.node_public:
        raise Contradiction(
            Code.ROOT_FORK,
            f"the root of {held.party} granted incarnation {held.incarnation} to two node keys",
            where="grant",
            do="keep both grants, and ask the party by another way which one is its own",
        )


def open_journal_keys(
    grant_note: bytes | str,
    journal_note: bytes | str,
    *,
    root: RootPublic,
    line_id: LineId,
    party: PartyId,
    incarnation: int,
) -> JournalKeys:
    """Verify the two notes of an entry 0, root to node key to journal keys. Raises Refused.

    ``line_id``, ``party`` and ``incarnation`` are those of the journal that holds the notes:
    notes moved over from another journal are refused.
    """
    grant = open_grant(grant_note, root=root, party=party)
    if grant.incarnation != incarnation:
        raise _unfit("the grant is for another incarnation")
    text = verify_node_note(journal_note, grant.node_public, first_line=JOURNAL_LINE)
    keys = parse_journal_keys(text)
    if keys.line_id != line_id:
        raise _unfit("the journal keys are for another line")
    if keys.party != party:
        raise _unfit(f"the journal keys are for {keys.party}, not for {party}")
    if keys.incarnation != incarnation:
        raise _unfit("the journal keys are for another incarnation")
    others = (root.ed25519, grant.node_public)
    if keys.e in others or keys.r in others:
        raise _unfit("a journal key is the node or root key")
    return keys


def check_incarnation(value: int) -> None:
    """Require an incarnation: 1 to 2^32 - 1. Raises Misuse."""
    check_number(value, "incarnation", low=1, high=U32_MOST)


def _journal_fields(keys: JournalKeys) -> Iterator[tuple[str, str]]:
    former = keys.former
    yield "line", keys.line_id.hex()
    yield "party", keys.party
    yield "incarnation", str(keys.incarnation)
    yield "origin", keys.origin
    yield "checkpoint-ed25519", format_octets(keys.e)
    yield "checkpoint-ml-dsa-44", format_octets(keys.m)
    yield "receipt-ed25519", format_octets(keys.r)
    yield "former", f"{former.incarnation} {former.size} {former.root.hex()}" if former else NONE


def _take_former(lines: Lines) -> Former | None:
    value = lines.take("former")
    if value == NONE:
        return None
    incarnation, size, root = split_words(value, "former", count=3)
    return Former(
        incarnation=parse_number(incarnation, "former"),
        size=parse_number(size, "former"),
        root=parse_hash(root, "former"),
    )


def _unfit(what: str) -> Refused:
    return Refused(Code.BAD_GRANT, what, where="grant", do="ask the party to grant its node again")
