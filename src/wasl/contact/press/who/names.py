# SPDX-License-Identifier: Apache-2.0
"""The name of somebody whom the directory has not: what follows *title + side*.

Rules:

1. In Latin and Cyrillic it is one to four words with capitals; *bin*, *de* and what a hyphen ties
   on (*Shin Won-sik*) do not count, and an initial has its dot.
2. Arabic has none: ``press/who/arabic``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow, is_arabic
from wasl.contact.press.who.arabic_words import is_no_name
from wasl.contact.press.who.capitals import KINDS, NO_NAMES, OPENERS
from wasl.contact.press.who.honours import SHORT
from wasl.contact.press.who.lexicon import Found, Kind, Word, gap_before
from wasl.contact.press.who.prefixed import LETTERS, behind_brackets, behind_letters

_PARTICLES: Final = (
    "bin ibn ben bint binti binte bte bt al el ul ur de del da dos di la le von van der den ter ould los las zu af zur vom wuld ould abu e y uz ud "
    "бен аль ибн фон оглы бин эль ас аш ан ат ад ар аз ал уль ван дер ден де да ди дель дос душ ле ля ла тер абу ульд вульд бинт ибну кызы фан эд эт эн эз аг аф цу"
)
PARTS: Final = frozenset(_PARTICLES.split())
_MOST: Final = 4
_CLOSED: Final = re.compile(r"\s*(?:[,.;)]|$)")
_BEHIND: Final = re.compile(r"(?:\s\([a-z]{2,8}\))?\s*?(?:[,.;)\n]|$)")
_FIELDS: Final = frozenset({"for", "to", "on"})
_FOR: Final = re.compile(r"\s(?:for|to|on)\s(?!\w+day)")
_FIELD: Final = re.compile(r"(?:\s[\w'-]+){0,8}?\s*[,.;]")
"""*X, the chief of defence staff (CDS), met Y*; *X, the envoy for the Horn of Africa, met Y*."""
_JUNIOR: Final = re.compile(r",? (?:jr|sr)(?!\w)\.?")
_OPENING_RU: Final = re.compile(
    r"(?:встреч|переговор|разговор|бесед|звонок|контакт|саммит|визит|приезд|прием|письм|послани|обращени|телеграмм)\w{0,3}|"
    r"с|со|к|у|от|для|по|между|как|при|после|когда|что|однако|также|днем|утром|вечером|ночью|вчера|сегодня|накануне|ранее|позже|затем|"
    r"в|во|на|из|об|через|перед|кроме|помимо|вместе|наконец|тогда|потом|здесь|если|хотя|пока|недавно|впервые|снова|вновь|"
    r"тем|первым|первой|\w+(?:енно|ально|ельно|[чтд]но|ильно)"
)
"""What opens a Russian sentence before a name, and is no part of it."""
_NOT_BEFORE: Final = frozenset({"the", "for", "on"})
"""No name stands behind these: *special representative for the Middle East*."""
_RETIRED: Final = frozenset({"retd", "rtd", "ret", "retired", "res", "pilot", "staff", "naval"})
"""*General (Retd) X*."""
_TIES: Final = frozenset({"-", "'"})
_CUT: Final = frozenset({"s", "re", "ll", "ve", "t", "d", "m"})
"""What stands behind an apostrophe and is no part of a name, as in *Mata'afa*."""
_SONS: Final = frozenset({"bin", "ibn", "bint", "ould"})
_JUNIORS: Final = frozenset({"jr", "sr"})
_FAMILY_FIRST: Final = frozenset({"CN", "KR", "KP", "VN", "TW"})
_GIVEN_NAMES: Final = (
    "ali mohammed muhammad mohamed mohammad ahmed ahmad hassan hussein abdul abdel omar khalid khaled ibrahim mustafa mahmoud said saeed salem "
    "saleh yousef youssef ismail hamad fahd faisal nasser tariq jassim abdullah abdulrahman abdulaziz adel hani fuad jamal kamal karim majid "
    "mansour mazen nabil qasim rashid salman sami walid yasser zaid juan jose luis carlos maria ana jean marie nguyen tran"
)
_GIVEN: Final = frozenset(_GIVEN_NAMES.split())
_INITIAL: Final = re.compile(r"\. ?")
_CALLED_BY: Final = ((' "', '" '), (" '", "' "), (" (", ") "))
_CLOSES: Final = frozenset(closes for _, closes in _CALLED_BY)
_NICKNAME: Final = re.compile(r"\s[\"“”'‘’(]\w+[\"“”'‘’)](?=\s)")
_CONTACT: Final = re.compile(r"встреч|переговор|разговор|бесед|звонок|контакт|саммит")
_TITLED: Final = "secretary minister ministers president presidents chancellor premier messrs"
_TITLES: Final = frozenset(_TITLED.split())
_CALLED: Final = re.compile(
    r"(?<!\w)(?:calls?|letters?|messages?|invitations?|telegrams?|cables?|briefings?|visits?|greetings|congratulations|condolences)(?: [\w,-]+){0,6}? from $|"
    r"(?<!\w)(?:letters?|messages?|telegrams?|invitations?|wrote|writes|written|spoke|speaks|spoken|talked|talks|calls?) (?:[\w,-]+ ){0,6}?to $"
)
"""*A call from X, the minister of …*: there somebody stands, and no place."""
_CALL_REACH: Final = 90
_PLACES: Final = frozenset(["in", "at", "near", "from", "to", "outside", "around", "on"])


