# SPDX-License-Identifier: Apache-2.0
"""The bracket of an entry: before which time it existed, and after which it was written.

Rules (docs/spec/08-exports.md §5.8):

1. *Before* is told by the newest charter that names one of the keys that have cosigned. Its
   witnesses are taken by their times until its quorum is reached; the time of the last one counts.
2. A quorum that is not reached is told, and makes nothing worse.
3. *After* is the word of one witness, in an anchor that stands below the entry.

Times are the witnesses' clocks. It verifies nothing (``audit_witness``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wasl.note import Verifier
from wasl.trust.charter import Charter
from wasl.trust.policy import Witness


@dataclass(frozen=True, slots=True)
class Before:
    """The entry existed before ``time_s``, by ``witnesses``, of ``among`` in charter ``serial``."""

    time_s: int
    witnesses: tuple[str, ...]
    among: int
    serial: int
    quorum: bool


@dataclass(frozen=True, slots=True)
class After:
    """The entry was put into its journal after ``time_s``, by a witness's word in entry ``seq``."""

    time_s: int
    witness: str
    seq: int


@dataclass(frozen=True, slots=True)
class Bracket:
    """What witnesses say of when the entry of an exhibit came to be."""

    before: Before | None = None
    after: After | None = None


def named_witness(charters: Sequence[Charter], key: Verifier) -> Witness | None:
    """The witness of this key in the newest charter that names it."""
    for charter in reversed(charters):
        for witness in () if charter.witness is None else charter.witness.witnesses:
            if witness.key == key:
                return witness
    return None


def before(charters: Sequence[Charter], times: Mapping[Verifier, int]) -> Before | None:
    """Say before when something existed that these keys have cosigned at these times."""
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
            tuple(names[:taken]),
            len(policy.witnesses),
            charter.serial,
            policy.reached_by(names[:taken]),
        )
    return None
