# SPDX-License-Identifier: Apache-2.0
"""Looking at a home: what its files say of the node, whether it runs or not.

Rules:

1. It reads, and writes nothing. One part that is damaged keeps no other from being looked at.
2. What the machine says (room, clock) is passed in, so that each judgement can be tested.
3. No key and no passphrase is asked for; no text of the record is read.

What only a running node knows is in :mod:`wasl.node.doctor`.
"""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from wasl import limits
from wasl.errors import Misuse, WaslError
from wasl.home.cards import CardBox
from wasl.home.config import Config, load_config
from wasl.home.copies import read_copies
from wasl.home.files import explain, read_file
from wasl.home.layout import Home
from wasl.home.lines import HeldLine, LineBox
from wasl.home.passphrase import parse_sealed
from wasl.home.starts import check_starts
from wasl.home.tls import read_dates
from wasl.home.vault import Secrets, open_vault
from wasl.node.at_desk import check_desk
from wasl.node.findings import Finding, at_most, expiry, fault, look, of_error, ok, warning
from wasl.node.ledger import ledger_findings
from wasl.node.words import Json, utc
from wasl.primitives import self_test, sha256
from wasl.record.entry import parse_entry
from wasl.record.rows import Rows
from wasl.steps import Past
from wasl.store.checkup import Checkup, check_database
from wasl.terms import JournalId
from wasl.trust.charter import DAY_S
from wasl.trust.fingerprint import fingerprint

_OLDEST_PYTHON: Final = (3, 11)
_AHEAD_S: Final = 2  # an entry and its look at the clock may fall into two seconds
_PIN_DIGITS: Final = 16
_RUNBOOK: Final = "see the runbook node-does-not-start"


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine says: free bytes and whether the home's files may be written; the clock."""

    free_bytes: int
    writable: bool
    now_s: int


def read_machine(home: Home, *, now_s: int) -> Machine:
    """Ask the machine. Raises Unavailable."""
    try:
        free = shutil.disk_usage(home.path).free
        wanted = [path for path in (home.path, home.vault, home.database) if path.exists()]
        return Machine(free, all(os.access(path, os.W_OK) for path in wanted), now_s)
    except OSError as error:
        raise explain(error, home.path) from error


@dataclass(frozen=True, slots=True)
class Files:
    """What could be read of a home; None is what could not."""

    config: Config | None
    secrets: Secrets | None
    lines: tuple[HeldLine, ...]


def check_home(home: Home, machine: Machine, *, seconds: float) -> list[Finding]:
    """Look at everything in a home. ``seconds``: for the database."""
    found = [*check_platform(), *look("disk", lambda: check_disk(home, machine))]
    config = secrets = None
    lines: tuple[HeldLine, ...] = ()
    try:
        config = load_config(home.config)
        found.append(ok("config", "wasl.toml can be read"))
    except WaslError as error:
        found.append(of_error("config", error))
    try:
        secrets = open_vault(home.vault).secrets
        found.append(ok("keys", "the vault can be read, and by its owner alone"))
    except WaslError as error:
        found.append(of_error("keys", error))
    try:
        lines = tuple(LineBox(home.lines).list())
    except WaslError as error:
        found.append(of_error("lines", error))
    files = Files(config, secrets, lines)
    found += look("keys", lambda: _escrow_and_root(home))
    found += look("keys", lambda: ledger_findings(home.path / "grants.json", secrets))
    found += look("certificate", lambda: _certificate(home, files, machine.now_s))
    if config is not None:
        found += check_desk(home, config, now_s=machine.now_s)
    found += look("charter", lambda: _charters(files, machine.now_s))
    found += look("backup", lambda: _backups(home, files, machine.now_s))
    found += look("peer", lambda: _verified(home, files))
    found += look("schema", lambda: _database(home, files, machine.now_s, seconds))
    return found


# ── the machine ─────────────────────────────────────────────────────────────────────────────────


def check_platform() -> Iterator[Finding]:
    """Look at what Wasl runs on."""
    said = ", ".join(
        (
            f"Python {platform.python_version()}",
            f"cryptography {version('cryptography')}",
            f"SQLite {sqlite3.sqlite_version}",
        )
    )
    if sys.version_info < _OLDEST_PYTHON:
        yield fault("platform", said, "run Wasl with Python 3.11 or newer")
    else:
        yield ok("platform", said)
    yield from look("self-test", _self_test)


