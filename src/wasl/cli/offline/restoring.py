# SPDX-License-Identifier: Apache-2.0
"""``wasl restore``: a new home from a backup, under a new incarnation.

Rules:

1. It never goes on with an old journal: the new node begins journals of its own. No far consent is
   needed, and every far side raises an alarm.
2. The home is made beside its place and gets its name when all of it is on the disk: killed at any
   moment, this leaves no home, and the next attempt removes what is left.
3. With a spare, the far sides reach us under the card that they hold. With the root alone we have a
   new certificate and KEM key, and so a renewed card, which each far side must add.
4. Nothing is restored for another party, under an incarnation that was used, or from a backup that
   was not made under the archive key.
5. The officers of the desk come back, and its audit trail goes on (:mod:`wasl.home.restored`).

It starts nothing, and tells nobody.
"""

from __future__ import annotations

import os
import shutil
import time
from argparse import Namespace
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wasl.cli.files import read_named
from wasl.cli.letters import clock, fields, moment, told
from wasl.cli.passphrase import ask_again, ask_passphrase
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse
from wasl.home import starts
from wasl.home.backup import Manifest, unpack_backup
from wasl.home.cards import CardBox
from wasl.home.config import check_url, load_config, save_config
from wasl.home.files import explain, sync_folder, write_file
from wasl.home.grants import (
    PASSED,
    RESTORE,
    SPARE,
    Given,
    Ledger,
    joined,
    keep_ledger,
    next_after_copy,
    next_of,
    read_ledger,
)
from wasl.home.layout import Home, create_home
from wasl.home.lines import LineBox
from wasl.home.lock import hold
from wasl.home.restored import restore_desk
from wasl.home.vault import open_vault
from wasl.limits import VAULT_BYTES
from wasl.record.rows import Rows
from wasl.store.sqlite import SqliteStore, open_sqlite
from wasl.terms import PartyId
from wasl.trust.card import Card, format_card
from wasl.trust.charter import DAY_S
from wasl.trust.grant import Grant, format_grant

if TYPE_CHECKING:  # these need what makes certificates, which loads sockets
    from wasl.home.root import RootSigner
    from wasl.home.spare import Spare

