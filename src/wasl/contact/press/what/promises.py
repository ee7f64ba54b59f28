# SPDX-License-Identifier: Apache-2.0
"""Who promises, and to whom: *Fiji has undertaken to hand Tonga its survey*, *обязался Берлин*.

Rules:

1. Who promises is the subject of the verb: before it in English, in the nominative beside it in Russian,
   right behind it in Arabic. Who stands behind *to*, *assured*, *перед*, *к*, *ل* is the one who gets it.
2. *Pledged that it would* is a promise only where somebody is to get what is promised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import few, pattern, spaced
from wasl.contact.press.what import matters
from wasl.contact.press.what.russian import can_do, can_get
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.who.actors import Actor, actor_at

_ITS_BODY: Final = r"(?:'s? (?:\w+ ){0,2}?(?:government|ministry|authorities|side|cabinet|officials|guard|army|navy|military|embassy|agency|office|department|commission))?"
_SUBJECT: Final = re.compile(
    spaced(
        _ITS_BODY
        + r",? ?(?:(?:has|had|have|also|again|now|formally|then|later|on \w+day|yesterday|today) ?){0,4}"
    )
)
HAS: Final = re.compile(
    spaced(
        _ITS_BODY
        + r"\s?(?:(?:has|had|have|also|again|now|formally|уже|снова|также|до (?:конца |середины )?(?:\d+ )?[а-я]+|قد|كانت|كان) ?){0,3}"
    )
)
"""Between who promises and the verb: *Hungary has promised*."""
_HIS: Final = re.compile(spaced(r" (?:правительство|власти|ведомство|мид|сторона|министерство|кабинет)(?!\w)"))  # fmt: skip
_ITS: Final = re.compile(spaced(r"(?<!\w)(?:правительство|власти|кабинет(?: министров)?|руководство|посольство) $"))  # fmt: skip
_FOR: Final = re.compile(r"ل(?![يباونشه])")
"""*وعدت لكراكاس*: who gets it."""
_RU_BEHIND: Final = re.compile(spaced(r" (?:(?:во? \w+|вчера|сегодня|официально) ){0,2}"))
_RU_BEFORE: Final = re.compile(spaced(r"(?: \w+(?<!ему)(?<!ой)){0,2}(?:,[^,]{3,60},)?(?: (?:во? \w+|вчера|сегодня|официально|письменно|также)){0,2} "))  # fmt: skip
_AR_BEHIND: Final = re.compile(
    spaced(r" (?:(?:الجانب|الطرف|حكومة|وزارة|سلطات|الحكومة|السلطات|رئاسة|دولة|جمهورية|مملكة) )?")
)
_GETS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:to|give|giving|hand|hand over|send|pay|tell|deliver|provide|show|return|supply|furnish|inform|answer|repay|compensate|transfer|notify|let|assured|promised|assures|promises)(?: the)? |"
        r"(?:к|ко|перед|заверил[аио]?) |(?:إلى|أمام|لدى) (?:حكومة |سلطات )?|(?:ب)?(?:تسليم|إبلاغ|تزويد|إمداد|منح|موافاة|إعطاء|تعويض|إطلاع) (?:حكومة |سلطات )?|(?:ت|ي|ست|سي)(?:سلم|بلغ|زود|وافي|منح|عيد|عط|رد على|جيب) |ل(?:حكومة |سلطات )?)$"
    )
)
_NOT_HE: Final = re.compile(spaced(r"(?<!\w)(?:к|ко|перед|с|со|от|из|для|на|у|о|об|в|во|заверил[аио]?|уверил[аио]?) (?:\w+ )?$"))  # fmt: skip
_ANSWERS: Final = pattern(
    r" (?:to )?(?:\w+ )?(?:reply|respond|answer|an answer|a reply|a response)(?!\w)",
    r" (?:\w+ )?(?:ответить|ответ|дать (?:\w+ )?ответ|прислать (?:\w+ )?ответ|направить (?:\w+ )?ответ)(?!\w)",
    r" (?:ب)?(?:أن )?(?:ال|ت|ي)?(?:رد|جواب|إجابة)(?!\w)",
)
"""An answer is for who asked."""
_WILL: Final = re.compile(
    spaced(
        r"(?: (?!и )[\w-]+){0,7}? (?:передаст|отдаст|выдаст|даст|предоставит|пришлет|вышлет|направит|отправит|поставит|выделит|вернет|возвратит|сообщит|представит|возместит|выплатит|заплатит|уплатит|переведет|откроет|пропустит|впустит|ответит|уведомит|предупредит|покажет|построит|поделится|поможет|погасит|доставит|отпустит|освободит|обеспечит)(?!\w)"
    )
)
"""What somebody will do for another."""
_THERE: Final = re.compile(r"(?<!\w)во?\s$")
_THEY: Final = re.compile(r"\s(?:[\w-]+\s){0,3}?\w+(?:ли|лись)")
_OWN: Final = re.compile(spaced(r"'s?(?!\w)(?! (?:government|foreign|ministry|authorities))"))
_OPEN: Final = frozenset(
    ("токио", "чили", "перу", "баку", "осло", "сша", "куба", "москва", "прага", "анкара", "варшава", "вена", "гана", "рига", "софия", "мальта", "ангола", "уганда", "доха", "манила", "лима", "гавана")
)  # fmt: skip
_BENT: Final = re.compile(r"(?:[уюе]|ам|ям|а|ои|ого|ому)$")
_SUBJECTS: Final = ("ша", "на", "да", "ое", "ая", "скии", "цкии", "ыи")
"""How a state, or its adjective, ends as a subject, besides a consonant."""
_SMALL: Final = 40
_BESIDE: Final = 2
_LOCAL: Final = pattern(
    r"(?<!\w)(?:mayor|governor|city council|municipality)(?: of)?(?: the)?(?!\w) ?$",
    r"(?<!\w)(?:мэр|мэрия|губернатор|градоначальник|горсовет|муниципалитет)(?:а|у|ом|ии)?(?: города)? ?$",
    r"(?<!\w)(?:عمدة|محافظ|بلدية|والي|رئيس بلدية|أمين) (?:مدينة )?$",
)
_AT_HOME: Final = pattern(
    r"(?<!\w)(?:و|ف|ل|ب)?(?:ال|لل)?(?:نواب|برلمان|معارضة|نقابة|نقابات|جمعية|جمعيات|عمال|بلديات|مواطنين|سكان|مزارعين|صيادين|ناخبين|محكمة|قضاة|مصارف|بنوك|طلاب|معلمين|أهالي|شركات|شركة)(?!\w)",
    r"(?<!\w)(?:parliament|lawmakers|deputies|mps|senators|opposition|unions?|workers|residents|farmers|fishermen|voters|court|judges|companies|banks|students|teachers|nurses|shareholders|investors|his party)(?!\w)",
    r"(?<!\w)(?:депутат|парламент|оппозици|профсоюз|рабочи[мх]|жител|фермер|рыбак|избирател|суд(?:у|ом|ьям)?(?!\w)|компани|банк|студент|учител|врач|журналист|акционер)\w*",
)


def find_promises(
    text: str, one: Sentence, actors: Sequence[Actor]
) -> Iterator[tuple[Actor, tuple[int, int]]]:
    """Give who promises, and where, if somebody else is to get what is promised."""
    sided = [each for each in actors if each.side]
    for verb in few(matters.PLEDGES, text, one.start, one.end):
        who = _subject(text, verb, sided, one)
        if who is None or is_local(text, who) or matters.is_threat(text, verb.end(), one.end):
            continue
        answers = _ANSWERS.match(text, verb.end(), one.end) and not is_at_home(text, one)
        if answers or any(each.side != who.side and _gets(text, each, verb) for each in sided):
            yield who, verb.span()
            return


def is_local(text: str, one: Actor) -> bool:
    """Whether it is a mayor or a governor who promises, and no state."""
    return _LOCAL.search(text, max(0, one.start - _SMALL), one.start) is not None


def is_at_home(text: str, one: Sentence) -> bool:
    """Whether somebody at home is to get what is promised: a parliament, farmers, a court."""
    return _AT_HOME.search(text, one.start, one.end) is not None


def who_promises(text: str, one: Sentence, actors: Sequence[Actor]) -> Actor | None:
    """Return the subject of the only verb of promising in a sentence."""
    sided = [each for each in actors if each.side]
    found = [
        _subject(text, verb, sided, one) for verb in few(matters.PLEDGES, text, one.start, one.end)
    ]
    return found[0] if len(found) == 1 else None


def _subject(text: str, verb: re.Match[str], sided: Sequence[Actor], one: Sentence) -> Actor | None:
    if verb[0] >= "\u0600":
        behind = _AR_BEHIND.match(text, verb.end(), one.end)
        return None if behind is None else actor_at(sided, behind.end())
    before = [each for each in sided if one.start <= each.start and each.end <= verb.start()]
    if verb[0].isascii():
        near = before[-1:]
        return next((e for e in near if _SUBJECT.fullmatch(text, e.end, verb.start())), None)
    if text.startswith(", ", verb.start() - 2) and (does := _who_does(text, before, verb.start())):
        return does
    for each in before[-1:]:
        there = _THERE.search(text, one.start, each.start) is not None
        if there and _THEY.fullmatch(text, each.end, verb.end()):
            return each  # *в Минске пообещали*
    for each in reversed(before):
        if can_promise(text, each) and _RU_BEFORE.fullmatch(text, each.end, verb.start()):
            return each
    behind = _RU_BEHIND.match(text, verb.end(), one.end)
    after = None if behind is None else actor_at(sided, behind.end(), 0)
    if after is not None and can_promise(text, after):
        return after
    opens = next((each for each in before if can_promise(text, each)), None)
    return opens if opens is not None and opens.start - one.start <= _SMALL and opens.person else None  # fmt: skip


def _who_does(text: str, before: Sequence[Actor], at: int) -> Actor | None:
    """Return the subject of what is promised: *Берлин до мая передаст Праге карту, пообещал министр*."""
    for each in before:
        if can_promise(text, each):
            return each if _WILL.match(text, each.end, at) else None
    return None


def promiser(
    text: str, one: Sentence, actors: Sequence[Actor], saying: Saying | None
) -> Actor | None:
    """Return who stands right beside a word of promising; *he*, *his country* is who says so."""
    speaker = saying.speaker if saying is not None else None
    for verb in matters.PROMISES.finditer(text, one.start, one.end):
        he = matters.THAT_HE.search(text, one.start, verb.start())
        own = [each for each in actors if each.side and he and each.end <= he.start()]
        if own:
            return own[-1]
        he = he or (speaker and saying and matters.SAID_IT.match(text, saying.begins, verb.end()))
        if he and speaker is not None and speaker.side and speaker.end <= he.start():
            return speaker
        for each in actors:
            before = HAS.fullmatch(text, each.end, verb.start())
            behind = is_behind(text, each, verb)
            if behind or (each.end <= verb.start() and before):
                return each
    return None


def is_behind(text: str, one: Actor, verb: re.Match[str]) -> bool:
    """Whether one who promises stands right behind the verb, as in Arabic."""
    beside = 0 <= one.start - verb.end() <= _BESIDE and not verb[0].isascii()
    return beside and can_promise(text, one)


def can_promise(text: str, one: Actor) -> bool:
    """Whether one can be who promises: *Берлин*, *датская сторона*, not *Дублину*, not *لكراكاس*."""
    if _NOT_HE.search(text, max(0, one.start - _SMALL), one.start) or not can_do(text, one):
        return False
    if _FOR.match(text, one.start):
        return False
    if _ITS.search(text, max(0, one.start - _SMALL), one.start):
        return True
    word = text[one.start : one.end].split(maxsplit=1)[0]
    if one.office or _HIS.match(text, one.end) or word in _OPEN:
        return True
    return _BENT.search(word) is None or word.endswith(_SUBJECTS)


def _gets(text: str, one: Actor, verb: re.Match[str]) -> bool:
    """Whether somebody is to get what is promised."""
    if _OWN.match(text, one.end):
        return False
    if _GETS.search(text, max(0, one.start - _SMALL), one.start):
        return True
    word = text[one.start : one.end].split(maxsplit=1)[0]
    if verb[0] >= "\u0600":
        return word.startswith("ل") and not word.startswith("لي")
    if verb[0].isascii():
        return False
    before = _NOT_HE.search(text, max(0, one.start - _SMALL), one.start)
    return before is None and can_get(word)
