# SPDX-License-Identifier: Apache-2.0
"""Which date of a sentence is of what.

Rules:

1. A date right behind *since* is of the contact before. One between a verb of saying and what is
   said dates the saying. One that opens a report of an agency dates the report.
2. A date behind *after*, *before*, *appointed*, *war* and the like is of that, and of no contact.
3. Of the others the nearest to the word of contact is its own, if it is near: names of the parties
   between them do not count.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from wasl.contact.press.proposal import Day, Role
from wasl.contact.press.shadow import Shadow, fold, pattern, spaced
from wasl.contact.press.what.speech import Saying, is_announced
from wasl.contact.press.when.chronicles import is_dateline, is_of_chronicle
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.when.papers import is_of_paper
from wasl.contact.press.when.resolving import How, resolve
from wasl.contact.press.who.actors import Actor

_NEAR: Final = 75
_COMMA: Final = 20
"""What a clause that begins with *and* counts for, in letters."""
_SINCE: Final = re.compile(
    spaced(r"(?<!\w)(?:و)?(?:منذ|с|со|начиная с|since) (?:(?:نحو|حوالي|شهر|يوم|the|начала) )?$")
)
_OTHER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و|ف)?(?:(?:بعد|قبل|قبيل)(?! (?:ال)?(?:ظهر|عصر|منتصف|فجر|مغرب|غروب))|عقب|إثر|منذ|تعيين\w*|تولي\w*|تعيينه|انتخاب\w*|غزو|حرب|بدء|ضم (?:شبه|القرم|القدس|الجولان|مناطق|أقاليم)|هجوم|ضربة|قصف|أزمة|معاهدة|اتفاق\w*|"
        r"ذكرى|(?:after|before)(?! (?:midnight|noon|midday|dark|dawn|sunrise|sunset))|following|ahead of|since|appointed|appointment|elected|war|invasion|attack|strike|treaty|anniversary|until|"
        r"после(?! (?:полудня|полуночи|обеда|этого|того|чего))|перед(?! (?:этим|тем))|накануне|(?<!звонился\s)(?<!звонилась\s)(?<!звонились\s)(?<!звониться\s)до(?! (?:полудня|полуночи|обеда|этого|того))|с момента|со времени|назначен\w*(?! на (?!пост|должност))|избран(?!н(?:ы|о[гмй]|ая|ую))\w*|войны|вторжени\w*|атак\w*|удар\w*|договор(?!ил)\w*|годовщин\w*)(?!\w)"
    )
)
_TAKEN: Final = re.compile(
    spaced(
        r"(?<!\w)(?:تعيين\w*|توليه?|تولت|انتخاب\w*|تنصيب\w*|appointed|appointment|elected|took office|назначен\w*(?! на (?!пост|должност))|избран(?!н(?:ы|о[гмй]|ая|ую))\w*|вступлени\w*)(?!\w)"
    )
)
_BARRIER: Final = re.compile(
    spaced(r"(?<!\w)(?:بينما|فيما|في حين|while|whereas|в то время как|тогда как)(?!\w)|;|, а ")
)
_RELATIVE: Final = re.compile(
    fold(
        r",\s*(?:who|whom|whose|which(?! (?:took place|happened|occurred|lasted|was held|were held)(?!\w)| (?:had been|has been|was|were|is) (?:\w+ )?(?:due|set|scheduled|planned|pencilled|to|arranged|fixed))|(?:с |к |у |о )?котор\w+(?! (?:\w+ ){0,2}(?:состоя|прош|пройти|проход|провод|длил|заплан|намечен|планир|намечал|ожидал|назнач))|وهو|وهي|(?:الذي|التي)(?! (?:جرى|جرت|عقد|عقدت|تم|تمت|أجري|أجريت|حصل|حصلت|كان|كانت)(?!\w)))(?!\w)"
    ).replace(" ", r"\s")
)
_CLOSED: Final = re.compile(
    r"[\w)],\s+(?:on\s+the\s+\w+\s+of\s+|yesterday|today)$|,\s+(?:(?:to|at|in)\s+(?:(?:the|his|her)\s+)?(?:[\w'-]+\s+){1,3})?(?:late\s+|early\s+)?(?:on\s+)?$"
)
"""*Welcomed X, who is on a visit, to Government House on Monday*."""
_WHO_CAME: Final = re.compile(
    spaced(
        r"(?<!\w)(?:الذي|التي) (?:كان قد |كانت قد |سبق أن )?(?:بدأ|بدأت|وصل|وصلت|يزور|تزور|زار|زارت|حل|حلت|قدم|قدمت|عاد|عادت|تولى|تولت|عين|عينت|انتخب|انتخبت|يقوم|تقوم|استهل|استهلت|غادر|غادرت|اختتم|اختتمت|أنهى|أنهت|فاز|فازت|أدى|أدت)(?!\w)"
    )
)
"""*التقى X التي بدأت الثلاثاء زيارة*: the day is of the visit."""
_TOOK_PLACE: Final = re.compile(
    spaced(
        r",\s(?:состоял\w+|прош(?:ел|ла|ли)|прошедш\w+|was held|were held|took place|happened|جرت|جرى|عقدت|عقد)(?!\w)"
    )
)
"""What closes a relative clause: the date behind it is of what stands before it."""
_SINCE_EVENT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:منذ|since|с начала|с момента|со времени|со дня|после начала)(?!\w)[^,;:.\n]*$"
    )
)
_NOT: Final = re.compile(
    r"(?<!\w)(?:(?:has|have|had|is|are|was|were|did)\s(?:not|never)|(?:hasn|haven|hadn)'t)\s(?:\w+\s){0,3}?(?:spoken|met|talked|seen|been|had|held|exchanged)(?!\w)[^;:.\n]*$"
)
_WHEN: Final = re.compile(r",\swhen(?!\w)")
"""*Have not spoken since January, when they met*: they met then."""
_SINCE_MET: Final = re.compile(
    spaced(
        r"(?<!\w)(?:منذ (?:آخر )?(?:لقائهما|لقائه|لقائها|اجتماعهما|محادثاتهما|مكالمتهما|مباحثاتهما|لقاء|اجتماع)|"
        r"since (?:their|his|her|they|the two) (?:last )?(?:met|spoke|meeting|talks|call|conversation)|"
        r"since (?:[\w'.-]+ ){1,9}?(?:met|spoke|talked|held talks|sat down|phoned|telephoned|hosted|received|welcomed|visited|dined|shook hands|saw each other|(?:was|were) (?:[\w'.-]+ ){0,3}?(?:guests?|in talks)|paid (?:[\w-]+ ){1,3}visit|(?:travell?ed|flew|came) to(?! (?:power|office|terms|light|an end|blows)))|"
        r"(?:со времени|с момента|после) их (?:последн\w+ )?(?:встречи|разговора|беседы|переговоров))(?!\w)[^,;:.\n]*$"
    )
)
_PUT_OFF: Final = re.compile(
    r"(?<!\w)(?:postponed|cancell?ed|called off|put off|scrapped|shelved)\s+(?:(?:late|early)\s+)?(?:on\s+)?$"
)
"""*Was postponed on Monday*: the day is that of putting off."""
_WHO: Final = re.compile(fold(r",\s*(?:who|whom|whose|котор\w+)(?!\w)[^,;\n]*$"))
_FOLLOWS: Final = re.compile(
    spaced(
        r"\s(?:[\w-]+ ){0,3}?(?:follow(?:s|ed)|c[ao]mes? (?:\w+ )?(?:after|amid|as|days|weeks|hours|months))(?!\w)"
    )
)
_FLEW: Final = re.compile(
    r"\s[а-я]{3,}л[аи]?(?:с[ья])?\s[^,;.\n]{2,60},\s(?:где|чтобы|а\sзатем|а\sпотом|и\sскоро)\s"
)
_WILL: Final = re.compile(r"[а-я]+(?:[иеу]т|[уя]т)(?:ся)?(?!\w)")
_FAR: Final = 110
_SAID: Final = re.compile(r"(?<!\w)(?:said|says|told|announced)(?!\w)")
_CONTACT: Final = re.compile(
    fold(
        r"(?<!\w)(?:ال|ل)?(?:لقائ|لقاء|مكالم|محادث|مباحث|اتصال)\w*|(?<!\w)(?:و|ف|ي|ت)*(?:اجتمع|جتمع|التق|لتق|استقبل|ستقبل|تحادث|تباحث|هاتف|اتصل)(?:ت|ى|ي|ا|ته|ه)?(?!\w)|(?:разговор|встреч|переговор|бесед)\w*|"
        r"(?:talks|meeting|call|conversation|telephone|phone|video|videoconference|teleconference)(?!\w)"
    )
)
_WAR: Final = re.compile(r"(?<!to\s)(?<!at\s)(?<!of\s)(?<!\w)war$")
"""*Discussed the war on Monday*: no war is of one weekday."""
_POSSESSED: Final = re.compile(
    r"'s?\s+(?:\w+\s+){0,2}?(?:call|conversation|meeting|talks|encounter|summit|discussion)s?(?!\w)"
)
"""*She said of Sunday's call*: the day is that of the call."""
_AND_SAID: Final = re.compile(
    spaced(
        r"(?: (?:morning|afternoon|evening|night))? and (?:(?:later|then|both|also) ){0,2}(?:said|told|announced|stated|added|confirmed|declared|wrote)(?!\w)"
    )
)
"""*Met X in Yerevan on Friday and said*: the day is that of the meeting."""
_PARTICIPLE: Final = re.compile(
    fold(
        r", (?!прош|состоя|провед|провод|проход|намеч|заплан|назнач|нач|заверш|встрет|длив|продлив|имевш|происход|случив|произош)"
        r"\w+(?:нн|вш)(?:ый|ая|ое|ые|ого|ой|ых|ую|ыми|ий|ие|их|его|ей|ую)(?:ся)?(?!\w)"
    )
)


