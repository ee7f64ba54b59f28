# SPDX-License-Identifier: Apache-2.0
"""Talks with a witness as others have published them, word for word.

Typed in as plain values from FiloSottile/torchwood ``cmd/litewitness/testdata/litewitness.txt``
(the log of seed b4e385f4…) and the step list of cloudflare/azul
``crates/integration_tests/tests/tlog_witness.rs``. Two differences from the first: it still answers
403 where tlog-witness v1.0.0 says 404; and its bad signature is spelt with stray bits in the last
base64 digit, which is no note here (400) before it is a signature. With the bits cleared it is 403.
"""

from __future__ import annotations

from base64 import b64encode

import pytest

from tests.witnesses import Log
from wasl import note
from wasl.errors import Refused
from wasl.note import Verifier
from wasl.record.witness import (
    Accepted,
    Declined,
    Latest,
    Status,
    format_submission,
    judge,
    parse_submission,
)

ORIGIN = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562"
OTHER = ORIGIN[:-1] + "3"
PUBLIC = bytes.fromhex("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f")
KEY = Verifier(ORIGIN, note.ED25519, PUBLIC)

LEAF_1 = "KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
LEAF_2 = "KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
BAD_2 = "KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABA="
LEAF_3 = "KgMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
LEAF_4 = "KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
NODE_01 = "wgiIFdZfYNv6WU1OllBKsWnLYIS/DBMqt8Uh/S4OukE="
NODE_23 = "+fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI="
ROOTS = {
    1: "KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    3: "RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=",
    5: "QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=",
}
SIGNED = {  # each is key id and signature
    1: "UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQile"
    "gKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=",
    3: "UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2OR"
    "V39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=",
    5: "UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzR"
    "ns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=",
}
STRAY = SIGNED[3][:-4] + "6gx="
WRONG = SIGNED[3][:-4] + "6gw="


def body(old: int, proof: list[str], size: int, *, signed: str = "", origin: str = ORIGIN) -> bytes:
    lines = [f"old {old}", *proof, "", origin, str(size), ROOTS[size], ""]
    return "\n".join([*lines, f"— {origin} {signed or SIGNED[size]}", ""]).encode()


TALK: tuple[tuple[bytes, int, int | None], ...] = (
    (body(0, [], 1), 200, None),
    (body(1, [LEAF_1, LEAF_2], 3, signed=STRAY), 400, None),
    (body(1, [LEAF_1, LEAF_2], 3, signed=WRONG), 403, None),
    (body(1, [LEAF_1, LEAF_2], 3, origin=OTHER), 404, None),
    (body(1, [], 3), 422, None),
    (body(1, [LEAF_1, BAD_2], 3), 422, None),
    (body(1, [LEAF_1, LEAF_2], 3), 200, None),
    (body(1, [LEAF_1, NODE_23, LEAF_4], 5), 409, 3),
    (body(3, [LEAF_2, LEAF_3, NODE_01, LEAF_4], 5), 200, None),
    (body(0, [], 5), 409, 5),
)


def test_the_talk_of_litewitness() -> None:
    latest = Latest()
    for number, (data, status, size) in enumerate(TALK):
        if status == Status.BAD:
            with pytest.raises(Refused):
                parse_submission(data)
            continue
        one = parse_submission(data)
        assert format_submission(one) == data
        keys = [KEY] if one.checkpoint.origin == ORIGIN else []
        match judge(one, keys=keys, latest=latest):
            case Accepted(latest=latest):
                assert (status, size) == (200, None), number
            case Declined() as declined:
                assert (declined.status, declined.size) == (status, size), number
    assert latest.size == 5


def test_the_steps_of_azul() -> None:
    """Its steps 2 to 10, with a log of ours in the place of its toy log."""
    log = Log("example.com/log1").grow(5)
    keys = [log.key]

    def ask(old: int, size: int, latest: Latest, **proof: object) -> Accepted | Declined:
        return judge(log.submit(old, size, **proof), keys=keys, latest=latest)  # type: ignore[arg-type]

    first = ask(0, 1, Latest())
    assert isinstance(first, Accepted)
    second = ask(1, 2, first.latest)
    assert isinstance(second, Accepted)
    assert ask(1, 4, second.latest) == Declined(
        Status.OTHER_SIZE, "this is not the size that was cosigned last", 2
    )
    stranger = Log("not.configured.example/log").grow(1).submit(0, 1)
    thief = Log(log.origin, seed=bytes(32)).grow(1).submit(0, 1)
    for what, status in (
        (judge(stranger, keys=(), latest=Latest()), 404),
        (judge(thief, keys=keys, latest=Latest()), 403),
        (ask(2, 5, second.latest, proof=(bytes(32),)), 422),
        (ask(999, 1, second.latest), 400),
    ):
        assert isinstance(what, Declined)
        assert what.status == status
    garbage = b64encode(log.key.key_id + bytes(64)).decode()
    unsigned = log.note(1).rpartition(" ")[0] + f" {garbage}"
    one = parse_submission(f"old 0\n\n{unsigned}\n".encode())
    assert judge(one, keys=keys, latest=Latest()) == Declined(
        Status.NOT_SIGNED, "no key that is trusted for this log has signed it"
    )
    with pytest.raises(Refused):
        parse_submission(b"old 0\n")
