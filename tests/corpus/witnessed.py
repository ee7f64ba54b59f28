# SPDX-License-Identifier: Apache-2.0
"""Files that witnesses have dated, good and bad: 08 §5.4, 12 and 13, and §5.5, 8 and 9."""

from __future__ import annotations

from dataclasses import replace

from tests.builder import A, Files, whole
from tests.corpus.case import ALL, EXHIBIT, FORK, TRANSCRIPT, Case, Shelf
from tests.exports import put, sorted_in, without
from tests.witnessed import EARLY_S, LATE_S, Seen, by_author, cosign, line, proof, talked
from wasl import note
from wasl.errors import Code
from wasl.record.checkpoint import format_tlog_proof, parse_tlog_proof, to_note
from wasl.record.entry import parse_entry
from wasl.record.exhibit import exhibit
from wasl.record.fork import Branch
from wasl.record.layout import parse_entries
from wasl.record.merkle import prove_inclusion, root_at

AT_5 = "witnesses/5.tlog-proof"
ANCHOR_PROOF = "anchor/entry.tlog-proof"
EIGHT, NINE = "08 §5.5, 8", "08 §5.5, 9"
TWELVE, THIRTEEN = "08 §5.4, 12", "08 §5.4, 13"
OF_4, OF_5 = (f"witnesses/northland.1.{size}.tlog-proof" for size in (4, 5))
OF_RANGE = "anchor/northland.1/entry"


def cases() -> list[Case]:
    shelf = Shelf("witnessed", EXHIBIT, anchors=ALL[:2])
    _good(shelf)
    _cosigned(shelf)
    _anchors(shelf)
    ranges = Shelf("witnessed-range", TRANSCRIPT, anchors=ALL[:2])
    _good_ranges(ranges)
    _bad_ranges(ranges)
    return [*shelf.cases, *ranges.cases]


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


# ── ranges ──────────────────────────────────────────────────────────────────────────────────────


def ranged(record: Seen, first: int, last: int) -> Files:
    """The transcript of the entries of Northland from ``first`` to ``last``."""
    entries = parse_entries(dict(whole(record))["journals/northland.1/entries"])
    from_s, to_s = (parse_entry(entries[seq]).time_s for seq in (first, last))
    return whole(record, from_s=from_s, to_s=to_s)


def _good_ranges(shelf: Shelf) -> None:
    record = talked(anchored=True)
    record.cosign(4, un=LATE_S, mission=LATE_S + 60)
    record.cosign(5, capital=LATE_S + 700)
    files = ranged(record, 3, 3)
    why = "Cosigned at the end of the range and above it, and an anchor below."
    shelf.good("bracket", files, why, "08 §5.8")
    shelf.good("no-anchor", without(files, "anchor/"), "The anchor is left out.", "08 §7")
    shelf.good("no-quorum", without(files, OF_4), "One witness alone has cosigned.", "08 §5.8")
    why = "A witness above the end, two within: the quorum has seen all but the last entry."
    shelf.good("most-by-quorum", whole(record), why, "08 §5.8, 1")
    within = talked()
    within.cosign(3, mission=LATE_S)
    within.cosign(4, un=LATE_S + 60, capital=LATE_S)
    why = "Within the range, at two sizes: three witnesses of the first entries, two of more."
    shelf.good("within", whole(within), why, "08 §5.8, 1")
    lines = [line(cosign("un", record.checkpoint(A, 5), LATE_S))]
    bare = put(whole(record), OF_5, proof(record, lines, seq=4))
    shelf.good("no-line-of-e", bare, "A cosigned checkpoint without a line of E.", TWELVE)


