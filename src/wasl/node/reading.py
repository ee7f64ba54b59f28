# SPDX-License-Identifier: Apache-2.0
"""Commands that only read: the state of a line, pages of its log, exports. With or without a
node.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from wasl import limits
from wasl.due import as_set_now_ms
from wasl.errors import Code, Misuse
from wasl.home.archive import pack
from wasl.home.cards import CardBox
from wasl.home.lines import HeldLine
from wasl.line import talk
from wasl.line.arrival import heard_by_courier_ms
from wasl.line.evidence import forks_of
from wasl.line.ladder import ladder
from wasl.line.owed import count_overdue, owed
from wasl.line.packing import COURIER
from wasl.line.work import Standing
from wasl.node import condition
from wasl.node.alarms import alarms_of
from wasl.node.fields import Fields
from wasl.node.names import parse_time, party_index
from wasl.node.views import LINE_DIGITS, Json, View, utc, utc_ms
from wasl.record.entry import parse_entry
from wasl.record.exhibit import exhibit, fork_file
from wasl.record.papers import Papers
from wasl.record.rows import EntryRow, Rows, u16
from wasl.record.transcript import transcript
from wasl.steps import Past, Space
from wasl.store import ReadApart, standing_still
from wasl.terms import Answer, JournalId, Precedence, Ref, Traffic, word
from wasl.trust.fingerprint import fingerprint

WAITED_FOR: Final[Mapping[str, Sequence[str]]] = {
    "stored": ("stored", "shown", "acknowledged", "answered"),
    "acknowledged": ("acknowledged", "answered"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a log: from behind the place ``after``, at most ``limit`` entries."""

    after: bytes
    limit: int
    reverse: bool = False
    chunks: bool = True

    @classmethod
    def read(cls, fields: Fields) -> Page:
        """Read a page out of a command's fields. Raises Misuse."""
        cursor = fields.maybe("after") or ""
        try:
            after = bytes.fromhex(cursor)
        except ValueError:
            raise Misuse(Code.BAD_ARGUMENT, "this is no cursor of a log", where="after") from None
        limit = int(fields.number("limit", most=limits.LOG_PAGE, default=limits.LOG_PAGE))
        reverse, chunks = fields.flag("reverse"), not fields.flag("without_chunks")
        return cls(after, max(limit, 1), reverse, chunks)


def log_page(view: View, page: Page) -> Json:
    """Return ``{entries, cursor}``."""
    entries, cursor = view.log(
        after=page.after, limit=page.limit, reverse=page.reverse, chunks=page.chunks
    )
    return {"entries": entries, "cursor": cursor.hex() or None}


def line_state(
    view: View,
    *,
    alias: str,
    cards: CardBox,
    bearers: Mapping[str, list[Json]],
) -> Json:
    """Return the state of a line as ``status`` and ``line show`` give it."""
    assert view.now is not None
    now_s = view.now.seconds
    standing = view.standing
    charter = standing.charter
    peers: list[Json] = []
    both = True
    for index in standing.others:
        party = standing.party(index)
        verified = _verified(view, index, cards)
        both = both and all(verified.values())
        link = view.links.get(index)
        heard = None if link is None else link.last_heard_ms
        peers.append(
            {
                "party": party,
                "verified": verified,
                "last_heard": utc_ms(heard),
                "bearers": bearers.get(party, []),
                "clock_offset_ms": None if link is None else link.clock_offset_ms,
                **condition.of_party(view, index, now_s=now_s),
            }
        )
    return {
        "line": standing.line.hex(),
        "alias": alias,
        "title": charter.title,
        "party": standing.party(standing.near.party),
        "incarnation": standing.near.incarnation,
        "verified": both,
        "peers": peers,
        "offices": _offices(standing),
        "expires": utc(charter.expires_s),
        **condition.of_line(view, now_s=now_s),
        "charter": _charter(view),
        "finality": view.finality(),
        "overdue": _overdue(view),
        "alarms": alarms_of(view),
    }


def _offices(standing: Standing) -> Json:
    """Return the offices of each member by its card: what entries go between."""
    return {
        standing.party(index): [
            {"office": office, "title": title} for office, title in standing.cards[index].offices
        ]
        for index in standing.members
    }


def _charter(view: View) -> Json:
    """Return which charter we stand under, which is the newest here, and who has adopted which."""
    standing, rows = view.standing, view.rows
    adopted: Json = {}
    for journal in rows.journals() if rows.known else ():
        state = rows.journal(journal)
        serial = 1 if state is None else max(state.charter, 1)
        adopted[standing.party(journal.party)] = serial  # the newest journal of a party stands last
    return {
        "serial": standing.charter.serial,
        "open": standing.chain[-1].charter.serial,
        "adopted": adopted,
        "left": [standing.party(index) for index in standing.departed],
        "expires": utc(standing.charter.expires_s),
        "ack_within_s": {word(one): standing.limit_s(one) for one in Precedence},
        "attachment_bytes": standing.charter.attachment_bytes,
    }


def courier_state(view: View, index: int) -> list[Json]:
    """Return how a far party was heard by bags, as one of its bearers; nothing if it never was."""
    heard_ms = heard_by_courier_ms(view.rows, index) if view.rows.known else None
    if heard_ms is None:
        return []
    return [
        {
            "bearer": COURIER,
            "reachable": False,
            "last_heard": utc_ms(heard_ms),
            "queued": 0,
            "trouble": None,
        }
    ]


