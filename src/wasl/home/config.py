# SPDX-License-Identifier: Apache-2.0
"""The configuration of a node: one TOML file that a person may edit.

Rules:

1. Strict: an unknown key or a value of the wrong kind refuses the whole file, and the error names
   the file, the key and what to write. A node never starts with half a configuration.
2. No secrets here: this file may be shown to anyone who helps.
3. ``parse_config(format_config(config)) == config``.

It does not look whether an address can be listened on.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Final, TypeVar, cast
from urllib.parse import urlsplit

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.home.address import Address, parse_address
from wasl.home.chain import (
    DeadMan,
    Escalation,
    format_chains,
    quote,
    read_dead_man,
    read_escalation,
)
from wasl.home.console import DeskSettings, format_desk, read_desk
from wasl.home.files import read_file, write_file
from wasl.home.opinions import OpinionAsking, format_opinions, read_opinions
from wasl.home.witnesses import WitnessAsking, format_asking, read_asking
from wasl.terms import PartyId, is_name
from wasl.trust.statement import check_text

LOG_LEVELS: Final = ("debug", "info", "warning", "error")
LOG_FORMATS: Final = ("json", "text")

_T = TypeVar("_T")

_IN_TABLE: Final = {"check_text": "check"}
"""What stands in a table of the file, and in which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What the file says. ``listen`` None: nobody can dial us, and we dial.

    ``metrics`` None: figures are told on the control socket alone. ``emergency``: telephone and
    other numbers for the emergency card, each with the words that go with it.
    """

    party: PartyId
    listen: Address | None = None
    urls: tuple[str, ...] = ()
    log_level: str = "info"
    log_format: str = "json"
    check_text: str = ""
    metrics: Address | None = None
    emergency: tuple[str, ...] = ()
    escalation: Escalation = field(default_factory=Escalation)
    dead_man: DeadMan = field(default_factory=DeadMan)
    witness: WitnessAsking = field(default_factory=WitnessAsking)
    desk: DeskSettings | None = None
    second_opinion: OpinionAsking | None = None


def check_url(text: str) -> None:
    """Require ``https://HOST:PORT`` and nothing after it. Raises Misuse (BAD_ARGUMENT)."""
    rest = text.removeprefix("https://")
    try:
        address = parse_address(rest)
        good = rest != text and address.port != 0 and urlsplit(text).port == address.port
    except (Misuse, ValueError):
        good = False
    if not good or len(text) > limits.URL_CHARS:
        raise Misuse(
            Code.BAD_ARGUMENT,
            f"“{text}” is not an address where others can dial us",
            do="write https://HOST:PORT",
        )


def format_config(config: Config) -> str:
    """Write the file."""
    urls = "".join(f"  {quote(url)},\n" for url in config.urls)
    numbers = "".join(f"  {quote(number)},\n" for number in config.emergency)
    listen = "" if config.listen is None else str(config.listen)
    tables = format_asking(config.witness) + format_desk(config.desk)
    tables += format_opinions(config.second_opinion)
    tables += format_chains(config.escalation, config.dead_man)
    return (
        "# One party's Wasl node. After a change: restart it.\n"
        "\n"
        "# Our own short name. It is part of every origin and never changes.\n"
        f"party = {quote(config.party)}\n"
        "\n"
        "# Where we listen, HOST:PORT. Empty: nobody can dial us, and we dial.\n"
        f"listen = {quote(listen)}\n"
        "\n"
        "# Where others reach us, as at set-up. They learn it from our card, not from here.\n"
        f"urls = [\n{urls}]\n"
        "\n"
        f"# {', '.join(LOG_LEVELS)}\n"
        f"log_level = {quote(config.log_level)}\n"
        "\n"
        f"# {' or '.join(LOG_FORMATS)}\n"
        f"log_format = {quote(config.log_format)}\n"
        "\n"
        "# Where figures for Prometheus are told, HOST:PORT; whoever reaches it may read them.\n"
        "# Empty: on the control socket alone.\n"
        f"metrics = {quote('' if config.metrics is None else str(config.metrics))}\n"
        "\n"
        "# What the line checks say that our node writes in our hours. It may be empty.\n"
        "[check]\n"
        f"text = {quote(config.check_text)}\n"
        "\n"
        "# For the emergency card: how people find one another when nothing else works.\n"
        "[emergency]\n"
        f"numbers = [\n{numbers}]\n"
    ) + tables


def parse_config(text: str, *, where: str = "wasl.toml") -> Config:
    """Read the file. Raises Misuse (BAD_CONFIG) naming the key."""
    try:
        loaded: Mapping[str, object] = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, or a number beyond all bounds
        what = f"the file is not TOML: {error}"
        raise Misuse(Code.BAD_CONFIG, what, where=where, do="correct that line") from error
    table = _Table(loaded, where)
    return Config(
        party=table.need("party", _read_party),
        listen=table.take("listen", _read_listen, None),
        urls=table.take("urls", _read_urls, ()),
        log_level=table.take("log_level", _one_of(LOG_LEVELS), "info"),
        log_format=table.take("log_format", _one_of(LOG_FORMATS), "json"),
        check_text=table.take("check", _read_check, ""),
        metrics=table.take("metrics", _read_metrics, None),
        emergency=table.take("emergency", _read_emergency, ()),
        escalation=table.take("escalation", read_escalation, Escalation()),
        dead_man=table.take("dead_man", read_dead_man, DeadMan()),
        witness=table.take("witness", read_asking, WitnessAsking()),
        desk=table.take("desk", read_desk, None),
        second_opinion=table.take("second_opinion", read_opinions, None),
    )


