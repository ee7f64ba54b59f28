# SPDX-License-Identifier: Apache-2.0
"""Exhibits that witnesses have dated, good and bad: 08 §5.5, 8 and 9."""

from __future__ import annotations

from dataclasses import replace

from tests.builder import A, Files
from tests.corpus.case import ALL, EXHIBIT, FORK, Case, Shelf
from tests.exports import put, sorted_in, without
from tests.witnessed import EARLY_S, LATE_S, Seen, by_author, cosign, line, proof, talked
from wasl import note
from wasl.errors import Code
from wasl.record.checkpoint import format_tlog_proof, parse_tlog_proof, to_note
from wasl.record.exhibit import exhibit
from wasl.record.fork import Branch
from wasl.record.merkle import prove_inclusion, root_at

AT_5 = "witnesses/5.tlog-proof"
ANCHOR_PROOF = "anchor/entry.tlog-proof"
EIGHT, NINE = "08 §5.5, 8", "08 §5.5, 9"


def cases() -> list[Case]:
    shelf = Shelf("witnessed", EXHIBIT, anchors=ALL[:2])
    _good(shelf)
    _cosigned(shelf)
    _anchors(shelf)
    return shelf.cases


def shown(record: Seen, seq: int = 3) -> Files:
    return exhibit(record.store, record.line, record.papers, journal=A, seq=seq)


def _good(shelf: Shelf) -> None:
    record = talked(anchored=True)
    record.cosign(4, un=LATE_S + 60, mission=LATE_S)
    record.cosign(5, capital_pq=LATE_S + 120)
    files = shown(record)
    shelf.good("bracket", files, "Three witnesses at two sizes, and an anchor below.", "08 §5.8")
    bare = without(files, "anchor/")
    shelf.good("no-anchor", bare, "The anchor is left out.", "08 §7")
    few = without(files, "witnesses/4")
    shelf.good("no-quorum", few, "One witness alone has cosigned: a remark.", "08 §5.8")
    shelf.good("nothing", without(bare, "witnesses/"), "Nobody dates it.", "08 §5.8")
    checkpoint = record.checkpoint(A, 5)
    lines = [
        note.Signature("somebody.example", b"1234", bytes(72)),
        line(cosign("un", checkpoint, LATE_S)),
    ]
    strange = put(files, AT_5, proof(record, lines))
    shelf.good("strange-line", strange, "A line of nobody who is known, and no line of E.", EIGHT)


def _cosigned(shelf: Shelf) -> None:
    record = talked()
    checkpoint = record.checkpoint(A, 5)
    good = line(cosign("mission", checkpoint, LATE_S))

    def bad(name: str, data: bytes, why: str, *codes: str, member: str = AT_5) -> None:
        files = sorted_in([*shown(record), (member, data)])
        shelf.altered(name, files, why, EIGHT, codes)

    for name in ("un", "capital-pq"):
        moved = line(replace(cosign(name, checkpoint, LATE_S), time_s=EARLY_S))
        why = "Beside a good line, one of a witness with another time than it signed."
        bad(f"moved-{name}", proof(record, [good, moved]), why, Code.BAD_SIGNATURE)
    lines = [line(cosign("stranger", checkpoint, LATE_S))]
    bad("stranger", proof(record, lines), "No witness has cosigned.", Code.BAD_SIGNATURE)
    lines = [line(cosign("capital-pq", checkpoint, 0))]
    bad("time-0", proof(record, lines), "The one line has no time.", Code.BAD_SIGNATURE)
    lines = [line(cosign("un", checkpoint, 1 << 50))]
    bad("no-calendar", proof(record, lines), "The year has five digits.", Code.BAD_SIGNATURE)
    lines = [by_author(record, record.checkpoint(A, 4)), good]
    bad("author", proof(record, lines), "E's line is of another size.", Code.BAD_SIGNATURE)
    other = proof(record, [good], seq=2)
    bad("other-index", other, "It is the proof of another entry.", Code.BAD_EXPORT)
    six = "witnesses/6.tlog-proof"
    bad("size", proof(record, [good]), "Its name says size 6.", Code.BAD_EXPORT, member=six)
    extra = proof(record, [good]).replace(b"\nindex", b"\nextra AAAA\nindex", 1)
    bad("extra", extra, "An extra line.", Code.NOT_CANONICAL)
    files = [*shown(record), ("witnesses/05.tlog-proof", proof(record, [good]))]
    shelf.altered("name", files, "A zero before the size.", "08 §2.1", (Code.BAD_EXPORT,))
    _roots(shelf, record)