def _verified(view: View, index: int, cards: CardBox) -> dict[str, bool]:
    """Return whether we compared the far fingerprint, and whether the far side says it did ours."""
    card = view.standing.cards[index]
    try:
        held = cards.get(card.party)
    except Misuse:
        ours = False
    else:
        ours = held.verified_s is not None and held.card.root == card.root
    own = fingerprint(view.standing.everybody[view.standing.near.party])
    rows = view.rows
    name = b"verified-by" + u16(index)
    said = rows.named(Space.LINE, name) if rows.known else None
    return {"by_us": ours, "by_them": said is not None and said.decode() == own}


def _overdue(view: View) -> int:
    if not view.rows.known or view.now is None:
        return 0
    return count_overdue(view.rows, view.now.tick_ms)


# ── answering an entry ──────────────────────────────────────────────────────────────────────────


def _held(view: View, ref: Ref) -> EntryRow:
    row = view.rows.entry_of(ref.journal, ref.seq)
    assert row is not None
    return row


def precedence_of(view: View, ref: Ref) -> tuple[Precedence, Traffic]:
    """Return with which precedence and as which traffic an entry is to be answered: its own."""
    row = _held(view, ref)
    if row.void:
        raise Misuse(
            Code.NOT_ALLOWED,
            "this entry is void: it has no effect, and nothing to acknowledge",
            where="entry",
        )
    entry = parse_entry(row.data)
    return entry.precedence, entry.traffic


def acknowledgement(
    view: View, ref: Ref, *, answer: Answer, reason: str, by: str
) -> talk.Acknowledgement:
    """Return the body of an acknowledgement, with the times that only this node knows."""
    kept_ms = _held(view, ref).kept_ms
    state = view.rows.journal(ref.journal)
    assert state is not None
    near = view.standing.near.party
    shown = ladder(view.past, state.number, ref.seq, near).shown
    shown_s = None if shown is None else shown.time_s
    waiting = owed(view.rows, near, state.number, ref.seq)
    if waiting is not None and view.now is not None:  # our clock may have been set since
        set_ms = (waiting.set_ms, view.now.set_ms)
        kept_ms = as_set_now_ms(kept_ms, set_then_ms=set_ms[0], set_now_ms=set_ms[1])
    stored_s = max(0, kept_ms // 1000)
    return talk.Acknowledgement(ref, answer, reason, stored_s, shown_s, by)


# ── exports ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Span:
    """A transcript's bounds in seconds UTC, both included; None: no bound."""

    from_s: int | None
    to_s: int | None


@dataclass(frozen=True, slots=True)
class ForkOf:
    """The fork that is kept of a party, by its index."""

    party: int


Wanted: TypeAlias = Ref | Span | ForkOf
"""What to export: an exhibit of an entry, a transcript, a fork."""


def read_wanted(fields: Fields, standing: Standing, find: Callable[[str], Ref]) -> Wanted:
    """Read what to export out of a command's fields. ``find`` finds an entry of the line."""
    entry, fork = fields.maybe("entry"), fields.maybe("fork")
    start, end = fields.maybe("from"), fields.maybe("to")
    fields.done()
    if sum(each is not None for each in (entry, fork, start or end)) > 1:
        raise Misuse(Code.BAD_ARGUMENT, "an entry, a fork or a span: one of them", where="export")
    if entry is not None:
        return find(entry)
    if fork is not None:
        return ForkOf(party_index(standing, fork))
    return Span(
        None if start is None else parse_time(start, where="from"),
        None if end is None else parse_time(end, where="to"),
    )


def export_line(store: ReadApart, standing: Standing, held: HeldLine, wanted: Wanted) -> Json:
    """Return ``{kind, file_name, data_b64}`` of what is wanted. Raises Misuse if it is not held."""
    cards = dict.fromkeys(data.decode() for one in held.chain for _, data in one.card_notes)
    notes = [{party: data.decode() for party, data in one.charter_notes} for one in held.chain]
    papers = Papers(notes, list(cards))
    with standing_still(store) as past:
        kind, suffix, members = _members(past, standing, papers, wanted)
    return {
        "kind": kind,
        "file_name": f"{standing.line.hex()[:LINE_DIGITS]}{suffix}.wasl-{kind}",
        "data_b64": base64.b64encode(pack(members)).decode(),
    }


def _members(
    past: Past, standing: Standing, papers: Papers, wanted: Wanted
) -> tuple[str, str, list[tuple[str, bytes]]]:
    """Return (kind, what its name says besides the line, members)."""
    match wanted:
        case Span():
            bounds = (wanted.from_s, wanted.to_s)
            made = transcript(past, standing.line, papers, from_s=bounds[0], to_s=bounds[1])
            return "transcript", "", made
        case Ref():
            journal = wanted.journal
            answers = _answers(past, standing, wanted)
            made = exhibit(
                past, standing.line, papers, journal=journal, seq=wanted.seq, answers=answers
            )
            party = standing.party(journal.party)
            return "exhibit", f"-{party}.{journal.incarnation}-{wanted.seq}", made
        case ForkOf():
            party = standing.party(wanted.party)
            found = forks_of(Rows(past, standing.line), wanted.party)
            if not found:
                raise Misuse(Code.UNKNOWN_ID, f"no fork of {party} is known here", where="fork")
            return "fork", f"-{party}", fork_file(past, standing.line, papers, found[0])


def _answers(past: Past, standing: Standing, entry: Ref) -> list[tuple[JournalId, int]]:
    """Return the entries that acknowledge an entry."""
    state = Rows(past, standing.line).journal(entry.journal)
    assert state is not None
    found: set[tuple[JournalId, int]] = set()
    for party in standing.everybody:
        taken = ladder(past, state.number, entry.seq, party).acknowledged
        if taken is not None and taken.entry is not None:
            found.add((JournalId(party, taken.entry[0]), taken.entry[1]))
    return sorted(found)