_HELD_ON: Final = re.compile(
    r"(?<!\w)(?:состоявш|прошедш|проведенн|проходивш|начавш|завершивш)\w{2,5}\s$"
)
"""*После состоявшейся 4 марта встречи*: the day is that of the meeting."""


_PUBLISHED: Final = pattern(
    r"(?<!\w)(?:statement|communique|release|readout|report|note|transcript|photographs?|photos?|pictures?|images?|video|footage|summary|account|post|tweet|announcement|notice|remarks)s?(?: (?:by|from|of|on) [\w' ]{2,30}?)?,? (?:(?:that|which|it|he|she|they) )?(?:(?:was|were|has been|had) )?(?:released|published|issued|posted|distributed|circulated|broadcast|made public|put out|seen|shared)(?: (?:by|in|to|on) [\w' ]{2,30}?)?(?: (?:late|early))?(?: on)? $",
    r"(?<!\w)(?:according to|in) (?:an?|the|its|his|her|their) (?:\w+ ){0,2}?(?:statement|communique|release|readout|post|tweet|message)(?: (?:by|from|of|on) [\w' ]{2,30}?)?(?: (?:late|early))?(?: on)? $",
    r"(?<!\w)(?:опубликованн|распространенн|обнародованн|размещенн|выпущенн|показанн|вышедш|поступивш)\w+ (?:[\w-]+ ){0,3}?(?:во? )?$",
    r", (?:на)?писал[аи]? (?:[\w-]+ ){0,3}?(?:во? )?$",
    r"(?<!\w)(?:وفق ما|حسبما|بحسب ما|حسب ما|وفقا لما|على ما|كما) (?:ذكر|ذكرت|أفاد|أفادت|نقل|نقلت|أورد|أوردت|كتب|كتبت|نشر|نشرت|نشرته) (?:\w+ ){0,2}?(?:صحيفة|وكالة|موقع|قناة|مجلة|جريدة|إذاعة|شبكة) (?:[^،.\n]{0,40} )?(?:يوم )?$",
    r"(?<!\w)как (?:сообщ|отмеч|переда|писал|объяв|заяв)\w* (?:\w+ )?(?:во? )?$",
    r"(?<!\w)(?:بيان|بيانات|بلاغ|تصريح|خبر|تقرير|محضر|محاضر|وثيقة|وثائق|برقيات|صور|صورة|مقطع|تغريدة|منشور|تدوينة)(?!\w) (?:[^،.\n]{0,30} )?(?:صدر|صادر|الصادر|نشر|نشره|نشرته|أصدره|أصدرته|صدرت|بثه|بثته|وزعه|وزعته|نشرت|نشرها|نشرتها)(?: \w+){0,3}? (?:يوم |مساء |صباح |في )?$",
    r"(?<!\w)(?:وفق ما|وفقا لما|بحسب ما|حسب ما|حسبما|كما|على ما) (?:أعلن|ذكر|أكد|أفاد|أوضح|قال|كشف|صرح|نقل|أورد|أوردت|ذكرت)(?:ت|ه|ته)?(?: (?!أن|إن|بأن|بعد|قبل|عقب|خلال)[^\s,.;:\n]+){0,10}? (?:يوم |مساء |صباح |في |ليل )?$",
)
"""*According to a statement released on Thursday*: that day is of the statement."""
_PUBLISHED_CHARS: Final = 100
_YEAR_APART: Final = re.compile(
    r"[,;:\"]|(?<!\w)(?:that|which|will|would|to|said|for|from|since|and|as|have|has|had|is|are|was|were)(?!\w)"
)


