# SPDX-License-Identifier: Apache-2.0
"""What was found in a text so far: tellings of one contact are put together.

Rules:

1. A new telling is taken into one of before that it fits; else it is kept as another.
2. A plan that is moved or called off is told once, as it stands in the end.
3. What was only reported, and is denied, is told as denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.dates import can_be_one
from wasl.contact.directory import Directory
from wasl.contact.press.drafts import Draft, fits, is_again, is_summons, propose, take_in, when_of
from wasl.contact.press.proposal import Kind, Proposal, Role, Warned
from wasl.contact.press.remembering import STALE, Read, State
from wasl.contact.press.shadow import Shadow, is_arabic, pattern, spaced
from wasl.contact.press.what import turns
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.who.actors import Actor, are_others

_AHEAD: Final = (Status.PLANNED, Status.CANCELLED)
_HE_HELD: Final = re.compile(
    spaced(
        r"(?: \w+){0,2}? (?:التي|الذي) (?:أجرا|أجرت|عقد|عقدت|جمع|جمعت|تلقا|تلقت|أجري)(?:ه|ها)(?!\w)"
    )
)
"""*The talks that he held with X*: who tells of them held them."""
_FADED: Final = 12
_THEIRS: Final = "officials"
_MET: Final = (Kind.CONTACT, Kind.PLANNED)
_TWO: Final = 2
_ONE_SENTENCE: Final = 160
_REMEMBERED: Final = 64
"""Contacts of one pair that a new telling is compared with: a text costs what its length does."""


_ANSWERS: Final = (Status.REFUSED, Status.UNANSWERED)
_OPENING: Final = 40
_AT_IT: Final = pattern(
    r"(?:^|[.!?\n])\s*\"?(?:на|в|в ходе|во время|по итогам|после|в завершение)(?: (?:этой|самой|той))?(?: [\w-]+(?:ой|ей|ом|их|ых))? $",
    r"(?:^|[.!?\n])\s*\"?(?:at|during|in) the (?:[\w-]+ )?$",
)
"""What opens a sentence on the contact before."""
_WITH: Final = re.compile(spaced(r" (?:со?|между|with|between)(?!\w)"))


class Collected:
    """What was found in one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._drafts: list[tuple[Draft, State]] = []
        self._alike: dict[tuple[Kind, Status | None, frozenset[str]], list[Draft]] = {}

    def meant(self, actors: Sequence[Actor], state: State) -> Draft | None:
        """Return the contact that *the call with X* is: the last one, or the last one of X."""
        focus, persons = state.focus, {one.person for one in actors if one.person}
        if focus is None or not persons or any(map(focus.has_person, persons)):
            return focus
        known = (
            draft
            for draft, where in reversed(self._drafts[-_REMEMBERED:])
            if where.part == state.part and draft.kind is focus.kind and not draft.previous
        )
        return next((one for one in known if all(map(one.has_person, persons))), focus)

    def add(self, draft: Draft, state: State) -> Draft:
        """Take a telling in. Return what it is kept as."""
        draft = _to_come(draft, state.published if state.given else None)
        alike = self._alike.setdefault((draft.kind, draft.status, draft.sides), [])
        known = self._like(draft)
        if draft.status in (Status.REFUSED, Status.UNANSWERED):  # asked for, and refused behind it
            known += self._alike.get((draft.kind, Status.REQUESTED, draft.sides), [])[-1:]
        for other in known:
            if not other.dropped and fits(_answered(other, draft), draft):
                take_in(other, draft)
                other.status = draft.status
                return other
            if other.part == draft.part and _is_of_any(draft):
                return other
            other.dropped |= other.part == draft.part and _is_of_any(other)
            other.dropped |= other.part == draft.part and _is_misread(other, draft)
        if (refused := self._refused_before(draft)) is not None:
            take_in(refused, draft)
            return refused
        if draft.kind is Kind.PLANNED:
            for status in _AHEAD:
                for other in self._alike.get((draft.kind, status, draft.sides), [])[-1:]:
                    same = other.status is draft.status or _is_another(draft, other)
                    if other.dropped or same or other.part != draft.part:
                        continue
                    kept = _one_plan(other, draft)
                    gone = other if kept is draft else draft
                    take_in(kept, replace(gone, day=kept.day if kept.day.value else gone.day))
                    if gone is draft:
                        return kept
                    gone.dropped = True
        self._overtake(draft)
        if len(draft.sides) > _TWO and draft.kind in _MET:
            self._drop_headed(draft)
        alike.append(draft)
        self._drafts.append((draft, state))
        return draft

    def _like(self, draft: Draft) -> list[Draft]:
        """Return what was told of the same sides; a third one may have joined them since."""
        if len(draft.sides) > _TWO:
            return [one for one, _ in self._drafts[-_REMEMBERED:] if one.sides == draft.sides]
        return self._alike.get((draft.kind, draft.status, draft.sides), [])[-_REMEMBERED:]

    def _overtake(self, draft: Draft) -> None:
        """Drop what a heading had in the present and is planned; what was only reported, and is denied."""
        for other in self._alike.get((Kind.CONTACT, Status.HELD, draft.sides), [])[-1:]:
            same = other.part == draft.part
            other.dropped |= draft.kind is Kind.PLANNED and same and other.headline
            other.dropped |= draft.kind is Kind.DENIED and same and _is_open(other)
            other.dropped |= is_summons(draft, other)

    def _drop_headed(self, draft: Draft) -> None:
        """Drop what a heading, or a word before, told of two of three: *Kagame, Tshisekedi in surprise meeting*."""
        for other, _ in self._drafts[-_REMEMBERED:]:
            same = (other.kind, other.status) == (draft.kind, draft.status)
            near = abs(draft.words.start - other.words.start) <= _ONE_SENTENCE
            same_day = other.day.value == draft.day.value and near
            same_day = same_day and not are_others(other.parties, draft.parties)
            part = other.sides < draft.sides and other.part == draft.part
            part = part and (_is_open(other) or same_day)
            other.dropped |= same and part and is_again(other.parties, draft)

    def _refused_before(self, draft: Draft) -> Draft | None:
        """Return what was refused, if a request of the same two tells of it again."""
        if draft.status is not Status.REQUESTED:
            return None
        for status in (Status.REFUSED, Status.UNANSWERED):
            for other in self._alike.get((draft.kind, status, draft.sides), [])[-1:]:
                if other.part == draft.part and other.day.role is Role.ON_OR_BEFORE:
                    return other
        return None

    def denied_before(self, draft: Draft, trigger: Trigger, read: Read) -> Draft | None:
        """Return the denial of what others report of the same two."""
        if draft.kind is not Kind.CONTACT:
            return None
        denied = self._alike.get((Kind.DENIED, Status.DENIED, draft.sides), [])[-1:]
        saying = next((one for one in read.told if one.begins <= trigger.start < one.end), None)
        strange = saying is not None and (
            saying.speaker is None or saying.speaker.side not in draft.sides
        )
        for other in denied:
            if other.part == draft.part and (strange or _is_open(draft)):
                return other
        return None

    def proposed(self, directory: Directory) -> tuple[list[Proposal], list[Warned]]:
        """Return all that is proposed, and what contradicts itself in it."""
        proposals: list[Proposal] = []
        warned: list[Warned] = []
        told = {(one.part, one.sides) for one, _ in self._drafts if one.kind is Kind.CONTACT}
        for draft, state in self._drafts:
            in_contact = draft.kind is Kind.WARNING and draft.headline
            if draft.dropped or (in_contact and (draft.part, draft.sides) in told):
                continue
            if draft.untrue:
                draft = replace(draft, kind=Kind.DENIED, status=Status.DENIED)  # noqa: PLW2901
            draft.lead = draft.lead and not state.dated
            proposal, warnings = propose(
                draft,
                self._shadow,
                directory=directory,
                holders=state.holders,
                published=state.published,
            )
            proposals.append(proposal)
            warned += warnings
        return proposals, warned


