# SPDX-License-Identifier: Apache-2.0
"""That there was no contact: *никакой встречи X с Y не было, заявили в министерстве*."""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import spaced

_NO_SUCH: Final = re.compile(
    spaced(
        r"(?<!\w)(?:никак(?:ой|их|ого)|ни) (?:\w+ )?(?:встреч(?:и|а)?|переговоров|разговор(?:а|ов)?|бесед(?:ы)?|звонк(?:а|ов)|контакт(?:а|ов)|консультаций|визит(?:а|ов)?|письм(?:а|о)|послани[яй])(?!\w)[^.;\n]{0,220}? не (?:был[ои]|велось|велся|состоялось|проводилось|происходило|существует|существовало|планировалось)(?!\w)[^.;\n]{0,60}?"
        r"(?:заяви|сообщи|подчеркну|отвеча|ответи|сказа|говорится|утвержда|настаива|отреза|уверя|завери|отрица|опроверг)"
    )
)
"""*Никакой встречи X с Y не было, заявили в министерстве*."""
_NO: Final = re.compile(spaced(r"(?<!\w)(?:никак(?:ой|их|ого)|ни) (?:\w+ )?\w+$"))


def is_none(before: str, sentence: str) -> bool:
    """Tell whether it is said of a contact that there was none: *никакой встречи не было*."""
    return _NO.search(before) is not None and _NO_SUCH.search(sentence) is not None
