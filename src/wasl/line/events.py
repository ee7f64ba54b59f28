# SPDX-License-Identifier: Apache-2.0
"""What can happen to a line: the events that :meth:`wasl.line.line.Line.handle` carries out.

Rules:

1. An event says what happened, never what to do about it.
2. There is *near* and *far* only; which bearer brought what is told by its name, for screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from wasl.line import attaching, holds, owed, packing, shredding, talk, witnessing
from wasl.line.work import Agreed
from wasl.record.rows import JournalKeys
from wasl.terms import JournalId, Precedence, Traffic


@dataclass(frozen=True, slots=True)
class Begin:
    """The line is open and our journal begins. ``kem_seed``: the private half of our card's KEM
    key. ``restored_s``: when the backup was made from which this node was restored; None: it was
    not.
    """

    grant_note: str
    journal_note: str
    keys: JournalKeys
    kem_seed: bytes
    restored_s: int | None = None


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something to be said, and how."""

    body: talk.Body
    precedence: Precedence = Precedence.ROUTINE
    traffic: Traffic = Traffic.OPERATION
    sent_alone: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """Append these, in this order. The outcome's result is a ``Ref`` for each."""

    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Arrived:
    """A bearer brought envelopes from a far party."""

    party: int
    envelopes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A bag brought these envelopes. The outcome's result is one ``Taken``."""

    envelopes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """A bearer can hear a far party (again)."""

    party: int


@dataclass(frozen=True, slots=True)
class Lost:
    """No bearer can hear a far party any more."""

    party: int


@dataclass(frozen=True, slots=True)
class Handed:
    """A bearer, by its name, handed over envelopes with our entries below ``own_size``."""

    party: int
    own_size: int
    bearer: str = ""


@dataclass(frozen=True, slots=True)
class Fired:
    """Of the chain that runs for what we owe, the stage at ``place`` has been told."""

    owed: owed.Owed
    place: int


@dataclass(frozen=True, slots=True)
class Alarmed:
    """Something at this node, and of no party, must be shown until a person closes it."""

    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""


@dataclass(frozen=True, slots=True)
class SignHead:
    """Put the post-quantum signature on our newest head now."""


@dataclass(frozen=True, slots=True)
class CloseAlarm:
    """A person closes what is open of this code about ``party`` (a party's id, or "")."""

    code: str
    party: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Renew:
    """These are the charters of the line, from the first on: adopt the newest, unless we have."""

    chain: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True)
class Revoked:
    """A party's root has taken back the grant under which this journal is written."""

    journal: JournalId


Event: TypeAlias = (
    Begin
    | Say
    | attaching.Stage
    | attaching.Flush
    | Arrived
    | Unpacked
    | packing.Pack
    | Reached
    | Lost
    | Handed
    | Fired
    | Alarmed
    | Tick
    | SignHead
    | CloseAlarm
    | Renew
    | Revoked
    | witnessing.Answered
    | witnessing.Unheard
    | witnessing.RoundEnded
    | shredding.Shred
    | holds.PutHold
    | holds.Release
)