_YEAR_BEFORE: Final = re.compile(r"[;:,\"]|(?<!\w)(?:that|said|says|told|announced)(?!\w)")


class Use(Enum):
    """What a date of a sentence is of."""

    FREE = "free"
    SINCE = "since"
    ANNOUNCED = "announced"
    OTHER = "other"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Timed:
    """A date of a sentence, and what it is of."""

    dated: Dated
    use: Use


_WHO_DID: Final = re.compile(r"(?<=\w)[\s,]\s?(?:who|whom)(?!\w)[^;:\n\"]*$")
_CLOSES: Final = re.compile(r",\s(?:said|says|told|announced|added|stated|confirmed)(?!\w)")
_WHO_MET: Final = re.compile(
    spaced(
        r"(?<!^), (?:who|whom|with whom) (?:[^;:\n\"]{0,60}? )?(?:met|received|hosted|welcomed|called|phoned|telephoned|rang|talks|spoke|talked|conferred|saw|lunch|dinner)(?!\w)[^;:\n\"]*$"
    )
)


def _is_of_clause(text: str, dated: Dated, start: int) -> bool:
    """Whether a date closes a clause in the midst: *X, who was received by Y on Monday, said*."""
    closed = _CLOSES.match(text, dated.end) is not None
    return closed and _WHO_DID.search(text, start, dated.start) is not None


