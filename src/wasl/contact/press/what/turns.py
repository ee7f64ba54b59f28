# SPDX-License-Identifier: Apache-2.0
"""The words by which a sentence takes up those before, or tells of another time.

Rules:

1. *He*, *they*, *the two ministers* and a verb that opens a sentence and names nobody go back to
   those who were told of.
2. *Had spoken*, *earlier*, *where he meets* tell of what was before or is to come.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import fold, is_arabic, spaced
from wasl.contact.press.shadow import pattern as _pattern
from wasl.contact.press.what import acts, doing, wordings
from wasl.contact.press.who.actors import Actor

_AHEAD: Final = 90
_BEHIND: Final = 40
_HIM: Final = 60
_BORN: Final = re.compile(spaced(r"(?: (?:بن|آل) (?:عبد )?\w+)* "))

_SOME_TIME: Final = _pattern(
    r"(?<!\w)(?:earlier|recent|recently|lately|last|previous|previously|ago|once|the (?:same|next|following|other) (?:day|week|month)|(?:day|week|month|hour)s? (?:before|later)|secretly)(?!\w)",
    r"(?<!\w)(?:ранее|накануне|недавно|на днях|прошл(?:ый|ая|ое|ого|ой|ую|ом|ые|ых)|давно|назад|тайно|в (?:тот|этот) же|позднее|спустя)(?!\w)",
    r"(?<!\w)(?:مؤخرا|أخيرا|سابقا|(?<!الليلة\s)الماضي\w*|السابق\w*|سرا|في وقت سابق|قبل (?:أيام|أسبوع\w*|شهر\w*|يوم\w*|ساعات)|نفسه|ذاته|اليوم التالي|حديثا)(?!\w)",
)  # fmt: skip


def is_some_time(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence says of a time that it was, but not which."""
    return _SOME_TIME.search(text, start, end) is not None


_RUSSIAN: Final = re.compile("[\u0430-\u044f]{3}")


def is_russian(text: str, start: int, end: int) -> bool:
    """Tell whether words are in Cyrillic letters."""
    return _RUSSIAN.search(text, start, end) is not None


_BOTH: Final = _pattern(
    r"(?<!\w)(?:و)?ال(?:رئيس|وزير|جانب|طرف|زعيم|مسؤول|قائد|رجل|دبلوماسي|اثن)(?:ان|ين)(?!\w)",
    r"(?<!\w)the (?:two|pair)(?: (?!(?:countries|nations|states|governments|neighbou?rs|armies|peoples|militaries|delegations|teams|capitals)(?!\w))[\w-]+(?: general)?)?(?!\w)",
    r"(?<!\w)the (?:leaders|presidents|premiers|ministers|generals)(?!\w)",
    r"(?<!\w)(?:they|both (?:men|women|leaders|ministers|presidents|sides|generals|officials|diplomats))(?!\w)",
)


_THREE: Final = _pattern(
    r"(?<!\w)(?:و)?(?:ال(?:رؤساء|وزراء|زعماء|قادة|مسؤولون|رجال|مبعوثون) )?الثلاثة(?!\w)",
)


def is_both(text: str, start: int, at: int) -> re.Match[str] | None:
    """Find *the two presidents*, *the three ministers* before a word of contact."""
    return _BOTH.search(text, start, at) or _THREE.search(text, start, at)


def size_of_them(text: str, start: int, at: int) -> int:
    """Return how many *the three ministers*, *the two* are before a word of contact."""
    return 2 + (_THREE.search(text, start, at) is not None)


THEY: Final = _pattern(
    r"(?<!\w)(?:they|the two|the pair|both)(?!\w)", r"(?<!\w)(?:они|оба|обе)(?!\w)", r"(?<!\w)(?:هما|كلاهما|الاثنان)(?!\w)",
)  # fmt: skip
_DURING: Final = re.compile(
    spaced(
        r"(?<!\w)(?:خلال|أثناء|في|during|at|in|на|в ходе|во время)\s+(?:(?:a|an|the|their|his|her)\s+)?(?:\w+\s+)?$"
    )
)


