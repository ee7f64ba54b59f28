# SPDX-License-Identifier: Apache-2.0
"""Forces, nationals and space that a side is named with: *British troops*, *a Greek trawler*, *waters of X*.

Rules:

1. What stands right behind a side, or right before one in the genitive, is its own: no place between.
2. Troops make the side its armed forces; a jet or a ship alone, a villager or the space do not.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.who.actors import Actor

_TROOPS: Final = (
    r"troops|soldiers?|rangers|infantrymen|commandos|(?:civil|national|frontier) guards|gendarmes|sentr(?:y|ies)|border (?:troops|forces|patrols|soldiers|police)|armies|navies|servicemen|paratroopers|marines|sailors|(?:forces|(?:border )?guards?|army|navy|military)(?! (?:(?:war)?plane|aircraft|jet|(?:war)?ship|vessel|helicopter|drone|boat|cutter|destroyer|frigate|corvette|gunboat|submarine|bomber|fighter)s?)|"
    r"(?:военно-морск|военно-воздушн|вооруженн|сухопутн)\w+ (?:сил|войск)\w*|военнослужащ\w+|солдат\w*|пехотинц\w+|десантник\w*|морпех\w*|гвардейц\w+|жандарм\w*|спецназ\w*|спецподразделени\w*|ракетчик\w*|пограничник\w*|войск\w*|военн(?:ые|ых|ым|ыми)(?! (?:самолет|корабл|катер|вертолет))|арми\w+|"
    r"(?:ال|لل|ل|ب)?(?:جنود|جندي|جنديا|جنديين|جنديان|عسكريان|قوات|قوة|عسكريين|عسكريون|مشاة|دورية|دوريات|حراس|جيش|جيشي|جيشا|جيشين|جيشان|بحريتي|بحريتين|بحريتان|بحريتا|سلاحي الجو|بحرية|حرس|قيادة الجيش)"
)
_MATERIAL: Final = (
    r"(?!g-)(?:[a-z]{1,2}|mig|awacs)-\d+\w*|fighters?|jets?|missiles?|balloons?|minesweepers?|launch|icebreakers?|coastguard(?: cutter| vessel| ship| boat)?s?|(?:army )?(?:truck|helicopter)s?|transport planes?|warplanes?|aircraft|planes?|drones?|helicopters?|bombers?|(?:war)?ships?|vessels?|patrols?|(?:speed|motor)?boats?|dinghy|dinghies|frigates?|destroyers?|submarines?|gun(?: |-)?boats?|(?:patrol|naval) (?:boats?|vessels?|craft|ships?)|cutters?|corvettes?|air force|air defen[cs]es?|(?:coast guard|naval|navy) (?:vessel|ship|boat|cutter|helicopter)s?|coast guard|positions|posts?|artillery|batter(?:y|ies)|howitzers?|tanks?|armou?red vehicles?|"
    r"истребител\w+|танк(?!ер)\w*|бронетранспорт\w+|бронемашин\w+|ракет(?:а|ы|у|ой)|(?:воздушн\w+ )?шар\w*|ледокол\w*|корвет\w*|дозор\w*|(?:пограничн|сторожев|патрульн)\w+ (?:катер|корабл|суд)\w*|штурмовик\w*|перехватчик\w*|ракетонос\w+|сторожевик\w*|тральщик\w*|(?:[а-я]{1,3}|f)-\d+\w*|лод(?:к\w+|ок)|патрул\w+|блокпост\w*|погранзастав\w*|застав(?:а|ы|у|е|ой)|(?:воен)?самолет\w*|беспилотник\w*|дрон\w*|вертолет\w*|бомбардировщик\w*|корабл\w+|судн\w+|катер\w*|фрегат\w*|эсмин\w+|подлодк\w+|пво|артиллери\w+|ввс|вмс|вмф|флот\w*|берегов\w+ охран\w+|экипаж\w*|позици\w+|пост(?:а|ы|у|ам|ов)?|"
    r"(?:ال|لل|ل|ب)?(?:دبابة|دبابات|مدرعة|مدرعات|مقاتل\w*|طائر\w+|مسير\w*|مروحي\w+|صاروخ|منطاد|مدمر\w+|قاذف\w+|طراد\w*|كاسح\w+|سفين\w+|سفن|زورق\w*|زوارق|فرقاط\w+|بارج\w+|غواص\w+|خفر السواحل|سلاح الجو|دفاع الجوي|دفاعات الجوية|مدفعية|موقع|مواقع)"
)
_SPACE: Final = (
    r"airspace|(?:exclusive )?economic zone|eez|(?:air defen[cs]e )?identification zone|adiz|(?:territorial )?waters|territory|border(?! (?:guard|troop|force|patrol|service|soldier|police)s?(?!\w))|"
    r"воздушн\w+ пространств\w+|(?:исключительн\w+ )?экономическ\w+ зон\w+|зон\w+ (?:[\w-]+ ){0,2}?опознавания|границ\w*(?: с(?= ))?|территориальн\w+ вод\w*|вод(?:ы|ах)|акватори\w+|территори(?:ю|и|я|ей)|(?:ال)?(?:مجال الجوي|أجواء|أراضي|مياه الإقليمية|مياه|حدود|منطقة الاقتصادية(?: الخالصة)?|منطقة تحديد (?:ال)?هوية)"
)
_MEN: Final = (
    r"fisherm[ae]n|villagers?|farmers?|herders?|herdsm[ae]n|shepherds?|labou?rers?|teenagers?|youths?|wom[ae]n|m[ae]n|boys?|girls?|child(?:ren)?|civilians?|police(?:m[ae]n| officers?| launch| boat| post| station| patrol)|officers?|"
    r"hunters?|tourists?|hikers?|truckers?|captains?|traders?|workers?|citizens?|nationals?|trawlers?|canoes?|pirogues?|dhows?|skiffs?|barges?|yachts?|schooners?|fishing (?:boats?|vessels?|trawlers?)|tankers?|(?:container|cargo|merchant) (?:ship|vessel)s?|villages?|town|soil|side(?! (?:said|says))|checkpoint|"
    r"рыбак\w*|жител\w+|крестьян\w+|пастух\w*|фермер\w*|женщин\w*|мужчин\w*|подрост\w+|граждан(?:ин|к|е)\w*|полицейск\w+|офицер\w*|сейнер\w*|траулер\w*|танкер\w*|баркас\w*|шхун\w*|яхт\w*|барж\w*|дерев\w+|сел(?:о|а|е)|"
    r"(?:ال)?(?:مصطاف\w*|سياح|سائح\w*|صياد\w*|قروي\w*|مزارع\w*|رعاة|راعي\w*|امراه|نساء|طفل\w*|أطفال|فتى|مدني\w*|شرطي\w*|ضابط\w*|مواطن\w*|(?:قارب|قاربي|قوارب|زورق|زوارق|سفينة|سفن|سفينتي) (?:ال)?صيد|مركب|مركبا|مراكب|لنش|يخت|ناقلة|قرية|قرى|بلدة)"
)
"""Whom and what forces of another side hit or take."""
_WHAT: Final = rf"(?:(?P<troops>{_TROOPS})|{_MATERIAL}|(?P<space>{_SPACE})|(?P<men>{_MEN}))(?!\w)"
_NO_PLACE: Final = r"(?:(?!(?:flagged|owned|registered|backed|led|operated|made|in|at|near|over|from|with|by|on|to|в|на|над|у|от|с|из|к|по|об?|قرب|داخل|إلى|نحو|باتجاه|ضد|قبالة|في|على|مع|من|عند|فوق|إلى|أن|إن|بأن|that|что) )\w[\w-]* )"

_BEHIND: Final = re.compile(
    spaced(rf"(?:'s|\.)?[ -](?:(?![\u0600-\u06ff]){_NO_PLACE}){{0,2}}?{_WHAT}")
)
_BEFORE: Final = re.compile(
    spaced(
        rf"(?<!\w){_WHAT}(?:-\w+)? (?:(?:of|from|من|из) (?:the )?)?(?:(?![a-z]){_NO_PLACE}){{0,3}}?(?:ل|لل|ال)?$"
    )
)


_ARMS: Final = re.compile(r"(?<!\w)(?:вмс|ввс|вмф|военно-морск\w+ сил\w*)(?!\w)")
"""Forces whose ships and jets are named with them: *a jet of the air force* is a jet alone."""
_NEAR: Final = 50


def beside(text: str, one: Actor, of: Sentence) -> re.Match[str] | None:
    """Return what of a side stands right behind or before its name, if anything."""
    behind = _BEHIND.match(text, one.end, min(of.end, one.end + _NEAR))
    return ahead(text, one, of) if behind is None else behind


def ahead(text: str, one: Actor, of: Sentence) -> re.Match[str] | None:
    """Return what of a side stands right before its name, if anything: *the soldiers of India*."""
    before = _BEFORE.search(text, max(of.start, one.start - _NEAR), one.start)
    while before is not None and before["troops"]:
        nearer = _BEFORE.search(text, before.start() + 1, one.start)
        if nearer is None or nearer["space"]:
            break
        before = nearer  # *the army of X said that two jets of Y*
    return before


def are_troops(text: str, one: Actor, of: Sentence) -> bool:
    """Whether somebody is named with troops: *British troops*, *soldiers from Finland*."""
    near = beside(text, one, of)
    if near is not None and _ARMS.search(near[0]):
        return True
    return near is not None and near["troops"] not in (None, *_OF_DRILL)


_OF_DRILL: Final = frozenset(map(fold, ("بحرية", "military", "army", "navy")))
"""What a drill is called, too: *مناورات بحرية*, *a joint army exercise*."""
