# SPDX-License-Identifier: Apache-2.0
"""The directory of offices and their holders, as a file: YAML that people keep by hand.

Rules:

1. Only plain values are read: no tag of YAML makes anything else, and NO is a side.
2. The starter comes with Wasl, and is read like any other.
3. A home has two of its own, read beside the starter, if they are there: what was imported, which
   we write, and over it what people keep by hand, which we never write.
4. Who runs on keeps it, and reads it anew when a file of it has changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import ClassVar, Final, cast

import yaml

from wasl import limits
from wasl.contact.directory import NOTHING, Directory, Person, read_directory
from wasl.errors import Code, Misuse
from wasl.home.files import read_file, write_file
from wasl.home.layout import Home

# The same loader in C, where the package has it: ten times as fast.
_BASE: Final = cast("type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))
_BOOL: Final = "tag:yaml.org,2002:bool"


class _Loader(_BASE):  # type: ignore[valid-type,misc]
    """NO is Norway: but for true and false, no word is a truth value, as in YAML 1.2."""

    yaml_implicit_resolvers: ClassVar = {
        sign: [each for each in resolvers if each[0] != _BOOL or sign in "tTfF"]
        for sign, resolvers in _BASE.yaml_implicit_resolvers.items()
    }


_HEAD: Final = """\
# Written by “wasl register directory import”, anew each time. Your own words and corrections belong
# into offices.yaml, beside this file: what is said there stands.
"""


def parse_directory(text: str, *, where: str, beside: Directory = NOTHING) -> Directory:
    """Read a directory. Raises Misuse (BAD_CONFIG) with the place of what is wrong."""
    try:
        given = yaml.load(text, Loader=_Loader)  # noqa: S506 - one of the safe loaders
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = f"this is no YAML: {' '.join(str(error).split())}"
        raise Misuse(Code.BAD_CONFIG, what, where=where, do="see docs/guides/press.md") from error
    return read_directory(given, where=where, beside=beside)


@cache
def starter_directory() -> Directory:
    """Return the directory that Wasl brings. It is the same object each time."""
    data = resources.files("wasl.contact").joinpath("data", "offices.yaml")
    return parse_directory(data.read_text(encoding="utf-8"), where="the starter directory")


@dataclass(frozen=True, slots=True)
class HomeDirectory:
    """The directory of a home, ``whole``; and of its files what each has alone, persons and all."""

    whole: Directory
    imported: Directory
    own: Directory


def home_directory(home: Home) -> HomeDirectory:
    """Return the directory of a home: the starter, what was imported, and our own over it.

    Raises Misuse (BAD_CONFIG) with the file and place of what is wrong, Damaged if one is too long.
    """
    starter = starter_directory()
    # What was imported may be of sides and offices that only our own file knows.
    own = read_offices(home.offices, beside=starter)
    words = replace(own, persons={})
    known = starter if own is starter else replace(words, persons=starter.persons)
    with_imported = read_offices(home.imported_offices, beside=known)
    return HomeDirectory(
        whole=read_offices(home.offices, beside=with_imported),
        imported=read_offices(home.imported_offices, beside=words),
        own=read_offices(home.offices, beside=words),
    )


class KeptDirectory:
    """The whole directory of a home, for one who asks again and again. Of any thread."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._lock = Lock()
        self._stamps: object = None
        self._kept: Directory | None = None

    @property
    def last(self) -> Directory:
        """Return it as it was when it could last be read; the starter, if it never could."""
        if self._kept is None:
            self._kept = starter_directory()
        return self._kept

    def now(self) -> Directory:
        """Return it as its files are. Raises Misuse, Damaged, as :func:`home_directory`."""
        with self._lock:
            stamps = [_stamp(path) for path in (self._home.offices, self._home.imported_offices)]
            if stamps != self._stamps:
                self._kept, self._stamps = home_directory(self._home).whole, stamps
            return self.last


def _stamp(path: Path) -> tuple[int, ...]:
    """Return what changes with a file; nothing: there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino


def read_offices(path: Path, *, beside: Directory) -> Directory:
    """Return the directory of a file beside another; if there is no such file, the other."""
    data = read_file(path, limit=limits.DIRECTORY_BYTES)
    if data is None:
        return beside
    try:
        return parse_directory(data.decode("utf-8-sig"), where=str(path), beside=beside)
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise Misuse(Code.BAD_TEXT, what, where=str(path), do="save it as UTF-8") from error


def save_imported(home: Home, persons: Mapping[str, Person]) -> None:
    """Write the persons that were imported. Raises Misuse, Unavailable."""
    told = {
        person.id: {
            "names": list(person.names),
            "terms": [
                [
                    *(term.side, term.office, str(term.since)),
                    *("" if term.until is None else str(term.until), term.source),
                ]
                for term in person.terms
            ],
        }
        for person in persons.values()
    }
    text = yaml.safe_dump({"persons": told}, allow_unicode=True, sort_keys=False, width=10_000)
    data = (_HEAD + text).encode()
    if len(data) > limits.DIRECTORY_BYTES:
        what = f"the directory would have more than the {limits.DIRECTORY_BYTES} bytes it may have"
        raise Misuse(Code.TOO_LONG, what, do="import fewer rows")
    write_file(home.imported_offices, data)
