# SPDX-License-Identifier: Apache-2.0
"""Bodies: what may be said, and what is read. Shapes stand in the published vectors."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.line import talk, wording
from wasl.record.entry import Kind
from wasl.terms import Answer, JournalId, OfficeId, Precedence, Ref

DUTY = OfficeId("duty")
MESSAGE = talk.Message(
    "ar", DUTY, (talk.Office(1, DUTY),), (), "", "", "تم الاستلام", None, (), None, "officer"
)
REF = st.builds(
    Ref,
    st.builds(JournalId, st.integers(0, 2**16 - 1), st.integers(1, 2**32 - 1)),
    st.integers(0, 2**62 - 1),
    st.binary(min_size=32, max_size=32),
)
TIME = st.integers(0, limits.TIME_S - 1)
TEXT = st.text(max_size=40)
OFFICES = st.lists(
    st.builds(
        talk.Office, st.integers(0, 2**16 - 1), st.sampled_from(["duty", "a-1"]).map(OfficeId)
    ),
    max_size=3,
).map(tuple)
COUNT = st.integers(0, 2**62 - 1)
DIGEST = st.binary(min_size=32, max_size=32)
KINDS = st.lists(st.integers(16, 2**16 - 1), min_size=1, max_size=3).map(tuple)
SPAN = st.builds(
    talk.Span,
    st.builds(JournalId, st.integers(0, 2**16 - 1), st.integers(1, 2**32 - 1)),
    COUNT,
    COUNT,
    COUNT,
)
ATTACHED = st.builds(talk.Attached, DIGEST, COUNT, TEXT, TEXT)
BODY: st.SearchStrategy[talk.Body] = st.one_of(
    st.builds(
        talk.Message,
        st.sampled_from(["ar", "ru", "en", ""]),
        st.just(DUTY),
        OFFICES.filter(bool),
        OFFICES,
        TEXT,
        TEXT,
        TEXT,
        st.none() | TIME,
        st.lists(REF, max_size=3).map(tuple),
        st.none() | REF,
        TEXT,
        st.lists(ATTACHED, max_size=2).map(tuple),
    ),
    st.builds(
        talk.Acknowledgement, REF, st.sampled_from(Answer), TEXT, TIME, st.none() | TIME, TEXT
    ),
    st.builds(talk.Shown, REF, TIME, TEXT),
    st.builds(talk.Verified, st.integers(0, 2**16 - 1), TEXT, TEXT),
    st.builds(talk.Check, st.none() | TIME, st.sampled_from(["ar", ""]), TEXT, TEXT),
    st.builds(talk.Lapse, REF, st.integers(0, 2**16 - 1), COUNT, TIME, TIME, TEXT),
    st.builds(
        talk.Service,
        st.sampled_from(talk.Announced),
        st.none() | TIME,
        st.none() | TIME,
        TEXT,
        TEXT,
    ),
    st.builds(talk.Suspension, KINDS, TEXT, TEXT),
    st.builds(talk.Resumption, KINDS, TEXT, st.lists(SPAN, max_size=3).map(tuple), TEXT),
    st.builds(
        talk.Correction,
        REF,
        st.lists(st.builds(talk.Change, TEXT, TEXT, TEXT), min_size=1, max_size=3).map(tuple),
        TEXT,
        TEXT,
    ),
    st.builds(talk.Cancellation, REF, TEXT, TEXT),
    st.builds(talk.Chunk, DIGEST, COUNT, st.binary(min_size=1, max_size=50)),
)


@given(body=BODY)
def test_bodies_come_back(body: talk.Body) -> None:
    assert talk.parse_body(talk.kind_of(body), talk.format_body(body)) == body


@given(body=BODY, kind=st.integers(16, 28))
def test_a_body_is_read_as_its_own_kind_alone(body: talk.Body, kind: int) -> None:
    if kind != talk.kind_of(body):
        with pytest.raises(Refused):
            talk.parse_body(kind, talk.format_body(body))


def test_what_is_too_long_is_refused_before_it_is_said() -> None:
    with pytest.raises(Misuse) as misuse:
        talk.format_body(replace(MESSAGE, text="x" * limits.BODY_BYTES))
    assert misuse.value.code == Code.TOO_LONG


@pytest.mark.parametrize(
    "text",
    [
        "نص عربي مع أرقام ١٢٣ ولاتينية ABC",
        "برنامه‌ریزی",
        "left \u200e and right \u200f marks",
        "two\nlines\tand a tab",
        "Ёлка, йод, café",
        "\N{GRINNING FACE}",
    ],
)
def test_honest_text_passes(text: str) -> None:
    wording.check_message(replace(MESSAGE, text=text), Precedence.FLASH)


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("pay \u202eevil\u202c", "U+202E"),
        ("\u2066isolated", "U+2066"),
        ("bell\x07", "U+0007"),
        ("return\r\n", "U+000D"),
        ("line\u2028separator", "U+2028"),
        ("private\ue000", "U+E000"),
        ("nobody\uffff", "U+FFFF"),
        ("delete\x7f", "U+007F"),
    ],
)
def test_text_that_hides_or_turns_is_named(text: str, character: str) -> None:
    with pytest.raises(Misuse) as misuse:
        wording.check_text(text, where="text")
    assert misuse.value.code == Code.BAD_TEXT
    assert character in misuse.value.what


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "e\u0301"}, Code.BAD_TEXT),
        ({"text": "  \n"}, Code.BAD_TEXT),
        ({"subject": "two\nlines"}, Code.BAD_TEXT),
        ({"by": "tab\tbed"}, Code.BAD_TEXT),
        ({"label": "x\u202e"}, Code.BAD_TEXT),
        ({"subject": "x" * 201}, Code.TOO_LONG),
        ({"to": ()}, Code.BAD_ARGUMENT),
        ({"info": MESSAGE.to * 120}, Code.TOO_LONG),
        ({"refs": (Ref(JournalId(0, 1), 1, bytes(32)),) * 33}, Code.TOO_LONG),
    ],
)
def test_a_message_that_may_not_be_sent(changes: dict[str, object], code: Code) -> None:
    message = replace(MESSAGE, **changes)  # pyright: ignore[reportArgumentType]
    with pytest.raises(Misuse) as misuse:
        wording.check_message(message, Precedence.ROUTINE)
    assert misuse.value.code == code


@pytest.mark.parametrize("precedence", list(Precedence))
def test_urgent_text_is_short(precedence: Precedence) -> None:
    fits = replace(MESSAGE, text="كلمة " * limits.URGENT_WORDS)
    wording.check_message(fits, precedence)
    over = replace(MESSAGE, text="كلمة " * (limits.URGENT_WORDS + 1))
    if precedence.urgent:
        with pytest.raises(Misuse):
            wording.check_message(over, precedence)
    else:
        wording.check_message(over, precedence)


def test_a_reader_takes_what_a_sender_may_not_write() -> None:
    turned = replace(MESSAGE, text="\u202eturned")
    assert talk.parse_body(Kind.MESSAGE, talk.format_body(turned)) == turned
