# SPDX-License-Identifier: Apache-2.0
"""Incidents: figures of those who were hit, and two sides' forces that met.

Rules:

1. Forces or the space of two sides stand in one sentence with a verb of an encounter: one shot down,
   intercepted or shot at the other, crossed its border, or they clashed.
2. It is one only with its day, told near the day of the report: what a heading or a subordinate
   clause tells waits for a sentence that has the verb, one of both, and the day.
3. Figures of those who were hit are an incident without sides; each keeps its speaker. They are
   counted late in a text only where one side calls another responsible.
4. What is denied, and a war's drones, missiles, strikes and fronts, are no incident of two sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft, when_of
from wasl.contact.press.proposal import Day, Kind
from wasl.contact.press.shadow import Shadow, few, fold, pattern, spaced
from wasl.contact.press.timing import Timed, Use, day_of, nearest, timed
from wasl.contact.press.what import matters
from wasl.contact.press.what.beside import FORCE, as_side, claim_of, is_charge, is_of_states, joint
from wasl.contact.press.what.claims import figures
from wasl.contact.press.what.forces import ahead, beside
from wasl.contact.press.what.outsiders import is_history, is_of_others
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.what.straying import is_guest
from wasl.contact.press.what.theirs import owner
from wasl.contact.press.who.actors import Actor

_HARMS: Final = re.compile(fold(r"(?<!\w)(?:killed|wounded|injured|hit|struck|shot|seized|detained|captured|arrested|impounded|landed|fell|exploded|rammed|boarded|sank|fired?|shelled|firing|shelling|shooting|boarding|seizure|seizing|ramming|detention|detaining|capture|abduct(?:ed|ion|ing)|killing|downing|pointing|aiming|attack(?:ed|ing)?|ambush(?:ed)?|water cannons?)(?!\w)|(?:убит|погиб|ранен|задержал|захватил|обстрел|огонь|огнем|таранил|водомет|упал|разорвал|попал|перестрел|застрелил|подстрелил|очеред)|قتل|أصيب|إصاب|احتجز|اعتقل|أسر|نار|نيران|برصاص|سقط|هجوم|هاجم|صدم|كمين"))  # fmt: skip
_FELL: Final = re.compile(
    r"(?:landed|fell|exploded|hit|struck|crashed|came\sdown|bombed|shelled|strafed)$"
)
_FELL_IN: Final = re.compile(
    fold(r"(?:упал|рухнул|разорвал|попал|угодил)\w*$|^(?:و|ف)?(?:سقط|انفجر)")
)
_IN_IT: Final = re.compile(r"\s(?:[\w'-]+\s){0,6}?(?:inside|in|into)\s(?:the\s)?")
_FORCE: Final = re.compile(
    fold(
        r"(?<!\w)(?:navy|naval|army|military|coast ?guards?|patrol|gun ?boats?|troops|soldiers?|guards|frigate|destroyer|corvette|warship|shells?|mortars?|gunfire|artillery)(?!\w)|(?:военн|солдат|пограничник|патрул|сторожевик|вмс|флот|снаряд|миномет|артиллери|берегов[а-я]+ охран)|(?:جيش|جنود|بحرية|دورية|خفر|حرس|قوات|قذيف|قذائف|مدفعية)"
    ).replace(" ", r"\s")
)
"""Who hits or takes them is a side's force, and no fisher either."""
_THEIRS: Final = re.compile(
    spaced(
        r"(?<!\w)(?P<space>waters?|airspace|territory|воды|акваторию|пространство|(?:ال)?مياه|(?:ال)?أجواء)(?P<troops>(?!))?(?P<men>(?!))?,? (?:that|which|claimed by|котор\w+|на котор\w+ претендует|(?:ال)?تي (?:تعتبرها|تطالب بها)|تعتبرها|تطالب بها) $"
    )
)
"""*The waters that Guyana considers its own*."""
_IS_SPACE: Final = re.compile(fold(r"airspace|waters|territory|border|zone|drove off|chased|turned back|violat|enter|intrud|penetrat|breach|cross|stray|flew|drift|wander|ventur|вторг|углубил|залетел|заплыл|проник|зашел|зашл|вошел|вошл|توغل|تسلل|دخل|اجتاز|границ|воздушн|территориальн|воды|акватор|зон|выдворил|вытеснил|отогнал|прогнал|нарушени|مجال|أجواء|مياه|حدود|طرد|طارد|انتهاك|خرق|اختراق"))  # fmt: skip
_CHARGED: Final = ("accus", "обвин")
"""Who is charged stands in these words, and the day of what he did behind them."""
_DENIED: Final = pattern(
    r"(?<!\w)(?:den(?:y|ies|ied)|did not|never|not|nor|would|will|could|(?<!\d\s)may(?!\s\d)|might|if)(?!\w)",
    r"(?<!\w)(?:опроверг\w*|отриц\w+|не|бы|если|будет|будут)(?!\w)",
    r"(?<!\w)(?:و)?(?:نفى|نفت|تنفي|ينفي|لم|لن|إذا|لو)(?!\w)",
)
_MOURNED: Final = re.compile(
    r"(?<!\w)(?:condol(?:ed?|ences?)|sorrow|sadness|grief|mourn\w*|sympath\w+|solidarity)(?!\w)"
)
"""What a state feels for another's dead is no incident of its own."""
_SHOT: Final = re.compile(
    r"(?<!\w)(?:shells?|mortars?|rounds|bullets|shots|jets?|fighters?|helicopters?|warplanes?|aircraft|drones?|patrol|soldiers?|troops|guards|"
    r"(?:mig|su|mi|f|j|ka|tu)-?\d+)(?!\w)"
)
"""What came over a border, as the protest says."""
_OVER: Final = re.compile(
    r"(?:cross|stray|intrud|trespass|wander|enter|violat|breach|penetrat|flew)\w*(?!\w)"
)
_INTO: Final = re.compile(fold(r"(?:into|inside|in|over|в|на|над|إلى|داخل|في|فوق)$"))
_THE: Final = re.compile(r"\s(?:the\s)?(?:territory\sof\s)?")
_ESCORT: Final = re.compile(fold(r"escorted|сопроводил[аи]?"))
_JETS: Final = re.compile(
    fold(
        r"(?<!\w)(?:jets?|fighters?|истребител\w+|бомбардировщик|bombers?|миг-?\d|су-?\d|ту-?\d|f-\d)"
    )
)
_PROTESTED: Final = pattern(
    r"(?<!\w)(?:вызва|вырази|протест|нот)\w* [^.;]*?(?<!\w)(?:из-за|в связи с|по поводу|в ответ на)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:استدع|احتج|سلم|وجه|رفع|قدم)\w* [^.;]*?(?<!\w)(?:احتجاجا على|على خلفية|بسبب|ضد|بشأن)(?!\w)",
    r"(?<!\w)(?:summon(?:s|ed)|called\s+in|protest(?:s|ed)|(?:lodged|handed|delivered|sent|filed)\s[^.;]{0,50}?(?:protest|note))(?!\w)[^.;]*\s(?:over|for|about|at|against)\s",
)
"""*Summoned the envoy on Tuesday over a drone that …*: that is the day of the protest."""
_LATER: Final = pattern(
    r"(?<!\w)(?:after|following|since|before|после|вслед за|بعد|عقب|إثر|منذ)(?!\w)[^,;]*$"
)
_VICTIMS: Final = frozenset({"killed", "injured", "children"})
_HIT: Final = _VICTIMS | {"missiles", "drones"}
_CAME: Final = frozenset({"aircraft", "ships", "troops"})
"""What is counted where it came over a border."""
_NEAR: Final = 50
_RECENT: Final = 31
_SHORT: Final = 260
_FIRED_FROM: Final = pattern(
    r"(?<!\w)(?:fired|lobbed|launched|shot|shells?|mortars?|rounds|rockets?|shots|bullets?|shelling|gunfire|fire) from (?:(?:the|inside|within|across|over) ){0,2}$",
    r"(?<!\w)(?:выпущенн|прилетевш|сделанн|открыт|снаряд|мин|пул|выстрел|огонь|огнем|обстрел)\w* (?:с|со|из) (?:(?:территории|стороны|сопредельной) ){0,2}$",
    r"(?<!\w)(?:أطلقت|أطلق|قادمة|قادم|مصدرها|مصدره|أطلقتها|أطلقها) (?:من )?(?:(?:الأراضي|الجانب|داخل|جهة|أراضي) )?$",
)
_FROM_WHOM: Final = re.compile(fold(r"(?:from|by|من|بنيران|برصاص)$"))
_A_WORD: Final = re.compile(r"\s(?:\w+\s)?")
"""Whoever stands behind it shot: *from the Afghan side*."""
_AT_WAR: Final = frozenset({"RU", "UA"})
_SINCE: Final = date(2022, 2, 24)
"""What these two shoot down and enter since then is of the war."""
_ALONE: Final = 3
"""A side right before or behind the verb did it itself: *Turkey shot down*."""


