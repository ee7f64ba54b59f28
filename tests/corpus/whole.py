# SPDX-License-Identifier: Apache-2.0
"""Good transcripts: sizes, ranges, bodies, languages, restores, later charters, void entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.builder import A, B, C, Files, Record, three_once, two_once, whole
from tests.corpus.case import ALL, UNANCHORED, Case, Shelf, digits
from tests.corpus.words import bodies, contents, said, void_entries
from tests.exports import put, receipt_of, sorted_in, without
from wasl import note
from wasl.record.entry import (
    Adopt,
    CannotOpen,
    Close,
    End,
    Keys,
    Kind,
    commitment,
    format_entry,
    parse_entry,
)
from wasl.record.layout import PQ_NOTE
from wasl.record.rows import Rows
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.terms import JournalId, Precedence, Ref, Traffic
from wasl.trust.charter import History, charter_hash

AUDIT = "08 §5.4"


def cases() -> list[Case]:
    shelf = Shelf("transcript")
    shelf.good(
        "of-two",
        whole(two_once()),
        "Batches, an acknowledgement, receipts, an unopened and a void entry.",
        AUDIT,
    )
    shelf.good(
        "of-three",
        whole(three_once()),
        "Three parties, one with a renewed card, one with a second journal.",
        AUDIT,
    )
    shelf.put("unanchored", whole(two_once()), "A good file, and nothing to hold its keys against.",
              spec="08 §4.1", verdict=UNANCHORED, anchors=())  # fmt: skip
    shelf.put("digits", whole(two_once()), "A good file, and the digits of both parties.", spec="08 §4.2",
              verdict="verified", anchors=(), fingerprints=[digits()[name] for name in ALL[:2]])  # fmt: skip
    _sizes(shelf)
    _ranges(shelf)
    _bodies(shelf)
    _flags(shelf)
    _lines(shelf)
    _restores(shelf)
    _charters(shelf)
    _left_out(shelf)
    return shelf.cases


def talk(count: int, *, sign_each: bool = False) -> Record:
    """Northland's journal has ``count`` entries."""
    record = Record(NORTHLAND, SUNDRIA)
    for number in range(1, count):
        record.say(A, f"Message {number}")
        if sign_each:
            record.sign(A)
    record.sign(A)
    return record


def _sizes(shelf: Shelf) -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for size in (1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 511, 512, 513):
        while record.state(A).size < size:
            record.say(A, "Nothing to report.")
        record.sign(A)
        why = f"Northland's journal has {size} entries."
        shelf.good(f"size-{size}", whole(record), why, "05 §1")


def _ranges(shelf: Shelf) -> None:
    record = talk(10, sign_each=True)
    # Entry n of Northland is of a time of its own, after both entries 0.
    for first, last in ((1, 9), (2, 4), (3, 3), (4, 7), (7, 8), (8, 9), (9, 9)):
        start = parse_entry(_entry(record, first)).time_s
        files = whole(record, from_s=start, to_s=parse_entry(_entry(record, last)).time_s)
        why = f"A range from entry {first} to {last}, behind the frontier of {first} entries."
        shelf.good(f"range-{first}-to-{last}", files, why, "08 §3.1")
    end = parse_entry(_entry(record, 9)).time_s
    shelf.good(
        "range-empty",
        whole(record, from_s=end + 60),
        "Nobody wrote in that time: both ranges are empty.",
        "08 §3.1",
    )
    shelf.good(
        "range-of-zero",
        whole(record, to_s=0),
        "A time before all entries: empty ranges at the first signed size.",
        "08 §3.1",
    )
    long = talk(300, sign_each=False)
    for first in (255, 256, 257):
        files = whole(long, from_s=parse_entry(_entry(long, first)).time_s)
        why = f"A range from entry {first} on, behind a frontier of {first.bit_count()} hashes."
        shelf.good(f"range-from-{first}", files, why, "08 §2.3")


def _entry(record: Record, seq: int) -> bytes:
    rows = Rows(record.store, record.line)
    row = rows.entry(record.state(A).number, seq)
    assert row is not None
    return row.data


def _bodies(shelf: Shelf) -> None:
    for name, kind, body, why in bodies():
        record = Record(NORTHLAND, SUNDRIA)
        record.write(A, kind, body)
        record.sign(A)
        shelf.good(f"body-{name}", whole(record), why, "05 §8")


