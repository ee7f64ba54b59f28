# SPDX-License-Identifier: Apache-2.0
"""A case of the corpus: one file, what it is checked against, and the verdict that it must get.

Rules:

1. A bad case has one failure. ``codes`` are all codes that its problems must have: no more, no less.
2. ``why`` is one sentence; ``spec`` the paragraph that decides.
3. The same code gives the same cases, byte for byte, but for ML-DSA signatures, which are hedged.
4. A case whose verdict is :data:`DAMAGED` must not be verified, and not be called consistent
   (unanchored): which verdict it gets may hang on ML-DSA's chance, and must be the same by all
   checkers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.builder import Files, Forger
from wasl.home.archive import pack
from wasl.record.layout import FileKind
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.trust.fingerprint import fingerprint

VERIFIED: Final = "verified"
UNANCHORED: Final = "unanchored"
INCOMPLETE: Final = "incomplete"
FORK: Final = "fork"
ALTERED: Final = "altered"
REFUSED: Final = "refused"
"""No verdict: what is no file of ours, or an anchor that does not hold up."""
DAMAGED: Final = "damaged"

TRANSCRIPT: Final = FileKind.TRANSCRIPT
EXHIBIT: Final = FileKind.EXHIBIT
FORK_FILE: Final = FileKind.FORK

ALL: Final = ("northland", "sundria", "westmark")
OF_VECTORS: Final = tuple(f"{name}-of-vectors" for name in ALL)
_VECTORS: Final = Path(__file__).resolve().parents[2] / "docs/spec/vectors/identity.json"


@cache
def vectors() -> dict[str, Any]:
    """The published vectors of identity."""
    return json.loads(_VECTORS.read_text(encoding="utf-8"))


@cache
def cards() -> dict[str, str]:
    """The cards that cases are checked against, as notes, by name."""
    notes = {party.name: party.card_note() for party in (NORTHLAND, SUNDRIA, WESTMARK)}
    forger = Forger(NORTHLAND.name)
    return {
        **notes,
        **{f"{name}-of-vectors": vectors()["notes"][f"card-{name}"] for name in ALL},
        "northland-renewed": NORTHLAND.card_note(serial=7, names=(("ru", "Северия"),)),
        "northland-forged": forger.card_note(),
        "northland-altered": notes[NORTHLAND.name].replace("en Northland", "en Northlund"),
    }


@cache
def digits() -> dict[str, str]:
    """The digits of the same parties, as PARTY=DIGITS, by name."""
    parties = {**{party.name: party for party in (NORTHLAND, SUNDRIA, WESTMARK)}}
    good = {name: f"{name}={fingerprint(party.card())}" for name, party in parties.items()}
    return {
        **good,
        "northland-forged": f"northland={fingerprint(Forger(NORTHLAND.name).card())}",
    }


@dataclass(frozen=True, slots=True)
class Case:
    """One file of the corpus. ``cards`` are names in :func:`cards`; ``fingerprints`` whole
    arguments; ``codes`` None: whatever they are, all checkers must find the same.
    """

    name: str
    kind: FileKind
    data: bytes
    verdict: str
    codes: tuple[str, ...] | None
    why: str
    spec: str
    cards: tuple[str, ...] = ALL
    fingerprints: tuple[str, ...] = ()


class Shelf:
    """Where the cases of one chapter are put. Names are unique over the corpus."""

    def __init__(
        self, chapter: str, kind: FileKind = TRANSCRIPT, *, anchors: Sequence[str] = ALL
    ) -> None:
        self.cases: list[Case] = []
        self._chapter = chapter
        self._kind = kind
        self._anchors = tuple(anchors)

    def put(
        self,
        name: str,
        files: Files | bytes,
        why: str,
        *,
        spec: str,
        verdict: str,
        codes: Sequence[str] | None = (),
        anchors: Sequence[str] | None = None,
        fingerprints: Sequence[str] = (),
        kind: FileKind | None = None,
    ) -> None:
        """Add a case of any verdict."""
        data = files if isinstance(files, bytes) else pack(files)
        self.cases.append(
            Case(
                f"{self._chapter}-{name}",
                kind or self._kind,
                data,
                verdict,
                None if codes is None else tuple(sorted(set(codes))),
                why,
                spec,
                self._anchors if anchors is None else tuple(anchors),
                tuple(fingerprints),
            )
        )

    def good(self, name: str, files: Files, why: str, spec: str) -> None:
        """Add a case that is verified."""
        self.put(name, files, why, spec=spec, verdict=VERIFIED)

    def altered(
        self, name: str, files: Files | bytes, why: str, spec: str, codes: Sequence[str]
    ) -> None:
        """Add a case in which something is not what was signed."""
        self.put(name, files, why, spec=spec, verdict=ALTERED, codes=codes)

    def incomplete(
        self, name: str, files: Files, why: str, spec: str, codes: Sequence[str]
    ) -> None:
        """Add a case in which something is missing."""
        self.put(name, files, why, spec=spec, verdict=INCOMPLETE, codes=codes)
