# SPDX-License-Identifier: Apache-2.0
"""The bracket of entries: before which time they existed, and after which they were put into their
journal.

Rules (docs/spec/08-exports.md §5.8):

1. *Before* is told by the newest charter that names one of the keys that have cosigned. Its
   witnesses are taken by their times until its quorum is reached; the time of the last one counts.
2. It is told of as many entries as a quorum has cosigned; of none a quorum has, of as many as
   anybody has. A quorum that is not reached is told, and makes nothing worse.
3. *After* is the word of one witness, in an anchor that stands below the entries.

Times are the witnesses' clocks. It verifies nothing (``audit_witness``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wasl.note import Verifier
from wasl.trust.charter import Charter
from wasl.trust.policy import Witness


@dataclass(frozen=True, slots=True)
class Said:
    """A witness's key cosigned, at ``time_s``, a tree that has the entries to before ``end``."""

    key: Verifier
    time_s: int
    end: int


@dataclass(frozen=True, slots=True)
class Before:
    """The entries to before ``end`` existed before ``time_s``.

    By ``witnesses``, of ``among`` in charter ``serial``.
    """

    time_s: int
    end: int
    witnesses: tuple[str, ...]
    among: int
    serial: int
    quorum: bool


@dataclass(frozen=True, slots=True)
class After:
    """They were put into their journal after ``time_s``, by a witness's word in entry ``seq``."""

    time_s: int
    witness: str
    seq: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """What witnesses say of when entries came to be."""

    before: Before | None = None
    after: After | None = None


def named_witness(charters: Sequence[Charter], key: Verifier) -> Witness | None:
    """The witness of this key in the newest charter that names it."""
    for charter in reversed(charters):
        for witness in () if charter.witness is None else charter.witness.witnesses:
            if witness.key == key:
                return witness
    return None


def before(charters: Sequence[Charter], said: Sequence[Said]) -> Before | None:
    """Say before when entries existed that these keys have cosigned."""
    first: Before | None = None
    for end in sorted({one.end for one in said}, reverse=True):
        times: dict[Verifier, int] = {}
        for one in said:
            if one.end >= end:
                times[one.key] = min(one.time_s, times.get(one.key, one.time_s))
        told = _before(charters, times, end)
        if told is not None and told.quorum:
            return told
        first = first or told
    return first


def _before(charters: Sequence[Charter], times: Mapping[Verifier, int], end: int) -> Before | None:
    """The same, of the entries to before ``end``, which all of them have cosigned."""
    for charter in reversed(charters):
        policy = charter.witness
        if policy is None:
            continue
        said = sorted((times[one.key], one.name) for one in policy.witnesses if one.key in times)
        if not said:
            continue
        names = [name for _, name in said]
        taken = next((n for n in range(1, len(said)) if policy.reached_by(names[:n])), len(said))
        return Before(
            said[taken - 1][0],
            end,
            tuple(names[:taken]),
            len(policy.witnesses),
            charter.serial,
            policy.reached_by(names[:taken]),
        )
    return None
