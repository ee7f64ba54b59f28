# SPDX-License-Identifier: Apache-2.0
"""Who opens what, where members join and leave (``docs/spec/06-delivery.md`` §10).

=============  ================================================================================
history-none   who joins without the history never holds an opening (salt ‖ body) of an entry that
               its author wrote before adopting the charter by which it joins
history-all    who joins with it opens all that those open who were there from the first
reads-since    so does who joins without it, with what is said from those ADOPTs on
reads-no-more  who has left holds no opening of what an author says after adopting the charter
               without it
dealt-no-more  nor a key of an epoch that begins there; nor who joins, of one that began before
=============  ================================================================================

Rules:

1. Under which charter an entry was said is read here from the entries, ADOPT by ADOPT, and not from
   the rows by which the nodes judge it.
2. An opening is known by its bytes. What a step writes is looked at in that step; in the calm all
   rows are, whatever they are for.
3. Where somebody is hostile nothing is looked at: a member that gives away what it reads cannot be
   kept from it.

Before the first later charter it costs nothing; then it costs a step of who joined or left.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from typing import Final

from wasl.line import epochs
from wasl.line.shredding import told_of
from wasl.line.work import Agreed, Work
from wasl.record.ends import left_at
from wasl.record.entry import SALT_BYTES, Adopt, Kind, parse_content
from wasl.sim.broken import Broken
from wasl.sim.node import Node, entry_of, text_of
from wasl.steps import Outcome, Space
from wasl.terms import JournalId
from wasl.trust.charter import History

Place = tuple[JournalId, int]
_LAST_KEY: Final = b"\xff" * 80
_MOST: Final = 1 << 20


@dataclass
class Openings:
    """What anybody was seen to open. ``nodes``: those that live; ``agreed``: the later charters."""

    nodes: Callable[[], Sequence[Node]] = list[Node]
    agreed: Sequence[Agreed] = ()
    known: dict[bytes, Place] = field(default_factory=dict[bytes, Place])
    serials: dict[JournalId, list[int]] = field(default_factory=dict[JournalId, list[int]])
    """By the entries of a journal, the serial of the charter that its author had adopted."""

    def look(self, node: Node, outcome: Outcome) -> None:
        """Look at what a step has written, if its node may not open everything. Raises Broken."""
        if not self.agreed or outcome.commit is None or self._opens_all(node.index):
            return
        written = [row for space, _, row in outcome.commit.writes if space == Space.BODY and row]
        if written:
            self._gather()
        for opening in written:
            place = self.known.get(opening)
            if place is not None:
                self._check(node, place)

    def look_at_all(self, elders: Sequence[Node], gone: Container[str | None]) -> None:
        """Look at every row of who joined or left, and for what it should open. Raises Broken.

        ``elders``: who was there from the first and still is; ``gone``: texts that may be shredded.
        """
        if not self.agreed:
            return
        self._gather(anywhere=True)
        for node in self.nodes():
            if not self._opens_all(node.index):
                self._check_rows(node)
            self._check_keys(node)
        missing = self.missing(elders, gone)
        if missing is not None:
            node, place = missing
            told = self._opens_all(node.index)
            raise _broken("history-all" if told else "reads-since", node, place)

    def missing(
        self, elders: Sequence[Node], gone: Container[str | None]
    ) -> tuple[Node, Place] | None:
        """Return who has joined, and the first entry that it should open by now and does not."""
        joined = [node for node in self.nodes() if self._is_newcomer(node.index)]
        if not joined:
            return None
        self._gather(anywhere=True)
        common = set[bytes].intersection(*map(_opened, elders)) & self.known.keys()
        for node in joined:
            places = [
                place
                for place in (self.known[opening] for opening in common - _opened(node))
                if place[0].party != node.index  # its own, from before a restore: no rule of these
                and not self._why_not(node.index, place)
                and told_of(node.rows, node.index, *place) is None
                and self._is_owed(elders[0], place, gone)
            ]
            if places:
                return node, min(places)
        return None

    # ── who may ──

    def _why_not(self, party: int, place: Place) -> str:
        """Return the invariant by which a party may not open an entry; "": it may."""
        journal, seq = place
        if journal.party == party:
            return ""
        serial = self.serials[journal][seq]
        joined, left = self._joined_by(party), self._left_by(party)
        if left is not None and serial >= left:
            return "reads-no-more"
        if joined is None or joined.charter.history is History.ALL:
            return ""
        return "history-none" if serial < joined.charter.serial else ""

    def _opens_all(self, party: int) -> bool:
        joined = self._joined_by(party)
        told = joined is None or joined.charter.history is History.ALL
        return told and self._left_by(party) is None

    def _is_newcomer(self, party: int) -> bool:
        return self._joined_by(party) is not None and self._left_by(party) is None

    def _joined_by(self, party: int) -> Agreed | None:
        if party in self.nodes()[0].first.cards:
            return None
        return next((one for one in self.agreed if party in one.cards), None)

    def _left_by(self, party: int) -> int | None:
        """Return the serial of the charter by which a party left."""
        for one in self.agreed:
            if any(left.index == party for left in one.charter.left):
                return one.charter.serial
        return None

    def _is_owed(self, elder: Node, place: Place, gone: Container[str | None]) -> bool:
        """Tell whether who joins must get what ``elder`` opens: no text that may be shredded, and
        of who has left nothing beyond its end.
        """
        journal, seq = place
        row, state = elder.rows.entry_of(*place), elder.rows.journal(journal)
        assert row is not None
        assert state is not None
        if text_of(row.data, elder.rows.opening(state.number, seq)) in gone:
            return False
        if self._left_by(journal.party) is None:
            return True
        end = left_at(elder.rows, journal.party)
        return end is not None and seq < end.get(journal.incarnation, 0)

    # ── one by one ──

    def _check(self, node: Node, place: Place) -> None:
        why_not = self._why_not(node.index, place)
        if why_not:
            raise _broken(why_not, node, place)

    def _check_rows(self, node: Node) -> None:
        """Look for every salt that a node may not have in all that it keeps."""
        rows = (node.store.scan(space, b"", _LAST_KEY, limit=_MOST) for space in Space)
        kept = b"\n".join(value for found in rows for _, value in found)
        for opening, place in self.known.items():
            if opening[:SALT_BYTES] in kept:
                self._check(node, place)

    def _check_keys(self, node: Node) -> None:
        """Look for epochs that began while a node was no member."""
        work = Work(node.line.standing, node.rows, node.clock.now(), {})
        joined, left = self._joined_by(node.index), self._left_by(node.index)
        for journal, serials in self.serials.items():
            state = node.rows.journal(journal)
            if state is None or journal.party == node.index:
                continue
            begun = [epoch.keys_seq for epoch in epochs.receiving(work, state.number)]
            for seq in begun:
                serial = serials[seq]
                before = joined is not None and serial < joined.charter.serial
                if before or (left is not None and serial >= left):
                    raise _broken("dealt-no-more", node, (journal, seq))

    # ── what is there ──

    def _gather(self, *, anywhere: bool = False) -> None:
        """Take up what was said since somebody looked: from its author, or from anybody."""
        nodes = self.nodes()
        for author in nodes:
            for incarnation in range(1, author.incarnation + 1):
                journal = JournalId(author.index, incarnation)
                self._read(journal, author)
                for node in nodes if anywhere else ():
                    self._read(journal, node)

    def _read(self, journal: JournalId, node: Node) -> None:
        serials = self.serials.setdefault(journal, [1])
        rows = node.rows
        state = rows.journal(journal)
        if state is None:
            return
        for seq, row in rows.entries(state.number, len(serials) - 1, state.size):
            if seq != len(serials) - 1:
                return  # it stands behind a gap
            opening = rows.opening(state.number, seq)
            if opening is not None:
                self.known[opening] = journal, seq
            serials.append(max(serials[-1], 0 if row.void else _adopted(row.data)))


def _adopted(data: bytes) -> int:
    """Return the serial of the charter that an entry adopts; 0: it adopts none."""
    entry = entry_of(data)
    if entry.kind != Kind.ADOPT:
        return 0
    content = parse_content(entry.kind, entry.content)
    assert isinstance(content, Adopt)
    return content.serial


def _opened(node: Node) -> set[bytes]:
    """Return all openings that a node holds."""
    return {row for _, row in node.store.scan(Space.BODY, b"", _LAST_KEY, limit=_MOST)}


def _broken(name: str, node: Node, place: Place) -> Broken:
    journal, seq = place
    return Broken(name, f"{node.party.name}: entry {seq} of {journal}")
