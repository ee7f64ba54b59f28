# SPDX-License-Identifier: Apache-2.0
"""The file of terms for ``wasl line propose`` and ``renew``: what a charter shall say otherwise.

::

    ack_within = { flash = "10m", immediate = "30m", priority = "3h", routine = "6h" }
    check_every = "1h"
    languages = ["ar", "ru", "en"]
    two_person = []                  # kinds of message that need two persons
    retention = "3650d"
    expires = 2027-11-22             # or a time from now: "365d"
    presence = "live"                # or "hours", or "none"
    padding = []                     # sizes in bytes to which envelopes are padded
    kem_max_age = "30d"
    attachments = "10MiB"            # most bytes attached to one message; 0: no attachments
    history = "none"                 # what a party that joins reads of before; or "all"
    witness = "none"                 # or the lines of a witness policy, between three quotes

Rules:

1. Strict: an unknown key, or a value of the wrong kind, refuses the file and names the key.
2. A length of time is a number of seconds, or a whole number with ``s``, ``m``, ``h`` or ``d``.
3. A size is a number of bytes, or a whole number with ``KiB`` or ``MiB``.
4. What is left out is as usual (:class:`~wasl.trust.charter.Charter`), or, in a later charter, as
   in the one before it. A charter lasts a year unless the file says otherwise.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime
from typing import Any, Final, cast

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.terms import Precedence
from wasl.trust.card import LANGUAGES
from wasl.trust.charter import ATTACHMENT_BYTES, DAY_S, AckWithin, Charter, History, Presence
from wasl.trust.policy import Policy, parse_policy
from wasl.trust.statement import NONE

_SPAN: Final = re.compile(r"([0-9]{1,12})([smhd])")
_UNIT_S: Final = {"s": 1, "m": 60, "h": 3_600, "d": DAY_S}
_SPAN_FORM: Final = 'write seconds, or "30s", "10m", "3h", "2d"'
_SIZE: Final = re.compile(r"([0-9]{1,12})(KiB|MiB)")
_UNIT_BYTES: Final = {"KiB": 1 << 10, "MiB": 1 << 20}
_USUAL_DAYS: Final = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTerms:
    """The terms that a new line shall have; names and units as in a charter."""

    expires_s: int
    ack_within_s: AckWithin = field(default_factory=AckWithin)
    check_every_s: int = 3_600
    languages: tuple[str, ...] = LANGUAGES
    two_person: tuple[str, ...] = ()
    retention_days: int = 3_650
    presence: Presence = Presence.LIVE
    padding: tuple[int, ...] = ()
    kem_max_age_s: int = 30 * DAY_S
    attachment_bytes: int = ATTACHMENT_BYTES
    history: History = History.NONE
    witness: Policy | None = None


class _Fault(Exception):
    """A value is not what its key asks for: what is wrong, and what to write."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what)
        self.what = what
        self.do = do


def usual_terms(now_s: int) -> LineTerms:
    """The terms where no file is given."""
    return LineTerms(expires_s=now_s + _USUAL_DAYS * DAY_S)


def terms_of(charter: Charter, now_s: int) -> LineTerms:
    """The terms of a charter, to last a year from now."""
    kept: dict[str, Any] = {each.name: getattr(charter, each.name) for each in fields(LineTerms)}
    kept["expires_s"] = now_s + _USUAL_DAYS * DAY_S
    return LineTerms(**kept)


def parse_terms(text: str, *, now_s: int, where: str, before: LineTerms | None = None) -> LineTerms:
    """Read a file of terms; what it leaves out is as before. Raises Misuse (BAD_CONFIG)."""
    usual = before or usual_terms(now_s)
    try:
        loaded = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, or a number beyond all bounds
        what = f"the file is not TOML: {error}"
        raise Misuse(Code.BAD_CONFIG, what, where=where, do="correct that line") from error
    found: dict[str, Any] = {}
    for key, value in loaded.items():
        try:
            name, read = _reader(key)
            found[name] = read(value, now_s)
            if name == "ack_within_s":
                found[name] = replace(usual.ack_within_s, **found[name])
        except (_Fault, Misuse) as fault:
            place = f"{where}: {key}"
            do = fault.do or "write a value within these bounds"
            raise Misuse(Code.BAD_CONFIG, fault.what, where=place, do=do) from None
    return replace(usual, **found)


def _reader(key: str) -> tuple[str, Callable[[object, int], object]]:
    if key in _READERS:
        return _READERS[key]
    near = difflib.get_close_matches(key, _READERS, n=1)
    do = f"did you mean “{near[0]}”?" if near else f"the keys are {', '.join(_READERS)}"
    raise _Fault("this key is not known", do)


# ── values ──────────────────────────────────────────────────────────────────────────────────────


