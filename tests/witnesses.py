# SPDX-License-Identifier: Apache-2.0
"""A log that a test can grow and fork, and a witness as a real process on loopback."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.trees import Tree
from wasl import note
from wasl.note import Verifier, format_vkey
from wasl.primitives import ed25519_public
from wasl.record.checkpoint import Checkpoint, author_key, format_checkpoint, to_note
from wasl.record.merkle import leaf_hash
from wasl.record.witness import PATH, Submission, format_submission, submission

NAME = "witness.example.org/w1"


class Log(Tree):
    """An append-only log with one Ed25519 key; ``branch`` makes another one of the same name."""

    def __init__(
        self, origin: str = "wasl/j/" + "5a" * 16, *, seed: bytes = bytes(31) + b"\x07"
    ) -> None:
        super().__init__()
        self.origin = origin
        self._seed = seed
        self.leaves: list[bytes] = []

    def leaf(self, index: int) -> bytes:
        return self.leaves[index]

    @property
    def key(self) -> Verifier:
        return author_key(self.origin, ed25519_public(self._seed))

    @property
    def vkey(self) -> str:
        return format_vkey(self.key)

    def grow(self, to: int, *, word: str = "") -> Log:
        for number in range(len(self.leaves), to):
            self.leaves.append(leaf_hash(f"{word}{number}".encode()))
        return self

    def branch(self, at: int, to: int, word: str) -> Log:
        """Another history: the same first leaves, then others."""
        other = Log(self.origin, seed=self._seed)
        other.leaves = self.leaves[:at]
        return other.grow(to, word=word)

    def checkpoint(self, size: int) -> Checkpoint:
        return Checkpoint(self.origin, size, self.root(size))

    def note(self, size: int, *, seed: bytes | None = None) -> str:
        checkpoint = self.checkpoint(size)
        text = format_checkpoint(checkpoint)
        return to_note(
            checkpoint, [note.sign_ed25519(text, name=self.origin, seed=seed or self._seed)]
        )

    def proof(self, old: int, size: int) -> tuple[bytes, ...]:
        return tuple(self.consistency(old, size)) if 0 < old < size else ()

    def submit(self, old: int, size: int, *, proof: Sequence[bytes] | None = None) -> Submission:
        given = self.proof(old, size) if proof is None else tuple(proof)
        return submission(old, given, self.note(size))


@dataclass(frozen=True)
class Reply:
    status: int
    kind: str
    body: bytes

    @property
    def size(self) -> int:
        assert self.kind == "text/x.tlog.size"
        return int(self.body.removesuffix(b"\n"))


class WitnessProcess:
    """``wasl witness run`` on a free port, which can be killed and started again."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.process: subprocess.Popen[str] | None = None
        self.port = 0

    def start(self) -> WitnessProcess:
        command = [sys.executable, "-m", "wasl", "--home", str(self.home), "--json"]
        command += ["witness", "run", "--listen", f"127.0.0.1:{self.port}"]
        with (self.home / "log").open("a") as log:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, (self.home / "log").read_text()
        self.port = json.loads(line)["listening"]["port"]
        return self

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        return self._end(signal.SIGTERM)

    def _end(self, number: int) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        assert process.stdout is not None
        process.send_signal(number)
        code = process.wait(10)
        process.stdout.close()
        return code

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def post(self, what: Submission | bytes) -> Reply:
        data = what if isinstance(what, bytes) else format_submission(what)
        return post(self.port, data)


def post(port: int, data: bytes) -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("POST", PATH, body=data)
        answer = connection.getresponse()
        kind = (answer.getheader("Content-Type") or "").partition(";")[0]
        return Reply(answer.status, kind, answer.read())
    finally:
        connection.close()