def load_config(path: Path) -> Config:
    """Read the configuration of a home. Raises Misuse (BAD_CONFIG)."""
    data = read_file(path, limit=limits.CONFIG_BYTES)
    if data is None:
        raise Misuse(Code.BAD_CONFIG, "there is no configuration", where=str(path))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        what = f"byte {error.start} is not UTF-8"
        raise Misuse(Code.BAD_CONFIG, what, where=str(path), do="save the file as UTF-8") from error
    return parse_config(text, where=str(path))


def save_config(path: Path, config: Config) -> None:
    """Write the configuration of a home."""
    write_file(path, format_config(config).encode(), mode=0o644)


class _Table:
    """The keys of the file. Raises Misuse (BAD_CONFIG) naming one of them."""

    def __init__(self, loaded: Mapping[str, object], where: str) -> None:
        self._loaded = loaded
        self._where = where
        known = [_IN_TABLE.get(one.name, one.name) for one in fields(Config)]
        for key in loaded:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                do = f"did you mean “{near[0]}”?" if near else f"the keys are {', '.join(known)}"
                raise self._fault(key, "this key is not known", do)

    def need(self, key: str, read: Callable[[object], _T]) -> _T:
        """The value of a key that must be there."""
        if key not in self._loaded:
            raise self._fault(key, "this key is missing", f'write {key} = "…"')
        try:
            return read(self._loaded[key])
        except Misuse as fault:
            raise self._fault(key, fault.what, fault.do) from None

    def take(self, key: str, read: Callable[[object], _T], default: _T) -> _T:
        """The value of a key, or what it is when it is left out."""
        return self.need(key, read) if key in self._loaded else default

    def _fault(self, key: str, what: str, do: str) -> Misuse:
        return Misuse(Code.BAD_CONFIG, what, where=f"{self._where}: {key}", do=do)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Misuse(Code.BAD_ARGUMENT, "this is not a text", do='write it in quotes: "…"')
    return value


def _read_party(value: object) -> PartyId:
    text = _text(value)
    if not is_name(text):
        what = f"“{text}” is not a party id"
        do = "write small letters a to z, digits and dashes, at most 32, a letter first"
        raise Misuse(Code.BAD_ARGUMENT, what, do=do)
    return PartyId(text)


def _read_check(value: object) -> str:
    match value:
        case {"text": str(text)} if value == {"text": text} and text.isprintable():
            return text
        case _ if value == {}:
            return ""
        case _:
            what = "this is not a table with a text of one line"
            raise Misuse(Code.BAD_ARGUMENT, what, do='write [check] and below it text = "…"')


def _read_listen(value: object) -> Address | None:
    text = _text(value)
    return parse_address(text) if text else None


def _read_metrics(value: object) -> Address | None:
    address = _read_listen(value)
    if address is not None and (address.port == 0 or _is_every(address.host)):
        what = f"“{address}” is not one address: figures are told where you say, and nowhere else"
        raise Misuse(Code.BAD_ARGUMENT, what, do="write 127.0.0.1:9464, or one address of ours")
    return address


def _is_every(host: str) -> bool:
    try:
        return ip_address(host).is_unspecified
    except ValueError:
        return False


def _read_emergency(value: object) -> tuple[str, ...]:
    do = 'write [emergency] and below it numbers = ["duty desk +000 …"]'
    if not isinstance(value, dict):
        raise Misuse(Code.BAD_ARGUMENT, "this is not a table", do=do)
    table = cast("Mapping[str, object]", value)
    unknown = next((key for key in table if key != "numbers"), None)
    if unknown is not None:
        raise Misuse(Code.BAD_ARGUMENT, f"“{unknown}” is not known here", do=do)
    listed = table.get("numbers", [])
    if not isinstance(listed, list):
        raise Misuse(Code.BAD_ARGUMENT, "the numbers are not a list", do=do)
    numbers = tuple(_text(each) for each in cast("list[object]", listed))
    if len(numbers) > limits.EMERGENCY_NUMBERS:
        what = f"there are more than {limits.EMERGENCY_NUMBERS} numbers"
        raise Misuse(Code.BAD_ARGUMENT, what, do="leave room on the page")
    for number in numbers:
        check_text(number, "number", most_chars=limits.EMERGENCY_NUMBER_CHARS)
    return numbers


def _read_urls(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        what = "this is not a list"
        raise Misuse(Code.BAD_ARGUMENT, what, do='write urls = ["https://HOST:PORT"]')
    urls: list[str] = []
    for each in value:  # pyright: ignore[reportUnknownVariableType] - a list from outside
        url = _text(each)  # pyright: ignore[reportUnknownArgumentType]
        check_url(url)
        urls.append(url)
    if len(set(urls)) != len(urls) or len(urls) > limits.CARD_URLS:
        what = "an address is listed twice, or there are too many"
        raise Misuse(Code.BAD_ARGUMENT, what, do=f"list each once, at most {limits.CARD_URLS}")
    return tuple(urls)


def _one_of(words: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        text = _text(value)
        if text not in words:
            what = f"“{text}” is not one of these"
            raise Misuse(Code.BAD_ARGUMENT, what, do=f"write one of {', '.join(words)}")
        return text

    return read
