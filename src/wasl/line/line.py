# SPDX-License-Identifier: Apache-2.0
"""One line at one node: every event that can happen to it, and what follows.

Rules:

1. ``handle`` is a step: it asks, and returns one outcome. It does not know whether we dialled or
   were dialled, which bearer carried what, or what a screen looks like: there is *near* and *far*
   only.
2. Whatever a far side sends, a step ends with an outcome. What was refused is kept as evidence.
3. All that must last is in the rows. What this object holds besides (links, waiting entries, tags)
   may be lost at any moment; throw the object away after a failed commit and make a new one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, assert_never

from wasl.errors import Code, Contradiction
from wasl.line import closing, delivery, epochs, ladder, near, talk
from wasl.line.arrival import Arrival
from wasl.line.checkpoints import sign_pq
from wasl.line.inbox import Waiting
from wasl.line.windows import Windows
from wasl.line.work import Asking, Link, Standing, Work
from wasl.record import ends, order
from wasl.record.entry import Grant, Kind
from wasl.record.rows import JournalKeys, Rows, u64
from wasl.steps import Draft, Outcome, Past, Space, Step
from wasl.terms import JournalId, Now, Precedence, Ref, Traffic
from wasl.wire import cold

PQ_EVERY_MS: Final = 600_000
_PQ_AT: Final = b"pq-at"


@dataclass(frozen=True, slots=True)
class Begin:
    """The line is open and our journal begins. ``kem_seed``: the private half of our card's KEM
    key.
    """

    grant_note: str
    journal_note: str
    keys: JournalKeys
    kem_seed: bytes


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to be said, and how."""

    body: talk.Body
    precedence: Precedence = Precedence.ROUTINE
    traffic: Traffic = Traffic.OPERATION
    sent_alone: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Append these, in this order. The outcome's result is a ``Ref`` for each."""

    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A bearer brought envelopes from a far party."""

    party: int
    envelopes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A bearer can hear a far party (again)."""

    party: int


@dataclass(frozen=True, slots=True)
class Lost:
    """No bearer can hear a far party any more."""

    party: int


@dataclass(frozen=True, slots=True)
class Handed:
    """A bearer handed over envelopes with our entries below ``own_size``."""

    party: int
    own_size: int


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class SignHead:
    """Put the post-quantum signature on our newest head now."""


Event: TypeAlias = Begin | Say | Arrived | Reached | Lost | Handed | Tick | SignHead


