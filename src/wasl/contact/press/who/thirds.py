# SPDX-License-Identifier: Apache-2.0
"""A third side beside two who met: *A met B in the presence of C*, *a trilateral meeting*.

Rules:

1. Who stands right behind *in the presence of*, *with the participation of* sat with the two, if he
   is of a side of his own, and nothing else is told of between them. An observer does not.
2. Two who stand joined met with whom they met together.
3. A meeting that is called trilateral is of the only three whom the sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.parts import Line
from wasl.contact.press.shadow import fold, is_arabic, pattern, spaced
from wasl.contact.press.what.acts import HONOURED
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.presiding import PARTED, RULED, STOPS, WITH_THEM, chaired
from wasl.contact.press.who.rows import row_from, stands_and, stands_beside
from wasl.contact.press.who.tables import APIECE, OTHER_TIME, SIZES, is_real, size_of

_TWO: Final = 2
_NEAR: Final = 70
_SHORT: Final = 20
_REACH: Final = 150
_SAT_IN: Final = r"(?:لقاء|اجتماع|محادثات|مباحثات|قمة|جلسة|اتصال|مكالمة|مشاورات)"
_WITH: Final = pattern(
    rf"(?<!\w)(?:و)?(?:ب|في )(?:حضور|مشاركة) (?:(?:من|شخصية من|فاعلة من|مباشرة من|أيضا|كذلك) )?{HONOURED}$",
    rf"(?<!\w)(?:و)?(?:شارك|شاركت|يشارك|تشارك) في(?:ه|ها) {HONOURED}$",
    rf"(?<!\w)(?:و)?(?:حضر|يحضر|تحضر|حضرت)(?:ه|ها) {HONOURED}$",
    rf"(?<!\w)(?:و)?(?:انضم|انضمت) إلي(?:ه|ها|هما) (?:(?:لاحقا|أيضا|كذلك) )?{HONOURED}$",
    rf"(?<!\w)(?:و)?(?:حضر|حضرت|يحضر|شارك|شاركت|انضم|انضمت) (?:(?:أيضا|كذلك|في|إلى|لاحقا) ){{0,3}}(?:ال|لل){_SAT_IN} (?:أيضا |كذلك )?{HONOURED}$",
    rf"(?<!\w)و?بوساطة (?:من )?{HONOURED}$",
    rf"(?<!\w)(?:in the presence|with the participation|in the company) of {RULED}$",
    rf"(?<!\w)(?:(?:also |later )?(?:joined|attended) (?:also )?by|chaired by|under the chairmanship of) {RULED}$",
    rf"(?<!\w)(?:mediated|moderated|refereed) by {RULED}$",
    rf"(?<!\w)(?:при (?:личном |прямом )?(?:участии|посредничестве)|с участием|в присутствии) {RULED}$",
    rf"(?<!\w)(?:также|тоже|и) (?:участвовал|присутствовал|был)[аи]? {RULED}$",
    rf"(?<!\w)(?:участвовал|присутствовал|принял[аи]? участие)[аи]? (?:также|тоже|и) {RULED}$",
    rf"(?<!\w)(?:в|на) (?:ней|них|нем) (?:также |тоже )?(?:участвовал|присутствовал|принял[аи]? участие)[аи]? {RULED}$",
    rf"(?<!\w)(?:на|во) (?:встрече|беседе|переговорах) (?:также |тоже )?(?:присутствовал|участвовал)[аи]? (?:также |и )?{RULED}$",
    rf"(?<!\w)к (?:ним|разговору|беседе|встрече|переговорам) (?:\w+ )?(?:присоединил|подключил)(?:ся|ась|ись) (?:также |по видеосвязи |по телефону )?{RULED}$",
)
"""Right before who sat with two others."""
_HOSTS: Final = pattern(
    rf"(?<!\w)(?:استضاف|استضافت|رعا|رعت|دعا إلي|نظم)(?:ه|ها) (?:(?:في )?\w+ )?{HONOURED}$",
    rf"(?<!\w)(?:hosted|convened|organi[sz]ed) by {RULED}$",
)
_WHO_SAT_BY: Final = pattern(
    r"(?:,?\s+و|,\s+الذي )(?:شارك|شاركت|حضر|حضرت)(?:ه|ها| في(?:ه|ها))(?!\w)",
    r",?\s+who (?:also )?(?:took part|joined|participated|sat in|attended)(?!\w)",
)
"""Of a host who sat with his guests."""
_ATTENDS: Final = re.compile(
    spaced(
        r",?\s*(?:who )?(?:(?:is|was|were) )?(?:also )?(?:in attendance|taking part|participating|attending|present|sitting in|chairing|joining|listening in|dialling in|on the (?:line|call|phone)|in the room|at the table)(?!\w)"
    )
)
_WAS_THERE: Final = re.compile(
    spaced(
        r",? (?:was|were|sat|stood|had (?:also )?been) (?:also )?(?:present|in the room|in attendance|at the table|on the (?:line|call)|in),? (?:too,? |as well )?(?:as|when|while|where) "
    )
)
"""*Z was also in the room as X met Y*."""
_DID_TOO: Final = re.compile(
    spaced(rf"(?<!\w)(?:و)?(?:حضر|حضرت|شارك|شاركت|انضم|انضمت) (?:(?:أيضا|كذلك) )?{HONOURED}$")
)
_IN_IT: Final = re.compile(
    spaced(rf",? (?:أيضا |كذلك |بدوره )?(?:في |إلى |جانبا من |جزءا من )?(?:ال|لل){_SAT_IN}(?!\w)")
)
"""*وشارك Z في اللقاء*."""
_WITH_HIM: Final = re.compile(spaced(rf"(?<!\w)with {RULED}$"))
OBSERVES: Final = pattern(
    r"[^.;\n]{0,60}?(?<!\w)(?:بصفة |كعضو |ك)مراقب",
    r"[^.;\n]{0,60}?(?<!\w)as (?:an? )?(?:\w+ )?observers?(?!\w)",
    r"[^.;\n]{0,60}?(?<!\w)(?:в качестве|на правах) наблюдател",
)
_THEN_DID: Final = pattern(
    r"(?<!\w)(?:بعد|عقب|إثر|غداة|في ختام|خلال) (?:\w+ )?$",
    r"(?<!\w)(?:after|following|during) (?:an?|the|their) (?:\w+ )?(?:[\w-]+ )?$",
    r"(?<!\w)(?:после|по итогам|по окончании|в ходе) (?:\w+ )?(?:[\w-]+ )?$",
)
"""*بعد لقاء ثلاثي استضافه X، أعلن Y وZ*: all of these were there."""
_OUTCOME: Final = pattern(
    r"(?<!\w)(?:نتائج|مخرجات|تفاصيل|تحضيرات) (?:\w+ )?$",
    r"(?<!\w)(?:outcomes?|results|preparations) (?:of|for) (?:(?:an?|the|their|\w+) ){0,3}$",
    r"(?<!по\s)(?<!\w)(?:итог|результат|подробност)\w* (?:[\w-]+ )?$",
)
_VERB_MET: Final = re.compile(
    fold(r"(?:اجتمع|اجتمعت|التقى|التقت|استقبل|استقبلت|بحث|بحثت|ناقش|هاتف|تباحث|اتصل|اتصلت|قابل)")
)
_VERB_AND: Final = re.compile(rf"[وف]{_VERB_MET.pattern}")
_WHILE: Final = re.compile(fold(r"(?<!\w)(?:فيما|بينما|في\s+حين|كما|ثم)\s+$"))
_RANG: Final = re.compile(fold(r"(?:و|ف)?(?:اتصل|اجتمع|التقى)(?:ا|وا|ت)?"))
_AT_HIM: Final = re.compile(r"ب(?:ال|نظير|وزير|رييس)")


def third_of(
    text: str, pair: Sequence[Actor], line: Line, at: tuple[int, int]
) -> list[Actor] | None:
    """Return who else took part beside two and more, of no side of theirs. ``at``: of the word.

    None: it was of three, and it is not known who was the third.
    """
    if len({one.side for one in pair}) < _TWO:
        return None if lacks_one(text, pair, at) else []
    able = [one for one in line.actors if can_join(one)]
    if APIECE.search(text, line.sentence.start, line.sentence.end):
        return []
    if _OUTCOME.search(text, max(line.sentence.start, at[0] - _NEAR), at[0]):
        return []  # *discussed the outcome of the meeting with Z's participation*
    found = (
        _beside(text, pair, able, at)
        or _with_both(text, pair, able, at)
        or chaired(text, pair, able, at)
        or _of_three(text, pair, able, line, at)
    )
    return None if not found and lacks_one(text, pair, at) else found


def are_by(text: str, last: Actor) -> bool:
    """Tell whether it is said behind somebody that he was there: *with X also on the line*."""
    return _ATTENDS.match(text, last.end) is not None


def lacks_one(text: str, pair: Sequence[Actor], at: tuple[int, int]) -> bool:
    """Tell whether a meeting is called one of three and more, of whom two are known, or one."""
    if not 0 < len({one.side for one in pair}) <= _TWO:
        return False
    behind = (at[1], at[1] + _SHORT)
    before = (max(0, at[0] - _SHORT), at[0])
    for size in SIZES:
        found = size.search(text, *behind)
        if found and found.start() == at[1] + 1:
            return True
        if any(found.end() + 1 == at[0] for found in size.finditer(text, *before)):
            return True
    return False


def sits_by(text: str, one: Actor) -> bool:
    """Tell whether *in the presence of* stands right before somebody."""
    return _WITH.search(text, max(0, one.start - _NEAR), one.start) is not None


def opens_clause(text: str, one: Actor, start: int, end: int) -> bool:
    """Tell whether an Arabic verb begins another clause, and who does it stands right behind it."""
    begins = _VERB_AND.fullmatch(text, start, end) or (
        _VERB_MET.fullmatch(text, start, end)
        and (
            _WHILE.search(text, max(0, start - _SHORT), start)
            or text[max(0, start - 2) : start] == ", "  # *عقب محادثاته مع X، استقبل Y Z*
        )
    )
    return begins is not None and one.start - end <= 1


def are_peers(text: str, pair: Sequence[Actor], end: int) -> bool:
    """Tell whether two are *his counterparts*, whom a third met: not each other."""
    one, other = sorted(pair, key=lambda each: each.start)
    both = one.counterpart and other.counterpart and one.start >= end
    return both and stands_and(text, one, other)


def of_peers(actors: Sequence[Actor], pair: Sequence[Actor], start: int) -> list[Actor]:
    """Return two with whose counterparts they are, or nobody if that is not known."""
    sides = {one.side for one in pair}
    before = [one for one in actors if one.is_party and one.end <= start]
    own = [one for one in before if one.side not in sides]
    return [own[-1], *pair] if own else []


def can_join(one: Actor) -> bool:
    """Tell whether somebody could sit with others, for a side of his."""
    return one.is_party and bool(one.office or one.person)


def behind_row(text: str, able: Sequence[Actor], row: Sequence[Actor]) -> list[Actor]:
    """Return who stands joined behind those of one title: *the ministers of X and Y, and the envoy of Z*."""
    last = max((one for one in row if one.many), key=lambda one: one.end)
    if last not in able or not is_arabic(text[last.start]):
        return []
    more = row_from(text, able, able.index(last))[1:]
    return [one for one in more if one.side not in {each.side for each in row}]


def _beside(
    text: str, pair: Sequence[Actor], able: Sequence[Actor], at: tuple[int, int]
) -> list[Actor]:
    """Return who stands right behind *in the presence of*, with those of his row (rule 1)."""
    sides = {one.side for one in pair}
    last = max(at[1], *(one.end for one in pair))
    first = min(at[0], *(one.start for one in pair))
    own: dict[str, Actor] = {}
    for n, one in enumerate(able):
        before = (max(0, one.start - _NEAR), one.start)
        row = row_from(text, able, n)
        there = _WAS_THERE.match(text, one.end)
        if there and one.end <= first <= there.end() + _NEAR and one.side not in sides:
            return [one]
        phrase = _WITH.search(text, *before)
        if phrase is None and _WHO_SAT_BY.match(text, one.end):
            phrase = _HOSTS.search(text, *before)
        if phrase is None and are_by(text, row[-1]):
            phrase = _WITH_HIM.search(text, *before)
        if phrase is None and _IN_IT.match(text, one.end):
            phrase = _DID_TOO.search(text, *before)
        if phrase is None or first <= one.start < at[1]:
            continue
        gap = (last, phrase.start()) if one.start >= last else (one.end, first)
        parted = PARTED.search(text, *gap) or STOPS.search(text, *gap)
        if gap[1] - gap[0] > _REACH or parted:
            continue
        if OBSERVES.match(text, row[-1].end):
            continue
        for each in row:
            if each.side not in sides:
                own.setdefault(each.side, each)
    return sorted(own.values(), key=lambda each: each.start)


def _with_both(
    text: str, pair: Sequence[Actor], able: Sequence[Actor], at: tuple[int, int]
) -> list[Actor]:
    """Return with whom two met who stand joined: *X and Y held talks with Z*."""
    row = sorted(pair, key=lambda each: each.start)
    one, other = row[0], row[-1]
    both = all(a.start == b.start or stands_beside(text, a, b) for a, b in pairwise(row))
    last = other.end if at[0] < one.start else max(at[1], other.end)  # *اجتمع X وY مع*
    third = next((each for each in able if each.start >= max(at[1], last)), None)
    if not both or third is None or third.side in {each.side for each in row}:
        return []
    phrase = WITH_THEM.search(text, max(last, third.start - _NEAR), third.start)
    at_him = _RANG.fullmatch(text, *at) and _AT_HIM.match(text, third.start)
    until = phrase.start() if phrase else third.start if at_him else None
    if until is None or until - last > _NEAR:
        return []
    gap = (last, until)
    parted = PARTED.search(text, *gap) or STOPS.search(text, *gap)
    return [] if parted else row_from(text, able, able.index(third))


def _of_three(
    text: str, pair: Sequence[Actor], able: Sequence[Actor], line: Line, at: tuple[int, int]
) -> list[Actor]:
    """Return the others of the only three, or four, whom a sentence on *trilateral talks* names."""
    one, sides = line.sentence, {each.side for each in pair}
    by_side = {each.side: each for each in reversed(able)}
    size = size_of(len(by_side))
    if size is None or not sides < set(by_side):
        return []
    own = size.search(text, max(one.start, at[0] - _NEAR // 2), min(one.end, at[1] + _NEAR // 2))
    own = own or size.search(text, at[1], min(one.end, at[1] + 2 * _REACH))
    far = own is not None and own.start() > at[1] + _SHORT and text.startswith("ال", own.start())
    far = far or (own is not None and not is_real(text, min(at[1], own.start()), own.span()))
    if far or own is None or size.match(text, own.start()) is None:
        return []  # *three-way cooperation*, of which no more than the half was looked at
    opens = len(text[one.start : at[0]].split()) <= 1
    itself = own.start() == at[1] + 1 or own.end() + 1 == at[0]
    itself = itself and (opens or _THEN_DID.search(text, max(one.start, at[0] - _NEAR), at[0]))
    if not itself and OTHER_TIME.search(text, max(one.start, own.start() - _NEAR), own.start()):
        return []
    return sorted(
        (each for each in by_side.values() if each.side not in sides), key=lambda each: each.start
    )
