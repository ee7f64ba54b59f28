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
from wasl.contact.press.who.rows import row_of, stands_and, stands_beside
from wasl.contact.press.who.tables import APIECE, OTHER_TIME, size_of

_TWO: Final = 2
_NEAR: Final = 70
_SHORT: Final = 20
_REACH: Final = 150
RULED: Final = r"(?:(?:the|his|her|visiting|\w+(?:ого|его|ей|ой)) )?"
"""What may stand between such a word and the title."""
_SAT_IN: Final = r"(?:لقاء|اجتماع|محادثات|مباحثات|قمة|جلسة|اتصال|مكالمة|مشاورات)"
_WITH: Final = pattern(
    rf"(?<!\w)(?:و)?(?:ب|في )(?:حضور|مشاركة) (?:(?:من|شخصية من|فاعلة من|مباشرة من|أيضا|كذلك) )?{HONOURED}$",
    rf"(?<!\w)(?:و)?(?:شارك|شاركت|يشارك|تشارك) في(?:ه|ها) {HONOURED}$",
    rf"(?<!\w)(?:و)?(?:حضر|يحضر|تحضر|حضرت)(?:ه|ها) {HONOURED}$",
    rf"(?<!\w)(?:و)?(?:انضم|انضمت) إلي(?:ه|ها|هما) (?:(?:لاحقا|أيضا|كذلك) )?{HONOURED}$",
    rf"(?<!\w)(?:و)?(?:حضر|حضرت|يحضر|شارك|شاركت|انضم|انضمت) (?:(?:أيضا|كذلك|في|إلى|لاحقا) ){{0,3}}(?:ال|لل){_SAT_IN} (?:أيضا |كذلك )?{HONOURED}$",
    rf"(?<!\w)بوساطة (?:من )?{HONOURED}$",
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
        r",? (?:was|were|sat|stood) (?:also )?(?:present|in the room|in attendance|at the table|on the (?:line|call)|in) (?:as|when|while|where) "
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
_PARTED: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:قال|قالت|أكد|أكدت|أعلن|أعلنت|أضاف|أضافت|فيما|بينما|لكن|ثم|كما|قبل|قبيل|بعد|عقب|غداة|تمهيدا|استعدادا|تحضيرا|إلى|وقع|وقعا|افتتح|افتتحا|زار|زارا|دشن|الذي|التي|الذين|اللذين)(?!\w)",
    r"(?<!في\s)(?<!خلال\s)(?<!أثناء\s)(?<!ضمن\s)(?<!\w)(?:و)?(?:ال|ل|لل)?(?:قمة|مؤتمر|اجتماع|اجتماعات|محادثات|مفاوضات|مراسم|حفل|توقيع|دورة|جولة|لقاء|مؤتمرا|حفلا|اجتماعا|اتفاقا|اتفاقية|مذكرة)(?!\w)",
    r"(?<!\w)(?:and|then|while|before|after|ahead|prepare\w*|plan\w*|for|about|on (?:an?|the)|signed|opened|summit|conference|ceremony|who|whose)(?!\w)",
    r"(?<!\w)(?:а|затем|после|перед|до|подготов\w+|подписа\w+|саммит\w*|конференц\w+|церемони\w+|котор\w+|предстоящ\w+|будущ\w+|(?:итог|результат)\w* (?:\w+ )?(?:встреч|переговор)\w+)(?!\w)",
)
"""What is told between two and a third: he was there, and not with them."""
_OUTCOME: Final = pattern(
    r"(?<!\w)(?:نتائج|مخرجات|تفاصيل|تحضيرات) (?:\w+ )?$",
    r"(?<!\w)(?:outcomes?|results|preparations) (?:of|for) (?:(?:an?|the|their|\w+) ){0,3}$",
    r"(?<!по\s)(?<!\w)(?:итог|результат|подробност)\w* (?:[\w-]+ )?$",
)
_WITH_THEM: Final = pattern(
    rf"(?<!\w)مع {HONOURED}$",
    rf"(?<!\w)со? {RULED}$",
)
_CHAIRS: Final = r"(?:أدار|ترأس|رأس|قاد|رعى|استضاف)ت?"
_WHO_CHAIRED: Final = re.compile(fold(rf",?\s+(?:الذي|التي)\s+{_CHAIRS}\s+(?:\w+\s+){{0,2}}?"))
_CHAIRED: Final = re.compile(fold(rf"(?<!\w)(?:و|ف)?{_CHAIRS}\s+$"))
_BETWEEN: Final = re.compile(
    fold(
        r",?\s+(?:\w+,?\s+){0,5}?بين\s+(?:كل\s+من\s+)?|"
        r"\s+(?:(?:(?:in|at|by)\s+(?:the\s+)?\w+|on\s+\w+day|yesterday|earlier|held|here),?\s+){0,3}between\s+(?:(?:the|his|visiting)\s+)?|"
        r"\s+(?:(?:во?|на)\s+\w+\s+){0,2}между\s+"
    )
)
_LED: Final = pattern(
    r"(?: (?:on|in|at|late|early|last|also|had|has|then|later|personally) ?(?:\w+day|\w+)?){0,3} (?:mediated|moderated|chaired|led|presided over|oversaw|facilitated|hosted|refereed|joined|attended|took part in|participated in|sat in on|dialled into|dialed into) (?:an?|the|his|her|their|direct|rare|face-to-face) ?(?:[\w-]+ ){0,3}",
    r"(?: [\w-]+){0,3} (?:выступ|явля|бы|ста)\w+ посредник\w+ (?:на|в(?:о время| ходе)?) (?:\w+ )?",
    r"(?: (?:во?|на|лично|также|тоже|накануне) ?(?:[\w-]+)?){0,3} (?:председательствова|присутствова|участвова|посреднича|моде?рирова)л[аи]? (?:(?:на|в|во время) )?(?:\w+ )?",
    r"(?: (?:во?|на|лично|также|тоже|накануне) ?(?:[\w-]+)?){0,3} (?:присоединил(?:ся|ась) к|принял[аи]? участие в[о]?|подключил(?:ся|ась) к) (?:\w+ )?",
)
"""Between who sat at the head, or joined, and the word for the talks of two others."""
_VERB_MET: Final = re.compile(
    fold(r"(?:اجتمع|اجتمعت|التقى|التقت|استقبل|استقبلت|بحث|بحثت|ناقش|هاتف|تباحث|اتصل|اتصلت|قابل)")
)
_VERB_AND: Final = re.compile(rf"[وف]{_VERB_MET.pattern}")
_WHILE: Final = re.compile(fold(r"(?<!\w)(?:فيما|بينما|في\s+حين|كما|ثم)\s+$"))
_TOOK_PART: Final = re.compile(fold(r"(?<!\w)[وف]?[يت]?(?:شارك|حضر)ت?\s+$"))
_WHICH: Final = re.compile(
    spaced(
        rf" (?:[^\s.;]+ ){{0,4}}?(?:(?:(?:الذي|التي) )?(?:جمع|ضم|عقد|أجرا|أجري|ترأس)(?:ت|ه|ها|تها)? (?:(?:في|أمس|اليوم) ?\w* )?|بين )?{HONOURED}"
    )
)
_RANG: Final = re.compile(fold(r"(?:و|ف)?(?:اتصل|اجتمع|التقى)(?:ا|وا|ت)?"))
_AT_HIM: Final = re.compile(r"ب(?:ال|نظير|وزير|رييس)")
_STOPS: Final = re.compile(r"[;:\n]|\.\s")


