# SPDX-License-Identifier: Apache-2.0
"""What people say on a line: the bodies of entries (``docs/spec/05-record.md`` §8).

Rules:

1. A body is one canonical CBOR array that begins with its version. What this version cannot read is
   kept and shown as not understood; it is never guessed at.
2. The original text is authoritative and untouched; it must only be text.
3. A body has no power over the record: a bad one harms nobody but its reader's patience.

It does not check who may say what: the charter's rules are the line's and the desk's affair.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final, TypeAlias

from wasl import codec, limits
from wasl.errors import Code, Misuse, Refused
from wasl.record.entry import Kind
from wasl.terms import Answer, JournalId, OfficeId, Precedence, Ref, is_name

_VERSION: Final = 1
_LANGUAGES: Final = ("ar", "ru", "en", "")
_ANSWERS: Final = frozenset(int(answer) for answer in Answer)

# Format characters that honest text needs: joiners (Persian, emoji), marks of direction (Arabic).
# All others hide or turn what is read: embeddings, overrides, isolates (CVE-2021-42574), tags.
_NEEDED: Final = frozenset("\u200c\u200d\u200e\u200f\u061c")
_BLANK: Final = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # letters and signs that show nothing


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a party, by the party's index in the charter."""

    party: int
    office: OfficeId


