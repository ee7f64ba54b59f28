# SPDX-License-Identifier: Apache-2.0
"""The ``[desk]`` table of ``wasl.toml``: where the desk listens, and under which name.

Rules:

1. Without the table there is no desk.
2. Passkeys belong to a host name: ``host`` is that name, never a number, and the only one that the
   desk answers to. Whoever changes it lets every officer enrol again.
3. Without a certificate the desk listens on this machine alone.
4. Strict, as all of the file; see :mod:`wasl.home.config`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast

from wasl.errors import Code, Misuse
from wasl.home.address import Address, parse_address
from wasl.home.chain import quote

MONTHS: Final = ("levantine", "egyptian", "maghrebi")
LANGUAGES: Final = ("ar", "ru", "en")

_KEYS: Final = ("listen", "host", "certificate", "key", "languages", "months", "time_zone")
_HOST: Final = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\Z"
)
_ZONE: Final = re.compile(r"[A-Za-z0-9_+-]{1,32}(?:/[A-Za-z0-9_+-]{1,32}){0,2}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """What the table says. ``certificate`` and ``key``: paths of PEM files, or both empty."""

    listen: Address
    host: str
    certificate: str = ""
    key: str = ""
    languages: tuple[str, ...] = LANGUAGES
    months: str = "levantine"
    time_zone: str = "UTC"

    @property
    def has_tls(self) -> bool:
        """Tell whether the desk speaks TLS."""
        return bool(self.certificate)

    def origin(self, port: int) -> str:
        """Return the one origin of its pages, when it listens on ``port``."""
        scheme, usual = ("https", 443) if self.has_tls else ("http", 80)
        return f"{scheme}://{self.host}" + ("" if port == usual else f":{port}")


def read_desk(value: object) -> DeskSettings | None:
    """Read ``[desk]``. Raises Misuse (BAD_ARGUMENT)."""
    if not isinstance(value, dict):
        raise _fault("this is not a table", 'write [desk] and below it listen = "127.0.0.1:8480"')
    table = cast("Mapping[str, object]", value)
    for key in table:
        if key not in _KEYS:
            raise _fault(f"“{key}” is not known here", f"the keys are {', '.join(_KEYS)}")
    if "listen" not in table:
        raise _fault("listen is missing", 'write listen = "127.0.0.1:8480"')
    made = DeskSettings(
        listen=parse_address(_text(table, "listen", "")),
        host=_text(table, "host", ""),
        certificate=_text(table, "certificate", ""),
        key=_text(table, "key", ""),
        languages=_languages(table.get("languages", list(LANGUAGES))),
        months=_text(table, "months", "levantine"),
        time_zone=_text(table, "time_zone", "UTC"),
    )
    _check(made)
    return made


def _check(made: DeskSettings) -> None:
    if not _HOST.match(made.host) or made.host.rpartition(".")[2].isdecimal():
        do = 'write the name that stands in the browser, such as host = "desk.example"'
        raise _fault(f"host: “{made.host}” is no name of a host in small letters", do)
    if bool(made.certificate) != bool(made.key):
        raise _fault("certificate and key go together", "name both PEM files, or neither")
    if not made.has_tls and not made.listen.is_loopback:
        do = "name a certificate and its key, or listen on 127.0.0.1"
        raise _fault(f"{made.listen} can be reached from outside, and there is no TLS", do)
    if not made.has_tls and made.host != "localhost" and not made.host.endswith(".localhost"):
        do = "name a certificate and its key, or write a name that ends in .localhost"
        raise _fault("without TLS browsers give passkeys to “localhost” alone", do)
    if made.months not in MONTHS:
        raise _fault(f"months: “{made.months}”", f"write one of {', '.join(MONTHS)}")
    if not _ZONE.match(made.time_zone):
        raise _fault(f"time_zone: “{made.time_zone}”", 'write a name such as "Asia/Damascus"')


def _languages(value: object) -> tuple[str, ...]:
    listed = cast("list[object]", value) if isinstance(value, list) else []
    found = [each for each in LANGUAGES if each in listed]
    if not found or len(found) != len(listed):
        raise _fault("languages is not a list of ar, ru, en", 'write languages = ["ar", "en"]')
    return tuple(cast("list[str]", listed))


def _text(table: Mapping[str, object], key: str, default: str) -> str:
    value = table.get(key, default)
    if not isinstance(value, str) or not value.isprintable():
        raise _fault(f"{key} is not a text of one line", f'write {key} = "…"')
    return value


def _fault(what: str, do: str) -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, what, do=do)


def format_desk(desk: DeskSettings | None) -> str:
    """Write the table; without one, how it would look."""
    if desk is None:
        return (
            "\n"
            "# The desk, a page in a browser for officers: see the administrator's guide.\n"
            "# [desk]\n"
            '# listen = "127.0.0.1:8480"\n'
            '# host = "desk.localhost"\n'
        )
    rows = [
        f"listen = {quote(str(desk.listen))}",
        f"host = {quote(desk.host)}",
        f"certificate = {quote(desk.certificate)}",
        f"key = {quote(desk.key)}",
        f"languages = [{', '.join(map(quote, desk.languages))}]",
        f"months = {quote(desk.months)}",
        f"time_zone = {quote(desk.time_zone)}",
    ]
    top = "\n# The desk, a page in a browser for officers.\n[desk]\n"
    return top + "\n".join(rows) + "\n"
