# SPDX-License-Identifier: Apache-2.0
"""What a sentence says of a contact: who wanted it, silence, topics, accounts, how long.

Rules:

1. An account is what somebody of one of its sides says of it: with a word of contact or a topic in
   it, or by one who took part, or right after, of those who took part.
2. Who says at whose wish it came about is kept with it; the paper itself says it with no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.drafts import Draft
from wasl.contact.press.parts import Line
from wasl.contact.press.proposal import Kind, Telling, Wish, withheld
from wasl.contact.press.remembering import Read
from wasl.contact.press.shadow import Shadow, pattern
from wasl.contact.press.timing import Use, announced_day, timed
from wasl.contact.press.what import attributes
from wasl.contact.press.what.attempts import settled
from wasl.contact.press.what.attributed import UNSURE
from wasl.contact.press.what.beside import claim_of
from wasl.contact.press.what.callers import caller_of
from wasl.contact.press.what.claims import figures
from wasl.contact.press.what.houses import called_by_us
from wasl.contact.press.what.hush import EMBARGO
from wasl.contact.press.what.quoting import quoted
from wasl.contact.press.what.silence import OTHER, silence, wish
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.what.vain import VAIN_THEN, is_called_back
from wasl.contact.press.what.whose import saying_at, who_says, wish_of
from wasl.contact.press.who.actors import Actor

_HAPPENED: Final = (Kind.CONTACT, Kind.ATTEMPT)
_CALLED_ME: Final = re.compile(
    r"(?<!\w)(?:(?:he|she|they)\s+(?:(?:called|phoned|r[au]ng|telephoned)\s+(?:me|us)|reached\s+out\s+to\s+(?:me|us))|"
    r"(?P<own>i|we)\s+(?:(?:called|phoned|r[au]ng|telephoned)\s+(?:him|her|them)|reached\s+out\s+to\s+(?:him|her|them)|picked\s+up\s+the\s+phone(?!\s+(?:when|as|and\s+(?:it|he|she)))|"
    r"(?:asked\s+for|requested|initiated|proposed|suggested|placed|made)\s+(?:the|this|that)\s+(?:\w+\s+)?(?:call|conversation|meeting|talks?)))(?!\w)"
)
OUR_WISH: Final = pattern(
    r"(?<!\w)(?:و|ف)?(?:ل|ب|عن |على )?(?:طلبنا|دعوتنا|اتصالنا|اقتراحنا|عرضنا|مبادرتنا)(?!\w)",
    r"(?<!\w)our (?:\w+ )?(?:requests?|offers?|invitations?|calls?|proposals?)(?! (?:for|to) (?:a |an )?(?!call|meet|talk|speak|conversation))(?!\w)",
    r"(?<!\w)наш(?:у|а|е|ей|и|их)? (?:\w+ )?(?:просьб|запрос|предложени|приглашени)\w*",
)
"""*They refused our request*: who says so made it."""
_DECLINED: Final = re.compile(
    r"(?<!\w)(?:(?:declined|refused)(?!\s+(?:to\s+)?(?:comment|say|confirm|discuss|elaborate|give|be\s|answer\s+(?:\w+\s+)?question))|said\s+no|"
    r"(?:turned|rebuffed|snubbed)\s+(?:it|him|her|them|the\s+\w+)(?=\s+down|[.,;\s])|was\s+(?:turned\s+down|rebuffed|refused|rejected|declined|snubbed))(?!\w)"
)
_NO_ANSWER: Final = re.compile(
    r"(?<!\w)(?:no\s+(?:reply|answer|response)\s+(?:came|was|has|had)|(?:nobody|no\s+one)\s+(?:ever\s+)?(?:called|rang|phoned|wrote|got)\s+back|(?:nobody|no\s+one)\s+(?:(?:in|at|on)\s+(?:[\w']+\s+){1,4}?)?(?:ever\s+)?(?:answered|replied|responded|picked\s+up)|(?:went|remained|remains|was\s+left)\s+unanswered|"
    r"(?:requests?|approach(?:es)?|messages?|letters?|offers?|proposals?|pleas?|calls?|attempts?)\s+(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:ignored|(?:left\s+|not\s+)(?:unanswered|answered|returned))|(?:neither|none)\s+(?:(?:of\s+(?:them|the\s+\w+)|call|message)\s+)?(?:was|were|has\s+been)\s+(?:returned|answered|picked\s+up)|"
    r"(?:got|received|heard|had)\s+(?:nothing|no\s+(?:reply|answer|response))|(?:never|did\s+not|has\s+not|had\s+not)\s+"
    r"(?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?|call(?:ed)?\s+back)(?!\s+to\s+(?:\w+\s+){0,4}?(?:comment|question)))(?!\w)"
    r"(?![^.;\n]{0,24}?(?<!\w)(?:yet|so\s+far|by\s+(?:(?:the|late|early)\s+)?(?:evening|night\w*|noon|midday|morning|close|\w+day)|as\s+of|until\s+now|at\s+the\s+time)(?!\w))"
)
"""*No reply had come by the evening* is not yet an answer."""
_OPENING: Final = 90
_NO_SUCH: Final = pattern(
    r"(?<!\w)no such (?:\w+ )?(?:meetings?|calls?|talks|contacts?|conversations?|encounters?|visits?|discussions?) (?:\w+ ){0,2}?(?:place|held|happened|occurred|existed|exists|was|were|has|have|had)(?!\w)",
    r"(?<!\w)(?:the|that|this|such an?) (?:\w+ )?(?:meeting|call|conversation|encounter|visit|talks) (?:never|did not|didn't) (?:took|take|happen\w*|occur\w*)(?!\w)",
    r"(?<!\w)(?:the|this|that|these|those|such) (?:\w+ )?(?:reports?|stor(?:y|ies)|claims?|allegations?|rumou?rs?|news) (?:is|are|was|were) (?:\w+ ){0,2}?(?:false|untrue|nonsense|fake|fiction|fabricat\w+|baseless|unfounded|a lie|lies|invented|groundless|a figment)(?!\w)",
    r"(?<!\w)(?:так(?:ой|ого|их)|эт(?:ой|ого|их)) (?:\w+ )?(?:встреч|разговор|бесед|переговор|звонк|контакт|визит|поездк)\w* (?:\w+ ){0,2}?(?:не (?:было|существовало|происходило|проводилось|состоялось))(?!\w)",
    r"(?<!\w)(?:это|эт(?:о|и|у) (?:сообщени[ея]|информацию|слухи|сведения|публикаци[юи]|новость)) (?:\w+ ){0,2}?(?:опроверг\w*|отрица\w+|назва\w+ (?:\w+ )?(?:лож|выдумк|вымыс|фейк|неправд|утк|небылиц|фантази)\w*)(?!\w)",
    r"(?<!\w)(?:опроверг\w*|отрица\w+) (?:это|эт(?:и|у) (?:сообщения|информацию|слухи|сведения|публикаци[юи]|новость))(?!\w)",
)
"""What says of a contact that was told before that it was none."""
_HE_TOLD: Final = pattern(
    r"(?<!\w)об этом (?:позже |потом |затем |вечером )?(?:(?:он|она) (?:сам |сама |лично )?|сам |сама )(?!\w*не )",
)
_SHORT: Final = 15
_OBJECT = 3
_ADDS: Final = pattern(
    r"(?<!\w)(?:added|adds|went on|continued|further|also)(?!\w)",
    r"(?<!\w)(?:добав|также)\w*",
    r"(?<!\w)(?:و|ف)?(?:أضاف|أضافت|تابع|تابعت|أردف|أردفت)(?!\w)",
)
_ALSO: Final = pattern(
    r"\s*,? (?:that )?(?:the )?(?:two|pair|both|ministers|leaders|sides|they|call|conversation|presidents|officials|it)(?: \w+){0,2}? also(?!\w)",
    r"\s*,? (?:что )?(?:стороны|собеседники|министры|лидеры|президенты|они|коллеги|главы)(?: \w+){0,2}? также(?!\w)",
    r"\s*(?:أن|إن)? (?:ال)?(?:جانبين|جانبان|وزيرين|رئيسين|طرفين|طرفان|اتصال|مباحثات)(?: \w+){0,4}? (?:أيضا|كذلك)(?!\w)",
)
_TIMES: Final = frozenset({"minutes", "hours", "months-since"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence as it was read. ``about``: it has a word of the contact; ``fresh``: or follows."""

    line: Line
    sayings: Sequence[Saying]
    found: Sequence[Trigger]
    about: bool
    fresh: bool


