# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: FBT003 -- CBOR's true in the place of numbers
"""Write docs/spec/vectors/record.json and docs/spec/vectors/envelopes.json.

Run it from the root of the repository: ``.venv/bin/python -m scripts.make_vectors_record``. The
same code gives the same files. What another DEFLATE or the randomness of HPKE would write
differently is kept from the files as they are: readers must take it, writers need not give it.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from tests.histories import LINE as ORDER_LINE
from tests.histories import History, Reader, chatter
from wasl import codec, limits, primitives
from wasl.errors import Refused
from wasl.line import talk
from wasl.record import entry
from wasl.record.anchor import Anchor
from wasl.record.content import Shredded, Span, Why
from wasl.record.cosignature import Cosignature
from wasl.record.merkle import leaf_hash
from wasl.terms import Answer, Head, JournalId, LineId, OfficeId, Precedence, Ref, Traffic
from wasl.wire import cold, epoch, text, warm

VECTORS = Path(__file__).resolve().parents[1] / "docs" / "spec" / "vectors"
Case = dict[str, Any]

LINE = LineId(bytes(range(32)))
CHARTER = b"\x09" * 32
NEAR, FAR = JournalId(1, 1), JournalId(0, 1)
SALT = bytes.fromhex("04c94cd682c0ce2130a808088f64f801b63f6bafd084f7819662b155a7a8dad9")
TIME = 1_795_030_406
WITNESS = "witness.example.org/w1"
HEAD = Head(FAR, 2, b"\x05" * 32)
BODY = bytes.fromhex(
    "8c0162656e64647574798182006464757479806060781f436f6e6669726d20706f736974696f6e206f66"
    "2074686520636f6e766f792ef680f660"
)

RECORD_ABOUT = [
    "The record: docs/spec/05. All entries stand in the line and journal given here, at seq.",
    "entries: expect 'entry': hex is an entry with these fields; else the name of its void mark.",
    "commitments: commit = SHA-256('wasl/commit/v1' || salt || body).",
    "bodies: expect 'accept', or 'refuse': keep the entry, show 'not understood'.",
    "orders: journals are lists of entries, each {seen: [[party, incarnation, size] ...], void};",
    "close: [[incarnation, size] ...], or null; lamports has a list for each, null: no place.",
]
ENVELOPES_ABOUT = [
    "Envelopes and epochs: docs/spec/04. dictionary: of coding 1.",
    "codings: coded unpacks to body. expect 'accept' or 'refuse'; limit is the most bytes.",
    "epochs: seed_hash, and the first steps of the chain.",
    "warm: envelope opens under key at place to these fields; expect 'refuse': code is Wasl's.",
    "cold: plain has these items (hex of the array of items that are understood), or is refused.",
    "sealed: envelope to the X-Wing key of seed opens to plain; hint and info come from its key.",
]


def render(value: Case) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


# ── entries ─────────────────────────────────────────────────────────────────────────────────────


def entry_of(**changes: Any) -> entry.Entry:  # noqa: ANN401 -- any field of an entry
    fields: dict[str, Any] = {
        "line": LINE,
        "journal": NEAR,
        "seq": 2,
        "kind": 16,
        "precedence": Precedence.IMMEDIATE,
        "traffic": Traffic.EXERCISE,
        "sent_alone": False,
        "time_s": TIME,
        "seen": (HEAD,),
        "commit": entry.commitment(SALT, BODY),
        "content": None,
    }
    return entry.Entry(**{**fields, **changes})


CONTENTS: dict[str, entry.Content] = {
    "keys": entry.Keys(bytes(range(64)) * 19, b"\x01" * 32),
    "adopt": entry.Adopt(CHARTER, 2),
    "close": entry.Close((entry.End(1, 40, b"\x02" * 32), entry.End(3, 2, b"\x03" * 32))),
    "accord": entry.Accord(100, b"\x03" * 32),
    "cannot-open": entry.CannotOpen(FAR, 7, b"\x04" * 32),
    "shredded": Shredded(
        Why.ORDER, "order 7", "Haddad", (Span(FAR, 3, 4), Span(FAR, 5, 9), Span(NEAR, 0, 2))
    ),
    "anchor": Anchor(2, b"\x05" * 32, Cosignature(WITNESS, b"\x06" * 4, TIME, b"\x07" * 64)),
}


def good_entries() -> dict[str, entry.Entry]:
    found = {
        "the example of 05 section 2.3": entry_of(),
        "nothing seen, routine": entry_of(
            seen=(), precedence=Precedence.ROUTINE, traffic=Traffic.OPERATION
        ),
        "flash, test, sent alone": entry_of(
            precedence=Precedence.FLASH, traffic=Traffic.TEST, sent_alone=True
        ),
        "time zero": entry_of(time_s=0),
        "largest time": entry_of(time_s=limits.TIME_S - 1),
        "three heads in order": entry_of(
            seen=(HEAD, Head(JournalId(0, 2), 1, SALT), Head(JournalId(2, 1), 2**62 - 1, SALT))
        ),
        "an unknown kind that talks": entry_of(kind=20),
        "an unknown kind that steers": entry_of(kind=15, content=("later", 1)),
        "a close of nothing": entry_of(kind=entry.Kind.CLOSE, content=()),
    }
    for name, content in CONTENTS.items():
        kind = entry.Kind[name.upper().replace("-", "_")]
        found[name] = entry_of(kind=kind, content=entry.format_content(content))
    return found


def bad_entries() -> dict[str, bytes]:
    whole = entry.format_entry(entry_of())
    value = codec.parse(whole)
    assert isinstance(value, tuple)

    def but(index: int, item: codec.Value) -> bytes:
        return codec.format((*value[:index], item, *value[index + 1 :]))

    heads = ((0, 1, 2, SALT), (0, 2, 1, SALT))
    ends = ((1, 40, SALT), (3, 2, SALT))

    def close(content: codec.Value) -> bytes:
        return entry.format_entry(entry_of(kind=3, content=content))

    def anchor(**changes: codec.Value) -> bytes:
        fields: dict[str, codec.Value] = {
            "name": WITNESS,
            "key_id": bytes(4),
            "size": 2,
            "root": bytes(32),
            "time": TIME,
            "signature": bytes(64),
        }
        return entry.format_entry(entry_of(kind=6, content=(*(fields | changes).values(),)))

    def shredded(*spans: codec.Value, why: codec.Value = 0) -> bytes:
        return entry.format_entry(entry_of(kind=8, content=(why, "", "", spans)))

    return {
        "nothing": b"",
        "a byte left over": whole + b"\0",
        "version in two bytes": whole[:1] + b"\x18" + whole[1:],
        "an indefinite array": b"\x9f" + whole[1:] + b"\xff",
        "nine items": codec.format(value[:9]),
        "eleven items": codec.format((*value, None)),
        "version 0": but(0, 0),
        "version 2": but(0, 2),
        "version true": but(0, True),
        "another line": but(1, bytes(32)),
        "a line of 31 bytes": but(1, bytes(31)),
        "another party": but(2, (0, 1)),
        "another incarnation": but(2, (1, 2)),
        "incarnation 0": but(2, (1, 0)),
        "party true": but(2, (True, 1)),
        "incarnation 2^32": but(2, (1, 1 << 32)),
        "seq 3 at 2": but(3, 3),
        "seq below 0": but(3, -1),
        "seq 2^62": but(3, 1 << 62),
        "seq true": but(3, True),
        "kind 2^16": but(4, 1 << 16),
        "a grant at 2": entry.format_entry(entry_of(kind=0, content=("a", "b"))),
        "flag 5": but(5, 32),
        "flag 7": but(5, 128),
        "flags 256": but(5, 256),
        "time below 0": but(6, -1),
        "the year 10000": but(6, limits.TIME_S),
        "seen is null": but(7, None),
        "seen of size 0": but(7, ((0, 1, 0, SALT),)),
        "seen with a short root": but(7, ((0, 1, 2, SALT[:31]),)),
        "seen true entries": but(7, ((0, 1, True, SALT),)),
        "seen of itself": but(7, ((1, 1, 2, SALT),)),
        "seen twice": but(7, (heads[0], heads[0])),
        "seen out of order": but(7, heads[::-1]),
        "256 heads": but(7, tuple((0, n, 1, SALT) for n in range(1, 257))),
        "a commitment of 31 bytes": but(8, bytes(31)),
        "a message with content": but(9, (1,)),
        "content is a number": but(9, 1),
        "an anchor of size 0": anchor(size=0),
        "an anchor above its place": anchor(size=3),
        "an anchor without a time": anchor(time=0),
        "an anchor with a signature of 63 bytes": anchor(signature=bytes(63)),
        "an anchor with a short root": anchor(root=bytes(31)),
        "an anchor by a name with a space": anchor(name="a b"),
        "keys without content": entry.format_entry(entry_of(kind=1)),
        "keys with a short key": entry.format_entry(
            entry_of(kind=1, content=(bytes(1_215), bytes(32)))
        ),
        "a close without a list": close((1, 40, SALT)),
        "a close of incarnation 2^32": close(((1 << 32, 1, SALT),)),
        "a close at size 0": close(((1, 0, SALT),)),
        "a close twice": close((ends[0], ends[0])),
        "a close out of order": close(ends[::-1]),
        "shredded without a span": shredded(),
        "shredded for a fourth reason": shredded((0, 1, 1, 2), why=3),
        "shredded because true": shredded((0, 1, 1, 2), why=True),
        "an empty span of shredded": shredded((0, 1, 2, 2)),
        "a span of shredded from true": shredded((0, 1, True, 2)),
        "spans of shredded that touch": shredded((0, 1, 1, 2), (0, 1, 2, 3)),
        "spans of shredded out of order": shredded((0, 1, 5, 6), (0, 1, 2, 3)),
        "65 spans of shredded": shredded(*((0, 1, 2 * n, 2 * n + 1) for n in range(65))),
        "a fork without evidence": entry.format_entry(entry_of(kind=7, content=(0, 1, ()))),
        "an accord of size 0": entry.format_entry(entry_of(kind=4, content=(0, bytes(32)))),
        "cannot open in incarnation 2^32": entry.format_entry(
            entry_of(kind=5, content=(0, 1 << 32, 1, bytes(32)))
        ),
        "cannot open at seq true": entry.format_entry(
            entry_of(kind=5, content=(0, 1, True, bytes(32)))
        ),
    }


def entry_cases() -> list[Case]:
    cases: list[Case] = []
    for name, one in good_entries().items():
        data = entry.format_entry(one)
        judged = entry.judge(data, line=LINE, journal=NEAR, seq=2)
        assert judged == one, (name, judged)
        cases.append(
            {
                "name": name,
                "expect": "entry",
                "hex": data.hex(),
                "leaf": leaf_hash(data).hex(),
                "kind": one.kind,
                "precedence": int(one.precedence),
                "traffic": int(one.traffic),
                "sent_alone": one.sent_alone,
                "time": one.time_s,
                "seen": [
                    [h.journal.party, h.journal.incarnation, h.size, h.root.hex()] for h in one.seen
                ],
                "commit": one.commit.hex(),
                "content": None if one.content is None else codec.format(one.content).hex(),
            }
        )
    for name, data in bad_entries().items():
        judged = entry.judge(data, line=LINE, journal=NEAR, seq=2)
        assert isinstance(judged, entry.Void), name
        mark = judged.name.lower().replace("_", "-")
        cases.append({"name": name, "expect": mark, "hex": data.hex()})
    return cases


# ── bodies ──────────────────────────────────────────────────────────────────────────────────────

REF = Ref(FAR, 7, b"\x04" * 32)


def good_bodies() -> dict[str, talk.Body]:
    duty = OfficeId("duty")
    return {
        "the message of 05 section 2.3": talk.parse_body(16, BODY),
        "an answer with everything": talk.Message(
            "ar",
            duty,
            (talk.Office(0, duty), talk.Office(2, OfficeId("staff"))),
            (talk.Office(0, OfficeId("coast-guard")),),
            "تأكيد",
            "convoy",
            "نؤكد موقع القافلة.\nКолонна на месте.",
            TIME,
            (REF, Ref(NEAR, 0, SALT)),
            REF,
            "officer",
        ),
        "received": talk.Acknowledgement(REF, Answer.RECEIVED, "", TIME, None, ""),
        "cannot comply, shown": talk.Acknowledgement(
            REF, Answer.CANNOT_COMPLY, "мост закрыт", TIME, TIME + 5, "officer"
        ),
        "shown": talk.Shown(REF, TIME, ""),
        "verified": talk.Verified(0, "12345" * 8, "officer"),
    }


def bad_bodies() -> dict[str, tuple[int, bytes]]:
    message = codec.parse(BODY)
    assert isinstance(message, tuple)
    ack = codec.parse(talk.format_body(good_bodies()["received"]))
    assert isinstance(ack, tuple)

    def but(value: tuple[codec.Value, ...], index: int, item: codec.Value) -> bytes:
        return codec.format((*value[:index], item, *value[index + 1 :]))

    ref = (0, 1, 7, b"\x04" * 32)
    return {
        "nothing": (16, b""),
        "version 2": (16, but(message, 0, 2)),
        "version true": (16, but(message, 0, True)),
        "a language that is none": (16, but(message, 1, "xx")),
        "an office with a capital": (16, but(message, 2, "Duty")),
        "nobody addressed": (16, but(message, 3, ())),
        "an addressee of party true": (16, but(message, 3, ((True, "duty"),))),
        "text as bytes": (16, but(message, 7, b"text")),
        "reply by true": (16, but(message, 8, True)),
        "a reference without its leaf": (16, but(message, 9, ((0, 1, 7),))),
        "a reference at seq true": (16, but(message, 9, ((0, 1, True, ref[3]),))),
        "33 references": (16, but(message, 9, (ref,) * 33)),
        "eleven items": (16, codec.format(message[:11])),
        "answer 5": (17, but(ack, 2, 5)),
        "answer true": (17, but(ack, 2, True)),
        "stored before 1970": (17, but(ack, 4, -1)),
        "a message as an acknowledgement": (17, BODY),
        "a kind without bodies": (20, BODY),
    }


def body_cases() -> list[Case]:
    cases: list[Case] = []
    for name, body in good_bodies().items():
        cases.append(
            {
                "name": name,
                "kind": int(talk.kind_of(body)),
                "expect": "accept",
                "hex": talk.format_body(body).hex(),
            }
        )
    cases.extend(
        {"name": name, "kind": kind, "expect": "refuse", "hex": data.hex()}
        for name, (kind, data) in bad_bodies().items()
    )
    return cases


# ── order ───────────────────────────────────────────────────────────────────────────────────────

A, B, C = (JournalId(party, 1) for party in range(3))
A2, A3 = JournalId(0, 2), JournalId(0, 3)


def restored() -> dict[str, History]:
    """Histories of two parties, the first of which was restored."""
    made: dict[str, History] = {}
    for name, size in (("open", None), ("low", 1), ("closed", 2)):
        made[name] = history = History()
        for seen in ({}, {}, {}):
            history.write(A, seen)
        history.write(B, {A: 2})
        history.write(A2, {})
        history.write(B, {A: 2, A2: 1})
        if size is not None:
            history.write(A2, {B: 2}, close={1: size})
            history.write(B, {A2: 2})
        history.write(A2, {B: len(history.journals[B])})
        history.write(B, {A2: len(history.journals[A2])})
    twice = made["closed twice"] = History(
        {journal: list(entries) for journal, entries in made["closed"].journals.items()}
    )
    twice.write(A3, {})
    twice.write(B, {A: 3, A2: 3, A3: 1})
    twice.write(A3, {B: 5}, close={1: 3, 2: 3})
    twice.write(B, {A3: 2})
    twice.write(A3, {B: 6})
    return made


def histories() -> dict[str, tuple[History, int]]:
    """Named histories: (what was written, members)."""
    ladder = History()
    for seen in ({}, {B: 1}, {B: 2}):
        ladder.write(A, seen)
        ladder.write(B, {A: len(ladder.journals[A])})
    void = History()
    void.write(A, {})
    void.write(B, {})
    void.write(A, {})
    void.write(B, {A: 2}, void=True)
    silent = History()
    for journal in (A, B, C):
        silent.write(journal, {})
    for _ in range(3):
        silent.write(A, {B: len(silent.journals[B])})
        silent.write(B, {A: len(silent.journals[A])})
    again = restored()
    seeded = random.Random(5)
    return {
        "two in turn": (ladder, 2),
        "a void entry has seen nothing": (void, 2),
        "a silent third stalls finality": (silent, 3),
        "a member without a journal": (ladder, 3),
        "a closed journal with an orphan": (again["closed"], 2),
        "a journal that is not closed": (again["open"], 2),
        "a close below what was named": (again["low"], 2),
        "a close that an earlier one precedes": (again["closed twice"], 2),
        "five random": (chatter(seeded, 5, 25), 5),
    }


def close_of(one: entry.Entry) -> list[list[int]] | None:
    if one.kind != entry.Kind.CLOSE:
        return None
    close = entry.parse_content(one.kind, one.content)
    assert isinstance(close, entry.Close)
    return [[end.incarnation, end.size] for end in close.ends]


def order_cases() -> list[Case]:
    cases: list[Case] = []
    for name, (history, members) in histories().items():
        reader = Reader(history, range(members))
        # The later journal first: what is read must not hang on what came when.
        for journal in sorted(history.journals, reverse=True):
            reader.hold(journal, len(history.journals[journal]))
        lamports = {(journal, seq): lamport for lamport, journal, seq in reader.places()}
        cases.append(
            {
                "name": name,
                "members": members,
                "journals": [
                    {
                        "journal": [journal.party, journal.incarnation],
                        "entries": [
                            {
                                "seen": [
                                    [h.journal.party, h.journal.incarnation, h.size]
                                    for h in entry.parse_entry(data).seen
                                ],
                                "close": close_of(entry.parse_entry(data)),
                                "void": (journal, seq) in history.void,
                                "hex": data.hex(),
                            }
                            for seq, data in enumerate(entries)
                        ],
                        "lamports": [lamports.get((journal, seq)) for seq in range(len(entries))],
                    }
                    for journal, entries in sorted(history.journals.items())
                ],
                "final_lamport": reader.final().lamport,
                "final_size": reader.final().frontier.size,
                "final_root": reader.final().frontier.root().hex(),
            }
        )
    return cases


def record_vectors() -> Case:
    return {
        "about": RECORD_ABOUT,
        "line": LINE.hex(),
        "journal": [NEAR.party, NEAR.incarnation],
        "seq": 2,
        "entries": entry_cases(),
        "commitments": [
            {
                "salt": salt.hex(),
                "body": body.hex(),
                "commit": entry.commitment(salt, body).hex(),
            }
            for salt, body in ((SALT, BODY), (SALT, b""), (bytes(32), b"\0"))
        ],
        "bodies": body_cases(),
        "order_line": ORDER_LINE.hex(),
        "orders": order_cases(),
    }


# ── envelopes ───────────────────────────────────────────────────────────────────────────────────

SEED = b"\x07" * 32
KEYS_TIME = 1_794_999_990
PLACE = warm.Place(LINE, CHARTER, NEAR, 2, KEYS_TIME)


def chain(count: int) -> list[tuple[bytes, epoch.MessageKey]]:
    key = epoch.first_chain_key(SEED, line=LINE, charter=CHARTER, journal=NEAR, keys_seq=1)
    out: list[tuple[bytes, epoch.MessageKey]] = []
    for _ in range(count):
        key, message = epoch.advance(key)
        out.append((key, message))
    return out


KEY = chain(1)[0][1]


def epoch_case(journal: JournalId, keys_seq: int) -> Case:
    key = epoch.first_chain_key(
        SEED, line=LINE, charter=CHARTER, journal=journal, keys_seq=keys_seq
    )
    first = key
    steps: list[Case] = []
    for _ in range(3):
        key, message = epoch.advance(key)
        steps.append(
            {
                "chain_key": key.hex(),
                "key": message.key.hex(),
                "salt": message.salt.hex(),
                "tag": message.tag.hex(),
            }
        )
    pinned = epoch.seed_hash(SEED, line=LINE, journal=journal, keys_seq=keys_seq)
    return {
        "line": LINE.hex(),
        "charter": CHARTER.hex(),
        "journal": [journal.party, journal.incarnation],
        "keys_seq": keys_seq,
        "seed": SEED.hex(),
        "seed_hash": pinned.hex(),
        "chain_key_0": first.hex(),
        "steps": steps,
    }


def narrow_of(**changes: Any) -> warm.Narrow:  # noqa: ANN401 -- any field
    fields: dict[str, Any] = {
        "kind": 20,
        "flags": 6,
        "time_s": TIME,
        "seen": (HEAD,),
        "content": None,
        "body": bytes(range(40)),  # nothing in it repeats: it travels as it is
        "gap": (),
        "signature": b"\x03" * 64,
    }
    return warm.Narrow(**{**fields, **changes})


def good_warm() -> dict[str, tuple[warm.Narrow, bool, tuple[int, ...]]]:
    return {
        "signed, roots left out": (narrow_of(), False, ()),
        "with roots": (narrow_of(), True, ()),
        "inside a batch": (narrow_of(signature=b""), False, ()),
        "before its KEYS entry by the clock": (narrow_of(time_s=KEYS_TIME - 90_000), False, ()),
        "with a gap of eight": (
            narrow_of(gap=tuple(bytes((n,)) * 32 for n in range(8))),
            False,
            (),
        ),
        "with content": (narrow_of(kind=4, content=(12, SALT), body=b""), False, ()),
        "padded": (narrow_of(), False, (64, 256, 1_024)),
        "a head of incarnation 3": (
            narrow_of(seen=(Head(JournalId(2, 3), 2_000_000, SALT),)),
            True,
            (),
        ),
    }


def warm_plain(*parts: bytes) -> bytes:
    """An envelope of KEY at PLACE around these bytes."""
    sealed = primitives.siv_seal(KEY.key, bytes(12), b"".join(parts), PLACE.aad())
    return KEY.tag + sealed


def bad_warm() -> dict[str, bytes]:
    good = warm.seal(narrow_of(), place=PLACE, key=KEY, roots=False)
    other = warm.Place(LINE, CHARTER, NEAR, 3, KEYS_TIME)
    start = b"\x10\x00\x00"  # kind 16, routine, the time of KEYS
    return {
        "damaged": good[:-1] + bytes((good[-1] ^ 1,)),
        "the tag alone": good[:4],
        "nothing": b"",
        "another place": warm.seal(narrow_of(), place=other, key=KEY, roots=False),
        "another charter": warm.seal(
            narrow_of(),
            place=warm.Place(LINE, bytes(32), NEAR, 2, KEYS_TIME),
            key=KEY,
            roots=False,
        ),
        "no plain text": warm_plain(),
        "reserved bit of the form": warm_plain(b"\x80", start, b"\0"),
        "reserved flag": warm_plain(b"\x00\x10\x20\x00\x00"),
        "kind not shortest": warm_plain(b"\x00\x90\x00\x00\x00\x00"),
        "count without heads": warm_plain(b"\x00", start, b"\x01"),
        "256 heads": warm_plain(b"\x00", start, b"\x80\x02", b"\x00\x01" * 256),
        "head of incarnation 0": warm_plain(b"\x00", start, b"\x01", b"\x01\x00\x01"),
        "party 2^16": warm_plain(b"\x00", start, b"\x01", b"\x80\x80\x08\x01"),
        "number of 64 bits": warm_plain(b"\x00", start, b"\x01\x00", b"\xff" * 9 + b"\x01"),
        "gap of none": warm_plain(b"\x02", start, b"\x00\x00"),
        "gap of nine": warm_plain(b"\x02", start, b"\x00\x09", bytes(288)),
        "signature cut short": warm_plain(b"\x01", start, b"\x00", bytes(63)),
        "content not canonical": warm_plain(b"\x08", start, b"\x00\x02\x18\x01"),
        "content longer than the rest": warm_plain(b"\x08", start, b"\x00\x7f\x01"),
        "padding without its mark": warm_plain(b"\x10", start, b"\x00\x41\x00\x00"),
        "coding 2": warm_plain(b"\x40", start, b"\x00abc"),
        "a stream that is none": warm_plain(b"\x20", start, b"\x00\xff\xff"),
        "a time before 1970": warm_plain(b"\x00\x10\x00", b"\xff" * 6 + b"\x7f", b"\x00"),
    }


def warm_cases() -> list[Case]:
    cases: list[Case] = []
    for name, (narrow, roots, buckets) in good_warm().items():
        envelope = warm.seal(narrow, place=PLACE, key=KEY, roots=roots, buckets=buckets)
        content = narrow.content
        cases.append(
            {
                "name": name,
                "expect": "accept",
                "hex": envelope.hex(),
                "kind": narrow.kind,
                "flags": narrow.flags,
                "time": narrow.time_s,
                "seen": [
                    [
                        head.journal.party,
                        head.journal.incarnation,
                        head.size,
                        head.root.hex() if roots else "",
                    ]
                    for head in narrow.seen
                ],
                "gap": [leaf.hex() for leaf in narrow.gap],
                "signature": narrow.signature.hex(),
                "content": None if content is None else codec.format(content).hex(),
                "body": narrow.body.hex(),
                "roots": roots,
                "buckets": list(buckets),
            }
        )
    for name, envelope in bad_warm().items():
        cases.append({"name": name, "expect": "refuse", "hex": envelope.hex()})
        try:
            warm.open_warm(envelope, place=PLACE, key=KEY)
        except Refused as error:
            cases[-1]["code"] = str(error.code)
        else:
            raise AssertionError(name)
    return cases


ENTRY = entry.format_entry(entry_of())
ITEMS: dict[str, cold.Item] = {
    "range": cold.Range(NEAR, 2, (ENTRY, cold.LeftOut(SALT)), (SALT + BODY, None), bytes(64)),
    "proven": cold.Proven(Head(NEAR, 9, SALT), bytes(64), 2, ENTRY, None, (SALT, bytes(32))),
    "opening": cold.Opening(NEAR, 2, SALT + BODY),
    "receipt": cold.Receipt(HEAD, NEAR, TIME, bytes(64)),
    "seed": cold.Seed(NEAR, 1, SEED),
    "heads": cold.Heads(TIME * 1_000, ((FAR, 2), (NEAR, 9))),
    "author pq": cold.AuthorPq(HEAD, bytes(2_420)),
}


def raw_plain(value: codec.Value, padding: int = 0) -> bytes:
    """The plain text of an envelope in coding 0."""
    data = codec.format(value)
    return b"\x00" + len(data).to_bytes(4, "big") + data + bytes(padding)


def item_value(item: cold.Item) -> codec.Value:
    plain = cold.format_items([item])
    value = codec.parse(text.unpack(plain[0], plain[5:], limit=1 << 20))
    assert isinstance(value, tuple)
    return value[0]


def cold_values() -> dict[str, codec.Value]:
    found = {name: (item_value(item),) for name, item in ITEMS.items()}
    everything = tuple(item_value(item) for item in ITEMS.values())
    return {**found, "no items": (), "all items": everything}


def bad_cold() -> dict[str, bytes]:
    whole = raw_plain(cold_values()["heads"])
    pair, root = (1, 1), SALT
    odd: dict[str, codec.Value] = {
        "not a list": 1,
        "an item that is no array": (1,),
        "an empty item": ((),),
        "number true": ((True, pair, 0, (ENTRY,), (None,), bytes(64)),),
        "number 0": ((0, pair),),
        "a range of nothing": ((1, pair, 0, (), (), bytes(64)),),
        "a range of 501 entries": ((1, pair, 0, (b"",) * 501, (None,) * 501, bytes(64)),),
        "a hash of 31 bytes left out": ((1, pair, 0, ((SALT[:31],),), (None,), bytes(64)),),
        "a receipt at true": ((4, (pair, 1, root), pair, True, bytes(64)),),
        "a receipt of the year 10000": ((4, (pair, 1, root), pair, limits.TIME_S, bytes(64)),),
        "a range without its openings": ((1, pair, 0, (ENTRY,), (), bytes(64)),),
        "a range with a short signature": ((1, pair, 0, (ENTRY,), (None,), bytes(63)),),
        "a range from below 0": ((1, pair, -1, (ENTRY,), (None,), bytes(64)),),
        "an opening without its salt": ((3, pair, 2, SALT[:31]),),
        "party true": ((3, (True, 1), 2, SALT),),
        "incarnation 0": ((3, (1, 0), 2, SALT),),
        "a head of size 0": ((4, (pair, 0, root), pair, 1, bytes(64)),),
        "a proof of 65 hashes": ((2, (pair, 9, root), bytes(64), 2, ENTRY, None, (root,) * 65),),
        "a proof with a short hash": (
            (2, (pair, 9, root), bytes(64), 2, ENTRY, None, (root[1:],)),
        ),
        "a seed of 31 bytes": ((5, pair, 1, SEED[:31]),),
        "256 heads": ((6, 0, ((pair, 1),) * 256),),
        "held true": ((6, 0, ((pair, True),)),),
        "a pq signature of 64 bytes": ((7, (pair, 9, root), bytes(64)),),
    }
    return {
        "nothing": b"",
        "four bytes": whole[:4],
        "cut short": whole[:-1],
        "padding that is not zero": whole + b"\x00\x01",
        "coding 2": b"\x02" + whole[1:],
        "a stream that is none": b"\x01" + whole[1:],
        "items not canonical": b"\x00\x00\x00\x00\x02\x98\x00",
        **{name: raw_plain(value) for name, value in odd.items()},
    }


def cold_cases() -> list[Case]:
    cases: list[Case] = []
    for name, value in cold_values().items():
        for padding in (0, 7):
            plain = raw_plain(value, padding)
            assert cold.format_items(cold.parse_items(plain))
            label = f"{name}, padded" if padding else name
            items = codec.format(value).hex()
            cases.append({"name": label, "expect": "accept", "hex": plain.hex(), "items": items})
    unknown = raw_plain(((8, "later"), item_value(ITEMS["seed"])))
    items = codec.format((item_value(ITEMS["seed"]),)).hex()
    cases.append(
        {
            "name": "an item of a later version",
            "expect": "accept",
            "hex": unknown.hex(),
            "items": items,
        }
    )
    for name, plain in bad_cold().items():
        cases.append({"name": name, "expect": "refuse", "hex": plain.hex()})
        try:
            cold.parse_items(plain)
        except Refused as error:
            cases[-1]["code"] = str(error.code)
        else:
            raise AssertionError(name)
    return cases


CODED = {
    "nothing": b"",
    "one letter": b"x",
    "Arabic": "نطلب التأكيد فورا: الموقع والمسار".encode(),
    "Russian": "Просим немедленно подтвердить место и курс колонны.".encode(),
    "much of one letter": b"a" * 5_000,
}


def coding_cases(kept: list[Case]) -> list[Case]:
    held = {case["name"]: case["coded"] for case in kept if case["expect"] == "accept"}
    cases: list[Case] = []
    for name, body in CODED.items():
        coding, coded = text.pack(body)
        cases.append(
            {
                "name": name,
                "expect": "accept",
                "coding": coding,
                "coded": held.get(name, coded.hex()),
                "limit": 60_000,
                "body": body.hex(),
            }
        )
    stream = bytes.fromhex(cases[-1]["coded"])
    bad = {
        "coding 2": (2, b"abc", 60_000),
        "raw, over the limit": (0, bytes(11), 10),
        "unpacks to over the limit": (1, stream, 4_999),
        "cut short": (1, stream[:-1], 60_000),
        "a byte left over": (1, stream + b"\0", 60_000),
        "no stream": (1, b"\xff\xff\xff", 60_000),
        "nothing at all": (1, b"", 60_000),
    }
    for name, (coding, coded, limit) in bad.items():
        case = {"name": name, "expect": "refuse", "coding": coding, "coded": coded.hex()}
        cases.append({**case, "limit": limit})
        try:
            text.unpack(coding, coded, limit=limit)
        except Refused as error:
            cases[-1]["code"] = str(error.code)
        else:
            raise AssertionError(name)
    return cases


def sealed_case(kept: Case) -> Case:
    public = primitives.x_wing_public(SEED)
    plain = raw_plain(cold_values()["receipt"])
    info = cold.info(LINE, public)
    envelope = bytes.fromhex(kept.get("envelope", ""))
    try:
        good = primitives.hpke_open(SEED, envelope[4:], info) == plain
    except Refused:
        good = False
    if not good:
        envelope = cold.hint(LINE, public) + primitives.hpke_seal(public, plain, info)
    return {
        "line": LINE.hex(),
        "seed": SEED.hex(),
        "public": public.hex(),
        "hint": cold.hint(LINE, public).hex(),
        "info": info.hex(),
        "plain": plain.hex(),
        "envelope": envelope.hex(),
    }


def envelope_vectors(kept: Case) -> Case:
    return {
        "about": ENVELOPES_ABOUT,
        "dictionary": text.WORDS.hex(),
        "codings": coding_cases(kept.get("codings", [])),
        "epochs": [epoch_case(NEAR, 1), epoch_case(JournalId(2, 3), 700)],
        "warm_place": {
            "line": LINE.hex(),
            "charter": CHARTER.hex(),
            "journal": [NEAR.party, NEAR.incarnation],
            "seq": PLACE.seq,
            "keys_time": KEYS_TIME,
            "aad": PLACE.aad().hex(),
            "key": KEY.key.hex(),
            "salt": KEY.salt.hex(),
            "tag": KEY.tag.hex(),
        },
        "warm": warm_cases(),
        "cold": cold_cases(),
        "sealed": sealed_case(kept.get("sealed", {})),
    }


def main() -> None:
    path = VECTORS / "envelopes.json"
    kept = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(render(envelope_vectors(kept)))
    (VECTORS / "record.json").write_text(render(record_vectors()))
    for name in ("envelopes", "record"):
        print(VECTORS / f"{name}.json")


if __name__ == "__main__":
    main()