def _flags(shelf: Shelf) -> None:
    for precedence in Precedence:
        shelf.good(f"precedence-{precedence.name.lower()}", whole(_flagged(precedence=precedence)),
                   f"A message of precedence {precedence.name}.", "05 §2.1")  # fmt: skip
    for traffic in Traffic:
        shelf.good(f"traffic-{traffic.name.lower()}", whole(_flagged(traffic=traffic)),
                   f"A message of {traffic.name.lower()} traffic, which says so inside the signed bytes.", "05 §2.1")  # fmt: skip
    shelf.good(
        "sent-alone",
        whole(_flagged(sent_alone=True)),
        "A message that one person alone sent.",
        "05 §2.1",
    )
    shelf.good(
        "latest-time",
        whole(_flagged(time_s=253_402_300_799)),
        "The last second of the year 9999.",
        "05 §2.1",
    )
    shelf.good(
        "earliest-time",
        whole(_flagged(time_s=0)),
        "The author's clock stood at 1970: a claim that orders nothing.",
        "05 §2.1",
    )


def _flagged(**changes: object) -> Record:
    record = Record(NORTHLAND, SUNDRIA)
    salt, body = bytes(32), said("Hold your fire.")
    twin = record.copy()
    twin.write(A, Kind.MESSAGE, body)
    entry = parse_entry(_entry(twin, 1))
    record.append(
        A, format_entry(replace(entry, commit=commitment(salt, body), **changes)), salt + body
    )
    record.sign(A)
    return record


def _lines(shelf: Shelf) -> None:
    record = Record(NORTHLAND, SUNDRIA)
    for kind, content in contents(record):
        record.write(A, kind, content=content)
    record.sign(A)
    shelf.good(
        "steering", whole(record), "KEYS, an accord and an anchor stand in the journal.", "05 §4"
    )
    record = Record(NORTHLAND, SUNDRIA)
    record.say(B, "Where are they?")
    record.sign(B)
    record.write(A, Kind.CANNOT_OPEN, content=CannotOpen(B, 1, record.ref(B, 1).leaf))
    record.sign(A)
    shelf.good(
        "cannot-open", whole(record), "Northland holds an entry and cannot open it.", "05 §4"
    )
    record = Record(NORTHLAND, SUNDRIA)
    for kind in (9, 15, 28, 65_535):
        record.append(A, _unknown(record, kind), None)
    record.sign(A)
    shelf.good(
        "unknown-kinds",
        whole(record),
        "Kinds that this version does not know are kept, and not void.",
        "05 §2.2",
    )
    record = Record(NORTHLAND, SUNDRIA)
    for data, opening in void_entries(record):
        record.append(A, data, opening)
        record.say(A, "In between.")
    record.sign(A)
    shelf.good(
        "void-entries",
        whole(record),
        "Entries of every void mark keep their places, and speak against nobody.",
        "05 §2.2",
    )
    record = Record(NORTHLAND, SUNDRIA)
    record.write(B, Kind.GRANT, seen=(replace(record.head(A), size=9),))
    record.sign(B)
    shelf.good(
        "void-has-seen-nothing",
        whole(record),
        "A void entry names a head that does not exist: it has seen nothing.",
        "05 §2.2",
    )
    record = Record(NORTHLAND, SUNDRIA)
    for target in (Ref(A, 7, bytes(32)), Ref(C, 0, bytes(32)), Ref(JournalId(9, 9), -1, b"")):
        record.acknowledge(B, target)
    record.sign(B)
    shelf.good(
        "quotes-of-what-is-not-here",
        whole(record),
        "Acknowledgements quote entries that are not in the file.",
        "08 §5.4",
    )
    shelf.good(
        "shredded",
        whole(_unopened(120)),
        "No text of Northland's is in the file; every proof goes on working.",
        "08 §3.1",
    )
    for holder_time in (0, 1, 1 << 50, (1 << 63) - 1):
        files = put(whole(two_once()), "journals/northland.1/receipts/sundria.1.note",
                    receipt_of(two_once(), two_once().checkpoint(A), time_s=holder_time))  # fmt: skip
        shelf.good(
            f"receipt-at-{holder_time}", files, f"A receipt states the time {holder_time}.", "02 §3"
        )


def _unknown(record: Record, kind: int) -> bytes:
    twin = record.copy()
    twin.write(A, Kind.MESSAGE)
    entry = parse_entry(_entry(twin, twin.state(A).size - 1))
    content = (1, "later", (b"\0", None)) if kind < 16 else None
    return format_entry(replace(entry, kind=kind, content=content))


