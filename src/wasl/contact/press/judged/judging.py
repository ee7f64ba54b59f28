# SPDX-License-Identifier: Apache-2.0
"""What a person made of a proposal, as deeds of the register.

Rules:

1. A proposal is known again by its key: the untouched text, its kind, and the place of the word
   that told of it. It does not hang on the directory, the day of publication or the file's name.
2. The judgement stands right behind the deeds that it led to, in the same lines of the log.
3. What is of a contact that is there is merged into it. If their days cannot be one, the contact
   keeps its own, and the report's stays with its accounts: it is in what they differ.
4. To a witnessed contact only accounts are added, also where they err: what the record shows stands.
   What a report says by itself, its day first, is an account of whoever published it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.contact import Account, Contact, Origin
from wasl.contact.dates import can_be_one
from wasl.contact.deeds import Act, Added, Judged, Merged, Told, Verdict
from wasl.contact.press.proposal import Proposal
from wasl.primitives import sha256

_KEY_DIGITS: Final = 32


def keys_of(text: str, proposals: Iterable[Proposal]) -> list[str]:
    """Return the keys of what a text proposes, in its order; ``text``: as it was read."""
    whole = sha256(text.encode("utf-8", "surrogatepass")).hex()
    found: dict[str, None] = {}
    for one in proposals:
        told = f"{whole} {one.kind} {one.words.start} {one.words.end}"
        key = sha256(told.encode()).hex()[:_KEY_DIGITS]
        while key in found:  # one word told of two
            key = sha256(key.encode()).hex()[:_KEY_DIGITS]
        found[key] = None
    return list(found)


def taken(contact: Contact, *, key: str, n: int, into: Contact | None = None) -> list[Act]:
    """Return the deeds by which a proposal is filed, as a contact without an id. ``n``: the number
    of the first of them in the log; ``into``: the contact of the register that it is of.
    """
    if into is None:
        return [Added(contact), Judged(key, Verdict.FILED, (f"r{n}",))]
    contact = _as_told(contact, into)
    if into.origin is Origin.WITNESSED:
        told = [Told(into.id, account) for account in contact.accounts]
        return [*told, Judged(key, Verdict.ATTACHED, (into.id,))]
    ids = (into.id, f"r{n}")
    return [Added(contact), Merged(into.id, ids[1:]), Judged(key, Verdict.MERGED, ids)]


def rejected(key: str, reason: str) -> Judged:
    """Return the deed by which a proposal is rejected: nothing is filed of it."""
    return Judged(key, Verdict.REJECTED, (), reason)


def all_taken(decisions: Sequence[tuple[Contact, str, Contact | None]], n: int) -> list[Act]:
    """Return the deeds of several decisions, each a contact, its key, and what it is of."""
    acts: list[Act] = []
    for contact, key, into in decisions:
        acts += taken(contact, key=key, n=n + len(acts), into=into)
    return acts


def _as_told(contact: Contact, into: Contact) -> Contact:
    """Return a report as it is put to a contact that it is of (rules 3 and 4)."""
    can_be = can_be_one(contact.when, into.when)
    if can_be and into.origin is Origin.REPORTED:
        return contact
    accounts = tuple(_accounts(contact))
    return replace(contact, when=contact.when if can_be else into.when, accounts=accounts)


def _accounts(contact: Contact) -> Iterator[Account]:
    """Give what each says, and in its own account what the report says by itself."""
    source = contact.proofs[0].source
    sides = {one.side for one in contact.sides}
    yield from contact.accounts
    said = {one.initiator for one in contact.accounts}
    wishes = {one.said_by: one.side for one in contact.initiators if one.side not in said}
    for speaker, wish in wishes.items():
        if speaker:
            side = speaker if speaker in sides else ""
            yield Account(speaker, side, source=source, initiator=wish)
    told = {topic for one in contact.accounts for topic in one.topics}
    yield Account(
        source,
        source=source,
        topics=tuple(topic for topic in contact.topics if topic not in told),
        initiator=wishes.get("", ""),
        when=contact.when if any(one.field == "when" for one in contact.proofs) else None,
    )