def put_to(draft: Draft, told: Told, shadow: Shadow) -> None:
    """Put what a sentence says to the contact that it is about."""
    text, one, actors = shadow.text, told.line.sentence, told.line.actors
    again = told.fresh and not told.about and draft.kind is Kind.CONTACT
    draft.untrue |= again and _NO_SUCH.search(text, one.start, one.end) is not None
    named = wish(text, actors, start=one.start, end=one.end)
    if named is not None and named.side in draft.sides and not _is_master(named, draft, actors):
        asked = wish_of(named, told.line, told.sayings, shadow, draft)
        if one.heading:  # the text says it again, and who says so
            draft.headed = draft.headed or asked
        else:
            if draft.kind is Kind.CONTACT:  # who asked in vain is told before
                _leave_caller(draft, asked)
            draft.wish(asked)
    _adds(draft, told, shadow)
    _called_me(draft, told, shadow)
    _our_wish(draft, told, shadow)
    _keep_silent(draft, told, shadow)
    places = [each.end for each in told.found] if told.about else []
    topics = attributes.topics(text, start=one.start, end=one.end, behind=places)
    named_at = [each.start for each in actors if not each.bare]
    for start, end in topics:
        if any(start <= at <= start + _OBJECT for at in named_at):
            continue  # *discussed with X*: who, and not what
        draft.topic(shadow.span(start, end))
    for figure in figures(text, start=one.start, end=one.end) if told.found else ():
        if figure.what in _TIMES:
            draft.claim(claim_of(figure, told.sayings, shadow))
    for saying in told.sayings:
        if _is_account(saying, draft, told, topics):
            assert saying.speaker is not None
            denies = draft.kind is Kind.DENIED  # without its verb a denial would say the contrary
            place = (saying.start, saying.end) if denies else quoted(text, saying)
            span = shadow.span(*place)
            side = saying.speaker.side
            draft.tell(Telling(speaker_of(saying, shadow), side, saying.channel, span))


