# SPDX-License-Identifier: Apache-2.0
"""The desk's listener: with TLS and without, in the way of others, and when the node ends."""

from __future__ import annotations

import http.client
import json
import re
import socket
import ssl
import time
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from tests.desks import configure
from tests.homes import free_ports
from tests.surfaces.command import Camp
from tests.surfaces.conftest import end_node, run_node
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox
from wasl.home.tls import make_identity

HOST = "desk.northland.example"
PATIENCE_S = 30.0


def certify(home: Path) -> ssl.SSLContext:
    """Put a certificate and its key into a home, and return what trusts it and nothing else."""
    made = make_identity("desk")
    key = serialization.load_der_private_key(made.key, None)
    certificate = x509.load_der_x509_certificate(made.certificate)
    (home / "desk.crt").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (home / "desk.key").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname = False
    trusting.load_verify_locations(home / "desk.crt")
    return trusting


@pytest.fixture
def camp(camps: tuple[Camp, ...]) -> Camp:
    """A home whose line's listener is in nobody's way."""
    file = camps[0].home / "wasl.toml"
    text = file.read_text("utf-8")
    (listen,) = re.findall(r'^listen = "(.*)"$', text, re.MULTILINE)
    file.write_text(text.replace(f'"{listen}"', '"127.0.0.1:0"', 1), "utf-8")
    return camps[0]


def until_listening(port: int) -> None:
    end = time.monotonic() + PATIENCE_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            return


def log_of(camp: Camp) -> str:
    return (camp.folder / f"{camp.party}.log").read_text("utf-8")


def test_with_tls_the_cookie_is_secure_and_the_browser_stays_with_it(
    camp: Camp,
) -> None:
    (port,) = free_ports(1)
    trusting = certify(camp.home)
    configure(camp.home, port, host=HOST, more='certificate = "desk.crt"\nkey = "desk.key"\n')
    officer = OfficerBox(Home(camp.home).officers).add("Lt. Haddad", roles=["duty"], offices=[])
    token = OfficerBox(Home(camp.home).officers).make_link(officer.id, "once")
    node = run_node(camp)
    try:
        until_listening(port)
        line = http.client.HTTPSConnection("127.0.0.1", port, timeout=20, context=trusting)
        line.request(
            "POST",
            "/api/session",
            json.dumps({"once": token}),
            {
                "Host": f"{HOST}:{port}",
                "Origin": f"https://{HOST}:{port}",
                "Idempotency-Key": "abcdefgh",
            },
        )
        told = line.getresponse()
        assert told.status == 200, told.read()
        assert told.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert "Secure" in told.headers["Set-Cookie"]
        told.read()
        began = time.monotonic()
        assert end_node(node) == 0, "a connection that is still open holds the end up"
        assert time.monotonic() - began < 10
        line.close()
    finally:
        node.kill()
    assert f"https://{HOST}:{port}" in log_of(camp)


def test_plain_http_is_not_answered_where_there_is_tls(camp: Camp) -> None:
    (port,) = free_ports(1)
    certify(camp.home)
    configure(camp.home, port, host=HOST, more='certificate = "desk.crt"\nkey = "desk.key"\n')
    node = run_node(camp)
    try:
        until_listening(port)
        with socket.create_connection(("127.0.0.1", port), 10) as plain:
            plain.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            plain.settimeout(10)
            try:
                told = plain.recv(100)
            except ConnectionError:
                told = b""
            assert not told.startswith(b"HTTP/1.1 2")
    finally:
        assert end_node(node) == 0


@pytest.mark.parametrize("trouble", ["taken", "no-certificate"])
def test_a_desk_that_cannot_listen_ends_the_node_and_says_why(camp: Camp, trouble: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        if trouble == "taken":
            configure(camp.home, port)
        else:
            more = 'certificate = "no.crt"\nkey = "no.key"\n'
            configure(camp.home, free_ports(1)[0], host=HOST, more=more)
        done = camp.ask("run")
    expected = {"taken": (3, "WASL-4005"), "no-certificate": (2, "WASL-1002")}[trouble]
    assert (done.code, done.error["code"]) == expected
    assert done.error["do"]
