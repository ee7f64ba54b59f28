# SPDX-License-Identifier: Apache-2.0
"""Sending files: kept first, named by a message, then appended in chunks, a few at a time.

Rules (``docs/spec/06-delivery.md`` §7):

1. A file is kept whole, in pieces, before a message that names it is appended. A piece is deleted
   in the step that appends its chunk: no crash loses one or says one twice.
2. Chunks are ROUTINE entries of steps of their own, at most ``CHUNKS_AHEAD`` without a receipt. So
   what is said in between is appended at once, and overtakes them.
3. While nobody is heard nothing is appended, but for a bag that a person packs. The party that is
   furthest sets the pace: one that gives no receipts holds up no other, and gets what it lacks like
   everything else.
4. A file that is on its way, or on the record already, is not sent again, unless somebody has
   shredded it since.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from wasl import limits
from wasl.line import delivery, near, talk
from wasl.line.files import Files, Queued, count_of
from wasl.line.shredding import told_of
from wasl.line.work import Asking, Work
from wasl.record.entry import Kind
from wasl.record.rows import Rows
from wasl.terms import JournalId, Now, Traffic


@dataclass(frozen=True, slots=True)
class Stage:
    """Pieces of a file that a message will name, from the ``first`` on. ``size``: of all of it."""

    digest: bytes
    size: int
    media: str
    first: int
    pieces: tuple[bytes, ...]


def stage(work: Work, event: Stage) -> None:
    """Keep pieces of a file. One that is here already only waits anew."""
    files = Files(work.rows)
    unsaid = files.unsaid_ms(event.digest) is not None
    known = files.known(event.digest) is not None
    if known and not unsaid and _is_shredded(work, files, event):
        files.forget(event.digest)
        known = False
    if not known or unsaid:
        files.put_unsaid(event.digest, work.now.utc_ms)
    if known:
        return
    for index, piece in enumerate(event.pieces, start=event.first):
        files.put_piece(event.digest, index, piece)
    if event.first + len(event.pieces) == count_of(event.size):
        files.put_known(event.digest, event.size, event.media)


def _is_shredded(work: Work, files: Files, event: Stage) -> bool:
    """Tell whether some party has said that it holds a part of our file no more."""
    if any(one.digest == event.digest for one in files.queue(limit=limits.FILES_WAITING)):
        return False  # it is still on its way
    own = work.standing.near.party
    return any(
        told_of(work.rows, party, JournalId(own, place.incarnation), place.seq)
        for place in files.places(own, event.digest, count=count_of(event.size))
        for party in work.standing.others
    )


def find(rows: Rows, digest: bytes, now: Now) -> tuple[int, str] | None:
    """Return (size, media) of a file that a message may name now, or None."""
    files = Files(rows)
    since_ms = files.unsaid_ms(digest)
    if since_ms is not None and now.utc_ms - since_ms > limits.FILE_UNSAID_S * 1000:
        return None  # it may be swept any moment
    return files.known(digest)


def sweep(work: Work) -> None:
    """Let go of files that no message has named for twice as long as they may wait."""
    Files(work.rows).sweep(work.now.utc_ms - 2 * limits.FILE_UNSAID_S * 1000)


def enqueue(work: Work, seq: int, body: talk.Body, traffic: Traffic) -> None:
    """Let the files of our message at ``seq`` be sent."""
    if not isinstance(body, talk.Message) or not body.attachments:
        return
    files = Files(work.rows)
    for place, one in enumerate(body.attachments):
        if files.unsaid_ms(one.digest) is not None:
            files.delete_unsaid(one.digest)
            files.put_queued(Queued(seq, place, one.digest, one.size, 0, traffic))


@dataclass(frozen=True, slots=True)
class Flush:
    """A bag is packed, and nobody is heard: append the next chunks now. The result is how many."""


def flush(work: Work) -> Asking[int]:
    """Append chunks for a bag, a step's worth; none while they go by a live bearer anyway."""
    if any(link.reachable for link in work.links.values()):
        return 0
    return (yield from _append(work, limits.CHUNKS_A_STEP))


def send_more(work: Work) -> Asking[None]:
    """Append as many chunks as may be on their way now."""
    yield from _append(work, _window(work, Files(work.rows)))


def _append(work: Work, most: int) -> Asking[int]:
    files = Files(work.rows)
    if most <= 0 or near.is_rolled_back(work.rows, work.standing):
        return 0
    chunks: list[talk.Chunk] = []
    plains: list[near.Plain] = []
    for waiting in files.queue(limit=most):
        queued = waiting
        while len(chunks) < most and queued.index < queued.count:
            piece = files.take_piece(queued.digest, queued.index)
            chunks.append(talk.Chunk(queued.digest, queued.index, piece))
            body = talk.format_body(chunks[-1])
            plains.append(near.Plain(Kind.CHUNK, traffic=queued.traffic, body=body))
            queued = replace(queued, index=queued.index + 1)
        files.put_queued(queued)
        if queued.index == queued.count:
            work.tell("attachment-sent", seq=queued.seq, attachment=queued.place + 1)
    refs = yield from near.append(work, plains)
    own = work.standing.near
    for chunk, ref in zip(chunks, refs, strict=True):
        files.put_place(own, ref.seq, chunk.digest, chunk.index, len(chunk.data))
    if refs:
        files.put_ahead(own, (*files.ahead(own), *(ref.seq for ref in refs)))
    return len(refs)


def _window(work: Work, files: Files) -> int:
    """Return how many chunks may be appended now.

    A far side that was heard since the start would have said so, had we been restored from an older
    copy (``docs/spec/05-record.md`` §5).
    """
    heard = [
        party
        for party, link in work.links.items()
        if link.reachable and link.last_heard_ms is not None
    ]
    if not heard or not files.queue(limit=1):
        return 0
    stored = max(delivery.lacks(work, party) for party in heard)
    ahead = sum(seq >= stored for seq in files.ahead(work.standing.near))
    return limits.CHUNKS_AHEAD - ahead