def _self_test() -> Iterator[Finding]:
    self_test()
    yield ok("self-test", "known answers come out of the cryptography")


def check_disk(home: Home, machine: Machine) -> Iterator[Finding]:
    """Judge the room in the home's file system, and whether its files may be written."""
    free = f"{machine.free_bytes / (1 << 20):,.0f} MiB are free"
    do = "make room, outside the home"
    if machine.free_bytes < limits.DISK_LEAST_BYTES:
        yield fault("disk", f"only {free}", do)
    elif machine.free_bytes < limits.DISK_LOW_BYTES:
        yield warning("disk", f"only {free}", do)
    else:
        yield ok("disk", free)
    if not machine.writable:
        what = "a file of the home, or the home itself, may not be written"
        yield fault(
            "disk", what, "run Wasl as the user who owns the home, on a disk that is not read-only"
        )
    links = home.database.stat().st_nlink if home.database.exists() else 1
    if links > 1:
        what = f"the database has {links} names (hard links): a backup by links is no copy"
        yield warning("disk", what, "remove the other names, and copy a backup instead")


# ── keys ────────────────────────────────────────────────────────────────────────────────────────


def _escrow_and_root(home: Home) -> Iterator[Finding]:
    data = read_file(home.escrow, limit=limits.VAULT_BYTES)
    if data is None:
        what = "archive-key.escrow is missing: without it no text survives the loss of the vault"
        yield warning("keys", what, "put back its copy from the safe")
    else:
        parse_sealed(data, where=home.escrow)
        yield ok("keys", "archive-key.escrow is whole")
    if home.root.is_file() and not home.root.is_symlink():
        what = "the root's keys lie in the home: who takes this machine takes the party"
        yield warning("keys", what, f"move {home.root.name} to a medium that is kept elsewhere")
    else:
        yield ok("keys", "the root is kept elsewhere")
    if not home.grant.is_file():
        what = "grant.note is missing: no further line can begin"
        yield fault("keys", what, "put back its copy from the ceremony")


def _certificate(home: Home, files: Files, now_s: int) -> Iterator[Finding]:
    if files.secrets is None or files.config is None:
        return
    ours = files.secrets.tls_certificate
    start, end = read_dates(ours)
    pin = sha256(ours).hex()[:_PIN_DIGITS]
    own = CardBox(home.cards).get(files.config.party).card
    do = "others will refuse us: put back the vault that belongs to the card, or make a new card"
    if own.tls_certificate != ours:
        yield fault("certificate", f"our card names another certificate than ours (pin {pin}…)", do)
    else:
        dates = f"its dates, {start:%Y-%m-%d} to {end:%Y-%m-%d}, are trusted by nobody"
        yield ok("certificate", f"our certificate is the one on our card (pin {pin}…); {dates}")
    for held in files.lines:
        card = held.agreed.card(files.config.party)
        if card.tls_certificate != ours and own.serial <= card.serial:
            yield fault("certificate", f"line {held.alias} was agreed with another certificate", do)
    renew = "renew the card before that day: a card that has ended is refused where it is added"
    yield expiry("card", "our card", own.valid_until_s, now_s, do=renew)


# ── lines ───────────────────────────────────────────────────────────────────────────────────────


def _charters(files: Files, now_s: int) -> Iterable[Finding]:
    do = "agree a new charter with all members"
    return at_most(
        expiry("charter", f"the charter of {held.alias}", held.charter.expires_s, now_s, do=do)
        for held in files.lines
    )


def _backups(home: Home, files: Files, now_s: int) -> Iterator[Finding]:
    """Look at the backups that are still where they were made: what is shredded is in them."""
    there = [each for each in read_copies(home.backups) if _is_there(each.file)]
    days = min((each.charter.retention_days for each in files.lines), default=None)
    for each in there:
        if days is not None and now_s - each.time_s > days * DAY_S:
            day = (utc(each.time_s) or "")[:10]
            what = f"{each.file} is of {day}: a charter keeps its texts for {days} days only"
            yield warning("backup", what, "make a new one, and remove this one for good")
    if there:
        yield ok("backup", f"the newest is of {utc(there[-1].time_s)}: {there[-1].file}")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # a place that may not be looked at


def _verified(home: Home, files: Files) -> Iterable[Finding]:
    if files.config is None:
        return []
    own, box = files.config.party, CardBox(home.cards)
    parties = {
        each.party: held.agreed.card(each.party)
        for held in files.lines
        for each in held.charter.members
        if each.party != own
    }
    return at_most(_compared(box, card.party, fingerprint(card)) for card in parties.values())