def is_during(text: str, at: int) -> bool:
    """Tell whether a word of contact is the occasion: *said during a call on Monday that*."""
    return _DURING.search(text, max(0, at - 30), at) is not None


_AFTER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:عقب|بعد|لدى|إثر|قبيل|قبل|(?:في )?(?:ختام|مستهل|أعقاب)|وعقب|وبعد)\s+$|(?<!\w)(?:after|following) (?:(?:an?|the|his|her|their) )?(?:[\w-]+ )?$"
        r"|(?<!\w)(?:после|по (?:итогам|окончании|завершении)) (?:[\w-]+(?:ых|их|ой|ей|ого|его) ){0,2}$"
    )
)


def is_after(text: str, at: int) -> bool:
    """Tell whether *after his meeting* stands there: a day right behind it is of the meeting."""
    return _AFTER.search(text, max(0, at - 40), at) is not None


_WHOM: Final = re.compile(fold(r"(?<!\w)(?:مع|من|со?)\s+(?:\w+\s+){0,2}$"))


def is_whom(text: str, start: int, at: int, *, counterpart: bool) -> bool:
    """Tell whether somebody is the one spoken to, and not who speaks: *وبحث مع X*."""
    if at < start:
        return False
    return counterpart or text[at] == "ب" or _WHOM.search(text, start, at) is not None


_TOLD: Final = re.compile(
    spaced(
        r"(?<!\w)(?:أن|إن|بأن) (?:(?:السيد|السيدة|معالي|سعادة|سمو|الشيخ|الدكتور|الوزير) ){0,3}$|(?<!\w)(?:told|said)(?!\w)[^,;:.\n]{0,25} that (?:the )?$"
    )
)


def is_told(text: str, at: int) -> bool:
    """Tell whether *that* stands right before somebody: it is told of that one."""
    return _TOLD.search(text, max(0, at - 40), at) is not None


_ARTICLE: Final = re.compile(r"(?<!\w)the\s+$")


def is_definite(text: str, at: int) -> bool:
    """Tell whether a title means somebody who is known: *the chancellor*."""
    if "a" <= text[at] <= "z":
        return _ARTICLE.search(text, max(0, at - 6), at) is not None
    return not is_arabic(text[at]) or text.startswith("ال", at)


IMPERFECT: Final = _pattern(
    r"\s*\"?(?:و)?(?:يستأنف|تستأنف|يستأنفان|يعاود|يتباحث|تتباحث|يتباحثان|يبحث|تبحث|يناقش|تناقش|يعقد|تعقد|يعقدان|يلتقي|تلتقي|يلتقيان|يجتمع|تجتمع|يجري|تجري|يجريان|يستقبل|تستقبل|يستضيف|تستضيف|يترأس|تترأس|يترأسان)(?!\w)"
)
"""What opens an Arabic sentence on what is to come; a heading tells so of what was."""
_COMES: Final = _pattern(
    r"\s*\"?(?:و)?(?:ي|ت)(?:بدأ|زور|توجه|صل|غادر|سافر|قوم ب)[^.\n]{0,200}?(?<!\w)(?:و)?(?:ي|ت)(?:لتق|بحث|ناقش|عقد|جر|جتمع|ستقبل|تباحث|تحدث)\w*$"
)
"""*X begins a visit, in which he meets Y*, at the opening of a sentence."""
_WHERE: Final = _pattern(
    r"(?<!\w)(?:حيث|على أن|كما|ثم) (?:(?:من|أن) )?(?:يبحث|يناقش|يعقد|تعقد|يعقدان|يلتقي|تلتقي|يلتقيان|يجتمع|تجتمع|يجري|تجري|يجريان|يستقبل|تستقبل|يتباحث)(?!\w)",
)


_DATELINE: Final = re.compile(r"[^\n.,;]{2,50}?(?:\s-+|:|/)\s+")


