# SPDX-License-Identifier: Apache-2.0
"""What the specification prints as bytes, sizes and bounds is what the code makes.

Each example is computed again from its description and compared with the text of the page. The
examples of 03 are in ``vectors/identity.json``, which ``test_own_identity.py`` reads.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.architecture.tree import ROOT
from tests.builder import A, B, Files, Record, forked, shown, whole
from wasl import limits
from wasl.home.archive import pack
from wasl.line import talk
from wasl.primitives import sha256
from wasl.record.entry import Entry, Kind, commitment, format_entry, pack_flags
from wasl.record.layout import FileKind
from wasl.record.merkle import leaf_hash
from wasl.record.readme import readme
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.terms import Head, JournalId, LineId, OfficeId, Precedence, Traffic
from wasl.wire import text, warm
from wasl.wire.epoch import advance, first_chain_key, seed_hash

LINE = LineId(bytes(range(32)))
CHARTER = b"\x09" * 32
SPEAKER = JournalId(1, 1)
KEYS_SEQ = 1
KEYS_TIME_S = 1_794_999_990
SEED = b"\x07" * 32


@cache
def page(name: str) -> str:
    return (ROOT / "docs" / "spec" / name).read_text(encoding="utf-8")


def section(name: str, heading: str) -> str:
    """The text below a heading, up to the next of any level."""
    found = re.search(
        rf"(?m)^#+ {re.escape(heading)}[^\n]*\n(.*?)(?=^#+ |\Z)", page(name), re.DOTALL
    )
    assert found is not None, f"{name} has no section {heading}"
    return found[1]


def rows(table: str) -> dict[str, list[str]]:
    """The cells of each row of a table, by its first cell, without marks."""
    cells = (
        [cell.strip().replace("`", "").replace("**", "") for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("|")
    )
    return {first: rest for first, *rest in cells}


def block(markdown: str) -> str:
    found = re.search(r"```\n(.*?)```", markdown, re.DOTALL)
    assert found is not None
    return found[1]


def number(cell: str) -> int:
    return int(cell.replace(",", ""))


# ── 04 §6 and 05 §2.3: one message, from its words to its envelope ──────────────────────────────


def chain_key() -> bytes:
    return first_chain_key(SEED, line=LINE, charter=CHARTER, journal=SPEAKER, keys_seq=KEYS_SEQ)


def body() -> bytes:
    return talk.format_body(
        talk.Message(
            lang="en",
            from_office=OfficeId("duty"),
            to=(talk.Office(0, OfficeId("duty")),),
            info=(),
            subject="",
            label="",
            text="Confirm position of the convoy.",
            reply_by_s=None,
            refs=(),
            supersedes=None,
            by="",
        )
    )


def entry() -> Entry:
    _, key = advance(chain_key())
    return Entry(
        LINE,
        SPEAKER,
        seq=KEYS_SEQ + 1,
        kind=Kind.MESSAGE,
        precedence=Precedence.IMMEDIATE,
        traffic=Traffic.EXERCISE,
        sent_alone=False,
        time_s=1_795_000_000,
        seen=(Head(JournalId(0, 1), 2, b"\x05" * 32),),
        commit=commitment(key.salt, body()),
    )


def envelope() -> bytes:
    one = entry()
    _, key = advance(chain_key())
    narrow = warm.Narrow(
        one.kind,
        pack_flags(one.precedence, one.traffic, sent_alone=one.sent_alone),
        one.time_s,
        one.seen,
        None,
        body(),
        (),
        b"\x03" * 64,
    )
    place = warm.Place(LINE, CHARTER, SPEAKER, one.seq, KEYS_TIME_S)
    return warm.seal(narrow, place=place, key=key, roots=False)


def test_the_chain_of_the_example() -> None:
    told = rows(section("04-envelopes.md", "6. Worked example"))
    first, key = advance(chain_key())
    pinned = seed_hash(SEED, line=LINE, journal=SPEAKER, keys_seq=KEYS_SEQ)
    computed = {
        "seed_hash": pinned,
        "ck₀": chain_key(),
        "ck₁": first,
        "key₁": key.key,
        "salt₁": key.salt,
        "tag₁": key.tag,
    }
    assert {name: told[name] for name in computed} == {
        name: [value.hex()] for name, value in computed.items()
    }


def test_the_envelope_of_the_example() -> None:
    told = section("04-envelopes.md", "6. Worked example")
    sealed = envelope()
    assert re.sub(r"\s", "", block(told)) == sealed.hex()
    _, coded = text.pack(body())
    over = len(sealed) - len(coded)
    sizes = f"these {len(sealed)} bytes, {over} over its coded body of {len(coded)}"
    assert sizes in " ".join(told.split())


def test_the_entry_of_the_example() -> None:
    told: dict[str, str] = {}
    name = ""
    for line in block(section("05-record.md", "2.3 Example")).splitlines():
        word, _, rest = line.partition(" ")
        name = word or name
        told[name] = told.get(name, "") + rest.strip()
    data = format_entry(entry())
    assert told == {
        "body": body().hex(),
        "commit": entry().commit.hex(),
        "entry": data.hex(),
        "leaf": leaf_hash(data).hex(),
    }


def test_the_largest_overhead_of_a_warm_envelope() -> None:
    """04 §4.3: the last age of an epoch, the last size that takes three bytes, nothing else."""
    _, key = advance(chain_key())
    place = warm.Place(LINE, CHARTER, SPEAKER, KEYS_SEQ + 1, KEYS_TIME_S)
    seen = (Head(JournalId(0, 1), 2_097_151, b"\x05" * 32),)
    time_s = KEYS_TIME_S + limits.EPOCH_AGE_S
    narrow = warm.Narrow(Kind.MESSAGE, 0, time_s, seen, None, b"", (), b"\x03" * 64)
    most = len(warm.seal(narrow, place=place, key=key, roots=False))
    assert f"**{most} bytes**" in section("04-envelopes.md", "4.3 Size")
    assert most <= 96


# ── 01: bounds ──────────────────────────────────────────────────────────────────────────────────

BOUNDS = {
    "entry": [limits.ENTRY_BYTES],
    "body": [limits.BODY_BYTES],
    "heads in one entry": [limits.SEEN_ITEMS],
    "entries under one signature": [limits.BATCH_ENTRIES],
    "journals of one party on a line": [limits.INCARNATIONS],
    "members of a line": [limits.PARTIES],
    "words in urgent text": [limits.URGENT_WORDS],
    "characters of a subject": [limits.SUBJECT_CHARS],
    "references of a message": [limits.REFS],
    "addressed offices of a message": [limits.ADDRESSEES],
    "messages of an epoch": [limits.EPOCH_MESSAGES],
    "age of an epoch": [limits.EPOCH_AGE_S],
    "leaf hashes in a gap": [limits.GAP_HASHES],
    "envelope": [limits.ENVELOPE_BYTES],
    "bundle": [limits.BUNDLE_BYTES, limits.BUNDLE_ENVELOPES],
    "items of a cold envelope, unpacked": [limits.OPENED_BYTES],
    "note": [limits.NOTE_BYTES, limits.NOTE_SIGNATURES],
}


def test_bounds_are_those_of_the_code() -> None:
    told = rows(section("01-terms.md", "Limits"))
    numbers = {
        name: [number(each) for each in re.findall(r"\d[\d,]*", cells[0])]
        for name, cells in told.items()
        if re.search(r"\d", cells[0])
    }
    assert numbers == BOUNDS


# ── 08: exports ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", list(FileKind))
def test_readmes_are_those_of_the_page(kind: FileKind) -> None:
    told = rows(section("08-exports.md", "2. Members"))[kind]
    data = readme(kind).encode()
    assert (number(told[0]), told[1]) == (len(data), sha256(data).hex())


@cache
def exports() -> tuple[Files, Files, Files, Files]:
    """The files of 08 §8, in the order of its columns."""
    record = Record(NORTHLAND, SUNDRIA)
    said = record.say(A, "Confirm position of the convoy.")
    record.sign(A, pq=True)
    record.receive(B, A)
    record.acknowledge(B, record.ref(A, said))
    record.sign(B, pq=True)
    record.receive(A, B)
    return (whole(record), shown(record), forked(record, size=2), forked(record, size=9))


def test_sizes_of_members_are_those_of_the_page() -> None:
    told = rows(section("08-exports.md", "8. Worked example"))
    for column, files in enumerate(exports()):
        sizes = {
            name: number(cells[column])
            for name, cells in told.items()
            if re.fullmatch(r"[0-9,]+", cells[column])
        }
        whole_file = sizes.pop("the file")
        assert sizes == {name: len(data) for name, data in files}
        assert whole_file == len(pack(files))


def test_a_zip_has_the_overhead_of_the_page() -> None:
    for files in exports():
        content = sum(76 + 2 * len(name) + len(data) for name, data in files)
        assert len(pack(files)) == 22 + content


def test_headers_of_a_zip_are_those_of_the_page() -> None:
    """08 §1.2, read field by field out of a file of one member."""
    data = pack([("README.txt", b"wasl")])
    size, name = (4).to_bytes(4, "little"), b"README.txt"
    crc = 0xDEAFE168.to_bytes(4, "little")
    zeros = bytes(6)
    common = zeros + b"\x21\x00" + crc + size + size + b"\x0a\x00" + b"\x00\x00"
    local = b"PK\x03\x04" + b"\x0a\x00" + common + name
    central = b"PK\x01\x02" + b"\x0a\x03" + b"\x0a\x00" + common + zeros
    central += 0x81A40000.to_bytes(4, "little") + bytes(4) + name
    end = b"PK\x05\x06" + bytes(4) + b"\x01\x00\x01\x00"
    end += len(central).to_bytes(4, "little") + (len(local) + 4).to_bytes(4, "little") + bytes(2)
    assert data == local + b"wasl" + central + end
