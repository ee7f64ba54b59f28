# SPDX-License-Identifier: Apache-2.0
"""Transcripts in which a fork is told: proven, it explains what contradicts; not proven, it is
nothing (08 §5.9).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.branches import Parted, parted
from tests.builder import A, B, C, Files, Forger, Record, root_fork, whole
from tests.corpus.case import ALTERED, FORK, Case, Shelf
from tests.exports import put, receipt_of, take
from tests.trees import leaf_of
from wasl import primitives
from wasl.errors import Code
from wasl.line import talk
from wasl.record.checkpoint import Checkpoint, author_message, pq_message, receipt_message
from wasl.record.entry import CannotOpen, Close, End, Fork, Kind, format_entry, parse_entry
from wasl.record.fork import ForkEvidence, RootFork, Statement, find_root_fork
from wasl.record.layout import format_openings, parse_openings
from wasl.record.merkle import root_at
from wasl.record.rows import Rows
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.terms import Head, JournalId
from wasl.trust.grant import format_grant

SPEC = "08 §5.9"
AGAIN = JournalId(0, 2)


def cases() -> list[Case]:
    shelf = Shelf("told")
    _evidence(shelf)
    _explained(shelf)
    _tellers(shelf)
    _not_explained(shelf)
    _elsewhere(shelf)
    _unproven(shelf)
    _grants(shelf)
    return shelf.cases


def _fork(shelf: Shelf, name: str, files: Files, why: str, *codes: Code) -> None:
    shelf.put(name, files, why, spec=SPEC, verdict=FORK, codes=(Code.FORK, *codes))


def _told(shelf: Shelf, name: str, line: Parted, why: str, *codes: Code) -> None:
    """The fork is told by a third, with two roots for one size."""
    _fork(shelf, name, line.tell(line.evidence()).files(), why, *codes)


def _bad(
    shelf: Shelf,
    name: str,
    files: Files,
    why: str,
    codes: Sequence[Code] = (Code.UNEXPLAINED_CHECKPOINT,),
) -> None:
    shelf.put(name, files, why, spec=SPEC, verdict=ALTERED, codes=codes)


def seen() -> Parted:
    """Sundria has seen the other branch."""
    return parted().see(B)


def _evidence(shelf: Shelf) -> None:
    for held, other in ((4, 4), (3, 3), (3, 4), (4, 3)):
        for by_m, other_by_m in ((False, False), (True, False), (False, True), (True, True)):
            line = seen()
            evidence = line.evidence(held, other, by_m=by_m, other_by_m=other_by_m)
            keys = "".join("m" if each else "e" for each in (by_m, other_by_m))
            _fork(
                shelf,
                f"{held}-and-{other}-by-{keys}",
                line.tell(evidence).files(),
                f"Two records of {held} and {other} entries, by {keys.upper()}; an entry has seen "
                "the other one.",
            )
    for size in (3, 4):
        line = parted().see(B, size)
        _fork(
            shelf,
            f"seen-at-{size}",
            line.tell(line.evidence(4, 4)).files(),
            f"The head that was seen is at size {size}, the proof at 4.",
        )
    line = parted(length=300, other=300).see(B, 150)
    _fork(
        shelf,
        "long",
        line.tell(line.evidence(302, 290)).files(),
        "Two records of some hundreds of entries; what was seen lies far below the proof.",
    )


def _explained(shelf: Shelf) -> None:
    """What contradicts the branch in the file, and is explained."""
    line = parted()
    line.record.acknowledge(B, line.other.ref(A, 2))
    line.record.sign(B)
    _told(
        shelf,
        "acknowledged",
        line,
        "An acknowledgement quotes an entry of the other branch.",
    )
    line = parted()
    body = talk.format_body(talk.Shown(line.other.ref(A, 2), 7, "officer"))
    line.record.write(B, Kind.SHOWN, body)
    line.record.sign(B)
    _told(
        shelf,
        "shown",
        line,
        "A SHOWN quotes an entry of the other branch.",
    )
    line = parted()
    leaf = line.other.ref(A, 3).leaf
    line.record.write(B, Kind.CANNOT_OPEN, content=CannotOpen(A, 3, leaf))
    line.record.sign(B)
    _told(
        shelf,
        "cannot-open",
        line,
        "A CANNOT-OPEN names an entry of the other branch.",
    )
    line = parted()
    line.record.open_journal(0, 2, former=line.other.head(A, 3))
    head = line.other.head(A, 4)
    line.record.write(AGAIN, Kind.CLOSE, content=Close((End(1, 4, head.root),)), seen=())
    line.record.sign(AGAIN)
    _told(
        shelf,
        "closed",
        line,
        "The later journal of who has forked names the other branch as the one before it.",
    )
    line = parted()
    line.tell(line.evidence()).record.next_charter(title="Without", leave=[line.other.head(A)])
    _fork(shelf, "left", line.files(), "Who has forked left; the charter closes the other branch.")
    line = parted()
    _told(
        shelf,
        "alone",
        line,
        "Nothing contradicts the branch in the file: the proof is there all the same.",
    )
    line = parted(other=9).see(B, 11)
    _told(
        shelf,
        "above-the-end",
        line,
        "The head that was seen lies above the end of the branch in the file.",
        Code.NOT_IN_ORDER,
    )


def _tellers(shelf: Shelf) -> None:
    """In whose journal the proof stands has no part in it."""
    for name, by in (("itself", A), ("who-saw", B), ("a-third", C)):
        line = parted(length=1).see(B, 3)
        evidence = line.evidence(3, 3)
        files = line.tell(evidence, by=by).files()
        _fork(shelf, f"by-{name}", files, "The fork is told by one of three.")
    line = seen()
    evidence = line.evidence()
    line.tell(evidence, by=B).tell(line.evidence(3, 4)).tell(evidence)
    _fork(shelf, "thrice", line.files(), "The fork is told three times.")
    line = seen()
    line.tell(replace(line.evidence(), origin="elsewhere")).tell(line.evidence(3, 3))
    _fork(shelf, "bad-then-good", line.files(), "A claim that proves nothing, and then a proof.")
    line = seen()
    before_s = line.record.now_s
    line.tell(line.evidence())
    _fork(
        shelf,
        "in-a-range",
        whole(line.record, from_s=before_s),
        "A range of the newest entries has the proof in it.",
    )
    line = parted().see(B)
    told_by = line.tell(line.evidence(), by=B)
    told_by.tell(_of_sundria(told_by), B)
    _fork(shelf, "two-forks", told_by.files(), "Two parties have forked, and both are told of.")


def _of_sundria(line: Parted) -> ForkEvidence:
    """Two roots of Sundria's journal at size 2, the second of nothing."""
    record = line.record
    origin, size = record.keys(B).origin, 2
    sides = [
        Statement(size, root, record.author_signature(B, Checkpoint(origin, size, root)))
        for root in sorted((root_at(record.leaves(B), size), leaf_of(0)))
    ]
    return ForkEvidence(origin, None, sides[0], sides[1])


