# SPDX-License-Identifier: Apache-2.0
"""Warnings: who warns whom, or gives him notice of a launch, a drill, a closure.

Rules:

1. Who is warned stands right behind the word, or right behind who warns; what stands behind *of* is
   that of which he is warned, and what stands behind *to* what he is threatened with.
2. *Received notice from Pyongyang*: who is warned stands before, who warns behind *from*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.drafts import Draft
from wasl.contact.press.proposal import Kind, Role
from wasl.contact.press.shadow import Shadow, few, fold, pattern, spaced
from wasl.contact.press.timing import Timed
from wasl.contact.press.what import matters
from wasl.contact.press.what.beside import Found, as_side, joint
from wasl.contact.press.what.going_on import Before, day_later
from wasl.contact.press.what.protests import HIS
from wasl.contact.press.what.russian import can_do
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.who.actors import Actor

_NEAR: Final = 60
_MOST: Final = 12
_WARNS: Final = 25
_WARNED: Final = 45
_OF_WHAT: Final = re.compile(
    fold(
        r"(?<=[\u0600-\u06ff]),?\s+(?:من|أن|إن|بأن|بأنه|بأنها)(?:\s|$)|,?\s(?:что|that)(?!\w)|(?<!\w)(?:others|(?:журналист|депутат|граждан|жител|турист|сограждан|россиян|парламент|водител|рыбак|моряк|пассажир|судовладел|предпринимател|компани|банк|экспортер|производител|перевозчик|путешественник|абонент|клиент|избирател|школьник)\w*|رعايا|مواطني|everyone|passengers|airlines|drivers|motorists|fishermen|customers|citizens|nationals|residents|travellers|travelers|tourists|voters|lawmakers|reporters|investors)(?!\w)"
    )
)
"""Behind it stands what one is warned of: *حذر X Y من*."""
_THREATENS: Final = re.compile(fold(r"(?:و|ف)?(?:هدد|توعد)|threatened|пригрозил"))
_TO_DO: Final = re.compile(fold(r"(?<!\w)(?:to\s\w+|ب\w{4,}|\w+(?:ть|ти|чь)(?:ся)?)(?!\w)"))
"""What somebody threatens to do: whom that hits is not yet whom he warns."""
_NO_STATE: Final = pattern(
    r"(?<!\w)(?:union|association|federation|company|airlines?|bank|weather (?:service|office)|club) (?:[\w-]+ ){0,2}?(?:of|in) (?:the )?$",
    r"(?<!\w)(?:союз|профсоюз|ассоциаци|федераци|гильди|компани|банк|метеослужб|синоптик|клуб)\w* (?:[\w-]+ ){0,2}$",
    r"(?<!\w)(?:ال)?(?:نقابة|اتحاد|جمعية|شركة|مصرف|نادي|أرصاد|نقيب) (?:\w+ ){0,3}?(?:في |ال)?$",
)
"""Who warns is a union, or a firm."""
_ISSUES: Final = re.compile(fold(r"(?:و|ف)?أصدرت?(?!\w)"))
_TO: Final = re.compile(fold(r"(?<!\w)(?:إلى\s+(?:ال)?.|ل\w?)$"))
_TO_HER: Final = 1
_OFF: Final = re.compile(
    spaced(
        r"(?<!\w)(?:off|near|around|(?:north|south|east|west) of|у|близ|возле|вблизи|вокруг|قبالة|قرب|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي)"
        r"(?: (?:the )?(?:coasts?|shores?|берег\w+|побережь\w+|سواحل|ساحل|شواطئ)(?: of)?)? (?:the )?$"
    )
)
"""*A notice of firing off Cyprus*: that is where, and not who is warned."""
_WARNING: Final = re.compile(
    fold(
        r"(?<!\w)(?:warning|ultimatum|предупреждение|предостережение|ультиматум|تحذيرا|إنذارا)(?!\w)"
    )
)
_NOT: Final = re.compile(
    fold(r"(?<!\w)(?:not|never|will|would|may|might|не|бы|если|لم|لن|قد|سوف)\s+(?:\w+\s+)?$")
)
_OFTEN: Final = re.compile(
    spaced(
        r"(?<!\w)(?:repeatedly|regularly|often|long|неоднократно|не раз|регулярно|постоянно)(?!\w)"
    )
)
"""What is told of no day."""
_AT: Final = re.compile(spaced(r"(?<!\w)(?:in|at|во?|في|لدى) $"))
_HIM: Final = re.compile(r"\s(?:it|them)(?!\w)")
_HER: Final = (fold("بلغتها"), fold("بلغته"), fold("خطرتها"), fold("خطرته"), fold("علمتها"))
_CIVIL: Final = re.compile(
    r"\s(?:villagers|residents|citizens|nationals|tourists|voters|media|journalists|protesters|refugees|traders|companies|firms|banks|airlines|farmers|workers|students|lawmakers|drivers|civilians|settlers|"
    r"(?:жител|граждан|турист|журналист|компани|фермер|студент|депутат|избирател|беженц)\w*)(?!\w)"
)
"""Who is no state: *warned Lebanese villagers*."""
_WHEN: Final = re.compile(
    spaced(
        r",? (?:(?:во? \w+|вчера|сегодня|накануне|утром|вечером|днем|официально|письменно|заранее|нотой|нота|late|early|on \w+day|yesterday|formally|officially|أمس|اليوم|رسميا|يوم|أول من)(?: ال\w+)?,? ){1,4}"
    )
)
_BETWEEN: Final = re.compile(
    spaced(
        r", (?:which|who|whose|котор\w+) [^,;\n]{3,90},(?: (?:on )?\w+day| yesterday)? "
        r"|(?: (?:во?|еще|\d{1,2}|\w+(?:бря|аля|арта|реля|мая|июн|июл|густа)|\w+(?:ник|реду|верг|ницу|боту|сенье)|вчера|накануне|утром|вечером|днем|ночью|за|сутки|час|день|неделю|до|пуска|"
        r"заблаговременно|предварительно|официально|письменно|заранее|устно|отдельно|впервые|тут|же|также|уже|по|дипломатическим|каналам)){1,8} "
    )
)
"""*Sofia, which has run out of patience, on Tuesday warned Skopje*; *Исламабад 26 августа заранее предупредил*."""
_CAME: Final = re.compile(
    spaced(
        r"(?<!\w)(?:предупреждени|уведомлени|извещени|оповещени|сообщени|нот)(?:е|я|а|у|ю) (?:об этом )?(?:[\w-]+ ){0,4}?(?:поступил|приш|получ|переда|направ|отправ|вруч|достав|посла|пришло)\w*|"
        r"(?<!\w)(?:the|its|their|this) (?:[\w-]+ )?(?:notice|notification|warning|advisory) (?:was |had been )?(?:came|arrived|received|sent|delivered|given|handed|issued|reached)(?!\w)"
    )
)
"""*The notice came on Monday*: its day, if the sentence before has none."""
_OF_TEST: Final = re.compile(
    r"(?<!\w)of\s+(?:an?\s|the\s|its\s)?(?:\w+\s){0,3}?(?:launch|test|drill|exercise|firing)"
    r"|(?<!\w)об?\s+(?:\w+\s){0,3}?(?:запуск|пуск|учени|испытани|стрельб|закрыти|маневр|ракет)"
)
"""What behind a notice has a day of its own."""
_BY: Final = re.compile(r"(?<!\w)by\s[\w '-]{3,40}\s(?:on\s)?$")
"""*Was told of the drills by Tashkent on Monday*."""
_NOTICES: Final = (
    (
        re.compile(r"notifie[ds]|alerted|advised|informed"),
        re.compile(r"(?<!\w)(?:that|of|about)(?!\w)"),
    ),
    (re.compile(r"told|warned"), re.compile(r"(?<!\w)that(?!\w)")),
    (re.compile(r"[а-я]"), re.compile(r"(?<!\w)что(?!\w)")),
    (
        re.compile(r"[\u0600-\u06ff]"),
        re.compile(fold(r"(?<!\w)(?:بأنها|بأنه|بأن|أنها|أنه|أن|من أن)(?!\w)")),
    ),
)
"""Behind *that* is what a notice is of."""


class Notices:
    """Finds them in the sentences of one text, and their day in the sentence behind."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._before = Before()

    def read(
        self,
        one: Sentence,
        actors: Sequence[Actor],
        *,
        told: Sequence[Saying],
        times: Sequence[Timed],
        part: int,
    ) -> Iterator[Found]:
        """Give the warnings that a sentence tells of, and the day of the one before."""
        found = [
            *warnings(self._shadow, one, actors, part),
            *received(self._shadow, one, actors, part),
        ]
        if not found:
            yield from self._came(one, actors, told, part)
        for draft, at in found:
            self._before.tell(draft, one)
            yield Found(draft, at, times)

    def _came(
        self, one: Sentence, actors: Sequence[Actor], told: Sequence[Saying], part: int
    ) -> Iterator[Found]:
        before = self._before.of(one, actors, part)
        came = _CAME.search(self._shadow.text, one.start, one.end)
        if before is None or came is None:
            return
        if before.day.span is None or before.day.role is Role.ON_OR_BEFORE:
            yield from day_later(self._shadow, before, came, one, told)


