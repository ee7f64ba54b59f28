# SPDX-License-Identifier: Apache-2.0
"""Commands on a home whose node is not running: reading, and the courier's bag.

Rules:

1. The home is opened under its lock, so a node cannot start meanwhile.
2. Reading writes nothing. A bag is packed and taken by the same steps as at a running node, between
   two counts as of a start and an end: a restored file is noticed before anything is signed.
3. Commands that need the node say so (NODE_NOT_RUNNING): nothing is queued behind its back.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from wasl.errors import Code, Misuse, Unavailable
from wasl.home.cards import CardBox
from wasl.home.config import load_config
from wasl.home.files import read_file
from wasl.home.keyring import Keyring
from wasl.home.layout import Home, open_home
from wasl.home.lines import HeldLine, LineBox
from wasl.home.lock import hold
from wasl.home.sealed import SealedStore
from wasl.home.starts import count_start, restored_from
from wasl.home.vault import open_vault
from wasl.line.line import Event, Line
from wasl.line.work import Standing
from wasl.node import bags, reading
from wasl.node.alarms import alarm_list
from wasl.node.backups import make_backup
from wasl.node.clock import NodeClock
from wasl.node.driver import run_step
from wasl.node.fields import Fields
from wasl.node.files import give
from wasl.node.lines import GRANT_BYTES, begin_of, check_own_card, standing_of
from wasl.node.names import find_line, find_ref, party_index, split_entry
from wasl.node.shredding import hold_list
from wasl.node.views import Json, View
from wasl.primitives import self_test
from wasl.record.rows import Rows
from wasl.steps import Outcome
from wasl.store.sqlite import open_sqlite
from wasl.terms import JournalId, LineId, Ref


@contextmanager
def open_desk(path: Path) -> Generator[OfflineDesk]:
    """Open a home for reading. Raises Unavailable (HOME_LOCKED) if somebody has it open."""
    home = open_home(path)
    with hold(home):
        store = open_sqlite(home.database)
        try:
            vault = open_vault(home.vault)
            yield OfflineDesk(home, SealedStore(store, vault.secrets), vault.secrets.incarnation)
        finally:
            store.close()


@contextmanager
def open_bag_desk(path: Path) -> Generator[BagDesk]:
    """Open a home for packing and unpacking. Raises Unavailable (HOME_LOCKED), Damaged."""
    home = open_home(path)
    with hold(home):
        self_test()
        store = open_sqlite(home.database)
        try:
            vault = open_vault(home.vault)
            count_start(vault, store)
            sealed = SealedStore(store, vault.secrets)
            yield BagDesk(home, sealed, Keyring(vault), restored_s=restored_from(store))
            count_start(vault, store)
        finally:
            store.close()


class BagDesk:
    """The commands ``pack`` and ``unpack``, with steps run here and now."""

    def __init__(
        self, home: Home, store: SealedStore, keyring: Keyring, *, restored_s: int | None
    ) -> None:
        """``restored_s``: when the backup was made that this home comes from, if it does."""
        self._home, self._store, self._keyring = home, store, keyring
        self._restored_s = restored_s
        self._clock = NodeClock(store)
        self._held = LineBox(home.lines).list()
        self._lines: dict[LineId, bags.Line] = {}
        party = load_config(home.config).party
        card = CardBox(home.cards).get(party).card
        for held in self._held:
            standing = standing_of(held, store, own=party, incarnation=keyring.incarnation)
            check_own_card(standing, keyring, card)
            self._lines[held.line_id] = self._open(standing)

    def _open(self, standing: Standing) -> bags.Line:
        line = Line(standing)

        def run(event: Event) -> Outcome:
            now = self._clock.now()
            return run_step(line, event, now=now, store=self._store, keyring=self._keyring)

        rows = Rows(self._store, standing.line)
        if not rows.known or rows.journal(standing.near) is None:
            begin = begin_of(
                standing,
                self._keyring,
                self._store,
                grant_note=read_file(self._home.grant, limit=GRANT_BYTES),
                now_s=self._clock.now().seconds,
                restored_s=self._restored_s,
            )
            run(begin)
        return bags.Line(standing, run)

    def call(self, command: str, body: Json) -> Json:
        """Carry out a command. Raises WaslError."""
        fields = Fields(body)
        if command == "pack":
            names = [(held.line_id, held.alias) for held in self._held]
            line = self._lines[find_line(fields.text("line"), names)]
            folder, to, everybody = bags.read_pack(fields)
            parties = bags.addressees(line.standing, to, everybody=everybody)
            return bags.pack_bag(folder, line, parties)
        assert command == "unpack"
        folder = fields.path("folder")
        fields.done()
        return bags.unpack_bag(folder, list(self._lines.values()))


class OfflineDesk:
    """The reading half of the desk's commands."""

    def __init__(self, home: Home, store: SealedStore, incarnation: int) -> None:
        own = load_config(home.config).party
        self._home = home
        self._store = store
        self._cards = CardBox(home.cards)
        self._held: dict[LineId, HeldLine] = {
            held.line_id: held for held in LineBox(home.lines).list()
        }
        self._standing = {
            line: standing_of(held, store, own=own, incarnation=incarnation)
            for line, held in self._held.items()
        }

    def call(self, command: str, body: Json) -> object:
        """Carry out a command that only reads. Raises WaslError."""
        fields = Fields(body)
        match command:
            case "lines":
                fields.done()
                return [self._state(line) for line in self._held]
            case "line":
                line = self._find(fields.text("line"))
                fields.done()
                return self._state(line)
            case "alarms":
                return self._alarms(fields)
            case "holds":
                return self._holds(fields)
            case "show":
                return self._show(fields)
            case "log":
                line = self._find(fields.text("line"))
                page = reading.Page.read(fields)
                fields.done()
                return reading.log_page(self._view(line), page)
            case "export":
                return self._export(fields)
            case "backup":
                file = fields.text("file")
                fields.done()
                lines = [(held.alias, self._standing[line]) for line, held in self._held.items()]
                secrets = open_vault(self._home.vault).secrets
                return make_backup(
                    self._home,
                    Path(file),
                    lines=lines,
                    incarnation=secrets.incarnation,
                    archive_key=secrets.archive_key,
                )
            case _:
                raise not_running()

    def attachment(self, entry: str, which: str) -> tuple[bytes, str | None]:
        """Return a whole file of a message, and what its bytes are. Raises WaslError."""
        line, ref = self._ref(entry)
        given = give(self._view(line), ref, which)
        return given.data, given.media

    def _find(self, name: str) -> LineId:
        return find_line(name, [(line, held.alias) for line, held in self._held.items()])

    def _view(self, line: LineId) -> View:
        return View(self._standing[line], self._store, {}, NodeClock(self._store).now())

    def _state(self, line: LineId) -> Json:
        alias = self._held[line].alias
        return reading.line_state(self._view(line), alias=alias, cards=self._cards, bearers={})

    def _alarms(self, fields: Fields) -> list[Json]:
        name, closed = fields.maybe("line"), fields.flag("closed")
        fields.done()
        lines = list(self._held) if name is None else [self._find(name)]
        return [
            alarm
            for line in lines
            for alarm in alarm_list(self._view(line), self._held[line].alias, closed=closed)
        ]

    def _holds(self, fields: Fields) -> list[Json]:
        name = fields.maybe("line")
        fields.done()
        lines = list(self._held) if name is None else [self._find(name)]
        return [
            hold for line in lines for hold in hold_list(self._view(line), self._held[line].alias)
        ]

    def _ref(self, text: str) -> tuple[LineId, Ref]:
        name, party, incarnation, seq = split_entry(text)
        line = self._find(name)
        standing = self._standing[line]
        journal = JournalId(party_index(standing, party), incarnation)
        return line, find_ref(standing, self._store, journal, seq, name=text)

    def _show(self, fields: Fields) -> Json:
        line, ref = self._ref(fields.text("entry"))
        fields.done()
        entry = self._view(line).entry(ref.journal, ref.seq)
        assert entry is not None
        return entry

    def _export(self, fields: Fields) -> Json:
        line = self._find(fields.text("line"))
        wanted = reading.read_wanted(
            fields, self._standing[line], lambda text: self._ref_on(line, text)
        )
        return reading.export_line(self._store, self._standing[line], self._held[line], wanted)

    def _ref_on(self, line: LineId, text: str) -> Ref:
        other, ref = self._ref(text)
        if other != line:
            raise Misuse(Code.BAD_ARGUMENT, f"{text} is on another line", where="entry")
        return ref


def not_running() -> Unavailable:
    """Return the error of a command that needs the node."""
    return Unavailable(
        Code.NODE_NOT_RUNNING,
        "the node of this home is not running",
        do="start it with “wasl run”, and leave it running",
    )
