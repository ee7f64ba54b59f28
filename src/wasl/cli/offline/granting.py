# SPDX-License-Identifier: Apache-2.0
"""``wasl grant``: spares, made ahead for a node that may be lost, and the ledger of what was given.

Rules:

1. The number of a spare is in the ledger before its grant is signed.
2. A spare is good as long as our card stays as it is.
"""

from __future__ import annotations

import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from wasl import limits
from wasl.cli.files import check_new, read_named, write_new
from wasl.cli.letters import clock, columns, moment, told
from wasl.cli.offline.cards import our_card
from wasl.cli.passphrase import ask_passphrase, read_passphrase
from wasl.cli.place import our_home
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse
from wasl.home.grants import PASSED, SPARE, Given, joined, keep_ledger, next_of, read_ledger
from wasl.home.layout import Home
from wasl.home.revocations import RevocationBox
from wasl.trust.card import Card
from wasl.trust.grant import Revoke, format_revoke, open_grant

if TYPE_CHECKING:
    from wasl.home.root import RootSigner

_WORDS: Final = {
    "in-force": "in force",
    "spare": "a spare",
    "past": "past",
    "revoked": "REVOKED",
    "unknown": "unknown",
}


def make_spare(options: Namespace, screen: Screen) -> int:
    """Make a spare of our node."""
    home = our_home(options)
    path = Path(options.file)
    check_new(path)
    card = our_card(home).card
    root, passphrase = _open_our_root(options, home, card)
    named: str | None = options.spare_passphrase_file
    sealing = passphrase if named is None else read_passphrase(named)
    given = give_spare(home, path, root, passphrase=sealing)
    value = {"file": str(path), "party": card.party, "incarnation": given.incarnation}
    screen.give(
        value,
        [
            f"A spare of {card.party}'s node is in {told(path)}: incarnation {given.incarnation}.",
            "Keep it in a safe, apart from the root. Whoever has it and its passphrase can be our",
            "node. It serves one restore. Make a backup now, so that the ledger is in one:",
            f"wasl --home {told(home.path)} backup FILE",
        ],
    )
    return 0


def _open_our_root(options: Namespace, home: Home, card: Card) -> tuple[RootSigner, str]:
    """Our root, and its passphrase. Raises Misuse if it is another's."""
    from wasl.home.root import open_root

    passphrase = ask_passphrase(options, f"of the root of {card.party}", new=False)
    root = open_root(Path(options.root) if options.root else home.root, passphrase)
    if root.public != card.root:
        what = "this is not the root that signed our card"
        raise Misuse(Code.BAD_ARGUMENT, what, where="--root", do="name the root of this party")
    return root, passphrase


def give_spare(home: Home, path: Path, root: RootSigner, *, passphrase: str) -> Given:
    """Sign the next grant, and seal it with its keys into a new file. Raises Misuse, Damaged."""
    from wasl.home.spare import grant_spare, seal_spare
    from wasl.home.vault import open_vault

    secrets = open_vault(home.vault).secrets
    held = our_card(home)
    ledger = read_ledger(home.grants)
    given = Given(next_of(ledger), int(time.time()), SPARE)
    ledger = joined(ledger, [given])
    keep_ledger(home.grants, ledger)
    spare = grant_spare(secrets, root, given, card_note=held.note, ledger=ledger)
    seal_spare(path, spare, passphrase=passphrase)
    return given


def list_grants(options: Namespace, screen: Screen) -> int:
    """List all incarnations that were given out."""
    home = our_home(options)
    card = our_card(home).card
    note = read_named(home.grant, limit=limits.NOTE_BYTES)
    ours = open_grant(note, root=card.root, party=card.party).incarnation
    box = RevocationBox(home.cards)
    revoked = {each.incarnation for each in box.list() if each.party == card.party}
    rows: list[list[str]] = []
    for each in read_ledger(home.grants):
        if each.purpose == PASSED:
            continue
        state = "revoked" if each.incarnation in revoked else _state(each, ours)
        value = {
            "incarnation": each.incarnation,
            "given": moment(each.time_s),
            "for": each.purpose,
            "state": state,
        }
        if screen.json:
            screen.program(value)
        rows.append(
            [str(each.incarnation), clock(value["given"]), f"for a {each.purpose}", _WORDS[state]]
        )
    if not screen.json:
        screen.say(*columns(rows))
    return 0


def _state(given: Given, ours: int) -> str:
    """What has become of a grant, as far as this home can tell."""
    if given.incarnation == ours:
        return "in-force"
    if given.incarnation < ours:
        return "past"
    return "spare" if given.purpose == SPARE else "unknown"


def revoke_grant(options: Namespace, screen: Screen) -> int:
    """Sign that one of our nodes is to be believed no more."""
    home = our_home(options)
    path = Path(options.out)
    check_new(path)
    card = our_card(home).card
    if options.number not in {each.incarnation for each in read_ledger(home.grants)}:
        what = f"our root has given out no incarnation {options.number}, as far as this home knows"
        raise Misuse(Code.UNKNOWN_ID, what, where="N", do="see “wasl grant list”")
    revoke = Revoke(party=card.party, incarnation=options.number, reason=options.reason)
    root, _ = _open_our_root(options, home, card)
    note = root.sign_note(format_revoke(revoke)).encode()
    RevocationBox(home.cards).add(note)
    write_new(path, note)
    screen.give(
        _revoke_value(revoke) | {"file": str(path)},
        [
            f"Incarnation {revoke.incarnation} of {card.party} is revoked: {told(revoke.reason)}",
            f"Give {told(path)} to each far side, which adds it with “wasl grant add”.",
        ],
    )
    return 0


def add_revocation(options: Namespace, screen: Screen) -> int:
    """Keep another party's revocation."""
    home = our_home(options)
    revoke = RevocationBox(home.cards).add(read_named(Path(options.file), limit=limits.NOTE_BYTES))
    screen.give(
        _revoke_value(revoke),
        [
            f"The root of {revoke.party} has revoked its incarnation {revoke.incarnation}:",
            f"{told(revoke.reason)}",
            "Whatever that node still writes raises the alarm revoked-node.",
        ],
    )
    return 0


def _revoke_value(revoke: Revoke) -> dict[str, object]:
    return {
        "party": revoke.party,
        "incarnation": revoke.incarnation,
        "reason": revoke.reason,
    }