def _span_s(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None or int(match[1]) == 0:
        raise _Fault("this is not a length of time", _SPAN_FORM)
    return int(match[1]) * _UNIT_S[match[2]]


def _read_span(value: object, _now_s: int) -> int:
    return _span_s(value)


def _read_days(value: object, _now_s: int) -> int:
    days, rest = divmod(_span_s(value), DAY_S)
    if rest:
        raise _Fault("this is not a whole number of days", 'write days, such as "3650d"')
    return days


def _read_expires(value: object, now_s: int) -> int:
    """A moment, or a length of time from now."""
    match value:
        case datetime():
            if value.tzinfo is None:
                raise _Fault("this time has no zone", "write it as 2027-11-22T00:00:00Z")
            expires_s = int(value.timestamp())
        case date():
            expires_s = int(datetime(value.year, value.month, value.day, tzinfo=UTC).timestamp())
        case _:
            try:
                expires_s = now_s + _span_s(value)
            except _Fault as fault:
                raise _Fault("this is not a moment", 'write 2027-11-22, or "365d"') from fault
    if expires_s <= now_s:
        raise _Fault("this moment has passed", "write one that is to come")
    return expires_s


def _read_ack_within(value: object, _now_s: int) -> dict[str, int]:
    if not isinstance(value, dict):
        raise _Fault("this is not a table", 'write { flash = "10m", routine = "6h" }')
    known = {each.name.lower() for each in Precedence}
    seconds: dict[str, int] = {}
    for name, limit in cast("Mapping[str, object]", value).items():
        if name not in known:
            listed = ", ".join(each.name.lower() for each in reversed(Precedence))
            raise _Fault(f"“{name}” is no precedence", f"the precedences are {listed}")
        try:
            seconds[name] = _span_s(limit)
        except _Fault as fault:
            raise _Fault(f"{name}: {fault.what}", fault.do) from None
    return seconds


def _read_words(value: object, _now_s: int) -> tuple[str, ...]:
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    words = [each for each in items if isinstance(each, str)]
    if len(words) != len(items) or len(set(words)) != len(words):
        raise _Fault("this is not a list of words, each once", 'write ["…", "…"]')
    return tuple(sorted(words))


def _read_languages(value: object, now_s: int) -> tuple[str, ...]:
    words = _read_words(value, now_s)
    if not words or not set(words) <= set(LANGUAGES):
        raise _Fault(
            f"a line's languages are one or more of {', '.join(LANGUAGES)}", "choose those"
        )
    return tuple(each for each in LANGUAGES if each in words)


def _read_presence(value: object, _now_s: int) -> Presence:
    try:
        return Presence(cast("str", value))
    except ValueError:
        raise _Fault("this is no kind of presence", f"write one of {', '.join(Presence)}") from None


def _read_padding(value: object, _now_s: int) -> tuple[int, ...]:
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    sizes = [each for each in items if isinstance(each, int) and not isinstance(each, bool)]
    if len(sizes) != len(items) or len(set(sizes)) != len(sizes):
        raise _Fault("this is not a list of sizes in bytes, each once", "write [256, 1024]")
    return tuple(sorted(sizes))


def _read_size(value: object, _now_s: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        size = value
    else:
        match = _SIZE.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            raise _Fault("this is not a size", 'write bytes, or "512KiB", "10MiB"')
        size = int(match[1]) * _UNIT_BYTES[match[2]]
    if not 0 <= size <= limits.ATTACHMENT_BYTES_MOST:
        most = limits.ATTACHMENT_BYTES_MOST >> 20
        raise _Fault("a charter cannot allow as much as this", f'at most "{most}MiB"')
    return size


def _read_history(value: object, _now_s: int) -> History:
    if value not in list(History):
        raise _Fault("this is no term for what who joins may read", 'write "none" or "all"')
    return History(str(value))


def _read_policy(value: object, _now_s: int) -> Policy | None:
    if value == NONE:
        return None
    try:
        policy = parse_policy(value) if isinstance(value, str) else None
    except Misuse as fault:
        raise _Fault(fault.what, fault.do or "correct the lines of the policy") from None
    if policy is None:
        raise _Fault("this is no witness policy", 'write "none", or lines “witness NAME VKEY”')
    return policy


_READERS: Final[dict[str, tuple[str, Callable[[object, int], object]]]] = {
    "ack_within": ("ack_within_s", _read_ack_within),
    "check_every": ("check_every_s", _read_span),
    "languages": ("languages", _read_languages),
    "two_person": ("two_person", _read_words),
    "expires": ("expires_s", _read_expires),
    "retention": ("retention_days", _read_days),
    "presence": ("presence", _read_presence),
    "padding": ("padding", _read_padding),
    "kem_max_age": ("kem_max_age_s", _read_span),
    "attachments": ("attachment_bytes", _read_size),
    "history": ("history", _read_history),
    "witness": ("witness", _read_policy),
}
