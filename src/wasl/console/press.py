# SPDX-License-Identifier: Apache-2.0
"""``/api/press``: press reports are read at the desk, and a person judges what they propose.

Rules:

1. Texts are read in another thread, one request at a time: whoever watches is not held up. They
   leave this machine by no way, and are kept in memory alone.
2. A judgement names a proposal that was read here: its words are those of the text, and not of the
   browser. Who judges is the officer who asks.
3. Nothing is filed by itself, and nothing twice: what was judged is told with who did and when.
4. What can be a contact that the register has is filed with a person's word alone: it is that one,
   or it is another.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Any, Final, cast

from starlette.routing import BaseRoute

from wasl import limits
from wasl.console import schemas
from wasl.console.answers import Denied, Json
from wasl.console.context import Context
from wasl.console.doors import Call, getting, need_text, no_more, posting, routes_of
from wasl.console.noting import note_done
from wasl.console.registered import Registered
from wasl.console.rights import Right
from wasl.contact.contact import Contact, Origin, Proof
from wasl.contact.dates import can_be_one
from wasl.contact.deeds import Act, Added, Deed, Judged, Merged, Told
from wasl.contact.directory import Directory
from wasl.contact.ledger import Ledger, check
from wasl.contact.merging import merge
from wasl.contact.press.correcting import (
    FILED,
    accounts_of,
    correct,
    day_of,
    spans_of,
    values_of,
)
from wasl.contact.press.filing import contact_of
from wasl.contact.press.proposal import Proposal, to_json
from wasl.contact.press.reading import read
from wasl.contact.press.shadow import edits_of
from wasl.contact.shape import to_json as contact_json
from wasl.errors import Code, Misuse
from wasl.home.offices import starter_directory

_PARTS: Final = 2
_NAME_CHARS: Final = 200
_REASON_CHARS: Final = 500


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it was given. ``source``: who published it, or what the text is called."""

    name: str
    text: str
    published: tuple[date, ...]
    outlet: str

    @property
    def source(self) -> str:
        return self.outlet or self.name


@dataclass(frozen=True, slots=True)
class _Read:
    """A proposal with the text that it stands in, and what it is known by."""

    key: str
    proposal: Proposal
    text: _Text


