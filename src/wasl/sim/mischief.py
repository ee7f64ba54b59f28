# SPDX-License-Identifier: Apache-2.0
"""The hostile party of a simulated line: it signs with its own keys whatever chance tells it to.

Rules:

1. Its node goes on as an honest one would, so that the line has traffic; beside it, it keeps
   branches of its own journal, and hands to each victim what it likes.
2. It has its own keys alone, all it ever received, and everything that travels. It never has a key
   of another party.
3. What it does must silence nobody, convict nobody honest, and raise no exception
   (``wasl.sim.watch``); where it shows two members two journals, that is found (``wasl.sim.calm``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from wasl import primitives
from wasl.line import epochs, talk
from wasl.line.work import Work
from wasl.record.entry import CannotOpen, Close, End, Keys, Kind
from wasl.record.merkle import leaf_hash
from wasl.sim.forger import SALT, Forger, next_forger, seal_to
from wasl.sim.node import Node
from wasl.terms import Answer, Head, JournalId, OfficeId, Ref
from wasl.trust.grant import derive_origin
from wasl.wire import cold, epoch, warm

BRANCHES: Final = 4
YEAR_S: Final = 31_536_000


@dataclass
class Villain:
    """What the hostile party keeps beside its node."""

    node: Node
    branches: list[Forger] = field(default_factory=list[Forger])
    heard: list[bytes] = field(default_factory=list[bytes])

    def overhear(self, envelope: bytes) -> None:
        """Keep something that travelled, to send it again another day."""
        self.heard.append(envelope)
        del self.heard[:-256]

    def act(self, kind: str, victim: Node, numbers: tuple[int, ...]) -> list[bytes]:
        """Return the envelopes that it sends to ``victim``."""
        return _TRICKS[kind](self, victim, *numbers)

    # ── its journals ──

    def branch(self, number: int) -> Forger:
        """One of its branches; a new one grows from its node's journal as it stands."""
        if number < len(self.branches):
            return self.branches[number]
        grown = Forger(self.node, self.node.incarnation)
        back = min(number % 3, max(0, grown.size - 2))
        self.branches.append(grown.branch(grown.size - back))
        del self.branches[:-BRANCHES]
        return self.branches[-1]

    def grown(self, victim: Node, forger: Forger, first: int) -> list[bytes]:
        """What stands in a branch from ``first`` on, signed, for a victim."""
        state = victim.rows.journal(forger.journal)
        held = 0 if state is None else state.held
        return [self.seal(victim, forger.range(min(held, first)))]

    def seal(self, victim: Node, *items: cold.Item) -> bytes:
        """A cold envelope to a victim under its newest key that this node knows, or its card's."""
        known = self.node.rows.kems(victim.index)
        public = known[-1][1] if known else victim.party.card().kem
        return seal_to(victim.line_id, public, *items)


def _says(villain: Villain, victim: Node, number: int, how: int) -> list[bytes]:
    """Equivocate, or date an entry years off."""
    forger = villain.branch(number)
    duty = OfficeId("duty")
    to = (talk.Office(victim.index, duty),)
    text = f"branch {number} at {forger.size}"
    body = talk.Message("en", duty, to, (), "", "", text, None, (), None, "officer")
    offset_s = (0, 0, -YEAR_S, YEAR_S)[how % 4]
    time_s = max(0, villain.node.clock.now().seconds + offset_s)
    seq = forger.say(Kind.MESSAGE, body=talk.format_body(body), time_s=time_s)
    return villain.grown(victim, forger, seq)


def _voids(villain: Villain, victim: Node, number: int, how: int) -> list[bytes]:
    """Sign something void: each way in which an entry can be so."""
    forger = villain.branch(number)
    entry = forger.entry()
    bad: list[bytes] = [
        b"\xff" * 40,
        b"\x80",
        forger.entries[-1],  # another place
        b"",
    ]
    changed = [
        replace(entry, seq=entry.seq + 1),
        replace(entry, line=type(entry.line)(bytes(32))),
        replace(entry, journal=JournalId(victim.index, 1)),
        replace(entry, kind=Kind.CLOSE),
        replace(entry, seen=(Head(forger.journal, 1, bytes(32)),)),
        replace(entry, kind=9_999),
        replace(entry, seq=999, seen=(Head(victim.line.standing.near, 999, bytes(32)),)),
    ]
    how %= len(bad) + len(changed)
    seq = forger.append(bad[how] if how < len(bad) else changed[how - len(bad)])
    return villain.grown(victim, forger, seq)


def _misreads(villain: Villain, victim: Node, number: int, _how: int) -> list[bytes]:
    """Give another text than the one that was committed to."""
    forger = villain.branch(number)
    seq = forger.append(forger.entry(Kind.CHECK, body=b"true"), opening=SALT + b"false")
    return villain.grown(victim, forger, seq)


def _sees(villain: Villain, victim: Node, number: int, size: int) -> list[bytes]:
    """Claim to have seen what is not there."""
    forger = villain.branch(number)
    head = Head(victim.line.standing.near, 1 + size, bytes(32))
    return villain.grown(victim, forger, forger.say(Kind.MESSAGE, seen=(head,)))


