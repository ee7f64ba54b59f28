# SPDX-License-Identifier: Apache-2.0
"""A party that signs whatever it likes: its own keys are real, and nothing else about it is.

A :class:`Forger` begins as a copy of an honest node's journal. From there it appends any bytes,
signs any size of any branch, and seals what it wants to whom it wants, as the wire allows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from wasl import primitives
from wasl.line.line import Arrived
from wasl.record.checkpoint import Checkpoint, author_message, receipt_message
from wasl.record.entry import (
    Content,
    Entry,
    Grant,
    Keys,
    Kind,
    commitment,
    format_content,
    format_entry,
    parse_content,
    parse_entry,
)
from wasl.record.merkle import Frontier, extend, leaf_hash, node_hash
from wasl.sim.node import Node
from wasl.steps import Outcome
from wasl.terms import Head, JournalId, LineId, Precedence, Traffic
from wasl.trust.grant import derive_origin
from wasl.wire import cold

SALT = b"\x5a" * 32
MESSAGE = 16
"""The kind of a message, as a plain number."""


def path(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The inclusion proof of a leaf, straight from RFC 6962 §2.1.1."""
    size = len(leaves)
    if size == 1:
        return ()
    left = 1 << (size - 1).bit_length() - 1
    if index < left:
        return (*path(leaves[:left], index), root_of(leaves[left:]))
    return (*path(leaves[left:], index - left), root_of(leaves[:left]))


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes, straight from RFC 6962 §2.1."""
    if len(leaves) == 1:
        return leaves[0]
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(root_of(leaves[:left]), root_of(leaves[left:]))


@dataclass
class Forger:
    """The keys of ``node``, and a journal to do mischief with."""

    node: Node
    incarnation: int = 1
    entries: list[bytes] = field(default_factory=list[bytes])
    openings: list[bytes | None] = field(default_factory=list[bytes | None])

    def __post_init__(self) -> None:
        state = self.node.rows.journal(self.journal)
        if state is None or self.entries:
            return
        for seq, row in self.node.rows.entries(state.number, 0, 1 << 16):
            self.entries.append(row.data)
            self.openings.append(self.node.rows.opening(state.number, seq))

    def branch(self, size: int) -> Forger:
        """Another forger that goes on from the first ``size`` entries of this one."""
        return replace(self, entries=self.entries[:size], openings=self.openings[:size])

    # ── what it says ──

    @property
    def journal(self) -> JournalId:
        return JournalId(self.node.index, self.incarnation)

    @property
    def size(self) -> int:
        return len(self.entries)

    @property
    def origin(self) -> str:
        return derive_origin(self.node.line_id, self.node.party.name, self.incarnation)

    @property
    def leaves(self) -> list[bytes]:
        return [leaf_hash(data) for data in self.entries]

    def seed(self, key: str) -> bytes:
        return self.node.party.journal_seed(key, self.node.line_id, self.incarnation)

    def entry(self, kind: int = MESSAGE, *, body: bytes = b"", **changes: Any) -> Entry:  # noqa: ANN401 -- any field
        """The entry that would come next, with some of its fields changed."""
        content = changes.pop("content", None)
        if isinstance(content, Content):
            content = format_content(content)
        plain = Entry(
            self.node.line_id,
            self.journal,
            self.size,
            kind,
            Precedence.ROUTINE,
            Traffic.OPERATION,
            sent_alone=False,
            time_s=self.node.clock.now().seconds,
            seen=(),
            commit=commitment(SALT, body),
            content=content,
        )
        return replace(plain, **changes)

    def append(self, entry: Entry | bytes, *, opening: bytes | None = SALT) -> int:
        """Append an entry, or any bytes. Return its sequence number."""
        self.entries.append(entry if isinstance(entry, bytes) else format_entry(entry))
        self.openings.append(opening)
        return self.size - 1

    def say(self, kind: int = MESSAGE, *, body: bytes = b"", **changes: Any) -> int:  # noqa: ANN401 -- the same
        """Append an entry with its body."""
        return self.append(self.entry(kind, body=body, **changes), opening=SALT + body)

    # ── what it signs ──

    def head(self, size: int | None = None) -> Head:
        size = self.size if size is None else size
        return Head(self.journal, size, extend(Frontier(), self.leaves[:size]).root())

    def sign(self, size: int | None = None) -> bytes:
        head = self.head(size)
        message = author_message(Checkpoint(self.origin, head.size, head.root))
        return primitives.ed25519_sign(self.seed("E"), message)

    def range(self, first: int, end: int | None = None, *, hide: Sequence[int] = ()) -> cold.Range:
        """Entries from ``first`` on; of those in ``hide`` only the leaf hash."""
        end = self.size if end is None else end
        numbers = range(first, end)
        data = tuple(
            cold.LeftOut(leaf_hash(self.entries[seq])) if seq in hide else self.entries[seq]
            for seq in numbers
        )
        openings = tuple(None if seq in hide else self.openings[seq] for seq in numbers)
        return cold.Range(self.journal, first, data, openings, self.sign(end))

    def proven(self, seq: int, *, size: int | None = None) -> cold.Proven:
        """An entry with the proof that it stands under a signed head."""
        head = self.head(size)
        proof = path(self.leaves[: head.size], seq)
        return cold.Proven(
            head, self.sign(head.size), seq, self.entries[seq], self.openings[seq], proof
        )

    def receipt(self, head: Head, *, origin: str, time_s: int = 1_795_000_000) -> cold.Receipt:
        """The forger's word that it holds ``head`` of the journal with ``origin``."""
        message = receipt_message(Checkpoint(origin, head.size, head.root), time_s)
        signature = primitives.ed25519_sign(self.seed("R"), message)
        return cold.Receipt(head, self.journal, time_s, signature)


def seal(node: Node, *items: cold.Item) -> bytes:
    """A cold envelope to ``node``, under its card's KEM key or its newest."""
    return seal_to(node.line_id, newest_kem(node), *items)


def seal_to(line: LineId, public: bytes, *items: cold.Item) -> bytes:
    """A cold envelope under a KEM key."""
    sealed = primitives.hpke_seal(public, cold.format_items(items), cold.info(line, public))
    return cold.hint(line, public) + sealed


def newest_kem(node: Node) -> bytes:
    found = node.rows.kems(node.index)
    if found:
        return found[-1][1]
    rows = node.rows
    state = rows.journal(node.line.standing.near)
    assert state is not None
    row = rows.entry(state.number, state.keys_seq)
    assert row is not None
    entry = parse_entry(row.data)
    content = parse_content(entry.kind, entry.content)
    assert isinstance(content, Keys)
    return content.kem_public


def next_forger(node: Node) -> Forger:
    """The journal of the next incarnation of ``node``, with its entry 0."""
    forger = Forger(node, incarnation=2)
    party, line = node.party, node.line_id
    grant = Grant(party.grant_note(2), party.journal_note(line, 2))
    forger.say(Kind.GRANT, content=grant)
    return forger


def give(node: Node, sender: int, *items: cold.Item) -> Outcome:
    """Let a cold envelope with ``items`` arrive at ``node`` from party ``sender``."""
    return node.do(Arrived(sender, (seal(node, *items),)))


__all__ = ["MESSAGE", "SALT", "Forger", "Kind", "give", "newest_kem", "path", "root_of", "seal"]
