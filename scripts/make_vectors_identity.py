# SPDX-License-Identifier: Apache-2.0
"""Write docs/spec/vectors/identity.json: cards, fingerprints, grants, journal keys and charters.

The texts and hashes are spelt out here by docs/spec/03-identity.md and not by `wasl.trust`, so
that the two can disagree. Keys and signatures come from `wasl.primitives`.

All keys follow from fixed labels. ML-DSA signing is randomised, so a signature that the file
already has is kept as long as it fits; running this again changes nothing.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wasl import primitives
from wasl.errors import Refused

TARGET = Path(__file__).resolve().parents[1] / "docs/spec/vectors/identity.json"

Case = dict[str, Any]

ABOUT = (
    "Identity as in docs/spec/03-identity.md. Every secret seed is SHA-256 of the text in 'seeds'. "
    "'texts' and 'notes' are whole, by id. A case names one of them in 'of'; where it has "
    "'replace': [old, new], put new for old, which occurs once; where it has 'drop_line', leave "
    "out that line, counted from 0. Of several notes the last one is changed, of two charters or "
    "cards the new one. 'expect' is 'accept' or 'refuse', or 'differ' for digits that were heard; "
    "a case to refuse differs from a good one in what 'fault' says, and in nothing else. 'code' is "
    "the error's code in this project. Signatures by ML-DSA are randomised: verify them, and never "
    "compare their bytes with your own. The seeds are public: never use these keys."
)


def sha256(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


def b64(data: bytes) -> str:
    return b64encode(data).decode()


def seed(owner: str, use: str) -> bytes:
    return sha256(f"wasl vectors: {owner} {use}".encode())


# ── parties ─────────────────────────────────────────────────────────────────────────────────────


@dataclass
class Party:
    name: str
    ed: bytes = field(init=False)
    ml: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.ed = primitives.ed25519_public(seed(self.name, "root-ed25519"))
        self.ml = primitives.ml_dsa_65_public(seed(self.name, "root-ml-dsa-65"))

    @property
    def root_name(self) -> str:
        return "wasl/r/" + sha256(b"wasl/root/v1", self.ed, self.ml)[:16].hex()

    def node(self, incarnation: int) -> bytes:
        return primitives.ed25519_public(seed(self.name, f"node {incarnation}"))

    def card(self, middle: str, *, serial: int = 1) -> str:
        kem = primitives.x_wing_public(seed(self.name, "kem"))
        # Nothing in the certificate is read, so a DER SEQUENCE of one OCTET STRING stands for it.
        tls = b"\x30\x22\x04\x20" + seed(self.name, "tls")
        return (
            f"wasl/card/v1\nparty {self.name}\nserial {serial}\n{middle}"
            f"root-ed25519 {b64(self.ed)}\nroot-ml-dsa-65 {b64(self.ml)}\nkem {b64(kem)}\n"
            f"tls {b64(tls)}\nurl https://{self.name}.example:7443\n"
            "valid-from 2026-11-22T00:00:00Z\nvalid-until 2028-11-22T00:00:00Z\n"
        )


NORTHLAND, SUNDRIA, WESTMARK = Party("northland"), Party("sundria"), Party("westmark")
PARTIES = {party.name: party for party in (NORTHLAND, SUNDRIA, WESTMARK)}


def line(name: str, kind: bytes, public: bytes, signature: bytes) -> str:
    key_id = sha256(name.encode(), b"\n", kind, public)[:4]
    return f"\u2014 {name} {b64(key_id + signature)}\n"


class Notes:
    """Signs texts, and keeps what the file already has."""

    def __init__(self, kept: dict[str, str]) -> None:
        self.kept = kept
        self.made: dict[str, str] = {}

    def root(self, case_id: str, text: str, party: Party) -> str:
        message = text.encode()
        ed = primitives.ed25519_sign(seed(party.name, "root-ed25519"), message)
        ml = self._ml_dsa(case_id, message, party)
        name = party.root_name
        kind = b"\xffwasl/ml-dsa-65/v1"
        lines = line(name, b"\x01", party.ed, ed) + line(name, kind, party.ml, ml)
        self.made[case_id] = f"{text}\n{lines}"
        return case_id

    def node(self, case_id: str, text: str, party: Party, incarnation: int) -> str:
        public = party.node(incarnation)
        name = "wasl/n/" + sha256(b"wasl/node/v1", public)[:16].hex()
        raw = primitives.ed25519_sign(seed(party.name, f"node {incarnation}"), text.encode())
        signed = line(name, b"\x01", public, raw)
        self.made[case_id] = f"{text}\n{signed}"
        return case_id

    def _ml_dsa(self, case_id: str, message: bytes, party: Party) -> bytes:
        context = b"wasl/note/v1"
        if case_id in self.kept:
            old = b64decode(self.kept[case_id].rstrip("\n").rpartition(" ")[2])[4:]
            try:
                primitives.ml_dsa_65_verify(party.ml, message, old, context=context)
            except Refused:
                pass
            else:
                return old
        return primitives.ml_dsa_65_sign(
            seed(party.name, "root-ml-dsa-65"), message, context=context
        )


# ── texts ───────────────────────────────────────────────────────────────────────────────────────

CARDS = {
    "card-northland": NORTHLAND.card(
        "name ar الشمال\nname ru Северия\nname en Northland\n"
        "office duty مكتب المناوبة\noffice staff هيئة الأركان\n"
    ),
    "card-sundria": SUNDRIA.card("name ru Сундрия\noffice duty Оперативный дежурный\n"),
    "card-westmark": WESTMARK.card("office duty Duty desk\n"),
    # ZWNJ between Arabic letters is needed to write Persian, and is seen.
    "card-northland-2": NORTHLAND.card("name ar الشمال\noffice duty می\u200cخواهم\n", serial=2),
}
NONCE = sha256(b"wasl vectors: nonce")
TERMS = (
    "languages ar ru en\nack-within flash 600\nack-within immediate 1800\n"
    "ack-within priority 10800\nack-within routine 21600\ncheck-every 3600\n{two_person}"
    "retention-days 3650\n{padding}witness none\nkem-max-age 2592000\npresence {presence}\n"
    "expires 2028-11-22T00:00:00Z\n"
)
PLAIN_TERMS = TERMS.format(
    two_person="two-person none\n", padding="padding none\n", presence="live"
)


def member(index: int, party: str, card: str) -> str:
    return f"member {index} {party} {sha256(CARDS[card].encode()).hex()}\n"


def charter(head: str, members: str, terms: str, title: str) -> str:
    return f"wasl/charter/v1\n{head}nonce {NONCE.hex()}\ntitle {title}\n{members}{terms}"


TWO = member(0, "northland", "card-northland") + member(1, "sundria", "card-sundria")
FIRST = charter(
    "line none\nserial 1\npredecessor none\n", TWO, PLAIN_TERMS, "خط الشمال — линия Сундрия"
)
LINE_ID = sha256(FIRST.encode())


def later(serial: int, predecessor: str, members: str, terms: str) -> str:
    digest = sha256(predecessor.encode()).hex()
    head = f"line {LINE_ID.hex()}\nserial {serial}\npredecessor {digest}\n"
    return charter(head, members, terms, "Three desks")


RENEWED = member(0, "northland", "card-northland-2") + member(1, "sundria", "card-sundria")
SECOND = later(
    2,
    FIRST,
    RENEWED + member(2, "westmark", "card-westmark"),
    TERMS.format(
        two_person="two-person call-request protest\n",
        padding="padding 256 1024 4096\n",
        presence="hours",
    ),
)
CLOSED = [sha256(b"wasl vectors: closed %d" % number).hex() for number in (1, 2)]
LEFT = f"left 1 sundria\nclosed 1 412 {CLOSED[0]}\nclosed 2 17 {CLOSED[1]}\n"
THIRD = later(
    3,
    SECOND,
    member(0, "northland", "card-northland-2") + member(2, "westmark", "card-westmark") + LEFT,
    PLAIN_TERMS,
)


def origin(party: str, incarnation: int) -> str:
    parts = (b"wasl/origin/v1", LINE_ID, party.encode(), incarnation.to_bytes(4, "big"))
    return "wasl/j/" + sha256(*parts)[:16].hex()


def grant(party: Party, incarnation: int) -> str:
    return (
        f"wasl/grant/v1\nparty {party.name}\nincarnation {incarnation}\n"
        f"node {b64(party.node(incarnation))}\nvalid-from 2026-11-22T00:00:00Z\n"
    )


def journal(party: Party, incarnation: int, former: str) -> str:
    def own(use: str) -> bytes:
        return seed(party.name, f"{use} {incarnation}")

    return (
        f"wasl/journal/v1\nline {LINE_ID.hex()}\nparty {party.name}\nincarnation {incarnation}\n"
        f"origin {origin(party.name, incarnation)}\n"
        f"checkpoint-ed25519 {b64(primitives.ed25519_public(own('E')))}\n"
        f"checkpoint-ml-dsa-44 {b64(primitives.ml_dsa_44_public(own('M')))}\n"
        f"receipt-ed25519 {b64(primitives.ed25519_public(own('R')))}\nformer {former}\n"
    )


TEXTS = {
    **CARDS,
    "charter-1": FIRST,
    "charter-2": SECOND,
    "charter-3": THIRD,
    "grant-1": grant(NORTHLAND, 1),
    "grant-2": grant(NORTHLAND, 2),
    "journal-1": journal(NORTHLAND, 1, "none"),
    "journal-2": journal(NORTHLAND, 2, f"1 41 {CLOSED[0]}"),
    "revoke-1": "wasl/revoke/v1\nparty northland\nincarnation 1\nreason سُرق الجهاز\n",
}
CODES = {
    "card": "WASL-2007",
    "charter": "WASL-2008",
    "grant": "WASL-2009",
    "journal": "WASL-2009",
    "revoke": "WASL-2009",
}

# ── bad texts ───────────────────────────────────────────────────────────────────────────────────


def at_line(text: str, key: str) -> str:
    """The first line of ``text`` with this key, whole."""
    return next(row for row in text.splitlines(keepends=True) if row.startswith(f"{key} "))


def bad_texts() -> Iterator[tuple[str, str, str, str]]:
    """(fault, id of the good text, what is replaced, by what)"""
    yield from bad_forms()
    yield from bad_words()
    yield from bad_cards()
    yield from bad_charters()
    yield from bad_grants()


def bad_forms() -> Iterator[tuple[str, str, str, str]]:
    of, text = "card-northland", CARDS["card-northland"]
    yield "another version in the first line", of, "wasl/card/v1\n", "wasl/card/v2\n"
    yield "the first line of another kind", of, "wasl/card/v1\n", "wasl/grant/v1\n"
    yield "no line feed at the end", of, "2028-11-22T00:00:00Z\n", "2028-11-22T00:00:00Z"
    yield "an empty line at the end", of, "2028-11-22T00:00:00Z\n", "2028-11-22T00:00:00Z\n\n"
    yield "a carriage return", of, "serial 1\n", "serial 1\r\n"
    yield "a line that is not known", of, "serial 1\n", "serial 1\nweight 9\n"
    yield "a line left out", of, "serial 1\n", ""
    yield "a line twice", of, "serial 1\n", "serial 1\nserial 1\n"
    yield "two lines exchanged", of, "party northland\nserial 1\n", "serial 1\nparty northland\n"
    yield "two spaces after a key", of, "serial 1\n", "serial  1\n"
    yield "a space at the end of a line", of, "serial 1\n", "serial 1 \n"
    yield "a tab after a key", of, "serial 1\n", "serial\t1\n"
    yield "a key in capitals", of, "serial 1\n", "Serial 1\n"
    yield "a leading zero", of, "serial 1\n", "serial 01\n"
    yield "a plus sign", of, "serial 1\n", "serial +1\n"
    yield "an Arabic-Indic digit in a number", of, "serial 1\n", "serial \u0661\n"
    yield "a number of thirty digits", of, "serial 1\n", f"serial {'1' * 30}\n"
    yield "a serial of zero", of, "serial 1\n", "serial 0\n"
    yield "a serial past 32 bits", of, "serial 1\n", "serial 4294967296\n"
    key = at_line(text, "root-ed25519")
    bits = key[:-3] + chr(ord(key[-3]) + 1) + key[-2:]
    yield "base64 with a stray bit", of, key, bits
    yield "base64 without padding", of, key, key[:-2] + "\n"
    key = at_line(text, "root-ml-dsa-65")
    url_kind = key.translate(str.maketrans("+/", "-_")).replace("root_ml_dsa", "root-ml-dsa")
    yield "base64 of the URL kind", of, key, url_kind
    time = "valid-from 2026-11-22T00:00:00Z"
    yield "a time with an offset", of, time, time[:-1] + "+00:00"
    yield "a time with a fraction", of, time, time[:-1] + ".0Z"
    yield "a day that does not exist", of, time, "valid-from 2026-11-31T00:00:00Z"
    yield "a leap second", of, time, "valid-from 2016-12-31T23:59:60Z"
    yield "a time before 1970", of, time, "valid-from 1969-12-31T23:59:59Z"


def bad_words() -> Iterator[tuple[str, str, str, str]]:
    of, old = "card-northland", "name en Northland\n"
    for fault, word in (
        ("right-to-left override U+202E", "North\u202eland"),
        ("right-to-left mark U+200F", "North\u200fland"),
        ("left-to-right isolate U+2066", "\u2066Northland"),
        ("zero-width space U+200B", "North\u200bland"),
        ("zero-width non-joiner between Latin letters", "North\u200cland"),
        ("word joiner U+2060", "North\u2060land"),
        ("byte order mark U+FEFF", "\ufeffNorthland"),
        ("soft hyphen U+00AD", "North\u00adland"),
        ("line separator U+2028", "North\u2028land"),
        ("next line U+0085", "North\u0085land"),
        ("delete U+007F", "North\u007fland"),
        ("private use U+E000", "North\ue000land"),
        ("combining grapheme joiner U+034F", "North\u034fland"),
        ("variation selector U+FE0F", "North\ufe0fland"),
        ("Hangul filler U+3164", "North\u3164land"),
        ("blank Braille pattern U+2800", "North\u2800land"),
        ("tag letter U+E0041", "Northland\U000e0041"),
        ("unassigned U+0378", "North\u0378land"),
        ("no-break space U+00A0", "North\u00a0land"),
        ("two spaces in a name", "North  land"),
        ("a space at the end of a name", "Northland "),
        ("a name that begins with a mark", "\u0301Northland"),
        ("a name that is not NFC", "No\u0308rthland"),
        ("a name of 121 characters", "N" * 121),
    ):
        yield fault, of, old, f"name en {word}\n"
    yield "an empty name", of, old, "name en \n"
    arabic = "name ar الشمال\n"
    yield "zero-width joiner at the end", of, arabic, "name ar الشمال\u200d\n"
    yield "two joiners in a row", of, arabic, "name ar الش\u200d\u200cمال\n"


def bad_cards() -> Iterator[tuple[str, str, str, str]]:
    of, text = "card-northland", CARDS["card-northland"]
    yield "a party id in capitals", of, "party northland\n", "party Northland\n"
    yield "a party id of 33 letters", of, "party northland\n", f"party {'n' * 33}\n"
    yield "a party id with a letter that looks Latin", of, "party n", "party \u0578"
    yield "a language that is not known", of, "name ru Северия\n", "name uk Північ\n"
    yield "a name in one language twice", of, "name ru Северия\n", "name ru С\nname ru С\n"
    yield (
        "languages out of order",
        of,
        "name ar الشمال\nname ru Северия\n",
        "name ru Северия\nname ar الشمال\n",
    )
    both = "office duty مكتب المناوبة\noffice staff هيئة الأركان\n"
    yield "no office", of, both, ""
    yield "an office twice", of, "office staff", "office duty"
    yield "an office without a title", of, "office staff هيئة الأركان\n", "office staff\n"
    key = at_line(text, "root-ed25519")
    small = b"\x01" + bytes(31)
    yield "an Ed25519 root of small order", of, key, f"root-ed25519 {b64(small)}\n"
    yield "an Ed25519 root of 31 bytes", of, key, f"root-ed25519 {b64(NORTHLAND.ed[:31])}\n"
    key = at_line(text, "root-ml-dsa-65")
    yield "an ML-DSA-65 root of 1951 bytes", of, key, f"root-ml-dsa-65 {b64(NORTHLAND.ml[:1951])}\n"
    key = at_line(text, "kem")
    kem = b64decode(key.split()[1])
    yield "a KEM key of 1215 bytes", of, key, f"kem {b64(kem[:1215])}\n"
    past = bytes((0x01, (kem[1] & 0xF0) | 0x0D)) + kem[2:]
    yield "a KEM key with a coefficient of 3329", of, key, f"kem {b64(past)}\n"
    key = at_line(text, "tls")
    tls = b64decode(key.split()[1])
    yield "a certificate that is cut off", of, key, f"tls {b64(tls[:-1])}\n"
    yield "a certificate and a byte more", of, key, f"tls {b64(tls + bytes(1))}\n"
    long = b"\x30\x81" + tls[1:]
    yield "a certificate with a long length", of, key, "tls " + b64(long) + "\n"
    url = at_line(text, "url")
    yield "an address twice", of, url, url + url
    yield "an address with a space", of, url, "url https://north land:7443\n"
    yield "an address that is not ASCII", of, url, "url https://северия:7443\n"
    yield "an address without a scheme", of, url, "url northland.example\n"
    yield "an address of 201 characters", of, url, f"url https://{'n' * 193}\n"
    until = at_line(text, "valid-until")
    yield "a card that ends as it begins", of, until, "valid-until 2026-11-22T00:00:00Z\n"


def bad_charters() -> Iterator[tuple[str, str, str, str]]:
    of = "charter-1"
    first, second = TWO.splitlines(keepends=True)
    yield "serial 2 and no line", of, "serial 1\n", "serial 2\n"
    line_id = LINE_ID.hex()
    yield "serial 1 and a line", of, "line none\n", f"line {line_id}\n"
    yield "serial 1 and a predecessor", of, "predecessor none\n", f"predecessor {line_id}\n"
    yield "a line in capitals", "charter-2", f"line {line_id}\n", f"line {line_id.upper()}\n"
    yield "a nonce of 31 bytes", of, NONCE.hex(), NONCE.hex()[2:]
    yield "right-to-left override in the title", of, "title ", "title \u202e"
    yield "one member", of, second, ""
    yield "an index twice", of, second, second.replace("member 1", "member 0")
    yield "an index left out in a first charter", of, second, second.replace(" 1 ", " 2 ")
    yield "an index past 255", of, second, second.replace(" 1 ", " 256 ")
    yield "members out of order", of, TWO, second + first
    yield "a party twice", of, second, second.replace("sundria", "northland")
    card = first.split()[3]
    yield "one card for two members", of, second, f"member 1 sundria {card}\n"
    yield "a card's hash of 31 bytes", of, second, second[:-3] + "\n"
    yield "a member without a card", of, second, "member 1 sundria\n"
    yield "somebody left in a first charter", of, "languages", "left 2 westmark\nlanguages"
    of = "charter-3"
    yield "a party that left among the members", of, "left 1 sundria", "left 1 westmark"
    later_two = THIRD[THIRD.index("member 0") : THIRD.index("left ")]
    exchanged = "".join(reversed(later_two.splitlines(keepends=True)))
    yield "members out of order in a later charter", of, later_two, exchanged
    yield "a closed journal of nobody", of, "left 1 sundria\n", ""
    yield "a journal closed at size 0", of, "closed 2 17 ", "closed 2 0 "
    yield "one journal closed twice", of, "closed 2 17 ", "closed 1 17 "
    yield "incarnation 0 closed", of, "closed 1 412 ", "closed 0 412 "
    of = "charter-1"
    yield "no language", of, "languages ar ru en\n", "languages \n"
    yield "languages out of order in a charter", of, "languages ar ru en\n", "languages ru ar\n"
    yield "a language that no charter has", of, "languages ar ru en\n", "languages ar fr\n"
    yield "nought seconds for FLASH", of, "ack-within flash 600\n", "ack-within flash 0\n"
    yield "a precedence left out", of, "ack-within priority 10800\n", ""
    yield "a precedence that is not known", of, "within priority", "within urgent"
    yield "a check every nought seconds", of, "check-every 3600\n", "check-every 0\n"
    yield "kinds out of order", "charter-2", "call-request protest", "protest call-request"
    yield "a kind and none", "charter-2", "call-request protest", "call-request none"
    yield "padding out of order", "charter-2", "256 1024 4096", "1024 256 4096"
    yield "a witness policy that is not known", of, "witness none\n", "witness any\n"
    yield "a presence that is not known", of, "presence live\n", "presence always\n"
    yield "a KEM key of no age", of, "kem-max-age 2592000\n", "kem-max-age 0\n"
    yield "no retention", of, "retention-days 3650\n", "retention-days 0\n"


def bad_grants() -> Iterator[tuple[str, str, str, str]]:
    yield "incarnation 0 granted", "grant-1", "incarnation 1\n", "incarnation 0\n"
    key = at_line(TEXTS["grant-1"], "node")
    yield "a node key of small order", "grant-1", key, f"node {b64(bytes(32))}\n"
    of, text = "journal-1", TEXTS["journal-1"]
    chosen = origin("sundria", 1)
    yield "an origin that is another's", of, at_line(text, "origin"), f"origin {chosen}\n"
    yield "an origin for another incarnation", of, "incarnation 1\n", "incarnation 2\n"
    e, r = (at_line(text, f"{key}-ed25519").split()[1] for key in ("checkpoint", "receipt"))
    yield "one key for checkpoints and receipts", of, r, e
    m = at_line(text, "checkpoint-ml-dsa-44")
    yield "an ML-DSA-44 key of 1311 bytes", of, m, m[: m.index(" ") + 1] + b64(bytes(1311)) + "\n"
    yield "a former journal of incarnation 1 itself", of, "former none", f"former 1 41 {CLOSED[0]}"
    yield "a former journal of size 0", "journal-2", "former 1 41 ", "former 1 0 "
    yield "a former journal with a short root", "journal-2", CLOSED[0], CLOSED[0][2:]
    yield "a revocation without a reason", "revoke-1", "reason سُرق الجهاز\n", "reason \n"


def texts() -> Iterator[Case]:
    for case_id, text in TEXTS.items():
        kind = case_id.partition("-")[0]
        digest = sha256(text.encode())
        yield {"of": case_id, "kind": kind, "sha256": digest, "expect": "accept"}
    for fault, case_id, old, new in bad_texts():
        assert TEXTS[case_id].count(old) == 1, fault
        kind = case_id.partition("-")[0]
        case = {"of": case_id, "kind": kind, "replace": [old, new]}
        yield {**case, "expect": "refuse", "code": CODES[kind], "fault": fault}


# ── notes ───────────────────────────────────────────────────────────────────────────────────────


def sign_all(notes: Notes) -> None:
    for case_id, text in CARDS.items():
        notes.root(case_id, text, PARTIES[case_id.split("-")[1]])
    for name in ("northland", "sundria"):
        notes.root(f"charter-1-{name}", FIRST, PARTIES[name])
    for name, party in PARTIES.items():
        notes.root(f"charter-2-{name}", SECOND, party)
    for incarnation in (1, 2):
        notes.root(f"grant-{incarnation}", TEXTS[f"grant-{incarnation}"], NORTHLAND)
        notes.node(
            f"journal-{incarnation}", TEXTS[f"journal-{incarnation}"], NORTHLAND, incarnation
        )
    notes.root("revoke-1", TEXTS["revoke-1"], NORTHLAND)
    notes.node("journal-1-sundria", journal(SUNDRIA, 1, "none"), NORTHLAND, 1)
    notes.node("journal-2-node-1", TEXTS["journal-2"], NORTHLAND, 1)


def signature_rows(whole: str) -> list[int]:
    return [at for at, row in enumerate(whole.split("\n")) if row.startswith("\u2014 ")]


def card_notes(notes: dict[str, str]) -> Iterator[Case]:
    for case_id in CARDS:
        yield {"of": case_id, "expect": "accept"}
    of = "card-northland"
    whole = notes[of]
    ed, ml = signature_rows(whole)
    rows = whole.split("\n")
    bad = {"of": of, "expect": "refuse"}
    yield {**bad, "drop_line": ed, "code": "WASL-2004", "fault": "no Ed25519 line"}
    yield {**bad, "drop_line": ml, "code": "WASL-2004", "fault": "no ML-DSA-65 line"}
    for fault, row in (("Ed25519", ed), ("ML-DSA-65", ml)):
        head, _, raw = rows[row].rpartition(" ")
        octets = bytearray(b64decode(raw))
        octets[40] ^= 1
        edit = [rows[row], f"{head} {b64(bytes(octets))}"]
        yield {**bad, "replace": edit, "code": "WASL-2004", "fault": f"one bit in {fault}"}
    edit = ["office duty مكتب", "office duty مكاتب"]
    yield {**bad, "replace": edit, "code": "WASL-2004", "fault": "one letter in the text"}
    theirs = notes["card-sundria"].split("\n")
    for fault, row, other in (
        ("the Ed25519 line of another party", ed, signature_rows(notes["card-sundria"])[0]),
        ("the ML-DSA-65 line of another party", ml, signature_rows(notes["card-sundria"])[1]),
    ):
        yield {**bad, "replace": [rows[row], theirs[other]], "code": "WASL-2004", "fault": fault}
    key = at_line(whole, "root-ed25519")
    edit = [key, f"root-ed25519 {b64(SUNDRIA.ed)}\n"]
    yield {**bad, "replace": edit, "code": "WASL-2004", "fault": "another party's root in the text"}


def entry_zero() -> Iterator[Case]:
    good = {
        "grant": "grant-1",
        "journal": "journal-1",
        "card": "card-northland",
        "line": LINE_ID,
        "party": "northland",
        "incarnation": 1,
    }
    yield {**good, "expect": "accept"}
    yield {**good, "grant": "grant-2", "journal": "journal-2", "incarnation": 2, "expect": "accept"}
    for fault, change, code in (
        ("the grant of another incarnation", {"grant": "grant-2"}, "WASL-2009"),
        ("the note of another node key", {"journal": "journal-2"}, "WASL-2004"),
        ("journal keys for another incarnation", {"journal": "journal-2-node-1"}, "WASL-2009"),
        ("journal keys for another party", {"journal": "journal-1-sundria"}, "WASL-2009"),
        ("a journal of another incarnation", {"incarnation": 2}, "WASL-2009"),
        ("a journal of another line", {"line": sha256(b"another line")}, "WASL-2009"),
        ("a journal of another party", {"party": "sundria"}, "WASL-2009"),
        ("the root of another party", {"card": "card-sundria"}, "WASL-2004"),
        ("a revocation in place of the grant", {"grant": "revoke-1"}, "WASL-2003"),
        ("a grant in place of the journal keys", {"journal": "grant-1"}, "WASL-2003"),
    ):
        yield {**good, **change, "expect": "refuse", "code": code, "fault": fault}


def ratifications(notes: dict[str, str]) -> Iterator[Case]:
    one = {
        "notes": ["charter-1-northland", "charter-1-sundria"],
        "cards": ["card-northland", "card-sundria"],
        "missing": [],
    }
    yield {**one, "expect": "accept"}
    yield {**one, "notes": one["notes"][::-1], "expect": "accept"}
    two = {
        "notes": [f"charter-2-{name}" for name in PARTIES],
        "cards": ["card-northland-2", "card-sundria", "card-westmark"],
        "missing": [],
    }
    yield {**two, "expect": "accept"}
    bad = {"expect": "refuse", "code": "WASL-1011"}
    yield {
        **one,
        "notes": one["notes"][:1],
        "missing": ["sundria"],
        **bad,
        "fault": "one of two has not signed",
    }
    yield {
        **two,
        "notes": two["notes"][1:2],
        "missing": ["northland", "westmark"],
        **bad,
        "fault": "two of three have not signed",
    }
    yield {
        **one,
        "notes": [one["notes"][0]] * 2,
        "missing": ["sundria"],
        **bad,
        "fault": "one signs twice in place of the other",
    }
    bad = {"expect": "refuse", "code": "WASL-2008"}
    mixed = ["charter-1-northland", "charter-2-sundria"]
    yield {**one, "notes": mixed, **bad, "fault": "notes over two texts"}
    yield {**one, "cards": one["cards"][:1], **bad, "fault": "a card that is not here"}
    renewed = ["card-northland-2", "card-sundria"]
    yield {**one, "cards": renewed, **bad, "fault": "a card that the charter does not name"}
    yield {**one, "notes": [], **bad, "fault": "no note"}
    reverse = one["notes"][::-1]
    ed, ml = signature_rows(notes["charter-1-northland"])
    for fault, row in (("Ed25519", ed), ("ML-DSA-65", ml)):
        half = {"expect": "refuse", "code": "WASL-2004", "drop_line": row}
        yield {**one, "notes": reverse, **half, "fault": f"a member without its {fault} line"}


def successions() -> Iterator[Case]:
    cards = [*CARDS]
    yield {"old": "charter-1", "new": "charter-2", "cards": cards, "expect": "accept"}
    yield {"old": "charter-2", "new": "charter-3", "cards": cards, "expect": "accept"}
    for fault, old, new, edit in (
        ("a charter skipped", "charter-1", "charter-3", None),
        ("a charter that follows itself", "charter-2", "charter-2", None),
        ("a charter before its predecessor", "charter-2", "charter-1", None),
        ("another line", "charter-1", "charter-2", [f"line {LINE_ID.hex()}", f"line {'0' * 64}"]),
        ("a serial skipped", "charter-1", "charter-2", ["serial 2\n", "serial 3\n"]),
        (
            "another predecessor",
            "charter-1",
            "charter-2",
            [f"predecessor {LINE_ID.hex()}", f"predecessor {'0' * 64}"],
        ),
        ("another nonce", "charter-1", "charter-2", [NONCE.hex(), "0" * 64]),
        (
            "a member dropped without leaving",
            "charter-1",
            "charter-2",
            [at_line(SECOND, "member 1"), ""],
        ),
        (
            "an index given to another party",
            "charter-1",
            "charter-2",
            ["member 1 sundria", "member 1 eastmark"],
        ),
        ("an index skipped", "charter-1", "charter-2", ["member 2", "member 3"]),
        (
            "who was no member leaves",
            "charter-1",
            "charter-2",
            ["languages", "left 9 x\nlanguages"],
        ),
    ):
        case = {"old": old, "new": new, "cards": cards, "expect": "refuse", "code": "WASL-2008"}
        yield {**case, **({"replace": edit} if edit else {}), "fault": fault}


def renewals() -> Iterator[Case]:
    old, new = "card-northland", "card-northland-2"
    yield {"old": old, "new": new, "expect": "accept"}
    yield {"old": old, "new": old, "expect": "accept"}
    bad = {"expect": "refuse", "code": "WASL-2007"}
    yield {"old": new, "new": old, **bad, "fault": "an older serial"}
    yield {"old": old, "new": "card-sundria", **bad, "fault": "another party"}
    key = at_line(CARDS[new], "root-ed25519")
    edit = [key, f"root-ed25519 {b64(WESTMARK.ed)}\n"]
    yield {"old": old, "new": new, "replace": edit, **bad, "fault": "another root"}
    fork = {"expect": "refuse", "code": "WASL-3005", "fault": "two cards with one serial"}
    yield {"old": old, "new": new, "replace": ["serial 2\n", "serial 1\n"], **fork}


# ── fingerprints ────────────────────────────────────────────────────────────────────────────────


def damm(payload: str) -> str:
    """Damm (2004), order 10, by its operation table written as one string."""
    rows = "0317598642709215486342068713591750983426612304597836742095815869720134"
    rows += "894536201794386172052581436790"
    table = [rows[at : at + 10] for at in range(0, 100, 10)]
    state = 0
    for digit in payload:
        state = int(table[state][int(digit)])
    return str(state)


def fingerprint(party: Party) -> str:
    digest = sha256(b"wasl/fingerprint/v1", party.name.encode(), b"\0", party.ed, party.ml)
    payload = str(int.from_bytes(digest, "big") % 10**32).zfill(32)
    return "".join(payload[at : at + 4] + damm(payload[at : at + 4]) for at in range(0, 32, 4))


def heard() -> Iterator[Case]:
    own = fingerprint(NORTHLAND)
    groups = [own[at : at + 5] for at in range(0, 40, 5)]
    good = {"digits": own, "expect": "accept"}
    for typed in (
        own,
        " ".join(groups),
        "-".join(groups),
        own.translate({0x30 + value: 0x660 + value for value in range(10)}),
        " ".join(groups).translate({0x30 + value: 0x6F0 + value for value in range(10)}),
    ):
        yield {**good, "heard": typed}

    def instead(changes: dict[int, str]) -> str:
        return " ".join(changes.get(number, group) for number, group in enumerate(groups, 1))

    def other(group: str) -> str:
        payload = f"{(int(group[:4]) + 1) % 10_000:04d}"
        return payload + damm(payload)

    def wrong(group: str) -> str:
        return group[:4] + str((int(group[4]) + 1) % 10)

    swap = next(number for number, group in enumerate(groups, 1) if len(set(group[:2])) == 2)
    swapped = groups[swap - 1][1] + groups[swap - 1][0] + groups[swap - 1][2:]
    bad = {"digits": own, "expect": "differ", "code": "WASL-1012"}
    yield {**bad, "heard": instead({3: wrong(groups[2])}), "misheard": [3], "different": []}
    yield {**bad, "heard": instead({swap: swapped}), "misheard": [swap], "different": []}
    yield {**bad, "heard": instead({8: other(groups[7])}), "misheard": [], "different": [8]}
    both = instead({1: other(groups[0]), 2: wrong(groups[1])})
    yield {**bad, "heard": both, "misheard": [2], "different": [1]}
    every = list(range(1, 9))
    theirs = fingerprint(SUNDRIA)
    yield {**bad, "heard": theirs, "misheard": [], "different": every}
    for fault, typed in (
        ("39 digits", own[:-1]),
        ("41 digits", own + "0"),
        ("a letter", own[:-1] + "O"),
        ("a full-width digit", own[:-1] + "\uff11"),
        ("nothing", ""),
    ):
        refused = {"digits": own, "expect": "refuse", "code": "WASL-1001"}
        yield {**refused, "heard": typed, "fault": fault}


# ── the file ────────────────────────────────────────────────────────────────────────────────────


def vectors(kept: dict[str, str]) -> Case:
    notes = Notes(kept)
    sign_all(notes)
    uses = ("root-ed25519", "root-ml-dsa-65", "kem", "node 1", "node 2", "E 1", "M 1", "R 1")
    return {
        "about": ABOUT,
        "seeds": {name: {use: f"wasl vectors: {name} {use}" for use in uses} for name in PARTIES},
        "texts": TEXTS,
        "notes": notes.made,
        "derived": {
            "line_id": LINE_ID,
            "roots": {f"card-{name}": party.root_name for name, party in PARTIES.items()},
            "origins": [
                {"party": name, "incarnation": number, "origin": origin(name, number)}
                for name in PARTIES
                for number in (1, 2, 4294967295)
            ],
            "fingerprints": {f"card-{name}": fingerprint(party) for name, party in PARTIES.items()},
        },
        "text_cases": list(texts()),
        "card_notes": list(card_notes(notes.made)),
        "entry_zero": list(entry_zero()),
        "ratifications": list(ratifications(notes.made)),
        "successions": list(successions()),
        "renewals": list(renewals()),
        "heard": list(heard()),
    }


def render() -> str:
    kept = json.loads(TARGET.read_text(encoding="utf-8"))["notes"] if TARGET.exists() else {}
    # ASCII alone: some of these strings hold characters that would change how the file is seen.
    return json.dumps(vectors(kept), indent=1, default=bytes.hex) + "\n"


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(render(), encoding="utf-8")
    print(TARGET)
