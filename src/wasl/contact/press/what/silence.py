# SPDX-License-Identifier: Apache-2.0
"""Who asked that nothing be told: *at Suva's request*, *они просили молчать*, *طلبت الدوحة الكتمان*.

Rules:

1. Whoever asks stands beside the word of asking, before or behind what is not to be told. Of a
   passive it is who stands behind *by*.
2. *They asked us to* within quotes is of the other one of two; *we asked* is of who speaks.
3. A call that is *made*, *held* at somebody's request says nothing of silence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import fold, is_arabic, pattern, spaced
from wasl.contact.press.what.attributes import (
    ASIDE,
    Place,
    at_request,
    drawn,
    initiator,
    is_held_at,
    right_before,
    right_behind,
)
from wasl.contact.press.what.hush import EMBARGO, MUTE, UNTOLD
from wasl.contact.press.what.russian import can_do
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.nations import with_peoples

OTHER: Final = "other"
OWN: Final = "own"
"""Whoever is meant by *they*, and by *we*."""
_ASKED: Final = pattern(
    r"(?<!\w)(?:(?:had |has |have )?(?:asked|requested|insisted|wanted|wished|demanded|urged|preferred|stipulated|begged|pleaded|pressed|implored|hoped|desired|sought)|did(?:n't| not) want|told(?= by)|(?:made|set|laid down) (?:\w+ ){0,4}?condition\w*)(?!\w)", r"(?<!\w)(?:поставил|выдвинул)\w* (?:\w+ )?условие\w*", r"(?<!\w)(?:по|у)?(?:просил|молил)\w*", r"(?<!\w)(?:настоял|настаивал|потребовал|предложил|предпочл?|пожелал|хотел|захотел|условил|уговорил|убедил)\w*",
    r"(?<!\w)(?:و|ف)?(?:طلب|طلبت|طلبوا|اشترط|اشترطت|اشترطوا|أراد|أرادت|أرادوا|أصر|أصرت|أصروا|فضل|فضلت|فضلوا|رغب|رغبت|رغبوا|يرغب|ترغب|آثر|آثرت|حرص|حرصت|تمنى|تمنت|تمنوا|شدد|شددت|ألح|ألحت|التمس|التمست|رجا|رجت|ارتأى|ارتأت|يفضل|تفضل|يريد|تريد|يرد|ترد|يرغبوا|يريدوا|دعا|دعت|حبذ|حبذت|أوصى|أوصت|ناشد|ناشدت|استأذن)(?:ه|ها|نا|ني|هم|ته|تنا)?(?!\w)",
)  # fmt: skip
_REQUEST: Final = pattern(
    r"(?<!\w)(?:at the (?:insistence|wish|wishes|demand|plea|desire|prompting|urging)|(?:following|after|upon|on|in response to|in line with|in keeping with|out of respect for|in deference to|honou?ring|respecting|granting|because of|due to) (?:an? |the )?(?:\w+ )?(?:request|wish|wishes|plea|appeal|demand|insistence)) (?:of|from|by) (?:the )?",
    r"(?<!\w)(?:such|that|this) (?:was|had been) the (?:wish|request|condition|demand) of (?:the )?", r"(?<!\w)(?:такова|таково|такой) (?:\w+ )?(?:просьба|пожелание|желание|условие|воля)(?= \w)",
    r"(?<!\w)по (?:\w+ )?(?:настоянию|пожеланию|требованию|желанию|прошению|договоренности с)(?= \w)", r"(?<!\w)(?:уважая|выполняя|учитывая|исполняя|удовлетворив|выполнив|ввиду|из-за|в ответ на) (?:\w+ )?(?:просьб|пожелани|желани|требовани)\w*(?= \w)",
    r"(?<!\w)(?:بإصرار|بإلحاح|برغبة|استجابة (?:ل|إلى )(?:طلب|رغبة)|احتراما لرغبة|مراعاة لرغبة|تلبية لرغبة|بناء على (?:إلحاح|إصرار|رجاء)|بسبب (?:طلب|رغبة|إصرار))(?: من)?(?= \w)",
)  # fmt: skip
_WISHES: Final = re.compile(
    spaced(
        r"'?s? (?:\w+ )?(?:request|insistence|wish|wishes|behest|preference|demand|plea|suggestion|instigation|urging)(?!\w)"
    )
)
_NOUNS: Final = re.compile(
    spaced(
        r"'?s? (?:(?:foreign|defen[cs]e|top|senior) )?(?:side|government|authorities|officials?|delegation|hosts?|guests?|diplomats?|party|leadership|presidency|ministry|army|envoys?|team|aides?|negotiators?|counterparts?|palace|friends|partners)(?!\w)"
        r"| (?:сторон|власт|правительств|гост|партнер|коллег|чиновник|дипломат|хозяев|руководств|делегаци|военн|переговорщик|друзь|президентск|посредник)\w*(?: сторон\w+)?"
    )
)
_SMALL: Final = re.compile(
    spaced(
        r"(?:,? (?:who|which|also|then|later|had|has|have|specifically|expressly|themselves|itself|himself|herself|it was that|that|котор\w+|сам\w*|также|тогда|очень|специально|настойчиво|убедительно|отдельно|нас|его|ее|меня|их|об этом|сразу|заранее|после этого|قد|كان|كانت|هي|هو|من|التي|الذي)){0,4}\s*"
    )
)
_BEHIND: Final = re.compile(
    spaced(
        r"(?: (?:нас|его|ее|меня|их|об этом|сама|сам|сами|именно|официальн\w+|тогда|очень|сторона|власти|из|в|во|представители|منه|منها|منا|منهم|مني|إليه|ذلك|أيضا|الجانب|الوفد|المسؤولون|الحكومة|السلطات|وزارة|رئاسة)){0,3} "
    )
)
_PREFERS: Final = pattern(
    r"(?<!\w)(?:had |has |have )?(?:prefer|want|hope|wish|desire|sought)\w*",
    r"(?<!\w)(?:предпоч|хотел|захотел|пожелал)\w*",
    r"(?<!\w)(?:و|ف)?(?:أراد|أرادت|فضل|فضلت|يفضل|تفضل|آثر|آثرت|يريد|تريد|ارتأى|ارتأت)(?!\w)",
)
_NOT: Final = re.compile(fold(r"(?:not|n't|не|لا|ألا|أن\s+لا|عدم|об?)\s"))
_APART: Final = re.compile(r"(?:^|[,\s])(?:and|but|who|и|но|а)\s+(?:\w+\s+)?$")
_PARTS: Final = re.compile(r"[,:;\"]")
_PASSIVE: Final = re.compile(r"(?<!\w)(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+)?$")
_BY: Final = re.compile(spaced(r"[^.;:\"\n]{0,30}? by (?:the |its |his |her |our |their )?"))
_FROM: Final = re.compile(spaced(r"(?<!\w)(?:в|во|на|из|со стороны) $"))
_MANY: Final = re.compile(r"[ыие](?!\w)")
_WHY: Final = re.compile(
    spaced(
        r"(?<!\w)(?:because|since|as|after|for|what|which is|why|что|потому|поскольку|так|ибо|ведь|об этом|этого|на этом|на том|о том|на чем|о чем|чего|как|из-за|لأن|لأنه|لأنها|إذ|بعدما|بعد أن|كما|وهو ما|حيث|كون|كي|فقد)(?!\w)|: | - "
    )
)
_SO: Final = re.compile(
    spaced(
        r"\s*(?:$|[.,;\"\)]| -| (?:for |on )?(?:it|this|that|so|us|him|her|them|me|as much|discretion|secrecy|silence|confidentiality)(?!\w)(?:,? (?:not )?to(?!\w)| [.,\"]|[.,;\"]| that way| and| in| until|$)"
        r"| (?:нас|его|их|меня)?\s?(?:об этом|этого|на этом|так)(?!\w)| (?:منا |منه |منهم )?(?:ذلك|هذا|الأمر|به|بذلك)(?!\w)| (?:в|из) \w+[.,\"])"
    )
)
_THEY: Final = re.compile(
    spaced(
        r"(?:(?<!\w)(?:they|he|she|он|она|они|هم|هو|هي)(?: (?:had|have|has|нас|меня|мне|сам|сами|сама|об этом|очень|также|specifically|just|only|really|قد))*|(?:^|[\"\s])(?:об этом|так)) $"
    )
)
_WE: Final = re.compile(
    spaced(r"(?<!\w)(?:we|i|мы|я|нам|نحن)(?: (?:had|have|сами|сам|их|его|ее|об этом|just|also))* $")
)
_THEY_ARABIC: Final = re.compile(r"\w+وا$")
_OF_US: Final = re.compile(r"\s+(?:منا|مني)(?!\w)")
_THEIR: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:at|on|upon) (?P<en>their|his|her|our|my) (?:own )?(?:request|insistence|wish|behest|suggestion)|по (?P<ru>их|его|ее|нашей|моей|нашему) (?:собственной )?(?:просьбе|настоянию|желанию|пожеланию|инициативе)|(?:بناء على |نزولا عند )?ب?(?:طلب|رغبة|رغبت|إصرار)(?P<ar>هم|ه|ها|نا|هما) ?(?:هم|هو|هي)?)(?!\w)"
    )
)
_OURS: Final = frozenset({"our", "my", "нашеи", "моеи", "нашему", "نا"})
_PARTNER_OF: Final = pattern(
    r"(?:собеседник|визави)\w{0,3} $", r"(?:interlocutor|counterpart) of (?:the )?$"
)
_GUEST: Final = re.compile(
    fold(
        r"(?<!\w)(?:ال)?(?:ضيف|مضيف|محاور|زائر|نظير|آخر|أخير|مسؤول|مصدر|دبلوماسي)(?:ه|ها|ة|ته|تها)?(?!\w)"
    )
)
_REFERS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:(?:that|this|it) (?:was|had been|came|happened) (?:done )?(?:at|on|upon|because|by)|(?:asked|wished|requested|insisted|pressed)(?: for| on)? (?:it|that|this)(?!\w)|(?:об этом|этого|так|на этом) (?:\w+ ){0,3}?(?:по)?(?:просил|настоял|настаивал|пожелал|потребовал)|(?:по)?(?:просил|настоял|настаивал|пожелал|потребовал)\w* (?:об этом|этого|на этом)|это (?:было )?(?:сделано |сделали )?по (?:\w+ )?(?:просьбе|настоянию|желанию|требованию)"
        r"|(?:و)?(?:جاء|تم|كان|حصل|حدث) (?:ذلك|هذا|الأمر) (?:ب|بناء|نزولا|تلبية|استجابة)\w*|(?:طلب|أراد|اشترط|رغب)\w* (?:\w+ ){0,2}?(?:ذلك|هذا)(?!\w))"
    )
)
"""*That was at Beirut's request*, said of what the sentence before tells."""
_ENDS: Final = re.compile(r"[.!?]\"?\s|\n")
_SENTENCE: Final = 240
_FAR, _NEAR, _WITHIN, _REACH, _CLOSE = 110, 60, 40, 12, 3


