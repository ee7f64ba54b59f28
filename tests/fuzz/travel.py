# SPDX-License-Identifier: Apache-2.0
"""Decoders of what travels on a line: entries, bodies, cold and warm envelopes, coded text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from wasl import codec, primitives
from wasl.errors import Code, Refused
from wasl.line import talk
from wasl.record import entry
from wasl.record.anchor import Anchor
from wasl.record.cosignature import Cosignature
from wasl.terms import Answer, Head, JournalId, LineId, OfficeId, Precedence, Ref, Traffic
from wasl.wire import cold, epoch, text, warm

Decoder = Callable[[bytes], object]

_SEED = bytes(range(32))
_LINE = LineId(_SEED)
_JOURNAL = JournalId(1, 1)
_HEAD = Head(JournalId(0, 3), 12, _SEED)
_REF = Ref(_JOURNAL, 2, _SEED)
_CONTENTS: dict[entry.Kind, entry.Content] = {
    entry.Kind.KEYS: entry.Keys(bytes(1_216), _SEED),
    entry.Kind.ADOPT: entry.Adopt(_SEED, 2),
    entry.Kind.CLOSE: entry.Close((entry.End(1, 12, _SEED),)),
    entry.Kind.ACCORD: entry.Accord(12, _SEED),
    entry.Kind.CANNOT_OPEN: entry.CannotOpen(_JOURNAL, 2, _SEED),
    entry.Kind.ANCHOR: Anchor(2, _SEED, Cosignature("w.example", bytes(4), 7, bytes(64))),
}
_ENTRIES = [
    entry.format_entry(
        entry.Entry(
            _LINE,
            _JOURNAL,
            2,
            kind,
            Precedence.FLASH,
            Traffic.EXERCISE,
            True,
            1_795_305_600,
            (_HEAD,),
            _SEED,
            None if kind not in _CONTENTS else entry.format_content(_CONTENTS[kind]),
        )
    )
    for kind in (*_CONTENTS, entry.Kind.MESSAGE)
]
_BODIES: dict[entry.Kind, talk.Body] = {
    entry.Kind.MESSAGE: talk.Message(
        "ar",
        OfficeId("duty"),
        (talk.Office(0, OfficeId("duty")),),
        (talk.Office(0, OfficeId("staff")),),
        "",
        "",
        "نطلب التأكيد",
        1_795_305_600,
        (_REF,),
        _REF,
        "officer",
    ),
    entry.Kind.ACKNOWLEDGEMENT: talk.Acknowledgement(
        _REF, Answer.WILL_COMPLY, "понял", 1_795_305_600, None, "officer"
    ),
    entry.Kind.SHOWN: talk.Shown(_REF, 1_795_305_600, ""),
    entry.Kind.VERIFIED: talk.Verified(1, "1" * 40, "officer"),
}
_ITEMS: list[cold.Item] = [
    cold.Range(
        _JOURNAL, 2, (_ENTRIES[-1], cold.LeftOut(_SEED)), (_SEED + b"body", None), bytes(64)
    ),
    cold.Proven(_HEAD, bytes(64), 2, _ENTRIES[-1], None, (_SEED, _SEED)),
    cold.Opening(_JOURNAL, 2, _SEED + b"body"),
    cold.Receipt(_HEAD, _JOURNAL, 1_795_305_600, bytes(64)),
    cold.Seed(_JOURNAL, 1, _SEED),
    cold.Heads(1_795_305_600_000, ((_JOURNAL, 3), (_HEAD.journal, 12))),
    cold.AuthorPq(_HEAD, bytes(2_420)),
]
_MESSAGE_KEY = epoch.advance(_SEED)[1]
_PLACE = warm.Place(_LINE, _SEED, _JOURNAL, 2, 1_795_305_600)
_NARROW = warm.Narrow(16, 5, 1_795_305_700, (_HEAD,), (1, "content"), b"body", (_SEED,), bytes(64))


def _warm(*, roots: bool, buckets: Sequence[int]) -> bytes:
    """The plain text of a warm envelope: what damage must be done to, behind the seal."""
    whole = warm.seal(_NARROW, place=_PLACE, key=_MESSAGE_KEY, roots=roots, buckets=buckets)
    return primitives.siv_open(_MESSAGE_KEY.key, bytes(12), whole[4:], _PLACE.aad())


def _open_warm(plain: bytes) -> warm.Narrow:
    sealed = primitives.siv_seal(_MESSAGE_KEY.key, bytes(12), plain, _PLACE.aad())
    return warm.open_warm(_MESSAGE_KEY.tag + sealed, place=_PLACE, key=_MESSAGE_KEY)


def _by_kind(decoder: Callable[[int, bytes], object]) -> Decoder:
    return lambda data: decoder(int.from_bytes(data[:1]), data[1:])


def _judge(data: bytes) -> object:
    judged = entry.judge(data, line=_LINE, journal=_JOURNAL, seq=2)
    if isinstance(judged, entry.Void):
        raise Refused(Code.BAD_ENTRY, judged.name)
    return judged


TRAVEL: dict[str, tuple[Decoder, Sequence[bytes]]] = {
    "entry.parse_entry": (entry.parse_entry, _ENTRIES),
    "entry.judge": (_judge, _ENTRIES),
    "entry.parse_content": (
        _by_kind(lambda kind, data: entry.parse_content(kind, codec.parse(data))),
        [
            bytes((kind,)) + codec.format(entry.format_content(content))
            for kind, content in _CONTENTS.items()
        ],
    ),
    "talk.parse_body": (
        _by_kind(talk.parse_body),
        [bytes((kind,)) + talk.format_body(body) for kind, body in _BODIES.items()],
    ),
    "cold.parse_items": (
        cold.parse_items,
        [cold.format_items([item]) for item in _ITEMS]
        + [cold.format_items(_ITEMS, buckets=(4_096,))],
    ),
    "cold.parse_items of the array": (
        lambda data: cold.parse_items(b"\x00" + len(data).to_bytes(4, "big") + data),
        [text.unpack(1, cold.format_items(_ITEMS)[5:], limit=9_000)],
    ),
    "warm.open_warm behind the seal": (
        _open_warm,
        [
            _warm(roots=roots, buckets=buckets)
            for roots in (False, True)
            for buckets in ((), (512,))
        ],
    ),
    "warm.open_warm": (
        lambda data: warm.open_warm(data, place=_PLACE, key=_MESSAGE_KEY),
        [warm.seal(_NARROW, place=_PLACE, key=_MESSAGE_KEY, roots=True)],
    ),
    "text.unpack": (
        lambda data: text.unpack(data[0] if data else 3, data[1:], limit=5_000),
        [
            bytes((number,)) + coded
            for number, coded in map(text.pack, (b"", b"x" * 900, "вертолёт — رسالتكم".encode()))
        ],
    ),
}
