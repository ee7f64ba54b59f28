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
from wasl.contact.press.shadow import Shadow, few, fold, spaced
from wasl.contact.press.timing import Timed
from wasl.contact.press.what import matters
from wasl.contact.press.what.beside import Found, as_side
from wasl.contact.press.what.going_on import Before, day_later
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.who.actors import Actor

_NEAR: Final = 60
_MOST: Final = 12
_WARNS: Final = 25
_WARNED: Final = 45
_OF_WHAT: Final = re.compile(
    fold(
        r"(?<=[\u0600-\u06ff])\s+من(?:\s|$)|(?<!\w)(?:others|everyone|citizens|nationals|residents|travellers|travelers|tourists|voters|lawmakers|reporters|investors)(?!\w)"
    )
)
"""Behind it stands what one is warned of: *حذر X Y من*."""
_THREATENS: Final = re.compile(fold(r"(?:و|ف)?(?:هدد|توعد)|threatened|пригрозил"))
_TO_DO: Final = re.compile(fold(r"(?<!\w)(?:to\s\w+|ب\w{4,}|\w+(?:ть|ти|чь)(?:ся)?)(?!\w)"))
"""What somebody threatens to do: whom that hits is not yet whom he warns."""
_WARNING: Final = re.compile(
    fold(
        r"(?<!\w)(?:warning|ultimatum|предупреждение|предостережение|ультиматум|تحذيرا|إنذارا)(?!\w)"
    )
)
_NOT: Final = re.compile(
    fold(r"(?<!\w)(?:not|never|will|would|may|might|не|бы|если|لم|لن|قد|سوف)\s+(?:\w+\s+)?$")
)
_WHICH: Final = re.compile(
    spaced(r", (?:which|who|whose|котор\w+) [^,;\n]{3,90},(?: (?:on )?\w+day| yesterday)? ")
)
"""*Sofia, which has run out of patience, on Tuesday warned Skopje*."""
_CAME: Final = re.compile(
    spaced(
        r"(?<!\w)(?:предупреждени|уведомлени|извещени|оповещени|сообщени|нот)(?:е|я|а|у|ю) (?:об этом )?(?:[\w-]+ ){0,4}?(?:поступил|приш|получ|переда|направ|отправ|вруч|достав|посла|пришло)\w*|"
        r"(?<!\w)(?:the|its|their|this) (?:[\w-]+ )?(?:notice|notification|warning|advisory) (?:was |had been )?(?:came|arrived|received|sent|delivered|given|handed|issued|reached)(?!\w)"
    )
)
"""*The notice came on Monday*: its day, if the sentence before has none."""


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
        # *issued a warning … to*
        far, close = (_WARNED, _WARNED) if " " in match[0] else (_WARNS, 4)
        of_what = _OF_WHAT.search(text, match.end(), match.end() + far + _WARNED)
        until = of_what.start() if of_what else len(text)
        if _THREATENS.match(match[0]) and (does := _TO_DO.search(text, match.end(), one.end)):
            until = min(until, does.start())
        ahead = [
            each
            for each in actors
            if each.start < until and 0 <= each.start - match.end() <= far and each.side
        ]
        if _NOT.search(text, max(one.start, match.start() - _WARNS), match.start()):
            continue
        back = [
            each
            for each in actors
            if each.side and each.end <= match.start()
            and (match.start() - each.end <= _WARNS or _WHICH.fullmatch(text, each.end, match.start()))
        ]  # fmt: skip
        who = back[-1:] or ([] if match[0].isascii() else ahead[:1])
        whom = [each for each in ahead if who and each.side != who[0].side and each is not who[0]]
        if not whom and who and len(ahead) > 1:
            whom = [each for each in ahead[1:2] if each.side != who[0].side]
        near = [
            each for each in actors
            if who and each.side and each.side != who[0].side and each.start < until
            and 0 <= each.start - max(match.end(), who[0].end) <= close
        ]  # fmt: skip
        if who and (whom or near):
            pair = [who[0], (near or whom)[0]]
            words = shadow.span(*match.span())
            yield Draft(Kind.WARNING, None, pair, part, words), match.span()


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
            Draft(Kind.WARNING, None, [as_side(giver), as_side(own)], part, words),
            match.span(),
        )
