# SPDX-License-Identifier: Apache-2.0
"""Checking a file for third parties, for ``wasl verify`` and the desk alike: from bytes to JSON.

Rules:

1. *Verified* needs an anchor for every author: a card or a fingerprint that came some other way.
2. A file that is ours and not as it was written is *altered*, even where only its wrapping differs.
   What is no file of ours at all is unreadable: that is no verdict.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from wasl.errors import Refused
from wasl.home.archive import unpack
from wasl.home.cards import CardBox
from wasl.record.audit import audit
from wasl.record.bracket import Bracket
from wasl.record.layout import README, FileKind
from wasl.record.verdict import Anchor, Findings, Verdict, anchor_card
from wasl.trust.statement import format_instant


def anchors_of(cards: CardBox, *, own: str) -> list[Anchor]:
    """Return what a home knows: its own card, and those whose digits it has compared."""
    return [
        anchor_card(held.note)
        for held in cards.list()
        if held.verified_s is not None or held.card.party == own
    ]


def check_file(data: bytes, *, name: str, anchors: Sequence[Anchor]) -> Verdict:
    """Come to a verdict on the bytes of a file. Raises Refused: it is none of ours."""
    try:
        members = unpack(data)
    except Refused as fault:
        if not _looks_like_ours(data):
            raise Refused(fault.code, fault.what, where=name, do=fault.do) from fault
        findings = Findings()
        findings.altered(fault.code, "", f"{fault.what} ({fault.where})")
        return findings.conclude(_kind(name), anchored=False, line_id=None, journals=())
    return audit(members, anchors=anchors)


def _looks_like_ours(data: bytes) -> bool:
    """Whether a file that cannot be unpacked begins as ours do: a ZIP, and README.txt first."""
    return data.startswith(b"PK\x03\x04") and data[30:].startswith(README.encode())


def _kind(name: str) -> FileKind:
    """What a file claims to be by its name: for words alone, no verdict hangs on it."""
    suffix = PurePath(name).suffix
    return next((kind for kind in FileKind if suffix == kind.suffix), FileKind.TRANSCRIPT)


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """Return a verdict as ``docs/reference/schemas/verify.json`` describes it."""
    return {
        "verdict": verdict.verdict,
        "anchored": verdict.anchored,
        "line_id": None if verdict.line_id is None else verdict.line_id.hex(),
        "journals": [
            {
                "party": one.party,
                "incarnation": one.incarnation,
                "from": one.first,
                "to": one.end - 1,
                "head_time": None if one.head_time_s is None else format_instant(one.head_time_s),
                "bracket": None if one.bracket is None else _bracket(one.bracket),
            }
            for one in verdict.journals
        ],
        "problems": [
            {"code": one.code, "verdict": one.verdict, "id": one.id, "detail": one.detail}
            for one in verdict.problems
        ],
    }


def _bracket(bracket: Bracket) -> dict[str, object]:
    before, after = bracket.before, bracket.after
    return {
        "before": before
        and {
            "time": format_instant(before.time_s),
            "to": before.end - 1,
            "witnesses": list(before.witnesses),
            "among": before.among,
            "charter": before.serial,
            "quorum": before.quorum,
        },
        "after": after
        and {"time": format_instant(after.time_s), "witness": after.witness, "entry": after.seq},
    }
