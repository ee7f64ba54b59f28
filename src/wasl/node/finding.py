# SPDX-License-Identifier: Apache-2.0
"""From the names that people write to the lines and entries of a running node."""

from __future__ import annotations

from wasl.errors import Code, Misuse
from wasl.node.driver import HostedLine
from wasl.node.names import find_line, find_ref, party_index, split_entry
from wasl.node.node import Node
from wasl.node.views import Json, View
from wasl.terms import JournalId, Ref


class Finder:
    """Finds what a command names. Every method raises Misuse if there is no such thing."""

    def __init__(self, node: Node) -> None:
        self.node = node

    def line(self, name: str) -> HostedLine:
        """Return the line with this alias or these first digits."""
        known = [(line, held.alias) for line, held in self.node.held.items()]
        return self.node.hosted[find_line(name, known)]

    def listed(self, name: str | None) -> list[tuple[View, str]]:
        """Return what a listing is of, each line with its alias: one of them, or all."""
        lines = self.node.hosted.values() if name is None else [self.line(name)]
        return [(self.view(line), self.alias(line)) for line in lines]

    def alias(self, line: HostedLine) -> str:
        """Return how a line is called here."""
        return self.node.held[line.standing.line].alias

    def view(self, line: HostedLine) -> View:
        """Return a line as it can be read now."""
        return View(line.standing, self.node.reading, line.line.links, self.node.clock.now())

    def entry(self, text: str) -> tuple[HostedLine, Ref]:
        """Return an entry that is held, and its line."""
        name, party, incarnation, seq = split_entry(text)
        line = self.line(name)
        journal = JournalId(party_index(line.standing, party), incarnation)
        return line, find_ref(line.standing, self.node.reading, journal, seq, name=text)

    def entry_on(self, line: HostedLine, text: str) -> Ref:
        """Return an entry that is held on this very line."""
        other, ref = self.entry(text)
        if other is not line:
            raise Misuse(
                Code.BAD_ARGUMENT,
                f"{text} is on another line",
                where="refs",
                do="refer to entries of the same line; quote others in the text",
            )
        return ref

    def brief(self, line: HostedLine, ref: Ref) -> Json:
        """Return ``{id, state}`` of an entry that is held."""
        entry = self.view(line).entry(ref.journal, ref.seq)
        assert entry is not None
        return {"id": entry["id"], "state": entry["state"]}
