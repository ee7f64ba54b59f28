# SPDX-License-Identifier: Apache-2.0
"""What every part of a line's step has in hand: who we are, the rows, the time, and what comes of
it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from wasl import limits
from wasl.line.alarms import Alarm, end_alarm, raise_alarm
from wasl.line.talk import Body
from wasl.record.checkpoint import Checkpoint
from wasl.record.entry import CannotOpen, Entry, Fork, parse_entry
from wasl.record.roll import Charted, Roll
from wasl.record.rows import EntryRow, JournalState, Rows
from wasl.steps import Ask, Fact, Send
from wasl.terms import Head, JournalId, LineId, Now, PartyId, Precedence
from wasl.trust.card import Card
from wasl.trust.charter import Charter
from wasl.wire.cold import Receipt

if TYPE_CHECKING:  # which has work in hand itself
    from wasl.line.epochs import Sending

_T = TypeVar("_T")
Asking = Generator[Ask, bytes, _T]
"""A part of a step that may ask the keyring."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """A charter that all its members have signed, its hash, and their cards by index."""

    charter: Charter
    digest: bytes
    cards: Mapping[int, Card]


@dataclass(frozen=True, slots=True)
class Standing:
    """Who we are on a line, and with whom.

    ``charter``, ``charter_hash``, ``cards``: of the charter that our own journal has adopted.
    ``chain``: all charters of the line that are open here, from the first on.
    """

    line: LineId
    charter: Charter
    charter_hash: bytes
    near: JournalId
    cards: Mapping[int, Card]
    chain: tuple[Agreed, ...] = ()
    members: tuple[int, ...] = field(init=False)
    """Indexes of all parties of the charter in force."""
    others: tuple[int, ...] = field(init=False)
    """Indexes of the far parties."""
    roll: Roll = field(init=False)
    """Who is a member by which charter of the chain."""
    everybody: Mapping[int, Card] = field(init=False)
    """The cards of all who are members by any charter of the chain, the newest of each."""

    def __post_init__(self) -> None:
        if not self.chain:
            chain = (Agreed(self.charter, self.charter_hash, self.cards),)
            object.__setattr__(self, "chain", chain)
        members = tuple(member.index for member in self.charter.members)
        others = tuple(index for index in members if index != self.near.party)
        object.__setattr__(self, "members", members)
        object.__setattr__(self, "others", others)
        object.__setattr__(self, "roll", Roll(_charted(self.chain), self.near))
        everybody = {index: card for one in self.chain for index, card in one.cards.items()}
        object.__setattr__(self, "everybody", everybody)

    @property
    def departed(self) -> tuple[int, ...]:
        """Indexes of the parties that have left by the charter in force."""
        return tuple(one.index for one in self.charter.left)

    @property
    def far(self) -> tuple[int, ...]:
        """Indexes of all far parties that ever were, or are to be, on the line."""
        return tuple(index for index in sorted(self.everybody) if index != self.near.party)

    def agreed(self, serial: int) -> Agreed | None:
        """Return the charter with this serial, or None if it is not open here."""
        return next((one for one in self.chain if one.charter.serial == serial), None)

    def under(self, serial: int, *, chain: tuple[Agreed, ...] | None = None) -> Standing:
        """Return who we are once we have adopted the charter with this serial (0: the first).

        Where it is not open here, the newest before it stands in.
        """
        chain = self.chain if chain is None else chain
        one = [each for each in chain if each.charter.serial <= max(serial, 1)][-1]
        if chain == self.chain and one.digest == self.charter_hash:
            return self
        return Standing(self.line, one.charter, one.digest, self.near, one.cards, chain)

    def party(self, index: int) -> PartyId:
        """Return the id of the party with this index."""
        return self.everybody[index].party

    def limit_s(self, precedence: Precedence) -> int:
        """Return within how many seconds our charter wants an acknowledgement of what we say."""
        return self.charter.ack_within_s.of(precedence)


def _charted(chain: tuple[Agreed, ...]) -> tuple[Charted, ...]:
    """Return what the order needs of the charters."""
    found: list[Charted] = []
    known: set[int] = set()
    for one in chain:
        closed = {
            left.index: {head.journal.incarnation: head.size for head in left.closed}
            for left in one.charter.left
            if left.index not in known
        }
        known |= closed.keys()
        members = tuple(member.index for member in one.charter.members)
        found.append(Charted(one.digest, members, closed))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Mark:
    """A bearer handed over our entries from ``first`` to before ``end``, at ``utc_ms``."""

    first: int
    end: int
    bearer: str
    utc_ms: int


@dataclass(slots=True)
class Link:
    """What this process knows of the way to one far party. Nothing of it is a fact; it is not kept.

    ``sent_size``: how far our journal was given to a bearer; ``sent_first``: from where on, by this
    process (a receipt may be back before the bearer says that it has handed over).
    ``handed_size``: how far a bearer handed it over. ``stored_size``: of the newest receipt that
    came. ``shown``: what its newest *heads* said it holds of each journal, a hint; ``told_size``:
    of ours. Ticks are monotonic ms. ``lack``: journals of which the other has told to hold more
    than we do, with both sizes; ``ask_due``: that it has told so could not be answered at once.
    ``clock_offset_ms``: far clock minus ours, with the way in it. ``heard_tick_ms``: when anything
    last came. ``check_ticks``: since when each of our checks waits for an answer. ``others``: when
    to ask this party for what those have said that cannot be heard. ``names_tick_ms``: since when
    it has named, in its entries, what we do not hold; ``names_asked``: how often it was asked for
    that.
    """

    reachable: bool = False
    sent_size: int = 0
    sent_first: int | None = None
    handed_size: int = 0
    stored_size: int = 0
    told_size: int = 0
    resend_tick_ms: int = 0
    resend_wait_ms: int = limits.RESEND_AFTER_MS
    others_tick_ms: int = 0
    others_wait_ms: int = limits.RESEND_AFTER_MS
    names_tick_ms: int | None = None
    names_asked: int = 0
    lost: frozenset[tuple[JournalId, int, int]] = frozenset()
    texts_tick_ms: int = 0
    texts_wait_ms: int = limits.RESEND_AFTER_MS
    asked_tick_ms: int = -limits.ASK_AGAIN_MS
    lack: frozenset[tuple[JournalId, int, int]] = frozenset()
    shown: dict[JournalId, int] | None = None
    ask_due: bool = False
    last_heard_ms: int | None = None
    clock_offset_ms: int | None = None
    heard_tick_ms: int | None = None
    silence_told: bool = False
    check_ticks: dict[int, int] = field(default_factory=dict[int, int])
    marks: list[Mark] = field(default_factory=list[Mark])

    def mark(self, end: int, *, bearer: str, utc_ms: int) -> None:
        """Note that a bearer has handed over our entries below ``end``, from the last note on."""
        first = self.marks[-1].end if self.marks else self.sent_first or 0
        if first < end:
            self.marks.append(Mark(first, end, bearer, utc_ms))
            del self.marks[: -limits.HANDED_MARKS]

    def handed(self, seq: int) -> Mark | None:
        """Return when and by which bearer an entry of ours was first handed over, if known."""
        return next((mark for mark in self.marks if mark.first <= seq < mark.end), None)

    def forget_sent(self) -> None:
        """Begin anew: another node stands at the other end, and may hold nothing of ours."""
        self.sent_size = self.handed_size = self.stored_size = self.told_size = 0

    def wait_anew(self, tick_ms: int) -> None:
        """Begin the wait for a receipt anew, at its least."""
        self.resend_wait_ms = limits.RESEND_AFTER_MS
        self.resend_tick_ms = tick_ms + limits.RESEND_AFTER_MS


@dataclass(slots=True)
class Work:
    """One step under way."""

    standing: Standing
    rows: Rows
    now: Now
    links: Mapping[int, Link]
    sends: list[Send] = field(default_factory=list[Send])
    facts: list[Fact] = field(default_factory=list[Fact])
    parsed: dict[tuple[int, int], Entry] = field(default_factory=dict[tuple[int, int], Entry])
    """Entries that are not void."""
    bodies: dict[tuple[int, int], Body | None] = field(
        default_factory=dict[tuple[int, int], "Body | None"]
    )
    kept: dict[JournalId, list[int]] = field(default_factory=dict[JournalId, list[int]])
    opened: list[tuple[JournalId, int]] = field(default_factory=list[tuple[JournalId, int]])
    passed: list[tuple[JournalId, int]] = field(default_factory=list[tuple[JournalId, int]])
    """Entries below which everything is held, since this step."""
    climbed: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])
    """Ladders that moved: the journal's local number, sequence number, party."""
    covered: list[tuple[int, int, int]] = field(default_factory=list[tuple[int, int, int]])
    """Entries of ours that a receipt covers since this step: party, first, end."""
    sending: Sending | None = None
    """Our epoch, once this step has moved it."""
    rekeyed: set[JournalId] = field(default_factory=set[JournalId])
    """Far journals whose epochs this step has moved."""
    forks: list[Fork] = field(default_factory=list["Fork"])
    """Forks that this step has found and nobody has told of."""
    lacking: set[int] = field(default_factory=set[int])
    receipts: list[Receipt] = field(default_factory=list[Receipt])
    """Receipts of others that this step keeps."""
    heads_named: bool = False
    """Whether an entry of this step has named the heads that changed."""
    cannot_open: list[tuple[int, CannotOpen]] = field(default_factory=list[tuple[int, CannotOpen]])

    def tell(self, what: str, **detail: str | int | None) -> None:
        """Note a fact for screens and logs."""
        self.facts.append(Fact(what, self.standing.line, tuple(detail.items())))

    def alarm(self, what: str, *, journal: JournalId | None = None, detail: str = "") -> None:
        """Raise an alarm: once per (what, journal), kept until a person closes it."""
        party = self.standing.party(journal.party) if journal is not None else ""
        alarm = Alarm(what, party, detail, self.now.utc_ms)
        if raise_alarm(self.rows, alarm, journal=journal):
            self.tell("alarm", code=what, party=party, detail=detail)

    def end_alarm(self, what: str, *, journal: JournalId) -> None:
        """Take back an alarm whose cause is gone."""
        end_alarm(self.rows, what, self.standing.party(journal.party), journal=journal)

    def near_state(self) -> JournalState:
        """Return where our own journal stands."""
        state = self.rows.journal(self.standing.near)
        assert state is not None
        return state

    def root(self, journal: JournalId, size: int) -> bytes | None:
        """Return the root of a journal at ``size``, or None if it is not that long here."""
        return self.rows.root(journal, size)

    def entry(self, number: int, seq: int) -> Entry | None:
        """Return the entry at ``seq`` if it is held and not void."""
        found = self.parsed.get((number, seq))
        if found is None:
            row = self.rows.entry(number, seq)
            if row is None or row.void:
                return None
            found = self.parsed[number, seq] = parse_entry(row.data)
        return found

    def entries(self, number: int, first: int, end: int) -> Iterator[tuple[int, EntryRow]]:
        """Yield the entries that are held from ``first`` to before ``end``, some at a time."""
        while first < end:
            count = min(end - first, limits.RESYNC_ENTRIES)
            page = self.rows.entries(number, first, count)
            yield from ((seq, row) for seq, row in page if seq < end)
            first = page[-1][0] + 1 if page else end

    def drop_entry(self, journal: JournalId, number: int, seq: int) -> None:
        """Let go of an entry that was kept where it does not stand."""
        self.rows.delete_entry(number, seq)
        self.rows.delete_unopened(journal, seq)
        self.parsed.pop((number, seq), None)

    def checkpoint(self, head: Head) -> Checkpoint:
        """Return the checkpoint that names a head by its journal's origin."""
        return Checkpoint(self.rows.keys(head.journal).origin, head.size, head.root)