def warnings(
    shadow: Shadow, one: Sentence, actors: Sequence[Actor], part: int
) -> Iterator[tuple[Draft, tuple[int, int]]]:
    """Return who warns whom: a heading only of what is announced, a launch or a drill."""
    text = shadow.text
    if one.heading and not matters.NOTIFIES.search(text, one.start, one.end):
        return
    for match in few(matters.WARNS, text, one.start, one.end, most=_MOST):
        before = max(one.start, match.start() - _WARNS)
        if _NOT.search(text, before, match.start()) or _OFTEN.search(text, before, match.start()):
            continue
        pair = _pair(text, one, [each for each in actors if each.side], match)
        if pair:
            words = shadow.span(*match.span())
            yield Draft(Kind.WARNING, None, pair, part, words), match.span()


def _pair(text: str, one: Sentence, actors: Sequence[Actor], match: re.Match[str]) -> list[Actor]:
    """Return who warns and who is warned, if both are named."""
    # *issued a warning … to*
    far, close = (_WARNED, _WARNED) if " " in match[0] else (_WARNS, 4)
    when = _WHEN.match(text, match.end(), one.end)
    far += when.end() - when.start() if when else 0
    of_what = _OF_WHAT.search(text, match.end(), match.end() + far + _WARNED)
    until = of_what.start() if of_what else len(text)
    if _THREATENS.match(match[0]) and (does := _TO_DO.search(text, match.end(), one.end)):
        until = min(until, does.start())
    ahead = [each for each in actors if each.start < until and 0 <= each.start - match.end() <= far]
    back = [
        each for each in actors
        if each.end <= match.start() and not (each.bare and HIS.match(text, each.end))
        and not text.startswith(" - ", each.end) and not _NO_STATE.search(text, one.start, each.start)
        and (match.start() - each.end <= _WARNS or _BETWEEN.fullmatch(text, each.end, match.start()))
    ]  # fmt: skip
    if len(back) > 1 and back[-1].bare and _AT.search(text, 0, back[-1].start):
        back.pop()  # *the Indian embassy in Islamabad*
    who = back[-1:] or _does(text, match, ahead)
    if not who:
        return []
    others = [
        each
        for each in actors
        if each.side != who[0].side
        and not _OFF.search(text, max(match.end(), each.start - _NEAR), each.start)
        and not (HIS.match(text, each.end) or _CIVIL.match(text, each.end))
    ]
    if _HIM.match(text, match.end()) or match[0].endswith(_HER):
        own = [each for each in others if one.start <= each.start and each.end <= who[0].start]
        return [who[0], as_side(own[-1])] if own and back else []
    if _ISSUES.match(match[0]):  # *أصدرت اليونان إنذارا ملاحيا وردت تركيا*
        others = [e for e in others if _TO.search(text, match.end(), e.start + _TO_HER)]
    near = [
        each for each in others
        if each.start < until and 0 <= each.start - max(match.end(), who[0].end) <= close
    ]  # fmt: skip
    whom = near or [each for each in others if each in ahead]
    return [who[0], *joint(text, whom[0], others)] if whom else []


