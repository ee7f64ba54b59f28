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
from dataclasses import replace
from functools import partial
from typing import Final

from wasl.contact.directory import Directory, Person
from wasl.contact.press.shadow import Shadow, fold, is_arabic
from wasl.contact.press.who import titled
from wasl.contact.press.who.actors import OTHER, Actor, with_counterparts
from wasl.contact.press.who.arabic import ArabicNames
from wasl.contact.press.who.attested import Attested
from wasl.contact.press.who.cases import Case, case_of, nominative
from wasl.contact.press.who.completing import completed, with_bare_titles
from wasl.contact.press.who.counterparts import with_shared
from wasl.contact.press.who.delegations import at_head
from wasl.contact.press.who.doubling import (
    appose,
    appose_two,
    are_both,
    join_double,
    reach_posts,
    two_names,
)
from wasl.contact.press.who.elements import Elements
from wasl.contact.press.who.fronting import in_front
from wasl.contact.press.who.heading import OFFICERS
from wasl.contact.press.who.joining import SPEAKING_FOR, Group, Joining
from wasl.contact.press.who.led import WAS, begun, case_of_title, is_of_body, office_of, serves
from wasl.contact.press.who.lexicon import (
    Found,
    Kind,
    Lexicon,
    Word,
    is_family_first,
    with_persons,
    words_of,
)
from wasl.contact.press.who.memory import Memory
from wasl.contact.press.who.names import (
    goes_on,
    goes_over,
    is_fathers,
    is_free,
    is_given,
    is_initial,
    is_longer_name,
    name_after,
    stands_alone,
)
from wasl.contact.press.who.namesakes import is_namesake
from wasl.contact.press.who.prefixed import behind_letters
from wasl.contact.press.who.several import with_several
from wasl.contact.press.who.sharing import with_both
from wasl.contact.press.who.styled import is_styled

_NO: Final = "post times journal review institute university examiner dollar dollars пост таймс"
_NO_SIDES: Final = frozenset((*_NO.split(), *fold("بوست تايمز").split()))
_HANGING: Final = frozenset({Kind.PLACE, Kind.TAIL, Kind.OUR_SIDE, Kind.RANK, Kind.FORMER})
_OURS: Final = frozenset({"foreign-minister", "defence-minister", "head-of-government"})
_HONOUR, _RANKS, _FAMILY = 8, 5, 4  # words to the title behind a name, of honorifics; letters
_OF: Final = re.compile(r"\s+of\s+(?:the\s+)?")
_PEERS: Final = frozenset({"lord", "lady", "baroness", "baron", "viscount"})


