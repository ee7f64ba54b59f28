# SPDX-License-Identifier: Apache-2.0
"""``wasl init``: a party's home, its root, its node's keys, its card, and the root's grant.

Rules:

1. All or nothing: what fails half-way leaves no home behind.
2. The root may lie elsewhere; the home then holds a link to it. A root that is there already is
   used with its own passphrase.
3. The configuration is written last: a directory without it is no home. Spares are made after it.

It starts nothing, and tells nobody.
"""

from __future__ import annotations

import shutil
import time
from argparse import Namespace
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from wasl import limits
from wasl.cli.files import check_new
from wasl.cli.letters import fields, told
from wasl.cli.offline.granting import give_spare
from wasl.cli.passphrase import ask_passphrase
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse
from wasl.home.cards import CardBox
from wasl.home.config import Address, Config, check_url, parse_address, save_config
from wasl.home.files import explain, write_file
from wasl.home.grants import NODE, Given, keep_ledger
from wasl.home.layout import Home, create_home
from wasl.terms import OfficeId, PartyId
from wasl.trust.card import LANGUAGES, Card, format_card
from wasl.trust.charter import DAY_S
from wasl.trust.fingerprint import fingerprint, format_digits
from wasl.trust.grant import Grant, format_grant
from wasl.trust.statement import check_name, check_text

if TYPE_CHECKING:
    from wasl.home.keyring import Keyring
    from wasl.home.root import RootSigner

_T = TypeVar("_T")

_INCARNATION: Final = 1
_SPARES: Final = 2
_CARD_DAYS: Final = 5 * 365
_USUAL_OFFICES: Final = ((OfficeId("duty"), "Duty desk"),)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the arguments ask for."""

    party: PartyId
    names: tuple[tuple[str, str], ...]
    offices: tuple[tuple[OfficeId, str], ...]
    listen: Address | None
    urls: tuple[str, ...]
    root: Path | None
    spares: tuple[Path, ...]


def found(options: Namespace, screen: Screen) -> int:
    """Make a home."""
    plan = _read(options)
    there = plan.root is not None and plan.root.exists()
    passphrase = ask_passphrase(options, f"of the root of {plan.party}", new=not there)
    signer = _open_root(plan.root, passphrase) if plan.root is not None and there else None
    with _making(Path(options.new_home)) as home:
        card = _furnish(home, plan, passphrase, signer)
    if there:
        screen.warn(
            "the root was there already; if it has granted a node of this party before, that node "
            "and this one would contradict each other",
            do="use one root for one home",
        )
    if plan.listen is not None and not plan.urls:
        screen.warn(
            "the node will listen, but the card does not say where others can dial it",
            do="make the home again with --url, or let the node dial the others",
        )
    _tell(screen, home, plan, card)
    return 0


def _tell(screen: Screen, home: Home, plan: _Plan, card: Card) -> None:
    root = str(plan.root or home.root)
    digits = fingerprint(card)
    value: dict[str, object] = {
        "home": str(home.path),
        "party": plan.party,
        "root": root,
        "digits": digits,
        "spares": [str(path) for path in plan.spares],
    }
    rows = [
        ("home", told(home.path)),
        ("root", f"{told(root)}   (sealed; keep a copy away from this machine)"),
        ("offices", ", ".join(office for office, _ in card.offices)),
        ("fingerprint", format_digits(digits)),
    ]
    if plan.spares:
        rows.append(("spares", ", ".join(told(path) for path in plan.spares)))
    here = f"wasl --home {told(home.path)}"
    steps = [f"Next: {here} card export {plan.party}.card"]
    if not plan.spares:
        steps.append(f"Then, twice, for two safes: {here} grant spare FILE")
    screen.give(
        value, [f"The home of {plan.party} is made.", "", *fields(rows, indent=2), "", *steps]
    )


# ── the arguments ───────────────────────────────────────────────────────────────────────────────


def _read(options: Namespace) -> _Plan:
    """Read the arguments. Raises Misuse before anything is made."""
    if options.home is not None:
        what = "this command takes the new home as its argument, not as --home"
        raise Misuse(Code.BAD_ARGUMENT, what, do="wasl init HOME --party ID")
    check_name(options.party, "--party")
    names = dict(_pairs(options.name, "--name", "LANG=NAME"))
    for language, name in names.items():
        if language not in LANGUAGES:
            what = f"“{language}” is not one of {', '.join(LANGUAGES)}"
            raise Misuse(Code.BAD_ARGUMENT, what, where="--name")
        check_text(name, "--name", most_chars=limits.NAME_CHARS)
    offices = [
        (OfficeId(key), title) for key, title in _pairs(options.office, "--office", "ID=TITLE")
    ]
    for office, title in offices:
        check_name(office, "--office")
        check_text(title, "--office", most_chars=limits.NAME_CHARS)
    urls: list[str] = options.url
    for url in urls:
        _at("--url", check_url, url)
    listen: str | None = options.listen
    root: str | None = options.root
    return _Plan(
        party=PartyId(options.party),
        names=tuple((each, names[each]) for each in LANGUAGES if each in names),
        offices=tuple(offices) or _USUAL_OFFICES,
        listen=None if listen is None else _at("--listen", parse_address, listen),
        urls=tuple(urls),
        root=None if root is None else _check_root(Path(root).absolute()),
        spares=() if options.spares is None else _check_spares(options),
    )


def _at(option: str, read: Callable[[str], _T], text: str) -> _T:
    """Read an option's value; a fault names the option."""
    try:
        return read(text)
    except Misuse as fault:
        raise Misuse(fault.code, fault.what, where=option, do=fault.do) from None