def _adds(draft: Draft, told: Told, shadow: Shadow) -> None:
    """Whoever *adds* to what nobody was said to tell of a call, or what they *also* spoke of, told of it."""
    silent = draft.told_by or any(key[1] for key in draft.wishes) or not draft.wishes
    if silent or not told.fresh or told.line.sentence.heading:
        return
    for saying in told.sayings:
        first, last = saying.told
        more = _ADDS.search(shadow.text, first, last) or _ALSO.match(shadow.text, saying.begins)
        side = who_says(saying, told.line, shadow, draft).strip(UNSURE) if more else ""
        if side in draft.sides:
            draft.told_by = side
            draft.wishes = {
                (one.side, side): replace(one, said_by=side) for one in draft.wishes.values()
            }
            return


def _keep_silent(draft: Draft, told: Told, shadow: Shadow) -> None:
    """Put to a contact who asked that nothing be told of it."""
    one = told.line.sentence
    quiet = silence(shadow.text, told.line.actors, start=one.start, end=one.end)
    known = draft.silence is not None and draft.silence.asked_by
    if quiet is None or known:
        return
    asked = quiet.side if quiet.side in draft.sides else ""
    if quiet.pronoun:
        saying = saying_at(told.sayings, quiet.start)
        asked = who_says(saying, told.line, shadow, draft).strip(UNSURE)
    if asked and (quiet.other or quiet.pronoun == OTHER):
        others = draft.sides - {asked}
        asked = next(iter(others)) if len(others) == 1 else ""
    if asked or EMBARGO.search(shadow.text, one.start, one.end):
        draft.silence = withheld(asked, shadow.span(quiet.start, quiet.end))


def _leave_caller(draft: Draft, wish: Wish) -> None:
    """Whoever only dialled is not who wanted it: *he phoned her. The call was at her request*."""
    draft.wishes = {
        key: one
        for key, one in draft.wishes.items()
        if one.side == wish.side or one.said_by not in ("", wish.said_by)
    }


