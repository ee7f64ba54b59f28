# SPDX-License-Identifier: Apache-2.0
"""Shredding: a text is deleted, and that is said; every proof goes on working
(``docs/spec/05-record.md`` §13).

Rules:

1. Salt and body go, and every copy of a word in an index row. The entry, its leaf and its
   commitment stay. Deleting and saying so are one step: a SHREDDED entry, signed like any other.
2. By retention: what is final, owes nothing, is held by nobody, and was stored here longer ago than
   the charter in force at that entry allows. Now is the earlier of our own clock and of the newest
   time that a far party has signed: our clock alone shreds nothing.
3. A text that was shredded here stays shredded, whoever sends it again. What an older incarnation
   of ours has said to be shredded is shredded in its successor, too.
4. A text that its author has shredded is asked for no more.
5. The chunks of a file go with the last message kept here that names it, and no sooner.

It deletes rows. That the bytes leave the file is the store's affair.

Rows: LINE, ``shred`` by party, journal and first: end, why and the entry that says so; ``gone`` by
party: how many texts, and when last; ``sweep`` by journal: up to where it was looked at, and up to
where again; ``kept`` by journal and number: what could not go yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wasl import codec, limits
from wasl.errors import Code, Misuse, Refused
from wasl.line import adoption, amendments, attached, holds, ladder, near, owed, talk
from wasl.line.files import Files
from wasl.line.files import count_of as chunks_of
from wasl.line.work import Asking, Work
from wasl.record.content import Shredded, Span, Why
from wasl.record.entry import SALT_BYTES, Entry, Kind
from wasl.record.final import final_prefix
from wasl.record.rows import EntryRow, Rows, damaged, journal_key, read, u16, u64
from wasl.steps import Space
from wasl.terms import JournalId, Ref
from wasl.trust.charter import DAY_S

_SHRED: Final = b"shred"
_GONE: Final = b"gone"
_SWEEP: Final = b"sweep"
_KEPT: Final = b"kept"


@dataclass(frozen=True, slots=True)
class Shred:
    """A person shreds the text of one entry, with those of the files that it names."""

    ref: Ref
    why: Why
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Told:
    """Who has said that a text is shredded: when by its own clock, and why."""

    party: int
    why: Why
    time_s: int
    entry: tuple[int, int]


def told_of(rows: Rows, party: int, journal: JournalId, seq: int) -> Told | None:
    """Return what a party has said of having shredded the text of an entry, or None."""
    place = u16(party) + journal_key(journal)
    if not rows.has_any(Space.LINE, _SHRED, place):
        return None  # as nearly always
    prefix = _SHRED + place
    found = rows.scan_named(Space.LINE, prefix, end=prefix + u64(seq + 1), limit=1, reverse=True)
    if not found:
        return None
    match read(found[0][1], where="shred"):
        case (int(end), int(why), int(time_s), int(incarnation), int(number)):
            told = Told(party, Why(why), time_s, (incarnation, number))
            return told if seq < end else None
        case _:
            raise damaged("shred")


def count_of(rows: Rows, party: int) -> tuple[int, int | None]:
    """Return how many texts a party has said to have shredded, and when last by its clock."""
    row = rows.named(Space.LINE, _GONE + u16(party)) if rows.known else None
    if row is None:
        return 0, None
    match read(row, where="shredded"):
        case (int(count), int(time_s)):
            return count, time_s
        case _:
            raise damaged("shredded")


# ── what is said takes effect ───────────────────────────────────────────────────────────────────


def take(work: Work, author: JournalId, entry: Entry, content: Shredded) -> None:
    """Let a SHREDDED entry take effect, ours or a far one."""
    for span in content.spans:
        _note(work, author, span, (int(content.why), entry.time_s, author.incarnation, entry.seq))
        if author.party == work.standing.near.party:
            _delete_texts(work, span)
        if author.party == span.journal.party:
            _ask_no_more(work, span)


def _note(work: Work, author: JournalId, span: Span, what: tuple[int, int, int, int]) -> None:
    """Keep what was said of the part of a span of which it was not said before."""
    prefix = _SHRED + u16(author.party) + journal_key(span.journal)
    first = span.first
    for _ in range(limits.SHREDDED_SPANS):
        covering = work.rows.scan_named(
            Space.LINE, prefix, end=prefix + u64(first + 1), limit=1, reverse=True
        )
        if covering:
            first = max(first, _end(covering[0][1]))
        if first >= span.end:
            return
        after = work.rows.scan_named(
            Space.LINE, prefix + u64(first), end=prefix + u64(span.end), limit=1
        )
        end = int.from_bytes(after[0][0][-8:], "big") if after else span.end
        work.rows.put_named(Space.LINE, prefix + u64(first), codec.format((end, *what)))
        count, last_s = count_of(work.rows, author.party)
        newest = (count + end - first, max(last_s or 0, what[1]))
        work.rows.put_named(Space.LINE, _GONE + u16(author.party), codec.format(newest))
        first = end


def _end(row: bytes) -> int:
    match read(row, where="shred"):
        case (int(end), *_):
            return end
        case _:
            raise damaged("shred")


def _ask_no_more(work: Work, span: Span) -> None:
    """Give up what its author no longer holds and could not be opened here."""
    first = span.first
    while (seq := work.rows.first_unopened(span.journal, below=span.end, first=first)) < span.end:
        work.rows.delete_unopened(span.journal, seq)
        first = seq + 1


def _delete_texts(work: Work, span: Span) -> None:
    state = work.rows.journal(span.journal)
    if state is None:
        return
    for seq, _ in work.entries(state.number, span.first, span.end):
        entry = work.entry(state.number, seq)
        opening = work.rows.opening(state.number, seq)
        if entry is not None and opening is not None:
            _forget_words(work, entry, opening)
        work.rows.delete_opening(state.number, seq)
        work.rows.delete_unopened(span.journal, seq)


def _forget_words(work: Work, entry: Entry, opening: bytes) -> None:
    """Take the words of an entry out of the rows of those that it speaks of."""
    amendments.forget_words(work, entry.journal, entry.seq)
    try:
        body = talk.parse_body(entry.kind, opening[SALT_BYTES:])
    except Refused:
        return
    attached.forget(work, entry.journal, entry.seq, body)
    place = (entry.journal.incarnation, entry.seq)
    match body:
        case talk.Acknowledgement() | talk.Shown():
            ladder.forget_words(work, body.target, entry.journal.party, place)
        case talk.Message():
            for ref in body.refs:
                ladder.forget_words(work, ref, entry.journal.party, place)
        case talk.Correction():
            target = body.target
            amendments.forget_words(work, target.journal, target.seq, place=place)
        case _:
            pass


# ── by hand ─────────────────────────────────────────────────────────────────────────────────────


def shred(work: Work, event: Shred) -> Asking[list[Ref]]:
    """Shred the text of an entry because a person says so. Raises Misuse."""
    ref = event.ref
    state = work.rows.journal(ref.journal)
    row = None if state is None else work.rows.entry(state.number, ref.seq)
    if state is None or row is None or work.rows.opening(state.number, ref.seq) is None:
        raise Misuse(Code.UNKNOWN_ID, "the text of this entry is not held here", where="entry")
    why_not = _why_not(work, ref.journal, ref.seq, row)
    chunks = [*_chunks(work, ref.journal, ref.seq)]
    if not why_not:
        found = (_why_not_file(work, journal, seq) for journal, seq in chunks)
        why_not = next((why for why in found if why), "")
    if why_not:
        raise Misuse(Code.NOT_ALLOWED, why_not, where="entry", do="see “wasl show ENTRY”")
    places = {(ref.journal, ref.seq), *chunks}
    return (yield from _say(work, event.why, event.reason, event.by, _spans(places)))


def _chunks(work: Work, journal: JournalId, seq: int) -> Iterator[tuple[JournalId, int]]:
    """Where the parts of the files stand that this message names, and no other one."""
    body = _body(work, journal, seq)
    if not isinstance(body, talk.Message):
        return
    files = Files(work.rows)
    for one in body.attachments:
        if files.is_named(journal, seq, one.digest):
            continue
        for place in files.places(journal.party, one.digest, count=chunks_of(one.size)):
            yield JournalId(journal.party, place.incarnation), place.seq


def _body(work: Work, journal: JournalId, seq: int) -> talk.Body | None:
    state = work.rows.journal(journal)
    leaf = None if state is None else work.rows.leaf(state.number, seq)
    return None if leaf is None else owed.said_at(work.rows, Ref(journal, seq, leaf))


def _why_not(work: Work, journal: JournalId, seq: int, row: EntryRow) -> str:
    """Return why a text must not be shredded now; "" if it may."""
    state = work.rows.journal(journal)
    assert state is not None
    if not 0 < row.lamport <= final_prefix(work.rows).lamport:
        return "this entry is not final: its text may still be asked for"
    if holds.is_held(work.rows, journal, seq):
        return "this entry, or the line, is under a hold"
    if any(owed.owed(work.rows, party, state.number, seq) for party in work.standing.members):
        return "this entry still waits for an acknowledgement or an answer"
    if _is_named(work, journal, seq):
        return "a message that is kept here names this file"
    queue = Files(work.rows).queue(limit=limits.FILES_WAITING)
    if journal == work.standing.near and any(one.seq == seq for one in queue):
        return "a file of this message is still on its way"
    return ""


def _why_not_file(work: Work, journal: JournalId, seq: int) -> str:
    """Return why a part of a file must not go with the message that names it."""
    row = work.rows.entry_of(journal, seq)
    if row is None or not 0 < row.lamport <= final_prefix(work.rows).lamport:
        return "a file of this message is not final: it may still be asked for"
    if holds.is_held(work.rows, journal, seq):
        return "a file of this message is under a hold"
    return ""


def _is_named(work: Work, journal: JournalId, seq: int) -> bool:
    """Tell whether this is a part of a file that a message names whose text is kept here."""
    body = _body(work, journal, seq)
    return isinstance(body, talk.Chunk) and Files(work.rows).is_named(journal, seq, body.digest)


def _say(work: Work, why: Why, reason: str, by: str, spans: Sequence[Span]) -> Asking[list[Ref]]:
    """Say what is shredded, and shred it: one step."""
    most = limits.SHREDDED_SPANS
    contents = [
        Shredded(why, reason, by, tuple(spans[at : at + most])) for at in range(0, len(spans), most)
    ]
    plains = [near.Plain(Kind.SHREDDED, content=one) for one in contents]
    refs = yield from near.append(work, plains)
    for ref, content in zip(refs, contents, strict=True):
        entry = work.entry(work.near_state().number, ref.seq)
        assert entry is not None
        take(work, ref.journal, entry, content)
    if refs:
        texts = sum(span.end - span.first for one in contents for span in one.spans)
        work.tell("shredded", texts=texts, why=why.name.lower())
    return refs


def _spans(places: set[tuple[JournalId, int]]) -> list[Span]:
    spans: list[Span] = []
    for journal, seq in sorted(places):
        if spans and spans[-1].journal == journal and spans[-1].end == seq:
            spans[-1] = replace(spans[-1], end=seq + 1)
        else:
            spans.append(Span(journal, seq, seq + 1))
    return spans


# ── by retention ────────────────────────────────────────────────────────────────────────────────


def sweep(work: Work) -> Asking[None]:
    """Shred what the charter says is to be kept no longer: a step's worth."""
    now_s = _agreed_now_s(work)
    if now_s is None or near.is_rolled_back(work.rows, work.standing):
        return
    places: set[tuple[JournalId, int]] = set()
    for journal in work.rows.journals():
        for seq in _ripe(work, journal, now_s):
            chunks = {*_chunks(work, journal, seq)}
            held = {place for place in chunks if _why_not_file(work, *place)}
            for place in held:
                work.rows.put_named(Space.LINE, _kept(*place), b"")
            places |= {(journal, seq), *(chunks - held)}
    yield from _say(work, Why.RETENTION, "", "", _spans(places))