def is_ahead(text: str, first: int, at: tuple[int, int]) -> bool:
    """Tell whether an Arabic verb is of what is to come: it opens the sentence, or *where he meets*."""
    here = text[max(first, at[0] - _AHEAD) : at[1]].rpartition(".")[2]
    line = _DATELINE.match(text, first, at[1])
    first = line.end() if line else first
    opens = IMPERFECT.match(text, first, at[1]) or _COMES.match(text[first : at[1]])
    return opens is not None or _WHERE.search(here) is not None


_PRESENT: Final = re.compile(
    fold(r"(?:و)?(?:ي|ت)(?:بحث|ناقش|عقد|لتقي|جتمع|جري|ستقبل|ستضيف|تباحث|هاتف|تحادث)(?:ان)?(?!\w)")
)


def is_present(text: str, one: Sentence, at: int) -> bool:
    """Tell whether an Arabic heading has a verb of what was, or is to come: *X يستقبل Y الاثنين*."""
    return one.heading and _PRESENT.match(text, at) is not None


WHO_GOES_ON: Final = _pattern(
    r"\s*\"?(?:كما |ثم |كذلك |و)(?:قد )?(?:أجرى|أجرت|يجري|سيجري|بحث|بحثت|تلقى|تلقت|التقى|التقت|سيلتقي|ناقش|ناقشت|تحدث|تحدثت|اتصل|اتصلت|استقبل|استقبلت|عقد|عقدت|هاتف|هاتفت)(?!\w)",
    r"\s*\"?(?:و)?في (?:\w+ ){1,4}?(?:آخر|أخرى|منفصل|منفصلة|مماثل|مماثلة),? (?:أجرى|أجرت|بحث|بحثت|تلقى|تلقت|التقى|التقت|ناقش|ناقشت|تحدث|تحدثت)(?!\w)",
    r"\s*\"?(?:также|кроме того,|помимо этого,|ранее|позже|позднее|затем|в тот же день|в этот же день) (?:\w+ ){0,3}?(?:провел|поговорил|переговорил|созвонился|встретился|обсудил|побеседовал|позвонил|принял)(?:а)?(?!\w)",
)
"""What opens a sentence that does not name again who does it."""
AGAIN: Final = re.compile(r"(?<!\w)(?:also|already|again|first|next)(?!\w)")
HIS: Final = re.compile(r"(?<!\w)(?:his|her)\s+$")
HIM: Final = _pattern(r"(?<!\w)(?:him|her|ним|ней|нему|ему|его|ее)(?!\w)")
HE: Final = _pattern(
    r"(?<!\w)(?:he|she|он|она|هو|هي|سموه|سموها|جلالته|فخامته|معاليه|سعادته|دولته|سيادته)(?!\w)"
)


def has_him(text: str, start: int, end: int) -> bool:
    """Tell whether words have *he* or *him*, who was told of before."""
    return any(one.search(text, start, end) for one in (HE, HIM))


VISIT_HAD: Final = (
    r"(?<!\w)(?:the|his|her) (?:[\w-]+ )?(?:visit|trip|stay|tour|stopover|stop|programme|program|agenda|itinerary|schedule|journey) (?:also )?"
    r"(?:included|featured|comprised|involved|(?:began|opened|started|ended|closed|concluded) with|culminated in|took in|was capped by)(?!\w)"
)
HE_OWN: Final = re.compile(
    spaced(rf"(?<!\w)(?:his|her) (?:[\w-]+ ){{0,2}}$|{VISIT_HAD} (?:[\w-]+ ){{0,3}}$")
)
"""*Her meeting with X* is one that she has, and so is what *the visit included*."""
ME: Final = re.compile(
    r"\s+(?:(?:me|us)(?:\s*[.,;\"]|\s+(?:on|at|from|late|early|last|yesterday|today|this|again|personally|to|about|after|before|in)(?!\w))|(?:him|her)\s+(?:on\s+\w+day|late|early|last|yesterday|today|again|personally|after|before)(?!\w))"
)
"""*X called me last night*, says the other."""
_TO_HOUSE: Final = re.compile(r"\s+(?:in|to|back|on\s+the\s+carpet|home)(?!\w)")
_WITH_ONE: Final = re.compile(spaced(r"(?<!\w)(?:со?|у) (?:[\w-]+(?:им|ым|ом|ей|ой|ого|его) )?$"))


