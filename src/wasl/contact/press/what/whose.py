# SPDX-License-Identifier: Apache-2.0
"""Whose words a sentence tells, of the two who took part: at whose wish it was, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from wasl.contact.press.drafts import Draft
from wasl.contact.press.parts import Line
from wasl.contact.press.proposal import Wish
from wasl.contact.press.shadow import Shadow, pattern
from wasl.contact.press.what.attributed import UNSURE, house_at
from wasl.contact.press.what.attributes import Place
from wasl.contact.press.what.houses import house_of
from wasl.contact.press.what.speech import Saying
from wasl.contact.press.who.actors import ANONYMOUS

_MEDIA: Final = pattern(
    r"(?<!\w)(?:times|post|news|herald|voice|radio|journal|observer|tribune|star|daily|bank|university) of (?:the )?$",
    r"(?<!\w)(?:ال|ل|لل)?(?:وكالة|قناة|صحيفة|إذاعة|مجلة|جريدة|موقع|هيئة البث|تلفزيون|صحف|وسائل (?:ال)?إعلام)(?: \"?\w+\"?){0,3} $",
)
_MEDIA_BEHIND: Final = pattern(
    r"(?:'s)?\s(?:\w+ ){0,2}?(?:media|newspaper|paper|daily|broadcaster|channel|television|tv|radio|website|magazine|news agency|press agency|wire service|outlet|times|post|today|herald|daily)(?!\w)",
    r"\s(?:\w+ )?(?:газет|телеканал|канал|радио|сми|издани|телевидени|агентств|телеграм|журнал|портал|сайт)\w*",
)
"""*The Israeli Channel 13*: a paper is nobody of its state."""
_BEFORE_MEDIA: Final = 40
_SAME: Final = pattern(
    r"(?<!\w)(?:the|its|their) (?:statement|ministry|readout|report|(?:press )?release|note|communique|message|office)(?!\w)",
    r"(?<!\w)(?:в (?:сообщении|заявлении|тексте|пресс-релизе|релизе)|ведомств\w*|там же)(?!\w)",
    r"(?<!\w)(?:و|ف)?(?:البيان|المصدر (?:ذاته|نفسه)|الوزارة|البلاغ)(?!\w)",
)
"""Whoever told of the contact goes on."""
_BACK: Final = 25


def wish_of(
    place: Place, line: Line, sayings: Sequence[Saying], shadow: Shadow, draft: Draft
) -> Wish:
    """Return at whose wish it came about, with who says so: as whoever told of the contact does."""
    # *Boric, the statement went on, had requested it*
    saying = saying_at(sayings, place.start)
    if saying is None and (behind := saying_at(sayings, place.end - 1)) is not None:
        who = behind.speaker
        own = who and who.side == place.side and place.start <= who.start < place.end
        saying = None if own else behind  # *a letter from X, who assured*: he says only that
    said_by = who_says(saying, line, shadow, draft)
    if said_by == UNSURE:
        said_by = draft.told_by
    elif saying is None or _SAME.search(shadow.text, saying.told[0] - _BACK, saying.told[1]):
        said_by = said_by or draft.told_by
    return Wish(place.side, said_by, shadow.span(place.start, place.end))


def who_says(saying: Saying | None, line: Line, shadow: Shadow, draft: Draft) -> str:
    """Return which of the sides says what a sentence tells, by itself or by its house."""
    one, side = line.sentence, said_by_of(saying, shadow)
    side = side if side in draft.sides else ""
    found = house_at(shadow.text, (one.start, one.end), line.actors, draft.parties)
    one_goes_on = saying is not None and saying.speaker is not None and not saying.speaker.office
    if side and one_goes_on and found is not None and found[0] == UNSURE:
        return side  # *in Madrid, the ministry said … The ministry added*
    if found is not None and (
        not side or saying is None or (found[1] < saying.told[1] and saying.told[0] < found[2])
    ):
        return found[0]
    return side or house_of(saying, shadow, draft.parties)


def saying_at(sayings: Sequence[Saying], at: int) -> Saying | None:
    return next((one for one in reversed(sayings) if one.start <= at < one.end), None)


def said_by_of(saying: Saying | None, shadow: Shadow) -> str:
    """Return the side that says it, or the words that name who does, or ""."""
    if saying is None or saying.speaker is None:
        return ""
    if saying.speaker.office == ANONYMOUS:
        return saying.speaker.side
    one = saying.speaker
    if one.bare and (
        _MEDIA.search(shadow.text, max(0, one.start - _BEFORE_MEDIA), one.start)
        or _MEDIA_BEHIND.match(shadow.text, one.end)
    ):
        return ""
    return one.side  # an agency, a paper, a source is nobody who could be asked
