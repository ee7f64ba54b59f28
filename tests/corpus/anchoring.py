# SPDX-License-Identifier: Apache-2.0
"""Anchors: what a good file comes to with other cards and digits, and what forgers' files come to
(08 §4 and step 7).
"""

from __future__ import annotations

from collections.abc import Sequence

from tests.builder import Files, Forger, forked, shown, three_once, two_once, two_parties, whole
from tests.corpus.case import (
    ALL,
    ALTERED,
    EXHIBIT,
    FORK,
    FORK_FILE,
    REFUSED,
    TRANSCRIPT,
    UNANCHORED,
    VERIFIED,
    Case,
    Shelf,
    digits,
)
from tests.exports import take
from wasl.errors import Code
from wasl.record.layout import FileKind
from wasl.sim.parties import NORTHLAND, SUNDRIA

SPEC = "08 §4"
CARD = (Code.BAD_CARD,)
DIGITS = (Code.DIGITS_DIFFER,)
NOTHING: Sequence[str] = ()
KEYS = (Code.UNKNOWN_ID, Code.BAD_SIGNATURE, Code.BAD_EXPORT)
ALL_OF_ONE = (Code.UNKNOWN_ID, Code.BAD_CARD, Code.BAD_GRANT, Code.BAD_EXPORT)


def cases() -> list[Case]:
    shelf = Shelf("anchors")
    for kind, files in ((TRANSCRIPT, whole(two_once())), (EXHIBIT, shown(two_once()))):
        _cards(shelf, kind, files)
        _digits(shelf, kind, files)
    shelf.put("renewed-in-the-file", whole(three_once()), "The card given is older than the newest in the file: the root counts.",
              spec=SPEC, verdict=VERIFIED)  # fmt: skip
    for name, anchors, why in (
        ("with", ALL, "A fork, and its author's card."),
        ("without", (), "A fork, and nothing to hold its author's keys against."),
        ("of-the-other", ("sundria",), "A fork, and the card of a party that is not its author."),
    ):
        shelf.put(f"fork-{name}-card", forked(two_once(), size=5), why, spec="08 §5.1", verdict=FORK,
                  codes=(Code.FORK,), anchors=anchors, kind=FORK_FILE)  # fmt: skip
    shelf.put("fork-by-a-forger", forked(two_parties(Forger(NORTHLAND.name), SUNDRIA), size=5),
              "Somebody who calls itself Northland forks: Northland did not.", spec="08 §5.3",
              verdict=ALTERED, codes=(*CARD, Code.FORK), kind=FORK_FILE)  # fmt: skip
    _forgers(shelf)
    return shelf.cases


def _cards(shelf: Shelf, kind: FileKind, files: Files) -> None:
    for name, anchors, verdict, codes, why in (
        ("both-cards", ("northland", "sundria"), VERIFIED, NOTHING, "The card of each author."),
        ("no-cards", (), UNANCHORED, NOTHING, "Nothing to hold the keys against."),
        ("one-card", ("northland",), UNANCHORED, NOTHING, "The card of one of two authors."),
        ("other-card", ("northland", "westmark"), UNANCHORED, NOTHING, "The card of a party that is not on the line serves for nothing."),
        ("forged-card", ("northland-forged", "sundria"), ALTERED, CARD, "A card of the same name with other keys."),
        ("renewed-card", ("northland-renewed", "sundria"), VERIFIED, NOTHING, "A renewed card: the root is the same."),
        ("altered-card", ("northland-altered", "sundria"), REFUSED, (Code.BAD_SIGNATURE,), "A card that does not hold up is refused."),
        ("good-and-forged", ("northland", "northland-forged", "sundria"), ALTERED, CARD, "Two cards for one party, one of them forged."),
    ):  # fmt: skip
        shelf.put(
            f"{kind}-{name}",
            files,
            why,
            spec=SPEC,
            verdict=verdict,
            codes=codes,
            anchors=anchors,
            kind=kind,
        )


