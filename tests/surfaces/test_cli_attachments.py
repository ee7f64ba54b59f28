# SPDX-License-Identifier: Apache-2.0
"""Files attached on one node and saved on the other; real processes, killed in the middle."""

from __future__ import annotations

import hashlib
import http.client
import json
import random
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.homes import free_ports
from tests.surfaces.command import Camp, Json, found, hold, introduce
from tests.surfaces.conftest import PATIENCE_S, end_node, run_node, until_met
from wasl import limits

pytestmark = pytest.mark.timeout(240)

DUTY = ("--from-office", "duty", "--to-office", "duty")
POINT = b'{"type":"Point","coordinates":[36.2,33.5]}'


def pdf(size: int) -> bytes:
    return (b"%PDF-1.7\n" + random.Random(size).randbytes(size))[:size]


def put(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def send(camp: Camp, far: str, *files: Path, text: str = "See the files.") -> str:
    words = [word for file in files for word in ("--attach", file)]
    done = camp.ask("send", far, text, *DUTY, *words).fits("said")
    assert done.code == 0, done.err
    name: str = done.object["id"]
    return name


def listed(camp: Camp, entry: str) -> list[Json]:
    done = camp.ask("attachments", entry)
    if done.code != 0 or not done.out:
        return []
    return done.fits("attachment").objects


def until(holds: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def until_whole(camp: Camp, entry: str) -> None:
    def is_whole() -> bool:
        files = listed(camp, entry)
        return bool(files) and all(one["complete"] for one in files)

    until(is_whole, f"{entry} never comes whole")


def ask_node(
    camp: Camp, method: str, path: str, body: bytes | None = None
) -> tuple[int, Json, bytes]:
    """Speak to a node's socket as a desk does. Returns status, headers, body."""
    where = json.loads((camp.home / "node.json").read_text())["socket"]
    connection = http.client.HTTPConnection("localhost")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(where)
    try:
        connection.request(method, path, body)
        response = connection.getresponse()
        return response.status, dict(response.headers), response.read()
    finally:
        connection.close()


# ── as it should be ─────────────────────────────────────────────────────────────────────────────


def test_files_arrive_and_are_saved(nodes: tuple[Camp, Camp], tmp_path: Path) -> None:
    north, south = nodes
    data = {"приказ 7.pdf": pdf(300_000), "خريطة.geojson": POINT, "note.pdf": "просто\n".encode()}
    files = [put(tmp_path, name, each) for name, each in data.items()]
    entry = send(north, "sundria", *files)
    until_whole(south, entry)
    hold(south.must("show", entry), "entry")
    held = listed(south, entry)
    assert [one["media"] for one in held] == [
        "application/pdf",
        "application/geo+json",
        "text/plain",
    ]
    assert [one["name"] for one in held] == list(data)
    for number, (one, each) in enumerate(zip(held, data.values(), strict=True), start=1):
        out = tmp_path / f"saved-{number}"
        which = str(number) if number < 3 else one["sha256"]
        saved = south.ask("attachment", "save", entry, which, "--out", out).fits("attachment-save")
        assert saved.code == 0, saved.err
        assert saved.err == ""
        assert out.read_bytes() == each
        assert out.stat().st_mode & 0o777 == 0o600
        assert saved.object["sha256"] == one["sha256"] == hashlib.sha256(each).hexdigest()
    again = south.ask("attachment", "save", entry, "1", "--out", tmp_path / "saved-1")
    assert (again.code, again.error["code"]) == (2, "WASL-1005")
    wrong = south.ask("attachment", "save", entry, "4", "--out", tmp_path / "x")
    assert (wrong.code, wrong.error["code"]) == (2, "WASL-1003")
    page = south.wasl("show", entry).out
    assert "[1] \u2068приказ 7.pdf\u2069" in page or "[1] приказ 7.pdf" in page
    assert "300000 bytes, all here" in page


def test_a_log_for_people_has_one_line_a_file(nodes: tuple[Camp, Camp], tmp_path: Path) -> None:
    north, south = nodes
    data = pdf(500_000)
    entry = send(north, "sundria", put(tmp_path, "long.pdf", data))
    until_whole(south, entry)
    digest = hashlib.sha256(data).hexdigest()
    for camp in nodes:
        rows = [
            row
            for row in camp.wasl(
                "log", "sundria" if camp is north else "northland"
            ).out.splitlines()
            if "chunk" in row and digest in row
        ]
        assert len(rows) == 1
    told = south.ask("log", "northland").fits("entry").objects
    parts = [
        one["detail"]
        for one in told
        if one["kind"] == "chunk" and one["detail"]["sha256"] == digest
    ]
    assert [part["index"] for part in parts] == list(range(11))


def test_a_web_desk_gets_bytes_and_nothing_to_render(
    nodes: tuple[Camp, Camp], tmp_path: Path
) -> None:
    north, south = nodes
    page = b"<html><script>alert(1)</script></html>"
    entry = send(north, "sundria", put(tmp_path, "page.html", page))
    until_whole(south, entry)
    status, headers, body = ask_node(south, "GET", f"/v1/attachment?entry={entry}&file=1")
    assert (status, body) == (200, page)
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["X-Content-Type-Options"] == "nosniff"
    digest = hashlib.sha256(page).hexdigest()
    assert headers["Content-Disposition"] == f'attachment; filename="attachment-{digest[:16]}.txt"'
    assert headers["Wasl-Media"] == "text/plain"
    status, _, body = ask_node(south, "GET", f"/v1/attachment?entry={entry}&file=2")
    assert status == 400
    hold(json.loads(body), "error")


# ── what is refused ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "data", "code", "what"),
    [
        ("tool.pdf", b"MZ\x90\x00", "WASL-1001", "these bytes are no PDF"),
        ("empty.txt", b"", "WASL-1001", "the file is empty"),
        ("b\u202egpj.exe", b"text", "WASL-1010", "U+202E RIGHT-TO-LEFT OVERRIDE at character 2"),
        ("two\nlines", b"text", "WASL-1010", "U+000A"),
        ("x" * 121, b"text", "WASL-1010", "over 120 characters"),
        ("large.pdf", pdf((10 << 20) + 1), "WASL-1009", "10485760 bytes of attachments"),
    ],
)
def test_what_is_not_sent(
    nodes: tuple[Camp, Camp], tmp_path: Path, name: str, data: bytes, code: str, what: str
) -> None:
    done = nodes[0].ask("send", "sundria", "x", *DUTY, "--attach", put(tmp_path, name, data))
    assert (done.code, done.error["code"]) == (2, code)
    assert what in done.error["what"]
    assert done.error["do"]
    assert not done.out


def test_together_they_may_not_be_too_large(nodes: tuple[Camp, Camp], tmp_path: Path) -> None:
    files = [put(tmp_path, f"{n}.pdf", pdf((5 << 20) + n)) for n in range(2)]
    words = [word for file in files for word in ("--attach", file)]
    done = nodes[0].ask("send", "sundria", "x", *DUTY, *words)
    assert (done.code, done.error["code"]) == (2, "WASL-1009")


def test_a_file_is_named_only_after_it_was_given(nodes: tuple[Camp, Camp]) -> None:
    body: Json = {"line": "sundria", "text": "x", "from_office": "duty", "to_offices": ["duty"]}
    body["attachments"] = [{"sha256": "00" * 32, "name": "a"}]
    status, _, answer = ask_node(nodes[0], "POST", "/v1/send", json.dumps(body).encode())
    assert (status, json.loads(answer)["error"]["code"]) == (400, "WASL-1003")
    status, _, answer = ask_node(nodes[0], "POST", "/v1/upload?line=nobody", b"text")
    assert (status, json.loads(answer)["error"]["code"]) == (400, "WASL-1003")
    done = nodes[0].ask("send", "sundria", "x", *DUTY, "--attach", "/nowhere")
    assert (done.code, done.error["code"]) == (2, "WASL-1003")


def test_more_than_any_charter_allows_is_not_even_read(
    nodes: tuple[Camp, Camp], tmp_path: Path
) -> None:
    file = tmp_path / "huge"
    with file.open("wb") as made:
        made.truncate(limits.ATTACHMENT_BYTES_MOST + 1)
    done = nodes[0].ask("send", "sundria", "x", *DUTY, "--attach", file)
    assert (done.code, done.error["code"]) == (2, "WASL-1009")


def test_an_entry_without_files(nodes: tuple[Camp, Camp], tmp_path: Path) -> None:
    entry = send(nodes[0], "sundria")
    assert listed(nodes[0], entry) == []
    assert "no attachments" in nodes[0].wasl("attachments", entry).out
    done = nodes[0].ask("attachment", "save", entry, "1", "--out", tmp_path / "x")
    assert (done.code, done.error["code"]) == (2, "WASL-1003")


# ── kill -9 ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def mortal(tmp_path: Path) -> tuple[Camp, Camp]:
    """Homes with a line that allows 4 MiB to a message; nobody runs."""
    folder = tmp_path / "camps"
    folder.mkdir()
    address = f"127.0.0.1:{free_ports(1)[0]}"
    north = found(folder, "northland", "--listen", address, "--url", f"https://{address}")
    south = found(folder, "sundria")
    introduce(north, south)
    terms = put(folder, "terms.toml", b'attachments = "4MiB"\n')
    file = folder / "own.wasl-line"
    words = ("--with", "sundria", "--title", "Own", "--terms", terms, "--out", file)
    north.must("line", "propose", *words)
    south.must("line", "sign", file)
    assert "at most 4194304 bytes to one message" in south.wasl("line", "sign", file).out
    for each in (north, south):
        each.must("line", "open", file)
    return north, south


@pytest.mark.slow
def test_a_killed_sender_loses_no_part_and_doubles_none(
    mortal: tuple[Camp, Camp], tmp_path: Path
) -> None:
    north, south = mortal
    data = pdf(4 << 20)
    file = put(tmp_path, "map.pdf", data)
    running = [run_node(north)]
    try:
        until(lambda: north.ask("status").code == 0, "the node never answers")
        over = north.ask("send", "sundria", "x", *DUTY, "--attach", put(tmp_path, "o", data + b"x"))
        assert (over.code, over.error["code"]) == (2, "WASL-1009")
        entry = send(north, "sundria", file)
        killed = running.pop()  # nobody was there yet: all of it waits, sealed
        killed.kill()
        killed.wait()
        for part in north.home.glob("wasl.db*"):
            assert data[1_000:1_100] not in part.read_bytes()
        running += [run_node(north), run_node(south)]
        until_met(north, south)
        until(lambda: [one for one in listed(south, entry) if one["held_bytes"]], "nothing comes")
        running[0].kill()
        running[0].wait()
        running[0] = run_node(north)
        until_met(north, south)
        until_whole(south, entry)
        out = tmp_path / "saved.pdf"
        south.must("attachment", "save", entry, "1", "--out", out)
        assert out.read_bytes() == data
        parts = [
            one["detail"]["index"]
            for one in north.ask("log", "sundria").objects
            if one["kind"] == "chunk"
        ]
        assert parts == list(range(-(-len(data) // limits.CHUNK_BYTES)))
    finally:
        codes = [end_node(node) for node in running]
    assert codes == [0] * len(codes)
    out = tmp_path / "later.pdf"  # and without a node
    south.must("attachment", "save", entry, hashlib.sha256(data).hexdigest(), "--out", out)
    assert out.read_bytes() == data
    for kind, words in (("transcript", ()), ("exhibit", ("--entry", entry))):
        made = tmp_path / f"made.wasl-{kind}"
        south.must("export", "northland", *words, "--out", made)
        cards = [word for camp in mortal for word in ("--card", camp.card)]
        assert south.must("verify", made, *cards)["verdict"] == "verified"


@pytest.mark.slow
def test_files_that_wait_are_bounded(mortal: tuple[Camp, Camp]) -> None:
    north, _ = mortal
    node = run_node(north)
    try:
        until(lambda: north.ask("status").code == 0, "the node never answers")
        for number in range(limits.FILES_WAITING):
            status, _, answer = ask_node(north, "POST", "/v1/upload?line=sundria", b"%d" % number)
            assert (status, json.loads(answer)["result"]["media"]) == (200, "text/plain")
        status, _, answer = ask_node(north, "POST", "/v1/upload?line=sundria", b"one more")
        assert (status, json.loads(answer)["error"]["code"]) == (503, "WASL-4007")
    finally:
        end_node(node)


def test_what_waits_goes_along_in_a_bag(mortal: tuple[Camp, Camp], tmp_path: Path) -> None:
    """Nobody is ever heard: the parts are appended when the bag is packed."""
    north, south = mortal
    data = pdf(2 << 20)
    file, out = put(tmp_path, "map.pdf", data), tmp_path / "map-there.pdf"
    node = run_node(north)
    try:
        until(lambda: north.ask("status").code == 0, "the node never answers")
        entry = send(north, "sundria", file)
        north.must("pack", "sundria", tmp_path / "bag")
    finally:
        end_node(node)
    south.must("unpack", tmp_path / "bag")
    south.must("attachment", "save", entry, "1", "--out", out)
    assert out.read_bytes() == data