class Mentions:
    """Finds actors in sentences of one text; remembers who was named."""

    def __init__(self, lexicon: Lexicon, shadow: Shadow) -> None:
        self._lexicon = lexicon
        self._shadow = shadow
        self.memory = Memory(lexicon)
        self._elements = Elements(lexicon, shadow, self.memory)
        self._joining = Joining(lexicon, shadow, self.memory)
        self._arabic = ArabicNames(shadow)
        self._passed = 0
        self._weak: set[str] = set()
        self._honour = -1
        self._titled: dict[str, str] = {}
        self._attested = Attested(shadow)
        self.passed_over = False

    @property
    def directory(self) -> Directory:
        """The directory, with those whom the text introduces."""
        return self._lexicon.directory

    def introduce(self, persons: Sequence[Person]) -> None:
        """Know persons by their names from now on."""
        self._lexicon = with_persons(self._lexicon, persons)
        self._elements = Elements(self._lexicon, self._shadow, self.memory)
        self._joining = Joining(self._lexicon, self._shadow, self.memory)
        self.memory.introduce(self._lexicon, (one.id for one in persons))
        self._arabic.families.introduce(name for one in persons for name in one.names)

    def read(self, start: int, end: int) -> list[Actor]:
        """Return the actors of a sentence. ``passed_over``: a family name in it is of nobody known."""
        self.memory.begin()
        words = words_of(self._shadow.text, start=start, end=end)
        groups = self._groups(words)
        if self._weak and self._are_of_two_sides(groups):
            self.memory.known |= self._weak
            groups = self._groups(words)
        join_double(groups, words, self._shadow, self._joining.own_side)
        reach_posts(groups, words, self._joining.own_side)
        appose(groups, words, self._shadow, self._joining.own_side)
        appose_two(groups, words)
        self._name_of(groups, words)
        actors = [actor for group in groups for actor in self._actors(group, words)]
        find, side_of = partial(self._elements.find, words), self._joining.own_side
        actors = with_shared(actors, self._shadow, words, find, side_of)
        actors = with_both(actors, self._shadow, words, find, side_of)
        text, name_in = self._shadow.text, self._vague
        actors = completed(actors, text, start, end)
        actors = with_several(actors, text, words, find=find, name_in=name_in, side_of=side_of)
        actors = with_bare_titles(actors, text, words, partial(name_in, words))
        actors = at_head(actors, text, start)
        for one in actors:
            if one.person:
                self._arabic.families.introduce(self.directory.persons[one.person].names)
            if one.person and one.office and not (one.body or one.former or one.counterpart):
                self._titled.setdefault(one.person, one.office)
        return with_counterparts(actors, self._office_of)

    def _groups(self, words: Sequence[Word]) -> list[Group]:
        self.passed_over = False
        self._weak, self._passed, self._honour = set(), 0, -1
        groups: list[Group] = []
        for found in self._elements.read(words):
            self._take(found, groups, words)
        return groups

    def _are_of_two_sides(self, groups: Sequence[Group]) -> bool:
        """Whether those passed over and those named are of two sides: *Putin met Erdogan*."""
        named = {group.persons[0] for group in groups if len(group.persons) == 1}
        sides = {self._joining.own_side(person) for person in named | self._weak}
        sides |= {one.side for one in groups if (one.office or one.counterpart) and not one.body}
        return len(sides - {""}) > 1

    def _office_of(self, person: str) -> str:
        """Return the office by which the text calls a person, or the only one in which he takes calls."""
        if person in self._titled:
            return self._titled[person]
        terms = self.directory.persons[person].terms
        offices = {one.office for one in terms if not self.directory.is_body(one.office)}
        return offices.pop() if len(offices) == 1 else ""

    def _name_of(self, groups: list[Group], words: Sequence[Word]) -> None:
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

    # ── groups ──

    def _take(self, found: Found, groups: list[Group], words: Sequence[Word]) -> None:
        group = groups[-1] if groups else None
        kind = found.entry.kind
        close = self._joining.gap(group, found, words) if group is not None else ""
        if kind is Kind.NOUN and found.last < len(words) and words[found.last].text in _NO_SIDES:
            return  # *the Washington Post*
        if kind is Kind.ADJECTIVE and self._is_name(found, words):
            return
        if kind in _HANGING or is_styled(self._shadow, words, found, group, close):
            self._hang(found, group, words, close=close)
            return
        if group is not None and close and self._joining.joins(group, found, words, groups):
            group.last = group.reach = max(group.last, found.last)
            return
        entry = found.entry
        if group is not None and titled.glosses(self._shadow.text, words, found, group):
            return
        if kind is Kind.PERSON and self._is_another(found, words):
            return
        noble = found.first and words[found.first - 1].text in _PEERS and len(entry.persons) == 1
        if noble and kind is Kind.PERSON:
            self.memory.known |= set(entry.persons)
        if kind is Kind.PERSON and entry.weak and not self._joining.is_known(entry):
            self.passed_over = True
            size = words[found.last - 1].end - words[found.first].start
            beside = found.first in (self._passed, group.last if group is not None else 0)
            other = is_given(self._shadow, words, found.last - 1) and is_family_first(
                self._joining.own_side(entry.persons[0])
            )  # *Wang Xiaohong* is no Wang Yi
            beside = beside and not other
            alone = beside or stands_alone(self._shadow, words, found.first)
            if len(entry.persons) == 1 and size >= _FAMILY and alone:
                self._weak.add(entry.persons[0])
                self._passed = found.last
            return
        if kind is Kind.PERSON and is_longer_name(self._shadow, words, found, self._sides_of):
            return
        arabic = is_arabic(words[found.first].text)
        made = Group(found.first, found.last, reach=found.last, arabic=arabic)
        first = words[found.first].text
        made.clitic = first[0] == "و" and (first[1] == "و" or self._joining.is_joined(found, words))
        if kind is Kind.OFFICE and not (entry.body or entry.two):
            taken = group.reach if group is not None else 0
            held = made.clitic or (first[0] in "بل" and self._joining.is_joined(found, words))
            made.named = (0, 0) if held else self._honoured(found.first, taken, words)
        self._joining.fill(made, found)
        groups.append(made)

    def _is_another(self, found: Found, words: Sequence[Word]) -> bool:
        weak = found.entry.weak and (  # *Саара Куугонгелва* is no Saar
            is_namesake(self._shadow.text, found, words, self.directory)
            or goes_on(self._shadow, words, found.last - 1, partial(self._elements.find, words))
        )
        return weak or is_fathers(words, found.first)  # *علي باقري* is no Mohammad Bagheri

    def _hang(
        self, found: Found, group: Group | None, words: Sequence[Word], *, close: str
    ) -> None:
        """Put what is neither side, office nor name to the group that it hangs on."""
        kind = found.entry.kind
        honour = kind is Kind.RANK and titled.is_honour(words, found.last - 1)
        self._honour = found.last if honour else self._honour
        first = words[found.first].text
        another = close == "and" and first in OFFICERS  # *X, the head of A, and General Y*
        if group is None or another or (first == "from" and not group.counterpart):
            return  # *his counterpart from Hanoi*, and no *call to Blinken from Lavrov*
        placed = honour and close == "loose" and group.body and group.office not in SPEAKING_FOR
        if placed or (first == "the" and group.only_side and group.noun):
            return  # *بمقر وزارة الدفاع، الفريق X*, *received in Abuja the ambassador of Brazil*
        match kind:
            case Kind.PLACE:  # *officials in Berlin*, and no ambassador in Moscow
                if close == "tight" and group.office in SPEAKING_FOR:
                    group.reach = found.last
            case Kind.TAIL:
                if group.reach == found.first:
                    group.reach = found.last
                    titled.put_place(found, group, words, partial(self._elements.find, words))
            case Kind.OUR_SIDE:
                if close and group.only_side:
                    group.last = group.reach = found.last
            case _:
                if close and not (close == "loose" and group.only_side):  # *Singapore, the …*
                    group.joined = close == "and"
                    group.reach = found.last
                    then = words[found.first].text == "then"  # he held it when it was
                    group.former = group.former or (kind is Kind.FORMER and not then)
                    group.honoured = group.honoured or honour

    def _sides_of(self, persons: Sequence[str]) -> set[str]:
        """Return which sides persons have served."""
        return {one.side for each in persons for one in self.directory.persons[each].terms}

    def _is_name(self, found: Found, words: Sequence[Word]) -> bool:
        """Whether an adjective is the family name of *السيد محمد شياع السوداني*."""
        if not is_arabic(words[found.first].text):
            return False
        first, known = self._honour, partial(self._elements.find, words)
        near = 0 <= first < found.first <= first + 3
        if self._arabic.is_family(words, found.first, known):
            return True
        return near and self._arabic.is_inside(words, first, found.first, known)

    def _honoured(self, title: int, taken: int, words: Sequence[Word]) -> tuple[int, int]:
        """Return the words of the name in *الشيخ X بن Y أمير البلاد*."""
        first, known = self._honour, partial(self._elements.find, words)
        if not is_arabic(words[title].text):
            return 0, 0
        if not max(taken, title - _HONOUR) <= first < title:
            return self._arabic.before(words, title, taken, known)
        last = self._arabic.end(words, first, sure=True, known=known, until=title)
        return (first, last) if last == title else (0, 0)

    def _actors(self, group: Group, words: Sequence[Word]) -> Iterable[Actor]:
        start, end = words[group.first].start + group.clitic, words[group.last - 1].end
        text = self._shadow.text
        if group.office and "а" <= text[start] <= "я":
            start = words[begun(words, group.first)].start
        if text[end : end + 1] == ")" and "(" in text[start:end]:
            end += 1
        person = group.persons[0] if len(group.persons) == 1 else ""
        terms = self.directory.persons[person].terms if person else ()
        speaks = bool(terms) and all(self.directory.is_body(one.office) for one in terms)
        side = group.side or (self._joining.own_side(person) if person else "")
        one = Actor(
            start=start,
            end=end,
            side=side,
            office=OTHER if serves(group, words) else office_of(group, side, person, words),
            person=person,
            body=group.body or (speaks and not group.office) or serves(group, words),
            former=group.former or words[max(0, group.first - 1)].text in WAS,
            counterpart=group.counterpart,
            post=group.post,
            premier=group.premier,
            ours=bool(person and group.arabic and not group.side and group.office in _OURS),
        )
        if group.two and len(group.sides) > 1:
            yield from self._both(one, group, words)
            return
        if not (group.sides or person) and are_both(group, words, self._shadow):
            yield from self._both(replace(one, two=True), group, words)
            return
        own = group.office == "spokesman" or (group.office and not group.body)
        named, alone = own or group.counterpart, not group.persons
        if named and alone and is_arabic(text[start]):
            known = partial(self._elements.find, words)
            yield self._arabic.named(
                one, words, (group.named, group.reach), sure=group.honoured, known=known
            )
            return
        if alone and group.reach < len(words):  # what the directory knows is no name
            known = partial(self._lexicon.find, self._shadow, words)
            latin = not is_arabic(text[start])
            alone = is_free(self._shadow, words, group.reach, known, latin=latin)
            over = goes_over(text, words, group.last, group.reach)
            alone = alone or over or self._elements.is_given(words[group.reach])
        known = partial(self._lexicon.find, self._shadow, words)
        ours = side or not (is_arabic(text[start]) or is_of_body(self._shadow, words, group, known))
        if named and alone and ours:
            one = self._with_name(one, group, words)
        yield one

    def _vague(self, words: Sequence[Word], one: Actor, at: int) -> Actor:
        """Return one with the name behind *الوزير*, also behind more honorifics."""
        find = partial(self._elements.find, words)
        stop = min(len(words), at + _RANKS)
        while at < stop and (found := find(at)) and found.entry.kind is Kind.RANK:
            at = found.last
        if at < len(words) and (found := find(at)) and found.entry.kind is Kind.PERSON:
            return one
        if at < len(words) and not is_arabic(words[at].text):  # *министр Прабово Субианто*
            name = name_after(self._shadow, words, at)
            told = self._shadow.span(one.start, one.end).text
            return replace(one, name=self._plain(name.text, case_of([told]), one)) if name else one
        return self._arabic.named(one, words, ((0, 0), at), sure=True, known=find)

    def _both(self, one: Actor, group: Group, words: Sequence[Word]) -> Iterable[Actor]:
        """Return two who share a title, with their names behind it."""
        second = group.sides[1][0] if len(group.sides) > 1 else ""
        office = office_of(group, second or one.side, "", words)
        both = [one, replace(one, side=second, person="", office=office)]
        if group.persons:  # *Fidan and Lavrov, the foreign ministers of Turkey and Russia*
            known = {self._joining.own_side(person): person for person in group.persons}
            both = [replace(each, person=known.get(each.side, "")) for each in both]
            last = name_after(self._shadow, words, group.reach) if not both[1].person else None
            # *the ministers of Chile, Maya Fernandez, and of Argentina, Luis Petri, met*
            return [both[0], replace(both[1], name=last.text)] if last is not None else both
        named = two_names(self._shadow, words, group.reach, partial(self._elements.find, words))
        if named is None:
            return both
        case = case_of_title(self._shadow, words, group)
        owns = [self._joining.own_side(each.person) if each.person else "" for each in named]
        if both[0].side == owns[1] or both[1].side == owns[0]:
            both.reverse()
        return [
            replace(actor, person=each.person)
            if each.name is None
            else replace(actor, name=self._plain(each.name.text, case, actor))
            for actor, each in zip(both, named, strict=True)
        ]

    def _plain(self, name: str, case: Case, one: Actor) -> str:
        return nominative(name, case, seen=self._attested, side=one.side)

    def _with_name(self, one: Actor, group: Group, words: Sequence[Word]) -> Actor:
        """Return one with the name that the directory has not: behind the title, or before it."""
        first = group.reach
        while first > group.last and is_initial(self._shadow, words[first - 1]):
            first -= 1
        first = behind_letters(self._shadow, words, first)
        found = name_after(self._shadow, words, first)
        case = case_of_title(self._shadow, words, group)
        if found and not goes_over(self._shadow.text, words, group.last, group.reach):
            case = Case.NOMINATIVE if serves(group, words) else case
            oblique = case not in (Case.NOMINATIVE, Case.OPEN)
            found = self._joining.own_name(one.side, words, found, oblique=oblique)
            if found is None:
                return one
            name = self._plain(found.text, case, one)
            return replace(one, name=name, end=found.end, called="" if name else found.text)
        return in_front(self._lexicon, self._attested, words, group, one, case)
