# SPDX-License-Identifier: Apache-2.0
"""The Arabic name of somebody whom the directory has not: no capital shows where it ends.

Rules:

1. A name has two to five parts. Particles (*بن*, *آل*, *عبد*, *أبو*) stand with the word behind
   them. A family name with the article ends it, and so does what cannot be a name: a preposition, a
   day, a verb or noun of reports, a sign. Where none does, it ends with the word by which the text
   calls somebody elsewhere.
2. What may be a noun instead is a name only if something speaks for it: an honorific before it, a
   given name that many bear, or that its last word speaks elsewhere in the text (*وقال الزنداني*);
   without the article also a sign or a small word behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import Shadow, is_arabic
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.arabic_forms import (
    DEEDS,
    ENDED,
    IS_NO_THIRD,
    ends_name,
    is_free,
    is_noun,
    letters,
)
from wasl.contact.press.who.arabic_words import (
    AHEAD,
    BEFORE,
    BOUND,
    DOES,
    FAMILIES,
    FATHERS,
    FIRST,
    GIVEN,
    KEPT,
    PARTICLES,
    SONS,
    SPEAKS,
    is_no_name,
)
from wasl.contact.press.who.families import Families
from wasl.contact.press.who.lexicon import Found, Kind, Word, gap_before

_WORD: Final = re.compile(r"\w+")
_MOST: Final = 5  # parts of a name
_INITIAL: Final = 2
"""Letters of an initial: *جي.إل. بيريس*."""


class ArabicNames:
    """Finds names in one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._text = shadow.text
        self._alone: dict[str, set[tuple[str, str]]] | None = None
        self._speakers: set[str] = set()
        self.families = Families()

    def named(
        self,
        one: Actor,
        words: Sequence[Word],
        places: tuple[tuple[int, int], int],
        *,
        sure: bool,
        known: Callable[[int], Found | None],
    ) -> Actor:
        """Return one with the name that stands before the title or, else, behind it.

        ``places``: the words of the former, if it has one, and where the latter may begin.
        """
        (first, last), behind = places
        if last:
            start, end = words[first].start, words[last - 1].end
            return replace(one, name=self._shadow.span(start, end).text, start=start)
        if behind >= len(words) or not self._is_tight(words, behind, signs=" ,-"):
            return one
        last = self.end(words, behind, sure=sure, known=known)
        apart = not (sure or self._is_tight(words, behind) or words[behind].text in GIVEN)
        if apart and not (last and self._stops(words, last)):
            return one
        start, end = words[behind].start, words[last - 1].end
        return replace(one, name=self._shadow.span(start, end).text, end=end) if last else one

    def before(
        self, words: Sequence[Word], title: int, taken: int, known: Callable[[int], Found | None]
    ) -> tuple[int, int]:
        """Return the words of a name right before a title, behind a sign or a small word."""
        first, parts = title, 0
        while first > taken and (first == title or self._is_tight(words, first)):
            before = words[first - 1]
            parts += before.text not in PARTICLES
            son = first > 1 and words[first - 2].text in SONS  # *بن ثاني*, which is *second*, too
            free = son or before.text in GIVEN or not self._is_none(before)
            if parts > _MOST or not free:
                break
            first -= 1
        own = taken and first == taken  # it is the name of the title before it
        if own or title - first < 2:
            return 0, 0
        begun = first > 0 and (words[first - 1].text in BEFORE or not self._is_tight(words, first))
        strange = self._is_strange(words, first, title - 1) and not DEEDS.match(
            words[title - 1].text
        )
        if begun and strange and first in self._starts(words, first, title, known):
            return first, title
        if not self._is_given(words, first):
            return 0, 0
        if self._starts(words, first, title, known):
            return first, title
        return (
            (first, title) if self.end(words, first, sure=False, known=known) == title else (0, 0)
        )

    def _starts(
        self, words: Sequence[Word], first: int, title: int, known: Callable[[int], Found | None]
    ) -> list[int]:
        """Return a place where a name begins that ends at a title."""
        ends = self._ends(words, first, sure=False, known=known)
        return [first] if title in ends else []

    def end(
        self,
        words: Sequence[Word],
        at: int,
        *,
        sure: bool,
        known: Callable[[int], Found | None],
        until: int = 0,
    ) -> int:
        """Return the word behind a name that begins at one; 0 if it is none.

        ``sure``: an honorific stands before it. ``known``: what the directory has there. ``until``:
        a title stands behind it.
        """
        ends = self._ends(words, at, sure=sure, known=known)
        if not ends:
            return 0
        if sure and until in ends:
            return until
        last = self._closed(words, at, ends, known) if self._stops(words, ends[-1]) else 0
        last = last or self._called(words, ends) or self._closed(words, at, ends, known)
        if not last:
            return 0
        if sure or self._is_given(words, at) or words[last - 1].text in self._speakers:
            return last
        strange = self._is_strange(words, at, last)
        return (
            last if strange and last - at < _MOST + self._ends_here(words, last, known) - 1 else 0
        )

    def _is_given(self, words: Sequence[Word], at: int) -> bool:
        """Whether a name begins as only names do."""
        word = words[at].text
        tied = at + 1 < len(words) and words[at + 1].text in PARTICLES
        son = tied and words[at + 1].text in SONS and self._can_be_name(words[at])
        known = word in GIVEN or word.startswith("عبد") or word in FIRST or son
        known = known or letters(words, at) > 0
        return known or (tied and self._has_article(words[at])) or self._is_initial(words[at])

    def _is_strange(self, words: Sequence[Word], at: int, last: int) -> bool:
        """Whether no word has the article, as nouns have, or is formed as they are."""
        free = (
            one
            for n, one in enumerate(words[at:last], at)
            if not (n > at and (one.text in BOUND or words[n - 1].text in PARTICLES))
        )
        return not any(self._has_article(one) or DEEDS.match(one.text) for one in free)

    def _ends_here(
        self, words: Sequence[Word], last: int, known: Callable[[int], Found | None]
    ) -> bool:
        """Whether a sign, a title or a word that is none stands behind a name."""
        if last == len(words) or not self._is_tight(words, last):
            return True
        title = known(last)
        if title is not None and title.entry.kind in (Kind.OFFICE, Kind.COUNTERPART):
            return True  # *X ونظيره*
        word = words[last].text
        return word.startswith("ال") or is_noun(words, last) or ends_name(word)

    def _is_initial(self, word: Word) -> bool:
        return len(word.text) <= _INITIAL and self._text.startswith(".", word.end)

    def _closed(
        self,
        words: Sequence[Word],
        at: int,
        ends: Sequence[int],
        known: Callable[[int], Found | None],
    ) -> int:
        """Return the end of a name of two parts, or of more if that is sure."""
        last = ends[-1]
        if len(ends) == 1:
            return last
        strange = sum(
            words[n].text not in FATHERS and words[n - 1].text not in PARTICLES
            for n in range(at + 1 + letters(words, at), last - 1)
        )
        if strange < 2 and self._has_article(words[last - 1]):
            return last
        most = 2 + (len(ends) > 2 and self._is_strange(words, at, last))
        return (
            last if strange < most and (not strange or self._ends_here(words, last, known)) else 0
        )

    def _ends(
        self, words: Sequence[Word], at: int, *, sure: bool, known: Callable[[int], Found | None]
    ) -> list[int]:
        """Return the words behind which a name can end: from its second part on."""
        ends: list[int] = []
        initials = letters(words, at)
        last = at + initials
        for part in range(bool(initials), _MOST):
            first = last
            while last < len(words) and words[last].text in PARTICLES and last - first < 2:
                last += 1
            tight = all(self._is_tight(words, n) for n in range(max(first, at + 1), last + 1))
            if last >= len(words) or not tight:
                break
            word = words[last].text
            if ends and self.families.is_of_other(words, at, last):
                break
            if last > first and not part and words[first].text not in FIRST:
                break
            article = self._has_article(words[last])
            alone = last == first
            family = part > 1 and self._is_last(words, at, last)
            if part > 1 and alone and article and word.endswith("ات") and not family:
                break  # *التدريبات*
            if part > 1 and alone and not (article or family) and is_noun(words, last):
                break
            if alone and not (
                (part and word in KEPT)
                or (sure and not part and word in GIVEN)
                or (part and word in GIVEN and self._is_before_family(words, last))
                or (
                    (family or not (ends and self._is_no_third(words, last)))
                    and (
                        self._can_be_name(words[last])
                        or (part and self._is_before_title(words, last, known))
                    )
                    and (part or sure or not article or self._is_given(words, last))
                )
            ):
                break
            if alone and not is_free(known(last), word, inner=part > 0):
                break
            last += 1
            if part or last - first > 2:
                ends.append(last)
            more = last < len(words) and self._is_family_behind(words, last, known)
            if article and part and alone and word not in BOUND and not more:
                break
        return ends

    @staticmethod
    def _is_before_title(
        words: Sequence[Word], at: int, known: Callable[[int], Found | None]
    ) -> bool:
        """Whether *بالماس*, which may be *with the …*, ends a name: a title stands right behind."""
        if not words[at].text.startswith(("بال", "وال")) or at + 1 >= len(words):
            return False
        title = known(at + 1)
        return title is not None and title.entry.kind is Kind.OFFICE and title.last > at + 2

    @staticmethod
    def _is_before_family(words: Sequence[Word], at: int) -> bool:
        """Whether *صباح*, the morning as well, has a family behind it; *أمام البرلمان* is no Imam."""
        behind = words[at + 1].text if at + 1 < len(words) else ""
        return words[at].text != "امام" and behind[:2] == "ال" and not is_no_name(behind)

    def _is_family_behind(
        self, words: Sequence[Word], at: int, known: Callable[[int], Found | None]
    ) -> bool:
        """Whether a name goes on behind a part with the article: *مريم الصادق المهدي*."""
        two = words[at - 1].text in GIVEN and words[at].text in GIVEN  # *علي الصادق علي*
        if words[at].text in FAMILIES or (two and self._can_be_name(words[at])):
            return True
        if not (self._has_article(words[at]) and self._can_be_name(words[at])):
            return False
        own = words[at - 1].text in GIVEN or self._stops(words, at + 1)
        return own and known(at) is None

    def _stops(self, words: Sequence[Word], last: int) -> bool:
        """Whether a comma, a stop or a bracket stands before a word."""
        end = words[last - 1].end
        return self._text[end : end + 1] in (",", ".", ")", "")

    def _is_last(self, words: Sequence[Word], at: int, last: int) -> bool:
        """Whether *حياصات*, a plural by its form, ends *محمد فتحي حياصات،*."""
        given = all(words[n].text in GIVEN for n in range(at, last))
        plural = words[last].text[0] not in "امتل" and words[last].text.endswith("ات")
        return given and plural and self._stops(words, last + 1)

    def _is_no_third(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word behind two parts of a name is hardly a third."""
        word = words[at].text
        if word in GIVEN or (word[0] == "و" and self._stops(words, at + 1)):
            return False
        return IS_NO_THIRD.match(word) is not None

    def _has_article(self, word: Word) -> bool:
        """Whether a word has the article: *ألكسندر* has none."""
        return word.text.startswith("ال") and self._letter(word.start) == "ا"

    def _is_none(self, word: Word) -> bool:
        """Whether a word is no name; *ألبين* is not *بين* with the article."""
        return is_no_name(word.text, article=self._letter(word.start) == "ا")

    def _letter(self, place: int) -> str:
        return self._shadow.source[self._shadow.at(place)]

    def _can_be_name(self, word: Word) -> bool:
        """Whether a word is none that cannot be one: *علي* is no *على*, and *آن* no *أن*."""
        text, first, last = word.text, self._letter(word.start), self._letter(word.end - 1)
        own = (text, last) == ("علي", "ي") or (text, first) == ("امام", "إ")
        if own or self._is_initial(word) or (first == "آ" and text not in AHEAD):
            return True
        return not (
            len(text) < 2
            or self._is_none(word)
            or (ENDED.fullmatch(text) is not None and text not in GIVEN)
            or (text.startswith(("وال", "بال", "لل")) and len(text) > 5 and text not in GIVEN)
            or not "\u0621" <= text[0] <= "\u06ff"
            or any(sign.isdigit() for sign in text)
        )

    def _is_tight(self, words: Sequence[Word], n: int, *, signs: str = " -") -> bool:
        if n >= len(words):
            return False
        gap = gap_before(self._text, words, n)
        dot = "." if n and self._is_initial(words[n - 1]) else ""
        letters = n > 0 and self._text[words[n - 1].start - 1] == "(" and gap == ") "
        dot += ")" * letters  # *الأمين العام لرابطة … (آسيان) كاو كيم هورن*
        return not gap.strip(signs + dot)

    def is_inside(
        self, words: Sequence[Word], first: int, at: int, known: Callable[[int], Found | None]
    ) -> bool:
        """Tell whether a word is part of the name behind an honorific: *السيد محمد السوداني*."""
        return first <= at < self.end(words, first, sure=True, known=known)

    def is_family(
        self, words: Sequence[Word], at: int, known: Callable[[int], Found | None]
    ) -> bool:
        """Tell whether a word is the last part of a name that has begun: *محمد شياع السوداني*."""
        if not (at and self._has_article(words[at]) and self._is_tight(words, at)):
            return False
        before = words[at - 1]
        if before.text in GIVEN:
            return True
        given = at > 1 and words[at - 2].text in GIVEN and self._is_tight(words, at - 1)
        return given and self._can_be_name(before) and known(at - 1) is None

    # ── elsewhere in the text ──

    def _called(self, words: Sequence[Word], ends: Sequence[int]) -> int:
        """Return behind which word a name ends by what the text calls somebody elsewhere; or 0."""
        if self._alone is None:
            self._look()
        assert self._alone is not None
        alone: list[int] = []
        for end in ends:
            last = words[end - 1].text
            behind = words[end].text if end < ends[-1] else ""
            if last in self._speakers and not (end < ends[-1] and words[end].text in PARTICLES):
                return end
            given = end != ends[-1] and (last in GIVEN or last in FAMILIES)
            before = words[end - 2].text
            if not given and any(
                one != before and other != behind for one, other in self._alone.get(last, ())
            ):
                alone.append(end)
        return alone[-1] if alone else 0

    def _look(self) -> None:
        alone: dict[str, set[tuple[str, str]]] = {}
        self._alone = alone
        before = ""
        words = _WORD.findall(self._text)
        for word, behind in zip(words, [*words[1:], ""], strict=True):
            if not is_arabic(word):
                continue
            bare = word[1:] if word[0] in "ول" and len(word) > 4 else word
            for each in {word, bare}:
                alone.setdefault(each, set()).add((before, behind))
            if before in SPEAKS or before[1:] in SPEAKS:
                self._speakers.add(word)
            if word in DOES:
                self._speakers.add(before)
            before = word