class Press:
    """Reads texts for officers, and files what they judge."""

    def __init__(self, context: Context) -> None:
        self._register = Registered(context)
        self._turn = asyncio.Semaphore(1)
        self._filing = asyncio.Lock()
        self._held: dict[str, list[_Read]] = {}
        self._known: Directory | None = None

    # ── reading ──

    async def read(self, call: Call) -> Json:
        body = call.body
        texts = _texts_of(body)
        no_more(body)
        async with self._turn:
            found, warnings = await asyncio.to_thread(self._read_all, texts)
        self._hold(texts, found)
        ledger = await self._register.ledger()
        return {
            "texts": [
                {"name": each.name, "edits": [one._asdict() for one in edits_of(each.text)]}
                for each in texts
            ],
            "proposals": [self._told(each, ledger) for each in found],
            "warnings": warnings,
        }

    def _read_all(self, texts: Sequence[_Text]) -> tuple[list[_Read], list[Json]]:
        found: list[_Read] = []
        warnings: list[Json] = []
        for one in texts:
            reading = read(
                one.text,
                published=one.published,
                outlet=one.outlet,
                directory=self._directory,
                file=one.name,
            )
            digest = hashlib.sha256(one.text.encode()).hexdigest()
            found += [_Read(_key_of(each, digest), each, one) for each in reading.proposals]
            warnings += [
                {"what": each.what, "span": each.span._asdict()} for each in reading.warnings
            ]
        return found, warnings

    @property
    def _directory(self) -> Directory:
        if self._known is None:
            self._known = starter_directory()
        return self._known

    def _hold(self, texts: Sequence[_Text], found: list[_Read]) -> None:
        place = hashlib.sha256(repr(texts).encode()).hexdigest()
        self._held.pop(place, None)
        self._held[place] = found
        while len(self._held) > limits.PRESS_HELD:
            del self._held[next(iter(self._held))]

    def _find(self, key: str) -> _Read:
        for found in reversed(self._held.values()):
            for each in found:
                if each.key == key:
                    return each
        what, do = "this desk does not hold that proposal any more", "read the text again"
        raise Misuse(Code.UNKNOWN_ID, what, where="proposals", do=do)

    def _told(self, one: _Read, ledger: Ledger) -> Json:
        deed = ledger.judged.get(one.key)
        alike = [] if deed else _alike(self._contact(one), ledger)
        return {
            "key": one.key,
            "source": one.text.source,
            "proposal": to_json(one.proposal),
            "values": values_of(one.proposal, directory=self._directory),
            "judged": None if deed is None else _judged(deed),
            "alike": [contact_json(each) for each in alike],
        }

    def _contact(self, one: _Read) -> Contact | None:
        """Return what would be filed as it stands; None: it is no contact, or has no day."""
        proposal = one.proposal
        if proposal.kind not in FILED or proposal.date.value is None:
            return None
        return contact_of(proposal, source=one.text.source, directory=self._directory)

    # ── judging ──

    async def near(self, call: Call) -> Json:
        """Tell which contacts of the register a proposal can be one with."""
        one = self._find(call.query("proposal").get("proposal", ""))
        ledger = await self._register.ledger()
        alike = _alike(self._contact(one), ledger)
        names = {each.side for each in one.proposal.sides}
        others = [each for each in ledger.register().contacts if each not in alike]
        others.sort(key=lambda each: -len(names & {side.side for side in each.sides}))
        found = [*alike, *others][: limits.PRESS_NEAR]
        return {"alike": len(alike), "contacts": [contact_json(each) for each in found]}

    async def file(self, call: Call) -> Json:
        body = call.body
        keys = _words_of(body, "proposals")
        changes = _objects_of(body, "contacts")
        into = need_text(body, "into", most=limits.NAME_CHARS) if "into" in body else ""
        apart = _words_of(body, "apart") if "apart" in body else []
        no_more(body)
        if not keys or len(set(keys)) < len(keys):
            raise Misuse(Code.BAD_ARGUMENT, "name each proposal once", where="proposals")
        if not 1 <= len(changes) <= _PARTS or (into and len(changes) > 1):
            what = "one contact is filed, or two that a proposal is split into"
            raise Misuse(Code.BAD_ARGUMENT, what, where="contacts")
        read = [self._find(key) for key in keys]
        by = call.who.name
        async with self._filing:
            ledger = await self._register.ledger()
            _check_fresh(keys, ledger)
            kept = ledger.contacts.get(into)
            if into and kept is None:
                what = "there is no such contact in the register"
                raise Misuse(Code.UNKNOWN_ID, what, where="into")
            if kept is not None and kept.origin is Origin.WITNESSED:
                ids = await self._attach(read, kept, by=by)
            else:
                made = [self._made(read, each, by=by) for each in changes]
                if kept is None:
                    _check_apart(made, ledger, apart)
                ids = await self._add(keys, made, kept, by=by)
        await note_done(call, "press-filed", {"ids": ids})
        return {"ids": ids}

    def _made(self, read: Sequence[_Read], changes: Json, *, by: str) -> Contact:
        """Return what is filed for some proposals that are of one contact. Raises Misuse."""
        when = day_of(changes)
        told: list[Contact] = []
        for one in read:
            if when is None and one.proposal.date.value is None and len(read) == 1:
                what, do = "the text does not say when it was", "give the day, as exactly as known"
                raise Misuse(Code.BAD_ARGUMENT, what, where="when", do=do)
            told.append(
                contact_of(
                    one.proposal, source=one.text.source, directory=self._directory, when=when
                )
            )
        merged = reduce(merge, told)
        if when is not None and any(one.proposal.date.value != when.text for one in read):
            merged = replace(merged, proofs=(*merged.proofs, Proof("when", by)))
        contact = correct(merged, changes, by=by)
        check(contact, where="contact")
        return contact

    async def _add(
        self, keys: Sequence[str], made: Sequence[Contact], kept: Contact | None, *, by: str
    ) -> list[str]:
        if kept is not None:
            merge(kept, made[0])  # or it is refused before anything is written
        log = self._register.log
        first = await asyncio.to_thread(log.append, [Added(each) for each in made], by=by)
        ids = [f"r{n}" for n in first]
        acts: list[Act] = []
        if kept is not None:
            acts.append(Merged(kept.id, tuple(ids)))
            ids = [kept.id]
        acts += [Judged(key, "filed", tuple(ids)) for key in keys]
        await asyncio.to_thread(log.append, acts, by=by)
        return ids

    async def _attach(self, read: Sequence[_Read], kept: Contact, *, by: str) -> list[str]:
        acts: list[Act] = []
        for one in read:
            accounts, promises = accounts_of(
                one.proposal, one.text.text, source=one.text.source, directory=self._directory
            )
            acts += [
                Told(kept.id, account, promises if n == 0 else ())
                for n, account in enumerate(accounts)
            ]
            acts.append(Judged(one.key, "attached", (kept.id,)))
        await asyncio.to_thread(self._register.log.append, acts, by=by)
        return [kept.id]

    async def reject(self, call: Call) -> Json:
        body = call.body
        keys = _words_of(body, "proposals")
        reason = need_text(body, "reason", most=_REASON_CHARS).strip()
        no_more(body)
        if not reason:
            raise Misuse(Code.BAD_ARGUMENT, "it is rejected with a reason", where="reason")
        for key in keys:
            self._find(key)
        async with self._filing:
            _check_fresh(keys, await self._register.ledger())
            acts = [Judged(key, "rejected", (), reason) for key in keys]
            await asyncio.to_thread(self._register.log.append, acts, by=call.who.name)
        await note_done(call, "press-rejected", {"key": keys})
        return {}

    async def words(self, call: Call) -> Json:
        """Tell the words of the directory: what a person can choose from."""
        call.query()
        known = await asyncio.to_thread(lambda: self._directory)
        return {
            "outlets": sorted(known.outlets),
            "sides": sorted(known.sides),
            "offices": [one.id for one in known.offices.values() if not one.body],
        }


