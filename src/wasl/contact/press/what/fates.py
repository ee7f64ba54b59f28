# SPDX-License-Identifier: Apache-2.0
"""What became of a contact, by the words around it: held, asked for, refused, due, called off, denied.

Rules:

1. What goes before a word of contact decides first; what stands behind it may say that nobody took
   the call, that the request was refused, that the line broke or the letter never came.
2. What is only possible, wished or negated is nothing, unless it was due, asked for or denied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.contact import Status
from wasl.contact.press.shadow import fold, pattern, spaced
from wasl.contact.press.what import wordings
from wasl.contact.press.what.acts import WILL
from wasl.contact.press.what.attempts import ARRIVES, fate
from wasl.contact.press.what.denied import ANY_REQUEST, denies, is_none, reported_behind
from wasl.contact.press.what.mediums import rings_out
from wasl.contact.press.what.vain import is_called_back, leaves, sends_back
from wasl.contact.press.who.actors import Actor

_AHEAD: Final = 90
_LEFT: Final = re.compile(
    spaced(
        r"(?:(?!вопрос|запрос|question|quer|request|comment|سؤال|أسئلة|سئل)(?:[^.;\n]|\.(?=\s?\d))){0,200}?(?<!\w)(?:оста(?:лся|лась|лись|лось|ется|ются) без ответа|"
        r"(?:(?:was|were|has been|have been|had been) (?:not|never) (?:returned|answered|taken)|never (?:returned|answered))(?!\w)|(?:[^.;\n]){0,200}?(?<!\w)(?:went|gone|remained?|remains|left) (?:unanswered|unreturned|without (?:an |any |a )?(?:answer|reply|response))|(?:بقي|بقيت|ظل|ظلت) (?:\w+ )?(?:دون|بلا|بدون) (?:رد|جواب|إجابة))(?!\w)"
    )
)
"""What of a call was left without an answer, and no question about it."""
_DENIED_BEHIND: Final = re.compile(
    spaced(
        r"[\s.:]*\"?(?:we (?:have seen|saw|are aware of|have noted) [^.\n]{0,60}\.\s+)?(?:no such (?:meeting|call|conversation|talks|contact|encounter|visit) (?:ever )?(?:took place|happened|was held|occurred|exists)|there (?:was|were|is|had been|has been) no(?: such)?(?: \w+)? (?:meeting|call|conversation|talks|contact|encounter|chat)|"
        r"(?:it|this|that) (?:never happened|never took place|did not happen|did not take place|is (?:false|untrue|not true|nonsense)))(?!\w)"
    )
)
_SAID: Final = re.compile(r"(?<!\w)(?:said|says|told|announced|added|stated|declared)(?!\w)")
_SAID_AT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:said|says|told \w+|announced|added|stated|declared)(?:,? (?:on )?\w+day| today| yesterday)?,? (?:after|following|during|in|at) [^,.;]{0,40}$"
    )
)
"""What was said at an occasion may be of what is to come, and the occasion is not."""
_VOICED: Final = re.compile(
    r"(?<!\w)(?:voiced|voices|expressed|expresses|expressing|reiterated|reaffirmed|affirmed|signalled|confirmed|underlined|stressed)\s+(?:(?:the|their|his|her|its|both)\s+)?(?:\w+\s+)?"
    r"(?:hopes?|readiness|interest|willingness|intention|desire|expectations?|will)(?=\s+(?:in|during|at|over|on)\s)|(?<!\w)(?:said|announced|confirmed|declared|agreed)(?!\w)[^;]{0,200}(?=,\s+following\s+(?:[\w-]+\s+){0,3}$)"
)
"""*Voiced hope in a call*, *said they will build it, following talks*: that is of something else."""
_WAS_TO_HAVE: Final = re.compile(
    spaced(
        r"(?:,? (?:that|which|on|at|in)(?: [\w-]+)?)? (?:[\w.',-]+ ){1,12}?(?:was|were|is|are|had been) (?:due |set |scheduled |supposed |meant |expected |still )?to (?:have|hold|chair|attend)(?: held| had)? (?:with|in|at|on|there)(?!\w)"
    )
)
"""*A meeting that X was to have with Y*: it was due."""
_WAS_TO: Final = re.compile(
    spaced(
        r"(?<!\w)(?:was|were|had been) (?:\w+ )?to have (?:been )?(?:\w+ed|met|spoken|seen|held|sat|rung|had|flown|gone|come)(?: [\w-]+){0,3}$"
    )
)
"""*Was to have met X*: he did not, and *is said to have met X* he did."""
_HAD_AGREED: Final = re.compile(
    spaced(
        r"(?<!\w)had (?:agreed|arranged|promised|consented)(?!\w)|(?<!\w)(?:was|were) to (?:speak|talk|call)$|(?<!\w)согласил(?:ся|ась|ись) (?:на|провести|поговорить)(?!\w)|(?<!\w)(?:قد )?(?:وافق|وافقت) (?:\w+,? ){0,6}?على(?!\w)"
    )
)
"""*Had agreed to a call, but nobody came on the line*."""
_SAID_TO: Final = re.compile(
    r"(?<!\w)(?:said|understood|believed|reported|thought|known|alleged|rumoured|rumored|claimed|confirmed|found|seen|told|held)\s+to\s+have(?!\w)"
)
_LEFT_WORDS: Final = ("без ответа", "unanswered", "unreturned", "without", "دون", "بلا")
_LONG: Final = 300
_AWAITED: Final = re.compile(
    spaced(r" (?:ال(?:مرتقب|مزمع|منتظر|مقرر)|(?:مرتقب|مزمع|منتظر|وشيك)ا?)ة?(?!\w)")
)
"""*التعليق على لقائه المرتقب مع X*."""
_POSSIBLE: Final = re.compile(spaced(r" (?:ال)?(?:محتمل|ممكن|مفترض|افتراضي|مزعوم)(?:ا|ة)?(?!\w)"))
_EXCUSED: Final = re.compile(r"(?<!\w)[وف]?اعتذرت?(?!\w)")
"""*Begged off a meeting that was due*."""
_WHETHER: Final = re.compile(r"\s+(?:ли|бы)(?!\w)")
"""*Звонил ли он*: who asks says nothing, nor who *поговорил бы*."""
_PREVENTED: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و)?(?:حال|حالت|يحول|تحول) (?:\w+ ){0,9}?دون (?:\w+ ){0,2}?(?:مكالمة|اتصال|محادثة)\w*$"
    )
)
"""*A fault kept them from a call*: somebody tried."""
ASIDE: Final = re.compile(r",\s(?:who|whose)\s[^,;]{3,90},")
"""*Joly, who was attending a fair, said she phoned X*: the fair says nothing of the call."""


def became(
    text: str,
    actors: Sequence[Actor],
    sentence: tuple[int, int],
    at: tuple[int, int],
    before: str,
    around: str,
    *,
    moved: bool,
) -> Status | None:
    """Return what became of it, by the words before and around a word of contact."""
    (start, end), (first, last) = sentence, at
    if _WHETHER.match(text, last, end):
        return None
    if _is_occasion(before[: len(before) - (last - first)]):
        return Status.HELD
    sure, status = _outright(text, before, start, first, last)
    if sure:
        return status
    behind = _DENIED_BEHIND.match(text, end)  # *reports that they met. "There was no meeting"*
    status = _status(
        before,
        around,
        sentence=ASIDE.sub(",", text[start : behind.end() if behind else end]),
        reported=reported_behind(text, end) is not None,
    )
    if status is Status.HELD:
        status = _held(text, actors, sentence, at, before)
    if status is Status.REQUESTED and wordings.TURNED_DOWN.search(text, last, end):
        status = Status.REFUSED
    asked = status in (Status.HELD, Status.REQUESTED)
    asked = asked or (status is Status.PLANNED and _HAD_AGREED.search(before) is not None)
    if asked and _is_vain(text, first, last, end):
        asked, status = False, Status.UNANSWERED
    if asked and wordings.REFUSED_BEHIND.search(text, last, end):
        status = Status.REFUSED
    status = fate(text, before, status, start=start, last=last, end=end)
    if status is Status.PLANNED and wordings.IF_BEHIND.match(text, last, min(end, last + _AHEAD)):
        return None
    if status is Status.CANCELLED and moved:
        return Status.PLANNED
    planned = status is Status.PLANNED
    return Status.HELD if planned and _came_about(text, sentence, at) else status


_ONCE_PLANNED: Final = pattern(
    r"(?<!\w)(?:(?:за|на)планированн|намеченн|назначенн|намечавш|планировавш|ожидавш|готовивш)\w+",
    r"(?<!\w)(?:long-|previously |once-)?(?:planned|scheduled|awaited|delayed|postponed)(?= (?:[\w-]+ ){0,3}?(?:meeting|talks|call|summit|visit|consultations)(?!\w))",
    r"(?<!من\s)(?<!\w)ال(?:مقرر|مرتقب|منتظر|مزمع)ة?(?!\w)",
)
_DID_COME: Final = pattern(
    r"(?<!не\s)(?<!\w)(?:состоял(?:ась|ись|ся|ось)|прош(?:ла|ли|ел|ло)|прове(?:л|ла|ли)|завершил(?:ась|ись|ся))(?!\w)",
    r"(?<!not\s)(?<!\w)(?:took place|went ahead|(?:was|were) held|got under way)(?!\w)",
    r"(?<!\w)(?:انعقد|انعقدت|جرى|جرت|التأم|التأمت)(?!\w)",
)
_TO_COME: Final = pattern(
    r"(?<!\w)(?:будет|будут|состо(?:ит|ят)ся|пройд(?:ет|ут)|провед(?:ет|ут)|планиру\w+|намечен[ыао]?(?!\w)|запланирован[ыао]?(?!\w))",
    r"(?<!\w)(?:will|would|due|is to|are to)(?!\w)",
    rf"(?<!\w)(?:{WILL}|سوف|من المقرر|من المنتظر)(?!\w)",
)


def _came_about(text: str, sentence: tuple[int, int], at: tuple[int, int]) -> bool:
    """Tell whether what was once planned took place: *встреча, запланированная ранее, прошла*."""
    first = max(sentence[0], at[0] - _AHEAD)
    last = min(sentence[1], at[1] + _LONG)
    last = min((n for n in (text.find(";", at[1], last),) if n >= 0), default=last)
    if _ONCE_PLANNED.search(text, first, last) is None or _TO_COME.search(text, first, last):
        return False
    return _DID_COME.search(text, first, last) is not None


def _outright(
    text: str, before: str, start: int, first: int, last: int
) -> tuple[bool, Status | None]:
    """Tell whether the words of contact themselves say what became of it, and what."""
    if _PREVENTED.search(before):
        return True, Status.FAILED
    if did_not_happen(text, start, first, last):
        return True, Status.CANCELLED
    if sends_back(text, first):
        return True, Status.REFUSED
    return leaves(text, first, last, before) is False, None


_THE: Final = pattern(
    r"\s*\"?(?:but |yet |however, )?(?:the|that|this) (?:\w+ )?",
    r"\s*\"?(?:но |однако )?(?:эт\w{1,2} )?",
)
_DID_NOT: Final = pattern(
    r"\s+(?:did not|didn't|never) (?:take place|took place|happen(?:ed)?|c[ao]me off|go ahead|went ahead|materiali[sz]ed?)(?!\w)",
    r"\s+(?:так и )?не (?:состоял|прош)(?:ся|ась|ись|ось|ел|ла|ли)(?!\w)",
)
_NOR_DID: Final = pattern(
    r"\s*\"?(?:و|ف)?(?:لكن |غير أن |إلا أن )?لم (?:ي|ت)(?:تم|عقد|نعقد|جر|حدث) (?:هذا |هذه )?ال\w+"
)


def did_not_happen(text: str, start: int, first: int, last: int) -> bool:
    """Tell whether a sentence says of what was due: *The call did not take place*."""
    if _NOR_DID.fullmatch(text, start, last):
        return True
    return bool(_THE.fullmatch(text, start, first)) and bool(_DID_NOT.match(text, last))


def _held(
    text: str,
    actors: Sequence[Actor],
    sentence: tuple[int, int],
    at: tuple[int, int],
    before: str,
) -> Status | None:
    """Return what became of what nothing before it puts in doubt: what stands behind it may."""
    (start, end), (first, last) = sentence, at
    status: Status | None = Status.HELD
    if wordings.EVENT.search(before) and not wordings.DONE.search(before):
        status = _status_behind(text, actors, last, end)
        if status is None and wordings.WAS_DUE.search(text, start, end):
            status = Status.CANCELLED
    status = _was_to_be(text, status, before, last, end)
    if status is Status.HELD and _AWAITED.match(text, last, end):
        return Status.PLANNED
    if status is Status.HELD and _POSSIBLE.match(text, last, end):
        return None  # *لقاء محتمل بين X وY*
    if status is Status.HELD and wordings.INFINITIVE.search(before):
        return _to_do(actors, first, before)
    return status


def _is_vain(text: str, first: int, last: int, end: int) -> bool:
    """Whether nobody took a call, by what stands behind it."""
    if is_called_back(text, last, end):
        return False
    if wordings.IN_VAIN.search(text, last, end) or rings_out(text, first, last, end):
        return True
    behind = text[last : min(end, last + _LONG)]
    return any(word in behind for word in _LEFT_WORDS) and _LEFT.match(text, last, end) is not None


def _to_do(actors: Sequence[Actor], first: int, before: str) -> Status | None:
    """Return what an infinitive is: *Lavrov to meet Blinken* is a headline; who *flew in to meet him* may have."""
    if wordings.MANAGED.search(before):
        return Status.HELD
    near = any(0 <= first - one.end <= wordings.TO and not one.bare for one in actors)
    due = ARRIVES.search(before) or (near and before.split()[-2:-1] == ["to"])
    return Status.PLANNED if due else None


def _is_occasion(before: str) -> bool:
    """Whether a word of contact is where something was said: *refused in a call with X to …*."""
    told = _SAID.split(before)[-1] if _SAID_AT.search(before) else _VOICED.sub(" ", before)
    return bool(wordings.OCCASION.search(before)) and not wordings.AHEAD.search(told)


def _status_behind(text: str, actors: Sequence[Actor], at: int, end: int) -> Status | None:
    """Return what a predicate behind *the talks of X and Y* makes of them."""
    names = sum(one.end - one.start for one in actors if at < one.start < at + 2 * _AHEAD)
    stop = min(end, at + _AHEAD + min(names, 2 * _AHEAD))
    stop = min((n for sign in ";:" if (n := text.find(sign, at, stop)) >= 0), default=stop)
    edge = wordings.PREDICATE_END.search(text, at, stop)
    behind = text[at : edge.start() if edge else stop]
    if wordings.NOT_BEHIND.search(behind):
        return None
    if _PUT_OFF_IT.search(behind) and _IT.search(text, max(0, at - _SHORT), at):
        return Status.CANCELLED
    return Status.PLANNED if wordings.PLANNED_BEHIND.search(behind) else Status.HELD


_IT: Final = re.compile(r"(?:встречу|беседу|переговоры|консультации|саммит|разговор)$")
_PUT_OFF_IT: Final = re.compile(
    r"(?<!\w)(?:перенес(?:л[аи])?|(?:отложил|отменил|отсрочил|сорвал)[аи]?)(?!\w)"
)
"""*Встречу X и Y перенесли*."""
_SHORT: Final = 16


_OF_THREE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:و|ف)?(?:شارك|شاركت|حضر|حضرت|يشارك|تشارك|يحضر) [^.;\n]*?(?<!\w)(?:في )?(?:ال)?(?:اجتماع|لقاء|قمة|مباحثات|محادثات|اتصال|مكالمة|محادثة|جلسة)ا? (?:\w+ )?(?:(?:ال)?(?:ثلاثي|رباعي|خماسي|جماعي|مشترك)ة?ا?(?!\w)|[^.;\n]{0,20}(?:مع|إلى جانب) (?:نظير|نظرا|رئيس|وزير|قائد|ملك|ال(?:رئيس|ملك|مستشار|وزير)(?!\w))|(?:الذي|التي) (?:جمع|ضم|عقد|أجرا|أجري)(?:ت|ه|ها|تها)?(?!\w)|(?:\w+ ){0,2}?بين (?!ال(?:جانبين|طرفين|بلدين)))"
    )
)
_AND_MET: Final = re.compile(
    fold(
        r"(?<!\w)(?:و|ف|ثم\s)(?:التق|اجتمع|استقبل|أجر|عقد|بحث|ناقش|تباحث|تحادث|قابل)\w*(?:\s+\w+){0,4}$"
    )
)
"""*شارك في المؤتمر، والتقى على هامشه نظيره*: that is another verb."""
_TOOK_PART: Final = re.compile(r"(?<!\w)[وف]?[يت]?(?:شارك|حضر)ت?(?!\w)")
"""*Took part in a trilateral meeting*, which is no conference of many."""


def _without_attending(before: str, around: str) -> str:
    met = _OF_THREE.search(around) or _AND_MET.search(before)
    return _TOOK_PART.sub("", before) if met else before


def _was_to_be(text: str, status: Status | None, before: str, at: int, end: int) -> Status | None:
    """Return what became of *a meeting that X was to have with Y*, of what *was to have been*."""
    if (
        status in (Status.HELD, Status.PLANNED)
        and _WAS_TO.search(before)
        and not _SAID_TO.search(before)
    ):
        return Status.CANCELLED
    if status is not Status.HELD or not _WAS_TO_HAVE.match(text, at, end):
        return status
    off = wordings.MOVED.search(text, at, end) or wordings.OFF.search(text, at, end)
    return Status.CANCELLED if off else Status.PLANNED


def _status(before: str, around: str, *, sentence: str, reported: bool) -> Status | None:
    if wordings.NEITHER.search(before):
        return None
    if wordings.REFUSED.search(before):
        excused = _EXCUSED.search(before) and wordings.WAS_DUE.search(sentence)
        return Status.CANCELLED if excused else Status.REFUSED
    if ANY_REQUEST.search(before):
        return None
    if wordings.TRIED.search(before):
        return Status.UNANSWERED if wordings.UNANSWERED.search(sentence) else Status.REQUESTED
    if _is_denied(before, sentence, reported=reported):
        return Status.DENIED
    if wordings.UNANSWERED.search(around):
        return Status.UNANSWERED
    if wordings.REACH.search(before):
        return None
    if wordings.CANCELLED.search(around) or wordings.OFF.search(
        wordings.OFF_ELSEWHERE.sub(" ", sentence)
    ):
        return Status.CANCELLED
    if wordings.ASKED_FOR.search(before):
        return Status.REQUESTED
    before = _without_attending(before, around)
    if wordings.NOTHING.search(before) and not wordings.BEING_REFUSED.search(before):
        return _status_of_nothing(before, sentence)
    return _status_to_come(before)


def _status_to_come(before: str) -> Status | None:
    """Return whether it was planned or asked for; else it was held."""
    if wordings.PLANNED.search(before):
        return Status.PLANNED
    if wordings.REQUESTED.search(before):
        return Status.REQUESTED
    return None if wordings.THAT_HE.search(before) else Status.HELD


def _is_denied(before: str, sentence: str, *, reported: bool) -> bool:
    denied = wordings.DENIED_AFTER.search(sentence) or wordings.DENIED.search(before)
    if denied or is_none(before, sentence) or denies(before, sentence, reported=reported):
        return True
    return bool(wordings.REPORTS.search(before) and wordings.FALSE.search(sentence))


def _status_of_nothing(before: str, sentence: str) -> Status | None:
    """Return what became of what was not, or only may be."""
    if wordings.NEGATED.search(before) and wordings.WAS_DUE.search(sentence):
        return Status.CANCELLED
    false = wordings.REPORTS.search(sentence) and wordings.FALSE.search(sentence)
    return Status.DENIED if false else None
