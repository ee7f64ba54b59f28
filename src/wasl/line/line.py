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
from functools import partial
from typing import Final

from wasl.errors import Code, Contradiction
from wasl.line import (
    adoption,
    attaching,
    checks,
    closing,
    delivery,
    effects,
    epochs,
    evidence,
    expiry,
    far,
    holds,
    kems,
    lapses,
    moving,
    near,
    owed,
    packing,
    quarrels,
    resync,
    shredding,
    suspension,
    talk,
    witnessing,
)
from wasl.line.alarms import close_alarms
from wasl.line.arrival import Arrival
from wasl.line.checkpoints import sign_pq
from wasl.line.events import (
    Alarmed,
    Arrived,
    Begin,
    CloseAlarm,
    Event,
    Fired,
    Handed,
    Lost,
    Reached,
    Renew,
    Revoked,
    Say,
    SignHead,
    Tick,
    Unpacked,
    Utterance,
)
from wasl.line.files import KEY_BYTES, Files
from wasl.line.inbox import Waiting
from wasl.line.windows import Windows
from wasl.line.work import Agreed, Asking, Link, Standing, Work
from wasl.record import ends, order
from wasl.record.entry import Grant, Kind
from wasl.record.rows import Remembered, Rows, u16, u64
from wasl.steps import AskRandom, Draft, Outcome, Past, Space, Step
from wasl.terms import JournalId, Now, Precedence, Ref
from wasl.trust.statement import format_instant
from wasl.wire import cold

__all__ = [
    "Alarmed",
    "Arrived",
    "Begin",
    "CloseAlarm",
    "Event",
    "Fired",
    "Handed",
    "Line",
    "Lost",
    "Reached",
    "Renew",
    "Revoked",
    "Say",
    "SignHead",
    "Tick",
    "Unpacked",
    "Utterance",
]

PQ_EVERY_MS: Final = 600_000
_PQ_AT: Final = b"pq-at"