_FATHERS_OF: Final = frozenset({"бу", "абу", "бен", "ибн", "ульд"})
"""What opens a family name, in Russian."""


def name_after(
    shadow: Shadow, words: Sequence[Word], at: int, *, listed: bool = False
) -> Word | None:
    """Return the words of a name that begins with a word, as they stand in the text.

    ``listed``: others stand beside it.
    """
    at = behind_brackets(shadow, words, at)
    if at >= len(words) or not _stands_on(shadow, words, at):
        return None
    if is_arabic(words[at].text) or (at and words[at - 1].text in _NOT_BEFORE):
        return None
    last, count = at, 0
    while last < len(words) and (last == at or _goes_on(shadow, words, last)):
        word = words[last]
        tied = last > at and gap_before(shadow.text, words, last) in _TIES
        part = tied or (last > at and word.text in PARTS)
        if (word.text in NO_NAMES and not (tied or (last > at and _is_may(shadow, word)))) or not (
            part or shadow.is_capital(word.start)
        ):
            break
        count += not part
        if count > _MOST:
            break
        last += 1
    while last > at and _is_left(shadow, words, last):
        last -= 1
    if last > at and "," in gap_before(
        shadow.text, words, at
    ):  # *the ambassador, Viktor Tatarintsev, was*
        closed = _CLOSED.match(shadow.text, words[last - 1].end)
        closed = closed or _JUNIOR.match(shadow.text, words[last - 1].end)
        closed = closed or (listed and last < len(words) and words[last].text == "and")
        return _told(shadow, words, at, last) if closed and last - at > 1 else None
    return _told(shadow, words, at, last) if last > at else None


def _is_left(shadow: Shadow, words: Sequence[Word], last: int) -> bool:
    """Whether the last word of a name is none of it: *Сафади Бу Хабиб* are two."""
    part = words[last - 1]
    if not shadow.is_capital(part.start):
        return part.text in PARTS
    near = last < len(words) and gap_before(shadow.text, words, last) == " "
    return part.text in _FATHERS_OF and near and shadow.is_capital(words[last].start)


def without_next(
    shadow: Shadow, words: Sequence[Word], name: Word, known: Callable[[int], str]
) -> Word:
    """Leave out who stands behind a name: *с министром Кении Мусалией Мудавади Лавров провел …*.

    ``known``: the family name, folded, of one of another side who is named at a word.
    """
    inside = [n for n, word in enumerate(words) if name.start <= word.start < name.end]
    for n in inside[2:]:
        family = known(n)
        if family and words[inside[-1]].text == family and n >= inside[-1] - 1:
            return _told(shadow, words, inside[0], n - _is_left(shadow, words, n))
    return name


def _is_may(shadow: Shadow, word: Word) -> bool:
    """Whether a word is the name *May*, and no month."""
    return word.text == "may" and not shadow.text[word.end : word.end + 2].strip().isdigit()


_LETTERED: Final = "mp mep mla qc kc obe cbe mbe oam am ao ac dbe kbe td psc mni"
_BEHIND_NAMES: Final = frozenset(_LETTERED.split())
"""What stands behind an English name and is none: *Richard Marles MP, Minister for Defence*."""


_OWN: Final = "the a an his her its their then"
_OWNERS: Final = frozenset(_OWN.split())


