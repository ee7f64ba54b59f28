# SPDX-License-Identifier: Apache-2.0
"""What checking a file for third parties came to, and against what it was checked.

Rules:

1. A file checked against nothing but itself proves nothing: a forger's file is consistent too. So
   *verified* needs an :class:`Anchor`, obtained some other way, for every author in the file.
2. The worst finding is the verdict: altered, fork, incomplete, unanchored, verified. A file that
   was altered accuses nobody of a fork.
3. Nothing says "complete": only from where to where, and what time the author gives for the end.
4. Findings are bounded; past :data:`FINDINGS_MOST` they are counted.

It reads no files and looks at no clock.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final, assert_never

from wasl.errors import Code, Contradiction, Misuse, Refused
from wasl.record.bracket import Bracket
from wasl.record.layout import FileKind
from wasl.terms import LineId, PartyId
from wasl.trust.card import Card, open_card
from wasl.trust.fingerprint import (
    GROUP_DIGITS,
    check_digit,
    fingerprint,
    format_digits,
    parse_digits,
)
from wasl.trust.keys import RootPublic
from wasl.trust.statement import INSTANT_MOST_S, check_name, format_instant

FINDINGS_MOST: Final = 200
"""Most findings told one by one. Past it a wholly altered file would be listed entry by entry."""


class Ruling(StrEnum):
    """The verdicts, the worst first."""

    ALTERED = "altered"
    FORK = "fork"
    INCOMPLETE = "incomplete"
    UNANCHORED = "unanchored"
    VERIFIED = "verified"


# ── anchors ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a checker knows of a party from elsewhere: its digits, and from a card its root."""

    party: PartyId
    digits: str
    root: RootPublic | None = None


def anchor_card(card_note: bytes | str) -> Anchor:
    """Take a card as an anchor. Raises Refused if the card does not hold up."""
    card = open_card(card_note)
    return Anchor(card.party, fingerprint(card), card.root)


def anchor_digits(party: str, digits: str) -> Anchor:
    """Take the 40 digits of a party, as they were typed. Raises Misuse if they were mistyped."""
    check_name(party, "party")
    heard = parse_digits(digits)
    groups = [heard[at : at + GROUP_DIGITS] for at in range(0, len(heard), GROUP_DIGITS)]
    wrong = [str(number) for number, group in enumerate(groups, 1) if check_digit(group) != "0"]
    if wrong:
        raise Misuse(
            Code.DIGITS_DIFFER,
            f"the check digit of group {', '.join(wrong)} does not fit: misheard or mistyped",
            where=f"fingerprint of {party}",
            do="type the fingerprint again",
        )
    return Anchor(PartyId(party), heard)


# ── the verdict ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a stable code, the entry's id or the member that it is about, and words.

    ``verdict``: what it makes of the file; None: nothing. Code and verdict together say what it is.
    """

    code: str
    id: str
    detail: str
    verdict: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the file holds of one journal: entries from ``first`` to before ``end``.

    ``head_time_s``: what the author gives as the time of the last of them; None if there is none.
    ``bracket``: what witnesses say of when they came to be; None if none says anything.
    """

    party: PartyId
    incarnation: int
    first: int
    end: int
    head_time_s: int | None
    bracket: Bracket | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking a file came to.

    ``anchored``: every author in it was found to be who the anchors say. ``problems``: why it is
    not verified. ``remarks``: what a reader must know besides (codes are words: ``void``,
    ``not-opened``, ``receipt``, ``fingerprint``, …). ``line_id`` is None if no charter could be
    verified.
    """

    kind: FileKind
    verdict: Ruling
    anchored: bool
    line_id: LineId | None
    journals: tuple[Stretch, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]


class Findings:
    """Gathers what is found on the way to a verdict."""

    def __init__(self) -> None:
        self._worst = Ruling.VERIFIED
        self._problems: list[Problem] = []
        self._remarks: list[Problem] = []
        self._untold = 0

    def altered(self, code: Code, id_: str, detail: str) -> None:
        """Something is not what it must be."""
        self._add(Problem(code, id_, detail, Ruling.ALTERED))

    def forked(self, id_: str, detail: str) -> None:
        """An author signed two things that cannot both be true."""
        self._add(Problem(Code.FORK, id_, detail, Ruling.FORK))

    def missing(self, code: Code, id_: str, detail: str) -> None:
        """Something that should be here by the file's own statements is not."""
        self._add(Problem(code, id_, detail, Ruling.INCOMPLETE))

    def remark(self, code: str, id_: str, detail: str) -> None:
        """Something that a reader must know, and that speaks against nobody."""
        if len(self._remarks) < FINDINGS_MOST:
            self._remarks.append(Problem(code, id_, detail))

    @contextmanager
    def reading(self, id_: str) -> Generator[None]:
        """Turn a refusal of what is read inside into the finding that ``id_`` was altered."""
        try:
            yield
        except (Refused, Misuse, Contradiction) as fault:
            place = f" ({fault.where})" if fault.where else ""
            self.altered(fault.code, id_, fault.what + place)

    def _add(self, problem: Problem) -> None:
        order = list(Ruling)
        self._worst = min(self._worst, problem.verdict or self._worst, key=order.index)
        if len(self._problems) < FINDINGS_MOST:
            self._problems.append(problem)
        else:
            self._untold += 1

    def conclude(
        self,
        kind: FileKind,
        *,
        anchored: bool,
        line_id: LineId | None,
        journals: tuple[Stretch, ...],
    ) -> Verdict:
        """Come to a verdict."""
        ruling = self._worst
        if ruling == Ruling.VERIFIED and not anchored:
            ruling = Ruling.UNANCHORED
        problems = self._problems
        if self._untold:
            detail = f"and {self._untold} more findings, which are not listed"
            problems = [*problems, Problem(Code.TOO_MANY, "", detail)]
        remarks = tuple(self._remarks)
        return Verdict(kind, ruling, anchored, line_id, journals, tuple(problems), remarks)


