# SPDX-License-Identifier: Apache-2.0
"""Transcripts in which one thing is wrong or missing, by the numbers of 08 §5.4."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.builder import A, B, C, Files, Record, three_once, two_once, whole
from tests.corpus.case import FORK, Case, Shelf
from tests.corpus.whole import of_one_who_left, renewed, restored, talk
from tests.corpus.words import entry_fields
from tests.exports import put, receipt_of, sorted_in, take, without
from tests.trees import leaf_of
from wasl import codec
from wasl.errors import Code
from wasl.record.checkpoint import Checkpoint, author_pq_line, to_note
from wasl.record.entry import (
    Adopt,
    CannotOpen,
    End,
    Keys,
    Kind,
    commitment,
    format_entry,
    parse_entry,
)
from wasl.record.layout import format_entries, format_openings, parse_entries, parse_openings
from wasl.record.merkle import extend, format_frontier, leaf_hash, parse_frontier
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.terms import Head, JournalId, Ref

NORTH = "journals/northland.1"
MISSING, ENCODING, PROOF, BODY, HEAD, CUT, UNKNOWN = (
    (code,)
    for code in (
        Code.BAD_EXPORT,
        Code.NOT_CANONICAL,
        Code.BAD_PROOF,
        Code.BAD_BODY,
        Code.UNEXPLAINED_CHECKPOINT,
        Code.NOT_IN_ORDER,
        Code.UNKNOWN_ID,
    )
)


def cases() -> list[Case]:
    shelf = Shelf("range")
    _members(shelf)
    _cut(shelf)
    _bytes(shelf)
    _openings(shelf)
    _leaves(shelf)
    _statements(shelf)
    _heads(shelf)
    _papers(shelf)
    _rewritten(shelf)
    return shelf.cases


def quiet() -> Record:
    """Northland's journal has six entries; nobody has seen it, and there is no receipt."""
    return talk(6)


def _members(shelf: Shelf) -> None:
    files = whole(quiet())
    for file in ("before", "entries", "openings", "checkpoint.note"):
        shelf.incomplete(
            f"without-{file.split('.')[0]}",
            without(files, f"{NORTH}/{file}"),
            f"The {file} of a journal is not there.",
            "08 §5.4",
            MISSING,
        )
    for file in ("grant", "journal"):
        why = f"The {file} note of a journal is not there: its keys are not known."
        shelf.incomplete(
            f"without-{file}-note",
            without(files, f"{NORTH}/{file}"),
            why,
            "08 §5.3",
            (Code.BAD_GRANT, Code.UNKNOWN_ID),
        )
    shelf.incomplete(
        "without-a-journal",
        without(files, "journals/sundria.1"),
        "A member of the charter has no journal in the file.",
        "08 §5.4",
        UNKNOWN,
    )


def _cut(shelf: Shelf) -> None:
    shelf.incomplete(
        "cut-at-a-parting",
        whole(of_one_who_left(goes_on=True)),
        "A journal ends with the ADOPT without one who left, and another in the file goes on.",
        "08 §5.4",
        (Code.NOT_IN_ORDER,),
    )


def _bytes(shelf: Shelf) -> None:
    files = whole(quiet())
    held = dict(files)
    entries, openings, before = (
        held[f"{NORTH}/{file}"] for file in ("entries", "openings", "before")
    )
    for name, file, data, why in (
        ("entries-cut", "entries", entries[:-1], "The last entry of the bundle is cut off."),
        ("entries-more", "entries", entries + b"\0", "A byte stands behind the bundle."),
        ("openings-cut", "openings", openings[:-1], "The last opening is cut off."),
        ("openings-more", "openings", openings + b"\0", "A byte stands behind the openings."),
        ("opening-short", "openings", b"\0\0\0\x1f" + bytes(31) + openings, "An opening has 31 bytes, less than a salt."),
        ("opening-long", "openings", (60_033).to_bytes(4) + bytes(60_033), "An opening has more than a salt and the largest body."),
        ("before-short", "before", before[:-1], "The frontier has seven bytes."),
        ("before-more", "before", before + bytes(32), "The frontier has a hash more than its size has bits."),
        ("before-huge", "before", b"\xff" * 8 + bytes(32 * 64), "The frontier is of a tree larger than any."),
    ):  # fmt: skip
        shelf.altered(name, put(files, f"{NORTH}/{file}", data), why, "08 §2.3", ENCODING)