def name_before(
    shadow: Shadow,
    words: Sequence[Word],
    at: int,
    is_rank: Callable[[int], bool],
    *,
    cyrillic: bool = False,
) -> Word | None:
    """Return the name that ends at a comma before a title: *Murat Nurtleu, the minister of …*.

    ``is_rank``: whether a word is an honorific, which is no part of a name. ``cyrillic``: the case
    of the title is sure; Russian names come in cases.
    """
    last = at
    while (
        last > 0 and words[last - 1].text in KINDS and gap_before(shadow.text, words, last) == " "
    ):
        last -= 1
    while last > 0 and words[last - 1].text in _OWNERS:
        last -= 1
    comma = ".," if last and words[last - 1].text in _JUNIORS else ","
    if (
        last < 2
        or gap_before(shadow.text, words, last).strip() != comma
        or not (cyrillic or words[last - 1].text.isascii())
        or is_arabic(words[last - 1].text)
    ):
        return None
    while last > 1 and words[last - 1].text in _BEHIND_NAMES:
        last -= 1
    first, count = last, 0
    while first > 0 and (first == last or _goes_on(shadow, words, first)):
        word = words[first - 1]
        if word.text in NO_NAMES or not (word.text in PARTS or shadow.is_capital(word.start)):
            tied = first < last and "-" in gap_before(shadow.text, words, first)
            if not (tied or (first > 1 and gap_before(shadow.text, words, first - 1) in _TIES)):
                break
        if first < last and is_rank(first - 1) and word.text not in PARTS:
            break
        first -= 1
    while first < last and (
        not shadow.is_capital(words[first].start) or _OPENING_RU.fullmatch(words[first].text)
    ):
        first += 1
    if first and (words[first - 1].text, words[first].text) in LETTERS:
        first += 1  # *H.E. X, the minister*
    count = sum(
        shadow.is_capital(word.start) and word.text not in PARTS for word in words[first:last]
    )
    if not 2 <= count <= _MOST or _is_placed(shadow, words, first):
        return None
    return _told(shadow, words, first, last)