def _unopened(count: int) -> Record:
    record = Record(NORTHLAND, SUNDRIA)
    for number in range(1, count):
        record.say(A, f"Message {number}", opened=number % 3 == 0)
    record.sign(A)
    return record


def _restores(shelf: Shelf) -> None:
    for name, ends, why in (
        ("close", lambda record: (End(1, 3, record.head(C, 3).root),), "A restored node closes its older journal at its end."),
        ("close-below", lambda record: (End(1, 2, record.head(C, 2).root),), "A close below the end: what stands above is orphaned, and shown."),
        ("close-nothing", lambda _: (), "A close that lists nothing: the older journal ends at 0."),
    ):  # fmt: skip
        shelf.good(name, whole(restored(ends)), why, "05 §5")
    record = Record(NORTHLAND, SUNDRIA, WESTMARK)
    record.say(C, "One.")
    record.sign(C)
    second = record.open_journal(2, 2, former=record.head(C, 2))
    third = record.open_journal(2, 3, former=record.head(second))
    record.write(
        third,
        Kind.CLOSE,
        content=Close((End(1, 2, record.head(C).root), End(2, 1, record.head(second).root))),
    )
    record.sign(third, pq=True)
    record.receive(A, third)
    record.receive(third, A)
    shelf.good(
        "three-incarnations",
        whole(record),
        "A party was restored twice, and closes both older journals.",
        "05 §5",
    )
    record = Record(NORTHLAND, SUNDRIA)
    record.open_journal(0, 4_294_967_295)
    shelf.good(
        "last-incarnation",
        whole(record),
        "A journal of the highest incarnation, and nothing known of former ones.",
        "01",
    )


def restored(ends: Callable[[Record], tuple[End, ...]], **former: int) -> Record:
    """Westmark has three entries in its first journal, and closes it in its second."""
    record = Record(NORTHLAND, SUNDRIA, WESTMARK)
    for number in range(2):
        record.say(C, f"Before {number}")
    record.sign(C)
    head = replace(record.head(C, 3), **former)
    later = record.open_journal(2, 2, former=head)
    record.write(later, Kind.CLOSE, content=Close(ends(record)))
    record.sign(later)
    return record


def renewed(count: int = 1) -> Record:
    """Northland adopts ``count`` later charters, and says something under each."""
    record = Record(NORTHLAND, SUNDRIA)
    for number in range(count):
        record.next_charter(renew=number % 2, title=f"Terms {number + 2}")
        record.write(A, Kind.ADOPT, content=Adopt(charter_hash(record.charter), number + 2))
        record.write(A, Kind.KEYS, content=Keys(bytes(1216), bytes(32)))
        record.say(A, "Under the new terms.")
    record.sign(A)
    return record


def joined(history: History = History.NONE) -> Record:
    """Westmark joins by the second charter; all adopt it and speak."""
    record = Record(NORTHLAND, SUNDRIA)
    record.say(A, "Before.")
    record.sign(A)
    record.next_charter(title="With Westmark", join=[WESTMARK], history=history)
    record.open_journal(2)
    _adopt(record, A, B, C)
    return record


def _adopt(record: Record, *journals: JournalId) -> None:
    """They adopt the newest charter, name their keys and say something."""
    serial = record.charter.serial
    for journal in journals:
        record.write(journal, Kind.ADOPT, content=Adopt(charter_hash(record.charter), serial))
        record.write(journal, Kind.KEYS, content=Keys(bytes(1216), bytes(32)))
        record.say(journal, "Under the new charter.")
        record.sign(journal)


def _members(shelf: Shelf) -> None:
    shelf.good("joined", whole(joined()), "Westmark joined by the second charter.", "03 §7")
    files = whole(joined(History.ALL))
    why = "Westmark joined, and is given the texts of all that was said before."
    shelf.good("joined-history", files, why, "03 §6.4a")
    record = joined()
    record.say(C, "We are leaving.")
    record.sign(C)
    record.next_charter(title="Without Westmark", leave=[record.head(C, 4)])
    _adopt(record, A, B)
    why = "Westmark joined and left; its journal goes on above where the charter closes it."
    shelf.good("joined-and-left", whole(record), why, "05 §5.1")
    record.next_charter(title="And on")
    _adopt(record, B)
    why = "A charter after somebody left says again who left, and where."
    shelf.good("left-and-on", whole(record), why, "03 §7.1")
    record = joined()
    record.next_charter(title="Without Northland", leave=[record.head(A)])
    _adopt(record, B, C)
    why = "Northland, who began the line, left: what it wrote is proven all the same."
    shelf.good("founder-left", whole(record), why, "03 §7")
    why = "The file of one who left: a journal ends with the ADOPT without it, below what others have seen."
    shelf.good("file-of-who-left", whole(of_one_who_left()), why, "08 §5.4")


