# SPDX-License-Identifier: Apache-2.0
"""The phrases of a sentence in their order: what the directory knows, and titles of no list.

Rules:

1. The longest counts. A spelling that the directory has not is found by its key behind a title.
2. *This country* is the side that was named last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from wasl.contact.press.shadow import Shadow, fold, is_arabic
from wasl.contact.press.who import chiefs, titled, titles
from wasl.contact.press.who.actors import OTHER
from wasl.contact.press.who.arabic_words import is_no_name
from wasl.contact.press.who.heading import headed
from wasl.contact.press.who.heads import head_of, head_of_state
from wasl.contact.press.who.initials import state_of
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Lexicon, Word
from wasl.contact.press.who.memory import Memory
from wasl.contact.press.who.names import is_given, is_initial
from wasl.contact.press.who.posts import post
from wasl.contact.press.who.sovereigns import REALMS, realm_at, realms_of

_INITIAL: Final = Entry(Kind.RANK)
_TAIL: Final = Entry(Kind.TAIL)
_NAMES: Final = frozenset(fold("أمير سيد شيخ صديق شقيق صاحب خاص عميد مكلف دكتور عماد رائد").split())
"""Without the article these are no honorifics, and some are names."""
_LORDSHIPS: Final = frozenset(fold("السمو الجلالة المعالي السعادة الفخامة").split())
_MAY_HEAD: Final = re.compile(r"спикер|главком|(?:главно)?командующ")
"""Who speaks for somebody, or heads a chamber; of all forces, or of some."""
_SENT: Final = frozenset({"aide", "ambassador", "military-leaders"})
_LOWER: Final = frozenset({"deputy-foreign-minister", "deputy-defence-minister", OTHER})
_COMMISSIONER: Final = re.compile(r"\w{0,3}مفوض")
_GIVEN: Final = frozenset(
    f"{name}{end}" for name in ("султан", "эмир") for end in ("", "а", "у", "ом", "е")
)

_OF_FIRMS: Final = frozenset(
    fold("التنفيذي التنفيذية التشغيلي الإقليمي الإقليمية التجاري المالي").split()
)
"""What a president is who leads a firm."""
_OWN: Final = frozenset({"his", "her", "its", "their", "the", "a", "an"})


_TITLED: Final = frozenset(
    {(Kind.OFFICE, Kind.NOUN), (Kind.OFFICE, Kind.ADJECTIVE), (Kind.ADJECTIVE, Kind.OFFICE)}
)
"""Of what a whole title is: *министр обороны Парагвая*, *парагвайский министр*."""


class Elements:
    """Finds phrases in the sentences of one text."""

    def __init__(self, lexicon: Lexicon, shadow: Shadow, memory: Memory) -> None:
        self._lexicon, self._shadow, self._memory = lexicon, shadow, memory
        self._directory = lexicon.directory
        self._realms: dict[str, list[tuple[int, str]]] = {}

    def read(self, words: Sequence[Word]) -> Iterable[Found]:
        """Give the phrases of a sentence in their order."""
        at = 0
        title: Found | None = None
        sent, lower, behind, before = False, False, -1, (Kind.TAIL, -1)
        while at < len(words):
            found = self._begun(words, at, title)
            found = self._untold(words, at, found)
            if found is not None and at == behind and self._is_given_city(words, found):
                found = None
            if found is None and title is not None and at - title.last < 2:
                found = self._by_key(words, at, title)
            if found is None:
                at += 1
                continue
            yield found
            whole = found.first == before[1] and (before[0], found.entry.kind) in _TITLED
            behind, before = found.last if whole else -1, (found.entry.kind, found.last)
            if found.entry.kind is Kind.PERSON:
                title = None
            elif found.entry is _INITIAL and title is not None:
                title = title._replace(last=found.last)  # *министра … С.В. Лаврова*
            elif found.entry.kind is not Kind.FORMER:
                title = found
            at = found.last
            sent = found.entry.kind is not Kind.PERSON and (sent or self._is_sent(words, found))
            lower = found.entry.kind is not Kind.PERSON and (
                lower or sent or found.entry.office in _LOWER
            )
            known = partial(self.find, words)
            tail = self._arabic_tail(words, found, sent=sent, lower=lower)
            if tail == at:
                tail = titles.tail(self._shadow, words, at, known)
            if tail == at and found.entry.kind is Kind.OFFICE:
                tail = chiefs.tail(self._shadow, words, found, known)
            if tail > at:
                yield Found(at, tail, _TAIL)
                title = title and title._replace(last=tail)
                at = tail

    def _begun(self, words: Sequence[Word], at: int, title: Found | None) -> Found | None:
        """Return what the directory has at a word, as it stands there."""
        found = self._lexicon.find(self._shadow, words, at)
        if words[at].text in REALMS and at and words[at - 1].text == "the":
            found = self._realm(words, at) or found  # *the kingdom's chief of staff*
        if words[at].text == "heads" and at and words[at - 1].text == "who":
            found = None
        if words[at].text == "pm" and at and words[at - 1].text.isdigit():
            found = None  # *at 4 PM* is no premier
        if words[at].text == "host" and _hosts(words, at):
            found = None  # *will host his counterpart*
        single = found is None or found.entry.kind is Kind.PLACE  # *В.И.Иванов*
        if single and is_initial(self._shadow, words[at]):
            found = Found(at, at + 1, _INITIAL)
        if found is not None and found.entry.kind is Kind.HEAD:
            found = head_of(self._shadow, words, found, partial(self.find, words))
        if title is not None and at == title.last and self.is_given(words[at]):
            found = None
        return found

    def _realm(self, words: Sequence[Word], at: int) -> Found | None:
        """Return the side of a realm that is not named, if it has a title."""
        behind = self._shadow.text[words[at].end : words[at].end + 3]
        if not behind.startswith("'s "):
            return None
        word = words[at].text
        if word not in self._realms:
            self._realms[word] = realms_of(word, self._shadow, self.find)
        side = realm_at(words[at].start, self._realms[word])
        return Found(at, at + 1, Entry(Kind.NOUN, side=side)) if side else None

    def _is_given_city(self, words: Sequence[Word], found: Found) -> bool:
        """Whether a city is the given name behind a Russian title: *министр … Парагвая Сантьяго Пенья*."""
        at = found.last
        if (
            found.entry.kind not in (Kind.NOUN, Kind.PLACE)
            or at - found.first > 1
            or at >= len(words)
        ):
            return False
        near = self._shadow.text[words[at - 2].end : words[at - 1].start] if at > 1 else ""
        next_ = self._shadow.text[words[at - 1].end : words[at].start]
        named = near == " " == next_ and self._shadow.is_capital(words[at].start)
        return named and "а" <= words[at].text[0] <= "я" and self.find(words, at) is None

    @staticmethod
    def _is_sent(words: Sequence[Word], found: Found) -> bool:
        """Whether it is said behind a title where, or for what, somebody is: *to Syria*, *for refugees*."""
        first = words[found.first].text
        return found.entry.office in _SENT or _COMMISSIONER.match(first) is not None

    def is_given(self, word: Word) -> bool:
        """Whether a title is the given name behind another one: *министр … Катара Султан аль-Мурайхи*."""
        return word.text in _GIVEN and self._shadow.is_capital(word.start)

    def _arabic_tail(self, words: Sequence[Word], found: Found, *, sent: bool, lower: bool) -> int:
        """Return the word behind what hangs on a title or a name."""
        text, known = self._shadow.text, partial(self.find, words)
        tail = titled.tail(text, words, found, sent=sent, lower=lower, known=known)
        title = found.entry.kind is Kind.OFFICE and is_arabic(words[found.last - 1].text)
        return titled.in_state(text, words, found, tail, self._names, known) if title else tail

    def _names(self, side: str) -> Sequence[str]:
        """Return how a side is called, its state first."""
        return self._directory.sides[side].nouns

    def _untold(self, words: Sequence[Word], at: int, found: Found | None) -> Found | None:
        """Return a title of no list, if it is longer than what is found."""
        known = partial(self.find, words)
        if is_arabic(words[at].text):
            return self._untold_arabic(words, at, found)
        russian = not words[at].text.isascii()
        longer = (
            titles.minister(self._shadow, words, at)
            or titles.under(self._shadow, words, at)
            or titles.adviser(words, at, known)
            or titles.ruler(self._shadow, words, at, known)
            if russian
            else _longest(
                post(self._shadow, words, at),
                headed(self._shadow, words, at, known),
                chiefs.ended(self._shadow, words, at, known),
            )
        )
        if longer is not None and (found is None or longer.last > found.last):
            return longer
        if russian:
            alone = found is not None and found.last == at + 1
            plain = found is None or (alone and _MAY_HEAD.match(words[at].text))
            longer_too = plain or self._goes_on(words, found)
            head = titles.headed(self._shadow, words, at, known) if longer_too else None
            if head is not None and (found is None or head.last > found.last):
                keeps = not plain and head.entry.office == OTHER
                office = found.entry.office if found is not None and keeps else head.entry.office
                found = head._replace(entry=replace(head.entry, office=office))
        if russian and found is None:
            found = state_of(self._shadow, words, at)
        if found is None:
            here = titles.here(self._shadow, words, at, self._memory.place)
            found = here and self._own(words, here)
        if found is not None and found.entry.kind is Kind.NOUN:
            self._memory.place = found.entry.side
        elif found is not None and found.entry.kind is Kind.ADJECTIVE and found.entry.side:
            city = words[found.last] if found.last < len(words) else None
            placed = at and words[at - 1].text in ("в", "во")
            if placed and city is not None and self._shadow.is_capital(city.start):
                self._memory.place = found.entry.side  # *в угандийском Энтеббе*
        return found

    def _goes_on(self, words: Sequence[Word], found: Found | None) -> bool:
        """Whether a title may be longer than what is found: *начальник Генштаба* of what."""
        if found is None or found.entry.kind is not Kind.OFFICE or found.last >= len(words):
            return False
        near = self._shadow.text[words[found.last - 1].end : words[found.last].start] == " "
        plain = near and not self._shadow.is_capital(words[found.last].start)
        return plain and self.find(words, found.last) is None

    def _own(self, words: Sequence[Word], here: Found) -> Found:
        """Return *страны* with the side of whom it stands before, if he has one: not the last one told."""
        who = self.find(words, here.last) if here.last < len(words) else None
        persons = who.entry.persons if who and who.entry.kind is Kind.PERSON else ()
        sides = {term.side for one in persons for term in self._directory.persons[one].terms}
        return here._replace(entry=Entry(Kind.NOUN, side=sides.pop())) if len(sides) == 1 else here

    def _untold_arabic(self, words: Sequence[Word], at: int, found: Found | None) -> Found | None:
        known = partial(self.find, words)
        state = head_of_state(self._shadow, words, at, known)
        if state is not None and (found is None or state.last > found.last):
            return state
        adviser = titled.adviser_of(self._shadow.text, words, at, known)
        if adviser is not None and (found is None or adviser.last > found.last):
            return adviser
        if found is not None and (_leads_firm(words, at, found) or _of_council(words, found)):
            return None
        named = words[at].text in _NAMES and not _is_lordship(words, at)
        if found is not None and found.entry.kind is Kind.RANK and named:
            found = None
        plain = found is None or found.entry.kind is Kind.RANK
        if not (plain or (found is not None and found.entry.office == "secretary-general")):
            return found
        other = titled.minister_of(self._shadow.text, words, at, known)
        longer = found is None or plain or (other is not None and other.last > found.last)
        return other if other is not None and longer else found

    def find(self, words: Sequence[Word], at: int) -> Found | None:
        """Return what the directory has at a word."""
        return self._lexicon.find(self._shadow, words, at)

    def _by_key(self, words: Sequence[Word], at: int, title: Found) -> Found | None:
        if not (is_arabic(words[at].text) or self._shadow.is_capital(words[at].start)):
            return None  # *премьера моросью* is no Merz
        self._memory.ask_keys(words[at : at + 3])
        if (whole := self._lexicon.by_key(words, at)) is not None:
            return whole
        if at != title.last or is_given(self._shadow, words, at):
            return None  # *Theresa* May is no Truss
        if is_arabic(words[at].text) and is_no_name(words[at].text):
            return None  # *وزير الخارجية، صباح اليوم*: the morning is no Sybiha
        letter = self._shadow.source[self._shadow.at(words[at].start)]
        if words[at].text.startswith("ال") and letter != "ا":
            return None  # *ألبرت* is no Barrot with the article
        persons = self._lexicon.family_by_key(words[at])
        entry = title.entry
        fitting = tuple(
            person
            for person in persons
            if any(
                (entry.office and term.office == entry.office)
                or (entry.kind is Kind.ADJECTIVE and term.side == entry.side)
                for term in self._directory.persons[person].terms
            )
        )
        if entry.kind is Kind.ADJECTIVE or len(fitting) != 1 or len(words[at].text) < 4:
            return None
        return Found(at, at + 1, Entry(Kind.PERSON, persons=fitting))


def _hosts(words: Sequence[Word], at: int) -> bool:
    """Whether *host* is a verb."""
    behind = words[at + 1].text if at + 1 < len(words) else ""
    return behind in _OWN or (at > 0 and words[at - 1].text in ("will", "would", "to", "not"))


def _longest(*titles: Found | None) -> Found | None:
    """Return the one of several titles that has most words, the first of those."""
    return max((one for one in titles if one), key=lambda one: one.last, default=None)


def _of_council(words: Sequence[Word], found: Found) -> bool:
    """Whether *أمين المجلس الأعلى للآثار* is of a council that is none of security."""
    behind = words[found.last].text if found.last < len(words) else ""
    secretary = found.entry.office == "security-council-secretary"
    alone = words[found.last - 1].text == fold("المجلس")
    return secretary and alone and behind.startswith(("ال", "لل"))


def _leads_firm(words: Sequence[Word], at: int, found: Found) -> bool:
    """Whether *الرئيس التنفيذي* is of a firm, and no president."""
    behind = words[found.last].text if found.last < len(words) else ""
    return found.entry.office == "head-of-state" and behind in _OF_FIRMS and at + 1 == found.last


def _is_lordship(words: Sequence[Word], at: int) -> bool:
    """Whether *صاحب* is of *صاحب السمو*, and no *owner*."""
    return at + 1 < len(words) and words[at + 1].text in _LORDSHIPS
