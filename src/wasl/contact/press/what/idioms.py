# SPDX-License-Identifier: Apache-2.0
"""English acts as newspapers tell them: *sat across from X*, *had lunch with X*, *came face to face*.

Rules:

1. Such words are a contact only with whom they name: somebody who can take part stands right behind
   them, or two of two sides stand joined right before.
2. *Received him*: who is named right before did it, and another is named before that.
3. *X and his guest, Y* are together; a letter *from X to Y* is one, and so is *in a letter X asked Y*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from wasl.contact.press.shadow import few, spaced
from wasl.contact.press.what.acts import ACTING, ON_DAY, Act
from wasl.contact.press.who.actors import Actor, actor_at

_OWN: Final = rf"(?:(?:the|his|her|its|their|visiting|both|{ACTING}|mr|mrs|ms|dr|sir|dame|gen|general|adm|admiral|col|colonel|lt|sheikh|prince)\.? ){{0,3}}"
_MEAL: Final = (
    r"(?:working |private |late |long |early |power |informal |formal )*(?:lunch(?:eon)?|dinner|breakfast|supper|tea|coffee|drinks?|meal|"
    r"audience|session|huddle|tete-a-tete|sit-down|one-on-one|parley|rendezvous|heart-to-heart|chat|bilateral|exchange|appointment|"
    r"minutes|hours?|afternoon|evening|words?)"
)
_LONG: Final = r"(?: (?:locked |closeted |huddled |deep |engaged )?in (?:talks|conversation|private|discussions?|camera)| alone| together| closeted| at [^.,;]{3,30}?){0,2}"
_MANY: Final = r"(?:[\w'-]+ ){0,6}?"
_SOMEWHERE: Final = (
    rf"(?: (?:together|alone|{ON_DAY}|(?:(?:on|last|this) )?(?:morning|afternoon|evening|night)|"
    r"(?:in|at|near|aboard|outside) (?:the )?[\w'-]+(?: [\w'-]+)?)){0,3}?"
)
"""Where and when somebody had it: *had a working breakfast yesterday in Oslo with X*."""
_WITH_WHOM: Final = re.compile(
    spaced(
        r"(?<!\w)(?:"
        r"(?:sat|sits|sitting|seated|stood|(?:found|placed) (?:himself|herself)(?: \w+)?) (?:down )?(?:(?:across|opposite)(?: (?:the|a) (?:\w+ )?table)?(?: from)?|face to face with|next to|beside|alongside|side by side with|alone with|in (?:conversation|talks) with)"
        rf"|(?:sat|sits|sitting|sit) (?:down |in |together )?(?:{ON_DAY} )?(?:(?:through|for|over) )?{_MANY}with"
        rf"|(?:spent|spends|spend|had|has|have|having|got|gets|shared|shares|held|took|hosted|after|over|during|for|at|in|of) (?:an? |the |his |her |\w+ (?=minutes|hours))?(?:[\w'-]+ )?{_MEAL}\"?{_SOMEWHERE} with"
        r"|(?:dined|dines|dine|lunched|lunches|lunch|breakfasted|negotiated|huddled|huddles|huddle|closeted|conversed|chatted|chats|consulted|consults|parleyed|"
        r"broke bread|touch(?:ed|es)? base|checked in|caught up|compar(?:ed|es) notes|swapp?ed notes|held court|communed|strolled|"
        rf"shook hands|shak(?:es|en|ing) hands|exchanged pleasantries)(?: \w+ly)? (?:(?:{ON_DAY} )|(?:for|over|in|on|at|earlier|yesterday|late) (?:[\w'-]+ ){{0,4}}?){{0,2}}with"
        r"|(?:hours?|half-hour|minutes|morning|afternoon|evening|day|weekend) (?:that |which )?(?:[\w.'-]+ ){1,7}?(?:had )?spent(?: closeted| alone| together)? with"
        r"|(?:c[ao]me|coming|comes|brought|met) face[ -]to[ -]face with"
        rf"|spen[dt]s? (?:[\w'-]+ ){{0,3}}?(?:an? hour(?: and a (?:half|quarter))?|(?:half|three quarters of) an hour|half-hour|hours?|minutes|(?:the )?(?:\w+ )?(?:morning|afternoon|evening|day|weekend)){_LONG} with"
        rf"|(?:go(?:ne|es|ing)?|went) (?:back )?over {_MANY}with"
        rf"|(?:talk|thrash|hash|iron|work|r[au]n|go|went|gone)(?:ed|ing|s)? (?:it |things |matters )?(?:through|out) {_MANY}with"
        rf"|(?:took|taken|takes|brought) (?:(?:up|the|this|that|his|her|its) ){{1,2}}{_MANY}(?:up )?with"
        rf"|(?:broach|air|pursu|thresh|clear)(?:ed|es|ing) {_MANY}with"
        r"|(?:said|says|put|repeated|conveyed|passed|explained|raised) (?:so|this|that|it|as much|the same|the (?:point|matter|issue|question|message|request|offer))(?: on)? (?:to|with)"
        r"|(?:on|down) the (?:phone|line|telephone|blower|horn) (?:to|with)"
        rf"|(?:picked up the (?:phone|telephone|receiver)(?: and called)?|(?:put|puts|placed|places|made|makes) (?:in )?an? (?:\w+ )?call(?: through)?(?: {ON_DAY})?|(?:was |been |were )?put through) to"
        rf"|(?:rang|ring|rung|rings|called|calls) up|called(?: {ON_DAY})? on(?! (?:him|her|them))"
        r"|(?:refus|declin)(?:ed|es|ing)(?: (?:on|late|early|last|this|again|yesterday|\w+day)){0,3} to see"
        r"|\w+ (?:hours?|minutes) (?:alone |together )?with"
        r"|(?:asked|requested) to (?:see|meet(?: with)?|(?:speak|talk) (?:to|with)|be received by)"
        r"|(?:was|were|been|being|is) (?:\w+ly )?(?:hosted|entertained|greeted|welcomed|visited|seen|ushered in|shown in|met)(?: (?:in|at|on) [\w'-]+)?(?: for (?:\w+ ){1,3}?)? ?by"
        r"|(?:was|were|been) (?:\w+ )?(?:taken(?: out)?|treated) (?:to|for) (?:an? )?(?:[\w-]+ )?(?:lunch(?:eon)?|dinner|breakfast|supper|tea|coffee|drinks?)(?: (?:in|at) [\w'-]+)? by"
        rf"|(?:gave|gives|hosted|hosts|threw|laid on) (?:an? )?(?:[\w-]+ ){{0,2}}?(?:banquet|dinner|lunch(?:eon)?|breakfast|supper|reception|tea)(?: {ON_DAY})?(?: in [\w'-]+)?(?: {ON_DAY})? (?:for|in honou?r of)"
        r"|(?:looked|dropped|called) in on|(?:paid|pays) (?:an? |his |her )?(?:\w+ ){0,2}(?:call|visit) (?:on|to)|calls? at the (?:office|residence) of"
        rf"|(?:buttonholed|button-holed|cornered|collared|sounded out|sought out|entertained|played host to|was (?:the|a) guest(?: {ON_DAY})? of|guest of)"
        rf") {_OWN}"
    )
)
_CHEAP: Final = re.compile(
    r"(?<!\w)(?:with|across|opposite|next|to|up|by|on|of|see|meet|buttonholed|button-holed|cornered|collared|out|entertained)(?!\w)"
)
_JOINED: Final = re.compile(
    spaced(
        r",?\s(?:[\w-]+ ){0,3}?(?P<act>(?:(?:c[ao]me|meet|met|sat|stood|talked) )?face[ -]to[ -]face|(?:sat|sit|sits) (?:down|across|opposite|together|side by side)|"
        r"sh(?:ook|ake) hands|dined|lunched|breakfasted|huddled|broke bread|(?:were|was) closeted|put their heads together|compared notes|"
        r"spent(?= [^.;\n]{3,40}?(?:hours?|minutes|morning|afternoon|evening|day|night|weekend|half)(?: (?:together|alone|closeted|in (?:talks|conversation|private))|[^.;\n]{0,70}?,? (?:going (?:over|through)|discussing|talking|poring over|working (?:on|through|out)|haggling|"
        r"negotiating|reviewing|hammering out|thrashing out|arguing|sounding)))|had (?:an? |their )?(?:[\w-]+ )?(?:lunch|dinner|breakfast|supper|tea|coffee|words?|chat|session|tete-a-tete))(?!\w)"
    )
)
_AND: Final = re.compile(spaced(rf",?\s+and {_OWN}"))
_TABLE: Final = r"(?:lunch(?:eon)?|dinner|breakfast|supper|tea|coffee|drinks?)"
_ON_LINE: Final = re.compile(
    spaced(
        r"(?<!\w)(?P<act>had|has|got|gets|kept|keeps) (?P<whom>[^.;:\n\"]{3,90}?) (?:on|down) the (?:line|phone|telephone|other end of the line|blower)(?!\w)(?! in)"
        rf"|(?<!\w)(?P<treat>took|takes|treated|treats|had|has) (?P<guest>[^.;:\n\"]{{3,90}}?) (?:(?:out |round |over )?(?:to|for) (?:an? )?(?:[\w-]+ )?{_TABLE}|as (?:his|her|its) (?:\w+ )?guest)(?!\w)"
    )
)
_PRESIDED: Final = re.compile(
    spaced(
        r",? (?:\w+ly |both |also |on \w+day )?(?P<act>(?:jointly |together )?(?:presided over|(?:co-?)?chaired)) (?:an? |the |their |its )?(?:[\w-]+ ){0,4}?(?:sessions?|meetings?|talks|rounds?|sittings?|joint (?:committee|commission|council)|consultations|dialogue|delegations|council|commission|committee)(?!\w)"
        r"(?! (?:of|on) (?:the )?(?:security council|general assembly|un |united nations|summit|council of|ministers|leaders|g\d|human rights))"
    )
)
_GUEST: Final = re.compile(
    spaced(r"(?<!\w)and (?:his|her) (?:\w+ )?(?:guest|host|visitor),? (?:the )?")
)
_HIM: Final = re.compile(
    spaced(
        r"(?<!\w)(?P<verb>received|receives|hosted|feted|entertained|welcomed|met|saw|called|rang|phoned|telephoned|briefed) (?:him|her)"
        r"(?= (?:in|at|on|for|over|there|again|with|before|after|by|from|to|last|this|yesterday|today|late|early|warmly|and)(?!\w)|[.,;]|\s*$)"
    )
)
_LETTER: Final = re.compile(
    spaced(r"(?<!\w)(?:letters?|notes?|messages?|cables?|missives?|telegrams?)(?: of \w+)? from ")
)
_TO: Final = re.compile(
    spaced(
        rf",? (?:(?:was|were|has been|had been) )?(?:[\w-]+ ){{0,2}}?(?:{ON_DAY} )?(?:in [\w'-]+ )?to {_OWN}"
    )
)
_IN_LETTER: Final = re.compile(
    spaced(
        r"(?<!\w)in (?:an?|the|his|her) (?:[\w-]+ ){0,3}?(?:letter|note|message|cable|missive|telegram)(?! (?:to|posted|on|seen by|addressed))(?!\w)"
    )
)
_DID: Final = re.compile(
    spaced(
        r",?\s(?:\w+ ){0,2}?(?:asked|requested|urged|told|invited|warned|thanked|congratulated|assured|demanded|proposed|informed|offered|reminded|appealed|sought|accused)(?!\w)"
    )
)
_TO_WHOM: Final = re.compile(
    spaced(
        rf"(?<!\w)in (?:an?|the|his|her) (?:[\w-]+ ){{0,3}}?(?:letter|note|message|cable|missive|telegram)(?: \w+)?(?: on \w+day)? to {_OWN}"
    )
)
_UNLIKE: Final = re.compile(
    spaced(
        r"(?<!\w)(?:refus|declin|avoid|without|instead|unwilling|reluctan|rather than|fail)\w* (?:of |to )?(?:\w+ly )?$"
    )
)
"""Who refuses a hand is no contact, and was not asked for one."""
_PLACED: Final = re.compile(
    r"\s+(?:at|in|on|yesterday|today|earlier|last|during|this|after|before)(?!\w)(?![^.;:\n\"]{0,40}?(?<!\w)to (?!(?:discuss|convey|present|bid|brief|deliver|extend|review|pay|hand|exchange|thank|congratulate|express)(?!\w)))|\s*$|\."
)
_CALLED_ON: Final = re.compile(r"called(?: .*)? on .*|called(?: .*)? on")
_BESIDE: Final = 2
_NEAR: Final = 90


def find_idioms(text: str, actors: Sequence[Actor], *, start: int, end: int) -> list[Act]:
    """Return the acts of a sentence that are told by an idiom."""
    able = [one for one in actors if one.can_take_part]
    if not able or not text[able[0].start].isascii():
        return []
    return [
        *_with_whom(text, able, start, end),
        *_of_two(text, able, end),
        *_on_line(text, able, start, end),
        *_him(text, able, start, end),
        *_letters(text, able, start, end),
    ]


def _with_whom(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for whom in able:
        begin = max(start, whom.start - _NEAR)
        if not _CHEAP.search(text, max(begin, whom.start - 30), whom.start):
            continue
        for found in few(_WITH_WHOM, text, begin, min(end, whom.start + _BESIDE)):
            if _UNLIKE.search(text, max(start, found.start() - 30), found.start()):
                continue
            if _CALLED_ON.fullmatch(found[0]) and not _PLACED.match(text, whom.end, end):
                continue  # *called on X to do something*
            if 0 <= whom.start - found.end() <= _BESIDE:
                yield Act(found.start(), max(found.start() + 1, found.end() - 1))
    for guest in few(_GUEST, text, start, end):
        if actor_at(able, guest.end()) is not None:
            yield Act(guest.start(), guest.end() - 1)


def _of_two(text: str, able: Sequence[Actor], end: int) -> Iterator[Act]:
    for one, other in pairwise(able):
        if one.side == other.side or not _AND.fullmatch(text, one.end, max(one.end, other.start)):
            continue
        behind = _JOINED.match(text, other.end, end) or _PRESIDED.match(text, other.end, end)
        if behind is not None:
            yield Act(*behind.span("act"))


def _on_line(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    """Give *had X on the line*, *took X to lunch*: whoever stands before it met X."""
    for found in few(_ON_LINE, text, start, end):
        name, verb = ("whom", "act") if found["act"] else ("guest", "treat")
        whom = [one for one in able if found.start(name) <= one.start < found.end(name)]
        before = [one for one in able if one.end <= found.start()]
        alone = len(whom) == 1 and not text[whom[0].end : found.end(name)].strip(" ,")
        if alone and before and before[-1].side != whom[0].side != "":
            yield Act(found.start(verb), found.end(verb))


def _him(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for found in few(_HIM, text, start, end):
        who = next((one for one in able if 0 <= found.start() - one.end <= _BESIDE), None)
        others = {one.side for one in able if one.end <= found.start() and who is not None}
        if who is not None and who.side and len(others - {"", who.side}) == 1:
            yield Act(found.start(), found.end("verb"))


def _letters(text: str, able: Sequence[Actor], start: int, end: int) -> Iterator[Act]:
    for letter in few(_LETTER, text, start, end):
        source = actor_at(able, letter.end())
        if source is not None and not source.side:
            continue  # *a letter from the emir*: whose he is, is not said
        to = _TO.match(text, source.end, end) if source is not None else None
        if source is not None and to is not None and actor_at(able, to.end()) is not None:
            yield Act(letter.start(), source.end, letter=True, sends=True)
    for letter in few(_TO_WHOM, text, start, end):
        whom = actor_at(able, letter.end())
        who = next((one for one in able if whom is not None and one.start > whom.end), None)
        if who is not None and whom is not None and who.side not in ("", whom.side):
            close = text[whom.end : who.start].strip(" ,").removeprefix("the").strip()
            if not close and _DID.match(text, who.end, end):
                yield Act(letter.start(), letter.end() - 1, letter=True)
    for letter in few(_IN_LETTER, text, start, end):
        behind = [one for one in able if one.start >= letter.end()]
        sides = {one.side for one in behind} - {""}
        if len(sides) == len(behind) == len({one.side for one in able}) == 2:
            did = _DID.match(text, behind[0].end, behind[1].start)
            if did is not None:
                yield Act(letter.start(), letter.end(), letter=True, sends=True)