def _not_explained(shelf: Shelf) -> None:
    """A proven fork explains heads and quotes of its own journal, and nothing else."""
    line = seen()
    line.tell(line.evidence()).record.write(C, Kind.VERIFIED, seen=(Head(B, 1, leaf_of(0)),))
    line.record.sign(C)
    _bad(
        shelf,
        "another-journal",
        line.files(),
        "An entry names another root of a journal that has not forked.",
        (Code.FORK, Code.UNEXPLAINED_CHECKPOINT),
    )
    line = seen()
    line.record.receive(B, A)
    files = line.tell(line.evidence()).files()
    lie = receipt_of(line.record, line.other.checkpoint(A))
    _bad(
        shelf,
        "receipt",
        put(files, "journals/northland.1/receipts/sundria.1.note", lie),
        "A receipt is for the other branch: it stands in no file of an honest exporter.",
        (Code.FORK, Code.RECEIPT_DIFFERS),
    )
    line = seen()
    files = line.tell(line.evidence()).files()
    name = "journals/northland.1/openings"
    openings = list(parse_openings(dict(files)[name]))
    openings[1] = bytes(32) + b"Fire at will."
    _bad(
        shelf,
        "text",
        put(files, name, format_openings(openings)),
        "A text is another than the one committed to.",
        (Code.FORK, Code.BAD_BODY),
    )
    north = ("journals/northland.1/entries", "journals/northland.1/openings")
    _bad(
        shelf,
        "entries",
        take(files, whole(line.other), *north),
        "The entries are those of the other branch, and the checkpoint is not.",
        (Code.FORK, Code.BAD_PROOF),
    )