def he_with(text: str, start: int, whom: tuple[int, int], at: int) -> tuple[int, int] | None:
    """Return *he* of the Russian *с министром X он открыл диалог*."""
    if not _WITH_ONE.search(text, max(start, whom[0] - _BEHIND), whom[0]):
        return None
    he = HE.search(text, whom[1], at) if is_russian(text, *whom) else None
    return he.span() if he else None


_TALKS: Final = re.compile(
    r"(?:переговор(?:ы|ами)|бесед(?:а|ои)|встреч(?:а|еи)|разговор(?:ом)?|консультаци(?:и|ями)|аудиенци(?:я|еи))"
)
_OPENS_WITH: Final = re.compile(
    spaced(
        r"\s*\"?(?:(?:[\w-]+ ){0,2}?(?:главн|центральн|основн|ключев|важнейш|перв|последн|кульминаци|итог)\w* (?:\w+ ){0,4}?(?:стал|был|оказал)[аио]?(?:сь|ся)? (?:его |ее )?"
        r"|(?:визит|поездка|пребывание|программа|турне|день|утро|вечер) (?:\w+ ){0,4}?(?:начал|завершил|закончил|открыл|увенчал|ограничил|включал)[аио]?(?:сь|ся)? (?:\w+ ){0,2}?"
        r"|(?:[\w-]+ ){0,4}?(?:прошл[аи]|прошел|состоял(?:ись|ась|ся)) (?:его|ее) )"
    )
)
"""*Главным пунктом программы стали переговоры с X*."""


def talks_with(text: str, start: int, at: tuple[int, int], whom: int) -> tuple[int, int] | None:
    """Return where a Russian sentence opens with *Переговоры с X*: they are of who came before."""
    if _TALKS.fullmatch(text, *at) is None or text[at[1] : whom].strip() not in ("с", "со", "у"):
        return None
    opens = not text[start : at[0]].strip(' "') or _OPENS_WITH.fullmatch(text, start, at[0])
    return at if opens else None


_BEFORE: Final = _pattern(
    r"(?<!\w)(?:و)?كان(?:ت|ا)?(?!\w)[^.\n]{0,120}?(?<!\w)قد (?:أجر|التق|تحدث|بحث|عقد|ناقش|تلق|استقبل|اجتمع|زار|اتصل|اتفق)", r"سبق أن", r"في وقت سابق",
    r"(?<!\w)(?:و)?كان(?:ت|ا)? (?:(?!(?:الذي|التي|الذين|أن|يوم)(?!\w))[^\s.]+ ){1,6}?(?:التقيا|اجتمعا|تحدثا|تحادثا|تباحثا|عقدا|أجريا|بحثا|ناقشا|التقوا|اجتمعوا|عقدوا|أجروا|تباحثوا)(?!\w)",
    r"(?<!\w)as (?:reported (?:by|earlier|previously)|(?:earlier |previously )?reported by) (?:ukrinform|interfax|tass|ria|belta|azertac|apa|trend|armenpress|kazinform|kabar|unian|agerpres|irna|\w+press)(?!\w)",
    r"(?<!\w)(?:ранее|до этого|прежде)(?!\w)", r"(?<!\w)(?:earlier|previously|had (?:(?:last|already|also|first|both|briefly) ){0,2}(?:spoken|met|held|talked|discussed|taken up|gone over|raised|touched on|addressed|dined|shaken hands|seen (?:each other|one another)))(?!\w)",
)  # fmt: skip


