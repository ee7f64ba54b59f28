# SPDX-License-Identifier: Apache-2.0
"""A language model that means no good, as a process: ``python hostile_model.py FOLDER PORT``.

It writes its port into ``FOLDER/port``; 0 is any. The path of a request chooses how it misbehaves;
``/answer`` gives the bytes of ``FOLDER/answer`` as the content of a chat completion, and ``/told``
does what ``FOLDER/told`` names. What it was
asked stands in ``FOLDER/asked``, with its headers. It ends with its standard input.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

BODIES = {
    "/deep": b"[" * 200_000,
    "/script": b"<script>alert(1)</script>",
    "/wrong": b'{"choices": [{"message": {"content": {"spans": 1}}}]}',
}


@contextmanager
def running(folder: Path, *, port: int = 0) -> Iterator[Path]:
    """Let one run as long as this lasts. Return its folder."""
    (folder / "port").unlink(missing_ok=True)
    with subprocess.Popen(
        [sys.executable, __file__, folder, str(port)],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        until = time.monotonic() + 30
        while not (folder / "port").exists() and time.monotonic() < until:
            time.sleep(0.02)
        try:
            yield folder
        finally:
            assert process.stdin is not None
            process.stdin.close()


def answer(folder: Path, *quotes: tuple[str, str, str], contact: int = 1) -> None:
    """Let it mark words of one contact: each a field, its kind, and the words."""
    spans = [
        {"contact": contact, "field": field, "kind": kind, "quote": quote}
        for field, kind, quote in quotes
    ]
    (folder / "answer").write_text(json.dumps({"spans": spans}), encoding="utf-8")


class Model(BaseHTTPRequestHandler):
    folder: Path

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with (self.folder / "asked").open("ab") as asked:
            asked.write(f"{self.path}\n{self.headers}".encode() + body + b"\n")
        path = self.path
        if path == "/told":
            path = (self.folder / "told").read_text(encoding="utf-8")
        if path in BODIES:
            self._send(BODIES[path])
        else:
            getattr(self, f"_{path[1:]}")()

    def _answer(self) -> None:
        content = (self.folder / "answer").read_text(encoding="utf-8")
        self._send(json.dumps({"choices": [{"message": {"content": content}}]}).encode())

    def _redirect(self) -> None:
        self.send_response(307)
        self.send_header("Location", "/answer")
        self.end_headers()

    def _error(self) -> None:
        self.send_error(500)

    def _huge(self) -> None:
        self._begin()
        while True:
            self.wfile.write(b'{"choices": [' + b" " * 65_536)

    def _slow(self) -> None:
        self._begin()
        for _ in range(600):
            self.wfile.write(b" ")
            time.sleep(0.1)

    def _silent(self) -> None:
        time.sleep(60)

    def _closed(self) -> None:
        self.close_connection = True

    def _send(self, body: bytes) -> None:
        self._begin()
        self.wfile.write(body)

    def _begin(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


def serve(folder: Path, port: int) -> None:
    """Serve until the standard input ends."""
    Model.folder = folder
    server = ThreadingHTTPServer(("127.0.0.1", port), Model)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (folder / "port.new").write_text(str(server.server_port), encoding="utf-8")
    (folder / "port.new").rename(folder / "port")
    sys.stdin.read()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
