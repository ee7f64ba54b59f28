# SPDX-License-Identifier: Apache-2.0
"""The command line as a test uses it: called in this process, its answer taken apart."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from tests.architecture.tree import ROOT
from wasl.cli import grammar
from wasl.cli.main import main

REFERENCE = ROOT / "docs" / "reference"
SCHEMAS = REFERENCE / "schemas"

PASSPHRASE = "seven words that nobody else would choose"

Json = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What a command did: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[Json]:
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> Json:
        (only,) = self.objects
        return only

    @property
    def error(self) -> Json:
        """The failure, as a program reads it; it is held to its schema."""
        value = json.loads(self.err.splitlines()[-1])
        hold(value, "error")
        error: Json = value["error"]
        return error

    def fits(self, schema: str) -> Answer:
        """Hold every object of the answer to a schema."""
        objects = self.objects
        assert objects, self.err
        for each in objects:
            hold(each, schema)
        return self


def hold(value: object, schema: str) -> None:
    text = (SCHEMAS / f"{schema}.json").read_text("utf-8")
    Draft202012Validator(json.loads(text)).validate(value)


class _Stream(io.TextIOWrapper):
    """A standard stream that keeps what is written; ``terminal``: it says that it is one."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode()


@contextlib.contextmanager
def _surroundings(changes: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in changes}
    os.environ.update(changes)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def wasl(
    *words: str | Path,
    typed: str | bytes = b"",
    terminal: bool = False,
    environment: Mapping[str, str] | None = None,
    load: Callable[[Namespace], grammar.Run] = grammar.load,
) -> Answer:
    """Call a command. ``typed`` is its standard input; ``load`` finds what carries it out."""
    data = typed.encode() if isinstance(typed, str) else typed
    streams = tuple(_Stream(each, terminal=terminal) for each in (data, b"", b""))
    before = (sys.stdin, sys.stdout, sys.stderr)
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        with _surroundings(environment or {}):
            code = main([str(word) for word in words], load=load)
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    return Answer(code, streams[1].text(), streams[2].text())


def ask(*words: str | Path, typed: str | bytes = b"") -> Answer:
    """Call a command as a program does, with ``--json``."""
    return wasl("--json", *words, typed=typed)


def must(*words: str | Path, typed: str | bytes = b"") -> Json:
    """Call a command that succeeds, and return the one object that it answers."""
    done = ask(*words, typed=typed)
    assert done.code == 0, done.err
    return done.object


@dataclass(frozen=True)
class Camp:
    """A party on the disk of a test: its home, its passphrase file, its card file."""

    party: str
    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / self.party

    @property
    def card(self) -> Path:
        return self.folder / f"{self.party}.card"

    @property
    def _who(self) -> tuple[str | Path, ...]:
        return ("--home", self.home, "--passphrase-file", self.folder / "passphrase")

    def ask(self, *words: str | Path, typed: str | bytes = b"") -> Answer:
        """Call a command as this party."""
        return ask(*self._who, *words, typed=typed)

    def wasl(self, *words: str | Path, typed: str | bytes = b"") -> Answer:
        """The same, as people do."""
        return wasl(*self._who, *words, typed=typed)

    def must(self, *words: str | Path, typed: str | bytes = b"") -> Json:
        return must(*self._who, *words, typed=typed)


def found(folder: Path, party: str, *more: str | Path) -> Camp:
    """Make a home in ``folder`` and export its card."""
    passphrase = folder / "passphrase"
    if not passphrase.exists():
        passphrase.write_text(PASSPHRASE + "\n", encoding="utf-8")
    camp = Camp(party, folder)
    must("init", camp.home, "--party", party, "--passphrase-file", passphrase, *more)
    camp.must("card", "export", camp.card)
    return camp


def introduce(one: Camp, other: Camp) -> None:
    """Exchange cards and compare digits, both ways."""
    for near, far in ((one, other), (other, one)):
        near.must("card", "add", far.card)
    for near, far in ((one, other), (other, one)):
        near.must("card", "verify", far.party, far.must("card", "fingerprint")["digits"])
