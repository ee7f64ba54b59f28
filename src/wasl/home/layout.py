# SPDX-License-Identifier: Apache-2.0
"""Where things are in a home, and how an empty one is made.

::

    HOME/  wasl.toml            configuration, for people
           vault                private keys
           archive-key.escrow   the archive key, sealed under the administrator's passphrase
           root.wasl-root       the root keys, sealed under a passphrase; better kept elsewhere
           grant.note           the root's grant of this node's key
           grants.json          which incarnations our root has given out
           backups.json         where backups were made
           officers.json        the officers of our desk, and their passkeys
           audit.jsonl          what was done at our desk, and by whom
           register.jsonl       contacts that were reported, and what was done to them
           register.index       where what stands in it; made again where it is missing
           offices.yaml         our own directory of offices and holders, kept by hand
           offices-imported.yaml  what was imported into the directory
           wasl.db              the store
           cards/               PARTY.card, PARTY.verified
           lines/               one folder per line
           lock  node.json      of the running node

It reads and writes none of these.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wasl.errors import Code, Misuse
from wasl.home.files import explain, sync_folder


@dataclass(frozen=True, slots=True)
class Home:
    """The paths of one party's home."""

    path: Path

    @property
    def config(self) -> Path:
        return self.path / "wasl.toml"

    @property
    def vault(self) -> Path:
        return self.path / "vault"

    @property
    def escrow(self) -> Path:
        return self.path / "archive-key.escrow"

    @property
    def root(self) -> Path:
        return self.path / "root.wasl-root"

    @property
    def database(self) -> Path:
        return self.path / "wasl.db"

    @property
    def cards(self) -> Path:
        return self.path / "cards"

    @property
    def lines(self) -> Path:
        return self.path / "lines"

    @property
    def grant(self) -> Path:
        """The root's grant of this node's key: a note, made at set-up."""
        return self.path / "grant.note"

    @property
    def grants(self) -> Path:
        """The ledger of grants (:mod:`wasl.home.grants`)."""
        return self.path / "grants.json"

    @property
    def backups(self) -> Path:
        """Where backups were made (:mod:`wasl.home.copies`)."""
        return self.path / "backups.json"

    @property
    def officers(self) -> Path:
        """Who may use our desk (:mod:`wasl.home.officers`)."""
        return self.path / "officers.json"

    @property
    def audit(self) -> Path:
        """What was done at our desk (:mod:`wasl.home.audit`)."""
        return self.path / "audit.jsonl"

    @property
    def register(self) -> Path:
        """What was reported to the register of contacts (:mod:`wasl.home.register`)."""
        return self.path / "register.jsonl"

    @property
    def offices(self) -> Path:
        """Offices and holders of our own, which people keep by hand (:mod:`wasl.home.offices`)."""
        return self.path / "offices.yaml"

    @property
    def imported_offices(self) -> Path:
        """Offices and holders that were imported (:mod:`wasl.home.offices`)."""
        return self.path / "offices-imported.yaml"

    @property
    def lock(self) -> Path:
        return self.path / "lock"

    @property
    def node(self) -> Path:
        return self.path / "node.json"


def create_home(path: Path) -> Home:
    """Make an empty home for its owner alone. Raises Misuse (EXISTS, NOT_ALLOWED), Unavailable."""
    home = create_folder(path)
    try:
        home.cards.mkdir(mode=0o700)
        home.lines.mkdir(mode=0o700)
        sync_folder(home.path)
    except OSError as error:
        raise explain(error, home.path) from error
    return home


def create_folder(path: Path) -> Home:
    """Make an empty directory for its owner alone. Raises Misuse, Unavailable."""
    home = Home(path.absolute())
    try:
        home.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(home.path.iterdir()):
            raise Misuse(
                Code.EXISTS,
                "this directory is not empty",
                where=str(home.path),
                do="name a directory that does not exist yet",
            )
        home.path.chmod(0o700)
        sync_folder(home.path)
        sync_folder(home.path.parent)
    except (FileExistsError, NotADirectoryError) as error:
        what = "a file is where the home should be"
        raise Misuse(Code.EXISTS, what, where=str(home.path)) from error
    except OSError as error:
        raise explain(error, home.path) from error
    return home


def open_home(path: Path) -> Home:
    """The home at ``path``. Raises Misuse if there is none."""
    home = Home(path.absolute())
    try:
        is_home = home.config.is_file()
    except OSError as error:
        raise explain(error, home.path) from error
    if not is_home:
        raise Misuse(
            Code.BAD_ARGUMENT,
            "there is no Wasl home here",
            where=str(home.path),
            do="name it with --home or WASL_HOME, or make one with “wasl init”",
        )
    return home