def _openings(shelf: Shelf) -> None:
    files = whole(quiet())
    name = f"{NORTH}/openings"
    openings = list(parse_openings(dict(files)[name]))
    first, second = openings[1], openings[2]
    assert first is not None
    assert second is not None
    for label, changed, codes, why in (
        ("one-less", openings[:-1], MISSING, "There is one opening less than entries."),
        ("one-more", [*openings, None], MISSING, "There is one opening more than entries."),
        ("swapped", [openings[0], second, first, *openings[3:]], BODY, "The openings of two entries are swapped."),
        ("other-text", [openings[0], first.replace(b"Message 1", b"Message 9"), *openings[2:]], BODY, "A text is another than the one committed to."),
        ("other-salt", [openings[0], bytes(32) + first[32:], *openings[2:]], BODY, "A salt is another."),
        ("split-elsewhere", [openings[0], first + b"\0", *openings[2:]], BODY, "A text has a byte more."),
        ("salt-alone", [openings[0], first[:32], *openings[2:]], BODY, "A text is left out and its salt is not."),
        ("of-a-grant", [bytes(32), *openings[1:]], BODY, "The opening of entry 0 is another."),
    ):  # fmt: skip
        shelf.altered(
            f"openings-{label}", put(files, name, format_openings(changed)), why, "08 §5.4", codes
        )
    _void_openings(shelf)


def _void_openings(shelf: Shelf) -> None:
    name = f"{NORTH}/openings"
    record = Record(NORTHLAND, SUNDRIA)
    record.append(A, b"\xff no entry")
    record.sign(A)
    files = whole(record)
    changed = [*parse_openings(dict(files)[name])[:1], bytes(32)]
    shelf.altered(
        "openings-of-noise",
        put(files, name, format_openings(changed)),
        "An opening stands for bytes in which no commitment can be read.",
        "08 §5.4",
        BODY,
    )
    for fault, change in (
        ("flags", {"flags": 32}),
        ("seen", {"seen": ((1, 1, 1),)}),
        ("content", {"content": 0}),
    ):
        record = Record(NORTHLAND, SUNDRIA)
        fields = entry_fields(record, 1, commit=commitment(bytes(32), b"A text."))
        record.append(A, codec.format(tuple({**fields, **change}.values())))
        record.sign(A)
        files = whole(record)
        changed = [*parse_openings(dict(files)[name])[:1], bytes(32) + b"A text."]
        shelf.altered(
            f"openings-of-bad-{fault}",
            put(files, name, format_openings(changed)),
            "An opening stands for bytes that are no entry by their form alone.",
            "08 §5.4",
            BODY,
        )
    record = Record(NORTHLAND, SUNDRIA)
    record.write(A, Kind.GRANT, b"A text.", opened=False)  # void: a grant stands at 0 alone
    record.sign(A)
    files = whole(record)
    changed = [*parse_openings(dict(files)[name])[:1], bytes(32) + b"Another text."]
    shelf.altered(
        "openings-of-a-void-entry",
        put(files, name, format_openings(changed)),
        "The opening of a void entry does not fit its commitment.",
        "08 §5.4",
        BODY,
    )


