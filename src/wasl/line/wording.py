# SPDX-License-Identifier: Apache-2.0
"""What we may write: text that hides nothing, subjects of one line, urgent words that fit.

Rules:

1. These are rules for the writer alone (``docs/spec/05-record.md`` §8). What a far side wrote is
   kept and shown as it is.
2. Each refusal says which rule, where, and what to do.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.terms import Precedence

if TYPE_CHECKING:
    from wasl.line.talk import Message

# Format characters that honest text needs: joiners (Persian, emoji), marks of direction (Arabic).
# All others hide or turn what is read: embeddings, overrides, isolates (CVE-2021-42574), tags.
_NEEDED: Final = frozenset("\u200c\u200d\u200e\u200f\u061c")
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # letters and signs that show nothing


def check_message(message: Message, precedence: Precedence) -> None:
    """Check what we are about to send. Raises Misuse that says which rule and where."""
    check_text(message.text, where="text")
    check_text(message.subject, where="subject", one_line=True)
    check_text(message.by, where="by", one_line=True)
    check_text(message.label, where="label", one_line=True)
    if not any(unicodedata.category(character)[0] not in "CZ" for character in message.text):
        raise Misuse(
            Code.BAD_TEXT, "the text is empty", where="text", do="write what is to be said"
        )
    if len(message.subject) > limits.SUBJECT_CHARS:
        raise Misuse(
            Code.TOO_LONG,
            f"the subject has over {limits.SUBJECT_CHARS} characters",
            where="subject",
        )
    words = len(message.text.split())
    if precedence.urgent and words > limits.URGENT_WORDS:
        raise Misuse(
            Code.TOO_LONG,
            f"{precedence.name} text has {words} words; {limits.URGENT_WORDS} is the most",
            where="text",
            do="send the core now and the rest as PRIORITY",
        )
    if not message.to:
        raise Misuse(Code.BAD_ARGUMENT, "no office is addressed for action", where="to_offices")
    if len(message.to) + len(message.info) > limits.ADDRESSEES or len(message.refs) > limits.REFS:
        raise Misuse(Code.TOO_LONG, "too many offices or references", where="message")


def check_text(text: str, *, where: str, one_line: bool = False) -> None:
    """Refuse characters that hide or turn text. Raises Misuse naming the character and its
    position.
    """
    if not unicodedata.is_normalized("NFC", text):
        raise Misuse(Code.BAD_TEXT, "the text is not in Unicode NFC form", where=where)
    allowed = "" if one_line else "\n\t"
    for position, character in enumerate(text, start=1):
        category = unicodedata.category(character)
        hidden = category[0] == "C" or category in ("Zl", "Zp") or character in _BLANK
        if hidden and character not in allowed and character not in _NEEDED:
            name = unicodedata.name(character, "CONTROL")
            raise Misuse(
                Code.BAD_TEXT,
                f"U+{ord(character):04X} {name} at character {position}",
                where=where,
                do="remove this invisible character",
            )
