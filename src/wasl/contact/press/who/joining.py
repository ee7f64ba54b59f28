# SPDX-License-Identifier: Apache-2.0
"""What stands together in a sentence: title, adjective of the side, rank and name of one.

The rules are those of :mod:`wasl.contact.press.who.mentions`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Final

from wasl.contact.press.shadow import Shadow, fold, is_arabic
from wasl.contact.press.who.cases import Case, case_of
from wasl.contact.press.who.groups import Group
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Lexicon, Word
from wasl.contact.press.who.memory import Memory
from wasl.contact.press.who.names import without_next
from wasl.contact.press.who.sovereigns import REALMS
from wasl.contact.press.who.unbent import is_unbent_behind

SPEAKING_FOR: Final = frozenset({"spokesman", "officials", "embassy"})
_HEADS_OF_STATES: Final = frozenset({"head-of-state", "head-of-government"})
_IN: Final = frozenset({"в", "из"})
_AIDE: Final = "aide"
LOWER: Final = (_AIDE, "deputy-foreign-minister", "deputy-defence-minister")
HEADS: Final = {
    "defence-ministry": "defence-minister",
    "foreign-ministry": "foreign-minister",
    "armed-forces": "chief-of-general-staff",
    "security-council": "security-council-secretary",
}
"""Who heads a body: *the chief of Russia's General Staff*, *глава российского МИД*."""
_JOINS: Final = frozenset({"и", "and", "و", "with", "amp"})
_DASH: Final = re.compile(r"\s-\s")
_LOOSE: Final = re.compile(r"[\s,()\"'\-/:]*\Z")
TIGHT: Final = re.compile(r"[\s()\"'\-.]*\Z")


