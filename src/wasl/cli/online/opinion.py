# SPDX-License-Identifier: Apache-2.0
"""``wasl press read --second-opinion``: what the rules read, and beside it what a model marks.

Rules:

1. It is off until ``wasl.toml`` of a home has ``[second_opinion]``. Whoever asks a model on another
   machine is told each time that the text leaves this one.
2. What the rules read is given first, and is the same whatever the model does; what goes wrong with
   the model is a warning.
3. An answer is bounded in bytes and in time; no redirect is followed, no proxy of the environment
   is used, and nothing is told of who we are.

What of an answer counts is judged in :mod:`wasl.contact.press.judged.opinion`.
"""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import aiohttp

from wasl import limits
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
from wasl.contact.press.judged.opinion import (
    PROMPT,
    Beside,
    Opinion,
    ask,
    judge,
    opinion_json,
    parse_answer,
)
from wasl.errors import Code, Misuse
from wasl.home.config import load_config
from wasl.home.opinions import OpinionAsking

_HEADERS: Final = {
    "Content-Type": "application/json",
    "Accept-Encoding": "identity",
    "User-Agent": "wasl",
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
    if len(report.text) > limits.OPINION_CHARS:
        what = f"{report.name} is longer than {limits.OPINION_CHARS:,} characters"
        screen.warn(f"no second opinion: {what}", do="give its part alone")
        return
    if asking.is_elsewhere:
        screen.warn(f"the text of {report.name} leaves this machine, and goes to {asking.place}")
    answer = asyncio.run(_answer(asking, ask(report.text, model=asking.model)))
    time = moment(int(datetime.now(UTC).timestamp()))
    said = answer if isinstance(answer, str) else parse_answer(answer)
    if said is None or isinstance(said, str):
        why = said or "its answer is not what was asked for"
        screen.warn(f"no second opinion of {asking.model}: {why}", do="the rules need none")
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


async def _answer(asking: OpinionAsking, body: object) -> bytes | str:
    """Return what the model answers, or why it does not."""
    timeout = aiohttp.ClientTimeout(total=asking.seconds)
    data = json.dumps(body).encode()
    try:
        async with (
            aiohttp.ClientSession(
                timeout=timeout,
                headers=_HEADERS,
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
            ) as http,
            http.post(asking.url, data=data, allow_redirects=False) as answer,
        ):
            if answer.status != 200:
                return f"status {answer.status}"
            found = bytearray()
            async for chunk in answer.content.iter_any():
                found += chunk
                if len(found) > limits.OPINION_BYTES:
                    return f"its answer is longer than {limits.OPINION_BYTES:,} bytes"
            return bytes(found)
    except TimeoutError:
        return f"no whole answer within {asking.seconds} s"
    except (aiohttp.ClientError, OSError, ValueError) as error:
        return f"it cannot be asked ({type(error).__name__})"


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