_HAD: Final = _pattern(
    r"(?<!\w)(?:و)?كان(?:ت|ا)?(?!\w)[^.\n]{0,120}?(?<!\w)قد (?:أجر|التق|تحدث|بحث|عقد|ناقش|تلق|استقبل|اجتمع|زار|اتصل)",
    r"(?<!\w)(?:و)?كان(?:ت|ا)? (?:(?!(?:الذي|التي|الذين|أن|يوم)(?!\w))[^\s.]+ ){1,6}?(?:التقيا|اجتمعا|تحدثا|تحادثا|تباحثا|عقدا|أجريا|بحثا|ناقشا|التقوا|اجتمعوا|عقدوا|أجروا|تباحثوا)(?!\w)",
    r"\s*\"?(?:as (?:(?:previously|earlier|already) )?(?:reported|announced)|it (?:will|may|should) be recalled|earlier reports said)(?!\w)",
    r"\s*(?:و)?(?:(?:ي|ت)ذكر|(?:ي|ت)شار|(?:من )?الجدير بالذكر|تجدر الإشارة|جدير بالذكر|سبق)(?: إلى)? أن(?!\w)",
)


_REPORTED: Final = re.compile(
    spaced(
        r"\s*\"?(?:as (?:(?:earlier|previously|already) )?reported(?! by the)|as \w+ (?:earlier |previously )?reported|earlier,? it was reported|to recall|recall that)(?!\w)"
    )
)


_HAD_DONE: Final = re.compile(
    spaced(
        r"(?<!\w)had (?:(?:already|also|last|previously|himself|herself|earlier|in turn|then|first|himself|just|personally|briefly|together|both) ){0,2}"
        r"(?:telephoned|phoned|called|rung|spoken|talked|met|visited|held|received|hosted|welcomed|conferred|discussed|been (?:received|welcomed|hosted|greeted)|taken|sat|seen|dined|lunched|paid|flown|travelled|had|greeted|gone|raised|reviewed)(?!\w)"
    )
)
_RETOLD: Final = re.compile(
    r"(?<!\w)(?:said|says|saying|told|announced|confirmed|revealed|disclosed|admitted|acknowledged|stated|added|wrote|reported|that|because|when|if|would|should)(?!\w)"
)


def has_done(text: str, start: int, at: int) -> bool:
    """Tell whether *the Brazilian had telephoned him* stands there, and nobody says that he had."""
    had = _HAD_DONE.search(text, max(start, at - _AHEAD), at + _BEHIND)
    return had is not None and had.start() <= at and not _RETOLD.search(text, start, had.start())


def is_long_before(text: str, start: int, at: int) -> bool:
    """Tell whether *X had spoken to Y* stands there: another contact, if its day is told."""
    return _HAD.search(text, start, at + _BEHIND) is not None or (
        _REPORTED.match(text, start, at) is not None
    )