_CARD_DAYS: Final = 5 * 365


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the arguments ask for, opened. One of ``spare`` and ``root`` is there."""

    backup: Path
    spare: Spare | None
    root: RootSigner | None
    root_path: Path | None
    escrow: bytes
    archive_key: bytes
    urls: tuple[str, ...]
    incarnation: int | None


@dataclass(frozen=True, slots=True)
class _Made:
    """What came of it. ``renewed``: our new card, where the root has signed one."""

    incarnation: int
    renewed: Card | None


def restore(options: Namespace, screen: Screen) -> int:
    """Make a home from a backup."""
    target = Path(options.new_home).absolute()
    plan = _read(options)
    with _building(target) as home:
        manifest = unpack_backup(plan.backup, home, archive_key=plan.archive_key)
        made = _furnish(home, plan, manifest)
        told = {"backup": moment(manifest.time_s), "incarnation": str(made.incarnation)}
        restore_desk(home, told=told)
    _tell(screen, Home(target), manifest, made)
    return 0


def _read(options: Namespace) -> _Plan:
    """Read the arguments and open what is sealed. Raises Misuse before anything is made."""
    from wasl.home.escrow import recover_archive_key
    from wasl.home.root import open_root
    from wasl.home.spare import open_spare

    if options.home is not None:
        what = "this command takes the new home as its argument, not as --home"
        raise Misuse(Code.BAD_ARGUMENT, what, do="wasl restore BACKUP HOME --grant SPARE …")
    by_root = options.root is not None
    if not by_root and (options.url or options.incarnation is not None):
        what = "a spare comes with its incarnation, and with the card that the far sides hold"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--grant", do="restore with --root, or without")
    for url in options.url:
        check_url(url)
    backup = Path(options.backup)
    if not backup.is_file():
        raise Misuse(Code.UNKNOWN_ID, "there is no such file", where=str(backup))
    named = Path(options.root if by_root else options.grant).absolute()
    passphrase = ask_passphrase(options, f"of {named.name}", new=False)
    escrow = Path(options.escrow)
    archive_key = ask_again(
        passphrase,
        f"of {escrow.name}",
        options.escrow_passphrase_file,
        opens=lambda word: recover_archive_key(escrow, passphrase=word),
    )
    return _Plan(
        backup=backup,
        spare=None if by_root else open_spare(named, passphrase=passphrase),
        root=open_root(named, passphrase) if by_root else None,
        root_path=named if by_root else None,
        escrow=read_named(escrow, limit=VAULT_BYTES),
        archive_key=archive_key,
        urls=tuple(options.url),
        incarnation=options.incarnation,
    )


# ── the place ───────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _building(target: Path) -> Generator[Home]:
    """An empty home that is put at ``target`` when what fills it is done, and else is gone."""
    unfinished = target.with_name(f".{target.name}.restoring")
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            what = "something is already there"
            do = "name a directory that does not exist yet"
            raise Misuse(Code.EXISTS, what, where=str(target), do=do)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if unfinished.exists():
            with hold(Home(unfinished)):  # an attempt that still runs is left alone
                shutil.rmtree(unfinished)
        home = create_home(unfinished)
        try:
            with hold(home):
                yield home
                _sync(home.path)
                home.path.rename(target)
                sync_folder(target.parent)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise explain(error, target) from error


def _sync(folder: Path) -> None:
    """Make all names below a folder durable. Raises OSError."""
    for path, _, _ in os.walk(folder):
        sync_folder(Path(path))


# ── the home ────────────────────────────────────────────────────────────────────────────────────


def _furnish(home: Home, plan: _Plan, manifest: Manifest) -> _Made:
    """Give a home of unpacked files its keys and its grant."""
    box = CardBox(home.cards)
    card = box.get(manifest.party).card
    _check_party(plan, card)
    store = open_sqlite(home.database)
    try:
        used = max(manifest.incarnation, *_own_journals(home, store, manifest.party))
        ledger = read_ledger(home.grants)
        beyond = next_after_copy(ledger, copied_s=manifest.time_s, now_s=int(time.time()))
        given = _given(plan, ledger, used, beyond)
        _make_vault(home, plan, manifest.party, given.incarnation)
        starts.begin_starts_anew(store, restored_s=manifest.time_s)
    finally:
        store.close()
    ledger = joined(ledger, plan.spare.ledger if plan.spare else (), [given])
    if plan.spare is not None:
        ledger = joined(ledger, [Given(max(beyond, next_of(ledger)), int(time.time()), PASSED)])
    keep_ledger(home.grants, ledger)
    write_file(home.escrow, plan.escrow)
    if plan.spare is not None:
        box.add(plan.spare.card_note)
        write_file(home.grant, plan.spare.grant_note)
        return _Made(given.incarnation, None)
    assert plan.root is not None
    assert plan.root_path is not None
    home.root.symlink_to(plan.root_path)
    serial = card.serial + given.incarnation - manifest.incarnation  # as unique as that
    return _Made(given.incarnation, _grant_anew(home, plan, plan.root, card, serial, given))


def _check_party(plan: _Plan, card: Card) -> None:
    """Require that the root, or the spare and its card, are those of the backup's party."""
    if plan.root is not None and plan.root.public != card.root:
        what = f"this is not the root of {card.party}, whose backup this is"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--root", do="name the root of this party")
    if plan.spare is None:
        return
    ours = plan.spare.card
    if (ours.party, ours.root) != (card.party, card.root):
        what = f"this spare is of {ours.party}, and the backup of another party or root: "
        raise Misuse(Code.BAD_ARGUMENT, what + card.party, where="--grant", do="name its own spare")
    if ours.serial < card.serial:
        what = "this spare was made before our card was renewed: its keys are not on the card now"
        do = "name a spare that was made after it, or restore with --root"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--grant", do=do)


def _own_journals(home: Home, store: SqliteStore, party: PartyId) -> Generator[int]:
    """The incarnations of ours that have begun a journal, in the backup."""
    yield 0
    for held in LineBox(home.lines).list():
        rows, index = Rows(store, held.line_id), held.charter.member(party).index
        for journal in rows.journals() if rows.known else ():
            if journal.party == index:
                yield journal.incarnation


