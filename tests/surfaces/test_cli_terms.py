# SPDX-License-Identifier: Apache-2.0
"""The file of terms: every key, and what is wrong named by its key."""

from __future__ import annotations

import re

import pytest

from tests.surfaces.command import REFERENCE
from wasl.cli.offline.terms_file import LineTerms, parse_terms, usual_terms
from wasl.errors import Code, Misuse
from wasl.trust.charter import DAY_S, AckWithin, Presence

NOW_S = 1_800_000_000


def read(text: str) -> LineTerms:
    return parse_terms(text, now_s=NOW_S, where="TERMS.toml")


def test_empty_file_is_as_usual() -> None:
    assert read("") == usual_terms(NOW_S)
    assert usual_terms(NOW_S).expires_s == NOW_S + 365 * DAY_S


def test_every_key() -> None:
    assert read(
        """
        ack_within = { flash = "30s", immediate = 90, priority = "2h", routine = "1d" }
        check_every = "2h"
        languages = ["en", "ar"]
        two_person = ["notice", "message"]
        retention = 864000
        expires = 2030-01-01T12:00:00+03:00
        presence = "none"
        padding = [512, 256]
        kem_max_age = "7d"
        attachments = "2MiB"
        """
    ) == LineTerms(
        ack_within_s=AckWithin(flash=30, immediate=90, priority=7_200, routine=86_400),
        check_every_s=7_200,
        languages=("ar", "en"),
        two_person=("message", "notice"),
        retention_days=10,
        expires_s=1_893_488_400,
        presence=Presence.NONE,
        padding=(256, 512),
        kem_max_age_s=7 * DAY_S,
        attachment_bytes=2 << 20,
    )


@pytest.mark.parametrize(
    ("text", "expires_s"),
    [
        ("expires = 2030-01-01", 1_893_456_000),
        ("expires = 2030-01-01T00:00:00Z", 1_893_456_000),
        ('expires = "10d"', NOW_S + 10 * DAY_S),
        ("expires = 60", NOW_S + 60),
    ],
)
def test_end_is_a_moment_or_a_time_from_now(text: str, expires_s: int) -> None:
    assert read(text).expires_s == expires_s


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ack_witin = {}", "ack_witin"),
        ("ack_within = 5", "ack_within"),
        ('ack_within = { flush = "1m" }', "ack_within"),
        ("ack_within = { flash = 0 }", "ack_within"),
        ('ack_within = { flash = "1 m" }', "ack_within"),
        ('ack_within = { flash = "1w" }', "ack_within"),
        ('ack_within = { flash = "-1m" }', "ack_within"),
        ('ack_within = { flash = "999999d" }', "ack_within"),
        ("check_every = true", "check_every"),
        ("check_every = 1.5", "check_every"),
        ('check_every = "٣h"', "check_every"),
        ("languages = []", "languages"),
        ('languages = ["de"]', "languages"),
        ('languages = ["ar", "ar"]', "languages"),
        ('languages = "ar"', "languages"),
        ("two_person = [1]", "two_person"),
        ('retention = "90m"', "retention"),
        ("retention = 86401", "retention"),
        ("expires = 2001-01-01", "expires"),
        ("expires = 2030-01-01T00:00:00", "expires"),
        ("expires = 12:00:00", "expires"),
        ('expires = "soon"', "expires"),
        ('presence = "always"', "presence"),
        ('attachments = "10MB"', "attachments"),
        ('attachments = "65MiB"', "attachments"),
        ("attachments = -1", "attachments"),
        ("attachments = true", "attachments"),
        ("presence = 1", "presence"),
        ("padding = [true]", "padding"),
        ("padding = [256, 256]", "padding"),
        ("[table]", "table"),
    ],
)
def test_fault_names_file_and_key(text: str, key: str) -> None:
    with pytest.raises(Misuse) as fault:
        read(text)
    assert fault.value.code == Code.BAD_CONFIG
    assert fault.value.where == f"TERMS.toml: {key}"
    assert fault.value.do


def test_near_miss_is_guessed_at() -> None:
    with pytest.raises(Misuse, match="not known") as fault:
        read("chek_every = 1")
    assert "check_every" in fault.value.do


@pytest.mark.parametrize("text", ["x = ", "= 1", "a = [" * 2_000, "expires = 9999-99-99"])
def test_what_is_not_toml(text: str) -> None:
    with pytest.raises(Misuse) as fault:
        read(text)
    assert fault.value.code == Code.BAD_CONFIG


def test_terms_in_the_reference_are_the_usual_ones() -> None:
    page = (REFERENCE / "cli.md").read_text("utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert read(block) == usual_terms(NOW_S)
    for key in re.findall(r"(?m)^(\w+) =", block):
        read(f"{key} = {re.search(rf'(?m)^{key} = (.*?)( +#|$)', block)[1]}")  # type: ignore[index]


def test_a_number_beyond_all_bounds_is_a_fault_of_the_file() -> None:
    with pytest.raises(Misuse) as caught:
        read("retention = " + "9" * 5_000)
    assert caught.value.code == Code.BAD_CONFIG
