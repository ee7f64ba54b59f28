# SPDX-License-Identifier: Apache-2.0
"""``wasl press read --second-opinion``: what the rules read, and beside it what a model marks.

Rules:

1. It is off until ``wasl.toml`` of a home has ``[second_opinion]``. Whoever asks a model on another
   machine is told each time that the text leaves this one.
2. What the rules read is given first, and is the same whatever the model does; what goes wrong with
   the model is a warning.

How it is asked stands in :mod:`wasl.home.asking`; what of an answer counts is judged in
:mod:`wasl.contact.press.judged.opinion`.
"""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from wasl.cli.failure import DONE
from wasl.cli.letters import clock, moment, told
from wasl.cli.offline.press import tell_reports
from wasl.cli.place import our_home
from wasl.cli.reports import (
    Report,
    block,
    days_of,
    directory_of,
    headline,
    proposal_fields,
    warn_of,
)
from wasl.cli.screen import Screen
from wasl.contact.press.judged.opinion import PROMPT, Beside, Opinion, judge, opinion_json
from wasl.errors import Code, Misuse
from wasl.home.asking import NoOpinion, Why, is_sent, marked
from wasl.home.config import load_config
from wasl.home.opinions import OpinionAsking

_WHY: Final = {
    Why.HUGE: "its answer is longer than {} bytes",
    Why.SLOW: "no whole answer within {} s",
    Why.STATUS: "status {}",
    Why.AWAY: "it cannot be asked ({})",
    Why.UNLIKE: "its answer is not what was asked for",
}


def read_with_opinion(options: Namespace, screen: Screen) -> int:
    """Read each file, tell what it proposes, and what a model marks in it."""
    home = our_home(options)
    asking = load_config(home.config).second_opinion
    if asking is None:
        what = "no model for a second opinion is configured"
        do = "an administrator writes [second_opinion]: see docs/guides/press.md"
        raise Misuse(Code.BAD_CONFIG, what, where=str(home.config), do=do)
    for report in tell_reports(options, screen):
        _second(report, asking, options, screen)
    return DONE


def _second(report: Report, asking: OpinionAsking, options: Namespace, screen: Screen) -> None:
    if asking.is_elsewhere and is_sent(report.text):
        screen.warn(f"the text of {report.name} leaves this machine, and goes to {asking.place}")
    said = asyncio.run(marked(report.text, asking=asking))
    time = moment(int(datetime.now(UTC).timestamp()))
    if isinstance(said, NoOpinion):
        _without(said, report.name, asking, screen)
        return
    opinion = judge(
        said,
        report.text,
        rules=report.reading.proposals,
        directory=directory_of(options),
        published=days_of(options, report.name),
        outlet=options.outlet,
        file=report.name,
    )
    by = {"file": report.name, "model": asking.model, "prompt": PROMPT, "time": time}
    lines = _lines(opinion, f"{asking.model}, prompt {PROMPT}, {clock(time)}", report.name)
    screen.give({"second_opinion": {**by, **opinion_json(opinion)}}, lines)
    warn_of(opinion.warnings, report.name, screen)


def _without(none: NoOpinion, name: str, asking: OpinionAsking, screen: Screen) -> None:
    if none.why is Why.LONG:
        what = f"no second opinion: {name} is longer than {none.value} characters"
        screen.warn(what, do="give its part alone")
        return
    why = _WHY[none.why].format(none.value)
    screen.warn(f"no second opinion of {asking.model}: {why}", do="the rules need none")


# ── for people ──────────────────────────────────────────────────────────────────────────────────


def _lines(opinion: Opinion, by: str, name: str) -> Iterator[str]:
    yield f"{told(name)}: second opinion ({told(by)}): a person decides"
    for one in opinion.contacts:
        yield from _beside(one, name)
    for number in opinion.missed:
        yield f"  {number}. not marked by the model"
    for why, count in opinion.dropped.items():
        yield f"  dropped, {why}: {count}"


def _beside(one: Beside, name: str) -> Iterator[str]:
    if one.number is not None and not one.differs:
        yield f"  {one.number}. the same"
        return
    what = "the rules have none" if one.number is None else f"differs in {', '.join(one.differs)}"
    yield f"  {one.number or '+'}. {what}:"
    yield f"     {headline(one.proposal)}"
    yield from (f"  {line}" for line in block(proposal_fields(one.proposal, name=name)))