def _compared(box: CardBox, party: Any, digits: str) -> Finding:  # noqa: ANN401
    try:
        held = box.get(party)
    except Misuse:
        held = None
    if held is None or held.verified_s is None or fingerprint(held.card) != digits:
        what = f"{party} is not verified: somebody else could be at the other end"
        return fault(
            "peer", what, f"compare digits by voice, then: wasl card verify {party} DIGITS"
        )
    pin = held.card.tls_pin.hex()[:_PIN_DIGITS]
    return ok("peer", f"{party} was verified on {(utc(held.verified_s) or '')[:10]} (pin {pin}…)")


def check_alarms(states: Sequence[Json]) -> Iterator[Finding]:
    """List what is open on lines, as ``status`` gives them."""
    every = [(state["alias"], alarm) for state in states for alarm in state["alarms"]]
    yield from at_most(
        warning("alarm", f"{_named(alarm)} ({alias}): {alarm['means']}", alarm["do"])
        for alias, alarm in every
    )
    if not every:
        yield ok("alarm", "no alarm is open")


def _named(alarm: Json) -> str:
    return f"{alarm['code']} {alarm['party']}" if alarm["party"] else str(alarm["code"])


# ── the database ────────────────────────────────────────────────────────────────────────────────


def _database(home: Home, files: Files, now_s: int, seconds: float) -> Iterator[Finding]:
    with check_database(home.database, seconds=seconds) as checkup:
        yield from check_schema(checkup)
        if checkup.sound is False or not 0 < checkup.schema <= checkup.newest_schema:
            return
        if files.secrets is not None:
            yield from look("starts", lambda: _starts(files.secrets, checkup.reader))
            yield from look("clock", lambda: _newest(files, checkup.reader, now_s))


def check_schema(checkup: Checkup) -> Iterator[Finding]:
    """Judge what a database is."""
    if checkup.schema > checkup.newest_schema:
        what = f"WASL-5004 the database has schema {checkup.schema}; this Wasl knows "
        yield fault("schema", what + str(checkup.newest_schema), "run the newer Wasl")
    elif checkup.schema < checkup.newest_schema:
        what = f"the database has schema {checkup.schema}; a start makes it {checkup.newest_schema}"
        yield warning("schema", what, "export each line first; there is no way back")
    else:
        yield ok("schema", f"the database has schema {checkup.schema}")
    if checkup.sound is None:
        what = f"the database is too large to be looked through in {limits.QUICK_CHECK_S} s"
        yield ok("schema", f"{what}; no fault in what was seen")
    elif not checkup.sound:
        told = "; ".join(checkup.faults)
        yield fault("schema", f"WASL-5002 the database is damaged: {told}", _RUNBOOK)
    else:
        yield ok("schema", "the database is whole")


def _starts(secrets: Secrets | None, store: Past) -> Iterator[Finding]:
    assert secrets is not None
    number = check_starts(secrets, store)
    if secrets.starting:
        yield ok("starts", f"{number} starts; the last one was interrupted, and heals by itself")
    else:
        yield ok("starts", f"vault and database both count {number} starts")


def _newest(files: Files, past: Past, now_s: int) -> Iterator[Finding]:
    """Hold the clock against the newest time that we have signed ourselves."""
    assert files.secrets is not None
    signed: Mapping[str, int] = {
        held.alias: time_s
        for held in files.lines
        if (time_s := _newest_s(held, files.secrets, past)) is not None
    }
    if not signed:
        return
    alias, newest_s = max(signed.items(), key=lambda item: item[1])
    if newest_s > now_s + _AHEAD_S:
        what = f"the clock says {utc(now_s)}, and we have signed {utc(newest_s)} on {alias} before"
        yield fault("clock", what, "set the clock right before anything more is said")
    else:
        yield ok("clock", f"the clock says {utc(now_s)}, later than all that we have signed")


def _newest_s(held: HeldLine, secrets: Secrets, past: Past) -> int | None:
    rows = Rows(past, held.line_id)
    near = JournalId(held.charter.member(secrets.party).index, secrets.incarnation)
    state = rows.journal(near) if rows.known else None
    row = rows.entry(state.number, state.size - 1) if state is not None and state.size else None
    return None if row is None or row.void else parse_entry(row.data).time_s
