# SPDX-License-Identifier: Apache-2.0
"""English acts whose words stand apart: *told X that*, *discussed … with X*, *sent … a letter to X*.

Rules:

1. *X told Y* is a contact if both can take part and nobody else stands between: who tells a paper,
   a parliament or a crowd has no partner, and what is posted for all to read is none.
2. *Discussed … with X* reaches over what was discussed. *X and Y discussed* is one, too.
3. *Called on X* is a visit to him, unless it is *to* do something.
4. A letter is one if whom it goes to, or comes from, can take part; whoever sends it began it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import ACTING, Act
from wasl.contact.press.what.wordings import CLAUSES, OFF_AND
from wasl.contact.press.who.actors import Actor, actor_at

_REACH: Final = 240
_OWN: Final = rf"(?:(?:the|his|her|its|their|visiting|both|general|gen\.|admiral|marshal|mr\.?|mrs\.?|ms\.?|dr\.?|sheikh|prince|{ACTING}) ){{0,3}}"
_TOLD: Final = re.compile(
    spaced(rf"(?<!\w)(?:told|tells|briefed|briefs|informed|informs|assured|assures) {_OWN}")
)
_TOLD_HIM: Final = re.compile(
    spaced(
        r" (?P<verb>told|assured|informed|briefed|reminded) (?:him|her)(?=,| (?:that|of|on|about|in|at)(?!\w))"
    )
)
_SUBJECT: Final = re.compile(
    spaced(r"(?: said(?: on \w+day)?(?: that)? (?:he|she)(?: had)?)?(?:,? (?:on|late|early|earlier|this) (?:\w+ )?\w+day| \w+day| yesterday| also| later| again| has| had| personally| separately| then)*,?\s*$")
)  # fmt: skip
_CALLED_ON: Final = re.compile(spaced(rf"(?<!\w)call(?:ed|s|ing)?(?: also)? on {_OWN}"))
_HOSTED: Final = re.compile(
    spaced(
        r"(?<!\w)(?:host(?:s|ed)?|g[ai]ve(?:s)?|grant(?:s|ed)|held|holds|offer(?:s|ed)) an? (?:\w+ ){0,2}?(?:reception|lunch|luncheon|dinner|banquet|breakfast|iftar|audience)(?!\w)"
        rf"[^.;:\n]{{0,60}}?(?<!\w)(?:for|to|in honou?r of) {_OWN}"
    )
)
_URGED: Final = re.compile(
    spaced(
        r"(?:[^.,;:\n\"]|day, ){0,90}?(?<!\w)(?:(?:not )?to (?!(?:discuss|convey|present|bid|brief|deliver|extend|review|pay|hand|exchange|thank|congratulate|express)(?!\w))\w|for (?!talks|discussions))"
    )
)
"""*Called on X to stop* is no visit; *called on X to convey greetings* is one."""
_POSTED: Final = re.compile(
    spaced(r"(?<!\w)(?:in an? (?:\w+ )?(?:interview|post|tweet|speech|statement)|on (?:x|twitter|truth social|social media)|via (?:x|twitter)"
        r"|(?:in|at|during|before) (?:an?|the|this|another) (?:[\w-]+ ){0,4}?(?:(?:council|assembly|chamber|house|parliament|parliamentary|plenary|council's|assembly's|general) (?:\w+ )?(?:sessions?|debates?|meetings?|speech|address|sitting|hearing)|debate|speech|plenary))(?!\w)")
)  # fmt: skip
_EXCHANGED: Final = r"exchang(?:ed|es)(?! (?:[\w-]+ ){0,2}?(?:barbs|insults|accusations|fire|gunfire|shots|blows|threats|jibes|recriminations|prisoners|detainees|captives|hostages|bodies|tweets|missiles|strikes|rebukes|punches|blame)(?!\w))"
"""*Exchanged views*, and no barbs."""
_DISCUSS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:discuss(?:ed|es)?|review(?:ed|s)|explor(?:ed|es)|"
        + _EXCHANGED
        + r"|rais(?:ed|es)|examin(?:ed|es)|went over|talked over)(?!\w)"
    )
)
_TO_DO: Final = re.compile(spaced(r"(?<!\w)to\s+$"))
_WITH: Final = re.compile(spaced(rf"(?<!\w)with {_OWN}"))
_BY_TWO: Final = re.compile(
    spaced(r"(?:discuss(?:ed|es)?|review(?:ed|s)|explor(?:ed|es)|agreed?(?! to (?:meet|speak|talk|hold|continue|visit))|" + _EXCHANGED + r"|talked|conferred|went over|examined|debated|negotiated|took stock|compared notes|pored over|sorted out|thrashed out|hammered out|ironed out)(?!\w)")
)  # fmt: skip
_AND: Final = re.compile(spaced(rf",?\s+and {_OWN}"))
_HE_AND: Final = re.compile(spaced(rf"(?<!\w)(?:he|she) and {_OWN}$"))
_HEADED: Final = re.compile(spaced(rf",\s+(?:and )?{_OWN}"))
"""*X, Y discuss trade* is how a headline joins them."""
_LETTER: Final = re.compile(
    spaced(
        r"(?<!\w)(?<!open\s)(?:letters?|messages?|cables?|telegrams?|notes? (?!of protest)(?:of|from|to|addressed|sent))(?!\w)(?! (?:of protest|on social))"
    )
)
_SENT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:sen[dt]s?|wr(?:ites?|ote|itten)|deliver(?:s|ed)?|hand(?:s|ed)(?: over)?|convey(?:s|ed)|address(?:es|ed)|dispatch(?:es|ed)|pass(?:es|ed)(?: on)?|"
        r"said|says|urged|urges|warned|warns|congratulated|congratulates|thanked|thanks|assured|called)(?!\w)"
    )
)
_IN_LETTER: Final = re.compile(
    spaced(
        r"(?<!\w)(?:in|through|by|via) (?:an?|another|the|this|his|her) (?:(?!open(?!\w))[\w-]+ ){0,2}$"
    )
)
_SENT_BEHIND: Final = re.compile(
    spaced(
        r",? (?:(?:that|which) (?:he|she|they|it) (?:had |has )?)?(?:sent|wrote|written|addressed|delivered|handed(?: over)?|dispatched|signed)(?!\w)"
    )
)
"""*In a letter to X*, *a letter that he sent to X*: no verb need stand before it."""
_GOT: Final = re.compile(
    spaced(
        r"(?<!\w)(?:received|receives|got|gets|(?:accept|take|open|receive)(?:ed|ing)?(?= (?:delivery of )?(?:an?|the)(?!\w)))(?!\w)"
    )
)
_WROTE: Final = re.compile(
    spaced(
        rf"(?<!\w)(?:wrote|writes|written)(?: (?:again|back|jointly|yesterday|today|(?:late |early )?(?:on|last|this) (?:\w+day|week|month)|on \w+ \w+|in \w+))? to {_OWN}"
    )
)
_TO: Final = re.compile(spaced(rf"(?<!\w)(?:to|for) {_OWN}"))
_FROM: Final = re.compile(spaced(rf"(?<!\w)(?:from|by) {_OWN}"))
_FROM_ONE: Final = re.compile(
    spaced(rf",? (?:sent )?(?:from|of|by) (?:\w+ highness ){{0,1}}{_OWN}")
)
_TO_OTHER: Final = re.compile(spaced(rf",? (?:addressed )?to (?:\w+ highness ){{0,1}}{_OWN}"))
_TRADED: Final = re.compile(
    spaced(
        r"(?<!\w)exchang(?:ed|es?|ing) (?:\w+ ){0,3}?(?:letters|messages|telegrams|cables)(?!\w)"
    )
)
_APART: Final = re.compile(
    spaced(r"[;:\n\"]|\. |(?<!\w)(?:said|says|while|but|who|whom|that)(?!\w)")
)
_WHO: Final = re.compile(spaced(r",? (?:who|whose|both of whom|both) [^,;:\n\"]{3,80},(?= )"))
_HANDS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:handed|delivered|conveyed|carried|brought|passed on|transmitted|gave|presented|hand(?:s|ing)|deliver(?:s|ing)|convey(?:s|ing)|carrying|bearing)(?: over)?(?: to)?(?: him| her| them)?(?: an?| the| his| her)?(?: [\w-]+){0,2} $"
    )
)
_OF: Final = re.compile(
    spaced(rf" (?:from|of|by) (?:(?:his|her) (?:highness|majesty|excellency),? )?{_OWN}")
)
_CLOSED: Final = re.compile(r"[,\"]\s*(?:the\s+)?$")
_WHEN_THEY: Final = re.compile(
    spaced(r"(?<!\w)when (?:they|the (?:two|pair)(?: \w+)?|both \w+|(?:he|she) and) (?:\w+ )?")
)
_MET: Final = re.compile(r"(?:met|spoke|talked|conferred)")
_CARRIES: Final = 60
_HONOUR: Final = 12


def teller(text: str, actors: Sequence[Actor], start: int, at: int) -> int:
    """Return where he stands who *assured Y* of what the clause before says will be: he did."""
    who = next((one for one in reversed(actors) if one.end <= at and one.is_party), None)
    closed = who is not None and _CLOSED.search(text, start, who.start)
    return who.start if who is not None and closed else start


_DAY_AFTER: Final = "day after "
_WILL_ON: Final = re.compile(
    r"(?<!\w)(?:will|would|is\s+to|are\s+to|expected\s+to|due\s+to)\s+(?:[\w-]+\s+){1,5}?on\s+[a-z]{3,6}day\s+after\s"
)
"""*Will be issued on Friday after talks*: these are to come as well."""


_OPENS_WITH: Final = re.compile(
    spaced(
        r"\s*(?:[^\n]{0,40} - )?\"?(?:(?:on|in|late|early|last|yesterday)[^,;.\n]{0,30}, )?(?:(?:just|even|shortly|only|barely|soon|not long|(?:about |almost |nearly |some )?(?:(?:an?|one|two|three|four|five|six|seven|ten|\d{1,2}|several|some|few|a few) )?(?:minutes?|hours?|days?|weeks?|months?|years?)) )?"
        r"(?:before|after|as|while|because|since|although|though|when|until|once|ahead of)(?!\w)"
    )
)
_BESIDE: Final = re.compile(spaced(r",? and (?:(?:the|his|her) )?"))
_BEHIND_COMMA: Final = re.compile(spaced(r", (?:(?:the|his|her|visiting) ){0,2}(?:[\w.]+ ){0,2}$"))
_MAIN: Final = 30


def last_clause(before: str, words: str) -> str:
    """Return the clause of a word of contact: *will build it, he said when they met*."""
    before = OFF_AND.split(before)[-1]
    for stop in CLAUSES:
        if stop != _DAY_AFTER or not _WILL_ON.search(before):
            before = before.rpartition(stop)[2]
    return _WHEN_THEY.split(before)[-1] if _MET.fullmatch(words) else before


def main_clause(text: str, actors: Sequence[Actor], start: int, at: int) -> int:
    """Return where the main clause begins, behind one that opens a sentence: *a day before he was to fly, X met Y*."""
    opens = _OPENS_WITH.match(text, start, at)
    before = [one for one in actors if opens and opens.end() <= one.end <= at and one.is_party]
    if not before:
        return start
    who = before[-1]
    if len(before) > 1 and _BESIDE.fullmatch(text, before[-2].end, who.start):
        who = before[-2]
    near = _BEHIND_COMMA.search(text, max(start, who.start - _MAIN), who.start)
    return who.start if near and "," not in text[who.end : at] else start


def find_told(text: str, actors: Sequence[Actor], *, start: int, end: int) -> list[Act]:
    """Return the acts of a sentence whose words stand apart."""
    able = [one for one in actors if one.can_take_part]
    if not able:
        return []
    return [
        *_told(text, able, start, end),
        *_called_on(text, able, start, end),
        *_discussed(text, actors, start, end),
        *_by_two(text, able, start, end),
        *_letters(text, able, start, end),
    ]


def _told(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for him in few(_TOLD_HIM, text, start, end):
        if any(one.end == him.start() for one in able):
            yield Act(him.start() + 1, him.end("verb"), told=True)
    for verb in few(_TOLD, text, start, end):
        before = [one for one in able if one.end <= verb.start()]
        whom = actor_at(able, verb.end())
        if (
            whom is None
            or whom.office == "ambassador"
            or not before
            or before[-1].side in ("", whom.side)
        ):
            continue
        near = _SUBJECT.fullmatch(text, before[-1].end, verb.start())
        if near and not _POSTED.search(text, whom.end, min(end, whom.end + 120)):
            yield Act(verb.start(), verb.start() + len(verb[0].split()[0]), told=True)


def _called_on(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for verb in few(_CALLED_ON, text, start, end):
        whom = actor_at(able, verb.end())
        if whom is not None and not _URGED.match(text, whom.end, end):
            yield Act(verb.start(), verb.end(), meets=True)
    for verb in few(_HOSTED, text, start, end):
        if actor_at(able, verb.end(), _HONOUR) is not None:
            yield Act(verb.start(), verb.end(), meets=True)


def _discussed(text: str, actors: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for verb in few(_DISCUSS, text, start, end):
        if _TO_DO.search(text, max(start, verb.start() - 4), verb.start()):
            continue
        stop = min(end, verb.end() + _REACH)
        apart = _APART.search(text, verb.end(), stop)
        stop = apart.start() if apart else stop
        for word in few(_WITH, text, verb.end(), stop):
            whom = next((one for one in actors if one.start == word.end()), None)
            if whom is None:
                continue
            if whom.can_take_part:
                yield Act(verb.start(), word.start() + 4)
            if not whom.bare:
                break


_REACHED: Final = re.compile(
    spaced(
        r" (?:had |have |has )?(?:\w+ly )?(?P<verb>reached|struck|made|sealed|settled|hammered out|worked out|came to|concluded|shook hands on)"
        r"(?= (?:on|in|at|over|during|when|last|this|by|after|early|late|yesterday|today)(?!\w))"
    )
)
_DEAL: Final = re.compile(
    spaced(
        r"(?<!\w)(?:understanding|deal|agreement|bargain|truce|ceasefire|compromise|compact|accord|pact|arrangement|settlement)(?:,? (?:that|which))? (?:[\w.,'-]+ ){1,9}?$"
    )
)
_DEALT: Final = 110


def _by_two(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for one, other in pairwise(able):
        if one.side == other.side or not (one.side and other.side):
            continue
        joined = one.start == other.start or _AND.fullmatch(text, one.end, other.start)
        headed = one.start == start and _HEADED.fullmatch(text, one.end, other.start)
        if joined or headed:
            yield from _verb_of_two(text, other, end)
    for one in able:
        if _HE_AND.search(text, max(start, one.start - _HONOUR), one.start):
            yield from _verb_of_two(text, one, end)


def _verb_of_two(text: str, last: Actor, end: int) -> Iterator[Act]:
    aside = _WHO.match(text, last.end, end)  # *X and Y, who took office in May, agreed*
    at = aside.end() if aside else last.end
    verb = _BY_TWO.search(text, at, min(end, at + 40))
    if verb and _SUBJECT.fullmatch(text, at, verb.start()):
        yield Act(*verb.span())
    reached = _REACHED.match(text, at, end)
    if reached and _DEAL.search(text, max(0, last.start - _DEALT), last.start):
        yield Act(*reached.span("verb"))


def _carried(
    text: str, able: Sequence[Actor], letter: re.Match[str], start: int, end: int
) -> Act | None:
    """Return the letter that one handed over *from X to Y*: it is of these two."""
    source = _FROM_ONE.match(text, letter.end(), end)
    one = None if source is None else actor_at(able, source.end(), _HONOUR)
    to = None if one is None else _TO_OTHER.match(text, one.end, end)
    other = None if to is None else actor_at(able, to.end(), _HONOUR)
    if one is None or other is None or not (one.side and other.side) or one.side == other.side:
        return None
    if not _SENT.search(text, max(start, letter.start() - 160), letter.start()):
        return None
    return Act(one.end, one.end + 3, letter=True, sends=True)


def _handed(text: str, able: Sequence[Actor], letter: re.Match[str], stop: int) -> Act | None:
    """Return the letter of a third that somebody hands over: *a message from the emir*."""
    handed = _HANDS.search(text, max(0, letter.start() - _CARRIES), letter.start())
    source = _OF.match(text, letter.end(), stop) if handed else None
    whose = None if source is None else actor_at(able, source.end(), _HONOUR)
    if whose is None or not whose.side:
        return None
    return Act(letter.start(), whose.end, letter=True, sends=True)


def _letters(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for traded in few(_TRADED, text, start, end):
        yield Act(*traded.span(), letter=True)
    for wrote in few(_WROTE, text, start, end):
        if actor_at(able, wrote.end()) is not None:
            yield Act(*wrote.span(), letter=True, sends=True)
    for letter in few(_LETTER, text, start, end):
        carried = _carried(text, able, letter, start, end)
        if carried is not None:
            yield carried
            continue
        verb = next(
            reversed(list(few(_SENT, text, max(start, letter.start() - 160), letter.start()))),
            None,
        )
        got = _GOT.search(text, max(start, letter.start() - 60), letter.start())
        stop = min(end, letter.end() + 60)
        if got is not None:
            source = next((one for one in few(_FROM, text, letter.end(), stop)), None)
            if source is not None and actor_at(able, source.end()) is not None:
                yield Act(got.start(), letter.end(), letter=True, receives=True)
        elif (carried := _handed(text, able, letter, stop)) is not None:
            yield carried
        elif (
            verb is not None
            or _IN_LETTER.search(text, max(start, letter.start() - 24), letter.start())
            or _SENT_BEHIND.match(text, letter.end(), stop)
        ):
            sent = next((one for one in few(_TO, text, letter.end(), stop)), None)
            whom = None if sent is None else actor_at(able, sent.end())
            if (
                whom is None and verb is not None
            ):  # *sent Y a letter*, *congratulated Y in a message*
                whom = next((one for one in able if 0 <= one.start - verb.end() <= 5), None)
            if whom is not None:
                yield Act(letter.start(), letter.end(), letter=True, sends=True)