def _does(text: str, match: re.Match[str], ahead: Sequence[Actor]) -> list[Actor]:
    """Return who warns behind the verb: *предупредила Москва*, *حذرت طهران*."""
    if match[0].isascii() or not ahead:
        return []
    russian = match[0] < "\u0600"
    return [] if russian and not can_do(text, ahead[0]) else list(ahead[:1])


def _told(one: Actor) -> Actor:
    """Return a side, with the body that a notice goes through, if one is named."""
    return one if one.office in ("foreign-ministry", "embassy") else as_side(one)


def received(
    shadow: Shadow, one: Sentence, actors: Sequence[Actor], part: int
) -> Iterator[tuple[Draft, tuple[int, int]]]:
    """Who received a notice of a launch or of firing, and from whom."""
    text = shadow.text
    match = matters.RECEIVED.search(text, one.start, one.end)
    if match is None:
        return
    if not (
        matters.NOTIFIES.search(text, match.end(), one.end)
        or _WARNING.search(text, match.end(), match.end() + 2 * _NEAR)
    ):
        return
    sided = [each for each in actors if each.side]
    giver = next(
        (
            each for each in sided
            if each.start >= match.end() and each.start - match.end() <= 2 * _NEAR
            and matters.FROM.search(text, match.start(), each.start)
        ),
        None,
    )  # fmt: skip
    who = [each for each in sided if each.end <= match.start()]
    who += [each for each in sided if each.start >= match.end()]
    own = next((each for each in who if giver and each.side != giver.side), None)
    if giver is not None and own is not None:
        words = shadow.span(*match.span())
        yield (
            Draft(Kind.WARNING, None, [_told(giver), _told(own)], part, words),
            match.span(),
        )


def is_of_test(text: str, at: int, dated: Dated) -> bool:
    """Whether a date is of what a warning is of: *notified Norway of a firing on 8 March*."""
    if dated.start < at or _OF_TEST.search(text, at, dated.start) is None:
        return False
    return _BY.search(text, at, dated.start) is None


def is_of_notice(text: str, at: tuple[int, int], dated: Dated) -> bool:
    """Whether a date is of what somebody was notified of, and not of the notice."""
    return any(
        verb.match(text, *at) and that.search(text, at[1], max(at[1], dated.start))
        for verb, that in _NOTICES
    )
