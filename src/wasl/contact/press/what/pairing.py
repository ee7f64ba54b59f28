# SPDX-License-Identifier: Apache-2.0
"""Who took part.

Rules:

1. The parties are the nearest of two sides to the word of contact. Whoever only tells of it is one
   only if without that one there are not two.
2. Who tried, or was refused, may be named by the side alone; others of these sides whose calls were
   refused too stand beside.
3. *With X and Y* names two whom a third spoke to: two contacts. Whoever stands in *…, who met X on Friday, …* has no part in what is told around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.contact import Medium, Status
from wasl.contact.press.parts import Line
from wasl.contact.press.shadow import fold, is_arabic
from wasl.contact.press.what import linking, russian, together
from wasl.contact.press.what.attributes import own_government
from wasl.contact.press.what.companions import AND, are_partners
from wasl.contact.press.what.crowds import is_civil, is_crowd, officials_of
from wasl.contact.press.what.doing import brought_him, subject_of
from wasl.contact.press.what.informed import (
    are_objects,
    is_master,
    is_told_of,
    without_informed,
    without_tellers,
)
from wasl.contact.press.what.second import subject_before, subject_by_phone, whose_verb
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.what.spoken import SPOKE, is_of_nobody, spoken_to
from wasl.contact.press.what.triggers import Trigger
from wasl.contact.press.what.turns import object_of, of_him
from wasl.contact.press.what.visits import is_of_matter, is_place, is_with_unknown
from wasl.contact.press.who import thirds
from wasl.contact.press.who.actors import MINISTRIES, Actor
from wasl.contact.press.who.presiding import row_at
from wasl.contact.press.who.rows import mediates

_RELATIVE: Final = re.compile(
    fold(r",\s*(?:who|whom|which|где|(?:с |к |у |о )?котор\w+)(?!\w)[^,;\n]*(?:,|$)").replace(
        " ", r"\s"
    )
)
WHOM_HE: Final = re.compile(r",\s*(?:(?:with|to)\s+)?whom\s+(?:he|she)(?!\w)")
_AFTER_IT: Final = re.compile(
    r"(?<!\w)(?:after|following|at\s+the\s+end\s+of)\s+the\s+(?:\w+\s+)?$"
)
_CLOSED: Final = re.compile(r"\s*,")
_OTHERS: Final = re.compile(
    r"\s+(?<=\s)with\s+(?!(?:an?|the\s+(?:aim|intention|goal|view|two|help)|no|each|one|him|her|them|reporters|great|his|their)(?!\w))(?:the\s+)?"
)
_COMMA: Final = re.compile(r"\s*,\s*(?:the\s+)?")
_OWN: Final = re.compile(
    r"(?:\s+(?:in|on)\s+[\w-]+){0,2}\s+(?:(?:the|his|her|their|with|by|together|jointly)\s+){0,3}"
)
_BETWEEN: Final = re.compile(fold(r"\s+(?:\w+\s+)?(?:between|between\s+the|بين|между)\s+"))
_THEN: Final = re.compile(
    fold(r",\s+(?:ثم|كما|and\s+then|then|а\s+затем|затем|после\s+чего)(?!\w)")
)
_CLAUSE: Final = re.compile(
    r"(?:,?\s+(?:while|whereas|although|though|because|unless|even\s+as|just\s+as)|,\s+но(?!\s+со?\s)|;)"
    r"\s+(?:the\s+)?(?:\w+\s+){0,2}$"
)
_HE_WILL: Final = re.compile(
    r"(?<!\w)(?:he|she)\s+(?:would|will|planned|plans|intends|intended)(?!\w)"
)
_WHOM: Final = re.compile(fold(r"(?<!\w)(?:with|from|مع|من|со?|от)\s+(?:the\s+)?$"))
_BESIDE: Final = 12
_NEAR: Final = 45
_FAR: Final = 170
_BRIEF: Final = 24
_THEIRS: Final = "officials"
"""With whom one is said to have met, and denies it."""
TRIED: Final = (Status.REFUSED, Status.UNANSWERED, Status.REQUESTED, Status.FAILED)


def parties_of(text: str, line: Line, trigger: Trigger, told: Sequence[Saying]) -> list[Actor]:
    """Return one actor of each of two sides, or fewer; more of those who share a title, or sat by."""
    found = _parties_of(text, line, trigger, told)
    if trigger.previous:
        return found
    if trigger.status not in (Status.HELD, Status.PLANNED):
        return [] if thirds.lacks_one(text, found, (trigger.start, trigger.end)) else found
    more = thirds.third_of(text, found, line, (trigger.start, trigger.end))
    return [] if more is None else [*found, *more]


def _parties_of(text: str, line: Line, trigger: Trigger, told: Sequence[Saying]) -> list[Actor]:
    at = (trigger.start, trigger.end)
    line = Line(line.sentence, tuple(without_informed(text, line.actors, *at)))
    if is_with_unknown(text, line.actors, at, line.sentence.end):
        return []
    received = object_of(text, line.actors, trigger.start, trigger.end)
    if received is None:
        received = of_him(text, line.actors, trigger.start, trigger.end)
    if received is not None:
        return received
    clause = in_clause(text, line, trigger)
    able = [one for one in clause if one.is_party]
    came = trigger.status not in TRIED
    his = brought_him(text, trigger.end, line.sentence.end) and not trigger.calls
    if row := row_at(text, able, at, his=his, came=came):
        return row
    of = together.told_of(text, able, trigger.start, trigger.end)
    if of is not None and trigger.status is Status.HELD:
        return of
    pair = _two_of(text, line, clause, trigger, told)
    if len(pair) == 2 and thirds.are_peers(text, pair, trigger.end):
        return thirds.of_peers(line.actors, pair, trigger.start)
    if len(pair) == 2 and trigger.status in (Status.REFUSED, Status.UNANSWERED):
        speak = [one.speaker for one in told]
        pair += _refused_too([one for one in clause if one not in speak], pair)
    if trigger.status in (Status.HELD, Status.PLANNED):
        pair = linking.together_with(text, able, pair, trigger.end)
    lists = {one.many for one in pair} - {0}
    if lists and trigger.medium is Medium.TELEPHONE:
        return []  # *calls with the ministers of X, Y and Z*
    taken = {one.side for one in pair}
    for one in line.actors:
        if one.many in lists and one.side not in taken:
            taken.add(one.side)
            pair.append(one)
    return [*pair, *thirds.behind_row(text, able, pair)] if lists else pair


def is_briefing(
    text: str, trigger: Trigger, parties: Sequence[Actor], told: Sequence[Saying]
) -> bool:
    """Tell whether one tells of *the meeting* after it: *briefing reporters after the meeting, X said Y*."""
    if not trigger.definite or _AFTER_IT.search(text, 0, trigger.start) is None:
        return False
    if not _CLOSED.match(text, trigger.end):
        return False
    saying = next(
        (one for one in told if one.speaker is not None and one.told[0] > trigger.end), None
    )
    if saying is None:
        return False
    return all(one == saying.speaker or one.start >= saying.begins for one in parties)


def _two_of(
    text: str, line: Line, actors: Sequence[Actor], trigger: Trigger, told: Sequence[Saying]
) -> list[Actor]:
    """Return the two among the actors of a clause. ``line``: the sentence of which it is a part."""
    at = (trigger.start, trigger.end)
    speakers = [
        saying.speaker
        for saying in told
        if saying.speaker is not None and saying.begins <= trigger.start < saying.end
    ]
    able = without_tellers(text, _able(text, line, actors, trigger), told, speakers, at)
    if own := russian.told_himself(text, able, speakers, at):
        return own
    if trigger.dropped and (pair := _with_subject(text, line, able, trigger)):
        return pair
    second = subject_before(text, able, *at) or subject_by_phone(
        text, able, line.sentence.start, *at
    )
    if second is not None:
        return list(second)
    if (own := whose_verb(text, able, line.sentence.start, at)) is not None:
        return own
    if SPOKE.fullmatch(text, trigger.start, trigger.end):
        able = spoken_to(text, able, trigger)
    if linking.are_of_one_side(text, able, trigger.start, trigger.end):
        return []
    unknown = is_of_nobody(text, line, trigger)
    if unknown or _is_with_others(text, line, trigger):
        able = [one for one in able if one.start >= trigger.end]  # *in talks with Transnistria*
    pair = _pair(text, [one for one in able if one not in speakers], trigger)
    if len(pair) < 2 and not unknown:
        pair = _pair(text, able, trigger)
    if len(pair) == 2 and (are_partners(text, trigger, pair) or are_objects(text, pair, at)):
        return []  # *calls with the French and Turkish ministers*: two, and not each other
    if len(pair) < 2 and trigger.status is Status.DENIED:
        theirs = (replace(one, body=False) for one in actors if one.side and one.office == _THEIRS)
        pair = _pair(text, [*pair, *theirs], trigger)
        pair = pair if len(pair) == 2 else officials_of(text, actors, trigger.end) or pair
    came = trigger.status not in TRIED
    two = linking.linked(text, able, pair, at, came=came)
    if came or (len(pair) == 2 and not two):
        return two
    return _of_tried(text, line, actors, trigger, two, speakers)


def _able(text: str, line: Line, actors: Sequence[Actor], trigger: Trigger) -> list[Actor]:
    """Return who of a clause can be one of the two: nobody whose words or men are spoken of."""
    able = [one for one in actors if one.is_party]
    his = brought_him(text, trigger.end, line.sentence.end)  # *تصريح X بعد مكالمة جمعته بـ*
    if his and len({one.side for one in able if one.end <= trigger.start}) > 1:
        return []
    able = [one for one in able if his or not is_of_matter(text, one.start)]
    able = [one for one in able if not (russian.is_not_with(text, one) or mediates(text, one))]
    return [one for one in able if not is_master(text, one, able)]


def _of_tried(
    text: str,
    line: Line,
    actors: Sequence[Actor],
    trigger: Trigger,
    pair: list[Actor],
    speakers: Sequence[Actor],
) -> list[Actor]:
    """Complete those of an attempt: by sides alone, by ministries."""
    if own_government(text, line.sentence.start, line.sentence.end) is not None:
        # *refused a proposal by his government*: whoever tells of it is not who proposed it
        pair = [_as_side(one) if one in speakers else one for one in pair]
    own = len(pair) == 1 and pair[0].office in MINISTRIES
    if len(pair) < 2 and not own:
        bare = (one for one in actors if one.side and one.bare and not is_place(text, one))
        bare = (one for one in bare if not is_civil(text, one))
        pair = _pair(text, [*pair, *bare], trigger)
    if len(pair) == 1 and pair[0].can_take_part:
        bodies = (
            replace(one, office=one.office if own else "", body=False)
            for one in actors
            if one.side and one.body and (not own or one.office == pair[0].office)
        )
        pair = _pair(text, [*pair, *bodies], trigger)
    return pair


def _as_side(one: Actor) -> Actor:
    return replace(one, office="", person="", name="")


def _refused_too(clause: Sequence[Actor], pair: Sequence[Actor]) -> list[Actor]:
    sides, offices = {one.side for one in pair}, {one.office for one in pair}
    return [
        one
        for one in clause
        if one.can_take_part and one.side in sides and one.office
        if one.office not in offices and _is_by(one, pair)
        if one.start not in {each.start for each in pair}
    ]  # fmt: skip


def _is_with_others(text: str, line: Line, trigger: Trigger) -> bool:
    """Whether those right behind the word, or *with*, are nobody who is known."""
    if is_crowd(text, line.actors, trigger.end, line.sentence.end):
        return True
    others = _OTHERS.match(text, trigger.end, line.sentence.end)
    if others is None:
        return False
    until = others.end() + _NEAR
    return not any(others.end() - 1 <= one.start < until for one in line.actors)


def _with_subject(text: str, line: Line, able: Sequence[Actor], trigger: Trigger) -> list[Actor]:
    """Return who did what the sentence told before, and with whom the verb has it now."""
    arabic = is_arabic(text[trigger.start])
    subject = subject_of if arabic else russian.subject_of
    who = subject(text, able, line.sentence.start, trigger.start)
    whom = next((one for one in able if one.start >= trigger.start), None)
    if whom is None or whom.start - trigger.end > _FAR:
        return []
    if who is None and not arabic:
        return [whom]  # *he met X and phoned Y*
    return [who, whom] if who is not None and who.side != whom.side else []


def _is_by(one: Actor, pair: Sequence[Actor]) -> bool:
    """Whether somebody stands right beside one of two: *Austin and General Milley*."""
    return any(max(one.start - each.end, each.start - one.end) <= _BESIDE for each in pair)


def in_clause(text: str, line: Line, trigger: Trigger) -> list[Actor]:
    """Leave those out who stand in another relative clause than the word of contact."""
    left = linking.without_place(text, line.actors, line.sentence.start, trigger.start)
    for one in _RELATIVE.finditer(text, line.sentence.start, line.sentence.end):
        if 0 <= one.start() - trigger.end <= 1:
            continue  # *the meeting, which was planned between X and Y, …*
        if one.start() <= trigger.start < one.end():
            if one[0].lstrip(", \n").startswith("где"):
                continue  # *прилетел в Париж, где встретился с X*
            he = WHOM_HE.match(text, one.start())
            own = next((each for each in left if each.is_party and he), None)
            theirs = linking.of_clause(text, left, one.start(), trigger.end)
            left = [
                each for each in left if each.start < one.end() and (each.start >= one.start() or each in theirs or each is own)
            ]  # fmt: skip
        else:
            left = [each for each in left if not one.start() <= each.start < one.end()]
    return left


def _pair(text: str, able: Sequence[Actor], trigger: Trigger) -> list[Actor]:
    def gap(one: Actor) -> int:
        return max(0, trigger.start - one.end, one.start - trigger.end)

    between = [one for one in able if one.start >= trigger.end]
    if len({one.side for one in between}) > 1 and _BETWEEN.fullmatch(
        text, trigger.end, between[0].start
    ):
        able = between  # *Lammy chaired talks between X and Y*
    able = [
        one
        for one in able
        if gap(one) <= _FAR and not _is_of_another(text, able, one, trigger)
        and not russian.is_of_next(text, able, one, trigger.end)
        and not _is_his_next(text, able, one, trigger)
    ]  # fmt: skip
    behind = [one for one in able if one.start >= trigger.end]
    if len({one.side for one in behind}) > 1 and thirds.opens_clause(
        text, behind[0], trigger.start, trigger.end
    ):
        able = behind  # *X met Y, and Z met W*, in Arabic
    before = [one for one in able if one.end <= trigger.start and gap(one) <= _FAR][-2:]
    if len(before) == 2 and gap(before[1]) <= _NEAR and before[0].side != before[1].side:
        joined = AND.fullmatch(text, before[0].end, before[1].start)
        if joined or (text[before[1].start] == "و" and before[1].start - before[0].end <= 1):
            return _with_third(text, able, before, trigger)  # *X and Y held talks at Z's*
    after = next((one for one in able if 0 <= one.start - trigger.end <= _BESIDE), None)
    if before and after is not None and before[-1].side == after.side:
        able = [one for one in able if one is not before[-1]]  # *met Lavrov, and will meet Putin*
    pair: list[Actor] = []
    for one in sorted((one for one in able if gap(one) <= _FAR), key=gap):
        if len(pair) < 2 and all(one.side != other.side for other in pair):
            pair.append(one)
    return sorted(pair, key=lambda one: one.start)


def _is_his_next(text: str, able: Sequence[Actor], one: Actor, trigger: Trigger) -> bool:
    """Whether it is whom somebody will meet next: *said after talks with X that he would call Y*."""
    he = _HE_WILL.search(text, trigger.end, max(trigger.end, one.start))
    return he is not None and any(trigger.end <= each.start < he.start() for each in able)


def _with_third(
    text: str, able: Sequence[Actor], pair: list[Actor], trigger: Trigger
) -> list[Actor]:
    """Return two who stand together, with all who stand in their row and whom they met."""
    if is_arabic(text[pair[0].start]):
        return pair
    row, at = list(pair), able.index(pair[0])
    latin = text[pair[0].start].isascii()
    while at and (
        (
            (latin or russian.can_do(text, able[at - 1]))
            and _COMMA.fullmatch(text, able[at - 1].end, row[0].start)
        )
        or (row[0].counterpart and AND.fullmatch(text, able[at - 1].end, row[0].start))
    ):
        at -= 1
        row.insert(0, able[at])
    whom = next((one for one in able if one.start >= trigger.end), None)
    near = latin and whom is not None and _OWN.fullmatch(text, trigger.end, whom.start)
    sides = {one.side for one in row}
    brief = trigger.end - trigger.start <= _BRIEF  # and not *discussed … with*
    if whom is not None and near and brief and whom.side not in sides:
        row.append(whom)
        sides.add(whom.side)
    return row if len(sides) == len(row) else pair


def _is_of_another(text: str, able: Sequence[Actor], one: Actor, trigger: Trigger) -> bool:
    """Whether *then* parts somebody from the word of contact: *a call from X, then called Y*."""
    if one.start >= trigger.end:
        if is_told_of(text, trigger.end, one) or linking.is_behind_event(text, trigger.end, one):
            return True
        apart = text.find(";", trigger.end, one.start)
        if any(trigger.end <= each.start < apart for each in able):
            return True  # *he met X; in May Y had come to him*
        behind = _CLAUSE.search(text, max(trigger.end, one.start - _NEAR), one.start)
        return behind is not None or _THEN.search(text, trigger.end, one.start) is not None
    apart = text.rfind(";", one.end, trigger.start)
    if apart >= 0 and any(apart < each.start < trigger.start for each in able):
        return True  # *X and Y confer; Z calls*
    whom = _WHOM.search(text, max(0, one.start - 12), one.start)
    return whom is not None and _THEN.search(text, one.end, trigger.start) is not None