def is_before(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence tells of what had been before."""
    return _BEFORE.search(text, start, end) is not None


def is_off(text: str, start: int, end: int) -> bool:
    """Tell whether what was due is said to be called off: *put off his visit. He was to meet …*."""
    return wordings.VISIT_OFF.search(text, start, end) is not None


def is_received(words: str) -> bool:
    """Tell whether words of contact say that somebody was received."""
    return wordings.RECEIVED.fullmatch(fold(words)) is not None


def is_first(text: str, *, start: int, end: int) -> bool:
    """Tell whether a sentence says that something was the first."""
    return wordings.FIRST.search(text, start, end) is not None


# ── whose, and whom ──

_WHOM_HE: Final = re.compile(fold(r"(?<!\w)(?:الذي|التي)\s+[^\s]{0,12}\s*$"))


_SENDS: Final = re.compile(spaced(rf"(?<!\w)(?:و)?(?:أوفد|أرسل|ابتعث|كلف|بعث) {acts.HONOURED}$"))
_HIS: Final = re.compile(
    fold(
        r"(?:و|ف|ل|ب)*(?:لقائ|لقاؤ|اجتماع|محادثات|مباحثات|مشاورات|استقبال|مكالمت|محادثت|اتصال)(?:ه|ها)"
    )
)


_AFTER_IT: Final = re.compile(
    spaced(
        r"(?:,? (?!(?:الذي|التي|أن|إن|الأخير)(?!\w))[\w-]+){0,5}?,? (?:و|ف)?(?:ذلك )?(?:بعد|قبل|قبيل|عقب|إثر|غداة|عشية|في أعقاب)(?: (?:يوم|يومين|\w*أيام|ساعات|\w+ أيام|أسبوع)(?: (?:واحد|قليلة))? (?:من|على))?(?: (?:إجرائه|عقده))? "
    )
)
_JOINED: Final = re.compile(spaced(r"(?<!\w)(?:الذي|التي|أن|إن|بأن|الأخير)(?!\w)| و"))


def is_his(text: str, first: int, last: int) -> bool:
    """Tell whether a word of contact is *his meeting*."""
    return _HIS.fullmatch(text[first:last].rsplit(maxsplit=1)[-1]) is not None


def of_him(text: str, actors: Sequence[Actor], first: int, last: int) -> list[Actor] | None:
    """Return who met whom in *his meeting with X*; None: it is nobody's."""
    if not is_his(text, first, last):
        return None
    able = [one for one in actors if one.is_party]
    whom = next((one for one in able if last <= one.start <= last + _HIM), None)
    if whom is None or doing.THAT.search(text, last, whom.start):
        return None
    own = [one for one in able if one.end <= first and one.side != whom.side]
    free = [one for one in own if not doing.is_preposed(text, one)]
    his = last - len(text[first:last].rsplit(maxsplit=1)[-1])  # *غداة استقباله* is one word of it
    if len(own) > 1 and _is_met(text, own[-2], own[-1], his):
        return [own[-2], whom]
    return [(free or own)[-1], whom] if own else None


def _is_met(text: str, who: Actor, met: Actor, at: int) -> bool:
    """*التقى X بY غداة محادثاته مع Z*: they are of X."""
    if who.side == met.side or _AFTER_IT.fullmatch(text, met.end, at) is None:
        return False
    return _JOINED.search(text, who.end, met.start) is None


def _sent(text: str, actors: Sequence[Actor], by: Actor, at: int) -> Actor | None:
    """Return whom one has sent: *أوفد الرئيس الوزير إلى القاهرة حيث استقبله*."""
    if not _SENDS.search(text, max(0, by.start - _HIM), by.start):
        return None
    whom = next((one for one in actors if by.end <= one.start < at and one.can_take_part), None)
    return whom and replace(whom, side=whom.side or by.side)


def object_of(text: str, actors: Sequence[Actor], first: int, last: int) -> list[Actor] | None:
    """Return who received whom in *whom the president received*; None: it is another verb."""
    if acts.HIM.fullmatch(text, first, last) is None:
        return None
    able = [one for one in actors if one.is_party]
    who = next((one for one in able if 0 <= one.start - last <= _HIM), None)
    if who is None or doing.is_preposed(text, who):
        host = next((one for one in able if _BORN.fullmatch(text, one.end, first)), None)
        return [host] if host and not who else []  # *the king received him*, whoever he is
    before = [one for one in able if one.end <= first and one.side != who.side]
    if not before:
        return [who]
    if sent := _sent(text, actors, before[0], first):
        return [sent, who]
    if _WHOM_HE.search(text, max(0, first - 20), first):
        return [before[-1], who]
    own = [one for one in before if not doing.is_preposed(text, one)]
    return [(own or before)[0], who]


def is_summoned(text: str, whom: Actor) -> bool:
    """Tell whether an ambassador is *called in*: that is a summons, and no call."""
    return whom.office == "ambassador" and _TO_HOUSE.match(text, whom.end) is not None