def _bad_ranges(shelf: Shelf) -> None:
    record = talked(anchored=True)
    files = ranged(record, 3, 4)

    def bad(name: str, member: str, data: bytes, why: str, *codes: str) -> None:
        shelf.altered(name, sorted_in([*files, (member, data)]), why, TWELVE, codes)

    def cosigned(seq: int, size: int, name: str = "un") -> bytes:
        lines = [line(cosign(name, record.checkpoint(A, size), LATE_S))]
        return proof(record, lines, seq=seq, size=size)

    why = "The proof of another entry than the last that it could cover."
    bad("other-entry", OF_5, cosigned(3, 5), why, Code.BAD_EXPORT)
    bad("other-size", OF_4, cosigned(4, 5), "Its name says size 4.", Code.BAD_EXPORT)
    below = "witnesses/northland.1.3.tlog-proof"
    bad("below", below, cosigned(2, 3), "It covers no entry of the range.", Code.BAD_EXPORT)
    empty = "witnesses/sundria.1.5.tlog-proof"
    bad("empty", empty, cosigned(4, 5), "Sundria's range is empty.", Code.BAD_EXPORT)
    for number, party in ((2, "northland"), (1, "observer")):
        name = f"witnesses/{party}.{number}.5.tlog-proof"
        why = "It is named after a journal that is not in the file."
        bad(f"no-journal-{party}", name, cosigned(4, 5), why, Code.BAD_EXPORT)
    bad("exhibit-name", AT_5, cosigned(4, 5), "A name of exhibits.", Code.BAD_EXPORT)
    stranger = cosigned(4, 5, "stranger")
    bad("stranger", OF_5, stranger, "No witness has cosigned.", Code.BAD_SIGNATURE)
    _pasts(shelf, record)
    _range_anchors(shelf, record)


def _pasts(shelf: Shelf, record: Seen) -> None:
    """The last entry of a range, in a tree that has another past of it."""
    later = [record.ref(A, seq).leaf for seq in range(2, 5)]
    other = Branch(record.leaves(A), 1, [bytes(32), *later])
    checkpoint = replace(record.checkpoint(A, 5), root=root_at(other, 5))
    lines = [line(cosign("un", checkpoint, LATE_S))]
    for last in (2, 3, 4):
        hashes, files = prove_inclusion(other, last, 5), ranged(record, 1, last)
        bare = format_tlog_proof(last, hashes, to_note(checkpoint, lines)).encode()
        signed = to_note(checkpoint, [by_author(record, checkpoint), *lines])
        both = format_tlog_proof(last, hashes, signed).encode()
        why = f"A witness cosigned another entry 1 below entry {last}."
        one = sorted_in([*files, (OF_5, bare)])
        shelf.altered(f"past-{last}", one, why, TWELVE, (Code.BAD_PROOF,))
        two = sorted_in([*files, (OF_5, both)])
        why += " The author had signed it."
        shelf.put(f"fork-{last}", two, why, spec=TWELVE, verdict=FORK, codes=(Code.FORK,))


def _range_anchors(shelf: Shelf, record: Seen) -> None:
    files = ranged(record, 3, 4)
    anchor = [one for one in files if one[0].startswith("anchor/")]
    within = sorted_in([*whole(record), *anchor])
    why = "The anchor stands in the range, and not below it."
    shelf.altered("anchor-within", within, why, THIRTEEN, (Code.BAD_EXPORT,))
    earlier = record.checkpoint(A, 4)
    hashes = prove_inclusion(record.leaves(A), 2, 4)
    data = format_tlog_proof(2, hashes, to_note(earlier, [by_author(record, earlier)])).encode()
    tree = put(files, f"{OF_RANGE}.tlog-proof", data)
    why = "The anchor is proven under another checkpoint than the range."
    shelf.altered("anchor-tree", tree, why, THIRTEEN, (Code.BAD_EXPORT,))
    half = [one for one in files if one[0] != OF_RANGE]
    why = "An anchor's proof without its entry."
    shelf.incomplete("anchor-half", half, why, THIRTEEN, (Code.BAD_EXPORT,))
    entries = dict(files)["journals/northland.1/entries"]
    damaged = put(files, "journals/northland.1/entries", entries[:-1] + b"\x00")
    why = "A range that does not lead to its checkpoint is not dated."
    shelf.altered("failed", damaged, why, TWELVE, (Code.BAD_PROOF, Code.BAD_BODY))
