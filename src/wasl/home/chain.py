# SPDX-License-Identifier: Apache-2.0
"""Whom our own people are told by when nobody acknowledges: the chains in ``wasl.toml``.

Rules:

1. A chain is a list of stages for one precedence, in the order of their times. A precedence without
   one has the usual stages, which tell the log and nobody else.
2. A command is a list of words, run as it stands and by no shell. A webhook is https, or http to
   this very machine. Neither is ever given a text of a message.
3. Strict, as all of the file; see :mod:`wasl.home.config`.

When a stage is due is :mod:`wasl.due`'s affair; telling is the node's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_address
from typing import Final, cast
from urllib.parse import urlsplit

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.terms import Precedence

_UNITS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_SPAN: Final = re.compile(r"([0-9]{1,9})([smhd])")


@dataclass(frozen=True, slots=True)
class Stage:
    """After how long who is told, and how: by a command, a webhook, both, or the log alone."""

    after_s: int
    tell: str
    command: tuple[str, ...] = ()
    webhook: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """A chain for each precedence; an empty one: the usual stages."""

    flash: tuple[Stage, ...] = ()
    immediate: tuple[Stage, ...] = ()
    priority: tuple[Stage, ...] = ()
    routine: tuple[Stage, ...] = ()

    def of(self, precedence: Precedence) -> tuple[Stage, ...]:
        """Return the stages of a precedence."""
        chain: tuple[Stage, ...] = getattr(self, precedence.name.lower())
        return chain or tuple(Stage(after_s, "log") for after_s in _USUAL[precedence])


_USUAL: Final = {
    Precedence.FLASH: (15, 120, 480),
    Precedence.IMMEDIATE: (120, 900, 1_500),
    Precedence.PRIORITY: (3_600, 9_000),
    Precedence.ROUTINE: (10_800, 19_800),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadMan:
    """After how long without a hand on it a desk asks, and whom it tells then; seconds."""

    ask_after_s: int = 1_200
    louder_after_s: int = 1_500
    next_role_after_s: int = 1_800
    second_path_after_s: int = 2_400

    @property
    def afters_s(self) -> tuple[int, int, int, int]:
        """All four, in their order."""
        return (
            self.ask_after_s,
            self.louder_after_s,
            self.next_role_after_s,
            self.second_path_after_s,
        )


# ── reading ─────────────────────────────────────────────────────────────────────────────────────


def read_escalation(value: object) -> Escalation:
    """Read ``[escalation]``. Raises Misuse (BAD_ARGUMENT)."""
    table = _table(value, "escalation")
    known = [field.name for field in fields(Escalation)]
    _only(table, known, "escalation")
    return Escalation(**{name: _read_chain(table[name], name) for name in table})


def _read_chain(value: object, name: str) -> tuple[Stage, ...]:
    if not isinstance(value, list) or len(cast("list[object]", value)) > limits.STAGES:
        raise _fault(f"{name} is not a list of at most {limits.STAGES} stages")
    rows = cast("list[object]", value)
    stages = tuple(_read_stage(row, f"{name}, stage {n}") for n, row in enumerate(rows, start=1))
    if [stage.after_s for stage in stages] != sorted(stage.after_s for stage in stages):
        raise _fault(f"{name}: a later stage is due before an earlier one")
    return stages


def _read_stage(value: object, where: str) -> Stage:
    table = _table(value, where)
    _only(table, ["after", "tell", "command", "webhook"], where)
    tell = table.get("tell", "duty officer")
    if not isinstance(tell, str) or not 0 < len(tell) <= limits.NAME_CHARS or "\n" in tell:
        raise _fault(f"{where}: tell is not a name on one line")
    if "after" not in table:
        raise _fault(f"{where}: after is missing")
    after_s = read_span(table["after"], f"{where}: after", most=limits.STAGE_AFTER_MOST_S)
    return Stage(after_s, tell, _read_command(table, where), _read_webhook(table, where))


def _read_command(table: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = table.get("command", [])
    words = cast("list[object]", value) if isinstance(value, list) else [None]
    good = [word for word in words if isinstance(word, str) and "\0" not in word]
    if good != words or len(good) > limits.COMMAND_WORDS or (good and not good[0]):
        raise _fault(f"{where}: command is not a list of words", do='write ["/path/to/it", "a"]')
    return tuple(good)


def _read_webhook(table: Mapping[str, object], where: str) -> str:
    url = table.get("webhook", "")
    if not isinstance(url, str) or (url and not _is_fit(url)):
        what = f"{where}: webhook is neither https nor http to this machine"
        raise _fault(what, do="write https://HOST/…, or http://127.0.0.1:PORT/…")
    return url


def _is_fit(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host, good = parts.hostname or "", parts.port != 0
    except ValueError:
        return False
    if not good or not host or parts.username or len(url) > limits.URL_CHARS or not url.isascii():
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_here(host))


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_dead_man(value: object) -> DeadMan:
    """Read ``[dead_man]``. Raises Misuse (BAD_ARGUMENT)."""
    table = _table(value, "dead_man")
    names = [field.name.removesuffix("_s") for field in fields(DeadMan)]
    _only(table, names, "dead_man")
    most = limits.STAGE_AFTER_MOST_S
    made = DeadMan(**{f"{name}_s": read_span(table[name], name, most=most) for name in table})
    if list(made.afters_s) != sorted(made.afters_s):
        raise _fault("a later step is due before an earlier one")
    return made


def read_span(value: object, where: str, *, most: int) -> int:
    """Read a length of time: a number of seconds, or ``15s``, ``20m``, ``2h``, ``1d``."""
    seconds = -1
    if isinstance(value, int) and not isinstance(value, bool):
        seconds = value
    elif isinstance(value, str) and (found := _SPAN.fullmatch(value)):
        seconds = int(found[1]) * _UNITS[found[2]]
    if not 0 <= seconds <= most:
        raise _fault(f"{where} is not a length of time", do='write it as "15s", "20m" or "2h"')
    return seconds


def _table(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise _fault(f"{where} is not a table")
    return cast("Mapping[str, object]", value)


def _only(table: Mapping[str, object], known: list[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise _fault(f"{where}: “{key}” is not known", do=f"the keys are {', '.join(known)}")


def _fault(what: str, do: str = "see “When nothing comes” in the operator's guide") -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, what, do=do)


# ── writing ─────────────────────────────────────────────────────────────────────────────────────


def format_chains(escalation: Escalation, dead_man: DeadMan) -> str:
    """Write both, as the end of the file."""
    out = (
        "\n"
        "# Whom to tell when nobody here acknowledges: [[escalation.flash]] and so on, each with\n"
        '# after = "15s", tell = "duty officer", and a command = ["…"] or a webhook = "https://…".\n'
    )
    for field in fields(Escalation):
        chain: tuple[Stage, ...] = getattr(escalation, field.name)
        out += "".join(_format_stage(field.name, stage) for stage in chain)
    out += "\n# When a desk that nobody touches asks, is louder, and tells others.\n"
    if dead_man != DeadMan():
        out += "[dead_man]\n"
        for field in fields(DeadMan):
            out += f'{field.name.removesuffix("_s")} = "{getattr(dead_man, field.name)}s"\n'
    return out


def _format_stage(name: str, stage: Stage) -> str:
    rows = [f"[[escalation.{name}]]", f'after = "{stage.after_s}s"', f"tell = {quote(stage.tell)}"]
    if stage.command:
        rows.append(f"command = [{', '.join(map(quote, stage.command))}]")
    if stage.webhook:
        rows.append(f"webhook = {quote(stage.webhook)}")
    return "\n".join(rows) + "\n"


def quote(text: str) -> str:
    """A TOML basic string: as JSON, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