class Joining:
    """Puts phrases of one text together."""

    def __init__(self, lexicon: Lexicon, shadow: Shadow, memory: Memory) -> None:
        self._lexicon, self._shadow, self._memory = lexicon, shadow, memory
        self._directory = lexicon.directory

    def gap(self, group: Group, found: Found, words: Sequence[Word]) -> str:
        """How a phrase stands to the group before it: ``tight``, ``loose``, ``and``, or ""."""
        if group.joined and group.reach == found.first:
            return "and"
        between = words[group.reach : found.first]
        gap = self._shadow.text[words[group.reach - 1].end : words[found.first].start]
        if len(between) == 1 and between[0].text in _JOINS:
            return "and"
        if between or "\n" in gap:
            return ""
        if group.only_side and _DASH.search(gap):  # *ANKARA - The director*
            return ""
        first = words[found.first].text
        if first[0] == "و" and _LOOSE.match(gap) and self.is_joined(found, words):
            return "and"
        return "tight" if TIGHT.match(gap) else "loose" if _LOOSE.match(gap) else ""

    def is_joined(self, found: Found, words: Sequence[Word]) -> bool:
        """Whether the و of a word is *and*: without it the phrase is found as well."""
        word = words[found.first]
        bare = [Word(word.start + 1, word.end, word.text[1:])] if len(word.text) > 2 else []
        rest = [*bare, *words[found.first + 1 : found.last]]
        again = self._lexicon.find(self._shadow, rest, 0) if bare else None
        return again is not None and again.last == len(rest)

    def joins(self, group: Group, found: Found, words: Sequence[Word], groups: list[Group]) -> bool:
        """Put a phrase to the group before it, if it belongs there; tell whether it does."""
        gap = self.gap(group, found, words)
        match found.entry.kind:
            case Kind.OFFICE:
                if (
                    group.persons
                    and words[found.first].text[0] in "بل"
                    and self.is_joined(found, words)
                    and not self._is_aide_of(group, words, found)
                ):
                    return False  # *اجتماع X بمسؤولين*
                second = gap == "loose" and found.last - found.first > 1
                if second and group.office in (*SPEAKING_FOR, _AIDE) and not found.entry.body:
                    return False  # *deputy prime minister, minister of foreign affairs*
                if self._is_bent_apart(group, words[found.first], words):
                    return False  # *в беседе с коллегой глава МИД сказал*
                if gap == "loose" and self._is_anothers(group, found, words):
                    return False  # *у ас-Сиси, король Иордании прибыл*
                if self._is_other(group, found.entry, words):
                    return False  # *التقى أوستن رئيس الوزراء*: whom he met stands right behind
                return self._join_office(group, found, gap=gap, groups=groups, words=words)
            case Kind.NOUN | Kind.ADJECTIVE:
                return self._join_side(group, found, words, gap=gap)
            case Kind.COUNTERPART:
                arabic = words[found.first].text >= "\u0600"  # *في العاصمة الجزائرية نظيره*
                if group.only_side and gap == "tight" and not group.noun and not arabic:
                    group.counterpart = True
                    return True
                return False
            case _:
                if group.office == "presidency" and words[group.first - 1].text in _IN:
                    return False  # *условились в Кремле Владимир Путин и X*
                first, last = words[group.first], words[found.last - 1]
                said = self._shadow.span(first.start, last.end).text
                if gap == "loose" and group.office and is_unbent_behind(said):
                    return False  # *по словам министра, Олаф Шольц*
                return self._join_person(group, found, gap=gap)

    def _join_office(
        self,
        group: Group,
        found: Found,
        *,
        gap: str,
        groups: list[Group],
        words: Sequence[Word],
    ) -> bool:
        entry = found.entry
        apart = self._shadow.text[words[group.last - 1].end : words[found.first].start]
        if self._is_whose(group, found, words, apart):  # *Zelensky's press service*
            group.sides = group.sides or self._side_of(group.persons, found)
            group.persons, group.office, group.body = (), entry.office, entry.body
            return True
        if group.office in (*SPEAKING_FOR, _AIDE) and gap != "and":
            return self._put_whose(group, found, words)
        # *X, Y и Нетаньяху - президент Кипра и два премьера*
        other = _DASH.search(apart) and not self._held(group.persons, entry.office)
        # *звонок Путина премьеру Армении*: a title behind a Russian name has a comma
        beside = apart == " " and not group.office and "а" <= words[found.first].text[0] <= "я"
        if group.persons and (other or beside or (entry.body and "," in apart)):
            return False  # *with Sergei Lavrov, the foreign ministry said*
        owned = entry.side in ("", group.side) or not group.side
        if HEADS.get(entry.office) == group.office and gap == "tight" and owned:
            group.sides = group.sides or self._of(entry, words[found.first])
            return True  # *the chief of staff of the armed forces*
        speaks = entry.office in SPEAKING_FOR or self._is_palace(group, entry, words[found.first])
        if group.body and speaks and gap == "tight":
            group.office, group.body = entry.office, entry.body
            return True
        if group.body and entry.body and gap != "and" and entry.side in ("", group.side):
            return True
        if gap == "and" or (group.office and not group.counterpart):
            return False
        if entry.side and group.side not in ("", entry.side) and not self._owns(group):
            return False
        if group.only_side and gap != "tight":
            return False
        first = words[group.first].text
        if group.only_side and (is_arabic(first) or (group.noun and not first.isascii())):
            # *принял в Киеве премьера*, *جمع السوداني برئيس الوزراء*: the title stands first there
            return False
        if group.only_side and entry.two and len(groups) > 1:
            self._share(groups[-2], group, entry, words)
        group.office, group.body = entry.office, entry.body
        group.two = entry.two and len(group.sides) < 2
        group.counterpart = False
        group.sides = group.sides or self._of(entry, words[found.first])
        return True

    def _is_whose(self, group: Group, found: Found, words: Sequence[Word], apart: str) -> bool:
        """Whether a title is of somebody's own man: *Putin's foreign minister*."""
        if not group.persons or group.office or group.reach <= group.last or "," in apart:
            return False
        own = "'s" in apart and words[found.first].text.isascii()
        if own and self._is_state(words, group.last - 1):
            return False  # *X, the UAE's minister*
        return own or found.entry.office in (*SPEAKING_FOR, _AIDE)

    @staticmethod
    def _is_palace(group: Group, entry: Entry, word: Word) -> bool:
        """Whether a title is of who works where a president does: *White House envoy X*."""
        own = entry.side in ("", group.side) and not entry.body
        return own and group.office == "presidency" and group.side != "" and word.text.isascii()

    def _is_state(self, words: Sequence[Word], at: int) -> bool:
        one = self._lexicon.find(self._shadow, words, at)
        noun = one is not None and one.entry.kind is Kind.NOUN
        return noun or words[at].text in REALMS

    def _is_bent_apart(self, group: Group, title: Word, words: Sequence[Word]) -> bool:
        """Whether a Russian title stands in another case than the counterpart before it."""
        if not (group.counterpart and "а" <= title.text[0] <= "я"):
            return False
        said = (words[group.last - 1], title)
        one, other = (case_of([self._shadow.span(each.start, each.end).text]) for each in said)
        return Case.OPEN not in (one, other) and one is not other

    def _is_anothers(self, group: Group, found: Found, words: Sequence[Word]) -> bool:
        """Whether a side stands right behind a Russian title, which is not that of whom it would be put to."""
        cyrillic = "а" <= words[found.first].text[0] <= "я"
        if not (cyrillic and group.persons and found.last < len(words)) or found.entry.body:
            return False
        side = self._lexicon.find(self._shadow, words, found.last)
        near = self._shadow.text[words[found.last - 1].end : words[found.last].start] == " "
        if side is None or side.entry.kind is not Kind.NOUN or not near:
            return False
        sides = {term.side for one in group.persons for term in self._directory.persons[one].terms}
        return side.entry.side not in sides

    def _is_aide_of(self, group: Group, words: Sequence[Word], found: Found) -> bool:
        """Whether it is whose he is: *X الممثل الخاص للأمين العام*, and no *استقبال المبعوث X للرئيس*."""
        if group.office != _AIDE or words[found.first].text[0] != "ل":
            return False
        titles = (
            self._lexicon.find(self._shadow, words, at) for at in range(group.first, group.last)
        )
        return any(
            one is not None and one.last == group.last == found.first and one.entry.office == _AIDE
            for one in titles
        )

    def _put_whose(self, group: Group, found: Found, words: Sequence[Word]) -> bool:
        """Say whose aide or spokesman it is."""
        if group.whose and words[found.first].text >= "\u0600":
            return False  # *نائب رئيس مجلس الوزراء وزير الخارجية*
        group.whose = True
        group.sides = group.sides or self._of(found.entry, words[found.first])
        return True

    def _share(self, before: Group, group: Group, entry: Entry, words: Sequence[Word]) -> None:
        """Give the title of *the Russian and Turkish ministers* to the first of them."""
        if before.only_side and self._between(before, group, words) == "and":
            before.office, before.body = entry.office, entry.body

    def _is_other(self, group: Group, entry: Entry, words: Sequence[Word]) -> bool:
        """Whether an Arabic title is none that the person before it has had."""
        if not group.persons or group.office:
            return False
        if group.persons[0].startswith("=") and group.last - group.first > 1:
            return False  # whom the text introduces by the whole name, and the title behind it
        terms = [each for one in group.persons for each in self._directory.persons[one].terms]
        had = any(term.office == entry.office for term in terms)
        body = entry.body or entry.office == _AIDE
        return not (had or body or entry.side or words[group.first].text < "\u0600")

    @staticmethod
    def _owns(group: Group) -> bool:
        """Whether it is *German* or *Germany's*, and the title stands right behind."""
        return group.only_side and (not group.noun or group.reach > group.last)

    def _between(self, before: Group, after: Group, words: Sequence[Word]) -> str:
        return self.gap(before, Found(after.first, after.last, Entry(Kind.RANK)), words) or (
            "and" if words[after.first].text[0] == "و" and before.reach == after.first else ""
        )

    @staticmethod
    def _of(entry: Entry, word: Word) -> list[tuple[str, int, int]]:
        return [(entry.side, word.start, word.end)] if entry.side else []

    def _is_of_another(self, group: Group, found: Found, words: Sequence[Word]) -> bool:
        """Whether an adjective behind a Russian title is of a noun that is no state."""
        russian = "\u0400" <= words[group.first].text[0] <= "\u04ff"
        if not russian or group.office not in _HEADS_OF_STATES or found.last >= len(words):
            return False
        behind = self._lexicon.find(self._shadow, words, found.last)
        return behind is None or behind.entry.kind is not Kind.RANK

    def _join_side(self, group: Group, found: Found, words: Sequence[Word], *, gap: str) -> bool:
        entry = found.entry
        place = (entry.side, found.first, found.last)
        if group.two and len(group.sides) < 2 and gap in ("tight", "and"):
            if group.sides and gap == "tight":
                return False
            group.sides.append(place)
            return True
        if group.only_side and entry.side == group.side and gap != "and":
            return True
        if gap != "tight" or group.persons or group.sides:
            own = group.side or (self.own_side(group.persons[0]) if group.persons else "")
            served = {
                each.side for one in group.persons for each in self._directory.persons[one].terms
            }
            same = gap == "tight" and (own == entry.side or (not own and entry.side in served))
            apart = self._shadow.text[words[group.last - 1].end : words[found.first].start]
            if group.sides and group.persons and "," in apart and apart.isascii():
                return False  # *with his French counterpart X, the French ministry said*
            if same and group.office and not group.sides:
                group.sides = [place]
            return same
        if not (group.office or group.counterpart):
            return False
        if entry.kind is Kind.ADJECTIVE and self._is_of_another(group, found, words):
            return False  # *президент Российской академии наук*
        group.sides = [place]
        return True

    def _join_person(self, group: Group, found: Found, *, gap: str) -> bool:
        if gap == "and" or group.persons or (group.two and len(group.sides) > 1):
            return False
        if group.named[1]:
            return False  # *X, minister of foreign affairs, Y*: the name stands before the title
        if group.body and gap != "tight" and group.office not in SPEAKING_FOR:
            return False  # *The presidency: Zelensky spoke with …*
        owned = group.reach > group.last  # *Russia's Lavrov*
        if group.only_side and (gap != "tight" or (group.noun and not owned)):
            return False
        persons = self._fitting(group, found.entry)
        if group.office == _AIDE and not self._is_aide(group, found, gap):  # whose aide it is
            group.sides = group.sides or self._side_of(found.entry.persons, found)
            return True
        if group.office in SPEAKING_FOR:
            if found.entry.weak and not persons:
                return False
            if not group.sides and gap == "tight":
                group.sides = self._side_of(persons or found.entry.persons, found)
                own = self._held(found.entry.persons, group.office)
                group.persons = found.entry.persons[:1] if own else ()
                return True
        if not persons:
            return False
        group.persons = persons
        self._memory.known |= set(persons) if len(persons) == 1 else set()
        return True

    def _is_aide(self, group: Group, found: Found, gap: str) -> bool:
        """Whether a person is the aide, as in *الموفد الفرنسي جان إيف لودريان*, and not his master."""
        persons, heads = found.entry.persons, _HEADS_OF_STATES if group.whose else ()
        if any(self._held(persons, office) for office in LOWER):
            return True
        known = group.side and gap == "tight" and not any(self._held(persons, one) for one in heads)
        own = bool(known) and group.arabic and len(persons) == 1
        return own and self.own_side(persons[0]) == group.side

    def _held(self, persons: tuple[str, ...], office: str) -> bool:
        held = (term.office for one in persons for term in self._directory.persons[one].terms)
        return office in held

    def _side_of(self, persons: tuple[str, ...], found: Found) -> list[tuple[str, int, int]]:
        sides = {term.side for person in persons for term in self._directory.persons[person].terms}
        return [(sides.pop(), found.first, found.last)] if len(sides) == 1 else []

    def _fitting(self, group: Group, entry: Entry) -> tuple[str, ...]:
        """Return those of a name that fit to the side and, if there are several, the office."""
        terms = {person: self._directory.persons[person].terms for person in entry.persons}
        by_side = [
            person
            for person, held in terms.items()
            if not group.side or any(term.side == group.side for term in held)
        ]
        by_office = [
            person
            for person in by_side
            if any(term.office == group.office for term in terms[person])
        ]
        if entry.weak and not by_office and not self.is_known(entry):
            near = group.counterpart or group.only_side
            return tuple(by_side) if near and len(by_side) == 1 else ()
        return tuple(by_office or by_side)

    def is_known(self, entry: Entry) -> bool:
        """Tell whether one of a name was named before."""
        return len(self._memory.known_of(entry.persons)) == 1

    def fill(self, group: Group, found: Found) -> None:
        """Begin a group with a phrase."""
        entry = found.entry
        match entry.kind:
            case Kind.OFFICE:
                group.office, group.two, group.body = entry.office, entry.two, entry.body
                if entry.side:
                    group.sides = [(entry.side, found.first, found.last)]
            case Kind.COUNTERPART:
                group.counterpart = True
            case Kind.PERSON:
                known = tuple(self._memory.known_of(entry.persons))
                group.persons = known if entry.weak else entry.persons
                self._memory.known |= set(group.persons) if len(group.persons) == 1 else set()
            case _:
                group.sides = [(entry.side, found.first, found.last)]
                group.noun = entry.kind is Kind.NOUN

    def own_name(
        self, side: str, words: Sequence[Word], name: Word, *, oblique: bool
    ) -> Word | None:
        """Return a name without who stands behind it; None if a state stands in it: *ВС Греции X*."""
        inside = [n for n, word in enumerate(words) if name.start <= word.start < name.end]
        for at in inside[1:-1]:
            found = self._lexicon.find(self._shadow, words, at)
            state = found is not None and found.entry.kind is Kind.NOUN
            if state and not words[at].text.isascii():
                return None
        stranger = partial(self._stranger, side, words)
        return without_next(self._shadow, words, name, stranger) if oblique else name

    def _stranger(self, side: str, words: Sequence[Word], at: int) -> str:
        """Return the family name of the one of another side who is named at a word."""
        found = self._lexicon.find(self._shadow, words, at)
        if found is None or found.entry.kind is not Kind.PERSON or len(found.entry.persons) != 1:
            return ""
        (person,), last = found.entry.persons, words[found.last - 1].text
        families = {fold(name.split()[-1]) for name in self._directory.persons[person].names}
        return last if last in families and self.own_side(person) not in ("", side) else ""

    def own_side(self, person: str) -> str:
        """Return the only side that a person has served, or ""."""
        sides = {term.side for term in self._directory.persons[person].terms}
        return sides.pop() if len(sides) == 1 else ""
