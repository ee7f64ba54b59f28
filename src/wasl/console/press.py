# SPDX-License-Identifier: Apache-2.0
"""``/api/press``: press reports are read at the desk, and a person judges what they propose.

Rules:

1. Texts are read in another thread, one request at a time: whoever watches is not held up. They
   leave this machine by no way but :mod:`wasl.console.opinions`, and are kept in memory alone.
2. A judgement names a proposal that was read here: its words are those of the text, and not of the
   browser. Who judges is the officer who asks.
3. Nothing is filed by itself, and nothing twice: what was judged is told with who did and when.
4. What can be a contact that the register has is filed with a person's word alone: it is that one,
   or it is another.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import replace
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
from wasl.console.reports import Read, Reports, is_filed, matches_told
from wasl.console.rights import Right
from wasl.contact.contact import Contact, Origin, Proof
from wasl.contact.dates import When, parse_when
from wasl.contact.deeds import Act, Added, Judged, Told, Verdict
from wasl.contact.ledger import Ledger, check
from wasl.contact.merging import merge
from wasl.contact.press.judged.comparing import day_in_year
from wasl.contact.press.judged.correcting import FILED, correct, day_of, said_of
from wasl.contact.press.judged.filing import contact_of
from wasl.contact.press.judged.judging import rejected, taken
from wasl.contact.press.proposal import Proposal
from wasl.contact.register import Register
from wasl.contact.shape import to_json as contact_json
from wasl.errors import Code, Misuse
from wasl.home.reports import Paper

_PARTS: Final = 2
_NAME_CHARS: Final = 200
_REASON_CHARS: Final = 500


class Press:
    """Reads texts for officers, and files what they judge."""

    def __init__(self, context: Context) -> None:
        self._register = context.register
        self._turn = asyncio.Semaphore(1)
        self._filing = asyncio.Lock()
        self._known = context.directory
        self._model = context.config.second_opinion
        self._reports = Reports(context.directory)

    # ── reading ──

    async def read(self, call: Call) -> Json:
        body = call.body
        texts = _texts_of(body)
        no_more(body)
        async with self._turn:
            told, found = await asyncio.to_thread(self._reports.read, texts)
            self._reports.hold(texts, found)
            held = await self._register.settled()
            proposals = await asyncio.to_thread(self._reports.told, found, held)
        return {**told, "proposals": proposals}

    # ── judging ──

    async def near(self, call: Call) -> Json:
        """Tell which contacts of the register a proposal can be one with."""
        one = self._reports.find(call.query("proposal").get("proposal", ""))
        held = await self._register.settled()
        register = held.register
        matches = self._reports.matches(one, register)
        names = {each.side for each in one.proposal.sides}
        known = {each.id for each in matches}
        others = [each for each in reversed(register.contacts) if each.id not in known]
        others.sort(key=lambda each: -len(names & {side.side for side in each.sides}))
        others = others[: limits.PRESS_NEAR]
        return {
            "matches": matches_told(matches, register),
            "others": [contact_json(each) for each in others],
        }

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
        read = [self._reports.find(key) for key in keys]
        async with self._filing:
            held = await self._register.settled()
            _check_fresh(keys, held.ledger)
            kept = held.register.get(into)
            if into and kept is None:
                what = "there is no such contact in the register"
                raise Misuse(Code.UNKNOWN_ID, what, where="into")
            if kept is None:
                self._check_apart(read, changes, held.register, apart=apart)
            acts = await self._append(read, changes, kept, by=call.by)
        judged = next(each for each in acts if isinstance(each, Judged))
        await note_done(call, "press-filed", {"ids": list(judged.ids)})
        return {"ids": list(judged.ids), "verdict": str(judged.verdict)}

    def _check_apart(
        self, read: Sequence[Read], changes: Sequence[Json], register: Register, *, apart: list[str]
    ) -> None:
        """Require a person's word on each contact that it may be. Raises Denied (SAME_CONTACT)."""
        for one in read:
            for each in changes:
                when = day_of(each)
                for match in self._reports.matches(one, register, when=when):
                    if match.id not in apart:
                        what = "the register has a contact that may be the same one"
                        do = "say whether it is: name it in “into”, or in “apart”"
                        raise Denied(409, "SAME_CONTACT", what, where=match.id, do=do)

    async def _append(
        self, read: Sequence[Read], changes: Sequence[Json], kept: Contact | None, *, by: str
    ) -> Sequence[Act]:
        """Write what was judged, all of it or nothing, and return it."""
        if kept is not None and not all(one.proposal.kind in FILED for one in read):
            said = [self._said(one, kept.id) for one in read]
            done = [Judged(one.key, Verdict.ATTACHED, (kept.id,)) for one in read]
            acts: list[Act] = [*(each for told in said for each in told), *done]
            await self._register.write(acts, by=by)
            return acts
        made = [self._made(read, each, kept, by=by) for each in changes]
        written: list[Act] = []

        def acts_from(n: int) -> Sequence[Act]:
            written.extend(_acts(read, made, kept, n=n))
            return written

        await self._register.write(acts_from, by=by)
        return written

    def _said(self, one: Read, id_: str) -> list[Told]:
        return said_of(id_, one.proposal, source=one.source, directory=self._reports.directory)

    def _made(
        self, read: Sequence[Read], changes: Json, kept: Contact | None, *, by: str
    ) -> Contact:
        """Return what is filed for some proposals that are of one contact. Raises Misuse."""
        when = day_of(changes)
        days = [one.proposal.date.value for one in read if one.proposal.date.value is not None]
        if when is None and not days and kept is None:
            what, do = "the text does not say when it was", "give the day, as exactly as known"
            raise Misuse(Code.BAD_ARGUMENT, what, where="when", do=do)
        told: list[Contact] = []
        for one in read:
            day = when or _day_in_its_place(one.proposal, days, kept)
            told.append(
                contact_of(
                    one.proposal, source=one.source, directory=self._reports.directory, when=day
                )
            )
        merged = reduce(merge, told)
        if when is not None and days != [when.text] * len(read):
            merged = replace(merged, proofs=(*merged.proofs, Proof("when", by)))
        contact = correct(merged, changes, by=by)
        check(contact, where="contact")
        _check_sides(contact, kept)
        return contact

    async def reject(self, call: Call) -> Json:
        body = call.body
        keys = _words_of(body, "proposals")
        reason = need_text(body, "reason", most=_REASON_CHARS).strip()
        no_more(body)
        if not reason:
            raise Misuse(Code.BAD_ARGUMENT, "it is rejected with a reason", where="reason")
        for key in keys:
            self._reports.find(key)
        async with self._filing:
            _check_fresh(keys, (await self._register.settled()).ledger)
            acts = [rejected(key, reason) for key in keys]
            await self._register.write(acts, by=call.by)
        await note_done(call, "press-rejected", {"proposals": keys})
        return {}

    async def words(self, call: Call) -> Json:
        """Tell the words of the directory, to choose from, and which model can be asked."""
        call.query()
        known = await asyncio.to_thread(self._known.now)
        model = self._model
        return {
            "opinion": None
            if model is None
            else {"model": model.model, "to": model.place, "elsewhere": model.is_elsewhere},
            "outlets": sorted(known.outlets),
            "sides": sorted(known.sides),
            "offices": [one.id for one in known.offices.values() if not one.body],
        }