def timed(
    text: str, sayings: Sequence[Saying], *, start: int, end: int, opens: bool
) -> list[Timed]:
    """Return the dates of a sentence. ``opens``: it opens a paragraph."""
    return [
        Timed(one, _use(text, one, sayings, start=start, end=end, opens=opens))
        for one in find_dates(text, start=start, end=end)
    ]


def _use_told(text: str, dated: Dated, start: int, end: int) -> Use | None:
    """Return of what a date is that stands among the words that tell who says it."""
    if _is_of_clause(text, dated, start):
        return Use.FREE if _WHO_MET.search(text, start, dated.start) else Use.OTHER
    if _AND_SAID.match(text, dated.end, end):
        return None
    who = _WHO.search(text, max(start, dated.start - _FAR), dated.start)
    aside = who is not None and "," in text[dated.end : dated.end + _COMMA]
    return Use.FREE if aside else Use.ANNOUNCED  # *Orban, who met X in July, said*


def _use(
    text: str, dated: Dated, sayings: Sequence[Saying], *, start: int, end: int, opens: bool
) -> Use:
    before = text[max(start, dated.start - 30) : dated.start]
    if opens and is_of_chronicle(text, dated, start):
        return Use.FREE
    if opens and is_dateline(text, dated, start, end):
        return Use.DATELINE
    if _SINCE.search(before) and dated.until is None:
        then = _WHEN.match(text, dated.end, end) and _NOT.search(text, start, dated.start)
        return Use.FREE if then else Use.SINCE
    if _POSSESSED.match(text, dated.end, end) or _HELD_ON.search(before):
        return Use.FREE
    if dated.year is not None and dated.month is None:
        return Use.OTHER
    if _PUBLISHED.search(text, max(start, dated.start - _PUBLISHED_CHARS), dated.start):
        return Use.ANNOUNCED
    told = any(is_announced(saying, dated.start) for saying in sayings)
    if told and (use := _use_told(text, dated, start, end)) is not None:
        return use
    taken = _TAKEN.search(text, max(start, dated.start - 60), dated.start)
    if taken is not None and "," not in text[taken.end() : dated.start]:
        return Use.OTHER
    met = _SINCE_MET.search(text, max(start, dated.start - _FAR), dated.start)
    if met is not None:
        return Use.FREE if _NOT.search(text, start, met.start()) else Use.SINCE
    if _SINCE_EVENT.search(text, max(start, dated.start - _FAR), dated.start):
        return Use.OTHER
    if _PUT_OFF.search(before):
        return Use.OTHER
    return Use.OTHER if _is_of_event(text, dated, start) else Use.FREE