def _steers(villain: Villain, victim: Node, number: int, how: int) -> list[bytes]:
    """Write what steers the record, and must not."""
    forger = villain.branch(number)
    near = victim.line.standing.near
    close = Close((End(1, 1, bytes(32)),))
    contents = (close, CannotOpen(near, how, bytes(32)), Keys(bytes(1_216), bytes(32)))
    kinds = (Kind.CLOSE, Kind.CANNOT_OPEN, Kind.KEYS)
    how %= len(kinds)
    return villain.grown(victim, forger, forger.say(kinds[how], content=contents[how]))


def _acknowledges(villain: Villain, victim: Node, number: int, seq: int) -> list[bytes]:
    """Acknowledge what was never said, or was said by others, at impossible times."""
    forger = villain.branch(number)
    target = Ref(victim.line.standing.near, seq, leaf_hash(b"no entry"))
    body = talk.Acknowledgement(target, Answer.WILL_COMPLY, "", 1, None, "nobody")
    said = forger.say(Kind.ACKNOWLEDGEMENT, body=talk.format_body(body))
    return villain.grown(victim, forger, said)


def _receipts(villain: Villain, victim: Node, number: int, size: int) -> list[bytes]:
    """Sign that it holds what it does not hold, or another root."""
    forger = villain.branch(number)
    near = victim.line.standing.near
    origin = derive_origin(victim.line_id, victim.party.name, near.incarnation)
    head = Head(near, 1 + size, bytes((number,)) * 32)
    return [villain.seal(victim, forger.receipt(head, origin=origin, time_s=size * YEAR_S))]


def _signs_weakly(villain: Villain, victim: Node, number: int, how: int) -> list[bytes]:
    """Sign with points of small order, and with nothing."""
    forger = villain.branch(number)
    forger = forger.branch(forger.size)
    seq = forger.say()
    weak = (b"\x01" + bytes(63), bytes(64), b"\xff" * 64)[how % 3]
    return [villain.seal(victim, replace(forger.range(seq), signature=weak))]


def _proves(villain: Villain, victim: Node, number: int, seq: int) -> list[bytes]:
    """Prove an entry far ahead, of a branch that others may never see."""
    forger = villain.branch(number)
    if forger.size < 2:
        return []
    return [villain.seal(victim, forger.proven(seq % forger.size))]


def _deals(villain: Villain, victim: Node, number: int, how: int) -> list[bytes]:
    """Pin one seed in the record, and deal another."""
    forger = villain.branch(number)
    seq = forger.size
    pin = epoch.seed_hash(SALT, line=victim.line_id, journal=forger.journal, keys_seq=seq)
    public = primitives.x_wing_public(SALT)
    forger.say(Kind.KEYS, content=Keys(public, pin))
    seed = SALT if how % 2 else bytes(32)
    return [
        *villain.grown(victim, forger, seq),
        villain.seal(victim, cold.Seed(forger.journal, seq, seed)),
    ]


def _tells(villain: Villain, victim: Node, party: int, size: int) -> list[bytes]:
    """Tell that it holds much more than there is."""
    journals = victim.rows.journals()
    held = tuple((journal, size * (1 + party)) for journal in journals)
    return [villain.seal(victim, cold.Heads(size, held))]


def _replays(villain: Villain, _victim: Node, number: int, _how: int) -> list[bytes]:
    """Send again what once travelled, to whomever."""
    return [villain.heard[number % len(villain.heard)]] if villain.heard else []


def _shouts(_villain: Villain, victim: Node, number: int, size: int) -> list[bytes]:
    """Send noise: nothing, too much, or what looks like an envelope."""
    noise = bytes((number * 7 + at) & 0xFF for at in range(size % 2_000))
    public = victim.party.card().kem
    return [noise, cold.hint(victim.line_id, public) + noise, b""]


def _junks(villain: Villain, victim: Node, number: int, how: int) -> list[bytes]:
    """Seal junk under the next key of another member, which every member can compute."""
    node = villain.node
    author = node.rows.newest(number % len(node.cards))
    state = None if author is None else node.rows.journal(author)
    work = Work(node.line.standing, node.rows, node.clock.now(), {})
    held = () if state is None else epochs.receiving(work, state.number)
    if author is None or not held or author.party == victim.index:
        return []
    chain = held[0].chain_key
    _, key = epoch.advance(chain)
    seq = held[0].keys_seq + held[0].base
    place = warm.Place(victim.line_id, held[0].charter, author, seq, held[0].keys_time_s)
    narrow = warm.Narrow(Kind.MESSAGE, 0, how, (), None, b"junk", (), bytes(64))
    return [warm.seal(narrow, place=place, key=key, roots=False)]


def _steals(villain: Villain, victim: Node, _number: int, _how: int) -> list[bytes]:
    """Use a stolen grant: a second journal beside the living one."""
    return [villain.seal(victim, next_forger(villain.node).range(0))]


_TRICKS: Final[dict[str, Callable[..., list[bytes]]]] = {
    "equivocate": _says,
    "void": _voids,
    "see": _sees,
    "misread": _misreads,
    "steer": _steers,
    "acknowledge": _acknowledges,
    "receipt": _receipts,
    "weak signature": _signs_weakly,
    "prove": _proves,
    "deal": _deals,
    "tell": _tells,
    "replay": _replays,
    "shout": _shouts,
    "junk": _junks,
    "steal": _steals,
}
TRICKS: Final = tuple(kind for kind in _TRICKS if kind != "steal")