def _is_master(named: attributes.Place, draft: Draft, actors: Sequence[Actor]) -> bool:
    """Whether it was the wish of somebody's own president that he came: he took no part in it."""
    who = next((one for one in actors if one.end == named.end and one.side == named.side), None)
    own = draft.party(named.side)
    if who is None or own is None or who.office != "head-of-state":
        return False
    other = own.office not in ("", who.office)
    return other or bool(own.person and who.person and own.person != who.person)


def about_before(draft: Draft | None, before: Draft | None, line: Line, text: str) -> Draft | None:
    """Return the contact of the sentence before, if only that has the side at whose wish it was."""
    if before is not None:
        _settle(before, line, text)
    if before is None or before is draft:
        return draft
    one = line.sentence
    ours = OUR_WISH.search(text, one.start, one.end) or any(called_by_us(text, one.start, one.end))
    if before.kind is Kind.ATTEMPT and ours:
        return before
    named = wish(text, line.actors, start=one.start, end=one.end)
    if named is None or named.side not in before.sides:
        return draft
    return before if draft is None or named.side not in draft.sides else draft


def _settle(before: Draft, line: Line, text: str) -> None:
    """What was asked for in the sentence before was refused, or had no answer: *He declined*."""
    one = line.sentence
    if before.kind is Kind.CONTACT and _is_not_taken(before, line, text):
        before.kind, before.status = Kind.ATTEMPT, Status.UNANSWERED
    if before.kind is not Kind.ATTEMPT or before.status is not Status.REQUESTED:
        return
    then = settled(text, one.start, one.end)
    for words, status in ((_DECLINED, Status.REFUSED), (_NO_ANSWER, Status.UNANSWERED)):
        found = words.search(text, one.start, min(one.end, one.start + _OPENING))
        if found is not None:
            then = status, found.start()
            break
    taken = VAIN_THEN.match(text, one.start, min(one.end, one.start + _OPENING))
    if then is None and taken is not None:
        then = Status.UNANSWERED, taken.end()
    if then is None:
        return
    named = [each for each in line.actors if each.side and each.end <= then[1]]
    caller = next(iter(before.wishes.values()), None)
    if all(each.side in before.sides - {caller.side if caller else ""} for each in named):
        before.status = then[0]


def _is_not_taken(before: Draft, line: Line, text: str) -> bool:
    """Whether the call of the sentence before was not taken: *He did not pick up*."""
    call = before.medium is Medium.TELEPHONE and before.status is Status.HELD and before.wishes
    if not call or is_called_back(text, line.sentence.start, line.sentence.end):
        return False
    one = line.sentence
    found = VAIN_THEN.match(text, one.start, min(one.end, one.start + _OPENING))
    return found is not None and all(each.side in before.sides for each in line.actors)


def _called_me(draft: Draft, told: Told, shadow: Shadow) -> None:
    """*He called me*, says one of two: the other called. *I called him*: that one did."""
    one = told.line.sentence
    ours = called_by_us(shadow.text, one.start, one.end)
    for found in (*_CALLED_ME.finditer(shadow.text, one.start, one.end), *ours):
        saying = next(
            (each for each in told.sayings if each.start <= found.start() < each.end), None
        )
        speaker = None if saying is None else saying.speaker
        if speaker is None or speaker.side not in draft.sides or len(draft.sides) != 2:
            continue
        (other,) = draft.sides - {speaker.side}
        side = speaker.side if found["own"] else other
        draft.wish(Wish(side, speaker.side, shadow.span(found.start(), found.end())))
        return


def _our_wish(draft: Draft, told: Told, shadow: Shadow) -> None:
    """*They refused our request*, says one of two: that one had asked."""
    one = told.line.sentence
    found = OUR_WISH.search(shadow.text, one.start, one.end)
    if found is None or draft.kind is not Kind.ATTEMPT:
        return
    saying = saying_at(told.sayings, found.start())
    side = saying.speaker.side if saying is not None and saying.speaker is not None else ""
    if side in draft.sides:
        draft.wish(Wish(side, side, shadow.span(*found.span())))


