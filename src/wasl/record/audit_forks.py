# SPDX-License-Identifier: Apache-2.0
"""What FORK entries in a transcript prove, and what that explains.

Rules (docs/spec/08-exports.md §5.9):

1. A FORK entry counts if its evidence holds up by the keys of the journal that it names, and these
   are in the file. Who wrote it, and what else it claims, has no part in it.
2. One that proves nothing says nothing: it accuses nobody, and explains nothing.
3. A proven fork explains each head and each quoted entry of that journal, as nobody knows how its
   other record goes; nothing of another journal, and nothing else.

It does not say which record is the true one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from wasl.errors import Code, Refused
from wasl.record.content import Fork
from wasl.record.fork import Evidence, ForkEvidence, RootFork, check_fork, check_root_fork
from wasl.record.papers import Membership
from wasl.record.verdict import Findings
from wasl.terms import JournalId
from wasl.trust.grant import JournalKeys


class ForkAudit:
    """The forks that one transcript proves, of journals with these ``keys``."""

    def __init__(
        self,
        membership: Membership,
        *,
        keys: Mapping[JournalId, JournalKeys],
        findings: Findings,
    ) -> None:
        self._membership = membership
        self._keys = keys
        self._findings = findings
        self._proven: set[JournalId] = set()

    def take(self, told: Fork, teller: str) -> None:
        """Take a FORK entry of this id; the first that proves a fork is the finding."""
        journal = told.journal
        if journal not in self._keys or journal in self._proven:
            return
        try:
            self._check(told)
        except Refused:
            return
        self._proven.add(journal)
        what = f"{fork_words(told.evidence, journal.incarnation)}; the proof is in {teller}"
        self._findings.forked(self._membership.name(journal), what)

    def _check(self, told: Fork) -> None:
        """Check that the evidence proves a fork of the journal that is named. Raises Refused."""
        journal, evidence = told.journal, told.evidence
        keys = self._keys[journal]
        match evidence:
            case ForkEvidence():
                if evidence.origin != keys.origin:
                    raise Refused(Code.BAD_PROOF, "the evidence is of another journal")
                check_fork(evidence, public_e=keys.e, public_m=keys.m)
            case RootFork():
                party = self._membership.parties[journal.party]
                root = self._membership.cards[party].root
                if check_root_fork(evidence, root=root, party=party) != journal.incarnation:
                    raise Refused(Code.BAD_PROOF, "the grants are of another journal")
            case _:
                assert_never(evidence)

    def contradicted(self, journal: JournalId, named: str, detail: str) -> None:
        """``named`` says something else of a journal than what is in the file."""
        if journal in self._proven:
            self._findings.remark("other-branch", named, f"{detail}; that journal has forked")
        else:
            self._findings.altered(Code.UNEXPLAINED_CHECKPOINT, named, detail)


def fork_words(evidence: Evidence, incarnation: int) -> str:
    """Say what evidence that holds up proves."""
    match evidence:
        case RootFork():
            return f"its root granted incarnation {incarnation} to two node keys"
        case ForkEvidence(index=None):
            return f"its author signed two roots for size {evidence.first.size}"
        case ForkEvidence():
            return f"its author signed two different entries {evidence.index}"
        case _:
            assert_never(evidence)
