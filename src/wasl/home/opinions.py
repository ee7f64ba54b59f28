# SPDX-License-Identifier: Apache-2.0
"""The ``[second_opinion]`` table of ``wasl.toml``: which language model is asked about reports.

Rules:

1. Without the table no model is asked, and nothing is sent.
2. On this machine any address will do. Elsewhere a second switch says in plain words what that
   means, and the address is one of TLS.
3. Strict, as all of the file; see :mod:`wasl.home.config`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, cast
from urllib.parse import urlsplit

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.home.chain import quote

LEAVES: Final = "article_texts_leave_this_machine"
_SECONDS: Final = 120
_KEYS: Final = ("url", "model", "seconds", LEAVES)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionAsking:
    """``url``: of chat completions; ``seconds``: how long an answer may take.

    ``leaves``: it was said that texts may leave this machine.
    """

    url: str
    model: str
    seconds: int = _SECONDS
    leaves: bool = False

    @property
    def place(self) -> str:
        """Return the host and port, and nothing else of the address."""
        return urlsplit(self.url).netloc

    @property
    def is_elsewhere(self) -> bool:
        """Tell whether the texts leave this machine."""
        return not _is_here(urlsplit(self.url).hostname or "")


def read_opinions(value: object) -> OpinionAsking | None:
    """Read the table. Raises Misuse (BAD_ARGUMENT)."""
    if not isinstance(value, dict):
        raise _fault("this is not a table", "write [second_opinion] and below it url and model")
    table = cast("Mapping[str, object]", value)
    for key in table:
        if key not in _KEYS:
            raise _fault(f"“{key}” is not known here", f"the keys are {', '.join(_KEYS)}")
    url, model = _text(table, "url"), _text(table, "model")
    seconds, leaves = table.get("seconds", _SECONDS), table.get(LEAVES, False)
    least, most = limits.OPINION_S
    if type(seconds) is not int or not least <= seconds <= most:
        raise _fault(f"seconds is not a number from {least} to {most}", "write seconds = 120")
    if not isinstance(leaves, bool):
        raise _fault(f"{LEAVES} is not true or false", f"write {LEAVES} = false")
    _check(url, leaves=leaves)
    return OpinionAsking(url=url, model=model, seconds=seconds, leaves=leaves)


def _check(url: str, *, leaves: bool) -> None:
    do = 'write url = "http://127.0.0.1:8080/v1/chat/completions"'
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        good = parts.scheme in {"http", "https"} and bool(host) and parts.port != 0
    except ValueError:
        good, host, parts = False, "", None
    if parts is None or not good or not url.isascii() or len(url) > limits.URL_CHARS:
        raise _fault(f"url: “{url}” is no address", do)
    if parts.username is not None or parts.password is not None:
        raise _fault("url has a name or a password in it", "this file holds no secrets")
    if _is_here(host):
        return
    if not leaves:
        what = f"{host} is another machine: the texts of articles would leave this one"
        raise _fault(what, f"{do}, or if that may be, also {LEAVES} = true")
    if parts.scheme != "https":
        raise _fault(f"{host} is another machine, and there is no TLS", "write url = “https://…”")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str) or not value.isprintable() or not value:
        raise _fault(f"{key} is not a text of one line", f'write {key} = "…"')
    return value


def _fault(what: str, do: str) -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, what, do=do)


def format_opinions(asking: OpinionAsking | None) -> str:
    """Write the table; without one, how it would look."""
    top = "\n# A language model that is asked about press reports: see docs/guides/press.md.\n"
    if asking is None:
        return (
            f"{top}# [second_opinion]\n"
            '# url = "http://127.0.0.1:8080/v1/chat/completions"\n'
            '# model = "the-model"\n'
        )
    return (
        f"{top}[second_opinion]\n"
        f"url = {quote(asking.url)}\n"
        f"model = {quote(asking.model)}\n"
        f"seconds = {asking.seconds}\n"
        f"{LEAVES} = {str(asking.leaves).lower()}\n"
    )
