# SPDX-License-Identifier: Apache-2.0
"""Russian titles that no list has: ministers of whatever, heads of whatever.

Rules:

1. *Министр* goes on as far as words of departments do, whatever else he is in charge of. Of foreign
   affairs or defence among them the office is known; else it is one of no list.
2. *Глава Организации по атомной энергии Ирана*: a head, words in the genitive, and a side are a title if
   a name stands right behind.
3. Whoever has a title of no list takes part as well; what is proposed has no office then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow, fold, spaced
from wasl.contact.press.who.actors import OTHER
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Word, gap_before
from wasl.contact.press.who.prefixed import behind_brackets

_MINISTER: Final = re.compile(r"(?P<zam>зам)?министр(?:(?P<one>|а|у|ом|е)|(?P<two>ы|ов|ам|ами|ах))")
_OF: Final = re.compile(
    fold(
        r"иностранн(?:ых|ым)|внешн(?:их|им|ей|еи)|внешнеэкономическ\w+|зарубежн\w+|дел(?:ам)?|связ(?:ей|и|ям)|сношени(?:[йя]|ям)|отношени(?:[йя]|ям)|европ(?:ы|е|ейск\w+)|"
        r"\w*интеграции|международн\w+|региональн\w+|африканск\w+|арабск\w+|сотрудничеств[ау]|содействия|торговл[ие]|культ(?:а|ов)|производств\w*|религи\w+|"
        r"туризм[ау]|диаспор\w*|эмигрант\w+|экспатриант\w+|соотечественник\w+|граждан\w*|труда|оборон[ые]|обороны|вооруженн\w+|сил(?:ам)?|авиации|"
        r"ветеран\w+|военн\w+|\w*промышленност[ие]|оборонн\w+|энергетик[ие]|энергетическ\w+|нефт\w+|газа|минеральн\w+|природн\w+|водн\w+|"
        r"ресурс\w+|сельск\w+|хозяйства|продовольствия|экономик[ие]|экономическ\w+|развити[яю]|финанс\w+|казначейства|инвестици\w+|транспорт[ау]|"
        r"логистики|инфраструктур\w+|информаци\w+|коммуникаци\w+|технологи\w+|цифров\w+|наук[ие]|образовани[яю]|высшего|культур[ые]|спорт[ау]|"
        r"молодеж\w+|здравоохранени[яю]|здоровья|внутренних|юстиции|полиции|общественн\w+|безопасност[ие]|национальн\w+|единства|планировани[яю]|"
        r"строительств[ау]|экологии|окружающей|среды|климат\w*|чрезвычайн\w+|ситуаци\w+|социальн\w+|защиты|населения|миграции|репатриации|"
        r"абсорбции|стратегическ\w+|разведки|государственн\w+|вопросам|углеводород\w+|почт\w*|электро\w+|электричеств\w+|водоснабжени\w+|ирригации|"
        r"недр\w*|недропользовани\w+|геологи\w+|рыбн\w+|рыболовств\w+|лесн\w+|лесов|животноводств\w+|горн\w+|горнодобывающ\w+|добычи|шахт|рудников|жилищн\w+|"
        r"жилья|женщин|семьи|семей|детей|равенств\w+|вакуф\w+|древност\w+|инноваци\w+|искусственн\w+|интеллект\w+|космос\w*|космическ\w+|морск\w+|моря|"
        r"портов|дорог|дорожн\w+|территори\w+|земельн\w+|земель|местн\w+|самоуправлени\w+|управлени\w+|административн\w+|реформ\w*|бюджета|налогов|доходов|"
        r"снабжени\w+|печати|индустрии|предпринимательств\w+|реинтеграции|оккупированн\w+|временно|отрасл\w+|парламент\w*|восстановлени\w+|"
        r"политики|благосостояни\w+|связи|переселени\w+|беженц\w+|толерантности|устойчив\w+|перехода|ислам\w+|хаджа|обрядов"
    )
)
_BETWEEN: Final = frozenset(map(fold, ("и", "по", "в", "области")))
_FOREIGN: Final = re.compile(
    fold(
        r"(?:иностранн|внешн|зарубежн)(?:ых|их|ым|им) (?:и \w+ )?(?:дел(?:ам)?|связ(?:ей|ям)|сношени(?:й|ям))|внешнеэкономических связей и внешних|"
        r"международных (?:отношений|дел)|европейских и международных|внешней политики"
    )
)
_DEFENCE: Final = re.compile(fold(r"(?<!\w)обороны(?!\w)|вооруженных сил"))
_DEPUTY: Final = {
    "foreign-minister": "deputy-foreign-minister", "defence-minister": "deputy-defence-minister",
}  # fmt: skip
_COMMANDER: Final = re.compile(r"(?:главно)?командующ|главком")
_MILITARY: Final = re.compile(
    fold(r"военн\w+|войск\w*|армии|флота|ввс|вмс|вмф|(?:ген)?штаб\w*|командующ\w+|командован\w+")
)
_STAFF: Final = re.compile(
    fold(
        r"(?:(?:объединенн|генеральн|главн)\w+ ){0,2}(?:генштаба|штаба) (?:\w+ ){0,3}?(?:арми[ий]|вооруженных сил|сил (?:само)?обороны|обороны|вс)(?!\w)|(?:объединенного )?комитета начальников штабов"
    )
)
_ARM: Final = re.compile(
    r"(?<!\w)(?:флот|вмс|вмф|ввс|округ|корпус|дивизи|бригад|сухопутн|воздушн|морск)"
)
_DIPLOMATS: Final = re.compile(r"внешнеполитическ\w+ (?:служб|ведомств)")
_SPIES: Final = re.compile(r"(?<!\w)(?:развед(?:к|ывательн|служб|ведомств|управлени)|спецслужб)")
_COUNCIL: Final = re.compile(
    fold(
        r"(?:суверенн|президентск|переходн|военн)\w+ (?:\w+ ){0,2}?совета|переходн\w+ (?:власт|период|администраци)\w*|(?<!\w)президиума|палестинск\w+ (?:национальн\w+ )?(?:администраци|автономи)\w+|административного совета"
    )
)
"""What leads a state that has no president: *глава Суверенного совета Судана*."""
_TWO_HEADS: Final = re.compile(
    fold(
        r"(?:глав(?:ы||ам|ами)|руководител(?:и|ей|ям|ями)|директор(?:а|ов|ам|ами)|начальник(?:и|ов|ам|ами)|председател(?:и|ей|ям|ями)|спикер(?:ы|ов|ам|ами)|командующ(?:ие|их|им|ими))"
    )
)
_EITHER: Final = frozenset({"главы", "директора"})
"""Of one in the genitive, or several."""
_FIRST: Final = re.compile(fold(r"генеральн\w+|верховн\w+"))
_HEAD: Final = re.compile(
    fold(
        r"(?:глав(?:а|ы|е|у|ой)|шеф(?:а|у|ом|е)?|руководител\w{1,2}|(?:ген)?директор\w{0,2}|начальник\w{0,2}|председател\w{1,2}|спикер\w{0,2}|(?:главно)?командующ\w{2,3}|главком(?:а|у|ом|е)?|министр\w{0,2})"
    )
)
_GENITIVE: Final = re.compile(
    fold(
        r"\w{2,}(?:ы|и|я|а|ов|ев|ей|ого|его|ых|их|ой|ств|ам|ям|ю|у)|"
        r"\w*служб|палат|войск|разведок|дел|сил|по|и|\w+ые|\w+ии"
    )
)
_LED: Final = re.compile(
    fold(r"\w{2,}(?:[аыи]ми|ом|ем|ой|ей|ью|[иы]м)|военно|воздушно|ракетно|морско")
)
"""What somebody commands: *Тихоокеанским флотом*, *военно-морскими силами*."""
_ALL_FORCES: Final = re.compile(
    fold(
        r"(?:\w+[ыи]ми )?(?:вооруженными силами|силами обороны|вс)(?: \w+)?|(?:\w+ой )?(?:национальной )?армией(?: \w+)?"
    )
)
_VERB: Final = re.compile(r"\w+(?:ла|ли|ся|сь|л)")
_UNDER: Final = re.compile(
    spaced(
        r"(?P<plain>(?:(?:военн\w{2,3}|военно-(?:морск|воздушн)\w{2,3}|оборонн\w{2,3}) )?атташе(?: по вопросам обороны)?|генеральн\w+ (?:консул|прокурор)|ген(?:консул|прокурор)|комиссар|еврокомиссар)|(?P<sent>пос(?:ол|ла|лу|лом|ле) по особым поручениям(?: мид\w?)?)|"
        r"(?P<vice>вице-(?:премьер|президент|канцлер|спикер|председател)|(?:государственн|старш)[а-я]{2,3} министр|госминистр|министр-координатор|вице-премьер-министр|(?:зам|заместител)(?P<of>[ьяюе]|ем|и|ей|ям|ями)? "
        r"(?:премьера|премьер-министра|президента|канцлера|(?:главы|председателя) (?:правительства|кабинета министров|кабмина|совета министров|кабинета)))"
        r"(?P<end>[а-я]{0,3})(?: по иностранным делам)?(?!\w)"
    )
)
"""Who stands under a head: no list has him, and an office beside it is his own."""
_UNDERS: Final = frozenset(
    {"виц", "зам", "гос", "ста", "мин", "ген", "ком", "евр", "пос", "вое", "обо", "атт"}
)
_PLURAL: Final = frozenset({"ы", "ов", "ам", "ами", "ах", "и", "ей", "ям", "ями"})
_ADVISER: Final = re.compile(r"(?:советник|помощник)(?:а|у|ом|е)?")
_SECURITY: Final = frozenset(
    map(fold, ("по", "нацбезопасности", "вопросам", "национальной", "безопасности", "главы"))
)
_OF_SECURITY: Final = fold("национальной безопасности")
_BY, _AT = "по", "при"
_RULER: Final = "head-of-state"
_OCCASION: Final = re.compile(
    fold(
        r"(?:просьб|инициатив|предложени|приглашени|телефон|видео|случаю|итогам|поводу|словам|данным|сообщени|сведени|информации|запросу|поручени|настояни|завершени|окончани|пути|возвращени|прибыти|договоренност|требовани|желани|отдельности|очереди)\w*"
    )
)
"""*По просьбе Аргентины* is nothing that somebody is in charge of."""
_IN: Final = frozenset(map(fold, ("в", "на")))
_CABINET: Final = re.compile(r"временного|переходного|коалиционного|союзного|федерального")
"""*Вице-премьер временного правительства Афганистана*: a government of a side."""
_REGION: Final = re.compile(
    r"(?:ближн|северн|южн|центральн|латинск|западн|восточн|тихоокеанск|корейск|африканск|персидск|черноморск)\w+|"
    r"(?:востоку?|африк|европ|ази|евраз|сахар|океани|магриб|леван|закавказ|приднестров|карибск|америк|кавказ|балкан|арктик|сахел|рог|залив|полуостров|регион)\w*"
)
_MATTER: Final = re.compile(
    fold(
        r"(?:\w+(?:ым|им|ому|ему|ой|ей|ам|ям|у|ю|е|и|ы|ия|ых|их|ого|его|ов|ев|ости|ия|ства|та)|и|в|дел|прав|человека)"
    )
)
_THIS: Final = re.compile(r"эт(?:ой|ои|ого|ому|им|у)")
_COUNTRY: Final = re.compile(
    r"стран(?:ы|е|у|ои|ой)|республик(?:и|е|у|ои)|государств(?:а|у|ом)|королевств(?:а|у|ом)"
)
_HEADS: Final = re.compile("президент|премьер|лидер|глав|корол|министр|сил(?:ами)?$|арми(?:ей|и)$")
_STATES: Final = frozenset({"государства", "республики", "королевства"})
_GOVERNMENT: Final = re.compile(
    r"(?:переходн|временн|техническ|коалиционн|союзн)\w+ (?:правительства|кабинета)"
)
_CABINETS: Final[dict[str, str]] = dict.fromkeys(
    ("правительства", "кабинета", "кабмина"), "head-of-government"
)
_HEADED: Final = 9
BODIES: Final = frozenset(
    [
        *("UN", "EU", "NATO", "AFU", "GCC", "LAS", "OIC", "IAEA", "OSCE"),
        *("ASEAN", "ECOWAS", "IGAD", "CSTO", "SCO", "CIS"),
    ]
)
"""What has heads, and no heads of state: *глава МАГАТЭ*."""
_LED_BY_SECRETARIES: Final = BODIES - {"EU", "AFU", "IAEA", "ECOWAS"}
_RANKED: Final = re.compile(
    fold(r"(?:старш|бригадн)\w+|(?:генерал|адмирал|маршал|полковник|лейтенант|майор)\w{0,2}")
)
_QUALITY: Final = re.compile(
    fold(r"(?:перв|нов|генеральн|верховн|действующ)(?:[иы]й|[ое]го|[ое]му|[иы]м|ая|ой|ую)")
)
_CLOSES: Final = re.compile(r"\s*[,.;)\n]|$")
_WORDS: Final = 12
_GAP: Final = re.compile(r",?\s+|-")


def minister(shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
    """Return the title of a minister, with all that he is in charge of."""
    begun = _MINISTER.fullmatch(words[at].text)
    if begun is None:
        return None
    last = end = at + 1
    while (
        last < len(words)
        and last - at < _WORDS
        and _GAP.fullmatch(gap_before(shadow.text, words, last))
    ):
        if _OF.fullmatch(words[last].text) and (
            last > at + 1 or "," not in gap_before(shadow.text, words, last)
        ):
            end = last + 1
        elif words[last].text not in _BETWEEN:
            break
        last += 1
    if end == at + 1:
        return None
    office = _office_of(" ".join(word.text for word in words[at + 1 : end]))
    office = _DEPUTY.get(office, OTHER) if begun["zam"] else office
    return Found(at, end, Entry(Kind.OFFICE, office=office, two=begun["two"] is not None))


def _office_of(said: str) -> str:
    """Return the office of whoever is in charge of what is said."""
    if _FOREIGN.search(said):
        return "foreign-minister"
    return "defence-minister" if _DEFENCE.search(said) else OTHER


def headed(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Found | None:
    """Return *head of whatever of a side*, if a name stands behind. ``find``: what begins there."""
    first = at + (_FIRST.fullmatch(words[at].text) is not None)
    if first == len(words):
        return None
    two = _TWO_HEADS.fullmatch(words[first].text) is not None
    if not two and _HEAD.fullmatch(words[first].text) is None:
        return None
    leads = _COMMANDER.match(words[first].text) is not None
    side, noun, own, last, strange = "", False, first + 1, first + 1, 0
    while last < min(len(words), first + _HEADED) and _is_near(shadow, words, last):
        found = find(last)
        capital = shadow.is_capital(words[last].start)
        body = found is not None and found.entry.body and last > first + 1
        if found is not None and found.entry.kind in (Kind.NOUN, Kind.ADJECTIVE) and not side:
            side, own, last = found.entry.side, last, found.last
            noun = found.entry.kind is Kind.NOUN
            last = _sent_by(words, last, find) if side in BODIES else last
        elif found is not None and not body and found.entry.kind is not Kind.RANK:
            break
        elif found is not None:
            strange, last = strange + body, found.last
        elif (side and (capital or noun)) or not (
            capital
            or _is_genitive(words[last].text)
            or (leads and _LED.fullmatch(words[last].text))
        ):
            break
        else:
            last, strange = last + 1, strange + 1
    last = behind_brackets(shadow, words, last)  # *глава разведки Турции (MIT) X*
    if not (side and (strange or side in BODIES)):
        return None
    said = any(_MILITARY.fullmatch(word.text) for word in words[first:last])
    of = " ".join(word.text for word in words[first + 1 : last])
    office = "military-leaders" if said else _office_of(of)
    office = "intelligence-chief" if _SPIES.search(of) else office
    office = "foreign-minister" if _DIPLOMATS.search(of) else office
    office = "secretary-general" if side in _LED_BY_SECRETARIES and strange == 0 else office
    office = _RULER if _COUNCIL.search(of) else office
    office = "head-of-government" if _GOVERNMENT.match(of) else office
    office = "chief-of-general-staff" if _STAFF.match(of) and not _ARM.search(of) else office
    if two and last < len(words) and words[last].text == "и":
        return Found(at, own, Entry(Kind.OFFICE, office=office, two=True))
    if leads:
        office = "chief-of-general-staff" if _ALL_FORCES.fullmatch(of) else "military-leaders"
        return Found(at, last, Entry(Kind.OFFICE, side=side, office=office))
    if (two and words[first].text not in _EITHER) or not _is_named(shadow, words, at, last):
        return None
    return Found(at, last, Entry(Kind.OFFICE, side=side, office=office))


def _sent_by(words: Sequence[Word], at: int, find: Callable[[int], Found | None]) -> int:
    """Return the word behind *в Ливии*, where *глава миссии ООН* is."""
    place = find(at + 1) if at + 1 < len(words) and words[at].text in _IN else None
    return place.last if place is not None and place.entry.kind is Kind.NOUN else at


def _is_named(shadow: Shadow, words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a name stands behind a title, or before it: *Яна Новака, главу МВД Чехии,*."""
    behind = last < len(words) and shadow.is_capital(words[last].start)
    gap = gap_before(shadow.text, words, last) if last < len(words) else "."
    if behind and gap in (" ", ") "):
        return True
    if gap == ", " and last + 1 < len(words) and _RANKED.fullmatch(words[last].text):
        return shadow.is_capital(words[last + 1].start)  # *глава штаба Чехии, генерал Ян Новак,*
    while at and _QUALITY.fullmatch(words[at - 1].text):
        at -= 1
    before = at > 1 and gap_before(shadow.text, words, at) == ", "
    both = before and all(shadow.is_capital(words[n].start) for n in (at - 1, at - 2))
    near = both and gap_before(shadow.text, words, at - 1) == " "
    end = words[last - 1].end
    return near and (last == len(words) or _CLOSES.match(shadow.text, end) is not None)


