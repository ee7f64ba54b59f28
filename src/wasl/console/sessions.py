# SPDX-License-Identifier: Apache-2.0
"""Who is signed in, in memory alone.

Rules:

1. A session is known by 32 random bytes in a cookie. Only their SHA-256 is kept: what is read out
   of this process opens no desk.
2. It ends after 12 hours without a request and after 24 hours in any case, when it is ended, and
   when the node restarts.
3. A locked session may look at what rings and acknowledge it; see :mod:`wasl.console.doors`.
4. The number of sessions is bounded; the one that was silent for longest makes room.
5. However one ends, ``ended`` is told: what was kept for it alone goes with it.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from wasl import limits
from wasl.home.roster import token_digest

_IDLE_S: Final = limits.SIGNED_IN_IDLE_S
_WHOLE_S: Final = limits.SIGNED_IN_WHOLE_S


@dataclass(slots=True)
class Session:
    """One sign-in of one officer. ``verified_s``: when a passkey last proved the person, and
    ``passkey`` which; ``address``: from where it was begun.
    """

    id: str
    officer: str
    began_s: float
    seen_s: float
    locked: bool = False
    passkey: bytes | None = None
    address: str = ""
    verified_s: float | None = None
    watchers: list[Callable[[str], None]] = field(default_factory=list[Callable[[str], None]])

    @property
    def name(self) -> str:
        """How a screen names it."""
        return self.id[:16]


def cookie_name(home: Path) -> str:
    """Return the name of the cookie of a home: two nodes on one machine do not share it."""
    return f"wasl-{hashlib.sha256(str(home.absolute()).encode()).hexdigest()[:8]}"


def _nothing_kept(_session: Session) -> None:
    pass


class Sessions:
    """All sessions of one desk."""

    def __init__(
        self,
        home: Path,
        *,
        ended: Callable[[Session], None] = _nothing_kept,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.cookie = cookie_name(home)
        self._ended = ended
        self._clock = clock
        self._held: dict[str, Session] = {}

    def begin(
        self, officer: str, *, passkey: bytes | None = None, address: str = ""
    ) -> tuple[str, Session]:
        """Return the cookie's value, and the session. ``passkey``: what proved the person."""
        token, now_s = secrets.token_urlsafe(32), self._clock()
        session = Session(token_digest(token), officer, now_s, now_s)
        session.passkey, session.address = passkey, address
        session.verified_s = None if passkey is None else now_s
        for held in [each for each in self._held.values() if self._is_over(each)]:
            self.end(held)
        if len(self._held) >= limits.SESSIONS:
            self.end(min(self._held.values(), key=lambda each: each.seen_s))
        self._held[session.id] = session
        return token, session

    def find(self, token: str | None) -> Session | None:
        """Return the session of a cookie's value, if it is not over."""
        session = None if not token else self._held.get(token_digest(token))
        if session is not None and self._is_over(session):
            self.end(session)
            return None
        return session

    def touch(self, session: Session) -> None:
        """Note a request of a person."""
        session.seen_s = self._clock()

    def is_on(self, session: Session) -> bool:
        """Tell whether a session still holds; an open event socket asks this."""
        return self._held.get(session.id) is session and not self._is_over(session)

    def lock(self, session: Session) -> None:
        """Let it acknowledge and nothing else, until it is unlocked."""
        session.locked = True
        _tell(session, "locked")

    def unlock(self, session: Session, passkey: bytes) -> None:
        """A passkey has proved the person again."""
        session.locked = False
        self.prove(session, passkey)
        _tell(session, "unlocked")

    def prove(self, session: Session, passkey: bytes) -> None:
        """Note that a passkey has proved the person just now."""
        session.passkey, session.verified_s = passkey, self._clock()

    def is_fresh(self, session: Session) -> bool:
        """Tell whether a passkey has proved the person within minutes."""
        return (
            session.verified_s is not None
            and self._clock() - session.verified_s <= limits.RELEASE_FRESH_S
        )

    def of(self, officer: str) -> list[Session]:
        """Return the sessions of an officer, the one that was seen last first."""
        mine = [each for each in self._held.values() if each.officer == officer]
        mine = [each for each in mine if not self._is_over(each)]
        return sorted(mine, key=lambda each: each.seen_s, reverse=True)

    def ages_s(self, session: Session) -> tuple[float, float]:
        """Return since when a session stands, and how long ago it was last seen."""
        now_s = self._clock()
        return now_s - session.began_s, now_s - session.seen_s

    def end(self, session: Session) -> None:
        """End it, and tell whoever follows it."""
        if self._held.pop(session.id, None) is not None:
            _tell(session, "ended")
            self._ended(session)

    def end_all(self, officer: str) -> None:
        """End every session of an officer."""
        for session in [each for each in self._held.values() if each.officer == officer]:
            self.end(session)

    def watch(self, session: Session, tell: Callable[[str], None]) -> Callable[[], None]:
        """Tell ``locked``, ``unlocked`` and ``ended`` from now on. Return what stops it."""
        session.watchers.append(tell)
        return lambda: session.watchers.remove(tell) if tell in session.watchers else None

    def _is_over(self, session: Session) -> bool:
        now_s = self._clock()
        return now_s - session.seen_s > _IDLE_S or now_s - session.began_s > _WHOLE_S


def _tell(session: Session, state: str) -> None:
    for tell in list(session.watchers):
        tell(state)