def _leaves(shelf: Shelf) -> None:
    record = quiet()
    files = whole(record)
    name = f"{NORTH}/entries"
    entries = parse_entries(dict(files)[name])

    def of(changed: Sequence[bytes]) -> Files:
        return put(files, name, format_entries(changed))

    for seq in range(1, 6):
        again = format_entry(replace(parse_entry(entries[seq]), time_s=1_800_000_000))
        shelf.altered(
            f"leaf-{seq}",
            of([*entries[:seq], again, *entries[seq + 1 :]]),
            f"Entry {seq} has another time: it reads well, and its text fits.",
            "08 §5.4",
            PROOF,
        )
    shelf.altered(
        "leaves-swapped",
        of([*entries[:2], entries[3], entries[2], *entries[4:]]),
        "Two entries stand in the other order: both are void there, and their texts fit neither.",
        "08 §5.4",
        (*PROOF, *BODY),
    )
    openings = parse_openings(dict(files)[f"{NORTH}/openings"])
    fewer = put(
        of([*entries[:2], *entries[3:]]),
        f"{NORTH}/openings",
        format_openings([*openings[:2], *openings[3:]]),
    )
    shelf.incomplete(
        "leaf-dropped",
        fewer,
        "An entry in the middle is left out: there are fewer than the checkpoint says.",
        "08 §5.4",
        CUT,
    )
    cut = put(of(entries[:-1]), f"{NORTH}/openings", format_openings(openings[:-1]))
    shelf.incomplete("leaf-cut", cut, "The last entry is left out.", "08 §5.4", CUT)
    more = put(of([*entries, entries[-1]]), f"{NORTH}/openings", format_openings([*openings, None]))
    shelf.altered("leaf-added", more, "An entry stands above the checkpoint.", "08 §5.4", PROOF)
    long = talk(8, sign_each=True)
    ranged = whole(long, from_s=long.now_s)
    held = parse_frontier(dict(ranged)[f"{NORTH}/before"])
    for number in range(len(held.hashes)):
        hashes = [*held.hashes]
        hashes[number] = leaf_of(number)
        data = format_frontier(replace(held, hashes=tuple(hashes)))
        shelf.altered(
            f"frontier-{number}",
            put(ranged, f"{NORTH}/before", data),
            f"Hash {number} of the frontier before the range is another.",
            "08 §5.4",
            PROOF,
        )
    turned = format_frontier(replace(held, hashes=tuple(reversed(held.hashes))))
    shelf.altered(
        "frontier-turned",
        put(ranged, f"{NORTH}/before", turned),
        "The hashes of the frontier stand smallest first.",
        "08 §2.3",
        PROOF,
    )
    zero = whole(Record(NORTHLAND, SUNDRIA))
    other = put(
        zero,
        f"{NORTH}/before",
        format_frontier(extend(parse_frontier(bytes(8)), [leaf_hash(b"x")])),
    )
    shelf.altered(
        "frontier-shifted",
        other,
        "The range claims to begin at 1: its entry 0 is void there, and a leaf more than signed.",
        "08 §5.4",
        PROOF,
    )


def _statements(shelf: Shelf) -> None:
    record = two_once()
    files, good = whole(record), record.checkpoint(A)
    receipt, pq = f"{NORTH}/receipts/sundria.1.note", f"{NORTH}/pq.note"
    for name, checkpoint, codes, why in (
        ("other-root", Checkpoint(good.origin, 5, bytes(32)), (Code.RECEIPT_DIFFERS,), "A receipt is for another root: its holder saw another record."),
        ("too-large", Checkpoint(good.origin, 6, good.root), MISSING, "A receipt is for a size above the range."),
        ("other-size", Checkpoint(good.origin, 4, good.root), (Code.RECEIPT_DIFFERS,), "A receipt has the root of another size."),
        ("other-journal", Checkpoint(record.checkpoint(B).origin, 5, good.root), MISSING, "A receipt is for another journal."),
    ):  # fmt: skip
        shelf.altered(
            f"receipt-{name}",
            put(files, receipt, receipt_of(record, checkpoint)),
            why,
            "08 §5.4",
            codes,
        )
    own = (f"{NORTH}/receipts/northland.1.note", receipt_of(record, good, A))
    shelf.altered(
        "receipt-by-itself",
        sorted_in([*files, own]),
        "A party gives itself a receipt.",
        "08 §5.4",
        MISSING,
    )
    nobody = (f"{NORTH}/receipts/sundria.2.note", receipt_of(record, good))
    shelf.altered(
        "receipt-by-nobody",
        sorted_in([*files, nobody]),
        "A receipt is by a journal that is not in the file.",
        "08 §5.4",
        MISSING,
    )
    below = whole(record, from_s=record.now_s)
    if dict(below).get(receipt) is not None:
        shelf.altered(
            "receipt-below",
            put(below, receipt, receipt_of(record, record.checkpoint(A, 1))),
            "A receipt is for a size below the range.",
            "08 §5.4",
            MISSING,
        )
    shelf.put(
        "m-forks",
        put(files, pq, _by_m(record, Checkpoint(good.origin, 4, leaf_of(0)))),
        "E and M signed two records: a fork of their author.",
        spec="08 §5.4",
        verdict=FORK,
        codes=(Code.FORK,),
    )
    shelf.altered(
        "m-too-large",
        put(files, pq, _by_m(record, Checkpoint(good.origin, 6, leaf_of(0)))),
        "M signed a size above the range.",
        "08 §5.4",
        MISSING,
    )
    other = Checkpoint(record.checkpoint(B).origin, 5, good.root)
    shelf.altered(
        "m-other-journal",
        put(files, pq, _by_m(record, other)),
        "M signed for another journal.",
        "08 §5.4",
        (Code.BAD_SIGNATURE,),
    )