def _is_placed(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a place can begin at a word: *in X*, and no *call from X*."""
    if not at or words[at - 1].text not in _PLACES:
        return False
    near = words[at].start
    return _CALLED.search(shadow.text, max(0, near - _CALL_REACH), near) is None


def is_closed(text: str, words: Sequence[Word], last: int, reach: int) -> bool:
    """Tell whether a title behind a name ends: with its letters, or the field of an envoy.

    ``last``, ``reach``: the words behind the title, and behind what hangs on it.
    """
    if goes_over(text, words, last, reach):
        return True  # *X, the foreign minister of Y, and his delegation*
    end = words[reach - 1].end
    sent = any(word.text in _FIELDS for word in words[last:reach]) or _FOR.match(text, end)
    return (_FIELD if sent else _BEHIND).match(text, end) is not None


def goes_over(text: str, words: Sequence[Word], last: int, reach: int) -> bool:
    """Tell whether what hangs on a title is another man: *X, minister of Y, and his Z colleague*."""
    return reach > last and text.startswith(", and ", words[last - 1].end)


def _goes_on(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a word follows the one before within a name."""
    gap = gap_before(shadow.text, words, at)
    initial = len(words[at - 1].text) == 1 and _INITIAL.fullmatch(gap) is not None
    own = gap == "'" and _is_inner(shadow, words, at)
    return gap in (" ", "-") or initial or own or _is_called(shadow, words, at)


def _is_inner(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a word behind an apostrophe is of the name before: *Mata'afa*, *Matiang'i*."""
    if shadow.is_capital(words[at].start):
        return True
    word = words[at].text
    return word in ("a", "i", "o", "u") or (word.isascii() and len(word) > 1 and word not in _CUT)


def _is_called(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a word is by what one is called within his name, or follows it: *Michael "Erik" Kurilla*."""
    if gap_before(shadow.text, words, at) in _CLOSES:
        return at > 1 and _is_called(shadow, words, at - 1)
    behind = gap_before(shadow.text, words, at + 1) if at + 1 < len(words) else ""
    opens = (gap_before(shadow.text, words, at), behind) in _CALLED_BY
    return opens and shadow.is_capital(words[at].start) and shadow.is_capital(words[at + 1].start)


def is_behind_name(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Tell whether a word with a capital stands right before a title."""
    return (
        at > 0
        and words[at - 1].text not in OPENERS
        and gap_before(shadow.text, words, at) == " "
        and shadow.is_capital(words[at - 1].start)
    )


def is_fathers(words: Sequence[Word], at: int) -> bool:
    """Tell whether a name is that of a father: *Khaled bin Mohamed bin Zayed* is no Mohamed."""
    return at > 0 and words[at - 1].text in _SONS


def is_given(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Tell whether another word of a name in Latin letters stands right behind."""
    if (
        at + 1 >= len(words)
        or not words[at].text.isascii()
        or gap_before(shadow.text, words, at + 1) != " "
    ):
        return False
    word = words[at + 1]
    named = word.text not in NO_NAMES or _is_may(shadow, word)
    return named and shadow.is_capital(word.start)


def is_longer_name(
    shadow: Shadow,
    words: Sequence[Word],
    found: Found,
    sides_of: Callable[[Sequence[str]], set[str]],
) -> bool:
    """Tell whether a known name is only a part of another: *Ali Mahmoud Abbas*, *Li Zuocheng*."""
    first, last = found.first, found.last
    if not words[first].text.isascii():
        return False
    if first and words[first - 1].text in _GIVEN and last - first > 1:
        near = gap_before(shadow.text, words, first) == " "
        return near and shadow.is_capital(words[first - 1].start)
    if not (found.entry.weak and last - first == 1 and is_given(shadow, words, first)):
        return False
    behind = words[first + 2] if first + 2 < len(words) else None
    shouted = behind is not None and shadow.is_capital(behind.start)
    return not shouted and sides_of(found.entry.persons) <= _FAMILY_FIRST


def is_initial(shadow: Shadow, word: Word) -> bool:
    """Tell whether a word is the first letter of a name: *С.В. Лавров*."""
    one = len(word.text) == 1 and shadow.text.startswith(".", word.end)
    return one and shadow.is_capital(word.start)


def is_free(
    shadow: Shadow,
    words: Sequence[Word],
    at: int,
    known: Callable[[int], Found | None],
    *,
    latin: bool,
) -> bool:
    """Tell whether a name that nobody knows may stand at a word: *Посол В.И.Спринчан*."""
    at = behind_brackets(shadow, words, behind_letters(shadow, words, at))
    found, last = known(at) if at < len(words) else None, at
    while last + 1 < len(words) and is_initial(shadow, words[last]):
        last += 1
    other = (
        found is not None
        and found.entry.weak
        and ((latin and is_given(shadow, words, at)) or goes_on(shadow, words, at, known))
    )
    place = found is not None and found.entry.kind is Kind.PLACE  # *X, the army chief, at GHQ*
    city = found is not None and found.entry.kind in (Kind.NOUN, Kind.PLACE)
    other = other or (city and goes_on(shadow, words, at, known))  # *Сантьяго Пенья*
    return found is None or (place and latin) or other or (last > at and known(last) is None)


def goes_on(
    shadow: Shadow, words: Sequence[Word], at: int, known: Callable[[int], Found | None]
) -> bool:
    """Tell whether a Russian word is a given name: another, of nobody known, stands right behind."""
    if at + 1 >= len(words) or not "а" <= words[at].text[0] <= "я":
        return False
    named = shadow.is_capital(words[at + 1].start) and gap_before(shadow.text, words, at + 1) == " "
    return named and known(at + 1) is None


def stands_alone(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Tell whether no given name can stand before a family name."""
    while at and is_initial(shadow, words[at - 1]):
        at -= 1
    if at == 0 or not _stands_on(shadow, words, at) or "," in gap_before(shadow.text, words, at):
        return True
    before = words[at - 1].text
    if is_arabic(before):
        return words[at].text[0] == "و" or is_no_name(before)
    if (at == 1 and _CONTACT.match(before)) or before in _TITLES:
        return True  # *Встреча Лаврова и Рубио*, *Secretary Austin*
    return not shadow.is_capital(words[at - 1].start)


def _stands_on(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    """Whether a word follows the one before with nothing but a space, a comma first."""
    gap = gap_before(shadow.text, words, at) if at else ""
    if gap == ". " and (words[at - 1].text in SHORT or behind_letters(shadow, words, at - 2) == at):
        return True
    if gap in (") ", ".) ", ". ") and words[at - 1].text in _RETIRED:
        return True
    if gap == ") " and behind_brackets(shadow, words, at - 1) == at:
        return True
    if gap == "' " and words[at - 1].text.endswith("s"):
        return True  # *Laos' Thongsing Thammavong*
    return "\n" not in gap and not gap.strip(" ,-") and len(gap) < 4


def _told(shadow: Shadow, words: Sequence[Word], at: int, last: int) -> Word:
    start, end = words[at].start, words[last - 1].end
    junior = _JUNIOR.match(shadow.text, end)
    end = junior.end() if junior else end
    end += words[last - 1].text in _JUNIORS and shadow.text.startswith(".", end)
    return Word(start, end, _NICKNAME.sub("", shadow.span(start, end).text))
