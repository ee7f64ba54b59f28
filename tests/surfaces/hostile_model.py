# SPDX-License-Identifier: Apache-2.0
"""A language model that means no good, as a process: ``python hostile_model.py FOLDER``.

It writes its port into ``FOLDER/port``. The path of a request chooses how it misbehaves;
``/answer`` gives the bytes of ``FOLDER/answer`` as the content of a chat completion. What it was
asked stands in ``FOLDER/asked``, with its headers. It ends with its standard input.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(sys.argv[1])


BODIES = {
    "/deep": b"[" * 200_000,
    "/script": b"<script>alert(1)</script>",
    "/wrong": b'{"choices": [{"message": {"content": {"spans": 1}}}]}',
}


class Model(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with (FOLDER / "asked").open("ab") as asked:
            asked.write(f"{self.path}\n{self.headers}".encode() + body + b"\n")
        if self.path in BODIES:
            self._send(BODIES[self.path])
        else:
            getattr(self, f"_{self.path[1:]}")()

    def _answer(self) -> None:
        content = (FOLDER / "answer").read_text(encoding="utf-8")
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


server = ThreadingHTTPServer(("127.0.0.1", 0), Model)
server.daemon_threads = True
threading.Thread(target=server.serve_forever, daemon=True).start()
(FOLDER / "port.new").write_text(str(server.server_port), encoding="utf-8")
(FOLDER / "port.new").rename(FOLDER / "port")
sys.stdin.read()