def _digits(shelf: Shelf, kind: FileKind, files: Files) -> None:
    north, south = digits()["northland"], digits()["sundria"]
    arabic = "northland=" + north.partition("=")[2].translate(
        str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    )
    spaced = "northland=" + "- ".join(
        north.partition("=")[2][at : at + 5] for at in range(0, 40, 5)
    )
    wrong = north[:-6] + str((int(north[-6]) + 1) % 10) + north[-5:]
    for name, given, verdict, codes, why in (
        ("digits", (north, south), VERIFIED, NOTHING, "The digits of each author."),
        ("one-of-digits", (north,), UNANCHORED, NOTHING, "The digits of one of two authors."),
        ("arabic-digits", (arabic, south), VERIFIED, NOTHING, "Digits as Arabic writes them."),
        ("spaced-digits", (spaced, south), VERIFIED, NOTHING, "Digits with spaces and dashes between the groups."),
        ("other-digits", (digits()["northland-forged"], south), ALTERED, DIGITS, "Good digits, of other keys of the same name."),
        ("swapped-digits", ("northland=" + south.partition("=")[2], south), ALTERED, DIGITS, "The digits of the other party."),
        ("mistyped-digits", (wrong, south), REFUSED, DIGITS, "One digit is mistyped: its group's check digit does not fit."),
        ("few-digits", (north[:-1], south), REFUSED, (Code.BAD_ARGUMENT,), "There are 39 digits."),
    ):  # fmt: skip
        shelf.put(f"{kind}-{name}", files, why, spec=SPEC, verdict=verdict, codes=codes, anchors=(),
                  fingerprints=given, kind=kind)  # fmt: skip


def _forgers(shelf: Shelf) -> None:
    forged = two_parties(Forger(NORTHLAND.name), Forger(SUNDRIA.name))
    for kind, files in ((TRANSCRIPT, whole(forged)), (EXHIBIT, shown(forged))):
        shelf.put(f"{kind}-all-keys-replaced-without", files, "A whole file with other keys, and nothing to hold them against: it is consistent.",
                  spec="08 §4.1", verdict=UNANCHORED, anchors=(), kind=kind)  # fmt: skip
        shelf.put(f"{kind}-all-keys-replaced-with", files, "A whole file with other keys, and the cards of the parties.",
                  spec="08 §4.1", verdict=ALTERED, codes=CARD, kind=kind)  # fmt: skip
        shelf.put(f"{kind}-all-keys-replaced-digits", files, "A whole file with other keys, and the digits of the parties.",
                  spec="08 §4.1", verdict=ALTERED, codes=DIGITS, anchors=(),
                  fingerprints=[digits()[name] for name in ALL[:2]], kind=kind)  # fmt: skip
    one = two_parties(Forger(NORTHLAND.name), SUNDRIA)
    shelf.put("one-forger-and-its-peer", whole(one), "One of the two is a forger; the card of the other alone is given.",
              spec="08 §4.1", verdict=UNANCHORED, anchors=("sundria",))  # fmt: skip
    shelf.put(
        "one-forger",
        whole(one),
        "One of the two is a forger.",
        spec="08 §4.1",
        verdict=ALTERED,
        codes=CARD,
    )
    good = whole(two_once())
    for name, prefixes, codes, why in (
        ("card", ("cards/northland",), (Code.BAD_CHARTER,), "The card is a forger's; the charter does not name it."),
        ("charter-note", ("charter/1.northland",), (Code.BAD_CHARTER,), "One of the charter's notes is a forger's, over the same members."),
        ("journal", ("journals/northland.1/",), KEYS, "The journal is a forger's, with its grant."),
        ("keys", ("journals/northland.1/grant", "journals/northland.1/journal"), KEYS, "Grant and journal note are a forger's."),
        ("party", ("cards/northland", "charter", "journals/northland"), ALL_OF_ONE, "All of one party is a forger's; the other's journal stayed as it was."),
    ):  # fmt: skip
        files = take(good, whole(one), *prefixes)
        shelf.put(f"forged-{name}", files, why, spec="08 §5.3", verdict=ALTERED, codes=codes)
