# SPDX-License-Identifier: Apache-2.0
"""English titles by the body that somebody heads: *director of the US Central Intelligence Agency*.

Rules:

1. A head, *of*, and words with capitals, of sides or of forces, up to a word that a body is called by.
   The first side among them is his; what stands behind the body is not of the title.
2. Who heads armed forces or their staff is the chief of general staff, who heads one arm of them is a
   military leader; of a service that spies he is its chief. Whoever else is one of no list, and
   counts if a name stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.actors import OTHER
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Word, gap_before
from wasl.contact.press.who.posts import DEPARTMENTS

_HEADED: Final = "chief director head commander chairman chairwoman chairperson chair president governor commissioner boss speaker"
_HEADS: Final = frozenset(_HEADED.split())
_HEADING: Final = frozenset({"heads", "leads", "commands", "runs"})
"""*Who heads the army*: as good as a title."""
_STAFF: Final = ("chief", "of", "staff")
_MORE: Final = frozenset(
    {
        ("general",),
        ("in", "chief"),
        ("of", "staff"),
        ("of", "the", "staff"),
        ("commander",),
        ("executive",),
    }
)
"""What a head is called besides: *chief of staff of*, *director general of*."""
_OF: Final = frozenset({"of", "at"})
BODIES: Final = (
    "staff forces force army armies district military agency service services intelligence commission council authority organisation "
    "organization bureau committee directorate administration guard guards navy fleet command mission board institute "
    "fund corps representatives chamber theatre theater agencies parliament assembly senate centcom africom eucom indopacom mossad cia mi6 mi5 fsb svr dgse dgsi bnd isi gru sbu gknb gid mit raw bet wing junta investigation operations"
)
_BODY: Final = frozenset(BODIES.split())
BETWEEN: Final = (
    "the and of for armed defence defense general joint chiefs national security central foreign external state secret internal inter main shin research analysis national "
    "military special air naval land ground federal royal supreme high people s border coast southern northern eastern western central"
)
_WORDS: Final = frozenset(BETWEEN.split())
INSIDE: Final = _WORDS | _BODY | DEPARTMENTS
_ARMED: Final = re.compile(
    r"(?<!\w)(?:armed forces|(?:defence|defense|self) (?:forces?|staff)|(?:general|joint|army) staff|joint chiefs|army|armies|military|people s (?:liberation|national|armed|army))(?!\w)"
)
_ARM: Final = re.compile(
    r"(?<!\w)(?:navy|naval|fleet|air|district|guards?|coast|border|corps|command|theat(?:re|er)|ground|land|special|marine|regional|"
    r"rapid|northern|southern|eastern|western|multinational|peacekeeping)(?!\w)"
)
OFFICERS: Final = frozenset(
    [
        "general",
        "gen",
        "lieutenant",
        "lt",
        "major",
        "maj",
        "admiral",
        "adm",
        "vice",
        "rear",
        "marshal",
        "brigadier",
        "brig",
        "colonel",
        "col",
        "air",
        "field",
    ]
)
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|[ivx]{1,4}) (?:(?:field|tank|combined arms|mechani[sz]ed) )?army(?!\w)"
)
_OF_ARM: Final = re.compile(
    r"(?<!\w)(?:armed|army|military|navy|naval|fleet|forces?|staff|district|command|theat(?:re|er)|corps|centcom|africom|eucom|indopacom)(?!\w)"
)
_SPIES: Final = re.compile(
    r"(?<!\w)(?:intelligence|secret service|(?:committee|department|ministry|bureau|directorate) (?:of|for) (?:national|state) (?:security|intelligence)|(?:state|national|federal|internal|general|foreign) security (?:service|agency|directorate)|security services?$|mossad|shin bet|mukhabarat|research and analysis wing|cia|mi6|mi5|fsb|svr|dgse|dgsi|bnd|isi|gru|sbu|gknb|gid|mit|raw)(?!\w)"
)
_UNION: Final = ("AFU", "commission", "secretary-general")
"""Whose commission is led by who is its secretary-general elsewhere."""
_RULING: Final = re.compile(
    r"(?<!\w)(?:presidential(?: leadership)?|(?:transitional )?(?:sovereign(?:ty)?|military)|sovereign transitional) council$|(?<!\w)supreme political council$|(?<!\w)junta$"
)
"""What rules a state in the place of a president."""
_LOWER: Final = frozenset(
    {"deputy", "vice", "assistant", "former", "ex", "acting", "under", "police", "fire"}
)
_STATES: Final = (Kind.NOUN, Kind.ADJECTIVE)
_MOST: Final = 9
_RANKS: Final = 4


def headed(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Found | None:
    """Return the title of who heads a body. ``find``: what the directory has at a word."""
    if words[at].text == "chief" and (staff := _of_staff(shadow, words, at, find)):
        return staff
    head = at + (words[at].text == "who" and at + 1 < len(words))
    if words[head].text not in (_HEADS if head == at else _HEADING):
        return None
    first = _behind_head(words, at, find) if head == at else head
    end = first and _body_end(shadow, words, first + 1, find)
    if not (first and end):
        return None
    own = _side_within(first, end, find)
    state = find(end) if not own and end < len(words) else None
    close = state is not None and gap_before(shadow.text, words, end) == " "
    if state is not None and close and state.entry.kind is Kind.NOUN:
        own, end = state.entry.side, state.last  # *Border Guard Bangladesh*
    office = office_of_body(words, at, (first, end), own)
    first = at if own else side_beside(words, (at, end), find)
    if office == OTHER and not (first is not None and is_named(shadow, words, (first, end), find)):
        return None
    return Found(at, end, Entry(Kind.OFFICE, side=own, office=office))


def _of_staff(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Found | None:
    """Return *chief of staff* of a state with the rank of an officer behind it, who is no president's."""
    end = at + len(_STAFF)
    if tuple(word.text for word in words[at:end]) != _STAFF or end >= len(words):
        return None
    rank = find(end)
    officer = rank is not None and rank.entry.kind is Kind.RANK and words[end].text in OFFICERS
    if not officer or gap_before(shadow.text, words, end) not in (" ", ", "):
        return None
    own = side_before(words, at, find) is not None
    return Found(at, end, Entry(Kind.OFFICE, office="chief-of-general-staff")) if own else None