def of_one_who_left(*, goes_on: bool = False) -> Record:
    """What Westmark holds after it has left: each journal up to the ADOPT without it, though
    Sundria has seen more of Northland's. ``goes_on``: Sundria's journal goes on behind its own.
    """
    record = Record(NORTHLAND, SUNDRIA, WESTMARK)
    record.next_charter(title="Without Westmark", leave=[record.head(C)])
    adopt = Adopt(charter_hash(record.charter), record.charter.serial)
    record.write(A, Kind.ADOPT, content=adopt)
    record.sign(A)
    more = record.copy()
    more.write(A, Kind.KEYS, content=Keys(bytes(1216), bytes(32)))
    more.say(A, "Between the two of us.")
    more.sign(A)
    record.write(B, Kind.ADOPT, content=adopt, seen=[more.head(A)])
    if goes_on:
        record.write(B, Kind.KEYS, content=Keys(bytes(1216), bytes(32)))
    record.sign(B)
    return record


def _charters(shelf: Shelf) -> None:
    for count in (1, 2, 3):
        why = f"{count} later charters, each adopted, with renewed cards."
        shelf.good(f"renewals-{count}", whole(renewed(count)), why, "03 §7")
    record = Record(NORTHLAND, SUNDRIA)
    record.next_charter(title="Not adopted")
    shelf.good(
        "charter-not-adopted",
        whole(record),
        "A later charter that nobody has adopted yet.",
        "03 §7",
    )
    record = Record(NORTHLAND, SUNDRIA, WESTMARK)
    record.next_charter(title="Without Westmark", leave=[record.head(C)])
    shelf.good(
        "one-left",
        whole(record),
        "Westmark left; the charter closes its journal where it ends.",
        "03 §7",
    )
    _members(shelf)
    for title in ("خط الشمال", "Линия связи", "Line"):
        shelf.good(
            f"title-{len(title.encode())}",
            whole(Record(NORTHLAND, SUNDRIA, title=title)),
            f"A line called “{title}”.",
            "03 §6",
        )
    record = renewed()
    record.write(A, Kind.ADOPT, content=Adopt(charter_hash(record.charter), 2))
    record.say(A, "Before its keys.")
    record.sign(A)
    shelf.good(
        "before-keys",
        whole(record),
        "A message between ADOPT and KEYS is void, and speaks against nobody.",
        "05 §2.2",
    )
    files = whole(two_once())
    stranger = note.sign_ed25519("hello\n", name="stranger.example", seed=bytes(32))
    for name in ("charter/1.northland.note", "cards/sundria.1.note"):
        text = dict(files)[name].decode()
        more = text + note.format(note.Note("hello\n", (stranger,))).split("\n\n")[1]
        shelf.good(
            f"stranger-on-{name.split('/')[0]}",
            put(files, name, more.encode()),
            "A line of an unknown key is passed over.",
            "08 §2.4",
        )
    for name in ("charter/1.northland.note", "cards/sundria.1.note"):
        head, lines = dict(files)[name].decode().split("\n\n")
        first, second = lines.splitlines()
        turned = f"{head}\n\n{second}\n{first}\n".encode()
        shelf.good(
            f"lines-turned-{name.split('/')[0]}",
            put(files, name, turned),
            "The two lines of a root stand in the other order.",
            "03 §2.6",
        )


def _left_out(shelf: Shelf) -> None:
    files: Files = whole(two_once())
    shelf.good(
        "no-receipts",
        without(files, "journals/northland.1/receipts", "journals/sundria.1/receipts"),
        "No receipt is in the file: that says less, and nothing else.",
        "08 §7",
    )
    pq_notes = tuple(name for name, _ in files if name.endswith(PQ_NOTE))
    shelf.good("no-pq", without(files, *pq_notes), "No line of M is in the file.", "08 §7")
    early = receipt_of(two_once(), two_once().checkpoint(A, 1))
    shelf.good(
        "receipt-of-size-1",
        put(files, "journals/northland.1/receipts/sundria.1.note", early),
        "The receipt is for the first entry alone.",
        "08 §5.4",
    )
    record = three_once()
    seconds = sorted_in(whole(record))
    shelf.good("receipt-by-two", seconds, "Receipts of two holders for one journal.", "08 §3.1")
