# SPDX-License-Identifier: Apache-2.0
"""What kept entries do (``docs/spec/05-record.md`` §4, §5, §8).

Rules:

1. Kinds that steer take effect in the order of their journal, once everything below them is held.
2. What people say is told as soon as its body has been opened. It takes effect once everything
   below it is held: only then is it certain that it is not void.
3. A void entry does nothing, and so does a steering kind that this version does not know.
4. Nothing here refuses: what cannot take effect is kept all the same, and said.
"""

from __future__ import annotations

from wasl import primitives
from wasl.errors import Refused
from wasl.line import (
    adoption,
    effects,
    epochs,
    evidence,
    kems,
    ladder,
    moving,
    owed,
    shredding,
    talk,
    witnessing,
)
from wasl.line.work import Work
from wasl.record import ends
from wasl.record.anchor import Anchor
from wasl.record.entry import (
    SALT_BYTES,
    STEERING_BELOW,
    Accord,
    Adopt,
    CannotOpen,
    Close,
    Entry,
    Fork,
    Grant,
    Keys,
    Shredded,
    Void,
    parse_content,
)
from wasl.record.rows import JournalState, u16
from wasl.steps import Space
from wasl.terms import JournalId


def advance_kept(work: Work) -> None:
    """Let kept steering kinds take effect, in the order of their journal."""
    for journal in work.kept:
        _advance_held(work, journal)


def settle(work: Work) -> None:
    """Let everything kept take effect, and delete the keys that this ends."""
    advance_kept(work)
    for journal, seqs in work.kept.items():
        epochs.use_keys(work, journal, seqs)
    for journal, seq in work.opened:
        _announce(work, journal, seq)
    for journal, seq in work.passed:
        ladder.unpark(work, journal, seq)
    for journal, seq in dict.fromkeys((*work.passed, *work.opened)):
        _take_talk(work, journal, seq)
    work.opened.clear()
    work.passed.clear()
    kems.drop_kem_seeds(work)


def _advance_held(work: Work, journal: JournalId) -> None:
    state = work.rows.journal(journal)
    assert state is not None
    while state.held < state.size:
        row = work.rows.entry(state.number, state.held)
        if row is None:
            break
        seq = state.held
        entry = work.entry(state.number, seq)
        if moving.is_kept_from_us(work, state):
            work.rows.delete_unopened(journal, seq)  # it was not said to us: nothing is missing
        if entry is not None:
            if state.awaits_keys and entry.kind >= STEERING_BELOW:
                marked = row._replace(void=int(Void.BEFORE_KEYS))
                work.rows.put_entry(state.number, seq, marked)
                owed.forget(work, state.number, seq, work.standing.near.party)
                work.parsed.pop((state.number, seq), None)
            else:
                ends.note(work.rows, entry)
                if entry.kind < STEERING_BELOW:
                    state = _steer(work, journal, state, entry)
        state = state._replace(held=seq + 1)
        work.passed.append((journal, seq))
    work.rows.put_journal(journal, state)


def _steer(work: Work, journal: JournalId, state: JournalState, entry: Entry) -> JournalState:
    try:
        content = parse_content(entry.kind, entry.content)
    except Refused:
        return state  # a steering kind of a later version: kept, not understood
    match content:
        case Keys():
            _take_kem(work, journal, entry.seq, content.kem_public)
            return state._replace(keys_seq=entry.seq, awaits_keys=False)
        case Adopt():
            return adoption.take(work, journal, state, seq=entry.seq, adopt=content)
        case CannotOpen():
            work.cannot_open.append((journal.party, content))
            ladder.take_unopened(work, journal, entry, content)
        case Anchor():
            witnessing.take_anchor(work, journal, entry.seq, content)
        case Fork():
            evidence.take_fork(work, journal, content)
        case Shredded():
            shredding.take(work, journal, entry, content)
        case Grant() | Close() | Accord():
            pass  # a close is noted, and counts once what it has seen is held
    return state


def _take_kem(work: Work, journal: JournalId, keys_seq: int, public: bytes) -> None:
    """Seal to this key from now on; one that nothing can be sealed to must not silence anybody."""
    try:
        primitives.x_wing_check(public)
    except Refused:
        work.alarm("kem-key-unusable", journal=journal, detail=str(keys_seq))
    else:
        if journal.incarnation > 1 and journal not in dict(work.rows.kems(journal.party)):
            epochs.renew(work)
        work.rows.put_kem(journal, keys_seq, public)


def _take_talk(work: Work, journal: JournalId, seq: int) -> None:
    """Let what was said take effect, once everything below it is held and it is not void."""
    body = _body(work, journal, seq)
    state = work.rows.journal(journal)
    assert state is not None
    entry = work.entry(state.number, seq)
    if body is None or entry is None or seq >= state.held:
        return
    effects.take(work, journal, entry, body)
    if isinstance(body, talk.Verified) and body.party == work.standing.near.party:
        name = b"verified-by" + u16(journal.party)
        work.rows.put_named(Space.LINE, name, body.digits.encode())


def _announce(work: Work, journal: JournalId, seq: int) -> None:
    """Tell that something was said; before its place is known, if it was urgent and overtook."""
    state = work.rows.journal(journal)
    assert state is not None
    entry = work.entry(state.number, seq)
    if entry is None or entry.kind < STEERING_BELOW:
        return
    party = work.standing.party(journal.party)
    body = _body(work, journal, seq)
    if body is None:
        work.tell("not-understood", party=party, seq=seq, kind=entry.kind)
        return
    if isinstance(body, talk.Chunk):
        return  # a part of something that has been announced
    owed.begin(work, journal, entry, body)
    work.tell(
        "arrived",
        party=party,
        incarnation=journal.incarnation,
        seq=seq,
        kind=talk.kind_of(body).name.lower(),
        precedence=entry.precedence.name.lower(),
    )


def _body(work: Work, journal: JournalId, seq: int) -> talk.Body | None:
    """Return what was said in an entry, or None if it is void, closed, or not understood."""
    state = work.rows.journal(journal)
    assert state is not None
    entry = work.entry(state.number, seq)
    if entry is None or entry.kind < STEERING_BELOW:
        return None
    place = (state.number, seq)
    if place not in work.bodies:
        opening = work.rows.opening(*place)
        if opening is None:
            return None
        try:
            work.bodies[place] = talk.parse_body(entry.kind, opening[SALT_BYTES:])
        except Refused:
            work.bodies[place] = None
    return work.bodies[place]