def _pairs(values: Sequence[str], option: str, form: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for value in values:
        key, sign, text = value.partition("=")
        if not sign or not key or not text:
            what = f"“{value}” is not {form}"
            raise Misuse(Code.BAD_ARGUMENT, what, where=option, do=f"write {option} {form}")
        pairs.append((key, text))
    if len({key for key, _ in pairs}) != len(pairs):
        raise Misuse(Code.BAD_ARGUMENT, "one of these is given twice", where=option)
    return pairs


def _check_spares(options: Namespace) -> tuple[Path, ...]:
    """Where two spares go. Raises Misuse."""
    numbers = range(_INCARNATION + 1, _INCARNATION + 1 + _SPARES)
    paths = [Path(options.spares) / f"{options.party}-{each}.wasl-spare" for each in numbers]
    for path in paths:
        check_new(path)
    return tuple(paths)


def _check_root(path: Path) -> Path:
    if not path.parent.is_dir():
        what = "the folder for the root's file is not there"
        raise Misuse(Code.BAD_ARGUMENT, what, where=str(path), do="make the folder first")
    return path


# ── the home ────────────────────────────────────────────────────────────────────────────────────


def _open_root(path: Path, passphrase: str) -> RootSigner:
    from wasl.home.root import open_root

    return open_root(path, passphrase)


@contextmanager
def _making(path: Path) -> Generator[Home]:
    """An empty home, and nothing of it left if what fills it fails."""
    was_there = path.is_dir()
    home = create_home(path)
    try:
        yield home
    except BaseException:
        for each in home.path.iterdir():
            if each.is_dir():
                shutil.rmtree(each)
            else:
                each.unlink()
        if not was_there:
            home.path.rmdir()
        raise


def _furnish(home: Home, plan: _Plan, passphrase: str, signer: RootSigner | None) -> Card:
    from wasl.home.escrow import keep_archive_key
    from wasl.home.keyring import Keyring, make_vault
    from wasl.home.root import create_root
    from wasl.home.starts import begin_starts
    from wasl.store.sqlite import create_sqlite

    root = signer or create_root(plan.root or home.root, passphrase)
    if plan.root is not None:
        _link(home.root, plan.root)
    vault = make_vault(home.vault, party=plan.party, incarnation=_INCARNATION)
    keep_archive_key(home.escrow, vault, passphrase=passphrase)
    keyring = Keyring(vault)
    now_s = int(time.time())
    card = _make_card(plan, keyring, root, now_s)
    CardBox(home.cards).add(root.sign_note(format_card(card)).encode())
    grant = Grant(
        party=plan.party,
        incarnation=_INCARNATION,
        node_public=keyring.node_public,
        valid_from_s=now_s,
    )
    keep_ledger(home.grants, (Given(_INCARNATION, now_s, NODE),))
    write_file(home.grant, root.sign_note(format_grant(grant)).encode())
    store = create_sqlite(home.database)
    try:
        begin_starts(store)
    finally:
        store.close()
    save_config(home.config, Config(party=plan.party, listen=plan.listen, urls=plan.urls))
    for path in plan.spares:
        give_spare(home, path, root, passphrase=passphrase)
    return card


def _link(path: Path, root: Path) -> None:
    try:
        path.symlink_to(root)
    except OSError as error:
        raise explain(error, path) from error


def _make_card(plan: _Plan, keyring: Keyring, root: RootSigner, now_s: int) -> Card:
    """Our card. It is valid from yesterday: the other side's clock may be behind ours."""
    return Card(
        party=plan.party,
        serial=1,
        names=plan.names,
        offices=plan.offices,
        root=root.public,
        kem=keyring.kem_public,
        tls_certificate=keyring.tls.certificate,
        urls=plan.urls,
        valid_from_s=now_s - DAY_S,
        valid_until_s=now_s + _CARD_DAYS * DAY_S,
    )