def _behind_head(words: Sequence[Word], at: int, find: Callable[[int], Found | None]) -> int:
    """Return the word before which a body is told, *of*; 0 if there is none."""
    first = at + 1
    for size in (3, 2, 1):
        if tuple(word.text for word in words[first : first + size]) in _MORE:
            first += size
            break
    if first >= len(words) or words[first].text in _OF:
        return first if first < len(words) else 0
    state = find(first) if words[at].text == "commander" else None
    # *Commander US CENTCOM*
    return first - 1 if state is not None and state.entry.kind is Kind.NOUN else 0


def _body_end(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> int:
    """Return the word behind a body that begins at a word; 0 if there is none."""
    side, end, last = "", 0, at
    while last < min(len(words), at + _MOST) and not gap_before(shadow.text, words, last).strip(
        " -'." if words[last - 1].text == "s" else " -'"
    ):
        found = find(last)
        if found is not None and (found.entry.kind in _STATES or _is_own(found)):
            if side not in ("", found.entry.side):
                break
            side, last = found.entry.side, found.last
            end = last if _is_own(found) else end  # *the PLA*
            continue
        if not (shadow.is_capital(words[last].start) or words[last].text in INSIDE):
            break
        if end == last and words[last].text not in INSIDE:
            break  # *Chief of Defence Staff X and the National Security Adviser*
        closes = words[last].text in _BODY or (end and words[last].text == "security")
        end = last + 1 if closes else end
        last += 1
    return end


def _is_own(found: Found) -> bool:
    """Whether it is a body whose side its name tells."""
    return found.entry.kind is Kind.OFFICE and found.entry.body and found.entry.side != ""


def _side_within(first: int, end: int, find: Callable[[int], Found | None]) -> str:
    found = (
        one
        for at in range(first, end)
        if (one := find(at)) and (one.entry.kind in _STATES or _is_own(one))
    )
    return next((one.entry.side for one in found if one.last <= end), "")


def office_of_body(words: Sequence[Word], at: int, area: tuple[int, int], side: str) -> str:
    """Return the office of who heads what is said, or that he is of no list."""
    said = " ".join(word.text for word in words[area[0] : area[1]])
    if (side, words[area[1] - 1].text) == _UNION[:2]:
        return _UNION[2]
    if _RULING.search(said):
        return "head-of-state"
    if at and words[at - 1].text in _LOWER - {"acting"}:
        return OTHER
    if _SPIES.search(said) and "intelligence" in said:
        return "intelligence-chief"
    if _ARM.search(said) or _NUMBERED.search(said):
        return "military-leaders" if _OF_ARM.search(said) else OTHER
    if _ARMED.search(said):
        return "chief-of-general-staff"
    if _SPIES.search(said):
        return "intelligence-chief"
    return "military-leaders" if words[at].text == "commander" else OTHER


def is_named(
    shadow: Shadow,
    words: Sequence[Word],
    title: tuple[int, int],
    find: Callable[[int], Found | None],
) -> bool:
    """Whether a name stands right behind a title, or right before it."""
    at, end = title
    behind = _behind_side(words, end, find)
    while behind < min(len(words), end + _RANKS) and (
        (one := find(behind)) is not None and one.entry.kind is Kind.RANK
    ):
        behind = one.last
    if behind < len(words) and shadow.is_capital(words[behind].start):
        gap = gap_before(shadow.text, words, behind).strip()
        one = find(behind)
        if gap in ("", ",", ".") and (one is None or one.entry.kind is Kind.PERSON):
            return True
    before = at - 1
    while before > 0 and words[before].text in ("the", "a"):
        before -= 1
    return (
        before > 0
        and gap_before(shadow.text, words, before + 1).strip() == ","
        and shadow.is_capital(words[before].start)
    )


def _behind_side(words: Sequence[Word], at: int, find: Callable[[int], Found | None]) -> int:
    """Return the word behind *of Greece*; the one given if nothing like that stands there."""
    behind = at
    while behind < len(words) and words[behind].text in ("of", "the"):
        behind += 1
    one = find(behind) if at < behind < len(words) else None
    return one.last if one is not None and one.entry.kind is Kind.NOUN else at


def side_beside(
    words: Sequence[Word], title: tuple[int, int], find: Callable[[int], Found | None]
) -> int | None:
    """Return where a title begins with the side right before it, or with *of* and one right behind."""
    at, end = title
    before = side_before(words, at, find)
    if before is not None:
        return before
    return at if _behind_side(words, end, find) > end else None


def side_before(words: Sequence[Word], at: int, find: Callable[[int], Found | None]) -> int | None:
    """Return where the side begins that stands right before a word."""
    before = at - 1 - (at > 0 and words[at - 1].text == "s")
    for first in range(max(0, before - 3), before + 1):
        one = find(first)
        if one is not None and one.entry.kind in _STATES and one.last > before:
            return first
    return None
