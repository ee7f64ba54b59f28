# SPDX-License-Identifier: Apache-2.0
"""The page before a call, in the language of who reads it: lines, or HTML to print.

Rules:

1. It says of every silence that it is one in this register, and whether the time was declared
   complete.
2. Its words are those of the desk's own page. States have their names in it; names of
   persons, dates and ids stand as they were written.
3. Words of others are isolated (:mod:`.pages`).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from wasl.contact.brief import Brief, Promise
from wasl.contact.contact import Contact, Side
from wasl.contact.dates import Days
from wasl.contact.differences import RECORD, REGISTER, Difference, Kind, Said
from wasl.contact.exports.pages import Tongue, marked, page
from wasl.contact.register import First, Gap

_OURS: Final = {RECORD: "press-the-record", REGISTER: "register-title"}


def format_brief(made: Brief, tongue: Tongue) -> str:
    """Return the page."""
    body = "".join(
        f"<h2>{escape(name)}</h2>\n" + "".join(f"<p>{marked(line)}</p>\n" for line in lines)
        for name, lines in sections(made, tongue)
    )
    return page(title(made, tongue), body, tongue=tongue)


def title(made: Brief, tongue: Tongue) -> str:
    """Return what stands above it."""
    return tongue.say("register-brief-title", side=tongue.side(made.pair[1].side), day=made.at.text)


def sections(made: Brief, tongue: Tongue) -> Iterator[tuple[str, list[str]]]:
    """Give its parts: what each is called, and its lines."""
    it, say = _Lines(tongue), tongue.say
    yield say("register-brief-silence"), list(it.silence(made))
    none = [say("register-brief-none")]
    yield say("register-brief-last"), [it.contact(one) for one in made.last] or none
    holders = [it.facts(it.side(side), one.when.text, one.id) for side, one in made.holders]
    yield say("register-brief-holders"), holders or [say("register-brief-nobody")]
    yield say("register-brief-promises"), [it.promise(one) for one in made.promises] or none
    rows = [row for id_, one in made.differences for row in it.difference(id_, one)]
    yield say("register-differences"), rows or [say("register-differences-none")]


class _Lines:
    """The lines of a page in a language."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue
        self._say = tongue.say
        self._quote = tongue.quote

    def silence(self, made: Brief) -> Iterator[str]:
        yield gap_words(made.gap, self._tongue)
        if made.gap.days is None and made.gap.basis:
            yield f"{self._say('register-basis')}: {self._quote(', '.join(made.gap.basis))}"
        if made.highest is not None:
            yield f"{self._highest(made.highest)} ({self._quote(made.highest.contact.id)})"

    def _highest(self, one: First) -> str:
        near, far = (self._tongue.side(each.side) for each in one.pair)
        gap = one.gap
        if gap.days is None or gap.begins is None:
            return self._say("register-highest-ever", one=near, other=far)
        days = days_words(gap.days, self._tongue)
        since = {"from": gap.begins.text, "days": days}
        return self._say("register-highest-since", one=near, other=far, **since)

    def contact(self, one: Contact) -> str:
        known = [self._say(f"contact-status-{one.status}")]
        if one.medium:
            known.append(self._say(f"contact-medium-{one.medium}"))
        if one.level:
            known.append(self._say(f"contact-level-{one.level}"))
        known.append(self._say(f"register-origin-{one.origin}"))
        sides = " – ".join(map(self.side, one.sides))
        return " · ".join((self._quote(one.id), self._quote(one.when.text), *known, sides))

    def facts(self, first: str, *others: str) -> str:
        """Return what is said, and behind it the day or the id of that."""
        return " · ".join((first, *map(self._quote, others)))

    def side(self, one: Side) -> str:
        holder = f" ({self._quote(one.holder)})" if one.holder else ""
        return f"{self._named(one.side)}{self._office(one.office)}{holder}"

    def _named(self, side: str) -> str:
        return self._quote(self._tongue.side(side))

    def _office(self, office: str) -> str:
        known = f"contact-office-{office}"
        named = self._say(known) if self._tongue.has(known) else self._quote(office)
        return f" {named}" if office else ""

    def promise(self, one: Promise) -> str:
        say, quote, what = self._say, self._quote, one.commitment
        words = [f"{self._named(what.side)}: {quote(what.text)}"]
        if what.due is not None:
            past = f" ({say('register-is-past')})" if one.is_past else ""
            words.append(f"{say('register-by-when')} {quote(what.due.text)}{past}")
        if what.said_by:
            words.append(f"{say('register-says')} {quote(what.said_by)}")
        return self.facts(" · ".join(words), one.contact)

    def difference(self, id_: str, one: Difference) -> Iterator[str]:
        about = f": {self._quote(one.about)}" if one.about else ""
        yield f"{self._quote(id_)} · {self._say(f'register-kind-{one.kind}')}{about}"
        for each in one.said if one.kind is not Kind.SILENT else ():
            value = self._quote(each.value) if each.value else self._say("register-says-nothing")
            yield f"– {self._who(each)}: {value}"

    def _who(self, said: Said) -> str:
        if not said.side and said.speaker in _OURS:
            return self._say(_OURS[said.speaker])
        side = self._tongue.side(said.side) if said.side else ""
        return " · ".join(self._quote(name) for name in (side, said.speaker) if name)


def gap_words(gap: Gap, tongue: Tongue) -> str:
    """How long nothing was held, and how far that may be relied on."""
    known = tongue.say(f"register-complete-{'yes' if gap.complete_known else 'no'}")
    if gap.days is None or gap.begins is None:
        return tongue.say("register-gap-none", to=gap.ends.text, known=known)
    span = {"from": gap.begins.text, "to": gap.ends.text}
    return tongue.say("register-gap", days=days_words(gap.days, tongue), known=known, **span)


def days_words(days: Days, tongue: Tongue) -> str:
    """A number of days as exactly as it is known."""
    if days.most is None:
        return tongue.say("register-days-least", count=days.least)
    if days.least == days.most:
        return tongue.say("register-days", count=days.most)
    return tongue.say("register-days-between", least=days.least, count=days.most)