def _by_m(record: Record, checkpoint: Checkpoint) -> bytes:
    signature = record.author_signature(A, checkpoint, pq=True)
    return to_note(
        checkpoint, [author_pq_line(checkpoint, public_m=record.keys(A).m, signature2420=signature)]
    ).encode()


def _heads(shelf: Shelf) -> None:
    for name, head, codes, why in (
        ("other-root", Head(A, 2, leaf_of(0)), HEAD, "An entry has seen another root of a journal than the one in the file."),
        ("too-large", Head(A, 9, leaf_of(0)), CUT, "An entry has seen a head above the end of a journal in the file."),
        ("not-here", Head(C, 1, leaf_of(0)), UNKNOWN, "An entry has seen a journal of nobody in the file."),
        ("later-not-here", Head(JournalId(0, 2), 1, leaf_of(0)), UNKNOWN, "An entry has seen a journal that is not in the file."),
    ):  # fmt: skip
        record = Record(NORTHLAND, SUNDRIA)
        record.say(A, "one")
        record.sign(A)
        record.write(B, Kind.VERIFIED, seen=(head,))
        record.sign(B)
        make = shelf.altered if codes == HEAD else shelf.incomplete
        make(f"seen-{name}", whole(record), why, "08 §5.4", codes)
    ends: tuple[tuple[str, Callable[[Record], tuple[End, ...]], Sequence[Code], str], ...] = (
        (
            "close-other-root",
            lambda _: (End(1, 2, leaf_of(0)),),
            HEAD,
            "A CLOSE names another root.",
        ),
        (
            "close-too-large",
            lambda _: (End(1, 9, leaf_of(0)),),
            CUT,
            "A CLOSE names a head above the journal in the file.",
        ),
    )
    for name, end, codes, why in ends:
        make = shelf.altered if codes == HEAD else shelf.incomplete
        make(name, whole(restored(end)), why, "08 §5.4", codes)
    good: Callable[[Record], tuple[End, ...]] = lambda record: (End(1, 3, record.head(C, 3).root),)  # noqa: E731
    shelf.altered(
        "former-other-root",
        whole(restored(good, root=leaf_of(0))),
        "A journal note names another head of the former journal.",
        "08 §5.4",
        HEAD,
    )
    shelf.incomplete(
        "former-too-large",
        whole(restored(good, size=9)),
        "A journal note names a head above the former journal in the file.",
        "08 §5.4",
        CUT,
    )
    shelf.incomplete(
        "former-not-here",
        without(whole(three_once()), "journals/westmark.1"),
        "The former journal is not in the file.",
        "08 §5.4",
        UNKNOWN,
    )
    for name, change, codes, why in (
        ("other-root", {"root": leaf_of(0)}, HEAD, "The charter closes a journal at another root."),
        ("too-large", {"size": 9}, CUT, "The charter closes a journal above what is in the file."),
        (
            "not-here",
            {"journal": JournalId(2, 7)},
            UNKNOWN,
            "The charter closes a journal that is not in the file.",
        ),
    ):
        record = Record(NORTHLAND, SUNDRIA, WESTMARK)
        record.next_charter(title="Without Westmark", leave=[replace(record.head(C), **change)])
        make = shelf.altered if codes == HEAD else shelf.incomplete
        make(f"closed-{name}", whole(record), why, "08 §5.4", codes)
    _quotes(shelf)


