# SPDX-License-Identifier: Apache-2.0
"""Entries that tell of a fork, and of texts that were shredded (05 §4, §7, §13).

Most name a head that the file does not have. What is void has named nothing: so whether its content
was taken for one of its kind decides the verdict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.builder import A, B, Record, fork_of, root_fork, two_once, whole
from tests.corpus.case import FORK, INCOMPLETE, Case, Shelf
from wasl import codec, limits
from wasl.errors import Code
from wasl.record.content import Shredded, Span, Why
from wasl.record.entry import Kind, format_entry, parse_entry
from wasl.record.fork import fork_value
from wasl.record.rows import Rows
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.terms import Head

SPEC = "05 §4"
MOST = (1 << 62) - 1
PROVEN = ("of-a-journal", "of-one-size")
"""Forks that are proven of a journal in the file (08 §5.9)."""

Values = Mapping[str, tuple[codec.Value, str]]
"""Contents by name, and what each is."""


def cases() -> list[Case]:
    shelf = Shelf("facts")
    _shredded(shelf)
    for kind, good, bad in (
        (Kind.SHREDDED, shreds(), no_shreds()),
        (Kind.FORK, forks(), no_forks()),
    ):
        name = kind.name.lower()
        for case, (content, why) in good.items():
            proven = case in PROVEN
            shelf.put(
                f"{name}-{case}",
                whole(_telling(kind, content)),
                f"{why} It counts: the head that it names is missing.",
                spec=SPEC,
                verdict=FORK if proven else INCOMPLETE,
                codes=(Code.NOT_IN_ORDER, *((Code.FORK,) if proven else ())),
            )
        for case, (content, why) in bad.items():
            shelf.good(
                f"no-{name}-{case}",
                whole(_telling(kind, content)),
                f"{why} The entry is void, and names nothing.",
                SPEC,
            )
    return shelf.cases


def _shredded(shelf: Shelf) -> None:
    """Whole records of lines on which texts were shredded."""
    for why in Why:
        for here in (True, False):
            record = Record(NORTHLAND, SUNDRIA)
            first = record.say(A, "Hold at the ford.", opened=here)
            record.sign(A)
            record.acknowledge(B, record.ref(A, first))
            record.sign(B)
            record.receive(B, A)
            spans = (Span(A, first, first + 1), Span(B, 1, 2))
            record.write(A, Kind.SHREDDED, content=Shredded(why, "order 7", "Haddad", spans))
            record.say(A, "Go on.")
            record.sign(A, pq=True)
            copy = "this copy has it" if here else "no text of it is here"
            name = f"shredded-{why.name.lower().replace('_', '-')}-{'here' if here else 'gone'}"
            text = f"Northland has shredded a text ({why.name.lower()}); {copy}."
            shelf.good(name, whole(record), text, "05 §13")


def _telling(kind: Kind, content: codec.Value) -> Record:
    """Sundria's journal ends with such an entry, which names a head that is not in the file."""
    record = Record(NORTHLAND, SUNDRIA)
    record.append(B, _entry(record, kind, content, seen=(replace(record.head(A), size=9),)))
    record.sign(B)
    return record


def _entry(
    record: Record, kind: Kind, content: codec.Value, *, seen: tuple[Head, ...] = ()
) -> bytes:
    twin = record.copy()
    seq = twin.write(B, Kind.MESSAGE)
    row = Rows(twin.store, twin.line).entry(twin.state(B).number, seq)
    assert row is not None
    return format_entry(replace(parse_entry(row.data), kind=kind, content=content, seen=seen))


def _shred(*spans: codec.Value, why: codec.Value = 0, reason: codec.Value = "") -> codec.Value:
    return (why, reason, "", spans)


def shreds() -> Values:
    """Contents of SHREDDED."""
    many = tuple((0, 1, 2 * n, 2 * n + 1) for n in range(limits.SHREDDED_SPANS))
    return {
        "one-text": (_shred((0, 1, 1, 2)), "One text of the other's."),
        "all-there-can-be": (_shred((0, 1, 0, MOST)), "A span as long as can be."),
        "many-spans": (_shred(*many), "64 spans, the most."),
        "many-journals": (
            _shred((0, 1, 5, 6), (0, 2, 0, 1), (1, 1, 0, 1), (65_535, 4_294_967_295, 0, 1)),
            "Spans of four journals in their order, one of nobody's.",
        ),
        "of-itself": (
            _shred((1, 1, 1, 2)),
            "It names its own place: nothing says that it may not.",
        ),
        "arabic": (_shred((0, 1, 1, 2), why=2, reason="بأمر المحكمة"), "A reason in Arabic."),
    }