def _is_of_any(draft: Draft) -> bool:
    """Whether *he did not meet any Ethiopian official* denies no more than was denied before."""
    vague = any(one.office == _THEIRS for one in draft.parties)
    return draft.kind is Kind.DENIED and _is_open(draft) and vague


def _answered(asked: Draft, draft: Draft) -> Draft:
    """Return a request as it is once it was refused, and anything else as it is."""
    then = asked.status is Status.REQUESTED and draft.status in _ANSWERS
    return replace(asked, status=draft.status) if then else asked


def _is_misread(head: Draft, draft: Draft) -> bool:
    """Whether a heading took the word behind a title for a name: *tells Palau leader Fukushima water is safe*."""
    if not (head.in_title and _is_open(head)) or len(head.parties) != _TWO:
        return False
    apart = [one for one in head.parties if not is_again([one], draft)]
    known = any(one.person or one.name for one in head.parties if one not in apart)
    return known and len(apart) == 1 and " " not in (apart[0].name or apart[0].person[1:])


def _is_another(off: Draft, due: Draft) -> bool:
    """Whether what was due, and is called off, was of another day than what is planned."""
    first, then = when_of(off.day), when_of(due.day)
    if not off.was_due or off.status is not Status.CANCELLED or first is None or then is None:
        return False
    return off.day.role is due.day.role is Role.CONTACT and not can_be_one(first, then)