def _elsewhere(shelf: Shelf) -> None:
    """No proof of this journal's fork is in the file."""
    line = seen()
    _bad(shelf, "not-told", line.files(), "An entry has seen the other branch; nobody tells.")
    to_s = line.record.now_s
    _bad(
        shelf,
        "range-before",
        line.tell(line.evidence()).files(to_s=to_s),
        "The range ends before the fork is told.",
    )
    line = seen()
    files = line.tell(_of_sundria(line), B).files()
    _bad(
        shelf,
        "fork-of-another",
        files,
        "A fork of another journal is proven.",
        (Code.FORK, Code.UNEXPLAINED_CHECKPOINT),
    )
    for name, of, why in (
        ("named-another", B, "The entry names another journal than its evidence is of."),
        ("named-later", AGAIN, "The entry names a later journal than its evidence is of."),
        ("named-nobody", JournalId(9, 1), "The entry names a journal of nobody."),
    ):
        line = seen()
        line.record.open_journal(0, 2)
        _bad(shelf, name, line.tell(line.evidence(), of).files(), why)
    line = seen()
    line.record.open_journal(0, 2)
    _bad(
        shelf,
        "root-of-later",
        line.tell(root_fork(2), AGAIN).files(),
        "The root has forked over a later journal.",
        (Code.FORK, Code.UNEXPLAINED_CHECKPOINT),
    )
    line = seen()
    void = line.record.copy()
    seq = void.write(C, Kind.FORK, content=Fork(A, line.evidence()), seen=())
    row = Rows(void.store, void.line).entry(void.state(C).number, seq)
    assert row is not None
    line.record.append(C, format_entry(replace(parse_entry(row.data), seq=seq + 1)))
    line.record.sign(C)
    _bad(shelf, "void", line.files(), "The entry that tells of the fork is void.")


Twist = Callable[[Parted, ForkEvidence], ForkEvidence]


def _unproven(shelf: Shelf) -> None:
    """Evidence of the right journal that does not hold up."""
    for size, (name, twist, why) in (
        *((4, each) for each in _twisted_roots()),
        *((3, each) for each in _twisted_leaves()),
    ):
        line = seen()
        evidence = twist(line, line.evidence(4, size))
        _bad(shelf, name, line.tell(evidence).files(), why)
    line = seen()
    evidence = line.evidence(origin=line.record.keys(B).origin)
    why = "The journal's own E has signed two roots for the origin of another."
    _bad(shelf, "another-origin", line.tell(evidence).files(), why)
    elsewhere = Record(NORTHLAND, SUNDRIA, WESTMARK, title="Another line")
    twin = elsewhere.copy()
    for branch, text in ((elsewhere, "one"), (twin, "two")):
        branch.say(A, text)
        branch.sign(A)
    line = seen()
    evidence = Parted(elsewhere, twin).evidence(2, 2)
    _bad(shelf, "another-line", line.tell(evidence).files(), "The fork is of another line.")
    line = seen()
    moved = replace(evidence, origin=line.record.keys(A).origin)
    _bad(
        shelf,
        "origin-put-on",
        line.tell(moved).files(),
        "The fork is of another line, and the origin of this one is put on it.",
    )


def _side(evidence: ForkEvidence, **changes: object) -> ForkEvidence:
    return replace(evidence, second=replace(evidence.second, **changes))


def _signed(line: Parted, evidence: ForkEvidence, by: str) -> ForkEvidence:
    """The second side with a signature by another key, or over something else."""
    keys = line.record.keys(A)
    second = evidence.second
    checkpoint = Checkpoint(keys.origin, second.size, second.root)
    seed = line.record.parties[0].journal_seed(by[0], line.record.line, 1)
    match by:
        case "R":
            signed = primitives.ed25519_sign(seed, author_message(checkpoint))
        case "R timed":
            signed = primitives.ed25519_sign(seed, receipt_message(checkpoint, 0))
        case "M timed":
            message = pq_message(checkpoint, keys.origin, 1)
            signed = primitives.ml_dsa_44_sign(seed, message)
        case _:
            seed = SUNDRIA.journal_seed("E", line.record.line, 1)
            signed = primitives.ed25519_sign(seed, author_message(checkpoint))
    return _side(evidence, signature=signed)


def _swapped(evidence: ForkEvidence) -> ForkEvidence:
    return replace(evidence, first=evidence.second, second=evidence.first)