def no_shreds() -> Values:
    """What is no content of SHREDDED."""
    one: codec.Value = (0, 1, 1, 2)
    too_many = tuple((0, 1, 2 * n, 2 * n + 1) for n in range(limits.SHREDDED_SPANS + 1))
    return {
        "spans": (_shred(), "No span."),
        "65-spans": (_shred(*too_many), "65 spans."),
        "end": (_shred((0, 1, 2, 2)), "A span that ends where it begins."),
        "way-back": (_shred((0, 1, 3, 2)), "A span that ends before it begins."),
        "end-in-sight": (_shred((0, 1, 0, MOST + 1)), "A span that ends at 2^62."),
        "gap": (_shred((0, 1, 1, 2), (0, 1, 2, 3)), "Two spans that touch: they are one."),
        "overlap": (_shred((0, 1, 1, 5), (0, 1, 4, 7)), "Two spans that overlap."),
        "order": (_shred((0, 1, 5, 6), (0, 1, 1, 2)), "Two spans out of their order."),
        "order-of-journals": (_shred((1, 1, 1, 2), (0, 1, 1, 2)), "Journals out of their order."),
        "order-of-incarnations": (
            _shred((0, 2, 0, 1), (0, 1, 0, 1)),
            "Incarnations out of their order.",
        ),
        "reason-3": (_shred(one, why=3), "A reason that is none of the three."),
        "reason-true": (_shred(one, why=True), "CBOR's true is no reason."),
        "words": (_shred(one, reason=b""), "The words of the reason are bytes."),
        "party": (_shred((65_536, 1, 1, 2)), "A party beyond all that can be."),
        "incarnation": (_shred((0, 0, 1, 2)), "Incarnation 0."),
        "number": (_shred((0, 1, True, 2)), "A span that begins at true."),
        "three-items": (_shred((0, 1, 1)), "A span of three items."),
        "list": ((0, "", "", 1), "A number stands for the spans."),
        "content": (None, "No content at all."),
        "name": ((0, "", (one,)), "The name is left out."),
    }


def forks() -> Values:
    """Contents of FORK, with evidence that has its form, whatever it is worth."""
    two = fork_value(fork_of(two_once(), size=5))
    one_size = fork_value(fork_of(two_once(), size=two_once().state(A).size))
    grants = fork_value(root_fork(2))
    first, second = two[2], two[3]
    assert isinstance(first, tuple)
    by_m = (*first[:2], bytes(2_420), *first[3:])
    return {
        "of-a-journal": ((0, 1, two), "Two sizes, and a leaf in which they differ."),
        "of-one-size": ((0, 1, one_size), "Two roots of one size."),
        "of-a-root": ((0, 2, grants), "Two grants of one incarnation."),
        "of-nobody": ((65_535, 4_294_967_295, two), "Of a journal that nobody has."),
        "by-m": ((0, 1, (two[0], two[1], by_m, second)), "A signature as long as M's."),
        "swapped": ((0, 1, (two[0], two[1], second, first)), "The larger statement stands first."),
        "of-another-origin": (
            (0, 1, ("elsewhere", *two[1:])),
            "The evidence names another origin.",
        ),
        "empty-grants": ((0, 1, ("", "")), "Two grants that are none."),
    }


def no_forks() -> Values:
    """What is no content of FORK."""
    value = fork_value(fork_of(two_once(), size=5))
    origin, index, first, second = value
    assert isinstance(first, tuple)
    size, root, signature, leaf, proof = first

    def but(**changes: codec.Value) -> codec.Value:
        fields: dict[str, codec.Value] = {
            "size": size, "root": root, "signature": signature, "leaf": leaf, "proof": proof,
        }  # fmt: skip
        return (0, 1, (origin, index, tuple((fields | changes).values()), second))

    return {
        "evidence": ((0, 1, ()), "No evidence."),
        "content": (None, "No content at all."),
        "party": ((65_536, 1, value), "A party beyond all that can be."),
        "incarnation": ((0, 0, value), "Incarnation 0."),
        "incarnation-true": ((0, True, value), "An incarnation that is true."),
        "three-grants": ((0, 1, ("", "", "")), "Three grants."),
        "grant-of-bytes": ((0, 1, ("", b"")), "A grant that is bytes."),
        "origin": ((0, 1, (b"", index, first, second)), "An origin that is bytes."),
        "index": ((0, 1, (origin, -1, first, second)), "An index below 0."),
        "index-true": ((0, 1, (origin, True, first, second)), "An index that is true."),
        "second": ((0, 1, (origin, index, first)), "One statement alone."),
        "third": ((0, 1, (*value, second)), "Three statements."),
        "size": (but(size=0), "A statement of size 0."),
        "size-true": (but(size=True), "A statement of size true."),
        "root": (but(root=bytes(31)), "A root of 31 bytes."),
        "signature": (but(signature=bytes(65)), "A signature of 65 bytes."),
        "leaf": (but(leaf=bytes(31)), "A leaf of 31 bytes."),
        "proof": (but(proof=(bytes(32),) * 65), "A proof of 65 hashes."),
        "hash": (but(proof=(bytes(31),)), "A hash of 31 bytes in a proof."),
        "hash-of-text": (but(proof=("",)), "A text in a proof."),
    }
