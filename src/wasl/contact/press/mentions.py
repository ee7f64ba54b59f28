# SPDX-License-Identifier: Apache-2.0
"""Who is named in a sentence: sides, offices and persons, put together.

Rules:

1. What stands together is one: title, adjective of the side, rank and name, in the order of the
   language. *His Russian counterpart* has the office of the one before, unless a title follows.
2. A title for two, or adjectives of two sides, are two actors with one office.
3. A family name alone counts only if the person was named before in this text, if a title or a
   side goes right before, or if one of another side is named in the sentence. A spelling that the directory has not is found by its key there alone.
4. A person whom the directory has not is the name after *title + side*; the words are the name.
5. An aide, a deputy, an envoy of somebody is not that one.
6. A spokesman speaks for the side whose body or person he names; he is no party himself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from wasl.contact.press.actors import Actor, with_counterparts
from wasl.contact.press.lexicon import Entry, Found, Kind, Lexicon, Word, words_of
from wasl.contact.press.names import name_after, stands_alone
from wasl.contact.press.shadow import Shadow, fold

_SPEAKING_FOR: Final = frozenset({"spokesman", "officials", "embassy"})
_AIDE: Final = "aide"
_HEADS: Final = {
    "defence-ministry": "defence-minister",
    "foreign-ministry": "foreign-minister",
    "armed-forces": "chief-of-general-staff",
    "security-council": "security-council-secretary",
}
"""Who heads a body: *the chief of Russia's General Staff*, *глава российского МИД*."""
_FAMILY: Final = 4
"""Letters of a family name that stands alone."""
_HEAD_WORDS: Final = 6
_NO_SIDES: Final = frozenset(
    map(
        fold,
        [
            "post",
            "times",
            "journal",
            "review",
            "institute",
            "university",
            "examiner",
            "пост",
            "таймс",
            "بوست",
            "تايمز",
        ],
    )
)
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?")
_JOINS: Final = frozenset({"и", "and", "و", "with", "amp"})
_DASH: Final = re.compile(r"\s-\s")
_LOOSE: Final = re.compile(r"[\s,()\"'\-/:]*\Z")
_TIGHT: Final = re.compile(r"[\s()\"'\-.]*\Z")


@dataclass(slots=True)
class _Group:
    first: int
    last: int
    office: str = ""
    sides: list[tuple[str, int, int]] = field(default_factory=list)
    persons: tuple[str, ...] = ()
    two: bool = False
    counterpart: bool = False
    body: bool = False
    former: bool = False
    noun: bool = False
    joined: bool = False
    reach: int = 0
    clitic: bool = False

    @property
    def side(self) -> str:
        return self.sides[0][0] if self.sides else ""

    @property
    def only_side(self) -> bool:
        return bool(self.sides) and not (self.office or self.counterpart or self.persons)


