# SPDX-License-Identifier: Apache-2.0
"""A fingerprint: 40 digits for a party's root keys, read aloud and typed by the listener.

Rules (``docs/spec/03-identity.md`` §4):

1. It covers the party id and both root keys; the root's signatures cover the rest of a card.
2. Eight groups of five digits: four of payload and one Damm check digit, so that a group heard
   wrongly is told apart from a group that is truly different.
3. Each side reads its own aloud; the other **types what it hears**; the machine compares, never
   an eye.
4. It is never cut short: 106 bits are what makes it safe without a second exchange.

It does not remember whether anything was compared.
"""

from __future__ import annotations

from typing import Final

from wasl.errors import Code, Misuse
from wasl.primitives import sha256
from wasl.trust.card import Card

GROUPS: Final = 8
GROUP_DIGITS: Final = 5
DIGITS: Final = GROUPS * GROUP_DIGITS

# The totally anti-symmetric quasigroup of Damm (2004), order 10: it catches every single wrong
# digit and every swap of neighbours.
_DAMM: Final = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)

_DIGIT_OF: Final = {
    chr(zero + value): str(value)
    for zero in (0x30, 0x660, 0x6F0)  # ASCII, Arabic-Indic, Persian
    for value in range(10)
}
_DASHES: Final = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")


def check_digit(payload: str) -> str:
    """The Damm check digit of a string of ASCII digits."""
    state = 0
    for digit in payload:
        state = _DAMM[state][int(digit)]
    return str(state)


def fingerprint(card: Card) -> str:
    """The 40 digits of a card's party and root keys."""
    digest = sha256(
        b"wasl/fingerprint/v1", card.party.encode(), b"\0", card.root.ed25519, card.root.ml_dsa_65
    )
    payload = f"{int.from_bytes(digest, 'big') % 10**32:032d}"
    fours = (payload[at : at + 4] for at in range(0, len(payload), 4))
    return "".join(four + check_digit(four) for four in fours)


def format_digits(digits: str) -> str:
    """Write 40 digits as eight groups, the way they are read aloud."""
    return " ".join(_groups(digits))


def parse_digits(text: str) -> str:
    """Read 40 digits as they were typed: ASCII, Arabic-Indic or Persian, spaces and dashes between.

    Raises Misuse (BAD_ARGUMENT) if something else was typed or the number of digits is not 40.
    """
    digits: list[str] = []
    for position, char in enumerate(text, start=1):
        if char in _DIGIT_OF:
            digits.append(_DIGIT_OF[char])
        elif not (char.isspace() or char in _DASHES):
            what = f"character {position} (U+{ord(char):04X}) is not a digit, a space or a dash"
            raise Misuse(
                Code.BAD_ARGUMENT, what, where="digits", do="type only the digits you heard"
            )
    if len(digits) != DIGITS:
        what = f"{len(digits)} digits were typed; a fingerprint has {DIGITS}"
        raise Misuse(Code.BAD_ARGUMENT, what, where="digits", do="type eight groups of five digits")
    return "".join(digits)


def compare(heard: str, digits: str) -> None:
    """Compare digits typed by the listener with a card's own 40.

    Raises Misuse: BAD_ARGUMENT as :func:`parse_digits`; DIGITS_DIFFER, with the numbers of the
    groups in ``where``. Misheard groups (their check digit fails) are to be asked for again; groups
    that were heard well and still differ mean that the card is not the speaker's.
    """
    misheard: list[int] = []
    different: list[int] = []
    pairs = zip(_groups(parse_digits(heard)), _groups(digits), strict=True)
    for number, (typed, own) in enumerate(pairs, start=1):
        if typed == own:
            continue
        (misheard if check_digit(typed) != "0" else different).append(number)
    if different:
        again = _name(sorted(different + misheard))
        raise Misuse(
            Code.DIGITS_DIFFER,
            f"{_name(different)}: well formed, but not what this card says",
            where=_name(different),
            do=f"ask for {again} once more; if the same digits come, this is not the speaker's "
            "card: do not open a line with it, and get the card again by another way",
        )
    if misheard:
        raise Misuse(
            Code.DIGITS_DIFFER,
            f"{_name(misheard)}: misheard or mistyped, the check digit does not fit",
            where=_name(misheard),
            do=f"ask for {_name(misheard)} again",
        )


def _groups(digits: str) -> list[str]:
    return [digits[at : at + GROUP_DIGITS] for at in range(0, len(digits), GROUP_DIGITS)]


def _name(groups: list[int]) -> str:
    listed = ", ".join(str(group) for group in groups)
    return f"group {listed}" if len(groups) == 1 else f"groups {listed}"
