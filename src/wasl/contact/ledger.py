# SPDX-License-Identifier: Apache-2.0
"""The contacts of the register, folded from what was done to it and what the record shows.

Rules:

1. The same deeds over the same witnessed contacts give the same register. Nothing is overwritten:
   the deeds stay, and each contact can be told with who did what to it and when.
2. A contact that is added by line N is ``rN``; the parts of one that line N splits are ``rN-1``,
   ``rN-2`` … No id is used twice. Ids of witnessed contacts begin with ``w``, and come from the
   record.
3. A deed that cannot be done is refused before it is written (:meth:`Ledger.apply` raises). One
   that stands in the log all the same, because two wrote at once or the record no longer shows
   what it is of, changes nothing and is told.
4. A judgement changes no contact: it is found again by the key of the proposal, the newest last.
5. What is reported has a source for what it says, and at least two that took part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from wasl import limits
from wasl.contact.contact import Contact, Origin
from wasl.contact.deeds import (
    Added,
    Amended,
    Declared,
    Deed,
    Judged,
    Merged,
    Named,
    Rejected,
    Split,
    Told,
    ids_of,
)
from wasl.contact.merging import merge
from wasl.contact.register import Complete, Register
from wasl.contact.shape import from_json, to_json
from wasl.errors import Code, Misuse

_FROM_THE_RECORD: Final = ("id", "origin", "entries")


class Ledger:
    """Contacts by their ids, and what became of those that are no more."""

    def __init__(self, witnessed: Iterable[Contact] = ()) -> None:
        self.contacts = {one.id: one for one in witnessed}
        self.complete: list[Complete] = []
        self.sides: dict[str, str] = {}
        self.became: dict[str, tuple[str, ...]] = {}
        self.history: dict[str, list[Deed]] = {}
        self.judged: dict[str, list[Deed]] = {}
        self.problems: list[tuple[int, str]] = []

    def register(self) -> Register:
        """Return what is asked of the contacts."""
        return Register(self.contacts.values(), self.complete)

    def take(self, deeds: Iterable[Deed]) -> None:
        """Do what stands in the log; what cannot be done is in ``problems``."""
        for deed in deeds:
            try:
                self.apply(deed)
            except Misuse as fault:
                self.problems.append((deed.n, f"{fault.what} ({fault.where})"))

    def attempt(self, deed: Deed) -> None:
        """Require that a deed can be done, and do nothing. Raises Misuse."""
        ids = ids_of(deed.act)
        few = Ledger(self.contacts[id_] for id_ in ids if id_ in self.contacts)
        few.became = {id_: self.became[id_] for id_ in ids if id_ in self.became}
        few.apply(deed)

    def apply(self, deed: Deed) -> None:
        """Do what a person did. Raises Misuse, and changes nothing then."""
        match deed.act:
            case Added(contact):
                if (id_ := f"r{deed.n}") in self.history:
                    raise _misuse("another line has this number", id_)
                self._put(deed, id_, contact)
            case Amended(id_, changes):
                if fixed := sorted(set(changes) & set(_FROM_THE_RECORD)):
                    raise _misuse("this is never changed", fixed[0])
                told = {**to_json(self._reported(id_)), **changes}
                contact = from_json(told, where=id_)
                self._put(deed, id_, contact)
            case Told(id_, account, commitments):
                contact = self._get(id_)
                accounts = (*contact.accounts, account)
                both = (*contact.commitments, *commitments)
                self.contacts[id_] = replace(contact, accounts=accounts, commitments=both)
                self._note(deed, id_)
            case Merged(kept, others):
                self._merge(deed, kept, others)
            case Split(id_, contacts):
                self._split(deed, id_, contacts)
            case Rejected(id_, _):
                self._reported(id_)
                self._end(deed, id_, ())
            case Declared():
                self.complete.append(deed.act.complete)
            case Named(party, side):
                self.sides[party] = side
            case Judged(key):
                self.judged.setdefault(key, []).append(deed)

    def _get(self, id_: str) -> Contact:
        found = self.contacts.get(id_)
        if found is None:
            became = self.became.get(id_)
            what = "there is no such contact in the register"
            if became is not None:
                what = f"it became {', '.join(became)}" if became else "it was rejected"
            raise Misuse(Code.UNKNOWN_ID, what, where=id_, do="see “wasl register list”")
        return found

    def _reported(self, id_: str) -> Contact:
        contact = self._get(id_)
        if contact.origin is Origin.WITNESSED:
            what = "this is what the record shows: it is not for us to change"
            raise Misuse(Code.NOT_ALLOWED, what, where=id_, do="add an account of it instead")
        return contact

    def _put(self, deed: Deed, id_: str, contact: Contact) -> None:
        check(contact, where=id_)
        self.contacts[id_] = replace(contact, id=id_)
        self._note(deed, id_)

    def _merge(self, deed: Deed, kept: str, others: tuple[str, ...]) -> None:
        contact = self._get(kept)
        if not others or kept in others or len(set(others)) < len(others):
            raise _misuse("name the contact that is kept, and others", kept)
        for other in others:
            contact = merge(contact, self._get(other))
        self.contacts[kept] = contact
        self._note(deed, kept)
        for other in others:
            self._end(deed, other, (kept,))

    def _split(self, deed: Deed, id_: str, contacts: tuple[Contact, ...]) -> None:
        self._reported(id_)
        if len(contacts) < 2:
            raise _misuse("a contact is split into at least two", id_)
        for contact in contacts:
            check(contact, where=id_)
        parts = tuple(f"r{deed.n}-{at}" for at in range(1, len(contacts) + 1))
        self._end(deed, id_, parts)
        for part, contact in zip(parts, contacts, strict=True):
            self._put(deed, part, contact)

    def _end(self, deed: Deed, id_: str, became: tuple[str, ...]) -> None:
        del self.contacts[id_]
        self.became[id_] = became
        self._note(deed, id_)

    def _note(self, deed: Deed, id_: str) -> None:
        self.history.setdefault(id_, []).append(deed)


def check(contact: Contact, *, where: str) -> None:
    """Require what a reported contact must have. Raises Misuse (BAD_ARGUMENT)."""
    if len(contact.sides) < 2:
        raise _misuse("a contact is between at least two sides", where)
    if len(contact.sides) > limits.REGISTER_SIDES:
        raise _misuse(f"a contact has at most {limits.REGISTER_SIDES} sides", where)
    if not all(side.side for side in contact.sides):
        raise _misuse("a side has a name", where)
    if not any(proof.source for proof in contact.proofs):
        raise _misuse("it does not say from where this is known: proofs with a source", where)


def fold(deeds: Iterable[Deed], witnessed: Iterable[Contact] = ()) -> Ledger:
    """Return the ledger after all deeds; what could not be done is in its problems."""
    ledger = Ledger(witnessed)
    ledger.take(deeds)
    return ledger


def sides_of(deeds: Iterable[Deed]) -> dict[str, str]:
    """Return as which side each party counts, where not under its own name."""
    return {one.act.party: one.act.side for one in deeds if isinstance(one.act, Named)}


def _misuse(what: str, where: str) -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, what, where=where)
