# SPDX-License-Identifier: Apache-2.0
"""Who held which office, out of rows as the query service of Wikidata gives them.

Rules:

1. A row names a ``person``, a ``position``, a ``country``, a ``start`` and, if it is over, an
   ``end``. Columns that begin with one of the first three (``personLabel``, ``person_ar``) are
   labels of it; those of a person are spellings. A person may have several rows, one a language.
2. A side is known by its item (``wikidata`` in the directory), its code, or a name of the
   directory; an office by its item, or by a title when nothing but the side's names stands beside
   it: a deputy minister is no minister.
3. A time of Wikidata is as exact as its precision (``startPrecision``: 9 year, 10 month, 11 day).
   Without one, its first of a month is that month and its first of January that year: it writes
   both so. A plain date (``2024-10-01``) is what it says.
4. Whom the directory has, by the source or by the whole name and side, keeps the id. What our own
   file says of a person in an office stands; what the starter or an earlier import says gives way,
   and is told.
5. What cannot be taken is told with its row, and nothing is guessed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from wasl.contact.dates import When, parse_when, surely_before
from wasl.contact.directory import Directory, Person, Term, spelt
from wasl.contact.names import folded
from wasl.errors import Code, Misuse

Words: TypeAlias = tuple[str, ...]

_ITEM: Final = re.compile(r"(?:.*[/:])?(Q\d+)\Z", re.DOTALL)
_TIME: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)T00:00:00(?:\.0+)?Z\Z", re.ASCII)
_UNKNOWN: Final = ("_:", "t", "http://www.wikidata.org/.well-known/genid/")
_YEAR, _MONTH, _DAY = "9", "10", "11"
_CHOICES: Final = re.compile(r"[()|*\s]+")
_WORD: Final = re.compile(r"\w+\*?")
_SLUG: Final = re.compile(r"[a-z0-9]+")
_SMALL: Final = frozenset({"of", "the", "for", "and", "de", "du", "la", "und", "der"})
_PREFIXES: Final = ("person", "position", "country")
_KNOWN: Final = ("start", "end", "startprecision", "endprecision")
_ENTITY: Final = "http://www.wikidata.org/entity/"
_DO: Final = "see docs/guides/register.md, Rows of Wikidata"


class Left(NamedTuple):
    """A row that was not taken, or a value of it; and why. ``row`` 0: all of them."""

    row: int
    what: str


@dataclass(slots=True)
class Taken:
    """What came of rows. ``persons``: all of the imported directory; ``new``: their ids that were
    not known; ``terms``: how many were taken, and ``held`` already. ``changed``: what gave way.
    """

    persons: dict[str, Person]
    new: list[str] = field(default_factory=list)
    terms: int = 0
    held: int = 0
    changed: list[Left] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


class _Row(NamedTuple):
    """A row, understood."""

    row: int
    source: str
    names: tuple[str, ...]
    side: str
    office: str
    since: When
    until: When | None


def take_rows(
    rows: Sequence[Mapping[str, str]], *, own: Directory, imported: Directory, known: Directory
) -> Taken:
    """Return what rows add to the ``imported`` directory, as it is alone. ``own``: our own file,
    alone; ``known``: the starter and these two, together.
    """
    taken = Taken(dict(imported.persons))
    for column in dict.fromkeys(column for row in rows for column in row):
        if not column.startswith(_PREFIXES) and column not in _KNOWN:
            taken.left.append(Left(0, f"the column {column or 'without a name'} is not read"))
    reader = _Reader(known)
    persons: dict[str, list[_Row]] = {}
    for number, row in enumerate(rows, start=1):
        try:
            one = reader.read(number, row)
        except Misuse as fault:
            taken.left.append(Left(number, fault.what))
        else:
            persons.setdefault(one.source or one.names[0], []).append(one)
    taker = _Taker(taken, own, known)
    for same in persons.values():
        taker.take(same)
    return taken


class _Taker:
    """Puts persons into an imported directory, each with all of its rows."""

    def __init__(self, taken: Taken, own: Directory, known: Directory) -> None:
        self._taken, self._own, self._known = taken, own, known
        self._ids = set(known.persons)
        self._by_source: dict[str, str] = {}
        self._by_name: dict[str, set[str]] = {}
        for person in known.persons.values():
            self._by_source |= {term.source: person.id for term in person.terms}
            for name in person.names:
                self._by_name.setdefault(folded(name), set()).add(person.id)

    def take(self, rows: Sequence[_Row]) -> None:
        """Take what the rows of a person say."""
        try:
            id_ = self._id_of(rows)
        except Misuse as fault:
            self._taken.left += [Left(row.row, fault.what) for row in rows]
            return
        self._ids.add(id_)
        known = self._known.persons.get(id_, Person(id_, (), ()))
        before = self._taken.persons.get(id_, Person(id_, known.names[:1], ()))
        terms = list(before.terms)
        for office in dict.fromkeys((row.side, row.office) for row in rows):
            same = [row for row in rows if (row.side, row.office) == office]
            told = self._terms(id_, known, same)
            if told is not None:
                terms = [each for each in terms if (each.side, each.office) != office]
                terms += sorted(told, key=lambda term: term.since.text)
        there = {folded(name) for name in known.names}
        names = [name for row in rows for name in row.names if folded(name) not in there]
        if not known.names:
            self._taken.new.append(id_)
        if names or tuple(terms) != before.terms:
            names = [*before.names, *names]
            self._taken.persons[id_] = Person(id_, tuple(dict.fromkeys(names)), tuple(terms))

    def _terms(self, id_: str, known: Person, rows: Sequence[_Row]) -> list[Term] | None:
        """Return all terms in the office that these rows are of; None: nothing is to change."""
        office = (rows[0].side, rows[0].office)
        before = [each for each in known.terms if (each.side, each.office) == office]
        told = {
            (row.since.text, str(row.until)): Term(id_, *office, row.since, row.until, row.source)
            for row in rows
        }
        new = [each for each in told.values() if not any(_is_same(each, one) for one in before)]
        self._taken.held += len(told) - len(new)
        if not new:
            return None
        name = f"{id_} as {':'.join(office)}"
        ours = self._own.persons.get(id_)
        if ours is not None and any((one.side, one.office) == office for one in ours.terms):
            what = f"our own file has other terms of {name}: they stand"
            self._taken.left += [Left(row.row, what) for row in rows]
            return None
        self._taken.terms += len(new)
        gone = [each for each in before if any(_meet(each, one) for one in new)]
        for each in gone:
            what = f"{name}: {each.since} to {each.until or 'now'} gives way"
            self._taken.changed.append(Left(rows[0].row, what))
        return [*(each for each in before if each not in gone), *new]

    def _id_of(self, rows: Sequence[_Row]) -> str:
        """Return the id of a person: of the one who is known, or a new one. Raises Misuse."""
        source = rows[0].source
        if source in self._by_source:
            return self._by_source[source]
        sides = {row.side for row in rows}
        names = [name for row in rows for name in row.names]
        found = {
            id_
            for name in names
            for id_ in self._by_name.get(folded(name), ())
            if any(term.side in sides for term in self._known.persons[id_].terms)
        }
        if len(found) > 1:
            raise _misuse(f"this may be {' or '.join(sorted(found))}", "person")
        if found:
            return found.pop()
        slugs = ("-".join(_SLUG.findall(folded(name))) for name in names)
        slug = next((each for each in slugs if each), "")
        item = source.rpartition("/")[2].lower() or f"row{rows[0].row}"
        return slug if slug and slug not in self._ids else f"{slug}-{item}".lstrip("-")


def _is_same(one: Term, other: Term) -> bool:
    return (one.since, one.until) == (other.since, other.until)


def _meet(one: Term, other: Term) -> bool:
    """Tell whether two terms can have a day in common."""
    return one.can_hold_on(other.since) or other.can_hold_on(one.since)


class _Reader:
    """Reads rows by what a directory knows of sides and offices."""

    def __init__(self, known: Directory) -> None:
        self._known = known
        self._sides: dict[str, list[Words]] = {}
        for side in known.sides.values():
            names = [*side.nouns, *side.adjectives]
            words = {_words(each) for name in names for each in spelt(name)}
            self._sides[side.id] = sorted(words, key=len, reverse=True)
        self._named: dict[tuple[str, bool], set[str]] = {}
        self._offices: dict[tuple[str, str], set[str]] = {}
        self._titles: list[tuple[Words, str, str]] = []
        for office in known.offices.values():
            told = [("", name) for name in office.one]
            told += [(side, name) for side, names in office.of.items() for name in names]
            for side, name in told:
                self._titles += [(_title(_words(each)), side, office.id) for each in spelt(name)]

    def read(self, number: int, row: Mapping[str, str]) -> _Row:
        """Return what a row says. Raises Misuse with what cannot be taken of it."""
        item = _ITEM.match(row.get("person", ""))
        names = tuple(
            dict.fromkeys(
                name
                for column, value in row.items()
                if column.startswith("person") and not column.endswith("description")
                if not _ITEM.match(value) and (name := " ".join(_CHOICES.split(value)).strip())
            )
        )
        if not names:
            raise _misuse("it has no name of the person", "person")
        labels = _values(row, "position")
        side = self._side(row, labels)
        office = self._office(row, labels, side)
        since = _when(row, "start")
        if since is None:
            raise _misuse("it does not say since when", "start")
        until = _when(row, "end")
        if until is not None and surely_before(until, since):
            raise _misuse(f"it ends ({until}) before it begins ({since})", "end")
        source = _ENTITY + item.group(1) if item else ""
        return _Row(number, source, names, side, office, since, until)

    def _side(self, row: Mapping[str, str], labels: Sequence[str]) -> str:
        told = _values(row, "country")
        items = (item.group(1) for each in told if (item := _ITEM.match(each)))
        found = {self._known.items.get(item, "") for item in items}
        found |= {each.upper() for each in told} | set(self._called(told, whole=True))
        found &= self._known.sides.keys()
        titled = set(self._called(labels, whole=False))
        if told and titled and not found <= titled:
            what = f"the country is {' / '.join(told)}, and the position one of another"
            raise _misuse(what, "country")
        found = found if told else titled
        if len(found) == 1:
            return found.pop()
        named = " / ".join(told or labels) or "nothing"
        if found:
            raise _misuse(f"{named} can be {' or '.join(sorted(found))}", "country")
        raise _misuse(f"no side of the directory is called {named}", "country")

    def _called(self, labels: Iterable[str], *, whole: bool) -> Iterator[str]:
        """Give the sides that labels name. ``whole``: and nothing else stands in them."""
        for label in labels:
            if (label, whole) not in self._named:
                words = _words(label)
                self._named[label, whole] = {
                    side
                    for side, names in self._sides.items()
                    for name in names
                    if (rest := _without(words, name)) != words and not (whole and _title(rest))
                }
            yield from self._named[label, whole]

    def _office(self, row: Mapping[str, str], labels: Sequence[str], side: str) -> str:
        item = _ITEM.match(row.get("position", ""))
        known = self._known.items.get(item.group(1), "") if item else ""
        if known in self._known.offices:
            return known
        found = {office for label in labels for office in self._titled(label, side)}
        if len(found) == 1:
            return found.pop()
        named = " / ".join([*labels, *([item.group(1)] if item else ())]) or "nothing"
        if found:
            raise _misuse(f"the position {named} can be {' or '.join(sorted(found))}", "position")
        raise _misuse(f"no office of the directory is called {named}", "position")

    def _titled(self, label: str, side: str) -> set[str]:
        """Return the offices of which a label is a title, with or without the names of a side."""
        if (label, side) not in self._offices:
            whole = words = _words(label)
            for name in self._sides[side]:
                words = _without(words, name)
            told = {_title(whole), _title(words)}
            self._offices[label, side] = {
                office
                for title, of, office in self._titles
                if of in ("", side) and any(_are_one(title, each) for each in told)
            }
        return self._offices[label, side]


def _values(row: Mapping[str, str], prefix: str) -> list[str]:
    values = (value for column, value in row.items() if column.startswith(prefix) and value)
    told = dict.fromkeys(values)
    return [each for each in told if prefix == "country" or not _ITEM.match(each)]


def _words(text: str) -> Words:
    return tuple(_bare(word) for word in _WORD.findall(folded(text)))


def _bare(word: str) -> str:
    """Return an Arabic word without the article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _title(words: Words) -> Words:
    return tuple(word for word in words if word not in _SMALL)


