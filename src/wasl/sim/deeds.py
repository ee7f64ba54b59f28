# SPDX-License-Identifier: Apache-2.0
"""What can be done to the nodes of a simulated line, as values: a run is a list of deeds.

Rules:

1. A deed says everything that chance decided, so that the same deeds give the same bytes.
2. A deed that has become meaningless (its envelope was never sent, its copy never made) does
   nothing. So any part of a run is a run, and a failing one can be shrunk.
3. Parties are numbered from 0, as in the charter; an envelope is named by its sender and how many
   that had sent before it; a bag by how many had been packed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass
from typing import Final, TypeAlias, cast, get_args

from wasl.errors import Code, Misuse
from wasl.store.memory import Failure
from wasl.terms import Answer, Precedence


@dataclass(frozen=True, slots=True)
class Say:
    """A node sends messages to all others, in one step. ``failure``: what its disk does then."""

    node: int
    count: int
    precedence: int
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """A node acknowledges the message ``back`` places before the newest that waits for it."""

    node: int
    back: int
    answer: int = int(Answer.RECEIVED)


@dataclass(frozen=True, slots=True)
class Shred:
    """A node shreds its copy of the message of ``author`` ``back`` places before its newest."""

    node: int
    author: int
    back: int
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A node writes the line check that it owes, if it owes one."""

    node: int


@dataclass(frozen=True, slots=True)
class Carry:
    """A bearer hands envelopes of one sender to a receiver, in this order, in one bundle.

    ``fates``: number, how often it comes, and which byte is damaged (−1: none). What comes 0 times
    is lost. ``told``: whether the sender learns that they were handed over.
    """

    sender: int
    receiver: int
    fates: tuple[tuple[int, int, int], ...]
    told: bool = False
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A node looks at its timers."""

    node: int
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Pass:
    """Time goes by, for all."""

    ms: int


@dataclass(frozen=True, slots=True)
class SetClock:
    """Somebody sets a node's clock, forward or back."""

    node: int
    ms: int


@dataclass(frozen=True, slots=True)
class Crash:
    """As kill -9: a node starts again from its rows; what was not yet on the wire never leaves."""

    node: int


@dataclass(frozen=True, slots=True)
class Cut:
    """No bearer passes between two parties any more."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Reach:
    """Two parties hear each other (again)."""

    one: int
    other: int


@dataclass(frozen=True, slots=True)
class Pack:
    """A node packs a bag for another."""

    node: int
    party: int


@dataclass(frozen=True, slots=True)
class Unpack:
    """A bag comes to somebody, whoever it was for. ``damaged``: a byte of it, −1: none."""

    bag: int
    node: int
    damaged: int = -1


@dataclass(frozen=True, slots=True)
class Copy:
    """A backup of a node's disk is made."""

    node: int


@dataclass(frozen=True, slots=True)
class Burn:
    """A node's disk is lost. A copy of it (−1: nothing) begins the next incarnation."""

    node: int
    copy: int


@dataclass(frozen=True, slots=True)
class RollBack:
    """A node's disk is put back to a copy, and it is started as if nothing had been.

    It hears a peer first, and must say nothing if that knows more of it than it does itself. Then
    its people begin the next incarnation.
    """

    node: int
    copy: int
    peer: int


@dataclass(frozen=True, slots=True)
class Draw:
    """The next charter is drawn, by what a node holds of who leaves (−1: nobody).

    ``join``: whether somebody new joins by it; ``history``: whether it may read what
    was said before.
    """

    node: int
    leave: int
    join: bool
    history: bool


@dataclass(frozen=True, slots=True)
class Renew:
    """A node opens the first so many later charters, and takes up the newest."""

    node: int
    charters: int
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Mischief:
    """The hostile party does something; what the numbers mean, its kind says."""

    kind: str
    victim: int
    numbers: tuple[int, ...] = ()


Deed: TypeAlias = (
    Say
    | Acknowledge
    | Shred
    | Check
    | Carry
    | Tick
    | Pass
    | SetClock
    | Crash
    | Cut
    | Reach
    | Pack
    | Unpack
    | Copy
    | Burn
    | RollBack
    | Draw
    | Renew
    | Mischief
)

_KINDS: Final[dict[str, Callable[..., Deed]]] = {kind.__name__: kind for kind in get_args(Deed)}
FAILURES: Final[tuple[Failure, ...]] = ("lost", "done-unreported")
URGENCY: Final = tuple(Precedence)


def parties_of(deed: Deed) -> list[int]:
    """Return the parties that a deed names, as far as it needs a node of each."""
    names = ("node", "party", "peer", "one", "other", "sender", "receiver", "victim")
    return [getattr(deed, name) for name in names if hasattr(deed, name)]


def format_deed(deed: Deed) -> list[object]:
    """Return a deed as JSON: its kind, and its fields in order."""
    return [type(deed).__name__, *map(_plain, astuple(deed))]


def _plain(value: object) -> object:
    return [*map(_plain, cast("tuple[object, ...]", value))] if isinstance(value, tuple) else value


def parse_deed(value: object) -> Deed:
    """Read what :func:`format_deed` wrote. Raises Misuse."""
    words = cast("list[object]", value) if isinstance(value, list) else [None]
    make = _KINDS.get(str(words[0])) if words else None
    try:
        if make is not None:
            return make(*map(_frozen, words[1:]))
    except TypeError:
        pass
    raise Misuse(Code.BAD_ARGUMENT, f"no deed of a simulated run: {value!r}", where="run")


def _frozen(value: object) -> object:
    return tuple(map(_frozen, cast("list[object]", value))) if isinstance(value, list) else value
