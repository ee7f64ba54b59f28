# SPDX-License-Identifier: Apache-2.0
"""``[desk]`` of ``wasl.toml``: what it may say, and what it is told that it may not."""

from __future__ import annotations

import dataclasses

import pytest

from wasl.errors import Code, Misuse
from wasl.home.config import Address, Config, format_config, parse_config
from wasl.home.console import DeskSettings
from wasl.terms import PartyId

HERE = DeskSettings(listen=Address("127.0.0.1", 8480), host="northland.localhost")
OUT = DeskSettings(
    listen=Address("::", 443),
    host="desk.northland.example",
    certificate="tls/desk.crt",
    key="/etc/wasl/desk key.pem",
    languages=("ru", "ar"),
    months="maghrebi",
    time_zone="America/Argentina/Buenos_Aires",
)


@pytest.mark.parametrize("desk", [None, HERE, OUT])
def test_what_is_written_is_read(desk: DeskSettings | None) -> None:
    config = Config(party=PartyId("northland"), desk=desk)
    assert parse_config(format_config(config)) == config


def test_the_origin_names_the_port_where_it_is_not_the_usual_one() -> None:
    assert HERE.origin(8480) == "http://northland.localhost:8480"
    assert OUT.origin(443) == "https://desk.northland.example"
    assert OUT.origin(8443) == "https://desk.northland.example:8443"
    assert dataclasses.replace(HERE, host="localhost").origin(80) == "http://localhost"


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("", "listen"),
        ('listen = "127.0.0.1:8480"', "host"),
        ('listen = "127.0.0.1:8480"\nhost = "127.0.0.1"', "host"),
        ('listen = "127.0.0.1:8480"\nhost = "Desk.localhost"', "host"),
        ('listen = "127.0.0.1:8480"\nhost = "desk.localhost:8480"', "host"),
        ('listen = "127.0.0.1:8480"\nhost = "desk.example"', "localhost"),
        ('listen = "0.0.0.0:8480"\nhost = "desk.localhost"', "TLS"),
        ('listen = "nowhere"\nhost = "desk.localhost"', "address"),
        ('listen = "127.0.0.1:1"\nhost = "a.localhost"\ncertificate = "x"', "key"),
        ('listen = "127.0.0.1:1"\nhost = "a.localhost"\nmonths = "julian"', "months"),
        ('listen = "127.0.0.1:1"\nhost = "a.localhost"\ntime_zone = "../etc"', "time_zone"),
        ('listen = "127.0.0.1:1"\nhost = "a.localhost"\nlanguages = ["fr"]', "languages"),
        ('listen = "127.0.0.1:1"\nhost = "a.localhost"\nlanguages = []', "languages"),
        ('listen = "127.0.0.1:1"\nhost = "a.localhost"\nlanguages = ["ar", "ar"]', "languages"),
        ('listen = "127.0.0.1:1"\nhost = "a.localhost"\nloud = true', "loud"),
        ('listen = 8480\nhost = "a.localhost"', "listen"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(table: str, word: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_config(f'party = "northland"\n[desk]\n{table}\n')
    assert caught.value.code is Code.BAD_CONFIG
    assert caught.value.where.endswith(": desk")
    assert word in caught.value.what
    assert caught.value.do


def test_a_desk_that_is_no_table_is_refused() -> None:
    with pytest.raises(Misuse):
        parse_config('party = "northland"\ndesk = "127.0.0.1:8480"\n')
