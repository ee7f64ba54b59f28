# SPDX-License-Identifier: Apache-2.0
"""What stands in entries: a body of each kind, bodies that nobody understands, steering contents,
and bytes that are void.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.builder import A, B, Record
from wasl import codec
from wasl.line import talk
from wasl.record.anchor import Anchor
from wasl.record.cosignature import Cosignature
from wasl.record.entry import Accord, Content, Keys, Kind, commitment
from wasl.terms import Answer, OfficeId, Ref

REF = Ref(B, 7, bytes(32))  # in no file of the corpus
TO = (talk.Office(1, OfficeId("duty")),)

Named = tuple[str, int, bytes, str]


def said(text: str, *, lang: str = "en", by: str = "") -> bytes:
    """A message to the duty desk of party 1."""
    desk = OfficeId("duty")
    return talk.format_body(talk.Message(lang, desk, TO, (), "", "", text, None, (), None, by))


def bodies() -> Iterator[Named]:
    """A name, a kind, a body and what it is."""
    yield from _languages()
    for name, body in _each_kind().items():
        why = f"The body is that of the kind {name}, as a writer writes it."
        yield name, talk.kind_of(body), talk.format_body(body), why
    yield from _strange()


def _languages() -> Iterator[Named]:
    yield "en", Kind.MESSAGE, said("Confirm position of the convoy."), "A message in English."
    yield "ar", Kind.MESSAGE, said("أكّدوا موقع القافلة.", lang="ar"), "A message in Arabic."
    yield (
        "ru",
        Kind.MESSAGE,
        said("Подтвердите положение колонны.", lang="ru"),
        "A message in Russian.",
    )
    mixed = said("Порт “الشمال” at 06:00Z", lang="", by="Ершов")
    yield "mixed", Kind.MESSAGE, mixed, "A message in three scripts, of no stated language."


def _each_kind() -> dict[str, talk.Body]:
    desk = OfficeId("duty")
    attached = (talk.Attached(bytes(32), 3, "application/pdf", "order.pdf"),)
    return {
        "attachment": talk.Message(
            "en",
            desk,
            TO,
            TO,
            "Order",
            "Label",
            "See the file.",
            1_800_000_000,
            (REF,),
            REF,
            "by",
            attached,
        ),
        "acknowledgement": talk.Acknowledgement(REF, Answer.WILL_COMPLY, "", 5, 6, "officer"),
        "shown": talk.Shown(REF, 7, "officer"),
        "verified": talk.Verified(1, "0" * 40, "officer"),
        "check": talk.Check(None, "ru", "Проверка связи.", "officer"),
        "lapse": talk.Lapse(REF, 1, 2, 3, 600, "officer"),
        "service": talk.Service(talk.Announced.OUTAGE, 5, 6, "Power.", "officer"),
        "suspension": talk.Suspension((16, 20), "Flood.", "officer"),
        "resumption": talk.Resumption((16,), "Over.", (talk.Span(B, 0, 1, 1),), "officer"),
        "correction": talk.Correction(
            REF, (talk.Change("text", "a", "b"),), "Typed wrong.", "officer"
        ),
        "cancellation": talk.Cancellation(REF, "Overtaken.", "officer"),
        "chunk": talk.Chunk(bytes(32), 0, b"%PDF"),
    }


def _strange() -> Iterator[Named]:
    kind = Kind.MESSAGE
    yield "empty", kind, b"", "The body is empty: committed to all the same, and not understood."
    yield "noise", kind, b"\xff\x00\xfe" * 40, "The body is no CBOR: kept, and not understood."
    yield (
        "not-canonical",
        kind,
        b"\x82\x18\x01\x60",
        "The body is CBOR with a number that is not in its shortest form.",
    )
    yield (
        "later-version",
        kind,
        codec.format((9, "later")),
        "The body is of a later version: not understood.",
    )
    yield (
        "true-for-version",
        Kind.ACKNOWLEDGEMENT,
        codec.format((True, (1, 1, 0, bytes(32)))),
        "CBOR's true is no version: it quotes nothing.",
    )
    yield (
        "largest",
        Kind.CHUNK,
        codec.format((1, bytes(32), 0, bytes(59_959))),
        "The body has 60,000 bytes, the most.",
    )
    yield "too-large", kind, bytes(60_000), "The body has 60,000 bytes that mean nothing."
    bidi = "pay \N{RIGHT-TO-LEFT OVERRIDE}001\N{POP DIRECTIONAL FORMATTING} now"
    yield (
        "bidi",
        kind,
        codec.format((1, "en", "duty", ((1, "duty"),), (), "", "", bidi, None, (), None, "")),
        "A text turns itself round: the reader shows it, no verdict hangs on it.",
    )
    yield (
        "nfd",
        kind,
        codec.format(
            (
                1,
                "en",
                "duty",
                ((1, "duty"),),
                (),
                "",
                "",
                "cafe\N{COMBINING ACUTE ACCENT}",
                None,
                (),
                None,
                "",
            )
        ),
        "A text is not NFC: kept and shown.",
    )


def contents(record: Record) -> Iterator[tuple[Kind, Content]]:
    """Contents of steering kinds that stand by themselves."""
    yield Kind.KEYS, Keys(bytes(1216), bytes(32))
    yield Kind.ACCORD, Accord(2, record.head(A).root)
    stranger = Cosignature("witness.example.org/w1", bytes(4), 1, bytes(64))
    yield Kind.ANCHOR, Anchor(2, record.head(A).root, stranger)


def void_entries(record: Record) -> Iterator[tuple[bytes, bytes | None]]:
    """Bytes that are void at the next place of Northland's journal, every second place from 1."""
    salt, body = bytes(32), said("Void.")
    seq = 1
    for changes in VOID.values():
        fields = {**entry_fields(record, seq, commit=commitment(salt, body)), **changes}
        data = fields.pop("raw", None)
        yield (data if isinstance(data, bytes) else codec.format(tuple(fields.values()))), None
        seq += 2


