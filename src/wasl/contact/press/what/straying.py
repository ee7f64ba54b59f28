# SPDX-License-Identifier: Apache-2.0
"""Who gets into another country as a guest, and who strays: *landed in Oslo*, *landed in Oslo by mistake*.

Rules:

1. What guests do, too, is an incident only by mistake, or by what guests do not come in.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.cutting import Sentence
from wasl.contact.press.shadow import fold, pattern

_LANDED: Final = re.compile(
    fold(
        r"(?:(?:flew|came)(?! (?:dangerously|unsafely|close|within))|drove|sailed|landed|put|touched|set|ended|сел|приземлил|заехал|(?:و|ف)?(?:دخل|هبط|حلق)(?:ت|ا|تا|وا)? (?!.*(?:مجال|اجواء|أجواء|مياه|حدود)))"
    ).replace(" ", r"\s")
)
"""What guests do, too."""
_MISTAKE: Final = pattern(r"(?<!\w)(?:mistake\w*|by error|in error|accident(?:ally)?|inadvertently|lost its way|got lost|without (?:permission|leave|warning)|uninvited|unannounced|briefly|within minutes|turned (?:it )?(?:round|back))(?!\w)", r"(?<!\w)(?:ошибк|ошибочн|случайн|заблудил|без разрешения|по недоразумению)\w*", r"(?<!\w)(?:عن طريق |ب)?(?:الخطأ|خطأ|دون إذن|بلا إذن|ضل|تاه|تاهت|ضلت)(?!\w)")  # fmt: skip
_CRAFT: Final = re.compile(
    r"(?<!\w)(?:(?:military|army|navy|naval|border|fighter|attack|combat|surveillance|reconnaissance|spy)\s(?:\w+\s)?(?:helicopter|plane|aircraft|jet|drone)s?|fighters?|warplanes?|drones?|jets?)\s$"
)
"""What flies into another country is no guest."""
_AIRSPACE: Final = re.compile(r"\s(?:[\w'-]+\s){0,3}?(?:airspace|territorial\swaters)(?!\w)")
_BACK: Final = 60


def is_guest(text: str, one: Sentence, verb: re.Match[str]) -> bool:
    """Whether a verb is what guests do, too, and nobody strayed."""
    if not _LANDED.match(verb[0]) or _MISTAKE.search(text, one.start, one.end):
        return False
    if _AIRSPACE.match(text, verb.end(), one.end):
        return False
    return _CRAFT.search(text, max(one.start, verb.start() - _BACK), verb.start()) is None
