# SPDX-License-Identifier: Apache-2.0
"""A configuration is read strictly, and an error in it says where and what to write."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.errors import Code, Misuse
from wasl.home.config import (
    LOG_FORMATS,
    LOG_LEVELS,
    Address,
    Config,
    check_url,
    format_config,
    load_config,
    parse_address,
    parse_config,
    save_config,
)
from wasl.home.opinions import OpinionAsking
from wasl.home.witnesses import WitnessAsking
from wasl.terms import PartyId

LEAST = Config(party=PartyId("northland"))
MOST = Config(
    party=PartyId("northland"),
    listen=Address("::", 8443),
    urls=("https://wasl.example.org:8443", "https://[2001:db8::1]:443"),
    log_level="debug",
    log_format="text",
    check_text="Duty desk Northland — مناوبة",
    metrics=Address("127.0.0.1", 9464),
    emergency=("duty desk +000 1", "المناوبة ٠٠٠"),
    witness=WitnessAsking(60, {"un": "https://witness.example/w", "mission": "http://[::1]:7380"}),
    second_opinion=OpinionAsking(
        url="https://models.example/v1/chat", model="نموذج", seconds=9, leaves=True
    ),
)

names = st.from_regex(r"[a-z][a-z0-9-]{0,31}", fullmatch=True)
hosts = st.one_of(
    st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,20}[A-Za-z0-9])?", fullmatch=True),
    st.ip_addresses().map(str),
)


@pytest.mark.parametrize("config", [LEAST, MOST])
def test_a_configuration_comes_back(config: Config, tmp_path: Path) -> None:
    assert parse_config(format_config(config)) == config
    save_config(tmp_path / "wasl.toml", config)
    assert load_config(tmp_path / "wasl.toml") == config


@given(
    party=names,
    listen=st.none() | st.builds(Address, hosts, st.integers(0, 65_535)),
    urls=st.lists(
        st.builds(lambda host, port: f"https://{Address(host, port)}", hosts, st.integers(1, 9999)),
        max_size=16,
        unique=True,
    ),
    level=st.sampled_from(LOG_LEVELS),
    form=st.sampled_from(LOG_FORMATS),
)
def test_every_configuration_comes_back(
    party: str, listen: Address | None, urls: list[str], level: str, form: str
) -> None:
    config = Config(
        party=PartyId(party), listen=listen, urls=tuple(urls), log_level=level, log_format=form
    )
    assert parse_config(format_config(config)) == config


def test_what_is_left_out_has_its_default() -> None:
    assert parse_config('party = "northland"') == LEAST
    assert parse_config('party = "northland"\nlisten = ""\n') == LEAST


def test_the_file_explains_every_key() -> None:
    lines = format_config(MOST).splitlines()
    for key in tomllib.loads(format_config(MOST)):
        starts = (f"{key} =", f"[{key}]")
        at = next(number for number, line in enumerate(lines) if line.startswith(starts))
        assert lines[at - 1].startswith("# ")


@pytest.mark.parametrize(
    ("text", "where", "told"),
    [
        ("", "party", "missing"),
        ("party = 5", "party", "text"),
        ('party = "North"', "party", "party id"),
        ('party = "n"\nlisen = ""', "lisen", "“listen”"),
        ('party = "n"\nzzz = ""', "zzz", "log_level"),
        ('party = "n"\n[listen]\na = 1', "listen", "text"),
        ('party = "n"\nlisten = "8443"', "listen", "HOST:PORT"),
        ('party = "n"\nlisten = true', "listen", "text"),
        ('party = "n"\nurls = "https://a:1"', "urls", "list"),
        ('party = "n"\nurls = [1]', "urls", "text"),
        ('party = "n"\nurls = ["http://a:1"]', "urls", "https://HOST:PORT"),
        ('party = "n"\nurls = ["https://a:1", "https://a:1"]', "urls", "twice"),
        ('party = "n"\nlog_level = "loud"', "log_level", "debug, info"),
        ('party = "n"\nlog_format = 1', "log_format", "text"),
        ('party = "n"\ncheck = "here"', "check", "[check]"),
        ('party = "n"\n[check]\ntxet = "here"', "check", "[check]"),
        ('party = "n"\n[check]\ntext = "a\u202eb"', "check", "of one line"),
        ('party = "n"\nmetrics = "0.0.0.0:9464"', "metrics", "127.0.0.1:9464"),
        ('party = "n"\nmetrics = "[::]:9464"', "metrics", "not one address"),
        ('party = "n"\nmetrics = "127.0.0.1:0"', "metrics", "not one address"),
        ('party = "n"\nemergency = "+000"', "emergency", "table"),
        ('party = "n"\n[emergency]\nnumber = ["+000"]', "emergency", "“number”"),
        ('party = "n"\n[emergency]\nnumbers = "+000"', "emergency", "list"),
        ('party = "n"\n[emergency]\nnumbers = [1]', "emergency", "text"),
        ('party = "n"\n[emergency]\nnumbers = [""]', "emergency", "empty"),
        ('party = "n"\n[emergency]\nnumbers = ["a\\u202eb"]', "emergency", "U+202E"),
        (f'party = "n"\n[emergency]\nnumbers = {["+"] * 17}', "emergency", "16"),
    ],
)
def test_a_wrong_key_is_named_with_what_to_do(text: str, where: str, told: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_config(text, where="wasl.toml")
    assert caught.value.code == Code.BAD_CONFIG
    assert caught.value.where == f"wasl.toml: {where}"
    assert told in caught.value.what + caught.value.do
    assert caught.value.do


@pytest.mark.parametrize(
    "text", ["party =", 'party = "n"\nparty = "m"', "[" * 20_000, "\0", "party = 1" + "0" * 5_000]
)
def test_what_is_not_toml_is_told(text: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_config(text)
    assert caught.value.code == Code.BAD_CONFIG


def test_a_file_that_is_missing_or_not_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "wasl.toml"
    with pytest.raises(Misuse) as missing:
        load_config(path)
    path.write_bytes(b'party = "\xff"')
    with pytest.raises(Misuse) as binary:
        load_config(path)
    for caught in (missing, binary):
        assert caught.value.code == Code.BAD_CONFIG
        assert str(path) in caught.value.where


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("0.0.0.0:8443", Address("0.0.0.0", 8443)),  # noqa: S104 - an operator may
        ("localhost:0", Address("localhost", 0)),
        ("[::1]:65535", Address("::1", 65_535)),
        ("wasl_1.example.org:443", Address("wasl_1.example.org", 443)),
    ],
)
def test_addresses_are_read_and_written(text: str, address: Address) -> None:
    assert parse_address(text) == address
    assert str(address) == text


@pytest.mark.parametrize(
    "text",
    [
        "", ":1", "host", "host:", "host:65536", "host:-1", "host:٣", "host:1.0", "::1:443",
        "[::1]", "[::1]:", "[::1::]:1", "[host]:1", "ho st:1", "host:0000009999", "-host:1",
        "host\n:1", "host:1\n", "[fe80::1%eth0]:1", "a@b:1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_address(text)
    assert caught.value.code == Code.BAD_ARGUMENT


@pytest.mark.parametrize(
    "text",
    [
        "https://host", "https://host:0", "https://host:1/", "https://host:1/a", "host:1",
        "https://host:1?a", "https://u@host:1", "http://host:1", "HTTPS://host:1", "https://",
        "https://ho st:1",
        "https://" + "a" * 200 + ":1",
    ],
)  # fmt: skip
def test_what_others_cannot_dial_is_refused(text: str) -> None:
    with pytest.raises(Misuse) as caught:
        check_url(text)
    assert caught.value.code == Code.BAD_ARGUMENT