def third_of(text: str, pair: Sequence[Actor], line: Line, at: tuple[int, int]) -> list[Actor]:
    """Return who else took part beside two and more, of no side of theirs. ``at``: of the word."""
    if len({one.side for one in pair}) < _TWO:
        return []
    able = [one for one in line.actors if can_join(one)]
    if APIECE.search(text, line.sentence.start, line.sentence.end):
        return []
    if _OUTCOME.search(text, max(line.sentence.start, at[0] - _NEAR), at[0]):
        return []  # *discussed the outcome of the meeting with Z's participation*
    return (
        _beside(text, pair, able, at)
        or _with_both(text, pair, able, at)
        or _chaired(text, pair, able, at)
        or _of_three(text, pair, able, line, at)
    )


def are_by(text: str, last: Actor) -> bool:
    """Tell whether it is said behind somebody that he was there: *with X also on the line*."""
    return _ATTENDS.match(text, last.end) is not None


def sits_by(text: str, one: Actor) -> bool:
    """Tell whether *in the presence of* stands right before somebody."""
    return _WITH.search(text, max(0, one.start - _NEAR), one.start) is not None


def opens_clause(text: str, one: Actor, start: int, end: int) -> bool:
    """Tell whether an Arabic verb begins another clause, and who does it stands right behind it."""
    begins = _VERB_AND.fullmatch(text, start, end) or (
        _VERB_MET.fullmatch(text, start, end) and _WHILE.search(text, max(0, start - _SHORT), start)
    )
    return begins is not None and one.start - end <= 1


def row_at(
    text: str, able: Sequence[Actor], at: tuple[int, int], *, his: bool, came: bool
) -> list[Actor]:
    """Return the row that takes part in what stands at a place, or the two behind *between*."""
    row = (
        (his and _with_his(text, able, at)) or _attended(text, able, at) or row_of(text, able, *at)
    )
    return row or (between_two(text, able, at[1]) if came else [])