def entry_fields(record: Record, seq: int, *, commit: bytes) -> dict[str, codec.Value]:
    """The ten items of a message that Northland's journal could have at ``seq``."""
    return {
        "version": 1,
        "line": record.line,
        "journal": (0, 1),
        "seq": seq,
        "kind": 16,
        "flags": 12,
        "time": record.now_s,
        "seen": (),
        "commit": commit,
        "content": None,
    }


VOID: dict[str, dict[str, codec.Value]] = {
    "not-canonical": {"raw": b"\xff no entry"},
    "too-large": {"raw": codec.format(bytes(65_530))[:65_535]},
    "bad-shape": {"raw": codec.format((1, 2, 3))},
    "out-of-range": {"time": 253_402_300_800},
    "negative": {"time": -1},
    "true": {"flags": True},
    "other-version": {"version": 2},
    "other-line": {"line": bytes(32)},
    "other-journal": {"journal": (1, 1)},
    "other-incarnation": {"journal": (0, 2)},
    "other-seq": {"seq": 9_999},
    "reserved-flags": {"flags": 32},
    "misplaced-grant": {"kind": 0, "content": ("a", "b")},
    "bad-content": {"content": ()},
    "content-number": {"content": 0},
    "bad-adopt": {"kind": 2, "content": (bytes(31), 2)},
    "seen-malformed": {"seen": ((1, 1, 1),)},
    "seen-own": {"seen": ((0, 1, 1, bytes(32)),)},
    "seen-twice": {"seen": ((1, 1, 1, bytes(32)), (1, 1, 2, bytes(32)))},
    "seen-descending": {"seen": ((2, 1, 1, bytes(32)), (1, 1, 1, bytes(32)))},
    "seen-size-0": {"seen": ((1, 1, 0, bytes(32)),)},
}
"""What makes an entry void, by name: changes of :func:`entry_fields`, or the raw bytes."""
