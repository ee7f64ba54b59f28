# SPDX-License-Identifier: Apache-2.0
"""Finality while nodes are lost and restored: the rules of ``docs/spec/05-record.md`` §5 and §6.

A party's node dies at any moment and is restored from any earlier copy of itself; it then begins a
new journal. Entries travel as prefixes of journals, in any order, from living and dead journals
alike (a late bag). The model leaves out bytes, keys, signatures and bodies: an entry is what it has
seen and, if it is a close, where it ends the older journals of its party.

The rules, by the names under which :data:`MUTANTS` drops them:

- *name*: the first entry that sees a later journal N of a party names N, and beside it every older
  journal of that party at the size that is held. Older ones are never named again.
- *freeze*: from the first sight of N until the closes are known, nothing more of a party's journals
  gets a place. *own*: a node whose own older journals are not closed places nothing at all.
- *anew*: once they are closed, it computes the whole order anew.
- *unknown*: any journal but the first incarnation waits so, also where no older one is known.
- *all*: the restored party closes once the newest journal that it knows of every other member has
  named N; *most*: at no less than any size named (nor than what it holds itself: to lose less).
- *valid*: a close counts only if the journals that it has seen bear that out.
- *first*: the oldest close within what counts of its journal rules the journals older than that.
- *after*: entry 0 counts as having seen where the older journals were closed. *cap*: so does
  whoever has seen more of them than that.
- *knot*: what waits for entry 0 of a later journal of the same party does not come before it: the
  older journal ends there.
- Final is what no member's newest journal can come before any more: so nothing becomes final while
  a later journal waits for its closes.

Checked after each step: the final prefixes of all living nodes agree (one begins the other), none
ever changes, and nothing beyond a close has a place. *Living*: a restored node answers for what
it calls final in its new life, not for what its copy or its lost disk had. With ``liar``
that party writes any close at any time and goes on in its older journals; the others are checked.
While nobody else is restored it cannot part them. :data:`models.explore.REMAINS` shows how it can
if somebody is: its old journal, which must be dead, speaks for a restored node that does not know
the new one. A stolen grant that is used while the node lives is the same.

Checked at the end of random runs: once all entries have come everywhere, finality moves again. With
``lossy``, entries that only a lost disk held are gone, and :func:`models.explore.calm` tells how
often that stops finality: where somebody holds a close, and nobody all that the close has seen.

Explored by ``make model``: :data:`models.explore.SEARCHES`, every order of steps within those
bounds, and thousands of random runs of :func:`models.explore.run` beyond them. A counterexample is
printed as its steps: ``("give", 1, (0, 2), 3)``: party 1 now holds the first 3 entries of journal 2
of party 0; ``("lie", 0, 2, ((1, 2),))``: party 0 closes in its journal 2 its journal 1 at size 2;
``copy``, ``restore``, ``write`` and ``close`` name their party.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

Journal = tuple[int, int]
"""(party, incarnation), from 0 and from 1."""
Step = tuple[Any, ...]

_RULES = "name freeze own anew unknown most valid first after cap knot"
MUTANTS = {one: frozenset({one}) for one in _RULES.split()}
MUTANTS["all"] = frozenset({"all", "valid"})
"""Which rules each mutant drops. Without *all* alone nothing breaks: such a close is not valid."""


class Entry(NamedTuple):
    """``seen``: heads as (journal, size). ``close``: (incarnation, size) of older journals.

    ``adopt``: the serial of a charter that is taken up here (:mod:`models.members`), or 0.
    """

    seen: tuple[tuple[Journal, int], ...] = ()
    close: tuple[tuple[int, int], ...] | None = None
    adopt: int = 0


class Node(NamedTuple):
    """``held``: journal to size. ``placed``: journal to lamports. ``final``: (lamport, journal)."""

    held: tuple[tuple[Journal, int], ...] = ()
    placed: tuple[tuple[Journal, tuple[int, ...]], ...] = ()
    bound: int = 0
    final: tuple[tuple[int, Journal], ...] = ()
    opened: int = 1
    decided: tuple[tuple[str, int, Any], ...] = ()
    """Of :mod:`models.members`: charters that are open here, and what was decided of parties."""


class World(NamedTuple):
    """``journals`` by party and incarnation; ``copies``: what may be restored of each node."""

    journals: tuple[tuple[tuple[Entry, ...], ...], ...]
    nodes: tuple[Node, ...]
    copies: tuple[tuple[Node, ...], ...]
    restores: tuple[int, ...]
    charters: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Rules:
    """Which rules are dropped, who lies, and how a node looks at what it holds."""

    dropped: frozenset[str] = frozenset()
    liar: int | None = None
    look: Callable[[World, int, Rules], View] | None = None

    def view(self, world: World, me: int) -> View:
        return (self.look or View)(world, me, self)

    def keep(self, name: str) -> bool:
        return name not in self.dropped


class Broken(AssertionError):
    """An invariant does not hold."""


class View:
    """One node and what it makes of what it holds."""

    def __init__(self, world: World, me: int, rules: Rules) -> None:
        self.journals, self.me, self.rules = world.journals, me, rules
        node = world.nodes[me]
        self.held, self.placed = dict(node.held), dict(node.placed)
        self.bound, self.final = node.bound, node.final
        self._ends: dict[int, dict[int, int] | None] = {}

    @property
    def own(self) -> Journal:
        return self.me, len(self.journals[self.me])

    def entries(self, journal: Journal) -> tuple[Entry, ...]:
        return self.journals[journal[0]][journal[1] - 1][: self.held.get(journal, 0)]

    def newest(self, party: int) -> int:
        return max((i for p, i in self.held if p == party), default=0)

    def node(self) -> Node:
        placed = {j: tuple(lams) for j, lams in self.placed.items()}
        return Node(
            tuple(sorted(self.held.items())), tuple(sorted(placed.items())), self.bound, self.final
        )

    def far(self) -> Iterable[int]:
        """The parties whose heads are named."""
        return (party for party in range(len(self.journals)) if party != self.me)

    def asked(self) -> Iterable[int]:
        """The parties whose naming a close waits for."""
        return self.far()

    def judges(self, journal: Journal, _seq: int) -> Iterable[int] | None:
        """The parties that must bear out a close; None while that is not known."""
        return (party for party in range(len(self.journals)) if party != journal[0])

    # ── naming and closing ──

    def naming(
        self, journal: Journal, later: Journal, below: int
    ) -> tuple[int, dict[int, int]] | None:
        """Where ``journal`` first names ``later``, and what it names of the older ones there."""
        for seq, entry in enumerate(self.entries(journal)[:below]):
            seen = dict(entry.seen)
            if later in seen:
                return seq, {i: n for (p, i), n in seen.items() if p == later[0] and i < later[1]}
        return None

    def heads(self) -> dict[Journal, int]:
        """What the next entry of this node has seen."""
        said: dict[Journal, int] = {}
        for entry in self.entries(self.own):
            said.update(entry.seen)
        seen: dict[Journal, int] = {}
        for party in self.far():
            newest = (party, self.newest(party))
            if newest[1] == 0:
                continue
            if newest[1] > 1 and newest not in said:
                older = {j: n for j, n in self.held.items() if j[0] == party and j < newest}
                seen |= {newest: 1} | (older if self.rules.keep("name") else {})
            elif len(self.placed.get(newest, ())) > said.get(newest, 0):
                seen[newest] = len(self.placed[newest])
        return seen

    def close(self) -> Entry | None:
        """The close that this node may write now."""
        own = self.own
        if own[1] == 1 or self.ends(self.me) is not None:
            return None
        seen = self.heads()
        most = {i: n for (p, i), n in self.held.items() if p == self.me and i < own[1]}
        named: dict[int, list[int]] = {}
        for party in self.asked():
            journal = (party, self.newest(party))
            found = self.naming(journal, own, 1 << 30) if journal[1] else None
            if found is None:
                if self.rules.keep("all"):
                    return None
                continue
            seen[journal] = max(found[0] + 1, len(self.placed.get(journal, ())))
            for i, n in found[1].items():
                named.setdefault(i, []).append(n)
        for i, sizes in named.items():
            most[i] = max(most.get(i, 0), *sizes) if self.rules.keep("most") else min(sizes)
        if any(n > self.held.get((self.me, i), 0) for i, n in most.items()):
            return None
        return Entry(
            tuple(sorted(seen.items())), tuple(sorted((i, n) for i, n in most.items() if n))
        )

    def _valid(self, journal: Journal, seq: int) -> bool | None:
        """Whether a close counts; None while something that decides it is not held."""
        entry = self.entries(journal)[seq]
        assert entry.close is not None
        listed, seen = dict(entry.close), dict(entry.seen)
        if not self.rules.keep("valid"):
            return all(self.held.get((journal[0], i), 0) >= n for i, n in listed.items()) or None
        judges = self.judges(journal, seq)
        if judges is None:
            return None
        for party in judges:
            last = max((j for j in seen if j[0] == party), default=None)
            if last is None:
                return False
            if self.held.get(last, 0) < seen[last]:
                return None
            found = self.naming(last, journal, seen[last])
            if found is None or any(listed.get(i, 0) < n for i, n in found[1].items()):
                return False
        return all(self.held.get((journal[0], i), 0) >= n for i, n in listed.items()) or None

    def ends(self, party: int) -> dict[int, int] | None:
        """Where the older journals of a party end; None while that is not known."""
        if party not in self._ends:
            self._ends[party] = self.find_ends(party)
        return self._ends[party]

    def find_ends(self, party: int) -> dict[int, int] | None:
        newest = self.newest(party)
        alone = len([j for j in self.held if j[0] == party]) == 1
        if newest == 1 or (alone and not self.rules.keep("unknown")):
            return {}
        ends: dict[int, int] | None = None
        for i in range(newest, 1, -1):
            end = self.held.get((party, i), 0) if i == newest else (ends or {}).get(i, 0)
            if end > self.held.get((party, i), 0):
                return None
            for seq, entry in enumerate(self.entries((party, i))[:end]):
                if entry.close is None:
                    continue
                valid = self._valid((party, i), seq)
                if valid is None:
                    return None
                if valid:
                    if i == newest or self.rules.keep("first"):
                        ends = {
                            **{k: n for k, n in (ends or {}).items() if k >= i},
                            **dict(entry.close),
                        }
                    break
            if ends is None:
                return None
        return ends

    # ── order ──

    def advance(self) -> None:
        """Place what can be placed, and move the final prefix."""
        self._ends.clear()
        if self.ends(self.me) is None and self.rules.keep("own"):
            return
        while sum([self.place(journal) for journal in sorted(self.held)]):
            pass
        self.finish()

    def limit(self, journal: Journal) -> int:
        party, i = journal
        ends, placed = self.ends(party), len(self.placed.get(journal, ()))
        if ends is None:
            thawed = i < self.newest(party) and not self.rules.keep("freeze")
            return self.held[journal] if thawed else placed
        if i < self.newest(party):
            end = self.cut(journal, ends.get(i, 0))
            if placed > end and self.me != self.rules.liar:
                raise Broken(f"{journal} has a place beyond its close at {end}")
            return min(self.held[journal], end)
        return self.held[journal]

    def place(self, journal: Journal) -> bool:
        lams = list(self.placed.get(journal, ()))
        start = len(lams)
        for entry in self.entries(journal)[start : self.limit(journal)]:
            known = self.base(journal, len(lams), entry)
            if None in known:
                break
            lams.append(1 + max([n for n in known if n is not None] + lams[-1:], default=0))
        self.placed[journal] = tuple(lams)
        return len(lams) > start

    def base(self, journal: Journal, seq: int, entry: Entry) -> list[int | None]:
        """The lamports that an entry builds on; None for those that it must wait for."""
        seen = list(entry.seen)
        if seq == 0 and journal[1] > 1:
            seen = self.older(journal)
            if self.rules.keep("knot"):
                seen = [(j, self.unknotted(j, n, journal)) for j, n in seen]
            if not self.rules.keep("after"):
                seen = []
        return [self.lamport(j, n) for j, n in seen]

    def older(self, journal: Journal) -> list[tuple[Journal, int]]:
        """The older journals of the same party of which anything counts, and how much."""
        ends = self.ends(journal[0]) or {}
        return [((journal[0], i), n) for i, n in ends.items() if n and i < journal[1]]

    def lamport(self, journal: Journal, size: int) -> int | None:
        party, i = journal
        ends = self.ends(party)
        if i < self.newest(party) and ends is not None and self.rules.keep("cap"):
            size = min(size, self.cut(journal, ends.get(i, 0)))
        lams = self.placed.get(journal, ())
        return 0 if size == 0 else lams[size - 1] if len(lams) >= size else None

    def cut(self, journal: Journal, end: int) -> int:
        """Where an older journal ends that is closed at ``end``: a later one was placed before."""
        later = [j for j in self.placed if j[0] == journal[0] and j[1] > journal[1]]
        if self.rules.keep("knot") and any(self.placed[j] for j in later):
            return min(end, len(self.placed.get(journal, ())))
        return end

    def unknotted(self, older: Journal, end: int, later: Journal) -> int:
        """How much of an older journal comes before entry 0 of ``later``: what waits for that
        does not.
        """
        placed = len(self.placed.get(older, ()))
        return placed if placed < end and self.waits(older, later) else end

    def waits(self, journal: Journal, target: Journal) -> bool:
        """Whether the next entry of a journal waits for entry 0 of ``target``, through whatever is
        next in the journals between.
        """
        todo, looked = [journal], set[Journal]()
        while todo and target not in looked:
            one = todo.pop()
            looked.add(one)
            todo += [j for j, n in self.awaited(one) if self.lamport(j, n) is None]
            todo = [j for j in todo if j not in looked]
        return target in looked

    def awaited(self, journal: Journal) -> list[tuple[Journal, int]]:
        """What the next entry of a journal builds on; nothing while that journal may end before."""
        seq = len(self.placed.get(journal, ()))
        if seq >= self.held.get(journal, 0) or self.ends(journal[0]) is None:
            return []
        entry = self.entries(journal)[seq]
        return list(entry.seen) if seq or journal[1] == 1 else self.older(journal)

    def finish(self) -> None:
        bound = 1 << 30
        for party in range(len(self.journals)):
            lams = self.placed.get((party, self.newest(party)), ())
            if not lams:
                return
            bound = min(bound, lams[-1])
        if bound > self.bound:
            self.bound = bound
            places = ((lam, j) for j, lams in self.placed.items() for lam in lams if lam <= bound)
            self.final = tuple(sorted(places))


# ── steps ──


def begin(parties: int) -> World:
    node = Node()
    world = World(((),) * parties, (node,) * parties, ((node,),) * parties, (0,) * parties)
    for party in range(parties):
        world = append(replace_at(world, party, node), party, Entry(), Rules(), to=1)
    return world


def replace_at(world: World, party: int, node: Node) -> World:
    nodes = (*world.nodes[:party], node, *world.nodes[party + 1 :])
    return world._replace(nodes=nodes)


def append(world: World, party: int, entry: Entry, rules: Rules, *, to: int = 0) -> World:
    """Append to the journal ``to`` of a party; 0: its newest; one more than it has: a new one."""
    mine = [*world.journals[party]]
    at = (to or len(mine)) - 1
    mine[at : at + 1] = [(*(mine[at] if at < len(mine) else ()), entry)]
    journals = (*world.journals[:party], tuple(mine), *world.journals[party + 1 :])
    return learn(world._replace(journals=journals), party, (party, at + 1), len(mine[at]), rules)


def learn(world: World, party: int, journal: Journal, size: int, rules: Rules) -> World:
    view = rules.view(world, party)
    before = view.final
    view.held[journal] = size
    view.advance()
    if view.final[: len(before)] != before and party not in {rules.liar, *gone(world)}:
        raise Broken(f"the final prefix of {party} has changed")
    world = replace_at(world, party, view.node())
    agree(world, party, rules)
    return world


def gone(world: World) -> set[int]:
    """The parties that some charter says have left: they answer for nothing."""
    return {party for charter in world.charters for party in charter.closed}


def agree(world: World, party: int, rules: Rules) -> None:
    mine = world.nodes[party].final
    for other, node in enumerate(world.nodes):
        if rules.liar in (party, other) or {party, other} & gone(world):
            continue
        size = min(len(mine), len(node.final))
        if mine[:size] != node.final[:size]:
            raise Broken(f"the final prefixes of {party} and {other} differ")


def take(world: World, step: Step, rules: Rules) -> World:
    """Take a step. Raises Broken."""
    match step:
        case ("write", party):
            view = rules.view(world, party)
            return append(world, party, Entry(tuple(sorted(view.heads().items()))), rules)
        case ("close", party):
            entry = rules.view(world, party).close()
            return world if entry is None else append(world, party, entry, rules)
        case ("lie", party, incarnation, close):
            view = rules.view(world, party)
            heads = ((j, n) for j, n in view.held.items() if j[0] != party)
            entry = Entry(
                tuple(sorted((j, n) for j, n in heads if j[1] == view.newest(j[0]))), close
            )
            return append(world, party, entry, rules, to=incarnation)
        case ("copy", party):
            mine = (*world.copies[party], world.nodes[party])
            copies = (*world.copies[:party], mine, *world.copies[party + 1 :])
            return world._replace(copies=copies)
        case ("restore", party, which):
            counts = (
                *world.restores[:party],
                world.restores[party] + 1,
                *world.restores[party + 1 :],
            )
            copy = world.copies[party][which]
            if rules.keep("anew"):
                copy = Node(copy.held, opened=copy.opened)
            world = replace_at(world, party, copy)._replace(restores=counts)
            return append(world, party, Entry(), rules, to=len(world.journals[party]) + 1)
        case ("give", party, journal, size):
            return learn(world, party, journal, size, rules)
        case _:
            raise ValueError(step)