def _acts(
    read: Sequence[Read], made: Sequence[Contact], kept: Contact | None, *, n: int
) -> list[Act]:
    """Return the deeds of a judgement. ``n``: the number of the first of them in the log."""
    if len(made) > 1:
        ids = tuple(f"r{at}" for at in range(n, n + len(made)))
        judged = [Judged(one.key, Verdict.FILED, ids) for one in read]
        return [*map(Added, made), *judged]
    acts = taken(made[0], key=read[0].key, n=n, into=kept)
    last = cast("Judged", acts[-1])
    return [*acts, *(replace(last, key=one.key) for one in read[1:])]


def _day_in_its_place(proposal: Proposal, days: Sequence[str], kept: Contact | None) -> When | None:
    """Return the day for a report that does not say it, out of what it is of; None: it does."""
    if proposal.date.value is not None:
        return None
    near = parse_when(days[0]) if days else cast("Contact", kept).when
    return day_in_year(proposal, near) or near


def _check_sides(contact: Contact, kept: Contact | None) -> None:
    """Require that a report is of the sides of what it is added to. Raises Misuse (NOT_ALLOWED).

    Of what went over a line only the parties are known: the person says who they are.
    """
    if kept is None or kept.origin is Origin.WITNESSED:
        return
    told, held = (sorted({side.side for side in one.sides}) for one in (contact, kept))
    if told != held:
        what = f"the report is of {' and '.join(told)}, this contact of {' and '.join(held)}"
        raise Misuse(Code.NOT_ALLOWED, what, where=kept.id, do="choose another, or file it apart")


def _check_fresh(keys: Iterable[str], ledger: Ledger) -> None:
    """Require that nothing was filed of these. Raises Denied (JUDGED_ALREADY)."""
    for key in keys:
        judged = ledger.judged.get(key, [])
        if is_filed(judged):
            what = f"{judged[-1].by} has filed this already"
            do = "see what it became in the register, and amend that"
            raise Denied(409, "JUDGED_ALREADY", what, where="proposals", do=do)


# ── what is asked ───────────────────────────────────────────────────────────────────────────────


def _texts_of(body: Json) -> list[Paper]:
    given = _objects_of(body, "texts")
    if not 1 <= len(given) <= limits.PRESS_TEXTS:
        what = f"1 to {limits.PRESS_TEXTS} texts are read together"
        raise Misuse(Code.BAD_ARGUMENT, what, where="texts")
    texts = list(map(text_of, given))
    if len({one.name for one in texts}) < len(texts):
        raise Misuse(Code.BAD_ARGUMENT, "two texts have one name", where="texts")
    if len({one.text for one in texts}) < len(texts):
        raise Misuse(Code.BAD_ARGUMENT, "one text stands there twice", where="texts")
    return texts


def text_of(given: Json) -> Paper:
    """Take a text out of what was asked. Raises Misuse."""
    each = dict(given)
    name = need_text(each, "name", most=_NAME_CHARS)
    text = need_text(each, "text", most=limits.PRESS_DESK_BYTES)
    outlet = need_text(each, "outlet", most=_NAME_CHARS).strip()
    days = tuple(_day_of(day) for day in _words_of(each, "published"))
    no_more(each)
    return Paper(_whole(text, name), days, outlet, name)


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
    words = "Outlets, sides and offices of the directory, and the model that can be asked"
    return routes_of(
        context,
        [
            replace(reading, once=False, most_bytes=limits.PRESS_DESK_BYTES),
            getting("press/near", near, it.near, schemas.PRESS_NEAR, right=right, query=one),
            getting("press/words", words, it.words, schemas.PRESS_WORDS, right=right),
            posting(
                "press/file", file, it.file, schemas.PRESS_FILE, schemas.PRESS_FILED, right=right
            ),
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