def _quotes(shelf: Shelf) -> None:
    for name, write, why in (
        ("acknowledgement", lambda record: record.acknowledge(B, Ref(A, 1, leaf_of(1))), "An acknowledgement quotes another entry than the one in the file."),
        ("cannot-open", lambda record: record.write(B, Kind.CANNOT_OPEN, content=CannotOpen(A, 1, leaf_of(1))), "A CANNOT-OPEN quotes another entry."),
    ):  # fmt: skip
        record = Record(NORTHLAND, SUNDRIA)
        record.say(A, "Hold your fire.")
        record.sign(A)
        write(record)
        record.sign(B)
        shelf.altered(f"quote-{name}", whole(record), why, "08 §5.4", HEAD)


def _papers(shelf: Shelf) -> None:
    record = renewed()
    record.charters.pop()
    record.cards.pop()
    shelf.incomplete(
        "charter-missing",
        whole(record),
        "An entry adopts a charter that is not in the file.",
        "08 §5.4",
        (Code.BAD_CHARTER,),
    )
    record = Record(NORTHLAND, SUNDRIA)
    record.write(A, Kind.ADOPT, content=Adopt(bytes(32), 2))
    record.write(A, Kind.KEYS, content=Keys(bytes(1216), bytes(32)))
    record.sign(A)
    shelf.incomplete(
        "charter-other-hash",
        whole(record),
        "An entry adopts a charter of another hash.",
        "08 §5.4",
        (Code.BAD_CHARTER,),
    )
    files = whole(renewed(2))
    shelf.incomplete(
        "charter-skipped",
        without(files, "charter/2"),
        "Charter 2 of three is not there.",
        "08 §5.3",
        MISSING,
    )
    shelf.incomplete(
        "charter-first-missing",
        without(files, "charter/1"),
        "The first charter is not there.",
        "08 §5.3",
        MISSING,
    )
    one, two = (Record(NORTHLAND, SUNDRIA, title=title) for title in ("one", "two"))
    for each in (one, two):
        each.next_charter(title="the next")
    shelf.altered(
        "charter-of-another-line",
        take(whole(one), whole(two), "charter/2"),
        "The second charter is of another line.",
        "03 §7.1",
        (Code.BAD_CHARTER,),
    )
    again = NORTHLAND.grant_note(1).encode()
    files = whole(two_once())
    shelf.altered(
        "other-grant",
        put(files, f"{NORTH}/grant.note", again),
        "The grant is as good as that in entry 0, and is another copy.",
        "08 §5.4",
        (Code.BAD_GRANT,),
    )
    renamed = [(name.replace("cards/sundria.1", "cards/sundria.2"), data) for name, data in files]
    shelf.put(
        "card-misnamed",
        renamed,
        "A card is named after another serial.",
        spec="08 §5.3",
        verdict="altered",
        codes=(Code.BAD_EXPORT, Code.BAD_CHARTER),
    )


def _rewritten(shelf: Shelf) -> None:
    """Northland writes its own journal anew, and signs it: only the others can tell."""
    record = Record(NORTHLAND, SUNDRIA)
    other = record.copy()
    for one, text in ((record, "Hold your fire."), (other, "Fire at will.")):
        one.say(A, text)
        one.sign(A)
    record.acknowledge(B, record.ref(A, 1))
    record.sign(B)
    files = take(whole(record), whole(other), f"{NORTH}/")
    shelf.altered(
        "rewritten",
        files,
        "A journal was written and signed anew; the other's entries name what it was.",
        "08 §5.4",
        HEAD,
    )
    early = Record(NORTHLAND, SUNDRIA)
    early.say(A, "one")
    early.sign(A)
    before = whole(early)
    early.say(A, "two")
    early.sign(A)
    early.say(B, "I have seen two.")
    early.sign(B)
    shelf.incomplete(
        "end-cut-off",
        take(whole(early), before, f"{NORTH}/"),
        "The end of a journal is cut off below what another has seen.",
        "08 §5.4",
        CUT,
    )
    lined = whole(Record(NORTHLAND, SUNDRIA, title="Another line"))
    spliced = take(whole(Record(NORTHLAND, SUNDRIA)), lined, f"{NORTH}/")
    shelf.altered(
        "line-spliced",
        spliced,
        "A journal of another line of the same parties is put in, with its keys.",
        "08 §5.3",
        (Code.BAD_GRANT, Code.UNKNOWN_ID),
    )