def _is_account(
    saying: Saying, draft: Draft, told: Told, topics: Sequence[tuple[int, int]]
) -> bool:
    speaker = saying.speaker
    if speaker is None or speaker.side not in draft.sides or draft.kind is Kind.ATTEMPT:
        return False
    if saying.end - saying.begins < _SHORT:
        return False
    within = [each.start for each in told.found] if told.about else []
    within += [start for start, _ in topics]
    if any(saying.start <= at < saying.end for at in within):
        return True
    if told.about and draft.has_person(speaker.person):
        return True
    of_party = [
        one
        for one in told.line.actors
        if one.start >= saying.begins and (draft.has_person(one.person) or one.counterpart)
    ]
    return told.fresh and bool(of_party)


def speaker_of(saying: Saying | None, shadow: Shadow) -> str:
    """Return the words that name a speaker, or ""."""
    if saying is None or saying.speaker is None:
        return ""
    return shadow.span(saying.speaker.start, saying.speaker.end).text


def told_behind(
    draft: Draft, line: Line, told: Sequence[Saying], shadow: Shadow, *, published: date | None
) -> None:
    """X said what the sentence before tells: *this was said by X on Monday*."""
    if not told:
        _made_known(draft, line, told, shadow, published)
        return
    # *Как передает агентство, об этом X написал в пятницу*
    saying = next((one for one in told if one.speaker is not None), told[0])
    said_by = who_says(saying, line, shadow, draft).strip(UNSURE)
    he = _HE_TOLD.search(shadow.text, max(0, saying.told[0] - 2 * _SHORT), saying.told[1])
    if not said_by and he is not None and len(draft.wishes) == 1:
        (one,) = draft.wishes.values()  # *об этом он сам рассказал*: who stands first, and called
        said_by = one.side if draft.parties[0].side == one.side else ""
    draft.told_by = draft.told_by or said_by
    if said_by in draft.sides:
        _attribute(draft, said_by)
    wishes = [
        one if one.said_by else replace(one, said_by=said_by) for one in draft.wishes.values()
    ]
    draft.wishes.clear()
    for one in wishes:
        draft.wish(one)
    first, last = saying.told
    times = timed(shadow.text, told, start=first, end=last, opens=False)
    day = announced_day(times, shadow, published=published)
    if day is not None and draft.day.span is None and draft.kind in _HAPPENED:
        draft.day = day


def _made_known(
    draft: Draft, line: Line, told: Sequence[Saying], shadow: Shadow, published: date | None
) -> None:
    """*The information was released on Wednesday*: it was on that day or before."""
    one = line.sentence
    days = timed(shadow.text, told, start=one.start, end=one.end, opens=False)
    free = [replace(each, use=Use.ANNOUNCED) for each in days if each.use is Use.FREE]
    if len(days) != 1 or draft.day.span is not None or draft.kind not in _HAPPENED:
        return
    day = announced_day(free, shadow, published=published)
    draft.day = day or draft.day


def _attribute(draft: Draft, side: str) -> None:
    """Give the figures of the sentence before, which nobody said, to the side that is said to have told of it."""
    for claim in [each for each in draft.claims.values() if not each.speaker]:
        del draft.claims["", claim.what, claim.number]
        draft.claim(replace(claim, speaker=side))


def take_wish(
    draft: Draft, shadow: Shadow, trigger: Trigger, parties: Sequence[Actor], read: Read
) -> None:
    """Put to a contact who tells of it, and who called, if that is one who takes part."""
    if not (draft.told_by or read.line.sentence.heading):
        saying = saying_at(read.told, trigger.start)
        draft.told_by = who_says(saying, read.line, shadow, draft).strip(UNSURE)
    one, at = read.line.sentence, trigger.start
    mine = _CALLED_ME.finditer(shadow.text, one.start, one.end)
    if any(found.start() <= at < found.end() for found in mine):
        return  # *"He rang me," X said*: who *he* is, is read with who speaks
    place = caller_of(shadow.text, read.line, trigger, parties)
    if place is not None and place.side in draft.sides:
        draft.wish(wish_of(place, read.line, read.told, shadow, draft))