def check_anchors(
    anchors: tuple[Anchor, ...],
    *,
    cards: Mapping[PartyId, Card],
    authors: set[PartyId],
    findings: Findings,
) -> bool:
    """Compare the anchors with the cards in the file; tell whether all authors are anchored."""
    good: set[PartyId] = set()
    for anchor in anchors:
        card = cards.get(anchor.party)
        if card is None:
            what = "this party is not on the line, so its card or fingerprint served for nothing"
            findings.remark("unused-anchor", anchor.party, what)
        elif anchor.digits != fingerprint(card) or anchor.root not in (None, card.root):
            code = Code.DIGITS_DIFFER if anchor.root is None else Code.BAD_CARD
            what = "the keys in this file are not the keys of this party that you gave"
            findings.altered(code, anchor.party, what)
        else:
            good.add(anchor.party)
    for party in sorted(authors - good):
        if party in cards:
            digits = format_digits(fingerprint(cards[party]))
            findings.remark("fingerprint", party, f"not checked; in this file it is {digits}")
    return bool(authors) and authors <= good


# ── in words ────────────────────────────────────────────────────────────────────────────────────


def describe(verdict: Verdict) -> list[str]:
    """Say a verdict in plain English, one line for each thing."""
    lines = [f"{verdict.verdict}: {_meaning(verdict)}"]
    if verdict.line_id is not None:
        lines.append(f"line {verdict.line_id.hex()}")
    lines += [_stretch(one, verdict.kind) for one in verdict.journals]
    lines += [f"problem {one.code} {_named(one)}" for one in verdict.problems]
    lines += [f"{one.code}: {_named(one)}" for one in verdict.remarks]
    if verdict.verdict in (Ruling.VERIFIED, Ruling.UNANCHORED):
        lines.append(
            "This shows what was signed, and by which keys. It does not show that nothing "
            "followed, that a clock was right, or that anybody read it."
        )
    return lines


def _meaning(verdict: Verdict) -> str:
    match verdict.verdict:
        case Ruling.VERIFIED:
            return f"everything in this {verdict.kind} holds, and the keys are those you gave"
        case Ruling.UNANCHORED:
            return (
                f"this {verdict.kind} is consistent, keys not checked: "
                "give the card or the fingerprint of every author"
            )
        case Ruling.ALTERED:
            return f"this {verdict.kind} is not what its parties signed; rely on nothing in it"
        case Ruling.INCOMPLETE:
            return (
                f"what is here holds, but by the words of this {verdict.kind} something is missing"
            )
        case Ruling.FORK:
            checked = "" if verdict.anchored else "; keys not checked"
            return f"an author signed two things that cannot both be true{checked}"
        case _:
            assert_never(verdict.verdict)


def format_stated(time_s: int) -> str:
    """Write a time that somebody has signed, also where no calendar has it."""
    return format_instant(time_s) if time_s <= INSTANT_MOST_S else f"{time_s} s after 1970"


def _stretch(one: Stretch, kind: FileKind) -> str:
    name = f"{one.party}.{one.incarnation}"
    stated = "" if one.head_time_s is None else f" stated at {format_stated(one.head_time_s)}"
    match kind:
        case FileKind.TRANSCRIPT if one.first == one.end:
            return f"{name}: no entries; head at size {one.end}"
        case FileKind.TRANSCRIPT:
            return f"{name}: complete from entry {one.first} to entry {one.end - 1}, head{stated}"
        case FileKind.EXHIBIT:
            return f"{name}: entry {one.first}{stated}"
        case FileKind.FORK if one.first == one.end:
            return f"{name}: granted to two node keys"
        case FileKind.FORK if one.first + 1 == one.end:
            return f"{name}: two different entries with number {one.first}"
        case FileKind.FORK:
            return f"{name}: two different records of entries {one.first} to {one.end - 1}"
        case _:
            assert_never(kind)


def _named(one: Problem) -> str:
    return f"{one.id}: {one.detail}" if one.id else one.detail


def list_numbers(seqs: Sequence[int]) -> str:
    """Write ascending numbers: ``3, 7 to 9``; at most a few stretches of them."""
    spans: list[str] = []
    for _, group in groupby(enumerate(seqs), key=lambda pair: pair[1] - pair[0]):
        numbers = [seq for _, seq in group]
        spans.append(f"{numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"{numbers[0]}")
    told = spans[:20]
    return ", ".join(told) + (" and more" if len(spans) > len(told) else "")