def _to_come(draft: Draft, published: date | None) -> Draft:
    """Return what is told of a day behind that of the paper as a plan: *the two meet on June 16*."""
    when = when_of(draft.day)
    first = None if when is None else when.span[0]
    if published is None or first is None or first <= published or draft.status is not Status.HELD:
        return draft
    if draft.kind is Kind.CONTACT:
        return replace(draft, kind=Kind.PLANNED, status=Status.PLANNED)
    return replace(draft, status=Status.PLANNED) if draft.kind is Kind.EXERCISE else draft


def _is_open(draft: Draft) -> bool:
    return not draft.previous and (draft.day.value is None or draft.day.span is None)


def _one_plan(one: Draft, other: Draft) -> Draft:
    """Return what became of a plan: off, if that was its day; or moved to another."""
    off, planned = (one, other) if one.status is Status.CANCELLED else (other, one)
    before, after = when_of(off.day), when_of(planned.day)
    same = before is not None and after is not None and can_be_one(before, after)
    return off if planned.was_due or after is None or same else planned


def is_told(
    sides: frozenset[str],
    status: Status | None,
    same: Iterable[tuple[frozenset[str], Status | None]],
) -> bool:
    """Tell whether a sentence has told of these sides, or of three and more with them among them."""
    return any(
        status is other and (sides == each or (sides < each and len(each) > 2))
        for each, other in same
    )


def goes_back(
    trigger: Trigger, parties: Sequence[Actor], state: State, target: Draft | None
) -> bool:
    """Tell whether a word of contact without sides is of the contact told before."""
    if trigger.status is not Status.HELD or trigger.told:
        return False
    latin = trigger.definite and all(one.name.isascii() for one in parties)  # *the call with X*
    other = state.focus is not None and not {one.side for one in parties} <= state.focus.sides
    if other and not latin:
        return False  # *the minister called X as well*: another contact, whoever he is
    if target is not None:
        return trigger.definite or trigger.of_him
    if not trigger.definite and state.age > STALE:
        state.focus = None  # another one is told of, by nobody whom we know
    return state.focus is not None and state.age <= (_FADED if trigger.definite else STALE)


def only_tells(
    text: str,
    parties: Sequence[Actor],
    speak: Sequence[Actor | None],
    trigger: Trigger,
    known: Draft | None,
) -> bool:
    """Tell whether one of two only tells of *the talks* that others of their sides had before."""
    if known is None or not trigger.definite or not is_arabic(text[trigger.start]):
        return False
    if frozenset(one.side for one in parties) != known.sides or _HE_HELD.match(text, trigger.end):
        return False
    return any(one in speak and not is_again([one], known) for one in parties)


def _is_the_same(text: str, parties: Sequence[Actor], trigger: Trigger, known: Draft) -> bool:
    """Whether *На встрече X поблагодарил Z* is of X and of whom Z has sent: it names nobody as met there."""
    sides = frozenset(one.side for one in parties)
    if trigger.status is not Status.HELD or known.kind is not Kind.CONTACT or sides != known.sides:
        return False
    begin = max(0, trigger.start - _OPENING)
    if len(sides) != _TWO or _AT_IT.search(text, begin, trigger.start) is None:
        return False
    if _WITH.match(text, trigger.end) is not None:
        return False
    offices = {(one.side, one.office) for one in known.parties if one.office}
    again = any(
        known.has_person(one.person) or (one.side, one.office) in offices for one in parties
    )
    return again and not is_again(parties, known)


def is_known(text: str, parties: Sequence[Actor], trigger: Trigger, known: Draft | None) -> bool:
    """Whether *after the meeting* is of the contact told before, whoever tells of it here."""
    if known is not None and _is_the_same(text, parties, trigger, known):
        return True
    back = (
        trigger.definite and trigger.status is Status.HELD and turns.is_after(text, trigger.start)
    )
    closed = text[trigger.end : trigger.end + 1] in (",", ".", "")
    sides = frozenset(one.side for one in parties)
    same = known is not None and sides == known.sides
    if known is not None and trigger.definite and _TWO <= len(sides) < len(known.sides):
        told = trigger.status is Status.HELD and sides < known.sides
        return told and is_again(parties, known)  # two of the three of *the meeting*
    return back and closed and same and not is_again(parties, known)