def _given(plan: _Plan, ledger: Ledger, used: int, beyond: int) -> Given:
    """The incarnation of the new node; none that was used may come again, and none before it.

    ``beyond``: the first that the lost node cannot have given out.
    """
    if plan.spare is not None:
        grant = plan.spare.grant
        given = Given(grant.incarnation, grant.valid_from_s, SPARE)
        do = "take the next spare, or restore with --root"
        where = "--grant"
    else:
        number = plan.incarnation or beyond
        given = Given(number, int(time.time()), RESTORE)
        do, where = "name a higher one", "--incarnation"
        used = max(used, *(each.incarnation for each in ledger))
    if given.incarnation <= used:
        what = f"incarnation {given.incarnation} is used up: the backup knows of {used}"
        raise Misuse(Code.NOT_ALLOWED, what, where=where, do=do)
    return given


def _make_vault(home: Home, plan: _Plan, party: PartyId, incarnation: int) -> None:
    from wasl.home.keyring import CardKeys, renew_vault

    spare = plan.spare
    renew_vault(
        home.vault,
        party=party,
        incarnation=incarnation,
        archive_key=plan.archive_key,
        card_keys=None if spare is None else CardKeys(spare.tls, spare.kem_seed),
        node_seed=None if spare is None else spare.node_seed,
    )


def _grant_anew(
    home: Home, plan: _Plan, root: RootSigner, card: Card, serial: int, given: Given
) -> Card:
    """Sign the new node's grant and a renewal of our card. Return the card."""
    from wasl.home.keyring import Keyring

    keyring = Keyring(open_vault(home.vault))
    grant = Grant(
        party=card.party,
        incarnation=given.incarnation,
        node_public=keyring.node_public,
        valid_from_s=given.time_s,
    )
    write_file(home.grant, root.sign_note(format_grant(grant)).encode())
    renewed = replace(
        card,
        serial=serial,
        kem=keyring.kem_public,
        tls_certificate=keyring.tls.certificate,
        urls=plan.urls or card.urls,
        valid_from_s=given.time_s - DAY_S,
        valid_until_s=given.time_s + _CARD_DAYS * DAY_S,
    )
    CardBox(home.cards).add(root.sign_note(format_card(renewed)).encode())
    if plan.urls:
        save_config(home.config, replace(load_config(home.config), urls=plan.urls))
    return renewed


# ── what is told ────────────────────────────────────────────────────────────────────────────────


def _tell(screen: Screen, home: Home, manifest: Manifest, made: _Made) -> None:
    lines = [str(each["alias"]) for each in manifest.lines]
    value = {
        "home": str(home.path),
        "party": manifest.party,
        "incarnation": made.incarnation,
        "backup_time": moment(manifest.time_s),
        "lines": lines,
        "card_serial": None if made.renewed is None else made.renewed.serial,
    }
    rows = [
        ("home", told(home.path)),
        ("incarnation", f"{made.incarnation}   (in the backup: {manifest.incarnation})"),
        ("backup of", clock(value["backup_time"])),
        ("lines", ", ".join(told(each) for each in lines) or "none"),
    ]
    screen.give(
        value,
        [
            f"The home of {manifest.party} is restored. The old journals are kept; the node will",
            "begin new ones.",
            "",
            *fields(rows, indent=2),
            "",
            *_next_steps(home, manifest, made),
        ],
    )


def _next_steps(home: Home, manifest: Manifest, made: _Made) -> Iterator[str]:
    """What the person at the keyboard does now."""
    here = f"wasl --home {told(home.path)}"
    card = f"{here} card export {manifest.party}.card"
    steps = [
        ("Make sure that the old node never starts again. Look at wasl.toml.",),
        ("Telephone each far side: it will see the alarm new-incarnation, and this is us.",),
        (f"Start the node: {here} run",),
        (
            "What the others have received comes back by itself. Lost is what we wrote after",
            f"{clock(moment(manifest.time_s))} and nobody has received: say it again.",
        ),
        (f"Destroy the spares that were made before. Make new ones: {here} grant spare FILE",),
    ]
    if home.officers.exists():
        steps.append(
            (
                f"Look at who may use the desk: {here} officer list. It is as of the backup:",
                "whom you disabled and what you made void since is good again.",
            )
        )
    if made.renewed is not None:
        steps.insert(2, (f"Give each far side our renewed card, for “wasl card add”: {card}",))
    for number, step in enumerate(steps, 1):
        yield f"{number}. {step[0]}"
        yield from (f"   {line}" for line in step[1:])