def ruler(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> Found | None:
    """Return *глава аргентинского государства* as the head of that state."""
    if at + 2 >= len(words) or not _HEAD.fullmatch(words[at].text):
        return None
    side = find(at + 1)
    if side is None or side.entry.kind is not Kind.ADJECTIVE or side.last >= len(words):
        return None
    office = _RULER if words[side.last].text in _STATES else _CABINETS.get(words[side.last].text)
    if office is None or not _is_near(shadow, words, side.last):
        return None
    entry = Entry(Kind.OFFICE, side=side.entry.side, office=office)
    return Found(at, side.last + 1, entry)


def _is_near(shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    return not gap_before(shadow.text, words, at).strip(' "-')


def under(shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
    """Return *вице-премьер*, *заместитель премьер-министра*: a title of no list."""
    begun = words[at].text[: len("виц")] in _UNDERS
    found = _UNDER.match(shadow.text, words[at].start) if begun else None
    if found is None:
        return None
    last = next((n for n in range(at, len(words)) if words[n].start >= found.end()), len(words))
    of = minister(shadow, words, last - 1)  # *государственный министр обороны*
    last = of.last if of is not None else last
    two = (
        found["of"] or (found["end"] if (found["vice"] or "").startswith("вице") else "")
    ) in _PLURAL
    side = "EU" if words[at].text.startswith("евро") else ""
    return Found(at, last, Entry(Kind.OFFICE, side=side, office=OTHER, two=two))


def _is_whose(entry: Entry) -> bool:
    """Whether a phrase says whose adviser somebody is."""
    state = entry.kind in (Kind.NOUN, Kind.ADJECTIVE)
    return state or (entry.kind is Kind.OFFICE and entry.office.startswith("head-of-"))


def adviser(words: Sequence[Word], at: int, find: Callable[[int], Found | None]) -> Found | None:
    """Return the title of a national security adviser, of whom and of which side it may say."""
    if _ADVISER.fullmatch(words[at].text) is None:
        return None
    side, last, said = "", at + 1, ""
    while last < min(len(words), at + _WORDS):
        found = find(last)
        if words[last].text in _SECURITY:
            said, last = f"{said} {words[last].text}", last + 1
            if said.endswith((_OF_SECURITY, "нацбезопасности")):
                while last < len(words) and (found := find(last)) and _is_whose(found.entry):
                    side, last = side or found.entry.side, found.last  # *… президента Франции X*
                entry = Entry(Kind.OFFICE, side=side, office="national-security-adviser")
                return Found(at, last, entry)
        elif found is None or found.entry.kind is Kind.PERSON:
            return None
        else:
            side, last = side or found.entry.side, found.last
    return None


def tail(
    shadow: Shadow, words: Sequence[Word], at: int, find: Callable[[int], Found | None]
) -> int:
    """Return the word behind *по Сирии*, *по вопросам безопасности*, that hangs on a title."""
    if at >= len(words) or not _is_near(shadow, words, at):
        return at
    placed = (
        at + 2 < len(words) and words[at].text in _IN and shadow.is_capital(words[at + 2].start)
    )
    if placed and _REGION.fullmatch(words[at + 1].text):
        land = find(at + 1)  # *главнокомандующий НАТО в Европе X*, *войсками в Южной Корее X*
        if land is not None and land.entry.kind is Kind.NOUN:
            return land.last
        return at + 2 + (_REGION.fullmatch(words[at + 2].text) is not None)
    if words[at].text == _AT and at + 1 < len(words):
        body = find(at + 1)  # *постпред Чили при ООН X*
        return body.last if body is not None and body.entry.side in BODIES else at
    led = at + (_CABINET.fullmatch(words[at].text) is not None)
    if led + 1 < len(words) and words[led].text == "правительства":
        side = find(led + 1)  # *спецпредставитель правительства КНР X*
        return led + 1 if side is not None and side.entry.kind is Kind.NOUN else at
    if words[at].text != _BY or (at + 1 < len(words) and _OCCASION.match(words[at + 1].text)):
        return at
    last = at + 1
    while last < min(len(words), at + _WORDS) and _is_near(shadow, words, last):
        found = find(last)
        if found is not None and found.entry.kind in (Kind.NOUN, Kind.ADJECTIVE):
            last = found.last
        elif _REGION.fullmatch(words[last].text) or (
            not shadow.is_capital(words[last].start) and _MATTER.fullmatch(words[last].text)
        ):
            last += 1
        else:
            break
    return last if last > at + 1 else at


def here(shadow: Shadow, words: Sequence[Word], at: int, side: str) -> Found | None:
    """Return *этой страны*, *президентом страны X*, as the side that was named last."""
    if not side or at + 1 >= len(words):
        return None
    if words[at].text == "страны" and at and _HEADS.match(words[at - 1].text):
        behind = next(
            (n for n in range(at + 1, len(words)) if not _RANKED.fullmatch(words[n].text)), at
        )
        named = shadow.is_capital(words[behind].start)
        return Found(at, at + 1, Entry(Kind.NOUN, side=side)) if named else None
    said = _THIS.fullmatch(words[at].text)
    if not said or _COUNTRY.fullmatch(words[at + 1].text) is None:
        return None
    return Found(at, at + 2, Entry(Kind.NOUN, side=side))


def _is_genitive(word: str) -> bool:
    noun = word in ("дел", "сил") or _VERB.fullmatch(word) is None
    return noun and _GENITIVE.fullmatch(word) is not None