class Line:
    """The state machine of one line. See the rules of this module."""

    __slots__ = ("_links", "_ordered", "_remembered", "_standing", "_waiting", "_windows")

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._links: dict[int, Link] = {party: Link() for party in standing.far}
        self._waiting: dict[JournalId, Waiting] = {}
        self._windows = Windows()
        self._ordered: order.Progress | None = None
        self._remembered = Remembered()

    @property
    def standing(self) -> Standing:
        """Who we are here, and with whom, by the charter that we have adopted."""
        return self._standing

    @property
    def links(self) -> Mapping[int, Link]:
        """What this process knows of the ways to the far parties."""
        return self._links

    @property
    def waiting_bytes(self) -> int:
        """How much waits in memory for a signature or for what comes before it."""
        return sum(each.size_bytes for each in self._waiting.values())

    def handle(self, event: Event, now: Now, past: Past) -> Step:
        """Carry one event to its end. The caller answers what it asks, then commits its outcome."""
        draft = Draft(past)
        rows = Rows(draft, self._standing.line, remembered=self._remembered)
        work = Work(adoption.standing_in(self._standing, rows), rows, now, self._links)
        begun = rows.known and rows.journal(self._standing.near) is not None
        if not (begun or isinstance(event, Begin)):
            assert not isinstance(event, Say), "nothing can be said on a line that is not begun"
            return Outcome()  # the far side will send it again
        result = yield from self._do(work, event)
        owed.settle(work)
        lapses.settle(work)
        self._put_in_order(work)
        quarrels.settle(work)
        self._standing = work.standing
        self._windows.moved(work.rekeyed)
        epochs.flush(work)
        work.rows.flush()
        return Outcome(draft.commit(), work.sends, work.facts, result)

    def _do(self, work: Work, event: Event) -> Asking[list[object]]:
        match event:
            case Begin():
                yield from _begin(work, event)
            case Say() | shredding.Shred():
                return [*(yield from _append(work, event))]
            case Unpacked():
                arrival = Arrival(work, None, self._windows, self._waiting)
                taken = yield from arrival.take(event.envelopes)
                yield from self._close_older(work)
                return [taken]
            case attaching.Flush():
                return [(yield from attaching.flush(work))]
            case packing.Pack():
                return [(yield from packing.pack(work, event))]
            case Arrived() | Reached() | Lost() | Handed():
                yield from self._hear(work, event)
            case Tick():
                yield from self._tick(work)
                checks.watch(work)
                expiry.watch(work)
            case SignHead():
                yield from _send_pq(work)
            case Renew():
                yield from self._renew(work, event.chain)
            case witnessing.Answered() | witnessing.Unheard() | witnessing.RoundEnded():
                return [(yield from witnessing.take(work, event))]
            case _:
                _note(work, event)
        return []

    def _hear(self, work: Work, event: Arrived | Reached | Lost | Handed) -> Asking[None]:
        """What a bearer tells of a far party."""
        link = self._links[event.party]
        match event:
            case Arrived():
                stored_size = link.stored_size
                yield from Arrival(work, event.party, self._windows, self._waiting).take(
                    event.envelopes
                )
                if link.stored_size != stored_size:
                    yield from attaching.send_more(work)
                yield from self._close_older(work)
            case Reached():
                link.reachable = True
                yield from resync.send_heads(work, event.party)
                yield from delivery.overtake(work, event.party)
                yield from delivery.resend(work, event.party, at_once=True)
            case Lost():
                link.reachable = False
                link.handed_size = 0  # whether that arrived, nobody can tell any more
            case Handed():
                link.mark(event.own_size, bearer=event.bearer, utc_ms=work.now.utc_ms)
                if event.bearer != packing.COURIER:  # a bag arrives when nobody can tell
                    link.handed_size = max(link.handed_size, event.own_size)

    def _close_older(self, work: Work) -> Asking[None]:
        """Close the journals that our older incarnations left, as soon as that may be done."""
        close = None if near.is_rolled_back(work.rows, work.standing) else closing.due(work)
        if close is not None:
            content, seen = close
            yield from near.append(work, [near.Plain(Kind.CLOSE, content=content, seen=(*seen,))])

    def _tick(self, work: Work) -> Asking[None]:
        yield from self._close_older(work)
        if not near.is_rolled_back(work.rows, work.standing) and near.owes_naming(work):
            yield from near.begin_epoch(work, Precedence.ROUTINE)
        anything = closing.is_lacking(work)
        for party in (*work.standing.others, *work.standing.departed):
            link = self._links[party]
            yield from delivery.resend(work, party)
            due = anything or link.ask_due or quarrels.asked(work, party)
            if link.reachable and (due or self._is_lacking(work, party)):
                yield from resync.send_heads(work, party)
        yield from attaching.send_more(work)
        yield from resync.ask_others(work)
        yield from resync.ask_namers(work)
        row = work.rows.named(Space.LINE, _PQ_AT)
        at_ms = int.from_bytes(row, "big") if row else 0
        if not 0 <= work.now.utc_ms - at_ms < PQ_EVERY_MS:
            kems.drop_old_kem_seeds(work)
            attaching.sweep(work)
            adoption.check_own(work)
            yield from shredding.sweep(work)
            yield from _send_pq(work)

    def _renew(self, work: Work, chain: tuple[Agreed, ...]) -> Asking[None]:
        """Take up later charters: what others adopted can be judged, and we adopt the newest."""
        before = work.standing
        work.standing = work.standing.under(work.near_state().charter, chain=chain)
        for party in work.standing.far:
            self._links.setdefault(party, Link())
        adoption.look_again(work)
        if near.is_rolled_back(work.rows, work.standing):
            return
        if (yield from near.adopt_newest(work)):
            yield from near.begin_epoch(work, Precedence.ROUTINE)
        moving.tell(work, before)

    def _is_lacking(self, work: Work, party: int) -> bool:
        """Tell whether entries of ``party`` are known to exist that are not held here."""
        for journal in work.rows.journals_of(party):
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
        """Give entries their places. Nothing new can have one unless something has moved."""
        rows, roll = work.rows, work.standing.roll
        since = self._ordered
        if since is not None and since.roll is not roll:
            since = None
        if since is not None and not rows.moved:
            return
        decided = ends.decide(rows, roll.members_by, partial(evidence.has_forked, rows))
        for journal, counts in decided.closes:
            if counts:
                party = work.standing.party(journal.party)
                work.tell("journals-closed", party=party, incarnation=journal.incarnation)
            else:
                work.alarm("close-contradicts", journal=journal)
        if decided.closes or since is None:
            since = None
            for journal in ends.overrun(rows, rows.journals()):
                detail = "it ends what has its place"
                work.alarm("close-contradicts", journal=journal, detail=detail)
        advanced = order.advance(rows, roll, parsed=work.parsed, since=since)
        self._ordered = advanced.progress
        for journal, head in (*decided.quarrels, *advanced.quarrels):
            quarrels.note(work, journal, head)