class Line:
    """The state machine of one line. See the rules of this module."""

    __slots__ = ("_links", "_standing", "_waiting", "_windows")

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._links: dict[int, Link] = {party: Link() for party in standing.others}
        self._waiting: dict[JournalId, Waiting] = {}
        self._windows = Windows()

    @property
    def standing(self) -> Standing:
        """Who we are here, and with whom."""
        return self._standing

    @property
    def links(self) -> Mapping[int, Link]:
        """What this process knows of the ways to the far parties."""
        return self._links

    def handle(self, event: Event, now: Now, past: Past) -> Step:
        """Carry one event to its end. The caller answers what it asks, then commits its outcome."""
        draft = Draft(past)
        work = Work(self._standing, Rows(draft, self._standing.line), now, self._links)
        begun = work.rows.known and work.rows.journal(self._standing.near) is not None
        if not (begun or isinstance(event, Begin)):
            assert not isinstance(event, Say), "nothing can be said on a line that is not begun"
            return Outcome()  # the far side will send it again
        result = yield from self._do(work, event)
        self._put_in_order(work)
        work.rows.flush()
        return Outcome(draft.commit(), work.sends, work.facts, result)

    def _do(self, work: Work, event: Event) -> Asking[list[Ref]]:
        match event:
            case Begin():
                yield from _begin(work, event)
            case Say():
                return (yield from _say(work, event))
            case Arrived():
                yield from Arrival(work, event.party, self._windows, self._waiting).take(
                    event.envelopes
                )
                yield from self._close_older(work)
            case Reached():
                self._links[event.party].reachable = True
                yield from delivery.send_heads(work, event.party)
                yield from delivery.resend(work, event.party, at_once=True)
            case Lost():
                link = self._links[event.party]
                link.reachable = False
                link.handed_size = 0  # whether that arrived, nobody can tell any more
            case Handed():
                link = self._links[event.party]
                link.handed_size = max(link.handed_size, event.own_size)
            case Tick():
                yield from self._tick(work)
            case SignHead():
                yield from _send_pq(work)
            case _:
                assert_never(event)
        return []

    def _close_older(self, work: Work) -> Asking[None]:
        """Close the journals that our older incarnations left, as soon as that may be done."""
        close = None if near.is_rolled_back(work) else closing.due(work)
        if close is not None:
            content, seen = close
            yield from near.append(work, [near.Plain(Kind.CLOSE, content=content, seen=(*seen,))])

    def _tick(self, work: Work) -> Asking[None]:
        yield from self._close_older(work)
        anything = closing.is_lacking(work)
        for party, link in self._links.items():
            yield from delivery.resend(work, party)
            if link.reachable and (anything or self._is_lacking(work, party)):
                yield from delivery.send_heads(work, party)
        row = work.rows.named(Space.LINE, _PQ_AT)
        at_ms = int.from_bytes(row, "big") if row else 0
        if not 0 <= work.now.utc_ms - at_ms < PQ_EVERY_MS:
            epochs.drop_old_kem_seeds(work)
            yield from _send_pq(work)

    def _is_lacking(self, work: Work, party: int) -> bool:
        """Tell whether entries of ``party`` are known to exist that are not held here."""
        for journal in work.rows.journals():
            if journal.party != party:
                continue
            if journal != work.rows.newest(party) and not closing.is_suspended(work, party):
                continue  # what its older journals still lack may be lost for good
            state = work.rows.journal(journal)
            waiting = self._waiting.get(journal)
            if state is not None and state.held < state.size:
                return True
            if waiting is not None and not waiting.empty:
                return True
        return False

    def _put_in_order(self, work: Work) -> None:
        rows, members = work.rows, self._standing.members
        for journal, counts in ends.decide(rows, members):
            if counts:
                party = self._standing.party(journal.party)
                work.tell("journals-closed", party=party, incarnation=journal.incarnation)
            else:
                work.alarm("close-contradicts", journal=journal)
        for journal in ends.overrun(rows, rows.journals()):
            work.alarm("close-contradicts", journal=journal, detail="it ends what has its place")
        party = self._standing.near.party
        quarrels = order.advance(rows, members, parsed=work.parsed, near=party)
        for journal, head in quarrels:
            detail = f"{self._standing.party(head.journal.party)} at {head.size}"
            work.alarm("head-contradicts", journal=journal, detail=detail)


def _begin(work: Work, event: Begin) -> Asking[None]:
    """Write entry 0 and the first epoch of our journal. Once: a second time changes nothing.

    The store may know the line from an older incarnation: then all it knows stays.
    """
    if not work.rows.known:
        work.rows.begin(work.standing.line)
    elif work.rows.journal(work.standing.near) is not None:
        return
    else:
        order.begin_anew(work.rows)
    work.rows.new_journal(work.standing.near, event.keys)
    epochs.put_kem_seed(work, epochs.CARD, event.kem_seed)
    grant = Grant(event.grant_note, event.journal_note)
    yield from near.append(work, [near.Plain(Kind.GRANT, content=grant)])
    yield from near.begin_epoch(work, Precedence.ROUTINE)
    yield from _send_pq(work)
    work.tell("line-begun", incarnation=work.standing.near.incarnation)


def _say(work: Work, event: Say) -> Asking[list[Ref]]:
    plains = [
        near.Plain(
            talk.kind_of(one.body),
            one.precedence,
            one.traffic,
            one.sent_alone,
            talk.format_body(one.body),
        )
        for one in event.utterances
    ]
    if near.is_rolled_back(work):
        raise Contradiction(
            Code.ROLLED_BACK,
            "this node was restored from an older copy: the other side holds later entries of it",
            where=work.standing.line.hex()[:16],
            do="say nothing more from here; put back the newest copy, or begin a new incarnation",
        )
    refs = yield from near.append(work, plains)
    for one, ref in zip(event.utterances, refs, strict=True):
        ladder.take(work, work.standing.near, ref.seq, work.now.seconds, one.body)
        if isinstance(one.body, talk.Verified):
            name = b"we-verified" + one.body.party.to_bytes(2, "big")
            work.rows.put_named(Space.LINE, name, one.body.digits.encode())
        work.tell("appended", seq=ref.seq, kind=talk.kind_of(one.body).name.lower())
    return refs


def _send_pq(work: Work) -> Asking[None]:
    signed = yield from sign_pq(work)
    work.rows.put_named(Space.LINE, _PQ_AT, u64(work.now.utc_ms))
    if signed is None:
        return
    for party in work.standing.others:
        yield from delivery.send_items(work, party, [cold.AuthorPq(*signed)])
