# SPDX-License-Identifier: Apache-2.0
"""Our journal before witnesses: what each is asked, what its answer means, and our anchors.

Rules (``docs/spec/05-record.md`` §12):

1. A witness is shown the newest head that we have signed, with our own E line and no other: never a
   receipt, which would tell who our counterparts are.
2. The proof begins at the size that it cosigned last, as far as we know. A 409 tells another: then
   it is asked again from there. That size is nobody's signed word, and moves nothing but this.
3. That it has another root than we have, or more of our journal than we hold, is never silent: our
   node was put back from an older copy, or somebody else signs with our key, or the witness errs.
   It stops nobody from talking.
4. A cosignature is kept if it verifies by a key of our charter. The newest one goes into our
   journal as an anchor, one for each round: so a journal grows with every round, and what people
   say shows less.
5. Far anchors are verified by the keys of any charter of the line, and what they carry is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wasl import codec, limits
from wasl.errors import Refused
from wasl.line import near
from wasl.line.work import Asking, Standing, Work
from wasl.note import Verifier
from wasl.primitives import sha256
from wasl.record.anchor import Anchor, verify_anchor
from wasl.record.checkpoint import Checkpoint, author_line, to_note
from wasl.record.cosignature import Cosignature
from wasl.record.cosigned import keep_cosignature, note_anchor
from wasl.record.entry import Kind
from wasl.record.merkle import prove_consistency
from wasl.record.rows import Rows, damaged, journal_key, read
from wasl.record.witness import Declined, Status, Submission, parse_answer, submission
from wasl.steps import Space
from wasl.terms import JournalId

_PLACE: Final = b"place"
_NEWEST: Final = b"newest"
_ANCHORED: Final = b"last-anchor"


@dataclass(frozen=True, slots=True)
class Place:
    """Where witnesses are asked: an address, their ids in the charter, and their keys."""

    url: str
    names: tuple[str, ...]
    keys: tuple[Verifier, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A witness has answered ``one``. The outcome's result is whether to ask it again at once."""

    place: Place
    one: Submission
    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Unheard:
    """A witness could not be reached, or gave no whole answer in time."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class RoundEnded:
    """All were asked: let the newest cosignature go into our journal."""


def take(work: Work, event: Answered | Unheard | RoundEnded) -> Asking[bool]:
    """Let what a witness said take effect. Return whether to ask it again at once."""
    match event:
        case Answered():
            return _take_answer(work, event)
        case Unheard():
            _take_silence(work, event)
        case RoundEnded():
            yield from _drop_anchor(work)
    return False


def places(standing: Standing, urls: Mapping[str, str]) -> list[Place]:
    """Where the witnesses of our charter are asked; ``urls``: addresses of our own, by their ids.

    One without an address is not asked.
    """
    policy = standing.charter.witness
    found: dict[str, list[tuple[str, Verifier]]] = {}
    for one in () if policy is None else policy.witnesses:
        url = urls.get(one.name, one.url).rstrip("/")
        if url:
            found.setdefault(url, []).append((one.name, one.key))
    return [
        Place(url, tuple(name for name, _ in some), tuple(key for _, key in some))
        for url, some in found.items()
    ]


def next_submission(rows: Rows, standing: Standing, place: Place) -> Submission | None:
    """What to show a witness now: our newest head, from the size that it cosigned last."""
    state = rows.journal(standing.near) if rows.known else None
    if state is None:
        return None
    keys = rows.keys(standing.near)
    signature = rows.head(state.number, state.size)
    assert signature is not None, "every step ends with a head that is signed"
    checkpoint = Checkpoint(keys.origin, state.size, state.frontier.root())
    line = author_line(checkpoint, public_e=keys.e, signature64=signature)
    old = min(_held(rows, standing.near, place).size, state.size)
    proof = ()
    if 0 < old < state.size:
        leaves = rows.leaves(state.number)
        proof = prove_consistency(leaves, old, state.size, edge=state.frontier)
    return submission(old, proof, to_note(checkpoint, [line]))


def _take_answer(work: Work, event: Answered) -> bool:
    """Take what a witness answered. Return whether to ask again at once."""
    place, checkpoint = event.place, event.one.checkpoint
    if work.root(work.standing.near, checkpoint.size) != checkpoint.root:
        return False  # of a journal that is no longer ours
    try:
        answer = parse_answer(
            event.status,
            event.body,
            checkpoint=checkpoint,
            keys=place.keys,
            now_s=work.now.seconds,
        )
    except Refused as fault:
        _refuses(work, place, fault.what)
        return False
    if isinstance(answer, Declined):
        return _declined(work, event, answer)
    for one in answer:
        keep_cosignature(work.rows, work.standing.near, checkpoint.size, one)
    newest = min(answer, key=lambda one: len(one.signature))  # the short one goes into an anchor
    _put(work, place, _Held(checkpoint.size, work.now.utc_ms))
    row = codec.format((checkpoint.size, *_values(newest)))
    work.rows.put_named(Space.WITNESS, _NEWEST + journal_key(work.standing.near), row)
    work.tell("witnessed", witness=place.names[0], size=checkpoint.size, time=newest.time_s)
    return False


def _declined(work: Work, event: Answered, answer: Declined) -> bool:
    place, one = event.place, event.one
    held = _held(work.rows, work.standing.near, place)
    mine = work.near_state().size
    told = answer.size
    if answer.status == Status.NO_PROOF:
        _contradicts(work, place, f"its root at size {one.old} is not ours")
    elif told is None:
        _refuses(work, place, f"it answers {int(answer.status)}")
    elif told > mine:
        _contradicts(work, place, f"it has cosigned {told} entries of our {mine}")
    elif told == one.old:
        _contradicts(work, place, f"it has cosigned another root at size {told}")
    else:
        if told < held.size:
            detail = f"{place.names[0]}: it had cosigned {held.size}, and says {told}"
            work.alarm("witness-forgot", journal=work.standing.near, detail=detail)
        _put(work, place, _Held(told, held.heard_ms))
        return True
    return False


def _contradicts(work: Work, place: Place, detail: str) -> None:
    """Say that a witness has seen another history of our journal than the one we hold."""
    detail = f"{place.names[0]}: {detail}"
    work.alarm("witness-contradicts", journal=work.standing.near, detail=detail)


def _refuses(work: Work, place: Place, detail: str) -> None:
    detail = f"{place.names[0]}: {detail}"
    work.alarm("witness-refuses", journal=work.standing.near, detail=detail)


def _take_silence(work: Work, event: Unheard) -> None:
    """Note that a witness was not heard; raise an alarm once that has lasted."""
    held = _held(work.rows, work.standing.near, event.place)
    now_ms = work.now.utc_ms
    if not held.heard_ms:
        _put(work, event.place, _Held(held.size, now_ms))
    elif now_ms - held.heard_ms > limits.WITNESS_SILENT_MS:
        detail = f"{event.place.names[0]}: {event.why}"
        work.alarm("witness-silent", journal=work.standing.near, detail=detail)
    work.tell("witness-unheard", witness=event.place.names[0], why=event.why)


def _drop_anchor(work: Work) -> Asking[None]:
    """Write the newest cosignature into our journal, unless it stands there already."""
    mine = journal_key(work.standing.near)
    row = work.rows.named(Space.WITNESS, _NEWEST + mine)
    if row is None or near.is_rolled_back(work.rows, work.standing):
        return
    if row == work.rows.named(Space.WITNESS, _ANCHORED + mine):
        return
    match read(row, where="newest cosignature"):
        case (int(size), str(name), bytes(key_id), int(time_s), bytes(signature)):
            one = Cosignature(name, key_id, time_s, signature)
        case _:
            raise damaged("newest cosignature")
    root = work.root(work.standing.near, size)
    assert root is not None
    plain = near.Plain(Kind.ANCHOR, content=Anchor(size, root, one))
    (ref,) = yield from near.append(work, [plain])
    work.rows.put_named(Space.WITNESS, _ANCHORED + mine, row)
    note_anchor(work.rows, work.standing.near, ref.seq)


def take_anchor(work: Work, journal: JournalId, seq: int, anchor: Anchor) -> None:
    """Take an anchor of a far journal: what a witness of the line has seen of it."""
    for key in _witness_keys(work.standing, anchor.cosignature):
        try:
            verify_anchor(anchor, origin=work.rows.keys(journal).origin, key=key)
        except Refused:
            work.alarm("anchor-contradicts", journal=journal, detail=f"{seq}: its signature")
            return
        if work.root(journal, anchor.size) != anchor.root:
            detail = f"{seq}: {key.name} has seen another root at size {anchor.size}"
            work.alarm("anchor-contradicts", journal=journal, detail=detail)
            return
        keep_cosignature(work.rows, journal, anchor.size, anchor.cosignature)
        note_anchor(work.rows, journal, seq)
        return


def _witness_keys(standing: Standing, one: Cosignature) -> Iterator[Verifier]:
    """The key that a cosignature says it is by, if a charter of the line names it."""
    for agreed in standing.chain:
        policy = agreed.charter.witness
        for witness in () if policy is None else policy.witnesses:
            if one.is_by(witness.key):
                yield witness.key


# ── rows ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Held:
    """What is known of a witness: the size it cosigned last, and since when it is silent (or 0)."""

    size: int
    heard_ms: int


def _held(rows: Rows, journal: JournalId, place: Place) -> _Held:
    row = rows.named(Space.WITNESS, _name(journal, place))
    if row is None:
        return _Held(0, 0)
    match read(row, where="witness"):
        case (int(size), int(heard_ms)):
            return _Held(size, heard_ms)
        case _:
            raise damaged("witness")


def _put(work: Work, place: Place, held: _Held) -> None:
    row = codec.format((held.size, held.heard_ms))
    work.rows.put_named(Space.WITNESS, _name(work.standing.near, place), row)


def _name(journal: JournalId, place: Place) -> bytes:
    return _PLACE + journal_key(journal) + sha256(place.url.encode())[:8]


def _values(one: Cosignature) -> tuple[codec.Value, ...]:
    return (one.name, one.key_id, one.time_s, one.signature)
