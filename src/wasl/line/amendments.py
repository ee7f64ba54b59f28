# SPDX-License-Identifier: Apache-2.0
"""What became of an entry: corrected, cancelled, or superseded (``docs/spec/06-delivery.md`` §8).

Rules:

1. Only the author of an entry amends it; of others' entries an amendment counts for nothing, and
   that is said. Nothing is deleted or changed: an index row beside the entry names what became of
   it.
2. The newest of the author's journal counts, field by field.
3. What is cancelled or superseded is withdrawn: nobody owes it anything any more.

Rows: LINE, ``amend`` by journal and sequence number of the entry that was amended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from wasl import codec, limits
from wasl.errors import Misuse, Refused
from wasl.line import talk
from wasl.line.work import Work
from wasl.record.entry import Kind, parse_entry
from wasl.record.merkle import leaf_hash
from wasl.record.rows import Rows, damaged, journal_key, read, u64
from wasl.steps import Space
from wasl.terms import JournalId, Ref
from wasl.trust.statement import parse_instant

TEXT: Final = "text"
SUBJECT: Final = "subject"
LABEL: Final = "label"
REPLY_BY: Final = "reply-by"
FIELDS: Final = (TEXT, SUBJECT, LABEL, REPLY_BY)
"""What a correction may change, as it stands in its bytes. A time is RFC 3339; "" is none."""

Place = tuple[int, int]
"""(incarnation, sequence number) of an entry in its author's own journals."""

Amending = talk.Correction | talk.Cancellation | talk.Message

_AMEND: Final = b"amend"
_MAY: Final = {
    talk.Correction: frozenset((Kind.MESSAGE,)),
    talk.Message: frozenset((Kind.MESSAGE,)),
    talk.Cancellation: frozenset((Kind.MESSAGE, Kind.SERVICE)),
}


@dataclass(frozen=True, slots=True)
class Amended:
    """What became of an entry. ``by``: all that amended it, the newest :data:`limits.AMENDMENTS`.

    ``corrected``: for each field what it reads now, and the correction that says so.
    """

    by: tuple[Place, ...] = ()
    corrected: tuple[tuple[str, str, Place], ...] = ()
    cancelled: Place | None = None
    superseded: Place | None = None

    @property
    def withdrawn(self) -> bool:
        """Whether it is to be acted on no more."""
        return self.cancelled is not None or self.superseded is not None

    def reading(self, field: str) -> str | None:
        """Return what a field reads now, or None if it was never corrected."""
        return next((value for name, value, _ in self.corrected if name == field), None)


def target_of(body: talk.Body | None) -> Ref | None:
    """Return the entry that a body means to amend, or None."""
    match body:
        case talk.Correction() | talk.Cancellation():
            return body.target
        case talk.Message():
            return body.supersedes
        case _:
            return None


def why_not(rows: Rows, author: int, body: Amending, target: Ref) -> str:
    """Return why an amendment by the party ``author`` counts for nothing, as a word; "" if it does
    count.
    """
    row = rows.entry_of(target.journal, target.seq)
    if row is None or leaf_hash(row.data) != target.leaf:
        return "not-held"
    if target.journal.party != author:
        return "not-own"
    try:
        kind = parse_entry(row.data).kind
    except Refused:
        return "void"
    if row.void:
        return "void"
    return "" if kind in _MAY[type(body)] else "other-kind"


def take(work: Work, author: JournalId, seq: int, body: Amending) -> None:
    """Let an amendment take effect: write what became of its target."""
    target = target_of(body)
    if target is None:
        return
    why = why_not(work.rows, author.party, body, target)
    if why:
        party = work.standing.party(author.party)
        work.tell("amends-nothing", party=party, seq=seq, why=why)
        return
    place = (author.incarnation, seq)
    old = amended(work.rows, target.journal, target.seq)
    new = replace(old, by=tuple(sorted({*old.by, place}))[-limits.AMENDMENTS :])
    match body:
        case talk.Correction():
            for change in body.changes:
                new = _corrected(new, change, place)
        case talk.Cancellation():
            new = replace(new, cancelled=max(place, old.cancelled or place))
        case talk.Message():
            new = replace(new, superseded=max(place, old.superseded or place))
    work.rows.put_named(Space.LINE, _name(target.journal, target.seq), _format(new))


def _corrected(one: Amended, change: talk.Change, place: Place) -> Amended:
    if change.field not in FIELDS or (change.field == REPLY_BY and not _is_time(change.now)):
        return one  # of a later version, or no time at all: it is read in the correction itself
    known = {field: (value, by) for field, value, by in one.corrected}
    if change.field not in known or known[change.field][1] <= place:
        known[change.field] = (change.now, place)
    corrected = tuple((field, value, by) for field, (value, by) in sorted(known.items()))
    return replace(one, corrected=corrected)


def forget_words(work: Work, journal: JournalId, seq: int, *, place: Place | None = None) -> None:
    """Forget what an entry was corrected to, all of it or by the correction at ``place``."""
    old = amended(work.rows, journal, seq)
    corrected = tuple(
        (field, "", by) if place in (None, by) else (field, value, by)
        for field, value, by in old.corrected
    )
    if corrected != old.corrected:
        row = _format(replace(old, corrected=corrected))
        work.rows.put_named(Space.LINE, _name(journal, seq), row)


def amended(rows: Rows, journal: JournalId, seq: int) -> Amended:
    """Return what became of an entry."""
    row = rows.named(Space.LINE, _name(journal, seq))
    return Amended() if row is None else _parse(row)


def is_withdrawn(rows: Rows, ref: Ref) -> bool:
    """Tell whether an entry was cancelled or superseded by its own author: its clock has ended."""
    return amended(rows, ref.journal, ref.seq).withdrawn


def reply_by_s(rows: Rows, ref: Ref, *, stated_s: int | None) -> int | None:
    """Return by when a message asks for an answer now, where it stated ``stated_s``."""
    value = amended(rows, ref.journal, ref.seq).reading(REPLY_BY)
    if value is None:
        return stated_s
    return parse_instant(value, REPLY_BY) if value else None


def _is_time(text: str) -> bool:
    """Tell whether a corrected time is one, or says that there is none."""
    try:
        if text:
            parse_instant(text, REPLY_BY)
    except Misuse:
        return False
    return True


# ── rows ────────────────────────────────────────────────────────────────────────────────────────


def _name(journal: JournalId, seq: int) -> bytes:
    return _AMEND + journal_key(journal) + u64(seq)


def _format(one: Amended) -> bytes:
    return codec.format((one.by, one.corrected, one.cancelled, one.superseded))


def _parse(row: bytes) -> Amended:
    match read(row, where="amendment"):
        case (tuple(by), tuple(corrected), cancelled, superseded):
            return Amended(
                tuple(_place(one) for one in by),
                tuple(_reading(one) for one in corrected),
                None if cancelled is None else _place(cancelled),
                None if superseded is None else _place(superseded),
            )
        case _:
            raise damaged("amendment")


def _reading(value: codec.Value) -> tuple[str, str, Place]:
    match value:
        case (str(field), str(text), place):
            return field, text, _place(place)
        case _:
            raise damaged("amendment")


def _place(value: codec.Value) -> Place:
    match value:
        case (int(incarnation), int(seq)):
            return incarnation, seq
        case _:
            raise damaged("amendment")
