# SPDX-License-Identifier: Apache-2.0
"""Where something listens: a host and a port, as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Final

from wasl.errors import Code, Misuse

_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\Z")


@dataclass(frozen=True, slots=True)
class Address:
    """A host (a name, IPv4 or IPv6) and a port to listen on; port 0 takes a free one."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Tell whether nobody but this machine can reach it."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def parse_address(text: str) -> Address:
    """Read ``HOST:PORT`` or ``[IPV6]:PORT``. Raises Misuse (BAD_ARGUMENT)."""
    host, colon, port = text.rpartition(":")
    good = bool(colon) and port.isascii() and port.isdecimal() and len(port) <= 5
    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
        good = good and _is_ipv6(host)
    else:
        good = good and _HOST.match(host) is not None
    if not good or int(port) > 65_535:
        raise Misuse(
            Code.BAD_ARGUMENT,
            f"“{text}” is not an address to listen on",
            do="write HOST:PORT, such as 0.0.0.0:8443 or [::]:8443",
        )
    return Address(host, int(port))


def _is_ipv6(host: str) -> bool:
    try:
        return IPv6Address(host).scope_id is None
    except ValueError:
        return False
