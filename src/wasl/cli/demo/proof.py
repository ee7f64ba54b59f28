# SPDX-License-Identifier: Apache-2.0
"""The end of the story: files for a mediator who believes nobody; and a forger."""

from __future__ import annotations

from typing import Final

from wasl.cli.demo.ceremony import OTHER
from wasl.cli.demo.play import Play
from wasl.cli.demo.script import (
    FORGED_FROM,
    FORGED_TO,
    NORTHLAND,
    ROUNDS,
    SUNDRIA,
    Saying,
)
from wasl.cli.demo.stage import Json
from wasl.home.archive import pack, unpack

TRANSCRIPT: Final = "record.wasl-transcript"
EXHIBIT: Final = "flash.wasl-exhibit"
_FLASH: Final = ROUNDS[-1][0]
_JOURNALS: Final = {f"{NORTHLAND}.1", f"{SUNDRIA}.1", f"{SUNDRIA}.2"}
FORGED: Final = "forged.wasl-transcript"


def prove(play: Play, flash: str) -> None:
    """Northland exports; a third party checks the file offline, against both cards."""
    play.narrator.chapter(
        "A mediator checks it",
        "Northland exports the whole record, and the FLASH alone. A mediator has those files, both "
        "cards, and no network. Nothing is believed because a party says so.",
    )
    play.run(NORTHLAND, "export", OTHER[NORTHLAND], "--out", TRANSCRIPT)
    play.run(NORTHLAND, "export", OTHER[NORTHLAND], "--entry", flash, "--out", EXHIBIT)
    bare = play.run(None, "verify", TRANSCRIPT, expect=1).answer
    play.narrator.promise(
        "Without the parties' cards there is no verdict: consistent, keys not checked.",
        kept=bare["verdict"] == "unanchored" and bare["anchored"] is False,
        detail=bare,
    )
    verdict = play.run(None, *_check(TRANSCRIPT)).answer
    held = {
        f"{each['party']}.{each['incarnation']}": each["to"] + 1 for each in verdict["journals"]
    }
    play.narrator.promise(
        "With both cards the transcript is verified: "
        + ", ".join(f"{count} entries of {journal}" for journal, count in held.items())
        + ".",
        kept=verdict["verdict"] == "verified" and set(held) == _JOURNALS,
        detail=verdict,
    )
    single = play.run(None, *_check(EXHIBIT)).answer
    play.narrator.promise(
        "The exhibit is verified too: one message, and who answered it.",
        kept=single["verdict"] == "verified" and _has_answer(play),
        detail=single,
    )
    play.narrator.promise(
        "Nothing else that was said is in the exhibit.", kept=_texts_in_exhibit(play) == [_FLASH]
    )


def forge(play: Play, flash: str) -> None:
    """Somebody changes one hour in the transcript, and packs it up again as cleanly as we would."""
    play.narrator.chapter(
        "A forger changes one hour",
        f"In Northland's FLASH, {FORGED_FROM} becomes {FORGED_TO}. The file is packed up again "
        "without a scratch: every checksum of the ZIP fits.",
    )
    original = (play.stage.folder / TRANSCRIPT).read_bytes()
    (play.stage.folder / FORGED).write_bytes(_forged(original))
    verdict: Json = play.run(None, *_check(FORGED), expect=1).answer
    named = [each["id"] for each in verdict["problems"]]
    tail = flash.partition("/")[2]
    for problem in verdict["problems"]:
        play.narrator.show(f"{problem['code']} {problem['id']}: {problem['detail']}")
    play.narrator.promise(
        "The forgery is found, and the entry is named.",
        kept=verdict["verdict"] == "altered" and any(str(name).endswith(tail) for name in named),
        detail=verdict,
    )
    again = play.run(None, *_check(TRANSCRIPT), shown=False).answer
    play.narrator.promise(
        "The true transcript is still verified.", kept=again["verdict"] == "verified", detail=again
    )


def _has_answer(play: Play) -> bool:
    names = [name for name, _ in unpack((play.stage.folder / EXHIBIT).read_bytes())]
    return any(name.startswith("answers/") for name in names)


def _texts_in_exhibit(play: Play) -> list[Saying]:
    data = (play.stage.folder / EXHIBIT).read_bytes()
    return [each for both in ROUNDS for each in both if each.text.encode() in data]


def _check(file: str) -> list[str]:
    cards = [word for party in (NORTHLAND, SUNDRIA) for word in ("--card", f"{party}.card")]
    return ["verify", file, *cards]


def _forged(transcript: bytes) -> bytes:
    """The transcript with one hour changed, packed as we pack."""
    before, after = FORGED_FROM.encode(), FORGED_TO.encode()
    members = [
        (name, data.replace(before, after) if name.endswith("/openings") else data)
        for name, data in unpack(transcript)
    ]
    return pack(members)