def _key_of(proposal: Proposal, digest: str) -> str:
    """What a proposal is known by: the text and the words, whatever day of publication is given."""
    places = sorted({(each.start, each.end) for each in spans_of(proposal)})
    told = json.dumps([digest, proposal.kind, proposal.status, places])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _judged(deed: Deed) -> Json:
    act = cast("Judged", deed.act)
    told = {"verdict": act.verdict, "ids": list(act.ids), "reason": act.reason}
    return {**told, "by": deed.by, "time": deed.time}


def _alike(contact: Contact | None, ledger: Ledger) -> list[Contact]:
    """Return the contacts of the register that can be the same one."""
    if contact is None:
        return []
    names = {each.side for each in contact.sides}
    return [
        each
        for each in ledger.contacts.values()
        if names <= {side.side for side in each.sides}
        and each.status is contact.status
        and can_be_one(each.when, contact.when)
    ]


def _check_fresh(keys: Iterable[str], ledger: Ledger) -> None:
    """Require that nobody has judged these. Raises Denied (JUDGED_ALREADY)."""
    for key in keys:
        deed = ledger.judged.get(key)
        if deed is not None:
            what = f"{deed.by} has judged this already"
            do = "see what it became in the register; amend that"
            raise Denied(409, "JUDGED_ALREADY", what, where="proposals", do=do)


def _check_apart(made: Iterable[Contact], ledger: Ledger, apart: Sequence[str]) -> None:
    """Require a person's word on each contact that it may be. Raises Denied (SAME_CONTACT)."""
    for contact in made:
        for other in _alike(contact, ledger):
            if other.id not in apart:
                what = "the register has a contact that may be the same one"
                do = "say whether it is: name it in “into”, or in “apart”"
                raise Denied(409, "SAME_CONTACT", what, where=other.id, do=do)


# ── what is asked ───────────────────────────────────────────────────────────────────────────────


def _texts_of(body: Json) -> list[_Text]:
    given = _objects_of(body, "texts")
    if not 1 <= len(given) <= limits.PRESS_TEXTS:
        what = f"1 to {limits.PRESS_TEXTS} texts are read together"
        raise Misuse(Code.BAD_ARGUMENT, what, where="texts")
    texts: list[_Text] = []
    for each in given:
        name = need_text(each, "name", most=_NAME_CHARS)
        text = need_text(each, "text", most=limits.PRESS_DESK_BYTES)
        outlet = need_text(each, "outlet", most=_NAME_CHARS).strip()
        days = tuple(_day_of(day) for day in _words_of(each, "published"))
        no_more(each)
        texts.append(_Text(name, _whole(text, name), days, outlet))
    if len({one.name for one in texts}) < len(texts):
        raise Misuse(Code.BAD_ARGUMENT, "two texts have one name", where="texts")
    return texts


def _whole(text: str, name: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        what = "there is half a character in this text"
        raise Misuse(Code.BAD_TEXT, what, where=name, do="write it in Unicode") from error
    return text


def _day_of(text: str) -> date:
    try:
        if len(text) != len("2024-06-25"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        do = "write it as 2024-06-25, or leave it open"
        raise Misuse(Code.BAD_ARGUMENT, f"“{text}” is no day", where="published", do=do) from None


def _objects_of(body: Json, name: str) -> list[Json]:
    value: Any = body.pop(name, None)
    if not isinstance(value, list) or not all(
        isinstance(each, dict) for each in cast("list[object]", value)
    ):
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not a list of objects", where=name)
    return [dict(each) for each in cast("list[Json]", value)]


def _words_of(body: Json, name: str) -> list[str]:
    value: Any = body.pop(name, None)
    items = cast("list[object]", value) if isinstance(value, list) else [None]
    if not all(isinstance(each, str) and len(each) <= _NAME_CHARS for each in items):
        raise Misuse(Code.BAD_ARGUMENT, f"“{name}” is not a list of texts", where=name)
    return cast("list[str]", items)


def routes(context: Context) -> list[BaseRoute]:
    """Return the routes of the press page."""
    it = Press(context)
    right, one = Right.REGISTER, {"proposal": schemas.TEXT}
    reading = posting(
        "press/read",
        "What press reports propose; nothing is filed",
        it.read,
        schemas.PRESS_TEXTS,
        schemas.PRESS_READ,
        right=right,
    )
    file = "File what some proposals tell as one contact, or as two; or add it to one that we know"
    near = "Contacts of the register that a proposal can be one with, the likeliest first"
    words = "Outlets, sides and offices of the directory"
    return routes_of(
        context,
        [
            replace(reading, once=False, most_bytes=limits.PRESS_DESK_BYTES),
            getting("press/near", near, it.near, schemas.PRESS_NEAR, right=right, query=one),
            getting("press/words", words, it.words, schemas.PRESS_WORDS, right=right),
            posting("press/file", file, it.file, schemas.PRESS_FILE, schemas.IDS, right=right),
            posting(
                "press/reject",
                "Reject proposals, with the reason",
                it.reject,
                schemas.PRESS_REJECT,
                schemas.NOTHING,
                right=right,
            ),
        ],
    )
