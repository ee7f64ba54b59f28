# SPDX-License-Identifier: Apache-2.0
"""What was found in a text so far: tellings of one contact are put together.

Rules:

1. A new telling is taken into one of before that it fits; else it is kept as another.
2. A plan that is moved or called off is told once, as it stands in the end.
3. What was only reported, and is denied, is told as denied.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.dates import can_be_one
from wasl.contact.directory import Directory
from wasl.contact.press.drafts import Draft, fits, propose, take_in, when_of
from wasl.contact.press.proposal import Kind, Proposal, Role, Warned
from wasl.contact.press.remembering import Read, State
from wasl.contact.press.shadow import Shadow
from wasl.contact.press.what.triggers import Trigger

_AHEAD: Final = (Status.PLANNED, Status.CANCELLED)
_REMEMBERED: Final = 64
"""Contacts of one pair that a new telling is compared with: a text costs what its length does."""


class Collected:
    """What was found in one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._drafts: list[tuple[Draft, State]] = []
        self._alike: dict[tuple[Kind, Status | None, frozenset[str]], list[Draft]] = {}

    def add(self, draft: Draft, state: State) -> Draft:
        """Take a telling in. Return what it is kept as."""
        alike = self._alike.setdefault((draft.kind, draft.status, draft.sides), [])
        for other in alike[-_REMEMBERED:]:
            if not other.dropped and fits(other, draft):
                take_in(other, draft)
                return other
        if (known := self._refused_before(draft)) is not None:
            take_in(known, draft)
            return known
        if draft.kind is Kind.PLANNED:
            for status in _AHEAD:
                for other in self._alike.get((draft.kind, status, draft.sides), [])[-1:]:
                    if other.dropped or other.status is draft.status or other.part != draft.part:
                        continue
                    kept = _one_plan(other, draft)
                    gone = other if kept is draft else draft
                    take_in(kept, replace(gone, day=kept.day if kept.day.value else gone.day))
                    if gone is draft:
                        return kept
                    gone.dropped = True
        if draft.kind is Kind.DENIED:  # what was only reported before
            for other in self._alike.get((Kind.CONTACT, Status.HELD, draft.sides), [])[-1:]:
                other.dropped |= other.part == draft.part and _is_open(other)
        alike.append(draft)
        self._drafts.append((draft, state))
        return draft

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
        for draft, state in self._drafts:
            if draft.dropped:
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


def _is_open(draft: Draft) -> bool:
    return not draft.previous and (draft.day.value is None or draft.day.span is None)


def _one_plan(one: Draft, other: Draft) -> Draft:
    """Return what became of a plan: off, if that was its day; or moved to another."""
    off, planned = (one, other) if one.status is Status.CANCELLED else (other, one)
    before, after = when_of(off.day), when_of(planned.day)
    same = before is not None and after is not None and can_be_one(before, after)
    return off if planned.was_due or after is None or same else planned