def _with_his(text: str, able: Sequence[Actor], at: tuple[int, int]) -> list[Actor]:
    """Return him whom a meeting brought together with two or more: *لقاء جمعه بX وY*."""
    behind = [n for n, one in enumerate(able) if one.start >= at[1]]
    row = row_from(text, able, behind[0]) if behind else []
    sides = {one.side for one in row}
    who = [one for one in able if one.end <= at[0] and one.side not in sides]
    return [who[-1], *row] if who and len(row) == len(sides) > 1 else []


def _attended(text: str, able: Sequence[Actor], at: tuple[int, int]) -> list[Actor]:
    """Return who took part in the talks of two, and these: *شارك X في المحادثات التي أجراها Y مع Z*."""
    before = [one for one in able if one.end <= at[0]][-1:]
    two = [one for one in able if one.start >= at[1]][:_TWO]
    if (
        not before
        or len({one.side for one in (*before, *two)}) <= _TWO
        or not is_arabic(text[at[0]])
    ):
        return []
    who, one, other = *before, *two
    took = _TOOK_PART.search(text, max(0, who.start - _SHORT), who.start)
    if took is None or text[who.end : at[0]].strip(" ,") not in ("", "في"):
        return []
    of = _WHICH.fullmatch(text, at[1], one.start)
    both = stands_and(text, one, other) or _WITH_THEM.search(text, one.end, other.start)
    return [who, one, other] if of and both and other.start - one.end <= _NEAR else []


def between_two(text: str, able: Sequence[Actor], end: int) -> list[Actor]:
    """Return the two of *الاجتماع الذي عقد أمس بين X وY*, whoever is named before. ``end``: of the word."""
    two = [one for one in able if one.start >= end][:_TWO]
    if len(two) < _TWO or two[0].side == two[1].side:
        return []
    both = two[0].start == two[1].start or stands_and(text, *two)
    return two if both and _BETWEEN.fullmatch(text, end, max(end, two[0].start)) else []


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


def row_from(text: str, able: Sequence[Actor], n: int) -> list[Actor]:
    """Return one and those who stand joined behind him."""
    row = [able[n]]
    for other in able[n + 1 :]:
        if other.start > row[0].start and not stands_beside(text, row[-1], other):
            break
        row.append(other)
    return row


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
        parted = _PARTED.search(text, *gap) or _STOPS.search(text, *gap)
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
    phrase = _WITH_THEM.search(text, max(last, third.start - _NEAR), third.start)
    at_him = _RANG.fullmatch(text, *at) and _AT_HIM.match(text, third.start)
    until = phrase.start() if phrase else third.start if at_him else None
    if until is None or until - last > _NEAR:
        return []
    gap = (last, until)
    parted = _PARTED.search(text, *gap) or _STOPS.search(text, *gap)
    return [] if parted else row_from(text, able, able.index(third))


def _chaired(
    text: str, pair: Sequence[Actor], able: Sequence[Actor], at: tuple[int, int]
) -> list[Actor]:
    """Return who sat at the head of *أدار X اجتماعا بين Y وZ*, *X، الذي ترأس الاجتماع بين Y وZ*."""
    sides = {one.side for one in pair}
    if len(pair) != _TWO or {one.side for one in _two_behind(text, able, at[1])} != sides:
        return []
    before = [each for each in able if each.end <= at[0] and at[0] - each.end <= _NEAR]
    if not before or before[-1].side in sides:
        return []
    head = before[-1]
    who = _LED.fullmatch(text, head.end, at[0]) or _WHO_CHAIRED.fullmatch(text, head.end, at[0])
    who = who or (
        _CHAIRED.search(text, max(0, head.start - _SHORT), head.start)
        and not _PARTED.search(text, head.end, at[0])
        and not _STOPS.search(text, head.end, at[0])
    )
    return [head] if who else []


def _two_behind(text: str, able: Sequence[Actor], end: int) -> list[Actor]:
    """Return the two whose talks a word is: *talks between X and Y*, *встрече X и Y*."""
    two = [one for one in able if one.start >= end][:_TWO]
    right = len(two) == _TWO and two[0].start - end <= 1 and stands_and(text, *two)
    return two if right and two[0].side != two[1].side else between_two(text, able, end)


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
    if far or own is None or size.match(text, own.start()) is None:
        return []  # *three-way cooperation*, of which no more than the half was looked at
    opens = len(text[one.start : at[0]].split()) <= 1
    itself = opens and own.start() == at[1] + 1  # *بعد لقاء ثلاثي استضافه X، أعلن Y وZ*
    if not itself and OTHER_TIME.search(text, max(one.start, own.start() - _NEAR), own.start()):
        return []
    return sorted(
        (each for each in by_side.values() if each.side not in sides), key=lambda each: each.start
    )