def _begin(work: Work, event: Begin) -> Asking[None]:
    """Write entry 0 and the first epoch of our journal. Once: a second time changes nothing.

    The store may know the line from an earlier incarnation of ours: then all it knows stays, and is
    put in order anew.
    """
    if not work.rows.known:
        work.rows.begin(work.standing.line)
    elif work.rows.journal(work.standing.near) is not None:
        return
    else:
        order.begin_anew(work.rows)
        _warn_of_loss(work, event.restored_s)
    if work.standing.roll.joined_by(work.standing.near.party) is not None:
        order.begin_anew(work.rows)  # of others' words nothing is certain before all have adopted
    work.rows.new_journal(work.standing.near, event.keys)
    kems.put_kem_seed(work, kems.CARD, event.kem_seed)
    grant = Grant(event.grant_note, event.journal_note)
    yield from near.append(work, [near.Plain(Kind.GRANT, content=grant)])
    yield from near.adopt_newest(work)
    yield from near.begin_epoch(work, Precedence.ROUTINE)
    yield from _send_pq(work)
    if not Files.begun(work.rows):
        Files.begin(work.rows, (yield AskRandom(KEY_BYTES)))
    work.tell("line-begun", incarnation=work.standing.near.incarnation)


def _warn_of_loss(work: Work, restored_s: int | None) -> None:
    """Raise the alarm that what we wrote after the backup may be lost."""
    if restored_s is None:
        return
    made = format_instant(restored_s)
    detail = f"from a backup of {made}: what we wrote after it and nobody has received is lost"
    work.alarm("restored", journal=work.standing.near, detail=detail)


def _append(work: Work, event: Say | shredding.Shred) -> Asking[list[Ref]]:
    """Append what a person wants on the record, unless nothing may be said here any more."""
    if near.is_rolled_back(work.rows, work.standing):
        raise Contradiction(
            Code.ROLLED_BACK,
            "this node was restored from an older copy: the other side holds later entries of it",
            where=work.standing.line.hex()[:16],
            do="say nothing more from here; put back the newest copy, or begin a new incarnation",
        )
    if isinstance(event, shredding.Shred):
        return (yield from shredding.shred(work, event))
    return (yield from _say(work, event))


def _say(work: Work, event: Say) -> Asking[list[Ref]]:
    plains = [
        near.Plain(
            talk.kind_of(one.body),
            one.precedence,
            one.traffic,
            one.sent_alone,
            talk.format_body(suspension.report(work.rows, one.body)),
        )
        for one in event.utterances
    ]
    refs = yield from near.append(work, plains)
    for one, ref in zip(event.utterances, refs, strict=True):
        entry = work.entry(work.near_state().number, ref.seq)
        assert entry is not None
        effects.take(work, work.standing.near, entry, one.body)
        owed.begin(work, ref.journal, entry, one.body)
        attaching.enqueue(work, ref.seq, one.body, one.traffic)
        if isinstance(one.body, talk.Verified):
            name = b"we-verified" + u16(one.body.party)
            work.rows.put_named(Space.LINE, name, one.body.digits.encode())
        work.tell("appended", seq=ref.seq, kind=talk.kind_of(one.body).name.lower())
    return refs


def _note(
    work: Work,
    event: attaching.Stage | Fired | Alarmed | CloseAlarm | Revoked | holds.PutHold | holds.Release,
) -> None:
    """What this node learns from its own people and machines."""
    match event:
        case attaching.Stage():
            attaching.stage(work, event)
        case Fired():
            owed.fire(work, event.owed, event.place)
        case Alarmed():
            work.alarm(event.code, detail=event.detail)
        case CloseAlarm():
            _close(work, event)
        case Revoked():
            far.note_revoked(work, event.journal)
        case holds.PutHold():
            holds.put(work, event)
        case holds.Release():
            holds.release(work, event)


def _close(work: Work, event: CloseAlarm) -> None:
    count = close_alarms(
        work.rows, event.code, event.party, by=event.by, note=event.note, at_ms=work.now.utc_ms
    )
    if count:
        work.tell("alarm-closed", code=event.code, party=event.party)


def _send_pq(work: Work) -> Asking[None]:
    signed = yield from sign_pq(work)
    work.rows.put_named(Space.LINE, _PQ_AT, u64(work.now.utc_ms))
    if signed is None:
        return
    for party in work.standing.others:
        yield from delivery.send_items(work, party, [cold.AuthorPq(*signed)])
