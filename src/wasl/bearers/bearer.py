# SPDX-License-Identifier: Apache-2.0
"""What every bearer promises, and what it asks of whoever drives it.

Rules (``tests/contracts/test_bearer.py`` holds every bearer to them):

1. A bearer carries parcels at least once, or drops them and counts it. It never alters, splits or
   joins envelopes, and the receiver must expect each of them twice, late, damaged, or never.
2. What is urgent (FLASH, IMMEDIATE) leaves before what is not, even while a bundle of the latter
   is on its way. Within one precedence parcels leave in the order in which they were offered.
3. ``arrived`` returns once the far envelopes are stored; if it raises a ``WaslError`` the bearer
   leaves them with the sender, who tries again.
4. ``handed`` is said once for each parcel that the far side took, or that a lossy medium
   swallowed without a trace. It is no receipt: only the far node's signed word is.
5. ``reached`` and ``lost`` are said on transitions only, and a peer is not reached before it has
   proven to be the one whose certificate was given. After ``stop`` nothing is said any more.
6. Waiting parcels are bounded (:mod:`wasl.bearers.outbox`). Dropped traffic is not lost to the
   line: its own resync sends it again.

It does not decide what is sent by which bearer, and it does not resend what the far node has
taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from wasl.terms import Precedence


@dataclass(frozen=True, slots=True)
class Peer:
    """A far party, where it listens (tried in turn; may be nowhere), and its one certificate."""

    party: str
    urls: tuple[str, ...]
    certificate_der: bytes


@dataclass(frozen=True, slots=True)
class Parcel:
    """A sealed envelope, how fast it must go, and whatever the driver wants back in ``handed``."""

    envelope: bytes
    precedence: Precedence
    ticket: object | None = None


@dataclass(frozen=True, slots=True)
class State:
    """How things stand with one peer."""

    reachable: bool
    last_heard_ms: int | None  # UTC: the last time the far side proved who it is
    queued: int  # parcels not yet handed over, those on their way among them
    dropped: int  # parcels that had to make room since the start
    trouble: str  # why the last attempt to reach it failed, in English; "" if it did not


class Driver(Protocol):
    """The node, as a bearer sees it. All but ``arrived`` must return at once."""

    async def arrived(self, bearer_name: str, party: str, envelopes: list[bytes], /) -> None:
        """Store what has come from ``party``; raise a WaslError if that is not possible now.

        May be cancelled when the bearer stops. Then all of it was stored or nothing.
        """
        ...

    def reached(self, bearer_name: str, party: str, /) -> None:
        """The far node answers: for the first time, or again."""
        ...

    def lost(self, bearer_name: str, party: str, why: str, /) -> None:
        """The far node no longer answers."""
        ...

    def handed(self, bearer_name: str, party: str, parcels: Sequence[Parcel], /) -> None:
        """These parcels have left for good."""
        ...


class Bearer(Protocol):
    """One way of carrying envelopes. Used from one event loop only; no method is thread-safe."""

    @property
    def name(self) -> str:
        """A short stable word: ``https``."""
        ...

    async def start(self) -> None:
        """Begin. Raises Unavailable if the place to listen on is taken."""
        ...

    async def stop(self) -> None:
        """End within two seconds, and for good: start another. What waits is forgotten."""
        ...

    def set_peers(self, peers: Sequence[Peer], /) -> None:
        """Carry for these and no others from now on. What waits for a peer that stays is kept."""
        ...

    def offer(self, party: str, parcels: Sequence[Parcel], /) -> None:
        """Queue parcels and return. Raises Misuse if ``party`` is not a peer."""
        ...

    def queue(self, party: str, /) -> int:
        """How many parcels for ``party`` are not yet handed over."""
        ...

    def state(self, party: str, /) -> State:
        """How things stand with ``party``. Raises Misuse if it is not a peer."""
        ...