def _is_of_event(text: str, dated: Dated, start: int) -> bool:
    """Whether a date is of what stands right before it: *after the election of May 5*."""
    first = max(start, dated.start - 40, *(text.rfind(s, start, dated.start) + 1 for s in ",;"))
    # the words stand in the text, for half of one is none: *استقبل* is no *قبل*
    other = [one.end() for one in _OTHER.finditer(text, first, dated.start)][-1:]
    if other and dated.weekday is not None and _WAR.search(text[first : other[0]]):
        return False
    if is_of_paper(text, start, dated.start, dated.end):
        return True
    # *after their meeting on Monday*: the day is that of the meeting.
    return bool(other) and not _CONTACT.search(text, other[0], dated.start)


def ahead(times: Sequence[Timed]) -> list[Timed]:
    """Leave out *yesterday* and the like: what is planned was agreed then, and is not of that day."""
    return [one for one in times if one.dated.unit != "day" or (one.dated.ago or 0) <= 0]


def nearest(
    text: str,
    times: Sequence[Timed],
    actors: Sequence[Actor],
    *,
    at: tuple[int, int],
    others: Sequence[int],
) -> Dated | None:
    """Return the date of a word of contact. ``others``: where other words of contact stand."""
    if (there := _before_where(text, times, at)) is not None:
        return there
    best: tuple[int, Dated] | None = None
    for one in times:
        if one.use is not Use.FREE or is_far_year(text, one.dated, at):
            continue
        gap = _gap(text, one.dated, at, actors)
        if gap > _NEAR or (best and best[0] <= gap) or _is_apart(text, one.dated, at):
            continue
        if all(gap <= _gap(text, one.dated, (other, other), actors) for other in others):
            best = (gap, one.dated)
    return best[1] if best else None


_WHERE: Final = re.compile(r",\swhere(?!\w)[^,;.\n]*$")
_STOP: Final = re.compile(r"[,;.\n]|$")