def _agreed_now_s(work: Work) -> int | None:
    """Return the earlier of our clock and of the newest time that a far party has signed."""
    own = work.standing.near
    newest: list[int] = []
    for party in work.standing.others:
        receipt = work.rows.newest_receipt(work.near_state().number, party)
        newest += [] if receipt is None else [receipt.time_s]
        journal = work.rows.newest(party)
        state = None if journal is None else work.rows.journal(journal)
        if state is not None and state.held and party != own.party:
            entry = work.entry(state.number, state.held - 1)
            newest += [] if entry is None else [entry.time_s]
    return min(work.now.seconds, max(newest)) if newest else None


def _ripe(work: Work, journal: JournalId, now_s: int) -> list[int]:
    """Return the entries of a journal whose texts are kept no longer, and note how far we looked.

    What may not go yet although its time has come is looked at again each time.
    """
    state = work.rows.journal(journal)
    assert state is not None
    first, again = _swept(work, journal)
    kept = work.rows.scan_named(
        Space.LINE, _kept(journal, again), end=_kept(journal, state.size), limit=limits.SHRED_A_STEP
    )
    found: list[int] = []
    for name, _ in kept:
        again = int.from_bytes(name[-8:], "big") + 1
        row = work.rows.entry(state.number, again - 1)
        if row is None or not _why_not(work, journal, again - 1, row):
            work.rows.delete_named(Space.LINE, name)
            found.append(again - 1)
    at, final = first, final_prefix(work.rows).lamport
    for at, row in work.rows.entries(state.number, first, limits.SHRED_A_STEP):
        if not 0 < row.lamport <= final or _goes_s(work, journal, at, row) > now_s:
            break
        if not _why_not(work, journal, at, row):
            found.append(at)
        elif not _is_named(work, journal, at):  # what is named goes with its message
            work.rows.put_named(Space.LINE, _kept(journal, at), b"")
    else:
        at = min(at + 1, state.held)
    moved = (at, again if len(kept) == limits.SHRED_A_STEP else 0)
    if moved != _swept(work, journal):
        work.rows.put_named(Space.LINE, _SWEEP + journal_key(journal), codec.format(moved))
    return [seq for seq in found if work.rows.opening(state.number, seq) is not None]


def _kept(journal: JournalId, seq: int) -> bytes:
    return _KEPT + journal_key(journal) + u64(seq)


def _swept(work: Work, journal: JournalId) -> tuple[int, int]:
    """Return up to where a journal was looked at, and up to where at what could not go then."""
    row = work.rows.named(Space.LINE, _SWEEP + journal_key(journal))
    match read(row, where="sweep") if row else (0, 0):
        case (int(first), int(again)):
            return first, again
        case _:
            raise damaged("sweep")


def _goes_s(work: Work, journal: JournalId, seq: int, row: EntryRow) -> int:
    """Return when a text is to go: so long after it was stored here as its charter says.

    An author's later time puts that off, within a year: our clock may have been wrong then.
    """
    charter = adoption.agreed_at(work.standing, work.rows, journal, seq).charter
    state = work.rows.journal(journal)
    assert state is not None
    entry = work.entry(state.number, seq)
    stored_s = row.kept_ms // 1000
    if entry is not None:
        stored_s = max(stored_s, min(entry.time_s, stored_s + limits.SHRED_PUT_OFF_S))
    return stored_s + charter.retention_days * DAY_S
