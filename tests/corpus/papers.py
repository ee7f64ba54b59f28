# SPDX-License-Identifier: Apache-2.0
"""Every case of ``docs/spec/vectors/identity.json`` as a file: its statement or note, signed and
put into an exhibit that is good otherwise (03, and 08 steps 4 and 5).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from tests.builder import A, Files, Record
from tests.corpus.case import (
    ALTERED,
    EXHIBIT,
    INCOMPLETE,
    OF_VECTORS,
    VERIFIED,
    Case,
    Shelf,
    vectors,
)
from tests.exports import sorted_in, without
from wasl import note, primitives
from wasl.errors import Code
from wasl.record.exhibit import exhibit
from wasl.sim.parties import Party
from wasl.terms import Head, JournalId, LineId, PartyId
from wasl.trust.card import Card, parse_card
from wasl.trust.charter import parse_charter
from wasl.trust.grant import Grant, parse_grant

Json = dict[str, Any]


@dataclass(frozen=True)
class Signer(Party):
    """A party of the vectors."""

    def seed(self, use: str) -> bytes:
        return hashlib.sha256(f"wasl vectors: {self.name} {use}".encode()).digest()

    def journal_seed(self, key: str, line_id: LineId, incarnation: int) -> bytes:
        return self.seed(f"{key} {incarnation}")

    def card(self, **changes: Any) -> Card:  # noqa: ANN401 -- as it is there
        serial = "" if changes.get("serial", 1) == 1 else f"-{changes['serial']}"
        return parse_card(vectors()["texts"][f"card-{self.name}{serial}"])

    def grant(self, incarnation: int) -> Grant:
        held = vectors()["texts"].get(f"grant-{incarnation}") if self == NORTH else None
        return super().grant(incarnation) if held is None else parse_grant(held)


NORTH, SOUTH, WEST = (Signer(PartyId(name)) for name in ("northland", "sundria", "westmark"))
SIGNERS: Final = {party.name: party for party in (NORTH, SOUTH, WEST)}


@cache
def base() -> Files:
    """An exhibit of Northland's first message on the vectors' line, under their first charter."""
    record = Record(NORTH, SOUTH, charter=parse_charter(vectors()["texts"]["charter-1"]))
    record.say(A, "Hold your fire.")
    record.sign(A)
    return exhibit(record.store, record.line, record.papers, journal=A, seq=1)


@cache
def later() -> Files:
    """The same with all three charters of the vectors and the cards that they name."""
    texts = vectors()["texts"]
    files = [
        *base(),
        ("cards/northland.2.note", NORTH.sign_root(texts["card-northland-2"]).encode()),
    ]
    files.append(("cards/westmark.1.note", WEST.sign_root(texts["card-westmark"]).encode()))
    for serial, parties in ((2, (NORTH, SOUTH, WEST)), (3, (NORTH, WEST))):
        text = texts[f"charter-{serial}"]
        files += [
            (f"charter/{serial}.{one.name}.note", one.sign_root(text).encode()) for one in parties
        ]
    return sorted_in(files)


def cases() -> list[Case]:
    shelf = Shelf("papers", EXHIBIT, anchors=OF_VECTORS)
    _good(shelf)
    for case in vectors()["text_cases"]:
        if case["expect"] == "refuse" and case["kind"] != "revoke":
            _text(shelf, case)
    for case in vectors()["card_notes"]:
        if case["expect"] == "refuse":
            text = _changed(vectors()["notes"][case["of"]], case)
            files = _with(base(), {f"cards/{_party(case['of'])}.1.note": text})
            shelf.put(f"card-note-{_slug(case['fault'])}", files, f"The card of Northland: {case['fault']}.",
                      spec="03 §3.5", verdict=ALTERED, codes=(case["code"], Code.BAD_CHARTER))  # fmt: skip
    _entry_zero(shelf)
    _ratifications(shelf)
    _successions(shelf)
    return shelf.cases


def _good(shelf: Shelf) -> None:
    why = "The exhibit that the others of this chapter differ from."
    shelf.put("good", base(), why, spec="03", verdict=VERIFIED)
    why = "The same with three charters: one joins with the second, one leaves with the third."
    shelf.put("good-later", later(), why, spec="03 §7", verdict=VERIFIED)


def _with(files: Files, members: dict[str, str]) -> Files:
    assert members.keys() <= dict(files).keys()
    return [
        (name, members[name].encode("utf-8", "surrogatepass") if name in members else data)
        for name, data in files
    ]


def _changed(whole: str, case: Json) -> str:
    if "replace" in case:
        old, new = case["replace"]
        assert whole.count(old) == 1
        return whole.replace(old, new)
    rows = whole.split("\n")
    if "drop_line" in case:
        del rows[case["drop_line"]]
    return "\n".join(rows)


def _text(shelf: Shelf, case: Json) -> None:
    """A statement that breaks one rule, with good signatures of those who should sign it."""
    text = _changed(vectors()["texts"][case["of"]], case)
    kind, of = case["kind"], case["of"]
    why = f"A {kind}, well signed, with this fault: {case['fault']}."
    if not text.endswith("\n"):
        return  # no note can hold it
    if kind == "card":
        files = _with(base(), {f"cards/{_party(of)}.1.note": _root_note(_party(of), text)})
        codes, spec = (case["code"], Code.BAD_CHARTER), "03 §3"
    elif kind == "charter":
        serial = of.removeprefix("charter-")
        whole = base() if serial == "1" else later()
        names = [name for name, _ in whole if name.startswith(f"charter/{serial}.")]
        files = _with(whole, {name: SIGNERS[name.split(".")[1]].sign_root(text) for name in names})
        codes, spec = (case["code"],), "03 §6"
    else:
        incarnation = int(of.removeprefix(f"{kind}-"))
        note = NORTH.sign_root(text) if kind == "grant" else NORTH.sign_node(text, incarnation)
        files = _with(
            _incarnated(incarnation), {f"journals/northland.{incarnation}/{kind}.note": note}
        )
        codes, spec = (case["code"],), "03 §5"
    if re.search(r"[\x00-\x09\x0b-\x1f]", text):  # no note may hold it, whatever it says
        codes = (Code.BAD_NOTE, *codes[1:])
    shelf.put(f"{kind}-{_slug(case['fault'])}", files, why, spec=spec, verdict=ALTERED, codes=codes)


def _incarnated(incarnation: int) -> Files:
    """The exhibit by the journal of an incarnation that the vectors have."""
    if incarnation == 1:
        return base()
    record = Record(NORTH, SOUTH, charter=parse_charter(vectors()["texts"]["charter-1"]))
    words = re.search(r"former (\d+) (\d+) ([0-9a-f]{64})", vectors()["texts"]["journal-2"])
    assert words is not None
    former = Head(JournalId(0, int(words[1])), int(words[2]), bytes.fromhex(words[3]))
    journal = record.open_journal(0, incarnation, former=former)
    record.say(journal, "Hold your fire.")
    record.sign(journal)
    return exhibit(record.store, record.line, record.papers, journal=journal, seq=1)


def _entry_zero(shelf: Shelf) -> None:
    for case in vectors()["entry_zero"]:
        line, place = case["line"], (case["party"], case["incarnation"])
        if case["expect"] != "refuse" or place != ("northland", 1) or not line.startswith("5955"):
            continue
        if case["card"] != "card-northland":
            continue
        notes = vectors()["notes"]
        members = {"grant": notes[case["grant"]], "journal": notes[case["journal"]]}
        files = _with(
            base(), {f"journals/northland.1/{file}.note": text for file, text in members.items()}
        )
        shelf.put(f"keys-{_slug(case['fault'])}", files, f"The keys of Northland's journal: {case['fault']}.",
                  spec="03 §5.4", verdict=ALTERED, codes=(case["code"], Code.BAD_GRANT))  # fmt: skip


def _ratifications(shelf: Shelf) -> None:
    files = base()
    shelf.put("charter-unsigned", without(files, "charter/1.sundria"), "Sundria's signature on the charter is not there.",
              spec="03 §6.6", verdict=INCOMPLETE, codes=(Code.NOT_SIGNED_BY_ALL,))  # fmt: skip
    shelf.put("card-missing", without(files, "cards/sundria"), "Sundria's card is not there.",
              spec="08 §5.3", verdict=INCOMPLETE, codes=(Code.BAD_CARD,))  # fmt: skip
    held = dict(files)
    north, south = (held[f"charter/1.{name}.note"].decode() for name in ("northland", "sundria"))
    other = NORTH.sign_root(vectors()["texts"]["charter-1"].replace("flash 600", "flash 900"))
    lines = north.split("\n\n")[1].splitlines()
    for name, north_note, south_note, codes, why in (
        ("twice-signed-by-one", north, north, (Code.NOT_SIGNED_BY_ALL,), "The note named after Sundria is Northland's."),
        ("swapped", south, north, (Code.BAD_EXPORT,), "The notes are named after one another."),
        ("two-texts", other, south, (Code.BAD_CHARTER,), "The notes are over two texts."),
        ("without-ed25519", north.replace(lines[0] + "\n", ""), south, (Code.BAD_SIGNATURE,), "A member's Ed25519 line is not there."),
        ("without-ml-dsa", north.replace(lines[1] + "\n", ""), south, (Code.BAD_SIGNATURE,), "A member's ML-DSA-65 line is not there."),
        ("by-a-node", NORTH.sign_node(vectors()["texts"]["charter-1"], 1), south, (Code.BAD_CHARTER,), "A node key has signed the charter, and no root."),
    ):  # fmt: skip
        members = {"charter/1.northland.note": north_note, "charter/1.sundria.note": south_note}
        shelf.put(
            f"charter-{name}",
            _with(files, members),
            why,
            spec="03 §6.6",
            verdict=ALTERED,
            codes=codes,
        )


def _successions(shelf: Shelf) -> None:
    for case in vectors()["successions"]:
        if case["expect"] != "refuse" or "replace" not in case:
            continue
        text = _changed(vectors()["texts"][case["new"]], case)
        parties = [member.party for member in parse_charter(text).members]
        if not SIGNERS.keys() >= set(parties):
            continue  # by somebody who has no card
        serial_fits = "\nserial 2\n" in text  # else another name is what is wrong
        members = {f"charter/2.{party}.note": SIGNERS[party].sign_root(text) for party in parties}
        files = without(later(), "charter/3")
        files = [one for one in files if not one[0].startswith("charter/2") or one[0] in members]
        shelf.put(f"succession-{_slug(case['fault'])}", _with(files, members), f"The second charter: {case['fault']}.",
                  spec="03 §7.1", verdict=ALTERED, codes=(case["code"] if serial_fits else Code.BAD_EXPORT,))  # fmt: skip


def _root_note(name: str, text: str) -> str:
    """A note by a party's root over any text, also one that no note may hold."""
    signer = SIGNERS[name]
    message = text.encode()
    ed25519 = primitives.ed25519_sign(signer.seed("root-ed25519"), message)
    ml_dsa = primitives.ml_dsa_65_sign(
        signer.seed("root-ml-dsa-65"), message, context=note.ML_DSA_65_CONTEXT
    )
    lines = tuple(
        note.signature_from(key.type, key.name, key.public, raw)
        for key, raw in zip(signer.root.verifiers(), (ed25519, ml_dsa), strict=True)
    )
    return text + note.format(note.Note("text\n", lines)).removeprefix("text\n")


def _party(of: str) -> str:
    return of.removeprefix("card-").removesuffix("-2")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