class Incidents:
    """Finds them in the sentences of one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._known: dict[int, list[Actor]] = {}
        self._parts: set[int] = set()
        self._protests: dict[int, list[Actor]] = {}
        self._pair: dict[int, list[Actor]] = {}

    def heed(self, drafts: Sequence[Draft]) -> None:
        """Know between which two a protest was: what it is about may name one of them, or none."""
        for draft in drafts:
            if draft.kind is Kind.PROTEST and len(draft.sides) == 2:
                self._protests.setdefault(draft.part, list(map(as_side, draft.parties)))

    def read(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
        published: date | None,
        lead: bool,
    ) -> list[Draft]:
        """Return the incidents that a sentence tells of."""
        met = self._met(
            one, actors, told=told, times=times, part=part, published=published, lead=lead
        )
        if met is not None:
            self._parts.add(part)
        sides = {each.side: each for each in actors if each.side}
        if len(sides) == 2:
            self._pair[part] = list(map(as_side, sides.values()))
        found = [] if met is None else [met]
        hit = _HIT if met is None else _HIT | _CAME
        for draft, at in self._counted(one, actors, hit, told=told, part=part, lead=lead):
            own = self._behind(one, times, at)
            dated = nearest(self._shadow.text, own, actors, at=at, others=())
            if dated is not None:
                draft.sharpen(day_of(dated, self._shadow, published=published))
            found.append(draft)
        return found

    def _met(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
        published: date | None,
        lead: bool,
    ) -> Draft | None:
        """Return the incident of two sides' forces that a sentence tells of, with its day."""
        text, known, again = self._shadow.text, self._known.get(part, []), False
        of_protest = self._protests.get(part, [])
        both_of = matters.TWO_ARMIES.search(text, one.start, one.end)
        here = {each.side: as_side(each) for each in actors if each.side}
        pair = list(here.values()) if len(here) == 2 else self._pair.get(part, [])
        pair = pair if both_of else []
        if not (lead or known or of_protest or pair):
            return None
        if is_of_others(text, one) and not (of_protest and _SHOT.search(text, one.start, one.end)):
            return None
        verb = next(
            (
                each for each in few(matters.ENCOUNTER, text, one.start, one.end)
                if not _DENIED.search(text, max(one.start, each.start() - _NEAR), each.start())
                and not is_guest(text, one, each)
            ),
            None,
        )  # fmt: skip
        if verb is None and known:
            verb = matters.AGAIN_CLASH.search(text, one.start, one.end)
            times = timed(text, told, start=one.start, end=one.end, opens=False) if verb else times
            again = verb is not None
        if verb is None or is_history(text, one, published):
            return None
        if _ESCORT.fullmatch(verb[0]) and not _JETS.search(text, one.start, one.end):
            return None  # ships in company
        found = self._forces(one, actors, verb, [each.speaker for each in told])
        if len(found) < 2:
            if pair and {each.side for each in found} <= {each.side for each in pair}:
                found = [replace(each, office=FORCE) for each in pair]
            else:
                both, protested = known or of_protest, bool(of_protest)
                found = self._theirs(
                    one, actors, verb, found, both, again=again, protested=protested
                )
        if len(found) != 2:
            return None
        if (
            published is not None
            and frozenset(each.side for each in found) == _AT_WAR
            and published >= _SINCE
        ):
            return None
        self._known[part] = known = known or found
        day = self._day(one, actors, times, verb.span(), published)
        if day is None or {each.side for each in found} != {each.side for each in known}:
            return None
        words = self._shadow.span(*verb.span())
        return Draft(Kind.INCIDENT, None, list(known), part, words, day=day)

    def _theirs(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        verb: re.Match[str],
        found: list[Actor],
        both: list[Actor],
        *,
        again: bool,
        protested: bool,
    ) -> list[Actor]:
        """Return those of before, where a sentence names one of them, or goes on about them."""
        text, sides = self._shadow.text, {each.side for each in both}
        over = _OVER.match(verb[0]) and _SHOT.search(text, one.start, one.end)
        came = any(
            each.side in sides
            and _FIRED_FROM.search(text, max(one.start, each.start - _NEAR), each.start)
            for each in actors
        )
        theirs = not found and (again or (protested and (over or came)))
        return both if theirs or (found and found[0].side in sides) else []

    def _forces(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        verb: re.Match[str],
        tell: Sequence[Actor | None],
    ) -> list[Actor]:
        text = self._shadow.text
        found: dict[str, Actor] = {}
        harms, harmed = _HARMS.search(verb[0]) is not None, list[Actor]()
        bare = [each for each in actors if each.side and (each.bare or each.office == FORCE)]
        for each in sorted(bare, key=lambda actor: actor in tell):
            if each in tell and each.side in found:
                continue  # whose army says so
            near = self._near(each, one, verb)
            if near is not None and near["men"]:
                harmed.append(each)
                near = near if harms else None
            alone = self._is_alone(each, verb) or self._fires(one, each)
            if near is None and not alone and each.office != FORCE:
                continue
            troops = each.office == FORCE or (near is not None and near["troops"])
            for other in self._row(each, bare):  # *the soldiers of X and Y*
                force = Actor(
                    start=other.start,
                    end=other.end,
                    side=other.side,
                    office=FORCE if troops else "",
                )
                if other.side not in found or (troops and not found[other.side].office):
                    found[other.side] = force
        own = owner(text, one, actors, found, tell) if len(found) == 1 else None
        if own is not None:
            found[own.side] = own
        both = list(found.values())
        only = (
            harmed
            and not any(each.office for each in both)
            and not _FORCE.search(text, one.start, one.end)
        )
        return both[:1] if only else both

    def _fires(self, of: Sentence, one: Actor) -> bool:
        """Whether a side is from where somebody fired: *shells from the Sudanese side*."""
        start = max(of.start, one.start - _NEAR)
        return _FIRED_FROM.search(self._shadow.text, start, one.start) is not None

    def _near(self, one: Actor, of: Sentence, verb: re.Match[str]) -> re.Match[str] | None:
        """Return what of a side stands beside it; its space only where a verb is of that."""
        near, space = beside(self._shadow.text, one, of), _IS_SPACE.search(verb[0])
        if near is None and space:
            start = max(of.start, one.start - _NEAR)
            return _THEIRS.search(self._shadow.text, start, one.start)
        whose = near.lastgroup if near is not None else None
        if near is not None and whose and one.end <= verb.start() < near.start(whose):
            near = ahead(self._shadow.text, one, of)  # *Iran detained American sailors*
        fell = space or _FELL.search(verb[0]) or _FELL_IN.search(verb[0])
        return None if near is not None and near["space"] and not fell else near

    def _is_alone(self, one: Actor, verb: re.Match[str]) -> bool:
        """Whether a side itself did it, or is where it was done: *landed inside Bangladesh*."""
        text, at = self._shadow.text, verb.end()
        before, until = verb.start() - one.end, max(at, one.start)
        return bool(
            (
                0 <= before <= _ALONE
                and not verb[0].startswith(_CHARGED)
                and text[one.end] != "-" != text[one.end + 1]
            )
            or (verb.start() < one.start < at and verb[0].startswith(_CHARGED))
            or bool(_FROM_WHOM.search(verb[0]) and _A_WORD.fullmatch(text, at, until))
            or bool(_INTO.search(verb[0]) and _THE.fullmatch(text, at, until))
            or bool(_FELL.search(verb[0]) and _IN_IT.fullmatch(text, at, until))
        )

    def _row(self, one: Actor, bare: Sequence[Actor]) -> list[Actor]:
        """Return those who stand joined with one: *X and Y border guards*."""
        before = [each for each in bare if each.end <= one.start and each.side != one.side]
        first = before[-1:] if before and one in joint(self._shadow.text, before[-1], [one]) else []
        return [*first, *joint(self._shadow.text, one, bare)]

    def _day(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        times: Sequence[Timed],
        at: tuple[int, int],
        published: date | None,
    ) -> Day | None:
        if self._shadow.text.startswith((*_CHARGED, "ب"), at[0]):
            behind = (each for each in times if each.dated.start >= at[1])
            times = [
                replace(each, use=Use.FREE) if each.use is Use.OTHER else each for each in behind
            ]
        times = self._behind(one, times, at)
        dated = nearest(self._shadow.text, times, actors, at=at, others=())
        free = [each.dated for each in times if each.use is Use.FREE]
        if dated is None and len(free) == 1 and one.end - one.start <= _SHORT:
            dated = free[0]  # the only day, far behind the verb
        if dated is None or published is None:
            return None
        day = day_of(dated, self._shadow, published=published)
        when = when_of(day)
        if when is None or not when.exact:
            return None
        first = when.span[0]
        recent = first is not None and 0 <= (published - first).days <= _RECENT
        return day if recent else None

    def _behind(
        self, one: Sentence, times: Sequence[Timed], at: tuple[int, int]
    ) -> Sequence[Timed]:
        """Leave out the day of what was done about it: *spoke on Wednesday, a day after a drone fell*."""
        later = _LATER.search(self._shadow.text, one.start, at[0])
        later = later or _PROTESTED.search(self._shadow.text, one.start, at[0])
        return times if later is None else [e for e in times if e.dated.start >= later.end()]

    def _counted(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        hit: frozenset[str],
        *,
        told: Sequence[Saying],
        part: int,
        lead: bool,
    ) -> Iterator[tuple[Draft, tuple[int, int]]]:
        text, known = self._shadow.text, part in self._parts
        match = matters.INCIDENT.search(text, one.start, one.end)
        opens = match is not None and (lead or is_charge(text, match.start(), actors, told))
        if not known and (one.heading or not opens or _MOURNED.search(text, one.start, one.end)):
            return
        counted = [each for each in figures(text, start=one.start, end=one.end) if each.what in hit]
        founds = match is not None and any(each.what in _VICTIMS for each in counted)
        if not counted or not (founds or known):
            return
        both = list(self._known.get(part, []))
        if not (both or known) and not is_of_states(self._shadow.text, match, actors, told):
            return
        self._parts.add(part)
        first = match.span() if match is not None else (counted[0].start, counted[0].end)
        draft = Draft(Kind.INCIDENT, None, both, part, self._shadow.span(*first))
        for each in counted:
            draft.claim(claim_of(each, told, self._shadow, actors))
        yield draft, first
