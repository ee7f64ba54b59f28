# SPDX-License-Identifier: Apache-2.0
"""A running node: one home, its lines, its bearer, its control socket, and an orderly end.

Rules:

1. It refuses to start twice on one home, or with a vault and a database that do not belong
   together.
2. What a step sends is offered to the bearer after the commit; what a bearer brings is answered
   after it.
3. It ends within a few seconds of SIGTERM, with every finished step on the disk; killed at any
   other moment it comes back with all that it had ever confirmed.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable, Coroutine, Sequence
from typing import Final

from wasl.bearers.bearer import Parcel
from wasl.bearers.https import HttpsBearer
from wasl.bearers.https_tls import Identity
from wasl.errors import Code, Damaged, Unavailable, WaslError
from wasl.home.cards import CardBox
from wasl.home.config import Config, load_config
from wasl.home.files import read_file
from wasl.home.keyring import Keyring
from wasl.home.layout import Home
from wasl.home.lines import HeldLine, LineBox
from wasl.home.revocations import RevocationBox
from wasl.home.sealed import SealedStore
from wasl.home.starts import count_start, restored_from
from wasl.home.vault import open_vault
from wasl.line import checks, talk, wording
from wasl.line.far import is_revoked
from wasl.line.line import (
    Arrived,
    Event,
    Handed,
    Lost,
    Reached,
    Revoked,
    SignHead,
    Tick,
    Utterance,
)
from wasl.node.clock import NodeClock
from wasl.node.counts import Counts
from wasl.node.desks import Desks
from wasl.node.driver import Driver, HostedLine
from wasl.node.lines import (
    GRANT_BYTES,
    begin_of,
    chain_of,
    check_own_card,
    peers_of,
    standing_of,
    verified_unsaid,
)
from wasl.node.logs import get_log
from wasl.node.watch import Watch
from wasl.node.witnessing import Witnessing
from wasl.primitives import self_test
from wasl.record.rows import Rows
from wasl.steps import Outcome
from wasl.store.sqlite import open_sqlite
from wasl.terms import JournalId, LineId

TICK_S: Final = 1.0
CONFIRM_S: Final = 2.0
"""How long the first words after a start wait for a far side: it may know that we were restored."""
_WARNED: Final = frozenset(("alarm", "refused", "unconfirmed-start", "clock-quarrel"))


class Node:
    """One party's node. Made under the home's lock; :meth:`start`, then :meth:`stop`."""

    def __init__(self, home: Home, *, end: Callable[[], None]) -> None:
        """``end``: ends the process in order, for a node that must not go on."""
        self.home = home
        self._end = end
        self._ailing: Code | None = None
        self._inode = home.database.stat().st_ino if home.database.exists() else 0
        self.config: Config = load_config(home.config)
        wording.check_text(self.config.check_text, where="wasl.toml: check", one_line=True)
        self.cards = CardBox(home.cards)
        self.revocations = RevocationBox(home.cards)
        self.lines = LineBox(home.lines)
        self_test()
        vault = open_vault(home.vault)
        self.keyring = Keyring(vault)
        store = open_sqlite(home.database)
        self._vault, self._unsealed = vault, store
        self.starts = count_start(vault, store)
        self._restored_s = restored_from(store)
        self.store = SealedStore(store, vault.secrets)
        self.reading = self.store.reader()
        """For short reads in the event loop's thread; long ones take a reader of their own."""
        self.counts = Counts()
        self.clock = NodeClock(self.reading)
        self.began = self.clock.now()
        self.driver = Driver(self.store, self.keyring, counts=self.counts, clock=self.clock.now)
        tls = self.keyring.tls
        listen = self.config.listen
        self.bearer = HttpsBearer(
            self,
            Identity(tls.certificate, tls.key),
            listen=None if listen is None else (listen.host, listen.port),
            health=self.health,
        )
        self.hosted: dict[LineId, HostedLine] = {}
        self.held: dict[LineId, HeldLine] = {}
        self._followers: list[Callable[[], None]] = []
        self.listeners: list[Callable[[HostedLine, Outcome], None]] = []  # told of each step
        self._tasks: set[asyncio.Task[None]] = set()
        self._handed: dict[tuple[LineId, int], tuple[int, str]] = {}
        self._log = get_log(party=self.config.party)
        self.desks = Desks()
        self.watch = Watch(self, self.config)
        self.witnessing = Witnessing(self.config.witness, self.reading, spawn=self.spawn)

    # ── life ──

    async def start(self) -> None:
        """Begin: lines first, then the bearer. Raises WaslError; then stop() must still be
        called.
        """
        await self.keep_clock()
        await self.refresh()  # a line that has not begun lets go what a bearer brings it
        await self.bearer.start()
        self.spawn(self._tick())
        listen = self.config.listen
        port = self.bearer.port if listen is not None else None
        self._log.info(
            "started",
            starts=self.starts,
            incarnation=self.keyring.incarnation,
            lines=len(self.hosted),
            pid=os.getpid(),
            port=port,
        )

    async def stop(self) -> None:
        """End in order: no more traffic, the newest head signed for good, everything closed."""
        await self.bearer.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.watch.stop()
        for line in self.hosted.values():
            with contextlib.suppress(WaslError):
                await line.run(SignHead())
        # Counted again at the end, so that a copy of the database made meanwhile is an older one.
        with contextlib.suppress(WaslError):
            await self.keep_clock()
        try:
            await self.driver.do(lambda: count_start(self._vault, self._unsealed))
        except WaslError as error:
            self._log.error("not-counted", code=str(error.code), what=error.what)
        self.driver.close()
        self.reading.close()
        self.store.close()
        self._log.info("stopped")

    def health(self) -> dict[str, object]:
        """Return what anybody may know: that the node lives, or the code of what ails it."""
        return {"status": "ok"} if self._ailing is None else {"status": str(self._ailing)}

    def _ail(self, error: WaslError) -> None:
        """Say once that nothing can be kept any more, and why."""
        if not isinstance(error, Unavailable | Damaged):
            return  # the caller's fault, or the record's: nothing ails the node
        if self._ailing != error.code:
            self._ailing = error.code
            self._log.error("ailing", code=str(error.code), what=error.what, do=error.do)

    def _heal(self) -> None:
        if self._ailing is not None:
            self._log.info("recovered", code=str(self._ailing))
            self._ailing = None

    def spawn(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        """Let something run until it ends, or the node does."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, WaslError):
            self._log.error("task-failed", code=str(error.code), what=error.what)
        elif error is not None:
            self._log.error("task-failed", exc_info=error)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            if not self.is_home():
                self._log.critical("home-gone", home=str(self.home.path))
                self._end()
                return
            for line in list(self.hosted.values()):
                with contextlib.suppress(WaslError):
                    await line.run(Tick())
                    await self._check_line(line)
                    if line.is_behind:
                        await line.renew()
                    await line.note_reached(self._reached_of(line))
            self.witnessing.look(list(self.hosted.values()), utc_ms=self.clock.now().utc_ms)
            with contextlib.suppress(WaslError):
                await self.watch.look()

    async def keep_clock(self) -> None:
        """Keep what was measured of time. Raises WaslError."""
        await self.driver.do(lambda: self.store.apply(self.clock.commit()))

    async def _check_line(self, line: HostedLine) -> None:
        """Ask, if it is our turn: once in our hour, and not for one that has passed."""
        rows = Rows(self.reading, line.standing.line)
        hour_s = checks.due(rows, line.standing, self.clock.now())
        if hour_s is not None:
            body = talk.Check(hour_s, "", self.config.check_text, "")
            await line.say(Utterance(body, checks.PRECEDENCE))

    def is_home(self) -> bool:
        """Whether the database in the home is still the one that is open: a receipt means it."""
        try:
            return self.home.database.stat().st_ino == self._inode
        except OSError:
            return False

    # ── lines and peers ──

    async def refresh(self) -> None:
        """Take up lines and cards that are new on the disk."""
        self._open_lines()
        for line in list(self.hosted.values()):
            await self._begin(line)
            await self._note_revoked(line)
            if line.is_behind:
                self.spawn(line.renew())
            self.spawn(self._say_verified(line))

    async def _begin(self, line: HostedLine) -> None:
        """Begin our journal on a line, if it has not begun."""
        rows = Rows(self.reading, line.standing.line)
        if rows.known and rows.journal(line.standing.near) is not None:
            return
        begin = begin_of(
            line.standing,
            self.keyring,
            self.reading,
            grant_note=read_file(self.home.grant, limit=GRANT_BYTES),
            now_s=self.clock.now().seconds,
            restored_s=self._restored_s,
        )
        await line.run(begin)
        if not rows.known:
            line.confirm()  # a journal that begins now has no past to be ignorant of

    async def _note_revoked(self, line: HostedLine) -> None:
        """Tell a line which of its parties' nodes are to be believed no more."""
        rows = Rows(self.reading, line.standing.line)
        for revoke in self.revocations.list():
            card = self.cards.get(revoke.party).card
            for index, ours in line.standing.everybody.items():
                journal = JournalId(index, revoke.incarnation)
                is_it = (ours.party, ours.root) == (card.party, card.root)
                if is_it and not is_revoked(rows, journal):
                    await line.run(Revoked(journal))

    def _open_lines(self) -> None:
        own = self.cards.get(self.config.party).card
        for held in self.lines.list():
            known = self.hosted.get(held.line_id)
            if known is not None:
                known.chain, self.held[held.line_id] = chain_of(held), held
                continue
            standing = standing_of(
                held, self.reading, own=self.config.party, incarnation=self.keyring.incarnation
            )
            check_own_card(standing, self.keyring, own)
            line = HostedLine(
                standing, self.driver, self._done, failed=self._ail, confirm_s=CONFIRM_S
            )
            self.hosted[held.line_id] = line
            self.held[held.line_id] = held
        self._meet()

    def _meet(self) -> None:
        self.bearer.set_peers(peers_of([one.standing for one in self.hosted.values()], self.cards))

    async def _say_verified(self, line: HostedLine) -> None:
        """Say on the record which fingerprints we have compared; once for each."""
        for body in verified_unsaid(line.standing, self.reading, self.cards):
            await line.say(Utterance(body))

    # ── what bearers say ──

    async def arrived(self, bearer_name: str, party: str, envelopes: list[bytes], /) -> None:
        """Take in a bundle on every line shared with its carrier. Raises WaslError: keep it."""
        self.counts.carried("envelopes_in", bearer_name, party, len(envelopes))
        for line, index in self._shared(party):
            await line.run(Arrived(index, tuple(envelopes)))
            line.confirm()

    def reached(self, bearer_name: str, party: str, /) -> None:
        """Tell all lines that a party can be heard."""
        self._log.info("reached", bearer=bearer_name, peer=party)
        self._tell(party, Reached)

    def _reached_of(self, line: HostedLine) -> list[int]:
        standing = line.standing
        far = {each: standing.party(each) for each in (*standing.others, *standing.departed)}
        return [index for index, party in far.items() if self.bearer.state(party).reachable]

    def lost(self, bearer_name: str, party: str, why: str, /) -> None:
        """Tell all lines that a party cannot be heard any more."""
        self._log.warning("lost", bearer=bearer_name, peer=party, why=why)
        self._tell(party, Lost)

    def handed(self, bearer: str, party: str, parcels: Sequence[Parcel], /) -> None:
        """Note how far our entries have been handed over."""
        self.counts.carried("envelopes_out", bearer, party, len(parcels))
        for parcel in parcels:
            match parcel.ticket:
                case (bytes(line_id), int(index), int(size)) if size:
                    key = (LineId(line_id), index)
                    if key not in self._handed:
                        self.spawn(self._run_handed(key))
                    most = max(size, self._handed.get(key, (0, ""))[0])
                    self._handed[key] = (most, bearer)
                case _:
                    pass

    async def _run_handed(self, key: tuple[LineId, int]) -> None:
        line_id, index = key
        size, bearer = self._handed.pop(key)
        line = self.hosted.get(line_id)
        if line is not None:
            await line.run(Handed(index, size, bearer))

    def _tell(self, party: str, event: Callable[[int], Event]) -> None:
        for line, index in self._shared(party):
            self.spawn(self._run(line, event(index)))

    async def _run(self, line: HostedLine, event: Event) -> None:
        await line.run(event)

    def _shared(self, party: str) -> list[tuple[HostedLine, int]]:
        return [
            (line, index)
            for line in self.hosted.values()
            for index in (*line.standing.others, *line.standing.departed)
            if line.standing.party(index) == party
        ]

    # ── what steps bring ──

    def _done(self, line: HostedLine, outcome: Outcome) -> None:
        """Let an outcome go: it has been committed."""
        parcels: dict[str, list[Parcel]] = {}
        for send in outcome.sends:
            party = line.standing.party(send.party)
            ticket = (send.line, send.party, send.own_size)
            parcels.setdefault(party, []).append(Parcel(send.envelope, send.precedence, ticket))
        for party, some in parcels.items():
            self.bearer.offer(party, some)
        for fact in outcome.facts:
            self.counts.take(self.held[line.standing.line].alias, fact)
            say = self._log.warning if fact.what in _WARNED else self._log.info
            say(fact.what, line=fact.line.hex()[:16], **dict(fact.detail))
        if any(fact.what in ("member-joined", "member-left") for fact in outcome.facts):
            self._meet()
        for tell in list(self.listeners):
            tell(line, outcome)
        if outcome.commit is not None:
            self._heal()
            self.wake()

    def wake(self) -> None:
        """Let those who follow look again."""
        for wake in list(self._followers):
            wake()

    def follow(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Call ``wake`` after each commit, until the returned function is called."""
        self._followers.append(wake)

        def leave() -> None:
            self._followers.remove(wake)

        return leave
