# SPDX-License-Identifier: Apache-2.0
"""Finality while members join and leave: the rules of ``docs/spec/05-record.md`` §5.1 and §6.

To :mod:`models.finality` this adds charters. Each names its members and closes the journals of
those that leave; each author takes it up by an ADOPT in its own journal, one sooner, one later, or
never. Nodes die and are restored meanwhile, from copies that may not know the newest charter.

The rules, by the names under which :data:`MUTANTS` drops them:

- *name*: an ADOPT by which a party leaves names every journal of that party at the size that is
  held. *stranger*: but none of a party whose base is not known (below): the two could wait for each
  other. *freeze*: from then on no more of them gets a place at that node.
- *most*: a journal of who left ends at the largest size that the charter or one of those ADOPTs
  says. The *namers* are the members that stay; who left later without an ADOPT is not waited for.
  The close of an older journal of who left counts as always; without one, and if none after it
  lists it (*listed*), nothing of a later one counts.
- A head beyond an end counts as the end.
- *wait*: who left holds finality until the ends are known, and what is below them has its place.
- *base*: entry 0 of who joined counts as having seen the ADOPT of each namer (of one that left
  since without an ADOPT: its end). *count*: it holds finality as soon as those have their places,
  where an ADOPT counts of a charter that is not open here as well.
- *own*: a node that was restored without a charter which its older journals had adopted gives
  nothing a place. *unheeded*: where an entry first names a later journal of who joined, that counts
  for nothing, nor does what a close has seen of it: the base may wait for the close that waits for
  this naming, or for what stands behind that close.
- *asked*: a close is borne out by the members of the newest charter that it, or a head that it has
  seen, had adopted.
- *first*: of an author's ADOPTs only those within the ends of its journals count.

Checked as there: the final prefixes of all living nodes of the parties that stay agree, and none
changes. Checked at the end of calm runs: finality moves again, without those who left.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.finality import Broken, Entry, Journal, Node, Rules, View, World

_RULES = "name stranger freeze most wait base count asked first own unheeded listed"
MUTANTS = {f"members-{one}": frozenset({f"members-{one}"}) for one in _RULES.split()}


class Charter(NamedTuple):
    """``members``: of this charter. ``closed``: who leaves by it: incarnation to size, at least."""

    members: tuple[int, ...]
    closed: dict[int, dict[int, int]]

    def __hash__(self) -> int:
        return hash(repr(self))


class Members(View):
    """One node of a line whose members change."""

    def __init__(self, world: World, me: int, rules: Rules) -> None:
        super().__init__(world, me, rules)
        node = world.nodes[me]
        self.opened = node.opened
        self.chain: tuple[Charter, ...] = world.charters[: node.opened]
        self.left: dict[int, dict[int, int]] = {
            party: dict(value) for kind, party, value in node.decided if kind == "left"
        }
        self.joined: dict[int, int] = {
            party: value for kind, party, value in node.decided if kind == "joined"
        }

    def keeps(self, name: str) -> bool:
        return self.rules.keep(f"members-{name}")

    def node(self) -> Node:
        decided = [("left", p, tuple(sorted(ends.items()))) for p, ends in self.left.items()]
        decided += [("joined", p, base) for p, base in self.joined.items()]
        return super().node()._replace(opened=self.opened, decided=tuple(sorted(decided)))

    # ── who, by which charter ──

    def leaving(self) -> Iterator[tuple[int, int]]:
        """(serial, party) for each party that left."""
        for serial, charter in enumerate(self.chain, start=1):
            for party in charter.closed:
                yield serial, party

    def joining(self) -> Iterator[tuple[int, int]]:
        """(serial, party) for each party that joined."""
        for serial, (old, new) in enumerate(itertools.pairwise(self.chain), start=2):
            for party in new.members:
                if party not in old.members:
                    yield serial, party

    def namers(self, serial: int) -> list[int]:
        before = self.chain[serial - 2].members
        return [party for party in self.chain[serial - 1].members if party in before]

    def in_force(self, journal: Journal, below: int) -> int:
        """The serial of the charter that an author has adopted below a size."""
        return max([1, *(entry.adopt for entry in self.entries(journal)[:below])])

    def far(self) -> Iterable[int]:
        return self.asked()

    def asked(self) -> Iterable[int]:
        members = self.chain[self.in_force(self.own, 1 << 30) - 1].members
        return [party for party in members if party != self.me]

    def close(self) -> Entry | None:
        entry = super().close()
        if entry is None or not self.keeps("asked"):
            return entry
        known = max([1, *(self.in_force(head, size) for head, size in entry.seen)])
        return entry if known <= self.in_force(self.own, 1 << 30) else None

    def judges(self, journal: Journal, seq: int) -> Iterable[int] | None:
        newest = self.in_force(journal, seq)
        if self.keeps("asked"):
            heads = self.entries(journal)[seq].seen
            newest = max([newest, *(self.in_force(head, size) for head, size in heads)])
        if newest > len(self.chain):
            return None
        return [party for party in self.chain[newest - 1].members if party != journal[0]]

    # ── what was adopted ──

    def word(self, party: int, serial: int) -> tuple[Journal, int] | str | None:
        """Where a party has first adopted a charter or a later one; ``left``: it left without."""
        first = self._first(party, serial)
        if first is not None:
            known = self.entries(first[0])[first[1]].adopt <= len(self.chain)
            return first if known else None
        ends = self.left.get(party)
        if ends is None or any(self.held.get((party, i), 0) < n for i, n in ends.items()):
            return None
        return "left"

    def _first(self, party: int, serial: int) -> tuple[Journal, int] | None:
        for journal in sorted(j for j in self.held if j[0] == party):
            reach = self.reach(journal) if self.keeps("first") else self.held[journal]
            for seq, entry in enumerate(self.entries(journal)[:reach]):
                if entry.adopt >= serial:
                    return journal, seq
        return None

    def words(self, serial: int) -> list[tuple[Journal, int]] | None:
        """The ADOPTs of all namers; None while one is not known. Who left without: its last."""
        found: list[tuple[Journal, int]] = []
        for party in self.namers(serial):
            one = self.word(party, serial)
            if one is None:
                return None
            if isinstance(one, str):
                last = max((i for i, n in self.left[party].items() if n), default=0)
                if last:
                    found.append(((party, last), self.left[party][last] - 1))
            else:
                assert isinstance(one, tuple)
                found.append(one)
        return found

    def reach(self, journal: Journal) -> int:
        """Up to where a journal's entries may count here."""
        party, i = journal
        if party in self.left:
            return min(self.left[party].get(i, 0), self.held[journal])
        most = self.frozen(journal)
        ends, placed = super_ends(self, party), len(self.placed.get(journal, ()))
        if ends is None:
            return min(placed, most)
        if i < self.newest(party):
            return min(self.held[journal], ends.get(i, 0), most)
        return min(self.held[journal], most)

    def frozen(self, journal: Journal) -> int:
        """Up to where a journal of one who leaves counts here, since our own ADOPT."""
        for serial, party in self.leaving():
            if party != journal[0] or party == self.me:
                continue
            if self.me not in self.namers(serial):
                return 0
            own = None
            for mine in sorted(j for j in self.held if j[0] == self.me):
                end = self.held[mine]
                if mine != self.own:
                    end = min(end, (super_ends(self, self.me) or {}).get(mine[1], 0))
                own = own or next(
                    (
                        (mine, s)
                        for s, e in enumerate(self.entries(mine)[:end])
                        if e.adopt >= serial
                    ),
                    None,
                )
            if own is not None and self.keeps("freeze"):
                return dict(self.entries(own[0])[own[1]].seen).get(journal, 0)
        return 1 << 30

    # ── deciding ──

    def advance(self) -> None:
        """Places and decisions first, by turns; what is final only when neither moves any more."""
        self._ends.clear()
        if super_ends(self, self.me) is None:
            return  # a restored node decides nothing before its own journals are closed
        own = [self.in_force(j, self.reach(j)) for j in self.held if j[0] == self.me]
        if self.keeps("own") and max(own, default=1) > len(self.chain):
            return  # nor before it has the charter back that it had adopted
        if self.is_new():
            self.placed.clear()
        moved = True
        while moved:
            before = len(self.left), len(self.joined)
            self._decide()
            moved = sum([self.place(journal) for journal in sorted(self.held)]) > 0
            moved = moved or before != (len(self.left), len(self.joined))
        if self.is_new() and self.keeps("first"):
            return  # who joins answers for nothing before it knows that all have taken it up
        self.finish()

    def is_new(self) -> bool:
        """Whether this party joins, and does not hold yet that all have taken that up."""
        return any(self.me == p and p not in self.joined for _, p in self.joining())

    def _decide(self) -> None:
        for serial, party in self.leaving():
            words = self.words(serial)
            if party in self.left or words is None:
                continue
            raw = dict(self.chain[serial - 1].closed[party])
            for journal, seq in words if self.keeps("most") else ():
                if self.entries(journal)[seq].adopt >= serial:
                    for (p, i), n in self.entries(journal)[seq].seen:
                        if p == party:
                            raw[i] = max(raw.get(i, 0), n)
            ends = self._walk(party, raw)
            if ends is not None:
                self.left[party] = ends
                self._ends.clear()
        for serial, party in self.joining():
            words = self.words(serial)
            if party in self.joined or words is None:
                continue
            lams = [self.placed.get(journal, ())[seq : seq + 1] for journal, seq in words]
            if all(lams):
                self.joined[party] = max([0, *(one[0] for one in lams)])

    def _walk(self, party: int, raw: dict[int, int]) -> dict[int, int] | None:
        """Where the journals of who left end; None while a close is not decided."""
        ends = {i: n for i, n in raw.items() if n}
        i, listed = 1 + max(ends, default=0), False
        while (i := max((k for k in ends if k < i), default=1)) > 1:
            close: dict[int, int] | None = None
            if self.held.get((party, i), 0) < ends[i]:
                return None
            for seq, entry in enumerate(self.entries((party, i))[: ends[i]]):
                if entry.close is not None:
                    valid = self._valid((party, i), seq)
                    if valid is None:
                        return None
                    if valid:
                        close = dict(entry.close)
                        break
            if close is not None:
                ends = {k: n for k, n in ends.items() if k >= i} | close
                listed = self.keeps("listed")
            elif not listed:
                del ends[i]  # nothing of it has a place anywhere
        return ends

    # ── order ──

    def ends(self, party: int) -> dict[int, int] | None:
        return self.left[party] if party in self.left else super().ends(party)

    def newest(self, party: int) -> int:
        return 1 << 30 if party in getattr(self, "left", ()) else super().newest(party)

    def limit(self, journal: Journal) -> int:
        placed = len(self.placed.get(journal, ()))
        if placed > self.reach(journal) and journal[0] in self.left and self.me not in self.left:
            raise Broken(f"{journal} has a place beyond its end at {self.reach(journal)}")
        if journal[0] in self.left:
            return max(placed, self.cut(journal, self.reach(journal)))
        return placed if self.frozen(journal) < 1 << 30 else super().limit(journal)

    def lamport(self, journal: Journal, size: int) -> int | None:
        if journal[0] in self.left:
            size = min(size, self.left[journal[0]].get(journal[1], 0))
        return super().lamport(journal, size)

    def base(self, journal: Journal, seq: int, entry: Entry) -> list[int | None]:
        found = super().base(journal, seq, self.heeded(journal, seq, entry))
        joiner = any(party == journal[0] for _, party in self.joining())
        if seq == 0 and joiner and self.keeps("base"):
            found.append(self.joined.get(journal[0]))
        return found

    def awaited(self, journal: Journal) -> list[tuple[Journal, int]]:
        seq, party = len(self.placed.get(journal, ())), journal[0]
        stands = party not in self.left and self.frozen(journal) < 1 << 30
        if seq >= self.held.get(journal, 0) or stands or self.ends(party) is None:
            return []
        serial = next((serial for serial, one in self.joining() if one == party), None)
        if seq or serial is None:
            entry = self.heeded(journal, seq, self.entries(journal)[seq])
            return list(entry.seen) if seq or journal[1] == 1 else self.older(journal)
        words = [(j, at + 1) for j, at in self.words(serial) or ()]
        return self.older(journal) + words

    def heeded(self, journal: Journal, seq: int, entry: Entry) -> Entry:
        """An entry without the heads of who joined by which it first names a later journal of that
        party; a close without any.
        """
        if not self.keeps("unheeded"):
            return entry
        joiners = {party for _, party in self.joining()}
        before = {j for e in self.entries(journal)[:seq] for j, _ in e.seen}
        named = {j[0] for j, _ in entry.seen if j[1] > 1 and j not in before}
        gone = joiners if entry.close is not None else joiners & named
        return entry._replace(seen=tuple(h for h in entry.seen if h[0][0] not in gone))

    def finish(self) -> None:
        bound = 1 << 30
        joiners = {party for _, party in self.joining()}
        for party in range(len(self.journals)):
            if party not in joiners and party not in self.chain[0].members:
                continue
            one = self._holds(party, joiner=party in joiners)
            if one is None:
                return
            bound = min(bound, one)
        if self.bound < bound < 1 << 30:
            self.bound = bound
            places = ((lam, j) for j, lams in self.placed.items() for lam in lams if lam <= bound)
            self.final = tuple(sorted(places))

    def _may_build_on(self, party: int) -> int:
        """On what others may let who joins build already, who know a charter that we do not."""
        serial = next(serial for serial, one in self.joining() if one == party)
        lamports = [0]
        for namer in self.namers(serial):
            word = self._first(namer, serial)
            if word is None and namer not in self.left:
                return 1 << 30
            lams = self.placed.get(word[0], ())[word[1] :][:1] if word else (0,)
            if not lams:
                return 1 << 30
            lamports += lams
        return max(lamports) or 1 << 30

    def _holds(self, party: int, *, joiner: bool) -> int | None:
        """Up to which lamport a party lets things be final; None: nothing at all."""
        if party in self.left:
            if not self.keeps("wait"):
                return 1 << 30
            holding = 1 << 30
            for i, n in self.left[party].items():
                lams = self.placed.get((party, i), ())
                if len(lams) < self.cut((party, i), n):
                    holding = min(holding, lams[-1] if lams else self.joined.get(party, 0))
            return holding
        if not self.keeps("wait") and any(party == p for _, p in self.leaving()):
            return 1 << 30
        if joiner and not self.keeps("count"):
            return 1 << 30
        if joiner and party not in self.joined:
            return self._may_build_on(party)
        lams = self.placed.get((party, super().newest(party)), ())
        return lams[-1] if lams else self.joined.get(party)


def super_ends(view: Members, party: int) -> dict[int, int] | None:
    """Where the older journals of a party end, as if it had not left."""
    kept = view.left.pop(party, None)
    try:
        return View.ends(view, party)
    finally:
        if kept is not None:
            view.left[party] = kept