def _without(words: Words, name: Words) -> Words:
    """Return words without a name among them."""
    size = len(name)
    for at in range(len(words) - size + 1) if size else ():
        if _are_one(name, words[at : at + size]):
            return words[:at] + words[at + size :]
    return words


def _are_one(name: Words, words: Words) -> bool:
    """Tell whether words are a name of the directory, in which a ``*`` is an ending."""
    return len(name) == len(words) and all(map(_is_one, name, words))


def _is_one(name: str, word: str) -> bool:
    if name.endswith("*"):
        return word.startswith(name[:-1]) and len(word) < len(name) + 3
    return word == name


def _when(row: Mapping[str, str], column: str) -> When | None:
    text = row.get(column, "")
    if not text:
        return None
    found = _TIME.match(text)
    if found is None:
        if text.startswith(_UNKNOWN):
            raise _misuse(f"its {column} is not known there", column)
        return parse_when(text.removesuffix("Z").removesuffix("T00:00:00"), where=column)
    year, month, day = found.groups()
    parts = {_YEAR: (year,), _MONTH: (year, month), _DAY: (year, month, day)}
    precision = row.get(f"{column}precision", "")
    if precision and precision not in parts:
        raise _misuse(f"its {column} is less exact than a year", column)
    if not precision:
        precision = _DAY if day != "01" else _MONTH if month != "01" else _YEAR
    return parse_when("-".join(parts[precision]), where=column)


def _misuse(what: str, where: str) -> Misuse:
    return Misuse(Code.BAD_ARGUMENT, what, where=where, do=_DO)
