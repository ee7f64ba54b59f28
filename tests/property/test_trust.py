# SPDX-License-Identifier: Apache-2.0
"""Trust: one value, one text; what is read is what would be written; misheard digits are found."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wasl import limits, primitives
from wasl.errors import Misuse, Refused
from wasl.sim.parties import NORTHLAND, SUNDRIA, WESTMARK
from wasl.terms import Head, JournalId, LineId, OfficeId, PartyId
from wasl.trust import card, charter, fingerprint, grant, statement

U32 = st.integers(1, statement.U32_MOST)
U64 = st.integers(1, statement.U64_MOST)
HASHES = st.binary(min_size=32, max_size=32)
INSTANTS = st.integers(0, statement.INSTANT_MOST_S)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,31}", fullmatch=True)
WORDS = st.text(
    st.sampled_from("abzАяЁشماليگی٣7—№'(.é") | st.characters(categories=["L", "N", "P", "S"]),
    min_size=1,
    max_size=12,
)


def readable(text: str) -> bool:
    try:
        statement.check_text(text, "text", most_chars=limits.NAME_CHARS)
    except Misuse:
        return False
    return True


PHRASES = (
    st.lists(WORDS, min_size=1, max_size=6)
    .map(lambda words: unicodedata.normalize("NFC", " ".join(words)))
    .filter(readable)
)


@st.composite
def ed25519_keys(draw: st.DrawFn) -> bytes:
    return primitives.ed25519_public(draw(HASHES))


@st.composite
def cards(draw: st.DrawFn) -> card.Card:
    first, last = sorted(draw(st.lists(INSTANTS, min_size=2, max_size=2, unique=True)))
    spoken = draw(st.sets(st.sampled_from(card.LANGUAGES)))
    offices = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    party = draw(st.sampled_from((NORTHLAND, SUNDRIA, WESTMARK)))
    content = draw(st.binary(max_size=127))
    hosts = draw(st.lists(IDS, max_size=4, unique=True))
    return party.card(
        party=PartyId(draw(IDS)),
        serial=draw(U32),
        names=tuple((code, draw(PHRASES)) for code in card.LANGUAGES if code in spoken),
        offices=tuple((OfficeId(office), draw(PHRASES)) for office in offices),
        tls_certificate=bytes((0x30, len(content))) + content,
        urls=tuple(f"https://{host}:{draw(st.integers(1, 65535))}" for host in hosts),
        valid_from_s=first,
        valid_until_s=last,
    )


@st.composite
def grants(draw: st.DrawFn) -> grant.Grant:
    return grant.Grant(
        party=PartyId(draw(IDS)),
        incarnation=draw(U32),
        node_public=draw(ed25519_keys()),
        valid_from_s=draw(INSTANTS),
    )


@st.composite
def journal_keys(draw: st.DrawFn) -> grant.JournalKeys:
    line_id, party, incarnation = LineId(draw(HASHES)), PartyId(draw(IDS)), draw(U32)
    e, r = draw(st.lists(ed25519_keys(), min_size=2, max_size=2, unique=True))
    former = None
    if incarnation > 1 and draw(st.booleans()):
        former = grant.Former(
            incarnation=draw(st.integers(1, incarnation - 1)), size=draw(U64), root=draw(HASHES)
        )
    return grant.JournalKeys(
        line_id=line_id,
        party=party,
        incarnation=incarnation,
        origin=grant.derive_origin(line_id, party, incarnation),
        e=e,
        m=draw(st.binary(min_size=1312, max_size=1312)),
        r=r,
        former=former,
    )


@st.composite
def revocations(draw: st.DrawFn) -> grant.Revoke:
    return grant.Revoke(party=PartyId(draw(IDS)), incarnation=draw(U32), reason=draw(PHRASES))


def ascending(values: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.sets(values, max_size=most).map(lambda chosen: tuple(sorted(chosen)))


@st.composite
def left_parties(draw: st.DrawFn, index: int, party: str) -> charter.Left:
    closed = draw(ascending(U32, 3))
    heads = tuple(Head(JournalId(index, one), draw(U64), draw(HASHES)) for one in closed)
    return charter.Left(index, PartyId(party), heads)


@st.composite
def charters(draw: st.DrawFn) -> charter.Charter:
    first = draw(st.booleans())
    names = draw(st.lists(IDS, min_size=2, max_size=8, unique=True))
    hashes = draw(st.lists(HASHES, min_size=8, max_size=8, unique=True))
    gone = set[int]() if first else draw(st.sets(st.integers(2, 7)))
    rows = list(enumerate(names))
    within = st.integers(1, limits.ACK_WITHIN_MOST_S)
    return charter.Charter(
        title=draw(PHRASES),
        nonce=draw(HASHES),
        serial=1 if first else draw(st.integers(2, statement.U32_MOST)),
        line_id=None if first else LineId(draw(HASHES)),
        predecessor=None if first else draw(HASHES),
        members=tuple(
            charter.Member(index, PartyId(name), hashes[index])
            for index, name in rows
            if index not in gone
        ),
        left=tuple(draw(left_parties(index, name)) for index, name in rows if index in gone),
        languages=draw(st.sampled_from([("ar", "ru", "en"), ("ar", "ru"), ("en",)])),
        ack_within_s=draw(st.builds(charter.AckWithin, flash=within, routine=within)),
        check_every_s=draw(st.integers(1, limits.CHECK_EVERY_MOST_S)),
        two_person=draw(ascending(IDS.filter(lambda name: name != "none"), 4)),
        retention_days=draw(st.integers(1, limits.RETENTION_MOST_DAYS)),
        padding=draw(ascending(st.integers(1, limits.ENVELOPE_BYTES), 4)),
        kem_max_age_s=draw(st.integers(1, limits.KEM_AGE_MOST_S)),
        presence=draw(st.sampled_from(charter.Presence)),
        attachment_bytes=draw(st.just(10 << 20) | st.integers(0, limits.ATTACHMENT_BYTES_MOST)),
        expires_s=draw(INSTANTS),
    )


FORMS: dict[str, tuple[Any, Callable[[str], Any], Callable[[Any], str]]] = {
    "card": (cards(), card.parse_card, card.format_card),
    "grant": (grants(), grant.parse_grant, grant.format_grant),
    "journal": (journal_keys(), grant.parse_journal_keys, grant.format_journal_keys),
    "revoke": (revocations(), grant.parse_revoke, grant.format_revoke),
    "charter": (charters(), charter.parse_charter, charter.format_charter),
}
MEANT_TO_HURT = st.sampled_from(
    [*" \n\t\r0159azAZ+/=-:.", "\n\n", "none", "\u202e", "\u200c", "\u0301", "é", "e\u0301", "٣"]
) | st.characters(exclude_categories=["Cs"])


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_written_is_read_as_the_same_value(form: str, data: st.DataObject) -> None:
    values, parse, format_again = FORMS[form]
    value = data.draw(values)
    text = format_again(value)
    assert parse(text) == value
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40)
@given(data=st.data())
def test_what_is_read_is_what_would_be_written(form: str, data: st.DataObject) -> None:
    """A text that is changed in one place is refused, or is the one text of another value."""
    values, parse, format_again = FORMS[form]
    text = format_again(data.draw(values))
    # Places near the ends of lines are where a lax parser looks away.
    ends = [at for at, char in enumerate(text) if char in "\n "]
    at = data.draw(st.sampled_from(ends) | st.integers(0, len(text) - 1))
    cut = data.draw(st.integers(0, 2))
    changed = text[:at] + data.draw(MEANT_TO_HURT | st.just("")) + text[at + cut :]
    assume(changed != text)
    try:
        value = parse(changed)
    except Refused:
        return
    assert format_again(value) == changed


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=40)
@given(data=st.data())
def test_lines_left_out_doubled_or_exchanged_are_refused_or_exact(
    form: str, data: st.DataObject
) -> None:
    values, parse, format_again = FORMS[form]
    lines = format_again(data.draw(values)).splitlines(keepends=True)
    first, second = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    match data.draw(st.sampled_from(["drop", "double", "exchange"])):
        case "drop":
            del lines[first]
        case "double":
            lines.insert(first, lines[second])
        case _:
            lines[first], lines[second] = lines[second], lines[first]
    changed = "".join(lines)
    try:
        value = parse(changed)
    except Refused:
        return
    assert format_again(value) == changed


@given(text=st.text(max_size=40))
def test_free_text_that_is_accepted_can_be_seen(text: str) -> None:
    if not readable(text):
        return
    assert text == text.strip()
    assert unicodedata.is_normalized("NFC", text)
    for char in text:
        if char not in " \u200c\u200d":
            assert unicodedata.category(char)[0] not in "CZ"


@given(text=PHRASES, at=st.integers(0, 200), data=st.data())
def test_no_formatting_character_survives_anywhere(text: str, at: int, data: st.DataObject) -> None:
    char = data.draw(
        st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]).filter(
            lambda one: one not in "\u200c\u200d"
        )
    )
    at %= len(text) + 1
    assert not readable(text[:at] + char + text[at:])


DIGITS = st.from_regex(r"[0-9]{32}", fullmatch=True).map(
    lambda payload: "".join(
        payload[at : at + 4] + fingerprint.check_digit(payload[at : at + 4])
        for at in range(0, 32, 4)
    )
)


@given(digits=DIGITS, at=st.integers(0, 39), wrong=st.integers(1, 9))
def test_every_single_wrong_digit_is_misheard(digits: str, at: int, wrong: int) -> None:
    heard = digits[:at] + str((int(digits[at]) + wrong) % 10) + digits[at + 1 :]
    with pytest.raises(Misuse, match="check digit") as raised:
        fingerprint.compare(heard, digits)
    assert raised.value.where == f"group {at // 5 + 1}"


@given(digits=DIGITS, group=st.integers(0, 7), inside=st.integers(0, 3))
def test_every_swap_of_neighbours_in_a_group_is_misheard(
    digits: str, group: int, inside: int
) -> None:
    at = 5 * group + inside
    assume(digits[at] != digits[at + 1])
    heard = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    with pytest.raises(Misuse, match="check digit"):
        fingerprint.compare(heard, digits)


@given(
    digits=DIGITS,
    zero=st.sampled_from([0x30, 0x660, 0x6F0]),
    gap=st.sampled_from(["", " ", "-", " \u2013 ", "\u00a0", "\n"]),
)
def test_any_of_three_scripts_and_any_spacing_will_do(digits: str, zero: int, gap: str) -> None:
    typed = gap.join(chr(zero + int(digit)) for digit in digits)
    fingerprint.compare(typed, digits)
    assert fingerprint.parse_digits(typed) == digits


@given(own=DIGITS, theirs=DIGITS)
def test_equal_digits_and_no_others_compare(own: str, theirs: str) -> None:
    fingerprint.compare(own, own)
    assume(own != theirs)
    with pytest.raises(Misuse, match="not what this card says"):
        fingerprint.compare(theirs, own)


@given(party=IDS, keys=st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=1))
def test_a_fingerprint_is_forty_digits_with_good_groups(party: str, keys: list[bytes]) -> None:
    digits = fingerprint.fingerprint(
        NORTHLAND.card(
            party=PartyId(party),
            root=type(NORTHLAND.root)(primitives.ed25519_public(keys[0]), SUNDRIA.root.ml_dsa_65),
        )
    )
    assert fingerprint.parse_digits(digits) == digits
    groups = fingerprint.format_digits(digits).split(" ")
    assert all(fingerprint.check_digit(group) == "0" for group in groups)
