# SPDX-License-Identifier: Apache-2.0
"""Whose ministry, office, palace or spokesman a sentence is attributed to.

Rules:

1. A house that is named with its side, or with the name of who takes part, is of that one.
2. *The presidency*, *the ministry* without a side is of the one of two whose office it serves; of two
   such, of whoever does what the sentence tells, and stands first.
3. An agency, a paper, a source without a house is of none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import by_script, is_arabic, pattern, spaced
from wasl.contact.press.what.russian import can_do
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.joining import SPEAKING_FOR

_MOD: Final = (
    r"(?:(?:the|a|an|his|her|their|its|own|one|senior|unification|external|mainland|chief|official|acting|deputy|special|foreign|defen[cs]e|affairs|press|media|information|"
    r"communications?|presidential|royal|amiri|emiri|government|cabinet|prime|premier|president|presidency|minister|chancellor|king|emir|amir|sultan|"
    r"head|palace|ministry|office|state|private|federal|executive|national|military|league|commission|alliance|bloc|union|nato|un|secretariat)(?:'s)? ){0,6}"
)
_PAPERS: Final = r"(?:statement|press release|release|readout|communique|dispatch|note|summary|message|post|website|bulletin|transcript)"
_HEAD: Final = (
    r"(?:ministry|presidency|palace|office|bureau|chancellery|court|diwan|press service|service|secretariat|administration|government|department|"
    r"media (?:division|office|unit|team)|directorate|press (?:unit|directorate|team|wing|desk)|commission|league|alliance|bloc|organi[sz]ation|external action service|state house|spokes(?:man|woman|person|people)|press secretary|secretary|website|advis[eo]r|aide|sources?|officials?|"
    rf"(?<=presidential\s){_PAPERS}|(?<=presidency\s){_PAPERS}|(?<=ministry\s){_PAPERS}|(?<=government\s){_PAPERS})(?:'s)?"
)
_OF: Final = r"(?:,? (?:of|for|at|in|to) (?:the |his |her )?(?:\w+ ){0,2}?(?:president|presidency|ministry|prime minister|premier|chancellor|king|emir|head of state|government|cabinet|republic|state)(?!\w)(?: (?:of|on|for) [^,.;\"\n]{3,50})?)?"
_NAMED: Final = r"(?:,? (?!sa(?:id|ys)|told)[\w.'-]+){0,4}?,?"
_SAID: Final = r"(?:said|says|announce[sd]|report(?:s|ed)|told|confirm(?:s|ed)|disclosed|added|stated|noted|wrote|posted|revealed|informed|reads?|specified|explained|declared)(?!\w)"
_OUT: Final = r"(?:disclosed|announced|confirmed|released|reported|published|issued|posted|revealed|put out|made (?:known|public))"
_ENGLISH: Final = re.compile(
    spaced(
        rf"(?<!\w){_MOD}{_HEAD}{_OF}(?: {_PAPERS}| sources?| officials?)?{_NAMED}(?: (?:on|in|late|early|later|also|then|has|had|a|\w+day|statement|evening|night)){{0,5}} {_SAID}"
        rf"|(?<!\w)(?:according to|citing|quoting|learn(?:ed|t) from|heard from|per|{_OUT} (?:\w+day )?by) (?:(?:an?|the) (?:[\w-]+ ){{0,3}}?{_PAPERS} (?:from|by|of|on|(?:issued|released|published|put out) by) )?{_MOD}{_HEAD}(?!\w){_OF}"
    )
)
_BEGINS: Final = re.compile(r"(?:the|an?|his|her|its|their|according|citing|quoting|learn\w+|heard|per|disclosed|announced|confirmed|released|reported|published|issued|posted|revealed|put|made)\s")  # fmt: skip
_EDGE: Final = ',.;:"-(\n'
_RU_HEAD: Final = r"(?:(?<!глава\s)(?<!главе\s)(?<!главы\s)(?<!главой\s)(?<!главу\s)(?<!главам\s)мид(?!\w)|пресс-служб|пресс-секретар|пресс-центр|канцеляри|администраци|секретариат|аппарат|офис|ведомств|министерств|правительств|сайт|кабинет|двор|служб|представител|спикер|генсекретариат|пресс-бюро|минобороны|оборонн\w+ ведомств|дворц)\w*"
_RU_SAID: Final = r"(?:сообщ|сказал|призна(?=л|ет)|передае?т|переда[лю]|рассказал|говорится|сказано|уточн|заявил|отмети|информиру|поясн|указа|следует|извести|опубликов|подтверди)\w*"
_RUSSIAN: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:{_RU_SAID}(?: (?!что(?!\w))[\w-]+){{0,3}}?|по (?:данным|информации|сообщению|словам|сведениям)|со ссылкой на) (?:\w+ )?{_RU_HEAD}(?: (?!что(?!\w)|со?(?!\w)|в(?!\w))[\w-]+){{0,4}}"
        rf"|(?<!\w){_RU_HEAD}(?: (?!что(?!\w)|со?(?!\w)|в(?!\w))[\w-]+){{0,4}}? {_RU_SAID}"
    )
)
_AR_HEAD: Final = r"(?:و|ف|ب|ل|لل)?(?:ال)?(?:وزارة|رئاسة|ديوان|مكتب|دائرة|مفوضية|أمانة|جامعة|حلف|منظمة|متحدث|متحدثة|ناطق|قصر|حكومة|مستشار|موقع|خارجية|مصدر|مصادر|مسؤول|مسؤولون|مسؤولين|مكتبه|مكتبها|وزارته|وزارتها)(?!\w)(?: (?:في|لدى|ب) ?(?:ال)?(?:مكتب|رئاسة|وزارة|قصر|ديوان))?"
_AR_REST: Final = (
    r"(?: (?!(?:ب?أن|إن|ب?أنه|ب?أنها|إنه|إنها|في|يوم|اليوم|أمس|خلال|عبر|مع|على)(?!\w))\w+){0,5}"
)
_ARABIC: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:و|ف)?(?:وفق|وفقا|بحسب|حسب|حسبما|(?:كما|ما) (?:أفاد|أفادت|ذكر|ذكرت|أعلن|أعلنت|جاء|ورد|أورد|أوردت|أوضح|أوضحت|قال|قالت|نقل|نقلت|كشف|كشفت|أكد|أكدت))(?: (?:ما |أورده?|أوردت|أوردته|نشر|نشرت|نشرته|به|بها|عنه|في|عن|أفاد|أفادت|ذكر|ذكرت|أعلن|أعلنت|جاء|ورد|ل?بيان|ل?بلاغ|نشره?ا?|صادر|عن|صدر|أصدره?|أصدرته|من|أعلنه|أعلنته|ذكره|ذكرته|أكده|أكدته|أوضحه|أوضحته|قاله|قالته|كشفه|كشفته|نقله|نقلته|صرح|صرحت|أفاده|أفادته)){{0,4}} {_AR_HEAD}{_AR_REST}"
        rf"|(?<!\w)(?:و|ف)?(?:أفاد|أفادت|ذكر|ذكرت|أعلن|أعلنت|أوضح|أوضحت|قال|قالت|صرح|صرحت|كشف|كشفت|أضاف|أضافت|أكد|أكدت)(?: (?!أن(?!\w))\w+){{0,4}}? {_AR_HEAD}{_AR_REST}"
    )
)
_GOVERNMENT: Final = pattern(
    r"(?<!\w)(?:prime minister|premier|pm|chancell\w+|cabinet|government(?! (?:palace|house)))(?:'s)?(?!\w)",
    r"(?<!\w)(?:глав\w+ (?:правительств|кабинет)\w*|премьер\w*|канцлер\w*|правительств\w*|кабмин\w*)",
    r"(?<!\w)(?:و|ف|ل|لل|ب)?(?:رئاسة|رئيس|مجلس|رئاسه) (?:ال)?(?:مجلس )?(?:ال)?(?:وزراء|حكومة)(?!\w)",
    r"(?<!\w)(?:ل|لل|ال)?حكومة(?!\w)",
)
_STATE: Final = pattern(
    r"(?<!\w)(?:presiden\w+|head of state|palace|royal|king|emir|amir|emiri|amiri|sultan|monarch|court|diwan|state house)(?:'s)?(?!\w)",
    r"(?<!\w)(?:глав\w+ (?:государств|республик|стран)\w*|президент\w*|корол\w+|королевск\w+|эмир\w*|султан\w*|дворц\w*)",
    r"(?<!\w)(?:و|ف|ل|لل|ب)?(?:ال)?(?:رئاسة|رئاسي|رئيس|ديوان|قصر|ملكي|أميري|سلطاني)(?!\w)",
)
_FOREIGN: Final = pattern(
    r"(?<!\w)(?:foreign|diplomatic|external)(?!\w)",
    r"(?<!\w)(?:мид|внешнеполитическ\w+|иностранных)(?!\w)",
    r"(?<!\w)(?:ل|لل|ال)?خارجية(?!\w)",
)
_DEFENCE: Final = pattern(
    r"(?<!\w)(?:defen[cs]e|military|army)(?!\w)",
    r"(?<!\w)(?:минобороны|оборон\w+|военн\w+)(?!\w)",
    r"(?<!\w)(?:ال)?دفاع(?!\w)",
)
_MINISTRY: Final = pattern(
    r"(?<!\w)(?:ministry|minister|department)(?:'s)?(?!\w)",
    r"(?<!\w)(?:ведомств|министерств|министр)\w*",
    r"(?<!\w)(?:ل|لل|ال|ب)*(?:وزارة|وزير)(?!\w)",
)
_SAME: Final = re.compile(spaced(r" в (?:этом |том же )?ведомстве$"))
_GOVERNMENTS: Final = ("head-of-government",)
_ORGANISATION: Final = pattern(
    r"(?<!\w)(?:commission|secretariat|league|alliance|bloc|organi[sz]ation|union|world body|external action service)(?:'s)?(?!\w)",
    r"(?<!\w)(?:еврокомисси|комисси|секретариат|генсекретариат|лиг|альянс|организаци|союз)(?:и|а|ы|у|ом|ой|ей|ии)?(?!\w)",
    r"(?<!\w)(?:و|ف|ب|ل|لل)?(?:ال)?(?:مفوضية|أمانة العامة|جامعة|حلف|منظمة|اتحاد|عمل الخارجي)(?!\w)",
)
_KINDS: Final = (
    (_GOVERNMENT, _GOVERNMENTS),
    (_STATE, ("head-of-state",)),
    (_FOREIGN, ("foreign-minister", "deputy-foreign-minister")),
    (_DEFENCE, ("defence-minister", "deputy-defence-minister")),
    (_MINISTRY, ("foreign-minister", "defence-minister", "deputy-foreign-minister")),
)
_COURTS: Final = (
    (pattern(r"(?<!\w)(?:ال)?ديوان (?:ال)?أميري(?!\w)"), frozenset({"KW", "QA"})),
    (
        pattern(r"(?<!\w)(?:ال)?عمل (?:ال)?خارجي(?!\w)", r"(?<!\w)external action service(?!\w)"),
        frozenset({"EU"}),
    ),
    (
        pattern(
            r"(?<!\w)(?:unification ministry|ministry of unification)(?!\w)",
            r"(?<!\w)(?:министерств\w+ объединения|минобъединения)(?!\w)",
            r"(?<!\w)وزارة (?:ال)?(?:توحيد|وحدة)(?!\w)",
        ),
        frozenset({"KR"}),
    ),
    (
        pattern(r"(?<!\w)(?:external affairs ministry|ministry of external affairs)(?!\w)"),
        frozenset({"IN"}),
    ),
    (pattern(r"(?<!\w)mainland affairs council(?!\w)"), frozenset({"TW"})),
    (pattern(r"(?<!\w)taiwan affairs office(?!\w)"), frozenset({"CN"})),
    (pattern(r"(?<!\w)(?:ال)?ديوان (?:ال)?ملكي(?!\w)"), frozenset({"BH", "JO", "MA", "SA"})),
)
"""Whose the court is by its name, where it is said of none."""
_HIS: Final = pattern(
    r"(?<!\w)(?:his|her) (?:\w+ )?(?:office|bureau|spokes\w+|press|aide|ministry)(?!\w)",
    r"(?<!\w)(?:его|ее) (?:\w+ )?(?:канцеляри|пресс-служб|пресс-секретар|офис|ведомств|министерств|администраци|аппарат|секретариат|представител)\w*",
    r"(?<!\w)(?:ل|ب)?(?:مكتبه|مكتبها|وزارته|وزارتها)(?!\w)",
)
_CITES: Final = by_script(
    r"(?<!\w)(?:citing|quoting|with reference to|(?:learned|learnt) from) (?:the |a |\w+ (?:statement|release|readout) (?:by|from|of) (?:the )?)?"
    r"|(?<!\w)со ссылкой на |(?<!\w)نقلا عن "
)
_PLACED: Final = re.compile(spaced(r" (?:in|of|for|at|в|во|на|في) (?:the )?"))
_UNSAID: Final = re.compile(spaced(rf"{_MOD}{_HEAD}(?!\w)"))
_IN: Final = re.compile(spaced(r"\s*(?:ف|و)?(?:in|во?|на|أما في|في) "))
_THEN: Final = re.compile(r"[:;]|(?<!\w)(?:однако|но|but|however|لكن)(?!\w)")
_DATELINE: Final = re.compile(r"[^.;:\n]{0,30}(?:\s-+\s|\)\s)")
_NOT: Final = re.compile(r"(?<!\w)(?:not|never|n't)\s+(?:\w+\s+){0,2}$")
_NEAR, _LOOK = 4, 60
_OF_STATE: Final = 2
"""Letters of the code of a state."""
_UNIONS: Final = frozenset({"EU", "UN"})
_TITLE: Final = re.compile(
    spaced(
        r"(?:the )?(?:head of (?:state|government)|president|prime minister|premier|chancellor|king|emir)|глав\w+ (?:государства|республики|страны|правительства|кабинета)|президент\w?|премьер(?:-министр)?\w?|канцлер\w?|корол\w|эмир\w?"
        r"|(?:ال)?(?:رئيس|ملك|أمير)(?: (?:ال)?(?:دولة|جمهورية|حكومة|وزراء))?"
    )
)
UNSURE: Final = "?"
"""A house of one of the two, and not said of which."""


def house_at(
    text: str, area: tuple[int, int], actors: Sequence[Actor], parties: Sequence[Actor]
) -> tuple[str, int, int] | None:
    """Return the side of the house to which a sentence is attributed, and the words that say so."""
    frame = _frame_of(text, area)
    for found in frame.finditer(text, *area):
        owned = any(one.side and 0 <= found.start() - one.end <= 1 for one in actors)
        if frame is _ENGLISH and not (owned or _stands_alone(text, found, area[0])):
            continue
        if _NOT.search(text, max(area[0], found.start() - _LOOK), found.start()):
            continue  # *it was not announced by the palace*
        if _SAME.search(found[0]):
            continue  # *отметили в ведомстве*: in that which spoke before
        if (side := _of(text, found, actors, parties, area)) is not None:
            return side, *found.span()
    for found in _CITES.finditer(text, *area):
        one = next((each for each in actors if 0 <= each.start - found.end() <= _NEAR), None)
        if one is not None and (one.body or one.bare) and one.side in {p.side for p in parties}:
            return one.side, found.start(), one.end
    return None


def _frame_of(text: str, area: tuple[int, int]) -> re.Pattern[str]:
    """Return the words by which a sentence is attributed, by its script."""
    letters = text[area[0] : min(area[1], area[0] + _LOOK)]
    if any(map(is_arabic, letters)):
        return _ARABIC
    russian = any("\u0430" <= sign <= "\u044f" for sign in letters)
    return _RUSSIAN if russian else _ENGLISH


def _stands_alone(text: str, found: re.Match[str], start: int) -> bool:
    """Whether no word before the house says whose it is: *the interior ministry*."""
    at = found.start()
    before = text[start:at].rstrip()
    return not before or before[-1] in _EDGE or _BEGINS.match(found[0]) is not None


def is_organisation(side: str) -> bool:
    """Whether a side is no state."""
    return len(side) != _OF_STATE or side in _UNIONS


def is_placed(text: str, one: Actor, start: int) -> bool:
    """Whether a sentence opens with where it is told: *in Madrid, the ministry said*."""
    return one.bare and _IN.fullmatch(text, start, one.start) is not None


def _of(
    text: str,
    found: re.Match[str],
    actors: Sequence[Actor],
    parties: Sequence[Actor],
    area: tuple[int, int],
) -> str | None:
    """Return whose house it is; "" if of none of the two, ``UNSURE``, None if it is no house."""
    sides = {one.side for one in parties}
    near = {
        one.side
        for one in actors
        if one.side and _is_owner(text, one, found.span())
        if one.side in sides or not _UNSAID.fullmatch(text, one.start, one.end)
    }
    if near:
        return near.pop() if len(near) == 1 and near <= sides else ""
    for words, realms in _COURTS:
        if words.search(found[0]):
            own = sides & realms
            return own.pop() if len(own) == 1 else UNSURE
    bodies = {side for side in sides if is_organisation(side)}
    if len(bodies) == 1 and _ORGANISATION.search(found[0]):
        return bodies.pop()
    kind = next((offices for words, offices in _KINDS if words.search(found[0])), None)
    if _HIS.search(found[0]):
        own = [one for one in actors if one.is_party and one.end <= found.start()]
        if len({one.side for one in own}) > 1 and _THEN.search(text, own[-1].end, found.start()):
            return UNSURE  # *X asked Y, but the man was away, his office said*
        return own[0].side if own and own[0].side in sides else None
    if kind is None:
        return None
    if kind and not any(one.office in kind or not one.office for one in parties):
        parties = [one for one in actors if one.is_party and one.side in sides]
    open_ = [one for one in parties if not one.office]
    able = [one for one in parties if one.office in kind] + open_
    if not able and kind == _GOVERNMENTS:  # *the government's spokesman*, of a president
        able = [one for one in parties if not is_organisation(one.side)]
    if len({one.side for one in able}) == 1 and not open_:
        return able[0].side
    if len({one.side for one in able if one.ours}) == 1:
        return next(one.side for one in able if one.ours)
    return _at_home(text, able, actors, area) or _first_of(text, able, actors, parties, area)


def _at_home(
    text: str, able: Sequence[Actor], actors: Sequence[Actor], area: tuple[int, int]
) -> str:
    """Return whose house it is by the place that opens the sentence."""
    places = {one.side for one in able}
    home = actors[0] if actors and actors[0].bare and actors[0].side in places else None
    if home is not None and (_DATELINE.match(text, home.end) or is_placed(text, home, area[0])):
        return home.side
    return ""


def _first_of(
    text: str,
    able: Sequence[Actor],
    actors: Sequence[Actor],
    parties: Sequence[Actor],
    area: tuple[int, int],
) -> str:
    """Return whose house it is of two who have such: of whoever does what the sentence tells."""
    sides = {one.side for one in parties}
    opens = min(parties, key=lambda one: one.start, default=None)
    his = any(one.counterpart for one in actors)  # *he called his counterpart*: he stands first
    named = set[str]() if his else {one.side for one in actors} & sides
    he = {one.side for one in parties if area[0] <= one.start < area[1]}  # *he phoned X*
    named |= he if named else set()
    if opens is None or opens not in able or (named and opens.side not in named):
        return UNSURE  # *it was initiated by Belgrade, the presidency said*
    return opens.side if text[opens.start].isascii() or can_do(text, opens) else UNSURE


def _is_owner(text: str, one: Actor, at: tuple[int, int]) -> bool:
    """Whether somebody who is named in a house, before it or behind *in*, says whose it is."""
    first, last = at
    if one.start >= last:
        return _PLACED.fullmatch(text, last, one.start) is not None
    if first <= one.start and _TITLE.fullmatch(text, one.start, one.end):
        return False  # *the office of the head of state*: of which, is read by who takes part
    if one.end <= first - _NEAR or "," in text[one.end : max(one.end, first)]:
        return False
    known = one.person and not one.person.startswith("=")
    # The side of *the presidential spokesman* is only a guess; that of a ministry is where it was told.
    guessed = one.office in SPEAKING_FOR and _UNSAID.match(text, one.start, one.end)
    return bool(known) or not guessed