def _twisted_roots() -> Sequence[tuple[str, Twist, str]]:
    leaf = leaf_of(0)
    return (
        ("flipped", lambda _, e: _side(e, signature=bytes([e.second.signature[0] ^ 1]) + e.second.signature[1:]), "A signature is altered by one bit."),
        ("of-first", lambda _, e: _side(e, signature=e.first.signature), "The second root has the signature of the first."),
        ("invented", lambda _, e: _side(e, root=bytes([255]) * 32), "A root was signed by nobody."),
        ("by-r", lambda line, e: _signed(line, e, "R"), "R has signed as if it were E."),
        ("by-a-receipt", lambda line, e: _signed(line, e, "R timed"), "A receipt stands for the author's word."),
        ("m-at-a-time", lambda line, e: _signed(line, e, "M timed"), "M has signed at a time: no author's word."),
        ("by-another", lambda line, e: _signed(line, e, "B"), "Another party's E has signed."),
        ("same-twice", lambda _, e: replace(e, second=e.first), "Both sides are the same."),
        ("swapped", lambda _, e: _swapped(e), "The larger root stands first."),
        ("index-at-one-size", lambda _, e: replace(e, index=2), "There is an index at one size."),
        ("leaf-at-one-size", lambda _, e: _side(e, leaf=leaf), "There is a leaf at one size."),
        ("proof-at-one-size", lambda _, e: _side(e, proof=(leaf,)), "There is a proof at one size."),
        ("size-of-no-tree", lambda _, e: _side(e, size=1 << 63), "A size is larger than any tree."),
    )  # fmt: skip


def _twisted_leaves() -> Sequence[tuple[str, Twist, str]]:
    leaf = leaf_of(0)
    return (
        ("leaves-swapped-sides", lambda _, e: _swapped(e), "The larger size stands first."),
        ("leaves-no-index", lambda _, e: replace(e, index=None), "There is no index at two sizes."),
        ("leaves-other-index", lambda _, e: replace(e, index=1), "The index is another."),
        ("leaves-index-beyond", lambda _, e: replace(e, index=3), "The index is beyond the smaller size."),
        ("leaves-same", lambda _, e: _side(e, leaf=e.first.leaf), "Both leaves are the same."),
        ("leaves-other", lambda _, e: _side(e, leaf=leaf), "A leaf is another than the one proven."),
        ("leaves-none", lambda _, e: _side(e, leaf=b""), "A leaf is not there."),
        ("leaves-proof-short", lambda _, e: _side(e, proof=e.second.proof[:-1]), "A proof is one hash short."),
        ("leaves-proof-long", lambda _, e: _side(e, proof=(*e.second.proof, leaf)), "A proof has a hash too much."),
        ("leaves-flipped", lambda _, e: _side(e, signature=bytes(64)), "A signature is none."),
        ("leaves-one-record", _grown, "The record grew, and nothing in it differs."),
    )  # fmt: skip


def _grown(line: Parted, _: ForkEvidence) -> ForkEvidence:
    """Two heads of one branch with the same leaf, in the form of a fork."""
    ours = replace(line.evidence(3, 4), second=line.evidence(4, 3).second)
    assert ours.first.leaf == ours.second.leaf
    return ours


def _grants(shelf: Shelf) -> None:
    line = seen()
    _fork(
        shelf,
        "grants",
        line.tell(root_fork(1)).files(),
        "The root has granted this journal's incarnation to two nodes.",
    )
    good = root_fork(1)
    forger = Forger(NORTHLAND.name)
    own = replace(NORTHLAND.grant(1), node_public=NORTHLAND.root.ed25519)
    for name, evidence, why in (
        ("same", RootFork(good.first, good.first), "Both grants are the same."),
        ("swapped", RootFork(good.second, good.first), "The larger text stands first."),
        ("later", root_fork(2), "The grants are of a later incarnation."),
        ("two", find_root_fork(NORTHLAND.grant_note(1), NORTHLAND.grant_note(2)), "The grants are of two incarnations."),
        ("of-another", root_fork(1, by=SUNDRIA), "The grants are by another party's root."),
        ("forged", root_fork(1, by=forger), "The grants are by a forger's root."),
        ("half-forged", find_root_fork(NORTHLAND.grant_note(1), forger.grant_note(1)), "One grant is by a forger's root."),
        ("node-is-root", find_root_fork(NORTHLAND.grant_note(1), NORTHLAND.sign_root(format_grant(own))), "One grant names the root's own key as a node's: no grant."),
        ("no-notes", RootFork("a", "b"), "The grants are none."),
        ("cards", RootFork(NORTHLAND.card_note(), NORTHLAND.card_note(serial=2)), "Two cards stand for grants."),
    ):  # fmt: skip
        _bad(shelf, f"grants-{name}", seen().tell(evidence).files(), why)
