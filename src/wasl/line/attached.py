# SPDX-License-Identifier: Apache-2.0
"""Receiving files: where the chunks stand, how much has come, and putting a file together.

Rules (``docs/spec/06-delivery.md`` §7):

1. Every chunk is kept like any entry, named by a message or not, whatever it holds. Of two that say
   the same part, the first of its author counts.
2. A file is what its first chunks add up to, as many as its size asks for; it is given out only
   with the size and the SHA-256 that the message names.
3. Files of a message that names more bytes than the charter allows are kept and not put together.
4. Nothing here looks into a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wasl import limits
from wasl.errors import Code, Misuse, Refused, Unavailable
from wasl.line import talk
from wasl.line.files import Files, Held, Place, count_of
from wasl.line.work import Work
from wasl.primitives import sha256
from wasl.record.entry import SALT_BYTES, Kind
from wasl.record.rows import Rows
from wasl.terms import JournalId

_MOST_CHUNKS = count_of(limits.ATTACHMENT_BYTES_MOST)


@dataclass(frozen=True, slots=True)
class State:
    """How much of a file has come. ``complete``: all of it, whether or not it is what was named."""

    held_bytes: int
    complete: bool
    too_large: bool


def take(work: Work, author: JournalId, seq: int, body: talk.Body) -> None:
    """Note which files a message names, and where a chunk stands; one further on than any file has
    a place for is only kept.
    """
    files = Files(work.rows)
    match body:
        case talk.Message():
            for one in body.attachments:
                files.put_naming(author, seq, one.digest)
        case talk.Chunk() if body.index < _MOST_CHUNKS:
            files.put_place(author, seq, body.digest, body.index, len(body.data))
        case _:
            pass


def forget(work: Work, author: JournalId, seq: int, body: talk.Body) -> None:
    """Note that what an entry says is not held here any more."""
    files = Files(work.rows)
    match body:
        case talk.Message():
            for one in body.attachments:
                files.delete_naming(author, seq, one.digest)
        case talk.Chunk():
            files.forget_place(author, seq, body.digest, body.index)
            if author.party == work.standing.near.party:
                files.forget(body.digest)
        case _:
            pass


def is_too_large(attachments: Sequence[talk.Attached], *, bound: int) -> bool:
    """Tell whether a message names more bytes than the charter allows."""
    return sum(one.size for one in attachments) > bound


def states_of(rows: Rows, party: int, message: talk.Message, *, bound: int) -> list[State]:
    """Return how much has come of each file of a message of ``party``."""
    if not message.attachments:
        return []
    files = Files(rows)
    too_large = is_too_large(message.attachments, bound=bound)
    held = [(one, files.held(party, one.digest)) for one in message.attachments]
    return [State(_bytes(one, has), _is_complete(one, has), too_large) for one, has in held]


def _bytes(one: talk.Attached, held: Held) -> int:
    return min(held.size, one.size)


def _is_complete(one: talk.Attached, held: Held) -> bool:
    return held.chunks >= count_of(one.size)


def assemble(
    rows: Rows, party: int, message: talk.Message, one: talk.Attached, *, bound: int
) -> bytes:
    """Return the bytes of a file of a message of ``party``.

    Raises Misuse (NOT_ALLOWED) over the charter's bound, Unavailable (NOT_YET_HELD), Refused
    (BAD_ATTACHMENT).
    """
    if is_too_large(message.attachments, bound=bound):
        raise Misuse(
            Code.NOT_ALLOWED,
            f"the message names more than the {bound} bytes of attachments that the charter allows",
            where="attachment",
            do="its chunks are on the record, and are not put together; ask its author",
        )
    files = Files(rows)
    held = files.held(party, one.digest)
    if not _is_complete(one, held):
        raise Unavailable(
            Code.NOT_YET_HELD,
            f"{_bytes(one, held)} of {one.size} bytes have come",
            where="attachment",
            do="wait for the rest; see “wasl attachments ENTRY”",
        )
    places = files.places(party, one.digest, count=count_of(one.size))
    data = b"".join(_piece(rows, party, place) for place in places)
    if len(data) != one.size or sha256(data) != one.digest:
        raise Refused(
            Code.BAD_ATTACHMENT,
            "its chunks add up to other bytes than those that the message names",
            where="attachment",
            do="keep the record as it is; ask its author to attach the file again",
        )
    return data


def _piece(rows: Rows, party: int, place: Place) -> bytes:
    state = rows.journal(JournalId(party, place.incarnation))
    opening = None if state is None else rows.opening(state.number, place.seq)
    if opening is None:
        raise Unavailable(
            Code.NOT_YET_HELD, "a part of it is not held here any more", where="attachment"
        )
    body = talk.parse_body(Kind.CHUNK, opening[SALT_BYTES:])
    assert isinstance(body, talk.Chunk)
    return body.data
