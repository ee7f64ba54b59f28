# SPDX-License-Identifier: Apache-2.0
"""Our published vectors for the record and for envelopes: the code obeys them, the script writes
them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scripts import make_vectors_record
from tests.histories import LINE, History, Reader
from wasl import codec, limits, primitives
from wasl.errors import Refused
from wasl.line import talk
from wasl.record.entry import Entry, Void, commitment, format_entry, judge
from wasl.record.merkle import leaf_hash
from wasl.terms import JournalId, LineId
from wasl.wire import cold, epoch, text, warm

Case = dict[str, Any]

VECTORS = Path(__file__).resolve().parents[2] / "docs" / "spec" / "vectors"
RECORD: Case = json.loads((VECTORS / "record.json").read_text())
ENVELOPES: Case = json.loads((VECTORS / "envelopes.json").read_text())
PLACE = ENVELOPES["warm_place"]


def cases(listed: list[Case], expect: str | None = None) -> pytest.MarkDecorator:
    chosen = [case for case in listed if expect is None or case["expect"] == expect]
    return pytest.mark.parametrize("case", chosen, ids=lambda case: case["name"])


def test_files_are_what_the_script_writes() -> None:
    written = make_vectors_record.render(make_vectors_record.record_vectors())
    assert (VECTORS / "record.json").read_text() == written
    written = make_vectors_record.render(make_vectors_record.envelope_vectors(ENVELOPES))
    assert (VECTORS / "envelopes.json").read_text() == written


@pytest.mark.parametrize(
    "listed",
    [
        RECORD["entries"],
        RECORD["bodies"],
        RECORD["orders"],
        ENVELOPES["codings"],
        ENVELOPES["warm"],
        ENVELOPES["cold"],
    ],
)
def test_names_are_unique(listed: list[Case]) -> None:
    names = [case["name"] for case in listed]
    assert len(names) == len(set(names))


def test_every_void_mark_that_bytes_alone_show_has_a_case() -> None:
    shown = {case["expect"] for case in RECORD["entries"]} - {"entry"}
    marks = {void.name.lower().replace("_", "-") for void in Void}
    assert marks - shown == {"before-keys"}


# ── record.json ─────────────────────────────────────────────────────────────────────────────────


@cases(RECORD["entries"])
def test_entry(case: Case) -> None:
    data = bytes.fromhex(case["hex"])
    line, journal = LineId(bytes.fromhex(RECORD["line"])), JournalId(*RECORD["journal"])
    judged = judge(data, line=line, journal=journal, seq=RECORD["seq"])
    if case["expect"] != "entry":
        assert isinstance(judged, Void)
        assert judged.name.lower().replace("_", "-") == case["expect"]
        return
    assert isinstance(judged, Entry)
    assert format_entry(judged) == data
    assert leaf_hash(data).hex() == case["leaf"]
    found = {
        "kind": judged.kind,
        "precedence": judged.precedence,
        "traffic": judged.traffic,
        "sent_alone": judged.sent_alone,
        "time": judged.time_s,
        "seen": [
            [head.journal.party, head.journal.incarnation, head.size, head.root.hex()]
            for head in judged.seen
        ],
        "commit": judged.commit.hex(),
        "content": None if judged.content is None else codec.format(judged.content).hex(),
    }
    assert found == {name: case[name] for name in found}


@pytest.mark.parametrize("case", RECORD["commitments"])
def test_commitment(case: Case) -> None:
    salt, body = bytes.fromhex(case["salt"]), bytes.fromhex(case["body"])
    assert commitment(salt, body).hex() == case["commit"]


@cases(RECORD["bodies"], "accept")
def test_body_accepted(case: Case) -> None:
    data = bytes.fromhex(case["hex"])
    body = talk.parse_body(case["kind"], data)
    assert talk.kind_of(body) == case["kind"]
    assert talk.format_body(body) == data


@cases(RECORD["bodies"], "refuse")
def test_body_refused(case: Case) -> None:
    with pytest.raises(Refused):
        talk.parse_body(case["kind"], bytes.fromhex(case["hex"]))


@cases(RECORD["orders"])
def test_order(case: Case) -> None:
    assert RECORD["order_line"] == LINE.hex()
    journals = {JournalId(*one["journal"]): one for one in case["journals"]}
    history = History(
        {
            journal: [bytes.fromhex(entry["hex"]) for entry in one["entries"]]
            for journal, one in journals.items()
        },
        {
            (journal, seq)
            for journal, one in journals.items()
            for seq, entry in enumerate(one["entries"])
            if entry["void"]
        },
    )
    reader = Reader(history, range(case["members"]))
    for journal, entries in sorted(history.journals.items(), reverse=True):
        reader.hold(journal, len(entries))
    placed = {(journal, seq): lamport for lamport, journal, seq in reader.places()}
    for journal, one in journals.items():
        assert [placed.get((journal, seq)) for seq in range(len(one["entries"]))] == one["lamports"]
    final = reader.final()
    assert (final.lamport, final.frontier.size) == (case["final_lamport"], case["final_size"])
    assert final.frontier.root().hex() == case["final_root"]


# ── envelopes.json ──────────────────────────────────────────────────────────────────────────────


def test_the_dictionary_never_changes() -> None:
    assert bytes.fromhex(ENVELOPES["dictionary"]) == text.WORDS
    assert len(text.WORDS) == 1_156


@cases(ENVELOPES["codings"], "accept")
def test_coding_accepted(case: Case) -> None:
    coded, body = bytes.fromhex(case["coded"]), bytes.fromhex(case["body"])
    assert text.unpack(case["coding"], coded, limit=case["limit"]) == body
    again, whole = text.pack(body)
    assert text.unpack(again, whole, limit=case["limit"]) == body


@cases(ENVELOPES["codings"], "refuse")
def test_coding_refused(case: Case) -> None:
    with pytest.raises(Refused) as refused:
        text.unpack(case["coding"], bytes.fromhex(case["coded"]), limit=case["limit"])
    assert refused.value.code == case["code"]


@pytest.mark.parametrize("case", ENVELOPES["epochs"])
def test_epoch(case: Case) -> None:
    seed, line = bytes.fromhex(case["seed"]), LineId(bytes.fromhex(case["line"]))
    place = {"line": line, "journal": JournalId(*case["journal"]), "keys_seq": case["keys_seq"]}
    assert epoch.seed_hash(seed, **place).hex() == case["seed_hash"]
    chain = epoch.first_chain_key(seed, charter=bytes.fromhex(case["charter"]), **place)
    assert chain.hex() == case["chain_key_0"]
    for step in case["steps"]:
        chain, key = epoch.advance(chain)
        found = (chain.hex(), key.key.hex(), key.salt.hex(), key.tag.hex())
        assert found == (step["chain_key"], step["key"], step["salt"], step["tag"])


def warm_place() -> tuple[warm.Place, epoch.MessageKey]:
    place = warm.Place(
        LineId(bytes.fromhex(PLACE["line"])),
        bytes.fromhex(PLACE["charter"]),
        JournalId(*PLACE["journal"]),
        PLACE["seq"],
        PLACE["keys_time"],
    )
    assert place.aad().hex() == PLACE["aad"]
    return place, epoch.MessageKey(*(bytes.fromhex(PLACE[name]) for name in ("key", "salt", "tag")))


@cases(ENVELOPES["warm"], "accept")
def test_warm_accepted(case: Case) -> None:
    place, key = warm_place()
    narrow = warm.open_warm(bytes.fromhex(case["hex"]), place=place, key=key)
    found = {
        "kind": narrow.kind,
        "flags": narrow.flags,
        "time": narrow.time_s,
        "seen": [
            [head.journal.party, head.journal.incarnation, head.size, head.root.hex()]
            for head in narrow.seen
        ],
        "gap": [leaf.hex() for leaf in narrow.gap],
        "signature": narrow.signature.hex(),
        "content": None if narrow.content is None else codec.format(narrow.content).hex(),
        "body": narrow.body.hex(),
    }
    assert found == {name: case[name] for name in found}
    again = warm.seal(narrow, place=place, key=key, roots=case["roots"], buckets=case["buckets"])
    assert again.hex() == case["hex"]


@cases(ENVELOPES["warm"], "refuse")
def test_warm_refused(case: Case) -> None:
    place, key = warm_place()
    with pytest.raises(Refused) as refused:
        warm.open_warm(bytes.fromhex(case["hex"]), place=place, key=key)
    assert refused.value.code == case["code"]


def array_of(items: tuple[cold.Item, ...]) -> bytes:
    plain = cold.format_items(items)
    return text.unpack(plain[0], plain[5:], limit=limits.OPENED_BYTES)


@cases(ENVELOPES["cold"], "accept")
def test_cold_accepted(case: Case) -> None:
    items = cold.parse_items(bytes.fromhex(case["hex"]))
    assert array_of(items).hex() == case["items"]
    assert cold.parse_items(cold.format_items(items, buckets=(1 << 14,))) == items


@cases(ENVELOPES["cold"], "refuse")
def test_cold_refused(case: Case) -> None:
    with pytest.raises(Refused) as refused:
        cold.parse_items(bytes.fromhex(case["hex"]))
    assert refused.value.code == case["code"]


def test_sealed() -> None:
    case = {name: bytes.fromhex(value) for name, value in ENVELOPES["sealed"].items()}
    line = LineId(case["line"])
    assert primitives.x_wing_public(case["seed"]) == case["public"]
    assert cold.hint(line, case["public"]) == case["hint"] == case["envelope"][:4]
    assert cold.info(line, case["public"]) == case["info"]
    opened = primitives.hpke_open(case["seed"], case["envelope"][4:], case["info"])
    assert opened == case["plain"]
