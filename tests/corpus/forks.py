# SPDX-License-Identifier: Apache-2.0
"""Fork files: evidence of each form, and files that prove nothing (05 §7, 08 §5.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.builder import A, Files, Forger, Record, forked, granted_twice, shown, two_once
from tests.corpus.case import ALTERED, FORK, FORK_FILE, Case, Shelf
from tests.corpus.whole import talk
from tests.exports import put, receipt_of, sorted_in, timed_m, without
from tests.trees import leaf_of
from wasl.errors import Code
from wasl.record.checkpoint import Checkpoint, format_tlog_proof
from wasl.record.exhibit import fork_file
from wasl.record.fork import Branch, find_fork
from wasl.record.merkle import prove_inclusion, root_at
from wasl.record.signed import author_note
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.trust.grant import format_grant

SPEC = "08 §5.6"
FORKED, NOTE, PROOF, CANON = (
    (code,) for code in (Code.FORK, Code.BAD_NOTE, Code.BAD_PROOF, Code.NOT_CANONICAL)
)


def cases() -> list[Case]:
    shelf = Shelf("fork", FORK_FILE)
    _good(shelf)
    _one_size(shelf)
    _two_sizes(shelf)
    _grants(shelf)
    return shelf.cases


def _fork(shelf: Shelf, name: str, files: Files, why: str, spec: str = "05 §7") -> None:
    shelf.put(name, files, why, spec=spec, verdict=FORK, codes=FORKED)


def _bad(shelf: Shelf, name: str, files: Files, why: str, codes: Sequence[str]) -> None:
    shelf.put(name, files, why, spec=SPEC, verdict=ALTERED, codes=codes)


def evidence(
    record: Record, held: int, size: int, *, at: int, pq: bool = False, pq_held: bool = False
) -> Files:
    """Northland signed ``held`` entries as they are, and ``size`` that differ from entry ``at`` on."""
    source, origin = record.leaves(A), record.keys(A).origin
    other = Branch(source, at, [leaf_of(number) for number in range(size - at)])
    mine = Checkpoint(origin, held, root_at(source, held))
    theirs = Checkpoint(origin, size, root_at(other, size))
    found = find_fork(
        origin=origin,
        held=(held, record.author_signature(A, mine, pq=pq_held), source),
        other=(size, record.author_signature(A, theirs, pq=pq), other),
    )
    return fork_file(record.store, record.line, record.papers, found)


def _good(shelf: Shelf) -> None:
    record = talk(600)
    for held, size, at in (
        (600, 600, 0),
        (600, 600, 599),
        (257, 256, 255),
        (256, 257, 255),
        (1, 1, 0),
        (2, 600, 1),
        (600, 1, 0),
        (512, 511, 256),
        (300, 599, 0),
    ):
        files = evidence(record, held, size, at=at)
        _fork(
            shelf,
            f"{held}-and-{size}-at-{at}",
            files,
            f"Two records of {held} and {size} entries that part at entry {at}.",
        )
    short = talk(5)
    for pq, pq_held in ((True, False), (False, True), (True, True)):
        for size in (5, 4):
            name = f"by-{'m' if pq_held else 'e'}-and-{'m' if pq else 'e'}-{size}"
            _fork(
                shelf,
                name,
                evidence(short, 5, size, at=2, pq=pq, pq_held=pq_held),
                "A fork between what E and what M signed."
                if pq != pq_held
                else "A fork by M alone.",
            )


def _one_size(shelf: Shelf) -> None:
    record = two_once()
    files = forked(record, size=5)
    members = dict(files)
    held = record.author_note(A).encode()
    (own,) = [name for name, data in files if data == held]
    other = "fork/b.note" if own == "fork/a.note" else "fork/a.note"
    keys = record.keys(A)
    foreign = Checkpoint(keys.origin, 5, leaf_of(7))
    forged = members[other].decode().split("\n\n")[0] + "\n\n" + held.decode().split("\n\n")[1]
    swapped = _swapped(files)
    for name, changed, why, codes in (
        ("same-twice", put(files, other, held), "Both checkpoints are the same.", PROOF),
        ("b-missing", without(files, "fork/b"), "The second checkpoint is not there.", NOTE),
        ("unsigned", put(files, other, forged.encode()), "The other checkpoint has the signature of the first.", (Code.BAD_SIGNATURE,)),
        ("by-a-receipt", put(files, other, receipt_of(record, foreign)), "The other checkpoint is a receipt: never evidence against its signer.", (Code.BAD_SIGNATURE,)),
        ("m-with-a-time", put(files, own, timed_m(record, record.checkpoint(A)).encode()), "A line of M has a time: no author's word.", NOTE),
        ("swapped", sorted_in(swapped), "The larger root stands first.", PROOF),
        ("with-a-leaf", sorted_in([*files, ("fork/a.leaf", b"x\n")]), "A leaf stands where two roots are the proof.", CANON),
        ("two-journals", sorted_in([*files, *(m for m in shown(record) if m[0].startswith("journals/sundria"))]), "The keys of two journals are there.", (Code.BAD_EXPORT,)),
        ("no-keys", without(files, "journals"), "No keys are there.", (Code.BAD_EXPORT,)),
        ("second-line", put(files, own, held + held.split(b"\n\n")[1]), "A checkpoint has two lines.", NOTE),
        ("with-a-grant", sorted_in([*files, ("fork/a.grant.note", NORTHLAND.grant_note(1).encode())]), "A grant stands beside two roots.", (Code.BAD_EXPORT,)),
    ):  # fmt: skip
        _bad(shelf, f"roots-{name}", changed, why, codes)


def _two_sizes(shelf: Shelf) -> None:
    record = two_once()
    files = forked(record, size=7)
    members = dict(files)
    receipt = dict(shown(record))["receipts/sundria.1.tlog-proof"]
    swapped = _swapped(files)
    same = _consistent()
    for name, changed, why, codes in (
        ("one-leaf-twice", put(files, "fork/a.leaf", members["fork/b.leaf"]), "Both leaves are the same.", PROOF),
        ("leaf-other", put(files, "fork/a.leaf", b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"), "A leaf is another than the one proven.", PROOF),
        ("leaf-no-newline", put(files, "fork/a.leaf", members["fork/a.leaf"].rstrip()), "A leaf has no newline.", CANON),
        ("leaf-two-newlines", put(files, "fork/a.leaf", members["fork/a.leaf"] + b"\n"), "A leaf has two newlines.", CANON),
        ("leaf-short", put(files, "fork/a.leaf", b"AAAA\n"), "A leaf has three bytes.", CANON),
        ("leaf-no-base64", put(files, "fork/a.leaf", b"@@@@\n"), "A leaf is no base64.", CANON),
        ("leaf-missing", without(files, "fork/a.leaf"), "A leaf is not there.", CANON),
        ("proof-missing", without(files, "fork/a.tlog-proof"), "A proof is not there.", NOTE),
        ("proofs-swapped", put(put(files, "fork/a.tlog-proof", members["fork/b.tlog-proof"]), "fork/b.tlog-proof", members["fork/a.tlog-proof"]), "The proofs are swapped and the leaves are not.", PROOF),
        ("sides-swapped", sorted_in(swapped), "The larger size stands first.", PROOF),
        ("by-a-receipt", put(files, "fork/a.tlog-proof", receipt), "A receipt stands for a checkpoint.", (Code.BAD_SIGNATURE,)),
        ("other-index", put(files, "fork/a.tlog-proof", members["fork/a.tlog-proof"].replace(b"index 1", b"index 0")), "One proof is of another index.", PROOF),
        ("extra", put(files, "fork/a.tlog-proof", members["fork/a.tlog-proof"].replace(b"\nindex", b"\nextra 2YjYtdmE\nindex")), "A proof has an extra line.", CANON),
        ("consistent", same, "The record grew, and nothing in it differs: no fork.", PROOF),
    ):  # fmt: skip
        _bad(shelf, f"leaves-{name}", changed, why, codes)


def _consistent() -> Files:
    """Two heads of one record, with the same leaf, in the form of a fork."""
    record = talk(7, sign_each=True)
    files = evidence(record, 7, 5, at=1)
    keys = record.keys(A)
    early = record.checkpoint(A, 5)
    text = author_note(early, record.author_signature(A, early), public_e=keys.e, public_m=keys.m)
    proof = format_tlog_proof(1, prove_inclusion(record.leaves(A), 1, 5), text).encode()
    leaf = dict(files)["fork/b.leaf"]
    return put(put(files, "fork/a.tlog-proof", proof), "fork/a.leaf", leaf)


def _swapped(files: Files) -> Files:
    """Side a stands as b, and b as a."""
    other = {"fork/a": "fork/b", "fork/b": "fork/a"}
    return [(other.get(name[:6], name[:6]) + name[6:], data) for name, data in files]


# ── two grants of one root ──────────────────────────────────────────────────────────────────────

ONE, TWO = "fork/a.grant.note", "fork/b.grant.note"


def _grants(shelf: Shelf) -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for incarnation in (1, 2, 4_294_967_295):
        files = granted_twice(record, incarnation=incarnation)
        why = f"A root granted incarnation {incarnation} to two node keys."
        _fork(shelf, f"grants-of-{incarnation}", files, why, spec="03 §5.1")
    files = granted_twice(record)
    held = dict(files)
    south = SUNDRIA.grant_note(2).encode()
    stranger = WESTMARK.grant_note(2).encode()
    forged = Forger(NORTHLAND.name).grant_note(2).encode()
    third = NORTHLAND.grant_note(3).encode()
    text = held[ONE].decode()
    bent = NORTHLAND.sign_root(text.split("\n\n")[0].replace("northland", "Northland") + "\n")
    own_key = replace(NORTHLAND.grant(2), node_public=NORTHLAND.root.ed25519)
    own = [member for member in shown(two_once()) if member[0].startswith("journals/northland")]
    for name, changed, why, codes in (
        ("same-key", put(files, TWO, held[ONE]), "Both grants are the same.", PROOF),
        ("swapped", put(put(files, ONE, held[TWO]), TWO, held[ONE]), "The larger text stands first.", PROOF),
        ("two-incarnations", put(files, TWO, third), "The grants are of two incarnations.", PROOF),
        ("two-parties", put(files, TWO, south), "The grants are of two parties.", (Code.BAD_SIGNATURE,)),
        ("of-a-stranger", put(put(files, ONE, stranger), TWO, stranger), "The grants are of a party that is not on the line.", (Code.BAD_EXPORT,)),
        ("by-a-forger", put(files, TWO, forged), "One grant is by another root.", (Code.BAD_SIGNATURE,)),
        ("one-missing", without(files, TWO), "The second grant is not there.", (Code.BAD_EXPORT,)),
        ("with-a-journal", sorted_in([*files, *own]), "The keys of a journal are there, for nothing.", (Code.BAD_EXPORT,)),
        ("with-half-a-journal", sorted_in([*files, own[0]]), "The grant of a journal is there, and not its keys.", (Code.BAD_EXPORT, Code.BAD_GRANT)),
        ("no-grant", put(files, TWO, NORTHLAND.card_note().encode()), "A card stands in the place of a grant.", NOTE),
        ("bad-text", put(files, TWO, bent.encode()), "A grant, well signed, names no party id.", (Code.BAD_GRANT,)),
        ("node-is-root", put(files, TWO, NORTHLAND.sign_root(format_grant(own_key)).encode()), "A grant names the root's own key as a node's.", (Code.BAD_GRANT,)),
        ("altered", put(files, TWO, held[TWO].replace(b"2026-", b"2027-")), "A date in a grant is another than the one signed.", (Code.BAD_SIGNATURE,)),
    ):  # fmt: skip
        _bad(shelf, f"grants-{name}", changed, why, codes)