class Mentions:
    """Finds actors in sentences of one text; remembers who was named."""

    def __init__(self, lexicon: Lexicon, shadow: Shadow) -> None:
        self._lexicon = lexicon
        self._shadow = shadow
        self._directory = lexicon.directory
        self._known: set[str] = set()
        self._weak: set[str] = set()
        self.passed_over = False

    def read(self, start: int, end: int) -> list[Actor]:
        """Return the actors of a sentence in their order.

        ``passed_over``: a family name in it is of nobody who was named before.
        """
        words = words_of(self._shadow.text, start=start, end=end)
        groups = self._groups(words)
        if self._weak and self._are_of_two_sides(groups):
            self._known |= self._weak
            groups = self._groups(words)
        self._appose(groups, words)
        self._name_of(groups, words)
        actors = [actor for group in groups for actor in self._actors(group, words)]
        return with_counterparts(actors, self._office_of)

    def _groups(self, words: Sequence[Word]) -> list[_Group]:
        self.passed_over = False
        self._weak = set()
        groups: list[_Group] = []
        for found in self._elements(words):
            self._take(found, groups, words)
        return groups

    def _are_of_two_sides(self, groups: Sequence[_Group]) -> bool:
        """Whether those passed over and those named are of two sides: *Putin met Erdogan*."""
        named = {group.persons[0] for group in groups if len(group.persons) == 1}
        sides = {self._own_side(person) for person in named | self._weak}
        return len(sides - {""}) > 1

    def _office_of(self, person: str) -> str:
        """Return the only office in which a person takes calls, if it is one."""
        terms = self._directory.persons[person].terms
        offices = {one.office for one in terms if not self._directory.offices[one.office].body}
        return offices.pop() if len(offices) == 1 else ""

    def _appose(self, groups: list[_Group], words: Sequence[Word]) -> None:
        """Put *Lavrov* and *Russia's foreign minister* behind a comma together."""
        for at in range(len(groups) - 1, 0, -1):
            name, title = groups[at - 1], groups[at]
            gap = self._shadow.text[words[name.last - 1].end : words[title.first].start]
            plain = len(name.persons) == 1 and not name.office and not name.counterpart
            titled = title.office and not (title.body or title.persons or title.two)
            if not (plain and titled and gap.strip() == ","):
                continue
            if title.side in ("", self._own_side(name.persons[0])):
                name.office, name.sides, name.last = title.office, title.sides, title.last
                del groups[at]

    def _name_of(self, groups: list[_Group], words: Sequence[Word]) -> None:
        """Put the side of *Foreign Minister Ayman Safadi of Jordan* to the title."""
        for at in range(len(groups) - 1, 0, -1):
            title, side = groups[at - 1], groups[at]
            open_ = title.office and not (title.side or title.persons or title.body or title.two)
            if not (open_ and side.only_side and side.noun):
                continue
            name = name_after(self._shadow, words, title.reach)
            start = words[side.first].start
            if name is not None and _OF.fullmatch(self._shadow.text, name.end, start):
                title.sides = side.sides
                del groups[at]

    # ── elements ──

    def _elements(self, words: Sequence[Word]) -> Iterable[Found]:
        at = 0
        title: Found | None = None
        while at < len(words):
            found = self._lexicon.find(self._shadow, words, at)
            if found is not None and found.entry.kind is Kind.HEAD:
                found = self._headed(found, words)
            if found is None and title is not None and at - title.last < 2:
                found = self._by_key(words, at, title)
            if found is None:
                at += 1
                continue
            yield found
            if found.entry.kind is Kind.PERSON:
                title = None
            elif found.entry.kind is not Kind.FORMER:
                title = found
            at = found.last

    def _headed(self, head: Found, words: Sequence[Word]) -> Found | None:
        """Return the office of *head + side + body*."""
        side, at = "", head.last
        while at < min(len(words), head.last + _HEAD_WORDS):
            gap = self._shadow.text[words[at - 1].end : words[at].start]
            found = self._lexicon.find(self._shadow, words, at)
            if found is None or not _TIGHT.match(gap):
                return None
            kind, office = found.entry.kind, found.entry.office
            if kind is Kind.OFFICE:
                own = side or found.entry.side
                entry = Entry(kind, side=own, office=_HEADS.get(office, ""))
                return Found(head.first, found.last, entry) if entry.office else None
            if kind in (Kind.NOUN, Kind.ADJECTIVE) and not side:
                side = found.entry.side
            elif kind is not Kind.RANK:
                return None
            at = found.last
        return None

    def _by_key(self, words: Sequence[Word], at: int, title: Found) -> Found | None:
        if (whole := self._lexicon.by_key(words, at)) is not None:
            return whole
        if at != title.last:
            return None
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

    # ── groups ──

    def _take(self, found: Found, groups: list[_Group], words: Sequence[Word]) -> None:
        group = groups[-1] if groups else None
        kind = found.entry.kind
        close = group is not None and self._gap(group, found, words)
        if kind is Kind.NOUN and found.last < len(words) and words[found.last].text in _NO_SIDES:
            return  # *the Washington Post*
        if kind is Kind.PLACE:  # *officials in Berlin*, and no ambassador in Moscow
            if group is not None and close == "tight" and group.office in _SPEAKING_FOR:
                group.reach = found.last
            return
        if kind in (Kind.RANK, Kind.FORMER):
            apart = close == "loose" and group is not None and group.only_side
            if group is not None and close and not apart:  # *in Singapore, the Pentagon said*
                group.joined = self._gap(group, found, words) == "and"
                group.reach = found.last
                group.former = group.former or kind is Kind.FORMER
            return
        if kind is Kind.OUR_SIDE:
            if group is not None and close and group.only_side:
                group.last = group.reach = found.last
            return
        if group is not None and close and self._joins(group, found, words, groups):
            group.last = group.reach = max(group.last, found.last)
            return
        entry = found.entry
        if kind is Kind.PERSON and entry.weak and not self._is_known(entry):
            self.passed_over = True
            size = words[found.last - 1].end - words[found.first].start
            alone = stands_alone(self._shadow, words, found.first)
            if len(entry.persons) == 1 and size >= _FAMILY and alone:
                self._weak.add(entry.persons[0])
            return
        made = _Group(found.first, found.last, reach=found.last)
        made.clitic = words[found.first].text[0] == "و" and self._is_joined(found, words)
        self._fill(made, found)
        groups.append(made)

    def _gap(self, group: _Group, found: Found, words: Sequence[Word]) -> str:
        """How a phrase stands to the group before it: ``tight``, ``loose``, ``and``, or ""."""
        if group.joined and group.reach == found.first:
            return "and"
        between = words[group.reach : found.first]
        text = self._shadow.text
        gap = text[words[group.reach - 1].end : words[found.first].start]
        if len(between) == 1 and between[0].text in _JOINS:
            return "and"
        if between or "\n" in gap:
            return ""
        if group.only_side and _DASH.search(gap):  # *ANKARA - The director*
            return ""
        first = words[found.first].text
        if first[0] == "و" and _LOOSE.match(gap) and self._is_joined(found, words):
            return "and"
        return "tight" if _TIGHT.match(gap) else "loose" if _LOOSE.match(gap) else ""

    def _is_joined(self, found: Found, words: Sequence[Word]) -> bool:
        """Whether the و of a word is *and*: without it the phrase is found as well."""
        word = words[found.first]
        bare = [Word(word.start + 1, word.end, word.text[1:])] if len(word.text) > 2 else []
        rest = [*bare, *words[found.first + 1 : found.last]]
        again = self._lexicon.find(self._shadow, rest, 0) if bare else None
        return again is not None and again.last == len(rest)

    def _joins(
        self, group: _Group, found: Found, words: Sequence[Word], groups: list[_Group]
    ) -> bool:
        gap = self._gap(group, found, words)
        match found.entry.kind:
            case Kind.OFFICE:
                return self._join_office(group, found, gap=gap, groups=groups, words=words)
            case Kind.NOUN | Kind.ADJECTIVE:
                return self._join_side(group, found, gap=gap)
            case Kind.COUNTERPART:
                if group.only_side and gap == "tight" and not group.noun:
                    group.counterpart = True
                    return True
                return False
            case _:
                return self._join_person(group, found, gap=gap)

    def _join_office(
        self,
        group: _Group,
        found: Found,
        *,
        gap: str,
        groups: list[_Group],
        words: Sequence[Word],
    ) -> bool:
        entry = found.entry
        whose = group.persons and not group.office and group.reach > group.last
        if whose and entry.office in (*_SPEAKING_FOR, _AIDE):  # *Zelensky's press service*
            group.sides = group.sides or self._side_of(group.persons, found)
            group.persons, group.office, group.body = (), entry.office, entry.body
            return True
        if group.office in (*_SPEAKING_FOR, _AIDE) and gap != "and":
            group.sides = group.sides or self._of(entry, words[found.first])
            return True
        if _HEADS.get(entry.office) == group.office and gap == "tight" and not entry.side:
            return True  # *the chief of staff of the armed forces*
        if group.body and entry.office in _SPEAKING_FOR and gap == "tight":
            group.office = entry.office
            return True
        if group.body and entry.body and gap != "and" and entry.side in ("", group.side):
            return True
        if gap == "and" or (group.office and not group.counterpart):
            return False
        if entry.side and group.side not in ("", entry.side) and not self._owns(group):
            return False
        if group.only_side and gap != "tight":
            return False
        if group.only_side and group.noun and not words[group.first].text.isascii():
            return False  # *принял в Киеве премьера*: only English has *Israel defence minister*
        if group.only_side and entry.two and len(groups) > 1:
            before = groups[-2]
            if before.only_side and self._between(before, group, words) == "and":
                before.office, before.body = entry.office, entry.body
        group.office, group.body = entry.office, entry.body
        group.two = entry.two and len(group.sides) < 2
        group.counterpart = False
        group.sides = group.sides or self._of(entry, words[found.first])
        return True

    @staticmethod
    def _owns(group: _Group) -> bool:
        """Whether it is *German* or *Germany's*, and the title stands right behind."""
        return group.only_side and (not group.noun or group.reach > group.last)

    def _between(self, before: _Group, after: _Group, words: Sequence[Word]) -> str:
        return self._gap(before, Found(after.first, after.last, Entry(Kind.RANK)), words) or (
            "and" if words[after.first].text[0] == "و" and before.reach == after.first else ""
        )

    @staticmethod
    def _of(entry: Entry, word: Word) -> list[tuple[str, int, int]]:
        return [(entry.side, word.start, word.end)] if entry.side else []

    def _join_side(self, group: _Group, found: Found, *, gap: str) -> bool:
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
            own = group.side or (self._own_side(group.persons[0]) if group.persons else "")
            return own == entry.side and gap == "tight"
        if not (group.office or group.counterpart):
            return False
        group.sides = [place]
        return True

    def _join_person(self, group: _Group, found: Found, *, gap: str) -> bool:
        if gap == "and" or group.persons or (group.two and len(group.sides) > 1):
            return False
        if group.body and gap != "tight" and group.office not in _SPEAKING_FOR:
            return False  # *The presidency: Zelensky spoke with …*
        owned = group.reach > group.last  # *Russia's Lavrov*
        if group.only_side and (gap != "tight" or (group.noun and not owned)):
            return False
        persons = self._fitting(group, found.entry)
        if group.office == _AIDE:  # whose aide it is
            group.sides = group.sides or self._side_of(found.entry.persons, found)
            return True
        if group.office in _SPEAKING_FOR:
            if found.entry.weak and not persons:
                return False
            if not group.sides and gap == "tight":
                group.sides = self._side_of(persons or found.entry.persons, found)
                own = any(
                    term.office == group.office
                    for person in found.entry.persons
                    for term in self._directory.persons[person].terms
                )
                group.persons = found.entry.persons[:1] if own else ()
                return True
        if not persons:
            return False
        group.persons = persons
        self._known |= set(persons) if len(persons) == 1 else set()
        return True

    def _side_of(self, persons: tuple[str, ...], found: Found) -> list[tuple[str, int, int]]:
        sides = {term.side for person in persons for term in self._directory.persons[person].terms}
        return [(sides.pop(), found.first, found.last)] if len(sides) == 1 else []

    def _fitting(self, group: _Group, entry: Entry) -> tuple[str, ...]:
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
        if entry.weak and not by_office and not self._is_known(entry):
            near = group.counterpart or group.only_side
            return tuple(by_side) if near and len(by_side) == 1 else ()
        return tuple(by_office or by_side)

    def _is_known(self, entry: Entry) -> bool:
        return len(self._known & set(entry.persons)) == 1

    def _fill(self, group: _Group, found: Found) -> None:
        entry = found.entry
        match entry.kind:
            case Kind.OFFICE:
                group.office, group.two, group.body = entry.office, entry.two, entry.body
                if entry.side:
                    group.sides = [(entry.side, found.first, found.last)]
            case Kind.COUNTERPART:
                group.counterpart = True
            case Kind.PERSON:
                known = tuple(self._known & set(entry.persons))
                group.persons = known if entry.weak else entry.persons
                self._known |= set(group.persons) if len(group.persons) == 1 else set()
            case _:
                group.sides = [(entry.side, found.first, found.last)]
                group.noun = entry.kind is Kind.NOUN

    # ── actors ──

    def _actors(self, group: _Group, words: Sequence[Word]) -> Iterable[Actor]:
        start, end = words[group.first].start + group.clitic, words[group.last - 1].end
        text = self._shadow.text
        if text[end : end + 1] == ")" and "(" in text[start:end]:
            end += 1
        person = group.persons[0] if len(group.persons) == 1 else ""
        terms = self._directory.persons[person].terms if person else ()
        speaks = bool(terms) and all(self._directory.offices[one.office].body for one in terms)
        side = group.side or (self._own_side(person) if person else "")
        one = Actor(
            start=start,
            end=end,
            side=side,
            office=group.office,
            person=person,
            body=group.body or (speaks and not group.office),
            former=group.former,
            counterpart=group.counterpart,
        )
        if group.two and len(group.sides) > 1:
            yield one
            yield replace(one, side=group.sides[1][0], person="")
            return
        named = (
            (group.office and not group.body) or group.counterpart or group.office == "spokesman"
        )
        alone = not (group.persons or group.two)
        if alone and group.reach < len(words):  # what the directory knows is no name
            alone = self._lexicon.find(self._shadow, words, group.reach) is None
        if not person and side and named and alone:
            found = name_after(self._shadow, words, group.reach)
            if found is not None:
                one = replace(one, name=found.text, end=found.end)
        yield one

    def _own_side(self, person: str) -> str:
        sides = {term.side for term in self._directory.persons[person].terms}
        return sides.pop() if len(sides) == 1 else ""
