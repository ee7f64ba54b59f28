# SPDX-License-Identifier: Apache-2.0
"""Bags in memory: packed by one node's steps, divided into files, taken by another's."""

from __future__ import annotations

from dataclasses import dataclass

from tests.lines import Node
from wasl.bearers import courier
from wasl.line.arrival import Taken
from wasl.line.line import Handed, Unpacked
from wasl.line.packing import COURIER, Pack, Packed, Span


@dataclass(frozen=True)
class Bag:
    """Files of a bag, as bytes, in the order in which they were written."""

    files: list[bytes]
    entries: int


def pack(node: Node, party: int) -> Bag:
    """Pack everything that a party is not known to hold."""
    files: list[bytes] = []
    entries = 0
    spans: tuple[Span, ...] | None = None
    before = len(node.sent)
    while spans is None or spans:
        (part,) = node.do(Pack(party, spans)).result
        assert isinstance(part, Packed)
        files += [courier.format_file(some) for some in courier.split(part.envelopes)]
        entries += part.entries
        if part.own_size:
            node.do(Handed(party, part.own_size, COURIER))
        spans = part.spans
    assert len(node.sent) == before, "what is packed is not sent"
    return Bag(files, entries)


def unpack(node: Node, *files: bytes) -> list[Taken]:
    """Take files, in this order."""
    found: list[Taken] = []
    for file in files:
        (taken,) = node.do(Unpacked(tuple(courier.parse_file(file)))).result
        assert isinstance(taken, Taken)
        found.append(taken)
    return found


def take(node: Node, bag: Bag) -> int:
    """Take a whole bag. Return the number of entries that were new."""
    return sum(taken.new for taken in unpack(node, *bag.files))