def _roots(shelf: Shelf, record: Seen) -> None:
    """Other roots than that of the entry's own proof."""
    other = Branch(record.leaves(A), 3, [bytes(32), bytes(32)])
    checkpoint = replace(record.checkpoint(A, 5), root=root_at(other, 5))
    text = to_note(checkpoint, [line(cosign("un", checkpoint, LATE_S))])
    data = format_tlog_proof(3, prove_inclusion(other, 3, 5), text).encode()
    files = sorted_in([*shown(record), (AT_5, data)])
    why = "A cosigned root that does not have the entry."
    shelf.altered("other-root", files, why, EIGHT, (Code.BAD_PROOF,))
    other = Branch(record.leaves(A), 2, [bytes(32), record.ref(A, 3).leaf])
    checkpoint = replace(record.checkpoint(A, 4), root=root_at(other, 4))
    lines = [by_author(record, checkpoint), line(cosign("un", checkpoint, LATE_S))]
    data = format_tlog_proof(3, prove_inclusion(other, 3, 4), to_note(checkpoint, lines)).encode()
    files = sorted_in([*shown(record), ("witnesses/4.tlog-proof", data)])
    why = "The author signed two roots for size 4, and a witness cosigned the other."
    shelf.put("fork", files, why, spec="08 §5.5, 6", verdict=FORK, codes=(Code.FORK,))


def _anchors(shelf: Shelf) -> None:
    record = talked(anchored=True)
    files = shown(record)
    later = record.checkpoint(A, 5)
    hashes = prove_inclusion(record.leaves(A), 2, 5)
    data = format_tlog_proof(2, hashes, to_note(later, [by_author(record, later)])).encode()
    why = "The anchor is proven under another checkpoint than the entry."
    tree = put(files, ANCHOR_PROOF, data)
    shelf.altered("anchor-tree", tree, why, NINE, (Code.BAD_EXPORT,))
    itself = put(files, ANCHOR_PROOF, dict(files)["entry/entry.tlog-proof"])
    why = "The anchor stands where the entry does."
    shelf.altered("anchor-above", itself, why, NINE, (Code.BAD_EXPORT,))
    swapped = put(files, "anchor/entry", dict(files)["entry/entry"])
    why = "The bytes of another entry."
    shelf.altered("anchor-bytes", swapped, why, NINE, (Code.BAD_PROOF,))
    half = [one for one in files if one[0] != "anchor/entry"]
    why = "An anchor's proof without its entry."
    shelf.incomplete("anchor-half", half, why, NINE, (Code.BAD_EXPORT,))
    record = talked()
    files = shown(record)
    text = parse_tlog_proof(dict(files)["entry/entry.tlog-proof"]).checkpoint_note
    data = format_tlog_proof(2, prove_inclusion(record.leaves(A), 2, 4), text).encode()
    message = ("anchor/entry", dict(shown(record, 2))["entry/entry"])
    files = sorted_in([*files, message, (ANCHOR_PROOF, data)])
    why = "A message in the place of an anchor."
    shelf.altered("anchor-kind", files, why, NINE, (Code.BAD_EXPORT,))
    for name, root, code in (
        ("stranger", b"", Code.BAD_EXPORT),
        ("un", bytes(32), Code.BAD_SIGNATURE),
    ):
        record = Seen()
        record.drop_anchor(1, name, EARLY_S, root=root)
        record.say(A, "After it.")
        record.sign(A)
        why = "An anchor by nobody whom a charter names, or over another root than was cosigned."
        shelf.altered(f"anchor-of-{name}", shown(record, 2), why, NINE, (code,))
