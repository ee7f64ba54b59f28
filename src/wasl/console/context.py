# SPDX-License-Identifier: Apache-2.0
"""What every route of the desk has in hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wasl.console.holding import Holding
from wasl.console.idempotency import Answers
from wasl.console.indexing import Indexing
from wasl.console.live import Live
from wasl.console.passkeys import Challenges
from wasl.console.sessions import Session, Sessions
from wasl.console.trail import Trail, log_event
from wasl.console.tries import Tries
from wasl.home.audit import AuditTrail
from wasl.home.config import Config
from wasl.home.console import DeskSettings
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox
from wasl.home.offices import KeptDirectory
from wasl.node.desk import Desk

if TYPE_CHECKING:
    from wasl.console.doors import Door


@dataclass(slots=True, kw_only=True)
class Context:
    """One desk server: the node's commands, who is signed in, and what is kept of people.

    ``port``: the one that is listened on; it is known once the listener stands.
    """

    desk: Desk
    home: Home
    config: Config
    settings: DeskSettings
    people: OfficerBox
    audit: Trail
    sessions: Sessions
    live: Live
    indexing: Indexing
    register: Holding
    directory: KeptDirectory
    answers: Answers = field(default_factory=Answers)
    challenges: Challenges = field(default_factory=Challenges)
    tries: Tries = field(default_factory=Tries)
    port: int = 0
    doors: list[Door] = field(default_factory=list["Door"])

    watchers: Callable[[], Iterable[str]] = tuple
    """Tells the ids of the officers who watch just now."""

    @property
    def origin(self) -> str:
        """The one origin of our pages."""
        return self.settings.origin(self.port)


def make_context(desk: Desk, home: Home, config: Config) -> Context:
    """Make it for a running node whose configuration has a ``[desk]``."""
    assert config.desk is not None
    live, answers = Live(desk, party=config.party), Answers()

    def ended(session: Session) -> None:
        answers.forget(session.id)
        live.forget(session.id)

    return Context(
        desk=desk,
        home=home,
        config=config,
        settings=config.desk,
        people=OfficerBox(home.officers),
        audit=Trail(AuditTrail(home.audit, tell=log_event)),
        sessions=Sessions(home.path, ended=ended),
        answers=answers,
        live=live,
        indexing=Indexing(desk, live),
        register=Holding(desk, live, home.register),
        directory=KeptDirectory(home),
        watchers=live.officers,
    )
