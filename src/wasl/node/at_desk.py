# SPDX-License-Identifier: Apache-2.0
"""Looking at the desk of a home: whether it can be reached safely, and whether anybody can use it.

As all of the doctor it reads, and writes nothing. What the table ``[desk]`` may not say, such as
plain HTTP where others reach it, is refused with the whole of ``wasl.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.home.config import Config
from wasl.home.console import DeskSettings
from wasl.home.files import read_file
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox
from wasl.home.tls import read_pair
from wasl.node.findings import Finding, expiry, fault, look, ok, warning

_DESK: Final = "desk"
_OTHERS: Final = 0o007


def check_desk(home: Home, config: Config, *, now_s: int) -> list[Finding]:
    """Look at the desk, if there is one."""
    settings = config.desk
    if settings is None:
        return [ok(_DESK, "there is none: wasl.toml has no [desk]")]
    found = look(_DESK, lambda: _listener(home, settings, now_s))
    found += look(_DESK, lambda: _people(home))
    if config.log_level not in ("debug", "info"):
        what = f"the log begins at “{config.log_level}”: the audit trail does not go into it"
        found.append(warning(_DESK, what, 'write log_level = "info", and restart the node'))
    return found


def _listener(home: Home, settings: DeskSettings, now_s: int) -> Iterator[Finding]:
    where = f"{settings.listen} as {settings.host}"
    if not settings.has_tls:
        yield ok(_DESK, f"plain HTTP on {where}: from this machine alone")
        return
    certificate, key = home.path / settings.certificate, home.path / settings.key
    start, end = read_pair(_read(certificate), _read(key))
    yield ok(_DESK, f"TLS on {where}: the certificate and its key belong together")
    if start.timestamp() > now_s:
        what = f"its certificate begins on {start:%Y-%m-%d}: browsers refuse it until then"
        yield fault(_DESK, what, "look at the clock, or put the certificate in that holds now")
    do = f"put the renewed one at {certificate}, its key at {key}, and restart the node"
    ends_s, warned_s = int(end.timestamp()), limits.CERTIFICATE_WARNED_S
    yield expiry(_DESK, "its certificate", ends_s, now_s, do=do, warned_s=warned_s)
    if key.stat().st_mode & _OTHERS:
        what = f"others on this machine can read the key: {key}"
        yield warning(_DESK, what, f"chmod o-rwx {key}; if they have read it, renew it")


def _read(path: Path) -> bytes:
    """Read a PEM file. Raises Misuse (BAD_CONFIG, NOT_ALLOWED)."""
    data = read_file(path, limit=limits.PEM_BYTES)
    if data is None:
        do = "put it there, or change certificate and key of [desk] in wasl.toml"
        raise Misuse(Code.BAD_CONFIG, "this file is not there", where=str(path), do=do)
    return data


def _people(home: Home) -> Iterator[Finding]:
    officers = [each for each in OfficerBox(home.officers).list() if not each.disabled]
    administrators = [each for each in officers if "administrator" in each.roles]
    enrolled = [each for each in officers if each.enrolled]
    if not administrators:
        what = "nobody may administer it"
        yield warning(_DESK, what, "wasl officer add NAME --role administrator")
    if not enrolled:
        yield warning(
            _DESK, "nobody has a passkey, so nobody can sign in", "wasl officer link NAME"
        )
    yield ok(_DESK, f"officers who may use it: {len(officers)}; with a passkey: {len(enrolled)}")
