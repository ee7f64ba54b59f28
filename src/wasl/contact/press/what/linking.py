# SPDX-License-Identifier: Apache-2.0
"""Whether two who stand before an English verb of contact are who met: *Lavrov said Blinken talks*.

Rules:

1. Two before *met*, *spoke* or *talks* did so with each other if they are joined, or taken up by
   *they*, *the two*, *when he*; else one only tells of the other.
2. Two of one side who stand joined met each other: who is named later is told of otherwise.
3. *Met X's chairman, days after Y …*: who stands right behind *after* or *before* was not met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import spaced
from wasl.contact.press.who.actors import Actor

_VERB: Final = re.compile(
    r"(?:sp[eo]aks?|spoken?|speaking|talk(?:s|ed|ing)?|met|meets?|meeting|conferred)"
)
_NOUN: Final = re.compile(
    spaced(
        r"(?<!\w)(?:the|an?|this|their|his|her|its|our|my|of|for|in|hold|holds|held|holding|had|have|has|new|first|direct|bilateral|peace|further|last|crisis|more|any|no)"
        r"(?: (?!(?:is|are|was|were|be|been|had|has|that)(?!\w))[\w-]+){0,3} $|[\w]ing $|-$|'s? (?:[\w-]+ ){0,2}$"
    )
)
"""Before *talks* and *meeting* where they are no verbs."""
_OPEN: Final = frozenset({"talks", "talk", "meeting"})
_TAKEN_UP: Final = re.compile(
    spaced(
        r"(?<!\w)(?:they|both|he|she|we|i|whom|which|each other|one another|(?:the|these|those|all) (?:two|pair|three|four|[\w-]+s)|the \w+ (?:men|women)|and|with|alongside|between)(?!\w)"
    )
)
_BEHIND: Final = re.compile(
    spaced(
        r"(?: (?:with|to|up|briefly|privately|alone|together|directly))? (?:him|her|me|us|them|each other|one another)(?!\w)| (?:with|to)\s*(?:[.,;]|$)"
    )
)
_JOINED: Final = re.compile(
    spaced(
        r"[^;\n]{0,90}?(?<!\w)(?:and|with|alongside|as well as|together with)(?!\w)[^;\n]{0,60}|\s*[,/&-]\s*(?:the |his |her )?"
    )
)
_AND: Final = re.compile(spaced(r"\s*,? (?:and|with|alongside) (?:(?:the|his|her|its|their) )?"))
_TO_WHOM: Final = re.compile(
    spaced(r"(?<!\w)(?:with|to|between|and) (?:(?:the|his|her|its|their|visiting) ){0,3}$")
)
_RIGHT_BEHIND: Final = re.compile(spaced(r" (?:(?:the|his|her|its|their|visiting) ){0,3}"))
_HELD: Final = re.compile(
    spaced(
        r" (?:[\w-]+ ){0,2}(?:held|had|chaired|led|opened|convened|conducted|discussed|in) (?:[\w-]+ ){0,3}"
    )
)
_WITH_OWN: Final = re.compile(spaced(r" with (?:(?:the|his|her|its|their) ){0,2}"))
_JOINED_ROW: Final = re.compile(
    spaced(r"\s*,?\s*(?:and|as well as)?\s*(?:with )?(?:the |his |her )?")
)
_HAD: Final = re.compile(spaced(r" (?:(?:had|has|also|will|then|later) ){0,2}"))
_OCCASION: Final = re.compile(
    spaced(
        r"(?<!\w)(?:after|before|following|between|during) (?:(?:an?|the|his|her) )?(?:[\w-]+ )?$"
    )
)
_MET: Final = re.compile(
    spaced(
        r" (?:[\w-]+ ){0,3}?(?:met|meet|meets|see|saw|receives?|received|hosts?|hosted|called|calls?|phoned|(?:sp[eo]aks?|spoke|talked|talks?) (?:to|with)) (?:with )?(?:(?:the|his|her|its|visiting) ){0,2}"
    )
)
_AFTER: Final = re.compile(
    spaced(r"(?<!\w)(?:after|before|ahead of|because of|despite|unlike|like) (?:the )?$")
)
_TOGETHER: Final = re.compile(
    spaced(
        r"[^;.\n]{0,70}?(?<!\w)(?<!and\s)(?:(?:together|along|jointly) with|alongside|joined by) (?:(?:the|his|her|their) ){0,2}"
    )
)
_AFTER_THE: Final = re.compile(
    spaced(r"(?<!\w)(?:after|during|following|before|at) (?:the|their|this|that) (?:[\w-]+ ){0,2}$")
)
_PURPOSE: Final = re.compile(
    spaced(
        r"(?<!\w)to (?:discuss|review|debate|protest|approve|consider|study|examine|hear about|talk about) "
    )
)
_PARTNER: Final = re.compile(spaced(r"(?<!\w)(?:with|between) "))
_FINITE: Final = re.compile(r"(?:met|meets?|spoke|talked)")
_OPENS: Final = re.compile(
    spaced(
        r"(?<!\w)(?:after|having|when|before|while|as|since|where|whom|it|had|has|have)(?: \w+){0,2} $"
    )
)
_OPENS_AFTER: Final = re.compile(
    spaced(
        r"\s*\"?(?:speaking |emerging )?(?:after|following|from) (?:(?:an?|his|her|the|their) )?(?:[\w-]+ ){0,3}$"
    )
)
_THEN_HE: Final = re.compile(r"[^.;:\n\"]{0,90}?,\s+(he|she)\s")
_AT_TALKS: Final = re.compile(
    spaced(
        r"\s*\"?(?:на|в|во время|в ходе|за|после|по итогам|перед)(?: [\w-]+(?:ых|их|ой|ей|ом|ем))? $"
    )
)
_THEN_HE_RU: Final = re.compile(
    r"[^.;:\n\"]{0,90}?\s(он|она)(?=\s(?:[\w-]+\s){0,3}?[\w-]+(?:л|ла|лся|лась)(?!\w))"
)
"""*На переговорах с Y он предлагал*."""
_HIM: Final = re.compile(r"\s(?:him|her)(?!\w)")
_THEY: Final = re.compile(
    spaced(
        r"(?<!\w)(?:they|both|the (?:two|pair|ministers|leaders|presidents|premiers))(?: (?!who)\w+){0,4} $"
    )
)
_WHEN: Final = re.compile(spaced(r", (?:when|where|while|as|during) [^;.]*$"))
_EACH_OF: Final = re.compile(spaced(r"(?<!\w)each (?:\w+ )?$"))


def _is_verb(text: str, last: Actor, start: int, end: int) -> bool:
    """Whether a word of contact is a verb of English. ``last``: who stands before it."""
    if _VERB.fullmatch(text, start, end) is None:
        return False
    if text[start:end] not in _OPEN or text[last.end : start] == " ":
        return True
    return _NOUN.search(text, max(last.end, start - 40), start) is None


def are_apart(text: str, pair: Sequence[Actor], start: int, end: int) -> bool:
    """Tell whether of two who stand before a verb one only tells of the other (rule 1)."""
    one, other = sorted(pair, key=lambda each: each.start)
    if other.end > start or not _is_verb(text, other, start, end):
        return False
    if one.start == other.start or _BEHIND.match(text, end):
        return False
    if _EACH_OF.search(text, other.end, start) and "with" not in text[end : end + 30].split():
        return True  # *and each speaks of the other as a friend*
    if _TAKEN_UP.search(text, other.end, start):
        return False
    return _JOINED.fullmatch(text, one.end, other.start) is None


def are_of_one_side(text: str, able: Sequence[Actor], start: int, end: int) -> bool:
    """Tell whether those around a verb are of one side, and met no third one (rule 2)."""
    before = [one for one in able if one.end <= start][-2:]
    if not before or not text[start].isascii():
        return False
    after = [one for one in able if one.start >= end]
    if not _is_verb(text, before[-1], start, end):
        return _is_domestic(text, before[-1], after, start, end)
    own = before[-1].side
    if after and after[0].side == own and _RIGHT_BEHIND.fullmatch(text, end, after[0].start):
        near = _HAD.fullmatch(text, before[-1].end, start)
        return near is not None and not _has_foreign(text, after, own)
    one, other = before[0], before[-1]
    if one is other or one.side != own or _AND.fullmatch(text, one.end, other.start) is None:
        return False
    if not after or _RIGHT_BEHIND.fullmatch(text, end, after[0].start):
        return not after
    whom = _TO_WHOM.search(text, end, after[0].start)
    return whom is None or (whom[0].startswith("to") and text.startswith("me", start))


def _has_foreign(text: str, row: Sequence[Actor], own: str) -> bool:
    """Whether one of those who stand joined is of another side."""
    for n, one in enumerate(row):
        if n and _JOINED_ROW.fullmatch(text, row[n - 1].end, one.start) is None:
            return False
        if one.side != own:
            return True
    return False


def _is_domestic(text: str, who: Actor, after: Sequence[Actor], start: int, end: int) -> bool:
    """Whether *held consultations with* has those of the same side alone behind it."""
    held = _HELD.fullmatch(text, who.end, start)
    if held is None or not after or after[0].side != who.side:
        return False
    near = _WITH_OWN.fullmatch(text, end, after[0].start)
    return near is not None and not _has_foreign(text, after, who.side)


def without_object(
    text: str, able: Sequence[Actor], pair: Sequence[Actor], at: tuple[int, int]
) -> list[Actor]:
    """Give *after talks with Z* to X and not to Y, whom X met: *X met Y after talks with Z*."""
    (one, other), (start, end) = pair, at
    before = [each for each in able if each.end <= start]
    occasion = _OCCASION.search(text, max(0, start - 40), start)
    if one.end > start or other.start < end or len(before) < len(pair) or occasion is None:
        return list(pair)
    who = before[-2]
    apart = who.side not in (one.side, other.side) and before[-1] is one
    met = apart and _MET.fullmatch(text, who.end, one.start)
    return [who, other] if met else list(pair)


def is_behind_event(text: str, end: int, one: Actor) -> bool:
    """Tell whether somebody is of what was before or after it (rule 3)."""
    if _AFTER.search(text, max(end, one.start - 16), one.start):
        return True
    aim = _PURPOSE.search(text, end, max(end, one.start))
    return aim is not None and _PARTNER.search(text, aim.start(), one.start) is None


def without_other_clause(text: str, pair: Sequence[Actor], start: int, end: int) -> list[Actor]:
    """Leave him out of two behind a verb who is of another clause: *Y met X, and Z spoke to W*."""
    one, other = pair
    if one.start < end or _FINITE.fullmatch(text, start, end) is None or one.start == other.start:
        return list(pair)
    before = text[max(0, start - 60) : start]
    if _OPENS.search(before) or _PARTNER.search(text, one.end, other.start):
        return list(pair)
    if _RIGHT_BEHIND.fullmatch(text, end, one.start):
        return list(pair) if _AND.fullmatch(text, one.end, other.start) else [one]
    comma = text[end : one.start].rstrip().endswith(",")
    return [] if comma and not _TAKEN_UP.search(before) else list(pair)


def together_with(text: str, able: Sequence[Actor], pair: Sequence[Actor], end: int) -> list[Actor]:
    """Return two with a third whom they met *together with*, if he stands behind the word."""
    sides = {one.side for one in pair}
    last = max([end, *(one.end for one in pair)])
    third = next((one for one in able if one.start >= last), None)
    if len(pair) < len("xy") or third is None or third.side in sides:
        return list(pair)
    found = _TOGETHER.fullmatch(text, last, third.start)
    return [*pair, third] if found is not None and text[third.start].isascii() else list(pair)


def is_told_after(text: str, pair: Sequence[Actor], start: int, end: int) -> bool:
    """Tell whether *after the meeting, X said* goes back to the one before: X only tells of it."""
    behind = [one for one in pair if one.start >= end]
    if not behind or not text.startswith(",", end):
        return False
    joined = len(behind) == len(pair) and (
        behind[0].start == behind[-1].start or _AND.fullmatch(text, behind[0].end, behind[-1].start)
    )
    return not joined and _AFTER_THE.search(text, max(0, start - 40), start) is not None


def opens_after(text: str, start: int, at: int) -> bool:
    """Tell whether *After talks with Y* opens a sentence: what X said then was on that day."""
    return _OPENS_AFTER.fullmatch(text, start, at) is not None


def he_behind(text: str, start: int, at: int, last: int) -> tuple[int, int] | None:
    """Return *he* of *After talks with Y, he said*. ``last``: where Y ends."""
    he = _THEN_HE.match(text, last) if opens_after(text, start, at) else None
    return he_at_talks(text, start, at, last) if he is None else he.span(1)


def he_at_talks(text: str, start: int, at: int, last: int) -> tuple[int, int] | None:
    """Return *he* of the Russian *На переговорах с Y он предлагал*, behind ``last``."""
    he = _THEN_HE_RU.match(text, last) if _AT_TALKS.fullmatch(text, start, at) else None
    return None if he is None else he.span(1)


def without_aside(text: str, parties: Sequence[Actor], at: tuple[int, int]) -> list[Actor]:
    """Leave out who is of an aside: *the two had discussed it on May 12, when X was in Lima*."""
    if _THEY.search(text, max(0, at[0] - 40), at[0]) is None:
        return list(parties)
    return [
        one for one in parties
        if one.start < at[1] or _WHEN.search(text, at[1], one.start) is None
    ]  # fmt: skip


def tellers(text: str, parties: list[Actor], end: int, came: bool) -> list[Actor]:  # noqa: FBT001
    """Leave who *told him*, if he came in the sentence before: else it is no contact of theirs."""
    if _HIM.match(text, end) is None:
        return parties
    return [one for one in parties if one.end <= end and came]


def linked(
    text: str, able: Sequence[Actor], pair: list[Actor], at: tuple[int, int], *, came: bool
) -> list[Actor]:
    """Return those of two whom a sentence links. ``at``: of the word of contact; ``came``: it came
    about, or will.
    """
    if len(pair) == len("xy") and came and are_apart(text, pair, *at):
        return []
    pair = without_other_clause(text, pair, *at) if len(pair) == len("xy") else pair
    if len(pair) != len("xy"):
        return pair
    return [] if is_told_after(text, pair, *at) else without_object(text, able, pair, at)


_CLOSE, _NEAR = 3, 45
_AND_BOTH: Final = re.compile(spaced(r",? and (?:(?:the|his|her|its) )?"))
_EVE: Final = re.compile(r"(?<!\w)the\s(?:night|day|evening|week|month)\sbefore(?!\w)")
_BOTH_MET: Final = re.compile(
    spaced(
        r",? who (?:had |have |both |last |first |previously |also |twice |already )*(?:met|conferred|spoken|spoke|talked|held|discussed|dined|lunched|sat|agreed)(?!\w)"
    )
)


def of_clause(text: str, actors: Sequence[Actor], at: int, end: int) -> list[Actor]:
    """Return whom a relative clause is on: who stands before it, or both of *X and Y, who had met*.

    ``at``: where it begins; ``end``: of the word of contact in it.
    """
    near = [each for each in actors if each.end <= at + 1 and at - each.end <= _CLOSE]
    before = [each for each in actors if near and each.is_party and each.end <= near[0].start]
    behind = any(each.is_party and each.start >= end for each in actors)
    if not before or behind or not near[0].is_party or before[-1].side == near[0].side:
        return near
    both = _AND_BOTH.match(text, before[-1].end) and _BOTH_MET.match(text, at, end)
    eve = _EVE.search(text, at, end + _NEAR)  # of what comes behind it
    return [before[-1], *near] if both and not eve else near


_SENT_WHERE: Final = re.compile(
    r"(?<!\w)(?:sent|sends|dispatched|despatched|dispatches|despatches)\s(?!word|letters?|messages?|an?\s(?:\w+\s)?(?:letter|message|note))[^;:.\n]*,\s+where\s+(?:he|she|they)\s[^,;\n]*$"
)
_WHERE: Final = re.compile(
    r",\s+where(?!\w)[^,;\n]*,\s+and\s+(?:(?:then|later|afterwards|from there|on)\s+)?(?:to|in|at|on)\s"
)


_IN_PLACE: Final = re.compile(r",\s+where\s+(?:he|she)\s[^,;\n]*$")
_ON_TO: Final = re.compile(r",\s+(?:and\s+)?(?:(?:then|later)\s+)?(?:to|on to|for)\s")


def without_place(text: str, actors: Sequence[Actor], start: int, at: int) -> list[Actor]:
    """Leave out whom somebody met before: *flew to A, where he met X, and to B for talks with Y*.

    And who *sent X to A, where he met Y*: it was X.
    """
    sent = _SENT_WHERE.search(text, start, at)
    if sent is not None:
        actors = [one for one in actors if one.end > sent.start()]
    inside = _IN_PLACE.search(text, start, at)
    stop = text.find(",", at) if inside is not None else -1
    if stop >= 0 and _ON_TO.match(text, stop):
        actors = [one for one in actors if one.start < stop]
    where = _WHERE.search(text, start, at)
    return [one for one in actors if where is None or not where.start() < one.start < where.end()]
