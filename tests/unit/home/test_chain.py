# SPDX-License-Identifier: Apache-2.0
"""The chains of ``wasl.toml``: read strictly, written so that they come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.home.chain import DeadMan, Escalation, Stage
from wasl.home.config import Config, format_config, parse_config
from wasl.terms import PartyId, Precedence

NORTH = PartyId("northland")

EXAMPLE = """
party = "northland"

[[escalation.flash]]
after = "15s"
tell = "duty officer"
command = ["/usr/local/bin/ring", "desk 1"]
webhook = "http://127.0.0.1:8099/alarm"

[[escalation.flash]]
after = "2m"
tell = "chief of staff"
webhook = "https://alarm.northland.example/wasl"

[dead_man]
ask_after = "10m"
"""


def test_a_chain_is_read_in_its_order() -> None:
    config = parse_config(EXAMPLE)
    assert config.escalation.of(Precedence.FLASH) == (
        Stage(15, "duty officer", ("/usr/local/bin/ring", "desk 1"), "http://127.0.0.1:8099/alarm"),
        Stage(120, "chief of staff", (), "https://alarm.northland.example/wasl"),
    )
    assert config.dead_man == DeadMan(ask_after_s=600)
    assert parse_config(format_config(config)) == config


def test_without_chains_the_log_is_told() -> None:
    for precedence in Precedence:
        stages = Escalation().of(precedence)
        assert stages
        assert {(stage.tell, stage.command, stage.webhook) for stage in stages} == {("log", (), "")}
        assert [stage.after_s for stage in stages] == sorted(stage.after_s for stage in stages)


words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20)
stages = st.builds(
    Stage,
    st.integers(0, limits.STAGE_AFTER_MOST_S),
    st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1, max_size=40),
    st.lists(words, max_size=4).map(tuple),
    st.sampled_from(["", "https://a.example/b?c=d", "http://[::1]:80/", "http://localhost/x"]),
)
chains = st.lists(stages, max_size=4).map(
    lambda found: tuple(sorted(found, key=lambda stage: stage.after_s))
)


@given(
    st.builds(Escalation, flash=chains, immediate=chains, priority=chains, routine=chains),
    st.lists(st.integers(0, 9_999), min_size=4, max_size=4).map(sorted),
)
def test_every_chain_comes_back(escalation: Escalation, afters: list[int]) -> None:
    names = ("ask_after_s", "louder_after_s", "next_role_after_s", "second_path_after_s")
    dead_man = DeadMan(**dict(zip(names, afters, strict=True)))
    config = Config(party=NORTH, escalation=escalation, dead_man=dead_man)
    assert parse_config(format_config(config)) == config


def stage(rest: str) -> str:
    return f"[[escalation.flash]]\n{rest}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("escalation = 5", "table"),
        ("[escalation]\nflash = 5", "list"),
        ("[escalation]\nflash = [5]", "table"),
        ("[[escalation.flsh]]\nafter = 1", "flsh"),
        (stage("tell = 'x'"), "after is missing"),
        (stage("after = '15 s'"), "length of time"),
        (stage("after = -1"), "length of time"),
        (stage("after = true"), "length of time"),
        (stage("after = '31d'"), "length of time"),
        (stage("after = 1\ntel = 'x'"), "“tel”"),
        (stage("after = 1\ntell = ''"), "name"),
        (stage("after = 1\ntell = 'a\\nb'".replace("'", '"')), "name"),
        (stage("after = 1\ncommand = 'ring'"), "list of words"),
        (stage("after = 1\ncommand = [1]"), "list of words"),
        (stage("after = 1\ncommand = ['']"), "list of words"),
        (stage('after = 1\ncommand = ["a\\u0000"]'), "list of words"),
        (stage("after = 1\nwebhook = 'http://alarm.example/'"), "https"),
        (stage("after = 1\nwebhook = 'http://127.0.0.1.example/'"), "https"),
        (stage("after = 1\nwebhook = 'http://10.0.0.1/'"), "https"),
        (stage("after = 1\nwebhook = 'https://a:b@c/'"), "https"),
        (stage("after = 1\nwebhook = 'https://'"), "https"),
        (stage("after = 1\nwebhook = 'https://a:99999/'"), "https"),
        (stage("after = 1\nwebhook = 'file:///etc/passwd'"), "https"),
        (stage("after = 1\nwebhook = 5"), "https"),
        (stage("after = 2\n") + stage("after = 1"), "before an earlier"),
        (stage("after = 1\n") * (limits.STAGES + 1), "at most"),
        ("dead_man = 5", "table"),
        ("[dead_man]\nask = '20m'", "“ask”"),
        ("[dead_man]\nask_after = '3h'", "before an earlier"),
    ],
)
def test_a_wrong_chain_is_named(text: str, told: str) -> None:
    with pytest.raises(Misuse) as caught:
        parse_config(f'party = "northland"\n{text}\n')
    assert caught.value.code == Code.BAD_CONFIG
    assert told in caught.value.what
    assert caught.value.do
    assert caught.value.where in {"wasl.toml: escalation", "wasl.toml: dead_man"}