def _before_where(text: str, times: Sequence[Timed], at: tuple[int, int]) -> Dated | None:
    """Return the day of *flew to Rome on Monday, where he met X*, if the clause has none of its own."""
    where = _WHERE.search(text, max(0, at[0] - _FAR), at[0])
    stop = _STOP.search(text, at[1])
    if where is None or stop is None:
        return None
    if any(where.start() < one.dated.start < stop.start() for one in times):
        return None
    free = (one.dated for one in times if one.use is Use.FREE and one.dated.end == where.start())
    return next(free, None)


def is_far_year(text: str, dated: Dated, at: tuple[int, int]) -> bool:
    """Whether *this year* is of something else: *said after talks that later this year …*."""
    if dated.unit != "year" or not text[dated.start].isascii():
        return False
    if dated.end <= at[0]:
        return _YEAR_BEFORE.search(text, dated.end + 1, max(dated.end + 1, at[0])) is not None
    return _YEAR_APART.search(text, at[1], dated.start) is not None


def _is_apart(text: str, dated: Dated, at: tuple[int, int]) -> bool:
    first, last = (dated.end, at[0]) if dated.end <= at[0] else (at[1], dated.start)
    relative = _RELATIVE.search(text, first, max(first, last))
    if (
        relative
        and relative.start() == at[1]
        and text[relative.start() :][:9].strip(", ")[:5] == "котор"
    ):
        relative = None  # *переговоры, которые премьер начал в среду*
    closed = relative and (
        _TOOK_PLACE.search(text, relative.end(), last) or _CLOSED.search(text, relative.end(), last)
    )
    if relative and not closed and dated.start >= at[1]:
        return True  # *met Wang Yi, who had come on Monday*
    if dated.start >= at[1] and _WHO_CAME.search(text, at[1], dated.start):
        return True
    if dated.shift == "next" and dated.end <= at[0] and _SAID.search(text, first, last):
        return True  # *will open next month, he said after a call*
    if dated.start >= at[1] and _PARTICIPLE.search(text, at[1], dated.start):
        return True  # *восстановить отношения, разорванные три недели назад*
    aside = dated.end <= at[0] and "," in text[dated.end : at[0]]
    if aside and _WHO.search(text, max(0, dated.start - _FAR), dated.start):
        return True  # *Erdogan, who met Putin on Monday, spoke with X*
    if dated.end <= at[0] and _WILL.match(text, at[0]) and _FLEW.match(text, first, last):
        return True  # *в понедельник вылетел в Нигер, где встретится с X*
    if dated.start >= at[1] and _FOLLOWS.match(text, at[1], dated.start):
        return True  # *the conversation follows the explosions of last month*
    return _BARRIER.search(text, first, max(first, last)) is not None


def _gap(text: str, dated: Dated, at: tuple[int, int], actors: Sequence[Actor]) -> int:
    first, last = (dated.end, at[0]) if dated.end <= at[0] else (at[1], dated.start)
    names = {
        (max(first, one.start), min(last, one.end))
        for one in actors
        if one.start < last and one.end > first and not one.bare
    }
    apart = _COMMA * text.count(", و", first, max(first, last) + 1)  # *، واستقبله*
    return max(0, last - first - sum(end - start for start, end in names)) + apart


def day_of(dated: Dated, shadow: Shadow, *, published: date | None) -> Day:
    """Return a date as the day of a contact, with its words."""
    value = resolve(dated, published=published)
    return Day(value.text, Role.CONTACT, value.how, shadow.span(dated.start, dated.end))


def announced_day(times: Sequence[Timed], shadow: Shadow, *, published: date | None) -> Day | None:
    """Return the day on which a sentence says that it was told: it was on that day or before."""
    for one in times:
        if one.use is Use.ANNOUNCED:
            value = resolve(one.dated, published=published)
            span = shadow.span(one.dated.start, one.dated.end)
            if value.text is None:
                return Day(None, Role.ANNOUNCED, How.OPEN, span)
            last = value.text.rpartition("/")[2]
            return Day(f"/{last}", Role.ON_OR_BEFORE, value.how, span)
    return None