@dataclass(frozen=True, slots=True)
class Message:
    """Text from one office to others. ``reply_by_s``: seconds UTC. ``by``: who wrote, or ``""``."""

    lang: str
    from_office: OfficeId
    to: tuple[Office, ...]
    info: tuple[Office, ...]
    subject: str
    label: str
    text: str
    reply_by_s: int | None
    refs: tuple[Ref, ...]
    supersedes: Ref | None
    by: str


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An officer took the entry. Both times are the acknowledging node's own clock, seconds UTC."""

    target: Ref
    answer: Answer
    reason: str
    stored_s: int
    shown_s: int | None
    by: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A desk with recent input has drawn the entry."""

    target: Ref
    shown_s: int
    by: str


@dataclass(frozen=True, slots=True)
class Verified:
    """We compared the fingerprint of ``party`` over another channel. ``digits``: the 40 digits."""

    party: int
    digits: str
    by: str


Body: TypeAlias = Message | Acknowledgement | Shown | Verified


def kind_of(body: Body) -> Kind:
    """Return the kind of entry that carries ``body``."""
    match body:
        case Message():
            return Kind.MESSAGE
        case Acknowledgement():
            return Kind.ACKNOWLEDGEMENT
        case Shown():
            return Kind.SHOWN
        case Verified():
            return Kind.VERIFIED


def format_body(body: Body) -> bytes:
    """Return the canonical bytes. Raises Misuse (TOO_LONG) over the largest body."""
    data = codec.format(_values(body))
    if len(data) > limits.BODY_BYTES:
        raise Misuse(
            Code.TOO_LONG,
            f"the body has {len(data)} bytes; {limits.BODY_BYTES} is the most",
            where="text",
            do="send it in parts",
        )
    return data


def parse_body(kind: int, data: bytes) -> Body:
    """Read a body. Raises Refused (BAD_BODY, NOT_CANONICAL): keep the entry, show "not
    understood".
    """
    value = codec.parse(data, limit=limits.BODY_BYTES)
    body = _read(kind, value)
    if body is None:
        raise Refused(Code.BAD_BODY, f"a body that does not fit kind {kind}", where="body")
    return body


def check_message(message: Message, precedence: Precedence) -> None:
    """Check what we are about to send. Raises Misuse that says which rule and where."""
    check_text(message.text, where="text")
    check_text(message.subject, where="subject", one_line=True)
    check_text(message.by, where="by", one_line=True)
    check_text(message.label, where="label", one_line=True)
    if not any(unicodedata.category(character)[0] not in "CZ" for character in message.text):
        raise Misuse(
            Code.BAD_TEXT, "the text is empty", where="text", do="write what is to be said"
        )
    if len(message.subject) > limits.SUBJECT_CHARS:
        raise Misuse(
            Code.TOO_LONG,
            f"the subject has over {limits.SUBJECT_CHARS} characters",
            where="subject",
        )
    words = len(message.text.split())
    if precedence.urgent and words > limits.URGENT_WORDS:
        raise Misuse(
            Code.TOO_LONG,
            f"{precedence.name} text has {words} words; {limits.URGENT_WORDS} is the most",
            where="text",
            do="send the core now and the rest as PRIORITY",
        )
    if not message.to:
        raise Misuse(Code.BAD_ARGUMENT, "no office is addressed for action", where="to_offices")
    if len(message.to) + len(message.info) > limits.ADDRESSEES or len(message.refs) > limits.REFS:
        raise Misuse(Code.TOO_LONG, "too many offices or references", where="message")


def check_text(text: str, *, where: str, one_line: bool = False) -> None:
    """Refuse characters that hide or turn text. Raises Misuse naming the character and its
    position.
    """
    if not unicodedata.is_normalized("NFC", text):
        raise Misuse(Code.BAD_TEXT, "the text is not in Unicode NFC form", where=where)
    allowed = "" if one_line else "\n\t"
    for position, character in enumerate(text, start=1):
        category = unicodedata.category(character)
        hidden = category[0] == "C" or category in ("Zl", "Zp") or character in _BLANK
        if hidden and character not in allowed and character not in _NEEDED:
            name = unicodedata.name(character, "CONTROL")
            raise Misuse(
                Code.BAD_TEXT,
                f"U+{ord(character):04X} {name} at character {position}",
                where=where,
                do="remove this invisible character",
            )


# ── shapes ──────────────────────────────────────────────────────────────────────────────────────


def _ref(ref: Ref) -> codec.Value:
    return (ref.journal.party, ref.journal.incarnation, ref.seq, ref.leaf)


def _values(body: Body) -> codec.Value:
    match body:
        case Message():
            return (
                _VERSION,
                body.lang,
                body.from_office,
                tuple((o.party, o.office) for o in body.to),
                tuple((o.party, o.office) for o in body.info),
                body.subject,
                body.label,
                body.text,
                body.reply_by_s,
                tuple(_ref(ref) for ref in body.refs),
                None if body.supersedes is None else _ref(body.supersedes),
                body.by,
            )
        case Acknowledgement():
            answer = int(body.answer)
            times = (body.stored_s, body.shown_s)
            return (_VERSION, _ref(body.target), answer, body.reason, *times, body.by)
        case Shown():
            return (_VERSION, _ref(body.target), body.shown_s, body.by)
        case Verified():
            return (_VERSION, body.party, body.digits, body.by)


def _read(kind: int, value: codec.Value) -> Body | None:
    match kind, value:
        case _, (bool(), *_):
            return None  # true equals 1 in Python, and is no version
        case Kind.MESSAGE, (1, *rest):
            return _read_message(tuple(rest))
        case (
            Kind.ACKNOWLEDGEMENT,
            (1, target, int(answer), str(reason), int(stored_s), shown_s, str(by)),
        ):
            ref = _read_ref(target)
            known = (
                answer in _ANSWERS
                and not isinstance(answer, bool)
                and _time(stored_s)
                and _time_or_none(shown_s)
            )
            if ref is None or not known:
                return None
            shown = shown_s if isinstance(shown_s, int) else None
            return Acknowledgement(ref, Answer(answer), reason, stored_s, shown, by)
        case Kind.SHOWN, (1, target, int(shown_s), str(by)):
            ref = _read_ref(target)
            return Shown(ref, shown_s, by) if ref is not None and _time(shown_s) else None
        case Kind.VERIFIED, (1, int(party), str(digits), str(by)) if (
            0 <= party < 1 << 16 and not isinstance(party, bool)
        ):
            return Verified(party, digits, by)
        case _:
            return None


def _read_message(value: tuple[codec.Value, ...]) -> Message | None:
    match value:
        case (
            str(lang),
            str(from_office),
            tuple(to),
            tuple(info),
            str(subject),
            str(label),
            str(text),
            reply_by_s,
            tuple(refs),
            supersedes,
            str(by),
        ):
            pass
        case _:
            return None
    offices_to, offices_info = _read_offices(to), _read_offices(info)
    references = tuple(ref for ref in map(_read_ref, refs) if ref is not None)
    superseded = _read_ref(supersedes)
    fits = (
        lang in _LANGUAGES
        and is_name(from_office)
        and offices_to
        and offices_info is not None
        and len(references) == len(refs) <= limits.REFS
        and (superseded is not None or supersedes is None)
        and _time_or_none(reply_by_s)
    )
    if not fits:
        return None
    assert offices_to is not None
    assert offices_info is not None
    deadline = reply_by_s if isinstance(reply_by_s, int) else None
    origin = OfficeId(from_office)
    return Message(
        lang,
        origin,
        offices_to,
        offices_info,
        subject,
        label,
        text,
        deadline,
        references,
        superseded,
        by,
    )


def _read_offices(values: tuple[codec.Value, ...]) -> tuple[Office, ...] | None:
    offices: list[Office] = []
    for value in values:
        match value:
            case (bool(), _):
                return None
            case (int(party), str(office)) if 0 <= party < 1 << 16 and is_name(office):
                offices.append(Office(party, OfficeId(office)))
            case _:
                return None
    return tuple(offices) if len(offices) <= limits.ADDRESSEES else None


def _read_ref(value: codec.Value) -> Ref | None:
    match value:
        case (bool(), *_) | (_, bool(), *_) | (_, _, bool(), *_):
            return None
        case (int(party), int(incarnation), int(seq), bytes(leaf)) if (
            0 <= party < 1 << 16
            and 1 <= incarnation < 1 << 32
            and 0 <= seq < 1 << 62
            and len(leaf) == 32
        ):
            return Ref(JournalId(party, incarnation), seq, leaf)
        case _:
            return None


def _time(number: int) -> bool:
    return not isinstance(number, bool) and 0 <= number < limits.TIME_S


def _time_or_none(value: codec.Value) -> bool:
    return value is None or (isinstance(value, int) and _time(value))
