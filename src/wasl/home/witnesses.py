# SPDX-License-Identifier: Apache-2.0
"""What ``wasl.toml`` says of witnesses: how often they are asked, and where.

Who they are, the charter says, and where they are asked, if it says so; an address here goes
before that one, for a proxy or a mirror of our own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast
from urllib.parse import urlsplit

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.home.chain import quote
from wasl.terms import is_name

EVERY_S: Final = 600
_FORM: Final = 'write [witness], and below it every = 600, urls = { un = "https://HOST" }'


@dataclass(frozen=True, slots=True)
class WitnessAsking:
    """``every_s``: seconds between two rounds. ``urls``: submission prefixes, by witness."""

    every_s: int = EVERY_S
    urls: Mapping[str, str] = field(default_factory=dict[str, str])


def format_asking(asking: WitnessAsking) -> str:
    """Write the table."""
    urls = ", ".join(f"{name} = {quote(url)}" for name, url in asking.urls.items())
    return (
        "\n"
        "# How often our node asks the witnesses that a charter names, in seconds; and where, if\n"
        '# not as the charter says: urls = { un = "https://HOST" }\n'
        "[witness]\n"
        f"every = {asking.every_s}\n"
        f"urls = {{ {urls} }}\n"
    )


def read_asking(value: object) -> WitnessAsking:
    """Read the table. Raises Misuse (BAD_ARGUMENT)."""
    if not isinstance(value, dict):
        raise Misuse(Code.BAD_ARGUMENT, "this is not a table", do=_FORM)
    table = cast("Mapping[str, object]", value)
    for key in table:
        if key not in {"every", "urls"}:
            raise Misuse(Code.BAD_ARGUMENT, f"“{key}” is not known here", do=_FORM)
    every, urls = table.get("every", EVERY_S), table.get("urls", {})
    least, most = limits.WITNESS_ROUND_S
    if type(every) is not int or not least <= every <= most:
        what = f"“every” is not a number of seconds from {least} to {most}"
        raise Misuse(Code.BAD_ARGUMENT, what, do=_FORM)
    if not isinstance(urls, dict):
        raise Misuse(Code.BAD_ARGUMENT, "“urls” is not a table", do=_FORM)
    found: dict[str, str] = {}
    for name, url in cast("Mapping[str, object]", urls).items():
        if not is_name(name) or not isinstance(url, str) or not _is_url(url):
            what = f"“{name}” is not a witness's id with an address"
            raise Misuse(Code.BAD_ARGUMENT, what, do=_FORM)
        found[name] = url
    return WitnessAsking(every, found)


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return good and text.isascii() and text.isprintable() and len(text) <= limits.URL_CHARS