def silence(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Place | None:
    """Return who asked that nothing be announced; the side is "" if that is not said."""
    surely = EMBARGO.search(text, start, end)
    embargo = surely or UNTOLD.search(text, start, end)
    mute = MUTE.search(text, start, end)
    if (embargo or mute) is None:
        return _wished_before(text, actors, start=start, end=end)
    near = [_widened(text, one, end) for one in with_peoples(text, actors, start=start, end=end)]
    if (aside := ASIDE.search(text, start, end)) is not None:
        near = [one for one in near if not aside.start() < one.start < aside.end()]
        near = [drawn(one, aside) for one in near]  # *гости, по их словам, просили*
    for one, far in ((embargo, _FAR), (mute, _NEAR)):
        if one is not None and (place := _asked(text, near, one, far, (start, end))) is not None:
            return place
    return None if surely is None else Place("", *surely.span())


def _is_hushed(text: str, start: int, end: int) -> bool:
    return any(words.search(text, start, end) for words in (EMBARGO, UNTOLD, MUTE))


def _before(text: str, start: int) -> int:
    """Return where the sentence before begins, or not far before."""
    first = max(0, start - _SENTENCE)
    ends = [one.end() for one in _ENDS.finditer(text, first, start) if one.end() < start - _REACH]
    return ends[-1] if ends else first


def _wished_before(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Place | None:
    """Return at whose wish it was, by a sentence that says so of the one before: *that was at X's*."""
    if _REFERS.search(text, start, end) is None or not _is_hushed(
        text, _before(text, start), start
    ):
        return None
    actors = [_widened(text, one, end) for one in with_peoples(text, actors, start=start, end=end)]
    place = initiator(text, actors, start=start, end=end)
    asks = (_by_whom(text, actors, ask, (start, end)) for ask in _ASKED.finditer(text, start, end))
    return place or next((one for one in asks if one is not None), None)


def wish(text: str, actors: Sequence[Actor], *, start: int, end: int) -> Place | None:
    """Return at whose wish it came about, and not at whose it was kept silent."""
    actors = with_peoples(text, actors, start=start, end=end)
    place = initiator(text, actors, start=start, end=end)
    if place is None or _wished_before(text, actors, start=start, end=end) is not None:
        return None
    quiet = silence(text, actors, start=start, end=end)
    made = at_request(text, actors, start=start, end=end)
    for one in (place, made if made is not None and is_held_at(text, made) else None):
        about = one and quiet is not None and quiet.start < one.end and one.start < quiet.end
        if one is not None and not about:
            return one
    return None


def _widened(text: str, one: Actor, end: int) -> Actor:
    """Let a side reach over who acts for it: *the Iraqi side*, *катарские власти*."""
    noun = _NOUNS.match(text, one.end, end) if one.bare else None
    return one if noun is None else replace(one, end=noun.end())


def _asked(
    text: str, actors: Sequence[Actor], quiet: re.Match[str], far: int, area: tuple[int, int]
) -> Place | None:
    """Return who asked for what is not to be told. ``far``: how far before it that may stand."""
    if (place := _at_wish(text, actors, quiet, area)) is not None:
        return place
    reach = min(area[1], quiet.end() + _REACH + _CLOSE)  # *made discretion a condition*
    asks = _ASKED.finditer(text, max(area[0], quiet.start() - far), reach)
    asks = [ask for ask in asks if ask.start() < quiet.end()]
    apart = _APART.search(text, area[0], quiet.start()) is not None and far == _NEAR
    for ask in reversed(asks):
        if apart and ask.end() <= quiet.start():
            continue  # *Tunis requested money, and said nothing about the boats*
        if (
            far == _NEAR
            and ask.end() <= quiet.start()
            and _PREFERS.match(ask[0])
            and _NOT.match(quiet[0])
        ):
            continue  # *X preferred not to say*: X alone
        if (place := _by_whom(text, actors, ask, area)) is not None:
            return _with(place, quiet)
    for ask in _ASKED.finditer(text, quiet.end(), min(area[1], quiet.end() + _FAR)):
        place = _by_whom(text, actors, ask, area)
        why = _WHY.search(text, max(area[0], quiet.start() - _WITHIN), ask.end()) is not None
        if place is not None and why and _SO.match(text, max(ask.end(), place.end), area[1]):
            return _with(place, quiet)
    return None


def _with(place: Place, quiet: re.Match[str]) -> Place:
    """Let a place reach over what is not to be told."""
    start, end = min(place.start, quiet.start()), max(place.end, quiet.end())
    return place._replace(start=start, end=end)


def _at_wish(
    text: str, actors: Sequence[Actor], quiet: re.Match[str], area: tuple[int, int]
) -> Place | None:
    """Return at whose request it was not told: *at Suva's request*, *по их просьбе*."""
    start, end = area
    place = at_request(text, actors, start=start, end=end)
    for found in _REQUEST.finditer(text, *area):
        one = right_behind(actors, found.end(), reach=2)
        place = place or (one and Place(one.side, found.start(), one.end))
    for found in _WISHES.finditer(text, *area):
        one = right_before(actors, found.start(), reach=2)
        place = place or (one and Place(one.side, one.start, found.end()))
    if place is not None:
        return None if is_held_at(text, place) else _with(place, quiet)
    their = _THEIR.search(text, *area)
    if their is None or not _is_quoted(text, their.start()):
        return None
    whose = their["en"] or their["ru"] or their["ar"]
    own = OWN if whose in _OURS else OTHER
    at = Place("", *their.span(), pronoun=own)
    return None if is_held_at(text, at) else _with(at, quiet)


def _by_whom(
    text: str, actors: Sequence[Actor], ask: re.Match[str], area: tuple[int, int]
) -> Place | None:
    """Return who asks, by a verb of asking."""
    first, last = ask.span()
    if _PASSIVE.search(text, max(area[0], first - _REACH), first):
        by = _BY.match(text, last, area[1])
        one = None if by is None else right_behind(actors, by.end(), reach=2)
        return one and Place(one.side, first, one.end)
    before = right_before(actors, first, reach=_WITHIN)
    if before is not None:
        between = text[before.end : first]
        close = len(between) <= _REACH and not _PARTS.search(between)
        before = before if close or _SMALL.fullmatch(text, before.end, first) else None
    behind = _BEHIND.match(text, last, area[1])
    then = None if behind is None else right_behind(actors, behind.end(), reach=1)
    if is_arabic(text[first]):
        one = then or before
    elif text[first].isascii():
        one = before
    else:
        able = before is not None and _can_ask(text, before, ask)
        one = before if able else then
    if one is None or (one is before and _GUEST.search(text, min(one.end, first), first)):
        return _by_pronoun(text, ask, area) if one is None else None
    other = _PARTNER_OF.search(text, area[0], one.start) is not None
    return Place(one.side, min(one.start, first), max(one.end, last), other)


def _can_ask(text: str, one: Actor, ask: re.Match[str]) -> bool:
    """Whether somebody before a Russian verb asks: *катарцы*, *в Дохе*, and not *Вучича*."""
    if ask[0].endswith("ли"):
        placed = _FROM.search(text, max(0, one.start - _REACH), one.start) is not None
        return placed or _MANY.search(text, one.start, one.end) is not None
    return can_do(text, one)


def _by_pronoun(text: str, ask: re.Match[str], area: tuple[int, int]) -> Place | None:
    """Return *they asked* within quotes, which is the other of two, and *we asked*."""
    if not _is_quoted(text, ask.start()):
        return None
    if _THEY_ARABIC.match(text, *ask.span()) or _OF_US.match(text, ask.end(), area[1]):
        return Place("", *ask.span(), pronoun=OTHER)
    for words, who in ((_THEY, OTHER), (_WE, OWN)):
        if found := words.search(text, max(area[0], ask.start() - _WITHIN), ask.start()):
            return Place("", found.start(), ask.end(), pronoun=who)
    return None


def _is_quoted(text: str, at: int) -> bool:
    """Whether a place stands within quotes of its paragraph."""
    return text.count('"', text.rfind("\n", 0, at) + 1, at) % 2 == 1
