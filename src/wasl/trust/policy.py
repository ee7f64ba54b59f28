# SPDX-License-Identifier: Apache-2.0
"""A witness policy: who the witnesses of a line are, and how many of them it takes.

Rules (``docs/spec/03-identity.md`` §6.4; C2SP tlog-policy):

1. Its lines are those of C2SP's tlog-policy, without ``log`` lines (a line knows its journals), in
   one spelling: witnesses, groups, one quorum. Cut out of a charter, they are a policy file that
   other programs read.
2. A witness is a name, the key of a cosigner (0x04 or 0x06), and perhaps where it is asked. No two
   witnesses have one key, and none has a name that a journal's key could have.
3. A group is reached when so many of its members are; each name is a member once at most, and is
   defined before. So each witness counts once.
4. It decides nothing by itself: it says of a set of witnesses whether they are enough.

It verifies no cosignature (``record.cosignature``), and asks nobody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.note import COSIGN_V1, ML_DSA_44, Verifier, format_vkey, parse_vkey
from wasl.trust.statement import (
    NONE,
    Lines,
    check_distinct,
    check_name,
    check_number,
    parse_number,
    split_words,
)

COSIGNER_TYPES: Final = (COSIGN_V1, ML_DSA_44)
"""The types of key that a witness signs with."""

_URL: Final = re.compile(r"https?://[!-~]+")
_TEXT: Final = "policy"


@dataclass(frozen=True, slots=True)
class Witness:
    """One key of one witness. ``url``: its submission prefix, or "". Raises Misuse."""

    name: str
    key: Verifier
    url: str = ""

    def __post_init__(self) -> None:
        check_name(self.name, "witness")
        if self.key.type not in COSIGNER_TYPES:
            what = "this is no key of a witness: its type is 0x04 or 0x06"
            raise Misuse(Code.BAD_ARGUMENT, what, where=f"witness {self.name}")
        if self.key.name.startswith("wasl/"):
            what = "keys whose name begins with wasl/ sign for journals, and witness nothing"
            raise Misuse(Code.BAD_ARGUMENT, what, where=f"witness {self.name}")
        if self.url and (not _URL.fullmatch(self.url) or len(self.url) > limits.URL_CHARS):
            what = "this is no address of a witness"
            do = "write https://HOST, or https://HOST:PORT/PREFIX"
            raise Misuse(Code.BAD_ARGUMENT, what, where=f"witness {self.name}", do=do)


@dataclass(frozen=True, slots=True)
class Group:
    """Witnesses and groups of which ``least`` make it reached."""

    name: str
    least: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """Who witnesses a line; ``quorum`` names a witness or a group. Raises Misuse."""

    witnesses: tuple[Witness, ...]
    groups: tuple[Group, ...]
    quorum: str

    def __post_init__(self) -> None:
        for each in (self.witnesses, self.groups):
            check_number(len(each), "witnesses", low=0, high=limits.WITNESSES)
        names = [each.name for each in (*self.witnesses, *self.groups)]
        check_distinct((*names, NONE), "witness")
        check_distinct((each.key.public for each in self.witnesses), "witness keys")
        check_distinct((one for each in self.groups for one in each.members), "group")
        known = {each.name for each in self.witnesses}
        for group in self.groups:
            check_name(group.name, "group")
            check_number(group.least, f"group {group.name}", low=1, high=len(group.members))
            _require(known, group.members, f"group {group.name}")
            known.add(group.name)
        _require(known, (self.quorum,), "quorum")

    def reached_by(self, names: Collection[str]) -> bool:
        """Tell whether these witnesses are enough."""
        reached = set(names)
        for group in self.groups:
            if sum(member in reached for member in group.members) >= group.least:
                reached.add(group.name)
            else:
                reached.discard(group.name)
        return self.quorum in reached


def _require(known: set[str], names: Collection[str], where: str) -> None:
    for name in names:
        if name not in known:
            what = f"“{name}” is no witness and no group of the lines before"
            raise Misuse(Code.BAD_ARGUMENT, what, where=where)


# ── lines ───────────────────────────────────────────────────────────────────────────────────────


def policy_fields(policy: Policy | None) -> Iterator[tuple[str, str]]:
    """The lines of a charter that say it, as key and value."""
    if policy is None:
        yield "witness", NONE
        return
    for witness in policy.witnesses:
        words = [witness.name, format_vkey(witness.key), witness.url]
        yield "witness", " ".join(words).rstrip(" ")
    for group in policy.groups:
        yield "group", " ".join([group.name, str(group.least), *group.members])
    yield "quorum", policy.quorum


def take_policy(lines: Lines) -> Policy | None:
    """Read the lines that :func:`policy_fields` writes. Raises Misuse."""
    first = lines.take("witness")
    if first == NONE:
        return None
    witnesses = tuple(map(_parse_witness, (first, *lines.take_all("witness"))))
    groups = tuple(map(_parse_group, lines.take_all("group")))
    return Policy(witnesses, groups, lines.take("quorum"))


def format_policy(policy: Policy) -> str:
    """Write a policy file."""
    return "".join(f"{key} {value}\n" for key, value in policy_fields(policy))


def parse_policy(text: str) -> Policy | None:
    """Read a policy file; empty lines and ``#`` lines are passed over. Raises Misuse."""
    rows = [" ".join(row.split()) for row in text.splitlines()]
    kept = [row for row in rows if row and not row.startswith("#")]
    lines = Lines("\n".join([_TEXT, *kept, ""]), _TEXT)
    policy = take_policy(lines)
    lines.end()
    return policy


def _parse_witness(value: str) -> Witness:
    name, vkey, *url = value.split(" ", 2)[:3] if value.count(" ") else (value, "")
    try:
        key = parse_vkey(vkey)
    except Refused as fault:
        raise Misuse(Code.BAD_ARGUMENT, fault.what, where=f"witness {name}") from fault
    return Witness(name, key, url[0] if url else "")


def _parse_group(value: str) -> Group:
    name, least, members = split_words(value, "group", count=3)
    return Group(name, parse_number(least, f"group {name}"), tuple(members.split(" ")))


def describe_policy(policy: Policy | None) -> str:
    """Say in one line, for people, what it asks for."""
    if policy is None:
        return NONE
    parts = [f"quorum {policy.quorum}"]
    parts += [f"{one.name}: {one.least} of {', '.join(one.members)}" for one in policy.groups]
    parts += [
        f"{one.name}: {one.key.name}, type 0x{one.key.type:02x}, key {one.key.key_id.hex()}"
        + (f", {one.url}" if one.url else "")
        for one in policy.witnesses
    ]
    return "; ".join(parts)
